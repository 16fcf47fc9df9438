// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"
#include "core/base/quietly.h"
#include "core/store/connection_state.h"
#include "core/store/sqlite_start.h"
#include <openssl/crypto.h>
#include <sqlcipher/sqlite3.h>
#include <system_error>
#include <utility>

namespace boulton::store {
namespace {

bool noSpaceLeft(int systemError)
{
    return systemError == static_cast<int>(std::errc::no_space_on_device) ||
           systemError == static_cast<int>(std::errc::file_too_large);
}

ErrorCode codeOf(int code, int systemError)
{
    switch (code & 0xFF) {
    case SQLITE_FULL: return ErrorCode::DiskFull;
    case SQLITE_READONLY: return ErrorCode::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::Damaged;
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG: return ErrorCode::TooLarge;
    case SQLITE_INTERRUPT: return ErrorCode::Cancelled;
    case SQLITE_IOERR:
        if (code == SQLITE_IOERR_NOMEM)
            return ErrorCode::TooLarge;
        [[fallthrough]];
    case SQLITE_CANTOPEN: // a log that has no room
        return noSpaceLeft(systemError) ? ErrorCode::DiskFull : ErrorCode::Io;
    case SQLITE_CONSTRAINT:
        if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID)
            return ErrorCode::AlreadyExists;
        return ErrorCode::Refused;
    default: return ErrorCode::Internal;
    }
}

} // namespace

// SQLite's messages name tables and columns, never bound values, and our SQL holds no values.
Error sqliteError(sqlite3* db, std::string_view doing, int code)
{
    const int kind = code & 0xFF;
    const bool damage = kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB;
    const bool noMemory = wasShortOfMemory() && (damage || kind == SQLITE_ERROR || kind == SQLITE_IOERR);
    const bool spoilt = (kind == SQLITE_IOERR && !noSpaceLeft(db != nullptr ? sqlite3_system_errno(db) : 0)) ||
                        damage ||
                        // A log that does not open for writing is opened for reading, and so it stays.
                        (kind == SQLITE_READONLY && db != nullptr && sqlite3_db_readonly(db, "main") == 0);
    if (auto* failed = db != nullptr && spoilt ? static_cast<bool*>(sqlite3_get_clientdata(db, kFailedName)) : nullptr)
        *failed = true;
    return Error{noMemory ? ErrorCode::TooLarge : codeOf(code, db != nullptr ? sqlite3_system_errno(db) : 0),
                 std::string(doing) + ": " + (noMemory ? "out of memory, " : "") + (db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code)) + " (" +
                     std::to_string(code) + ")",
                 {}};
}

// ------------------------------------------------------------ Statement

Statement::Statement(Statement&& other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr)), m_bindError(other.m_bindError)
{}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(m_statement, other.m_statement);
    std::swap(m_bindError, other.m_bindError);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement& Statement::bind(int index, std::int64_t value)
{
    m_bindError |= sqlite3_bind_int64(m_statement, index, value);
    return *this;
}

Statement& Statement::bind(int index, double value)
{
    m_bindError |= sqlite3_bind_double(m_statement, index, value);
    return *this;
}

