// SPDX-License-Identifier: GPL-3.0-or-later
// Values changed by hand: typed, pasted, filled down, undone. A change is a new record; what was reported before stays.
#pragma once
#include "core/base/job.h"
#include "core/base/text.h"
#include "core/performance/plan.h"
#include "core/workspace/session.h"
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace boulton::workspace {

//! What one cell is to hold. With a figure: that figure. Without a figure but with a reason: a value that is missing for that reason.
//! With neither: what was reported is withdrawn.
struct ValueEdit {
    MeasureCode measure;
    performance::Period period;
    std::optional<double> value;
    std::optional<double> numerator; //!< numerator and denominator come together
    std::optional<double> denominator;
    std::optional<table::MissingReason> reason{};
    bool provisional = false;
    std::string note{};             //!< a remark on the value, kept with it
    std::string source = "by hand"; //!< where the figure comes from, kept with it
    [[nodiscard]] bool withdraws() const { return !value && !numerator && !denominator && !reason; }
    bool operator==(const ValueEdit&) const = default;
};

struct EditOutcome {
    std::size_t added = 0;
    std::size_t restated = 0;
    std::size_t withdrawn = 0;
    std::size_t unchanged = 0;                     //!< the figure is there already, or there is nothing to withdraw
    std::vector<performance::ValueRecord> records; //!< what was appended, in order
    //! Periods that were signed off with one of these figures in them. Their packs stay as signed; a new sign-off takes the change.
    std::vector<performance::SignOff> signedOffPeriods;
    [[nodiscard]] bool changes() const { return !records.empty(); }
};

//! Is that one of the periods in which the measure is reported: the right length, with the right beginning?
[[nodiscard]] bool isPeriodOf(const performance::Measure& measure, performance::Period period);

//! Why the edit cannot be, in words; empty if it can. Unknown measure, a measure that has no figures, a period of the wrong length, not
//! yet begun, or outside the time in which the measure is reported, half a ratio, a denominator of zero, not a number.
[[nodiscard]] Text problemOf(const performance::Plan& plan, const ValueEdit& edit, Date today);

//! Pure: what the edits append to the plan's history at that instant (later, where the history is ahead of the clock). NotFound or
//! InvalidInput with the first problem; InvalidInput for a cell that stands twice.
[[nodiscard]] Result<EditOutcome> outcomeOf(const performance::Plan& plan, std::span<const ValueEdit> edits, Instant at,
                                            const std::string& by);
//! The records of outcomeOf alone: for instant display before the vault has them.
[[nodiscard]] Result<std::vector<performance::ValueRecord>>
recordsFor(const performance::Plan& plan, std::span<const ValueEdit> edits, Instant at, const std::string& by);

//! Pure: the edits that bring back what stands now, one for each of `edits`. Take it before applying them.
[[nodiscard]] std::vector<ValueEdit> inverseOf(const performance::Plan& plan, std::span<const ValueEdit> edits);

//! All of the edits or none: one transaction, one audit event "values.edit". Checked against what is stored, as in outcomeOf. Where nothing
//! changes nothing is written. `note` says why, and is kept with the revision.
[[nodiscard]] Result<EditOutcome> editValues(Session& session, std::span<const ValueEdit> edits,
                                             const std::string& note = {}, const JobContext& job = {});

} // namespace boulton::workspace
