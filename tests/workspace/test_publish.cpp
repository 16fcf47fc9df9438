// SPDX-License-Identifier: GPL-3.0-or-later
// From figures to paper: commentary, sign-off, packs; and that nothing of it can be read from the vault's files.
#include "core/report/html.h"
#include "tests/workspace/workspace_test.h"

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

const Period kMarch = Period::month(2020, 3);
constexpr const char* kHeader = "Measure code,Period,Numerator,Denominator,Value\n";

const PdfWriter kPdf = [](const report::Document& d, const platform::Path& path) {
    return platform::replaceFile(path, "%PDF- " + toString(d.title));
};

PackRequest packOf(Audience audience, const fs::path& folder)
{
    return {.period = kMarch, .audience = audience, .folder = folder};
}

std::string parameter(const report::Document& d, std::string_view name)
{
    for (const auto& [key, value] : d.provenance.parameters)
        if (key == name)
            return value;
    return {};
}

//! The figures and statuses of a pack's data sheet, as text.
std::string figures(const report::Document& d)
{
    for (const auto& named : d.tables)
        if (named.name == "measures") {
            std::string out;
            for (std::size_t row = 0; row < named.table.rows(); ++row)
                for (const char* column : {"code", "period", "actual", "target", "status"})
                    out += test::value(named.table.column(column)).text(row) +
                           (std::string_view(column) == "status" ? "\n" : "|");
            return out;
        }
    test::check(false, "a pack without its data");
    return {};
}

std::size_t filesIn(const fs::path& folder)
{
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST(packsAreDraftsUntilSignedOff)
{
    Place place;
    auto session = place.sample();
    CHECK(!test::value(exportPack(session, packOf(Audience::Cabinet, place.folder / "packs"), {kPdf}, {})).signedOff);
    const auto draft = test::value(packDocument(session, kMarch, Audience::Cabinet));
    CHECK_EQ(parameter(draft, "figures signed off"), "");
    const auto s = test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked against source."));
    CHECK_EQ(s.by, "Officer");
    CHECK_EQ(s.digest.size(), 64U);
    const auto recorded = events(session, UseCase::SignOffPeriod);
    CHECK_EQ(recorded.size(), 1U);
    CHECK(recorded[0].entry.detail.contains(s.digest));
    const auto pack = test::value(packDocument(session, kMarch, Audience::Cabinet));
    CHECK_EQ(parameter(pack, "figures signed off"), s.digest);
    CHECK(parameter(pack, "as at").contains("22 April 2020"));
    CHECK_EQ(figures(pack), figures(draft));
    CHECK(test::value(exportPack(session, packOf(Audience::Cabinet, place.folder / "packs"), {kPdf}, {})).signedOff);
    // Signed for Cabinet is not signed for the leadership team.
    CHECK_EQ(parameter(test::value(packDocument(session, kMarch, Audience::LeadershipTeam)), "figures signed off"), "");
    CHECK_EQ(
        parameter(test::value(packDocument(session, Period::month(2020, 2), Audience::Cabinet)), "figures signed off"),
        "");
}

TEST(packsSayWhatTheyRestOn)
{
    Place place;
    auto session = place.sample();
    const auto pack = test::value(packDocument(session, kMarch, Audience::LeadershipTeam));
    const auto& s = session.performance().state();
    CHECK_EQ(pack.provenance.storeRevision, std::to_string(s.counter));
    CHECK_EQ(pack.provenance.auditHead, crypto::toHex(crypto::view(s.head.hash)));
    CHECK_EQ(pack.provenance.inputs.size(), 1U);
    CHECK_EQ(pack.provenance.inputs[0].name, "performance-values");
    CHECK_EQ(pack.provenance.inputs[0].revision, "revision 1");
    const auto values = test::value(session.performance().datasets().find("performance-values"));
    CHECK_EQ(pack.provenance.inputs[0].hash,
             test::value(session.performance().datasets().revisions(values.id)).back().digest);
    CHECK_EQ(pack.provenance.madeBy, "Officer");
    CHECK(pack.provenance.madeAt == kNow);
    CHECK_EQ(pack.provenance.programVersion, programVersion());
    CHECK(pack.synthetic);
}

TEST(aSecondSignOffNeedsAChange)
{
    Place place;
    auto session = place.sample();
    test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked."));
    const std::string before = state(session);
    place.clock.advanceSeconds(60);
    refused(signOffPeriod(session, kMarch, Audience::Cabinet, "Again."), ErrorCode::Refused,
            "neither figures nor commentary have changed");
    CHECK_EQ(state(session), before);
    test::value(signOffPeriod(session, kMarch, Audience::LeadershipTeam, "Checked."));
    CHECK_FAILS(signOffPeriod(session, Period::month(2031, 3), Audience::Cabinet, ""), ErrorCode::NotEnoughData);
}

TEST(commentaryAfterASignOffCanBeSignedToo)
{
    Place place;
    auto session = place.sample();
    test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked."));
    place.clock.advanceSeconds(60);
    test::value(recordCommentary(
        session,
        {.measure = MeasureCode("2.01"), .period = kMarch, .whatHappened = "MARKER-WORDS."})); // red: it has a card
    const auto holds = [&] {
        return test::value(report::toHtml(test::value(packDocument(session, kMarch, Audience::Cabinet))))
            .contains("MARKER-WORDS");
    };
    place.clock.advanceSeconds(60);
    CHECK(!holds()); // what was signed stays
    test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "With commentary."));
    CHECK(holds());
}

