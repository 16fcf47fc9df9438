// SPDX-License-Identifier: GPL-3.0-or-later
// A figure beside a comparator: their difference and ratio, each with an interval; and how many of the differences on a page of many
// are likely to be nothing but chance.
#pragma once
#include "core/stats/rates.h"
#include <span>
#include <vector>

namespace boulton::stats {

struct Comparison {
    double difference = 0; //!< value - comparator
    double ratio = std::numeric_limits<double>::quiet_NaN(); //!< value / comparator; NaN where the comparator is 0
    std::vector<Interval> differenceIntervals{};
    //! NaN where the comparator's interval reaches 0, so that the ratio has no upper end, or a figure is negative.
    std::vector<Interval> ratioIntervals{};
    //! Two-sided, from the side of the first level's interval that points to "no difference": below 0.05 exactly where a 95 % interval
    //! leaves out 0, to the precision of the normal curve. For falseDiscovery.
    double p = std::numeric_limits<double>::quiet_NaN();
};

//! Two independent figures of one unit, of any kind of rate, proportion or mean, with intervals at the same levels. The method is that of
//! "variance estimates recovered" from each interval: Zou and Donner 2008 (Statistics in Medicine 27) for the difference, which for
//! Wilson intervals is Newcombe's method 10 (1998, Statistics in Medicine 17); Donner and Zou 2012 (Statistical Methods in Medical
//! Research 21) for the ratio, which for symmetric intervals is Fieller's. InvalidInput: a value missing; a different number of
//! intervals. An interval that is not defined (NaN) leaves the result at that level undefined.
[[nodiscard]] Result<Comparison> compare(const Estimate& figure, const Estimate& comparator,
                                         std::span<const Confidence> levels);
//! A comparator without error of its own, as Fingertips takes England's.
[[nodiscard]] Result<Comparison> compareToValue(const Estimate& figure, double comparator,
                                                std::span<const Confidence> levels);

//! For each p value the false discovery rate q at which it would count as a discovery (Benjamini and Hochberg 1995, J. R. Stat.
//! Soc. B 57; R's p.adjust "BH"): calling all with q < 0.05 different, about one in twenty of those is not. NaN stays NaN and
//! does not count as a test. InvalidInput (args: its index): a p outside 0 … 1.
[[nodiscard]] Result<std::vector<double>> falseDiscovery(std::span<const double> p);

} // namespace boulton::stats
