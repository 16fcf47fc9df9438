// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/analysis.h"
#include "core/report/json.h"
#include "core/store/dataset_repository.h"
#include "core/store/run_repository.h"
#include "core/workspace/disclosure.h"
#include "core/workspace/personal.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/publish.h"
#include "core/workspace/release.h"
#include "core/workspace/wards.h"
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <set>

namespace boulton::workspace {
namespace {

constexpr std::string_view kRevision = "revision ";

struct Source {
    modules::Input input;
    RunInput about;
    std::string marking;
    bool aboutPeople = false;
};

//! A table, or, where the module wants a series, something to pull it from.
Result<Source> sourceOf(Session& session, const modules::AnalysisModule& module, const std::string& input,
                        const std::string& dataset, std::optional<std::int64_t> revision, const JobContext& job)
{
    const auto need = std::ranges::find(module.needs, input, &modules::DataContract::name);
    Source source;
    report::Provenance::Input about;
    if (need != module.needs.end() && need->kind == modules::InputKind::Series) {
        const auto datasets = session.performance().datasets();
        BOULTON_TRY_ASSIGN(const auto info, datasets.find(dataset));
        source.about = {input, dataset, revision.value_or(info.revision), {}};
        source.marking = info.about.classification;
        source.aboutPeople = isAboutPeople(info.about.schema);
        const store::AsAt asAt{.revision = source.about.revision};
        BOULTON_TRY(session.noteReading(info, source.about.revision));
        BOULTON_TRY_ASSIGN(auto whole, datasets.source(info.id, {}, asAt));
        BOULTON_TRY_ASSIGN(auto pull, rowsOfMyWards(session, UseCase::RunAnalysis, std::move(whole), source.marking));
        BOULTON_TRY_ASSIGN(const auto revisions, datasets.state(info.id, asAt));
        source.about.digest = revisions.empty() ? "" : revisions.back().digest;
        source.input = std::shared_ptr<series::Source>(std::move(pull));
        return source;
    }
    BOULTON_TRY_ASSIGN(DatasetInput read, datasetInput(session, dataset, job, revision));
    source.about = {input, dataset, read.revision, read.source.hash};
    source.marking = std::move(read.marking);
    source.aboutPeople = read.aboutPeople;
    source.input = std::move(read.table);
    return source;
}

//! Of whose wards a run saw the rows; empty: of all. Part of the run, for the same revision gives others other rows.
std::set<std::string> wardsOf(const store::AnalysisRun& run)
{
    const auto inputs = nlohmann::json::parse(run.content.inputs, nullptr, false);
    if (!inputs.is_object())
        return {};
    std::set<std::string> wards;
    for (const auto& input : inputs)
        if (input.is_object() && input.contains("wards") && input["wards"].is_array())
            for (const auto& ward : input["wards"])
                if (ward.is_string())
                    wards.insert(ward.get<std::string>());
    return wards;
}

std::set<std::string> wardsOf(const Session& session)
{
    const auto& wards = session.vault().role().wards;
    return {wards.begin(), wards.end()};
}

std::string joined(const std::set<std::string>& words)
{
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

//! `asOf`: the revisions that are wanted, by the rules and beside the outputs of that time; none: all as it is now.
Result<Analysis> analyseOn(Session& session, const modules::AnalysisModule& module, const std::vector<RunInput>& wanted,
                           const std::optional<Instant>& asOf, const std::map<std::string, std::string>& settings,
                           const JobContext& job)
{
    Analysis analysis{
        .module = module.id, .version = module.version, .settings = settings, .inputs = {}, .document = {}};
    modules::Inputs inputs;
    std::string marking;
    std::vector<PeopleInput> people;
    for (const RunInput& one : wanted) {
        BOULTON_TRY_ASSIGN(Source source, sourceOf(session, module, one.input, one.dataset,
                                                   asOf ? std::optional(one.revision) : std::nullopt, job));
        people.push_back({one.dataset, source.aboutPeople});
        inputs.byName[one.input] = std::move(source.input);
        analysis.inputs.push_back(std::move(source.about));
        if (isSensitive(source.marking)) // what is made of it is no less so
            marking = std::move(source.marking);
    }
    BOULTON_TRY_ASSIGN(analysis.document, modules::run(module, inputs, settings, job));
    if (!marking.empty())
        analysis.document.marking = marking;
    BOULTON_TRY(protectPeople(session, analysis.document, people, job, asOf));
    BOULTON_TRY_ASSIGN(analysis.document.synthetic, isSynthetic(session));
    report::Provenance& p = analysis.document.provenance;
    const std::string wards = joined(wardsOf(session));
    for (const RunInput& one : analysis.inputs)
        p.inputs.push_back({one.dataset, std::string(kRevision) + std::to_string(one.revision) + (wards.empty() ? "" : ", rows of " + wards), one.digest});
    if (!wards.empty())
        analysis.document.blocks.insert(analysis.document.blocks.begin(),
                                        report::Note{report::Note::Kind::Caution, BOULTON_TR("workspace", "Some wards only"),
                                                     BOULTON_TR("workspace", "Made of the rows of these wards, not of the whole council: %1. Data without a ward are whole.").with(wards)});
    BOULTON_TRY(tellBrokenGlass(session, p));
    p.programVersion = programVersion();
    p.storeRevision = std::to_string(session.performance().state().counter);
    p.madeBy = session.userName();
    p.madeAt = session.clock().now();
    return analysis;
}

std::string textOf(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::int64_t revisionOf(std::string_view text)
{
    std::int64_t number = 0;
    if (text.starts_with(kRevision))
        std::from_chars(text.data() + kRevision.size(), text.data() + text.size(), number);
    return number;
}

Result<RunEntry> entryOf(const store::AnalysisRun& run, const std::map<UserId, std::string>& names)
{
    RunEntry entry{.id = run.id,
                   .module = run.content.module,
                   .version = static_cast<int>(run.content.moduleVersion),
                   .title = Text::raw(run.content.module),
                   .at = parseInstant(run.recordedAt).value_or(Instant{}),
                   .by = run.recordedBy.value,
                   .settings = {},
                   .inputs = {}};
    if (const auto module = modules::find(run.content.module))
        entry.title = (*module)->title;
    if (const auto name = names.find(run.recordedBy); name != names.end())
        entry.by = name->second;
    const auto settings = nlohmann::json::parse(run.content.parameters, nullptr, false);
    const auto inputs = nlohmann::json::parse(run.content.inputs, nullptr, false);
    if (!settings.is_object() || !inputs.is_object())
        return fail(ErrorCode::Damaged, "a kept analysis is not what Boulton writes: " + run.id.value, {run.id.value});
    for (const auto& [key, value] : settings.items())
        if (value.is_string())
            entry.settings[key] = value.get<std::string>();
    for (const auto& [key, value] : inputs.items())
        if (value.is_object())
            entry.inputs.push_back(
                {key, textOf(value, "dataset"), revisionOf(textOf(value, "revision")), textOf(value, "digest")});
    return entry;
}

//! Why the run cannot be computed again; empty if it can.
Text obstacle(Session& session, const RunEntry& entry)
{
    const auto module = modules::find(entry.module);
    if (!module)
        return BOULTON_TR("workspace", "This version of Boulton has no analysis “%1”.").with(entry.module);
    if ((*module)->version != entry.version)
        return BOULTON_TR("workspace", "The analysis has changed since: it was version %1 and is version %2 now.")
            .with(std::int64_t{entry.version}, std::int64_t{(*module)->version});
    const auto datasets = session.performance().datasets();
    for (const RunInput& input : entry.inputs) {
        const auto info = datasets.find(input.dataset);
        if (!info)
            return BOULTON_TR("workspace", "The dataset “%1” is not in the vault any more.").with(input.dataset);
        const auto revisions = datasets.state(info->id, {.revision = input.revision});
        if (!revisions)
            return BOULTON_TR("workspace", "The dataset “%1” has no revision %2.").with(input.dataset, input.revision);
        if (!revisions->empty() && revisions->back().digest != input.digest)
            return BOULTON_TR("workspace",
                              "Revision %2 of the dataset “%1” is not the data that the analysis was run on.")
                .with(input.dataset, input.revision);
    }
    return {};
}

} // namespace

Result<DatasetInput> datasetInput(Session& session, const std::string& dataset, const JobContext& job,
                                  std::optional<std::int64_t> revision)
{
    const auto datasets = session.performance().datasets();
    const auto found = datasets.find(dataset);
    if (!found && found.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "the vault has no dataset '" + dataset + "'", {dataset});
    BOULTON_TRY_ASSIGN(const auto info, found);
    DatasetInput input;
    input.revision = revision.value_or(info.revision);
    input.marking = info.about.classification;
    input.aboutPeople = isAboutPeople(info.about.schema);
    const store::AsAt asAt{.revision = input.revision};
    BOULTON_TRY(session.noteReading(info, input.revision));
    BOULTON_TRY_ASSIGN(auto whole, datasets.read(info.id, {}, asAt, job));
    BOULTON_TRY_ASSIGN(input.table, rowsOfMyWards(session, UseCase::RunAnalysis, std::move(whole), input.marking));
    BOULTON_TRY_ASSIGN(const auto revisions, datasets.state(info.id, asAt));
    input.source = {dataset, std::string(kRevision) + std::to_string(input.revision),
                    revisions.empty() ? "" : revisions.back().digest};
    return input;
}

Result<Analysis> analyse(Session& session, const modules::AnalysisModule& module,
                         const std::map<std::string, std::string>& datasets,
                         const std::map<std::string, std::string>& settings, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::RunAnalysis));
    std::vector<RunInput> wanted;
    for (const auto& [input, dataset] : datasets)
        wanted.push_back({input, dataset, 0, {}});
    return analyseOn(session, module, wanted, {}, settings, job);
}

Result<RunId> keepRun(Session& session, const Analysis& analysis)
{
    BOULTON_TRY(session.requireWriting(UseCase::RunAnalysis));
    nlohmann::json sources = nlohmann::json::object();
    for (const RunInput& one : analysis.inputs)
        sources[one.input] = {{"dataset", one.dataset},
                              {"revision", std::string(kRevision) + std::to_string(one.revision)},
                              {"digest", one.digest}};
    if (limitedToWards(session))
        for (auto& source : sources)
            source["wards"] = wardsOf(session);
    BOULTON_TRY_ASSIGN(const std::string json, report::toJson(analysis.document));
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::RunAnalysis));
    BOULTON_TRY_ASSIGN(RunId run, session.performance().runs().put(tx, {analysis.module, analysis.version,
                                                                        nlohmann::json(analysis.settings).dump(),
                                                                        sources.dump(), json}));
    BOULTON_TRY(tx.commit(Session::entry(UseCase::RunAnalysis, run.value, analysis.module)));
    return run;
}

