// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/matrix.h"
#include "core/sample/sample_council.h"
#include "tests/support/test.h"
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

using namespace boulton;
using namespace boulton::performance;

namespace {

const Period kMarch = Period::month(2020, 3);

//! What an importer has to do: £, % and separators away. Nothing for an empty cell.
std::optional<double> number(std::string text)
{
    for (const std::string_view sign : {"£", "%", ","})
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign))
            text.erase(at, sign.size());
    if (text.empty())
        return std::nullopt;
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    test::check(end == text.c_str() + text.size(), "not a number: " + text);
    return value;
}

std::vector<ValueRecord> read(const table::Table& t)
{
    std::vector<ValueRecord> records;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        ValueRecord r;
        r.measure = MeasureCode(t.column(0).text(row));
        r.period = test::value(parsePeriod(t.column(2).text(row)));
        r.numerator = number(t.column(3).text(row));
        r.denominator = number(t.column(4).text(row));
        const std::string value = t.column(5).text(row);
        if (value == "c")
            r.reason = table::MissingReason::Suppressed;
        else if (value != "-")
            r.value = number(value);
        r.recordedAt = {Date::from(2020, 4, 21)->days * 86'400'000'000LL};
        records.push_back(std::move(r));
    }
    return records;
}

} // namespace

TEST(the_march_file_brings_what_the_plan_lacks_and_restates_one_value)
{
    Plan plan = sample::makePlan();
    const auto file = test::value(sample::actualsTable(plan, kMarch));
    CHECK_EQ(file.columnCount(), 7U);
    CHECK_EQ(file.schema()[0].name, "Measure code");
    CHECK_EQ(file.schema()[6].name, "Comment");
    auto merged = merge(plan.history, read(file));
    CHECK_EQ(merged.restated, 1U);
    CHECK_EQ(merged.added, 9U); // seven figures, "-" and "c"
    CHECK_EQ(merged.unchanged, file.rows() - 10);
    std::size_t figures = 0;
    for (const auto& r : merged.toAppend)
        figures += r.kind == RecordKind::Reported && (r.value || r.numerator) ? 1 : 0;
    CHECK_EQ(figures, 7U);

    auto records = plan.history.records();
    records.insert(records.end(), merged.toAppend.begin(), merged.toAppend.end());
    plan.history = History(std::move(records));
    CHECK_EQ(test::value(buildMatrix(plan, {.period = kMarch})).summary.count(Brag::Awaiting), 2U);
    const auto december = plan.history.at(MeasureCode("4.10"), Period::month(2019, 12));
    CHECK(december && december->kind == RecordKind::Restated);
}

TEST(the_march_file_is_as_untidy_as_real_ones)
{
    const auto file = test::value(sample::actualsTable(sample::makePlan(), kMarch));
    std::string all;
    std::set<std::string> periods;
    for (std::size_t row = 0; row < file.rows(); ++row) {
        periods.insert(file.column(2).text(row));
        for (std::size_t i = 3; i < 6; ++i)
            (all += file.column(i).text(row)) += ';';
    }
    for (const std::string_view sign : {"£", "%", ",", ";-;", ";c;"})
        CHECK(all.contains(sign));
    CHECK((periods == std::set<std::string>{"2019-12", "2019-20", "2019-20 Q4", "2020-02", "2020-03"}));
}

TEST(other_months_hold_only_what_fell_due_then)
{
    const Plan plan = sample::makePlan();
    const auto file = test::value(sample::actualsTable(plan, Period::month(2019, 11)));
    for (const auto& r : read(file))
        CHECK(r.period == dueFor(*plan.measure(r.measure), Period::month(2019, 11)));
    // 54 monthly measures with figures, and five quarterly ones that take sixty days.
    CHECK_EQ(file.rows(), 59U);
    CHECK_EQ(merge(plan.history, read(file)).toAppend.size(), 0U);
}

TEST(wards_are_the_69_of_birmingham)
{
    const auto wards = sample::wards();
    CHECK_EQ(wards.size(), 69U);
    for (std::size_t i = 0; i < wards.size(); ++i)
        CHECK_EQ(wards[i].code, "E05011" + std::to_string(118 + i));
    CHECK_EQ(wards.front().name, "Acocks Green");
    CHECK_EQ(wards.back().name, "Yardley West & Stechford");
    std::set<std::string_view> names;
    for (const auto& ward : wards)
        CHECK(names.insert(ward.name).second && !ward.name.contains('('));
}

