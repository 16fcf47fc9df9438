// SPDX-License-Identifier: GPL-3.0-or-later
// Which areas differ from the target by more than chance makes of their size (core/stats/funnel.h has the method and its sources).
#include "core/stats/funnel.h"
#include "core/base/format.h"
#include "core/modules/analysis_module.h"
#include "core/modules/people.h"
#include "core/stats/checks.h"
#include <algorithm>
#include <cmath>

namespace boulton::modules {
namespace {

constexpr double kRatePer = 100'000; // as the analysis “rates” gives them

struct FunnelInput {
    stats::FunnelKind kind = stats::FunnelKind::Proportion;
    double per = 1;
    double shown = 1; //!< from the values of the tables to what is read: shares are read as percentages
    std::string unit;
    //! On the scale of numerator / denominator; NaN: the mean.
    double target = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::size_t> rows; //!< that have both numbers
    std::vector<double> numerators, denominators;
    std::string sizeName; //!< of the column across the funnel
    PeopleGroups areas; //!< of those rows
};

Result<stats::FunnelKind> kindOf(const Params& params)
{
    const std::string kind = params.text("kind");
    if (kind.empty() || kind == "proportion")
        return stats::FunnelKind::Proportion;
    if (kind == "rate")
        return stats::FunnelKind::Rate;
    if (kind == "ratio")
        return stats::FunnelKind::Ratio;
    return fail(ErrorCode::Usage, "parameter 'kind' is '" + kind + "'; it must be one of: proportion, rate, ratio",
                {"kind"});
}

Result<FunnelInput> gather(const table::Table& data, const Params& params, Diagnostics& diagnostics)
{
    FunnelInput input;
    BOULTON_TRY_ASSIGN(input.kind, kindOf(params));
    input.per = input.kind == stats::FunnelKind::Rate ? kRatePer : 1;
    input.shown = input.kind == stats::FunnelKind::Proportion ? 100 : 1;
    input.unit = input.kind == stats::FunnelKind::Rate         ? "per " + formatNumber(kRatePer, 0)
                 : input.kind == stats::FunnelKind::Proportion ? "%"
                                                               : "";
    if (const std::string target = params.text("target"); target != "mean") {
        const auto number = parseNumber(target);
        if (!number)
            return fail(ErrorCode::Usage, "parameter 'target' is '" + target + "'; it must be mean or a number",
                        {"target"});
        input.target = *number / input.per;
    }
    BOULTON_TRY_ASSIGN(const table::Column numerator, numberColumn(data, params, "numerator"));
    BOULTON_TRY_ASSIGN(const table::Column denominator, numberColumn(data, params, "denominator"));
    input.sizeName = params.text(input.kind == stats::FunnelKind::Proportion ? "denominator" : "numerator");
    const std::vector<std::string> used{params.text("numerator"), params.text("denominator")};
    const PeopleGroups all = groupsOfRows(data, used);
    input.areas.names = all.names;
    input.areas.spoken = all.spoken;
    for (std::size_t row = 0; row < data.rows(); ++row) {
        if (numerator.isMissing(row) || denominator.isMissing(row)) {
            diagnostics.add(Severity::Warning, lineOf(row),
                            numerator.isMissing(row) ? params.text("numerator") : params.text("denominator"),
                            BOULTON_TR("modules", "%1 is left out: a number is missing.")
                                .with(all.groups[row].label));
            continue;
        }
        input.rows.push_back(row);
        input.numerators.push_back(numerator.number(row));
        input.denominators.push_back(denominator.number(row));
        input.areas.groups.push_back(all.groups[row]);
    }
    if (input.rows.empty())
        return fail(ErrorCode::NotEnoughData, "no row has both a numerator and a denominator");
    return input;
}

double xOf(const FunnelInput& input, std::size_t i)
{
    return input.kind == stats::FunnelKind::Proportion ? input.denominators[i] : input.numerators[i];
}

Result<table::Table> limitsTable(const FunnelInput& input, const stats::Funnel& f)
{
    std::vector<table::Field> fields;
    for (const char* name : {"x", "lower95", "upper95", "lower998", "upper998"})
        fields.push_back({.name = name, .type = table::Type::Float64});
    table::TableBuilder b(std::move(fields));
    for (const auto& l : f.limits) {
        std::size_t at = 0;
        for (const double v : {l.x, l.limits95.lower * input.per, l.limits95.upper * input.per,
                               l.limits998.lower * input.per, l.limits998.upper * input.per}) {
            if (std::isfinite(v))
                b[at++].append(v);
            else
                b[at++].appendMissing(table::MissingReason::NotApplicable);
        }
    }
    return b.finish();
}

Result<table::Table> pointsTable(const table::Table& data, const FunnelInput& input, const stats::Funnel& f)
{
    ResultTable t(data, input.areas);
    std::vector<double> x, value;
    std::vector<std::string> zones;
    for (std::size_t i = 0; i < input.rows.size(); ++i) {
        x.push_back(xOf(input, i));
        value.push_back(input.numerators[i] / input.denominators[i] * input.per);
        zones.emplace_back(stats::name(f.zones[i]));
    }
    t.number("numerator", input.numerators);
    t.number("denominator", input.denominators);
    t.number("x", x);
    t.number("value", value);
    t.text("zone", zones);
    return t.finish();
}

Text zoneText(stats::FunnelZone zone)
{
    switch (zone) {
    case stats::FunnelZone::Low998: return BOULTON_TR("modules", "far below (99.8%)");
    case stats::FunnelZone::Low95: return BOULTON_TR("modules", "below (95%)");
    case stats::FunnelZone::High95: return BOULTON_TR("modules", "above (95%)");
    case stats::FunnelZone::High998: return BOULTON_TR("modules", "far above (99.8%)");
    case stats::FunnelZone::Inside: break;
    }
    return BOULTON_TR("modules", "within chance");
}

double shownValue(const FunnelInput& input, std::size_t i)
{
    return input.numerators[i] / input.denominators[i] * input.per * input.shown;
}

report::TableBlock outsideBlock(const FunnelInput& input, const stats::Funnel& f,
                                const std::vector<std::size_t>& outside, int decimals)
{
    using K = report::ColumnKind;
    report::TableBlock t;
    t.caption = BOULTON_TR("modules", "Areas outside the limits");
    t.columns = {{BOULTON_TR("modules", "Area"), K::Text, 2.4},
                 {BOULTON_TR("modules", "Numerator"), K::Number, 1},
                 {BOULTON_TR("modules", "Denominator"), K::Number, 1},
                 {BOULTON_TR("modules", "Value"), K::Number, 1},
                 {BOULTON_TR("modules", "Against the target"), K::Text, 1.6}};
    for (const auto i : outside)
        t.rows.push_back({{{.value = Text::raw(input.areas.groups[i].label)},
                           numberCell(input.numerators[i], -1),
                           numberCell(input.denominators[i], -1),
                           numberCell(shownValue(input, i), decimals, input.unit),
                           {.value = zoneText(f.zones[i])}}});
    return t;
}

//! All areas by their size, and the limits that narrow with it.
report::ChartBlock funnelChart(const FunnelInput& input, const stats::Funnel& f, int decimals, double target, bool mean)
{
    using Z = stats::FunnelZone;
    auto spec = std::make_shared<figure::ChartSpec>();
    spec->kind = figure::ChartKind::Funnel;
    spec->title = BOULTON_TR("modules", "Areas by their size");
    spec->y.unit = input.unit;
    spec->y.decimals = decimals;
    spec->x.title = Text::raw(input.sizeName);
    figure::Series areas{.name = BOULTON_TR("modules", "Value")};
    for (std::size_t i = 0; i < input.rows.size(); ++i) {
        spec->categories.push_back(Text::raw(input.areas.groups[i].label));
        areas.values.emplace_back(shownValue(input, i));
        areas.x.emplace_back(xOf(input, i));
        const Z zone = f.zones[i];
        areas.standing += zone == Z::Inside ? 'S' : zone == Z::High95 || zone == Z::High998 ? 'H' : 'L';
        areas.firm += zone == Z::High998 || zone == Z::Low998 ? '!' : ' ';
    }
    spec->series.push_back(std::move(areas));
    const auto curve = [&](const Text& name, figure::Dash dash, auto value) {
        figure::Curve c{.name = name, .stroke = {figure::rgb(0x56636F), 0.9, dash}};
        for (const auto& l : f.limits) {
            const double y = value(l) * input.per * input.shown;
            c.x.push_back(l.x);
            c.y.push_back(std::isfinite(y) ? std::optional(y) : std::nullopt);
        }
        spec->curves.push_back(std::move(c));
    };
    const Text narrow = BOULTON_TR("modules", "95% limits");
    const Text wide = BOULTON_TR("modules", "99.8% limits");
    using L = decltype(f.limits)::value_type;
    curve(narrow, figure::Dash::Dashed, [](const L& l) { return l.limits95.lower; });
    curve(narrow, figure::Dash::Dashed, [](const L& l) { return l.limits95.upper; });
    curve(wide, figure::Dash::Solid, [](const L& l) { return l.limits998.lower; });
    curve(wide, figure::Dash::Solid, [](const L& l) { return l.limits998.upper; });
    spec->references.push_back({target, mean ? BOULTON_TR("modules", "Mean") : BOULTON_TR("modules", "Target"),
                                {figure::rgb(0x1B2733), 1.2, figure::Dash::Solid}});
    return {std::move(spec), Text{}, 270};
}

void addBlocks(report::Document& d, const FunnelInput& input, const stats::Funnel& f, bool mean)
{
    using Z = stats::FunnelZone;
    const auto count = [&](Z zone) { return static_cast<std::int64_t>(std::ranges::count(f.zones, zone)); };
    const double target = f.target * input.per * input.shown;
    const int decimals = decimalsFor(target);
    std::vector<std::size_t> outside;
    std::vector<double> values(input.rows.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < input.rows.size(); ++i)
        if (f.zones[i] != Z::Inside) {
            outside.push_back(i);
            values[i] = shownValue(input, i);
        }
    std::ranges::stable_sort(outside, std::ranges::greater(), [&](std::size_t i) { return values[i]; });
    d.blocks.emplace_back(report::Paragraph{
        (mean ? BOULTON_TR("modules", "%1 areas against their mean of %2: %3 lie above and %4 below it by more than "
                                      "chance would make of their size.")
              : BOULTON_TR("modules", "%1 areas against the target of %2: %3 lie above and %4 below it by more than "
                                      "chance would make of their size."))
            .with(static_cast<std::int64_t>(input.rows.size()), Number{target, decimals, input.unit},
                  count(Z::High95) + count(Z::High998), count(Z::Low95) + count(Z::Low998)),
        report::Paragraph::Style::Lead});
    d.blocks.emplace_back(report::Paragraph{
        BOULTON_TR("modules", "%1 of them lie beyond the wide limits (99.8%), where chance puts one area in 500. Of "
                              "100 areas that do not differ, five lie beyond the narrow limits (95%).")
            .with(count(Z::High998) + count(Z::Low998))});
    d.blocks.emplace_back(funnelChart(input, f, decimals, target, mean));
    if (!outside.empty())
        d.blocks.emplace_back(outsideBlock(input, f, outside, decimals));
    d.blocks.emplace_back(report::Paragraph{
        input.kind == stats::FunnelKind::Proportion
            ? BOULTON_TR("modules", "Limits: the values whose Wilson interval just touches the target.")
            : BOULTON_TR("modules", "Limits: the values whose exact Poisson interval just touches the target; areas by "
                                    "exact limits below 10 events, Byar's approximation from there on."),
        report::Paragraph::Style::Small});
    d.blocks.emplace_back(
        report::Paragraph{BOULTON_TR("modules", "Source: Spiegelhalter (2005); Office for Health Improvement and "
                                                "Disparities (PHEindicatormethods 2.1)."),
                          report::Paragraph::Style::Small});
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("data"));
    report::Document d;
    d.subtitle = Text::raw(params.text("numerator"));
    BOULTON_TRY_ASSIGN(const FunnelInput input, gather(data, params, d.diagnostics));
    BOULTON_TRY(job.check());
    auto f = stats::funnel(input.numerators, input.denominators, input.kind, input.target);
    if (!f) {
        Error e = f.error();
        if (const std::size_t at = stats::indexOf(e); at < input.rows.size())
            e.what = "line " + std::to_string(lineOf(input.rows[at])) + ": " + e.what;
        return std::unexpected(std::move(e));
    }
    if (!std::isfinite(f->target * input.per))
        return fail(ErrorCode::InvalidInput, "the numbers are too large to be compared");
    d.values = {{"target", f->target * input.per}};
    BOULTON_TRY_ASSIGN(auto limits, limitsTable(input, *f));
    BOULTON_TRY_ASSIGN(auto points, pointsTable(data, input, *f));
    d.tables = {{"limits", std::move(limits)}, {"points", std::move(points)}};
    d.people = peopleCounts("points", input.areas, {"numerator", "denominator"}, {}, params.text("numerator") + " of " + params.text("denominator"));
    addBlocks(d, input, *f, std::isnan(input.target));
    return d;
}

} // namespace

