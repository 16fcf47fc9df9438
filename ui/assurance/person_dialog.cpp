// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/person_dialog.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/error_text.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::assurance {

using kit::em;
using workspace::Role;

namespace {

//! What somebody with that role does all day.
QString roleHelp(Role role)
{
    switch (role) {
    case Role::Administrator: return PersonDialog::tr("Everything, and who else may do what. Give it to at least two people.");
    case Role::AssetOwner: return PersonDialog::tr("Imports, edits, signs off figures, makes packs, and reads the audit.");
    case Role::Analyst: return PersonDialog::tr("Imports and edits figures, runs analyses, makes packs. Does not sign off.");
    case Role::ServiceOfficer: return PersonDialog::tr("Enters figures and commentary, of their own directorate if you limit them. Sees datasets, without analysing them.");
    case Role::BriefingReader: return PersonDialog::tr("Reads the performance matrix and the packs. Sees no datasets; changes and exports nothing.");
    case Role::Auditor: return PersonDialog::tr("Reads the performance matrix and the audit, and verifies it. Sees no datasets; changes nothing.");
    case Role::Service: break;
    }
    return {};
}

//! "Priya O'Shea" → "priya.oshea": ASCII letters, digits and dots are what a login may have.
QString loginFrom(const QString& name)
{
    QString out;
    for (const QChar c : name.normalized(QString::NormalizationForm_D).toLower()) {
        if (c.unicode() < 128 && c.isLetterOrNumber())
            out += c;
        else if (c.isSpace() && !out.isEmpty() && !out.endsWith(QLatin1Char('.')))
            out += QLatin1Char('.');
    }
    while (out.endsWith(QLatin1Char('.')))
        out.chop(1);
    return out;
}

} // namespace

PersonDialog::PersonDialog(const QString& title, QWidget* parent) : QDialog(parent)
{
    QVBoxLayout* outer = kit::dialogColumn(this, title);
    auto* area = new kit::Room(nullptr, this);
    auto* inside = new QWidget(area->place());
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, em(0.6), 0);
    m_column->setSpacing(em(0.4));
    area->setContent(inside);
    area->setFrameShape(QFrame::NoFrame);
    outer->addWidget(area, 1);
    m_problem = new kit::Notice(kit::NoticeKind::Danger, {}, this);
    kit::markData(m_problem);
    m_problem->hide();
    outer->addWidget(m_problem);
}

PersonDialog::PersonDialog(const std::vector<std::string>& directorates, Join join, QWidget* parent)
    : PersonDialog(tr("Add a person"), parent)
{
    addJoiner();
    addRole(directorates);
    m_role->setCurrentIndex(m_role->findData(static_cast<int>(Role::ServiceOfficer)));
    addPassphrase();
    addButtons(tr("Add this person"));
    connect(m_ok, &QPushButton::clicked, this, [this, join = std::move(join)] {
        m_problem->hide();
        auto passphrase = m_passphrase->copy(); // kept for another try
        if (passphrase)
            join({.login = kit::toUtf8(m_login->text().trimmed()),
                  .displayName = kit::toUtf8(m_name->text().trimmed()),
                  .role = chosenRole(),
                  .directorates = chosenLimits()},
                 *std::move(passphrase));
    });
    check();
    resize(em(34), em(42));
    m_name->setFocus();
}

PersonDialog::PersonDialog(const store::UserInfo& mover, const std::vector<std::string>& directorates, Move move, QWidget* parent)
    : PersonDialog(tr("Change what %1 may do").arg(kit::shown(mover.displayName)), parent)
{
    std::vector<std::string> all = directorates;
    for (const auto& mine : mover.role.directorates) // also one that no measure names any more
        if (std::ranges::find(all, mine) == all.end())
            all.push_back(mine);
    addRole(all);
    if (const auto role = workspace::roleOf(mover.role.name))
        m_role->setCurrentIndex(m_role->findData(static_cast<int>(*role)));
    for (std::size_t i = 0; i < m_limits.size(); ++i)
        m_limits[i]->setChecked(std::ranges::find(mover.role.directorates, m_directorates[i]) != mover.role.directorates.end());
    addButtons(tr("Change it"));
    connect(m_ok, &QPushButton::clicked, this, [this, move = std::move(move)] {
        m_problem->hide();
        move(chosenRole(), chosenLimits());
    });
    check();
    resize(em(34), em(26));
    m_role->setFocus();
}

