// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/history_model.h"
#include "core/base/format.h"
#include "ui/kit/text.h"
#include <algorithm>

namespace boulton::matrix {

using performance::RecordKind;

void HistoryModel::setMeasure(std::shared_ptr<const performance::Plan> plan, const MeasureCode& code)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_measure = m_plan ? m_plan->measure(code) : nullptr;
    m_records.clear();
    if (m_measure)
        for (const auto& record : m_plan->history.records())
            if (record.measure == code)
                m_records.push_back(&record);
    std::ranges::stable_sort(m_records, [](const auto* a, const auto* b) { return a->recordedAt > b->recordedAt; });
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 6;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& record = *m_records[static_cast<std::size_t>(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == 1)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case 0: return kit::shown(record.period.label());
    case 1: {
        const auto figure = performance::figureOf(*m_measure, record);
        if (record.kind == RecordKind::Withdrawn)
            return tr("withdrawn");
        return figure ? kit::shown(formatNumber(*figure, m_measure->decimals, m_measure->unit)) : tr("no value");
    }
    case 2:
        switch (record.kind) {
        case RecordKind::Reported: return record.provisional ? tr("Reported, provisional") : tr("Reported");
        case RecordKind::Restated: return record.provisional ? tr("Restated, provisional") : tr("Restated");
        case RecordKind::Withdrawn: return tr("Withdrawn");
        }
        return {};
    case 3: return kit::whenText(record.recordedAt);
    case 4: return kit::shown(record.recordedBy);
    case 5: {
        const QString note = kit::shown(record.note);
        const QString source = kit::shown(record.source);
        return note.isEmpty() ? source : source.isEmpty() ? note : note + QStringLiteral(" · ") + source;
    }
    default: return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == 1 ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case 0: return tr("Period");
    case 1: return tr("Figure");
    case 2: return tr("What");
    case 3: return tr("Recorded");
    case 4: return tr("By");
    default: return tr("Note and source");
    }
}

} // namespace boulton::matrix
