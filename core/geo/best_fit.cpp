// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/best_fit.h"
#include "core/base/format.h"
#include "core/base/numeric.h"
#include <cmath>
#include <unordered_set>

namespace boulton::geo {
namespace {

constexpr double kShareSlack = 1e-6; // shares are published to six decimals

std::unexpected<Error> refused(std::size_t index, const std::string& what)
{
    return fail(ErrorCode::InvalidInput, what, {std::to_string(index)});
}

Status checkRow(const LookupRow& row, FitRule rule, std::size_t index)
{
    if (row.small.empty() || row.large.empty())
        return refused(index, "a code of the lookup is empty");
    if (!(row.share > 0) || row.share > 1 + kShareSlack)
        return refused(index, "the share of '" + row.small + "' in '" + row.large + "' is not above 0 and at most 1");
    if (rule == FitRule::BestFit && row.share != 1)
        return refused(index, "'" + row.small + "' belongs to '" + row.large + "' by a share of " + formatNumber(row.share, -1) +
                                  ", and by best fit each small area belongs to one larger area as a whole");
    return {};
}

struct Running {
    CompensatedSum numerator{};
    CompensatedSum denominator{};
    void add(const SmallCount& part, double share)
    {
        if (!std::isnan(part.numerator))
            numerator.add(part.numerator * share);
        if (!std::isnan(part.denominator))
            denominator.add(part.denominator * share);
    }
    [[nodiscard]] Sums sums() const { return {numerator.value(), denominator.value()}; }
};

Status checkPart(const SmallCount& part, std::size_t index)
{
    if (part.code.empty())
        return refused(index, "the code of a small area is empty");
    for (const double v : {part.numerator, part.denominator})
        if (v < 0 || std::isinf(v))
            return refused(index, "a count of '" + part.code + "' is negative or infinite");
    return {};
}

} // namespace

Result<Lookup> Lookup::make(std::vector<LookupRow> rows, FitRule rule, std::string vintage)
{
    if (rows.empty())
        return fail(ErrorCode::NotEnoughData, "the lookup has no rows");
    if (vintage.empty())
        return fail(ErrorCode::InvalidInput, "the lookup does not say of which vintage it is");
    Lookup lookup;
    lookup.m_rule = rule;
    lookup.m_vintage = std::move(vintage);
    std::unordered_map<std::string, std::size_t> larger;
    std::unordered_map<std::string, CompensatedSum> shares;
    std::unordered_map<std::string, std::size_t> lastRow;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const LookupRow& row = rows[i];
        BOULTON_TRY(checkRow(row, rule, i));
        const auto [at, isNew] = larger.emplace(row.large, lookup.m_larger.size());
        if (isNew) {
            lookup.m_larger.push_back(row.large);
            lookup.m_sizes.push_back(0);
        }
        auto& parts = lookup.m_parts[row.small];
        if (rule == FitRule::BestFit && !parts.empty())
            return refused(i, "'" + row.small + "' stands twice in the lookup, in '" + lookup.m_larger[parts.front().large] +
                                  "' and in '" + row.large + "'");
        for (const Part& part : parts)
            if (part.large == at->second)
                return refused(i, "'" + row.small + "' stands twice in the lookup with '" + row.large + "'");
        parts.push_back({at->second, row.share});
        ++lookup.m_sizes[at->second];
        shares[row.small].add(row.share);
        lastRow[row.small] = i;
    }
    for (const auto& row : rows)
        if (const double sum = shares[row.small].value(); std::fabs(sum - 1) > kShareSlack)
            return refused(lastRow[row.small], "the shares of '" + row.small + "' add up to " + formatNumber(sum, -1) + ", not 1");
    return lookup;
}

std::span<const Lookup::Part> Lookup::partsOf(std::string_view small) const
{
    const auto found = m_parts.find(std::string(small));
    return found == m_parts.end() ? std::span<const Part>() : std::span<const Part>(found->second);
}

Result<Aggregated> aggregate(std::span<const SmallCount> parts, const Lookup& lookup)
{
    if (parts.empty())
        return fail(ErrorCode::NotEnoughData, "there are no small areas");
    Aggregated result;
    std::unordered_set<std::string_view> seen;
    std::vector<LargerCount> larger(lookup.larger().size());
    std::vector<Running> sums(larger.size());
    Running before;
    Running unassigned;
    std::size_t firstUnknown = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const SmallCount& part = parts[i];
        BOULTON_TRY(checkPart(part, i));
        if (!seen.insert(part.code).second)
            return refused(i, "'" + part.code + "' stands twice");
        const bool missing = std::isnan(part.numerator) || std::isnan(part.denominator);
        result.missing += missing ? 1 : 0;
        before.add(part, 1);
        const auto places = lookup.partsOf(part.code);
        if (places.empty()) {
            firstUnknown = result.unknown.empty() ? i : firstUnknown;
            result.unknown.push_back(part.code);
            unassigned.add(part, 1);
        }
        for (const auto& place : places) {
            sums[place.large].add(part, place.share);
            ++larger[place.large].parts;
            larger[place.large].missing += missing ? 1 : 0;
        }
    }
    if (static_cast<double>(result.unknown.size()) > kMostUnknown * static_cast<double>(parts.size()))
        return refused(firstUnknown, std::to_string(result.unknown.size()) + " of " + std::to_string(parts.size()) +
                                         " small areas are not in the lookup '" + lookup.vintage() +
                                         "' ('" + result.unknown.front() + "' is the first): it is probably of another vintage");
    result.before = before.sums();
    result.unassigned = unassigned.sums();
    for (std::size_t k = 0; k < larger.size(); ++k) {
        if (larger[k].parts == 0)
            continue;
        larger[k].code = lookup.larger()[k];
        larger[k].sums = sums[k].sums();
        larger[k].absent = lookup.smallIn(k) - larger[k].parts;
        result.areas.push_back(std::move(larger[k]));
    }
    return result;
}

} // namespace boulton::geo
