// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/table_model.h"
#include "core/report/text.h"
#include "ui/kit/block_table.h"
#include "ui/kit/text.h"
#include <QStringList>
#include <utility>

namespace boulton::document {

using ChartPtr = std::shared_ptr<const figure::ChartSpec>;

DocumentTableModel::DocumentTableModel(std::shared_ptr<const report::TableBlock> block, QObject* parent)
    : QAbstractTableModel(parent), m_block(std::move(block))
{}

const report::Cell* DocumentTableModel::cell(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0)
        return nullptr;
    const auto& cells = m_block->rows[static_cast<std::size_t>(row)].cells;
    return static_cast<std::size_t>(column) < cells.size() ? &cells[static_cast<std::size_t>(column)] : nullptr;
}

bool DocumentTableModel::isGroup(int row) const
{
    return row >= 0 && row < rowCount() && m_block->rows[static_cast<std::size_t>(row)].group;
}

QString DocumentTableModel::note(int row, int column) const
{
    const report::Cell* c = cell(row, column);
    return c && !c->note.empty() ? kit::toQt(c->note) : QString();
}

bool DocumentTableModel::isNumber(int column) const
{
    return column >= 0 && column < columnCount() &&
           m_block->columns[static_cast<std::size_t>(column)].kind == report::ColumnKind::Number;
}

int DocumentTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_block->rows.size());
}

int DocumentTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_block->columns.size());
}

QVariant DocumentTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const report::Cell* c = cell(index.row(), index.column());
    if (!c)
        return {};
    switch (role) {
    case Qt::DisplayRole: return kit::shown(report::plainText(*c, kit::translator()));
    case Qt::EditRole:
        if (const auto* number = std::get_if<Number>(&c->value))
            return number->value;
        if (const auto* date = std::get_if<Date>(&c->value))
            return kit::toQt(std::string_view(date->iso()));
        return kit::toQt(std::string_view(report::plainText(*c, kit::translator())));
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: {
        QString text = kit::toQt(std::string_view(report::plainText(*c, kit::translator())));
        if (const auto* chart = std::get_if<ChartPtr>(&c->value); chart && *chart)
            text = (*chart)->description.empty()
                       ? kit::toQt(std::string_view(figure::describe(**chart, kit::translator())))
                       : kit::toQt((*chart)->description);
        const QString second = note(index.row(), index.column());
        return second.isEmpty() ? text : text + QStringLiteral(", ") + second;
    }
    default: return {};
    }
}

QVariant DocumentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) { // the first cell names the row for screen readers
        if (role == Qt::AccessibleTextRole || role == Qt::DisplayRole)
            return m_block->rowHeaders && columnCount() > 0 ? data(index(section, 0), Qt::DisplayRole) : QVariant();
        return {};
    }
    if (section < 0 || section >= columnCount())
        return {};
    if (role == Qt::DisplayRole)
        return kit::toQt(m_block->columns[static_cast<std::size_t>(section)].header);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumber(section) ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter) | Qt::TextWordWrap; // widths count on it
    return {};
}

QString DocumentTableModel::tabSeparated() const
{
    QStringList cells;
    for (int c = 0; c < columnCount(); ++c)
        cells << headerData(c, Qt::Horizontal).toString();
    QString out = kit::tabSeparated(cells) + QLatin1Char('\n');
    for (int r = 0; r < rowCount(); ++r) {
        cells.clear();
        for (int c = 0; c < columnCount(); ++c)
            cells << data(index(r, c), Qt::EditRole).toString();
        out += kit::tabSeparated(cells) + QLatin1Char('\n');
    }
    return out;
}

} // namespace boulton::document
