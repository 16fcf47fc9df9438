// SPDX-License-Identifier: GPL-3.0-or-later
// Backups, restoring, going on with an older copy, the check, and what a banner says where nothing can be written.
#pragma once
#include "core/base/text.h"
#include "core/store/backup.h"
#include "core/workspace/session.h"
#include <string>
#include <vector>

namespace boulton::workspace {

//! A backup older than this is no longer the newest state that somebody would want back.
inline constexpr int kBackupIsOldAfterDays = 7;

//! A backup of this vault, and why it is still there.
struct KeptBackup {
    store::BackupInfo info;
    store::Keep why;
    bool lastOpened = false; //!< the newest in which some file was opened with its key: such a one stays, whatever its age
    std::size_t closed = 0;  //!< files that were closed to whoever made it, and so copied without being opened
};
//! Of these (store::findBackups, on any thread) those that a user of this vault made, in their order.
[[nodiscard]] std::vector<KeptBackup> ownBackups(Session& session, std::vector<store::BackupInfo> found,
                                                 const store::BackupPolicy& policy = {});

//! The first step of a backup, on the session's thread: the right, the folders that IT allows, and what the files are now. Then
//! store::Backup::run on any thread and store::Vault::noteBackup on the session's.
[[nodiscard]] Result<store::Backup> beginBackup(Session& session, const platform::Path& folder,
                                                const store::BackupPolicy& policy = {});
//! All three steps on this thread.
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
