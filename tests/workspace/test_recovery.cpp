// SPDX-License-Identifier: GPL-3.0-or-later
// Two of three codes on paper let a new administrator in.
#include "tests/workspace/use_case_calls.h"

using namespace boulton;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

struct Papers : Place {
    RecoveryCodes codes;
    Papers()
    {
        auto session = sample();
        codes = test::value(draftRecoveryCodes(session));
        CHECK(!fs::exists(vault() / std::string(kRecoveryFile))); // nothing before they were typed again
        CHECK(test::value(keepRecoveryCodes(session, codes, typedAgain(codes))).notCovered.empty());
        CHECK(test::value(recoveryState(session)).there);
        test::value(session.close());
    }
    Status use(std::size_t one, std::size_t other, std::string_view login = "new.head")
    {
        clock.advanceSeconds(60);
        return recover(vault(), codes.codes.at(one), codes.codes.at(other),
                       {.reason = "Both administrators left.", .administrator = {.login = std::string(login), .displayName = "New Head"}},
                       passphrase(kStrong), options(), clock);
    }
    Session as(std::string_view login, std::string_view words)
    {
        auto o = options();
        o.login = login;
        clock.advanceSeconds(60);
        return test::value(Session::open(vault(), passphrase(words), o, clock));
    }
};

} // namespace

TEST(anyTwoOfThreeCodesLetANewAdministratorIn)
{
    for (const auto& [one, other] : {std::pair{0U, 1U}, {2U, 0U}, {1U, 2U}}) {
        Papers papers;
        {
            auto session = papers.open(); // made after the codes: covered all the same
            test::value(addCompartment(session, "Housing"));
            test::value(session.close());
        }
        test::value(papers.use(one, other));
        auto session = papers.as("new.head", kStrong);
        CHECK_EQ(session.vault().role().name, std::string(kRoles[0].word));
        CHECK(!test::value(loadPlan(session)).measures.empty());
        CHECK(test::value(findCompartment(session, "Housing")).open);
        CHECK(!test::value(recoveryState(session)).there); // the codes are void
        CHECK(!fs::exists(papers.vault() / std::string(kRecoveryFile)));
        test::value(session.close());
        CHECK_FAILS(papers.use(one, other, "another"), ErrorCode::NotFound);
    }
}

TEST(everyAdministratorIsToldThatCodesWereUsed)
{
    Papers papers;
    test::value(papers.use(0, 1));
    papers.clock.advanceSeconds(60);
    {
        auto session = papers.open();
        const RecoveryState told = test::value(recoveryState(session));
        CHECK(told.usedAt.has_value());
        CHECK_EQ(told.reason, "Both administrators left.");
        test::value(session.close());
    }
    papers.clock.advanceSeconds(60);
    auto session = papers.open(); // and once
    CHECK(!test::value(recoveryState(session)).usedAt);
    const auto events = test::value(store::findAuditEvents(session.vault().vaultDatabase().reader(), {.actionPrefix = std::string(kRecoveryAction)}, 10));
    CHECK_EQ(events.size(), 1U);
    CHECK_EQ(events.front().entry.subject, "new.head");
}

