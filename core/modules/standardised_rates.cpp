// SPDX-License-Identifier: GPL-3.0-or-later
// Rates made comparable between populations of different ages (core/stats/standardise.h has the methods and their sources). Here the
// age bands of the data are brought to those of a standard population or of a reference.
#include "core/stats/standardise.h"
#include "core/base/format.h"
#include "core/modules/age_standard.h"
#include "core/modules/analysis_module.h"
#include "core/modules/people.h"
#include "core/stats/checks.h"
#include <algorithm>
#include <cmath>
#include <format>
#include <map>
#include <numeric>

namespace boulton::modules {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct StandardInput {
    bool direct = true;
    double per = 100'000;
    table::Column count;
    table::Column population;
    std::optional<table::Column> event;
    std::optional<table::Column> age;
    PeopleGroups groups;
    std::vector<std::string> used; //!< columns of the data with a part of their own
};

struct Line {
    std::optional<stats::Estimate> rate;
    std::optional<stats::Estimate> ratio; //!< ISR
    double total = kNaN;
    double expected = kNaN;
    std::string note;
};

//! One age band of one group.
struct Cell {
    double people = 0;
    std::map<double, double> persons; //!< by how many events each had; 1 where that is not asked
    bool seen = false;
    std::size_t row = 0; //!< within the group: the first that fell here
};

// ---------------------------------------------------------------- the data

Result<StandardInput> gather(const table::Table& data, const Params& params)
{
    StandardInput input;
    input.direct = params.text("method") != "isr";
    BOULTON_TRY_ASSIGN(input.count, numberColumn(data, params, "count"));
    BOULTON_TRY_ASSIGN(input.population, numberColumn(data, params, "population"));
    input.used = params.list("by");
    input.used.insert(input.used.end(), {params.text("count"), params.text("population")});
    if (params.given("event")) {
        if (!input.direct)
            return fail(ErrorCode::Usage, "parameter 'event' belongs to method dsr", {"event"});
        BOULTON_TRY_ASSIGN(input.event, numberColumn(data, params, "event"));
        input.used.push_back(params.text("event"));
    }
    if (params.given("per")) {
        input.per = params.number("per");
        if (!(input.per > 0))
            return fail(ErrorCode::Usage, "parameter 'per' must be above 0", {"per"});
    }
    BOULTON_TRY_ASSIGN(input.groups, groupsBy(data, params));
    if (const auto at = ageColumn(data.schema(), input.used))
        input.age = data.column(*at);
    return input;
}

std::unexpected<Error> badRow(std::size_t index, const std::string& what)
{
    return fail(ErrorCode::InvalidInput, what, {std::to_string(index)});
}

//! Which band the row of a group stands for.
Result<std::size_t> bandOfRow(const StandardInput& input, const AgeStandard& standard, const PeopleGroup& group,
                              std::size_t index)
{
    if (!input.age || !standard.byAge) {
        if (group.rows.size() != standard.bands.size())
            return fail(ErrorCode::InvalidInput,
                        std::format("there are {} rows for {} age bands, and no column of ages to tell which is missing",
                                    group.rows.size(), standard.bands.size()));
        return index;
    }
    const std::string text = input.age->text(group.rows[index]);
    const auto age = ageFrom(text);
    if (!age)
        return badRow(index, text.empty() ? std::string("the age is missing") : "“" + text + "” names no age");
    const auto band = bandAt(standard.bands, *age);
    if (!band)
        return badRow(index, "the standard or reference has no age band for “" + text + "”");
    return *band;
}

//! The rows of a group as age bands in the order of the standard.
Result<std::vector<Cell>> cellsOf(const StandardInput& input, const AgeStandard& standard, const PeopleGroup& group)
{
    std::vector<Cell> cells(standard.bands.size());
    std::map<std::pair<std::string, double>, double> known; // (age as written, events a person) -> people
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
        const std::size_t row = group.rows[i];
        BOULTON_TRY_ASSIGN(const std::size_t at, bandOfRow(input, standard, group, i));
        const AgeBand& band = standard.bands[at];
        const double count = input.count.number(row);
        const double people = input.population.number(row);
        const double frequency = input.event ? input.event->number(row) : 1;
        // nobody of that age in the data, and nothing the reference would expect of them
        const bool empty = !input.direct && std::isnan(count) && std::isnan(people) && !(band.events > 0);
        if (!empty) {
            if (std::isnan(count))
                return badRow(i, "at ages " + band.name + " the count is missing");
            if (std::isnan(people))
                return badRow(i, "at ages " + band.name + " the population is missing");
            if (std::isnan(frequency) || frequency < 0)
                return badRow(i, "at ages " + band.name + " the number of events a person is missing or negative");
        }
        const std::string age = input.age ? input.age->text(row) : std::to_string(i);
        const bool newAge = std::ranges::none_of(known, [&](const auto& k) { return k.first.first == age; });
        if (!known.emplace(std::pair{age, frequency}, people).second)
            return badRow(i, "the age band “" + age + "” stands twice");
        Cell& cell = cells[at];
        if (!cell.seen)
            cell.row = i;
        cell.seen = true;
        if (empty)
            continue;
        if (!newAge && known.lower_bound({age, -1.0})->second != people)
            return badRow(i, "at ages " + band.name + " the population differs between rows of one age band");
        cell.people += newAge ? people : 0;
        if (frequency > 0) // those without an event are part of the population only
            cell.persons[frequency] += count;
    }
    for (std::size_t b = 0; b < cells.size(); ++b)
        if (!cells[b].seen)
            return fail(ErrorCode::InvalidInput, "the age band " + standard.bands[b].name + " is missing");
    return cells;
}

