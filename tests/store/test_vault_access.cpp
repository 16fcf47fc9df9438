// SPDX-License-Identifier: GPL-3.0-or-later
// Compartments are closed by cryptography: granted, taken away with a new key, closed again after a crash.
#include "tests/store/people.h"
#ifndef _WIN32
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

namespace {

struct Council : Place {
    CompartmentId housing;
    CompartmentId care;
    UserId ann;
    UserId bo;
    //! Made once a program and copied.
    Council()
    {
        static const Council first(true);
        housing = first.housing;
        care = first.care;
        ann = first.ann;
        bo = first.bo;
        std::filesystem::copy(first.vault(), vault(), std::filesystem::copy_options::recursive);
    }
    explicit Council(bool)
    {
        const VaultPtr made = create();
        housing = fill(*made, "Housing");
        care = fill(*made, "Social care");
        ann = join(*made, "ann");
        bo = join(*made, "bo");
        test::value(made->grant(housing, ann));
        test::value(made->grant(housing, bo));
        test::value(made->grant(care, bo));
    }
    std::filesystem::path file(const CompartmentId& id, int generation) const
    {
        return vault() / ("compartments/" + id.value + "." + std::to_string(generation) + ".db");
    }
};

//! The raw library, with nothing of the store's around it: the first table name, or nothing.
std::string rawRead(const std::filesystem::path& file, const crypto::Secret& key)
{
    const auto connection =
        Connection::open({.file = file,
                          .key = key,
                          .mode = OpenMode::Reader,
                          .applicationId = compartmentSchema().applicationId,
                          .newestVersion = 99});
    if (!connection)
        return {};
    return connection->text("SELECT name FROM dataset").value_or("");
}

//! Of two states exactly one: Ann holds the compartment or she does not, the file of the other generation is gone,
//! everything verifies, and the work can be done (again).
void wholeAfterCrash(Council& place, bool& revoked)
{
    {
        const VaultPtr vault = as(place, "");
        revoked = vault->holders(place.housing).size() == 2;
        CHECK(std::filesystem::exists(place.file(place.housing, revoked ? 2 : 1)));
        CHECK(!std::filesystem::exists(place.file(place.housing, revoked ? 1 : 2)));
        CHECK_EQ(firstValue(*vault, place.housing), 0);
        for (const CheckLine& line : test::value(vault->check({})).lines)
            test::check(line.ok(), line.what + ": " + line.detail);
        CHECK(keyslots(place) == keyslots(place, true));
    }
    CHECK_EQ(keysOf(headerOf(place), "ann").size(), revoked ? 1U : 2U);
    const VaultPtr vault = as(place, "");
    CHECK(vault->warnings().empty());
    if (!revoked)
        test::value(vault->revoke(place.housing, place.ann));
    CHECK_EQ(vault->holders(place.housing).size(), 2U);
}

} // namespace

TEST(a_grant_opens_for_a_colleague_who_is_not_there)
{
    Council place;
    const VaultPtr vault = as(place, "ann");
    const auto all = test::value(vault->compartments());
    CHECK_EQ(all.size(), 2U);
    CHECK(all[0].open);
    CHECK_EQ(all[1].label, "Social care"); // closed: the label and no more
    CHECK(!all[1].open);
    CHECK_EQ(firstValue(*vault, place.housing), 0);
    CHECK_FAILS(vault->compartment(place.care), ErrorCode::Refused);
    CHECK_FAILS(vault->openReader(place.care), ErrorCode::Refused);
    CHECK(test::value(vault->check({})).ok());
    test::value(vault->close());
    const VaultPtr admin = as(place, "");
    CHECK_FAILS(admin->grant(place.housing, place.ann), ErrorCode::AlreadyExists);
    CHECK_FAILS(admin->grant(place.housing, UserId("none")), ErrorCode::NotFound);
    CHECK_FAILS(admin->grant(CompartmentId("none"), place.ann), ErrorCode::NotFound);
    CHECK_FAILS(admin->addCompartment("Housing"), ErrorCode::AlreadyExists);
}

TEST(without_the_grant_not_one_byte_can_be_read)
{
    Council place;
    const Keyslots header = headerOf(place);
    const auto keys = keysOf(header, "ann");
    CHECK_EQ(keys.size(), 2U); // vault.db and Housing: all that her passphrase leads to
    CHECK_EQ(keysOf(header, "bo").size(), 3U);
    int opened = 0;
    for (const CompartmentId& id : {place.housing, place.care})
        for (const auto& [database, key] : keys) {
            const std::string found = rawRead(place.file(id, 1), key);
            CHECK_EQ(found, database == id.value ? "ZQX7-CANARY-set" : ""); // the control: her own compartment opens
            opened += found.empty() ? 0 : 1;
        }
    CHECK_EQ(opened, 1);
    const auto derived = test::value(headerMacKey(keys.at(header.vaultDatabase)));
    CHECK(rawRead(place.file(place.care, 1), derived).empty());
    clean(place.vault());
}

