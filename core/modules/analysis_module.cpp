// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/modules/analysis_module.h"
#include <algorithm>
#include <array>
#include <exception>
#include <new>

namespace boulton::modules {
namespace {

Status checkInputs(const AnalysisModule& module, const Inputs& inputs)
{
    for (const auto& need : module.needs)
        if (need.required && !inputs.byName.contains(need.name))
            return fail(ErrorCode::Usage,
                        "'" + module.id + "' needs the input '" + need.name + "': --input " + need.name + "=FILE",
                        {need.name});
    for (const auto& [name, input] : inputs.byName)
        if (std::ranges::find(module.needs, name, &DataContract::name) == module.needs.end())
            return fail(ErrorCode::Usage, "'" + module.id + "' has no input '" + name + "'", {name});
    return {};
}

//! A column named by a parameter must exist in the first input, before any work begins.
Status checkColumns(const AnalysisModule& module, const Inputs& inputs, const Params& params)
{
    if (module.needs.empty() || module.needs.front().kind != InputKind::Table)
        return {};
    const auto data = inputs.table(module.needs.front().name);
    if (!data)
        return {};
    for (const auto& p : module.params) {
        if (p.kind != ParamKind::Column && p.kind != ParamKind::Columns)
            continue;
        for (const auto& column : params.list(p.key))
            if (const auto found = data->schema().find(column); !found)
                return fail(ErrorCode::Usage, "parameter '" + p.key + "': " + found.error().what, found.error().args);
    }
    return {};
}

} // namespace

std::string_view name(Stage stage)
{
    return std::array<std::string_view, 5>{"discovery", "design", "alpha", "beta",
                                           "live"}[static_cast<std::size_t>(stage)];
}

Result<table::Table> Inputs::table(std::string_view name) const
{
    const auto found = byName.find(name);
    if (found == byName.end())
        return fail(ErrorCode::NotFound, "there is no input '" + std::string(name) + "'", {std::string(name)});
    if (const auto* table = std::get_if<table::Table>(&found->second))
        return *table;
    return fail(ErrorCode::InvalidInput, "input '" + std::string(name) + "' is not a table", {std::string(name)});
}

Result<const AnalysisModule*> find(std::string_view id)
{
    std::string ids;
    for (const auto* module : all()) {
        if (module->id == id)
            return module;
        ids += (ids.empty() ? "" : ", ") + module->id;
    }
    return fail(ErrorCode::NotFound, "there is no analysis '" + std::string(id) + "'; there are: " + ids,
                {std::string(id)});
}

Result<report::Document> run(const AnalysisModule& module, const Inputs& inputs,
                             const std::map<std::string, std::string>& settings, const JobContext& job)
{
    BOULTON_TRY(checkInputs(module, inputs));
    BOULTON_TRY_ASSIGN(const Params params, Params::parse(module.params, settings));
    BOULTON_TRY(checkColumns(module, inputs, params));
    BOULTON_TRY(job.check());
    try {
        BOULTON_TRY_ASSIGN(report::Document document, module.run(inputs, params, job));
        if (document.title.empty())
            document.title = module.title;
        document.provenance.module = module.id + " " + std::to_string(module.version);
        document.provenance.parameters.assign(params.values().begin(), params.values().end());
        return document;
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::TooLarge, "there is not enough memory for this analysis");
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, e.what());
    }
}

} // namespace boulton::modules
