// SPDX-License-Identifier: GPL-3.0-or-later
// Scenes of core/figure on a QPainter: PDF pages, PNG files, widgets. Adds nothing and decides nothing.
#pragma once
#include "core/base/result.h"
#include "core/figure/scene.h"
#include <QFont>
#include <QPointF>
#include <string>

class QColor;
class QPainter;

namespace boulton::render {

//! Fonts are asked for at this many pixels a point and painted scaled, so that metrics do not depend on the device.
inline constexpr int kFontScale = 20;

[[nodiscard]] QColor toQt(figure::Colour colour);
//! Open Sans (or what stands in for it) at size × kFontScale pixels.
[[nodiscard]] QFont fontOf(double size, figure::Weight weight);

//! Draws the scene with its origin at `at` (device pixels), `scale` pixels a point.
void draw(QPainter& painter, const figure::Scene& scene, QPointF at, double scale);
//! The same with texts in the size they have on that device: hinted and crisp, for screens.
void drawOnScreen(QPainter& painter, const figure::Scene& scene, QPointF at, double scale);
//! A PNG file of the scene on white, `scale` pixels a point (2 is good for screens); title and description are in its text.
[[nodiscard]] Result<std::string> toPng(const figure::Scene& scene, double scale = 2);

} // namespace boulton::render
