// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/funnel.h"
#include "core/base/numeric.h"
#include "core/stats/checks.h"
#include "core/stats/distributions.h"
#include <algorithm>
#include <cmath>
#include <format>

namespace boulton::stats {
namespace {

constexpr std::size_t kColumns = 100;

//! Digits before the point of a whole number of 0 or more.
int digitsOf(double whole)
{
    int digits = 1;
    for (; whole >= 10; whole /= 10)
        ++digits;
    return digits;
}

//! 95 % of it, cut to one significant digit: where an axis begins that need not begin at 0.
double axisStart(double least)
{
    const double wanted = least * 0.95;
    const double unit = std::pow(10.0, digitsOf(std::floor(wanted)) - 1);
    return std::floor(wanted / unit) * unit;
}

//! 105 % of it, brought up to two significant digits.
double axisEnd(double most)
{
    const double wanted = most * 1.05;
    const double unit = std::pow(10.0, digitsOf(std::ceil(wanted)) - 2);
    return std::ceil(wanted / unit) * unit;
}

//! A hundred places from `start` to `end`, each about the same factor from the last, all whole numbers and no two alike.
std::vector<double> places(double start, double end, FunnelKind kind)
{
    std::vector<double> x{std::max(1.0, start)};
    const std::size_t left = kind == FunnelKind::Ratio ? kColumns + 1 : kColumns;
    while (x.size() < kColumns) {
        const double step = std::pow(end / x.back(), 1 / static_cast<double>(left - x.size()));
        x.push_back(std::max(std::nearbyint(step * x.back()), x.back() + 1));
    }
    return x;
}

std::vector<double> axisOf(std::span<const double> denominators, FunnelKind kind, double target)
{
    const auto [least, most] = std::ranges::minmax(denominators);
    double start = most > 2 * least ? 0 : axisStart(least);
    double end = axisEnd(most);
    if (kind == FunnelKind::Rate) { // the axis shows events: those that such populations would have
        start = std::floor(start * target);
        end = std::ceil(end * target);
    }
    return places(start, end, kind);
}

Interval limitsAt(double x, FunnelKind kind, double target, const Confidence& level)
{
    if (kind == FunnelKind::Proportion) {
        const double half = level.z() * std::sqrt(target * (1 - target) / x);
        return {std::max(0.0, target - half), std::min(1.0, target + half)};
    }
    const Interval expected = level.exact(x);
    return {x / expected.upper * target, x / expected.lower * target};
}

FunnelZone zoneOf(double numerator, double denominator, FunnelKind kind, double target,
                  std::span<const Confidence> levels)
{
    // -1 below the limits of that level, 1 above, 0 between
    const auto side = [&](const Confidence& level) {
        if (kind == FunnelKind::Proportion) {
            const Interval limits = limitsAt(denominator, kind, target, level);
            const double value = numerator / denominator;
            return value < limits.lower ? -1 : value > limits.upper ? 1 : 0;
        }
        const Interval seen = level.events(numerator);
        const double expected = denominator * target;
        return seen.upper < expected ? -1 : seen.lower > expected ? 1 : 0;
    };
    if (const int far = side(levels[1]); far != 0)
        return far < 0 ? FunnelZone::Low998 : FunnelZone::High998;
    const int near = side(levels[0]);
    return near < 0 ? FunnelZone::Low95 : near > 0 ? FunnelZone::High95 : FunnelZone::Inside;
}

Status checkAreas(std::span<const double> numerators, std::span<const double> denominators, FunnelKind kind)
{
    BOULTON_TRY(checkSameLength(numerators.size(), denominators.size(), "the denominator"));
    BOULTON_TRY(checkAllNotNegative(numerators, "the numerator"));
    BOULTON_TRY(checkAllPositive(denominators, "the denominator"));
    if (kind == FunnelKind::Proportion)
        for (std::size_t i = 0; i < numerators.size(); ++i)
            if (numerators[i] > denominators[i])
                return fail(ErrorCode::InvalidInput,
                            std::format("the numerator ({}) is larger than the denominator ({}), which no proportion "
                                        "can be",
                                        numerators[i], denominators[i]),
                            {std::to_string(i)});
    return {};
}

double meanOfAll(std::span<const double> numerators, std::span<const double> denominators)
{
    CompensatedSum above;
    CompensatedSum below;
    for (std::size_t i = 0; i < numerators.size(); ++i) {
        above.add(numerators[i]);
        below.add(denominators[i]);
    }
    return above.value() / below.value();
}

} // namespace

std::string_view name(FunnelZone zone)
{
    return std::array<std::string_view, 5>{"low998", "low95", "inside", "high95",
                                           "high998"}[static_cast<std::size_t>(zone)];
}

Result<Funnel> funnel(std::span<const double> numerators, std::span<const double> denominators, FunnelKind kind,
                      double target)
{
    BOULTON_TRY(checkAreas(numerators, denominators, kind));
    Funnel f;
    f.target = std::isnan(target) ? meanOfAll(numerators, denominators) : target;
    if (!std::isnan(target) && !(target > 0 && std::isfinite(target) && (kind != FunnelKind::Proportion || target < 1)))
        return fail(ErrorCode::InvalidInput,
                    std::format("a target of {} is out of range: above 0{}", target,
                                kind == FunnelKind::Proportion ? " and below 1" : ""));
    if (f.target == 0)
        return fail(ErrorCode::NotEnoughData, "there are no events in any area, and so nothing to compare");
    if (kind == FunnelKind::Proportion && f.target >= 1)
        return fail(ErrorCode::NotEnoughData, "everybody has the attribute in every area: there is nothing to compare");
    const auto levels = bothLevels();
    for (const double x : axisOf(denominators, kind, f.target))
        f.limits.push_back(
            {x, limitsAt(x, kind, f.target, levels[0]), limitsAt(x, kind, f.target, levels[1])});
    for (std::size_t i = 0; i < numerators.size(); ++i)
        f.zones.push_back(zoneOf(numerators[i], denominators[i], kind, f.target, levels));
    return f;
}

} // namespace boulton::stats
