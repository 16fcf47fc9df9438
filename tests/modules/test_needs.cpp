// SPDX-License-Identifier: GPL-3.0-or-later
// needs-0-19 on the sample council and on small tables: names of the contract, chapters, what it says of what is not there, refusals.
// (What is worked out: tests/needs.)
#include "core/base/format.h"
#include "core/modules/analysis_module.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/protect.h"
#include "core/sample/sample_council.h"
#include "tests/needs/needs_tables.h"
#include <algorithm>
#include <cmath>
#include <set>

using namespace boulton;
using namespace boulton::modules;
using test::TextRow;
using test::textTable;

namespace {

using Settings = std::map<std::string, std::string>;

Inputs sampleInputs()
{
    Inputs in;
    in.byName["indicators"] = test::value(sample::needsIndicators());
    in.byName["values"] = test::value(sample::needsValues());
    in.byName["areas"] = test::value(sample::needsAreas());
    in.byName["population"] = test::value(sample::needsPopulation());
    in.byName["lookup"] = test::value(sample::needsLookup());
    return in;
}

Result<report::Document> tried(const Inputs& in, const Settings& settings = {}, const JobContext& job = {})
{
    return run(*test::value(find("needs-0-19")), in, settings, job);
}

const report::Document& sampleDocument()
{
    static const report::Document d = test::value(tried(sampleInputs()));
    return d;
}

const table::Table& tableOf(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.tables, name, &report::NamedTable::name);
    test::check(found != d.tables.end(), "no table " + std::string(name));
    return found->table;
}

std::string text(const table::Table& t, const std::string& column, std::size_t row)
{
    return test::value(t.column(column)).text(row);
}

double number(const table::Table& t, const std::string& column, std::size_t row)
{
    return test::value(t.column(column)).number(row);
}

std::size_t rowWhere(const table::Table& t, const std::vector<std::pair<std::string, std::string>>& cells)
{
    std::vector<std::pair<table::Column, std::string>> columns;
    for (const auto& [name, wanted] : cells)
        columns.emplace_back(test::value(t.column(name)), wanted);
    for (std::size_t row = 0; row < t.rows(); ++row)
        if (std::ranges::all_of(columns, [&](const auto& c) { return !c.first.isMissing(row) && c.first.string(row) == c.second; }))
            return row;
    test::check(false, "no such row");
    return 0;
}

std::int64_t whole(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.values, name, &report::NamedValue::name);
    test::check(found != d.values.end(), "no value " + std::string(name));
    return std::get<std::int64_t>(found->value);
}

std::vector<std::string> headings(const report::Document& d, int level)
{
    std::vector<std::string> out;
    for (const auto& b : d.blocks)
        if (const auto* h = std::get_if<report::Heading>(&b); h != nullptr && h->level == level)
            out.push_back(toString(h->text));
    return out;
}

std::set<figure::ChartKind> kinds(const report::Document& d)
{
    std::set<figure::ChartKind> out;
    for (const auto& b : d.blocks)
        if (const auto* c = std::get_if<report::ChartBlock>(&b))
            out.insert(c->spec->kind);
    return out;
}

std::string words(const report::Document& d)
{
    return test::value(report::toHtml(d));
}

Inputs small(const std::vector<TextRow>& values, const std::vector<TextRow>& areas = {})
{
    Inputs in;
    in.byName["indicators"] = textTable({"indicator", "name", "theme", "subtheme", "numerator", "denominator", "source", "method", "per", "unit", "polarity", "caveats"},
                                        {{"pov", "Child poverty", "additional needs", "child poverty", "children", "children under 16", "A source", "proportion", "", "", "low good", "A caveat"},
                                         {"eal", "Another language", "primary", "", "", "", "B source", "value", "", "%", "none"}});
    in.byName["values"] = textTable({"indicator", "area", "period", "numerator", "denominator", "value"}, values);
    if (!areas.empty())
        in.byName["areas"] = textTable({"area", "group", "parent", "decile"}, areas);
    return in;
}

void checkRefused(const Result<report::Document>& d, ErrorCode code, std::string_view what)
{
    CHECK_FAILS(d, code);
    test::check(d.error().what.contains(what), d.error().what);
}

} // namespace

