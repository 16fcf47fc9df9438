// SPDX-License-Identifier: GPL-3.0-or-later
// F22 of security.md: an export stops at any call, its target is there already, locked, moves or vanishes. Each file is the old one or
// the new one, never half; all of a pack or none; no temporary file is left; the vault is as it was, and what left it is recorded.
#include "core/briefing/briefing_file.h"
#include "core/workspace/outbox.h"
#include "tests/faults/bench.h"
#include "tests/faults/contents.h"
#include "tests/faults/exports.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::faults;

namespace {

constexpr const char* kEverything = "write,sync,truncate,name,open";

std::string oldBytes(const std::string& file)
{
    return "what was in " + file + " before\n";
}

void layOut(const Scene& scene, const Export& what, bool old)
{
    fs::remove_all(outOf(scene));
    fs::remove_all(outOf(scene).string() + "-away");
    fs::create_directories(outOf(scene));
    if (old)
        for (const std::string& file : what.files)
            test::writeAll(outOf(scene) / file, oldBytes(file));
}

//! What the audit says that left, each digest with its sign of equality.
std::string recorded(Scene& scene)
{
    std::string all;
    auto session = test::value(scene.open());
    for (const auto* database : {&session.vault().vaultDatabase().reader(), &session.performance().reader()})
        for (const auto& event : test::value(store::auditEvents(*database)))
            all += event.entry.action + " " + event.entry.detail + "\n";
    for (const store::CheckLine& line : test::value(session.vault().check({})).lines)
        test::check(line.ok(), line.what + ": " + line.detail);
    test::value(session.close());
    return all;
}

struct Found {
    std::size_t old = 0, fresh = 0, missing = 0;
};

//! Each file is the old one, or one that the audit knows.
Found lookAt(Scene& scene, const Export& what, bool old, bool partsAllowed)
{
    Found found;
    const std::string audit = recorded(scene);
    for (const std::string& file : what.files) {
        const fs::path path = outOf(scene) / file;
        if (!fs::exists(path)) {
            test::check(!old, "the old file is gone: " + file);
            ++found.missing;
            continue;
        }
        const std::string bytes = test::readAll(path);
        if (old && bytes == oldBytes(file)) {
            ++found.old;
            continue;
        }
        ++found.fresh;
        test::check(audit.contains("=" + workspace::hexDigest(bytes)), "half a file, or one that nobody knows of: " + file);
        if (file.ends_with(".briefing"))
            test::value(briefing::open(path, secret(kBriefingPassphrase), {.now = scene.clock.now(), .localDataFolder = scene.local()}, {}));
    }
    if (!partsAllowed && fs::exists(outOf(scene)))
        for (const auto& entry : fs::directory_iterator(outOf(scene)))
            test::check(std::ranges::contains(what.files, entry.path().filename().string()), "left behind: " + entry.path().filename().string());
    return found;
}

Ended exporting(Scene& scene, const Export& what, Fault fault)
{
    fault.root = outOf(scene);
    fault.victim = outOf(scene);
    return worker(scene, {"export", what.name, scene.folder.string()}, fault);
}

//! And then, without a fault, it is made.
void madeInTheEnd(Scene& scene, const Export& what, bool old)
{
    fs::create_directories(outOf(scene));
    const Ended ended = exporting(scene, what, {});
    test::check(ended.acknowledged().size() == 1, "not made afterwards: " + ended.said());
    const Found found = lookAt(scene, what, old, false);
    CHECK_EQ(found.fresh, what.files.size());
}

struct Breaking {
    const char* label;
    const char* operations;
    const char* how; //!< mode and errno
    std::set<std::string> codes;
    bool killed = false;
    bool away = false; //!< the folder is not there afterwards
};

const std::vector<Breaking>& breakings()
{
    static const std::vector<Breaking> all{
        {"killed", kEverything, "mode=kill", {}, true},
        {"full disk", "write,truncate,open", "mode=sticky:errno=ENOSPC", {"disk-full"}},
        {"I/O error", kEverything, "mode=once:errno=EIO", {"io"}},
        {"short write", "write", "mode=short:errno=EIO", {"io", "disk-full"}},
        {"locked", "name,open", "mode=sticky:errno=EACCES", {"read-only", "io"}},
        {"read-only", kEverything, "mode=sticky:errno=EROFS", {"read-only", "io"}},
        {"folder moved", kEverything, "mode=move", {"not-found", "io", "read-only"}, false, true},
        {"folder removed", kEverything, "mode=delete", {"not-found", "io", "read-only"}, false, true}};
    return all;
}

void broken(FaultCase& row, Scene& scene, const Export& what, const Breaking& how, std::uint64_t at, bool old)
{
    layOut(scene, what, old);
    const Ended ended = exporting(scene, what, {.spec = std::string("op=") + how.operations + ":n=" + std::to_string(at) + ":" + how.how});
    if (how.killed)
        test::check(ended.signal == 9, "it was not killed: " + ended.said());
    else
        test::check(ended.status == 0, "status " + std::to_string(ended.status) + ", signal " + std::to_string(ended.signal) + ": " + ended.said());
    const bool made = !ended.acknowledged().empty();
    if (!made && !how.killed) {
        const std::string& line = ended.acks.at(0);
        const std::string code = line.substr(9, line.find(' ', 9) - 9);
        test::check(how.codes.contains(code), "told as: " + line);
        row.count("told");
    } else {
        row.count(made ? "not needed" : "killed");
    }
    if (how.away) {
        const fs::path away = outOf(scene).string() + "-away";
        test::check(!fs::exists(outOf(scene)) || made || fs::is_empty(outOf(scene)), "something was made in its place");
        if (fs::exists(away)) {
            fs::remove_all(outOf(scene));
            fs::rename(away, outOf(scene));
        } else if (!made) {
            layOut(scene, what, false);
            madeInTheEnd(scene, what, false);
            return;
        }
    }
    // Where no file can be renamed or removed any more none is put back or taken away.
    const bool noNames = std::string_view(how.how).contains("sticky") && std::string_view(how.operations).contains("name");
    // Who is killed, or cannot reach the folder, leaves a hidden folder behind, which the next export there takes away.
    const Found found = lookAt(scene, what, old, how.killed || how.away || noNames);
    const std::size_t all = what.files.size();
    test::check(!made || found.fresh == all, "told as made, and it is not there");
    if (!how.killed && !how.away && !noNames)
        test::check(found.fresh == 0 || found.fresh == all, std::to_string(found.fresh) + " of " + std::to_string(all) + " files are new");
    madeInTheEnd(scene, what, old);
}

} // namespace

