// SPDX-License-Identifier: GPL-3.0-or-later
// Bar, RankedBar, StackedBar and Bullet.
#include "core/base/format.h"
#include "core/figure/canvas.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <cmath>

namespace boulton::figure::detail {
namespace {

constexpr double kText = 8;

bool isMarker(const Series& s)
{
    return s.role == SeriesRole::Target;
}

std::vector<std::size_t> barsOf(const ChartSpec& spec)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < spec.series.size(); ++i)
        if (!isMarker(spec.series[i]))
            out.push_back(i);
    return out;
}

//! Says what a hollow shape means, where there is one.
void addHollow(const Sheet& sheet, std::vector<LegendItem>& items)
{
    const ChartSpec& spec = sheet.spec;
    for (std::size_t s = 0; s < spec.series.size(); ++s)
        for (std::size_t c = 0; c < spec.series[s].firm.size(); ++c) {
            const char letter = standingAt(spec, s, c);
            if (letter == ' ' || letter == 'S' || isFirm(spec, s, c))
                continue;
            items.push_back({.swatch = LegendItem::Swatch::Standing,
                             .colour = theme::standing(letter),
                             .letter = letter,
                             .text = toString(BOULTON_TR("figure", "Hollow: may be chance among so many comparisons"), sheet.translate),
                             .firm = false});
            return;
        }
}

std::vector<LegendItem> legendOf(const Sheet& sheet)
{
    std::vector<LegendItem> out;
    const ChartSpec& spec = sheet.spec;
    if (!spec.showLegend)
        return out;
    if (hasOwnLegend(spec)) {
        if (hasIntervals(spec) && !spec.interval.empty())
            out.push_back({.swatch = LegendItem::Swatch::Whisker, .text = toString(spec.interval, sheet.translate)});
        for (const ReferenceLine& r : spec.references)
            if (std::isfinite(r.value) && !r.name.empty())
                out.push_back({.swatch = LegendItem::Swatch::Line,
                               .colour = r.stroke.colour,
                               .dash = r.stroke.dash,
                               .text = toString(r.name, sheet.translate) + " " + valueText(r.value, spec.y)});
        addStandings(sheet, out, LegendItem::Swatch::Standing);
        addHollow(sheet, out);
    }
    if (spec.series.size() < 2)
        return out;
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        const Series& s = spec.series[i];
        const bool hasStatusColours = !s.status.empty() && !s.colour && spec.kind != ChartKind::StackedBar;
        if (hasStatusColours && barsOf(spec).size() == 1)
            continue; // its bars have no colour of their own
        LegendItem item{.colour = colourOf(spec, i), .text = toString(s.name, sheet.translate)};
        if (isMarker(s)) {
            item.swatch = LegendItem::Swatch::Line;
            item.dash = Dash::Dashed;
        } else if (spec.kind == ChartKind::StackedBar && !s.status.empty()) {
            item.swatch = LegendItem::Swatch::Status;
            item.letter = s.status.front();
        }
        out.push_back(std::move(item));
    }
    return out;
}

Colour fillOf(const ChartSpec& spec, std::size_t series, std::size_t category)
{
    const Series& s = spec.series[series];
    if (const char standing = standingAt(spec, series, category); standing != ' ' && !s.colour)
        return theme::standing(standing);
    const char letter = statusOf(s, category);
    return letter != ' ' && !s.colour ? theme::status(letter).fill : colourOf(spec, series);
}

//! Rows of the horizontal kinds: names at the left, as many as fit, and a line that says how many do not.
struct Rows {
    std::size_t shown = 0;
    double pitch = 0;
    double text = kText;
};

