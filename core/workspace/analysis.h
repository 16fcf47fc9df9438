// SPDX-License-Identifier: GPL-3.0-or-later
// Running a module on stored data and keeping the result.
#pragma once
#include "core/base/job.h"
#include "core/modules/analysis_module.h"
#include "core/workspace/session.h"
#include <map>
#include <string>

namespace boulton::workspace {

//! A dataset of the vault as an input, with its revision and digest noted for provenance.
struct DatasetInput {
    table::Table table;
    report::Provenance::Input source;
};
[[nodiscard]] Result<DatasetInput> datasetInput(Session& session, const std::string& dataset, const JobContext& job);

//! Runs the module on datasets (input name -> dataset name) and keeps the run: module, version, parameters, inputs with digests, document.
[[nodiscard]] Result<report::Document> runAnalysis(Session& session, const modules::AnalysisModule& module,
                                                   const std::map<std::string, std::string>& datasets,
                                                   const std::map<std::string, std::string>& settings,
                                                   const JobContext& job);

} // namespace boulton::workspace
