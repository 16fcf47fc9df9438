// SPDX-License-Identifier: GPL-3.0-or-later
// Counts of people on their way out: behind the gate before anybody sees them, into the ledger when they leave, and beside what left before.
#include "core/workspace/analysis.h"
#include "core/workspace/briefing.h"
#include "core/workspace/disclosure.h"
#include "core/workspace/release.h"
#include "tests/workspace/workspace_test.h"

using namespace boulton;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

//! Children of a service by ward: Aston has 4, which nobody may see; Soho, the next larger, is hidden with it.
constexpr std::string_view kChildren = "Ward,Children,All children\nAston,4,20117\nBordesley,53,20211\nHandsworth,61,20317\n"
                                       "Nechells,47,20411\nSoho,31,20513\n";
//! The same in a later file with Soho one child more.
constexpr std::string_view kLater = "Ward,Children,All children\nAston,4,20117\nBordesley,53,20211\nHandsworth,61,20317\n"
                                    "Nechells,47,20411\nSoho,32,20513\n";

struct Service : Place {
    Session session = sample();
    Service() { bring("children", kChildren); }

    void bring(const std::string& name, std::string_view text)
    {
        exchange::CsvOverrides overrides;
        overrides.columns["Children"].sensitivity = table::Sensitivity::Personal;
        test::value(importDataset(session, file("people.csv", text), name, overrides, {}, {}));
    }
    Result<Analysis> ask(const std::string& dataset = "children", const std::string& by = "Ward")
    {
        return analyse(session, *test::value(modules::find("rates")), {{"data", dataset}},
                       {{"numerator", "Children"}, {"denominator", "All children"}, {"by", by}}, {});
    }
    Status out(const report::Document& document, const char* name = "children.html")
    {
        return exportDocument(session, document, folder / name, {});
    }
};

table::Column numerators(const report::Document& d)
{
    return test::value(test::value([&]() -> Result<table::Table> { return d.tables.front().table; }()).column("numerator"));
}

std::string lastEvent(Session& session)
{
    return events(session, UseCase::ExportDocument).back().entry.detail;
}

} // namespace

TEST(small_counts_of_people_are_hidden_before_anybody_sees_them)
{
    Service service;
    const Analysis analysis = test::value(service.ask());
    const auto shown = numerators(analysis.document);
    CHECK(shown.isMissing(0) && shown.isMissing(4)); // Aston, and Soho so that Aston cannot be worked out
    CHECK_EQ(shown.number(1), 53);
    CHECK(!analysis.document.people);
    CHECK(analysis.document.published && analysis.document.published->figures.size() == 5);
    CHECK_EQ(analysis.document.published->rules, "acro");
    CHECK_EQ(analysis.document.published->sources, std::vector<std::string>{"children"});
    CHECK_EQ(analysis.document.published->figures[0].measure, "children: Children");
    // and it is what is kept, and what comes back
    const RunId id = test::value(keepRun(service.session, analysis));
    const KeptRun kept = test::value(reopenRun(service.session, id));
    CHECK(kept.recomputed == Recomputed::Same);
    CHECK(!kept.json.contains("\"value\": 19.88") && kept.document->published);
    CHECK(numerators(*kept.document).isMissing(0));
}

TEST(data_that_is_not_about_people_is_shown_as_it_is)
{
    Service service;
    test::value(importDataset(service.session, service.file("open.csv", kChildren), "open", {}, {}, {}));
    const Analysis analysis = test::value(service.ask("open"));
    CHECK_EQ(numerators(analysis.document).number(0), 4);
    CHECK(!analysis.document.published);
    test::value(service.out(analysis.document));
    CHECK(!lastEvent(service.session).contains("disclosure"));
    CHECK(test::value(outputs(service.session)).empty());
}

