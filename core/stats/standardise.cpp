// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/standardise.h"
#include "core/base/numeric.h"
#include "core/stats/checks.h"
#include <array>
#include <cmath>
#include <format>

namespace boulton::stats {
namespace {

constexpr std::size_t kBands2013 = 19;
constexpr std::size_t kBands1976 = 18;

template <std::size_t N>
constexpr std::array<StandardBand, N> fiveYearBands(const std::array<double, N>& weights)
{
    std::array<StandardBand, N> bands;
    for (std::size_t i = 0; i < N; ++i) {
        const int from = static_cast<int>(5 * i);
        bands[i] = {from, i + 1 < N ? std::optional(from + 4) : std::nullopt, weights[i]};
    }
    return bands;
}

constexpr auto kEsp2013 = fiveYearBands<kBands2013>({5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000,
                                                     6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000});
constexpr auto kEsp1976 = fiveYearBands<kBands1976>({8000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000,
                                                     6000, 5000, 4000, 3000, 2000, 1000, 1000});

double total(std::span<const double> values)
{
    CompensatedSum sum;
    for (const double v : values)
        sum.add(v);
    return sum.value();
}

//! Sum of w x / n and of w² x / n², by the sum of weights and by its square.
struct Weighted {
    double rate = 0;
    double variance = 0;
};

Weighted weighted(std::span<const double> events, std::span<const double> population, std::span<const double> weights)
{
    CompensatedSum rate;
    CompensatedSum variance;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const double share = weights[i] / population[i];
        rate.add(share * events[i]);
        variance.add(share * share * events[i]);
    }
    const double sum = total(weights);
    return {rate.value() / sum, variance.value() / (sum * sum)};
}

Status checkStandard(std::span<const double> population, std::span<const double> weights, double per)
{
    BOULTON_TRY(checkSameLength(population.size(), weights.size(), "the standard population"));
    BOULTON_TRY(checkAllPositive(population, "the population"));
    BOULTON_TRY(checkAllNotNegative(weights, "the standard population"));
    if (total(weights) <= 0)
        return fail(ErrorCode::InvalidInput, "the standard population has nobody in it");
    return checkPositive(per, "the number that a rate is given per");
}

//! Dobson's interval: Byar's limits of the count, brought to the scale of the rate by the variance.
Result<DirectRate> withDobson(const Weighted& sums, double events, std::span<const double> population, double per,
                              std::span<const Confidence> levels, IntervalMethod method)
{
    if (events < kFewestEventsForDsr)
        return fail(ErrorCode::NotEnoughData,
                    "total count < 10: a standardised rate of so few events would mislead");
    DirectRate r;
    r.method = method;
    r.value = sums.rate * per;
    r.total = events;
    r.population = total(population);
    const double scale = std::sqrt(sums.variance / events);
    for (const auto& level : levels) {
        const Interval count = level.byar(events);
        r.intervals.push_back(
            {(sums.rate + scale * (count.lower - events)) * per, (sums.rate + scale * (count.upper - events)) * per});
    }
    return r;
}

} // namespace

std::span<const StandardBand> esp2013()
{
    return kEsp2013;
}

std::span<const StandardBand> esp1976()
{
    return kEsp1976;
}

Result<DirectRate> directlyStandardised(std::span<const double> events, std::span<const double> population,
                                        std::span<const double> weights, double per,
                                        std::span<const Confidence> levels)
{
    BOULTON_TRY(checkSameLength(population.size(), events.size(), "the number of events"));
    BOULTON_TRY(checkAllNotNegative(events, "the number of events"));
    BOULTON_TRY(checkStandard(population, weights, per));
    return withDobson(weighted(events, population, weights), total(events), population, per, levels,
                      IntervalMethod::Dobson);
}

Result<DirectRate> directlyStandardisedRepeated(std::span<const Repeated> frequencies,
                                                std::span<const double> population, std::span<const double> weights,
                                                double per, std::span<const Confidence> levels)
{
    BOULTON_TRY(checkStandard(population, weights, per));
    Weighted sums;
    double events = 0;
    for (const auto& [frequency, persons] : frequencies) {
        BOULTON_TRY(checkPositive(frequency, "the number of events a person"));
        BOULTON_TRY(checkSameLength(population.size(), persons.size(), "the number of persons"));
        BOULTON_TRY(checkAllNotNegative(persons, "the number of persons"));
        const Weighted one = weighted(persons, population, weights);
        sums.rate += frequency * one.rate;
        sums.variance += frequency * frequency * one.variance;
        events += frequency * total(persons);
    }
    return withDobson(sums, events, population, per, levels, IntervalMethod::DobsonRepeated);
}

Result<IndirectRate> indirectlyStandardised(double observed, std::span<const double> population,
                                            std::span<const double> referenceEvents,
                                            std::span<const double> referencePopulation, double per,
                                            std::span<const Confidence> levels)
{
    BOULTON_TRY(checkNotNegative(observed, "the number of events"));
    BOULTON_TRY(checkSameLength(population.size(), referenceEvents.size(), "the events of the reference"));
    BOULTON_TRY(checkSameLength(population.size(), referencePopulation.size(), "the population of the reference"));
    BOULTON_TRY(checkAllNotNegative(population, "the population"));
    BOULTON_TRY(checkAllNotNegative(referenceEvents, "the number of events of the reference"));
    BOULTON_TRY(checkAllPositive(referencePopulation, "the population of the reference"));
    BOULTON_TRY(checkPositive(per, "the number that a rate is given per"));
    CompensatedSum expected;
    for (std::size_t i = 0; i < population.size(); ++i)
        expected.add(population[i] * referenceEvents[i] / referencePopulation[i]);
    IndirectRate r;
    r.observed = observed;
    r.expected = expected.value();
    if (!(r.expected > 0))
        return fail(ErrorCode::NotEnoughData,
                    "no events are expected: the reference has none at the ages that live here");
    r.referenceRate = total(referenceEvents) / total(referencePopulation) * per;
    BOULTON_TRY_ASSIGN(r.ratio, crudeRate(observed, r.expected, 1, levels));
    BOULTON_TRY_ASSIGN(r.rate, crudeRate(observed, r.expected, r.referenceRate, levels));
    return r;
}

} // namespace boulton::stats
