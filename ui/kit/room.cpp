// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/room.h"
#include "ui/kit/restyle.h"
#include "ui/kit/theme.h"
#include <QEvent>
#include <QLayout>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTabBar>
#include <algorithm>

namespace boulton::kit {

int leastHeight(const QWidget* widget, int width)
{
    if (const QLayout* layout = widget->layout())
        return layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(width) : layout->totalMinimumSize().height();
    return widget->hasHeightForWidth() ? widget->heightForWidth(width) : widget->minimumSizeHint().height();
}

Room::Room(QWidget* content, QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    styleWhenShown(this);
    setFocusPolicy(Qt::NoFocus); // its content has the stops of the Tab key, and scrolls to them
    if (content)
        setContent(content);
}

void Room::setContent(QWidget* content)
{
    setWidget(content);
    content->installEventFilter(this);
}

QSize Room::minimumSizeHint() const
{
    return {em(12), em(8)};
}

void Room::setVisible(bool visible)
{
    if (visible)
        styleNow(this);
    QScrollArea::setVisible(visible);
}

void Room::fit()
{
    QWidget* content = widget();
    if (!content)
        return;
    const QSize all = maximumViewportSize();
    const auto needed = [content](int width) {
        const QLayout* layout = content->layout();
        return layout && layout->hasHeightForWidth() ? layout->totalMinimumHeightForWidth(width) : content->minimumSizeHint().height();
    };
    const int least = content->minimumSizeHint().width();
    QSize room = all;
    if (needed(std::max(room.width(), least)) > room.height())
        room.rwidth() -= verticalScrollBar()->sizeHint().width();
    if (least > room.width())
        room.rheight() -= horizontalScrollBar()->sizeHint().height();
    const int width = std::max(room.width(), least);
    content->resize(width, std::max(room.height(), needed(width)));
}

void Room::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

bool Room::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest) {
        if (QLayout* layout = widget()->layout())
            layout->activate(); // its parts keep what they knew of their heights until then
        fit();
    }
    return QScrollArea::eventFilter(watched, event);
}

// ---------------------------------------------------------------- a column that scrolls

Column::Column(QWidget* content, QWidget* parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(content);
    content->installEventFilter(this);
}

QSize Column::minimumSizeHint() const
{
    const int width = widget() ? std::max(widget()->minimumWidth(), widget()->minimumSizeHint().width()) : 0;
    return {width + verticalScrollBar()->sizeHint().width() + 2 * frameWidth(), em(5)};
}

bool Column::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

// ---------------------------------------------------------------- tabs

Tabs::Tabs(QWidget* parent) : QTabWidget(parent)
{
    setUsesScrollButtons(false); // as wide as its tabs need
    setElideMode(Qt::ElideNone);
    connect(this, &QTabWidget::currentChanged, this, &QWidget::updateGeometry);
}

QWidget* Tabs::place() const
{
    return findChild<QStackedWidget*>(QString(), Qt::FindDirectChildrenOnly);
}

int Tabs::heightForWidth(int width) const
{
    const QWidget* open = currentWidget();
    const int frame = documentMode() ? 0 : 2;
    return tabBar()->sizeHint().height() + 2 * frame + (open ? std::max(open->minimumHeight(), leastHeight(open, width - 2 * frame)) : 0);
}

QSize Tabs::minimumSizeHint() const
{
    return QTabWidget::minimumSizeHint().expandedTo({tabBar()->sizeHint().width(), 0});
}

// ---------------------------------------------------------------- sides

Sides::Sides(QWidget* parent) : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
    connect(this, &QSplitter::splitterMoved, this, &QWidget::updateGeometry); // lines wrap elsewhere now
}

void Sides::add(QWidget* side, double leastWidth, double leastHeight)
{
    m_least.push_back({side, leastWidth, leastHeight});
    addWidget(side);
}

void Sides::stack()
{
    m_alwaysStacked = true;
    setOrientation(Qt::Vertical);
}

int Sides::leastWidth(const Least& least) const
{
    return std::max(em(least.width), least.side->minimumSizeHint().width());
}

int Sides::leastHeightOf(const Least& least, int width) const
{
    return std::max(em(least.height), leastHeight(least.side, width));
}

bool Sides::isStacked(int width) const
{
    if (m_alwaysStacked)
        return true;
    int needed = -handleWidth();
    for (const Least& least : m_least)
        if (!least.side->isHidden())
            needed += leastWidth(least) + handleWidth();
    return width < needed;
}

int Sides::heightForWidth(int width) const
{
    const bool stacked = isStacked(width);
    int height = stacked ? -handleWidth() : 0;
    for (const Least& least : m_least) {
        if (least.side->isHidden())
            continue;
        if (stacked)
            height += leastHeightOf(least, width) + handleWidth();
        else
            height = std::max(height, leastHeightOf(least, orientation() == Qt::Horizontal && width == this->width() ? least.side->width() : leastWidth(least)));
    }
    return std::max(0, height);
}

QSize Sides::minimumSizeHint() const
{
    int width = 0;
    for (const Least& least : m_least)
        if (!least.side->isHidden())
            width = std::max(width, leastWidth(least));
    return {width, heightForWidth(std::max(width, this->width()))};
}

void Sides::turn()
{
    const Qt::Orientation wanted = isStacked(width()) ? Qt::Vertical : Qt::Horizontal;
    for (const Least& least : m_least) {
        const QSize size = wanted == Qt::Vertical ? QSize(0, leastHeightOf(least, width())) : QSize(leastWidth(least), 0);
        if (least.side->minimumSize() != size)
            least.side->setMinimumSize(size);
    }
    if (wanted != orientation())
        setOrientation(wanted);
}

void Sides::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    turn();
    if (heightForWidth(width()) > height())
        updateGeometry();
}

bool Sides::event(QEvent* event)
{
    const bool done = QSplitter::event(event);
    if (event->type() == QEvent::LayoutRequest)
        turn();
    return done;
}

} // namespace boulton::kit
