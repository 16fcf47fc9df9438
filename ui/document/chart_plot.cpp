// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/chart_plot.h"
#include "core/figure/theme.h"
#include "ui/document/accessible.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QRubberBand>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace boulton::document {

namespace {

constexpr int kMargin = 3;               // for the ring that shows the focus
constexpr double kPointsPerLetter = 9.2; // the program's text stands for this size on paper
constexpr std::size_t kLeastZoom = 3;    // categories
constexpr std::size_t kZoomFrom = 9;

} // namespace

ChartPlot::ChartPlot(std::shared_ptr<const figure::ChartSpec> spec, QWidget* parent)
    : QWidget(parent), m_spec(spec ? std::move(spec) : std::make_shared<const figure::ChartSpec>())
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    const std::size_t count = figure::categoryCount(*m_spec);
    m_last = count == 0 ? 0 : count - 1;
    kit::markData(this);
    setAccessibleName(m_spec->title.empty() ? tr("Chart") : kit::toQt(m_spec->title));
    const Translator translate = kit::translator();
    setAccessibleDescription(m_spec->description.empty()
                                 ? kit::toQt(std::string_view(figure::describe(*m_spec, translate)))
                                 : kit::toQt(m_spec->description));
}

double ChartPlot::scale() const
{
    return std::max(0.5, QFontInfo(font()).pixelSize() / kPointsPerLetter);
}

void ChartPlot::setHeight(double points)
{
    m_height = points;
    updateGeometry();
}

int ChartPlot::heightForWidth(int width) const
{
    const double s = scale();
    figure::ChartSpec bare{.kind = m_spec->kind, .categories = m_spec->categories, .showTitle = false};
    double points = m_height;
    if (points <= 0) {
        bare.series = {figure::Series{.values = std::vector<std::optional<double>>(figure::categoryCount(*m_spec))}};
        if (figure::hasOwnLegend(*m_spec)) { // names of columns, and rows set closer, count
            bare.series = m_spec->series;
            bare.subtitle = m_spec->subtitle;
        }
        points = std::max(24.0, figure::naturalHeight(bare, std::max(60.0, width / s)));
        if (!m_legend && isHorizontal()) // whose height holds a line for it
            points = std::max(40.0, points - 16);
    }
    return static_cast<int>(std::ceil(points * s)) + 2 * kMargin;
}

QSize ChartPlot::sizeHint() const
{
    const int width = static_cast<int>(360 * scale());
    return {width, heightForWidth(width)};
}

QSize ChartPlot::minimumSizeHint() const
{
    return {static_cast<int>(110 * scale()), static_cast<int>(24 * scale())};
}

QRect ChartPlot::canvasRect() const
{
    return rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
}

bool ChartPlot::isHorizontal() const
{
    return figure::isHorizontal(m_spec->kind);
}

void ChartPlot::ensureCanvas()
{
    if (!m_canvas)
        refresh();
}

//! Gives the canvas what is to be seen: the series that are not hidden, on the stretch of categories.
void ChartPlot::refresh()
{
    m_visible = without(*m_spec, m_hidden);
    m_visible.spec = stretch(m_visible.spec, m_first, m_last);
    m_visible.spec.showTitle = false;
    m_visible.spec.source = {};
    m_visible.spec.showLegend = m_legend && m_spec->showLegend;
    if (m_canvas && !m_canvas->canShow(m_visible.spec)) {
        m_canvas->hide();
        m_canvas->deleteLater();
        m_canvas = nullptr;
    }
    if (!m_canvas) {
        m_canvas = ChartCanvas::make(m_visible.spec, this);
        m_canvas->setGeometry(canvasRect());
        m_canvas->display(m_visible.spec, scale());
        m_canvas->lower();
        m_canvas->setVisible(true);
        Q_EMIT canvasMade();
    } else {
        m_canvas->display(m_visible.spec, scale());
    }
    showReading(false);
}

void ChartPlot::setSeriesHidden(std::size_t series, bool hidden)
{
    if (hidden ? !m_hidden.insert(series).second : m_hidden.erase(series) == 0)
        return;
    if (m_point && m_hidden.contains(m_point->series))
        setPoint({});
    if (m_canvas)
        refresh();
}

void ChartPlot::setLegendShown(bool shown)
{
    m_legend = shown;
    if (m_canvas)
        refresh();
}

QString ChartPlot::reading() const
{
    return m_point ? ChartWords::read(*m_spec, *m_point).text() : QString();
}

std::optional<std::size_t> ChartPlot::placeIndex(PointId point) const
{
    if (!m_canvas)
        return {};
    const auto& places = m_canvas->laid().places;
    for (std::size_t i = 0; i < places.size(); ++i)
        if (m_visible.series[places[i].series] == point.series && places[i].category + m_first == point.category)
            return i;
    return {};
}

