// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks of Excel (.xlsx, .xlsm): ECMA-376, transitional and strict.
#pragma once
#include "app/reader/workbook.h"
#include "app/reader/zip.h"
#include <memory>

namespace boulton::reader {

[[nodiscard]] bool isXlsx(const Zip& zip);
[[nodiscard]] Read<std::unique_ptr<Workbook>> openXlsx(Zip zip);

} // namespace boulton::reader
