// SPDX-License-Identifier: GPL-3.0-or-later
// Who looks at a dataset about people is written down.
#include "tests/workspace/use_case_calls.h"

using namespace boulton;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

struct Records : Place {
    Records()
    {
        auto session = sample();
        exchange::CsvOverrides overrides;
        overrides.columns["name"].sensitivity = table::Sensitivity::Personal;
        test::value(importDataset(session, file("people.csv", "name,ward\nAnn,Aston\nBen,Ladywood\n"), "people", overrides, {}, {}));
        test::value(importDataset(session, file("months.csv", "month,count\n2020-01-01,5\n"), "months", {}, {}, {}));
        test::value(session.close());
        clock.advanceSeconds(60);
    }
};

} // namespace

TEST(lookingAtPersonalDataIsAnEventOncePerSessionAndRevision)
{
    Records place;
    const auto* summary = test::value(modules::find("summary"));
    {
        auto session = place.open();
        CHECK_EQ(test::value(catalogue(session)).size(), test::value(session.performance().datasets().list()).size());
        test::value(previewDataset(session, "months", 1));
        CHECK_EQ(events(session, UseCase::SeePersonalData).size(), 0U); // not about people
        test::value(previewDataset(session, "people", 1));
        test::value(previewDataset(session, "people", 2));
        const auto seen = events(session, UseCase::SeePersonalData);
        CHECK_EQ(seen.size(), 1U);
        CHECK_EQ(seen.front().entry.subject, test::value(session.performance().datasets().find("people")).id.value);
        CHECK_EQ(seen.front().entry.detail, "revision=1");
        CHECK_EQ(seen.front().actor, session.vault().user().value);
        test::value(session.close());
    }
    place.clock.advanceSeconds(60);
    auto session = place.open();
    (void)analyse(session, *summary, {{summary->needs.front().name, "people"}}, {}, {}); // words alone: it may refuse them, but it read them
    CHECK_EQ(events(session, UseCase::SeePersonalData).size(), 2U);
}

TEST(personalColumnsAreNeitherMistypedNorSlippedInLater)
{
    Records place;
    auto session = place.open();
    exchange::CsvOverrides overrides;
    overrides.columns["nmae"].sensitivity = table::Sensitivity::Personal;
    refused(importDataset(session, place.file("p.csv", "name,ward\nAnn,Aston\n"), "typo", overrides, {}, {}), ErrorCode::InvalidInput, "no column 'nmae'");
    overrides.columns = {};
    overrides.columns["month"].sensitivity = table::Sensitivity::Personal;
    refused(importDataset(session, place.file("months.csv", "month,count\n2020-02-01,6\n"), "months", overrides, {}, {}), ErrorCode::InvalidInput, "under another name");
    CHECK_EQ(test::value(session.performance().datasets().find("months")).revision, 1);
}

TEST(aKeptAnalysisOfPeopleIsNotOpenedWithoutAnEvent)
{
    Records place;
    RunId kept;
    const auto* summary = test::value(modules::find("summary"));
    {
        auto session = place.open();
        exchange::CsvOverrides overrides;
        overrides.columns["age"].sensitivity = table::Sensitivity::Personal;
        test::value(importDataset(session, place.file("ages.csv", "age\n5\n7\n9\n"), "ages", overrides, {}, {}));
        kept = test::value(keepRun(session, test::value(analyse(session, *summary, {{summary->needs.front().name, "ages"}}, {}, {}))));
        test::value(session.close());
    }
    place.clock.advanceSeconds(60);
    auto session = place.open();
    const auto before = events(session, UseCase::SeePersonalData).size();
    test::value(reopenRun(session, kept));
    CHECK_EQ(events(session, UseCase::SeePersonalData).size(), before + 1);
}
