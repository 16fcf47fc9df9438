// SPDX-License-Identifier: GPL-3.0-or-later
// The audit page: list, filter, pages, refresh, verdict, export.
#include "tests/support/test.h"
#include "tests/ui/flows.h"
#include "ui/assurance/audit_filter_bar.h"
#include "ui/assurance/audit_model.h"
#include "ui/assurance/audit_page.h"
#include "ui/assurance/event_panel.h"
#include "ui/assurance/verdict_card.h"
#include "ui/desk/confirm.h"
#include "ui/kit/block_table.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/text.h"
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFile>
#include <QLineEdit>

using namespace boulton;
using namespace boulton::assurance;
using test::Desktop;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

struct Fixture {
    Desktop d;
    AuditPage* page = nullptr;
    Fixture()
    {
        d.openSample();
        go();
    }
    void go()
    {
        d.go(s("audit"));
        page = qobject_cast<AuditPage*>(d.window().page());
        CHECK(page);
        d.settle();
    }
    //! One figure after the other, each an event of its own, a minute apart.
    void edit(int count)
    {
        for (int i = 0; i < count; ++i) {
            d.clock().advanceSeconds(60);
            const workspace::ValueEdit edit{.measure = MeasureCode("2.20"), .period = performance::Period::month(2020, 3), .value = 500.0 + i, .numerator = {}, .denominator = {}};
            test::value(d.desk().edit(s("figure"), {edit}));
            Desktop::until([&] { return !d.desk().saving(); });
        }
    }
    void settle()
    {
        Desktop::until([&] { return page->settled(); });
        d.settle();
    }
    QString what(int row) { return page->model()->index(row, AuditModel::What).data().toString(); }
    int shown(const char* words)
    {
        int count = 0;
        for (int row = 0; row < page->model()->rowCount(); ++row)
            count += what(row) == s(words) ? 1 : 0;
        return count;
    }
};

} // namespace

TEST(eventsAreListedNewestFirstInPlainWords)
{
    Fixture f;
    f.edit(1);
    f.go();
    f.settle();
    CHECK(f.page->model()->rowCount() > 5);
    const auto& rows = f.page->model()->rows();
    for (std::size_t i = 1; i < rows.size(); ++i)
        CHECK(rows[i - 1].at >= rows[i].at);
    CHECK_EQ(f.shown("Figures changed by hand"), 1);
    CHECK_EQ(f.shown("Sample council made"), 1);
    for (const auto& row : rows)
        test::check(!row.words.source.contains('.'), "no words for " + row.action); // "vault.create" is the program's word
    const int wards = [&] {
        for (int row = 0; row < f.page->model()->rowCount(); ++row)
            if (f.what(row) == s("Dataset made") && f.page->model()->index(row, AuditModel::Subject).data().toString() == s("wards"))
                return row;
        return -1;
    }();
    CHECK(wards >= 0); // ids are called by their names
}

TEST(anEditShowsByItself)
{
    Fixture f;
    const int before = f.page->model()->rowCount();
    CHECK_EQ(f.shown("Figures changed by hand"), 0);
    f.edit(1);
    CHECK(Desktop::until([&] { return f.shown("Figures changed by hand") == 1; }));
    CHECK(f.page->model()->rowCount() > before);
}

TEST(aFilterLeavesWhatFitsAndSaysWhenNothingDoes)
{
    Fixture f;
    f.edit(2);
    f.settle();
    auto* bar = f.page->filterBar();
    const int all = f.page->model()->rowCount();
    bar->kinds()->setCurrentIndex(bar->kinds()->findData(s("values.edit")));
    f.settle();
    CHECK_EQ(f.page->model()->rowCount(), 2);
    bar->clear();
    f.settle();
    CHECK_EQ(f.page->model()->rowCount(), all);

    bar->files()->setCurrentIndex(bar->files()->findData(s("vault")));
    f.settle();
    CHECK(f.page->model()->rowCount() > 0 && f.page->model()->rowCount() < all);
    for (const auto& row : f.page->model()->rows())
        CHECK_EQ(row.file, "vault");
    bar->clear();

    bar->text()->setText(s("dataset"));
    f.settle();
    CHECK(Desktop::until([&] { return f.page->model()->rowCount() > 0 && f.page->model()->rowCount() < all; }));

    bar->text()->setText(s("nobody ever did this"));
    CHECK(Desktop::until([&] { return f.page->settled() && f.page->model()->rowCount() == 0; }));
    bool told = false;
    for (auto* empty : f.page->findChildren<kit::EmptyState*>())
        told = told || empty->isVisible();
    CHECK(told && !f.page->table()->isVisible());
    bar->clear();
    f.settle();
    CHECK_EQ(f.page->model()->rowCount(), all);
    CHECK(f.page->table()->isVisible());
}

