// SPDX-License-Identifier: GPL-3.0-or-later
// output-check under the names of the command-line contract, on tables as councils have them: wide with totals, long, with subtotals, with
// an earlier table beside it, and on those that cannot be checked.
#include "core/modules/analysis_module.h"
#include "core/report/html.h"
#include "tests/support/test.h"
#include <algorithm>
#include <map>

using namespace boulton;
using namespace boulton::modules;

namespace {

using Settings = std::map<std::string, std::string>;
using Cells = std::vector<std::vector<std::string>>;

//! First row: names. Columns whose cells are all numbers or empty are numbers.
table::Table from(const Cells& rows)
{
    std::vector<table::Field> fields;
    for (std::size_t c = 0; c < rows[0].size(); ++c) {
        bool numeric = rows.size() > 1;
        for (std::size_t r = 1; r < rows.size(); ++r)
            numeric = numeric && (rows[r][c].empty() || parseNumber(rows[r][c]));
        fields.push_back({.name = rows[0][c], .type = numeric ? table::Type::Float64 : table::Type::String});
    }
    table::TableBuilder b(fields);
    for (std::size_t r = 1; r < rows.size(); ++r)
        for (std::size_t c = 0; c < fields.size(); ++c) {
            if (fields[c].type == table::Type::String)
                b[c].append(rows[r][c]);
            else if (rows[r][c].empty())
                b[c].appendMissing();
            else
                b[c].append(*parseNumber(rows[r][c]));
        }
    return test::value(b.finish());
}

Result<report::Document> tried(const Cells& rows, const Settings& settings)
{
    Inputs inputs;
    inputs.byName["table"] = from(rows);
    return run(*test::value(find("output-check")), inputs, settings, {});
}

std::int64_t value(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.values, name, &report::NamedValue::name);
    test::check(found != d.values.end(), "no value " + std::string(name));
    return std::get<std::int64_t>(found->value);
}

const table::Table& named(const report::Document& d, std::string_view name)
{
    const auto found = std::ranges::find(d.tables, name, &report::NamedTable::name);
    test::check(found != d.tables.end(), "no table " + std::string(name));
    return found->table;
}

//! "Aston/boys" -> "primary"
std::map<std::string, std::string> statuses(const report::Document& d)
{
    const auto& t = named(d, "cells");
    std::map<std::string, std::string> all;
    for (std::size_t r = 0; r < t.rows(); ++r)
        all[t.column(0).text(r) + "/" + t.column(1).text(r)] = t.column(2).text(r);
    return all;
}

std::string shownAt(const report::Document& d, const std::string& column, std::size_t row)
{
    return test::value(named(d, "protected").column(column)).text(row);
}

const Cells kWards{{"ward", "boys", "girls", "all"}, {"Aston", "3", "40", "43"},   {"Bordesley", "25", "31", "56"},
                   {"Nechells", "12", "14", "26"},   {"Total", "40", "85", "125"}};
const Settings kWide{{"counts", "boys,girls,all"}, {"totals", "all,Total"}};

Settings with(Settings s, const std::string& key, const std::string& value)
{
    s[key] = value;
    return s;
}

void refused(const Cells& rows, const Settings& settings, ErrorCode code, const std::vector<std::string>& words,
             std::source_location at = std::source_location::current())
{
    const auto d = tried(rows, settings);
    test::check(!d.has_value(), "not refused", at);
    test::check(d.error().code == code, d.error().what, at);
    for (const auto& word : words)
        test::check(d.error().what.contains(word), "'" + word + "' is not in: " + d.error().what, at);
}

} // namespace

// 3 boys of Aston: one more in its row, one in its column, and the corner. By hand the circle with the fewest people is through
// Nechells: 40 + 12 + 14.
TEST(a_wide_table_with_its_totals)
{
    const auto d = test::value(tried(kWards, kWide));
    CHECK_EQ(value(d, "safe"), 0);
    CHECK_EQ(value(d, "suppressed.primary"), 1);
    CHECK_EQ(value(d, "suppressed.secondary"), 3);
    const auto s = statuses(d);
    CHECK_EQ(s.size(), 12U);
    CHECK_EQ(s.at("Aston/boys"), "primary");
    for (const char* cell : {"Aston/girls", "Nechells/boys", "Nechells/girls"})
        CHECK_EQ(s.at(cell), "secondary");
    CHECK_EQ(s.at("Total/all"), "shown");
    CHECK_EQ(shownAt(d, "boys", 0), "");
    CHECK(test::value(named(d, "protected").column("boys")).reason(0) == table::MissingReason::Suppressed);
    CHECK_EQ(shownAt(d, "all", 3), "125");
    CHECK_EQ(named(d, "cells").column(3).text(0), "below 10");
}

