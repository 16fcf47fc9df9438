// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QComboBox>
#include <QString>

namespace boulton::kit {

//! A combo box as wide as its longest entry, but no wider than `most` lines are high: a name from data may be longer. The limit follows
//! the size of the text; `setMaximumWidth` would not.
class ChoiceBox : public QComboBox {
    Q_OBJECT
public:
    ChoiceBox(const QString& name, double most, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

private:
    double m_most;
};

} // namespace boulton::kit
