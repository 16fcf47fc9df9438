// SPDX-License-Identifier: GPL-3.0-or-later
// The vault: a folder NAME.boulton with a header, vault.db (who may open what) and one encrypted file a compartment.
// One thread at a time. While it is open for writing, nobody else has it open.
#pragma once
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/store/database.h"
#include "core/store/dataset_repository.h"
#include "core/store/place.h"
#include "core/store/record_repository.h"
#include "core/store/run_repository.h"
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::store {

struct VaultOptions {
    //! Cost of a new slot (create, changePassphrase); empty: 0.5 to 1.0 s on this machine. The salt is always new.
    std::optional<crypto::KdfParameters> kdf{};
    //! The third place of roots, e.g. platform::localDataFolder(); empty: none.
    std::optional<platform::Path> localDataFolder{};
    std::string login{};   //!< which user: of create or of addUser
    bool readOnly = false; //!< also where the folder cannot be written
    //! Tests only: called between the steps of a change that crosses files; an error is as if the program died there.
    std::function<Status(std::string_view step)> atStep{};
    //! An administrator goes on with files that are older than what was seen of them, and says why. Without it such a vault
    //! opens for reading only.
    std::string acknowledge{};
    EventListener onEvent{};   //!< of every file of the vault
    std::string unlockNote{};  //!< stands in the event of this unlock, e.g. "policy=…"
    FolderProbe folderFacts{}; //!< tests only: what the operating system would say about a folder
};

class Backup;
struct BackupInfo;
struct BackupPolicy;
struct BackupReport;

//! Beside the header where there are recovery codes. The workspace writes and reads it; a backup takes it along.
inline constexpr std::string_view kRecoveryFile = "recovery.json";

struct CompartmentInfo {
    CompartmentId id;
    std::string label;
    std::string createdAt;
    bool open = true; //!< false: this user holds no key of it, and the label is all they see
};

//! What a user is, as an administrator signed it. The role "administrator" holds the root key; what other roles may do is
//! the workspace's to say. No directorates or wards: all of them.
struct RoleRecord {
    std::string name;
    std::vector<std::string> directorates{};
    std::vector<std::string> wards{};
    bool operator==(const RoleRecord&) const = default;
};
struct UserInfo {
    UserId id;
    std::string login;
    std::string displayName;
    RoleRecord role;
    bool active = true; //!< false: a leaver
};
struct NewUser {
    std::string login; //!< what they type; ASCII letters, digits, . _ -
    std::string displayName;
    RoleRecord role;
};

//! Somebody asks for a closed compartment.
struct AccessRequest {
    std::string id;
    CompartmentId compartment;
    UserId user;
    std::string reason;
    std::string requestedAt;
    std::string state = "open"; //!< or "granted", "declined"
};

//! One compartment, open.
class Compartment {
public:
    Compartment(CompartmentInfo info, std::unique_ptr<Database> database, UserId user, const Clock& clock)
        : m_info(std::move(info)), m_database(std::move(database)), m_user(std::move(user)), m_clock(&clock)
    {}
    [[nodiscard]] const CompartmentId& id() const { return m_info.id; }
    [[nodiscard]] const std::string& label() const { return m_info.label; }
    [[nodiscard]] DatasetRepository datasets() const { return DatasetRepository(*m_database); }
    [[nodiscard]] RecordRepository records() const { return RecordRepository(*m_database); }
    [[nodiscard]] RunRepository runs() const { return RunRepository(*m_database); }
    [[nodiscard]] const Connection& reader() const { return m_database->reader(); }
    [[nodiscard]] const RootState& state() const { return m_database->state(); }
    [[nodiscard]] const Database& database() const { return *m_database; }
    //! A change by the user of the vault, now. `operation`: of Vault::beginOperation, otherwise a new one.
    [[nodiscard]] Result<WriteTransaction> begin(OperationId operation = {});

private:
    friend class Vault;
    CompartmentInfo m_info;
    std::unique_ptr<Database> m_database;
    UserId m_user;
    const Clock* m_clock;
};

enum class CheckLevel : std::uint8_t { Ok, Warning, Problem };
struct CheckLine {
    std::string section; //!< "pages", "schema", "root", "audit", "chunks", "analyses", "slots", "files", "backups", …
    std::string what;    //!< e.g. "root of vault.db"
    CheckLevel level = CheckLevel::Ok;
    std::string detail;
    [[nodiscard]] bool ok() const { return level != CheckLevel::Problem; }
};
struct CheckReport {
    std::vector<CheckLine> lines;
    std::vector<std::string> versions; //!< of the libraries underneath, "SQLite 3.46.1 …"
    [[nodiscard]] bool ok() const;     //!< no problem; there may be warnings
};
//! A line for a library, "Qt 6.8.2": a warning below its floor in versions.h.
void addVersion(CheckReport& report, std::string_view nameAndVersion);

class Vault {
public:
    //! AlreadyExists if there is anything at that place. The passphrase is UTF-8 in normal form C, 1 to 1024 bytes. The
    //! vault appears complete or not at all.
    [[nodiscard]] static Result<std::unique_ptr<Vault>> create(const platform::Path& folder, const std::string& name,
                                                               const std::string& displayName,
                                                               const crypto::Secret& passphrase,
                                                               const VaultOptions& options, const Clock& clock);
    //! NotAVault, Damaged, NewerVersion and Busy (args: see heldBy) before any key is derived; then KdfOutOfBounds,
    //! WrongPassphrase, NotEncrypted, Damaged, RollbackDetected. Finishes or undoes what was interrupted. For reading it
    //! opens beside another program, and where it is older than what was seen of it. In a network or synced folder, on a
    //! medium that cannot be written and as a backup it opens for reading only: readOnlyReason says so.
    [[nodiscard]] static Result<std::unique_ptr<Vault>> open(const platform::Path& folder,
                                                             const crypto::Secret& passphrase,
                                                             const VaultOptions& options, const Clock& clock);
    Vault(const Vault&) = delete;
    Vault& operator=(const Vault&) = delete;
    ~Vault();

    [[nodiscard]] const std::string& id() const;
    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] UserId user() const;
    [[nodiscard]] const std::string& userName() const;
    //! Everybody who is or was a user, by id, with the newest name.
    [[nodiscard]] Result<std::map<UserId, std::string>> userNames() const;
    [[nodiscard]] bool readOnly() const;
    [[nodiscard]] const PlaceVerdict& readOnlyReason() const; //!< for a banner; its advice() is in place.h
    [[nodiscard]] const platform::Path& folder() const;
    [[nodiscard]] const std::optional<crypto::KdfParameters>& newSlotCost() const; //!< VaultOptions::kdf
    [[nodiscard]] const std::vector<std::string>& warnings() const; //!< English; what was healed or could not be used
    [[nodiscard]] const Database& vaultDatabase() const;            //!< its reader, audit and root

    // ---- Users. Only an administrator adds, changes and removes; Refused otherwise.
    [[nodiscard]] std::vector<UserInfo> users() const; //!< by display name, leavers last
    [[nodiscard]] const RoleRecord& role() const;      //!< of the user who opened the vault
    //! AlreadyExists for a login that is taken; InvalidInput for one that is not well-formed.
    [[nodiscard]] Result<UserId> addUser(const NewUser& user, const crypto::Secret& firstPassphrase);
    //! Refused for the last administrator, and for oneself.
    [[nodiscard]] Status setRole(const UserId& user, const RoleRecord& role);
    //! A leaver: the slot opens nothing, and vault.db and each compartment they held get new keys. Copies made before stay
    //! readable to them. Refused where a compartment of theirs is closed to this administrator (args: its ids).
    [[nodiscard]] Status removeUser(const UserId& user, const JobContext& job = {});

    // ---- Compartments
    [[nodiscard]] Result<std::vector<CompartmentInfo>> compartments() const; //!< by label, also closed ones
    [[nodiscard]] Result<CompartmentId> addCompartment(const std::string& label);
    [[nodiscard]] std::vector<UserId> holders(const CompartmentId& id) const; //!< who was granted it
    //! To a colleague, who need not be there. By an administrator who holds the compartment. AlreadyExists.
    [[nodiscard]] Status grant(const CompartmentId& id, const UserId& user);
    //! The compartment gets a new key in a new file, sealed to those who keep it. Until this says OK the old key is valid;
    //! after a crash it is one or the other, and the next unlock says which. Refused for oneself.
    [[nodiscard]] Status revoke(const CompartmentId& id, const UserId& user, const JobContext& job = {});
    //! By anybody, also for a colleague's compartment; AlreadyExists while one is open.
    [[nodiscard]] Result<std::string> requestAccess(const CompartmentId& id, const std::string& reason);
    [[nodiscard]] Result<std::vector<AccessRequest>> accessRequests() const; //!< the newest first
    [[nodiscard]] Status declineAccess(const std::string& request);
    //! Opened at the first call and kept until close. NotFound; Refused without a grant, and for one with personal data
    //! where nothing can be written, because looking at it is an event (args: the id, "personal-data"); the errors of open.
    [[nodiscard]] Result<Compartment*> compartment(const CompartmentId& id);
    //! A second connection to a compartment that only reads, for another thread.
    [[nodiscard]] Result<Connection> openReader(const CompartmentId& id);

    //! One's own, by every user. WrongPassphrase for the old one. A crash leaves exactly one of the two valid.
    [[nodiscard]] Status changePassphrase(const crypto::Secret& oldPassphrase, const crypto::Secret& newPassphrase);

    //! That whoever sits here is who unlocked: their passphrase once more. WrongPassphrase, and the wait of open.
    [[nodiscard]] Status confirm(const crypto::Secret& passphrase) const;

    // ---- Statements: what a user says under their own signature, bound to this vault. `label`: a constant of the caller's, with
    // a version, so that no statement passes for one of another kind.
    [[nodiscard]] std::string sign(std::string_view label, std::string_view statement) const; //!< hex
    //! By a user who is still one.
    [[nodiscard]] bool isStatementOf(const UserId& user, std::string_view label, std::string_view statement,
                                     std::string_view signature) const;
    [[nodiscard]] bool sameKey(const UserId& one, const UserId& other) const; //!< two names, one signing key
    //! Whether the passphrase opens that user's slot too: two accounts with one passphrase are one person. Takes as long as
    //! an unlock. Not counted as a wrong try. NotFound.
    [[nodiscard]] Result<bool> opensFor(const UserId& user, const crypto::Secret& passphrase) const;

    //! Work that crosses files: announce it, commit the compartment under this id, finish it. What was announced and
    //! not finished is settled at the next open by what the compartment's audit says.
    [[nodiscard]] Result<OperationId> beginOperation(const std::string& kind, const CompartmentId& compartment);
    [[nodiscard]] Status finishOperation(const OperationId& operation);
    //! "open", "done" or "abandoned"; NotFound.
    [[nodiscard]] Result<std::string> operationState(const OperationId& operation) const;

    //! Pages, schema, root, audit, chunks and documents of every file that this user can open; header, slots, files that do
    //! not belong, backups (in `backups` or else where the last one went), locking of memory.
    [[nodiscard]] Result<CheckReport> check(const JobContext& job, const platform::Path& backups = {});

    //! The part of it that is about the vault's own files; leaves no event.
    [[nodiscard]] Result<CheckReport> checkFiles(const JobContext& job);

    //! Takes what the files are now; Backup::run copies them, on any thread and while work goes on. InvalidInput for a
    //! folder inside the vault, DiskFull without room, Busy while somebody reads for long. See backup.h.
    [[nodiscard]] Result<Backup> beginBackup(const platform::Path& folder, const BackupPolicy& policy);
    [[nodiscard]] Status noteBackup(const BackupReport& report); //!< the event, and where the backups are
    [[nodiscard]] Result<platform::Path> lastBackupFolder() const; //!< empty before the first
    [[nodiscard]] bool proves(const BackupInfo& backup) const;     //!< that a user of this vault made it
    //! Of each file that was older than what had been seen of it and that `acknowledge` made go on: its id.
    [[nodiscard]] const std::vector<std::string>& acknowledged() const;
    //! An event of the vault itself, e.g. an export or a print.
    [[nodiscard]] Status audit(const AuditEntry& entry);
    //! Empties the write-ahead logs and syncs the roots: at idle lock and before a backup.
    [[nodiscard]] Status checkpoint();
    [[nodiscard]] Status close();

private:
    struct State;
    [[nodiscard]] Status checkBackups(CheckReport& report, const platform::Path& where, const JobContext& job) const;
    [[nodiscard]] Status checkOpeners(CheckReport& report, const BackupInfo& backup) const;
    explicit Vault(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace boulton::store
