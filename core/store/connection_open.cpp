// SPDX-License-Identifier: GPL-3.0-or-later
// The open protocol. Each step has its own error, and nothing is written before all of them hold.
#include "core/store/connection_state.h"
#include "core/store/log_salt.h"
#include "core/store/sqlite_start.h"
#include <algorithm>
#include <array>
#include <sqlcipher/sqlite3.h>
#include <utility>

namespace boulton::store {
namespace {

struct Setting {
    Sql set;
    Sql read;
    std::string_view expected;
};

// Fact 8 of security.md: SQLCipher's temporary files are not encrypted, so there are none.
constexpr std::array kSettings{
    Setting{"PRAGMA temp_store=MEMORY", "PRAGMA temp_store", "2"},
    Setting{"PRAGMA synchronous=FULL", "PRAGMA synchronous", "2"},
    Setting{"PRAGMA secure_delete=ON", "PRAGMA secure_delete", "1"},
    Setting{"PRAGMA cell_size_check=ON", "PRAGMA cell_size_check", "1"},
    Setting{"PRAGMA foreign_keys=ON", "PRAGMA foreign_keys", "1"},
    Setting{"PRAGMA recursive_triggers=ON", "PRAGMA recursive_triggers", "1"},
    Setting{"PRAGMA journal_size_limit=67108864", "PRAGMA journal_size_limit", "67108864"},
    Setting{"PRAGMA wal_autocheckpoint=0", "PRAGMA wal_autocheckpoint", "0"},
};

// What SQLCipher must be using (the header says so too): a library with other defaults must not write a file that the
// next one cannot read. auto_vacuum would let all-zero pages pass without their tag (fact 5).
constexpr std::array kPinned{
    Setting{"", "PRAGMA cipher_page_size", "4096"},
    Setting{"", "PRAGMA cipher_use_hmac", "1"},
    Setting{"", "PRAGMA cipher_hmac_algorithm", "HMAC_SHA512"},
    Setting{"", "PRAGMA cipher_plaintext_header_size", "0"},
    Setting{"", "PRAGMA auto_vacuum", "0"},
};

constexpr std::array<std::pair<int, int>, 9> kSwitches{{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                                        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                        {SQLITE_DBCONFIG_DQS_DDL, 0},
                                                        {SQLITE_DBCONFIG_DQS_DML, 0},
                                                        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
                                                        {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
                                                        {SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0},
                                                        {SQLITE_DBCONFIG_RESET_DATABASE, 0}}};

constexpr std::array<std::pair<int, int>, 11> kLimits{{{SQLITE_LIMIT_LENGTH, 64 << 20},
                                                       {SQLITE_LIMIT_SQL_LENGTH, 100'000},
                                                       {SQLITE_LIMIT_COLUMN, 500},
                                                       {SQLITE_LIMIT_EXPR_DEPTH, 100},
                                                       {SQLITE_LIMIT_COMPOUND_SELECT, 20},
                                                       {SQLITE_LIMIT_FUNCTION_ARG, 32},
                                                       {SQLITE_LIMIT_ATTACHED, 0},
                                                       {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
                                                       {SQLITE_LIMIT_VARIABLE_NUMBER, 2'000},
                                                       {SQLITE_LIMIT_TRIGGER_DEPTH, 5},
                                                       {SQLITE_LIMIT_WORKER_THREADS, 0}}};

//! x'…' with 64 digits: SQLCipher takes the 32 bytes as they are instead of deriving from a password. With 32 digits more it
//! takes the salt from there instead of from the file.
Result<crypto::Secret> rawKeyForm(const crypto::Secret& key, std::string_view salt)
{
    if (key.size() != 32 || (!salt.empty() && salt.size() != 16))
        return fail(ErrorCode::Internal, "a database key does not have 32 bytes");
    BOULTON_TRY_ASSIGN(crypto::Secret form, crypto::Secret::make(67 + 2 * salt.size()));
    const auto text = form.characters();
    text[0] = 'x';
    text[1] = '\'';
    crypto::toHex(key.bytes(), text.subspan(2, 64));
    std::ranges::copy(crypto::toHex(salt), text.begin() + 66);
    text.back() = '\'';
    return form;
}

//! A file name as an SQLite URI: everything but letters, digits and / is escaped.
std::string immutableUri(const platform::Path& file)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    const std::u8string path = std::filesystem::absolute(file).generic_u8string();
    if (!path.starts_with(u8'/'))
        uri += '/'; // a drive letter
    for (const char8_t unit : path) {
        const auto byte = static_cast<unsigned char>(unit);
        const char c = static_cast<char>(byte);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                           c == '.' || c == '-' || c == '_';
        if (plain)
            uri += c;
        else
            (uri += '%').append({digits[byte >> 4U], digits[byte & 15U]});
    }
    return uri + "?immutable=1";
}

Result<int> prepareFile(const OpenRequest& request)
{
    constexpr int always = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
    const std::string name = platform::toUtf8(request.file);
    std::error_code ignored;
    const auto status = std::filesystem::symlink_status(request.file, ignored);
    if (request.mode == OpenMode::Create) {
        if (std::filesystem::exists(status))
            return fail(ErrorCode::AlreadyExists, name + " is there already", {name});
        BOULTON_TRY(platform::appendFile(request.file, {})); // with the rights that SQLite then gives the WAL too
        return always | SQLITE_OPEN_READWRITE;
    }
    if (!std::filesystem::exists(status))
        return fail(ErrorCode::NotFound, name + " is missing", {name});
    if (!std::filesystem::is_regular_file(status))
        return fail(ErrorCode::Damaged, name + " is not an ordinary file", {name});
    if (request.mode == OpenMode::Immutable) {
        platform::Path log = request.file;
        log += "-wal";
        if (std::filesystem::exists(log, ignored) && std::filesystem::file_size(log, ignored) > 0)
            return fail(ErrorCode::ReadOnly, name + " was not closed properly: open it once where it can be written",
                        {name});
        return always | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return always | (request.mode == OpenMode::Reader ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
}

} // namespace

Result<Connection> Connection::open(const OpenRequest& request)
{
    BOULTON_TRY(startSqlite());
    BOULTON_TRY_ASSIGN(const int flags, prepareFile(request));
    // NOFOLLOW refuses a link anywhere in the path; only the file itself must not be one, its folder may.
    std::error_code ignored;
    const auto folder = std::filesystem::canonical(std::filesystem::absolute(request.file).parent_path(), ignored);
    const auto file = folder / request.file.filename();
    const std::string name = request.mode == OpenMode::Immutable ? immutableUri(file) : platform::toUtf8(file);
    const auto open = [&](std::string salt) -> Result<Connection> {
        Connection connection(std::make_unique<State>());
        connection.m_state->salt = std::move(salt);
        if (const int code = sqlite3_open_v2(name.c_str(), &connection.m_state->db, flags, nullptr); code != SQLITE_OK)
            return std::unexpected(connection.error("opening " + platform::toUtf8(request.file.filename()), code));
        sqlite3_set_clientdata(connection.m_state->db, kFailedName, &connection.m_state->failed, nullptr);
        BOULTON_TRY(connection.configure(request));
        return connection;
    };
    const auto salt = request.mode == OpenMode::ReadWrite ? saltInLog(file) : std::nullopt;
    auto opened = open({});
    if (!opened && opened.error().code == ErrorCode::Damaged && salt) // its first page may be in the log alone
        if (auto again = open(*salt))
            return again;
    if (!opened && request.mode == OpenMode::Create)
        std::filesystem::remove(request.file, ignored); // ours: it was not there before
    return opened;
}

Status Connection::configure(const OpenRequest& request)
{
    BOULTON_TRY(useKey(request));
    BOULTON_TRY(checkIdentity(request));
    return applySettings(request);
}

Status Connection::useKey(const OpenRequest& request)
{
    sqlite3* db = m_state->db;
    sqlite3_busy_timeout(db, 2000);
    {
        BOULTON_TRY_ASSIGN(const crypto::Secret form, rawKeyForm(request.key, m_state->salt));
        const auto bytes = form.bytes();
        if (const int code = sqlite3_key_v2(db, "main", bytes.data(), static_cast<int>(bytes.size()));
            code != SQLITE_OK)
            return std::unexpected(error("giving the key", code));
    }
    // libsqlcipher and libsqlite3 export the same names. With the wrong one the key is ignored and the file is plain
    // text.
    const auto cipher = text(request.cipherVersion);
    if (!cipher && cipher.error().code != ErrorCode::NotFound)
        return std::unexpected(cipher.error());
    if (cipher.value_or("").empty())
        return fail(ErrorCode::NotEncrypted,
                    "the database library in this program does not encrypt; nothing was written");
    // It would write to stderr by default. Its answer is a row.
    BOULTON_TRY(execute("PRAGMA cipher_log_level=NONE"));
    return execute("PRAGMA cipher_memory_security=OFF");
}

Status Connection::checkIdentity(const OpenRequest& request)
{
    const std::string name = platform::toUtf8(request.file.filename());
    // The key was proved right before it came here, so a page that does not decrypt is damage or another file in this
    // place.
    if (auto rows = integer("SELECT count(*) FROM sqlite_schema"); !rows) {
        if (rows.error().code == ErrorCode::Damaged)
            return fail(ErrorCode::Damaged, name + " is damaged or was replaced", {name});
        return std::unexpected(std::move(rows).error());
    } else if (request.mode == OpenMode::Create) {
        return {};
    } else if (*rows == 0) {
        return fail(ErrorCode::Damaged, name + " is empty", {name});
    }
    BOULTON_TRY_ASSIGN(const std::int64_t application, integer("PRAGMA application_id"));
    if (application != request.applicationId)
        return fail(ErrorCode::NotAVault, name + " is not a file of this kind", {name});
    BOULTON_TRY_ASSIGN(const std::int64_t version, integer("PRAGMA user_version"));
    if (version > request.newestVersion)
        return fail(ErrorCode::NewerVersion, name + " was made by a newer Boulton", {name, std::to_string(version)});
    return {};
}

Status Connection::applySettings(const OpenRequest& request)
{
    sqlite3* db = m_state->db;
    const auto wrong = [](std::string_view what) {
        return fail(ErrorCode::Internal, "a setting of the store did not take: " + std::string(what));
    };
    for (const auto& [option, wanted] : kSwitches) {
        int now = -1;
        if (sqlite3_db_config(db, option, wanted, &now) != SQLITE_OK || now != wanted)
            return wrong("switch " + std::to_string(option));
    }
    const int noCheckpoint = request.mode == OpenMode::Reader ? 1 : 0;
    if (sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, noCheckpoint, nullptr) != SQLITE_OK)
        return wrong("checkpoint on close");
    for (const auto& [limit, wanted] : kLimits) {
        sqlite3_limit(db, limit, wanted);
        if (sqlite3_limit(db, limit, -1) != wanted)
            return wrong("limit " + std::to_string(limit));
    }
    const auto reads = [&](Sql setting, std::string_view expected) -> Status {
        BOULTON_TRY_ASSIGN(const std::string now, text(setting));
        return now == expected ? Status() : wrong(setting.text());
    };
    for (const Setting& pinned : kPinned)
        BOULTON_TRY(reads(pinned.read, pinned.expected));
    const bool writable = request.mode == OpenMode::Create || request.mode == OpenMode::ReadWrite;
    if (writable) {
        BOULTON_TRY_ASSIGN(Statement mode,
                           prepareWrite("PRAGMA journal_mode=WAL")); // answers with the mode that is now in force
        BOULTON_TRY_ASSIGN(const bool answered, mode.step());
        if (!answered || mode.text(0) != "wal")
            return wrong("journal_mode");
    }
    for (const Setting& setting : kSettings) {
        BOULTON_TRY(execute(setting.set));
        BOULTON_TRY(reads(setting.read, setting.expected));
    }
    if (text("PRAGMA mmap_size").value_or("0") != "0")
        BOULTON_TRY(execute("PRAGMA mmap_size=0"));
    if (writable)
        return {};
    BOULTON_TRY(execute("PRAGMA query_only=ON"));
    return reads("PRAGMA query_only", "1");
}

} // namespace boulton::store
