// SPDX-License-Identifier: GPL-3.0-or-later
// The long look at everything: what opening does not have the time for.
#include "core/crypto/memory_lock.h"
#include "core/store/check_file.h"
#include "core/store/vault_state.h"
#include "core/store/versions.h"
#include <algorithm>

namespace boulton::store {
namespace {

void add(CheckReport& report, std::string section, std::string what, const Status& status, std::string detail = {})
{
    report.lines.push_back({std::move(section), std::move(what), status ? CheckLevel::Ok : CheckLevel::Problem,
                            status ? std::move(detail) : status.error().what});
}

template <typename T>
Status statusOf(const Result<T>& result)
{
    if (result)
        return {};
    return std::unexpected(result.error());
}

Status checkFile(CheckReport& report, Database& database, const std::string& name)
{
    // The tags are checked in the main file only: everything must be there first.
    if (Status emptied = database.checkpoint(); !emptied)
        add(report, "pages", "write-ahead log of " + name, emptied);
    add(report, "pages", "pages of " + name, verifyPages(database.reader()));
    add(report, "schema", "schema of " + name, verifySchema(database.reader(), database.schema()),
        "version " + std::to_string(database.schema().version()));
    const auto root = database.verifyRoot();
    add(report, "root", "root of " + name, statusOf(root), root ? "counter " + std::to_string(root->counter) : "");
    const auto audit = verifyAudit(database.reader());
    add(report, "audit", "audit of " + name, statusOf(audit),
        audit ? std::to_string(audit->seq) + " events, head " +
                    crypto::toHex(crypto::view(audit->hash)).substr(0, 20)
              : "");
    return {};
}

void checkHeader(CheckReport& report, const platform::Path& folder, const KeyslotsFile& header, std::size_t users)
{
    const auto same = [&](const char* name) {
        const auto bytes = platform::readFile(folder / name, 1U << 20U);
        return bytes && *bytes == header.bytes;
    };
    const bool both = same("keyslots.json") && same("keyslots.bak.json");
    report.lines.push_back({"slots", "header", both ? CheckLevel::Ok : CheckLevel::Warning,
                            "format " + std::to_string(header.content.format) + ", change " +
                                std::to_string(header.content.epoch) +
                                (both ? ", both copies are the same"
                                      : ", one of the two copies is missing or another")});
    std::int64_t memory = header.content.slots.front().kdf.memKib; // a vault has at least one
    Status bounds;
    for (const Slot& slot : header.content.slots) {
        memory = std::min(memory, slot.kdf.memKib);
        if (Status one = crypto::checkBounds(slot.kdf); !one)
            bounds = std::move(one);
    }
    add(report, "slots", "key slots", bounds,
        std::to_string(users) + (users == 1 ? " user" : " users") + ", at least " + std::to_string(memory / 1024) +
            " MiB to try a passphrase");
}

} // namespace

Result<CheckReport> Vault::checkFiles(const JobContext& job)
{
    CheckReport report;
    report.versions = libraryVersions(m_state->vault->reader());
    const auto active = std::ranges::count_if(m_state->members.users, &UserRecord::active);
    checkHeader(report, m_state->folder, m_state->header, static_cast<std::size_t>(active));
    BOULTON_TRY(checkFile(report, *m_state->vault, "vault.db"));
    BOULTON_TRY_ASSIGN(const std::vector<CompartmentInfo> all, compartments());
    std::size_t done = 0;
    for (const CompartmentInfo& info : all) {
        BOULTON_TRY(job.check());
        job.progress(static_cast<double>(++done) / static_cast<double>(all.size() + 1));
        const std::string& file = info.id.value; // labels may be telling
        auto opened = compartment(info.id);
        if (!opened) {
            const bool closed = opened.error().code == ErrorCode::Refused; // nothing to say about it
            report.lines.push_back({"compartments", "compartment " + file,
                                    closed ? CheckLevel::Ok : CheckLevel::Problem, opened.error().what});
            continue;
        }
        BOULTON_TRY(checkFile(report, *(*opened)->m_database, file));
        const auto chunks = (*opened)->datasets().verify(job);
        if (!chunks && chunks.error().code == ErrorCode::Cancelled)
            return std::unexpected(chunks.error());
        add(report, "chunks", "chunks of " + file, statusOf(chunks), chunks ? std::to_string(*chunks) : "");
        const auto runs = (*opened)->runs().verify();
        add(report, "analyses", "analyses of " + file, statusOf(runs), runs ? std::to_string(*runs) : "");
    }
    return report;
}

Result<CheckReport> Vault::check(const JobContext& job, const platform::Path& backups)
{
    BOULTON_TRY_ASSIGN(CheckReport report, checkFiles(job));
    const State& s = *m_state;
    for (const std::string& name : strangers(s.folder, s.header.content))
        report.lines.push_back({"files", name, CheckLevel::Warning,
                                "is not of this vault and was not opened; a copy that a synced folder made, or "
                                "something that somebody put there"});
    const PlaceVerdict here = judgePlace(s.folder, s.options.folderFacts);
    report.lines.push_back({"place", "folder", here.reason == ReadOnlyReason::No ? CheckLevel::Ok : CheckLevel::Warning,
                            here.reason == ReadOnlyReason::No ? "on a disk of this computer, not synced"
                                                              : advice(here)});
    BOULTON_TRY(checkBackups(report, backups, job));
    const bool locked = crypto::memoryCanBeLocked();
    report.lines.push_back({"memory", "keys in memory", locked ? CheckLevel::Ok : CheckLevel::Warning,
                            locked ? "kept out of the swap file"
                                   : "may be written to the swap file: let IT encrypt the disk, or raise the limit of "
                                     "locked memory"});
    for (const std::string& one : report.versions)
        addVersion(report, one);
    if (!s.readOnly)
        BOULTON_TRY(audit({"vault.check", id(), report.ok() ? "ok" : "problems"}));
    return report;
}

void addVersion(CheckReport& report, std::string_view nameAndVersion)
{
    const LibraryVersion version = judgeVersion(nameAndVersion);
    report.lines.push_back({"libraries", version.name, version.enough ? CheckLevel::Ok : CheckLevel::Warning,
                            version.version + (version.enough ? "" : ", older than " + version.floor)});
}

} // namespace boulton::store
