// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/table.h"
#include "tests/support/test.h"

using namespace boulton;
using namespace boulton::table;

namespace {

Table wards()
{
    TableBuilder b({{.name = "ward", .type = Type::String, .role = Role::Geography},
                    {.name = "year", .type = Type::Int64, .role = Role::Time},
                    {.name = "rate", .type = Type::Float64, .unit = "%"}});
    const auto row = [&](const char* ward, std::int64_t year, std::optional<double> rate) {
        b[0].append(ward);
        b[1].append(year);
        if (rate)
            b[2].append(*rate);
        else
            b[2].appendMissing(MissingReason::Suppressed);
    };
    row("Aston", 2019, 4.5);
    row("Acocks Green", 2019, {});
    row("Aston", 2020, 5.5);
    row("Acocks Green", 2020, 2.0);
    return test::value(b.finish());
}

const std::vector<std::string> kWard{"ward"};

} // namespace

TEST(missing_values_keep_their_reason)
{
    const Table t = wards();
    CHECK_EQ(t.rows(), 4U);
    CHECK(t.column(2).isMissing(1));
    CHECK(t.column(2).reason(1) == MissingReason::Suppressed);
    CHECK_EQ(t.column(2).missingCount(), 1U);
    CHECK(std::isnan(t.column(2).number(1)));
    CHECK_EQ(t.column(2).text(1), "");
    CHECK_EQ(t.column(0).dictionary().size(), 2U);
}

TEST(validity_survives_word_boundaries)
{
    for (const std::size_t firstMissing : {0U, 1U, 63U, 64U, 65U, 127U, 128U}) {
        ColumnBuilder b(Type::Int64);
        for (std::size_t i = 0; i < 200; ++i) {
            if (i >= firstMissing && i % 3 == 0)
                b.appendMissing();
            else
                b.append(static_cast<std::int64_t>(i));
        }
        const Column c = b.finish();
        std::size_t missing = 0;
        for (std::size_t i = 0; i < 200; ++i) {
            const bool expected = i >= firstMissing && i % 3 == 0;
            CHECK_EQ(c.isMissing(i), expected);
            missing += expected ? 1 : 0;
        }
        CHECK_EQ(c.missingCount(), missing);
        CHECK(c.slice(50, 100).slice(0, 100).sameValues(c.slice(50, 100)));
    }
}

TEST(columns_are_found_by_name_or_the_names_are_listed)
{
    const auto found = wards().column("Rate");
    CHECK_FAILS(found, ErrorCode::NotFound);
    CHECK(found.error().what.find("ward, year, rate") != std::string::npos);
}

TEST(sorting_is_stable_and_puts_missing_last)
{
    const std::vector<SortKey> keys{{"rate", true}};
    const Table t = test::value(sortBy(wards(), keys));
    CHECK_EQ(t.column(2).number(0), 5.5);
    CHECK(t.column(2).isMissing(3));
}

TEST(groups_are_in_order_of_appearance_and_ignore_missing)
{
    const std::vector<Aggregation> a{{"", Aggregate::Count, "n"},
                                     {"rate", Aggregate::Mean, "mean"},
                                     {"rate", Aggregate::Max, "max"},
                                     {"year", Aggregate::Last, "last"}};
    const Table t = test::value(groupBy(wards(), kWard, a));
    CHECK_EQ(t.rows(), 2U);
    CHECK_EQ(t.column(0).string(0), "Aston");
    CHECK_EQ(t.column(1).ints()[1], 2);
    CHECK_EQ(t.column(2).number(0), 5.0);
    CHECK_EQ(t.column(2).number(1), 2.0);
    CHECK_EQ(t.column(3).number(0), 5.5);
    CHECK_EQ(t.column(4).ints()[0], 2020);
}

TEST(joins_never_multiply_rows)
{
    TableBuilder b({{.name = "ward", .type = Type::String}, {.name = "rate", .type = Type::Int64}});
    b[0].append("Aston");
    b[1].append(std::int64_t{7});
    const Table right = test::value(b.finish());
    const Table left = test::value(join(wards(), right, kWard, JoinKind::Left));
    CHECK_EQ(left.rows(), 4U);
    CHECK(left.has("rate_right"));
    CHECK(left.column(3).isMissing(1));
    CHECK_EQ(test::value(join(wards(), right, kWard, JoinKind::Inner)).rows(), 2U);
    CHECK_FAILS(join(right, wards(), kWard, JoinKind::Left), ErrorCode::InvalidInput);
}

TEST(pivots_are_inverse)
{
    const Table wide = test::value(pivotWider(wards(), kWard, "year", "rate"));
    CHECK_EQ(wide.columnCount(), 3U);
    CHECK_EQ(wide.column(2).number(0), 5.5);
    CHECK(wide.column(1).isMissing(1));
    const std::vector<std::string> years{"2019", "2020"};
    const Table narrow = test::value(pivotLonger(wide, years, "year", "rate"));
    CHECK_EQ(narrow.rows(), 4U);
    CHECK_EQ(narrow.column(2).number(3), 2.0);
    const Table twice = test::value(concat(wards(), wards()));
    CHECK_FAILS(pivotWider(twice, kWard, "year", "rate"), ErrorCode::InvalidInput);
}

TEST(empty_tables_go_through_everything)
{
    const Table none = slice(wards(), 0, 0);
    CHECK_EQ(none.rows(), 0U);
    const std::vector<SortKey> keys{{"rate", false}};
    CHECK_EQ(test::value(sortBy(none, keys)).rows(), 0U);
    const std::vector<Aggregation> a{{"rate", Aggregate::Sum, "sum"}};
    CHECK_EQ(test::value(groupBy(none, kWard, a)).rows(), 0U);
    CHECK_EQ(test::value(join(none, none, kWard, JoinKind::Left)).rows(), 0U);
}
