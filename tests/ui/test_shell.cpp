// SPDX-License-Identifier: GPL-3.0-or-later
// Windows, navigation, lock, palette, notices, appearance; and one flow from the passphrase over the month's file to the pack.
#include "tests/ui/flows.h"
#include "tests/ui/files.h"
#include "ui/data/data_page.h"
#include "ui/data/import_pane.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/theme.h"
#include "ui/matrix/sign_off_dialog.h"
#include "ui/report/export_dialog.h"
#include "ui/report/reports_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_view.h"
#include "ui/shell/pages.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/status_line.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSet>
#include <QTextBrowser>
#include <QToolButton>
#include <filesystem>
#include <set>

using namespace boulton;
using test::s;

namespace {

//! Any visible or hidden text of a widget below it.
bool anywhere(const QWidget& around, const QString& text)
{
    for (const auto* label : around.findChildren<QLabel*>())
        if (label->text().contains(text) || label->toolTip().contains(text.toHtmlEscaped()))
            return true;
    for (const auto* view : around.findChildren<QAbstractItemView*>())
        for (int row = 0; view->model() && row < view->model()->rowCount(); ++row)
            for (int column = 0; column < view->model()->columnCount(); ++column)
                if (view->model()->index(row, column).data().toString().contains(text))
                    return true;
    return around.windowTitle().contains(text);
}

//! The colour that most of the window has.
QColor groundOf(QWidget& window)
{
    const QImage picture = window.grab().toImage();
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); y += 3)
        for (int x = 0; x < picture.width(); x += 3)
            ++counts[picture.pixel(x, y)];
    const auto most = std::ranges::max_element(counts.keyValueBegin(), counts.keyValueEnd(), {}, [](const auto& pair) { return pair.second; });
    return QColor::fromRgb((*most).first);
}

} // namespace

TEST(two_windows_on_one_vault_agree)
{
    test::Desktop d;
    d.openSample();
    shell::MainWindow& other = *d.program().openWindow();
    CHECK(other.page() != nullptr); // no second passphrase
    auto& first = test::openMatrix(d);
    auto& second = test::openMatrix(d, other);
    const QModelIndex here = test::editable(*first.model());
    const QModelIndex there = second.model()->index(here.row(), here.column());
    const QString before = test::typedIn(here);
    CHECK(test::typedIn(there) == before);
    test::type(*first.table(), here, s("1234"));
    CHECK(test::typedIn(there) == s("1234"));
    test::type(*second.table(), there, s("1235"));
    CHECK(test::typedIn(here) == s("1235"));
    QTest::keyClick(first.table(), Qt::Key_Z, Qt::ControlModifier); // one stack for both
    CHECK(test::typedIn(there) == s("1234"));
    CHECK(test::saved(d));
    d.program().lock({});
    CHECK(other.page() == nullptr);
    CHECK(d.window().page() == nullptr);
    delete &other;
    CHECK_EQ(d.program().windows().size(), 1U);
}

TEST(every_page_opens_by_its_key_by_the_list_and_by_the_palette)
{
    test::Desktop d;
    d.openSample();
    for (const auto& page : shell::pages()) {
        d.go(page.id == s("home") ? s("settings") : s("home"));
        d.window().activateWindow(); // the offscreen platform has no window manager that would do it after a dialog
        CHECK(test::Desktop::until([&] { return d.window().isActiveWindow(); }));
        if (!page.key.isEmpty()) {
            QTest::keySequence(&d.window(), page.key);
            test::check(test::Desktop::until([&] { return d.window().pageId() == page.id; }, 5000), page.id.toStdString() + " by its key");
            d.go(page.id == s("home") ? s("settings") : s("home"));
        }
        auto* list = d.window().findChild<shell::Sidebar*>()->list();
        for (int i = 0; i < list->count(); ++i)
            if (list->item(i)->text() == shell::pageTitle(page))
                list->setCurrentRow(i);
        CHECK(d.window().pageId() == page.id);
        d.settle();
        d.go(page.id == s("home") ? s("settings") : s("home"));
        test::CatchDialog caught(d);
        auto* palette = d.window().openPalette();
        QTest::keyClicks(palette->field(), shell::pageTitle(page));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        CHECK(d.window().pageId() == page.id);
        d.settle();
        CHECK(d.window().focusWidget() != nullptr); // somebody has the keyboard
    }
}

