// SPDX-License-Identifier: GPL-3.0-or-later
// What the ways out of the vault do about counts of people: checked before any work, recorded in the transaction of the export's event.
// Internal to workspace.
#pragma once
#include "core/workspace/release.h"
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace boulton::workspace {

//! The first argument of a refusal because of what left before.
inline constexpr std::string_view kPublishedArg = "published";

struct Telling {
    std::vector<std::shared_ptr<const privacy::Published>> outputs{}; //!< that the ledger does not have yet
    std::string note{};                                               //!< for the detail of the event
};
//! Refused (args: kPublishedArg, title). A vault that is open for reading holds no data about people: that compartment stays closed then.
[[nodiscard]] Result<Telling> checkPeople(Session& session, const AboutPeople& people, const std::string& title);
[[nodiscard]] Status recordOutputs(Session& session, store::WriteTransaction& tx,
                                   std::span<const std::shared_ptr<const privacy::Published>> outputs);

} // namespace boulton::workspace
