// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/trend.h"
#include "core/base/numeric.h"
#include "core/stats/checks.h"
#include "core/stats/distributions.h"
#include <algorithm>
#include <cmath>

namespace boulton::stats {
namespace {

Status checkSeries(std::span<const double> time, std::span<const double> value, std::span<const double> error)
{
    BOULTON_TRY(checkSameLength(time.size(), value.size(), "times and figures"));
    if (!error.empty())
        BOULTON_TRY(checkSameLength(time.size(), error.size(), "times and errors"));
    BOULTON_TRY(checkAllFinite(time, "the time"));
    BOULTON_TRY(checkAllFinite(value, "the figure"));
    BOULTON_TRY(checkAllPositive(error, "the error"));
    if (time.size() < kFewestYears)
        return fail(ErrorCode::NotEnoughData, "a trend needs at least " + std::to_string(kFewestYears) + " times, and there are " +
                                                  std::to_string(time.size()));
    return {};
}

} // namespace

Result<Trend> trendOf(std::span<const double> time, std::span<const double> value, std::span<const double> error,
                      std::span<const Confidence> levels)
{
    if (time.empty())
        return fail(ErrorCode::NotEnoughData, "there are no figures");
    BOULTON_TRY(checkSeries(time, value, error));
    const std::size_t n = time.size();
    // weights relative to the largest: errors of any size keep the sums in range
    std::vector<double> weight(n, 1);
    double least = 1;
    if (!error.empty()) {
        least = std::ranges::min(error);
        for (std::size_t i = 0; i < n; ++i)
            weight[i] = (least / error[i]) * (least / error[i]);
    }
    CompensatedSum all;
    CompensatedSum times;
    CompensatedSum values;
    for (std::size_t i = 0; i < n; ++i) {
        all.add(weight[i]);
        times.add(weight[i] * time[i]);
        values.add(weight[i] * value[i]);
    }
    const double meanTime = times.value() / all.value();
    const double meanValue = values.value() / all.value();
    CompensatedSum xx;
    CompensatedSum xy;
    for (std::size_t i = 0; i < n; ++i) {
        const double d = time[i] - meanTime;
        xx.add(weight[i] * d * d);
        xy.add(weight[i] * d * (value[i] - meanValue));
    }
    if (!(xx.value() > 0))
        return fail(ErrorCode::NotEnoughData, "all figures are of one time");
    Trend t{.n = n, .weighted = !error.empty()};
    t.slope = xy.value() / xx.value();
    CompensatedSum residual;
    for (std::size_t i = 0; i < n; ++i) {
        const double r = (value[i] - meanValue) - t.slope * (time[i] - meanTime);
        residual.add(weight[i] * r * r);
    }
    const double df = static_cast<double>(n) - 2;
    double variance = residual.value() / df; // of a value with weight 1
    if (t.weighted) {
        t.scatter = variance / (least * least);
        variance = std::max(1.0, t.scatter) * least * least;
    }
    t.error = std::sqrt(variance / xx.value());
    t.level = meanValue + t.slope * (std::ranges::max(time) - meanTime);
    if (!std::isfinite(t.slope) || !std::isfinite(t.error))
        return fail(ErrorCode::InvalidInput, "the figures are too large for a line through them");
    t.p = t.slope == 0 ? 1 : t.error == 0 ? 0 : std::min(1.0, 2 * studentUpperTail(df, std::fabs(t.slope) / t.error));
    for (const auto& level : levels) {
        const double arm = t.error * studentUpperQuantile(df, level.tail());
        t.intervals.push_back({t.slope - arm, t.slope + arm});
    }
    return t;
}

} // namespace boulton::stats
