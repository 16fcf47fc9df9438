// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/figure/theme.h"
#include "tests/render/sample_document.h"
#include "tests/support/test.h"
#include "tests/ui_document/charts.h"
#include "ui/document/chart_plot.h"
#include "ui/document/chart_view.h"
#include "ui/document/data_model.h"
#include "ui/document/qt_chart_canvas.h"
#include "ui/document/recolour.h"
#include "ui/kit/block_table.h"
#include "ui/kit/text.h"
#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QClipboard>
#include <QHorizontalStackedBarSeries>
#include <QImage>
#include <QLineSeries>
#include <QMenu>
#include <QSignalSpy>
#include <QStackedBarSeries>
#include <QTest>
#include <QToolButton>
#include <QValueAxis>
#include <algorithm>
#include <memory>
#include <set>

using namespace boulton;
using namespace boulton::document;
using figure::ChartKind;
using figure::ChartSpec;

namespace {

std::unique_ptr<ChartView> shown(test::SpecPtr spec, QSize size = {760, 420})
{
    auto view = std::make_unique<ChartView>(std::move(spec));
    view->resize(size);
    view->show();
    view->plot()->ensureCanvas();
    QCoreApplication::processEvents();
    return view;
}

test::SpecPtr shared(ChartSpec spec)
{
    return std::make_shared<const ChartSpec>(std::move(spec));
}

std::size_t valuesOf(const ChartSpec& spec, std::size_t series)
{
    std::size_t n = 0;
    for (std::size_t c = 0; c < figure::categoryCount(spec); ++c)
        n += figure::valueAt(spec, series, c) ? 1 : 0;
    return n;
}

void press(ChartView& view, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(view.plot(), key, modifiers);
}

const QtChartCanvas* qtCanvas(const ChartView& view)
{
    return qobject_cast<const QtChartCanvas*>(view.plot()->canvas());
}

} // namespace

TEST(every_kind_shows_data_gaps_nothing_one_value_and_many)
{
    for (const auto& [name, spec] : test::everyChart()) {
        const auto view = shown(spec);
        const ChartCanvas* canvas = view->plot()->canvas();
        CHECK(canvas != nullptr);
        const QImage picture = view->grab().toImage();
        CHECK(!picture.isNull());
        // Places are exactly the values that are there; a missing one has none. (An area with too little height names the rest.)
        std::set<std::pair<std::size_t, std::size_t>> seen;
        for (const figure::Place& p : canvas->laid().places) {
            CHECK(figure::valueAt(*spec, p.series, p.category).has_value());
            CHECK(seen.insert({p.series, p.category}).second);
        }
        const std::size_t shownRows = canvas->laid().categories;
        for (std::size_t s = 0; s < spec->series.size() && spec->kind != ChartKind::Sparkline; ++s)
            for (std::size_t c = 0; c < shownRows; ++c)
                if (seen.contains({s, c}) != figure::valueAt(*spec, s, c).has_value())
                    throw test::Failure(name + ": series " + std::to_string(s) + ", category " + std::to_string(c), std::source_location::current());
        CHECK(!view->plot()->accessibleDescription().isEmpty());
        CHECK_EQ(kit::toUtf8(view->plot()->accessibleName()), std::string("Household waste recycled"));
    }
}

TEST(nothing_is_drawn_before_a_chart_is_seen)
{
    ChartView view(shared(test::chartOf(ChartKind::Line, test::someValues(12))));
    view.resize(600, 400);
    CHECK(view.plot()->canvas() == nullptr);
    view.show();
    for (int i = 0; i < 50 && !view.plot()->canvas(); ++i)
        QTest::qWait(5);
    CHECK(qobject_cast<const QtChartCanvas*>(view.plot()->canvas()) != nullptr);
}