// ---------------------------------------------------------------- the figures

//! An error about a band as one about the row it came from.
Error aboutRow(Error error, const std::vector<Cell>& cells, const AgeStandard& standard)
{
    if (const std::size_t band = stats::indexOf(error); band < cells.size()) {
        error.what = "at ages " + standard.bands[band].name + " " + error.what;
        error.args = {std::to_string(cells[band].row)};
    }
    return error;
}

Result<Line> directLine(const StandardInput& input, const AgeStandard& standard, const PeopleGroup& group,
                        const std::vector<stats::Confidence>& levels)
{
    BOULTON_TRY_ASSIGN(const auto cells, cellsOf(input, standard, group));
    std::vector<double> people, weights;
    std::map<double, std::vector<double>> persons;
    for (std::size_t b = 0; b < cells.size(); ++b) {
        people.push_back(cells[b].people);
        weights.push_back(standard.bands[b].weight);
        for (const auto& [frequency, count] : cells[b].persons)
            persons.try_emplace(frequency, cells.size(), 0.0).first->second[b] = count;
    }
    Result<stats::DirectRate> rate = stats::DirectRate{};
    if (input.event) {
        std::vector<stats::Repeated> repeated;
        for (auto& [frequency, list] : persons)
            repeated.push_back({frequency, list});
        rate = stats::directlyStandardisedRepeated(repeated, people, weights, input.per, levels);
    } else {
        const auto events = persons.empty() ? std::vector<double>(cells.size(), 0.0) : persons.begin()->second;
        rate = stats::directlyStandardised(events, people, weights, input.per, levels);
    }
    if (!rate)
        return std::unexpected(aboutRow(rate.error(), cells, standard));
    Line line;
    line.total = rate->total;
    line.rate = *std::move(rate);
    return line;
}

Result<Line> indirectLine(const StandardInput& input, const AgeStandard& standard, const PeopleGroup& group,
                          const std::vector<stats::Confidence>& levels)
{
    BOULTON_TRY_ASSIGN(const auto cells, cellsOf(input, standard, group));
    std::vector<double> people, events, reference;
    double observed = 0;
    for (std::size_t b = 0; b < cells.size(); ++b) {
        const double seen = cells[b].persons.empty() ? 0 : cells[b].persons.begin()->second;
        if (seen < 0)
            return badRow(cells[b].row, "at ages " + standard.bands[b].name + " the count is negative");
        if (seen > 0 && cells[b].people == 0)
            return badRow(cells[b].row, "at ages " + standard.bands[b].name + " there are events but no people");
        observed += seen;
        people.push_back(cells[b].people);
        events.push_back(cells[b].persons.empty() && std::isnan(standard.bands[b].events) ? 0
                                                                                          : standard.bands[b].events);
        reference.push_back(standard.bands[b].people);
    }
    const auto r = stats::indirectlyStandardised(observed, people, events, reference, input.per, levels);
    if (!r)
        return std::unexpected(aboutRow(r.error(), cells, standard));
    return Line{r->rate, r->ratio, observed, r->expected, {}};
}

