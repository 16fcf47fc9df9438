// SPDX-License-Identifier: GPL-3.0-or-later
// Published figures: tests of PHEindicatormethods 2.1 (Office for Health Improvement and Disparities), to ten significant digits.
#include "core/stats/checks.h"
#include "core/stats/distributions.h"
#include "core/stats/rates.h"
#include "tests/stats/published.h"

using namespace boulton;
using namespace boulton::stats;
using namespace boulton::stats::published;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

} // namespace

TEST(distributions_give_textbook_quantiles)
{
    checkDigits(normalUpperQuantile(0.025), 1.959963984540054, "z of 95 %"); // R: qnorm(0.975)
    checkDigits(normalUpperQuantile(0.001), 3.090232306167813, "z of 99.8 %");
    checkDigits(normalUpperTail(1.959963984540054), 0.025, "tail");
    checkDigits(studentUpperQuantile(7, 0.025), 2.3646242515927844, "t with 7 degrees of freedom"); // R: qt(0.975, 7)
    checkDigits(poissonLower(1, 0.025), 0.02531780798428988, "lower of 1");
    checkDigits(poissonUpper(1, 0.025), 5.5716433909388977, "upper of 1");
    checkDigits(poissonUpper(0, 0.025), 3.6888794541139363, "upper of 0: -log(0.025)");
    CHECK_EQ(poissonLower(0, 0.025), 0.0);
    for (const double bad : {-1.0, kNaN, kInfinity})
        CHECK(std::isnan(poissonLower(bad, 0.025)) && std::isnan(poissonUpper(bad, 0.025)));
    for (const double bad : {0.0, 1.0, -0.1, kNaN})
        CHECK(std::isnan(normalUpperQuantile(bad)) && std::isnan(studentUpperQuantile(5, bad)) &&
              std::isnan(poissonUpper(3, bad)));
    CHECK(std::isnan(studentUpperQuantile(0, 0.025)));
}

TEST(byar_as_published)
{
    checkInterval(level(0.95).byar(65), 50.163187710459454, 82.84913854593984, "65 at 95 %");
    checkInterval(level(0.95).byar(1045), 982.5932018073325, 1110.33121298565, "1045 at 95 %");
    checkInterval(level(0.95).byar(1), 0.01307213290150435, 5.5637555824752605, "1 at 95 %");
    checkInterval(level(0.998).byar(65), 42.8802614714802, 94.00029084431802, "65 at 99.8 %");
    checkInterval(level(0.998).byar(1045), 947.9407035610374, 1148.806160988033, "1045 at 99.8 %");
    checkInterval(level(0.998).byar(10), 2.916318374695686, 24.193724927880535, "10 at 99.8 %");
    checkInterval(level(0.998).byar(1), kNaN, 9.362180217908362, "1 at 99.8 %: no lower end");
}

TEST(wilson_as_published)
{
    checkInterval(level(0.95).wilson(65, 100), 0.5525444329688797, 0.7363575175690247, "65 of 100 at 95 %");
    checkInterval(level(0.95).wilson(1045, 5000), 0.19795549880013297, 0.22049130373189027, "1045 of 5000 at 95 %");
    checkInterval(level(0.95).wilson(0.445, 1), 0.04381744772058822, 0.9334621276979156, "0.445 of 1 at 95 %");
    checkInterval(level(0.998).wilson(65, 100), 0.4954946574070431, 0.7783540614089697, "65 of 100 at 99.8 %");
    checkInterval(level(0.998).wilson(1045, 5000), 0.19179381799015244, 0.22731562902525818, "1045 of 5000");
    checkInterval(level(0.998).wilson(0.445, 1), 0.019347006132900975, 0.9702259947019541, "0.445 of 1");
    const Interval none = level(0.95).wilson(0, 20);
    const Interval all = level(0.95).wilson(20, 20);
    CHECK_EQ(none.lower, 0.0);
    CHECK_EQ(all.upper, 1.0);
    CHECK_NEAR(none.upper, 1 - all.lower, 1e-15);
}

