// SPDX-License-Identifier: GPL-3.0-or-later
// What a check of the vault found, in words: what was looked at, the verdict, what was found, what to do. The worst first.
#pragma once
#include "core/workspace/safekeeping.h"
#include <QAbstractTableModel>
#include <QHash>
#include <QString>
#include <vector>

namespace boulton::assurance {

class CheckModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { What, Verdict, ToDo, Found, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    //! `labels`: of compartments by their ids.
    void setReport(const store::CheckReport& report, const QHash<QString, QString>& labels);
    [[nodiscard]] int count(store::CheckLevel level) const;
    [[nodiscard]] bool vaultWhole() const; //!< no problem but in a backup
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        QString what;
        store::CheckLevel level = store::CheckLevel::Ok;
        QString toDo;
        QString found; //!< core's English
        bool ofBackups = false;
    };
    std::vector<Row> m_rows;
};

} // namespace boulton::assurance
