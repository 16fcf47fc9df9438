// SPDX-License-Identifier: GPL-3.0-or-later
// Unlocking. Each proof stands on the one before: the slot's commitment and tag prove the passphrase, the grant in the
// header gives the key of vault.db, that key proves the header, vault.db proves the users under the root key, and they
// prove slots, grants and roots.
#include "core/store/unlock_log.h"
#include "core/store/vault.h"
#include "core/store/vault_state.h"
#include <algorithm>

namespace boulton::store {

namespace {

//! By place, as with roots: a copy elsewhere waits on its own.
std::optional<platform::Path> triesFile(const platform::Path& folder, const std::string& vaultId,
                                        const VaultOptions& options)
{
    if (!options.localDataFolder)
        return std::nullopt;
    std::error_code unresolved;
    const auto place = platform::toUtf8(std::filesystem::weakly_canonical(folder, unresolved));
    const std::string here = crypto::toHex(crypto::view(crypto::blake2b(place))).substr(0, 16);
    return *options.localDataFolder / "tries" / (vaultId + "-" + here);
}

//! The locks that can be had, and whether anything can be written.
Result<Access> approach(const platform::Path& folder, const VaultOptions& options)
{
    Access access{.place = judgePlace(folder, options.folderFacts)};
    ReadOnlyReason& reason = access.place.reason;
    if (reason == ReadOnlyReason::No && options.readOnly)
        reason = ReadOnlyReason::Asked;
    if (reason == ReadOnlyReason::No)
        if (const Status writable = platform::checkWritable(folder); !writable) {
            if (writable.error().code != ErrorCode::ReadOnly)
                return std::unexpected(writable.error());
            reason = ReadOnlyReason::Medium;
        }
    const platform::Path file = folder / ".lock";
    if (reason == ReadOnlyReason::No) {
        auto taken = platform::FileLock::acquire(file);
        if (!taken)
            return std::unexpected(taken.error().code == ErrorCode::Busy ? heldBy(folder) : std::move(taken).error());
        access.lock.emplace(std::move(*taken));
        return access;
    }
    if (reason == ReadOnlyReason::Backup)
        return access; // nothing is put into it, and nobody writes it
    if (auto taken = platform::SharedLock::acquire(file); taken)
        access.sharing.emplace(std::move(*taken));
    else if (taken.error().code == ErrorCode::Busy) {
        if (reason != ReadOnlyReason::Asked) // no place to look on while somebody writes
            return std::unexpected(heldBy(folder));
        reason = ReadOnlyReason::OtherProgram;
    }
    return access; // where not even a lock can be made, nobody can write
}

//! The slot opened with the passphrase: after a wrong one there is an event, and at last a wait.
Result<UserSecret> openedSlot(const platform::Path& folder, const Keyslots& content, const crypto::Secret& passphrase,
                              const VaultOptions& options, const Clock& clock, bool writing)
{
    const auto found = std::ranges::find(content.slots, slotId(content.vaultId, options.login), &Slot::id);
    // For a user who is not there a slot that opens nothing does the same work, so that time does not tell.
    const Slot slot = found != content.slots.end() ? *found : dummySlot(content.slots.front().kdf);
    const std::optional<platform::Path> tries = triesFile(folder, content.vaultId, options);
    if (tries)
        BOULTON_TRY(checkWait(folder, *tries, clock.now()));
    auto user = openSlot(slotPlace(content), slot, passphrase);
    if (user && tries)
        forgetWrongTries(*tries);
    if (!user && user.error().code == ErrorCode::WrongPassphrase) {
        if (tries)
            noteWrongTry(folder, *tries, clock.now());
        if (writing)
            noteFailedUnlock(folder, content.logPublicKey, clock.now());
    }
    return user;
}

} // namespace

Status Vault::confirm(const crypto::Secret& passphrase) const
{
    const State& s = *m_state;
    if (auto user = openedSlot(s.folder, s.header.content, passphrase, s.options, *s.clock, !s.readOnly); !user)
        return std::unexpected(std::move(user).error());
    return {};
}

VaultOptions settled(VaultOptions options)
{
    if (options.localDataFolder && !options.localDataFolder->is_absolute())
        options.localDataFolder.reset();
    return options;
}

Result<std::unique_ptr<Vault>> Vault::open(const platform::Path& folder, const crypto::Secret& passphrase,
                                           const VaultOptions& wanted, const Clock& clock)
{
    const VaultOptions options = settled(wanted);
    BOULTON_TRY(crypto::initialise());
    BOULTON_TRY(readKeyslots(folder)); // before a lock file is left in a folder that is no vault
    BOULTON_TRY_ASSIGN(Access access, approach(folder, options));
    BOULTON_TRY_ASSIGN(KeyslotsCopies header, readKeyslots(folder)); // again: now nobody is changing it

    BOULTON_TRY_ASSIGN(UserSecret user, openedSlot(folder, header.best.content, passphrase, options, clock,
                                                   access.lock.has_value()));
    if (access.place.reason == ReadOnlyReason::OtherProgram) {
        BOULTON_TRY_ASSIGN(std::unique_ptr<State> beside,
                           State::unlockBeside(folder, std::move(header), user, options, clock, access.place));
        return std::unique_ptr<Vault>(new Vault(std::move(beside)));
    }
    BOULTON_TRY_ASSIGN(std::unique_ptr<State> state, State::unlock(folder, std::move(header), std::move(user), options,
                                                                   clock, std::move(access)));
    if (!state->readOnly)
        BOULTON_TRY(state->upgradeHeader(passphrase));
    return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

Result<std::unique_ptr<Vault::State>> Vault::State::unlockBeside(const platform::Path& folder, KeyslotsCopies header,
                                                                 const UserSecret& user, const VaultOptions& options,
                                                                 const Clock& clock, const PlaceVerdict& place)
{
    constexpr int tries = 20;
    for (int attempt = 1;; ++attempt) {
        BOULTON_TRY_ASSIGN(UserSecret mine, userSecretFrom(user.raw));
        auto state = unlock(folder, std::move(header), std::move(mine), options, clock, Access{.place = place});
        const bool changing = !state && (state.error().code == ErrorCode::RollbackDetected ||
                                         state.error().code == ErrorCode::Damaged ||
                                         state.error().code == ErrorCode::NotFound);
        if (!changing || attempt == tries)
            return state;
        BOULTON_TRY_ASSIGN(header, readKeyslots(folder));
    }
}

Result<std::unique_ptr<Vault::State>> Vault::State::unlock(platform::Path folder, KeyslotsCopies header,
                                                           UserSecret user, const VaultOptions& options,
                                                           const Clock& clock, Access access)
{
    auto s = std::make_unique<State>();
    s->folder = std::move(folder);
    s->options = options;
    s->clock = &clock;
    s->lock = std::move(access.lock);
    s->sharing = std::move(access.sharing);
    s->verdict = std::move(access.place);
    s->readOnly = s->verdict.reason != ReadOnlyReason::No;
    s->warnings = std::move(header.warnings);
    s->header = std::move(header.best);
    s->user = std::move(user);
    if (options.localDataFolder && !s->readOnly) {
        std::error_code ignored;
        std::filesystem::create_directories(*options.localDataFolder / "roots", ignored);
    }
    const Keyslots& content = s->header.content;
    BOULTON_TRY_ASSIGN(const DatabaseEntry entry, s->entryOf(content.vaultDatabase));
    auto key = s->keyOf(entry);
    if (!key && key.error().code == ErrorCode::TooLarge)
        return std::unexpected(std::move(key).error());
    if (!key) // every user has it: without it the header is not whole
        return fail(ErrorCode::Damaged, "the header of the vault holds no key for this user");
    s->vaultKey = *std::move(key);
    BOULTON_TRY_ASSIGN(const crypto::Secret macKey, headerMacKey(s->vaultKey));
    BOULTON_TRY(authenticate(s->header, macKey));
    BOULTON_TRY_ASSIGN(s->vault, Database::open(s->settingsOf(entry, vaultSchema()), s->vaultKey, s->change()));
    BOULTON_TRY(s->proveUsers());
    BOULTON_TRY(s->keyOf(entry)); // once more, now that it is known who may grant
    if (!options.acknowledge.empty())
        BOULTON_TRY(s->administratorOnly("acknowledge an older copy"));
    BOULTON_TRY_ASSIGN(const bool olderVault,
                       s->judgeOlder(s->vault->compareRecords(s->members.signers, s->warnings), entry.id));
    BOULTON_TRY(s->proveHeader());
    BOULTON_TRY_ASSIGN(const bool olderHeader, s->judgeOlder(s->compareSeen(), content.vaultId));
    if (const auto others = strangers(s->folder, content); !others.empty())
        s->warnings.push_back("files that are not of this vault are left alone: " + others.front() +
                              (others.size() > 1 ? " and " + std::to_string(others.size() - 1) + " more" : ""));
    if (s->readOnly)
        return s;
    if (olderVault)
        BOULTON_TRY(s->acknowledgeFile(*s->vault));
    BOULTON_TRY(s->settle(header.heal));
    s->sweep();
    if (olderHeader)
        BOULTON_TRY(s->acknowledgeHeader());
    if (!options.acknowledge.empty())
        BOULTON_TRY(s->acknowledgeCompartments());
    BOULTON_TRY(s->settleOperations());
    BOULTON_TRY(s->noteUnlock());
    s->noteSeen();
    noteHolder(s->folder, clock.now());
    s->holding = true;
    return s;
}

Status Vault::State::proveUsers()
{
    const Connection& reader = vault->reader();
    BOULTON_TRY_ASSIGN(Statement meta, reader.prepare("SELECT value FROM meta WHERE key = ?1"));
    const auto value = [&](const char* key) -> Result<std::string> {
        meta.bindAll(key);
        BOULTON_TRY_ASSIGN(const bool there, meta.step());
        return there ? std::string(meta.text(0)) : std::string();
    };
    BOULTON_TRY_ASSIGN(const std::string vaultId, value("vault_id"));
    BOULTON_TRY_ASSIGN(const std::string pinned, value("root_public_key"));
    BOULTON_TRY_ASSIGN(name, value("name"));
    const Keyslots& content = header.content;
    if (vaultId != content.vaultId || pinned != crypto::toHex(crypto::view(content.rootPublicKey)))
        return fail(ErrorCode::Damaged, "the header and vault.db are not of the same vault");

    BOULTON_TRY_ASSIGN(members, readRegister(reader, content));
    BOULTON_TRY(proveRegister(reader, members, content));
    const UserRecord* myself = members.user(user.userId);
    if (myself == nullptr || !myself->active() || myself->boxPublicKey != user.box.publicKey ||
        myself->signingPublicKey != user.signing->publicKey())
        return fail(ErrorCode::Damaged, "the user of this slot is not in vault.db");
    userName = myself->displayName;
    role = roleOf(*myself);
    BOULTON_TRY(proveSlots());
    return openRootKey();
}

Status Vault::State::proveSlots() const
{
    const Keyslots& content = header.content;
    if (content.format == 1)
        return {};
    for (const UserRecord& record : members.users) {
        if (!record.active())
            continue;
        const auto slot = std::ranges::find(content.slots, record.slot, &Slot::id);
        if (slot == content.slots.end() || !isSlotOf(slotPlace(content), *slot, record.signingPublicKey))
            return fail(ErrorCode::Damaged, "the slot of a user was changed by somebody else: " + record.uid,
                        {record.uid});
    }
    return {};
}

Status Vault::State::openRootKey()
{
    const std::string& vaultId = header.content.vaultId;
    BOULTON_TRY_ASSIGN(Statement box,
                       vault->reader().prepare("SELECT box FROM sealed_secret WHERE kind = 'root-signing-key' AND "
                                               "user_uid = ?1"));
    box.bindAll(user.userId);
    BOULTON_TRY_ASSIGN(const bool there, box.step());
    const UserRecord* myself = members.user(user.userId);
    if (!there || myself == nullptr || !myself->administrator()) {
        rootKey.reset();
        return {};
    }
    const GrantPlace place{.vaultId = vaultId,
                           .kind = GrantKind::RootSigningKey,
                           .database = vaultId,
                           .generation = 1,
                           .userId = user.userId};
    BOULTON_TRY_ASSIGN(const Grant grant, openGrant(place, box.blob(0), user.box));
    BOULTON_TRY_ASSIGN(crypto::SigningKey signing, crypto::SigningKey::fromSeed(grant.key));
    if (signing.publicKey() != header.content.rootPublicKey)
        return fail(ErrorCode::Damaged, "the root key of this administrator is of another vault");
    rootKey = std::make_shared<const crypto::SigningKey>(std::move(signing));
    return {};
}

Status Vault::State::proveHeader()
{
    BOULTON_TRY_ASSIGN(
        Statement row,
        vault->reader().prepare("SELECT epoch, digest, pending_epoch, pending_digest FROM header WHERE id = 1"));
    BOULTON_TRY_ASSIGN(const bool there, row.step());
    if (!there)
        return fail(ErrorCode::Damaged, "vault.db says nothing about its header");
    const std::int64_t epoch = header.content.epoch;
    const std::string_view digest = crypto::view(header.digest);
    const bool current = epoch == row.integer(0) && digest == row.blob(1);
    const bool next = !row.isNull(2) && epoch == row.integer(2) && digest == row.blob(3);
    if (current || next)
        return {};
    if (epoch == row.integer(0))
        return fail(ErrorCode::Damaged, "the header is not the one that vault.db knows");
    return fail(ErrorCode::RollbackDetected,
                epoch < row.integer(0) ? "an older keyslots.json was put back" : "an older vault.db was put back");
}

Status Vault::State::settleOperations()
{
    BOULTON_TRY_ASSIGN(Statement rows, vault->reader().prepare(
                                           "SELECT uid, compartment FROM operation WHERE state = 'open' ORDER BY id"));
    std::vector<std::pair<std::string, std::string>> unfinished;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            break;
        unfinished.emplace_back(rows.text(0), rows.text(1));
    }
    for (const auto& [uid, compartment] : unfinished) {
        const auto entry = entryOf(compartment);
        if (!entry)
            continue;
        auto database = openCompartment(*entry);
        if (!database) { // of a user with another grant; theirs to settle
            if (database.error().code == ErrorCode::Refused)
                continue;
            return std::unexpected(std::move(database).error());
        }
        bool committed = false;
        {
            BOULTON_TRY_ASSIGN(Statement event,
                               (*database)->reader().prepare("SELECT 1 FROM audit_event WHERE operation = ?1 LIMIT 1"));
            event.bindAll(uid);
            BOULTON_TRY_ASSIGN(committed, event.step());
        }
        BOULTON_TRY((*database)->close());
        BOULTON_TRY_ASSIGN(WriteTransaction tx, vault->begin(change(OperationId(uid))));
        BOULTON_TRY(tx.run("UPDATE operation SET state = ?1, finished_at = ?2 WHERE uid = ?3",
                           committed ? "done" : "abandoned", tx.at(), uid));
        BOULTON_TRY(tx.commit({committed ? "operation.finished" : "operation.abandoned", uid, "settled at unlock"}));
    }
    return {};
}

Status Vault::State::noteUnlock()
{
    BOULTON_TRY_ASSIGN(const crypto::BoxKeys keys, logKeys(vaultKey));
    const FailedUnlocks failed = readFailedUnlocks(folder, keys);
    BOULTON_TRY_ASSIGN(const std::string last,
                       vault->reader().text("SELECT coalesce(max(at_utc), '') FROM audit_event"));
    BOULTON_TRY_ASSIGN(WriteTransaction tx, vault->begin(change()));
    if (tx.at() < last)
        BOULTON_TRY(tx.audit({"clock.back", header.content.vaultId, "last=" + last}));
    if (failed.count + failed.unreadable > 0)
        BOULTON_TRY(tx.audit({"unlock.failed", header.content.vaultId,
                              "count=" + std::to_string(failed.count) + " first=" + failed.first +
                                  " last=" + failed.last + " unreadable=" + std::to_string(failed.unreadable)}));
    BOULTON_TRY(tx.commit({"unlock", user.userId,
                           "epoch=" + std::to_string(header.content.epoch) +
                               (options.unlockNote.empty() ? "" : " " + options.unlockNote)}));
    forgetFailedUnlocks(folder); // also where it held nothing
    return {};
}

} // namespace boulton::store
