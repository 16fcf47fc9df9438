// SPDX-License-Identifier: GPL-3.0-or-later
// CSV -> Table: bounded, fast, and nothing silently lost. Every row of the file is either in the table or set aside with a
// diagnostic; every cell that could not be read is missing (Unreadable) with a diagnostic naming line and column.
#pragma once
#include "core/base/diagnostics.h"
#include "core/base/job.h"
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/exchange/csv_format.h"
#include "core/table/table.h"
#include <cstdint>
#include <string_view>
#include <vector>

namespace boulton::exchange {

struct ReadOptions {
    CsvLimits limits{};
    bool restoreEscapes = false; //!< take away the ' that writeCsv puts before text which a spreadsheet would run
    bool keepLines = false;      //!< fill CsvResult::lines
};

struct CsvResult {
    table::Table table;
    CsvPlan plan;               //!< as it turned out: columns may have been widened
    Diagnostics diagnostics;    //!< the plan's notes first, then by line
    std::int64_t rowsRead = 0;  //!< rows of the table
    std::int64_t rowsSetAside = 0; //!< rows with too many cells; rowsRead + rowsSetAside = all rows that are not blank
    std::vector<std::int64_t> lines{}; //!< the line of the file on which each row of the table begins, if asked for
};

//! Decides encoding, delimiter, preamble, header and column types from the start of the file and from samples spread over it
//! (the whole file up to 4 MiB). InvalidInput: empty, binary, a quotation mark never closed; TooLarge: see CsvLimits.
[[nodiscard]] Result<CsvPlan> inferCsv(std::string_view bytes, const CsvOverrides& overrides = {}, const ReadOptions& options = {});

//! Reads by the plan. Cancelled, TooLarge and InvalidInput name the line; problems of single rows and cells are diagnostics.
[[nodiscard]] Result<CsvResult> readCsv(std::string_view bytes, const CsvPlan& plan, const JobContext& job = {}, const ReadOptions& options = {});

//! Infers and reads in one go, without decoding twice.
[[nodiscard]] Result<CsvResult> readCsvText(std::string_view bytes, const CsvOverrides& overrides = {}, const JobContext& job = {},
                                            const ReadOptions& options = {});
//! The same for a file, which is mapped, not copied.
[[nodiscard]] Result<CsvResult> readCsvFile(const platform::Path& path, const CsvOverrides& overrides = {}, const JobContext& job = {},
                                            const ReadOptions& options = {});

} // namespace boulton::exchange
