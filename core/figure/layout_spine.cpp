// SPDX-License-Identifier: GPL-3.0-or-later
// Spine and Tartan: one row an indicator.
#include "core/base/format.h"
#include "core/figure/canvas.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <cmath>

namespace boulton::figure::detail {
namespace {

constexpr double kText = 8;
constexpr double kHead = 7.5;
constexpr double kLeastRow = 9.5;
constexpr double kFurthest = 4; //!< units of a spine; what lies further out is drawn at the edge, with an arrow

//! Rows that fit, and a line that says how many do not.
std::size_t fitRows(Sheet& sheet, double& pitch)
{
    Box& plot = sheet.plot;
    const std::size_t count = categoryCount(sheet.spec);
    std::size_t shown = count;
    if (static_cast<double>(count) * kLeastRow > plot.height) {
        shown = static_cast<std::size_t>(std::max(1.0, std::floor((plot.height - kLeastRow) / kLeastRow)));
        const Text more =
            BOULTON_TR("figure", "%1 more are in the data table").with(static_cast<std::int64_t>(count - shown));
        sheet.canvas.place({.at = {plot.x, plot.bottom() - 2},
                            .text = elided(toString(more, sheet.translate), plot.width, 7),
                            .size = 7,
                            .colour = theme::kMuted});
        plot.height = std::max(1.0, plot.height - kLeastRow);
    }
    pitch = std::min(24.0, plot.height / static_cast<double>(shown));
    plot.height = pitch * static_cast<double>(shown);
    sheet.categories = shown;
    return shown;
}

//! With the unit, where it does not stand at each number.
std::string rowName(const Sheet& sheet, std::size_t i)
{
    const std::string name = categoryName(sheet, i);
    const std::string& unit = axisOf(sheet.spec, i).unit;
    return unit.empty() || unitStandsAtNumbers(unit) || name.find(unit) != std::string::npos ? name : name + " (" + unit + ")";
}

//! Names at the left, on two lines where rows are high; shrinks the plot.
void drawNames(Sheet& sheet, double pitch, std::size_t shown, double share)
{
    Box& plot = sheet.plot;
    const double size = pitch < 11 ? 7 : kText;
    double widest = 0;
    for (std::size_t i = 0; i < shown; ++i)
        widest = std::max(widest, textWidth(rowName(sheet, i), size));
    const double names = std::min(widest, plot.width * share);
    if (names <= 0)
        return;
    const double line = size * 1.12;
    const std::size_t lines = pitch >= 2 * line ? 2 : 1;
    for (std::size_t i = 0; i < shown; ++i) {
        const double middle = plot.y + pitch * (static_cast<double>(i) + 0.5);
        const auto text = wrapped(rowName(sheet, i), names + 0.01, size, Weight::Regular, lines);
        const double first = middle + size * 0.36 - line * (static_cast<double>(text.size()) - 1) / 2;
        for (std::size_t l = 0; l < text.size(); ++l)
            sheet.canvas.place({.at = {plot.x, first + line * static_cast<double>(l)},
                                .text = text[l],
                                .size = size,
                                .colour = theme::kInk});
    }
    plot.x += names + 6;
    plot.width = std::max(1.0, plot.width - names - 6);
}

struct Row { // of a spine, in units
    std::optional<double> worst, low, high, best, value;
};

Row rowOf(const ChartSpec& spec, std::size_t i)
{
    Row row;
    if (i >= spec.spreads.size() || spec.series.size() < 2)
        return row;
    const Spread& s = spec.spreads[i];
    const auto comparator = valueOf(spec.series[1], i);
    if (!comparator)
        return row;
    row.worst = spinePosition(s.lowest, *comparator, s);
    row.low = spinePosition(s.low, *comparator, s);
    row.high = spinePosition(s.high, *comparator, s);
    row.best = spinePosition(s.highest, *comparator, s);
    if (const auto v = valueOf(spec.series[0], i))
        row.value = spinePosition(*v, *comparator, s);
    return row;
}

//! A column of figures between the names and the spine.
void drawFigures(Sheet& sheet, std::size_t series, double pitch, std::size_t shown, double headY, Weight weight)
{
    const ChartSpec& spec = sheet.spec;
    if (series >= spec.series.size())
        return;
    Box& plot = sheet.plot;
    const double size = pitch < 11 ? 7 : kText;
    double widest = 0;
    for (std::size_t i = 0; i < shown; ++i)
        if (const auto v = valueOf(spec.series[series], i))
            widest = std::max(widest, textWidth(valueText(*v, axisOf(spec, i)), size, weight));
    const std::string head = toString(spec.series[series].name, sheet.translate);
    const double width = std::min(std::max(widest, std::min(textWidth(head, kHead), 52.0)), plot.width * 0.25);
    const double right = plot.x + width;
    sheet.canvas.place({.at = {right, headY},
                        .text = elided(head, width + 0.01, kHead),
                        .size = kHead,
                        .colour = theme::kMuted,
                        .align = Align::End});
    for (std::size_t i = 0; i < shown; ++i) {
        const auto v = valueOf(spec.series[series], i);
        sheet.canvas.place({.at = {right, plot.y + pitch * (static_cast<double>(i) + 0.5) + size * 0.36},
                            .text = v ? elided(valueText(*v, axisOf(spec, i)), width + 0.01, size, weight) : "–",
                            .size = size,
                            .colour = theme::kInk,
                            .align = Align::End,
                            .weight = weight});
    }
    plot.x += width + 8;
    plot.width = std::max(1.0, plot.width - width - 8);
}

void drawSpineRow(Sheet& sheet, const Row& row, std::size_t i, double pitch, double reach)
{
    const Box& plot = sheet.plot;
    const double middle = plot.y + pitch * (static_cast<double>(i) + 0.5);
    const auto x = [&](double units) { return plot.x + plot.width * (std::clamp(units, -reach, reach) + reach) / (2 * reach); };
    const double thick = std::min(pitch * 0.6, 10.0);
    const auto bar = [&](std::optional<double> from, std::optional<double> to, Colour fill, Stroke stroke, double height) {
        const double a = x(std::min(from.value_or(0), to.value_or(0)));
        const double b = x(std::max(from.value_or(0), to.value_or(0)));
        sheet.canvas.add(
            Rectangle{.x = a, .y = middle - height / 2, .width = b - a, .height = height, .fill = fill, .stroke = stroke});
    };
    if (row.worst || row.best) {
        bar(row.worst, row.best, theme::kRule, {.colour = theme::kCommonCause, .width = 0.5}, thick);
        bar(row.low, row.high, theme::kComparator, {.colour = theme::kCommonCause, .width = 0}, thick);
    }
    if (!row.value) {
        if (!valueOf(sheet.spec.series[0], i))
            sheet.canvas.place({.at = {x(0) + 5, middle + 2.5},
                                .text = toString(BOULTON_TR("figure", "no value"), sheet.translate),
                                .size = 7,
                                .colour = theme::kInk});
        return;
    }
    const char letter = standingAt(sheet.spec, 0, i);
    const double radius = std::min(4.0, pitch * 0.3);
    const double at = std::clamp(x(*row.value), plot.x + radius * 1.3, std::max(plot.x + radius * 1.3, plot.right() - radius * 1.3));
    sheet.canvas.value(0, i, {at, middle}, theme::standing(letter));
    sheet.canvas.add(Circle{.centre = {at, middle}, .radius = radius * 1.35, .fill = theme::kWhite});
    drawStanding(sheet.canvas, letter, {at, middle}, radius);
    if (std::fabs(*row.value) > reach) { // beyond the edge
        const double side = *row.value < 0 ? -1 : 1;
        const double tip = at - side * (radius * 1.9 + 3);
        sheet.canvas.add(Polyline{.points = {{tip - side * 2.5, middle - 2.5}, {tip, middle}, {tip - side * 2.5, middle + 2.5}},
                                  .stroke = {.colour = theme::kInk, .width = 1}});
    }
}

std::vector<LegendItem> spineLegend(const Sheet& sheet)
{
    std::vector<LegendItem> out;
    if (!sheet.spec.showLegend)
        return out;
    addStandings(sheet, out, LegendItem::Swatch::Standing);
    out.push_back({.swatch = LegendItem::Swatch::Band,
                   .colour = theme::kRule,
                   .text = toString(BOULTON_TR("figure", "Lowest to highest"), sheet.translate)});
    out.push_back({.swatch = LegendItem::Swatch::Band,
                   .colour = theme::kComparator,
                   .text = toString(BOULTON_TR("figure", "Middle half"), sheet.translate)});
    if (sheet.spec.series.size() > 1)
        out.push_back({.swatch = LegendItem::Swatch::Line,
                       .colour = theme::kInk,
                       .text = toString(sheet.spec.series[1].name, sheet.translate)});
    return out;
}

Colour pale(Colour c)
{
    const auto one = [](std::uint8_t v) { return static_cast<std::uint8_t>(255 - (255 - v) / 6); };
    return {one(c.r), one(c.g), one(c.b), 255};
}

} // namespace

void layoutSpine(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    drawLegend(sheet, spineLegend(sheet));
    Box& plot = sheet.plot;
    const double head = plot.height > 50 ? kHead * 1.5 : 0;
    const double headY = plot.y + kHead * 0.85;
    plot.y += head;
    plot.height = std::max(1.0, plot.height - head);
    double pitch = 1;
    const std::size_t shown = fitRows(sheet, pitch);
    drawNames(sheet, pitch, shown, 0.34);
    if (plot.width > 120 && head > 0) {
        drawFigures(sheet, 0, pitch, shown, headY, Weight::Semibold);
        drawFigures(sheet, 1, pitch, shown, headY, Weight::Regular);
    }
    std::vector<Row> rows;
    double reach = 1;
    bool judged = true;
    bool judgedAny = false;
    for (std::size_t i = 0; i < shown; ++i) {
        rows.push_back(rowOf(spec, i));
        for (const auto& p : {rows[i].worst, rows[i].best, rows[i].value})
            reach = std::max(reach, std::fabs(p.value_or(0)));
        const bool one = i < spec.spreads.size() && spec.spreads[i].better != Direction::None;
        judged = judged && one;
        judgedAny = judgedAny || one;
    }
    reach = std::min(reach * 1.05, kFurthest);
    if (head > 0 && plot.width > 60) {
        const auto [left, right] =
            judged      ? std::pair{BOULTON_TR("figure", "Worse"), BOULTON_TR("figure", "Better")}
            : judgedAny ? std::pair{BOULTON_TR("figure", "Worse or lower"), BOULTON_TR("figure", "Better or higher")}
                        : std::pair{BOULTON_TR("figure", "Lower"), BOULTON_TR("figure", "Higher")};
        sheet.canvas.place({.at = {plot.x, headY}, .text = elided(toString(left, sheet.translate), plot.width / 2 - 4, kHead), .size = kHead, .colour = theme::kMuted});
        sheet.canvas.place({.at = {plot.right(), headY},
                            .text = elided(toString(right, sheet.translate), plot.width / 2 - 4, kHead),
                            .size = kHead,
                            .colour = theme::kMuted,
                            .align = Align::End});
    }
    sheet.scale = {.minimum = -reach, .maximum = reach, .step = 1, .ticks = {}};
    sheet.thickness = 0.6;
    for (std::size_t i = 0; i < shown; ++i) // a hairline between rows leads the eye from the name to its mark
        if (i > 0)
            sheet.canvas.add(Polyline{.points = {{0, plot.y + pitch * static_cast<double>(i)}, {plot.right(), plot.y + pitch * static_cast<double>(i)}},
                                      .stroke = {.colour = theme::kRule, .width = 0.4}});
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < shown; ++i) { // grounds, then the line of the comparator, then the marks
        Row ground = rows[i];
        ground.value.reset();
        drawSpineRow(sheet, ground, i, pitch, reach);
    }
    const double centre = plot.x + plot.width / 2;
    sheet.canvas.add(Polyline{.points = {{centre, plot.y}, {centre, plot.bottom()}}, .stroke = {.colour = theme::kInk, .width = 1.2}});
    for (std::size_t i = 0; i < shown; ++i)
        drawSpineRow(sheet, {.value = rows[i].value}, i, pitch, reach);
}

