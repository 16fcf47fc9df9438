// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/qt_chart_canvas.h"
#include "core/figure/theme.h"
#include "ui/document/recolour.h"
#include "ui/render/painter.h"
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLineSeries>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace boulton::document {

using namespace figure;

//! Primitives as one item of the chart's scene.
class ScenePart : public QGraphicsItem {
public:
    void show(Scene scene, double scale)
    {
        prepareGeometryChange();
        m_scene = std::move(scene);
        m_scale = scale;
        update();
    }
    [[nodiscard]] const Scene& scene() const { return m_scene; }
    [[nodiscard]] QRectF boundingRect() const override
    {
        return {0, 0, m_scene.width * m_scale, m_scene.height * m_scale};
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        render::drawOnScreen(*painter, m_scene, {0, 0}, m_scale);
        if (afterwards)
            afterwards(*painter);
    }
    std::function<void(QPainter&)> afterwards;

private:
    Scene m_scene;
    double m_scale = 1;
};

namespace {

constexpr double kLargest = 1e12; // beyond that the geometry of Qt Charts loses its places
constexpr std::size_t kMost = 5'000;

std::vector<std::size_t> barsOf(const ChartSpec& spec)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < spec.series.size(); ++i)
        if (spec.series[i].role != SeriesRole::Target)
            out.push_back(i);
    return out;
}

QPen penOf(const Stroke& stroke, double scale)
{
    if (stroke.width <= 0)
        return Qt::NoPen;
    QPen pen(kit::toQt(stroke.colour), stroke.width * scale);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::FlatCap);
    if (stroke.dash == Dash::Dashed)
        pen.setDashPattern({4, 3});
    if (stroke.dash == Dash::Dotted)
        pen.setDashPattern({1, 2});
    return pen;
}

//! A forecast begins where the actual values end.
std::optional<std::size_t> lastActualBefore(const ChartSpec& spec, std::size_t series)
{
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        if (spec.series[i].role != SeriesRole::Actual)
            continue;
        for (std::size_t c = categoryCount(spec); c-- > 0;)
            if (valueAt(spec, i, c)) {
                if (valueAt(spec, series, c + 1) && !valueAt(spec, series, c))
                    return c;
                break;
            }
    }
    return {};
}

double valueOfActual(const ChartSpec& spec, std::size_t category)
{
    for (std::size_t i = 0; i < spec.series.size(); ++i)
        if (spec.series[i].role == SeriesRole::Actual)
            if (const auto v = valueAt(spec, i, category))
                return *v;
    return 0;
}

} // namespace

bool QtChartCanvas::fits(const ChartSpec& spec)
{
    const bool bars = spec.kind == ChartKind::Bar || spec.kind == ChartKind::RankedBar;
    if (!bars && spec.kind != ChartKind::Line && spec.kind != ChartKind::StackedBar)
        return false;
    const std::size_t count = categoryCount(spec);
    if (count > kMost)
        return false;
    bool any = false;
    bool status = false;
    for (std::size_t i = 0; i < spec.series.size(); ++i) {
        for (std::size_t c = 0; c < count; ++c)
            if (const auto v = valueAt(spec, i, c)) {
                if (std::fabs(*v) > kLargest)
                    return false;
                any = any || spec.series[i].role != SeriesRole::Target;
            }
        const bool coloured = !spec.series[i].status.empty() || !spec.series[i].standing.empty();
        status = status || (coloured && !spec.series[i].colour);
    }
    // Grouped bars that are coloured one by one are not a type of Qt Charts.
    return any && !(bars && status && barsOf(spec).size() > 1);
}

QtChartCanvas::QtChartCanvas(QWidget* parent)
    : ChartCanvas(parent), m_view(new QChartView(this)), m_chart(m_view->chart()), m_below(new ScenePart), m_above(new ScenePart)
{
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setDropShadowEnabled(false);
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins(0, 0, 0, 0));
    m_chart->setContentsMargins(0, 0, 0, 0);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setZValue(0);
    m_below->setZValue(-1);
    m_above->setZValue(1);
    m_above->afterwards = [this](QPainter& painter) { paintMark(painter); };
    m_view->scene()->addItem(m_below);
    m_view->scene()->addItem(m_above);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setBackgroundBrush(Qt::NoBrush);
    m_view->setStyleSheet(QStringLiteral("background: transparent;"));
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setInteractive(false);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents);
}

