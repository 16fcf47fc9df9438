// SPDX-License-Identifier: GPL-3.0-or-later
// Who is limited to wards sees and brings in rows of those wards.
#include "core/workspace/catalogue.h"
#include "core/workspace/wards.h"
#include "tests/workspace/use_case_calls.h"

using namespace boulton;
using namespace boulton::performance;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

constexpr const char* kNamed = "Ward Name,people\nAston,22000\nSelly Oak,29000\n";
constexpr const char* kRows = "ward,people\nAston,22000\nSelly Oak,29000\n aston ,1000\n,5\nLadywood,26000\n";

exchange::CsvOverrides wardColumn()
{
    exchange::CsvOverrides overrides;
    overrides.columns["ward"].role = table::Role::Geography;
    return overrides;
}

struct Wards : Place {
    Wards()
    {
        auto session = sample();
        test::value(importDataset(session, file("people.csv", kRows), "people", wardColumn(), {}, {}));
        test::value(importDataset(session, file("months.csv", "month,count\n2020-01-01,5\n"), "months", {}, {}, {}));
        const UserId ann = test::value(addUser(session, {.login = "ann", .displayName = "Ann", .role = Role::Analyst, .wards = {"Aston", "Ladywood"}}, passphrase(kStrong)));
        test::value(grantAccess(session, compartment(session), ann));
        test::value(session.close());
        clock.advanceSeconds(60);
    }
    Session ann()
    {
        auto o = options();
        o.login = "ann";
        return test::value(Session::open(vault(), passphrase(kStrong), o, clock));
    }
};

std::vector<std::string> wardsIn(const table::Table& rows)
{
    std::vector<std::string> all;
    for (std::size_t row = 0; row < rows.rows(); ++row)
        all.push_back(rows.column(0).text(row));
    return all;
}

} // namespace

TEST(rowsOfOtherWardsAreNotSeen)
{
    Wards place;
    auto session = place.ann();
    const auto preview = test::value(previewDataset(session, "people", 2));
    CHECK_EQ(preview.total, 3);
    CHECK_EQ(preview.rows.rows(), 2U);
    const auto input = test::value(datasetInput(session, "people", {}));
    CHECK((wardsIn(input.table) == std::vector<std::string>{"Aston", " aston ", "Ladywood"}));
    CHECK_EQ(test::value(datasetInput(session, "months", {})).table.rows(), 1U); // not about places
    test::value(session.close());
    auto all = place.open();
    CHECK_EQ(test::value(previewDataset(all, "people", 100)).total, 5);
}

TEST(aColumnThatIsCalledWardHoldsWards)
{
    Wards place;
    {
        auto session = place.open();
        test::value(importDataset(session, place.file("named.csv", kNamed), "named", {}, {}, {}));
        test::value(importDataset(session, place.file("elsewhere.csv", "ward,people\nSelly Oak,1\n"), "elsewhere", {}, {}, {}));
        test::value(session.close());
    }
    auto session = place.ann();
    const auto preview = test::value(previewDataset(session, "named", 10));
    CHECK((wardsIn(preview.rows) == std::vector<std::string>{"Aston"}));
    CHECK(preview.total == 1 && preview.someWards);
    const auto none = test::value(previewDataset(session, "elsewhere", 10));
    CHECK(none.total == 0 && none.someWards);
    CHECK(!test::value(previewDataset(session, "months", 10)).someWards);
    refused(importDataset(session, place.file("numbers.csv", "ward,people\n1,5\n2,7\n"), "numbers", {}, {}, {}), ErrorCode::Refused, "limited to wards"); // neither of them hers
}

TEST(anAnalysisOfSomebodyElseIsNotOpenedByWhoSeesLess)
{
    Wards place;
    const auto* summary = test::value(modules::find("summary"));
    RunId kept;
    {
        auto session = place.open();
        kept = test::value(keepRun(session, test::value(analyse(session, *summary, {{summary->needs.front().name, "people"}}, {}, {}))));
        test::value(session.close());
    }
    place.clock.advanceSeconds(60);
    auto session = place.ann();
    refused(reopenRun(session, kept), ErrorCode::Refused, "limited to wards");
    const auto own = test::value(analyse(session, *summary, {{summary->needs.front().name, "people"}}, {}, {}));
    CHECK(std::get<report::Note>(own.document.blocks.front()).title.source == "Some wards only"); // not mistaken for the council's
    kept = test::value(keepRun(session, own));
    CHECK(test::value(reopenRun(session, kept)).recomputed == Recomputed::Same);
    test::value(session.close());
    place.clock.advanceSeconds(60);
    auto all = place.open();
    const auto seen = test::value(reopenRun(all, kept)); // other rows than theirs would look like damage
    CHECK(seen.recomputed == Recomputed::NotDone && toString(seen.why).contains("Aston, Ladywood"));
    test::value(setRole(all, person(all, "ann"), Role::Analyst, {}, {"Aston"}));
    test::value(all.close());
    place.clock.advanceSeconds(60);
    auto narrower = place.ann();
    refused(reopenRun(narrower, kept), ErrorCode::Refused, "of others, or of all"); // their own, of when they saw more
}

TEST(rowsOfOtherWardsAreNotBroughtInOrReplaced)
{
    Wards place;
    auto session = place.ann();
    const std::int64_t before = session.performance().state().counter;
    refused(importDataset(session, place.file("a.csv", kRows), "mine", wardColumn(), {}, {}), ErrorCode::Refused, "some rows of this file are of others");
    refused(importDataset(session, place.file("b.csv", "month,count\n2020-01-01,5\n"), "mine", {}, {}, {}), ErrorCode::Refused, "no column of this file");
    const auto own = place.file("c.csv", "ward,people\nAston,1\nLadywood,2\n");
    refused(importDataset(session, own, "people", wardColumn(), {}, {}), ErrorCode::Refused, "some rows of the dataset that this would replace"); // it would take the place of the others'
    CHECK_EQ(session.performance().state().counter, before);
    test::value(importDataset(session, own, "mine", wardColumn(), {}, {}));
    const auto event = test::value(store::auditEvents(session.vault().vaultDatabase().reader())).back();
    CHECK_EQ(event.entry.action, kRefusedAction);
}

TEST(whatIsSensitiveAndNamesNoWardStaysClosed)
{
    Wards place;
    exchange::CsvOverrides personal;
    personal.columns["name"].sensitivity = table::Sensitivity::Personal;
    {
        auto session = place.open();
        test::value(importDataset(session, place.file("p.csv", "name,age\nAnn,41\n"), "persons", personal, {}, {}));
        test::value(session.close());
    }
    place.clock.advanceSeconds(60);
    auto session = place.ann();
    refused(datasetInput(session, "persons", {}), ErrorCode::Refused, "does not say which ward");
    refused(previewDataset(session, "persons", 5), ErrorCode::Refused, "does not say which ward");
}
