// SPDX-License-Identifier: GPL-3.0-or-later
// Line, XmR and Sparkline.
#include "core/base/format.h"
#include "core/figure/canvas.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <cmath>
#include <set>

namespace boulton::figure::detail {
namespace {

using Places = std::vector<std::optional<Point>>; // where each category's value stands

Places placesOf(const Box& plot, const Axes& axes, const Series& series)
{
    Places out(axes.categories);
    for (std::size_t i = 0; i < axes.categories; ++i)
        if (const auto v = valueOf(series, i))
            out[i] = Point{axes.x(plot, i), axes.yAt(plot, *v)};
    return out;
}

//! Neighbours are joined; a missing value breaks the line, and a value between two gaps is a dot.
void drawRun(Canvas& canvas, const Places& places, const Stroke& stroke, double dot)
{
    std::vector<Point> run;
    const auto flush = [&] {
        if (run.size() == 1 && dot > 0)
            canvas.add(Circle{.centre = run.front(), .radius = dot, .fill = stroke.colour});
        if (run.size() > 1)
            canvas.add(Polyline{.points = run, .stroke = stroke});
        run.clear();
    };
    for (const auto& p : places) {
        if (p)
            run.push_back(*p);
        else
            flush();
    }
    flush();
}

void noteValues(Sheet& sheet, const Places& places, std::size_t series, Colour colour)
{
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i])
            sheet.canvas.value(series, i, *places[i], colour);
}

std::optional<std::size_t> lastOf(const Series& series)
{
    for (std::size_t i = series.values.size(); i-- > 0;)
        if (valueOf(series, i))
            return i;
    return {};
}

bool isConstant(const Series& s)
{
    std::optional<double> seen;
    for (std::size_t i = 0; i < s.values.size(); ++i) {
        const auto v = valueOf(s, i);
        if (v && seen && *v != *seen)
            return false;
        if (v)
            seen = v;
    }
    return seen.has_value();
}

std::size_t linesOf(const ChartSpec& spec)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(spec.series, [](const Series& s) { return s.role != SeriesRole::Target; }));
}

//! The y of each label is a value here; drawing turns it into a place once the axes are known.
std::vector<EndLabel> endLabels(const Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    std::vector<EndLabel> out;
    const bool several = linesOf(spec) > 1;
    const auto latest = [&](const std::string& value) { // among mean, limits and target a bare number would be a riddle
        return spec.kind == ChartKind::XmR ? toString(BOULTON_TR("figure", "Latest"), sheet.translate) + " " + value
                                           : value;
    };
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        const Series& s = spec.series[i];
        const auto last = lastOf(s);
        if (!last)
            continue;
        const std::string value = valueText(*valueOf(s, *last), spec.y);
        std::string name = toString(s.name, sheet.translate);
        if (s.role == SeriesRole::Target) {
            if (name.empty())
                name = toString(BOULTON_TR("figure", "Target"), sheet.translate);
            out.push_back({*valueOf(s, *last), name + " " + value, value, theme::kInk, Weight::Regular, 8});
        } else {
            const Colour text = s.role == SeriesRole::Comparator || s.role == SeriesRole::Forecast
                                    ? theme::kMuted
                                    : asText(colourOf(spec, i));
            out.push_back({*valueOf(s, *last), several && !name.empty() ? name + " " + value : latest(value), value,
                           text, Weight::Semibold, s.role == SeriesRole::Actual ? 10 : 7});
        }
    }
    for (const ReferenceLine& r : spec.references) {
        if (std::isfinite(r.value)) {
            const std::string value = valueText(r.value, spec.y);
            out.push_back(
                {r.value, toString(r.name, sheet.translate) + " " + value, value, theme::kMuted, Weight::Regular, 6});
        }
    }
    if (spec.kind == ChartKind::XmR && !spec.limits.empty()) {
        const Limits& l = spec.limits.back();
        const auto add = [&](double v, const Text& name, int priority) {
            if (!std::isfinite(v))
                return;
            const std::string value = valueText(v, spec.y);
            out.push_back(
                {v, toString(name, sheet.translate) + " " + value, value, theme::kMuted, Weight::Regular, priority});
        };
        add(l.mean, BOULTON_TR("figure", "Mean"), 5);
        add(l.upper, BOULTON_TR("figure", "Upper limit"), 3);
        add(l.lower, BOULTON_TR("figure", "Lower limit"), 3);
    }
    return out;
}

