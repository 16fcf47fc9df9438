// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exchange/helpers.h"
#include <fstream>

using namespace boulton;
using namespace boulton::exchange;
using table::MissingReason;
using table::Role;
using table::Type;

TEST(inferredTypesAndValues)
{
    const auto r = readText("Code,Ward,Date,Count,Rate,Cost,Share,Open\r\n"
                            "001,Aston,31/03/2020,\"1,234\",1.5,\"£1,234.50\",12.5%,Y\r\n"
                            "002,\"Sutton, North\",01/04/2020,7,c,£3,-,N\r\n"
                            "010,,,–,2,(5),3%,y\r\n");
    const auto& t = r.table;
    CHECK_EQ(t.rows(), 3U);
    CHECK_EQ(r.rowsRead, 3);
    const std::vector<Type> types{Type::String,  Type::String,  Type::Date,    Type::Int64,
                                  Type::Float64, Type::Float64, Type::Float64, Type::Bool};
    for (std::size_t i = 0; i < types.size(); ++i)
        test::check(t.schema()[i].type == types[i], "type of " + t.schema()[i].name);
    CHECK_EQ(t.column(0).string(2), std::string_view("010"));
    CHECK_EQ(t.column(1).string(1), std::string_view("Sutton, North"));
    CHECK(t.column(1).isMissing(2));
    CHECK_EQ(t.column(2).date(0).iso(), std::string("2020-03-31"));
    CHECK_EQ(t.column(3).ints()[0], 1234);
    CHECK(t.column(3).isMissing(2) && t.column(3).reason(2) == MissingReason::Empty);
    CHECK(t.column(4).isMissing(1) && t.column(4).reason(1) == MissingReason::Suppressed);
    CHECK_EQ(t.column(5).floats()[0], 1234.5);
    CHECK_EQ(t.column(5).floats()[2], -5.0);
    CHECK_EQ(t.schema()[5].unit, std::string("£"));
    CHECK_EQ(t.column(6).floats()[0], 12.5);
    CHECK_EQ(t.schema()[6].unit, std::string("%"));
    CHECK(t.column(7).bools()[2] == 1);
    CHECK(!r.diagnostics.hasErrors());
    CHECK(t.schema()[2].role == Role::Time);
}

TEST(delimitersEncodingsAndLineEnds)
{
    for (const char delimiter : {',', ';', '\t', '|'})
        for (const std::string end : {"\n", "\r\n", "\r"}) {
            const std::string d(1, delimiter);
            const auto r = readText("Ward" + d + "Value" + end + "Aston" + d + "1" + end + "Small Heath" + d + "2");
            test::checkEqual(r.rowsRead, 2, "rows");
            test::check(r.plan.format.delimiter == delimiter, "delimiter");
            test::checkEqual(r.table.column(0).string(1), std::string_view("Small Heath"), "ward");
            test::checkEqual(r.table.column(1).ints()[1], 2, "value");
        }
    CHECK_EQ(readText("\xEF\xBB\xBFWard,Value\nAston,1\n").table.schema()[0].name, std::string("Ward"));
    const auto windows = readText("Ward,Cost\nCaf\xE9,\xA3"
                                  "5\nB,\x80\n");
    CHECK(windows.plan.format.encoding == Encoding::Windows1252);
    CHECK_EQ(windows.table.column(0).string(0), std::string_view("Café"));
    CHECK(says(windows.diagnostics, 0, "Windows-1252"));
    for (const bool big : {false, true})
        for (const bool mark : {false, true}) {
            std::string bytes = !mark ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
            for (const char16_t c : std::u16string(u"Ward,Cost\nCaf\u00e9,1\n\U0001F600,2\n")) {
                const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
                bytes += big ? high : low;
                bytes += big ? low : high;
            }
            const auto r = readText(bytes);
            test::check(r.plan.format.encoding == (big ? Encoding::Utf16Be : Encoding::Utf16Le), "UTF-16");
            test::checkEqual(r.table.column(0).string(0), std::string_view("Café"), "text");
            test::checkEqual(r.table.column(0).string(1), std::string_view("😀"), "surrogates");
            if (mark)
                test::check(says(readText(bytes + "x").diagnostics, 0, "half a character"), "odd length");
        }
}

