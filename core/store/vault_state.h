// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the vault_*.cpp files only.
#pragma once
#include "core/store/register.h"
#include "core/store/vault.h"
#include "core/store/vault_keys.h"
#include <map>
#include <optional>

namespace boulton::store {

//! A local data folder that is not absolute would be wherever the program was started: there is none then.
[[nodiscard]] VaultOptions settled(VaultOptions options);

//! How a vault may be opened: the locks that were had, and what they leave.
struct Access {
    std::optional<platform::FileLock> lock{};
    std::optional<platform::SharedLock> sharing{};
    PlaceVerdict place{}; //!< anything but No: for reading only
};

struct Vault::State {
    platform::Path folder;
    VaultOptions options;
    const Clock* clock = nullptr;
    std::optional<platform::FileLock> lock;
    std::optional<platform::SharedLock> sharing; // with others who only read
    bool holding = false; // .holder says who we are
    bool readOnly = false;
    PlaceVerdict verdict; // why not
    std::vector<std::string> acknowledged;
    std::vector<std::string> warnings;
    std::string name;
    std::string userName;
    KeyslotsFile header;
    UserSecret user;
    crypto::Secret vaultKey;
    std::shared_ptr<const crypto::SigningKey> rootKey; // of an administrator
    RoleRecord role; // of the user
    Register members; // each record proved under the root key, and the newest
    std::unique_ptr<Database> vault;
    std::map<std::string, std::unique_ptr<Compartment>> open;

    //! Everything after the passphrase: the keys, the header's proof, vault.db, what was interrupted.
    [[nodiscard]] static Result<std::unique_ptr<State>> unlock(platform::Path folder, KeyslotsCopies header,
                                                               UserSecret user, const VaultOptions& options,
                                                               const Clock& clock, Access access);
    //! Beside a program that writes: what it changes between two looks is looked at again.
    [[nodiscard]] static Result<std::unique_ptr<State>> unlockBeside(const platform::Path& folder, KeyslotsCopies header,
                                                                     const UserSecret& user,
                                                                     const VaultOptions& options, const Clock& clock,
                                                                     const PlaceVerdict& place);
    //! An older copy: read only, acknowledged, or the error.
    [[nodiscard]] Result<bool> judgeOlder(const Status& compared, const std::string& id);
    [[nodiscard]] Status acknowledgeFile(Database& database);
    [[nodiscard]] Status acknowledgeHeader();
    [[nodiscard]] Status acknowledgeCompartments();
    [[nodiscard]] Status personalStaysClosed(const Database& database) const;
    [[nodiscard]] Status proveUsers();
    [[nodiscard]] Status proveSlots() const;
    [[nodiscard]] Status openRootKey();
    [[nodiscard]] Status proveHeader();
    //! The header as this device saw it last: an older one is a rollback, whatever vault.db says.
    [[nodiscard]] Status compareSeen() const;
    void noteSeen() const;
    [[nodiscard]] std::optional<RootRecordFile> seen() const;
    [[nodiscard]] Status settle(bool heal);
    [[nodiscard]] Status settleHeader();
    [[nodiscard]] Status settleRekeys();
    [[nodiscard]] std::string labelOf(const std::string& database) const; //!< in quotes, for a warning
    //! Temporary files of a program that was killed: they hold nothing, and only our own names go.
    void sweep() const;
    //! A header of format 1 becomes one of format 2, for which the slot is wrapped anew.
    [[nodiscard]] Status upgradeHeader(const crypto::Secret& passphrase);
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

    //! A file that gets a new key with a change of the header; generations and seals of `next` say so already.
    struct Rekey {
        DatabaseEntry from;
        crypto::Secret oldKey;
        crypto::Secret newKey;
    };
    //! The steps of a change to the header; see changeHeader.
    struct HeaderChange {
        Keyslots next; //!< epoch and digest of the register are set here
        AuditEntry entry;
        bool ownSlot = false; //!< inside one's own slot: the frame stays as an administrator signed it
        std::int64_t past = 0; //!< the epoch becomes larger than this
        std::vector<Rekey> rekeys{};
        std::function<Status()> check{}; //!< whether to go on, asked while files are copied
        //! Rows that count from that epoch on; they are taken away if the header does not come.
        std::function<Status(WriteTransaction&, std::int64_t epoch)> intent{};
        std::function<Status()> prepare{};
        std::function<Status(WriteTransaction&)> finish{};
        std::function<void()> undo{};
    };
    [[nodiscard]] Status changeHeader(HeaderChange change);
    [[nodiscard]] Result<KeyslotsFile> announce(HeaderChange& change);
    [[nodiscard]] Status copyFiles(const HeaderChange& change);
    [[nodiscard]] Status useNewFiles(HeaderChange& change);
    [[nodiscard]] Status confirm(const HeaderChange& change);
    void takeBack(const HeaderChange& change);
    void removeGeneration(const std::string& database, std::int64_t generation);

    //! In `change`: a new key for a database, sealed to each user who keeps it. NotFound, Refused without a grant.
    [[nodiscard]] Status addRekey(HeaderChange& change, const std::string& database, std::string_view without);
    [[nodiscard]] Status sealTo(Keyslots& next, const DatabaseEntry& entry, const crypto::Secret& key,
                                const UserRecord& recipient) const;
    [[nodiscard]] Status administratorOnly(std::string_view what) const; //!< Refused, ReadOnly
    [[nodiscard]] Result<std::string> sealedRootKey(const std::string& uid, const crypto::Digest& recipient) const;
    [[nodiscard]] Result<const UserRecord*> activeUser(const UserId& id) const;
};

//! keyslots with a dummy seal for each slot and database that has none, and none that belongs to nothing.
void fillSeals(Keyslots& header);
//! Dummies until their number tells little.
void fillSlots(Keyslots& header, const crypto::KdfParameters& like);
[[nodiscard]] RoleRecord roleOf(const UserRecord& user);
[[nodiscard]] Result<crypto::KdfParameters> costOf(const VaultOptions& options);
//! What this file's keyed parts need when its key changes.
[[nodiscard]] Database::Rekey rekeyFor(bool compartment);

} // namespace boulton::store