TEST(qt_charts_has_frame_ticks_values_and_colours_of_the_layout)
{
    for (const kit::ThemeChoice theme : {kit::ThemeChoice::Light, kit::ThemeChoice::Dark, kit::ThemeChoice::HighContrast}) {
        kit::applyTheme(*qApp, theme, 100);
        for (const ChartKind kind : {ChartKind::Line, ChartKind::Bar, ChartKind::RankedBar, ChartKind::StackedBar}) {
            const auto spec = shared(test::chartOf(kind, test::someValues(12, 5)));
            const auto view = shown(spec, {760, kind == ChartKind::Line || kind == ChartKind::Bar ? 420 : 760});
            const QtChartCanvas* canvas = qtCanvas(*view);
            CHECK(canvas != nullptr);
            QChart* chart = canvas->chart();
            const figure::Laid& laid = canvas->laid();
            const double s = canvas->scale();
            CHECK_EQ(laid.categories, 12U);
            CHECK_NEAR(chart->plotArea().left(), laid.x * s, 0.01);
            CHECK_NEAR(chart->plotArea().top(), laid.y * s, 0.01);
            CHECK_NEAR(chart->plotArea().width(), laid.width * s, 0.01);
            CHECK_NEAR(chart->plotArea().height(), laid.height * s, 0.01);
            const auto* values = qobject_cast<const QValueAxis*>(chart->axes(laid.horizontal ? Qt::Horizontal : Qt::Vertical).value(0));
            CHECK(values != nullptr);
            CHECK_NEAR(values->min(), laid.scale.minimum, 1e-9);
            CHECK_NEAR(values->max(), laid.scale.maximum, 1e-9);
            if (!laid.horizontal) {
                CHECK_NEAR(values->tickAnchor(), laid.scale.ticks.front(), 1e-9);
                CHECK_NEAR(values->tickInterval(), laid.scale.ticks[1] - laid.scale.ticks[0], 1e-9);
                for (const double tick : laid.scale.ticks) { // the text of each tick is painted over the chart
                    const std::string text = figure::tickText(tick, laid.scale, "%");
                    CHECK(std::ranges::any_of(canvas->overlay().primitives, [&](const figure::Primitive& p) {
                        const auto* label = std::get_if<figure::Label>(&p);
                        return label && label->text == text;
                    }));
                }
            }
            const Recolouring colours(kit::palette(), laid.scene);
            std::size_t compared = 0;
            for (const figure::Place& p : laid.places) {
                if (spec->series[p.series].role == figure::SeriesRole::Target)
                    continue;
                const double v = *figure::valueAt(*spec, p.series, p.category);
                if (kind == ChartKind::Line) {
                    bool found = false;
                    for (QAbstractSeries* series : chart->series()) {
                        auto* line = qobject_cast<QLineSeries*>(series);
                        CHECK(line != nullptr);
                        if (line->name() != QString::number(p.series))
                            continue;
                        for (const QPointF& point : line->points()) {
                            if (point.x() != static_cast<double>(p.category))
                                continue;
                            found = true;
                            CHECK_EQ(point.y(), v);
                            const QPointF at = chart->mapToPosition(point, series);
                            CHECK_NEAR(at.x(), p.at.x * s, 0.5);
                            CHECK_NEAR(at.y(), p.at.y * s, 0.5);
                            CHECK_EQ(line->pen().color().name().toStdString(), kit::toQt(colours.mark(p.colour)).name().toStdString());
                        }
                    }
                    CHECK(found);
                } else {
                    const auto* bars = qobject_cast<const QAbstractBarSeries*>(chart->series().value(0));
                    CHECK(bars != nullptr);
                    const auto row = static_cast<int>(laid.horizontal ? 11 - p.category : p.category);
                    double sum = 0;
                    bool found = false;
                    for (const QBarSet* set : bars->barSets()) {
                        if (set->label() != QString::number(p.series) || set->at(row) == 0)
                            continue;
                        sum += set->at(row);
                        found = true;
                        CHECK_EQ(set->brush().color().name().toStdString(),
                                 kit::toQt(colours.box({.width = 1, .height = 1, .fill = p.colour}).fill).name().toStdString());
                    }
                    CHECK(found);
                    CHECK_EQ(sum, v);
                    if (kind == ChartKind::Bar) {
                        const QPointF top = chart->mapToPosition(QPointF(row, v), chart->series().value(0));
                        CHECK_NEAR(top.x(), p.at.x * s, 0.5);
                        CHECK_NEAR(top.y(), p.at.y * s, 0.5);
                    }
                }
                ++compared;
            }
            CHECK(compared >= 11U);
        }
    }
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100);
}

