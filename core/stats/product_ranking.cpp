// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/product_ranking.h"
#include "core/base/numeric.h"
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

namespace boulton::stats {
namespace {

//! Ranks of scores, largest first; equal ones share the lower rank. Scores that differ by rounding only are equal.
void rankScores(std::span<const double> scores, std::vector<std::size_t>& order, std::vector<int>& ranks)
{
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
    for (std::size_t k = 0; k < order.size(); ++k) {
        const bool tied = k > 0 && scores[order[k - 1]] - scores[order[k]] <= 1e-12 * (1 + std::fabs(scores[order[k]]));
        ranks[order[k]] = tied ? ranks[order[k - 1]] : static_cast<int>(k) + 1;
    }
}

//! Uniform over all weights of one sum: exponential draws divided by their own sum (Devroye 1986, "Non-Uniform Random Variate
//! Generation", XI.4).
void drawWeights(std::mt19937_64& random, std::vector<double>& weights, double sum)
{
    double all = 0;
    for (double& w : weights) {
        w = -std::log1p(-static_cast<double>(random() >> 11U) * 0x1p-53);
        all += w;
    }
    for (double& w : weights)
        w *= sum / all;
}

struct Logs { // of component / largest, things one after the other
    std::vector<double> values;
    std::size_t things = 0, components = 0;
    void scores(std::span<const double> weights, std::vector<double>& out) const
    {
        for (std::size_t i = 0; i < things; ++i) {
            double s = 0;
            for (std::size_t k = 0; k < components; ++k)
                s += weights[k] == 0 ? 0 : weights[k] * values[i * components + k];
            out[i] = s;
        }
    }
};

Result<Logs> logsOf(std::span<const double> components, std::size_t count)
{
    Logs logs{.values = std::vector<double>(components.size()), .things = components.size() / count, .components = count};
    std::vector<double> largest(count, 0);
    for (std::size_t i = 0; i < components.size(); ++i) {
        if (!(components[i] > 0) || std::isinf(components[i]))
            return fail(ErrorCode::InvalidInput, "what is ranked needs numbers above 0", {std::to_string(i / count)});
        largest[i % count] = std::max(largest[i % count], components[i]);
    }
    for (std::size_t i = 0; i < components.size(); ++i)
        logs.values[i] = std::log(components[i] / largest[i % count]);
    return logs;
}

Status checkWeights(std::span<const double> weights, const WeightDraws& draws, std::size_t components)
{
    double sum = 0;
    for (const double w : weights) {
        if (!(w >= 0) || std::isinf(w))
            return fail(ErrorCode::Usage, "a weight is missing or negative");
        sum += w;
    }
    if (!(sum > 0))
        return fail(ErrorCode::Usage, "all weights are 0");
    if (draws.draws < 100 || draws.draws > 1'000'000)
        return fail(ErrorCode::Usage, "the number of draws must be 100 to 1,000,000");
    if (components % weights.size() != 0)
        return fail(ErrorCode::InvalidInput, "there is not one number for each weight");
    return {};
}

//! The rank below which lies `share` of the draws.
int quantileRank(std::span<const std::size_t> counts, double share, std::size_t draws)
{
    std::size_t seen = 0;
    for (std::size_t r = 0; r < counts.size(); ++r)
        if (seen += counts[r]; static_cast<double>(seen) > share * static_cast<double>(draws))
            return static_cast<int>(r) + 1;
    return static_cast<int>(counts.size());
}

} // namespace

Result<std::vector<ProductRank>> rankByProduct(std::span<const double> components, std::span<const double> weights,
                                               const WeightDraws& draws, const JobContext& job)
{
    BOULTON_TRY(checkWeights(weights, draws, components.size()));
    if (components.empty())
        return std::vector<ProductRank>{};
    BOULTON_TRY_ASSIGN(const Logs logs, logsOf(components, weights.size()));
    const std::size_t n = logs.things;
    std::vector<double> scores(n);
    std::vector<std::size_t> order(n);
    std::vector<int> ranks(n);
    logs.scores(weights, scores);
    rankScores(scores, order, ranks);
    std::vector<ProductRank> result(n);
    for (std::size_t i = 0; i < n; ++i) {
        result[i].score = std::exp(scores[i]);
        result[i].rank = ranks[i];
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::mt19937_64 random(draws.seed);
    std::vector<double> drawn(weights.size());
    std::vector<std::size_t> counts(n * n, 0);
    for (std::size_t d = 0; d < draws.draws; ++d) {
        if (d % 1024 == 0)
            BOULTON_TRY(job.check());
        drawWeights(random, drawn, sum);
        logs.scores(drawn, scores);
        rankScores(scores, order, ranks);
        for (std::size_t i = 0; i < n; ++i)
            ++counts[i * n + static_cast<std::size_t>(ranks[i] - 1)];
    }
    for (std::size_t i = 0; i < n; ++i) {
        const std::span own(counts.data() + i * n, n);
        const auto top = std::accumulate(own.begin(), own.begin() + static_cast<std::ptrdiff_t>(std::min(draws.top, n)), std::size_t{0});
        result[i].inTop = static_cast<double>(top) / static_cast<double>(draws.draws);
        result[i].best = quantileRank(own, 0.025, draws.draws);
        result[i].worst = quantileRank(own, 0.975, draws.draws);
    }
    return result;
}

} // namespace boulton::stats
