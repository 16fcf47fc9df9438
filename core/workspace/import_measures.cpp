// SPDX-License-Identifier: GPL-3.0-or-later
// A council's own list of measures, as one CSV file.
#include "core/base/utf8.h"
#include "core/exchange/csv_reader.h"
#include "core/modules/params.h"
#include "core/workspace/import.h"
#include "core/workspace/plan_store.h"
#include <algorithm>
#include <format>
#include <map>

namespace boulton::workspace {
namespace {

using namespace performance;

//! One row by header, case and blanks aside. Empty where the column or the value is missing.
class RowReader {
public:
    explicit RowReader(const table::Table& table) : m_table(&table)
    {
        for (std::size_t i = 0; i < table.columnCount(); ++i)
            m_columns[utf8::asciiLower(utf8::trimmed(table.schema()[i].name))] = i;
    }
    [[nodiscard]] bool has(std::string_view name) const { return m_columns.contains(name); }
    [[nodiscard]] std::string text(std::string_view name, std::size_t row) const
    {
        const auto found = m_columns.find(name);
        return found == m_columns.end() ? std::string{} : std::string(utf8::trimmed(m_table->column(found->second).text(row)));
    }

private:
    const table::Table* m_table;
    std::map<std::string, std::size_t, std::less<>> m_columns;
};

//! Reads fields of one row and notes what it cannot read.
class CardReader {
public:
    CardReader(const RowReader& rows, std::size_t row, Diagnostics& diagnostics) : m_rows(&rows), m_row(row), m_diagnostics(&diagnostics) {}

    [[nodiscard]] std::string text(std::string_view column) const { return m_rows->text(column, m_row); }

    [[nodiscard]] std::optional<double> number(std::string_view column)
    {
        const std::string given = text(column);
        if (given.empty())
            return std::nullopt;
        const auto value = modules::parseNumber(given);
        if (!value)
            wrong(column, BOULTON_TR("workspace", "“%1” is not a number.").with(given));
        return value;
    }

    template <typename E>
    E word(std::string_view column, std::optional<E> (*read)(std::string_view), E standard, const char* choices)
    {
        const std::string given = utf8::asciiLower(text(column));
        if (given.empty())
            return standard;
        if (const auto value = read(given))
            return *value;
        wrong(column, BOULTON_TR("workspace", "“%1” is not one of: %2.").with(given, std::string(choices)));
        return standard;
    }

