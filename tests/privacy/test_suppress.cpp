// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns solved by hand, all patterns of small tables, and an attacker who knows nothing of the search.
#include "core/privacy/audit.h"
#include "core/privacy/protect.h"
#include "core/privacy/search.h"
#include "core/privacy/suppress.h"
#include "tests/privacy/attacker.h"
#include <set>

using namespace boulton;
using namespace boulton::privacy;
using namespace boulton::privacy::testing;

namespace {

std::set<std::size_t> cellsOf(const std::vector<bool>& hidden)
{
    std::set<std::size_t> cells;
    for (std::size_t i = 0; i < hidden.size(); ++i)
        if (hidden[i])
            cells.insert(i);
    return cells;
}

SuppressionTask taskOf(const CountTable& t, const Profile& p)
{
    SuppressionTask task;
    for (std::size_t i = 0; i < t.values.size(); ++i)
        if (const auto f = test::value(examine(t.values[i], {}, p)); f.why != Why::None)
            task.sensitive.push_back({i, f.up, f.down});
    task.loss = p.loss;
    return task;
}

bool safeAgainst(const CountTable& t, const SuppressionTask& task, const std::vector<bool>& hidden)
{
    const auto ranges = attack(t, seen(t, hidden));
    return std::ranges::all_of(task.sensitive, [&](const Sensitive& s) {
        const auto v = t.values[s.cell];
        return hidden[s.cell] && ranges[s.cell].lower <= v - s.down && ranges[s.cell].upper >= v + s.up;
    });
}

//! Fewest further cells, then fewest people, by trying every set.
std::pair<std::size_t, std::int64_t> leastOfAll(const CountTable& t, const SuppressionTask& task)
{
    std::vector<bool> base(t.values.size(), false);
    for (const auto& s : task.sensitive)
        base[s.cell] = true;
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < base.size(); ++i)
        if (!base[i] && t.values[i] > 0)
            free.push_back(i);
    struct Set {
        std::size_t cells;
        std::int64_t people;
        unsigned bits;
    };
    std::vector<Set> sets;
    for (unsigned bits = 0; bits < 1U << free.size(); ++bits) {
        Set s{0, 0, bits};
        for (std::size_t i = 0; i < free.size(); ++i)
            if (bits >> i & 1U) {
                ++s.cells;
                s.people += t.values[free[i]];
            }
        sets.push_back(s);
    }
    const bool people = task.loss == Loss::People;
    std::ranges::sort(sets, [&](const Set& a, const Set& b) {
        return people ? a.people < b.people : a.cells != b.cells ? a.cells < b.cells : a.people < b.people;
    });
    for (const auto& s : sets) {
        auto hidden = base;
        for (std::size_t i = 0; i < free.size(); ++i)
            if (s.bits >> i & 1U)
                hidden[free[i]] = true;
        if (safeAgainst(t, task, hidden))
            return {s.cells, s.people};
    }
    return {kNone, 0};
}

//! Many zeros and small counts among large ones.
std::int64_t someCount(std::mt19937_64& random)
{
    switch (random() % 6) {
    case 0: return 0;
    case 1: return static_cast<std::int64_t>(random() % 10);
    default: return static_cast<std::int64_t>(10 + random() % 60);
    }
}

CountTable someTable(std::mt19937_64& random, std::size_t rows, std::size_t columns, bool rowTotals = true, bool columnTotals = true)
{
    std::vector<std::int64_t> inner(rows * columns);
    for (auto& v : inner)
        v = someCount(random);
    return tableOf(rows, columns, inner, rowTotals, columnTotals);
}

Profile exactly(const char* text)
{
    return test::value(profileFrom(text));
}

} // namespace

// Fischetti and Salazar's investment table (Management Science 47, 2001, figures 1 and 2): with the four cells of regions A and C,
// activities II and III hidden, the attacker brings the sensitive 22 into 5 to 30.
TEST(the_published_range_of_a_hidden_investment)
{
    const CountTable t = tableOf(3, 3, {20, 50, 10, 8, 19, 22, 17, 32, 12});
    CHECK_EQ(t.at(3, 3), 190);
    std::vector<bool> hidden(16, false);
    for (const auto& [r, c] : {std::pair<int, int>{1, 0}, {1, 2}, {2, 0}, {2, 2}})
        hidden[t.cell(static_cast<std::size_t>(r), static_cast<std::size_t>(c))] = true;
    const auto ranges = test::value(audit(t, seen(t, hidden)));
    CHECK_EQ(ranges[t.cell(1, 2)], (Range{5, 30}));
    CHECK_EQ(ranges[t.cell(1, 0)], (Range{0, 25}));
    CHECK_EQ(ranges[t.cell(0, 0)], (Range{20, 20}));
}

