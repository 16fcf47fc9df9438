// SPDX-License-Identifier: GPL-3.0-or-later
// Doing a work step by step, and the judgement afterwards.
#include "core/store/keyslots.h"
#include "tests/faults/works.h"
#include <algorithm>
#include <dlfcn.h>
#include <fcntl.h>
#include <new>
#include <set>
#include <system_error>
#include <unistd.h>

namespace boulton::faults {
namespace {

using workspace::Session;

std::function<void()>& faultEnd()
{
    static std::function<void()> end;
    return end;
}

void callIfThere(const char* function)
{
    if (void* there = ::dlsym(RTLD_DEFAULT, function))
        reinterpret_cast<void (*)()>(there)();
}

void endFault()
{
    callIfThere("faultio_disarm");
    callIfThere("faultmem_disarm");
    if (faultEnd())
        faultEnd()();
}

//! The wall that every program of ours has: what a library throws ends the action, not the program.
template <typename Act>
auto guarded(const Act& act) -> decltype(act())
{
    try {
        return act();
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::TooLarge, "thrown: out of memory");
    } catch (const std::system_error& e) {
        return fail(ErrorCode::Io, std::string("thrown: ") + e.what());
    }
}

//! Files that nobody needs: not named by the header, or of a program that was stopped.
std::vector<std::string> strays(const Work& work, const Scene& scene)
{
    const store::Keyslots header = test::value(store::readKeyslots(scene.vault())).best.content;
    std::set<std::string> known{"Council.boulton/keyslots.json", "Council.boulton/keyslots.bak.json",
                                "Council.boulton/.lock"};
    for (const store::DatabaseEntry& database : header.databases) {
        known.insert("Council.boulton/" + database.file(header.vaultDatabase));
        const std::string record =
            database.generation == 1 ? database.id : database.id + "." + std::to_string(database.generation);
        known.insert("Council.boulton/roots/" + record + ".root");
    }
    std::vector<std::string> found;
    for (const auto& [name, bytes] : treeOf(scene.disk())) {
        const bool device = name.starts_with("local/") && (name.ends_with(".root") || name.ends_with(".header"));
        if (!known.contains(name) && !device && !work.mayStay(name))
            found.push_back(name);
    }
    return found;
}

void nothingReadable(const Scene& scene)
{
    for (const auto& [name, bytes] : treeOf(scene.disk())) {
        test::check(!bytes.contains(kCanary), "plain text in " + name);
        test::check(!bytes.starts_with("SQLite format 3"), "a plain database: " + name);
    }
}

void allIsWell(Session& session)
{
    for (const store::CheckLine& line : test::value(session.vault().check({})).lines)
        test::check(line.ok(), "check: " + line.what + ": " + line.detail);
}

} // namespace

void acknowledge(const Scene& scene, const std::string& line)
{
    const int fd = ::open((scene.folder / "acks").c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    const std::string text = line + "\n";
    if (fd < 0 || ::write(fd, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        ::_exit(9);
    ::close(fd);
}

std::string oneLine(const Error& error)
{
    std::string text = std::string(boulton::name(error.code)) + " " + error.what;
    std::ranges::replace(text, '\n', ' ');
    return text;
}

void whenFaultEnds(std::function<void()> end)
{
    faultEnd() = std::move(end);
}

int perform(const Work& work, Scene& scene, int round)
{
    callIfThere("faultmem_arm");
    auto session = guarded([&] { return work.open(scene); });
    if (!session) {
        acknowledge(scene, "failed open " + oneLine(session.error()));
        endFault();
        session = work.open(scene);
        if (!session) {
            acknowledge(scene, "lost open " + oneLine(session.error()));
            return 1;
        }
    }
    const auto steps = work.steps(scene, round);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string which = std::to_string(i);
        Status done = guarded([&] { return steps[i].act(*session); });
        if (!done) {
            acknowledge(scene, "failed " + which + " " + oneLine(done.error()));
            endFault();
            done = steps[i].act(*session); // the disk has room again: in the same session
        }
        if (!done) {
            acknowledge(scene, "stuck " + which + " " + oneLine(done.error()));
            (void)session->close();
            session = work.open(scene);
            if (session && !work.happened(scene, *session, round, i))
                done = steps[i].act(*session);
            else if (session)
                done = Status();
            if (!session || !done) {
                acknowledge(scene, "lost " + which + " " + oneLine(session ? done.error() : session.error()));
                return 1;
            }
        }
        acknowledge(scene, "ok " + which);
    }
    if (const Status closed = guarded([&] { return session->close(); }); !closed)
        acknowledge(scene, "failed close " + oneLine(closed.error()));
    callIfThere("faultmem_disarm");
    return 0;
}

void judge(const Work& work, Scene& scene, const std::vector<std::size_t>& acknowledged)
{
    std::vector<bool> happened;
    {
        auto session = test::value(work.open(scene));
        const std::size_t steps = work.steps(scene, 0).size();
        for (std::size_t i = 0; i < steps; ++i) {
            happened.push_back(work.happened(scene, session, 0, i));
            test::check(happened[i] || !std::ranges::contains(acknowledged, i),
                        "step " + std::to_string(i) + " was acknowledged and is not there");
            test::check(!happened[i] || i <= acknowledged.size(),
                        "step " + std::to_string(i) + " is there, though it was not begun");
        }
        allIsWell(session);
        test::value(session.close());
    }
    for (const std::string& name : strays(work, scene))
        test::check(false, "a stray file: " + name);
    nothingReadable(scene);
    work.settled(scene, 0, happened);

    // The same work again.
    const auto steps = work.steps(scene, 1);
    {
        auto session = test::value(work.open(scene));
        for (const Step& step : steps)
            test::value(step.act(session));
        for (std::size_t i = 0; i < steps.size(); ++i)
            test::check(work.happened(scene, session, 1, i), "done again, and not there");
        test::value(session.close());
    }
    auto session = test::value(work.open(scene));
    for (const std::string& warning : session.vault().warnings())
        test::check(false, "a warning after all was settled: " + warning);
    allIsWell(session);
    test::value(session.close());
    for (const std::string& name : strays(work, scene))
        test::check(false, "a stray file after the work was done again: " + name);
    work.settled(scene, 1, std::vector<bool>(steps.size(), true));
}

} // namespace boulton::faults
