// SPDX-License-Identifier: GPL-3.0-or-later
// A document as a Word file that people go on working with: real headings, styles, lists, tables with header rows, pictures with alternative
// text, contents and page numbers as fields; no macro, no external reference. A council's own .docx can lend its styles, its
// header and footer, its page and its cover.
#pragma once
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/figure/scene.h"
#include "core/report/document.h"
#include <functional>
#include <optional>
#include <string>

namespace boulton::report {

//! Painting is above this layer: the composition root hands in a function that makes a PNG file of a scene. It may answer Cancelled.
using PicturePainter = std::function<Result<std::string>(const figure::Scene&)>;

struct DocxOptions {
    //! Styles, numbering, fonts, theme, header, footer and page come from this file; its text is replaced. Where it holds a
    //! paragraph "[Report]", the document stands there and what is around it stays.
    std::optional<platform::Path> templateFile{};
    Translator translate{};
    PicturePainter paint{}; //!< without one the document says in words what its charts show
};

//! The bytes of the file; the same document and template give the same bytes. NotFound, InvalidInput or TooLarge for a template
//! that cannot be used: the message says what is wrong with which part of it, and nothing is written. `notes`: what the template
//! lacks.
[[nodiscard]] Result<std::string> toDocx(const Document& document, const DocxOptions& options,
                                         Diagnostics* notes = nullptr);
//! Replaces `path`, which is the old file or the new one, never half. Also errors of platform::replaceFile.
[[nodiscard]] boulton::Status writeDocx(const Document& document, const platform::Path& path,
                                        const DocxOptions& options, Diagnostics* notes = nullptr);

} // namespace boulton::report
