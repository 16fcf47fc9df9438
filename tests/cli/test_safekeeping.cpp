// SPDX-License-Identifier: GPL-3.0-or-later
// Backups, restoring, older copies, synced folders and a second program by command line.
#include "tests/cli/cli_test.h"
#include <set>

using namespace boulton;
using namespace boulton::cli::testing;

namespace {

constexpr const char* kVault = " --vault v.boulton --passphrase-fd 3 3<pass";

std::string onlyBackup(const Place& p)
{
    std::string name;
    for (const auto& entry : fs::directory_iterator(p / "backups"))
        name = "backups/" + entry.path().filename().string();
    return name;
}

} // namespace

TEST(backupRestoreAndCheckByCommandLine)
{
    Place p;
    p.ok(std::string("vault new") + kVault);
    p.fails(kBadInput, std::string("vault backup --to backups") + kVault, {"does not exist"});
    fs::create_directory(p / "backups");
    CHECK(p.ok(std::string("vault check") + kVault).out.contains("backups: none has been made"));
    CHECK(p.ok(std::string("vault backup --to backups") + kVault).out.contains("opened and compared"));
    p.fails(kBadInput, std::string("vault backup --to backups --keep-daily 0") + kVault, {"at least one backup"});
    const std::string backup = onlyBackup(p);
    CHECK(backup.ends_with(".backup"));
    const json report = parsed(p.ok(std::string("vault check --json") + kVault).out);
    CHECK(report.at("ok") == true);
    std::set<std::string> sections;
    for (const auto& line : report.at("lines"))
        sections.insert(line.at("section"));
    for (const char* section : {"slots", "pages", "schema", "root", "audit", "chunks", "backups", "memory", "libraries"})
        test::check(sections.contains(section), section);
    CHECK(p.ok(std::string("vault check") + kVault).out.contains("Qt: 6."));

    p.fails(kRefused, "vault restore --backup " + backup + kVault, {"a new folder", "already-exists"});
    const std::string to = " --vault back.boulton --passphrase-fd 3 3<";
    p.write("wrong", "wrong\n");
    p.fails(kRefused, "vault restore --backup " + backup + to + "wrong", {"wrong-passphrase"});
    CHECK(!fs::exists(p / "back.boulton"));
    p.ok("vault restore --backup " + backup + to + "pass");
    CHECK(p.ok("audit --vault back.boulton --passphrase-fd 3 3<pass").out.contains("Vault restored from a backup"));
    p.ok("vault check" + to + "pass");
    p.fails(kBadInput, "vault restore --backup v.boulton --vault other --passphrase-fd 3 3<pass", {"is not a backup"});
    // A backup is looked at, not worked in.
    p.fails(kRefused, "compartment add --compartment X --vault " + backup + " --passphrase-fd 3 3<pass",
            {"restore it into a new folder"});
}

TEST(anOlderCopyByCommandLine)
{
    Place p;
    p.ok(std::string("vault new") + kVault);
    fs::copy(p / "v.boulton", p / "yesterday", fs::copy_options::recursive);
    p.ok(std::string("compartment add --compartment Housing") + kVault);
    fs::remove_all(p / "v.boulton");
    fs::copy(p / "yesterday", p / "v.boulton", fs::copy_options::recursive);
    p.fails(kRefused, std::string("compartment list") + kVault, {"rollback-detected", "--read-only", "vault acknowledge"});
    p.ok(std::string("compartment list --read-only") + kVault);
    p.fails(kRefused, std::string("compartment add --compartment Y --read-only") + kVault, {"an administrator acknowledge"});
    p.fails(kUsage, std::string("vault acknowledge") + kVault, {"--reason"});
    p.ok(std::string("vault acknowledge --reason 'The disk failed; this is the backup of Monday'") + kVault);
    p.ok(std::string("compartment add --compartment Housing") + kVault);
    p.fails(kBadInput, std::string("vault acknowledge --reason again") + kVault, {"nothing to acknowledge"});
    CHECK(p.ok(std::string("audit") + kVault).out.contains("Older copy acknowledged"));
}

TEST(syncedFoldersByCommandLine)
{
    Place p;
    p.ok(std::string("vault new") + kVault);
    fs::create_directory(p / "OneDrive - Council");
    fs::rename(p / "v.boulton", p / "OneDrive - Council/v.boulton");
    const std::string there = " --vault 'OneDrive - Council/v.boulton' --passphrase-fd 3 3<pass";
    p.ok("compartment list" + there);
    p.fails(kRefused, "compartment add --compartment X" + there, {"OneDrive", "not synced"});
    p.fails(kRefused, "vault new --vault 'OneDrive - Council/n.boulton' --passphrase-fd 3 3<pass", {"OneDrive"});
}
