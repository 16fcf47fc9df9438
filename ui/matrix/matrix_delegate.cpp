// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/theme.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include "ui/matrix/matrix_table.h"
#include "ui/models/matrix_model.h"
#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>

namespace boulton::matrix {

using models::MatrixModel;
using performance::Travel;

namespace {

QColor mixed(const QColor& over, const QColor& under, double share)
{
    return QColor::fromRgbF(static_cast<float>(over.redF() * share + under.redF() * (1 - share)),
                            static_cast<float>(over.greenF() * share + under.greenF() * (1 - share)),
                            static_cast<float>(over.blueF() * share + under.blueF() * (1 - share)));
}

struct Ground {
    QColor fill;
    QColor text;
};

Ground groundOf(const QStyleOptionViewItem& option, const QModelIndex& index, const kit::Palette& colours)
{
    if (option.state & QStyle::State_Selected)
        return {colours.selection, colours.onSelection};
    if (index.data(MatrixModel::OutsideRole).toBool())
        return {colours.raised, colours.muted};
    const QChar letter = index.column() >= MatrixModel::FirstMonth ? index.data(MatrixModel::LetterRole).toChar() : QChar();
    if (letter.isNull() || colours.highContrast)
        return {colours.surface, colours.ink};
    // a tint for the eye that runs along the row; the mark in the cell is what says it
    const QColor status = kit::toQt(figure::theme::status(letter.toLatin1()).fill);
    return {mixed(status, colours.surface, colours.dark ? 0.24 : 0.13), colours.ink};
}

void drawText(QPainter& painter, const QRect& box, const QString& text, const QColor& colour, Qt::Alignment alignment, bool bold = false,
              bool italic = false)
{
    QFont font = painter.font();
    font.setBold(bold);
    font.setItalic(italic);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(box, static_cast<int>(alignment) | Qt::TextSingleLine, QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()));
}

void drawTravel(QPainter& painter, const QRectF& box, Travel travel, bool up, const kit::Palette& colours)
{
    const QColor better = colours.highContrast ? colours.ink : colours.dark ? QColor(0x7F, 0xC1, 0xF5) : QColor(0x1F, 0x6F, 0xB2);
    const QColor worse = colours.highContrast ? colours.ink : colours.dark ? QColor(0xF5, 0xA3, 0x5C) : QColor(0xB4, 0x52, 0x0A);
    QPainterPath arrow;
    const QPointF c = box.center();
    const double r = box.width() / 2;
    if (travel == Travel::NoChange) {
        arrow.addRect(QRectF(c.x() - r, c.y() - r * 0.25, 2 * r, r * 0.5));
    } else if (travel != Travel::Unknown) {
        const double s = up ? 1 : -1;
        arrow.moveTo(c.x(), c.y() - s * r);
        arrow.lineTo(c.x() + r, c.y() + s * r * 0.7);
        arrow.lineTo(c.x() - r, c.y() + s * r * 0.7);
        arrow.closeSubpath();
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(travel == Travel::Improving ? better : travel == Travel::Deteriorating ? worse : colours.muted);
    painter.drawPath(arrow);
}

} // namespace

void MatrixDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    if (index.data(MatrixModel::GroupRole).toBool())
        paintBanner(*painter, option, index);
    else if (index.column() < MatrixModel::FirstMonth)
        paintFact(*painter, option, index);
    else
        paintMonth(*painter, option, index);
    if ((option.state & QStyle::State_HasFocus) || (m_view->hasFocus() && m_view->currentIndex() == index)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(kit::palette(m_view).focus, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

void MatrixDelegate::paintBanner(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const kit::Palette& colours = kit::palette(m_view);
    const bool selected = option.state & QStyle::State_Selected;
    painter.fillRect(option.rect, selected ? colours.selection : colours.raised);
    drawText(painter, option.rect.adjusted(8, 0, -8, 0), index.data().toString(), selected ? colours.onSelection : colours.ink,
             Qt::AlignLeading | Qt::AlignVCenter, true);
}

void MatrixDelegate::paintFact(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const kit::Palette& colours = kit::palette(m_view);
    const Ground ground = groundOf(option, index, colours);
    painter.fillRect(option.rect, ground.fill);
    QRect box = option.rect.adjusted(8, 0, -6, 0);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const int mark = std::min(option.rect.height() - 6, kit::em(1.15));
    const auto takeMark = [&] {
        QRect place(box.left(), box.center().y() - mark / 2, mark, mark);
        if (mirrored)
            place.moveRight(box.right());
        mirrored ? box.setRight(box.right() - mark - 6) : box.setLeft(box.left() + mark + 6);
        return QRectF(place);
    };
    const QChar letter = index.data(MatrixModel::LetterRole).toChar();
    if (!letter.isNull())
        kit::drawStatus(painter, letter.toLatin1(), takeMark().center(), mark);
    const QVariant travel = index.data(MatrixModel::TravelRole);
    if (travel.isValid() && static_cast<Travel>(travel.toInt()) != Travel::Unknown)
        drawTravel(painter, takeMark().adjusted(mark * 0.2, mark * 0.2, -mark * 0.2, -mark * 0.2), static_cast<Travel>(travel.toInt()),
                   index.data(MatrixModel::ArrowUpRole).toBool(), colours);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    const bool quiet = index.column() == MatrixModel::Code || index.column() == MatrixModel::Target ||
                       (travel.isValid() && static_cast<Travel>(travel.toInt()) == Travel::Unknown);
    drawText(painter, box, index.data().toString(),
             quiet && !(option.state & QStyle::State_Selected) ? colours.muted : ground.text,
             QStyle::visualAlignment(option.direction, alignment));
}

void MatrixDelegate::paintMonth(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const kit::Palette& colours = kit::palette(m_view);
    const Ground ground = groundOf(option, index, colours);
    painter.fillRect(option.rect, ground.fill);
    if (index.data(MatrixModel::OutsideRole).toBool())
        return;
    QRect box = option.rect.adjusted(6, 0, -6, 0);
    const int mark = std::min(option.rect.height() - 8, kit::em(1));
    const QChar letter = index.data(MatrixModel::LetterRole).toChar();
    if (!letter.isNull()) { // figures are read from left to right in every language here
        kit::drawStatus(painter, letter.toLatin1(), QPointF(box.left() + mark / 2.0, box.center().y() + 0.5), mark);
        box.setLeft(box.left() + mark + 4);
    }
    const bool missing = index.data(MatrixModel::MissingRole).toBool();
    const bool current = index.data(MatrixModel::CurrentRole).toBool();
    drawText(painter, box, index.data().toString(), ground.text, Qt::AlignRight | Qt::AlignVCenter, current && !missing, missing);
    if (!index.data(MatrixModel::RemarkRole).toString().isEmpty()) { // restated, provisional: the tool tip says which
        QPolygonF corner;
        const QRectF r = option.rect;
        corner << r.topRight() << QPointF(r.right() - 7, r.top()) << QPointF(r.right(), r.top() + 7);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground.text);
        painter.drawPolygon(corner);
    }
    if (index.data(MatrixModel::PendingRole).toBool()) {
        painter.setPen(QPen(ground.text, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(option.rect.right() - 6, option.rect.bottom() - 6), 2.5, 2.5);
    }
    if (current) {
        painter.setPen(QPen(colours.muted, 1));
        painter.setBrush(Qt::NoBrush);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

QWidget* MatrixDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        line->setMaxLength(40);
        line->setStyleSheet(QStringLiteral("padding: 0 3px; border-radius: 0;"));
        kit::describe(line, index.siblingAtColumn(MatrixModel::Title).data().toString(), index.data(Qt::AccessibleTextRole).toString());
    }
    return editor;
}

void MatrixDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (const auto* line = qobject_cast<QLineEdit*>(editor); line && line->isModified())
        return;
    QStyledItemDelegate::setEditorData(editor, index);
}

} // namespace boulton::matrix
