// SPDX-License-Identifier: GPL-3.0-or-later
// F6, F7, F8 and A8 of security.md: bits that flip, files that are cut, zeroed, missing, mixed or planted. Each is refused by
// name, or everything is read as it was: never another value, never a crash, never a new file over the old.
#include "core/store/keyslots.h"
#include "core/store/log_salt.h"
#include "tests/faults/contents.h"
#include <algorithm>

using namespace boulton;
using namespace boulton::faults;

namespace {

constexpr std::size_t kPage = 4096;

//! Both vaults: closed, and left by a program that was killed.
struct Specimen {
    bool killed;
    std::string contents;
    Tree files;
};
std::vector<Specimen> specimens(Scene& scene)
{
    std::vector<Specimen> both;
    for (const bool killed : {false, true}) {
        std::string contents = makeVault(scene, killed);
        both.push_back({killed, std::move(contents), treeOf(scene.disk())});
        const bool log = std::ranges::any_of(both.back().files, [](const auto& f) {
            return f.first.ends_with("-wal") && f.second.size() > kPage;
        });
        CHECK_EQ(log, killed);
    }
    return both;
}

void tried(FaultCase& row, Scene& scene, const Specimen& specimen, const std::string& label, const Tree& tampered,
           bool noticed = false)
{
    row.run((specimen.killed ? "killed, " : "closed, ") + label, [&] {
        putBack(scene.disk(), tampered);
        const std::string outcome = verdict(look(scene), specimen.contents);
        row.count(outcome);
        test::check(!noticed || outcome != "harmless", "it was not noticed");
    });
}

} // namespace

TEST(bits_that_flip_anywhere_are_noticed_or_harmless)
{
    FaultCase row("F6", "a bit flips in any file, of a closed vault and of a killed one");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    std::mt19937_64 random(6);
    for (const Specimen& specimen : specimens(scene)) {
        std::vector<std::string> names; // files in turn, so that small ones have their share
        for (const auto& [name, bytes] : specimen.files)
            if (!bytes.empty())
                names.push_back(name);
        for (std::size_t i = 0; i < scaled(30, 500); ++i) {
            std::string name = names[i / 2 % names.size()];
            if (i % 2 == 0) { // databases and logs, by their size
                std::vector<double> sizes;
                for (const std::string& one : names)
                    sizes.push_back(one.ends_with(".db") || one.ends_with("-wal") ? static_cast<double>(specimen.files.at(one).size()) : 0);
                name = names[std::discrete_distribution<std::size_t>(sizes.begin(), sizes.end())(random)];
            }
            Tree tampered = specimen.files;
            std::string& bytes = tampered[name];
            const std::size_t at = random() % bytes.size();
            const auto bit = static_cast<unsigned>(random() % 8);
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << bit));
            tried(row, scene, specimen, name + ", byte " + std::to_string(at) + ", bit " + std::to_string(bit), tampered,
                  !specimen.killed && name.ends_with(".db"));
        }
    }
    test::check(row.counted("noticed") > row.runs() / 5, "hardly anything was noticed");
    row.end();
}

