// SPDX-License-Identifier: GPL-3.0-or-later
// F25 of security.md: a long run. Descriptors, memory, threads and logs stay where they were; of the backups of years those are there
// that the policy keeps, and each can be restored.
#include "core/store/backup.h"
#include "core/workspace/edit_values.h"
#include "core/workspace/import.h"
#include "core/workspace/safekeeping.h"
#include "tests/faults/contents.h"
#include <chrono>
#include <fstream>
#include <malloc.h>
#include <unistd.h>

using namespace boulton;
using namespace boulton::faults;

namespace {

using performance::Period;
using workspace::Session;

constexpr std::size_t kMiB = 1U << 20U;

//! What a process holds.
struct Held {
    std::size_t descriptors = 0;
    std::size_t threads = 0;
    std::size_t memory = 0; //!< resident, after what is free was given back
};

Held held()
{
    const auto entries = [](const char* folder) {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
    };
    Held now;
    now.descriptors = entries("/proc/self/fd");
    now.threads = entries("/proc/self/task");
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
    std::size_t pages = 0;
    std::ifstream statm("/proc/self/statm");
    statm >> pages >> pages;
    now.memory = pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    return now;
}

std::size_t logBytes(const Scene& scene)
{
    std::size_t most = 0;
    for (const auto& entry : fs::recursive_directory_iterator(scene.vault()))
        if (entry.path().string().ends_with("-wal"))
            most = std::max<std::size_t>(most, entry.file_size());
    return most;
}

//! The same many times in one process, in a child: after a tenth of it nothing more is held at the end than then, but for what the
//! vault itself has grown by. Figures go into the row.
void manyTimes(FaultCase& row, Scene& scene, const std::string& label, std::size_t times, std::size_t growth,
               const std::function<void(std::size_t)>& once)
{
    row.run(label + ", " + std::to_string(times) + " times", [&] {
        insideChild([&] {
            Held warm;
            std::size_t log = 0;
            for (std::size_t i = 0; i < times; ++i) {
                once(i);
                log = std::max(log, logBytes(scene));
                if (i == times / 10)
                    warm = held();
            }
            const Held end = held();
            CHECK_EQ(end.descriptors, warm.descriptors);
            CHECK_EQ(end.threads, warm.threads);
            const std::size_t more = end.memory - std::min(end.memory, warm.memory);
            test::writeAll(scene.folder / "answer", std::to_string(more / 1024) + " " + std::to_string(log / 1024) + " " + std::to_string(end.descriptors));
            test::check(more < growth, std::to_string(more / 1024) + " KiB more memory than after a tenth of it");
        });
        std::ifstream answer(scene.folder / "answer");
        std::size_t memory = 0;
        std::size_t log = 0;
        std::size_t descriptors = 0;
        answer >> memory >> log >> descriptors;
        row.most("KiB more memory", memory);
        row.most("KiB of log", log);
        row.most("descriptors", descriptors);
    });
    scene.clock.advanceSeconds(1000 * static_cast<std::int64_t>(times)); // as it has in the child
}

fs::path figures(const Scene& scene, std::size_t turn)
{
    std::string text = "Measure code,Period,Numerator,Denominator,Value\n";
    for (int m = 0; m < 6; ++m)
        text += "m" + std::to_string(m) + ",2020-03,,," + std::to_string(turn * 10 + static_cast<std::size_t>(m)) + "\n";
    fs::create_directories(scene.folder / "files");
    test::writeAll(scene.folder / "files" / "figures.csv", text);
    return scene.folder / "files" / "figures.csv";
}

//! Kept, by hand: the newest of all, of each of so many days, weeks from Monday and months that have one.
std::set<std::string> keptByHand(const std::vector<std::string>& oldestFirst, const store::BackupPolicy& policy)
{
    std::set<std::string> kept{oldestFirst.back()};
    const auto keep = [&](std::size_t count, const std::function<std::int64_t(std::string_view)>& of) {
        std::map<std::int64_t, std::string> newest; // of each day, week or month
        for (const std::string& at : oldestFirst)
            newest[of(at)] = at;
        for (auto it = newest.rbegin(); it != newest.rend() && count > 0; ++it, --count)
            kept.insert(it->second);
    };
    const auto dayOf = [](std::string_view at) {
        const auto number = [&](std::size_t from, std::size_t size) { return std::stoi(std::string(at.substr(from, size))); };
        const std::chrono::year_month_day day{std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
                                              std::chrono::day(static_cast<unsigned>(number(8, 2)))};
        return std::chrono::sys_days(day).time_since_epoch().count(); // 1970-01-01, a Thursday, is 0
    };
    keep(static_cast<std::size_t>(policy.daily), [&](std::string_view at) { return static_cast<std::int64_t>(dayOf(at)); });
    keep(static_cast<std::size_t>(policy.weekly), [&](std::string_view at) { return static_cast<std::int64_t>((dayOf(at) + 3) / 7); });
    keep(static_cast<std::size_t>(policy.monthly), [&](std::string_view at) {
        return static_cast<std::int64_t>(std::stoi(std::string(at.substr(0, 4))) * 12 + std::stoi(std::string(at.substr(5, 2))));
    });
    return kept;
}

} // namespace

