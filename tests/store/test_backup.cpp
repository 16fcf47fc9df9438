// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: what counts as one, which are kept, what becomes of a damaged source, and the way back.
#include "core/store/backup.h"
#include "tests/store/people.h"
#include <fstream>
#include <set>

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

namespace {

struct Backed : Place {
    std::filesystem::path backups() const { return folder / "backups"; }
    Backed() { std::filesystem::create_directories(backups()); }
    Result<BackupReport> tryBackUp(Vault& vault, const BackupPolicy& policy = {}, const JobContext& job = {})
    {
        BOULTON_TRY_ASSIGN(Backup backup, vault.beginBackup(backups(), policy));
        BOULTON_TRY_ASSIGN(BackupReport report, backup.run(job));
        BOULTON_TRY(vault.noteBackup(report));
        return report;
    }
    BackupReport backUp(Vault& vault, const BackupPolicy& policy = {}) { return test::value(tryBackUp(vault, policy)); }
    std::set<std::string> names() const
    {
        std::set<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(backups()))
            all.insert(entry.path().filename().string());
        return all;
    }
    Result<BackupInfo> restore(const std::filesystem::path& backup, const char* to, std::string_view who = "")
    {
        return restoreBackup(backup, folder / to, secret(passphraseOf(who)), optionsOf(*this, who), clock, {});
    }
    Result<VaultPtr> openRestored(const char* to, std::string_view who = "")
    {
        return Vault::open(folder / to, secret(passphraseOf(who)), optionsOf(*this, who), clock);
    }
};

void replace(Vault& vault, const CompartmentId& id, std::int64_t first)
{
    Compartment* c = test::value(vault.compartment(id));
    auto tx = test::value(c->begin());
    test::value(c->datasets().add(tx, test::value(c->datasets().find("ZQX7-CANARY-set")).id, small(first),
                                  RevisionMode::Replace, "", {}));
    test::value(tx.commit());
}

void flip(const std::filesystem::path& file, std::size_t at)
{
    std::string bytes = test::readAll(file);
    bytes.at(at) = static_cast<char>(bytes.at(at) ^ 1);
    test::writeAll(file, bytes);
}

} // namespace

TEST(a_backup_is_encrypted_whole_and_comes_back)
{
    Backed place;
    CompartmentId id;
    BackupReport report;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
        Backup backup = test::value(vault->beginBackup(place.backups(), {}));
        replace(*vault, id, 41); // work goes on: the backup is of the moment before
        report = test::value(backup.run({}));
        test::value(vault->noteBackup(report));
        CHECK_EQ(firstValue(*vault, id), 41);
        CHECK_FAILS(backup.run({}), ErrorCode::Internal);
        CHECK_EQ(test::value(vault->lastBackupFolder()).string(), place.backups().string());
        const auto events = test::value(auditEvents(vault->vaultDatabase().reader()));
        CHECK_EQ(events.back().entry.action, "vault.backup");
        CHECK(events.back().entry.detail.contains("removed=0"));
    }
    CHECK_EQ(place.names().size(), 1U);
    CHECK(report.made.folder.filename().string().starts_with("Birmingham-2020-"));
    for (const BackupFile& f : report.made.files)
        test::check(f.opened, f.name);
    clean(place.backups());
    const auto before = tree(place.backups());
    { // it can be looked at, and nothing is left in it
        const VaultPtr looked = test::value(Vault::open(report.made.folder, secret("correct horse"), place.options(), place.clock));
        CHECK(looked->readOnlyReason().reason == ReadOnlyReason::Backup);
        CHECK_EQ(firstValue(*looked, id), 0);
        CHECK_FAILS(looked->addCompartment("x"), ErrorCode::ReadOnly);
    }
    test::value(place.restore(report.made.folder, "restored"));
    CHECK(tree(place.backups()) == before);
    const VaultPtr restored = test::value(place.openRestored("restored"));
    CHECK_EQ(firstValue(*restored, id), 0);
    CHECK(restored->warnings().empty());
    CHECK(!restored->readOnly());
    CHECK(test::value(restored->check({})).ok());
    clean(place.folder.path());
}

