// SPDX-License-Identifier: GPL-3.0-or-later
// Spreadsheets of LibreOffice and of official statistics (.ods): OpenDocument 1.2 and 1.3.
#pragma once
#include "app/reader/workbook.h"
#include "app/reader/zip.h"
#include <memory>

namespace boulton::reader {

[[nodiscard]] bool isOds(const Zip& zip);
[[nodiscard]] Read<std::unique_ptr<Workbook>> openOds(Zip zip);

} // namespace boulton::reader
