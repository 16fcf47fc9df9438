// SPDX-License-Identifier: GPL-3.0-or-later
// A file against what was seen of it: is it older, has it another history, and how an administrator goes on all the same.
#include "core/store/database.h"
#include <algorithm>
#include <charconv>
#include <optional>

namespace boulton::store {
namespace {

constexpr std::string_view kSeen = "seen=";

//! The largest counter that was acknowledged: records up to it are of a history that was given up.
std::int64_t acknowledgedUpTo(const Connection& connection)
{
    const auto detail = connection.text(
        "SELECT detail FROM audit_event WHERE action = 'vault.acknowledge' ORDER BY seq DESC LIMIT 1");
    const std::size_t at = detail ? detail->find(kSeen) : std::string::npos;
    std::int64_t counter = -1;
    if (at != std::string::npos) {
        const char* first = detail->data() + at + kSeen.size();
        std::from_chars(first, detail->data() + detail->size(), counter);
    }
    return counter;
}

std::string shortHead(std::string_view hash)
{
    return crypto::toHex(hash).substr(0, 20);
}

} // namespace

Status Database::compareHistory(const RootRecord& record) const
{
    if (record.identity != m_settings.identity || record.state.counter >= m_state.counter || record.state.head.seq < 1)
        return {};
    BOULTON_TRY_ASSIGN(Statement row, m_connection.prepare("SELECT hash FROM audit_event WHERE seq = ?1"));
    row.bindAll(record.state.head.seq);
    BOULTON_TRY_ASSIGN(const bool there, row.step());
    if (there && row.blob(0) == crypto::view(record.state.head.hash))
        return {};
    if (record.state.counter <= acknowledgedUpTo(m_connection))
        return {};
    const std::string seq = std::to_string(record.state.head.seq);
    return fail(ErrorCode::RollbackDetected,
                "the file " + m_settings.identity.id + " has another history than was seen on " + record.at +
                    ": event " + seq + " is " + (there ? shortHead(row.blob(0)) : "not there") + ", it was " +
                    shortHead(crypto::view(record.state.head.hash)),
                {m_settings.identity.id, record.at});
}

Status Database::compareRecords(std::span<const crypto::Digest> trusted, std::vector<std::string>& warnings) const
{
    for (const platform::Path& path : m_settings.records) {
        int spoilt = 0;
        const auto records = RootRecordFile(path).read(trusted, spoilt);
        Status compared = compare(m_settings.identity, m_state, records);
        if (!compared && m_settings.readOnly) // another program may have written between the file and its record
            if (const auto now = m_root.verify(m_connection))
                compared = compare(m_settings.identity, *now, records);
        BOULTON_TRY(std::move(compared));
        for (const RootRecord& record : records)
            BOULTON_TRY(compareHistory(record));
        const bool beside =
            &path == &m_settings.records.front(); // elsewhere, nothing means: not seen on this device before
        if (records.empty() && (beside || spoilt > 0))
            warnings.push_back("there is no usable root record in " + platform::toUtf8(path));
        else if (spoilt > 0)
            warnings.push_back("a root record is damaged in " + platform::toUtf8(path));
    }
    return {};
}

Status Database::acknowledge(const Change& by, std::span<const crypto::Digest> trusted, const std::string& reason)
{
    std::int64_t seen = m_state.counter;
    bool fork = false;
    for (const platform::Path& path : m_settings.records) {
        int spoilt = 0;
        for (const RootRecord& record : RootRecordFile(path).read(trusted, spoilt)) {
            if (record.identity.vaultId != m_settings.identity.vaultId || record.identity.id != m_settings.identity.id)
                continue;
            if (record.identity.generation > m_settings.identity.generation)
                return fail(ErrorCode::RollbackDetected,
                            "the file " + m_settings.identity.id +
                                " is under an older key than was seen: restore a backup into a new folder instead",
                            {m_settings.identity.id, record.at});
            if (record.identity.generation < m_settings.identity.generation)
                continue;
            // Ahead: an older copy. As far or behind, and it does not fit: two copies went on.
            const bool here = record.state.counter <= m_state.counter;
            fork = fork || (here && !compare(m_settings.identity, m_state, {record})) || !compareHistory(record);
            seen = std::max(seen, record.state.counter);
        }
    }
    const RootState before = m_state;
    const std::string detail = "kind=" + std::string(fork ? "fork" : "restore") +
                               " at=" + std::to_string(before.counter) + " " + std::string(kSeen) +
                               std::to_string(seen) + " reason=" + reason;
    m_state.counter = seen; // the next change counts on from there
    const auto done = [&]() -> Status {
        BOULTON_TRY_ASSIGN(WriteTransaction tx, begin(by));
        return tx.commit({"vault.acknowledge", m_settings.identity.id, detail});
    }();
    if (!done)
        m_state = before;
    return done;
}

} // namespace boulton::store
