// SPDX-License-Identifier: GPL-3.0-or-later
// The policy of a computer: read strictly, it only tightens, and what it asks for is kept. The security log beside it.
#include "core/workspace/policy.h"
#include "core/workspace/safekeeping.h"
#include "core/workspace/security_log.h"
#include "tests/workspace/use_case_calls.h"
#include <nlohmann/json.hpp>
#include <sstream>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

//! A place of the tests as JSON text, whole.
std::string quoted(const fs::path& path)
{
    return nlohmann::json(platform::toUtf8(path)).dump();
}

OpenOptions under(const std::string& policy)
{
    OpenOptions o(options());
    o.policy = test::value(parsePolicy(policy));
    return o;
}

struct Ruled : Place {
    Session openUnder(const std::string& policy)
    {
        fs::copy(samples() / "Council.boulton", vault(), fs::copy_options::recursive | fs::copy_options::skip_existing);
        clock.advanceSeconds(60);
        return test::value(Session::open(vault(), passphrase(), under(policy), clock));
    }
};

std::vector<nlohmann::json> logLines(const fs::path& file)
{
    std::vector<nlohmann::json> lines;
    std::istringstream text(test::readAll(file));
    for (std::string line; std::getline(text, line);)
        lines.push_back(nlohmann::json::parse(line)); // each line alone is JSON
    return lines;
}

bool has(const std::vector<nlohmann::json>& lines, const std::string& event, const std::string& outcome)
{
    return std::ranges::any_of(lines, [&](const nlohmann::json& line) { return line["event"] == event && line["outcome"] == outcome; });
}

PackRequest packTo(const fs::path& folder)
{
    return {.period = Period::month(2020, 3), .audience = Audience::Cabinet, .folder = folder, .formats = {PackFormat::Html}};
}

} // namespace

TEST(aPolicyIsReadAsItIsWritten)
{
    const Policy policy = test::value(parsePolicy(R"({"format": 1, "exportFolders": ["/srv/reports"], "idleLockMinutes": 5,
        "minimumPassphraseStrength": 12.5, "allowedHosts": ["db.example.gov.uk"], "securityLog": "/var/log/boulton.jsonl",
        "secondPersonAlways": true, "serviceUser": true})"));
    CHECK(policy.there());
    CHECK_EQ(policy.exportFolders.size(), 1U);
    CHECK_EQ(policy.idleLockMinutes.value_or(0), 5);
    CHECK_EQ(policy.passphraseGuessesLog10, 12.5);
    CHECK_EQ(policy.allowedHosts.front(), "db.example.gov.uk");
    CHECK(policy.securityLog == fs::path("/var/log/boulton.jsonl"));
    CHECK(policy.secondPersonAlways && policy.serviceUser);
    CHECK(!Policy{}.there());
    CHECK(!Policy{}.serviceUser); // off unless IT says so
}

TEST(aPolicyThatIsNotExactlyOneIsRefusedWithTheFieldNamed)
{
    const std::pair<const char*, const char*> wrong[] = {
        {"", "policy.json"},
        {"[]", "policy.json"},
        {R"({"idleLockMinutes": 5})", "format"},
        {R"({"format": 2})", "format"},
        {R"({"format": 1, "idleLock": 5})", "idleLock"},                          // a slip: it would set nothing
        {R"({"format": 1, "idleLockMinutes": 5, "idleLockMinutes": 50})", "policy.json"}, // twice
        {R"({"format": 1, "idleLockMinutes": 0})", "idleLockMinutes"},
        {R"({"format": 1, "idleLockMinutes": 61})", "idleLockMinutes"},
        {R"({"format": 1, "idleLockMinutes": 5.5})", "idleLockMinutes"},
        {R"({"format": 1, "idleLockMinutes": "5"})", "idleLockMinutes"},
        {R"({"format": 1, "minimumPassphraseStrength": 4})", "minimumPassphraseStrength"}, // it cannot loosen
        {R"({"format": 1, "exportFolders": []})", "exportFolders"},
        {R"({"format": 1, "exportFolders": "/srv"})", "exportFolders"},
        {R"({"format": 1, "exportFolders": ["reports"]})", "exportFolders"},
        {R"({"format": 1, "securityLog": "log.jsonl"})", "securityLog"},
        {R"({"format": 1, "secondPersonAlways": "yes"})", "secondPersonAlways"},
    };
    for (const auto& [text, field] : wrong) {
        const auto policy = parsePolicy(text);
        test::check(!policy && policy.error().code == ErrorCode::InvalidInput && policy.error().args.front() == field, text);
    }
}