TEST(a_long_run_holds_no_more_at_its_end)
{
    FaultCase row("F25", "locked and unlocked, imported, edited, many times in one process: descriptors, memory, log");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    manyTimes(row, scene, "unlocked and locked", scaled(60, 10'000), 8 * kMiB, [&](std::size_t) {
        auto session = test::value(scene.open());
        test::value(session.close());
    });
    manyTimes(row, scene, "unlocked and gone without closing", scaled(30, 2'000), 8 * kMiB, [&](std::size_t) {
        const auto session = test::value(scene.open());
    });
    manyTimes(row, scene, "refused", scaled(30, 2'000), 8 * kMiB, [&](std::size_t) {
        const auto session = scene.open("wrong horse");
        test::check(!session && session.error().code == ErrorCode::WrongPassphrase, "a wrong passphrase is told otherwise");
    });
    {
        std::optional<Session> session;
        workspace::ImportOptions options;
        options.createMeasures = true;
        manyTimes(row, scene, "imported", scaled(30, 1'000), 48 * kMiB, [&](std::size_t i) {
            if (!session)
                session = test::value(scene.open());
            scene.clock.advanceSeconds(60);
            test::value(workspace::importActuals(*session, figures(scene, i), workspace::standardMapping(), options, {}));
            if (i % 50 == 49) {
                test::value(session->vault().checkpoint()); // as when nobody works
                CHECK_EQ(logBytes(scene), 0U);
            }
        });
    }
    {
        std::optional<Session> session;
        manyTimes(row, scene, "edited", scaled(60, 5'000), 48 * kMiB, [&](std::size_t i) {
            if (!session)
                session = test::value(scene.open());
            scene.clock.advanceSeconds(10);
            const std::vector<workspace::ValueEdit> edits{
                {.measure = MeasureCode("m0"), .period = Period::month(2020, 2), .value = 70'000.0 + static_cast<double>(i), .note = "long run"}};
            test::value(workspace::editValues(*session, edits));
        });
    }
    row.run("and the vault is whole", [&] {
        auto session = test::value(scene.open());
        for (const store::CheckLine& line : test::value(session.vault().check({})).lines)
            test::check(line.ok(), line.what + ": " + line.detail);
        test::value(session.close());
    });
    row.end();
}

TEST(a_log_that_grows_is_emptied)
{
    FaultCase row("F25.2", "tables imported one after the other: the log stays below 64 MiB and one change, and is empty when idle");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    row.run("tables that cannot be compressed", [&] {
        insideChild([&] {
            std::mt19937_64 random(25);
            std::size_t change = 0; // the largest
            std::size_t before = 0;
            std::size_t log = 0;
            bool emptied = false;
            auto session = test::value(scene.open());
            for (std::size_t i = 0; i < scaled(6, 60); ++i) {
                std::string text = "a,b,c\n";
                for (int line = 0; line < 60'000; ++line)
                    text += std::to_string(random() >> 12U) + "," + std::to_string(random() >> 12U) + "," + std::to_string(random() >> 12U) + "\n";
                test::writeAll(scene.folder / "noise.csv", text);
                test::value(workspace::importDataset(session, scene.folder / "noise.csv", "noise", {}, {}, {}));
                const std::size_t now = logBytes(scene);
                emptied = emptied || now < before;
                change = std::max(change, now - std::min(now, before));
                log = std::max(log, now);
                before = now;
            }
            test::writeAll(scene.folder / "answer", std::to_string(log / 1024) + " " + std::to_string(change / 1024));
            test::check(log <= 64 * kMiB + change, "the log has " + std::to_string(log / kMiB) + " MiB");
            test::check(emptied || !campaign(), "the log was never emptied");
            test::value(session.vault().checkpoint());
            CHECK_EQ(logBytes(scene), 0U);
            test::value(session.close());
        });
        std::ifstream answer(scene.folder / "answer");
        std::size_t log = 0;
        std::size_t change = 0;
        answer >> log >> change;
        row.most("KiB of log", log);
        row.most("KiB of a change", change);
    });
    row.end();
}

TEST(backups_of_years_are_those_of_the_policy)
{
    FaultCase row("F25.3", "a backup on most days, or two: what is kept is what was counted by hand, and can be restored");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    fs::create_directory(scene.disk() / "backups");
    std::mt19937_64 random(253);
    std::vector<std::string> made;
    const store::BackupPolicy policy;
    auto session = test::value(scene.open());
    const auto backUp = [&] {
        const auto report = test::value(workspace::backUp(session, scene.disk() / "backups", policy, {}));
        made.push_back(report.made.at);
        std::set<std::string> there;
        for (const auto& entry : fs::directory_iterator(scene.disk() / "backups"))
            there.insert(test::value(store::readBackup(entry.path())).at);
        const auto wanted = keptByHand(made, policy);
        test::check(there == wanted, std::to_string(there.size()) + " backups are there, " + std::to_string(wanted.size()) + " should be");
        row.most("kept at once", there.size());
    };
    for (std::size_t day = 0; day < scaled(45, 800); ++day) {
        scene.clock.advanceSeconds(86'400);
        if (random() % 6 == 0)
            continue;
        row.run("day " + std::to_string(day), backUp);
        if (random() % 8 == 0) {
            scene.clock.advanceSeconds(3600);
            row.run("day " + std::to_string(day) + ", again", backUp);
            scene.clock.advanceSeconds(-3600);
        }
    }
    test::value(session.close());
    for (const store::BackupInfo& backup : store::findBackups(scene.disk() / "backups"))
        row.run("restored, of " + backup.at, [&] {
            fs::remove_all(scene.folder / "restored");
            test::value(store::restoreBackup(backup.folder, scene.folder / "restored", secret(kPassphrase), scene.options(), scene.clock, {}));
        });
    row.end();
}