Rows fitRows(Sheet& sheet, double widestValue)
{
    Box& plot = sheet.plot;
    const std::size_t count = categoryCount(sheet.spec);
    constexpr double kLeast = 9.5;
    Rows rows{.shown = count};
    if (static_cast<double>(count) * kLeast > plot.height) {
        rows.shown = static_cast<std::size_t>(std::max(1.0, std::floor((plot.height - kLeast) / kLeast)));
        const Text more =
            BOULTON_TR("figure", "%1 more are in the data table").with(static_cast<std::int64_t>(count - rows.shown));
        sheet.canvas.place({.at = {plot.x, plot.bottom() - 2},
                            .text = elided(toString(more, sheet.translate), plot.width, 7),
                            .size = 7,
                            .colour = theme::kMuted});
        plot.height = std::max(1.0, plot.height - kLeast);
    }
    rows.pitch = std::min(26.0, plot.height / static_cast<double>(rows.shown));
    rows.text = rows.pitch < 11 ? 7 : kText;
    double widest = 0;
    for (std::size_t i = 0; i < rows.shown; ++i)
        widest = std::max(widest, textWidth(categoryName(sheet, i), rows.text));
    const double names = std::min(widest, plot.width * 0.42);
    if (names > 0) {
        const double line = rows.text * 1.15;
        const std::size_t lines = rows.pitch >= 2 * line + 1.5 ? 2 : 1;
        for (std::size_t i = 0; i < rows.shown; ++i) {
            const double middle = plot.y + rows.pitch * (static_cast<double>(i) + 0.5);
            const std::vector<std::string> text =
                wrapped(categoryName(sheet, i), names + 0.01, rows.text, Weight::Regular, lines);
            const double first = middle + rows.text * 0.36 - line * (static_cast<double>(text.size()) - 1) / 2;
            for (std::size_t l = 0; l < text.size(); ++l)
                sheet.canvas.place({.at = {plot.x + names, first + line * static_cast<double>(l)},
                                    .text = text[l],
                                    .size = rows.text,
                                    .colour = theme::kInk,
                                    .align = Align::End});
        }
        plot.x += names + 6;
        plot.width -= names + 6;
    }
    plot.width = std::max(1.0, plot.width - widestValue);
    plot.height = rows.pitch * static_cast<double>(rows.shown);
    return rows;
}

struct HorizontalScale {
    Scale scale;
    Box plot;
    [[nodiscard]] double x(double value) const { return plot.x + plot.width * scale.fraction(value); }
};

double widestValue(const ChartSpec& spec)
{
    double width = 0;
    for (const Series& s : spec.series)
        for (std::size_t i = 0; i < s.values.size(); ++i)
            if (const auto v = valueOf(s, i))
                width = std::max(width, textWidth(valueText(*v, spec.y), kText, Weight::Semibold));
    return width;
}

std::pair<double, double> rangeWithZero(const ChartSpec& spec)
{
    double low = 0;
    double high = 0;
    for (std::size_t n = 0; n < spec.series.size(); ++n) {
        const Series& s = spec.series[n];
        for (std::size_t i = 0; i < s.values.size(); ++i)
            if (const auto v = valueOf(s, i)) {
                const auto ends = spec.kind == ChartKind::RankedBar ? intervalAt(spec, n, i) : std::nullopt;
                low = std::min(low, ends ? std::min(ends->lower, *v) : *v);
                high = std::max(high, ends ? std::max(ends->upper, *v) : *v);
            }
    }
    for (const ReferenceLine& r : spec.references)
        if (std::isfinite(r.value)) {
            low = std::min(low, r.value);
            high = std::max(high, r.value);
        }
    return {low, high};
}

struct BarLabel {
    Box bar;
    double value = 0;
    char letter = ' ';
    double room = 0;     // for the value
    bool backed = false; // a target line may run behind the value
};

