// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input: each case ends quickly with a message that names the line, and the column where there is one.
#include "core/base/utf8.h"
#include "tests/exchange/helpers.h"
#include <chrono>
#include <random>

using namespace boulton;
using namespace boulton::exchange;
using namespace std::string_view_literals;
using table::MissingReason;
using table::Type;

namespace {

template <typename F>
double seconds(F&& f)
{
    const auto start = std::chrono::steady_clock::now();
    f();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// A second, slow and simple reading of RFC 4180: how many records that are not blank stand below preamble and header?
std::int64_t rowsByHand(std::string_view text, const CsvFormat& format)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    std::int64_t rows = format.hasHeader ? -1 : 0;
    std::int64_t skip = format.preambleLines;
    bool inQuotes = false, cellStart = true, blank = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool lineEnd = c == '\n' || c == '\r';
        if (lineEnd && c == '\r' && i + 1 < text.size() && text[i + 1] == '\n' && !inQuotes)
            ++i;
        if (skip > 0) {
            skip -= lineEnd ? 1 : 0;
        } else if (inQuotes) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
                ++i;
            else
                inQuotes = c != '"';
        } else if (lineEnd) {
            rows += blank ? 0 : 1;
            cellStart = blank = true;
        } else {
            inQuotes = c == '"' && cellStart;
            cellStart = c == format.delimiter;
            blank = false;
        }
    }
    return rows + (blank ? 0 : 1);
}

bool allColumnsHave(const table::Table& table, std::int64_t rows)
{
    for (const auto& column : table.columns())
        if (static_cast<std::int64_t>(column.size()) != rows)
            return false;
    return true;
}

} // namespace

