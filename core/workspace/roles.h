// SPDX-License-Identifier: GPL-3.0-or-later
// The roles of a council and the rights of each. The role of a user is a record signed by an administrator (store); what it
// allows is this table. A right is a rule of the program: which compartments somebody can read is held by keys instead.
#pragma once
#include "core/base/text.h"
#include "core/workspace/use_cases.h"
#include <initializer_list>
#include <optional>
#include <set>
#include <string_view>

namespace boulton::workspace {

enum class Role : std::uint8_t { Administrator, AssetOwner, Analyst, ServiceOfficer, BriefingReader, Auditor, Service };

struct RoleInfo {
    Role role;
    std::string_view word; //!< as it is signed
    std::uint32_t rights = 0;
    [[nodiscard]] constexpr bool has(Right right) const { return (rights >> static_cast<unsigned>(right) & 1U) != 0; }
};

[[nodiscard]] constexpr std::uint32_t rightsOf(std::initializer_list<Right> rights)
{
    std::uint32_t bits = 0;
    for (const Right right : rights)
        bits |= std::uint32_t{1} << static_cast<unsigned>(right);
    return bits;
}

inline constexpr std::array kRoles{
    RoleInfo{Role::Administrator, "administrator",
             rightsOf({Right::Administer, Right::ImportData, Right::EditPerformance, Right::SignOff,
                       Right::ExportReports, Right::RunAnalyses, Right::ReadAudit, Right::DefineMeasures,
                       Right::ReleaseExports, Right::ReadData, Right::UseVault})},
    RoleInfo{Role::AssetOwner, "asset-owner",
             rightsOf({Right::ImportData, Right::EditPerformance, Right::SignOff, Right::ExportReports,
                       Right::RunAnalyses, Right::ReadAudit, Right::DefineMeasures, Right::ReleaseExports,
                       Right::ReadData, Right::UseVault})},
    RoleInfo{Role::Analyst, "analyst",
             rightsOf({Right::ImportData, Right::EditPerformance, Right::ExportReports, Right::RunAnalyses,
                       Right::DefineMeasures, Right::ReadData, Right::UseVault})},
    RoleInfo{Role::ServiceOfficer, "service-officer", rightsOf({Right::EditPerformance, Right::ReadData, Right::UseVault})},
    RoleInfo{Role::BriefingReader, "briefing-reader", rightsOf({Right::UseVault})},
    RoleInfo{Role::Auditor, "auditor", rightsOf({Right::ReadAudit, Right::UseVault})},
    RoleInfo{Role::Service, "service", rightsOf({Right::ImportData})}, // nobody at the keyboard: service_user.h
};

[[nodiscard]] std::optional<Role> roleOf(std::string_view word); //!< empty for a word of a later Boulton
[[nodiscard]] std::set<Right> rightsOf(std::string_view word);   //!< of such a word: what every user may
[[nodiscard]] Text label(Role role);

} // namespace boulton::workspace
