// SPDX-License-Identifier: GPL-3.0-or-later
// Published figures: the life table in the tests of PHEindicatormethods 2.1, printed there to eight decimals or ten digits.
#include "core/stats/checks.h"
#include "core/stats/life_table.h"
#include "tests/stats/published.h"

using namespace boulton;
using namespace boulton::stats;
using namespace boulton::stats::published;

namespace {

const std::vector<int> kAges(kLifeTableAges.begin(), kLifeTableAges.end());
const std::vector<double> kPeople{7060,  35059, 46974, 48489, 43219, 38561, 46009, 57208, 61435, 55601,
                                  50209, 56416, 46411, 39820, 37978, 37039, 33288, 23306, 11936, 11936};
const std::vector<double> kDeaths{17,  9,   4,   8,   20,  15,  24,   33,   50,   71,
                                  100, 163, 263, 304, 536, 872, 1390, 1605, 1936, 1937};

template <typename T>
std::vector<T> with(std::vector<T> list, std::size_t at, T value)
{
    list[at] = value;
    return list;
}

} // namespace

TEST(life_expectancy_as_published)
{
    const double value[]{80.16960813, 79.36245674, 75.44193645, 70.47299936, 65.52909542, 60.67510088, 55.78835987,
                         50.92752727, 46.06740425, 41.24505636, 36.49322717, 31.83343842, 27.26027992, 22.9719144,
                         18.76856852, 14.95858336, 11.51684445, 8.618849241, 6.163942934, 6.16210635};
    const double lower[]{79.88268548, 79.0898816,  75.17407307, 70.20675732, 65.26548673, 60.41876577, 55.53801579,
                         50.68279939, 45.82666794, 41.00842831, 36.26223216, 31.60996318, 27.04337271, 22.76653134,
                         18.57570352, 14.77985004, 11.34831778, 8.451134045, 5.978358351, 5.887683386};
    const double upper[]{80.45653078, 79.63503188, 75.70979983, 70.7392414,  65.79270412, 60.931436,   56.03870395,
                         51.17225516, 46.30814055, 41.48168441, 36.72422219, 32.05691365, 27.47718713, 23.17729746,
                         18.96143352, 15.13731667, 11.68537112, 8.786564437, 6.349527517, 6.436529314};
    const auto table = test::value(lifeTable(kAges, kPeople, kDeaths, bothLevels()));
    CHECK_EQ(table.size(), 20U);
    for (std::size_t i = 0; i < table.size(); ++i) {
        CHECK_EQ(table[i].age, kAges[i]);
        CHECK_NEAR(table[i].expectancy, value[i], 5.1e-9); // the last digit printed
        // the published limits were made with 1.96, which is 1.959964
        const double error = (table[i].intervals[0].upper - table[i].expectancy) / 1.959963984540054;
        CHECK_NEAR(table[i].expectancy - 1.96 * error, lower[i], 1.1e-8);
        CHECK_NEAR(table[i].expectancy + 1.96 * error, upper[i], 1.1e-8);
        CHECK_NEAR(table[i].error, error, 1e-12);
        CHECK(table[i].intervals[1].lower < table[i].intervals[0].lower);
    }
}

TEST(a_constant_hazard_gives_its_own_expectancy)
{
    // with deaths at a rate m at every age the years ahead are 1 / m, whatever the age, but for the bands' width
    std::vector<double> deaths;
    for (const double people : kPeople)
        deaths.push_back(people * 0.001);
    const auto table = test::value(lifeTable(kAges, kPeople, deaths, bothLevels()));
    CHECK_NEAR(table.back().intervals[0].lower + table.back().intervals[0].upper, 2000, 1e-9);
    CHECK_NEAR(table.front().survivors, 100'000, 0);
    for (std::size_t i = 0; i + 1 < table.size(); ++i) {
        CHECK_NEAR(table[i].rate, 0.001, 1e-17);
        CHECK(table[i + 1].survivors < table[i].survivors);
        CHECK_NEAR((table[i].intervals[0].lower + table[i].intervals[0].upper) / 2, 1000, 0.5);
    }
}

TEST(too_wide_an_interval_shows_no_value)
{
    std::vector<double> people(20, 300.0);
    std::vector<double> deaths(20, 0.0);
    deaths.back() = 4; // few deaths: nobody can say how long those of 90 live
    const auto table = test::value(lifeTable(kAges, people, deaths, bothLevels()));
    CHECK(std::isnan(table.front().expectancy));
    CHECK(table.front().intervals[0].upper - table.front().intervals[0].lower > 20);
    CHECK(std::isfinite(table.front().error));
}

TEST(everybody_dying_early_ends_the_table)
{
    auto deaths = kDeaths;
    deaths[10] = kPeople[10] * 0.9; // 5 × 0.9 × 0.5 > 1: none outlives the band
    const auto table = test::value(lifeTable(kAges, kPeople, deaths, bothLevels()));
    CHECK_EQ(table[10].dying, 1.0);
    CHECK_EQ(table[11].survivors, 0.0);
    CHECK(std::isnan(table[12].expectancy) && std::isnan(table[12].intervals.front().upper)); // nobody gets there
    CHECK_NEAR(table[10].expectancy, 2.5, 1e-12);
}

TEST(life_tables_refuse_what_cannot_be)
{
    const auto levels = bothLevels();
    const auto refuses = [](const auto& result, std::size_t index, std::string_view words) {
        CHECK_FAILS(result, ErrorCode::InvalidInput);
        CHECK_EQ(indexOf(result.error()), index);
        test::check(result.error().what.find(words) != std::string::npos, result.error().what);
    };
    refuses(lifeTable(kAges, kPeople, with(kDeaths, 3, -5.0), levels), 3, "deaths is negative");
    refuses(lifeTable(kAges, kPeople, with(kDeaths, 3, kNaN), levels), 3, "deaths is missing");
    refuses(lifeTable(kAges, with(kPeople, 5, 0.0), kDeaths, levels), 5, "population is zero");
    refuses(lifeTable(kAges, with(kPeople, 3, -10.0), kDeaths, levels), 3, "population is negative");
    refuses(lifeTable(kAges, with(kPeople, 18, 119.0), kDeaths, levels), 18, "more deaths (1936) than people (119)");
    refuses(lifeTable(with(kAges, 4, 16), kPeople, kDeaths, levels), 4, "begins at 16");
    refuses(lifeTable(with(kAges, 4, 10), kPeople, kDeaths, levels), 4, "twice");
    // a missing age band, at the end and in between
    for (const std::size_t gone : {19U, 7U, 0U}) {
        auto ages = kAges;
        auto people = kPeople;
        auto deaths = kDeaths;
        ages.erase(ages.begin() + gone);
        people.erase(people.begin() + gone);
        deaths.erase(deaths.begin() + gone);
        refuses(lifeTable(ages, people, deaths, levels), kNoIndex, "is missing");
    }
    CHECK_FAILS(lifeTable(kAges, std::vector<double>(20, 250.0), std::vector<double>(20, 1.0), levels),
                ErrorCode::NotEnoughData); // 5,000 person-years are not more than 5,000
    CHECK(lifeTable(kAges, std::vector<double>(20, 251.0), std::vector<double>(20, 1.0), levels).has_value());
    CHECK_FAILS(lifeTable(kAges, kPeople, with(kDeaths, 19, 0.0), levels), ErrorCode::NotEnoughData);
    CHECK_FAILS(lifeTable({}, {}, {}, levels), ErrorCode::NotEnoughData);
    CHECK_FAILS(lifeTable(kAges, std::vector<double>{1.0}, kDeaths, levels), ErrorCode::InvalidInput);
}
