// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/check_file.h"
#include "core/store/sqlite_start.h"
#include <algorithm>
#include <charconv>
#include <memory>
#include <set>
#include <sqlcipher/sqlite3.h>

namespace boulton::store {
namespace {

constexpr std::string_view kSchema = "SELECT type || ' ' || name || ' ' || tbl_name || ': ' || coalesce(sql, '') FROM "
                                     "sqlite_schema";

struct Closer {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};

//! What the migrations make, in memory.
Result<std::set<std::string>> frozen(const SchemaSpec& schema)
{
    BOULTON_TRY(startSqlite());
    const auto broken = [] { return fail(ErrorCode::Internal, "the schema of this version cannot be made"); };
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const std::unique_ptr<sqlite3, Closer> db(raw);
    if (opened != SQLITE_OK)
        return broken();
    for (const Migration& migration : schema.migrations)
        if (sqlite3_exec(db.get(), std::string(migration.script.text()).c_str(), nullptr, nullptr, nullptr) !=
            SQLITE_OK)
            return broken();
    std::set<std::string> rows;
    const auto collect = [](void* into, int, char** values, char**) {
        static_cast<std::set<std::string>*>(into)->insert(values[0]);
        return 0;
    };
    if (sqlite3_exec(db.get(), std::string(kSchema).c_str(), collect, &rows, nullptr) != SQLITE_OK)
        return broken();
    return rows;
}

std::string nameOf(const std::string& row)
{
    return row.substr(0, row.find(':'));
}

} // namespace

Status couldLook(std::string_view answer)
{
    constexpr std::string_view mark = "error code=";
    const std::size_t at = answer.find(mark);
    int code = 0;
    if (at != std::string_view::npos)
        std::from_chars(answer.data() + at + mark.size(), answer.data() + answer.size(), code);
    const bool failedRead = (code & 0xFF) == SQLITE_IOERR && code != SQLITE_IOERR_NOMEM;
    if (wasShortOfMemory() ? answer != "ok" : code == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM)
        return fail(ErrorCode::TooLarge, "out of memory while looking at pages: " + std::string(answer));
    if (failedRead)
        return fail(ErrorCode::Io, "a page could not be read: " + std::string(answer));
    return {};
}

Status verifyPages(const Connection& reader)
{
    BOULTON_TRY_ASSIGN(const std::vector<std::string> tags, reader.texts("PRAGMA cipher_integrity_check"));
    if (!tags.empty())
        return fail(wasShortOfMemory() ? ErrorCode::TooLarge : ErrorCode::Damaged, tags.front());
    BOULTON_TRY_ASSIGN(const std::vector<std::string> structure, reader.texts("PRAGMA integrity_check"));
    if (!structure.empty())
        BOULTON_TRY(couldLook(structure.front()));
    if (structure.size() != 1 || structure.front() != "ok")
        return fail(ErrorCode::Damaged, structure.empty() ? "no answer" : structure.front());
    return {};
}

Status verifySchema(const Connection& reader, const SchemaSpec& schema)
{
    BOULTON_TRY_ASSIGN(const std::set<std::string> wanted, frozen(schema));
    BOULTON_TRY_ASSIGN(const std::vector<std::string> rows,
                       reader.texts("SELECT type || ' ' || name || ' ' || tbl_name || ': ' || coalesce(sql, '') FROM "
                                    "sqlite_schema"));
    const std::set<std::string> there(rows.begin(), rows.end());
    for (const std::string& row : there)
        if (!wanted.contains(row))
            return fail(ErrorCode::Damaged, "not of this version: " + nameOf(row));
    for (const std::string& row : wanted)
        if (!there.contains(row))
            return fail(ErrorCode::Damaged, "missing: " + nameOf(row));
    return {};
}

bool isDamage(ErrorCode code)
{
    return code == ErrorCode::Damaged || code == ErrorCode::RollbackDetected || code == ErrorCode::NotFound ||
           code == ErrorCode::NotEncrypted || code == ErrorCode::NotAVault;
}

} // namespace boulton::store
