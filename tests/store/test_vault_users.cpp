// SPDX-License-Identifier: GPL-3.0-or-later
// Joiners, movers, leavers; records that only an administrator can make.
#include "tests/store/people.h"

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

namespace {

bool hasEvent(const Vault& vault, std::string_view action, std::string_view subject)
{
    const auto events = test::value(auditEvents(vault.vaultDatabase().reader()));
    return std::ranges::any_of(
        events, [&](const AuditEvent& e) { return e.entry.action == action && e.entry.subject == subject; });
}

//! The unlock is refused and the record is named.
void refusedNaming(Place& place, std::string_view who, std::string_view named,
                   std::source_location at = std::source_location::current())
{
    const auto opened = tryAs(place, who);
    test::check(!opened.has_value(), "opened", at);
    const bool code =
        opened.error().code == ErrorCode::Damaged || opened.error().code == ErrorCode::RollbackDetected;
    test::check(code, opened.error().what, at);
    test::check(opened.error().what.contains(named), "'" + std::string(named) + "' is not in " + opened.error().what,
                at);
}

} // namespace

TEST(users_open_with_their_own_login_and_passphrase)
{
    Place place;
    UserId ann;
    {
        const VaultPtr vault = place.create();
        ann = join(*vault, "ann",
                   {.name = "analyst", .directorates = {"Adult Social Care"}, .wards = {"Aston", "Perry Barr"}});
        join(*vault, "bo");
        CHECK(hasEvent(*vault, "user.add", ann.value));
        CHECK_EQ(vault->users().size(), 3U);
        CHECK_FAILS(vault->addUser({.login = "ANN", .displayName = "x", .role = {.name = "analyst"}}, secret("p")),
                    ErrorCode::AlreadyExists);
        for (const char* bad : {"", "a b", "a/b", "é", "a\nb"})
            CHECK_FAILS(vault->addUser({.login = bad, .displayName = "x", .role = {.name = "analyst"}}, secret("p")),
                        ErrorCode::InvalidInput);
    }
    const VaultPtr vault = as(place, "ann");
    CHECK(vault->user() == ann);
    CHECK_EQ(vault->userName(), "Name of ann");
    CHECK_EQ(vault->role().name, "analyst");
    CHECK_EQ(vault->role().wards.size(), 2U);
    CHECK_EQ(vault->role().directorates.at(0), "Adult Social Care");
    CHECK(vault->warnings().empty());
    test::value(vault->close());
    CHECK_EQ(test::value(place.tryOpen(passphraseOf("bo"), optionsOf(place, "Bo")))->userName(), "Name of bo");
    CHECK_FAILS(place.tryOpen("passphrase of ann", optionsOf(place, "bo")), ErrorCode::WrongPassphrase);
    CHECK_EQ(headerOf(place).slots.size(), 8U); // their number is not the number of users
    clean(place.folder.path());
}

TEST(only_an_administrator_changes_who_there_is)
{
    Place place;
    {
        const VaultPtr vault = place.create();
        fill(*vault);
        join(*vault, "ann");
        join(*vault, "bo");
    }
    const VaultPtr vault = as(place, "ann");
    const UserId bo = idOf(*vault, "bo");
    const std::string before = keyslots(place);
    CHECK_FAILS(vault->addUser({.login = "cy", .displayName = "Cy", .role = {.name = "analyst"}}, secret("p")),
                ErrorCode::Refused);
    CHECK_FAILS(vault->setRole(bo, {.name = "administrator"}), ErrorCode::Refused);
    CHECK_FAILS(vault->setRole(vault->user(), {.name = "administrator"}), ErrorCode::Refused);
    CHECK_FAILS(vault->removeUser(bo), ErrorCode::Refused);
    CHECK_FAILS(vault->addCompartment("x"), ErrorCode::Refused);
    CHECK_FAILS(vault->grant(test::value(vault->compartments())[0].id, vault->user()), ErrorCode::Refused);
    CHECK_EQ(keyslots(place), before);
}

TEST(everybody_changes_their_own_passphrase_and_nothing_else)
{
    Place place;
    {
        const VaultPtr vault = place.create();
        join(*vault, "ann");
        join(*vault, "bo");
    }
    {
        const VaultPtr vault = as(place, "ann");
        CHECK_FAILS(vault->changePassphrase(secret("wrong"), secret("n")), ErrorCode::WrongPassphrase);
        test::value(vault->changePassphrase(secret("passphrase of ann"), secret("another one")));
        CHECK(hasEvent(*vault, "passphrase.change", vault->user().value));
    }
    CHECK_FAILS(tryAs(place, "ann"), ErrorCode::WrongPassphrase);
    CHECK(test::value(place.tryOpen("another one", optionsOf(place, "ann")))->warnings().empty());
    CHECK(as(place, "bo")->warnings().empty());
    {
        const VaultPtr vault = as(place, ""); // the administrator's signature on the frame still holds, and goes on
        join(*vault, "cy");
    }
    CHECK(as(place, "cy")->warnings().empty());
    CHECK(place.tryOpen("another one", optionsOf(place, "ann")).has_value());
}

