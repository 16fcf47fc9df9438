// SPDX-License-Identifier: GPL-3.0-or-later
// A table made fit to leave after others have left: protect() by itself, then against the ledger (differencing.h), cells hidden until nothing
// comes out of all of them together.
#pragma once
#include "core/privacy/differencing.h"
#include "core/privacy/protect.h"
#include <span>
#include <vector>

namespace boulton::privacy {

struct Release {
    ProtectedTable table{};
    std::vector<Figure> figures{};   //!< one a cell that has one, with what is published of it: for the ledger
    std::size_t forEarlier = 0;      //!< cells hidden because of earlier outputs
    std::vector<std::size_t> outputs{}; //!< the earlier ones that made it so
    std::vector<std::string> revised{};  //!< see Differences: what could not be followed as far as the rest
    std::vector<std::string> unsolved{};
};

//! `figures`: of each of the first cells of the table, what it is about; `known` is filled in. Cells behind them (a total that the output does
//! not have) are no figures. Refused: something comes out although nothing is left to hide; args name the earlier outputs.
[[nodiscard]] Result<Release> release(ProtectTask task, std::vector<Figure> figures, std::span<const Published> earlier,
                                      const JobContext& job = {});

} // namespace boulton::privacy