TEST(totals_that_nobody_named_are_found)
{
    const auto d = test::value(tried(kWards, {{"counts", "boys,girls,all"}}));
    CHECK_EQ(value(d, "suppressed.secondary"), 3);
    CHECK_EQ(d.diagnostics.count(), 2U);
}

TEST(a_long_table_is_read_as_rows_and_columns)
{
    Cells rows{{"ward", "sex", "n"}};
    for (std::size_t r = 1; r < kWards.size(); ++r)
        for (std::size_t c = 1; c < 4; ++c)
            rows.push_back({kWards[r][0], kWards[0][c], kWards[r][c]});
    std::swap(rows[2], rows[11]); // in any order
    const auto d = test::value(tried(rows, {{"counts", "n"}, {"totals", "all,Total"}}));
    const auto wide = test::value(tried(kWards, kWide));
    CHECK(statuses(d) == statuses(wide));
    CHECK_EQ(named(d, "protected").rows(), 12U);
    // a pair that is there twice
    rows.push_back(rows[1]);
    refused(rows, {{"counts", "n"}, {"totals", "all,Total"}}, ErrorCode::InvalidInput, {"line 14", "Aston, boys"});
}

TEST(subtotals_stand_behind_or_before_their_parts)
{
    const Cells behind{{"area", "n"}, {"w1", "4"},  {"w2", "20"}, {"w3", "30"},   {"North", "54"}, {"w4", "50"},
                       {"w5", "60"},  {"South", "110"}, {"City", "164"}};
    const Settings s{{"counts", "n"}, {"totals", "North,South,City"}};
    const auto d = test::value(tried(behind, s));
    CHECK_EQ(statuses(d).at("w1/n"), "primary");
    CHECK_EQ(statuses(d).at("w2/n"), "secondary"); // within the district: nothing else
    CHECK_EQ(value(d, "suppressed.secondary"), 1);
    const Cells before{{"area", "n"}, {"City", "164"}, {"North", "54"}, {"w1", "4"},  {"w2", "20"},
                       {"w3", "30"},  {"South", "110"}, {"w4", "50"},   {"w5", "60"}};
    CHECK(statuses(test::value(tried(before, s))) == statuses(d));
    // a district with one ward: the ward is the district
    const Cells lone{{"area", "n"}, {"w1", "4"}, {"North", "4"}, {"w4", "50"}, {"w5", "60"}, {"South", "110"}, {"City", "114"}};
    const auto l = statuses(test::value(tried(lone, s)));
    CHECK_EQ(l.at("w1/n"), "primary");
    CHECK_EQ(l.at("North/n"), "primary");
    CHECK(l.at("South/n") == "secondary" || l.at("City/n") == "secondary");
}

TEST(an_earlier_table_makes_figures_sensitive)
{
    const Cells rows{{"ward", "age_0_17", "age_0_15"}, {"Aston", "212", "208"}, {"Bordesley", "180", "150"}, {"Nechells", "95", "70"}};
    const auto alone = test::value(tried(rows, {{"counts", "age_0_17"}}));
    CHECK_EQ(value(alone, "safe"), 1);
    const auto d = test::value(tried(rows, {{"counts", "age_0_17"}, {"previous", "age_0_15"}}));
    CHECK_EQ(value(d, "safe"), 0);
    CHECK_EQ(value(d, "suppressed.primary"), 1);
    CHECK_EQ(statuses(d).at("Aston/age_0_17"), "primary");
    CHECK(named(d, "cells").column(3).text(0).contains("earlier"));
    CHECK(!named(d, "protected").has("age_0_15"));
    // with the total shown, somebody else must go with Aston
    const Cells total{{"ward", "now", "before"}, {"Aston", "212", "208"}, {"Bordesley", "180", ""}, {"Nechells", "95", "70"}, {"Total", "487", ""}};
    const auto t = test::value(tried(total, {{"counts", "now"}, {"previous", "before"}, {"totals", "Total"}}));
    CHECK_EQ(value(t, "suppressed.secondary"), 1);
    CHECK_EQ(statuses(t).at("Nechells/now"), "secondary");
}

