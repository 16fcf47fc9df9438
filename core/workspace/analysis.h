// SPDX-License-Identifier: GPL-3.0-or-later
// Running a module on stored data, keeping the result, and looking at it again later.
#pragma once
#include "core/base/job.h"
#include "core/modules/analysis_module.h"
#include "core/workspace/session.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::workspace {

//! A dataset of the vault as an input, with its revision and digest noted for provenance.
struct DatasetInput {
    table::Table table;
    report::Provenance::Input source;
    std::int64_t revision = 0;
    std::string marking{}; //!< the classification of the dataset
    bool aboutPeople = false;
};
//! `revision`: the state as it was then; none: the newest.
[[nodiscard]] Result<DatasetInput> datasetInput(Session& session, const std::string& dataset, const JobContext& job,
                                                std::optional<std::int64_t> revision = std::nullopt);

//! One input of a run and the state of the data that it was.
struct RunInput {
    std::string input; //!< the name the module gives it
    std::string dataset;
    std::int64_t revision = 0;
    std::string digest;
    bool operator==(const RunInput&) const = default;
};

//! A result that nobody has kept yet.
struct Analysis {
    std::string module;
    int version = 1;
    std::map<std::string, std::string> settings; //!< as given
    std::vector<RunInput> inputs;
    report::Document document;
};
//! Runs the module on datasets (input name -> dataset name). Nothing is kept.
[[nodiscard]] Result<Analysis> analyse(Session& session, const modules::AnalysisModule& module,
                                       const std::map<std::string, std::string>& datasets,
                                       const std::map<std::string, std::string>& settings, const JobContext& job);
//! Module, version, parameters, inputs with digests, document.
[[nodiscard]] Result<RunId> keepRun(Session& session, const Analysis& analysis);
//! Both; a read-only vault keeps nothing.
[[nodiscard]] Result<report::Document> runAnalysis(Session& session, const modules::AnalysisModule& module,
                                                   const std::map<std::string, std::string>& datasets,
                                                   const std::map<std::string, std::string>& settings,
                                                   const JobContext& job);

struct RunEntry {
    RunId id;
    std::string module;
    int version = 1;
    Text title; //!< the module's, or its id where there is no such module any more
    Instant at;
    std::string by; //!< name
    std::map<std::string, std::string> settings;
    std::vector<RunInput> inputs;
};
//! Newest first. It is part of seeing data.
[[nodiscard]] Result<std::vector<RunEntry>> runs(Session& session);

enum class Recomputed : std::uint8_t {
    Same,    //!< values and tables are those that were kept
    Differs, //!< they are not: `differences` says where
    NotDone, //!< they could not be computed again: `why`
};
struct KeptRun {
    RunEntry entry;
    Recomputed recomputed = Recomputed::NotDone;
    Text why;                                 //!< in words, for all three
    std::vector<Text> differences;            //!< the first ones
    report::Document kept;                    //!< values and tables as they were stored
    std::optional<report::Document> document; //!< as computed again, with its charts
    std::string json;                         //!< what was stored, as it is
};
//! Computes the run again with the recorded parameters on the recorded revisions. NotFound; Damaged.
[[nodiscard]] Result<KeptRun> reopenRun(Session& session, const RunId& id, const JobContext& job = {});

//! What a stored result holds, as a document: its values and tables. Damaged for anything that toJson does not write.
[[nodiscard]] Result<report::Document> documentFromJson(std::string_view json);
//! Where the values and tables of two stored results differ, the first ten in words. Damaged as above.
[[nodiscard]] Result<std::vector<Text>> differencesOf(std::string_view kept, std::string_view again);

//! Which datasets can feed an input of a module, by the columns that it requires and their types.
struct NeedReadiness {
    const modules::DataContract* need = nullptr;
    std::vector<std::string> datasets; //!< names
    std::vector<Text> missing;         //!< where there is none: what the closest dataset lacks
};
struct ModuleReadiness {
    const modules::AnalysisModule* module = nullptr;
    std::vector<NeedReadiness> needs;
    bool ready = false; //!< every required input has a dataset
};
//! Every module, in menu order.
[[nodiscard]] Result<std::vector<ModuleReadiness>> readiness(Session& session);

} // namespace boulton::workspace