TEST(a_missing_value_breaks_the_line_and_is_never_zero)
{
    const auto view = shown(shared(test::chartOf(ChartKind::Line, test::someValues(12, 5))));
    int runs = 0;
    for (QAbstractSeries* series : qtCanvas(*view)->chart()->series()) {
        auto* line = qobject_cast<QLineSeries*>(series);
        if (line->name() != QStringLiteral("0"))
            continue;
        ++runs;
        for (const QPointF& p : line->points()) {
            CHECK(p.x() != 5.0);
            CHECK(p.y() > 40);
        }
    }
    CHECK_EQ(runs, 2);
    const auto bars = shown(shared(test::chartOf(ChartKind::Bar, test::someValues(12, 5))));
    CHECK(!bars->plot()->placeOf({0, 5}));
    CHECK(bars->plot()->placeOf({0, 4}).has_value());
}

TEST(qt_charts_is_given_no_text_that_came_from_data)
{
    for (const ChartKind kind : {ChartKind::Line, ChartKind::Bar, ChartKind::RankedBar, ChartKind::StackedBar}) {
        ChartSpec spec = test::chartOf(kind, test::someValues(6));
        spec.title = Text::raw("<img src='file:///etc/passwd'>");
        for (Text& c : spec.categories)
            c = Text::raw("<b>bold</b>");
        for (figure::Series& s : spec.series)
            s.name = Text::raw("<a href='x'>name</a>");
        const auto view = shown(shared(spec));
        const QChart* chart = qtCanvas(*view)->chart();
        CHECK(chart->title().isEmpty());
        const auto plain = [](const QString& text) {
            return std::ranges::all_of(text, [](QChar c) { return c.isDigit(); });
        };
        for (const QAbstractAxis* axis : chart->axes()) {
            CHECK(axis->titleText().isEmpty());
            CHECK(!axis->labelsVisible());
            if (const auto* names = qobject_cast<const QBarCategoryAxis*>(axis))
                for (const QString& name : const_cast<QBarCategoryAxis*>(names)->categories())
                    CHECK(plain(name));
        }
        for (const QAbstractSeries* series : chart->series()) {
            CHECK(plain(series->name()));
            if (const auto* bars = qobject_cast<const QAbstractBarSeries*>(series))
                for (const QBarSet* set : bars->barSets())
                    CHECK(plain(set->label()));
        }
    }
}

TEST(the_pointer_finds_each_value_of_each_kind)
{
    for (const ChartKind kind : test::kKinds) {
        const auto view = shown(shared(test::chartOf(kind, test::someValues(8, 3))), {760, 560});
        const ChartPlot* plot = view->plot();
        std::size_t found = 0;
        for (std::size_t s = 0; s < view->spec().series.size(); ++s)
            for (std::size_t c = 0; c < 8; ++c)
                if (const auto place = plot->placeOf({s, c})) {
                    const auto hit = plot->pointAt(place->center());
                    CHECK(hit.has_value());
                    CHECK_EQ(hit->category, c);
                    found += hit->series == s ? 1 : 0; // a target may lie under a bar
                }
        CHECK(found >= 7);
        CHECK(!plot->pointAt({-50, -50}));
    }
}

