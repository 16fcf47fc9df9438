// SPDX-License-Identifier: GPL-3.0-or-later
// Table -> CSV (RFC 4180: CR LF, UTF-8, quotes where needed), exact numbers, and text that no spreadsheet runs.
#pragma once
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/table/table.h"
#include <string>
#include <string_view>

namespace boulton::exchange {

struct CsvWriteOptions {
    char delimiter = ',';
    bool byteOrderMark = false;
    bool escapeFormulas = true; //!< see spreadsheetSafe; readCsv takes it back with ReadOptions::restoreEscapes
    std::string marking{};      //!< a first line before the header, such as OFFICIAL; empty for none
};

//! Numbers read back to the same value, dates are ISO, booleans true and false. Missing values are empty, in number
//! columns with the symbol of their reason (c, x, z, u, low). An empty text is written like a missing one. NaN and
//! infinities are empty.
[[nodiscard]] std::string writeCsv(const table::Table& table, const CsvWriteOptions& options = {});
[[nodiscard]] Status writeCsvFile(const platform::Path& path, const table::Table& table,
                                  const CsvWriteOptions& options = {});

//! Would a spreadsheet take this text for a formula? True if it starts with = + - @ TAB CR LF NUL or a full-width
//! ＝＋－＠, also behind blanks or a quotation mark.
[[nodiscard]] bool looksLikeFormula(std::string_view text);
//! The text with a ' before it where it looks like a formula (or where the ' could be taken for ours), otherwise
//! unchanged.
[[nodiscard]] std::string spreadsheetSafe(std::string_view text);
//! The inverse of spreadsheetSafe.
[[nodiscard]] std::string_view withoutSafePrefix(std::string_view text);

//! A name that can be a file on any system: no separators, control or direction characters, no reserved Windows name,
//! no blank or dot at the ends, at most 120 bytes, never empty.
[[nodiscard]] std::string safeFileName(std::string_view name);

} // namespace boulton::exchange
