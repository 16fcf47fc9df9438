// SPDX-License-Identifier: GPL-3.0-or-later
// A6 and A9 of security.md: pages and headers that were good once are put back. Plain SQLCipher, beside it, says nothing.
#include "core/store/keyslots.h"
#include "tests/faults/contents.h"
#include "tests/faults/works.h"
#include <algorithm>
#include <sqlcipher/sqlite3.h>

using namespace boulton;
using namespace boulton::faults;

namespace {

constexpr std::size_t kPage = 4096;

struct OldPage {
    std::string file;
    std::size_t page = 0;
    std::string bytes;
};

//! A plain SQLCipher database with one table; `value` in every row.
class Plain {
public:
    explicit Plain(const fs::path& file)
    {
        test::check(sqlite3_open(file.c_str(), &m_db) == SQLITE_OK, "plain SQLCipher does not open");
        sqlite3_key_v2(m_db, "main", "a key for a test", 16);
        run("PRAGMA cipher_log_level=NONE");
    }
    Plain(const Plain&) = delete;
    Plain& operator=(const Plain&) = delete;
    ~Plain() { sqlite3_close(m_db); }
    bool run(const char* sql) { return sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }
    //! The answer's first column, row after row.
    std::string text(const char* sql)
    {
        std::string all;
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) != SQLITE_OK)
            return "error";
        int code = 0;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            const void* bytes = sqlite3_column_text(statement, 0);
            all += bytes == nullptr ? "NULL " : std::string(static_cast<const char*>(bytes)) + " ";
        }
        sqlite3_finalize(statement);
        return code == SQLITE_DONE ? all : "error";
    }

private:
    sqlite3* m_db = nullptr;
};

} // namespace

TEST(pages_of_an_older_state_put_back_are_noticed)
{
    FaultCase row("A9", "100 older pages put back one by one");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    std::string now = makeVault(scene, false);
    std::vector<Tree> history{treeOf(scene.disk())};
    for (int round = 1; round <= (campaign() ? 6 : 2); ++round) {
        now = changeVault(scene, round, false);
        history.push_back(treeOf(scene.disk()));
    }
    const Tree today = history.back();
    history.pop_back();
    std::vector<OldPage> pages;
    for (const auto& [name, bytes] : today) {
        if (!name.ends_with(".db"))
            continue;
        for (std::size_t p = 0; p < bytes.size() / kPage; ++p)
            for (const Tree& old : history) {
                const auto file = old.find(name);
                if (file == old.end() || file->second.size() < (p + 1) * kPage)
                    continue;
                const std::string page = file->second.substr(p * kPage, kPage);
                const bool known = std::ranges::any_of(
                    pages, [&](const OldPage& o) { return o.file == name && o.page == p && o.bytes == page; });
                if (page != bytes.substr(p * kPage, kPage) && !known)
                    pages.push_back({name, p, page});
            }
    }
    std::mt19937_64 random(9);
    std::ranges::shuffle(pages, random);
    const std::size_t count = std::min(pages.size(), scaled(12, 100));
    test::check(count == scaled(12, 100), "there are only " + std::to_string(pages.size()) + " older pages");
    for (std::size_t i = 0; i < count; ++i)
        row.run(pages[i].file + ", page " + std::to_string(pages[i].page), [&] {
            Tree tampered = today;
            tampered[pages[i].file].replace(pages[i].page * kPage, kPage, pages[i].bytes);
            putBack(scene.disk(), tampered);
            const std::string outcome = verdict(look(scene), now);
            row.count(outcome);
            test::check(outcome != "harmless", "an old page was not noticed");
        });
    row.end();
}

