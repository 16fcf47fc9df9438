// SPDX-License-Identifier: GPL-3.0-or-later
// A month's file into the vault: what is new, what is restated, what is refused and where it says so.
#include "core/workspace/analysis.h"
#include "tests/workspace/workspace_test.h"
#include <nlohmann/json.hpp>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

constexpr const char* kHeader = "Measure code,Period,Numerator,Denominator,Value\n";

std::vector<sample::OddValue> odd(sample::Oddity oddity)
{
    std::vector<sample::OddValue> found;
    std::ranges::copy_if(sample::oddValues(), std::back_inserter(found),
                         [&](const auto& o) { return o.oddity == oddity; });
    return found;
}

std::optional<double> figureIn(Session& session, const char* measure, Period period, std::optional<Instant> asAt = {})
{
    const Plan plan = test::value(loadPlan(session));
    const auto* record = plan.history.at(MeasureCode(measure), period, asAt);
    return record ? figureOf(*plan.measure(MeasureCode(measure)), *record) : std::nullopt;
}

std::size_t rowsOf(const fs::path& csv)
{
    return static_cast<std::size_t>(std::ranges::count(test::readAll(csv), '\n')) - 1;
}

} // namespace

TEST(theMonthsFileAddsWhatWasAwaited)
{
    Place place;
    auto session = place.sample();
    place.clock.advanceSeconds(3600);
    const auto awaited = odd(sample::Oddity::Awaited).size() + odd(sample::Oddity::AwaitedMissing).size();
    const auto restated = odd(sample::Oddity::RestatedInFile);
    CHECK_EQ(awaited, 9U);
    CHECK_EQ(restated.size(), 1U);
    const auto report =
        test::value(importActuals(session, sampleFile("actuals-2020-03.csv"), standardMapping(), {}, {}));
    CHECK_EQ(report.added, awaited);
    CHECK_EQ(report.restated, restated.size());
    CHECK_EQ(report.unchanged, rowsOf(sampleFile("actuals-2020-03.csv")) - awaited - restated.size());
    CHECK_EQ(report.setAside, 0U);
    CHECK(report.written);
    test::check(!report.diagnostics.hasErrors(), lines(report.diagnostics));
    const auto recorded = events(session, UseCase::ImportActuals);
    CHECK_EQ(recorded.size(), 1U);
    CHECK_EQ(recorded[0].entry.subject.size(), 64U); // the file's digest
    CHECK_EQ(recorded[0].entry.detail, "added=9 restated=1 unchanged=60 set-aside=0");

    for (const auto& o : odd(sample::Oddity::AwaitedMissing)) {
        const Plan plan = test::value(loadPlan(session));
        const auto* record = plan.history.at(MeasureCode(std::string(o.measure)), o.period);
        CHECK(record && !record->value && record->reason == o.reason);
    }
    // What was reported before stays: as at the instant before the import, and as first reported.
    const std::string code(restated[0].measure);
    const auto now = figureIn(session, code.c_str(), restated[0].period);
    const auto then = figureIn(session, code.c_str(), restated[0].period, kNow);
    CHECK(now && then && *now != *then);
    const Plan plan = test::value(loadPlan(session));
    CHECK_EQ(plan.history.versions(MeasureCode(code), restated[0].period), 2U);
    CHECK_EQ(*figureOf(*plan.measure(MeasureCode(code)), *plan.history.first(MeasureCode(code), restated[0].period)),
             *then);
    const auto* record = plan.history.at(MeasureCode(code), restated[0].period);
    CHECK(record->kind == RecordKind::Restated);
    CHECK_EQ(record->recordedBy, "Officer");
    CHECK(record->source.starts_with("actuals-2020-03.csv, row "));
}

TEST(theSameFileAgainWritesNothing)
{
    Place place;
    auto session = place.sample();
    const auto rows = rowsOf(sampleFile("actuals-2020-03.csv"));
    test::value(importActuals(session, sampleFile("actuals-2020-03.csv"), standardMapping(), {}, {}));
    const std::string before = state(session);
    place.clock.advanceSeconds(60);
    const auto again =
        test::value(importActuals(session, sampleFile("actuals-2020-03.csv"), standardMapping(), {}, {}));
    CHECK_EQ(again.unchanged, rows);
    CHECK_EQ(again.added + again.restated + again.setAside, 0U);
    CHECK(!again.written);
    CHECK_EQ(state(session), before);
    // The exported mapping says the same as none.
    const auto mapping = test::value(exchange::parseMapping(test::readAll(sampleFile("mapping.json"))));
    auto expected = standardMapping();
    expected.noteColumn = "Comment";
    CHECK(mapping == expected);
}

