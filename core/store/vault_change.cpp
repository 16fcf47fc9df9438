// SPDX-License-Identifier: GPL-3.0-or-later
// Making a vault and changing its header. A change of the header is one replaced file; vault.db holds the intent before
// it and the result after it, so that a crash between any two steps leaves the old state or the new one.
#include "core/store/vault.h"
#include "core/store/vault_state.h"
#include <algorithm>

namespace boulton::store {
namespace {

Result<crypto::KdfParameters> costOf(const VaultOptions& options)
{
    if (options.kdf)
        return *options.kdf;
    return crypto::calibrate(platform::freeMemoryBytes());
}

//! Removes what was begun unless told to keep it.
class Unfinished {
public:
    explicit Unfinished(platform::Path folder) : m_folder(std::move(folder)) {}
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished()
    {
        std::error_code ignored;
        if (!m_folder.empty())
            std::filesystem::remove_all(m_folder, ignored);
    }
    void keep() { m_folder.clear(); }

private:
    platform::Path m_folder;
};

Status insertUser(WriteTransaction& tx, const std::string& vaultId, const UserRecord& user,
                  const crypto::SigningKey& root)
{
    const crypto::Signature signature = root.sign(signedForm(vaultId, user));
    return tx.run("INSERT INTO user (uid, login, display_name, role, slot, box_public_key, signing_public_key, serial, "
                  "state, recorded_at, "
                  "recorded_by, signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                  user.uid, user.login, user.displayName, user.role, user.slot, Blob{crypto::view(user.boxPublicKey)},
                  Blob{crypto::view(user.signingPublicKey)}, user.serial, user.state, tx.at(), tx.change().actor.value,
                  Blob{crypto::view(signature)});
}

struct NewVault {
    KeyslotsFile header;
    UserSecret user;
    crypto::Secret rootSeed;
    crypto::Secret vaultKey;
};

Result<NewVault> makeHeader(const crypto::Secret& passphrase, const VaultOptions& options)
{
    NewVault made;
    Keyslots h;
    h.vaultId = crypto::randomId();
    h.vaultDatabase = crypto::randomId();
    h.databases.push_back({.id = h.vaultDatabase, .generation = 1});
    BOULTON_TRY_ASSIGN(made.rootSeed, crypto::Secret::random(crypto::kKeyBytes));
    BOULTON_TRY_ASSIGN(made.vaultKey, crypto::Secret::random(crypto::kKeyBytes));
    BOULTON_TRY_ASSIGN(const crypto::SigningKey root, crypto::SigningKey::fromSeed(made.rootSeed));
    BOULTON_TRY_ASSIGN(const crypto::BoxKeys logs, logKeys(made.vaultKey));
    h.rootPublicKey = root.publicKey();
    h.logPublicKey = logs.publicKey;
    BOULTON_TRY_ASSIGN(made.user, makeUserSecret(crypto::randomId()));
    BOULTON_TRY_ASSIGN(const crypto::KdfParameters cost, costOf(options));
    BOULTON_TRY_ASSIGN(Slot slot,
                       makeSlot(h.vaultId, slotId(h.vaultId, options.login), passphrase, cost, made.user.raw));
    const GrantPlace place{.vaultId = h.vaultId,
                           .kind = GrantKind::Database,
                           .database = h.vaultDatabase,
                           .generation = 1,
                           .userId = made.user.userId};
    BOULTON_TRY_ASSIGN(std::string box, sealGrant(place, made.vaultKey, 1, UserRole::Administrator,
                                                  made.user.box.publicKey, *made.user.signing));
    h.seals.push_back({.slot = slot.id, .database = h.vaultDatabase, .box = std::move(box)});
    h.slots.push_back(std::move(slot));
    while (h.slots.size() % kSlotStep != 0)
        h.slots.push_back(dummySlot(cost));
    fillSeals(h);
    BOULTON_TRY_ASSIGN(const crypto::Secret macKey, headerMacKey(made.vaultKey));
    BOULTON_TRY_ASSIGN(made.header, encode(h, macKey, root));
    return made;
}

Status fillVaultDatabase(Database& database, const NewVault& made, const std::string& name,
                         const std::string& displayName, const VaultOptions& options, const Change& by)
{
    const Keyslots& h = made.header.content;
    BOULTON_TRY_ASSIGN(const crypto::SigningKey root, crypto::SigningKey::fromSeed(made.rootSeed));
    BOULTON_TRY_ASSIGN(WriteTransaction tx, database.begin(by));
    for (const auto& [key, value] : {std::pair<const char*, std::string>{"vault_id", h.vaultId},
                                     {"name", name},
                                     {"root_public_key", crypto::toHex(crypto::view(h.rootPublicKey))}})
        BOULTON_TRY(tx.run("INSERT INTO meta (key, value) VALUES (?1, ?2)", key, value));
    BOULTON_TRY(tx.run("INSERT INTO header (id, epoch, digest) VALUES (1, ?1, ?2)", h.epoch,
                       Blob{crypto::view(made.header.digest)}));
    const UserRecord user{.uid = made.user.userId,
                          .login = options.login,
                          .displayName = displayName,
                          .role = "administrator",
                          .slot = slotId(h.vaultId, options.login),
                          .boxPublicKey = made.user.box.publicKey,
                          .signingPublicKey = made.user.signing->publicKey()};
    BOULTON_TRY(insertUser(tx, h.vaultId, user, root));
    const GrantPlace place{.vaultId = h.vaultId,
                           .kind = GrantKind::RootSigningKey,
                           .database = h.vaultId,
                           .generation = 1,
                           .userId = user.uid};
    BOULTON_TRY_ASSIGN(const std::string box, sealGrant(place, made.rootSeed, 1, UserRole::Administrator,
                                                        made.user.box.publicKey, *made.user.signing));
    BOULTON_TRY(tx.run("INSERT INTO sealed_secret (kind, user_uid, box) VALUES ('root-signing-key', ?1, ?2)", user.uid,
                       Blob{box}));
    return tx.commit({"vault.create", h.vaultId, "users=1"});
}

} // namespace

Result<std::unique_ptr<Vault>> Vault::create(const platform::Path& folder, const std::string& name,
                                             const std::string& displayName, const crypto::Secret& passphrase,
                                             const VaultOptions& options, const Clock& clock)
{
    BOULTON_TRY(crypto::initialise());
    std::error_code ignored;
    const std::string shown = platform::toUtf8(folder);
    if (std::filesystem::exists(std::filesystem::symlink_status(folder, ignored)))
        return fail(ErrorCode::AlreadyExists, "there is something at " + shown + " already", {shown});
    platform::Path part = folder;
    part += ".part-" + crypto::randomId().substr(0, 8);
    BOULTON_TRY(platform::makePrivateFolder(part));
    Unfinished unfinished(part);
    for (const char* inside : {"compartments", "roots"})
        BOULTON_TRY(platform::makePrivateFolder(part / inside));
    BOULTON_TRY_ASSIGN(NewVault made, makeHeader(passphrase, options));
    const Keyslots& h = made.header.content;
    const Change by{UserId(made.user.userId), clock.now(), OperationId(crypto::randomId())};
    {
        const DatabaseSettings settings{.file = part / "vault.db",
                                        .identity = {.vaultId = h.vaultId, .id = h.vaultDatabase, .generation = 1},
                                        .schema = vaultSchema(),
                                        .signer = made.user.signing,
                                        .records = {part / "roots" / (h.vaultDatabase + ".root")}};
        BOULTON_TRY_ASSIGN(const std::unique_ptr<Database> database, Database::create(settings, made.vaultKey, by));
        BOULTON_TRY(fillVaultDatabase(*database, made, name, displayName, options, by));
        BOULTON_TRY(database->close());
    }
    BOULTON_TRY(writeKeyslots(part, made.header));
    std::filesystem::rename(part, folder, ignored);
    if (ignored)
        return fail(ErrorCode::Io, "the new vault could not be put in its place: " + shown, {shown});
    unfinished.keep();
    (void)platform::syncFolder(std::filesystem::absolute(folder).parent_path());
    BOULTON_TRY_ASSIGN(platform::FileLock lock, platform::FileLock::acquire(folder / ".lock"));
    BOULTON_TRY_ASSIGN(std::unique_ptr<State> state,
                       State::unlock(folder, KeyslotsCopies{.best = std::move(made.header)}, std::move(made.user),
                                     options, clock, std::move(lock), false));
    return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

Status Vault::State::changeHeader(const HeaderChange& change_)
{
    if (readOnly)
        return fail(ErrorCode::ReadOnly, "the vault was opened for reading only");
    if (!rootKey)
        return fail(ErrorCode::Refused, "only an administrator changes the header of the vault");
    BOULTON_TRY(settle(false)); // an earlier change whose last step failed: its intent must not be overwritten
    Keyslots next = change_.next;
    next.epoch = header.content.epoch + 1;
    BOULTON_TRY_ASSIGN(const crypto::Secret macKey, headerMacKey(vaultKey));
    BOULTON_TRY_ASSIGN(KeyslotsFile file, encode(next, macKey, *rootKey));
    {
        BOULTON_TRY_ASSIGN(WriteTransaction tx, vault->begin(change()));
        BOULTON_TRY(tx.run("UPDATE header SET pending_epoch = ?1, pending_digest = ?2 WHERE id = 1", next.epoch,
                           Blob{crypto::view(file.digest)}));
        if (change_.intent)
            BOULTON_TRY(change_.intent(tx));
        BOULTON_TRY(tx.commit({"header.intent", next.vaultId, "epoch=" + std::to_string(next.epoch)}));
    }
    BOULTON_TRY(step("intent"));
    Status written = change_.prepare ? change_.prepare() : Status();
    if (written)
        written = platform::replaceFile(folder / "keyslots.json", file.bytes);
    if (!written) {
        // The header did not move: take the intent back. If even that fails, the next open does it.
        if (auto tx = vault->begin(change())) {
            if (tx->run("UPDATE header SET pending_epoch = NULL, pending_digest = NULL WHERE id = 1") &&
                tx->run("UPDATE compartment SET state = 'abandoned' WHERE state = 'pending'"))
                (void)tx->commit({"header.undone", next.vaultId, "epoch=" + std::to_string(next.epoch)});
        }
        if (change_.undo)
            change_.undo();
        return written;
    }
    BOULTON_TRY(step("first copy"));
    header = std::move(file); // from here on the change stands
    if (const Status second = platform::replaceFile(folder / "keyslots.bak.json", header.bytes); !second)
        warnings.push_back("keyslots.bak.json could not be written: " + second.error().what);
    BOULTON_TRY(step("second copy"));
    BOULTON_TRY_ASSIGN(WriteTransaction tx, vault->begin(change()));
    BOULTON_TRY(tx.run("UPDATE header SET epoch = pending_epoch, digest = pending_digest, pending_epoch = NULL, "
                       "pending_digest = NULL WHERE id = 1"));
    if (change_.finish)
        BOULTON_TRY(change_.finish(tx));
    return tx.commit(change_.entry);
}

Status Vault::changePassphrase(const crypto::Secret& oldPassphrase, const crypto::Secret& newPassphrase)
{
    State& s = *m_state;
    if (s.readOnly)
        return fail(ErrorCode::ReadOnly, "the vault was opened for reading only");
    State::HeaderChange change{
        .next = s.header.content,
        .entry = {"passphrase.change", s.user.userId, "epoch=" + std::to_string(s.header.content.epoch + 1)}};
    const auto slot = std::ranges::find(change.next.slots, slotId(id(), s.options.login), &Slot::id);
    if (slot == change.next.slots.end())
        return fail(ErrorCode::Internal, "the slot of this user is not there");
    BOULTON_TRY(openSlot(id(), *slot, oldPassphrase));
    BOULTON_TRY_ASSIGN(const crypto::KdfParameters cost, costOf(s.options));
    BOULTON_TRY_ASSIGN(*slot, makeSlot(id(), slot->id, newPassphrase, cost, s.user.raw));
    return s.changeHeader(change);
}

Result<CompartmentId> Vault::addCompartment(const std::string& label)
{
    State& s = *m_state;
    if (label.empty())
        return fail(ErrorCode::InvalidInput, "a compartment needs a label");
    const DatabaseEntry entry{.id = crypto::randomId(), .generation = 1};
    BOULTON_TRY_ASSIGN(const crypto::Secret key, crypto::Secret::random(crypto::kKeyBytes));
    State::HeaderChange change{.next = s.header.content, .entry = {"compartment.create", entry.id, "generation=1"}};
    BOULTON_TRY_ASSIGN(std::string box, sealGrant(s.placeOf(entry), key, 1, UserRole::Administrator,
                                                  s.user.box.publicKey, *s.user.signing));
    change.next.databases.push_back(entry);
    std::ranges::sort(change.next.databases, {}, &DatabaseEntry::id);
    change.next.seals.push_back({.slot = slotId(id(), s.options.login), .database = entry.id, .box = std::move(box)});
    fillSeals(change.next);
    change.intent = [&](WriteTransaction& tx) {
        return tx.run(
            "INSERT INTO compartment (uid, label, state, created_at, created_by) VALUES (?1, ?2, 'pending', ?3, ?4)",
            entry.id, label, tx.at(), s.user.userId);
    };
    const DatabaseSettings settings = s.settingsOf(entry, compartmentSchema());
    change.prepare = [&]() -> Status {
        BOULTON_TRY_ASSIGN(const std::unique_ptr<Database> database, Database::create(settings, key, s.change()));
        return database->close();
    };
    change.finish = [&](WriteTransaction& tx) {
        return tx.run("UPDATE compartment SET state = 'active' WHERE uid = ?1", entry.id);
    };
    change.undo = [&] {
        std::error_code ignored;
        for (const char* end : {"", "-wal", "-shm"}) {
            platform::Path file = settings.file;
            file += end;
            std::filesystem::remove(file, ignored);
        }
    };
    BOULTON_TRY(s.changeHeader(change));
    return CompartmentId(entry.id);
}

Result<OperationId> Vault::beginOperation(const std::string& kind, const CompartmentId& compartment)
{
    State& s = *m_state;
    BOULTON_TRY(s.entryOf(compartment.value));
    OperationId operation(crypto::randomId());
    BOULTON_TRY_ASSIGN(WriteTransaction tx, s.vault->begin(s.change(operation)));
    BOULTON_TRY(tx.run(
        "INSERT INTO operation (uid, kind, compartment, state, started_at, actor) VALUES (?1, ?2, ?3, 'open', ?4, ?5)",
        operation.value, kind, compartment.value, tx.at(), s.user.userId));
    BOULTON_TRY(tx.commit({"operation.begin", operation.value, "kind=" + kind}));
    return operation;
}

Status Vault::finishOperation(const OperationId& operation)
{
    State& s = *m_state;
    BOULTON_TRY_ASSIGN(const std::string state, operationState(operation));
    if (state != "open")
        return fail(ErrorCode::Refused, "this operation is over: " + state, {operation.value});
    BOULTON_TRY_ASSIGN(WriteTransaction tx, s.vault->begin(s.change(operation)));
    BOULTON_TRY(
        tx.run("UPDATE operation SET state = 'done', finished_at = ?1 WHERE uid = ?2", tx.at(), operation.value));
    return tx.commit({"operation.finished", operation.value, ""});
}

Result<std::string> Vault::operationState(const OperationId& operation) const
{
    BOULTON_TRY_ASSIGN(Statement row, m_state->vault->reader().prepare("SELECT state FROM operation WHERE uid = ?1"));
    row.bindAll(operation.value);
    BOULTON_TRY_ASSIGN(const bool there, row.step());
    if (!there)
        return fail(ErrorCode::NotFound, "there is no such operation", {operation.value});
    return std::string(row.text(0));
}

} // namespace boulton::store
