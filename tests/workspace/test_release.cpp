// SPDX-License-Identifier: GPL-3.0-or-later
// Four eyes and break-glass (security.md, A22): what lets an OFFICIAL-SENSITIVE export out, and what does not.
#include "core/workspace/release.h"
#include "tests/workspace/use_case_calls.h"
#include <nlohmann/json.hpp>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

constexpr std::string_view kOther = "nine badgers polish trombones";
constexpr std::string_view kWhy = "For the board on Monday.";

//! The sample council with an analyst who exports, an owner who may release, and an officer who may not.
struct Council : Place {
    Council()
    {
        auto session = sample();
        add(session, "analyst", Role::Analyst, kStrong);
        add(session, "owner", Role::AssetOwner, kOther);
        add(session, "officer", Role::ServiceOfficer, kOther);
        test::value(session.close());
    }
    void add(Session& session, const std::string& login, Role role, std::string_view words)
    {
        const UserId id =
            test::value(addUser(session, {.login = login, .displayName = "The " + login, .role = role}, passphrase(words)));
        test::value(grantAccess(session, compartment(session), id));
    }
    Session as(const std::string& login)
    {
        clock.advanceSeconds(60);
        auto o = options();
        o.login = login;
        return test::value(Session::open(vault(), passphrase(login == "analyst" ? kStrong : kOther), o, clock));
    }
    [[nodiscard]] PackRequest pack(Audience audience = Audience::LeadershipTeam) const
    {
        return {.period = Period::month(2020, 3), .audience = audience, .folder = folder / "packs", .formats = {PackFormat::Html}};
    }
    //! By the analyst, for that pack; the id.
    std::string ask()
    {
        auto session = as("analyst");
        const auto id = test::value(requestRelease(session, test::value(packLeaving(session, pack())), std::string(kWhy)));
        test::value(session.close());
        return id;
    }
    void approve(const std::string& id)
    {
        auto session = as("owner");
        test::value(approveRelease(session, id, passphrase(kOther)));
        test::value(session.close());
    }
};

Status out(Session& session, const PackRequest& request)
{
    const auto files = exportPack(session, request, {kNoPdf}, {});
    return files ? Status() : std::unexpected(files.error());
}

bool wantsRelease(const Status& status)
{
    return !status && status.error().code == ErrorCode::Refused && !status.error().args.empty() &&
           status.error().args.front() == kReleaseArg;
}

//! What stands in the record of the release, changed by somebody with another program and the compartment's key.
void rewrite(Session& session, const std::string& kind, const std::string& id, const std::string& status,
             const std::function<void(nlohmann::json&)>& change)
{
    const auto records = session.performance().records();
    auto record = test::value(records.get(kind, id)).content;
    auto body = nlohmann::json::parse(record.body);
    change(body);
    auto tx = test::value(session.performance().begin());
    test::value(records.put(tx, {.kind = kind, .key = id, .body = body.dump(), .status = status}));
    test::value(tx.commit({"record.put", kind, ""}));
}

} // namespace

TEST(anythingButOfficialIsSensitive)
{
    CHECK(!isSensitive("OFFICIAL"));
    CHECK(!isSensitive(" OFFICIAL "));
    CHECK(isSensitive("OFFICIAL-SENSITIVE"));
    CHECK(isSensitive("OFFICIAL-SENSITIVE: COMMERCIAL"));
    CHECK(isSensitive("SECRET"));
    CHECK(isSensitive("official"));
    CHECK(isSensitive(""));
}

TEST(whatIsOfficialLeavesAsBefore)
{
    Council place;
    auto session = place.as("analyst");
    test::value(out(session, place.pack(Audience::Cabinet)));
    CHECK(!events(session, UseCase::ExportPack).back().entry.detail.contains("release="));
}

TEST(whatIsSensitiveNeedsASecondPerson)
{
    Council place;
    {
        auto session = place.as("analyst");
        CHECK(wantsRelease(out(session, place.pack())));
        CHECK(!fs::exists(place.folder / "packs"));
        CHECK(events(session, UseCase::ExportPack).empty());
        test::value(session.close());
    }
    const std::string id = place.ask();
    {
        auto session = place.as("owner");
        const auto all = test::value(releases(session));
        CHECK_EQ(all.size(), 1U);
        CHECK_EQ(all.front().id, id);
        CHECK_EQ(all.front().requesterName, "The analyst");
        CHECK_EQ(all.front().reason, kWhy);
        CHECK(all.front().state == ReleaseState::Requested);
        CHECK_EQ(all.front().what.targets.size(), 1U);
        test::value(session.close());
    }
    place.approve(id);
    auto session = place.as("analyst");
    test::value(out(session, place.pack()));
    CHECK(fs::exists(place.folder / "packs"));
    CHECK(events(session, UseCase::ExportPack).back().entry.detail.ends_with(" release=" + id));
    CHECK(test::value(releases(session)).front().state == ReleaseState::Used);
    CHECK_EQ(test::value(releases(session)).front().deciderName, "The owner");
    CHECK_EQ(events(session, UseCase::RequestRelease).size(), 1U);
    CHECK_EQ(events(session, UseCase::ApproveRelease).size(), 1U);
    CHECK(wantsRelease(out(session, place.pack()))); // one release, one export
}

