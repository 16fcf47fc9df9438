// SPDX-License-Identifier: GPL-3.0-or-later
// The icons of resources/icons (24 × 24, strokes in currentColor), painted in a colour of the palette.
#pragma once
#include <QColor>
#include <QIcon>
#include <QString>
#include <cstdint>

namespace boulton::kit {

//! What an icon stands on: its colour is that of the text there, also after the colours were changed.
enum class IconOn : std::uint8_t { Surface, Accent, Sidebar };
//! `name` without ending, e.g. "home". Sharp at any device pixel ratio.
[[nodiscard]] QIcon icon(const QString& name, IconOn on = IconOn::Surface);
//! The shape and letter of a status (figure::theme::statusMark).
[[nodiscard]] QIcon statusIcon(char letter);
[[nodiscard]] QPixmap iconPixmap(const QString& name, int size, const QColor& colour, double devicePixelRatio = 1);

} // namespace boulton::kit