TEST(the_ward_table_is_plausible_and_marked_synthetic)
{
    const auto t = test::value(sample::wardTable());
    CHECK_EQ(t.rows(), 69U);
    CHECK(t.schema()[0].role == table::Role::Geography);
    double residents = 0;
    for (std::size_t row = 0; row < t.rows(); ++row) {
        const auto at = [&](std::string_view column) { return test::value(t.column(column)).number(row); };
        CHECK_EQ(t.column(0).string(row), sample::wards()[row].code);
        CHECK(at("residents") > 7000 && at("residents") < 32000);
        CHECK(at("children_0_15") + at("working_age") < at("residents"));
        CHECK_NEAR(at("claimant_rate"), 100 * at("claimants") / at("working_age"), 0.051);
        CHECK(at("private_rented_share") >= 4 && at("private_rented_share") < 50);
        CHECK(at("no2_mean") > 9 && at("no2_mean") < 42);
        CHECK(test::value(t.column("synthetic")).bools()[row] == 1);
        residents += at("residents");
    }
    CHECK_NEAR(residents, 1'120'000, 150'000);
    CHECK(test::value(sample::wardTable()).column(2).sameValues(t.column(2)));
    CHECK(!test::value(sample::wardTable(1)).column(2).sameValues(t.column(2)));
}

TEST(a_series_has_a_row_for_every_period)
{
    const Plan plan = sample::makePlan();
    const auto bins = test::value(sample::seriesTable(plan, MeasureCode("4.08")));
    CHECK_EQ(bins.rows(), 36U);
    CHECK_EQ(bins.column(1).missingCount(), 0U);
    CHECK_EQ(bins.column(2).number(35), 76.0);
    CHECK(bins.column(0).date(22) == *Date::from(2019, 2, 1));
    const auto footfall = test::value(sample::seriesTable(plan, MeasureCode("1.11")));
    CHECK_EQ(footfall.rows(), 36U);
    CHECK_EQ(footfall.column(1).missingCount(), 1U);
    CHECK_FAILS(sample::seriesTable(plan, MeasureCode("9.99")), ErrorCode::NotFound);
}

TEST(health_tables_are_plausible_and_marked_synthetic)
{
    const auto life = test::value(sample::lifeTable());
    CHECK_EQ(life.rows(), 20U);
    CHECK_EQ(life.column(0).ints()[1], 1);
    CHECK_EQ(life.column(0).ints()[19], 90);
    for (std::size_t row = 0; row < life.rows(); ++row) {
        CHECK(life.column(2).ints()[row] > 0 && life.column(2).ints()[row] < life.column(1).ints()[row]);
        CHECK(life.column(3).bools()[row] == 1);
    }
    const auto admissions = test::value(sample::admissionsTable());
    CHECK_EQ(admissions.rows(), 95U);
    CHECK_EQ(admissions.column(1).string(94), std::string_view("90+"));
    const auto deciles = test::value(sample::decileTable());
    CHECK_EQ(deciles.rows(), 10U);
    double residents = 0;
    for (std::size_t row = 0; row < 10; ++row) {
        residents += deciles.column(1).number(row);
        CHECK(row == 0 || deciles.column(1).number(row) < deciles.column(1).number(row - 1));
    }
    CHECK_NEAR(residents, 1'140'000, 60'000);
    CHECK(deciles.column(2).number(9) - deciles.column(2).number(0) > 5);
    CHECK(!test::value(sample::decileTable(1)).column(1).sameValues(deciles.column(1)));
    CHECK(test::value(sample::admissionsTable()).column(3).sameValues(admissions.column(3)));
}

TEST(the_needs_of_the_sample_are_invented_seeded_and_have_what_shows_the_page)
{
    const auto values = test::value(sample::needsValues());
    CHECK_EQ(values.columnCount(), 9U);
    CHECK(values.rows() > 5000);
    std::size_t withheld = 0;
    double least = 1e9;
    for (std::size_t row = 0; row < values.rows(); ++row) {
        CHECK(values.column(8).bools()[row] != 0);
        const auto& numerator = values.column(3);
        withheld += numerator.isMissing(row) && numerator.reason(row) == table::MissingReason::Suppressed ? 1 : 0;
        if (!numerator.isMissing(row) && numerator.number(row) > 0)
            least = std::min(least, numerator.number(row));
        if (!numerator.isMissing(row))
            CHECK(numerator.number(row) <= values.column(4).number(row) || values.column(0).string(row) == "suspensions");
    }
    CHECK(withheld > 100);
    CHECK_EQ(least, 5.0); // 1 to 4 are withheld
    CHECK(test::value(sample::needsValues()).column(3).sameValues(values.column(3)));
    CHECK(!test::value(sample::needsValues(1)).column(3).sameValues(values.column(3)));
    const auto areas = test::value(sample::needsAreas());
    CHECK_EQ(areas.rows(), 2U + 14U + 2U + 69U); // two cities are in two groups
    std::set<std::int64_t> deciles;
    for (std::size_t row = 0; row < areas.rows(); ++row)
        if (!areas.column(4).isMissing(row))
            deciles.insert(areas.column(4).ints()[row]);
    CHECK_EQ(deciles.size(), 10U);
    CHECK_EQ(test::value(sample::needsLookup()).rows(), 345U);
    CHECK_EQ(test::value(sample::needsPopulation()).rows(), 72U);
    CHECK_EQ(test::value(sample::needsIndicators()).rows(), 21U);
    CHECK_EQ(sample::smallAreaName(0), "SAMPLE-001");
    CHECK_EQ(sample::smallAreaName(344), "SAMPLE-345");
}
