// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/import.h"
#include "core/base/numeric.h"
#include "core/base/utf8.h"
#include "core/store/dataset_repository.h"
#include "core/workspace/personal.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/wards.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <map>
#include <set>

namespace boulton::workspace {
namespace {

using namespace performance;

std::optional<double> numberAt(const table::Column& column, std::size_t row)
{
    return column.isMissing(row) ? std::nullopt : std::optional(column.number(row));
}

struct Actuals {
    table::Column measure, start, months, value, numerator, denominator, row, note;
};

Result<Actuals> columnsOf(const table::Table& t)
{
    Actuals a;
    BOULTON_TRY_ASSIGN(a.measure, t.column("measure"));
    BOULTON_TRY_ASSIGN(a.start, t.column("period_start"));
    BOULTON_TRY_ASSIGN(a.months, t.column("period_months"));
    BOULTON_TRY_ASSIGN(a.value, t.column("value"));
    BOULTON_TRY_ASSIGN(a.numerator, t.column("numerator"));
    BOULTON_TRY_ASSIGN(a.denominator, t.column("denominator"));
    BOULTON_TRY_ASSIGN(a.row, t.column("source_row"));
    BOULTON_TRY_ASSIGN(a.note, t.column("note"));
    return a;
}

//! A period that is not a month, quarter or year cannot stand in the matrix.
bool usablePeriod(std::int64_t months)
{
    return months == 1 || months == 3 || months == 12;
}

std::string_view frequencyWord(int months)
{
    return months == 1 ? "month" : months == 3 ? "quarter" : "year";
}

//! Why a row without a figure has none: the value's own reason, or that of what it would be made from.
table::MissingReason reasonOf(const Actuals& a, std::size_t row)
{
    table::MissingReason reason = table::MissingReason::Empty;
    for (const table::Column* column : {&a.value, &a.numerator, &a.denominator})
        if (column->isMissing(row) && reason == table::MissingReason::Empty)
            reason = column->reason(row);
    return reason;
}

//! What the file shows of one measure that the plan does not have.
struct Seen {
    int months = 0; //!< of the first period that can stand in the matrix
    Date latest{INT32_MIN};
    std::vector<double> sizes;

    void add(const Actuals& a, std::size_t row)
    {
        if (months == 0)
            months = static_cast<int>(a.months.ints()[row]);
        if (months == a.months.ints()[row])
            latest = std::max(latest, a.start.date(row)); // the year may begin in April or in January: the newest tells
        if (const auto value = numberAt(a.value, row))
            sizes.push_back(std::fabs(*value));
    }
    //! Enough to tell typical values apart, none for large ones.
    [[nodiscard]] int decimals() const
    {
        std::vector<double> sorted = sizes;
        std::ranges::sort(sorted);
        const double typical = quantile7(sorted, 0.5);
        return sorted.empty() || typical >= 1000 ? 0 : typical >= 10 ? 1 : typical >= 1 ? 2 : 3;
    }
};

//! The measures that the file names and the plan does not have, as trend-only cards.
std::vector<Measure> newMeasures(const exchange::ActualsImport& file, const Plan& plan, const Actuals& actuals,
                                 int outcome)
{
    std::map<std::string, Seen, std::less<>> seenValues;
    for (std::size_t row = 0; row < actuals.measure.size(); ++row)
        if (usablePeriod(actuals.months.ints()[row]))
            seenValues[std::string(actuals.measure.string(row))].add(actuals, row);
    std::vector<Measure> found;
    for (const auto& seen : file.measures) {
        const auto values = seenValues.find(seen.code);
        if (plan.measure(MeasureCode(seen.code)) || values == seenValues.end())
            continue;
        Measure m;
        m.code = MeasureCode(seen.code);
        m.title = seen.sourceName.empty() ? seen.code : seen.sourceName;
        m.outcome = outcome;
        m.unit = seen.unit == "Percentage" ? "%" : seen.unit == "Count" || seen.unit == "Number" ? "" : seen.unit;
        m.decimals = values->second.decimals();
        m.definition = "Imported; the definition is with the source.";
        m.source = "import";
        const std::string way = utf8::asciiLower(seen.polarity);
        m.polarity = way.starts_with("low") || way == "ascending"     ? Polarity::LowIsGood
                     : way.starts_with("high") || way == "descending" ? Polarity::HighIsGood
                                                                      : Polarity::NotStated;
        m.frequencyMonths = values->second.months;
        m.yearStartsIn = m.frequencyMonths == 12 ? values->second.latest.month() : 4;
        found.push_back(std::move(m));
    }
    return found;
}

struct Incoming {
    std::vector<ValueRecord> records;
    std::size_t setAside = 0;
};

bool unreadable(const Actuals& a, std::size_t row)
{
    return std::ranges::any_of(std::array{&a.value, &a.numerator, &a.denominator}, [row](const table::Column* c) {
        return c->isMissing(row) && c->reason(row) == table::MissingReason::Unreadable;
    });
}

Incoming recordsOf(const Actuals& a, const std::map<MeasureCode, int>& frequencies,
                   const exchange::ActualsMapping& mapping, const std::string& source, const Session& session,
                   Diagnostics& diagnostics)
{
    Incoming in;
    std::set<std::string> unknown;
    for (std::size_t row = 0; row < a.measure.size(); ++row) {
        const MeasureCode code{std::string(a.measure.string(row))};
        const std::int64_t line = a.row.ints()[row];
        const std::int64_t months = a.months.ints()[row];
        const auto frequency = frequencies.find(code);
        if (frequency == frequencies.end()) {
            ++in.setAside;
            if (unknown.insert(code.value).second)
                diagnostics.add(
                    Severity::Error, line, mapping.measureColumn,
                    BOULTON_TR("workspace", "There is no measure with the code “%1”. Its rows were not taken.")
                        .with(code.value));
            continue;
        }
        if (frequency->second != months) {
            ++in.setAside;
            diagnostics.add(Severity::Error, line, mapping.periodColumn,
                            BOULTON_TR("workspace", "The period of measure %1 covers %2 months, but the measure is "
                                                    "reported once a %3. The row was not taken.")
                                .with(code.value, months, std::string(frequencyWord(frequency->second))));
            continue;
        }
        if (a.start.date(row) > session.clock().today())
            diagnostics.add(Severity::Warning, line, mapping.periodColumn,
                            BOULTON_TR("workspace", "The period begins on %1, in the future. The value was taken.")
                                .with(a.start.date(row)));
        if (unreadable(a, row)) { // the diagnostic came with reading; half a row would pass for a missing value
            ++in.setAside;
            continue;
        }
        ValueRecord r;
        r.measure = code;
        r.period = {a.start.date(row), static_cast<int>(months)};
        r.numerator = numberAt(a.numerator, row);
        r.denominator = numberAt(a.denominator, row);
        r.value = numberAt(a.value, row);
        r.reason = r.value ? table::MissingReason::Empty : reasonOf(a, row);
        r.recordedAt = session.clock().now();
        r.recordedBy = session.userName();
        r.note = a.note.isMissing(row) ? std::string{} : std::string(a.note.string(row));
        r.source = std::format("{}, row {}", source, line);
        in.records.push_back(std::move(r));
    }
    return in;
}

} // namespace

exchange::ActualsMapping standardMapping()
{
    exchange::ActualsMapping m;
    m.name = "Boulton actuals";
    m.measureColumn = "Measure code";
    m.periodColumn = "Period";
    m.valueColumn = "Value";
    m.numeratorColumn = "Numerator";
    m.denominatorColumn = "Denominator";
    return m;
}

Result<ImportReport> importActuals(Session& session, const platform::Path& file,
                                   const exchange::ActualsMapping& mapping, const ImportOptions& options,
                                   const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ImportActuals));
    BOULTON_TRY_ASSIGN(const auto table, exchange::openTable(file, options.open, job));
    return importActuals(session, table, mapping, options, job);
}

