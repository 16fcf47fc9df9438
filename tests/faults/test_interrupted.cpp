// SPDX-License-Identifier: GPL-3.0-or-later
// F1, F3, F4, F5, F16, F17, F19 of security.md: every kind of work is killed, or told that a call failed, at seeded points.
#include "tests/faults/harness.h"
#include "tests/faults/works.h"
#include <set>

using namespace boulton;
using namespace boulton::faults;

namespace {

//! A work, ready to be done again and again from the same beginning at the same place.
class Bench {
public:
    Bench(Scene& scene, const Work& what) : m_scene(scene), m_work(what), m_start(scene.folder / "start")
    {
        fs::remove_all(scene.disk());
        const Ended made = worker(scene, {"prepare", std::string(what.name()), scene.folder.string()});
        test::check(made.status == 0, std::string(what.name()) + " cannot be prepared: " + made.output);
        fs::remove_all(m_start);
        fs::copy(scene.disk(), m_start, fs::copy_options::recursive);
    }
    Ended perform(const Fault& fault)
    {
        fs::remove_all(m_scene.disk());
        fs::copy(m_start, m_scene.disk(), fs::copy_options::recursive);
        return worker(m_scene, {"perform", std::string(m_work.name()), m_scene.folder.string()}, fault);
    }
    //! How many calls there are that could fail. The work is done once without a fault, and must pass.
    std::uint64_t calls(const std::string& operations)
    {
        const Ended whole = perform({.spec = "op=" + operations + ":n=0:mode=once"});
        test::check(whole.status == 0, "without a fault: " + whole.output + (whole.acks.empty() ? "" : whole.acks.back()));
        test::check(whole.calls > 0, "nothing is seen of what it does");
        judged(m_scene, m_work.name(), whole.acknowledged());
        return whole.calls;
    }

private:
    Scene& m_scene;
    const Work& m_work;
    fs::path m_start;
};

//! `count` places out of 1 … n, spread evenly and moved by the seed: a longer campaign with other seeds meets others.
std::vector<std::uint64_t> places(std::uint64_t n, std::size_t count, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::set<std::uint64_t> chosen;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t from = 1 + n * i / count;
        const std::uint64_t to = std::max(from + 1, 1 + n * (i + 1) / count);
        chosen.insert(std::min(n, from + random() % (to - from)));
    }
    return {chosen.begin(), chosen.end()};
}

constexpr const char* kEverything = "write,sync,truncate,name,open";

void killed(FaultCase& row, const std::vector<std::string_view>& names, std::size_t pointsEach)
{
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    for (const std::string_view name : names) {
        Bench bench(scene, work(name));
        for (const std::uint64_t at : places(bench.calls(kEverything), pointsEach, 11))
            row.run(std::string(name) + ", killed at call " + std::to_string(at), [&] {
                const Ended ended =
                    bench.perform({.spec = std::string("op=") + kEverything + ":n=" + std::to_string(at) + ":mode=kill"});
                test::check(ended.signal == 9, "it was not killed: " + ended.output);
                judged(scene, name, ended.acknowledged());
            });
    }
}