TEST(revoking_gives_the_compartment_a_new_key)
{
    Council place;
    const auto oldKeys = keysOf(headerOf(place), "ann");
    {
        const VaultPtr vault = as(place, "");
        Compartment* c = test::value(vault->compartment(place.housing));
        auto tx = test::value(c->begin());
        test::value(c->runs().put(tx, {.module = "m",
                                       .moduleVersion = 1,
                                       .parameters = "{}",
                                       .inputs = "[]",
                                       .document = "ZQX7-CANARY-document"}));
        test::value(tx.commit());
        const auto events = test::value(verifyAudit(c->reader())).seq;
        test::value(vault->revoke(place.housing, place.ann));
        CHECK_EQ(firstValue(*vault, place.housing), 0);
        CHECK_EQ(test::value(c->runs().verify()), 1);
        CHECK(test::value(c->datasets().verify({})) > 0);
        CHECK_EQ(test::value(verifyAudit(c->reader())).seq, events + 1); // the same audit, and the new key
        CHECK_FAILS(vault->revoke(place.housing, place.ann), ErrorCode::NotFound);
        CHECK_FAILS(vault->revoke(place.housing, vault->user()), ErrorCode::Refused);
        CHECK(test::value(vault->check({})).ok());
    }
    CHECK(!std::filesystem::exists(place.file(place.housing, 1)));
    CHECK(rawRead(place.file(place.housing, 2), oldKeys.at(place.housing.value)).empty());
    CHECK_EQ(keysOf(headerOf(place), "ann").size(), 1U);
    CHECK_EQ(rawRead(place.file(place.housing, 2), keysOf(headerOf(place), "bo").at(place.housing.value)),
             "ZQX7-CANARY-set");
    clean(place.vault());
    CHECK_FAILS(as(place, "ann")->compartment(place.housing), ErrorCode::Refused);
    CHECK_EQ(firstValue(*as(place, "bo"), place.housing), 0);
    {
        const VaultPtr vault = as(place, ""); // granted anew, and taken again
        test::value(vault->grant(place.housing, place.ann));
        test::value(vault->revoke(place.housing, place.bo));
        CHECK(std::filesystem::exists(place.file(place.housing, 3)));
    }
    CHECK_EQ(firstValue(*as(place, "ann"), place.housing), 0);
}

TEST(a_revocation_that_dies_at_any_step_is_whole_or_has_not_happened)
{
    int most = 0;
    for (int n = 1; n == 1 || n <= most; ++n) {
        Council place;
        int steps = 0;
        {
            const VaultPtr vault = test::value(place.tryOpen("correct horse", dyingAt(place, "", n, steps)));
            CHECK_FAILS(vault->revoke(place.housing, place.ann), ErrorCode::Internal);
        }
        most = 5; // intent, copies, first copy, second copy, finished
        CHECK_EQ(steps, n);
        bool revoked = false;
        wholeAfterCrash(place, revoked);
        CHECK_EQ(revoked, n >= 3);
    }
}

TEST(a_leaver_whose_removal_dies_has_left_or_not)
{
    for (int n = 1; n <= 5; ++n) {
        Council place;
        int steps = 0;
        {
            const VaultPtr vault = test::value(place.tryOpen("correct horse", dyingAt(place, "", n, steps)));
            CHECK_FAILS(vault->removeUser(place.ann), ErrorCode::Internal);
        }
        const bool gone = n >= 3;
        {
            const VaultPtr vault = as(place, "bo"); // whoever comes next finishes or undoes it
            CHECK_EQ(vault->warnings().empty(), n == 5); // then only an old file was left
            CHECK_EQ(idOf(*vault, "ann").empty(), gone);
            CHECK_EQ(firstValue(*vault, place.housing), 0);
        }
        CHECK_EQ(tryAs(place, "ann").has_value(), !gone);
        const VaultPtr vault = as(place, "");
        CHECK(vault->warnings().empty());
        CHECK_EQ(std::filesystem::exists(place.vault() / "vault.db"), !gone);
        CHECK_EQ(std::filesystem::exists(place.vault() / "vault.2.db"), gone);
        for (const CheckLine& line : test::value(vault->check({})).lines)
            test::check(line.ok(), line.what + ": " + line.detail);
        if (!gone)
            test::value(vault->removeUser(place.ann));
    }
}

