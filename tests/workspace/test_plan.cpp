// SPDX-License-Identifier: GPL-3.0-or-later
// What goes into a vault comes out of it: the plan field by field, and the council's own list.
#include "tests/workspace/workspace_test.h"

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

//! In one order, however they were kept.
Plan sorted(Plan plan)
{
    std::ranges::sort(plan.measures, {}, &Measure::code);
    std::ranges::sort(plan.targets, {}, [](const Target& t) { return std::pair(t.measure, t.financialYearStart); });
    std::ranges::sort(plan.commentaries, {},
                      [](const Commentary& c) { return std::tuple(c.measure, c.period, c.recordedAt); });
    return plan;
}

template <typename T>
void equal(const std::vector<T>& a, const std::vector<T>& b, const char* what)
{
    test::checkEqual(a.size(), b.size(), what);
    for (std::size_t i = 0; i < a.size(); ++i)
        test::check(a[i] == b[i],
                    std::string(what) + " " + std::to_string(i) + " differs: " + toBody(a[i]) + "\n" + toBody(b[i]));
}

std::string toBody(const ValueRecord& r)
{
    return r.measure.value + " " + r.period.key();
}

Plan importedList(Place& place, Session& session, const fs::path& file)
{
    const auto report = test::value(importMeasures(session, file, {}, {}));
    CHECK(report.written);
    static_cast<void>(place);
    return test::value(loadPlan(session));
}

} // namespace

TEST(sampleVaultHoldsTheSamplePlan)
{
    Place place;
    auto session = place.sample();
    const Plan made = sorted(sample::makePlan());
    const Plan kept = sorted(test::value(loadPlan(session)));
    CHECK_EQ(kept.council, made.council);
    CHECK_EQ(kept.title, made.title);
    CHECK(kept.synthetic);
    equal(kept.outcomes, made.outcomes, "outcome");
    equal(kept.measures, made.measures, "measure");
    equal(kept.targets, made.targets, "target");
    equal(kept.commentaries, made.commentaries, "commentary");
    const auto& a = kept.history.records();
    const auto& b = made.history.records();
    CHECK_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        test::check(a[i] == b[i], "value " + std::to_string(i) + " differs: " + toBody(a[i]));
    CHECK_EQ(kept.measures.size(), 81U);
    CHECK(test::value(loadPackDetails(session)) == packs::sampleDetails());
}

TEST(twoSampleVaultsHoldTheSamePlan)
{
    Place place;
    auto session = place.empty();
    test::value(fillSample(session, {}));
    const auto digest = [](Session& s) {
        report::Provenance p;
        test::value(describeSource(s, p));
        return p.inputs.at(0).hash;
    };
    Place other;
    auto second = other.sample();
    CHECK_EQ(digest(session), digest(second));
    const Plan a = test::value(loadPlan(session));
    const Plan b = test::value(loadPlan(second));
    equal(a.measures, b.measures, "measure");
    equal(a.targets, b.targets, "target");
    equal(a.commentaries, b.commentaries, "commentary");
}

TEST(measuresComeInTheOrderThatPeopleCountIn)
{
    Place place;
    auto session = place.empty();
    const Plan plan = importedList(
        place, session,
        place.file(
            "list.csv",
            "Code,Title,Outcome\n2.1,E,2\n1.10,D,1\n1.9,C,1\n1.2,B,1\n1.1,A,1\n1.2a,F,1\n10.1,H,10\n2.01,G,2\n"));
    std::string codes;
    for (const auto& m : plan.measures)
        codes += m.code.value + " ";
    CHECK_EQ(codes, "1.1 1.2 1.2a 1.9 1.10 2.01 2.1 10.1 ");
    CHECK_EQ(plan.outcomes.size(), 3U);
    CHECK_EQ(plan.outcomes.back().number, 10);
    CHECK_EQ(plan.council, "Council"); // the vault's name, until somebody gives it another
}

