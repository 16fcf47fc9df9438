// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/figure/canvas.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <cmath>

namespace boulton::figure {
namespace detail {
namespace {

constexpr double kAxisSize = 7.5;
constexpr double kEndSize = 7.5;
constexpr double kEndPitch = 9.2;
constexpr double kCategoryLine = kAxisSize * 1.2;

struct Range {
    double low = 0, high = 0;
    bool any = false;
    void take(double v)
    {
        low = any ? std::min(low, v) : v;
        high = any ? std::max(high, v) : v;
        any = true;
    }
};

Range rangeOf(const ChartSpec& spec)
{
    Range range;
    for (std::size_t n = 0; n < spec.series.size(); ++n)
        for (std::size_t i = 0; i < spec.series[n].values.size(); ++i)
            if (const auto v = valueOf(spec.series[n], i)) {
                range.take(*v);
                if (const auto ends = spec.kind == ChartKind::Line ? intervalAt(spec, n, i) : std::nullopt) {
                    range.take(ends->lower);
                    range.take(ends->upper);
                }
            }
    for (const ReferenceLine& r : spec.references)
        if (std::isfinite(r.value))
            range.take(r.value);
    if (spec.kind == ChartKind::XmR) {
        for (const Limits& l : spec.limits) {
            for (const double v : {l.mean, l.lower, l.upper})
                if (std::isfinite(v))
                    range.take(std::clamp(v, -1e300, 1e300));
        }
    }
    return range;
}

//! Wrapped to the pitch where every label then fits in three lines; otherwise thinned, the last one always kept.
std::vector<std::vector<std::string>> categoryLabels(const Sheet& sheet, std::size_t count, double pitch, bool wrap)
{
    std::vector<std::vector<std::string>> out(count);
    double widest = 0;
    double longestWord = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = categoryName(sheet, i);
        widest = std::max(widest, textWidth(name, kAxisSize));
        for (std::size_t at = 0; at < name.size();) {
            const std::size_t blank = std::min(name.find(' ', at), name.size());
            longestWord = std::max(longestWord, textWidth(std::string_view(name).substr(at, blank - at), kAxisSize));
            at = blank + 1;
        }
    }
    if (wrap && pitch - 5 >= std::min(longestWord, 34.0)) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = wrapped(categoryName(sheet, i), pitch - 5, kAxisSize, Weight::Regular, 3);
        return out;
    }
    const double needed = std::min(widest, sheet.plot.width / 2.2) + 7;
    auto every = static_cast<std::size_t>(std::max(1.0, std::ceil(needed / std::max(pitch, 1e-6))));
    for (const std::size_t nice : {1U, 2U, 3U, 4U, 6U, 12U}) // steps that people count in months and quarters
        if (nice >= every) {
            every = nice;
            break;
        }
    for (std::size_t i = 0; i < count; ++i)
        if ((count - 1 - i) % every == 0)
            out[i] = {elided(categoryName(sheet, i), sheet.plot.width / 2.2, kAxisSize)};
    return out;
}

std::string axisTitle(const Sheet& sheet)
{
    std::string title = toString(sheet.spec.y.title, sheet.translate);
    const std::string& unit = sheet.spec.y.unit;
    if (!unit.empty() && !unitStandsAtNumbers(unit) && title.find(unit) == std::string::npos)
        title += title.empty() ? unit : " (" + unit + ")";
    return title;
}

} // namespace

double Axes::x(const Box& plot, std::size_t category) const
{
    return plot.x + plot.width * (static_cast<double>(category) + 0.5) /
                        static_cast<double>(std::max<std::size_t>(categories, 1));
}

double Axes::yAt(const Box& plot, double value) const
{
    return plot.bottom() - plot.height * y.fraction(value);
}