TEST(the_needs_of_the_sample_council_under_the_contracts_names)
{
    const auto& d = sampleDocument();
    CHECK(d.synthetic);
    CHECK_EQ(whole(d, "indicators"), 21);
    CHECK_EQ(whole(d, "indicators.figures"), 21);
    CHECK_EQ(whole(d, "themes.empty"), 1);
    CHECK_EQ(whole(d, "worse") + whole(d, "similar") + whole(d, "better") + whole(d, "higher") + whole(d, "lower") + whole(d, "not.compared"), 21);
    CHECK_EQ(whole(d, "not.compared"), 2); // published without limits
    CHECK(whole(d, "suppressed") > 100);
    const auto& figures = tableOf(d, "figures");
    const auto own = rowWhere(figures, {{"indicator", "poverty"}, {"area", "Birmingham"}, {"period", "2019/20"}});
    const auto england = rowWhere(figures, {{"indicator", "poverty"}, {"area", "England"}, {"period", "2019/20"}});
    const double share = 100 * number(figures, "numerator", own) / number(figures, "denominator", own);
    CHECK_NEAR(number(figures, "value", own), share, 1e-9);
    CHECK(number(figures, "lower998", own) < number(figures, "lower95", own) && number(figures, "upper998", own) > number(figures, "upper95", own));
    CHECK_NEAR(number(figures, "difference", own), share - number(figures, "value", england), 1e-9);
    CHECK_NEAR(number(figures, "gap.people", own), (share - number(figures, "value", england)) / 100 * number(figures, "denominator", own), 1e-6);
    CHECK_EQ(text(figures, "compared95", own), "worse");
    CHECK_EQ(text(figures, "compared998", own), "worse");
    CHECK_EQ(text(figures, "method", own), "wilson");
    CHECK(number(figures, "rank.of", own) == 13); // the council, core cities and neighbours
    CHECK_EQ(text(figures, "compared95", england), "");
    const auto ward = rowWhere(figures, {{"indicator", "crowded"}, {"area", "Aston"}});
    CHECK_EQ(text(figures, "note", ward), "added up from 5 areas");
    CHECK_EQ(number(figures, "rank.of", ward), 69.0);
    const auto& priorities = tableOf(d, "priorities");
    CHECK_EQ(text(priorities, "indicator", 0), "poverty");
    CHECK_EQ(static_cast<std::size_t>(whole(d, "priorities")), priorities.rows() - 7);
    const auto& trends = tableOf(d, "trends");
    CHECK_EQ(text(trends, "course", rowWhere(trends, {{"indicator", "conception-u18"}})), "falling");
    CHECK_EQ(text(trends, "from", rowWhere(trends, {{"indicator", "ks2"}})), "2015/16"); // a new definition
    CHECK_EQ(tableOf(d, "gradients").rows() % 10, 0U);
}

TEST(needs_have_a_chapter_for_every_theme_and_a_picture_of_every_kind)
{
    const auto& d = sampleDocument();
    const std::vector<std::string> expected{"Summary",       "Who lives here",   "All figures at a glance", "Conception",     "Pregnancy",
                                            "Infant mortality", "Early years",   "Primary school age",      "Secondary school age", "Additional needs",
                                            "Domestic abuse", "Serious youth violence", "Contextual safeguarding", "Exclusions", "Homelessness",
                                            "Mental health", "Priorities",       "What is not known",       "Definitions and sources"};
    CHECK_EQ(headings(d, 1), expected);
    const auto k = kinds(d);
    for (const auto kind : {figure::ChartKind::Spine, figure::ChartKind::Line, figure::ChartKind::RankedBar, figure::ChartKind::Tartan, figure::ChartKind::Gradient, figure::ChartKind::Pyramid})
        CHECK(k.contains(kind));
    const std::string html = words(d);
    for (const char* said : {"The register has no indicator of this theme: there is no published figure by ward in these data",
                             "There is no published figure by ward in these data: differences within Birmingham are not known", "Conception: there is no published figure by ward.",
                             "Intervals: Wilson. Source: Sample council", "Intervals: exact Poisson below 10 events", "To bear in mind: ", "invented small areas to wards of 2018 (best fit)",
                             "wards have no figure; of"})
        test::check(html.contains(said), said);
    // a picture of all wards has all wards
    for (const auto& b : d.blocks)
        if (const auto* c = std::get_if<report::ChartBlock>(&b); c != nullptr && toString(c->spec->title).contains("low-income families, 2019/20: by ward")) {
            CHECK_EQ(c->spec->categories.size(), 69U);
            CHECK_EQ(c->spec->series[0].lower.size(), 69U);
            CHECK_EQ(c->spec->references.size(), 2U);
        }
}

TEST(needs_say_the_same_on_any_number_of_threads_and_stop_when_told)
{
    const auto again = test::value(tried(sampleInputs(), {}, JobContext({}, {}, 1)));
    CHECK_EQ(test::value(report::toJson(again)), test::value(report::toJson(sampleDocument())));
    const auto other = test::value(tried(sampleInputs(), {{"seed", "2"}}));
    CHECK(number(tableOf(other, "priorities"), "share.top", 5) != number(tableOf(again, "priorities"), "share.top", 5));
    CHECK_EQ(number(tableOf(other, "priorities"), "score", 5), number(tableOf(again, "priorities"), "score", 5));
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(tried(sampleInputs(), {}, JobContext(stop.get_token())), ErrorCode::Cancelled);
}