//! The status stands at the foot of the bar on white, or beyond the end of a bar that is too low; the value beyond the end.
void drawBarLabels(Sheet& sheet, const BarLabel& l)
{
    const bool down = l.value < 0;
    const double middle = l.bar.x + l.bar.width / 2;
    double above = 3;
    if (l.letter != ' ' && l.bar.width >= 9) {
        const double size = std::min(10.0, l.bar.width * 0.8);
        if (l.bar.height >= size * 2) {
            const Point at{middle, down ? l.bar.y + size * 0.9 : l.bar.bottom() - size * 0.9};
            sheet.canvas.add(Circle{.centre = at, .radius = size * 0.72, .fill = theme::kWhite});
            sheet.canvas.mark(l.letter, at, size);
        } else {
            sheet.canvas.mark(l.letter, {middle, down ? l.bar.bottom() + size * 0.6 + 2 : l.bar.y - size * 0.6 - 2},
                              size);
            above += size * 1.3;
        }
    }
    const Label label{.at = {middle, down ? l.bar.bottom() + above + 5.4 : l.bar.y - above},
                      .text = valueText(l.value, sheet.spec.y),
                      .size = 7.5,
                      .colour = theme::kInk,
                      .align = Align::Middle,
                      .weight = Weight::Semibold};
    const Box box = boxOf(label);
    if (box.width > l.room || box.x < 0 || box.y < 0 || box.right() > sheet.canvas.width() || !sheet.canvas.isFree(box))
        return;
    if (l.backed)
        sheet.canvas.add(Rectangle{
            .x = box.x - 1, .y = box.y, .width = box.width + 2, .height = box.height, .fill = {255, 255, 255, 235}});
    sheet.canvas.place(label);
}

void drawBars(Sheet& sheet, const Axes& axes, const std::vector<std::size_t>& bars)
{
    const ChartSpec& spec = sheet.spec;
    const Box& plot = sheet.plot;
    const double pitch = plot.width / static_cast<double>(std::max<std::size_t>(axes.categories, 1));
    const double group = std::min(pitch * (pitch < 6 ? 0.9 : 0.72), 64.0 * static_cast<double>(bars.size()));
    const double width = group / static_cast<double>(std::max<std::size_t>(bars.size(), 1));
    sheet.thickness = group / pitch;
    const double zero = axes.yAt(plot, 0);
    for (std::size_t c = 0; c < axes.categories; ++c) {
        for (std::size_t b = 0; b < bars.size(); ++b) {
            const auto v = valueOf(spec.series[bars[b]], c);
            if (!v)
                continue;
            const double x = axes.x(plot, c) - group / 2 + width * static_cast<double>(b);
            const double y = axes.yAt(plot, *v);
            const Box bar{x + width * 0.04, std::min(y, zero), width * 0.92, std::fabs(zero - y)};
            const Colour fill = fillOf(spec, bars[b], c);
            sheet.canvas.value(bars[b], c, {bar.x + bar.width / 2, y}, bar, fill);
            sheet.canvas.part(Part::Values);
            sheet.canvas.add(
                Rectangle{.x = bar.x, .y = bar.y, .width = bar.width, .height = bar.height, .fill = fill});
            sheet.canvas.part(Part::Other);
        }
        for (std::size_t i = 0; i < spec.series.size(); ++i) {
            const Series& s = spec.series[i];
            const auto v = valueOf(s, c);
            if (!isMarker(s) || !v)
                continue;
            sheet.canvas.value(i, c, {axes.x(plot, c), axes.yAt(plot, *v)}, theme::kTarget);
            sheet.canvas.add(
                    Polyline{.points = {{axes.x(plot, c) - std::min(pitch * 0.46, group * 0.6), axes.yAt(plot, *v)},
                                        {axes.x(plot, c) + std::min(pitch * 0.46, group * 0.6), axes.yAt(plot, *v)}},
                             .stroke = {.colour = theme::kTarget, .width = 1.25, .dash = Dash::Dashed}});
        }
    }
    // Lines run over bars and behind the figures.
    for (const ReferenceLine& r : spec.references)
        if (std::isfinite(r.value))
            sheet.canvas.add(
                Polyline{.points = {{plot.x, axes.yAt(plot, r.value)}, {plot.right(), axes.yAt(plot, r.value)}},
                         .stroke = r.stroke});
    const bool lines = !spec.references.empty() || std::ranges::any_of(spec.series, isMarker);
    for (std::size_t c = 0; c < axes.categories; ++c)
        for (std::size_t b = 0; b < bars.size(); ++b)
            if (const auto v = valueOf(spec.series[bars[b]], c)) {
                const double x = axes.x(plot, c) - group / 2 + width * static_cast<double>(b);
                const double y = axes.yAt(plot, *v);
                const Box bar{x + width * 0.04, std::min(y, zero), width * 0.92, std::fabs(zero - y)};
                drawBarLabels(sheet, {.bar = bar,
                                      .value = *v,
                                      .letter = statusOf(spec.series[bars[b]], c),
                                      .room = width + (bars.size() == 1 ? pitch - group - 3 : 2),
                                      .backed = lines});
            }
}

} // namespace

