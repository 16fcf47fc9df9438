// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/data_model.h"
#include "core/report/text.h"
#include "ui/kit/block_table.h"
#include "ui/kit/text.h"
#include <QStringList>
#include <algorithm>
#include <limits>
#include <utility>

namespace boulton::document {

DataModel::DataModel(table::Table table, QObject* parent) : QAbstractTableModel(parent), m_table(std::move(table)) {}

int DataModel::rowCount(const QModelIndex& parent) const
{
    constexpr std::size_t kMost = std::numeric_limits<int>::max();
    return parent.isValid() ? 0 : static_cast<int>(std::min(m_table.rows(), kMost));
}

int DataModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columnCount());
}

QVariant DataModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const auto row = static_cast<std::size_t>(index.row());
    const table::Column& c = m_table.column(column);
    const bool number = c.type() == table::Type::Int64 || c.type() == table::Type::Float64;
    switch (role) {
    case Qt::DisplayRole: return kit::shown(report::displayText(m_table, column, row));
    case Qt::EditRole: // what a spreadsheet should get
        if (c.isMissing(row))
            return QString();
        if (number)
            return c.number(row);
        return c.type() == table::Type::Date ? kit::toQt(std::string_view(c.date(row).iso())) : kit::toQt(std::string_view(c.text(row)));
    case Qt::TextAlignmentRole:
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant DataModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const table::Field& field = m_table.schema()[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return kit::shown(field.name);
    if (role == Qt::TextAlignmentRole) {
        const bool number = field.type == table::Type::Int64 || field.type == table::Type::Float64;
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter);
    }
    return {};
}

QString DataModel::tabSeparated() const
{
    QString out;
    QStringList cells;
    for (int c = 0; c < columnCount(); ++c)
        cells << headerData(c, Qt::Horizontal).toString();
    out += kit::tabSeparated(cells) + QLatin1Char('\n');
    for (int r = 0; r < rowCount(); ++r) {
        cells.clear();
        for (int c = 0; c < columnCount(); ++c)
            cells << data(index(r, c), Qt::EditRole).toString();
        out += kit::tabSeparated(cells) + QLatin1Char('\n');
    }
    return out;
}

} // namespace boulton::document
