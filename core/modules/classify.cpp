// SPDX-License-Identifier: GPL-3.0-or-later
// Classes for a map or a table: where to cut a column of numbers (core/geo/classify.h has the methods and their sources).
#include "core/geo/classify.h"
#include "core/base/format.h"
#include "core/modules/analysis_module.h"

namespace boulton::modules {
namespace {

Result<geo::ClassifyOptions> optionsOf(const Params& params)
{
    geo::ClassifyOptions options;
    options.classes = static_cast<std::size_t>(params.integer("classes"));
    if (params.given("breaks")) {
        options.method = geo::Method::User;
        options.userBreaks = params.numbers("breaks");
        return options;
    }
    const auto method = geo::methodFromName(params.text("method"));
    if (!method)
        return fail(ErrorCode::Internal, "a method in the descriptor is unknown to core/geo");
    options.method = *method;
    return options;
}

Result<table::Table> tableOf(const geo::Classification& c)
{
    using table::Type;
    table::TableBuilder b({{.name = "from", .type = Type::Float64},
                           {.name = "to", .type = Type::Float64},
                           {.name = "n", .type = Type::Int64}});
    for (const auto& one : c.classes) {
        b[0].append(one.from);
        b[1].append(one.to);
        b[2].append(static_cast<std::int64_t>(one.n));
    }
    return b.finish();
}

std::shared_ptr<figure::ChartSpec> chartOf(const geo::Classification& c, const table::Field& field)
{
    auto spec = std::make_shared<figure::ChartSpec>();
    spec->kind = figure::ChartKind::Bar;
    spec->title = BOULTON_TR("modules", "Rows in each class of %1").with(field.name);
    spec->y.decimals = 0;
    figure::Series counts{.name = BOULTON_TR("modules", "Rows")};
    for (const auto& one : c.classes) {
        spec->categories.push_back(
            Text::raw(formatNumber(one.from, -1) + " – " + formatNumber(one.to, -1, field.unit)));
        counts.values.emplace_back(static_cast<double>(one.n));
    }
    spec->series.push_back(std::move(counts));
    spec->showLegend = false;
    return spec;
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("data"));
    if (!params.given("column"))
        return fail(ErrorCode::Usage, "parameter 'column' must name the column to classify", {"column"});
    BOULTON_TRY_ASSIGN(const std::size_t at, data.schema().find(params.text("column")));
    const table::Column& column = data.column(at);
    if (!column.isNumeric())
        return fail(ErrorCode::InvalidInput,
                    "column '" + data.schema()[at].name + "' holds " + std::string(table::name(column.type())) +
                        ", not numbers",
                    {data.schema()[at].name});
    std::vector<double> values(data.rows());
    for (std::size_t row = 0; row < data.rows(); ++row)
        values[row] = column.number(row);
    BOULTON_TRY_ASSIGN(const auto options, optionsOf(params));
    BOULTON_TRY(job.check());
    BOULTON_TRY_ASSIGN(const geo::Classification c, geo::classify(values, options));

    report::Document d;
    d.subtitle = Text::raw(data.schema()[at].name);
    d.values = {{"gvf", c.gvf}};
    BOULTON_TRY_ASSIGN(auto classes, tableOf(c));
    d.tables.push_back({"classes", std::move(classes)});
    for (const auto& note : c.notes)
        d.diagnostics.add(Severity::Information, 0, data.schema()[at].name, note);
    if (c.missing > 0)
        d.diagnostics.add(Severity::Information, 0, data.schema()[at].name,
                          BOULTON_TR("modules", "%1 rows without a value are in no class.")
                              .with(static_cast<std::int64_t>(c.missing)));
    d.blocks.emplace_back(report::Paragraph{
        BOULTON_TR(
            "modules",
            "%1 classes, method “%2”. They capture %3 of the differences between rows (goodness of variance fit).")
            .with(static_cast<std::int64_t>(c.classes.size()), std::string(geo::name(options.method)),
                  Number{100 * c.gvf, 1, "%"}),
        report::Paragraph::Style::Lead});
    d.blocks.emplace_back(report::ChartBlock{chartOf(c, data.schema()[at]), Text{}, 180});
    d.blocks.emplace_back(report::Paragraph{
        BOULTON_TR(
            "modules",
            "A class holds values above its lower and up to its upper bound; the first also holds its lower bound."),
        report::Paragraph::Style::Small});
    return d;
}

} // namespace

extern const AnalysisModule classify;
const AnalysisModule classify{
    .id = "classify",
    .version = 1,
    .title = BOULTON_TR("modules", "Classes for a map"),
    .summary =
        BOULTON_TR("modules", "Cuts a column of numbers into classes by a stated method, and says how well they fit."),
    .stage = Stage::Beta,
    .needs = {{.name = "data", .title = BOULTON_TR("modules", "A table with one row an area"), .example = "wards.csv"}},
    .params = {{.key = "column",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Column"),
                .help = BOULTON_TR("modules", "The numbers to classify.")},
               {.key = "method",
                .kind = ParamKind::Choice,
                .title = BOULTON_TR("modules", "Method"),
                .help = BOULTON_TR("modules", "How the classes are made."),
                .standard = "quantile",
                .choices = {"quantile", "equal", "jenks", "sd", "headtails", "pretty", "box"}},
               {.key = "classes",
                .kind = ParamKind::Integer,
                .title = BOULTON_TR("modules", "Classes"),
                .help = BOULTON_TR("modules", "How many, 2 to 9."),
                .standard = "5",
                .minimum = 2,
                .maximum = 9},
               {.key = "breaks",
                .kind = ParamKind::Numbers,
                .title = BOULTON_TR("modules", "Own breaks"),
                .help = BOULTON_TR("modules", "Inner bounds, ascending; they take the place of method and classes.")}},
    .example = "boulton-cli run classify --input data=wards.csv --set column=claimant_rate --set method=jenks --out -",
    .run = run,
};

} // namespace boulton::modules