TEST(aDryRunWritesNothing)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto report =
        test::value(importActuals(session, sampleFile("actuals-2020-03.csv"), standardMapping(), {.dryRun = true}, {}));
    CHECK_EQ(report.added, 9U);
    CHECK_EQ(report.restated, 1U);
    CHECK(!report.written);
    CHECK_EQ(state(session), before);
}

TEST(allOrNothingTakesNothingWhenOneRowIsBad)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const std::string good = test::readAll(sampleFile("actuals-2020-03.csv"));
    for (const char* bad : {"9.99,Nothing,2020-03,,,1,\r\n", "2.20,,31/02/2020,,,1,\r\n", "2.02,,2020-02,ten,20,,\r\n",
                            "2.20,,2020-03,,,1,,,,,\r\n"}) {
        const auto file = place.file("actuals.csv", good + bad);
        Diagnostics problems;
        const auto result =
            importActuals(session, file, standardMapping(), {.allOrNothing = true, .problems = &problems}, {});
        refused(result, ErrorCode::InvalidInput, "row 72");
        CHECK(problems.hasErrors());
        CHECK_EQ(state(session), before);
        // Without it the good rows are taken and the bad one is said.
        const auto report = test::value(importActuals(session, file, standardMapping(), {.dryRun = true}, {}));
        CHECK_EQ(report.added, 9U);
        CHECK_EQ(report.setAside, 1U);
    }
}

TEST(badRowsAreNamedByRowAndColumn)
{
    Place place;
    auto session = place.sample();
    const auto report = importText(place, session,
                                   "Monthly return\n\n" + std::string(kHeader) +
                                       "2.20,2020-03,,,55\n"         // 4: taken (restates)
                                       "9.99,2020-03,,,1\n"          // 5: unknown
                                       "2.20,2019-20 Q4,,,1\n"       // 6: a quarter for a monthly measure
                                       "2.19,31/02/2020,,,1\n"       // 7: no such day
                                       "2.19,30/02/2020,,,1\n"       // 8
                                       "2.19,2020-13,,,1\n"          // 9
                                       "2.18,2020-03,,,many\n"       // 10: text where a number belongs
                                       "2.17,2020-03,12 or so,20,\n" // 11
                                       "1.02,2020-03,,,7\n"          // 12 and 13: two values
                                       "1.02,2020-03,,,8\n"
                                       ",2020-03,,,8\n"       // 14: no code
                                       "9.99,2020-02,,,2\n"); // 15: unknown again
    const auto& d = report.diagnostics;
    says(d, 5, "Measure code", "no measure with the code “9.99”");
    says(d, 6, "Period", "covers 3 months, but the measure is reported once a month");
    says(d, 7, "Period", "“31/02/2020” is not a period");
    says(d, 8, "Period", "“30/02/2020”");
    says(d, 9, "Period", "“2020-13”");
    says(d, 10, "Value", "many");
    says(d, 11, "Numerator", "12 or so");
    says(d, 13, "Measure code", "already on row 12");
    says(d, 14, "Measure code", "names no measure");
    CHECK_EQ(report.added + report.restated, 1U);
    CHECK_EQ(report.setAside, 11U);
    CHECK_EQ(*figureIn(session, "2.20", Period::month(2020, 3)), 55.0);
    // A row that cannot be read does not make a value missing that was there.
    CHECK(figureIn(session, "1.02", Period::month(2020, 3)).has_value());
    CHECK(figureIn(session, "2.18", Period::month(2020, 3)) == figureIn(session, "2.18", Period::month(2020, 3), kNow));
}

TEST(filesOfNothingButProblemsAreRefused)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto attempt = [&](std::string_view csv) {
        return importActuals(session, place.file("actuals.csv", csv), standardMapping(),
                             {.open = {.reader = BOULTON_READER}}, {});
    };
    refused(attempt(std::string(kHeader) + "9.99,2020-03,,,1\n"), ErrorCode::InvalidInput,
            "row 2, column Measure code");
    refused(attempt(kHeader), ErrorCode::InvalidInput, "no row");
    refused(attempt("Code,When,Figure\n1,2020-03,4\n"), ErrorCode::NotFound, "Measure code");
    refused(attempt("2.20,2020-03,,,1\n2.19,2020-03,,,1\n"), ErrorCode::NotFound, "Measure code"); // no header
    refused(attempt(""), ErrorCode::InvalidInput, "");
    refused(attempt(std::string("PK\x03\x04") + std::string(64, '\0')), ErrorCode::InvalidInput, "damaged");
    CHECK_FAILS(importActuals(session, place.folder / "absent.csv", standardMapping(), {}, {}), ErrorCode::NotFound);
    CHECK_FAILS(importActuals(session, place.folder.path(), standardMapping(), {}, {}), ErrorCode::InvalidInput);
    CHECK_EQ(state(session), before);
}

