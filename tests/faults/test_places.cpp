// SPDX-License-Identifier: GPL-3.0-or-later
// F10, F11, F12 of security.md: the medium cannot be written, the rights go, the folder moves, goes, or another comes to its
// place, it lies on a network, a program that synchronises folders leaves copies.
#include "tests/faults/bench.h"
#include "tests/faults/contents.h"
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sched.h>

using namespace boulton;
using namespace boulton::faults;

namespace {

constexpr const char* kEverything = "write,sync,truncate,name,open";

//! In a child: the folder is on a medium that nobody can write.
void mountReadOnly(const fs::path& folder)
{
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        ::mount(folder.c_str(), folder.c_str(), nullptr, MS_BIND, nullptr) != 0 ||
        ::mount("none", folder.c_str(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0)
        throw test::Skipped("this user may not mount anything");
}

constexpr unsigned kNobody = 65534;

//! In a child: somebody whom file modes hold off. What is in the scene is theirs.
void becomeNobody(const Scene& scene)
{
    if (::geteuid() != 0)
        return;
    for (const auto& entry : fs::recursive_directory_iterator(scene.folder))
        test::check(::lchown(entry.path().c_str(), kNobody, kNobody) == 0, "a file cannot be given away");
    test::check(::lchown(scene.folder.c_str(), kNobody, kNobody) == 0, "the folder cannot be given away");
    if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)
        throw test::Skipped("this root cannot become somebody else");
}

void setModes(const fs::path& folder, mode_t ofFolders, mode_t ofFiles)
{
    ::chmod(folder.c_str(), S_IRWXU);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) // folders before what is in them
        ::chmod(entry.path().c_str(), entry.is_directory() ? S_IRWXU : ofFiles);
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_directory())
            ::chmod(entry.path().c_str(), ofFolders);
    ::chmod(folder.c_str(), ofFolders);
}

std::string codeOf(const Status& status)
{
    return status ? "ok" : std::string(name(status.error().code));
}

//! A compartment whose data set has a field about people.
void addPersonal(Scene& scene)
{
    auto session = test::value(scene.open());
    auto* compartment = test::value(session.vault().compartment(test::value(session.vault().addCompartment("care"))));
    auto tx = test::value(compartment->begin());
    const table::Schema schema(std::vector<table::Field>{
        {.name = "who", .type = table::Type::String, .sensitivity = table::Sensitivity::Personal}});
    test::value(compartment->datasets().create(tx, {.name = "people", .schema = schema}));
    test::value(tx.commit());
    test::value(session.close());
}

void acknowledgeAs(Ended& ended, std::size_t step)
{
    ended.acks.push_back("ok " + std::to_string(step));
}

//! The steps of a work, and something that is done to the vault before one of them. That step is told as one of `codes` or done;
//! when all is as before, it can be done, in this session or the next. In a child; what it says is judged outside.
void between(Bench& bench, const Work& what, std::size_t before, const std::function<void()>& happens,
             const std::function<void()>& over, const std::set<std::string>& codes)
{
    Scene& scene = bench.scene();
    scene.clock.advanceSeconds(86'400);
    auto session = std::make_unique<workspace::Session>(test::value(what.open(scene)));
    const auto steps = what.steps(scene, 0);
    Ended ended;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i == before)
            happens();
        Status done = steps[i].act(*session);
        if (i == before) {
            const std::string code = codeOf(done);
            test::check(codes.contains(code), steps[i].name + " is told as " + code + (done ? "" : ": " + done.error().what));
            over();
        }
        if (!done)
            done = steps[i].act(*session);
        if (!done) {
            session.reset();
            session = std::make_unique<workspace::Session>(test::value(what.open(scene)));
            if (!what.happened(scene, *session, 0, i))
                done = steps[i].act(*session);
            else
                done = {};
        }
        test::value(done);
        acknowledgeAs(ended, i);
    }
    test::value(session->close());
}

std::size_t stepsOf(Bench& bench, const Work& what)
{
    return what.steps(bench.scene(), 0).size();
}

Ended all(std::size_t steps)
{
    Ended ended;
    for (std::size_t i = 0; i < steps; ++i)
        acknowledgeAs(ended, i);
    return ended;
}