TEST(commentaryFitsItsMeasureAndTime)
{
    Place place;
    auto session = place.sample();
    refused(recordCommentary(session, {.measure = MeasureCode("1.01"), .period = kMarch, .whatHappened = "?"}),
            ErrorCode::InvalidInput, "quarterly");
    refused(recordCommentary(session,
                             {.measure = MeasureCode("2.01"), .period = Period::month(2031, 3), .whatHappened = "?"}),
            ErrorCode::InvalidInput, "has not begun");
}

TEST(aCouncilDescribesItsPlanAndPack)
{
    Place place;
    auto session = place.sample();
    auto details = packs::sampleDetails();
    details.reportOf = "Director of Testing";
    test::value(describePlan(session, "Testshire Council", "Plan 2020", details));
    const Plan plan = test::value(loadPlan(session));
    CHECK_EQ(plan.council, "Testshire Council");
    CHECK_EQ(plan.title, "Plan 2020");
    CHECK(plan.synthetic); // what is synthetic stays marked
    CHECK(test::value(report::toHtml(test::value(packDocument(session, kMarch, Audience::Cabinet))))
              .contains("Director of Testing"));
    test::value(describePlan(session, {}, "Plan 2021", {}));
    CHECK_EQ(test::value(loadPlan(session)).council, "Testshire Council");
}

TEST(eachKindOfPeriodHasItsOwnFile)
{
    CHECK_EQ(packs::fileStem(kMarch, Audience::Cabinet), "Cabinet-pack-2020-03");
    CHECK_EQ(packs::fileStem(Period::quarter(2019, 4), Audience::Cabinet), "Cabinet-pack-2019-20-Q4");
    CHECK_EQ(packs::fileStem(Period::financialYear(2019), Audience::LeadershipTeam), "CLT-pack-2019-20");
}

TEST(aPeriodWithoutAnyFigureMakesNoPack)
{
    Place place;
    auto session = place.sample();
    CHECK_FAILS(packDocument(session, Period::month(2010, 1), Audience::Cabinet), ErrorCode::NotEnoughData);
}

TEST(whatWasSignedStaysAsItWasSigned)
{
    Place place;
    auto session = place.sample();
    const auto first = test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked."));
    const std::string signedFigures = figures(test::value(packDocument(session, kMarch, Audience::Cabinet)));
    place.clock.advanceSeconds(3600);
    const auto report = importText(place, session, std::string(kHeader) + "2.20,2020-03,,,12.3\n2.20,2020-02,,,45.6\n");
    CHECK_EQ(report.restated, 2U);
    place.clock.advanceSeconds(60);
    const auto kept = test::value(packDocument(session, kMarch, Audience::Cabinet));
    CHECK_EQ(figures(kept), signedFigures);
    CHECK_EQ(parameter(kept, "figures signed off"), first.digest);
    CHECK(figures(test::value(packDocument(session, kMarch, Audience::LeadershipTeam))) !=
          signedFigures); // a draft shows what is
    const auto second = test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Corrected."));
    CHECK(second.digest != first.digest);
    const auto renewed = test::value(packDocument(session, kMarch, Audience::Cabinet));
    CHECK(figures(renewed).contains("|12.3|"));
    CHECK_EQ(parameter(renewed, "figures signed off"), second.digest);
    CHECK_EQ(test::value(loadPlan(session)).signOffs.size(), 2U);
}

