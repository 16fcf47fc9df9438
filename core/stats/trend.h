// SPDX-License-Identifier: GPL-3.0-or-later
// Does a figure rise or fall over the years by more than chance? A straight line through the years, each weighted by how sure it is
// (1 / error²). Where the years scatter about the line by more than their errors explain, the error of the slope is widened by that much
// (quasi-likelihood; McCullagh and Nelder 1989, "Generalized Linear Models", 4.5), never narrowed. Tested with Student's t, n - 2 degrees of
// freedom. Without errors: ordinary least squares.
#pragma once
#include "core/stats/intervals.h"
#include <cstddef>
#include <span>
#include <vector>

namespace boulton::stats {

inline constexpr std::size_t kFewestYears = 5; //!< fewer say nothing about a direction (as Fingertips' recent trends)

struct Trend {
    double slope = 0;  //!< a unit of time
    double level = 0;  //!< of the line at the last time
    double error = 0;  //!< standard error of the slope
    double p = 1;      //!< two-sided, that there is no slope
    double scatter = 1; //!< residual variance over what the errors explain; 1 without errors
    std::size_t n = 0;
    bool weighted = false;
    std::vector<Interval> intervals{}; //!< of the slope
};

//! `error`: standard errors, or empty. InvalidInput (args: the index): a time or value missing or infinite, an error not positive, lists
//! of unequal length. NotEnoughData: fewer than five times, all of one time.
[[nodiscard]] Result<Trend> trendOf(std::span<const double> time, std::span<const double> value,
                                    std::span<const double> error, std::span<const Confidence> levels);

} // namespace boulton::stats