std::vector<const Work*> worksBetween()
{
    std::vector<const Work*> all;
    for (const Work* one : works())
        if (one->name() != "create" && one->name() != "migration")
            all.push_back(one);
    return all;
}

} // namespace

TEST(a_medium_that_cannot_be_written_is_read_and_left_as_it_is)
{
    FaultCase row("F10", "read-only medium: reads as before, personal data closed, each change refused, no file touched");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    std::string truth = makeVault(scene, false);
    addPersonal(scene);
    {
        auto session = test::value(scene.open());
        truth = everything(session);
        test::value(session.close());
    }
    const Tree before = treeOf(scene.disk());
    row.runWherePossible("what can be read", [&] {
        insideChild([&] {
            mountReadOnly(scene.disk());
            auto session = test::value(scene.open());
            test::check(session.readOnly() && session.readOnlyReason().reason == store::ReadOnlyReason::Medium, "not told as read-only");
            std::size_t closed = 0;
            for (const auto& compartment : test::value(session.vault().compartments())) {
                const auto opened = session.vault().compartment(compartment.id);
                test::check(opened.has_value() == (compartment.label != "care"), compartment.label + (opened ? " opens" : " is closed"));
                closed += opened ? 0 : 1;
            }
            CHECK_EQ(closed, 1U);
            for (const store::CheckLine& line : test::value(session.vault().check({})).lines)
                test::check(line.ok(), line.what + ": " + line.detail);
            test::value(session.close());
        });
        row.count("read");
    });
    for (const Work* what : worksBetween()) {
        Bench bench(scene, *what);
        bench.putBack();
        const Tree start = treeOf(scene.disk());
        const std::size_t steps = stepsOf(bench, *what);
        for (std::size_t i = 0; i < steps; ++i)
            row.runWherePossible(std::string(what->name()) + ", step " + std::to_string(i), [&] {
                insideChild([&] {
                    mountReadOnly(scene.disk());
                    scene.clock.advanceSeconds(86'400);
                    auto session = test::value(what->open(scene));
                    const std::string code = codeOf(what->steps(scene, 0)[i].act(session));
                    // What needs an earlier step is told as missing.
                    test::check(code == "read-only" || code == "refused" || (i > 0 && code == "not-found"), "told as " + code);
                    test::value(session.close());
                });
                row.count("refused");
                test::check(treeOf(scene.disk()) == start, "a file has changed");
            });
    }
    putBack(scene.disk(), before);
    row.run("it is all there when it can be written again", [&] {
        auto session = test::value(scene.open());
        CHECK(!session.readOnly());
        CHECK_EQ(everything(session), truth);
        test::value(session.close());
    });
    row.end();
}

TEST(a_medium_that_goes_read_only_under_an_open_vault_is_told)
{
    FaultCase row("F10.2", "the medium goes read-only at any call, once and for a while");
    const std::vector<std::string> modes = campaign() ? std::vector<std::string>{"once", "sticky"} : std::vector<std::string>{"sticky"};
    failing(row, {kEverything, "EROFS", modes, scaled(1, 12), {"read-only", "io"}}, failingWorks());
    row.end();
}

TEST(rights_that_go_under_an_open_vault_are_told)
{
    FaultCase row("F10.3", "rights to write taken away between any two steps, and given back");
    TemporaryScene temporary;
    for (const Work* what : worksBetween()) {
        Bench bench(temporary.scene, *what);
        const std::size_t steps = stepsOf(bench, *what);
        for (std::size_t i = campaign() ? 0 : steps - 1; i < steps; ++i)
            row.runWherePossible(std::string(what->name()) + ", before step " + std::to_string(i), [&] {
                bench.putBack();
                insideChild([&] {
                    becomeNobody(bench.scene());
                    const fs::path disk = bench.scene().disk();
                    between(bench, *what, i, [&] { setModes(disk, S_IRUSR | S_IXUSR, S_IRUSR); },
                            [&] { setModes(disk, S_IRWXU, S_IRUSR | S_IWUSR); }, {"ok", "read-only", "io"});
                });
                bench.judge(all(steps));
            });
    }
    row.end();
}

TEST(a_vault_that_moves_at_any_call_loses_nothing)
{
    FaultCase row("F11", "the folder is moved at any call and comes back: told, nothing lost, nothing made in its place");
    TemporaryScene temporary;
    for (const std::string_view name : failingWorks()) {
        Bench bench(temporary.scene, work(name));
        Scene& scene = temporary.scene;
        for (const std::uint64_t at : places(bench.calls(kEverything), scaled(1, 30), 110))
            row.run(std::string(name) + ", moved at call " + std::to_string(at), [&] {
                const Ended ended = bench.perform({.spec = std::string("op=") + kEverything + ":n=" + std::to_string(at) + ":mode=move"});
                const fs::path away = scene.vault().string() + "-away";
                if (fs::exists(away)) { // nothing had to be told: the last changes went with it
                    test::check(!fs::exists(scene.vault()), "something was made in its place");
                    fs::rename(away, scene.vault());
                }
                tellsAndGoesOn(row, ended, {"io", "not-found", "read-only"}, false);
                bench.judge(ended);
            });
    }
    row.end();
}

TEST(a_vault_that_is_removed_at_any_call_is_not_made_anew)
{
    FaultCase row("F11.2", "the folder is removed at any call: told, no crash, nothing made in its place");
    TemporaryScene temporary;
    for (const std::string_view name : failingWorks()) {
        Bench bench(temporary.scene, work(name));
        Scene& scene = temporary.scene;
        for (const std::uint64_t at : places(bench.calls(kEverything), scaled(1, 30), 112))
            row.run(std::string(name) + ", removed at call " + std::to_string(at), [&] {
                const Ended ended = bench.perform({.spec = std::string("op=") + kEverything + ":n=" + std::to_string(at) + ":mode=delete"});
                test::check(ended.signal == 0, "a crash: " + ended.said());
                static const std::set<std::string> codes{"io", "not-found", "not-a-vault", "damaged", "read-only"};
                for (const std::string& line : ended.acks)
                    if (!line.starts_with("ok ")) {
                        const std::size_t code = line.find(' ', line.find(' ') + 1) + 1;
                        test::check(codes.contains(line.substr(code, line.find(' ', code) - code)), "told as: " + line);
                    }
                const bool told = std::ranges::any_of(ended.acks, [](const auto& line) { return line.starts_with("failed "); });
                row.count(told ? "told" : "at the end");
                if (fs::exists(scene.vault() / "keyslots.json") || fs::exists(scene.vault() / "vault.db"))
                    test::check(false, "something was made in its place");
            });
    }
    row.end();
}

TEST(another_vault_that_comes_to_its_place_is_left_alone)
{
    FaultCase row("F11.3", "between any two steps another vault comes to the place, or nothing, or a file");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    const Tree other = treeOf(scene.vault());
    for (const Work* what : worksBetween()) {
        Bench bench(scene, *what);
        const std::size_t steps = stepsOf(bench, *what);
        const fs::path away = scene.folder / "elsewhere";
        const std::vector<std::pair<std::string, std::function<void()>>> arrivals{
            {"another vault", [&] { putBack(scene.vault(), other); }},
            {"nothing", [] {}},
            {"a file", [&] { test::writeAll(scene.vault(), "x"); }}};
        for (std::size_t i = campaign() ? 0 : steps - 1; i < steps; ++i)
            for (const auto& [label, arrives] : arrivals)
                row.run(std::string(what->name()) + ", before step " + std::to_string(i) + ", " + label, [&] {
                    bench.putBack();
                    fs::remove_all(away);
                    insideChild([&] {
                        between(
                            bench, *what, i,
                            [&] {
                                fs::rename(scene.vault(), away);
                                arrives();
                            },
                            [&] {
                                if (label == "another vault")
                                    test::check(treeOf(scene.vault()) == other, "the other vault was written into");
                                else if (label == "a file")
                                    CHECK_EQ(test::readAll(scene.vault()), "x");
                                else
                                    test::check(!fs::exists(scene.vault()), "something was made in its place");
                                fs::remove_all(scene.vault());
                                fs::rename(away, scene.vault());
                            },
                            // A backup opens the files by their names: "damaged or replaced", which it is.
                            label == "another vault" ? std::set<std::string>{"io", "not-found", "damaged"} : std::set<std::string>{"io", "not-found"});
                    });
                    row.count("told");
                    bench.judge(all(steps));
                });
    }
    row.end();
}

TEST(a_drive_that_is_unplugged_at_any_call_is_told)
{
    FaultCase row("F11.4", "the drive is unplugged at any call: every call fails from then on, until it is back");
    failing(row, {"read,write,sync,truncate,name,open", "EIO", {"sticky"}, scaled(1, 20), 
                  // "refused": where the list of wrong tries cannot be read there is a wait.
                  {"io", "read-only", "not-a-vault", "refused"}},
            failingWorks());
    row.end();
}

TEST(a_vault_on_a_network_takes_no_change)
{
    FaultCase row("F12", "the folder lies on NFS, SMB, FUSE, 9P: no change, no file touched, none made there");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    // linux/magic.h
    const std::vector<std::pair<std::string, std::string>> networks{{"NFS", "26985"}, {"SMB", "4266872130"}, {"CIFS", "4283649346"}, {"FUSE", "1702057286"}, {"9P", "16914839"}};
    for (const Work* what : works()) {
        if (what->name() == "migration" && !campaign())
            continue;
        Bench bench(scene, *what);
        bench.putBack();
        const Tree start = treeOf(scene.disk());
        for (std::size_t i = 0; i < networks.size(); ++i) {
            if (!campaign() && i != what->name().size() % networks.size())
                continue;
            row.run(std::string(what->name()) + " on " + networks[i].first, [&] {
                const Ended ended = bench.perform({.spec = "op=write:n=0", .environment = {"FAULTIO_FS=" + networks[i].second}});
                test::check(ended.signal == 0 && !ended.acks.empty(), "no answer: " + ended.said());
                for (const std::string& line : ended.acks) {
                    const bool refused = line.contains(" read-only ") || line.contains(" refused ");
                    // A backup of what is looked at may be made elsewhere, not noted.
                    test::check(refused, "on a network: " + line);
                    row.count(line.contains(" refused ") ? "not made" : "looking only");
                }
                test::check(ended.acknowledged().empty(), "a change was made");
                Tree after = treeOf(scene.disk());
                std::erase_if(after, [](const auto& f) { return f.first.starts_with("backups/"); });
                test::check(after == start, "a file has changed");
            });
        }
    }
    row.end();
}

TEST(conflict_copies_of_any_file_are_never_opened)
{
    FaultCase row("F12.2", "conflict copies of every file in the manner of seven programs: as before, copies untouched, named");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    const Tree yesterday = treeOf(scene.disk());
    const std::string truth = changeVault(scene, 1, false);
    const Tree today = treeOf(scene.disk());
    const auto named = [](const fs::path& file, std::size_t manner) {
        const std::string stem = file.stem().string();
        const std::string ending = file.extension().string();
        const std::vector<std::string> names{stem + " (1)" + ending,
                                             stem + "-PC-7" + ending,
                                             stem + " (PC-7's conflicted copy 2027-03-01)" + ending,
                                             stem + ".sync-conflict-20270301-090000-ABCDEFG" + ending,
                                             stem + "_conflict-20270301-090000" + ending,
                                             stem + " - Copy" + ending,
                                             file.filename().string() + "~"};
        return names[manner % names.size()];
    };
    std::size_t turn = 0;
    for (const auto& [file, bytes] : today) {
        if (!file.starts_with("Council.boulton/"))
            continue;
        for (std::size_t manner = 0; manner < 7; ++manner)
            for (const bool old : {true, false}) {
                if (!campaign() && turn++ % 17 != 0)
                    continue;
                const std::string copy = (fs::path(file).parent_path() / named(file, manner)).string();
                row.run(copy + (old ? ", of yesterday" : ", of today"), [&] {
                    Tree with = today;
                    with[copy] = old && yesterday.contains(file) ? yesterday.at(file) : bytes;
                    putBack(scene.disk(), with);
                    const Seen seen = look(scene);
                    const std::string outcome = verdict(seen, truth);
                    test::check(outcome == "harmless", "it is " + outcome + " " + seen.error + " " + seen.what);
                    test::check(test::readAll(scene.disk() / copy) == with[copy], "the copy was changed");
                    auto session = test::value(scene.open());
                    const std::string inside = copy.substr(copy.find('/') + 1);
                    test::check(std::ranges::any_of(test::value(session.vault().check({})).lines,
                                                    [&](const store::CheckLine& l) { return l.section == "files" && l.what == inside; }),
                                "the check does not name " + inside);
                    test::value(session.close());
                    row.count("named");
                });
            }
    }
    row.end();
}
