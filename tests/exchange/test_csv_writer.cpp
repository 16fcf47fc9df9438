// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_writer.h"
#include "tests/exchange/helpers.h"
#include <cmath>
#include <limits>
#include <random>

using namespace boulton;
using namespace boulton::exchange;
using table::MissingReason;
using table::Type;

TEST(writesRfc4180)
{
    table::TableBuilder b({{"Ward, name", Type::String},
                           {"Count", Type::Int64},
                           {"Rate", Type::Float64},
                           {"Day", Type::Date},
                           {"Open", Type::Bool}});
    b[0].append("Aston"), b[1].append(std::int64_t{-5}), b[2].append(0.1), b[3].append(*Date::from(2020, 3, 31)),
        b[4].append(true);
    b[0].append("say \"hi\"\nthere"), b[1].appendMissing(MissingReason::Suppressed), b[2].appendMissing(),
        b[3].appendMissing(), b[4].append(false);
    const auto t = test::value(b.finish());
    CHECK_EQ(writeCsv(t), std::string("\"Ward, name\",Count,Rate,Day,Open\r\nAston,-5,0.1,2020-03-31,true\r\n\"say "
                                      "\"\"hi\"\"\nthere\",c,,,false\r\n"));
    CsvWriteOptions options;
    options.byteOrderMark = true;
    options.delimiter = ';';
    options.marking = "OFFICIAL-SENSITIVE";
    const std::string marked = writeCsv(t, options);
    CHECK(marked.starts_with("\xEF\xBB\xBFOFFICIAL-SENSITIVE\r\nWard, name;Count"));
    const auto back = readText(marked);
    CHECK_EQ(back.plan.format.preambleLines, 1);
    CHECK_EQ(back.rowsRead, 2);
}

TEST(formulasAreNeutralisedAndRestored)
{
    std::vector<std::string> texts{"=1+1",
                                   "+44",
                                   "-5",
                                   "@SUM(A1)",
                                   "\t=1",
                                   "\rx",
                                   "\nx",
                                   "＝1",
                                   "＋1",
                                   "－1",
                                   "＠x",
                                   "  =1",
                                   "\xC2\xA0=1",
                                   "\"=1",
                                   "\" =1",
                                   "=cmd|'/c calc'!A1",
                                   "=HYPERLINK(\"http://x\",\"y\")",
                                   "'=1",
                                   "''=1",
                                   "'",
                                   "'hello",
                                   "plain",
                                   "a=b",
                                   "it's",
                                   "−5",
                                   "5-"};
    table::TableBuilder b({{"=Name", Type::String}, {"N", Type::Int64}});
    for (const auto& text : texts)
        b[0].append(text), b[1].append(std::int64_t{-1});
    const auto t = test::value(b.finish());
    const std::string csv = writeCsv(t);
    for (const auto& text : texts) {
        const auto safe = spreadsheetSafe(text);
        test::check(!looksLikeFormula(safe), "safe: " + text);
        test::checkEqual(std::string(withoutSafePrefix(safe)), text, "restored");
    }
    CHECK_EQ(spreadsheetSafe("=1"), std::string("'=1"));
    CHECK_EQ(spreadsheetSafe("plain"), std::string("plain"));
    CHECK(csv.contains("\"'=1+1\",-1\r\n"));
    CHECK(csv.contains("\"'=Name\""));
    ReadOptions options;
    options.restoreEscapes = true;
    const auto back = readText(csv, typed({{"'=Name", Type::String}}), options);
    CHECK_EQ(back.table.schema()[0].name, std::string("=Name"));
    CHECK(back.table.column(0).sameValues(t.column(0)));
    CHECK_EQ(readText(csv).table.column(0).string(0), std::string_view("'=1+1"));
    // A dash that says missing is such a text too, and stands among numbers.
    for (const Type type : {Type::Int64, Type::Float64, Type::Date}) {
        const auto dash = readText("A,V\nx,'-\ny,\n", typed({{"V", type}}), options);
        CHECK(!dash.diagnostics.hasErrors());
        CHECK_EQ(dash.table.column(1).missingCount(), 2U);
        CHECK(dash.table.column(1).reason(0) != MissingReason::Unreadable);
    }
}

