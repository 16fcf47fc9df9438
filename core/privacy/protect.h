// SPDX-License-Identifier: GPL-3.0-or-later
// A table made fit to be shown under a profile: sensitive cells, then as few others as can be, then rounding; and the attacker's answer
// for each cell of what comes out, which is what says that it is safe.
#pragma once
#include "core/privacy/primary.h"
#include <optional>
#include <string_view>
#include <vector>

namespace boulton::privacy {

enum class CellStatus : std::uint8_t {
    Shown,     //!< as it is
    Rounded,   //!< shown as another number
    Primary,   //!< hidden for what it is
    Secondary, //!< hidden for others
};
[[nodiscard]] std::string_view name(CellStatus status); //!< shown, rounded, primary, secondary

struct ProtectTask {
    CountTable table{};
    Profile profile{};
    std::vector<std::vector<double>> contributions{};   //!< one list a cell, or nothing: see examine()
    std::vector<std::optional<std::int64_t>> earlier{}; //!< what was published of each cell before, or nothing
    std::vector<bool> keep{};                           //!< cells that everybody knows already, or nothing; never hidden themselves
    std::vector<std::size_t> hide{};                    //!< cells to be hidden whatever their count: earlier outputs ask for it
    std::uint64_t seed = 1;
    std::uint64_t work = SuppressionTask{}.work; //!< see there; 0 for a page of many tables: nothing is proven beyond the bounds
};

struct ProtectedCell {
    CellStatus status = CellStatus::Shown;
    Why why = Why::None;
    std::optional<std::int64_t> published{}; //!< nothing where the sign stands
    Range possible{};                        //!< what a reader of the whole table can say of it
};

struct ProtectedTable {
    std::vector<ProtectedCell> cells{}; //!< row by row
    std::size_t primary = 0;
    std::size_t secondary = 0;
    std::size_t rounded = 0;
    std::int64_t people = 0;         //!< in cells that are hidden for others
    bool asGiven = false;            //!< nothing had to be changed
    bool optimal = false;            //!< proven: less cannot be hidden for others
    std::size_t atLeast = 0;         //!< proven: so many cells must be hidden for others
    bool everything = false;         //!< nothing less than hiding all did
    std::vector<std::size_t> open{}; //!< sensitive cells that what is kept gives away even so: do not release
};

[[nodiscard]] Result<ProtectedTable> protect(const ProtectTask& task, const JobContext& job = {});

} // namespace boulton::privacy
