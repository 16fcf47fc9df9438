// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/root.h"
#include "core/store/audit.h"
#include "core/store/check_file.h"
#include <algorithm>
#include <bit>
#include <limits>
#include <optional>

namespace boulton::store {
namespace {

constexpr std::string_view kSchemaTable = "sqlite_schema"; // its one leaf: the definitions, triggers and versions
constexpr std::string_view kLeafLabel = "boulton/leaf/v1";
constexpr std::string_view kTopLabel = "boulton/root/v1";

void addRow(crypto::Blake2b& hash, const Statement& row)
{
    const int columns = row.columns();
    hash.number(columns);
    for (int c = 0; c < columns; ++c) {
        const char type = row.type(c);
        hash.number(type);
        switch (type) {
        case 'i': hash.number(row.integer(c)); break;
        case 'f': hash.number(std::bit_cast<std::int64_t>(row.real(c))); break;
        case 't': hash.field(row.text(c)); break;
        case 'b': hash.field(row.blob(c)); break;
        default: break;
        }
    }
}

Status writeLeaf(Connection& connection, const Leaf& leaf)
{
    BOULTON_TRY_ASSIGN(Statement put,
                       connection.prepareWrite("INSERT INTO root_leaf (table_name, bucket, hash) VALUES (?1, ?2, ?3) "
                                               "ON CONFLICT (table_name, bucket) DO UPDATE SET hash = excluded.hash"));
    return put.bindAll(leaf.bucket.table, leaf.bucket.number, Blob{crypto::view(leaf.hash)}).run();
}

Result<std::vector<Leaf>> storedLeaves(const Connection& connection)
{
    BOULTON_TRY_ASSIGN(
        Statement rows,
        connection.prepare("SELECT table_name, bucket, hash FROM root_leaf ORDER BY table_name, bucket"));
    std::vector<Leaf> leaves;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool row, rows.step());
        if (!row)
            return leaves;
        BOULTON_TRY_ASSIGN(const crypto::Digest hash, crypto::toDigest(rows.blob(2)));
        leaves.push_back({{std::string(rows.text(0)), rows.integer(1)}, hash});
    }
}

} // namespace

const CoveredTable* RootKeeper::find(std::string_view table) const
{
    const auto found = std::ranges::find(m_schema.tables, table, &CoveredTable::name);
    return found == m_schema.tables.end() ? nullptr : &*found;
}

void RootKeeper::touched(std::string_view table, std::int64_t rowid)
{
    if (table == "root" || table == "root_leaf")
        return;
    const std::int64_t number = rowid >> kBucketBits;
    if (m_last.number == number && m_last.table == table)
        return;
    if (find(table) == nullptr) {
        m_uncovered = true; // said at the commit: this runs inside SQLite
        return;
    }
    m_last = Bucket{std::string(table), number};
    m_touched.insert(m_last);
}

void RootKeeper::forget()
{
    m_touched.clear();
    m_last = {};
    m_uncovered = false;
}

Result<std::vector<Leaf>> RootKeeper::leavesOf(const Connection& connection, const CoveredTable& table,
                                               std::int64_t first, std::int64_t last) const
{
    std::vector<Leaf> leaves;
    std::optional<crypto::Blake2b> hash;
    BOULTON_TRY_ASSIGN(Statement rows, connection.prepare(table.rows));
    rows.bindAll(first, last);
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool row, rows.step());
        const std::int64_t number = row ? rows.integer(0) >> kBucketBits : 0;
        if (hash && (!row || leaves.back().bucket.number != number)) {
            leaves.back().hash = hash->finish();
            hash.reset();
        }
        if (!row)
            return leaves;
        if (!hash) {
            leaves.push_back({{std::string(table.name), number}, {}});
            hash.emplace(m_key);
            hash->field(kLeafLabel);
            hash->field(table.name);
            hash->number(number);
        }
        addRow(*hash, rows);
    }
}

Result<Leaf> RootKeeper::schemaLeaf(const Connection& connection) const
{
    crypto::Blake2b hash(m_key);
    hash.field(kLeafLabel);
    hash.field(kSchemaTable);
    BOULTON_TRY_ASSIGN(const std::int64_t application, connection.integer("PRAGMA application_id"));
    BOULTON_TRY_ASSIGN(const std::int64_t version, connection.integer("PRAGMA user_version"));
    hash.number(application);
    hash.number(version);
    BOULTON_TRY_ASSIGN(Statement rows,
                       connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"));
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        const bool table = rows.text(0) == "table";
        const std::string_view name = rows.text(1);
        if (table && name != "root" && name != "root_leaf" && !name.starts_with("sqlite_") && find(name) == nullptr)
            return fail(ErrorCode::Damaged, "the store has a table that nothing here knows: " + std::string(name));
        addRow(hash, rows);
    }
    return Leaf{{std::string(kSchemaTable), 0}, hash.finish()};
}

