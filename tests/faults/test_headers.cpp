// SPDX-License-Identifier: GPL-3.0-or-later
// A4 and A5 of security.md: a hundred headers that somebody else wrote, in the manner of cryptsetup's generators. Three kinds of
// people write them: one without a key, who puts the checksum right; one with the key of vault.db, who puts the mac right too;
// and one who holds a good header of another vault.
#include "core/store/keyslots.h"
#include "core/store/vault_keys.h"
#include "tests/faults/contents.h"
#include "tests/faults/works.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::faults;
using store::Keyslots;

extern "C" unsigned long boultonDerivations(); // cheap_kdf.cpp

namespace {

//! The text with its checksum put right.
std::string summed(std::string bytes)
{
    const std::string mark = ",\"checksum\":\"";
    const std::size_t tail = bytes.rfind(mark);
    if (tail == std::string::npos)
        return bytes;
    const auto sum = crypto::blake2b(std::string_view(bytes).substr(0, tail));
    return bytes.substr(0, tail) + mark + crypto::toHex(crypto::view(sum)) + "\"}\n";
}
std::string replaced(std::string bytes, std::string_view from, std::string_view to)
{
    const std::size_t at = bytes.find(from);
    test::check(at != std::string::npos, "nothing to replace: " + std::string(from));
    return summed(bytes.replace(at, from.size(), to));
}

struct Header {
    std::string name;
    std::string bytes;
    bool second = false; //!< the good one stays as the first copy: the vault opens and heals
};

//! Everything that a text can have wrong with it.
std::vector<Header> malformed(const std::string& good, const Keyslots& header)
{
    std::vector<Header> all;
    const auto add = [&](std::string name, std::string bytes) { all.push_back({std::move(name), std::move(bytes)}); };
    const auto field = [&](const std::string& from, const std::vector<std::string>& tos) {
        for (const std::string& to : tos)
            add(from + " -> " + to.substr(0, 40), replaced(good, from, to));
    };
    const std::string epoch = "\"epoch\":" + std::to_string(header.epoch);
    field(epoch, {"\"epoch\":0", "\"epoch\":-1", "\"epoch\":1e1", "\"epoch\":1.0", "\"epoch\":01", "\"epoch\":+5", "\"epoch\":null",
                  "\"epoch\":true", "\"epoch\":\"5\"", "\"epoch\":[5]", "\"epoch\":{}", "\"epoch\":9007199254740993",
                  "\"epoch\":9223372036854775808", "\"epoch\":1e400", "\"epoch\":NaN", "\"epoch\":0x5", "\"epoch\": 5",
                  epoch + "," + epoch, epoch + ",\"__proto__\":{}", epoch + ",\"extra\":1", "\"EPOCH\":5", "\"epoch\u0000\":5",
                  "\"\\u0065poch\":5", "\"epoch\":" + std::to_string(header.epoch + 1),
                  "\"epoch\":" + std::to_string(header.epoch - 1), "\"epoch\":4611686018427387904"});
    field("\"format\":2", {"\"format\":0", "\"format\":1", "\"format\":3", "\"format\":-2", "\"format\":2147483648", "\"format\":\"2\""});
    field(header.vaultId, {std::string(32, '0'), std::string(32, 'F'), "", "../../etc", std::string(64, 'a'), std::string(100'000, 'a')});
    field("\"page_size\":4096", {"\"page_size\":512", "\"page_size\":65536", "\"page_size\":0"});
    field("HMAC_SHA512", {"HMAC_SHA1", "none", ""});
    field("\"key\":\"raw\"", {"\"key\":\"passphrase\""});
    field("\"vault.db\"", {"\"../x.db\"", "\"/etc/passwd\"", "\"compartments/x.db\"", "\"\""});
    field("\"slots\":[", {"\"slots\":[null,", "\"slots\":[[", "\"slots\":[{},", "\"slots\":[],\"slots\":["});
    field("\"generation\":1", {"\"generation\":0", "\"generation\":2", "\"generation\":-1", "\"generation\":9007199254740992"});
    add("depth", summed(std::string(100'000, '[') + good));
    add("depth of objects", summed(replaced(good, "{", std::string(20'000, '{'))));
    add("a byte order mark", "\xEF\xBB\xBF" + good);
    add("a NUL in front", std::string(1, '\0') + good);
    add("a NUL in the middle", std::string(good).insert(good.size() / 2, 1, '\0'));
    add("two headers", good + good);
    add("text behind", good + "x");
    add("no end of line", good.substr(0, good.size() - 1));
    add("a blank more", std::string(good).insert(1, 1, ' '));
    add("empty", "");
    add("one brace", "{");
    add("an empty object", "{}\n");
    add("an empty array", "[]\n");
    add("a number", "1\n");
    add("larger than a header may be", good + std::string(2U << 20U, ' '));
    add("UTF-16", [&] {
        std::string wide;
        for (const char c : good)
            (wide += c) += '\0';
        return wide;
    }());
    add("bad UTF-8", replaced(good, header.vaultId.substr(0, 4), "\xC3\x28zz"));
    add("the wrong checksum", std::string(good).replace(good.rfind("checksum") + 12, 4, "0000"));
    add("a checksum of capitals", [&] {
        std::string text = good;
        std::transform(text.end() - 70, text.end(), text.end() - 70, [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
        return text;
    }());
    for (const double part : {0.1, 0.5, 0.9, 0.99})
        add("cut at " + std::to_string(part), good.substr(0, static_cast<std::size_t>(static_cast<double>(good.size()) * part)));
    return all;
}

//! What can be moved about inside a header by somebody with the key of vault.db. They hold no root key, so it is theirs.
std::vector<std::pair<std::string, std::function<void(Keyslots&)>>> surgeries(const std::string& mine, const std::string& colleague)
{
    const auto slot = [](Keyslots& h, const std::string& id) { return std::ranges::find(h.slots, id, &store::Slot::id); };
    const auto box = [](Keyslots& h, const std::string& s, std::size_t n) {
        return std::ranges::find_if(h.seals, [&, left = n](const store::SealEntry& e) mutable { return e.slot == s && left-- == 0; });
    };
    return {
        {"slots swapped", [=](Keyslots& h) {
             std::swap(*slot(h, mine), *slot(h, colleague));
             std::swap(slot(h, mine)->id, slot(h, colleague)->id);
         }},
        {"a slot copied over another", [=](Keyslots& h) {
             auto copy = *slot(h, mine);
             copy.id = colleague;
             *slot(h, colleague) = copy;
         }},
        {"wraps swapped", [=](Keyslots& h) { std::swap(slot(h, mine)->secret, slot(h, colleague)->secret); }},
        {"salts swapped", [=](Keyslots& h) { std::swap(slot(h, mine)->kdf, slot(h, colleague)->kdf); }},
        {"commitments swapped", [=](Keyslots& h) { std::swap(slot(h, mine)->commitment, slot(h, colleague)->commitment); }},
        {"signatures swapped", [=](Keyslots& h) { std::swap(slot(h, mine)->signature, slot(h, colleague)->signature); }},
        {"seals of a user swapped between databases", [=](Keyslots& h) { std::swap(box(h, mine, 0)->box, box(h, mine, 1)->box); }},
        {"a grant of one placed at another", [=](Keyslots& h) { box(h, colleague, 1)->box = box(h, mine, 1)->box; }},
        {"every grant of one placed at another", [=](Keyslots& h) {
             for (std::size_t n = 0; n < h.databases.size(); ++n)
                 box(h, colleague, n)->box = box(h, mine, n)->box;
         }},
        {"all seals dummies", [](Keyslots& h) {
             for (auto& s : h.seals)
                 s.box = store::dummyGrant();
         }},
        {"generation raised", [](Keyslots& h) { ++h.databases.front().generation; }},
        {"generations of all raised", [](Keyslots& h) {
             for (auto& d : h.databases)
                 ++d.generation;
         }},
        {"databases swapped", [](Keyslots& h) { std::swap(h.databases.front().id, h.databases.back().id); }},
        {"vault.db is another file", [](Keyslots& h) {
             const auto other = std::ranges::find_if(h.databases, [&](const auto& d) { return d.id != h.vaultDatabase; });
             h.vaultDatabase = other->id;
         }},
        {"another vault", [](Keyslots& h) { h.vaultId = crypto::randomId(); }},
        {"another root key", [](Keyslots& h) { h.rootPublicKey[0] ^= 1; }},
        {"another log key", [](Keyslots& h) { h.logPublicKey[0] ^= 1; }},
        {"another register", [](Keyslots& h) { h.registerDigest[0] ^= 1; }},
        {"epoch raised", [](Keyslots& h) { ++h.epoch; }},
        {"epoch lowered", [](Keyslots& h) { --h.epoch; }},
        {"signed epoch raised", [](Keyslots& h) { h.signedEpoch = ++h.epoch; }},
        {"a colleague's slot taken away", [=](Keyslots& h) { *slot(h, colleague) = store::dummySlot(slot(h, colleague)->kdf); }},
    };
}

} // namespace

TEST(a_hundred_headers_that_somebody_else_wrote_open_nothing)
{
    FaultCase row("A5", "headers malformed, forged, and cut up by somebody with the key of vault.db");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    const std::string truth = makeVault(scene, false);
    const Tree files = treeOf(scene.disk());
    const std::string first = "Council.boulton/keyslots.json";
    const std::string second = "Council.boulton/keyslots.bak.json";
    const std::string good = files.at(first);
    const Keyslots header = test::value(store::decode(good)).content;
    const std::string mine = store::slotId(header.vaultId, "");
    const std::string colleague = store::slotId(header.vaultId, "dora0");
    const auto opens = [&](const std::string& name, const std::string& bytes, bool both) {
        row.run(name + (both ? "" : ", in one copy"), [&] {
            Tree tampered = files;
            tampered[second] = bytes;
            if (both)
                tampered[first] = bytes;
            putBack(scene.disk(), tampered);
            const std::string outcome = verdict(look(scene), truth);
            row.count(outcome);
            test::check(!both || outcome == "noticed", "it was taken: " + outcome);
            putBack(scene.disk(), tampered); // and nobody else gets in either, or gets more
            const Seen other = look(scene, "passphrase of dora0", "dora0");
            test::check(other.crashed == 0, "a crash for a colleague");
            test::check(!both || !other.error.empty(), "it opens for a colleague");
        });
    };
    const std::vector<Header> texts = malformed(good, header);
    const std::size_t step = campaign() ? 1 : 3;
    for (std::size_t i = 0; i < texts.size(); i += step)
        opens(texts[i].name, texts[i].bytes, true);
    for (std::size_t i = 0; i < texts.size(); i += campaign() ? 5 : 20)
        if (!texts[i].name.contains("epoch")) // a later epoch in one copy is the next case
            opens(texts[i].name, texts[i].bytes, false);
    // With the key of vault.db: every user has it.
    const auto user = test::value(store::openSlot(store::slotPlace(header), *std::ranges::find(header.slots, mine, &store::Slot::id),
                                                  secret(kPassphrase)));
    const auto seal = std::ranges::find_if(header.seals, [&](const store::SealEntry& s) {
        return s.slot == mine && s.database == header.vaultDatabase;
    });
    const store::GrantPlace place{.vaultId = header.vaultId, .database = header.vaultDatabase, .userId = user.userId};
    const auto key = test::value(store::openGrant(place, seal->box, user.box)).key;
    const auto mac = test::value(store::headerMacKey(key));
    const auto root = test::value(crypto::SigningKey::fromSeed(secret(std::string(32, 'r'))));
    std::size_t n = 0;
    for (const auto& [name, operate] : surgeries(mine, colleague)) {
        if (n++ % (campaign() ? 1 : 2) != 0)
            continue;
        Keyslots cut = header;
        operate(cut);
        opens(name + ", with the mac right", test::value(store::encode(cut, mac, root)).bytes, true);
        if (const auto own = store::encodeSlots(cut, mac, test::value(store::decode(good))))
            opens(name + ", inside slots", own->bytes, true);
    }
    // A good header of another vault.
    TemporaryScene elsewhere;
    (void)makeVault(elsewhere.scene, false);
    opens("the header of another vault", test::readAll(elsewhere.scene.vault() / "keyslots.json"), true);
    row.end();
}

TEST(hostile_costs_are_refused_before_anything_is_derived)
{
    FaultCase row("A4", "costs of the key derivation planted in the header");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    const Tree files = treeOf(scene.disk());
    const std::string good = files.at("Council.boulton/keyslots.json");
    const Keyslots header = test::value(store::decode(good)).content;
    const auto mine = std::ranges::find(header.slots, store::slotId(header.vaultId, ""), &store::Slot::id);
    const std::string cost = "\"id\":\"" + mine->id + "\",\"kdf\":{\"alg\":\"argon2id\",\"v\":19,\"mem_kib\":65536,\"ops\":64,\"salt\":\"" +
                             crypto::toHex(mine->kdf.salt) + "\"";
    const auto with = [&](const std::string& alg, const std::string& memory, const std::string& ops, const std::string& salt) {
        return replaced(good, cost, "\"id\":\"" + mine->id + "\",\"kdf\":{\"alg\":\"" + alg + "\",\"v\":19,\"mem_kib\":" + memory +
                                        ",\"ops\":" + ops + ",\"salt\":\"" + salt + "\"");
    };
    const std::string salt = crypto::toHex(mine->kdf.salt);
    const std::vector<std::pair<std::string, std::string>> headers{
        {"8 KiB, once", with("argon2id", "8", "1", salt)},
        {"a little below the floor", with("argon2id", "65535", "3", salt)},
        {"twice", with("argon2id", "65536", "2", salt)},
        {"never", with("argon2id", "65536", "0", salt)},
        {"4 TiB", with("argon2id", "4294967296", "3", salt)},
        {"2 GiB", with("argon2id", "2097152", "3", salt)},
        {"four thousand million passes", with("argon2id", "65536", "4294967295", salt)},
        {"1 GiB and 64 passes", with("argon2id", "1048576", "64", salt)},
        {"no derivation", with("none", "65536", "3", salt)},
        {"pbkdf2", with("pbkdf2", "65536", "3", salt)},
        {"argon2i", with("argon2i", "65536", "3", salt)},
        {"no salt", with("argon2id", "65536", "3", "")},
        {"a short salt", with("argon2id", "65536", "3", salt.substr(0, 16))},
        {"a long salt", with("argon2id", "65536", "3", salt + salt)}};
    for (const auto& [name, bytes] : headers)
        row.run(name, [&] {
            Tree tampered = files;
            tampered["Council.boulton/keyslots.json"] = tampered["Council.boulton/keyslots.bak.json"] = bytes;
            putBack(scene.disk(), tampered);
            const unsigned long before = boultonDerivations();
            const auto session = scene.open();
            test::check(!session, "it opens");
            const std::string code(boulton::name(session.error().code));
            test::check(code == "kdf-out-of-bounds" || code == "damaged", code + " " + session.error().what);
            CHECK_EQ(boultonDerivations(), before);
            row.count(code);
        });
    row.run("the control: a good header derives", [&] {
        putBack(scene.disk(), files);
        const unsigned long before = boultonDerivations();
        test::value(scene.open());
        CHECK_EQ(boultonDerivations(), before + 1);
    });
    row.end();
}
