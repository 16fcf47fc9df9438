// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/protect.h"
#include "core/privacy/audit.h"
#include <algorithm>
#include <array>

namespace boulton::privacy {
namespace {

Result<std::vector<Finding>> findingsOf(const ProtectTask& task)
{
    const auto& values = task.table.values;
    std::vector<Finding> findings(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::span<const double> contributions =
            task.contributions.empty() ? std::span<const double>{} : std::span<const double>(task.contributions[i]);
        BOULTON_TRY_ASSIGN(findings[i], examine(values[i], contributions, task.profile));
        if (findings[i].why == Why::None && !task.earlier.empty() && task.earlier[i])
            findings[i] = compareWith(values[i], *task.earlier[i], task.profile);
        if (!task.keep.empty() && task.keep[i])
            findings[i] = {}; // there is nothing left to protect
    }
    for (const auto i : task.hide) {
        if (i >= values.size())
            return fail(ErrorCode::Internal, "a cell to be hidden is not in the table");
        if (findings[i].why == Why::None) // in doubt by as much as a small count is
            findings[i] = {Why::Difference, std::max<std::int64_t>(1, task.profile.threshold - 1),
                           std::min(values[i], std::max<std::int64_t>(0, task.profile.threshold - 1))};
    }
    return findings;
}

//! What a reader knows of each cell before totals are added up.
std::vector<Range> knownOf(const ProtectTask& task, const std::vector<bool>& hidden)
{
    std::vector<Range> known(task.table.values.size());
    for (std::size_t i = 0; i < known.size(); ++i)
        if (!hidden[i])
            known[i] = task.profile.behind(task.profile.shown(task.table.values[i]));
    return known;
}

//! Counts that rounding is to hide, and that the other rounded numbers give away to within less than half the base.
Status examineRounding(const ProtectTask& task, std::vector<Finding>& findings, const JobContext& job)
{
    const Profile& p = task.profile;
    if (p.rounding == Rounding::None || p.base <= p.threshold)
        return {};
    std::vector<bool> hidden(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i)
        hidden[i] = findings[i].why != Why::None;
    BOULTON_TRY_ASSIGN(const auto ranges, audit(task.table, knownOf(task, hidden), job));
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const std::int64_t v = task.table.values[i];
        if (!hidden[i] && v > 0 && v < p.base && 2 * (ranges[i].upper - ranges[i].lower + 1) < p.base)
            findings[i] = {Why::Rounding, p.base - 1 - v, v - 1};
    }
    return {};
}

} // namespace

std::string_view name(CellStatus status)
{
    return std::array<std::string_view, 4>{"shown", "rounded", "primary",
                                           "secondary"}[static_cast<std::size_t>(status)];
}

Result<ProtectedTable> protect(const ProtectTask& task, const JobContext& job)
{
    BOULTON_TRY(check(task.table));
    const std::size_t n = task.table.values.size();
    for (const std::size_t size : {task.contributions.size(), task.earlier.size(), task.keep.size()})
        if (size != 0 && size != n)
            return fail(ErrorCode::Internal, "what is said of the cells of a table is about another table");
    BOULTON_TRY_ASSIGN(auto findings, findingsOf(task));
    BOULTON_TRY(examineRounding(task, findings, job));

    SuppressionTask hide;
    for (std::size_t i = 0; i < n; ++i)
        if (findings[i].why != Why::None)
            hide.sensitive.push_back({i, findings[i].up, findings[i].down});
    hide.published = knownOf(task, std::vector<bool>(n, false));
    hide.keep = task.keep;
    hide.loss = task.profile.loss;
    hide.seed = task.seed;
    hide.work = task.work;
    for (const auto& s : hide.sensitive) // hidden in any case: nothing is published of it
        hide.published[s.cell] = {};
    BOULTON_TRY_ASSIGN(const Suppression s, suppress(task.table, hide, job));
    BOULTON_TRY_ASSIGN(const auto possible, audit(task.table, knownOf(task, s.hidden), job));

    ProtectedTable result;
    result.optimal = s.optimal;
    result.atLeast = s.atLeast;
    result.everything = s.everything;
    result.people = s.people;
    result.open = s.open;
    for (std::size_t i = 0; i < n; ++i) {
        ProtectedCell cell{.possible = possible[i]};
        if (findings[i].why != Why::None) {
            cell.status = CellStatus::Primary;
            cell.why = findings[i].why;
            ++result.primary;
        } else if (s.hidden[i]) {
            cell.status = CellStatus::Secondary;
            cell.why = s.everything ? Why::Everything : Why::Recoverable;
            ++result.secondary;
        } else {
            cell.published = task.profile.shown(task.table.values[i]);
            cell.status = *cell.published == task.table.values[i] ? CellStatus::Shown : CellStatus::Rounded;
            result.rounded += cell.status == CellStatus::Rounded ? 1 : 0;
        }
        result.cells.push_back(cell);
    }
    result.asGiven = result.primary + result.secondary + result.rounded == 0;
    // The search and the attacker are two computations: what the second finds counts.
    for (const auto& one : hide.sensitive) {
        const Range& r = possible[one.cell];
        const std::int64_t v = task.table.values[one.cell];
        const bool safe = r.lower <= v - one.down && (r.upper >= kUnlimited || r.upper >= v + one.up);
        if (!safe && std::ranges::find(result.open, one.cell) == result.open.end())
            result.open.push_back(one.cell);
    }
    return result;
}

} // namespace boulton::privacy