void layoutBar(Sheet& sheet)
{
    const std::vector<std::size_t> bars = barsOf(sheet.spec);
    drawLegend(sheet, legendOf(sheet));
    std::vector<EndLabel> labels;
    for (const ReferenceLine& r : sheet.spec.references) {
        if (!std::isfinite(r.value))
            continue;
        const std::string value = valueText(r.value, sheet.spec.y);
        labels.push_back(
            {r.value, toString(r.name, sheet.translate) + " " + value, value, theme::kMuted, Weight::Regular, 5});
    }
    const double limit = sheet.plot.width * 0.3;
    const double width = labels.empty() ? 0 : endLabelWidth(labels, limit);
    // Room above the highest bar for its value and its status mark.
    const bool marks = std::ranges::any_of(sheet.spec.series, [](const Series& s) { return !s.status.empty(); });
    const double head = std::min(marks ? 22.0 : 9.0, sheet.plot.height * 0.15);
    sheet.plot.y += head * 0.5;
    sheet.plot.height -= head * 0.5;
    const Axes axes = fitAxes(sheet, true, labels.empty() ? 2 : width + 8, true);
    sheet.scale = axes.y;
    sheet.categories = axes.categories;
    drawZones(sheet, axes);
    drawAxes(sheet, axes);
    drawBars(sheet, axes, bars);
    for (EndLabel& l : labels)
        l.y = axes.yAt(sheet.plot, l.y);
    drawEndLabels(sheet, std::move(labels), sheet.plot.right() + 6, width);
    drawAnnotations(sheet, axes);
}

