// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/choice_box.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <algorithm>

namespace boulton::kit {

ChoiceBox::ChoiceBox(const QString& name, double most, QWidget* parent) : QComboBox(parent), m_most(most)
{
    describe(this, name);
    setPlainToolTip(this, name);
    setSizeAdjustPolicy(AdjustToContents);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ChoiceBox::sizeHint() const
{
    const QSize hint = QComboBox::sizeHint();
    return {std::min(hint.width(), em(m_most)), hint.height()};
}

} // namespace boulton::kit
