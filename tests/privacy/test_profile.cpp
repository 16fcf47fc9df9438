// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/profile.h"
#include "core/privacy/primary.h"
#include "tests/support/test.h"

using namespace boulton;
using namespace boulton::privacy;

TEST(dasa10_as_published)
{
    const Profile p = test::value(preset("dasa10"));
    for (const auto& [count, shown] : {std::pair<int, int>{15, 20}, {25, 20}, {35, 40}, {45, 40}, {14, 10}, {16, 20},
                                       {0, 0}, {4, 0}, {5, 0}, {6, 10}, {95, 100}, {105, 100}, {1234, 1230}})
        CHECK_EQ(p.shown(count), shown);
    CHECK_EQ(p.behind(20), (Range{15, 25}));
    CHECK_EQ(p.behind(10), (Range{6, 14}));
    CHECK_EQ(p.behind(0), (Range{0, 5}));
}

TEST(dasa5_hides_one_to_four_and_rounds_the_rest)
{
    const Profile p = test::value(preset("dasa5"));
    CHECK(!p.isSmall(0) && p.isSmall(1) && p.isSmall(4) && !p.isSmall(5));
    CHECK_EQ(p.sign, "~");
    for (const auto& [count, shown] : {std::pair<int, int>{5, 5}, {7, 5}, {8, 10}, {12, 10}, {13, 15}, {0, 0}})
        CHECK_EQ(p.shown(count), shown);
    CHECK_EQ(p.behind(5), (Range{5, 7})); // 3 and 4 would be "~"
    CHECK_EQ(p.behind(0), (Range{0, 0}));
    CHECK_EQ(p.behind(10), (Range{8, 12}));
}

TEST(presets_hold_what_their_owners_say)
{
    const Profile acro = test::value(preset("acro"));
    CHECK(acro.isSmall(0) && acro.isSmall(9) && !acro.isSmall(10));
    CHECK_EQ(acro.shown(13), 13);
    CHECK_EQ(acro.dominanceN, 2U);
    CHECK_EQ(acro.dominanceK, 0.9);
    CHECK_EQ(acro.pRatio, 0.1);
    CHECK_FAILS(checkDegreesOfFreedom(9, acro), ErrorCode::NotEnoughData);
    CHECK(checkDegreesOfFreedom(10, acro).has_value());
    const Profile hes = test::value(preset("hes"));
    CHECK(!hes.isSmall(0) && hes.isSmall(1) && hes.isSmall(7) && !hes.isSmall(8));
    CHECK_EQ(hes.shown(8), 10);
    const Profile dfe = test::value(preset("dfe"));
    CHECK(!dfe.isSmall(0) && dfe.isSmall(5) && !dfe.isSmall(6));
    CHECK_EQ(dfe.sign, "c");
    for (const auto id : presetNames())
        CHECK_EQ(test::value(profileFrom(id)), test::value(preset(id)));
}

TEST(a_councils_own_profile_is_read_and_refused_by_name)
{
    const Profile p = test::value(profileFrom("custom:like=dfe, threshold=7, round=10, zeros=hidden, k=85, n=3, p=15, dof=20, sign=x, loss=people"));
    CHECK_EQ(p.threshold, 7);
    CHECK(p.rounding == Rounding::Nearest && p.base == 10 && p.zerosDisclosive && p.sign == "x");
    CHECK_NEAR(p.dominanceK, 0.85, 1e-12);
    CHECK_EQ(p.dominanceN, 3U);
    CHECK_NEAR(p.pRatio, 0.15, 1e-12);
    CHECK(p.loss == Loss::People);
    CHECK_EQ(p.shown(15), 20); // halves away from zero
    CHECK_EQ(p.shown(25), 30);
    Profile plain = test::value(profileFrom("custom"));
    plain.id = "acro";
    CHECK_EQ(plain, test::value(preset("acro")));
    CHECK(test::value(profileFrom("custom:like=dfe,round=0")).rounding == Rounding::None);
    for (const char* bad : {"", "Acro", "custom:threshold", "custom:threshold=ten", "custom:threshold=-1", "custom:zeros=yes",
                            "custom:like=none", "custom:colour=red", "custom:k=101", "custom:sign=", "custom:loss=all", "acro:threshold=3"})
        CHECK_FAILS(profileFrom(bad), ErrorCode::Usage);
}

TEST(dominance_and_p_ratio_by_hand)
{
    const Profile acro = test::value(preset("acro"));
    const auto of = [&](std::int64_t total, std::vector<double> parts) { return test::value(examine(total, parts, acro)); };
    // twelve contributors; the largest two hold 91 of 100
    std::vector<double> few{60, 31, 1, 1, 1, 1, 1, 1, 1, 1, 0.5, 0.5};
    CHECK(of(100, few).why == Why::Dominance);
    // 91 / 0.9 = 101.1: in doubt by 2 at least; the p-ratio 0.1 × 60 - 9 asks for nothing
    CHECK_EQ(of(100, few).up, 2);
    // exactly 90 % is not above it
    CHECK(of(100, {60, 30, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}).why == Why::None);
    // 0.1 × 80 = 8 is more than the 7 of the rest: the second largest knows the largest to within 10 %
    const auto p = of(95, {80, 8, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5});
    CHECK(p.why == Why::Dominance);
    Profile only = acro;
    only.dominanceK = 0;
    CHECK(test::value(examine(95, std::vector<double>{80, 8, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, only)).why == Why::PRatio);
    CHECK_EQ(test::value(examine(95, std::vector<double>{80, 8, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, only)).up, 1);
    // nine contributors are too few, however large the amount
    CHECK(of(9000, std::vector<double>(9, 1000)).why == Why::Small);
    CHECK(of(10000, std::vector<double>(10, 1000)).why == Why::None);
    CHECK(of(0, std::vector<double>(10, 0)).why == Why::None);
    CHECK_FAILS(examine(1, std::vector<double>{1, -1}, acro), ErrorCode::InvalidInput);
}

TEST(an_earlier_figure_makes_a_count_sensitive)
{
    const Profile acro = test::value(preset("acro"));
    const auto more = compareWith(120, 117, acro); // 3 more: 1 to 9 must stay possible
    CHECK(more.why == Why::Difference && more.up == 6 && more.down == 2);
    const auto fewer = compareWith(120, 124, acro);
    CHECK(fewer.why == Why::Difference && fewer.up == 3 && fewer.down == 5);
    CHECK(compareWith(120, 120, acro).why == Why::None);
    CHECK(compareWith(120, 110, acro).why == Why::None);
    // behind a rounded number a difference of 3 is not to be seen
    CHECK(compareWith(120, 117, test::value(preset("dasa5"))).why == Why::None);
}
