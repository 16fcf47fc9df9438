// SPDX-License-Identifier: GPL-3.0-or-later
// Confidence intervals around counts and shares of counts, as Fingertips has them: Office for Health Improvement and Disparities,
// "Technical guidance: common public health statistics and their confidence intervals", and its R package
// PHEindicatormethods 2.1, whose published tests they reproduce.
#pragma once
#include "core/base/result.h"
#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace boulton::stats {

//! In the unit of the value. NaN stands for "not defined".
struct Interval {
    double lower = std::numeric_limits<double>::quiet_NaN();
    double upper = std::numeric_limits<double>::quiet_NaN();
};

enum class IntervalMethod : std::uint8_t { Exact, Byar, Wilson, StudentT, Dobson, DobsonRepeated };
//! "exact", "byar", "wilson", "t", "dobson", "dobson-repeated"
[[nodiscard]] std::string_view name(IntervalMethod method);

//! One level of confidence with what depends on nothing else worked out once.
class Confidence {
public:
    //! InvalidInput unless 0.9 <= level < 1: below, these intervals are not in use and their names would mislead.
    [[nodiscard]] static Result<Confidence> of(double level);
    [[nodiscard]] double level() const { return m_level; }
    [[nodiscard]] double tail() const { return m_tail; } //!< on each side
    [[nodiscard]] double z() const { return m_z; }       //!< 1.96 for 95 %

    // Of a number of events, 0 or more and finite; the caller checks.
    //! Byar's approximation (Breslow and Day 1987, "Statistical methods in cancer research", vol. II). The lower end is NaN
    //! where the formula falls below zero: few events at a high level.
    [[nodiscard]] Interval byar(double events) const;
    //! Exact Poisson limits (Garwood 1936).
    [[nodiscard]] Interval exact(double events) const;
    //! Exact below 10 events, Byar's approximation from there on.
    [[nodiscard]] Interval events(double events) const { return events < kExactBelow ? exact(events) : byar(events); }
    [[nodiscard]] static IntervalMethod methodFor(double events)
    {
        return events < kExactBelow ? IntervalMethod::Exact : IntervalMethod::Byar;
    }
    //! Wilson's score interval of events / n (Wilson 1927, J. Am. Stat. Assoc. 22), 0 <= events <= n, n > 0; a share of 1.
    [[nodiscard]] Interval wilson(double events, double n) const;

    static constexpr double kExactBelow = 10;

private:
    Confidence() = default;
    double m_level = 0;
    double m_tail = 0;
    double m_z = 0;
    std::array<Interval, 10> m_exact{}; //!< of 0 … 9 events
};

//! 95 % and 99.8 %: about two and three standard errors, shown together throughout.
[[nodiscard]] std::vector<Confidence> bothLevels();

} // namespace boulton::stats
