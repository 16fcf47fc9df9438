// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of an area says of each indicator beyond its figure: which way it goes, how it differs by deprivation, and where it stands
// among the priorities.
#pragma once
#include "core/needs/figures.h"
#include "core/stats/inequality.h"
#include "core/stats/trend.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::needs {

enum class Course : std::uint8_t { Untested, NoChange, Rising, Falling };

struct History {
    std::vector<std::size_t> rows{}; //!< of Observations with a figure, in order of time
    std::size_t from = 0;            //!< index into rows where the present definition begins: the trend is that of these
    std::optional<stats::Trend> trend{};
    std::string why{}; //!< why there is none
    [[nodiscard]] Course course() const
    {
        return !trend ? Course::Untested : trend->p >= 0.05 ? Course::NoChange : trend->slope > 0 ? Course::Rising : Course::Falling;
    }
};
//! Of one area. Periods that overlap (2020-22, 2021-23) are no independent years: no trend is tested.
[[nodiscard]] History historyOf(std::uint32_t indicator, AreaId area, const Indicator& about, const Observations& observations,
                                const Figures& figures, const Options& options);

struct Tenth { //!< areas of one tenth by deprivation together
    int decile = 0; //!< 1 the most deprived
    double numerator = 0, denominator = 0;
    std::size_t areas = 0;
    stats::Estimate estimate{};
};
struct Slope {
    std::vector<Tenth> tenths{};
    std::optional<stats::InequalityIndices> indices{};
    std::string why{};
    std::string areasAre{}; //!< "ward", "lsoa"
};
//! From the kind of area with the most areas whose decile is known. Nothing where there are fewer than five tenths; tenths are empty and `why`
//! says so where areas lack their counts: withheld counts are small ones, and tenths of the others would mislead.
[[nodiscard]] std::optional<Slope> slopeOf(std::uint32_t indicator, std::uint32_t period, const Indicator& about, const Observations& observations,
                                           const Figures& figures, const Areas& areas, const Options& options, const JobContext& job);

//! How an indicator enters the priorities. All three count what is bad: of a share of which much is good, those who are not in it.
struct Priority {
    std::uint32_t indicator = 0;
    double gap = 0;    //!< how much worse than the comparator, as a share of its figure
    double people = std::numeric_limits<double>::quiet_NaN(); //!< who are concerned; NaN: unknown
    double trend = 1;  //!< five more years like these multiply it by this; 1 where no trend was shown
    stats::Standing standing = stats::Standing::NotCompared; //!< of the gap: worse, similar (chance could make it), not compared
    double score = 0;
    int rank = 0;
    double inTop = 0;
    int best = 0, worst = 0;
};
struct NotRanked {
    std::uint32_t indicator = 0;
    std::string why{};
};
struct Priorities {
    std::vector<Priority> ranked{}; //!< by rank
    std::vector<NotRanked> others{};
    std::size_t top = 5; //!< fewer where not twice as many are ranked
};
//! Indicators whose figure is worse than the comparator, ranked by gap × people × trend, each raised to its weight.
[[nodiscard]] Result<Priorities> prioritiesOf(const std::vector<Indicator>& indicators, const Observations& observations, const Figures& figures,
                                              const std::vector<History>& histories, const Place& place, const Options& options,
                                              const JobContext& job);

} // namespace boulton::needs
