// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/profile.h"
#include "tests/needs/needs_tables.h"
#include <algorithm>
#include <cmath>

using namespace boulton;
using namespace boulton::needs;
using test::TextRow;
using test::textTable;

namespace {

const std::vector<TextRow> kRegister{
    {"pov", "Child poverty", "additional needs", "child poverty", "children", "children under 16", "S", "proportion", "", "", "low good", ""},
    {"read", "Ready for school", "early years", "", "children", "children of five", "S", "proportion", "", "", "high good", ""},
    {"imr", "Infant deaths", "infant mortality", "", "deaths", "live births", "S", "rate", "1000", "", "low good", ""},
    {"a8", "Attainment 8", "secondary", "", "", "", "S", "mean", "", "points", "high good", ""},
    {"eal", "Another language", "primary", "", "", "", "S", "value", "", "%", "none", ""},
};

std::vector<Indicator> indicators(const std::string& newFrom = {})
{
    auto rows = kRegister;
    rows[0][11] = newFrom;
    return test::value(readRegister(textTable(
        {"indicator", "name", "theme", "subtheme", "numerator", "denominator", "source", "method", "per", "unit", "polarity", "break"}, rows)));
}

struct Made {
    std::vector<Indicator> about;
    Areas areas;
    Observations observations;
    Diagnostics diagnostics;
    Place place;
    Figures figures;
    Options options;
    const Figure& at(std::uint32_t indicator, const std::string& area, const std::string& period) const
    {
        const auto p = std::ranges::find(observations.periods, period, &Period::text) - observations.periods.begin();
        const auto row = observations.indexOf(indicator, *areas.find(area), static_cast<std::uint32_t>(p));
        test::check(row.has_value(), "no row of " + area + " in " + period);
        return figures.items[*row];
    }
};

const TextRow kValues{"indicator", "area", "period", "numerator", "denominator", "value", "lower", "upper", "area_type"};

Made made(const std::vector<TextRow>& values, const std::vector<TextRow>& areas, Options options, const std::string& newFrom = {})
{
    Made m{.about = indicators(newFrom), .areas = {}, .observations = {}, .diagnostics = Diagnostics(), .place = {}, .figures = {}, .options = std::move(options)};
    if (!areas.empty())
        test::value(m.areas.read(textTable({"area", "group", "parent", "decile", "code"}, areas)));
    m.observations = test::value(Observations::read(textTable(kValues, values), m.about, m.areas, m.diagnostics));
    m.place = test::value(placeOf(m.options, m.areas));
    addWhole(m.observations, m.about, m.place.area, m.place.parts);
    m.figures = test::value(figuresOf(m.about, m.observations, m.areas, m.place, m.options, {}));
    return m;
}

std::string share(int n)
{
    return std::to_string(n);
}

} // namespace

TEST(periods_are_read_as_people_write_them_and_ordered_in_time)
{
    const auto p = [](std::string_view text) { return test::value([&]() -> Result<Period> {
        auto one = periodFrom(text);
        if (!one)
            return fail(ErrorCode::InvalidInput, std::string(text));
        return *one;
    }()); };
    CHECK_EQ(p("2024").start, 2024.0);
    CHECK_EQ(p("2023/24").length, 1.0);
    CHECK_EQ(p("2023-24").start, 2023.0);
    CHECK_EQ(p("2022-24").length, 3.0);
    CHECK_EQ(p("2022–24").length, 3.0);
    CHECK_EQ(p("2022 to 2024").length, 3.0);
    CHECK_EQ(p("1999/00").length, 1.0);
    CHECK_EQ(p("2024 Q3").start, 2024.5);
    CHECK_EQ(p("FY 2019/20").start, 2019.0);
    CHECK_NEAR(p("2024-03-31").start, 2024 + 2.0 / 12, 1e-12);
    CHECK(!periodFrom("last year"));
    CHECK(!periodFrom("20245"));
    CHECK(!periodFrom(""));
}

