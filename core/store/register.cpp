// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/register.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <map>
#include <set>

namespace boulton::store {
namespace {

UserRecord userOf(const Statement& row)
{
    return {.uid = std::string(row.text(0)),
            .login = std::string(row.text(1)),
            .displayName = std::string(row.text(2)),
            .role = std::string(row.text(3)),
            .slot = std::string(row.text(4)),
            .serial = row.integer(7),
            .state = std::string(row.text(8)),
            .directorates = std::string(row.text(9)),
            .wards = std::string(row.text(10)),
            .form = row.integer(11),
            .epoch = row.integer(12)};
}

Error changed(std::string_view what, const std::string& uid)
{
    return {ErrorCode::Damaged, std::string(what) + " was changed without the root key: " + uid, {uid}};
}

void addOnce(std::vector<crypto::Digest>& keys, const crypto::Digest& key)
{
    if (!std::ranges::contains(keys, key))
        keys.push_back(key);
}

Status readUsers(const Connection& connection, const Keyslots& header, Register& out)
{
    BOULTON_TRY_ASSIGN(Statement rows,
                       connection.prepare("SELECT uid, login, display_name, role, slot, box_public_key, "
                                          "signing_public_key, serial, state, directorates, wards, form, epoch, "
                                          "signature FROM user WHERE epoch <= ?1 ORDER BY uid, serial"));
    rows.bindAll(header.epoch);
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return {};
        UserRecord record = userOf(rows);
        const auto box = crypto::toDigest(rows.blob(5));
        const auto signing = crypto::toDigest(rows.blob(6));
        if (!box || !signing)
            return std::unexpected(changed("the record of a user", record.uid));
        record.boxPublicKey = *box;
        record.signingPublicKey = *signing;
        if (!crypto::verify(header.rootPublicKey, signedForm(header.vaultId, record), rows.blob(13)))
            return std::unexpected(changed("the record of a user", record.uid));
        addOnce(out.signers, record.signingPublicKey);
        if (record.role == kAdministrator)
            addOnce(out.administrators, record.signingPublicKey);
        if (!out.users.empty() && out.users.back().uid == record.uid)
            out.users.back() = std::move(record);
        else
            out.users.push_back(std::move(record));
    }
}

Status readAccess(const Connection& connection, const Keyslots& header, Register& out)
{
    BOULTON_TRY_ASSIGN(Statement rows, connection.prepare(
                                           "SELECT compartment, user_uid, serial, state, epoch, signature FROM "
                                           "access_record WHERE epoch <= ?1 ORDER BY compartment, user_uid, serial"));
    rows.bindAll(header.epoch);
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return {};
        AccessRecord record{.compartment = std::string(rows.text(0)),
                            .user = std::string(rows.text(1)),
                            .serial = rows.integer(2),
                            .state = std::string(rows.text(3)),
                            .epoch = rows.integer(4)};
        if (!crypto::verify(header.rootPublicKey, signedForm(header.vaultId, record), rows.blob(5)))
            return std::unexpected(changed("the record of a grant", record.compartment + " to " + record.user));
        if (!out.access.empty() && out.access.back().compartment == record.compartment &&
            out.access.back().user == record.user)
            out.access.back() = std::move(record);
        else
            out.access.push_back(std::move(record));
    }
}

std::string digestOf(std::string_view form)
{
    return crypto::toHex(crypto::view(crypto::blake2b(form)));
}

//! "kind ids" -> "serial digest" of each line.
std::map<std::string, std::string> entriesOf(std::string_view list)
{
    std::map<std::string, std::string> entries;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find('\n', at), list.size());
        const std::string_view line = list.substr(at, end - at);
        const std::size_t digest = line.rfind(' ');
        const std::size_t serial = digest == std::string_view::npos ? digest : line.rfind(' ', digest - 1);
        if (serial != std::string_view::npos)
            entries[std::string(line.substr(0, serial))] = line.substr(serial + 1);
        at = end + 1;
    }
    return entries;
}

} // namespace

std::string signedForm(const std::string& vaultId, const UserRecord& user)
{
    std::string out = user.form == 1 ? "boulton/user/v1" : "boulton/user/v2";
    for (const std::string* field :
         {&vaultId, &user.uid, &user.login, &user.displayName, &user.role, &user.slot, &user.state})
        crypto::appendField(out, *field);
    crypto::appendField(out, crypto::view(user.boxPublicKey));
    crypto::appendField(out, crypto::view(user.signingPublicKey));
    crypto::appendNumber(out, user.serial);
    if (user.form == 1 && user.directorates.empty() && user.wards.empty())
        return out;
    crypto::appendField(out, user.directorates);
    crypto::appendField(out, user.wards);
    crypto::appendNumber(out, user.form);
    crypto::appendNumber(out, user.epoch);
    return out;
}

std::string signedForm(const std::string& vaultId, const AccessRecord& access)
{
    std::string out = "boulton/access/v1";
    for (const std::string* field : {&vaultId, &access.compartment, &access.user, &access.state})
        crypto::appendField(out, *field);
    crypto::appendNumber(out, access.serial);
    crypto::appendNumber(out, access.epoch);
    return out;
}

