// SPDX-License-Identifier: GPL-3.0-or-later
// Rates, proportions and means of groups of people with intervals (core/stats/rates.h has the methods and their sources).
#include "core/stats/rates.h"
#include "core/base/format.h"
#include "core/base/numeric.h"
#include "core/modules/analysis_module.h"
#include "core/modules/people.h"
#include "core/stats/compare.h"
#include <algorithm>
#include <cmath>

namespace boulton::modules {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kStandardPer = 100'000;

enum class Kind : std::uint8_t { Rate, Proportion, Mean };

struct RatesInput {
    Kind kind = Kind::Rate;
    double per = kStandardPer;
    std::string unit;
    double shown = 1; //!< from the values of the table to what is read: shares are read as percentages
    std::string shownUnit;
    std::vector<stats::Confidence> levels;
    table::Column numerator;
    table::Column denominator;
    PeopleGroups groups;
};

struct Line {
    double numerator = kNaN;
    double denominator = kNaN;
    std::optional<stats::Estimate> estimate;
};

std::string unitOf(Kind kind, double per, const std::string& ofColumn)
{
    if (kind == Kind::Mean)
        return ofColumn;
    if (per == 100)
        return "%";
    return per == 1 ? std::string() : "per " + formatNumber(per, -1);
}

Result<RatesInput> gather(const table::Table& data, const Params& params)
{
    RatesInput input;
    const std::string kind = params.text("kind");
    input.kind = kind == "mean" ? Kind::Mean : kind == "proportion" ? Kind::Proportion : Kind::Rate;
    BOULTON_TRY_ASSIGN(input.numerator, numberColumn(data, params, "numerator"));
    std::vector<std::string> used{params.text("numerator")};
    if (input.kind != Kind::Mean) {
        BOULTON_TRY_ASSIGN(input.denominator, numberColumn(data, params, "denominator"));
        used.push_back(params.text("denominator"));
    }
    input.per = params.number("per");
    if (!(input.per > 0))
        return fail(ErrorCode::Usage, "parameter 'per' must be above 0", {"per"});
    // nobody wants shares per 100,000: the default is that of rates
    if (input.kind == Kind::Proportion && input.per == kStandardPer)
        input.per = 1;
    BOULTON_TRY_ASSIGN(input.levels, levelsOf(params.numbers("confidence")));
    BOULTON_TRY_ASSIGN(const std::size_t at, data.schema().find(params.text("numerator")));
    input.unit = unitOf(input.kind, input.per, data.schema()[at].unit);
    const bool share = input.kind == Kind::Proportion && input.per == 1;
    input.shown = share ? 100 : 1;
    input.shownUnit = share ? "%" : input.unit;
    if (params.given("by") || input.kind == Kind::Mean) {
        BOULTON_TRY_ASSIGN(input.groups, groupsBy(data, params));
    } else {
        input.groups = groupsOfRows(data, used);
    }
    if (input.groups.groups.empty())
        return fail(ErrorCode::NotEnoughData, "the table has no rows");
    return input;
}

//! The sum of a column over rows; a missing value makes an error that names its row.
Result<double> total(const table::Column& column, const std::vector<std::size_t>& rows, std::string_view name)
{
    CompensatedSum sum;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double v = column.number(rows[i]);
        if (std::isnan(v))
            return fail(ErrorCode::InvalidInput, std::string(name) + " is missing", {std::to_string(i)});
        if (v < 0)
            return fail(ErrorCode::InvalidInput,
                        std::string(name) + " is negative (" + formatNumber(v, -1) + ")", {std::to_string(i)});
        sum.add(v);
    }
    return sum.value();
}

Result<Line> lineOf(const RatesInput& input, const PeopleGroup& group)
{
    Line line;
    if (input.kind == Kind::Mean) {
        std::vector<double> values;
        for (const auto row : group.rows)
            values.push_back(input.numerator.number(row));
        BOULTON_TRY_ASSIGN(stats::MeanEstimate mean, stats::meanOf(values, input.levels));
        line.numerator = mean.sum;
        line.denominator = static_cast<double>(mean.n);
        line.estimate = std::move(mean);
        return line;
    }
    BOULTON_TRY_ASSIGN(line.numerator, total(input.numerator, group.rows, "the numerator"));
    BOULTON_TRY_ASSIGN(line.denominator, total(input.denominator, group.rows, "the population"));
    BOULTON_TRY_ASSIGN(line.estimate, input.kind == Kind::Rate
                                          ? stats::crudeRate(line.numerator, line.denominator, input.per, input.levels)
                                          : stats::proportion(line.numerator, line.denominator, input.per,
                                                              input.levels));
    if (!std::isfinite(line.estimate->value))
        return fail(ErrorCode::InvalidInput, "the figure is too large to be a number");
    return line;
}

