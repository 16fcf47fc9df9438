// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/place.h"
#include "core/store/keyslots.h"
#include "core/store/backup_list.h"
#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <set>

namespace boulton::store {
namespace {

struct SyncClient {
    std::string_view program;
    std::string_view mark;   //!< a file or folder in the top folder of what is synced
    bool file = false;       //!< the mark counts as a file only
    std::string_view name{}; //!< or the top folder's own name, whole or up to " - " or "-"
};

// What the clients themselves leave behind. A mark that stands in a home folder too must be told from it: ~/.dropbox is a
// folder with settings, the .dropbox of a synced folder is a file.
constexpr std::array kClients{
    SyncClient{"OneDrive", ".849C9593-D756-4E56-8D6E-42412F2A707B", true, "OneDrive"},
    SyncClient{"Dropbox", ".dropbox", true},
    SyncClient{"Dropbox", ".dropbox.cache"},
    SyncClient{"Google Drive", ".shortcut-targets-by-id"},
    SyncClient{"Google Drive", ".tmp.driveupload", false, "GoogleDrive"},
    SyncClient{"iCloud Drive", ".com-apple-bird", false, "com~apple~CloudDocs"},
    SyncClient{"iCloud Drive", ".icloud", true, "iCloudDrive"},
    SyncClient{"Nextcloud", ".nextcloudsync.log", true},
    SyncClient{"ownCloud", ".owncloudsync.log", true},
    SyncClient{"Syncthing", ".stfolder"},
    SyncClient{"Resilio Sync", ".sync/ID", true},
    SyncClient{"Seafile", ".seafile-data"},
    SyncClient{"MEGA", ".megaignore", true},
};

bool named(std::string_view folder, std::string_view name)
{
    return !name.empty() &&
           (folder == name || (folder.starts_with(name) && (folder.substr(name.size()).starts_with(" - ") ||
                                                            folder.substr(name.size()).starts_with("-"))));
}

bool marked(const platform::Path& folder, const SyncClient& client)
{
    std::error_code ignored;
    const auto status = std::filesystem::symlink_status(folder / client.mark, ignored);
    return client.file ? std::filesystem::is_regular_file(status) : std::filesystem::exists(status);
}

//! Nextcloud and ownCloud keep a database .sync_HEX.db at the top of what they sync.
bool hasSyncDatabase(const platform::Path& folder)
{
    constexpr int enough = 2000; // names looked at
    std::error_code error;
    int seen = 0;
    for (auto it = std::filesystem::directory_iterator(folder, error);
         !error && it != std::filesystem::directory_iterator() && seen < enough; it.increment(error), ++seen) {
        const std::string name = platform::toUtf8(it->path().filename());
        if ((name.starts_with(".sync_") || name.starts_with("._sync_")) && name.ends_with(".db"))
            return true;
    }
    return false;
}

platform::Path holderFile(const platform::Path& vault)
{
    return vault / ".holder";
}

} // namespace

std::string syncedBy(const platform::Path& folder)
{
    std::error_code ignored;
    platform::Path there = std::filesystem::weakly_canonical(std::filesystem::absolute(folder, ignored), ignored);
    for (;; there = there.parent_path()) {
        for (const SyncClient& client : kClients)
            if (named(platform::toUtf8(there.filename()), client.name) || marked(there, client))
                return std::string(client.program);
        if (hasSyncDatabase(there))
            return "Nextcloud";
        if (!there.has_relative_path())
            return {};
    }
}

PlaceVerdict judgePlace(const platform::Path& folder, const FolderProbe& probe)
{
    std::error_code ignored;
    if (std::filesystem::exists(folder / kBackupList, ignored))
        return {ReadOnlyReason::Backup, {}};
    const platform::FolderFacts facts = probe ? probe(folder) : platform::folderFacts(folder);
    if (facts.kind == platform::FsKind::Network)
        return {ReadOnlyReason::NetworkFolder, facts.type};
    if (std::string program = syncedBy(folder); !program.empty())
        return {ReadOnlyReason::SyncedFolder, std::move(program)};
    return {};
}

std::string advice(const PlaceVerdict& verdict)
{
    switch (verdict.reason) {
    case ReadOnlyReason::No:
    case ReadOnlyReason::Asked: return {};
    case ReadOnlyReason::Medium: return "the folder cannot be written: copy the vault to a disk that can";
    case ReadOnlyReason::NetworkFolder:
        return "the folder is on a network (" + verdict.what +
               "), where changes can be lost: keep the vault on a disk of this computer, and back it up to the network";
    case ReadOnlyReason::SyncedFolder:
        return verdict.what +
               " copies the files of this folder one by one, also half-way through a change: keep the vault in a "
               "folder that is not synced, and back it up into this one";
    case ReadOnlyReason::OtherProgram: return "another program has it open: close it there to work here";
    case ReadOnlyReason::OlderCopy:
        return "the vault is older than what this computer has seen of it: find the newer copy, or let an "
               "administrator acknowledge this one";
    case ReadOnlyReason::Backup: return "this is a backup: restore it into a new folder to work in it";
    }
    return {};
}

std::vector<std::string> strangers(const platform::Path& vault, const Keyslots& header)
{
    std::set<std::string> known{"keyslots.json", "keyslots.bak.json", ".lock", ".holder", "unlock.log",
                                std::string(kBackupList)};
    for (const DatabaseEntry& entry : header.databases) {
        for (std::int64_t generation = std::max<std::int64_t>(1, entry.generation - 1); // the one before: being removed
             generation <= entry.generation + 1; ++generation) {
            const std::string file = DatabaseEntry{entry.id, generation}.file(header.vaultDatabase);
            for (const char* end : {"", "-wal", "-shm"})
                known.insert(file + end);
            known.insert("roots/" + entry.id + (generation == 1 ? "" : "." + std::to_string(generation)) + ".root");
        }
    }
    const auto ours = [&](std::string name) {
        name.resize(std::min(name.size(), name.rfind(".part-"))); // what a replaced file is called for a moment
        if (known.contains(name))
            return true;
        const std::size_t copy = name.rfind(".v"); // from before a change of version
        return name.ends_with(".bak") && copy != std::string::npos && known.contains(name.substr(0, copy));
    };
    std::vector<std::string> found;
    std::error_code error;
    for (auto it = std::filesystem::recursive_directory_iterator(vault, error);
         !error && it != std::filesystem::recursive_directory_iterator(); it.increment(error)) {
        std::string name = platform::toUtf8(it->path().lexically_relative(vault).generic_string());
        std::error_code ignored;
        if (it->is_directory(ignored) && !it->is_symlink(ignored)) {
            if (name != "compartments" && name != "roots") {
                found.push_back(name + "/");
                it.disable_recursion_pending();
            }
        } else if (!ours(name)) {
            found.push_back(std::move(name));
        }
    }
    std::ranges::sort(found);
    return found;
}

void noteHolder(const platform::Path& vault, Instant now)
{
    // Not durable and best effort: it is of no use after a crash, and the lock is what counts.
    std::error_code ignored;
    std::filesystem::remove(holderFile(vault), ignored);
    if (!platform::appendFile(holderFile(vault), {})) // with our mode
        return;
    std::ofstream file(holderFile(vault), std::ios::binary | std::ios::trunc);
    file << platform::accountName() << '\n' << platform::computerName() << '\n' << now.iso() << '\n';
}

void forgetHolder(const platform::Path& vault)
{
    std::error_code ignored;
    std::filesystem::remove(holderFile(vault), ignored);
}

namespace {

std::optional<Holder> readHolder(const platform::Path& vault)
{
    const auto text = platform::readFile(holderFile(vault), 2048);
    if (!text)
        return std::nullopt;
    std::array<std::string, 3> lines;
    std::size_t at = 0;
    for (std::string& line : lines) {
        const std::size_t end = text->find('\n', at);
        if (end == std::string::npos)
            return std::nullopt;
        line = text->substr(at, end - at);
        at = end + 1;
    }
    if (!parseInstant(lines[2]))
        return std::nullopt;
    return Holder{lines[0], lines[1], lines[2]};
}

} // namespace

Error heldBy(const platform::Path& vault)
{
    const std::string name = platform::toUtf8(vault);
    const auto holder = readHolder(vault);
    if (!holder)
        return {ErrorCode::Busy, name + " is open in another Boulton", {name}};
    const std::string who = holder->account + (holder->computer.empty() ? "" : " on " + holder->computer);
    return {ErrorCode::Busy,
            name + " is open in another Boulton" + (who.empty() ? "" : ", used by " + who) + ", since " + holder->since,
            {name, holder->account, holder->computer, holder->since}};
}

} // namespace boulton::store
