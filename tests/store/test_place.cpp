// SPDX-License-Identifier: GPL-3.0-or-later
// Where a vault lies: networks, synced folders, media that cannot be written, and a second program.
#include "core/store/check_file.h"
#include "core/store/versions.h"
#include "tests/store/people.h"
#include <set>
#include <thread>

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

namespace {

FolderProbe network(std::string type)
{
    return [type](const platform::Path&) {
        return platform::FolderFacts{.kind = platform::FsKind::Network, .type = type};
    };
}

//! A compartment whose data set has a field with that sensitivity.
CompartmentId sensitive(Vault& vault, table::Sensitivity sensitivity)
{
    const CompartmentId id = test::value(vault.addCompartment("care"));
    Compartment* c = test::value(vault.compartment(id));
    auto tx = test::value(c->begin());
    const table::Schema schema(
        std::vector<table::Field>{{.name = "who", .type = table::Type::String, .sensitivity = sensitivity}});
    test::value(c->datasets().create(tx, {.name = "people", .schema = schema}));
    test::value(tx.commit());
    return id;
}

} // namespace

TEST(a_network_folder_is_for_looking_only)
{
    for (const char* type : {"NFS", "SMB", "FUSE"}) {
        Place place;
        VaultOptions there = place.options();
        there.folderFacts = network(type);
        const auto made = Vault::create(place.vault(), "v", "u", secret("correct horse"), there, place.clock);
        CHECK_EQ(name(made.error().code), name(ErrorCode::Refused));
        CHECK(made.error().what.contains(type));
        CHECK(!std::filesystem::exists(place.vault()));
        const CompartmentId id = fill(*place.create());
        const auto before = tree(place.vault());
        {
            const VaultPtr vault = test::value(place.tryOpen("correct horse", there));
            CHECK(vault->readOnly());
            CHECK(vault->readOnlyReason().reason == ReadOnlyReason::NetworkFolder);
            CHECK_EQ(vault->readOnlyReason().what, type);
            CHECK_EQ(firstValue(*vault, id), 0);
            CHECK_FAILS(vault->addCompartment("x"), ErrorCode::ReadOnly);
            bool said = false;
            for (const CheckLine& line : test::value(vault->check({})).lines)
                said = said || (line.section == "place" && line.level == CheckLevel::Warning);
            CHECK(said);
        }
        CHECK(tree(place.vault()) == before);
        CHECK(!place.open()->readOnly());
    }
    CHECK(platform::folderFacts(test::TemporaryFolder().path()).kind == platform::FsKind::Local);
}

TEST(synced_folders_are_known_by_their_marks)
{
    const auto with = [](const char* parent, const char* mark, bool folder) {
        test::TemporaryFolder root;
        const auto top = root / parent;
        std::filesystem::create_directories(top / "deep" / "V.boulton");
        if (mark && folder)
            std::filesystem::create_directories(top / mark);
        else if (mark) {
            std::filesystem::create_directories((top / mark).parent_path());
            test::writeAll(top / mark, "x");
        }
        return syncedBy(top / "deep" / "V.boulton");
    };
    CHECK_EQ(with("work", nullptr, false), "");
    CHECK_EQ(with("OneDrive - Birmingham City Council", nullptr, false), "OneDrive");
    CHECK_EQ(with("OneDrive-Personal", nullptr, false), "OneDrive");
    CHECK_EQ(with("OneDriveless", nullptr, false), "");
    CHECK_EQ(with("x", ".dropbox", false), "Dropbox");
    CHECK_EQ(with("home", ".dropbox", true), ""); // settings of the program, not a synced folder
    CHECK_EQ(with("x", ".dropbox.cache", true), "Dropbox");
    CHECK_EQ(with("x", ".sync_0a1b2c3d4e5f.db", false), "Nextcloud");
    CHECK_EQ(with("x", ".stfolder", true), "Syncthing");
    CHECK_EQ(with("x", ".sync/ID", false), "Resilio Sync");
    CHECK_EQ(with("x", ".tmp.driveupload", true), "Google Drive");
    CHECK_EQ(with("com~apple~CloudDocs", nullptr, false), "iCloud Drive");

    Place place;
    place.create();
    test::writeAll(place.folder / ".dropbox", "x");
    const VaultPtr vault = place.open();
    CHECK(vault->readOnlyReason().reason == ReadOnlyReason::SyncedFolder);
    CHECK(advice(vault->readOnlyReason()).starts_with("Dropbox"));
    CHECK_FAILS(Vault::create(place.folder / "other", "v", "u", secret("correct horse"), place.options(), place.clock),
                ErrorCode::Refused);
}

