// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/best_fit.h"
#include "tests/support/csv_line.h"
#include "tests/support/test.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

using namespace boulton;
using namespace boulton::geo;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Lookup lookupOf(std::vector<LookupRow> rows, FitRule rule = FitRule::BestFit)
{
    return test::value(Lookup::make(std::move(rows), rule, "test areas, 2020"));
}

const LargerCount& areaOf(const Aggregated& a, std::string_view code)
{
    const auto found = std::ranges::find(a.areas, code, &LargerCount::code);
    test::check(found != a.areas.end(), "no area " + std::string(code));
    return *found;
}

//! Everything that came in is somewhere.
void checkNothingLost(const Aggregated& a)
{
    double numerator = a.unassigned.numerator;
    double denominator = a.unassigned.denominator;
    for (const auto& area : a.areas) {
        numerator += area.sums.numerator;
        denominator += area.sums.denominator;
    }
    CHECK_NEAR(numerator, a.before.numerator, 1e-9 * (1 + a.before.numerator));
    CHECK_NEAR(denominator, a.before.denominator, 1e-9 * (1 + a.before.denominator));
}

} // namespace

TEST(counts_are_added_and_rates_come_from_the_sums)
{
    const auto lookup = lookupOf({{"A1", "Aston"}, {"A2", "Aston"}, {"N1", "Newtown"}});
    const auto a = test::value(aggregate(std::vector<SmallCount>{{"A1", 10, 100}, {"A2", 90, 300}, {"N1", 5, 50}}, lookup));
    CHECK_EQ(a.areas.size(), 2U);
    const auto& aston = areaOf(a, "Aston");
    CHECK_EQ(aston.sums.numerator, 100.0);
    CHECK_EQ(aston.sums.denominator, 400.0); // 25 %; the mean of 10 % and 30 % would be 20 %
    CHECK_EQ(aston.parts, 2U);
    CHECK(aston.complete());
    CHECK(a.unknown.empty());
    CHECK_EQ(lookup.vintage(), "test areas, 2020");
    checkNothingLost(a);
}

TEST(shares_divide_an_area_and_keep_its_sum)
{
    const auto lookup = lookupOf({{"A1", "Aston", 0.25}, {"A1", "Newtown", 0.75}, {"N1", "Newtown"}}, FitRule::Shares);
    const auto a = test::value(aggregate(std::vector<SmallCount>{{"A1", 8, 100}, {"N1", 3, 10}}, lookup));
    CHECK_NEAR(areaOf(a, "Aston").sums.numerator, 2, 1e-12);
    CHECK_NEAR(areaOf(a, "Newtown").sums.numerator, 9, 1e-12);
    CHECK_NEAR(areaOf(a, "Newtown").sums.denominator, 85, 1e-12);
    CHECK_EQ(areaOf(a, "Newtown").parts, 2U);
    checkNothingLost(a);
}

TEST(what_is_missing_or_not_there_makes_an_area_incomplete)
{
    const auto lookup = lookupOf({{"A1", "Aston"}, {"A2", "Aston"}, {"N1", "Newtown"}, {"N2", "Newtown"}, {"E1", "Erdington"}});
    const auto a = test::value(aggregate(std::vector<SmallCount>{{"A1", 10, 100}, {"A2", kNaN, 300}, {"N1", 5, 50}}, lookup));
    CHECK(!areaOf(a, "Aston").complete());
    CHECK_EQ(areaOf(a, "Aston").missing, 1U);
    CHECK_EQ(areaOf(a, "Aston").sums.denominator, 400.0);
    CHECK(!areaOf(a, "Newtown").complete());
    CHECK_EQ(areaOf(a, "Newtown").absent, 1U);
    CHECK_EQ(a.areas.size(), 2U); // of Erdington nothing came
    CHECK_EQ(a.missing, 1U);
    checkNothingLost(a);
}

TEST(codes_that_the_lookup_lacks_are_kept_apart_with_their_sums)
{
    std::vector<LookupRow> rows;
    std::vector<SmallCount> parts;
    for (int i = 0; i < 40; ++i) {
        rows.push_back({"S" + std::to_string(i), i < 20 ? "East" : "West"});
        parts.push_back({"S" + std::to_string(i), 1, 10});
    }
    parts[7].code = "X7";
    parts[33].code = "X33";
    const auto a = test::value(aggregate(parts, lookupOf(rows)));
    CHECK_EQ(a.unknown, (std::vector<std::string>{"X7", "X33"}));
    CHECK_EQ(a.unassigned.numerator, 2.0);
    CHECK_EQ(a.unassigned.denominator, 20.0);
    CHECK_EQ(areaOf(a, "East").absent, 1U);
    checkNothingLost(a);
    parts[8].code = "X8"; // 3 of 40 are more than one in twenty
    const auto refused = aggregate(parts, lookupOf(rows));
    CHECK_FAILS(refused, ErrorCode::InvalidInput);
    CHECK(refused.error().what.starts_with("3 of 40 small areas are not in the lookup 'test areas, 2020' ('X7'"));
    CHECK_EQ(refused.error().args, (std::vector<std::string>{"7"}));
}

