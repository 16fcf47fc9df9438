// SPDX-License-Identifier: GPL-3.0-or-later
// Backups, restoring and older copies by the people who may.
#include "core/workspace/safekeeping.h"
#include "tests/workspace/use_case_calls.h"
#include <set>

using namespace boulton;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

TEST(aCouncilComesBackFromItsBackup)
{
    Place place;
    auto session = place.sample();
    test::value(addUser(session, {.login = "ann", .displayName = "Ann", .role = Role::AssetOwner}, passphrase(kStrong)));
    fs::create_directory(place.folder / "backups");
    const auto report = test::value(backUp(session, place.folder / "backups", {}, {}));
    CHECK_EQ(events(session, UseCase::BackUp).size(), 1U);
    const auto figures = test::value(loadPlan(session)).history.records().size();
    test::value(session.close());

    auto ann = options();
    ann.login = "ann";
    refused(restoreVault(report.made.folder, place.folder / "back", passphrase(kStrong), ann, place.clock, {}),
            ErrorCode::Refused, "restore a backup");
    CHECK(!fs::exists(place.folder / "back"));
    test::value(restoreVault(report.made.folder, place.folder / "back", passphrase(), options(), place.clock, {}));
    auto back = test::value(Session::open(place.folder / "back", passphrase(), options(), place.clock));
    CHECK_EQ(test::value(loadPlan(back)).history.records().size(), figures);
    CHECK_EQ(events(back, UseCase::RestoreBackup).size(), 1U);
    CHECK(events(back, UseCase::RestoreBackup)[0].entry.detail.contains(report.made.folder.filename().string()));
    CHECK(!back.readOnly());
    CHECK(readOnlyBanner(back.readOnlyReason()).empty());
}

TEST(anOlderCopyIsAcknowledgedByAnAdministratorWithAReason)
{
    Place place;
    auto o = options();
    o.localDataFolder = place.folder / "local";
    test::value(place.sample().close());
    const auto open = [&](const store::VaultOptions& how) {
        place.clock.advanceSeconds(60);
        return Session::open(place.vault(), passphrase(), how, place.clock);
    };
    test::value(test::value(open(o)).close());
    fs::copy(place.vault(), place.folder / "yesterday", fs::copy_options::recursive);
    {
        auto session = test::value(open(o));
        test::value(addUser(session, {.login = "ann", .displayName = "Ann"}, passphrase(kStrong)));
    }
    refused(acknowledgeOlder(place.vault(), passphrase(), o, "no reason", place.clock), ErrorCode::NotFound, "nothing to");
    fs::remove_all(place.vault());
    fs::copy(place.folder / "yesterday", place.vault(), fs::copy_options::recursive);
    CHECK_FAILS(open(o), ErrorCode::RollbackDetected);
    for (const char* reason : {"", "  ", "two\nlines"})
        refused(acknowledgeOlder(place.vault(), passphrase(), o, reason, place.clock), ErrorCode::InvalidInput, "say why");
    {
        auto reading = o;
        reading.readOnly = true;
        auto session = test::value(open(reading));
        refused(describePlan(session, "x", {}, {}), ErrorCode::ReadOnly, "an administrator acknowledge");
        CHECK(toString(readOnlyBanner(session.readOnlyReason())).contains("older than"));
    }
    CHECK(test::value(acknowledgeOlder(place.vault(), passphrase(), o, "Restored after a disk failed", place.clock)) >= 1);
    auto session = test::value(open(o));
    CHECK(!session.readOnly());
    CHECK(events(session, UseCase::AcknowledgeOlder)[0].entry.detail.ends_with("reason=Restored after a disk failed"));
}

TEST(aVaultWithPersonalDataIsClosedForReadingAndSaysWhy)
{
    Place place;
    {
        auto session = place.empty();
        const auto datasets = session.performance().datasets();
        auto tx = test::value(session.performance().begin());
        const table::Schema schema(std::vector<table::Field>{
            {.name = "who", .type = table::Type::String, .sensitivity = table::Sensitivity::Personal}});
        test::value(datasets.create(tx, {.name = "people", .schema = schema}));
        test::value(tx.commit());
    }
    refused(Session::open(place.vault(), passphrase(), options(true), place.clock), ErrorCode::Refused, "personal data");
    auto session = test::value(Session::openVault(place.vault(), passphrase(), options(true), place.clock));
    CHECK(test::value(checkVault(session, {}, {})).ok());
    test::value(session.close());
    test::value(place.open().close());
}

TEST(everyReasonForReadingOnlyHasABanner)
{
    using store::ReadOnlyReason;
    std::set<std::string> banners;
    for (const auto reason : {ReadOnlyReason::Asked, ReadOnlyReason::Medium, ReadOnlyReason::NetworkFolder,
                              ReadOnlyReason::SyncedFolder, ReadOnlyReason::OtherProgram, ReadOnlyReason::OlderCopy,
                              ReadOnlyReason::Backup}) {
        const Text banner = readOnlyBanner({reason, "OneDrive"});
        CHECK(banner.context != nullptr);
        CHECK(banners.insert(toString(banner)).second);
        CHECK_EQ(store::advice({reason, "OneDrive"}).empty(), reason == ReadOnlyReason::Asked);
    }
    CHECK(readOnlyBanner({}).empty());
}