// One small count in the middle of large ones: itself, one more in its row, one in its column, and the corner that closes the circle.
// Of all circles the one with the fewest people: by hand 11 + 12 + 13.
TEST(one_small_count_takes_three_more)
{
    const CountTable t = tableOf(3, 3, {40, 11, 50, 12, 13, 60, 70, 80, 90});
    CountTable u = t;
    u.values[u.cell(0, 0)] = 3; // 40 -> 3
    for (const auto cell : {u.cell(0, 3), u.cell(3, 0), u.cell(3, 3)})
        u.values[cell] -= 37;
    const auto s = test::value(suppress(u, taskOf(u, exactly("acro"))));
    CHECK(s.optimal);
    CHECK_EQ(s.further, 3U);
    CHECK_EQ(s.atLeast, 3U);
    CHECK_EQ(s.people, 36);
    CHECK(cellsOf(s.hidden) == (std::set<std::size_t>{u.cell(0, 0), u.cell(0, 1), u.cell(1, 0), u.cell(1, 1)}));
}

// Two small counts in different rows and columns close one circle with two others.
TEST(two_small_counts_share_a_circle)
{
    const Profile p = exactly("custom:zeros=shown");
    const CountTable t = tableOf(3, 3, {5, 31, 32, 33, 5, 34, 35, 36, 37});
    const auto s = test::value(suppress(t, taskOf(t, p)));
    CHECK(s.optimal);
    CHECK(cellsOf(s.hidden) == (std::set<std::size_t>{t.cell(0, 0), t.cell(0, 1), t.cell(1, 0), t.cell(1, 1)}));
    // 6 and 4 rise and fall together: with 4 at its least, 0, the 6 is still 2 and cannot be taken for a 1
    const CountTable u = tableOf(3, 3, {4, 31, 32, 33, 6, 34, 35, 36, 37});
    CHECK_EQ(test::value(audit(u, seen(u, s.hidden)))[u.cell(1, 1)], (Range{2, 37}));
    const auto more = test::value(suppress(u, taskOf(u, p)));
    CHECK(more.optimal && more.further > 2);
}

// A single list with its total: the next smallest count goes with the small one; without a total nothing has to.
TEST(lists_with_and_without_a_total)
{
    const Profile acro = exactly("acro");
    const CountTable with = tableOf(4, 1, {25, 7, 18, 40}, false, true);
    const auto s = test::value(suppress(with, taskOf(with, acro)));
    CHECK(s.optimal && cellsOf(s.hidden) == (std::set<std::size_t>{1, 2}));
    const CountTable without = tableOf(4, 1, {25, 7, 18, 40}, false, false);
    const auto alone = test::value(suppress(without, taskOf(without, acro)));
    CHECK(alone.optimal && cellsOf(alone.hidden) == (std::set<std::size_t>{1}));
    CHECK_EQ(test::value(audit(without, seen(without, alone.hidden)))[1], (Range{0, kUnlimited}));
}

// Two counts of 9 come to 18: nobody who sees the total and both signs may know that neither is above nine.
TEST(small_counts_beside_each_other_may_not_be_enough)
{
    const CountTable t = tableOf(3, 1, {1, 2, 50}, false, true);
    const auto s = test::value(suppress(t, taskOf(t, exactly("custom:zeros=shown"))));
    // 1 and 2 add up to 3 and cannot be 9: the 50 has to go as well
    CHECK(cellsOf(s.hidden) == (std::set<std::size_t>{0, 1, 2}));
    CHECK_EQ(s.further, 1U);
    CHECK(s.optimal);
}

TEST(totals_that_are_small_are_hidden_with_their_parts)
{
    const CountTable t = tableOf(3, 2, {1, 2, 30, 40, 50, 60});
    const auto task = taskOf(t, exactly("acro"));
    CHECK_EQ(task.sensitive.size(), 3U); // 1, 2 and their total 3
    const auto s = test::value(suppress(t, task));
    CHECK(s.hidden[t.cell(0, 2)]);
    CHECK(safeAgainst(t, task, s.hidden));
    CHECK(s.optimal);
    CHECK_EQ(leastOfAll(t, task).first, s.further);
}