TEST(lookups_that_cannot_be_are_refused_with_the_row)
{
    const auto tried = [](std::vector<LookupRow> rows, FitRule rule = FitRule::BestFit) { return Lookup::make(std::move(rows), rule, "v"); };
    const auto twice = tried({{"A1", "Aston"}, {"A2", "Aston"}, {"A1", "Newtown"}});
    CHECK_FAILS(twice, ErrorCode::InvalidInput);
    CHECK(twice.error().what.contains("'A1' stands twice"));
    CHECK_EQ(twice.error().args, (std::vector<std::string>{"2"}));
    CHECK_FAILS(tried({}), ErrorCode::NotEnoughData);
    CHECK_FAILS(tried({{"", "Aston"}}), ErrorCode::InvalidInput);
    CHECK_FAILS(tried({{"A1", "Aston", 0.5}}), ErrorCode::InvalidInput);
    CHECK_FAILS(tried({{"A1", "Aston", 0.5}, {"A1", "Newtown", 0.4}}, FitRule::Shares), ErrorCode::InvalidInput);
    CHECK_FAILS(tried({{"A1", "Aston", 0.5}, {"A1", "Aston", 0.5}}, FitRule::Shares), ErrorCode::InvalidInput);
    CHECK_FAILS(tried({{"A1", "Aston", -0.5}, {"A1", "Newtown", 1.5}}, FitRule::Shares), ErrorCode::InvalidInput);
    CHECK_FAILS(tried({{"A1", "Aston", kNaN}}, FitRule::Shares), ErrorCode::InvalidInput);
    CHECK_FAILS(Lookup::make({{"A1", "Aston"}}, FitRule::BestFit, ""), ErrorCode::InvalidInput);
    const auto lookup = lookupOf({{"A1", "Aston"}, {"A2", "Aston"}});
    CHECK_FAILS(aggregate({}, lookup), ErrorCode::NotEnoughData);
    const auto again = aggregate(std::vector<SmallCount>{{"A1", 1, 2}, {"A2", 1, 2}, {"A1", 1, 2}}, lookup);
    CHECK_FAILS(again, ErrorCode::InvalidInput);
    CHECK_EQ(again.error().args, (std::vector<std::string>{"2"}));
    CHECK_FAILS(aggregate(std::vector<SmallCount>{{"A1", -1, 2}}, lookup), ErrorCode::InvalidInput);
    CHECK_FAILS(aggregate(std::vector<SmallCount>{{"", 1, 2}}, lookup), ErrorCode::InvalidInput);
}

TEST(the_citys_small_areas_by_the_published_lookups)
{
    // ONS best-fit lookups LSOA 2011 to ward 2020 and LSOA 2021 to ward 2022; mid-2020 people of 639 LSOAs of 2011
    const auto read = [](const char* file, const char* small, const char* large) {
        std::string text = test::readAll(test::realData(file));
        if (text.starts_with("\xef\xbb\xbf"))
            text.erase(0, 3);
        std::istringstream in(std::move(text));
        std::vector<LookupRow> rows;
        std::size_t s = 0;
        std::size_t l = 0;
        for (std::string line; std::getline(in, line);) {
            const auto cells = test::splitCsv(line);
            if (s == l) {
                s = static_cast<std::size_t>(std::ranges::find(cells, small) - cells.begin());
                l = static_cast<std::size_t>(std::ranges::find(cells, large) - cells.begin());
                continue;
            }
            rows.push_back({cells[s], cells[l]});
        }
        return rows;
    };
    const auto old = test::value(Lookup::make(read("lookups/lsoa11_ward20_england_wales.csv", "LSOA11CD", "WD20CD"),
                                              FitRule::BestFit, "LSOA 2011 to wards 2020"));
    std::istringstream in(test::readAll(test::realData("population_census/mye2020_single_year_of_age_lsoa11_birmingham.csv")));
    std::vector<SmallCount> parts;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const auto cells = test::splitCsv(line);
        double young = 0;
        for (std::size_t age = 0; age < 20; ++age)
            young += std::stod(cells[3 + age]);
        parts.push_back({cells[1], young, std::stod(cells[2])});
    }
    CHECK_EQ(parts.size(), 639U);
    const auto a = test::value(aggregate(parts, old));
    CHECK_EQ(a.areas.size(), 69U);
    CHECK(a.unknown.empty());
    CHECK(std::ranges::all_of(a.areas, &LargerCount::complete));
    CHECK_EQ(a.before.denominator, 1'140'525.0); // ONS, mid-2020, Birmingham
    checkNothingLost(a);
    // areas of 2011 with the lookup of 2021: LSOAs that were split or merged are not in it, too few to refuse, and all are named
    const auto wrong = test::value(Lookup::make(read("lookups/lsoa21_ward22_lad22_england_wales.csv", "LSOA21CD", "WD22CD"),
                                                FitRule::BestFit, "LSOA 2021 to wards 2022"));
    const auto other = test::value(aggregate(parts, wrong));
    CHECK(!other.unknown.empty());
    CHECK(!std::ranges::all_of(other.areas, &LargerCount::complete));
    checkNothingLost(other);
}
