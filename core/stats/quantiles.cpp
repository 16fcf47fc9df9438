// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/quantiles.h"
#include <algorithm>
#include <cmath>
#include <format>

namespace boulton::stats {

Result<std::vector<std::optional<int>>> quantileGroups(std::span<const double> values, int groups, bool highestFirst)
{
    if (groups < 2)
        return fail(ErrorCode::InvalidInput, "there must be at least two groups");
    std::vector<double> present;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isinf(values[i]))
            return fail(ErrorCode::InvalidInput, "a value is infinite", {std::to_string(i)});
        if (!std::isnan(values[i]))
            present.push_back(highestFirst ? -values[i] : values[i]);
    }
    if (present.size() < static_cast<std::size_t>(groups))
        return fail(ErrorCode::NotEnoughData,
                    std::format("{} values are too few for {} groups", present.size(), groups));
    std::ranges::sort(present);
    const auto n = static_cast<double>(present.size());
    const double size = n / groups; // of a group
    std::vector<std::optional<int>> result(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        const auto first = std::ranges::lower_bound(present, highestFirst ? -values[i] : values[i]);
        const auto rank = static_cast<double>(first - present.begin() + 1);
        const double group = std::floor(groups + 1 - std::ceil((n + 1 - rank) / size));
        result[i] = std::max(1, static_cast<int>(group));
    }
    return result;
}

} // namespace boulton::stats
