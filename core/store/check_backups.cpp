// SPDX-License-Identifier: GPL-3.0-or-later
// What the check says about backups: are there any, how old is the newest, is it what was written, and who can open which that
// may not open the vault any more.
#include "core/store/backup_list.h"
#include "core/store/vault_state.h"
#include <algorithm>
#include <map>
#include <set>

namespace boulton::store {
namespace {

void say(CheckReport& report, std::string what, CheckLevel level, std::string detail)
{
    report.lines.push_back({"backups", std::move(what), level, std::move(detail)});
}

//! Who held which compartment when the header was at that epoch, and does not now: from the signed records.
Result<std::set<std::pair<std::string, std::string>>> heldThen(const Connection& reader, const Register& members,
                                                               std::int64_t epoch)
{
    std::map<std::pair<std::string, std::string>, bool> then;
    BOULTON_TRY_ASSIGN(Statement rows,
                       reader.prepare("SELECT compartment, user_uid, state FROM access_record WHERE epoch <= ?1 ORDER BY "
                                      "compartment, user_uid, serial"));
    rows.bindAll(epoch);
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            break;
        then[{std::string(rows.text(0)), std::string(rows.text(1))}] = rows.text(2) == "granted";
    }
    std::set<std::pair<std::string, std::string>> lost;
    for (const auto& [key, granted] : then)
        if (const UserRecord* user = members.user(key.second);
            granted && user != nullptr && user->active() && !members.granted(key.first, key.second))
            lost.insert(key);
    return lost;
}

Status verifyNewest(const BackupInfo& info, const JobContext& job)
{
    for (const BackupFile& f : info.files) {
        crypto::Blake2b hash;
        BOULTON_TRY(platform::readInPieces(info.folder / platform::pathFromUtf8(f.name), [&](std::string_view piece) {
            hash.update(piece);
            return job.check();
        }));
        if (!crypto::equal(hash.finish(), f.digest))
            return fail(ErrorCode::Damaged, f.name + " is not what was backed up", {f.name});
    }
    return {};
}

std::string nameOf(const BackupInfo& info)
{
    return platform::toUtf8(info.folder.filename());
}

} // namespace

Status Vault::checkOpeners(CheckReport& report, const BackupInfo& backup) const
{
    const State& s = *m_state;
    const auto header = [&]() -> Result<KeyslotsFile> {
        BOULTON_TRY_ASSIGN(std::string bytes, platform::readFile(backup.folder / "keyslots.json", 1U << 20U));
        return decode(std::move(bytes));
    }();
    if (!header) {
        say(report, nameOf(backup), CheckLevel::Problem, header.error().what);
        return {};
    }
    for (const UserRecord& user : s.members.users)
        if (!user.active() && std::ranges::contains(header->content.slots, user.slot, &Slot::id))
            say(report, nameOf(backup), CheckLevel::Warning,
                "can still be opened by " + user.displayName + ", who has left, with the passphrase of then");
    BOULTON_TRY_ASSIGN(const auto lost, heldThen(s.vault->reader(), s.members, backup.epoch));
    for (const auto& [compartment, uid] : lost)
        if (std::ranges::contains(header->content.databases, compartment, &DatabaseEntry::id))
            say(report, nameOf(backup), CheckLevel::Warning,
                "in it " + s.members.user(uid)->displayName + " can still open the compartment " + compartment +
                    ", which was taken away since");
    return {};
}

Status Vault::checkBackups(CheckReport& report, const platform::Path& where, const JobContext& job) const
{
    const State& s = *m_state;
    platform::Path folder = where;
    if (folder.empty()) {
        BOULTON_TRY_ASSIGN(folder, lastBackupFolder());
    }
    if (folder.empty()) {
        say(report, "backups", CheckLevel::Warning, "none has been made");
        return {};
    }
    std::error_code ignored;
    const std::string shown = platform::toUtf8(folder);
    if (!std::filesystem::is_directory(folder, ignored)) {
        say(report, "backups", CheckLevel::Warning, "the folder is not there: " + shown);
        return {};
    }
    const std::vector<BackupInfo> all = listBackups(folder, s.header.content.vaultId, s.members.signers);
    if (all.empty()) {
        say(report, "backups", CheckLevel::Warning, "there is none in " + shown);
        return {};
    }
    const Status whole = verifyNewest(all.front(), job);
    if (!whole && whole.error().code == ErrorCode::Cancelled)
        return whole;
    constexpr int week = 7;
    const auto at = parseInstant(all.front().at);
    const int days = at ? s.clock->now().date().days - at->date().days : 0;
    say(report, "backups", days > week ? CheckLevel::Warning : CheckLevel::Ok,
        std::to_string(all.size()) + " in " + shown + ", the newest of " + all.front().at +
            (days > week ? ", " + std::to_string(days) + " days ago" : ""));
    say(report, nameOf(all.front()), whole ? CheckLevel::Ok : CheckLevel::Problem,
        whole ? "every file is what was backed up" : whole.error().what);
    const auto closed = std::ranges::count_if(
        all.front().files, [](const BackupFile& f) { return !f.opened && f.name.ends_with(".db"); });
    if (closed > 0)
        say(report, nameOf(all.front()), CheckLevel::Warning,
            std::to_string(closed) +
                " of its files were closed to whoever made it, and so copied without being opened");
    for (const BackupInfo& backup : all)
        BOULTON_TRY(checkOpeners(report, backup));
    return {};
}

} // namespace boulton::store
