// SPDX-License-Identifier: GPL-3.0-or-later
// The second person by command line: asked with an export, answered by another login.
#include "tests/cli/cli_test.h"
#include <sstream>

using namespace boulton;
using namespace boulton::cli::testing;

namespace {

//! A sample council with an analyst and an owner, who both hold the compartment.
struct Council : Place {
    Council()
    {
        sample();
        write("ann", "seven otters juggle lemons\n");
        write("owen", "nine badgers polish trombones\n");
        join("ann", "analyst");
        join("owen", "asset-owner");
    }
    void join(const std::string& login, const std::string& role)
    {
        ok("user add --user " + login + " --name " + login + " --role " + role + " --vault s.boulton --new-passphrase-fd 4 4<" + login + kPass);
        ok("compartment grant --compartment 'Corporate performance' --user " + login + " --vault s.boulton" + kPass);
    }
    [[nodiscard]] static std::string as(const std::string& login)
    {
        return " --vault s.boulton --login " + login + " --passphrase-fd 3 3<" + login;
    }
};

constexpr const char* kPack = "pack --period 2020-03 --audience clt --formats html --out packs";

std::string idIn(const std::string& text)
{
    std::istringstream words(text);
    std::string id;
    words >> id;
    return id;
}

} // namespace

TEST(aSecondPersonReleasesByCommandLine)
{
    Council p;
    p.fails(kRefused, kPack + Council::as("ann"), {"OFFICIAL-SENSITIVE", "another person has to release it", "--ask-release"});
    p.fails(kBadInput, kPack + std::string(" --ask-release soon") + Council::as("ann"), {"say why", "10 characters"});
    p.fails(kRefused, kPack + std::string(" --ask-release 'The board meets on Monday.'") + Council::as("ann"), {"asked for a release", "Run this again"});
    CHECK(!fs::exists(p / "packs"));
    const std::string list = p.ok("release list" + Council::as("owen")).out;
    for (const char* words : {"asked", "OFFICIAL-SENSITIVE", "asked by ann", "The board meets on Monday.", "/packs/"})
        test::check(list.contains(words), std::string(words) + " is not in " + list);
    const std::string id = " --id " + idIn(list);
    p.fails(kRefused, "release approve" + id + Council::as("ann"), {"your role does not allow you"});
    p.fails(kBadInput, "release approve --id nothing" + Council::as("owen"), {"there is no such release"});
    CHECK(p.ok("release approve" + id + Council::as("owen")).out.contains("24 hours"));
    p.ok(kPack + Council::as("ann"));
    CHECK(!fs::is_empty(p / "packs"));
    CHECK(p.ok("release list" + Council::as("ann")).out.contains("exported"));
    p.fails(kRefused, kPack + Council::as("ann"), {"another person has to release it"});
    const std::string audit = p.ok("audit" + Council::as("owen")).out;
    for (const char* words : {"Release of an export asked for", "Export released by a second person", " release="})
        test::check(audit.contains(words), words);
}

TEST(brokenGlassByCommandLineIsListedUntilItIsReviewed)
{
    Council p;
    p.ok(kPack + std::string(" --break-glass 'Flooding in Selly Park.'") + Council::as("ann"));
    CHECK(!fs::is_empty(p / "packs"));
    const std::string list = p.ok("release list" + Council::as("owen")).out;
    for (const char* words : {"glass broken", "by ann", "1 export,", "Flooding in Selly Park."})
        test::check(list.contains(words), std::string(words) + " is not in " + list);
    p.fails(kRefused, "release review --id " + idIn(list) + Council::as("ann"), {"your role"});
    p.ok("release review --id " + idIn(list) + Council::as("owen"));
    CHECK(p.ok("release list" + Council::as("owen")).out.empty());
}

TEST(aBriefingWithSomethingSensitiveNeedsASecondPersonToo)
{
    Council p;
    p.write("words", "seven kettles hum quietly\n");
    const std::string make = "briefing make --out b.briefing --title 'On the train' --new-passphrase-fd 4 4<words";
    p.ok(make + " --pack 2020-03@cabinet" + Council::as("ann"));
    fs::remove(p / "b.briefing");
    p.fails(kRefused, make + " --pack 2020-03@cabinet --pack 2020-03@clt" + Council::as("ann"), {"another person has to release it"});
    CHECK(!fs::exists(p / "b.briefing"));
}
