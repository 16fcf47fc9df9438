// SPDX-License-Identifier: GPL-3.0-or-later
// A1 and A14 of security.md: what a whole day of work writes, and what stays in memory after the lock.
#include "core/store/keyslots.h"
#include "core/store/vault_keys.h"
#include "tests/faults/contents.h"
#include "tests/faults/works.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>

using namespace boulton;
using namespace boulton::faults;

namespace {

//! Bits a byte: 8 for a page of noise (7.95 of 4,096 bytes), 4 to 6 for text and tables.
double entropy(std::string_view bytes)
{
    std::array<double, 256> counts{};
    for (const char c : bytes)
        counts[static_cast<unsigned char>(c)] += 1;
    double bits = 0;
    for (const double n : counts)
        if (n > 0)
            bits -= n / static_cast<double>(bytes.size()) * std::log2(n / static_cast<double>(bytes.size()));
    return bits;
}

//! All that a process can write to and we can read.
std::string memoryOf(int pid)
{
    const std::string process = "/proc/" + std::to_string(pid);
    std::ifstream maps(process + "/maps");
    std::ifstream memory(process + "/mem", std::ios::binary);
    if (!maps || !memory)
        throw test::Skipped("this system does not let a parent look into its child");
    std::string all;
    for (std::string line; std::getline(maps, line);) {
        unsigned long from = 0;
        unsigned long to = 0;
        char readable = 0;
        char writable = 0;
        // Guarded memory is read-protected while it is not in use; the kernel lets a parent look all the same.
        if (std::sscanf(line.c_str(), "%lx-%lx %c%c", &from, &to, &readable, &writable) != 4 || line.contains("[v") ||
            (writable != 'w' && line.contains('/')))
            continue;
        std::string part(to - from, '\0');
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(from));
        memory.read(part.data(), static_cast<std::streamsize>(part.size()));
        part.resize(static_cast<std::size_t>(memory.gcount()));
        all += part;
    }
    return all;
}

std::size_t hits(std::string_view memory, std::string_view what)
{
    std::size_t count = 0;
    for (std::size_t at = 0; (at = memory.find(what, at)) != std::string_view::npos; ++at)
        ++count;
    return count;
}

std::string text(const crypto::Secret& secret)
{
    return {static_cast<const char*>(static_cast<const void*>(secret.bytes().data())), secret.size()};
}

} // namespace

TEST(nothing_readable_reaches_the_disk)
{
    FaultCase row("A1", "every write of every work searched for what is in the vault; pages are noise");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    // As text, in hex and in base64 (each of its three shifts): what the values of all works begin with.
    const std::vector<std::string> forms{std::string(kCanary), "5a5158372d43414e415259", "WlFYNy1DQU5BUl", "pRWDctQ0FOQVJZ",
                                         "aUVg3LUNBTkFSW"};
    for (const Work* what : works())
        for (std::size_t i = 0; i < scaled(1, forms.size()); ++i)
            row.run(std::string(what->name()) + ", " + forms[i], [&] {
                fs::remove_all(scene.disk());
                CHECK_EQ(worker(scene, {"prepare", std::string(what->name()), scene.folder.string()}, {.search = forms[i]}).found, 0U);
                const Ended ended = worker(scene, {"perform", std::string(what->name()), scene.folder.string()}, {.search = forms[i]});
                CHECK_EQ(ended.status, 0);
                CHECK_EQ(ended.found, 0U);
            });
    row.run("the control: what is public is seen", [&] {
        fs::remove_all(scene.disk());
        CHECK(worker(scene, {"prepare", "edit", scene.folder.string()}, {.search = "\"vault_id\""}).found > 0);
    });
    for (const bool killed : {false, true})
        row.run(killed ? "files left by a kill" : "files of a closed vault", [&] {
            (void)makeVault(scene, killed);
            std::size_t pages = 0;
            for (const auto& [name, bytes] : treeOf(scene.disk())) {
                for (const std::string& form : forms)
                    test::check(!bytes.contains(form), "readable in " + name);
                test::check(!bytes.starts_with("SQLite format 3"), "a plain header in " + name);
                if (name.ends_with(".db"))
                    for (std::size_t at = 0; at + 4096 <= bytes.size(); at += 4096, ++pages)
                        test::check(entropy(std::string_view(bytes).substr(at, 4096)) > 7.9, "a page of " + name + " is not noise");
                if (name.ends_with("-wal")) // frames: a header of 24 bytes, then a page
                    for (std::size_t at = 32; at + 24 + 4096 <= bytes.size(); at += 24 + 4096, ++pages)
                        test::check(entropy(std::string_view(bytes).substr(at + 24, 4096)) > 7.9, "a frame of " + name + " is not noise");
            }
            test::check(pages > 30, "hardly a page was looked at");
        });
    test::check(entropy(std::string(2048, 'a') + std::string(2048, 'b')) < 2, "the measure of noise measures nothing");
    row.end();
}

TEST(after_the_lock_no_key_and_no_passphrase_is_in_memory)
{
    FaultCase row("A14", "memory of the process searched while unlocked and after the lock");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    (void)makeVault(scene, false);
    const auto header = test::value(store::readKeyslots(scene.vault())).best.content;
    const std::string slot = store::slotId(header.vaultId, "");
    std::vector<std::pair<std::string, std::string>> wanted; // what, its bytes
    std::vector<std::string> databaseKeys;
    {
        const auto user = test::value(store::openSlot(
            store::slotPlace(header), *std::ranges::find(header.slots, slot, &store::Slot::id), secret(kPassphrase)));
        wanted.emplace_back("user secret", text(user.raw));
        for (const store::SealEntry& seal : header.seals)
            if (seal.slot == slot) {
                const auto database = std::ranges::find(header.databases, seal.database, &store::DatabaseEntry::id);
                const store::GrantPlace place{.vaultId = header.vaultId,
                                              .database = seal.database,
                                              .generation = database->generation,
                                              .userId = user.userId};
                databaseKeys.push_back(text(test::value(store::openGrant(place, seal.box, user.box)).key));
                wanted.emplace_back("database key", databaseKeys.back());
                wanted.emplace_back("database key in hex", crypto::toHex(databaseKeys.back()));
            }
        CHECK(databaseKeys.size() >= 3);
    }
    for (std::size_t n = 0; n + 8 <= kPassphrase.size(); ++n)
        wanted.emplace_back("passphrase", std::string(kPassphrase.substr(n, 8)));
    for (std::size_t i = 0; i < scaled(1, 5); ++i)
        row.run("once", [&] {
            Talk process({"hold", scene.folder.string()});
            process.say(kPassphrase);
            CHECK_EQ(process.hear(), "unlocked");
            const std::string open = memoryOf(process.pid());
            std::size_t seen = 0;
            for (const std::string& key : databaseKeys)
                seen += hits(open, key);
            test::check(seen > 0, "the keys are not seen while they are in use: then the search shows nothing");
            for (const auto& [what, bytes] : wanted)
                if (what == "passphrase")
                    test::check(hits(open, bytes) == 0, "the passphrase is in memory while the vault is open");
            process.say("");
            CHECK_EQ(process.hear(), "locked");
            const std::string locked = memoryOf(process.pid());
            for (const auto& [what, bytes] : wanted)
                test::check(hits(locked, bytes) == 0, "in memory after the lock: " + what);
            process.say("");
        });
    row.end();
}
