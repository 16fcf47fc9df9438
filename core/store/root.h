// SPDX-License-Identifier: GPL-3.0-or-later
// The authenticated root of one file: a keyed hash over every table, the audit head and a counter that grows with each
// commit. SQLCipher proves each page, but not that a page is of today; the root does (security.md, fact 4).
#pragma once
#include "core/crypto/hash.h"
#include "core/store/connection.h"
#include "core/store/schema.h"
#include <compare>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace boulton::store {

struct AuditHead {
    std::int64_t seq = 0;
    crypto::Digest hash{};
    bool operator==(const AuditHead&) const = default;
};

//! What a commit leaves behind.
struct RootState {
    std::int64_t counter = 0;
    crypto::Digest top{};
    AuditHead head;
    bool operator==(const RootState&) const = default;
};

//! Rows with ids in [256 b, 256 b + 255] of a table.
struct Bucket {
    std::string table;
    std::int64_t number = 0;
    auto operator<=>(const Bucket&) const = default;
};
inline constexpr int kBucketBits = 8;

struct Leaf {
    Bucket bucket;
    crypto::Digest hash{};
};

//! Collects the rows that a transaction touches and recomputes only their leaves.
class RootKeeper {
public:
    RootKeeper(crypto::Secret key, SchemaSpec schema) : m_key(std::move(key)), m_schema(schema) {}

    void touched(std::string_view table, std::int64_t rowid);
    void forget();
    //! Inside the transaction, last of all: writes the leaves touched and the new top. `all`: after a migration.
    [[nodiscard]] Result<RootState> seal(Connection& connection, std::int64_t counter, const AuditHead& head, bool all);
    //! Recomputes everything but payloads. RollbackDetected if a page of another state is among them; Damaged if a
    //! table is not covered or the leaves kept do not agree with a good top.
    [[nodiscard]] Result<RootState> verify(const Connection& connection) const;
    //! That each index agrees with its table. RollbackDetected or Damaged.
    [[nodiscard]] Status verifyIndexes(const Connection& connection) const;

private:
    [[nodiscard]] Result<std::vector<Leaf>> leavesOf(const Connection& connection, const CoveredTable& table,
                                                     std::int64_t first, std::int64_t last) const;
    [[nodiscard]] Result<Leaf> schemaLeaf(const Connection& connection) const;
    [[nodiscard]] Result<std::vector<Leaf>> allLeaves(const Connection& connection) const;
    [[nodiscard]] crypto::Digest top(std::int64_t counter, const std::vector<Leaf>& leaves,
                                     const AuditHead& head) const;
    [[nodiscard]] const CoveredTable* find(std::string_view table) const;

    crypto::Secret m_key;
    SchemaSpec m_schema;
    std::set<Bucket> m_touched;
    bool m_uncovered = false;
    Bucket m_last; // most changes come in runs
};

} // namespace boulton::store
