// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/record_repository.h"
#include <set>

namespace boulton::store {
namespace {

Result<std::vector<Record>> recordsOf(Statement& rows)
{
    std::vector<Record> records;
    const auto optional = [&](int column) {
        return rows.isNull(column) ? std::nullopt : std::optional<std::string>(rows.text(column));
    };
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return records;
        records.push_back(
            {.content = {.kind = std::string(rows.text(0)),
                         .key = std::string(rows.text(1)),
                         .body = std::string(rows.text(2)),
                         .status = std::string(rows.text(3)),
                         .validFrom = optional(4),
                         .validTo = optional(5),
                         .basedOn = rows.integer(6) > 1 ? std::optional(rows.integer(6) - 1) : std::nullopt},
             .version = rows.integer(6),
             .recordedAt = std::string(rows.text(7)),
             .recordedBy = UserId(std::string(rows.text(8))),
             .operation = OperationId(std::string(rows.text(9)))});
    }
}

Result<std::int64_t> putOne(WriteTransaction& tx, Statement& last, Statement& insert, const NewRecord& record)
{
    if (record.kind.empty() || record.key.empty())
        return fail(ErrorCode::InvalidInput, "a record needs a kind and a key");
    last.bindAll(record.kind, record.key);
    BOULTON_TRY_ASSIGN(const bool before, last.step());
    const std::int64_t version = before ? last.integer(1) : 0;
    const std::optional<std::int64_t> supersedes = before ? std::optional(last.integer(0)) : std::nullopt;
    last.reset();
    if (record.basedOn && *record.basedOn != version)
        return fail(ErrorCode::Refused, "somebody has changed this since: it is at version " + std::to_string(version),
                    {std::to_string(version)});
    BOULTON_TRY(insert
                    .bindAll(record.kind, record.key, version + 1, record.status, record.body, record.validFrom,
                             record.validTo, tx.at(), tx.change().actor.value, tx.change().operation.value, supersedes)
                    .run());
    return version + 1;
}

Result<std::int64_t> putAll(WriteTransaction& tx, std::span<const NewRecord> records)
{
    BOULTON_TRY_ASSIGN(
        Statement last,
        tx.prepare("SELECT id, version FROM record WHERE kind = ?1 AND key = ?2 ORDER BY version DESC LIMIT 1"));
    BOULTON_TRY_ASSIGN(
        Statement insert,
        tx.prepare("INSERT INTO record (kind, key, version, status, body, valid_from, valid_to, recorded_at, "
                   "recorded_by, operation, supersedes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"));
    crypto::Blake2b digest;
    std::set<std::string> kinds;
    std::int64_t version = 0;
    for (const NewRecord& record : records) {
        BOULTON_TRY_ASSIGN(version, putOne(tx, last, insert, record));
        for (const std::string* field : {&record.kind, &record.key, &record.status, &record.body})
            digest.field(*field);
        digest.number(version);
        kinds.insert(record.kind);
    }
    // The keys (codes of measures) may be telling; the event says what kind, how many, and a digest of the rest.
    std::string subject;
    for (const std::string& kind : kinds)
        subject += (subject.empty() ? "" : ",") + kind;
    BOULTON_TRY(tx.audit(
        {"record.put", subject,
         "count=" + std::to_string(records.size()) + " digest=" + crypto::toHex(crypto::view(digest.finish()))}));
    return version;
}

} // namespace

Status RecordRepository::put(WriteTransaction& tx, std::span<const NewRecord> records) const
{
    if (const auto done = putAll(tx, records); !done) {
        tx.rollback();
        return std::unexpected(done.error());
    }
    return {};
}

Result<std::int64_t> RecordRepository::put(WriteTransaction& tx, const NewRecord& record) const
{
    auto version = putAll(tx, {&record, 1});
    if (!version)
        tx.rollback();
    return version;
}

Result<std::vector<Record>> RecordRepository::latest(const std::string& kind,
                                                     const std::optional<Instant>& recorded) const
{
    BOULTON_TRY_ASSIGN(Statement rows,
                       m_database->reader().prepare("SELECT kind, key, body, status, valid_from, valid_to, version, "
                                                    "recorded_at, recorded_by, operation FROM record "
                                                    "AS r WHERE kind = ?1 AND version = (SELECT max(version) FROM "
                                                    "record AS n WHERE n.kind = r.kind AND n.key = r.key "
                                                    "AND (?2 IS NULL OR n.recorded_at <= ?2)) ORDER BY key"));
    rows.bindAll(kind, recorded ? std::optional(recorded->iso()) : std::nullopt);
    return recordsOf(rows);
}

Result<Record> RecordRepository::get(const std::string& kind, const std::string& key,
                                     const std::optional<Instant>& recorded) const
{
    BOULTON_TRY_ASSIGN(
        Statement rows,
        m_database->reader().prepare(
            "SELECT kind, key, body, status, valid_from, valid_to, version, recorded_at, recorded_by, operation FROM "
            "record "
            "WHERE kind = ?1 AND key = ?2 AND (?3 IS NULL OR recorded_at <= ?3) ORDER BY version DESC LIMIT 1"));
    rows.bindAll(kind, key, recorded ? std::optional(recorded->iso()) : std::nullopt);
    BOULTON_TRY_ASSIGN(std::vector<Record> found, recordsOf(rows));
    if (found.empty())
        return fail(ErrorCode::NotFound, "there is no such " + kind, {kind, key});
    return std::move(found.front());
}

Result<std::vector<Record>> RecordRepository::history(const std::string& kind, const std::string& key) const
{
    BOULTON_TRY_ASSIGN(Statement rows,
                       m_database->reader().prepare("SELECT kind, key, body, status, valid_from, valid_to, version, "
                                                    "recorded_at, recorded_by, operation FROM record "
                                                    "WHERE kind = ?1 AND key = ?2 ORDER BY version"));
    rows.bindAll(kind, key);
    return recordsOf(rows);
}

} // namespace boulton::store
