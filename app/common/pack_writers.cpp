// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/pack_writers.h"
#include "core/report/docx.h"
#include "ui/render/painter.h"
#include "ui/render/pdf.h"

namespace boulton::app {
namespace {
constexpr double kPixelsPerPoint = 3; // sharp in print at the size at which it stands in the text
}

workspace::PackWriters packWriters(const Translator& translate)
{
    workspace::PackWriters writers;
    writers.pdf = [translate](const report::Document& document, const platform::Path& path) {
        return render::writePdf(document, path, {.translate = translate});
    };
    writers.docx = [translate](const report::Document& document, const platform::Path& path,
                               const std::optional<platform::Path>& templateFile) {
        return report::writeDocx(document, path,
                                 {.templateFile = templateFile,
                                  .translate = translate,
                                  .paint = [](const figure::Scene& scene) { return render::toPng(scene, kPixelsPerPoint); }});
    };
    return writers;
}

} // namespace boulton::app