//! The series whose intervals are a band: where only one has any, and enough of them to make one.
std::optional<std::size_t> bandSeries(const ChartSpec& spec)
{
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < spec.series.size(); ++i)
        if (!spec.series[i].lower.empty()) {
            if (only)
                return {};
            only = i;
        }
    return only && categoryCount(spec) > 12 ? only : std::nullopt;
}

Colour bandColour(Colour colour)
{
    const auto pale = [](std::uint8_t v) { return static_cast<std::uint8_t>(255 - (255 - v) / 6); };
    return {pale(colour.r), pale(colour.g), pale(colour.b), 255};
}

void drawIntervals(Sheet& sheet, const Axes& axes)
{
    const ChartSpec& spec = sheet.spec;
    const auto banded = bandSeries(spec);
    const auto drawBand = [&](const std::vector<Point>& upper, const std::vector<Point>& lower) {
        if (upper.size() < 2)
            return;
        std::vector<Point> points = upper;
        points.insert(points.end(), lower.rbegin(), lower.rend());
        sheet.canvas.part(Part::Ground);
        sheet.canvas.add(Polygon{.points = std::move(points), .fill = bandColour(colourOf(spec, *banded))});
        sheet.canvas.part(Part::Other);
        for (const auto* edge : {&upper, &lower})
            sheet.canvas.add(Polyline{.points = *edge, .stroke = {.colour = colourOf(spec, *banded), .width = 0.5, .dash = Dash::Dotted}});
    };
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        std::vector<Point> upper, lower;
        for (std::size_t c = 0; c < axes.categories; ++c) {
            auto ends = intervalAt(spec, i, c);
            if (!valueOf(spec.series[i], c))
                ends.reset();
            const double x = axes.x(sheet.plot, c);
            const bool next = banded == i && ends;
            if (next) {
                upper.push_back({x, axes.yAt(sheet.plot, ends->upper)});
                lower.push_back({x, axes.yAt(sheet.plot, ends->lower)});
            }
            if (!next || c + 1 == axes.categories) {
                if (upper.size() == 1) // a value between gaps
                    drawWhisker(sheet.canvas, upper.front(), lower.front(), 2.2);
                drawBand(upper, lower);
                upper.clear();
                lower.clear();
            }
            if (ends && banded != i)
                drawWhisker(sheet.canvas, {x, axes.yAt(sheet.plot, ends->lower)}, {x, axes.yAt(sheet.plot, ends->upper)}, 2.2);
        }
    }
}

std::vector<LegendItem> legendOf(const Sheet& sheet, bool named)
{
    const ChartSpec& spec = sheet.spec;
    std::vector<LegendItem> out;
    if (!spec.showLegend)
        return out;
    if (spec.kind == ChartKind::Line && hasIntervals(spec) && !spec.interval.empty()) {
        const auto banded = bandSeries(spec);
        out.push_back({.swatch = banded ? LegendItem::Swatch::Band : LegendItem::Swatch::Whisker,
                       .colour = banded ? bandColour(colourOf(spec, *banded)) : theme::kInk,
                       .text = toString(spec.interval, sheet.translate)});
    }
    if (spec.kind == ChartKind::Line)
        addStandings(sheet, out, LegendItem::Swatch::Standing);
    if (!named && linesOf(spec) > 1) {
        for (std::size_t i = 0; i < spec.series.size(); ++i) {
            const Stroke stroke = strokeOf(spec, i);
            out.push_back({.swatch = LegendItem::Swatch::Line,
                           .colour = stroke.colour,
                           .dash = stroke.dash,
                           .text = toString(spec.series[i].name, sheet.translate)});
        }
    }
    if (spec.kind == ChartKind::XmR) {
        const std::set<PointFlag> used(spec.flags.begin(), spec.flags.end());
        const auto add = [&](PointFlag flag, const Text& text) {
            if (used.contains(flag))
                out.push_back({.swatch = LegendItem::Swatch::Flag,
                               .colour = {},
                               .flag = flag,
                               .text = toString(text, sheet.translate)});
        };
        add(PointFlag::Improvement, BOULTON_TR("figure", "Special cause: improvement"));
        add(PointFlag::Concern, BOULTON_TR("figure", "Special cause: concern"));
        add(PointFlag::NeutralHigh, BOULTON_TR("figure", "Special cause: high"));
        add(PointFlag::NeutralLow, BOULTON_TR("figure", "Special cause: low"));
    }
    return out;
}

