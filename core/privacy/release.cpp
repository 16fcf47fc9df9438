// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/release.h"
#include <algorithm>
#include <set>

namespace boulton::privacy {
namespace {

std::unexpected<Error> refused(const Difference& difference, std::span<const Published> earlier, const Profile& profile)
{
    std::string names;
    std::vector<std::string> ids;
    for (const auto o : difference.outputs) {
        names += (names.empty() ? "'" : ", '") + earlier[o].title + "'";
        ids.push_back(earlier[o].id);
    }
    return fail(ErrorCode::Refused,
                "the output cannot be shown: together with " + (names.empty() ? std::string("earlier ones") : names) +
                    " it would tell of fewer than " + std::to_string(profile.threshold) + " people (" + difference.group + ")",
                std::move(ids));
}

} // namespace

Result<Release> release(ProtectTask task, std::vector<Figure> figures, std::span<const Published> earlier,
                        const JobContext& job)
{
    if (figures.size() > task.table.values.size())
        return fail(ErrorCode::Internal, "more figures than cells");
    Release result;
    std::set<std::size_t> outputs;
    // each round hides at least one more cell
    for (std::size_t round = 0; round <= figures.size(); ++round) {
        BOULTON_TRY_ASSIGN(result.table, protect(task, job));
        std::erase_if(result.table.open, [&](std::size_t cell) { return cell >= figures.size(); });
        if (!result.table.open.empty())
            return fail(ErrorCode::Refused,
                        "the output cannot be shown: what is known elsewhere gives figures away however much is hidden");
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const auto& published = result.table.cells[i].published;
            figures[i].known = published ? std::optional(task.profile.behind(*published)) : std::nullopt;
        }
        if (earlier.empty())
            break;
        const Published now{.figures = figures};
        BOULTON_TRY_ASSIGN(const Differences told, differences(now, earlier, task.profile, job));
        result.revised = told.revised;
        result.unsolved = told.unsolved;
        if (told.found.empty())
            break;
        std::set<std::size_t> chosen;
        for (const auto& d : told.found) {
            outputs.insert(d.outputs.begin(), d.outputs.end());
            if (std::ranges::any_of(d.figures, [&](std::size_t f) { return chosen.contains(f); }))
                continue;
            const auto next = std::ranges::find_if(d.figures, [&](std::size_t f) { return figures[f].known.has_value(); });
            if (next == d.figures.end())
                return refused(d, earlier, task.profile);
            chosen.insert(*next);
        }
        task.hide.insert(task.hide.end(), chosen.begin(), chosen.end());
        result.forEarlier += chosen.size();
    }
    result.outputs.assign(outputs.begin(), outputs.end());
    result.figures = std::move(figures);
    return result;
}

} // namespace boulton::privacy
