// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/matrix.h"
#include "tests/support/test.h"
#include <tuple>

using namespace boulton;
using namespace boulton::performance;

namespace {

Instant day(int year, int month, int d)
{
    return {Date::from(year, month, d)->days * 86'400'000'000LL};
}

Measure measure(const char* code, Calculation calculation = Calculation::Snapshot)
{
    Measure m;
    m.code = MeasureCode(code);
    m.title = "Measure";
    m.outcome = 1;
    m.unit = "%";
    m.scale = 100;
    m.calculation = calculation;
    return m;
}

ValueRecord ratio(const char* code, int year, int month, double n, double d, Instant at)
{
    ValueRecord r;
    r.measure = MeasureCode(code);
    r.period = Period::month(year, month);
    r.numerator = n;
    r.denominator = d;
    r.recordedAt = at;
    r.recordedBy = "bi";
    return r;
}

ValueRecord plain(const char* code, Period p, std::optional<double> v, Instant at)
{
    ValueRecord r;
    r.measure = MeasureCode(code);
    r.period = p;
    r.value = v;
    r.recordedAt = at;
    return r;
}

} // namespace

TEST(periods_know_their_financial_year)
{
    const Period march = Period::month(2020, 3);
    CHECK_EQ(march.financialYearStart(), 2019);
    CHECK_EQ(march.monthOfFinancialYear(), 12);
    CHECK_EQ(Period::month(2020, 4).monthOfFinancialYear(), 1);
    CHECK_EQ(Period::quarter(2019, 4).label(), "Q4 2019/20");
    CHECK_EQ(Period::quarter(2019, 4).start.iso(), "2020-01-01");
    CHECK_EQ(Period::financialYear(2019).label(), "2019/20");
    CHECK_EQ((Period{*Date::from(2014, 1, 1), 36}).label(), "2014 to 2016");
    CHECK(test::value(parsePeriod("2020-03")) == march);
    CHECK(test::value(parsePeriod("2019-20")) == Period::financialYear(2019));
    CHECK(test::value(parsePeriod("2019-20 Q4")) == Period::quarter(2019, 4));
    CHECK(test::value(parsePeriod("2010-11")) == Period::month(2010, 11));
    for (const char* bad : {"", "2020", "2020-13", "2020-00", "March", "2019-21 Q4", "2019-20 Q5"})
        CHECK_FAILS(parsePeriod(bad), ErrorCode::Usage);
}

TEST(year_to_date_is_a_ratio_of_sums)
{
    // 1 of 10 and 90 of 100: the mean of the ratios is 50 %, the truth 82.7 %
    const History h({ratio("A", 2019, 4, 1, 10, day(2019, 5, 10)), ratio("A", 2019, 5, 90, 100, day(2019, 6, 10))});
    const Figure f = calculate(measure("A", Calculation::CumulativeYearToDate), h, Period::month(2019, 5));
    CHECK_NEAR(f.value.value_or(0), 100.0 * 91 / 110, 1e-12);
    const Figure average = calculate(measure("A", Calculation::AverageYearToDate), h, Period::month(2019, 5));
    CHECK_NEAR(average.value.value_or(0), 100.0 * 91 / 110, 1e-12);
}

TEST(a_missing_month_makes_the_year_to_date_incomplete)
{
    const History h({ratio("A", 2019, 4, 1, 10, day(2019, 5, 10)), ratio("A", 2019, 6, 9, 10, day(2019, 7, 10))});
    const Figure f = calculate(measure("A", Calculation::CumulativeYearToDate), h, Period::month(2019, 6));
    CHECK(!f.value);
    CHECK(f.why == Figure::Why::Incomplete);
    CHECK(f.missingPeriod == Period::month(2019, 5));
    CHECK(calculate(measure("A"), h, Period::month(2019, 5)).why == Figure::Why::NoValue);
}

TEST(percentages_without_parts_are_never_added_up)
{
    const History h({plain("A", Period::month(2019, 4), 50, day(2019, 5, 10)),
                     plain("A", Period::month(2019, 5), 60, day(2019, 6, 10))});
    CHECK(calculate(measure("A", Calculation::CumulativeYearToDate), h, Period::month(2019, 5)).why ==
          Figure::Why::NeedsRatio);
    Measure count = measure("A", Calculation::CumulativeYearToDate);
    count.unit = "";
    count.scale = 1;
    CHECK_EQ(calculate(count, h, Period::month(2019, 5)).value.value_or(0), 110.0);
    count.calculation = Calculation::AverageYearToDate;
    CHECK_EQ(calculate(count, h, Period::month(2019, 5)).value.value_or(0), 55.0);
}

TEST(a_zero_denominator_is_no_figure)
{
    const History h({ratio("A", 2019, 4, 0, 0, day(2019, 5, 10))});
    const Figure f = calculate(measure("A"), h, Period::month(2019, 4));
    CHECK(!f.value);
    CHECK(f.why == Figure::Why::ZeroDenominator);
}

TEST(rolling_twelve_months_cross_the_year)
{
    std::vector<ValueRecord> records;
    for (int i = 0; i < 14; ++i) {
        const Date start = addMonths(*Date::from(2019, 1, 1), i);
        records.push_back(plain("A", {start, 1}, i < 2 ? 1000.0 : 1.0, day(2020, 4, 1)));
    }
    Measure m = measure("A", Calculation::Rolling12);
    m.unit = "";
    m.scale = 1;
    CHECK_EQ(calculate(m, History(records), Period::month(2020, 2)).value.value_or(0), 12.0);
}

TEST(targets_by_profile)
{
    Target t{.measure = MeasureCode("A"),
             .financialYearStart = 2019,
             .annual = 120,
             .tolerance = {ToleranceKind::Relative, 0.1, 0.05}};
    const auto at = [&](int month) {
        return *test::value(targetFor(t, Period::month(month >= 4 ? 2019 : 2020, month)));
    };
    CHECK_EQ(at(6).value, 120.0);
    CHECK_NEAR(at(6).amber, 12.0, 1e-12);
    t.profile = ProfileKind::Linear;
    CHECK_EQ(at(4).value, 10.0);
    CHECK_EQ(at(3).value, 120.0);
    t.profile = ProfileKind::Seasonal;
    t.shares.assign(12, 1.0 / 12);
    CHECK_NEAR(at(9).value, 60.0, 1e-9);
    t.shares.back() = 0.5;
    CHECK_FAILS(targetFor(t, Period::month(2019, 6)), ErrorCode::InvalidInput);
    t.profile = ProfileKind::Manual;
    t.monthly.assign(12, std::nullopt);
    t.monthly[2] = 7;
    CHECK_EQ(at(6).value, 7.0);
    CHECK(!test::value(targetFor(t, Period::month(2019, 7))));
    CHECK(!test::value(targetFor(t, Period::month(2020, 6)))); // another year has no target here
    t.tolerance.amber = -1;
    CHECK_FAILS(targetFor(t, Period::month(2019, 6)), ErrorCode::InvalidInput);
}

TEST(a_restated_value_keeps_what_was_reported_before)
{
    const History first({ratio("A", 2019, 6, 50, 100, day(2019, 7, 10))});
    Merge again = merge(first, {ratio("A", 2019, 6, 50, 100, day(2019, 8, 10))});
    CHECK_EQ(again.unchanged, 1U);
    CHECK(again.toAppend.empty());
    Merge change =
        merge(first, {ratio("A", 2019, 6, 55, 100, day(2019, 9, 10)), ratio("A", 2019, 7, 5, 10, day(2019, 9, 10))});
    CHECK_EQ(change.restated, 1U);
    CHECK_EQ(change.added, 1U);
    auto records = first.records();
    records.insert(records.end(), change.toAppend.begin(), change.toAppend.end());
    const History h(records);
    CHECK_EQ(h.at(MeasureCode("A"), Period::month(2019, 6))->numerator.value_or(0), 55.0);
    CHECK_EQ(h.at(MeasureCode("A"), Period::month(2019, 6), day(2019, 8, 1))->numerator.value_or(0), 50.0);
    CHECK(!h.at(MeasureCode("A"), Period::month(2019, 6), day(2019, 7, 1)));
    CHECK_EQ(h.versions(MeasureCode("A"), Period::month(2019, 6)), 2U);
    CHECK_EQ(h.versions(MeasureCode("A"), Period::month(2019, 6), day(2019, 8, 1)), 1U);
    const auto back = test::value(fromTable(test::value(toTable(h.records()))));
    CHECK(back == h.records());
}

TEST(a_withdrawn_value_is_gone_and_said_to_be)
{
    ValueRecord taken = ratio("A", 2019, 6, 0, 0, day(2019, 9, 10));
    taken.kind = RecordKind::Withdrawn;
    const History h({ratio("A", 2019, 6, 50, 100, day(2019, 7, 10)), taken});
    CHECK(!h.at(MeasureCode("A"), Period::month(2019, 6)));
    CHECK(h.newest(MeasureCode("A"), Period::month(2019, 6))->kind == RecordKind::Withdrawn);
    const Figure now = calculate(measure("A"), h, Period::month(2019, 6));
    CHECK(!now.value);
    CHECK(now.why == Figure::Why::Withdrawn);
    CHECK_EQ(calculate(measure("A"), h, Period::month(2019, 6), day(2019, 8, 1)).value.value_or(0), 50.0);
}

TEST(quarterly_and_annual_measures_show_their_last_due_period)
{
    Measure q = measure("Q");
    q.frequencyMonths = 3;
    CHECK(dueFor(q, Period::month(2020, 3)) == Period::quarter(2019, 4));
    CHECK(dueFor(q, Period::month(2020, 2)) == Period::quarter(2019, 3));
    q.reportingLagDays = 45;
    CHECK(dueFor(q, Period::month(2020, 3)) == Period::quarter(2019, 3));
    Measure a = measure("Y");
    a.frequencyMonths = 12;
    CHECK(dueFor(a, Period::month(2020, 3)) == Period::financialYear(2019));
    CHECK(dueFor(a, Period::month(2020, 2)) == Period::financialYear(2018));
    CHECK(dueFor(measure("M"), Period::quarter(2019, 4)) == Period::month(2020, 3));
    a.yearStartsIn = 1; // calendar years
    CHECK(dueFor(a, Period::month(2020, 3)) == (Period{*Date::from(2019, 1, 1), 12}));
    CHECK(dueFor(a, Period::month(2019, 12)) == (Period{*Date::from(2019, 1, 1), 12}));
    a.yearStartsIn = 9; // school years
    CHECK(dueFor(a, Period::month(2020, 8)) == (Period{*Date::from(2019, 9, 1), 12}));
}

TEST(the_matrix_is_as_at)
{
    Plan plan;
    plan.outcomes = {{1, "Grow up in"}};
    plan.measures = {measure("A")};
    plan.targets = {{.measure = MeasureCode("A"),
                     .financialYearStart = 2019,
                     .annual = 52,
                     .tolerance = {ToleranceKind::Absolute, 3, 5}}};
    plan.history =
        History({ratio("A", 2019, 5, 40, 100, day(2019, 6, 10)), ratio("A", 2019, 6, 50, 100, day(2019, 7, 10)),
                 ratio("A", 2019, 6, 60, 100, day(2019, 9, 10))});
    MatrixOptions options{.period = Period::month(2019, 6)};
    const Matrix now = test::value(buildMatrix(plan, options));
    CHECK_EQ(now.rows.size(), 1U);
    CHECK_EQ(now.rows[0].cells.size(), 13U);
    CHECK(now.rows[0].current().status == Brag::Blue);
    CHECK(now.rows[0].current().restated);
    CHECK_EQ(now.rows[0].current().firstReported.value_or(0), 50.0);
    CHECK(now.rows[0].current().travel == Travel::Improving);
    CHECK_EQ(now.improving, 1U);
    options.asAt = day(2019, 8, 1);
    const Matrix before = test::value(buildMatrix(plan, options));
    CHECK(before.rows[0].current().status == Brag::Amber);
    CHECK(!before.rows[0].current().restated);
    options.asAt = day(2019, 7, 1);
    CHECK(test::value(buildMatrix(plan, options)).rows[0].current().status == Brag::Awaiting);
}

TEST(a_changed_definition_stops_comparison)
{
    Plan plan;
    plan.outcomes = {{1, "Grow up in"}};
    Measure m = measure("A");
    m.definitionChanges = {{Period::month(2019, 6), "new count"}};
    plan.measures = {m};
    plan.history =
        History({ratio("A", 2019, 5, 40, 100, day(2019, 6, 10)), ratio("A", 2019, 6, 50, 100, day(2019, 7, 10)),
                 ratio("A", 2019, 7, 60, 100, day(2019, 8, 10))});
    const Matrix june = test::value(buildMatrix(plan, {.period = Period::month(2019, 6)}));
    CHECK(june.rows[0].current().definitionChanged);
    CHECK(june.rows[0].current().travel == Travel::Unknown);
    const Matrix july = test::value(buildMatrix(plan, {.period = Period::month(2019, 7)}));
    CHECK(july.rows[0].current().travel == Travel::Improving);
}

TEST(a_year_to_date_is_compared_with_last_year)
{
    // 12 in April and May 2018, 10 in April and May 2019: more than in April alone, but less than a year ago
    Measure m = measure("A", Calculation::CumulativeYearToDate);
    m.unit = "";
    m.scale = 1;
    Plan plan;
    plan.outcomes = {{1, "Grow up in"}};
    plan.measures = {m};
    std::vector<ValueRecord> records;
    for (const auto& [year, month, value] : {std::tuple{2018, 4, 6.0}, {2018, 5, 6.0}, {2019, 4, 5.0}, {2019, 5, 5.0}})
        records.push_back(plain("A", Period::month(year, month), value, day(2020, 1, 1)));
    plan.history = History(std::move(records));
    const Matrix may = test::value(buildMatrix(plan, {.period = Period::month(2019, 5)}));
    CHECK_EQ(may.rows[0].current().figure.value.value_or(0), 10.0);
    CHECK(may.rows[0].current().comparedWith == Period::month(2018, 5));
    CHECK_EQ(may.rows[0].current().comparedFigure.value_or(0), 12.0);
    CHECK(may.rows[0].current().travel == Travel::Deteriorating);
}

TEST(plan_problems_are_named)
{
    Plan plan;
    plan.outcomes = {{1, "x"}};
    plan.measures = {measure("A"), measure("A")};
    plan.measures[1].outcome = 9;
    plan.targets = {{.measure = MeasureCode("Z")}};
    const auto found = problems(plan);
    CHECK_EQ(found.size(), 3U);
    CHECK_EQ(found[0], "measure A: the code stands twice");
}
