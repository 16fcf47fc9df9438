// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit.h"

namespace boulton::store {
namespace {

constexpr Sql kColumns =
    "SELECT seq, at_utc, actor, action, subject, detail, operation, prev_hash, hash FROM audit_event "
    "WHERE seq > ?1 ORDER BY seq LIMIT ?2";

constexpr Sql kFind =
    "SELECT seq, at_utc, actor, action, subject, detail, operation, prev_hash, hash FROM audit_event "
    "WHERE (?1 = 0 OR seq < ?1) AND (?2 = '' OR at_utc >= ?2) AND (?3 = '' OR at_utc < ?3) AND (?4 = '' OR actor = ?4) "
    "AND (?5 = '' OR substr(action, 1, length(?5)) = ?5) "
    "AND (?6 = '' OR instr(lower(action), ?6) > 0 OR instr(lower(subject), ?6) > 0 OR instr(lower(detail), ?6) > 0 "
    "OR instr(?7, '|' || action || '|') > 0 OR instr(?8, '|' || actor || '|') > 0) "
    "ORDER BY seq DESC LIMIT ?9";

Result<AuditEvent> eventOf(const Statement& row)
{
    AuditEvent event{.seq = row.integer(0),
                     .at = std::string(row.text(1)),
                     .actor = std::string(row.text(2)),
                     .entry = {std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5))},
                     .operation = std::string(row.text(6))};
    BOULTON_TRY_ASSIGN(event.previous, crypto::toDigest(row.blob(7)));
    BOULTON_TRY_ASSIGN(event.hash, crypto::toDigest(row.blob(8)));
    return event;
}

Result<std::vector<AuditEvent>> eventsOf(Statement& rows)
{
    std::vector<AuditEvent> events;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool row, rows.step());
        if (!row)
            return events;
        BOULTON_TRY_ASSIGN(AuditEvent event, eventOf(rows));
        events.push_back(std::move(event));
    }
}

} // namespace

crypto::Digest hashOf(const AuditEvent& event)
{
    std::string fields;
    crypto::appendNumber(fields, event.seq);
    for (const std::string* field :
         {&event.at, &event.actor, &event.entry.action, &event.entry.subject, &event.entry.detail, &event.operation})
        crypto::appendField(fields, *field);
    return crypto::chain(event.previous, fields);
}

Result<AuditHead> auditHead(const Connection& connection)
{
    BOULTON_TRY_ASSIGN(Statement row,
                       connection.prepare("SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1"));
    BOULTON_TRY_ASSIGN(const bool there, row.step());
    AuditHead head;
    if (there) {
        head.seq = row.integer(0);
        BOULTON_TRY_ASSIGN(head.hash, crypto::toDigest(row.blob(1)));
    }
    return head;
}

Status appendEvent(Connection& connection, const AuditEvent& e)
{
    BOULTON_TRY_ASSIGN(
        Statement put,
        connection.prepareWrite(
            "INSERT INTO audit_event (seq, at_utc, actor, action, subject, detail, operation, prev_hash, "
            "hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"));
    return put
        .bindAll(e.seq, e.at, e.actor, e.entry.action, e.entry.subject, e.entry.detail, e.operation,
                 Blob{crypto::view(e.previous)}, Blob{crypto::view(e.hash)})
        .run();
}

Result<std::vector<AuditEvent>> auditEvents(const Connection& connection, std::int64_t after, std::int64_t limit)
{
    BOULTON_TRY_ASSIGN(Statement rows, connection.prepare(kColumns));
    rows.bindAll(after, limit);
    return eventsOf(rows);
}

Result<std::vector<AuditEvent>> findAuditEvents(const Connection& connection, const AuditQuery& q, std::int64_t limit)
{
    BOULTON_TRY_ASSIGN(Statement rows, connection.prepare(kFind));
    rows.bindAll(q.before, q.from, q.until, q.actor, q.actionPrefix, q.text, q.textActions, q.textActors, limit);
    return eventsOf(rows);
}

Result<AuditHead> verifyAudit(const Connection& connection)
{
    BOULTON_TRY_ASSIGN(Statement rows, connection.prepare(kColumns));
    rows.bindAll(0, -1);
    AuditHead head;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool row, rows.step());
        if (!row)
            return head;
        const auto event = eventOf(rows);
        const std::int64_t seq = head.seq + 1; // a missing row is found where it is missing
        if (!event || event->seq != seq || event->previous != head.hash || event->hash != hashOf(*event))
            return fail(ErrorCode::Damaged,
                        "the audit is not what was written, from event " + std::to_string(seq) + " on",
                        {std::to_string(seq)});
        head = {.seq = seq, .hash = event->hash};
    }
}

} // namespace boulton::store
