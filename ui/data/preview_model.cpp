// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/preview_model.h"
#include "core/base/format.h"
#include "core/workspace/personal.h"
#include "ui/data/reading.h"
#include "ui/data/words.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <algorithm>

namespace boulton::data {
namespace {

constexpr std::size_t kCellBytes = 300; //!< a cell may hold megabytes; nobody reads them here

QString cellText(const std::string& text)
{
    if (text.size() <= kCellBytes)
        return kit::shown(text);
    std::size_t cut = kCellBytes;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
        --cut;
    return kit::shown(std::string_view(text).substr(0, cut)) + QStringLiteral("…");
}

QString valueText(const table::Column& column, std::size_t row)
{
    switch (column.type()) {
    case table::Type::Date: return kit::shown(formatDate(column.date(row)));
    case table::Type::Bool: return column.bools()[row] != 0 ? PreviewModel::tr("yes") : PreviewModel::tr("no");
    default: return cellText(column.text(row));
    }
}

} // namespace

void PreviewModel::clear()
{
    setTable({});
}

void PreviewModel::setTable(const table::Table& rows, std::vector<std::int64_t> lines)
{
    beginResetModel();
    m_rows = rows;
    m_lines = std::move(lines);
    m_names.clear();
    m_types.clear();
    for (const auto& field : rows.schema().fields()) {
        m_names.push_back(field.name);
        m_types.push_back(field.type);
    }
    m_uses.clear();
    m_used.clear();
    std::vector<table::Sensitivity> marks;
    for (const auto& field : rows.schema().fields())
        marks.push_back(field.sensitivity);
    setMarks(marks);
    endResetModel();
}

void PreviewModel::setMarks(const std::vector<table::Sensitivity>& marks)
{
    if (std::ranges::none_of(marks, [](table::Sensitivity mark) { return workspace::isAboutPeople(mark); })) // no line for what nobody marked
        return;
    for (const auto mark : marks) {
        m_uses << (workspace::isAboutPeople(mark) ? mark == table::Sensitivity::Personal ? sensitivityText(mark) : tr("Special category") : QStringLiteral("–"));
        m_used.push_back(workspace::isAboutPeople(mark));
    }
}

void PreviewModel::setReading(const Reading& r)
{
    beginResetModel();
    m_rows = r.preview;
    m_lines = r.lines;
    m_names = r.columns();
    m_types.clear();
    m_uses.clear();
    m_used.clear();
    std::vector<table::Sensitivity> marks;
    for (const auto& column : r.csv.columns) {
        m_types.push_back(column.type);
        if (r.purpose == Purpose::Figures) {
            const Use use = useOf(r.mapping, column.name);
            m_uses << useText(use);
            m_used.push_back(use != Use::None);
        } else if (r.purpose == Purpose::Measures) {
            const auto property = measureProperty(column.name);
            m_uses << propertyText(property);
            m_used.push_back(!property.empty());
        }
        marks.push_back(column.sensitivity);
    }
    if (r.purpose == Purpose::Dataset)
        setMarks(marks);
    endResetModel();
}

int PreviewModel::columnOf(std::string_view name) const
{
    const auto found = std::ranges::find(m_names, name);
    const auto at = static_cast<int>(found - m_names.begin());
    return at < columnCount() ? at : -1;
}

int PreviewModel::rowOfLine(std::int64_t line) const
{
    const auto found = std::ranges::find(m_lines, line);
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

int PreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.rows());
}

int PreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : std::min(kShownColumns, static_cast<int>(std::min(m_names.size(), m_rows.columnCount())));
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const table::Column& column = m_rows.column(static_cast<std::size_t>(index.column()));
    const auto row = static_cast<std::size_t>(index.row());
    const bool missing = column.isMissing(row);
    const bool unreadable = missing && column.reason(row) == table::MissingReason::Unreadable;
    switch (role) {
    case Qt::DisplayRole: return !missing ? valueText(column, row) : unreadable ? QStringLiteral("?") : QStringLiteral("–");
    case Qt::EditRole: return missing ? QString() : cellText(column.text(row)); // what is copied
    case Qt::ToolTipRole: return missing ? reasonText(column.reason(row)) : QString();
    case Qt::AccessibleTextRole: return missing ? QVariant(reasonText(column.reason(row))) : QVariant();
    case Qt::ForegroundRole:
        return unreadable ? QVariant(kit::palette().ink) : missing ? QVariant(kit::palette().muted) : QVariant();
    case Qt::BackgroundRole: return unreadable ? QVariant(kit::palette().danger) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant((column.isNumeric() ? Qt::AlignRight : Qt::AlignLeading) | Qt::AlignVCenter);
    case MissingRole: return missing;
    case UnreadableRole: return unreadable;
    default: return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto at = static_cast<std::size_t>(section);
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(QString::number(at < m_lines.size() ? m_lines[at] : section + 1)) : QVariant();
    if (at >= m_names.size())
        return {};
    const QString use = section < m_uses.size() ? m_uses.at(section) : QString();
    switch (role) {
    case Qt::DisplayRole: return kit::shown(m_names[at]);
    case TypeRole: return typeText(m_types[at]);
    case UseRole: return use;
    case UsedRole: return at < m_used.size() && m_used[at];
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QString text = kit::shown(m_names[at]) + QStringLiteral(" · ") + typeText(m_types[at]);
        if (!use.isEmpty())
            text += QStringLiteral(" · ") + use;
        return role == Qt::ToolTipRole ? kit::plainToolTip(text) : text; // a header shows its tool tip itself
    }
    default: return {};
    }
}

} // namespace boulton::data
