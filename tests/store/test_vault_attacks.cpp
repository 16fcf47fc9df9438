// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody does to the files of a vault, and what opening says to it.
#include "tests/store/vault_place.h"
#include <chrono>
#include <random>

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;

TEST(a_wrong_passphrase_is_told_from_damage_and_noted)
{
    Place place;
    place.create().reset();
    CHECK_FAILS(place.tryOpen("wrong"), ErrorCode::WrongPassphrase);
    CHECK_FAILS(place.tryOpen("correct horse "), ErrorCode::WrongPassphrase);
    VaultOptions other = place.options();
    other.login = "somebody";
    CHECK_FAILS(place.tryOpen("correct horse", other), ErrorCode::WrongPassphrase);
    CHECK(std::filesystem::exists(place.vault() / "unlock.log"));
    test::writeAll(place.vault() / "unlock.log", test::readAll(place.vault() / "unlock.log") + "rubbish\n");
    const VaultPtr vault = place.open();
    CHECK(!std::filesystem::exists(place.vault() / "unlock.log"));
    const auto events = test::value(auditEvents(vault->vaultDatabase().reader()));
    const auto failed = std::ranges::find(events, "unlock.failed", [](const AuditEvent& e) { return e.entry.action; });
    CHECK(failed != events.end());
    CHECK(failed->entry.detail.starts_with("count=3 "));
    CHECK(failed->entry.detail.ends_with("unreadable=1"));
    CHECK(test::value(verifyAudit(vault->vaultDatabase().reader())).seq >= 4);
}

TEST(what_is_no_vault_is_called_so)
{
    Place place;
    CHECK_FAILS(place.tryOpen(), ErrorCode::NotAVault);
    std::filesystem::create_directory(place.vault());
    CHECK_FAILS(place.tryOpen(), ErrorCode::NotAVault);
    CHECK(tree(place.vault()).empty()); // no lock left behind
    std::filesystem::remove(place.vault());
    test::writeAll(place.vault(), "a file");
    CHECK_FAILS(place.tryOpen(), ErrorCode::NotAVault);
    std::filesystem::remove(place.vault());
    std::filesystem::create_directory(place.vault());
    writeBoth(place, std::string(5000, '\x93'));
    CHECK_FAILS(place.tryOpen(), ErrorCode::Damaged);
}

TEST(a_damaged_header_copy_heals_and_two_do_not_open)
{
    Place place;
    place.create().reset();
    const std::string good = keyslots(place);
    CHECK_EQ(good, keyslots(place, true));
    const auto expectHealed = [&] {
        const VaultPtr vault = place.open();
        CHECK(!vault->warnings().empty());
        CHECK_EQ(keyslots(place), good);
        CHECK_EQ(keyslots(place, true), good);
    };
    std::string bad = good;
    bad[good.size() / 2] = bad[good.size() / 2] == 'a' ? 'b' : 'a';
    test::writeAll(place.vault() / "keyslots.json", bad);
    expectHealed();
    test::writeAll(place.vault() / "keyslots.bak.json", good.substr(0, 100));
    expectHealed();
    std::filesystem::remove(place.vault() / "keyslots.json");
    expectHealed();
    for (const std::string& wreck : {bad, std::string(), good.substr(1), good + " ", std::string(2U << 20U, '{')}) {
        writeBoth(place, wreck);
        CHECK_FAILS(place.tryOpen(), ErrorCode::Damaged);
    }
    std::filesystem::remove(place.vault() / "keyslots.json");
    std::filesystem::remove(place.vault() / "keyslots.bak.json");
    CHECK_FAILS(place.tryOpen(), ErrorCode::Damaged); // vault.db is still there
}

