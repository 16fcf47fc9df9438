// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/base/numeric.h"
#include "core/figure/theme.h"
#include "core/modules/needs_page.h"
#include <algorithm>
#include <cmath>

namespace boulton::modules::needspage {
namespace {

using figure::ChartKind;
using figure::ChartSpec;
using figure::Series;
using figure::SeriesRole;
using needs::Figure;
using needs::Indicator;
using stats::Polarity;

constexpr std::size_t kFewestPeers = 4; // for a spread with quarters
constexpr std::size_t kTartanColumns = 24; // names at the head of more columns could not be read
constexpr std::size_t kMostPeers = 16;
constexpr std::size_t kManyBars = 60; // whose legend must keep to one line, so that all stand on a page; the rug shows what may be chance
constexpr double kWidth = 480;

figure::Direction directionOf(Polarity polarity)
{
    return polarity == Polarity::HighGood  ? figure::Direction::Higher
           : polarity == Polarity::LowGood ? figure::Direction::Lower
                                           : figure::Direction::None;
}

Text intervalName(const Page& page)
{
    return BOULTON_TR("modules", "%1 interval").with(percentName(page.options.levels.front()));
}

//! Figures of areas of the profile's own kind in the chosen period, ascending.
std::vector<double> peersOf(const Page& page, std::uint32_t i)
{
    std::vector<double> values;
    const std::string& kind = page.areas[page.place.area].type;
    for (needs::AreaId id = 0; id < page.areas.size(); ++id)
        if (page.areas[id].type == kind)
            if (const auto row = page.observations.indexOf(i, id, *page.figures.chosen[i]); row && page.figures.items[*row].given())
                values.push_back(page.figures.items[*row].estimate.value);
    std::ranges::sort(values);
    return values;
}

figure::Spread spreadOf(const std::vector<double>& values, double comparator, Polarity polarity)
{
    figure::Spread s{.lowest = values.front(), .low = quantile7(values, 0.25), .high = quantile7(values, 0.75), .highest = values.back(),
                     .better = directionOf(polarity)};
    // one scale to both sides, the further of the two quartiles (as Fingertips)
    const double unit = std::max(std::fabs(s.high - comparator), std::fabs(s.low - comparator));
    s.unitLow = comparator - unit;
    s.unitHigh = comparator + unit;
    return s;
}

std::optional<double> end(double v)
{
    return std::isfinite(v) ? std::optional(v) : std::nullopt;
}

void addEnd(Series& s, const Figure& f)
{
    s.values.emplace_back(f.estimate.value);
    s.lower.push_back(f.hasInterval() ? end(f.estimate.intervals[0].lower) : std::nullopt);
    s.upper.push_back(f.hasInterval() ? end(f.estimate.intervals[0].upper) : std::nullopt);
}

report::ChartBlock block(std::shared_ptr<ChartSpec> spec, const Text& caption, double least, double most)
{
    const double height = std::clamp(figure::naturalHeight(*spec, kWidth), least, most);
    return {std::move(spec), caption, height};
}

} // namespace

std::optional<report::ChartBlock> spineOf(const Page& page, const std::vector<std::uint32_t>& indicators)
{
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::Spine;
    spec->title = BOULTON_TR("modules", "%1 beside %2, among areas of its kind").with(page.areaName(), page.comparatorName);
    Series own{.name = Text::raw(page.areaName())};
    Series theirs{.name = Text::raw(page.comparatorName), .role = SeriesRole::Comparator};
    for (const auto i : indicators) {
        const Figure* f = page.own(i);
        const auto* c = page.comparator(i);
        if (f == nullptr || c == nullptr)
            continue;
        const auto peers = peersOf(page, i);
        if (peers.size() < kFewestPeers)
            continue;
        spec->categories.push_back(Text::raw(page.about[i].name + ", " + page.periodText(i)));
        spec->rows.push_back({.unit = page.about[i].unit, .decimals = page.decimals(i)});
        spec->spreads.push_back(spreadOf(peers, c->estimate.value, page.about[i].polarity));
        own.values.emplace_back(f->estimate.value);
        own.standing += stats::letterOf(f->firstStanding());
        own.firm += page.firm(*f);
        theirs.values.emplace_back(c->estimate.value);
    }
    if (spec->categories.empty())
        return std::nullopt;
    spec->series = {std::move(own), std::move(theirs)};
    return block(std::move(spec), {}, 70, 620);
}

std::optional<report::ChartBlock> trendChart(const Page& page, std::uint32_t i)
{
    const needs::History& h = page.histories[i];
    if (h.rows.size() < 3)
        return std::nullopt;
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::Line;
    spec->title = BOULTON_TR("modules", "%1: over the years").with(page.about[i].name);
    spec->y.unit = page.about[i].unit;
    spec->y.decimals = page.decimals(i);
    spec->interval = intervalName(page);
    Series own{.name = Text::raw(page.areaName())};
    Series theirs{.name = Text::raw(page.comparatorName), .role = SeriesRole::Comparator};
    bool any = false;
    bool intervals = false;
    for (std::size_t k = 0; k < h.rows.size(); ++k) {
        const auto& o = page.observations.rows[h.rows[k]];
        spec->categories.push_back(Text::raw(page.observations.periods[o.period].text));
        addEnd(own, page.figures.items[h.rows[k]]);
        intervals = intervals || own.lower.back().has_value();
        const auto& c = page.figures.comparators[i][o.period];
        theirs.values.push_back(c.given() ? std::optional(c.estimate.value) : std::nullopt);
        any = any || c.given();
    }
    if (!intervals) {
        own.lower.clear();
        own.upper.clear();
        spec->interval = {};
    }
    if (h.from > 0 && h.from < h.rows.size())
        spec->annotations.push_back({h.from, BOULTON_TR("modules", "New definition")});
    spec->series.push_back(std::move(own));
    if (any)
        spec->series.push_back(std::move(theirs));
    return report::ChartBlock{std::move(spec), {}, 150};
}

namespace {

//! Parts, largest first, with the lines of the comparator and of the area itself.
report::ChartBlock partsRanked(const Page& page, std::uint32_t i, std::span<const std::size_t> rows, const Text& title)
{
    std::vector<PeopleGroup> groups;
    std::vector<double> values;
    RankedMore more{.interval = intervalName(page)};
    bool tested = false;
    for (const auto row : rows) {
        const Figure& f = page.figures.items[row];
        groups.push_back({page.areas[page.observations.rows[row].area].name, {row}});
        values.push_back(f.estimate.value);
        more.lower.push_back(f.hasInterval() ? f.estimate.intervals[0].lower : std::nan(""));
        more.upper.push_back(f.hasInterval() ? f.estimate.intervals[0].upper : std::nan(""));
        more.standing += stats::letterOf(f.firstStanding());
        more.firm += page.firm(f);
        tested = tested || f.firstStanding() != stats::Standing::NotCompared;
    }
    if (std::ranges::all_of(more.lower, [](double v) { return std::isnan(v); })) {
        more.lower.clear();
        more.upper.clear();
        more.interval = {};
    }
    if (!tested) {
        more.standing.clear();
        more.firm.clear();
    }
    if (rows.size() > kManyBars)
        more.firm.clear();
    const auto* c = page.comparator(i);
    auto chart = rankedChart(title, groups, values, page.about[i].unit, page.decimals(i),
                             c != nullptr ? std::optional(c->estimate.value) : std::nullopt, Text::raw(page.comparatorName), more);
    auto spec = std::make_shared<ChartSpec>(*chart.spec);
    if (const Figure* own = page.own(i))
        spec->references.push_back({own->estimate.value, Text::raw(page.areaName()), {figure::theme::kAccent, 1.2, figure::Dash::Solid}});
    spec->showLegend = true;
    chart.spec = std::move(spec);
    return chart;
}

} // namespace

std::optional<report::ChartBlock> partsChart(const Page& page, std::uint32_t i)
{
    const auto rows = page.partRows(i);
    if (rows.size() < 2)
        return std::nullopt;
    return partsRanked(page, i, rows, BOULTON_TR("modules", "%1, %2: by ward").with(page.about[i].name, page.periodText(i)));
}

std::optional<report::ChartBlock> gradientChart(const Page& page, std::uint32_t i)
{
    if (!page.slopes[i] || page.slopes[i]->tenths.empty())
        return std::nullopt;
    const needs::Slope& s = *page.slopes[i];
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::Gradient;
    spec->title = BOULTON_TR("modules", "%1, %2: by deprivation").with(page.about[i].name, page.periodText(i));
    spec->y.unit = page.about[i].unit;
    spec->y.decimals = page.decimals(i);
    spec->x.title = BOULTON_TR("modules", "Most deprived at the left, least deprived at the right; each tenth at the middle of its share of the people");
    spec->x.minimum = 0;
    spec->x.maximum = 1;
    spec->interval = intervalName(page);
    Series values{.name = Text::raw(page.about[i].name)};
    double all = 0;
    for (const auto& t : s.tenths)
        all += t.denominator;
    double before = 0;
    for (const auto& t : s.tenths) {
        spec->categories.push_back(Text::raw(std::to_string(t.decile)));
        values.values.emplace_back(t.estimate.value);
        values.x.emplace_back((before + t.denominator / 2) / all);
        values.lower.push_back(end(t.estimate.intervals[0].lower));
        values.upper.push_back(end(t.estimate.intervals[0].upper));
        before += t.denominator;
    }
    spec->series.push_back(std::move(values));
    if (s.indices) {
        // the multiplier of a share is in the slope already, not in the intercept
        const double scale = page.about[i].method == needs::Method::Proportion ? page.about[i].per : 1;
        const double from = s.indices->intercept * scale;
        spec->curves = {{.name = BOULTON_TR("modules", "Line through all tenths (slope index %1)").with(Number{s.indices->sii, page.decimals(i), ""}),
                         .x = {0, 1},
                         .y = {from, from + s.indices->sii},
                         .stroke = {figure::rgb(0x1B2733), 1.4, figure::Dash::Dashed}}};
    }
    return report::ChartBlock{std::move(spec), {}, 175};
}

namespace {

//! Rows: indicators for which `areas` have figures; columns: areas.
std::optional<report::ChartBlock> rug(const Page& page, const std::vector<needs::AreaId>& areas, const Text& title)
{
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::Tartan;
    spec->title = title;
    for (const auto id : areas)
        spec->series.push_back({.name = Text::raw(page.areas[id].name)});
    for (std::uint32_t i = 0; i < page.about.size(); ++i) {
        if (!page.figures.chosen[i])
            continue;
        std::vector<const Figure*> row;
        for (const auto id : areas) {
            const auto at = page.observations.indexOf(i, id, *page.figures.chosen[i]);
            row.push_back(at && page.figures.items[*at].given() ? &page.figures.items[*at] : nullptr);
        }
        if (std::ranges::none_of(row, [](const Figure* f) { return f != nullptr && f->firstStanding() != stats::Standing::NotCompared; }))
            continue;
        spec->categories.push_back(Text::raw(page.about[i].name));
        spec->rows.push_back({.unit = page.about[i].unit, .decimals = page.decimals(i)});
        for (std::size_t k = 0; k < row.size(); ++k) {
            const Figure* f = row[k];
            Series& s = spec->series[k];
            s.values.push_back(f != nullptr ? std::optional(f->estimate.value) : std::nullopt);
            s.standing += f != nullptr ? stats::letterOf(f->firstStanding()) : ' ';
            s.firm += f != nullptr ? page.firm(*f) : ' ';
        }
    }
    if (spec->categories.empty())
        return std::nullopt;
    std::erase_if(spec->series, [](const Series& s) { return std::ranges::all_of(s.standing, [](char c) { return c == ' '; }) && std::ranges::none_of(s.values, [](const auto& v) { return v.has_value(); }); });
    return block(std::move(spec), {}, 90, 660);
}

} // namespace

std::vector<report::ChartBlock> tartans(const Page& page)
{
    std::vector<report::ChartBlock> out;
    std::vector<needs::AreaId> peers{page.place.area};
    const auto& own = page.areas[page.place.area];
    for (needs::AreaId id = 0; id < page.areas.size(); ++id)
        if (id != page.place.area && page.areas[id].type == own.type)
            peers.push_back(id);
    if (peers.size() > kMostPeers) // of many only those that somebody put into its company
        std::erase_if(peers, [&](needs::AreaId id) {
            const auto& groups = page.areas[id].groups;
            return id != page.place.area && std::ranges::none_of(groups, [&](const std::string& g) { return std::ranges::contains(own.groups, g); });
        });
    if (peers.size() > kMostPeers)
        peers.resize(1);
    if (auto chart = rug(page, peers, BOULTON_TR("modules", "Each figure beside %1").with(page.comparatorName)))
        out.push_back(*std::move(chart));
    const std::size_t pieces = (page.place.parts.size() + kTartanColumns - 1) / kTartanColumns;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        const auto at = [&](std::size_t k) { return page.place.parts.begin() + static_cast<std::ptrdiff_t>(page.place.parts.size() * k / pieces); };
        const std::vector<needs::AreaId> some(at(piece), at(piece + 1));
        const Text title = pieces == 1 ? BOULTON_TR("modules", "Each ward beside %1").with(page.comparatorName)
                                       : BOULTON_TR("modules", "Each ward beside %1 (%2 of %3)")
                                             .with(page.comparatorName, counted(piece + 1), counted(pieces));
        if (auto chart = rug(page, some, title))
            out.push_back(*std::move(chart));
    }
    return out;
}

} // namespace boulton::modules::needspage
