// SPDX-License-Identifier: GPL-3.0-or-later
// Where a figure stands among others: better or worse than a comparator beyond chance, its rank, how far off it is and how many people that
// makes; and the comparator itself where it is a group of areas.
#pragma once
#include "core/stats/rates.h"
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace boulton::stats {

enum class Polarity : std::uint8_t { HighGood, LowGood, None };

//! Better and worse where one direction is good, higher and lower where none is. NotCompared: there is no interval.
enum class Standing : std::uint8_t { NotCompared, Similar, Better, Worse, Higher, Lower };
[[nodiscard]] std::string_view name(Standing standing); //!< not-compared, similar, better, worse, higher, lower
[[nodiscard]] char letterOf(Standing standing);         //!< as figure::Series::standing: ' ', S, B, W, H, L

//! From the interval of figure - comparator (core/stats/compare.h): similar where it holds 0. An end that touches 0 counts as holding it.
[[nodiscard]] Standing standingOf(const Interval& difference, Polarity polarity);
//! Against a comparator without error of its own, the rule of Fingertips: similar where the figure's interval holds it.
[[nodiscard]] Standing standingOf(const Interval& figure, double comparator, Polarity polarity);

struct Rank {
    int rank = 0;        //!< from 1
    int of = 0;          //!< figures that were ranked
    bool shared = false; //!< others have the same value: they share the rank, and the next is left out (1, 2, 2, 4)
};
//! For each value its rank; nothing where the value is missing (NaN). InvalidInput (args: its index): an infinite value.
[[nodiscard]] Result<std::vector<std::optional<Rank>>> ranksOf(std::span<const double> values, bool highestFirst);

struct Gap {
    double absolute = 0; //!< value - comparator
    double relative = std::numeric_limits<double>::quiet_NaN(); //!< as a share of the comparator; NaN where that is 0
    //! How many people more (less: negative) than at the comparator's figure; NaN where nobody knows how many people there are.
    double people = std::numeric_limits<double>::quiet_NaN();
};
//! `denominator`: people behind the value, NaN for unknown; `per` as of the value. InvalidInput: value or comparator missing or
//! infinite, a negative denominator, per not positive.
[[nodiscard]] Result<Gap> gapOf(double value, double comparator, double denominator, double per);

// ---- a group as comparator

struct Member { //!< NaN: missing
    double numerator = std::numeric_limits<double>::quiet_NaN();
    double denominator = std::numeric_limits<double>::quiet_NaN();
    double value = std::numeric_limits<double>::quiet_NaN();
};
enum class CountKind : std::uint8_t { Rate, Proportion };
//! How a group's figure was made. It must be said: the mean of values weighs a small area as much as a large one.
enum class Pooling : std::uint8_t { Counts, MeanOfValues };
//! What happens when members have no figure. LeaveOut is for callers that say which were left out.
enum class Absent : std::uint8_t { Refuse, LeaveOut };

struct GroupFigure {
    Estimate estimate{}; //!< of a mean of values the intervals are not defined: it is taken without error
    Pooling pooling = Pooling::Counts;
    double numerator = std::numeric_limits<double>::quiet_NaN();
    double denominator = std::numeric_limits<double>::quiet_NaN();
    std::size_t members = 0;          //!< behind the figure
    std::vector<std::size_t> absent{}; //!< indexes of those left out
};
//! All members' counts added, then one rate or proportion of them. NotEnoughData: a member lacks a count and `absent` is Refuse (args: its
//! index), or no member is left. InvalidInput as for a rate or proportion.
[[nodiscard]] Result<GroupFigure> pooledFigure(CountKind kind, std::span<const Member> members, double per,
                                               std::span<const Confidence> levels, Absent absent);
//! The mean of the members' values, none weighted. NotEnoughData as above.
[[nodiscard]] Result<GroupFigure> meanOfMembers(std::span<const Member> members, std::size_t levels, Absent absent);

} // namespace boulton::stats