TEST(an_export_that_stops_leaves_each_file_old_or_new)
{
    FaultCase row("F22", "an export is killed, or told full, locked, read-only, gone at any call: each file old or new, none half");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    for (const Export& what : exports()) {
        if (!campaign() && what.name != "pack" && what.name != "briefing" && what.name != "csv")
            continue;
        for (const Breaking& how : breakings()) {
            layOut(scene, what, true);
            const Ended whole = exporting(scene, what, {.spec = std::string("op=") + how.operations + ":n=0:mode=once"});
            test::check(whole.acknowledged().size() == 1, "without a fault: " + whole.said());
            for (const bool old : {true, false}) {
                if (!campaign() && old == (std::string_view(how.label).size() % 2 == 0))
                    continue;
                for (const std::uint64_t at : places(whole.calls, scaled(1, 12), old ? 22 : 23))
                    row.run(what.name + (old ? " over an old one, " : ", ") + how.label + " at call " + std::to_string(at),
                            [&] { broken(row, scene, what, how, at, old); });
            }
        }
    }
    row.end();
}

TEST(an_export_writes_nowhere_but_in_its_folder)
{
    FaultCase row("F22.2", "calls of an export that make or write a file in /tmp, /var/tmp or at home: none");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    if (scene.folder.string().starts_with("/tmp"))
        throw test::Skipped("there is no folder but /tmp to work in");
    (void)makeVault(scene, false);
    for (const Export& what : exports())
        for (const char* place : {"/tmp", "/var/tmp", "/root"}) {
            layOut(scene, what, false);
            row.run(what.name + ", " + place, [&] {
                const Ended ended = worker(scene, {"export", what.name, scene.folder.string()},
                                           {.spec = "op=write,truncate,name,open:n=0", .root = place, .environment = {"HOME=/root"}});
                test::check(ended.acknowledged().size() == 1, ended.said());
                CHECK_EQ(ended.calls, 0U);
            });
        }
    row.end();
}

TEST(what_stands_at_the_place_of_an_export_is_respected)
{
    FaultCase row("F22.3", "at the place of an export: a folder, a link, a link to nothing, a FIFO; no rights; no folder");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    const std::vector<std::pair<std::string, std::function<void(const fs::path&)>>> things{
        {"a folder", [](const fs::path& at) { fs::create_directory(at); }},
        {"a link", [&](const fs::path& at) { fs::create_symlink(scene.folder / "elsewhere", at); }},
        {"a link to nothing", [&](const fs::path& at) { fs::create_symlink(scene.folder / "nothing", at); }}};
    for (const Export& what : exports())
        for (const auto& [label, put] : things)
            row.run(what.name + ", " + label, [&] {
                layOut(scene, what, false);
                test::writeAll(scene.folder / "elsewhere", "elsewhere");
                put(outOf(scene) / what.files.back());
                const auto kind = fs::symlink_status(outOf(scene) / what.files.back()).type();
                const Ended ended = exporting(scene, what, {});
                test::check(ended.status == 0 && ended.acknowledged().empty(), "it was made: " + ended.said());
                row.count("refused");
                CHECK(fs::symlink_status(outOf(scene) / what.files.back()).type() == kind);
                CHECK_EQ(test::readAll(scene.folder / "elsewhere"), "elsewhere");
                test::check(!fs::exists(scene.folder / "nothing"), "something was made through the link");
                CHECK_EQ(static_cast<std::size_t>(std::distance(fs::directory_iterator(outOf(scene)), fs::directory_iterator())), 1U);
            });
    row.end();
}
