// SPDX-License-Identifier: GPL-3.0-or-later
// F15 of security.md: poor surroundings. Boulton works there or refuses by name; what it makes is for its user alone, and nothing is
// made in a worse place instead.
#include "core/base/platform_fs.h"
#include "core/store/backup.h"
#include "core/workspace/import.h"
#include "core/workspace/safekeeping.h"
#include "tests/faults/bench.h"
#include "tests/faults/contents.h"
#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <fcntl.h>
#include <locale>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sched.h>

using namespace boulton;
using namespace boulton::faults;

namespace {

void limit(int what, rlim_t to)
{
    const rlimit both{to, to};
    test::check(::setrlimit(static_cast<__rlimit_resource_t>(what), &both) == 0, "the limit cannot be set");
}

void privateMounts()
{
    if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        throw test::Skipped("this user may not mount anything");
}

//! /tmp as a file system of its own that is full, or that nobody can write.
void poorTmp(bool full)
{
    privateMounts();
    if (::mount("none", "/tmp", "tmpfs", full ? 0 : MS_RDONLY, "size=64k") != 0)
        throw test::Skipped("this user may not mount anything");
    if (!full)
        return;
    const int fd = ::open("/tmp/full", O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const std::string bytes(4096, 'x');
    while (::write(fd, bytes.data(), bytes.size()) > 0) {
    }
    ::close(fd);
}

//! Decimal commas and points between thousands, as a program gets them that takes over what the desktop is set to.
class CommaLocale : public std::numpunct<char> {
protected:
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

//! Folders for their owner alone, files too.
void privateModes(const fs::path& folder)
{
    const auto one = [](const fs::path& path) {
        struct stat info{};
        test::check(::lstat(path.c_str(), &info) == 0, "no " + path.string());
        test::check((info.st_mode & (S_IRWXG | S_IRWXO)) == 0, "others have rights on " + path.string());
        test::check(!S_ISREG(info.st_mode) || (info.st_mode & S_IXUSR) == 0, "can be executed: " + path.string());
    };
    one(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        one(entry.path());
}

//! A day in a new vault at that place: make, import, edit, backup, lock, open, check, restore.
void aDay(const fs::path& vault, const fs::path& elsewhere)
{
    FixedClock clock(*parseInstant("2027-03-01T09:00:00.000000Z"));
    store::VaultOptions options;
    options.kdf = cheap();
    options.localDataFolder = elsewhere / "local";
    const std::string csv = "Measure code,Period,Numerator,Denominator,Value\nm0,2020-03,,,1234.5\nm1,2020-03,1,4,\n";
    test::writeAll(elsewhere / "actuals.csv", csv);
    std::string contents;
    {
        auto session = test::value(workspace::Session::create(vault, "Officer", secret(kPassphrase), options, clock));
        const workspace::ImportOptions import{.createMeasures = true, .outcomeTitle = "outcome"};
        test::value(workspace::importActuals(session, elsewhere / "actuals.csv", workspace::standardMapping(), import, {}));
        contents = everything(session);
        test::check(contents.contains("1234.5"), "another figure was read: " + contents);
        test::value(session.close());
    }
    clock.advanceSeconds(3600);
    auto session = test::value(workspace::Session::open(vault, secret(kPassphrase), options, clock));
    CHECK_EQ(everything(session), contents);
    for (const store::CheckLine& line : test::value(session.vault().check({})).lines)
        test::check(line.ok(), line.what + ": " + line.detail);
    fs::create_directory(elsewhere / "backups");
    fs::permissions(elsewhere / "backups", fs::perms::owner_all);
    const auto report = test::value(workspace::backUp(session, elsewhere / "backups", {}, {}));
    test::value(session.close());
    fs::remove_all(elsewhere / "restored");
    test::value(workspace::restoreVault(report.made.folder, elsewhere / "restored", secret(kPassphrase), options, clock, {}));
    privateModes(elsewhere / "restored");
    privateModes(report.made.folder);
    privateModes(vault);
    privateModes(elsewhere / "local");
}

} // namespace

TEST(poor_surroundings_make_no_difference)
{
    FaultCase row("F15", "24 descriptors, no locked memory, /tmp full, read-only or gone, no HOME, other locales, umask 0");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    struct Surroundings {
        const char* label;
        std::function<void()> begin;
    };
    const std::vector<Surroundings> all{
        {"as usual", [] {}},
        {"24 descriptors", [] { limit(RLIMIT_NOFILE, 24); }},
        {"no locked memory", [] { limit(RLIMIT_MEMLOCK, 0); }},
        {"/tmp full", [] { poorTmp(true); }},
        {"/tmp read-only", [] { poorTmp(false); }},
        {"no folder for temporary files", [] { ::setenv("TMPDIR", "/nowhere/at/all", 1); }},
        {"HOME not set", [] {
             ::unsetenv("HOME");
             ::unsetenv("XDG_DATA_HOME");
         }},
        {"LANG=C", [] {
             ::setenv("LC_ALL", "C", 1);
             std::setlocale(LC_ALL, "");
         }},
        {"Turkish", [&row] {
             ::setenv("LC_ALL", "tr_TR.UTF-8", 1);
             if (std::setlocale(LC_ALL, "") == nullptr) // not installed: at least what C++ makes of it
                 std::setlocale(LC_NUMERIC, "C");
             std::locale::global(std::locale(std::locale::classic(), new CommaLocale));
         }},
        {"umask 0", [] { ::umask(0); }},
        {"umask 777", [] { ::umask(0777); }},
        {"no file larger than 4 MiB", [] { limit(RLIMIT_FSIZE, 4 << 20); }},
        {"8 processes", [] { limit(RLIMIT_NPROC, 8); }}};
    const auto here = fs::current_path();
    for (const Surroundings& one : all)
        row.runWherePossible(one.label, [&] {
            fs::remove_all(scene.disk());
            fs::create_directories(scene.disk() / "cwd");
            const Tree around = treeOf(scene.folder);
            insideChild([&] {
                fs::current_path(scene.disk() / "cwd");
                ::setenv("HOME", (scene.disk() / "home").c_str(), 1);
                one.begin();
                platform::hardenProcess(); // the first line of each program
                aDay(scene.vault(), scene.disk());
            });
            row.count("works");
            test::check(fs::is_empty(scene.disk() / "cwd"), "something was made in the folder of the caller");
            test::check(!fs::exists(scene.disk() / "home"), "something was made at home");
            for (const auto& entry : fs::directory_iterator(scene.disk()))
                test::check(std::ranges::contains(std::vector<std::string>{"Council.boulton", "local", "cwd", "backups", "restored", "actuals.csv"},
                                                  entry.path().filename().string()),
                            "made beside it: " + entry.path().string());
        });
    CHECK_EQ(fs::current_path(), here);
    row.end();
}

TEST(no_work_makes_a_file_outside_its_folders)
{
    FaultCase row("F15.2", "calls that make or write a file in /tmp, /var/tmp or at home, by any work: none");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    if (scene.folder.string().starts_with("/tmp"))
        throw test::Skipped("there is no folder but /tmp to work in");
    for (const Work* what : works())
        for (const char* place : {"/tmp", "/var/tmp", "/home", "/root"}) {
            if (!campaign() && (what->name().size() + std::string_view(place).size()) % 2 != 0)
                continue;
            row.run(std::string(what->name()) + ", " + place, [&] {
                fs::remove_all(scene.disk());
                CHECK_EQ(worker(scene, {"prepare", std::string(what->name()), scene.folder.string()}).status, 0);
                const Ended ended = worker(scene, {"perform", std::string(what->name()), scene.folder.string()},
                                           {.spec = "op=write,truncate,name,open:n=0", .root = place, .environment = {"HOME=/root"}});
                CHECK_EQ(ended.status, 0);
                CHECK_EQ(ended.calls, 0U);
            });
        }
    row.end();
}

TEST(a_user_without_a_home_has_a_local_folder_or_none_but_no_other)
{
    FaultCase row("F15.3", "HOME unset, empty, relative, a file, not writable: no local data in the folder of the caller");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    test::writeAll(scene.folder / "file", "x");
    const std::string notAFolder = (scene.folder / "file").string();
    for (const char* home : {static_cast<const char*>(nullptr), "", "relative", notAFolder.c_str(), "/proc"})
        row.run(home == nullptr ? "unset" : home, [&] {
            fs::remove_all(scene.disk());
            fs::create_directories(scene.disk() / "cwd");
            insideChild([&] {
                fs::current_path(scene.disk() / "cwd");
                ::unsetenv("XDG_DATA_HOME");
                if (home == nullptr)
                    ::unsetenv("HOME");
                else
                    ::setenv("HOME", home, 1);
                store::VaultOptions options;
                options.kdf = cheap();
                options.localDataFolder = platform::localDataFolder(); // as the programs do
                auto session = test::value(workspace::Session::create(scene.vault(), "Officer", secret(kPassphrase), options, scene.clock));
                test::value(session.close());
                for (int i = 0; i < 2; ++i) { // a wrong try is kept on the device too
                    const auto wrong = workspace::Session::open(scene.vault(), secret("wrong horse"), options, scene.clock);
                    test::check(!wrong && wrong.error().code == ErrorCode::WrongPassphrase, "told otherwise");
                    scene.clock.advanceSeconds(400);
                    auto again = test::value(workspace::Session::open(scene.vault(), secret(kPassphrase), options, scene.clock));
                    test::value(again.close());
                }
            });
            row.count("works");
            test::check(fs::is_empty(scene.disk() / "cwd"), "something was made in the folder of the caller");
        });
    row.end();
}

TEST(odd_names_and_paths_hold_a_vault_or_are_refused_by_name)
{
    FaultCase row("F15.4", "paths with blanks, newline, quotes, UTF-8, %, ?, #, names of 255 bytes, paths of 4,000");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    std::string deep;
    while (deep.size() < 3800)
        deep += std::string(200, 'd') + "/";
    const std::vector<std::pair<std::string, std::string>> names{
        {"blanks", " two  words .boulton"},
        {"a newline", "two\nlines.boulton"},
        {"UTF-8", "Größe ‘Ladywood’ 市議会 🏛.boulton"},
        {"decomposed", "Cafe\xcc\x81.boulton"},
        {"not UTF-8", "caf\xe9.boulton"},
        {"quotes", "it's \"here\".boulton"},
        {"of a URI", "100%25 ?mode=memory#x.boulton"},
        {"file:", "file:x.boulton"},
        {":memory:", ":memory:"},
        {"a dash", "-rf.boulton"},
        {"a backslash", "a\\b.boulton"},
        {"no extension", "vault"},
        {"200 bytes", std::string(192, 'n') + ".boulton"},
        {"255 bytes", std::string(247, 'n') + ".boulton"},
        {"256 bytes", std::string(248, 'n') + ".boulton"},
        {"a path of 4,000 bytes", deep + "x.boulton"},
        {"a path of 5,000 bytes", deep + deep.substr(0, 1206) + "x.boulton"}};
    for (const auto& [label, name] : names)
        row.run(label, [&] {
            fs::remove_all(scene.disk());
            fs::create_directories(scene.disk());
            std::error_code tooLong;
            const fs::path vault = scene.disk() / name;
            fs::create_directories(vault.parent_path(), tooLong);
            bool made = false;
            insideChild([&] { // a path of that length can end a process that is not prepared for it
                platform::hardenProcess();
                store::VaultOptions options = scene.options();
                auto session = workspace::Session::create(vault, "Officer", secret(kPassphrase), options, scene.clock);
                if (!session) {
                    static const std::set<ErrorCode> codes{ErrorCode::InvalidInput, ErrorCode::Io, ErrorCode::NotFound, ErrorCode::TooLarge};
                    test::check(codes.contains(session.error().code), "refused as " + std::string(boulton::name(session.error().code)));
                    test::check(!session.error().what.empty(), "refused without a word");
                    for (const auto& entry : fs::recursive_directory_iterator(scene.disk()))
                        test::check(entry.is_directory() && entry.path().filename().string().starts_with('d'), "left behind: " + entry.path().string());
                    return;
                }
                test::value(session->close());
                fs::remove_all(vault);
                aDay(vault, scene.disk());
            });
            made = fs::exists(vault / "keyslots.json", tooLong);
            row.count(made ? "works" : "refused");
        });
    for (const std::string& file : {std::string("caf\xe9.csv"), std::string("two\nlines.csv"), std::string(251, 'f') + ".csv"})
        row.run("a file to import called " + std::to_string(file.size()) + " bytes", [&] {
            fs::remove_all(scene.disk());
            fs::create_directories(scene.disk());
            test::writeAll(scene.disk() / file, "Measure code,Period,Numerator,Denominator,Value\nm0,2020-03,,,1\n");
            auto session = test::value(workspace::Session::create(scene.vault(), "Officer", secret(kPassphrase), scene.options(), scene.clock));
            const workspace::ImportOptions import{.createMeasures = true, .outcomeTitle = "outcome"};
            test::value(workspace::importActuals(session, scene.disk() / file, workspace::standardMapping(), import, {}));
            test::value(workspace::importDataset(session, scene.disk() / file, "set", {}, {}, {}));
            test::value(session.close());
            row.count("works");
        });
    test::check(row.counted("works") >= 12, "hardly a name holds a vault");
    row.end();
}

TEST(what_is_no_ordinary_file_is_not_waited_for_and_not_replaced)
{
    FaultCase row("F15.5", "a vault, or a file of one, that is a link, a FIFO, a device, a socket, a folder, a hard link");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    const std::string truth = makeVault(scene, false);
    const Tree files = treeOf(scene.disk());
    const fs::path elsewhere = scene.folder / "elsewhere";
    struct Thing {
        const char* label;
        std::function<void(const fs::path&)> put;
    };
    const std::vector<Thing> things{
        {"a FIFO", [](const fs::path& at) { CHECK_EQ(::mkfifo(at.c_str(), 0600), 0); }},
        {"a link to /dev/zero", [](const fs::path& at) { fs::create_symlink("/dev/zero", at); }},
        {"a link to itself", [](const fs::path& at) { fs::create_symlink(at.filename(), at); }},
        {"a link to nothing", [](const fs::path& at) { fs::create_symlink("nowhere", at); }},
        {"a folder", [](const fs::path& at) { fs::create_directory(at); }},
        {"a link to the file", [&](const fs::path& at) { fs::create_symlink(elsewhere, at); }},
        {"a second name of the file", [&](const fs::path& at) { fs::create_hard_link(elsewhere, at); }}};
    row.run("a link to the vault", [&] {
        putBack(scene.disk(), files);
        fs::rename(scene.vault(), elsewhere);
        fs::create_directory_symlink(elsewhere, scene.vault());
        const std::string seen = verdict(look(scene), truth);
        test::check(seen == "harmless", "through a link it is " + seen);
        test::check(fs::is_symlink(scene.vault()) && fs::is_directory(elsewhere), "the link was replaced");
        fs::remove(scene.vault());
        fs::remove_all(elsewhere);
        row.count("works");
    });
    for (const Thing& thing : things)
        row.run(std::string("the vault is ") + thing.label, [&] {
            if (std::string_view(thing.label).contains("the file"))
                return;
            fs::remove_all(scene.disk());
            fs::create_directories(scene.disk());
            thing.put(scene.vault());
            insideChild([&] {
                ::alarm(60); // a program that waits for a writer is ended
                const auto opened = scene.open();
                test::check(!opened && (opened.error().code == ErrorCode::NotAVault || opened.error().code == ErrorCode::InvalidInput ||
                                        opened.error().code == ErrorCode::NotFound),
                            "told as " + (opened ? std::string("opened") : std::string(name(opened.error().code))));
                const auto made = workspace::Session::create(scene.vault(), "Officer", secret(kPassphrase), scene.options(), scene.clock);
                test::check(!made && made.error().code == ErrorCode::AlreadyExists, "a vault was made over it");
            });
            row.count("refused");
        });
    for (const auto& [file, bytes] : files) {
        if (!file.starts_with("Council.boulton/"))
            continue;
        for (const Thing& thing : things)
            row.run(file + " is " + thing.label, [&] {
                putBack(scene.disk(), files);
                fs::remove_all(elsewhere);
                fs::rename(scene.disk() / file, elsewhere);
                thing.put(scene.disk() / file);
                Seen seen;
                insideChild([&] {
                    ::alarm(60);
                    const Seen first = look(scene);
                    if (first.error != "io") // that is a name too, for a file that is none
                        (void)verdict(first, truth);
                });
                seen = look(scene);
                row.count(seen.error.empty() ? "works" : "refused");
                // What a link points to is neither followed nor changed.
                if (std::string_view(thing.label) == "a link to the file")
                    test::check(test::readAll(elsewhere) == bytes, "what the link points to was changed");
            });
    }
    row.end();
}
