// SPDX-License-Identifier: GPL-3.0-or-later
// Which analysis can run on what the vault holds: by data contracts and schemas alone, without reading data.
#include "core/workspace/analysis.h"
#include "core/workspace/catalogue.h"
#include <algorithm>

namespace boulton::workspace {
namespace {

using modules::DataContract;
using modules::NeededField;

//! Whole numbers do where numbers are needed.
bool feeds(table::Type given, table::Type needed)
{
    return given == needed || (needed == table::Type::Float64 && given == table::Type::Int64);
}

//! A field that a parameter points to may have any name.
bool chosen(const modules::AnalysisModule& module, const NeededField& field)
{
    return std::ranges::any_of(module.params, [&](const modules::Param& p) {
        return p.key == field.name && (p.kind == modules::ParamKind::Column || p.kind == modules::ParamKind::Columns);
    });
}

std::string_view typeWord(table::Type type)
{
    return table::name(type);
}

std::vector<Text> lacking(const modules::AnalysisModule& module, const DataContract& need, const CatalogueEntry& entry)
{
    std::vector<Text> missing;
    for (const NeededField& field : need.fields) {
        if (!field.required)
            continue;
        const auto& fields = entry.schema.fields();
        const bool anyName = chosen(module, field);
        const auto named = std::ranges::find(fields, field.name, &table::Field::name);
        const bool there =
            anyName ? std::ranges::any_of(fields, [&](const table::Field& f) { return feeds(f.type, field.type); })
                    : named != fields.end() && feeds(named->type, field.type);
        if (there)
            continue;
        if (!anyName && named != fields.end())
            missing.push_back(BOULTON_TR("workspace", "The column “%1” of “%2” holds %3; it should hold %4.")
                                  .with(field.name, entry.name, std::string(typeWord(named->type)),
                                        std::string(typeWord(field.type))));
        else if (anyName)
            missing.push_back(BOULTON_TR("workspace", "“%1” has no column of the type %2.")
                                  .with(entry.name, std::string(typeWord(field.type))));
        else
            missing.push_back(BOULTON_TR("workspace", "“%1” has no column “%2”.").with(entry.name, field.name));
    }
    return missing;
}

NeedReadiness readinessOf(const modules::AnalysisModule& module, const DataContract& need,
                          const std::vector<CatalogueEntry>& entries)
{
    NeedReadiness r{.need = &need, .datasets = {}, .missing = {}};
    if (need.kind == modules::InputKind::Layer) {
        r.missing.push_back(BOULTON_TR("workspace", "It needs a map layer, and the vault keeps none."));
        return r;
    }
    std::optional<std::vector<Text>> closest;
    for (const CatalogueEntry& entry : entries) {
        if (entry.rows == 0)
            continue;
        auto missing = lacking(module, need, entry);
        if (missing.empty())
            r.datasets.push_back(entry.name);
        else if (!closest || missing.size() < closest->size())
            closest = std::move(missing);
    }
    if (r.datasets.empty())
        r.missing = closest.value_or(std::vector{BOULTON_TR("workspace", "The vault holds no dataset yet.")});
    return r;
}

} // namespace

Result<std::vector<ModuleReadiness>> readiness(Session& session)
{
    BOULTON_TRY_ASSIGN(const auto entries, catalogue(session));
    std::vector<ModuleReadiness> all;
    for (const auto* module : modules::all()) {
        ModuleReadiness& one = all.emplace_back(ModuleReadiness{.module = module, .needs = {}, .ready = true});
        for (const DataContract& need : module->needs) {
            one.needs.push_back(readinessOf(*module, need, entries));
            one.ready = one.ready && (!need.required || !one.needs.back().datasets.empty());
        }
    }
    return all;
}

} // namespace boulton::workspace
