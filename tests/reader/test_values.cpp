// SPDX-License-Identifier: GPL-3.0-or-later
// No value changes on its way out of a spreadsheet.
#include "core/report/xlsx.h"
#include "tests/reader/reader_test.h"
#include <limits>

using namespace boulton;
using namespace boulton::exchange;
using namespace boulton::exchange::testing;

namespace {

std::string text(const table::Table& t, std::size_t row, std::string_view column)
{
    const auto c = test::value(t.column(column));
    return c.isMissing(row) ? "(missing)" : c.text(row);
}

//! <table:table-cell> with attributes and paragraphs.
std::string odsCell(const std::string& attributes, const std::string& paragraph = {})
{
    return "<table:table-cell " + attributes + ">" + (paragraph.empty() ? "" : "<text:p>" + paragraph + "</text:p>") +
           "</table:table-cell>";
}

} // namespace

TEST(ourOwnWorkbookComesBackExactly)
{
    const Place p;
    table::TableBuilder b({{.name = "code", .type = table::Type::String},
                           {.name = "value", .type = table::Type::Float64},
                           {.name = "count", .type = table::Type::Int64},
                           {.name = "day", .type = table::Type::Date}});
    const std::vector<double> values{0.1, 1.0 / 3.0, -5e-324, 1.5e300, 123456789012345680.0, 0.30000000000000004, -0.5};
    for (std::size_t i = 0; i < values.size(); ++i) {
        b[0].append("=1+" + std::to_string(i) + ", \"quoted\"\nand a line");
        b[1].append(values[i]);
        b[2].append(static_cast<std::int64_t>(i) * 1'000'000'007);
        b[3].append(*Date::from(1999 + static_cast<int>(i) * 7, 2, 28));
    }
    report::Document d;
    d.title = Text::raw("Round trip");
    d.tables.push_back({"data", test::value(b.finish())});
    test::value(report::writeXlsx(d, p.folder / "out.xlsx"));
    const auto sheets = test::value(listSheets(p.folder / "out.xlsx", options()));
    CHECK(sheets.size() == 2 && sheets[1].name == "data" && !sheets[1].hidden);
    const auto file = test::value(openTable(p.folder / "out.xlsx", options("data")));
    const auto read = test::value(file.read({}, {}));
    const auto& original = d.tables[0].table;
    CHECK_EQ(read.table.rows(), original.rows());
    for (std::size_t row = 0; row < original.rows(); ++row) {
        // libxlsxwriter writes 16 digits; what the file has is what must come.
        CHECK_NEAR(test::value(read.table.column("value")).number(row), values[row], std::fabs(values[row]) * 3e-16);
        for (const char* column : {"code", "count", "day"})
            CHECK_EQ(text(read.table, row, column), text(original, row, column));
    }
    CHECK(test::value(read.table.column("day")).type() == table::Type::Date);
}

TEST(xlsxNumbersStayExact)
{
    const Place p;
    std::string rows;
    const std::vector<std::pair<std::string, std::string>> stored{
        {"1", "1"},
        {"-0.5", "-0.5"},
        {"0.1", "0.1"},
        {"0.30000000000000004", "0.30000000000000004"},
        {"1E5", "100000"},
        {"1.5E-7", "1.5e-07"},
        {"1E+20", "1e+20"},
        {"12345678901234567", "1.2345678901234568e+16"},
        {"007", "7"},
        {"9007199254740993", "9.007199254740992e+15"},
        {"2.2250738585072014E-308", "2.2250738585072014e-308"}};
    for (std::size_t i = 0; i < stored.size(); ++i)
        rows += "<row r=\"" + std::to_string(i + 1) + "\">" + numberCell("A" + std::to_string(i + 1), stored[i].first) +
                "</row>";
    std::string expected;
    for (const auto& [in, out] : stored)
        expected += out + "\n";
    CHECK_EQ(p.csv(xlsx(rows).bytes()), expected);
    // And as the table that comes of it: numbers, every one of them.
    const auto read = test::value(test::value(p.open(xlsx("<row r=\"1\">" + textCell("A1", "n") + "</row>" +
                                                          [&] {
                                                              std::string shifted;
                                                              for (std::size_t i = 0; i < stored.size(); ++i)
                                                                  shifted += "<row>" + std::string("<c><v>") +
                                                                             stored[i].first + "</v></c></row>";
                                                              return shifted;
                                                          }())
                                                         .bytes()))
                                      .read({}, {}));
    const auto column = test::value(read.table.column("n"));
    CHECK(column.type() == table::Type::Float64);
    for (std::size_t i = 0; i < stored.size(); ++i)
        CHECK_EQ(column.number(i), std::strtod(stored[i].first.c_str(), nullptr));
}

TEST(xlsxDatesAreIso)
{
    const Place p;
    const auto one = [&](const std::string& number, int style, const std::string& workbook = {}) {
        Xlsx book = xlsx("<row r=\"1\">" + numberCell("A1", number, style) + "</row>");
        book.workbookPr = workbook;
        return p.csv(book.bytes());
    };
    CHECK_EQ(one("45809", 1), "2025-06-01\n");
    CHECK_EQ(one("45809.604166666664", 4), "2025-06-01 14:30:00\n");
    CHECK_EQ(one("45809.604166666664", 1), "2025-06-01 14:30:00\n"); // the hour is kept, though not shown
    CHECK_EQ(one("45809", 4), "2025-06-01\n");
    CHECK_EQ(one("0.604166666666667", 5), "14:30:00\n");
    CHECK_EQ(one("1.5", 2), "36:00:00\n");
    CHECK_EQ(one("59", 1), "1900-02-28\n"); // Excel counts a 29 February 1900: GDAL says 27
    CHECK_EQ(one("61", 1), "1900-03-01\n");
    CHECK_EQ(one("60", 1), "60\n"); // there was no such day
    CHECK_EQ(one("-1", 1), "-1\n");
    CHECK_EQ(one("2958465", 1), "9999-12-31\n");
    CHECK_EQ(one("2958466", 1), "2958466\n");
    CHECK_EQ(one("44347", 1, "<workbookPr date1904=\"1\"/>"), "2025-06-01\n");
    CHECK_EQ(one("0.125", 3), "0.125\n");
    CHECK_EQ(one("1234.5", 6), "1234.5\n"); // the d in its format is quoted, and in the second section
    CHECK_EQ(one("45809", 7), "45809\n");
    Xlsx book = xlsx("<row r=\"1\">" + numberCell("A1", "60", 1) + numberCell("B1", "0.5", 3) + "</row>");
    book.workbookPr = "<workbookPr date1904=\"true\"/>";
    const auto file = test::value(p.open(book.bytes()));
    says(file.notes(), "counts its days from 1904");
    says(file.notes(), "1 cells are shown as percentages (the first is B1)");
    says(test::value(p.open(xlsx("<row r=\"1\">" + numberCell("A1", "60", 1) + "</row>").bytes())).notes(),
         "dates that no calendar has (the first is A1)");
}

TEST(xlsxTextsAreWhole)
{
    const Place p;
    Xlsx book = xlsx(
        "<row r=\"1\">"
        "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>"
        "<c r=\"D1\" t=\"inlineStr\"><is><r><t>rich </t></r><r><t>text</t></r></is></c>"
        "<c r=\"E1\" t=\"str\" s=\"1\"><f>X()</f><v>of a formula</v></c>"
        "<c r=\"F1\" t=\"b\"><v>1</v></c><c r=\"G1\" t=\"d\"><v>2025-06-01T00:00:00Z</v></c>"
        "<c r=\"H1\" t=\"e\" s=\"1\"><v>#N/A</v></c>"
        "<c r=\"I1\" t=\"s\"><v>7</v></c><c r=\"J1\" t=\"s\"><v>-1</v></c><c r=\"K1\" t=\"s\"><v>2147483648</v></c>"
        "<c r=\"L1\" t=\"inlineStr\"><is><t>sep=;</t></is></c></row>");
    book.sharedStrings = "<si><t>0012</t></si><si><r><t>a</t></r><r><t>,b</t></r><rPh><t>spoken</t></rPh></si>"
                         "<si><t xml:space=\"preserve\"> x_x000D_\n\"y\" _x005F_x0041_ _x0000_</t></si>";
    const auto file = test::value(p.open(book.bytes()));
    CHECK_EQ(
        file.bytes(),
        "0012,\"a,b\",\" x\n\"\"y\"\" _x0041_ _x0000_\",rich text,of a formula,TRUE,2025-06-01,#N/A,,,,\"sep=;\"\n");
    says(file.notes(), "3 cells refer to a text that is not in the file (the first is I1)");
    says(file.notes(), "1 cells hold errors (the first is H1, #N/A)");
    says(file.notes(), "1 cells hold formulas (the first is E1)");
}

TEST(xlsxOfOtherProgramsIsRead)
{
    const Place p;
    // Rows and cells without names, a prefix before every element, the strict vocabulary, another place for the workbook.
    CHECK_EQ(
        p.csv(xlsx("<row><c "
                   "t=\"inlineStr\"><is><t>a</t></is></c><c><v>1</v></c></row><row/><row><c/><c><v>3</v></c></row>")
                  .bytes()),
        "a,1\n\n,3\n");
    const std::string prefixed =
        "<x:worksheet xmlns:x=\"" + test::kSheetSpace +
        "\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    CHECK_EQ(p.csv(Xlsx{.sheets = {{"S", prefixed}}}.bytes()), "1\n");
    std::string strict = sheetXml("<row r=\"1\"><c r=\"A1\"><v>2</v></c></row>");
    strict.replace(strict.find(test::kSheetSpace), test::kSheetSpace.size(),
                   "http://purl.oclc.org/ooxml/spreadsheetml/main");
    CHECK_EQ(p.csv(Xlsx{.sheets = {{"S", strict}}}.bytes()), "2\n");
    const std::string utf16 = [] {
        const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet xmlns=\"" + test::kSheetSpace +
                                "\"><sheetData><row r=\"1\"><c r=\"A1\"><v>4</v></c></row></sheetData></worksheet>";
        std::string wide = "\xFF\xFE";
        for (const char c : xml)
            (wide += c) += '\0';
        return wide;
    }();
    CHECK_EQ(p.csv(Xlsx{.sheets = {{"S", utf16}}}.bytes()), "4\n");
}

TEST(rowsAreThoseOfTheSheet)
{
    const Place p;
    // A title, a gap of 20,000 rows, a header with a line break, a table that begins in column C, and a bad value in row 20,004.
    const std::string rows = "<row r=\"2\">" + textCell("C2", "Title\nin two lines") + "</row><row r=\"20001\">" +
                             textCell("C20001", "Ward\nname") + textCell("D20001", "Rate") + "</row><row r=\"20002\">" +
                             textCell("C20002", "Aston") + numberCell("D20002", "1.5") + "</row><row r=\"20003\">" +
                             textCell("C20003", "Lozells") + numberCell("D20003", "2.5") + "</row><row r=\"20004\">" +
                             textCell("C20004", "Nechells") + textCell("D20004", "none") + "</row>";
    const auto file = test::value(p.open(xlsx(rows).bytes()));
    CsvOverrides told;
    told.columns["Rate"].type = table::Type::Float64;
    const auto read = test::value(file.read(told, {}, {.keepLines = true}));
    CHECK_EQ(read.table.rows(), 3U);
    CHECK_EQ(read.plan.columns[0].name, "Ward name");
    CHECK_EQ(read.lines[0], 20'002);
    CHECK_EQ(text(read.table, 1, "Rate"), "2.5");
    const auto bad = std::ranges::find(read.diagnostics.items(), Severity::Error, &Diagnostic::severity);
    CHECK(bad != read.diagnostics.items().end() && bad->row == 20'004 && bad->column == "Rate");
}

TEST(aMillionEmptyRowsAreQuickAndSmall)
{
    const Place p;
    std::string rows = "<row r=\"1\">" + textCell("A1", "only") + "</row>";
    for (int i = 2; i <= 1'048'576; ++i)
        rows += "<row r=\"" + std::to_string(i) + "\"/>";
    const auto file = test::value(p.open(xlsx(rows).bytes()));
    CHECK_EQ(file.bytes(), "only\n");
    // One value in the last cell of a sheet: a million rows of nothing before it.
    const auto last =
        test::value(p.open(xlsx("<row r=\"1048576\">" + numberCell("XFD1048576", "1") + "</row>").bytes()));
    CHECK_EQ(last.bytes().size(), 1'048'575U + 2U);
    CHECK_EQ(last.sheets()[0].rows, 1'048'576);
    CHECK_EQ(last.sheets()[0].columns, 1);
}

TEST(sheetsAreListedChosenAndNamed)
{
    const Place p;
    Xlsx book{
        .sheets = {
            {"Empty", sheetXml("")},
            {"Secret", sheetXml("<row r=\"1\">" + numberCell("A1", "9") + "</row>"), "veryHidden"},
            {"Chart", "<chartsheet xmlns=\"" + test::kSheetSpace + "\"/>", "", "chartsheet"},
            {"Data &amp; more", sheetXml("<row r=\"1\">" + numberCell("B1", "5") + numberCell("C1", "6") + "</row>")},
            {"Q4",
             sheetXml("<row r=\"3\" hidden=\"1\">" + numberCell("A3", "7") + "</row>",
                      "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"4\" max=\"16384\" hidden=\"1\"/></cols>",
                      "<mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>")}}};
    book.moreRelations = Xlsx::relation("v", "vbaProject", "vbaProject.bin") +
                         Xlsx::relation("e", "externalLink", "externalLinks/externalLink1.xml");
    const auto bytes = book.bytes();
    const auto file = test::value(p.open(bytes));
    CHECK_EQ(file.sheet(), "Data & more");
    CHECK_EQ(file.title(), "book.xlsx, sheet Data & more");
    CHECK_EQ(file.bytes(), "5,6\n");
    says(file.notes(), "The sheet “Data & more” was read; there are also “Empty”, “Q4”");
    says(file.notes(), "Sheets are hidden in the spreadsheet: “Secret”");
    says(file.notes(), "charts or macros");
    says(file.notes(), "macros in it; they were not run");
    says(file.notes(), "takes values from 1 other files");
    const auto q4 = test::value(p.open(bytes, "Q4"));
    CHECK_EQ(q4.bytes(), "\n\n7\n");
    says(q4.notes(), "1 rows with values are hidden or filtered out in the spreadsheet (the first is row 3)");
    says(q4.notes(), "2 columns are hidden in the spreadsheet (the first is B)");
    says(q4.notes(), "1 groups of cells are merged (the first is A1:C1)");
    CHECK_EQ(p.csv(bytes, "Secret"), "9\n"); // asked for by name
    refused(p.open(bytes, "q4"), ErrorCode::NotFound, {"no sheet “q4”", "“Empty”", "“Q4”"});
    refused(p.open(bytes, "Chart"), ErrorCode::InvalidInput, {"“Chart”", "chart"});
    refused(p.open(bytes, "Empty"), ErrorCode::InvalidInput, {"“Empty”", "is empty"});
    const auto sheets = test::value(listSheets(p.folder / "book.xlsx", options()));
    CHECK_EQ(sheets.size(), 5U);
    CHECK(sheets[0] == (SheetInfo{.name = "Empty", .rows = 0, .columns = 0}));
    CHECK(sheets[1] == (SheetInfo{.name = "Secret", .hidden = true, .rows = 1, .columns = 1}));
    CHECK(!sheets[2].table && sheets[2].rows == -1);
    CHECK(sheets[4] == (SheetInfo{.name = "Q4", .rows = 3, .columns = 1}));
}

TEST(odsValuesStayExact)
{
    const Place p;
    const std::string row =
        "<table:table-row>" + odsCell("office:value-type=\"string\"", "0012") +
        odsCell("office:value-type=\"float\" office:value=\"0.30000000000000004\"", "0.3") +
        odsCell("office:value-type=\"currency\" office:value=\"1234.5\"", "£1,234.50") +
        odsCell("office:value-type=\"percentage\" office:value=\"0.125\"", "12.5%") +
        odsCell("office:value-type=\"date\" office:date-value=\"2025-06-01\"", "01/06/25") +
        odsCell("office:value-type=\"date\" office:date-value=\"2025-06-01T14:30:00\"", "x") +
        odsCell("office:value-type=\"time\" office:time-value=\"PT36H05M00S\"", "x") +
        odsCell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "x") +
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a "
        "comment</text:p></office:annotation>"
        "<text:p>two<text:s text:c=\"3\"/><text:span>parts<text:line-break/>and</text:span></text:p><text:p>a, "
        "paragraph</text:p></table:table-cell>" +
        odsCell("office:value-type=\"string\" calcext:value-type=\"error\" table:formula=\"of:=1/0\"", "#DIV/0!") +
        odsCell("table:formula=\"of:=WEBSERVICE(&quot;http://127.0.0.1/&quot;)\"") +
        odsCell("office:value-type=\"float\" office:value=\"4\" table:formula=\"of:=2+2\"", "4") +
        "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>";
    const auto file = test::value(p.open(ods(row).bytes(), {}, "book.ods"));
    CHECK_EQ(file.bytes(), "0012,0.30000000000000004,1234.5,0.125,2025-06-01,2025-06-01 14:30:00,36:05:00,TRUE,"
                           "\"two   parts\nand\na, paragraph\",#DIV/0!,,4\n");
    says(file.notes(), "1 formulas have no stored result (the first is K1)");
    says(file.notes(), "1 cells hold errors (the first is J1, #DIV/0!)");
    says(file.notes(), "percentages (the first is D1)");
}

TEST(odsRepetitionsAndSheets)
{
    const Place p;
    const std::string tables =
        "<table:table table:name=\"Hidden\" table:style-name=\"h\"><table:table-row>" + odsCell("", "no") +
        "</table:table-row></table:table><table:table table:name=\"Shown\">"
        "<table:shapes><draw:frame><text:p>drawn</text:p></draw:frame></table:shapes>"
        "<table:table-column/><table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>"
        "<table:table-header-rows><table:table-row>" +
        odsCell("", "h") + odsCell("table:number-columns-repeated=\"2\"", "k") +
        "</table:table-row></table:table-header-rows>"
        "<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell/></table:table-row>"
        "<table:table-row-group><table:table-row table:number-rows-repeated=\"2\" table:visibility=\"filter\">" +
        odsCell("table:number-columns-spanned=\"2\" office:value-type=\"float\" office:value=\"1\"") +
        "<table:covered-table-cell/><table:table-cell><table:table><table:table-row><table:table-cell><text:p>inner</"
        "text:p>"
        "</table:table-cell></table:table-row></table:table><text:p>x</text:p></table:table-cell></table:table-row></"
        "table:table-row-group>"
        "<table:table-row table:number-rows-repeated=\"1047573\"><table:table-cell "
        "table:number-columns-repeated=\"16384\"/></table:table-row>"
        "</table:table>";
    const std::string bytes =
        Ods{.tables = tables,
            .styles = "<style:style style:name=\"h\" style:family=\"table\"><style:table-properties "
                      "table:display=\"false\"/></style:style>"}
            .bytes();
    const auto file = test::value(p.open(bytes));
    CHECK_EQ(file.sheet(), "Shown");
    CHECK_EQ(file.bytes(), "h,k,k\n" + std::string(1000, '\n') + "1,,x\n1,,x\n");
    says(file.notes(), "hidden in the spreadsheet: “Hidden”");
    says(file.notes(), "2 rows with values are hidden or filtered out in the spreadsheet (the first is row 1002)");
    says(file.notes(), "2 columns are hidden in the spreadsheet (the first is B)");
    CHECK_EQ(p.csv(bytes, "Hidden"), "no\n");
    const auto sheets = test::value(listSheets(p.folder / "book.xlsx", options()));
    CHECK(sheets.size() == 2 && sheets[0].hidden && sheets[1].rows == 1003 && sheets[1].columns == 3);
}

TEST(numbersThatAreTextAreNamed)
{
    const Place p;
    const auto file =
        test::value(p.open(xlsx("<row r=\"1\">" + textCell("A1", "Code") + "</row><row r=\"2\">" +
                                textCell("A2", "1.10") + "</row><row r=\"3\">" + textCell("A3", "0123") + "</row>")
                               .bytes()));
    says(file.notes(), "1 text cells look like numbers (the first is A2, “1.10”)");
    const auto read = test::value(file.read({}, {}));
    CHECK_EQ(text(read.table, 1, "Code"), "0123"); // leading zeros make the column text
    CHECK_EQ(text(read.table, 0, "Code"), "1.10");
}

TEST(errorsInANumberColumnAreMissing)
{
    const Place p;
    const auto read =
        test::value(test::value(p.open(xlsx("<row r=\"1\">" + textCell("A1", "Rate") + "</row><row r=\"2\">" +
                                            numberCell("A2", "1.5") +
                                            "</row><row r=\"3\"><c r=\"A3\" t=\"e\"><v>#DIV/0!</v></c></row>")
                                           .bytes()))
                        .read({}, {}));
    const auto column = test::value(read.table.column("Rate"));
    CHECK(column.type() == table::Type::Float64 && column.isMissing(1));
    CHECK(column.reason(1) == table::MissingReason::NotAvailable);
    says(read.diagnostics, "1 cells hold errors (the first is A3, #DIV/0!)");
}