QtChartCanvas::~QtChartCanvas()
{
    m_above->afterwards = nullptr;
}

const Scene& QtChartCanvas::overlay() const
{
    return m_above->scene();
}

void QtChartCanvas::resizeEvent(QResizeEvent* event)
{
    m_view->setGeometry(rect());
    ChartCanvas::resizeEvent(event);
}

void QtChartCanvas::markChanged()
{
    m_above->update();
}

void QtChartCanvas::laidOut()
{
    m_chart->removeAllSeries();
    for (QAbstractAxis* axis : m_chart->axes()) {
        m_chart->removeAxis(axis);
        delete axis;
    }
    splitScene();
    const Laid& l = laid();
    m_chart->setPlotArea(QRectF(l.x * scale(), l.y * scale(), l.width * scale(), l.height * scale()));
    if (l.categories == 0 || spec().kind == ChartKind::Sparkline)
        return;
    const Recolouring colours(kit::palette(this), l.scene);
    setAxes();
    if (spec().kind == ChartKind::Line)
        setLines(colours);
    else
        setBars(colours);
}

//! Grounds and the lines that stand out of the grid below, everything that Qt Charts does not draw above.
void QtChartCanvas::splitScene()
{
    Scene below{.width = scene().width, .height = scene().height};
    Scene above = below;
    const bool drawn = laid().categories > 0; // else there is no chart: "No data", or the size of a word
    for (std::size_t i = 0; i < scene().primitives.size(); ++i) {
        const Primitive& p = scene().primitives[i];
        const Part part = laid().parts[i];
        const auto* line = std::get_if<Polyline>(&p);
        if (part == Part::Ground) {
            below.primitives.push_back(p);
        } else if (part == Part::Grid && drawn) {
            if (std::get<Polyline>(laid().scene.primitives[i]).stroke.colour != theme::kRule)
                below.primitives.push_back(p); // zero and the axis
        } else if (part != Part::Values || !drawn || (!line && !std::holds_alternative<Rectangle>(p))) {
            above.primitives.push_back(p);
        }
    }
    m_below->show(std::move(below), scale());
    m_above->show(std::move(above), scale());
}

void QtChartCanvas::setAxes()
{
    const Laid& l = laid();
    auto* values = new QValueAxis;
    values->setRange(l.scale.minimum, l.scale.maximum);
    values->setLabelsVisible(false);
    values->setLineVisible(false);
    values->setMinorGridLineVisible(false);
    const bool grid = !l.horizontal && !l.scale.ticks.empty();
    values->setGridLineVisible(grid);
    if (grid) {
        values->setTickType(QValueAxis::TicksDynamic);
        values->setTickAnchor(l.scale.ticks.front());
        values->setTickInterval(l.scale.step);
        const kit::Palette& palette = kit::palette(this);
        const Scene rule = recoloured(
            Scene{.width = 1, .height = 1, .primitives = {Polyline{.stroke = {.colour = theme::kRule, .width = 0.5}}}},
            palette);
        QPen pen = penOf(std::get<Polyline>(rule.primitives.front()).stroke, scale());
        values->setGridLinePen(pen);
    }
    QAbstractAxis* names = nullptr;
    if (spec().kind == ChartKind::Line) {
        auto* x = new QValueAxis;
        x->setRange(-0.5, static_cast<double>(l.categories) - 0.5);
        names = x;
    } else {
        auto* x = new QBarCategoryAxis;
        QStringList keys; // numbers: Qt Charts wants them unique and shows none
        for (std::size_t c = 0; c < l.categories; ++c)
            keys << QString::number(c);
        x->append(keys);
        names = x;
    }
    names->setLabelsVisible(false);
    names->setLineVisible(false);
    names->setGridLineVisible(false);
    m_chart->addAxis(values, l.horizontal ? Qt::AlignBottom : Qt::AlignLeft);
    m_chart->addAxis(names, l.horizontal ? Qt::AlignLeft : Qt::AlignBottom);
}