Result<table::Table> tableOf(const table::Table& data, const StandardInput& input, const std::vector<Line>& lines)
{
    ResultTable t(data, input.groups);
    const auto column = [&](auto&& get) {
        std::vector<double> values;
        for (const auto& line : lines)
            values.push_back(line.rate ? get(line) : kNaN);
        return values;
    };
    const std::string unit = "per " + formatNumber(input.per, -1);
    if (!input.direct) {
        t.number("ratio", column([](const Line& l) { return l.ratio->value; }));
        t.number("ratio.lower", column([](const Line& l) { return l.ratio->intervals[0].lower; }));
        t.number("ratio.upper", column([](const Line& l) { return l.ratio->intervals[0].upper; }));
    }
    t.number("lower998", column([](const Line& l) { return l.rate->intervals[1].lower; }), unit);
    t.number("upper998", column([](const Line& l) { return l.rate->intervals[1].upper; }), unit);
    t.number("value", column([](const Line& l) { return l.rate->value; }), unit);
    t.number("lower", column([](const Line& l) { return l.rate->intervals[0].lower; }), unit);
    t.number("upper", column([](const Line& l) { return l.rate->intervals[0].upper; }), unit);
    std::vector<double> totals, expected;
    std::vector<std::string> notes;
    for (const auto& line : lines) {
        totals.push_back(line.total);
        expected.push_back(line.expected);
        notes.push_back(line.note);
    }
    t.number("total", totals);
    t.number("expected", expected);
    t.text("note", notes);
    return t.finish();
}

report::TableBlock blockOf(const StandardInput& input, const std::vector<Line>& lines, int decimals)
{
    using K = report::ColumnKind;
    report::TableBlock t;
    t.caption = BOULTON_TR("modules", "Standardised rates per %1").with(formatNumber(input.per, -1));
    t.columns = {{BOULTON_TR("modules", "Group"), K::Text, 2},
                 {BOULTON_TR("modules", "Events"), K::Number, 0.8},
                 {BOULTON_TR("modules", "Rate"), K::Number, 1},
                 {BOULTON_TR("modules", "%1 interval").with("95%"), K::Number, 1.7},
                 {BOULTON_TR("modules", "%1 interval").with("99.8%"), K::Number, 1.7}};
    if (!input.direct)
        t.columns.insert(t.columns.begin() + 2, {BOULTON_TR("modules", "Expected"), K::Number, 0.9});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        const std::string& label = input.groups.groups[i].label;
        report::Row row;
        row.cells.push_back({.value = label.empty() ? BOULTON_TR("modules", "All") : Text::raw(label)});
        if (!line.note.empty())
            row.cells.back().note = Text::raw(line.note);
        row.cells.push_back(numberCell(line.total, 0));
        if (!input.direct)
            row.cells.push_back(numberCell(line.expected, 1));
        row.cells.push_back(numberCell(line.rate ? line.rate->value : kNaN, decimals));
        for (const std::size_t level : {0U, 1U})
            row.cells.push_back(
                {.value = Text::raw(line.rate ? rangeText(line.rate->intervals[level], decimals) : "–")});
        t.rows.push_back(std::move(row));
    }
    return t;
}

