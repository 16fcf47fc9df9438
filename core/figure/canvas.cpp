// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/canvas.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::figure::detail {
namespace {

constexpr double kTitleSize = 10;
constexpr double kSubtitleSize = 8.5;
constexpr double kLegendSize = 8;
constexpr double kSourceSize = 7;

} // namespace

Box boxOf(const Label& label)
{
    const double width = textWidth(label.text, label.size, label.weight);
    if (label.rotation == -90) // upwards
        return {label.at.x - label.size * 0.78, label.align == Align::Start ? label.at.y - width : label.at.y, label.size,
                width};
    const double x = label.align == Align::Start    ? label.at.x
                     : label.align == Align::Middle ? label.at.x - width / 2
                                                    : label.at.x - width;
    return {x, label.at.y - label.size * 0.78, width, label.size};
}

std::string elided(std::string_view text, double width, double size, Weight weight)
{
    if (textWidth(text, size, weight) <= width)
        return std::string(text);
    const double room = width - textWidth("…", size, weight);
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        static_cast<void>(utf8::next(text, at));
        if (textWidth(text.substr(0, at), size, weight) > room)
            break;
        end = at;
    }
    while (end > 0 && text[end - 1] == ' ')
        --end;
    return end == 0 ? std::string() : std::string(text.substr(0, end)) + "…";
}

std::vector<std::string> wrapped(std::string_view text, double width, double size, Weight weight, std::size_t lines)
{
    std::vector<std::string> out;
    std::string line;
    while (!text.empty()) {
        const std::size_t blank = text.find(' ');
        const std::string_view word = text.substr(0, blank);
        const std::string tried = line.empty() ? std::string(word) : line + " " + std::string(word);
        if (!line.empty() && textWidth(tried, size, weight) > width) {
            if (out.size() + 1 == lines) { // no line left: the rest is cut
                out.push_back(elided(line + " " + std::string(text), width, size, weight));
                return out;
            }
            out.push_back(elided(line, width, size, weight));
            line = std::string(word);
        } else {
            line = tried;
        }
        text = blank == std::string_view::npos ? std::string_view{} : text.substr(blank + 1);
    }
    if (!line.empty())
        out.push_back(elided(line, width, size, weight));
    return out;
}

Canvas::Canvas(double width, double height)
{
    m_laid.scene.width = width;
    m_laid.scene.height = height;
}

void Canvas::value(std::size_t series, std::size_t category, Point at, Colour colour)
{
    constexpr double kRoom = 4;
    m_laid.places.push_back({series, category, at, at.x - kRoom, at.y - kRoom, 2 * kRoom, 2 * kRoom, colour});
}

void Canvas::value(std::size_t series, std::size_t category, Point at, const Box& bar, Colour colour)
{
    m_laid.places.push_back({series, category, at, bar.x, bar.y, bar.width, bar.height, colour});
}

void Canvas::mark(char letter, Point at, double size)
{
    const double r = size * 0.56;
    if (width() < 2 * r || height() < 2 * r)
        return;
    at.x = std::clamp(at.x, r, width() - r);
    at.y = std::clamp(at.y, r, height() - r);
    for (Primitive& p : theme::statusMark(letter, at, size))
        add(std::move(p));
    reserve({at.x - r, at.y - r, 2 * r, 2 * r});
}

bool Canvas::isFree(const Box& box) const
{
    return std::ranges::none_of(m_taken, [&](const Box& t) { return t.intersects(box); });
}

bool Canvas::place(const Label& label)
{
    if (label.text.empty())
        return false;
    const Box box = boxOf(label);
    constexpr double kSlack = 0.01;
    if (box.x < -kSlack || box.y < -kSlack || box.right() > width() + kSlack || box.bottom() > height() + kSlack ||
        !isFree(box))
        return false;
    reserve(box);
    add(label);
    return true;
}

void drawHeader(Sheet& sheet)
{
    Box& plot = sheet.plot;
    const auto lines = [&](const Text& text, double size, Weight weight, Colour colour) {
        if (text.empty())
            return;
        for (const std::string& line : wrapped(toString(text, sheet.translate), plot.width, size, weight, 2)) {
            if (plot.height < size * 1.35 + 40)
                return;
            sheet.canvas.place(
                {.at = {plot.x, plot.y + size * 0.9}, .text = line, .size = size, .colour = colour, .weight = weight});
            plot.y += size * 1.35;
            plot.height -= size * 1.35;
        }
    };
    if (sheet.spec.showTitle) {
        lines(sheet.spec.title, kTitleSize, Weight::Semibold, theme::kInk);
        lines(sheet.spec.subtitle, kSubtitleSize, Weight::Regular, theme::kMuted);
        if (plot.y > 0 && plot.height > 60) {
            plot.y += 4;
            plot.height -= 4;
        }
    }
    if (!sheet.spec.source.empty() && plot.height > 70) {
        const std::string text = elided(toString(sheet.spec.source, sheet.translate), plot.width, kSourceSize);
        sheet.canvas.place({.at = {plot.x, plot.bottom() - kSourceSize * 0.25},
                            .text = text,
                            .size = kSourceSize,
                            .colour = theme::kMuted});
        plot.height -= kSourceSize * 1.6;
    }
}

