// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace boulton::geo {

//! Fisher–Jenks: the partition of ascending values into at most `classes` runs with the least sum of squared deviations
//! from the means of the runs, exact. Equal values stay together. Gives the last value of each run but the last one. Of
//! several best partitions the one with the earliest last break, then the earliest one before, … Time O(k m log m) for
//! m distinct values: the cost fulfils the quadrangle inequality, so the best last break never moves back as the end
//! moves forward (Wang and Song 2011, Ckmeans.1d.dp, R Journal 3/2).
[[nodiscard]] std::vector<double> jenksBreaks(std::span<const double> ascending, std::size_t classes);

} // namespace boulton::geo
