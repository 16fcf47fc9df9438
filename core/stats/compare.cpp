// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/compare.h"
#include "core/stats/checks.h"
#include "core/stats/distributions.h"
#include <algorithm>
#include <cmath>
#include <format>
#include <numeric>

namespace boulton::stats {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double rootOfSquares(double a, double b)
{
    return std::isnan(a) || std::isnan(b) ? kNaN : std::hypot(a, b);
}

Interval differenceOf(double a, const Interval& ia, double b, const Interval& ib)
{
    const double d = a - b;
    return {d - rootOfSquares(a - ia.lower, ib.upper - b), d + rootOfSquares(ia.upper - a, b - ib.lower)};
}

//! The solutions of Donner and Zou, equations (9) and (10).
Interval ratioOf(double a, const Interval& ia, double b, const Interval& ib)
{
    if (!(b > 0) || !(a >= 0) || !(ia.lower >= 0) || !(ib.lower >= 0))
        return {};
    const auto end = [&](double la, double ub, double sign) {
        const double below = ub * (2 * b - ub);
        const double under = a * b * a * b - la * (2 * a - la) * below;
        return below > 0 && under >= 0 ? (a * b + sign * std::sqrt(under)) / below : kNaN;
    };
    Interval ratio;
    // the product form of the lower end loses nothing where 2 b - upper < 0, which the other form cannot take
    const double below = ib.upper * (2 * b - ib.upper);
    const double under = a * b * a * b - ia.lower * (2 * a - ia.lower) * below;
    const double down = a * b + std::sqrt(std::max(0.0, under));
    ratio.lower = down > 0 ? ia.lower * (2 * a - ia.lower) / down : 0;
    ratio.upper = ib.lower > 0 ? end(ia.upper, ib.lower, 1) : kNaN;
    return ratio;
}

} // namespace

Result<Comparison> compare(const Estimate& figure, const Estimate& comparator, std::span<const Confidence> levels)
{
    BOULTON_TRY(checkFinite(figure.value, "the figure"));
    BOULTON_TRY(checkFinite(comparator.value, "the comparator"));
    if (figure.intervals.size() != levels.size() || comparator.intervals.size() != levels.size())
        return fail(ErrorCode::InvalidInput, "figure and comparator have intervals at different levels");
    Comparison c;
    c.difference = figure.value - comparator.value;
    if (comparator.value != 0)
        c.ratio = figure.value / comparator.value;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        c.differenceIntervals.push_back(
            differenceOf(figure.value, figure.intervals[i], comparator.value, comparator.intervals[i]));
        c.ratioIntervals.push_back(
            ratioOf(figure.value, figure.intervals[i], comparator.value, comparator.intervals[i]));
    }
    if (!levels.empty()) {
        const Interval& i = c.differenceIntervals.front();
        const double arm = c.difference >= 0 ? c.difference - i.lower : i.upper - c.difference;
        if (arm > 0)
            c.p = std::min(1.0, 2 * normalUpperTail(std::fabs(c.difference) / arm * levels.front().z()));
    }
    return c;
}

Result<Comparison> compareToValue(const Estimate& figure, double comparator, std::span<const Confidence> levels)
{
    Estimate exact;
    exact.value = comparator;
    exact.intervals.assign(levels.size(), {comparator, comparator});
    return compare(figure, exact, levels);
}

Result<std::vector<double>> falseDiscovery(std::span<const double> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (std::isnan(p[i]))
            continue;
        if (p[i] < 0 || p[i] > 1)
            return fail(ErrorCode::InvalidInput, std::format("{} is no probability", p[i]), {std::to_string(i)});
        order.push_back(i);
    }
    std::ranges::sort(order, std::ranges::greater(), [&](std::size_t i) { return p[i]; });
    std::vector<double> q(p.size(), kNaN);
    double least = 1;
    const auto n = static_cast<double>(order.size());
    for (std::size_t k = 0; k < order.size(); ++k) {
        least = std::min(least, n / (n - static_cast<double>(k)) * p[order[k]]);
        q[order[k]] = least;
    }
    return q;
}

} // namespace boulton::stats
