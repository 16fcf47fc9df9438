// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/acknowledge_dialog.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/error_text.h"
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

namespace {
constexpr std::size_t kLongest = 300; //!< bytes, as workspace::acknowledgeOlder takes
}

AcknowledgeDialog::AcknowledgeDialog(const QString& vault, const QString& login, Acknowledge acknowledge, QWidget* parent)
    : QDialog(parent), m_acknowledge(std::move(acknowledge)), m_reason(new QLineEdit(this)), m_login(new QLineEdit(this)),
      m_passphrase(new kit::PassphraseField(tr("Your passphrase"), this)), m_state(kit::mutedLabel({}, this)),
      m_problem(new kit::Notice(kit::NoticeKind::Danger, {}, this)), m_ok(kit::button(tr("&Go on with this copy"), kit::ButtonKind::Danger, this))
{
    QVBoxLayout* outer = kit::dialogColumn(this, tr("Go on with an older copy"));
    auto* room = new kit::Room(nullptr, this);
    auto* page = new QWidget(room->place());
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, em(0.6), 0);
    column->setSpacing(em(0.4));
    QLabel* what = kit::plainLabel(tr("This computer has seen a newer state of “%1”. What was entered, signed off or recorded in the newer one is not in this copy. "
                                      "From now on this copy is the vault, and the newer one will be refused here.")
                                       .arg(vault),
                                   page);
    kit::markData(what);
    column->addWidget(what);
    const auto add = [&](const QString& text, QWidget* field) {
        field->setParent(page);
        QLabel* label = kit::plainLabel(text, page);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        kit::describe(field, text);
    };
    add(tr("Why this copy is the right one: it stands in the audit"), m_reason);
    m_reason->setPlaceholderText(tr("such as: restored Monday's backup after the disk failed"));
    kit::setPlainToolTip(m_reason, m_reason->placeholderText());
    m_state->setParent(page);
    column->addWidget(m_state);
    add(tr("Login of an administrator"), m_login);
    m_login->setPlaceholderText(tr("empty: whoever made the vault"));
    m_login->setText(login);
    add(tr("Passphrase of that administrator"), m_passphrase);
    column->addStretch(1);
    room->setContent(page);
    outer->addWidget(room, 1);
    m_problem->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    kit::markData(m_problem);
    m_problem->hide();
    outer->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    auto* cancel = kit::button(tr("Cancel"), kit::ButtonKind::Normal, this);
    buttons->addStretch(1);
    buttons->addWidget(m_ok);
    buttons->addWidget(cancel);
    outer->addLayout(buttons);
    for (auto* line : {m_reason, m_login})
        connect(line, &QLineEdit::textChanged, this, &AcknowledgeDialog::check);
    connect(m_passphrase, &kit::PassphraseField::edited, this, &AcknowledgeDialog::check);
    connect(m_passphrase, &kit::PassphraseField::returnPressed, this, &AcknowledgeDialog::go);
    connect(m_ok, &QPushButton::clicked, this, &AcknowledgeDialog::go);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    check();
    resize(em(38), em(25));
    m_reason->setFocus();
}

void AcknowledgeDialog::check()
{
    const std::size_t bytes = kit::toUtf8(m_reason->text().trimmed()).size();
    m_state->setText(bytes > kLongest ? tr("The reason is too long: say it in one short line.") : QString());
    m_state->setVisible(!m_state->text().isEmpty());
    m_ok->setEnabled(!m_busy && bytes > 0 && bytes <= kLongest && !m_passphrase->isEmpty());
}

void AcknowledgeDialog::go()
{
    if (!m_ok->isEnabled())
        return;
    auto secret = m_passphrase->take();
    if (!secret)
        return;
    m_problem->hide();
    m_acknowledge({.passphrase = *std::move(secret), .login = kit::toUtf8(m_login->text().trimmed()), .reason = kit::toUtf8(m_reason->text().trimmed())});
}

void AcknowledgeDialog::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget* field : std::initializer_list<QWidget*>{m_reason, m_login, m_passphrase})
        field->setEnabled(!busy);
    check();
    if (busy) {
        m_state->setText(tr("Comparing the copy and recording the reason…"));
        m_state->show();
    }
}

QString AcknowledgeDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void AcknowledgeDialog::showError(const Error& error)
{
    const bool wait = error.code == ErrorCode::Refused && !error.args.empty(); // after several wrong ones
    QString text = kit::sentence(error);
    if (error.code != ErrorCode::WrongPassphrase && !wait)
        text += QLatin1Char('\n') + kit::shown(error.what);
    m_problem->setText(text);
    m_problem->show();
    m_problem->announce();
    m_passphrase->setFocus(Qt::OtherFocusReason);
}

} // namespace boulton::vault
