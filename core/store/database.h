// SPDX-License-Identifier: GPL-3.0-or-later
// One encrypted file under a root: vault.db or a compartment. Reading is free; a change goes through a
// WriteTransaction, which cannot be committed without an audit event and leaves a new root behind.
#pragma once
#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/crypto/keys.h"
#include "core/store/audit.h"
#include "core/store/connection.h"
#include "core/store/root.h"
#include "core/store/root_record.h"
#include "core/store/schema.h"
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace boulton::store {

class WriteTransaction;

//! Who does something, when, as part of which piece of work.
struct Change {
    UserId actor;
    Instant at;
    OperationId operation;
};

//! Hears of each event once it is committed, never before. It must not call back into the vault.
using EventListener = std::function<void(const AuditEvent&)>;

struct DatabaseSettings {
    platform::Path file;
    FileIdentity identity;
    SchemaSpec schema;
    std::shared_ptr<const crypto::SigningKey> signer; //!< of the user, for root records
    std::vector<platform::Path> records;              //!< second and third place
    bool readOnly = false;
    bool shared = false; //!< for reading, while another program writes
    EventListener onEvent{};
};

class Database {
public:
    //! A new file with the newest schema and its first audit event; the file must not exist.
    [[nodiscard]] static Result<std::unique_ptr<Database>> create(DatabaseSettings settings, const crypto::Secret& key,
                                                                  const Change& by);
    //! The open protocol, the root of what is there, then migrations (a copy of the file is made first: FILE.vN.bak).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(DatabaseSettings settings, const crypto::Secret& key,
                                                                const Change& by);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    //! A new file with the same rows under another key, proved equal before it counts: the root of this file holds for
    //! the copy, `rekey` writes what is keyed by the file again (from the key of contents given to it), the new key opens
    //! the copy and the old one does not. The copy is closed and synced; if anything fails it is gone. DiskFull before
    //! anything is written where there is no room for it.
    using Rekey = std::function<Status(WriteTransaction& copy, const crypto::Secret& oldContentKey)>;
    [[nodiscard]] Status copyTo(const DatabaseSettings& settings, const crypto::Secret& oldKey,
                                const crypto::Secret& newKey, const Change& by, const Rekey& rekey,
                                const std::function<Status()>& check) const;

    //! Against the records in the other places. RollbackDetected, also for a file that is ahead of a record and of another
    //! history; `warnings` gets a line for what cannot be used.
    [[nodiscard]] Status compareRecords(std::span<const crypto::Digest> trusted,
                                        std::vector<std::string>& warnings) const;

    //! Goes on all the same: an event with the reason, and a counter past that of every record, so that each of them is of
    //! the past from now on.
    [[nodiscard]] Status acknowledge(const Change& by, std::span<const crypto::Digest> trusted, const std::string& reason);

    [[nodiscard]] const Connection& reader() const { return m_connection; }
    //! A second connection that can only read; for browsers and for work on another thread.
    [[nodiscard]] Result<Connection> openReader(const crypto::Secret& key) const;
    //! ReadOnly for a vault that was opened so; Busy while another change is open.
    [[nodiscard]] Result<WriteTransaction> begin(Change change);

    [[nodiscard]] const FileIdentity& identity() const { return m_settings.identity; }
    [[nodiscard]] const SchemaSpec& schema() const { return m_settings.schema; }
    [[nodiscard]] const platform::Path& file() const { return m_settings.file; }
    [[nodiscard]] const RootState& state() const { return m_state; }
    [[nodiscard]] bool readOnly() const { return m_settings.readOnly; }
    [[nodiscard]] bool shared() const { return m_settings.shared; }
    //! For keyed hashes of chunks and documents in this file.
    [[nodiscard]] const crypto::Secret& contentKey() const { return m_contentKey; }
    [[nodiscard]] Result<RootState> verifyRoot() const { return m_root.verify(m_connection); }
    //! Empties the WAL, then syncs the root records.
    [[nodiscard]] Status checkpoint();
    [[nodiscard]] Status close();

private:
    friend class WriteTransaction;
    Database(DatabaseSettings settings, Connection connection, crypto::Secret rootKey, crypto::Secret contentKey);
    [[nodiscard]] static Result<std::unique_ptr<Database>> make(DatabaseSettings settings, const crypto::Secret& key,
                                                                OpenMode mode);
    [[nodiscard]] Status migrate(const Change& by, bool created);
    [[nodiscard]] Status migrateOnce(const Migration& migration, const Change& by, bool created);
    [[nodiscard]] Status verifyAll(const Change& by);
    [[nodiscard]] Status compareHistory(const RootRecord& record) const;
    void recordState(std::string_view at);
    [[nodiscard]] Status fillCopy(const DatabaseSettings& settings, const crypto::Secret& newKey, const Change& by,
                                  const Rekey& rekey, const std::function<Status()>& check) const;

    DatabaseSettings m_settings;
    Connection m_connection;
    RootKeeper m_root;
    crypto::Secret m_contentKey;
    RootState m_state;
    bool m_closed = false;
};

//! The only thing that can write. It rolls back unless committed, and commits only together with what is said about it.
class WriteTransaction {
public:
    WriteTransaction(WriteTransaction&&) noexcept = default;
    WriteTransaction& operator=(WriteTransaction&&) = delete;
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;
    ~WriteTransaction();

    //! For repositories. No REPLACE, and no DELETE without WHERE: both go unseen by the root.
    [[nodiscard]] Result<Statement> prepare(Sql sql);
    template <typename... Values>
    [[nodiscard]] Status run(Sql sql, const Values&... values)
    {
        BOULTON_TRY_ASSIGN(Statement statement, prepare(sql));
        return statement.bindAll(values...).run();
    }
    [[nodiscard]] std::int64_t lastInsertId() const { return m_database->m_connection.lastInsertId(); }

    [[nodiscard]] Status audit(const AuditEntry& entry);
    //! Internal without an audit event. If anything fails, nothing was changed.
    [[nodiscard]] Status commit();
    [[nodiscard]] Status commit(const AuditEntry& entry);
    //! Everything is as it was; the transaction is of no use afterwards. A repository that fails half-way does this
    //! itself.
    void rollback();

    [[nodiscard]] const Change& change() const { return m_change; }
    [[nodiscard]] std::string at() const { return m_change.at.iso(); }
    [[nodiscard]] const Database& database() const { return *m_database; }

private:
    friend class Database;
    WriteTransaction(Database& database, Transaction transaction, Change change);
    Database* m_database;
    Transaction m_transaction;
    Change m_change;
    AuditHead m_head;
    bool m_allLeaves = false;
    std::vector<AuditEvent> m_events; // of this change
};

} // namespace boulton::store
