// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/application.h"
#include <QGuiApplication>

namespace boulton::render {

Application::Application()
{
    if (QCoreApplication::instance())
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    m_application = std::make_unique<QGuiApplication>(m_argc, m_argv);
}

Application::~Application() = default;

} // namespace boulton::render
