// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/groups.h"
#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>

namespace boulton::privacy {
namespace {

constexpr std::uint64_t kMostCells = 4'000'000;
constexpr std::size_t kMostUnknown = 800;
constexpr int kMostRounds = 200;

const Extent* extentOf(const Figure& figure, const std::string& dimension)
{
    const auto found = std::ranges::find(figure.extents, dimension, &Extent::dimension);
    return found == figure.extents.end() ? nullptr : &*found;
}

std::unexpected<Error> wrong(const std::string& what, const Figure& figure)
{
    return fail(ErrorCode::InvalidInput, what + " (figure '" + figure.label + "')", {figure.label});
}

Status checkFigure(const Figure& figure)
{
    std::set<std::string> names;
    for (const auto& e : figure.extents) {
        if (!names.insert(e.dimension).second)
            return wrong("dimension '" + e.dimension + "' is named twice", figure);
        if (e.members.empty() && e.from >= e.to)
            return wrong("nothing lies in its part of dimension '" + e.dimension + "'", figure);
    }
    if (figure.known && (figure.known->lower < 0 || figure.known->lower > figure.known->upper))
        return wrong("what is published of it cannot be", figure);
    return {};
}

} // namespace

//! Pieces of a dimension that lie in the same figures are one class. The last piece is whatever no figure names.
Result<Groups::Dimension> Groups::cut(const std::string& name, const std::vector<const Figure*>& figures)
{
    std::vector<const Extent*> extents;
    bool members = false;
    Dimension d;
    d.name = name;
    for (const auto* f : figures) {
        extents.push_back(extentOf(*f, name));
        if (!extents.back())
            continue;
        (extents.back()->members.empty() ? d.spans : members) = true;
        if (d.spans && members)
            return wrong("dimension '" + name + "' has members in one figure and a span in another", *f);
    }
    std::map<std::string, std::vector<std::uint32_t>> byMember; // figures that name it
    std::set<std::int64_t> bounds;
    for (std::uint32_t f = 0; f < extents.size(); ++f) {
        if (!extents[f])
            continue;
        for (const auto& m : extents[f]->members)
            if (auto& list = byMember[m]; list.empty() || list.back() != f)
                list.push_back(f);
        if (d.spans)
            bounds.insert({extents[f]->from, extents[f]->to});
    }
    std::map<std::vector<std::uint32_t>, std::uint32_t> classes;
    const auto add = [&](std::vector<std::uint32_t> named, const std::string& words) {
        const auto [at, isNew] = classes.emplace(std::move(named), static_cast<std::uint32_t>(d.pieces.size()));
        if (isNew)
            d.pieces.push_back(words);
        else
            d.pieces[at->second] += ", " + words;
    };
    for (const auto& [member, named] : byMember)
        add(named, member);
    for (auto at = bounds.begin(); at != bounds.end() && std::next(at) != bounds.end(); ++at) {
        std::vector<std::uint32_t> named;
        for (std::uint32_t f = 0; f < extents.size(); ++f)
            if (extents[f] && extents[f]->from <= *at && extents[f]->to >= *std::next(at))
                named.push_back(f);
        const std::int64_t last = *std::next(at) - 1;
        add(std::move(named), last == *at ? std::to_string(last) : std::to_string(*at) + " to " + std::to_string(last));
    }
    add({}, "any other");
    d.ofFigure.resize(figures.size());
    for (std::uint32_t f = 0; f < extents.size(); ++f)
        if (!extents[f])
            for (std::uint32_t c = 0; c < d.pieces.size(); ++c)
                d.ofFigure[f].push_back(c);
    for (const auto& [named, c] : classes)
        for (const auto f : named)
            d.ofFigure[f].push_back(c);
    return d;
}

//! Cells of the product of all dimensions that lie in the same figures are one group.
Status Groups::join()
{
    std::vector<std::uint64_t> step(m_dimensions.size(), 1);
    double all = 1;
    for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
        step[d] = static_cast<std::uint64_t>(all);
        all *= static_cast<double>(m_dimensions[d].pieces.size());
        if (all > 1e15)
            return fail(ErrorCode::TooLarge, "the figures cut their dimensions into too many groups");
    }
    std::map<std::uint64_t, std::vector<std::uint32_t>> cells;
    std::uint64_t looked = 0;
    for (std::uint32_t f = 0; f < m_figures.size(); ++f) {
        std::vector<std::uint64_t> places{0};
        for (std::size_t d = 0; d < m_dimensions.size(); ++d) {
            std::vector<std::uint64_t> next;
            const auto& classes = m_dimensions[d].ofFigure[f];
            if ((looked += places.size() * classes.size()) > kMostCells)
                return fail(ErrorCode::TooLarge, "the figures cut their dimensions into too many groups");
            for (const auto place : places)
                for (const auto c : classes)
                    next.push_back(place + c * step[d]);
            places = std::move(next);
        }
        for (const auto place : places)
            cells[place].push_back(f);
    }
    std::map<std::vector<std::uint32_t>, std::uint32_t> groups;
    m_in.resize(m_figures.size());
    for (const auto& [place, figures] : cells) {
        const auto [at, isNew] = groups.emplace(figures, static_cast<std::uint32_t>(m_members.size()));
        if (!isNew)
            continue;
        m_members.push_back(figures);
        m_place.push_back(place);
        for (const auto f : figures)
            m_in[f].push_back(at->second);
    }
    return {};
}

