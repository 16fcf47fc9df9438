// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compose.h"
#include <QtGlobal>

namespace boulton::app {

platform::Path readerBeside(const platform::Path& program)
{
#ifdef Q_OS_WIN
    return program.parent_path() / "boulton-reader.exe";
#else
    return program.parent_path() / "boulton-reader";
#endif
}

} // namespace boulton::app
