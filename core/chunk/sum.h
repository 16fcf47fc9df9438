// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cmath>

namespace boulton::chunk {

//! Neumaier's compensated sum (ZAMM 54, 1974): the error of n additions is of the order of one rounding, not of n.
class Sum {
public:
    void add(double value)
    {
        const double next = m_sum + value;
        m_lost += std::fabs(m_sum) >= std::fabs(value) ? (m_sum - next) + value : (value - next) + m_sum;
        m_sum = next;
    }
    void add(const Sum& other)
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

} // namespace boulton::chunk