Result<ImportReport> importActuals(Session& session, const exchange::TableFile& file,
                                   const exchange::ActualsMapping& mapping, const ImportOptions& options,
                                   const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ImportActuals));
    ImportReport report;
    BOULTON_TRY_ASSIGN(exchange::ActualsImport read, exchange::importActuals(file, mapping, job));
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session, job));
    BOULTON_TRY_ASSIGN(const Actuals actuals, columnsOf(read.actuals));
    report.diagnostics = std::move(read.diagnostics);
    std::vector<Measure> created;
    if (options.createMeasures)
        created = newMeasures(read, plan, actuals, options.outcome);
    std::map<MeasureCode, int> frequencies;
    for (const auto& m : plan.measures)
        frequencies[m.code] = m.frequencyMonths;
    for (const auto& m : created)
        frequencies[m.code] = m.frequencyMonths;
    Incoming incoming = recordsOf(actuals, frequencies, mapping, file.title(), session, report.diagnostics);
    if (options.problems)
        *options.problems = report.diagnostics;
    const std::size_t given = incoming.records.size();
    report.setAside = incoming.setAside + static_cast<std::size_t>(read.rowsSetAside);
    for (const ValueRecord& record : incoming.records)
        if (const Measure* measure = plan.measure(record.measure))
            BOULTON_TRY(session.requireDirectorate(UseCase::ImportActuals, measure->directorate));
    Merge merged = merge(plan.history, std::move(incoming.records));
    report.added = merged.added;
    report.restated = merged.restated;
    report.unchanged = merged.unchanged;
    report.measuresCreated = created.size();
    if (given == 0)
        return fail(ErrorCode::InvalidInput,
                    "no row of " + file.title() + " could be taken; nothing was changed" +
                        (report.diagnostics.empty()
                             ? ""
                             : ". The first problem: " + toLine(report.diagnostics.items().front())),
                    {file.title()});
    if (options.allOrNothing && report.diagnostics.hasErrors())
        return fail(ErrorCode::InvalidInput,
                    file.title() + " has errors and “all or nothing” was asked for; nothing was changed. The first: " +
                        [&] {
                            const auto first =
                                std::ranges::find(report.diagnostics.items(), Severity::Error, &Diagnostic::severity);
                            return first == report.diagnostics.items().end() ? std::string() : toLine(*first);
                        }(),
                    {file.title()});
    if (options.dryRun || (merged.toAppend.empty() && created.empty()))
        return report;

    BOULTON_TRY_ASSIGN(const std::string digest, file.digest(job));
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ImportActuals));
    if (plan.title.empty())
        BOULTON_TRY(saveHeading(session, tx, headingOf(session)));
    if (!created.empty() && std::ranges::find(plan.outcomes, options.outcome, &Outcome::number) == plan.outcomes.end())
        BOULTON_TRY(saveOutcomes(
            session, tx,
            {{options.outcome, options.outcomeTitle.empty() ? "Imported measures" : options.outcomeTitle}}));
    BOULTON_TRY(saveMeasures(session, tx, created));
    BOULTON_TRY(appendValues(session, tx, merged.toAppend, "import", job));
    BOULTON_TRY(job.check());
    BOULTON_TRY(tx.commit(Session::entry(UseCase::ImportActuals, digest,
                                         std::format("added={} restated={} unchanged={} set-aside={}", report.added,
                                                     report.restated, report.unchanged, report.setAside))));
    report.written = true;
    return report;
}

