// SPDX-License-Identifier: GPL-3.0-or-later
// Which picture tells a measure's story: an XmR chart where figures stand for themselves, the year so far against its profile where
// they add up, bars for annual figures.
#include "core/figure/theme.h"
#include "core/packs/parts.h"
#include <algorithm>
#include <array>

namespace boulton::packs {

using namespace performance;
using figure::ChartKind;
using figure::ChartSpec;
using figure::SeriesRole;

namespace {

constexpr std::size_t kXmrPoints = 24; // what a third of a page can show

void labelAxis(ChartSpec& spec, const Measure& m)
{
    spec.y.unit = m.unit;
    spec.y.decimals = m.decimals;
    spec.title = Text::raw(m.title);
}

figure::PointFlag flagOf(Variation v)
{
    switch (v) {
    case Variation::Improvement: return figure::PointFlag::Improvement;
    case Variation::Concern: return figure::PointFlag::Concern;
    case Variation::NeutralHigh: return figure::PointFlag::NeutralHigh;
    case Variation::NeutralLow: return figure::PointFlag::NeutralLow;
    case Variation::CommonCause: break;
    }
    return figure::PointFlag::None;
}

void addTarget(ChartSpec& spec, const std::optional<PeriodTarget>& target)
{
    if (!target)
        return;
    if (target->rangeTo) {
        spec.zones.push_back(
            {target->value, *target->rangeTo, figure::rgb(0xDDF0E4), BOULTON_TR("packs", "Planned range")});
        return;
    }
    spec.references.push_back(
        {target->value, BOULTON_TR("packs", "Target"), {figure::theme::kTarget, 1.1, figure::Dash::Dashed}});
}

//! The last points of the XmR chart; the limits come from the whole history.
std::shared_ptr<const ChartSpec> xmrChart(const MatrixRow& row)
{
    const Xmr& x = *row.xmr;
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::XmR;
    labelAxis(*spec, *row.measure);
    const std::size_t from = x.points.size() > kXmrPoints ? x.points.size() - kXmrPoints : 0;
    figure::Series actual{.name = BOULTON_TR("packs", "Actual")};
    Period period = row.current().period;
    for (std::size_t i = x.points.size(); i > from; --i, period = period.previous())
        spec->categories.push_back(Text::raw(period.shortLabel()));
    std::ranges::reverse(spec->categories);
    for (std::size_t i = from; i < x.points.size(); ++i) {
        actual.values.push_back(x.points[i].value);
        spec->flags.push_back(flagOf(x.points[i].variation));
    }
    spec->series.push_back(std::move(actual));
    for (const auto& s : x.stretches)
        if (s.last >= from)
            spec->limits.push_back({s.first < from ? 0 : s.first - from, s.last - from, s.mean, s.lower, s.upper});
    addTarget(*spec, row.current().target);
    const Date first = row.current().period.start;
    for (const auto& change : row.measure->definitionChanges)
        for (std::size_t i = 0; i < spec->categories.size(); ++i)
            if (addMonths(first, -row.measure->frequencyMonths * static_cast<int>(spec->categories.size() - 1 - i)) ==
                change.from.start)
                spec->annotations.push_back({i, BOULTON_TR("packs", "Definition changed")});
    // A percentage cannot leave 0 … 100: the limits are clipped in the picture only.
    if (row.measure->unit == "%")
        for (auto& l : spec->limits) {
            l.lower = std::max(l.lower, 0.0);
            l.upper = std::min(l.upper, std::max(100.0, l.mean));
        }
    return spec;
}

//! The year so far, month by month, with its target profile and the year before.
std::shared_ptr<const ChartSpec> yearChart(const MatrixRow& row)
{
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::Line;
    labelAxis(*spec, *row.measure);
    figure::Series actual{.name = BOULTON_TR("packs", "This year")};
    figure::Series target{.name = BOULTON_TR("packs", "Target"), .role = SeriesRole::Target};
    const int year = row.current().period.financialYearStart();
    for (const auto& cell : row.cells) {
        if (cell.period.financialYearStart() != year)
            continue;
        spec->categories.push_back(Text::raw(cell.period.shortLabel()));
        actual.values.push_back(cell.figure.value);
        target.values.push_back(cell.target ? std::optional(cell.target->value) : std::nullopt);
    }
    spec->series.push_back(std::move(actual));
    if (std::ranges::any_of(target.values, [](const auto& v) { return v.has_value(); }))
        spec->series.push_back(std::move(target));
    spec->y.includeZero = row.measure->calculation == Calculation::CumulativeYearToDate &&
                          row.measure->scale == 1; // counts grow from nothing, shares do not
    return spec;
}

std::shared_ptr<const ChartSpec> lineChart(const MatrixRow& row)
{
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = row.measure->frequencyMonths == 12 ? ChartKind::Bar : ChartKind::Line;
    labelAxis(*spec, *row.measure);
    figure::Series actual{.name = BOULTON_TR("packs", "Actual")};
    const auto hasValue = [](const performance::Cell& c) { return c.figure.value.has_value(); };
    const auto first = std::ranges::find_if(row.cells, hasValue);
    for (auto it = first; it != row.cells.end(); ++it) {
        spec->categories.push_back(Text::raw(it->period.shortLabel()));
        actual.values.push_back(it->figure.value);
        actual.status += hasResult(it->status) ? letter(it->status) : ' ';
    }
    if (spec->kind == ChartKind::Line)
        actual.status.clear();
    spec->series.push_back(std::move(actual));
    addTarget(*spec, row.current().target);
    return spec;
}

} // namespace

std::shared_ptr<const ChartSpec> measureChart(const MatrixRow& row)
{
    if (row.measure->kind != MeasureKind::Standard)
        return nullptr;
    if (row.measure->frequencyMonths < 12 && (row.measure->calculation == Calculation::CumulativeYearToDate ||
                                              row.measure->calculation == Calculation::AverageYearToDate))
        return yearChart(row);
    if (row.measure->frequencyMonths < 12 && row.measure->calculation == Calculation::Snapshot && row.xmr &&
        row.xmr->points.size() >= 8)
        return xmrChart(row);
    const bool anything =
        std::ranges::any_of(row.cells, [](const performance::Cell& c) { return c.figure.value.has_value(); });
    return anything ? lineChart(row) : nullptr;
}

std::shared_ptr<const ChartSpec> sparkline(const MatrixRow& row)
{
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::Sparkline;
    labelAxis(*spec, *row.measure);
    figure::Series actual{.name = BOULTON_TR("packs", "Actual")};
    for (const auto& cell : row.cells) {
        spec->categories.push_back(Text::raw(cell.period.shortLabel()));
        actual.values.push_back(cell.figure.value);
    }
    actual.status.assign(row.cells.size(), ' ');
    if (hasResult(row.current().status))
        actual.status.back() = letter(row.current().status);
    spec->series.push_back(std::move(actual));
    return spec;
}

std::shared_ptr<const ChartSpec> bullet(const MatrixRow& row)
{
    const auto& now = row.current();
    if (!now.figure.value || !now.target)
        return nullptr;
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::Bullet;
    labelAxis(*spec, *row.measure);
    spec->categories.push_back(Text::raw("")); // in a table the row says what it is
    spec->description = BOULTON_TR("packs", "%1 against a target of %2")
                            .with(number(*row.measure, *now.figure.value), number(*row.measure, now.target->value));
    figure::Series actual{.name = BOULTON_TR("packs", "Actual"), .values = {now.figure.value}};
    actual.status = std::string(1, letter(now.status));
    spec->series.push_back(std::move(actual));
    spec->series.push_back(
        {.name = BOULTON_TR("packs", "Target"), .values = {now.target->value}, .role = SeriesRole::Target});
    const double edge = row.measure->polarity == Polarity::LowIsGood ? now.target->amber : -now.target->amber;
    spec->zones.push_back({std::min(now.target->value, now.target->value + edge),
                           std::max(now.target->value, now.target->value + edge), figure::rgb(0xFBE7B8),
                           BOULTON_TR("packs", "Tolerance")});
    return spec;
}

report::ChartBlock outcomeChart(const Context& c)
{
    auto spec = std::make_shared<ChartSpec>();
    spec->kind = ChartKind::StackedBar;
    spec->title = BOULTON_TR("packs", "Measures by status and outcome");
    spec->y.decimals = 0;
    constexpr std::array kOrder{Brag::Blue, Brag::Green, Brag::Amber, Brag::Red};
    for (const Brag b : kOrder)
        spec->series.push_back({.name = word(b),
                                .role = SeriesRole::Category,
                                .colour = figure::theme::status(letter(b)).fill,
                                .status = std::string(1, letter(b))});
    spec->series.push_back(
        {.name = BOULTON_TR("packs", "No result"), .role = SeriesRole::Category, .colour = figure::rgb(0xC9D0D7)});
    for (const auto& [outcome, summary] : c.matrix.byOutcome) {
        if (summary.total() == 0)
            continue;
        spec->categories.push_back(Text::raw(std::to_string(outcome.number) + " " + outcome.title));
        for (std::size_t i = 0; i < kOrder.size(); ++i)
            spec->series[i].values.emplace_back(static_cast<double>(summary.count(kOrder[i])));
        spec->series.back().values.emplace_back(static_cast<double>(summary.total() - summary.withResult()));
    }
    for (std::size_t i = 0; i < kOrder.size(); ++i)
        spec->series[i].status.assign(spec->categories.size(), letter(kOrder[i])); // colour never stands alone
    return {spec, Text{}, 34.0 + 24.0 * static_cast<double>(spec->categories.size())};
}

} // namespace boulton::packs
