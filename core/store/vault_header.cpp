// SPDX-License-Identifier: GPL-3.0-or-later
// Changing the header. It is one replaced file; vault.db holds the intent before it and the result after it, so that a crash
// between any two steps leaves the old state or the new one. Files that get a new key are copied between the intent and the
// header, which names the new ones; those that it does not name go afterwards, and only those that an intent has named: what
// somebody puts into the folder starts nothing.
#include "core/base/unfinished.h"
#include "core/store/chunk_rows.h"
#include "core/store/vault.h"
#include "core/store/vault_state.h"
#include <algorithm>

namespace boulton::store {
namespace {

Status forgetIntent(WriteTransaction& tx, const Keyslots& header)
{
    BOULTON_TRY(tx.run("UPDATE header SET pending_epoch = NULL, pending_digest = NULL WHERE id = 1"));
    BOULTON_TRY(tx.run("UPDATE compartment SET state = 'abandoned' WHERE state = 'pending'"));
    BOULTON_TRY(tx.run("DELETE FROM user WHERE epoch > ?1", header.epoch));
    BOULTON_TRY(tx.run("DELETE FROM access_record WHERE epoch > ?1", header.epoch));
    return tx.run("DELETE FROM register_list WHERE epoch > ?1", header.signedEpoch);
}

Status confirmIntent(WriteTransaction& tx, const Keyslots& header)
{
    BOULTON_TRY(tx.run("UPDATE header SET epoch = pending_epoch, digest = pending_digest, pending_epoch = NULL, "
                       "pending_digest = NULL WHERE id = 1"));
    BOULTON_TRY(tx.run("UPDATE compartment SET state = 'active' WHERE state = 'pending'"));
    return tx.run("DELETE FROM register_list WHERE epoch < ?1", header.signedEpoch);
}

//! The root key stays sealed to administrators only.
Status tidySecrets(WriteTransaction& tx, const Register& members)
{
    BOULTON_TRY_ASSIGN(const std::vector<std::string> all,
                       tx.database().reader().texts("SELECT user_uid FROM sealed_secret ORDER BY id"));
    for (const std::string& uid : all)
        if (const UserRecord* user = members.user(uid); user == nullptr || !user->administrator())
            BOULTON_TRY(tx.run("DELETE FROM sealed_secret WHERE user_uid = ?1", uid));
    return {};
}

} // namespace

Database::Rekey rekeyFor(bool compartment)
{
    if (!compartment)
        return {};
    return [](WriteTransaction& copy, const crypto::Secret& oldKey) -> Status {
        BOULTON_TRY(rekeyChunks(copy, oldKey));
        return RunRepository::rekey(copy, oldKey);
    };
}

Result<KeyslotsFile> Vault::State::announce(HeaderChange& change_)
{
    Keyslots& next = change_.next;
    next.format = kKeyslotsFormat;
    next.epoch = std::max(header.content.epoch, change_.past) + 1;
    const auto own = std::ranges::find_if(change_.rekeys, [&](const Rekey& r) { return r.from.id == next.vaultDatabase; });
    const crypto::Secret& key = own == change_.rekeys.end() ? vaultKey : own->newKey;
    if (own != change_.rekeys.end()) {
        BOULTON_TRY_ASSIGN(const crypto::BoxKeys logs, logKeys(key));
        next.logPublicKey = logs.publicKey;
    }
    BOULTON_TRY_ASSIGN(const crypto::Secret macKey, headerMacKey(key));
    BOULTON_TRY_ASSIGN(WriteTransaction tx, vault->begin(change()));
    if (change_.intent)
        BOULTON_TRY(change_.intent(tx, next.epoch));
    for (const Rekey& r : change_.rekeys)
        BOULTON_TRY(tx.run("INSERT INTO rekey (epoch, database, from_generation, to_generation, state) VALUES (?1, ?2, "
                           "?3, ?4, 'open')",
                           next.epoch, r.from.id, r.from.generation, r.from.generation + 1));
    if (!change_.ownSlot) {
        next.signedEpoch = next.epoch;
        BOULTON_TRY_ASSIGN(const Register records, readRegister(vault->reader(), next));
        BOULTON_TRY_ASSIGN(const std::string list, listOf(vault->reader(), records, next));
        next.registerDigest = crypto::blake2b(list);
        BOULTON_TRY(tx.run("INSERT INTO register_list (epoch, body) VALUES (?1, ?2)", next.epoch, list));
    }
    BOULTON_TRY_ASSIGN(KeyslotsFile file,
                       change_.ownSlot ? encodeSlots(next, macKey, header) : encode(next, macKey, *rootKey));
    BOULTON_TRY(tx.run("UPDATE header SET pending_epoch = ?1, pending_digest = ?2 WHERE id = 1", next.epoch,
                       Blob{crypto::view(file.digest)}));
    BOULTON_TRY(tx.commit({"header.intent", next.vaultId,
                           "epoch=" + std::to_string(next.epoch) + " action=" + change_.entry.action +
                               " subject=" + change_.entry.subject}));
    return file;
}

Status Vault::State::copyFiles(const HeaderChange& change_)
{
    for (const Rekey& r : change_.rekeys) {
        const bool compartment = r.from.id != header.content.vaultDatabase;
        const DatabaseEntry to{.id = r.from.id, .generation = r.from.generation + 1};
        const DatabaseSettings settings = settingsOf(to, compartment ? compartmentSchema() : vaultSchema());
        std::unique_ptr<Database> opened;
        const Database* source = vault.get();
        if (const auto found = open.find(r.from.id); found != open.end()) {
            source = found->second->m_database.get();
        } else if (compartment) {
            BOULTON_TRY_ASSIGN(opened, openCompartment(r.from));
            source = opened.get();
        }
        BOULTON_TRY(source->copyTo(settings, r.oldKey, r.newKey, change(), rekeyFor(compartment), change_.check));
        if (opened)
            BOULTON_TRY(opened->close());
    }
    return {};
}

Status Vault::State::useNewFiles(HeaderChange& change_)
{
    for (Rekey& r : change_.rekeys) {
        BOULTON_TRY_ASSIGN(const DatabaseEntry entry, entryOf(r.from.id));
        if (entry.id == header.content.vaultDatabase) {
            BOULTON_TRY_ASSIGN(std::unique_ptr<Database> fresh,
                               Database::open(settingsOf(entry, vaultSchema()), r.newKey, change()));
            (void)vault->close(); // its file goes
            vault = std::move(fresh);
            vaultKey = std::move(r.newKey);
        } else if (const auto found = open.find(entry.id); found != open.end()) {
            BOULTON_TRY_ASSIGN(std::unique_ptr<Database> fresh,
                               Database::open(settingsOf(entry, compartmentSchema()), r.newKey, change()));
            (void)found->second->m_database->close();
            found->second->m_database = std::move(fresh); // who holds the compartment goes on with it
        }
    }
    return {};
}

void Vault::State::takeBack(const HeaderChange& change_)
{
    // The header did not move: the intent goes. If even that fails, the next open does it.
    if (auto tx = vault->begin(change())) {
        if (forgetIntent(*tx, header.content) && tidySecrets(*tx, members) &&
            tx->run("UPDATE rekey SET state = 'undone' WHERE state = 'open' AND epoch > ?1", header.content.epoch))
            (void)tx->commit({"header.undone", header.content.vaultId,
                              "epoch=" + std::to_string(change_.next.epoch) + " action=" + change_.entry.action});
    }
    for (const Rekey& r : change_.rekeys)
        removeGeneration(r.from.id, r.from.generation + 1);
    if (change_.undo)
        change_.undo();
}

Status Vault::State::changeHeader(HeaderChange change_)
{
    if (readOnly)
        return fail(ErrorCode::ReadOnly, "the vault was opened for reading only");
    if (!rootKey && !change_.ownSlot)
        return fail(ErrorCode::Refused, "only an administrator changes the header of the vault");
    BOULTON_TRY(settle(false)); // an earlier change whose last step failed: its intent must not be overwritten
    BOULTON_TRY_ASSIGN(KeyslotsFile file, announce(change_));
    BOULTON_TRY(step("intent"));
    Status written = change_.prepare ? change_.prepare() : Status();
    if (written)
        written = copyFiles(change_);
    if (written && !change_.rekeys.empty())
        BOULTON_TRY(step("copies"));
    if (written)
        written = platform::replaceFile(folder / "keyslots.json", file.bytes);
    if (!written) {
        takeBack(change_);
        return written;
    }
    BOULTON_TRY(step("first copy"));
    header = std::move(file); // from here on the change stands
    if (const Status second = platform::replaceFile(folder / "keyslots.bak.json", header.bytes); !second)
        warnings.push_back("keyslots.bak.json could not be written: " + second.error().what);
    BOULTON_TRY(step("second copy"));
    Status used = useNewFiles(change_);
    if (used) {
        auto now = readRegister(vault->reader(), header.content);
        used = now ? Status() : std::unexpected(std::move(now).error());
        if (now)
            members = *std::move(now);
    }
    if (!used) {
        readOnly = true; // what is open or known here is not what the header says: the next unlock goes on
        return fail(used.error().code,
                    "the change was made, but what it leaves does not open: lock the vault and open it again (" + used.error().what +
                        ")",
                    used.error().args);
    }
    noteSeen();
    // Who is told that it failed would do it again: what is left to do is done by the next change or the next unlock.
    if (const Status confirmed = confirm(change_); !confirmed)
        warnings.push_back("the change was made; its last note could not be written: " + confirmed.error().what);
    BOULTON_TRY(step("finished"));
    if (const Status settled = settleRekeys(); !settled)
        warnings.push_back("the change was made; a file under an old key may be left: " + settled.error().what);
    return {};
}

Status Vault::State::confirm(const HeaderChange& change_)
{
    BOULTON_TRY_ASSIGN(WriteTransaction tx, vault->begin(change()));
    BOULTON_TRY(confirmIntent(tx, header.content));
    BOULTON_TRY(tidySecrets(tx, members));
    if (change_.finish)
        BOULTON_TRY(change_.finish(tx));
    return tx.commit(change_.entry);
}

Status Vault::State::settleHeader()
{
    BOULTON_TRY_ASSIGN(const std::int64_t pending,
                       vault->reader().integer("SELECT coalesce(pending_epoch, 0) FROM header WHERE id = 1"));
    if (pending == 0)
        return {};
    const bool stands = header.content.epoch == pending; // proved by proveHeader
    BOULTON_TRY_ASSIGN(const std::vector<std::string> waiting,
                       vault->reader().texts("SELECT uid FROM compartment WHERE state = 'pending'"));
    const std::string what = vault->reader()
                                 .text("SELECT detail FROM audit_event WHERE action = 'header.intent' ORDER BY seq "
                                       "DESC LIMIT 1")
                                 .value_or("epoch=" + std::to_string(pending));
    BOULTON_TRY_ASSIGN(WriteTransaction tx, vault->begin(change()));
    BOULTON_TRY(stands ? confirmIntent(tx, header.content) : forgetIntent(tx, header.content));
    BOULTON_TRY(tidySecrets(tx, members));
    BOULTON_TRY(tx.commit({stands ? "header.finished" : "header.undone", header.content.vaultId, what}));
    warnings.push_back(stands ? "a change that was interrupted was finished (" + what + ")"
                              : "a change that was interrupted has not happened: do it again (" + what + ")");
    for (const std::string& uid : waiting)
        if (!stands)
            removeGeneration(uid, 1);
    return {};
}

void Vault::State::removeGeneration(const std::string& database, std::int64_t generation)
{
    const DatabaseEntry entry{.id = database, .generation = generation};
    if (const auto named = entryOf(database); !crypto::isId(database) || (named && named->generation == generation))
        return;
    const DatabaseSettings settings = settingsOf(entry, vaultSchema());
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm", "-journal"}) {
        platform::Path file = settings.file;
        file += end;
        std::filesystem::remove(file, ignored);
    }
    // Copies from before a change of version are under the old key, too.
    for (std::int64_t version = 1; version <= std::max(vaultSchema().version(), compartmentSchema().version()); ++version) {
        platform::Path copy = settings.file;
        copy += ".v" + std::to_string(version) + ".bak";
        std::filesystem::remove(copy, ignored);
    }
    for (const platform::Path& record : settings.records) {
        std::filesystem::remove(record, ignored);
        platform::removeUnfinished(record);
    }
}

