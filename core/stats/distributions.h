// SPDX-License-Identifier: GPL-3.0-or-later
// The few distributions that intervals need, by Boost.Math, in plain doubles on every system. Arguments out of range give NaN.
#pragma once

namespace boulton::stats {

//! z with P(Z > z) = tail, for 0 < tail < 1. A small tail keeps its digits, which 1 - tail would not.
[[nodiscard]] double normalUpperQuantile(double tail);
//! P(Z > z).
[[nodiscard]] double normalUpperTail(double z);
//! t with P(T > t) = tail, df > 0.
[[nodiscard]] double studentUpperQuantile(double df, double tail);
//! P(T > t), df > 0.
[[nodiscard]] double studentUpperTail(double df, double t);
//! The mean of a Poisson variable for which P(X >= events) = tail: half the chi-squared quantile of 2 * events degrees of
//! freedom (Garwood 1936, Biometrika 28). 0 for no events.
[[nodiscard]] double poissonLower(double events, double tail);
//! The mean for which P(X <= events) = tail: half the upper chi-squared quantile of 2 * events + 2 degrees of freedom.
[[nodiscard]] double poissonUpper(double events, double tail);

} // namespace boulton::stats
