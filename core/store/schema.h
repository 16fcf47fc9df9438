// SPDX-License-Identifier: GPL-3.0-or-later
// What a kind of file holds: its migrations, and its tables as the root sees them.
#pragma once
#include "core/store/sql.h"
#include <cstdint>
#include <span>
#include <string_view>

namespace boulton::store {

//! Takes a file from version - 1 to version, and sets user_version itself. Frozen once shipped.
struct Migration {
    std::int64_t version = 0;
    Sql script;
};

//! A table under the root. `rows` reads every column (a payload that has its hash beside it is left out) of the rows
//! with ids ?1 to ?2 in order of id; column 0 is the id.
struct CoveredTable {
    std::string_view name;
    Sql rows;
    //! Answers 'ok' where each index of the table says what the table says: the root is computed without indexes, and a
    //! page of an old index would otherwise hide rows.
    Sql indexes;
};

struct SchemaSpec {
    std::int64_t applicationId = 0;
    std::span<const Migration> migrations;
    std::span<const CoveredTable> tables; //!< every table but root and root_leaf; one that is missing here is an error
    [[nodiscard]] std::int64_t version() const { return static_cast<std::int64_t>(migrations.size()); }
};

[[nodiscard]] std::span<const Migration> vaultMigrations();
[[nodiscard]] std::span<const Migration> compartmentMigrations();
[[nodiscard]] SchemaSpec vaultSchema();
[[nodiscard]] SchemaSpec compartmentSchema();

} // namespace boulton::store
