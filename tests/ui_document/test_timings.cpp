// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how long a long document takes to open, to resize and to page through. Nothing is asserted about time.
#include "tests/render/sample_document.h"
#include "tests/support/test.h"
#include "tests/ui_document/charts.h"
#include "ui/document/block_widgets.h"
#include "ui/document/chart_plot.h"
#include <ctime>
#include "ui/document/chart_view.h"
#include "ui/document/document_view.h"
#include "ui/document/page_preview.h"
#include "ui/kit/theme.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <cstdio>

using namespace boulton;
using namespace boulton::document;

namespace {

double milliseconds(const QElapsedTimer& clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

//! The longest time between two turns of the event loop while something goes on.
template <typename Work, typename Until>
std::pair<double, double> stalls(Work work, Until until)
{
    QElapsedTimer whole;
    whole.start();
    QElapsedTimer turn;
    turn.start();
    work();
    double longest = milliseconds(turn);
    for (int i = 0; i < 5000; ++i) {
        turn.restart();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = std::max(longest, milliseconds(turn));
        if (until())
            break;
    }
    return {longest, milliseconds(whole)};
}

} // namespace

TEST(where_the_time_goes)
{
    const auto document = std::make_shared<const report::Document>(test::sampleDocument(81, 81));
    for (const bool sheet : {true, false}) {
        if (!sheet)
            qApp->setStyleSheet(QString());
        QWidget parent;
        parent.resize(1200, 900);
        parent.show();
        std::clock_t start = std::clock();
        std::vector<QWidget*> made;
        for (std::size_t i = 0; i < document->blocks.size(); ++i)
            if (std::holds_alternative<report::Card>(document->blocks[i]))
                made.push_back(makeBlock(document, i, &parent, {}));
        std::printf("  sheet %d: make %zu cards %.0f ms CPU, %d widgets", sheet, made.size(), 1e3 * double(std::clock() - start) / CLOCKS_PER_SEC, int(parent.findChildren<QWidget*>().size()));
        start = std::clock();
        for (QWidget* w : made) w->ensurePolished();
        std::printf(", polish %.0f", 1e3 * double(std::clock() - start) / CLOCKS_PER_SEC);
        start = std::clock();
        for (QWidget* w : made) w->resize(950, w->heightForWidth(950));
        std::printf(", measure %.0f", 1e3 * double(std::clock() - start) / CLOCKS_PER_SEC);
        start = std::clock();
        for (QWidget* w : made) w->show();
        std::printf(", show %.0f", 1e3 * double(std::clock() - start) / CLOCKS_PER_SEC);
        start = std::clock();
        for (QWidget* w : made) w->resize(900, w->heightForWidth(900));
        std::printf(", measure again %.0f", 1e3 * double(std::clock() - start) / CLOCKS_PER_SEC);
        start = std::clock();
        QCoreApplication::processEvents();
        std::printf(", events %.0f\n", 1e3 * double(std::clock() - start) / CLOCKS_PER_SEC);
    }
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100);
}

TEST(a_pack_of_81_cards_opens_resizes_and_changes_its_theme)
{
    const auto document = std::make_shared<const report::Document>(test::sampleDocument(81, 81));
    DocumentView view;
    view.resize(1200, 900);
    view.show();
    QCoreApplication::processEvents();
    const auto report = [](const char* what, std::pair<double, double> t) {
        std::printf("  %s: longest turn %.1f ms, all %.0f ms\n", what, t.first, t.second);
    };
    report("open", stalls([&] { view.setDocument(document); }, [&] { return view.complete(); }));
    std::printf("  longest slice %.1f ms\n", view.longestSlice());
    int turns = 0;
    report("resize", stalls([&] { view.resize(1000, 900); }, [&] { return ++turns > 20; }));
    turns = 0;
    report("scroll", stalls([&] { view.scrollArea()->verticalScrollBar()->setValue(9000); }, [&] { return ++turns > 20; }));
    turns = 0;
    report("theme", stalls([&] { kit::applyTheme(*qApp, kit::ThemeChoice::Dark, 100); }, [&] { return ++turns > 20; }));
    turns = 0;
    report("text 150 %", stalls([&] { kit::applyTheme(*qApp, kit::ThemeChoice::Light, 150); }, [&] { return ++turns > 20; }));
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100);
    CHECK(view.complete());
}

TEST(charts_and_pages_are_made_in_time)
{
    QElapsedTimer clock;
    for (const figure::ChartKind kind : {figure::ChartKind::Line, figure::ChartKind::Bar, figure::ChartKind::XmR}) {
        ChartView view(std::make_shared<const figure::ChartSpec>(test::chartOf(kind, test::someValues(36))));
        view.resize(700, 400);
        clock.start();
        view.show();
        view.plot()->ensureCanvas();
        QCoreApplication::processEvents();
        std::printf("  chart of kind %d: first picture %.1f ms", static_cast<int>(kind), milliseconds(clock));
        clock.restart();
        view.resize(720, 420);
        QCoreApplication::processEvents();
        std::printf(", resize %.1f ms", milliseconds(clock));
        clock.restart();
        QTest::keyClick(view.plot(), Qt::Key_Right);
        view.repaint();
        QCoreApplication::processEvents();
        std::printf(", key %.1f ms\n", milliseconds(clock));
        CHECK(view.plot()->canvas() != nullptr);
    }
    clock.restart();
    const PagesPtr pages = test::value(PagePreview::compose(std::make_shared<const report::Document>(test::sampleDocument(81, 81))));
    std::printf("  compose %zu pages: %.0f ms\n", pages->count(), milliseconds(clock));
    PagePreview preview;
    preview.resize(900, 900);
    preview.show();
    preview.setPages(pages);
    double longest = 0;
    for (int page = 0; page < preview.pageCount(); ++page) {
        clock.restart();
        preview.goToPage(page);
        preview.area()->paintAll();
        longest = std::max(longest, milliseconds(clock));
    }
    std::printf("  turning to a page: at most %.1f ms\n", longest);
    CHECK_EQ(preview.currentPage(), preview.pageCount() - 1);
}
