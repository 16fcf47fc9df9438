// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/status.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace boulton::performance {
namespace {

//! What counts as equal: far below any decimal that is reported, far above rounding of doubles.
double slack(double a, double b, double c = 0)
{
    return 1e-9 * std::max({std::fabs(a), std::fabs(b), std::fabs(c), 1e-6});
}

Brag rangeStatus(double actual, double low, double high, double amber)
{
    const double outside = std::max({low - actual, actual - high, 0.0});
    const double eps = slack(actual, low, high);
    if (outside <= eps)
        return Brag::Green;
    return outside <= amber + eps ? Brag::Amber : Brag::Red;
}

//! Distance from the target or range, 0 inside.
double distance(double actual, const PeriodTarget& target)
{
    const double high = target.rangeTo.value_or(target.value);
    return std::max({target.value - actual, actual - high, 0.0});
}

} // namespace

char letter(Brag s)
{
    return "BGARWPNT"[static_cast<std::size_t>(s)];
}

Text word(Brag s)
{
    switch (s) {
    case Brag::Blue: return BOULTON_TR("performance", "Blue");
    case Brag::Green: return BOULTON_TR("performance", "Green");
    case Brag::Amber: return BOULTON_TR("performance", "Amber");
    case Brag::Red: return BOULTON_TR("performance", "Red");
    case Brag::Awaiting: return BOULTON_TR("performance", "Awaiting");
    case Brag::Project: return BOULTON_TR("performance", "Project");
    case Brag::NotApplicable: return BOULTON_TR("performance", "Not applicable");
    case Brag::NoTarget: return BOULTON_TR("performance", "No target");
    }
    return {};
}

Text meaning(Brag s)
{
    switch (s) {
    case Brag::Blue: return BOULTON_TR("performance", "exceeding target, above tolerance");
    case Brag::Green: return BOULTON_TR("performance", "on track, target met");
    case Brag::Amber: return BOULTON_TR("performance", "below target, within tolerance");
    case Brag::Red: return BOULTON_TR("performance", "off track, below tolerance");
    case Brag::Awaiting: return BOULTON_TR("performance", "not available at the time of reporting");
    case Brag::Project: return BOULTON_TR("performance", "reported by a regular update");
    case Brag::NotApplicable: return BOULTON_TR("performance", "does not apply to this period");
    case Brag::NoTarget: return BOULTON_TR("performance", "trend only");
    }
    return {};
}

Brag statusOf(double actual, const PeriodTarget& target, Polarity polarity)
{
    if (polarity == Polarity::PlanIsBest)
        return rangeStatus(actual, target.value, target.rangeTo.value_or(target.value), target.amber);
    const double gap = (actual - target.value) * (polarity == Polarity::HighIsGood ? 1 : -1);
    const double eps = slack(actual, target.value, target.amber);
    if (gap >= -eps)
        return target.blue > 0 && gap > target.blue + eps ? Brag::Blue : Brag::Green;
    return gap >= -target.amber - eps ? Brag::Amber : Brag::Red;
}

Brag statusOf(const Measure& measure, std::optional<double> actual, const std::optional<PeriodTarget>& target)
{
    if (measure.kind == MeasureKind::Project)
        return Brag::Project;
    if (measure.kind == MeasureKind::NotApplicable)
        return Brag::NotApplicable;
    if (!actual || !std::isfinite(*actual))
        return Brag::Awaiting;
    if (!target || measure.polarity == Polarity::NotStated)
        return Brag::NoTarget;
    return statusOf(*actual, *target, measure.polarity);
}

Text word(Travel t)
{
    switch (t) {
    case Travel::Improving: return BOULTON_TR("performance", "Improving");
    case Travel::NoChange: return BOULTON_TR("performance", "No change");
    case Travel::Deteriorating: return BOULTON_TR("performance", "Deteriorating");
    case Travel::Changed: return BOULTON_TR("performance", "Changed");
    case Travel::Unknown: return BOULTON_TR("performance", "No comparison");
    }
    return {};
}

Travel travelOf(std::optional<double> now, std::optional<double> before, Polarity polarity, double deadBand,
                const std::optional<PeriodTarget>& target)
{
    if (!now || !before || !std::isfinite(*now) || !std::isfinite(*before))
        return Travel::Unknown;
    const double eps = deadBand + slack(*now, *before);
    if (std::fabs(*now - *before) <= eps)
        return Travel::NoChange;
    if (polarity == Polarity::NotStated)
        return Travel::Changed;
    if (polarity == Polarity::PlanIsBest) {
        if (!target)
            return Travel::Changed;
        const double nearer = distance(*before, *target) - distance(*now, *target);
        if (std::fabs(nearer) <= eps)
            return Travel::NoChange;
        return nearer > 0 ? Travel::Improving : Travel::Deteriorating;
    }
    const bool up = *now > *before;
    return up == (polarity == Polarity::HighIsGood) ? Travel::Improving : Travel::Deteriorating;
}

double shownDeadBand(const Measure& m)
{
    return 0.5 * std::pow(10.0, -m.decimals);
}

std::size_t Summary::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

std::size_t Summary::withResult() const
{
    return count(Brag::Blue) + count(Brag::Green) + count(Brag::Amber) + count(Brag::Red);
}

std::optional<double> Summary::percent(Brag status) const
{
    const std::size_t base = withResult();
    if (base == 0 || !hasResult(status))
        return std::nullopt;
    return 100.0 * static_cast<double>(count(status)) / static_cast<double>(base);
}

Summary summarise(std::span<const Brag> statuses)
{
    Summary summary;
    for (const auto s : statuses)
        summary.add(s);
    return summary;
}

} // namespace boulton::performance
