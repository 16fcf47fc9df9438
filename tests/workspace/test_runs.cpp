// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue, kept analyses and what becomes of them, readiness, remembered import mappings.
#include "core/report/json.h"
#include "core/workspace/analysis.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/mappings.h"
#include "tests/workspace/workspace_test.h"

using namespace boulton;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

const modules::AnalysisModule& summary()
{
    return *test::value(modules::find("summary"));
}

void importTable(Place& place, Session& session, std::string_view csv, const char* name = "series")
{
    test::value(importDataset(session, place.file("table.csv", csv), name, {}, {}, {}));
}

} // namespace

TEST(theCatalogueSaysWhatThereIs)
{
    Place place;
    auto session = place.sample();
    place.clock.advanceSeconds(3600);
    importTable(place, session, "a,b\n1,x\n2,y\n");
    importTable(place, session, "a,b\n1,x\n2,y\n3,z\n");
    const auto entries = test::value(catalogue(session));
    CHECK_EQ(entries.size(), 3U);
    const auto& values = entries[0];
    CHECK_EQ(values.name, "performance-values");
    CHECK(values.kind == store::DatasetKind::History);
    const auto& series = entries[1];
    CHECK_EQ(series.name, "series");
    CHECK_EQ(series.rows, 3);
    CHECK_EQ(series.revision, 2);
    CHECK_EQ(series.classification, "OFFICIAL");
    CHECK_EQ(series.source, "table.csv");
    CHECK_EQ(series.updatedBy, "Officer");
    CHECK(series.updated == place.clock.now());
    CHECK_EQ(series.digest, test::value(datasetRevisions(session, "series"))[1].digest);
    CHECK_EQ(series.schema.size(), 2U);
    CHECK_EQ(entries[2].name, "wards");
}

TEST(previewsShowTheFirstRows)
{
    Place place;
    auto session = place.sample();
    importTable(place, session, "a,b\n1,x\n2,y\n3,z\n");
    const auto preview = test::value(previewDataset(session, "series", 2));
    CHECK_EQ(preview.rows.rows(), 2U);
    CHECK_EQ(preview.total, 3);
    CHECK_EQ(preview.rows.column(1).string(1), "y");
    CHECK_EQ(test::value(previewDataset(session, "series", 0)).rows.columnCount(), 2U);
    CHECK_EQ(test::value(previewDataset(session, "series", 99)).rows.rows(), 3U);
    CHECK_EQ(test::value(previewDataset(session, "wards", 5)).total, 69);
    CHECK_FAILS(previewDataset(session, "absent", 5), ErrorCode::NotFound);
    CHECK_FAILS(datasetRevisions(session, "absent"), ErrorCode::NotFound);
}

TEST(anAnalysisIsKeptOnlyWhenAsked)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto analysis = test::value(analyse(session, summary(), {{"data", "wards"}}, {}, {}));
    CHECK_EQ(state(session), before);
    CHECK(test::value(runs(session)).empty());
    CHECK_EQ(analysis.inputs.size(), 1U);
    CHECK(analysis.document.synthetic); // so that nobody takes the sample's figures for real ones
    CHECK_EQ(analysis.inputs[0].dataset, "wards");
    CHECK_EQ(analysis.inputs[0].revision, 1);
    CHECK_EQ(analysis.document.provenance.inputs[0].hash, analysis.inputs[0].digest);
    const RunId id = test::value(keepRun(session, analysis));
    const auto all = test::value(runs(session));
    CHECK_EQ(all.size(), 1U);
    CHECK(all[0].id == id);
    CHECK_EQ(toString(all[0].title), "Summary statistics");
    CHECK_EQ(all[0].by, "Officer");
    CHECK(all[0].at == place.clock.now());
    CHECK(all[0].inputs == analysis.inputs);
    CHECK_EQ(events(session, UseCase::RunAnalysis).size(), 1U);
}

TEST(runsAreListedNewestFirstWithTheirSettings)
{
    Place place;
    auto session = place.sample();
    test::value(runAnalysis(session, summary(), {{"data", "wards"}}, {}, {}));
    test::value(runAnalysis(session, *test::value(modules::find("classify")), {{"data", "wards"}},
                            {{"column", "residents"}, {"classes", "4"}}, {}));
    const auto all = test::value(runs(session));
    CHECK_EQ(all.size(), 2U);
    CHECK_EQ(all[0].module, "classify");
    CHECK_EQ(all[0].settings.at("classes"), "4");
    CHECK_EQ(all[1].module, "summary");
    const auto again = test::value(reopenRun(session, all[0].id));
    CHECK(again.recomputed == Recomputed::Same);
}

