// SPDX-License-Identifier: GPL-3.0-or-later
// The sample council as a vault and as files.
#pragma once
#include "core/base/job.h"
#include "core/workspace/session.h"
#include <vector>

namespace boulton::workspace {

//! Fills a new vault with the synthetic council: plan, three years of values, commentary, pack details, ward table.
[[nodiscard]] Status fillSample(Session& session, const JobContext& job);

//! The CSV files that help and tests use: actuals-2020-03.csv, measures.csv, wards.csv, spc.csv, mapping.json. Returns their paths.
[[nodiscard]] Result<std::vector<platform::Path>> exportSampleFiles(const platform::Path& folder);

} // namespace boulton::workspace
