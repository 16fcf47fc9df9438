// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/keyslots.h"
#include "core/store/vault.h"
#include "tests/store/store_test.h"
#include <algorithm>
#include <chrono>
#include <random>
#ifndef _WIN32
#include <csignal>
#include <dlfcn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace boulton;
using namespace boulton::store;
using namespace boulton::store::testing;
using table::Type;

namespace {

using VaultPtr = std::unique_ptr<Vault>;

struct Place {
    test::TemporaryFolder folder;
    FixedClock clock{change().at};
    std::filesystem::path vault() const { return folder / "Birmingham.boulton"; }
    std::filesystem::path local() const { return folder / "local"; }
    VaultOptions options() const
    {
        VaultOptions o;
        o.kdf = crypto::floorParameters();
        o.localDataFolder = local();
        return o;
    }
    Result<VaultPtr> tryOpen(std::string_view passphrase = "correct horse", std::optional<VaultOptions> o = {})
    {
        clock.advanceSeconds(60);
        return Vault::open(vault(), secret(passphrase), o.value_or(options()), clock);
    }
    VaultPtr open() { return test::value(tryOpen()); }
    VaultPtr create() { return test::value(Vault::create(vault(), "ZQX7-CANARY-vault", "ZQX7-CANARY-officer", secret("correct horse"), options(), clock)); }
};

table::Table small(std::int64_t first = 0)
{
    table::TableBuilder b({{.name = "ZQX7-CANARY-ward", .type = Type::String}, {.name = "n", .type = Type::Int64}});
    for (std::int64_t i = 0; i < 500; ++i) {
        b[0].append("ZQX7-CANARY-" + std::to_string(i % 9));
        b[1].append(first + i);
    }
    return test::value(b.finish());
}

//! A compartment with a data set in it.
CompartmentId fill(Vault& vault, const std::string& label = "performance")
{
    const CompartmentId id = test::value(vault.addCompartment(label));
    Compartment* c = test::value(vault.compartment(id));
    auto tx = test::value(c->begin());
    const DatasetId dataset = test::value(c->datasets().create(tx, {.name = "ZQX7-CANARY-set", .schema = small().schema()}));
    test::value(c->datasets().add(tx, dataset, small(), RevisionMode::Append, "", {}));
    test::value(tx.commit());
    return id;
}

std::int64_t firstValue(Vault& vault, const CompartmentId& id)
{
    Compartment* c = test::value(vault.compartment(id));
    const auto info = test::value(c->datasets().find("ZQX7-CANARY-set"));
    return test::value(c->datasets().read(info.id, {"n"}, {}, {})).column(0).ints()[0];
}

void clean(const std::filesystem::path& folder)
{
    for (const auto& [name, bytes] : tree(folder)) {
        test::check(bytes.find("ZQX7-CANARY") == std::string::npos, "plain text in " + name);
        test::check(bytes.find("performance") == std::string::npos, "a label in " + name);
        test::check(!bytes.starts_with(kPlainHeader), "a plain file " + name);
    }
}

std::string keyslots(const Place& place, bool second = false)
{
    return test::readAll(place.vault() / (second ? "keyslots.bak.json" : "keyslots.json"));
}
void writeBoth(const Place& place, std::string_view bytes)
{
    test::writeAll(place.vault() / "keyslots.json", bytes);
    test::writeAll(place.vault() / "keyslots.bak.json", bytes);
}
//! What a forger without any key can do: change the text and put the checksum right.
std::string forged(std::string bytes, std::string_view from, std::string_view to)
{
    const std::size_t at = bytes.find(from);
    test::check(at != std::string::npos, "nothing to forge");
    bytes.replace(at, from.size(), to);
    const std::string mark = ",\"checksum\":\"";
    const std::size_t tail = bytes.rfind(mark);
    const auto sum = crypto::blake2b(std::string_view(bytes).substr(0, tail));
    return bytes.substr(0, tail) + mark + crypto::toHex(crypto::view(sum)) + "\"}\n";
}

} // namespace

TEST(a_vault_is_made_closed_and_opened)
{
    Place place;
    CompartmentId id;
    std::string vaultId;
    {
        const VaultPtr vault = place.create();
        CHECK(vault->warnings().empty());
        vaultId = vault->id();
        id = fill(*vault);
        clean(place.folder.path()); // with the logs
        CHECK_FAILS(Vault::create(place.vault(), "n", "d", secret("p"), place.options(), place.clock), ErrorCode::AlreadyExists);
        test::value(vault->close());
    }
    clean(place.folder.path());
    for (const auto& [name, bytes] : tree(place.vault())) {
        CHECK(!name.ends_with("-wal"));
        CHECK(!name.ends_with("-shm"));
        CHECK(name.find(".part") == std::string::npos);
    }
    const VaultPtr vault = place.open();
    CHECK(vault->warnings().empty());
    CHECK_EQ(vault->id(), vaultId);
    CHECK_EQ(vault->name(), "ZQX7-CANARY-vault");
    CHECK_EQ(vault->userName(), "ZQX7-CANARY-officer");
    const auto list = test::value(vault->compartments());
    CHECK_EQ(list.size(), 1U);
    CHECK_EQ(list[0].label, "performance");
    CHECK_EQ(firstValue(*vault, id), 0);
    CHECK_FAILS(vault->compartment(CompartmentId("none")), ErrorCode::NotFound);
    const auto header = test::value(decode(keyslots(place)));
    CHECK_EQ(header.content.slots.size(), 8U);
    CHECK_EQ(header.content.seals.size(), 16U);
    CHECK(std::ranges::all_of(header.content.seals, [&](const SealEntry& s) { return s.box.size() == header.content.seals[0].box.size(); }));
}

