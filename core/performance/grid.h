// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix as a calendar: one row a measure, one column a month. A quarter or a year stands in the month with which it ends, so that
// one column means one time for everybody. What is edited on screen; reports show the matrix (matrix.h), which takes due periods only.
#pragma once
#include "core/performance/matrix.h"
#include <cstddef>
#include <optional>
#include <vector>

namespace boulton::performance {

//! The period of the measure that ends with that month; none where none does.
[[nodiscard]] std::optional<Period> periodEndingWith(const Measure& measure, Period month);

struct GridRow {
    MeasureCode measure;
    std::vector<std::optional<Cell>> cells; //!< one a month; none: the measure has no period that ends then, or is not reported
    std::optional<std::size_t> current;     //!< the latest that is due: what a report on the last month shows; none in view
    bool commented = false;                 //!< there is commentary on it
    [[nodiscard]] const Cell* currentCell() const { return current ? &*cells[*current] : nullptr; }
};

struct Grid {
    std::vector<Period> months; //!< oldest first
    std::vector<GridRow> rows;  //!< in plan order; measures that are reported in none of the months are left out
};

//! `count` months up to `last` (a month). InvalidInput when a target is malformed.
[[nodiscard]] Result<Grid> buildGrid(const Plan& plan, Period last, std::size_t count = 13);
//! One row of it, after an edit.
[[nodiscard]] Result<GridRow> gridRow(const Plan& plan, const Measure& measure, const std::vector<Period>& months);
//! The last month with a figure of any measure; none where there is no figure.
[[nodiscard]] std::optional<Period> lastMonthWithFigures(const Plan& plan);

} // namespace boulton::performance