TEST(mixedUtf8IsRepairedWithItsLine)
{
    const auto r = readText("Ward,Note\nCafé,a\nB,it\x92s\nC,ok\n");
    CHECK(r.plan.format.encoding == Encoding::Utf8);
    CHECK_EQ(r.table.column(1).string(1), std::string_view("it’s"));
    CHECK_EQ(r.table.column(0).string(0), std::string_view("Café"));
    CHECK(says(r.diagnostics, 3, "mixes UTF-8"));
}

TEST(quotedCells)
{
    const auto r = readText("A,B\r\n\"line one\r\nline two\",\"say \"\"hi\"\"\"\r\nplain,5\" pipe\r\n\"\",\"x\"y\r\n");
    CHECK_EQ(r.rowsRead, 3);
    CHECK_EQ(r.table.column(0).string(0), std::string_view("line one\r\nline two"));
    CHECK_EQ(r.table.column(1).string(0), std::string_view("say \"hi\""));
    CHECK_EQ(r.table.column(1).string(1), std::string_view("5\" pipe"));
    CHECK(r.table.column(0).isMissing(2));
    CHECK_EQ(r.table.column(1).string(2), std::string_view("xy"));
    CHECK(says(r.diagnostics, 5, "closing quotation mark")); // the quoted line end counts as a line
    CsvOverrides none;
    none.quote = '\0';
    CHECK_EQ(readText("A,B\n\"x,1\n", none).table.column(0).string(0), std::string_view("\"x"));
}

TEST(preambleAndBlankLines)
{
    const auto r =
        readText("Birmingham City Council\nDelivery report,,\n\nMeasure,Period,Value\nA,2020,1\n\nB,2021,2\n");
    CHECK_EQ(r.plan.format.preambleLines, 3);
    CHECK_EQ(r.rowsRead, 2);
    CHECK_EQ(r.table.schema()[0].name, std::string("Measure"));
    CHECK(says(r.diagnostics, 0, "blank lines"));
    CsvOverrides told;
    told.preambleLines = 1;
    const auto again = readText("x,y\nMeasure,Value\nA,1\n", told);
    CHECK_EQ(again.table.schema()[1].name, std::string("Value"));
    CHECK_EQ(readText("sep=;\nA;B\n1;2,5\n").plan.format.delimiter, ';');
}

TEST(headerNames)
{
    const auto r = readText("Value,,Value,Value (2),Value," + std::string(500, 'n') + "\n1,2,3,4,5,6\n");
    const auto& f = r.table.schema();
    CHECK_EQ(f[0].name, std::string("Value"));
    CHECK_EQ(f[1].name, std::string("Column 2"));
    CHECK_EQ(f[2].name, std::string("Value (3)")); // the file has a Value (2) of its own
    CHECK_EQ(f[3].name, std::string("Value (2)"));
    CHECK_EQ(f[4].name, std::string("Value (4)"));
    CHECK_EQ(f[5].name.size(), 200U);
    CHECK_EQ(r.diagnostics.warnings(), 4U);
    CHECK_EQ(readText("Value,Value\n1,2\n").table.schema()[1].name, std::string("Value (2)"));
}

TEST(headerMissing)
{
    const auto r = readText("Aston,31/03/2020,12.5\nLozells,30/04/2020,11\n");
    CHECK(!r.plan.format.hasHeader);
    CHECK_EQ(r.rowsRead, 2);
    CHECK_EQ(r.table.schema()[2].name, std::string("Column 3"));
    CHECK(says(r.diagnostics, 1, "looks like data"));
    CHECK(readText("Measure,2018,2019\nA,1,2\nB,3,4\n").plan.format.hasHeader);               // years are names
    CHECK(readText("Area,All,0,1,90+\nX,30,10,11,9\nY,60,20,21,19\n").plan.format.hasHeader); // ages are names
    CsvOverrides told;
    told.hasHeader = false;
    CHECK_EQ(readText("Ward,Name\nAston,x\n", told).rowsRead, 2);
}

