// SPDX-License-Identifier: GPL-3.0-or-later
// Slope and relative index of inequality (core/stats/inequality.h has the method and its sources).
#include "core/stats/inequality.h"
#include "core/base/format.h"
#include "core/base/numeric.h"
#include "core/modules/analysis_module.h"
#include "core/modules/people.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace boulton::modules {
namespace {

constexpr std::size_t kManyGroups = 10; // above, small groups make the line unsteady (PHEindicatormethods warns)

struct InequalityInput {
    table::Column value;
    table::Column error;
    table::Column population;
    std::optional<table::Column> rank;
    stats::ValueKind kind = stats::ValueKind::Plain;
    stats::Simulation simulation;
    PeopleGroups groups;
    std::string unit;
};

//! One area: its rows from the most to the least deprived.
struct Slope {
    std::vector<std::size_t> rows;
    std::vector<double> value;
    std::vector<double> error; //!< on the scale of the kind
    std::vector<double> place; //!< middle of each group on the line from 0 to 1
    std::optional<stats::InequalityIndices> indices;
};

Result<InequalityInput> gather(const table::Table& data, const Params& params)
{
    InequalityInput input;
    BOULTON_TRY_ASSIGN(input.value, numberColumn(data, params, "value"));
    BOULTON_TRY_ASSIGN(input.error, numberColumn(data, params, "se"));
    BOULTON_TRY_ASSIGN(input.population, numberColumn(data, params, "population"));
    if (params.given("rank")) {
        BOULTON_TRY_ASSIGN(input.rank, numberColumn(data, params, "rank"));
    }
    const std::string type = params.text("type");
    input.kind = type == "rate"         ? stats::ValueKind::Rate
                 : type == "proportion" ? stats::ValueKind::Proportion
                                        : stats::ValueKind::Plain;
    input.simulation.repetitions = static_cast<std::size_t>(params.integer("repetitions"));
    input.simulation.seed = static_cast<std::uint64_t>(params.integer("seed"));
    BOULTON_TRY_ASSIGN(input.groups, groupsBy(data, params));
    BOULTON_TRY_ASSIGN(const std::size_t at, data.schema().find(params.text("value")));
    input.unit = data.schema()[at].unit;
    return input;
}

//! The rows of a group by rank, 1 first.
Result<std::vector<std::size_t>> ranked(const InequalityInput& input, const PeopleGroup& group)
{
    std::vector<std::size_t> order(group.rows.size()); // indexes within the group
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!input.rank)
        return order;
    const auto rank = [&](std::size_t i) { return input.rank->number(group.rows[i]); };
    for (const auto i : order)
        if (std::isnan(rank(i)))
            return fail(ErrorCode::InvalidInput, "the rank is missing", {std::to_string(i)});
    std::ranges::stable_sort(order, {}, rank);
    for (std::size_t i = 1; i < order.size(); ++i)
        if (rank(order[i]) == rank(order[i - 1]))
            return fail(ErrorCode::InvalidInput, "the rank " + formatNumber(rank(order[i]), -1) + " stands twice",
                        {std::to_string(order[i])});
    return order;
}

Result<Slope> slopeOf(const InequalityInput& input, const PeopleGroup& group,
                      const std::vector<stats::Confidence>& levels, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const auto order, ranked(input, group));
    Slope s;
    std::vector<double> population;
    for (const auto i : order) {
        const std::size_t row = group.rows[i];
        s.rows.push_back(row);
        s.value.push_back(input.value.number(row));
        s.error.push_back(input.error.number(row));
        population.push_back(input.population.number(row));
    }
    auto indices = stats::inequality({population, s.value, s.error, input.kind}, input.simulation, levels, job);
    if (!indices)
        return std::unexpected(reordered(indices.error(), order));
    CompensatedSum all;
    for (const double p : population)
        all.add(p);
    double before = 0;
    for (const double p : population) {
        s.place.push_back((before + p / 2) / all.value());
        before += p;
    }
    if (!std::isfinite(indices->sii) || !std::isfinite(indices->siiIntervals[0].lower))
        return fail(ErrorCode::InvalidInput, "the values are too large or too small for a line through them");
    s.indices = *std::move(indices);
    return s;
}

std::array<double, 6> scalars(const stats::InequalityIndices& i)
{
    return {i.sii, i.siiIntervals[0].lower, i.siiIntervals[0].upper,
            i.rii, i.riiIntervals[0].lower, i.riiIntervals[0].upper};
}