TEST(aRunOpenedAgainIsComputedOnTheDataOfThen)
{
    Place place;
    auto session = place.sample();
    importTable(place, session, "a,b\n1,2\n2,4\n4,7\n");
    const auto analysis = test::value(analyse(session, summary(), {{"data", "series"}}, {}, {}));
    const RunId id = test::value(keepRun(session, analysis));
    importTable(place, session, "a,b\n100,2\n200,4\n"); // the newest state is another
    const std::string before = state(session);
    const auto run = test::value(reopenRun(session, id));
    CHECK(run.recomputed == Recomputed::Same);
    CHECK(run.differences.empty() && run.document);
    CHECK(run.document->tables[0].table.column(0).sameValues(analysis.document.tables[0].table.column(0)));
    CHECK_EQ(run.document->provenance.inputs[0].revision, "revision 1");
    CHECK(toString(run.why).contains("same result"));
    // What was kept is there as a document of its own, to the last digit.
    CHECK_EQ(run.kept.tables.size(), analysis.document.tables.size());
    const auto& was = analysis.document.tables[0].table;
    const auto& kept = run.kept.tables[0].table;
    CHECK_EQ(kept.rows(), was.rows());
    for (std::size_t i = 0; i < was.columnCount(); ++i)
        CHECK(kept.column(i).sameValues(was.column(i)));
    CHECK_EQ(state(session), before);
    CHECK_FAILS(reopenRun(session, RunId("absent")), ErrorCode::NotFound);
}

TEST(aRunThatCannotBeComputedAgainSaysWhyAndShowsWhatWasKept)
{
    Place place;
    auto session = place.sample();
    const auto analysis = test::value(analyse(session, summary(), {{"data", "wards"}}, {}, {}));
    const auto reopened = [&](const Analysis& changed, std::string_view words) {
        const auto run = test::value(reopenRun(session, test::value(keepRun(session, changed))));
        CHECK(run.recomputed == Recomputed::NotDone);
        CHECK(!run.document);
        test::check(toString(run.why).contains(words), "not in: " + toString(run.why));
        CHECK_EQ(run.kept.tables.size(), analysis.document.tables.size());
    };
    Analysis changed = analysis;
    changed.module = "withdrawn-module";
    reopened(changed, "no analysis “withdrawn-module”");
    changed = analysis;
    changed.version = 7;
    reopened(changed, "was version 7");
    changed = analysis;
    changed.inputs[0].dataset = "gone";
    reopened(changed, "“gone”");
    changed = analysis;
    changed.inputs[0].revision = 9;
    reopened(changed, "no revision 9");
    changed = analysis;
    changed.inputs[0].digest = std::string(64, '0');
    reopened(changed, "not the data");
    changed = analysis;
    changed.settings["columns"] = "absent";
    reopened(changed, "could not be computed again");
}

TEST(aDifferentResultIsShownAsDifferent)
{
    Place place;
    auto session = place.sample();
    Analysis analysis = test::value(analyse(session, summary(), {{"data", "wards"}}, {}, {}));
    analysis.document.values.push_back({"n", std::int64_t{5}});
    analysis.document.tables[0].table = table::slice(analysis.document.tables[0].table, 0, 1);
    const auto run = test::value(reopenRun(session, test::value(keepRun(session, analysis))));
    CHECK(run.recomputed == Recomputed::Differs);
    CHECK_EQ(run.differences.size(), 2U);
    CHECK(toString(run.differences[0]).contains("n was 5"));
    CHECK(toString(run.differences[1]).contains("rows"));
    CHECK(run.document.has_value());
}

TEST(differencesAreFoundToTheLastDigit)
{
    const auto json = [](double value, const char* unit = "") {
        report::Document d;
        d.values = {{"x", value}};
        table::TableBuilder b({{.name = "a", .type = table::Type::Float64, .unit = unit}});
        b[0].append(value);
        d.tables.push_back({"t", test::value(b.finish())});
        return test::value(report::toJson(d));
    };
    CHECK(test::value(differencesOf(json(0.1), json(0.1))).empty());
    CHECK_EQ(test::value(differencesOf(json(0.1), json(0.1 + 1e-17 + 1e-16))).size(), 2U);
    CHECK_EQ(test::value(differencesOf(json(1), json(1, "%"))).size(), 1U);
    CHECK_FAILS(differencesOf("{}", json(1)), ErrorCode::Damaged);
    CHECK_FAILS(documentFromJson("not json"), ErrorCode::Damaged);
    CHECK_FAILS(documentFromJson(R"({"values":{},"tables":{"t":{"columns":[{"name":1}],"rows":[]}}})"),
                ErrorCode::Damaged);
    CHECK_FAILS(documentFromJson(R"({"title":5,"values":{},"tables":{}})"), ErrorCode::Damaged);
}

