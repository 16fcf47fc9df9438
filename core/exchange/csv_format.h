// SPDX-License-Identifier: GPL-3.0-or-later
// What a CSV file is taken to be: everything the reader decided is in a CsvPlan, is shown, and can be overruled by
// name.
#pragma once
#include "core/base/diagnostics.h"
#include "core/table/schema.h"
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace boulton::exchange {

enum class Encoding : std::uint8_t { Utf8, Windows1252, Utf16Le, Utf16Be };
//! How dates written with digits only are read. Excel serial numbers (45809 = 1 June 2025) are never guessed, only
//! told.
enum class DateOrder : std::uint8_t { DayFirst, MonthFirst, ExcelSerial };

struct CsvFormat {
    Encoding encoding = Encoding::Utf8;
    char delimiter = ',';
    char quote = '"';               //!< '\0': quotation marks mean nothing
    std::int64_t preambleLines = 0; //!< lines before the header (or before the data where there is no header)
    bool hasHeader = true;          //!< otherwise the columns are called Column 1, Column 2, …
    bool sheetRows = false; //!< the text was made from a sheet: rows are counted, not the lines inside quoted cells
    bool operator==(const CsvFormat&) const = default;
};

//! One column. `typeFixed`: told by a person or a mapping, so a cell that does not fit is missing (Unreadable) with an
//! error; otherwise the column is widened (integer -> number -> text) with a warning.
struct ColumnPlan {
    std::string name;
    table::Type type = table::Type::String;
    bool typeFixed = false;
    DateOrder dates = DateOrder::DayFirst;
    bool datesFixed = false; //!< told, or proven by a day above 12
    bool percent = false;    //!< cells carry a % sign; 12.5% is the value 12.5 with unit %
    table::Role role = table::Role::None;
    std::string unit{};
    table::Sensitivity sensitivity = table::Sensitivity::Internal;
    bool operator==(const ColumnPlan&) const = default;
};

struct CsvPlan {
    CsvFormat format;
    std::vector<ColumnPlan> columns;
    Diagnostics notes; //!< why it was decided so; readCsv repeats them in its own diagnostics
};

struct ColumnOverride {
    std::optional<table::Type> type{};
    std::optional<DateOrder> dates{};
    std::optional<table::Role> role{};
    std::optional<std::string> unit{};
    std::optional<table::Sensitivity> sensitivity{};
    bool operator==(const ColumnOverride&) const = default;
};

struct CsvOverrides {
    std::optional<Encoding> encoding{};
    std::optional<char> delimiter{};
    std::optional<char> quote{};
    std::optional<std::int64_t> preambleLines{};
    std::optional<bool> hasHeader{};
    std::optional<bool> sheetRows{};                              //!< see CsvFormat; never in a saved mapping
    std::map<std::string, ColumnOverride, std::less<>> columns{}; //!< by the column's name as the plan shows it
    bool operator==(const CsvOverrides&) const = default;
};

//! Above these a file is refused with TooLarge, naming the line (shared limits for every hostile input).
struct CsvLimits {
    std::size_t field = 16U << 20U; //!< bytes in a cell
    std::size_t row = 64U << 20U;   //!< bytes in a row
    std::size_t columns = 10'000;
    std::size_t headerName = 200; //!< bytes; a longer name is cut, with a warning
};

} // namespace boulton::exchange
