// SPDX-License-Identifier: GPL-3.0-or-later
// modules, run, inspect: analyses on plain files, or on datasets of a vault.
#include "app/cli/cli.h"
#include "core/base/format.h"
#include "core/exchange/csv_writer.h"
#include "core/exchange/table_file.h"
#include "core/modules/analysis_module.h"
#include "core/report/docx.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/xlsx.h"
#include "core/workspace/analysis.h"
#include "core/workspace/publish.h"
#include "ui/render/application.h"
#include "ui/render/pdf.h"
#include "ui/render/word_pictures.h"
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

namespace boulton::cli {
namespace {

using modules::AnalysisModule;

std::string_view name(modules::InputKind kind)
{
    return kind == modules::InputKind::Table ? "table" : kind == modules::InputKind::Layer ? "layer" : "series";
}

nlohmann::json describe(const AnalysisModule& m)
{
    nlohmann::json needs = nlohmann::json::array();
    for (const auto& n : m.needs) {
        nlohmann::json fields = nlohmann::json::array();
        for (const auto& f : n.fields)
            fields.push_back({{"name", f.name},
                              {"meaning", toString(f.meaning)},
                              {"type", table::name(f.type)},
                              {"required", f.required}});
        needs.push_back({{"name", n.name},
                         {"title", toString(n.title)},
                         {"kind", name(n.kind)},
                         {"required", n.required},
                         {"fields", fields},
                         {"example", n.example}});
    }
    nlohmann::json params = nlohmann::json::array();
    for (const auto& p : m.params) {
        nlohmann::json one = {{"key", p.key},
                              {"kind", modules::name(p.kind)},
                              {"title", toString(p.title)},
                              {"help", toString(p.help)},
                              {"default", p.standard}};
        if (!p.choices.empty())
            one["choices"] = p.choices;
        if (p.minimum)
            one["minimum"] = *p.minimum;
        if (p.maximum)
            one["maximum"] = *p.maximum;
        params.push_back(std::move(one));
    }
    return {{"id", m.id},
            {"version", m.version},
            {"title", toString(m.title)},
            {"summary", toString(m.summary)},
            {"stage", modules::name(m.stage)},
            {"needs", needs},
            {"params", params},
            {"example", m.example}};
}

void printModule(const AnalysisModule& m)
{
    print(m.id + "  " + toString(m.title));
    print("  " + toString(m.summary));
    for (const auto& n : m.needs)
        print("  --input " + n.name + "=FILE  " + toString(n.title) + (n.required ? "" : " (optional)"));
    for (const auto& p : m.params) {
        std::string choices;
        for (const auto& c : p.choices)
            choices += (choices.empty() ? " [" : " | ") + c;
        print("  --set " + p.key + "=" + std::string(modules::name(p.kind)) + (choices.empty() ? "" : choices + "]") +
              (p.standard.empty() ? "" : " (standard: " + p.standard + ")") + "  " + toString(p.help));
    }
    print("  Example: " + m.example);
}

Status listModules(const std::string& id, bool json)
{
    std::vector<const AnalysisModule*> shown(modules::all().begin(), modules::all().end());
    if (!id.empty()) {
        const auto one = modules::find(id);
        if (!one)
            return fail(ErrorCode::Usage, one.error().what, one.error().args);
        shown = {*one};
    }
    if (json) {
        nlohmann::json list = nlohmann::json::array();
        for (const auto* m : shown)
            list.push_back(describe(*m));
        print(list.dump(2));
        return {};
    }
    for (const auto* m : shown)
        if (id.empty())
            print(m->id + std::string(m->id.size() < 24 ? 24 - m->id.size() : 1, ' ') + toString(m->summary));
        else
            printModule(*m);
    return {};
}

Result<std::map<std::string, std::string>> pairs(const std::vector<std::string>& words, const char* option,
                                                 const char* shape)
{
    std::map<std::string, std::string> out;
    for (const auto& word : words) {
        const auto equals = word.find('=');
        if (equals == std::string::npos || equals == 0)
            return fail(ErrorCode::Usage, std::string(option) + " " + word + ": write " + shape, {word});
        if (!out.emplace(word.substr(0, equals), word.substr(equals + 1)).second)
            return fail(ErrorCode::Usage, std::string(option) + " " + word.substr(0, equals) + " is given twice",
                        {word});
    }
    return out;
}

Result<exchange::CsvOverrides> columnTypes(const std::vector<std::string>& words)
{
    exchange::CsvOverrides overrides;
    BOULTON_TRY_ASSIGN(const auto given, pairs(words, "--as", "COLUMN=TYPE"));
    for (const auto& [column, type] : given) {
        const auto known = table::typeFromName(type);
        if (!known)
            return fail(ErrorCode::Usage,
                        "--as " + column + "=" + type + ": the types are integer, number, text, date, yes-no", {type});
        overrides.columns[column].type = *known;
    }
    return overrides;
}

std::string extensionOf(const std::string& path)
{
    const auto dot = path.find_last_of('.');
    const auto slash = path.find_last_of("/\\");
    return dot == std::string::npos || (slash != std::string::npos && dot < slash) ? std::string{}
                                                                                   : path.substr(dot + 1);
}

//! Files for maps and programs, which later versions read; what a table file is, its content decides (openTable).
Status refuseForeign(const std::string& path)
{
    for (const char* foreign : {"json", "xml", "gpkg", "shp", "zip", "kml", "geojson", "topojson"})
        if (extensionOf(path) == foreign)
            return fail(ErrorCode::InvalidInput,
                        path + ": this version reads delimited text, XLSX and ODS; save the sheet as CSV", {path});
    return {};
}

struct RunOptions {
    std::string id;
    std::vector<std::string> inputs;
    std::vector<std::string> settings;
    std::vector<std::string> types;
    std::vector<std::string> sheets;
    std::string out = "-";
    std::string docxTemplate;
    unsigned threads = 0;
    VaultOptions vault;
    ReleaseOptions release;
};

Status writeWord(const report::Document& document, const platform::Path& path, const std::string& docxTemplate,
                 const JobContext& job)
{
    const render::Application application;
    report::DocxOptions options;
    if (!docxTemplate.empty())
        options.templateFile = platform::pathFromUtf8(docxTemplate);
    options.paint = render::wordPictures(job);
    Diagnostics notes;
    BOULTON_TRY(report::writeDocx(document, path, options, &notes));
    printDiagnostics(notes);
    return {};
}

Status write(const report::Document& document, const std::string& out, const std::string& docxTemplate,
             const JobContext& job)
{
    const std::string extension = out == "-" ? "json" : extensionOf(out);
    const platform::Path path = platform::pathFromUtf8(out);
    if (extension == "json") {
        BOULTON_TRY_ASSIGN(const std::string json, report::toJson(document));
        if (out != "-")
            return platform::replaceFile(path, json + "\n");
        print(json);
        return {};
    }
    if (extension == "html") {
        BOULTON_TRY_ASSIGN(const std::string html, report::toHtml(document));
        return platform::replaceFile(path, html);
    }
    if (extension == "csv") {
        if (document.tables.empty())
            return fail(ErrorCode::InvalidInput, "this analysis has no table to write as CSV");
        return exchange::writeCsvFile(path, document.tables.front().table);
    }
    if (extension == "xlsx")
        return report::writeXlsx(document, path);
    if (extension == "pdf") {
        const render::Application application;
        return render::writePdf(document, path);
    }
    if (extension == "docx")
        return writeWord(document, path, docxTemplate, job);
    return fail(ErrorCode::Usage, "--out " + out + ": the ending must be json, html, pdf, docx, xlsx or csv", {out});
}

//! What is wrong with the names, before any work is done.
Status checkOut(const std::string& out, const std::string& docxTemplate)
{
    if (!docxTemplate.empty() && (out == "-" || extensionOf(out) != "docx"))
        return fail(ErrorCode::Usage, "--template is for --out FILE.docx");
    for (const char* known : {"json", "html", "pdf", "docx", "xlsx", "csv"})
        if (out == "-" || extensionOf(out) == known)
            return {};
    return write({}, out, {}, {});
}

//! --sheet NAME is for every input, --sheet INPUT=NAME for one.
std::string sheetFor(const std::string& input, const std::vector<std::string>& words,
                     const std::map<std::string, std::string>& inputs)
{
    std::string sheet;
    for (const auto& word : words) {
        const auto equals = word.find('=');
        const bool named = equals != std::string::npos && inputs.contains(word.substr(0, equals));
        if (!named)
            sheet = word;
        else if (word.substr(0, equals) == input)
            return word.substr(equals + 1);
    }
    return sheet;
}

//! `reading` gets what was found while reading the files, also when the analysis refuses.
Result<report::Document> runOnFiles(const AnalysisModule& module, const RunOptions& options,
                                    const std::map<std::string, std::string>& settings, const JobContext& job,
                                    Diagnostics& reading)
{
    BOULTON_TRY_ASSIGN(const auto files, pairs(options.inputs, "--input", "NAME=FILE"));
    BOULTON_TRY_ASSIGN(const auto overrides, columnTypes(options.types));
    modules::Inputs inputs;
    std::vector<report::Provenance::Input> sources;
    for (const auto& [input, file] : files) {
        BOULTON_TRY(refuseForeign(file));
        BOULTON_TRY_ASSIGN(
            const exchange::TableFile table,
            exchange::openTable(platform::pathFromUtf8(file), {.sheet = sheetFor(input, options.sheets, files)}, job));
        BOULTON_TRY_ASSIGN(exchange::CsvResult read, table.read(overrides, job));
        BOULTON_TRY_ASSIGN(std::string digest, table.digest(job));
        sources.push_back({table.title(), "file", std::move(digest)});
        reading.append(read.diagnostics);
        inputs.byName[input] = std::move(read.table);
    }
    BOULTON_TRY_ASSIGN(report::Document document, modules::run(module, inputs, settings, job));
    Diagnostics all = reading;
    all.append(document.diagnostics);
    document.diagnostics = std::move(all);
    document.provenance.inputs = std::move(sources);
    document.provenance.programVersion = workspace::programVersion();
    return document;
}

Result<report::Document> runOnVault(const AnalysisModule& module, const RunOptions& options,
                                    const std::map<std::string, std::string>& settings, const Context& context,
                                    const JobContext& job)
{
    if (!options.types.empty())
        return fail(ErrorCode::Usage, "--as is for files; a dataset of a vault has its types");
    if (!options.sheets.empty())
        return fail(ErrorCode::Usage, "--sheet is for files; a dataset of a vault has none");
    BOULTON_TRY_ASSIGN(const auto datasets, pairs(options.inputs, "--input", "NAME=DATASET"));
    BOULTON_TRY_ASSIGN(auto session, openSession(options.vault, context));
    BOULTON_TRY_ASSIGN(auto document, workspace::runAnalysis(session, module, datasets, settings, job));
    const bool toOutput = options.out == "-";
    const platform::Path path = platform::pathFromUtf8(options.out);
    BOULTON_TRY_ASSIGN(auto what, workspace::leavingOf(document, toOutput ? std::vector<platform::Path>() : std::vector{path}));
    if (toOutput)
        what.targets.emplace_back("standard output");
    const std::string subject = document.provenance.module;
    BOULTON_TRY(release(options.release, session, [&] { return workspace::letOut(session, what, subject); }, [&] { return what; }));
    BOULTON_TRY(session.close());
    return document;
}

Status runModule(const RunOptions& options, Context& context)
{
    BOULTON_TRY(checkOut(options.out, options.docxTemplate));
    const auto module = modules::find(options.id);
    if (!module)
        return fail(ErrorCode::Usage, module.error().what);
    BOULTON_TRY_ASSIGN(auto settings, pairs(options.settings, "--set", "KEY=VALUE"));
    const JobContext job(context.job.stopToken(), {}, options.threads);
    Diagnostics reading;
    auto document = options.vault.vault.empty() ? runOnFiles(**module, options, settings, job, reading)
                                                : runOnVault(**module, options, settings, context, job);
    const bool inJson = options.out == "-" || extensionOf(options.out) == "json";
    if (document) {
        if (!inJson) // JSON carries them
            printDiagnostics(document->diagnostics);
        return write(*document, options.out, options.docxTemplate, job);
    }
    if (!inJson)
        printDiagnostics(reading);
    // A refusal is a result too: whoever reads the JSON finds the reason among its diagnostics.
    if (inJson) {
        report::Document refusal;
        refusal.title = (*module)->title;
        refusal.provenance.module = (*module)->id + " " + std::to_string((*module)->version);
        refusal.diagnostics = reading;
        refusal.diagnostics.add(Severity::Error, 0, "", Text::raw(document.error().what));
        BOULTON_TRY(write(refusal, options.out, {}, job));
    }
    return std::unexpected(document.error());
}

void printSheets(const exchange::TableFile& table, const std::vector<exchange::SheetInfo>& sheets)
{
    print("sheet “" + table.sheet() + "” of " + table.name() + "; its sheets:");
    for (const auto& sheet : sheets)
        print("  “" + sheet.name + "”: " +
              (sheet.table ? std::to_string(sheet.rows) + " rows × " + std::to_string(sheet.columns) + " columns"
                           : "a chart or a macro sheet") +
              (sheet.hidden ? ", hidden" : ""));
}

Status inspect(const std::string& file, const std::string& sheet, const std::vector<std::string>& types,
               const Context& context)
{
    BOULTON_TRY(refuseForeign(file));
    BOULTON_TRY_ASSIGN(const auto overrides, columnTypes(types));
    const platform::Path path = platform::pathFromUtf8(file);
    BOULTON_TRY_ASSIGN(const exchange::TableFile table, exchange::openTable(path, {.sheet = sheet}, context.job));
    if (table.isSpreadsheet()) {
        BOULTON_TRY_ASSIGN(const auto sheets, exchange::listSheets(path, {}, context.job));
        printSheets(table, sheets);
    }
    BOULTON_TRY_ASSIGN(const exchange::CsvResult read, table.read(overrides, context.job));
    print(std::to_string(read.rowsRead) + " rows read, " + std::to_string(read.rowsSetAside) + " set aside");
    for (std::size_t i = 0; i < read.table.columnCount(); ++i) {
        const auto& field = read.table.schema()[i];
        const auto& column = read.table.column(i);
        std::string examples;
        for (std::size_t row = 0; row < column.size() && row < 3; ++row)
            examples +=
                (row ? " · " : "") +
                (column.isMissing(row) ? "(" + std::string(table::name(column.reason(row))) + ")" : column.text(row));
        print("  " + field.name + ": " + std::string(table::name(field.type)) +
              (field.unit.empty() ? "" : " " + field.unit) + ", " + std::to_string(column.missingCount()) +
              " missing; " + examples);
    }
    printDiagnostics(read.diagnostics);
    return {};
}

} // namespace

void addModuleCommands(CLI::App& program, Context& context)
{
    struct State {
        std::string id;
        bool json = false;
        RunOptions run;
        std::string file;
        std::string sheet;
        std::vector<std::string> types;
    };
    auto state = std::make_shared<State>();

    auto* list = program.add_subcommand("modules", "List the analyses, or describe one");
    list->add_option("id", state->id, "An analysis");
    list->add_flag("--json", state->json, "As JSON: ids, needs, parameters");
    command(list, context, [state] { return listModules(state->id, state->json); });

    auto* run = program.add_subcommand("run", "Run an analysis on files, or on datasets of a vault");
    run->add_option("id", state->run.id, "The analysis")->required();
    run->add_option("--input", state->run.inputs, "NAME=FILE, or NAME=DATASET with --vault; may be repeated")
        ->allow_extra_args(false);
    run->add_option("--set", state->run.settings, "KEY=VALUE; may be repeated")->allow_extra_args(false);
    run->add_option("--as", state->run.types, "COLUMN=TYPE: overrules the type that was inferred; may be repeated")
        ->allow_extra_args(false);
    run->add_option("--sheet", state->run.sheets,
                    "Sheet of the spreadsheets, or INPUT=SHEET for one of several inputs; may be repeated")
        ->allow_extra_args(false);
    state->run.release.addTo(*run);
    run->add_option("--out", state->run.out, "FILE.json, .html, .pdf, .docx, .xlsx or .csv; - prints JSON");
    run->add_option("--template", state->run.docxTemplate,
                    "A .docx of your council: its styles, header, footer, page and cover are used for --out FILE.docx");
    run->add_option("--threads", state->run.threads,
                    "How many; all cores if not given. The result does not depend on it");
    state->run.vault.addTo(*run, false);
    command(run, context, [state, &context] { return runModule(state->run, context); });

    auto* look = program.add_subcommand("inspect", "Show how a file is read: sheets, columns, types, problems");
    look->add_option("file", state->file, "The file")->required();
    look->add_option("--sheet", state->sheet, "Sheet of a spreadsheet; without it the first that is not empty");
    look->add_option("--as", state->types, "COLUMN=TYPE: overrules the type that was inferred")
        ->allow_extra_args(false);
    command(look, context, [state, &context] { return inspect(state->file, state->sheet, state->types, context); });
}

} // namespace boulton::cli