void layoutRanked(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    const std::vector<std::size_t> bars = barsOf(spec);
    drawLegend(sheet, legendOf(sheet));
    const auto [low, high] = rangeWithZero(spec);
    const double value = std::min(widestValue(spec) + 6, sheet.plot.width * 0.35);
    const bool negative = low < 0;
    const Rows rows = fitRows(sheet, value);
    const bool compared = hasStandings(spec); // their shapes stand in a column of their own, beside the names
    const double marks = compared ? std::min(11.0, sheet.plot.width * 0.2) : 0;
    sheet.plot.x += marks;
    sheet.plot.width = std::max(1.0, sheet.plot.width - marks);
    std::vector<Label> above;
    const double markColumn = sheet.plot.x - marks / 2 - 2;
    if (negative) { // values of negative bars stand at their left
        sheet.plot.x += std::min(value, sheet.plot.width * 0.4);
        sheet.plot.width -= std::min(value, sheet.plot.width * 0.4);
    }
    // The values stand at the bars, so there is no axis, and the longest bar may fill the width.
    Scale scale;
    scale.minimum = spec.y.minimum.value_or(low);
    scale.maximum = spec.y.maximum.value_or(high > low ? high : low + 1);
    const HorizontalScale h{scale, sheet.plot};
    const Box& plot = sheet.plot;
    const double thick = std::min(rows.pitch * 0.7, 16.0) / static_cast<double>(std::max<std::size_t>(bars.size(), 1));
    sheet.scale = scale;
    sheet.categories = rows.shown;
    sheet.thickness = thick * static_cast<double>(bars.size()) / rows.pitch;
    sheet.canvas.part(Part::Grid);
    sheet.canvas.add(Polyline{.points = {{h.x(0), plot.y}, {h.x(0), plot.bottom()}},
                              .stroke = {.colour = theme::kComparator, .width = 0.75}});
    sheet.canvas.part(Part::Other);
    for (std::size_t c = 0; c < rows.shown; ++c) {
        const double middle = plot.y + rows.pitch * (static_cast<double>(c) + 0.5);
        for (std::size_t b = 0; b < bars.size(); ++b) {
            const Series& s = spec.series[bars[b]];
            const auto v = valueOf(s, c);
            const double top = middle - thick * static_cast<double>(bars.size()) / 2 + thick * static_cast<double>(b);
            const Point text{h.x(0), top + thick / 2 + std::min(kText, rows.text) * 0.36};
            if (!v) {
                sheet.canvas.place({.at = {text.x + 4, text.y},
                                    .text = toString(BOULTON_TR("figure", "no value"), sheet.translate),
                                    .size = 7,
                                    .colour = theme::kMuted});
                continue;
            }
            const double end = h.x(*v);
            const Box bar{std::min(end, h.x(0)), top, std::fabs(end - h.x(0)), thick * 0.94};
            const Colour fill = fillOf(spec, bars[b], c);
            sheet.canvas.value(bars[b], c, {end, bar.middle()}, bar, fill);
            sheet.canvas.part(Part::Values);
            sheet.canvas.add(
                Rectangle{.x = bar.x, .y = bar.y, .width = bar.width, .height = bar.height, .fill = fill});
            sheet.canvas.part(Part::Other);
            double tip = end;
            if (const auto ends = intervalAt(spec, bars[b], c)) {
                drawWhisker(sheet.canvas, {h.x(ends->lower), bar.middle()}, {h.x(ends->upper), bar.middle()},
                            std::min(2.4, thick * 0.3));
                tip = *v < 0 ? std::min(end, h.x(ends->lower)) : std::max(end, h.x(ends->upper));
            }
            if (const char standing = standingAt(spec, bars[b], c); compared && standing != ' ' && b == 0)
                drawStanding(sheet.canvas, standing, {markColumn, middle}, std::min(3.2, rows.pitch * 0.3),
                             standing == 'S' || s.firm.empty() || isFirm(spec, bars[b], c));
            const char letter = statusOf(s, c);
            double gap = 4;
            if (letter != ' ' && thick >= 8 && std::fabs(end - h.x(0)) > 14)
                sheet.canvas.mark(letter, {*v < 0 ? end + 7 : end - 7, top + thick / 2}, std::min(9.0, thick * 0.9));
            else if (letter != ' ') {
                sheet.canvas.mark(letter, {*v < 0 ? end - 7 : end + 7, top + thick / 2},
                                  std::min(9.0, rows.pitch * 0.8));
                gap += 10;
            }
            const Label label{.at = {*v < 0 ? tip - gap : tip + gap, text.y},
                              .text = elided(valueText(*v, spec.y), value, rows.text, Weight::Semibold),
                              .size = rows.text,
                              .colour = theme::kInk,
                              .align = *v < 0 ? Align::End : Align::Start,
                              .weight = Weight::Semibold};
            if (hasOwnLegend(spec)) // the line of the comparator runs behind it
                above.push_back(label);
            else
                sheet.canvas.place(label);
        }
        for (std::size_t i = 0; i < spec.series.size(); ++i)
            if (const auto v = valueOf(spec.series[i], c); isMarker(spec.series[i]) && v) {
                sheet.canvas.value(i, c, {h.x(*v), middle}, theme::kTarget);
                sheet.canvas.add(
                    Polyline{.points = {{h.x(*v), middle - rows.pitch * 0.42}, {h.x(*v), middle + rows.pitch * 0.42}},
                             .stroke = {.colour = theme::kTarget, .width = 1.5}});
            }
    }
    for (const ReferenceLine& r : spec.references)
        if (std::isfinite(r.value))
            sheet.canvas.add(
                Polyline{.points = {{h.x(r.value), plot.y}, {h.x(r.value), plot.bottom()}}, .stroke = r.stroke});
    for (const Label& label : above) {
        const Box box = boxOf(label);
        if (!sheet.canvas.isFree(box))
            continue;
        if (!spec.references.empty() && box.x > 1 && box.right() < sheet.canvas.width() - 1)
            sheet.canvas.add(Rectangle{
                .x = box.x - 1, .y = box.y, .width = box.width + 2, .height = box.height, .fill = {255, 255, 255, 235}});
        sheet.canvas.place(label);
    }
}

