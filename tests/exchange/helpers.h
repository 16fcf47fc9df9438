// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/diagnostics.h"
#include "core/base/format.h"
#include "core/exchange/csv_reader.h"
#include "tests/support/test.h"
#include <string>
#include <string_view>

namespace boulton::exchange {

inline CsvResult readText(std::string_view bytes, const CsvOverrides& overrides = {}, const ReadOptions& options = {},
                          std::source_location at = std::source_location::current())
{
    return test::value(readCsvText(bytes, overrides, {}, options), at);
}

inline std::string allLines(const Diagnostics& d)
{
    std::string out;
    for (const auto& item : d.items())
        out += std::string(name(item.severity)) + " " + toLine(item) + "\n";
    return out;
}

//! Is there a diagnostic on that line whose text holds the words?
inline bool says(const Diagnostics& d, std::int64_t row, std::string_view words)
{
    for (const auto& item : d.items())
        if (item.row == row && toLine(item).contains(words))
            return true;
    return false;
}

inline CsvOverrides typed(std::initializer_list<std::pair<std::string, table::Type>> types)
{
    CsvOverrides o;
    for (const auto& [name, type] : types)
        o.columns[name].type = type;
    return o;
}

} // namespace boulton::exchange
