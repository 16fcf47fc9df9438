// SPDX-License-Identifier: GPL-3.0-or-later
// The audit of the vault and of every open compartment, for people: who did what and when, and whether the record is whole.
#pragma once
#include "core/base/job.h"
#include "core/base/text.h"
#include "core/workspace/session.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::workspace {

struct AuditRow {
    std::string file;      //!< id: "vault", or that of the compartment
    std::string fileLabel; //!< as people call it
    std::int64_t seq = 0;  //!< within its file
    Instant at;
    std::string actor; //!< id
    std::string actorName;
    std::string action; //!< the program's word, e.g. "values.edit"
    Text words;         //!< the same for people: "Values edited"
    std::string subject;
    std::string detail;
    std::string hash; //!< hex
};

struct AuditFilter {
    std::optional<Instant> from{};
    std::optional<Instant> until{}; //!< events before this instant
    std::string actor{};            //!< id; empty: everybody
    std::string actionPrefix{};     //!< "values", "values.edit"; empty: all
    std::string text{};             //!< in words, names, subject or detail; ASCII letters without regard to case
    std::string file{};             //!< id; empty: all
    //! Paging: of each file only events before this one.
    std::map<std::string, std::int64_t> before{};
};

//! The plain word for an action of this program. An action that nobody has given words (of a newer Boulton) is shown as it is.
[[nodiscard]] Text wordsFor(std::string_view action);
//! Every action that has words, in alphabetical order: for the filter of a page.
[[nodiscard]] std::vector<std::string_view> knownActions();

inline constexpr std::string_view kVaultFile = "vault"; //!< the id of the vault's own file; its label is a word of the program's

//! Files with an audit that this user can open, as id and label; the vault comes first.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> auditFiles(Session& session);
//! Everybody who is or was a user, as id and name.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> auditActors(Session& session);

//! At most `limit` events, newest first. Refused without the right to read the audit.
[[nodiscard]] Result<std::vector<AuditRow>> auditTrail(Session& session, const AuditFilter& filter, std::size_t limit,
                                                       const JobContext& job = {});
//! The filter of the page that follows after these rows.
[[nodiscard]] AuditFilter nextPage(AuditFilter filter, const std::vector<AuditRow>& rows);

struct AuditFileVerdict {
    std::string file;
    std::string fileLabel;
    bool ok = false;
    std::int64_t events = 0;
    std::string head;                    //!< hash of the last event, hex
    std::optional<std::int64_t> badFrom; //!< the first event that is not what was written
    bool rootOk = false;                 //!< the authenticated root of the file agrees with what is there
    Text words;
};
struct AuditVerdict {
    std::vector<AuditFileVerdict> files;
    [[nodiscard]] bool ok() const;
};
//! Recomputes every hash chain and root. That it was done is itself recorded ("audit.verify"), with its result.
[[nodiscard]] Result<AuditVerdict> verifyAuditTrail(Session& session, const JobContext& job = {});

//! The events that the filter lets through, as .csv or .xlsx. Recorded as "audit.export" with the digest of the file; their number.
[[nodiscard]] Result<std::size_t> exportAudit(Session& session, const AuditFilter& filter, const platform::Path& path,
                                              const JobContext& job = {});

} // namespace boulton::workspace
