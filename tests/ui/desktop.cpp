// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/desktop.h"
#include "app/common/pack_writers.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/translations.h"
#include "ui/vault/gate.h"
#include <QTest>

namespace boulton::test {
namespace {

Instant someMorning()
{
    return *parseInstant("2020-04-20T09:15:00.000000Z");
}

} // namespace

Desktop::Desktop() : m_clock(someMorning())
{
    if (!qApp->property("translated").toBool()) { // once a program; a pseudo-locale that a test installs later wins
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
    return QTest::qWaitFor(holds, milliseconds);
}

void Desktop::openSample()
{
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

} // namespace boulton::test