TEST(raggedRows)
{
    const auto r = readText("A,B,C\n1,2,3\n4\n5,6,7,8\n9,10,11,\n12,13,14\n");
    CHECK_EQ(r.rowsRead, 4);
    CHECK_EQ(r.rowsSetAside, 1);
    CHECK(r.table.column(1).isMissing(1) && r.table.column(2).isMissing(1));
    CHECK(says(r.diagnostics, 3, "1 cells instead of 3"));
    CHECK(says(r.diagnostics, 4, "4 cells instead of 3 and was set aside"));
    CHECK(says(r.diagnostics, 5, "empty cell too many"));
    CHECK_EQ(r.table.column(0).ints()[3], 12);
}

TEST(wideningFarDown)
{
    // Past the start sample and between the windows: the inference cannot see it.
    std::string bytes = "Id,Amount,Flag\n";
    std::int64_t odd = 0;
    for (std::int64_t i = 0; bytes.size() < (7U << 20U); ++i) {
        if (odd == 0 && bytes.size() > (1U << 20U) + 40'000) {
            bytes += "12.50,abc,maybe\n";
            odd = i + 2;
        } else {
            bytes += std::to_string(i) + "," + std::to_string(i % 97) + ".50,Y\n";
        }
    }
    const auto plan = test::value(inferCsv(bytes));
    CHECK(plan.columns[0].type == Type::Int64);
    CHECK(plan.columns[1].type == Type::Float64);
    CHECK(plan.columns[2].type == Type::Bool);
    const auto r = readText(bytes);
    CHECK(r.table.schema()[0].type == Type::Float64);
    CHECK(r.table.schema()[1].type == Type::String);
    CHECK(r.table.schema()[2].type == Type::String);
    CHECK_EQ(r.table.column(1).string(3), std::string_view("3.50")); // text as it stood, not 3.5
    CHECK_EQ(r.table.column(0).floats()[5], 5.0);
    CHECK(says(r.diagnostics, odd, "decimals"));
    CHECK(says(r.diagnostics, odd, "“abc” is not a value of type number; the whole column is read as text"));
    const auto fixed = readText(bytes, typed({{"Id", Type::Int64}, {"Amount", Type::Float64}}));
    CHECK(fixed.table.schema()[1].type == Type::Float64);
    const auto row = static_cast<std::size_t>(odd) - 2;
    CHECK(fixed.table.column(1).reason(row) == MissingReason::Unreadable && fixed.table.column(1).isMissing(row));
    CHECK(says(fixed.diagnostics, odd, "column Amount: “abc” is not a number"));
    CHECK(says(fixed.diagnostics, odd, "column Id: “12.50” is not a whole number"));
}

TEST(codesStayText)
{
    const auto r = readText("Phone,Card,Sci,Long,Area\n01214960000,1234567890123456,1E05,+441214960000,"
                            "E08000025\n01214960001,1234567890123457,2E05,+441214960001,E05001178\n");
    for (std::size_t i = 0; i < 5; ++i)
        CHECK(r.table.schema()[i].type == Type::String);
    CHECK(r.table.schema()[4].role == Role::Geography);
    CHECK_EQ(readText("Code\n00123\n", typed({{"Code", Type::Int64}})).table.column(0).ints()[0], 123);
}

TEST(lettersAreMissingOnlyAmongNumbers)
{
    const auto r = readText("Value,Grade\n1,c\n*,x\nx,z\nz,NA\nu,-\nk,a\nlow,b\nnull,d\n");
    const auto& c = r.table.column(0);
    const std::vector<MissingReason> expected{MissingReason::Suppressed,    MissingReason::NotAvailable,
                                              MissingReason::NotApplicable, MissingReason::LowReliability,
                                              MissingReason::RoundsToZero,  MissingReason::RoundsToZero,
                                              MissingReason::Empty};
    CHECK(c.type() == Type::Int64);
    for (std::size_t i = 0; i < expected.size(); ++i)
        test::check(c.isMissing(i + 1) && c.reason(i + 1) == expected[i], "reason " + std::to_string(i));
    CHECK_EQ(r.table.column(1).missingCount(), 0U);
    CHECK_EQ(r.table.column(1).string(3), std::string_view("NA"));
}

