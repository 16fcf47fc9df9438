// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/classify.h"
#include "core/base/numeric.h"
#include "core/geo/jenks.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace boulton::geo {
namespace {

constexpr std::array<std::string_view, 8> kNames{"quantile",  "equal",  "jenks", "sd",
                                                 "headtails", "pretty", "box",   "user"};
constexpr double kHeadLimit = 0.4; // Jiang 2013, "head/tail breaks"; classInt's default too

//! All bounds, outer ones included; inner ones may be doubled or lie outside the data until `settle`.
struct Bounds {
    std::vector<double> breaks;
    double from = 0;
    double to = 0;
};

//! Of values with `zero` taken off and divided by `scale`, so that nothing is too small or too large to square.
struct Moments {
    double mean = 0;
    double squares = 0; //!< squared deviations from the mean
};

Moments moments(std::span<const double> values, double zero = 0, double scale = 1)
{
    const auto n = static_cast<double>(values.size());
    Moments m;
    for (const double v : values)
        m.mean += (v - zero) / scale / n;
    double rest = 0; // what rounding left out of the mean
    for (const double v : values)
        rest += (v - zero) / scale - m.mean;
    m.mean += rest / n;
    for (const double v : values) {
        const double d = (v - zero) / scale - m.mean;
        m.squares += d * d;
    }
    return m;
}

//! The largest power of ten not above `value` > 0, the same on every system: pow() and log10() round differently.
double powerOfTenBelow(double value)
{
    double power = std::pow(10.0, std::floor(std::log10(value)));
    if (power >= 1 && power < 1e22)
        power = std::round(power);
    while (power > value)
        power /= 10;
    while (power * 10 <= value)
        power *= 10;
    return power;
}

Bounds prettyBounds(double low, double high, std::size_t k)
{
    auto all = pretty(low, high, k);
    Bounds b{.breaks = {}, .from = all.front(), .to = all.back()};
    b.breaks.assign(all.begin() + 1, all.end() - 1);
    return b;
}

Bounds deviationBounds(std::span<const double> sorted, std::size_t k)
{
    const double low = sorted.front();
    const double range = sorted.back() - low;
    const Moments m = moments(sorted, low, range);
    const double sd = std::sqrt(m.squares / static_cast<double>(sorted.size() - 1));
    Bounds b = prettyBounds(-m.mean / sd, (1 - m.mean) / sd, k);
    const auto back = [=](double z) { return low + range * (m.mean + z * sd); };
    std::ranges::transform(b.breaks, b.breaks.begin(), back);
    b.from = back(b.from);
    b.to = back(b.to);
    return b;
}

std::vector<double> headTails(std::span<const double> sorted)
{
    std::vector<double> breaks;
    auto head = sorted;
    while (breaks.size() + 1 < kMostClasses) {
        const double mean = moments(head).mean;
        breaks.push_back(mean);
        const auto begin = std::ranges::upper_bound(head, mean);
        const auto rest = head.subspan(static_cast<std::size_t>(begin - head.begin()));
        if (rest.size() <= 1 || static_cast<double>(rest.size()) > kHeadLimit * static_cast<double>(head.size()))
            break;
        head = rest;
    }
    return breaks;
}

Bounds boundsOf(std::span<const double> sorted, std::size_t k, const ClassifyOptions& o)
{
    Bounds b{.breaks = {}, .from = sorted.front(), .to = sorted.back()};
    switch (o.method) {
    case Method::Quantile:
        for (std::size_t i = 1; i < k; ++i)
            b.breaks.push_back(quantile7(sorted, static_cast<double>(i) / static_cast<double>(k)));
        break;
    case Method::Equal:
        for (std::size_t i = 1; i < k; ++i)
            b.breaks.push_back(b.from + (b.to - b.from) * static_cast<double>(i) / static_cast<double>(k));
        break;
    case Method::Jenks: b.breaks = jenksBreaks(sorted, k); break;
    case Method::Deviation: return deviationBounds(sorted, k);
    case Method::HeadTails: b.breaks = headTails(sorted); break;
    case Method::Pretty: return prettyBounds(b.from, b.to, k);
    case Method::Box: {
        const double q1 = quantile7(sorted, 0.25);
        const double q3 = quantile7(sorted, 0.75);
        const double reach = o.hinge * (q3 - q1);
        b.breaks = {q1 - reach, q1, quantile7(sorted, 0.5), q3, q3 + reach};
        b.from = std::min(b.from, q1 - reach);
        b.to = std::max(b.to, q3 + reach);
        break;
    }
    case Method::User:
        b.breaks = o.userBreaks;
        b.from = std::min(b.from, b.breaks.front());
        b.to = std::max(b.to, b.breaks.back());
        break;
    }
    return b;
}

Status checkOptions(const ClassifyOptions& o)
{
    if (o.classes < kFewestClasses || o.classes > kMostClasses)
        return fail(ErrorCode::Usage, "a map has 2 to 9 classes, not " + std::to_string(o.classes));
    if (!(o.hinge > 0) || !std::isfinite(o.hinge))
        return fail(ErrorCode::Usage, "the hinge of a box map is a positive number");
    if (o.method != Method::User)
        return {};
    const auto& u = o.userBreaks;
    if (u.empty() || u.size() >= kMostClasses || !std::ranges::all_of(u, [](double v) { return std::isfinite(v); }) ||
        !std::ranges::is_sorted(u, std::ranges::less_equal{}))
        return fail(ErrorCode::Usage, "own breaks are 1 to 8 numbers, each above the one before");
    return {};
}

//! The class of a value that is not NaN.
std::size_t indexOf(const Classification& c, double value)
{
    auto at = std::ranges::lower_bound(c.breaks, value);
    if (c.firstBreakAbove && at == c.breaks.begin() && !c.breaks.empty() && value == c.breaks.front())
        ++at;
    return static_cast<std::size_t>(at - c.breaks.begin());
}

//! Counts, bounds and fit of the classes that the breaks make.
void settle(Classification& c, std::span<const double> sorted, const Bounds& b)
{
    c.classes.resize(c.breaks.size() + 1);
    for (std::size_t i = 0; i < c.classes.size(); ++i) {
        // outer bounds that were computed may miss the data by a rounding
        c.classes[i].from = i == 0 ? std::min(b.from, sorted.front()) : c.breaks[i - 1];
        c.classes[i].to = i == c.breaks.size() ? std::max(b.to, sorted.back()) : c.breaks[i];
    }
    const double scale = sorted.back() > sorted.front() ? sorted.back() - sorted.front() : 1;
    double within = 0;
    for (std::size_t begin = 0; begin < sorted.size();) {
        const std::size_t k = indexOf(c, sorted[begin]);
        std::size_t end = begin + 1;
        while (end < sorted.size() && indexOf(c, sorted[end]) == k)
            ++end;
        c.classes[k].n = end - begin;
        within += moments(sorted.subspan(begin, end - begin), sorted.front(), scale).squares;
        begin = end;
    }
    const double all = moments(sorted, sorted.front(), scale).squares;
    c.gvf = all > 0 ? std::clamp(1 - within / all, 0.0, 1.0) : 1;
}

} // namespace

