// SPDX-License-Identifier: GPL-3.0-or-later
// The attacker: what somebody who has the whole published table can say of each cell, given that totals add up and counts are not
// negative. Exact, by two largest flows a cell (for tables of two dimensions the bounds of linear programming are flows; Gusfield 1988,
// SIAM J. Comput. 17; Fischetti and Salazar 2001, Management Science 47).
#pragma once
#include "core/base/job.h"
#include "core/privacy/count_table.h"
#include "core/privacy/profile.h"
#include <span>
#include <vector>

namespace boulton::privacy {

//! What is published of each cell, row by row: a count (lower = upper), one behind a rounded number, or nothing ({0, kUnlimited}).
//! The true counts lie within; InvalidInput where one does not, and as check() says. The answer: the narrowest range of each cell.
[[nodiscard]] Result<std::vector<Range>> audit(const CountTable& table, std::span<const Range> known,
                                               const JobContext& job = {});

} // namespace boulton::privacy
