// SPDX-License-Identifier: GPL-3.0-or-later
// The open vault as the windows see it: one session on its own thread, the plan as it is known, edits that show at once and are written
// behind, one undo stack. Every window of the program shares it, so that all agree.
#pragma once
#include "core/performance/plan.h"
#include "core/workspace/edit_values.h"
#include "core/workspace/session.h"
#include "ui/kit/jobs.h"
#include <QObject>
#include <QSet>
#include <QString>
#include <QUndoStack>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace boulton::desk {

//! What is known of the vault without asking it again.
struct VaultFacts {
    QString name;
    QString folder;
    QString userName;
    QString compartment;
    QString marking = QStringLiteral("OFFICIAL");
    bool readOnly = false;
    store::PlaceVerdict place{}; //!< why nothing can be written
    bool synthetic = false;
    QStringList warnings; //!< what was healed at opening
    std::optional<int> mostIdleMinutes{}; //!< of the computer's policy
};

class Desk : public QObject {
    Q_OBJECT
public:
    Desk(kit::JobRunner& jobs, std::shared_ptr<workspace::Session> session, std::shared_ptr<const performance::Plan> plan,
         VaultFacts facts, const Clock& clock);
    ~Desk() override; //!< edits that wait are written, then the session is closed, all on its own thread

    [[nodiscard]] const VaultFacts& facts() const { return m_facts; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] kit::JobRunner& jobs() const { return m_jobs; }
    //! With every edit that was made, also those not written yet. Shared and immutable: keep the pointer while you use it.
    [[nodiscard]] const std::shared_ptr<const performance::Plan>& plan() const { return m_plan; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }

    //! A use case on the vault's thread: work(Session&, const JobContext&) -> Result<T>; done(Result<T>) back here while `guard` lives.
    template <typename T, typename Work, typename Done>
    kit::Job* run(const QString& title, QObject* guard, Work work, Done done,
                  kit::JobRunner::Manner manner = kit::JobRunner::Manner::Shown)
    {
        return m_jobs.start<T>(
            title, kit::JobRunner::Lane::Vault, guard,
            [session = m_session, work = std::move(work)](const JobContext& job) mutable -> Result<T> { return work(*session, job); },
            std::move(done), manner);
    }

    //! All of the edits as one step that can be undone. Shown at once; written behind. The error when one of them cannot be.
    [[nodiscard]] Status edit(const QString& what, std::vector<workspace::ValueEdit> edits);
    //! Written through; `done` hears how it went.
    void comment(const performance::Commentary& commentary, QObject* guard, std::function<void(Status)> done);

    [[nodiscard]] bool saving() const { return !m_pending.empty() && !m_failure; }
    //! Edits that could not be written: kept, shown, and tried again on request.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    [[nodiscard]] std::vector<workspace::ValueEdit> unsaved() const;
    void retry();
    void discardUnsaved();
    //! The cell is shown with an edit that is not in the vault yet.
    [[nodiscard]] bool isPending(const MeasureCode& measure, performance::Period period) const;

    //! After anything else that changed the plan (import, sign-off): reads it again.
    void reload();
    //! Tells every page that data sets or runs are not what they were.
    void noteDataChanged() { Q_EMIT dataChanged(); }
    void noteRunsChanged() { Q_EMIT runsChanged(); }
Q_SIGNALS:
    void planChanged(const QSet<QString>& measures); //!< codes whose values changed; empty: anything
    void savingChanged();
    void failureChanged();
    void dataChanged();
    void runsChanged();

private:
    friend class EditCommand;
    struct Batch {
        std::vector<workspace::ValueEdit> edits;
        Instant at;
        std::vector<performance::ValueRecord> expected{}; //!< what the plan shows of it
    };
    void apply(std::vector<workspace::ValueEdit> edits); // an undo command's redo() and undo()
    void writeNext();
    void written(const Result<workspace::EditOutcome>& outcome);
    void show(Batch& batch);     // its records at the end of the plan
    void replay();               // the stored plan with everything that is pending
    void tell(const QSet<QString>& measures);

    kit::JobRunner& m_jobs;
    std::shared_ptr<workspace::Session> m_session;
    std::shared_ptr<const performance::Plan> m_stored; //!< as the vault has it
    std::shared_ptr<const performance::Plan> m_plan;   //!< with what is pending
    VaultFacts m_facts;
    const Clock& m_clock;
    QUndoStack m_undo;
    std::deque<Batch> m_pending;
    bool m_writing = false;
    std::optional<Error> m_failure;
};

} // namespace boulton::desk
