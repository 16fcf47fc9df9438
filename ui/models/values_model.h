// SPDX-License-Identifier: GPL-3.0-or-later
// The exact values of a result, as the files that leave hold them: one table, cell by cell.
#pragma once
#include "core/table/table.h"
#include <QAbstractTableModel>

namespace boulton::models {

class ValuesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit ValuesModel(table::Table values, QObject* parent = nullptr) : QAbstractTableModel(parent), m_values(std::move(values)) {}
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    table::Table m_values;
};

} // namespace boulton::models
