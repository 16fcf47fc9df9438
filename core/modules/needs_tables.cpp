// SPDX-License-Identifier: GPL-3.0-or-later
// Values and tables of needs-0-19 under the names of the command line.
#include "core/modules/needs_page.h"
#include "core/stats/product_ranking.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::modules::needspage {
namespace {

using needs::Figure;
using table::MissingReason;
using table::Type;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

//! Columns grown row by row; NaN and empty text are missing.
class Sheet {
public:
    explicit Sheet(std::vector<table::Field> fields) : m_builder(std::move(fields)) {}
    void text(const std::string& value)
    {
        auto& column = m_builder[m_at++];
        if (value.empty())
            column.appendMissing(MissingReason::NotApplicable);
        else
            column.append(value);
    }
    void number(double value)
    {
        auto& column = m_builder[m_at++];
        if (std::isfinite(value))
            column.append(value);
        else
            column.appendMissing(MissingReason::NotApplicable);
    }
    void whole(std::optional<std::int64_t> value)
    {
        auto& column = m_builder[m_at++];
        if (value)
            column.append(*value);
        else
            column.appendMissing(MissingReason::NotApplicable);
    }
    void next() { m_at = 0; }
    Status into(report::Document& d, const char* name)
    {
        BOULTON_TRY_ASSIGN(auto t, m_builder.finish());
        d.tables.push_back({name, std::move(t)});
        return {};
    }

private:
    table::TableBuilder m_builder;
    std::size_t m_at = 0;
};

table::Field words(std::string name)
{
    return {.name = std::move(name), .type = Type::String};
}
table::Field real(std::string name)
{
    return {.name = std::move(name), .type = Type::Float64};
}
table::Field integer(std::string name)
{
    return {.name = std::move(name), .type = Type::Int64};
}

//! Small areas are what figures of wards are made of, and not shown by themselves.
bool isInputOnly(const Page& page, const needs::Observation& o)
{
    return page.areas[o.area].type == "lsoa";
}

//! What the gate takes a numerator for: areas that were put together by shares have parts of people.
std::optional<std::int64_t> countOf(double numerator)
{
    constexpr double kLargest = 1e15;
    return numerator >= 0 && numerator < kLargest ? std::optional(static_cast<std::int64_t>(std::llround(numerator))) : std::nullopt;
}

double at(const std::vector<stats::Interval>& intervals, std::size_t level, bool upper)
{
    if (level >= intervals.size())
        return kNaN;
    return upper ? intervals[level].upper : intervals[level].lower;
}

Status figuresTable(report::Document& d, const Page& page)
{
    std::vector<table::Field> fields{words("indicator"), words("name"), words("theme"), words("area"), words("area.type"), words("period"), integer("count"),
                                     real("numerator"), real("denominator"), real("value")};
    for (const auto& level : page.options.levels)
        for (const char* side : {"lower", "upper"})
            fields.push_back(real(side + levelName(level)));
    for (auto one : {words("unit"), words("method"), words("comparator"), real("comparator.value"), real("difference"), real("difference.lower"),
                     real("difference.upper"), real("gap.relative"), real("gap.people")})
        fields.push_back(std::move(one));
    for (const auto& level : page.options.levels)
        fields.push_back(words("compared" + levelName(level)));
    for (auto one : {real("p"), real("q"), integer("rank"), integer("rank.of"), integer("quartile"), words("note")})
        fields.push_back(std::move(one));
    Sheet s(std::move(fields));
    for (std::size_t row = 0; row < page.observations.rows.size(); ++row) {
        const auto& o = page.observations.rows[row];
        if (isInputOnly(page, o))
            continue;
        const Figure& f = page.figures.items[row];
        const auto& about = page.about[o.indicator];
        const auto& c = page.figures.comparators[o.indicator][o.period];
        s.text(about.id);
        s.text(about.name); // blocks and the counts speak of it by its name
        s.text(std::string(needs::themes()[about.theme].id));
        s.text(page.areas[o.area].name);
        s.text(page.areas[o.area].type);
        s.text(page.observations.periods[o.period].text);
        s.whole(about.fromCounts() ? countOf(o.numerator) : std::nullopt);
        s.number(o.numerator);
        s.number(o.denominator);
        s.number(f.estimate.value);
        for (std::size_t level = 0; level < page.options.levels.size(); ++level)
            for (const bool upper : {false, true})
                s.number(at(f.estimate.intervals, level, upper));
        s.text(about.unit);
        s.text(!f.given() ? std::string() : about.fromCounts() && o.numerator >= 0 ? std::string(stats::name(f.estimate.method)) : std::string("published"));
        s.text(f.gap ? page.comparatorName : std::string());
        s.number(f.gap ? c.estimate.value : kNaN);
        s.number(f.gap ? f.gap->absolute : kNaN);
        s.number(at(f.difference, 0, false));
        s.number(at(f.difference, 0, true));
        s.number(f.gap ? f.gap->relative : kNaN);
        s.number(f.gap ? f.gap->people : kNaN);
        for (std::size_t level = 0; level < page.options.levels.size(); ++level)
            s.text(level < f.standing.size() && f.standing[level] != stats::Standing::NotCompared ? std::string(stats::name(f.standing[level])) : std::string());
        s.number(f.p);
        s.number(f.q);
        s.whole(f.rank ? std::optional<std::int64_t>(f.rank->rank) : std::nullopt);
        s.whole(f.rank ? std::optional<std::int64_t>(f.rank->of) : std::nullopt);
        s.whole(f.quartile ? std::optional<std::int64_t>(*f.quartile) : std::nullopt);
        s.text(!f.given() ? f.why : o.parts > 0 ? "added up from " + std::to_string(o.parts) + " areas" : std::string());
        s.next();
    }
    // Areas of one kind are lists by indicator and period. The population of a proportion is left: births and pupils are published.
    d.people = report::PeopleCounts{.table = "figures",
                                    .keys = {"area"},
                                    .counts = {"count"},
                                    .by = {"name", "period", "area.type"},
                                    .harmless = {"indicator", "theme", "denominator", "unit", "method", "comparator", "comparator.value", "rank.of", "from", "to", "n"},
                                    .measure = "needs 0-19"};
    return s.into(d, "figures");
}

Status trendsTable(report::Document& d, const Page& page)
{
    constexpr std::array<const char*, 4> kCourses{"", "no-change", "rising", "falling"};
    Sheet s({words("indicator"), words("area"), words("from"), words("to"), integer("n"), real("slope"), real("lower95"), real("upper95"), real("p"),
             words("course"), words("note")});
    for (std::uint32_t i = 0; i < page.about.size(); ++i) {
        const auto& h = page.histories[i];
        const auto periodOf = [&](std::size_t row) { return page.observations.periods[page.observations.rows[row].period].text; };
        const bool any = h.from < h.rows.size();
        s.text(page.about[i].id);
        s.text(page.areaName());
        s.text(any ? periodOf(h.rows[h.from]) : std::string());
        s.text(any ? periodOf(h.rows.back()) : std::string());
        s.whole(counted(any ? h.rows.size() - h.from : 0));
        s.number(h.trend ? h.trend->slope : kNaN);
        s.number(h.trend ? at(h.trend->intervals, 0, false) : kNaN);
        s.number(h.trend ? at(h.trend->intervals, 0, true) : kNaN);
        s.number(h.trend ? h.trend->p : kNaN);
        s.text(kCourses[static_cast<std::size_t>(h.course())]);
        s.text(h.why);
        s.next();
    }
    return s.into(d, "trends");
}

Status prioritiesTable(report::Document& d, const Page& page)
{
    Sheet s({integer("rank"), words("indicator"), real("gap"), real("people"), real("trend"), real("score"), real("share.top"), integer("rank.low"),
             integer("rank.high"), words("note")});
    for (const auto& p : page.priorities.ranked) {
        s.whole(p.rank);
        s.text(page.about[p.indicator].id);
        s.number(p.gap);
        s.number(p.people);
        s.number(p.trend);
        s.number(p.score);
        s.number(p.inTop);
        s.whole(p.best);
        s.whole(p.worst);
        s.text(p.standing == stats::Standing::Worse ? "" : p.standing == stats::Standing::Similar ? "the gap may be chance" : "the gap was not tested");
        s.next();
    }
    for (const auto& o : page.priorities.others) {
        s.whole(std::nullopt);
        s.text(page.about[o.indicator].id);
        for (int k = 0; k < 5; ++k)
            s.number(kNaN);
        s.whole(std::nullopt);
        s.whole(std::nullopt);
        s.text(o.why);
        s.next();
    }
    return s.into(d, "priorities");
}

Status gradientsTable(report::Document& d, const Page& page)
{
    Sheet s({words("indicator"), integer("decile"), words("areas.type"), integer("areas"), real("numerator"), real("denominator"), real("value"), real("lower95"),
             real("upper95"), real("sii"), real("sii.lower"), real("sii.upper")});
    for (std::uint32_t i = 0; i < page.about.size(); ++i) {
        if (!page.slopes[i])
            continue;
        const auto& slope = *page.slopes[i];
        for (const auto& t : slope.tenths) {
            s.text(page.about[i].id);
            s.whole(t.decile);
            s.text(slope.areasAre);
            s.whole(counted(t.areas));
            s.number(t.numerator);
            s.number(t.denominator);
            s.number(t.estimate.value);
            s.number(at(t.estimate.intervals, 0, false));
            s.number(at(t.estimate.intervals, 0, true));
            s.number(slope.indices ? slope.indices->sii : kNaN);
            s.number(slope.indices ? at(slope.indices->siiIntervals, 0, false) : kNaN);
            s.number(slope.indices ? at(slope.indices->siiIntervals, 0, true) : kNaN);
            s.next();
        }
    }
    return s.into(d, "gradients");
}

} // namespace

