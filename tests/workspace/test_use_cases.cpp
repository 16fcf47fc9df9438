// SPDX-License-Identifier: GPL-3.0-or-later
// The table of use cases, and that it is obeyed: without the right nothing is written, by any of them.
#include "tests/workspace/use_case_calls.h"
#include <functional>
#include <set>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

TEST(useCasesAreNamedOnceEach)
{
    std::set<std::string_view> names;
    std::set<std::string_view> actions;
    for (std::size_t i = 0; i < kUseCases.size(); ++i) {
        CHECK_EQ(static_cast<std::size_t>(kUseCases[i].useCase), i);
        CHECK(info(kUseCases[i].useCase).useCase == kUseCases[i].useCase);
        CHECK(!kUseCases[i].name.empty());
        CHECK(names.insert(kUseCases[i].name).second);
        CHECK(kUseCases[i].auditAction.empty() || actions.insert(kUseCases[i].auditAction).second);
        CHECK(!kUseCases[i].auditAction.empty() || !kUseCases[i].writes);
        CHECK(std::ranges::find(kAllRights, kUseCases[i].right) != kAllRights.end());
    }
    CHECK_EQ(static_cast<std::size_t>(UseCase::SeeOutputs) + 1, kUseCases.size());
}

TEST(withoutTheRightNothingHappens)
{
    Place place;
    auto session = place.sample();
    const std::int64_t before = session.performance().state().counter;
    for (const auto& one : kUseCases) {
        std::set<Right> others{kAllRights.begin(), kAllRights.end()};
        others.erase(one.right);
        session.restrictTo(others);
        CHECK(!session.may(one.useCase));
        const std::int64_t vault = session.vault().vaultDatabase().state().counter;
        refused(call(one.useCase, place, session), ErrorCode::Refused, one.name);
        refused(call(one.useCase, place, session), ErrorCode::Refused, one.name);
        // One event for it, and nothing else anywhere.
        CHECK_EQ(session.performance().state().counter, before);
        CHECK_EQ(session.vault().vaultDatabase().state().counter, vault + 1);
        const auto event = test::value(store::auditEvents(session.vault().vaultDatabase().reader())).back();
        CHECK_EQ(event.entry.action, kRefusedAction);
        CHECK_EQ(event.entry.subject, one.name);
        CHECK_EQ(event.entry.detail, "role=administrator");
    }
    for (const char* file : {"packs", "document.html", "audit.csv", "cabinet.briefing"})
        CHECK(!fs::exists(place.folder / file));
}

TEST(withTheRightAloneItHappensAndIsRecorded)
{
    Place place;
    auto session = place.sample();
    test::value(addUser(session, {.login = "other", .displayName = "Another"}, passphrase(kStrong)));
    for (const auto& one : kUseCases) {
        if (one.useCase == UseCase::MakeSample)
            continue; // the vault is one
        if (one.useCase == UseCase::RestoreBackup || one.useCase == UseCase::AcknowledgeOlder)
            continue; // of a vault that is not open yet: test_safekeeping.cpp
        if (one.useCase == UseCase::RequestAccess || one.useCase == UseCase::DeclineAccess)
            continue; // takes two people: test_roles.cpp
        if (one.useCase == UseCase::RequestRelease || one.useCase == UseCase::ApproveRelease ||
            one.useCase == UseCase::DeclineRelease || one.useCase == UseCase::ReviewBreakGlass || one.useCase == UseCase::LookAtRelease)
            continue; // takes two people: test_release.cpp
        session.restrictTo({one.right});
        place.clock.advanceSeconds(60);
        if (one.confirmed && !session.confirm(passphrase())) // ChangePassphrase was here
            test::value(session.confirm(passphrase(kStrong)));
        const auto recorded = events(session, one.useCase).size();
        const std::string before = state(session);
        test::value(call(one.useCase, place, session));
        if (one.auditAction.empty())
            CHECK_EQ(state(session), before); // looking leaves no trace
        else if (one.useCase != UseCase::CheckVault)
            CHECK_EQ(events(session, one.useCase).size(), recorded + 1);
    }
    CHECK_EQ(events(session, UseCase::MakeSample).size(), 1U);
    test::value(store::verifyAudit(session.performance().reader()));
}