TEST(aPolicyThatOthersCanChangeIsNoPolicy)
{
    test::TemporaryFolder folder;
    CHECK(!test::value(readPolicy(folder / "policy.json")).there()); // none is set
    test::writeAll(folder / "policy.json", R"({"format": 1})");
    fs::permissions(folder / "policy.json", fs::perms::others_write, fs::perm_options::add);
    refused(readPolicy(folder / "policy.json"), ErrorCode::Refused, "can be changed by others");
    fs::permissions(folder / "policy.json", fs::perms::others_write, fs::perm_options::remove);
    fs::permissions(folder.path(), fs::perms::others_write, fs::perm_options::add); // it could be replaced
    refused(readPolicy(folder / "policy.json"), ErrorCode::Refused, "can be changed by others");
    fs::create_symlink(folder / "policy.json", folder / "link.json");
    fs::permissions(folder.path(), fs::perms::others_write, fs::perm_options::remove);
    refused(readPolicy(folder / "link.json"), ErrorCode::Refused, "can be changed by others");
}

TEST(nothingLeavesToAnotherFolderThanItAllows)
{
    Ruled place;
    fs::create_directories(place.folder / "allowed");
    fs::create_directories(place.folder / "allowed-too");
    fs::create_directories(place.folder / "elsewhere");
    fs::create_directory_symlink(place.folder / "elsewhere", place.folder / "allowed" / "way-out");
    auto session = place.openUnder(R"({"format": 1, "exportFolders": [)" + quoted(place.folder / "allowed") + "]}");
    test::value(exportPack(session, packTo(place.folder / "allowed"), {kNoPdf}, {}));
    test::value(exportPack(session, packTo(place.folder / "allowed" / "new"), {kNoPdf}, {}));
    for (const fs::path& out : {place.folder / "elsewhere", place.folder / "allowed-too", place.folder / "allowed" / ".." / "elsewhere",
                                place.folder / "allowed" / "way-out"}) {
        refused(exportPack(session, packTo(out), {kNoPdf}, {}), ErrorCode::Refused, "IT allows exports");
        refused(exportDocument(session, {.title = Text::raw("A document")}, out / "d.html", {}), ErrorCode::Refused, "IT allows");
        refused(exportPicture(session, {"PNG", "A chart", "OFFICIAL", "summary"}, out / "c.png"), ErrorCode::Refused, "IT allows");
        refused(exportAudit(session, {}, out / "audit.csv"), ErrorCode::Refused, "IT allows");
        refused(backUp(session, out, {}, {}), ErrorCode::Refused, "IT allows");
    }
    CHECK_EQ(test::value(backUp(session, place.folder / "allowed", {}, {})).made.folder.parent_path().string(), (place.folder / "allowed").string());
    refused(letOut(session, {"A document", "OFFICIAL", "", {"standard output"}}, "summary"), ErrorCode::Refused, "IT allows");
    CHECK(fs::is_empty(place.folder / "elsewhere"));
}

TEST(itMayAskForStrongerPassphrases)
{
    Ruled place;
    auto session = place.openUnder(R"({"format": 1, "minimumPassphraseStrength": 30})");
    const auto weak = addUser(session, {.login = "new", .displayName = "New"}, passphrase(kStrong));
    CHECK(!weak && weak.error().code == ErrorCode::Refused && weak.error().args.front() == "policy");
    test::value(addUser(session, {.login = "new", .displayName = "New"},
                        passphrase("seven otters juggle lemons while nine badgers polish brass trombones")));
}

