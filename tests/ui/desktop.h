// SPDX-License-Identifier: GPL-3.0-or-later
// A whole desktop for tests and for the tour: real windows on the offscreen platform, answers from a script, a clock that stands still,
// a fresh vault in a folder of its own.
#pragma once
#include "core/base/clock.h"
#include "ui/desk/page.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/jobs.h"
#include "ui/kit/settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/program.h"
#include <QApplication>
#include <QTemporaryDir>
#include <functional>
#include <memory>

namespace boulton::test {

class Desktop {
public:
    Desktop();
    ~Desktop();
    //! The sample council, open; the first window shows its home page. A copy of one that is made once a program.
    void openSample();
    //! Puts the copy in its place without opening it.
    void copySample();
    [[nodiscard]] platform::Path sampleFolder() const { return folder() / "sample.boulton"; }
    [[nodiscard]] shell::MainWindow& window() { return *m_window; }
    [[nodiscard]] shell::Program& program() { return *m_program; }
    [[nodiscard]] desk::Desk& desk() { return *m_program->desk(); }
    [[nodiscard]] kit::ScriptedDialogs& dialogs() { return m_dialogs; }
    [[nodiscard]] kit::Settings& settings() { return *m_settings; }
    [[nodiscard]] kit::JobRunner& jobs() { return *m_jobs; }
    [[nodiscard]] platform::Path folder() const;
    [[nodiscard]] FixedClock& clock() { return m_clock; }
    //! Runs the event loop until it holds (true) or some seconds have passed (false).
    static bool until(const std::function<bool()>& holds, int milliseconds = 30'000);
    //! No job runs and the page has settled.
    bool settle();
    void go(const QString& page, const QVariantMap& with = {});
    //! Opens the sample and has every page open once.
    void openPages();

private:
    QTemporaryDir m_folder;
    FixedClock m_clock;
    std::unique_ptr<kit::Settings> m_settings;
    std::unique_ptr<kit::JobRunner> m_jobs;
    kit::ScriptedDialogs m_dialogs;
    std::unique_ptr<desk::Services> m_services;
    std::unique_ptr<shell::Program> m_program;
    shell::MainWindow* m_window = nullptr;
};

} // namespace boulton::test