TEST(missingValuesKeepTheirReason)
{
    Place place;
    auto session = place.sample();
    const auto report = importText(place, session, std::string(kHeader) + "2.20,2020-03,,,c\n2.02,2020-03,x,20,\n");
    CHECK_EQ(report.added + report.restated, 2U);
    const Plan plan = test::value(loadPlan(session));
    const auto* value = plan.history.at(MeasureCode("2.20"), Period::month(2020, 3));
    CHECK(value && !value->value && value->reason == table::MissingReason::Suppressed);
    const auto* numerator = plan.history.at(MeasureCode("2.02"), Period::month(2020, 3));
    CHECK(numerator && !numerator->numerator && numerator->reason == table::MissingReason::NotAvailable);
}

TEST(newMeasuresAreMadeWhenAskedFor)
{
    Place place;
    auto session = place.empty();
    exchange::ActualsMapping mapping = standardMapping();
    mapping.measureRule = exchange::MeasureRule::Slug;
    mapping.polarityColumn = "Better";
    mapping.unitColumn = "Unit";
    const char* csv = "Measure code,Period,Numerator,Denominator,Value,Unit,Better\n"
                      "Visits to parks,2019-20 Q3,,,12,visits,High\n"
                      "Visits to parks,2019-20 Q4,,,14,visits,High\n"
                      "Visits to parks,2020-03,,,5,visits,High\n" // another length of period
                      "Days to answer,2014-16,,,3,days,Low\n"     // three years
                      "Days to answer,2020-03,,,4,days,Low\n"
                      "Ranges only,2014-16,,,3,days,Low\n";
    CHECK_FAILS(importActuals(session, place.file("a.csv", csv), mapping, {}, {}),
                ErrorCode::InvalidInput); // nobody asked
    const auto report =
        importText(place, session, csv, {.createMeasures = true, .outcome = 7, .outcomeTitle = "Places"}, mapping);
    CHECK_EQ(report.measuresCreated, 2U);
    CHECK_EQ(report.added, 3U);
    CHECK_EQ(report.setAside, 3U);
    says(report.diagnostics, 4, "Period", "covers 1 months, but the measure is reported once a quarter");
    says(report.diagnostics, 5, "Period", "covers 36 months, but the measure is reported once a month");
    says(report.diagnostics, 7, "Measure code", "ranges-only");
    const Plan plan = test::value(loadPlan(session));
    CHECK_EQ(plan.outcomes.size(), 1U);
    CHECK_EQ(plan.outcomes[0].number, 7);
    CHECK_EQ(plan.outcomes[0].title, "Places");
    const Measure* visits = plan.measure(MeasureCode("visits-to-parks"));
    const Measure* days = plan.measure(MeasureCode("days-to-answer"));
    CHECK(visits && days);
    CHECK_EQ(visits->title, "Visits to parks");
    CHECK_EQ(visits->frequencyMonths, 3);
    CHECK(visits->polarity == Polarity::HighIsGood);
    CHECK_EQ(days->frequencyMonths, 1);
    CHECK(days->polarity == Polarity::LowIsGood);
    CHECK_EQ(days->unit, "days");
    CHECK(problems(plan).empty());
    // Figures without targets can be signed and printed.
    place.clock.advanceSeconds(60);
    test::value(signOffPeriod(session, Period::month(2020, 3), Audience::Cabinet, "Checked."));
    const auto pack = test::value(packDocument(session, Period::month(2020, 3), Audience::Cabinet));
    CHECK(toString(pack.subtitle).contains("Council"));
}

TEST(cancellingLeavesTheVaultAsItWas)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    std::stop_source stopped;
    stopped.request_stop();
    const JobContext job(stopped.get_token());
    CHECK_FAILS(importActuals(session, sampleFile("actuals-2020-03.csv"), standardMapping(), {}, job),
                ErrorCode::Cancelled);
    CHECK_FAILS(importMeasures(session, sampleFile("measures.csv"), {}, job), ErrorCode::Cancelled);
    CHECK_FAILS(importDataset(session, sampleFile("wards.csv"), "other", {}, {}, job), ErrorCode::Cancelled);
    CHECK_FAILS(runAnalysis(session, *test::value(modules::find("summary")), {{"data", "wards"}}, {}, job),
                ErrorCode::Cancelled);
    CHECK_EQ(state(session), before);
    // In the middle of the work: at the first, second, … report of progress, until one run gets through.
    bool through = false;
    std::string big = "a,b\n";
    for (int i = 0; i < 150'000; ++i)
        big += std::to_string(i) + "," + std::to_string(i % 7) + "\n";
    const auto file = place.file("big.csv", big);
    for (int at = 1; !through && at < 100; at += 1 + at / 2) {
        std::stop_source source;
        int reports = 0;
        const JobContext late(
            source.get_token(),
            [&](double) {
                if (++reports == at)
                    source.request_stop();
            },
            1);
        const auto result = importDataset(session, file, "big", {}, {}, late);
        through = result.has_value();
        if (!through) {
            CHECK_FAILS(result, ErrorCode::Cancelled);
            CHECK_EQ(state(session), before);
        }
    }
    CHECK(through);
    test::value(store::verifyAudit(session.performance().reader()));
}