Result<std::vector<Leaf>> RootKeeper::allLeaves(const Connection& connection) const
{
    std::vector<Leaf> all;
    BOULTON_TRY_ASSIGN(const std::vector<std::string> present,
                       connection.texts("SELECT name FROM sqlite_schema WHERE type = 'table'"));
    for (const CoveredTable& table : m_schema.tables) {
        if (!std::ranges::contains(present, table.name))
            continue; // a file of an earlier version
        BOULTON_TRY_ASSIGN(std::vector<Leaf> leaves,
                           leavesOf(connection, table, std::numeric_limits<std::int64_t>::min(),
                                    std::numeric_limits<std::int64_t>::max()));
        std::ranges::move(leaves, std::back_inserter(all));
    }
    BOULTON_TRY_ASSIGN(Leaf schema, schemaLeaf(connection));
    all.push_back(std::move(schema));
    std::ranges::sort(all, {}, &Leaf::bucket);
    return all;
}

crypto::Digest RootKeeper::top(std::int64_t counter, const std::vector<Leaf>& leaves, const AuditHead& head) const
{
    crypto::Blake2b hash(m_key);
    hash.field(kTopLabel);
    hash.number(counter);
    hash.number(static_cast<std::int64_t>(leaves.size()));
    for (const Leaf& leaf : leaves) {
        hash.field(leaf.bucket.table);
        hash.number(leaf.bucket.number);
        hash.update(crypto::view(leaf.hash));
    }
    hash.number(head.seq);
    hash.update(crypto::view(head.hash));
    return hash.finish();
}

Result<RootState> RootKeeper::seal(Connection& connection, std::int64_t counter, const AuditHead& head, bool all)
{
    if (m_uncovered)
        return fail(ErrorCode::Internal, "a table was changed that the root does not cover");
    if (all) {
        BOULTON_TRY(connection.execute("DELETE FROM root_leaf WHERE id >= 0"));
        BOULTON_TRY_ASSIGN(const std::vector<Leaf> leaves, allLeaves(connection));
        for (const Leaf& leaf : leaves)
            BOULTON_TRY(writeLeaf(connection, leaf));
    }
    for (const Bucket& bucket : m_touched) {
        const std::int64_t first = bucket.number << kBucketBits;
        BOULTON_TRY_ASSIGN(const std::vector<Leaf> leaves,
                           leavesOf(connection, *find(bucket.table), first, first + (1 << kBucketBits) - 1));
        if (!leaves.empty()) {
            BOULTON_TRY(writeLeaf(connection, leaves.front()));
            continue;
        }
        BOULTON_TRY_ASSIGN(Statement drop,
                           connection.prepareWrite("DELETE FROM root_leaf WHERE table_name = ?1 AND bucket = ?2"));
        BOULTON_TRY(drop.bindAll(bucket.table, bucket.number).run());
    }
    BOULTON_TRY_ASSIGN(const std::vector<Leaf> leaves, storedLeaves(connection));
    const RootState state{.counter = counter, .top = top(counter, leaves, head), .head = head};
    BOULTON_TRY_ASSIGN(Statement put, connection.prepareWrite(
                                          "INSERT INTO root (id, counter, top) VALUES (1, ?1, ?2) ON CONFLICT (id) DO "
                                          "UPDATE SET counter = excluded.counter, top = excluded.top"));
    BOULTON_TRY(put.bindAll(counter, Blob{crypto::view(state.top)}).run());
    return state;
}

Result<RootState> RootKeeper::verify(const Connection& connection) const
{
    BOULTON_TRY_ASSIGN(Statement row, connection.prepare("SELECT counter, top FROM root WHERE id = 1"));
    BOULTON_TRY_ASSIGN(const bool there, row.step());
    if (!there)
        return fail(ErrorCode::Damaged, "the store has no root");
    RootState state{.counter = row.integer(0), .top = {}, .head = {}};
    BOULTON_TRY_ASSIGN(state.top, crypto::toDigest(row.blob(1)));
    BOULTON_TRY_ASSIGN(state.head, auditHead(connection));
    BOULTON_TRY_ASSIGN(const std::vector<Leaf> leaves, allLeaves(connection));
    if (!crypto::equal(top(state.counter, leaves, state.head), state.top))
        return fail(ErrorCode::RollbackDetected,
                    "a part of the store is not of the same state as the rest: something older was put back, "
                    "or it was changed outside Boulton");
    BOULTON_TRY_ASSIGN(const std::vector<Leaf> kept, storedLeaves(connection));
    const bool same = std::ranges::equal(
        leaves, kept, [](const Leaf& a, const Leaf& b) { return a.bucket == b.bucket && a.hash == b.hash; });
    if (!same)
        return fail(ErrorCode::RollbackDetected, "the kept leaves of the root are of another state");
    return state;
}

Status RootKeeper::verifyIndexes(const Connection& connection) const
{
    for (const CoveredTable& table : m_schema.tables) {
        BOULTON_TRY_ASSIGN(const std::string answer, connection.text(table.indexes));
        if (answer == "ok")
            continue;
        BOULTON_TRY(couldLook(answer));
        const bool disagree =
            answer.starts_with("row ") || answer.starts_with("wrong # of entries") || answer.starts_with("non-unique");
        return fail(disagree ? ErrorCode::RollbackDetected : ErrorCode::Damaged,
                    "an index of table " + std::string(table.name) + " is damaged or of another state: " + answer);
    }
    BOULTON_TRY_ASSIGN(const std::string leaves, connection.text("PRAGMA integrity_check(root_leaf)"));
    BOULTON_TRY(couldLook(leaves));
    if (leaves != "ok")
        return fail(ErrorCode::RollbackDetected, "an index of the root is of another state: " + leaves);
    return {};
}

} // namespace boulton::store
