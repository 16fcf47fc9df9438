// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/chart_canvas.h"
#include "ui/document/qt_chart_canvas.h"
#include "ui/document/recolour.h"
#include "ui/kit/text.h"
#include "ui/render/painter.h"
#include <QEvent>
#include <QPainter>
#include <algorithm>

namespace boulton::document {

ChartCanvas* ChartCanvas::make(const figure::ChartSpec& spec, QWidget* parent)
{
    if (QtChartCanvas::fits(spec))
        return new QtChartCanvas(parent);
    return new SceneCanvas(parent);
}

ChartCanvas::ChartCanvas(QWidget* parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents); // the plot around it knows what the pointer means
    setLayoutDirection(Qt::LeftToRight);            // time runs from left to right in every language
}

void ChartCanvas::display(const figure::ChartSpec& spec, double scale)
{
    m_spec = spec;
    m_scale = std::max(0.1, scale);
    m_marked.reset();
    lay();
}

void ChartCanvas::setMarked(std::optional<std::size_t> place)
{
    if (place && *place >= m_laid.places.size())
        place.reset();
    if (place == m_marked)
        return;
    m_marked = place;
    markChanged();
}

void ChartCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    lay();
}

void ChartCanvas::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        lay();
}

void ChartCanvas::lay()
{
    m_laid = figure::lay(m_spec, width() / m_scale, height() / m_scale, kit::translator());
    m_scene = recoloured(m_laid.scene, kit::palette(this));
    if (m_marked && *m_marked >= m_laid.places.size())
        m_marked.reset();
    laidOut();
}

void ChartCanvas::paintMark(QPainter& painter) const
{
    if (!m_marked)
        return;
    const figure::Place& p = m_laid.places[*m_marked];
    const kit::Palette& palette = kit::palette(this);
    const QRectF box(p.x * m_scale, p.y * m_scale, p.width * m_scale, p.height * m_scale);
    const bool point = std::abs(p.at.x - (p.x + p.width / 2)) < 1e-9 && std::abs(p.at.y - (p.y + p.height / 2)) < 1e-9 &&
                       std::abs(p.width - p.height) < 1e-9;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    for (const auto& [colour, width] : {std::pair(palette.surface, 5.0), std::pair(palette.focus, 2.5)}) {
        painter.setPen(QPen(colour, width));
        if (point)
            painter.drawEllipse(box.center(), 5.2 * m_scale, 5.2 * m_scale);
        else
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 2, 2);
    }
}

bool SceneCanvas::canShow(const figure::ChartSpec& spec) const
{
    return !QtChartCanvas::fits(spec);
}

void SceneCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    render::drawOnScreen(painter, scene(), {0, 0}, scale());
    paintMark(painter);
}

} // namespace boulton::document
