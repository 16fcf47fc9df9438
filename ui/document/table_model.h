// SPDX-License-Identifier: GPL-3.0-or-later
// A table block of a document as an item model. Cells keep what they are: numbers, statuses, directions and small charts.
#pragma once
#include "core/report/document.h"
#include <QAbstractTableModel>
#include <memory>

namespace boulton::document {

class DocumentTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit DocumentTableModel(std::shared_ptr<const report::TableBlock> block, QObject* parent = nullptr);
    [[nodiscard]] const report::TableBlock& block() const { return *m_block; }
    //! Null where the row is shorter.
    [[nodiscard]] const report::Cell* cell(int row, int column) const;
    [[nodiscard]] bool isGroup(int row) const;
    [[nodiscard]] QString note(int row, int column) const;
    [[nodiscard]] bool isNumber(int column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    //! EditRole: exact numbers and ISO dates, for copies. Accessible text: also notes, and what a chart shows.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QString tabSeparated() const;

private:
    std::shared_ptr<const report::TableBlock> m_block;
};

} // namespace boulton::document