TEST(dateOrder)
{
    const auto unclear = readText("D\n01/02/2020\n03/04/2020\n");
    CHECK_EQ(unclear.table.column(0).date(0).iso(), std::string("2020-02-01"));
    CHECK(says(unclear.diagnostics, 0, "day/month/year"));
    const auto american = readText("D\n01/02/2020\n12/31/2020\n");
    CHECK_EQ(american.table.column(0).date(0).iso(), std::string("2020-01-02"));
    CHECK(says(american.diagnostics, 3, "American"));
    CHECK(american.plan.columns[0].dates == DateOrder::MonthFirst);
    CsvOverrides uk;
    uk.columns["D"].dates = DateOrder::DayFirst;
    const auto told = readText("D\n01/02/2020\n12/31/2020\n", uk);
    CHECK(told.table.column(0).isMissing(1));
    CHECK(says(told.diagnostics, 3, "no such month"));
    CsvOverrides excel;
    excel.columns["D"].dates = DateOrder::ExcelSerial;
    CHECK_EQ(readText("D,V\n45809,1\n", excel).table.column(0).date(0).iso(), std::string("2025-06-01"));
    const auto mixed = readText("D,V\n1/2/20,1\n2020-02-01,2\n2020-02-01 00:00:00,3\n");
    CHECK_EQ(mixed.table.column(0).date(0), mixed.table.column(0).date(1));
    CHECK_EQ(mixed.table.column(0).date(0), mixed.table.column(0).date(2));
    CHECK(says(mixed.diagnostics, 2, "two digits"));
}

TEST(hoursAreNeverLost)
{
    // a column of times stays text, wherever the first hour appears, unless the user asks for dates
    const auto hourly = readText("T,V\n2020-02-01T07:00:00Z,1\n2020-02-01T08:00:00Z,2\n");
    CHECK(hourly.table.column(0).type() == Type::String);
    CHECK_EQ(hourly.table.column(0).string(1), "2020-02-01T08:00:00Z");
    std::string late = "T,V\n";
    for (int i = 0; i < 3000; ++i)
        late += "2020-02-01,1\n";
    late += "2020-02-01 10:30:00,2\n";
    for (int i = 0; i < 3000; ++i)
        late += "2020-02-01,1\n";
    const auto found = readText(late);
    CHECK_EQ(found.table.column(0).string(3000), "2020-02-01 10:30:00");
    CsvOverrides dates;
    dates.columns["T"].type = Type::Date;
    const auto told = readText("T,V\n2020-02-01 10:30:00,1\n", dates);
    CHECK_EQ(told.table.column(0).date(0).iso(), std::string("2020-02-01"));
    CHECK(says(told.diagnostics, 2, "only the date is kept"));
}

TEST(americanDatesFoundLate)
{
    std::string bytes = "D,V\n";
    bool put = false;
    while (bytes.size() < (7U << 20U)) {
        if (!put && bytes.size() > (1U << 20U) + 40'000) {
            bytes += "02/28/2020,1\n";
            put = true;
        }
        bytes += "02/03/2020,1\n";
    }
    const auto r = readText(bytes);
    CHECK_EQ(r.table.column(0).date(0).iso(), std::string("2020-02-03"));
    CHECK_EQ(r.table.column(0).missingCount(), 0U);
    CHECK_EQ(r.diagnostics.errors(), 0U);
}

TEST(dayThatDoesNotExist)
{
    const auto r = readText("Ward,Opened\nAston,28/02/2020\nLozells,31/02/2020\nNechells,01/03/2020\n");
    CHECK(r.table.schema()[1].type == Type::Date);
    CHECK(r.table.column(1).isMissing(1) && r.table.column(1).reason(1) == MissingReason::Unreadable);
    CHECK(says(r.diagnostics, 3, "column Opened: 31 February 2020 does not exist"));
}

