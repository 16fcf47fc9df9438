// SPDX-License-Identifier: GPL-3.0-or-later
// The audit of one file: a chain of events, each bound to all before it, written in the transaction of the change
// itself.
#pragma once
#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/store/connection.h"
#include "core/store/root.h"
#include <string>
#include <vector>

namespace boulton::store {

//! What is recorded about one change. Ids, counts and digests only: never a value, a name or a text from the data.
struct AuditEntry {
    std::string action;  //!< a word of the program, e.g. "dataset.append"
    std::string subject; //!< the id of what was changed
    std::string detail;  //!< e.g. "revision=3 rows=2916"
};

struct AuditEvent {
    std::int64_t seq = 0;
    std::string at; //!< ISO, UTC
    std::string actor;
    AuditEntry entry;
    std::string operation;
    crypto::Digest previous{};
    crypto::Digest hash{};
};

//! SHA-256(previous ‖ the length-prefixed fields).
[[nodiscard]] crypto::Digest hashOf(const AuditEvent& event);

[[nodiscard]] Result<AuditHead> auditHead(const Connection& connection); //!< seq 0 and zeros where nothing happened yet
[[nodiscard]] Status appendEvent(Connection& connection, const AuditEvent& event);
//! Events with seq > `after`, oldest first, at most `limit`.
[[nodiscard]] Result<std::vector<AuditEvent>> auditEvents(const Connection& connection, std::int64_t after = 0,
                                                          std::int64_t limit = 10'000);
//! Which events: what is empty does not narrow.
struct AuditQuery {
    std::int64_t before = 0; //!< only events with a smaller seq; 0: from the newest on
    std::string from{};      //!< ISO instants as they are stored; `until` itself is out
    std::string until{};
    std::string actor{};
    std::string actionPrefix{};
    //! In action, subject or detail, in small ASCII letters; an action or actor that is listed as "|one|another|" is a hit as well.
    std::string text{};
    std::string textActions{};
    std::string textActors{};
};
//! Newest first, at most `limit`.
[[nodiscard]] Result<std::vector<AuditEvent>> findAuditEvents(const Connection& connection, const AuditQuery& query,
                                                              std::int64_t limit);
//! The whole chain. Damaged names the first seq that is not what was written (args[0]); its head otherwise.
[[nodiscard]] Result<AuditHead> verifyAudit(const Connection& connection);

} // namespace boulton::store
