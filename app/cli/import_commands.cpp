// SPDX-License-Identifier: GPL-3.0-or-later
// import actuals | measures | data
#include "app/cli/cli.h"
#include "core/exchange/table_file.h"
#include "core/workspace/import.h"
#include <algorithm>

namespace boulton::cli {
namespace {

struct State {
    VaultOptions vault;
    std::string file;
    std::string sheet;
    std::string mapping;
    std::string name;
    std::vector<std::string> personal;
    workspace::ImportOptions options;
    Diagnostics problems;
};

//! What is wrong with a file is shown in full, also when it was refused.
template <typename F>
Result<workspace::ImportReport> shown(State& state, F&& run)
{
    state.options.problems = &state.problems;
    auto report = run();
    if (!report)
        printDiagnostics(state.problems);
    return report;
}

void printReport(const workspace::ImportReport& r, bool dryRun)
{
    printDiagnostics(r.diagnostics);
    const auto n = [](std::size_t count) { return std::to_string(count); };
    print(n(r.added) + " added, " + n(r.restated) + " restated, " + n(r.unchanged) + " unchanged, " + n(r.setAside) +
          " set aside" + (r.measuresCreated > 0 ? ", " + n(r.measuresCreated) + " measures created" : ""));
    if (dryRun)
        print("Dry run: nothing was written.");
    else if (!r.written)
        print("There was nothing new to write.");
}

//! Before anybody is asked for a passphrase: a file that cannot be read is told at once.
Result<exchange::TableFile> opened(const State& state, const Context& context)
{
    return exchange::openTable(platform::pathFromUtf8(state.file), {.sheet = state.sheet}, context.job);
}

//! Without a mapping: the columns of `sample export`; numerator, denominator and comment may be absent.
Result<exchange::ActualsMapping> standardMappingFor(const exchange::TableFile& actuals)
{
    exchange::ActualsMapping mapping = workspace::standardMapping();
    mapping.noteColumn = "Comment";
    BOULTON_TRY_ASSIGN(const auto plan, actuals.infer());
    for (std::string* column : {&mapping.numeratorColumn, &mapping.denominatorColumn, &mapping.noteColumn})
        if (std::ranges::find(plan.columns, *column, &exchange::ColumnPlan::name) == plan.columns.end())
            column->clear();
    return mapping;
}

Result<exchange::ActualsMapping> mappingOf(const std::string& file, const exchange::TableFile& actuals)
{
    if (file.empty())
        return standardMappingFor(actuals);
    BOULTON_TRY_ASSIGN(const std::string json, platform::readFile(platform::pathFromUtf8(file), 1U << 20U));
    return exchange::parseMapping(json);
}

Status importActuals(State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto file, opened(state, context));
    BOULTON_TRY_ASSIGN(const auto mapping, mappingOf(state.mapping, file));
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY_ASSIGN(const auto report, shown(state, [&] {
                           return workspace::importActuals(session, file, mapping, state.options, context.job);
                       }));
    printReport(report, state.options.dryRun);
    return session.close();
}

Status importMeasures(State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto file, opened(state, context));
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY_ASSIGN(const auto report, shown(state, [&] {
                           return workspace::importMeasures(session, file, state.options, context.job);
                       }));
    printReport(report, state.options.dryRun);
    return session.close();
}

Status importData(State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto file, opened(state, context));
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    exchange::CsvOverrides overrides;
    for (const std::string& column : state.personal)
        overrides.columns[column].sensitivity = table::Sensitivity::Personal;
    BOULTON_TRY_ASSIGN(const auto report, shown(state, [&] {
                           return workspace::importDataset(session, file, state.name, overrides, state.options, context.job);
                       }));
    printReport(report, state.options.dryRun);
    return session.close();
}

CLI::App* addImport(CLI::App& group, const char* name, const char* help, State& state)
{
    auto* app = group.add_subcommand(name, help);
    app->add_option("file", state.file, "The file: CSV or other delimited text, XLSX or ODS")->required();
    app->add_option("--sheet", state.sheet, "Sheet of a spreadsheet; without it the first that is not empty");
    app->add_flag("--dry-run", state.options.dryRun, "Show what would happen, write nothing");
    state.vault.addTo(*app);
    return app;
}

} // namespace

void addImportCommands(CLI::App& program, Context& context)
{
    auto* group = program.add_subcommand("import", "Bring files into a vault");
    group->require_subcommand(1);
    auto state = std::make_shared<State>();

    auto* actuals = addImport(*group, "actuals", "Values of measures, by a saved mapping", *state);
    actuals->add_option("--mapping", state->mapping,
                        "Mapping (JSON); without it the columns are those of `sample export`");
    actuals->add_flag("--all-or-nothing", state->options.allOrNothing, "One problem in the file: nothing is taken");
    actuals->add_flag("--create-measures", state->options.createMeasures,
                      "Unknown codes become measures without targets");
    actuals->add_option("--outcome", state->options.outcome, "Outcome number of created measures");
    actuals->add_option("--outcome-title", state->options.outcomeTitle, "Its title, where it is new");
    command(actuals, context, [state, &context] { return importActuals(*state, context); });

    auto* measures = addImport(*group, "measures", "The council's own list of measures and targets", *state);
    command(measures, context, [state, &context] { return importMeasures(*state, context); });

    auto* data = addImport(*group, "data", "Any table, as a named dataset", *state);
    data->add_option("--name", state->name, "Name of the dataset")->required();
    data->add_option("--personal", state->personal, "A column of personal data; may be given again. The dataset becomes OFFICIAL-SENSITIVE");
    data->add_flag("--all-or-nothing", state->options.allOrNothing, "One problem in the file: nothing is taken");
    command(data, context, [state, &context] { return importData(*state, context); });
}

} // namespace boulton::cli
