// SPDX-License-Identifier: GPL-3.0-or-later
// The vault: a folder NAME.boulton with a header, vault.db (who may open what) and one encrypted file a compartment.
// One thread at a time. While it is open for writing, nobody else has it open.
#pragma once
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/store/database.h"
#include "core/store/dataset_repository.h"
#include "core/store/record_repository.h"
#include "core/store/run_repository.h"
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace boulton::store {

struct VaultOptions {
    //! Cost of a new slot (create, changePassphrase); empty: 0.5 to 1.0 s on this machine. The salt is always new.
    std::optional<crypto::KdfParameters> kdf{};
    //! The third place of roots, e.g. platform::localDataFolder(); empty: none.
    std::optional<platform::Path> localDataFolder{};
    std::string login{};   //!< which user; the same at create and open
    bool readOnly = false; //!< also where the folder cannot be written
    //! Tests only: called between the steps of a change that crosses files; an error is as if the program died there.
    std::function<Status(std::string_view step)> atStep{};
};

struct CompartmentInfo {
    CompartmentId id;
    std::string label;
    std::string createdAt;
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

struct CheckLine {
    std::string what; //!< e.g. "root of vault.db"
    bool ok = true;
    std::string detail;
};
struct CheckReport {
    std::vector<CheckLine> lines;
    std::vector<std::string> versions; //!< of the libraries underneath
    [[nodiscard]] bool ok() const;
};

class Vault {
public:
    //! AlreadyExists if there is anything at that place. The passphrase is UTF-8 in normal form C, 1 to 1024 bytes. The
    //! vault appears complete or not at all.
    [[nodiscard]] static Result<std::unique_ptr<Vault>> create(const platform::Path& folder, const std::string& name,
                                                               const std::string& displayName,
                                                               const crypto::Secret& passphrase,
                                                               const VaultOptions& options, const Clock& clock);
    //! NotAVault, Damaged, NewerVersion and Busy before any key is derived; then KdfOutOfBounds, WrongPassphrase,
    //! NotEncrypted, Damaged, RollbackDetected. Finishes or undoes what was interrupted.
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
    [[nodiscard]] const platform::Path& folder() const;
    [[nodiscard]] const std::vector<std::string>& warnings() const; //!< English; what was healed or could not be used
    [[nodiscard]] const Database& vaultDatabase() const;            //!< its reader, audit and root

    [[nodiscard]] Result<std::vector<CompartmentInfo>> compartments() const; //!< by label
    [[nodiscard]] Result<CompartmentId> addCompartment(const std::string& label);
    //! Opened at the first call and kept until close. NotFound; Refused without a grant; the errors of open.
    [[nodiscard]] Result<Compartment*> compartment(const CompartmentId& id);
    //! A second connection to a compartment that only reads, for another thread.
    [[nodiscard]] Result<Connection> openReader(const CompartmentId& id);

    //! WrongPassphrase for the old one. A crash leaves exactly one of the two valid.
    [[nodiscard]] Status changePassphrase(const crypto::Secret& oldPassphrase, const crypto::Secret& newPassphrase);

    //! Work that crosses files: announce it, commit the compartment under this id, finish it. What was announced and
    //! not finished is settled at the next open by what the compartment's audit says.
    [[nodiscard]] Result<OperationId> beginOperation(const std::string& kind, const CompartmentId& compartment);
    [[nodiscard]] Status finishOperation(const OperationId& operation);
    //! "open", "done" or "abandoned"; NotFound.
    [[nodiscard]] Result<std::string> operationState(const OperationId& operation) const;

    //! Pages, indexes, root, audit, chunks and documents of every file that this user can open.
    [[nodiscard]] Result<CheckReport> check(const JobContext& job);
    //! An event of the vault itself, e.g. an export or a print.
    [[nodiscard]] Status audit(const AuditEntry& entry);
    //! Empties the write-ahead logs and syncs the roots: at idle lock and before a backup.
    [[nodiscard]] Status checkpoint();
    [[nodiscard]] Status close();

private:
    struct State;
    explicit Vault(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace boulton::store