Result<report::Document> runAnalysis(Session& session, const modules::AnalysisModule& module,
                                     const std::map<std::string, std::string>& datasets,
                                     const std::map<std::string, std::string>& settings, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(Analysis analysis, analyse(session, module, datasets, settings, job));
    if (!session.readOnly())
        BOULTON_TRY(keepRun(session, analysis));
    return std::move(analysis.document);
}

Result<std::vector<RunEntry>> runs(Session& session)
{
    BOULTON_TRY(session.require(UseCase::SeeData));
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(const auto all, session.performance().runs().list());
    std::vector<RunEntry> entries;
    for (const auto& run : all) {
        BOULTON_TRY_ASSIGN(RunEntry entry, entryOf(run, names));
        entries.push_back(std::move(entry));
    }
    return entries;
}

Result<KeptRun> reopenRun(Session& session, const RunId& id, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::RunAnalysis));
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(const auto run, session.performance().runs().get(id));
    const auto wards = wardsOf(run);
    if (limitedToWards(session) && wards != wardsOf(session))
        return session.refuse(UseCase::RunAnalysis, "your role is limited to wards, and this analysis was made of others, or of all", {"wards"});
    KeptRun kept;
    BOULTON_TRY_ASSIGN(kept.entry, entryOf(run, names));
    bool aboutPeople = false;
    for (const RunInput& input : kept.entry.inputs) // what was made of people is about people
        if (const auto dataset = session.performance().datasets().find(input.dataset)) {
            BOULTON_TRY(session.noteReading(*dataset, input.revision));
            aboutPeople = aboutPeople || isAboutPeople(dataset->about.schema);
        }
    kept.json = run.content.document;
    BOULTON_TRY_ASSIGN(kept.kept, documentFromJson(kept.json));
    kept.kept.provenance.module = kept.entry.module + " " + std::to_string(kept.entry.version);
    for (const RunInput& input : kept.entry.inputs) // whether it is about people is asked of these when it leaves
        kept.kept.provenance.inputs.push_back({input.dataset, std::string(kRevision) + std::to_string(input.revision), input.digest});
    if (aboutPeople)
        callForJudgement(kept.kept, Judged::Whole);
    kept.why = obstacle(session, kept.entry);
    if (kept.why.empty() && wards != wardsOf(session))
        kept.why = BOULTON_TR("workspace", "It was made of the rows of these wards only: %1. It is computed again by whoever is limited to the same.").with(joined(wards));
    if (!kept.why.empty())
        return kept;
    BOULTON_TRY_ASSIGN(const auto* module, modules::find(kept.entry.module));
    auto again = analyseOn(session, *module, kept.entry.inputs, kept.entry.at, kept.entry.settings, job);
    if (!again && again.error().code == ErrorCode::Cancelled)
        return std::unexpected(again.error());
    if (!again) {
        kept.why = BOULTON_TR("workspace", "It could not be computed again: %1.").with(again.error().what);
        return kept;
    }
    BOULTON_TRY_ASSIGN(const std::string json, report::toJson(again->document));
    BOULTON_TRY_ASSIGN(kept.differences, differencesOf(kept.json, json));
    kept.recomputed = kept.differences.empty() ? Recomputed::Same : Recomputed::Differs;
    kept.why =
        kept.differences.empty()
            ? BOULTON_TR("workspace", "Computed again on the same data, with the same result.")
            : BOULTON_TR("workspace", "Computed again on the same data, but the result is not the one that was kept.");
    kept.document = std::move(again->document);
    return kept;
}

} // namespace boulton::workspace