void PersonDialog::add(const QString& text, QWidget* field)
{
    QLabel* label = kit::plainLabel(text, this);
    label->setBuddy(field);
    m_column->addWidget(label);
    m_column->addWidget(field);
    kit::describe(field, text);
}

void PersonDialog::addJoiner()
{
    m_name = new QLineEdit(this);
    add(tr("Name, as it will stand in the audit"), m_name);
    m_login = new QLineEdit(this);
    add(tr("Login: what they type beside their passphrase"), m_login);
    connect(m_name, &QLineEdit::textChanged, this, &PersonDialog::suggestLogin);
    connect(m_login, &QLineEdit::textEdited, this, [this](const QString& text) { m_ownLogin = !text.isEmpty(); });
    for (auto* line : {m_name, m_login})
        connect(line, &QLineEdit::textChanged, this, &PersonDialog::check);
}

void PersonDialog::suggestLogin()
{
    if (!m_ownLogin)
        m_login->setText(loginFrom(m_name->text()));
}

void PersonDialog::addRole(const std::vector<std::string>& directorates)
{
    m_role = new QComboBox(this);
    for (const auto& info : workspace::kRoles)
        if (info.role != Role::Service) // no person
            m_role->addItem(kit::toQt(workspace::label(info.role)), static_cast<int>(info.role));
    add(tr("Role"), m_role);
    m_roleText = kit::mutedLabel({}, this);
    m_column->addWidget(m_roleText);
    connect(m_role, &QComboBox::currentIndexChanged, this, &PersonDialog::check);
    m_directorates = directorates;
    if (directorates.empty())
        return;
    m_column->addWidget(kit::plainLabel(tr("May change figures and commentary of these directorates only (none ticked: the whole council)"), this));
    for (const auto& directorate : directorates) {
        auto* box = new QCheckBox(kit::noMnemonic(kit::shown(directorate)), this);
        kit::markData(box);
        m_limits.push_back(box);
        m_column->addWidget(box);
    }
}

void PersonDialog::addPassphrase()
{
    m_passphrase = new kit::NewPassphrase(tr("First passphrase: four or more unusual words"), this);
    m_column->addSpacing(em(0.4));
    m_column->addWidget(m_passphrase);
    m_column->addWidget(kit::mutedLabel(tr("Tell it to them in person. They change it in Settings when they first unlock."), this));
    connect(m_passphrase, &kit::NewPassphrase::edited, this, &PersonDialog::check);
}

void PersonDialog::addButtons(const QString& ok)
{
    m_column->addStretch(1);
    auto* buttons = new QDialogButtonBox(this);
    m_ok = buttons->addButton(ok, QDialogButtonBox::ActionRole);
    kit::setKind(m_ok, kit::ButtonKind::Primary);
    m_ok->setDefault(true);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    static_cast<QVBoxLayout*>(layout())->addWidget(buttons);
}

void PersonDialog::check()
{
    m_roleText->setText(roleHelp(chosenRole()));
    if (m_ok)
        m_ok->setEnabled(!m_name || (!m_name->text().trimmed().isEmpty() && !m_login->text().trimmed().isEmpty() && m_passphrase && m_passphrase->ready()));
}

Role PersonDialog::chosenRole() const
{
    return static_cast<Role>(m_role->currentData().toInt());
}

std::vector<std::string> PersonDialog::chosenLimits() const
{
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < m_limits.size(); ++i)
        if (m_limits[i]->isChecked())
            chosen.push_back(m_directorates[i]);
    return chosen;
}

QString PersonDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void PersonDialog::showError(const Error& error)
{
    const kit::Explanation words = kit::explain(error);
    m_problem->setText(words.detail.isEmpty() ? kit::sentence(error) : words.title + QStringLiteral(". ") + words.detail + QLatin1Char('.'));
    m_problem->show();
    m_problem->announce();
}

} // namespace boulton::assurance