void drawNothing(Sheet& sheet)
{
    const Box& plot = sheet.plot;
    const std::string text = toString(BOULTON_TR("figure", "No data"), sheet.translate);
    const double size = std::min(9.0, plot.height * 0.8);
    if (plot.height > 50 && plot.width > 50)
        sheet.canvas.add(Rectangle{.x = plot.x,
                                   .y = plot.y,
                                   .width = plot.width,
                                   .height = plot.height,
                                   .fill = theme::kSurface,
                                   .radius = 3});
    if (size >= 5)
        sheet.canvas.place({.at = {plot.x + plot.width / 2, plot.middle() + size * 0.36},
                            .text = elided(text, plot.width, size),
                            .size = size,
                            .colour = theme::kMuted,
                            .align = Align::Middle});
}

void drawFlag(Canvas& canvas, PointFlag flag, Point at, double radius)
{
    const double r = radius;
    const Stroke halo{.colour = theme::kWhite, .width = 0.75};
    switch (flag) {
    case PointFlag::Concern:
        canvas.add(Rectangle{.x = at.x - r * 0.9,
                             .y = at.y - r * 0.9,
                             .width = r * 1.8,
                             .height = r * 1.8,
                             .fill = theme::kConcern,
                             .stroke = halo});
        return;
    case PointFlag::Improvement:
        canvas.add(Polygon{
            .points = {{at.x, at.y - r * 1.2}, {at.x + r * 1.2, at.y}, {at.x, at.y + r * 1.2}, {at.x - r * 1.2, at.y}},
            .fill = theme::kImprovement,
            .stroke = halo});
        return;
    case PointFlag::NeutralHigh:
        canvas.add(Polygon{
            .points = {{at.x, at.y - r * 1.15}, {at.x + r * 1.15, at.y + r * 0.9}, {at.x - r * 1.15, at.y + r * 0.9}},
            .fill = theme::kNeutral,
            .stroke = halo});
        return;
    case PointFlag::NeutralLow:
        canvas.add(Polygon{
            .points = {{at.x, at.y + r * 1.15}, {at.x + r * 1.15, at.y - r * 0.9}, {at.x - r * 1.15, at.y - r * 0.9}},
            .fill = theme::kNeutral,
            .stroke = halo});
        return;
    case PointFlag::None:
        canvas.add(Circle{.centre = at, .radius = r * 0.75, .fill = theme::kCommonCause, .stroke = halo});
        return;
    }
}

void drawStanding(Canvas& canvas, char letter, Point at, double radius, bool firm)
{
    const double r = radius;
    const Colour colour = theme::standing(letter);
    const Colour fill = firm ? colour : theme::kWhite;
    const Stroke line = firm ? Stroke{.colour = theme::kWhite, .width = 0.75} : Stroke{.colour = colour, .width = 1.1};
    const auto polygon = [&](std::vector<Point> points) {
        canvas.add(Polygon{.points = std::move(points), .fill = fill, .stroke = line});
    };
    switch (letter) {
    case 'B':
        polygon({{at.x, at.y - r * 1.2}, {at.x + r * 1.2, at.y}, {at.x, at.y + r * 1.2}, {at.x - r * 1.2, at.y}});
        return;
    case 'W':
        canvas.add(Rectangle{.x = at.x - r * 0.9,
                             .y = at.y - r * 0.9,
                             .width = r * 1.8,
                             .height = r * 1.8,
                             .fill = fill,
                             .stroke = line});
        return;
    case 'H':
        polygon({{at.x, at.y - r * 1.15}, {at.x + r * 1.15, at.y + r * 0.9}, {at.x - r * 1.15, at.y + r * 0.9}});
        return;
    case 'L':
        polygon({{at.x, at.y + r * 1.15}, {at.x + r * 1.15, at.y - r * 0.9}, {at.x - r * 1.15, at.y - r * 0.9}});
        return;
    default: canvas.add(Circle{.centre = at, .radius = r * 0.85, .fill = fill, .stroke = line});
    }
}

void drawWhisker(Canvas& canvas, Point from, Point to, double cap)
{
    const bool flat = std::fabs(to.x - from.x) >= std::fabs(to.y - from.y);
    const Point across = flat ? Point{0, cap} : Point{cap, 0};
    for (const auto& [colour, width] : {std::pair{theme::kWhite, 2.6}, std::pair{theme::kInk, 1.0}}) {
        const Stroke stroke{.colour = colour, .width = width};
        canvas.add(Polyline{.points = {from, to}, .stroke = stroke});
        if (cap > 0 && colour == theme::kInk)
            for (const Point& end : {from, to})
                canvas.add(Polyline{.points = {{end.x - across.x, end.y - across.y}, {end.x + across.x, end.y + across.y}},
                                    .stroke = stroke});
    }
}

