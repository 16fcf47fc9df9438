// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/intervals.h"
#include "core/stats/distributions.h"
#include <algorithm>
#include <cmath>

namespace boulton::stats {

std::string_view name(IntervalMethod method)
{
    return std::array<std::string_view, 6>{"exact", "byar",   "wilson",
                                           "t",     "dobson", "dobson-repeated"}[static_cast<std::size_t>(method)];
}

Result<Confidence> Confidence::of(double level)
{
    if (!(level >= 0.9 && level < 1))
        return fail(ErrorCode::InvalidInput, "a level of confidence is at least 0.9 and less than 1, as 0.95 or 0.998");
    Confidence c;
    c.m_level = level;
    c.m_tail = (1 - level) / 2;
    c.m_z = normalUpperQuantile(c.m_tail);
    for (std::size_t i = 0; i < c.m_exact.size(); ++i) {
        const auto events = static_cast<double>(i);
        c.m_exact[i] = {poissonLower(events, c.m_tail), poissonUpper(events, c.m_tail)};
    }
    return c;
}

Interval Confidence::byar(double events) const
{
    const auto cube = [](double x) { return x * x * x; };
    const double more = events + 1;
    Interval i;
    i.upper = more * cube(1 - 1 / (9 * more) + m_z / (3 * std::sqrt(more)));
    const double inner = 1 - 1 / (9 * events) - m_z / (3 * std::sqrt(events));
    if (events > 0 && inner >= 0)
        i.lower = events * cube(inner);
    return i;
}

Interval Confidence::exact(double events) const
{
    if (events < static_cast<double>(m_exact.size()) && events == std::floor(events))
        return m_exact[static_cast<std::size_t>(events)];
    return {poissonLower(events, m_tail), poissonUpper(events, m_tail)};
}

Interval Confidence::wilson(double events, double n) const
{
    const double z2 = m_z * m_z;
    const double half = m_z * std::sqrt(z2 + 4 * events * (1 - events / n));
    const double centre = 2 * events + z2;
    const double width = 2 * (n + z2);
    // nobody and everybody have an end that is exactly 0 or 1; rounding must not say otherwise
    return {events == 0 ? 0 : std::max(0.0, (centre - half) / width),
            events == n ? 1 : std::min(1.0, (centre + half) / width)};
}

std::vector<Confidence> bothLevels()
{
    return {*Confidence::of(0.95), *Confidence::of(0.998)};
}

} // namespace boulton::stats
