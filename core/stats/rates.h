// SPDX-License-Identifier: GPL-3.0-or-later
// A rate, a proportion or a mean with its confidence intervals at any number of levels at once. Methods and sources:
// core/stats/intervals.h. Every refusal says in plain words what is wrong with the numbers.
#pragma once
#include "core/stats/intervals.h"
#include <cstddef>
#include <span>
#include <vector>

namespace boulton::stats {

//! A figure with one interval for each level asked for, in that order. All in the unit of the value.
struct Estimate {
    double value = std::numeric_limits<double>::quiet_NaN();
    std::vector<Interval> intervals{};
    IntervalMethod method = IntervalMethod::Byar;
};

//! events / population × per, with exact Poisson limits below 10 events and Byar's approximation from there on. Events may
//! outnumber people: a person may have several. InvalidInput: events missing, negative or infinite; population missing, zero,
//! negative or infinite; per not positive.
[[nodiscard]] Result<Estimate> crudeRate(double events, double population, double per,
                                         std::span<const Confidence> levels);

//! events / population × per (1: a share, 100: a percentage), with Wilson's score interval. InvalidInput as for a rate, and where
//! more have the attribute than there are people.
[[nodiscard]] Result<Estimate> proportion(double events, double population, double per,
                                          std::span<const Confidence> levels);

struct MeanEstimate : Estimate {
    std::size_t n = 0;
    double sum = 0;
    double sd = 0; //!< denominator n - 1
};
//! The mean with Student's t interval. InvalidInput: a value missing or infinite (args: its index). NotEnoughData: fewer than two.
[[nodiscard]] Result<MeanEstimate> meanOf(std::span<const double> values, std::span<const Confidence> levels);

} // namespace boulton::stats