constexpr std::array<const char*, 6> kNames{"sii", "sii.lower", "sii.upper", "rii", "rii.lower", "rii.upper"};

Result<table::Table> tableOf(const table::Table& data, const InequalityInput& input, const std::vector<Slope>& slopes)
{
    ResultTable t(data, input.groups);
    for (std::size_t k = 0; k < kNames.size(); ++k) {
        std::vector<double> values;
        for (const auto& s : slopes)
            values.push_back(s.indices ? scalars(*s.indices)[k] : std::numeric_limits<double>::quiet_NaN());
        t.number(kNames[k], values);
    }
    return t.finish();
}

constexpr double kNormal975 = 1.959963984540054;

//! The 95 % interval of a group from its standard error: of the value, its logarithm or its logit, as the simulation takes it.
stats::Interval endsOf(stats::ValueKind kind, double value, double error)
{
    const double off = kNormal975 * error;
    switch (kind) {
    case stats::ValueKind::Rate: return {value * std::exp(-off), value * std::exp(off)};
    case stats::ValueKind::Proportion: {
        const double odds = value / (1 - value);
        const auto share = [](double o) { return std::isinf(o) ? 1.0 : o / (1 + o); };
        return {share(odds * std::exp(-off)), share(odds * std::exp(off))};
    }
    case stats::ValueKind::Plain: break;
    }
    return {value - off, value + off};
}

//! Groups stand at the middle of their share of the people, so that the line through them is straight.
report::ChartBlock chartOf(const InequalityInput& input, const Slope& s)
{
    auto spec = std::make_shared<figure::ChartSpec>();
    spec->kind = figure::ChartKind::Gradient;
    spec->title = BOULTON_TR("modules", "From the most to the least deprived");
    spec->y.unit = input.unit;
    spec->x.title = BOULTON_TR("modules", "Most deprived at the left, least deprived at the right; each group at the "
                                          "middle of its share of the people");
    spec->x.minimum = 0;
    spec->x.maximum = 1;
    spec->interval = BOULTON_TR("modules", "%1 interval").with("95%");
    figure::Series values{.name = BOULTON_TR("modules", "Value")};
    for (std::size_t i = 0; i < s.rows.size(); ++i) {
        const std::string name =
            input.rank ? formatNumber(input.rank->number(s.rows[i]), -1) : std::to_string(i + 1);
        spec->categories.push_back(Text::raw(name));
        values.values.emplace_back(s.value[i]);
        values.x.emplace_back(s.place[i]);
        const stats::Interval ends = endsOf(input.kind, s.value[i], s.error[i]);
        const bool both = std::isfinite(ends.lower) && std::isfinite(ends.upper);
        values.lower.push_back(both ? std::optional(ends.lower) : std::nullopt);
        values.upper.push_back(both ? std::optional(ends.upper) : std::nullopt);
    }
    const auto& i = *s.indices;
    const Number slope{i.sii, decimalsFor(i.sii), input.unit};
    const Text name = std::isfinite(i.rii)
                          ? BOULTON_TR("modules", "Line through all groups (slope index %1, relative index %2)").with(slope, Number{i.rii, 2, ""})
                          : BOULTON_TR("modules", "Line through all groups (slope index %1)").with(slope);
    spec->series = {std::move(values)};
    spec->curves = {{.name = name, .x = {0, 1}, .y = {i.intercept, i.intercept + i.sii}, .stroke = {figure::rgb(0x1B2733), 1.4, figure::Dash::Dashed}}};
    return {std::move(spec), Text{}, 250};
}

Text leadOf(const InequalityInput& input, const stats::InequalityIndices& i)
{
    const int decimals = decimalsFor(i.sii);
    const Number size{std::fabs(i.sii), decimals, input.unit};
    const stats::Interval& interval = i.siiIntervals[0];
    if (interval.lower <= 0 && interval.upper >= 0)
        return BOULTON_TR("modules", "No gradient has been shown: between the most and the least deprived the figure "
                                     "differs by %1, which chance alone could make (95% interval %2).")
            .with(size, rangeText(interval, decimals, input.unit));
    return (i.sii > 0 ? BOULTON_TR("modules", "From the most to the least deprived the figure rises by %1 (95% "
                                              "interval %2).")
                      : BOULTON_TR("modules", "From the most to the least deprived the figure falls by %1 (95% "
                                              "interval %2)."))
        .with(size, rangeText(interval, decimals, input.unit));
}