TEST(a_forged_header_is_refused)
{
    Place place;
    place.create().reset();
    const std::string good = keyslots(place);
    const auto header = test::value(decode(good));
    const auto mine = std::ranges::find(header.content.slots, slotId(header.content.vaultId, ""), &Slot::id);
    const auto dummy = std::ranges::find_if(header.content.slots, [&](const Slot& s) { return s.id != mine->id; });
    const auto attack = [&](std::string_view from, std::string_view to, ErrorCode expected) {
        writeBoth(place, forged(good, from, to));
        const auto start = std::chrono::steady_clock::now();
        CHECK_FAILS(place.tryOpen(), expected);
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    };
    const std::string wrap = crypto::toBase64(mine->secret.ciphertext);
    std::string otherWrap = mine->secret.ciphertext;
    otherWrap[5] = static_cast<char>(otherWrap[5] ^ 1);
    attack(wrap, crypto::toBase64(otherWrap), ErrorCode::Damaged); // the passphrase was right
    attack(crypto::toHex(mine->commitment), std::string(64, '0'), ErrorCode::WrongPassphrase); // cannot be told apart
    attack(crypto::toHex(dummy->commitment), std::string(64, '0'), ErrorCode::Damaged);        // the mac
    attack("\"epoch\":1", "\"epoch\":2", ErrorCode::Damaged);
    attack("\"format\":2", "\"format\":3", ErrorCode::NewerVersion);
    attack("\"page_size\":4096", "\"page_size\":1024", ErrorCode::Damaged);
    attack("\"hmac\":\"HMAC_SHA512\"", "\"hmac\":\"HMAC_SHA1\"", ErrorCode::Damaged);
    attack("\"vault.db\"", "\"../x.db\"", ErrorCode::Damaged);
    attack("\"epoch\":1", "\"epoch\":1.0", ErrorCode::Damaged);
    attack("\"epoch\":1", "\"epoch\":01", ErrorCode::Damaged);
    attack("\"epoch\":1", "\"epoch\":1,\"epoch\":1", ErrorCode::Damaged);
    attack("\"epoch\":1", "\"epoch\":1,\"extra\":1", ErrorCode::Damaged);
    attack("\"epoch\":1", "\"epoch\": 1", ErrorCode::Damaged);
    attack("\"epoch\":1", "\"epoch\":99999999999999999999", ErrorCode::Damaged);
    attack(crypto::toHex(crypto::view(header.content.rootPublicKey)), std::string(64, '1'), ErrorCode::Damaged);
    // The cost of my slot, too low and too high.
    std::string cost = "\"id\":\"" + mine->id + "\",\"kdf\":{\"alg\":\"argon2id\",\"v\":19,\"mem_kib\":65536,\"ops\":3";
    attack(cost, "\"id\":\"" + mine->id + "\",\"kdf\":{\"alg\":\"argon2id\",\"v\":19,\"mem_kib\":8,\"ops\":3",
           ErrorCode::KdfOutOfBounds);
    attack(cost, "\"id\":\"" + mine->id + "\",\"kdf\":{\"alg\":\"argon2id\",\"v\":19,\"mem_kib\":4294967296,\"ops\":3",
           ErrorCode::KdfOutOfBounds);
    attack(cost,
           "\"id\":\"" + mine->id +
               "\",\"kdf\":{\"alg\":\"argon2id\",\"v\":19,\"mem_kib\":65536,\"ops\":9007199254740992",
           ErrorCode::KdfOutOfBounds);
    writeBoth(place, good);
    place.open();
}

TEST(a_header_is_read_in_its_one_form_only)
{
    Place place;
    place.create().reset();
    const std::string good = keyslots(place);
    const auto anyKey = key();
    const auto root = signer();
    std::mt19937 random(7);
    int accepted = 0;
    for (int i = 0; i < 4000; ++i) {
        const std::size_t at = random() % (good.size() - 80);
        const std::size_t length = random() % 3;
        std::string bytes = good;
        bytes.replace(
            at, length,
            std::string(random() % 3, static_cast<char>(random() % 2 != 0 ? good[random() % good.size()] : random())));
        const std::size_t tail = bytes.rfind(",\"checksum\":\"");
        if (tail == std::string::npos)
            continue;
        const auto sum = crypto::blake2b(std::string_view(bytes).substr(0, tail));
        const auto decoded =
            decode(bytes.substr(0, tail) + ",\"checksum\":\"" + crypto::toHex(crypto::view(sum)) + "\"}\n");
        if (!decoded) {
            CHECK(decoded.error().code == ErrorCode::Damaged || decoded.error().code == ErrorCode::NewerVersion);
            continue;
        }
        ++accepted; // well-formed (another digit in a salt); then writing it again gives the same text
        CHECK_EQ(test::value(encode(decoded->content, anyKey, *root)).body, decoded->body);
    }
    CHECK(accepted > 100);
    CHECK(accepted < 3000);
}

TEST(an_insider_cannot_give_themselves_a_role)
{
    Place place;
    {
        const VaultPtr vault = place.create();
        // With the key and the program's own means, so that root and audit are right: only the root key's signature is
        // missing.
        auto& database =
            const_cast<Database&>(vault->vaultDatabase()); // NOLINT(cppcoreguidelines-pro-type-const-cast): the attack
        auto tx = test::value(database.begin(change()));
        test::value(tx.run("UPDATE user SET role = 'auditor' WHERE id = 1"));
        test::value(tx.commit({"attack", "", ""}));
    }
    CHECK_FAILS(place.tryOpen(), ErrorCode::Damaged);
}

