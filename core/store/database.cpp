// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include <utility>

namespace boulton::store {
namespace {

constexpr std::string_view kKeyContext = "boulfile"; // sub-keys of a file's key: 1 root, 2 content
constexpr std::uintmax_t kCheckpointBytes = std::uintmax_t{64} << 20U;

} // namespace

Database::Database(DatabaseSettings settings, Connection connection, crypto::Secret rootKey, crypto::Secret contentKey)
    : m_settings(std::move(settings)), m_connection(std::move(connection)),
      m_root(std::move(rootKey), m_settings.schema), m_contentKey(std::move(contentKey))
{
    m_connection.onChange([this](std::string_view table, std::int64_t rowid) { m_root.touched(table, rowid); });
}

Database::~Database()
{
    (void)close();
}

Result<std::unique_ptr<Database>> Database::make(DatabaseSettings settings, const crypto::Secret& key, OpenMode mode)
{
    BOULTON_TRY_ASSIGN(crypto::Secret rootKey, crypto::subKey(key, 1, kKeyContext));
    BOULTON_TRY_ASSIGN(crypto::Secret contentKey, crypto::subKey(key, 2, kKeyContext));
    BOULTON_TRY_ASSIGN(Connection connection, Connection::open({.file = settings.file,
                                                                .key = key,
                                                                .mode = mode,
                                                                .applicationId = settings.schema.applicationId,
                                                                .newestVersion = settings.schema.version()}));
    return std::unique_ptr<Database>(
        new Database(std::move(settings), std::move(connection), std::move(rootKey), std::move(contentKey)));
}

Result<std::unique_ptr<Database>> Database::create(DatabaseSettings settings, const crypto::Secret& key,
                                                   const Change& by)
{
    const platform::Path file = settings.file;
    BOULTON_TRY_ASSIGN(std::unique_ptr<Database> database, make(std::move(settings), key, OpenMode::Create));
    if (Status made = database->migrate(by, true); !made) {
        (void)database->close();
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
        return std::unexpected(std::move(made).error());
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::open(DatabaseSettings settings, const crypto::Secret& key, const Change& by)
{
    const OpenMode mode = settings.readOnly ? OpenMode::Immutable : OpenMode::ReadWrite;
    BOULTON_TRY_ASSIGN(std::unique_ptr<Database> database, make(std::move(settings), key, mode));
    BOULTON_TRY_ASSIGN(database->m_state, database->m_root.verify(database->m_connection));
    BOULTON_TRY(database->migrate(by, false));
    BOULTON_TRY(database->m_root.verifyIndexes(database->m_connection));
    return database;
}

Status Database::compareRecords(std::span<const crypto::Digest> trusted, std::vector<std::string>& warnings) const
{
    for (const platform::Path& path : m_settings.records) {
        int spoilt = 0;
        const auto records = RootRecordFile(path).read(trusted, spoilt);
        BOULTON_TRY(compare(m_settings.identity, m_state, records));
        const bool beside =
            &path == &m_settings.records.front(); // elsewhere, nothing means: not seen on this device before
        if (records.empty() && (beside || spoilt > 0))
            warnings.push_back("there is no usable root record in " + platform::toUtf8(path));
        else if (spoilt > 0)
            warnings.push_back("a root record is damaged in " + platform::toUtf8(path));
    }
    return {};
}

Result<Connection> Database::openReader(const crypto::Secret& key) const
{
    return Connection::open({.file = m_settings.file,
                             .key = key,
                             .mode = m_settings.readOnly ? OpenMode::Immutable : OpenMode::Reader,
                             .applicationId = m_settings.schema.applicationId,
                             .newestVersion = m_settings.schema.version()});
}

Result<WriteTransaction> Database::begin(Change change)
{
    if (m_settings.readOnly)
        return fail(ErrorCode::ReadOnly, "the vault was opened for reading only");
    BOULTON_TRY(m_connection.inPlace());
    BOULTON_TRY_ASSIGN(Transaction transaction, Transaction::begin(m_connection));
    m_root.forget();
    return WriteTransaction(*this, std::move(transaction), std::move(change));
}

Status Database::migrate(const Change& by, bool created)
{
    BOULTON_TRY_ASSIGN(const std::int64_t from, m_connection.integer("PRAGMA user_version"));
    if (from == m_settings.schema.version())
        return {};
    if (m_settings.readOnly)
        return fail(ErrorCode::ReadOnly, "this vault is of an earlier version: open it once where it can be written");
    if (!created) {
        BOULTON_TRY(m_connection.checkpoint());
        platform::Path copy = m_settings.file;
        copy += ".v" + std::to_string(from) + ".bak";
        std::error_code error;
        std::filesystem::copy_file(m_settings.file, copy, std::filesystem::copy_options::overwrite_existing, error);
        if (error)
            return fail(error == std::errc::no_space_on_device ? ErrorCode::DiskFull : ErrorCode::Io,
                        "the copy before a change of version could not be made: " + platform::toUtf8(copy));
    }
    for (const Migration& migration : m_settings.schema.migrations)
        if (migration.version > from)
            BOULTON_TRY(migrateOnce(migration, by, created));
    return {};
}

Status Database::migrateOnce(const Migration& migration, const Change& by, bool created)
{
    BOULTON_TRY_ASSIGN(WriteTransaction tx, begin(by));
    BOULTON_TRY(m_connection.executeScript(migration.script));
    BOULTON_TRY_ASSIGN(const std::int64_t version, m_connection.integer("PRAGMA user_version"));
    BOULTON_TRY_ASSIGN(const std::int64_t application, m_connection.integer("PRAGMA application_id"));
    if (version != migration.version || application != m_settings.schema.applicationId)
        return fail(ErrorCode::Internal, "a migration left the wrong version behind");
    tx.m_allLeaves = true;
    return tx.commit(
        {created ? "file.create" : "file.migrate", m_settings.identity.id, "version=" + std::to_string(version)});
}

void Database::recordState(std::string_view at)
{
    const RootRecord record{.identity = m_settings.identity, .state = m_state, .at = std::string(at), .signer = {}};
    for (const platform::Path& path : m_settings.records) {
        // The change is durable by now. A record that could not be written leaves the file ahead of it, which is fine.
        (void)RootRecordFile(path).write(record, *m_settings.signer);
    }
}

Status Database::checkpoint()
{
    if (m_settings.readOnly)
        return {};
    BOULTON_TRY(m_connection.checkpoint());
    for (const platform::Path& path : m_settings.records)
        BOULTON_TRY(RootRecordFile(path).sync());
    return {};
}

Status Database::close()
{
    if (std::exchange(m_closed, true))
        return {};
    const Status emptied = checkpoint();
    const Status closed = m_connection.close();
    return emptied ? closed : emptied;
}

// ------------------------------------------------------------ WriteTransaction

WriteTransaction::WriteTransaction(Database& database, Transaction transaction, Change change)
    : m_database(&database), m_transaction(std::move(transaction)), m_change(std::move(change)),
      m_head(database.m_state.head)
{}

WriteTransaction::~WriteTransaction()
{
    rollback();
}

void WriteTransaction::rollback()
{
    m_transaction.rollback();
}

Result<Statement> WriteTransaction::prepare(Sql sql)
{
    if (!m_transaction.active())
        return fail(ErrorCode::Internal, "this change is over");
    return m_database->m_connection.prepareWrite(sql);
}

Status WriteTransaction::audit(const AuditEntry& entry)
{
    if (!m_transaction.active())
        return fail(ErrorCode::Internal, "this change is over");
    AuditEvent event{.seq = m_head.seq + 1,
                     .at = at(),
                     .actor = m_change.actor.value,
                     .entry = entry,
                     .operation = m_change.operation.value,
                     .previous = m_head.hash};
    event.hash = hashOf(event);
    BOULTON_TRY(appendEvent(m_database->m_connection, event));
    m_head = {.seq = event.seq, .hash = event.hash};
    m_audited = true;
    return {};
}

Status WriteTransaction::commit(const AuditEntry& entry)
{
    BOULTON_TRY(audit(entry));
    return commit();
}

Status WriteTransaction::commit()
{
    if (!m_transaction.active())
        return fail(ErrorCode::Internal, "this change is over");
    if (!m_audited) {
        rollback();
        return fail(ErrorCode::Internal, "a change was committed without saying what it is");
    }
    auto state =
        m_database->m_root.seal(m_database->m_connection, m_database->m_state.counter + 1, m_head, m_allLeaves);
    if (!state) {
        rollback();
        return std::unexpected(std::move(state).error());
    }
    if (Status there = m_database->m_connection.inPlace(); !there) {
        rollback();
        return there;
    }
    BOULTON_TRY(m_transaction.commit());
    m_database->m_state = *state;
    m_database->recordState(at()); // never before: a record ahead of the file would look like a rollback
    platform::Path log = m_database->m_settings.file;
    log += "-wal";
    std::error_code ignored;
    if (const auto size = std::filesystem::file_size(log, ignored); !ignored && size > kCheckpointBytes)
        (void)m_database->checkpoint(); // a reader may be in the way; the next commit or close tries again
    return {};
}

} // namespace boulton::store
