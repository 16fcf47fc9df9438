// SPDX-License-Identifier: GPL-3.0-or-later
// Published figures: tests of PHEindicatormethods (funnel plots), printed there to six decimals of a percentage or ten digits; its limits of
// rates and ratios come from a bisection that stops at 1e-7, ours from the quantile itself.
#include "core/stats/checks.h"
#include "core/stats/funnel.h"
#include "tests/stats/published.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::stats;
using namespace boulton::stats::published;

namespace {

const FunnelLimits& at(const Funnel& f, double x)
{
    const auto found = std::ranges::find(f.limits, x, &FunnelLimits::x);
    test::check(found != f.limits.end(), "no limits at " + std::to_string(x));
    return *found;
}

} // namespace

TEST(ratio_limits_as_published)
{
    // observed events, then lower and upper 95 % and 99.8 % limits of the ratio × 100
    const double rows[][5]{{1, 17.94802207, 3949.774946, 10.83023482, 99945.32721},
                           {10, 54.3763205, 208.5337156, 41.43536693, 337.778507},
                           {33, 71.206199, 145.2741252, 60.11405211, 182.8628453},
                           {100, 82.21871402, 122.9044681, 74.11562345, 139.0406755},
                           {716, 92.93605352, 107.7488421, 89.20960712, 112.5516964}};
    // 8 and 893 observed are the first and the largest of the published areas; 763 expected make the axis end at 750
    const std::vector<double> observed{8, 151, 893};
    const std::vector<double> expected{6.239860227, 106.4429719, 706.7669173};
    const auto f = test::value(funnel(observed, expected, FunnelKind::Ratio, 1));
    CHECK_EQ(f.limits.size(), 100U);
    for (const auto& [x, lower95, upper95, lower998, upper998] : rows) {
        const auto& limits = at(f, x);
        for (const auto& [actual, published] : {std::pair{limits.limits95.lower, lower95},
                                                {limits.limits95.upper, upper95},
                                                {limits.limits998.lower, lower998},
                                                {limits.limits998.upper, upper998}})
            CHECK_NEAR(actual * 100, published, published * 5e-5); // 1e-7 of a fraction near 0.001
    }
    CHECK_EQ(f.limits.back().x, 716.0); // as published: the last but one step of the axis
    CHECK_EQ(f.zones[2], FunnelZone::High998);
}

TEST(rate_limits_as_published)
{
    // the mean rate of the published areas is 116.1720835 per 100,000
    const double mean = 116.1720835 / 1e5;
    const std::vector<double> events{414, 13, 1300};
    const std::vector<double> people{75000 * 3.0, 6190.47619 * 3, 1115000};
    const auto f = test::value(funnel(events, people, FunnelKind::Rate, mean));
    const double rows[][5]{{1, 20.85059119, 4588.535848, 12.58170943, 116108.569},
                           {10, 63.17010446, 242.2579623, 48.13632908, 392.4043292},
                           {28, 80.38043163, 174.8282428, 67.04157073, 225.2554553}};
    for (const auto& [x, lower95, upper95, lower998, upper998] : rows) {
        const auto& limits = at(f, x);
        for (const auto& [actual, published] : {std::pair{limits.limits95.lower, lower95},
                                                {limits.limits95.upper, upper95},
                                                {limits.limits998.lower, lower998},
                                                {limits.limits998.upper, upper998}})
            CHECK_NEAR(actual * 1e5, published, published * 5e-5);
    }
}

TEST(proportion_limits_as_published)
{
    const double target = 0.80642448;
    const auto f = test::value(
        funnel(std::vector<double>{35078.488, 1}, std::vector<double>{41980, 20}, FunnelKind::Proportion, target));
    CHECK_NEAR(at(f, 2).limits95.lower, 0.25885383, 5e-9);
    CHECK_NEAR(at(f, 3).limits998.lower, 0.10150815, 5e-9);
    CHECK_EQ(at(f, 1).limits95.upper, 1.0);
    CHECK_EQ(at(f, 2).limits998.lower, 0.0);
    // the limits are those values whose own Wilson interval just touches the target
    const Confidence c = level(0.95);
    for (const auto& limits : f.limits)
        if (limits.limits95.lower > 0 && limits.limits95.upper < 1) {
            CHECK_NEAR(c.wilson(limits.limits95.lower * limits.x, limits.x).upper, target, 1e-9);
            CHECK_NEAR(c.wilson(limits.limits95.upper * limits.x, limits.x).lower, target, 1e-9);
        }
}

TEST(funnels_narrow_and_zones_follow_the_limits)
{
    const std::vector<double> people(5, 1000);
    // 10 % on average; the limits of 1,000 people are 8.1 and 11.9 %, and 7.1 and 12.9 %
    const std::vector<double> seen{70, 75, 100, 125, 130};
    const auto f = test::value(funnel(seen, people, FunnelKind::Proportion));
    CHECK_NEAR(f.target, 0.1, 1e-15);
    CHECK(f.zones == (std::vector{FunnelZone::Low998, FunnelZone::Low95, FunnelZone::Inside, FunnelZone::High95,
                                  FunnelZone::High998}));
    CHECK_EQ(f.limits.front().x, 900.0); // areas of one size: the axis does not begin at 0
    CHECK_EQ(f.limits.back().x, 1100.0);
    for (const FunnelKind kind : {FunnelKind::Proportion, FunnelKind::Rate, FunnelKind::Ratio}) {
        const auto g = test::value(funnel(std::vector<double>{12, 40, 90}, std::vector<double>{100, 300, 900}, kind));
        for (std::size_t i = 0; i < g.limits.size(); ++i) {
            const auto& l = g.limits[i];
            CHECK(l.limits998.lower <= l.limits95.lower && l.limits95.lower < g.target &&
                  g.target < l.limits95.upper && l.limits95.upper <= l.limits998.upper);
            if (i > 0) {
                CHECK(l.x > g.limits[i - 1].x);
                CHECK(l.limits998.upper <= g.limits[i - 1].limits998.upper);
            }
        }
        CHECK_EQ(g.zones.size(), 3U);
    }
    CHECK_EQ(name(FunnelZone::High95), std::string_view("high95"));
}