TEST(a_colleagues_slot_is_not_ones_own)
{
    // Ann has the key of vault.db and so the mac: she puts her own slot in Bo's place, and puts vault.db right.
    Place place;
    crypto::Secret vaultKey;
    {
        const VaultPtr vault = place.create();
        join(*vault, "ann");
        join(*vault, "bo");
    }
    const auto file = test::value(decode(keyslots(place)));
    Keyslots forgery = file.content;
    vaultKey = std::move(keysOf(forgery, "ann").at(forgery.vaultDatabase));
    const auto ann = test::value(openSlot(
        slotPlace(forgery), *std::ranges::find(forgery.slots, slotId(forgery.vaultId, "ann"), &Slot::id),
        secret(passphraseOf("ann"))));
    const auto bo = std::ranges::find(forgery.slots, slotId(forgery.vaultId, "bo"), &Slot::id);
    *bo = test::value(makeSlot(slotPlace(forgery), bo->id, secret("mine now"), crypto::floorParameters(), ann));
    forgery.epoch += 1;
    const auto forged = test::value(encodeSlots(forgery, test::value(headerMacKey(vaultKey)), file));
    {
        const VaultPtr vault = as(place, "ann");
        auto& database =
            const_cast<Database&>(vault->vaultDatabase()); // NOLINT(cppcoreguidelines-pro-type-const-cast): the attack
        auto tx = test::value(database.begin(change()));
        test::value(tx.run("UPDATE header SET epoch = ?1, digest = ?2", forgery.epoch, Blob{crypto::view(forged.digest)}));
        test::value(tx.commit({"attack", "", ""}));
    }
    writeBoth(place, forged.bytes);
    refusedNaming(place, "", "the slot of a user");
    CHECK_FAILS(place.tryOpen("mine now", optionsOf(place, "bo")), ErrorCode::Damaged);
}

TEST(another_root_key_opens_for_nobody_else)
{
    Place place;
    {
        const VaultPtr vault = place.create();
        join(*vault, "ann");
    }
    const auto file = test::value(decode(keyslots(place)));
    Keyslots forgery = file.content;
    const crypto::Secret vaultKey = std::move(keysOf(forgery, "ann").at(forgery.vaultDatabase));
    const auto root = signer('x');
    forgery.rootPublicKey = root->publicKey();
    writeBoth(place, test::value(encode(forgery, test::value(headerMacKey(vaultKey)), *root)).bytes);
    CHECK_FAILS(tryAs(place, ""), ErrorCode::Damaged); // the slot itself does not open
}

TEST(records_edited_with_the_key_are_refused_and_named)
{
    Place place;
    UserId ann;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
        ann = join(*vault, "ann", {.name = "analyst", .wards = {"Aston"}});
        join(*vault, "bo");
    }
    const auto good = tree(place.folder.path());
    const auto after = [&](Sql sql, std::string_view named) {
        putBack(place.folder.path(), good);
        attack(*as(place, "ann"), sql);
        refusedNaming(place, "", named);
    };
    after("UPDATE user SET role = 'administrator' WHERE login = 'ann'", ann.value);
    after("UPDATE user SET wards = '' WHERE login = 'ann'", ann.value);
    after("UPDATE user SET state = 'removed' WHERE login = 'bo'", "the record of a user");
    after("UPDATE user SET signing_public_key = (SELECT signing_public_key FROM user WHERE login = 'ann') WHERE login = ''",
          "the record of a user");
    after("UPDATE user SET box_public_key = zeroblob(3) WHERE login = 'bo'", "the record of a user");
    after("UPDATE user SET form = 1, wards = '' WHERE login = 'ann'", ann.value);
    after("UPDATE user SET epoch = 99 WHERE login = 'bo'", "taken out");
    after("DELETE FROM user WHERE login = 'bo'", "taken out");
    after("UPDATE compartment SET label = 'open data' WHERE id = 1", id.value);
    after("UPDATE access_record SET user_uid = (SELECT uid FROM user WHERE login = 'ann') WHERE id = 1",
          "the record of a grant");
    after("DELETE FROM access_record WHERE id = 1", id.value);
    after("DELETE FROM register_list WHERE id >= 0", "the list of users and grants");
    after("UPDATE register_list SET body = body || 'user x 1 0' WHERE id >= 0", "the list of users and grants");
    after("INSERT INTO user (uid, login, display_name, role, slot, box_public_key, signing_public_key, serial, state, "
          "recorded_at, recorded_by, signature, form) SELECT uid, login, display_name, 'administrator', slot, "
          "box_public_key, signing_public_key, 2, state, recorded_at, recorded_by, signature, 2 FROM user WHERE login = "
          "'ann'",
          ann.value);
    putBack(place.folder.path(), good);
    CHECK(as(place, "ann")->warnings().empty());
}