std::string_view name(Method method)
{
    return kNames[static_cast<std::size_t>(method)];
}

std::optional<Method> methodFromName(std::string_view name)
{
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end())
        return {};
    return static_cast<Method>(found - kNames.begin());
}

Result<Classification> classify(std::span<const double> values, const ClassifyOptions& options)
{
    BOULTON_TRY(checkOptions(options));
    Classification c;
    std::vector<double> sorted;
    sorted.reserve(values.size());
    for (const double v : values) {
        if (std::isinf(v))
            return fail(ErrorCode::InvalidInput, "an infinite value cannot be put in a class");
        if (std::isnan(v))
            ++c.missing;
        else
            sorted.push_back(v);
    }
    if (sorted.empty())
        return fail(ErrorCode::NotEnoughData, "there are no values to put in classes");
    std::ranges::sort(sorted);
    if (!std::isfinite(sorted.back() - sorted.front()))
        return fail(ErrorCode::InvalidInput, "the values are too far apart for a map");
    std::size_t distinct = 1;
    for (std::size_t i = 1; i < sorted.size() && distinct <= kMostClasses; ++i)
        distinct += sorted[i] != sorted[i - 1] ? 1 : 0;

    const bool asked =
        options.method == Method::Quantile || options.method == Method::Equal || options.method == Method::Jenks;
    if (distinct == 1 && options.method != Method::User) {
        c.notes.push_back(BOULTON_TR("Classify", "All values are equal: the map has one class."));
        settle(c, sorted, {.breaks = {}, .from = sorted.front(), .to = sorted.back()});
        return c;
    }
    const std::size_t k = asked ? std::min(options.classes, distinct) : options.classes;
    if (k < options.classes)
        c.notes.push_back(
            BOULTON_TR("Classify", "Only %1 values are distinct: the map has fewer than the %2 classes asked for.")
                .with(static_cast<std::int64_t>(distinct), static_cast<std::int64_t>(options.classes)));
    if (options.method == Method::Box && quantile7(sorted, 0.25) == quantile7(sorted, 0.75))
        return fail(ErrorCode::NotEnoughData, "the middle half of the values are equal: a box map would show nothing");
    Bounds b = boundsOf(sorted, k, options);
    const std::size_t before = b.breaks.size();
    b.breaks.erase(std::ranges::unique(b.breaks).begin(), b.breaks.end());
    if (options.method == Method::Quantile) // the last class would be empty
        std::erase_if(b.breaks, [&](double v) { return v >= sorted.back(); });
    if (b.breaks.size() < before)
        c.notes.push_back(
            BOULTON_TR("Classify", "Many values are equal, so that some breaks fall together: the map has %1 classes.")
                .with(static_cast<std::int64_t>(b.breaks.size() + 1)));
    c.breaks = b.breaks;
    c.firstBreakAbove = options.method == Method::Box;
    settle(c, sorted, b);
    return c;
}