TEST(anEmptyVaultGivesAnEmptyPlan)
{
    Place place;
    auto session = place.empty();
    const Plan plan = test::value(loadPlan(session));
    CHECK(plan.measures.empty() && plan.outcomes.empty() && plan.targets.empty() && plan.history.records().empty());
    CHECK_FAILS(packDocument(session, Period::month(2020, 3), Audience::Cabinet), ErrorCode::NotEnoughData);
    CHECK_FAILS(signOffPeriod(session, Period::month(2020, 3), Audience::Cabinet, ""), ErrorCode::NotEnoughData);
}

TEST(exportedListGivesTheSameCards)
{
    Place place;
    auto session = place.empty();
    const Plan kept = importedList(place, session, sampleFile("measures.csv"));
    const Plan made = sample::makePlan();
    CHECK_EQ(kept.measures.size(), 81U);
    equal(kept.outcomes, made.outcomes, "outcome");
    for (const auto& m : made.measures) {
        const Measure* found = kept.measure(m.code);
        CHECK(found != nullptr);
        Measure expected = m; // the list has no column for these
        expected.firstPeriod.reset();
        expected.definitionChanges.clear();
        expected.publicMeasure = found->publicMeasure;
        test::check(*found == expected, "differs:\n" + toBody(*found) + "\n" + toBody(expected));
        const Target* was = made.target(m.code, 2019);
        const Target* is = kept.target(m.code, 2019);
        CHECK_EQ(is != nullptr, was != nullptr);
        if (!was)
            continue;
        CHECK_EQ(is->annual, was->annual);
        CHECK(is->rangeTo == was->rangeTo);
        const double width = was->tolerance.kind == ToleranceKind::Relative ? std::abs(was->annual) : 1;
        CHECK_NEAR(is->tolerance.amber, was->tolerance.amber * width, 1e-9 * (1 + width));
        CHECK_NEAR(is->tolerance.blue, was->tolerance.blue * width, 1e-9 * (1 + width));
    }
    const std::string before = state(session);
    const auto again = test::value(importMeasures(session, sampleFile("measures.csv"), {}, {}));
    CHECK_EQ(again.unchanged, 81U);
    CHECK(!again.written);
    CHECK_EQ(state(session), before);
}

TEST(aListLeavesAloneWhatItDoesNotSay)
{
    Place place;
    auto session = place.sample();
    const Plan before = test::value(loadPlan(session));
    const Measure& m = *before.measure(MeasureCode("4.12"));
    CHECK(!m.definitionChanges.empty());
    const auto report = test::value(
        importMeasures(session, place.file("list.csv", "code,TITLE , outcome\n4.12,Another title,4\n"), {}, {}));
    CHECK_EQ(report.restated, 1U);
    CHECK_EQ(report.added, 0U);
    Measure expected = m;
    expected.title = "Another title";
    const Plan after = test::value(loadPlan(session));
    CHECK(*after.measure(m.code) == expected);
    equal(after.targets, before.targets, "target");
    CHECK_EQ(after.council, before.council);
    // As at an instant before, the plan is what it was.
    const auto was = test::value(loadPlan(session, {}, kNow));
    CHECK(was.measure(m.code)->title == "Another title"); // same instant: it counts
    CHECK(test::value(loadPlan(session, {}, Instant{kNow.microseconds - 1})).measures.empty());
}

TEST(theExportedListSaysNothingNewToTheSampleVault)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto report = test::value(importMeasures(session, sampleFile("measures.csv"), {}, {}));
    CHECK_EQ(report.unchanged, 81U); // also where a tolerance is a share of the target
    CHECK(!report.written);
    CHECK_EQ(state(session), before);
}