TEST(targetsAndCardsThatChangeLeaveSignedPacksAlone)
{
    Place place;
    auto session = place.sample();
    test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked."));
    const std::string signedFigures = figures(test::value(packDocument(session, kMarch, Audience::Cabinet)));
    place.clock.advanceSeconds(3600);
    const auto list = place.file(
        "list.csv", "Code,Title,Outcome,Target year,Target\n2.20,A new title,2,2019,1\n9.1,A new measure,9,2019,5\n");
    test::value(importMeasures(session, list, {}, {}));
    place.clock.advanceSeconds(60);
    const auto kept = test::value(packDocument(session, kMarch, Audience::Cabinet));
    CHECK_EQ(figures(kept), signedFigures);
    CHECK(!figures(kept).contains("9.1|"));
    const auto draft = test::value(packDocument(session, kMarch, Audience::LeadershipTeam));
    CHECK(figures(draft).contains("9.1|"));
    test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "With the new target."));
    CHECK(figures(test::value(packDocument(session, kMarch, Audience::Cabinet))).contains("9.1|"));
}

TEST(commentaryIsKeptAndTheLatestCounts)
{
    Place place;
    auto session = place.sample();
    const auto before = test::value(loadPlan(session)).commentaries.size();
    place.clock.advanceSeconds(60);
    test::value(
        recordCommentary(session, {.measure = MeasureCode("2.20"), .period = kMarch, .whatHappened = "First."}));
    place.clock.advanceSeconds(60);
    test::value(recordCommentary(
        session,
        {.measure = MeasureCode("2.20"), .period = kMarch, .whatHappened = "Second.", .due = Date::from(2020, 6, 30)}));
    const Plan plan = test::value(loadPlan(session));
    CHECK_EQ(plan.commentaries.size(), before + 2);
    const auto* latest = plan.commentary(MeasureCode("2.20"), kMarch);
    CHECK(latest && latest->whatHappened == "Second." && latest->recordedBy == "Officer" &&
          latest->due == Date::from(2020, 6, 30));
    CHECK_EQ(plan.commentary(MeasureCode("2.20"), kMarch, Instant{latest->recordedAt.microseconds - 1})->whatHappened,
             "First.");
    const auto recorded = events(session, UseCase::RecordCommentary);
    CHECK_EQ(recorded.size(), 2U);
    CHECK(!recorded[0].entry.detail.contains("First")); // ids only
    const std::string now = state(session);
    CHECK_FAILS(recordCommentary(session, {.measure = MeasureCode("9.99"), .period = kMarch, .whatHappened = "?"}),
                ErrorCode::NotFound);
    CHECK_EQ(state(session), now);
}

TEST(exportWritesThreeFilesAndOneEvent)
{
    Place place;
    auto session = place.sample();
    const auto folder = place.folder / "packs";
    const auto files = test::value(exportPack(session, packOf(Audience::Cabinet, folder), {kPdf}, {}));
    CHECK_EQ(files.files.size(), 3U);
    CHECK_EQ(filesIn(folder), 3U);
    const auto recorded = events(session, UseCase::ExportPack);
    CHECK_EQ(recorded.size(), 1U);
    CHECK_EQ(recorded[0].entry.subject, "2020-03/1@cabinet");
    std::string digests;
    for (const char* kind : {"pdf", "html", "xlsx"}) {
        const std::string bytes = test::readAll(folder / ("Cabinet-pack-2020-03." + std::string(kind)));
        CHECK(!bytes.empty());
        digests +=
            std::string(digests.empty() ? "" : " ") + kind + "=" + crypto::toHex(crypto::view(crypto::sha256(bytes)));
    }
    CHECK_EQ(recorded[0].entry.detail, digests);
    // Again into the same folder: the files are renewed.
    test::value(exportPack(session, packOf(Audience::Cabinet, folder), {kPdf}, {}));
    test::value(exportPack(session, packOf(Audience::LeadershipTeam, folder), {kPdf}, {}));
    CHECK_EQ(filesIn(folder), 6U);
    CHECK_EQ(events(session, UseCase::ExportPack).size(), 3U);
}

