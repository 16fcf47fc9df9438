// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of larger areas from those of their parts.
#include "core/base/numeric.h"
#include "core/geo/areas.h"
#include "core/needs/observations.h"
#include <cmath>
#include <map>

namespace boulton::needs {
namespace {

bool isSmall(const AreaInfo& area, const geo::Lookup& lookup)
{
    return lookup.knows(area.name) || lookup.knows(area.code) || geo::kindOf(area.name) == geo::AreaKind::LowerLayer;
}

struct Group { // of one indicator and period
    std::vector<geo::SmallCount> parts{};
    std::int64_t line = 0;
};

} // namespace

Status addSmallAreas(Observations& observations, const std::vector<Indicator>& indicators, Areas& areas, const geo::Lookup& lookup,
                     Diagnostics& diagnostics)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, Group> groups;
    std::map<std::uint32_t, std::size_t> published;
    for (const auto& o : observations.rows) {
        const AreaInfo& area = areas[o.area];
        if (!isSmall(area, lookup))
            continue;
        if (areas[o.area].type.empty())
            areas.at(o.area).type = "lsoa";
        if (!indicators[o.indicator].fromCounts() || (std::isnan(o.numerator) && !std::isnan(o.value))) {
            ++published[o.indicator];
            continue;
        }
        Group& g = groups[{o.indicator, o.period}];
        g.line = g.parts.empty() ? o.line : g.line;
        g.parts.push_back({lookup.knows(area.name) || !lookup.knows(area.code) ? area.name : area.code, o.numerator, o.denominator});
    }
    for (const auto& [indicator, rows] : published)
        diagnostics.add(Severity::Warning, 0, "",
                        BOULTON_TR("needs", "%1: figures of %2 small areas are given without counts. They are not averaged, so no larger area has one from them.")
                            .with(indicators[indicator].name, static_cast<std::int64_t>(rows)));
    std::map<std::string, AreaId> byCode; // lookups name larger areas by code as often as by name
    for (AreaId id = 0; id < areas.size(); ++id)
        if (!areas[id].code.empty())
            byCode.emplace(areas[id].code, id);
    for (const auto& [key, group] : groups) {
        const Indicator& indicator = indicators[key.first];
        const std::string& period = observations.periods[key.second].text;
        const auto sums = geo::aggregate(group.parts, lookup);
        if (!sums)
            return fail(sums.error().code, indicator.name + ", " + period + ": " + sums.error().what);
        std::size_t incomplete = 0;
        for (const auto& larger : sums->areas) {
            const auto coded = byCode.find(larger.code);
            const AreaId id = coded != byCode.end() ? coded->second : areas.add(larger.code);
            if (areas[id].type.empty())
                areas.at(id).type = "ward";
            if (!larger.complete()) {
                ++incomplete;
                continue;
            }
            if (!observations.add({.indicator = key.first, .area = id, .period = key.second, .numerator = larger.sums.numerator,
                                   .denominator = larger.sums.denominator, .parts = larger.parts}))
                return fail(ErrorCode::InvalidInput, indicator.name + ", " + period + ": " + larger.code +
                                                         " has a figure of its own (line " +
                                                         std::to_string(observations.find(key.first, id, key.second)->line) +
                                                         ") and one added up from its small areas");
        }
        if (!sums->unknown.empty())
            diagnostics.add(Severity::Warning, group.line, "area",
                            BOULTON_TR("needs", "%1, %2: %3 small areas are not in the lookup (%4) and in no larger area; they count %5 of %6.")
                                .with(indicator.name, period, static_cast<std::int64_t>(sums->unknown.size()), lookup.vintage(),
                                      Number{sums->unassigned.numerator, -1, ""}, Number{sums->before.numerator, -1, ""}));
        if (incomplete > 0)
            diagnostics.add(Severity::Warning, group.line, "",
                            BOULTON_TR("needs", "%1, %2: %3 larger areas have no figure, because small areas of theirs are missing.")
                                .with(indicator.name, period, static_cast<std::int64_t>(incomplete)));
    }
    return {};
}

void addWhole(Observations& observations, const std::vector<Indicator>& indicators, AreaId whole, const std::vector<AreaId>& parts)
{
    if (parts.empty())
        return;
    for (std::uint32_t i = 0; i < indicators.size(); ++i) {
        if (!indicators[i].fromCounts())
            continue;
        for (std::uint32_t p = 0; p < observations.periods.size(); ++p) {
            CompensatedSum numerator;
            CompensatedSum denominator;
            bool all = observations.find(i, whole, p) == nullptr;
            for (std::size_t k = 0; all && k < parts.size(); ++k) {
                const Observation* o = observations.find(i, parts[k], p);
                all = o != nullptr && o->numerator >= 0 && o->denominator >= 0;
                if (all) {
                    numerator.add(o->numerator);
                    denominator.add(o->denominator);
                }
            }
            if (all)
                observations.add({.indicator = i, .area = whole, .period = p, .numerator = numerator.value(), .denominator = denominator.value(),
                                  .parts = parts.size()});
        }
    }
}

} // namespace boulton::needs
