// SPDX-License-Identifier: GPL-3.0-or-later
// A whole document as text and back: every block, cell and chart, values, tables, problems, provenance. What comes back gives the same
// pages, workbook and JSON. For documents that leave the vault to be looked at in Boulton (briefings); report/json.h is for other programs.
#pragma once
#include "core/base/result.h"
#include "core/report/document.h"
#include <cstddef>
#include <string>
#include <string_view>

namespace boulton::report {

inline constexpr std::size_t kLargestArchive = std::size_t{64} << 20U; //!< bytes of one document
inline constexpr std::size_t kMostArchiveItems = 2'000'000;            //!< blocks, rows, cells, values … of one document

//! Canonical (report/canonical_json.h): equal documents give equal text. TooLarge; Internal for a document that unpack would refuse.
[[nodiscard]] Result<std::string> pack(const Document& document);
//! Only what pack writes; Damaged for anything else. A text whose translations this Boulton does not have stays English.
[[nodiscard]] Result<Document> unpack(std::string_view text);

} // namespace boulton::report