Axes fitAxes(Sheet& sheet, bool includeZero, double rightMargin, bool wrapLabels)
{
    Box& plot = sheet.plot;
    Axes axes;
    axes.categories = categoryCount(sheet.spec);
    Range range = rangeOf(sheet.spec);
    if (includeZero || sheet.spec.y.includeZero)
        range.take(0);
    const std::string title = axisTitle(sheet);
    if (!title.empty() && plot.height > 60) {
        sheet.canvas.place({.at = {plot.x, plot.y + kAxisSize * 0.85},
                            .text = elided(title, plot.width, kAxisSize),
                            .size = kAxisSize,
                            .colour = theme::kMuted});
        plot.y += kAxisSize * 1.6;
        plot.height -= kAxisSize * 1.6;
    }
    // Half a line above, so that the label of the highest tick stays on the sheet.
    plot.y += kAxisSize * 0.55;
    plot.height -= kAxisSize * 0.55;
    const double estimate = std::max(10.0, plot.height - kCategoryLine);
    const auto ticks = std::clamp<std::size_t>(static_cast<std::size_t>(estimate / 22), 2, 7);
    const bool fromZero = includeZero || sheet.spec.y.includeZero;
    axes.y = fromZero ? niceScale(range.low, range.high, ticks, sheet.spec.y)
                      : tightScale(range.low, range.high, ticks, sheet.spec.y);
    double tickWidth = 0;
    for (const double t : axes.y.ticks)
        tickWidth = std::max(tickWidth, textWidth(tickText(t, axes.y, sheet.spec.y.unit), kAxisSize));
    tickWidth = std::min(tickWidth, plot.width * 0.3) + 5;
    plot.x += tickWidth;
    plot.width = std::max(1.0, plot.width - tickWidth - rightMargin);
    axes.labels =
        categoryLabels(sheet, axes.categories,
                       plot.width / static_cast<double>(std::max<std::size_t>(axes.categories, 1)), wrapLabels);
    std::size_t lines = 0;
    for (const auto& l : axes.labels)
        lines = std::max(lines, l.size());
    const double foot = lines == 0 ? kAxisSize * 0.4 : 4 + static_cast<double>(lines) * kCategoryLine;
    plot.height = std::max(1.0, plot.height - foot);
    return axes;
}

void drawAxes(Sheet& sheet, const Axes& axes)
{
    const Box& plot = sheet.plot;
    for (const double t : axes.y.ticks) {
        const double y = axes.yAt(plot, t);
        const bool zero = t == 0;
        sheet.canvas.part(Part::Grid);
        sheet.canvas.add(
            Polyline{.points = {{plot.x, y}, {plot.right(), y}},
                     .stroke = {.colour = zero ? theme::kComparator : theme::kRule, .width = zero ? 0.75 : 0.5}});
        sheet.canvas.part(Part::Other);
        sheet.canvas.place({.at = {plot.x - 5, y + kAxisSize * 0.36},
                            .text = tickText(t, axes.y, sheet.spec.y.unit),
                            .size = kAxisSize,
                            .colour = theme::kMuted,
                            .align = Align::End});
    }
    sheet.canvas.part(Part::Grid);
    sheet.canvas.add(Polyline{.points = {{plot.x, plot.bottom()}, {plot.right(), plot.bottom()}},
                              .stroke = {.colour = theme::kComparator, .width = 0.75}});
    sheet.canvas.part(Part::Other);
    for (std::size_t n = axes.labels.size(); n-- > 0;) { // from the last, which matters most
        for (std::size_t i = 0; i < axes.labels[n].size(); ++i) {
            Label label{
                .at = {axes.x(plot, n), plot.bottom() + 4 + kAxisSize * 0.85 + static_cast<double>(i) * kCategoryLine},
                .text = axes.labels[n][i],
                .size = kAxisSize,
                .colour = theme::kMuted,
                .align = Align::Middle};
            const Box box = boxOf(label);
            label.at.x += std::max(0.0, -box.x) - std::max(0.0, box.right() - sheet.canvas.width());
            if (sheet.canvas.place(label) && i == 0 && axes.labels[n].size() == 1)
                sheet.canvas.add(
                    Polyline{.points = {{axes.x(plot, n), plot.bottom()}, {axes.x(plot, n), plot.bottom() + 2.5}},
                             .stroke = {.colour = theme::kComparator, .width = 0.75}});
        }
    }
}

