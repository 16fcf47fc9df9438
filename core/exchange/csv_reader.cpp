// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_reader.h"
#include "core/exchange/csv_columns.h"
#include "core/exchange/csv_decode.h"
#include "core/exchange/csv_infer.h"
#include "core/exchange/csv_scan.h"
#include "core/exchange/csv_values.h"
#include "core/exchange/csv_writer.h"
#include <algorithm>
#include <memory>
#include <utility>

namespace boulton::exchange {
namespace {

constexpr std::size_t kBatchRows = 512;
constexpr std::size_t kBatchCells = 16'384;
constexpr std::size_t kCheckBytes = 1U << 20U; // cancel and progress
constexpr std::size_t kRowDiagnostics = 1'000;
// Cells that short rows do not have take memory without taking bytes of the file: 10,000 columns and a million rows of
// one cell each are 80 GB. This many are made up freely, and then one for each eight bytes of the file.
constexpr std::size_t kAbsentCells = 16U << 20U;

using Loaders = std::vector<std::unique_ptr<ColumnLoader>>; // null: not read in this pass

struct RowProblems {
    std::vector<Diagnostic> items;
    std::size_t notKept = 0;
    void add(Severity severity, std::int64_t line, Text text)
    {
        if (items.size() < kRowDiagnostics)
            items.push_back({severity, line, "", std::move(text)});
        else
            ++notKept;
    }
};

struct Counts {
    std::int64_t read = 0;
    std::int64_t aside = 0;
    std::int64_t blank = 0;
};

class Pass {
public:
    Pass(std::string_view text, const CsvPlan& plan, const ReadOptions& options, const JobContext& job)
        : m_text(text), m_plan(plan), m_options(options), m_job(job), m_columns(plan.columns.size()),
          m_batchRows(std::clamp<std::size_t>(kBatchCells / std::max<std::size_t>(m_columns, 1), 1, kBatchRows)),
          m_cells((m_batchRows + 1) * m_columns), m_lines(m_batchRows)
    {}

    [[nodiscard]] Result<Counts> run(std::size_t offset, std::int64_t line, Loaders& loaders, RowProblems* problems,
                                     std::vector<std::int64_t>* lines, double from, double to)
    {
        RecordScanner scanner(m_text, m_plan.format, m_options.limits, offset, line);
        Counts counts;
        std::size_t rows = 0;
        std::size_t batchStart = offset;
        std::size_t absent = kAbsentCells + m_text.size() / 8;
        const auto flush = [&] {
            const Batch batch{m_cells.data(), m_columns, rows, m_lines.data()};
            for (std::size_t i = 0; i < m_columns; ++i)
                if (loaders[i])
                    loaders[i]->load(batch, i);
            if (lines)
                lines->insert(lines->end(), m_lines.begin(), m_lines.begin() + static_cast<std::ptrdiff_t>(rows));
            counts.read += static_cast<std::int64_t>(rows);
            rows = 0;
            scanner.releaseCells();
        };
        for (;;) {
            Cell* const cells = m_cells.data() + rows * m_columns;
            std::size_t count = 0;
            const ScanOutcome outcome = scanner.next(cells, m_columns + 1, count); // the batch has a row to spare
            if (outcome == ScanOutcome::Failed)
                return std::unexpected(scanner.error());
            if (outcome == ScanOutcome::End)
                break;
            if (count == m_columns || fits(cells, count, scanner.recordLine(), absent, problems)) [[likely]] {
                if (problems)
                    noteTextAfterQuote(cells, scanner.recordLine(), *problems);
                m_lines[rows++] = scanner.recordLine();
            } else {
                ++counts.aside;
            }
            if (absent == 0)
                return fail(ErrorCode::TooLarge,
                            "line " + std::to_string(scanner.recordLine()) +
                                ": too many rows are far shorter than the header, which has " +
                                std::to_string(m_columns) + " columns",
                            {std::to_string(scanner.recordLine())});
            if (rows == m_batchRows || scanner.offset() - batchStart >= kCheckBytes) {
                flush();
                if (scanner.offset() - batchStart >= kCheckBytes) {
                    batchStart = scanner.offset();
                    BOULTON_TRY(m_job.check());
                    m_job.progress(from +
                                   (to - from) * static_cast<double>(batchStart) / static_cast<double>(m_text.size()));
                }
            }
        }
        flush();
        counts.blank = scanner.blankLines();
        return counts;
    }

private:
    // A row of another width than the header: padded if short, kept if only empty cells are too many, else set aside.
    [[nodiscard]] bool fits(Cell* cells, std::size_t count, std::int64_t line, std::size_t& absent,
                            RowProblems* problems)
    {
        const std::string has = std::to_string(count);
        const std::string wanted = std::to_string(m_columns);
        if (count < m_columns) {
            absent -= std::min(absent, m_columns - count);
            std::fill(cells + count, cells + m_columns, Cell{});
            if (problems)
                problems->add(Severity::Warning, line,
                              BOULTON_TR("exchange", "The row has %1 cells instead of %2; the last ones are missing")
                                  .with(has, wanted));
            return true;
        }
        if (count == m_columns + 1 &&
            cells[m_columns].size == 0) { // a delimiter at the end of the line: nothing is lost
            if (problems)
                problems->add(
                    Severity::Information, line,
                    BOULTON_TR("exchange", "The row has an empty cell too many at its end, which was left out"));
            return true;
        }
        if (problems)
            problems->add(
                Severity::Error, line,
                BOULTON_TR("exchange", "The row has %1 cells instead of %2 and was set aside").with(has, wanted));
        return false;
    }

