// SPDX-License-Identifier: GPL-3.0-or-later
// Joiners, movers, leavers, and everybody's own passphrase.
#include "core/store/vault.h"
#include "core/store/vault_state.h"
#include <algorithm>

namespace boulton::store {
namespace {

constexpr std::size_t kLongestName = 200;

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

bool plainName(std::string_view text)
{
    return !text.empty() && text.size() <= kLongestName &&
           std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Result<std::string> joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        if (!plainName(name))
            return fail(ErrorCode::InvalidInput, "the name of a directorate or ward is empty, too long or has line ends");
        text += (text.empty() ? "" : "\n") + name;
    }
    return text;
}

Status checkLogin(std::string_view login)
{
    const bool ok = !login.empty() && login.size() <= 64 && std::ranges::all_of(login, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    });
    if (ok)
        return {};
    return fail(ErrorCode::InvalidInput,
                "a login has 1 to 64 letters without accents, digits, full stops, hyphens and underscores",
                {std::string(login)});
}

UserRole grantRole(const UserRecord& user)
{
    return user.role == kAdministrator ? UserRole::Administrator : UserRole::Member;
}

UserInfo infoOf(const UserRecord& user)
{
    return {.id = UserId(user.uid),
            .login = user.login,
            .displayName = user.displayName,
            .role = roleOf(user),
            .active = user.active()};
}

} // namespace

RoleRecord roleOf(const UserRecord& user)
{
    return {.name = user.role, .directorates = linesOf(user.directorates), .wards = linesOf(user.wards)};
}

Status Vault::State::administratorOnly(std::string_view what) const
{
    if (!rootKey)
        return fail(ErrorCode::Refused, "only an administrator may " + std::string(what));
    if (readOnly)
        return fail(ErrorCode::ReadOnly, "the vault was opened for reading only");
    return {};
}

Result<const UserRecord*> Vault::State::activeUser(const UserId& id) const
{
    const UserRecord* record = members.user(id.value);
    if (record == nullptr || !record->active())
        return fail(ErrorCode::NotFound, "the vault has no such user", {id.value});
    return record;
}

Status Vault::State::sealTo(Keyslots& next, const DatabaseEntry& entry, const crypto::Secret& key,
                            const UserRecord& recipient) const
{
    const GrantPlace place{.vaultId = next.vaultId,
                           .kind = GrantKind::Database,
                           .database = entry.id,
                           .generation = entry.generation,
                           .userId = recipient.uid};
    BOULTON_TRY_ASSIGN(std::string box, sealGrant(place, key, header.content.epoch + 1, grantRole(recipient),
                                                  recipient.boxPublicKey, *user.signing));
    std::erase_if(next.seals, [&](const SealEntry& s) { return s.slot == recipient.slot && s.database == entry.id; });
    next.seals.push_back({.slot = recipient.slot, .database = entry.id, .box = std::move(box)});
    return {};
}

Result<std::string> Vault::State::sealedRootKey(const std::string& uid, const crypto::Digest& recipient) const
{
    const std::string& vaultId = header.content.vaultId;
    GrantPlace place{.vaultId = vaultId,
                     .kind = GrantKind::RootSigningKey,
                     .database = vaultId,
                     .generation = 1,
                     .userId = user.userId};
    BOULTON_TRY_ASSIGN(Statement mine,
                       vault->reader().prepare("SELECT box FROM sealed_secret WHERE kind = 'root-signing-key' AND "
                                               "user_uid = ?1"));
    mine.bindAll(user.userId);
    BOULTON_TRY_ASSIGN(const bool there, mine.step());
    if (!there)
        return fail(ErrorCode::Refused, "only an administrator makes an administrator");
    BOULTON_TRY_ASSIGN(const Grant root, openGrant(place, mine.blob(0), user.box));
    place.userId = uid;
    return sealGrant(place, root.key, header.content.epoch + 1, UserRole::Administrator, recipient, *user.signing);
}

std::vector<UserInfo> Vault::users() const
{
    std::vector<UserInfo> all;
    for (const UserRecord& record : m_state->members.users)
        all.push_back(infoOf(record));
    std::ranges::sort(all, {}, [](const UserInfo& u) { return std::tuple(!u.active, u.displayName, u.id.value); });
    return all;
}

const RoleRecord& Vault::role() const
{
    return m_state->role;
}