TEST(figures_come_from_counts_or_are_taken_as_published)
{
    const auto m = made({{"pov", "Brum", "2024", "300", "1,000"},
                         {"pov", "England", "2024", "200000", "1000000"},
                         {"imr", "Brum", "2024", "8", "1000"},
                         {"imr", "England", "2024", "4000", "1000000"},
                         {"a8", "Brum", "2024", "", "", "45.8", "45.2", "46.4"},
                         {"a8", "England", "2024", "", "", "46.1", "46.0", "46.2"},
                         {"eal", "Brum", "2024", "", "", "43.1"},
                         {"eal", "England", "2024", "", "", "20.1"}},
                        {}, {.area = "Brum"});
    const auto& pov = m.at(0, "Brum", "2024");
    CHECK_NEAR(pov.estimate.value, 30, 1e-12);
    const auto wilson = test::value(stats::proportion(300, 1000, 100, stats::bothLevels()));
    CHECK_EQ(pov.estimate.intervals[1].upper, wilson.intervals[1].upper);
    CHECK(pov.standing[0] == stats::Standing::Worse && pov.standing[1] == stats::Standing::Worse);
    CHECK_NEAR(pov.gap->people, 100, 1e-9);
    CHECK_NEAR(pov.gap->relative, 0.5, 1e-12);
    const auto& imr = m.at(2, "Brum", "2024");
    CHECK(imr.estimate.method == stats::IntervalMethod::Exact);
    CHECK(imr.standing[0] == stats::Standing::Similar); // 8 in 1,000 against 4: 3.5 to 15.8
    const auto& a8 = m.at(3, "Brum", "2024");
    CHECK_EQ(a8.estimate.intervals[0].lower, 45.2);
    CHECK(std::isnan(a8.estimate.intervals[1].lower)); // no 99.8 % limits were published
    CHECK(a8.standing[0] == stats::Standing::Similar && a8.standing[1] == stats::Standing::NotCompared);
    const auto& eal = m.at(4, "Brum", "2024");
    CHECK(eal.given() && !eal.hasInterval() && eal.standing.empty());
    CHECK_NEAR(eal.gap->absolute, 23, 1e-12);
    CHECK(std::isnan(eal.gap->people));
    CHECK(m.at(0, "England", "2024").standing.empty()); // is not compared with itself
    CHECK(pov.q >= pov.p && imr.q >= imr.p);
}

TEST(what_is_suppressed_is_missing_and_says_so)
{
    auto m = made({{"pov", "Brum", "2024", "c", "100"},
                   {"pov", "Aston", "2024", "*", "100"},
                   {"pov", "Newtown", "2024", "", "100"},
                   {"pov", "Ladywood", "2024", "x", "100"},
                   {"pov", "Perry Barr", "2024", "-3", "100"},
                   {"pov", "Moseley", "2024", "300", "100"},
                   {"pov", "Nechells", "2024", "many", "100"},
                   {"pov", "Lozells", "2024", "5", "0"},
                   {"a8", "Brum", "2024", "", "", "[c]"},
                   {"a8", "Aston", "2024", "", "", "40", "41", "42"},
                   {"pov", "England", "2024", "20", "100"},
                   {"other", "Brum", "2024", "1", "2"},
                   {"pov", "Brum", "soon", "1", "2"}},
                  {}, {.area = "Brum"});
    CHECK_EQ(m.at(0, "Brum", "2024").why, "suppressed");
    CHECK_EQ(m.at(0, "Aston", "2024").why, "suppressed");
    CHECK(m.at(0, "Newtown", "2024").why.starts_with("blank"));
    CHECK(m.at(0, "Ladywood", "2024").why.starts_with("not available or suppressed"));
    CHECK_EQ(m.at(0, "Perry Barr", "2024").why.contains("negative"), true);
    CHECK(!m.at(0, "Moseley", "2024").given());
    CHECK_EQ(m.at(0, "Nechells", "2024").why, "what is given is no number");
    CHECK(!m.at(0, "Lozells", "2024").given());
    CHECK_EQ(m.at(3, "Brum", "2024").why, "suppressed");
    CHECK(m.at(3, "Aston", "2024").why.contains("does not lie within its limits"));
    CHECK_EQ(m.observations.missing[static_cast<std::size_t>(table::MissingReason::Suppressed)], 3U);
    CHECK_EQ(m.diagnostics.items().size(), 3U); // an unreadable number, an unknown indicator, no period
    CHECK(!m.figures.chosen[0].has_value());
    Areas areas;
    const auto twice = Observations::read(textTable(kValues, {{"pov", "Brum", "2024", "1", "2"}, {"pov", "Brum", "2024", "1", "3"}}), m.about, areas, m.diagnostics);
    CHECK_FAILS(twice, ErrorCode::InvalidInput);
    CHECK(twice.error().what.contains("line 3") && twice.error().what.contains("line 2"));
    CHECK_FAILS(Observations::read(textTable({"ward"}, {{"Aston"}}), m.about, areas, m.diagnostics), ErrorCode::InvalidInput);
    CHECK_FAILS(Observations::read(textTable(kValues, {}), m.about, areas, m.diagnostics), ErrorCode::NotEnoughData);
}

