// SPDX-License-Identifier: GPL-3.0-or-later
// Cells -> typed columns, a batch of rows at a time, column by column; internal to exchange.
#pragma once
#include "core/exchange/csv_format.h"
#include "core/exchange/csv_scan.h"
#include "core/exchange/dictionary_builder.h"
#include "core/table/column.h"
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::exchange {

//! A batch: rows × columns cells, row by row, and the line on which each row begins.
struct Batch {
    const Cell* cells = nullptr;
    std::size_t columns = 0;
    std::size_t rows = 0;
    const std::int64_t* lines = nullptr;
};

class ColumnLoader {
public:
    ColumnLoader(ColumnPlan plan, std::size_t expectedRows, bool restoreEscapes, bool nulBytes);
    //! Appends column `index` of the batch.
    void load(const Batch& batch, std::size_t index);
    //! The first reading went wrong for the whole column (text below numbers, American dates): it is to be read once
    //! more by plan(), into a new loader.
    [[nodiscard]] bool mustReread() const { return m_reread; }
    [[nodiscard]] const ColumnPlan& plan() const { return m_plan; }
    [[nodiscard]] std::vector<Diagnostic> takeDiagnostics();
    [[nodiscard]] table::Column finish();

private:
    void loadIntegers(const Batch& batch, std::size_t index);
    void loadNumbers(const Batch& batch, std::size_t index, std::size_t from);
    void loadStrings(const Batch& batch, std::size_t index);
    void loadDates(const Batch& batch, std::size_t index);
    void loadBools(const Batch& batch, std::size_t index);
    [[nodiscard]] bool otherInteger(std::string_view cell, std::size_t row, std::int64_t line, std::int64_t& value);
    [[nodiscard]] double otherNumber(std::string_view cell, std::size_t row, std::int64_t line);
    [[nodiscard]] std::int32_t otherDate(std::string_view cell, std::size_t row, std::int64_t line);
    void widenToNumbers(std::int64_t line, std::string_view cell);
    void setMissing(std::size_t row, table::MissingReason reason);
    void unfit(std::string_view cell, std::size_t row, std::int64_t line);
    void note(Severity severity, std::int64_t line, Text text);
    void noteOnce(unsigned bit, std::int64_t line, Text text);

    ColumnPlan m_plan;
    bool m_restoreEscapes;
    bool m_nulBytes;
    bool m_reread = false;
    std::size_t m_size = 0;
    std::vector<std::int64_t> m_ints;
    std::vector<double> m_doubles;
    std::vector<std::uint32_t> m_codes;
    std::vector<std::int32_t> m_days;
    std::vector<std::uint8_t> m_bools;
    DictionaryBuilder m_dictionary;
    table::Validity m_validity;          // empty until the first missing value
    std::vector<std::uint8_t> m_reasons; // empty until the first reason other than Empty
    std::vector<Diagnostic> m_diagnostics;
    std::size_t m_diagnosticsNotKept = 0;
    unsigned m_noted = 0;
    bool m_dayFirstProven = false;
    std::int64_t m_monthFirstLine = 0;
    std::string m_monthFirstCell;
};

} // namespace boulton::exchange