    void noteTextAfterQuote(const Cell* cells, std::int64_t line, RowProblems& problems) const
    {
        for (std::size_t i = 0; i < m_columns; ++i)
            if ((cells[i].flags & kTextAfterQuote) != 0) [[unlikely]]
                problems.add(Severity::Warning, line,
                             BOULTON_TR("exchange",
                                        "“%1”: text follows a closing quotation mark; it was kept as part of the cell")
                                 .with(shown(cells[i].text())));
    }

    std::string_view m_text;
    const CsvPlan& m_plan;
    const ReadOptions& m_options;
    const JobContext& m_job;
    std::size_t m_columns;
    std::size_t m_batchRows;
    std::vector<Cell> m_cells;
    std::vector<std::int64_t> m_lines;
};

// Skips the preamble and checks the header against the plan. Afterwards offset and line are where the data begin.
Status readHeader(std::string_view text, const CsvPlan& plan, const ReadOptions& options, std::size_t& offset,
                  std::int64_t& line)
{
    offset = offsetOfLine(text, plan.format.preambleLines, plan.format.sheetRows);
    line = plan.format.preambleLines + 1;
    if (!plan.format.hasHeader)
        return {};
    RecordScanner scanner(text, plan.format, options.limits, offset, line);
    std::vector<Cell> cells(options.limits.columns);
    std::size_t count = 0;
    const ScanOutcome outcome = scanner.next(cells.data(), cells.size(), count);
    if (outcome == ScanOutcome::Failed)
        return std::unexpected(scanner.error());
    if (outcome == ScanOutcome::End)
        return fail(ErrorCode::InvalidInput, "the file has no header row", {"no header"});
    std::vector<std::string> header;
    for (std::size_t i = 0; i < count; ++i)
        header.emplace_back(cells[i].text());
    Diagnostics ignored;
    const auto names = columnNames(header, options.limits, scanner.recordLine(), ignored);
    if (names.size() != plan.columns.size())
        return fail(ErrorCode::InvalidInput,
                    "line " + std::to_string(scanner.recordLine()) + ": the header has " +
                        std::to_string(names.size()) + " columns, the plan " + std::to_string(plan.columns.size()),
                    {std::to_string(scanner.recordLine())});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] != plan.columns[i].name)
            return fail(ErrorCode::InvalidInput,
                        "line " + std::to_string(scanner.recordLine()) + ": column " + std::to_string(i + 1) +
                            " is called " + shown(names[i]) + ", not " + plan.columns[i].name + " as in the plan",
                        {names[i]});
    offset = scanner.offset();
    line = scanner.line();
    return {};
}

// An upper bound of the rows, from line ends and from the least bytes that a full row takes; only a reservation.
std::size_t expectedRows(const ByteCensus& census, std::size_t bytes, std::size_t columns)
{
    return std::min(std::max(census.lineFeeds, census.carriageReturns) + 1,
                    bytes / std::max<std::size_t>(columns, 1) + 1);
}