void addValues(report::Document& d, const Page& page)
{
    std::array<std::int64_t, 6> standing{};
    std::int64_t figures = 0;
    std::int64_t firm = 0;
    for (std::uint32_t i = 0; i < page.about.size(); ++i)
        if (const Figure* f = page.own(i)) {
            ++figures;
            ++standing[static_cast<std::size_t>(f->firstStanding())];
            firm += page.firm(*f) == '!' ? 1 : 0;
        }
    const auto count = [&](stats::Standing s) { return standing[static_cast<std::size_t>(s)]; };
    std::int64_t empty = 0;
    for (std::size_t theme = 0; theme < needs::themes().size(); ++theme) {
        bool any = false;
        for (std::uint32_t i = 0; i < page.about.size(); ++i)
            any = any || (page.about[i].theme == theme && page.figures.chosen[i]);
        empty += any ? 0 : 1;
    }
    std::size_t suppressed = page.observations.missing[static_cast<std::size_t>(MissingReason::Suppressed)];
    d.values = {{"area", page.areaName()},
                {"comparator", page.comparatorName},
                {"indicators", counted(page.about.size())},
                {"indicators.figures", figures},
                {"worse", count(stats::Standing::Worse)},
                {"similar", count(stats::Standing::Similar)},
                {"better", count(stats::Standing::Better)},
                {"higher", count(stats::Standing::Higher)},
                {"lower", count(stats::Standing::Lower)},
                {"not.compared", count(stats::Standing::NotCompared)},
                {"different.fdr", firm},
                {"themes.empty", empty},
                {"suppressed", counted(suppressed)},
                {"priorities", counted(page.priorities.ranked.size())},
                {"priorities.top", counted(page.priorities.top)}};
    if (!page.priorities.ranked.empty())
        d.values.push_back({"priority.first", page.about[page.priorities.ranked.front().indicator].id});
}

Status addTables(report::Document& d, const Page& page)
{
    BOULTON_TRY(figuresTable(d, page));
    BOULTON_TRY(prioritiesTable(d, page));
    BOULTON_TRY(trendsTable(d, page));
    return gradientsTable(d, page);
}

} // namespace boulton::modules::needspage
