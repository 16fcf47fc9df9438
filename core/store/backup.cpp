// SPDX-License-Identifier: GPL-3.0-or-later
// How a backup is taken. On the vault's thread every log is emptied and a read transaction opened on each file: as long as it
// is there nothing is moved from a log into its file, so the file can be copied byte for byte while work goes on. The bytes are
// encrypted already and no key is needed to copy them; files that this user cannot open are copied too, and said to be so.
#include "core/store/backup.h"
#include "core/store/check_file.h"
#include "core/store/vault_state.h"
#include <algorithm>
#include <map>

namespace boulton::store {

struct Backup::State {
    struct Source {
        DatabaseEntry entry;
        std::string name; // in the vault, with /
        platform::Path file;
        std::string record; // of its root, in roots/
        bool compartment = true;
        std::optional<Connection> hold; // none: closed to this user, and so to this program
        crypto::Secret key;
        RootState state;
    };
    platform::Path vault;
    platform::Path folder;
    BackupPolicy policy;
    std::vector<Source> sources;
    KeyslotsFile header;
    std::shared_ptr<const crypto::SigningKey> signer;
    std::vector<crypto::Digest> signers;
    std::string at;
    std::uint64_t bytes = 0;
    std::uint64_t done = 0;

    [[nodiscard]] Result<BackupReport> run(const JobContext& job);
    [[nodiscard]] Status fill(const platform::Path& part, BackupInfo& info, const JobContext& job);
    [[nodiscard]] Status copy(const Source& source, const platform::Path& part, BackupInfo& info,
                              const JobContext& job);
    [[nodiscard]] Status copyClosed(const std::string& name, const platform::Path& part, BackupInfo& info,
                                    const JobContext& job);
    [[nodiscard]] Status prove(const Source& source, const platform::Path& part, const JobContext& job) const;
    [[nodiscard]] Status addPlain(const platform::Path& part, const std::string& name, BackupInfo& info) const;
    [[nodiscard]] std::string partMark() const { return ".part-" + header.content.vaultId.substr(0, 8) + "-"; }
    [[nodiscard]] platform::Path freeName() const;
    void clearParts() const;
    void rotate(BackupReport& report) const;
    void remove(const platform::Path& backup, BackupReport& report) const;
    [[nodiscard]] Status note(std::uint64_t more, const JobContext& job);
};

namespace {

std::uint64_t sizeOf(const platform::Path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

bool isInside(const platform::Path& what, const platform::Path& folder)
{
    std::error_code ignored;
    const auto inner = std::filesystem::weakly_canonical(what, ignored);
    const auto outer = std::filesystem::weakly_canonical(folder, ignored);
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

//! Which database a file of a backup is of, whatever its generation.
std::string databaseOf(const std::string& name)
{
    return name.ends_with(".db") ? name.substr(0, name.find('.')) : std::string();
}

} // namespace

Backup::Backup(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Backup::Backup(Backup&&) noexcept = default;
Backup& Backup::operator=(Backup&&) noexcept = default;
Backup::~Backup() = default;

Result<BackupReport> Backup::run(const JobContext& job)
{
    if (!m_state)
        return fail(ErrorCode::Internal, "a backup runs once");
    const std::unique_ptr<State> state = std::move(m_state);
    return state->run(job);
}

Result<Backup> Vault::beginBackup(const platform::Path& folder, const BackupPolicy& policy)
{
    State& s = *m_state;
    const std::string shown = platform::toUtf8(folder);
    if (s.readOnly)
        return fail(ErrorCode::ReadOnly, "the vault was opened for reading only: a backup of it could not be recorded");
    if (policy.daily < 1 || policy.weekly < 0 || policy.monthly < 0)
        return fail(ErrorCode::InvalidInput, "at least one backup is kept");
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        return fail(ErrorCode::NotFound, "the folder for backups does not exist: " + shown, {shown});
    if (isInside(folder, s.folder))
        return fail(ErrorCode::InvalidInput, "a backup inside the vault would be lost with it: " + shown, {shown});
    BOULTON_TRY(platform::checkWritable(folder));

    auto state = std::make_unique<Backup::State>();
    state->vault = s.folder;
    state->folder = folder;
    state->policy = policy;
    state->header = s.header;
    state->signer = s.user.signing;
    state->signers = s.members.signers;
    state->at = s.clock->now().iso();
    for (const DatabaseEntry& entry : s.header.content.databases) {
        const bool compartment = entry.id != s.header.content.vaultDatabase;
        const DatabaseSettings settings = s.settingsOf(entry, compartment ? compartmentSchema() : vaultSchema());
        Backup::State::Source source{.entry = entry,
                                     .name = entry.file(s.header.content.vaultDatabase),
                                     .file = settings.file,
                                     .record = platform::toUtf8(settings.records.front().filename()),
                                     .compartment = compartment};
        if (auto key = s.keyOf(entry)) {
            if (compartment)
                BOULTON_TRY(this->compartment(CompartmentId(entry.id)));
            Database& database = compartment ? *s.open.at(entry.id)->m_database : *s.vault;
            BOULTON_TRY(database.checkpoint());
            BOULTON_TRY_ASSIGN(source.hold, database.openReader(*key));
            BOULTON_TRY(source.hold->execute("BEGIN"));
            BOULTON_TRY(source.hold->integer("SELECT count(*) FROM sqlite_schema")); // from here on it stays as it is
            source.state = database.state();
            source.key = *std::move(key);
        } else if (key.error().code != ErrorCode::Refused) {
            return std::unexpected(std::move(key).error());
        }
        state->bytes += sizeOf(source.file);
        state->sources.push_back(std::move(source));
    }
    const auto space = std::filesystem::space(folder, ignored);
    const std::uint64_t needed = state->bytes + (std::uint64_t{4} << 20U);
    if (!ignored && space.available < needed)
        return fail(ErrorCode::DiskFull, "a backup needs " + std::to_string((needed >> 20U) + 1) + " MB in " + shown);
    return Backup(std::move(state));
}

Status Vault::noteBackup(const BackupReport& report)
{
    State& s = *m_state;
    const std::string folder = platform::toUtf8(std::filesystem::absolute(report.made.folder.parent_path()));
    const auto opened = std::ranges::count_if(report.made.files, &BackupFile::opened);
    BOULTON_TRY_ASSIGN(const platform::Path before, lastBackupFolder());
    BOULTON_TRY_ASSIGN(WriteTransaction tx, s.vault->begin(s.change()));
    if (before.empty())
        BOULTON_TRY(tx.run("INSERT INTO meta (key, value) VALUES ('backup_folder', ?1)", folder));
    else if (platform::toUtf8(before) != folder)
        BOULTON_TRY(tx.run("UPDATE meta SET value = ?1 WHERE key = 'backup_folder'", folder));
    return tx.commit({"vault.backup", id(),
                      "at=" + report.made.at + " files=" + std::to_string(report.made.files.size()) +
                          " opened=" + std::to_string(opened) + " bytes=" + std::to_string(report.made.bytes()) +
                          " removed=" + std::to_string(report.removed.size())});
}

Result<platform::Path> Vault::lastBackupFolder() const
{
    auto value = m_state->vault->reader().text("SELECT value FROM meta WHERE key = 'backup_folder'");
    if (!value && value.error().code == ErrorCode::NotFound)
        return platform::Path();
    if (!value)
        return std::unexpected(std::move(value).error());
    return platform::pathFromUtf8(*value);
}

bool Vault::proves(const BackupInfo& backup) const
{
    return backup.vaultId == id() && isSignedBy(backup, m_state->members.signers);
}

// ------------------------------------------------------------ on any thread

Status Backup::State::note(std::uint64_t more, const JobContext& job)
{
    done += more;
    job.progress(std::min(1.0, static_cast<double>(done) / static_cast<double>(2 * bytes + 1)));
    return job.check();
}

Result<BackupReport> Backup::State::run(const JobContext& job)
{
    BOULTON_TRY(job.check());
    clearParts();
    const platform::Path name = freeName();
    platform::Path part = name;
    part += partMark() + crypto::randomId().substr(0, 8);
    BOULTON_TRY(platform::makePrivateFolder(part));
    BackupReport report{.made = {.folder = name,
                                 .vaultId = header.content.vaultId,
                                 .at = at,
                                 .epoch = header.content.epoch}};
    std::error_code error;
    Status filled = fill(part, report.made, job);
    if (filled) {
        std::filesystem::rename(part, name, error);
        if (error)
            filled = fail(ErrorCode::Io, "the backup could not be given its name: " + platform::toUtf8(name));
    }
    if (!filled) {
        std::filesystem::remove_all(part, error);
        if (isDamage(filled.error().code))
            return fail(filled.error().code,
                        "no backup was made, and the older ones are kept: " + filled.error().what, filled.error().args);
        return std::unexpected(std::move(filled).error());
    }
    if (const Status durable = platform::syncFolder(folder); !durable)
        report.warnings.push_back("whether the backup would survive a power cut is not known: " + durable.error().what);
    else
        rotate(report);
    return report;
}

Status Backup::State::fill(const platform::Path& part, BackupInfo& info, const JobContext& job)
{
    for (const char* inside : {"compartments", "roots"})
        BOULTON_TRY(platform::makePrivateFolder(part / inside));
    for (const Source& source : sources) {
        BOULTON_TRY(source.hold ? copy(source, part, info, job) : copyClosed(source.name, part, info, job));
        if (source.hold) {
            BOULTON_TRY(prove(source, part, job));
            BOULTON_TRY(note(sizeOf(part / platform::pathFromUtf8(source.name)), job));
            const RootRecordFile record(part / "roots" / source.record);
            BOULTON_TRY(record.write({.identity = {info.vaultId, source.entry.id, source.entry.generation},
                                      .state = source.state,
                                      .at = at,
                                      .signer = {}},
                                     *signer));
            BOULTON_TRY(record.sync());
            BOULTON_TRY(addPlain(part, "roots/" + source.record, info));
            continue;
        }
        std::error_code ignored;
        // What the last one to write it did not empty into the file, and what was seen of it.
        if (const std::string log = source.name + "-wal"; sizeOf(vault / platform::pathFromUtf8(log)) > 0)
            BOULTON_TRY(copyClosed(log, part, info, job));
        if (const std::string record = "roots/" + source.record; std::filesystem::exists(vault / record, ignored))
            BOULTON_TRY(copyClosed(record, part, info, job));
    }
    BOULTON_TRY(writeKeyslots(part, header));
    for (const char* copyOf : {"keyslots.json", "keyslots.bak.json"})
        BOULTON_TRY(addPlain(part, copyOf, info));
    std::error_code none;
    if (std::filesystem::exists(vault / platform::pathFromUtf8(kRecoveryFile), none))
        BOULTON_TRY(copyClosed(std::string(kRecoveryFile), part, info, job));
    for (const char* inside : {"compartments", "roots"})
        BOULTON_TRY(platform::syncFolder(part / inside));
    const std::string list = encodeBackupList(info, *signer);
    BOULTON_TRY(decodeBackupList(list));
    BOULTON_TRY(platform::replaceFile(part / kBackupList, list)); // last of all
    return job.check();
}

Status Backup::State::copy(const Source& source, const platform::Path& part, BackupInfo& info, const JobContext& job)
{
    crypto::Blake2b hash;
    BackupFile made{.name = source.name, .opened = true};
    BOULTON_TRY_ASSIGN(platform::NewFile target, platform::NewFile::create(part / platform::pathFromUtf8(source.name)));
    const Status copied = source.hold->readFile([&](std::string_view piece) -> Status {
        hash.update(piece);
        made.bytes += piece.size();
        BOULTON_TRY(target.write(piece));
        return note(piece.size(), job);
    });
    BOULTON_TRY(copied);
    BOULTON_TRY(target.finish());
    made.digest = hash.finish();
    info.files.push_back(std::move(made));
    return {};
}

Status Backup::State::copyClosed(const std::string& name, const platform::Path& part, BackupInfo& info,
                                 const JobContext& job)
{
    crypto::Blake2b hash;
    crypto::Blake2b again;
    BackupFile made{.name = name};
    const platform::Path to = part / platform::pathFromUtf8(name);
    BOULTON_TRY_ASSIGN(platform::NewFile target, platform::NewFile::create(to));
    const Status copied =
        platform::readInPieces(vault / platform::pathFromUtf8(name), [&](std::string_view piece) -> Status {
            hash.update(piece);
            made.bytes += piece.size();
            BOULTON_TRY(target.write(piece));
            return note(piece.size(), job);
        });
    BOULTON_TRY(copied);
    BOULTON_TRY(target.finish());
    BOULTON_TRY(platform::readInPieces(to, [&](std::string_view piece) -> Status {
        again.update(piece);
        return note(piece.size(), job);
    }));
    made.digest = hash.finish();
    if (!crypto::equal(made.digest, again.finish()))
        return fail(ErrorCode::Io, "the copy of " + name + " is not what was copied", {name});
    info.files.push_back(std::move(made));
    return {};
}

Status Backup::State::prove(const Source& source, const platform::Path& part, const JobContext& job) const
{
    const DatabaseSettings settings{
        .file = part / platform::pathFromUtf8(source.name),
        .identity = {header.content.vaultId, source.entry.id, source.entry.generation},
        .schema = source.compartment ? compartmentSchema() : vaultSchema(),
        .signer = signer,
        .records = {},
        .readOnly = true};
    BOULTON_TRY_ASSIGN(const std::unique_ptr<Database> made, Database::open(settings, source.key, {}));
    if (made->state() != source.state)
        return fail(ErrorCode::Damaged, "the copy of " + source.name + " is of another state", {source.name});
    BOULTON_TRY(verifyPages(made->reader()));
    BOULTON_TRY(job.check());
    if (source.compartment) {
        BOULTON_TRY(DatasetRepository(*made).verify(JobContext(job.stopToken(), {}, job.threads())));
        BOULTON_TRY(RunRepository(*made).verify());
    }
    return made->close();
}

Status Backup::State::addPlain(const platform::Path& part, const std::string& name, BackupInfo& info) const
{
    crypto::Blake2b hash;
    BackupFile made{.name = name, .opened = true};
    BOULTON_TRY(platform::readInPieces(part / platform::pathFromUtf8(name), [&](std::string_view piece) -> Status {
        hash.update(piece);
        made.bytes += piece.size();
        return {};
    }));
    made.digest = hash.finish();
    info.files.push_back(std::move(made));
    return {};
}

platform::Path Backup::State::freeName() const
{
    std::string when = at.substr(0, 19) + "Z"; // 2020-03-31T091500Z
    std::erase(when, ':');
    std::error_code ignored;
    const std::string stem = platform::toUtf8(vault.lexically_normal().stem()) + "-" + when;
    for (int i = 1;; ++i) {
        platform::Path name =
            folder / platform::pathFromUtf8(stem + (i == 1 ? "" : "-" + std::to_string(i)) + ".backup");
        if (!std::filesystem::exists(std::filesystem::symlink_status(name, ignored)))
            return name;
    }
}

void Backup::State::clearParts() const
{
    // Of this vault, which nobody else has open for writing: they were left by a program that died.
    std::error_code error;
    std::vector<platform::Path> left;
    for (auto it = std::filesystem::directory_iterator(folder, error);
         !error && it != std::filesystem::directory_iterator(); it.increment(error))
        if (platform::toUtf8(it->path().filename()).contains(".backup" + partMark()))
            left.push_back(it->path());
    for (const platform::Path& one : left)
        std::filesystem::remove_all(one, error);
}

void Backup::State::rotate(BackupReport& report) const
{
    const std::vector<BackupInfo> all = listBackups(folder, header.content.vaultId, signers);
    std::vector<std::string> instants;
    std::map<std::string, std::size_t> lastProved; // of each database the newest backup in which it was opened
    for (std::size_t i = 0; i < all.size(); ++i) {
        instants.push_back(all[i].at);
        for (const BackupFile& f : all[i].files)
            if (const std::string database = databaseOf(f.name); f.opened && !database.empty())
                lastProved.emplace(database, i);
    }
    for (const std::size_t i : expired(instants, policy)) {
        const bool needed = std::ranges::any_of(lastProved, [&](const auto& one) { return one.second == i; });
        if (!needed && all[i].folder != report.made.folder)
            remove(all[i].folder, report);
    }
}

void Backup::State::remove(const platform::Path& backup, BackupReport& report) const
{
    // First its name: what is half removed is never taken for a backup.
    platform::Path part = backup;
    part += partMark() + crypto::randomId().substr(0, 8);
    std::error_code error;
    std::filesystem::rename(backup, part, error);
    if (!error) {
        report.removed.push_back(backup);
        std::filesystem::remove_all(part, error);
    }
    if (error)
        report.warnings.push_back("an older backup could not be removed: " + platform::toUtf8(backup));
}

} // namespace boulton::store