TEST(groups_are_pooled_or_averaged_without_the_area_itself)
{
    const std::vector<TextRow> areas{{"Brum", "council"}, {"Brum", "core cities"}, {"Leeds", "core cities"}, {"Bristol", "core cities"}, {"Hull", "core cities"}};
    const auto m = made({{"pov", "Brum", "2024", "300", "1000"},
                         {"pov", "Leeds", "2024", "10", "100"},
                         {"pov", "Bristol", "2024", "90", "300"},
                         {"pov", "Hull", "2024", "c", "100"},
                         {"eal", "Brum", "2024", "", "", "43"},
                         {"eal", "Leeds", "2024", "", "", "20"},
                         {"eal", "Bristol", "2024", "", "", "10"},
                         {"eal", "Hull", "2024", "", "", "12"},
                         {"a8", "Brum", "2024", "", "", "43"},
                         {"a8", "Leeds", "2024", "", "", "20"}},
                        areas, {.area = "", .comparator = "Core cities"});
    CHECK_EQ(m.areas[m.place.area].name, "Brum"); // the one council
    CHECK_EQ(m.place.group.size(), 3U);
    const Comparator& pooled = m.figures.comparators[0][0];
    CHECK(pooled.pooling == stats::Pooling::Counts);
    CHECK_NEAR(pooled.estimate.value, 25, 1e-12);
    CHECK_EQ(pooled.absent.size(), 1U);
    CHECK_EQ(m.areas[pooled.absent[0]].name, "Hull");
    CHECK(!pooled.exact);
    const Comparator& mean = m.figures.comparators[4][0];
    CHECK(mean.pooling == stats::Pooling::MeanOfValues && mean.exact);
    CHECK_NEAR(mean.estimate.value, 14, 1e-12);
    CHECK_EQ(m.figures.comparators[3][0].why, "2 of 3 areas of the group have no figure"); // one of three is not the group
    CHECK(!m.at(3, "Brum", "2024").gap);
    // against the pool, whose own error counts too
    const auto& f = m.at(0, "Brum", "2024");
    const auto difference = test::value(stats::compare(f.estimate, pooled.estimate, stats::bothLevels()));
    CHECK_EQ(f.difference[0].lower, difference.differenceIntervals[0].lower);
    Areas other = m.areas;
    CHECK_FAILS(placeOf({.area = "Brum", .comparator = "Mars"}, other), ErrorCode::NotFound);
    CHECK_FAILS(placeOf({.area = "Mars"}, other), ErrorCode::NotFound);
    CHECK_FAILS(placeOf({.area = "Brum", .comparator = "brum"}, other), ErrorCode::Usage);
    Areas none;
    CHECK_FAILS(placeOf({}, none), ErrorCode::Usage);
}

