// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/matrix.h"
#include "core/sample/sample_council.h"
#include "tests/support/test.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::performance;
using sample::Oddity;
using sample::OddValue;

namespace {

const Plan& plan()
{
    static const Plan made = sample::makePlan();
    return made;
}

std::vector<OddValue> all(Oddity oddity)
{
    std::vector<OddValue> found;
    std::ranges::copy_if(sample::oddValues(), std::back_inserter(found),
                         [&](const OddValue& o) { return o.oddity == oddity; });
    return found;
}

MeasureCode code(const OddValue& odd)
{
    return MeasureCode(std::string(odd.measure));
}

std::vector<ValueRecord> records(const OddValue& odd)
{
    std::vector<ValueRecord> found;
    std::ranges::copy_if(plan().history.records(), std::back_inserter(found),
                         [&](const ValueRecord& r) { return r.measure == code(odd) && r.period == odd.period; });
    return found;
}

Instant day(int year, int month, int d)
{
    return {Date::from(year, month, d)->days * 86'400'000'000LL};
}

Cell cell(const char* measure, Period period, std::optional<Instant> asAt)
{
    const auto matrix = test::value(buildMatrix(plan(), {.period = period, .asAt = asAt}));
    for (const auto& row : matrix.rows)
        if (row.measure->code.value == measure)
            return row.current();
    return {};
}

//! The figures of a measure's own periods.
std::vector<double> figures(const char* measure)
{
    std::vector<double> values;
    const Measure& m = *plan().measure(MeasureCode(measure));
    for (const Period p : plan().history.periods(m.code))
        if (const auto* record = plan().history.at(m.code, p))
            if (const auto figure = figureOf(m, *record))
                values.push_back(*figure);
    return values;
}

} // namespace

TEST(late_values_came_late)
{
    CHECK(all(Oddity::Late).size() >= 6);
    for (const auto& odd : all(Oddity::Late)) {
        const auto found = records(odd);
        CHECK_EQ(found.size(), 1U);
        CHECK(odd.monthsLate == 1 || odd.monthsLate == 2);
        const Measure& m = *plan().measure(code(odd));
        CHECK(found[0].recordedAt.date().days > odd.period.end().days + m.reportingLagDays + 10);
    }
}

TEST(missing_values_are_missing)
{
    CHECK(all(Oddity::NeverSubmitted).size() + all(Oddity::MissingStated).size() >= 8);
    for (const auto& odd : all(Oddity::NeverSubmitted))
        CHECK(records(odd).empty());
    for (const auto& odd : all(Oddity::MissingStated)) {
        const auto found = records(odd);
        CHECK_EQ(found.size(), 1U);
        CHECK(!found[0].value && !found[0].numerator && !found[0].denominator);
        CHECK(found[0].reason == odd.reason && odd.reason != table::MissingReason::Empty);
    }
    for (const auto oddity : {Oddity::Awaited, Oddity::AwaitedMissing})
        for (const auto& odd : all(oddity))
            CHECK(records(odd).empty());
    CHECK_EQ(all(Oddity::Awaited).size(), 7U);
    CHECK_EQ(all(Oddity::AwaitedMissing).size(), 2U);
}

TEST(nothing_else_is_missing)
{
    std::size_t expected = 0;
    std::size_t recordsWithoutFigure = 0;
    for (const auto& r : plan().history.records())
        recordsWithoutFigure += r.kind != RecordKind::Withdrawn && !r.value && !r.numerator ? 1 : 0;
    CHECK_EQ(recordsWithoutFigure, all(Oddity::MissingStated).size());
    std::size_t gaps = 0;
    for (const auto& m : plan().measures) {
        const auto periods = plan().history.periods(m.code);
        if (m.kind != MeasureKind::Standard)
            continue;
        for (Period p = periods.front(); p <= dueFor(m, Period::month(2020, 3)); p = p.next())
            gaps += plan().history.first(m.code, p) ? 0 : 1;
    }
    for (const auto oddity : {Oddity::NeverSubmitted, Oddity::Awaited, Oddity::AwaitedMissing})
        expected += all(oddity).size();
    CHECK_EQ(gaps, expected);
}

TEST(restated_and_withdrawn_values_keep_their_history)
{
    CHECK(all(Oddity::Restated).size() >= 2);
    for (const auto& odd : all(Oddity::Restated)) {
        const auto found = records(odd);
        CHECK_EQ(found.size(), 2U);
        CHECK(found[1].kind == RecordKind::Restated && !found[1].note.empty());
        CHECK(figureOf(*plan().measure(code(odd)), found[0]) != figureOf(*plan().measure(code(odd)), found[1]));
    }
    CHECK_EQ(all(Oddity::Withdrawn).size(), 1U);
    const auto withdrawn = records(all(Oddity::Withdrawn)[0]);
    CHECK_EQ(withdrawn.size(), 2U);
    CHECK(withdrawn[1].kind == RecordKind::Withdrawn && !withdrawn[1].note.empty());

    const Period september = Period::month(2019, 9);
    const Cell then = cell("2.01", september, day(2019, 10, 25));
    const Cell now = cell("2.01", september, std::nullopt);
    CHECK(!then.restated && now.restated);
    CHECK(*now.figure.value < *then.figure.value);
    CHECK_EQ(*now.firstReported, *then.figure.value);
    CHECK(cell("2.07", Period::month(2019, 6), day(2019, 7, 25)).figure.value.has_value());
    CHECK(cell("2.07", Period::month(2019, 6), std::nullopt).status == Brag::Awaiting);
}

TEST(matrices_as_at_an_earlier_day_lack_what_came_later)
{
    const Period february = Period::month(2020, 2);
    CHECK(cell("1.13", february, day(2020, 3, 20)).status == Brag::Awaiting);
    CHECK(cell("1.13", february, day(2020, 4, 20)).figure.value.has_value());
    CHECK(cell("4.01", Period::month(2020, 1), day(2020, 2, 25)).status == Brag::Awaiting);
    CHECK(cell("4.01", Period::month(2020, 1), day(2020, 3, 25)).status == Brag::Red);
    CHECK(cell("4.13", february, std::nullopt).status == Brag::Awaiting);
    const auto march = test::value(buildMatrix(plan(), {.period = Period::month(2020, 3), .asAt = day(2020, 4, 1)}));
    CHECK(march.summary.count(Brag::Awaiting) > 50);
}

TEST(changed_definitions_shift_the_level)
{
    CHECK_EQ(all(Oddity::DefinitionChange).size(), 2U);
    for (const auto& odd : all(Oddity::DefinitionChange)) {
        const Measure& m = *plan().measure(code(odd));
        CHECK_EQ(m.definitionChanges.size(), 1U);
        CHECK(m.definitionChanges[0].from == odd.period && !m.definitionChanges[0].note.empty());
        double before = 0;
        double after = 0;
        for (int i = 1; i <= 3; ++i) {
            before += *figureOf(m, *plan().history.at(m.code, {addMonths(odd.period.start, -i), 1})) / 3;
            after += *figureOf(m, *plan().history.at(m.code, {addMonths(odd.period.start, i - 1), 1})) / 3;
        }
        CHECK(before - after > 4);
    }
    const auto matrix = test::value(buildMatrix(plan(), {.period = Period::month(2020, 3)}));
    for (const auto& row : matrix.rows)
        if (row.measure->code.value == "3.05")
            CHECK_EQ(row.xmr->stretches.size(), 2U);
}

TEST(the_latest_values_of_lagging_measures_are_provisional)
{
    std::size_t provisional = 0;
    for (const auto& r : plan().history.records())
        provisional += r.provisional ? 1 : 0;
    CHECK_EQ(provisional, all(Oddity::Provisional).size());
    for (const auto& odd : all(Oddity::Provisional)) {
        CHECK(records(odd).at(0).provisional);
        CHECK(dueFor(*plan().measure(code(odd)), Period::month(2020, 3)) == odd.period);
    }
}

TEST(special_causes_runs_and_the_spring_of_2020_are_there)
{
    const auto matrix = test::value(buildMatrix(plan(), {.period = Period::month(2020, 3)}));
    const auto row = [&](std::string_view wanted) {
        return std::ranges::find_if(matrix.rows, [&](const MatrixRow& r) { return r.measure->code.value == wanted; });
    };
    CHECK(row("4.08")->xmr->points[22].rule == XmrRule::OutsideLimits); // February 2019
    const auto care = figures("2.20");
    for (std::size_t i = care.size() - 6; i < care.size(); ++i)
        CHECK(care[i] > care[i - 1]);
    CHECK(row("2.20")->xmr->points.back().rule != XmrRule::None);
    for (const char* measure : {"1.11", "5.03"}) {
        const auto values = figures(measure);
        CHECK(values.back() < 0.75 * values[values.size() - 2]);
    }
    const auto attendance = figures("2.12");
    CHECK(attendance.back() < *std::min_element(attendance.begin(), attendance.end() - 1));
}