TEST(a_backup_is_restored_into_a_new_folder_and_only_when_it_holds)
{
    Backed place;
    std::filesystem::path backup;
    {
        const VaultPtr vault = place.create();
        fill(*vault);
        backup = place.backUp(*vault).made.folder;
    }
    CHECK_FAILS(place.restore(place.vault(), "a"), ErrorCode::NotAVault); // a vault is no backup
    CHECK_FAILS(restoreBackup(backup, place.vault(), secret("correct horse"), place.options(), place.clock, {}),
                ErrorCode::AlreadyExists);
    CHECK_FAILS(restoreBackup(backup, backup / "in", secret("correct horse"), place.options(), place.clock, {}),
                ErrorCode::InvalidInput);
    CHECK_FAILS(restoreBackup(backup, place.folder / "a", secret("wrong"), place.options(), place.clock, {}),
                ErrorCode::WrongPassphrase);
    CHECK(!std::filesystem::exists(place.folder / "a"));
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(restoreBackup(backup, place.folder / "a", secret("correct horse"), place.options(), place.clock,
                              JobContext(stop.get_token())),
                ErrorCode::Cancelled);
    const auto refusing = [](Vault&) { return fail(ErrorCode::Refused, "no"); };
    CHECK_FAILS(restoreBackup(backup, place.folder / "a", secret("correct horse"), place.options(), place.clock, {},
                              refusing),
                ErrorCode::Refused);

    const auto good = tree(backup);
    for (const auto& [name, bytes] : good) { // every file counts, at its beginning, middle and end
        for (const std::size_t at : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
            flip(backup / name, at);
            const auto restored = place.restore(backup, "a");
            test::check(!restored && restored.error().code == ErrorCode::Damaged, "a flipped bit in " + name);
            flip(backup / name, at);
        }
        std::filesystem::rename(backup / name, place.folder / "aside");
        test::check(!place.restore(backup, "a"), "without " + name);
        std::filesystem::rename(place.folder / "aside", backup / name);
    }
    CHECK(!std::filesystem::exists(place.folder / "a"));
    for (const auto& entry : std::filesystem::directory_iterator(place.folder.path()))
        CHECK(!entry.path().string().contains(".part-"));
    std::filesystem::create_directory(place.folder / "a"); // empty is new enough
    test::value(place.restore(backup, "a"));
    test::value(place.openRestored("a"));
}

TEST(a_list_that_somebody_else_wrote_makes_no_backup)
{
    Backed place;
    const VaultPtr vault = place.create();
    const BackupReport report = place.backUp(*vault);
    const auto other = test::value(crypto::SigningKey::fromSeed(key('x')));
    test::writeAll(report.made.folder / kBackupList, encodeBackupList(report.made, other));
    const BackupInfo read = test::value(readBackup(report.made.folder));
    CHECK(!vault->proves(read));
    CHECK_FAILS(place.restore(report.made.folder, "a"), ErrorCode::Damaged);
    for (const std::string_view name : {"../x", "/etc/x", "a/../b", "", "a b"}) {
        BackupInfo bad = report.made;
        bad.files.front().name = name;
        CHECK_FAILS(decodeBackupList(encodeBackupList(bad, other)), ErrorCode::Damaged);
    }
    const std::string text = encodeBackupList(report.made, other);
    for (std::size_t cut = 0; cut < text.size(); cut += 37)
        CHECK(!decodeBackupList(std::string_view(text).substr(0, cut)));
    CHECK_FAILS(decodeBackupList("boulton-backup 2\n"), ErrorCode::NewerVersion);
}

TEST(a_damaged_source_takes_no_good_backup_away)
{
    Backed place;
    CompartmentId id;
    std::filesystem::path first;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
        first = place.backUp(*vault, {.daily = 1, .weekly = 0, .monthly = 0}).made.folder;
    }
    const auto before = tree(place.backups());
    const VaultPtr vault = place.open();
    test::value(vault->compartment(id));
    test::value(vault->checkpoint());
    // In the last page: payload of a chunk, which opening does not read.
    const auto file = place.vault() / ("compartments/" + id.value + ".1.db");
    {
        std::fstream damaged(file, std::ios::binary | std::ios::in | std::ios::out);
        damaged.seekp(-100, std::ios::end);
        damaged.put('x');
    }
    place.clock.advanceSeconds(3 * 86'400);
    for (int i = 0; i < 3; ++i) {
        const auto failed = place.tryBackUp(*vault, {.daily = 1, .weekly = 0, .monthly = 0});
        CHECK_EQ(name(failed.error().code), name(ErrorCode::Damaged));
        CHECK(failed.error().what.contains("the older ones are kept"));
    }
    CHECK(tree(place.backups()) == before);
    test::value(place.restore(first, "restored"));
}

