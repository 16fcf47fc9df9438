// SPDX-License-Identifier: GPL-3.0-or-later
// Figures changed by hand: what it appends, what it refuses, undo, and that the vault and the screen agree.
#include "core/performance/matrix.h"
#include "core/workspace/edit_values.h"
#include "tests/workspace/workspace_test.h"
#include <cmath>
#include <limits>

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

const Period kMarch = Period::month(2020, 3);

ValueEdit set(const char* code, Period period, double value)
{
    return {.measure = MeasureCode(code), .period = period, .value = value};
}
ValueEdit withdraw(const char* code, Period period)
{
    return {.measure = MeasureCode(code), .period = period};
}
EditOutcome edit(Session& session, std::vector<ValueEdit> edits)
{
    return test::value(editValues(session, edits));
}
std::int64_t revision(Session& session)
{
    return test::value(session.performance().datasets().find("performance-values")).revision;
}
//! A measure of that frequency that holds figures.
const Measure& standard(const Plan& plan, int months)
{
    const auto found = std::ranges::find_if(plan.measures, [&](const Measure& m) {
        return m.frequencyMonths == months && m.kind == MeasureKind::Standard;
    });
    return *found;
}

} // namespace

TEST(aTypedFigureIsOneRecordOneRevisionOneEvent)
{
    Place place;
    auto session = place.sample();
    place.clock.advanceSeconds(60);
    const auto before = revision(session);
    const auto now = *test::value(loadPlan(session)).history.at(MeasureCode("2.20"), kMarch);
    const auto outcome = edit(session, {set("2.20", kMarch, 12.25)});
    CHECK_EQ(outcome.restated, 1U);
    CHECK_EQ(outcome.records.size(), 1U);
    CHECK_EQ(revision(session), before + 1);
    const auto recorded = events(session, UseCase::EditValues);
    CHECK_EQ(recorded.size(), 1U);
    CHECK_EQ(recorded[0].entry.subject, "2.20@2020-03/1");
    CHECK_EQ(recorded[0].entry.detail, "added=0 restated=1 withdrawn=0 unchanged=0");
    const Plan plan = test::value(loadPlan(session));
    const ValueRecord* stored = plan.history.at(MeasureCode("2.20"), kMarch);
    CHECK(stored && *stored == outcome.records[0]);
    CHECK(stored->value == 12.25 && stored->kind == RecordKind::Restated && stored->recordedBy == "Officer");
    CHECK(!stored->numerator);                                                   // a figure that was typed has no parts
    CHECK(*plan.history.at(MeasureCode("2.20"), kMarch, now.recordedAt) == now); // what was reported stays
}

TEST(whatTheScreenShowsAtOnceIsWhatTheVaultKeeps)
{
    Place place;
    auto session = place.sample();
    place.clock.advanceSeconds(60);
    const Plan plan = test::value(loadPlan(session));
    const std::vector<ValueEdit> edits{set("2.20", kMarch, 1), withdraw("2.20", Period::month(2020, 2)),
                                       set("2.01", kMarch, 2)};
    const auto shown = test::value(recordsFor(plan, edits, place.clock.now(), session.userName()));
    const auto kept = edit(session, edits).records;
    CHECK(shown == kept);
    CHECK_EQ(kept.size(), 3U);
    CHECK(kept[1].kind == RecordKind::Withdrawn);
    CHECK(!test::value(loadPlan(session)).history.at(MeasureCode("2.20"), Period::month(2020, 2)));
}

TEST(undoBringsBackEveryFigureAsItStood)
{
    Place place;
    auto session = place.sample();
    place.clock.advanceSeconds(60);
    const Plan before = test::value(loadPlan(session));
    std::vector<ValueEdit> edits;
    for (const Measure& m : before.measures) {
        Period p = dueFor(m, kMarch);
        for (int i = 0; m.kind == MeasureKind::Standard && i < 3; ++i, p = p.previous())
            if (problemOf(before, {.measure = m.code, .period = p, .value = 1}, kNow.date()).empty())
                edits.push_back({.measure = m.code, .period = p, .value = 4711.5, .note = "wrong"});
    }
    for (std::size_t i = 0; i < edits.size(); i += 5)
        edits[i].value.reset(); // every fifth is withdrawn
    CHECK(edits.size() > 100);
    const auto inverse = inverseOf(before, edits);
    CHECK_EQ(inverse.size(), edits.size());
    edit(session, edits);
    place.clock.advanceSeconds(60);
    edit(session, inverse);
    const Plan after = test::value(loadPlan(session));
    for (const ValueEdit& e : edits) {
        const ValueRecord* was = before.history.at(e.measure, e.period);
        const ValueRecord* is = after.history.at(e.measure, e.period);
        CHECK_EQ(was != nullptr, is != nullptr);
        if (was && is)
            CHECK(was->value == is->value && was->numerator == is->numerator && was->denominator == is->denominator &&
                  was->reason == is->reason && was->provisional == is->provisional && was->note == is->note &&
                  was->source == is->source);
    }
}

