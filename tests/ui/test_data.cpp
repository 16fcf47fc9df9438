// SPDX-License-Identifier: GPL-3.0-or-later
// The data page: files in, with everything that can be wrong with a file.
#include "core/workspace/disclosure.h"
#include "core/workspace/mappings.h"
#include "core/workspace/plan_store.h"
#include "tests/support/test.h"
#include "tests/ui/files.h"
#include "tests/ui/flows.h"
#include "ui/data/column_header.h"
#include "ui/data/data_page.h"
#include "ui/data/dataset_pane.h"
#include "ui/data/format_bar.h"
#include "ui/data/import_pane.h"
#include "ui/data/preview_model.h"
#include "ui/data/read_step.h"
#include "ui/kit/block_table.h"
#include "ui/models/diagnostics_model.h"
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QRadioButton>
#include <QTabWidget>
#include <QTest>
#include <atomic>
#include <chrono>
#include <thread>

using namespace boulton;
using namespace boulton::data;
using test::Desktop;
using test::madeFile;
using test::sampleFile;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

struct Fixture {
    Desktop d;
    DataPage* page = nullptr;
    ImportPane* pane = nullptr;

    Fixture()
    {
        d.openSample();
        d.go(s("data"));
        page = qobject_cast<DataPage*>(d.window().page());
        CHECK(page);
        pane = page->importPane();
    }
    void choose(const QString& path)
    {
        pane->choose(path);
        d.settle();
    }
    const Reading& reading()
    {
        CHECK(pane->reading());
        return *pane->reading();
    }
    const workspace::ImportReport& report()
    {
        CHECK(pane->outcome());
        CHECK(!pane->outcome()->refusal);
        return pane->outcome()->report;
    }
    Use use(const char* column) { return useOf(reading().mapping, column); }
    void setUse(const char* column, Use use)
    {
        pane->readStep()->chooseUse(pane->readStep()->model()->columnOf(column), use);
        d.settle();
    }
    QPushButton& importButton() { return *pane->changeStep()->importButton(); }
    void import()
    {
        CHECK(importButton().isEnabled() && importButton().isVisible());
        importButton().click();
        d.settle();
    }
    //! On the vault's thread, with its answer.
    template <typename T, typename Work>
    T ask(Work work)
    {
        std::optional<Result<T>> answer;
        d.desk().run<T>(s("test"), &d.window(), work, [&answer](Result<T> result) { answer = std::move(result); });
        CHECK(Desktop::until([&] { return answer.has_value(); }));
        return test::value(*std::move(answer));
    }
    std::size_t records()
    {
        return ask<std::size_t>([](workspace::Session& session, const JobContext&) -> Result<std::size_t> {
            BOULTON_TRY_ASSIGN(const auto plan, workspace::loadPlan(session));
            return plan.history.records().size();
        });
    }
    //! A copy of the test double that misbehaves as its name says.
    platform::Path badReader(const char* way)
    {
        const auto reader = d.folder() / (std::string("reader-") + way);
        std::filesystem::copy_file(platform::pathFromUtf8(BOULTON_BINARY_DIR) / "tests/reader/reader_double", reader);
        return reader;
    }
    QString trouble() { return pane->fileStep()->notice()->isVisible() ? pane->fileStep()->notice()->text() : QString(); }
};

} // namespace

TEST(figuresAreReadTriedImportedAndTheirMappingRemembered)
{
    Fixture f;
    const std::size_t before = f.records();
    f.choose(sampleFile(f.d, "actuals-2020-03.csv"));
    CHECK(f.reading().purpose == Purpose::Figures);
    CHECK(f.use("Measure code") == Use::Measure && f.use("Period") == Use::Period && f.use("Value") == Use::Value);
    CHECK(f.use("Numerator") == Use::Numerator && f.use("Denominator") == Use::Denominator && f.use("Comment") == Use::Note);
    CHECK(f.use("Measure") == Use::None);
    CHECK_EQ(f.report().added, 9U);
    CHECK_EQ(f.report().restated, 1U);
    CHECK(f.report().unchanged > 50 && f.report().setAside == 0);
    CHECK(!f.report().written);
    CHECK_EQ(f.records(), before); // tried, not written
    CHECK(!f.pane->readStep()->remembered()->isVisible());

    f.import();
    CHECK(f.report().written);
    CHECK_EQ(f.records(), before + 10);
    CHECK_EQ(f.d.desk().plan()->history.records().size(), before + 10); // the matrix has it, too
    CHECK(f.pane->changeStep()->notice()->isVisible());
    CHECK(!f.importButton().isVisible()); // not twice

    // Next month's file with the same columns is read in the same way, and says so.
    f.choose(madeFile(f.d, "actuals-2020-04.csv", "Measure code,Measure,Period,Numerator,Denominator,Value,Comment\n2.20,x,2020-04,,,600,\n"));
    CHECK(f.pane->readStep()->remembered()->isVisible());
    CHECK(f.pane->readStep()->remembered()->text().contains(s("actuals-2020-03.csv")));
    CHECK(f.pane->readStep()->remembered()->text().contains(s("20 April 2020")));
    CHECK(f.use("Comment") == Use::Note);
    CHECK_EQ(f.report().added, 1U);
    f.import();
    const auto saved = f.ask<std::vector<workspace::SavedMapping>>([](workspace::Session& session, const JobContext&) { return workspace::mappings(session); });
    CHECK_EQ(saved.size(), 1U); // served as it was: not saved again
}