void drawCell(Canvas& canvas, const Box& box, char letter, bool hatched)
{
    const bool none = letter == ' ';
    const Colour fill = none ? theme::kWhite : letter == 'S' ? pale(theme::kCommonCause) : theme::standing(letter);
    canvas.add(Rectangle{.x = box.x,
                         .y = box.y,
                         .width = box.width,
                         .height = box.height,
                         .fill = fill,
                         .stroke = {.colour = none || letter == 'S' ? theme::kCommonCause : theme::kWhite, .width = 0.5}});
    if (!hatched)
        return;
    // Two lines across each of two corners: the letter in the middle stays as it is.
    const double room = std::min(box.width, box.height);
    const Stroke stroke{.colour = textOn(fill), .width = 0.7};
    for (const double share : {0.22, 0.42}) {
        const double d = room * share;
        canvas.add(Polyline{.points = {{box.x, box.y + d}, {box.x + d, box.y}}, .stroke = stroke});
        canvas.add(Polyline{.points = {{box.right() - d, box.bottom()}, {box.right(), box.bottom() - d}}, .stroke = stroke});
    }
}

double tartanHead(const ChartSpec& spec, double width)
{
    double widest = 0;
    for (const Series& s : spec.series)
        widest = std::max(widest, textWidth(toString(s.name, {}), kHead));
    const double cell = width * 0.66 / static_cast<double>(std::max<std::size_t>(spec.series.size(), 1));
    return widest + 4 <= cell ? kHead * 1.6 : std::min(widest, 110.0) + 5;
}

