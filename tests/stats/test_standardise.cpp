// SPDX-License-Identifier: GPL-3.0-or-later
// Published figures: tests of PHEindicatormethods 2.1 (Office for Health Improvement and Disparities), to ten significant digits.
#include "core/stats/checks.h"
#include "core/stats/standardise.h"
#include "tests/stats/published.h"
#include <algorithm>
#include <numeric>

using namespace boulton;
using namespace boulton::stats;
using namespace boulton::stats::published;

namespace {

// its test data "testdata_big" and "testdata_small", 19 age bands from 0–4 to 90 and over, and the reference beside them
const std::vector<double> kBig{127, 25, 18, 21, 12, 27, 48, 27, 29, 32, 32, 34, 45, 65, 38, 68, 74, 82, 91};
const std::vector<double> kSmall{12, 4, 3, 2, 3, 4, 8, 2, 2, 3, 4, 5, 6, 8, 5, 6, 5, 5, 4};
const std::vector<double> kTiny{0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 2, 3};
const std::vector<double> kPeople{636, 558, 609, 543, 384, 594, 669, 843, 660, 576,
                                  606, 522, 426, 273, 300, 288, 153, 123, 207};
const std::vector<double> kReferenceEvents{10303, 2824, 0,    3615, 3641, 3490, 3789, 3213, 3031, 2771,
                                           3089,  3490, 3595, 4745, 5514, 7125, 5694, 6210, 5757};
const std::vector<double> kReferencePeople{50520, 57173, 60213, 54659, 44345, 50128, 62163, 67423, 62899, 55463,
                                           60479, 49974, 44140, 40888, 37239, 30819, 18136, 15325, 13918};

std::vector<double> weights(std::span<const StandardBand> standard)
{
    std::vector<double> w;
    for (const auto& band : standard)
        w.push_back(band.weight);
    return w;
}

double total(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

TEST(standard_populations_as_published)
{
    CHECK_EQ(esp2013().size(), 19U);
    CHECK_EQ(esp1976().size(), 18U);
    CHECK_EQ(total(weights(esp2013())), 100'000.0);
    CHECK_EQ(total(weights(esp1976())), 100'000.0);
    for (const auto standard : {esp2013(), esp1976()})
        for (std::size_t i = 0; i < standard.size(); ++i) {
            CHECK_EQ(standard[i].from, static_cast<int>(5 * i));
            CHECK(standard[i].to == (i + 1 < standard.size() ? std::optional(standard[i].from + 4) : std::nullopt));
        }
    CHECK_EQ(esp2013().back().from, 90);
    CHECK_EQ(esp1976().back().from, 85);
}

TEST(direct_rates_as_published)
{
    const auto esp = weights(esp2013());
    const auto big = test::value(directlyStandardised(kBig, kPeople, esp, 100'000, bothLevels()));
    checkDigits(big.value, 10430.247991469423, "big");
    CHECK_EQ(big.total, 895.0);
    CHECK_EQ(big.population, 8970.0);
    checkInterval(big.intervals[0], 9717.709067985681, 11178.94091547925, "big at 95 %");
    checkInterval(big.intervals[1], 9323.287880219903, 11620.595999522058, "big at 99.8 %");
    const auto small = test::value(directlyStandardised(kSmall, kPeople, esp, 100'000, bothLevels()));
    checkDigits(small.value, 1103.212025300104, "small");
    checkInterval(small.intervals[0], 877.455767536709, 1367.0882227225795, "small");
    checkInterval(small.intervals[1], 763.6420357939879, 1530.0328948244762, "small");
    const auto refused = directlyStandardised(kTiny, kPeople, esp, 100'000, bothLevels());
    CHECK_FAILS(refused, ErrorCode::NotEnoughData);
    CHECK(refused.error().what.contains("total count < 10"));
    // 1976: without the band of 90 and over, as published
    const std::span<const double> events(kBig);
    const std::span<const double> people(kPeople);
    const auto old =
        test::value(directlyStandardised(events.first(18), people.first(18), weights(esp1976()), 1e5, bothLevels()));
    checkDigits(old.value, 8592.097585022366, "1976");
    checkInterval(old.intervals[0], 7991.160931442103, 9225.253880318318, "1976");
}

TEST(events_that_come_more_than_once_as_published)
{
    // "testdata_nonind_big": persons with one, two, three and four events
    const std::vector<Repeated> frequencies{
        {1, {75, 16, 11, 12, 8, 18, 26, 18, 18, 21, 21, 23, 23, 39, 25, 40, 46, 49, 56}},
        {2, {16, 3, 2, 3, 0, 3, 6, 3, 4, 4, 4, 4, 6, 8, 5, 9, 9, 10, 11}},
        {3, {4, 1, 1, 1, 0, 1, 2, 1, 1, 1, 1, 1, 2, 2, 1, 2, 2, 3, 3}},
        {4, {2, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1}}};
    const auto esp = weights(esp2013());
    const auto rate = test::value(directlyStandardisedRepeated(frequencies, kPeople, esp, 100'000, bothLevels()));
    // published to eight decimals
    CHECK_NEAR(rate.value, 10430.24799147, 5e-9);
    CHECK_NEAR(rate.intervals[0].lower, 9532.94977862, 5e-9);
    CHECK_NEAR(rate.intervals[0].upper, 11373.07483298, 5e-9);
    CHECK_NEAR(rate.intervals[1].lower, 9036.25631357, 5e-9);
    CHECK_NEAR(rate.intervals[1].upper, 11929.24980749, 5e-9);
    CHECK_EQ(rate.total, 895.0);
    CHECK_EQ(rate.method, IntervalMethod::DobsonRepeated);
    // one event each is the ordinary rate
    const auto plain = test::value(directlyStandardised(kBig, kPeople, esp, 100'000, bothLevels()));
    const auto same = test::value(
        directlyStandardisedRepeated(std::vector<Repeated>{{1, kBig}}, kPeople, esp, 100'000, bothLevels()));
    CHECK_EQ(same.value, plain.value);
    CHECK_EQ(same.intervals[1].upper, plain.intervals[1].upper);
    CHECK(rate.intervals[0].lower < plain.intervals[0].lower && rate.intervals[0].upper > plain.intervals[0].upper);
}

TEST(indirect_rates_as_published)
{
    const auto of = [](const std::vector<double>& events) {
        return test::value(indirectlyStandardised(total(events), kPeople, kReferenceEvents, kReferencePeople, 1e5,
                                                  bothLevels()));
    };
    const auto big = of(kBig);
    checkDigits(big.expected, 835.8835612311743, "expected");
    checkDigits(big.referenceRate, 9349.88309221102, "reference rate");
    checkDigits(big.rate.value, 10011.137622091057, "big");
    checkInterval(big.rate.intervals[0], 9365.91600297888, 10689.097582910616, "big");
    checkInterval(big.rate.intervals[1], 9008.7578618655, 11089.02718538338, "big");
    checkDigits(big.ratio.value, 1.0707232939020275, "ratio");
    checkInterval(big.ratio.intervals[0], 1.0017147712553987, 1.143233287249895, "ratio");
    const auto tiny = of(kTiny);
    CHECK_EQ(tiny.rate.method, IntervalMethod::Exact);
    checkDigits(tiny.rate.value, 100.6706576523123, "tiny");
    checkInterval(tiny.rate.intervals[0], 46.03303513307893, 191.10426659054028, "tiny");
    checkInterval(tiny.rate.intervals[1], 27.43190862554234, 253.4369635219236, "tiny");
    // an age at which nobody lives adds nothing to what is expected (published: "Area1")
    auto people = kPeople;
    people[1] = 0;
    const auto fewer =
        test::value(indirectlyStandardised(895, people, kReferenceEvents, kReferencePeople, 1e5, bothLevels()));
    checkDigits(fewer.expected, 808.3217400918253, "Area1 expected");
    checkDigits(fewer.rate.value, 10352.493261629017, "Area1");
    checkInterval(fewer.rate.intervals[0], 9685.271141999323, 11053.570021432142, "Area1");
}

TEST(standardising_keeps_what_it_should)
{
    const auto esp = weights(esp2013());
    const auto base = test::value(directlyStandardised(kBig, kPeople, esp, 1000, bothLevels()));
    auto larger = esp;
    for (double& w : larger)
        w *= 37;
    const auto scaled = test::value(directlyStandardised(kBig, kPeople, larger, 1000, bothLevels()));
    CHECK_NEAR(scaled.value, base.value, base.value * 1e-14);
    CHECK_NEAR(scaled.intervals[0].lower, base.intervals[0].lower, base.value * 1e-13);
    CHECK(base.intervals[1].lower < base.intervals[0].lower && base.intervals[0].lower < base.value &&
          base.value < base.intervals[0].upper && base.intervals[0].upper < base.intervals[1].upper);
    // weighted by its own population a standardised rate is the crude one, and so is its interval (Dobson, last section)
    const auto own = test::value(directlyStandardised(kBig, kPeople, kPeople, 1000, bothLevels()));
    const auto crude = test::value(crudeRate(895, 8970, 1000, bothLevels()));
    CHECK_NEAR(own.value, crude.value, crude.value * 1e-14);
    CHECK_NEAR(own.intervals[0].lower, crude.intervals[0].lower, crude.value * 1e-13);
    CHECK_NEAR(own.intervals[1].upper, crude.intervals[1].upper, crude.value * 1e-13);
    // the reference against itself: ratio 1
    const auto itself = test::value(indirectlyStandardised(total(kReferenceEvents), kReferencePeople, kReferenceEvents,
                                                           kReferencePeople, 1e5, bothLevels()));
    CHECK_NEAR(itself.ratio.value, 1, 1e-14);
}

TEST(standardised_rates_refuse_bad_rows_by_their_place)
{
    const auto esp = weights(esp2013());
    const auto levels = bothLevels();
    const auto with = [](std::vector<double> list, std::size_t at, double value) {
        list[at] = value;
        return list;
    };
    const auto refuses = [](const auto& result, std::size_t index, std::string_view words) {
        CHECK_FAILS(result, ErrorCode::InvalidInput);
        CHECK_EQ(indexOf(result.error()), index);
        test::check(result.error().what.find(words) != std::string::npos, result.error().what);
    };
    refuses(directlyStandardised(with(kBig, 4, -1), kPeople, esp, 1, levels), 4, "number of events is negative");
    refuses(directlyStandardised(with(kBig, 2, kNaN), kPeople, esp, 1, levels), 2, "number of events is missing");
    refuses(directlyStandardised(kBig, with(kPeople, 3, 0), esp, 1, levels), 3, "population is zero");
    refuses(directlyStandardised(kBig, with(kPeople, 18, kNaN), esp, 1, levels), 18, "population is missing");
    refuses(directlyStandardised(kBig, with(kPeople, 1, -558), esp, 1, levels), 1, "negative");
    refuses(directlyStandardised(kBig, kPeople, with(esp, 7, -1), 1, levels), 7, "standard population is negative");
    // an age band is missing: nobody notices from the numbers alone but by their count
    const std::span<const double> events(kBig);
    const std::span<const double> people(kPeople);
    CHECK_FAILS(directlyStandardised(events.first(18), people.first(18), esp, 1, levels), ErrorCode::InvalidInput);
    CHECK_FAILS(directlyStandardised(events.first(18), people, esp, 1, levels), ErrorCode::InvalidInput);
    CHECK_FAILS(directlyStandardised({}, {}, {}, 1, levels), ErrorCode::NotEnoughData);
    CHECK_FAILS(directlyStandardised(kBig, kPeople, std::vector<double>(19, 0.0), 1, levels), ErrorCode::InvalidInput);
    CHECK_FAILS(directlyStandardised(kBig, kPeople, esp, 0, levels), ErrorCode::InvalidInput);
    refuses(directlyStandardisedRepeated(std::vector<Repeated>{{1, with(kBig, 5, -2)}}, kPeople, esp, 1, levels), 5,
            "persons is negative");
    CHECK_FAILS(directlyStandardisedRepeated(std::vector<Repeated>{{0, kBig}}, kPeople, esp, 1, levels),
                ErrorCode::InvalidInput);
    CHECK_FAILS(directlyStandardisedRepeated(std::vector<Repeated>{{2, kBig}, {1, {}}}, kPeople, esp, 1, levels),
                ErrorCode::InvalidInput);
    refuses(indirectlyStandardised(9, kPeople, kReferenceEvents, with(kReferencePeople, 6, 0), 1, levels), 6,
            "population of the reference is zero");
    refuses(indirectlyStandardised(9, kPeople, with(kReferenceEvents, 2, kNaN), kReferencePeople, 1, levels), 2,
            "reference is missing");
    refuses(indirectlyStandardised(9, with(kPeople, 2, -1), kReferenceEvents, kReferencePeople, 1, levels), 2,
            "population is negative");
    CHECK_FAILS(indirectlyStandardised(-9, kPeople, kReferenceEvents, kReferencePeople, 1, levels),
                ErrorCode::InvalidInput);
    CHECK_FAILS(indirectlyStandardised(9, std::vector<double>(19, 0.0), kReferenceEvents, kReferencePeople, 1, levels),
                ErrorCode::NotEnoughData);
}

TEST(ten_events_are_enough_for_a_direct_rate_and_nine_are_not)
{
    const std::vector<double> people{1000, 1000};
    const std::vector<double> half{1, 1};
    CHECK(directlyStandardised(std::vector<double>{4, 6}, people, half, 1e5, bothLevels()).has_value());
    CHECK_FAILS(directlyStandardised(std::vector<double>{4, 5}, people, half, 1e5, bothLevels()),
                ErrorCode::NotEnoughData);
    // counted in events, not in persons
    const std::vector<Repeated> fivePersons{{2, {4, 1}}};
    CHECK(directlyStandardisedRepeated(fivePersons, people, half, 1e5, bothLevels()).has_value());
}

// ---- every row of the published tables, where they are

namespace {

std::vector<double> column(const PublishedTable& t, const std::string& area, const std::string& name)
{
    std::vector<double> values;
    for (std::size_t row = 0; row < t.rows(); ++row)
        if (t.text(row, "area") == area)
            values.push_back(t.number(row, name));
    return values;
}

//! The published table has nothing where nobody had so many events, and in one row of "tiny" whose reference has no events either.
std::vector<double> nothingIsNone(std::vector<double> values)
{
    for (double& v : values)
        v = std::isnan(v) ? 0 : v;
    return values;
}

double perOf(const std::string& statistic)
{
    const auto at = statistic.find_last_of(' ');
    return std::stod(statistic.substr(at + 1));
}

} // namespace

TEST(every_published_direct_rate)
{
    const PublishedTable input("../reference/verify/phe_dsr_isr_input.csv");
    const PublishedTable repeated("../reference/verify/phe_dsr_nonindependent_input.csv");
    const PublishedTable t("../reference/verify/phe_dsr_expected.csv");
    std::size_t given = 0;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        const std::string& area = t.text(row, "area");
        const bool isRepeated = area.starts_with("testdata_nonind");
        const bool is1976 = area == "testdata_1976";
        const std::string source = is1976 ? "testdata_big" : area;
        const auto& table = isRepeated ? repeated : input;
        auto people = column(table, source, "pop");
        auto events = column(table, source, "count");
        CHECK_EQ(people.size(), 19U);
        if (is1976) {
            people.resize(18);
            events.resize(18);
        }
        const auto standard = weights(is1976 ? esp1976() : esp2013());
        Result<DirectRate> rate = DirectRate{};
        const double per = std::isnan(t.number(row, "value")) ? 1e5 : perOf(t.text(row, "statistic"));
        if (isRepeated) {
            std::vector<Repeated> frequencies;
            for (int f = 1; f <= 4; ++f)
                frequencies.push_back(
                    {static_cast<double>(f), nothingIsNone(column(table, source, "f" + std::to_string(f)))});
            rate = directlyStandardisedRepeated(frequencies, people, standard, per, bothLevels());
        } else {
            rate = directlyStandardised(events, people, standard, per, bothLevels());
        }
        if (std::isnan(t.number(row, "value"))) { // nine events; in one of the tables also a row without numbers
            CHECK(!rate.has_value());
            continue;
        }
        ++given;
        const double tolerance = isRepeated ? 5e-9 : t.number(row, "value") * 1e-10; // eight decimals are published
        CHECK_NEAR(test::value(rate).value, t.number(row, "value"), tolerance);
        CHECK_EQ(rate->total, t.number(row, "total_count"));
        CHECK_EQ(rate->population, t.number(row, "total_pop"));
        CHECK_NEAR(rate->intervals[0].lower, t.number(row, "lower95_0cl"), tolerance);
        CHECK_NEAR(rate->intervals[0].upper, t.number(row, "upper95_0cl"), tolerance);
        // a misprint in the source: the 99.8 % limits of 1976 stand there ten times too large, below 95 % and far above it
        const double misprint = is1976 ? 10 : 1;
        CHECK_NEAR(rate->intervals[1].lower * misprint, t.number(row, "lower99_8cl"), tolerance * misprint);
        CHECK_NEAR(rate->intervals[1].upper * misprint, t.number(row, "upper99_8cl"), tolerance * misprint);
    }
    CHECK_EQ(given, 9U);
}

TEST(every_published_indirect_rate)
{
    const PublishedTable input("../reference/verify/phe_dsr_isr_input.csv");
    const PublishedTable t("../reference/verify/phe_isr_expected.csv");
    for (std::size_t row = 0; row < t.rows(); ++row) {
        std::string area = t.text(row, "area");
        const bool empty = area == "Area1"; // as "big", but nobody aged 5–9
        if (empty || area == "Area2")
            area = empty ? "testdata_big" : "testdata_small";
        auto people = nothingIsNone(column(input, area, "pop"));
        if (empty)
            people[1] = 0;
        const std::string statistic = t.text(row, "statistic");
        const bool ratio = statistic.contains("ratio");
        const double per = perOf(statistic);
        const auto r = test::value(indirectlyStandardised(
            t.number(row, "observed"), people, nothingIsNone(column(input, area, "refcount")),
            column(input, area, "refpop"), ratio ? 1e5 : per, bothLevels()));
        const Estimate& e = ratio ? r.ratio : r.rate;
        const double scale = ratio ? per : 1;
        const std::string where = "row " + std::to_string(row + 2);
        checkDigits(r.expected, t.number(row, "expected"), where);
        if (!ratio)
            checkDigits(r.referenceRate, t.number(row, "ref_rate"), where);
        checkDigits(e.value * scale, t.number(row, "value"), where);
        checkInterval({e.intervals[0].lower * scale, e.intervals[0].upper * scale}, t.number(row, "lower95_0cl"),
                      t.number(row, "upper95_0cl"), where);
        if (!std::isnan(t.number(row, "lower99_8cl")))
            checkInterval({e.intervals[1].lower * scale, e.intervals[1].upper * scale}, t.number(row, "lower99_8cl"),
                          t.number(row, "upper99_8cl"), where);
    }
    CHECK_EQ(t.rows(), 16U);
}