TEST(needs_beside_a_group_say_how_its_figure_was_made)
{
    const auto d = test::value(tried(sampleInputs(), {{"comparator", "core cities"}}));
    const std::string html = words(d);
    CHECK(html.contains("core cities: the counts of 7 areas together."));
    CHECK(html.contains("core cities: the mean of the figures of 7 areas, large and small alike."));
    const auto& figures = tableOf(d, "figures");
    const auto own = rowWhere(figures, {{"indicator", "poverty"}, {"area", "Birmingham"}, {"period", "2019/20"}});
    double above = 0;
    double below = 0;
    for (const char* city : {"Bristol", "Leeds", "Liverpool", "Manchester", "Newcastle upon Tyne", "Nottingham", "Sheffield"}) {
        const auto row = rowWhere(figures, {{"indicator", "poverty"}, {"area", city}, {"period", "2019/20"}});
        above += number(figures, "numerator", row);
        below += number(figures, "denominator", row);
    }
    CHECK_NEAR(number(figures, "comparator.value", own), 100 * above / below, 1e-9);
    CHECK_EQ(text(figures, "comparator", own), "core cities");
    const auto lone = test::value(tried(small({{"pov", "Brum", "2024", "30", "100"}, {"pov", "A", "2024", "20", "100"}, {"pov", "B", "2024", "c", "100"}, {"pov", "C", "2024", "10", "100"}},
                                              {{"Brum", "council"}, {"A", "cities"}, {"B", "cities"}, {"C", "cities"}}),
                                        {{"comparator", "Cities"}}));
    CHECK(words(lone).contains("Cities: the counts of 2 areas together, without B, of which there is no figure."));
}

TEST(needs_of_little_data_say_what_is_not_known)
{
    const auto d = test::value(tried(small({{"pov", "Brum", "2024", "30", "100"}, {"eal", "Brum", "2024", "", "", "43"}, {"pov", "England", "2024", "*", "100"}, {"eal", "England", "2024", "", "", "20"}}), {{"area", "Brum"}}));
    const std::string html = words(d);
    CHECK(!d.synthetic);
    CHECK(html.contains("In 2024 it was 30.0% (95% interval 21.9 to 39.6)."));
    CHECK(html.contains("In 2024 it was 43.0%, against 20.0% in England. It was published without an interval"));
    CHECK(html.contains("1 values are missing, none of them was taken for zero: 1 suppressed"));
    CHECK(html.contains("There is nothing to compare it with: Child poverty."));
    CHECK(html.contains("Of SEND there is no figure in these data."));
    CHECK(html.contains("No table of the population by age was given"));
    CHECK(html.contains("There is one year only"));
    CHECK_EQ(whole(d, "priorities"), 0);
    CHECK_EQ(whole(d, "themes.empty"), 11);
    // figures that cannot be are remarks with their line
    const auto odd = test::value(tried(small({{"pov", "Brum", "2024", "130", "100"}, {"pov", "Brum", "2023", "30", "100"}, {"pov", "England", "2023", "20", "100"}, {"what", "Brum", "2024", "1", "2"}}), {{"area", "brum"}}));
    CHECK_EQ(odd.diagnostics.items().size(), 2U);
    CHECK_EQ(odd.diagnostics.items()[1].row, 2);
    CHECK(words(odd).contains("In 2023 it was 30.0%")); // the latest that is one
}

