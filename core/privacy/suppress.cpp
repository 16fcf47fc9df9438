// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/suppress.h"
#include "core/privacy/search.h"
#include <algorithm>
#include <numeric>
#include <random>

namespace boulton::privacy {
namespace {

constexpr std::size_t kMostOrders = 8;
constexpr std::size_t kOrderWork = 3'000'000; // arcs times sensitive cells, one order

Status checkTask(const CountTable& table, const SuppressionTask& task)
{
    const std::size_t n = table.values.size();
    if ((!task.published.empty() && task.published.size() != n) || (!task.keep.empty() && task.keep.size() != n))
        return fail(ErrorCode::Internal, "a task of suppression is about another table");
    for (std::size_t i = 0; i < task.published.size(); ++i)
        if (task.published[i].lower > table.values[i] || task.published[i].upper < table.values[i])
            return fail(ErrorCode::InvalidInput, "a cell lies outside what is published of it", {std::to_string(i)});
    for (const auto& s : task.sensitive)
        if (s.cell >= n || s.up < 0 || s.down < 0 || s.down > table.values[s.cell])
            return fail(ErrorCode::Internal, "a sensitive cell asks for what cannot be");
    return {};
}

//! Largest first, as given, smallest first, then by chance; the same for the same seed.
std::vector<std::vector<std::size_t>> ordersOf(const CountTable& table, const SuppressionTask& task, std::size_t arcs)
{
    std::vector<std::size_t> plain(task.sensitive.size());
    std::iota(plain.begin(), plain.end(), std::size_t{0});
    const auto count = [&](std::size_t i) { return table.values[task.sensitive[i].cell]; };
    std::vector<std::vector<std::size_t>> orders(3, plain);
    std::ranges::stable_sort(orders[0], std::ranges::greater(), count);
    std::ranges::stable_sort(orders[2], {}, count);
    const std::size_t affordable = kOrderWork / std::max<std::size_t>(1, arcs * plain.size());
    std::mt19937_64 random(task.seed);
    while (orders.size() < std::min(kMostOrders, affordable)) {
        auto shuffled = plain;
        for (std::size_t i = shuffled.size(); i > 1; --i) // std::shuffle differs between libraries
            std::swap(shuffled[i - 1], shuffled[random() % i]);
        orders.push_back(std::move(shuffled));
    }
    return orders;
}

} // namespace

Result<Suppression> suppress(const CountTable& table, const SuppressionTask& task, const JobContext& job)
{
    BOULTON_TRY(check(table));
    BOULTON_TRY(checkTask(table, task));
    BOULTON_TRY(job.check());
    const Network network = networkOf(table);
    Search search(network, task, job);
    Suppression result;
    if (search.unsafe().empty()) { // the sensitive cells hide each other
        BOULTON_TRY(job.check());
        result.hidden = search.hidden();
        result.optimal = true;
        return result;
    }
    const std::int64_t least = search.bound(false);
    const std::int64_t cells = search.bound(true);
    BOULTON_TRY(job.check());
    std::int64_t cost = kUnlimited;
    const auto orders = ordersOf(table, task, network.arcs.size());
    for (std::size_t i = 0; i < orders.size() && (i == 0 || cost > least); ++i) {
        BOULTON_TRY_ASSIGN(const bool possible, search.build(orders[i]));
        job.progress(0.7 * static_cast<double>(i + 1) / static_cast<double>(orders.size()));
        if (!possible) {
            search.reset();
            search.hideAll();
            result.everything = true;
            result.open = search.unsafe();
            result.hidden = search.hidden();
            break;
        }
        if (search.cost() < cost) {
            cost = search.cost();
            result.hidden = search.hidden();
        }
    }
    if (!result.everything) {
        result.optimal = cost <= least;
        if (!result.optimal) {
            BOULTON_TRY_ASSIGN(result.optimal, search.prove(result.hidden, cost));
        }
        result.optimal = result.optimal && (task.loss == Loss::Cells || search.exact());
        result.atLeast = static_cast<std::size_t>(cells);
    }
    BOULTON_TRY(job.check());
    std::vector<bool> further = result.hidden;
    for (const auto& s : task.sensitive)
        further[s.cell] = false;
    for (std::size_t i = 0; i < further.size(); ++i)
        if (further[i]) {
            ++result.further;
            result.people += table.values[i];
        }
    if (result.optimal && task.loss == Loss::Cells)
        result.atLeast = result.further;
    return result;
}

} // namespace boulton::privacy
