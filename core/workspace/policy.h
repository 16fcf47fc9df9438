// SPDX-License-Identifier: GPL-3.0-or-later
// The machine policy: what IT sets for everybody who uses Boulton on a computer. It lies where only administrators of the computer can
// write, it can only tighten what Boulton does by itself, and its digest stands in the event of every unlock.
// Another program does not keep it (threat model).
#pragma once
#include "core/base/platform_policy.h"
#include "core/base/result.h"
#include "core/crypto/strength.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::workspace {

inline constexpr int kLeastIdleLock = 1; //!< minutes
inline constexpr int kMostIdleLock = 60;

struct Policy {
    std::string digest{};                       //!< hex, of the file; empty: there is none
    std::vector<platform::Path> exportFolders{}; //!< nothing leaves the vault to any other place; empty: anywhere
    std::optional<int> idleLockMinutes{};       //!< at most
    double passphraseGuessesLog10 = crypto::kFloorGuessesLog10;
    std::vector<std::string> allowedHosts{}; //!< that data may be read from; empty: none is forbidden by IT
    std::optional<platform::Path> securityLog{}; //!< a file of JSON lines
    bool secondPersonAlways = false; //!< what is sensitive stays in the vault where nobody else could release it
    bool serviceUser = false;        //!< an unattended user may have their key in the keystore of the operating system
    [[nodiscard]] bool there() const { return !digest.empty(); }
};

//! InvalidInput (args: the name of the field) for anything that is not exactly a policy: a slip must not leave a computer with less
//! than IT meant to set.
[[nodiscard]] Result<Policy> parsePolicy(std::string_view json);
//! Empty where there is no file. Refused where others can change it: then no vault is opened on this computer.
[[nodiscard]] Result<Policy> readPolicy(const platform::Path& file = platform::machinePolicyFile());
//! Refused (args: the target) unless the policy has no export folders or the target lies in one of them, links followed.
[[nodiscard]] Status mayExportTo(const Policy& policy, const platform::Path& target);

} // namespace boulton::workspace
