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

std::optional<Ends> intervalAt(const ChartSpec& spec, std::size_t series, std::size_t category)
{
    const Series& s = spec.series[series];
    if (category >= s.lower.size() || category >= s.upper.size() || !s.lower[category] || !s.upper[category] ||
        !std::isfinite(*s.lower[category]) || !std::isfinite(*s.upper[category]))
        return {};
    const double a = std::clamp(*s.lower[category], -1e300, 1e300);
    const double b = std::clamp(*s.upper[category], -1e300, 1e300);
    return Ends{std::min(a, b), std::max(a, b)};
}

char standingAt(const ChartSpec& spec, std::size_t series, std::size_t category)
{
    const std::string& standing = spec.series[series].standing;
    const char letter = category < standing.size() ? standing[category] : ' ';
    return std::string_view("BSWHL").find(letter) != std::string_view::npos ? letter : ' ';
}

bool isFirm(const ChartSpec& spec, std::size_t series, std::size_t category)
{
    const std::string& firm = spec.series[series].firm;
    return category < firm.size() && firm[category] == '!';
}

Text standingName(char letter)
{
    switch (letter) {
    case 'B': return BOULTON_TR("figure", "Better");
    case 'S': return BOULTON_TR("figure", "Similar");
    case 'W': return BOULTON_TR("figure", "Worse");
    case 'H': return BOULTON_TR("figure", "Higher");
    case 'L': return BOULTON_TR("figure", "Lower");
    default: return {};
    }
}

bool hasStandings(const ChartSpec& spec)
{
    return std::ranges::any_of(spec.series, [](const Series& s) {
        return s.standing.find_first_of("BSWHL") != std::string::npos;
    });
}

bool hasIntervals(const ChartSpec& spec)
{
    return std::ranges::any_of(spec.series, [](const Series& s) { return !s.lower.empty() && !s.upper.empty(); });
}

const Axis& axisOf(const ChartSpec& spec, std::size_t category)
{
    return category < spec.rows.size() ? spec.rows[category] : spec.y;
}

bool isHorizontal(ChartKind kind)
{
    switch (kind) {
    case ChartKind::RankedBar:
    case ChartKind::StackedBar:
    case ChartKind::Bullet:
    case ChartKind::Spine:
    case ChartKind::Tartan:
    case ChartKind::Pyramid: return true;
    case ChartKind::Line:
    case ChartKind::Bar:
    case ChartKind::XmR:
    case ChartKind::Sparkline:
    case ChartKind::Funnel:
    case ChartKind::Gradient: break;
    }
    return false;
}

bool hasOwnLegend(const ChartSpec& spec)
{
    switch (spec.kind) {
    case ChartKind::Funnel:
    case ChartKind::Gradient:
    case ChartKind::Spine:
    case ChartKind::Tartan:
    case ChartKind::Pyramid: return true;
    default: return hasIntervals(spec) || hasStandings(spec);
    }
}

std::optional<double> spinePosition(double value, double comparator, const Spread& spread)
{
    const double unit = value < comparator ? comparator - spread.unitLow : spread.unitHigh - comparator;
    const double off = value - comparator;
    if (!std::isfinite(value) || !std::isfinite(comparator) || !std::isfinite(unit))
        return {};
    if (off == 0)
        return 0;
    if (!(unit > 0) || !std::isfinite(off / unit))
        return {};
    return (spread.better == Direction::Lower ? -1 : 1) * off / unit;
}

} // namespace boulton::figure