void addOne(report::Document& d, const InequalityInput& input, const Slope& s)
{
    const auto& i = *s.indices;
    const int decimals = decimalsFor(i.sii);
    d.blocks.emplace_back(report::Paragraph{leadOf(input, i), report::Paragraph::Style::Lead});
    if (std::isfinite(i.rii) && std::isfinite(i.riiIntervals[0].lower))
        d.blocks.emplace_back(report::Paragraph{
            BOULTON_TR("modules", "At the least deprived end it is %1 times what it is at the most deprived end (95% "
                                  "interval %2).")
                .with(Number{i.rii, 2, ""}, rangeText(i.riiIntervals[0], 2))});
    d.blocks.emplace_back(chartOf(input, s));
    using K = report::ColumnKind;
    report::TableBlock t;
    t.caption = BOULTON_TR("modules", "Indices of inequality");
    t.columns = {{BOULTON_TR("modules", "Index"), K::Text, 2},
                 {BOULTON_TR("modules", "Value"), K::Number, 1},
                 {BOULTON_TR("modules", "%1 interval").with("95%"), K::Number, 1.6},
                 {BOULTON_TR("modules", "%1 interval").with("99.8%"), K::Number, 1.6}};
    const auto add = [&](const Text& name, double value, const std::vector<stats::Interval>& intervals, int digits,
                         const std::string& unit) {
        t.rows.push_back({{{.value = name},
                           numberCell(value, digits, unit),
                           {.value = Text::raw(rangeText(intervals[0], digits))},
                           {.value = Text::raw(rangeText(intervals[1], digits))}}});
    };
    add(BOULTON_TR("modules", "Slope index (difference)"), i.sii, i.siiIntervals, decimals, input.unit);
    add(BOULTON_TR("modules", "Relative index (ratio)"), i.rii, i.riiIntervals, 3, "");
    d.blocks.emplace_back(std::move(t));
}

void addMany(report::Document& d, const InequalityInput& input, const std::vector<Slope>& slopes)
{
    std::vector<double> sii;
    std::size_t shown = 0;
    double largest = 0;
    RankedMore more{.interval = BOULTON_TR("modules", "%1 interval").with("95%")};
    for (const auto& s : slopes) {
        more.lower.push_back(s.indices ? s.indices->siiIntervals[0].lower : std::numeric_limits<double>::quiet_NaN());
        more.upper.push_back(s.indices ? s.indices->siiIntervals[0].upper : std::numeric_limits<double>::quiet_NaN());
        sii.push_back(s.indices ? s.indices->sii : std::numeric_limits<double>::quiet_NaN());
        if (s.indices) {
            largest = std::max(largest, std::fabs(s.indices->sii));
            shown += s.indices->siiIntervals[0].lower > 0 || s.indices->siiIntervals[0].upper < 0 ? 1 : 0;
        }
    }
    d.blocks.emplace_back(report::Paragraph{
        BOULTON_TR("modules", "%1 of %2 areas have a gradient from the most to the least deprived that chance does not "
                              "explain (95% interval).")
            .with(static_cast<std::int64_t>(shown), static_cast<std::int64_t>(slopes.size())),
        report::Paragraph::Style::Lead});
    d.blocks.emplace_back(rankedChart(BOULTON_TR("modules", "Slope index of inequality"), input.groups.groups, sii,
                                      input.unit, decimalsFor(largest), {}, {}, more));
}