TEST(files_cut_zeroed_or_missing_are_noticed_or_heal)
{
    FaultCase row("F7", "files cut, lengthened, zeroed, missing");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    for (const Specimen& specimen : specimens(scene)) {
        std::vector<std::pair<std::string, Tree>> all;
        const auto change = [&](const std::string& name, const std::string& label, std::string bytes) {
            all.emplace_back(name + " " + label, specimen.files);
            all.back().second[name] = std::move(bytes);
        };
        for (const auto& [name, bytes] : specimen.files) {
            const std::size_t size = bytes.size();
            for (const std::size_t to : {std::size_t{0}, std::size_t{1}, std::size_t{16}, kPage - 1, kPage, kPage + 1, size / 2,
                                         size - std::min<std::size_t>(size, 1), size - std::min(size, kPage)})
                if (to < size)
                    change(name, "cut to " + std::to_string(to), bytes.substr(0, to));
            change(name, "with a byte more", bytes + "x");
            change(name, "with 1 MiB more", bytes + std::string(1U << 20U, '\0'));
            for (const std::size_t page : {std::size_t{0}, size / kPage / 2, size / kPage - (size < kPage ? 0 : 1)})
                if (size >= (page + 1) * kPage)
                    change(name, "page " + std::to_string(page) + " zeroed",
                           std::string(bytes).replace(page * kPage, kPage, std::string(kPage, '\0')));
            change(name, "all rubbish", std::string(size, '\x5a'));
            all.emplace_back(name + " missing", specimen.files);
            all.back().second.erase(name);
        }
        for (const auto& [label, start] : {std::pair{"both headers missing", "keyslots"}, {"all roots missing", "roots/"}}) {
            all.emplace_back(label, specimen.files);
            std::erase_if(all.back().second, [&](const auto& f) { return f.first.starts_with(std::string("Council.boulton/") + start); });
        }
        const std::size_t step = campaign() ? 1 : all.size() / 25 + 1;
        for (std::size_t i = 0; i < all.size(); i += step)
            tried(row, scene, specimen, all[i].first, all[i].second);
    }
    row.end();
}

TEST(a_log_that_is_missing_or_cut_is_noticed)
{
    // SQLite alone says nothing when a write-ahead log is gone or its last frame is spoilt: committed work is lost.
    FaultCase row("F7.2", "write-ahead log missing, cut, last frame spoilt");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    const Specimen specimen = specimens(scene).back();
    for (const auto& [name, bytes] : specimen.files) {
        if (!name.ends_with("-wal") || bytes.size() < 3 * kPage)
            continue;
        Tree tampered = specimen.files;
        tampered.erase(name);
        tried(row, scene, specimen, name + " missing", tampered, true);
        tampered = specimen.files;
        tampered[name] = bytes.substr(0, bytes.size() - kPage / 2);
        tried(row, scene, specimen, name + " cut in its last frame", tampered, true);
        tampered[name] = bytes;
        tampered[name][bytes.size() - 100] ^= 1;
        tried(row, scene, specimen, name + " with a bit in its last frame", tampered, true);
        tampered[name] = bytes;
        tampered[name][100] ^= 1;
        tried(row, scene, specimen, name + " with a bit in its first frame", tampered, true);
    }
    test::check(row.runs() >= 4, "there is no log to spoil");
    row.end();
}

TEST(a_first_page_torn_while_the_log_is_emptied_heals)
{
    // SQLite has the page in the log. SQLCipher looks for its salt in the file: without more, neither opens.
    FaultCase row("F2.2", "rubbish in the first page of a file whose log holds that page");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    const Specimen specimen = specimens(scene).back();
    std::mt19937_64 random(22);
    for (const auto& [name, bytes] : specimen.files) {
        const auto log = specimen.files.find(name + "-wal");
        if (!name.ends_with(".db") || log == specimen.files.end() || !store::saltInLog(scene.disk() / name))
            continue;
        for (const std::size_t size : {std::size_t{16}, std::size_t{512}, kPage}) {
            Tree tampered = specimen.files;
            for (std::size_t i = 0; i < size; ++i)
                tampered[name][i] = static_cast<char>(random());
            tried(row, scene, specimen, name + ", " + std::to_string(size) + " bytes", tampered);
        }
    }
    CHECK_EQ(row.counted("harmless"), row.runs());
    row.end();
}