//! Once, and from then on until the program says that the fault is over.
void failing(FaultCase& row, const std::string& operations, const std::string& error, const std::vector<std::string>& modes,
             const std::vector<std::string_view>& names, std::size_t pointsEach, const std::set<std::string>& codes)
{
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    for (const std::string_view name : names) {
        Bench bench(scene, work(name));
        const std::uint64_t calls = bench.calls(operations);
        for (const std::string& mode : modes)
            for (const std::uint64_t at : places(calls, pointsEach, 23)) {
                const std::string spec =
                    "op=" + operations + ":n=" + std::to_string(at) + ":mode=" + mode + ":errno=" + error;
                row.run(std::string(name) + ", " + spec, [&] {
                    const Ended ended = bench.perform({.spec = spec});
                    if (ended.failed == 0) // a call fewer than the last time
                        row.count("not reached");
                    std::string said;
                    bool made = false;
                    for (const std::string& line : ended.acks) {
                        said += line + "\n";
                        if (line.starts_with("ok "))
                            continue;
                        const std::size_t code = line.find(' ', line.find(' ') + 1) + 1;
                        // A log that cannot be made is tried for reading, and then the system only says that there is none.
                        const bool masked = line.contains("unable to open database file");
                        // A re-key whose new files do not open stands; until the next unlock nothing more is written.
                        made = made || line.contains("the change was made");
                        test::check(masked || made || codes.contains(line.substr(code, line.find(' ', code) - code)), "told as: " + line);
                        test::check(!line.starts_with("lost "), line);
                        // The disk has room again: work goes on in the same session.
                        // After another error the file is opened again first, and until then takes no change.
                        test::check(!line.starts_with("stuck ") || error != "ENOSPC" || made, line);
                        row.count(line.starts_with("stuck ") ? "opened again" : "told");
                    }
                    if (ended.failed > 0 && ended.acks.size() == ended.acknowledged().size())
                        row.count("not needed");
                    test::check(ended.status == 0, "status " + std::to_string(ended.status) + ": " + ended.output + said);
                    judged(scene, name, ended.acknowledged());
                });
            }
    }
}

//! All but the making of a vault, which is there whole or not at all and has nothing to go on with.
std::vector<std::string_view> failingWorks()
{
    std::vector<std::string_view> names;
    for (const Work* one : works())
        if (one->name() != "create" && (campaign() || one->name() != "migration")) // its key costs a second each time
            names.push_back(one->name());
    return names;
}

std::vector<std::string> modes()
{
    return campaign() ? std::vector<std::string>{"once", "sticky"} : std::vector<std::string>{"sticky"};
}

} // namespace

TEST(killed_at_any_call_nothing_acknowledged_is_lost)
{
    FaultCase row("F1", "killed in import, edit, sign-off, cross-file work, grant, new vault");
    killed(row, {"import", "edit", "sign-off", "cross-file", "grant", "create"}, scaled(3, 25));
    row.end();
}

TEST(killed_while_files_get_new_keys)
{
    FaultCase row("F16", "killed in a re-key (revoke, leaver)");
    killed(row, {"re-key"}, scaled(4, 40));
    row.end();
}

TEST(killed_while_a_backup_is_made)
{
    FaultCase row("F18", "killed in a backup: what is called a backup can be restored");
    killed(row, {"backup"}, scaled(2, 25));
    row.end();
}

TEST(killed_while_a_vault_is_brought_to_this_version)
{
    FaultCase row("F17", "killed while a vault of version 1 is brought on");
    killed(row, {"migration"}, scaled(2, 25));
    row.end();
}

TEST(killed_while_the_passphrase_changes)
{
    FaultCase row("F19", "killed in a change of passphrase");
    killed(row, {"passphrase"}, scaled(4, 40));
    row.end();
}

TEST(a_full_disk_is_told_and_work_goes_on_when_there_is_room)
{
    FaultCase row("F3", "disk full at any write, once and for a while");
    const auto names = failingWorks();
    failing(row, "write,truncate,open", "ENOSPC", modes(), names, scaled(1, 8), {"disk-full"});
    row.end();
}

TEST(an_error_of_the_disk_is_told_and_nothing_is_half_there)
{
    FaultCase row("F4", "I/O error or short write at any call, once and for a while");
    const auto names = failingWorks();
    // A log that does not open for writing is tried for reading: that is "read-only".
    failing(row, "write,truncate,name,open", "EIO", modes(), names, scaled(1, 6), {"io", "read-only"});
    failing(row, "write", "EIO", {"short"}, names, scaled(1, 4), {"io", "disk-full"});
    row.end();
}

TEST(a_write_that_could_not_be_synced_is_never_called_done)
{
    FaultCase row("F5", "fsync fails: told as failed, and what is called done stays");
    const auto names = failingWorks();
    failing(row, "sync", "EIO", modes(), names, scaled(1, 6), {"io"});
    row.end();
}
