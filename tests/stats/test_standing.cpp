// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/checks.h"
#include "core/stats/compare.h"
#include "core/stats/product_ranking.h"
#include "core/stats/standing.h"
#include "core/stats/trend.h"
#include "tests/stats/published.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::stats;
using namespace boulton::stats::published;

TEST(standings_follow_the_interval_and_what_is_good)
{
    // 65 of 100, 95 % interval 55.3 to 73.6, 99.8 % 49.5 to 77.8 (published, tests/stats/test_rates.cpp)
    const auto e = test::value(proportion(65, 100, 100, bothLevels()));
    const auto at = [&](double comparator, Polarity polarity, std::size_t level) {
        return standingOf(e.intervals[level], comparator, polarity);
    };
    CHECK_EQ(at(50, Polarity::HighGood, 0), Standing::Better);
    CHECK_EQ(at(50, Polarity::LowGood, 0), Standing::Worse);
    CHECK_EQ(at(50, Polarity::None, 0), Standing::Higher);
    CHECK_EQ(at(50, Polarity::HighGood, 1), Standing::Similar); // the wider interval holds 50
    CHECK_EQ(at(80, Polarity::HighGood, 1), Standing::Worse);
    CHECK_EQ(at(80, Polarity::LowGood, 1), Standing::Better);
    CHECK_EQ(at(80, Polarity::None, 1), Standing::Lower);
    CHECK_EQ(at(60, Polarity::None, 0), Standing::Similar);
    CHECK_EQ(at(kNaN, Polarity::HighGood, 0), Standing::NotCompared);
    CHECK_EQ(standingOf(Interval{}, 50, Polarity::HighGood), Standing::NotCompared);
    CHECK_EQ(standingOf(Interval{0, 3}, Polarity::HighGood), Standing::Similar); // touching holds
    // with the comparator's own error counted in, the difference decides: England's is nothing, a small area's widens
    const auto england = test::value(proportion(540'000, 1'000'000, 100, bothLevels()));
    const auto other = test::value(proportion(54, 100, 100, bothLevels()));
    CHECK_EQ(standingOf(test::value(compare(e, england, bothLevels())).differenceIntervals[0], Polarity::LowGood), Standing::Worse);
    CHECK_EQ(standingOf(test::value(compare(e, other, bothLevels())).differenceIntervals[0], Polarity::LowGood), Standing::Similar);
    std::string letters;
    for (const auto s : {Standing::NotCompared, Standing::Similar, Standing::Better, Standing::Worse, Standing::Higher, Standing::Lower})
        letters += letterOf(s);
    CHECK_EQ(letters, " SBWHL");
    CHECK_EQ(name(Standing::NotCompared), "not-compared");
    CHECK_EQ(name(Standing::Lower), "lower");
}

TEST(equal_values_share_a_rank_and_missing_ones_have_none)
{
    const std::vector values{3.0, 7.0, kNaN, 7.0, 1.0, 9.0};
    const auto high = test::value(ranksOf(values, true));
    const int expected[]{4, 2, 0, 2, 5, 1};
    for (std::size_t i = 0; i < values.size(); ++i) {
        CHECK_EQ(high[i].has_value(), expected[i] != 0);
        if (!high[i])
            continue;
        CHECK_EQ(high[i]->rank, expected[i]);
        CHECK_EQ(high[i]->of, 5);
        CHECK_EQ(high[i]->shared, values[i] == 7.0);
    }
    CHECK_EQ(test::value(ranksOf(values, false))[4]->rank, 1);
    CHECK_EQ(test::value(ranksOf(values, false))[1]->rank, 3);
    CHECK(test::value(ranksOf({}, true)).empty());
    const auto refused = ranksOf(std::vector{1.0, std::numeric_limits<double>::infinity()}, true);
    CHECK_FAILS(refused, ErrorCode::InvalidInput);
    CHECK_EQ(indexOf(refused.error()), 1U);
}

TEST(a_gap_is_a_difference_a_share_and_people)
{
    // 30 % of 4,000 children against 24 %: six points, a quarter more, 240 children
    const auto g = test::value(gapOf(30, 24, 4000, 100));
    CHECK_NEAR(g.absolute, 6, 1e-12);
    CHECK_NEAR(g.relative, 0.25, 1e-12);
    CHECK_NEAR(g.people, 240, 1e-9);
    CHECK_NEAR(test::value(gapOf(24, 30, 4000, 100)).people, -240, 1e-9);
    CHECK_NEAR(test::value(gapOf(-2, -4, kNaN, 1)).relative, 0.5, 1e-12); // above a negative comparator is above
    CHECK(std::isnan(test::value(gapOf(30, 24, kNaN, 100)).people));
    CHECK(std::isnan(test::value(gapOf(3, 0, 10, 100)).relative));
    CHECK_FAILS(gapOf(kNaN, 24, 10, 100), ErrorCode::InvalidInput);
    CHECK_FAILS(gapOf(3, 24, -1, 100), ErrorCode::InvalidInput);
    CHECK_FAILS(gapOf(3, 24, 1, 0), ErrorCode::InvalidInput);
}

TEST(a_group_is_pooled_from_counts_or_says_that_it_is_a_mean)
{
    const std::vector<Member> cities{{10, 100, 10}, {90, 300, 30}, {20, 600, 100.0 / 30}};
    const auto levels = bothLevels();
    const auto pooled = test::value(pooledFigure(CountKind::Proportion, cities, 100, levels, Absent::Refuse));
    CHECK(pooled.pooling == Pooling::Counts);
    CHECK_NEAR(pooled.estimate.value, 12, 1e-12); // 120 of 1,000; the mean of the three figures is 14.4
    CHECK_EQ(pooled.members, 3U);
    CHECK_NEAR(pooled.numerator, 120, 0);
    const auto direct = test::value(proportion(120, 1000, 100, levels));
    CHECK_EQ(pooled.estimate.intervals[1].upper, direct.intervals[1].upper);
    const auto mean = test::value(meanOfMembers(cities, 2, Absent::Refuse));
    CHECK(mean.pooling == Pooling::MeanOfValues);
    CHECK_NEAR(mean.estimate.value, (10 + 30 + 100.0 / 30) / 3, 1e-12);
    CHECK_EQ(mean.estimate.intervals.size(), 2U);
    CHECK(std::isnan(mean.estimate.intervals[0].lower));
    const auto rate = test::value(pooledFigure(CountKind::Rate, cities, 1000, levels, Absent::Refuse));
    CHECK_NEAR(rate.estimate.value, 120, 1e-12);
}

TEST(members_without_a_figure_are_refused_or_named)
{
    const std::vector<Member> cities{{10, 100, 10}, {kNaN, 300, kNaN}, {20, 600, 3}, {5, kNaN, kNaN}};
    const auto levels = bothLevels();
    const auto refused = pooledFigure(CountKind::Proportion, cities, 100, levels, Absent::Refuse);
    CHECK_FAILS(refused, ErrorCode::NotEnoughData);
    CHECK_EQ(indexOf(refused.error()), 1U);
    CHECK(refused.error().what.starts_with("2 of 4 members"));
    CHECK_FAILS(meanOfMembers(cities, 2, Absent::Refuse), ErrorCode::NotEnoughData);
    const auto left = test::value(pooledFigure(CountKind::Proportion, cities, 100, levels, Absent::LeaveOut));
    CHECK_EQ(left.members, 2U);
    CHECK_EQ(left.absent, (std::vector<std::size_t>{1, 3}));
    CHECK_NEAR(left.estimate.value, 30.0 / 7, 1e-12);
    CHECK_EQ(test::value(meanOfMembers(cities, 2, Absent::LeaveOut)).absent.size(), 2U);
    CHECK_FAILS(pooledFigure(CountKind::Rate, {}, 100, levels, Absent::LeaveOut), ErrorCode::NotEnoughData);
    CHECK_FAILS(meanOfMembers(std::vector<Member>(3), 2, Absent::LeaveOut), ErrorCode::NotEnoughData);
    const auto negative = pooledFigure(CountKind::Rate, std::vector<Member>{{1, 10, 1}, {-1, 10, 1}}, 100, levels, Absent::Refuse);
    CHECK_FAILS(negative, ErrorCode::InvalidInput);
    CHECK_EQ(indexOf(negative.error()), 1U);
}

TEST(a_trend_as_nist_certified_it)
{
    // NIST StRD, linear least squares, Norris (public domain): a time may stand twice there, which changes nothing
    std::istringstream in(test::readAll(test::realData("statistics_reference/nist_Norris.dat")));
    std::vector<double> x, y;
    bool data = false;
    for (std::string line; std::getline(in, line);) {
        std::istringstream cells(line);
        double a = 0;
        double b = 0;
        if (data && cells >> a >> b) {
            y.push_back(a);
            x.push_back(b);
        }
        data = data || line.starts_with("Data:       y");
    }
    CHECK_EQ(x.size(), 36U);
    const auto t = test::value(trendOf(x, y, {}, bothLevels()));
    checkDigits(t.slope, 1.00211681802045, "slope");
    checkDigits(t.error, 0.429796848199937e-3, "error");
    CHECK(!t.weighted);
    CHECK_NEAR(t.p, 0, 1e-60);
}

TEST(a_weighted_trend_is_widened_by_scatter_and_never_narrowed)
{
    // worked out in exact fractions; the tail of t with 4 degrees of freedom in closed form
    const std::vector<double> time{2016, 2017, 2018, 2019, 2021, 2022};
    const std::vector<double> value{10.1, 10.9, 11.2, 12.6, 12.9, 14.4};
    std::vector<double> error{.2, .3, .25, .4, .2, .5};
    const auto t = test::value(trendOf(time, value, error, bothLevels()));
    checkDigits(t.slope, 0.5928352731015468, "slope");
    checkDigits(t.scatter, 1.6293218806179421, "scatter");
    checkDigits(t.error, 0.06451885979258566, "error");
    checkDigits(t.p, 0.0007791562929537754, "p");
    checkDigits(t.level, 13.706324020767042, "level");
    CHECK(t.intervals[0].lower > 0 && t.intervals[1].lower < t.intervals[0].lower);
    for (double& e : error)
        e *= 3;
    const auto wide = test::value(trendOf(time, value, error, bothLevels()));
    checkDigits(wide.slope, 0.5928352731015468, "slope");
    checkDigits(wide.scatter, 1.6293218806179421 / 9, "scatter");
    checkDigits(wide.error, 0.1516367590205285, "error"); // scatter below what the errors explain: theirs stands
    checkDigits(wide.p, 0.017400077930222024, "p");
}

TEST(trends_that_cannot_be_are_refused)
{
    const std::vector<double> four{1, 2, 3, 4};
    const std::vector<double> five{1, 2, 3, 4, 5};
    CHECK_FAILS(trendOf(four, four, {}, bothLevels()), ErrorCode::NotEnoughData);
    CHECK_FAILS(trendOf({}, {}, {}, bothLevels()), ErrorCode::NotEnoughData);
    CHECK_FAILS(trendOf(five, four, {}, bothLevels()), ErrorCode::InvalidInput);
    CHECK_FAILS(trendOf(five, five, std::vector{1.0, 1.0, 0.0, 1.0, 1.0}, bothLevels()), ErrorCode::InvalidInput);
    CHECK_FAILS(trendOf(std::vector<double>(5, 2020), five, {}, bothLevels()), ErrorCode::NotEnoughData);
    const auto missing = trendOf(five, std::vector{1.0, kNaN, 3.0, 4.0, 5.0}, {}, bothLevels());
    CHECK_FAILS(missing, ErrorCode::InvalidInput);
    CHECK_EQ(indexOf(missing.error()), 1U);
    const auto flat = test::value(trendOf(five, std::vector<double>(5, 8), {}, bothLevels()));
    CHECK_EQ(flat.p, 1.0);
    CHECK_EQ(test::value(trendOf(five, five, {}, bothLevels())).p, 0.0);
}

TEST(a_product_ranks_and_says_how_much_hangs_on_the_weights)
{
    // the first is largest in all: first under any weights. The third leads in the first component only
    const std::vector<double> c{4, 4, 4, /**/ 1, 2, 3, /**/ 3, 1, 1, /**/ 0.5, 0.5, 0.5};
    const auto r = test::value(rankByProduct(c, std::vector{1.0, 1.0, 1.0}, {.draws = 10'000, .seed = 1, .top = 2}, {}));
    CHECK_EQ(r[0].rank, 1);
    CHECK_NEAR(r[0].score, 1, 1e-12);
    CHECK_EQ(r[0].inTop, 1.0);
    CHECK_EQ(r[0].best, 1);
    CHECK_EQ(r[0].worst, 1);
    CHECK_EQ(r[1].rank, 2);
    CHECK_NEAR(r[1].score, 6.0 / 64, 1e-12);
    CHECK_EQ(r[2].rank, 3);
    CHECK_EQ(r[3].rank, 4);
    CHECK_EQ(r[3].worst, 4);
    CHECK_EQ(r[1].best, 2);
    CHECK_EQ(r[1].worst, 3);
    CHECK_NEAR(r[1].inTop + r[2].inTop, 1, 1e-12); // one of the two is second in each draw
    // the third is second where w1 ln 3 > w2 ln 2 + w3 ln 3; over the simplex that has a share in closed form: by its corners,
    // a (1 - 0) / … = ln3² / ((ln3 + ln2)(ln3 + ln3))
    const double l2 = std::log(2.0);
    const double l3 = std::log(3.0);
    CHECK_NEAR(r[2].inTop, l3 * l3 / ((l3 + l2) * (l3 + l3)), 0.015);
    // same seed, same result; other weights, another order
    const auto again = test::value(rankByProduct(c, std::vector{1.0, 1.0, 1.0}, {.draws = 10'000, .seed = 1, .top = 2}, {}));
    CHECK_EQ(again[2].inTop, r[2].inTop);
    CHECK_EQ(test::value(rankByProduct(c, std::vector{1.0, 0.0, 0.0}, {}, {}))[2].rank, 2);
    const auto equal = test::value(rankByProduct(std::vector{2.0, 3.0, 3.0, 2.0, 1.0, 1.0}, std::vector{1.0, 1.0}, {}, {}));
    CHECK_EQ(equal[0].rank, 1);
    CHECK_EQ(equal[1].rank, 1);
    CHECK_EQ(equal[2].rank, 3);
}

TEST(what_cannot_be_ranked_by_a_product_is_refused)
{
    const std::vector one{1.0, 1.0};
    const auto zero = rankByProduct(std::vector{1.0, 2.0, 0.0, 2.0}, one, {}, {});
    CHECK_FAILS(zero, ErrorCode::InvalidInput);
    CHECK_EQ(indexOf(zero.error()), 1U);
    CHECK_FAILS(rankByProduct(std::vector{1.0, 2.0}, std::vector{0.0, 0.0}, {}, {}), ErrorCode::Usage);
    CHECK_FAILS(rankByProduct(std::vector{1.0, 2.0}, std::vector{-1.0, 2.0}, {}, {}), ErrorCode::Usage);
    CHECK_FAILS(rankByProduct(std::vector{1.0, 2.0, 3.0}, one, {}, {}), ErrorCode::InvalidInput);
    CHECK_FAILS(rankByProduct(one, one, {.draws = 5}, {}), ErrorCode::Usage);
    CHECK(test::value(rankByProduct({}, one, {}, {})).empty());
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(rankByProduct(one, one, {}, JobContext(stop.get_token())), ErrorCode::Cancelled);
}