Result<UserId> Vault::addUser(const NewUser& user, const crypto::Secret& firstPassphrase)
{
    State& s = *m_state;
    BOULTON_TRY(s.administratorOnly("add users"));
    BOULTON_TRY(checkLogin(user.login));
    if (!plainName(user.displayName) || !plainName(user.role.name))
        return fail(ErrorCode::InvalidInput, "a user needs a name and a role, of at most 200 characters");
    if (s.members.login(user.login) != nullptr)
        return fail(ErrorCode::AlreadyExists, "there is a user with the login " + user.login, {user.login});
    UserRecord record{.uid = crypto::randomId(),
                      .login = user.login,
                      .displayName = user.displayName,
                      .role = user.role.name,
                      .slot = slotId(id(), user.login)};
    BOULTON_TRY_ASSIGN(record.directorates, joined(user.role.directorates));
    BOULTON_TRY_ASSIGN(record.wards, joined(user.role.wards));
    BOULTON_TRY_ASSIGN(const UserSecret secret, makeUserSecret(record.uid));
    record.boxPublicKey = secret.box.publicKey;
    record.signingPublicKey = secret.signing->publicKey();

    State::HeaderChange change{.next = s.header.content,
                               .entry = {"user.add", record.uid, "role=" + record.role}};
    Keyslots& next = change.next;
    BOULTON_TRY_ASSIGN(const crypto::KdfParameters cost, costOf(s.options));
    BOULTON_TRY_ASSIGN(Slot slot, makeSlot(slotPlace(next), record.slot, firstPassphrase, cost, secret));
    // In the place of a dummy: what is seen from outside is that something changed.
    const auto dummy = std::ranges::find_if(next.slots, [&](const Slot& one) {
        return std::ranges::none_of(s.members.users,
                                    [&](const UserRecord& u) { return u.active() && u.slot == one.id; });
    });
    if (dummy != next.slots.end())
        next.slots.erase(dummy);
    next.slots.push_back(std::move(slot));
    fillSlots(next, cost);
    BOULTON_TRY_ASSIGN(const DatabaseEntry entry, s.entryOf(next.vaultDatabase));
    BOULTON_TRY(s.sealTo(next, entry, s.vaultKey, record));
    fillSeals(next);
    std::string rootBox;
    if (record.administrator()) {
        BOULTON_TRY_ASSIGN(rootBox, s.sealedRootKey(record.uid, record.boxPublicKey));
    }
    change.intent = [&](WriteTransaction& tx, std::int64_t epoch) -> Status {
        record.epoch = epoch;
        if (!rootBox.empty())
            BOULTON_TRY(tx.run("INSERT INTO sealed_secret (kind, user_uid, box) VALUES ('root-signing-key', ?1, ?2)",
                               record.uid, Blob{rootBox}));
        return insertRecord(tx, id(), record, *s.rootKey);
    };
    BOULTON_TRY(s.changeHeader(std::move(change)));
    return UserId(record.uid);
}

Status Vault::setRole(const UserId& user, const RoleRecord& role)
{
    State& s = *m_state;
    BOULTON_TRY(s.administratorOnly("change roles"));
    BOULTON_TRY_ASSIGN(const UserRecord* before, s.activeUser(user));
    if (user.value == s.user.userId)
        return fail(ErrorCode::Refused, "nobody changes their own role: another administrator does", {user.value});
    if (!plainName(role.name))
        return fail(ErrorCode::InvalidInput, "a role needs a name");
    UserRecord record = *before;
    record.role = role.name;
    record.form = 2;
    ++record.serial;
    BOULTON_TRY_ASSIGN(record.directorates, joined(role.directorates));
    BOULTON_TRY_ASSIGN(record.wards, joined(role.wards));
    std::string rootBox;
    if (record.administrator() && !before->administrator()) {
        BOULTON_TRY_ASSIGN(rootBox, s.sealedRootKey(record.uid, record.boxPublicKey));
    }
    State::HeaderChange change{.next = s.header.content, .entry = {"role.set", record.uid, "role=" + record.role}};
    change.intent = [&](WriteTransaction& tx, std::int64_t epoch) -> Status {
        record.epoch = epoch;
        if (!rootBox.empty())
            BOULTON_TRY(tx.run("INSERT INTO sealed_secret (kind, user_uid, box) VALUES ('root-signing-key', ?1, ?2)",
                               record.uid, Blob{rootBox}));
        return insertRecord(tx, id(), record, *s.rootKey);
    };
    return s.changeHeader(std::move(change));
}