void layoutStacked(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    drawLegend(sheet, legendOf(sheet));
    const std::vector<std::size_t> bars = barsOf(spec);
    const std::size_t count = categoryCount(spec);
    double largest = 0;
    std::vector<double> totals(count, 0.0);
    for (std::size_t c = 0; c < count; ++c) {
        for (const std::size_t b : bars)
            totals[c] += std::max(0.0, valueOf(spec.series[b], c).value_or(0.0)); // a share cannot be negative
        largest = std::max(largest, totals[c]);
    }
    const bool percent = spec.y.unit == "%";
    const double totalWidth =
        percent ? 2
                : std::min(sheet.plot.width * 0.3, textWidth(valueText(largest, spec.y), kText, Weight::Semibold) + 8);
    const Rows rows = fitRows(sheet, totalWidth);
    const Box& plot = sheet.plot;
    const double whole = percent && largest <= 100.5 ? 100 : largest;
    const double thick = std::min(rows.pitch * 0.72, 18.0);
    sheet.scale = {.minimum = 0, .maximum = whole > 0 ? whole : 1, .step = 1, .ticks = {}};
    sheet.categories = rows.shown;
    sheet.thickness = thick / rows.pitch;
    for (std::size_t c = 0; c < rows.shown; ++c) {
        const double top = plot.y + rows.pitch * (static_cast<double>(c) + 0.5) - thick / 2;
        double x = plot.x;
        if (!(totals[c] > 0)) {
            sheet.canvas.place({.at = {x + 2, top + thick / 2 + 2.6},
                                .text = toString(BOULTON_TR("figure", "no value"), sheet.translate),
                                .size = 7,
                                .colour = theme::kMuted});
            continue;
        }
        for (const std::size_t b : bars) {
            const double v = std::max(0.0, valueOf(spec.series[b], c).value_or(0.0));
            const double width = whole > 0 ? std::min(plot.width * (v / whole), plot.right() - x) : 0;
            if (width <= 0)
                continue;
            const Colour fill = fillOf(spec, b, c);
            sheet.canvas.value(b, c, {x + width / 2, top + thick / 2}, {x, top, width, thick}, fill);
            sheet.canvas.part(Part::Values);
            sheet.canvas.add(Rectangle{.x = x,
                                       .y = top,
                                       .width = width,
                                       .height = thick,
                                       .fill = fill,
                                       .stroke = {.colour = theme::kWhite, .width = width > 2 ? 0.75 : 0.0}});
            sheet.canvas.part(Part::Other);
            std::string text = valueText(v, spec.y);
            const char letter = statusOf(spec.series[b], c);
            if (letter != ' ' && textWidth(std::string(1, letter) + " " + text, 7.5, Weight::Semibold) + 6 <= width)
                text = std::string(1, letter) + " " + text;
            if (textWidth(text, 7.5, Weight::Semibold) + 4 <= width && thick >= 8)
                sheet.canvas.place({.at = {x + width / 2, top + thick / 2 + 2.7},
                                    .text = text,
                                    .size = 7.5,
                                    .colour = textOn(fill),
                                    .align = Align::Middle,
                                    .weight = Weight::Semibold});
            x += width;
        }
        if (!percent)
            sheet.canvas.place({.at = {x + 5, top + thick / 2 + 2.9},
                                .text = valueText(totals[c], spec.y),
                                .size = kText,
                                .colour = theme::kMuted});
    }
}

