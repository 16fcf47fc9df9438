// SPDX-License-Identifier: GPL-3.0-or-later
// Population pyramid: age bands from below, one series to the left, one to the right, comparators as outlines.
#include "core/base/format.h"
#include "core/figure/canvas.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::figure::detail {
namespace {

constexpr double kText = 7.5;

struct Sides {
    std::array<std::optional<std::size_t>, 2> bars{};     //!< left, right
    std::array<std::optional<std::size_t>, 2> outlines{}; //!< of each
};

Sides sidesOf(const ChartSpec& spec)
{
    Sides out;
    std::size_t bars = 0;
    std::size_t outlines = 0;
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        const bool outline = spec.series[i].role == SeriesRole::Comparator;
        std::size_t& next = outline ? outlines : bars;
        if (next < 2)
            (outline ? out.outlines : out.bars)[next++] = i;
    }
    return out;
}

//! People cannot be fewer than none.
double sizeOf(const ChartSpec& spec, std::size_t series, std::size_t category)
{
    return std::max(0.0, valueOf(spec.series[series], category).value_or(0.0));
}

struct Pyramid {
    Box plot;
    Scale scale;
    double gap = 0; //!< between both sides, for the names of the bands
    std::size_t count = 0;
    double pitch = 0;
    [[nodiscard]] double side() const { return std::max(0.0, (plot.width - gap) / 2); }
    [[nodiscard]] double x(int side_, double value) const
    {
        const double far = side() * scale.fraction(value);
        return side_ == 0 ? plot.x + side() - far : plot.right() - side() + far;
    }
    [[nodiscard]] double top(std::size_t category) const // the first band stands at the bottom
    {
        return plot.bottom() - pitch * static_cast<double>(category + 1);
    }
};

void drawTicks(Sheet& sheet, const Pyramid& p)
{
    for (const int side : {0, 1})
        for (const double t : p.scale.ticks) {
            const double x = p.x(side, t);
            sheet.canvas.part(Part::Grid);
            sheet.canvas.add(Polyline{.points = {{x, p.plot.y}, {x, p.plot.bottom()}},
                                      .stroke = {.colour = t == 0 ? theme::kComparator : theme::kRule, .width = 0.5}});
            sheet.canvas.part(Part::Other);
            Label label{.at = {x, p.plot.bottom() + kText * 1.25},
                        .text = tickText(t, p.scale, sheet.spec.y.unit),
                        .size = kText,
                        .colour = theme::kMuted,
                        .align = Align::Middle};
            const Box box = boxOf(label);
            label.at.x += std::max(0.0, -box.x) - std::max(0.0, box.right() - sheet.canvas.width());
            sheet.canvas.place(label);
        }
}

void drawOutline(Sheet& sheet, const Pyramid& p, int side, std::size_t series)
{
    std::vector<Point> steps;
    const auto flush = [&] {
        if (steps.size() > 1) // white below, so that it shows on bars of any colour
            for (const auto& [colour, width] : {std::pair{theme::kWhite, 2.4}, std::pair{theme::kInk, 1.1}})
                sheet.canvas.add(Polyline{.points = steps, .stroke = {.colour = colour, .width = width}});
        steps.clear();
    };
    for (std::size_t c = 0; c < p.count; ++c) {
        const auto v = valueOf(sheet.spec.series[series], c);
        if (!v) {
            flush();
            continue;
        }
        const double x = p.x(side, std::max(0.0, *v));
        steps.push_back({x, p.top(c) + p.pitch});
        steps.push_back({x, p.top(c)});
        sheet.canvas.value(series, c, {x, p.top(c) + p.pitch / 2}, theme::kInk);
    }
    flush();
}

} // namespace