std::string Vault::State::labelOf(const std::string& database) const
{
    auto row = vault->reader().prepare("SELECT label FROM compartment WHERE uid = ?1");
    if (!row)
        return database;
    row->bindAll(database);
    return row->step().value_or(false) ? "\"" + std::string(row->text(0)) + "\"" : "the list of users";
}

Status Vault::State::settleRekeys()
{
    struct Row {
        std::int64_t id;
        DatabaseEntry stray;
        bool done;
    };
    std::vector<Row> open_;
    {
        BOULTON_TRY_ASSIGN(Statement rows,
                           vault->reader().prepare("SELECT id, database, from_generation, to_generation FROM rekey "
                                                   "WHERE state = 'open' ORDER BY id"));
        for (;;) {
            BOULTON_TRY_ASSIGN(const bool more, rows.step());
            if (!more)
                break;
            const std::string database(rows.text(1));
            const auto named = entryOf(database);
            const bool done = named && named->generation >= rows.integer(3);
            open_.push_back({rows.integer(0), {database, rows.integer(done ? 2 : 3)}, done});
        }
    }
    std::error_code ignored;
    for (const Row& row : open_) {
        removeGeneration(row.stray.id, row.stray.generation);
        if (crypto::isId(row.stray.id) &&
            std::filesystem::exists(folder / row.stray.file(header.content.vaultDatabase), ignored)) {
            warnings.push_back("a file under an old key could not be removed: " +
                               row.stray.file(header.content.vaultDatabase));
            continue; // the next unlock tries again
        }
        // Its end is durable before it is called over: after a power cut the file under the old key does not come back.
        const platform::Path stray = folder / row.stray.file(header.content.vaultDatabase);
        BOULTON_TRY(platform::syncFolder(stray.parent_path()));
        BOULTON_TRY(platform::syncFolder(folder / "roots"));
        BOULTON_TRY_ASSIGN(WriteTransaction tx, vault->begin(change()));
        BOULTON_TRY(tx.run("UPDATE rekey SET state = ?1 WHERE id = ?2", row.done ? "done" : "undone", row.id));
        BOULTON_TRY(tx.commit({row.done ? "rekey.finished" : "rekey.undone", row.stray.id,
                               "removed=" + std::to_string(row.stray.generation)}));
        if (!row.done)
            warnings.push_back("Boulton was stopped while access was taken away (new keys for " + labelOf(row.stray.id) +
                               "). Nothing was changed: whoever held it still does, until it is taken away again");
    }
    return {};
}

