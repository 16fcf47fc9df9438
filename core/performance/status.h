// SPDX-License-Identifier: GPL-3.0-or-later
// BRAG, direction of travel, and the summary by outcome, as Birmingham City Council's reports define them (domain.md, section a).
#pragma once
#include "core/base/text.h"
#include "core/performance/measure.h"
#include <array>
#include <cstddef>
#include <optional>
#include <span>

namespace boulton::performance {

enum class Brag : std::uint8_t {
    Blue,     //!< exceeding the target, above tolerance
    Green,    //!< on track, target met
    Amber,    //!< below target, within tolerance
    Red,      //!< off track, below tolerance
    Awaiting, //!< no value at the time of reporting
    Project,  //!< regular update, no figure
    NotApplicable,
    NoTarget, //!< trend only
};
inline constexpr std::size_t kStatusCount = 8;
[[nodiscard]] char letter(Brag status);  //!< B G A R W P N T
[[nodiscard]] Text word(Brag status);    //!< "Blue", … "Awaiting", "No target"
[[nodiscard]] Text meaning(Brag status); //!< "exceeding target, above tolerance", …
[[nodiscard]] constexpr bool hasResult(Brag s)
{
    return s == Brag::Blue || s == Brag::Green || s == Brag::Amber || s == Brag::Red;
}

//! g = (actual − target)·s with s = +1 high is good, −1 low is good: Blue g > blue; Green 0 ≤ g ≤ blue; Amber −amber ≤ g < 0; Red
//! below. A blue tolerance of 0 means: anything better than the target is blue only if `blue` > 0; with 0 it stays green.
//! Plan-is-best, range [lo, hi]: green inside, amber within the tolerance outside, red beyond.
//! Gaps are compared with a slack of 1e-9 of the numbers at hand, so that 72.5 − 2.2 = 70.3 is inside.
[[nodiscard]] Brag statusOf(double actual, const PeriodTarget& target, Polarity polarity);
[[nodiscard]] Brag statusOf(const Measure& measure, std::optional<double> actual,
                            const std::optional<PeriodTarget>& target);

enum class Travel : std::uint8_t {
    Improving,
    NoChange,
    Deteriorating,
    Changed /*!< plan-is-best: moved, no better way */,
    Unknown
};
[[nodiscard]] Text word(Travel travel);
//! Against an earlier figure, polarity-aware; a move of at most `deadBand` is no change. Plan-is-best: nearer to the target range is
//! improving when a target is given, otherwise Changed.
[[nodiscard]] Travel travelOf(std::optional<double> now, std::optional<double> before, Polarity polarity,
                              double deadBand = 0, const std::optional<PeriodTarget>& target = std::nullopt);
//! The dead-band used in reports: half a unit of the last decimal that is shown, so that equal-looking figures are "no change".
[[nodiscard]] double shownDeadBand(const Measure& measure);

//! Counts of statuses. Percentages are of measures with a result, not of all.
struct Summary {
    std::array<std::size_t, kStatusCount> counts{};
    void add(Brag status) { ++counts[static_cast<std::size_t>(status)]; }
    [[nodiscard]] std::size_t count(Brag status) const { return counts[static_cast<std::size_t>(status)]; }
    [[nodiscard]] std::size_t total() const;
    [[nodiscard]] std::size_t withResult() const;
    //! Per cent of measures with a result; none where there is no result at all.
    [[nodiscard]] std::optional<double> percent(Brag status) const;
};
[[nodiscard]] Summary summarise(std::span<const Brag> statuses);

} // namespace boulton::performance
