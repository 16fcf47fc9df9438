// SPDX-License-Identifier: GPL-3.0-or-later
// Fonts and pictures need a QGuiApplication; a program without a screen makes one that never looks for a screen.
#pragma once
#include <memory>

class QGuiApplication;

namespace boulton::render {

//! Held by the composition root (app/cli/main.cpp) for as long as anything is rendered. Uses the application that exists, or
//! makes one on the platform "offscreen". Make it before any thread starts.
class Application {
public:
    Application();
    ~Application();
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

private:
    int m_argc = 1;
    char m_name[8] = "boulton";
    char* m_argv[2] = {m_name, nullptr};
    std::unique_ptr<QGuiApplication> m_application;
};

} // namespace boulton::render