TEST(whoIsAskedSeesWhatWouldLeaveUntilTheyHaveDecided)
{
    Council place;
    const std::string id = place.ask();
    const auto without = [](Session& session) { return test::value(releases(session)).front().what.preview.empty(); };
    {
        auto session = place.as("owner");
        CHECK(test::value(releases(session)).front().canBeSeen && without(session));
        const auto document = test::value(releasedDocument(session, id));
        const auto made = test::value(packDocument(session, place.pack().period, place.pack().audience));
        CHECK_EQ(test::value(leavingOf(document, {})).digest, test::value(leavingOf(made, {})).digest);
        CHECK(!document.blocks.empty());
        CHECK_EQ(events(session, UseCase::LookAtRelease).back().entry.subject, id);
        test::value(session.close());
    }
    {
        auto session = place.as("officer"); // nobody asked them
        refused(releasedDocument(session, id), ErrorCode::Refused, "not asked by you");
        test::value(session.close());
    }
    place.approve(id);
    auto session = place.as("owner");
    CHECK(!test::value(releases(session)).front().canBeSeen);
    refused(releasedDocument(session, id), ErrorCode::NotFound, "nothing of it was kept");
}

TEST(aReleaseBindsTheContentTheFileThePersonAndTheTime)
{
    Council place;
    place.approve(place.ask());
    {
        auto session = place.as("analyst");
        auto elsewhere = place.pack();
        elsewhere.folder = place.folder / "stick";
        CHECK(wantsRelease(out(session, elsewhere)));
        auto another = place.pack();
        another.formats = {PackFormat::Xlsx};
        CHECK(wantsRelease(out(session, another)));
        auto period = place.pack();
        period.period = Period::month(2020, 2);
        CHECK(wantsRelease(out(session, period)));
        test::value(session.close());
    }
    {
        auto session = place.as("owner"); // released for the analyst, not for whoever released it
        CHECK(wantsRelease(out(session, place.pack())));
        const ValueEdit edit{.measure = MeasureCode("2.20"), .period = Period::month(2020, 3), .value = 12.25};
        test::value(editValues(session, {&edit, 1}));
        test::value(session.close());
    }
    auto session = place.as("analyst");
    CHECK(wantsRelease(out(session, place.pack()))); // the content is another now
    CHECK(!fs::exists(place.folder / "packs"));
}

TEST(aReleaseIsGoodForADayAndNotLongerWithTheClockSetBack)
{
    for (const bool back : {false, true}) {
        Council place;
        place.approve(place.ask());
        place.clock.advanceSeconds(kReleaseHours * 3600);
        {
            auto session = place.as("analyst");
            CHECK(wantsRelease(out(session, place.pack())));
            test::value(recordCommentary(
                session, {.measure = MeasureCode("2.20"), .period = Period::month(2020, 3), .whatHappened = "It rose."}));
            test::value(session.close());
        }
        if (!back)
            continue;
        place.clock.advanceSeconds(-kReleaseHours * 3600);
        auto session = place.as("analyst");
        CHECK(wantsRelease(out(session, place.pack())));
    }
}

TEST(nobodyReleasesForThemselves)
{
    Council place;
    std::string id;
    {
        auto session = place.as("owner");
        id = test::value(requestRelease(session, test::value(packLeaving(session, place.pack())), std::string(kWhy)));
        refused(approveRelease(session, id, passphrase(kOther)), ErrorCode::Refused, "another person");
        test::value(session.close());
    }
    auto session = place.as("officer");
    refused(approveRelease(session, id, passphrase(kOther)), ErrorCode::Refused, "your role");
}

TEST(twoAccountsWithOnePassphraseAreOnePerson)
{
    Council place;
    {
        auto session = place.open();
        place.add(session, "second", Role::AssetOwner, kStrong); // the analyst's passphrase
        test::value(session.close());
    }
    const std::string id = place.ask();
    place.clock.advanceSeconds(60);
    auto o = options();
    o.login = "second";
    auto session = test::value(Session::open(place.vault(), passphrase(kStrong), o, place.clock));
    refused(approveRelease(session, id, passphrase(kStrong)), ErrorCode::Refused, "one person");
    CHECK(test::value(releases(session)).front().state == ReleaseState::Requested);
}

