// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/checks.h"
#include "core/stats/compare.h"
#include "core/stats/quantiles.h"
#include "tests/stats/published.h"
#include <algorithm>
#include <map>
#include <set>

using namespace boulton;
using namespace boulton::stats;
using namespace boulton::stats::published;

namespace {

Comparison shares(double x1, double n1, double x2, double n2)
{
    const std::vector levels{level(0.95)};
    return test::value(
        compare(test::value(proportion(x1, n1, 1, levels)), test::value(proportion(x2, n2, 1, levels)), levels));
}

} // namespace

TEST(differences_of_proportions_as_newcombe_published)
{
    // Newcombe 1998, Statistics in Medicine 17, 873–890, Table II, method 10, cases (a) to (h), to four decimals
    const double rows[][6]{{56, 70, 48, 80, 0.0524, 0.3339},  {9, 10, 3, 10, 0.1705, 0.8090},
                           {6, 7, 2, 7, 0.0582, 0.8062},      {5, 56, 0, 29, -0.0381, 0.1926},
                           {0, 10, 0, 20, -0.1611, 0.2775},   {0, 10, 0, 10, -0.2775, 0.2775},
                           {10, 10, 0, 20, 0.6791, 1.0000},   {10, 10, 0, 10, 0.6075, 1.0000}};
    for (const auto& [x1, n1, x2, n2, lower, upper] : rows) {
        const auto c = shares(x1, n1, x2, n2);
        CHECK_NEAR(c.difference, x1 / n1 - x2 / n2, 1e-15);
        CHECK_NEAR(c.differenceIntervals[0].lower, lower, 5.1e-5);
        CHECK_NEAR(c.differenceIntervals[0].upper, upper, 5.1e-5);
        CHECK_EQ(c.p < 0.05, lower > 0);
    }
}

TEST(ratios_of_symmetric_intervals_are_fiellers)
{
    const double z = level(0.95).z();
    const double a = 12;
    const double sa = 1.5;
    const double b = 8;
    const double sb = 0.9;
    Estimate ea{a, {{a - z * sa, a + z * sa}}};
    Estimate eb{b, {{b - z * sb, b + z * sb}}};
    const auto c = test::value(compare(ea, eb, std::vector{level(0.95)}));
    // (a - R b)² = z² (sa² + R² sb²)
    const double k = b * b - z * z * sb * sb;
    const double root = std::sqrt(a * b * a * b - k * (a * a - z * z * sa * sa));
    CHECK_NEAR(c.ratioIntervals[0].lower, (a * b - root) / k, 1e-13);
    CHECK_NEAR(c.ratioIntervals[0].upper, (a * b + root) / k, 1e-13);
    // and the difference is the ordinary one
    const double half = z * std::hypot(sa, sb);
    CHECK_NEAR(c.differenceIntervals[0].lower, 4 - half, 1e-13);
    CHECK_NEAR(c.p, std::erfc(4 / std::hypot(sa, sb) / std::sqrt(2)), 1e-14);
}

TEST(ratio_and_difference_tell_the_same_story)
{
    const auto levels = bothLevels();
    for (const double events : {0.0, 4.0, 12.0, 30.0, 55.0, 90.0})
        for (const double other : {3.0, 25.0, 60.0}) {
            const auto a = test::value(crudeRate(events, 1000, 1000, levels));
            const auto b = test::value(crudeRate(other, 1000, 1000, levels));
            const auto there = test::value(compare(a, b, levels));
            const auto back = test::value(compare(b, a, levels));
            for (std::size_t i = 0; i < 2; ++i) {
                const auto& d = there.differenceIntervals[i];
                CHECK(d.lower <= there.difference && there.difference <= d.upper);
                CHECK_NEAR(d.lower, -back.differenceIntervals[i].upper, 1e-12);
                const auto& r = there.ratioIntervals[i];
                const auto& turned = back.ratioIntervals[i];
                if (!std::isnan(r.upper) && !std::isnan(turned.lower) && turned.lower > 0)
                    CHECK_NEAR(r.upper, 1 / turned.lower, 1e-9 * r.upper);
                if (!std::isnan(r.lower) && !std::isnan(r.upper)) {
                    CHECK(r.lower <= there.ratio && there.ratio <= r.upper);
                    CHECK_EQ(r.lower > 1, d.lower > 0); // "more than" by one is "more than" by the other
                    CHECK_EQ(r.upper < 1, d.upper < 0);
                }
            }
            CHECK_NEAR(there.p, back.p, 1e-12);
        }
    const auto none = test::value(crudeRate(0, 1000, 1000, levels));
    const auto some = test::value(crudeRate(20, 1000, 1000, levels));
    const auto against = test::value(compare(some, none, levels));
    CHECK(std::isnan(against.ratio) && std::isnan(against.ratioIntervals[0].upper)); // nothing to divide by
    CHECK(against.differenceIntervals[0].lower > 0);
}

TEST(a_comparator_without_error_moves_the_interval)
{
    const auto levels = bothLevels();
    const auto a = test::value(crudeRate(30, 1000, 1000, levels));
    const auto c = test::value(compareToValue(a, 20, levels));
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK_NEAR(c.differenceIntervals[i].lower, a.intervals[i].lower - 20, 1e-12);
        CHECK_NEAR(c.differenceIntervals[i].upper, a.intervals[i].upper - 20, 1e-12);
        CHECK_NEAR(c.ratioIntervals[i].lower, a.intervals[i].lower / 20, 1e-9);
        CHECK_NEAR(c.ratioIntervals[i].upper, a.intervals[i].upper / 20, 1e-9);
    }
    CHECK(c.p < 0.05 && c.p > 0.002);
    const auto same = test::value(compareToValue(a, 30, levels));
    CHECK_EQ(same.p, 1.0);
    CHECK_FAILS(compareToValue(a, kNaN, levels), ErrorCode::InvalidInput);
    CHECK_FAILS(compare(a, test::value(crudeRate(3, 10, 1, std::vector{level(0.95)})), levels),
                ErrorCode::InvalidInput);
    CHECK_FAILS(compareToValue(Estimate{}, 1, levels), ErrorCode::InvalidInput);
}

