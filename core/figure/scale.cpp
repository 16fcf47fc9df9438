// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/scale.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <format>

namespace boulton::figure {
namespace {

constexpr double kLargest = 1e300; // beyond that a span overflows

double niceStep(double raw)
{
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    const double fraction = raw / power;
    const double nice = fraction <= 1.0 + 1e-9 ? 1 : fraction <= 2.0 + 1e-9 ? 2 : fraction <= 5.0 + 1e-9 ? 5 : 10;
    return nice * power;
}

int decimalsOf(double step)
{
    return step >= 1 || step <= 0 ? 0 : std::min(12, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

struct Magnitude {
    double factor;
    std::string_view suffix;
};

Magnitude magnitudeOf(double largest)
{
    if (largest >= 1e12)
        return {1e12, "tn"};
    if (largest >= 1e9)
        return {1e9, "bn"};
    if (largest >= 1e7)
        return {1e6, "m"};
    return {1, ""};
}

//! Numbers that no suffix makes short.
bool isExtreme(double largest)
{
    return largest >= 1e16 || (largest > 0 && largest < 1e-6);
}

std::string withUnit(double value, int decimals, std::string_view suffix, std::string_view unit)
{
    if (!unitStandsAtNumbers(unit))
        unit = {};
    if (unit == "£")
        return formatNumber(value, decimals, unit) + std::string(suffix);
    if (suffix.empty())
        return formatNumber(value, decimals, unit);
    std::string text = formatNumber(value, decimals) + std::string(suffix);
    if (!unit.empty())
        text += (unit == "%" ? "" : " ") + std::string(unit);
    return text;
}

} // namespace

double Scale::fraction(double value) const
{
    const double span = maximum - minimum;
    return span > 0 ? std::clamp((value - minimum) / span, 0.0, 1.0) : 0.5;
}

Scale niceScale(double low, double high, std::size_t maxTicks, const Axis& axis)
{
    low = std::clamp(low, -kLargest, kLargest);
    high = std::clamp(high, -kLargest, kLargest);
    if (low > high)
        std::swap(low, high);
    const bool percentOnly = axis.unit == "%" && low >= 0 && high <= 100;
    if (axis.minimum && std::isfinite(*axis.minimum))
        low = std::clamp(*axis.minimum, -kLargest, kLargest);
    if (axis.maximum && std::isfinite(*axis.maximum))
        high = std::clamp(*axis.maximum, -kLargest, kLargest);
    const double size = std::max(std::fabs(low), std::fabs(high));
    if (high - low <= size * 1e-9) { // one value, or a span that double cannot show
        const double pad = size > 0 ? size * 0.1 : 1;
        if (!axis.minimum)
            low -= pad;
        if (!axis.maximum || high <= low)
            high = std::max(high, low) + pad;
    }
    // A scale that runs across zero has a tick there: it needs two steps at least.
    const double count =
        std::max(static_cast<double>(std::max<std::size_t>(maxTicks, 2) - 1), low < 0 && high > 0 ? 2.0 : 1.0);
    Scale scale;
    scale.step = niceStep((high - low) / count);
    // Rounding outwards may need one tick more than asked for: take the next larger step then.
    const auto steps = [&] { return std::ceil(high / scale.step - 1e-9) - std::floor(low / scale.step + 1e-9); };
    while (steps() > count)
        scale.step = niceStep(scale.step * 1.5);
    scale.minimum = axis.minimum ? low : std::floor(low / scale.step + 1e-9) * scale.step;
    scale.maximum = axis.maximum ? high : std::ceil(high / scale.step - 1e-9) * scale.step;
    if (percentOnly) {
        scale.minimum = std::max(0.0, scale.minimum);
        scale.maximum = std::min(100.0, scale.maximum);
    }
    const double first = std::ceil(scale.minimum / scale.step - 1e-9);
    for (double i = 0; i < 50; ++i) {
        const double tick = (first + i) * scale.step;
        if (tick > scale.maximum + scale.step * 1e-9)
            break;
        scale.ticks.push_back(tick == 0 ? 0 : tick);
    }
    return scale;
}

Scale tightScale(double low, double high, std::size_t maxTicks, const Axis& axis)
{
    Scale scale = niceScale(low, high, maxTicks, axis);
    low = std::clamp(std::min(low, high), -kLargest, kLargest);
    high = std::clamp(std::max(low, high), -kLargest, kLargest);
    if (axis.minimum || axis.maximum || high - low <= std::max(std::fabs(low), std::fabs(high)) * 1e-9)
        return scale;
    const double air = (high - low) * 0.06;
    const bool percentOnly = axis.unit == "%" && low >= 0 && high <= 100;
    const bool positive = low >= 0;
    scale.minimum = positive ? std::max(0.0, low - air) : low - air;
    scale.maximum = percentOnly ? std::min(100.0, high + air) : high + air;
    const auto fill = [&] {
        scale.ticks.clear();
        const double first = std::ceil(scale.minimum / scale.step - 1e-9);
        for (double i = 0; i < 50 && (first + i) * scale.step <= scale.maximum + scale.step * 1e-9; ++i)
            scale.ticks.push_back((first + i) * scale.step == 0 ? 0 : (first + i) * scale.step);
    };
    scale.step = niceStep((scale.maximum - scale.minimum) / static_cast<double>(std::max<std::size_t>(maxTicks, 2)));
    for (fill(); scale.ticks.size() < 2; fill()) // always two, so that the step can be read
        scale.step = niceStep(scale.step / 4);
    return scale;
}

bool unitStandsAtNumbers(std::string_view unit)
{
    return unit == "%" || unit == "£" || utf8::length(unit) <= 3;
}

std::string tickText(double value, const Scale& scale, std::string_view unit)
{
    const double largest = std::max(std::fabs(scale.minimum), std::fabs(scale.maximum));
    if (isExtreme(largest))
        return value == 0 ? "0" : std::format("{:.4g}", value);
    const Magnitude m = magnitudeOf(largest);
    if (value == 0)
        return withUnit(0, 0, "", unit == "%" || unit == "£" ? unit : "");
    return withUnit(value / m.factor, decimalsOf(scale.step / m.factor), m.suffix, unit);
}

std::string valueText(double value, const Axis& axis)
{
    const double size = std::fabs(value);
    if (isExtreme(size))
        return std::format("{:.4g}", value);
    const Magnitude m = magnitudeOf(size);
    const double shown = value / m.factor;
    if (m.factor > 1)
        return withUnit(shown, std::fabs(shown) < 10 ? 2 : 1, m.suffix, axis.unit);
    if (axis.decimals >= 0)
        return withUnit(shown, axis.decimals, "", axis.unit);
    if (size == 0 || size >= 1000)
        return withUnit(std::round(shown), 0, "", axis.unit);
    const double unitOfLast = std::pow(10.0, std::floor(std::log10(size)) - 3);
    return withUnit(std::round(shown / unitOfLast) * unitOfLast, -1, "", axis.unit);
}

} // namespace boulton::figure