TEST(exportsThatFailLeaveNothingBehind)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto folder = place.folder / "packs";
    const auto into = [&](const fs::path& where, const PdfWriter& pdf, const JobContext& job = {}) {
        return exportPack(session, packOf(Audience::Cabinet, where), {pdf}, job);
    };
    CHECK(!into("/proc/boulton-packs", kPdf).has_value());
    CHECK(!into(place.file("file", "text"), kPdf).has_value());
    CHECK(!into(place.folder / "absent" / "packs", kPdf).has_value());
    CHECK_EQ(state(session), before);
    // The painter fails half-way; so does whoever comes after it.
    const PdfWriter full = [](const report::Document&, const platform::Path& path) -> Status {
        test::writeAll(path, "half");
        return fail(ErrorCode::DiskFull, "writing " + path.string());
    };
    refused(into(folder, full), ErrorCode::DiskFull, "");
    std::stop_source stop;
    const PdfWriter slow = [&](const report::Document& d, const platform::Path& path) {
        stop.request_stop();
        return kPdf(d, path);
    };
    CHECK_FAILS(into(folder, slow, JobContext(stop.get_token())), ErrorCode::Cancelled);
    const PdfWriter blocked = [&](const report::Document& d, const platform::Path& path) {
        fs::create_directories(path.parent_path() / "Cabinet-pack-2020-03.xlsx" / "in the way");
        return kPdf(d, path);
    };
    CHECK(!into(folder, blocked).has_value());
    CHECK_EQ(filesIn(folder), 0U);
    CHECK_EQ(state(session), before);
    // An older pack stays whole when the new one cannot be finished.
    test::value(into(folder, kPdf));
    const std::string older = test::readAll(folder / "Cabinet-pack-2020-03.pdf");
    const std::string exported = state(session);
    refused(into(folder, full), ErrorCode::DiskFull, "");
    CHECK_EQ(test::readAll(folder / "Cabinet-pack-2020-03.pdf"), older);
    fs::remove(folder / "Cabinet-pack-2020-03.html");
    fs::create_symlink(place.folder / "elsewhere", folder / "Cabinet-pack-2020-03.html");
    refused(into(folder, kPdf), ErrorCode::InvalidInput, "left alone");
    CHECK(!fs::exists(place.folder / "elsewhere"));
    CHECK_EQ(state(session), exported);
}

TEST(nothingCanBeReadFromTheFilesOfAVault)
{
    Place place;
    constexpr std::string_view kCanary = "ZQX7-CANARY";
    {
        auto session = place.empty();
        test::value(importMeasures(
            session,
            place.file(
                "list.csv",
                "Code,Title,Outcome,Outcome "
                "title,Definition\nZQX7-CANARY-code,ZQX7-CANARY-title,1,ZQX7-CANARY-outcome,ZQX7-CANARY-definition\n"),
            {}, {}));
        importText(place, session, std::string(kHeader) + "ZQX7-CANARY-code,2020-03,,,98765.4321\n");
        test::value(importDataset(session,
                                  place.file("ZQX7-CANARY-file.csv", "ZQX7-CANARY-column,n\nZQX7-CANARY-cell,1\n"),
                                  "ZQX7-CANARY-dataset", {}, {}, {}));
        test::value(recordCommentary(
            session,
            {.measure = MeasureCode("ZQX7-CANARY-code"), .period = kMarch, .whatHappened = "ZQX7-CANARY-commentary"}));
        test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "ZQX7-CANARY-statement"));
        const auto files =
            test::value(exportPack(session, packOf(Audience::Cabinet, place.folder / "packs"), {kPdf}, {}));
        CHECK(test::readAll(files.files[1]).contains("ZQX7-CANARY-title")); // it was there to be found
        const auto plain = [&] {
            std::size_t count = 0;
            for (const auto& entry : fs::recursive_directory_iterator(place.vault())) {
                test::check(!entry.path().string().contains(kCanary), "a name: " + entry.path().string());
                if (!entry.is_regular_file())
                    continue;
                ++count;
                const std::string bytes = test::readAll(entry.path());
                test::check(!bytes.contains(kCanary), "plain text in " + entry.path().string());
                test::check(!bytes.contains("98765.4321") && !bytes.contains("performance-values"),
                            "plain text in " + entry.path().string());
                test::check(!bytes.starts_with("SQLite format 3"), "a plain file: " + entry.path().string());
            }
            CHECK(count >= 4);
        };
        plain(); // with the write-ahead logs there
        test::value(session.close());
        plain();
    }
    auto session = place.open();
    CHECK_EQ(test::value(loadPlan(session)).measures.at(0).title, "ZQX7-CANARY-title");
    CHECK(test::value(session.vault().check({})).ok());
}
