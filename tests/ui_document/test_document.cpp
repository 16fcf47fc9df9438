// SPDX-License-Identifier: GPL-3.0-or-later
// Set BOULTON_KEEP to a folder to keep pictures of charts, the sample document and the preview in every theme.
#include "core/report/text.h"
#include "tests/render/sample_document.h"
#include "tests/support/test.h"
#include "tests/ui_document/charts.h"
#include "ui/document/block_widgets.h"
#include "ui/document/chart_plot.h"
#include "ui/document/chart_view.h"
#include "ui/document/document_view.h"
#include "ui/document/page_preview.h"
#include "ui/document/qt_chart_canvas.h"
#include "ui/document/table_view.h"
#include "ui/document/text_rows.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include "ui/render/pdf.h"
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QImage>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <cstdlib>
#include <thread>

using namespace boulton;
using namespace boulton::document;

namespace {

const test::Preparation looks(+[] { kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100); });

std::shared_ptr<const report::Document> sample(int measures = 30, int cards = 5)
{
    report::Document d = test::sampleDocument(measures, cards);
    d.diagnostics.add(Severity::Warning, 14, "Value", Text::raw("The value is above the range that is usual for this measure."));
    d.diagnostics.add(Severity::Error, 0, "", Text::raw("A whole file could not be read."));
    d.blocks.emplace_back(report::Note{.kind = report::Note::Kind::Caution, .title = Text::raw("With care"), .text = Text::raw("Figures are provisional.")});
    d.blocks.emplace_back(report::Paragraph{Text::raw("In small print."), report::Paragraph::Style::Small});
    d.blocks.emplace_back(report::List{{Text::raw("first"), Text::raw("second")}, true});
    return std::make_shared<const report::Document>(std::move(d));
}

std::unique_ptr<DocumentView> shown(std::shared_ptr<const report::Document> document, QSize size = {900, 700})
{
    auto view = std::make_unique<DocumentView>();
    view->resize(size);
    view->setDocument(std::move(document));
    view->show();
    view->buildAll();
    QCoreApplication::processEvents();
    return view;
}

QString nameOf(const QWidget* widget)
{
    const auto* label = qobject_cast<const QLabel*>(widget);
    return QString::fromLatin1(widget->metaObject()->className()) + QStringLiteral(" \"") +
           (label ? label->text() : widget->accessibleName()) + QStringLiteral("\"");
}

//! Texts that do not fit into the widget that shows them, and widgets that stick out of their parent.
QStringList clipped(QWidget* root)
{
    QStringList out;
    for (QWidget* widget : root->findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(root) || widget->visibleRegion().isEmpty())
            continue;
        const QWidget* parent = widget->parentWidget();
        if (const auto* label = qobject_cast<QLabel*>(widget); label && !label->text().isEmpty()) {
            const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            const bool narrow = !label->wordWrap() && label->width() < label->sizeHint().width();
            if (needed > label->height() || narrow)
                out << nameOf(label) + QStringLiteral(" needs %1 has %2, width %3 of %4").arg(needed).arg(label->height()).arg(label->width()).arg(label->sizeHint().width());
        } else if (const auto* rows = qobject_cast<TextRows*>(widget)) {
            if (rows->height() < rows->heightForWidth(rows->width()))
                out << QStringLiteral("rows of ") + rows->text().left(40);
        } else if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<Badge*>(widget)) {
            if (widget->width() < widget->sizeHint().width() || widget->height() < widget->sizeHint().height())
                out << nameOf(widget) + QStringLiteral(" is too small");
        } else {
            continue;
        }
        if (!parent->rect().contains(widget->geometry()))
            out << nameOf(widget) + QStringLiteral(" sticks out");
    }
    return out;
}

void checkUnclipped(QWidget* root, const std::string& what)
{
    const QStringList found = clipped(root);
    if (!found.isEmpty())
        throw test::Failure(what + ": " + kit::toUtf8(found.mid(0, 6).join(QStringLiteral("; "))), std::source_location::current());
}

