// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/store_test.h"
#include <type_traits>

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

// SQL that is put together from pieces does not compile.
static_assert(!std::is_constructible_v<Sql, std::string>);
static_assert(!std::is_constructible_v<Sql, std::string_view>);
static_assert(!std::is_constructible_v<Sql, const char*>);
// A reader cannot write: what writes needs a Connection that is not const.
template <typename C>
concept Writes = requires(C& c, Sql sql) { c.execute(sql); };
static_assert(Writes<Connection> && !Writes<const Connection>);
static_assert(std::is_same_v<decltype(std::declval<Database&>().reader()), const Connection&>);

namespace {

DatabaseSettings settings(const test::TemporaryFolder& folder)
{
    return {.file = folder / "a.db",
            .identity = {.vaultId = std::string(32, 'a'), .id = std::string(32, 'b'), .generation = 1},
            .schema = compartmentSchema(),
            .signer = signer(),
            .records = {folder / "a.root", folder / "elsewhere.root"}};
}

std::unique_ptr<Database> create(const test::TemporaryFolder& folder)
{
    return test::value(Database::create(settings(folder), key(), change()));
}

Result<std::unique_ptr<Database>> open(const test::TemporaryFolder& folder)
{
    auto database = Database::open(settings(folder), key(), change());
    if (!database)
        return database;
    std::vector<std::string> warnings;
    const std::vector<crypto::Digest> trusted{signer()->publicKey()};
    BOULTON_TRY((*database)->compareRecords(trusted, warnings));
    return database;
}

Status setMeta(Database& database, const std::string& k, const std::string& v)
{
    BOULTON_TRY_ASSIGN(auto tx, database.begin(change()));
    BOULTON_TRY(tx.run(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value", k, v));
    return tx.commit({"meta.set", k, "count=1"});
}

Connection raw(const test::TemporaryFolder& folder)
{
    const auto k = key();
    return test::value(Connection::open(
        {.file = folder / "a.db", .key = k, .applicationId = compartmentSchema().applicationId, .newestVersion = 99}));
}

} // namespace

TEST(a_new_file_is_encrypted_and_opens_again)
{
    const test::TemporaryFolder folder;
    {
        const auto database = create(folder);
        test::value(setMeta(*database, "canary", "ZQX7-CANARY-META"));
        for (const auto& [name, bytes] : tree(folder.path())) {
            CHECK(!bytes.starts_with(kPlainHeader));
            CHECK(bytes.find("ZQX7-CANARY") == std::string::npos);
            CHECK(bytes.find("audit_event") == std::string::npos);
        }
        CHECK(tree(folder.path()).at("a.db-wal").size() > 4096);
        CHECK_FAILS(Database::create(settings(folder), key(), change()), ErrorCode::AlreadyExists);
        test::value(database->close());
    }
    CHECK(!std::filesystem::exists(folder / "a.db-wal"));
    const auto database = test::value(open(folder));
    CHECK_EQ(test::value(database->reader().text("SELECT value FROM meta WHERE key = 'canary'")), "ZQX7-CANARY-META");
    CHECK_EQ(database->state().counter, 2);
    CHECK_EQ(test::value(verifyAudit(database->reader())).seq, 2);
}

TEST(the_settings_of_a_connection_took)
{
    const test::TemporaryFolder folder;
    const auto database = create(folder);
    const Connection& c = database->reader();
    CHECK_EQ(test::value(c.text("PRAGMA temp_store")), "2");
    CHECK_EQ(test::value(c.text("PRAGMA synchronous")), "2");
    CHECK_EQ(test::value(c.text("PRAGMA secure_delete")), "1");
    CHECK_EQ(test::value(c.text("PRAGMA foreign_keys")), "1");
    CHECK_EQ(test::value(c.text("PRAGMA auto_vacuum")), "0");
    CHECK_EQ(test::value(c.text("PRAGMA wal_autocheckpoint")), "0");
    CHECK_EQ(test::value(c.text("PRAGMA trusted_schema")), "0");
    CHECK_EQ(test::value(c.text("PRAGMA cipher_hmac_algorithm")), "HMAC_SHA512");
    CHECK(!c.text("PRAGMA cipher_memory_security").value_or("0").starts_with("1"));
    CHECK_FAILS(c.prepare("SELECT load_extension('x')").and_then([](Statement s) { return s.step(); }),
                ErrorCode::Internal);
    CHECK_FAILS(c.prepare("DELETE FROM meta WHERE id = 1"), ErrorCode::Refused);
    CHECK_FAILS(c.prepare("SELECT \"no such column\" FROM meta"), ErrorCode::Internal); // not a string
    Connection writer = raw(folder);
    CHECK(!writer.execute("ATTACH 'x' AS x KEY ''"));
    CHECK(!std::filesystem::exists("x"));
}

TEST(a_library_that_does_not_encrypt_is_refused_before_it_writes)
{
    const test::TemporaryFolder folder;
    const auto k = key();
    // A plain SQLite answers PRAGMA cipher_version like any unknown pragma: with no row.
    CHECK_FAILS(
        Connection::open(
            {.file = folder / "p.db", .key = k, .mode = OpenMode::Create, .cipherVersion = "PRAGMA no_such_pragma"}),
        ErrorCode::NotEncrypted);
    CHECK(tree(folder.path()).empty());
}

TEST(each_step_of_the_open_protocol_has_its_error)
{
    const test::TemporaryFolder folder;
    create(folder).reset();
    const auto good = tree(folder.path());
    CHECK_FAILS(Database::open(settings(folder), key('x'), change()),
                ErrorCode::Damaged); // the key was proved before: never "wrong passphrase"
    auto other = settings(folder);
    other.schema = vaultSchema();
    CHECK_FAILS(Database::open(other, key(), change()), ErrorCode::NotAVault);
    test::value(raw(folder).execute("PRAGMA user_version=7"));
    CHECK_FAILS(open(folder), ErrorCode::NewerVersion);
    putBack(folder.path(), good);
    test::writeAll(folder / "a.db", std::string(8192, '\x5a'));
    CHECK_FAILS(open(folder), ErrorCode::Damaged);
    test::writeAll(folder / "a.db", "");
    CHECK_FAILS(open(folder), ErrorCode::Damaged);
    std::filesystem::remove(folder / "a.db");
    CHECK_FAILS(open(folder), ErrorCode::NotFound);
#ifndef _WIN32
    test::writeAll(folder / "real.db", good.at("a.db"));
    std::filesystem::create_symlink(folder / "real.db", folder / "a.db");
    CHECK_FAILS(open(folder), ErrorCode::Damaged);
#endif
}

TEST(bits_that_flip_are_found)
{
    const test::TemporaryFolder folder;
    {
        const auto database = create(folder);
        test::value(setMeta(*database, "a", std::string(20'000, 'v')));
    }
    const auto good = tree(folder.path());
    const std::string bytes = good.at("a.db");
    for (std::size_t at = 100; at < bytes.size(); at += bytes.size() / 23) {
        std::string bad = bytes;
        bad[at] = static_cast<char>(bad[at] ^ 4);
        test::writeAll(folder / "a.db", bad);
        const auto opened = open(folder);
        // Pages that hold only free space or overflow of nothing read are for `check`; here nothing may be read wrong.
        if (opened)
            CHECK_EQ(test::value((*opened)->reader().integer("SELECT length(value) FROM meta WHERE key = 'a'")),
                     20'000);
        else
            CHECK_FAILS(opened, ErrorCode::Damaged);
    }
}

TEST(a_change_without_an_audit_event_is_not_committed)
{
    const test::TemporaryFolder folder;
    const auto database = create(folder);
    {
        auto tx = test::value(database->begin(change()));
        test::value(tx.run("INSERT INTO meta (key, value) VALUES ('a', 'b')"));
        CHECK_FAILS(tx.commit(), ErrorCode::Internal);
    }
    CHECK_EQ(test::value(database->reader().integer("SELECT count(*) FROM meta")), 0);
    CHECK_EQ(database->state().counter, 1);
    test::value(setMeta(*database, "a", "b"));
    CHECK_EQ(test::value(database->reader().integer("SELECT count(*) FROM meta")), 1);
}

TEST(a_change_that_is_not_committed_never_was)
{
    const test::TemporaryFolder folder;
    const auto database = create(folder);
    {
        auto tx = test::value(database->begin(change()));
        CHECK_FAILS(database->begin(change()), ErrorCode::Busy);
        test::value(tx.run("INSERT INTO meta (key, value) VALUES ('a', 'b')"));
        test::value(tx.audit({"meta.set", "a", ""}));
    }
    CHECK_EQ(test::value(database->reader().integer("SELECT count(*) FROM meta")), 0);
    CHECK_EQ(test::value(verifyAudit(database->reader())).seq, 1);
    test::value(database->verifyRoot());
    test::value(setMeta(*database, "a", "b"));
    test::value(database->verifyRoot());
}

TEST(the_root_follows_inserts_changes_and_deletions)
{
    const test::TemporaryFolder folder;
    const auto database = create(folder);
    for (int i = 0; i < 600; i += 100) {
        auto tx = test::value(database->begin(change()));
        for (int k = i; k < i + 100; ++k)
            test::value(tx.run("INSERT INTO meta (key, value) VALUES (?1, ?2)", std::to_string(k), "x"));
        test::value(tx.commit({"meta.fill", "", ""}));
        test::value(database->verifyRoot());
    }
    const auto leaves = [&] {
        return test::value(database->reader().integer("SELECT count(*) FROM root_leaf WHERE table_name = 'meta'"));
    };
    CHECK_EQ(leaves(), 3);
    auto tx = test::value(database->begin(change()));
    test::value(tx.run("DELETE FROM meta WHERE id > 511"));
    test::value(tx.run("UPDATE meta SET value = 'y' WHERE id = 3"));
    test::value(tx.commit({"meta.cut", "", ""}));
    CHECK_EQ(leaves(), 2);
    test::value(database->verifyRoot());
}

TEST(audit_events_cannot_be_changed_and_editing_shows)
{
    const test::TemporaryFolder folder;
    {
        const auto database = create(folder);
        for (int i = 0; i < 5; ++i)
            test::value(setMeta(*database, "a", std::to_string(i)));
        auto tx = test::value(database->begin(change()));
        CHECK_FAILS(tx.run("UPDATE audit_event SET actor = 'nobody' WHERE seq = 3"), ErrorCode::Refused);
        CHECK_FAILS(tx.run("DELETE FROM audit_event WHERE seq = 3"), ErrorCode::Refused);
    }
    const auto good = tree(folder.path());
    const auto attack = [&](Sql sql) {
        putBack(folder.path(), good);
        Connection c = raw(folder);
        test::value(c.execute("DROP TRIGGER audit_event_stays"));
        test::value(c.execute("DROP TRIGGER audit_event_is_kept"));
        test::value(c.execute(sql));
        const auto verified = verifyAudit(c);
        CHECK_FAILS(verified, ErrorCode::Damaged);
        test::value(c.close());
        CHECK_FAILS(open(folder), ErrorCode::RollbackDetected);
        return verified.error().args.at(0);
    };
    CHECK_EQ(attack("UPDATE audit_event SET actor = 'nobody' WHERE seq = 4"), "4");
    CHECK_EQ(attack("UPDATE audit_event SET detail = 'count=2' WHERE seq = 2"), "2");
    CHECK_EQ(attack("DELETE FROM audit_event WHERE seq = 3"), "3");
    CHECK_EQ(attack("UPDATE audit_event SET prev_hash = zeroblob(32) WHERE seq = 5"), "5");
}

TEST(changes_behind_the_root_show)
{
    const test::TemporaryFolder folder;
    {
        const auto database = create(folder);
        test::value(setMeta(*database, "a", "b"));
    }
    const auto good = tree(folder.path());
    const auto attack = [&](Sql sql, ErrorCode expected) {
        putBack(folder.path(), good);
        test::value(raw(folder).execute(sql));
        CHECK_FAILS(open(folder), expected);
    };
    attack("UPDATE meta SET value = 'c' WHERE id = 1", ErrorCode::RollbackDetected);
    attack("DELETE FROM meta WHERE id = 1", ErrorCode::RollbackDetected);
    attack("DELETE FROM root_leaf WHERE table_name = 'meta'", ErrorCode::RollbackDetected);
    attack("UPDATE root SET counter = 9", ErrorCode::RollbackDetected);
    attack("DROP TRIGGER record_stays", ErrorCode::RollbackDetected);
    attack("CREATE TABLE extra (id INTEGER PRIMARY KEY)", ErrorCode::Damaged);
    attack("DELETE FROM root WHERE id = 1", ErrorCode::Damaged);
    putBack(folder.path(), good);
    test::value(open(folder));
}

TEST(an_older_file_put_back_is_noticed)
{
    const test::TemporaryFolder folder;
    {
        const auto database = create(folder);
        test::value(setMeta(*database, "a", "1"));
    }
    const auto yesterday = tree(folder.path());
    {
        const auto database = test::value(open(folder));
        test::value(setMeta(*database, "a", "2"));
    }
    const auto today = tree(folder.path());
    test::writeAll(folder / "a.db", yesterday.at("a.db"));
    CHECK_FAILS(open(folder), ErrorCode::RollbackDetected);
    // The record beside it put back too: the third place still knows.
    test::writeAll(folder / "a.root", yesterday.at("a.root"));
    CHECK_FAILS(open(folder), ErrorCode::RollbackDetected);
    // A file that is ahead of its record is a crash before the record was written: fine.
    putBack(folder.path(), today);
    test::writeAll(folder / "a.root", yesterday.at("a.root"));
    test::value(open(folder));
    // A record that somebody else signed says nothing.
    test::writeAll(folder / "elsewhere.root", std::string(1024, 'x'));
    test::value(open(folder));
}

TEST(one_page_of_an_older_copy_is_noticed)
{
    const test::TemporaryFolder folder;
    {
        const auto database = create(folder);
        test::value(setMeta(*database, "target", "Amber"));
    }
    const std::string before = tree(folder.path()).at("a.db");
    {
        const auto database = test::value(open(folder));
        test::value(setMeta(*database, "target", "Green"));
    }
    const auto today = tree(folder.path());
    const std::string after = today.at("a.db");
    int replayed = 0;
    for (std::size_t page = 4096; page + 4096 <= std::min(before.size(), after.size()); page += 4096) {
        if (before.compare(page, 4096, after, page, 4096) == 0)
            continue;
        std::string mixed = after;
        mixed.replace(page, 4096, before, page, 4096);
        putBack(folder.path(), today);
        test::writeAll(folder / "a.db", mixed);
        CHECK_FAILS(open(folder), ErrorCode::RollbackDetected);
        ++replayed;
    }
    CHECK(replayed >= 3); // meta, audit, root at least
}

namespace {

constexpr Migration kTwo[] = {
    Migration{
        1, "PRAGMA application_id = 77; PRAGMA user_version = 1; "
           "CREATE TABLE audit_event (seq INTEGER PRIMARY KEY, at_utc TEXT, actor TEXT, action TEXT, subject TEXT, "
           "detail TEXT, "
           "operation TEXT, prev_hash BLOB, hash BLOB); CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); "
           "CREATE TABLE root_leaf (id INTEGER PRIMARY KEY, table_name TEXT, bucket INTEGER, hash BLOB, UNIQUE "
           "(table_name, bucket)); "
           "CREATE TABLE root (id INTEGER PRIMARY KEY, counter INTEGER, top BLOB); INSERT INTO t (a) VALUES ('old');"},
    Migration{2, "CREATE TABLE u (id INTEGER PRIMARY KEY, b TEXT); INSERT INTO u (b) SELECT a || '+' FROM t; PRAGMA "
                 "user_version = 2;"},
};
constexpr Migration kBroken[] = {
    kTwo[0],
    Migration{2, "INSERT INTO t (a) VALUES ('half'); PRAGMA user_version = 2; INSERT INTO nowhere VALUES (1);"}};
constexpr CoveredTable kTables[] = {
    {"audit_event", "SELECT * FROM audit_event WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq",
     "PRAGMA integrity_check(audit_event)"},
    {"t", "SELECT * FROM t WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(t)"},
    {"u", "SELECT * FROM u WHERE id BETWEEN ?1 AND ?2 ORDER BY id", "PRAGMA integrity_check(u)"}};

} // namespace

TEST(migrations_run_once_after_a_copy_or_not_at_all)
{
    const test::TemporaryFolder folder;
    auto s = settings(folder);
    const SchemaSpec one{
        .applicationId = 77, .migrations = std::span(kTwo).first(1), .tables = std::span(kTables).first(2)};
    s.schema = one;
    test::value(Database::create(s, key(), change())).reset();
    const std::string old = test::readAll(folder / "a.db");
    s.schema = {.applicationId = 77, .migrations = kBroken, .tables = kTables};
    CHECK_FAILS(Database::open(s, key(), change()), ErrorCode::Internal);
    s.schema = one;
    CHECK_EQ(test::value(test::value(Database::open(s, key(), change()))->reader().integer("SELECT count(*) FROM t")),
             1);
    s.schema = {.applicationId = 77, .migrations = kTwo, .tables = kTables};
    {
        const auto database = test::value(Database::open(s, key(), change()));
        CHECK_EQ(test::value(database->reader().text("SELECT b FROM u")), "old+");
        CHECK_EQ(test::value(auditEvents(database->reader())).back().entry.action, "file.migrate");
        test::value(database->verifyRoot());
    }
    CHECK(test::readAll(folder / "a.db.v1.bak") == old);
    test::value(Database::open(s, key(), change()));
    s.schema = one;
    CHECK_FAILS(Database::open(s, key(), change()), ErrorCode::NewerVersion);
}

TEST(a_second_connection_reads_beside_the_writer)
{
    const test::TemporaryFolder folder;
    const auto database = create(folder);
    test::value(setMeta(*database, "a", "1"));
    Connection reader = test::value(database->openReader(key()));
    CHECK_EQ(test::value(reader.text("SELECT value FROM meta")), "1");
    CHECK_FAILS(reader.execute("DELETE FROM meta WHERE id = 1"), ErrorCode::ReadOnly);
    test::value(setMeta(*database, "a", "2"));
    CHECK_EQ(test::value(reader.text("SELECT value FROM meta")), "2");
    test::value(reader.close());
    CHECK(std::filesystem::exists(folder / "a.db-wal")); // it did not checkpoint
}
