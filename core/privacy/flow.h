// SPDX-License-Identifier: GPL-3.0-or-later
// Largest flows in a table's network: by how much a count can change while everything that is published stays as it is. Levels and
// blocking paths (Dinic 1970); numbers are whole, so results are exact.
#pragma once
#include "core/privacy/count_table.h"
#include "core/privacy/profile.h"
#include <span>
#include <vector>

namespace boulton::privacy {

//! By how much each count may grow and shrink. Both 0: it is known.
struct Room {
    std::vector<std::int64_t> up;
    std::vector<std::int64_t> down;
};

class Flow {
public:
    explicit Flow(const Network& network);
    //! How much, up to `limit`, goes from node to node without arc `skip`. Forwards through an arc is its count growing.
    std::int64_t run(const Room& room, std::uint32_t from, std::uint32_t to, std::uint32_t skip, std::int64_t limit);
    //! Of the last run: the change of each arc.
    [[nodiscard]] std::span<const std::int64_t> change() const { return m_change; }
    //! Of the last run, where it stayed below its limit: the nodes that more could be brought to, and those that more could come from.
    [[nodiscard]] std::vector<bool> reachable(const Room& room, std::uint32_t from, std::uint32_t skip) const;
    [[nodiscard]] std::vector<bool> reaching(const Room& room, std::uint32_t to, std::uint32_t skip) const;
    [[nodiscard]] std::uint64_t work() const { return m_work; } //!< arcs looked at so far

private:
    [[nodiscard]] std::int64_t left(const Room& room, std::uint32_t arc, bool forwards) const
    {
        return forwards ? room.up[arc] - m_change[arc] : room.down[arc] + m_change[arc];
    }
    [[nodiscard]] std::vector<bool> spread(const Room& room, std::uint32_t start, std::uint32_t skip, bool forwards) const;
    bool layer(const Room& room, std::uint32_t from, std::uint32_t to, std::uint32_t skip);
    std::int64_t push(const Room& room, std::uint32_t from, std::uint32_t to, std::uint32_t skip, std::int64_t limit);

    const Network* m_network;
    std::vector<std::int64_t> m_change;
    std::vector<std::uint32_t> m_level;
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_queue;
    std::vector<std::uint32_t> m_path;
    std::uint64_t m_work = 0;
};

} // namespace boulton::privacy