namespace {

std::string randomText(std::mt19937_64& random)
{
    static const std::vector<std::string> pieces{"a", "Aston", ",",  "\"",  "\n", "\r\n", " ",  "=",  "'", ";",
                                                 "é", "–",     "😀", "001", "-",  "c",    "\t", "NA", "|"};
    std::string text;
    for (auto n = 1 + random() % 6; n > 0; --n)
        text += pieces[random() % pieces.size()];
    return text;
}

double randomNumber(std::mt19937_64& random)
{
    switch (random() % 5) {
    case 0: return static_cast<double>(random() % 100'000) / 100;
    case 1: return -static_cast<double>(random() % 1'000);
    case 2: return std::ldexp(static_cast<double>(random() >> 11U), static_cast<int>(random() % 1'500) - 900);
    case 3: return random() % 2 == 0 ? std::numeric_limits<double>::denorm_min() : std::numeric_limits<double>::max();
    default: return -0.0;
    }
}

table::Table randomTable(std::mt19937_64& random)
{
    std::vector<table::Field> fields;
    const auto columns = 1 + random() % 6;
    for (std::size_t i = 0; i < columns; ++i)
        fields.push_back(
            {"Column " + std::to_string(i) + (random() % 3 == 0 ? ", \"x\"" : ""), static_cast<Type>(random() % 5)});
    table::TableBuilder b(fields);
    const auto rows = random() % 200;
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t i = 0; i < columns; ++i) {
            auto& c = b[i];
            if (random() % 7 == 0) {
                const bool numeric = c.type() == Type::Int64 || c.type() == Type::Float64;
                c.appendMissing(numeric ? static_cast<MissingReason>(random() % 6) : MissingReason::Empty);
                continue;
            }
            switch (c.type()) {
            case Type::Int64: c.append(static_cast<std::int64_t>(random() >> random() % 64)); break;
            case Type::Float64: c.append(randomNumber(random)); break;
            case Type::String: c.append(randomText(random)); break;
            case Type::Date: c.append(Date{static_cast<std::int32_t>(random() % 40'000) - 10'000}); break;
            case Type::Bool: c.append(random() % 2 == 0); break;
            }
        }
    return test::value(b.finish());
}

} // namespace

TEST(randomTablesComeBackIdentical)
{
    std::mt19937_64 random(99);
    for (int i = 0; i < 300; ++i) {
        const auto t = randomTable(random);
        CsvWriteOptions write;
        write.byteOrderMark = random() % 2 == 0;
        write.delimiter = ",;\t|"[random() % 4];
        CsvOverrides o;
        o.delimiter = write.delimiter;
        o.hasHeader = true;
        o.preambleLines = 0;
        for (const auto& f : t.schema().fields())
            o.columns[f.name].type = f.type;
        ReadOptions read;
        read.restoreEscapes = true;
        const auto back = readText(writeCsv(t, write), o, read);
        test::checkEqual(back.table.rows(), t.rows(), "rows");
        for (std::size_t c = 0; c < t.columnCount(); ++c) {
            test::checkEqual(back.table.schema()[c].name, t.schema()[c].name, "name");
            test::check(back.table.column(c).sameValues(t.column(c)),
                        "column " + std::to_string(c) + " of table " + std::to_string(i));
        }
        test::check(!back.diagnostics.hasErrors(), "no errors: " + allLines(back.diagnostics));
    }
}

TEST(writesAFile)
{
    const test::TemporaryFolder folder;
    table::TableBuilder b({{"A", Type::Int64}});
    b[0].append(std::int64_t{1});
    b[0].appendMissing();
    const auto t = test::value(b.finish());
    test::value(writeCsvFile(folder / "a.csv", t));
    CHECK_EQ(test::readAll(folder / "a.csv"), std::string("A\r\n1\r\n\"\"\r\n"));
    CHECK_EQ(test::value(readCsvFile(folder / "a.csv")).rowsRead, 2);
}

TEST(fileNamesAreSafe)
{
    CHECK_EQ(safeFileName("Cabinet report Q1.csv"), std::string("Cabinet report Q1.csv"));
    CHECK_EQ(safeFileName("../../x"), std::string("-..-x"));
    CHECK_EQ(safeFileName("C:\\x"), std::string("C--x"));
    CHECK_EQ(safeFileName("CON"), std::string("_CON"));
    CHECK_EQ(safeFileName("nul.txt"), std::string("_nul.txt"));
    CHECK_EQ(safeFileName("com1"), std::string("_com1"));
    CHECK_EQ(safeFileName("community.csv"), std::string("community.csv"));
    CHECK_EQ(safeFileName("a:b"), std::string("a-b"));
    CHECK_EQ(safeFileName("name. . "), std::string("name"));
    CHECK_EQ(safeFileName("..."), std::string("unnamed"));
    CHECK_EQ(safeFileName(""), std::string("unnamed"));
    CHECK_EQ(safeFileName("a\x01\n\xE2\x80\xAE"
                          "b"),
             std::string("ab"));
    CHECK(safeFileName(std::string(300, 'x')).size() <= 120);
    std::string accents;
    for (int i = 0; i < 100; ++i)
        accents += "é";
    CHECK_EQ(safeFileName(accents).size(), 120U);
}
