// SPDX-License-Identifier: GPL-3.0-or-later
// The needs of children and young people of an area: one document of the kind of a joint strategic needs assessment, from a register of
// indicators and their values (core/needs has what is worked out, needs_*.cpp how it is told).
#include "core/modules/analysis_module.h"
#include "core/modules/needs_page.h"
#include "core/needs/cells.h"
#include <algorithm>
#include <cmath>

namespace boulton::modules {
namespace {

using needspage::Page;

Result<needs::Options> optionsOf(const Params& params)
{
    needs::Options o;
    o.area = params.text("area");
    o.comparator = params.text("comparator");
    o.period = params.text("period") == "latest" ? std::string() : params.text("period");
    BOULTON_TRY_ASSIGN(o.levels, levelsOf(params.numbers("confidence")));
    if (std::fabs(o.levels.front().level() - 0.95) > 1e-9) // at which figures are published and called better or worse
        return fail(ErrorCode::Usage, "parameter 'confidence' must begin with 0.95, as 0.95,0.998", {"confidence"});
    o.falseDiscovery = params.number("fdr");
    const auto weights = params.numbers("weights");
    if (weights.size() != 3 || std::ranges::any_of(weights, [](double w) { return !(w >= 0); }) || !(weights[0] + weights[1] + weights[2] > 0))
        return fail(ErrorCode::Usage, "parameter 'weights' must be three numbers, none below 0 and one above: of gap, people and trend, as 1,1,1", {"weights"});
    std::ranges::copy(weights, o.weights.begin());
    o.draws = static_cast<std::size_t>(params.integer("draws"));
    o.seed = static_cast<std::uint64_t>(params.integer("seed"));
    return o;
}

Result<std::optional<table::Table>> optionalTable(const Inputs& inputs, std::string_view name)
{
    if (!inputs.byName.contains(name))
        return std::optional<table::Table>();
    BOULTON_TRY_ASSIGN(auto t, inputs.table(name));
    return std::optional(std::move(t));
}

//! Columns small, large, vintage, and share where areas are divided.
Result<geo::Lookup> lookupOf(const table::Table& table)
{
    const needs::Cells small(table, "small");
    const needs::Cells large(table, "large");
    const needs::Cells share(table, "share");
    const needs::Cells vintage(table, "vintage");
    needs::Problems problems("the lookup");
    for (const auto& [cells, name] : {std::pair{&small, "small"}, {&large, "large"}, {&vintage, "vintage"}})
        if (!cells->exists())
            problems.add("there is no column '" + std::string(name) + "'");
    if (!problems.empty())
        return problems.error();
    std::vector<geo::LookupRow> rows;
    std::string one;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        rows.push_back({small.words(row), large.words(row), share.exists() ? share.number(row).value : 1});
        const std::string said = vintage.words(row);
        if (row > 0 && said != one)
            problems.add(row, "vintage", "'" + said + "' is not '" + one + "' as in the line before: a lookup is of one vintage");
        one = said;
    }
    if (!problems.empty())
        return problems.error();
    auto lookup = geo::Lookup::make(std::move(rows), share.exists() ? geo::FitRule::Shares : geo::FitRule::BestFit, one);
    if (!lookup && !lookup.error().args.empty())
        return fail(lookup.error().code, "the lookup, line " + std::to_string(std::stoul(lookup.error().args.front()) + 2) + ": " + lookup.error().what);
    return lookup;
}

bool isSynthetic(const Inputs& inputs)
{
    for (const auto& [name, input] : inputs.byName)
        if (const auto* t = std::get_if<table::Table>(&input))
            if (const auto column = t->column("synthetic"); column && column->type() == table::Type::Bool)
                for (std::size_t row = 0; row < column->size(); ++row)
                    if (!column->isMissing(row) && column->bools()[row] != 0)
                        return true;
    return false;
}

//! Everything that is read, checked and worked out before the figures.
Result<Page> gather(const Inputs& inputs, const Params& params, Diagnostics& diagnostics)
{
    Page page;
    BOULTON_TRY_ASSIGN(page.options, optionsOf(params));
    BOULTON_TRY_ASSIGN(const auto indicators, inputs.table("indicators"));
    BOULTON_TRY_ASSIGN(const auto values, inputs.table("values"));
    BOULTON_TRY_ASSIGN(const auto areas, optionalTable(inputs, "areas"));
    BOULTON_TRY_ASSIGN(const auto lookup, optionalTable(inputs, "lookup"));
    BOULTON_TRY_ASSIGN(page.about, needs::readRegister(indicators));
    if (areas)
        BOULTON_TRY(page.areas.read(*areas));
    BOULTON_TRY_ASSIGN(page.observations, needs::Observations::read(values, page.about, page.areas, diagnostics));
    if (lookup) {
        BOULTON_TRY_ASSIGN(const geo::Lookup one, lookupOf(*lookup));
        page.vintage = one.vintage();
        page.lookupRule = one.rule() == geo::FitRule::BestFit ? "best fit" : "shares";
        BOULTON_TRY(needs::addSmallAreas(page.observations, page.about, page.areas, one, diagnostics));
    }
    BOULTON_TRY_ASSIGN(page.place, needs::placeOf(page.options, page.areas));
    page.comparatorName = page.place.comparator ? page.areas[*page.place.comparator].name : page.options.comparator;
    needs::addWhole(page.observations, page.about, page.place.area, page.place.parts);
    return page;
}

//! Of each figure of the page that is none, why; wards and years once together.
void explainMissing(const Page& page, Diagnostics& diagnostics)
{
    for (std::size_t row = 0; row < page.figures.items.size(); ++row) {
        const auto& o = page.observations.rows[row];
        if (page.figures.items[row].given() || o.missing || o.line == 0)
            continue; // what is suppressed is counted in the document
        diagnostics.add(Severity::Warning, o.line, "",
                        BOULTON_TR("modules", "%1 of %2 in %3 has no figure: %4.")
                            .with(page.about[o.indicator].name, page.areas[o.area].name, page.observations.periods[o.period].text, page.figures.items[row].why));
    }
}

Status workOut(Page& page, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(page.figures, needs::figuresOf(page.about, page.observations, page.areas, page.place, page.options, job));
    job.progress(0.4);
    page.slopes.resize(page.about.size());
    for (std::uint32_t i = 0; i < page.about.size(); ++i) {
        BOULTON_TRY(job.check());
        page.histories.push_back(needs::historyOf(i, page.place.area, page.about[i], page.observations, page.figures, page.options));
        if (page.figures.chosen[i] && page.areas[page.place.area].type != "ward") // tenths are of the whole council
            page.slopes[i] = needs::slopeOf(i, *page.figures.chosen[i], page.about[i], page.observations, page.figures, page.areas, page.options, job);
    }
    job.progress(0.7);
    BOULTON_TRY_ASSIGN(page.priorities, needs::prioritiesOf(page.about, page.observations, page.figures, page.histories, page.place, page.options, job));
    return {};
}

void addGlance(report::Document& d, const Page& page, int& number)
{
    auto charts = needspage::tartans(page);
    if (charts.empty())
        return;
    d.blocks.emplace_back(needspage::numbered(number, BOULTON_TR("modules", "All figures at a glance")));
    d.blocks.emplace_back(report::Paragraph{BOULTON_TR("modules", "One row a figure, one column an area. B is better, W worse, S no different beyond chance; H is higher and L lower, where neither is good. "
                                                                  "A dash: no figure, or none that can be tested; what was published without limits or counts has no row.")});
    for (auto& chart : charts)
        d.blocks.emplace_back(std::move(chart));
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    report::Document d;
    BOULTON_TRY_ASSIGN(Page page, gather(inputs, params, d.diagnostics));
    BOULTON_TRY(workOut(page, job));
    if (std::ranges::none_of(page.figures.chosen, [](const auto& c) { return c.has_value(); }))
        return fail(ErrorCode::NotEnoughData, "there is no figure for " + page.areaName() + " or parts of it" +
                                                  (page.options.period.empty() ? std::string() : " in " + page.options.period));
    BOULTON_TRY_ASSIGN(const auto population, optionalTable(inputs, "population"));
    if (population) {
        BOULTON_TRY_ASSIGN(page.population, needspage::readPopulation(*population, page, d.diagnostics));
    }
    explainMissing(page, d.diagnostics);
    d.title = BOULTON_TR("modules", "Needs of children and young people: %1").with(page.areaName());
    d.subtitle = BOULTON_TR("modules", "Ages 0 to 19, beside %1").with(page.comparatorName);
    d.synthetic = isSynthetic(inputs);
    int number = 0;
    needspage::addSummary(d, page, number);
    d.blocks.emplace_back(needspage::numbered(number, BOULTON_TR("modules", "Who lives here")));
    needspage::addPopulation(d, page);
    addGlance(d, page, number);
    needspage::addChapters(d, page, number);
    needspage::addPriorities(d, page, number);
    needspage::addUnknown(d, page, number);
    needspage::addDefinitions(d, page, number);
    needspage::addValues(d, page);
    BOULTON_TRY(needspage::addTables(d, page));
    job.progress(1);
    return d;
}

} // namespace