void QtChartCanvas::attach(QAbstractSeries* series)
{
    m_chart->addSeries(series);
    for (QAbstractAxis* axis : m_chart->axes())
        series->attachAxis(axis);
}

void QtChartCanvas::setLines(const Recolouring& colours)
{
    // Qt Charts has no gaps in a line: each run between missing values is a series of its own. Actual values come last, on top.
    for (const bool front : {false, true}) {
        for (std::size_t i = 0; i < spec().series.size(); ++i) {
            const SeriesRole role = spec().series[i].role;
            if (role == SeriesRole::Target || (role == SeriesRole::Actual || role == SeriesRole::Category) != front)
                continue;
            Stroke stroke = strokeOf(spec(), i);
            stroke.colour = colours.mark(stroke.colour);
            const auto bridge = role == SeriesRole::Forecast ? lastActualBefore(spec(), i) : std::nullopt;
            QList<QPointF> run;
            const auto flush = [&] {
                if (run.size() > 1) {
                    auto* line = new QLineSeries;
                    line->setName(QString::number(i));
                    line->append(run);
                    line->setPen(penOf(stroke, scale()));
                    attach(line);
                }
                run.clear();
            };
            for (std::size_t c = 0; c < laid().categories; ++c) {
                auto v = valueAt(spec(), i, c);
                if (bridge == c)
                    v = valueOfActual(spec(), c);
                if (v)
                    run.append(QPointF(static_cast<double>(c), *v));
                else
                    flush();
            }
            flush();
        }
    }
}

void QtChartCanvas::setBars(const Recolouring& colours)
{
    const std::vector<std::size_t> bars = barsOf(spec());
    const bool stack = spec().kind == ChartKind::StackedBar;
    const bool grouped = !stack && bars.size() > 1;
    QAbstractBarSeries* series = nullptr;
    if (laid().horizontal)
        series = grouped ? static_cast<QAbstractBarSeries*>(new QHorizontalBarSeries) : new QHorizontalStackedBarSeries;
    else
        series = grouped ? static_cast<QAbstractBarSeries*>(new QBarSeries) : new QStackedBarSeries;
    series->setBarWidth(laid().thickness * (stack || grouped ? 1.0 : laid().horizontal ? 0.94 : 0.92));
    series->setLabelsVisible(false);
    // A set has one colour: bars of one series that differ (by their status) are sets of a stack in which one of them is not zero.
    std::vector<std::size_t> order = bars;
    if (laid().horizontal && grouped)
        std::ranges::reverse(order); // Qt counts rows and groups from below
    for (const std::size_t i : order) {
        std::vector<Colour> fills;
        for (const Place& p : laid().places)
            if (p.series == i && std::ranges::find(fills, p.colour) == fills.end())
                fills.push_back(p.colour);
        if (fills.empty() && grouped)
            fills.push_back(colourOf(spec(), i)); // it keeps its room
        for (const Colour fill : fills) {
            auto* set = new QBarSet(QString::number(i));
            QList<qreal> values(static_cast<qsizetype>(laid().categories), 0.0);
            for (const Place& p : laid().places)
                if (p.series == i && p.colour == fill) {
                    const std::size_t row = laid().horizontal ? laid().categories - 1 - p.category : p.category;
                    const double v = *valueAt(spec(), i, p.category);
                    values[static_cast<qsizetype>(row)] = stack ? std::max(0.0, v) : v;
                }
            set->append(values);
            const Stroke edge{.colour = theme::kWhite, .width = stack || grouped ? 0.75 : 0.0};
            const Rectangle box = colours.box(Rectangle{.width = 1, .height = 1, .fill = fill, .stroke = edge});
            set->setBrush(kit::toQt(box.fill));
            set->setPen(penOf(box.stroke, scale()));
            series->append(set);
        }
    }
    attach(series);
}

} // namespace boulton::document