TEST(wards_are_ranked_among_wards_and_add_up_to_the_council)
{
    std::vector<TextRow> values{{"pov", "England", "2024", "20", "100"}, {"read", "England", "2024", "70", "100"}};
    std::vector<TextRow> areas{{"Brum", "council"}, {"England", "country"}};
    for (int i = 1; i <= 8; ++i) {
        areas.push_back({"Ward " + share(i), "wards", "Brum"});
        values.push_back({"pov", "Ward " + share(i), "2024", share(10 * i), "100"});
        values.push_back({"read", "Ward " + share(i), "2024", share(10 * i), "100"});
    }
    const auto m = made(values, areas, {});
    CHECK_EQ(m.place.parts.size(), 8U);
    CHECK_NEAR(m.at(0, "Brum", "2024").estimate.value, 45, 1e-12); // 360 of 800
    CHECK_EQ(m.at(0, "Ward 1", "2024").rank->rank, 1);             // low is good
    CHECK_EQ(m.at(0, "Ward 8", "2024").rank->rank, 8);
    CHECK_EQ(m.at(1, "Ward 8", "2024").rank->rank, 1); // high is good
    CHECK_EQ(*m.at(0, "Ward 1", "2024").quartile, 1);
    CHECK_EQ(*m.at(0, "Ward 8", "2024").quartile, 4);
    CHECK_EQ(m.at(0, "Brum", "2024").rank->of, 1);
    CHECK(m.at(0, "Ward 8", "2024").firstStanding() == stats::Standing::Worse);
    CHECK(m.at(1, "Ward 8", "2024").firstStanding() == stats::Standing::Similar); // 80 of 100 against 70 of 100
    CHECK(m.at(1, "Ward 1", "2024").firstStanding() == stats::Standing::Worse);
    // a ward's own page: wards are its company, cities are not, whatever their group
    auto more = areas;
    for (const TextRow& row : std::vector<TextRow>{{"Brum", "core cities"}, {"Leeds", "core cities"}, {"Leeds", "neighbours"}, {"Derby", "neighbours"}})
        more.push_back(row);
    auto with = values;
    with.push_back({"pov", "Leeds", "2024", "15", "100"});
    const auto w = made(with, more, {.area = "Ward 3", .comparator = "wards"});
    CHECK_EQ(w.place.group.size(), 7U);
    CHECK(w.place.parts.empty());
    CHECK_EQ(w.areas[*w.areas.find("Leeds")].type, "council");
    CHECK_EQ(w.areas[*w.areas.find("Derby")].type, "council");
    CHECK_EQ(w.at(0, "Ward 3", "2024").rank->of, 8);
    CHECK_NEAR(w.figures.comparators[0][0].estimate.value, (360.0 - 30) / 7, 1e-9);
    // a ward without a figure: no sum
    auto broken = values;
    broken.back()[3] = "c";
    const auto b = made(broken, areas, {});
    CHECK(!b.observations.find(1, b.place.area, 0));
}