TEST(readinessNamesWhatFeedsEachAnalysis)
{
    Place place;
    auto session = place.empty();
    auto all = test::value(readiness(session));
    CHECK_EQ(all.size(), modules::all().size());
    for (const auto& one : all) {
        CHECK(!one.ready);
        CHECK_EQ(one.needs.size(), one.module->needs.size());
        CHECK(toString(one.needs[0].missing.at(0)).contains("no dataset yet"));
    }
    importTable(place, session, "a,b\n1,x\n");
    all = test::value(readiness(session));
    const auto one = std::ranges::find_if(all, [](const auto& r) { return r.module->id == "summary"; });
    CHECK(one->ready);
    CHECK(one->needs[0].datasets == std::vector<std::string>{"series"});
    CHECK(one->needs[0].missing.empty());
}

TEST(mappingsAreRememberedByTheColumnsOfTheFile)
{
    Place place;
    auto session = place.sample();
    const std::vector<std::string> columns{"Code", "Month", "Figure"};
    CHECK_EQ(headerSignature(columns), headerSignature(std::vector<std::string>{" figure ", "CODE", "month"}));
    CHECK(headerSignature(columns) != headerSignature(std::vector<std::string>{"Code", "Month"}));
    CHECK(headerSignature(std::vector<std::string>{"a", "b"}) != headerSignature(std::vector<std::string>{"ab"}));
    CHECK(!test::value(suggestMapping(session, columns)));
    exchange::ActualsMapping m{
        .name = "Housing", .measureColumn = "Code", .periodColumn = "Month", .valueColumn = "Figure"};
    test::value(saveMapping(session, m, headerSignature(columns)));
    const auto suggested = test::value(suggestMapping(session, std::vector<std::string>{"month", "code", "figure"}));
    CHECK(suggested && suggested->mapping == m);
    CHECK_EQ(suggested->by, "Officer");
    CHECK_EQ(events(session, UseCase::SaveMapping).size(), 1U);
    // A file with a further column still has what the mapping needs; another file has not.
    CHECK(test::value(suggestMapping(session, std::vector<std::string>{"Code", "Month", "Figure", "Remark"})));
    CHECK(!test::value(suggestMapping(session, std::vector<std::string>{"Code", "Month", "Value"})));
    // The same name again: a new version. Another one for the same columns: the newest is offered.
    m.periodMonths = 1;
    test::value(saveMapping(session, m, headerSignature(columns)));
    CHECK_EQ(test::value(mappings(session)).size(), 1U);
    place.clock.advanceSeconds(60);
    exchange::ActualsMapping other = m;
    other.name = "Another";
    test::value(saveMapping(session, other, headerSignature(columns)));
    CHECK_EQ(test::value(suggestMapping(session, columns))->mapping.name, "Another");
    test::value(forgetMapping(session, "Another"));
    CHECK_EQ(test::value(suggestMapping(session, columns))->mapping.name, "Housing");
    CHECK_FAILS(forgetMapping(session, "Another"), ErrorCode::NotFound);
    CHECK_FAILS(forgetMapping(session, "absent"), ErrorCode::NotFound);
    refused(saveMapping(session, {}, "s"), ErrorCode::InvalidInput, "needs a name");
    m.fixedPeriod = "2020-03"; // beside a column of periods: nobody could read it back
    CHECK_FAILS(saveMapping(session, m, "s"), ErrorCode::InvalidInput);
    CHECK_EQ(test::value(mappings(session)).size(), 1U);
}

TEST(mappingsThatBoultonDidNotWriteAreRefused)
{
    Place place;
    auto session = place.sample();
    const auto put = [&](const char* body) {
        auto tx = test::value(session.performance().begin());
        test::value(session.performance().records().put(
            tx, store::NewRecord{.kind = "import-mapping", .key = "x", .body = body}));
        test::value(tx.commit());
        return mappings(session);
    };
    CHECK_FAILS(put("[]"), ErrorCode::Damaged);
    CHECK_FAILS(put("{\"format\":1}"), ErrorCode::Damaged);
    CHECK_FAILS(put("{\"format\":2}"), ErrorCode::NewerVersion);
}