void layoutPyramid(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    const Sides sides = sidesOf(spec);
    std::vector<LegendItem> legend;
    if (spec.showLegend && sides.outlines[0]) {
        for (const auto& outline : sides.outlines) {
            const std::string name = outline ? toString(spec.series[*outline].name, sheet.translate) : std::string();
            if (!name.empty() && (legend.empty() || legend.back().text != name))
                legend.push_back({.swatch = LegendItem::Swatch::Line, .colour = theme::kInk, .text = name});
        }
    }
    drawLegend(sheet, legend);
    Pyramid p{.plot = sheet.plot, .count = categoryCount(spec)};
    Box& plot = p.plot;
    double largest = 0;
    for (std::size_t s = 0; s < spec.series.size(); ++s)
        for (std::size_t c = 0; c < p.count; ++c)
            largest = std::max(largest, sizeOf(spec, s, c));
    const double head = plot.height > 60 ? kText * 1.7 : 0;
    const double headY = plot.y + kText;
    plot.y += head;
    const std::string title = toString(spec.y.title, sheet.translate);
    const bool titled = !title.empty() && plot.height > 90;
    if (titled)
        sheet.canvas.place({.at = {plot.x + plot.width / 2, plot.bottom() - kText * 0.25},
                            .text = elided(title, plot.width, kText),
                            .size = kText,
                            .colour = theme::kMuted,
                            .align = Align::Middle});
    plot.height = std::max(1.0, plot.height - head - kText * 1.6 - (titled ? kText * 1.4 : 0));
    double widest = 0;
    for (std::size_t c = 0; c < p.count; ++c)
        widest = std::max(widest, textWidth(categoryName(sheet, c), kText));
    p.gap = std::min(widest + 10, plot.width * 0.3);
    p.pitch = plot.height / static_cast<double>(std::max<std::size_t>(p.count, 1));
    p.scale = niceScale(0, largest, std::clamp<std::size_t>(static_cast<std::size_t>(p.side() / 45), 2, 5), spec.y);
    sheet.plot = plot;
    sheet.scale = p.scale;
    sheet.categories = p.count;
    sheet.thickness = 0.86;
    drawTicks(sheet, p);
    for (const int side : {0, 1}) {
        const auto series = sides.bars[static_cast<std::size_t>(side)];
        if (!series)
            continue;
        const Colour fill = colourOf(spec, *series);
        if (head > 0)
            sheet.canvas.place({.at = {side == 0 ? plot.x + p.side() : plot.right() - p.side(), headY},
                                .text = elided(toString(spec.series[*series].name, sheet.translate), p.side(), kText, Weight::Semibold),
                                .size = kText,
                                .colour = asText(fill),
                                .align = side == 0 ? Align::End : Align::Start,
                                .weight = Weight::Semibold});
        for (std::size_t c = 0; c < p.count; ++c) {
            if (!valueOf(spec.series[*series], c))
                continue;
            const double end = p.x(side, sizeOf(spec, *series, c));
            const double root = p.x(side, 0);
            const Box bar{std::min(end, root), p.top(c) + p.pitch * 0.07, std::fabs(end - root), p.pitch * 0.86};
            sheet.canvas.value(*series, c, {end, bar.middle()}, bar, fill);
            sheet.canvas.part(Part::Values);
            sheet.canvas.add(Rectangle{.x = bar.x, .y = bar.y, .width = bar.width, .height = bar.height, .fill = fill});
            sheet.canvas.part(Part::Other);
        }
    }
    for (const int side : {0, 1})
        if (const auto outline = sides.outlines[static_cast<std::size_t>(side)])
            drawOutline(sheet, p, side, *outline);
    const double size = std::min(kText, p.pitch * 0.95);
    for (std::size_t c = 0; c < p.count && size >= 5; ++c)
        sheet.canvas.place({.at = {plot.x + plot.width / 2, p.top(c) + p.pitch / 2 + size * 0.36},
                            .text = elided(categoryName(sheet, c), p.gap - 4, size),
                            .size = size,
                            .colour = theme::kInk,
                            .align = Align::Middle});
    if (size < 5 && p.count > 0) // too many to name each: both ends are
        for (const std::size_t c : {std::size_t{0}, p.count - 1})
            sheet.canvas.place({.at = {plot.x + plot.width / 2, std::clamp(p.top(c) + p.pitch / 2 + 2.7, plot.y + 6, plot.bottom())},
                                .text = elided(categoryName(sheet, c), p.gap - 4, kText),
                                .size = kText,
                                .colour = theme::kInk,
                                .align = Align::Middle});
}

} // namespace boulton::figure::detail
