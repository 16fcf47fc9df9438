// SPDX-License-Identifier: GPL-3.0-or-later
// A backup becomes a vault again: in a new folder, compared file by file, opened and checked, and then it has its name.
#include "core/store/backup.h"
#include "core/store/check_file.h"
#include <algorithm>

namespace boulton::store {
namespace {

Status mayTake(const platform::Path& backup, const platform::Path& target, const VaultOptions& options)
{
    const std::string shown = platform::toUtf8(target);
    std::error_code ignored;
    const auto status = std::filesystem::symlink_status(target, ignored);
    if (std::filesystem::exists(status) &&
        (!std::filesystem::is_directory(status) || !std::filesystem::is_empty(target, ignored)))
        return fail(ErrorCode::AlreadyExists, "a backup is restored into a new folder: there is something at " + shown,
                    {shown});
    const auto inner = std::filesystem::weakly_canonical(target, ignored);
    const auto outer = std::filesystem::weakly_canonical(backup, ignored);
    if (std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end())
        return fail(ErrorCode::InvalidInput, "a backup is not restored into itself: " + shown, {shown});
    if (const PlaceVerdict place = judgePlace(target, options.folderFacts); place.reason != ReadOnlyReason::No)
        return fail(ErrorCode::Refused, "a vault cannot be put here: " + advice(place), {shown, place.what});
    return {};
}

Status copyAll(const BackupInfo& info, const platform::Path& part, const JobContext& job)
{
    BOULTON_TRY(platform::makePrivateFolder(part));
    for (const char* inside : {"compartments", "roots"})
        BOULTON_TRY(platform::makePrivateFolder(part / inside));
    const double all = static_cast<double>(info.bytes()) + 1;
    std::uint64_t done = 0;
    for (const BackupFile& f : info.files) {
        const platform::Path name = platform::pathFromUtf8(f.name);
        crypto::Blake2b hash;
        BOULTON_TRY_ASSIGN(platform::NewFile target, platform::NewFile::create(part / name));
        const Status copied = platform::readInPieces(info.folder / name, [&](std::string_view piece) -> Status {
            hash.update(piece);
            BOULTON_TRY(target.write(piece));
            done += piece.size();
            job.progress(0.6 * static_cast<double>(done) / all);
            return job.check();
        });
        BOULTON_TRY(copied);
        BOULTON_TRY(target.finish());
        if (!crypto::equal(hash.finish(), f.digest))
            return fail(ErrorCode::Damaged, "the backup is damaged: " + f.name + " is not what was backed up",
                        {platform::toUtf8(info.folder), f.name});
    }
    for (const char* inside : {"compartments", "roots", ""})
        BOULTON_TRY(platform::syncFolder(part / inside));
    return {};
}

Status proveCopy(const BackupInfo& info, const platform::Path& part, const crypto::Secret& passphrase,
                 const VaultOptions& options, const Clock& clock, const JobContext& job, const Accept& accept)
{
    VaultOptions here = options;
    here.localDataFolder.reset(); // nothing is noted of a place that is called otherwise in a moment
    here.readOnly = false;
    here.acknowledge.clear();
    BOULTON_TRY_ASSIGN(const std::unique_ptr<Vault> vault, Vault::open(part, passphrase, here, clock));
    if (vault->id() != info.vaultId || !vault->proves(info))
        return fail(ErrorCode::Damaged, "the list of the backup is not by a user of this vault",
                    {platform::toUtf8(info.folder)});
    BOULTON_TRY_ASSIGN(const CheckReport report, vault->checkFiles(JobContext(job.stopToken(), {}, job.threads())));
    for (const CheckLine& line : report.lines)
        if (!line.ok())
            return fail(ErrorCode::Damaged, "the backup is damaged: " + line.what + ": " + line.detail,
                        {platform::toUtf8(info.folder)});
    if (accept)
        BOULTON_TRY(accept(*vault));
    return vault->close();
}

} // namespace

Result<BackupInfo> restoreBackup(const platform::Path& backup, const platform::Path& target,
                                 const crypto::Secret& passphrase, const VaultOptions& options, const Clock& clock,
                                 const JobContext& job, const Accept& accept)
{
    auto info = readBackup(backup);
    if (!info && info.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotAVault, platform::toUtf8(backup) + " is not a backup", {platform::toUtf8(backup)});
    if (!info)
        return std::unexpected(std::move(info).error());
    BOULTON_TRY(mayTake(backup, target, options));
    platform::Path part = std::filesystem::absolute(target).lexically_normal();
    if (!part.has_filename())
        part = part.parent_path();
    const platform::Path name = part;
    part += ".part-" + crypto::randomId().substr(0, 8);
    std::error_code error;
    Status done = copyAll(*info, part, job);
    if (done)
        done = proveCopy(*info, part, passphrase, options, clock, job, accept);
    if (done) {
        std::filesystem::remove(name, error); // an empty folder
        std::filesystem::rename(part, name, error);
        if (error)
            done = fail(ErrorCode::Io, "the restored vault could not be put in its place: " + platform::toUtf8(name));
    }
    if (!done) {
        std::filesystem::remove_all(part, error);
        return std::unexpected(std::move(done).error());
    }
    (void)platform::syncFolder(name.parent_path());
    job.progress(1);
    return info;
}

} // namespace boulton::store
