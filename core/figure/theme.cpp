// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/theme.h"
#include <cmath>
#include <numbers>

namespace boulton::figure::theme {
namespace {

std::vector<Point> star(Point at, double outer)
{
    // A fat five-pointed star: a letter must stand inside it.
    std::vector<Point> points;
    for (int i = 0; i < 10; ++i) {
        const double radius = i % 2 == 0 ? outer : outer * 0.66;
        const double angle = -std::numbers::pi / 2 + i * std::numbers::pi / 5;
        points.push_back({at.x + radius * std::cos(angle), at.y + radius * std::sin(angle)});
    }
    return points;
}

} // namespace

std::vector<Primitive> statusMark(char letter, Point at, double size)
{
    const double r = size / 2;
    const StatusColours colours = status(letter);
    std::vector<Primitive> out;
    double drop = 0; // the letter's centre, below the centre of the shape
    double share = 0.56;
    Colour text = colours.text;
    switch (letter) {
    case 'B':
        out.emplace_back(Polygon{.points = star(at, r * 1.06), .fill = colours.fill});
        drop = r * 0.06;
        break;
    case 'G':
        out.emplace_back(Circle{.centre = at, .radius = r, .fill = colours.fill});
        share = 0.66;
        break;
    case 'A':
        out.emplace_back(Polygon{
            .points = {{at.x, at.y - r}, {at.x + r * 1.06, at.y + r * 0.88}, {at.x - r * 1.06, at.y + r * 0.88}},
            .fill = colours.fill});
        drop = r * 0.34;
        share = 0.54;
        break;
    case 'R':
        out.emplace_back(Polygon{.points = {{at.x, at.y - r * 1.06},
                                            {at.x + r * 1.06, at.y},
                                            {at.x, at.y + r * 1.06},
                                            {at.x - r * 1.06, at.y}},
                                 .fill = colours.fill});
        break;
    default: {
        const double line = std::max(0.6, size * 0.09);
        out.emplace_back(Rectangle{.x = at.x - r * 0.88 + line / 2,
                                   .y = at.y - r * 0.88 + line / 2,
                                   .width = r * 1.76 - line,
                                   .height = r * 1.76 - line,
                                   .fill = kWhite,
                                   .stroke = {.colour = kNone, .width = line},
                                   .radius = size * 0.12});
        text = kMuted;
        share = 0.6;
    }
    }
    // Below some 5 points a letter is dirt, not information; the shape still tells the marks apart.
    if (size >= 6 && letter > ' ' && letter < 0x7F) {
        const double fontSize = size * share;
        out.emplace_back(Label{.at = {at.x, at.y + drop + fontSize * 0.357},
                               .text = std::string(1, letter),
                               .size = fontSize,
                               .colour = text,
                               .align = Align::Middle,
                               .weight = Weight::Bold});
    }
    return out;
}

} // namespace boulton::figure::theme