TEST(needs_refuse_what_cannot_be_read)
{
    const std::vector<TextRow> values{{"pov", "Brum", "2024", "30", "100"}, {"pov", "England", "2024", "20", "100"}};
    const auto refused = [&](const Settings& s, ErrorCode code, std::string_view what) { checkRefused(tried(small(values), s), code, what); };
    refused({}, ErrorCode::Usage, "parameter 'area'");
    refused({{"area", "Mars"}}, ErrorCode::NotFound, "there is no area 'Mars'; there are: Brum, England");
    refused({{"area", "Brum"}, {"comparator", "core cities"}}, ErrorCode::NotFound, "no area and no group 'core cities'; groups: none");
    refused({{"area", "Brum"}, {"weights", "1,1"}}, ErrorCode::Usage, "'weights'");
    refused({{"area", "Brum"}, {"weights", "1,-1,1"}}, ErrorCode::Usage, "'weights'");
    refused({{"area", "Brum"}, {"weights", "0,0,0"}}, ErrorCode::Usage, "'weights'");
    refused({{"area", "Brum"}, {"confidence", "0.5"}}, ErrorCode::Usage, "confidence");
    refused({{"area", "Brum"}, {"confidence", "0.998,0.95"}}, ErrorCode::Usage, "must begin with 0.95");
    refused({{"area", "Brum"}, {"period", "1999"}}, ErrorCode::NotEnoughData, "there is no figure for Brum or parts of it in 1999");
    const auto with = [&](const char* name, const table::Table& t) {
        Inputs in = small(values);
        in.byName[name] = t;
        return tried(in, {{"area", "Brum"}});
    };
    checkRefused(with("lookup", textTable({"small", "large"}, {{"S1", "Aston"}})), ErrorCode::InvalidInput, "no column 'vintage'");
    checkRefused(with("lookup", textTable({"small", "large", "vintage"}, {{"S1", "Aston", "2018"}, {"S2", "Aston", "2022"}})), ErrorCode::InvalidInput, "line 3, column 'vintage'");
    checkRefused(with("lookup", textTable({"small", "large", "vintage"}, {{"S1", "Aston", "v"}, {"S1", "Newtown", "v"}})), ErrorCode::InvalidInput, "the lookup, line 3: 'S1' stands twice");
    checkRefused(with("population", textTable({"area", "age", "people"}, {{"Brum", "young", "5"}})), ErrorCode::InvalidInput, "line 2, column 'age': 'young' is no age");
    checkRefused(with("population", textTable({"area", "age", "people"}, {{"Brum", "0-4", "-5"}})), ErrorCode::InvalidInput, "line 2, column 'people'");
    const auto open = test::value(with("population", textTable({"area", "age", "people"}, {{"Brum", "5-19", "60"}, {"Brum", "0-4", "20"}, {"Brum", "20+", "120"}})));
    CHECK(words(open).contains("80 of 200 people in Brum are under 20: 40.0%."));
    const auto across = test::value(with("population", textTable({"area", "age", "people"}, {{"Brum", "0-15", "60"}, {"Brum", "16-24", "20"}, {"Brum", "25+", "120"}})));
    CHECK(words(across).contains("The age bands do not meet at 20"));
}

TEST(counts_of_needs_can_be_protected)
{
    std::vector<TextRow> values{{"pov", "England", "2024", "20", "100"}};
    std::vector<TextRow> areas{{"Brum", "council"}, {"England", "country"}};
    for (int w = 1; w <= 12; ++w) {
        areas.push_back({"Ward " + std::to_string(w), "ward", "Brum"});
        values.push_back({"pov", "Ward " + std::to_string(w), "2024", w == 7 ? "3" : std::to_string(40 + w), std::to_string(100 + 7 * w)});
    }
    const auto truth = test::value(tried(small(values, areas)));
    CHECK(truth.people.has_value());
    CHECK_EQ(text(tableOf(truth, "figures"), "count", rowWhere(tableOf(truth, "figures"), {{"area", "Ward 7"}})), "3");
    report::Protection rules;
    static_cast<report::PeopleCounts&>(rules) = *truth.people;
    rules.profile = test::value(privacy::preset("acro"));
    const auto safe = test::value(report::protect(truth, rules));
    CHECK_EQ(safe.primary, 1U);
    CHECK(safe.secondary >= 1);
    const auto& figures = tableOf(safe.document, "figures");
    CHECK_EQ(figures.rows(), 14U); // twelve wards, the council that they add up to, England
    const auto row = rowWhere(figures, {{"area", "Ward 7"}});
    for (const char* column : {"count", "numerator", "value", "lower95", "upper998", "gap.people", "rank"})
        test::check(!(number(figures, column, row) > 0), column);
    // nor is it in a picture or a sentence
    const std::string before = words(truth);
    const std::string html = words(safe.document);
    CHECK(before.contains("(Ward 7)") && !html.contains("(Ward 7)"));
    for (const auto& b : safe.document.blocks)
        if (const auto* c = std::get_if<report::ChartBlock>(&b); c != nullptr && c->spec->kind == figure::ChartKind::RankedBar)
            CHECK(std::ranges::none_of(c->spec->categories, [](const Text& t) { return toString(t) == "Ward 7"; }));
}

TEST(the_whole_sample_passes_the_gate)
{
    report::Protection rules;
    static_cast<report::PeopleCounts&>(rules) = *sampleDocument().people;
    rules.profile = test::value(privacy::preset("acro"));
    const auto safe = test::value(report::protect(sampleDocument(), rules));
    CHECK(safe.primary > 0);
    CHECK(safe.optimal || safe.secondary > 0);
    const auto& t = tableOf(safe.document, "figures");
    const auto& before = tableOf(sampleDocument(), "figures");
    for (std::size_t row = 0; row < t.rows(); ++row)
        if (const double count = number(before, "count", row); count > 0 && count < 10)
            CHECK(text(t, "count", row).empty());
}
