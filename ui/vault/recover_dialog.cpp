// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/recover_dialog.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/error_text.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace boulton::vault {

using kit::em;

RecoverDialog::RecoverDialog(const QString& vault, Recover recover, QWidget* parent)
    : QDialog(parent), m_reason(new QLineEdit(this)), m_name(new QLineEdit(this)), m_login(new QLineEdit(this)),
      m_passphrase(new kit::NewPassphrase(tr("Their passphrase: four or more unusual words"), this)),
      m_problem(new kit::Notice(kit::NoticeKind::Danger, {}, this)), m_ok(kit::button(tr("Let them in"), kit::ButtonKind::Primary, this))
{
    QVBoxLayout* outer = kit::dialogColumn(this, tr("A new administrator"));
    auto* room = new kit::Room(nullptr, this);
    auto* page = new QWidget(room->place());
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, em(0.6), 0);
    column->setSpacing(em(0.4));
    column->addWidget(kit::plainLabel(tr("For when nobody can unlock “%1” any more. It takes two of the three codes that were written on paper. Every administrator "
                                         "is told, and the codes are void afterwards.").arg(vault), page));
    kit::markData(column->itemAt(0)->widget());
    const auto add = [&](const QString& text, QWidget* field) {
        QLabel* label = kit::plainLabel(text, page);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        kit::describe(field, text);
    };
    const std::array names{tr("One code"), tr("Another code")};
    for (std::size_t i = 0; i < m_codes.size(); ++i) {
        m_codes.at(i) = new kit::PassphraseField(names.at(i), page);
        m_codes.at(i)->setRevealed(true);
        add(names.at(i), m_codes.at(i));
        connect(m_codes.at(i), &kit::PassphraseField::edited, this, &RecoverDialog::check);
    }
    add(tr("Why the codes are used: it stands in the audit"), m_reason);
    add(tr("Name of the new administrator, as it will stand in the audit"), m_name);
    add(tr("Their login"), m_login);
    for (auto* line : {m_reason, m_name, m_login})
        connect(line, &QLineEdit::textChanged, this, &RecoverDialog::check);
    column->addWidget(m_passphrase);
    connect(m_passphrase, &kit::NewPassphrase::edited, this, &RecoverDialog::check);
    column->addStretch(1);
    room->setContent(page);
    outer->addWidget(room, 1);
    kit::markData(m_problem);
    m_problem->hide();
    outer->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    auto* cancel = kit::button(tr("Cancel"), kit::ButtonKind::Normal, this);
    buttons->addStretch(1);
    buttons->addWidget(m_ok);
    buttons->addWidget(cancel);
    outer->addLayout(buttons);
    m_ok->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, [this, recover = std::move(recover)] {
        auto one = m_codes.front()->copy();
        auto other = m_codes.back()->copy();
        auto passphrase = m_passphrase->copy();
        if (!one || !other || !passphrase)
            return;
        m_problem->hide();
        recover({std::move(*one), std::move(*other), std::move(*passphrase),
                 {.reason = kit::toUtf8(m_reason->text().trimmed()),
                  .administrator = {.login = kit::toUtf8(m_login->text().trimmed()), .displayName = kit::toUtf8(m_name->text().trimmed())}}});
    });
    check();
    resize(em(40), em(38));
    m_codes.front()->setFocus();
}

void RecoverDialog::check()
{
    bool ready = !m_busy && m_passphrase->ready();
    for (const auto* code : m_codes)
        ready = ready && code && !code->isEmpty();
    for (const auto* line : {m_reason, m_name, m_login})
        ready = ready && !line->text().trimmed().isEmpty();
    m_ok->setEnabled(ready);
}

void RecoverDialog::setBusy(bool busy)
{
    m_busy = busy;
    check();
}

QString RecoverDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void RecoverDialog::showError(const Error& error)
{
    const auto& args = error.args; // crypto::readRecoveryCode, workspace::recover
    const QString first = args.empty() ? QString() : kit::shown(args.front());
    QString text = kit::sentence(error);
    if (first == QLatin1StringView("group") && args.size() == 2)
        text = tr("In one of the codes, group number %1 is mistyped.").arg(kit::shown(args[1]));
    else if (first == QLatin1StringView("length"))
        text = tr("One of the codes is not complete: each has seven groups of five.");
    else if (first == QLatin1StringView("same"))
        text = tr("This is the same code twice. It takes two different ones.");
    else if (first == QLatin1StringView("codes"))
        text = tr("These two codes do not open this vault. They are of another one, or newer codes were made since.");
    else if (error.code == ErrorCode::NotFound)
        text = tr("No recovery codes were made for this vault, or they are used up.");
    else if (!error.what.empty())
        text += QLatin1Char('\n') + kit::shown(error.what);
    m_problem->setText(text);
    m_problem->show();
    m_problem->announce();
}

} // namespace boulton::vault
