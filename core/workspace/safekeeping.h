// SPDX-License-Identifier: GPL-3.0-or-later
// Backups, restoring, going on with an older copy, the check, and what a banner says where nothing can be written.
#pragma once
#include "core/base/text.h"
#include "core/store/backup.h"
#include "core/workspace/session.h"
#include <string>

namespace boulton::workspace {

//! All three steps of a backup on this thread. On two: store::Vault::beginBackup and noteBackup on the session's,
//! store::Backup::run on another; require UseCase::BackUp before.
[[nodiscard]] Result<store::BackupReport> backUp(Session& session, const platform::Path& folder,
                                                 const store::BackupPolicy& policy, const JobContext& job);

//! Into a folder that is new or empty, by who may administer the vault; recorded in the restored vault.
[[nodiscard]] Result<store::BackupInfo> restoreVault(const platform::Path& backup, const platform::Path& target,
                                                      const crypto::Secret& passphrase,
                                                      const store::VaultOptions& options, const Clock& clock,
                                                      const JobContext& job);

//! An administrator goes on with a vault that is older than what this computer has seen of it. NotFound where there is nothing
//! to acknowledge; InvalidInput without a reason, or with one of more than 300 bytes or a line. The number of files.
[[nodiscard]] Result<std::size_t> acknowledgeOlder(const platform::Path& folder, const crypto::Secret& passphrase,
                                                   const store::VaultOptions& options, const std::string& reason,
                                                   const Clock& clock);

[[nodiscard]] Result<store::CheckReport> checkVault(Session& session, const platform::Path& backups,
                                                    const JobContext& job);

//! For a banner over every page: why nothing can be written and what to do. Empty where it can.
[[nodiscard]] Text readOnlyBanner(const store::PlaceVerdict& verdict);

} // namespace boulton::workspace
