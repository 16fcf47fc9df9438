// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of boulton-reader share: files in a folder of their own, opened through the real reader.
#pragma once
#include "core/base/format.h"
#include "core/exchange/table_file.h"
#include "tests/support/hostile/spreadsheet.h"
#include "tests/support/test.h"
#include <algorithm>

namespace boulton::exchange::testing {

namespace fs = std::filesystem;
using test::numberCell;
using test::ods;
using test::Ods;
using test::sheetXml;
using test::textCell;
using test::xlsx;
using test::Xlsx;
using test::ZipFile;

inline OpenOptions options(const std::string& sheet = {}, const fs::path& reader = BOULTON_READER)
{
    return {.sheet = sheet, .reader = reader};
}

struct Place {
    test::TemporaryFolder folder;
    fs::path file(const std::string& name, std::string_view bytes) const
    {
        test::writeAll(folder / name, bytes);
        return folder / name;
    }
    Result<TableFile> open(std::string_view bytes, const std::string& sheet = {},
                           const std::string& name = "book.xlsx") const
    {
        return openTable(file(name, bytes), options(sheet));
    }
    //! The CSV text that comes of it.
    std::string csv(std::string_view bytes, const std::string& sheet = {}) const
    {
        return std::string(test::value(open(bytes, sheet)).bytes());
    }
};

inline std::string lines(const Diagnostics& diagnostics)
{
    std::string out;
    for (const auto& d : diagnostics.items())
        out += std::string(name(d.severity)) + " " + toLine(d) + "\n";
    return out;
}

//! An error of that code with all of the words, and never a table.
template <typename R>
void refused(const R& result, ErrorCode code, std::initializer_list<std::string_view> words,
             std::source_location at = std::source_location::current())
{
    test::check(!result.has_value(), "should have been refused", at);
    test::checkEqual(name(result.error().code), name(code), result.error().what.c_str(), at);
    for (const auto word : words)
        test::check(result.error().what.contains(word), "'" + std::string(word) + "' is not in: " + result.error().what,
                    at);
}

inline void says(const Diagnostics& diagnostics, std::string_view words,
                 std::source_location at = std::source_location::current())
{
    test::check(lines(diagnostics).contains(words), "'" + std::string(words) + "' is not in:\n" + lines(diagnostics),
                at);
}

} // namespace boulton::exchange::testing
