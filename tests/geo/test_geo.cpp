// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/areas.h"
#include "core/geo/classify.h"
#include "tests/support/test.h"
#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

using namespace boulton;
using namespace boulton::geo;

namespace {

Classification classified(const std::vector<double>& values, Method method, std::size_t classes = 5)
{
    auto c = test::value(classify(values, {.method = method, .classes = classes}));
    std::size_t n = c.missing;
    for (std::size_t i = 0; i < c.classes.size(); ++i) {
        n += c.classes[i].n;
        CHECK(c.classes[i].from < c.classes[i].to ||
              ((i == 0 || i + 1 == c.classes.size()) && c.classes[i].from == c.classes[i].to));
    }
    CHECK_EQ(n, values.size());
    CHECK_EQ(c.breaks.size() + 1, c.classes.size());
    CHECK(c.gvf >= 0 && c.gvf <= 1);
    for (const double v : values)
        if (const auto k = classOf(c, v))
            CHECK(v >= c.classes[*k].from && v <= c.classes[*k].to);
    return c;
}

void checkBreaks(const Classification& c, const std::vector<double>& expected, const std::vector<std::size_t>& counts)
{
    CHECK_EQ(c.breaks.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK_NEAR(c.breaks[i], expected[i], 1e-12 * std::max(1.0, std::fabs(expected[i])));
    for (std::size_t i = 0; i < counts.size(); ++i)
        CHECK_EQ(c.classes[i].n, counts[i]);
}

std::vector<double> oneTo(int n)
{
    std::vector<double> v(static_cast<std::size_t>(n));
    std::iota(v.begin(), v.end(), 1.0);
    return v;
}

double squares(const std::vector<double>& v, std::size_t begin, std::size_t end)
{
    double mean = 0;
    for (std::size_t i = begin; i < end; ++i)
        mean += v[i] / static_cast<double>(end - begin);
    double all = 0;
    for (std::size_t i = begin; i < end; ++i)
        all += (v[i] - mean) * (v[i] - mean);
    return all;
}

//! The least sum of squares within `classes` runs of ascending values, by trying every partition.
double exhaustive(const std::vector<double>& v, std::size_t begin, std::size_t classes)
{
    if (classes == 1)
        return squares(v, begin, v.size());
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t end = begin + 1; end + classes - 1 <= v.size(); ++end)
        best = std::min(best, squares(v, begin, end) + exhaustive(v, end, classes - 1));
    return best;
}

} // namespace

TEST(jenks_textbook_example)
{
    // Wikipedia, "Jenks natural breaks optimization": 4, 5, 9, 10 in two classes; squares 26 in all, 1 within; GVF
    // 25/26
    const auto c = classified({4, 5, 9, 10}, Method::Jenks, 2);
    checkBreaks(c, {5}, {2, 2});
    CHECK_NEAR(c.gvf, 25.0 / 26.0, 1e-15);
    CHECK_EQ(*classOf(c, 5), 0U); // closed above
    CHECK_EQ(*classOf(c, 5.5), 1U);
}

TEST(jenks_finds_the_best_of_all_partitions)
{
    std::mt19937_64 random(17);
    for (int sample = 0; sample < 300; ++sample) {
        std::vector<double> v(5 + random() % 10);
        for (auto& x : v) // ties too, and values far from zero, where squares cancel
            x = static_cast<double>(random() % 40) + (sample % 3 == 0 ? 1e6 : 0) + (sample % 2 == 0 ? 0.25 : 0);
        std::ranges::sort(v);
        const std::size_t classes = 2 + random() % 4;
        const auto c = test::value(classify(v, {.method = Method::Jenks, .classes = classes}));
        double within = 0;
        std::size_t begin = 0;
        for (const auto& k : c.classes) {
            within += squares(v, begin, begin + k.n);
            begin += k.n;
        }
        CHECK_NEAR(within, exhaustive(v, 0, std::min(classes, v.size())), 1e-9);
    }
}

