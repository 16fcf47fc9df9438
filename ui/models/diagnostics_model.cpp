// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/diagnostics_model.h"
#include "core/base/format.h"
#include "ui/kit/icons.h"
#include "ui/kit/text.h"

namespace boulton::models {

void DiagnosticsModel::setDiagnostics(const Diagnostics& diagnostics)
{
    beginResetModel();
    m_diagnostics = diagnostics;
    endResetModel();
}

int DiagnosticsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_diagnostics.items().size());
}

int DiagnosticsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 4;
}

QVariant DiagnosticsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Diagnostic& d = m_diagnostics.items()[static_cast<std::size_t>(index.row())];
    if (role == Qt::DecorationRole && index.column() == 0)
        return kit::icon(d.severity == Severity::Error     ? QStringLiteral("danger")
                         : d.severity == Severity::Warning ? QStringLiteral("caution")
                                                           : QStringLiteral("information"));
    if (role == Qt::TextAlignmentRole && index.column() == 1)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == 3)
        return kit::shown(toString(d.text, kit::translator()));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case 0:
        return d.severity == Severity::Error ? tr("Error") : d.severity == Severity::Warning ? tr("Warning") : tr("Note");
    case 1: return d.row > 0 ? QString::number(d.row) : tr("whole file");
    case 2: return kit::shown(d.column);
    default: return kit::shown(toString(d.text, kit::translator())); // it may quote what stands in the file
    }
}

QVariant DiagnosticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == 1 ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case 0: return tr("Kind");
    case 1: return tr("Row");
    case 2: return tr("Column");
    default: return tr("What");
    }
}

} // namespace boulton::models