TEST(a_joiner_a_mover_and_a_grant_that_die_are_there_or_not)
{
    for (int n = 1; n <= 2; ++n) { // before the header and after it; the steps between are those of a revocation
        const bool stands = n >= 2;
        Council place;
        int steps = 0;
        {
            const VaultPtr vault = test::value(place.tryOpen("correct horse", dyingAt(place, "", n, steps)));
            CHECK_FAILS(vault->addUser({.login = "cy", .displayName = "Cy", .role = {.name = "administrator"}},
                                       secret(passphraseOf("cy"))),
                        ErrorCode::Internal);
        }
        CHECK_EQ(tryAs(place, "cy").has_value(), stands);
        steps = 0;
        {
            const VaultPtr vault = test::value(place.tryOpen("correct horse", dyingAt(place, "", n, steps)));
            CHECK_FAILS(vault->setRole(place.ann, {.name = "owner"}), ErrorCode::Internal);
        }
        CHECK_EQ(as(place, "ann")->role().name, stands ? "owner" : "analyst");
        steps = 0;
        {
            const VaultPtr vault = test::value(place.tryOpen("correct horse", dyingAt(place, "", n, steps)));
            CHECK_FAILS(vault->grant(place.care, place.ann), ErrorCode::Internal);
        }
        CHECK_EQ(as(place, "ann")->compartment(place.care).has_value(), stands);
        const VaultPtr vault = as(place, "");
        CHECK_EQ(test::value(vault->vaultDatabase().reader().integer("SELECT count(*) FROM sealed_secret")),
                 stands ? 2 : 1);
        join(*vault, "dee");
    }
}

TEST(files_put_into_the_folder_start_nothing)
{
    Council place;
    const std::string other = test::readAll(place.file(place.care, 1));
    test::writeAll(place.file(place.housing, 2), other); // looks like a revocation under way
    test::writeAll(place.vault() / "vault.2.db", other);
    const VaultPtr vault = as(place, "");
    CHECK(vault->warnings().empty());
    CHECK_EQ(test::readAll(place.file(place.housing, 2)), other); // not taken, not deleted
    // A new key needs that place: it is refused, and nothing is lost.
    CHECK_FAILS(vault->revoke(place.housing, place.ann), ErrorCode::AlreadyExists);
    CHECK_EQ(vault->holders(place.housing).size(), 3U);
    CHECK_EQ(firstValue(*vault, place.housing), 0);
}

TEST(an_intent_that_an_insider_plants_deletes_nothing_that_is_used)
{
    Council place;
    {
        const VaultPtr vault = as(place, "ann");
        attack(*vault, "INSERT INTO rekey (epoch, database, from_generation, to_generation, state) SELECT 1, uid, 1, 1, "
                       "'open' FROM compartment");
        attack(*vault, "INSERT INTO rekey (epoch, database, from_generation, to_generation, state) VALUES (1, "
                       "'../keyslots', 1, 2, 'open')");
    }
    const VaultPtr vault = as(place, "");
    CHECK_EQ(firstValue(*vault, place.housing), 0);
    CHECK_EQ(firstValue(*vault, place.care), 0);
}

TEST(who_unlocks_next_is_told_that_access_was_not_taken_away)
{
    Council place;
    {
        const VaultPtr vault = as(place, "ann"); // as if the program had been stopped right after it began
        attack(*vault, "INSERT INTO rekey (epoch, database, from_generation, to_generation, state) SELECT 1, uid, 1, 2, "
                       "'open' FROM compartment WHERE label = 'Housing'");
    }
    {
        const VaultPtr vault = as(place, "");
        CHECK_EQ(vault->warnings().size(), 1U);
        CHECK(vault->warnings().front().contains("\"Housing\"") && vault->warnings().front().contains("taken away again"));
        CHECK_EQ(vault->holders(place.housing).size(), 3U);
        test::value(vault->revoke(place.housing, place.ann)); // and now it is
        CHECK_EQ(vault->holders(place.housing).size(), 2U);
    }
    CHECK(as(place, "")->warnings().empty());
}

