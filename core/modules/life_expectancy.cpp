// SPDX-License-Identifier: GPL-3.0-or-later
// Life expectancy by age from deaths and population (core/stats/life_table.h has the method and its sources).
#include "core/stats/life_table.h"
#include "core/base/format.h"
#include "core/modules/analysis_module.h"
#include "core/modules/people.h"
#include <algorithm>
#include <cmath>

namespace boulton::modules {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct LifeInput {
    table::Column age;
    table::Column population;
    table::Column deaths;
    PeopleGroups groups;
};

//! The rows of one group, sorted by age, with its life table or nothing.
struct Life {
    std::vector<std::size_t> rows;
    std::vector<stats::LifeTableRow> table;
};

Result<LifeInput> gather(const table::Table& data, const Params& params)
{
    LifeInput input;
    if (!params.given("age"))
        return fail(ErrorCode::Usage, "parameter 'age' must name a column", {"age"});
    BOULTON_TRY_ASSIGN(input.age, data.column(params.text("age")));
    BOULTON_TRY_ASSIGN(input.population, numberColumn(data, params, "population"));
    BOULTON_TRY_ASSIGN(input.deaths, numberColumn(data, params, "deaths"));
    BOULTON_TRY_ASSIGN(input.groups, groupsBy(data, params));
    return input;
}

Result<Life> lifeOf(const LifeInput& input, const PeopleGroup& group, const std::vector<stats::Confidence>& levels)
{
    std::vector<std::pair<int, std::size_t>> order; // (age, index within the group)
    for (std::size_t i = 0; i < group.rows.size(); ++i) {
        const std::string text = input.age.text(group.rows[i]);
        const auto age = ageFrom(text);
        if (!age)
            return fail(ErrorCode::InvalidInput,
                        text.empty() ? std::string("the age is missing") : "“" + text + "” names no age",
                        {std::to_string(i)});
        order.emplace_back(*age, i);
    }
    std::ranges::stable_sort(order, {}, &std::pair<int, std::size_t>::first);
    Life life;
    std::vector<int> ages;
    std::vector<std::size_t> indexes;
    std::vector<double> population, deaths;
    for (const auto& [age, index] : order) {
        const std::size_t row = group.rows[index];
        life.rows.push_back(row);
        ages.push_back(age);
        indexes.push_back(index);
        population.push_back(input.population.number(row));
        deaths.push_back(input.deaths.number(row));
    }
    auto table = stats::lifeTable(ages, population, deaths, levels);
    if (!table)
        return std::unexpected(reordered(table.error(), indexes));
    life.table = *std::move(table);
    return life;
}

Result<table::Table> tableOf(const table::Table& data, const LifeInput& input, const std::string& ageName,
                             const std::vector<Life>& lives)
{
    // one row an age of each group: each a "group" of its own for the columns that name it
    PeopleGroups rows{{}, input.groups.names, input.groups.spoken};
    std::vector<std::size_t> source;
    std::vector<double> value, lower, upper;
    for (std::size_t g = 0; g < lives.size(); ++g) {
        const Life& life = lives[g];
        const auto& all = life.table.empty() ? input.groups.groups[g].rows : life.rows;
        for (std::size_t i = 0; i < all.size(); ++i) {
            rows.groups.push_back({{}, {all[i]}});
            source.push_back(all[i]);
            value.push_back(life.table.empty() ? kNaN : life.table[i].expectancy);
            lower.push_back(life.table.empty() ? kNaN : life.table[i].intervals[0].lower);
            upper.push_back(life.table.empty() ? kNaN : life.table[i].intervals[0].upper);
        }
    }
    ResultTable t(data, rows);
    BOULTON_TRY_ASSIGN(const std::size_t at, data.schema().find(ageName));
    table::Field field = data.schema()[at];
    field.name = "age";
    t.add(std::move(field), input.age.take(source));
    t.number("le", value, "years");
    t.number("lower", lower, "years");
    t.number("upper", upper, "years");
    return t.finish();
}

report::TableBlock blockOf(const LifeInput& input, const std::vector<Life>& lives)
{
    using K = report::ColumnKind;
    report::TableBlock t;
    t.caption = BOULTON_TR("modules", "Further years of life");
    t.columns = {{BOULTON_TR("modules", "Group"), K::Text, 2},
                 {BOULTON_TR("modules", "Age"), K::Number, 0.7},
                 {BOULTON_TR("modules", "Years"), K::Number, 0.9},
                 {BOULTON_TR("modules", "%1 interval").with("95%"), K::Number, 1.5},
                 {BOULTON_TR("modules", "%1 interval").with("99.8%"), K::Number, 1.5}};
    const bool one = lives.size() == 1;
    if (one)
        t.columns.erase(t.columns.begin()); // there is nothing to tell apart
    for (std::size_t g = 0; g < lives.size(); ++g)
        for (const auto& r : lives[g].table) {
            if (!one && r.age != 0 && r.age != 65) // at birth and at 65; the table of values has every age
                continue;
            report::Row row;
            if (!one)
                row.cells.push_back({.value = Text::raw(input.groups.groups[g].label)});
            row.cells.push_back(numberCell(r.age, 0));
            row.cells.push_back(numberCell(r.expectancy, 1));
            row.cells.push_back({.value = Text::raw(rangeText(r.intervals[0], 1))});
            row.cells.push_back({.value = Text::raw(rangeText(r.intervals[1], 1))});
            t.rows.push_back(std::move(row));
        }
    return t;
}

report::ChartBlock chartOf(const Life& life)
{
    auto spec = std::make_shared<figure::ChartSpec>();
    spec->kind = figure::ChartKind::Line;
    spec->title = BOULTON_TR("modules", "Further years of life by age");
    spec->y.unit = "years";
    spec->y.decimals = 0;
    spec->y.includeZero = true;
    spec->showLegend = false;
    figure::Series series{.name = BOULTON_TR("modules", "Years")};
    for (const auto& r : life.table) {
        spec->categories.push_back(Text::raw(std::to_string(r.age)));
        series.values.push_back(std::isfinite(r.expectancy) ? std::optional(r.expectancy) : std::nullopt);
    }
    spec->series.push_back(std::move(series));
    return {std::move(spec), Text{}, 200};
}

Text leadOf(const LifeInput& input, const std::vector<Life>& lives)
{
    std::vector<std::size_t> given;
    for (std::size_t g = 0; g < lives.size(); ++g)
        if (!lives[g].table.empty() && std::isfinite(lives[g].table.front().expectancy))
            given.push_back(g);
    if (given.empty())
        return BOULTON_TR("modules", "Too few deaths or people to say how long a child born now will live: the 95% "
                                     "interval is wider than 20 years.");
    const auto atBirth = [&](std::size_t g) { return lives[g].table.front().expectancy; };
    if (given.size() == 1)
        return BOULTON_TR("modules", "At the death rates of these years a child born now would live %1 (95% interval "
                                     "%2).")
            .with(Number{atBirth(given.front()), 1, "years"},
                  rangeText(lives[given.front()].table.front().intervals[0], 1));
    const auto [low, high] = std::ranges::minmax_element(given, {}, atBirth);
    return BOULTON_TR("modules", "At the death rates of these years a child born now would live from %1 (%2) to %3 "
                                 "(%4).")
        .with(Number{atBirth(*low), 1, "years"}, input.groups.groups[*low].label,
              Number{atBirth(*high), 1, "years"}, input.groups.groups[*high].label);
}

void addBlocks(report::Document& d, const LifeInput& input, const std::vector<Life>& lives)
{
    d.blocks.emplace_back(report::Paragraph{leadOf(input, lives), report::Paragraph::Style::Lead});
    if (lives.size() == 1) {
        d.blocks.emplace_back(chartOf(lives.front()));
    } else {
        std::vector<double> atBirth;
        for (const auto& life : lives)
            atBirth.push_back(life.table.empty() ? kNaN : life.table.front().expectancy);
        d.blocks.emplace_back(rankedChart(BOULTON_TR("modules", "Life expectancy at birth"), input.groups.groups,
                                          atBirth, "years", 1));
    }
    const auto without = std::ranges::count_if(lives, [](const Life& l) { return l.table.empty(); });
    if (without > 0)
        d.blocks.emplace_back(report::Note{
            report::Note::Kind::Caution, BOULTON_TR("modules", "Areas without a life expectancy"),
            BOULTON_TR("modules", "%1 of %2 have none. The list of remarks says which and why.")
                .with(static_cast<std::int64_t>(without), static_cast<std::int64_t>(lives.size()))});
    d.blocks.emplace_back(blockOf(input, lives));
    d.blocks.emplace_back(report::Paragraph{
        BOULTON_TR("modules", "Abridged life table by Chiang's second method, with the variance of the last age band "
                              "after Silcocks and others (2001). Source: Office for National Statistics; Office for "
                              "Health Improvement and Disparities (PHEindicatormethods 2.1). Where the 95% interval "
                              "is wider than 20 years, no value is given."),
        report::Paragraph::Style::Small});
}

Result<report::Document> run(const Inputs& inputs, const Params& params, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table data, inputs.table("data"));
    BOULTON_TRY_ASSIGN(const LifeInput input, gather(data, params));
    report::Document d;
    const auto levels = stats::bothLevels();
    std::vector<Life> lives;
    Error last;
    for (const auto& group : input.groups.groups) {
        BOULTON_TRY(job.check());
        auto life = lifeOf(input, group, levels);
        if (!life) {
            last = life.error();
            explain(d.diagnostics, group, last);
            life = Life{};
        }
        lives.push_back(*std::move(life));
    }
    if (std::ranges::all_of(lives, [](const Life& l) { return l.table.empty(); }))
        return noneLeft(input.groups.groups, last);
    BOULTON_TRY_ASSIGN(auto table, tableOf(data, input, params.text("age"), lives));
    d.tables.push_back({"life", std::move(table)});
    addBlocks(d, input, lives);
    return d;
}

} // namespace