void addStandings(const Sheet& sheet, std::vector<LegendItem>& items, LegendItem::Swatch swatch)
{
    if (!sheet.spec.showLegend)
        return;
    for (const char letter : std::string_view("BSWHL")) {
        const bool used = std::ranges::any_of(sheet.spec.series, [&](const Series& s) {
            return s.standing.find(letter) != std::string::npos;
        });
        if (used)
            items.push_back({.swatch = swatch,
                             .colour = theme::standing(letter),
                             .letter = letter,
                             .text = toString(standingName(letter), sheet.translate)});
    }
}

void drawLegend(Sheet& sheet, const std::vector<LegendItem>& items)
{
    Box& plot = sheet.plot;
    const double line = kLegendSize * 1.55;
    if (items.empty() || plot.height < line + 50)
        return;
    double x = plot.x;
    double y = plot.y;
    for (const LegendItem& item : items) {
        const bool wide = item.swatch == LegendItem::Swatch::Line || item.swatch == LegendItem::Swatch::Whisker ||
                          item.swatch == LegendItem::Swatch::Band;
        const double swatch = wide ? 14 : 9;
        const std::string text = elided(item.text, plot.width - swatch - 4, kLegendSize);
        const double width = swatch + 4 + textWidth(text, kLegendSize);
        if (x > plot.x && x + width > plot.right()) {
            if (plot.bottom() - y < 2 * line + 50)
                break;
            x = plot.x;
            y += line;
        }
        const Point centre{x + swatch / 2, y + kLegendSize * 0.55};
        switch (item.swatch) {
        case LegendItem::Swatch::Line:
            sheet.canvas.add(Polyline{.points = {{x, centre.y}, {x + swatch, centre.y}},
                                      .stroke = {.colour = item.colour, .width = 1.5, .dash = item.dash}});
            break;
        case LegendItem::Swatch::Box:
            sheet.canvas.add(
                Rectangle{.x = x, .y = centre.y - 4, .width = 8, .height = 8, .fill = item.colour, .radius = 1});
            break;
        case LegendItem::Swatch::Status: sheet.canvas.mark(item.letter, centre, 9); break;
        case LegendItem::Swatch::Flag: drawFlag(sheet.canvas, item.flag, centre, 3.2); break;
        case LegendItem::Swatch::Standing:
            drawStanding(sheet.canvas, item.letter, centre, 3.2, item.firm);
            break;
        case LegendItem::Swatch::Whisker:
            drawWhisker(sheet.canvas, {x + 1, centre.y}, {x + swatch - 1, centre.y}, 2.2);
            break;
        case LegendItem::Swatch::Band:
            sheet.canvas.add(Rectangle{.x = x, .y = centre.y - 3.5, .width = swatch, .height = 7, .fill = item.colour});
            break;
        case LegendItem::Swatch::Cell: drawCell(sheet.canvas, {x, centre.y - 4.5, 9, 9}, item.letter, !item.firm); break;
        }
        if (item.swatch == LegendItem::Swatch::Cell && item.letter != ' ')
            sheet.canvas.place({.at = {centre.x, centre.y + 2.5},
                                .text = std::string(1, item.letter),
                                .size = 7,
                                .colour = item.letter == 'S' ? theme::kInk : textOn(item.colour),
                                .align = Align::Middle,
                                .weight = Weight::Semibold});
        sheet.canvas.place(
            {.at = {x + swatch + 4, y + kLegendSize * 0.92}, .text = text, .size = kLegendSize, .colour = theme::kInk});
        x += width + 12;
    }
    plot.height -= y + line + 3 - plot.y;
    plot.y = y + line + 3;
}

Colour textOn(Colour ground)
{
    return contrast(theme::kWhite, ground) >= contrast(theme::kInk, ground) ? theme::kWhite : theme::kInk;
}

Colour asText(Colour colour)
{
    return contrast(colour, theme::kWhite) >= 4.5 ? colour : theme::kInk;
}

char statusOf(const Series& series, std::size_t category)
{
    return category < series.status.size() ? series.status[category] : ' ';
}

std::optional<double> valueOf(const Series& series, std::size_t category)
{
    if (category >= series.values.size() || !series.values[category] || !std::isfinite(*series.values[category]))
        return {};
    return std::clamp(*series.values[category], -1e300, 1e300);
}

std::string categoryName(const Sheet& sheet, std::size_t category)
{
    return category < sheet.spec.categories.size() ? toString(sheet.spec.categories[category], sheet.translate)
                                                   : std::string();
}

bool hasData(const ChartSpec& spec)
{
    for (const Series& s : spec.series) {
        if (s.role == SeriesRole::Target)
            continue;
        for (std::size_t i = 0; i < s.values.size(); ++i)
            if (valueOf(s, i))
                return true;
    }
    return false;
}

} // namespace boulton::figure::detail
