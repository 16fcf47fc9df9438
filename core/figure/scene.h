// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure is once it is laid out: primitives in points (1/72 inch), origin top left, y downwards. Painters draw them:
// SVG here in core, QPainter in ui/render. A painter adds nothing and decides nothing.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace boulton::figure {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Colour&) const = default;
};
//! 0xRRGGBB, opaque.
[[nodiscard]] constexpr Colour rgb(std::uint32_t hex)
{
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U & 0xFFU),
            static_cast<std::uint8_t>(hex & 0xFFU), 255};
}

struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

enum class Dash : std::uint8_t { Solid, Dashed, Dotted };
struct Stroke {
    Colour colour{};
    double width = 1; //!< 0: no stroke
    Dash dash = Dash::Solid;
    bool operator==(const Stroke&) const = default;
};

struct Polyline {
    std::vector<Point> points{};
    Stroke stroke{};
};
struct Polygon {
    std::vector<Point> points{}; //!< closed by the painter
    Colour fill{};               //!< a = 0: not filled
    Stroke stroke{.colour = {}, .width = 0};
};
struct Rectangle {
    double x = 0, y = 0, width = 0, height = 0;
    Colour fill{};
    Stroke stroke{.colour = {}, .width = 0};
    double radius = 0;
};
struct Circle {
    Point centre{};
    double radius = 0;
    Colour fill{};
    Stroke stroke{.colour = {}, .width = 0};
};

enum class Align : std::uint8_t { Start, Middle, End };
enum class Weight : std::uint8_t { Regular, Semibold, Bold };
struct Label {
    Point at{};         //!< on the baseline
    std::string text{}; //!< one line, already translated and formatted
    double size = 9;    //!< font size in points
    Colour colour{};
    Align align = Align::Start; //!< which part of the text stands at `at`
    Weight weight = Weight::Regular;
    double rotation = 0; //!< degrees, clockwise, about `at`
};

using Primitive = std::variant<Polyline, Polygon, Rectangle, Circle, Label>;

struct Scene {
    double width = 0;
    double height = 0;
    std::vector<Primitive> primitives{};
    std::string title{};       //!< for <title> and PDF
    std::string description{}; //!< the alternative text: what a person who cannot see the picture must know
};

//! Width in points of one line in the report font (Open Sans), from a table of its advance widths; used by layout only, so that
//! core needs no font library. Within a few per cent for Latin text.
[[nodiscard]] double textWidth(std::string_view utf8, double size, Weight weight = Weight::Regular);

} // namespace boulton::figure