TEST(itMayWantASecondPersonAlways)
{
    Ruled place;
    auto session = place.openUnder(R"({"format": 1, "secondPersonAlways": true})");
    auto request = packTo(place.folder / "packs");
    request.audience = Audience::LeadershipTeam;
    const auto pack = exportPack(session, request, {kNoPdf}, {});
    CHECK(!pack && pack.error().args.front() == kReleaseArg);
    test::value(breakGlass(session, "The leader speaks at noon."));
    test::value(exportPack(session, request, {kNoPdf}, {}));
}

TEST(everyUnlockSaysUnderWhichPolicy)
{
    Ruled place;
    const std::string text = R"({"format": 1, "idleLockMinutes": 5})";
    auto session = place.openUnder(text);
    const auto all = test::value(store::auditEvents(session.vault().vaultDatabase().reader()));
    CHECK_EQ(all.back().entry.action, "unlock");
    CHECK(all.back().entry.detail.ends_with(" policy=" + test::value(parsePolicy(text)).digest));
}

TEST(theSecurityLogSaysWhatHappenedAndNoNames)
{
    Ruled place;
    const fs::path log = place.folder / "security.jsonl";
    const std::string policy = R"({"format": 1, "securityLog": )" + quoted(log) + "}";
    {
        auto session = place.openUnder(policy);
        test::value(addUser(session, {.login = "priya.shah", .displayName = "Priya Shah"}, passphrase(kStrong)));
        test::value(exportPack(session, packTo(place.folder / "packs"), {kNoPdf}, {}));
        test::value(recordCommentary(
            session, {.measure = MeasureCode("2.20"), .period = Period::month(2020, 3), .whatHappened = "Nothing secret."}));
        session.restrictTo({});
        CHECK(!exportAudit(session, {}, place.folder / "audit.csv"));
        CHECK(!session.securityLogTrouble());
        test::value(session.close());
    }
    CHECK(!Session::open(place.vault(), passphrase("not this one"), under(policy), place.clock));
    const auto lines = logLines(log);
    for (const char* done : {"unlock", "user.add", "pack.export", "lock"})
        test::check(has(lines, done, "done"), done);
    CHECK(has(lines, "use-case.refused", "refused"));
    CHECK(has(lines, "unlock", "wrong-passphrase"));
    CHECK(!has(lines, "commentary.record", "done")); // work is no matter of security
    const std::string vaultId = lines.front()["vault"];
    CHECK(!vaultId.empty());
    for (const auto& line : lines) {
        CHECK_EQ(line["vault"].get<std::string>(), vaultId);
        CHECK(parseInstant(line["time"].get<std::string>()).has_value());
    }
    const std::string text = test::readAll(log);
    for (const char* never : {"Priya", "priya", "Officer", "otters", "correct horse", "not this one", "Council", "secret"})
        test::check(!text.contains(never), never);
    for (const char c : text)
        CHECK(static_cast<unsigned char>(c) < 127 && (c >= ' ' || c == '\n'));
}

TEST(aSecurityLogThatCannotBeWrittenIsSaidAndWorkGoesOn)
{
    Ruled place;
    auto session = place.openUnder(R"({"format": 1, "securityLog": )" + quoted(place.folder / "absent" / "log.jsonl") + "}");
    CHECK(session.securityLogTrouble().has_value());
    test::value(exportPack(session, packTo(place.folder / "packs"), {kNoPdf}, {}));
}

TEST(theSecurityLogFollowsNoLink)
{
    Ruled place;
    test::writeAll(place.folder / "victim", "mine");
    fs::create_symlink(place.folder / "victim", place.folder / "log.jsonl");
    auto session = place.openUnder(R"({"format": 1, "securityLog": )" + quoted(place.folder / "log.jsonl") + "}");
    CHECK(session.securityLogTrouble().has_value());
    CHECK_EQ(test::readAll(place.folder / "victim"), "mine");
}
