// SPDX-License-Identifier: GPL-3.0-or-later
// References: NHSRplotthedots 0.2.2, vignette "deviations" and tests/testthat/test-ptd_spc_standard.R (domain.md, section a).
#include "core/performance/xmr.h"
#include "tests/support/test.h"

using namespace boulton;
using namespace boulton::performance;

namespace {

std::vector<std::optional<double>> series(std::initializer_list<double> values)
{
    return {values.begin(), values.end()};
}

const auto kVignette = series({1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1});

} // namespace

TEST(vignette_limits_screened)
{
    const Xmr x = test::value(xmr(kVignette, {.screen = true}));
    CHECK_NEAR(x.stretches[0].mean, 1.9444444444444444, 1e-12);
    CHECK_NEAR(x.stretches[0].amr, 1.0, 1e-12);
    CHECK_NEAR(x.stretches[0].upper, 4.6044444444444448, 1e-12);
    CHECK_NEAR(x.stretches[0].lower, -0.7155555555555555, 1e-12);
    CHECK(x.points[4].rule == XmrRule::OutsideLimits);
}

TEST(vignette_limits_unscreened)
{
    const Xmr x = test::value(xmr(kVignette, {.screen = false}));
    CHECK_NEAR(x.stretches[0].amr, 32.0 / 17.0, 1e-12);
    CHECK_NEAR(x.stretches[0].upper, 6.951503, 5e-7);
    CHECK_NEAR(x.stretches[0].lower, -3.062614, 5e-7);
}

TEST(two_near_points_on_opposite_sides_are_common_cause)
{
    std::vector<std::optional<double>> y;
    for (int i = 0; i < 16; ++i)
        y.emplace_back(i % 2 == 0 ? 1.0 : -1.0);
    y[14] = 5.5;
    y[15] = -5.5;
    const Xmr x = test::value(xmr(y, {.screen = true}));
    CHECK(x.points[14].rule != XmrRule::TwoOfThree);
    CHECK(x.points[15].rule != XmrRule::TwoOfThree);
}

TEST(two_of_three_flags_only_the_near_points)
{
    // the first twelve points give mean 0 and AMR 2: limits ±5.32, near limits ±3.55
    const auto y = series({1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 4, 0.5, 4, -1, -4, 1});
    const Xmr x = test::value(xmr(y, {.screen = false, .baseline = 12}));
    CHECK(x.points[12].rule == XmrRule::TwoOfThree);
    CHECK(x.points[13].rule == XmrRule::None);
    CHECK(x.points[14].rule == XmrRule::TwoOfThree);
    CHECK(x.points[16].rule == XmrRule::None);
}

TEST(seven_point_trend_flags_all_seven)
{
    const auto y = series({5, 4, 6, 1, 2, 3, 4, 5, 6, 7, 3, 5, 4, 6, 5});
    const Xmr x = test::value(xmr(y, {}));
    for (std::size_t i = 3; i <= 9; ++i)
        CHECK(x.points[i].rule == XmrRule::Trend);
    CHECK(x.points[2].rule != XmrRule::Trend);
    CHECK(x.points[10].rule != XmrRule::Trend);
}

TEST(six_points_make_no_trend_and_ties_break_it)
{
    const Xmr six = test::value(xmr(series({5, 4, 6, 1, 2, 3, 4, 5, 6, 3, 5, 4, 6, 5}), {}));
    for (const auto& p : six.points)
        CHECK(p.rule != XmrRule::Trend);
    const Xmr tie = test::value(xmr(series({5, 4, 6, 1, 2, 3, 4, 4, 5, 6, 3, 5, 4, 6, 5}), {}));
    for (const auto& p : tie.points)
        CHECK(p.rule != XmrRule::Trend);
}

TEST(rebase_makes_new_limits)
{
    std::vector<std::optional<double>> y(20, 0.0);
    std::fill(y.begin() + 10, y.end(), 1.0);
    XmrOptions options;
    options.rebaseAt = {10};
    const Xmr x = test::value(xmr(y, options));
    CHECK_EQ(x.stretches.size(), 2U);
    CHECK_EQ(x.stretches[0].mean, 0.0);
    CHECK_EQ(x.stretches[1].mean, 1.0);
    CHECK_EQ(x.signalCount, 0U);
    CHECK_FAILS(xmr(y, {.rebaseAt = {20}}), ErrorCode::InvalidInput);
}

TEST(a_fixed_baseline_changes_the_limits)
{
    const auto y = series({1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 5, 6, 5, 6, 5, 6, 5, 6});
    const Xmr all = test::value(xmr(y, {}));
    const Xmr fixed = test::value(xmr(y, {.baseline = 12}));
    CHECK_NEAR(fixed.stretches[0].mean, 1.5, 1e-12);
    CHECK(all.stretches[0].mean != fixed.stretches[0].mean);
    CHECK(fixed.variation == Variation::Improvement);
    const Xmr low = test::value(xmr(y, {.better = Better::Low, .baseline = 12}));
    CHECK(low.variation == Variation::Concern);
    const Xmr none = test::value(xmr(y, {.better = Better::None, .baseline = 12}));
    CHECK(none.variation == Variation::NeutralHigh);
}

TEST(assurance_uses_the_last_stretch)
{
    // NHSRplotthedots issue 172: the icon came from the first group
    std::vector<std::optional<double>> y;
    for (int i = 0; i < 12; ++i)
        y.emplace_back(10 + i % 2);
    for (int i = 0; i < 12; ++i)
        y.emplace_back(50 + i % 2);
    XmrOptions options;
    options.rebaseAt = {12};
    options.target = 30;
    CHECK(test::value(xmr(y, options)).assurance == Assurance::Pass);
    options.better = Better::Low;
    CHECK(test::value(xmr(y, options)).assurance == Assurance::Fail);
    options.target = 50.5;
    CHECK(test::value(xmr(y, options)).assurance == Assurance::HitAndMiss);
}

TEST(miss_probability_is_the_normal_tail)
{
    const auto y = series({9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11}); // mean 10, AMR 2, sigma 1.7730
    const Xmr x = test::value(xmr(y, {.better = Better::High, .target = 10.0}));
    CHECK_NEAR(x.missProbability.value_or(-1), 0.5, 1e-12);
    const Xmr high = test::value(xmr(y, {.better = Better::High, .target = 10 + 2 / 1.128}));
    CHECK_NEAR(high.missProbability.value_or(-1), 0.8413447460685429, 1e-12); // Φ(1)
    const Xmr low = test::value(xmr(y, {.better = Better::Low, .target = 10 + 2 / 1.128}));
    CHECK_NEAR(low.missProbability.value_or(-1), 1 - 0.8413447460685429, 1e-12);
}

TEST(gaps_are_left_out_and_too_little_is_refused)
{
    auto y = kVignette;
    y.insert(y.begin() + 3, std::nullopt);
    const Xmr x = test::value(xmr(y, {}));
    CHECK_NEAR(x.stretches[0].upper, 4.6044444444444448, 1e-12);
    CHECK(x.points[3].rule == XmrRule::None);
    CHECK_FAILS(xmr(series({}), {}), ErrorCode::NotEnoughData);
    CHECK_FAILS(xmr(series({1}), {}), ErrorCode::NotEnoughData);
    CHECK(test::value(xmr(series({1, 2}), {})).stretches[0].trial);
}

TEST(equal_values_raise_no_signal)
{
    std::vector<std::optional<double>> y(30, 0.1);
    CHECK_EQ(test::value(xmr(y, {})).signalCount, 0U);
}
