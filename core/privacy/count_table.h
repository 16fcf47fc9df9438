// SPDX-License-Identifier: GPL-3.0-or-later
// A table of counts with its totals: rows and columns, each of which may be counted in a total. One of the two may have totals of totals
// (wards, districts, the city); the other has at most one. Such tables are circulations: each count is an arc that leaves one sum and
// enters another, so that what can be known of a hidden count is a maximal flow (audit.h) and hiding is a matter of cycles (suppress.h).
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace boulton::privacy {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);
inline constexpr std::int64_t kLargestCount = 1'000'000'000'000;

struct Line {
    std::string label{};
    std::size_t total = kNone; //!< the line of the same side that this one is counted in
};

//! Counts row by row, totals among them.
struct CountTable {
    std::vector<Line> rows{};
    std::vector<Line> columns{};
    std::vector<std::int64_t> values{};

    [[nodiscard]] std::size_t cell(std::size_t row, std::size_t column) const { return row * columns.size() + column; }
    [[nodiscard]] std::int64_t at(std::size_t row, std::size_t column) const { return values[cell(row, column)]; }
};

//! NotEnoughData: no cells. InvalidInput: a count is negative or above 10^12; a total is counted in itself; totals of totals on both
//! sides; or a total is not the sum of its parts: says which, and by how much.
[[nodiscard]] Status check(const CountTable& table);

//! The table as a circulation. Arc i is cell i; arcs after the last cell are totals that the table does not show.
struct Network {
    struct Arc {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
    };
    std::size_t nodes = 0;
    std::size_t cells = 0;
    std::vector<Arc> arcs{};
    std::vector<std::int64_t> values{}; //!< one an arc
    std::vector<std::uint32_t> first{}; //!< arcs at node v: incident[first[v]] to incident[first[v + 1] - 1]
    std::vector<std::uint32_t> incident{};
};
//! Of a table that check() accepts.
[[nodiscard]] Network networkOf(const CountTable& table);

} // namespace boulton::privacy