TEST(aFilterByTimeTakesWholeDays)
{
    Fixture f;
    f.d.clock().advanceSeconds(3 * 24 * 3'600);
    f.edit(1);
    f.settle();
    auto* bar = f.page->filterBar();
    bar->times()->setCurrentIndex(bar->times()->findText(s("Today")));
    f.settle();
    CHECK(f.page->model()->rowCount() >= 1);
    for (const auto& row : f.page->model()->rows())
        CHECK_EQ(row.at.date().iso(), "2020-04-23");
    bar->times()->setCurrentIndex(bar->times()->count() - 1); // from … to …
    bar->until()->setDate(QDate(2020, 4, 20));
    bar->from()->setDate(QDate(2020, 4, 21)); // the wrong way round is meant all the same
    f.settle();
    CHECK(f.page->model()->rowCount() > 1);
    for (const auto& row : f.page->model()->rows())
        CHECK_EQ(row.at.date().iso(), "2020-04-20");
}

TEST(olderEventsComeByThePage)
{
    Fixture f;
    f.edit(110); // two events each: the figures, and that they were changed by hand
    f.settle();
    f.go();
    f.settle();
    CHECK_EQ(f.page->model()->rowCount(), 200);
    CHECK(f.page->moreButton()->isVisible());
    f.page->moreButton()->click();
    f.settle();
    CHECK(f.page->model()->rowCount() > 220);
    CHECK_EQ(f.shown("Figures changed by hand"), 110);
    CHECK(!f.page->moreButton()->isVisible());
    std::set<std::pair<std::string, std::int64_t>> once;
    for (const auto& row : f.page->model()->rows())
        CHECK(once.emplace(row.file, row.seq).second);
}

TEST(verifyingSaysFileByFileWhatItFound)
{
    Fixture f;
    f.page->verify();
    f.settle();
    auto* card = qobject_cast<VerdictCard*>(f.page->verdict());
    CHECK(card);
    CHECK_EQ(card->lines().size(), 2);
    for (const QString& line : card->lines())
        CHECK(line.contains(s("as they were written")));
    CHECK(Desktop::until([&] { return f.shown("Audit verified") == 1; })); // that it was done is an event
}

TEST(aBadChainNamesItsFirstBadEvent)
{
    workspace::AuditFileVerdict good{.file = "vault", .fileLabel = "Vault", .ok = true, .events = 3, .head = "ab", .badFrom = {}, .rootOk = true, .words = Text::raw("All 3 events")};
    workspace::AuditFileVerdict bad{.file = "c1", .fileLabel = "Corporate performance", .ok = false, .events = 0, .head = {}, .badFrom = 7, .rootOk = true, .words = Text::raw("From event 7 on")};
    VerdictCard card({{good, bad}}, Instant{}, nullptr);
    CHECK_EQ(card.lines().size(), 2);
    CHECK(card.lines().at(1).contains(s("Corporate performance")) && card.lines().at(1).contains(s("event 7")));
    std::pair<std::string, std::int64_t> asked;
    QObject::connect(&card, &VerdictCard::eventRequested, [&](const std::string& file, std::int64_t seq) { asked = {file, seq}; });
    int buttons = 0;
    for (auto* button : card.findChildren<QPushButton*>())
        if (++buttons; true)
            button->click();
    CHECK_EQ(buttons, 1);
    CHECK((asked == std::pair<std::string, std::int64_t>("c1", 7)));
}

TEST(whatTheFilterShowsIsExportedAndThatIsAnEvent)
{
    Fixture f;
    f.edit(3);
    f.settle();
    auto* bar = f.page->filterBar();
    bar->kinds()->setCurrentIndex(bar->kinds()->findData(s("values.edit")));
    f.settle();
    const QString csv = QDir(kit::pathText(f.d.folder())).filePath(s("audit.csv"));
    f.d.dialogs().files = {csv};
    auto again = test::shown<desk::ConfirmDialog>(f.d, [&] { f.page->exportEvents(); }); // it was unlocked some time ago
    QTest::keyClicks(again->passphrase(), s(vault::kSamplePassphrase));
    again->okButton()->click();
    CHECK(test::Desktop::until([&] { return again.isNull(); }));
    f.settle();
    const std::string text = test::readAll(kit::toPath(csv));
    CHECK_EQ(std::ranges::count(text, '\n'), 4); // a header and three events
    CHECK(text.contains("Figures changed by hand"));
    const QString bare = QDir(kit::pathText(f.d.folder())).filePath(s("events"));
    f.d.dialogs().files = {bare};
    f.page->exportEvents();
    f.settle();
    CHECK(QFile::exists(bare + s(".xlsx")));
    f.d.dialogs().files = {s("/nowhere/at/all.csv")};
    f.page->exportEvents();
    f.settle();
    CHECK_EQ(f.d.dialogs().told.size(), 1U);
    f.d.dialogs().files = {QString()}; // cancelled: nothing happens
    f.page->exportEvents();
    f.settle();
    bar->clear();
    f.settle();
    CHECK_EQ(f.shown("Audit exported"), 2);
    CHECK(f.d.dialogs().unexpected.isEmpty());
}

TEST(oneEventIsShownWhole)
{
    Fixture f;
    f.page->table()->setCurrentIndex(f.page->model()->index(0, 0));
    const auto& row = f.page->model()->rows().front();
    CHECK(f.page->panel()->text().contains(kit::shown(row.hash)));
    CHECK(f.page->panel()->text().contains(kit::shown(row.actor)));
    for (auto* button : f.page->panel()->findChildren<QPushButton*>())
        button->click();
    CHECK(QGuiApplication::clipboard()->text().contains(kit::shown(row.hash)));
}

TEST(whoMayNotReadTheAuditIsToldSo)
{
    Fixture f;
    f.d.desk().run<int>(s("test"), &f.d.window(),
                        [](workspace::Session& session, const JobContext&) -> Result<int> {
                            session.restrictTo({});
                            return 0;
                        },
                        [](const Result<int>&) {});
    f.d.desk().noteDataChanged();
    f.settle();
    CHECK_EQ(f.page->model()->rowCount(), 0);
    bool told = false;
    for (auto* notice : f.page->findChildren<kit::Notice*>())
        told = told || (notice->isVisible() && !notice->text().isEmpty());
    CHECK(told);
}

TEST(detailsAreReadable)
{
    CHECK_EQ(readable("added=79 restated=1 set-aside=3").toStdString(), "added 79, restated 1, set aside 3");
    CHECK_EQ(readable("revision=1 digest=" + std::string(64, 'a')).toStdString(), "revision 1");
    CHECK_EQ(readable("ok vault=" + std::string(64, 'b')).toStdString(), "ok");
    CHECK_EQ(readable("A statement, as it was written.").toStdString(), "A statement, as it was written.");
    CHECK_EQ(readable("x = y").toStdString(), "x = y");
}

TEST(theModelOfTheAuditKeepsItsPromises)
{
    Fixture f;
    const QAbstractItemModelTester tester(f.page->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    f.edit(1);
    CHECK(Desktop::until([&] { return f.shown("Figures changed by hand") == 1; }));
    auto rows = f.page->model()->rows();
    f.page->model()->append(std::move(rows));
    f.page->filterBar()->text()->setText(s("nothing at all"));
    CHECK(Desktop::until([&] { return f.page->model()->rowCount() == 0; }));
}