TEST(files_of_another_time_are_noticed)
{
    FaultCase row("F8", "files of yesterday mixed with those of today, in every combination");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    const std::string before = makeVault(scene, false);
    const Tree yesterday = treeOf(scene.disk());
    {
        auto session = test::value(scene.open()); // and another header
        test::value(session.vault().addCompartment(std::string(kCanary) + " later"));
        test::value(session.close());
    }
    const std::string now = changeVault(scene, 1, false);
    const Tree today = treeOf(scene.disk());
    const std::vector<std::string> groups{"Council.boulton/vault.db", "Council.boulton/compartments/",
                                          "Council.boulton/keyslots", "Council.boulton/roots/", "local/"};
    for (unsigned old = 0; old < 1U << groups.size(); ++old) {
        Tree mixed;
        std::string label;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const bool isOld = (old >> g & 1U) != 0;
            label += isOld ? "old " + groups[g] + " " : "";
            for (const auto& [name, bytes] : isOld ? yesterday : today)
                if (name.starts_with(groups[g]))
                    mixed[name] = bytes;
        }
        row.run(label, [&] {
            putBack(scene.disk(), mixed);
            const Seen seen = look(scene);
            // With what this device knows put back too, yesterday's vault is yesterday's vault: only a printed head tells.
            // The same of vault.db alone: its compartments are ahead of it, as after a crash.
            const bool device = (old & 0b11101U) == 0b11101U;
            if (device && (old & 0b10U) == 0) {
                row.count("as documented");
                return;
            }
            const bool all = (old & 0b10111U) == 0b10111U;
            row.count(verdict(seen, all ? before : now));
            test::check(all || !seen.error.empty() || (old & 0b00111U) == 0, "old files were taken for new ones");
        });
    }
    test::check(row.counted("noticed") >= 20, "hardly anything was noticed");
    row.end();
}

TEST(what_somebody_plants_is_neither_adopted_nor_followed)
{
    FaultCase row("A8", "planted: copies under new names, half headers, links, logs of other files");
    TemporaryScene temporary;
    Scene& scene = temporary.scene;
    const std::string truth = makeVault(scene, false);
    const Tree files = treeOf(scene.disk());
    const std::string at = "Council.boulton/";
    const auto header = test::value(store::readKeyslots(scene.vault())).best.content;
    std::string compartment;
    for (const auto& [name, bytes] : files)
        if (name.starts_with(at + "compartments/") && name.ends_with(".db"))
            compartment = name;
    const std::string next = compartment.substr(0, compartment.size() - 4) + "2.db"; // ID.1.db -> ID.2.db
    const std::vector<std::pair<std::string, std::pair<std::string, std::string>>> plants{
        {"the next generation of a compartment", {next, files.at(compartment)}},
        {"the next generation of vault.db", {at + "vault.2.db", files.at(at + "vault.db")}},
        {"half a header", {at + "keyslots.json.part-77", files.at(at + "keyslots.json").substr(0, 500)}},
        {"a temporary file", {at + "vault.db.tmp", "x"}},
        {"rubbish beside the roots", {at + "roots/" + std::string(32, 'a') + ".root", std::string(1024, 'r')}},
        {"a rollback journal", {at + "vault.db-journal", std::string(8192, '\xd9')}},
        {"a log of rubbish", {at + "vault.db-wal", std::string(8192, '\x37')}},
        {"a log of another file", {at + "vault.db-wal", files.at(compartment)}},
        {"a shared-memory file", {at + "vault.db-shm", std::string(32768, '\x11')}},
        {"failed unlocks that nobody made", {at + "unlock.log", "rubbish\nmore\n"}},
        {"an older format beside it", {at + "keyslots.v1.json", "{}"}}};
    for (const auto& [label, plant] : plants)
        row.run(label, [&] {
            Tree tampered = files;
            tampered[plant.first] = plant.second;
            putBack(scene.disk(), tampered);
            const std::string outcome = verdict(look(scene), truth);
            row.count(outcome);
            test::check(outcome != "noticed", "a planted file keeps the vault shut");
            const auto after = test::value(store::readKeyslots(scene.vault())).best.content;
            CHECK_EQ(after.epoch, header.epoch);
            for (const auto& [name, bytes] : files) // nothing of the vault went
                test::check(fs::exists(scene.disk() / name), name + " is gone");
        });
    row.run("links in the place of files", [&] {
        for (const std::string& name : {at + "keyslots.json", compartment, at + "vault.db"}) {
            putBack(scene.disk(), files);
            fs::rename(scene.disk() / name, scene.folder / "elsewhere");
            fs::create_symlink(scene.folder / "elsewhere", scene.disk() / name);
            row.count(verdict(look(scene), truth));
            fs::remove(scene.folder / "elsewhere");
        }
    });
    row.end();
}
