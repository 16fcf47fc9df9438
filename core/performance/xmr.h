// SPDX-License-Identifier: GPL-3.0-or-later
// XmR (individuals and moving range) charts as NHS England's "Making Data Count" and NHSRplotthedots 0.2.2 compute them.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace boulton::performance {

enum class Better : std::uint8_t { High, Low, None };

struct XmrOptions {
    Better better = Better::High;
    bool screen = true; //!< drop moving ranges ≥ 3.267·AMR once and recompute the AMR; the mean keeps all points
    std::vector<std::size_t> rebaseAt; //!< indexes at which new limits begin, ascending
    std::size_t baseline = 0;          //!< limits from the first n points of each stretch; 0: from all
    std::optional<double> target;
};

//! Which rule fired first, in this order of precedence.
enum class XmrRule : std::uint8_t {
    None,
    OutsideLimits, //!< beyond a process limit
    Trend,         //!< part of 7 points that rise, or fall, without a break
    TwoOfThree, //!< 2 of 3 near a limit (beyond ⅔ of the way), all three on the same side of the mean; the near points
    Shift,      //!< part of 7 points on one side of the mean
};
enum class Variation : std::uint8_t { CommonCause, Improvement, Concern, NeutralHigh, NeutralLow };
enum class Assurance : std::uint8_t { None /*!< no target or no better way */, Pass, Fail, HitAndMiss };
[[nodiscard]] std::string_view name(XmrRule rule);        //!< "", outside-limits, trend, two-of-three, shift
[[nodiscard]] std::string_view name(Variation variation); //!< common-cause, improvement, …
[[nodiscard]] std::string_view name(Assurance assurance); //!< none, pass, fail, hit-and-miss

struct XmrPoint {
    std::optional<double> value; //!< as given; a missing point has limits, no rule
    double mean = 0, lower = 0, upper = 0;
    XmrRule rule = XmrRule::None;
    Variation variation = Variation::CommonCause;
};

struct XmrStretch {
    std::size_t first = 0, last = 0; //!< indexes, inclusive
    std::size_t n = 0;               //!< points with a value that make the limits
    double mean = 0, lower = 0, upper = 0;
    double amr = 0;     //!< average moving range, after screening
    bool trial = false; //!< fewer than 12 points: limits are provisional
};

struct Xmr {
    std::vector<XmrPoint> points;
    std::vector<XmrStretch> stretches;
    Variation variation = Variation::CommonCause; //!< at the last point with a value
    Assurance assurance = Assurance::None;        //!< against the limits of the last stretch
    std::optional<double> missProbability;        //!< P(next value misses the target) = Φ((T − mean)/σ), σ = AMR/1.128
    std::size_t signalCount = 0;                  //!< points with a rule
};

//! Limits: mean ± 2.66·AMR; near limits at two thirds of that. Missing points are left out: moving ranges and runs go from one value
//! to the next. NotEnoughData with fewer than two values in a stretch; InvalidInput for a rebase outside the data.
[[nodiscard]] Result<Xmr> xmr(std::span<const std::optional<double>> values, const XmrOptions& options);

} // namespace boulton::performance
