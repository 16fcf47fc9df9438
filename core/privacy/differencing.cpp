// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/differencing.h"
#include "core/privacy/groups.h"
#include <algorithm>
#include <map>
#include <set>

namespace boulton::privacy {
namespace {

//! Figures of one measure: those of the new output first.
struct Measure {
    std::vector<const Figure*> figures{};
    std::vector<std::size_t> output{}; //!< kNow, or an index into the earlier ones
    std::vector<std::size_t> index{};  //!< in its output
};
constexpr std::size_t kNow = static_cast<std::size_t>(-1);

using Key = std::vector<std::uint32_t>; // groups
struct Telling {
    Range people{};
    std::set<std::size_t> figures{}; //!< of the measure: those that were subtracted; empty where more than two were needed
};
using Found = std::map<Key, Telling>;

//! Nothing but small numbers, and less doubt than the profile's sign leaves.
bool isTelling(const Range& people, const Profile& profile)
{
    const std::int64_t most = profile.threshold - 1;
    return people.lower >= 1 && people.upper <= most && (people.lower > 1 || people.upper < most || most == 1);
}

void keep(Found& found, Key key, const Range& people, std::set<std::size_t> figures)
{
    std::ranges::sort(key);
    const auto [at, isNew] = found.emplace(std::move(key), Telling{people, figures});
    if (isNew)
        return;
    Range& known = at->second.people;
    known.lower = std::max(known.lower, people.lower);
    known.upper = std::min(known.upper, people.upper);
    at->second.figures.merge(figures);
}

//! A figure inside another: what is left of the larger. `counts`: figures that are there.
Status pairs(const Measure& m, const Groups& groups, const std::vector<bool>& counts, const Profile& profile,
             const JobContext& job, Found& found)
{
    std::vector<std::size_t> bySize;
    for (std::size_t f = 0; f < m.figures.size(); ++f)
        if (counts[f] && m.figures[f]->known)
            bySize.push_back(f);
    for (const auto small : bySize) {
        BOULTON_TRY(job.check());
        const auto& inner = groups.in(small);
        if (inner.empty())
            continue;
        // whatever holds the inner one holds its first group
        for (const auto large : groups.of(inner.front())) {
            const auto& outer = groups.in(large);
            if (large == small || !counts[large] || !m.figures[large]->known || outer.size() <= inner.size())
                continue;
            const Range& whole = *m.figures[large]->known;
            const Range& part = *m.figures[small]->known;
            const Range people{std::max<std::int64_t>(0, whole.lower - part.upper), whole.upper - part.lower};
            if (!isTelling(people, profile) || !std::ranges::includes(outer, inner))
                continue;
            Key rest;
            std::ranges::set_difference(outer, inner, std::back_inserter(rest));
            keep(found, std::move(rest), people, {small, large});
        }
    }
    return {};
}

struct Told {
    Found found{};
    bool contradicts = false;
    bool solved = true;
};

Result<Told> toldBy(const Measure& m, const Groups& groups, const std::vector<bool>& counts, const Profile& profile,
                    const JobContext& job)
{
    Told told;
    BOULTON_TRY(pairs(m, groups, counts, profile, job, told.found));
    BOULTON_TRY_ASSIGN(const auto followed, groups.follow(counts, job));
    told.contradicts = followed.contradicts;
    told.solved = followed.solved;
    for (const auto& sum : followed.sums)
        if (isTelling(sum.people, profile))
            keep(told.found, sum.groups, sum.people, {});
    return told;
}

//! Whether the rest of the figures tells it as well.
bool tells(const Told& told, const Key& key)
{
    return told.found.contains(key);
}

//! Whether an earlier output says the same as a figure of the new one: hiding it would change nothing.
bool isOut(const Measure& m, const Groups& groups, std::size_t figure)
{
    const auto& mine = groups.in(figure);
    return !mine.empty() && std::ranges::any_of(groups.of(mine.front()), [&](std::uint32_t other) {
        return m.output[other] != kNow && m.figures[other]->known == m.figures[figure]->known && groups.in(other) == mine;
    });
}

//! Figures of the new output that were subtracted, or that hold the group or share people with one that does; the smallest first.
std::vector<std::size_t> causes(const Measure& m, const Groups& groups, const Key& key, const Telling& telling)
{
    std::set<std::size_t> near = telling.figures;
    if (near.empty())
        for (const auto g : key)
            for (const auto f : groups.of(g))
                for (const auto other : groups.in(f))
                    near.insert(groups.of(other).begin(), groups.of(other).end());
    std::vector<std::size_t> figures, out;
    for (const auto f : near)
        if (m.output[f] == kNow && m.figures[f]->known)
            (isOut(m, groups, f) ? out : figures).push_back(f);
    if (figures.empty())
        figures = std::move(out);
    std::ranges::stable_sort(figures, {}, [&](std::size_t f) { return m.figures[f]->known->upper; });
    return figures;
}

Status examine(const std::string& name, const Measure& m, const Profile& profile, const JobContext& job, Differences& result)
{
    BOULTON_TRY_ASSIGN(const Groups groups, Groups::make(m.figures));
    std::vector<bool> all(m.figures.size(), true);
    std::vector<bool> before(m.figures.size());
    std::set<std::size_t> outputs;
    for (std::size_t f = 0; f < m.figures.size(); ++f) {
        before[f] = m.output[f] != kNow;
        if (before[f])
            outputs.insert(m.output[f]);
    }
    BOULTON_TRY_ASSIGN(const Told now, toldBy(m, groups, all, profile, job));
    if (now.contradicts)
        result.revised.push_back(name);
    if (!now.solved)
        result.unsolved.push_back(name);
    if (now.found.empty())
        return {};
    BOULTON_TRY_ASSIGN(const Told old, toldBy(m, groups, before, profile, job));
    std::map<std::size_t, Told> without;
    for (const auto o : outputs) {
        auto counts = all;
        for (std::size_t f = 0; f < m.figures.size(); ++f)
            counts[f] = m.output[f] != o;
        BOULTON_TRY_ASSIGN(without[o], toldBy(m, groups, counts, profile, job));
    }
    for (const auto& [key, telling] : now.found) {
        if (tells(old, key))
            continue; // it is out already
        Difference d{name, groups.describe(key), telling.people, {}, {}};
        for (const auto& [o, told] : without)
            if (!tells(told, key))
                d.outputs.push_back(o);
        for (const auto f : causes(m, groups, key, telling))
            d.figures.push_back(m.index[f]);
        result.found.push_back(std::move(d));
    }
    return {};
}

} // namespace

Result<Differences> differences(const Published& now, std::span<const Published> earlier, const Profile& profile,
                                const JobContext& job)
{
    std::map<std::string, Measure> measures;
    const auto add = [](Measure& m, const Figure& f, std::size_t output, std::size_t index) {
        m.figures.push_back(&f);
        m.output.push_back(output);
        m.index.push_back(index);
    };
    for (std::size_t i = 0; i < now.figures.size(); ++i)
        add(measures[now.figures[i].measure], now.figures[i], kNow, i);
    for (std::size_t o = 0; o < earlier.size(); ++o)
        for (std::size_t i = 0; i < earlier[o].figures.size(); ++i)
            if (const auto m = measures.find(earlier[o].figures[i].measure); m != measures.end())
                add(m->second, earlier[o].figures[i], o, i);
    Differences result;
    for (const auto& [name, m] : measures) {
        BOULTON_TRY(job.check());
        BOULTON_TRY(examine(name, m, profile, job, result));
    }
    return result;
}

} // namespace boulton::privacy
