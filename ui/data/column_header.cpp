// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/column_header.h"
#include "ui/data/preview_model.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QAbstractItemView>
#include <QMouseEvent>
#include <QPainter>

namespace boulton::data {

using kit::em;

ColumnHeader::ColumnHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    kit::describe(this, tr("Columns with name, type and use"));
    setSectionsClickable(true);
    setHighlightSections(true);
    setMinimumSectionSize(em(4));
    setResizeContentsPrecision(40); // not a million rows to find a width
}

void ColumnHeader::setChoosable(bool types, bool uses)
{
    m_types = types;
    m_uses = uses;
    viewport()->update();
}

int ColumnHeader::lines() const
{
    return model() && model()->columnCount() > 0 && !model()->headerData(0, orientation(), PreviewModel::UseRole).toString().isEmpty() ? 3 : 2;
}

int ColumnHeader::lineHeight() const
{
    return fontMetrics().height() + em(0.15);
}

QSize ColumnHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), lines() * lineHeight() + em(0.5)};
}

QSize ColumnHeader::sectionSizeFromContents(int section) const
{
    QFont bold = font();
    bold.setBold(true);
    const auto text = [&](int role) { return model()->headerData(section, orientation(), role).toString(); };
    const int arrow = em(1);
    const int width = std::max({QFontMetrics(bold).horizontalAdvance(text(Qt::DisplayRole)),
                                fontMetrics().horizontalAdvance(text(PreviewModel::TypeRole)) + arrow,
                                QFontMetrics(bold).horizontalAdvance(text(PreviewModel::UseRole)) + arrow});
    return {width + em(1), sizeHint().height()};
}

QRect ColumnHeader::lineRect(const QRect& section, int line) const
{
    return {section.left() + em(0.25), section.top() + em(0.25) + line * lineHeight(), section.width() - em(0.5), lineHeight()};
}

void ColumnHeader::paintChoice(QPainter* painter, const QRect& rect, const QString& text, const QColor& colour, bool arrow) const
{
    const QFontMetrics metrics(painter->font());
    const int room = arrow ? em(0.9) : 0;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width() - room);
    painter->setPen(colour);
    painter->drawText(rect, static_cast<int>(Qt::AlignLeading | Qt::AlignVCenter), shown);
    if (!arrow)
        return;
    const double side = em(0.22);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const double offset = metrics.horizontalAdvance(shown) + em(0.45);
    const QPointF centre(rightToLeft ? rect.right() - offset : rect.left() + offset, rect.center().y() + 1);
    painter->setPen(QPen(colour, std::max(1.2, em(0.1) * 1.0), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->drawPolyline(QPolygonF{centre + QPointF(-side, -side / 2), centre + QPointF(0, side / 2), centre + QPointF(side, -side / 2)});
    painter->setRenderHint(QPainter::Antialiasing, false);
}

void ColumnHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    if (!rect.isValid() || !model())
        return;
    const kit::Palette& p = kit::palette(this);
    const auto* view = qobject_cast<const QAbstractItemView*>(parentWidget());
    const bool current = view && view->selectionModel() && view->currentIndex().isValid() && view->currentIndex().column() == section;
    painter->save();
    painter->fillRect(rect, current ? p.selection : p.raised);
    painter->setPen(p.rule);
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->setPen(p.edge);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const QColor ink = current ? p.onSelection : p.ink;
    const QColor soft = current ? p.onSelection : p.muted;
    QFont bold = font();
    bold.setBold(true);
    const auto text = [&](int role) { return model()->headerData(section, orientation(), role); };
    painter->setFont(bold);
    paintChoice(painter, lineRect(rect, 0), text(Qt::DisplayRole).toString(), ink, false);
    painter->setFont(font());
    paintChoice(painter, lineRect(rect, 1), text(PreviewModel::TypeRole).toString(), soft, m_types);
    if (lines() == 3) {
        const bool used = text(PreviewModel::UsedRole).toBool();
        painter->setFont(used ? bold : font());
        paintChoice(painter, lineRect(rect, 2), text(PreviewModel::UseRole).toString(), used ? (current ? p.onSelection : p.accent) : soft, m_uses);
    }
    painter->restore();
}

void ColumnHeader::mousePressEvent(QMouseEvent* event)
{
    QHeaderView::mousePressEvent(event); // chooses the column
    const QPoint at = event->position().toPoint();
    const int section = logicalIndexAt(at);
    if (section < 0 || event->button() != Qt::LeftButton || cursor().shape() == Qt::SplitHCursor)
        return;
    const QRect rect(sectionViewportPosition(section), 0, sectionSize(section), height());
    for (const int line : {1, 2})
        if (line < lines() && lineRect(rect, line).contains(at)) {
            const QPoint below = viewport()->mapToGlobal(lineRect(rect, line).bottomLeft());
            if (line == 1 && m_types)
                Q_EMIT typePressed(section, below);
            else if (line == 2 && m_uses)
                Q_EMIT usePressed(section, below);
        }
}

} // namespace boulton::data