TEST(conflict_copies_are_listed_and_never_opened)
{
    Place place;
    CompartmentId id;
    std::map<std::string, std::string> yesterday;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
    }
    yesterday = tree(place.vault());
    const std::vector<std::string> planted{"compartments/" + id.value + ".1 (1).db", "keyslots (PC-7's conflicted copy).json",
                                           "notes.txt", "vault (1).db", "vault.sync-conflict-20200331.db"};
    for (const std::string& name : planted)
        test::writeAll(place.vault() / name, yesterday.at("vault.db"));
    std::filesystem::create_directory(place.vault() / "compartments (1)");
    const VaultPtr vault = place.open();
    CHECK_EQ(firstValue(*vault, id), 0);
    CHECK(std::ranges::any_of(vault->warnings(), [](const std::string& w) { return w.contains("5 more"); }));
    const CheckReport report = test::value(vault->check({}));
    CHECK(report.ok());
    for (const std::string& name : planted) {
        CHECK(std::ranges::any_of(report.lines, [&](const CheckLine& l) { return l.section == "files" && l.what == name; }));
        CHECK(test::readAll(place.vault() / name) == yesterday.at("vault.db"));
    }
}

TEST(personal_data_stays_closed_where_looking_cannot_be_recorded)
{
    for (const auto sensitivity : {table::Sensitivity::Personal, table::Sensitivity::SpecialCategory,
                                   table::Sensitivity::Internal}) {
        Place place;
        CompartmentId care;
        CompartmentId open;
        {
            const VaultPtr vault = place.create();
            open = fill(*vault);
            care = sensitive(*vault, sensitivity);
            test::value(vault->compartment(care));
        }
        VaultOptions reading = place.options();
        reading.readOnly = true;
        const VaultPtr vault = test::value(place.tryOpen("correct horse", reading));
        CHECK_EQ(firstValue(*vault, open), 0);
        const auto opened = vault->compartment(care);
        CHECK_EQ(opened.has_value(), sensitivity == table::Sensitivity::Internal);
        if (!opened) {
            CHECK_EQ(name(opened.error().code), name(ErrorCode::Refused));
            CHECK(std::ranges::contains(opened.error().args, "personal-data"));
        }
        CHECK_EQ(vault->openReader(care).has_value(), opened.has_value());
        CHECK(test::value(vault->check({})).ok());
        for (const auto& [file, bytes] : tree(place.vault()))
            CHECK(!file.ends_with("-wal") && !file.ends_with("-shm"));
    }
}

TEST(a_second_program_is_told_who_and_since_when_and_may_look_on)
{
    Place place;
    VaultPtr vault = place.create();
    const CompartmentId id = fill(*vault);
    const auto busy = place.tryOpen();
    CHECK_EQ(name(busy.error().code), name(ErrorCode::Busy));
    CHECK_EQ(busy.error().args.size(), 4U);
    CHECK_EQ(busy.error().args[1], platform::accountName());
    CHECK(busy.error().what.contains("since 2020-"));

    VaultOptions reading = place.options();
    reading.readOnly = true;
    const VaultPtr beside = test::value(place.tryOpen("correct horse", reading));
    CHECK(beside->readOnlyReason().reason == ReadOnlyReason::OtherProgram);
    CHECK_EQ(firstValue(*beside, id), 0);
    CHECK_FAILS(beside->addCompartment("x"), ErrorCode::ReadOnly);
    CHECK_FAILS(test::value(beside->compartment(id))->begin(), ErrorCode::ReadOnly);
    for (std::int64_t i = 1; i < 4; ++i) { // it sees what is saved, and is in nobody's way
        Compartment* c = test::value(vault->compartment(id));
        auto tx = test::value(c->begin());
        test::value(c->datasets().add(tx, test::value(c->datasets().find("ZQX7-CANARY-set")).id, small(i),
                                      RevisionMode::Replace, "", {}));
        test::value(tx.commit());
        if (i == 2)
            test::value(vault->checkpoint());
        CHECK_EQ(firstValue(*beside, id), i);
    }
    test::value(vault->close());
    CHECK_EQ(firstValue(*beside, id), 3);
    const VaultPtr again = place.open(); // the lock is free although somebody looks on
    CHECK_EQ(firstValue(*again, id), 3);
    CHECK(again->warnings().empty());
}

