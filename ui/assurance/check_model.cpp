// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/check_model.h"
#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include <algorithm>
#include <string_view>

namespace boulton::assurance {

using store::CheckLevel;
using store::CheckLine;

namespace {

constexpr int kDataRole = Qt::UserRole + 100; // nobody translates it

//! "vault.db", or the label of a compartment instead of its id, out of "pages of vault.db".
QString fileOf(const CheckLine& line, const QHash<QString, QString>& labels)
{
    const std::size_t at = line.what.rfind(' ');
    const QString file = kit::shown(at == std::string::npos ? std::string_view(line.what) : std::string_view(line.what).substr(at + 1));
    return file == QLatin1StringView("vault.db") ? CheckModel::tr("people and keys") : labels.value(file, file);
}

QString whatText(const CheckLine& line, const QHash<QString, QString>& labels)
{
    const std::string& s = line.section;
    const QString what = kit::shown(line.what);
    if (s == "pages")
        return line.what.starts_with("write-ahead") ? CheckModel::tr("Latest changes: %1").arg(fileOf(line, labels)) : CheckModel::tr("Every page: %1").arg(fileOf(line, labels));
    if (s == "schema")
        return CheckModel::tr("Layout of the file: %1").arg(fileOf(line, labels));
    if (s == "root")
        return CheckModel::tr("Seal over all content: %1").arg(fileOf(line, labels));
    if (s == "audit")
        return CheckModel::tr("Audit: %1").arg(fileOf(line, labels));
    if (s == "chunks")
        return CheckModel::tr("Datasets: %1").arg(fileOf(line, labels));
    if (s == "analyses")
        return CheckModel::tr("Kept analyses: %1").arg(fileOf(line, labels));
    if (s == "compartments")
        return CheckModel::tr("Compartment: %1").arg(fileOf(line, labels));
    if (s == "slots")
        return line.what == "header" ? CheckModel::tr("Header, in two copies") : CheckModel::tr("Protection of the passphrases");
    if (s == "files")
        return CheckModel::tr("A file that is not of this vault: %1").arg(what);
    if (s == "place")
        return CheckModel::tr("Where the vault lies");
    if (s == "backups")
        return line.what == "backups" ? CheckModel::tr("Backups") : CheckModel::tr("Backup: %1").arg(what);
    if (s == "memory")
        return CheckModel::tr("Keys in memory");
    if (s == "libraries")
        return CheckModel::tr("Program library: %1").arg(what);
    return what; // of a later core
}

QString backupAdvice(const CheckLine& line)
{
    if (line.what == "backups")
        return CheckModel::tr("Back up now, to a folder that is there and lies on another disk.");
    if (line.level == CheckLevel::Problem)
        return CheckModel::tr("This backup cannot be restored. Back up again, and have the disk it lies on looked at.");
    if (line.detail.contains("still be opened") || line.detail.contains("still open"))
        return CheckModel::tr("If that must not be, delete this backup once newer ones are there.");
    return CheckModel::tr("Somebody who holds those compartments should back up as well.");
}

QString adviceFor(const CheckLine& line)
{
    const std::string& s = line.section;
    if (line.level == CheckLevel::Ok)
        return CheckModel::tr("Nothing");
    if (s == "backups")
        return backupAdvice(line);
    if (s == "slots" && line.level == CheckLevel::Warning)
        return CheckModel::tr("Lock the vault and unlock it again: the missing copy is written anew.");
    if (s == "files")
        return CheckModel::tr("Find out where it comes from, and move it out of the vault's folder.");
    if (s == "place")
        return CheckModel::tr("Move the vault to a disk of this computer, into a folder that is not synced.");
    if (s == "memory")
        return CheckModel::tr("Ask IT to encrypt the disk, or to raise the limit of locked memory.");
    if (s == "libraries")
        return CheckModel::tr("Ask IT for the newest Boulton and for updates of this computer.");
    return CheckModel::tr("Keep a copy of the vault as it is, restore the newest backup into a new folder, and tell your administrator.");
}

QString verdictText(CheckLevel level)
{
    switch (level) {
    case CheckLevel::Ok: return CheckModel::tr("In order");
    case CheckLevel::Warning: return CheckModel::tr("Look at this");
    case CheckLevel::Problem: return CheckModel::tr("Problem");
    }
    return {};
}

QString markOf(CheckLevel level)
{
    switch (level) {
    case CheckLevel::Ok: return QStringLiteral("tick");
    case CheckLevel::Warning: return QStringLiteral("caution");
    case CheckLevel::Problem: return QStringLiteral("danger");
    }
    return {};
}

} // namespace

void CheckModel::setReport(const store::CheckReport& report, const QHash<QString, QString>& labels)
{
    beginResetModel();
    m_rows.clear();
    for (const CheckLine& line : report.lines)
        m_rows.push_back({whatText(line, labels), line.level, adviceFor(line), kit::shown(line.detail), line.section == "backups"});
    std::ranges::stable_sort(m_rows, [](const Row& a, const Row& b) { return a.level > b.level; });
    endResetModel();
}

int CheckModel::count(CheckLevel level) const
{
    return static_cast<int>(std::ranges::count(m_rows, level, &Row::level));
}

bool CheckModel::vaultWhole() const
{
    return std::ranges::none_of(m_rows, [](const Row& row) { return row.level == CheckLevel::Problem && !row.ofBackups; });
}

int CheckModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CheckModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CheckModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == kDataRole)
        return index.column() == Found;
    if (role == Qt::DecorationRole && index.column() == Verdict)
        return kit::icon(markOf(row.level));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case What: return row.what;
    case Verdict: return verdictText(row.level);
    case ToDo: return row.toDo;
    case Found: return row.found;
    default: return {};
    }
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What: return tr("What was checked");
    case Verdict: return tr("Verdict");
    case ToDo: return tr("What to do");
    case Found: return tr("What was found");
    default: return {};
    }
}

} // namespace boulton::assurance