TEST(theWayToTheMatrixFollowsAnImport)
{
    Fixture f;
    f.choose(sampleFile(f.d, "actuals-2020-03.csv"));
    f.import();
    for (auto* button : f.pane->changeStep()->findChildren<QPushButton*>())
        if (button->isVisible() && button->hasFocus())
            button->click();
    f.d.settle();
    CHECK_EQ(f.d.window().page()->title().toStdString(), "Performance");
}

TEST(whatACouncilSaysOfAColumnDecides)
{
    Fixture f;
    f.choose(sampleFile(f.d, "actuals-2020-03.csv"));
    f.setUse("Value", Use::None);
    f.setUse("Numerator", Use::None);
    CHECK(!f.importButton().isEnabled()); // no figures are left
    CHECK(f.pane->changeStep()->notice()->isVisible());
    f.setUse("Comment", Use::Value); // a use belongs to one column
    CHECK(f.use("Comment") == Use::Value);
    f.setUse("Value", Use::Value);
    CHECK(f.use("Comment") == Use::None && f.use("Value") == Use::Value);
    CHECK(f.importButton().isEnabled());
    f.setUse("Period", Use::None); // then one period for all rows can be typed
    CHECK(!f.importButton().isEnabled());
    auto* period = f.pane->readStep()->format()->fixedPeriod();
    CHECK(period->isVisible());
    period->setText(s("March 2020"));
    Q_EMIT period->editingFinished();
    f.d.settle();
    CHECK_EQ(f.reading().mapping.fixedPeriod, "March 2020");
    CHECK(f.pane->outcome().has_value());
}

TEST(rowsThatCannotBeTakenAreListedAndLeftOut)
{
    Fixture f;
    const std::size_t before = f.records();
    f.choose(test::messyCsv(f.d));
    CHECK(f.reading().purpose == Purpose::Figures);
    CHECK_EQ(f.reading().csv.format.delimiter, ';');
    CHECK_EQ(f.reading().csv.format.preambleLines, 3);
    CHECK_EQ(f.report().added, 1U);
    CHECK_EQ(f.report().setAside, 7U);
    auto* problems = f.pane->readStep()->problems();
    CHECK(problems->rowCount() >= 7);
    QStringList all;
    for (int row = 0; row < problems->rowCount(); ++row)
        all << problems->index(row, 1).data().toString() + QLatin1Char(' ') + problems->index(row, 2).data().toString() + QLatin1Char(' ') +
                   problems->index(row, 3).data().toString();
    CHECK(all.join(QLatin1Char('\n')).contains(s("6 Value “about 7” is not a number")));
    CHECK(all.join(QLatin1Char('\n')).contains(s("10 Period “sometime”")));

    f.pane->changeStep()->allOrNothing()->click();
    f.d.settle();
    CHECK(f.pane->outcome() && f.pane->outcome()->refusal);
    CHECK(!f.importButton().isEnabled());
    CHECK_EQ(f.records(), before);
}

TEST(aProblemLeadsToItsRow)
{
    Fixture f;
    f.choose(test::messyCsv(f.d));
    auto* step = f.pane->readStep();
    for (int row = 0; row < step->problems()->rowCount(); ++row)
        if (step->problems()->index(row, 3).data().toString().contains(s("about 7"))) {
            Q_EMIT step->problemTable()->activated(step->problems()->index(row, 0));
            CHECK_EQ(step->table()->currentIndex().column(), step->model()->columnOf("Value"));
            CHECK_EQ(step->model()->headerData(step->table()->currentIndex().row(), Qt::Vertical, Qt::DisplayRole).toString().toStdString(), "6");
            CHECK(step->table()->currentIndex().data(PreviewModel::UnreadableRole).toBool());
            return;
        }
    CHECK(false);
}

