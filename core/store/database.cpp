// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/base/platform_fs.h"
#include "core/base/quietly.h"
#include <utility>

namespace boulton::store {
namespace {

constexpr std::string_view kKeyContext = "boulfile"; // sub-keys of a file's key: 1 root, 2 content
constexpr std::uintmax_t kCheckpointBytes = std::uintmax_t{64} << 20U;

//! The copy from before a change of version, FILE.vN.bak: whole, equal and durable, or none. The root of the file has just
//! been proved.
Status keepCopy(const Connection& connection, const platform::Path& file, std::int64_t version)
{
    platform::Path copy = file;
    copy += ".v" + std::to_string(version) + ".bak";
    platform::Path part = copy;
    part += ".part-0";
    std::error_code error;
    std::filesystem::remove(part, error); // of a try that was stopped
    const auto failed = [&](ErrorCode code) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        return fail(code, "the copy before a change of version could not be made: " + platform::toUtf8(copy));
    };
    crypto::Blake2b written;
    crypto::Blake2b read;
    const auto copied = [&]() -> Status {
        BOULTON_TRY_ASSIGN(platform::NewFile target, platform::NewFile::create(part));
        BOULTON_TRY(connection.readFile([&](std::string_view bytes) {
            written.update(bytes);
            return target.write(bytes);
        }));
        BOULTON_TRY(target.finish());
        return platform::readInPieces(part, [&](std::string_view bytes) -> Status {
            read.update(bytes);
            return {};
        });
    }();
    if (!copied)
        return failed(copied.error().code == ErrorCode::DiskFull ? ErrorCode::DiskFull : ErrorCode::Io);
    if (!crypto::equal(written.finish(), read.finish()))
        return failed(ErrorCode::Io);
    std::filesystem::rename(part, copy, error);
    if (error)
        return failed(ErrorCode::Io);
    return platform::syncFolder(file.parent_path());
}

} // namespace

Database::Database(DatabaseSettings settings, Connection connection, crypto::Secret rootKey, crypto::Secret contentKey)
    : m_settings(std::move(settings)), m_connection(std::move(connection)),
      m_root(std::move(rootKey), m_settings.schema), m_contentKey(std::move(contentKey))
{
    m_connection.onChange([this](std::string_view table, std::int64_t rowid) { m_root.touched(table, rowid); });
}

Database::~Database()
{
    quietly([this] { (void)close(); });
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
    const OpenMode reading = settings.shared ? OpenMode::Reader : OpenMode::Immutable;
    const OpenMode mode = settings.readOnly ? reading : OpenMode::ReadWrite;
    BOULTON_TRY_ASSIGN(std::unique_ptr<Database> database, make(std::move(settings), key, mode));
    if (!database->m_settings.shared) {
        BOULTON_TRY(database->verifyAll(by));
        return database;
    }
    BOULTON_TRY(database->m_connection.execute("BEGIN")); // one state, whatever the other program writes
    BOULTON_TRY(database->verifyAll(by));
    BOULTON_TRY(database->m_connection.execute("COMMIT"));
    return database;
}

Status Database::verifyAll(const Change& by)
{
    BOULTON_TRY_ASSIGN(m_state, m_root.verify(m_connection));
    BOULTON_TRY(migrate(by, false));
    return m_root.verifyIndexes(m_connection);
}

Result<Connection> Database::openReader(const crypto::Secret& key) const
{
    return Connection::open({.file = m_settings.file,
                             .key = key,
                             .mode = m_settings.readOnly && !m_settings.shared ? OpenMode::Immutable : OpenMode::Reader,
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
        BOULTON_TRY(keepCopy(m_connection, m_settings.file, from));
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
    m_events.push_back(std::move(event));
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
    if (m_events.empty()) {
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
    quietly([this] { m_database->recordState(at()); }); // never before: a record ahead of the file would look like a rollback
    if (m_database->m_settings.onEvent)
        for (const AuditEvent& event : m_events)
            m_database->m_settings.onEvent(event);
    platform::Path log = m_database->m_settings.file;
    log += "-wal";
    std::error_code ignored;
    if (const auto size = std::filesystem::file_size(log, ignored); !ignored && size > kCheckpointBytes)
        (void)m_database->checkpoint(); // a reader may be in the way; the next commit or close tries again
    return {};
}

} // namespace boulton::store