TEST(listsWithProblemsAreRefusedWhole)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto attempt = [&](std::string_view csv) {
        Diagnostics problems;
        const auto result = importMeasures(session, place.file("list.csv", csv), {.problems = &problems}, {});
        refused(result, ErrorCode::InvalidInput, "nothing was changed");
        CHECK_EQ(state(session), before);
        return problems;
    };
    const Diagnostics twice = attempt("Code,Title,Outcome\n9.1,A,1\n9.2,B,1\n9.1,C,1\n");
    says(twice, 4, "Code", "“9.1” stands on row 2 already");
    CHECK_EQ(twice.errors(), 1U);
    const Diagnostics words = attempt("Made "
                                      "by,somebody\n\nCode,Title,Outcome,Polarity,Frequency,Calculation\n9.1,A,1,"
                                      "upwards,monthly,snapshot\n9.2,B,1,low-is-good,weekly,sum\n");
    says(words, 4, "Polarity", "“upwards” is not one of: high-is-good, low-is-good, plan-is-best");
    says(words, 5, "Frequency", "“weekly”");
    says(words, 5, "Calculation", "“sum”");
    const Diagnostics numbers = attempt("Code,Title,Outcome,Target "
                                        "year,Target,Tolerance,Decimals,Scale\n9.1,A,one,2019,90,1,0,1\n9.2,B,1,2019.5,"
                                        "\"1,234\",-1,9,0\n9.3,,1,,12,,,\n,D,1e300,,,,,\n9.5,E,,,,,,\n");
    says(numbers, 2, "Outcome", "one");
    says(numbers, 3, "Target year", "2,019.5");
    says(numbers, 3, "Decimals", "9 is not a whole number from 0 to 6");
    says(numbers, 3, "Scale", "not above zero");
    says(numbers, 4, "Title", "no title");
    says(numbers, 4, "Target year", "A target needs its year");
    says(numbers, 5, "Code", "no code");
    says(numbers, 5, "Outcome", "not a whole number");
    says(numbers, 6, "Outcome", "missing");
    CHECK_EQ(attempt("Code,Title,Outcome\n9.1,A,1\n9.2,B,1,extra\n").errors(), 1U); // ragged
    for (const char* missing : {"Code,Title\n9.1,A\n", "Code,Outcome\n9.1,1\n", "Title,Outcome\nA,1\n"})
        refused(importMeasures(session, place.file("list.csv", missing), {}, {}), ErrorCode::InvalidInput,
                "has no column");
    refused(importMeasures(session, place.file("list.csv", "Code,Title,Outcome\n"), {}, {}), ErrorCode::InvalidInput,
            "list.csv");
    refused(importMeasures(session, place.file("list.csv", ""), {}, {}), ErrorCode::InvalidInput, "");
    CHECK_FAILS(importMeasures(session, place.folder / "absent.csv", {}, {}), ErrorCode::NotFound);
    CHECK_EQ(state(session), before);
}

TEST(listsCanBeTriedWithoutWriting)
{
    Place place;
    auto session = place.empty();
    const std::string before = state(session);
    const auto report = test::value(importMeasures(session, sampleFile("measures.csv"), {.dryRun = true}, {}));
    CHECK_EQ(report.added, 81U);
    CHECK(!report.written);
    CHECK_EQ(state(session), before);
}

TEST(bodiesThatBoultonDidNotWriteAreRefused)
{
    const std::string card = toBody(sample::makePlan().measures.front());
    CHECK(test::value(measureFromBody(card)) == sample::makePlan().measures.front());
    for (const char* bad :
         {"", "null", "[]", "{}", R"({"format":1})", R"({"format":"1"})", "{\"format\":1,", "\xff\xfe"})
        for (const auto code :
             {measureFromBody(bad).error().code, targetFromBody(bad).error().code, outcomeFromBody(bad).error().code,
              headingFromBody(bad).error().code, commentaryFromBody(bad).error().code,
              signOffFromBody(bad).error().code, detailsFromBody(bad).error().code})
            CHECK(code == ErrorCode::Damaged);
    CHECK_FAILS(measureFromBody(R"({"format":2})"), ErrorCode::NewerVersion);
    const auto changed = [&](std::string_view from, std::string_view to) {
        std::string body = card;
        const auto at = body.find(from);
        test::check(at != std::string::npos, std::string(from));
        return body.replace(at, from.size(), to);
    };
    CHECK_FAILS(measureFromBody(changed("\"polarity\":\"high-is-good\"", "\"polarity\":\"up\"")), ErrorCode::Damaged);
    CHECK_FAILS(measureFromBody(changed("\"scale\":1", "\"scale\":\"1\"")), ErrorCode::Damaged);
}
