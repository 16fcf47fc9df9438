// SPDX-License-Identifier: GPL-3.0-or-later
// Funnel and Gradient: values at places of their own across, with curves behind them.
#include "core/base/format.h"
#include "core/figure/canvas.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <cmath>

namespace boulton::figure::detail {
namespace {

constexpr double kText = 7.5;
constexpr double kLine = kText * 1.2;

struct Mark {
    std::size_t series = 0, category = 0;
    double x = 0, y = 0; // values
};

std::vector<Mark> marksOf(const ChartSpec& spec)
{
    std::vector<Mark> out;
    for (std::size_t s = 0; s < spec.series.size(); ++s)
        for (std::size_t c = 0; c < spec.series[s].values.size(); ++c) {
            const auto v = valueOf(spec.series[s], c);
            const std::vector<std::optional<double>>& x = spec.series[s].x;
            if (v && c < x.size() && x[c] && std::isfinite(*x[c]))
                out.push_back({s, c, std::clamp(*x[c], -1e300, 1e300), *v});
        }
    return out;
}

struct Range {
    double low = 0, high = 0;
    bool any = false;
    void take(double v)
    {
        if (!std::isfinite(v))
            return;
        v = std::clamp(v, -1e300, 1e300);
        low = any ? std::min(low, v) : v;
        high = any ? std::max(high, v) : v;
        any = true;
    }
};

//! Of the curves where there are values: limits of the smallest sizes would press all values into one line.
Range heightsOf(const ChartSpec& spec, const std::vector<Mark>& marks)
{
    Range y;
    Range x;
    for (const Mark& m : marks) {
        x.take(m.x);
        y.take(m.y);
        if (const auto ends = intervalAt(spec, m.series, m.category)) {
            y.take(ends->lower);
            y.take(ends->upper);
        }
    }
    for (const ReferenceLine& r : spec.references)
        y.take(r.value);
    for (const Curve& curve : spec.curves)
        for (std::size_t i = 0; i < std::min(curve.x.size(), curve.y.size()); ++i)
            if (curve.y[i] && (spec.kind == ChartKind::Gradient || (curve.x[i] >= x.low && curve.x[i] <= x.high)))
                y.take(*curve.y[i]);
    return y;
}

struct Plane {
    Box plot;
    Scale across, up;
    [[nodiscard]] Point at(double x, double y) const
    {
        return {plot.x + plot.width * across.fraction(x), plot.bottom() - plot.height * up.fraction(y)};
    }
    [[nodiscard]] bool holds(double y) const { return y >= up.minimum && y <= up.maximum; }
};

std::string withUnit(const Sheet& sheet, const Axis& axis)
{
    std::string title = toString(axis.title, sheet.translate);
    if (!axis.unit.empty() && !unitStandsAtNumbers(axis.unit) && title.find(axis.unit) == std::string::npos)
        title += title.empty() ? axis.unit : " (" + axis.unit + ")";
    return title;
}

//! Ticks of the values at the left, the title of both axes; shrinks the plot.
Plane fitPlane(Sheet& sheet, const std::vector<Mark>& marks, double rightMargin)
{
    const ChartSpec& spec = sheet.spec;
    Box& plot = sheet.plot;
    const std::string up = withUnit(sheet, spec.y);
    if (!up.empty() && plot.height > 60) {
        sheet.canvas.place(
            {.at = {plot.x, plot.y + kText * 0.85}, .text = elided(up, plot.width, kText), .size = kText, .colour = theme::kMuted});
        plot.y += kText * 1.6;
        plot.height -= kText * 1.6;
    }
    plot.y += kText * 0.55;
    plot.height -= kText * 0.55;
    const std::string across = withUnit(sheet, spec.x);
    if (!across.empty() && plot.height > 60) {
        for (const std::string& line : wrapped(across, plot.width, kText, Weight::Regular, 1))
            sheet.canvas.place({.at = {plot.x + plot.width / 2, plot.bottom() - kText * 0.25},
                                .text = line,
                                .size = kText,
                                .colour = theme::kMuted,
                                .align = Align::Middle});
        plot.height -= kText * 1.5;
    }
    plot.height = std::max(1.0, plot.height - kLine - 4);
    Plane plane;
    Range heights = heightsOf(spec, marks);
    if (spec.y.includeZero)
        heights.take(0);
    const auto count = std::clamp<std::size_t>(static_cast<std::size_t>(plot.height / 22), 2, 7);
    plane.up = spec.y.includeZero ? niceScale(heights.low, heights.high, count, spec.y)
                                  : tightScale(heights.low, heights.high, count, spec.y);
    double widest = 0;
    for (const double t : plane.up.ticks)
        widest = std::max(widest, textWidth(tickText(t, plane.up, spec.y.unit), kText));
    widest = std::min(widest, plot.width * 0.3) + 5;
    plot.x += widest;
    plot.width = std::max(1.0, plot.width - widest - rightMargin);
    Range x;
    for (const Mark& m : marks)
        x.take(m.x);
    if (spec.kind == ChartKind::Funnel)
        x.take(0);
    plane.across = niceScale(x.low, x.high, std::clamp<std::size_t>(static_cast<std::size_t>(plot.width / 60), 2, 8), spec.x);
    if (spec.kind == ChartKind::Funnel && !spec.x.maximum && x.high > 0) { // no empty stretch behind the largest
        plane.across.maximum = std::min(plane.across.maximum, x.high + (x.high - plane.across.minimum) * 0.04);
        std::erase_if(plane.across.ticks, [&](double t) { return t > plane.across.maximum; });
    }
    plane.plot = plot;
    sheet.scale = plane.up;
    sheet.categories = categoryCount(spec);
    return plane;
}

void drawFrame(Sheet& sheet, const Plane& plane)
{
    const Box& plot = plane.plot;
    for (const double t : plane.up.ticks) {
        const double y = plane.at(plane.across.minimum, t).y;
        sheet.canvas.part(Part::Grid);
        sheet.canvas.add(Polyline{.points = {{plot.x, y}, {plot.right(), y}},
                                  .stroke = {.colour = theme::kRule, .width = 0.5}});
        sheet.canvas.part(Part::Other);
        sheet.canvas.place({.at = {plot.x - 5, y + kText * 0.36},
                            .text = tickText(t, plane.up, sheet.spec.y.unit),
                            .size = kText,
                            .colour = theme::kMuted,
                            .align = Align::End});
    }
    sheet.canvas.part(Part::Grid);
    sheet.canvas.add(Polyline{.points = {{plot.x, plot.bottom()}, {plot.right(), plot.bottom()}},
                              .stroke = {.colour = theme::kComparator, .width = 0.75}});
    sheet.canvas.part(Part::Other);
}

void tick(Sheet& sheet, const Box& plot, double x, const std::string& text)
{
    Label label{.at = {x, plot.bottom() + 4 + kText * 0.85},
                .text = text,
                .size = kText,
                .colour = theme::kMuted,
                .align = Align::Middle};
    const Box box = boxOf(label);
    label.at.x += std::max(0.0, -box.x) - std::max(0.0, box.right() - sheet.canvas.width());
    if (sheet.canvas.place(label))
        sheet.canvas.add(Polyline{.points = {{x, plot.bottom()}, {x, plot.bottom() + 2.5}},
                                  .stroke = {.colour = theme::kComparator, .width = 0.75}});
}

//! A gradient names its groups where they stand; a funnel has numbers.
void drawAcross(Sheet& sheet, const Plane& plane, const std::vector<Mark>& marks)
{
    if (sheet.spec.kind == ChartKind::Funnel) {
        for (const double t : plane.across.ticks)
            tick(sheet, plane.plot, plane.at(t, 0).x, tickText(t, plane.across, sheet.spec.x.unit));
        return;
    }
    for (const Mark& m : marks)
        if (m.series == 0)
            tick(sheet, plane.plot, plane.at(m.x, 0).x,
                 elided(categoryName(sheet, m.category), plane.plot.width / 2.2, kText));
}

//! The stretch of a line between two points that lies within the height of the plot.
void drawCurve(Sheet& sheet, const Plane& plane, const Curve& curve)
{
    std::vector<Point> run;
    const auto flush = [&] {
        if (run.size() > 1)
            sheet.canvas.add(Polyline{.points = run, .stroke = curve.stroke});
        run.clear();
    };
    const auto cut = [&](double x1, double y1, double x2, double y2) { // where it crosses an edge
        const double edge = (y1 < plane.up.minimum || y2 < plane.up.minimum) ? plane.up.minimum : plane.up.maximum;
        const double share = y2 == y1 ? 0 : std::clamp((edge - y1) / (y2 - y1), 0.0, 1.0);
        return plane.at(x1 + (x2 - x1) * share, edge);
    };
    const std::size_t count = std::min(curve.x.size(), curve.y.size());
    for (std::size_t i = 0; i < count; ++i) {
        const bool there = curve.y[i] && std::isfinite(*curve.y[i]) && std::isfinite(curve.x[i]) &&
                           curve.x[i] >= plane.across.minimum && curve.x[i] <= plane.across.maximum;
        if (!there) {
            flush();
            continue;
        }
        const bool inside = plane.holds(*curve.y[i]);
        const bool before = i > 0 && curve.y[i - 1] && std::isfinite(*curve.y[i - 1]) &&
                            curve.x[i - 1] >= plane.across.minimum;
        if (before && inside != plane.holds(*curve.y[i - 1]))
            run.push_back(cut(curve.x[i - 1], *curve.y[i - 1], curve.x[i], *curve.y[i]));
        if (inside)
            run.push_back(plane.at(curve.x[i], *curve.y[i]));
        else
            flush();
    }
    flush();
}

void drawMarks(Sheet& sheet, const Plane& plane, const std::vector<Mark>& marks)
{
    const ChartSpec& spec = sheet.spec;
    const bool funnel = spec.kind == ChartKind::Funnel;
    const double radius = marks.size() > 150 ? 2.2 : 3.0;
    std::vector<const Mark*> order; // what differs on top
    for (const Mark& m : marks)
        order.push_back(&m);
    const auto differs = [&](const Mark* m) {
        const char s = standingAt(spec, m->series, m->category);
        return s != ' ' && s != 'S';
    };
    std::ranges::stable_sort(order, {}, differs);
    for (const Mark* m : order) {
        const Point at = plane.at(m->x, m->y);
        const char letter = standingAt(spec, m->series, m->category);
        const Colour colour = letter == ' ' && !funnel ? colourOf(spec, m->series) : theme::standing(letter);
        if (const auto ends = intervalAt(spec, m->series, m->category))
            drawWhisker(sheet.canvas, plane.at(m->x, ends->lower), plane.at(m->x, ends->upper), 2.4);
        sheet.canvas.value(m->series, m->category, at, colour);
        const double r = differs(m) ? radius : radius * (funnel ? 0.8 : 1.0);
        const Point inward{std::clamp(at.x, r * 1.2, sheet.canvas.width() - r * 1.2),
                           std::clamp(at.y, r * 1.2, sheet.canvas.height() - r * 1.2)};
        sheet.canvas.part(Part::Values);
        if (letter == ' ' && !funnel)
            sheet.canvas.add(Circle{.centre = at, .radius = r, .fill = colour, .stroke = {.colour = theme::kWhite, .width = 0.75}});
        else
            drawStanding(sheet.canvas, letter, inward, r, letter == 'S' || letter == ' ' || isFirm(spec, m->series, m->category));
        sheet.canvas.part(Part::Other);
        if (funnel && differs(m)) // a label may lie on a value within the limits, never on one that differs
            sheet.canvas.reserve({at.x - r, at.y - r, 2 * r, 2 * r});
    }
}

//! Names beside the values that differ, those furthest out first; what finds no room stays a mark.
void nameOutliers(Sheet& sheet, const Plane& plane, const std::vector<Mark>& marks)
{
    const ChartSpec& spec = sheet.spec;
    std::vector<const Mark*> outside;
    for (const Mark& m : marks)
        if (const char s = standingAt(spec, m.series, m.category); s != ' ' && s != 'S')
            outside.push_back(&m);
    const double middle = spec.references.empty() ? 0 : plane.at(0, spec.references.front().value).y;
    const auto rank = [&](const Mark* m) {
        return std::pair{isFirm(spec, m->series, m->category), std::fabs(plane.at(m->x, m->y).y - middle)};
    };
    std::ranges::stable_sort(outside, std::ranges::greater{}, rank);
    const Box& plot = plane.plot;
    for (const Mark* m : outside) {
        const Point at = plane.at(m->x, m->y);
        const std::string text = elided(categoryName(sheet, m->category), std::min(130.0, plot.width * 0.4), 7);
        for (const auto& [dx, dy, align] : {std::tuple{5.0, 2.5, Align::Start}, {-5.0, 2.5, Align::End},
                                            {0.0, -5.0, Align::Middle}, {0.0, 9.5, Align::Middle}}) {
            const Label label{.at = {at.x + dx, at.y + dy}, .text = text, .size = 7, .colour = theme::kInk, .align = align};
            const Box box = boxOf(label);
            if (box.x < plot.x || box.bottom() > plot.bottom() || box.y < plot.y - 6 || box.right() > sheet.canvas.width() ||
                !sheet.canvas.isFree(box))
                continue;
            sheet.canvas.add(Rectangle{.x = box.x - 0.5, .y = box.y, .width = box.width + 1, .height = box.height, .fill = {255, 255, 255, 215}});
            if (sheet.canvas.place(label))
                break;
        }
    }
}

std::vector<LegendItem> legendOf(const Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    std::vector<LegendItem> out;
    if (!spec.showLegend)
        return out;
    const bool funnel = spec.kind == ChartKind::Funnel;
    if (hasIntervals(spec) && !spec.interval.empty())
        out.push_back({.swatch = LegendItem::Swatch::Whisker, .text = toString(spec.interval, sheet.translate)});
    std::vector<std::string> seen;
    for (const Curve& c : spec.curves) {
        const std::string name = toString(c.name, sheet.translate);
        if (name.empty() || std::ranges::find(seen, name) != seen.end())
            continue;
        seen.push_back(name);
        out.push_back({.swatch = LegendItem::Swatch::Line, .colour = c.stroke.colour, .dash = c.stroke.dash, .text = name});
    }
    if (!funnel) {
        addStandings(sheet, out, LegendItem::Swatch::Standing);
        return out;
    }
    // Of an outlier there are two: beyond the narrow limits hollow, beyond the wide ones full.
    for (const char letter : std::string_view("SBWHL"))
        for (const bool firm : {true, false}) {
            bool used = false;
            for (std::size_t s = 0; s < spec.series.size(); ++s)
                for (std::size_t c = 0; c < spec.series[s].standing.size(); ++c)
                    used = used || (standingAt(spec, s, c) == letter && (letter == 'S' ? firm : isFirm(spec, s, c) == firm));
            if (!used)
                continue;
            const Text name = letter == 'S' ? BOULTON_TR("figure", "Within the limits")
                              : firm        ? BOULTON_TR("figure", "%1, beyond the wide limits").with(toString(standingName(letter), sheet.translate))
                                            : BOULTON_TR("figure", "%1, beyond the narrow limits").with(toString(standingName(letter), sheet.translate));
            out.push_back({.swatch = LegendItem::Swatch::Standing,
                           .colour = theme::standing(letter),
                           .letter = letter,
                           .text = toString(name, sheet.translate),
                           .firm = firm});
        }
    return out;
}

} // namespace

void layoutScatter(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    const std::vector<Mark> marks = marksOf(spec);
    if (marks.empty()) {
        drawNothing(sheet);
        return;
    }
    drawLegend(sheet, legendOf(sheet));
    std::vector<EndLabel> labels;
    for (const ReferenceLine& r : spec.references)
        if (std::isfinite(r.value)) {
            const std::string value = valueText(r.value, spec.y);
            labels.push_back({r.value, toString(r.name, sheet.translate) + " " + value, value, theme::kMuted, Weight::Regular, 6});
        }
    const double width = labels.empty() ? 0 : endLabelWidth(labels, sheet.plot.width * 0.22);
    const Plane plane = fitPlane(sheet, marks, labels.empty() ? 4 : width + 8);
    drawFrame(sheet, plane);
    drawAcross(sheet, plane, marks);
    for (const ReferenceLine& r : spec.references)
        if (std::isfinite(r.value))
            sheet.canvas.add(Polyline{.points = {plane.at(plane.across.minimum, r.value), plane.at(plane.across.maximum, r.value)},
                                      .stroke = r.stroke});
    for (const Curve& c : spec.curves)
        drawCurve(sheet, plane, c);
    for (EndLabel& l : labels)
        l.y = plane.at(plane.across.minimum, l.y).y;
    drawEndLabels(sheet, std::move(labels), sheet.plot.right() + 6, width);
    drawMarks(sheet, plane, marks);
    if (spec.kind == ChartKind::Funnel)
        nameOutliers(sheet, plane, marks);
}

} // namespace boulton::figure::detail