TEST(a_backup_that_stops_leaves_the_older_ones_and_no_half)
{
    Backed place;
    const VaultPtr vault = place.create();
    fill(*vault);
    place.backUp(*vault);
    const auto before = tree(place.backups());
    std::size_t looks = 0;
    bool finished = false;
    for (std::size_t stopAt = 1; !finished; ++stopAt) { // stopped at each look at whether to go on
        place.clock.advanceSeconds(60);
        std::stop_source stop;
        looks = 0;
        const JobContext job(stop.get_token(), [&](double) {
            if (++looks == stopAt)
                stop.request_stop();
        });
        const auto made = place.tryBackUp(*vault, {}, job);
        finished = made.has_value();
        if (!finished) {
            CHECK_EQ(name(made.error().code), name(ErrorCode::Cancelled));
            CHECK(tree(place.backups()) == before);
        }
    }
    CHECK(looks >= 4);
    // What a program that died left behind is not taken for one, and goes with the next.
    const auto half = place.backups() / ("Birmingham-x.backup.part-" + vault->id().substr(0, 8) + "-12345678");
    const auto another = place.backups() / "Birmingham-x.backup.part-00000000-12345678"; // of another vault
    std::filesystem::copy(place.vault(), half, std::filesystem::copy_options::recursive);
    std::filesystem::copy(place.vault(), another, std::filesystem::copy_options::recursive);
    CHECK_EQ(listBackups(place.backups(), vault->id(), {}).size(), 0U); // and none without a known signer
    place.clock.advanceSeconds(60);
    place.backUp(*vault);
    CHECK(!std::filesystem::exists(half));
    CHECK(std::filesystem::exists(another));
}

TEST(backups_go_where_they_are_of_use)
{
    Backed place;
    const VaultPtr vault = place.create();
    CHECK_FAILS(vault->beginBackup(place.folder / "absent", {}), ErrorCode::NotFound);
    CHECK_FAILS(vault->beginBackup(place.vault(), {}), ErrorCode::InvalidInput);
    CHECK_FAILS(vault->beginBackup(place.vault() / "roots", {}), ErrorCode::InvalidInput);
    CHECK_FAILS(vault->beginBackup(place.backups(), {.daily = 0}), ErrorCode::InvalidInput);
    CHECK(test::value(vault->lastBackupFolder()).empty());
}

TEST(days_weeks_and_months_are_kept)
{
    // One backup a day for two years, the newest first.
    std::vector<std::string> instants;
    for (std::int64_t day = 730; day > 0; --day)
        instants.push_back(Instant{(18'000 + day) * std::int64_t{86'400'000'000}}.iso());
    const auto kept = [&](const BackupPolicy& policy) {
        const auto gone = expired(instants, policy);
        std::vector<std::string> out;
        for (std::size_t i = 0; i < instants.size(); ++i)
            if (!std::ranges::contains(gone, i))
                out.push_back(instants[i].substr(0, 10));
        return out;
    };
    // 2021-04-13 is a Tuesday: seven days, then the Sundays, then the last of each month.
    const std::vector<std::string> wanted{"2021-04-13", "2021-04-12", "2021-04-11", "2021-04-10", "2021-04-09", "2021-04-08",
                                          "2021-04-07", "2021-04-04", "2021-03-28", "2021-03-31", "2021-02-28", "2021-01-31",
                                          "2020-12-31", "2020-11-30", "2020-10-31", "2020-09-30", "2020-08-31", "2020-07-31",
                                          "2020-06-30", "2020-05-31"};
    auto got = kept({});
    auto expectedDays = wanted;
    std::ranges::sort(got);
    std::ranges::sort(expectedDays);
    std::string list;
    for (const auto& day : got)
        list += day + " ";
    test::check(got == expectedDays, list);
    CHECK_EQ(kept({.daily = 1, .weekly = 0, .monthly = 0}).size(), 1U);
    CHECK(expired({}, {}).empty());
    // A clock that was years ahead for a day, and then right again: it takes the place of one day, one week and one month.
    std::vector<std::string> odd = instants;
    odd.insert(odd.begin(), "2099-01-01T00:00:00.000000Z");
    CHECK_EQ(odd.size() - expired(odd, {}).size(), wanted.size() - 2U);
}

TEST(it_is_known_of_which_day_week_and_month_a_backup_is_the_last)
{
    // two on Tuesday, one on Monday, one on the Friday before, one in the month before; something that is no instant
    const std::vector<Keep> why = kept({"2020-04-21T17:00:00.000000Z", "2020-04-21T09:00:00.000000Z", "2020-04-20T17:00:00.000000Z", "2020-04-17T17:00:00.000000Z",
                                        "2020-03-31T17:00:00.000000Z", "yesterday"},
                                       {});
    const auto is = [&](std::size_t i, bool newest, bool day, bool week, bool month) {
        return why.at(i).newest == newest && why.at(i).day == day && why.at(i).week == week && why.at(i).month == month;
    };
    CHECK_EQ(why.size(), 6U);
    CHECK(is(0, true, true, true, true));
    CHECK(!why.at(1).any());
    CHECK(is(2, false, true, false, false));
    CHECK(is(3, false, true, true, false));
    CHECK(is(4, false, true, true, true));
    CHECK(is(5, true, true, true, true)); // nobody takes it away
}