    void wrong(std::string_view column, const Text& text) { m_diagnostics->add(Severity::Error, static_cast<std::int64_t>(m_row) + 2, std::string(column), text); }

private:
    const RowReader* m_rows;
    std::size_t m_row;
    Diagnostics* m_diagnostics;
};

std::optional<int> frequencyFromName(std::string_view name)
{
    if (name == "monthly")
        return 1;
    if (name == "quarterly")
        return 3;
    if (name == "annual")
        return 12;
    return std::nullopt;
}

Measure measureOf(CardReader& r)
{
    Measure m;
    m.code = MeasureCode(r.text("code"));
    m.title = r.text("title");
    m.definition = r.text("definition");
    m.outcome = static_cast<int>(r.number("outcome").value_or(0));
    m.priority = r.text("priority");
    m.directorate = r.text("directorate");
    m.owner = r.text("owner");
    m.dataProvider = r.text("provider");
    m.source = r.text("source");
    m.unit = r.text("unit");
    m.scale = r.number("scale").value_or(m.unit == "%" ? 100 : 1);
    m.decimals = static_cast<int>(r.number("decimals").value_or(1));
    m.frequencyMonths = r.word<int>("frequency", frequencyFromName, 1, "monthly, quarterly, annual");
    m.polarity = r.word("polarity", polarityFromName, Polarity::HighIsGood, "high-is-good, low-is-good, plan-is-best");
    m.calculation = r.word("calculation", calculationFromName, Calculation::Snapshot, "snapshot, cumulative, rolling-12, average");
    m.reportingLagDays = static_cast<int>(r.number("reporting lag days").value_or(0));
    return m;
}

std::optional<Target> targetOf(CardReader& r, const Measure& m)
{
    const auto annual = r.number("target");
    const auto year = r.number("target year");
    if (!annual)
        return std::nullopt;
    if (!year) {
        r.wrong("target year", BOULTON_TR("workspace", "A target needs its year: 2019 for 2019/20."));
        return std::nullopt;
    }
    Target t{.measure = m.code, .financialYearStart = static_cast<int>(*year), .annual = *annual};
    t.rangeTo = r.number("range to");
    t.tolerance = {ToleranceKind::Absolute, r.number("tolerance").value_or(0), r.number("blue tolerance").value_or(0)};
    if (m.calculation == Calculation::CumulativeYearToDate && m.scale == 1)
        t.profile = ProfileKind::Linear;
    t.reason = "imported list";
    return t;
}

} // namespace

Result<ImportReport> importMeasures(Session& session, const platform::Path& file, const ImportOptions& options, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ImportMeasures));
    BOULTON_TRY_ASSIGN(exchange::CsvPlan csv, [&]() -> Result<exchange::CsvPlan> {
        BOULTON_TRY_ASSIGN(const auto mapped, platform::MappedFile::open(file));
        return exchange::inferCsv(mapped.bytes());
    }());
    exchange::CsvOverrides overrides;
    for (const auto& column : csv.columns) // codes such as 1.10 are text, whatever they look like
        if (const auto lower = utf8::asciiLower(column.name); lower == "code" || lower == "title")
            overrides.columns[column.name].type = table::Type::String;
    BOULTON_TRY_ASSIGN(exchange::CsvResult read, exchange::readCsvFile(file, overrides, job));
    ImportReport report;
    report.diagnostics = std::move(read.diagnostics);
    const RowReader rows(read.table);
    for (const char* needed : {"code", "title", "outcome"})
        if (!rows.has(needed))
            return fail(ErrorCode::InvalidInput, "the list has no column '" + std::string(needed) + "'; nothing was changed", {needed});

    BOULTON_TRY_ASSIGN(Plan plan, loadPlan(session, job));
    std::vector<Measure> measures;
    std::vector<Target> targets;
    for (std::size_t row = 0; row < read.table.rows(); ++row) {
        CardReader reader(rows, row, report.diagnostics);
        Measure m = measureOf(reader);
        if (std::ranges::find(plan.outcomes, m.outcome, &Outcome::number) == plan.outcomes.end())
            plan.outcomes.push_back({m.outcome, rows.has("outcome title") ? rows.text("outcome title", row) : "Outcome " + std::to_string(m.outcome)});
        if (auto target = targetOf(reader, m))
            targets.push_back(std::move(*target));
        measures.push_back(std::move(m));
    }
    Plan incoming{.outcomes = plan.outcomes, .measures = measures, .targets = targets};
    for (const auto& problem : problems(incoming))
        report.diagnostics.add(Severity::Error, 0, "", Text::raw(problem));
    if (report.diagnostics.hasErrors()) {
        const auto first = std::ranges::find(report.diagnostics.items(), Severity::Error, &Diagnostic::severity);
        return fail(ErrorCode::InvalidInput, std::format("the list has {} problems; nothing was changed. The first: {}", report.diagnostics.errors(), toLine(*first)));
    }
    report.added = measures.size();
    if (options.dryRun)
        return report;
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ImportMeasures));
    if (plan.title.empty())
        BOULTON_TRY(saveHeading(session, tx, {session.userName(), "Council Plan", false}));
    BOULTON_TRY(saveOutcomes(session, tx, plan.outcomes));
    BOULTON_TRY(saveMeasures(session, tx, measures));
    BOULTON_TRY(saveTargets(session, tx, targets));
    BOULTON_TRY(tx.commit(Session::entry(UseCase::ImportMeasures, "plan", std::format("measures={} targets={}", measures.size(), targets.size()))));
    report.written = true;
    return report;
}

} // namespace boulton::workspace
