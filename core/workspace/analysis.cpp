// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/analysis.h"
#include "core/report/json.h"
#include "core/store/dataset_repository.h"
#include "core/store/run_repository.h"
#include "core/workspace/publish.h"
#include <nlohmann/json.hpp>

namespace boulton::workspace {

Result<DatasetInput> datasetInput(Session& session, const std::string& dataset, const JobContext& job,
                                  std::optional<std::int64_t> revision)
{
    const auto datasets = session.performance().datasets();
    const auto found = datasets.find(dataset);
    if (!found && found.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "the vault has no dataset '" + dataset + "'", {dataset});
    BOULTON_TRY_ASSIGN(const auto info, found);
    DatasetInput input;
    const store::AsAt asAt{.revision = revision.value_or(info.revision)};
    BOULTON_TRY_ASSIGN(input.table, datasets.read(info.id, {}, asAt, job));
    BOULTON_TRY_ASSIGN(const auto revisions, datasets.state(info.id, asAt));
    input.source = {dataset, "revision " + std::to_string(*asAt.revision),
                    revisions.empty() ? "" : revisions.back().digest};
    return input;
}

Result<report::Document> runAnalysis(Session& session, const modules::AnalysisModule& module,
                                     const std::map<std::string, std::string>& datasets,
                                     const std::map<std::string, std::string>& settings, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::RunAnalysis));
    modules::Inputs inputs;
    nlohmann::json sources = nlohmann::json::object();
    std::vector<report::Provenance::Input> provenance;
    for (const auto& [name, dataset] : datasets) {
        BOULTON_TRY_ASSIGN(DatasetInput input, datasetInput(session, dataset, job));
        inputs.byName[name] = std::move(input.table);
        sources[name] = {
            {"dataset", input.source.name}, {"revision", input.source.revision}, {"digest", input.source.hash}};
        provenance.push_back(std::move(input.source));
    }
    BOULTON_TRY_ASSIGN(report::Document document, modules::run(module, inputs, settings, job));
    document.provenance.inputs = std::move(provenance);
    document.provenance.programVersion = programVersion();
    document.provenance.storeRevision = std::to_string(session.performance().state().counter);
    document.provenance.madeBy = session.userName();
    document.provenance.madeAt = session.clock().now();
    if (session.readOnly())
        return document;
    BOULTON_TRY_ASSIGN(const std::string json, report::toJson(document));
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::RunAnalysis));
    BOULTON_TRY_ASSIGN(const RunId run,
                       session.performance().runs().put(
                           tx, {module.id, module.version, nlohmann::json(settings).dump(), sources.dump(), json}));
    BOULTON_TRY(tx.commit(Session::entry(UseCase::RunAnalysis, run.value, module.id)));
    return document;
}

} // namespace boulton::workspace