void layoutTartan(Sheet& sheet)
{
    const ChartSpec& spec = sheet.spec;
    std::vector<LegendItem> legend;
    addStandings(sheet, legend, LegendItem::Swatch::Cell);
    bool firm = false;
    for (const Series& s : spec.series)
        firm = firm || s.firm.find('!') != std::string::npos;
    if (firm && spec.showLegend)
        legend.push_back({.swatch = LegendItem::Swatch::Cell,
                          .letter = ' ',
                          .text = toString(BOULTON_TR("figure", "Hatched: differs even with the number of comparisons allowed for"), sheet.translate),
                          .firm = false});
    drawLegend(sheet, legend);
    Box& plot = sheet.plot;
    const double head = std::min(tartanHead(spec, plot.width), plot.height * 0.4);
    const double headBottom = plot.y + head - 3;
    plot.y += head;
    plot.height = std::max(1.0, plot.height - head);
    double pitch = 1;
    const std::size_t shown = fitRows(sheet, pitch);
    drawNames(sheet, pitch, shown, 0.34);
    const auto columns = static_cast<double>(std::max<std::size_t>(spec.series.size(), 1));
    const double cell = std::min(plot.width / columns, 70.0);
    plot.width = cell * columns;
    const bool flat = head <= kHead * 1.6 + 0.01;
    for (std::size_t s = 0; s < spec.series.size(); ++s) {
        const std::string name = toString(spec.series[s].name, sheet.translate);
        const double middle = plot.x + cell * (static_cast<double>(s) + 0.5);
        if (flat)
            sheet.canvas.place({.at = {middle, headBottom},
                                .text = elided(name, cell - 3, kHead),
                                .size = kHead,
                                .colour = theme::kMuted,
                                .align = Align::Middle});
        else
            sheet.canvas.place({.at = {middle + kHead * 0.3, headBottom},
                                .text = elided(name, head - 4, std::min(kHead, cell * 0.95)),
                                .size = std::min(kHead, cell * 0.95),
                                .colour = theme::kMuted,
                                .align = Align::Start,
                                .rotation = -90});
        for (std::size_t i = 0; i < shown; ++i) {
            const Box box{plot.x + cell * static_cast<double>(s), plot.y + pitch * static_cast<double>(i), cell, pitch};
            const char letter = standingAt(spec, s, i);
            drawCell(sheet.canvas, box, letter, isFirm(spec, s, i) && letter != ' ');
            const auto v = valueOf(spec.series[s], i);
            if (v)
                sheet.canvas.value(s, i, {box.x + cell / 2, box.middle()}, box, theme::standing(letter));
            const Colour fill = letter == ' ' ? theme::kWhite : letter == 'S' ? pale(theme::kCommonCause) : theme::standing(letter);
            const double size = std::min({8.0, pitch * 0.62, cell * 0.98}); // W, the widest, is as wide as it is high
            if (size < 4)
                continue;
            std::string text = letter == ' ' ? (v ? "" : "–") : std::string(1, letter);
            if (v) {
                const std::string value = valueText(*v, axisOf(spec, i));
                const std::string whole = text.empty() ? value : text + " " + value;
                const double corners = isFirm(spec, s, i) ? std::min(cell, pitch) * 0.5 : 2;
                if (textWidth(whole, size, Weight::Semibold) + 2 * corners <= cell)
                    text = whole;
            }
            sheet.canvas.place({.at = {box.x + cell / 2, box.middle() + size * 0.36},
                                .text = text,
                                .size = size,
                                .colour = textOn(fill),
                                .align = Align::Middle,
                                .weight = Weight::Semibold});
        }
    }
    sheet.thickness = 1;
}

} // namespace boulton::figure::detail