TEST(false_discovery_as_benjamini_and_hochberg_published)
{
    // their 1995 paper, section 4: fifteen hypotheses; at q = 0.05 the first four are rejected (Bonferroni: three)
    const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    const auto q = test::value(falseDiscovery(p));
    for (std::size_t i = 0; i < p.size(); ++i)
        CHECK_EQ(q[i] < 0.05, i < 4);
    checkDigits(q[0], 0.0015, "first");
    checkDigits(q[3], 0.035625, "fourth");
    checkDigits(q[6], 0.0638571428571428, "seventh, as R's p.adjust: taken down by none");
    checkDigits(q[5], 0.0638571428571428, "sixth: no larger than the seventh");
    CHECK_EQ(q.back(), 1.0);
    // in any order, with gaps that do not count
    auto mixed = p;
    std::ranges::reverse(mixed);
    mixed.insert(mixed.begin() + 4, kNaN);
    const auto r = test::value(falseDiscovery(mixed));
    CHECK(std::isnan(r[4]));
    CHECK_EQ(r.back(), q.front());
    CHECK_EQ(r[3], q[11]);
    CHECK_EQ(indexOf(falseDiscovery(std::vector{0.5, 1.5}).error()), 1U);
    CHECK_FAILS(falseDiscovery(std::vector{-0.1}), ErrorCode::InvalidInput);
    CHECK(test::value(falseDiscovery({})).empty());
}

TEST(tenths_by_the_published_rule)
{
    std::vector<double> values;
    for (int i = 1; i <= 12; ++i)
        values.push_back(i);
    // twelve areas in tenths, lowest first, as published for the North East's twelve authorities: 1 to 10 with 2 and 6 … doubled
    const auto tenths = test::value(quantileGroups(values, 10, false));
    const auto turned = test::value(quantileGroups(values, 10, true));
    for (std::size_t i = 0; i < 12; ++i) {
        CHECK(tenths[i] == turned[11 - i]); // the other way round is the same from the other end
        CHECK(i == 0 || *tenths[i] >= *tenths[i - 1]);
    }
    CHECK_EQ(*tenths.front(), 1);
    CHECK_EQ(*tenths.back(), 10);
    // ties stay together, missing values stay missing
    const auto tied = test::value(quantileGroups(std::vector{3.0, 1.0, kNaN, 3.0, 2.0, 3.0}, 5, false));
    CHECK(tied[0] == tied[3] && tied[3] == tied[5]);
    CHECK(!tied[2].has_value());
    CHECK_EQ(*tied[1], 1);
    // groups of one size where the number allows it
    std::vector<double> many(70);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = static_cast<double>((i * 37) % 70);
    const auto sevenths = test::value(quantileGroups(many, 7, true));
    for (int g = 1; g <= 7; ++g)
        CHECK_EQ(std::ranges::count(sevenths, std::optional(g)), 10);
    CHECK_FAILS(quantileGroups(std::vector{1.0, 2.0, kNaN}, 3, true), ErrorCode::NotEnoughData);
    CHECK_FAILS(quantileGroups(std::vector{1.0, 2.0}, 1, true), ErrorCode::InvalidInput);
    CHECK_FAILS(quantileGroups(std::vector{1.0, std::numeric_limits<double>::infinity()}, 2, true),
                ErrorCode::InvalidInput);
}

TEST(every_published_quantile)
{
    const PublishedTable t("../reference/verify/phe_quantiles.csv");
    const std::map<std::string, int> sizes{{"Quartile", 4}, {"Septile", 7}, {"Decile", 10}};
    // one set of groups: the same test, kind of quantile and rule of grouping, and the same members of the group
    std::map<std::string, std::vector<std::size_t>> sets;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        // "None": all of both tests in one set, as their published number of rows, 485 with a value, shows
        const std::string& grouping = t.text(row, "GroupSet");
        std::string key = t.text(row, "QuantileNm") + "|" + grouping;
        if (grouping != "None")
            key += "|" + t.text(row, "Test") + "|" + t.text(row, "IndSexRef");
        if (grouping == "IndSexReg")
            key += "|" + t.text(row, "ParentCode");
        sets[key].push_back(row);
    }
    std::size_t compared = 0;
    for (const auto& [key, rows] : sets) {
        std::vector<double> values;
        for (const auto row : rows)
            values.push_back(t.number(row, "Value"));
        const int groups = sizes.at(t.text(rows.front(), "QuantileNm"));
        const auto up = quantileGroups(values, groups, false);
        const auto down = quantileGroups(values, groups, true);
        const auto fits = [&](const auto& result) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const double published = t.number(rows[i], "QuantileInGrp");
                const bool same = result && (*result)[i] ? *(*result)[i] == published : std::isnan(published);
                if (!same)
                    return false;
            }
            return true;
        };
        test::check(fits(up) || fits(down), key + ": neither from the lowest nor from the highest");
        compared += rows.size();
    }
    CHECK_EQ(compared, t.rows());
}