bool shows(const QWidget& root, const QString& text)
{
    for (const QLabel* label : root.findChildren<QLabel*>())
        if (label->text() == text)
            return true;
    for (const TextRows* rows : root.findChildren<TextRows*>())
        for (const auto& [name, value] : rows->rows())
            if (name == text || value == text)
                return true;
    return false;
}

} // namespace

TEST(every_kind_of_block_is_on_the_page)
{
    const auto document = sample();
    const auto view = shown(document);
    CHECK(view->complete());
    std::set<std::size_t> kinds;
    for (const report::Block& block : document->blocks)
        kinds.insert(block.index());
    CHECK_EQ(kinds.size(), std::variant_size_v<report::Block>);
    CHECK(shows(*view, QStringLiteral("Council Plan performance: end of year 2019/20")));
    CHECK(shows(*view, QStringLiteral("1 Executive summary")));
    CHECK(shows(*view, QStringLiteral("OFFICIAL")));
    CHECK(shows(*view, QStringLiteral("Assistant Chief Executive")));
    CHECK(shows(*view, QStringLiteral("68 of 81")));
    CHECK(shows(*view, QStringLiteral("In small print.")));
    CHECK(shows(*view, QStringLiteral("2.")));
    CHECK(shows(*view, QStringLiteral("A whole file could not be read.")));
    CHECK(shows(*view, QStringLiteral("Warning, row 14, Value")));
    CHECK(shows(*view, QStringLiteral("Route to green")));
    CHECK_EQ(view->findChildren<DocumentTable*>().size(), 1);
    CHECK_EQ(static_cast<std::size_t>(view->findChildren<ChartView*>().size()), report::chartsOf(*document).size());
    CHECK(view->findChildren<Badge*>().size() >= 14);
    bool synthetic = false;
    for (const kit::Notice* notice : view->findChildren<kit::Notice*>())
        synthetic = synthetic || notice->text().contains(kit::toQt(report::syntheticLong()));
    CHECK(synthetic);
    // Provenance is closed until somebody asks.
    QToolButton* button = nullptr;
    for (QToolButton* b : view->findChildren<QToolButton*>())
        if (b->text() == QStringLiteral("Where these figures come from"))
            button = b;
    CHECK(button != nullptr);
    const auto open = [&] {
        const auto rows = view->findChildren<TextRows*>();
        return rows.last()->isVisibleTo(view.get()) && rows.last()->text().contains(QStringLiteral("rev-42"));
    };
    CHECK(!open());
    button->click();
    CHECK(open());
}