Status Vault::State::settle(bool heal)
{
    BOULTON_TRY(settleHeader());
    BOULTON_TRY(settleRekeys());
    if (heal) {
        BOULTON_TRY(writeKeyslots(folder, header));
        warnings.emplace_back("the two copies of the header are the same again");
    }
    return {};
}

void Vault::State::sweep() const
{
    for (const char* file : {"keyslots.json", "keyslots.bak.json"})
        platform::removeUnfinished(folder / file);
    for (const DatabaseEntry& entry : header.content.databases)
        for (const platform::Path& record : settingsOf(entry, vaultSchema()).records)
            platform::removeUnfinished(record);
    if (const auto file = seen())
        platform::removeUnfinished(file->path());
}

// ------------------------------------------------------------ what this device saw

namespace {

FileIdentity identityOf(const Keyslots& header)
{
    return {.vaultId = header.vaultId, .id = header.vaultId, .generation = 1};
}
RootState stateOf(const KeyslotsFile& header)
{
    return {.counter = header.content.epoch, .top = header.digest, .head = {}};
}

} // namespace

std::optional<RootRecordFile> Vault::State::seen() const
{
    if (!options.localDataFolder)
        return std::nullopt;
    std::error_code unresolved;
    const auto place = platform::toUtf8(std::filesystem::weakly_canonical(folder, unresolved));
    const std::string here = crypto::toHex(crypto::view(crypto::blake2b(place))).substr(0, 16);
    return RootRecordFile(*options.localDataFolder / "roots" / (header.content.vaultId + "-" + here + ".header"));
}

Status Vault::State::compareSeen() const
{
    int spoilt = 0;
    if (const auto file = seen())
        return compare(identityOf(header.content), stateOf(header), file->read(members.signers, spoilt));
    return {};
}

void Vault::State::noteSeen() const
{
    const RootRecord record{
        .identity = identityOf(header.content), .state = stateOf(header), .at = clock->now().iso(), .signer = {}};
    if (const auto file = seen())
        (void)file->write(record, *user.signing); // as with roots: what is not noted is only not noticed
}

} // namespace boulton::store
