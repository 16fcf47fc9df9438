// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/marks.h"
#include "ui/kit/icons.h"
#include <QEvent>
#include <QPainter>

namespace boulton::kit {
namespace {

bool changesLooks(const QEvent& event)
{
    return event.type() == QEvent::FontChange || event.type() == QEvent::PaletteChange || event.type() == QEvent::StyleChange;
}

} // namespace

IconLabel::IconLabel(const QString& icon, double ems, QColor Palette::*colour, QWidget* parent)
    : QLabel(parent), m_icon(icon), m_ems(ems), m_colour(colour)
{
    draw();
}

void IconLabel::setIcon(const QString& icon)
{
    m_icon = icon;
    draw();
}

void IconLabel::draw()
{
    setPixmap(iconPixmap(m_icon, em(m_ems), kit::palette(this).*m_colour, devicePixelRatioF()));
}

void IconLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (changesLooks(*event))
        draw();
}

StatusMark::StatusMark(char letter, double ems, QWidget* parent) : QWidget(parent), m_letter(letter), m_ems(ems)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize StatusMark::sizeHint() const
{
    return {em(m_ems), em(m_ems)};
}

void StatusMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawStatus(painter, m_letter, QPointF(width() / 2.0, height() / 2.0), width() - 2);
}

void StatusMark::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (changesLooks(*event))
        updateGeometry();
}

} // namespace boulton::kit
