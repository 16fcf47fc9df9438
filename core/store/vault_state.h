// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the vault_*.cpp files only.
#pragma once
#include "core/store/vault.h"
#include "core/store/vault_keys.h"
#include <map>
#include <optional>

namespace boulton::store {

struct Vault::State {
    platform::Path folder;
    VaultOptions options;
    const Clock* clock = nullptr;
    std::optional<platform::FileLock> lock;
    bool readOnly = false;
    std::vector<std::string> warnings;
    std::string name;
    std::string userName;
    KeyslotsFile header;
    UserSecret user;
    crypto::Secret vaultKey;
    std::shared_ptr<const crypto::SigningKey> rootKey; // of an administrator
    std::vector<crypto::Digest> trusted; // signing keys of the users, each record proved under the root key
    std::unique_ptr<Database> vault;
    std::map<std::string, std::unique_ptr<Compartment>> open;

    //! Everything after the passphrase: the keys, the header's proof, vault.db, what was interrupted.
    [[nodiscard]] static Result<std::unique_ptr<State>> unlock(platform::Path folder, KeyslotsCopies header,
                                                               UserSecret user, const VaultOptions& options,
                                                               const Clock& clock,
                                                               std::optional<platform::FileLock> lock, bool readOnly);
    [[nodiscard]] Status proveUsers();
    [[nodiscard]] Status proveHeader();
    [[nodiscard]] Status settle(bool heal);
    [[nodiscard]] Status settleOperations();
    [[nodiscard]] Status noteUnlock();

    [[nodiscard]] Change change(OperationId operation = {}) const;
    [[nodiscard]] DatabaseSettings settingsOf(const DatabaseEntry& entry, SchemaSpec schema) const;
    [[nodiscard]] GrantPlace placeOf(const DatabaseEntry& entry) const;
    [[nodiscard]] Result<DatabaseEntry> entryOf(const std::string& id) const; //!< NotFound
    [[nodiscard]] Result<crypto::Secret> keyOf(const DatabaseEntry& entry) const;
    [[nodiscard]] Result<std::unique_ptr<Database>> openCompartment(const DatabaseEntry& entry);
    [[nodiscard]] Status step(std::string_view which) const
    {
        return options.atStep ? options.atStep(which) : Status();
    }

    //! The steps of a change to the header; see changeHeader.
    struct HeaderChange {
        Keyslots next; //!< the epoch is set here
        AuditEntry entry;
        std::function<Status(WriteTransaction&)> intent{};
        std::function<Status()> prepare{};
        std::function<Status(WriteTransaction&)> finish{};
        std::function<void()> undo{};
    };
    [[nodiscard]] Status changeHeader(const HeaderChange& change);
};

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
};
[[nodiscard]] std::string signedForm(const std::string& vaultId, const UserRecord& user);

//! keyslots with a dummy seal for each slot and database that has none.
void fillSeals(Keyslots& header);

} // namespace boulton::store