TEST(jenks_fits_better_with_more_classes_and_no_worse_than_others)
{
    std::mt19937_64 random(3);
    std::lognormal_distribution<double> draw(2, 1);
    for (int sample = 0; sample < 20; ++sample) {
        std::vector<double> v(1000);
        std::ranges::generate(v, [&] { return draw(random); });
        double before = 0;
        for (std::size_t k = kFewestClasses; k <= kMostClasses; ++k) {
            const double fit = classified(v, Method::Jenks, k).gvf;
            CHECK(fit >= before);
            CHECK(fit >= classified(v, Method::Quantile, k).gvf);
            CHECK(fit >= classified(v, Method::Equal, k).gvf);
            before = fit;
        }
    }
}

TEST(jenks_of_a_country)
{
    std::mt19937_64 random(8);
    std::vector<double> v(33'755); // lower layer areas of England
    std::ranges::generate(v, [&] { return static_cast<double>(random() % 1'000'000) / 1000; });
    const auto c = classified(v, Method::Jenks, 5);
    for (std::size_t i = 0; i < 4; ++i) // evenly spread: breaks near the fifths
        CHECK_NEAR(c.breaks[i], 200.0 * static_cast<double>(i + 1), 8.0);
}

TEST(quantiles_and_equal_widths)
{
    checkBreaks(classified(oneTo(10), Method::Quantile, 4), {3.25, 5.5, 7.75}, {3, 2, 2, 3}); // R: quantile(1:10)
    checkBreaks(classified(oneTo(11), Method::Equal, 5), {3, 5, 7, 9}, {3, 2, 2, 2, 2});
    const auto tied = classified({0, 0, 0, 0, 0, 0, 1, 2, 3, 4}, Method::Quantile, 5);
    checkBreaks(tied, {0, 0.4, 2.2}, {6, 0, 2, 2}); // type 7 at 20, 40, 60 and 80 %: 0, 0, 0.4, 2.2
    CHECK_EQ(tied.notes.size(), 1U);
}

TEST(round_numbers_as_in_r)
{
    const auto same = [](const std::vector<double>& a, const std::vector<double>& b) {
        CHECK_EQ(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i)
            CHECK_EQ(a[i], b[i]);
    };
    same(pretty(1, 10, 5), {0, 2, 4, 6, 8, 10});       // pretty(1:10)
    same(pretty(1, 20, 5), {0, 5, 10, 15, 20});        // pretty(1:20)
    same(pretty(0, 1, 5), {0, 0.2, 0.4, 0.6, 0.8, 1}); // pretty(0:1)
    same(pretty(-1.3, 2.7, 5), {-2, -1, 0, 1, 2, 3});
    same(pretty(0, 0, 5), {-1, 0});
    const auto c = classified({1, 2, 10}, Method::Pretty);
    checkBreaks(c, {2, 4, 6, 8}, {2, 0, 0, 0, 1});
    CHECK_EQ(c.classes.front().from, 0.0);
}

TEST(deviations_from_the_mean)
{
    const auto c =
        classified(oneTo(9), Method::Deviation); // mean 5, sd sqrt(7.5); z from -1.46 to 1.46: -1.5 (0.5) 1.5
    const double sd = std::sqrt(7.5);
    checkBreaks(c, {5 - sd, 5 - sd / 2, 5, 5 + sd / 2, 5 + sd}, {2, 1, 2, 1, 1, 2});
}

TEST(heads_and_tails)
{
    // mean 2.9, head 3 of 20 (15 %): 10, 12, 20, mean 14, head 1 of 3 (33 %): one value, the end
    std::vector<double> v(17, 16.0 / 17.0);
    v.insert(v.end(), {10, 12, 20});
    checkBreaks(classified(v, Method::HeadTails), {2.9, 14}, {17, 2, 1});
    // Wikipedia, "Head/tail breaks": 19, 8, 7, 6 are 44 % of nine, above the limit of 40 %: one break, the mean
    checkBreaks(classified({19, 8, 7, 6, 2, 1, 1, 1, 0}, Method::HeadTails), {5}, {5, 4});
}

TEST(box_map)
{
    auto v = oneTo(9);
    v.push_back(100);
    checkBreaks(classified(v, Method::Box), {-3.5, 3.25, 5.5, 7.75, 14.5}, {0, 3, 2, 2, 2, 1});
    const auto onFences = classified({1, 4, 5, 6, 9}, Method::Box); // fences 1 and 9: nobody is outside
    checkBreaks(onFences, {1, 4, 5, 6, 9}, {0, 2, 1, 1, 1, 0});
    const auto wide = test::value(classify(v, {.method = Method::Box, .hinge = 30}));
    CHECK_EQ(wide.classes.back().n, 0U);
    CHECK_FAILS(classify(std::vector<double>{1, 5, 5, 5, 5, 9}, {.method = Method::Box}), ErrorCode::NotEnoughData);
}

TEST(own_breaks)
{
    const auto c = test::value(classify(oneTo(10), {.method = Method::User, .userBreaks = {0, 5, 20}}));
    checkBreaks(c, {0, 5, 20}, {0, 5, 5, 0});
    const auto own = [](std::vector<double> breaks) {
        return classify(oneTo(10), {.method = Method::User, .userBreaks = std::move(breaks)});
    };
    CHECK_FAILS(own({}), ErrorCode::Usage);
    CHECK_FAILS(own({1, 1}), ErrorCode::Usage);
    CHECK_FAILS(own({2, 1}), ErrorCode::Usage);
    CHECK_FAILS(own({std::nan("")}), ErrorCode::Usage);
    CHECK_FAILS(own(oneTo(9)), ErrorCode::Usage);
}

TEST(what_a_user_can_do_wrong)
{
    const double nan = std::nan("");
    for (const auto method : {Method::Quantile, Method::Equal, Method::Jenks, Method::Deviation, Method::HeadTails,
                              Method::Pretty, Method::Box}) {
        CHECK_FAILS(classify({}, {.method = method}), ErrorCode::NotEnoughData);
        CHECK_FAILS(classify(std::vector{nan, nan}, {.method = method}), ErrorCode::NotEnoughData);
        CHECK_FAILS(classify(std::vector{1.0, std::numeric_limits<double>::infinity()}, {.method = method}),
                    ErrorCode::InvalidInput);
        CHECK_FAILS(classify(oneTo(9), {.method = method, .classes = 1}), ErrorCode::Usage);
        CHECK_FAILS(classify(oneTo(9), {.method = method, .classes = 10}), ErrorCode::Usage);
        const auto one = classified({7, nan, 7}, method);
        CHECK_EQ(one.classes.size(), 1U);
        CHECK_EQ(one.missing, 1U);
        CHECK_EQ(one.notes.size(), 1U);
        CHECK_EQ(one.gvf, 1.0);
        CHECK_EQ(classified({7}, method).classes.size(), 1U);
        CHECK(!classOf(one, nan).has_value());
        CHECK_FAILS(classify(std::vector{-1e308, 1e308}, {.method = method}), ErrorCode::InvalidInput);
        const auto tiny = classified({1e-300, 2e-300, 5e-300, 6e-300}, method);
        CHECK(tiny.classes.size() > 1 && tiny.gvf > 0.3);
        CHECK(classified({1e300, 2e300, 5e300, 6e300}, method).gvf > 0.3);
        CHECK(classified({1e12, 1e12 + 1, 1e12 + 2, 1e12 + 9}, method).classes.size() > 1);
    }
    const auto few = classified({1, 1, 2, 2, 3, nan}, Method::Jenks);
    checkBreaks(few, {1, 2}, {2, 2, 1});
    CHECK_EQ(few.notes.size(), 1U);
    CHECK_EQ(few.gvf, 1.0);
}

TEST(methods_have_names)
{
    for (std::size_t i = 0; i < 8; ++i)
        CHECK(methodFromName(name(static_cast<Method>(i))) == static_cast<Method>(i));
    CHECK(!methodFromName("magic").has_value());
}

TEST(area_codes)
{
    CHECK(kindOf("E05011118") == AreaKind::Ward);
    CHECK(kindOf("E01008881") == AreaKind::LowerLayer);
    CHECK(kindOf("E08000025") == AreaKind::LocalAuthority);
    CHECK(kindOf("E47000007") == AreaKind::CombinedAuthority);
    CHECK(kindOf("E99000001") == AreaKind::Other);
    CHECK(!kindOf("B15 2TT").has_value());
    CHECK(!isAreaCode("E0800002"));
    CHECK(!isAreaCode("E0800002x"));
    CHECK(!isAreaCode("X08000025"));
    CHECK_EQ(name(AreaKind::Ward), "ward");
}
