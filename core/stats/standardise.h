// SPDX-License-Identifier: GPL-3.0-or-later
// Rates of populations of different ages made comparable. Direct: the area's own rate at each age, weighted by a standard
// population. Indirect: events seen against those expected had the area the reference's rate at each age.
// Sources: Dobson, Kuulasmaa, Eberle and Scherer 1991 (Statistics in Medicine 10) for the interval; Fingertips technical guidance and
// PHEindicatormethods 2.1 (phe_dsr, calculate_dsr, calculate_ISRate, calculate_ISRatio) for the rules.
#pragma once
#include "core/stats/rates.h"
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace boulton::stats {

//! One age band of a published standard population. `to` is inclusive; nothing for the open last band.
struct StandardBand {
    int from = 0;
    std::optional<int> to{};
    double weight = 0;
};
//! European Standard Population 2013 (Eurostat, KS-RA-13-028): 19 bands, 0–4 to 90 and over, 100,000 people.
[[nodiscard]] std::span<const StandardBand> esp2013();
//! European Standard Population 1976 (WHO; Waterhouse et al.): 18 bands, 0–4 to 85 and over, 100,000 people.
[[nodiscard]] std::span<const StandardBand> esp1976();

//! Fewest events for which a directly standardised rate is given.
inline constexpr double kFewestEventsForDsr = 10;

struct DirectRate : Estimate {
    double total = 0;      //!< events
    double population = 0; //!< people
};
//! One row an age band, all three in the same order. InvalidInput (args: the row's index): events missing, negative or infinite; a
//! population missing, zero, negative or infinite; a weight missing, negative or infinite; lists of unequal length; no weight at
//! all. NotEnoughData: fewer than ten events.
[[nodiscard]] Result<DirectRate> directlyStandardised(std::span<const double> events,
                                                      std::span<const double> population,
                                                      std::span<const double> weights, double per,
                                                      std::span<const Confidence> levels);

//! People who had the same number of events each, one an age band.
struct Repeated {
    double frequency = 1;          //!< events a person, above 0
    std::vector<double> persons{}; //!< one an age band, in the order of the population
};
//! For events that come more than once to a person (admissions, offences), which are not independent: the variance counts persons
//! by how many events they had (Stukel, Glynn, Fisher, Sharp, Lu-Yao and Wennberg 1994, Statistics in Medicine 13). The value is that
//! of directlyStandardised; the interval is wider. Refusals as there.
[[nodiscard]] Result<DirectRate> directlyStandardisedRepeated(std::span<const Repeated> frequencies,
                                                              std::span<const double> population,
                                                              std::span<const double> weights, double per,
                                                              std::span<const Confidence> levels);

struct IndirectRate {
    double observed = 0;
    double expected = 0;
    double referenceRate = 0; //!< crude, per `per`
    Estimate ratio{};         //!< observed / expected (SMR); times 100 as often published
    Estimate rate{};          //!< ratio × referenceRate
};
//! `observed`: events of the area, all ages. The three lists: one row an age band. An age band without people adds nothing to
//! what is expected. InvalidInput (args: the row's index): a number missing, negative or infinite; a reference population of zero.
//! NotEnoughData: nothing expected, so that there is nothing to compare with.
[[nodiscard]] Result<IndirectRate> indirectlyStandardised(double observed, std::span<const double> population,
                                                          std::span<const double> referenceEvents,
                                                          std::span<const double> referencePopulation, double per,
                                                          std::span<const Confidence> levels);

} // namespace boulton::stats
