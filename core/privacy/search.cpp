// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/search.h"
#include <algorithm>
#include <numeric>
#include <queue>

namespace boulton::privacy {
namespace {

constexpr std::int64_t kNever = kUnlimited;
constexpr std::int64_t kPeopleScale = 1'000'000'000;

std::uint32_t across(const Network::Arc& arc, std::uint32_t node)
{
    return arc.from == node ? arc.to : arc.from;
}

} // namespace

Search::Search(const Network& network, const SuppressionTask& task, const JobContext& job)
    : m_network(&network), m_task(&task), m_job(&job), m_flow(network)
{
    const std::size_t n = network.arcs.size();
    m_shown = {std::vector<std::int64_t>(n, kUnlimited), network.values}; // totals that nobody sees are free
    m_may.assign(n, false);
    m_hidden.assign(n, false);
    m_forbidden.assign(n, false);
    m_isSensitive.assign(n, false);
    for (const auto& s : task.sensitive)
        m_isSensitive[s.cell] = true;
    double people = 0;
    for (std::size_t i = 0; i < network.cells; ++i) {
        const std::int64_t v = network.values[i];
        const Range r = task.published.empty() ? Range{v, v} : task.published[i];
        m_shown.up[i] = r.upper >= kUnlimited ? kUnlimited : r.upper - v;
        m_shown.down[i] = v - std::max<std::int64_t>(r.lower, 0);
        m_may[i] = v > 0 && !m_isSensitive[i] && (task.keep.empty() || !task.keep[i]);
        people += static_cast<double>(v);
    }
    m_price.assign(n, 0);
    m_exact = people <= kPeopleScale;
    const double scale = people > kPeopleScale ? kPeopleScale / people : 1; // so that prices cannot overflow
    for (std::size_t i = 0; i < network.cells; ++i) {
        const auto share = std::max<std::int64_t>(
            1, static_cast<std::int64_t>(static_cast<double>(network.values[i]) * scale));
        m_price[i] = share + (task.loss == Loss::Cells ? 2 * kPeopleScale + static_cast<std::int64_t>(n) : 0);
    }
    reset();
}

void Search::reset()
{
    m_room = m_shown;
    m_cost = 0;
    std::ranges::fill(m_hidden, false);
    std::ranges::fill(m_forbidden, false);
    for (const auto& s : m_task->sensitive) {
        m_hidden[s.cell] = true;
        m_room.up[s.cell] = kUnlimited;
        m_room.down[s.cell] = m_network->values[s.cell];
    }
}

void Search::hide(std::uint32_t arc)
{
    m_hidden[arc] = true;
    m_room.up[arc] = kUnlimited;
    m_room.down[arc] = m_network->values[arc];
    m_cost += m_price[arc];
}

void Search::show(std::uint32_t arc)
{
    m_hidden[arc] = false;
    m_room.up[arc] = m_shown.up[arc];
    m_room.down[arc] = m_shown.down[arc];
    m_cost -= m_price[arc];
}

void Search::hideAll()
{
    for (std::uint32_t a = 0; a < m_network->cells; ++a)
        if (mayHide(a))
            hide(a);
}

std::vector<bool> Search::hidden() const
{
    return {m_hidden.begin(), m_hidden.begin() + static_cast<std::ptrdiff_t>(m_network->cells)};
}

bool Search::carries(std::uint32_t arc, bool forwards, const Load& load) const
{
    const std::int64_t changed = load.rest ? m_flow.change()[arc] : 0;
    std::int64_t up = m_room.up[arc];
    std::int64_t down = m_room.down[arc];
    if (mayHide(arc)) {
        up = kUnlimited;
        down = m_network->values[arc];
    }
    up -= changed;
    down += changed;
    return (forwards ? up : down) >= load.ahead && (forwards ? down : up) >= load.back;
}

std::optional<Search::Path> Search::cheapest(std::uint32_t from, std::uint32_t to, std::uint32_t skip, const Load& load)
{
    struct Open {
        std::int64_t cost;
        std::uint32_t steps;
        std::uint32_t node;
        bool operator>(const Open& o) const
        {
            return cost != o.cost ? cost > o.cost : steps != o.steps ? steps > o.steps : node > o.node;
        }
    };
    std::vector<std::int64_t> dearest(m_network->nodes, kNever);
    std::vector<std::uint32_t> by(m_network->nodes, 0);
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    dearest[from] = 0;
    open.push({0, 0, from});
    while (!open.empty()) {
        const Open top = open.top();
        open.pop();
        if (top.cost > dearest[top.node])
            continue;
        if (top.node == to)
            break;
        for (std::uint32_t i = m_network->first[top.node]; i < m_network->first[top.node + 1]; ++i) {
            const std::uint32_t a = m_network->incident[i];
            ++m_work;
            if (a == skip)
                continue;
            const bool forwards = m_network->arcs[a].from == top.node;
            if (!carries(a, forwards, load))
                continue;
            // a rounded count that is shown has a little room of its own, which costs nothing where it is enough
            bool free = !mayHide(a);
            if (!free) {
                const std::int64_t changed = load.rest ? m_flow.change()[a] : 0;
                const std::int64_t up = m_room.up[a] - changed;
                const std::int64_t down = m_room.down[a] + changed;
                free = (forwards ? up : down) >= load.ahead && (forwards ? down : up) >= load.back;
            }
            const std::int64_t cost = top.cost + (free ? 0 : priceOf(a));
            const std::uint32_t w = across(m_network->arcs[a], top.node);
            if (cost >= dearest[w])
                continue;
            dearest[w] = cost;
            by[w] = a;
            open.push({cost, top.steps + 1, w});
        }
    }
    if (dearest[to] == kNever)
        return std::nullopt;
    Path path{{}, dearest[to]};
    for (std::uint32_t v = to; v != from; v = across(m_network->arcs[by[v]], v))
        path.arcs.push_back(by[v]);
    return path;
}

bool Search::isSafe(const Sensitive& s, std::vector<std::uint32_t>* used)
{
    const auto arc = static_cast<std::uint32_t>(s.cell);
    const auto& ends = m_network->arcs[arc];
    const auto enough = [&](std::uint32_t from, std::uint32_t to, std::int64_t amount) {
        if (amount <= 0)
            return true;
        if (m_flow.run(m_room, from, to, arc, amount) < amount)
            return false;
        if (used)
            for (std::uint32_t a = 0; a < m_network->arcs.size(); ++a)
                if (m_flow.change()[a] != 0)
                    used->push_back(a);
        return true;
    };
    return enough(ends.to, ends.from, s.up) && enough(ends.from, ends.to, s.down);
}

bool Search::protect(const Sensitive& s)
{
    if (isSafe(s))
        return true;
    const auto arc = static_cast<std::uint32_t>(s.cell);
    const auto& ends = m_network->arcs[arc];
    const auto hideOn = [&](const Path& path) {
        for (const auto a : path.arcs)
            if (mayHide(a))
                hide(a);
    };
    // one circle that has room for all of it, both ways
    if (const auto path = cheapest(ends.to, ends.from, arc, {s.up, s.down, false})) {
        hideOn(*path);
        if (isSafe(s))
            return true;
    }
    // otherwise circles with whatever room they have
    const auto fill = [&](std::uint32_t from, std::uint32_t to, std::int64_t amount) {
        while (amount > 0 && m_flow.run(m_room, from, to, arc, amount) < amount) {
            const auto path = cheapest(from, to, arc, {1, 0, true});
            if (!path || path->cost == 0)
                return false;
            hideOn(*path);
        }
        return true;
    };
    return fill(ends.to, ends.from, s.up) && fill(ends.from, ends.to, s.down);
}

//! Shows again, dearest first, what the safety of no sensitive cell needs.
Status Search::tidy()
{
    const auto& sensitive = m_task->sensitive;
    std::vector<std::vector<std::uint32_t>> shownBy(sensitive.size());
    for (std::size_t i = 0; i < sensitive.size(); ++i) {
        BOULTON_TRY(m_job->check());
        isSafe(sensitive[i], &shownBy[i]);
        std::ranges::sort(shownBy[i]);
    }
    std::vector<std::uint32_t> extra;
    for (std::uint32_t a = 0; a < m_network->cells; ++a)
        if (m_hidden[a] && !m_isSensitive[a])
            extra.push_back(a);
    std::ranges::stable_sort(extra, std::ranges::greater(), [&](std::uint32_t a) { return m_price[a]; });
    for (const auto a : extra) {
        BOULTON_TRY(m_job->check());
        show(a);
        std::vector<std::pair<std::size_t, std::vector<std::uint32_t>>> now;
        bool needed = false;
        for (std::size_t i = 0; i < sensitive.size() && !needed; ++i) {
            if (!std::ranges::binary_search(shownBy[i], a))
                continue;
            std::vector<std::uint32_t> used;
            needed = !isSafe(sensitive[i], &used);
            std::ranges::sort(used);
            now.emplace_back(i, std::move(used));
        }
        if (needed) {
            hide(a);
            continue;
        }
        for (auto& [i, used] : now)
            shownBy[i] = std::move(used);
    }
    return {};
}

Result<bool> Search::build(std::span<const std::size_t> order)
{
    reset();
    for (const auto i : order) {
        BOULTON_TRY(m_job->check());
        if (!protect(m_task->sensitive[i]))
            return false;
    }
    BOULTON_TRY(tidy());
    return true;
}

std::vector<std::size_t> Search::unsafe()
{
    std::vector<std::size_t> cells;
    for (const auto& s : m_task->sensitive) {
        if (m_job->cancelled())
            break; // the caller asks
        if (!isSafe(s))
            cells.push_back(s.cell);
    }
    return cells;
}

std::vector<std::uint32_t> Search::crossing(const std::vector<bool>& inside) const
{
    std::vector<std::uint32_t> cells;
    for (std::uint32_t a = 0; a < m_network->cells; ++a)
        if (mayHide(a) && inside[m_network->arcs[a].from] != inside[m_network->arcs[a].to])
            cells.push_back(a);
    return cells;
}

std::optional<Search::Cut> Search::cut()
{
    std::optional<Cut> least;
    for (std::size_t i = 0; i < m_task->sensitive.size() && !m_job->cancelled(); ++i) {
        const Sensitive& s = m_task->sensitive[i];
        const auto arc = static_cast<std::uint32_t>(s.cell);
        const auto& ends = m_network->arcs[arc];
        for (const bool up : {true, false}) {
            const std::int64_t amount = up ? s.up : s.down;
            const auto from = up ? ends.to : ends.from;
            const auto to = up ? ends.from : ends.to;
            if (amount <= 0 || m_flow.run(m_room, from, to, arc, amount) >= amount)
                continue;
            m_work += 2 * m_network->arcs.size();
            for (auto cells : {crossing(m_flow.reachable(m_room, from, arc)), crossing(m_flow.reaching(m_room, to, arc))})
                if (!least || cells.size() < least->cells.size())
                    least = Cut{std::move(cells), i, up};
            if (least->cells.size() <= 2)
                return least;
        }
    }
    return least;
}

//! Every sum in which one sensitive cell is the only number with room needs one more hidden cell. Each cell is in two sums: dual
//! prices that no cell's price is below add up to what is surely lost.
std::int64_t Search::lacking()
{
    std::vector<std::int64_t> dual(m_network->nodes, 0);
    std::int64_t sum = 0;
    for (std::uint32_t v = 0; v < m_network->nodes; ++v) {
        bool sensitive = false;
        std::size_t roomy = 0;
        std::int64_t least = kNever;
        m_work += m_network->first[v + 1] - m_network->first[v];
        for (std::uint32_t i = m_network->first[v]; i < m_network->first[v + 1]; ++i) {
            const std::uint32_t a = m_network->incident[i];
            sensitive = sensitive || m_isSensitive[a];
            roomy += m_room.up[a] > 0 || m_room.down[a] > 0 ? 1 : 0;
            if (mayHide(a))
                least = std::min(least, priceOf(a) - dual[across(m_network->arcs[a], v)]);
        }
        if (!sensitive || roomy != 1)
            continue;
        if (least == kNever)
            return kNever;
        dual[v] = std::max<std::int64_t>(0, least);
        sum += dual[v];
    }
    return sum;
}

std::int64_t Search::bound(bool cells)
{
    m_cells = cells;
    std::int64_t least = lacking();
    for (const auto& s : m_task->sensitive) {
        if (m_job->cancelled())
            break; // the caller asks
        const auto arc = static_cast<std::uint32_t>(s.cell);
        const auto& ends = m_network->arcs[arc];
        for (const bool up : {true, false}) {
            const std::int64_t amount = up ? s.up : s.down;
            const auto from = up ? ends.to : ends.from;
            const auto to = up ? ends.from : ends.to;
            if (amount <= 0 || m_flow.run(m_room, from, to, arc, amount) >= amount)
                continue; // safe as it is
            if (const auto path = cheapest(from, to, arc, {1, 0, false}))
                least = std::max(least, path->cost);
        }
    }
    m_cells = false;
    return least;
}

Status Search::branch(std::vector<bool>& best, std::int64_t& bestCost, std::uint64_t until, bool& complete)
{
    BOULTON_TRY(m_job->check());
    if (m_work + m_flow.work() > until) {
        complete = false;
        return {};
    }
    if (m_cost >= bestCost)
        return {};
    const auto where = cut();
    BOULTON_TRY(m_job->check());
    if (!where) {
        best = hidden();
        bestCost = m_cost;
        return {};
    }
    if (where->cells.empty() || m_cost + lacking() >= bestCost)
        return {};
    const Sensitive& s = m_task->sensitive[where->which];
    const auto arc = static_cast<std::uint32_t>(s.cell);
    const auto& ends = m_network->arcs[arc];
    const auto path = cheapest(where->up ? ends.to : ends.from, where->up ? ends.from : ends.to, arc, {1, 0, false});
    if (!path || m_cost + path->cost >= bestCost)
        return {};
    auto cells = where->cells;
    std::ranges::stable_sort(cells, {}, [&](std::uint32_t a) { return m_price[a]; });
    std::size_t tried = 0;
    Status status;
    for (; tried < cells.size() && status; ++tried) {
        hide(cells[tried]);
        status = branch(best, bestCost, until, complete);
        show(cells[tried]);
        m_forbidden[cells[tried]] = true; // from here on: patterns that show it
    }
    for (std::size_t i = 0; i < tried; ++i)
        m_forbidden[cells[i]] = false;
    return status;
}

Result<bool> Search::prove(std::vector<bool>& best, std::int64_t& bestCost)
{
    reset();
    bool complete = true;
    BOULTON_TRY(branch(best, bestCost, m_work + m_flow.work() + m_task->work, complete));
    return complete;
}

} // namespace boulton::privacy