void addBlocks(report::Document& d, const StandardInput& input, const AgeStandard& standard,
               const std::vector<Line>& lines)
{
    std::vector<double> values;
    double largest = 0;
    std::size_t given = 0;
    for (const auto& line : lines) {
        values.push_back(line.rate ? line.rate->value : kNaN);
        given += line.rate ? 1 : 0;
        largest = line.rate ? std::max(largest, line.rate->value) : largest;
    }
    const int decimals = decimalsFor(largest);
    const Text lead =
        input.direct
            ? BOULTON_TR("modules", "The rate each area would have if its people were as old as the %1. What is left "
                                    "of the differences is not due to age.")
                  .with(toString(standard.name))
            : BOULTON_TR("modules", "Events seen against the number expected had each area the rates of %1 at every "
                                    "age. What is left of the differences is not due to age.")
                  .with(toString(standard.name));
    d.blocks.emplace_back(report::Paragraph{lead, report::Paragraph::Style::Lead});
    if (given < lines.size())
        d.blocks.emplace_back(report::Note{
            report::Note::Kind::Caution, BOULTON_TR("modules", "Areas without a rate"),
            BOULTON_TR("modules", "%1 of %2 have none: with fewer than ten events, or numbers that are missing or "
                                  "cannot be right, a rate would mislead. Each says why in the table.")
                .with(static_cast<std::int64_t>(lines.size() - given), static_cast<std::int64_t>(lines.size()))});
    RankedMore more{.interval = BOULTON_TR("modules", "%1 interval").with("95%")};
    for (const auto& line : lines)
        addEnds(more, line.rate ? &*line.rate : nullptr);
    if (given > 1)
        d.blocks.emplace_back(rankedChart(BOULTON_TR("modules", "Standardised rates"), input.groups.groups, values,
                                          "per " + formatNumber(input.per, -1), decimals, {}, {}, more));
    d.blocks.emplace_back(blockOf(input, lines, decimals));
    const Text method =
        !input.direct ? BOULTON_TR("modules", "Indirectly standardised; exact Poisson limits below 10 events, Byar's "
                                              "approximation from there on.")
        : input.event ? BOULTON_TR("modules", "Directly standardised; Dobson's interval, widened because one person "
                                              "may have had several events.")
                      : BOULTON_TR("modules", "Directly standardised; Dobson's interval.");
    d.blocks.emplace_back(report::Paragraph{method, report::Paragraph::Style::Small});
    d.blocks.emplace_back(
        report::Paragraph{BOULTON_TR("modules", "Source: Office for Health Improvement and Disparities, technical "
                                                "guidance of Fingertips (PHEindicatormethods 2.1)."),
                          report::Paragraph::Style::Small});
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("data"));
    std::optional<table::Table> reference;
    if (inputs.byName.contains("reference")) {
        BOULTON_TRY_ASSIGN(reference, inputs.table("reference"));
    }
    BOULTON_TRY_ASSIGN(const StandardInput input, gather(data, params));
    const StandardSources sources{data, input.groups.groups.front().rows, input.used,
                                  reference ? &*reference : nullptr};
    BOULTON_TRY_ASSIGN(const AgeStandard standard,
                       input.direct ? directStandard(sources, params) : indirectStandard(sources, params));
    report::Document d;
    d.subtitle = Text::raw(params.text("count"));
    if (!input.age || !standard.byAge)
        d.diagnostics.add(Severity::Warning, 0, "",
                          BOULTON_TR("modules", "There is no column of ages: the rows of each group were taken to be "
                                                "in the order of the age bands."));
    const auto levels = stats::bothLevels();
    std::vector<Line> lines;
    Error last;
    for (const auto& group : input.groups.groups) {
        BOULTON_TRY(job.check());
        auto line = input.direct ? directLine(input, standard, group, levels)
                                 : indirectLine(input, standard, group, levels);
        if (!line) {
            last = line.error();
            line = Line{};
            line->note = explain(d.diagnostics, group, last);
            line->total = std::accumulate(group.rows.begin(), group.rows.end(), 0.0, [&](double sum, std::size_t row) {
                const double each = input.event ? input.event->number(row) : 1;
                return sum + each * input.count.number(row);
            });
        }
        lines.push_back(*std::move(line));
    }
    if (std::ranges::none_of(lines, [](const Line& l) { return l.rate.has_value(); }))
        return noneLeft(input.groups.groups, last);
    BOULTON_TRY_ASSIGN(auto table, tableOf(data, input, lines));
    d.tables.push_back({"rates", std::move(table)});
    d.people = peopleCounts("rates", input.groups, {"total"}, {"expected", "Expected", "note"}, params.text("count"));
    addBlocks(d, input, standard, lines);
    return d;
}

} // namespace

extern const AnalysisModule standardisedRates;
const AnalysisModule standardisedRates{
    .id = "standardised-rates",
    .version = 1,
    .title = BOULTON_TR("modules", "Rates allowed for age"),
    .summary = BOULTON_TR("modules", "Rates of areas as if all had people of the same ages, with intervals."),
    .stage = Stage::Beta,
    .needs = {{.name = "data",
               .title = BOULTON_TR("modules", "A table with one row an age band of each area"),
               .example = "admissions.csv"},
              {.name = "reference",
               .title = BOULTON_TR("modules", "A standard population, or the events and people of a reference, by age"),
               .required = false}},
    .params = {{.key = "count",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Events"),
                .help = BOULTON_TR("modules", "The number of events; with “events a person” the number of persons.")},
               {.key = "population",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Population"),
                .help = BOULTON_TR("modules", "People of that age.")},
               {.key = "standard",
                .kind = ParamKind::Free,
                .title = BOULTON_TR("modules", "Standard"),
                .help = BOULTON_TR("modules", "esp2013 (if not given), esp1976, or a column of the reference or the "
                                              "data; for method isr two columns: events,people.")},
               {.key = "by",
                .kind = ParamKind::Columns,
                .title = BOULTON_TR("modules", "By"),
                .help = BOULTON_TR("modules", "The columns that name the area, sex, year …")},
               {.key = "method",
                .kind = ParamKind::Choice,
                .title = BOULTON_TR("modules", "Method"),
                .help = BOULTON_TR("modules", "dsr: own rates on a standard population. isr: events seen against those "
                                              "expected, for small areas."),
                .standard = "dsr",
                .choices = {"dsr", "isr"}},
               {.key = "per",
                .kind = ParamKind::Number,
                .title = BOULTON_TR("modules", "Per"),
                .help = BOULTON_TR("modules", "Rates are given per so many people; 100,000 if not given.")},
               {.key = "event",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Events a person"),
                .help = BOULTON_TR("modules", "Where one person may have several events: the column that says how many "
                                              "each of the counted persons had.")}},
    .example = "boulton-cli run standardised-rates --input data=admissions.csv --set count=admissions "
               "--set population=residents --set by=area --out -",
    .run = run,
};

} // namespace boulton::modules