TEST(what_leaves_is_in_the_ledger_once_and_its_event_says_by_which_rules)
{
    Service service;
    const Analysis analysis = test::value(service.ask());
    test::value(service.out(analysis.document));
    CHECK(lastEvent(service.session).contains("disclosure=acro figures=" + analysis.document.published->id));
    test::value(service.out(test::value(service.ask()).document, "again.html")); // the same, in another form
    CHECK(lastEvent(service.session).contains("disclosure=acro"));
    const auto ledger = test::value(outputs(service.session));
    CHECK_EQ(ledger.size(), 1U);
    CHECK_EQ(ledger[0].figures, 5U);
    CHECK_EQ(ledger[0].hidden, 2U);
    CHECK_EQ(ledger[0].datasets, std::vector<std::string>{"children"});
    CHECK_EQ(ledger[0].by, service.session.userName());
    // as a picture, from the command line and in a briefing too
    test::value(exportPicture(service.session, pictureOf(analysis.document, "PNG", "Children"), service.folder / "children.png"));
    CHECK(lastEvent(service.session).contains("disclosure=acro"));
    test::value(letOut(service.session, test::value(leavingOf(analysis.document, {service.folder / "children.json"})), "rates"));
    CHECK(lastEvent(service.session).contains("disclosure=acro"));
    const RunId run = test::value(keepRun(service.session, analysis));
    test::value(makeBriefing(service.session, {.path = service.folder / "children.briefing", .title = "Children", .runs = {run}},
                             passphrase("seven otters juggle lemons")));
    CHECK(events(service.session, UseCase::MakeBriefing).back().entry.detail.contains("disclosure=acro"));
    CHECK_EQ(test::value(outputs(service.session)).size(), 1U);
}

TEST(a_later_output_is_not_to_be_subtracted_from_an_earlier_one)
{
    Service service;
    // by the rules of the department counts from 6 on are shown: nothing but Aston and one for it
    test::value(setDisclosureRules(service.session, "children", "custom:threshold=3,zeros=shown"));
    const Analysis first = test::value(service.ask());
    CHECK_EQ(numerators(first.document).number(0), 4);
    test::value(service.out(first.document));
    service.bring("children", kLater); // one child more in Soho: a revision, so that pairs are compared
    const Analysis later = test::value(service.ask());
    CHECK_EQ(later.document.published->figures.size(), 5U);
    // a result that was made before the other left, and tells what that one hides
    Service second;
    const Analysis open = test::value([&] {
        test::value(setDisclosureRules(second.session, "children", "custom:threshold=3,zeros=shown"));
        return second.ask();
    }());
    test::value(setDisclosureRules(second.session, "children", "custom:threshold=10,zeros=shown"));
    test::value(second.out(test::value(second.ask()).document, "first.html"));
    const Status refusedNow = second.out(open.document, "second.html");
    refused(refusedNow, ErrorCode::Refused, "Run the analysis again");
    CHECK_EQ(refusedNow.error().args.front(), "published");
    CHECK(!fs::exists(second.folder / "second.html"));
    CHECK_EQ(test::value(outputs(second.session)).size(), 1U);
}

TEST(the_owner_of_a_dataset_sets_its_rules)
{
    Service service;
    CHECK_EQ(test::value(disclosureRules(service.session, "children")), "acro");
    test::value(setDisclosureRules(service.session, "children", "dfe"));
    CHECK_EQ(test::value(disclosureRules(service.session, "children")), "dfe");
    CHECK(events(service.session, UseCase::SetDisclosureRules).back().entry.detail == "dfe");
    const Analysis analysis = test::value(service.ask());
    CHECK_EQ(analysis.document.published->rules, "dfe");
    CHECK_EQ(numerators(analysis.document).number(1), 55); // to the nearest 5
    refused(setDisclosureRules(service.session, "children", "lenient"), ErrorCode::Usage, "acro, dasa5");
    refused(setDisclosureRules(service.session, "absent", "dfe"), ErrorCode::NotFound, "no data set");
    service.session.restrictTo({Right::ImportData, Right::ReadData, Right::RunAnalyses});
    refused(setDisclosureRules(service.session, "children", "dasa5"), ErrorCode::Refused, "");
}

TEST(what_cannot_be_checked_says_so_and_is_judged_by_a_person)
{
    Service service;
    const auto document =
        test::value(runAnalysis(service.session, *test::value(modules::find("summary")), {{"data", "children"}}, {}, {}));
    CHECK(!document.published);
    const auto* note = std::get_if<report::Note>(&document.blocks.front());
    CHECK(note && toString(note->title).contains("Not checked"));
    CHECK_EQ(document.marking, "OFFICIAL-SENSITIVE"); // so a second person releases it
    test::value(service.out(document));               // here there is none, and the event says both
    CHECK(lastEvent(service.session).contains("second-person=none") && lastEvent(service.session).contains("disclosure=unchecked:children"));
    // three columns that name a row are more than the gate follows
    service.bring("many", "Ward,Sex,Age,Children,All children\nAston,f,0-4,50,1000\nAston,m,0-4,60,1000\n");
    refused(service.ask("many", "Ward,Sex,Age"), ErrorCode::Refused, "could not be checked");
}