TEST(last_years_role_does_not_come_back)
{
    Place place;
    UserId ann;
    std::map<std::string, std::string> lastYear;
    {
        const VaultPtr vault = place.create();
        ann = join(*vault, "ann", {.name = "owner"});
        test::value(vault->close());
        lastYear = tree(place.folder.path());
    }
    {
        const VaultPtr vault = as(place, "");
        test::value(vault->setRole(ann, {.name = "reader"}));
        CHECK(hasEvent(*vault, "role.set", ann.value));
        CHECK_FAILS(vault->setRole(vault->user(), {.name = "reader"}), ErrorCode::Refused);
        CHECK_FAILS(vault->setRole(UserId("none"), {.name = "reader"}), ErrorCode::NotFound);
    }
    CHECK_EQ(as(place, "ann")->role().name, "reader");
    const auto today = tree(place.folder.path());
    // The validly signed record of last year, with the newer one taken away.
    attack(*as(place, "ann"), "DELETE FROM user WHERE login = 'ann' AND serial = 2");
    refusedNaming(place, "ann", "user " + ann.value);
    putBack(place.folder.path(), today);
    // Or as the newest: the serial is part of what was signed.
    attack(*as(place, "ann"), "UPDATE user SET serial = 3 WHERE login = 'ann' AND serial = 1");
    refusedNaming(place, "ann", ann.value);
    // The whole of last year but for what this device keeps of the header.
    putBack(place.folder.path(), lastYear);
    const std::string inside = "local/roots/";
    for (const auto& [name, bytes] : today)
        if (name.starts_with(inside) && name.ends_with(".header"))
            test::writeAll(place.folder / name, bytes);
    CHECK_FAILS(tryAs(place, "ann"), ErrorCode::RollbackDetected);
}

TEST(administrators_are_made_and_the_last_one_stays)
{
    Place place;
    UserId first;
    {
        const VaultPtr vault = place.create();
        first = vault->user();
        CHECK_FAILS(vault->removeUser(first), ErrorCode::Refused);
        join(*vault, "ann");
        test::value(vault->setRole(idOf(*vault, "ann"), {.name = "administrator"}));
    }
    {
        const VaultPtr vault = as(place, "ann");
        join(*vault, "bo", {.name = "administrator"});
        test::value(vault->setRole(first, {.name = "auditor"}));
    }
    const VaultPtr vault = as(place, "");
    CHECK_FAILS(vault->addUser({.login = "cy", .displayName = "Cy", .role = {.name = "analyst"}}, secret("p")),
                ErrorCode::Refused);
    test::value(vault->close());
    const VaultPtr other = as(place, "bo");
    CHECK_EQ(test::value(other->vaultDatabase().reader().integer("SELECT count(*) FROM sealed_secret")), 2);
    join(*other, "cy");
}

