// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/block_table.h"
#include "core/exchange/csv_writer.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QToolTip>
#include <algorithm>

namespace boulton::kit {

QString neutralised(const QString& text)
{
    bool number = false;
    QString plain = text;
    plain.remove(QLatin1Char(',')).toDouble(&number);
    return number ? text : toQt(std::string_view(exchange::spreadsheetSafe(toUtf8(text)))); // -5 stays a number
}

QString tabSeparated(const QStringList& cells)
{
    QStringList out;
    for (const QString& cell : cells) {
        QString text = neutralised(cell);
        if (text.contains(QLatin1Char('\t')) || text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('"')))
            text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
        out << text;
    }
    return out.join(QLatin1Char('\t'));
}

BlockTable::BlockTable(const QString& name, QWidget* parent) : QTableView(parent)
{
    describe(this, name);
    setAlternatingRowColors(true);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    setCornerButtonEnabled(false);
    verticalHeader()->setVisible(false);
    verticalHeader()->setDefaultSectionSize(em(1.75));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

QString BlockTable::selectedBlock(bool withHeaders) const
{
    const QItemSelection ranges = selectionModel() ? selectionModel()->selection() : QItemSelection();
    if (ranges.isEmpty())
        return {};
    const QItemSelectionRange& range = ranges.first();
    QStringList lines;
    const auto visible = [this](int column) { return !isColumnHidden(column); };
    if (withHeaders) {
        QStringList cells;
        for (int column = range.left(); column <= range.right(); ++column)
            if (visible(column))
                cells << model()->headerData(column, Qt::Horizontal).toString();
        lines << tabSeparated(cells);
    }
    for (int row = range.top(); row <= range.bottom(); ++row) {
        if (isRowHidden(row))
            continue;
        QStringList cells;
        for (int column = range.left(); column <= range.right(); ++column) {
            if (!visible(column))
                continue;
            // EditRole holds what a person would type: exact numbers without unit
            const QVariant exact = model()->index(row, column).data(Qt::EditRole);
            cells << (exact.isValid() ? exact : model()->index(row, column).data(Qt::DisplayRole)).toString();
        }
        lines << tabSeparated(cells);
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void BlockTable::fitColumns(double most)
{
    resizeColumnsToContents();
    for (int column = 0; model() && column < model()->columnCount(); ++column)
        setColumnWidth(column, std::min(columnWidth(column) + em(0.5), em(most)));
}

void BlockTable::copy()
{
    const QString block = selectedBlock();
    if (!block.isEmpty())
        QGuiApplication::clipboard()->setText(block);
}

void BlockTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->matches(QKeySequence::Paste)) {
        Q_EMIT pasted(QGuiApplication::clipboard()->text());
        return;
    }
    QTableView::keyPressEvent(event);
}

bool BlockTable::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QModelIndex index = indexAt(help->pos());
        QString text = index.data(Qt::ToolTipRole).toString();
        if (text.isEmpty() && index.isValid()) {
            const QString whole = index.data(Qt::DisplayRole).toString();
            if (fontMetrics().horizontalAdvance(whole) + em(0.5) > visualRect(index).width())
                text = whole;
        }
        QToolTip::showText(help->globalPos(), plainToolTip(text), this);
        return true;
    }
    return QTableView::viewportEvent(event);
}

} // namespace boulton::kit
