// SPDX-License-Identifier: GPL-3.0-or-later
// Two pieces of arithmetic that several libraries need and must agree on.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>

namespace boulton {

//! Neumaier's compensated sum (ZAMM 54, 1974): the error of n additions is of the order of one rounding, not of n.
class CompensatedSum {
public:
    void add(double value)
    {
        const double next = m_sum + value;
        m_lost += std::fabs(m_sum) >= std::fabs(value) ? (m_sum - next) + value : (value - next) + m_sum;
        m_sum = next;
    }
    void add(const CompensatedSum& other)
    {
        add(other.m_sum);
        m_lost += other.m_lost;
    }
    //! Infinities as IEEE addition has them; the compensation would make each a NaN.
    [[nodiscard]] double value() const { return std::isfinite(m_lost) ? m_sum + m_lost : m_sum; }

private:
    double m_sum = 0;
    double m_lost = 0;
};

//! Quantile of type 7 (Hyndman and Fan 1996, Am. Stat. 50; the default of R, NumPy and Excel's PERCENTILE.INC) of
//! ascending values: x[h] with h = (n - 1) p, linear in between. p is cut to [0, 1]. NaN if there are no values.
[[nodiscard]] inline double quantile7(std::span<const double> ascending, double p)
{
    if (ascending.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double h = static_cast<double>(ascending.size() - 1) * std::clamp(p, 0.0, 1.0);
    // a few units in the last place: an h that is meant to be whole must not fall below the whole number
    const auto low = static_cast<std::size_t>(std::floor(h + 4 * std::numeric_limits<double>::epsilon() * h));
    if (low + 1 >= ascending.size())
        return ascending.back();
    const double part = std::max(0.0, h - static_cast<double>(low));
    return ascending[low] + part * (ascending[low + 1] - ascending[low]);
}

} // namespace boulton
