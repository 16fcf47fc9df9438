// SPDX-License-Identifier: GPL-3.0-or-later
// Audit events, newest first, one a row.
#pragma once
#include "core/workspace/audit_trail.h"
#include <QAbstractTableModel>
#include <map>
#include <string>
#include <vector>

namespace boulton::assurance {

class AuditModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { When, Who, What, Subject, Details, File, Columns };
    using QAbstractTableModel::QAbstractTableModel;
    using Names = std::map<std::string, QString>; //!< id -> what people call it
    void setRows(std::vector<workspace::AuditRow> rows);
    void setNames(Names names);
    //! What an event was about, by its name where one is known.
    [[nodiscard]] QString subject(const workspace::AuditRow& row) const;
    void append(std::vector<workspace::AuditRow> rows);
    [[nodiscard]] const std::vector<workspace::AuditRow>& rows() const { return m_rows; }
    [[nodiscard]] const workspace::AuditRow* row(int row) const; //!< null outside
    [[nodiscard]] int rowOf(const std::string& file, std::int64_t seq) const; //!< -1: not among them
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<workspace::AuditRow> m_rows;
    Names m_names;
};

//! "added=79 set-aside=3 digest=…" as "added 79, set aside 3"; ids cut to their beginning. Other texts as they are.
[[nodiscard]] QString readable(const std::string& detail);

} // namespace boulton::assurance