TEST(no_cell_is_hidden_where_none_is_small)
{
    const CountTable t = tableOf(2, 2, {10, 20, 30, 40});
    const auto s = test::value(suppress(t, taskOf(t, exactly("acro"))));
    CHECK(cellsOf(s.hidden).empty() && s.optimal && s.further == 0);
}

TEST(nothing_beats_the_search_in_small_tables)
{
    std::mt19937_64 random(11);
    std::size_t compared = 0;
    for (int round = 0; round < 60; ++round) {
        const CountTable t = round % 3 == 0 ? someTable(random, 2, 3) : round % 3 == 1 ? someTable(random, 3, 2, false, true)
                                                                                      : someTable(random, 2, 2);
        const Profile p = exactly(round % 2 == 0 ? "custom:zeros=shown" : "custom:loss=people");
        const auto task = taskOf(t, p);
        const auto s = test::value(suppress(t, task));
        CHECK(s.optimal && !s.everything);
        const auto best = leastOfAll(t, task);
        CHECK_EQ(s.people, best.second);
        if (p.loss == Loss::Cells)
            CHECK_EQ(s.further, best.first);
        CHECK(safeAgainst(t, task, s.hidden));
        compared += s.further > 0 ? 1 : 0;
    }
    CHECK(compared > 20);
}

TEST(branch_and_bound_needs_no_first_pattern)
{
    std::mt19937_64 random(12);
    std::size_t compared = 0;
    for (int round = 0; round < 40; ++round) {
        const CountTable t = round % 2 == 0 ? someTable(random, 2, 3) : someTable(random, 2, 2);
        const auto task = taskOf(t, exactly("custom:zeros=shown"));
        const Network network = networkOf(t);
        const JobContext job;
        Search search(network, task, job);
        std::vector<bool> hidden;
        std::int64_t cost = kUnlimited;
        CHECK(test::value(search.prove(hidden, cost)));
        CHECK(safeAgainst(t, task, hidden));
        const auto best = leastOfAll(t, task);
        std::int64_t people = 0;
        for (const auto cell : cellsOf(hidden))
            people += std::ranges::find(task.sensitive, cell, &Sensitive::cell) == task.sensitive.end() ? t.values[cell] : 0;
        CHECK_EQ(people, best.second);
        compared += best.first > 0 ? 1 : 0;
        search.reset();
        CHECK(search.bound(false) <= cost);
        CHECK(static_cast<std::size_t>(search.bound(true)) <= best.first);
    }
    CHECK(compared > 15);
}

TEST(every_set_of_three_by_three_tables)
{
    std::mt19937_64 random(5);
    for (int round = 0; round < 4; ++round) {
        std::vector<std::int64_t> inner(9);
        for (auto& v : inner)
            v = static_cast<std::int64_t>(10 + random() % 30);
        for (int k = 0; k < 3; ++k)
            inner[random() % 9] = static_cast<std::int64_t>(1 + random() % 8);
        const CountTable t = tableOf(3, 3, inner);
        const auto task = taskOf(t, exactly("custom:zeros=shown"));
        const auto s = test::value(suppress(t, task));
        const auto best = leastOfAll(t, task);
        CHECK(s.optimal);
        CHECK_EQ(s.further, best.first);
        CHECK_EQ(s.people, best.second);
    }
}

TEST(the_flow_attacker_agrees_with_linear_programming)
{
    std::mt19937_64 random(3);
    std::size_t hiddenCells = 0;
    for (int round = 0; round < 300; ++round) {
        const std::size_t rows = 1 + random() % 5;
        const std::size_t columns = 1 + random() % 5;
        CountTable t = random() % 4 == 0 ? nested({1 + random() % 3, 2, 1 + random() % 2}, columns, random() % 2 == 0,
                                                   [&] { return someCount(random); })
                                         : someTable(random, rows, columns, random() % 2 == 0, random() % 2 == 0);
        if (random() % 2 == 0)
            t = turned(t);
        std::vector<Range> known(t.values.size());
        for (std::size_t i = 0; i < known.size(); ++i) {
            const auto v = t.values[i];
            switch (random() % 3) {
            case 0: ++hiddenCells; break; // nothing
            case 1: known[i] = {std::max<std::int64_t>(0, v - static_cast<std::int64_t>(random() % 3)), v + static_cast<std::int64_t>(random() % 3)}; break;
            default: known[i] = {v, v};
            }
        }
        const auto flows = test::value(audit(t, known));
        const auto programme = attack(t, known);
        for (std::size_t i = 0; i < known.size(); ++i)
            test::check(flows[i] == programme[i],
                        "round " + std::to_string(round) + " cell " + std::to_string(i) + ": " + std::to_string(flows[i].lower) + " to " +
                            std::to_string(flows[i].upper) + ", by the simplex " + std::to_string(programme[i].lower) + " to " +
                            std::to_string(programme[i].upper));
    }
    CHECK(hiddenCells > 1000);
}