TEST(undoOfAMissingValueKeepsItsReason)
{
    Place place;
    auto session = place.sample();
    ValueEdit missing = withdraw("2.20", kMarch);
    missing.reason = table::MissingReason::Suppressed;
    edit(session, {missing});
    Plan plan = test::value(loadPlan(session));
    CHECK(plan.history.at(MeasureCode("2.20"), kMarch)->reason == table::MissingReason::Suppressed);
    const std::vector<ValueEdit> change{set("2.20", kMarch, 5)};
    const auto inverse = inverseOf(plan, change);
    CHECK(inverse[0].reason == table::MissingReason::Suppressed && !inverse[0].withdraws());
    edit(session, change);
    edit(session, inverse);
    plan = test::value(loadPlan(session));
    CHECK(plan.history.at(MeasureCode("2.20"), kMarch)->reason == table::MissingReason::Suppressed);
    // Where there was nothing, undo takes the figure back.
    const auto none = inverseOf(Plan{}, change);
    CHECK(none[0].withdraws());
}

TEST(whatIsThereAlreadyIsNotWrittenAgain)
{
    Place place;
    auto session = place.sample();
    edit(session, {set("2.20", kMarch, 5)});
    const std::string before = state(session);
    const auto again = edit(session, {set("2.20", kMarch, 5)});
    CHECK(!again.changes());
    CHECK_EQ(again.unchanged, 1U);
    edit(session, {withdraw("2.20", Period::month(2010, 1))}); // nothing to withdraw
    CHECK_EQ(state(session), before);
    edit(session, {});
    CHECK_EQ(state(session), before);
}

TEST(oneBadFigureAndNoneIsTaken)
{
    Place place;
    auto session = place.sample();
    const Plan plan = test::value(loadPlan(session));
    const std::string before = state(session);
    const auto bad = [&](const ValueEdit& wrong, ErrorCode code, std::string_view words) {
        const std::vector<ValueEdit> edits{set("2.20", kMarch, 1), wrong};
        refused(editValues(session, edits), code, words);
        refused(editValues(session, edits), code, "Nothing was changed");
        CHECK_EQ(state(session), before);
    };
    bad(set("9.99", kMarch, 1), ErrorCode::NotFound, "no measure");
    bad(set("2.20", Period::quarter(2019, 4), 1), ErrorCode::InvalidInput, "monthly");
    bad(set(standard(plan, 3).code.value.c_str(), kMarch, 1), ErrorCode::InvalidInput, "quarterly");
    bad(set(standard(plan, 3).code.value.c_str(), {kMarch.start, 3}, 1), ErrorCode::InvalidInput, "quarterly");
    bad(set(standard(plan, 12).code.value.c_str(), {Date::from(2019, 7, 1).value(), 12}, 1), ErrorCode::InvalidInput,
        "once a year");
    bad(set("2.20", {Date::from(2020, 3, 2).value(), 1}, 1), ErrorCode::InvalidInput, "monthly");
    bad(set("2.20", Period::month(2020, 5), 1), ErrorCode::InvalidInput, "has not begun");
    bad(set("2.20", Period::month(2020, 2), std::nan("")), ErrorCode::InvalidInput, "not a number");
    bad(set("2.20", Period::month(2020, 2), std::numeric_limits<double>::infinity()), ErrorCode::InvalidInput,
        "not a number");
    ValueEdit ratio = withdraw("2.20", Period::month(2020, 2));
    ratio.numerator = 3;
    bad(ratio, ErrorCode::InvalidInput, "come together");
    ratio.denominator = 0;
    bad(ratio, ErrorCode::InvalidInput, "zero");
    bad(set("2.20", kMarch, 2), ErrorCode::InvalidInput, "two changes of one figure");
    for (const auto kind : {MeasureKind::Project, MeasureKind::NotApplicable}) {
        const auto m = std::ranges::find(plan.measures, kind, &Measure::kind);
        bad({.measure = m->code, .period = dueFor(*m, kMarch), .value = 1}, ErrorCode::InvalidInput,
            kind == MeasureKind::Project ? "is a project" : "not applicable");
    }
}