std::optional<QRectF> ChartPlot::placeOf(PointId point) const
{
    const auto index = placeIndex(point);
    if (!index)
        return {};
    const figure::Place& p = m_canvas->laid().places[*index];
    const double s = m_canvas->scale();
    return QRectF(p.x * s, p.y * s, p.width * s, p.height * s).translated(m_canvas->pos());
}

void ChartPlot::setPoint(std::optional<PointId> point, bool announce)
{
    if (point && (point->series >= m_spec->series.size() || point->category >= figure::categoryCount(*m_spec)))
        point.reset();
    if (point == m_point)
        return;
    m_point = point;
    showReading(announce);
    Q_EMIT pointChanged();
}

void ChartPlot::showReading(bool announce)
{
    const auto place = m_point ? placeOf(*m_point) : std::nullopt;
    if (m_canvas)
        m_canvas->setMarked(place ? placeIndex(*m_point) : std::nullopt);
    if (!place) {
        if (m_readout)
            m_readout->hide();
        return;
    }
    if (!m_readout)
        m_readout = new Readout(this);
    m_readout->display(ChartWords::read(*m_spec, *m_point), *place);
    if (!announce)
        return;
    // The value for those who ask for it, and said to those who listen.
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    QAccessibleAnnouncementEvent said(this, reading().replace(QLatin1Char('\n'), QStringLiteral(", ")));
    QAccessible::updateAccessibility(&said);
}

std::optional<PointId> ChartPlot::pointAt(QPointF position) const
{
    if (!m_canvas)
        return {};
    const figure::Laid& laid = m_canvas->laid();
    const QPointF at = (position - m_canvas->pos()) / m_canvas->scale();
    const QRectF frame(laid.x, laid.y, laid.width, laid.height);
    if (!frame.adjusted(-6, -6, 6, 6).contains(at))
        return {};
    // First along the categories, then across; a bar is hit anywhere in it.
    const auto outside = [](double v, double from, double size) { return std::max({0.0, from - v, v - from - size}); };
    const figure::Place* best = nullptr;
    std::pair<double, double> least{};
    for (const figure::Place& p : laid.places) {
        const double dx = std::max(outside(at.x(), p.x, p.width), 0.0);
        const double dy = std::max(outside(at.y(), p.y, p.height), 0.0);
        const bool bar = laid.thickness > 0;
        const double along = laid.horizontal ? (bar ? dy : std::fabs(at.y() - p.at.y)) : bar ? dx : std::fabs(at.x() - p.at.x);
        const double across = laid.horizontal ? dx : dy;
        const std::pair distance{std::round(along * 4) / 4, across};
        if (!best || distance < least) {
            best = &p;
            least = distance;
        }
    }
    if (!best)
        return {};
    return PointId{m_visible.series[best->series], best->category + m_first};
}

std::vector<PointId> ChartPlot::walk() const
{
    std::vector<PointId> out;
    for (std::size_t c = m_first; c <= m_last; ++c)
        for (std::size_t s = 0; s < m_spec->series.size(); ++s)
            if (!m_hidden.contains(s) && placeIndex({s, c}))
                out.push_back({s, c});
    return out;
}

//! One value on or back in the same series, or another series at the same category.
bool ChartPlot::step(int categories, int series)
{
    ensureCanvas();
    const std::vector<PointId> points = walk();
    if (points.empty())
        return false;
    m_byKeys = true;
    if (!m_point || !placeIndex(*m_point)) {
        const bool fromEnd = categories < 0;
        setPoint(fromEnd ? points.back() : points.front(), true);
        return true;
    }
    const PointId from = *m_point;
    if (series != 0) {
        std::vector<PointId> here;
        std::ranges::copy_if(points, std::back_inserter(here), [&](PointId p) { return p.category == from.category; });
        const auto it = std::ranges::find(here, from);
        const auto next = (it - here.begin()) + series;
        if (next >= 0 && next < std::ssize(here))
            setPoint(here[static_cast<std::size_t>(next)], true);
        return true;
    }
    std::optional<PointId> best;
    for (const PointId p : points) {
        const bool ahead = categories > 0 ? p.category > from.category : p.category < from.category;
        if (p.series == from.series && ahead && (!best || (categories < 0) == (p.category > best->category)))
            best = p;
    }
    if (best) {
        setPoint(best, true);
    } else if (categories > 0 && m_last + 1 < figure::categoryCount(*m_spec)) { // the stretch moves along
        zoomTo(m_first + 1, m_last + 1);
        return step(categories, series);
    } else if (categories < 0 && m_first > 0) {
        zoomTo(m_first - 1, m_last - 1);
        return step(categories, series);
    }
    return true;
}

