// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/new_passphrase.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QVBoxLayout>

namespace boulton::kit {
namespace {
constexpr int kLeastCharacters = 12; // a floor for slips of the hand, not a measure of strength
}

NewPassphrase::NewPassphrase(const QString& title, QWidget* parent)
    : QWidget(parent), m_first(new PassphraseField(title, this)), m_second(new PassphraseField(tr("The same once more"), this)),
      m_state(mutedLabel({}, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.45));
    const auto add = [&](const QString& text, PassphraseField* field) {
        QLabel* label = plainLabel(text, this);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        connect(field, &PassphraseField::edited, this, &NewPassphrase::check);
    };
    add(title, m_first);
    add(tr("The same once more"), m_second);
    column->addWidget(m_state);
    check();
}

void NewPassphrase::check()
{
    const auto first = m_first->copy();
    const auto second = m_second->copy();
    const bool same = first && second && first->equal(*second);
    const int length = m_first->characters();
    m_ready = length >= kLeastCharacters && same;
    m_state->setText(length == 0                  ? QString()
                     : length < kLeastCharacters ? tr("%n more character(s) needed", nullptr, kLeastCharacters - length)
                     : m_second->isEmpty()       ? tr("Type it once more.")
                     : same                      ? tr("Both are the same.")
                                                 : tr("The two are not the same yet."));
    Q_EMIT edited();
}

Result<crypto::Secret> NewPassphrase::take()
{
    auto passphrase = m_first->take();
    clear();
    return passphrase;
}

Result<crypto::Secret> NewPassphrase::copy() const
{
    return m_first->copy();
}

void NewPassphrase::clear()
{
    m_first->clear();
    m_second->clear();
    check();
}

} // namespace boulton::kit