TEST(the_page_of_last_time_comes_back)
{
    test::Desktop d;
    d.openSample();
    d.go(s("performance"));
    d.program().lock({});
    d.openSample();
    CHECK_EQ(d.window().pageId(), s("performance"));
    CHECK(d.window().page()->isVisible());
    CHECK(d.window().page()->isAncestorOf(d.window().focusWidget()));
    CHECK(d.settings().lastPage() == s("performance"));
}

TEST(the_palette_finds_measures_and_commands)
{
    test::Desktop d;
    d.openSample();
    const auto& measure = d.desk().plan()->measures.at(7);
    {
        test::CatchDialog caught(d);
        auto* palette = d.window().openPalette();
        QTest::keyClicks(palette->field(), kit::toQt(std::string_view(measure.code.value)) + s(" ") + kit::shown(measure.title));
        QTest::keyClick(palette->field(), Qt::Key_Return);
        d.settle();
        auto& page = test::openMatrix(d);
        CHECK(page.model()->measureAt(page.table()->currentIndex().row())->code == measure.code);
    }
    test::CatchDialog caught(d);
    auto* palette = d.window().openPalette();
    palette->field()->setText(s("zzzz"));
    CHECK_EQ(palette->list()->count(), 1); // says that nothing fits
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(caught.open());
    palette->field()->setText(s("lock"));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    CHECK(d.program().desk() == nullptr);
    CHECK(d.window().openPalette() == nullptr);
}

TEST(words_match_where_they_begin_first)
{
    CHECK_EQ(shell::match(s("Performance"), s("xyz")), 0);
    CHECK(shell::match(s("Reports"), s("re")) > shell::match(s("Core"), s("re")));
    CHECK(shell::match(s("Household waste recycled"), s("waste recy")) > 0);
    CHECK_EQ(shell::match(s("Household waste recycled"), s("waste xyz")), 0);
    CHECK(shell::match(s("anything"), {}) > 0);
}

TEST(locking_takes_everything_of_the_vault_off_the_screen)
{
    test::Desktop d;
    d.openSample();
    auto& page = test::openMatrix(d);
    const QString title = kit::shown(page.model()->measureAt(test::editable(*page.model()).row())->title);
    CHECK(anywhere(d.window(), title));
    test::CatchDialog caught(d);
    d.window().openPalette();
    CHECK(caught.open());
    QTest::keySequence(&d.window(), QKeySequence(s("Ctrl+L")));
    d.program().lock({});
    test::Desktop::until([] { return false; }, 30);
    CHECK(d.program().desk() == nullptr);
    CHECK(!caught.open());
    CHECK(!anywhere(d.window(), title));
    CHECK(d.window().gate()->isVisible());
    CHECK(d.window().focusWidget() == d.window().gate()->passphrase());
    CHECK(d.window().windowTitle() == s("Boulton"));
}

