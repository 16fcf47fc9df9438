// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/values_model.h"
#include "ui/kit/text.h"

namespace boulton::models {

int ValuesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values.rows());
}

int ValuesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values.columnCount());
}

QVariant ValuesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const table::Column& column = m_values.column(static_cast<std::size_t>(index.column()));
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return kit::shown(column.text(static_cast<std::size_t>(index.row())));
    if (role == Qt::TextAlignmentRole && column.isNumeric())
        return QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    return {};
}

QVariant ValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Vertical ? QVariant(section + 1) : QVariant(kit::shown(m_values.schema()[static_cast<std::size_t>(section)].name));
}

} // namespace boulton::models