void drawZones(Sheet& sheet, const Axes& axes)
{
    const Box& plot = sheet.plot;
    for (const Zone& z : sheet.spec.zones) {
        const double a = std::isnan(z.from) ? plot.bottom() : axes.yAt(plot, z.from);
        const double b = std::isnan(z.to) ? plot.y : axes.yAt(plot, z.to);
        const double top = std::min(a, b);
        const double height = std::fabs(a - b);
        if (height < 0.5)
            continue;
        sheet.canvas.part(Part::Ground);
        sheet.canvas.add(Rectangle{.x = plot.x, .y = top, .width = plot.width, .height = height, .fill = z.fill});
        sheet.canvas.part(Part::Other);
        if (height > 10)
            sheet.canvas.place({.at = {plot.x + 3, top + 8},
                                .text = elided(toString(z.name, sheet.translate), plot.width - 6, 7),
                                .size = 7,
                                .colour = theme::kMuted});
    }
}

void drawAnnotations(Sheet& sheet, const Axes& axes)
{
    const Box& plot = sheet.plot;
    for (const Annotation& a : sheet.spec.annotations) {
        if (a.category >= axes.categories)
            continue;
        const double x = axes.x(plot, a.category);
        sheet.canvas.add(Polyline{.points = {{x, plot.y}, {x, plot.bottom()}},
                                  .stroke = {.colour = theme::kMuted, .width = 0.75, .dash = Dash::Dotted}});
        const bool right = plot.right() - x >= x - plot.x;
        const std::string text =
            elided(toString(a.text, sheet.translate), (right ? plot.right() - x : x - plot.x) - 4, 7);
        for (const double y : {plot.y + 6.5, plot.y + 15.5, plot.bottom() - 4}) {
            const Label label{.at = {right ? x + 3 : x - 3, y},
                              .text = text,
                              .size = 7,
                              .colour = theme::kMuted,
                              .align = right ? Align::Start : Align::End};
            const Box box = boxOf(label);
            if (text.empty() || !sheet.canvas.isFree(box))
                continue;
            sheet.canvas.add(Rectangle{.x = box.x - 1,
                                       .y = box.y,
                                       .width = box.width + 2,
                                       .height = box.height,
                                       .fill = {255, 255, 255, 220}});
            if (sheet.canvas.place(label))
                break;
        }
    }
}

double endLabelWidth(const std::vector<EndLabel>& labels, double limit)
{
    double width = 0;
    for (const EndLabel& l : labels) {
        const double full = textWidth(l.text, kEndSize, l.weight);
        width = std::max(width, full <= limit ? full : std::min(limit, textWidth(l.brief, kEndSize, l.weight)));
    }
    return width;
}

void drawEndLabels(Sheet& sheet, std::vector<EndLabel> labels, double x, double width)
{
    const Box& plot = sheet.plot;
    const auto room = static_cast<std::size_t>(std::max(1.0, std::floor((plot.height + kEndSize) / kEndPitch)));
    std::ranges::stable_sort(labels, std::ranges::greater{}, &EndLabel::priority);
    if (labels.size() > room)
        labels.resize(room);
    std::ranges::stable_sort(labels, {}, &EndLabel::y);
    const double lowest = plot.bottom() + kEndSize * 0.1;
    for (std::size_t i = 1; i < labels.size(); ++i)
        labels[i].y = std::max(labels[i].y, labels[i - 1].y + kEndPitch);
    for (std::size_t i = labels.size(); i-- > 0;)
        labels[i].y = std::min(labels[i].y, i + 1 < labels.size() ? labels[i + 1].y - kEndPitch : lowest);
    for (const EndLabel& l : labels) {
        const bool whole = textWidth(l.text, kEndSize, l.weight) <= width + 0.01;
        sheet.canvas.place({.at = {x, l.y + kEndSize * 0.36},
                            .text = elided(whole ? l.text : l.brief, width + 0.01, kEndSize, l.weight),
                            .size = kEndSize,
                            .colour = l.colour,
                            .weight = l.weight});
    }
}

} // namespace detail