TEST(a_leaver_opens_nothing_that_is_written_afterwards)
{
    Place place;
    CompartmentId held;
    CompartmentId other;
    UserId ann;
    {
        const VaultPtr vault = place.create();
        held = fill(*vault);
        other = test::value(vault->addCompartment("housing"));
        ann = join(*vault, "ann");
        join(*vault, "bo");
        test::value(vault->grant(held, ann));
        test::value(vault->grant(held, idOf(*vault, "bo")));
    }
    const auto before = headerOf(place);
    auto oldKeys = keysOf(before, "ann");
    CHECK_EQ(oldKeys.size(), 2U); // vault.db and one compartment
    {
        const VaultPtr vault = as(place, "");
        Compartment* c = test::value(vault->compartment(held));
        test::value(vault->removeUser(ann));
        CHECK(hasEvent(*vault, "user.remove", ann.value));
        CHECK_EQ(firstValue(*vault, held), 0); // who has it open goes on with it
        auto tx = test::value(c->begin());
        test::value(c->records().put(tx, NewRecord{.kind = "value", .key = "later", .body = "{}"}));
        test::value(tx.commit());
        CHECK_FAILS(vault->removeUser(ann), ErrorCode::NotFound);
        CHECK_EQ(vault->holders(held).size(), 2U);
        for (const CheckLine& line : test::value(vault->check({})).lines)
            test::check(line.ok(), line.what + ": " + line.detail);
    }
    CHECK_FAILS(tryAs(place, "ann"), ErrorCode::WrongPassphrase); // as if they had never been
    const auto after = headerOf(place);
    CHECK_EQ(after.slots.size(), 8U);
    CHECK(keysOf(after, "ann").empty());
    CHECK_EQ(keysOf(after, "bo").size(), 2U);
    CHECK(!std::filesystem::exists(place.vault() / "vault.db"));
    CHECK(!std::filesystem::exists(place.vault() / ("compartments/" + held.value + ".1.db")));
    CHECK(std::filesystem::exists(place.vault() / ("compartments/" + other.value + ".1.db"))); // was never theirs
    for (const DatabaseEntry& entry : after.databases) {
        const auto key = oldKeys.find(entry.id);
        if (key == oldKeys.end())
            continue;
        CHECK_EQ(entry.generation, 2);
        const auto file = place.vault() / entry.file(after.vaultDatabase);
        CHECK_FAILS(Connection::open({.file = file, .key = key->second, .mode = OpenMode::Reader, .newestVersion = 99}),
                    ErrorCode::Damaged);
    }
    CHECK_EQ(firstValue(*as(place, "bo"), held), 0);
    const VaultPtr vault = as(place, "");
    CHECK(vault->warnings().empty());
    join(*vault, "ann"); // the login is free again, for somebody else
    CHECK(idOf(*vault, "ann") != ann);
    CHECK_EQ(test::value(vault->userNames()).size(), 4U); // and the leaver still has a name in the audit
}

TEST(a_leaver_who_holds_what_the_administrator_does_not)
{
    Place place;
    {
        const VaultPtr vault = place.create();
        fill(*vault);
        join(*vault, "ann");
        join(*vault, "bo", {.name = "administrator"});
        test::value(vault->grant(test::value(vault->compartments())[0].id, idOf(*vault, "ann")));
    }
    const VaultPtr vault = as(place, "bo");
    const auto removed = vault->removeUser(idOf(*vault, "ann"));
    CHECK_FAILS(removed, ErrorCode::Refused);
    CHECK_EQ(removed.error().args.at(0), test::value(vault->compartments())[0].id.value);
}

TEST(a_vault_of_the_first_version_is_brought_on)
{
    Place place;
    std::filesystem::create_directories(place.folder.path());
    std::filesystem::copy(std::filesystem::path(BOULTON_SOURCE_DIR) / "tests/store_versions/v1", place.vault(),
                          std::filesystem::copy_options::recursive);
    VaultOptions reading = place.options();
    reading.readOnly = true;
    CHECK_FAILS(place.tryOpen("correct horse", reading), ErrorCode::ReadOnly);
    CHECK_FAILS(place.tryOpen("wrong"), ErrorCode::WrongPassphrase);
    place.clock.set(*parseInstant("2026-12-01T09:00:00.000000Z"));
    CompartmentId id;
    {
        const VaultPtr vault = place.open();
        CHECK_EQ(vault->userName(), "Olive Officer");
        CHECK_EQ(vault->role().name, "administrator");
        id = test::value(vault->compartments()).at(0).id;
        CHECK_EQ(vault->holders(id).size(), 1U);
        Compartment* c = test::value(vault->compartment(id));
        const auto wards = test::value(c->datasets().find("wards"));
        CHECK_EQ(test::value(c->datasets().read(wards.id, {"n"}, {}, {})).column(0).ints()[1], 2);
        join(*vault, "ann");
        test::value(vault->grant(id, idOf(*vault, "ann")));
    }
    CHECK_EQ(headerOf(place).format, kKeyslotsFormat);
    CHECK(place.open()->warnings().empty());
    test::value(as(place, "ann")->compartment(id));
    // The copy from before stays until there is a new key, which its readers must not get round.
    CHECK(std::filesystem::exists(place.vault() / "vault.db.v1.bak"));
    {
        const VaultPtr vault = place.open();
        test::value(vault->removeUser(idOf(*vault, "ann")));
    }
    CHECK(!std::filesystem::exists(place.vault() / "vault.db.v1.bak"));
    CHECK(place.open()->warnings().empty());
}
