// SPDX-License-Identifier: GPL-3.0-or-later
// boulton_tour OUT [light dark high-contrast] [only=TEXT] [size=PERCENT] [live] [window=WIDTHxHEIGHT]: a picture of every page and dialog in each theme.
// live: the size changes while the pages are open.
#include "core/crypto/secret.h"
#include "tests/ui/shots.h"
#include "ui/kit/theme.h"
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QPixmap>
#include <cstdio>

int main(int argc, char** argv)
{
    using namespace boulton;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc < 2 || !crypto::initialise())
        return 2;
    const QDir out(QString::fromLocal8Bit(argv[1]));
    out.mkpath(QStringLiteral("."));
    QStringList themes;
    QString only;
    int percent = 100;
    QSize window;
    bool live = false;
    for (int i = 2; i < argc; ++i) {
        const QString word = QString::fromLocal8Bit(argv[i]);
        if (word.startsWith(QLatin1StringView("only=")))
            only = word.mid(5);
        else if (word.startsWith(QLatin1StringView("size=")))
            percent = word.mid(5).toInt();
        else if (word.startsWith(QLatin1StringView("window=")))
            window = {word.mid(7).section(QLatin1Char('x'), 0, 0).toInt(), word.section(QLatin1Char('x'), 1).toInt()};
        else if (word == QLatin1StringView("live"))
            live = true;
        else
            themes << word;
    }
    if (themes.isEmpty())
        themes = {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("high-contrast")};
    int failed = 0;
    test::Desktop desktop;
    if (live)
        desktop.openPages();
    desktop.settings().setTextPercent(percent);
    for (const auto& shot : test::shots()) {
        if (!only.isEmpty() && !shot.name.contains(only))
            continue;
        for (const QString& theme : std::as_const(themes)) {
            desktop.settings().setTheme(theme == QLatin1StringView("dark")            ? kit::ThemeChoice::Dark
                                        : theme == QLatin1StringView("high-contrast") ? kit::ThemeChoice::HighContrast
                                                                                      : kit::ThemeChoice::Light);
            if (!window.isEmpty())
                desktop.window().resize(window);
            QWidget* view = test::show(desktop, shot);
            const QString file = out.filePath(shot.name + QLatin1Char('-') + theme + QStringLiteral(".png"));
            if (!view || !view->grab().save(file)) {
                std::fprintf(stderr, "tour: no picture of %s\n", qPrintable(shot.name));
                ++failed;
            }
            if (auto* dialog = qobject_cast<QDialog*>(view))
                delete dialog;
        }
    }
    std::printf("%s\n", qPrintable(out.absolutePath()));
    return failed ? 1 : 0;
}
