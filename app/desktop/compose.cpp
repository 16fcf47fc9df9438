// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compose.h"
#include <QtGlobal>
#include <string_view>

namespace boulton::app {

platform::Path readerBeside(const platform::Path& program)
{
#ifdef Q_OS_WIN
    return program.parent_path() / "boulton-reader.exe";
#else
    return program.parent_path() / "boulton-reader";
#endif
}

std::optional<platform::Path> briefingIn(int argc, char** argv)
{
    if (argc != 2)
        return std::nullopt;
    const platform::Path path(argv[1]); // as this system writes paths
    if (std::string_view(argv[1]).starts_with('-') || path.extension() != ".briefing")
        return std::nullopt;
    return path;
}

} // namespace boulton::app