Statement& Statement::bind(int index, std::string_view text)
{
    // An empty view may have no address, which SQLite would take for NULL.
    m_bindError |= sqlite3_bind_text64(m_statement, index, text.empty() ? "" : text.data(), text.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(int index, Blob blob)
{
    m_bindError |= sqlite3_bind_blob64(m_statement, index, blob.bytes.empty() ? "" : blob.bytes.data(),
                                       blob.bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(int index, std::nullptr_t)
{
    m_bindError |= sqlite3_bind_null(m_statement, index);
    return *this;
}

Result<bool> Statement::step()
{
    sqlite3* db = sqlite3_db_handle(m_statement);
    if (m_bindError != SQLITE_OK)
        return std::unexpected(sqliteError(db, "binding a value", m_bindError));
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Error failed = sqliteError(db, "using the store", sqlite3_extended_errcode(db));
    sqlite3_reset(m_statement);
    return std::unexpected(std::move(failed));
}

Status Statement::run()
{
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool row, step());
        if (!row)
            return {};
    }
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    m_bindError = SQLITE_OK;
}

int Statement::columns() const
{
    return sqlite3_column_count(m_statement);
}
bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}
double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto* text = static_cast<const char*>(static_cast<const void*>(sqlite3_column_text(m_statement, column)));
    return text == nullptr
               ? std::string_view()
               : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

std::string_view Statement::blob(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return bytes == nullptr
               ? std::string_view()
               : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

char Statement::type(int column) const
{
    switch (sqlite3_column_type(m_statement, column)) {
    case SQLITE_INTEGER: return 'i';
    case SQLITE_FLOAT: return 'f';
    case SQLITE_TEXT: return 't';
    case SQLITE_BLOB: return 'b';
    default: return 'n';
    }
}

// ------------------------------------------------------------ Connection

Connection::State::~State()
{
    if (db != nullptr)
        sqlite3_close_v2(db);
}

Connection::Connection(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Error Connection::error(std::string_view doing, int code) const
{
    return sqliteError(m_state->db, doing, code);
}

Result<Statement> Connection::prepare(Sql sql) const
{
    sqlite3_stmt* raw = nullptr;
    const int code =
        sqlite3_prepare_v3(m_state->db, sql.text().data(), static_cast<int>(sql.text().size()), 0, &raw, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error("preparing a statement", sqlite3_extended_errcode(m_state->db)));
    Statement statement(raw);
    if (sqlite3_stmt_readonly(raw) == 0)
        return fail(ErrorCode::Refused, "a statement that writes was given to a reader");
    return statement;
}

Result<Statement> Connection::prepareWrite(Sql sql)
{
    sqlite3_stmt* raw = nullptr;
    const int code =
        sqlite3_prepare_v3(m_state->db, sql.text().data(), static_cast<int>(sql.text().size()), 0, &raw, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error("preparing a statement", sqlite3_extended_errcode(m_state->db)));
    return Statement(raw);
}

Status Connection::execute(Sql sql)
{
    BOULTON_TRY_ASSIGN(Statement statement, prepareWrite(sql));
    return statement.run();
}

Status Connection::executeScript(Sql sql)
{
    std::string_view rest = sql.text();
    while (!rest.empty()) {
        sqlite3_stmt* raw = nullptr;
        const char* tail = nullptr;
        if (sqlite3_prepare_v3(m_state->db, rest.data(), static_cast<int>(rest.size()), 0, &raw, &tail) != SQLITE_OK)
            return std::unexpected(error("preparing a script", sqlite3_extended_errcode(m_state->db)));
        rest.remove_prefix(static_cast<std::size_t>(tail - rest.data()));
        if (raw == nullptr)
            continue; // blanks and comments
        Statement statement(raw);
        BOULTON_TRY(statement.run());
    }
    return {};
}

Result<std::int64_t> Connection::integer(Sql sql) const
{
    BOULTON_TRY_ASSIGN(Statement statement, prepare(sql));
    BOULTON_TRY_ASSIGN(const bool row, statement.step());
    if (!row)
        return fail(ErrorCode::NotFound, "the store has no such value");
    return statement.integer(0);
}

Result<std::string> Connection::text(Sql sql) const
{
    BOULTON_TRY_ASSIGN(Statement statement, prepare(sql));
    BOULTON_TRY_ASSIGN(const bool row, statement.step());
    if (!row)
        return fail(ErrorCode::NotFound, "the store has no such value");
    return std::string(statement.text(0));
}

Result<std::vector<std::string>> Connection::texts(Sql sql) const
{
    BOULTON_TRY_ASSIGN(Statement statement, prepare(sql));
    std::vector<std::string> rows;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool row, statement.step());
        if (!row)
            return rows;
        rows.emplace_back(statement.text(0));
    }
}

void Connection::onChange(ChangeHook hook)
{
    m_state->hook = std::move(hook);
    sqlite3_update_hook(
        m_state->db,
        [](void* context, int, const char*, const char* table, sqlite3_int64 rowid) {
            static_cast<State*>(context)->hook(table, rowid);
        },
        m_state.get());
}

std::int64_t Connection::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_state->db);
}
bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_state->db) == 0;
}

Status Connection::inPlace() const
{
    if (m_state->failed)
        return fail(ErrorCode::Io, "a read or write of this file has failed: lock the vault and open it again");
    int moved = 0; // left alone where files that are open cannot be moved (Windows)
    (void)sqlite3_file_control(m_state->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0)
        return fail(ErrorCode::Io, "the vault is not at its place any more: it was moved or removed, or its drive is gone");
    return {};
}

