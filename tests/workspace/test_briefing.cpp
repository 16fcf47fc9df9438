// SPDX-License-Identifier: GPL-3.0-or-later
// Briefings out of the vault: what goes in, who may, what is recorded.
#include "core/report/html.h"
#include "tests/workspace/use_case_calls.h"

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

BriefingRequest cabinet(const Place& place, int days = kBriefingDays)
{
    return {.path = place.folder / "cabinet.briefing",
            .title = "Cabinet on 5 May",
            .packs = {{Period::month(2020, 3), Audience::Cabinet}},
            .runs = {},
            .days = days};
}

Result<briefing::Briefing> opened(const Place& place, Instant now, std::string_view with = kStrong)
{
    return briefing::open(place.folder / "cabinet.briefing", passphrase(with), {.now = now});
}

std::vector<std::string> filesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() != ".boulton")
            names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

} // namespace

TEST(aBriefingHoldsThePacksAndAnalysesThatWereChosen)
{
    Place place;
    auto session = place.sample();
    const auto run = test::value(
        keepRun(session, test::value(analyse(session, *test::value(modules::find("summary")), {{"data", "wards"}}, {}, {}))));
    test::value(signOffPeriod(session, Period::month(2020, 3), Audience::Cabinet, "Checked."));
    auto request = cabinet(place);
    request.packs.push_back({Period::month(2020, 3), Audience::LeadershipTeam});
    request.runs = {run};
    const auto made = test::value(makeBriefing(session, request, passphrase(kStrong)));
    CHECK_EQ(made.outline.reports, 3);
    CHECK_EQ(made.outline.marking, "OFFICIAL-SENSITIVE"); // of the leadership pack
    CHECK_EQ(made.drafts, 1U); // of the two
    const auto b = test::value(opened(place, kNow));
    CHECK_EQ(b.header.title, "Cabinet on 5 May");
    CHECK_EQ(b.header.madeBy, "Officer");
    CHECK_EQ(b.header.vaultName, "Council");
    CHECK(b.header.outline == made.outline);
    const auto pack = test::value(packDocument(session, Period::month(2020, 3), Audience::Cabinet));
    report::Document first = b.documents.at(0);
    first.provenance = pack.provenance; // what changed since is the audit's head
    CHECK_EQ(test::value(report::toHtml(first)), test::value(report::toHtml(pack)));
    const auto again = test::value(reopenRun(session, run));
    CHECK_EQ(b.documents.at(2).values.size(), again.document->values.size());
    CHECK_EQ(b.documents.at(2).tables.at(0).table.rows(), again.document->tables.at(0).table.rows());
}

TEST(theAuditSaysWhichReportsLeftAndInWhichFile)
{
    Place place;
    auto session = place.sample();
    const auto made = test::value(makeBriefing(session, cabinet(place), passphrase(kStrong)));
    const auto all = events(session, UseCase::MakeBriefing);
    CHECK_EQ(all.size(), 1U);
    CHECK_EQ(all[0].entry.subject, "2020-03/1@cabinet");
    const std::string digest = crypto::toHex(crypto::view(crypto::sha256(test::readAll(made.path))));
    CHECK(all[0].entry.detail.contains("briefing=" + digest));
    CHECK(all[0].entry.detail.contains("id=" + made.outline.id));
    CHECK(all[0].entry.detail.contains("expires=2020-05-06"));
    CHECK(all[0].entry.detail.contains("marking=OFFICIAL"));
    CHECK_EQ(filesIn(place.folder.path()), (std::vector<std::string>{"cabinet.briefing"})); // no draft is left
    test::value(store::verifyAudit(session.performance().reader()));
}

TEST(aBriefingEndsWithin90Days)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    for (const int days : {0, -1, 91, 1'000'000})
        refused(makeBriefing(session, cabinet(place, days), passphrase(kStrong)), ErrorCode::InvalidInput, "90 days");
    CHECK_EQ(state(session), before);
    CHECK(filesIn(place.folder.path()).empty());
    for (const int days : {1, 90}) {
        const auto made = test::value(makeBriefing(session, cabinet(place, days), passphrase(kStrong)));
        CHECK(made.outline.expiresAt == briefing::endOfDay(kNow, days));
        test::value(opened(place, made.outline.expiresAt));
        CHECK_FAILS(opened(place, {made.outline.expiresAt.microseconds + 1}), ErrorCode::Refused);
    }
}

TEST(whatCannotBecomeABriefingIsRefusedBeforeAnyWork)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto bad = [&](const BriefingRequest& request, ErrorCode code, std::string_view words) {
        refused(makeBriefing(session, request, passphrase(kStrong)), code, words);
        CHECK_EQ(state(session), before);
        CHECK(filesIn(place.folder.path()).empty());
    };
    auto request = cabinet(place);
    request.title = " \t";
    bad(request, ErrorCode::InvalidInput, "title");
    request = cabinet(place);
    request.title = std::string(201, 'x');
    bad(request, ErrorCode::InvalidInput, "title");
    request = cabinet(place);
    request.packs.clear();
    bad(request, ErrorCode::InvalidInput, "reports");
    request = cabinet(place);
    request.packs.push_back(request.packs.front());
    bad(request, ErrorCode::InvalidInput, "twice");
    request = cabinet(place);
    for (const char* name : {"cabinet.pdf", ".briefing", "briefing", "cabinet.briefing.exe"}) {
        request.path = place.folder / name;
        bad(request, ErrorCode::InvalidInput, ".briefing");
    }
    request = cabinet(place);
    request.packs = {{Period::month(1999, 1), Audience::Cabinet}};
    CHECK(!makeBriefing(session, request, passphrase(kStrong)).has_value());
    request = cabinet(place);
    request.runs = {RunId("0123456789abcdef0123456789abcdef")};
    bad(request, ErrorCode::NotFound, "");
    request = cabinet(place);
    request.path = place.folder / "no such folder" / "cabinet.briefing";
    CHECK(!makeBriefing(session, request, passphrase(kStrong)).has_value());
    CHECK_EQ(state(session), before);
    fs::create_symlink(place.folder / "elsewhere", place.folder / "link.briefing");
    request.path = place.folder / "link.briefing";
    refused(makeBriefing(session, request, passphrase(kStrong)), ErrorCode::InvalidInput, "left alone");
    CHECK(!fs::exists(place.folder / "elsewhere"));
}