TEST(backups_of_any_vault_are_found_and_those_of_this_one_told_apart)
{
    Backed place;
    Backed other;
    BackupReport mine;
    {
        const VaultPtr vault = place.create();
        mine = place.backUp(*vault);
        const VaultPtr second = other.create();
        const BackupReport foreign = other.backUp(*second);
        std::filesystem::rename(foreign.made.folder, place.backups() / "of-another.backup");
        const auto found = findBackups(place.backups());
        CHECK_EQ(found.size(), 2U);
        for (const BackupInfo& one : found)
            CHECK_EQ(vault->proves(one), one.folder == mine.made.folder);
    }
    std::filesystem::create_directories(place.backups() / "empty.backup");
    std::filesystem::remove(mine.made.folder / "keyslots.json"); // no longer whole
    CHECK_EQ(findBackups(place.backups()).size(), 1U);
    CHECK(findBackups(place.folder / "nowhere").empty());
}

TEST(older_backups_go_by_the_policy_and_never_what_was_opened_last)
{
    Backed place;
    VaultPtr vault = place.create();
    const UserId ann = join(*vault, "ann", {.name = "administrator"});
    const CompartmentId id = fill(*vault);
    const BackupPolicy one{.daily = 1, .weekly = 0, .monthly = 0};
    const auto withKey = place.backUp(*vault, one).made.folder; // by who holds the compartment
    vault.reset();
    place.clock.advanceSeconds(86'400);
    vault = as(place, "ann"); // to whom it is closed
    const BackupReport closed = place.backUp(*vault, one);
    CHECK(std::filesystem::exists(withKey)); // the last in which that file was opened
    CHECK(std::ranges::any_of(closed.made.files, [&](const BackupFile& f) { return !f.opened && f.name.contains(id.value); }));
    bool said = false;
    for (const CheckLine& line : test::value(vault->check({})).lines)
        said = said || (line.section == "backups" && line.detail.contains("without being opened"));
    CHECK(said);
    // Whoever holds it opens the copy all the same.
    vault.reset();
    test::value(place.restore(closed.made.folder, "restored", "ann"));
    CHECK_EQ(firstValue(*test::value(place.openRestored("restored")), id), 0);
    CHECK_FAILS(test::value(place.openRestored("restored", "ann"))->compartment(id), ErrorCode::Refused);
    place.clock.advanceSeconds(86'400);
    vault = place.open();
    const BackupReport last = place.backUp(*vault, one);
    CHECK_EQ(last.removed.size(), 2U);
    CHECK_EQ(place.names().size(), 1U);
}

TEST(the_check_names_who_can_still_open_a_backup)
{
    Backed place;
    const VaultPtr vault = place.create();
    const CompartmentId id = fill(*vault);
    const auto backups = [&] {
        std::string all;
        for (const CheckLine& line : test::value(vault->check({})).lines)
            if (line.section == "backups")
                all += line.what + ": " + line.detail + "\n";
        return all;
    };
    CHECK(backups().contains("none has been made"));
    const auto bare = place.backUp(*vault).made.folder; // before anybody came
    const UserId ann = join(*vault, "ann");
    const UserId ben = join(*vault, "ben");
    test::value(vault->grant(id, ben));
    place.clock.advanceSeconds(86'400);
    const auto both = place.backUp(*vault).made.folder;
    CHECK(!backups().contains("can still"));
    test::value(vault->removeUser(ann));
    test::value(vault->revoke(id, ben));
    place.clock.advanceSeconds(86'400);
    const auto after = place.backUp(*vault).made.folder;
    const std::string said = backups();
    CHECK(said.contains(both.filename().string() + ": can still be opened by Name of ann"));
    CHECK(said.contains(both.filename().string() + ": in it Name of ben can still open the compartment " + id.value));
    for (const auto& none : {bare, after})
        CHECK(!said.contains(none.filename().string() + ": can still") && !said.contains(none.filename().string() + ": in it"));
    // And that is so: the leaver's old passphrase opens that one, and neither the others nor the vault.
    const auto opens = [&](const std::filesystem::path& folder) {
        return Vault::open(folder, secret(passphraseOf("ann")), optionsOf(place, "ann"), place.clock).has_value();
    };
    CHECK(opens(both));
    CHECK(!opens(bare));
    CHECK(!opens(after));

    flip(after / test::value(readBackup(after)).files.front().name, 5000);
    const CheckReport damaged = test::value(vault->check({}));
    CHECK(!damaged.ok());
    place.clock.advanceSeconds(30 * 86'400);
    CHECK(backups().contains("days ago"));
    std::filesystem::remove_all(place.backups());
    CHECK(backups().contains("the folder is not there"));
}
