// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/elided_button.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QStyle>
#include <QStyleOptionButton>

namespace boulton::kit {

ElidedButton::ElidedButton(const QString& whole, QWidget* parent) : QPushButton(noMnemonic(whole), parent)
{
    describe(this, whole);
    setPlainToolTip(this, whole);
    markData(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedButton::minimumSizeHint() const
{
    return {em(5), QPushButton::minimumSizeHint().height()};
}

void ElidedButton::initStyleOption(QStyleOptionButton* option) const
{
    QPushButton::initStyleOption(option);
    const int room = style()->subElementRect(QStyle::SE_PushButtonContents, option, this).width();
    option->text = fontMetrics().elidedText(option->text, Qt::ElideRight, room, Qt::TextShowMnemonic);
}

} // namespace boulton::kit
