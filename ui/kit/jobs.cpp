// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/jobs.h"
#include <QMetaObject>
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace boulton::kit {
namespace {
constexpr int kPulseMs = 100;
}

void Job::cancel()
{
    if (m_running && m_stop.request_stop())
        Q_EMIT cancelling();
}

//! Threads over one queue. Tasks that are still waiting when it goes are run with a stopped context, so that each one ends.
struct JobRunner::Worker {
    explicit Worker(unsigned threads)
    {
        for (unsigned i = 0; i < threads; ++i)
            m_threads.emplace_back([this] { loop(); });
    }
    ~Worker()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_closing = true;
        }
        m_ready.notify_all();
        m_threads.clear(); // joins
    }
    void add(std::function<void()> task)
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_ready.notify_one();
    }

private:
    void loop()
    {
        while (true) {
            std::function<void()> task;
            {
                std::unique_lock lock(m_mutex);
                m_ready.wait(lock, [this] { return m_closing || !m_tasks.empty(); });
                if (m_tasks.empty())
                    return;
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
            task();
        }
    }
    std::mutex m_mutex;
    std::condition_variable m_ready;
    std::deque<std::function<void()>> m_tasks;
    bool m_closing = false;
    std::vector<std::jthread> m_threads;
};

JobRunner::JobRunner(QObject* parent)
    : QObject(parent), m_vault(std::make_unique<Worker>(1U)), m_free(std::make_unique<Worker>(2U))
{
    m_pulse.setInterval(kPulseMs);
    connect(&m_pulse, &QTimer::timeout, this, &JobRunner::tellProgress);
}

JobRunner::~JobRunner()
{
    cancelAll();
    m_vault.reset();
    m_free.reset();
}

std::vector<Job*> JobRunner::running() const
{
    std::vector<Job*> jobs;
    for (const auto& job : m_jobs)
        jobs.push_back(job.get());
    return jobs;
}

void JobRunner::cancelAll()
{
    for (const auto& job : std::vector(m_jobs))
        job->cancel();
}

std::shared_ptr<Job> JobRunner::makeJob(const QString& title, bool quiet)
{
    // deleteLater: a slot of the job's own signal may be what ends it
    return {new Job(title, quiet), [](Job* job) { job->deleteLater(); }};
}

void JobRunner::enqueue(Lane lane, std::shared_ptr<Job> job, std::function<void(const JobContext&)> work,
                        std::function<void()> done)
{
    m_jobs.push_back(job);
    m_pulse.start();
    Worker& worker = lane == Lane::Vault ? *m_vault : *m_free;
    worker.add([this, job, work = std::move(work), done = std::move(done)]() mutable {
        Job* raw = job.get(); // the worker must not be the one who deletes it
        work(JobContext(raw->m_stop.get_token(), [raw](double fraction) { raw->m_progress.store(fraction); }));
        work = {};
        QMetaObject::invokeMethod(
            this, [this, job = std::move(job), done = std::move(done)] { finish(job, done); }, Qt::QueuedConnection);
    });
    Q_EMIT started(job.get());
}

void JobRunner::finish(const std::shared_ptr<Job>& job, const std::function<void()>& done)
{
    job->m_running = false;
    std::erase(m_jobs, job);
    if (m_jobs.empty())
        m_pulse.stop();
    Q_EMIT job->ended();
    Q_EMIT ended(job.get());
    done();
    if (m_jobs.empty())
        Q_EMIT becameIdle();
}

void JobRunner::tellProgress()
{
    for (const auto& job : std::vector(m_jobs)) {
        const double now = job->progress();
        if (now != job->m_told) {
            job->m_told = now;
            Q_EMIT job->progressed(now);
        }
    }
}

} // namespace boulton::kit
