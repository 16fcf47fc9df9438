// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/release.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace boulton::desk {

namespace {

constexpr const char* kAskedArg = "asked";

//! As workspace counts: characters that are not blank.
bool enough(const QString& reason)
{
    QString written = reason;
    written.remove(QLatin1Char(' '));
    return static_cast<std::size_t>(written.size()) >= workspace::kLeastReason;
}

} // namespace

bool wantsRelease(const Error& error)
{
    return error.code == ErrorCode::Refused && !error.args.empty() && error.args.front() == workspace::kReleaseArg;
}

Error askedForRelease()
{
    return {ErrorCode::Refused, "the release was asked for", {kAskedArg}};
}

bool wasAsked(const Error& error)
{
    return error.code == ErrorCode::Refused && !error.args.empty() && error.args.front() == kAskedArg;
}

QString askedText()
{
    return ReleaseDialog::tr("Asked. Nothing has left the vault yet. When somebody has released it (see “Assurance”), export it again to the same place.");
}

ReleaseDialog::ReleaseDialog(const Error& refusal, kit::Dialogs& dialogs, Chosen chosen, QWidget* parent)
    : QDialog(parent), m_dialogs(dialogs), m_chosen(std::move(chosen)), m_reason(new QLineEdit(this))
{
    QVBoxLayout* column = kit::dialogColumn(this, tr("A second person has to release this"));
    const QString title = refusal.args.size() > 1 ? kit::shown(refusal.args.at(1)) : QString();
    const QString marking = refusal.args.size() > 2 ? kit::shown(refusal.args.at(2)) : QString();
    column->addWidget(kit::dataLabel(tr("“%1” is %2. Another person has to release it before it leaves the vault.").arg(title, marking), this));
    QLabel* label = kit::plainLabel(tr("Why does it have to leave? Whoever is asked reads this."), this);
    label->setBuddy(m_reason);
    column->addWidget(label);
    kit::describe(m_reason, tr("Why it has to leave"));
    m_reason->setMaxLength(300);
    column->addWidget(m_reason);
    column->addWidget(kit::mutedLabel(tr("At least %1 letters.").arg(workspace::kLeastReason), this));
    auto* buttons = new QDialogButtonBox(this);
    m_ask = buttons->addButton(tr("Ask for the release"), QDialogButtonBox::AcceptRole);
    kit::setKind(m_ask, kit::ButtonKind::Primary);
    m_break = buttons->addButton(tr("It cannot wait…"), QDialogButtonBox::DestructiveRole);
    kit::setKind(m_break, kit::ButtonKind::Danger);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    for (auto* b : {m_break, cancel})
        b->setAutoDefault(false);
    column->addWidget(buttons);
    const auto check = [this] {
        m_ask->setEnabled(enough(m_reason->text()));
        m_break->setEnabled(m_ask->isEnabled());
    };
    connect(m_reason, &QLineEdit::textChanged, this, check);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        const auto go = m_chosen;
        const std::string why = kit::toUtf8(m_reason->text().trimmed());
        accept();
        go(Way::Ask, why);
    });
    connect(m_break, &QPushButton::clicked, this, &ReleaseDialog::breakGlass);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    check();
    resize(kit::em(34), sizeHint().height());
    m_reason->setFocus();
}

void ReleaseDialog::breakGlass()
{
    m_dialogs.ask(this,
                  {.title = tr("Export without a second person?"),
                   .text = tr("For an hour you need no second person. Everybody who opens this vault is told that you did this and why, and every report says so, until somebody else "
                              "has reviewed it."),
                   .detail = m_reason->text().trimmed(),
                   .answers = {tr("Break the glass"), tr("Cancel")},
                   .standard = 1,
                   .danger = true},
                  [this](int answer) {
                      if (answer != 0)
                          return;
                      const auto go = m_chosen;
                      const std::string why = kit::toUtf8(m_reason->text().trimmed());
                      accept();
                      go(Way::BreakGlass, why);
                  });
}

} // namespace boulton::desk