extern const AnalysisModule funnel;
const AnalysisModule funnel{
    .id = "funnel",
    .version = 1,
    .title = BOULTON_TR("modules", "Funnel: which areas differ"),
    .summary = BOULTON_TR(
        "modules", "Tells areas that differ from the target from those that are only small enough to vary by chance."),
    .stage = Stage::Beta,
    .needs = {{.name = "data", .title = BOULTON_TR("modules", "A table with one row an area"), .example = "wards.csv"}},
    .params = {{.key = "numerator",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Numerator"),
                .help = BOULTON_TR("modules", "Events, or people with the attribute.")},
               {.key = "denominator",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Denominator"),
                .help = BOULTON_TR("modules", "People; for a ratio the events expected.")},
               {.key = "kind",
                .kind = ParamKind::Free,
                .title = BOULTON_TR("modules", "Kind of figure"),
                .help = BOULTON_TR("modules", "proportion (if not given), rate (per 100,000) or ratio.")},
               {.key = "target",
                .kind = ParamKind::Free,
                .title = BOULTON_TR("modules", "Target"),
                .help = BOULTON_TR("modules", "mean: that of all areas together; or a number in the unit of the "
                                              "figure."),
                .standard = "mean"}},
    .example = "boulton-cli run funnel --input data=wards.csv --set numerator=claimants --set denominator=working_age "
               "--set kind=proportion --out -",
    .run = run,
};

} // namespace boulton::modules