TEST(approvingTakesThePassphraseEachTime)
{
    Council place;
    const std::string id = place.ask();
    auto session = place.as("owner");
    CHECK_FAILS(approveRelease(session, id, passphrase(kStrong)), ErrorCode::WrongPassphrase);
    CHECK(test::value(releases(session)).front().state == ReleaseState::Requested);
    test::value(approveRelease(session, id, passphrase(kOther)));
    refused(approveRelease(session, id, passphrase(kOther)), ErrorCode::Refused, "decided already");
}

TEST(declinedAndTakenBackReleasesLetNothingOut)
{
    Council place;
    const std::string declined = place.ask();
    {
        auto session = place.as("owner");
        test::value(declineRelease(session, declined));
        test::value(session.close());
    }
    {
        auto session = place.as("analyst");
        CHECK(wantsRelease(out(session, place.pack())));
        test::value(session.close());
    }
    const std::string taken = place.ask();
    place.approve(taken);
    {
        auto session = place.as("owner");
        test::value(declineRelease(session, taken));
        test::value(session.close());
    }
    auto session = place.as("analyst");
    CHECK(wantsRelease(out(session, place.pack())));
}

TEST(aReleaseWhoseGiverLeftOrMayNoLongerReleaseIsVoid)
{
    for (const bool leaves : {true, false}) {
        Council place;
        place.approve(place.ask());
        {
            auto session = place.open();
            if (leaves)
                test::value(removeUser(session, person(session, "owner")));
            else
                test::value(setRole(session, person(session, "owner"), Role::Auditor));
            test::value(session.close());
        }
        auto session = place.as("analyst");
        CHECK(wantsRelease(out(session, place.pack())));
    }
}

