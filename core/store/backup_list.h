// SPDX-License-Identifier: GPL-3.0-or-later
// What a backup says about itself: backup.list, the last file that is written into it. A folder without one, or with one
// that does not hold, is no backup. And which backups are kept.
#pragma once
#include "core/base/platform.h"
#include "core/crypto/keys.h"
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::store {

inline constexpr std::string_view kBackupList = "backup.list";

struct BackupFile {
    std::string name; //!< relative, with /
    std::uint64_t bytes = 0;
    crypto::Digest digest{}; //!< BLAKE2b of the whole file
    bool opened = false;     //!< with its key, and proved equal to what was copied; false: closed to who made the backup
};

struct BackupInfo {
    platform::Path folder;
    std::string vaultId;
    std::string at;         //!< instant
    std::int64_t epoch = 1; //!< of the header
    std::vector<BackupFile> files;
    crypto::Digest signer{};
    std::string signature;
    [[nodiscard]] std::uint64_t bytes() const;
    [[nodiscard]] const BackupFile* file(std::string_view name) const;
};

//! Signed by whoever makes the backup.
[[nodiscard]] std::string encodeBackupList(const BackupInfo& info, const crypto::SigningKey& signer);
//! Damaged unless it is what encodeBackupList writes. Names with .., drives or a leading / are refused.
[[nodiscard]] Result<BackupInfo> decodeBackupList(std::string_view text);
//! NotFound where the folder is no backup; Damaged if a file is missing or has another size. The content is not read.
[[nodiscard]] Result<BackupInfo> readBackup(const platform::Path& folder);
//! Signed by somebody who is or was a user.
[[nodiscard]] bool isSignedBy(const BackupInfo& info, std::span<const crypto::Digest> signers);
//! Every whole backup in a folder, of whatever vault and whoever made it, the newest first: nothing proves yet what it says.
[[nodiscard]] std::vector<BackupInfo> findBackups(const platform::Path& folder);
//! The backups of a vault in a folder, the newest first; other folders are left out.
[[nodiscard]] std::vector<BackupInfo> listBackups(const platform::Path& folder, std::string_view vaultId,
                                                  std::span<const crypto::Digest> signers);

//! So many days, weeks (from Monday) and months of which the newest backup is kept. All backups of a day without backups
//! since count as nothing: days on which nothing was backed up are not counted.
struct BackupPolicy {
    int daily = 7;
    int weekly = 4;
    int monthly = 12;
};
//! Of which day, week or month it is the newest backup that counts.
struct Keep {
    bool newest = false; //!< of all
    bool day = false;
    bool week = false;
    bool month = false;
    [[nodiscard]] bool any() const { return newest || day || week || month; }
};
//! Of each of these instants (newest first); of one that is none: everything, so that it stays.
[[nodiscard]] std::vector<Keep> kept(const std::vector<std::string>& newestFirst, const BackupPolicy& policy);
//! Which of these instants (newest first) may go. The newest never does.
[[nodiscard]] std::vector<std::size_t> expired(const std::vector<std::string>& newestFirst, const BackupPolicy& policy);

} // namespace boulton::store
