// SPDX-License-Identifier: GPL-3.0-or-later
// What is in the numbers: one row of statistics a column (core/stats/summary.h has the definitions).
#include "core/stats/summary.h"
#include "core/modules/analysis_module.h"
#include <cmath>

namespace boulton::modules {
namespace {

struct Line {
    std::string column;
    std::string unit;
    stats::Summary s;
};

Result<std::vector<Line>> summaries(const table::Table& data, const Params& params, const JobContext& job,
                                    Diagnostics& diagnostics)
{
    std::vector<std::string> names = params.list("columns");
    const bool chosen = !names.empty();
    if (!chosen)
        for (std::size_t i = 0; i < data.columnCount(); ++i)
            if (data.column(i).isNumeric())
                names.push_back(data.schema()[i].name);
    if (names.empty())
        return fail(ErrorCode::NotEnoughData, "there is no column of numbers to summarise");
    std::vector<Line> lines;
    for (const auto& name : names) {
        BOULTON_TRY(job.check());
        job.progress(static_cast<double>(lines.size()) / static_cast<double>(names.size()));
        BOULTON_TRY_ASSIGN(const std::size_t at, data.schema().find(name));
        const table::Column& column = data.column(at);
        if (!column.isNumeric() && column.type() != table::Type::Bool)
            return fail(ErrorCode::InvalidInput,
                        "column '" + name + "' holds " + std::string(table::name(column.type())) + ", not numbers",
                        {name});
        auto s = stats::summarise(column);
        if (!s && s.error().code == ErrorCode::NotEnoughData) {
            diagnostics.add(Severity::Warning, 0, name,
                            BOULTON_TR("modules", "Every value is missing: nothing can be computed."));
            stats::Summary none;
            none.missing = column.size();
            lines.push_back({name, data.schema()[at].unit, none});
            continue;
        }
        if (!s)
            return std::unexpected(s.error());
        lines.push_back({name, data.schema()[at].unit, *s});
    }
    return lines;
}

void appendDefined(table::ColumnBuilder& builder, double value)
{
    if (std::isnan(value))
        builder.appendMissing(table::MissingReason::NotApplicable);
    else
        builder.append(value);
}

Result<table::Table> tableOf(const std::vector<Line>& lines)
{
    using table::Type;
    std::vector<table::Field> fields{{.name = "column", .type = Type::String},
                                     {.name = "n", .type = Type::Int64},
                                     {.name = "missing", .type = Type::Int64}};
    for (const char* name : {"mean", "sd", "min", "q1", "median", "q3", "max", "lag1"})
        fields.push_back({.name = name, .type = Type::Float64});
    table::TableBuilder b(std::move(fields));
    for (const auto& [column, unit, s] : lines) {
        b[0].append(column);
        b[1].append(static_cast<std::int64_t>(s.n));
        b[2].append(static_cast<std::int64_t>(s.missing));
        std::size_t at = 3;
        for (const double value : {s.mean, s.sd, s.minimum, s.q1, s.median, s.q3, s.maximum, s.r1})
            appendDefined(b[at++], value);
    }
    return b.finish();
}

report::TableBlock blockOf(const std::vector<Line>& lines)
{
    report::TableBlock t;
    t.caption = BOULTON_TR("modules", "Summary by column");
    using K = report::ColumnKind;
    t.columns = {{BOULTON_TR("modules", "Column"), K::Text, 2.4},
                 {BOULTON_TR("modules", "Values"), K::Number, 0.9},
                 {BOULTON_TR("modules", "Missing"), K::Number, 0.9}};
    for (const Text& title :
         {BOULTON_TR("modules", "Mean"), BOULTON_TR("modules", "Standard deviation"), BOULTON_TR("modules", "Least"),
          BOULTON_TR("modules", "Lower quartile"), BOULTON_TR("modules", "Median"),
          BOULTON_TR("modules", "Upper quartile"), BOULTON_TR("modules", "Most")})
        t.columns.push_back({title, K::Number, 1.1});
    for (const auto& [column, unit, s] : lines) {
        report::Row row;
        row.cells.push_back({.value = Text::raw(column)});
        row.cells.push_back({.value = Number{static_cast<double>(s.n), 0, ""}});
        row.cells.push_back({.value = Number{static_cast<double>(s.missing), 0, ""}});
        for (const double value : {s.mean, s.sd, s.minimum, s.q1, s.median, s.q3, s.maximum}) {
            report::Cell cell;
            if (std::isnan(value))
                cell.value = Text::raw("–");
            else
                cell.value = Number{value, std::fabs(value) < 1000 ? 2 : 0, unit};
            row.cells.push_back(std::move(cell));
        }
        t.rows.push_back(std::move(row));
    }
    return t;
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("data"));
    report::Document d;
    BOULTON_TRY_ASSIGN(const auto lines, summaries(data, params, job, d.diagnostics));
    BOULTON_TRY_ASSIGN(auto table, tableOf(lines));
    d.tables.push_back({"summary", std::move(table)});
    d.blocks.emplace_back(
        report::Paragraph{BOULTON_TR("modules", "The data has %1 rows.").with(static_cast<std::int64_t>(data.rows())),
                          report::Paragraph::Style::Lead});
    d.blocks.emplace_back(blockOf(lines));
    d.blocks.emplace_back(
        report::Paragraph{BOULTON_TR("modules", "The standard deviation divides by n − 1. Quartiles are of type 7, as "
                                                "in Excel and R. Missing values are left out and counted."),
                          report::Paragraph::Style::Small});
    return d;
}

} // namespace

extern const AnalysisModule summary;
const AnalysisModule summary{
    .id = "summary",
    .version = 1,
    .title = BOULTON_TR("modules", "Summary statistics"),
    .summary = BOULTON_TR(
        "modules",
        "How many values there are, how many are missing, and how they are spread, for each column of numbers."),
    .stage = Stage::Beta,
    .needs = {{.name = "data", .title = BOULTON_TR("modules", "Any table"), .example = "wards.csv"}},
    .params = {{.key = "columns",
                .kind = ParamKind::Columns,
                .title = BOULTON_TR("modules", "Columns"),
                .help = BOULTON_TR("modules", "Every column of numbers if none is named.")}},
    .example = "boulton-cli run summary --input data=wards.csv --out -",
    .run = run,
};

} // namespace boulton::modules