Status Connection::copyInto(Connection& target, const std::function<Status()>& check) const
{
    constexpr int pages = 4096; // 16 MiB between two looks at whether to go on
    sqlite3_backup* copy = sqlite3_backup_init(target.m_state->db, "main", m_state->db, "main");
    if (copy == nullptr)
        return std::unexpected(target.error("copying", sqlite3_extended_errcode(target.m_state->db)));
    Status wanted;
    int code = SQLITE_OK;
    do {
        code = sqlite3_backup_step(copy, pages);
        if (check)
            wanted = check();
    } while (wanted && code == SQLITE_OK);
    const int finished = sqlite3_backup_finish(copy);
    if (!wanted)
        return wanted;
    if (code != SQLITE_DONE || finished != SQLITE_OK)
        return std::unexpected(target.error("copying", code != SQLITE_DONE ? code : finished));
    return {};
}

Status Connection::readFile(const std::function<Status(std::string_view bytes)>& piece) const
{
    sqlite3_file* file = nullptr;
    sqlite3_int64 size = 0;
    int code = sqlite3_file_control(m_state->db, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    if (code == SQLITE_OK && (file == nullptr || file->pMethods == nullptr))
        code = SQLITE_CANTOPEN;
    if (code == SQLITE_OK)
        code = file->pMethods->xFileSize(file, &size);
    std::string buffer(std::size_t{1} << 20U, '\0');
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size;) {
        const int wanted = static_cast<int>(std::min<sqlite3_int64>(static_cast<sqlite3_int64>(buffer.size()), size - at));
        code = file->pMethods->xRead(file, buffer.data(), wanted, at);
        if (code == SQLITE_OK)
            BOULTON_TRY(piece(std::string_view(buffer).substr(0, static_cast<std::size_t>(wanted))));
        at += wanted;
    }
    if (code != SQLITE_OK)
        return std::unexpected(error("reading the file", code));
    return {};
}

Status Connection::checkpoint()
{
    const int code = sqlite3_wal_checkpoint_v2(m_state->db, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK)
        return std::unexpected(error("emptying the write-ahead log", sqlite3_extended_errcode(m_state->db)));
    return {};
}

Status Connection::close()
{
    const int code = sqlite3_close(m_state->db);
    if (code != SQLITE_OK)
        return std::unexpected(error("closing the store", code));
    m_state->db = nullptr;
    return {};
}

// ------------------------------------------------------------ Transaction

Result<Transaction> Transaction::begin(Connection& connection)
{
    if (connection.inTransaction())
        return fail(ErrorCode::Busy, "another change is under way in this file");
    BOULTON_TRY_ASSIGN(Statement undo, connection.prepareWrite("ROLLBACK"));
    BOULTON_TRY(connection.execute("BEGIN IMMEDIATE"));
    return Transaction(connection, std::move(undo));
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)), m_undo(std::move(other.m_undo))
{}
Transaction::~Transaction()
{
    quietly([this] { rollback(); });
}

Status Transaction::commit()
{
    if (m_connection == nullptr)
        return fail(ErrorCode::Internal, "this change is over");
    Status done = m_connection->execute("COMMIT");
    if (done) {
        m_connection = nullptr;
        m_undo.reset(); // a file with a statement open does not close
    } else {
        rollback();
    }
    return done;
}

void Transaction::rollback()
{
    if (m_connection == nullptr)
        return;
    // SQLite itself rolls back after some errors (disk full); then there is nothing left to do.
    Connection& connection = *std::exchange(m_connection, nullptr);
    if (connection.inTransaction())
        (void)m_undo->run();
    m_undo.reset();
    if (connection.inTransaction()) // half a change must neither be read nor built upon
        connection.m_state->failed = true;
}

std::vector<std::string> libraryVersions(const Connection& connection)
{
    return {std::string("SQLite ") + sqlite3_libversion(),
            "SQLCipher " + connection.text("PRAGMA cipher_version").value_or("?"), OpenSSL_version(OPENSSL_VERSION),
            "libsodium " + crypto::libraryVersion()};
}

} // namespace boulton::store
