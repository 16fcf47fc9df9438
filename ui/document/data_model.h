// SPDX-License-Identifier: GPL-3.0-or-later
// A table of core as an item model, read only: shown as people read it, copied as exact values.
#pragma once
#include "core/table/table.h"
#include <QAbstractTableModel>

namespace boulton::document {

class DataModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit DataModel(table::Table table, QObject* parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    //! Everything as tab-separated text with its header; nothing that a spreadsheet would run.
    [[nodiscard]] QString tabSeparated() const;

private:
    table::Table m_table;
};

} // namespace boulton::document