TEST(small_areas_become_wards_with_the_vintage_said)
{
    std::vector<TextRow> values{{"pov", "England", "2024", "20", "100"}, {"a8", "S1", "2024", "", "", "40"}};
    for (int i = 1; i <= 6; ++i)
        values.push_back({"pov", "S" + share(i), "2024", i == 6 ? "c" : share(10 * i), "100"});
    Made m{.about = indicators(), .areas = {}, .observations = {}, .diagnostics = Diagnostics(), .place = {}, .figures = {}, .options = {}};
    m.observations = test::value(Observations::read(textTable(kValues, values), m.about, m.areas, m.diagnostics));
    const auto lookup = test::value(geo::Lookup::make({{"S1", "Aston"}, {"S2", "Aston"}, {"S3", "Aston"}, {"S4", "Newtown"}, {"S5", "Newtown"}, {"S6", "Ladywood"}},
                                                      geo::FitRule::BestFit, "LSOA 2021, wards 2022"));
    test::value(addSmallAreas(m.observations, m.about, m.areas, lookup, m.diagnostics));
    const Observation* aston = m.observations.find(0, *m.areas.find("Aston"), 0);
    CHECK(aston != nullptr);
    CHECK_EQ(aston->numerator, 60.0);
    CHECK_EQ(aston->denominator, 300.0);
    CHECK_EQ(aston->parts, 3U);
    CHECK_EQ(m.areas[*m.areas.find("Aston")].type, "ward");
    CHECK(m.observations.find(0, *m.areas.find("Ladywood"), 0) == nullptr); // its one small area is suppressed
    CHECK_EQ(m.diagnostics.items().size(), 2U);                             // a published figure not averaged, a ward incomplete
    Made twice = m;
    twice.observations = test::value(Observations::read(textTable(kValues, {{"pov", "S1", "2024", "1", "2"}, {"pov", "Aston", "2024", "1", "2"}}), m.about, twice.areas, m.diagnostics));
    const auto small = test::value(geo::Lookup::make({{"S1", "Aston"}}, geo::FitRule::BestFit, "v"));
    const auto refused = addSmallAreas(twice.observations, m.about, twice.areas, small, m.diagnostics);
    CHECK_FAILS(refused, ErrorCode::InvalidInput);
    CHECK(refused.error().what.contains("Aston has a figure of its own (line 3)"));
}

TEST(trends_begin_at_a_new_definition_and_overlapping_periods_have_none)
{
    std::vector<TextRow> values{{"pov", "England", "2024", "20", "100"}};
    for (int y = 2014; y <= 2024; ++y) {
        values.push_back({"pov", "Brum", share(y), share(y < 2018 ? 6000 : 2000 + 200 * (y - 2018)), "10000"});
        values.push_back({"imr", "Brum", share(y - 2) + "-" + share(y % 100), "80", "10000"});
    }
    const auto m = made(values, {}, {.area = "Brum"}, "2018");
    const auto h = historyOf(0, m.place.area, m.about[0], m.observations, m.figures, m.options);
    CHECK_EQ(h.rows.size(), 11U);
    CHECK_EQ(h.from, 4U);
    CHECK_NEAR(h.trend->slope, 2, 0.05);
    CHECK(h.course() == Course::Rising);
    CHECK(h.trend->weighted);
    const auto rolling = historyOf(2, m.place.area, m.about[2], m.observations, m.figures, m.options);
    CHECK_EQ(rolling.rows.size(), 11U);
    CHECK(!rolling.trend);
    CHECK_EQ(rolling.why, "the periods overlap");
    const auto few = historyOf(4, m.place.area, m.about[4], m.observations, m.figures, m.options);
    CHECK(few.course() == Course::Untested && !few.why.empty());
}