TEST(a_second_program_opens_while_the_first_one_writes)
{
    Place place;
    const VaultPtr vault = place.create();
    const CompartmentId id = fill(*vault);
    VaultOptions reading = place.options();
    reading.readOnly = true;
    std::jthread writer([&](const std::stop_token& stop) {
        for (std::int64_t i = 0; !stop.stop_requested() && i < 500; ++i)
            (void)vault->audit({"attack", "", ""});
    });
    for (int i = 0; i < 3; ++i) {
        const VaultPtr beside =
            test::value(Vault::open(place.vault(), secret("correct horse"), reading, place.clock));
        CHECK_EQ(firstValue(*beside, id), 0);
    }
}

TEST(a_stale_note_of_a_holder_blocks_nobody)
{
    Place place;
    place.create().reset();
    CHECK(!std::filesystem::exists(place.vault() / ".holder")); // taken away at close
    test::writeAll(place.vault() / ".holder", "somebody\nPC-7\n2020-01-01T00:00:00.000000Z\n");
    const VaultPtr vault = place.open();
    CHECK(!test::readAll(place.vault() / ".holder").contains("somebody"));
    test::writeAll(place.vault() / ".holder", std::string(5000, 'x')); // nonsense is not repeated
    const auto busy = place.tryOpen();
    CHECK_EQ(busy.error().args.size(), 1U);
}

TEST(the_check_is_one_screen_with_a_floor_for_each_library)
{
    Place place;
    const VaultPtr vault = place.create();
    fill(*vault);
    const CheckReport report = test::value(vault->check({}));
    CHECK(report.ok());
    std::set<std::string> sections;
    for (const CheckLine& line : report.lines)
        sections.insert(line.section);
    for (const char* section : {"slots", "pages", "schema", "root", "audit", "chunks", "analyses", "place", "backups",
                                "memory", "libraries"})
        test::check(sections.contains(section), section);
    CHECK(report.lines.size() < 40);
    CHECK(judgeVersion("SQLite 3.46.1").enough);
    CHECK(judgeVersion("OpenSSL 3.10.0 1 Jan 2027").enough); // by number, not by letter
    CHECK(!judgeVersion("SQLite 3.46.0").enough);
    CHECK(!judgeVersion("SQLCipher ?").enough);
    CHECK(!judgeVersion("Qt 5.15.2").enough);
    CHECK_EQ(judgeVersion("Qt 5.15.2").floor, "6.8.2");
    CHECK(judgeVersion("Another 0.1").enough);
    for (const std::string& one : report.versions)
        test::check(judgeVersion(one).enough && !judgeVersion(one).floor.empty(), one);
}

TEST(the_check_finds_a_table_that_is_not_of_this_version)
{
    test::TemporaryFolder folder;
    DatabaseSettings settings{.file = folder / "a.db",
                              .identity = {.vaultId = "v", .id = "d"},
                              .schema = vaultSchema(),
                              .signer = signer()};
    const auto database = test::value(Database::create(settings, key(), change()));
    test::value(verifySchema(database->reader(), vaultSchema()));
    const auto found = verifySchema(database->reader(), compartmentSchema());
    CHECK_EQ(name(found.error().code), name(ErrorCode::Damaged));
    CHECK(found.error().what.contains("not of this version: "));
}
