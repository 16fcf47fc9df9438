// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/entry_list.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QEvent>
#include <QPainter>
#include <QResizeEvent>
#include <algorithm>

namespace boulton::analysis {

using kit::em;

void EntryModel::setEntries(std::vector<Entry> entries)
{
    beginResetModel();
    m_all = std::move(entries);
    arrange();
    endResetModel();
}

void EntryModel::setFilter(const QString& text)
{
    beginResetModel();
    m_filter = text;
    arrange();
    endResetModel();
}

void EntryModel::arrange()
{
    m_shown.clear();
    const QStringList words = m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const Entry& e = m_all[i];
        const QString all = e.title + QLatin1Char(' ') + e.detail + QLatin1Char(' ') + e.id;
        if (std::ranges::all_of(words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); }))
            m_shown.push_back(i);
    }
}

QModelIndex EntryModel::indexOf(const QString& id) const
{
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (m_all[m_shown[i]].id == id)
            return index(static_cast<int>(i));
    return {};
}

int EntryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant EntryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry& e = m_all[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole: return e.title;
    case Qt::AccessibleTextRole: {
        QString text = e.title;
        for (const QString& part : {e.badge, e.detail, e.caution})
            if (!part.isEmpty())
                text += QStringLiteral(". ") + part;
        return text;
    }
    case IdRole: return e.id;
    case DetailRole: return e.detail;
    case BadgeRole: return e.badge;
    case CautionRole: return e.caution;
    default: return {};
    }
}

namespace {

//! Where everything of an entry stands, for painting and for measuring.
struct Places {
    QRect title, badge, detail, mark, caution;
    int height = 0;
};

QFont strong(const QFont& font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont small(const QFont& font)
{
    QFont smaller = font;
    smaller.setPointSizeF(font.pointSizeF() * 0.85);
    return smaller;
}

int wrappedHeight(const QFont& font, const QString& text, int width)
{
    return text.isEmpty() ? 0 : QFontMetrics(font).boundingRect(QRect(0, 0, width, 100'000), Qt::TextWordWrap, text).height();
}

Places place(const QFont& font, const QRect& within, const QModelIndex& index)
{
    const QString badge = index.data(EntryModel::BadgeRole).toString();
    const QString detail = index.data(EntryModel::DetailRole).toString();
    const QString caution = index.data(EntryModel::CautionRole).toString();
    const int side = em(0.6);
    const int left = within.left() + side;
    const int width = std::max(em(4), within.width() - 2 * side);
    int y = within.top() + em(0.45);
    Places p;
    const int badgeWidth = badge.isEmpty() ? 0 : QFontMetrics(small(font)).horizontalAdvance(badge) + em(0.8);
    const int titleWidth = std::max(em(4), width - (badgeWidth > 0 ? badgeWidth + em(0.4) : 0));
    const int titleHeight = wrappedHeight(strong(font), index.data(Qt::DisplayRole).toString(), titleWidth);
    p.title = QRect(left, y, titleWidth, titleHeight);
    p.badge = QRect(left + width - badgeWidth, y, badgeWidth, QFontMetrics(font).height());
    y += titleHeight;
    if (!detail.isEmpty()) {
        y += em(0.15);
        p.detail = QRect(left, y, width, wrappedHeight(font, detail, width));
        y += p.detail.height();
    }
    if (!caution.isEmpty()) {
        y += em(0.25);
        p.mark = QRect(left, y, em(1.1), em(1.1));
        p.caution = QRect(left + em(1.5), y, width - em(1.5), wrappedHeight(font, caution, width - em(1.5)));
        y += std::max(p.caution.height(), em(1.1));
    }
    p.height = y + em(0.45) - within.top();
    return p;
}

} // namespace

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const kit::Palette& colours = kit::palette(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor ink = selected ? colours.onSelection : colours.ink;
    const QColor quiet = selected ? colours.onSelection : colours.muted;
    painter->save();
    if (selected)
        painter->fillRect(option.rect, colours.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colours.raised);
    painter->setPen(colours.rule);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colours.focus, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    const Places p = place(option.font, option.rect, index);
    const auto mirrored = [&](const QRect& rect) { return QStyle::visualRect(option.direction, option.rect, rect); };
    const auto text = [&](const QRect& rect, const QFont& font, const QColor& colour, const QString& words) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(mirrored(rect), static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignTop) | Qt::TextWordWrap, words);
    };
    text(p.title, strong(option.font), ink, index.data(Qt::DisplayRole).toString());
    text(p.detail, option.font, quiet, index.data(EntryModel::DetailRole).toString());
    if (const QString badge = index.data(EntryModel::BadgeRole).toString(); !badge.isEmpty()) {
        painter->setFont(small(option.font));
        painter->setPen(quiet);
        const QRect box = mirrored(p.badge);
        painter->drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3);
        painter->drawText(box, Qt::AlignCenter, badge);
    }
    if (const QString caution = index.data(EntryModel::CautionRole).toString(); !caution.isEmpty()) {
        const QRect mark = mirrored(p.mark);
        painter->drawPixmap(mark.topLeft(), kit::iconPixmap(QStringLiteral("caution"), mark.width(), ink, painter->device()->devicePixelRatioF()));
        text(p.caution, option.font, ink, caution);
    }
    painter->restore();
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : em(16);
    return {em(8), place(option.font, QRect(0, 0, width, 0), index).height}; // as narrow as may be: the view gives the width
}

EntryList::EntryList(const QString& name, EntryModel* model, QWidget* parent) : QListView(parent), m_entries(model)
{
    setModel(model);
    setItemDelegate(new EntryDelegate(this));
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setUniformItemSizes(false);
    kit::describe(this, name);
}

QString EntryList::currentId() const
{
    return currentIndex().data(EntryModel::IdRole).toString();
}

void EntryList::choose(const QString& id)
{
    const QModelIndex at = m_entries->indexOf(id);
    if (at.isValid() && at != currentIndex())
        setCurrentIndex(at);
}

void EntryList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT chosen(current.data(EntryModel::IdRole).toString());
}

void EntryList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) // texts wrap elsewhere; Qt looks at the height alone
        scheduleDelayedItemsLayout();
}

void EntryList::changeEvent(QEvent* event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        scheduleDelayedItemsLayout();
}

} // namespace boulton::analysis
