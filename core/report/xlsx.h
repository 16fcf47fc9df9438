// SPDX-License-Identifier: GPL-3.0-or-later
// A document's tables as a workbook: values, not pictures of values. No formula, no hidden sheet, no external link.
#pragma once
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/report/document.h"

namespace boulton::report {

//! Replaces `path`. First sheet "About" (marking, title, provenance), then a sheet for each TableBlock and each NamedTable.
//! Text is always text (also "=1+1"), cut at 32,767 characters, which `notes` says. Working files live in a private folder
//! beside the target and are gone afterwards. Io, DiskFull or ReadOnly where the folder cannot be written.
[[nodiscard]] boulton::Status writeXlsx(const Document& document, const platform::Path& path,
                                        Diagnostics* notes = nullptr, const Translator& translate = {});

} // namespace boulton::report
