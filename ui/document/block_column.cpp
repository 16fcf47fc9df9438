// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_view.h"
#include "ui/kit/theme.h"
#include <QApplication>
#include <QEvent>
#include <algorithm>
#include <utility>

namespace boulton::document {
namespace {

constexpr double kMostEms = 68; // lines that are longer are hard to read
constexpr double kMarginEms = 1.4;
constexpr double kNarrowEms = 24; // with less room the text needs it more than the white at its sides
constexpr double kNarrowMarginEms = 0.5;

} // namespace

BlockColumn::BlockColumn(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_StaticContents); // growing at the end repaints nothing that is in sight
}

void BlockColumn::setBlocks(std::vector<Block> blocks)
{
    for (Entry& entry : m_entries)
        delete entry.widget;
    m_entries.clear();
    m_built = 0;
    m_inOrder = true;
    for (Block& block : blocks)
        m_entries.push_back({.block = std::move(block)});
    for (Entry& entry : m_entries)
        measure(entry);
    arrange();
}

int BlockColumn::margin() const
{
    return kit::em(m_viewWidth < kit::em(kNarrowEms) ? kNarrowMarginEms : kMarginEms);
}

int BlockColumn::contentWidth() const
{
    return std::max(kit::em(8), std::min(m_viewWidth - 2 * margin(), kit::em(kMostEms)));
}

void BlockColumn::setView(int width, int from, int to)
{
    m_from = from;
    m_to = to;
    if (width == m_viewWidth)
        return;
    m_viewWidth = width;
    remeasureInSight();
    arrange();
}

void BlockColumn::remeasureInSight()
{
    bool left = false;
    const bool sameWidth = m_measuredWidth == contentWidth();
    m_measuredWidth = contentWidth();
    for (Entry& entry : m_entries) {
        if (!entry.widget && sameWidth)
            continue;
        entry.stale = entry.widget && (entry.top + entry.height < m_from || entry.top > m_to);
        left = left || entry.stale;
        if (!entry.stale)
            measure(entry);
    }
    if (left)
        Q_EMIT becameStale();
}

std::size_t BlockColumn::nextStale() const
{
    return static_cast<std::size_t>(std::ranges::find(m_entries, true, &Entry::stale) - m_entries.begin());
}

void BlockColumn::measure(Entry& entry)
{
    const int width = contentWidth();
    entry.stale = false;
    if (!entry.widget)
        entry.height = std::max(1, entry.block.estimate(width));
    else if (entry.widget->hasHeightForWidth())
        entry.height = std::max(entry.widget->minimumSizeHint().height(), entry.widget->heightForWidth(width));
    else
        entry.height = entry.widget->sizeHint().height();
}

void BlockColumn::arrange()
{
    const int width = contentWidth();
    const int left = std::max(margin(), (m_viewWidth - width) / 2);
    int y = kit::em(kMarginEms);
    bool first = true;
    for (Entry& entry : m_entries) {
        if (!first)
            y += kit::em(entry.block.before);
        first = false;
        entry.top = y;
        if (entry.widget && entry.stale)
            entry.widget->move(left, y); // out of sight; its layout waits
        else if (entry.widget)
            entry.widget->setGeometry(left, y, width, entry.height);
        y += entry.height;
    }
    resize(std::max(m_viewWidth, width + 2 * margin()), y + kit::em(kMarginEms));
    Q_EMIT arranged();
}

std::size_t BlockColumn::blockAt(int y) const
{
    const auto it = std::ranges::find_if(m_entries, [&](const Entry& e) { return e.top + e.height > y; });
    return static_cast<std::size_t>(it - m_entries.begin());
}

void BlockColumn::build(std::size_t block, bool arrangeNow)
{
    Entry& entry = m_entries.at(block);
    if (entry.widget)
        return;
    m_inOrder = m_inOrder && block == m_built;
    entry.widget = entry.block.make(this);
    entry.widget->ensurePolished();
    ++m_built;
    measure(entry);
    entry.widget->setGeometry(0, entry.top, contentWidth(), entry.height);
    entry.widget->show();
    if (arrangeNow)
        arrange();
}

void BlockColumn::dropOutOfSight()
{
    const QWidget* focus = QApplication::focusWidget();
    for (Entry& entry : m_entries) {
        const bool inSight = entry.top + entry.height >= m_from && entry.top <= m_to;
        if (!entry.widget || inSight || (focus && entry.widget->isAncestorOf(focus)))
            continue;
        delete std::exchange(entry.widget, nullptr);
        entry.stale = false;
        --m_built;
        m_inOrder = false;
    }
}

std::size_t BlockColumn::nextToBuild(int from, int to) const
{
    std::size_t first = m_entries.size();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry& e = m_entries[i];
        if (e.widget)
            continue;
        if (e.top + e.height >= from && e.top <= to)
            return i;
        first = std::min(first, i);
    }
    return first;
}

void BlockColumn::orderTabs()
{
    if (m_inOrder)
        return;
    QWidget* last = nullptr;
    for (const Entry& entry : m_entries) {
        if (!entry.widget)
            continue;
        for (QWidget* child : entry.widget->findChildren<QWidget*>()) {
            if (child->focusPolicy() == Qt::NoFocus || child->focusProxy())
                continue;
            if (last)
                setTabOrder(last, child);
            last = child;
        }
    }
    m_inOrder = true;
}

bool BlockColumn::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) { // a chart became a table, the text grew
        remeasureInSight();
        arrange();
    }
    return QWidget::event(event);
}

} // namespace boulton::document
