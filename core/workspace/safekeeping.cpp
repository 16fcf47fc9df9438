// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/safekeeping.h"
#include "core/base/utf8.h"
#include "core/workspace/roles.h"
#include "core/workspace/security_log.h"
#include <algorithm>
#include <set>

namespace boulton::workspace {

std::vector<KeptBackup> ownBackups(Session& session, std::vector<store::BackupInfo> found,
                                   const store::BackupPolicy& policy)
{
    std::vector<KeptBackup> all;
    std::vector<std::string> instants;
    std::set<std::string> seen; // databases of which a newer backup has an opened file
    for (store::BackupInfo& info : found) {
        if (!session.vault().proves(info))
            continue;
        KeptBackup one;
        for (const store::BackupFile& file : info.files) {
            if (!file.name.ends_with(".db"))
                continue;
            if (!file.opened)
                ++one.closed;
            else if (seen.insert(file.name.substr(0, file.name.find('.'))).second) // of whatever generation
                one.lastOpened = true;
        }
        instants.push_back(info.at);
        one.info = std::move(info);
        all.push_back(std::move(one));
    }
    const std::vector<store::Keep> why = store::kept(instants, policy);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].why = why[i];
    return all;
}

Result<store::Backup> beginBackup(Session& session, const platform::Path& folder, const store::BackupPolicy& policy)
{
    BOULTON_TRY(session.requireWriting(UseCase::BackUp));
    BOULTON_TRY(mayExportTo(session.policy(), std::filesystem::absolute(folder)));
    return session.vault().beginBackup(folder, policy);
}

Result<store::BackupReport> backUp(Session& session, const platform::Path& folder, const store::BackupPolicy& policy,
                                   const JobContext& job)
{
    BOULTON_TRY_ASSIGN(store::Backup backup, beginBackup(session, folder, policy));
    BOULTON_TRY_ASSIGN(store::BackupReport report, backup.run(job));
    BOULTON_TRY(session.vault().noteBackup(report));
    return report;
}

Result<store::BackupInfo> restoreVault(const platform::Path& backup, const platform::Path& target,
                                        const crypto::Secret& passphrase, const store::VaultOptions& options,
                                        const Clock& clock, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const Policy policy, readPolicy());
    SecurityLog log(policy.securityLog, {}, clock);
    const auto accept = [&](store::Vault& restored) -> Status {
        const auto& useCase = info(UseCase::RestoreBackup);
        if (!rightsOf(restored.role().name).contains(useCase.right))
            return fail(ErrorCode::Refused, "your role does not allow you to " + std::string(useCase.name),
                        {std::string(useCase.name)});
        log.vaultIs(restored.id());
        log.say(useCase.auditAction, "done");
        return restored.audit({std::string(useCase.auditAction), restored.id(),
                               "backup=" + platform::toUtf8(backup.lexically_normal().filename())});
    };
    return store::restoreBackup(backup, target, passphrase, options, clock, job, accept);
}

Result<std::size_t> acknowledgeOlder(const platform::Path& folder, const crypto::Secret& passphrase,
                                     const store::VaultOptions& options, const std::string& reason, const Clock& clock)
{
    constexpr std::size_t longest = 300;
    const bool line = std::ranges::none_of(reason, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (reason.find_first_not_of(' ') == std::string::npos || reason.size() > longest || !line || !utf8::valid(reason))
        return fail(ErrorCode::InvalidInput,
                    "say why in one line, e.g. 'restored the backup of Monday after the disk failed'");
    BOULTON_TRY_ASSIGN(const Policy policy, readPolicy());
    const auto log = std::make_shared<SecurityLog>(policy.securityLog, std::string(), clock);
    store::VaultOptions going = options;
    going.onEvent = [log](const store::AuditEvent& event) { log->heard(event); };
    going.readOnly = false;
    going.acknowledge = reason;
    BOULTON_TRY_ASSIGN(const auto vault, store::Vault::open(folder, passphrase, going, clock));
    const std::size_t files = vault->acknowledged().size();
    const bool writable = !vault->readOnly();
    const std::string what = store::advice(vault->readOnlyReason());
    BOULTON_TRY(vault->close());
    if (!writable)
        return fail(ErrorCode::ReadOnly, "nothing was acknowledged: " + what);
    if (files == 0)
        return fail(ErrorCode::NotFound, "there is nothing to acknowledge: the vault is not older than what this "
                                         "computer has seen of it");
    return files;
}

Result<store::CheckReport> checkVault(Session& session, const platform::Path& backups, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::CheckVault));
    return session.vault().check(job, backups);
}

Text readOnlyBanner(const store::PlaceVerdict& verdict)
{
    using store::ReadOnlyReason;
    switch (verdict.reason) {
    case ReadOnlyReason::No: return {};
    case ReadOnlyReason::Asked: return BOULTON_TR("workspace", "Open for reading only: nothing can be changed.");
    case ReadOnlyReason::Medium:
        return BOULTON_TR("workspace", "This folder cannot be written, so the vault is open for reading only. Copy it to a "
                                       "disk that can be written to work in it.");
    case ReadOnlyReason::NetworkFolder:
        return BOULTON_TR("workspace",
                          "This folder is on a network (%1), where changes can be lost, so the vault is open for reading "
                          "only. Keep it on a disk of this computer, and back it up to the network.")
            .with(verdict.what);
    case ReadOnlyReason::SyncedFolder:
        return BOULTON_TR("workspace",
                          "%1 copies this folder while it changes, so the vault is open for reading only. Keep it in a "
                          "folder that is not synced, and back it up into this one.")
            .with(verdict.what);
    case ReadOnlyReason::OtherProgram:
        return BOULTON_TR("workspace", "Another program has this vault open. You can look, and see what it saves; close it "
                                       "there to work here.");
    case ReadOnlyReason::OlderCopy:
        return BOULTON_TR("workspace", "This vault is older than what this computer has seen of it, so it is open for "
                                       "reading only. Find the newer copy, or let an administrator acknowledge this one.");
    case ReadOnlyReason::Backup:
        return BOULTON_TR("workspace", "This is a backup, open for reading only. Restore it into a new folder to work in it.");
    }
    return {};
}

} // namespace boulton::workspace
