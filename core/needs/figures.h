// SPDX-License-Identifier: GPL-3.0-or-later
// Every value of a needs analysis as a figure: with its intervals, beside its comparator, among areas of its kind.
#pragma once
#include "core/base/job.h"
#include "core/needs/observations.h"
#include "core/stats/compare.h"
#include "core/stats/standing.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::needs {

struct Options {
    std::string area{};                 //!< whose profile it is
    std::string comparator = "England"; //!< an area, or a group of areas (core/needs/areas.h)
    std::string period{};               //!< one period for all indicators; empty: the latest of each
    std::vector<stats::Confidence> levels = stats::bothLevels(); //!< the first decides what is better and worse
    double falseDiscovery = 0.05;
    std::array<double, 3> weights{1, 1, 1}; //!< of gap, people, trend
    std::size_t draws = 10'000;
    std::uint64_t seed = 1;
};

//! What figures of one indicator and period are compared with.
struct Comparator {
    stats::Estimate estimate{}; //!< value NaN: there is none
    bool exact = true;          //!< without an interval of its own
    std::optional<stats::Pooling> pooling{}; //!< of a group
    std::size_t members = 0;    //!< of the group, behind the figure
    std::vector<AreaId> absent{}; //!< members that have no figure
    std::string why{};          //!< why there is none
    [[nodiscard]] bool given() const { return estimate.value == estimate.value; }
};

//! One row of Observations, at the same index.
struct Figure {
    stats::Estimate estimate{}; //!< value NaN: there is none; intervals one a level, NaN where not defined
    std::string why{};          //!< why there is no figure: "suppressed", "the numerator is negative (-3)"
    std::vector<stats::Interval> difference{}; //!< to the comparator, one a level; empty: not compared
    std::vector<stats::Standing> standing{};   //!< one a level; empty: not compared
    double p = std::numeric_limits<double>::quiet_NaN();
    double q = std::numeric_limits<double>::quiet_NaN(); //!< false discovery rate over its page; only of chosen periods
    std::optional<stats::Gap> gap{};
    std::optional<stats::Rank> rank{}; //!< among areas of its kind; 1 the best, or the highest where none is good
    std::optional<int> quartile{};     //!< 1 the best; of four figures and more
    [[nodiscard]] bool given() const { return estimate.value == estimate.value; }
    [[nodiscard]] bool hasInterval() const
    {
        return !estimate.intervals.empty() && estimate.intervals[0].lower == estimate.intervals[0].lower &&
               estimate.intervals[0].upper == estimate.intervals[0].upper;
    }
    [[nodiscard]] stats::Standing firstStanding() const { return standing.empty() ? stats::Standing::NotCompared : standing[0]; }
};

struct Figures {
    std::vector<Figure> items{};                       //!< one an observation
    std::vector<std::vector<Comparator>> comparators{}; //!< by indicator and period
    //! The period of each indicator's page: the one asked for, else the latest in which the profile's area has a figure, else any area of its
    //! parts. Nothing: it has no figure at all.
    std::vector<std::optional<std::uint32_t>> chosen{};
};

struct Place { //!< whose profile, and beside whom
    AreaId area = 0;
    std::optional<AreaId> comparator{};      //!< where it is an area
    std::vector<AreaId> group{};             //!< where it is a group; without the profile's area
    std::vector<AreaId> parts{};             //!< wards of the area
    std::string partsAre{};                  //!< "ward"
};
//! Kinds that areas have not stated are worked out from their codes and groups. NotFound: no area of that name, a comparator that is
//! neither an area nor a group (the names there are are listed).
[[nodiscard]] Result<Place> placeOf(const Options& options, Areas& areas);

//! Every figure. A value that cannot be one is refused by itself with its reason, never the page. TooLarge: more than two million pairs of indicator
//! and period.
[[nodiscard]] Result<Figures> figuresOf(const std::vector<Indicator>& indicators, const Observations& observations, const Areas& areas,
                                        const Place& place, const Options& options, const JobContext& job);

[[nodiscard]] std::string_view reasonText(table::MissingReason reason); //!< "suppressed", "blank", "not available", …

} // namespace boulton::needs
