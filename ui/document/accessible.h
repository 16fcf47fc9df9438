// SPDX-License-Identifier: GPL-3.0-or-later
// What screen readers are told beyond Qt's own: a plot is a chart whose value is the reading of its point; headings are headings.
#pragma once
#include <QString>

QT_BEGIN_NAMESPACE
class QLabel;
class QWidget;
QT_END_NAMESPACE

namespace boulton::document {

//! Once a program; later calls do nothing.
void installAccessibility();
//! kit::heading with the role of a heading. (Qt keeps the interface that it made for setText, when the label was
//! none yet.) `data`: not translated.
[[nodiscard]] QLabel* headingLabel(const QString& text, int level, QWidget* parent, bool data = true);

} // namespace boulton::document
