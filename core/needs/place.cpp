// SPDX-License-Identifier: GPL-3.0-or-later
// Whose profile it is, and beside whom.
#include "core/geo/areas.h"
#include "core/needs/figures.h"
#include "core/needs/themes.h"
#include <algorithm>

namespace boulton::needs {
namespace {

std::optional<std::string> typeOfCode(std::string_view code)
{
    const auto kind = geo::kindOf(code);
    if (!kind)
        return std::nullopt;
    switch (*kind) {
    case geo::AreaKind::Ward: return "ward";
    case geo::AreaKind::LowerLayer: return "lsoa";
    case geo::AreaKind::MiddleLayer: return "msoa";
    case geo::AreaKind::LocalAuthority:
    case geo::AreaKind::County: return "council";
    case geo::AreaKind::Region: return "region";
    case geo::AreaKind::Country: return "country";
    default: return std::nullopt;
    }
}

//! The kind of somebody with whom an area shares a group; empty where nobody's is known.
std::string typeOfCompany(const Areas& areas, const AreaInfo& area)
{
    for (const auto& group : area.groups)
        for (const AreaId other : areas.membersOf(group))
            if (!areas[other].type.empty())
                return areas[other].type;
    return {};
}

//! Kinds that nobody stated: by code; where an area is in a group only ("core cities"), that of others of the group, else that of the profile's
//! council.
void settleTypes(Areas& areas, AreaId profile)
{
    for (AreaId id = 0; id < areas.size(); ++id)
        if (areas[id].type.empty())
            areas.at(id).type = typeOfCode(areas[id].code.empty() ? areas[id].name : areas[id].code).value_or("");
    if (areas[profile].type.empty())
        areas.at(profile).type = "council";
    for (bool any = true; any;) { // a city that is in two groups tells the kind of both
        any = false;
        for (AreaId id = 0; id < areas.size(); ++id) {
            if (!areas[id].type.empty() || areas[id].groups.empty())
                continue;
            areas.at(id).type = typeOfCompany(areas, areas[id]);
            any = any || !areas[id].type.empty();
        }
    }
    for (AreaId id = 0; id < areas.size(); ++id)
        if (areas[id].type.empty() && !areas[id].groups.empty() && areas[profile].type == "council")
            areas.at(id).type = "council";
}

std::string someNames(const Areas& areas)
{
    std::string out;
    for (AreaId id = 0; id < areas.size() && id < 8; ++id)
        out += (out.empty() ? "" : ", ") + areas[id].name;
    return areas.size() > 8 ? out + " and " + std::to_string(areas.size() - 8) + " more" : out;
}

//! An area by name, whatever its case.
std::optional<AreaId> areaNamed(const Areas& areas, const std::string& name)
{
    if (const auto exact = areas.find(name))
        return exact;
    for (AreaId id = 0; id < areas.size(); ++id)
        if (plainWords(areas[id].name) == plainWords(name))
            return id;
    return std::nullopt;
}

} // namespace

Result<Place> placeOf(const Options& options, Areas& areas)
{
    Place place;
    std::optional<AreaId> own;
    if (!options.area.empty()) {
        own = areaNamed(areas, options.area);
    } else if (const auto councils = areas.membersOf("council"); councils.size() == 1) {
        own = councils.front();
    } else {
        return fail(ErrorCode::Usage, "parameter 'area' must name the area whose needs these are", {"area"});
    }
    if (!own)
        return fail(ErrorCode::NotFound, "there is no area '" + options.area + "'; there are: " + someNames(areas), {options.area});
    place.area = *own;
    settleTypes(areas, place.area);
    if (auto area = areaNamed(areas, options.comparator)) {
        if (*area == place.area)
            return fail(ErrorCode::Usage, "parameter 'comparator': an area cannot be compared with itself", {"comparator"});
        place.comparator = area;
    } else {
        place.group = areas.membersOf(options.comparator);
        std::erase(place.group, place.area);
        if (place.group.empty()) {
            std::string groups;
            for (const auto& name : areas.groupNames())
                groups += (groups.empty() ? "" : ", ") + name;
            return fail(ErrorCode::NotFound,
                        "there is no area and no group '" + options.comparator + "'; groups: " + (groups.empty() ? "none" : groups) +
                            "; areas: " + someNames(areas),
                        {options.comparator});
        }
    }
    if (areas[place.area].type == "council" || areas[place.area].type.empty()) {
        place.partsAre = "ward";
        place.parts = areas.within("ward", areas[place.area].name);
        if (place.parts.empty()) { // nobody stated a parent: all wards are those of the one council there is a profile of
            place.parts = areas.membersOf("ward");
            std::erase_if(place.parts, [&](AreaId id) { return !areas[id].parent.empty(); });
        }
    }
    return place;
}

} // namespace boulton::needs
