// SPDX-License-Identifier: GPL-3.0-or-later
// The icons of resources/icons (24 × 24, strokes in currentColor), painted in a colour of the palette.
#pragma once
#include <QColor>
#include <QIcon>
#include <QString>

namespace boulton::kit {

//! `name` without ending, e.g. "home". The colour is ink unless given. Sharp at any device pixel ratio.
[[nodiscard]] QIcon icon(const QString& name, const QColor& colour = {});
//! The shape and letter of a status (figure::theme::statusMark).
[[nodiscard]] QIcon statusIcon(char letter);
[[nodiscard]] QPixmap iconPixmap(const QString& name, int size, const QColor& colour, double devicePixelRatio = 1);

} // namespace boulton::kit
