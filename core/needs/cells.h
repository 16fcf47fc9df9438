// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of the tables of a needs analysis: words, and numbers that may be missing for a stated reason.
#pragma once
#include "core/base/result.h"
#include "core/table/table.h"
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::needs {

//! A column by name, whatever its case; one that is not there reads as missing everywhere.
class Cells {
public:
    Cells(const table::Table& table, std::string_view name);
    [[nodiscard]] bool exists() const { return m_exists; }
    [[nodiscard]] std::string words(std::size_t row) const; //!< trimmed; empty where missing

    struct Count {
        double value = std::numeric_limits<double>::quiet_NaN();
        table::MissingReason reason = table::MissingReason::Empty; //!< where there is no value
    };
    //! A number, also where the column is text because of signs in it: "1,234", "12%". "c", "*", "[c]" are suppressed, "x" not available,
    //! anything else that is no number unreadable.
    [[nodiscard]] Count number(std::size_t row) const;

    //! An index into `names` for each row, new names added; kNone where missing.
    [[nodiscard]] std::vector<std::uint32_t> codes(std::vector<std::string>& names) const;
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

private:
    bool m_exists = false;
    table::Column m_column;
    std::size_t m_rows = 0;
};

//! The line of the file that holds a row, as diagnostics count.
[[nodiscard]] inline std::int64_t lineOf(std::size_t row)
{
    return static_cast<std::int64_t>(row) + 2;
}

//! What is wrong with a table, each with line and column. Up to five are named in the error, the rest are counted.
class Problems {
public:
    explicit Problems(std::string table) : m_table(std::move(table)) {}
    void add(std::size_t row, std::string_view column, const std::string& what);
    void add(const std::string& what);
    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] std::unexpected<Error> error() const; //!< InvalidInput; call it only where there is something

private:
    std::string m_table;
    std::string m_text;
    std::size_t m_count = 0;
};

} // namespace boulton::needs