std::optional<std::size_t> classOf(const Classification& c, double value)
{
    if (std::isnan(value))
        return {};
    return indexOf(c, value);
}

std::vector<double> pretty(double low, double high, std::size_t n)
{
    // R_pretty (R, src/appl/pretty.c) with the defaults of pretty.default: high.u.bias 1.5, u5.bias 2.75, shrink.sml
    // 0.75, min.n = n %/% 3
    constexpr double kBias = 1.5;
    constexpr double kBias5 = 0.5 + 1.5 * kBias;
    constexpr double kSlack = 1e-10;
    const auto wish = static_cast<double>(std::max<std::size_t>(n, 1));
    const std::size_t third = n / 3;
    const auto fewest = static_cast<double>(third);
    const double range = high - low;
    double cell = std::max(std::fabs(low), std::fabs(high));
    const double unitBias = 1 + 1 / (1 + kBias);
    if (range == 0 && high == 0)
        cell = 1;
    if (range < cell * unitBias * wish * std::numeric_limits<double>::epsilon() * 3 || (range == 0 && high == 0)) {
        if (cell > 10)
            cell = 9 + cell / 10;
        cell *= 0.75;
        if (fewest > 1)
            cell /= fewest;
    } else {
        cell = range / wish;
    }
    cell = std::max(cell, 20 * std::numeric_limits<double>::min());
    const double base = powerOfTenBelow(cell);
    double unit = base;
    if (2 * base - cell < kBias * (cell - unit)) {
        unit = 2 * base;
        if (5 * base - cell < kBias5 * (cell - unit)) {
            unit = 5 * base;
            if (10 * base - cell < kBias * (cell - unit))
                unit = 10 * base;
        }
    }
    double first = std::floor(low / unit + kSlack);
    double last = std::ceil(high / unit - kSlack);
    while (first * unit > low + kSlack * unit)
        --first;
    while (last * unit < high - kSlack * unit)
        ++last;
    if (const double lacking = fewest - (last - first); lacking > 0) {
        const double half = std::floor(lacking / 2);
        const double odd = lacking - 2 * half;
        last += half + (first >= 0 ? 0 : odd);
        first -= half + (first >= 0 ? odd : 0);
    }
    if (last <= first)
        last = first + 1;
    std::vector<double> all;
    // for negative powers of ten, dividing by a whole number gives 0.3 where multiplying gives 0.30000000000000004
    const double whole = base < 1 ? std::round(1 / base) : 0;
    const double multiple = std::round(unit / base);
    for (double i = first; i <= last && all.size() < 1000; ++i)
        all.push_back(base < 1 && whole < 1e15 ? i * multiple / whole : i * unit);
    return all;
}

} // namespace boulton::geo
