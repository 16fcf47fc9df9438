// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/settings.h"
#include "ui/kit/text.h"
#include <QFileInfo>
#include <QVariant>
#include <algorithm>
#include <filesystem>

namespace boulton::kit {
namespace {

constexpr const char* kTheme = "appearance/theme";
constexpr const char* kText = "appearance/textPercent";
constexpr const char* kIdle = "security/idleLockMinutes";
constexpr const char* kRecent = "vaults/recent";
constexpr const char* kExport = "folders/export";
constexpr const char* kBackups = "folders/backups";
constexpr const char* kTemplate = "packs/template";
constexpr const char* kGeometry = "window/geometry";
constexpr const char* kPage = "window/page";
constexpr qsizetype kMostRecent = 8;
constexpr qint64 kLargest = 1 << 20; // a file above this was not written by us

} // namespace

Settings::Settings(const platform::Path& file, QObject* parent) : QObject(parent), m_file(file)
{
    const QString path = pathText(file);
    const QFileInfo info(path);
    m_damaged = info.exists() && (!info.isFile() || info.size() > kLargest);
    if (!m_damaged) {
        m_store = std::make_unique<QSettings>(path, QSettings::IniFormat);
        m_damaged = m_store->status() != QSettings::NoError;
    }
    if (m_damaged && info.isFile()) { // keep what was there beside the new one
        m_store.reset();
        std::error_code ignored;
        std::filesystem::rename(file, platform::Path(file) += ".damaged", ignored);
        m_store = std::make_unique<QSettings>(path, QSettings::IniFormat);
    }
}

Settings::~Settings() = default;

int Settings::number(const char* key, int standard, int low, int high) const
{
    if (!m_store)
        return standard;
    bool ok = false;
    const int value = m_store->value(QLatin1StringView(key), standard).toInt(&ok);
    return ok && value >= low && value <= high ? value : standard;
}

void Settings::set(const char* key, const QVariant& value)
{
    if (!m_store)
        return;
    std::error_code ignored;
    std::filesystem::create_directories(m_file.parent_path(), ignored);
    m_store->setValue(QLatin1StringView(key), value);
}

ThemeChoice Settings::theme() const
{
    return static_cast<ThemeChoice>(number(kTheme, 0, 0, 3));
}

void Settings::setTheme(ThemeChoice theme)
{
    set(kTheme, static_cast<int>(theme));
    Q_EMIT appearanceChanged();
}

int Settings::textPercent() const
{
    return number(kText, 100, 100, 200);
}

void Settings::setTextPercent(int percent)
{
    set(kText, std::clamp(percent, 100, 200));
    Q_EMIT appearanceChanged();
}

int Settings::idleLockMinutes() const
{
    return number(kIdle, 10, 1, 60);
}

void Settings::setIdleLockMinutes(int minutes)
{
    set(kIdle, std::clamp(minutes, 1, 60));
    Q_EMIT idleLockChanged();
}

QStringList Settings::recentVaults() const
{
    QStringList paths = m_store ? m_store->value(QLatin1StringView(kRecent)).toStringList() : QStringList();
    paths.removeAll(QString());
    return paths.mid(0, kMostRecent);
}

void Settings::addRecentVault(const QString& path)
{
    QStringList paths = recentVaults();
    paths.removeAll(path);
    paths.prepend(path);
    set(kRecent, paths.mid(0, kMostRecent));
}

void Settings::removeRecentVault(const QString& path)
{
    QStringList paths = recentVaults();
    paths.removeAll(path);
    set(kRecent, paths);
}

QString Settings::exportFolder() const
{
    return m_store ? m_store->value(QLatin1StringView(kExport)).toString() : QString();
}

void Settings::setExportFolder(const QString& folder)
{
    set(kExport, folder);
}

QString Settings::backupFolder() const
{
    return m_store ? m_store->value(QLatin1StringView(kBackups)).toString() : QString();
}

void Settings::setBackupFolder(const QString& folder)
{
    set(kBackups, folder);
}

QString Settings::templateFile() const
{
    return m_store ? m_store->value(QLatin1StringView(kTemplate)).toString() : QString();
}

void Settings::setTemplateFile(const QString& file)
{
    set(kTemplate, file);
}

QByteArray Settings::windowGeometry() const
{
    return m_store ? m_store->value(QLatin1StringView(kGeometry)).toByteArray() : QByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    set(kGeometry, geometry);
}

QString Settings::lastPage() const
{
    return m_store ? m_store->value(QLatin1StringView(kPage)).toString() : QString();
}

void Settings::setLastPage(const QString& page)
{
    set(kPage, page);
}

} // namespace boulton::kit
