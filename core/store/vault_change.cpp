// SPDX-License-Identifier: GPL-3.0-or-later
// Making a vault, and work that crosses files.
#include "core/base/quietly.h"
#include "core/base/utf8.h"
#include "core/store/vault.h"
#include "core/store/vault_state.h"
#include <algorithm>

namespace boulton::store {

Result<crypto::KdfParameters> costOf(const VaultOptions& options)
{
    if (options.kdf)
        return *options.kdf;
    return crypto::calibrate(platform::freeMemoryBytes());
}

namespace {

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
            quietly([&] { std::filesystem::remove_all(m_folder, ignored); });
    }
    void keep() { m_folder.clear(); }

private:
    platform::Path m_folder;
};

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
                       makeSlot(slotPlace(h), slotId(h.vaultId, options.login), passphrase, cost, made.user));
    const GrantPlace place{.vaultId = h.vaultId,
                           .kind = GrantKind::Database,
                           .database = h.vaultDatabase,
                           .generation = 1,
                           .userId = made.user.userId};
    BOULTON_TRY_ASSIGN(std::string box, sealGrant(place, made.vaultKey, 1, UserRole::Administrator,
                                                  made.user.box.publicKey, *made.user.signing));
    h.seals.push_back({.slot = slot.id, .database = h.vaultDatabase, .box = std::move(box)});
    h.slots.push_back(std::move(slot));
    fillSlots(h, cost);
    fillSeals(h);
    made.header.content = std::move(h); // the rest is made when the first record is there
    return made;
}

Status fillVaultDatabase(Database& database, NewVault& made, const std::string& name,
                         const std::string& displayName, const VaultOptions& options, const Change& by)
{
    Keyslots& h = made.header.content;
    BOULTON_TRY_ASSIGN(const crypto::SigningKey root, crypto::SigningKey::fromSeed(made.rootSeed));
    BOULTON_TRY_ASSIGN(WriteTransaction tx, database.begin(by));
    for (const auto& [key, value] : {std::pair<const char*, std::string>{"vault_id", h.vaultId},
                                     {"name", name},
                                     {"root_public_key", crypto::toHex(crypto::view(h.rootPublicKey))}})
        BOULTON_TRY(tx.run("INSERT INTO meta (key, value) VALUES (?1, ?2)", key, value));
    const UserRecord user{.uid = made.user.userId,
                          .login = options.login,
                          .displayName = displayName,
                          .role = std::string(kAdministrator),
                          .slot = slotId(h.vaultId, options.login),
                          .boxPublicKey = made.user.box.publicKey,
                          .signingPublicKey = made.user.signing->publicKey()};
    BOULTON_TRY(insertRecord(tx, h.vaultId, user, root));
    BOULTON_TRY_ASSIGN(const Register members, readRegister(database.reader(), h));
    BOULTON_TRY_ASSIGN(const std::string list, listOf(database.reader(), members, h));
    h.registerDigest = crypto::blake2b(list);
    BOULTON_TRY(tx.run("INSERT INTO register_list (epoch, body) VALUES (?1, ?2)", h.epoch, list));
    BOULTON_TRY_ASSIGN(const crypto::Secret macKey, headerMacKey(made.vaultKey));
    BOULTON_TRY_ASSIGN(made.header, encode(h, macKey, root));
    BOULTON_TRY(tx.run("INSERT INTO header (id, epoch, digest) VALUES (1, ?1, ?2)", h.epoch,
                       Blob{crypto::view(made.header.digest)}));
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
                                             const VaultOptions& wanted, const Clock& clock)
{
    const VaultOptions options = settled(wanted);
    BOULTON_TRY(crypto::initialise());
    std::error_code ignored;
    const std::string shown = platform::toUtf8(folder);
    if (std::filesystem::exists(std::filesystem::symlink_status(folder, ignored)))
        return fail(ErrorCode::AlreadyExists, "there is something at " + shown + " already", {shown});
    if (!utf8::valid(name))
        return fail(ErrorCode::InvalidInput, "the name of the vault is not text in UTF-8: choose another name for its folder");
    if (const PlaceVerdict place = judgePlace(folder, options.folderFacts); place.reason != ReadOnlyReason::No)
        return fail(ErrorCode::Refused, "a vault cannot be made here: " + advice(place), {shown, place.what});
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
                                     options, clock, Access{.lock = std::move(lock)}));
    return std::unique_ptr<Vault>(new Vault(std::move(state)));
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
