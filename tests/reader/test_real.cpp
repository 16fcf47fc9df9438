// SPDX-License-Identifier: GPL-3.0-or-later
// Spreadsheets as councils and ministries publish them, unedited.
#include "tests/reader/reader_test.h"

using namespace boulton;
using namespace boulton::exchange;
using namespace boulton::exchange::testing;

namespace {

std::string cell(const CsvResult& r, std::size_t row, std::size_t column)
{
    return r.table.column(column).isMissing(row) ? "(missing)" : r.table.column(column).text(row);
}

} // namespace

TEST(realPaymentsThatWereAPdf)
{
    const auto path = test::realData("finance_spend/sutton_coldfield_payments_2017_18_q1.xlsx");
    const auto sheets = test::value(listSheets(path, options()));
    CHECK(sheets.size() == 2 && sheets[0].name == "Page 1" && sheets[1].name == "Page 2");
    CHECK_EQ(sheets[0].rows, 47); // as MANIFEST.md counts them
    CHECK_EQ(sheets[1].rows, 35);
    const auto file = test::value(openTable(path, options("Page 2")));
    CHECK_EQ(test::value(file.digest({})).size(), 64U);
}

TEST(realRevenueOutturnAsOds)
{
    const auto path = test::realData("finance_spend/mhclg_revenue_outturn_summary_rsx_2024_25.ods");
    const auto sheets = test::value(listSheets(path, options()));
    CHECK_EQ(sheets.size(), 4U);
    CHECK_EQ(sheets[3].name, "RSX_LA_Data_202425");
    CHECK_EQ(sheets[3].rows, 431);
    const auto file = test::value(openTable(path, options("RSX_LA_Data_202425")));
    const auto read = test::value(file.read({}, {}, {.keepLines = true}));
    CHECK_EQ(read.rowsSetAside, 0);
    CHECK(read.plan.format.preambleLines > 0); // titles above the table
    CHECK_EQ(read.table.columnCount(), 105U);
    CHECK_EQ(read.table.rows() + static_cast<std::size_t>(read.plan.format.preambleLines) + 1, 431U);
    CHECK_EQ(read.lines.back(), 431);
}

TEST(realRevenueSummaryWithHiddenSheets)
{
    const auto path = test::realData("finance_spend/mhclg_revenue_summary_2017_18.xlsx");
    const auto sheets = test::value(listSheets(path, options()));
    CHECK_EQ(sheets.size(), 14U);
    CHECK_EQ(std::ranges::count(sheets, true, &SheetInfo::hidden), 11);
    const auto file = test::value(openTable(path, options("RS LA Data 2017-18")));
    CHECK_EQ(file.sheets()[2].rows, 476);
    says(file.notes(), "Sheets are hidden");
}

TEST(realLookupOf35672Rows)
{
    const auto path = test::realData("lookups/lsoa21_ward25_constituency_la.xlsx");
    const auto read = test::value(test::value(openTable(path, options())).read({}, {}));
    CHECK_EQ(read.table.rows(), 35'672U);
    CHECK_EQ(read.table.columnCount(), 9U);
    CHECK_EQ(cell(read, 0, 0), "E01000001");
    CHECK(read.diagnostics.empty());
}

TEST(realPublishedResultsOfStatistics)
{
    const auto path = test::realData("statistics_reference/phe_testdata_DSR_ISR.xlsx");
    const auto sheets = test::value(listSheets(path, options()));
    CHECK_EQ(sheets.size(), 12U);
    for (const auto& sheet : sheets) {
        const auto read = test::value(test::value(openTable(path, options(sheet.name))).read({}, {}));
        CHECK(read.table.rows() > 0 && read.rowsSetAside == 0);
    }
}
