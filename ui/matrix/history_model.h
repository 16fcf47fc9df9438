// SPDX-License-Identifier: GPL-3.0-or-later
// Every value that was ever recorded for one measure, newest first: what, when, by whom, why.
#pragma once
#include "core/performance/plan.h"
#include <QAbstractTableModel>
#include <memory>
#include <vector>

namespace boulton::matrix {

class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;
    void setMeasure(std::shared_ptr<const performance::Plan> plan, const MeasureCode& measure);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const performance::Plan> m_plan;
    const performance::Measure* m_measure = nullptr;
    std::vector<const performance::ValueRecord*> m_records;
};

} // namespace boulton::matrix
