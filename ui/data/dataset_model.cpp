// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/dataset_model.h"
#include "ui/kit/text.h"
#include <QLocale>

namespace boulton::data {

void DatasetModel::setCatalogue(std::shared_ptr<const Catalogue> catalogue)
{
    beginResetModel();
    m_catalogue = std::move(catalogue);
    endResetModel();
}

const workspace::CatalogueEntry* DatasetModel::entry(int row) const
{
    return m_catalogue && row >= 0 && static_cast<std::size_t>(row) < m_catalogue->size() ? &(*m_catalogue)[static_cast<std::size_t>(row)] : nullptr;
}

int DatasetModel::rowOf(const std::string& name) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (entry(row)->name == name)
            return row;
    return -1;
}

int DatasetModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_catalogue ? 0 : static_cast<int>(m_catalogue->size());
}

int DatasetModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 7;
}

QVariant DatasetModel::data(const QModelIndex& index, int role) const
{
    const auto* e = index.isValid() ? entry(index.row()) : nullptr;
    if (!e)
        return {};
    if (role == Qt::TextAlignmentRole && (index.column() == 2 || index.column() == 3))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    switch (index.column()) {
    case 0: return kit::shown(e->name);
    case 1: return kit::shown(e->title);
    case 2: return locale.toString(static_cast<qlonglong>(e->rows));
    case 3: return locale.toString(static_cast<qlonglong>(e->revision));
    case 4: return kit::shown(e->classification);
    case 5: return e->source.empty() && e->kind == store::DatasetKind::History ? tr("the matrix") : kit::shown(e->source);
    case 6: return tr("%1 by %2").arg(kit::whenText(e->updated), kit::shown(e->updatedBy));
    default: return {};
    }
}

QVariant DatasetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == 2 || section == 3))
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case 0: return tr("Name");
    case 1: return tr("Title");
    case 2: return tr("Rows");
    case 3: return tr("Revision");
    case 4: return tr("Marking");
    case 5: return tr("Source");
    default: return tr("Updated");
    }
}

} // namespace boulton::data
