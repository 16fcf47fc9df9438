// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that were damaged (F23): the program starts with what can be read, or with its defaults, and never refuses to.
#include "tests/support/test.h"
#include "ui/kit/settings.h"
#include "ui/kit/text.h"
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QWidget>
#include <algorithm>
#include <array>
#include <random>

using namespace boulton;

namespace {

constexpr int kVariants = 200;

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

//! What somebody has after some weeks.
QByteArray written(const QString& path)
{
    {
        kit::Settings settings(kit::toPath(path));
        settings.setTheme(kit::ThemeChoice::Dark);
        settings.setTextPercent(150);
        settings.setIdleLockMinutes(20);
        for (const char* vault : {"/home/ann/Council.boulton", "/srv/shared/Housing, 2020.boulton", "C:\\Vaults\\Ünï.boulton"})
            settings.addRecentVault(s(vault));
        settings.setExportFolder(s("/home/ann/Packs"));
        settings.setBackupFolder(s("/media/backups"));
        settings.setTemplateFile(s("/home/ann/council.docx"));
        QWidget window;
        settings.setWindowGeometry(window.saveGeometry());
        settings.setLastPage(s("performance"));
    }
    QFile file(path);
    CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QByteArray damaged(QByteArray content, int variant, std::mt19937& random)
{
    const auto somewhere = [&] { return static_cast<qsizetype>(random() % static_cast<std::size_t>(std::max<qsizetype>(1, content.size()))); };
    const auto byte = [&] { return static_cast<char>(random() & 0xFF); };
    switch (variant % 8) {
    case 0: content[somewhere()] = byte(); break;
    case 1: content.truncate(somewhere()); break;
    case 2: content.replace(somewhere(), 16, QByteArray(16, '\0')); break; // a sector that a power cut left empty
    case 3:
        for (int i = 0; i < 40; ++i)
            content[somewhere()] = byte();
        break;
    case 4: content.insert(somewhere(), content); break;
    case 5: content.fill('\0'); break;
    case 6:
        for (char& one : content)
            one = byte();
        break;
    default: { // values of another type, too large, or made to be unpacked
        static constexpr std::array kWords{"99999999999999999999", "-1", "@Invalid()", "@ByteArray(\\xff\\0)", "@Variant(\\0\\0\\0\\x7f\\xff\\xff\\xff\\xff)", "@Size(1 2)", "nan", "\"unclosed"};
        const qsizetype equals = content.indexOf('=', somewhere());
        if (equals >= 0)
            content.replace(equals + 1, content.indexOf('\n', equals) - equals - 1, kWords.at(random() % kWords.size()));
        break;
    }
    }
    return content;
}

} // namespace

TEST(settings_that_were_damaged_never_stop_the_start)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(s("desktop.ini"));
    const QByteArray good = written(path);
    CHECK(good.contains("performance"));
    std::mt19937 random(20200323);
    int told = 0;
    for (int variant = 0; variant < kVariants; ++variant) {
        QFile file(path);
        CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(damaged(good, variant, random));
        file.close();
        kit::Settings settings(kit::toPath(path));
        told += settings.wasDamaged() ? 1 : 0;
        CHECK(static_cast<int>(settings.theme()) <= 3);
        CHECK(settings.textPercent() >= 100 && settings.textPercent() <= 200);
        CHECK(settings.idleLockMinutes() >= 1 && settings.idleLockMinutes() <= kit::kMostIdleMinutes);
        CHECK(settings.recentVaults().size() <= 8);
        for (const QString& text : {settings.exportFolder(), settings.backupFolder(), settings.templateFile(), settings.lastPage()})
            CHECK(text.size() < 10'000);
        QWidget window;
        window.restoreGeometry(settings.windowGeometry());
        CHECK(window.width() >= 0 && window.width() < 20'000 && window.height() < 20'000);
        settings.setTextPercent(125); // and what is set from now on is kept
        CHECK_EQ(settings.textPercent(), 125);
    }
    CHECK(told > 0); // those that are no settings at all; the others are read as far as they go
    for (const QString& old : QDir(folder.path()).entryList({s("*.damaged")}, QDir::Files))
        CHECK(QFile(folder.filePath(old)).size() > 0); // what was there is kept beside
}

TEST(a_folder_where_the_settings_should_be_gives_defaults)
{
    const QTemporaryDir folder;
    CHECK(QDir(folder.path()).mkdir(s("desktop.ini")));
    const kit::Settings settings(kit::toPath(folder.filePath(s("desktop.ini"))));
    CHECK(settings.wasDamaged());
    CHECK_EQ(settings.textPercent(), 100);
    CHECK(settings.recentVaults().isEmpty());
}
