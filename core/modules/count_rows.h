// SPDX-License-Identifier: GPL-3.0-or-later
// A table of a file as a table of counts (core/privacy/count_table.h): which columns count, which rows and columns are totals of which.
#pragma once
#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/privacy/count_table.h"
#include "core/table/table.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::modules {

struct CountColumns {
    std::vector<std::string> counts{};   //!< columns of counts
    std::vector<std::string> totals{};   //!< labels of rows or names of columns that are totals
    std::vector<std::string> previous{}; //!< empty, or one column a column of counts
};

struct CountRows {
    privacy::CountTable table{};
    std::vector<std::optional<std::int64_t>> earlier{}; //!< one a cell; empty without `previous`
    std::vector<std::string> keys{};                    //!< columns that say what a row is about
    bool list = false; //!< one column of counts, classified by two others: its rows are cells, not lines
    //! Of row r and counts column c of the file: the cell.
    std::vector<std::size_t> cells{};
    std::size_t countColumns = 0;
    [[nodiscard]] std::size_t cellAt(std::size_t row, std::size_t column) const { return cells[row * countColumns + column]; }
};

//! Usage: no counts named, names of totals that are nowhere, another number of earlier columns. InvalidInput: a count is missing, negative,
//! a fraction or too large (says the line of the file), two rows are about the same, a total does not add up (says which, by how much).
//! A last or first line that is the sum of all others is taken for a total, and that is said. What may be odd goes to `diagnostics`.
[[nodiscard]] Result<CountRows> countRows(const table::Table& data, const CountColumns& columns, Diagnostics& diagnostics);

} // namespace boulton::modules