TEST(opening_is_quick_after_the_key)
{
    Place place;
    {
        const VaultPtr vault = place.create();
        const CompartmentId id = fill(*vault);
        std::vector<NewRecord> values;
        for (int i = 0; i < 81 * 36; ++i)
            values.push_back({.kind = "value", .key = std::to_string(i), .body = "{\"v\":" + std::to_string(i) + "}"});
        Compartment* c = test::value(vault->compartment(id));
        auto tx = test::value(c->begin());
        test::value(c->records().put(tx, values));
        test::value(tx.commit());
    }
    const VaultPtr vault = place.open();
    CHECK_EQ(test::value(test::value(vault->compartment(test::value(vault->compartments())[0].id))->records().latest("value")).size(), 2916U);
}

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

TEST(two_programs_do_not_share_a_vault)
{
    Place place;
    VaultPtr vault = place.create();
    CHECK_FAILS(place.tryOpen(), ErrorCode::Busy);
    VaultOptions reading = place.options();
    reading.readOnly = true;
    CHECK_FAILS(place.tryOpen("correct horse", reading), ErrorCode::Busy);
    vault.reset();
    place.open();
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
    attack(wrap, crypto::toBase64(otherWrap), ErrorCode::Damaged);                              // the passphrase was right
    attack(crypto::toHex(mine->commitment), std::string(64, '0'), ErrorCode::WrongPassphrase);  // cannot be told apart
    attack(crypto::toHex(dummy->commitment), std::string(64, '0'), ErrorCode::Damaged);         // the mac
    attack("\"epoch\":1", "\"epoch\":2", ErrorCode::Damaged);
    attack("\"format\":1", "\"format\":2", ErrorCode::NewerVersion);
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
    attack(cost, "\"id\":\"" + mine->id + "\",\"kdf\":{\"alg\":\"argon2id\",\"v\":19,\"mem_kib\":8,\"ops\":3", ErrorCode::KdfOutOfBounds);
    attack(cost, "\"id\":\"" + mine->id + "\",\"kdf\":{\"alg\":\"argon2id\",\"v\":19,\"mem_kib\":4294967296,\"ops\":3", ErrorCode::KdfOutOfBounds);
    attack(cost, "\"id\":\"" + mine->id + "\",\"kdf\":{\"alg\":\"argon2id\",\"v\":19,\"mem_kib\":65536,\"ops\":9007199254740992", ErrorCode::KdfOutOfBounds);
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
        bytes.replace(at, length, std::string(random() % 3, static_cast<char>(random() % 2 != 0 ? good[random() % good.size()] : random())));
        const std::size_t tail = bytes.rfind(",\"checksum\":\"");
        if (tail == std::string::npos)
            continue;
        const auto sum = crypto::blake2b(std::string_view(bytes).substr(0, tail));
        const auto decoded = decode(bytes.substr(0, tail) + ",\"checksum\":\"" + crypto::toHex(crypto::view(sum)) + "\"}\n");
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
        // With the key and the program's own means, so that root and audit are right: only the root key's signature is missing.
        auto& database = const_cast<Database&>(vault->vaultDatabase()); // NOLINT(cppcoreguidelines-pro-type-const-cast): the attack
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
    CHECK_FAILS(place.tryOpen(), ErrorCode::RollbackDetected); // the old passphrase opens the old slot, and that is noticed
    test::writeAll(place.vault() / "keyslots.json", now);
    CHECK_FAILS(place.tryOpen(), ErrorCode::WrongPassphrase); // the newer copy counts
    test::value(place.tryOpen("battery staple"));
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
        test::value(c->datasets().add(tx, test::value(c->datasets().find("ZQX7-CANARY-set")).id, small(7000), RevisionMode::Replace, "", {}));
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

TEST(a_new_passphrase_replaces_the_old_one)
{
    Place place;
    VaultPtr vault = place.create();
    CHECK_FAILS(vault->changePassphrase(secret("wrong"), secret("new")), ErrorCode::WrongPassphrase);
    CHECK_FAILS(vault->changePassphrase(secret("correct horse"), crypto::Secret()), ErrorCode::InvalidInput);
    const CompartmentId id = fill(*vault);
    test::value(vault->changePassphrase(secret("correct horse"), secret("battery staple")));
    CHECK_EQ(firstValue(*vault, id), 0);
    vault.reset();
    CHECK_FAILS(place.tryOpen(), ErrorCode::WrongPassphrase);
    vault = test::value(place.tryOpen("battery staple"));
    CHECK_EQ(firstValue(*vault, id), 0);
    CHECK(keyslots(place) == keyslots(place, true));
}

TEST(a_passphrase_change_that_dies_leaves_exactly_one_valid)
{
    for (const std::string_view dies : {"intent", "first copy", "second copy"}) {
        Place place;
        place.create().reset();
        {
            VaultOptions options = place.options();
            options.atStep = [&](std::string_view step) -> Status {
                return step == dies ? fail(ErrorCode::Internal, "killed") : Status();
            };
            const VaultPtr vault = test::value(place.tryOpen("correct horse", options));
            CHECK_FAILS(vault->changePassphrase(secret("correct horse"), secret("battery staple")), ErrorCode::Internal);
        }
        const bool moved = dies != "intent";
        CHECK_FAILS(place.tryOpen(moved ? "correct horse" : "battery staple"), ErrorCode::WrongPassphrase);
        {
            const VaultPtr vault = test::value(place.tryOpen(moved ? "battery staple" : "correct horse"));
            CHECK(!vault->warnings().empty());
            CHECK(keyslots(place) == keyslots(place, true));
            test::value(vault->vaultDatabase().verifyRoot());
        }
        CHECK(test::value(place.tryOpen(moved ? "battery staple" : "correct horse"))->warnings().empty());
    }
}

TEST(a_new_compartment_that_dies_is_there_or_not)
{
    for (const std::string_view dies : {"intent", "first copy", "second copy"}) {
        Place place;
        place.create().reset();
        {
            VaultOptions options = place.options();
            options.atStep = [&](std::string_view step) -> Status {
                return step == dies ? fail(ErrorCode::Internal, "killed") : Status();
            };
            const VaultPtr vault = test::value(place.tryOpen("correct horse", options));
            CHECK_FAILS(vault->addCompartment("housing"), ErrorCode::Internal);
        }
        const VaultPtr vault = place.open();
        const auto list = test::value(vault->compartments());
        CHECK_EQ(list.size(), dies == "intent" ? 0U : 1U);
        if (!list.empty())
            test::value(vault->compartment(list[0].id));
        test::value(vault->addCompartment("housing"));
    }
}

TEST(work_across_files_is_settled_after_a_kill)
{
    Place place;
    CompartmentId id;
    OperationId committed;
    OperationId never;
    OperationId finished;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
        Compartment* c = test::value(vault->compartment(id));
        const auto work = [&](const OperationId& operation) {
            auto tx = test::value(c->begin(operation));
            test::value(c->records().put(tx, NewRecord{.kind = "publication", .key = operation.value, .body = "{}"}));
            test::value(tx.commit());
        };
        finished = test::value(vault->beginOperation("publish", id));
        work(finished);
        test::value(vault->finishOperation(finished));
        CHECK_FAILS(vault->finishOperation(finished), ErrorCode::Refused);
        committed = test::value(vault->beginOperation("publish", id));
        work(committed);
        never = test::value(vault->beginOperation("publish", id));
    } // killed between the two commits
    const VaultPtr vault = place.open();
    CHECK_EQ(test::value(vault->operationState(finished)), "done");
    CHECK_EQ(test::value(vault->operationState(committed)), "done");
    CHECK_EQ(test::value(vault->operationState(never)), "abandoned");
    CHECK_FAILS(vault->operationState(OperationId("none")), ErrorCode::NotFound);
    CHECK_FAILS(vault->beginOperation("publish", CompartmentId("none")), ErrorCode::NotFound);
}