TEST(zones_of_rates_by_their_own_exact_intervals)
{
    // one area far above, one without events, the rest alike
    const std::vector<double> events{40, 0, 10, 11, 9};
    const std::vector<double> people(5, 1000);
    const auto f = test::value(funnel(events, people, FunnelKind::Rate));
    CHECK_NEAR(f.target, 0.014, 1e-15);
    CHECK_EQ(f.zones[0], FunnelZone::High998);
    CHECK_EQ(f.zones[1], FunnelZone::Low998); // none seen, 14 expected: exact upper limit 6.9
    CHECK_EQ(f.zones[2], FunnelZone::Inside);
}

TEST(funnels_refuse_what_cannot_be)
{
    const std::vector<double> three{1, 2, 3};
    const auto refuses = [](const auto& result, std::size_t index, std::string_view words) {
        CHECK_FAILS(result, ErrorCode::InvalidInput);
        CHECK_EQ(indexOf(result.error()), index);
        test::check(result.error().what.find(words) != std::string::npos, result.error().what);
    };
    using V = std::vector<double>;
    refuses(funnel(V{65, 80, 30}, V{100, 100, 0}, FunnelKind::Proportion), 2, "denominator is zero");
    refuses(funnel(V{65, -80, 30}, V{100, 100, 200}, FunnelKind::Proportion), 1, "numerator is negative");
    refuses(funnel(V{65, 80, 30}, V{100, 100, 20}, FunnelKind::Proportion), 2, "larger than the denominator");
    refuses(funnel(V{65, kNaN, 30}, V{100, 100, 20}, FunnelKind::Rate), 1, "missing");
    CHECK(funnel(V{65, 80, 30}, V{100, 100, 20}, FunnelKind::Ratio).has_value());
    for (const double target : {0.0, -1.0, 1.0, 1.5})
        CHECK_FAILS(funnel(V{1}, V{2}, FunnelKind::Proportion, target), ErrorCode::InvalidInput);
    CHECK(funnel(V{1}, V{2}, FunnelKind::Ratio, 1.5).has_value());
    CHECK_FAILS(funnel({}, {}, FunnelKind::Rate), ErrorCode::NotEnoughData);
    CHECK_FAILS(funnel(V{0, 0}, V{5, 6}, FunnelKind::Rate), ErrorCode::NotEnoughData);
    CHECK_FAILS(funnel(V{5, 6}, V{5, 6}, FunnelKind::Proportion), ErrorCode::NotEnoughData);
    CHECK_FAILS(funnel(three, V{5, 6}, FunnelKind::Rate), ErrorCode::InvalidInput);
}

// ---- the published funnel, where it is

TEST(the_published_funnel)
{
    const PublishedTable areas("statistics_reference/phe_testdata_funnel_prop_inputs.csv");
    std::vector<double> numerators, denominators;
    for (std::size_t row = 0; row < areas.rows(); ++row) {
        numerators.push_back(areas.number(row, "numerator"));
        denominators.push_back(areas.number(row, "denominator"));
    }
    const auto f = test::value(funnel(numerators, denominators, FunnelKind::Proportion));
    std::map<std::string, FunnelZone> zones{{"High (0.001)", FunnelZone::High998},
                                            {"High (0.025)", FunnelZone::High95},
                                            {"Low (0.001)", FunnelZone::Low998},
                                            {"Low (0.025)", FunnelZone::Low95},
                                            {"Not significant", FunnelZone::Inside}};
    for (std::size_t row = 0; row < areas.rows(); ++row)
        CHECK_EQ(f.zones[row], zones.at(areas.text(row, "significance")));
    const PublishedTable limits("statistics_reference/phe_testdata_funnel_prop_outputs.csv");
    CHECK_EQ(limits.rows(), 100U);
    for (std::size_t row = 0; row < limits.rows(); ++row) {
        const auto& l = f.limits[row];
        CHECK_EQ(l.x, limits.number(row, "Population"));
        CHECK_NEAR(100 * f.target, limits.number(row, "Baseline"), 5.1e-7); // six decimals are published
        CHECK_NEAR(100 * l.limits95.lower, limits.number(row, "Lower2s0025limit"), 5.1e-7);
        CHECK_NEAR(100 * l.limits95.upper, limits.number(row, "Upper2s0025limit"), 5.1e-7);
        CHECK_NEAR(100 * l.limits998.lower, limits.number(row, "Lower3s0001limit"), 5.1e-7);
        CHECK_NEAR(100 * l.limits998.upper, limits.number(row, "Upper3s0001limit"), 5.1e-7);
    }
}
