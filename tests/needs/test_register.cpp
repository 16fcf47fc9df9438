// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/register.h"
#include "tests/needs/needs_tables.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::needs;
using test::TextRow;
using test::textTable;

namespace {

const TextRow kColumns{"indicator", "name",   "theme",  "subtheme", "numerator", "denominator", "source",
                       "method",    "per",    "unit",   "polarity", "caveats",   "break"};

Result<std::vector<Indicator>> readRows(const std::vector<TextRow>& rows)
{
    return readRegister(textTable(kColumns, rows));
}

const TextRow kPoverty{"poverty", "Children in low-income families", "Additional needs", "Child poverty", "children", "children under 16", "DWP 2025",
                       "proportion", "", "", "low good", "", "2021/22"};

void checkRefused(const TextRow& row, std::string_view what)
{
    const auto result = readRows({kPoverty, row});
    CHECK_FAILS(result, ErrorCode::InvalidInput);
    test::check(result.error().what.contains(what), result.error().what);
}

} // namespace

TEST(themes_are_those_of_the_seed_in_order)
{
    std::string ids;
    for (const auto& theme : themes())
        ids += std::string(theme.id) + "; ";
    CHECK_EQ(ids, "conception; pregnancy; infant mortality; early years; primary; secondary; additional needs; domestic abuse; serious youth "
                  "violence; contextual safeguarding; exclusions; homelessness; mental health; ");
    CHECK_EQ(themes()[6].subthemes.size(), 3U);
    CHECK_EQ(*themeFrom(" Early-Years "), 3U);
    CHECK_EQ(*themeFrom("SERIOUS_youth  violence"), 8U);
    CHECK(!themeFrom("weather"));
    CHECK(!themeFrom(""));
}

TEST(a_register_is_read_with_what_it_leaves_to_be_understood)
{
    const auto r = test::value(readRows({kPoverty,
                                         {"imr", "Infant deaths", "infant mortality", "", "deaths", "live births", "ONS", "rate", "1,000", "", "low-good"},
                                         {"a8", "Attainment 8", "secondary", "", "", "", "DfE", "mean", "", "points", "High good"},
                                         {"eal", "English as another language", "primary", "", "", "", "DfE", "value", "", "%", "none", "a caveat"}}));
    CHECK_EQ(r.size(), 4U);
    CHECK(r[0].method == Method::Proportion && r[0].polarity == stats::Polarity::LowGood);
    CHECK_EQ(r[0].per, 100.0);
    CHECK_EQ(r[0].unit, "%");
    CHECK_EQ(r[0].subtheme, "child poverty");
    CHECK_EQ(r[0].newFrom, "2021/22");
    CHECK_EQ(r[1].per, 1000.0);
    CHECK_EQ(r[1].unit, "per 1,000");
    CHECK_EQ(r[1].line, 3);
    CHECK(r[1].fromCounts() && !r[1].isShare());
    CHECK_EQ(r[2].unit, "points");
    CHECK(r[2].polarity == stats::Polarity::HighGood);
    CHECK_EQ(r[3].per, 100.0);
    CHECK(r[3].isShare() && !r[3].fromCounts());
}

TEST(registers_are_refused_with_line_column_and_what_is_wrong)
{
    checkRefused({"x", "X", "weather", "", "n", "d", "S", "rate", "100", "", "none"}, "line 3, column 'theme': 'weather' is none of conception, ");
    checkRefused({"x", "X", "additional needs", "", "n", "d", "S", "rate", "100", "", "none"}, "line 3, column 'subtheme': '' is none of SEND, ");
    checkRefused({"x", "X", "primary", "", "n", "d", "S", "guess", "100", "", "none"}, "column 'method': 'guess' is none of rate, proportion, mean");
    checkRefused({"x", "X", "primary", "", "n", "d", "S", "rate", "", "", "none"}, "column 'per': a rate must say per how many people");
    checkRefused({"x", "X", "primary", "", "n", "d", "S", "rate", "many", "", "none"}, "column 'per': 'many' is no number");
    checkRefused({"x", "X", "primary", "", "n", "d", "S", "rate", "0", "", "none"}, "column 'per': is not above 0");
    checkRefused({"x", "X", "primary", "", "", "d", "S", "proportion", "", "", "none"}, "column 'numerator': a proportion must say what is counted");
    checkRefused({"x", "X", "primary", "", "n", "", "S", "rate", "10", "", "none"}, "column 'denominator': a rate must say of whom");
    checkRefused({"x", "X", "primary", "", "n", "d", "S", "rate", "10", "", "good"}, "column 'polarity': 'good' is none of high good, low good, none");
    checkRefused({"x", "X", "primary", "", "n", "d", "", "rate", "10", "", "none"}, "column 'source': is empty");
    checkRefused({"poverty", "X", "primary", "", "n", "d", "S", "rate", "10", "", "none"}, "line 3, column 'indicator': 'poverty' stands in line 2 already");
    const auto many = readRows({{"a"}, {"b"}, {"c"}});
    CHECK_FAILS(many, ErrorCode::InvalidInput);
    CHECK(many.error().what.contains("; and 10 more"));
    const auto other = readRegister(textTable({"time", "ward"}, {{"2020", "Aston"}}));
    CHECK_FAILS(other, ErrorCode::InvalidInput);
    CHECK(other.error().what.contains("there is no column 'indicator'"));
    CHECK_FAILS(readRows({}), ErrorCode::NotEnoughData);
}
