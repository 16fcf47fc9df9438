// SPDX-License-Identifier: GPL-3.0-or-later
// A document as a designed PDF (A4, searchable text, embedded fonts, bookmarks, language). Qt does not write tagged PDF: the
// accessible publication is the HTML, and the PDF says so.
#pragma once
#include "core/base/log.h"
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/report/document.h"
#include <string>

namespace boulton::render {

struct PdfOptions {
    Translator translate{};
    Log log{};
};

//! Needs a render::Application. Internal if the fonts or the PDF device fail.
[[nodiscard]] Result<std::string> toPdf(const report::Document& document, const PdfOptions& options = {});
//! Replaces `path`; errors of platform::replaceFile.
[[nodiscard]] Status writePdf(const report::Document& document, const platform::Path& path,
                              const PdfOptions& options = {});

} // namespace boulton::render