TEST(rounding_profiles_round_everything_that_is_shown)
{
    const Cells rows{{"ward", "n"}, {"Aston", "3"}, {"Bordesley", "15"}, {"Nechells", "25"}, {"Perry Barr", "0"}, {"Quinton", "44"}};
    const auto five = test::value(tried(rows, {{"counts", "n"}, {"profile", "dasa5"}}));
    CHECK_EQ(statuses(five).at("Aston/n"), "primary");
    CHECK_EQ(shownAt(five, "n", 3), "0");
    CHECK_EQ(shownAt(five, "n", 4), "45");
    CHECK_EQ(value(five, "safe"), 0);
    const auto ten = test::value(tried(rows, {{"counts", "n"}, {"profile", "dasa10"}}));
    CHECK_EQ(shownAt(ten, "n", 0), "0");
    CHECK_EQ(shownAt(ten, "n", 1), "20");
    CHECK_EQ(shownAt(ten, "n", 2), "20");
    CHECK_EQ(shownAt(ten, "n", 4), "40");
    CHECK_EQ(value(ten, "suppressed.primary"), 0);
    CHECK_EQ(value(ten, "safe"), 0); // it has to be rounded first
    const auto rounded = test::value(tried({{"ward", "n"}, {"Aston", "0"}, {"Bordesley", "20"}}, {{"counts", "n"}, {"profile", "dasa10"}}));
    CHECK_EQ(value(rounded, "safe"), 1);
    // three times five is shown as 0, 0, 0 and 20: the total gives all three away
    const auto telling = test::value(tried({{"ward", "n"}, {"A", "5"}, {"B", "5"}, {"C", "5"}, {"Total", "15"}},
                                           {{"counts", "n"}, {"totals", "Total"}, {"profile", "dasa10"}}));
    CHECK_EQ(value(telling, "suppressed.primary"), 3);
}

TEST(a_councils_own_rules_are_taken)
{
    CHECK_EQ(value(test::value(tried(kWards, with(kWide, "profile", "custom:threshold=3"))), "safe"), 1);
    CHECK_EQ(value(test::value(tried(kWards, with(kWide, "profile", "custom:threshold=13"))), "suppressed.primary"), 2);
    refused(kWards, with(kWide, "profile", "custom:treshold=3"), ErrorCode::Usage, {"treshold", "threshold"});
    refused(kWards, with(kWide, "profile", "mine"), ErrorCode::Usage, {"mine", "dasa10"});
}

TEST(what_cannot_be_checked_is_refused_with_the_place)
{
    const Settings n{{"counts", "n"}};
    refused({{"ward", "n"}, {"Aston", "12"}, {"Bordesley", "-3"}}, n, ErrorCode::InvalidInput, {"line 3", "'n'", "-3", "not negative"});
    refused({{"ward", "n"}, {"Aston", "12"}, {"Bordesley", "3.5"}}, n, ErrorCode::InvalidInput, {"line 3", "3.5", "whole"});
    refused({{"ward", "n"}, {"Aston", ""}, {"Bordesley", "3"}}, n, ErrorCode::InvalidInput, {"line 2", "write 0"});
    refused({{"ward", "n"}, {"Aston", "1e300"}}, n, ErrorCode::InvalidInput, {"too large"});
    refused({{"ward", "n"}, {"Aston", "twelve"}}, n, ErrorCode::InvalidInput, {"text"});
    refused({{"ward", "n"}}, n, ErrorCode::NotEnoughData, {"no rows"});
    refused(kWards, {}, ErrorCode::Usage, {"counts"});
    refused(kWards, {{"counts", "men"}}, ErrorCode::Usage, {"men"});
    refused(kWards, {{"counts", "boys,boys"}}, ErrorCode::Usage, {"twice"});
    refused(kWards, with(kWide, "totals", "all,Sum"), ErrorCode::Usage, {"Sum"});
    refused(kWards, with(kWide, "previous", "boys"), ErrorCode::Usage, {"previous"});
    auto wrong = kWards;
    wrong[4][1] = "41";
    refused(wrong, kWide, ErrorCode::InvalidInput, {"'Total'", "'boys'", "41", "40", "1 too many"});
    refused({{"area", "n"}, {"w1", "4"}, {"w2", "20"}, {"North", "25"}, {"w3", "50"}, {"City", "74"}}, {{"counts", "n"}, {"totals", "North,City"}},
            ErrorCode::InvalidInput, {"'North'", "1"});
}

TEST(the_protected_table_says_nothing_of_what_is_hidden)
{
    const Cells rows{{"ward", "n", "rate"}, {"Aston", "7", "0.35"}, {"Bordesley", "18", "1.2"}, {"Total", "25", "0.9"}};
    const auto d = test::value(tried(rows, {{"counts", "n"}, {"totals", "Total"}}));
    CHECK(!named(d, "protected").has("rate")); // 0.35 of 2,000 residents is 7
    for (const auto& t : d.tables)
        for (std::size_t r = 0; r < t.table.rows(); ++r)
            for (const auto& column : t.table.columns())
                CHECK(column.text(r) != "7" && column.text(r) != "18");
    const std::string html = test::value(report::toHtml(d));
    CHECK(!html.contains(">7<") && !html.contains(">18<") && html.contains(">25<"));
}
