// SPDX-License-Identifier: GPL-3.0-or-later
// The signed records of vault.db: who is a user, with which keys, role and limits, and who was granted which compartment.
// Each is signed under the root key and carries a serial that grows. A signature alone does not keep last year's role from
// coming back, so the newest serial of every record stands in a list whose digest is in the frame of the header.
#pragma once
#include "core/store/database.h"
#include "core/store/keyslots.h"
#include <string>
#include <vector>

namespace boulton::store {

//! The role that holds the root key. Every other role is a word of the workspace.
inline constexpr std::string_view kAdministrator = "administrator";

//! A row of the user table, as it is signed.
struct UserRecord {
    std::string uid;
    std::string login;
    std::string displayName;
    std::string role;
    std::string slot;
    crypto::Digest boxPublicKey{};
    crypto::Digest signingPublicKey{};
    std::int64_t serial = 1;
    std::string state = "active";
    std::string directorates{}; //!< one a line; none: all
    std::string wards{};
    std::int64_t form = 2; //!< 1: of an earlier version, without limits
    std::int64_t epoch = 1;
    [[nodiscard]] bool active() const { return state == "active"; }
    [[nodiscard]] bool administrator() const { return active() && role == kAdministrator; }
};

struct AccessRecord {
    std::string compartment;
    std::string user;
    std::int64_t serial = 1;
    std::string state = "granted";
    std::int64_t epoch = 1;
};

[[nodiscard]] std::string signedForm(const std::string& vaultId, const UserRecord& user);
[[nodiscard]] std::string signedForm(const std::string& vaultId, const AccessRecord& access);

[[nodiscard]] Status insertRecord(WriteTransaction& tx, const std::string& vaultId, const UserRecord& user,
                                  const crypto::SigningKey& root);
[[nodiscard]] Status insertRecord(WriteTransaction& tx, const std::string& vaultId, const AccessRecord& access,
                                  const crypto::SigningKey& root);

//! The newest of each record, as they count under a header.
struct Register {
    std::vector<UserRecord> users; //!< by uid
    std::vector<AccessRecord> access;
    //! Signing keys of all who are or were users: the key of a removed one still proves what they signed while here.
    std::vector<crypto::Digest> signers{};
    std::vector<crypto::Digest> administrators{}; //!< those of them who are or were administrators
    [[nodiscard]] const UserRecord* user(std::string_view uid) const;
    [[nodiscard]] const UserRecord* login(std::string_view login) const; //!< of an active one
    [[nodiscard]] const AccessRecord* find(std::string_view compartment, std::string_view uid) const;
    [[nodiscard]] bool granted(std::string_view compartment, std::string_view uid) const;
};
//! Damaged, with the record named (args[0]), for one that is not signed under the root key.
[[nodiscard]] Result<Register> readRegister(const Connection& connection, const Keyslots& header);
//! The list, one record a line: kind, ids, serial, digest.
[[nodiscard]] Result<std::string> listOf(const Connection& connection, const Register& records, const Keyslots& header);
//! That the records are those whose list the header knows. RollbackDetected or Damaged, with the record named (args[0]).
[[nodiscard]] Status proveRegister(const Connection& connection, const Register& records, const Keyslots& header);

} // namespace boulton::store