TEST(emptyAndBinaryFiles)
{
    CHECK_FAILS(readCsvText(""), ErrorCode::InvalidInput);
    CHECK_FAILS(readCsvText("\xEF\xBB\xBF"), ErrorCode::InvalidInput);
    CHECK_FAILS(readCsvText("\n\n\r\n"), ErrorCode::InvalidInput);
    for (const auto& [bytes, what] : {std::pair{"\x89PNG\r\n\x1a\n"sv, "PNG"},
                                      {"PK\x03\x04rest"sv, "XLSX"},
                                      {"\x7F"
                                       "ELF\x02"sv,
                                       "program"},
                                      {"%PDF-1.7"sv, "PDF"}}) {
        const auto r = readCsvText(bytes);
        CHECK_FAILS(r, ErrorCode::InvalidInput);
        CHECK(r.error().what.contains(what));
    }
    std::string noise(5000, '\0');
    for (std::size_t i = 0; i < noise.size(); i += 3)
        noise[i] = 'a';
    CHECK_FAILS(readCsvText(noise), ErrorCode::InvalidInput);
    std::mt19937_64 random(7); // as what is encrypted or compressed looks, with hardly a zero in it
    std::string sealed(20'000, '\0');
    std::generate(sealed.begin(), sealed.end(), [&] { return static_cast<char>(random() % 255 + 1); });
    CHECK_FAILS(readCsvText(sealed), ErrorCode::InvalidInput);
    CHECK(readCsvText("Ward,Note\nAston,\x01\x02\nLozells,\x03\n").has_value()); // a few are a few
}

TEST(nulBytesAreNamed)
{
    std::string bytes = "Ward,Value\nAston,1\n";
    bytes += "Loz\0ells,2\nB,\0\0\0\n"sv;
    for (int i = 0; i < 100; ++i)
        bytes += "C,3\n";
    const auto r = readText(bytes, typed({{"Value", Type::Int64}}));
    CHECK_EQ(r.table.column(0).string(1), std::string_view("Lozells"));
    CHECK(says(r.diagnostics, 3, "column Ward: The cell holds zero bytes"));
    CHECK(says(r.diagnostics, 4, "column Value: “\\u{0}\\u{0}\\u{0}” is not a whole number"));
    CHECK(r.table.column(1).reason(2) == MissingReason::Unreadable);
}

TEST(oneLineOf100Megabytes)
{
    const std::string line(100U << 20U, 'x');
    const double took = seconds([&] {
        const auto r = readCsvText(line);
        CHECK_FAILS(r, ErrorCode::TooLarge);
        CHECK(r.error().what.contains("line 1 "));
    });
    CHECK(took < 3);
    const auto r = readCsvText("A,B\n1,2\n3," + line);
    CHECK_FAILS(r, ErrorCode::TooLarge);
    CHECK(r.error().what.contains("line 3 "));
    std::string row = "A,B\n";
    while (row.size() < (70U << 20U))
        row += "\"" + std::string(15U << 20U, 'y') + "\",";
    CHECK_FAILS(readCsvText(row), ErrorCode::TooLarge);
}

TEST(quoteNeverClosed)
{
    const auto r = readCsvText("A,B\n1,2\n3,\"open\n5,6\n");
    CHECK_FAILS(r, ErrorCode::InvalidInput);
    CHECK(r.error().what.contains("line 3"));
    std::string long1 = "A,B\n1,2\n3,\"open\n";
    while (long1.size() < (40U << 20U))
        long1 += "5,6\n";
    const auto r2 = readCsvText(long1);
    CHECK_FAILS(r2, ErrorCode::TooLarge);
    CHECK(r2.error().what.contains("line 3"));
}

TEST(manyColumns)
{
    const auto make = [](std::size_t n) {
        std::string bytes;
        for (std::size_t row = 0; row < 3; ++row)
            for (std::size_t i = 0; i < n; ++i)
                bytes += (row == 0 ? "c" : "") + std::to_string(i) + (i + 1 < n ? "," : "\n");
        return bytes;
    };
    const auto r = readText(make(10'000));
    CHECK_EQ(r.table.columnCount(), 10'000U);
    CHECK_EQ(r.rowsRead, 2);
    const auto more = readCsvText(make(10'001));
    CHECK_FAILS(more, ErrorCode::TooLarge);
    CHECK(more.error().what.contains("line 1"));
    CHECK_FAILS(readCsvText("A,B\n1,2\n" + std::string(20'000, ',')), ErrorCode::TooLarge);
}

TEST(shortRowsCannotFillMemory)
{
    std::string bytes;
    for (int i = 0; i < 10'000; ++i)
        bytes += "c" + std::to_string(i) + (i < 9'999 ? "," : "\n");
    const std::string header = bytes;
    for (int i = 0; i < 100; ++i)
        bytes += header;
    for (int i = 0; i < 1'000'000; ++i)
        bytes += "1\n";
    const auto r = readCsvText(bytes);
    CHECK_FAILS(r, ErrorCode::TooLarge);
    CHECK(r.error().what.contains("shorter than the header"));
}

TEST(tenMillionBlankLines)
{
    const std::string bytes = "A,B\n" + std::string(10'000'000, '\n') + "1,2\n";
    const auto r = readText(bytes);
    CHECK_EQ(r.rowsRead, 1);
    CHECK(says(r.diagnostics, 0, "10000000 blank lines"));
}

TEST(manyProblemsAreCounted)
{
    std::string bytes = "A,B\n";
    for (int i = 0; i < 50'000; ++i)
        bytes += i % 2 == 0 ? "1,2,3\n" : "x,y\n";
    const auto r = readText(bytes, typed({{"A", Type::Int64}, {"B", Type::Int64}}));
    CHECK_EQ(r.rowsRead, 25'000);
    CHECK_EQ(r.rowsSetAside, 25'000);
    CHECK(r.diagnostics.items().size() < 4'000);
    CHECK(says(r.diagnostics, 0, "24000 more cells"));
    CHECK(says(r.diagnostics, 0, "24000 more rows"));
}

TEST(cancelled)
{
    std::string bytes = "A,B\n";
    while (bytes.size() < (3U << 20U))
        bytes += "1,2\n";
    std::stop_source source;
    int calls = 0;
    const JobContext job(source.get_token(), [&](double) {
        ++calls;
        source.request_stop();
    });
    CHECK_FAILS(readCsvText(bytes, {}, job), ErrorCode::Cancelled);
    CHECK_EQ(calls, 1);
}

TEST(invalidBytesAtBlockEdges)
{
    // Overlong, surrogate and truncated sequences at each offset around the edges of the blocks that are looked at
    // together.
    for (const std::string_view bad : {"\xC0\xAF"sv, "\xED\xA0\x80"sv, "\xE2\x82"sv, "\xFF"sv})
        for (std::size_t at = 50; at < 90; ++at) {
            std::string bytes = "Ward,Note\ncaf\xC3\xA9,";
            bytes += std::string(at, 'a');
            bytes += bad;
            bytes += "\nB,ok\n";
            const auto r = readText(bytes);
            test::checkEqual(r.rowsRead, 2, "rows");
            test::check(says(r.diagnostics, 2, "mixes UTF-8"), "line named");
        }
}

TEST(structureAtEveryOffset)
{
    // Delimiters, quotes and line ends at each offset of a 64-byte block.
    for (std::size_t pad = 0; pad < 140; ++pad) {
        const std::string p(pad, 'p');
        const auto r = readText("A,B\r\n" + p + "x,\"q,\"\"\r\n" + p + "\"\r\n\"" + p + "\",2\r\nlast," + p);
        test::checkEqual(r.rowsRead, 3, "rows");
        test::checkEqual(r.table.column(0).text(0), p + "x", "first");
        test::checkEqual(r.table.column(1).text(0), "q,\"\r\n" + p, "quoted");
        test::checkEqual(r.table.column(0).text(1), p, "second");
        test::checkEqual(r.table.column(1).text(2), p, "last");
    }
}

TEST(mutationsNeverCrashAndAlwaysAddUp)
{
    const std::string seed = "Code,Opened,Ward,Count,Rate,Open\r\n"
                             "001,31/03/2020,Aston,\"1,234\",12.5%,Y\r\n"
                             "002,2020-04-01,\"Sutton, \"\"N\"\"\",7,c,N\r\n"
                             "003,1/2/20,Caf\xC3\xA9,-3,£4.50,y\r\n"
                             "004,,\"two\nlines\",(5),1.5E3,n\r\n";
    const std::string letters = ",;\t|\"\r\n'-%cxz.0123456789eE/()\xC2\xA3\xFF\0=";
    std::mt19937_64 random(2024);
    int accepted = 0;
    for (int i = 0; i < 2'000; ++i) {
        std::string bytes = seed;
        for (std::uint64_t n = 1 + random() % 6; n > 0 && !bytes.empty(); --n) {
            const std::size_t at = random() % bytes.size();
            switch (random() % 5) {
            case 0: bytes[at] = letters[random() % letters.size()]; break;
            case 1: bytes.insert(at, 1, letters[random() % letters.size()]); break;
            case 2: bytes.erase(at, 1 + random() % 8); break;
            case 3: bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40)); break;
            default: bytes.resize(at); break;
            }
        }
        for (const bool fixed : {false, true}) {
            CsvOverrides o = fixed ? typed({{"Opened", Type::Date},
                                            {"Count", Type::Int64},
                                            {"Rate", Type::Float64},
                                            {"Open", Type::Bool}})
                                   : CsvOverrides{};
            ReadOptions options;
            options.keepLines = true;
            const auto r = readCsvText(bytes, o, {}, options);
            if (!r) {
                test::check(r.error().code == ErrorCode::InvalidInput || r.error().code == ErrorCode::TooLarge,
                            "a clear refusal");
                test::check(!r.error().what.empty(), "says why");
                continue;
            }
            ++accepted;
            if (r->plan.format.encoding == Encoding::Utf8 && utf8::valid(bytes))
                test::checkEqual(r->rowsRead + r->rowsSetAside, rowsByHand(bytes, r->plan.format), "accepted + aside");
            test::check(allColumnsHave(r->table, r->rowsRead), "every column has every row");
            test::checkEqual(static_cast<std::int64_t>(r->table.rows()), r->rowsRead, "rows of the table");
            test::checkEqual(static_cast<std::int64_t>(r->lines.size()), r->rowsRead, "lines");
            for (std::size_t row = 1; row < r->lines.size(); ++row)
                test::check(r->lines[row] > r->lines[row - 1], "lines rise");
            for (const auto& column : r->table.columns())
                for (std::size_t row = 0; row < column.size(); ++row)
                    if (column.isMissing(row) && column.reason(row) == MissingReason::Unreadable)
                        test::check(r->diagnostics.count() > 0, "an unreadable cell is reported");
        }
    }
    CHECK(accepted > 2'000);
}