std::vector<double> valuesOf(const std::vector<Line>& lines)
{
    std::vector<double> values;
    for (const auto& line : lines)
        values.push_back(line.estimate ? line.estimate->value : kNaN);
    return values;
}

Result<table::Table> tableOf(const table::Table& data, const RatesInput& input, const std::vector<Line>& lines)
{
    ResultTable t(data, input.groups);
    const auto column = [&](auto&& get) {
        std::vector<double> values;
        for (const auto& line : lines)
            values.push_back(line.estimate ? get(line) : kNaN);
        return values;
    };
    t.number(input.kind == Kind::Mean ? "sum" : "numerator", column([](const Line& l) { return l.numerator; }));
    t.number(input.kind == Kind::Mean ? "n" : "denominator", column([](const Line& l) { return l.denominator; }));
    const auto end = [&](std::size_t level, bool upper) {
        return column([=](const Line& l) {
            const stats::Interval& i = l.estimate->intervals[level];
            return upper ? i.upper : i.lower;
        });
    };
    for (std::size_t level = 1; level < input.levels.size(); ++level) {
        t.number("lower" + levelName(input.levels[level]), end(level, false), input.unit);
        t.number("upper" + levelName(input.levels[level]), end(level, true), input.unit);
    }
    t.number("value", valuesOf(lines), input.unit);
    t.number("lower", end(0, false), input.unit);
    t.number("upper", end(0, true), input.unit);
    std::vector<std::string> methods;
    for (const auto& line : lines)
        methods.emplace_back(line.estimate ? std::string(stats::name(line.estimate->method)) : std::string());
    t.text("method", methods);
    return t.finish();
}

std::string shownRange(const RatesInput& input, const stats::Interval& i, int decimals)
{
    return rangeText({i.lower * input.shown, i.upper * input.shown}, decimals);
}

report::TableBlock blockOf(const RatesInput& input, const std::vector<Line>& lines, int decimals)
{
    using K = report::ColumnKind;
    report::TableBlock t;
    t.caption = BOULTON_TR("modules", "Figures with intervals");
    t.columns = {{BOULTON_TR("modules", "Group"), K::Text, 2.4},
                 {input.kind == Kind::Mean ? BOULTON_TR("modules", "Sum") : BOULTON_TR("modules", "Numerator"),
                  K::Number, 1},
                 {input.kind == Kind::Mean ? BOULTON_TR("modules", "Values") : BOULTON_TR("modules", "Population"),
                  K::Number, 1},
                 {BOULTON_TR("modules", "Value"), K::Number, 1}};
    for (const auto& level : input.levels)
        t.columns.push_back({BOULTON_TR("modules", "%1 interval").with(percentName(level)), K::Number, 1.8});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        report::Row row;
        const Line& line = lines[i];
        const std::string& label = input.groups.groups[i].label;
        row.cells.push_back({.value = label.empty() ? BOULTON_TR("modules", "All") : Text::raw(label)});
        row.cells.push_back(numberCell(line.numerator, line.numerator == std::round(line.numerator) ? 0 : 2));
        row.cells.push_back(numberCell(line.denominator, line.denominator == std::round(line.denominator) ? 0 : 2));
        row.cells.push_back(
            numberCell(line.estimate ? line.estimate->value * input.shown : kNaN, decimals, input.shownUnit));
        for (std::size_t level = 0; level < input.levels.size(); ++level)
            row.cells.push_back({.value = Text::raw(
                                     line.estimate ? shownRange(input, line.estimate->intervals[level], decimals)
                                                   : std::string("–"))});
        t.rows.push_back(std::move(row));
    }
    return t;
}

//! Of all groups with a figure together; what each is compared with.
Result<double> overallOf(const RatesInput& input, const std::vector<Line>& lines)
{
    CompensatedSum above;
    CompensatedSum below;
    for (const auto& line : lines)
        if (line.estimate) {
            above.add(line.numerator);
            below.add(line.denominator);
        }
    const double all = above.value() / below.value() * (input.kind == Kind::Mean ? 1 : input.per);
    if (!std::isfinite(all))
        return fail(ErrorCode::NotEnoughData, "there is no overall figure");
    return all;
}

