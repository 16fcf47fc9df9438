// SPDX-License-Identifier: GPL-3.0-or-later
// Things ranked by a product of what counts (gap × people × trend), each raised to its weight; and how much of the order hangs on the
// weights: the ranking is repeated with weights drawn evenly from all there are.
#pragma once
#include "core/base/job.h"
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace boulton::stats {

struct WeightDraws {
    std::size_t draws = 10'000; //!< 100 to 1,000,000
    std::uint64_t seed = 1;     //!< same seed, same result
    std::size_t top = 5;
};

struct ProductRank {
    double score = 0; //!< product of (component / largest of it) ^ weight; 1 for what is largest in all
    int rank = 0;     //!< 1 the largest score; equal scores share it
    double inTop = 0; //!< share of the draws in which the rank is `top` or better
    int best = 0;     //!< the middle 95 % of the draws: from this rank
    int worst = 0;    //!< to that
};

//! `components`: for each thing one number for each component, above 0, things one after the other. `weights`: one a component, 0 or more,
//! not all 0. Draws: weights uniform over the simplex, scaled to the sum of those given. InvalidInput (args: the thing's index): a
//! component missing, infinite or not above 0. Usage: weights negative, missing or all 0; draws out of range.
[[nodiscard]] Result<std::vector<ProductRank>> rankByProduct(std::span<const double> components,
                                                             std::span<const double> weights, const WeightDraws& draws,
                                                             const JobContext& job);

} // namespace boulton::stats