TEST(arrow_keys_walk_every_value_and_say_it)
{
    for (const ChartKind kind : test::kKinds) {
        const auto view = shown(shared(test::chartOf(kind, test::someValues(8, 3))), {760, 560});
        const bool horizontal = view->plot()->canvas()->laid().horizontal;
        const Qt::Key on = horizontal ? Qt::Key_Down : Qt::Key_Right;
        const Qt::Key back = horizontal ? Qt::Key_Up : Qt::Key_Left;
        const Qt::Key other = horizontal ? Qt::Key_Right : Qt::Key_Down;
        view->plot()->setFocus();
        std::set<std::size_t> visited;
        press(*view, Qt::Key_Home);
        CHECK(view->plot()->point().has_value());
        CHECK_EQ(view->plot()->point()->category, 0U);
        for (int i = 0; i < 10; ++i) {
            visited.insert(view->plot()->point()->category);
            press(*view, on);
        }
        CHECK_EQ(visited.size(), valuesOf(view->spec(), 0)); // and not the missing one
        CHECK(!visited.contains(3));
        press(*view, back);
        CHECK_EQ(view->plot()->point()->category, 6U);
        press(*view, Qt::Key_End);
        CHECK_EQ(view->plot()->point()->category, 7U);
        const QString reading = view->plot()->reading();
        CHECK(reading.contains(QStringLiteral("M8")));
        CHECK(reading.contains(QStringLiteral("Birmingham: ")));
        if (view->spec().series.size() > 1) {
            press(*view, other);
            CHECK(view->plot()->point()->series != 0U);
            CHECK_EQ(view->plot()->point()->category, 7U);
        }
        press(*view, Qt::Key_Escape);
        CHECK(!view->plot()->point());
        CHECK(view->plot()->reading().isEmpty());
    }
}

TEST(the_reading_says_value_unit_status_target_limits_and_special_cause)
{
    const ChartSpec line = test::chartOf(ChartKind::Line, {72.4, 70.0, 71.0});
    CHECK_EQ(kit::toUtf8(ChartWords::read(line, {0, 0}).text()), std::string("M1\nBirmingham: 72.4%\nStatus: Red\nTarget: 75.0%"));
    ChartSpec xmr = test::chartOf(ChartKind::XmR, {72.4, 90.0, 71.0});
    xmr.y = {.title = {}, .unit = "per 100,000", .decimals = 1};
    CHECK_EQ(kit::toUtf8(ChartWords::read(xmr, {0, 1}).text()),
             std::string("M2\nBirmingham: 90.0 per 100,000\nTarget: 75.0 per 100,000\nSpecial cause: Concern\nMean: 70.0 per 100,000\n"
                         "Process limits: 60.0 per 100,000 to 80.0 per 100,000"));
    CHECK(ChartWords::read(xmr, {0, 2}).text().contains(QStringLiteral("New contract")));
    CHECK(ChartWords::read(xmr, {0, 0}).text().contains(QStringLiteral("Variation: Common cause")));
    const ChartSpec gap = test::chartOf(ChartKind::Line, {72.4, {}, 71.0});
    CHECK(ChartWords::read(gap, {0, 1}).text().contains(QStringLiteral("Birmingham: no value")));
}

TEST(screen_readers_get_a_chart_with_its_value)
{
    const auto view = shown(shared(test::chartOf(ChartKind::XmR, test::someValues(8))));
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(view->plot());
    CHECK(interface != nullptr);
    CHECK_EQ(static_cast<int>(interface->role()), static_cast<int>(QAccessible::Chart));
    CHECK(interface->text(QAccessible::Description).contains(QStringLiteral("process limits")));
    press(*view, Qt::Key_Home);
    CHECK(interface->text(QAccessible::Value).startsWith(QStringLiteral("M1\nBirmingham: ")));
}

