// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/count_table.h"
#include <algorithm>

namespace boulton::privacy {
namespace {

//! The totals of one side. Where there is not one total of all, an unseen one stands for it (index = number of lines).
struct Tree {
    std::vector<std::size_t> parent{}; //!< one a line and one for the unseen total; kNone: the root
    std::vector<bool> leaf{};
    std::size_t root = kNone;
    bool unseen = false;
    bool flat = true; //!< every line but the root is counted in the root
};

Tree treeOf(const std::vector<Line>& lines)
{
    Tree t;
    const std::size_t n = lines.size();
    t.parent.resize(n);
    t.leaf.assign(n, true);
    std::vector<std::size_t> roots;
    for (std::size_t i = 0; i < n; ++i) {
        t.parent[i] = lines[i].total;
        if (t.parent[i] == kNone)
            roots.push_back(i);
        else
            t.leaf[t.parent[i]] = false;
    }
    t.unseen = roots.size() != 1 || t.leaf[roots.front()];
    t.root = t.unseen ? n : roots.front();
    if (t.unseen) {
        for (const auto r : roots)
            t.parent[r] = n;
        t.parent.push_back(kNone);
        t.leaf.push_back(false);
    }
    for (std::size_t i = 0; i < n; ++i)
        t.flat = t.flat && (i == t.root || t.parent[i] == t.root);
    return t;
}

Status checkLines(const std::vector<Line>& lines, const char* side)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::size_t steps = 0;
        for (std::size_t at = lines[i].total; at != kNone; at = lines[at].total)
            if (at >= lines.size() || ++steps > lines.size())
                return fail(ErrorCode::InvalidInput,
                            std::string(side) + " '" + lines[i].label + "' is counted in a total that cannot be",
                            {lines[i].label});
    }
    return {};
}

//! Totals of one side against their parts; `at(line, other)` is the count.
template <typename At>
Status checkSums(const std::vector<Line>& lines, const std::vector<Line>& others, const char* side, const char* other,
                 At&& at)
{
    std::vector<bool> isTotal(lines.size(), false);
    for (const auto& l : lines)
        if (l.total != kNone)
            isTotal[l.total] = true;
    std::vector<std::int64_t> sums(lines.size());
    for (std::size_t o = 0; o < others.size(); ++o) {
        std::ranges::fill(sums, 0);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (lines[i].total != kNone)
                sums[lines[i].total] += at(i, o);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (isTotal[i] && sums[i] != at(i, o)) {
                const std::int64_t more = at(i, o) - sums[i];
                return fail(ErrorCode::InvalidInput,
                            std::string("totals do not add up: ") + side + " '" + lines[i].label + "', " + other +
                                " '" + others[o].label + "' is " + std::to_string(at(i, o)) + ", and its parts come to " +
                                std::to_string(sums[i]) + ": " + std::to_string(more > 0 ? more : -more) +
                                (more > 0 ? " too many" : " too few"),
                            {lines[i].label, others[o].label, std::to_string(more)});
            }
    }
    return {};
}

void index(Network& n)
{
    n.first.assign(n.nodes + 1, 0);
    for (const auto& a : n.arcs) {
        ++n.first[a.from + 1];
        ++n.first[a.to + 1];
    }
    for (std::size_t v = 0; v < n.nodes; ++v)
        n.first[v + 1] += n.first[v];
    std::vector<std::uint32_t> next(n.first.begin(), n.first.end() - 1);
    n.incident.resize(2 * n.arcs.size());
    for (std::uint32_t a = 0; a < n.arcs.size(); ++a) {
        n.incident[next[n.arcs[a].from]++] = a;
        n.incident[next[n.arcs[a].to]++] = a;
    }
}

} // namespace

Status check(const CountTable& table)
{
    if (table.rows.empty() || table.columns.empty())
        return fail(ErrorCode::NotEnoughData, "the table has no counts");
    if (table.values.size() != table.rows.size() * table.columns.size())
        return fail(ErrorCode::Internal, "a table of counts has another number of values than cells");
    for (std::size_t i = 0; i < table.values.size(); ++i)
        if (const auto v = table.values[i]; v < 0 || v > kLargestCount) {
            const auto& row = table.rows[i / table.columns.size()].label;
            const auto& column = table.columns[i % table.columns.size()].label;
            return fail(ErrorCode::InvalidInput,
                        "row '" + row + "', column '" + column + "' is " + std::to_string(v) +
                            (v < 0 ? ", and a count is not negative" : ", which is above a million millions"),
                        {row, column});
        }
    BOULTON_TRY(checkLines(table.rows, "row"));
    BOULTON_TRY(checkLines(table.columns, "column"));
    if (!treeOf(table.rows).flat && !treeOf(table.columns).flat)
        return fail(ErrorCode::InvalidInput,
                    "rows and columns both have totals within totals; check the groups of columns one at a time");
    BOULTON_TRY(checkSums(table.rows, table.columns, "row", "column",
                          [&](std::size_t r, std::size_t c) { return table.at(r, c); }));
    return checkSums(table.columns, table.rows, "column", "row",
                     [&](std::size_t c, std::size_t r) { return table.at(r, c); });
}

Network networkOf(const CountTable& table)
{
    const Tree rows = treeOf(table.rows);
    const Tree columns = treeOf(table.columns);
    const bool turned = rows.flat && !columns.flat; // the deep side is called "deep" whichever it is
    const Tree& deep = turned ? columns : rows;
    const Tree& flat = turned ? rows : columns;
    const std::size_t deepLines = turned ? table.columns.size() : table.rows.size();
    const std::size_t flatLines = turned ? table.rows.size() : table.columns.size();
    const auto cellOf = [&](std::size_t d, std::size_t f) { return turned ? table.cell(f, d) : table.cell(d, f); };

    Network n;
    n.cells = table.values.size();
    n.arcs.resize(n.cells);
    n.values = table.values;
    // A node is a sum: one for each line of the deep side that is no total (over the flat side), and one for each total of the deep
    // side in each column; the last closes the circle.
    const std::size_t width = flat.parent.size();
    std::vector<std::size_t> start(deep.parent.size());
    for (std::size_t d = 0; d < deep.parent.size(); ++d) {
        start[d] = n.nodes;
        n.nodes += deep.leaf[d] ? 1 : width;
    }
    const std::size_t closing = n.nodes++;
    std::vector<std::int64_t> unseenRow(width, 0); // counts of the deep side's unseen total
    for (std::size_t d = 0; d < deep.parent.size(); ++d) {
        std::int64_t across = 0;
        for (std::size_t f = 0; f < width; ++f) {
            const bool total = f == flat.root;
            auto from = static_cast<std::uint32_t>(deep.leaf[d] ? start[d] : start[d] + f);
            auto to = static_cast<std::uint32_t>(d == deep.root ? closing : start[deep.parent[d]] + f);
            if (total)
                std::swap(from, to);
            std::int64_t value = 0;
            if (d < deepLines && f < flatLines) {
                value = n.values[cellOf(d, f)];
                n.arcs[cellOf(d, f)] = {from, to};
            } else {
                value = d >= deepLines ? unseenRow[f] : across; // the flat side's unseen total comes last, after its parts
                n.arcs.push_back({from, to});
                n.values.push_back(value);
            }
            if (!total)
                across += value;
            if (d != deep.root && deep.parent[d] == deep.root && deep.unseen)
                unseenRow[f] += value;
        }
    }
    index(n);
    return n;
}

} // namespace boulton::privacy
