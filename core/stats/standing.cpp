// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/standing.h"
#include "core/base/numeric.h"
#include "core/stats/checks.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::stats {
namespace {

bool isNumber(double v)
{
    return !std::isnan(v);
}

//! The members that have what is asked for, or why there are none.
template <typename Has>
Result<std::vector<std::size_t>> presentOf(std::span<const Member> members, Absent absent, GroupFigure& figure, Has has,
                                           std::string_view what)
{
    std::vector<std::size_t> present;
    for (std::size_t i = 0; i < members.size(); ++i)
        (has(members[i]) ? present : figure.absent).push_back(i);
    if (absent == Absent::Refuse && !figure.absent.empty())
        return fail(ErrorCode::NotEnoughData,
                    std::to_string(figure.absent.size()) + " of " + std::to_string(members.size()) + " members have no " +
                        std::string(what),
                    {std::to_string(figure.absent.front())});
    if (present.empty())
        return fail(ErrorCode::NotEnoughData, "no member has a " + std::string(what));
    figure.members = present.size();
    return present;
}

} // namespace

std::string_view name(Standing standing)
{
    return std::array<std::string_view, 6>{"not-compared", "similar", "better",
                                           "worse",        "higher",  "lower"}[static_cast<std::size_t>(standing)];
}

char letterOf(Standing standing)
{
    return " SBWHL"[static_cast<std::size_t>(standing)];
}

Standing standingOf(const Interval& difference, Polarity polarity)
{
    if (!isNumber(difference.lower) || !isNumber(difference.upper))
        return Standing::NotCompared;
    if (difference.lower <= 0 && difference.upper >= 0)
        return Standing::Similar;
    const bool higher = difference.lower > 0;
    if (polarity == Polarity::None)
        return higher ? Standing::Higher : Standing::Lower;
    return higher == (polarity == Polarity::HighGood) ? Standing::Better : Standing::Worse;
}

Standing standingOf(const Interval& figure, double comparator, Polarity polarity)
{
    return standingOf(Interval{figure.lower - comparator, figure.upper - comparator}, polarity);
}

Result<std::vector<std::optional<Rank>>> ranksOf(std::span<const double> values, bool highestFirst)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isinf(values[i]))
            return fail(ErrorCode::InvalidInput, "a value is infinite", {std::to_string(i)});
        if (isNumber(values[i]))
            order.push_back(i);
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return highestFirst ? values[a] > values[b] : values[a] < values[b];
    });
    std::vector<std::optional<Rank>> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
            ++last;
        for (std::size_t k = first; k <= last; ++k)
            ranks[order[k]] = Rank{static_cast<int>(first) + 1, static_cast<int>(order.size()), last > first};
        first = last + 1;
    }
    return ranks;
}

Result<Gap> gapOf(double value, double comparator, double denominator, double per)
{
    BOULTON_TRY(checkFinite(value, "the figure"));
    BOULTON_TRY(checkFinite(comparator, "the comparator"));
    BOULTON_TRY(checkPositive(per, "the number that the figure is per"));
    if (isNumber(denominator))
        BOULTON_TRY(checkNotNegative(denominator, "the number of people"));
    Gap gap;
    gap.absolute = value - comparator;
    if (comparator != 0)
        gap.relative = gap.absolute / std::fabs(comparator);
    if (isNumber(denominator))
        gap.people = gap.absolute / per * denominator;
    return gap;
}

Result<GroupFigure> pooledFigure(CountKind kind, std::span<const Member> members, double per,
                                 std::span<const Confidence> levels, Absent absent)
{
    GroupFigure figure;
    const auto has = [](const Member& m) { return isNumber(m.numerator) && isNumber(m.denominator); };
    BOULTON_TRY_ASSIGN(const auto present, presentOf(members, absent, figure, has, "count with its population"));
    CompensatedSum above;
    CompensatedSum below;
    for (const auto i : present) {
        for (const auto& status : {checkNotNegative(members[i].numerator, "the numerator"),
                                   checkNotNegative(members[i].denominator, "the population")})
            if (!status)
                return fail(status.error().code, status.error().what, {std::to_string(i)});
        above.add(members[i].numerator);
        below.add(members[i].denominator);
    }
    figure.numerator = above.value();
    figure.denominator = below.value();
    BOULTON_TRY_ASSIGN(figure.estimate, kind == CountKind::Rate
                                            ? crudeRate(figure.numerator, figure.denominator, per, levels)
                                            : proportion(figure.numerator, figure.denominator, per, levels));
    return figure;
}

Result<GroupFigure> meanOfMembers(std::span<const Member> members, std::size_t levels, Absent absent)
{
    GroupFigure figure;
    figure.pooling = Pooling::MeanOfValues;
    BOULTON_TRY_ASSIGN(const auto present,
                       presentOf(members, absent, figure, [](const Member& m) { return isNumber(m.value); }, "figure"));
    CompensatedSum sum;
    for (const auto i : present) {
        if (auto status = checkFinite(members[i].value, "the figure"); !status)
            return fail(status.error().code, status.error().what, {std::to_string(i)});
        sum.add(members[i].value);
    }
    figure.estimate.value = sum.value() / static_cast<double>(present.size());
    figure.estimate.intervals.assign(levels, Interval{});
    return figure;
}

} // namespace boulton::stats
