// SPDX-License-Identifier: GPL-3.0-or-later
// Life expectancy from an abridged life table: Chiang's second method (Chiang 1968, "Introduction to Stochastic Processes in
// Biostatistics"; Newell 1994, "Methods and Models in Demography") with the variance of the open last band after Silcocks, Jenner and
// Reza 2001 (J. Epidemiol. Community Health 55), as ONS, Fingertips and PHEindicatormethods 2.1 (phe_life_expectancy) have it.
#pragma once
#include "core/base/result.h"
#include "core/stats/intervals.h"
#include <array>
#include <span>
#include <vector>

namespace boulton::stats {

//! Ages at which the bands begin: under 1, 1–4, five years each, 90 and over.
inline constexpr std::array<int, 20> kLifeTableAges{0,  1,  5,  10, 15, 20, 25, 30, 35, 40,
                                                    45, 50, 55, 60, 65, 70, 75, 80, 85, 90};
//! Fewer person-years give no life expectancy worth showing (Toson and Baker 2003, National Statistics Methodological Series 33).
inline constexpr double kFewestPersonYears = 5000;
//! Where the 95 % interval is wider than this many years, the value is not given (the interval is).
inline constexpr double kWidestInterval = 20;

struct LifeTableRow {
    int age = 0;
    double rate = 0;        //!< deaths / population
    double dying = 0;       //!< probability of dying within the band
    double survivors = 0;   //!< of 100,000 births
    double expectancy = 0;  //!< further years at that age; NaN where the 95 % interval is wider than 20 years, and where nobody gets there
    double error = 0;       //!< standard error of it
    std::vector<Interval> intervals{};
};

//! One row an age band, in the order of kLifeTableAges. InvalidInput (args: the row's index): an age that is not in kLifeTableAges,
//! stands twice or is missing; deaths or population missing, negative or infinite; a population of zero; more deaths than people.
//! NotEnoughData: 5,000 person-years or fewer; no deaths at 90 and over, without which the table has no end.
[[nodiscard]] Result<std::vector<LifeTableRow>> lifeTable(std::span<const int> ages,
                                                          std::span<const double> population,
                                                          std::span<const double> deaths,
                                                          std::span<const Confidence> levels);

} // namespace boulton::stats
