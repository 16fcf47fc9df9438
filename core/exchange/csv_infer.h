// SPDX-License-Identifier: GPL-3.0-or-later
// How the reader decides what it has before it; internal to exchange.
#pragma once
#include "core/exchange/csv_decode.h"
#include "core/exchange/csv_reader.h"
#include <string>
#include <string_view>
#include <vector>

namespace boulton::exchange {

//! The plan for decoded text; its notes hold the decoder's notes too.
[[nodiscard]] Result<CsvPlan> inferDecoded(std::string_view text, const DecodedText& decoded,
                                           const CsvOverrides& overrides, const ReadOptions& options);

//! Byte offset behind `lines` line ends; with `sheetRows` those inside quotation marks do not count.
[[nodiscard]] std::size_t offsetOfLine(std::string_view text, std::int64_t lines, bool sheetRows);

//! Names as they may be used: no control characters, not empty, not above the limit, each once ("Value", "Value (2)").
[[nodiscard]] std::vector<std::string> columnNames(const std::vector<std::string>& header, const CsvLimits& limits,
                                                   std::int64_t line, Diagnostics& notes);

} // namespace boulton::exchange