TEST(measuresThatNobodyKnowsCanBeMade)
{
    Fixture f;
    f.choose(test::messyCsv(f.d));
    CHECK_EQ(f.reading().unknown.size(), 2U);
    const std::size_t measures = f.d.desk().plan()->measures.size();
    f.pane->changeStep()->createMeasures()->click();
    f.d.settle();
    CHECK_EQ(f.report().measuresCreated, 2U);
    CHECK_EQ(f.report().added, 3U);
    f.import();
    CHECK_EQ(f.d.desk().plan()->measures.size(), measures + 2);
}

TEST(formAndTypesCanBeOverruledAndDecidedAgain)
{
    Fixture f;
    f.choose(madeFile(f.d, "codes.csv", "code,day,share\n007,03/04/2020,12\n008,04/05/2020,13\n"));
    CHECK(f.reading().purpose == Purpose::Dataset);
    auto* step = f.pane->readStep();
    const auto type = [&](int column) { return f.reading().csv.columns[static_cast<std::size_t>(column)].type; };
    CHECK(type(0) == table::Type::String && type(1) == table::Type::Date && type(2) == table::Type::Int64);
    step->chooseType(2, table::Type::Float64);
    f.d.settle();
    CHECK(type(2) == table::Type::Float64);
    step->chooseType(2, std::nullopt);
    f.d.settle();
    CHECK(type(2) == table::Type::Int64);
    exchange::CsvOverrides csv = f.reading().choices.csv;
    csv.hasHeader = false;
    Q_EMIT step->csvChanged(csv);
    f.d.settle();
    CHECK_EQ(f.reading().columns().front(), "Column 1");
    CHECK_EQ(f.reading().rows, 3);
}

TEST(aListOfMeasuresIsKnownByItsColumnsAndItsCodesStayText)
{
    Fixture f;
    f.choose(sampleFile(f.d, "measures.csv"));
    CHECK(f.reading().purpose == Purpose::Measures);
    CHECK(f.reading().csv.columns.front().type == table::Type::String);
    CHECK_EQ(f.report().unchanged, f.d.desk().plan()->measures.size());
    CHECK(!f.importButton().isEnabled()); // nothing would change
    f.choose(madeFile(f.d, "new.csv", "code,title,outcome,outcome title\n9.10,Bins emptied,9,Streets\n"));
    CHECK_EQ(f.report().added, 1U);
    f.import();
    CHECK(f.d.desk().plan()->measure(MeasureCode("9.10")) != nullptr);
}

TEST(aDatasetGetsANameThenARevision)
{
    Fixture f;
    f.choose(madeFile(f.d, "Ward visits (May).csv", "ward,visits\nAston,3\nLadywood,4\n"));
    CHECK(f.reading().purpose == Purpose::Dataset);
    CHECK_EQ(f.pane->fileStep()->datasetName().toStdString(), "ward-visits-may");
    f.import();
    auto* datasets = f.page->datasetPane();
    const int row = datasets->model()->rowOf("ward-visits-may");
    CHECK(row >= 0);
    CHECK_EQ(datasets->model()->index(row, 2).data().toString().toStdString(), "2");
    f.choose(madeFile(f.d, "Ward visits (May).csv", "ward,visits\nAston,3\nLadywood,5\nNechells,1\n"));
    f.import();
    CHECK_EQ(datasets->model()->entry(datasets->model()->rowOf("ward-visits-may"))->revision, 2);

    f.choose(madeFile(f.d, "Ward visits (May).csv", "ward,staff\nAston,3\n")); // other columns do not go under that name
    CHECK(!f.importButton().isEnabled());
    CHECK(f.pane->changeStep()->notice()->isVisible());

    f.d.go(s("data"), {{s("dataset"), s("ward-visits-may")}});
    CHECK(f.page->tabs()->currentWidget() == datasets);
    CHECK_EQ(datasets->preview()->rowCount(), 3);
    CHECK_EQ(datasets->preview()->index(1, 1).data().toString().toStdString(), "5");
}

