// SPDX-License-Identifier: GPL-3.0-or-later
// Areas put into tenths, fifths or any number of groups by a value, by the rule of the OHID technical guide "Assigning deprivation
// categories", as PHEindicatormethods 2.1 (phe_quantile) applies it.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace boulton::stats {

//! For each value its group, 1 … groups; nothing where the value is missing (NaN). `highestFirst`: group 1 holds the highest values
//! (for a deprivation score: the most deprived), otherwise the lowest. Equal values share the lower rank and so the group.
//! InvalidInput: an infinite value (args: its index), fewer than two groups. NotEnoughData: fewer values than groups.
[[nodiscard]] Result<std::vector<std::optional<int>>> quantileGroups(std::span<const double> values, int groups,
                                                                     bool highestFirst);

} // namespace boulton::stats
