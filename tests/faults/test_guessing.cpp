// SPDX-License-Identifier: GPL-3.0-or-later
// A13, F9 and F13 of security.md: somebody who guesses at the screen, a second program, a clock that was set back.
#include "core/store/audit.h"
#include "core/store/keyslots.h"
#include "core/store/unlock_log.h"
#include "core/workspace/plan_store.h"
#include "tests/faults/contents.h"
#include "tests/faults/works.h"
#include <algorithm>
#include <unistd.h>

using namespace boulton;
using namespace boulton::faults;

namespace {

Result<std::unique_ptr<store::Vault>> attempt(Scene& scene, std::string_view passphrase)
{
    return store::Vault::open(scene.vault(), secret(passphrase), scene.options(), scene.clock);
}

//! The wait in force, in seconds; 0: the next try is made. It asks with a wrong passphrase, which counts where there is none.
std::int64_t waitNow(Scene& scene)
{
    const auto tried = attempt(scene, "certainly wrong");
    test::check(!tried, "a wrong passphrase opens");
    if (tried.error().code != ErrorCode::Refused)
        return 0;
    return std::strtoll(tried.error().args.at(1).c_str(), nullptr, 10);
}

std::vector<store::AuditEvent> events(store::Vault& vault, std::string_view action)
{
    auto all = test::value(store::auditEvents(vault.vaultDatabase().reader()));
    std::erase_if(all, [&](const store::AuditEvent& e) { return e.entry.action != action; });
    return all;
}

} // namespace

