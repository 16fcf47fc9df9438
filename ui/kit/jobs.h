// SPDX-License-Identifier: GPL-3.0-or-later
// Long work beside the window: two lanes of threads, progress, cancel, and an answer that comes back on the window's thread or not
// at all when whoever asked is gone. Nothing here spins the event loop; an idle program uses no processor time.
#pragma once
#include "core/base/job.h"
#include "core/base/result.h"
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace boulton::kit {

//! One piece of work as people see it: in the status line, with a cancel button once it takes over half a second.
class Job : public QObject {
    Q_OBJECT
public:
    Job(QString title, bool quiet) : m_title(std::move(title)), m_quiet(quiet) {}
    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] bool quiet() const { return m_quiet; } //!< never shown: refreshes that nobody asked for
    [[nodiscard]] double progress() const { return m_progress.load(); } //!< 0 … 1; below 0: unknown
    [[nodiscard]] bool running() const { return m_running; }
    [[nodiscard]] bool cancelRequested() const { return m_stop.stop_requested(); }
    void cancel();

Q_SIGNALS:
    void progressed(double fraction);
    void cancelling();
    void ended();

private:
    friend class JobRunner;
    QString m_title;
    bool m_quiet;
    std::stop_source m_stop;
    std::atomic<double> m_progress = -1;
    double m_told = -1;
    bool m_running = true;
};

class JobRunner : public QObject {
    Q_OBJECT
public:
    //! Vault: one thread, in order (a vault is used by one thread at a time). Free: pure work, two threads.
    enum class Lane : std::uint8_t { Vault, Free };

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; //!< asks everything to stop and waits

    enum class Manner : std::uint8_t {
        Shown, //!< in the status line
        Quiet, //!< never shown
        Must,  //!< never shown, and runs even when everything was asked to stop before it began: what saves people's work
    };

    //! `work` runs on the lane; `done(Result<T>)` runs on this object's thread while `guard` lives. The job is deleted after it ended.
    template <typename T, typename Work, typename Done>
    Job* start(const QString& title, Lane lane, QObject* guard, Work work, Done done, Manner manner = Manner::Shown)
    {
        auto job = makeJob(title, manner != Manner::Shown);
        auto result = std::make_shared<Result<T>>(fail(ErrorCode::Cancelled, "stopped before it began"));
        enqueue(lane, job,
                [result, manner, work = std::move(work)](const JobContext& context) mutable {
                    if (context.cancelled() && manner != Manner::Must)
                        return;
                    try {
                        *result = work(context);
                    } catch (const std::exception& e) {
                        *result = fail(ErrorCode::Internal, std::string("unexpected: ") + e.what());
                    }
                },
                [result, guard = QPointer<QObject>(guard), done = std::move(done)]() mutable {
                    if (guard)
                        done(std::move(*result));
                });
        return job.get();
    }

    [[nodiscard]] std::vector<Job*> running() const; //!< waiting ones included, oldest first
    [[nodiscard]] bool idle() const { return m_jobs.empty(); }
    void cancelAll();

Q_SIGNALS:
    void started(boulton::kit::Job* job);
    void ended(boulton::kit::Job* job);
    void becameIdle();

private:
    struct Worker;
    [[nodiscard]] std::shared_ptr<Job> makeJob(const QString& title, bool quiet);
    void enqueue(Lane lane, std::shared_ptr<Job> job, std::function<void(const JobContext&)> work, std::function<void()> done);
    void finish(const std::shared_ptr<Job>& job, const std::function<void()>& done);
    void tellProgress();

    std::vector<std::shared_ptr<Job>> m_jobs;
    std::unique_ptr<Worker> m_vault;
    std::unique_ptr<Worker> m_free;
    QTimer m_pulse; //!< runs only while something runs
};

} // namespace boulton::kit