//! How each figure stands to the overall one: by its own interval, and with the number of comparisons allowed for.
struct Compared {
    std::string standing, firm; //!< as in figure::Series
    std::int64_t high = 0, low = 0; //!< of the latter
};

Compared compared(double overall, const RatesInput& input, const std::vector<Line>& lines)
{
    Compared out;
    std::vector<double> p;
    for (const auto& line : lines) {
        const auto c = line.estimate ? stats::compareToValue(*line.estimate, overall, input.levels) : Result<stats::Comparison>();
        p.push_back(line.estimate && c ? c->p : kNaN);
        const stats::Interval none{kNaN, kNaN};
        const stats::Interval& i = line.estimate ? line.estimate->intervals.front() : none;
        out.standing += !std::isfinite(i.lower) || !std::isfinite(i.upper) ? ' ' : i.lower > overall ? 'H' : i.upper < overall ? 'L' : 'S';
    }
    const auto q = stats::falseDiscovery(p);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool firm = q && (*q)[i] < 0.05;
        out.firm += firm ? '!' : ' ';
        if (firm)
            (lines[i].estimate->value > overall ? out.high : out.low) += 1;
    }
    return out;
}

//! "Of 69 figures 20 lie above and 15 below …": how many differ from the overall one, chance and the number of comparisons allowed for.
Text comparedWith(double overall, const RatesInput& input, const Compared& c, int decimals)
{
    return BOULTON_TR("modules", "Together they come to %1. Beyond what chance would make of it, the number of comparisons allowed for "
                                 "(false discovery rate 5%), higher than that: %2; lower: %3.")
        .with(Number{overall * input.shown, decimals, input.shownUnit}, c.high, c.low);
}

Text methodSentence(Kind kind)
{
    switch (kind) {
    case Kind::Proportion:
        return BOULTON_TR("modules", "Intervals: Wilson's score method. Source: Office for Health Improvement and "
                                     "Disparities, technical guidance of Fingertips.");
    case Kind::Mean:
        return BOULTON_TR("modules", "Intervals: Student's t. Source: Office for Health Improvement and Disparities, "
                                     "technical guidance of Fingertips.");
    case Kind::Rate: break;
    }
    return BOULTON_TR("modules", "Intervals: exact Poisson limits below 10 events, Byar's approximation from there on. "
                                 "Source: Office for Health Improvement and Disparities, technical guidance of "
                                 "Fingertips.");
}

