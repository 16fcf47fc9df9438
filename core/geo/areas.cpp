// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/areas.h"
#include <algorithm>
#include <array>
#include <utility>

namespace boulton::geo {

std::string_view name(AreaKind kind)
{
    switch (kind) {
    case AreaKind::Other: return "area";
    case AreaKind::OutputArea: return "output area";
    case AreaKind::LowerLayer: return "lower layer super output area";
    case AreaKind::MiddleLayer: return "middle layer super output area";
    case AreaKind::Ward: return "ward";
    case AreaKind::Constituency: return "constituency";
    case AreaKind::LocalAuthority: return "local authority";
    case AreaKind::County: return "county";
    case AreaKind::CombinedAuthority: return "combined authority";
    case AreaKind::Region: return "region";
    case AreaKind::Country: return "country";
    }
    return "area";
}

bool isAreaCode(std::string_view text)
{
    return text.size() == 9 && std::string_view("EWSNKJ").contains(text[0]) &&
           std::ranges::all_of(text.substr(1), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<AreaKind> kindOf(std::string_view code)
{
    if (!isAreaCode(code))
        return {};
    static constexpr std::array<std::pair<std::string_view, AreaKind>, 37> kEntities{{
        {"E00", AreaKind::OutputArea},
        {"W00", AreaKind::OutputArea},
        {"S00", AreaKind::OutputArea},
        {"E01", AreaKind::LowerLayer},
        {"W01", AreaKind::LowerLayer},
        {"S01", AreaKind::LowerLayer},
        {"E02", AreaKind::MiddleLayer},
        {"W02", AreaKind::MiddleLayer},
        {"S02", AreaKind::MiddleLayer},
        {"E05", AreaKind::Ward},
        {"W05", AreaKind::Ward},
        {"S13", AreaKind::Ward},
        {"N08", AreaKind::Ward},
        {"E14", AreaKind::Constituency},
        {"W07", AreaKind::Constituency},
        {"S14", AreaKind::Constituency},
        {"N05", AreaKind::Constituency},
        {"N06", AreaKind::Constituency},
        {"N07", AreaKind::Constituency},
        {"E06", AreaKind::LocalAuthority},
        {"E07", AreaKind::LocalAuthority},
        {"E08", AreaKind::LocalAuthority},
        {"E09", AreaKind::LocalAuthority},
        {"W06", AreaKind::LocalAuthority},
        {"S12", AreaKind::LocalAuthority},
        {"N09", AreaKind::LocalAuthority},
        {"E10", AreaKind::County},
        {"E11", AreaKind::County},
        {"E47", AreaKind::CombinedAuthority},
        {"E12", AreaKind::Region},
        {"E92", AreaKind::Country},
        {"W92", AreaKind::Country},
        {"S92", AreaKind::Country},
        {"N92", AreaKind::Country},
        {"K02", AreaKind::Country},
        {"K03", AreaKind::Country},
        {"K04", AreaKind::Country},
    }};
    const auto found = std::ranges::find(kEntities, code.substr(0, 3), &std::pair<std::string_view, AreaKind>::first);
    return found == kEntities.end() ? AreaKind::Other : found->second;
}

} // namespace boulton::geo