Result<Groups> Groups::make(std::vector<const Figure*> figures)
{
    Groups g;
    std::set<std::string> names;
    for (const auto* f : figures) {
        BOULTON_TRY(checkFigure(*f));
        for (const auto& e : f->extents)
            names.insert(e.dimension);
    }
    g.m_figures = std::move(figures);
    for (const auto& name : names) {
        BOULTON_TRY_ASSIGN(auto d, cut(name, g.m_figures));
        g.m_dimensions.push_back(std::move(d));
    }
    BOULTON_TRY(g.join());
    return g;
}

std::string Groups::describe(std::span<const std::uint32_t> groups) const
{
    std::string all;
    for (const auto g : groups) {
        std::string words;
        std::uint64_t rest = m_place[g];
        for (const auto& d : m_dimensions) {
            const auto& piece = d.pieces[rest % d.pieces.size()];
            rest /= d.pieces.size();
            words += (words.empty() ? "" : ", ") + d.name + " " + piece;
        }
        all += (all.empty() ? "" : "; ") + (words.empty() ? std::string("everybody") : words);
    }
    return all;
}

//! Nobody is in what a figure leaves of a larger one of the same number: boys and girls of all wards are all children.
Status Groups::emptyRests(const std::vector<bool>& counts, std::vector<Range>& ranges, const JobContext& job) const
{
    const auto isKnown = [&](std::size_t f) { return counts[f] && m_figures[f]->known && !m_in[f].empty(); };
    for (std::size_t small = 0; small < m_figures.size(); ++small) {
        BOULTON_TRY(job.check());
        if (!isKnown(small))
            continue;
        const auto& inner = m_in[small];
        for (const auto large : of(inner.front())) {
            const auto& outer = m_in[large];
            if (!isKnown(large) || outer.size() <= inner.size() || m_figures[large]->known->upper != m_figures[small]->known->lower ||
                !std::ranges::includes(outer, inner))
                continue;
            std::vector<std::uint32_t> rest;
            std::ranges::set_difference(outer, inner, std::back_inserter(rest));
            for (const auto g : rest)
                ranges[g] = {0, 0};
        }
    }
    return {};
}

