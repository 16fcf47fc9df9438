// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/roles.h"
#include <algorithm>

namespace boulton::workspace {

std::optional<Role> roleOf(std::string_view word)
{
    const auto found = std::ranges::find(kRoles, word, &RoleInfo::word);
    return found == kRoles.end() ? std::nullopt : std::optional(found->role);
}

std::set<Right> rightsOf(std::string_view word)
{
    const auto found = std::ranges::find(kRoles, word, &RoleInfo::word);
    std::set<Right> rights;
    for (const Right right : kAllRights)
        if (found == kRoles.end() ? right == Right::UseVault : found->has(right))
            rights.insert(right);
    return rights;
}

Text label(Role role)
{
    switch (role) {
    case Role::Administrator: return BOULTON_TR("workspace", "Administrator");
    case Role::AssetOwner: return BOULTON_TR("workspace", "Information asset owner");
    case Role::Analyst: return BOULTON_TR("workspace", "Analyst");
    case Role::ServiceOfficer: return BOULTON_TR("workspace", "Service officer");
    case Role::BriefingReader: return BOULTON_TR("workspace", "Briefing reader");
    case Role::Auditor: return BOULTON_TR("workspace", "Auditor");
    case Role::Service: return BOULTON_TR("workspace", "Unattended service");
    }
    return {};
}

} // namespace boulton::workspace
