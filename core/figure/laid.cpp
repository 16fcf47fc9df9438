// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/laid.h"
#include "core/figure/canvas.h"
#include "core/figure/theme.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::figure {

Colour colourOf(const ChartSpec& spec, std::size_t series)
{
    // Distinct under the common kinds of colour blindness; white text on each, and each as text on white, has 4.5:1.
    static constexpr std::array<Colour, 6> kPalette{theme::kAccent, rgb(0xB85A14), rgb(0x137A6B),
                                                    rgb(0x7A4FA3),  rgb(0x8C6D1F), rgb(0xB03A5B)};
    const Series& s = spec.series[series];
    if (s.colour)
        return *s.colour;
    switch (s.role) {
    case SeriesRole::Target: return theme::kTarget;
    case SeriesRole::Comparator: return theme::kComparator;
    case SeriesRole::Forecast: return theme::kForecast;
    case SeriesRole::Actual:
    case SeriesRole::Category: break;
    }
    std::size_t position = 0;
    for (std::size_t i = 0; i < series; ++i)
        position += spec.series[i].role == SeriesRole::Actual || spec.series[i].role == SeriesRole::Category ? 1 : 0;
    return kPalette[position % kPalette.size()];
}

double contrast(Colour a, Colour b)
{
    const auto linear = [](std::uint8_t channel) {
        const double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const auto luminance = [&](Colour c) {
        return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b) + 0.05;
    };
    return std::max(luminance(a), luminance(b)) / std::min(luminance(a), luminance(b));
}

std::size_t categoryCount(const ChartSpec& spec)
{
    std::size_t count = spec.categories.size();
    for (const Series& s : spec.series)
        count = std::max(count, s.values.size());
    return count;
}

Stroke strokeOf(const ChartSpec& spec, std::size_t series)
{
    const Colour colour = colourOf(spec, series);
    switch (spec.series[series].role) {
    case SeriesRole::Target: return {.colour = colour, .width = 1, .dash = Dash::Dashed};
    case SeriesRole::Comparator: return {.colour = colour, .width = 1.25};
    case SeriesRole::Forecast: return {.colour = colour, .width = 1.5, .dash = Dash::Dashed};
    case SeriesRole::Actual:
    case SeriesRole::Category: break;
    }
    return {.colour = colour, .width = 1.75};
}

Text flagName(PointFlag flag)
{
    switch (flag) {
    case PointFlag::Improvement: return BOULTON_TR("figure", "Improvement");
    case PointFlag::Concern: return BOULTON_TR("figure", "Concern");
    case PointFlag::NeutralHigh: return BOULTON_TR("figure", "High");
    case PointFlag::NeutralLow: return BOULTON_TR("figure", "Low");
    case PointFlag::None: break;
    }
    return BOULTON_TR("figure", "Common cause");
}

char statusAt(const ChartSpec& spec, std::size_t series, std::size_t category)
{
    return series < spec.series.size() ? detail::statusOf(spec.series[series], category) : ' ';
}

std::optional<double> valueAt(const ChartSpec& spec, std::size_t series, std::size_t category)
{
    return series < spec.series.size() ? detail::valueOf(spec.series[series], category) : std::nullopt;
}

} // namespace boulton::figure
