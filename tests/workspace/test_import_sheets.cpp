// SPDX-License-Identifier: GPL-3.0-or-later
// Spreadsheets into the vault: by sheet, with the file's own digest, or not at all.
#include "core/store/dataset_repository.h"
#include "tests/support/hostile/spreadsheet.h"
#include "tests/workspace/workspace_test.h"

using namespace boulton;
using namespace boulton::workspace;
using namespace boulton::workspace::testing;

namespace {

std::string book()
{
    using test::numberCell;
    using test::textCell;
    return test::Xlsx{
        .sheets = {{"Notes", test::sheetXml("<row r=\"1\">" + textCell("A1", "About") + "</row>")},
                   {"Figures",
                    test::sheetXml("<row r=\"1\">" + textCell("A1", "Measure code") + textCell("B1", "Period") +
                                   textCell("C1", "Value") + "</row><row r=\"2\">" + textCell("A2", "2.20") +
                                   textCell("B2", "2020-03") + numberCell("C2", "55.25") + "</row><row r=\"5\">" +
                                   textCell("A5", "9.99") + textCell("B5", "2020-03") + numberCell("C5", "1") +
                                   "</row>")}}}
        .bytes();
}

ImportOptions with(const char* sheet)
{
    return {.open = {.sheet = sheet, .reader = BOULTON_READER}};
}

} // namespace

TEST(sheetsBecomeDatasetsWithTheDigestOfTheirFile)
{
    Place place;
    auto session = place.sample();
    const auto file = place.file("book.xlsx", book());
    const auto report = test::value(importDataset(session, file, "figures", {}, with("Figures"), {}));
    CHECK(report.written && report.added == 2 && report.setAside == 0);
    const auto dataset = test::value(session.performance().datasets().find("figures"));
    CHECK_EQ(test::value(session.performance().datasets().revisions(dataset.id)).size(), 1U);
    // The digest is that of the file which the officer has, not of the text made from it.
    CHECK(events(session, UseCase::ImportDataset)
              .back()
              .entry.detail.contains(crypto::toHex(crypto::view(crypto::sha256(book())))));
    CHECK(lines(report.diagnostics).contains("The sheet “Figures” was read"));
}

TEST(actualsOfASheetNameTheRowsOfTheSheet)
{
    Place place;
    auto session = place.sample();
    exchange::ActualsMapping mapping = standardMapping();
    mapping.numeratorColumn.clear();
    mapping.denominatorColumn.clear();
    const auto report =
        test::value(importActuals(session, place.file("book.xlsx", book()), mapping, with("Figures"), {}));
    CHECK_EQ(report.setAside, 1U);
    says(report.diagnostics, 5, "Measure code", "9.99"); // two empty rows stand before it
    const auto plan = test::value(loadPlan(session));
    const auto* record = plan.history.at(MeasureCode("2.20"), performance::Period::month(2020, 3));
    CHECK(record && record->value == 55.25);
    CHECK_EQ(record->source, "book.xlsx, sheet Figures, row 2");
}

TEST(spreadsheetsThatCannotBeReadChangeNothing)
{
    Place place;
    auto session = place.sample();
    const std::string before = state(session);
    const auto file = place.file("book.xlsx", book());
    refused(importDataset(session, file, "x", {}, with("Absent"), {}), ErrorCode::NotFound, "no sheet “Absent”");
    refused(importDataset(session, place.file("cut.xlsx", book().substr(0, 900)), "x", {}, with(""), {}),
            ErrorCode::InvalidInput, "cut short");
    refused(importMeasures(session, file, with("Figures"), {}), ErrorCode::InvalidInput,
            "book.xlsx, sheet Figures has no column 'code'");
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(importDataset(session, file, "x", {}, with("Figures"), JobContext(stop.get_token())),
                ErrorCode::Cancelled);
    CHECK_EQ(state(session), before);
}
