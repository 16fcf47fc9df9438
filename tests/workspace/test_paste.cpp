// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks from a spreadsheet onto the matrix: where each figure goes, what is refused and why, and that garbage is quick.
#include "core/workspace/paste.h"
#include "tests/workspace/workspace_test.h"

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

Measure measure(const char* code, const char* title, const char* unit, int months = 1)
{
    Measure m;
    m.code = MeasureCode(code);
    m.title = title;
    m.unit = unit;
    m.frequencyMonths = months;
    return m;
}

//! Codes as councils have them: some look like figures, and two differ by a zero at the end.
Plan plan()
{
    Plan p;
    p.measures = {measure("CP-1", "Homes built", "homes"), measure("CP-2", "Calls answered", "%"),
                  measure("CP-3", "Cost of a visit", "£"), measure("CP-4", "Young people", "", 3),
                  measure("1.1", "One point one", ""),     measure("1.2", "One point two", ""),
                  measure("1.10", "One point ten", "")};
    ValueRecord r{.measure = MeasureCode("CP-1"), .period = Period::month(2020, 3), .value = 7};
    ValueRecord ratio{
        .measure = MeasureCode("CP-2"), .period = Period::month(2020, 3), .numerator = 2, .denominator = 3};
    ratio.provisional = true;
    p.measures[1].scale = 100;
    p.history = History({r, ratio});
    return p;
}

PasteTarget target(std::size_t row = 0, std::size_t column = 0, std::size_t rows = 1, std::size_t columns = 1)
{
    PasteTarget t{.rows = {}, .periods = {}, .selection = {row, column, rows, columns}, .today = kNow.date()};
    for (const char* code : {"CP-1", "CP-2", "CP-3", "CP-4", "1.1", "1.2", "1.10"})
        t.rows.emplace_back(code);
    for (Period p = Period::month(2020, 1); p <= Period::month(2020, 3); p = p.next())
        t.periods.push_back(p);
    return t;
}

PastePlan paste(std::string_view text, const PasteTarget& where = target(), BlockNames names = BlockNames::Auto)
{
    return planPaste(plan(), where, test::value(exchange::parseBlock(text)), names);
}

//! "CP-1 2020-01/1 5; …"
std::string edits(const PastePlan& p)
{
    std::string out;
    for (const auto& e : p.edits)
        out += (out.empty() ? "" : "; ") + e.measure.value + " " + e.period.key() + " " +
               (e.value ? formatExact(*e.value) : "none");
    return out;
}

//! The one problem of a block of one cell.
std::string problem(std::string_view cell, std::size_t row = 0)
{
    const auto p = paste(std::string(cell) + "\r\n", target(row, 0));
    test::checkEqual(p.problems.count(), std::size_t{1}, "problems");
    test::checkEqual(p.edits.size(), std::size_t{0}, "edits");
    test::checkEqual(p.skipped, std::size_t{1}, "skipped");
    return p.problems.empty() ? "" : toLine(p.problems.items()[0]);
}

} // namespace

TEST(blocksGoWhereTheyArePasted)
{
    const auto p = paste("1\t2\r\n3.25\t\r\n", target(0, 1));
    CHECK_EQ(edits(p), "CP-1 2020-02/1 1; CP-1 2020-03/1 2; CP-2 2020-02/1 3.25");
    CHECK_EQ(p.added, 2U);
    CHECK_EQ(p.restated, 1U);
    CHECK_EQ(p.empty, 1U);
    CHECK(p.good() && !p.byCode && !p.byPeriod && !p.filled);
    CHECK(toString(p.how).contains("position"));
}

TEST(figuresAreTakenExactlyOrNotAtAll)
{
    CHECK_EQ(edits(paste("1,234,567.125")), "CP-1 2020-01/1 1234567.125");
    CHECK_EQ(edits(paste(" -5 ")), "CP-1 2020-01/1 -5");
    CHECK_EQ(edits(paste("0.1")), "CP-1 2020-01/1 0.1");
    CHECK_EQ(edits(paste("12.5%", target(1))), "CP-2 2020-01/1 12.5");
    CHECK_EQ(edits(paste("£1,200.50", target(2))), "CP-3 2020-01/1 1200.5");
    CHECK(problem("12.5%").contains("per cent"));
    CHECK(problem("£3.5", 1).contains("pounds"));
    CHECK(problem("(5)").contains("brackets"));
    CHECK(problem("1,23").contains("not a number"));
    CHECK(problem("1.234,5").contains("not a number"));
    CHECK(problem("1.2E+05").contains("shortens a long figure"));
    CHECK(problem("####").contains("too narrow"));
    for (const char* broken : {"#DIV/0!", "#N/A", "#REF!"})
        CHECK(problem(broken).contains("error in the spreadsheet"));
    CHECK(problem("=1+1").contains("not a number"));
    CHECK(problem("about 5").contains("not a number"));
    CHECK(problem("007").contains("not a number"));
    CHECK(problem("nan").contains("not a number"));
    CHECK(problem("five\xE2\x80\xAE").contains("\\u{202e}")); // nothing hidden in what is shown
    CHECK(problem("five").contains("row 1, column 1 (CP-1, January 2020)"));
}

