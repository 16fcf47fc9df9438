// SPDX-License-Identifier: GPL-3.0-or-later
// What a column of numbers looks like. Accurate to the last few digits also where values are large and close together:
// sums are compensated and deviations are taken from the mean in a second pass (Chan, Golub and LeVeque 1983, Am. Stat.
// 37).
#pragma once
#include "core/base/result.h"
#include "core/table/column.h"
#include <cstddef>
#include <limits>
#include <span>

namespace boulton::stats {

//! In the unit of the values. NaN stands for "not defined": the standard deviation of one value, r1 of equal values.
struct Summary {
    static constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    std::size_t n = 0;       //!< values
    std::size_t missing = 0; //!< missing rows, and NaN
    double sum = 0;
    double mean = kUndefined;
    double sd = kUndefined; //!< denominator n - 1
    double minimum = kUndefined;
    double q1 = kUndefined; //!< quartiles and median: quantiles of type 7
    double median = kUndefined;
    double q3 = kUndefined;
    double maximum = kUndefined;
    //! Sample autocorrelation at lag 1 as NIST StRD defines it: sum (x_i - m)(x_{i+1} - m) / sum (x_i - m)^2, in the
    //! order given. Missing values close up: it means something only for a series without gaps.
    double r1 = kUndefined;
};

//! NaN is a missing value. NotEnoughData without any value, InvalidInput with an infinite one.
[[nodiscard]] Result<Summary> summarise(std::span<const double> values);
//! Of a column of Int64, Float64 or Bool (the mean is then the share of yes); InvalidInput for text and dates.
[[nodiscard]] Result<Summary> summarise(const table::Column& column);

//! Compensated (Neumaier 1974): the error is that of about one rounding. Infinities add up as IEEE has them.
[[nodiscard]] double sum(std::span<const double> values);
//! The mean, corrected by the mean of the deviations from it. NaN if there are no values.
[[nodiscard]] double mean(std::span<const double> values);
//! Sum of squared deviations from `centre`, corrected for the part of the mean that a double cannot hold.
[[nodiscard]] double squaredDeviations(std::span<const double> values, double centre);

} // namespace boulton::stats