TEST(rates_as_published)
{
    const auto levels = bothLevels();
    const auto one = test::value(crudeRate(1, 100, 100, levels));
    checkDigits(one.value, 1, "1 of 100");
    CHECK_EQ(one.method, IntervalMethod::Exact);
    checkInterval(one.intervals[0], 0.025317807984289897, 5.571643390938898, "1 of 100 at 95 %");
    checkInterval(one.intervals[1], 0.0010005003335835344, 9.233413476451585, "1 of 100 at 99.8 %");
    const auto five = test::value(crudeRate(5, 100, 100'000, levels));
    checkInterval(five.intervals[0], 1623.4863901184199, 11668.332079322669, "5 of 100");
    checkInterval(five.intervals[1], 739.3717319178389, 16454.745203680104, "5 of 100");
    const auto twenty = test::value(crudeRate(20, 100, 100, levels));
    CHECK_EQ(twenty.method, IntervalMethod::Byar);
    checkInterval(twenty.intervals[0], 12.211428834875937, 30.889880369197066, "20 of 100");
    checkInterval(twenty.intervals[1], 8.922802365144193, 38.08503562504191, "20 of 100");
    // more events than people are no mistake in a rate
    const auto many = test::value(crudeRate(250, 220, 100'000, levels));
    checkDigits(many.value, 113636.36363636365, "250 of 220");
    checkInterval(many.intervals[0], 99984.94738532876, 128631.14487455782, "250 of 220");
}

TEST(proportions_as_published)
{
    const auto levels = bothLevels();
    const auto five = test::value(proportion(5, 100, 1, levels));
    checkDigits(five.value, 0.05, "5 of 100");
    checkInterval(five.intervals[0], 0.02154367915436798, 0.11175046923191911, "5 of 100");
    checkInterval(five.intervals[1], 0.013865320725997183, 0.16458852282596442, "5 of 100");
    const auto percent = test::value(proportion(1, 100, 100, levels));
    checkInterval(percent.intervals[0], 0.1767432064140651, 5.44861961787053, "1 %");
    CHECK_EQ(percent.method, IntervalMethod::Wilson);
}

TEST(means_as_published)
{
    const std::vector<double> area1{33.09375, 48.38596, 64.83495, 67.98475, 22.93556, 71.23587, 38.78465, 82.37927};
    const auto mean = test::value(meanOf(area1, bothLevels()));
    CHECK_EQ(mean.n, 8U);
    checkDigits(mean.sum, 429.6347600000001, "sum");
    checkDigits(mean.value, 53.70434500000001, "mean");
    checkDigits(mean.sd, 20.97557525770931, "sd");
    checkInterval(mean.intervals[0], 36.168325241336504, 71.24036475866352, "95 %");
    checkInterval(mean.intervals[1], 18.216705294788838, 89.19198470521118, "99.8 %");
}

TEST(no_events_have_an_upper_end)
{
    const auto none = test::value(crudeRate(0, 1000, 1000, bothLevels()));
    CHECK_EQ(none.value, 0.0);
    checkInterval(none.intervals[0], 0, 3.6888794541139363, "none seen");
    CHECK(std::isnan(level(0.95).byar(0).lower)); // Byar has no lower end there
}

TEST(intervals_hold_the_value_and_widen_with_confidence)
{
    for (const double events : {0.0, 1.0, 3.5, 9.0, 9.9, 10.0, 11.0, 250.0, 1e6})
        for (const double people : {2e6, 7.5e9}) {
            Interval last{kNaN, kNaN};
            for (const double confidence : {0.9, 0.95, 0.99, 0.998}) {
                const std::vector levels{level(confidence)};
                const auto rate = test::value(crudeRate(events, people, 1e5, levels));
                const auto share = test::value(proportion(events, people, 1, levels));
                CHECK(rate.intervals[0].lower <= rate.value && rate.value <= rate.intervals[0].upper);
                CHECK(share.intervals[0].lower <= share.value && share.value <= share.intervals[0].upper);
                CHECK(std::isnan(last.lower) ||
                      (rate.intervals[0].lower <= last.lower && rate.intervals[0].upper > last.upper));
                last = rate.intervals[0];
                // per 100 or per 100,000: the same picture
                const auto other = test::value(crudeRate(events, people, 100, levels));
                CHECK_NEAR(other.intervals[0].upper * 1000, rate.intervals[0].upper, rate.intervals[0].upper * 1e-14);
            }
        }
}

TEST(exact_limits_cover_at_least_as_often_as_they_say)
{
    // P(a Poisson count falls where its interval misses the mean) is at most the tail on each side, by adding up probabilities
    const Confidence c = level(0.95);
    for (const double mean : {0.5, 2.0, 5.3, 8.9}) {
        double below = 0;
        double above = 0;
        double probability = std::exp(-mean);
        for (int x = 0; x < 10; ++x) {
            below += c.exact(x).upper < mean ? probability : 0;
            above += c.exact(x).lower > mean ? probability : 0;
            probability *= mean / (x + 1);
        }
        CHECK(below <= 0.025 && above <= 0.025);
    }
}

TEST(numbers_that_cannot_be_are_refused_with_the_reason)
{
    const auto levels = bothLevels();
    const auto says = [](const auto& result, std::string_view words) {
        CHECK_FAILS(result, ErrorCode::InvalidInput);
        test::check(result.error().what.find(words) != std::string::npos, result.error().what);
    };
    says(crudeRate(-3, 100, 1, levels), "the numerator is negative (-3)");
    says(crudeRate(kNaN, 100, 1, levels), "the numerator is missing");
    says(crudeRate(kInfinity, 100, 1, levels), "the numerator is infinite");
    says(crudeRate(3, 0, 1, levels), "the population is zero");
    says(crudeRate(3, -100, 1, levels), "the population is negative");
    says(crudeRate(3, kNaN, 1, levels), "the population is missing");
    says(crudeRate(3, 100, 0, levels), "per");
    says(proportion(101, 100, 1, levels), "larger than the population");
    says(proportion(-1, 100, 1, levels), "negative");
    says(meanOf(std::vector{1.0, kNaN, 3.0}, levels), "missing");
    CHECK_EQ(indexOf(meanOf(std::vector{1.0, kNaN, 3.0}, levels).error()), 1U);
    CHECK_FAILS(meanOf(std::vector{1.0}, levels), ErrorCode::NotEnoughData);
    CHECK_FAILS(meanOf({}, levels), ErrorCode::NotEnoughData);
    for (const double bad : {0.5, 0.89, 1.0, 95.0, kNaN})
        CHECK_FAILS(Confidence::of(bad), ErrorCode::InvalidInput);
}

// ---- every row of the published tables, where they are

TEST(every_published_interval)
{
    const PublishedTable t("../reference/verify/phe_byars_wilson.csv");
    for (std::size_t row = 0; row < t.rows(); ++row) {
        const Confidence c = level(t.text(row, "confidence") == "95%" ? 0.95 : 0.998);
        const Interval i = t.text(row, "method") == "Byars" ? c.byar(t.number(row, "x"))
                                                            : c.wilson(t.number(row, "x"), t.number(row, "n"));
        checkInterval(i, t.number(row, "lowercl"), t.number(row, "uppercl"), "row " + std::to_string(row + 2));
    }
    CHECK_EQ(t.rows(), 13U);
}

namespace {

using Method = Result<Estimate> (*)(double, double, double, std::span<const Confidence>);

//! Rows without a numerator or a population are published as NA: they must be refused.
void checkTable(const std::string& file, Method method, std::size_t given, std::size_t refused)
{
    const PublishedTable t(file);
    std::size_t done = 0;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        const std::string where = file + " row " + std::to_string(row + 2);
        const auto e = method(t.number(row, "Numerator"), t.number(row, "Denominator"), t.number(row, "multiplier"),
                              bothLevels());
        if (std::isnan(t.number(row, "value"))) {
            CHECK_FAILS(e, ErrorCode::InvalidInput);
            continue;
        }
        ++done;
        checkDigits(test::value(e).value, t.number(row, "value"), where);
        checkInterval(e->intervals[0], t.number(row, "lower95_0cl"), t.number(row, "upper95_0cl"), where);
        checkInterval(e->intervals[1], t.number(row, "lower99_8cl"), t.number(row, "upper99_8cl"), where);
        const std::string published = t.text(row, "method");
        CHECK_EQ(e->method, published == "Exact"   ? IntervalMethod::Exact
                            : published == "Byars" ? IntervalMethod::Byar
                                                   : IntervalMethod::Wilson);
    }
    CHECK_EQ(done, given);
    CHECK_EQ(t.rows() - done, refused);
}

} // namespace

TEST(every_published_rate)
{
    checkTable("../reference/verify/phe_rate.csv", crudeRate, 17, 3);
}

TEST(every_published_proportion)
{
    checkTable("../reference/verify/phe_proportion.csv", proportion, 16, 3);
}

TEST(every_published_mean)
{
    const PublishedTable input("../reference/verify/phe_mean_input.csv");
    const PublishedTable t("../reference/verify/phe_mean_expected.csv");
    for (std::size_t row = 0; row < t.rows(); ++row) {
        const std::string& area = t.text(row, "area");
        std::vector<double> values;
        for (std::size_t i = 0; i < input.rows(); ++i)
            if (area == "No grouping" || input.text(i, "area") == area)
                values.push_back(input.number(i, "values"));
        const auto mean = test::value(meanOf(values, bothLevels()));
        checkDigits(mean.sum, t.number(row, "value_sum"), area);
        checkDigits(mean.value, t.number(row, "value"), area);
        checkDigits(mean.sd, t.number(row, "stdev"), area);
        checkInterval(mean.intervals[0], t.number(row, "lower95_0cl"), t.number(row, "upper95_0cl"), area);
        checkInterval(mean.intervals[1], t.number(row, "lower99_8cl"), t.number(row, "upper99_8cl"), area);
    }
    CHECK_EQ(t.rows(), 3U);
}