TEST(missingSymbolsLeaveWhatIsThere)
{
    const auto p = paste("-\tn/a\t..\r\n\t \tc\r\n");
    CHECK(p.edits.empty() && p.good());
    CHECK_EQ(p.empty, 6U);
}

TEST(whatIsThereAlreadyIsUnchanged)
{
    CHECK_EQ(paste("7", target(0, 2)).unchanged, 1U);
    CHECK_EQ(paste("7.5", target(0, 2)).restated, 1U);
    // 2 of 3 is 66.666…: copied as it is shown, it is the same figure.
    for (const char* same : {"67", "66.7%", "66.67"}) {
        const auto p = paste(same, target(1, 2));
        CHECK_EQ(p.unchanged, 1U);
        CHECK(p.edits.empty() && p.problems.empty());
    }
    const auto other = paste("66.8", target(1, 2));
    CHECK_EQ(edits(other), "CP-2 2020-03/1 66.8");
    CHECK(other.edits[0].provisional); // whether it is settled was not pasted
    CHECK(other.good());
    CHECK_EQ(other.problems.warnings(), 1U);
    CHECK(toLine(other.problems.items()[0]).contains("numerator"));
}

TEST(blocksWithCodesAndPeriodsGoByName)
{
    const auto p = paste("Code\tTitle\tMar 2020\tJan 2020\tTotal\r\n"
                         "CP-3\tCost of a visit\t£5\t4\t9\r\n"
                         "CP-1\tHomes built\t8\t-\t8\r\n",
                         target(3, 2)); // wherever the cursor is
    CHECK(p.byCode && p.byPeriod);
    CHECK_EQ(edits(p), "CP-3 2020-03/1 5; CP-3 2020-01/1 4; CP-1 2020-03/1 8");
    CHECK(p.good());
    CHECK_EQ(p.problems.warnings(), 1U); // the column of totals was left out, and that is said
    CHECK(toLine(p.problems.items()[0]).contains("Total"));
    const auto position = paste("Code\tTitle\tJan 2020\r\nCP-1\tHomes built\t8\r\n", target(), BlockNames::Ignore);
    CHECK_EQ(edits(position), "CP-2 2020-03/1 8"); // whoever insists
    CHECK_EQ(position.skipped, 5U);
}

TEST(titlesNameMeasuresToo)
{
    const auto p = paste("Measure\t2020-01\t2020-02\r\nCalls answered\t1\t2\r\n");
    CHECK(p.byCode && p.byPeriod);
    CHECK_EQ(edits(p), "CP-2 2020-01/1 1; CP-2 2020-02/1 2");
}

TEST(periodsAloneOrCodesAloneDo)
{
    const auto periods = paste("Feb 2020\tMar 2020\r\n1\t2\r\n3\t4\r\n", target(0, 0));
    CHECK(periods.byPeriod && !periods.byCode);
    CHECK_EQ(edits(periods), "CP-1 2020-02/1 1; CP-1 2020-03/1 2; CP-2 2020-02/1 3; CP-2 2020-03/1 4");
    const auto codes = paste("CP-2\tCalls answered\t5\t6\r\nCP-1\tHomes built\t7\t8\r\n", target(0, 1));
    CHECK(codes.byCode && !codes.byPeriod);
    CHECK_EQ(edits(codes), "CP-2 2020-02/1 5; CP-2 2020-03/1 6; CP-1 2020-02/1 7; CP-1 2020-03/1 8");
}

TEST(rowsAndPeriodsThatAreNotKnownAreNamed)
{
    const auto p = paste("Code\tMar 2020\tMay 2020\r\nCP-1\t8\t\r\nCP-9\t1\t2\r\n\t3\t\r\nCP-2\t\t4\r\nCP-4\t5\t\r\n");
    CHECK_EQ(edits(p), "CP-1 2020-03/1 8; CP-4 2020-01/3 5"); // a quarter stands in its last month
    says(p.problems, 3, "1", "“CP-9”");
    says(p.problems, 4, "1", "does not say which measure");
    says(p.problems, 5, "3 (CP-2, May 2020)", "has not begun");
    CHECK_EQ(p.skipped, 4U);
    const auto quarter = paste("Code\tFeb 2020\tQ3 2019/20\r\nCP-4\t5\t6\r\nCP-1\t\t7\r\n");
    CHECK_EQ(edits(quarter), "CP-4 2019-10/3 6");
    says(quarter.problems, 2, "2", "no figure for “Feb 2020”");
    says(quarter.problems, 3, "3", "no figure for “Q3 2019/20”");
}

