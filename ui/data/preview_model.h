// SPDX-License-Identifier: GPL-3.0-or-later
// The first rows of a table with what is known of its columns: name, type and use. At most kShownColumns columns are shown.
#pragma once
#include "core/exchange/csv_format.h"
#include "core/table/table.h"
#include "ui/data/import_choices.h"
#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

namespace boulton::data {

struct Reading;

class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kShownColumns = 100;
    enum Role {
        TypeRole = Qt::UserRole, //!< of headers: the type in words
        UseRole,                 //!< of headers: the use in words; nothing where columns have none
        UsedRole,                //!< of headers: it is used for something
        MissingRole,             //!< of cells: there is no value
        UnreadableRole,          //!< of cells: there was something that could not be read
    };
    using QAbstractTableModel::QAbstractTableModel;
    void clear();
    //! `lines`: numbers for the rows; empty: counted from 1.
    void setTable(const table::Table& rows, std::vector<std::int64_t> lines = {});
    void setReading(const Reading& reading);
    [[nodiscard]] int columnsInAll() const { return static_cast<int>(m_names.size()); }
    [[nodiscard]] const std::string& columnName(int column) const { return m_names[static_cast<std::size_t>(column)]; }
    [[nodiscard]] int columnOf(std::string_view name) const;
    [[nodiscard]] int rowOfLine(std::int64_t line) const; //!< -1: not among the rows shown

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void setMarks(const std::vector<table::Sensitivity>& marks); //!< which columns are about people
    table::Table m_rows;
    std::vector<std::int64_t> m_lines;
    std::vector<std::string> m_names;
    std::vector<table::Type> m_types;
    QStringList m_uses; //!< in words; empty where columns have none
    std::vector<bool> m_used;
};

} // namespace boulton::data
