// SPDX-License-Identifier: GPL-3.0-or-later
// Classes for a choropleth map. Names and definitions are those of the R package classInt (Bivand 2023, classIntervals)
// and of GeoDa, so that a map here has the breaks a reader gets there; where the two differ, or Boulton differs, it is
// said below.
//
// Intervals: every class is open below and closed above, (from, to], and the first is closed on both sides: a break
// belongs to the class it ends. This is classInt's intervalClosure "right", the convention of Jenks; its default is
// "left", which differs only for a value that is exactly a break. One exception: in `Box` a value on the lower fence is
// not an outlier (Tukey), so that the first class is open above.
#pragma once
#include "core/base/result.h"
#include "core/base/text.h"
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace boulton::geo {

enum class Method : std::uint8_t {
    Quantile, //!< equal numbers of areas: quantiles of type 7 (Hyndman and Fan 1996) at i/k
    Equal,    //!< equal widths: minimum + i (maximum - minimum) / k
    Jenks, //!< the least sum of squares within classes, exactly (Fisher 1958, JASA 53); breaks are values of the data
    Deviation, //!< classInt "sd": Pretty breaks of the z-scores (n - 1), turned back; k is a wish
    HeadTails, //!< Jiang 2013: split at the mean, again in the head while it is at most 40 % of its part; k is not used
    Pretty,    //!< R's pretty(): round numbers 1, 2 or 5 times a power of ten; k is a wish
    Box,  //!< six classes: lower fence, quartiles (type 7), upper fence; fences at 1.5 times their range; k is not used
    User, //!< the given breaks
};
[[nodiscard]] std::string_view name(Method method); //!< quantile, equal, jenks, sd, headtails, pretty, box, user
[[nodiscard]] std::optional<Method> methodFromName(std::string_view name);

inline constexpr std::size_t kFewestClasses = 2;
inline constexpr std::size_t kMostClasses = 9; //!< a reader tells no more colours apart

struct ClassifyOptions {
    Method method = Method::Quantile;
    std::size_t classes = 5;
    double hinge = 1.5;               //!< Box: fences at this many interquartile ranges (GeoDa offers 1.5 and 3)
    std::vector<double> userBreaks{}; //!< User: inner breaks, strictly ascending
};

struct MapClass {
    double from = 0;
    double to = 0;
    std::size_t n = 0; //!< values in it; may be 0, but not for Jenks and HeadTails
};

struct Classification {
    std::vector<double> breaks;    //!< inner bounds, ascending, one fewer than the classes: breaks[i] ends class i
    std::vector<MapClass> classes; //!< at least one
    bool firstBreakAbove = false;  //!< breaks[0] belongs to class 1: the lower fence of Box
    double gvf = 0; //!< goodness of variance fit: 1 - sum of squares within classes / in all; 1 if all are equal
    std::size_t missing = 0; //!< NaN among the values
    std::vector<Text> notes; //!< why there are fewer classes than asked for
};

//! NaN is a missing value: left out and counted. NotEnoughData without any value, or for a Box whose quartiles are
//! equal; InvalidInput for infinite values (or an infinite range); Usage for a number of classes outside 2 … 9, or user
//! breaks that are not 1 … 8 ascending numbers. Where all values are equal there is one class; where fewer are distinct
//! than classes asked for there are fewer; a note says so.
[[nodiscard]] Result<Classification> classify(std::span<const double> values, const ClassifyOptions& options = {});

//! The class a value belongs to; empty for NaN. Values outside the data's range belong to the first or last class.
[[nodiscard]] std::optional<std::size_t> classOf(const Classification& classification, double value);

//! R's pretty(c(low, high), n): at least two ascending round numbers around the range. Finite bounds, low <= high, n
//! >= 1.
[[nodiscard]] std::vector<double> pretty(double low, double high, std::size_t n);

} // namespace boulton::geo
