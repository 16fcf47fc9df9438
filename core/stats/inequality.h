// SPDX-License-Identifier: GPL-3.0-or-later
// How much a figure differs from the most to the least deprived, all groups between them counted: slope index of inequality (SII, a
// difference) and relative index (RII, a ratio). Low and Low 2004 (Journal of Public Health 26); intervals by simulation, as
// PHEindicatormethods 2.1 (phe_sii) makes them.
//
// Each group has a share a of the people and a place b, the middle of its range when everybody stands in a row from the most to the
// least deprived (0 … 1). The line y = c + s b fitted with weights a has SII = s, the difference between its ends, and RII =
// (c + s) / c, their ratio. For the intervals the fit is repeated on values drawn from normal distributions around the given ones.
#pragma once
#include "core/base/job.h"
#include "core/stats/intervals.h"
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace boulton::stats {

enum class ValueKind : std::uint8_t {
    Plain,      //!< drawn as it is: means, life expectancy
    Rate,       //!< drawn as its logarithm; above 0
    Proportion, //!< drawn as its logit; between 0 and 1, ends excluded
};

struct Gradient {
    std::span<const double> population{}; //!< from the most to the least deprived group
    std::span<const double> value{};
    std::span<const double> error{}; //!< standard error: of the logarithm for rates, of the logit for proportions
    ValueKind kind = ValueKind::Plain;
    //! The line is fitted to the logarithm or logit too, not only drawn there; the indices are brought back to the value's scale.
    bool fitTransformed = false;
    //! Of the SII, 100 for percentages. Below 0 where high values are good: the SII changes its sign and the RII is turned over.
    double multiplier = 1;
};

struct Simulation {
    std::size_t repetitions = 100'000; //!< 1,000 to 10,000,000
    std::uint64_t seed = 1;            //!< same seed, same result, any number of threads
};

inline constexpr std::size_t kFewestGroups = 5;
inline constexpr std::size_t kMostGroups = 100;

struct InequalityIndices {
    double sii = 0;
    double rii = 0;
    double intercept = 0; //!< of the line at the most deprived end, in the unit of the value
    std::vector<Interval> siiIntervals{};
    std::vector<Interval> riiIntervals{};
};

//! InvalidInput (args: the group's index): a population missing, infinite, zero or negative; a value missing or infinite, not above
//! 0 for a rate, not between 0 and 1 for a proportion; an error missing, infinite or negative; lists of unequal length; a multiplier
//! of 0; repetitions out of range; more than 100 groups (put areas into tenths first). NotEnoughData: fewer than 5 groups.
[[nodiscard]] Result<InequalityIndices> inequality(const Gradient& gradient, const Simulation& simulation,
                                                   std::span<const Confidence> levels, const JobContext& job);

//! The standard error behind a published 95 % interval, on the scale that `inequality` wants: (upper - lower) / (2 × 1.96) of the
//! values themselves, their logarithms or their logits. NaN where a limit has none.
[[nodiscard]] double errorFromLimits(double lower95, double upper95, ValueKind kind);

} // namespace boulton::stats
