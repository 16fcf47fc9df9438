// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop remembers between starts: one table of keys with defaults. Nothing of a vault's content, no passphrase. A damaged
// file means defaults and one notice, never a refusal to start.
#pragma once
#include "core/base/platform.h"
#include "ui/kit/theme.h"
#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <memory>

namespace boulton::kit {

inline constexpr int kMostIdleMinutes = 60;

class Settings : public QObject {
    Q_OBJECT
public:
    //! `file` need not exist. Its folder is made when something is first written.
    explicit Settings(const platform::Path& file, QObject* parent = nullptr);
    ~Settings() override;

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    [[nodiscard]] int textPercent() const; //!< 100 … 200
    void setTextPercent(int percent);
    [[nodiscard]] int idleLockMinutes() const; //!< 1 … 60
    void setIdleLockMinutes(int minutes);
    [[nodiscard]] QStringList recentVaults() const; //!< paths, newest first, at most 8
    void addRecentVault(const QString& path);
    void removeRecentVault(const QString& path);
    [[nodiscard]] QString exportFolder() const;
    void setExportFolder(const QString& folder);
    [[nodiscard]] QString backupFolder() const;
    void setBackupFolder(const QString& folder);
    [[nodiscard]] QString templateFile() const; //!< the council's DOCX template
    void setTemplateFile(const QString& file);
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    [[nodiscard]] QString lastPage() const;
    void setLastPage(const QString& page);
    //! The file was there and could not be read: defaults are in force.
    [[nodiscard]] bool wasDamaged() const { return m_damaged; }

Q_SIGNALS:
    void appearanceChanged();
    void idleLockChanged();

private:
    [[nodiscard]] int number(const char* key, int standard, int low, int high) const;
    void set(const char* key, const QVariant& value);
    platform::Path m_file;
    std::unique_ptr<QSettings> m_store;
    bool m_damaged = false;
};

} // namespace boulton::kit
