// SPDX-License-Identifier: GPL-3.0-or-later
// XLSX and ODS from the command line: inspected, imported, analysed, and refused when they mean harm.
#include "core/crypto/hash.h"
#include "tests/cli/cli_test.h"
#include "tests/support/hostile/spreadsheet.h"

using namespace boulton;
using namespace boulton::cli::testing;
using test::numberCell;
using test::ods;
using test::sheetXml;
using test::textCell;
using test::Xlsx;
using test::xlsx;

namespace {

const std::string kVault = std::string(" --vault s.boulton") + kPass;

//! A CSV file without line ends in its cells as a sheet: numbers as numbers unless `texts`, everything else as text.
std::string sheetOf(const std::string& csv, bool texts)
{
    std::string rows;
    std::istringstream lines(csv);
    for (std::string line; std::getline(lines, line);) {
        std::string row;
        bool quoted = false;
        std::string cell;
        const auto finish = [&] {
            std::string escaped;
            for (const char c : cell)
                escaped += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
            char* end = nullptr;
            (void)std::strtod(cell.c_str(), &end);
            const bool number = !texts && !cell.empty() && *end == '\0';
            row += cell.empty() ? "<c/>"
                   : number     ? "<c><v>" + cell + "</v></c>"
                                : "<c t=\"inlineStr\"><is><t>" + escaped + "</t></is></c>";
            cell.clear();
        };
        for (const char c : line) {
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                finish();
            else if (c != '\r')
                cell += c;
        }
        finish();
        rows += "<row>" + row + "</row>";
    }
    return sheetXml(rows);
}

std::string table(const std::string& column, const std::vector<std::string>& numbers)
{
    std::string rows = "<row>" + std::string("<c t=\"inlineStr\"><is><t>") + column + "</t></is></c></row>";
    for (const auto& number : numbers)
        rows += "<row><c><v>" + number + "</v></c></row>";
    return sheetXml(rows);
}

} // namespace

TEST(spreadsheetsAreInspected)
{
    Place p;
    Xlsx book{.sheets = {{"Notes", sheetXml("<row r=\"1\">" + textCell("A1", "About these figures") + "</row>")},
                         {"Q4", table("Rate", {"1.5", "2.5"})},
                         {"Old", table("Rate", {"9"}), "hidden"}}};
    p.write("book.xlsx", book.bytes());
    const Ran look = p.ok("inspect book.xlsx --sheet Q4");
    CHECK(look.out.contains("sheet “Q4” of book.xlsx") && look.out.contains("“Q4”: 3 rows × 1 columns"));
    CHECK(look.out.contains("“Old”: 2 rows × 1 columns, hidden"));
    CHECK(look.out.contains("2 rows read, 0 set aside") && look.out.contains("Rate: number"));
    CHECK(look.err.contains("Sheets are hidden in the spreadsheet: “Old”"));
    p.fails(kBadInput, "inspect book.xlsx --sheet Q5", {"no sheet “Q5”", "“Notes”, “Q4”", "not-found"});
    p.fails(kUsage, "inspect book.xlsx --page 2", {"--page"});
    p.write("plain.csv", "a,b\n1,2\n");
    p.fails(kUsage, "inspect plain.csv --sheet Q4", {"has no sheets"});
    p.write("book.ods",
            ods("<table:table-row><table:table-cell><text:p>Ward</text:p></table:table-cell></table:table-row>"
                "<table:table-row><table:table-cell><text:p>Aston</text:p></table:table-cell></table:table-row>")
                .bytes());
    CHECK(p.ok("inspect book.ods").out.contains("Ward: text"));
}

TEST(spreadsheetsAreImported)
{
    Place p;
    p.sample();
    p.write("book.xlsx",
            Xlsx{.sheets = {{"First", table("Rate", {"1"})}, {"Q4", table("Rate", {"1.5", "2.5"})}}}.bytes());
    const Ran taken = p.ok("import data book.xlsx --sheet Q4 --name rates" + kVault);
    CHECK(taken.out.contains("2 added, 0 restated, 0 unchanged, 0 set aside"));
    CHECK(taken.err.contains("The sheet “Q4” was read"));
    const json summary = parsed(p.ok("run summary --input data=rates --out -" + kVault).out);
    CHECK_EQ(summary.at("tables").at("summary").at("rows").at(0).at(1).get<double>(), 2.0); // n
    // A month's file and the list of measures say the same as a sheet as they do as CSV.
    p.write("actuals.xlsx", Xlsx{.sheets = {{"March", sheetOf(p.read("files/actuals-2020-03.csv"), false)}}}.bytes());
    CHECK(p.ok("import actuals actuals.xlsx --dry-run" + kVault)
              .out.contains("9 added, 1 restated, 60 unchanged, 0 set aside"));
    CHECK(p.ok("import actuals actuals.xlsx" + kVault).out.contains("9 added, 1 restated, 60 unchanged, 0 set aside"));
    CHECK(p.ok("import actuals files/actuals-2020-03.csv" + kVault).out.contains("There was nothing new to write."));
    p.write("measures.xlsx", Xlsx{.sheets = {{"List", sheetOf(p.read("files/measures.csv"), true)}}}.bytes());
    CHECK(p.ok("import measures measures.xlsx --dry-run" + kVault).out.contains("0 added, 0 restated, 81 unchanged"));
}