TEST(aForgedReleaseLetsNothingOut)
{
    Council place;
    const std::string id = place.ask();
    auto session = place.as("analyst");
    const std::string owner = person(session, "owner").value;
    rewrite(session, "release", id, "released", [&](nlohmann::json& body) {
        body["decider"] = owner;
        body["decided"] = place.clock.now().iso();
        body["until"] = Instant{place.clock.now().microseconds + 3'600'000'000}.iso();
        body["signature"] = session.vault().sign("boulton/release/v1", "anything"); // one's own key
    });
    CHECK(wantsRelease(out(session, place.pack())));
    rewrite(session, "release", id, "released", [&](nlohmann::json& body) { body["decider"] = session.vault().user().value; });
    CHECK(wantsRelease(out(session, place.pack())));
}

TEST(aTrueReleaseCannotBeStretchedOrPutOnAnotherFile)
{
    Council place;
    const std::string id = place.ask();
    place.approve(id);
    auto session = place.as("analyst");
    auto elsewhere = place.pack();
    elsewhere.folder = place.folder / "stick";
    const auto there = test::value(packLeaving(session, elsewhere)).targets;
    rewrite(session, "release", id, "released", [&](nlohmann::json& body) { body["targets"] = there; });
    CHECK(wantsRelease(out(session, elsewhere)));
    const auto here = test::value(packLeaving(session, place.pack())).targets;
    rewrite(session, "release", id, "released", [&](nlohmann::json& body) {
        body["targets"] = here;
        body["until"] = "2120-01-01T00:00:00.000000Z";
    });
    CHECK(wantsRelease(out(session, place.pack())));
}

TEST(aReasonIsNeeded)
{
    Council place;
    auto session = place.as("analyst");
    const auto what = test::value(packLeaving(session, place.pack()));
    for (const char* reason : {"", "x", "          ", " a b c d e f "})
    {
        CHECK_FAILS(requestRelease(session, what, reason), ErrorCode::InvalidInput);
        CHECK_FAILS(breakGlass(session, reason), ErrorCode::InvalidInput);
    }
    CHECK(test::value(releases(session)).empty());
    CHECK(test::value(brokenGlass(session)).empty());
}

TEST(brokenGlassLetsOutForAnHourAndEverybodySeesIt)
{
    Council place;
    {
        auto session = place.as("analyst");
        test::value(breakGlass(session, "The leader speaks at noon."));
        test::value(out(session, place.pack()));
        const auto glass = test::value(brokenGlass(session));
        CHECK_EQ(glass.size(), 1U);
        CHECK_EQ(glass.front().exports, 1U);
        CHECK(events(session, UseCase::ExportPack).back().entry.detail.ends_with(" break-glass=" + glass.front().id));
        refused(reviewBreakGlass(session, glass.front().id), ErrorCode::Refused, "your role");
        place.clock.advanceSeconds(kBreakGlassMinutes * 60 + 1);
        test::value(session.confirm(passphrase(kStrong)));
        CHECK(wantsRelease(out(session, place.pack())));
        test::value(session.close());
    }
    const auto told = [](Session& session) {
        const auto document = test::value(packDocument(session, Period::month(2020, 3), Audience::Cabinet));
        return std::ranges::contains(document.provenance.parameters, "break-glass", &std::pair<std::string, std::string>::first);
    };
    {
        auto session = place.as("officer"); // who may not export sees it as well
        CHECK_EQ(test::value(brokenGlass(session)).front().userName, "The analyst");
        CHECK_EQ(test::value(brokenGlass(session)).front().reason, "The leader speaks at noon.");
        test::value(session.close());
    }
    auto session = place.as("owner");
    CHECK(told(session));
    CHECK(wantsRelease(out(session, place.pack()))); // it is the analyst's, not everybody's
    test::value(reviewBreakGlass(session, test::value(brokenGlass(session)).front().id));
    CHECK(test::value(brokenGlass(session)).empty());
    CHECK(!told(session));
}

TEST(brokenGlassIsNotReviewedByWhoBrokeItNorStretched)
{
    Council place;
    auto session = place.as("owner");
    test::value(breakGlass(session, "The leader speaks at noon."));
    const std::string id = test::value(brokenGlass(session)).front().id;
    refused(reviewBreakGlass(session, id), ErrorCode::Refused, "another person");
    rewrite(session, "break-glass", id, "open", [](nlohmann::json& body) { body["until"] = "2120-01-01T00:00:00.000000Z"; });
    CHECK(wantsRelease(out(session, place.pack())));
    CHECK_EQ(test::value(brokenGlass(session)).size(), 1U); // and it is shown still
}

TEST(breakingTheGlassTakesThePassphraseAgain)
{
    Council place;
    auto session = place.as("analyst");
    place.clock.advanceSeconds(kConfirmedSeconds + 1);
    const auto refusal = breakGlass(session, "The leader speaks at noon.");
    CHECK(!refusal && refusal.error().args.front() == kConfirmArg);
    const auto asked = out(session, place.pack()); // so does every sensitive export
    CHECK(!asked && asked.error().args.front() == kConfirmArg);
    test::value(out(session, place.pack(Audience::Cabinet)));
}

TEST(whereNobodyElseCouldReleaseItLeavesAndTheEventSaysSo)
{
    Place place;
    auto session = place.sample();
    const PackRequest request{.period = Period::month(2020, 3),
                              .audience = Audience::LeadershipTeam,
                              .folder = place.folder / "packs",
                              .formats = {PackFormat::Html}};
    refused(requestRelease(session, test::value(packLeaving(session, request)), std::string(kWhy)), ErrorCode::InvalidInput,
            "nobody else");
    test::value(out(session, request));
    CHECK(events(session, UseCase::ExportPack).back().entry.detail.ends_with(" second-person=none"));
}

TEST(whatIsSensitiveStaysInAVaultThatIsOpenForReading)
{
    Council place;
    place.clock.advanceSeconds(60);
    auto o = options();
    o.readOnly = true;
    o.login = "analyst";
    auto session = test::value(Session::open(place.vault(), passphrase(kStrong), o, place.clock));
    CHECK_FAILS(out(session, place.pack()), ErrorCode::ReadOnly);
    test::value(out(session, place.pack(Audience::Cabinet)));
}

TEST(resultsAreAsSensitiveAsWhatTheyAreMadeOf)
{
    Council place;
    auto session = place.as("analyst");
    const auto file = place.file("people.csv", "Name,Age\nAda,36\nGrace,45\n");
    exchange::CsvOverrides overrides;
    overrides.columns["Age"].sensitivity = table::Sensitivity::Personal;
    test::value(importDataset(session, file, "people", overrides, {}, {}));
    const auto document =
        test::value(runAnalysis(session, *test::value(modules::find("summary")), {{"data", "people"}}, {}, {}));
    CHECK_EQ(document.marking, "OFFICIAL-SENSITIVE");
    CHECK(wantsRelease(exportDocument(session, document, place.folder / "people.html", {})));
    CHECK(wantsRelease(letOut(session, test::value(leavingOf(document, {place.folder / "people.json"})), "summary")));
    CHECK(wantsRelease(exportPicture(session, {"PNG", "Ages", document.marking, "summary"}, place.folder / "ages.png")));
    CHECK(!fs::exists(place.folder / "people.html"));
    const auto open = test::value(runAnalysis(session, *test::value(modules::find("summary")), {{"data", "wards"}}, {}, {}));
    CHECK_EQ(open.marking, "OFFICIAL");
    test::value(exportDocument(session, open, place.folder / "wards.html", {}));
}