Laid lay(const ChartSpec& spec, double width, double height, const Translator& translate)
{
    using namespace detail;
    width = std::isfinite(width) ? std::max(1.0, width) : 1;
    height = std::isfinite(height) ? std::max(1.0, height) : 1;
    Canvas canvas(width, height);
    Sheet sheet{.spec = spec, .translate = translate, .canvas = canvas, .plot = {0, 0, width, height}};
    const bool word = spec.kind == ChartKind::Sparkline || width < 60 || height < 40;
    if (!word)
        drawHeader(sheet);
    if (!hasData(spec)) {
        drawNothing(sheet);
    } else if (word && (spec.kind != ChartKind::Bullet || width < 60 || height < 14)) {
        layoutSparkline(sheet);
    } else {
        switch (spec.kind) {
        case ChartKind::Line:
        case ChartKind::XmR: layoutLine(sheet); break;
        case ChartKind::Bar: layoutBar(sheet); break;
        case ChartKind::RankedBar: layoutRanked(sheet); break;
        case ChartKind::StackedBar: layoutStacked(sheet); break;
        case ChartKind::Bullet: layoutBullet(sheet); break;
        case ChartKind::Sparkline: break;
        case ChartKind::Funnel:
        case ChartKind::Gradient: layoutScatter(sheet); break;
        case ChartKind::Spine: layoutSpine(sheet); break;
        case ChartKind::Tartan: layoutTartan(sheet); break;
        case ChartKind::Pyramid: layoutPyramid(sheet); break;
        }
    }
    Laid laid = canvas.take();
    laid.scene.title = toString(spec.title, translate);
    laid.scene.description =
        spec.description.empty() ? describe(spec, translate) : toString(spec.description, translate);
    laid.x = sheet.plot.x;
    laid.y = sheet.plot.y;
    laid.width = sheet.plot.width;
    laid.height = sheet.plot.height;
    laid.scale = std::move(sheet.scale);
    laid.categories = sheet.categories;
    laid.thickness = sheet.thickness;
    laid.horizontal = !word && isHorizontal(spec.kind);
    return laid;
}

Scene layout(const ChartSpec& spec, double width, double height, const Translator& translate)
{
    return lay(spec, width, height, translate).scene;
}

double naturalHeight(const ChartSpec& spec, double width)
{
    const auto rows = static_cast<double>(std::max<std::size_t>(detail::categoryCount(spec), 1));
    double frame = spec.showTitle && !spec.title.empty() ? 20 : 4;
    frame += spec.showTitle && !spec.subtitle.empty() ? 14 : 0;
    frame += spec.source.empty() ? 0 : 12;
    switch (spec.kind) {
    case ChartKind::RankedBar:
        // Many with intervals are set closer, so that the wards of a city stand on one page.
        return frame + 20 + rows * (hasOwnLegend(spec) && rows > 40 ? 9.6 : 14);
    case ChartKind::StackedBar: return frame + 36 + rows * 22;
    case ChartKind::Bullet: return frame + 18 + rows * 24;
    case ChartKind::Sparkline: return 16;
    case ChartKind::Spine: return frame + 46 + rows * 17;
    case ChartKind::Tartan: return frame + 24 + detail::tartanHead(spec, width) + rows * 17;
    case ChartKind::Pyramid: return frame + 62 + rows * 11.5;
    case ChartKind::Funnel:
    case ChartKind::Gradient: return std::clamp(width * 0.5, 150.0, 270.0) + frame;
    case ChartKind::Line:
    case ChartKind::XmR:
    case ChartKind::Bar: break;
    }
    return std::clamp(width * 0.42, 120.0, 240.0) + frame;
}

} // namespace boulton::figure
