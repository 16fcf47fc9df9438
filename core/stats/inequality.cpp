// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/inequality.h"
#include "core/base/numeric.h"
#include "core/stats/checks.h"
#include "core/stats/distributions.h"
#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <cmath>
#include <format>
#include <random>

namespace boulton::stats {
namespace {

constexpr std::size_t kBlock = 2000; // repetitions from one stream of random numbers: what makes threads not matter

double transformed(double value, ValueKind kind)
{
    switch (kind) {
    case ValueKind::Rate: return std::log(value);
    case ValueKind::Proportion: return std::log(value / (1 - value));
    case ValueKind::Plain: break;
    }
    return value;
}

double restored(double value, ValueKind kind)
{
    switch (kind) {
    case ValueKind::Rate: return std::exp(value);
    case ValueKind::Proportion: return 1 / (1 + std::exp(-value));
    case ValueKind::Plain: break;
    }
    return value;
}

//! The weighted least-squares line as two sums over the groups' values.
struct Line {
    std::vector<double> intercept;
    std::vector<double> slope;
};

Line lineOf(std::span<const double> population)
{
    CompensatedSum sum;
    for (const double p : population)
        sum.add(p);
    std::vector<double> share(population.size());
    std::vector<double> place(population.size());
    double before = 0;
    double mean = 0;
    for (std::size_t i = 0; i < population.size(); ++i) {
        share[i] = population[i] / sum.value();
        place[i] = before + share[i] / 2;
        before += share[i];
        mean += share[i] * place[i];
    }
    double spread = 0;
    for (std::size_t i = 0; i < share.size(); ++i)
        spread += share[i] * (place[i] - mean) * (place[i] - mean);
    Line line{std::vector<double>(share.size()), std::vector<double>(share.size())};
    for (std::size_t i = 0; i < share.size(); ++i) {
        line.slope[i] = share[i] * (place[i] - mean) / spread;
        line.intercept[i] = share[i] - line.slope[i] * mean;
    }
    return line;
}

struct Indices {
    double sii = 0;
    double rii = 0;
    double intercept = 0;
};

//! From the ends of the line, on the scale of the fit.
Indices indicesOf(double intercept, double slope, const Gradient& g)
{
    const ValueKind scale = g.fitTransformed ? g.kind : ValueKind::Plain;
    const double most = restored(intercept, scale);
    const double least = restored(intercept + slope, scale);
    const double difference = scale == ValueKind::Plain ? slope : least - most;
    const double ratio = g.multiplier < 0 ? most / least : least / most;
    return {difference * g.multiplier, ratio, most};
}

Status check(const Gradient& g, const Simulation& s)
{
    BOULTON_TRY(checkSameLength(g.population.size(), g.value.size(), "the value"));
    BOULTON_TRY(checkSameLength(g.population.size(), g.error.size(), "the standard error"));
    BOULTON_TRY(checkAllPositive(g.population, "the population"));
    BOULTON_TRY(checkAllFinite(g.value, "the value"));
    BOULTON_TRY(checkAllNotNegative(g.error, "the standard error"));
    for (std::size_t i = 0; i < g.value.size(); ++i) {
        if (g.kind != ValueKind::Plain && g.value[i] <= 0)
            return fail(ErrorCode::InvalidInput,
                        std::format("the value {} is not above zero and has no logarithm", g.value[i]),
                        {std::to_string(i)});
        if (g.kind == ValueKind::Proportion && g.value[i] >= 1)
            return fail(ErrorCode::InvalidInput, std::format("the value {} is no proportion below 1", g.value[i]),
                        {std::to_string(i)});
    }
    if (g.population.size() < kFewestGroups)
        return fail(ErrorCode::NotEnoughData, std::format("a slope index needs at least {} groups; there are {}",
                                                          kFewestGroups, g.population.size()));
    if (g.population.size() > kMostGroups)
        return fail(ErrorCode::InvalidInput,
                    std::format("{} groups are too many for a slope index: put them into tenths or fifths by "
                                "deprivation first ({} at most)",
                                g.population.size(), kMostGroups));
    if (g.multiplier == 0 || !std::isfinite(g.multiplier))
        return fail(ErrorCode::InvalidInput, "the multiplier is zero or not a number");
    if (s.repetitions < 1000 || s.repetitions > 10'000'000)
        return fail(ErrorCode::InvalidInput, "a simulation has 1,000 to 10,000,000 repetitions");
    return {};
}

//! splitmix64's last step: neighbouring blocks get unrelated streams.
std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

struct Draws {
    std::vector<double> sii;
    std::vector<double> rii;
};

Result<Draws> simulate(const Gradient& g, const Line& line, const Simulation& simulation, const JobContext& job)
{
    const std::size_t groups = g.value.size();
    std::vector<double> centre(groups);
    for (std::size_t i = 0; i < groups; ++i)
        centre[i] = transformed(g.value[i], g.kind);
    const ValueKind back = g.fitTransformed ? ValueKind::Plain : g.kind;
    Draws draws{std::vector<double>(simulation.repetitions), std::vector<double>(simulation.repetitions)};
    const std::size_t blocks = (simulation.repetitions + kBlock - 1) / kBlock;
    const auto body = [&](std::size_t block) -> Status {
        BOULTON_TRY(job.check());
        std::mt19937_64 engine(mixed(simulation.seed + 0x9e3779b97f4a7c15ULL * (block + 1)));
        boost::random::normal_distribution<double> normal; // the same numbers on every system, unlike std's
        const std::size_t end = std::min(simulation.repetitions, (block + 1) * kBlock);
        for (std::size_t r = block * kBlock; r < end; ++r) {
            double intercept = 0;
            double slope = 0;
            for (std::size_t i = 0; i < groups; ++i) {
                const double y = restored(centre[i] + g.error[i] * normal(engine), back);
                intercept += line.intercept[i] * y;
                slope += line.slope[i] * y;
            }
            const Indices one = indicesOf(intercept, slope, g);
            draws.sii[r] = one.sii;
            draws.rii[r] = one.rii;
        }
        return {};
    };
    BOULTON_TRY(parallelFor(blocks, job, body));
    return draws;
}

//! The values at the positions round(n p) of all in order, counted from 1, for each level. Reorders `values`.
std::vector<Interval> percentiles(std::vector<double>& values, std::span<const Confidence> levels)
{
    std::vector<Interval> intervals;
    if (std::ranges::any_of(values, [](double v) { return std::isnan(v); }))
        return std::vector<Interval>(levels.size());
    const auto n = static_cast<double>(values.size());
    const auto at = [&](double p) {
        const double position = std::clamp(std::nearbyint(n * p), 1.0, n);
        const auto place = values.begin() + static_cast<std::ptrdiff_t>(position) - 1;
        std::ranges::nth_element(values, place);
        return *place;
    };
    for (const auto& level : levels)
        intervals.push_back({at(level.tail()), at(1 - level.tail())});
    return intervals;
}

} // namespace

Result<InequalityIndices> inequality(const Gradient& gradient, const Simulation& simulation,
                                     std::span<const Confidence> levels, const JobContext& job)
{
    BOULTON_TRY(check(gradient, simulation));
    const Line line = lineOf(gradient.population);
    CompensatedSum intercept;
    CompensatedSum slope;
    for (std::size_t i = 0; i < gradient.value.size(); ++i) {
        const double y = gradient.fitTransformed ? transformed(gradient.value[i], gradient.kind) : gradient.value[i];
        intercept.add(line.intercept[i] * y);
        slope.add(line.slope[i] * y);
    }
    const Indices fitted = indicesOf(intercept.value(), slope.value(), gradient);
    InequalityIndices result{fitted.sii, fitted.rii, fitted.intercept};
    BOULTON_TRY_ASSIGN(Draws draws, simulate(gradient, line, simulation, job));
    result.siiIntervals = percentiles(draws.sii, levels);
    result.riiIntervals = percentiles(draws.rii, levels);
    return result;
}

double errorFromLimits(double lower95, double upper95, ValueKind kind)
{
    const double difference = transformed(upper95, kind) - transformed(lower95, kind);
    return std::isfinite(difference) ? difference / (2 * normalUpperQuantile(0.025))
                                     : std::numeric_limits<double>::quiet_NaN();
}

} // namespace boulton::stats
