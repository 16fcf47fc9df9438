// SPDX-License-Identifier: GPL-3.0-or-later
// Where a vault lies and who else is there: network and synced folders, files that do not belong, the other program.
#pragma once
#include "core/base/date.h"
#include "core/base/platform_fs.h"
#include <functional>
#include <string>
#include <vector>

namespace boulton::store {

struct Keyslots; // its member `slots` is a word of Qt: headers that pages include leave it out

//! Why nothing can be written.
enum class ReadOnlyReason : std::uint8_t {
    No,            //!< it can
    Asked,         //!< it was opened so
    Medium,        //!< the folder or the medium cannot be written
    NetworkFolder, //!< another computer's folder: it does not keep what SQLite's log relies on
    SyncedFolder,  //!< a program copies the files one by one while they change
    OtherProgram,  //!< another program has it open for writing
    OlderCopy,     //!< it is older than what was seen of it, or of another history
    Backup,        //!< a backup: it is restored, not worked in
};

using FolderProbe = std::function<platform::FolderFacts(const platform::Path&)>;

//! What a place forbids, by its kind alone: NetworkFolder, SyncedFolder, Backup or No.
struct PlaceVerdict {
    ReadOnlyReason reason = ReadOnlyReason::No;
    std::string what{}; //!< "NFS", "OneDrive", …
};
[[nodiscard]] PlaceVerdict judgePlace(const platform::Path& folder, const FolderProbe& probe = {});
//! The program that keeps this folder in step with others, by the marks it leaves in it or above it; empty: none known.
[[nodiscard]] std::string syncedBy(const platform::Path& folder);
//! English: what to do about it. Empty for No and Asked.
[[nodiscard]] std::string advice(const PlaceVerdict& verdict);

//! Files in the vault's folder that this vault did not put there, relative to it, e.g. "vault (1).db": listed, never opened.
[[nodiscard]] std::vector<std::string> strangers(const platform::Path& vault, const Keyslots& header);

//! Who has the vault open for writing, as they said in .holder: a hint for people, nothing relies on it.
struct Holder {
    std::string account;
    std::string computer;
    std::string since; //!< instant
};
void noteHolder(const platform::Path& vault, Instant now);
void forgetHolder(const platform::Path& vault);
//! Busy, with what is known of the holder: args are the folder, account, computer and instant.
[[nodiscard]] Error heldBy(const platform::Path& vault);

} // namespace boulton::store
