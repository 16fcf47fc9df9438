// SPDX-License-Identifier: GPL-3.0-or-later
// Problems of an input as a table: severity, row, column, what.
#pragma once
#include "core/base/diagnostics.h"
#include <QAbstractTableModel>

namespace boulton::models {

class DiagnosticsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setDiagnostics(const Diagnostics& diagnostics);
    //! How many were counted beyond those that are kept.
    [[nodiscard]] std::size_t notShown() const { return m_diagnostics.count() - m_diagnostics.items().size(); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Diagnostics m_diagnostics;
};

} // namespace boulton::models