TEST(analysesReadSpreadsheets)
{
    Place p;
    const std::string bytes =
        Xlsx{.sheets = {{"Q3", table("Rate", {"1", "2"})}, {"Q4", table("Rate", {"1.5", "2.5", "7.1"})}}}.bytes();
    p.write("book.xlsx", bytes);
    const json result = parsed(p.ok("run summary --input data=book.xlsx --sheet Q4 --out -").out);
    CHECK_EQ(result.at("tables").at("summary").at("rows").at(0).at(1).get<double>(), 3.0);
    // The digest is that of the file which the officer has, not of what was made from it.
    CHECK(result.at("provenance").dump().contains(crypto::toHex(crypto::view(crypto::sha256(bytes)))));
    CHECK(result.at("provenance").dump().contains("book.xlsx, sheet Q4"));
    CHECK(result.at("diagnostics").dump().contains("The sheet “Q4” was read"));
    const json other = parsed(p.ok("run summary --input data=book.xlsx --sheet data=Q3 --out -").out);
    CHECK_EQ(other.at("tables").at("summary").at("rows").at(0).at(1).get<double>(), 2.0);
}

TEST(spreadsheetsThatMeanHarmAreRefused)
{
    Place p;
    p.sample();
    Xlsx laughing = xlsx("<row r=\"1\">" + numberCell("A1", "1") + "</row>");
    laughing.more["xl/sharedStrings.xml"] = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><sst/>";
    p.write("laughs.xlsx", laughing.bytes());
    p.write("book.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    p.write("page.xlsx", "<html><table><tr><td>1</td></tr></table></html>");
    for (const auto& [file, words] :
         std::vector<std::pair<std::string, std::string_view>>{{"laughs.xlsx", "declares a document type"},
                                                               {"book.xls", "old Office file"},
                                                               {"page.xlsx", "is a web page"}}) {
        p.fails(kBadInput, "inspect " + file, {words});
        p.fails(kBadInput, "import data " + file + " --name x" + kVault, {words});
        CHECK(reason(p.fails(kBadInput, "run summary --input data=" + file + " --out -", {words})).contains(words));
    }
    CHECK(p.ok("vault check" + kVault).out.contains("Everything is as it was written."));
}

TEST(theReaderStandsBesideTheProgram)
{
    Place p;
    p.write("book.xlsx",
            xlsx("<row r=\"1\">" + textCell("A1", "Rate") + "</row><row r=\"2\">" + numberCell("A2", "1") + "</row>")
                .bytes());
    fs::create_directory(p / "bin");
    fs::copy_file(BOULTON_CLI, p / "bin/boulton-cli");
    p.program = (p / "bin/boulton-cli").string();
    p.fails(kRefused, "inspect book.xlsx", {"the spreadsheet reader is not there", "Install Boulton again"});
    // One that lies in the folder of the file, or on the path, is not taken.
    fs::copy_file(BOULTON_READER, p / "boulton-reader");
    p.fails(kRefused, "inspect book.xlsx", {"is not there"}, std::source_location::current(), "PATH=\"$PWD:$PATH\"");
    fs::copy_file(BOULTON_READER, p / "bin/boulton-reader");
    CHECK(p.ok("inspect book.xlsx").out.contains("1 rows read"));
    fs::permissions(p / "bin/boulton-reader", fs::perms::owner_all | fs::perms::group_write | fs::perms::others_exec);
    p.fails(kRefused, "inspect book.xlsx", {"can be changed by others"});
    p.write("plain.csv", "Rate\n1\n");
    CHECK(p.ok("inspect plain.csv").out.contains("1 rows read")); // needs no reader
}