void addBlocks(report::Document& d, const RatesInput& input, const std::vector<Line>& lines)
{
    auto values = valuesOf(lines);
    for (double& v : values)
        v *= input.shown;
    double largest = 0;
    for (const double v : values)
        largest = std::isfinite(v) ? std::max(largest, std::fabs(v)) : largest;
    const int decimals = decimalsFor(largest);
    std::vector<std::size_t> given;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].estimate)
            given.push_back(i);
    const auto& groups = input.groups.groups;
    const auto [low, high] = std::ranges::minmax_element(given, {}, [&](std::size_t i) { return values[i]; });
    const auto overall = overallOf(input, lines);
    if (given.size() == 1) {
        const auto& e = *lines[given.front()].estimate;
        d.blocks.emplace_back(report::Paragraph{
            BOULTON_TR("modules", "The figure is %1. Chance alone would make it vary from %2 (%3 interval).")
                .with(Number{e.value * input.shown, decimals, input.shownUnit},
                      shownRange(input, e.intervals[0], decimals), percentName(input.levels[0])),
            report::Paragraph::Style::Lead});
    } else {
        d.blocks.emplace_back(report::Paragraph{
            BOULTON_TR("modules", "%1 figures, from %2 (%3) to %4 (%5).")
                .with(static_cast<std::int64_t>(given.size()), Number{values[*low], decimals, input.shownUnit},
                      groups[*low].label, Number{values[*high], decimals, input.shownUnit}, groups[*high].label),
            report::Paragraph::Style::Lead});
        RankedMore more{.interval = BOULTON_TR("modules", "%1 interval").with(percentName(input.levels[0]))};
        for (const auto& line : lines)
            addEnds(more, line.estimate ? &*line.estimate : nullptr, input.shown);
        if (overall) {
            const Compared c = compared(*overall, input, lines);
            more.standing = c.standing;
            more.firm = c.firm;
            d.blocks.emplace_back(report::Paragraph{comparedWith(*overall, input, c, decimals)});
        }
        d.blocks.emplace_back(rankedChart(BOULTON_TR("modules", "Figures by group"), groups, values,
                                          input.shownUnit, decimals,
                                          overall ? std::optional(*overall * input.shown) : std::nullopt,
                                          BOULTON_TR("modules", "All together"), more));
    }
    if (given.size() < lines.size())
        d.blocks.emplace_back(report::Note{
            report::Note::Kind::Caution, BOULTON_TR("modules", "Groups without a figure"),
            BOULTON_TR("modules", "%1 of %2 groups have none, because their numbers cannot be right or are missing. "
                                  "The list of remarks says which and why.")
                .with(static_cast<std::int64_t>(lines.size() - given.size()),
                      static_cast<std::int64_t>(lines.size()))});
    d.blocks.emplace_back(blockOf(input, lines, decimals));
    d.blocks.emplace_back(report::Paragraph{methodSentence(input.kind), report::Paragraph::Style::Small});
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("data"));
    BOULTON_TRY_ASSIGN(const RatesInput input, gather(data, params));
    report::Document d;
    d.subtitle = Text::raw(params.text("numerator"));
    std::vector<Line> lines;
    Error last;
    for (const auto& group : input.groups.groups) {
        if (lines.size() % 1000 == 0)
            BOULTON_TRY(job.check());
        auto line = lineOf(input, group);
        if (!line) {
            last = line.error();
            explain(d.diagnostics, group, last);
        }
        lines.push_back(line ? *std::move(line) : Line{});
    }
    if (std::ranges::none_of(lines, [](const Line& l) { return l.estimate.has_value(); }))
        return noneLeft(input.groups.groups, last);
    BOULTON_TRY_ASSIGN(auto table, tableOf(data, input, lines));
    d.tables.push_back({"rates", std::move(table)});
    if (input.kind == Kind::Rate) // what the rate is of may be read elsewhere; of whom a share is may not
        d.people = peopleCounts("rates", input.groups, {"numerator"}, {"denominator", "Population", "method"}, params.text("numerator"));
    else if (input.kind == Kind::Proportion)
        d.people = peopleCounts("rates", input.groups, {"numerator", "denominator"}, {"method"}, params.text("numerator") + " of " + params.text("denominator"));
    addBlocks(d, input, lines);
    return d;
}

} // namespace

extern const AnalysisModule rates;
const AnalysisModule rates{
    .id = "rates",
    .version = 1,
    .title = BOULTON_TR("modules", "Rates, proportions and means"),
    .summary = BOULTON_TR("modules", "Figures of areas or groups of people with the range that chance alone explains."),
    .stage = Stage::Beta,
    .needs = {{.name = "data",
               .title = BOULTON_TR("modules", "A table with one row a group, or several that belong together"),
               .example = "wards.csv"}},
    .params = {{.key = "numerator",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Numerator"),
                .help = BOULTON_TR("modules", "Events or people with the attribute; for a mean the values.")},
               {.key = "denominator",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Population"),
                .help = BOULTON_TR("modules", "People, or person-years; a mean needs none.")},
               {.key = "kind",
                .kind = ParamKind::Choice,
                .title = BOULTON_TR("modules", "Kind of figure"),
                .help = BOULTON_TR("modules", "A rate counts events, a proportion counts people, a mean needs one row "
                                              "a person or thing."),
                .standard = "rate",
                .choices = {"rate", "proportion", "mean"}},
               {.key = "per",
                .kind = ParamKind::Number,
                .title = BOULTON_TR("modules", "Per"),
                .help = BOULTON_TR("modules", "Rates are given per so many people. Proportions are shares of 1 unless "
                                              "this is changed: 100 makes percentages."),
                .standard = "100000"},
               {.key = "confidence",
                .kind = ParamKind::Numbers,
                .title = BOULTON_TR("modules", "Confidence"),
                .help = BOULTON_TR("modules", "Levels of the intervals, from 0.9 to below 1. The first is the one in "
                                              "the columns lower and upper."),
                .standard = "0.95,0.998"},
               {.key = "by",
                .kind = ParamKind::Columns,
                .title = BOULTON_TR("modules", "By"),
                .help = BOULTON_TR("modules", "Rows that agree in these columns are added up; each row stands for "
                                              "itself if none is named.")}},
    .example = "boulton-cli run rates --input data=wards.csv --set numerator=claimants --set denominator=working_age "
               "--set kind=proportion --set per=100 --set by=ward_name --out -",
    .run = run,
};

} // namespace boulton::modules
