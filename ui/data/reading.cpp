// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/reading.h"
#include "core/workspace/mappings.h"
#include <algorithm>

namespace boulton::data {
namespace {

using exchange::TableFile;

constexpr std::size_t kGuessRows = 500;

Result<std::shared_ptr<const TableFile>> openFor(const ReadRequest& request, const JobContext& job)
{
    if (request.spreadsheet)
        return request.spreadsheet;
    BOULTON_TRY_ASSIGN(TableFile file, exchange::openTable(request.path, request.open, job));
    return std::make_shared<const TableFile>(std::move(file));
}

//! As the import of that purpose will read it.
exchange::ReadOptions optionsFor(Purpose purpose)
{
    return {.restoreEscapes = purpose != Purpose::Dataset, .keepLines = true};
}

exchange::CsvOverrides overridesOf(const Reading& r, const exchange::CsvPlan& found)
{
    switch (r.purpose) {
    case Purpose::Figures: return exchange::overridesFor(wholeMapping(r));
    case Purpose::Measures: return measureTypes(found);
    case Purpose::Dataset: break;
    }
    return r.choices.csv;
}

//! Copied, not sliced: a slice would keep every text of the file in memory.
Result<table::Table> firstRows(const table::Table& table)
{
    table::TableBuilder b(table.schema().fields());
    for (std::size_t column = 0; column < table.columnCount(); ++column)
        for (std::size_t row = 0; row < std::min(table.rows(), kPreviewRows); ++row)
            b[column].appendFrom(table.column(column), row);
    return b.finish();
}

void decide(Reading& r, const exchange::CsvResult& first, const ReadRequest& request)
{
    const Guess g = guess(first.plan, table::slice(first.table, 0, std::min(first.table.rows(), kGuessRows)), *request.plan);
    r.purpose = request.choices.purpose.value_or(g.purpose);
    r.mapping = request.choices.mapping.value_or(g.mapping);
}

std::vector<std::string> unknownCodes(const exchange::ActualsImport& figures, const performance::Plan& plan)
{
    std::vector<std::string> unknown;
    for (const auto& seen : figures.measures)
        if (!plan.measure(MeasureCode(seen.code)))
            unknown.push_back(seen.code);
    return unknown;
}

} // namespace

std::vector<std::string> Reading::columns() const
{
    std::vector<std::string> names;
    for (const auto& column : csv.columns)
        names.push_back(column.name);
    return names;
}

exchange::ActualsMapping wholeMapping(const Reading& reading)
{
    exchange::ActualsMapping mapping = reading.mapping;
    mapping.csv = reading.choices.csv;
    return mapping;
}

Result<Reading> readForPreview(const ReadRequest& request, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const auto file, openFor(request, job));
    Reading r;
    r.path = request.path;
    r.open = request.open;
    r.open.sheet = file->sheet();
    r.choices = request.choices;
    r.name = file->name();
    if (file->isSpreadsheet())
        r.spreadsheet = file;
    BOULTON_TRY_ASSIGN(r.digest, file->digest(job));
    // Once as it comes, to see what it is; once more only where its purpose reads it otherwise.
    BOULTON_TRY_ASSIGN(exchange::CsvResult read, file->read(request.choices.csv, job, optionsFor(Purpose::Figures)));
    decide(r, read, request);
    const exchange::CsvOverrides told = overridesOf(r, read.plan);
    if (r.purpose == Purpose::Dataset || told != request.choices.csv) {
        BOULTON_TRY_ASSIGN(read, file->read(told, job, optionsFor(r.purpose)));
    }
    r.csv = read.plan;
    r.rows = read.rowsRead + read.rowsSetAside;
    r.diagnostics = std::move(read.diagnostics);
    BOULTON_TRY_ASSIGN(r.preview, firstRows(read.table));
    read.lines.resize(std::min(read.lines.size(), kPreviewRows));
    if (r.purpose == Purpose::Figures && lacking(r.mapping, r.columns()) == Lacking::Nothing) {
        // A column that a remembered mapping names may be gone: the trial says so; here it only means that nothing is known.
        if (const auto figures = exchange::applyMapping(read.table, wholeMapping(r)))
            r.unknown = unknownCodes(*figures, *request.plan);
    }
    r.lines = std::move(read.lines);
    BOULTON_TRY(job.check());
    return r;
}

namespace {

using workspace::ImportReport;

Result<ImportReport> import(workspace::Session& session, const TableFile& file, const Reading& reading, const Order& order,
                            const workspace::ImportOptions& options, const JobContext& job)
{
    switch (reading.purpose) {
    case Purpose::Figures: return workspace::importActuals(session, file, wholeMapping(reading), options, job);
    case Purpose::Measures: return workspace::importMeasures(session, file, options, job);
    case Purpose::Dataset: return workspace::importDataset(session, file, order.dataset, reading.choices.csv, options, job);
    }
    return fail(ErrorCode::Internal, "no such purpose");
}

} // namespace

Result<Outcome> carryOut(workspace::Session& session, const Reading& reading, const Order& order, bool write, const JobContext& job)
{
    ReadRequest request{.path = reading.path, .open = reading.open, .plan = {}, .spreadsheet = reading.spreadsheet};
    BOULTON_TRY_ASSIGN(const auto file, openFor(request, job));
    Outcome out;
    if (!reading.spreadsheet) {
        BOULTON_TRY_ASSIGN(const std::string digest, file->digest(job));
        out.changed = digest != reading.digest;
        if (out.changed)
            return out;
    }
    const workspace::ImportOptions options{.dryRun = !write,
                                           .allOrNothing = order.allOrNothing,
                                           .createMeasures = order.createMeasures,
                                           .outcome = order.outcome,
                                           .outcomeTitle = order.outcomeTitle,
                                           .problems = &out.problems};
    auto report = import(session, *file, reading, order, options, job);
    if (!report) {
        const ErrorCode code = report.error().code;
        if (code != ErrorCode::InvalidInput && code != ErrorCode::NotFound && code != ErrorCode::TooLarge)
            return std::unexpected(std::move(report).error());
        out.refusal = std::move(report).error();
        return out;
    }
    out.problems = report->diagnostics;
    out.report = *std::move(report);
    if (out.report.written && reading.purpose == Purpose::Figures && !order.remember.empty()) {
        exchange::ActualsMapping mapping = wholeMapping(reading);
        mapping.name = order.remember;
        if (const auto saved = workspace::saveMapping(session, mapping, workspace::headerSignature(reading.columns())); !saved)
            out.notRemembered = saved.error();
    }
    return out;
}

} // namespace boulton::data