TEST(without_input_the_vault_is_locked)
{
    test::Desktop d;
    d.openSample();
    d.settings().setIdleLockMinutes(1);
    for (int minute = 300;; minute *= 2) { // a busy machine may take the time that we give
        d.program().setIdleMinute(minute);
        QTest::keyClick(&d.window(), Qt::Key_Shift);
        test::Desktop::until([] { return false; }, minute / 2);
        if (!d.program().desk()) {
            d.openSample();
            CHECK(minute < 60'000);
            continue;
        }
        QElapsedTimer since;
        since.start();
        QTest::keyClick(&d.window(), Qt::Key_Shift); // input starts the time anew
        CHECK(test::Desktop::until([&] { return d.program().desk() == nullptr; }));
        CHECK(since.elapsed() >= minute - 1);
        break;
    }
    CHECK(test::says(d.window(), "without input"));
}

TEST(work_on_the_way_is_shown_and_can_be_stopped)
{
    test::Desktop d;
    d.openSample();
    bool stopped = false;
    d.jobs().start<int>(
        s("Counting"), kit::JobRunner::Lane::Free, &d.window(),
        [](const JobContext& job) -> Result<int> {
            for (;;)
                BOULTON_TRY(job.check());
        },
        [&](const Result<int>& result) { stopped = !result && result.error().code == ErrorCode::Cancelled; });
    auto* line = d.window().statusLine();
    CHECK(test::Desktop::until([&] { return line->showsJob(); }));
    CHECK(test::says(*line, "Counting"));
    test::buttonWith(*line, "Stop this work").click();
    CHECK(test::Desktop::until([&] { return stopped; }));
    CHECK(d.settle());
    CHECK(!line->showsJob());
}

TEST(notices_stay_or_go_and_are_remembered)
{
    test::Desktop d;
    d.openSample();
    bool acted = false;
    d.window().notify(kit::NoticeKind::Danger, s("Something <b>is</b> wrong"), s("Do it"), [&] { acted = true; });
    CHECK(d.window().notice()->isVisible());
    CHECK(d.window().notice()->text() == s("Something <b>is</b> wrong"));
    test::buttonWith(*d.window().notice(), "Do it").click();
    CHECK(acted);
    CHECK(!d.window().notice()->isVisible());
    d.window().notify(kit::NoticeKind::Success, s("Done & dusted"));
    test::buttonWith(*d.window().notice(), "Close this message").click();
    CHECK(!d.window().notice()->isVisible());
    d.window().statusLine()->noticesButton()->click();
    QStringList remembered;
    for (const auto* menu : d.window().statusLine()->findChildren<QMenu*>())
        for (const QAction* action : menu->actions())
            remembered << action->text();
    CHECK(remembered.contains(s("Done && dusted"))); // no mnemonic
    CHECK(remembered.contains(s("Something <b>is</b> wrong")));
}

TEST(colours_and_text_size_change_while_it_runs)
{
    test::Desktop d;
    d.openSample();
    d.go(s("performance"));
    const QColor light = groundOf(d.window());
    const int before = kit::em();
    d.settings().setTheme(kit::ThemeChoice::Dark);
    test::Desktop::until([] { return false; }, 30);
    CHECK(kit::theme() == kit::Theme::Dark);
    CHECK(kit::contrast(groundOf(d.window()), light) > 4);
    d.settings().setTheme(kit::ThemeChoice::HighContrast);
    test::Desktop::until([] { return false; }, 30);
    CHECK(kit::theme() == kit::Theme::HighContrast);
    CHECK(kit::contrast(groundOf(d.window()), kit::palette().ink) >= 7);
    d.settings().setTextPercent(200);
    test::Desktop::until([] { return false; }, 30);
    CHECK(kit::em() > before * 18 / 10);
    CHECK(d.window().pageId() == s("performance"));
    d.settings().setTextPercent(100);
    CHECK_EQ(kit::em(), before);
}

TEST(closing_with_figures_that_are_not_saved_asks_first)
{
    test::Desktop d;
    d.openSample();
    auto& page = test::openMatrix(d);
    const auto elsewhere = d.folder() / "taken-away";
    std::filesystem::rename(d.sampleFolder(), elsewhere);
    test::type(*page.table(), test::editable(*page.model()), s("3"));
    CHECK(test::Desktop::until([&] { return d.desk().failure().has_value(); }));
    d.dialogs().answers = {1}; // stay
    d.window().close();
    CHECK_EQ(d.dialogs().asked.size(), 1U);
    CHECK(d.window().isVisible());
    CHECK_EQ(d.desk().unsaved().size(), 1U);
    std::filesystem::rename(elsewhere, d.sampleFolder());
    d.desk().retry();
    CHECK(test::saved(d));
}

TEST(help_opens_on_the_page_at_hand)
{
    test::Desktop d;
    d.openSample();
    QSet<QString> texts;
    for (const auto& page : shell::pages()) {
        d.go(page.id);
        const QString topic = d.window().page()->helpTopic();
        test::check(shell::HelpView::topics().contains(topic), "no help topic " + topic.toStdString());
        test::CatchDialog caught(d);
        QTest::keySequence(&d.window(), QKeySequence(QKeySequence::HelpContents));
        auto* help = qobject_cast<shell::HelpView*>(&caught.dialog());
        CHECK(help != nullptr);
        const QString text = help->text()->toPlainText();
        CHECK(text.size() > 200);
        // rooms that later parts fill share one page of help
        test::check(!texts.contains(text) || topic == s("rooms"), "the help of " + page.id.toStdString() + " is that of another page");
        texts << text;
        delete help;
        d.window().activateWindow();
    }
}

TEST(from_the_passphrase_to_the_pack)
{
    test::Desktop d;
    d.copySample();
    vault::Gate& gate = *d.window().gate();
    gate.choose(kit::pathText(d.sampleFolder()));
    QTest::keyClicks(gate.passphrase(), s(vault::kSamplePassphrase));
    QTest::keyClick(gate.passphrase(), Qt::Key_Return);
    CHECK(test::Desktop::until([&] { return d.program().desk() != nullptr; }));

    // import: the month's file, read, tried, taken
    const std::size_t before = d.desk().plan()->history.records().size();
    d.go(s("data"));
    auto* import = qobject_cast<data::DataPage*>(d.window().page())->importPane();
    import->choose(test::sampleFile(d, "actuals-2020-03.csv"));
    CHECK(d.settle());
    import->changeStep()->importButton()->click();
    CHECK(d.settle());
    CHECK_EQ(d.desk().plan()->history.records().size(), before + 10); // 9 new figures, one restated

    // edit, undo, edit: a figure that the pack prints as it is
    auto& page = test::openMatrix(d);
    CHECK(page.month() == performance::Period::month(2020, 3));
    int nth = 0;
    QModelIndex cell = test::editable(*page.model());
    while (page.model()->measureAt(cell.row())->calculation != performance::Calculation::Snapshot || !page.model()->measureAt(cell.row())->councilPlan)
        cell = test::editable(*page.model(), ++nth);
    const QString typedBefore = test::typedIn(cell);
    test::type(*page.table(), cell, s("4242"));
    CHECK(test::typedIn(cell) == s("4242"));
    QTest::keyClick(page.table(), Qt::Key_Z, Qt::ControlModifier);
    CHECK(test::typedIn(cell) == typedBefore);
    test::type(*page.table(), cell, s("4243"));
    CHECK(test::saved(d));
    const QString shown = cell.data().toString(); // as the matrix writes it, so does the pack
    CHECK(shown.startsWith(s("4,243")));

    // sign off
    {
        test::CatchDialog caught(d);
        qobject_cast<QPushButton*>(&test::buttonWith(page, "Sign off…"))->menu()->actions().at(0)->trigger();
        auto* dialog = qobject_cast<matrix::SignOffDialog*>(&caught.dialog());
        CHECK(dialog != nullptr);
        test::buttonWith(*dialog, "Sign off these figures").click();
    }
    CHECK(d.settle());
    const auto month = page.month();
    CHECK(d.desk().plan()->signOff(month, performance::Audience::Cabinet) != nullptr);

    // pack: on its page, all formats
    d.go(s("reports"), {{s("audience"), s("cabinet")}, {s("month"), kit::toQt(std::string_view(month.key()))}});
    auto& reports = *qobject_cast<reports::ReportsPage*>(d.window().page());
    CHECK(reports.state().startsWith(s("Signed off")));
    const auto out = d.folder() / "packs";
    std::filesystem::create_directory(out);
    {
        test::CatchDialog caught(d);
        reports.exportPack();
        auto* dialog = qobject_cast<reports::ExportDialog*>(&caught.dialog());
        CHECK(dialog != nullptr);
        dialog->folder()->setText(kit::pathText(out));
        test::buttonWith(*dialog, "Export").click();
        CHECK(test::Desktop::until([&] { return !caught.open(); }, 120'000));
    }
    std::set<std::string> endings;
    for (const auto& file : std::filesystem::directory_iterator(out)) {
        endings.insert(file.path().extension().string());
        CHECK(std::filesystem::file_size(file) > 2000);
        if (file.path().extension() == ".html")
            CHECK(test::readAll(file.path()).find(shown.toStdString()) != std::string::npos);
    }
    CHECK((endings == std::set<std::string>{".docx", ".html", ".pdf", ".xlsx"}));
}
