// SPDX-License-Identifier: GPL-3.0-or-later
// The datasets of the vault, one a row.
#pragma once
#include "core/workspace/catalogue.h"
#include <QAbstractTableModel>
#include <memory>
#include <vector>

namespace boulton::data {

class DatasetModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using Catalogue = std::vector<workspace::CatalogueEntry>;
    using QAbstractTableModel::QAbstractTableModel;
    void setCatalogue(std::shared_ptr<const Catalogue> catalogue);
    [[nodiscard]] const workspace::CatalogueEntry* entry(int row) const; //!< null outside
    [[nodiscard]] int rowOf(const std::string& name) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const Catalogue> m_catalogue;
};

} // namespace boulton::data