bool ChartPlot::stepToEnd(bool last)
{
    ensureCanvas();
    const std::vector<PointId> points = walk();
    if (points.empty())
        return false;
    m_byKeys = true;
    const std::size_t series = m_point && !m_hidden.contains(m_point->series) ? m_point->series : points.front().series;
    std::vector<PointId> own;
    std::ranges::copy_if(points, std::back_inserter(own), [&](PointId p) { return p.series == series; });
    const std::vector<PointId>& list = own.empty() ? points : own;
    setPoint(last ? list.back() : list.front(), true);
    return true;
}

// ---------------------------------------------------------------- zoom

bool ChartPlot::canZoom() const
{
    return !isHorizontal() && m_spec->kind != figure::ChartKind::Sparkline && m_spec->kind != figure::ChartKind::Funnel &&
           m_spec->kind != figure::ChartKind::Gradient && figure::categoryCount(*m_spec) >= kZoomFrom;
}

void ChartPlot::zoomTo(std::size_t first, std::size_t last)
{
    const std::size_t count = figure::categoryCount(*m_spec);
    if (!canZoom() || first > last || first >= count)
        return;
    last = std::min(last, count - 1);
    if (last - first + 1 < kLeastZoom) {
        last = std::min(count - 1, first + kLeastZoom - 1);
        first = last + 1 - kLeastZoom;
    }
    if (first == m_first && last == m_last)
        return;
    m_first = first;
    m_last = last;
    if (m_canvas)
        refresh();
    Q_EMIT zoomChanged();
}

void ChartPlot::zoom(double factor, std::size_t around)
{
    const auto count = static_cast<double>(figure::categoryCount(*m_spec));
    const auto now = static_cast<double>(m_last - m_first + 1);
    double wanted = std::clamp(std::round(now / factor), static_cast<double>(kLeastZoom), count);
    if (wanted == now)
        wanted = std::clamp(now + (factor > 1 ? -1 : 1), static_cast<double>(kLeastZoom), count);
    const double share = (static_cast<double>(std::clamp(around, m_first, m_last) - m_first) + 0.5) / now;
    const double first = std::clamp(std::round(static_cast<double>(std::clamp(around, m_first, m_last)) + 0.5 - share * wanted), 0.0,
                                    count - wanted);
    zoomTo(static_cast<std::size_t>(first), static_cast<std::size_t>(first + wanted) - 1);
}

void ChartPlot::resetZoom()
{
    const std::size_t count = figure::categoryCount(*m_spec);
    if (count > 0)
        zoomTo(0, count - 1);
}

std::size_t ChartPlot::categoryAt(double x) const
{
    if (!m_canvas)
        return m_first;
    const figure::Laid& l = m_canvas->laid();
    const double share = l.width > 0 ? ((x - m_canvas->x()) / m_canvas->scale() - l.x) / l.width : 0;
    const auto shown = static_cast<double>(m_last - m_first + 1);
    return m_first + static_cast<std::size_t>(std::clamp(std::floor(share * shown), 0.0, shown - 1));
}

// ---------------------------------------------------------------- events

bool ChartPlot::event(QEvent* event)
{
    // The keys of the plot come before shortcuts of the window that would take + or Esc.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool escape = key->key() == Qt::Key_Escape && (isZoomed() || m_point);
        if (escape || (key->modifiers() == Qt::NoModifier && (key->key() == Qt::Key_Plus || key->key() == Qt::Key_Minus))) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ChartPlot::paintEvent(QPaintEvent*)
{
    if (!m_canvas && !m_making) {
        m_making = true;
        QTimer::singleShot(0, this, [this] {
            m_making = false;
            ensureCanvas();
        });
    }
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kit::palette(this).focus, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void ChartPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_canvas)
        m_canvas->setGeometry(canvasRect());
    showReading(false);
}

void ChartPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        if (m_canvas && std::fabs(m_canvas->scale() - scale()) > 1e-6)
            refresh();
    }
}

void ChartPlot::keyPressEvent(QKeyEvent* event)
{
    const bool horizontal = isHorizontal();
    const auto along = [&](int by) { return horizontal ? step(0, by) : step(by, 0); };
    const auto across = [&](int by) { return horizontal ? step(by, 0) : step(0, by); };
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    bool taken = modifiers == Qt::NoModifier;
    if (taken) {
        switch (event->key()) {
        case Qt::Key_Right: taken = along(1); break;
        case Qt::Key_Left: taken = along(-1); break;
        case Qt::Key_Down: taken = across(1); break;
        case Qt::Key_Up: taken = across(-1); break;
        case Qt::Key_Home: taken = stepToEnd(false); break;
        case Qt::Key_End: taken = stepToEnd(true); break;
        case Qt::Key_Plus:
        case Qt::Key_Minus:
            if (canZoom())
                zoom(event->key() == Qt::Key_Plus ? 1.5 : 1 / 1.5, m_point ? m_point->category : (m_first + m_last) / 2);
            break;
        case Qt::Key_Escape:
            if (m_point)
                setPoint({});
            else if (isZoomed())
                resetZoom();
            else
                taken = false;
            break;
        default: taken = false;
        }
    }
    if (!taken)
        QWidget::keyPressEvent(event);
}

void ChartPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_pressed = event->pos();
}

void ChartPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed && (event->buttons() & Qt::LeftButton) && canZoom() &&
        std::abs(event->pos().x() - m_pressed->x()) > 8) {
        if (!m_band)
            m_band = new QRubberBand(QRubberBand::Rectangle, this);
        m_band->setGeometry(QRect(QPoint(m_pressed->x(), kMargin), QPoint(event->pos().x(), height() - kMargin)).normalized());
        m_band->show();
        return;
    }
    const auto point = pointAt(event->position());
    if (point || !m_byKeys) {
        m_byKeys = false;
        setPoint(point);
    }
}

void ChartPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_band && m_band->isVisible() && m_pressed) {
        m_band->hide();
        const std::size_t a = categoryAt(std::min(m_pressed->x(), event->pos().x()));
        const std::size_t b = categoryAt(std::max(m_pressed->x(), event->pos().x()));
        zoomTo(a, b);
    }
    m_pressed.reset();
}

void ChartPlot::mouseDoubleClickEvent(QMouseEvent*)
{
    resetZoom();
}

void ChartPlot::wheelEvent(QWheelEvent* event)
{
    // The wheel alone belongs to the page around the chart.
    if (!(event->modifiers() & Qt::ControlModifier) || !canZoom() || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoom(event->angleDelta().y() > 0 ? 1.35 : 1 / 1.35, categoryAt(event->position().x()));
    event->accept();
}

void ChartPlot::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (!m_byKeys)
        setPoint({});
}

void ChartPlot::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChartPlot::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        m_byKeys = false;
        setPoint({});
    }
    update();
}

// ---------------------------------------------------------------- the box beside a value

Readout::Readout(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize Readout::sizeHint() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics bold(strong);
    const QFontMetrics plain(font());
    int width = bold.horizontalAdvance(m_reading.title);
    int names = 0;
    int values = 0;
    for (const auto& [name, value] : m_reading.lines) {
        if (value.isEmpty()) {
            width = std::max(width, plain.horizontalAdvance(name));
            continue;
        }
        names = std::max(names, plain.horizontalAdvance(name));
        values = std::max(values, bold.horizontalAdvance(value));
    }
    width = std::max(width, names + values + plain.height());
    return {width + plain.height() + 2, plain.height() * (static_cast<int>(m_reading.lines.size()) + 1) + plain.height() * 2 / 3};
}

void Readout::display(const Reading& reading, QRectF around)
{
    m_reading = reading;
    const QSize size = sizeHint().boundedTo(parentWidget()->size());
    const QRect room = parentWidget()->rect();
    const int gap = 10;
    const bool wide = around.width() > room.width() / 4.0; // a bar that lies: above or below it rather than beside it
    QPoint at(static_cast<int>(around.right()) + gap, static_cast<int>(around.top()) - size.height() - gap / 2);
    if (at.x() + size.width() > room.right())
        at.setX(wide ? static_cast<int>(around.right()) - size.width() : static_cast<int>(around.left()) - gap - size.width());
    if (at.y() < room.top() && wide)
        at.setY(static_cast<int>(around.bottom()) + gap / 2);
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - size.width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - size.height())));
    setGeometry(QRect(at, size));
    raise();
    setVisible(true);
    update();
}

void Readout::paintEvent(QPaintEvent*)
{
    const kit::Palette& palette = kit::palette(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.edge, 1));
    painter.setBrush(palette.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const int line = QFontMetrics(font()).height();
    const QRect inner = rect().adjusted(line / 2, line / 3, -line / 2, 0);
    painter.setPen(palette.ink);
    painter.setFont(strong);
    const auto row = [&](int i) { return QRect(inner.left(), inner.top() + i * line, inner.width(), line); };
    const auto cut = [&](const QString& text, int width) {
        return QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, width);
    };
    painter.drawText(row(0), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine), cut(m_reading.title, inner.width()));
    int i = 1;
    for (const auto& [name, value] : m_reading.lines) {
        painter.setFont(strong);
        const int room = value.isEmpty() ? 0 : std::min(inner.width() * 2 / 3, QFontMetrics(strong).horizontalAdvance(value));
        painter.setPen(palette.ink);
        painter.drawText(row(i), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine), cut(value, room + 2));
        painter.setFont(font());
        painter.setPen(palette.muted);
        painter.drawText(row(i), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine),
                         cut(name, inner.width() - room - (room > 0 ? line / 2 : 0)));
        ++i;
    }
}

} // namespace boulton::document