Result<ImportReport> importDataset(Session& session, const platform::Path& file, const std::string& name,
                                   const exchange::CsvOverrides& overrides, const ImportOptions& options,
                                   const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ImportDataset));
    BOULTON_TRY_ASSIGN(const auto table, exchange::openTable(file, options.open, job));
    return importDataset(session, table, name, overrides, options, job);
}

namespace {

//! What is about people is OFFICIAL-SENSITIVE from the start.
std::string classificationOf(const table::Schema& schema)
{
    return isAboutPeople(schema) ? "OFFICIAL-SENSITIVE" : "OFFICIAL";
}

} // namespace

Result<ImportReport> importDataset(Session& session, const exchange::TableFile& file, const std::string& name,
                                   const exchange::CsvOverrides& overrides, const ImportOptions& options,
                                   const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ImportDataset));
    ImportReport report;
    exchange::CsvResult read;
    std::string digest;
    const auto part = [&](std::size_t i) -> Status {
        if (i == 0) {
            BOULTON_TRY_ASSIGN(read, file.read(overrides, job));
        } else {
            BOULTON_TRY_ASSIGN(digest, file.digest(job));
        }
        return {};
    };
    BOULTON_TRY(parallelFor(options.dryRun ? 1 : 2, job, part)); // the digest takes as long as the reading
    report.diagnostics = std::move(read.diagnostics);
    report.added = read.table.rows();
    report.setAside = static_cast<std::size_t>(read.rowsSetAside);
    if (options.problems)
        *options.problems = report.diagnostics;
    if (options.allOrNothing && (report.diagnostics.hasErrors() || report.setAside > 0))
        return fail(ErrorCode::InvalidInput,
                    file.title() + " has errors and “all or nothing” was asked for; nothing was changed",
                    {file.title()});
    for (const auto& [column, told] : overrides.columns)
        if (told.sensitivity && !read.table.schema().find(column)) // taken for less than it is, if this were a typing error
            return fail(ErrorCode::InvalidInput, "there is no column '" + column + "' to be marked as " + std::string(table::name(*told.sensitivity)) + " data", {column});
    BOULTON_TRY(requireMyWards(session, UseCase::ImportDataset, read.table));
    if (options.dryRun)
        return report;
    const auto datasets = session.performance().datasets();
    const auto existing = datasets.find(name);
    if (!existing && existing.error().code != ErrorCode::NotFound)
        return std::unexpected(existing.error());
    if (existing && limitedToWards(session)) { // the new state takes the place of the whole
        BOULTON_TRY_ASSIGN(const table::Table before, datasets.read(existing->id, {}, {}, job));
        BOULTON_TRY(requireMyWards(session, UseCase::ImportDataset, before, "the dataset that this would replace"));
    }
    if (existing && isAboutPeople(read.table.schema()) && !isAboutPeople(existing->about.schema)) // its marking is that of its first file
        return fail(ErrorCode::InvalidInput,
                    "columns of this file are personal data, and the dataset '" + name + "' was begun without: import it under another name; nothing was changed", {name});
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ImportDataset));
    DatasetId id;
    if (existing) {
        id = existing->id;
    } else {
        BOULTON_TRY_ASSIGN(id, datasets.create(tx, {.name = name,
                                                    .title = name,
                                                    .classification = classificationOf(read.table.schema()),
                                                    .sourceName = file.title(),
                                                    .sourceHash = digest,
                                                    .schema = read.table.schema()}));
    }
    BOULTON_TRY_ASSIGN(const auto revision,
                       datasets.add(tx, id, read.table, store::RevisionMode::Replace, "import", job));
    BOULTON_TRY(job.check());
    BOULTON_TRY(tx.commit(Session::entry(UseCase::ImportDataset, id.value,
                                         std::format("revision={} rows={} set-aside={} source={}", revision.number,
                                                     revision.rows, report.setAside, digest))));
    report.written = true;
    return report;
}

} // namespace boulton::workspace
