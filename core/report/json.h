// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of the command line: exact values under exact names, for programs.
#pragma once
#include "core/base/result.h"
#include "core/report/document.h"
#include <string>

namespace boulton::report {

//! {module, version, title, language, marking, synthetic, values, tables, charts, maps, diagnostics, provenance}. Numbers read
//! back to the same double; what is not finite or missing is null; dates are ISO text. `provenance.module` is "id version":
//! the part behind the last blank is the version if it is a number. Charts in table cells are not listed.
[[nodiscard]] Result<std::string> toJson(const Document& document, const Translator& translate = {});

} // namespace boulton::report
