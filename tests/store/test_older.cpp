// SPDX-License-Identifier: GPL-3.0-or-later
// A vault that is older than what was seen of it, or of another history (A11): read only until an administrator says why it is
// the right one, and then for good.
#include "tests/store/people.h"

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

namespace {

void work(Vault& vault, const CompartmentId& id, std::int64_t first)
{
    Compartment* c = test::value(vault.compartment(id));
    auto tx = test::value(c->begin());
    test::value(c->datasets().add(tx, test::value(c->datasets().find("ZQX7-CANARY-set")).id, small(first),
                                  RevisionMode::Replace, "", {}));
    test::value(tx.commit());
}

VaultOptions saying(VaultOptions options, std::string reason)
{
    options.acknowledge = std::move(reason);
    return options;
}
VaultOptions reading(VaultOptions options)
{
    options.readOnly = true;
    return options;
}

std::vector<std::string> acknowledgements(const Database& database)
{
    std::vector<std::string> all;
    for (const auto& event : test::value(auditEvents(database.reader())))
        if (event.entry.action.ends_with(".acknowledge"))
            all.push_back(event.entry.detail);
    return all;
}

//! Yesterday's folder and today's, with a user who came in between and is known to the older one too.
struct Older : Place {
    CompartmentId id;
    std::map<std::string, std::string> yesterday;
    Older()
    {
        {
            const VaultPtr made = create();
            id = fill(*made);
            join(*made, "ann");
            test::value(made->grant(id, idOf(*made, "ann")));
        }
        yesterday = tree(vault());
        const VaultPtr today = open();
        work(*today, id, 41);
        test::value(today->addCompartment("later"));
        work(*today, id, 42);
    }
};

} // namespace

TEST(an_older_folder_is_for_looking_until_it_is_acknowledged_once)
{
    Older place;
    putBack(place.vault(), place.yesterday);
    CHECK_FAILS(place.tryOpen(), ErrorCode::RollbackDetected);
    CHECK(tree(place.vault()).at("vault.db") == place.yesterday.at("vault.db")); // nothing was written
    {
        const VaultPtr looked = test::value(place.tryOpen("correct horse", reading(place.options())));
        CHECK(looked->readOnlyReason().reason == ReadOnlyReason::OlderCopy);
        CHECK(!looked->warnings().empty());
        CHECK_EQ(firstValue(*looked, place.id), 0);
        CHECK_FAILS(looked->addCompartment("x"), ErrorCode::ReadOnly);
    }
    CHECK_FAILS(place.tryOpen(passphraseOf("ann"), saying(optionsOf(place, "ann"), "I want to")), ErrorCode::Refused);
    {
        const VaultPtr vault = test::value(place.tryOpen("correct horse", saying(place.options(), "the disk failed")));
        CHECK_EQ(vault->acknowledged().size(), 3U); // vault.db, the header, the compartment
        const auto own = acknowledgements(vault->vaultDatabase());
        CHECK_EQ(own.size(), 2U);
        CHECK(own[0].starts_with("kind=restore at="));
        CHECK(own[0].ends_with("reason=the disk failed"));
        CHECK_EQ(acknowledgements(test::value(vault->compartment(place.id))->database()).size(), 1U);
        work(*vault, place.id, 7);
    }
    for (int i = 0; i < 3; ++i) { // once is enough, for everybody on this device
        const VaultPtr vault = i == 1 ? as(place, "ann") : place.open();
        CHECK(vault->warnings().empty());
        CHECK_EQ(firstValue(*vault, place.id), i < 2 ? 7 : 8);
        if (i == 1)
            work(*vault, place.id, 8);
    }
    const VaultPtr vault = test::value(place.tryOpen("correct horse", saying(place.options(), "again")));
    CHECK(vault->acknowledged().empty());
    CHECK(test::value(vault->check({})).ok());
}

TEST(one_file_put_back_into_todays_folder_can_be_acknowledged_too)
{
    Older place;
    const std::string file = "compartments/" + place.id.value + ".1.db";
    test::writeAll(place.vault() / file, place.yesterday.at(file));
    {
        const VaultPtr vault = place.open(); // the rest is as it was
        CHECK_FAILS(vault->compartment(place.id), ErrorCode::RollbackDetected);
    }
    {
        const VaultPtr vault = test::value(place.tryOpen("correct horse", saying(place.options(), "only this one was saved")));
        CHECK_EQ(vault->acknowledged().size(), 1U);
    }
    CHECK_EQ(firstValue(*place.open(), place.id), 0);
}

TEST(two_computers_that_went_different_ways_are_noticed_and_pass_after_one_acknowledgement)
{
    Older place;
    const auto today = tree(place.vault());
    // The other computer goes on from yesterday, further than this one has come, and a sync client brings its files.
    putBack(place.vault(), place.yesterday);
    {
        VaultOptions other = place.options();
        other.localDataFolder = place.folder / "other computer";
        const VaultPtr vault = test::value(place.tryOpen("correct horse", other));
        for (std::int64_t i = 0; i < 8; ++i)
            work(*vault, place.id, 100 + i);
        for (int i = 0; i < 8; ++i)
            test::value(vault->audit({"vault.check", "", "ok"}));
        test::value(vault->addCompartment("of the other"));
    }
    const auto found = place.tryOpen(); // ahead of all that was seen here, and still of another history
    CHECK_EQ(name(found.error().code), name(ErrorCode::RollbackDetected));
    CHECK(found.error().what.contains("another history"));
    {
        const VaultPtr vault = test::value(place.tryOpen("correct horse", saying(place.options(), "the PC in room 7 counts")));
        CHECK(acknowledgements(vault->vaultDatabase())[0].starts_with("kind=fork"));
        CHECK_EQ(firstValue(*vault, place.id), 107);
    }
    for (int i = 0; i < 2; ++i) {
        const VaultPtr vault = place.open();
        CHECK(vault->warnings().empty());
        work(*vault, place.id, 200 + i);
    }
    CHECK(today != tree(place.vault()));
}

TEST(files_of_different_days_are_not_acknowledged)
{
    // keyslots.json of yesterday with today's files, and the other way round: there is no vault that this would be.
    Older place;
    const auto today = tree(place.vault());
    for (const char* name : {"keyslots.json", "keyslots.bak.json"})
        test::writeAll(place.vault() / name, place.yesterday.at(name));
    CHECK(!place.tryOpen("correct horse", saying(place.options(), "x")));
    CHECK(!place.tryOpen("correct horse", reading(place.options())));
    putBack(place.vault(), today);
    test::writeAll(place.vault() / "vault.db", place.yesterday.at("vault.db"));
    CHECK(!place.tryOpen("correct horse", saying(place.options(), "x")));
    putBack(place.vault(), today);
    place.open();
}
