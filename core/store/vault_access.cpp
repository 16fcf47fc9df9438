// SPDX-License-Identifier: GPL-3.0-or-later
// Compartments: made, granted, taken away, asked for.
#include "core/store/vault.h"
#include "core/store/vault_state.h"
#include <algorithm>

namespace boulton::store {

Status Vault::State::addRekey(HeaderChange& change_, const std::string& database, std::string_view without)
{
    Keyslots& next = change_.next;
    BOULTON_TRY_ASSIGN(const DatabaseEntry from, entryOf(database));
    BOULTON_TRY_ASSIGN(crypto::Secret oldKey, keyOf(from));
    BOULTON_TRY_ASSIGN(crypto::Secret newKey, crypto::Secret::random(crypto::kKeyBytes));
    const DatabaseEntry to{.id = database, .generation = from.generation + 1};
    std::ranges::replace_if(next.databases, [&](const DatabaseEntry& d) { return d.id == database; }, to);
    std::erase_if(next.seals, [&](const SealEntry& s) { return s.database == database; });
    for (const UserRecord& record : members.users)
        if (record.active() && record.uid != without &&
            (database == next.vaultDatabase || members.granted(database, record.uid)))
            BOULTON_TRY(sealTo(next, to, newKey, record));
    fillSeals(next);
    change_.rekeys.push_back({.from = from, .oldKey = std::move(oldKey), .newKey = std::move(newKey)});
    return {};
}

Result<CompartmentId> Vault::addCompartment(const std::string& label)
{
    State& s = *m_state;
    if (label.empty())
        return fail(ErrorCode::InvalidInput, "a compartment needs a label");
    BOULTON_TRY(s.administratorOnly("make compartments"));
    BOULTON_TRY_ASSIGN(const std::vector<CompartmentInfo> others, compartments());
    if (std::ranges::contains(others, label, &CompartmentInfo::label))
        return fail(ErrorCode::AlreadyExists, "there is a compartment with this label", {label});
    const DatabaseEntry entry{.id = crypto::randomId(), .generation = 1};
    BOULTON_TRY_ASSIGN(const crypto::Secret key, crypto::Secret::random(crypto::kKeyBytes));
    State::HeaderChange change{.next = s.header.content, .entry = {"compartment.create", entry.id, "generation=1"}};
    BOULTON_TRY_ASSIGN(std::string box, sealGrant(s.placeOf(entry), key, 1, UserRole::Administrator,
                                                  s.user.box.publicKey, *s.user.signing));
    change.next.databases.push_back(entry);
    std::ranges::sort(change.next.databases, {}, &DatabaseEntry::id);
    change.next.seals.push_back({.slot = slotId(id(), s.options.login), .database = entry.id, .box = std::move(box)});
    fillSeals(change.next);
    change.intent = [&](WriteTransaction& tx, std::int64_t epoch) -> Status {
        BOULTON_TRY(tx.run(
            "INSERT INTO compartment (uid, label, state, created_at, created_by) VALUES (?1, ?2, 'pending', ?3, ?4)",
            entry.id, label, tx.at(), s.user.userId));
        return insertRecord(tx, id(), AccessRecord{.compartment = entry.id, .user = s.user.userId, .epoch = epoch},
                            *s.rootKey);
    };
    const DatabaseSettings settings = s.settingsOf(entry, compartmentSchema());
    change.prepare = [&]() -> Status {
        BOULTON_TRY_ASSIGN(const std::unique_ptr<Database> database, Database::create(settings, key, s.change()));
        BOULTON_TRY(database->close());
        return platform::syncFolder(settings.file.parent_path()); // the header that names it is durable: so is its name
    };
    change.undo = [&] { s.removeGeneration(entry.id, entry.generation); };
    BOULTON_TRY(s.changeHeader(std::move(change)));
    return CompartmentId(entry.id);
}

std::vector<UserId> Vault::holders(const CompartmentId& id) const
{
    std::vector<UserId> all;
    for (const UserRecord& record : m_state->members.users)
        if (record.active() && m_state->members.granted(id.value, record.uid))
            all.emplace_back(record.uid);
    return all;
}

Status Vault::grant(const CompartmentId& compartment, const UserId& user)
{
    State& s = *m_state;
    BOULTON_TRY(s.administratorOnly("grant compartments"));
    BOULTON_TRY_ASSIGN(const UserRecord* recipient, s.activeUser(user));
    BOULTON_TRY_ASSIGN(const DatabaseEntry entry, s.entryOf(compartment.value));
    if (entry.id == s.header.content.vaultDatabase)
        return fail(ErrorCode::NotFound, "the vault has no such compartment", {compartment.value});
    if (s.members.granted(entry.id, user.value))
        return fail(ErrorCode::AlreadyExists, "this user holds the compartment already", {entry.id, user.value});
    BOULTON_TRY_ASSIGN(const crypto::Secret key, s.keyOf(entry)); // nobody gives what they do not hold
    State::HeaderChange change{.next = s.header.content,
                               .entry = {"access.grant", entry.id, "user=" + recipient->uid}};
    BOULTON_TRY(s.sealTo(change.next, entry, key, *recipient));
    fillSeals(change.next);
    AccessRecord access{.compartment = entry.id, .user = recipient->uid};
    if (const AccessRecord* before = s.members.find(entry.id, recipient->uid))
        access.serial = before->serial + 1;
    change.intent = [&](WriteTransaction& tx, std::int64_t epoch) {
        access.epoch = epoch;
        return insertRecord(tx, id(), access, *s.rootKey);
    };
    change.finish = [&](WriteTransaction& tx) {
        return tx.run("UPDATE access_request SET state = 'granted', decided_at = ?1, decided_by = ?2 WHERE state = "
                      "'open' AND compartment = ?3 AND user_uid = ?4",
                      tx.at(), s.user.userId, access.compartment, access.user);
    };
    return s.changeHeader(std::move(change));
}

Status Vault::revoke(const CompartmentId& compartment, const UserId& user, const JobContext& job)
{
    State& s = *m_state;
    BOULTON_TRY(s.administratorOnly("take compartments away"));
    BOULTON_TRY_ASSIGN(const DatabaseEntry entry, s.entryOf(compartment.value));
    if (!s.members.granted(entry.id, user.value))
        return fail(ErrorCode::NotFound, "this user does not hold the compartment", {entry.id, user.value});
    if (user.value == s.user.userId)
        return fail(ErrorCode::Refused, "another administrator takes a compartment from you", {entry.id});
    // This administrator holds it, so it never stays behind without one who does.
    State::HeaderChange change{.next = s.header.content, .entry = {"access.revoke", entry.id, "user=" + user.value}};
    change.check = [&job] { return job.check(); };
    BOULTON_TRY(s.addRekey(change, entry.id, user.value));
    AccessRecord access = *s.members.find(entry.id, user.value);
    access.state = "revoked";
    ++access.serial;
    change.intent = [&](WriteTransaction& tx, std::int64_t epoch) {
        access.epoch = epoch;
        return insertRecord(tx, id(), access, *s.rootKey);
    };
    return s.changeHeader(std::move(change));
}

Result<std::string> Vault::requestAccess(const CompartmentId& compartment, const std::string& reason)
{
    State& s = *m_state;
    BOULTON_TRY_ASSIGN(const std::vector<CompartmentInfo> all, compartments());
    const auto info = std::ranges::find(all, compartment, &CompartmentInfo::id);
    if (info == all.end())
        return fail(ErrorCode::NotFound, "the vault has no such compartment", {compartment.value});
    if (info->open)
        return fail(ErrorCode::AlreadyExists, "this compartment is open to you", {compartment.value});
    if (reason.empty() || reason.size() > 2000)
        return fail(ErrorCode::InvalidInput, "say in at most 2,000 characters why you need the compartment");
    BOULTON_TRY_ASSIGN(const std::vector<AccessRequest> asked, accessRequests());
    if (std::ranges::any_of(asked, [&](const AccessRequest& r) {
            return r.state == "open" && r.compartment == compartment && r.user.value == s.user.userId;
        }))
        return fail(ErrorCode::AlreadyExists, "you have asked for this compartment already", {compartment.value});
    std::string request = crypto::randomId();
    BOULTON_TRY_ASSIGN(WriteTransaction tx, s.vault->begin(s.change()));
    BOULTON_TRY(tx.run("INSERT INTO access_request (uid, compartment, user_uid, reason, state, requested_at) VALUES "
                       "(?1, ?2, ?3, ?4, 'open', ?5)",
                       request, compartment.value, s.user.userId, reason, tx.at()));
    BOULTON_TRY(tx.commit({"access.request", compartment.value, "request=" + request}));
    return request;
}

Result<std::vector<AccessRequest>> Vault::accessRequests() const
{
    BOULTON_TRY_ASSIGN(Statement rows,
                       m_state->vault->reader().prepare("SELECT uid, compartment, user_uid, reason, requested_at, state "
                                                        "FROM access_request ORDER BY id DESC"));
    std::vector<AccessRequest> all;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return all;
        all.push_back({.id = std::string(rows.text(0)),
                       .compartment = CompartmentId(std::string(rows.text(1))),
                       .user = UserId(std::string(rows.text(2))),
                       .reason = std::string(rows.text(3)),
                       .requestedAt = std::string(rows.text(4)),
                       .state = std::string(rows.text(5))});
    }
}

Status Vault::declineAccess(const std::string& request)
{
    State& s = *m_state;
    BOULTON_TRY(s.administratorOnly("answer requests"));
    BOULTON_TRY_ASSIGN(const std::vector<AccessRequest> all, accessRequests());
    const auto found = std::ranges::find(all, request, &AccessRequest::id);
    if (found == all.end() || found->state != "open")
        return fail(ErrorCode::NotFound, "there is no such open request", {request});
    BOULTON_TRY_ASSIGN(WriteTransaction tx, s.vault->begin(s.change()));
    BOULTON_TRY(tx.run("UPDATE access_request SET state = 'declined', decided_at = ?1, decided_by = ?2 WHERE uid = ?3",
                       tx.at(), s.user.userId, request));
    return tx.commit({"access.decline", found->compartment.value, "request=" + request});
}

} // namespace boulton::store