Result<CsvResult> assemble(CsvPlan plan, Loaders loaders, const Counts& counts, RowProblems problems,
                           const ReadOptions& options)
{
    CsvResult result;
    result.rowsRead = counts.read;
    result.rowsSetAside = counts.aside;
    result.diagnostics = plan.notes;
    std::stable_sort(problems.items.begin(), problems.items.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.row < b.row; });
    for (auto& item : problems.items)
        result.diagnostics.add(std::move(item));
    if (problems.notKept > 0)
        result.diagnostics.add(Severity::Error, 0, "",
                               BOULTON_TR("exchange", "%1 more rows have problems with the number of their cells")
                                   .with(std::to_string(problems.notKept)));
    if (counts.blank > 0)
        result.diagnostics.add(
            Severity::Information, 0, "",
            BOULTON_TR("exchange", "%1 blank lines were skipped").with(std::to_string(counts.blank)));
    std::vector<table::Field> fields;
    std::vector<table::Column> columns;
    for (std::size_t i = 0; i < loaders.size(); ++i) {
        auto& c = plan.columns[i];
        const std::string name = options.restoreEscapes ? std::string(withoutSafePrefix(c.name)) : c.name;
        fields.push_back({name, c.type, c.role, c.unit, c.sensitivity});
        columns.push_back(loaders[i]->finish());
        loaders[i].reset();
    }
    BOULTON_TRY_ASSIGN(result.table, table::Table::make(table::Schema(std::move(fields)), std::move(columns)));
    result.plan = std::move(plan);
    return result;
}

Result<CsvResult> readDecoded(std::string_view text, const DecodedText& decoded, CsvPlan plan, const JobContext& job,
                              const ReadOptions& options)
{
    if (plan.columns.empty() || plan.columns.size() > options.limits.columns)
        return fail(ErrorCode::InvalidInput, "the plan has no columns or too many", {});
    std::size_t offset = 0;
    std::int64_t line = 1;
    BOULTON_TRY(job.check());
    BOULTON_TRY(readHeader(text, plan, options, offset, line));
    const std::size_t rows = expectedRows(decoded.census, text.size() - offset, plan.columns.size());
    const bool nul = decoded.census.nulBytes > 0;
    Loaders loaders;
    for (const auto& column : plan.columns)
        loaders.push_back(std::make_unique<ColumnLoader>(column, rows, options.restoreEscapes, nul));

    Pass pass(text, plan, options, job);
    RowProblems problems;
    std::vector<std::int64_t> lines;
    BOULTON_TRY_ASSIGN(const Counts counts,
                       pass.run(offset, line, loaders, &problems, options.keepLines ? &lines : nullptr, 0, 0.9));

    Loaders again(loaders.size());
    bool reread = false;
    for (std::size_t i = 0; i < loaders.size(); ++i) {
        std::ranges::move(loaders[i]->takeDiagnostics(), std::back_inserter(problems.items));
        plan.columns[i] = loaders[i]->plan();
        if (!loaders[i]->mustReread())
            continue;
        reread = true;
        again[i] = std::make_unique<ColumnLoader>(plan.columns[i], static_cast<std::size_t>(counts.read),
                                                  options.restoreEscapes, nul);
        loaders[i].reset();
    }
    if (reread) {
        BOULTON_TRY_ASSIGN([[maybe_unused]] const Counts same, pass.run(offset, line, again, nullptr, nullptr, 0.9, 1));
        for (std::size_t i = 0; i < loaders.size(); ++i) {
            if (!again[i])
                continue;
            std::ranges::move(again[i]->takeDiagnostics(), std::back_inserter(problems.items));
            loaders[i] = std::move(again[i]);
        }
    }
    job.progress(1);
    BOULTON_TRY_ASSIGN(CsvResult result,
                       assemble(std::move(plan), std::move(loaders), counts, std::move(problems), options));
    result.lines = std::move(lines);
    return result;
}

} // namespace

Result<CsvPlan> inferCsv(std::string_view bytes, const CsvOverrides& overrides, const ReadOptions& options)
{
    BOULTON_TRY_ASSIGN(const DecodedText decoded, decodeText(bytes, overrides.encoding));
    return inferDecoded(decoded.text(bytes), decoded, overrides, options);
}

Result<CsvResult> readCsv(std::string_view bytes, const CsvPlan& plan, const JobContext& job,
                          const ReadOptions& options)
{
    BOULTON_TRY_ASSIGN(const DecodedText decoded, decodeText(bytes, plan.format.encoding));
    return readDecoded(decoded.text(bytes), decoded, plan, job, options);
}

Result<CsvResult> readCsvText(std::string_view bytes, const CsvOverrides& overrides, const JobContext& job,
                              const ReadOptions& options)
{
    BOULTON_TRY_ASSIGN(const DecodedText decoded, decodeText(bytes, overrides.encoding));
    BOULTON_TRY_ASSIGN(CsvPlan plan, inferDecoded(decoded.text(bytes), decoded, overrides, options));
    return readDecoded(decoded.text(bytes), decoded, std::move(plan), job, options);
}

Result<CsvResult> readCsvFile(const platform::Path& path, const CsvOverrides& overrides, const JobContext& job,
                              const ReadOptions& options)
{
    BOULTON_TRY_ASSIGN(const auto file, platform::MappedFile::open(path));
    return readCsvText(file.bytes(), overrides, job, options);
}

} // namespace boulton::exchange
