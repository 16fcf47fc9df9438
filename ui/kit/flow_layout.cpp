// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/flow_layout.h"
#include <QStyle>
#include <QWidget>
#include <algorithm>
#include <utility>
#include <vector>

namespace boulton::kit {

FlowLayout::FlowLayout(QWidget* parent, int spacing, bool even) : QLayout(parent), m_even(even)
{
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    while (QLayoutItem* item = takeAt(0))
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

void FlowLayout::addGrowing(QWidget* widget, int least)
{
    addWidget(widget);
    m_growing.insert(m_items.last(), least);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    m_growing.remove(m_items[index]);
    return m_items.takeAt(index);
}

int FlowLayout::wanted(const QLayoutItem* item) const
{
    const auto growing = m_growing.constFind(item);
    return growing == m_growing.cend() ? item->sizeHint().width() : std::max(*growing, item->minimumSize().width());
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + spacing();
        height = std::max(height, item->sizeHint().height());
    }
    return {std::max(0, width - spacing()), height};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect& rect, bool apply) const
{
    std::vector<QLayoutItem*> items;
    int widest = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        items.push_back(item);
        widest = std::max(widest, item->sizeHint().width());
    }
    if (items.empty())
        return 0;
    const int gap = spacing();
    const int width = std::max(1, rect.width());
    const auto count = static_cast<int>(items.size());
    int columns = std::clamp((width + gap) / std::max(1, widest + gap), 1, count);
    if (m_even) // rows of the same length rather than one alone at the end
        columns = (count + (count + columns - 1) / columns - 1) / ((count + columns - 1) / columns);
    const int cell = (width - gap * (columns - 1)) / columns;
    const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    int y = rect.y();
    std::size_t next = 0;
    while (next < items.size()) {
        std::vector<std::pair<QLayoutItem*, int>> row;
        int used = 0;
        while (next < items.size()) {
            const int rest = row.empty() ? width - columns * cell - gap * (columns - 1) : 0; // what division left over
            const int itemWidth = m_even ? cell + rest : std::min(width, wanted(items[next]));
            if (!row.empty() && (m_even ? static_cast<int>(row.size()) == columns : used + gap + itemWidth > width))
                break;
            used += (row.empty() ? 0 : gap) + itemWidth;
            row.emplace_back(items[next++], itemWidth);
        }
        auto takers = m_even ? 0 : std::ranges::count_if(row, [this](const auto& entry) { return m_growing.contains(entry.first); });
        for (auto& [item, itemWidth] : row)
            if (takers > 0 && m_growing.contains(item)) {
                const int more = std::min(item->maximumSize().width(), itemWidth + (width - used) / static_cast<int>(takers--)) - itemWidth;
                itemWidth += more;
                used += more;
            }
        int height = 0;
        for (const auto& [item, itemWidth] : row)
            height = std::max(height, item->hasHeightForWidth() ? item->heightForWidth(itemWidth) : item->sizeHint().height());
        int x = mirrored ? rect.x() + width : rect.x();
        for (const auto& [item, itemWidth] : row) {
            if (apply)
                item->setGeometry(QRect(mirrored ? x - itemWidth : x, y, itemWidth, height));
            x += mirrored ? -itemWidth - gap : itemWidth + gap;
        }
        y += height + gap;
    }
    return y - gap - rect.y();
}

} // namespace boulton::kit