TEST(whoSitsDownAtAnUnlockedScreenChangesNobodysAccess)
{
    Place place;
    auto session = place.sample();
    test::value(addUser(session, {.login = "other", .displayName = "Another"}, passphrase(kStrong)));
    place.clock.advanceSeconds(kConfirmedSeconds + 1);
    const std::string before = state(session);
    int wanted = 0;
    for (const auto& one : kUseCases) {
        if (!one.confirmed)
            continue;
        ++wanted;
        const Status refusal = call(one.useCase, place, session);
        CHECK_FAILS(refusal, ErrorCode::Refused);
        CHECK_EQ(refusal.error().args.front(), kConfirmArg);
    }
    CHECK(wanted >= 5); // users, roles, compartments
    CHECK_EQ(state(session), before); // asking leaves no event
    CHECK_FAILS(session.confirm(passphrase("somebody else's guess")), ErrorCode::WrongPassphrase);
    CHECK(!session.confirmed());
    test::value(session.confirm(passphrase()));
    test::value(call(UseCase::GrantAccess, place, session));
    place.clock.advanceSeconds(-3600); // a clock that is put back does not make it last
    CHECK(!session.confirmed());
    CHECK_FAILS(call(UseCase::RevokeAccess, place, session), ErrorCode::Refused);
}

TEST(readOnlyVaultsRefuseToBeWritten)
{
    Place place;
    test::value(place.sample().close());
    auto session = place.open(true);
    CHECK(session.readOnly());
    const std::string before = state(session);
    for (const auto& one : kUseCases) {
        if (one.writes)
            refused(call(one.useCase, place, session), ErrorCode::ReadOnly, one.name);
        else if (one.useCase == UseCase::LookAtRelease)
            CHECK_FAILS(call(one.useCase, place, session), ErrorCode::NotFound); // nobody has asked for one
        else // Reading is free: an analysis runs (and is not kept), a pack comes out (as it always did).
            test::value(call(one.useCase, place, session));
    }
    CHECK_EQ(state(session), before);
    CHECK(test::value(session.performance().runs().list()).empty());
}

TEST(vaultsThatWereNotFinishedAreFinishedAtTheNextOpen)
{
    Place place;
    {
        auto vault = test::value(
            store::Vault::create(place.vault(), "Council", "Officer", passphrase(), options(), place.clock));
        test::value(vault->close());
    }
    auto session = place.open();
    CHECK(test::value(loadPlan(session)).measures.empty());
}

TEST(whatIsNoVaultIsSaidToBeNone)
{
    Place place;
    refused(Session::looksLikeVault(place.folder / "absent"), ErrorCode::NotAVault, "does not exist");
    refused(Session::looksLikeVault(place.folder.path()), ErrorCode::NotAVault, "is not a Boulton vault");
    refused(Session::looksLikeVault(place.file("file.boulton", "text")), ErrorCode::NotAVault,
            "is not a Boulton vault");
    CHECK_FAILS(Session::open(place.folder.path(), passphrase(), options(), place.clock), ErrorCode::NotAVault);
    test::value(place.empty().close());
    CHECK_FAILS(Session::open(place.vault(), passphrase("wrong"), options(), place.clock), ErrorCode::WrongPassphrase);
    CHECK_FAILS(Session::create(place.vault(), "Officer", passphrase(), options(), place.clock),
                ErrorCode::AlreadyExists);
}

TEST(discardedVaultsAreGone)
{
    Place place;
    Session::discard(place.empty());
    CHECK(!fs::exists(place.vault()));
    test::value(place.empty().close()); // the place is free again
}