TEST(itsPassphraseIsAsStrongAsThatOfAUser)
{
    Place place;
    auto session = place.sample();
    for (const char* weak : {"password", "Cabinet on 5 May", "council officer", "qwertyuiop", "2020-05-05"})
        refused(makeBriefing(session, cabinet(place), passphrase(weak)), ErrorCode::Refused, "guessed too soon");
    CHECK(filesIn(place.folder.path()).empty());
    test::value(makeBriefing(session, cabinet(place), passphrase(kStrong)));
    CHECK_FAILS(opened(place, kNow, "seven otters juggle lemon"), ErrorCode::WrongPassphrase);
}

TEST(whoMakesOneTypesTheirPassphraseAgain)
{
    Place place;
    auto session = place.sample();
    place.clock.advanceSeconds(kConfirmedSeconds + 1);
    const auto refusal = makeBriefing(session, cabinet(place), passphrase(kStrong));
    CHECK_FAILS(refusal, ErrorCode::Refused);
    CHECK_EQ(refusal.error().args.front(), kConfirmArg);
    test::value(session.confirm(passphrase()));
    test::value(makeBriefing(session, cabinet(place), passphrase(kStrong)));
    CHECK_EQ(events(session, UseCase::MakeBriefing).size(), 1U);
}

TEST(aVaultThatIsReadOnlyGivesBriefingsAndAsksAgainToo)
{
    Place place;
    test::value(place.sample().close());
    auto session = place.open(true);
    const std::string before = state(session);
    test::value(makeBriefing(session, cabinet(place), passphrase(kStrong)));
    CHECK_EQ(state(session), before);
    test::value(opened(place, kNow));
    place.clock.advanceSeconds(kConfirmedSeconds + 1);
    CHECK_FAILS(makeBriefing(session, cabinet(place), passphrase(kStrong)), ErrorCode::Refused);
    test::value(session.confirm(passphrase()));
    test::value(makeBriefing(session, cabinet(place), passphrase(kStrong)));
}

TEST(aBriefingThatIsStoppedLeavesNothing)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    std::stop_source stop;
    const JobContext job(stop.get_token(), [&](double fraction) {
        if (fraction > 0.5)
            stop.request_stop();
    });
    CHECK_FAILS(makeBriefing(session, cabinet(place), passphrase(kStrong), job), ErrorCode::Cancelled);
    CHECK_EQ(state(session), before);
    CHECK(filesIn(place.folder.path()).empty());
}

TEST(aBriefingReplacesAnOlderOneWholeOrNotAtAll)
{
    Place place;
    auto session = place.sample();
    test::writeAll(place.folder / "cabinet.briefing", "the old one");
    CHECK_FAILS(makeBriefing(session, cabinet(place, 0), passphrase(kStrong)), ErrorCode::InvalidInput);
    CHECK_EQ(test::readAll(place.folder / "cabinet.briefing"), "the old one");
    test::value(makeBriefing(session, cabinet(place), passphrase(kStrong)));
    test::value(opened(place, kNow));
}

TEST(aSensitiveBriefingWaitsForASecondPerson)
{
    Place place;
    auto session = place.sample();
    const UserId other = test::value(addUser(session, {.login = "other", .displayName = "Another", .role = Role::AssetOwner}, passphrase(kStrong)));
    test::value(grantAccess(session, compartment(session), other));
    auto request = cabinet(place);
    test::value(makeBriefing(session, request, passphrase(kStrong))); // OFFICIAL
    fs::remove(request.path);
    request.packs.push_back({Period::month(2020, 3), Audience::LeadershipTeam});
    const auto refusal = makeBriefing(session, request, passphrase(kStrong));
    CHECK_FAILS(refusal, ErrorCode::Refused);
    CHECK_EQ(refusal.error().args.front(), kReleaseArg);
    CHECK(filesIn(place.folder.path()).empty());
    const Leaving what = test::value(briefingLeaving(session, request));
    CHECK_EQ(what.marking, "OFFICIAL-SENSITIVE");
    const std::string id = test::value(requestRelease(session, what, "For the away day."));
    test::value(session.close());
    {
        auto o = options();
        o.login = "other";
        auto second = test::value(Session::open(place.vault(), passphrase(kStrong), o, place.clock));
        test::value(approveRelease(second, id, passphrase(kStrong)));
        test::value(second.close());
    }
    auto again = place.open();
    auto different = request; // what is sensitive and was not released stays
    different.packs.back().period = Period::month(2020, 2);
    CHECK_FAILS(makeBriefing(again, different, passphrase(kStrong)), ErrorCode::Refused);
    test::value(makeBriefing(again, request, passphrase(kStrong)));
    CHECK(events(again, UseCase::MakeBriefing).back().entry.detail.contains("release=" + id));
    CHECK_FAILS(makeBriefing(again, request, passphrase(kStrong)), ErrorCode::Refused); // once
}