TEST(aColumnOfDaysThatDoNotExist)
{
    const auto r = readText("Opened,V\n31/02/2020,a\n");
    CHECK(says(r.diagnostics, 2, "column Opened: 31 February 2020 does not exist"));
}

TEST(textWhereNumbersBelong)
{
    const auto told = readText("Ward,Value\nAston,1\nLozells,many\nX,\"1,2,3\"\n", typed({{"Value", Type::Float64}}));
    CHECK(says(told.diagnostics, 3, "row 3, column Value: “many” is not a number"));
    CHECK(says(told.diagnostics, 4, "“1,2,3” is not a number"));
    std::string mostly = "Ward,Value\n";
    for (int i = 0; i < 20; ++i)
        mostly += "A," + std::to_string(i) + "\n";
    const auto guessed = readText(mostly + "B,many\n");
    CHECK(guessed.table.schema()[1].type == Type::String);
    CHECK(says(guessed.diagnostics, 22, "“many” is not"));
}

TEST(percentMixedWithPlainNumbersIsSaid)
{
    const auto r = readText("Share,V\n12.5%,1\n0.125,2\n3%,3\n");
    CHECK_EQ(r.table.column(0).floats()[1], 0.125);
    CHECK(says(r.diagnostics, 3, "no % sign"));
    const auto whole = readText("Share,V\n12%,1\n13,2\n");
    CHECK(whole.table.schema()[0].type == Type::Int64);
    CHECK(says(whole.diagnostics, 3, "no % sign"));
}

TEST(overridesAreShownInThePlan)
{
    CsvOverrides o = typed({{"Count", Type::String}});
    o.columns["Count"].role = Role::Identifier;
    o.columns["Rate"].unit = "per 1,000";
    o.columns["Rate"].sensitivity = table::Sensitivity::Personal;
    o.columns["Nothing"].unit = "x";
    const auto r = readText("Count,Rate\n1,2.5\n", o);
    CHECK_EQ(r.table.column(0).string(0), std::string_view("1"));
    CHECK(r.table.schema()[0].role == Role::Identifier);
    CHECK_EQ(r.table.schema()[1].unit, std::string("per 1,000"));
    CHECK(r.table.schema()[1].sensitivity == table::Sensitivity::Personal);
    CHECK(says(r.diagnostics, 0, "which the file does not have"));
}

TEST(planIsCheckedAgainstTheFile)
{
    const auto plan = test::value(inferCsv("A,B\n1,2\n"));
    CHECK_EQ(test::value(readCsv("A,B\n3,4\n5,6\n", plan)).rowsRead, 2);
    CHECK_FAILS(readCsv("B,A\n3,4\n", plan), ErrorCode::InvalidInput);
    CHECK_FAILS(readCsv("A,B,C\n3,4,5\n", plan), ErrorCode::InvalidInput);
}

TEST(headerOnlyAndOneColumn)
{
    const auto r = readText("A,B\n");
    CHECK_EQ(r.rowsRead, 0);
    CHECK_EQ(r.table.columnCount(), 2U);
    const auto one = readText("Value\n1\n2\n\"\"\n3\n");
    CHECK_EQ(one.rowsRead, 4);
    CHECK(one.table.column(0).isMissing(2));
}

TEST(linesAreKeptOnRequest)
{
    ReadOptions options;
    options.keepLines = true;
    const auto r = readText("A,B\n\"x\ny\",1\n\nz,2\n", {}, options);
    CHECK_EQ(r.lines.size(), 2U);
    CHECK_EQ(r.lines[0], 2);
    CHECK_EQ(r.lines[1], 5);
}

TEST(readsAFile)
{
    const test::TemporaryFolder folder;
    test::writeAll(folder / "a.csv", "A,B\n1,2\n");
    CHECK_EQ(test::value(readCsvFile(folder / "a.csv")).rowsRead, 1);
    CHECK_FAILS(readCsvFile(folder / "none.csv"), ErrorCode::NotFound);
    test::writeAll(folder / "empty.csv", "");
    CHECK_FAILS(readCsvFile(folder / "empty.csv"), ErrorCode::InvalidInput);
}
