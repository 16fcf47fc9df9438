// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/confirm.h"
#include "ui/kit/error_text.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace boulton::desk {

using kit::em;

bool wantsConfirmation(const Error& error)
{
    return error.code == ErrorCode::Refused && !error.args.empty() && error.args.front() == workspace::kConfirmArg;
}

QString confirmationText(const Error& error)
{
    return ConfirmDialog::tr("You unlocked some time ago. Boulton makes sure that it is you before it goes on to: %1.")
        .arg(error.args.size() > 1 ? kit::shown(error.args.at(1)) : QString());
}

ConfirmDialog::ConfirmDialog(Desk& desk, const QString& why, std::function<void()> confirmed, QWidget* parent, PassphraseCheck check)
    : QDialog(parent), m_desk(desk), m_confirmed(std::move(confirmed)), m_check(std::move(check)), m_passphrase(new kit::PassphraseField(tr("Your passphrase"), this)),
      m_state(kit::plainLabel({}, this))
{
    QVBoxLayout* column = kit::dialogColumn(this, tr("Your passphrase again"));
    QLabel* reason = kit::dataLabel(why, this);
    column->addWidget(reason);
    QLabel* label = kit::plainLabel(tr("Passphrase of %1").arg(desk.facts().userName), this);
    label->setBuddy(m_passphrase);
    kit::markData(label);
    column->addWidget(label);
    column->addWidget(m_passphrase);
    kit::markData(m_state);
    m_state->hide();
    column->addWidget(m_state);
    auto* buttons = new QDialogButtonBox(this);
    m_ok = buttons->addButton(tr("Go on"), QDialogButtonBox::AcceptRole);
    kit::setKind(m_ok, kit::ButtonKind::Primary);
    m_ok->setEnabled(false);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    column->addWidget(buttons);
    connect(m_passphrase, &kit::PassphraseField::edited, this, [this] { m_ok->setEnabled(!m_passphrase->isEmpty()); });
    connect(m_passphrase, &kit::PassphraseField::returnPressed, this, &ConfirmDialog::check);
    connect(m_ok, &QPushButton::clicked, this, &ConfirmDialog::check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_passphrase->setFocus();
}

void ConfirmDialog::check()
{
    if (m_passphrase->isEmpty())
        return;
    auto typed = m_passphrase->take();
    if (!typed)
        return;
    m_ok->setEnabled(false);
    auto passphrase = std::make_shared<crypto::Secret>(*std::move(typed)); // a std::function must be copyable, a secret must not
    m_desk.run<void>(
        tr("Checking the passphrase"), this,
        [passphrase, check = m_check](workspace::Session& session, const JobContext&) -> Status {
            Status right = check ? check(session, *passphrase) : session.confirm(*passphrase);
            *passphrase = {};
            return right;
        },
        [this](const Status& right) {
            if (right) {
                const auto go = m_confirmed;
                accept();
                go();
                return;
            }
            m_state->setText(kit::sentence(right.error()));
            m_state->show();
            m_passphrase->setFocus();
        });
}

QString ConfirmDialog::problem() const
{
    return m_state->isHidden() ? QString() : m_state->text();
}

} // namespace boulton::desk
