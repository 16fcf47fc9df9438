// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is, by its first bytes; its name only decides between kinds of text.
#pragma once
#include "core/base/result.h"
#include <cstdint>
#include <string_view>

namespace boulton::exchange {

enum class FileKind : std::uint8_t {
    Text,      //!< delimited text, or at least nothing else: the CSV reader decides
    Archive,   //!< a zip file: XLSX, XLSM, ODS, and whatever else boulton-reader finds out and refuses
    Protected, //!< an Office file with a password
    OldExcel,  //!< .xls of Excel 97 and before
    OldOffice, //!< another file of that family
    Pdf,
    Picture,
    Web, //!< an HTML page, also where it calls itself a spreadsheet
    Xml,
    Json,
    Compressed, //!< gzip, 7z, zstd, …
    Program,
    Database,
};

[[nodiscard]] FileKind kindOfFile(std::string_view bytes);

//! InvalidInput with a sentence that says what the file is and what to do instead; nothing for Text and Archive.
[[nodiscard]] Status checkReadable(FileKind kind, std::string_view name);

} // namespace boulton::exchange
