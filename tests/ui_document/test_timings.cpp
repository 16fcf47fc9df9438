// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how much processor time a long document takes to open, to resize and to page through. Nothing is asserted about time.
#include "tests/render/sample_document.h"
#include "tests/support/test.h"
#include "tests/ui_document/charts.h"
#include "ui/document/chart_plot.h"
#include <ctime>
#include "ui/document/chart_view.h"
#include "ui/document/document_view.h"
#include "ui/document/page_preview.h"
#include "ui/kit/theme.h"
#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <cstdio>

using namespace boulton;
using namespace boulton::document;

namespace {

//! Processor time: the machine may have other work.
class Cpu {
public:
    void start() { m_start = std::clock(); }
    [[nodiscard]] double ms() const { return 1e3 * static_cast<double>(std::clock() - m_start) / CLOCKS_PER_SEC; }

private:
    std::clock_t m_start = std::clock();
};

//! The longest time between two turns of the event loop while something goes on.
template <typename Work, typename Until>
std::pair<double, double> stalls(Work work, Until until)
{
    const Cpu whole;
    Cpu turn;
    work();
    double longest = turn.ms();
    for (int i = 0; i < 5000; ++i) {
        turn.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = std::max(longest, turn.ms());
        if (until())
            break;
    }
    return {longest, whole.ms()};
}

} // namespace

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
    report("theme", stalls([&] { kit::applyTheme(*qApp, kit::ThemeChoice::Dark, 100); }, [&] { return ++turns > 20 && view.complete(); }));
    turns = 0;
    report("text 150 %", stalls([&] { kit::applyTheme(*qApp, kit::ThemeChoice::Light, 150); }, [&] { return ++turns > 20 && view.complete(); }));
    CHECK(view.complete()); // what was let go of for the change is there again
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100);
}

TEST(charts_and_pages_are_made_in_time)
{
    Cpu clock;
    for (const figure::ChartKind kind : {figure::ChartKind::Line, figure::ChartKind::Bar, figure::ChartKind::XmR}) {
        ChartView view(std::make_shared<const figure::ChartSpec>(test::chartOf(kind, test::someValues(36))));
        view.resize(700, 400);
        clock.start();
        view.show();
        view.plot()->ensureCanvas();
        QCoreApplication::processEvents();
        std::printf("  chart of kind %d: first picture %.1f ms", static_cast<int>(kind), clock.ms());
        clock.start();
        view.resize(720, 420);
        QCoreApplication::processEvents();
        std::printf(", resize %.1f ms", clock.ms());
        clock.start();
        QTest::keyClick(view.plot(), Qt::Key_Right);
        view.repaint();
        QCoreApplication::processEvents();
        std::printf(", key %.1f ms\n", clock.ms());
        CHECK(view.plot()->canvas() != nullptr);
    }
    clock.start();
    const PagesPtr pages = test::value(PagePreview::compose(std::make_shared<const report::Document>(test::sampleDocument(81, 81))));
    std::printf("  compose %zu pages: %.0f ms\n", pages->count(), clock.ms());
    PagePreview preview;
    preview.resize(900, 900);
    preview.show();
    preview.setPages(pages);
    double longest = 0;
    for (int page = 0; page < preview.pageCount(); ++page) {
        clock.start();
        preview.goToPage(page);
        preview.area()->paintAll();
        longest = std::max(longest, clock.ms());
    }
    std::printf("  turning to a page: at most %.1f ms\n", longest);
    CHECK_EQ(preview.currentPage(), preview.pageCount() - 1);
}
