// SPDX-License-Identifier: GPL-3.0-or-later
// Step 2 of an import: the first rows as they are understood, every column with type and use, and what is wrong with the file.
#pragma once
#include "core/performance/plan.h"
#include "ui/data/reading.h"
#include "ui/kit/widgets.h"
#include <memory>

class QComboBox;
class QMenu;

namespace boulton::kit {
class BlockTable;
class ElidedLabel;
}
namespace boulton::models {
class DiagnosticsModel;
}

namespace boulton::data {

class ColumnHeader;
class FormatBar;
class PreviewModel;

class ReadStep : public kit::Card {
    Q_OBJECT
public:
    explicit ReadStep(QWidget* parent);
    void setPlan(const std::shared_ptr<const performance::Plan>& plan);
    void showNothing();
    void show(const Reading& reading);
    //! "Read like ‘housing.csv’ on 3 April 2020"; empty: nothing was remembered.
    void showRemembered(const QString& text);
    void showProblems(const Diagnostics& problems);
    void setEnabledForWork(bool enabled);
    [[nodiscard]] kit::BlockTable* table() const { return m_table; }
    [[nodiscard]] kit::BlockTable* problemTable() const { return m_problemTable; }
    [[nodiscard]] PreviewModel* model() const { return m_model; }
    [[nodiscard]] models::DiagnosticsModel* problems() const { return m_problems; }
    [[nodiscard]] kit::Notice* remembered() const { return m_remembered; }
    [[nodiscard]] FormatBar* format() const { return m_format; }
    //! For a column by its number, as if chosen in the boxes above the table.
    void chooseUse(int column, Use use);
    void chooseType(int column, std::optional<table::Type> type);
    void chooseSensitivity(int column, table::Sensitivity sensitivity);
    [[nodiscard]] kit::Notice* personal() const { return m_personal; } //!< which columns are about people, or look as if

Q_SIGNALS:
    void csvChanged(const boulton::exchange::CsvOverrides& csv);
    void mappingChanged(const boulton::exchange::ActualsMapping& mapping);
    void forgetRemembered();

private:
    void addColumnBar();
    void addTables();
    void showColumn();
    void showPersonal();
    void markLikely();
    void chooseDates(int order);
    void typeMenu(int column, const QPoint& at);
    void useMenu(int column, const QPoint& at);
    void goToProblem(const QModelIndex& index);

    QLabel* m_hint;
    QWidget* m_content;
    kit::Notice* m_remembered;
    kit::Notice* m_personal;
    QPushButton* m_mark = nullptr;
    FormatBar* m_format;
    QWidget* m_columnBar = nullptr;
    kit::ElidedLabel* m_columnName = nullptr;
    QComboBox* m_type = nullptr;
    QComboBox* m_dates = nullptr;
    QComboBox* m_use = nullptr;
    QComboBox* m_sensitivity = nullptr;
    QLabel* m_note = nullptr;
    PreviewModel* m_model;
    ColumnHeader* m_header = nullptr;
    kit::BlockTable* m_table = nullptr;
    QLabel* m_problemText = nullptr;
    models::DiagnosticsModel* m_problems;
    Diagnostics m_found; //!< what m_problems shows
    kit::BlockTable* m_problemTable = nullptr;
    Purpose m_purpose = Purpose::Dataset;
    exchange::CsvOverrides m_csv;
    exchange::CsvPlan m_plan;
    exchange::ActualsMapping m_mapping;
    std::vector<std::string> m_columns;
    bool m_filling = false;
};

} // namespace boulton::data