TEST(figuresThatLookLikeCodesStayFigures)
{
    // 1.1 and 1.2 are codes, and here they are figures of two measures.
    const auto p = paste("1.1\t5\r\n1.2\t6\r\n", target(0, 0));
    CHECK(!p.byCode);
    CHECK_EQ(edits(p), "CP-1 2020-01/1 1.1; CP-1 2020-02/1 5; CP-2 2020-01/1 1.2; CP-2 2020-02/1 6");
    CHECK_EQ(p.problems.warnings(), 1U); // but it is said that they may be
    // In the rows of these very measures, or with a heading, they are codes.
    const auto rows = paste("1.2\t5\r\n1.10\t6\r\n", target(5, 0));
    CHECK(rows.byCode);
    CHECK_EQ(edits(rows), "1.2 2020-01/1 5; 1.10 2020-01/1 6");
    const auto named = paste("Code\tJan 2020\r\n1.10\t5\r\n1.1\t6\r\n");
    CHECK_EQ(edits(named), "1.10 2020-01/1 5; 1.1 2020-01/1 6");
    // A spreadsheet that made figures of the codes has lost the zero: 1.1 may be either.
    const auto lost = paste("Code\tJan 2020\r\n1.1\t5\r\n1.2\t6\r\n");
    CHECK_EQ(edits(lost), "1.2 2020-01/1 6");
    says(lost.problems, 2, "1", "may be two measures");
}

TEST(yearsAloneAreNotTakenForHeadings)
{
    const auto p = paste("2019\t2020\r\n5\t6\r\n");
    CHECK(!p.byPeriod);
    CHECK_EQ(p.edits.size(), 4U);
}

TEST(theSameFigureTwiceIsRefusedOnce)
{
    const auto p = paste("Code\tJan 2020\tJan 2020\r\nCP-1\t5\t6\r\n");
    CHECK_EQ(edits(p), "CP-1 2020-01/1 5");
    says(p.problems, 2, "3 (CP-1, January 2020)", "another figure");
}

TEST(blocksThatReachBeyondTheViewAreToldSo)
{
    const auto p = paste("1\t2\r\n3\t4\r\n", target(6, 2));
    CHECK_EQ(edits(p), "1.10 2020-03/1 1");
    CHECK_EQ(p.skipped, 3U);
    says(p.problems, 1, "2", "right of the last month");
    says(p.problems, 2, "1", "below the last measure");
}

TEST(oneFigureFillsTheSelection)
{
    const auto p = paste("0", target(0, 1, 3, 2));
    CHECK(p.filled);
    CHECK_EQ(p.edits.size(), 6U);
    const auto quarter = paste("0", target(3, 0, 1, 3));
    CHECK_EQ(edits(quarter), "CP-4 2020-01/3 0");
    CHECK_EQ(quarter.skipped, 2U);
}

TEST(fillsTakeTheFigureWithItsParts)
{
    const auto down = fillDown(plan(), target(0, 2, 2, 1));
    CHECK_EQ(down.skipped, 1U); // homes are no per cent
    says(down.problems, 2, "1 (CP-2, March 2020)", "same unit");
    Plan p = plan();
    p.measures[0].unit = "%";
    CHECK_EQ(edits(planFill(p, target(0, 2, 2, 1), FillDirection::Down)), "CP-2 2020-03/1 7");
    auto t = target(1, 0, 1, 3);
    std::ranges::reverse(t.periods);
    const auto right = planFill(plan(), t, FillDirection::Right);
    CHECK_EQ(right.edits.size(), 2U);
    CHECK(right.edits[0].numerator == 2 && right.edits[0].denominator == 3 && right.edits[0].provisional);
    CHECK(right.edits[0].source.contains("March 2020"));
    CHECK(fillDown(plan(), target(0, 0, 3, 3)).edits.size() <= 1); // where nothing stands nothing is filled
}

TEST(garbageOfAHundredThousandCellsIsRefusedCellByCell)
{
    std::string garbage;
    for (int row = 0; row < 10'000; ++row)
        for (int column = 0; column < 10; ++column)
            garbage += "gar" + std::to_string(row) + "bage" + (column == 9 ? "\r\n" : "\t");
    const auto p = paste(garbage);
    CHECK(p.edits.empty());
    CHECK_EQ(p.skipped, 100'000U);
    CHECK(p.problems.items().size() <= 10'000U);
    CHECK(!p.good());
}

TEST(whatAPlanSaysIsWhatTheVaultDoes)
{
    Place place;
    auto session = place.sample();
    const Plan stored = test::value(loadPlan(session));
    PasteTarget t{
        .rows = {}, .periods = {Period::month(2020, 2), Period::month(2020, 3)}, .selection = {}, .today = kNow.date()};
    t.rows = {MeasureCode("2.01"), MeasureCode("2.20")};
    const auto p = planPaste(stored, t, test::value(exchange::parseBlock("11\t12\r\n13\t14\r\n")));
    CHECK(p.good());
    place.clock.advanceSeconds(60);
    const auto outcome = test::value(editValues(session, p.edits, "pasted"));
    CHECK_EQ(outcome.added, p.added);
    CHECK_EQ(outcome.restated, p.restated);
    const Plan after = test::value(loadPlan(session));
    CHECK_EQ(planPaste(after, t, test::value(exchange::parseBlock("11\t12\r\n13\t14\r\n"))).unchanged, 4U);
}