TEST(a_legend_entry_takes_its_series_away_and_leaves_the_colours)
{
    const auto spec = shared(test::chartOf(ChartKind::Line, test::someValues(12)));
    const auto view = shown(spec);
    CHECK_EQ(view->legend().size(), 3U);
    const auto colourOfSecond = [&] {
        for (QAbstractSeries* s : qtCanvas(*view)->chart()->series())
            if (auto* line = qobject_cast<QLineSeries*>(s); line && line->points().constFirst().y() == 68.0)
                return line->pen().color().name();
        return QString();
    };
    const QString before = colourOfSecond();
    CHECK(!before.isEmpty());
    QTest::mouseClick(view->legend()[0], Qt::LeftButton);
    CHECK(view->plot()->isSeriesHidden(0));
    CHECK(!view->plot()->placeOf({0, 2}));
    CHECK(view->plot()->placeOf({2, 2}).has_value());
    CHECK_EQ(kit::toUtf8(colourOfSecond()), kit::toUtf8(before));
    press(*view, Qt::Key_Home);
    CHECK(view->plot()->point()->series != 0U);
    for (QToolButton* entry : view->legend())
        if (entry->isChecked())
            QTest::keyClick(entry, Qt::Key_Space);
    CHECK(view->plot()->canvas()->laid().places.empty()); // "No data", and no crash
    QTest::mouseClick(view->legend()[0], Qt::LeftButton);
    CHECK(view->plot()->placeOf({0, 2}).has_value());
}

