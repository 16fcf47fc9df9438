// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of a vault: NAME-DATE.backup in a folder of the user's choice, encrypted as the vault is, openable with the
// passphrases of that day. A backup is first called .part; it gets its name when every file in it was opened with its key
// and found to be what was copied. Only then do older ones go.
#pragma once
#include "core/base/job.h"
#include "core/store/backup_list.h"
#include "core/store/vault.h"
#include <memory>
#include <string>
#include <vector>

namespace boulton::store {

struct BackupReport {
    BackupInfo made;
    std::vector<platform::Path> removed{}; //!< older ones that the policy lets go
    std::vector<std::string> warnings{};   //!< English
};

//! What Vault::beginBackup took. It holds the vault's files still (changes go into their logs), so run it soon.
class Backup {
public:
    struct State;
    explicit Backup(std::unique_ptr<State> state);
    Backup(Backup&&) noexcept;
    Backup& operator=(Backup&&) noexcept;
    ~Backup();
    //! Once, on any thread. Cancelled, DiskFull, Io, Damaged (the source is): the older backups are all there and nothing
    //! new counts as one.
    [[nodiscard]] Result<BackupReport> run(const JobContext& job);

private:
    std::unique_ptr<State> m_state;
};

//! Copies a backup into a folder that is new or empty, compares every file with the backup's list, opens the copy with the
//! passphrase and checks all that this user can open; only then does it get its name. AlreadyExists for a folder that holds
//! something; the errors of Vault::open; Damaged. `accept` is asked last and may write to the copy. The backup itself is not
//! touched.
using Accept = std::function<Status(Vault& restored)>;
[[nodiscard]] Result<BackupInfo> restoreBackup(const platform::Path& backup, const platform::Path& target,
                                               const crypto::Secret& passphrase, const VaultOptions& options,
                                               const Clock& clock, const JobContext& job, const Accept& accept = {});

} // namespace boulton::store
