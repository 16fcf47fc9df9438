// SPDX-License-Identifier: GPL-3.0-or-later
// The accessible publication: one self-contained HTML5 file (WCAG 2.2 AA). No script, no external reference, everything escaped.
#pragma once
#include "core/base/result.h"
#include "core/report/document.h"
#include <string>

namespace boulton::report {

//! The whole file as UTF-8. Charts are inline SVG with title, description and their data as a table.
[[nodiscard]] Result<std::string> toHtml(const Document& document, const Translator& translate = {});

} // namespace boulton::report
