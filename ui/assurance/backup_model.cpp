// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/backup_model.h"
#include "ui/kit/icons.h"
#include "ui/kit/text.h"
#include <QLocale>

namespace boulton::assurance {

namespace {
constexpr int kDataRole = Qt::UserRole + 100; // nobody translates it
}

void BackupModel::setBackups(std::vector<workspace::KeptBackup> backups)
{
    beginResetModel();
    m_backups = std::move(backups);
    endResetModel();
}

int BackupModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_backups.size());
}

int BackupModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BackupModel::whenMade(const store::BackupInfo& backup)
{
    const auto at = parseInstant(backup.at);
    return at ? kit::whenText(*at) : kit::shown(backup.at);
}

QString BackupModel::sizeText(std::uint64_t bytes)
{
    constexpr double megabyte = 1024.0 * 1024.0;
    const double size = static_cast<double>(bytes) / megabyte;
    return size < 0.1 ? tr("less than 0.1 MB") : tr("%1 MB").arg(size, 0, 'f', size < 10 ? 1 : 0);
}

QString BackupModel::whyText(const workspace::KeptBackup& backup)
{
    const store::Keep& why = backup.why;
    if (why.newest)
        return tr("It is the newest.");
    switch ((why.day ? 1 : 0) + (why.week ? 2 : 0) + (why.month ? 4 : 0)) {
    case 1: return tr("It is the last of its day.");
    case 2: return tr("It is the last of its week.");
    case 3: return tr("It is the last of its day and week.");
    case 4: return tr("It is the last of its month.");
    case 5: return tr("It is the last of its day and month.");
    case 6: return tr("It is the last of its week and month.");
    case 7: return tr("It is the last of its day, week and month.");
    default: break;
    }
    return backup.lastOpened ? tr("It is the last in which some file could be opened.") : tr("It may go when the next one has been made.");
}

QString BackupModel::openedText(const workspace::KeptBackup& backup)
{
    return backup.closed == 0 ? tr("Every file") : tr("All but %n file(s)", nullptr, static_cast<int>(backup.closed));
}

QVariant BackupModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const workspace::KeptBackup& backup = m_backups[static_cast<std::size_t>(index.row())];
    if (role == kDataRole)
        return index.column() == Folder;
    if (role == Qt::DecorationRole && index.column() == Opened)
        return kit::icon(backup.closed == 0 ? QStringLiteral("tick") : QStringLiteral("caution"));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Made: return whenMade(backup.info);
    case Size: return sizeText(backup.info.bytes());
    case Why: return whyText(backup);
    case Opened: return openedText(backup);
    case Folder: return kit::shown(platform::toUtf8(backup.info.folder.filename()));
    default: return {};
    }
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Made: return tr("Made on");
    case Size: return tr("Size");
    case Why: return tr("Kept because");
    case Opened: return tr("Opened and compared");
    case Folder: return tr("Name");
    default: return {};
    }
}

} // namespace boulton::assurance
