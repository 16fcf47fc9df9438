// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/flow.h"
#include <algorithm>
#include <limits>

namespace boulton::privacy {
namespace {

constexpr std::uint32_t kFar = std::numeric_limits<std::uint32_t>::max();

std::uint32_t across(const Network::Arc& arc, std::uint32_t node)
{
    return arc.from == node ? arc.to : arc.from;
}

} // namespace

Flow::Flow(const Network& network)
    : m_network(&network), m_change(network.arcs.size()), m_level(network.nodes), m_next(network.nodes)
{}

bool Flow::layer(const Room& room, std::uint32_t from, std::uint32_t to, std::uint32_t skip)
{
    std::ranges::fill(m_level, kFar);
    m_queue.assign(1, from);
    m_level[from] = 0;
    for (std::size_t head = 0; head < m_queue.size() && m_level[to] == kFar; ++head) {
        const std::uint32_t v = m_queue[head];
        for (std::uint32_t i = m_network->first[v]; i < m_network->first[v + 1]; ++i) {
            const std::uint32_t a = m_network->incident[i];
            const std::uint32_t w = across(m_network->arcs[a], v);
            ++m_work;
            if (m_level[w] != kFar || a == skip || left(room, a, m_network->arcs[a].from == v) <= 0)
                continue;
            m_level[w] = m_level[v] + 1;
            m_queue.push_back(w);
        }
    }
    return m_level[to] != kFar;
}

//! One path from layer to layer; what goes through it, 0 where there is none left.
std::int64_t Flow::push(const Room& room, std::uint32_t from, std::uint32_t to, std::uint32_t skip, std::int64_t limit)
{
    m_path.clear();
    std::uint32_t v = from;
    while (v != to) {
        bool on = false;
        for (; m_next[v] < m_network->first[v + 1]; ++m_next[v]) {
            const std::uint32_t a = m_network->incident[m_next[v]];
            const std::uint32_t w = across(m_network->arcs[a], v);
            ++m_work;
            if (m_level[w] == kFar || m_level[w] != m_level[v] + 1 || a == skip ||
                left(room, a, m_network->arcs[a].from == v) <= 0)
                continue;
            m_path.push_back(a);
            v = w;
            on = true;
            break;
        }
        if (on)
            continue;
        if (m_path.empty())
            return 0;
        const std::uint32_t back = across(m_network->arcs[m_path.back()], v);
        m_path.pop_back();
        ++m_next[back];
        v = back;
    }
    std::int64_t amount = limit;
    std::uint32_t at = from;
    for (const auto a : m_path) {
        amount = std::min(amount, left(room, a, m_network->arcs[a].from == at));
        at = across(m_network->arcs[a], at);
    }
    at = from;
    for (const auto a : m_path) {
        m_change[a] += m_network->arcs[a].from == at ? amount : -amount;
        at = across(m_network->arcs[a], at);
    }
    return amount;
}

std::int64_t Flow::run(const Room& room, std::uint32_t from, std::uint32_t to, std::uint32_t skip, std::int64_t limit)
{
    std::ranges::fill(m_change, 0);
    std::int64_t total = 0;
    while (total < limit && layer(room, from, to, skip)) {
        std::copy(m_network->first.begin(), m_network->first.end() - 1, m_next.begin());
        while (total < limit) {
            const std::int64_t amount = push(room, from, to, skip, limit - total);
            if (amount == 0)
                break;
            total += amount;
        }
    }
    return total;
}

std::vector<bool> Flow::spread(const Room& room, std::uint32_t start, std::uint32_t skip, bool forwards) const
{
    std::vector<bool> seen(m_network->nodes, false);
    std::vector<std::uint32_t> open{start};
    seen[start] = true;
    while (!open.empty()) {
        const std::uint32_t v = open.back();
        open.pop_back();
        for (std::uint32_t i = m_network->first[v]; i < m_network->first[v + 1]; ++i) {
            const std::uint32_t a = m_network->incident[i];
            const std::uint32_t w = across(m_network->arcs[a], v);
            if (seen[w] || a == skip || left(room, a, m_network->arcs[a].from == (forwards ? v : w)) <= 0)
                continue;
            seen[w] = true;
            open.push_back(w);
        }
    }
    return seen;
}

std::vector<bool> Flow::reachable(const Room& room, std::uint32_t from, std::uint32_t skip) const
{
    return spread(room, from, skip, true);
}

std::vector<bool> Flow::reaching(const Room& room, std::uint32_t to, std::uint32_t skip) const
{
    return spread(room, to, skip, false);
}

} // namespace boulton::privacy