Result<Groups::Followed> Groups::follow(const std::vector<bool>& counts, const JobContext& job) const
{
    std::vector<Range> ranges(size());
    BOULTON_TRY(emptyRests(counts, ranges, job));
    bool changed = true;
    for (int round = 0; changed && round < kMostRounds; ++round) {
        BOULTON_TRY(job.check());
        changed = false;
        for (std::size_t f = 0; f < m_figures.size(); ++f) {
            if (!counts[f] || !m_figures[f]->known)
                continue;
            const Range& whole = *m_figures[f]->known;
            std::int64_t lowest = 0;
            std::int64_t highest = 0;
            std::size_t open = 0; // groups without an upper end
            for (const auto g : m_in[f]) {
                lowest += ranges[g].lower;
                if (ranges[g].upper >= kUnlimited)
                    ++open;
                else
                    highest += ranges[g].upper;
            }
            for (const auto g : m_in[f]) {
                Range& r = ranges[g];
                const bool openItself = r.upper >= kUnlimited;
                if (whole.upper < kUnlimited && whole.upper - (lowest - r.lower) < r.upper) {
                    const std::int64_t upper = whole.upper - (lowest - r.lower);
                    if (openItself)
                        --open;
                    highest += upper - (openItself ? 0 : r.upper);
                    r.upper = upper;
                    changed = true;
                }
                if (open == 0 || (open == 1 && r.upper >= kUnlimited)) {
                    const std::int64_t others = highest - (r.upper >= kUnlimited ? 0 : r.upper);
                    if (whole.lower - others > r.lower) {
                        lowest += whole.lower - others - r.lower;
                        r.lower = whole.lower - others;
                        changed = true;
                    }
                }
                if (r.lower > r.upper)
                    return Followed{.contradicts = true};
            }
        }
    }
    Followed result = solve(counts, ranges);
    for (std::uint32_t g = 0; g < ranges.size(); ++g)
        result.sums.push_back({{g}, ranges[g]});
    return result;
}

//! Sums of groups that are known exactly although none of the groups is.
Groups::Followed Groups::solve(const std::vector<bool>& counts, const std::vector<Range>& ranges) const
{
    std::vector<std::uint32_t> unknown;
    std::vector<std::size_t> place(ranges.size(), 0);
    for (std::uint32_t g = 0; g < ranges.size(); ++g)
        if (ranges[g].lower < ranges[g].upper) {
            place[g] = unknown.size();
            unknown.push_back(g);
        }
    Followed result{.solved = unknown.size() <= kMostUnknown};
    if (unknown.empty() || !result.solved)
        return result;
    std::vector<std::vector<double>> rows;
    for (std::size_t f = 0; f < m_figures.size(); ++f) {
        if (!counts[f] || !m_figures[f]->known || m_figures[f]->known->lower != m_figures[f]->known->upper)
            continue;
        std::vector<double> row(unknown.size() + 1, 0);
        row.back() = static_cast<double>(m_figures[f]->known->lower);
        bool any = false;
        for (const auto g : m_in[f])
            if (ranges[g].lower < ranges[g].upper) {
                row[place[g]] = 1;
                any = true;
            } else {
                row.back() -= static_cast<double>(ranges[g].lower);
            }
        if (any)
            rows.push_back(std::move(row));
    }
    std::size_t done = 0;
    for (std::size_t c = 0; c < unknown.size() && done < rows.size(); ++c) {
        const auto best = std::max_element(rows.begin() + static_cast<std::ptrdiff_t>(done), rows.end(),
                                           [&](const auto& a, const auto& b) { return std::fabs(a[c]) < std::fabs(b[c]); });
        if (std::fabs((*best)[c]) < 1e-9)
            continue;
        std::swap(*best, rows[done]);
        const double pivot = rows[done][c];
        for (double& v : rows[done])
            v /= pivot;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            const double factor = rows[r][c];
            if (r == done || factor == 0)
                continue;
            for (std::size_t k = 0; k < rows[r].size(); ++k)
                if (rows[done][k] != 0) {
                    rows[r][k] -= factor * rows[done][k];
                    if (std::fabs(rows[r][k]) < 1e-9 && k + 1 < rows[r].size())
                        rows[r][k] = 0;
                }
        }
        ++done;
    }
    for (std::size_t r = 0; r < done; ++r) {
        Sum sum;
        bool ones = true;
        for (std::size_t c = 0; c < unknown.size(); ++c)
            if (rows[r][c] != 0) {
                ones = ones && std::fabs(rows[r][c] - 1) < 1e-9;
                sum.groups.push_back(unknown[c]);
            }
        if (!ones)
            continue;
        const auto value = static_cast<std::int64_t>(std::llround(rows[r].back()));
        sum.people = {value, value};
        result.sums.push_back(std::move(sum));
    }
    return result;
}

} // namespace boulton::privacy
