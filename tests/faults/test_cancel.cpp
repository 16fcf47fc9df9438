// SPDX-License-Identifier: GPL-3.0-or-later
// F20 of security.md: long work is stopped at each hundredth of it. It says so soon, and all is as it was: no file, no change, no thread.
#include "core/store/backup.h"
#include "core/workspace/import.h"
#include "core/workspace/people.h"
#include "core/workspace/publish.h"
#include "core/workspace/safekeeping.h"
#include "tests/faults/contents.h"
#include <atomic>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <stop_token>
#include <thread>

using namespace boulton;
using namespace boulton::faults;

namespace {

using workspace::Session;
using Steady = std::chrono::steady_clock;

std::size_t threadsHere()
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator("/proc/self/task"), fs::directory_iterator()));
}

std::size_t cpuMilliseconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<std::size_t>(time.tv_sec) * 1000 + static_cast<std::size_t>(time.tv_nsec) / 1'000'000;
}

struct Long {
    const char* name;
    std::function<Status(Scene&, Session&, const JobContext&)> act;
    bool leavesNotes = false; //!< of what was begun and undone, in vault.db alone
};

void makeFiles(const Scene& scene)
{
    fs::create_directories(scene.folder / "files");
    std::string rows = "ward,n,rate,when\n";
    for (int row = 0; row < 60'000; ++row)
        rows += "Ward " + std::to_string(row % 69) + "," + std::to_string(row * 7919 % 100'003) + "," + std::to_string(row % 997) + ".25,2020-0" +
                std::to_string(1 + row % 9) + "-11\n";
    test::writeAll(scene.folder / "files" / "wards.csv", rows);
    std::string actuals = "Measure code,Period,Numerator,Denominator,Value\n";
    for (int measure = 0; measure < 400; ++measure)
        for (int month = 1; month <= 9; ++month)
            actuals += "x" + std::to_string(measure) + ",2019-0" + std::to_string(month) + ",,," + std::to_string(measure + month) + "\n";
    test::writeAll(scene.folder / "files" / "actuals.csv", actuals);
}

std::vector<Long> longWork()
{
    return {{"import of a table",
             [](Scene& scene, Session& s, const JobContext& job) -> Status {
                 BOULTON_TRY(workspace::importDataset(s, scene.folder / "files" / "wards.csv", "wards", {}, {}, job));
                 return {};
             }},
            {"import of figures",
             [](Scene& scene, Session& s, const JobContext& job) -> Status {
                 workspace::ImportOptions options;
                 options.createMeasures = true;
                 BOULTON_TRY(workspace::importActuals(s, scene.folder / "files" / "actuals.csv", workspace::standardMapping(), options, job));
                 return {};
             }},
            {"backup",
             [](Scene& scene, Session& s, const JobContext& job) -> Status {
                 std::error_code there;
                 fs::create_directories(scene.disk() / "backups", there);
                 BOULTON_TRY_ASSIGN(store::Backup backup, s.vault().beginBackup(scene.disk() / "backups", {}));
                 BOULTON_TRY(backup.run(job));
                 return {};
             }},
            {"restore",
             [](Scene& scene, Session&, const JobContext& job) -> Status {
                 BOULTON_TRY(store::restoreBackup(scene.disk() / "kept.backup", scene.disk() / "restored", secret(kPassphrase), scene.options(),
                                                  scene.clock, job));
                 return {};
             }},
            {"new keys",
             [](Scene&, Session& s, const JobContext& job) -> Status {
                 BOULTON_TRY_ASSIGN(const auto user, workspace::findUser(s, "dora0"));
                 return s.vault().revoke(s.performance().id(), user.id, job);
             },
             true},
            {"check",
             [](Scene&, Session& s, const JobContext& job) -> Status {
                 BOULTON_TRY(s.vault().checkFiles(job));
                 return {};
             }},
            {"pack", [](Scene& scene, Session& s, const JobContext& job) -> Status {
                 BOULTON_TRY(workspace::exportPack(s,
                                                   {.period = performance::Period::month(2020, 3),
                                                    .folder = scene.disk() / "packs",
                                                    .formats = {workspace::PackFormat::Html, workspace::PackFormat::Xlsx}},
                                                   {}, job));
                 return {};
             }}};
}

//! The vault with something in it that takes a while.
void prepare(Scene& scene)
{
    (void)makeVault(scene, false);
    makeFiles(scene);
    auto session = test::value(scene.open());
    const auto dora = test::value(workspace::findUser(session, "dora0"));
    if (!std::ranges::contains(session.vault().holders(session.performance().id()), dora.id))
        test::value(session.vault().grant(session.performance().id(), dora.id));
    for (int i = 0; i < 3; ++i)
        test::value(workspace::importDataset(session, scene.folder / "files" / "wards.csv", "before " + std::to_string(i), {}, {}, {}));
    fs::create_directory(scene.folder / "backups");
    const auto made = test::value(workspace::backUp(session, scene.folder / "backups", {}, {}));
    fs::rename(made.made.folder, scene.disk() / "kept.backup");
    test::value(session.close());
}

//! Everything but the logs, which hold what was begun and not committed.
Tree settledFiles(const Scene& scene)
{
    Tree files = treeOf(scene.disk());
    std::erase_if(files, [](const auto& f) { return f.first.ends_with("-wal") || f.first.ends_with("-shm"); });
    return files;
}

//! Stops a job after a time, or when it has come so far.
class Stopper {
public:
    Stopper(std::chrono::nanoseconds after, double fraction) : m_fraction(fraction)
    {
        if (fraction < 0)
            m_thread = std::jthread([this, after](const std::stop_token& over) {
                std::unique_lock lock(m_guard);
                if (!m_wake.wait_for(lock, over, after, [] { return false; }) && !over.stop_requested())
                    stop();
            });
    }
    [[nodiscard]] JobContext job()
    {
        return JobContext(
            m_source.get_token(),
            [this](double done) {
                m_furthest = std::max(m_furthest.load(), done);
                if (m_fraction >= 0 && done >= m_fraction)
                    stop();
            },
            2);
    }
    void end()
    {
        m_thread.request_stop();
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] bool stopped() const { return m_source.stop_requested(); }
    [[nodiscard]] std::size_t cpuSince() const { return cpuMilliseconds() - m_cpu; }
    [[nodiscard]] std::size_t millisecondsSince() const
    {
        return static_cast<std::size_t>(std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - m_at.load()).count());
    }

private:
    void stop()
    {
        if (m_source.stop_requested())
            return;
        m_cpu = cpuMilliseconds();
        m_at = Steady::now();
        m_source.request_stop();
    }
    double m_fraction;
    std::stop_source m_source;
    std::atomic<double> m_furthest{0};
    std::atomic<std::size_t> m_cpu{0};
    std::atomic<Steady::time_point> m_at{Steady::time_point()};
    std::mutex m_guard;
    std::condition_variable_any m_wake;
    std::jthread m_thread;
};

struct Answer {
    bool cancelled = false;
    std::size_t milliseconds = 0;
};

//! One piece of work, stopped once. In a child.
void stopOnce(Scene& scene, const Long& what, std::chrono::nanoseconds after, double fraction)
{
    auto session = test::value(scene.open());
    const std::string contents = everything(session);
    const Tree files = settledFiles(scene);
    const auto vaultState = session.vault().vaultDatabase().state();
    const auto state = session.performance().state();
    const std::size_t threads = threadsHere();

    Stopper stopper(after, fraction);
    const Status done = what.act(scene, session, stopper.job());
    const std::size_t cpu = stopper.stopped() ? stopper.cpuSince() : 0;
    const std::size_t wall = stopper.stopped() ? stopper.millisecondsSince() : 0;
    stopper.end();
    CHECK_EQ(threadsHere(), threads);
    if (done) {
        test::writeAll(scene.folder / "answer", "finished");
        test::value(session.close());
        return;
    }
    test::check(done.error().code == ErrorCode::Cancelled, "told as " + std::string(name(done.error().code)) + ": " + done.error().what);
    test::check(stopper.stopped(), "cancelled by nobody");
    test::check(session.performance().state() == state, "the compartment has changed");
    test::check(what.leavesNotes || session.vault().vaultDatabase().state() == vaultState, "vault.db has changed");
    const Tree after_ = settledFiles(scene);
    for (const auto& [file, bytes] : after_)
        test::check(files.contains(file), "left behind: " + file);
    for (const auto& [file, bytes] : files) {
        test::check(after_.contains(file), "gone: " + file);
        // What a log is emptied into changes; its state is compared above.
        test::check(file.ends_with(".root") || file.ends_with(".db") || after_.at(file) == bytes, "changed: " + file);
    }
    CHECK_EQ(everything(session), contents);
    // Work of the processor, not time: another program may have it meanwhile.
    test::check(cpu <= 200, "it went on for " + std::to_string(cpu) + " ms of work after it was stopped");
    test::writeAll(scene.folder / "answer", "cancelled " + std::to_string(wall));
    test::value(what.act(scene, session, {})); // and now it is let
    test::value(session.close());
    auto again = test::value(scene.open());
    for (const store::CheckLine& line : test::value(again.vault().check({})).lines)
        test::check(line.ok(), line.what + ": " + line.detail);
    test::value(again.close());
}

} // namespace