void layoutBullet(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    auto [low, high] = rangeWithZero(spec);
    const bool axis = sheet.plot.height >= 34;
    const double foot = axis ? 13 : 0;
    sheet.plot.height -= foot;
    // In a table cell, without room for an axis, the figure stands in a column of its own.
    const double value = axis ? std::min(widestValue(spec) + 8, sheet.plot.width * 0.35) : 0;
    const Rows rows = fitRows(sheet, value);
    const HorizontalScale h{niceScale(low, high, 5, spec.y), sheet.plot};
    const Box& plot = sheet.plot;
    sheet.scale = h.scale;
    sheet.categories = rows.shown;
    for (std::size_t c = 0; c < rows.shown; ++c) {
        const double middle = plot.y + rows.pitch * (static_cast<double>(c) + 0.5);
        const double band = std::min(rows.pitch * 0.8, 20.0);
        sheet.canvas.part(Part::Ground);
        sheet.canvas.add(Rectangle{
            .x = plot.x, .y = middle - band / 2, .width = plot.width, .height = band, .fill = theme::kSurface});
        for (const Zone& z : spec.zones) {
            const double a = std::isnan(z.from) ? plot.x : h.x(z.from);
            const double b = std::isnan(z.to) ? plot.right() : h.x(z.to);
            sheet.canvas.add(Rectangle{.x = std::min(a, b),
                                       .y = middle - band / 2,
                                       .width = std::fabs(b - a),
                                       .height = band,
                                       .fill = z.fill});
        }
        sheet.canvas.part(Part::Other);
        for (std::size_t i = 0; i < spec.series.size(); ++i) {
            const Series& s = spec.series[i];
            const auto v = valueOf(s, c);
            if (!v) {
                if (s.role == SeriesRole::Actual)
                    sheet.canvas.place({.at = {plot.x + 3, middle + 2.5},
                                        .text = toString(BOULTON_TR("figure", "no value"), sheet.translate),
                                        .size = 7,
                                        .colour = theme::kMuted});
                continue;
            }
            if (isMarker(s) || s.role == SeriesRole::Comparator) {
                sheet.canvas.value(i, c, {h.x(*v), middle}, isMarker(s) ? theme::kTarget : theme::kComparator);
                sheet.canvas.add(Polyline{.points = {{h.x(*v), middle - band * 0.46}, {h.x(*v), middle + band * 0.46}},
                                          .stroke = {.colour = isMarker(s) ? theme::kTarget : theme::kComparator,
                                                     .width = isMarker(s) ? 2.0 : 1.25}});
                continue;
            }
            const Box bar{std::min(h.x(0), h.x(*v)), middle - band * 0.2, std::fabs(h.x(*v) - h.x(0)), band * 0.4};
            const Colour fill = fillOf(spec, i, c);
            sheet.canvas.value(i, c, {h.x(*v), middle}, bar, fill);
            sheet.canvas.part(Part::Values);
            sheet.canvas.add(
                Rectangle{.x = bar.x, .y = bar.y, .width = bar.width, .height = bar.height, .fill = fill});
            sheet.canvas.part(Part::Other);
            if (axis)
                sheet.canvas.place({.at = {plot.right() + 6, middle + kText * 0.36},
                                    .text = elided(valueText(*v, spec.y), value, kText, Weight::Semibold),
                                    .size = kText,
                                    .colour = theme::kInk,
                                    .weight = Weight::Semibold});
        }
    }
    if (!axis)
        return;
    for (const double t : h.scale.ticks) {
        const double x = h.x(t);
        sheet.canvas.add(Polyline{.points = {{x, plot.bottom()}, {x, plot.bottom() + 3}},
                                  .stroke = {.colour = theme::kComparator, .width = 0.6}});
        sheet.canvas.place({.at = {x, plot.bottom() + 10.5},
                            .text = tickText(t, h.scale, spec.y.unit),
                            .size = 7,
                            .colour = theme::kMuted,
                            .align = Align::Middle});
    }
}

} // namespace boulton::figure::detail