TEST(a_long_chart_can_be_zoomed_by_keys_wheel_and_band)
{
    for (const ChartKind kind : {ChartKind::Line, ChartKind::XmR}) {
        const auto view = shown(shared(test::chartOf(kind, test::someValues(60))));
        ChartPlot* plot = view->plot();
        plot->setFocus();
        CHECK(plot->canZoom() && !plot->isZoomed());
        press(*view, Qt::Key_Plus);
        CHECK(plot->isZoomed());
        const auto [first, last] = plot->shownCategories();
        CHECK(first > 0 && last < 59 && last - first == 39);
        press(*view, Qt::Key_Home);
        CHECK_EQ(plot->point()->category, first);
        press(*view, Qt::Key_Left); // the stretch moves along
        CHECK_EQ(plot->point()->category, first - 1);
        CHECK_EQ(plot->shownCategories().first, first - 1);
        press(*view, Qt::Key_Escape);
        press(*view, Qt::Key_Escape);
        CHECK(!plot->isZoomed());
        const auto a = plot->placeOf({0, 20})->center().toPoint();
        const auto b = plot->placeOf({0, 30})->center().toPoint();
        QTest::mousePress(plot, Qt::LeftButton, {}, a);
        QTest::mouseMove(plot, (a + b) / 2);
        QMouseEvent move(QEvent::MouseMove, QPointF((a + b) / 2), plot->mapToGlobal((a + b) / 2), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(plot, &move);
        QTest::mouseRelease(plot, Qt::LeftButton, {}, b);
        CHECK_EQ(plot->shownCategories().first, 20U);
        CHECK_EQ(plot->shownCategories().second, 30U);
        QTest::mouseDClick(plot, Qt::LeftButton, {}, a);
        CHECK(!plot->isZoomed());
        const QPoint middle = plot->rect().center();
        const auto wheel = [&](Qt::KeyboardModifiers modifiers) {
            QWheelEvent event(middle, plot->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
            QApplication::sendEvent(plot, &event);
            return event.isAccepted();
        };
        CHECK(!wheel(Qt::NoModifier)); // belongs to the page
        CHECK(!plot->isZoomed());
        CHECK(wheel(Qt::ControlModifier));
        CHECK(plot->isZoomed());
        plot->zoomTo(58, 59);
        CHECK_EQ(plot->shownCategories().first, 57U); // never fewer than three
    }
    CHECK(!shown(shared(test::chartOf(ChartKind::RankedBar, test::someValues(60))))->plot()->canZoom());
}

TEST(limits_flags_and_notes_follow_the_stretch)
{
    ChartSpec spec = test::chartOf(ChartKind::XmR, test::someValues(20));
    spec.limits = {{0, 9, 70, 60, 80}, {10, 19, 75, 65, 85}};
    const ChartSpec part = stretch(spec, 8, 12);
    CHECK_EQ(part.categories.size(), 5U);
    CHECK_EQ(part.limits.size(), 2U);
    CHECK_EQ(part.limits[0].first, 0U);
    CHECK_EQ(part.limits[0].last, 1U);
    CHECK_EQ(part.limits[1].first, 2U);
    CHECK_EQ(part.limits[1].last, 4U);
    CHECK_EQ(part.flags.size(), 5U);
    CHECK(part.annotations.empty());
    CHECK_EQ(*part.series[0].values[0], *spec.series[0].values[8]);
    CHECK_EQ(toString(part.categories[0]), std::string("M9"));
}

TEST(every_figure_can_show_its_data_as_a_table)
{
    for (const auto& [name, spec] : test::everyChart()) {
        const auto view = shown(spec);
        view->plot()->setFocus();
        QSignalSpy spy(view.get(), &ChartView::tableShownChanged);
        press(*view, Qt::Key_T, Qt::ControlModifier);
        if (!view->showsTable())
            view->setTableShown(true); // no window manager: a shortcut may not arrive offscreen
        CHECK(view->showsTable());
        CHECK_EQ(spy.size(), 1);
        const QAbstractItemModel* model = view->table()->model();
        CHECK_EQ(model->rowCount(), static_cast<int>(figure::categoryCount(*spec)));
        CHECK(model->columnCount() >= static_cast<int>(spec->series.size()) + 1);
        CHECK(view->plot()->isHidden());
        view->setTableShown(false);
        CHECK(view->plot()->isVisible());
        CHECK(!view->showsTable());
    }
}

TEST(copied_data_is_what_excel_takes_and_nothing_it_would_run)
{
    ChartSpec spec = test::chartOf(ChartKind::Bar, {-1.25, {}, 3.0});
    spec.categories[0] = Text::raw("=1+1");
    spec.categories[1] = Text::raw("two\tcells \"here\"");
    const auto view = shown(shared(spec));
    view->copyData();
    const QString text = QGuiApplication::clipboard()->text();
    const QStringList lines = text.split(QLatin1Char('\n'));
    CHECK_EQ(kit::toUtf8(lines.value(0)), std::string("Category\tBirmingham\tStatus of Birmingham\tTarget"));
    CHECK_EQ(kit::toUtf8(lines.value(1)), std::string("'=1+1\t-1.25\tG\t75"));
    CHECK_EQ(kit::toUtf8(lines.value(2)), std::string("\"two\tcells \"\"here\"\"\"\t\tG\t75"));
    CHECK_EQ(kit::toUtf8(lines.value(3)), std::string("M3\t3\tG\t75"));
}

TEST(pictures_are_those_of_the_paper)
{
    const auto view = shown(shared(test::chartOf(ChartKind::Line, test::someValues(12))));
    view->copyPicture();
    CHECK(QGuiApplication::clipboard()->image().width() == 1440);
    const QImage image = QImage::fromData(QByteArray::fromStdString(test::value(view->png(1))));
    CHECK_EQ(image.width(), 480);
    CHECK(view->svg().find("Household waste recycled") != std::string::npos);
    CHECK_EQ(kit::toUtf8(view->suggestedName()), std::string("Household waste recycled"));
    QSignalSpy spy(view.get(), &ChartView::savePictureRequested);
    int actions = 0;
    for (QAction* action : view->menu()->actions()) {
        actions += action->isSeparator() ? 0 : 1;
        if (action->text() == QStringLiteral("Save picture…"))
            action->trigger();
    }
    CHECK_EQ(spy.size(), 1);
    CHECK_EQ(actions, 7); // table, data, picture, save, zoom in, out, everything
}

TEST(models_of_charts_pass_the_testers)
{
    for (const auto& [name, spec] : test::everyChart()) {
        DataModel model(figure::dataOf(*spec));
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        CHECK_EQ(model.rowCount(), static_cast<int>(figure::categoryCount(*spec)));
    }
}