void drawLimits(Sheet& sheet, const Axes& axes)
{
    sheet.canvas.part(Part::Ground);
    const Box& plot = sheet.plot;
    const double half = plot.width / static_cast<double>(std::max<std::size_t>(axes.categories, 1)) / 2;
    for (const Limits& l : sheet.spec.limits) {
        if (l.first > l.last || l.first >= axes.categories || !std::isfinite(l.mean))
            continue;
        const double from = axes.x(plot, l.first) - half;
        const double to = axes.x(plot, std::min(l.last, axes.categories - 1)) + half;
        const auto level = [&](double value, const Stroke& stroke) {
            if (std::isfinite(value))
                sheet.canvas.add(
                    Polyline{.points = {{from, axes.yAt(plot, value)}, {to, axes.yAt(plot, value)}}, .stroke = stroke});
        };
        if (std::isfinite(l.lower) && std::isfinite(l.upper))
            sheet.canvas.add(Rectangle{.x = from,
                                       .y = axes.yAt(plot, l.upper),
                                       .width = to - from,
                                       .height = std::max(0.0, axes.yAt(plot, l.lower) - axes.yAt(plot, l.upper)),
                                       .fill = theme::kSurface});
        level(l.upper, {.colour = theme::kComparator, .width = 0.75, .dash = Dash::Dashed});
        level(l.lower, {.colour = theme::kComparator, .width = 0.75, .dash = Dash::Dashed});
        level(l.mean, {.colour = theme::kComparator, .width = 0.9});
    }
    sheet.canvas.part(Part::Other);
}

void drawReferences(Sheet& sheet, const Axes& axes)
{
    for (const ReferenceLine& r : sheet.spec.references) {
        if (!std::isfinite(r.value))
            continue;
        const double y = axes.yAt(sheet.plot, r.value);
        sheet.canvas.add(Polyline{.points = {{sheet.plot.x, y}, {sheet.plot.right(), y}}, .stroke = r.stroke});
    }
}

void drawSeries(Sheet& sheet, const Axes& axes, std::size_t index)
{
    const Series& s = sheet.spec.series[index];
    const Box& plot = sheet.plot;
    const Stroke stroke = strokeOf(sheet.spec, index);
    Places places = placesOf(plot, axes, s);
    noteValues(sheet, places, index, stroke.colour);
    if (s.role == SeriesRole::Target) {
        if (isConstant(s)) { // one level for the whole chart, also where a period has no target of its own
            const double y = axes.yAt(plot, *valueOf(s, *lastOf(s)));
            sheet.canvas.add(Polyline{.points = {{plot.x, y}, {plot.right(), y}}, .stroke = stroke});
        } else {
            drawRun(sheet.canvas, places, stroke, 1.5);
        }
        return;
    }
    if (s.role == SeriesRole::Forecast) { // begins where the actual values end
        for (const Series& actual : sheet.spec.series) {
            const auto last = lastOf(actual);
            if (actual.role == SeriesRole::Actual && last && *last + 1 < places.size() && places[*last + 1] &&
                !places[*last])
                places[*last] = Point{axes.x(plot, *last), axes.yAt(plot, *valueOf(actual, *last))};
        }
    }
    sheet.canvas.part(Part::Values);
    drawRun(sheet.canvas, places, stroke, 2);
    sheet.canvas.part(Part::Other);
    const double pitch = plot.width / static_cast<double>(std::max<std::size_t>(axes.categories, 1));
    const auto last = lastOf(s);
    if (s.role == SeriesRole::Actual && pitch >= 9)
        for (std::size_t i = 0; i < places.size(); ++i)
            if (places[i] && statusOf(s, i) == ' ')
                sheet.canvas.add(Circle{.centre = *places[i], .radius = 1.6, .fill = stroke.colour});
    for (std::size_t i = 0; i < places.size(); ++i) {
        const char letter = statusOf(s, i);
        if (!places[i])
            continue;
        if (const char standing = standingAt(sheet.spec, index, i); standing != ' ')
            drawStanding(sheet.canvas, standing, *places[i], std::clamp(pitch * 0.3, 2.0, 3.2));
        else if (letter != ' ' && (pitch >= 10 || i == last))
            sheet.canvas.mark(letter, *places[i], std::clamp(pitch * 0.85, 9.0, 11.0));
        else if (i == last && s.role != SeriesRole::Comparator)
            sheet.canvas.add(Circle{.centre = *places[i],
                                    .radius = 2.6,
                                    .fill = stroke.colour,
                                    .stroke = {.colour = theme::kWhite, .width = 0.75}});
    }
}

