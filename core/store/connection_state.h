// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by connection.cpp and connection_open.cpp only.
#pragma once
#include "core/store/connection.h"

namespace boulton::store {

struct Connection::State {
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State();
    sqlite3* db = nullptr;
    ChangeHook hook;
    std::string salt; //!< 16 bytes, where the file's own cannot be read; see log_salt.h
    bool failed = false; //!< a read or write of the file failed: SQLCipher's state is not to be trusted with another change
};
//! Under this name a database handle knows its `failed`.
inline constexpr const char* kFailedName = "boulton";

//! An SQLite result code as an Error; `db` may be null.
[[nodiscard]] Error sqliteError(sqlite3* db, std::string_view doing, int code);

} // namespace boulton::store