Status Vault::removeUser(const UserId& user, const JobContext& job)
{
    State& s = *m_state;
    BOULTON_TRY(s.administratorOnly("remove users"));
    BOULTON_TRY_ASSIGN(const UserRecord* found, s.activeUser(user));
    if (user.value == s.user.userId)
        return fail(ErrorCode::Refused, "nobody removes themselves: another administrator does", {user.value});
    UserRecord record = *found;
    record.state = "removed";
    record.form = 2;
    ++record.serial;
    State::HeaderChange change{.next = s.header.content};
    Keyslots& next = change.next;
    change.check = [&job] { return job.check(); };
    std::vector<AccessRecord> ended;
    std::vector<std::string> closed;
    for (const DatabaseEntry& entry : s.header.content.databases) {
        if (entry.id == next.vaultDatabase || !s.members.granted(entry.id, record.uid))
            continue;
        if (Status added = s.addRekey(change, entry.id, record.uid); !added) {
            if (added.error().code != ErrorCode::Refused)
                return added;
            closed.push_back(entry.id);
            continue;
        }
        AccessRecord access = *s.members.find(entry.id, record.uid);
        access.state = "revoked";
        ++access.serial;
        ended.push_back(std::move(access));
    }
    if (!closed.empty())
        return std::unexpected(
            Error{ErrorCode::Refused,
                  "this user holds compartments that are closed to you: somebody who holds them must take them away "
                  "first, for only they can give them a new key",
                  std::move(closed)});
    BOULTON_TRY(s.addRekey(change, next.vaultDatabase, record.uid));
    const auto slot = std::ranges::find(next.slots, record.slot, &Slot::id);
    if (slot != next.slots.end())
        *slot = dummySlot(slot->kdf);
    fillSeals(next);
    change.entry = {"user.remove", record.uid, "files=" + std::to_string(change.rekeys.size())};
    change.intent = [&](WriteTransaction& tx, std::int64_t epoch) -> Status {
        record.epoch = epoch;
        for (AccessRecord& access : ended) {
            access.epoch = epoch;
            BOULTON_TRY(insertRecord(tx, id(), access, *s.rootKey));
        }
        return insertRecord(tx, id(), record, *s.rootKey);
    };
    return s.changeHeader(std::move(change));
}

Status Vault::changePassphrase(const crypto::Secret& oldPassphrase, const crypto::Secret& newPassphrase)
{
    State& s = *m_state;
    if (s.readOnly)
        return fail(ErrorCode::ReadOnly, "the vault was opened for reading only");
    State::HeaderChange change{
        .next = s.header.content,
        .entry = {"passphrase.change", s.user.userId, "epoch=" + std::to_string(s.header.content.epoch + 1)},
        .ownSlot = true};
    const auto slot = std::ranges::find(change.next.slots, slotId(id(), s.options.login), &Slot::id);
    if (slot == change.next.slots.end())
        return fail(ErrorCode::Internal, "the slot of this user is not there");
    const SlotPlace place = slotPlace(change.next);
    BOULTON_TRY(openSlot(place, *slot, oldPassphrase));
    BOULTON_TRY_ASSIGN(const crypto::KdfParameters cost, costOf(s.options));
    BOULTON_TRY_ASSIGN(*slot, makeSlot(place, slot->id, newPassphrase, cost, s.user));
    return s.changeHeader(std::move(change));
}

Status Vault::State::upgradeHeader(const crypto::Secret& passphrase)
{
    if (header.content.format != 1)
        return {};
    HeaderChange change{.next = header.content, .entry = {"header.upgrade", header.content.vaultId, "format=2"}};
    Keyslots& next = change.next;
    next.format = kKeyslotsFormat;
    for (Slot& slot : next.slots) {
        if (slot.id == slotId(next.vaultId, options.login)) {
            BOULTON_TRY_ASSIGN(slot, makeSlot(slotPlace(next), slot.id, passphrase, slot.kdf, user));
        } else {
            slot = dummySlot(slot.kdf);
        }
    }
    fillSeals(next);
    change.intent = [this](WriteTransaction& tx, std::int64_t epoch) -> Status {
        for (const DatabaseEntry& entry : header.content.databases)
            if (entry.id != header.content.vaultDatabase && keyOf(entry))
                BOULTON_TRY(insertRecord(tx, header.content.vaultId,
                                         AccessRecord{.compartment = entry.id, .user = user.userId, .epoch = epoch},
                                         *rootKey));
        return {};
    };
    return changeHeader(std::move(change));
}

} // namespace boulton::store