void drawXmr(Sheet& sheet, const Axes& axes, std::size_t index)
{
    const Places places = placesOf(sheet.plot, axes, sheet.spec.series[index]);
    const double pitch = sheet.plot.width / static_cast<double>(std::max<std::size_t>(axes.categories, 1));
    const double radius = std::clamp(pitch * 0.38, 1.4, 3.0);
    noteValues(sheet, places, index, theme::kCommonCause);
    sheet.canvas.part(Part::Values);
    drawRun(sheet.canvas, places, {.colour = theme::kCommonCause, .width = 1.1}, 0);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i])
            drawFlag(sheet.canvas, i < sheet.spec.flags.size() ? sheet.spec.flags[i] : PointFlag::None, *places[i],
                     radius);
    sheet.canvas.part(Part::Other);
}

} // namespace

void layoutLine(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    std::vector<EndLabel> labels = endLabels(sheet);
    const double limit = sheet.plot.width * (sheet.plot.width > 340 ? 0.26 : 0.31);
    bool named = true; // whether the ends of the lines carry the names
    for (const EndLabel& l : labels)
        named = named && (l.priority < 7 || textWidth(l.text, 7.5, l.weight) <= limit);
    if (!named)
        for (EndLabel& l : labels)
            if (l.priority >= 7 && l.priority != 8)
                l.text = l.brief;
    drawLegend(sheet, legendOf(sheet, named));
    const double width = endLabelWidth(labels, limit);
    const Axes axes = fitAxes(sheet, false, width + 8, false);
    sheet.scale = axes.y;
    sheet.categories = axes.categories;
    drawZones(sheet, axes);
    if (spec.kind == ChartKind::XmR)
        drawLimits(sheet, axes);
    drawAxes(sheet, axes);
    drawReferences(sheet, axes);
    if (spec.kind == ChartKind::Line && hasIntervals(spec))
        drawIntervals(sheet, axes);
    for (EndLabel& l : labels)
        l.y = axes.yAt(sheet.plot, l.y);
    drawEndLabels(sheet, std::move(labels), sheet.plot.right() + 6, width);
    for (std::size_t i = 0; i < spec.series.size(); ++i) // targets below, actual values on top
        if (spec.series[i].role != SeriesRole::Actual && spec.series[i].role != SeriesRole::Category)
            drawSeries(sheet, axes, i);
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        if (spec.series[i].role != SeriesRole::Actual && spec.series[i].role != SeriesRole::Category)
            continue;
        if (spec.kind == ChartKind::XmR)
            drawXmr(sheet, axes, i);
        else
            drawSeries(sheet, axes, i);
    }
    drawAnnotations(sheet, axes);
}

void layoutSparkline(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    const bool marked =
        std::ranges::any_of(spec.series, [](const Series& s) { return !s.status.empty() && s.status.back() != ' '; });
    const double pad = marked && sheet.plot.height >= 13 ? 5.6 : std::min(2.4, sheet.plot.height * 0.2);
    Box& plot = sheet.plot;
    plot = {plot.x + pad / 2, plot.y + pad, std::max(1.0, plot.width - pad * 1.5),
            std::max(1.0, plot.height - 2 * pad)};
    double low = 0;
    double high = 0;
    bool any = false;
    for (const Series& s : spec.series)
        for (std::size_t i = 0; i < s.values.size(); ++i)
            if (const auto v = valueOf(s, i)) {
                low = any ? std::min(low, *v) : *v;
                high = any ? std::max(high, *v) : *v;
                any = true;
            }
    Axes axes;
    axes.categories = categoryCount(spec);
    axes.y.minimum = low;
    axes.y.maximum = high;
    sheet.scale = axes.y;
    sheet.categories = axes.categories;
    for (const bool target : {true, false}) {
        for (std::size_t i = 0; i < spec.series.size(); ++i) {
            const Series& s = spec.series[i];
            if ((s.role == SeriesRole::Target) != target)
                continue;
            Stroke stroke = strokeOf(spec, i);
            stroke.width = target ? 0.6 : 1.1;
            if (target)
                stroke.colour = theme::kComparator;
            const Places places = placesOf(plot, axes, s);
            noteValues(sheet, places, i, stroke.colour);
            drawRun(sheet.canvas, places, stroke, target ? 0 : std::min(1.1, pad));
            const auto last = lastOf(s);
            if (target || !last)
                continue;
            if (pad > 5 && statusOf(s, *last) != ' ')
                sheet.canvas.mark(statusOf(s, *last), *places[*last], 9);
            else
                sheet.canvas.add(
                    Circle{.centre = *places[*last], .radius = std::min(1.8, pad * 0.75), .fill = stroke.colour});
        }
    }
}

} // namespace boulton::figure::detail
