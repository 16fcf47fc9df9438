// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/desk.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/publish.h"
#include "ui/kit/text.h"
#include <QUndoCommand>
#include <algorithm>

namespace boulton::desk {

using performance::Plan;
using workspace::ValueEdit;

//! The edits and what stood there before: undo is an edit like any other, so that the history shows both.
class EditCommand final : public QUndoCommand {
public:
    EditCommand(Desk& desk, const QString& what, std::vector<ValueEdit> edits, std::vector<ValueEdit> inverse)
        : QUndoCommand(what), m_desk(desk), m_edits(std::move(edits)), m_inverse(std::move(inverse))
    {}
    void redo() override { m_desk.apply(m_edits); }
    void undo() override { m_desk.apply(m_inverse); }

private:
    Desk& m_desk;
    std::vector<ValueEdit> m_edits;
    std::vector<ValueEdit> m_inverse;
};

namespace {

QSet<QString> measuresOf(const std::vector<ValueEdit>& edits)
{
    QSet<QString> codes;
    for (const auto& edit : edits)
        codes.insert(kit::toQt(std::string_view(edit.measure.value)));
    return codes;
}

//! But for the instant: the vault's clock is read when it writes.
bool sameRecord(performance::ValueRecord a, const performance::ValueRecord& b)
{
    a.recordedAt = b.recordedAt;
    return a == b;
}

//! The plan with further records at its end.
std::shared_ptr<const Plan> withRecords(const Plan& plan, const std::vector<performance::ValueRecord>& records)
{
    auto next = std::make_shared<Plan>(plan);
    std::vector<performance::ValueRecord> all = plan.history.records();
    all.insert(all.end(), records.begin(), records.end());
    next->history = performance::History(std::move(all));
    return next;
}

} // namespace

Desk::Desk(kit::JobRunner& jobs, std::shared_ptr<workspace::Session> session, std::shared_ptr<const Plan> plan,
           VaultFacts facts, const Clock& clock)
    : m_jobs(jobs), m_session(std::move(session)), m_stored(std::move(plan)), m_plan(m_stored), m_facts(std::move(facts)),
      m_clock(clock)
{
    m_undo.setUndoLimit(500);
}

Desk::~Desk()
{
    m_jobs.start<void>(
        tr("Closing the vault"), kit::JobRunner::Lane::Vault, nullptr,
        [session = std::move(m_session), pending = std::move(m_pending), failed = m_failure.has_value()](const JobContext&) mutable -> Status {
            for (const Batch& batch : pending) // one that was on its way is there already and changes nothing
                if (!failed)
                    BOULTON_TRY(workspace::editValues(*session, batch.edits));
            Status closed = session->close();
            session.reset();
            return closed;
        },
        [](const Status&) {}, kit::JobRunner::Manner::Must);
}

Status Desk::edit(const QString& what, std::vector<ValueEdit> edits)
{
    if (m_facts.readOnly)
        return fail(ErrorCode::ReadOnly, "this vault is open for reading only");
    BOULTON_TRY(workspace::recordsFor(*m_plan, edits, m_clock.now(), kit::toUtf8(m_facts.userName)));
    auto inverse = workspace::inverseOf(*m_plan, edits);
    m_undo.push(new EditCommand(*this, what, std::move(edits), std::move(inverse)));
    return {};
}

void Desk::apply(std::vector<ValueEdit> edits)
{
    const QSet<QString> measures = measuresOf(edits);
    m_pending.push_back({.edits = std::move(edits), .at = m_clock.now()});
    show(m_pending.back());
    tell(measures);
    writeNext();
}

void Desk::show(Batch& batch)
{
    if (auto records = workspace::recordsFor(*m_plan, batch.edits, batch.at, kit::toUtf8(m_facts.userName))) {
        m_plan = withRecords(*m_plan, *records);
        batch.expected = *std::move(records);
    }
}

void Desk::replay()
{
    m_plan = m_stored;
    for (Batch& batch : m_pending)
        show(batch);
}

void Desk::tell(const QSet<QString>& measures)
{
    Q_EMIT planChanged(measures);
    Q_EMIT savingChanged();
}

void Desk::writeNext()
{
    if (m_writing || m_failure || m_pending.empty())
        return;
    m_writing = true;
    run<workspace::EditOutcome>(
        tr("Saving"), this,
        [edits = m_pending.front().edits](workspace::Session& session, const JobContext&) {
            return workspace::editValues(session, edits, {}, {}); // a commit is short and must not be half asked for
        },
        [this](const Result<workspace::EditOutcome>& outcome) { written(outcome); }, kit::JobRunner::Manner::Must);
}

void Desk::written(const Result<workspace::EditOutcome>& outcome)
{
    m_writing = false;
    if (!outcome) {
        m_failure = outcome.error();
        Q_EMIT failureChanged();
        Q_EMIT savingChanged();
        return;
    }
    const Batch done = std::move(m_pending.front());
    m_pending.pop_front();
    m_stored = withRecords(*m_stored, outcome->records);
    if (m_pending.empty())
        m_plan = m_stored;
    else if (!std::ranges::equal(done.expected, outcome->records, sameRecord))
        replay(); // many may wait, so only where the vault has taken it otherwise
    tell(measuresOf(done.edits));
    writeNext();
}

std::vector<ValueEdit> Desk::unsaved() const
{
    std::vector<ValueEdit> edits;
    for (const auto& batch : m_pending)
        edits.insert(edits.end(), batch.edits.begin(), batch.edits.end());
    return edits;
}

void Desk::retry()
{
    m_failure.reset();
    Q_EMIT failureChanged();
    writeNext();
}

void Desk::discardUnsaved()
{
    m_failure.reset();
    m_pending.clear();
    m_undo.clear();
    Q_EMIT failureChanged();
    replay();
    tell({});
}

bool Desk::isPending(const MeasureCode& measure, performance::Period period) const
{
    return std::ranges::any_of(m_pending, [&](const Batch& batch) {
        return std::ranges::any_of(
            batch.edits, [&](const ValueEdit& edit) { return edit.measure == measure && edit.period == period; });
    });
}

void Desk::comment(const performance::Commentary& commentary, QObject* guard, std::function<void(Status)> done)
{
    run<void>(
        tr("Saving commentary"), this,
        [commentary](workspace::Session& session, const JobContext&) -> Status {
            return workspace::recordCommentary(session, commentary);
        },
        [this, guard = QPointer<QObject>(guard), done = std::move(done)](const Status& status) {
            if (status)
                reload();
            if (guard)
                done(status);
        },
        kit::JobRunner::Manner::Must);
}

void Desk::reload()
{
    run<std::shared_ptr<const Plan>>(
        tr("Reading the plan"), this,
        [](workspace::Session& session, const JobContext& job) -> Result<std::shared_ptr<const Plan>> {
            BOULTON_TRY_ASSIGN(Plan plan, workspace::seePlan(session, job));
            return std::make_shared<const Plan>(std::move(plan));
        },
        [this](Result<std::shared_ptr<const Plan>> plan) {
            if (!plan)
                return; // the next action says why; what is shown stays
            m_stored = *std::move(plan);
            m_facts.synthetic = m_stored->synthetic;
            replay();
            tell({});
        },
        kit::JobRunner::Manner::Quiet);
}

} // namespace boulton::desk