TEST(figuresOutsideTheTimeOfAMeasureAreRefused)
{
    Plan plan;
    Measure m;
    m.code = MeasureCode("1");
    m.firstPeriod = Period::month(2019, 4);
    m.lastPeriod = Period::month(2020, 2);
    plan.measures.push_back(m);
    const Date today = Date::from(2020, 4, 22).value();
    const auto problem = [&](Period p) { return toString(problemOf(plan, set("1", p, 1), today)); };
    CHECK_EQ(problem(Period::month(2019, 4)), "");
    CHECK_EQ(problem(Period::month(2020, 2)), "");
    CHECK(problem(Period::month(2019, 3)).contains("from April 2019 on"));
    CHECK(problem(kMarch).contains("up to February 2020"));
    CHECK(problemOf(plan, withdraw("1", kMarch), today).empty()); // what should not be there can always be taken back
}

TEST(aPeriodThatWasSignedOffIsSaidToBeAndItsPackStays)
{
    Place place;
    auto session = place.sample();
    const auto signedOff = test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Checked."));
    const auto digest = [&] {
        return test::value(packDocument(session, kMarch, Audience::Cabinet)).provenance.parameters;
    };
    const auto before = digest();
    // The clock stands still: the change must come behind the sign-off all the same.
    const auto outcome = edit(session, {set("2.20", kMarch, 1), set("2.01", Period::month(2019, 5), 2)});
    CHECK_EQ(outcome.signedOffPeriods.size(), 1U);
    CHECK(outcome.signedOffPeriods[0] == signedOff);
    CHECK(outcome.records[0].recordedAt > signedOff.at);
    CHECK(digest() == before);
    CHECK(events(session, UseCase::EditValues)[0].entry.detail.contains("signed-off=1"));
    CHECK(edit(session, {set("2.20", Period::month(2018, 1), 1)}).signedOffPeriods.empty());
    const auto again = test::value(signOffPeriod(session, kMarch, Audience::Cabinet, "Corrected."));
    CHECK(again.digest != signedOff.digest);
}

TEST(aClockThatWentBackDoesNotHideAChange)
{
    Place place;
    auto session = place.sample();
    edit(session, {set("2.20", kMarch, 1)});
    place.clock.advanceSeconds(-86'400);
    edit(session, {set("2.20", kMarch, 2)});
    CHECK(test::value(loadPlan(session)).history.at(MeasureCode("2.20"), kMarch)->value == 2);
}

TEST(editsAfterAnImportSeeWhatItBrought)
{
    Place place;
    auto session = place.sample();
    edit(session, {set("2.20", kMarch, 1)}); // the index of values is there
    importText(place, session, "Measure code,Period,Numerator,Denominator,Value\n2.20,2020-03,,,7.5\n");
    CHECK_EQ(edit(session, {set("2.20", kMarch, 7.5)}).unchanged, 1U);
    CHECK_EQ(edit(session, {set("2.20", kMarch, 1)}).restated, 1U);
}

TEST(manyEditsAreGatheredAndNothingIsLost)
{
    Place place;
    auto session = place.sample();
    const auto rows = test::value(session.performance().datasets().find("performance-values")).rows;
    for (int i = 0; i < 230; ++i) {
        place.clock.advanceSeconds(1);
        edit(session, {set("2.20", kMarch, 100 + i)});
    }
    const auto info = test::value(session.performance().datasets().find("performance-values"));
    CHECK_EQ(info.rows, rows + 230);
    CHECK(test::value(session.performance().datasets().state(info.id, {})).size() < 110);
    const Plan plan = test::value(loadPlan(session));
    CHECK_EQ(plan.history.versions(MeasureCode("2.20"), kMarch), 231U);
    CHECK(plan.history.at(MeasureCode("2.20"), kMarch)->value == 329);
    // Earlier states stay readable.
    CHECK_EQ(test::value(session.performance().datasets().read(info.id, {}, {.revision = 50}, {})).rows(),
             static_cast<std::size_t>(rows) + 49);
}

TEST(editsCanBeLeftOffAndNothingIsWritten)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    std::stop_source stop;
    stop.request_stop();
    const std::vector<ValueEdit> edits{set("2.20", kMarch, 1)};
    CHECK_FAILS(editValues(session, edits, {}, JobContext(stop.get_token())), ErrorCode::Cancelled);
    CHECK_EQ(state(session), before);
    CHECK_EQ(edit(session, edits).restated, 1U); // and works afterwards
}

TEST(aNewVaultTakesItsFirstFigureByHand)
{
    Place place;
    auto session = place.empty();
    test::value(
        importMeasures(session, place.file("list.csv", "Code,Title,Outcome,Outcome title\n9.1,New,9,Nine\n"), {}, {}));
    CHECK_EQ(edit(session, {set("9.1", kMarch, 1)}).added, 1U);
    CHECK_EQ(edit(session, {set("9.1", kMarch, 2)}).restated, 1U);
    CHECK(test::value(loadPlan(session)).history.at(MeasureCode("9.1"), kMarch)->value == 2);
}
