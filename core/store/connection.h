// SPDX-License-Identifier: GPL-3.0-or-later
// The thin spine over SQLCipher: an open file, a statement, a transaction. One thread at a time for each connection.
#pragma once
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/crypto/secret.h"
#include "core/store/sql.h"
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace boulton::store {

//! Bytes to bind as BLOB (a string_view alone is bound as TEXT).
struct Blob {
    std::string_view bytes;
};

//! Bound values are copied. An error while binding comes out of the next step().
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    Statement& bind(int index, std::int64_t value); //!< indexes from 1
    Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, std::size_t value) { return bind(index, static_cast<std::int64_t>(value)); }
    Statement& bind(int index, double value);
    Statement& bind(int index, std::string_view text);
    Statement& bind(int index, const std::string& text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
    Statement& bind(int index, Blob blob);
    Statement& bind(int index, std::nullptr_t);
    template <typename T>
    Statement& bind(int index, const std::optional<T>& value)
    {
        return value ? bind(index, *value) : bind(index, nullptr);
    }
    //! Resets, then binds 1, 2, …
    template <typename... Values>
    Statement& bindAll(const Values&... values)
    {
        reset();
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    [[nodiscard]] Result<bool> step(); //!< true: a row; false: done
    [[nodiscard]] Status run();        //!< steps to the end
    void reset();

    [[nodiscard]] int columns() const;
    [[nodiscard]] bool isNull(int column) const; //!< columns from 0
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const; //!< valid until the next step
    [[nodiscard]] std::string_view blob(int column) const; //!< valid until the next step
    //! The stored type: 'i', 'f', 't', 'b' or 'n'.
    [[nodiscard]] char type(int column) const;

private:
    friend class Connection;
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    sqlite3_stmt* m_statement = nullptr;
    int m_bindError = 0;
};

enum class OpenMode : std::uint8_t {
    Create,    //!< the file must not exist
    ReadWrite, //!< the one writer, which alone checkpoints
    Reader,    //!< a second connection beside the writer: reads only
    Immutable, //!< a medium that cannot be written; refused where a -wal lies beside the file
};

struct OpenRequest {
    platform::Path file;
    const crypto::Secret& key; //!< 32 bytes
    OpenMode mode = OpenMode::ReadWrite;
    std::int64_t applicationId = 0;
    std::int64_t newestVersion = 0;              //!< a larger user_version is NewerVersion
    Sql cipherVersion = "PRAGMA cipher_version"; //!< a seam: tests ask something that a plain SQLite would not answer
};

//! const: reads only. Writing needs a Connection that is not const, which Database does not hand out.
class Connection {
public:
    //! The open protocol: flags, key, cipher_version (NotEncrypted), schema (Damaged: the key was proved before),
    //! application_id (NotAVault), user_version (NewerVersion), settings set and read back (Internal). Nothing is
    //! written before they hold.
    [[nodiscard]] static Result<Connection> open(const OpenRequest& request);
    Connection(Connection&&) noexcept;
    Connection& operator=(Connection&&) noexcept;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    //! Refused for a statement that writes.
    [[nodiscard]] Result<Statement> prepare(Sql sql) const;
    [[nodiscard]] Result<Statement> prepareWrite(Sql sql);
    [[nodiscard]] Status execute(Sql sql);
    //! Several statements, one after the other.
    [[nodiscard]] Status executeScript(Sql sql);
    //! The first column of the first row; NotFound without a row.
    [[nodiscard]] Result<std::int64_t> integer(Sql sql) const;
    [[nodiscard]] Result<std::string> text(Sql sql) const;
    [[nodiscard]] Result<std::vector<std::string>> texts(Sql sql) const; //!< the first column of all rows

    //! Called for each row inserted, changed or deleted, inside the statement that does it. One function a connection.
    using ChangeHook = std::function<void(std::string_view table, std::int64_t rowid)>;
    void onChange(ChangeHook hook);

    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] bool inTransaction() const;
    //! Io when the file is not at its place any more, or a read or write of it has failed: it must be opened again first.
    [[nodiscard]] Status inPlace() const;
    //! Page by page into another open file, which has its own key. That one must be empty and in no transaction.
    [[nodiscard]] Status copyInto(Connection& target, const std::function<Status()>& check) const;
    //! The bytes of the main file as they are on the disk, encrypted, without the log. Through SQLite's own descriptor: whoever
    //! opens the file beside it and closes that again takes away all locks that this process has on it (POSIX).
    [[nodiscard]] Status readFile(const std::function<Status(std::string_view bytes)>& piece) const;
    //! Everything into the main file and the WAL cut to nothing. Busy while a reader looks at it.
    [[nodiscard]] Status checkpoint();
    //! After this the connection is of no use. The WAL is gone if this was the last one.
    [[nodiscard]] Status close();

private:
    friend class Transaction;
    struct State;
    explicit Connection(std::unique_ptr<State> state);
    [[nodiscard]] Status configure(const OpenRequest& request);
    [[nodiscard]] Status useKey(const OpenRequest& request);
    [[nodiscard]] Status checkIdentity(const OpenRequest& request);
    [[nodiscard]] Status applySettings(const OpenRequest& request);
    [[nodiscard]] Error error(std::string_view doing, int code) const;
    std::unique_ptr<State> m_state;
};

//! Rolls back unless committed.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Connection& connection); //!< Busy inside another one
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    [[nodiscard]] Status commit(); //!< if it fails, everything is rolled back
    void rollback();
    [[nodiscard]] bool active() const { return m_connection != nullptr; }

private:
    Transaction(Connection& connection, Statement undo) : m_connection(&connection), m_undo(std::move(undo)) {}
    Connection* m_connection = nullptr;
    std::optional<Statement> m_undo; //!< ready from the beginning: without memory none could be made
};

//! "SQLite 3.46.1", "SQLCipher 4.6.1 community", "OpenSSL …", for the report of `check`.
[[nodiscard]] std::vector<std::string> libraryVersions(const Connection& connection);

} // namespace boulton::store
