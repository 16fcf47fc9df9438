// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/desktop.h"
#include "app/common/pack_writers.h"
#include "core/workspace/sample_vault.h"
#include "ui/kit/pseudo_translator.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/translations.h"
#include "ui/shell/pages.h"
#include "ui/vault/gate.h"
#include <QElapsedTimer>
#include <QTimer>
#include <cstdio>
#include <filesystem>

namespace boulton::test {
namespace {

Instant someMorning()
{
    return *parseInstant("2020-04-20T09:15:00.000000Z");
}

Status makeSample(const platform::Path& local)
{
    BOULTON_TRY(crypto::initialise());
    const FixedClock clock(someMorning());
    BOULTON_TRY_ASSIGN(const crypto::Secret passphrase, crypto::Secret::copyOf(std::string_view(vault::kSamplePassphrase)));
    store::VaultOptions options;
    options.localDataFolder = local;
    options.kdf = crypto::floorParameters();
    BOULTON_TRY_ASSIGN(auto session, workspace::Session::create(local / "sample.boulton", "Sample officer", passphrase, options, clock));
    BOULTON_TRY(workspace::fillSample(session, {}));
    return session.close();
}

//! The folder in which the sample council is, made when it is first wanted.
const platform::Path& sampleMadeOnce()
{
    static const QTemporaryDir folder;
    static const platform::Path path = [] {
        const platform::Path local = kit::toPath(folder.path());
        if (const Status made = makeSample(local); !made)
            std::fprintf(stderr, "no sample council: %s\n", made.error().what.c_str());
        return local;
    }();
    return path;
}

} // namespace

Desktop::Desktop() : m_clock(someMorning())
{
    static_cast<void>(crypto::initialise());
    if (!qApp->property("translated").toBool() && !kit::PseudoTranslator::isPseudo(QApplication::translate("Pages", "Home"))) {
        kit::installTranslations(*qApp);
        qApp->setProperty("translated", true);
    }
    m_settings = std::make_unique<kit::Settings>(folder() / "desktop.ini");
    m_settings->setTheme(kit::ThemeChoice::Light); // whatever the machine is set to
    m_jobs = std::make_unique<kit::JobRunner>();
    m_services = std::make_unique<desk::Services>(desk::Services{*m_jobs, m_dialogs, *m_settings, m_clock, app::packWriters(kit::translator()),
                                                                 platform::pathFromUtf8(BOULTON_BINARY_DIR) / "app/reader/boulton-reader"});
    kit::applyTheme(*qApp, kit::ThemeChoice::Light, 100);
    m_program = std::make_unique<shell::Program>(*m_services, folder());
    m_window = m_program->openWindow();
    m_window->resize(1280, 800);
}

Desktop::~Desktop()
{
    m_program->lock({});
    m_program.reset();
    until([this] { return m_jobs->idle(); });
}

platform::Path Desktop::folder() const
{
    return kit::toPath(m_folder.path());
}

bool Desktop::until(const std::function<bool()>& holds, int milliseconds)
{
    // As the program waits: asleep until something comes. (QTest::qWaitFor asks again and again, and an idle moment cannot be told.)
    QElapsedTimer since;
    since.start();
    QTimer tick;
    tick.start(5);
    while (!holds()) {
        if (since.elapsed() > milliseconds)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

void Desktop::copySample()
{
    std::error_code failed;
    if (!std::filesystem::exists(sampleFolder()))
        std::filesystem::copy(sampleMadeOnce() / "sample.boulton", sampleFolder(), std::filesystem::copy_options::recursive, failed);
    if (failed)
        std::fprintf(stderr, "no copy of the sample council: %s\n", failed.message().c_str());
}

void Desktop::openSample()
{
    copySample();
    m_window->gate()->openSample();
    until([this] { return m_program->desk() != nullptr; }, 60'000);
    settle();
}

bool Desktop::settle()
{
    return until([this] { return m_jobs->idle() && (!m_window->page() || m_window->page()->settled()); });
}

void Desktop::go(const QString& page, const QVariantMap& with)
{
    m_window->go(page, with);
    settle();
}

void Desktop::openPages()
{
    openSample();
    for (const auto& page : shell::pages())
        go(page.id);
}

} // namespace boulton::test