TEST(an_older_header_is_a_rollback)
{
    Place place;
    VaultPtr vault = place.create();
    const std::string old = keyslots(place);
    test::value(vault->changePassphrase(secret("correct horse"), secret("battery staple")));
    vault.reset();
    const std::string now = keyslots(place);
    writeBoth(place, old);
    CHECK_FAILS(place.tryOpen(),
                ErrorCode::RollbackDetected); // the old passphrase opens the old slot, and that is noticed
    test::writeAll(place.vault() / "keyslots.json", now);
    CHECK_FAILS(place.tryOpen(), ErrorCode::WrongPassphrase); // the newer copy counts
    test::value(place.tryOpen("battery staple"));
}

TEST(a_copy_opened_elsewhere_leaves_the_original_alone)
{
    // A backup that is looked at on the same device counts on its own; the original must not look old because of it.
    Place place;
    {
        const VaultPtr vault = place.create();
        fill(*vault);
    }
    const auto backup = place.folder / "backup.boulton";
    std::filesystem::copy(place.vault(), backup, std::filesystem::copy_options::recursive);
    for (int i = 0; i < 3; ++i) {
        place.clock.advanceSeconds(60);
        const VaultPtr copy = test::value(Vault::open(backup, secret("correct horse"), place.options(), place.clock));
        test::value(copy->close());
    }
    CHECK(place.tryOpen().has_value());
}

TEST(yesterdays_files_put_back_are_a_rollback)
{
    Place place;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
    }
    const auto yesterday = tree(place.folder.path());
    {
        const VaultPtr vault = place.open();
        Compartment* c = test::value(vault->compartment(id));
        auto tx = test::value(c->begin());
        test::value(c->datasets().add(tx, test::value(c->datasets().find("ZQX7-CANARY-set")).id, small(7000),
                                      RevisionMode::Replace, "", {}));
        test::value(tx.commit());
    }
    const auto today = tree(place.folder.path());
    const std::string inside = "Birmingham.boulton/";
    const std::string file = "compartments/" + id.value + ".1.db";
    //! Today's state, but the files whose names start so as they were yesterday.
    const auto with = [&](const std::vector<std::string>& old) -> Result<std::int64_t> {
        putBack(place.folder.path(), today);
        for (const auto& [name, bytes] : yesterday)
            if (std::ranges::any_of(old, [&](const std::string& start) { return name.starts_with(inside + start); }))
                test::writeAll(place.folder / name, bytes);
        BOULTON_TRY_ASSIGN(const VaultPtr vault, place.tryOpen());
        BOULTON_TRY(vault->compartment(id));
        return firstValue(*vault, id);
    };
    CHECK_EQ(test::value(with({})), 7000);
    CHECK_FAILS(with({file}), ErrorCode::RollbackDetected);
    CHECK_FAILS(with({file, "roots/"}), ErrorCode::RollbackDetected); // the third place
    CHECK_FAILS(with({"vault.db"}), ErrorCode::RollbackDetected);
    CHECK_FAILS(with({""}), ErrorCode::RollbackDetected); // the whole folder
    CHECK_EQ(test::value(with({"roots/"})), 7000);        // old records alone: the files are ahead of them
}

TEST(files_of_another_vault_do_not_fit)
{
    Place place;
    Place other;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
    }
    other.create().reset();
    const auto mine = tree(place.vault());
    test::writeAll(place.vault() / "vault.db", test::readAll(other.vault() / "vault.db"));
    CHECK_FAILS(place.tryOpen(), ErrorCode::Damaged); // never "wrong passphrase"
    putBack(place.vault(), mine);
    test::writeAll(place.vault() / ("compartments/" + id.value + ".1.db"), mine.at("vault.db"));
    const VaultPtr vault = place.open();
    CHECK_FAILS(vault->compartment(id), ErrorCode::Damaged);
    std::filesystem::remove(place.vault() / ("compartments/" + id.value + ".1.db"));
    CHECK_FAILS(vault->compartment(id), ErrorCode::NotFound);
}

TEST(the_check_finds_what_opening_does_not_look_at)
{
    Place place;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
        const CheckReport report = test::value(vault->check({}));
        for (const CheckLine& line : report.lines)
            test::check(line.ok(), line.what + ": " + line.detail);
        CHECK_EQ(report.versions.size(), 4U);
        CHECK(report.lines.size() >= 8U);
    }
    // One bit in the last page of the compartment: a payload or free space, which opening does not read.
    const auto file = place.vault() / ("compartments/" + id.value + ".1.db");
    std::string bytes = test::readAll(file);
    bytes[bytes.size() - 2000] = static_cast<char>(bytes[bytes.size() - 2000] ^ 1);
    test::writeAll(file, bytes);
    const VaultPtr vault = place.open();
    CHECK(!test::value(vault->check({})).ok());
}
