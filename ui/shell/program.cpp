// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/program.h"
#include "ui/briefing/briefing_window.h"
#include "ui/kit/theme.h"
#include "ui/shell/main_window.h"
#include <QApplication>
#include <QStyleHints>

namespace boulton::shell {

Program::Program(desk::Services& services, platform::Path localData, QObject* parent)
    : QObject(parent), m_services(services), m_opener(services.jobs, services.clock, localData), m_localData(std::move(localData))
{
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &Program::checkIdle);
    connect(&services.settings, &kit::Settings::appearanceChanged, this, &Program::applyAppearance);
    connect(&services.settings, &kit::Settings::idleLockChanged, this, &Program::checkIdle);
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Program::applyAppearance);
    qApp->installEventFilter(this);
    m_sinceInput.start();
}

Program::~Program()
{
    for (MainWindow* window : std::vector(m_windows)) // pages go before the desk that they look at
        delete window;
    for (const auto& briefing : std::as_const(m_briefings))
        delete briefing.data();
}

MainWindow* Program::openWindow()
{
    auto* window = new MainWindow(*this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    m_windows.push_back(window);
    connect(window, &QObject::destroyed, this, &Program::forget);
    window->show();
    return window;
}

briefingwindow::BriefingWindow* Program::openBriefing(const platform::Path& file)
{
    auto* window = new briefingwindow::BriefingWindow(
        file, {.jobs = m_services.jobs, .settings = m_services.settings, .clock = m_services.clock, .localData = m_localData});
    m_briefings.removeAll(nullptr);
    m_briefings << window;
    window->show();
    return window;
}

void Program::forget(QObject* window)
{
    std::erase_if(m_windows, [window](MainWindow* w) { return static_cast<QObject*>(w) == window; });
}

void Program::enter(const std::shared_ptr<vault::Opened>& opened)
{
    const QString folder = opened->facts.folder;
    m_desk = std::make_unique<desk::Desk>(m_services.jobs, std::move(opened->session), std::move(opened->plan),
                                          std::move(opened->facts), m_services.clock);
    m_sinceInput.restart();
    checkIdle();
    Q_EMIT entered();
    if (auto kept = m_kept.take(folder); !kept.empty())
        if (!m_desk->edit(tr("figures kept from before the lock"), kept))
            m_kept.insert(folder, kept);
}

void Program::lock(const QString& why)
{
    if (!m_desk)
        return;
    const QString folder = m_desk->facts().folder;
    if (m_desk->failure())
        m_kept.insert(folder, m_desk->unsaved());
    m_services.jobs.cancelAll();
    Q_EMIT locked(folder, why); // windows drop their pages first
    m_desk.reset();
    m_idle.stop();
}

void Program::checkIdle()
{
    if (!m_desk)
        return;
    const int minutes = std::min(m_services.settings.idleLockMinutes(), m_desk->facts().mostIdleMinutes.value_or(kit::kMostIdleMinutes));
    const qint64 limit = qint64(minutes) * m_idleMinute;
    const qint64 idle = m_sinceInput.elapsed();
    const auto running = m_services.jobs.running();
    const bool working = std::ranges::any_of(running, [](const kit::Job* job) { return !job->quiet(); });
    if (idle >= limit && working) { // an import that takes long is not broken off because nobody types
        m_idle.start(m_idleMinute / 6);
        return;
    }
    if (idle >= limit) {
        lock(tr("Locked after %n minute(s) without input.", nullptr, minutes));
        return;
    }
    m_idle.start(static_cast<int>(limit - idle)); // one timer, no ticking
}

void Program::setIdleMinute(int milliseconds)
{
    m_idleMinute = milliseconds;
    checkIdle();
}

void Program::applyAppearance()
{
    kit::applyTheme(*qApp, m_services.settings.theme(), m_services.settings.textPercent());
}

bool Program::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin: m_sinceInput.restart(); break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace boulton::shell
