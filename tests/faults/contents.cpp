// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/contents.h"
#include "core/workspace/edit_values.h"
#include "core/workspace/people.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/publish.h"
#include "tests/faults/works.h"
#include <algorithm>
#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

namespace boulton::faults {
namespace {

constexpr char kEnd = '\x1f'; // of a field; no data holds it

//! The answer of a function in a child process.
std::string inChild(const std::function<std::string()>& ask, int& signal)
{
    int ends[2];
    test::check(::pipe(ends) == 0, "no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        std::string answer;
        try {
            answer = ask();
        } catch (const std::exception& e) {
            answer = std::string("exception") + kEnd + e.what() + kEnd + kEnd + "0";
        }
        for (std::size_t at = 0; at < answer.size();) {
            const ssize_t done = ::write(ends[1], answer.data() + at, answer.size() - at);
            if (done <= 0)
                break;
            at += static_cast<std::size_t>(done);
        }
        ::_exit(0); // nothing is closed
    }
    ::close(ends[1]);
    std::string answer;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return answer;
}

Result<std::string> readAll(workspace::Session& session)
{
    std::string all;
    performance::Plan plan;
    if (std::ranges::any_of(workspace::kUseCases, [&](const auto& u) { return !u.vaultOnly && session.may(u.useCase); })) {
        BOULTON_TRY_ASSIGN(plan, workspace::loadPlan(session)); // the compartment is open to this user
    }
    for (const auto& m : plan.measures)
        all += "measure " + m.code.value + " " + m.title + "\n";
    for (const auto& r : plan.history.records())
        all += "value " + r.measure.value + " " + r.period.key() + " " + (r.value ? std::to_string(*r.value) : "-") + " " +
               r.recordedAt.iso() + " " + r.recordedBy + " " + r.note + " " + r.source + "\n";
    for (const auto& s : plan.signOffs)
        all += "signed " + s.period.key() + " " + s.by + " " + s.statement + " " + s.digest + "\n";
    for (const auto& c : plan.commentaries)
        all += "said " + c.measure.value + " " + c.whatHappened + "\n";
    for (const auto& u : session.vault().users())
        all += "user " + u.login + " " + u.displayName + " " + u.role.name + "\n";
    BOULTON_TRY_ASSIGN(const auto compartments, session.vault().compartments());
    for (const auto& info : compartments) {
        all += "compartment " + info.label + "\n";
        BOULTON_TRY_ASSIGN(const auto* compartment, session.vault().compartment(info.id));
        BOULTON_TRY_ASSIGN(const auto sets, compartment->datasets().list());
        for (const auto& set : sets) {
            BOULTON_TRY_ASSIGN(const auto table, compartment->datasets().read(set.id, {}, {}, {}));
            all += "dataset " + set.about.name + " " + std::to_string(set.revision) + "\n";
            for (std::size_t c = 0; c < table.columnCount(); ++c)
                if (table.column(c).type() == table::Type::Int64)
                    for (const std::int64_t n : table.column(c).ints())
                        all += std::to_string(n) + ",";
        }
    }
    return all;
}

} // namespace

std::string everything(workspace::Session& session)
{
    return test::value(readAll(session));
}

Seen look(Scene& scene, std::string_view passphrase, std::string_view login)
{
    Seen seen;
    const std::string answer = inChild(
        [&]() -> std::string {
            const auto refused = [](const Error& e) {
                return std::string(name(e.code)) + kEnd + e.what + kEnd + kEnd + "0";
            };
            auto session = scene.open(passphrase, login);
            if (!session)
                return refused(session.error());
            auto all = readAll(*session);
            if (!all)
                return refused(all.error());
            const auto report = session->vault().check({});
            const bool fine = report && report->ok();
            (void)session->close();
            return std::string(1, kEnd) + kEnd + *all + kEnd + (fine ? "1" : "0");
        },
        seen.crashed);
    std::vector<std::string> fields(1);
    for (const char c : answer) {
        if (c == kEnd)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    test::check(seen.crashed != 0 || fields.size() == 4, "no answer from the child");
    fields.resize(4);
    seen.error = fields[0];
    seen.what = fields[1];
    seen.contents = fields[2];
    seen.checked = fields[3] == "1";
    return seen;
}

std::string verdict(const Seen& seen, const std::string& truth)
{
    static const std::set<std::string> named{"damaged",       "rollback-detected", "not-a-vault",      "newer-version",
                                             "not-found",     "wrong-passphrase",  "kdf-out-of-bounds", "not-encrypted",
                                             "too-large",     "invalid-input",     "read-only"};
    test::check(seen.crashed == 0, "a crash: signal " + std::to_string(seen.crashed));
    if (!seen.error.empty()) {
        test::check(named.contains(seen.error), "refused, but not by name: " + seen.error + " " + seen.what);
        return "noticed";
    }
    test::check(seen.contents == truth, "A WRONG VALUE was read");
    return seen.checked ? "harmless" : "found by check";
}

std::string makeVault(Scene& scene, bool killed)
{
    fs::remove_all(scene.disk());
    work("import").prepare(scene);
    {
        auto session = test::value(scene.open());
        for (const auto& step : work("import").steps(scene, 0))
            test::value(step.act(session));
        for (const auto& step : work("grant").steps(scene, 0))
            test::value(step.act(session));
        test::value(session.close());
    }
    return changeVault(scene, 0, killed);
}

std::string changeVault(Scene& scene, int round, bool killed)
{
    int signal = 0;
    scene.clock.advanceSeconds(86'400);
    const std::string all = inChild(
        [&]() -> std::string {
            auto session = test::value(scene.open());
            for (const auto& step : work("edit").steps(scene, round))
                test::value(step.act(session));
            for (const auto& step : work("cross-file").steps(scene, round))
                test::value(step.act(session));
            std::string contents = everything(session);
            if (!killed)
                test::value(session.close());
            else // what stays of a session that was not closed: the child goes without
                new workspace::Session(std::move(session)); // NOLINT: on purpose
            return contents;
        },
        signal);
    test::check(signal == 0 && all.contains("value m0"), "the vault was not made: " + all.substr(0, 300));
    scene.clock.advanceSeconds(3600);
    return all;
}

} // namespace boulton::faults