TEST(datasetsAreKeptByNameWithRevisions)
{
    Place place;
    auto session = place.empty();
    const auto first = test::value(importDataset(session, sampleFile("wards.csv"), "wards", {}, {}, {}));
    CHECK_EQ(first.added, 69U);
    CHECK(first.written);
    const auto input = test::value(datasetInput(session, "wards", {}));
    CHECK_EQ(input.table.rows(), 69U);
    CHECK_EQ(input.source.revision, "revision 1");
    CHECK_EQ(input.source.hash.size(), 64U);
    test::value(importDataset(session, sampleFile("wards.csv"), "wards", {}, {}, {}));
    const auto second = test::value(datasetInput(session, "wards", {}));
    CHECK_EQ(second.source.revision, "revision 2");
    CHECK_EQ(second.source.hash, input.source.hash); // the same data
    CHECK_EQ(second.table.rows(), 69U);              // in place of, not behind
    const std::string before = state(session);
    CHECK_FAILS(importDataset(session, sampleFile("spc.csv"), "wards", {}, {}, {}),
                ErrorCode::InvalidInput); // other columns
    CHECK_FAILS(
        importDataset(session, place.file("r.csv", "a,b\n1,2\n1,2,3\n"), "ragged", {}, {.allOrNothing = true}, {}),
        ErrorCode::InvalidInput);
    const auto dry = test::value(importDataset(session, sampleFile("spc.csv"), "spc", {}, {.dryRun = true}, {}));
    CHECK(!dry.written);
    CHECK_EQ(dry.added, 36U);
    CHECK_EQ(state(session), before);
    const auto ragged =
        test::value(importDataset(session, place.file("r.csv", "a,b\n1,2\n1,2,3\n"), "ragged", {}, {}, {}));
    CHECK_EQ(ragged.added, 1U);
    CHECK_EQ(ragged.setAside, 1U);
    says(ragged.diagnostics, 3, "", "3");
    CHECK_FAILS(datasetInput(session, "absent", {}), ErrorCode::NotFound);
}

TEST(analysesAreKeptWithTheirInputs)
{
    Place place;
    auto session = place.sample();
    const auto* module = test::value(modules::find("classify"));
    const auto document = test::value(
        runAnalysis(session, *module, {{"data", "wards"}}, {{"column", "claimant_rate"}, {"method", "jenks"}}, {}));
    const auto list = test::value(session.performance().runs().list());
    CHECK_EQ(list.size(), 1U);
    const auto run = test::value(session.performance().runs().get(list[0].id));
    CHECK_EQ(run.content.module, "classify");
    CHECK_EQ(run.content.moduleVersion, module->version);
    const auto parameters = nlohmann::json::parse(run.content.parameters);
    CHECK_EQ(parameters.at("method").get<std::string>(), "jenks");
    const auto input = test::value(datasetInput(session, "wards", {}));
    const auto inputs = nlohmann::json::parse(run.content.inputs);
    CHECK_EQ(inputs.at("data").at("dataset").get<std::string>(), "wards");
    CHECK_EQ(inputs.at("data").at("revision").get<std::string>(), "revision 1");
    CHECK_EQ(inputs.at("data").at("digest").get<std::string>(), input.source.hash);
    const auto kept = nlohmann::json::parse(run.content.document);
    CHECK_EQ(kept.at("values").at("gvf").get<double>(), std::get<double>(document.values.at(0).value));
    CHECK_EQ(kept.at("provenance").at("inputs").at(0).at("hash").get<std::string>(), input.source.hash);
    CHECK_EQ(kept.at("provenance").at("made_by").get<std::string>(), "Officer");
    CHECK_EQ(events(session, UseCase::RunAnalysis).size(), 1U);
    CHECK_EQ(test::value(session.performance().runs().verify()), 1);
    const std::string before = state(session);
    CHECK_FAILS(runAnalysis(session, *module, {{"data", "absent"}}, {{"column", "claimant_rate"}}, {}),
                ErrorCode::NotFound);
    CHECK_FAILS(runAnalysis(session, *module, {{"data", "wards"}}, {{"column", "absent"}}, {}), ErrorCode::Usage);
    CHECK_FAILS(runAnalysis(session, *module, {}, {{"column", "claimant_rate"}}, {}), ErrorCode::Usage);
    CHECK_EQ(state(session), before);
}