extern const AnalysisModule lifeExpectancy;
const AnalysisModule lifeExpectancy{
    .id = "life-expectancy",
    .version = 1,
    .title = BOULTON_TR("modules", "Life expectancy"),
    .summary =
        BOULTON_TR("modules", "How many more years people of each age would live at the death rates of an area."),
    .stage = Stage::Beta,
    .needs = {{.name = "data",
               .title = BOULTON_TR("modules", "A table with one row an age band: under 1, 1–4, five years each, 90 and "
                                              "over"),
               .example = "life-table.csv"}},
    .params = {{.key = "age",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Age"),
                .help = BOULTON_TR("modules", "Where the age band begins, or its name: 0, 1-4, 5-9 … 90+.")},
               {.key = "population",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Population"),
                .help = BOULTON_TR("modules", "People, or person-years over the years of the deaths.")},
               {.key = "deaths",
                .kind = ParamKind::Column,
                .title = BOULTON_TR("modules", "Deaths"),
                .help = BOULTON_TR("modules", "Deaths at that age.")},
               {.key = "by",
                .kind = ParamKind::Columns,
                .title = BOULTON_TR("modules", "By"),
                .help = BOULTON_TR("modules", "The columns that name the area, sex, years …")}},
    .example = "boulton-cli run life-expectancy --input data=life-table.csv --set age=age --set population=residents "
               "--set deaths=deaths --out -",
    .run = run,
};

} // namespace boulton::modules
