// SPDX-License-Identifier: GPL-3.0-or-later
// The search behind suppress.h: what is hidden so far, whether that is enough, what the cheapest circle is, and what is surely lost.
#pragma once
#include "core/privacy/flow.h"
#include "core/privacy/suppress.h"
#include <optional>

namespace boulton::privacy {

class Search {
public:
    Search(const Network& network, const SuppressionTask& task, const JobContext& job);

    //! Hides circle after circle, in the order given, then shows again what is not needed. False: that cannot be done at all.
    Result<bool> build(std::span<const std::size_t> order);
    //! Branch and bound against `best`, which it makes better where it can. True: nothing better exists.
    Result<bool> prove(std::vector<bool>& best, std::int64_t& bestCost);
    //! No set of further cells costs less, whatever is shown and hidden by the search. `cells`: each costs 1.
    [[nodiscard]] std::int64_t bound(bool cells);

    void reset(); //!< the sensitive cells alone are hidden
    void hideAll();
    [[nodiscard]] std::vector<std::size_t> unsafe(); //!< cells
    [[nodiscard]] std::int64_t cost() const { return m_cost; }
    //! Prices are exact; above a thousand million people they are rounded.
    [[nodiscard]] bool exact() const { return m_exact; }
    [[nodiscard]] std::vector<bool> hidden() const;

private:
    struct Path {
        std::vector<std::uint32_t> arcs{};
        std::int64_t cost = 0;
    };
    //! What a path must carry: `ahead` along it and `back` against it; `rest`: on top of the flow of the last run.
    struct Load {
        std::int64_t ahead = 1;
        std::int64_t back = 0;
        bool rest = false;
    };
    struct Cut {
        std::vector<std::uint32_t> cells{};
        std::size_t which = 0;
        bool up = false;
    };

    void hide(std::uint32_t arc);
    void show(std::uint32_t arc);
    [[nodiscard]] bool mayHide(std::uint32_t arc) const { return m_may[arc] && !m_hidden[arc] && !m_forbidden[arc]; }
    [[nodiscard]] std::int64_t priceOf(std::uint32_t arc) const { return m_cells ? 1 : m_price[arc]; }
    [[nodiscard]] bool carries(std::uint32_t arc, bool forwards, const Load& load) const;
    std::optional<Path> cheapest(std::uint32_t from, std::uint32_t to, std::uint32_t skip, const Load& load);
    //! Whether the sensitive cell has its room; `used` takes the arcs that show it.
    bool isSafe(const Sensitive& s, std::vector<std::uint32_t>* used = nullptr);
    bool protect(const Sensitive& s);
    Status tidy();
    //! The smallest set of cells one of which must be hidden; nothing where every sensitive cell is safe.
    std::optional<Cut> cut();
    std::vector<std::uint32_t> crossing(const std::vector<bool>& inside) const;
    std::int64_t lacking();
    Status branch(std::vector<bool>& best, std::int64_t& bestCost, std::uint64_t until, bool& complete);

    const Network* m_network;
    const SuppressionTask* m_task;
    const JobContext* m_job;
    Flow m_flow;
    Room m_shown; //!< of each arc if it is shown
    Room m_room;  //!< as things stand
    std::vector<bool> m_may, m_hidden, m_forbidden, m_isSensitive;
    std::vector<std::int64_t> m_price;
    std::int64_t m_cost = 0;
    bool m_cells = false;
    bool m_exact = true;
    std::uint64_t m_work = 0;
};

} // namespace boulton::privacy
