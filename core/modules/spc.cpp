// SPDX-License-Identifier: GPL-3.0-or-later
// Statistical process control: the XmR chart of one series (core/performance/xmr.h has the method and its sources).
#include "core/base/format.h"
#include "core/modules/analysis_module.h"
#include "core/performance/period.h"
#include "core/performance/xmr.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace boulton::modules {
namespace {

using namespace performance;

struct SpcInput {
    std::vector<std::string> times;  //!< exact
    std::vector<std::string> labels; //!< as the chart shows them: "Mar 20" for the first of a month
    std::vector<std::optional<double>> values;
    std::string timeName = "time";
    std::string valueName;
    std::string unit;
    Diagnostics diagnostics;
};

//! The value column: the one named, or the only numeric one.
Result<std::size_t> valueColumn(const table::Table& data, const Params& params)
{
    if (params.given("value"))
        return data.schema().find(params.text("value"));
    std::vector<std::size_t> numeric;
    for (std::size_t i = 0; i < data.columnCount(); ++i)
        if (data.column(i).isNumeric() && data.schema()[i].name != params.text("time"))
            numeric.push_back(i);
    if (numeric.size() != 1)
        return fail(ErrorCode::Usage,
                    numeric.empty() ? "there is no column of numbers"
                                    : "there are several columns of numbers; parameter 'value' must name one of them",
                    {"value"});
    return numeric.front();
}

//! Rows in the order of time: dates and numbers ascending, texts as they stand.
Result<std::vector<std::size_t>> timeOrder(const table::Table& data, const Params& params, SpcInput& input)
{
    std::vector<std::size_t> rows(data.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    if (!params.given("time"))
        return rows;
    BOULTON_TRY_ASSIGN(const table::Column time, data.column(params.text("time")));
    if (time.missingCount() > 0)
        return fail(ErrorCode::InvalidInput, "column '" + params.text("time") + "' has rows without a time",
                    {params.text("time")});
    input.timeName = params.text("time");
    if (time.type() == table::Type::Date || time.isNumeric()) {
        const auto key = [&](std::size_t row) {
            return time.type() == table::Type::Date ? static_cast<double>(time.days()[row]) : time.number(row);
        };
        if (!std::ranges::is_sorted(rows, {}, key)) {
            std::ranges::stable_sort(rows, {}, key);
            input.diagnostics.add(Severity::Information, 0, input.timeName,
                                  BOULTON_TR("modules", "The rows were put in order of time."));
        }
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (key(rows[i]) == key(rows[i - 1]))
                input.diagnostics.add(Severity::Warning, static_cast<std::int64_t>(rows[i]) + 2, input.timeName,
                                      BOULTON_TR("modules", "%1 stands twice: the chart takes both as separate points.")
                                          .with(time.text(rows[i])));
    }
    return rows;
}

//! Months read better than dates where every date is the first of a month.
std::vector<std::string> labelsOf(const SpcInput& input)
{
    std::vector<std::string> labels;
    for (const auto& time : input.times) {
        const auto date = parseIsoDate(time);
        if (!date || date->day() != 1)
            return input.times;
        labels.push_back(Period{*date, 1}.shortLabel());
    }
    return labels;
}

Result<SpcInput> gather(const table::Table& data, const Params& params)
{
    SpcInput input;
    BOULTON_TRY_ASSIGN(const std::size_t at, valueColumn(data, params));
    const table::Column& value = data.column(at);
    if (!value.isNumeric())
        return fail(ErrorCode::InvalidInput,
                    "column '" + data.schema()[at].name + "' holds " + std::string(table::name(value.type())) +
                        ", not numbers",
                    {data.schema()[at].name});
    input.valueName = data.schema()[at].name;
    input.unit = data.schema()[at].unit;
    BOULTON_TRY_ASSIGN(const auto rows, timeOrder(data, params, input));
    for (const auto row : rows) {
        input.times.push_back(params.given("time") ? data.column(input.timeName)->text(row) : std::to_string(row + 1));
        input.values.push_back(value.isMissing(row) ? std::nullopt : std::optional(value.number(row)));
    }
    input.labels = labelsOf(input);
    return input;
}

//! Rebase points are times as they stand in the time column, or positions counted from 1.
Result<std::vector<std::size_t>> rebasePoints(const SpcInput& input, const Params& params)
{
    std::vector<std::size_t> points;
    for (const auto& word : params.list("rebase")) {
        const auto found = std::ranges::find(input.times, word);
        const auto position = parseNumber(word);
        if (found != input.times.end())
            points.push_back(static_cast<std::size_t>(found - input.times.begin()));
        else if (position && *position >= 1 && *position <= static_cast<double>(input.times.size()) &&
                 *position == std::floor(*position))
            points.push_back(static_cast<std::size_t>(*position) - 1);
        else
            return fail(ErrorCode::Usage,
                        "parameter 'rebase': '" + word + "' is neither a time in the data nor a position from 1 to " +
                            std::to_string(input.times.size()),
                        {word});
    }
    std::ranges::sort(points);
    return points;
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

std::shared_ptr<figure::ChartSpec> chartOf(const SpcInput& input, const Xmr& x, std::optional<double> target)
{
    auto spec = std::make_shared<figure::ChartSpec>();
    spec->kind = figure::ChartKind::XmR;
    spec->title = BOULTON_TR("modules", "XmR chart of %1").with(input.valueName);
    spec->y.unit = input.unit;
    for (const auto& label : input.labels)
        spec->categories.push_back(Text::raw(label));
    spec->series.push_back({.name = Text::raw(input.valueName), .values = input.values});
    for (const auto& s : x.stretches)
        spec->limits.push_back({s.first, s.last, s.mean, s.lower, s.upper});
    for (const auto& p : x.points)
        spec->flags.push_back(flagOf(p.variation));
    if (target)
        spec->references.push_back(
            {*target, BOULTON_TR("modules", "Target"), {figure::rgb(0x1B2733), 1.2, figure::Dash::Dashed}});
    return spec;
}

Result<table::Table> pointsTable(const SpcInput& input, const Xmr& x)
{
    table::TableBuilder b({{.name = "time", .type = table::Type::String, .role = table::Role::Time},
                           {.name = "value", .type = table::Type::Float64, .unit = input.unit},
                           {.name = "mean", .type = table::Type::Float64},
                           {.name = "lower", .type = table::Type::Float64},
                           {.name = "upper", .type = table::Type::Float64},
                           {.name = "rule", .type = table::Type::String}});
    for (std::size_t i = 0; i < x.points.size(); ++i) {
        const auto& p = x.points[i];
        b[0].append(input.times[i]);
        if (p.value)
            b[1].append(*p.value);
        else
            b[1].appendMissing();
        b[2].append(p.mean);
        b[3].append(p.lower);
        b[4].append(p.upper);
        b[5].append(name(p.rule));
    }
    return b.finish();
}

Result<table::Table> verdictTable(const Xmr& x)
{
    table::TableBuilder b({{.name = "variation", .type = table::Type::String},
                           {.name = "assurance", .type = table::Type::String},
                           {.name = "p.miss", .type = table::Type::Float64}});
    b[0].append(name(x.variation));
    b[1].append(name(x.assurance));
    if (x.missProbability)
        b[2].append(*x.missProbability);
    else
        b[2].appendMissing();
    return b.finish();
}

Text verdictSentence(const Xmr& x)
{
    switch (x.variation) {
    case Variation::Improvement:
        return BOULTON_TR("modules", "The latest point shows an improvement that is unlikely to be chance.");
    case Variation::Concern:
        return BOULTON_TR("modules", "The latest point is a cause for concern that is unlikely to be chance.");
    case Variation::NeutralHigh: return BOULTON_TR("modules", "The latest point is higher than chance would make it.");
    case Variation::NeutralLow: return BOULTON_TR("modules", "The latest point is lower than chance would make it.");
    case Variation::CommonCause: break;
    }
    return BOULTON_TR(
        "modules", "The latest point is within the ordinary ups and downs of this series: no change has been shown.");
}

Text assuranceSentence(const Xmr& x)
{
    switch (x.assurance) {
    case Assurance::Pass: return BOULTON_TR("modules", "As things are, the target will be met consistently.");
    case Assurance::Fail:
        return BOULTON_TR(
            "modules", "As things are, the target will be missed consistently: the process has to change to meet it.");
    case Assurance::HitAndMiss:
        return BOULTON_TR("modules", "As things are, the target will be hit in some periods and missed in others "
                                     "(about %1 of periods missed).")
            .with(Number{100 * x.missProbability.value_or(0), 0, "%"});
    case Assurance::None: break;
    }
    return {};
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("data"));
    BOULTON_TRY_ASSIGN(const SpcInput input, gather(data, params));
    XmrOptions options;
    options.better = params.text("better") == "low"    ? Better::Low
                     : params.text("better") == "none" ? Better::None
                                                       : Better::High;
    options.screen = params.flag("screen");
    options.baseline = static_cast<std::size_t>(params.integer("baseline"));
    if (params.given("target"))
        options.target = params.number("target");
    BOULTON_TRY_ASSIGN(options.rebaseAt, rebasePoints(input, params));
    BOULTON_TRY(job.check());
    BOULTON_TRY_ASSIGN(const Xmr x, xmr(input.values, options));

    const XmrStretch& last = x.stretches.back();
    report::Document d;
    d.subtitle = Text::raw(input.valueName);
    d.diagnostics = input.diagnostics;
    d.values = {{"mean", last.mean},
                {"lower", last.lower},
                {"upper", last.upper},
                {"amr", last.amr},
                {"n", static_cast<std::int64_t>(last.n)},
                {"signals", static_cast<std::int64_t>(x.signalCount)}};
    BOULTON_TRY_ASSIGN(auto points, pointsTable(input, x));
    BOULTON_TRY_ASSIGN(auto verdict, verdictTable(x));
    d.tables = {{"points", std::move(points)}, {"verdict", std::move(verdict)}};
    d.blocks.emplace_back(report::Paragraph{verdictSentence(x), report::Paragraph::Style::Lead});
    if (const Text sentence = assuranceSentence(x); !sentence.empty())
        d.blocks.emplace_back(report::Paragraph{sentence});
    if (last.trial)
        d.blocks.emplace_back(
            report::Note{report::Note::Kind::Caution, BOULTON_TR("modules", "Trial limits"),
                         BOULTON_TR("modules", "The limits rest on %1 points. With fewer than 12 they are provisional.")
                             .with(static_cast<std::int64_t>(last.n))});
    d.blocks.emplace_back(report::ChartBlock{chartOf(input, x, options.target), Text{}, 220});
    d.blocks.emplace_back(report::Paragraph{
        BOULTON_TR("modules",
                   "Limits are the mean ± 2.66 times the average moving range. A point is marked when it lies outside "
                   "the limits, belongs to a run of seven rising or falling points, is one of two in three near a "
                   "limit, or belongs to seven on one side of the mean."),
        report::Paragraph::Style::Small});
    return d;
}

} // namespace

extern const AnalysisModule spc;
const AnalysisModule spc{
    .id = "spc",
    .version = 1,
    .title = BOULTON_TR("modules", "Is it changing? (XmR chart)"),
    .summary = BOULTON_TR(
        "modules", "Tells real change from ordinary ups and downs, and whether a target can be met as things are."),
    .stage = Stage::Beta,
    .needs = {{.name = "data", .title = BOULTON_TR("modules", "A table with one row a period"), .example = "spc.csv"}},
    .params = {{.key = "time",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Time"),
                .help = BOULTON_TR("modules", "Column with the period; the order of the rows if not given.")},
               {.key = "value",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Value"),
                .help = BOULTON_TR("modules", "Column with the figures; the only column of numbers if not given.")},
               {.key = "target",
                .kind = ParamKind::Number,
                .title = BOULTON_TR("modules", "Target"),
                .help = BOULTON_TR("modules", "A number; none if not given.")},
               {.key = "better",
                .kind = ParamKind::Choice,
                .title = BOULTON_TR("modules", "Better is"),
                .help = BOULTON_TR("modules", "Which way is an improvement."),
                .standard = "high",
                .choices = {"high", "low", "none"}},
               {.key = "screen",
                .kind = ParamKind::Flag,
                .title = BOULTON_TR("modules", "Screen outliers"),
                .help = BOULTON_TR("modules", "Leave extreme jumps out of the limits (NHS England's default)."),
                .standard = "true"},
               {.key = "rebase",
                .kind = ParamKind::Words,
                .title = BOULTON_TR("modules", "New limits from"),
                .help = BOULTON_TR("modules", "Times (or positions from 1) at which new limits begin.")},
               {.key = "baseline",
                .kind = ParamKind::Integer,
                .title = BOULTON_TR("modules", "Baseline points"),
                .help = BOULTON_TR("modules", "Limits from the first n points only; from all if not given or 0."),
                .minimum = 0,
                .maximum = 10000}},
    .example = "boulton-cli run spc --input data=spc.csv --set time=month --set value=value --set target=90 --out -",
    .run = run,
};

} // namespace boulton::modules
