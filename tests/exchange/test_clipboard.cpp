// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks as Excel and LibreOffice put them on the clipboard, and as we do.
#include "core/exchange/clipboard.h"
#include "tests/support/test.h"

using namespace boulton;
using namespace boulton::exchange;

namespace {

Block block(std::string_view text)
{
    return test::value(parseBlock(text));
}

//! Cells between bars, rows by slashes.
std::string shape(const Block& b)
{
    std::string out;
    for (const auto& row : b.rows) {
        out += out.empty() ? "" : "/";
        for (std::size_t i = 0; i < row.size(); ++i)
            out += (i > 0 ? "|" : "") + row[i];
    }
    return out;
}

} // namespace

TEST(blocksHaveRowsAndCells)
{
    CHECK_EQ(shape(block("1\t2\r\n3\t4\r\n")), "1|2/3|4");
    CHECK_EQ(shape(block("1\t2\n3\t4")), "1|2/3|4");
    CHECK_EQ(shape(block("1\t2\r3\t4\r")), "1|2/3|4");
    CHECK_EQ(block("").rows.size(), 0U);
    CHECK_EQ(block("\r\n").rows.size(), 1U);
    CHECK_EQ(block("5\r\n\r\n").rows.size(), 2U); // a blank cell was copied below
    CHECK_EQ(shape(block("5\t")), "5|");
    CHECK_EQ(shape(block("\t\t")), "||");
    CHECK_EQ(shape(block(" 1 \t2 ")), " 1 |2 "); // blanks are the caller's
}

TEST(raggedBlocksStayRagged)
{
    const Block b = block("1\r\n1\t2\t3\r\n\r\n4\t5");
    CHECK_EQ(b.rows.size(), 4U);
    CHECK_EQ(b.columns(), 3U);
    CHECK_EQ(b.cell(0, 2), "");
    CHECK_EQ(b.cell(1, 2), "3");
    CHECK_EQ(b.cell(9, 0), "");
}

TEST(cellsInQuotationMarksHoldTabsLinesAndMarks)
{
    CHECK_EQ(shape(block("\"a\tb\"\t2\r\n")), "a\tb|2");
    CHECK_EQ(shape(block("\"two\nlines\"\t2\r\n3\t4")), "two\nlines|2/3|4");
    CHECK_EQ(shape(block("\"say \"\"yes\"\"\"\t2")), "say \"yes\"|2");
    CHECK_EQ(shape(block("\"\"\t2")), "|2");
}

TEST(marksThatEncloseNothingAreText)
{
    CHECK_EQ(shape(block("say \"yes\"\t2")), "say \"yes\"|2");
    CHECK_EQ(shape(block("\"yes\" he said\t2")), "\"yes\" he said|2");
    CHECK_EQ(shape(block("\"open\t2\r\n3\t4")), "\"open|2/3|4");
    CHECK_EQ(shape(block("5\"\t6\"")), "5\"|6\"");
}

TEST(blocksThatAreTooLargeOrNoTextAreRefused)
{
    const BlockLimits small{.bytes = 40, .rows = 3, .columns = 2, .cells = 5};
    CHECK(parseBlock("1\t2\n3\t4\n5", small).has_value());
    CHECK_FAILS(parseBlock(std::string(41, 'x'), small), ErrorCode::TooLarge);
    CHECK_FAILS(parseBlock("1\n2\n3\n4", small), ErrorCode::TooLarge);
    CHECK_FAILS(parseBlock("1\t2\t3", small), ErrorCode::TooLarge);
    CHECK_FAILS(parseBlock("1\t2\n3\t4\n5\t6", small), ErrorCode::TooLarge);
    CHECK_FAILS(parseBlock("caf\xE9", {}), ErrorCode::InvalidInput);
}

TEST(hostileMarksAreReadInOneGo)
{
    // Each row opens a quotation that is never closed: reading must not start anew over the whole rest for each of them.
    std::string open;
    for (int i = 0; i < 90'000; ++i)
        open += "\"\"\"x\"\"\r\n";
    CHECK_EQ(block(open).rows.size(), 90'000U);
    std::string marks(2'000'001, '"');
    CHECK_EQ(block(marks).rows.size(), 1U);
    std::string garbage;
    for (int row = 0; row < 10'000; ++row)
        for (int column = 0; column < 10; ++column)
            garbage += (column == 0 ? "" : "\t") + std::string("\"gar\0bage", 9) + std::to_string(row * column) +
                       (column == 9 ? "\r\n" : "");
    const Block b = block(garbage);
    CHECK_EQ(b.rows.size(), 10'000U);
    CHECK_EQ(b.columns(), 10U);
}

TEST(numbersStayNumbersAndFormulasBecomeText)
{
    const std::vector<std::vector<BlockCell>> rows{{-5.0, 0.1, 1e6, 123456789.25},
                                                   {std::string("=1+1"), std::string("-5"), std::string("plain")},
                                                   {std::monostate{}, std::string("a\tb"), std::string("\"quoted\"")}};
    CHECK_EQ(toBlock(rows),
             "-5\t0.1\t1000000\t123456789.25\r\n'=1+1\t'-5\tplain\r\n\t\"a\tb\"\t\"\"\"quoted\"\"\"\r\n");
    const Block back = block(toBlock(rows));
    CHECK_EQ(back.cell(0, 0), "-5");
    CHECK_EQ(back.cell(2, 1), "a\tb");
    CHECK_EQ(back.cell(2, 2), "\"quoted\"");
    const std::vector<std::vector<BlockCell>> odd{{std::numeric_limits<double>::infinity(), 1.0 / 3}};
    const Block third = block(toBlock(odd));
    CHECK_EQ(third.cell(0, 0), "");
    CHECK(std::stod(std::string(third.cell(0, 1))) == 1.0 / 3); // to the last bit
}
