// SPDX-License-Identifier: GPL-3.0-or-later
// Files into the vault: actuals of a month by a saved mapping, a council's own list of measures, any table as a dataset.
#pragma once
#include "core/base/diagnostics.h"
#include "core/base/job.h"
#include "core/exchange/mapping.h"
#include "core/exchange/table_file.h"
#include "core/performance/plan.h"
#include "core/workspace/session.h"
#include <string>
#include <string_view>

namespace boulton::workspace {

struct ImportOptions {
    bool dryRun = false;         //!< everything but the writing
    bool allOrNothing = false;   //!< one error in the file: nothing is taken
    bool createMeasures = false; //!< unknown codes become measures (title from the file, trend only) under `outcome`
    int outcome = 1;
    std::string outcomeTitle; //!< where that outcome does not exist yet
    exchange::OpenOptions
        open{}; //!< for the functions that take a path: the sheet, where boulton-reader is, its limits
    Diagnostics* problems = nullptr; //!< gets every problem of the file, also when the file is refused
};

struct ImportReport {
    std::size_t added = 0;
    std::size_t restated = 0;
    std::size_t unchanged = 0;
    std::size_t setAside = 0; //!< rows that were not taken: each has a diagnostic
    std::size_t measuresCreated = 0;
    bool written = false;
    Diagnostics diagnostics;
};

//! The mapping that files of this project's own form need: columns Measure code, Period, Numerator, Denominator, Value.
[[nodiscard]] exchange::ActualsMapping standardMapping();

//! Values that are new are added, equal ones are recognised, different ones become restatements which keep what was reported before.
//! InvalidInput when `allOrNothing` meets an error or nothing at all could be taken: then nothing was changed.
[[nodiscard]] Result<ImportReport> importActuals(Session& session, const exchange::TableFile& file,
                                                 const exchange::ActualsMapping& mapping, const ImportOptions& options,
                                                 const JobContext& job);
//! CSV, XLSX or ODS. The right is asked for before the file is opened.
[[nodiscard]] Result<ImportReport> importActuals(Session& session, const platform::Path& file,
                                                 const exchange::ActualsMapping& mapping, const ImportOptions& options,
                                                 const JobContext& job);

//! A council's own list: one row a measure. Needs the columns code, title, outcome (number) and outcome title; reads definition, unit,
//! scale, decimals, frequency (monthly, quarterly, annual), polarity, calculation, directorate, owner, provider, source, target year,
//! target, tolerance, blue tolerance, range to, kind, illustrative where they are there; what the list has no column for stays as it is
//! on the card. A problem anywhere refuses the whole list (a plan is one thing).
[[nodiscard]] Result<ImportReport> importMeasures(Session& session, const exchange::TableFile& file,
                                                  const ImportOptions& options, const JobContext& job);
[[nodiscard]] Result<ImportReport> importMeasures(Session& session, const platform::Path& file,
                                                  const ImportOptions& options, const JobContext& job);

//! A table as a named dataset of chunks; an existing name gets a new revision that takes its place for later readers.
[[nodiscard]] Result<ImportReport> importDataset(Session& session, const exchange::TableFile& file,
                                                 const std::string& name, const exchange::CsvOverrides& overrides,
                                                 const ImportOptions& options, const JobContext& job);
[[nodiscard]] Result<ImportReport> importDataset(Session& session, const platform::Path& file, const std::string& name,
                                                 const exchange::CsvOverrides& overrides, const ImportOptions& options,
                                                 const JobContext& job);

} // namespace boulton::workspace