TEST(oneCodeOrCodesOfAnotherVaultOpenNothing)
{
    Papers papers;
    CHECK_FAILS(papers.use(1, 1), ErrorCode::InvalidInput);
    const Papers others;
    papers.clock.advanceSeconds(60);
    const RecoveryUse use{.reason = "Try.", .administrator = {.login = "x.y", .displayName = "X"}};
    CHECK_FAILS(recover(papers.vault(), papers.codes.codes.at(0), others.codes.codes.at(1), use, passphrase(kStrong), options(), papers.clock),
                ErrorCode::Damaged);
    CHECK_FAILS(recover(papers.vault(), others.codes.codes.at(0), others.codes.codes.at(1), use, passphrase(kStrong), options(), papers.clock),
                ErrorCode::Damaged);
    // the file of another vault in the place of this one's
    fs::copy_file(others.vault() / std::string(kRecoveryFile), papers.vault() / std::string(kRecoveryFile), fs::copy_options::overwrite_existing);
    CHECK(!recover(papers.vault(), others.codes.codes.at(0), others.codes.codes.at(1), use, passphrase(kStrong), options(), papers.clock));
    CHECK(!papers.use(0, 1));
    for (const char* bytes : {"", "{", "[]", R"({"format":1,"vault":7,"pairs":{}})", R"({"format":1,"vault":"v","pairs":{"AB":{"nonce":"!","text":"!"}}})"}) {
        test::writeAll(papers.vault() / std::string(kRecoveryFile), bytes);
        CHECK_FAILS(papers.use(0, 1), ErrorCode::Damaged);
    }
    test::value(papers.open().close()); // the vault itself is as it was
}

TEST(codesWhoseUserWasRemovedAreVoid)
{
    Papers papers;
    {
        papers.clock.advanceSeconds(60);
        auto session = papers.open();
        test::value(removeUser(session, test::value(findUser(session, kRecoveryLogin)).id));
        test::value(session.close());
    }
    const Status used = papers.use(0, 1); // recovery.json is still there
    CHECK_FAILS(used, ErrorCode::Damaged);
    CHECK_EQ(used.error().args.front(), "codes");
}

TEST(codesAreKeptOnlyWhenTheyWereTypedAgain)
{
    Place place;
    auto session = place.sample();
    const RecoveryCodes codes = test::value(draftRecoveryCodes(session));
    auto typed = typedAgain(codes);
    typed.at(1).characters()[8] = typed.at(1).characters()[8] == '7' ? '8' : '7';
    const auto slip = keepRecoveryCodes(session, codes, typed);
    CHECK_FAILS(slip, ErrorCode::InvalidInput);
    CHECK((slip.error().args == std::vector<std::string>{"code", "B", "group", "2"}));
    std::swap(typed.at(0), typed.at(2)); // the right codes, the wrong papers
    CHECK_EQ(keepRecoveryCodes(session, codes, typed).error().args.at(1), "A");
    CHECK(!test::value(recoveryState(session)).there);
    CHECK(!fs::exists(place.vault() / std::string(kRecoveryFile)));
    refused(addUser(session, {.login = "Recovery", .displayName = "Nobody"}, passphrase(kStrong)), ErrorCode::InvalidInput, "kept for the recovery codes");
}

TEST(aRestoredBackupOpensWithTheCodesToo)
{
    Papers papers;
    const platform::Path backups = papers.folder / "backups";
    fs::create_directories(backups);
    {
        papers.clock.advanceSeconds(60);
        auto session = papers.open();
        test::value(backUp(session, backups, {}, {}));
        test::value(session.close());
    }
    platform::Path backup;
    for (const auto& entry : fs::directory_iterator(backups))
        backup = entry.path();
    const platform::Path again = papers.folder / "again.boulton";
    test::value(restoreVault(backup, again, passphrase(), options(), papers.clock, {}));
    papers.clock.advanceSeconds(60);
    test::value(recover(again, papers.codes.codes.at(2), papers.codes.codes.at(0),
                        {.reason = "The house burnt down.", .administrator = {.login = "new.head", .displayName = "New Head"}},
                        passphrase(kStrong), options(), papers.clock));
}

TEST(newCodesVoidThoseOfBefore)
{
    Papers papers;
    RecoveryCodes second;
    {
        papers.clock.advanceSeconds(60);
        auto session = papers.open();
        second = test::value(draftRecoveryCodes(session));
        test::value(keepRecoveryCodes(session, second, typedAgain(second)));
        test::value(session.close());
    }
    CHECK_FAILS(papers.use(0, 1), ErrorCode::Damaged);
    papers.codes = std::move(second);
    test::value(papers.use(0, 2));
}
