// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for the whole file: its form (letters, separators, where the names stand) and, for figures, how rows and periods are meant.
#pragma once
#include "core/exchange/mapping.h"
#include "core/performance/plan.h"
#include <QWidget>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace boulton::data {

struct Reading;

class FormatBar : public QWidget {
    Q_OBJECT
public:
    explicit FormatBar(QWidget* parent);
    void setPlan(std::shared_ptr<const performance::Plan> plan) { m_plan = std::move(plan); }
    void show(const Reading& reading);
    [[nodiscard]] QLineEdit* fixedPeriod() const { return m_fixedPeriod; }
    [[nodiscard]] QComboBox* layouts() const { return m_layout; }

Q_SIGNALS:
    void csvChanged(const boulton::exchange::CsvOverrides& csv);
    void mappingChanged(const boulton::exchange::ActualsMapping& mapping);

private:
    void addForm();
    void addFigures();
    QWidget* labelled(QWidget* parent, const QString& label, QWidget* control);
    QComboBox* combo(QWidget* parent, const QString& name);
    void showParts();
    void showForm(const Reading& reading);
    void showFigures(const Reading& reading);
    void formChanged();
    void figuresChanged();
    void fixedChanged();

    std::shared_ptr<const performance::Plan> m_plan;
    exchange::CsvOverrides m_csv;
    exchange::ActualsMapping m_mapping;
    QLabel* m_decisions;
    QPushButton* m_change;
    QWidget* m_form;
    QWidget* m_figures;
    QComboBox* m_encoding = nullptr;
    QComboBox* m_delimiter = nullptr;
    QComboBox* m_header = nullptr;
    QSpinBox* m_preamble = nullptr;
    QComboBox* m_layout = nullptr;
    QComboBox* m_naming = nullptr;
    QComboBox* m_style = nullptr;
    QComboBox* m_length = nullptr;
    QLineEdit* m_fixedPeriod = nullptr;
    QLineEdit* m_fixedMeasure = nullptr;
    bool m_needed = false; //!< something must be said there
    bool m_isFigures = false;
    bool m_filling = false;
};

} // namespace boulton::data