TEST(columnsAboutPeopleAreAskedForMarkedAndProtected)
{
    Fixture f;
    f.choose(madeFile(f.d, "Referrals.csv", "ward,Surname,children\nAston,Adams,3\nLadywood,Baker,4\n"));
    auto* step = f.pane->readStep();
    CHECK(step->personal()->isVisible());
    CHECK(step->personal()->text().contains(s("“Surname”")) && step->personal()->text().contains(s("tell who somebody is")));
    CHECK_EQ(step->model()->headerData(1, Qt::Horizontal, PreviewModel::UseRole).toString(), QString());
    test::buttonWith(*step, "Mark them as personal data").click();
    f.d.settle();
    CHECK(f.reading().csv.columns[1].sensitivity == table::Sensitivity::Personal);
    CHECK_EQ(step->model()->headerData(1, Qt::Horizontal, PreviewModel::UseRole).toString(), s("Personal data"));
    step->chooseSensitivity(2, table::Sensitivity::SpecialCategory);
    f.d.settle();
    step->chooseSensitivity(1, table::Sensitivity::Internal); // a slip, taken back
    f.d.settle();
    CHECK(f.reading().csv.columns[1].sensitivity == table::Sensitivity::Internal);
    CHECK(f.reading().csv.columns[2].sensitivity == table::Sensitivity::SpecialCategory);
    f.import();
    auto* datasets = f.page->datasetPane();
    const auto* entry = datasets->model()->entry(datasets->model()->rowOf("referrals"));
    CHECK(entry && entry->classification == "OFFICIAL-SENSITIVE");
    f.d.go(s("data"), {{s("dataset"), s("referrals")}});
    CHECK(datasets->rules()->isVisible() && datasets->rules()->isEnabled());
    CHECK_EQ(datasets->rules()->currentData().toString(), s("acro"));
    datasets->rules()->setCurrentIndex(datasets->rules()->findData(s("dfe")));
    Q_EMIT datasets->rules()->activated(datasets->rules()->currentIndex());
    f.d.settle();
    CHECK_EQ(f.ask<std::string>([](workspace::Session& session, const JobContext&) { return workspace::disclosureRules(session, "referrals"); }), "dfe");
    f.d.go(s("data"), {{s("dataset"), s("wards")}});
    CHECK(!datasets->rules()->isVisible());
}

TEST(aWorkbookIsReadSheetBySheet)
{
    Fixture f;
    f.choose(test::workbook(f.d));
    CHECK(f.reading().spreadsheet != nullptr);
    CHECK(f.reading().purpose == Purpose::Figures);
    CHECK_EQ(f.report().added, 3U);
    auto* sheets = f.pane->fileStep()->sheets();
    CHECK_EQ(sheets->count(), 2);
    sheets->setCurrentIndex(1);
    Q_EMIT sheets->activated(1);
    f.d.settle();
    CHECK_EQ(f.reading().open.sheet, "Notes");
    CHECK(f.reading().purpose == Purpose::Dataset);
    sheets->setCurrentIndex(0);
    Q_EMIT sheets->activated(0);
    f.d.settle();
    f.import();
    CHECK(f.report().written);
    CHECK(f.d.desk().plan()->history.at(MeasureCode("2.20"), performance::Period::month(2020, 4)) != nullptr);
}

TEST(aReaderThatIsKilledOrHangsIsOneSentenceAndThePageGoesOn)
{
    Fixture f;
    const QString book = test::workbook(f.d);
    for (const char* way : {"segv", "kill", "hang", "garbage", "flood"}) {
        exchange::OpenOptions options{.sheet = {}, .reader = f.badReader(way), .limits = {}};
        options.limits.wallTime = std::chrono::milliseconds(400);
        f.pane->setOpenOptions(options);
        f.choose(book);
        test::check(f.trouble().contains(s("Housing April.xlsx")), std::string(way) + ": " + f.trouble().toStdString());
        CHECK(!f.pane->reading());
    }
    f.choose(sampleFile(f.d, "actuals-2020-03.csv")); // the next file is read as if nothing had been
    CHECK(f.trouble().isEmpty());
    CHECK_EQ(f.report().added, 9U);
}

TEST(readingCanBeStopped)
{
    Fixture f;
    f.pane->setOpenOptions({.sheet = {}, .reader = f.badReader("hang"), .limits = {}}); // two minutes long
    f.pane->choose(test::workbook(f.d));
    CHECK(f.pane->fileStep()->busy());
    CHECK(!f.pane->settled());
    Q_EMIT f.pane->fileStep()->stopRequested();
    CHECK(f.d.settle());
    CHECK(!f.trouble().isEmpty());
    CHECK(!f.pane->fileStep()->busy());
}

