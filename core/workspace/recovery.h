// SPDX-License-Identifier: GPL-3.0-or-later
// Organisation recovery: three codes on paper, any two of which appoint a new administrator when nobody can get in any more.
// Behind them is a user of the vault, an administrator who holds every compartment and whose passphrase is random; that passphrase is
// wrapped under each pair of codes and lies in recovery.json beside the header. It opens nothing alone. security.md, section 3.7.
#pragma once
#include "core/workspace/people.h"
#include <array>
#include <optional>

namespace boulton::workspace {

inline constexpr std::string_view kRecoveryLogin = "recovery";
using store::kRecoveryFile;
inline constexpr std::string_view kRecoveryAction = "recovery.use";

//! What is printed and typed again from the paper before anything is kept: A, B, C.
struct RecoveryCodes {
    std::array<crypto::Secret, 3> codes;
};
[[nodiscard]] Result<RecoveryCodes> draftRecoveryCodes(Session& session);
//! `typed`: each code from its paper. InvalidInput names the one that is not it (args: "code", "A" …; then those of readRecoveryCode). Codes
//! of before are void afterwards. Every compartment that is open to this administrator can be recovered; those closed to them are named.
struct KeptRecovery {
    std::vector<std::string> notCovered; //!< labels
};
[[nodiscard]] Result<KeptRecovery> keepRecoveryCodes(Session& session, const RecoveryCodes& codes, const std::array<crypto::Secret, 3>& typed,
                                                     const JobContext& job = {});

struct RecoveryUse {
    std::string reason;
    NewPerson administrator; //!< who gets in; the role is set
};
//! Two codes: the new administrator with every compartment that was covered, an event with the reason, and the codes are void. NotFound
//! without codes; Damaged when the two do not open it; the errors of addUser.
[[nodiscard]] Status recover(const platform::Path& folder, const crypto::Secret& one, const crypto::Secret& other, const RecoveryUse& use,
                             const crypto::Secret& passphrase, const store::VaultOptions& options, const Clock& clock,
                             const JobContext& job = {});

//! Whether there are codes, and when two were last used if that was after this user's last visit: every administrator is told.
struct RecoveryState {
    bool there = false;
    std::optional<Instant> usedAt{}; //!< empty: not since the last visit
    std::string reason{};
};
[[nodiscard]] Result<RecoveryState> recoveryState(Session& session);

} // namespace boulton::workspace
