// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/performance/status.h"
#include "tests/support/test.h"

using namespace boulton;
using namespace boulton::performance;

namespace {

Brag high(double actual)
{
    return statusOf(actual, {.value = 72.5, .rangeTo = {}, .amber = 2.2, .blue = 3.0}, Polarity::HighIsGood);
}
Brag low(double actual)
{
    return statusOf(actual, {.value = 10, .rangeTo = {}, .amber = 1, .blue = 1}, Polarity::LowIsGood);
}

} // namespace

TEST(brag_high_is_good)
{
    CHECK(high(80) == Brag::Blue);
    CHECK(high(75.5) == Brag::Green); // exactly at the blue tolerance is not above it
    CHECK(high(72.5) == Brag::Green);
    CHECK(high(72.4) == Brag::Amber);
    CHECK(high(70.3) == Brag::Amber); // 72.5 − 2.2 in doubles is a hair above 70.3
    CHECK(high(70.2) == Brag::Red);
}

TEST(brag_low_is_good)
{
    CHECK(low(8.5) == Brag::Blue);
    CHECK(low(9) == Brag::Green);
    CHECK(low(10) == Brag::Green);
    CHECK(low(11) == Brag::Amber);
    CHECK(low(11.1) == Brag::Red);
}

TEST(brag_plan_is_best)
{
    const PeriodTarget range{.value = 95, .rangeTo = 105, .amber = 5, .blue = 0};
    CHECK(statusOf(95, range, Polarity::PlanIsBest) == Brag::Green);
    CHECK(statusOf(105, range, Polarity::PlanIsBest) == Brag::Green);
    CHECK(statusOf(110, range, Polarity::PlanIsBest) == Brag::Amber);
    CHECK(statusOf(89.9, range, Polarity::PlanIsBest) == Brag::Red);
}

TEST(status_without_value_or_target)
{
    Measure m;
    CHECK(statusOf(m, std::nullopt, PeriodTarget{}) == Brag::Awaiting);
    CHECK(statusOf(m, std::nan(""), PeriodTarget{}) == Brag::Awaiting);
    CHECK(statusOf(m, 1.0, std::nullopt) == Brag::NoTarget);
    m.kind = MeasureKind::Project;
    CHECK(statusOf(m, 1.0, PeriodTarget{}) == Brag::Project);
    m.kind = MeasureKind::NotApplicable;
    CHECK(statusOf(m, std::nullopt, std::nullopt) == Brag::NotApplicable);
}

TEST(without_a_stated_polarity_nothing_is_better_or_worse)
{
    Measure m;
    m.polarity = Polarity::NotStated;
    CHECK(statusOf(m, 1.0, PeriodTarget{}) == Brag::NoTarget);
    CHECK(travelOf(2, 1, Polarity::NotStated) == Travel::Changed);
    CHECK(travelOf(1, 1, Polarity::NotStated) == Travel::NoChange);
}

TEST(summary_counts_measures_with_a_result)
{
    // Birmingham City Council, 2017/18 quarter 1: 28 measures, 18 with a result: 4 (22.2%) blue, 9 (50.0%) green, 2 (11.1%) amber, 3 (16.7%) red
    std::vector<Brag> all;
    const auto add = [&](Brag s, int n) { all.insert(all.end(), static_cast<std::size_t>(n), s); };
    add(Brag::Blue, 4);
    add(Brag::Green, 9);
    add(Brag::Amber, 2);
    add(Brag::Red, 3);
    add(Brag::Awaiting, 7);
    add(Brag::Project, 3);
    const Summary s = summarise(all);
    CHECK_EQ(s.total(), 28U);
    CHECK_EQ(s.withResult(), 18U);
    CHECK_EQ(formatNumber(*s.percent(Brag::Blue), 1, "%"), "22.2%");
    CHECK_EQ(formatNumber(*s.percent(Brag::Green), 1, "%"), "50.0%");
    CHECK_EQ(formatNumber(*s.percent(Brag::Amber), 1, "%"), "11.1%");
    CHECK_EQ(formatNumber(*s.percent(Brag::Red), 1, "%"), "16.7%");
    CHECK(!s.percent(Brag::Awaiting));
    CHECK(!summarise({}).percent(Brag::Green));
}

TEST(travel_follows_polarity)
{
    CHECK(travelOf(5, 4, Polarity::HighIsGood) == Travel::Improving);
    CHECK(travelOf(5, 4, Polarity::LowIsGood) == Travel::Deteriorating);
    CHECK(travelOf(5, 5, Polarity::HighIsGood) == Travel::NoChange);
    CHECK(travelOf(5.04, 5, Polarity::HighIsGood, 0.05) == Travel::NoChange);
    CHECK(travelOf(0.3, 0.1 + 0.2, Polarity::HighIsGood) == Travel::NoChange);
    CHECK(travelOf(std::nullopt, 5, Polarity::HighIsGood) == Travel::Unknown);
    CHECK(travelOf(5, std::nullopt, Polarity::HighIsGood) == Travel::Unknown);
    CHECK(travelOf(120, 130, Polarity::PlanIsBest) == Travel::Changed);
    const PeriodTarget range{.value = 95, .rangeTo = 105};
    CHECK(travelOf(107, 110, Polarity::PlanIsBest, 0, range) == Travel::Improving);
    CHECK(travelOf(90, 100, Polarity::PlanIsBest, 0, range) == Travel::Deteriorating);
    CHECK(travelOf(96, 104, Polarity::PlanIsBest, 0, range) == Travel::NoChange);
}
