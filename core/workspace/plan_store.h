// SPDX-License-Identifier: GPL-3.0-or-later
// The plan in the vault: cards, targets, commentary and sign-offs as versioned records, values as chunks.
#pragma once
#include "core/base/job.h"
#include "core/performance/plan.h"
#include "core/report/document.h"
#include "core/workspace/plan_records.h"
#include "core/workspace/session.h"
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace boulton::workspace {

//! The use case "see the performance matrix": what loadPlan gives, for a page.
[[nodiscard]] Result<performance::Plan> seePlan(Session& session, const JobContext& job = {});
//! For other use cases, which have asked for their right. Everything, ready for the matrix. An empty vault gives an empty plan. `asAt`: cards, outcomes and targets as they were known then;
//! values and commentary carry their own instants and come whole.
[[nodiscard]] Result<performance::Plan> loadPlan(Session& session, const JobContext& job = {},
                                                 std::optional<Instant> asAt = std::nullopt);
//! What a change of these cells needs to know: the cards of their measures, the sign-offs, and their newest records. It does not read the
//! whole history, but for the first time.
[[nodiscard]] Result<performance::Plan> loadPlanOf(Session& session,
                                                   std::span<const std::pair<MeasureCode, performance::Period>> cells,
                                                   const JobContext& job = {});
//! The vault holds the sample council: everything that is made from it says so.
[[nodiscard]] Result<bool> isSynthetic(Session& session);
[[nodiscard]] Result<packs::Details> loadPackDetails(Session& session); //!< empty where none were saved

// Writers: inside a transaction of the use case, which the caller commits.
//! What a plan is called that nobody has named yet: by its vault.
[[nodiscard]] PlanHeading headingOf(Session& session);
[[nodiscard]] Status saveHeading(Session& session, store::WriteTransaction& tx, const PlanHeading& heading);
[[nodiscard]] Status saveOutcomes(Session& session, store::WriteTransaction& tx,
                                  const std::vector<performance::Outcome>& outcomes);
[[nodiscard]] Status saveMeasures(Session& session, store::WriteTransaction& tx,
                                  const std::vector<performance::Measure>& measures);
[[nodiscard]] Status saveTargets(Session& session, store::WriteTransaction& tx,
                                 const std::vector<performance::Target>& targets);
[[nodiscard]] Status saveCommentaries(Session& session, store::WriteTransaction& tx,
                                      const std::vector<performance::Commentary>& commentaries);
[[nodiscard]] Status saveSignOff(Session& session, store::WriteTransaction& tx, const performance::SignOff& signOff);
[[nodiscard]] Status savePackDetails(Session& session, store::WriteTransaction& tx, const packs::Details& details);
//! Appends; what was there stays. Now and then all of it is written anew as one piece, so that a thousand single edits are as quick to read
//! as one file.
[[nodiscard]] Status appendValues(Session& session, store::WriteTransaction& tx,
                                  const std::vector<performance::ValueRecord>& records, const std::string& note,
                                  const JobContext& job = {});

//! What a document built from the plan rests on: the value dataset with its revision and digest, the store's counter and audit head.
[[nodiscard]] Status describeSource(Session& session, report::Provenance& provenance);

} // namespace boulton::workspace