TEST(a_vault_opened_for_reading_changes_nothing)
{
    Place place;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
    }
    const auto before = tree(place.folder.path());
    {
        VaultOptions options = place.options();
        options.readOnly = true;
        const VaultPtr vault = test::value(place.tryOpen("correct horse", options));
        CHECK(vault->readOnly());
        CHECK_EQ(firstValue(*vault, id), 0);
        CHECK_FAILS(test::value(vault->compartment(id))->begin(), ErrorCode::ReadOnly);
        CHECK_FAILS(vault->addCompartment("x"), ErrorCode::ReadOnly);
        CHECK_FAILS(vault->changePassphrase(secret("correct horse"), secret("n")), ErrorCode::ReadOnly);
        CHECK_FAILS(vault->audit({"a", "b", "c"}), ErrorCode::ReadOnly);
        CHECK_FAILS(place.tryOpen("wrong", options), ErrorCode::Busy);
    }
    CHECK(tree(place.folder.path()) == before);
}

#ifndef _WIN32
TEST(the_database_library_is_not_visible_outside)
{
    // libsqlite3 exports the same names: were ours visible, another library could be given the one that does not encrypt.
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
            if (auto added = c->datasets().add(tx, test::value(c->datasets().find("ZQX7-CANARY-set")).id, big, RevisionMode::Replace, "", {}); !added)
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

TEST(the_check_finds_what_opening_does_not_look_at)
{
    Place place;
    CompartmentId id;
    {
        const VaultPtr vault = place.create();
        id = fill(*vault);
        const CheckReport report = test::value(vault->check({}));
        for (const CheckLine& line : report.lines)
            test::check(line.ok, line.what + ": " + line.detail);
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
