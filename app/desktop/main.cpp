// SPDX-License-Identifier: GPL-3.0-or-later
// boulton: hardening first, then Qt, then the services by hand, then the event loop.
#include "app/common/pack_writers.h"
#include "app/desktop/compose.h"
#include "core/base/clock.h"
#include "core/base/platform.h"
#include "core/crypto/secret.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/jobs.h"
#include "ui/kit/settings.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/translations.h"
#include "ui/shell/main_window.h"
#include "ui/shell/program.h"
#include <QApplication>
#include <QImageReader>
#include <cstdio>
#include <exception>

namespace {

//! The third wall: an exception of a library inside a slot ends the action, not the program.
class Application final : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        try {
            return QApplication::notify(receiver, event);
        } catch (const std::exception& e) {
            std::fprintf(stderr, "boulton: an action was stopped by an unexpected error: %s\n", e.what());
            return false;
        }
    }
};

int run(int argc, char** argv)
{
    using namespace boulton;
    // Qt reads options such as -platformpluginpath and -stylesheet: it gets the program's name alone (security.md, A16).
    int one = 1;
    char* name[] = {argv[0], nullptr};
    const std::optional<platform::Path> briefing = app::briefingIn(argc, argv);
    if (argc > 1 && !briefing) {
        std::fprintf(stderr, "boulton takes no arguments but one file whose name ends in .briefing: %s\n", argv[1]);
        return 2;
    }
    QCoreApplication::setSetuidAllowed(false);
    QCoreApplication::setAttribute(Qt::AA_DisableSessionManager);
    QImageReader::setAllocationLimit(64);
    Application application(one, name);
    QApplication::setApplicationName(QStringLiteral("Boulton"));
    QApplication::setApplicationVersion(QStringLiteral(BOULTON_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("boulton"));

    kit::installTranslations(application);
    const SystemClock clock;
    const platform::Path local = platform::localDataFolder();
    kit::Settings settings(local / "desktop.ini");
    kit::JobRunner jobs;
    kit::NativeDialogs dialogs;
    desk::Services services{jobs, dialogs, settings, clock, app::packWriters(kit::translator()), app::readerBeside(kit::toPath(QApplication::applicationFilePath()))};
    kit::applyTheme(application, settings.theme(), settings.textPercent());
    shell::Program program(services, local);
    if (briefing) {
        program.openBriefing(*briefing);
        return QApplication::exec();
    }
    shell::MainWindow* window = program.openWindow();
    if (settings.wasDamaged())
        window->notify(kit::NoticeKind::Caution, QApplication::translate("main", "The settings file could not be read. The usual settings are in force; the old file is kept beside it."));
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    boulton::platform::hardenProcess();
    try {
        if (const auto ready = boulton::crypto::initialise(); !ready) {
            std::fprintf(stderr, "boulton: %s\n", ready.error().what.c_str());
            return 1;
        }
        return run(argc, argv);
    } catch (const std::exception& e) {
        std::fprintf(stderr, "boulton: stopped by an error of its own: %s\n", e.what());
        return 1;
    }
}
