// SPDX-License-Identifier: GPL-3.0-or-later
// Full disk, no rights, sudden death: in child processes, because limits, signals and users are a process's own.
#ifndef _WIN32
#include "tests/store/vault_place.h"
#include <csignal>
#include <dlfcn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

TEST(the_database_library_is_not_visible_outside)
{
    // libsqlite3 exports the same names: were ours visible, another library could be given the one that does not
    // encrypt.
    CHECK(::dlsym(RTLD_DEFAULT, "sqlite3_open_v2") == nullptr);
    CHECK(::dlsym(RTLD_DEFAULT, "sqlite3_key_v2") == nullptr);
}

TEST(a_folder_that_cannot_be_written_opens_for_reading)
{
    Place place;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
    }
    using std::filesystem::perms;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place.folder.path()))
        std::filesystem::permissions(entry.path(), entry.is_directory() ? perms(0555) : perms(0444));
    const auto before = tree(place.folder.path());
    const pid_t child = ::fork(); // root writes everywhere: look as somebody else
    if (child == 0) {
        int status = 1;
        try {
            if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                ::_exit(77);
            const VaultPtr vault = place.open();
            const auto added = vault->addCompartment("x");
            if (vault->readOnly() && firstValue(*vault, id) == 0 && !added && added.error().code == ErrorCode::ReadOnly)
                status = 0;
        } catch (const std::exception&) {
            status = 4;
        }
        ::_exit(status);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    const auto after = tree(place.folder.path());
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place.folder.path()))
        std::filesystem::permissions(entry.path(), entry.is_directory() ? perms(0755) : perms(0644));
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
        throw test::Skipped("root writes everywhere, and this root cannot become somebody else");
    CHECK(WIFEXITED(status));
    CHECK_EQ(WEXITSTATUS(status), 0);
    CHECK(before == after);
}

TEST(a_vault_that_is_taken_away_takes_no_change)
{
    Place place;
    const VaultPtr vault = place.create();
    const CompartmentId id = fill(*vault);
    Compartment* c = test::value(vault->compartment(id));
    const auto add = [&](WriteTransaction& tx) -> Status {
        BOULTON_TRY_ASSIGN(const auto set, c->datasets().find("ZQX7-CANARY-set"));
        BOULTON_TRY(c->datasets().add(tx, set.id, small(1000), RevisionMode::Replace, "", {}));
        return tx.commit();
    };
    const auto elsewhere = place.folder / "elsewhere";
    auto early = test::value(c->begin()); // gone in the middle of a change
    std::filesystem::rename(place.vault(), elsewhere);
    CHECK_FAILS(add(early), ErrorCode::Io);
    CHECK_FAILS(c->begin(), ErrorCode::Io); // and before one
    std::filesystem::rename(elsewhere, place.vault());
    CHECK_EQ(firstValue(*vault, id), 0);
    auto again = test::value(c->begin()); // back at its place, all goes on
    test::value(add(again));
    CHECK_EQ(firstValue(*vault, id), 1000);
}

TEST(a_full_disk_changes_nothing)
{
    Place place;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
    }
    // In a child, because the limit and the ignored signal are the process's own. It answers with its exit status.
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        int status = 1;
        try {
            const VaultPtr vault = place.open();
            Compartment* c = test::value(vault->compartment(id));
            table::TableBuilder b(small().schema().fields());
            for (std::int64_t i = 0; i < 400'000; ++i) {
                b[0].append("w" + std::to_string(i * 7919 % 100'003));
                b[1].append(i * i);
            }
            const table::Table big = test::value(b.finish());
            const rlimit limit{300'000, 300'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            auto tx = test::value(c->begin());
            Status done;
            if (auto added = c->datasets().add(tx, test::value(c->datasets().find("ZQX7-CANARY-set")).id, big,
                                               RevisionMode::Replace, "", {});
                !added)
                done = std::unexpected(added.error());
            else
                done = tx.commit();
            if (done)
                status = 2;
            else if (done.error().code != ErrorCode::DiskFull)
                status = 10 + static_cast<int>(done.error().code);
            else if (firstValue(*vault, id) != 0) // still there and readable
                status = 3;
            else
                status = 0;
        } catch (const std::exception&) {
            status = 4;
        }
        ::_exit(status); // without closing: as if it had been killed
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK_EQ(WEXITSTATUS(status), 0);
    const VaultPtr vault = place.open();
    CHECK_EQ(firstValue(*vault, id), 0);
    CHECK(test::value(vault->check({})).ok());
}

TEST(a_killed_program_leaves_committed_work)
{
    Place place;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
    }
    const pid_t child = ::fork();
    if (child == 0) {
        try {
            const VaultPtr vault = place.open();
            Compartment* c = test::value(vault->compartment(id));
            const DatasetId dataset = test::value(c->datasets().find("ZQX7-CANARY-set")).id;
            auto tx = test::value(c->begin());
            test::value(c->datasets().add(tx, dataset, small(41), RevisionMode::Replace, "", {}));
            test::value(tx.commit());
            auto lost = test::value(c->begin());
            test::value(c->datasets().add(lost, dataset, small(42), RevisionMode::Replace, "", {}));
            ::kill(::getpid(), SIGKILL);
        } catch (const std::exception&) {
            ::_exit(1);
        }
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    CHECK(std::filesystem::exists(place.vault() / ("compartments/" + id.value + ".1.db-wal")));
    clean(place.folder.path());
    const VaultPtr vault = place.open(); // and the lock of the dead does not block
    CHECK_EQ(firstValue(*vault, id), 41);
}
#endif
