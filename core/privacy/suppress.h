// SPDX-License-Identifier: GPL-3.0-or-later
// Secondary suppression: which further cells to hide, so that no sensitive one can be worked out from the rest.
//
// Criterion. From the published cells, the totals and the fact that counts are not negative, each sensitive cell can be as large as its
// count plus `up` and as small as its count minus `down`. Hidden cells carry one sign, so that a reader cannot tell which are sensitive.
// Not withstood: somebody who runs this same search on tables of their own and compares; somebody who contributes to a cell and knows
// their own share (dominance and p-ratio are the answer to that one).
//
// Search. A hidden cell is safe exactly where it lies on circles of hidden cells with enough room (Cox 1980; Gusfield 1988). Cheapest
// circles, cell after cell, in several orders, with a tidying round after each (the network heuristics of Kelly, Golden and Assad 1992 and
// Castro 2002); then branch and bound: where a cell is not safe, a cut separates the ends of its arc, and one of the unhidden cells
// across that cut must be hidden (the capacity constraints of Fischetti and Salazar 1999). It runs to its end, or to a bound on work that
// depends on nothing but the table. Zeros are never hidden for others: it is often known that nobody can be there.
#pragma once
#include "core/base/job.h"
#include "core/privacy/count_table.h"
#include "core/privacy/profile.h"
#include <cstdint>
#include <vector>

namespace boulton::privacy {

struct Sensitive {
    std::size_t cell = 0;
    std::int64_t up = 0;   //!< a reader must think it possible that it is so much more
    std::int64_t down = 0; //!< … and so much less; not more than the count
};

struct SuppressionTask {
    std::vector<Sensitive> sensitive{};  //!< hidden in any case
    std::vector<Range> published{};      //!< of each cell, if it is shown; empty: its count
    std::vector<bool> keep{};            //!< cells that may not be hidden (they are known already); empty: none
    Loss loss = Loss::Cells;
    std::uint64_t seed = 1;              //!< of the orders that are tried
    std::uint64_t work = 15'000'000;     //!< of branch and bound: arcs looked at
};

struct Suppression {
    std::vector<bool> hidden{};           //!< one a cell, the sensitive ones too
    std::size_t further = 0;              //!< cells hidden beyond the sensitive ones
    std::int64_t people = 0;              //!< in these
    bool optimal = false;                 //!< proven that less cannot be lost
    std::size_t atLeast = 0;              //!< proven that so many further cells are needed
    bool everything = false;              //!< nothing less than hiding all that may be hidden did
    std::vector<std::size_t> open{};      //!< sensitive cells that are not safe even so: what is kept gives them away
};

//! As check() of the table. Cancelled leaves nothing.
[[nodiscard]] Result<Suppression> suppress(const CountTable& table, const SuppressionTask& task,
                                           const JobContext& job = {});

} // namespace boulton::privacy