TEST(fifty_wrong_tries_wait_longer_whatever_is_done_to_the_files)
{
    FaultCase row("A13", "50 wrong tries; the file of failed unlocks deleted, cut, replaced, flooded");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    const fs::path log = scene.vault() / "unlock.log";
    std::int64_t tries = 0;
    for (int i = 0; i < 50; ++i)
        row.run("try " + std::to_string(i + 1), [&] { // each in a program of its own, as far as the vault can tell
            scene.clock.advanceSeconds(store::kLongestWait + 1);
            const auto tried = attempt(scene, "wrong " + std::to_string(i));
            test::check(!tried && tried.error().code == ErrorCode::WrongPassphrase, "not told as wrong");
            ++tries;
            const std::int64_t due = store::waitAfter(tries);
            if (due == 0)
                return;
            CHECK_EQ(waitNow(scene), due);
            const auto right = attempt(scene, kPassphrase); // not even the right one, before its time
            test::check(!right && right.error().code == ErrorCode::Refused, "the wait is not kept");
            scene.clock.advanceSeconds(-86'400); // nor with the clock set back: the wait begins anew
            CHECK_EQ(waitNow(scene), due);
        });
    CHECK_EQ(store::waitAfter(tries), store::kLongestWait);
    const Tree angry = treeOf(scene.disk());
    const Instant then = scene.clock.now();
    const std::string lines = test::readAll(log);
    const std::vector<std::pair<std::string, std::function<void()>>> attacks{
        {"the file deleted", [&] { fs::remove(log); }},
        {"the file cut", [&] { test::writeAll(log, lines.substr(0, lines.size() / 3)); }},
        {"the file emptied", [&] { test::writeAll(log, ""); }},
        {"the file replaced", [&] { test::writeAll(log, "rubbish\n"); }},
        {"the file flooded", [&] {
             std::string flood;
             for (int i = 0; i < 1'000'000; ++i)
                 flood += "AAAAAAA\n";
             test::writeAll(log, flood);
         }},
        {"the file a folder", [&] {
             fs::remove(log);
             fs::create_directory(log);
         }},
        {"what the device keeps deleted", [&] { fs::remove_all(scene.local() / "tries"); }},
        {"what the device keeps rubbish", [&] {
             for (const auto& entry : fs::directory_iterator(scene.local() / "tries"))
                 test::writeAll(entry.path(), "0 0 0");
         }},
        {"what the device keeps deleted, the file flooded", [&] {
             fs::remove_all(scene.local() / "tries");
             test::writeAll(log, std::string(10U << 20U, '\n'));
         }}};
    for (const auto& [label, act] : attacks)
        row.run(label, [&] {
            putBack(scene.disk(), angry);
            scene.clock.set(then);
            act();
            test::check(waitNow(scene) > 0, "the wait is gone");
            scene.clock.advanceSeconds(store::kLongestWait + 1);
            auto vault = test::value(attempt(scene, kPassphrase));
            CHECK(test::value(vault->check({})).ok());
            test::value(vault->close());
            CHECK(!fs::exists(log) || fs::is_directory(log));
        });
    row.run("the tries come into the audit, and what nobody wrote is counted apart", [&] {
        putBack(scene.disk(), angry);
        scene.clock.set(then);
        test::writeAll(log, lines + "rubbish\n");
        scene.clock.advanceSeconds(store::kLongestWait + 1);
        auto vault = test::value(attempt(scene, kPassphrase));
        const auto failed = events(*vault, "unlock.failed");
        CHECK_EQ(failed.size(), 1U);
        CHECK(failed.front().entry.detail.starts_with("count=" + std::to_string(std::ranges::count(lines, '\n')) + " "));
        CHECK(failed.front().entry.detail.ends_with("unreadable=1"));
    });
    row.end();
}

TEST(odd_passphrases_are_what_they_are)
{
    FaultCase row("A13.2", "passphrases with NUL, blanks, of 1 MiB, empty");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    const std::string right(kPassphrase);
    for (const std::string& odd : std::vector<std::string>{right + '\0', std::string(1, '\0') + right, right + " ", " " + right, right + "\n", "Correct horse",
                                   right.substr(0, 7) + '\0' + right.substr(8)})
        row.run("of " + std::to_string(odd.size()) + " bytes", [&] {
            scene.clock.advanceSeconds(store::kLongestWait + 1);
            const auto tried = attempt(scene, odd);
            test::check(!tried && tried.error().code == ErrorCode::WrongPassphrase, "it opens, or is not called wrong");
        });
    for (const std::size_t size : {std::size_t{1025}, std::size_t{1} << 20U})
        row.run("of " + std::to_string(size) + " bytes", [&] {
            scene.clock.advanceSeconds(store::kLongestWait + 1);
            const auto tried = attempt(scene, std::string(size, 'x'));
            test::check(!tried && tried.error().code == ErrorCode::InvalidInput, "a passphrase longer than can be");
        });
    row.run("the right one", [&] {
        scene.clock.advanceSeconds(store::kLongestWait + 1);
        test::value(attempt(scene, kPassphrase));
    });
    row.end();
}

TEST(a_second_program_is_told_and_a_dead_one_does_not_block)
{
    FaultCase row("F9", "two programs on one vault, the first killed, stale locks");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    const std::string truth = makeVault(scene, false);
    for (std::size_t i = 0; i < scaled(2, 10); ++i) {
        row.run("while another has it open", [&] {
            Talk other({"hold", scene.folder.string()});
            other.say(kPassphrase);
            CHECK_EQ(other.hear(), "unlocked");
            const Tree before = treeOf(scene.disk());
            const auto second = scene.open();
            test::check(!second && second.error().code == ErrorCode::Busy, "it is not told that another has it");
            CHECK(before == treeOf(scene.disk()));
            Talk third({"hold", scene.folder.string()}); // and by another program
            third.say(kPassphrase);
            CHECK(third.hear().starts_with("refused busy"));
            other.kill();
            row.count(verdict(look(scene), truth)); // at once
        });
        row.run("after it has locked", [&] {
            Talk other({"hold", scene.folder.string()});
            other.say(kPassphrase);
            CHECK_EQ(other.hear(), "unlocked");
            other.say("");
            CHECK_EQ(other.hear(), "locked");
            row.count(verdict(look(scene), truth));
            other.say("");
        });
    }
    for (const std::string& stale : {std::string("1"), std::to_string(::getpid()), std::string(5000, 'x'), std::string()})
        row.run("a stale lock file", [&] {
            test::writeAll(scene.vault() / ".lock", stale);
            row.count(verdict(look(scene), truth));
        });
    row.end();
}

TEST(a_clock_that_is_wrong_changes_no_order_and_loses_nothing)
{
    FaultCase row("F13", "the clock 10 years back, in 1970, 2038, 2100, one hour back");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    const Tree files = treeOf(scene.disk());
    const Instant start = scene.clock.now();
    for (const char* when : {"1970-01-01T00:00:01.000000Z", "2017-03-01T00:00:00.000000Z", "2027-03-01T08:59:59.000000Z",
                             "2027-03-28T01:30:00.000000Z", "2038-01-19T03:14:08.000000Z", "2100-02-28T23:59:59.000000Z"})
        row.run(when, [&] {
            putBack(scene.disk(), files);
            scene.clock.set(*parseInstant(when));
            const bool back = scene.clock.now().microseconds < start.microseconds - 3'600'000'000;
            {
                auto session = test::value(workspace::Session::open(scene.vault(), secret(kPassphrase), scene.options(), scene.clock));
                CHECK_EQ(events(session.vault(), "clock.back").size(), back ? 1U : 0U);
                auto& compartment = session.performance();
                for (const char* body : {"1", "2"}) {
                    scene.clock.advanceSeconds(-7200); // and in the middle of a session
                    auto tx = test::value(compartment.begin());
                    test::value(compartment.records().put(tx, {.kind = "fault", .key = "clock", .body = body}));
                    test::value(tx.commit());
                }
                CHECK_EQ(test::value(compartment.records().get("fault", "clock")).content.body, "2"); // the later one
                CHECK_EQ(test::value(compartment.records().history("fault", "clock")).size(), 2U);
                test::value(session.close());
            }
            scene.clock.set(start);
            auto session = test::value(scene.open());
            CHECK(test::value(session.vault().check({})).ok());
            CHECK_EQ(test::value(session.performance().records().get("fault", "clock")).content.body, "2");
            std::int64_t seq = 0; // the order is that of the numbers
            for (const auto& event : test::value(store::auditEvents(session.performance().reader())))
                CHECK_EQ(event.seq, ++seq);
            test::value(session.close());
        });
    row.end();
}