Status insertRecord(WriteTransaction& tx, const std::string& vaultId, const UserRecord& user,
                    const crypto::SigningKey& root)
{
    const crypto::Signature signature = root.sign(signedForm(vaultId, user));
    return tx.run("INSERT INTO user (uid, login, display_name, role, slot, box_public_key, signing_public_key, serial, "
                  "state, recorded_at, recorded_by, signature, form, directorates, wards, epoch) VALUES (?1, ?2, ?3, "
                  "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
                  user.uid, user.login, user.displayName, user.role, user.slot, Blob{crypto::view(user.boxPublicKey)},
                  Blob{crypto::view(user.signingPublicKey)}, user.serial, user.state, tx.at(), tx.change().actor.value,
                  Blob{crypto::view(signature)}, user.form, user.directorates, user.wards, user.epoch);
}

Status insertRecord(WriteTransaction& tx, const std::string& vaultId, const AccessRecord& access,
                    const crypto::SigningKey& root)
{
    const crypto::Signature signature = root.sign(signedForm(vaultId, access));
    return tx.run("INSERT INTO access_record (compartment, user_uid, serial, state, epoch, recorded_at, recorded_by, "
                  "signature) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                  access.compartment, access.user, access.serial, access.state, access.epoch, tx.at(),
                  tx.change().actor.value, Blob{crypto::view(signature)});
}

const UserRecord* Register::user(std::string_view uid) const
{
    const auto found = std::ranges::find(users, uid, &UserRecord::uid);
    return found == users.end() ? nullptr : &*found;
}

const UserRecord* Register::login(std::string_view wanted) const
{
    const std::string folded = utf8::asciiLower(wanted);
    const auto found = std::ranges::find_if(
        users, [&](const UserRecord& u) { return u.active() && utf8::asciiLower(u.login) == folded; });
    return found == users.end() ? nullptr : &*found;
}

const AccessRecord* Register::find(std::string_view compartment, std::string_view uid) const
{
    const auto found = std::ranges::find_if(
        access, [&](const AccessRecord& a) { return a.compartment == compartment && a.user == uid; });
    return found == access.end() ? nullptr : &*found;
}

bool Register::granted(std::string_view compartment, std::string_view uid) const
{
    const AccessRecord* record = find(compartment, uid);
    return record != nullptr && record->state == "granted";
}

Result<Register> readRegister(const Connection& connection, const Keyslots& header)
{
    Register out;
    BOULTON_TRY(readUsers(connection, header, out));
    BOULTON_TRY(readAccess(connection, header, out));
    return out;
}

Result<std::string> listOf(const Connection& connection, const Register& records, const Keyslots& header)
{
    std::set<std::string> lines;
    for (const UserRecord& user : records.users)
        lines.insert("user " + user.uid + " " + std::to_string(user.serial) + " " +
                     digestOf(signedForm(header.vaultId, user)));
    for (const AccessRecord& access : records.access)
        lines.insert("grant " + access.compartment + " " + access.user + " " + std::to_string(access.serial) + " " +
                     digestOf(signedForm(header.vaultId, access)));
    BOULTON_TRY_ASSIGN(Statement rows,
                       connection.prepare("SELECT uid, label, created_at, created_by FROM compartment ORDER BY uid"));
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            break;
        const std::string uid(rows.text(0));
        if (!std::ranges::contains(header.databases, uid, &DatabaseEntry::id))
            continue;
        std::string form = "boulton/compartment/v1";
        for (int column = 0; column < 4; ++column)
            crypto::appendField(form, rows.text(column));
        lines.insert("compartment " + uid + " 1 " + digestOf(form));
    }
    std::string list;
    for (const std::string& line : lines)
        list += line + "\n";
    return list;
}

Status proveRegister(const Connection& connection, const Register& records, const Keyslots& header)
{
    if (header.format == 1)
        return {}; // one user, and nothing was granted
    BOULTON_TRY_ASSIGN(Statement row, connection.prepare("SELECT body FROM register_list WHERE epoch = ?1"));
    row.bindAll(header.signedEpoch);
    BOULTON_TRY_ASSIGN(const bool there, row.step());
    const std::string known = there ? std::string(row.text(0)) : std::string();
    if (!there || crypto::blake2b(known) != header.registerDigest)
        return fail(ErrorCode::Damaged, "the list of users and grants is not the one that an administrator signed",
                    {"register"});
    BOULTON_TRY_ASSIGN(const std::string now, listOf(connection, records, header));
    if (now == known)
        return {};
    const auto expected = entriesOf(known);
    const auto found = entriesOf(now);
    for (const auto& [what, value] : expected) {
        const auto other = found.find(what);
        if (other == found.end())
            return fail(ErrorCode::Damaged, "a record was taken out of vault.db: " + what, {what});
        if (other->second != value)
            return fail(ErrorCode::RollbackDetected, "another record was put in the place of the newest: " + what,
                        {what});
    }
    for (const auto& [what, value] : found)
        if (!expected.contains(what))
            return fail(ErrorCode::Damaged, "a record was added to vault.db that no administrator listed: " + what,
                        {what});
    return fail(ErrorCode::Damaged, "the list of users and grants is not in its one form", {"register"});
}

} // namespace boulton::store