extern const AnalysisModule needs019;
const AnalysisModule needs019{
    .id = "needs-0-19",
    .version = 1,
    .title = BOULTON_TR("modules", "Needs of children and young people (0–19)"),
    .summary = BOULTON_TR("modules", "Where an area's children and young people are worse off than elsewhere, where within it, and what comes first."),
    .stage = Stage::Beta,
    .needs = {{.name = "indicators",
               .title = BOULTON_TR("modules", "The register of indicators"),
               .fields = {{"indicator", BOULTON_TR("modules", "A short name of its own"), table::Type::String},
                          {"name", BOULTON_TR("modules", "As people read it"), table::Type::String},
                          {"theme", BOULTON_TR("modules", "conception, pregnancy, infant mortality, early years, primary, secondary, additional needs, domestic abuse, serious youth violence, contextual safeguarding, exclusions, homelessness or mental health"), table::Type::String},
                          {"subtheme", BOULTON_TR("modules", "For additional needs: SEND, youth offending or child poverty"), table::Type::String, false},
                          {"numerator", BOULTON_TR("modules", "What is counted, in words"), table::Type::String, false},
                          {"denominator", BOULTON_TR("modules", "Of whom, in words"), table::Type::String, false},
                          {"age", BOULTON_TR("modules", "Ages"), table::Type::String, false},
                          {"sex", BOULTON_TR("modules", "Sexes"), table::Type::String, false},
                          {"geography", BOULTON_TR("modules", "For which kinds of area it is published"), table::Type::String, false},
                          {"source", BOULTON_TR("modules", "Publisher, publication, date"), table::Type::String},
                          {"method", BOULTON_TR("modules", "rate or proportion (from counts); mean, dsr or value (published, with limits where there are some)"), table::Type::String},
                          {"per", BOULTON_TR("modules", "Per how many people"), table::Type::Float64, false},
                          {"unit", BOULTON_TR("modules", "Unit"), table::Type::String, false},
                          {"polarity", BOULTON_TR("modules", "high good, low good or none"), table::Type::String},
                          {"caveats", BOULTON_TR("modules", "What readers must know"), table::Type::String, false},
                          {"break", BOULTON_TR("modules", "The first period of a new definition"), table::Type::String, false}},
               .example = "needs-indicators.csv"},
              {.name = "values",
               .title = BOULTON_TR("modules", "Their values: one row an indicator, area and period"),
               .fields = {{"indicator", BOULTON_TR("modules", "As in the register"), table::Type::String},
                          {"area", BOULTON_TR("modules", "Name of the area, or code of a small one"), table::Type::String},
                          {"period", BOULTON_TR("modules", "2024, 2023/24, 2022-24"), table::Type::String},
                          {"numerator", BOULTON_TR("modules", "Count"), table::Type::Float64, false},
                          {"denominator", BOULTON_TR("modules", "People, or births"), table::Type::Float64, false},
                          {"value", BOULTON_TR("modules", "A published figure"), table::Type::Float64, false},
                          {"lower", BOULTON_TR("modules", "Its lower 95% limit"), table::Type::Float64, false},
                          {"upper", BOULTON_TR("modules", "Its upper 95% limit"), table::Type::Float64, false}},
               .example = "needs-values.csv"},
              {.name = "areas",
               .title = BOULTON_TR("modules", "Areas: kind or group, the larger area, tenth by deprivation"),
               .required = false,
               .fields = {{"area", BOULTON_TR("modules", "Name, as in the values"), table::Type::String},
                          {"group", BOULTON_TR("modules", "ward, council, region, country, or a group such as core cities"), table::Type::String},
                          {"code", BOULTON_TR("modules", "Code"), table::Type::String, false},
                          {"parent", BOULTON_TR("modules", "The larger area it lies in"), table::Type::String, false},
                          {"decile", BOULTON_TR("modules", "Tenth by deprivation, 1 the most deprived"), table::Type::Int64, false}},
               .example = "needs-areas.csv"},
              {.name = "population",
               .title = BOULTON_TR("modules", "People by age and sex"),
               .required = false,
               .fields = {{"area", BOULTON_TR("modules", "Name, as in the values"), table::Type::String},
                          {"age", BOULTON_TR("modules", "Age band"), table::Type::String},
                          {"sex", BOULTON_TR("modules", "Sex"), table::Type::String, false},
                          {"people", BOULTON_TR("modules", "People"), table::Type::Float64}},
               .example = "needs-population.csv"},
              {.name = "lookup",
               .title = BOULTON_TR("modules", "Small areas to wards, with its vintage"),
               .required = false,
               .fields = {{"small", BOULTON_TR("modules", "Code of the small area"), table::Type::String},
                          {"large", BOULTON_TR("modules", "Name or code of the ward"), table::Type::String},
                          {"share", BOULTON_TR("modules", "Share of the small area, where it is divided"), table::Type::Float64, false},
                          {"vintage", BOULTON_TR("modules", "Which edition of boundaries"), table::Type::String}},
               .example = "needs-lookup.csv"}},
    .params = {{.key = "area",
                .kind = ParamKind::Free,
                .title = BOULTON_TR("modules", "Area"),
                .help = BOULTON_TR("modules", "Whose needs these are. The one council in the table of areas, if not given.")},
               {.key = "comparator",
                .kind = ParamKind::Free,
                .title = BOULTON_TR("modules", "Compare with"),
                .help = BOULTON_TR("modules", "An area, or a group of the table of areas: England, a region, core cities, statistical neighbours, wards."),
                .standard = "England"},
               {.key = "period",
                .kind = ParamKind::Free,
                .title = BOULTON_TR("modules", "Period"),
                .help = BOULTON_TR("modules", "As it stands in the values; latest takes the last of each indicator."),
                .standard = "latest"},
               {.key = "weights",
                .kind = ParamKind::Numbers,
                .title = BOULTON_TR("modules", "Weights of the priorities"),
                .help = BOULTON_TR("modules", "Of gap, people and trend; 0 leaves one out."),
                .standard = "1,1,1"},
               {.key = "confidence",
                .kind = ParamKind::Numbers,
                .title = BOULTON_TR("modules", "Confidence"),
                .help = BOULTON_TR("modules", "Levels of the intervals. The first is 0.95: it decides what is better and worse, and published limits are of it."),
                .standard = "0.95,0.998"},
               {.key = "fdr",
                .kind = ParamKind::Number,
                .title = BOULTON_TR("modules", "False discovery rate"),
                .help = BOULTON_TR("modules", "Over all comparisons of a page: of those that remain, at most this share is chance."),
                .standard = "0.05",
                .minimum = 0.001,
                .maximum = 0.5},
               {.key = "draws",
                .kind = ParamKind::Integer,
                .title = BOULTON_TR("modules", "Draws"),
                .help = BOULTON_TR("modules", "Sets of weights under which the priorities are ranked again, and repetitions behind the intervals of slopes."),
                .standard = "10000",
                .minimum = 1000,
                .maximum = 1'000'000},
               {.key = "seed",
                .kind = ParamKind::Integer,
                .title = BOULTON_TR("modules", "Seed"),
                .help = BOULTON_TR("modules", "Where the random numbers begin: the same seed gives the same result."),
                .standard = "1",
                .minimum = 0,
                .maximum = 4294967295.0}},
    .example = "boulton-cli run needs-0-19 --input indicators=needs-indicators.csv --input values=needs-values.csv --input areas=needs-areas.csv "
               "--input population=needs-population.csv --input lookup=needs-lookup.csv --set comparator=England --out -",
    .run = run,
};

} // namespace boulton::modules
