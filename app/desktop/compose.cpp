// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compose.h"
#include "ui/kit/text.h"
#include "ui/render/pdf.h"

namespace boulton::app {

workspace::PackWriters packWriters()
{
    workspace::PackWriters writers;
    writers.pdf = [](const report::Document& document, const platform::Path& path) {
        return render::writePdf(document, path, {.translate = kit::translator()});
    };
    return writers;
}

platform::Path readerBeside(const platform::Path& program)
{
#ifdef Q_OS_WIN
    return program.parent_path() / "boulton-reader.exe";
#else
    return program.parent_path() / "boulton-reader";
#endif
}

} // namespace boulton::app