TEST(filesThatAreNoTablesAreRefusedInOneSentence)
{
    Fixture f;
    const auto refused = [&](const char* name, std::string_view bytes, const char* words) {
        f.choose(madeFile(f.d, name, bytes));
        test::check(f.trouble().contains(s(words)), std::string(name) + ": " + f.trouble().toStdString());
        CHECK(!f.pane->reading() && !f.importButton().isEnabled());
    };
    refused("paper.pdf", "%PDF-1.7\n", "PDF");
    refused("locked.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(2'000, '\0'), "locked.xlsx");
    refused("empty.csv", "", "empty");
    refused("half.xlsx", test::readAll(kit::toPath(test::workbook(f.d))).substr(0, 500), "half.xlsx");
    f.choose(s("/nowhere/at-all.csv"));
    CHECK(!f.trouble().isEmpty());
}

TEST(aFileThatVanishesIsToldAndNothingChanges)
{
    Fixture f;
    const std::size_t before = f.records();
    const QString path = madeFile(f.d, "gone.csv", "Measure code,Period,Value\n2.20,2020-04,600\n");
    f.choose(path);
    CHECK(f.importButton().isEnabled());
    CHECK(QFile::remove(path));
    f.import();
    CHECK(f.pane->changeStep()->notice()->isVisible());
    CHECK_EQ(f.records(), before);
    madeFile(f.d, "gone.csv", "Measure code,Period,Value\n2.20,2020-04,600\n"); // it is back: the same page goes on
    f.import();
    CHECK_EQ(f.records(), before + 1);
}

TEST(aFileThatWasSavedMeanwhileIsReadAgainBeforeAnythingIsTaken)
{
    Fixture f;
    const std::size_t before = f.records();
    const QString path = madeFile(f.d, "moving.csv", "Measure code,Period,Value\n2.20,2020-04,600\n");
    f.choose(path);
    madeFile(f.d, "moving.csv", "Measure code,Period,Value\n2.20,2020-04,6\n2.20,2020-03,7\n");
    f.import();
    CHECK_EQ(f.records(), before); // not what was looked at
    CHECK_EQ(f.reading().rows, 2);
    CHECK_EQ(f.report().added + f.report().restated, 2U);
    CHECK(!f.report().written);
}

TEST(tenThousandBadRowsAreCountedAndNothingIsTaken)
{
    Fixture f;
    std::string bytes = "Measure code,Period,Value\n";
    for (int i = 0; i < 10'000; ++i)
        bytes += "ZZ-" + std::to_string(i) + ",when?," + (i % 2 == 0 ? "=1+1" : "<img src=x>") + "\n";
    f.choose(madeFile(f.d, "bad.csv", bytes));
    CHECK_EQ(f.pane->readStep()->model()->rowCount(), static_cast<int>(kPreviewRows));
    CHECK(f.reading().diagnostics.count() >= 1);
    if (f.reading().purpose != Purpose::Figures) {
        Q_EMIT f.pane->fileStep()->purposeChosen(Purpose::Figures);
        f.d.settle();
    }
    CHECK(f.pane->outcome() && f.pane->outcome()->refusal);
    CHECK(!f.importButton().isEnabled());
    CHECK(f.pane->outcome()->problems.count() >= 10'000);
    CHECK(f.pane->readStep()->problems()->rowCount() <= 10'000);
}

TEST(aWideFileIsReadByItsPeriods)
{
    Fixture f;
    f.choose(madeFile(f.d, "wide.csv", "Measure code,Title,2020-02,2020-03,2020-04\n2.20,x,1,2,3\n4.08,y,4,5,\n"));
    CHECK(f.reading().purpose == Purpose::Figures);
    CHECK(f.reading().mapping.layout == exchange::Layout::Wide);
    CHECK(f.use("2020-04") == Use::Figures && f.use("Title") == Use::None);
    f.setUse("2020-04", Use::None);
    CHECK_EQ(f.reading().mapping.periodColumns.size(), 2U);
    CHECK_EQ(f.report().added + f.report().restated + f.report().unchanged, 4U);
}

TEST(aCancelledImportLeavesAllAsItWas)
{
    Fixture f;
    const std::size_t before = f.records();
    f.choose(sampleFile(f.d, "actuals-2020-03.csv"));
    std::atomic<bool> let = false; // the vault's thread is busy, so that the cancel comes in time
    f.d.desk().run<int>(s("busy"), &f.d.window(),
                        [&let](workspace::Session&, const JobContext&) -> Result<int> {
                            while (!let)
                                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                            return 0;
                        },
                        [](const Result<int>&) {});
    f.importButton().click();
    CHECK(f.pane->changeStep()->cancelButton()->isVisible());
    f.pane->changeStep()->cancelButton()->click();
    let = true;
    f.d.settle();
    CHECK_EQ(f.records(), before);
    CHECK(f.pane->changeStep()->notice()->isVisible());
    CHECK(f.importButton().isVisible() && f.importButton().isEnabled()); // it can be done after all
    f.import();
    CHECK_EQ(f.records(), before + 10);
}

TEST(aFileIsDroppedOnThePage)
{
    Fixture f;
    const auto drop = [&](const QList<QUrl>& urls) {
        QMimeData mime;
        mime.setUrls(urls);
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.page, &enter);
        CHECK(enter.isAccepted());
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(f.page, &event);
        f.d.settle();
    };
    const QUrl file = QUrl::fromLocalFile(sampleFile(f.d, "actuals-2020-03.csv"));
    f.page->tabs()->setCurrentIndex(1);
    drop({file});
    CHECK(f.page->tabs()->currentWidget() == f.pane);
    CHECK(f.reading().purpose == Purpose::Figures);
    drop({file, file});
    CHECK(!f.trouble().isEmpty());
    drop({QUrl(s("https://example.org/figures.csv"))});
    CHECK(!f.trouble().isEmpty());
}

TEST(namesInAFileAreShownAsTheyAre)
{
    Fixture f;
    f.choose(madeFile(f.d, "<b>x.csv", "<img src=\"file:///etc/passwd\">,b&c\n1,2\n"));
    auto* model = f.pane->readStep()->model();
    CHECK_EQ(model->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString().toStdString(), "<img src=\"file:///etc/passwd\">");
    CHECK(model->headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString().contains(s("&lt;img")));
}

TEST(theModelsOfTheDataPageKeepTheirPromises)
{
    Fixture f;
    auto* step = f.pane->readStep();
    const QAbstractItemModelTester preview(step->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester problems(step->problems(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester datasets(f.page->datasetPane()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    f.choose(test::messyCsv(f.d));
    CHECK(step->model()->rowCount() > 0 && step->problems()->rowCount() > 0);
    f.choose(sampleFile(f.d, "wards.csv"));
    f.pane->fileStep()->setDatasetName(s("wards-copy"));
    Q_EMIT f.pane->fileStep()->datasetNameChanged();
    f.d.settle();
    f.import();
    CHECK_EQ(f.page->datasetPane()->model()->rowCount(), 3);
}

TEST(ofTenThousandColumnsAHundredAreShown)
{
    Fixture f;
    std::string head, row;
    for (int i = 0; i < 9'000; ++i) {
        head += (i ? ",c" : "c") + std::to_string(i);
        row += i ? ",1" : "1";
    }
    f.choose(madeFile(f.d, "broad.csv", head + "\n" + row + "\n"));
    CHECK_EQ(f.pane->readStep()->model()->columnCount(), PreviewModel::kShownColumns);
    CHECK_EQ(f.pane->readStep()->model()->columnsInAll(), 9'000);
}

TEST(aColumnThatIsNotThereAnyMoreDoesNotSpoilTheReading)
{
    Fixture f;
    f.choose(sampleFile(f.d, "actuals-2020-03.csv"));
    f.import();
    f.choose(madeFile(f.d, "other.csv", "Measure code,Period,Figure\n2.20,2020-04,600\n")); // not the remembered columns
    CHECK(!f.pane->readStep()->remembered()->isVisible());
    CHECK_EQ(f.report().added, 1U);
}

TEST(measuresAreFoundByTheirTitles)
{
    Fixture f;
    const auto& plan = *f.d.desk().plan();
    const auto* one = plan.measure(MeasureCode("2.20"));
    CHECK(one);
    f.choose(madeFile(f.d, "titles.csv", "What,Month,Result\n\"" + one->title + "\",2020-04,600\n"));
    CHECK(f.reading().purpose == Purpose::Figures);
    CHECK(f.reading().mapping.measureRule == exchange::MeasureRule::Renames);
    CHECK_EQ(f.report().added, 1U);
}