TEST(no_attacker_gets_through_hundreds_of_tables)
{
    std::mt19937_64 random(8);
    std::size_t further = 0;
    for (int round = 0; round < 300; ++round) {
        CountTable t = random() % 3 == 0 ? nested({2 + random() % 2, 1 + random() % 3}, 1 + random() % 3, random() % 2 == 0,
                                                   [&] { return someCount(random); })
                                         : someTable(random, 1 + random() % 6, 1 + random() % 5, random() % 4 != 0, random() % 4 != 0);
        if (random() % 2 == 0)
            t = turned(t);
        const Profile p = exactly(random() % 2 == 0 ? "acro" : "custom:zeros=shown,threshold=5");
        auto task = taskOf(t, p);
        task.work = 200'000;
        const auto s = test::value(suppress(t, task));
        CHECK(s.open.empty() && !s.everything);
        CHECK(safeAgainst(t, task, s.hidden));
        CHECK(s.atLeast <= s.further);
        further += s.further;
        // nothing that is hidden for others is in vain
        const auto ranges = attack(t, seen(t, s.hidden));
        for (const auto cell : cellsOf(s.hidden))
            CHECK(ranges[cell].lower < ranges[cell].upper);
    }
    CHECK(further > 300);
}

TEST(what_everybody_knows_already_cannot_be_hidden_again)
{
    // 3 of 20: with the other count and the total known there is nothing to hide behind
    const CountTable t = tableOf(2, 1, {3, 17}, false, true);
    SuppressionTask task = taskOf(t, exactly("acro"));
    task.keep = {false, true, true};
    const auto s = test::value(suppress(t, task));
    CHECK(s.everything && !s.optimal);
    CHECK(s.open == std::vector<std::size_t>{0});
    task.keep = {false, true, false}; // the total can go
    const auto other = test::value(suppress(t, task));
    CHECK(other.open.empty() && other.hidden[2] && !other.everything);
}

TEST(same_seed_same_pattern_on_any_number_of_threads)
{
    std::mt19937_64 random(21);
    const CountTable t = someTable(random, 20, 8);
    SuppressionTask task = taskOf(t, exactly("acro"));
    const auto once = test::value(suppress(t, task, JobContext({}, {}, 1)));
    const auto again = test::value(suppress(t, task, JobContext({}, {}, 7)));
    CHECK(once.hidden == again.hidden);
    CHECK(once.optimal == again.optimal && once.atLeast == again.atLeast);
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(suppress(t, task, JobContext(stop.get_token())), ErrorCode::Cancelled);
    CHECK_FAILS(audit(t, seen(t, once.hidden), JobContext(stop.get_token())), ErrorCode::Cancelled);
}

TEST(tables_that_do_not_add_up_are_refused_by_how_much)
{
    CountTable t = tableOf(2, 2, {10, 20, 30, 40});
    t.values[t.cell(2, 1)] += 5;
    const auto wrong = check(t);
    CHECK_FAILS(wrong, ErrorCode::InvalidInput);
    CHECK(wrong.error().what.contains("'total'") && wrong.error().what.contains("'c1'") && wrong.error().what.contains("5 too many"));
    t = tableOf(2, 2, {10, 20, 30, 40});
    t.values[t.cell(0, 2)] -= 1;
    t.values[t.cell(2, 2)] -= 1;
    CHECK(check(t).error().what.contains("column 'total', row 'r0'") && check(t).error().what.contains("1 too few"));
    t = tableOf(2, 2, {10, -20, 30, 40});
    CHECK(check(t).error().what.contains("'r0'"));
    t = tableOf(2, 2, {10, 20, 30, kLargestCount + 1});
    CHECK_FAILS(check(t), ErrorCode::InvalidInput);
    CHECK_FAILS(check({}), ErrorCode::NotEnoughData);
    t = tableOf(2, 2, {10, 20, 30, 40});
    t.rows[2].total = 2;
    CHECK_FAILS(check(t), ErrorCode::InvalidInput);
}