TEST(a_removed_user_with_an_old_header_opens_nothing_that_is_current)
{
    Council place;
    const std::string old = keyslots(place);
    const auto before = tree(place.vault());
    {
        const VaultPtr vault = as(place, "");
        test::value(vault->removeUser(place.ann));
    }
    const auto after = tree(place.vault());
    writeBoth(place, old);
    CHECK(!tryAs(place, "ann").has_value());
    // With the old vault.db beside it, too: it opens, as the whole of yesterday does, but no file of today does with it.
    for (const auto& [name, bytes] : before)
        if (name.starts_with("vault.db") || name.starts_with("roots/"))
            test::writeAll(place.vault() / name, bytes);
    CHECK_FAILS(tryAs(place, "ann"), ErrorCode::RollbackDetected); // this device has seen the new header
    putBack(place.vault(), after);
    CHECK(as(place, "bo")->warnings().empty());
}

TEST(a_request_for_access_is_kept_and_answered)
{
    Council place;
    {
        const VaultPtr vault = as(place, "ann");
        CHECK_FAILS(vault->requestAccess(place.housing, "x"), ErrorCode::AlreadyExists); // it is open to her
        CHECK_FAILS(vault->requestAccess(place.care, ""), ErrorCode::InvalidInput);
        CHECK_FAILS(vault->requestAccess(CompartmentId("none"), "x"), ErrorCode::NotFound);
        test::value(vault->requestAccess(place.care, "ZQX7-CANARY-reason"));
        CHECK_FAILS(vault->requestAccess(place.care, "again"), ErrorCode::AlreadyExists);
        const auto events = test::value(auditEvents(vault->vaultDatabase().reader()));
        CHECK_EQ(events.back().entry.action, "access.request");
        CHECK(!events.back().entry.detail.contains("ZQX7")); // the audit holds no words of people
        CHECK_FAILS(vault->declineAccess(test::value(vault->accessRequests())[0].id), ErrorCode::Refused);
    }
    {
        const VaultPtr vault = as(place, "");
        const auto requests = test::value(vault->accessRequests());
        CHECK_EQ(requests.size(), 1U);
        CHECK(requests[0].user == place.ann);
        CHECK_EQ(requests[0].reason, "ZQX7-CANARY-reason");
        test::value(vault->grant(place.care, place.ann));
        CHECK_EQ(test::value(vault->accessRequests())[0].state, "granted");
        test::value(vault->revoke(place.care, place.ann));
    }
    {
        const VaultPtr vault = as(place, "ann");
        test::value(vault->requestAccess(place.care, "once more"));
    }
    const VaultPtr vault = as(place, "");
    const std::string request = test::value(vault->accessRequests())[0].id;
    test::value(vault->declineAccess(request));
    CHECK_FAILS(vault->declineAccess(request), ErrorCode::NotFound);
    CHECK_EQ(test::value(vault->accessRequests())[0].state, "declined");
    clean(place.vault());
}

TEST(dummies_look_like_what_opens_something)
{
    Council place;
    const Keyslots header = headerOf(place);
    for (const SealEntry& seal : header.seals) {
        CHECK_EQ(seal.box.size(), header.seals[0].box.size());
        CHECK_EQ(static_cast<unsigned char>(seal.box[31]) >> 7, 0); // as in every public key
    }
    for (const Slot& slot : header.slots)
        CHECK_EQ(static_cast<unsigned char>(slot.signature[63]) >> 5, 0); // as in every signature
}

TEST(stopping_a_revocation_leaves_everything_as_it_was)
{
    Council place;
    std::stop_source stop;
    stop.request_stop();
    const VaultPtr vault = as(place, "");
    CHECK_FAILS(vault->revoke(place.housing, place.ann, JobContext(stop.get_token())), ErrorCode::Cancelled);
    CHECK_EQ(vault->holders(place.housing).size(), 3U);
    CHECK(!std::filesystem::exists(place.file(place.housing, 2)));
    CHECK_EQ(firstValue(*vault, place.housing), 0);
    test::value(vault->revoke(place.housing, place.ann));
}

#ifndef _WIN32
TEST(a_program_killed_while_it_revokes_leaves_one_of_two_states)
{
    for (const int n : {2, 3, 5}) {
        Council place;
        const pid_t child = ::fork();
        if (child == 0) {
            int steps = 0;
            VaultOptions options = place.options();
            options.atStep = [&](std::string_view) -> Status {
                if (++steps == n)
                    ::kill(::getpid(), SIGKILL);
                return {};
            };
            if (const auto vault = place.tryOpen("correct horse", options))
                (void)(*vault)->revoke(place.housing, place.ann);
            ::_exit(1);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        clean(place.vault());
        bool revoked = false;
        wholeAfterCrash(place, revoked);
        CHECK_EQ(revoked, n >= 3);
    }
}
#endif
