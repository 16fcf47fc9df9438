// SPDX-License-Identifier: GPL-3.0-or-later
// A block from a spreadsheet onto the matrix: what it would change and what is wrong with it. Nothing here writes: whoever shows the plan
// hands its edits to editValues, all or none.
#pragma once
#include "core/base/diagnostics.h"
#include "core/exchange/clipboard.h"
#include "core/workspace/edit_values.h"
#include <cstddef>
#include <optional>
#include <vector>

namespace boulton::workspace {

//! The period of the measure that stands in a column of the view: the column itself, or, in a column of months, the quarter or year that
//! ends with it. None: the measure has no figure there.
[[nodiscard]] std::optional<performance::Period> periodInColumn(const performance::Measure& measure,
                                                                performance::Period column);

//! Cells of the view, counted from 0.
struct Selection {
    std::size_t row = 0;
    std::size_t column = 0;
    std::size_t rows = 1;
    std::size_t columns = 1;
};

struct PasteTarget {
    std::vector<MeasureCode> rows;            //!< in visible order
    std::vector<performance::Period> periods; //!< the columns of the view
    Selection selection;                      //!< its first cell is where the block begins
    Date today;                               //!< a period that begins later takes no figure
};

enum class BlockNames : std::uint8_t {
    Auto,   //!< by name where the block carries codes or periods
    Ignore, //!< by position alone
};

struct PastePlan {
    std::vector<ValueEdit> edits; //!< the good cells that change something
    //! Row and column are those of the block, from 1; the column also names measure and period where they are known:
    //! "3 (2.20, March 2020)". Errors: the cell cannot be taken. Warnings: it is, and something should be known.
    Diagnostics problems;
    std::size_t added = 0;     //!< first figure of its period
    std::size_t restated = 0;  //!< replaces another
    std::size_t unchanged = 0; //!< there already
    std::size_t empty = 0;     //!< cells with nothing in them, or "-", "n/a", "..": what is there stays
    std::size_t skipped = 0;   //!< cells that cannot be taken: each has an error
    bool byCode = false;       //!< the first column of the block names the measures
    bool byPeriod = false;     //!< the first row of the block names the periods
    bool filled = false;       //!< one value for the whole selection
    Text how;                  //!< the same in words
    [[nodiscard]] bool good() const { return !problems.hasErrors(); }
};

//! Numbers as "1234.5", "1,234.5", "-5"; "12.5%" for a measure in per cent, "£3.50" for one in pounds. Everything else is an error with its
//! reason. A value that equals what is shown of a ratio is unchanged.
[[nodiscard]] PastePlan planPaste(const performance::Plan& plan, const PasteTarget& target,
                                  const exchange::Block& block, BlockNames names = BlockNames::Auto);

enum class FillDirection : std::uint8_t { Down, Right };
//! The first row (column) of the selection into the rest of it, with numerator, denominator and whether it is provisional.
[[nodiscard]] PastePlan planFill(const performance::Plan& plan, const PasteTarget& target, FillDirection direction);
[[nodiscard]] inline PastePlan fillDown(const performance::Plan& plan, const PasteTarget& target)
{
    return planFill(plan, target, FillDirection::Down);
}

} // namespace boulton::workspace
