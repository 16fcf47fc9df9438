// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/audit_model.h"
#include "ui/kit/text.h"
#include <QRegularExpression>
#include <algorithm>

namespace boulton::assurance {

QString readable(const std::string& detail)
{
    static const QRegularExpression pair(QStringLiteral("^[a-z0-9-]+(=\\S+)?$"));
    static const QRegularExpression longId(QStringLiteral("\\b[0-9a-f]{8}(?=[0-9a-f]{8,}\\b|(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b)[0-9a-f-]+"));
    static const QRegularExpression fingerprint(QStringLiteral("^[0-9a-f]{64}$"));
    QString text = kit::shown(detail);
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (text.contains(QLatin1Char('=')) && std::ranges::all_of(words, [](const QString& word) { return pair.match(word).hasMatch(); })) {
        QStringList parts;
        for (const QString& word : words) {
            const qsizetype at = word.indexOf(QLatin1Char('='));
            if (words.size() > 1 && fingerprint.match(word.mid(at + 1)).hasMatch())
                continue; // whole in the panel
            parts << (at < 0 ? word : word.left(at).replace(QLatin1Char('-'), QLatin1Char(' ')) + QLatin1Char(' ') + word.mid(at + 1));
        }
        text = parts.join(QStringLiteral(", "));
    }
    for (QRegularExpressionMatch match = longId.match(text); match.hasMatch(); match = longId.match(text, match.capturedStart() + 9))
        text.replace(match.capturedStart() + 8, match.capturedLength() - 8, QStringLiteral("…"));
    return text;
}

void AuditModel::setRows(std::vector<workspace::AuditRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void AuditModel::setNames(Names names)
{
    m_names = std::move(names);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Subject), index(rowCount() - 1, Subject));
}

QString AuditModel::subject(const workspace::AuditRow& row) const
{
    const auto name = m_names.find(row.subject);
    return name == m_names.end() ? readable(row.subject) : name->second;
}

void AuditModel::append(std::vector<workspace::AuditRow> rows)
{
    if (rows.empty())
        return;
    const auto first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    std::ranges::move(rows, std::back_inserter(m_rows));
    endInsertRows();
}

const workspace::AuditRow* AuditModel::row(int row) const
{
    return row >= 0 && static_cast<std::size_t>(row) < m_rows.size() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int AuditModel::rowOf(const std::string& file, std::int64_t seq) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const auto& r) { return r.seq == seq && r.file == file; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int AuditModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int AuditModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant AuditModel::data(const QModelIndex& index, int role) const
{
    const auto* r = index.isValid() ? row(index.row()) : nullptr;
    if (!r)
        return {};
    if (role == Qt::EditRole) // what is copied: whole
        switch (index.column()) {
        case Subject: return kit::shown(r->subject);
        case Details: return kit::shown(r->detail);
        default: break;
        }
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (index.column()) {
    case When: return kit::whenText(r->at);
    case Who: return kit::shown(r->actorName);
    case What: return kit::toQt(r->words);
    case Subject: return subject(*r);
    case Details: return readable(r->detail);
    default: return kit::shown(r->fileLabel);
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When: return tr("When");
    case Who: return tr("Who");
    case What: return tr("What");
    case Subject: return tr("Of what");
    case Details: return tr("Details");
    default: return tr("File");
    }
}

} // namespace boulton::assurance
