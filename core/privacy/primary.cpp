// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/primary.h"
#include "core/base/numeric.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace boulton::privacy {
namespace {

std::int64_t upwards(double amount)
{
    return static_cast<std::int64_t>(std::ceil(std::clamp(amount, 0.0, 1e12) - 1e-9));
}

Result<Finding> concentration(std::int64_t count, std::span<const double> contributions, const Profile& profile)
{
    std::vector<double> sorted(contributions.begin(), contributions.end());
    for (std::size_t i = 0; i < sorted.size(); ++i)
        if (!std::isfinite(sorted[i]) || sorted[i] < 0)
            return fail(ErrorCode::InvalidInput, "a contribution is missing or negative", {std::to_string(i)});
    std::ranges::sort(sorted, std::ranges::greater());
    const auto sumFrom = [&](std::size_t first, std::size_t last) {
        CompensatedSum sum;
        for (std::size_t i = first; i < std::min(last, sorted.size()); ++i)
            sum.add(sorted[i]);
        return sum.value();
    };
    const double all = sumFrom(0, sorted.size());
    Finding f;
    if (all <= 0)
        return f;
    if (const double top = sumFrom(0, profile.dominanceN); profile.dominanceK > 0 && top > profile.dominanceK * all)
        f = {Why::Dominance, upwards(top / profile.dominanceK - all), 0};
    if (const double rest = sumFrom(2, sorted.size()); profile.pRatio > 0 && rest < profile.pRatio * sorted.front()) {
        f.why = f.why == Why::None ? Why::PRatio : f.why;
        f.up = std::max(f.up, upwards(profile.pRatio * sorted.front() - rest));
    }
    if (f.why != Why::None) {
        f.up = std::max<std::int64_t>(f.up, 1);
        f.down = std::min(f.up, count);
    }
    return f;
}

} // namespace

std::string_view name(Why why)
{
    return std::array<std::string_view, 9>{"", "small", "zero", "dominance", "p-ratio", "difference", "rounding",
                                           "recoverable", "everything"}[static_cast<std::size_t>(why)];
}

Result<Finding> examine(std::int64_t count, std::span<const double> contributions, const Profile& profile)
{
    if (!contributions.empty()) {
        // of a magnitude the contributors are counted, not the amount
        const auto contributors = static_cast<std::int64_t>(contributions.size());
        BOULTON_TRY_ASSIGN(Finding f, concentration(count, contributions, profile));
        if (f.why == Why::None && profile.isSmall(contributors))
            f = {Why::Small, std::max<std::int64_t>(1, count), count};
        return f;
    }
    Finding f;
    if (!profile.isSmall(count))
        return f;
    const Range small = profile.small();
    f = {count == 0 ? Why::Zero : Why::Small, small.upper - count, count - small.lower};
    if (f.up == 0 && f.down == 0)
        f.up = 1; // a sign that stands for one number only: at least not worked out
    return f;
}

Finding compareWith(std::int64_t count, std::int64_t earlier, const Profile& profile)
{
    const Range now = profile.behind(profile.shown(count));
    const Range apart{now.lower - earlier, now.upper - earlier};
    const std::int64_t most = profile.threshold - 1;
    Finding f;
    if (apart.lower >= 1 && apart.upper <= most) {
        const std::int64_t more = count - earlier;
        f = {Why::Difference, most - more, more - 1};
    } else if (apart.upper <= -1 && apart.lower >= -most) {
        const std::int64_t fewer = earlier - count;
        f = {Why::Difference, fewer - 1, std::min(most - fewer, count)};
    } else {
        return f;
    }
    if (f.up == 0 && f.down == 0)
        f.up = 1;
    return f;
}

Status checkDegreesOfFreedom(std::int64_t degrees, const Profile& profile)
{
    if (degrees >= profile.degreesOfFreedom)
        return {};
    return fail(ErrorCode::NotEnoughData,
                "the model has " + std::to_string(degrees) + " degrees of freedom; profile '" + profile.id +
                    "' asks for " + std::to_string(profile.degreesOfFreedom),
                {std::to_string(degrees), std::to_string(profile.degreesOfFreedom)});
}

} // namespace boulton::privacy
