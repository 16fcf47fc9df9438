// SPDX-License-Identifier: GPL-3.0-or-later
// The backups of a vault, the newest first: when, how large, why each is still there, and whether it could be opened.
#pragma once
#include "core/workspace/safekeeping.h"
#include <QAbstractTableModel>
#include <vector>

namespace boulton::assurance {

class BackupModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Made, Size, Why, Opened, Folder, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;
    void setBackups(std::vector<workspace::KeptBackup> backups);
    [[nodiscard]] const std::vector<workspace::KeptBackup>& backups() const { return m_backups; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString whenMade(const store::BackupInfo& backup);
    [[nodiscard]] static QString sizeText(std::uint64_t bytes); //!< "6.2 MB"
    [[nodiscard]] static QString whyText(const workspace::KeptBackup& backup);
    [[nodiscard]] static QString openedText(const workspace::KeptBackup& backup);

private:
    std::vector<workspace::KeptBackup> m_backups;
};

} // namespace boulton::assurance