TEST(long_work_stops_at_any_point_and_leaves_everything_as_it_was)
{
    FaultCase row("F20", "stopped at each 1 % of the time, or of what it says: import, backup, restore, new keys, check, pack");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    prepare(scene);
    const Tree start = treeOf(scene.disk());
    for (const Long& what : longWork()) {
        putBack(scene.disk(), start);
        const auto began = Steady::now();
        insideChild([&] {
            auto session = test::value(scene.open());
            const auto from = Steady::now();
            test::value(what.act(scene, session, JobContext({}, {}, 2)));
            const auto took = std::chrono::duration_cast<std::chrono::nanoseconds>(Steady::now() - from).count();
            test::writeAll(scene.folder / "answer", std::to_string(took));
            test::value(session.close());
        });
        const double whole = std::stod(test::readAll(scene.folder / "answer"));
        test::check(whole > 0 && Steady::now() > began, "no time has passed");
        for (int percent = 0; percent < 100; percent += campaign() ? 1 : 29)
            for (const bool byTime : {true, false}) {
                if (!byTime && (percent % 2 == 1 || !campaign()) && percent != 0)
                    continue;
                row.run(std::string(what.name) + ", at " + std::to_string(percent) + " % of " + (byTime ? "the time" : "what it says"), [&] {
                    putBack(scene.disk(), start);
                    fs::remove(scene.folder / "answer");
                    insideChild([&] {
                        stopOnce(scene, what, std::chrono::nanoseconds(static_cast<std::int64_t>(whole * percent / 100)), byTime ? -1 : percent / 100.0);
                    });
                    const std::string answer = test::readAll(scene.folder / "answer");
                    row.count(answer.starts_with("cancelled") ? "cancelled" : "finished first");
                    if (answer.starts_with("cancelled "))
                        row.most("ms until it stopped, at most", std::strtoull(answer.c_str() + 10, nullptr, 10));
                });
            }
    }
    test::check(row.counted("cancelled") > row.runs() / 2, "hardly anything was stopped");
    row.end();
}
