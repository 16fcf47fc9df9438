// SPDX-License-Identifier: GPL-3.0-or-later
// F1, F3, F4, F5, F16, F17, F19 of security.md: every kind of work is killed, or told that a call failed, at seeded points.
#include "tests/faults/bench.h"

using namespace boulton;
using namespace boulton::faults;

namespace {

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
    failing(row, {"write,truncate,open", "ENOSPC", modes(), scaled(1, 8), {"disk-full"}, true}, failingWorks());
    row.end();
}

TEST(an_error_of_the_disk_is_told_and_nothing_is_half_there)
{
    FaultCase row("F4", "I/O error or short write at any call, once and for a while");
    const auto names = failingWorks();
    // A log that does not open for writing is tried for reading: that is "read-only".
    failing(row, {"write,truncate,name,open", "EIO", modes(), scaled(1, 6), {"io", "read-only"}}, names);
    failing(row, {"write", "EIO", {"short"}, scaled(1, 4), {"io", "disk-full"}}, names);
    row.end();
}

TEST(a_write_that_could_not_be_synced_is_never_called_done)
{
    FaultCase row("F5", "fsync fails: told as failed, and what is called done stays");
    failing(row, {"sync", "EIO", modes(), scaled(1, 6), {"io"}}, failingWorks());
    row.end();
}