void addRemarks(report::Document& d, const InequalityInput& input, const std::vector<Slope>& slopes)
{
    if (!input.rank)
        d.diagnostics.add(Severity::Information, 0, "",
                          BOULTON_TR("modules", "No rank was given: the rows were taken to go from the most to the "
                                                "least deprived."));
    if (std::ranges::any_of(slopes, [](const Slope& s) { return s.rows.size() > kManyGroups; }))
        d.diagnostics.add(Severity::Warning, 0, "",
                          BOULTON_TR("modules", "With more than ten groups small ones can make the index unsteady."));
    d.blocks.emplace_back(report::Paragraph{
        BOULTON_TR("modules", "A line through all groups, each weighted by its people and placed at the middle of its "
                              "share of them. Intervals: %1 simulated repetitions. Source: Low and Low (2004); Office "
                              "for Health Improvement and Disparities (PHEindicatormethods 2.1).")
            .with(static_cast<std::int64_t>(input.simulation.repetitions)),
        report::Paragraph::Style::Small});
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("data"));
    BOULTON_TRY_ASSIGN(const InequalityInput input, gather(data, params));
    report::Document d;
    d.subtitle = Text::raw(params.text("value"));
    const auto levels = stats::bothLevels();
    std::vector<Slope> slopes;
    Error last;
    for (const auto& group : input.groups.groups) {
        BOULTON_TRY(job.check());
        auto slope = slopeOf(input, group, levels, job);
        if (!slope && slope.error().code == ErrorCode::Cancelled)
            return std::unexpected(slope.error());
        if (!slope) {
            last = slope.error();
            explain(d.diagnostics, group, last);
            slope = Slope{};
        }
        slopes.push_back(*std::move(slope));
        job.progress(static_cast<double>(slopes.size()) / static_cast<double>(input.groups.groups.size()));
    }
    if (std::ranges::none_of(slopes, [](const Slope& s) { return s.indices.has_value(); }))
        return noneLeft(input.groups.groups, last);
    if (slopes.size() == 1) { // of several areas there is no one value
        const auto values = scalars(*slopes.front().indices);
        for (std::size_t k = 0; k < kNames.size(); ++k)
            if (std::isfinite(values[k]))
                d.values.push_back({kNames[k], values[k]});
        addOne(d, input, slopes.front());
    } else {
        addMany(d, input, slopes);
    }
    if (!input.groups.names.empty()) {
        BOULTON_TRY_ASSIGN(auto table, tableOf(data, input, slopes));
        d.tables.push_back({"inequality", std::move(table)});
    }
    addRemarks(d, input, slopes);
    return d;
}

} // namespace

extern const AnalysisModule inequality;
const AnalysisModule inequality{
    .id = "inequality",
    .version = 1,
    .title = BOULTON_TR("modules", "Inequality by deprivation"),
    .summary = BOULTON_TR(
        "modules", "How much a figure differs between the most and the least deprived, all groups between counted."),
    .stage = Stage::Beta,
    .needs = {{.name = "data",
               .title = BOULTON_TR("modules", "A table with one row a group: tenths or fifths by deprivation"),
               .example = "deciles.csv"}},
    .params = {{.key = "value",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Value"),
                .help = BOULTON_TR("modules", "The figure of each group.")},
               {.key = "se",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Standard error"),
                .help = BOULTON_TR("modules", "Of the value; of its logarithm for rates, of its logit for "
                                              "proportions.")},
               {.key = "population",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Population"),
                .help = BOULTON_TR("modules", "People in each group.")},
               {.key = "rank",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Rank"),
                .help = BOULTON_TR("modules", "Order by deprivation, 1 the most deprived; the order of the rows if not "
                                              "given.")},
               {.key = "by",
                .kind = ParamKind::Columns,
                .title = BOULTON_TR("modules", "By"),
                .help = BOULTON_TR("modules", "The columns that name the area, where there are several.")},
               {.key = "type",
                .kind = ParamKind::Choice,
                .title = BOULTON_TR("modules", "Type of value"),
                .help = BOULTON_TR("modules", "Rates vary as their logarithm, proportions (0 to 1) as their logit, "
                                              "means and others as they are."),
                .standard = "none",
                .choices = {"none", "rate", "proportion", "mean"}},
               {.key = "repetitions",
                .kind = ParamKind::Integer,
                .title = BOULTON_TR("modules", "Repetitions"),
                .help = BOULTON_TR("modules", "Of the simulation behind the intervals."),
                .standard = "100000",
                .minimum = 1000,
                .maximum = 10'000'000},
               {.key = "seed",
                .kind = ParamKind::Integer,
                .title = BOULTON_TR("modules", "Seed"),
                .help = BOULTON_TR("modules", "Where the random numbers begin: the same seed gives the same result."),
                .standard = "1",
                .minimum = 0,
                .maximum = 4294967295.0}},
    .example = "boulton-cli run inequality --input data=deciles.csv --set value=life_expectancy --set se=se "
               "--set population=residents --set rank=decile --out -",
    .run = run,
};

} // namespace boulton::modules