TEST(texts_from_data_are_never_rich)
{
    report::Document d;
    const Text evil = Text::raw("<img src=x><b>bold</b>");
    d.title = evil;
    d.marking = "<i>OFFICIAL</i>";
    d.blocks = {report::Heading{1, evil, ""}, report::Paragraph{evil, report::Paragraph::Style::Lead}, report::List{{evil}, false},
                report::Fields{{{evil, evil}}}, report::Tiles{{{evil, evil, {}}}}, report::Note{.title = evil, .text = evil},
                report::Card{.code = "<b>", .title = evil, .definition = evil, .facts = {{evil, evil}}, .commentary = {{evil, evil}}}};
    const auto view = shown(std::make_shared<const report::Document>(std::move(d)));
    for (const QLabel* label : view->findChildren<QLabel*>())
        CHECK(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    CHECK(shows(*view, QStringLiteral("<img src=x><b>bold</b>")));
}

TEST(no_text_is_clipped_at_any_width_size_theme_or_direction)
{
    struct Look {
        int width;
        kit::ThemeChoice theme;
        int percent;
        Qt::LayoutDirection direction;
    };
    const auto document = sample(20, 3);
    for (const Look& look : {Look{900, kit::ThemeChoice::Light, 100, Qt::LeftToRight}, Look{1600, kit::ThemeChoice::Dark, 100, Qt::LeftToRight},
                             Look{900, kit::ThemeChoice::HighContrast, 200, Qt::LeftToRight}, Look{1600, kit::ThemeChoice::Light, 200, Qt::LeftToRight},
                             Look{900, kit::ThemeChoice::Light, 150, Qt::RightToLeft}}) {
        QApplication::setLayoutDirection(look.direction);
        kit::applyTheme(*qApp, look.theme, look.percent);
        const auto view = shown(document, {look.width, 20'000});
        QCoreApplication::processEvents();
        checkUnclipped(view.get(), std::to_string(look.width) + " px, " + std::to_string(look.percent) + " %");
        CHECK(view->column()->width() <= view->scrollArea()->viewport()->width());
        for (const DocumentTable* table : view->findChildren<DocumentTable*>()) {
            const auto* delegate = qobject_cast<const CellDelegate*>(table->itemDelegate());
            for (int r = 0; r < table->model()->rowCount(); ++r)
                for (int c = 0; c < table->model()->columnCount(); ++c) {
                    if (table->tableModel()->isGroup(r) && c > 0)
                        continue;
                    const QModelIndex index = table->model()->index(r, c);
                    const int width = table->tableModel()->isGroup(r) ? table->horizontalHeader()->length() : table->columnWidth(c);
                    CHECK(width >= delegate->narrowest(table->font(), index));
                    CHECK(table->rowHeight(r) >= delegate->heightFor(table->font(), index, width - 1));
                }
        }
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100);
}

TEST(the_text_size_may_change_while_a_document_is_open)
{
    const auto view = shown(sample(20, 3), {1100, 20'000});
    const int before = view->column()->height();
    kit::applyTheme(*qApp, kit::ThemeChoice::Dark, 200);
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    CHECK(view->column()->height() > before * 5 / 4);
    checkUnclipped(view.get(), "after 200 %");
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100);
}

TEST(a_long_document_opens_in_slices_with_the_part_in_sight_first)
{
    const auto document = sample(81, 81);
    DocumentView view;
    view.resize(1000, 700);
    QSignalSpy spy(&view, &DocumentView::completed);
    view.setDocument(document);
    view.show();
    CHECK_EQ(view.column()->built(), 0U); // nothing has been made yet
    const HeadingEntry last = view.headings().back();
    CHECK_EQ(kit::toUtf8(last.text), std::string("Where these figures come from"));
    view.scrollTo(last);
    CHECK(view.column()->widget(last.block) != nullptr);
    CHECK(view.column()->widget(40) == nullptr);
    for (int i = 0; i < 2000 && !view.complete(); ++i)
        QTest::qWait(1);
    CHECK_EQ(spy.size(), 1);
    CHECK(view.complete());
    CHECK_EQ(view.column()->built(), view.column()->count());
    // The place that was asked for is still the one in sight, although everything above it has grown.
    const QRect seen(0, view.scrollArea()->verticalScrollBar()->value(), 10, view.scrollArea()->viewport()->height());
    CHECK(view.column()->top(last.block) >= seen.top() && view.column()->top(last.block) <= seen.bottom());
}

TEST(the_table_of_contents_leads_to_each_heading)
{
    const auto document = sample();
    const auto view = shown(document, {900, 500});
    std::size_t headings = 2; // data notes and provenance
    for (const report::Block& b : document->blocks)
        headings += std::holds_alternative<report::Heading>(b) ? 1 : 0;
    CHECK_EQ(view->headings().size(), headings);
    QSignalSpy spy(view.get(), &DocumentView::currentHeadingChanged);
    for (std::size_t i = 0; i + 4 < view->headings().size(); ++i) {
        view->scrollTo(view->headings()[i]);
        CHECK_EQ(view->currentHeading(), static_cast<int>(i));
    }
    CHECK(spy.size() >= static_cast<int>(view->headings().size()) - 6);
}

TEST(tab_reaches_everything_in_the_order_of_the_page)
{
    DocumentView view;
    view.resize(900, 600);
    view.setDocument(sample(20, 3));
    view.show();
    view.scrollTo(view.headings().back()); // made out of order on purpose
    for (int i = 0; i < 2000 && !view.complete(); ++i)
        QTest::qWait(1);
    std::vector<QWidget*> reached;
    QWidget* first = view.scrollArea();
    for (QWidget* w = first->nextInFocusChain(); w != first; w = w->nextInFocusChain())
        if ((w->focusPolicy() & Qt::TabFocus) && w->isVisibleTo(&view) && view.column()->isAncestorOf(w))
            reached.push_back(w);
    CHECK(reached.size() >= 20);
    int y = -1;
    std::set<QWidget*> plots;
    for (QWidget* w : reached) {
        CHECK(!w->accessibleName().isEmpty());
        const QWidget* block = w;
        while (block->parentWidget() != view.column())
            block = block->parentWidget();
        CHECK(block->y() >= y);
        y = block->y();
        if (qobject_cast<ChartPlot*>(w))
            plots.insert(w);
    }
    CHECK_EQ(plots.size(), static_cast<std::size_t>(view.findChildren<ChartPlot*>().size()));
}

TEST(document_tables_pass_the_tester_and_copy_exact_values)
{
    const auto document = sample();
    for (const report::Block& b : document->blocks)
        if (const auto* table = std::get_if<report::TableBlock>(&b)) {
            DocumentTableModel model({document, table});
            const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
            CHECK_EQ(model.rowCount(), static_cast<int>(table->rows.size()));
        }
    report::TableBlock block{.caption = Text::raw("T"), .columns = {{Text::raw("Name")}, {Text::raw("Value"), report::ColumnKind::Number}, {Text::raw("Status"), report::ColumnKind::Status}}};
    block.rows = {{.cells = {{.value = Text::raw("=cmd()")}, {.value = Number{0.1234567, 1, "%"}, .note = Text::raw("provisional")}, {.value = report::Status{'R', Text::raw("Red")}}}},
                  {.cells = {{.value = Date{18352}}}}};
    DocumentTable table(std::make_shared<const report::TableBlock>(block));
    table.resize(600, 200);
    table.show();
    CHECK_EQ(kit::toUtf8(table.tableModel()->tabSeparated()), std::string("Name\tValue\tStatus\n'=cmd()\t0.1234567\tRed\n2020-03-31\t\t\n"));
    table.selectionModel()->clear();
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    CHECK(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Name\t")));
    table.setCurrentIndex(table.model()->index(0, 1));
    QTest::keyClick(&table, Qt::Key_C, Qt::ControlModifier);
    CHECK_EQ(kit::toUtf8(QGuiApplication::clipboard()->text()), std::string("0.1234567\n"));
    CHECK_EQ(kit::toUtf8(table.model()->index(0, 1).data(Qt::AccessibleTextRole).toString()), std::string("0.1%, provisional"));
}

TEST(headings_are_headings_for_screen_readers)
{
    const auto view = shown(sample(5, 1));
    int headings = 0;
    for (QLabel* label : view->findChildren<QLabel*>())
        if (QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(label); interface && interface->role() == QAccessible::Heading) {
            CHECK_EQ(kit::toUtf8(interface->text(QAccessible::Name)), kit::toUtf8(label->text()));
            ++headings;
        }
    CHECK_EQ(headings, 12); // title, sections, the card, charts and the notes on the data
}

TEST(an_empty_document_is_shown_without_complaint)
{
    const auto view = shown(std::make_shared<const report::Document>());
    CHECK(view->complete());
    DocumentView none;
    none.setDocument({});
    none.resize(300, 200);
    none.show();
    CHECK(none.complete());
}

TEST(the_preview_has_the_pages_of_the_pdf)
{
    const auto document = sample(81, 12);
    Result<PagesPtr> pages = fail(ErrorCode::Internal, "not yet");
    std::thread worker([&] { pages = PagePreview::compose(document); });
    worker.join(); // composed on a thread that is gone by the time of painting
    const std::string pdf = test::value(render::toPdf(*document));
    std::size_t count = 0;
    for (std::size_t at = pdf.find("/Type /Page\n"); at != std::string::npos; at = pdf.find("/Type /Page\n", at + 1))
        ++count;
    CHECK(count > 5);
    PagePreview preview;
    preview.resize(900, 700);
    preview.show();
    CHECK_EQ(preview.pageCount(), 0);
    preview.setPages(test::value(std::move(pages)));
    CHECK_EQ(static_cast<std::size_t>(preview.pageCount()), count);
    preview.area()->paintAll();
    CHECK(preview.area()->isPainted(0));
    const QImage image = preview.area()->viewport()->grab().toImage();
    const QRect page = preview.area()->pageRect(0);
    CHECK_EQ(image.pixelColor(page.left() + page.width() / 3, page.top() + 4).name().toStdString(), std::string("#3a1d5c")); // the cover
    int dark = 0; // texts are really painted
    for (int y = page.top() + page.height() / 3; y < std::min(image.height(), page.bottom()); ++y)
        for (int x = page.left(); x < page.right(); ++x)
            dark += qGray(image.pixel(x, y)) < 110 ? 1 : 0;
    CHECK(dark > 500);
}

TEST(the_preview_turns_pages_zooms_and_finds_sections)
{
    const auto document = sample(81, 12);
    PagePreview preview;
    preview.resize(900, 700);
    preview.show();
    preview.setPages(test::value(PagePreview::compose(document)));
    PageArea* area = preview.area();
    CHECK_EQ(preview.currentPage(), 0);
    QTest::keyClick(area, Qt::Key_PageDown);
    QTest::keyClick(area, Qt::Key_PageDown);
    CHECK_EQ(preview.currentPage(), 2);
    CHECK_EQ(preview.pageBox()->value(), 3);
    QTest::keyClick(area, Qt::Key_PageUp);
    CHECK_EQ(preview.currentPage(), 1);
    QTest::keyClick(area, Qt::Key_End);
    CHECK_EQ(preview.currentPage(), preview.pageCount() - 1);
    preview.pageBox()->setValue(4);
    CHECK_EQ(preview.currentPage(), 3);
    const int widthFit = area->pageRect(0).width();
    CHECK(widthFit > 800);
    preview.zoomBox()->setCurrentIndex(1);
    Q_EMIT preview.zoomBox()->activated(1);
    CHECK(area->pageRect(0).height() <= area->viewport()->height());
    CHECK_EQ(preview.currentPage(), 3); // the place stays
    QTest::keyClick(area, Qt::Key_Plus);
    CHECK_EQ(static_cast<int>(area->zoom()), static_cast<int>(PageZoom::Percent));
    const auto& marks = test::value(PagePreview::compose(document))->bookmarks();
    CHECK_EQ(preview.sections()->count(), static_cast<int>(marks.size()));
    for (int i = 0; i < preview.sections()->count(); ++i) {
        preview.goToSection(i);
        const int top = area->pageRect(static_cast<int>(marks[static_cast<std::size_t>(i)].page)).top();
        const int place = top + static_cast<int>(marks[static_cast<std::size_t>(i)].y * area->pageRect(0).height() / render::Pages::height());
        CHECK(place >= -2 && place <= area->viewport()->height());
    }
    CHECK(area->accessibleName().startsWith(QStringLiteral("Page ")));
    preview.goToPage(0);
    CHECK(area->accessibleDescription().contains(QStringLiteral("Council Plan performance")));
    preview.setMessage(QStringLiteral("The pages are being made…"));
    CHECK_EQ(preview.pageCount(), 0);
}

TEST(composing_stops_when_it_is_told_to)
{
    std::stop_source stop;
    stop.request_stop();
    CHECK_FAILS(PagePreview::compose(sample(), {}, JobContext(stop.get_token())), ErrorCode::Cancelled);
    CHECK_FAILS(PagePreview::compose({}), ErrorCode::Internal);
}

TEST(the_widgets_can_be_kept_for_looking_at)
{
    const char* folder = std::getenv("BOULTON_KEEP");
    if (!folder)
        throw test::Skipped("set BOULTON_KEEP to a folder");
    const QString place = QString::fromLocal8Bit(folder) + QLatin1Char('/');
    const auto keep = [&](QWidget& widget, const QString& name) {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        const QImage image = widget.grab().toImage();
        constexpr int kPiece = 1300; // of a height that can be looked at
        for (int y = 0, piece = 0; y < image.height(); y += kPiece, ++piece)
            CHECK(image.copy(0, y, image.width(), std::min(kPiece, image.height() - y))
                      .save(place + name + (image.height() > 2000 ? QStringLiteral("-%1").arg(piece) : QString()) + QStringLiteral(".png")));
    };
    const std::pair<kit::ThemeChoice, QString> themes[] = {{kit::ThemeChoice::Light, QStringLiteral("light")},
                                                           {kit::ThemeChoice::Dark, QStringLiteral("dark")},
                                                           {kit::ThemeChoice::HighContrast, QStringLiteral("contrast")}};
    for (const auto& [choice, theme] : themes) {
        kit::applyTheme(*qApp, choice, 100);
        { // every kind of chart, with a reading open
            QWidget sheet;
            auto* grid = new QGridLayout(&sheet);
            int i = 0;
            std::vector<ChartView*> views;
            for (const figure::ChartKind kind : test::kKinds) {
                auto* card = new kit::Card(&sheet);
                auto* view = new ChartView(std::make_shared<const figure::ChartSpec>(test::chartOf(kind, test::someValues(13, 5))), ChartView::Frame::Full, card);
                card->column()->addWidget(view);
                grid->addWidget(card, i / 2, i % 2);
                views.push_back(view);
                ++i;
            }
            auto* xmr = new ChartView(test::sampleXmr(3, 70, 75, "%", 1), ChartView::Frame::Full, &sheet);
            grid->addWidget(xmr, i / 2, i % 2);
            views.push_back(xmr);
            sheet.resize(1300, 1900);
            sheet.show();
            for (ChartView* v : views) {
                v->plot()->ensureCanvas();
                v->plot()->setPoint(PointId{0, 7});
            }
            keep(sheet, QStringLiteral("charts-") + theme);
        }
        const auto document = sample(30, 4);
        for (const int width : {900, 1600}) {
            auto view = shown(document, {width, 800});
            const int height = view->column()->height() + 60;
            view->resize(width, std::min(height, 9000));
            for (ChartPlot* plot : view->findChildren<ChartPlot*>())
                plot->ensureCanvas();
            keep(*view, QStringLiteral("document-%1-%2").arg(theme).arg(width));
        }
        PagePreview preview;
        preview.resize(1000, 900);
        preview.show();
        preview.setPages(test::value(PagePreview::compose(document)));
        preview.goToPage(2);
        preview.area()->paintAll();
        keep(preview, QStringLiteral("preview-") + theme);
    }
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 200);
    {
        auto view = shown(sample(10, 2), {900, 800});
        view->resize(900, std::min(view->column()->height() + 60, 9000));
        for (ChartPlot* plot : view->findChildren<ChartPlot*>())
            plot->ensureCanvas();
        keep(*view, QStringLiteral("document-200"));
    }
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    {
        auto view = shown(sample(10, 2), {1000, 800});
        view->resize(1000, std::min(view->column()->height() + 60, 9000));
        for (ChartPlot* plot : view->findChildren<ChartPlot*>())
            plot->ensureCanvas();
        keep(*view, QStringLiteral("document-rtl"));
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
}
