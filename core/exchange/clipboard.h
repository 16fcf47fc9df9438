// SPDX-License-Identifier: GPL-3.0-or-later
// A block of cells as spreadsheets put it on the clipboard: rows by line ends, cells by tabs, quotation marks around a cell that holds
// either.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace boulton::exchange {

//! Above these a block is refused with TooLarge.
struct BlockLimits {
    std::size_t bytes = std::size_t{32} << 20U;
    std::size_t rows = 100'000;
    std::size_t columns = 1'000;
    std::size_t cells = 1'000'000;
};

//! Rows may have different lengths; cells are as they were copied, blanks included.
struct Block {
    std::vector<std::vector<std::string>> rows;
    [[nodiscard]] std::size_t columns() const; //!< of the longest row
    //! Empty where the row is shorter.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] bool empty() const { return rows.empty(); }
};

//! The line end behind the last row makes no further row. A quotation mark that does not enclose a whole cell is text. InvalidInput for
//! what is not UTF-8. An empty text is a block without rows.
[[nodiscard]] Result<Block> parseBlock(std::string_view text, const BlockLimits& limits = {});

using BlockCell = std::variant<std::monostate, double, std::string>;
//! For the clipboard. Numbers stay numbers and read back to the same value; text that a spreadsheet would run is made safe
//! (spreadsheetSafe).
[[nodiscard]] std::string toBlock(std::span<const std::vector<BlockCell>> rows);

} // namespace boulton::exchange
