// SPDX-License-Identifier: GPL-3.0-or-later
// Funnel plots: how far from the target chance alone takes an area of its size. Limits and zones as PHEindicatormethods 2.1
// (calculate_funnel_limits, calculate_funnel_points, assign_funnel_significance) has them; Spiegelhalter 2005 (Statistics in Medicine
// 24) for the reasons.
//   proportion: p ± z sqrt(p (1 - p) / n), the values whose Wilson interval just touches the target; x is the population.
//   rate, ratio: the value of x events whose exact Poisson interval just touches the target; x is the number of events.
#pragma once
#include "core/stats/intervals.h"
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace boulton::stats {

enum class FunnelKind : std::uint8_t {
    Proportion, //!< denominator: people
    Rate,       //!< denominator: people or person-years
    Ratio,      //!< denominator: events expected; the target is usually 1
};

//! Against the 95 % and 99.8 % limits.
enum class FunnelZone : std::uint8_t { Low998, Low95, Inside, High95, High998 };
[[nodiscard]] std::string_view name(FunnelZone zone); //!< low998, low95, inside, high95, high998

//! One column of the chart. On the scale of numerator / denominator.
struct FunnelLimits {
    double x = 0;
    Interval limits95{};
    Interval limits998{};
};

struct Funnel {
    double target = 0;
    std::vector<FunnelLimits> limits{}; //!< 100, closer together where they curve; x rises
    std::vector<FunnelZone> zones{};    //!< one an area, in the order given
};

//! One area: numerator and denominator at the same place of both lists. `target`: NaN for the mean of all, the sum of the numerators by
//! that of the denominators. InvalidInput (args: the area's index): a numerator missing, negative or infinite; a denominator missing,
//! zero, negative or infinite; for a proportion more than the denominator; a target outside 0 … 1 for a proportion, or not above 0.
//! NotEnoughData: no areas; no events at all, or nothing but events, so that there is nothing to compare.
[[nodiscard]] Result<Funnel> funnel(std::span<const double> numerators, std::span<const double> denominators,
                                    FunnelKind kind, double target = std::numeric_limits<double>::quiet_NaN());

} // namespace boulton::stats