TEST(priorities_weigh_gap_people_and_trend_and_say_what_is_not_ranked)
{
    std::vector<TextRow> values{{"pov", "England", "2024", "200000", "1000000"}, {"read", "England", "2024", "700000", "1000000"},
                                {"imr", "England", "2024", "4000", "1000000"},    {"a8", "England", "2024", "", "", "46"},
                                {"eal", "England", "2024", "", "", "20"},         {"a8", "Brum", "2024", "", "", "40"},
                                {"eal", "Brum", "2024", "", "", "43"},            {"imr", "Brum", "2024", "80", "10000"}};
    for (int y = 2018; y <= 2024; ++y) {
        values.push_back({"pov", "Brum", share(y), share(20000 + 1000 * (y - 2018)), "100000"});
        values.push_back({"read", "Brum", share(y), "6400", "10000"});
    }
    const auto m = made(values, {}, {.area = "Brum"});
    std::vector<History> h;
    for (std::uint32_t i = 0; i < m.about.size(); ++i)
        h.push_back(historyOf(i, m.place.area, m.about[i], m.observations, m.figures, m.options));
    const auto p = test::value(prioritiesOf(m.about, m.observations, m.figures, h, m.place, m.options, {}));
    CHECK_EQ(p.ranked.size(), 3U);
    CHECK_EQ(p.ranked[0].indicator, 0U); // 26 % against 20 %: 26,000 children, rising
    CHECK_NEAR(p.ranked[0].gap, 0.3, 1e-9);
    CHECK_NEAR(p.ranked[0].people, 26000, 1e-6);
    CHECK_NEAR(p.ranked[0].trend, 1 + 5 * 1.0 / 26, 0.01);
    CHECK(p.ranked[0].standing == stats::Standing::Worse);
    CHECK_EQ(p.top, 1U); // of three
    const auto read = std::ranges::find(p.ranked, 1U, &Priority::indicator);
    CHECK_NEAR(read->gap, 36.0 / 30 - 1, 1e-9); // those who are not ready
    CHECK_NEAR(read->people, 3600, 1e-6);
    CHECK_EQ(read->trend, 1.0);
    const auto imr = std::ranges::find(p.ranked, 2U, &Priority::indicator);
    CHECK_NEAR(imr->gap, 1, 1e-9);
    CHECK_NEAR(imr->people, 80, 1e-9);
    CHECK_EQ(p.others.size(), 2U);
    CHECK_EQ(p.others[0].why, "how many people it concerns is not published");
    CHECK_EQ(p.others[1].why, "neither high nor low is good");
    auto gapOnly = m.options;
    gapOnly.weights = {1, 0, 0};
    const auto g = test::value(prioritiesOf(m.about, m.observations, m.figures, h, m.place, gapOnly, {}));
    CHECK_EQ(g.ranked[0].indicator, 2U);
    CHECK_EQ(g.ranked.size(), 4U); // Attainment 8 needs no people now
    gapOnly.weights = {0, 0, 0};
    CHECK_FAILS(prioritiesOf(m.about, m.observations, m.figures, h, m.place, gapOnly, {}), ErrorCode::Usage);
}

TEST(a_gradient_comes_from_the_counts_of_tenths)
{
    std::vector<TextRow> values{{"pov", "England", "2024", "20", "100"}};
    std::vector<TextRow> areas{{"Brum", "council"}, {"England", "country"}};
    for (int d = 1; d <= 10; ++d)
        for (int k = 0; k < 2; ++k) {
            const std::string name = "W" + share(d) + share(k);
            areas.push_back({name, "ward", "Brum", share(d)});
            values.push_back({"pov", name, "2024", share(500 - 30 * d + 50 * k), share(1000 + 500 * k)});
        }
    const auto m = made(values, areas, {});
    const auto s = slopeOf(0, 0, m.about[0], m.observations, m.figures, m.areas, m.options, {});
    CHECK(s.has_value());
    CHECK_EQ(s->tenths.size(), 10U);
    CHECK_EQ(s->areasAre, "ward");
    CHECK_EQ(s->tenths[0].numerator, 990.0);
    CHECK_NEAR(s->tenths[0].estimate.value, 39.6, 1e-9);
    CHECK(s->indices.has_value());
    CHECK(s->indices->sii < -20 && s->indices->siiIntervals[0].upper < 0);
    CHECK_NEAR(s->indices->sii, -2.4 * 10, 0.5); // 2.4 points a tenth
    CHECK(!slopeOf(3, 0, m.about[3], m.observations, m.figures, m.areas, m.options, {}));
    CHECK_FAILS(Areas().read(textTable({"area", "group", "decile"}, {{"A", "ward", "11"}})), ErrorCode::InvalidInput);
    CHECK_FAILS(Areas().read(textTable({"area", "group", "decile"}, {{"A", "ward", "1"}, {"A", "country", "1"}})), ErrorCode::InvalidInput);
    CHECK_FAILS(Areas().read(textTable({"area", "group", "decile"}, {{"A", "ward", "1"}, {"A", "x", "2"}})), ErrorCode::InvalidInput);
    CHECK_FAILS(Areas().read(textTable({"area"}, {{"A"}})), ErrorCode::InvalidInput);
}
