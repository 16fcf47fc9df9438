// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit_values.h"
#include "core/base/format.h"
#include "core/performance/matrix.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/value_index.h"
#include <algorithm>
#include <cmath>
#include <format>
#include <set>

namespace boulton::workspace {
namespace {

using namespace performance;

using CellKey = std::pair<MeasureCode, Period>;

bool hasFigure(const ValueEdit& edit)
{
    return edit.value || edit.numerator || edit.denominator;
}

Text frequencyProblem(const Measure& m, Period period)
{
    const Text said =
        m.frequencyMonths == 1   ? BOULTON_TR("workspace", "%1 is reported monthly, so it has no figure for %2.")
        : m.frequencyMonths == 3 ? BOULTON_TR("workspace", "%1 is reported quarterly, so it has no figure for %2.")
                                 : BOULTON_TR("workspace", "%1 is reported once a year, so it has no figure for %2.");
    return said.with(m.code.value, period.label());
}

Text periodProblem(const Measure& m, Period period, Date today)
{
    if (!isPeriodOf(m, period))
        return frequencyProblem(m, period);
    if (period.start > today)
        return BOULTON_TR("workspace", "%1 has not begun.").with(period.label());
    if (m.firstPeriod && period.start < m.firstPeriod->start)
        return BOULTON_TR("workspace", "%1 is reported from %2 on.").with(m.code.value, m.firstPeriod->label());
    if (m.lastPeriod && period.start > m.lastPeriod->start)
        return BOULTON_TR("workspace", "%1 is reported up to %2.").with(m.code.value, m.lastPeriod->label());
    return {};
}

Text figureProblem(const ValueEdit& edit)
{
    for (const auto& number : {edit.value, edit.numerator, edit.denominator})
        if (number && !std::isfinite(*number))
            return BOULTON_TR("workspace", "That is not a number that can be kept.");
    if (edit.numerator.has_value() != edit.denominator.has_value())
        return BOULTON_TR("workspace", "Numerator and denominator come together: one of them is missing.");
    if (edit.denominator && *edit.denominator == 0)
        return BOULTON_TR("workspace", "The denominator is zero, so there is no figure.");
    return {};
}

bool sameFigures(const ValueRecord& a, const ValueRecord& b)
{
    return a.numerator == b.numerator && a.denominator == b.denominator && a.value == b.value && a.reason == b.reason &&
           a.provisional == b.provisional;
}

//! Does the figure of that cell go into what was signed?
bool wasSigned(const Measure& m, Period period, const SignOff& s)
{
    if (s.audience == Audience::Cabinet && !m.councilPlan)
        return false;
    const Period due = dueFor(m, s.period);
    if (period.months != due.months || period.start > due.start)
        return false;
    switch (m.calculation) {
    case Calculation::Snapshot: return period == due;
    case Calculation::Rolling12: return period.start >= addMonths(due.start, due.months - 12);
    case Calculation::CumulativeYearToDate:
    case Calculation::AverageYearToDate: return period.start >= Period::financialYear(due.financialYearStart()).start;
    }
    return false;
}

std::vector<SignOff> signedWith(const Plan& plan, const std::vector<ValueRecord>& records)
{
    std::vector<SignOff> found;
    for (const SignOff& s : plan.signOffs) {
        if (plan.signOff(s.period, s.audience) != &s)
            continue; // an earlier one of the same report
        const bool hit = std::ranges::any_of(records, [&](const ValueRecord& r) {
            const Measure* m = plan.measure(r.measure);
            return m && wasSigned(*m, r.period, s);
        });
        if (hit)
            found.push_back(s);
    }
    return found;
}

//! The packs of signed periods show what stood at that instant, and a newer record must not be older than the one it replaces: where the
//! clock has gone back the record follows right behind.
Instant instantFor(const Plan& plan, const ValueRecord* before, Instant at)
{
    for (const SignOff& s : plan.signOffs)
        at = std::max(at, Instant{s.at.microseconds + 1});
    return before ? std::max(at, before->recordedAt) : at;
}

ValueRecord recordOf(const ValueEdit& edit, const std::string& by)
{
    ValueRecord r{.measure = edit.measure, .period = edit.period};
    r.recordedBy = by;
    r.note = edit.note;
    r.source = edit.source;
    if (edit.withdraws()) {
        r.kind = RecordKind::Withdrawn;
        return r;
    }
    r.value = edit.value;
    r.numerator = edit.numerator;
    r.denominator = edit.denominator;
    r.reason = r.value ? table::MissingReason::Empty : edit.reason.value_or(table::MissingReason::Empty);
    r.provisional = edit.provisional;
    return r;
}

void apply(EditOutcome& outcome, ValueRecord record, const ValueRecord* before, Instant at)
{
    const bool stands = before && before->kind != RecordKind::Withdrawn;
    const bool withdraws = record.kind == RecordKind::Withdrawn;
    if (withdraws ? !stands : stands && sameFigures(*before, record)) {
        ++outcome.unchanged;
        return;
    }
    if (!withdraws)
        record.kind = before ? RecordKind::Restated : RecordKind::Reported;
    ++(withdraws ? outcome.withdrawn : before ? outcome.restated : outcome.added);
    record.recordedAt = at;
    outcome.records.push_back(std::move(record));
}

//! Which figure, where it is one.
std::string subjectOf(const EditOutcome& o)
{
    return o.records.size() == 1 ? o.records.front().measure.value + "@" + o.records.front().period.key() : "values";
}

std::string detailOf(const EditOutcome& o)
{
    std::string detail =
        std::format("added={} restated={} withdrawn={} unchanged={}", o.added, o.restated, o.withdrawn, o.unchanged);
    if (!o.signedOffPeriods.empty())
        detail += std::format(" signed-off={}", o.signedOffPeriods.size());
    return detail;
}

} // namespace

bool isPeriodOf(const Measure& m, Period period)
{
    const int month = period.start.month();
    return period.months == m.frequencyMonths && period.start.day() == 1 &&
           (period.months == 1 || (period.months == 3 && month % 3 == 1) ||
            (period.months == 12 && month == m.yearStartsIn));
}

Text problemOf(const Plan& plan, const ValueEdit& edit, Date today)
{
    const Measure* m = plan.measure(edit.measure);
    if (!m)
        return BOULTON_TR("workspace", "There is no measure with the code “%1”.").with(edit.measure.value);
    if (edit.withdraws()) // also of what should never have been there
        return {};
    if (m->kind == MeasureKind::Project)
        return BOULTON_TR("workspace", "%1 is a project: it has a regular update and no figure.").with(m->code.value);
    if (m->kind == MeasureKind::NotApplicable)
        return BOULTON_TR("workspace", "%1 is marked as not applicable, so it has no figure.").with(m->code.value);
    if (Text problem = periodProblem(*m, edit.period, today); !problem.empty())
        return problem;
    return hasFigure(edit) ? figureProblem(edit) : Text{};
}

Result<EditOutcome> outcomeOf(const Plan& plan, std::span<const ValueEdit> edits, Instant at, const std::string& by)
{
    EditOutcome outcome;
    std::set<CellKey> cells;
    for (const ValueEdit& edit : edits) {
        if (const Text problem = problemOf(plan, edit, at.date()); !problem.empty())
            return fail(plan.measure(edit.measure) ? ErrorCode::InvalidInput : ErrorCode::NotFound,
                        edit.measure.value + ", " + edit.period.label() + ": " + toString(problem) +
                            " Nothing was changed.",
                        {edit.measure.value, edit.period.label()});
        if (!cells.emplace(edit.measure, edit.period).second)
            return fail(ErrorCode::InvalidInput,
                        edit.measure.value + ", " + edit.period.label() +
                            ": two changes of one figure at once. Nothing was changed.",
                        {edit.measure.value, edit.period.label()});
        const ValueRecord* before = plan.history.newest(edit.measure, edit.period);
        apply(outcome, recordOf(edit, by), before, instantFor(plan, before, at));
    }
    outcome.signedOffPeriods = signedWith(plan, outcome.records);
    return outcome;
}

Result<std::vector<ValueRecord>> recordsFor(const Plan& plan, std::span<const ValueEdit> edits, Instant at,
                                            const std::string& by)
{
    BOULTON_TRY_ASSIGN(EditOutcome outcome, outcomeOf(plan, edits, at, by));
    return std::move(outcome.records);
}

std::vector<ValueEdit> inverseOf(const Plan& plan, std::span<const ValueEdit> edits)
{
    std::vector<ValueEdit> inverse;
    for (const ValueEdit& edit : edits) {
        ValueEdit back{.measure = edit.measure, .period = edit.period};
        if (const ValueRecord* now = plan.history.at(edit.measure, edit.period)) {
            back.value = now->value;
            back.numerator = now->numerator;
            back.denominator = now->denominator;
            if (!now->value)
                back.reason = now->reason;
            back.provisional = now->provisional;
            back.note = now->note;
            back.source = now->source;
        }
        inverse.push_back(std::move(back));
    }
    return inverse;
}

Result<EditOutcome> editValues(Session& session, std::span<const ValueEdit> edits, const std::string& note,
                               const JobContext& job)
{
    BOULTON_TRY(session.requireWriting(UseCase::EditValues));
    std::vector<CellKey> cells;
    for (const ValueEdit& edit : edits)
        cells.emplace_back(edit.measure, edit.period);
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlanOf(session, cells, job));
    for (const ValueEdit& edit : edits)
        if (const Measure* measure = plan.measure(edit.measure))
            BOULTON_TRY(session.requireDirectorate(UseCase::EditValues, measure->directorate));
    BOULTON_TRY_ASSIGN(EditOutcome outcome, outcomeOf(plan, edits, session.clock().now(), session.userName()));
    if (!outcome.changes())
        return outcome;
    BOULTON_TRY(job.check());
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::EditValues));
    BOULTON_TRY(appendValues(session, tx, outcome.records, note.empty() ? "by hand" : note, job));
    BOULTON_TRY(tx.commit(Session::entry(UseCase::EditValues, subjectOf(outcome), detailOf(outcome))));
    if (const auto& index = session.valueIndex()) // loadPlanOf left it at the revision before
        index->append(index->revision() + 1, outcome.records);
    return outcome;
}

} // namespace boulton::workspace
