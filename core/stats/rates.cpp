// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/rates.h"
#include "core/stats/checks.h"
#include "core/stats/distributions.h"
#include "core/stats/summary.h"
#include <cmath>
#include <format>

namespace boulton::stats {
namespace {

Status checkCounts(double events, double population, double per)
{
    BOULTON_TRY(checkNotNegative(events, "the numerator"));
    BOULTON_TRY(checkPositive(population, "the population"));
    return checkPositive(per, "the number that a rate is given per");
}

} // namespace

Result<Estimate> crudeRate(double events, double population, double per, std::span<const Confidence> levels)
{
    BOULTON_TRY(checkCounts(events, population, per));
    Estimate e;
    e.value = events / population * per;
    e.method = Confidence::methodFor(events);
    e.intervals.reserve(levels.size());
    for (const auto& level : levels) {
        const Interval i = level.events(events);
        e.intervals.push_back({i.lower / population * per, i.upper / population * per});
    }
    return e;
}

Result<Estimate> proportion(double events, double population, double per, std::span<const Confidence> levels)
{
    BOULTON_TRY(checkCounts(events, population, per));
    if (events > population)
        return fail(ErrorCode::InvalidInput,
                    std::format("the numerator ({}) is larger than the population ({}), which no proportion can be",
                                events, population));
    Estimate e;
    e.value = events / population * per;
    e.method = IntervalMethod::Wilson;
    e.intervals.reserve(levels.size());
    for (const auto& level : levels) {
        const Interval i = level.wilson(events, population);
        e.intervals.push_back({i.lower * per, i.upper * per});
    }
    return e;
}

Result<MeanEstimate> meanOf(std::span<const double> values, std::span<const Confidence> levels)
{
    BOULTON_TRY(checkAllFinite(values, "the value"));
    if (values.size() < 2)
        return fail(ErrorCode::NotEnoughData, "a mean with an interval needs at least two values");
    BOULTON_TRY_ASSIGN(const Summary s, summarise(values));
    MeanEstimate e;
    e.value = s.mean;
    e.n = s.n;
    e.sum = s.sum;
    e.sd = s.sd;
    e.method = IntervalMethod::StudentT;
    const double error = s.sd / std::sqrt(static_cast<double>(s.n));
    for (const auto& level : levels) {
        const double half = studentUpperQuantile(static_cast<double>(s.n - 1), level.tail()) * error;
        e.intervals.push_back({s.mean - half, s.mean + half});
    }
    return e;
}

} // namespace boulton::stats