TEST(plain_sqlcipher_does_not_notice_an_old_page)
{
    // The positive control: without a root over the tables the same attack goes through.
    FaultCase row("A9.2", "the same in plain SQLCipher: silent");
    TemporaryScene temporary;
    (void)makeVault(temporary.scene, false); // the library is set up by the store
    const fs::path file = temporary.scene.folder / "plain.db";
    {
        Plain plain(file);
        CHECK(plain.run("CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)"));
        CHECK(plain.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                        "INSERT INTO t SELECT i, 'old' || hex(randomblob(60)) FROM n"));
    }
    const std::string before = test::readAll(file);
    std::string truth;
    {
        Plain plain(file);
        CHECK(plain.run("UPDATE t SET v = 'new' || substr(v, 4)"));
        truth = plain.text("SELECT group_concat(v) FROM t");
    }
    const std::string after = test::readAll(file);
    std::size_t silent = 0;
    for (std::size_t p = 1; p * kPage < after.size() && row.runs() < scaled(10, 100); ++p) {
        if (before.compare(p * kPage, kPage, after, p * kPage, kPage) == 0)
            continue;
        row.run("page " + std::to_string(p), [&] {
            test::writeAll(file, std::string(after).replace(p * kPage, kPage, before, p * kPage, kPage));
            Plain plain(file);
            const bool content = plain.text("PRAGMA integrity_check") == "ok " &&
                                 plain.text("PRAGMA cipher_integrity_check").empty();
            if (content && plain.text("SELECT group_concat(v) FROM t") != truth) {
                ++silent;
                row.count("silent, a wrong value read");
            }
        });
    }
    test::check(silent * 10 >= row.runs() * 8, "the attack does not work: then A9 proves nothing");
    row.end();
}

TEST(an_older_header_opens_nothing_that_is_current)
{
    FaultCase row("A6", "the header of each earlier moment put back, all pairs");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    fs::remove_all(scene.disk());
    work("re-key").prepare(scene);
    struct Moment {
        Tree files;
        std::string passphrase;
        bool bob; //!< is a user
    };
    std::vector<Moment> moments;
    const auto note = [&](const std::string& passphrase, bool bob) {
        moments.push_back({treeOf(scene.disk()), passphrase, bob});
    };
    note(std::string(kPassphrase), true);
    const auto step = [&](const std::string& passphrase, const std::string& next, bool bob,
                          const std::function<Status(workspace::Session&)>& act) {
        auto session = test::value(scene.open(passphrase));
        test::value(act(session));
        test::value(session.close());
        note(next, bob);
    };
    const std::string first(kPassphrase);
    const std::string second = "battery staple 1";
    step(first, second, true,
         [&](auto& s) { return s.vault().changePassphrase(secret(first), secret(second)); });
    for (const auto& one : work("grant").steps(scene, 0))
        step(second, second, true, one.act);
    bool bob = true;
    for (const auto& one : work("re-key").steps(scene, 0)) {
        bob = one.name != "remove" && bob;
        step(second, second, bob, one.act);
    }
    const std::vector<std::string> headers{"Council.boulton/keyslots.json", "Council.boulton/keyslots.bak.json"};
    for (std::size_t now = 0; now < moments.size(); ++now)
        for (std::size_t then = 0; then < moments.size(); ++then)
            row.run("the header of moment " + std::to_string(then) + " at " + std::to_string(now), [&] {
                Tree mixed = moments[now].files;
                for (const std::string& name : headers)
                    mixed[name] = moments[then].files.at(name);
                putBack(scene.disk(), mixed);
                const Seen seen = look(scene, moments[then].passphrase);
                test::check(seen.crashed == 0, "a crash");
                if (now == then) {
                    test::check(seen.error.empty(), "the vault as it was does not open: " + seen.what);
                    row.count("opens");
                    return;
                }
                test::check(seen.error == "rollback-detected" || seen.error == "damaged" || seen.error == "not-found",
                            "an older or newer header was taken: " + seen.error + " " + seen.what);
                row.count(seen.error);
                if (moments[then].bob && !moments[now].bob) { // a leaver's old slot on the files of today
                    putBack(scene.disk(), mixed);
                    test::check(!look(scene, "passphrase of bob0", "bob0").error.empty(), "a leaver opens the vault");
                }
            });
    row.end();
}
