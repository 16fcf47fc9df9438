// SPDX-License-Identifier: GPL-3.0-or-later
// Joiner, mover, leaver and compartments by command line.
#include "tests/cli/cli_test.h"

using namespace boulton;
using namespace boulton::cli::testing;

namespace {

constexpr const char* kNew = " --new-passphrase-fd 4 4<ann";

} // namespace

TEST(joinersMoversAndLeavers)
{
    Place p;
    p.write("ann", "seven otters juggle lemons\n");
    p.write("weak", "password1\n");
    const std::string admin = std::string(" --vault v.boulton") + kPass;
    const std::string ann = " --vault v.boulton --login ann --passphrase-fd 3 3<ann";
    p.ok("vault new" + admin);
    const std::string add = "user add --user ann --name 'Ann Other' --role service-officer --ward Aston" + admin;
    p.fails(kRefused, add + " --new-passphrase-fd 4 4<weak", {"guessed too soon"});
    p.fails(kUsage, "user add --user ann --name Ann --role king" + admin + kNew, {"there is no role", "asset-owner"});
    p.fails(kBadInput, "user add --user 'a b' --name Ann" + admin + kNew, {"a login has"});
    p.ok(add + kNew);
    p.fails(kRefused, add + kNew, {"already", "ann"});
    const auto list = p.ok("user list" + ann).out;
    CHECK(list.contains("ann  Ann Other  Service officer  wards: Aston"));
    CHECK(list.contains("Administrator"));

    // A compartment is closed until it is granted, and closed again.
    p.ok("compartment add --compartment Housing" + admin);
    CHECK(p.ok("compartment list" + ann).out.contains("closed  Housing"));
    p.fails(kRefused, "data" + ann, {"closed to you"});
    p.ok("compartment request --compartment 'Corporate performance' --reason 'I enter the figures of Aston'" + ann);
    CHECK(p.ok("compartment list" + admin).out.contains("asked for by Ann Other: I enter the figures of Aston"));
    p.fails(kRefused, "compartment grant --compartment Housing --user ann" + ann, {"your role does not allow you"});
    p.ok("compartment grant --compartment 'Corporate performance' --user ann" + admin);
    p.ok("data" + ann);
    p.fails(kRefused, "audit" + ann, {"your role does not allow you to read the audit"});
    CHECK(p.ok("role set --user ann --role auditor" + admin).out.contains("Auditor"));
    CHECK(p.ok("audit" + ann).out.contains("Refused for lack of a right"));
    p.ok("compartment revoke --compartment 'Corporate performance' --user ann" + admin);
    p.fails(kRefused, "data" + ann, {"closed to you"});
    p.fails(kBadInput, "compartment revoke --compartment Housing --user ann" + admin, {"does not hold"});
    p.fails(kBadInput, "compartment grant --compartment None --user ann" + admin, {"no compartment 'None'"});

    p.ok("user remove --user ann" + admin);
    p.fails(kRefused, "user list" + ann, {"wrong-passphrase"});
    CHECK(p.ok("user list" + admin).out.contains("ann  Ann Other  Auditor  left"));
    p.fails(kBadInput, "user remove --user ann" + admin, {"no user with the login"});
    p.ok("vault check" + admin);
}

TEST(usersChangeTheirOwnPassphraseByCommandLine)
{
    Place p;
    p.write("ann", "seven otters juggle lemons\n");
    p.write("composed", "une \xC3\xA9toile tr\xC3\xA8s lointaine\n");
    p.write("decomposed", "une e\xCC\x81toile tre\xCC\x80s lointaine\n");
    p.write("other", "une etoile tres lointaine\n");
    const std::string admin = std::string(" --vault v.boulton") + kPass;
    p.ok("vault new" + admin);
    p.ok("user add --user ann --name Ann" + admin + kNew);
    p.ok("user passwd --vault v.boulton --login ann --passphrase-fd 3 3<ann --new-passphrase-fd 4 4<composed");
    const std::string list = "user list --vault v.boulton --login ann --passphrase-fd 3 3<";
    p.fails(kRefused, list + "ann", {"wrong-passphrase"});
    p.ok(list + "composed");
    p.ok(list + "decomposed"); // é as one character or as two
    p.fails(kRefused, list + "other", {"wrong-passphrase"});
    p.ok("user list" + admin);
}

TEST(twoRecoveryCodesLetANewAdministratorInByCommandLine)
{
    Place p;
    p.write("ann", "seven otters juggle lemons\n");
    const std::string admin = std::string(" --vault v.boulton") + kPass;
    p.ok("vault new" + admin);
    // Somebody who copies what is shown to paper and types it from there.
    const std::string writer = "mkfifo codes; ( exec 5>codes; until grep -q '^Code C' .out; do sleep 0.05; done; "
                               "sed -n 's/^Code [ABC]:  //p' .out | tee papers >&5 ) & ";
    const Ran made = p.run("recovery make --codes-fd 4 4<codes" + admin, writer);
    CHECK_EQ(made.status, kDone);
    CHECK(made.out.contains("The codes count from now on"));
    CHECK(p.ok("user list" + admin).out.contains("recovery  Recovery codes (two of three)  Administrator"));
    p.fails(kBadInput, "user add --user recovery --name X" + admin + kNew, {"kept for the recovery codes"});
    const std::string use = "recovery use --vault v.boulton --user ann --name 'Ann Other' --codes-fd 3 --new-passphrase-fd 4 4<ann 3<two --reason ";
    const std::string two = "tail -2 papers > two;";
    p.fails(kBadInput, use + "'Nobody is left.'", {"two different codes"}, std::source_location::current(), "(head -1 papers; head -1 papers) > two;");
    p.fails(kBadInput, use + "'Nobody is left.'", {"7 groups of 5"}, std::source_location::current(), "(head -1 papers; echo 7K3PX) > two;");
    p.fails(kBadInput, use + "''", {"why the codes are used"}, std::source_location::current(), two);
    const Ran used = p.run(use + "'Nobody is left.'", two);
    CHECK_EQ(used.status, kDone);
    const std::string ann = " --vault v.boulton --login ann --passphrase-fd 3 3<ann";
    CHECK(p.ok("audit" + ann).out.contains("Two recovery codes used"));
    CHECK(p.ok("user list" + ann).out.contains("Recovery codes (two of three)  Administrator  left"));
    p.fails(kBadInput, use + "'Once more.'", {"no recovery codes"}, std::source_location::current(), two);
    p.ok("vault check" + ann);
}
