// SPDX-License-Identifier: GPL-3.0-or-later
// A council's own list of measures, as one CSV file.
#include "core/base/utf8.h"
#include "core/workspace/import.h"
#include "core/workspace/plan_store.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <map>

namespace boulton::workspace {
namespace {

using namespace performance;

constexpr std::array<std::string_view, 9> kNumbers{"outcome",       "scale",  "decimals", "reporting lag days",
                                                   "target year",   "target", "range to", "tolerance",
                                                   "blue tolerance"};
constexpr std::array<std::string_view, 15> kTexts{"code",        "title",     "definition", "outcome title", "priority",
                                                  "directorate", "owner",     "provider",   "approver",      "source",
                                                  "unit",        "frequency", "polarity",   "calculation",   "kind"};

std::string headerKey(std::string_view name)
{
    return utf8::asciiLower(utf8::trimmed(name));
}

//! Said, not guessed: codes such as 1.10 are text, and text in a column of numbers is an error of its row, not a change of the column.
exchange::CsvOverrides typesOf(const exchange::CsvPlan& csv)
{
    exchange::CsvOverrides overrides;
    for (const auto& column : csv.columns) {
        const std::string key = headerKey(column.name);
        if (std::ranges::contains(kNumbers, key))
            overrides.columns[column.name].type = table::Type::Float64;
        else if (std::ranges::contains(kTexts, key) || key == "illustrative")
            overrides.columns[column.name].type = table::Type::String;
    }
    return overrides;
}

//! Columns by header, case and blanks aside.
class List {
public:
    explicit List(const exchange::CsvResult& csv) : m_csv(&csv)
    {
        for (std::size_t i = 0; i < csv.table.columnCount(); ++i)
            m_columns.try_emplace(headerKey(csv.table.schema()[i].name), i);
    }
    [[nodiscard]] std::size_t rows() const { return m_csv->table.rows(); }
    [[nodiscard]] std::int64_t line(std::size_t row) const { return m_csv->lines[row]; }
    [[nodiscard]] const table::Column* column(std::string_view name) const
    {
        const auto found = m_columns.find(name);
        return found == m_columns.end() ? nullptr : &m_csv->table.column(found->second);
    }
    //! As the file has it, for diagnostics.
    [[nodiscard]] std::string header(std::string_view name) const
    {
        const auto found = m_columns.find(name);
        return found == m_columns.end() ? std::string(name) : m_csv->table.schema()[found->second].name;
    }

private:
    const exchange::CsvResult* m_csv;
    std::map<std::string, std::size_t, std::less<>> m_columns;
};

//! Reads the fields of one row and notes what it cannot read. A column that is not there leaves things as they are.
class CardReader {
public:
    CardReader(const List& list, std::size_t row, Diagnostics& diagnostics)
        : m_list(&list), m_row(row), m_diagnostics(&diagnostics)
    {}

    [[nodiscard]] bool has(std::string_view column) const { return m_list->column(column) != nullptr; }

    [[nodiscard]] std::string text(std::string_view column) const
    {
        const auto* c = m_list->column(column);
        return c ? std::string(utf8::trimmed(c->text(m_row))) : std::string{};
    }

    //! None where the cell is empty, or cannot be read (which the reader has said already).
    [[nodiscard]] std::optional<double> number(std::string_view column) const
    {
        const auto* c = m_list->column(column);
        return c && !c->isMissing(m_row) ? std::optional(c->number(m_row)) : std::nullopt;
    }

    void into(std::string& field, std::string_view column) const
    {
        if (has(column))
            field = text(column);
    }

    [[nodiscard]] std::optional<int> whole(std::string_view column, int least, int most)
    {
        const auto value = number(column);
        if (!value)
            return std::nullopt;
        if (*value == std::floor(*value) && *value >= least && *value <= most)
            return static_cast<int>(*value);
        wrong(column, BOULTON_TR("workspace", "%1 is not a whole number from %2 to %3.")
                          .with(Number{*value}, std::int64_t{least}, std::int64_t{most}));
        return std::nullopt;
    }

    template <typename E>
    void word(E& field, std::string_view column, std::optional<E> (*read)(std::string_view), const char* choices)
    {
        const std::string given = utf8::asciiLower(text(column));
        if (given.empty())
            return;
        if (const auto value = read(given))
            field = *value;
        else
            wrong(column, BOULTON_TR("workspace", "“%1” is not one of: %2.").with(text(column), std::string(choices)));
    }

    [[nodiscard]] std::int64_t line() const { return m_list->line(m_row); }
    void wrong(std::string_view column, const Text& text)
    {
        m_diagnostics->add(Severity::Error, line(), m_list->header(column), text);
    }

private:
    const List* m_list;
    std::size_t m_row;
    Diagnostics* m_diagnostics;
};

std::optional<int> frequencyFromName(std::string_view name)
{
    if (name == "monthly")
        return 1;
    if (name == "quarterly")
        return 3;
    if (name == "annual" || name == "yearly")
        return 12;
    return std::nullopt;
}

std::optional<bool> yesOrNo(std::string_view name)
{
    if (name == "yes" || name == "true")
        return true;
    if (name == "no" || name == "false")
        return false;
    return std::nullopt;
}

Measure measureOf(CardReader& r, const Plan& plan)
{
    const MeasureCode code(r.text("code"));
    const Measure* before = plan.measure(code);
    Measure m = before ? *before : Measure{};
    m.code = code;
    if (code.empty())
        r.wrong("code", BOULTON_TR("workspace", "The measure has no code."));
    r.into(m.title, "title");
    if (m.title.empty())
        r.wrong("title", BOULTON_TR("workspace", "The measure has no title."));
    r.into(m.definition, "definition");
    const auto outcome = r.whole("outcome", 1, 999);
    m.outcome = outcome.value_or(0);
    if (!outcome && !r.number("outcome"))
        r.wrong("outcome", BOULTON_TR("workspace", "The number of the outcome is missing."));
    r.into(m.priority, "priority");
    r.into(m.directorate, "directorate");
    r.into(m.owner, "owner");
    r.into(m.dataProvider, "provider");
    r.into(m.approver, "approver");
    r.into(m.source, "source");
    r.into(m.unit, "unit");
    m.scale = r.number("scale").value_or(before ? m.scale : m.unit == "%" ? 100 : 1);
    if (!(m.scale > 0))
        r.wrong("scale", BOULTON_TR("workspace", "The scale is not above zero."));
    m.decimals = r.whole("decimals", 0, 6).value_or(m.decimals);
    r.word(m.frequencyMonths, "frequency", frequencyFromName, "monthly, quarterly, annual");
    r.word(m.polarity, "polarity", polarityFromName, "high-is-good, low-is-good, plan-is-best");
    r.word(m.calculation, "calculation", calculationFromName, "snapshot, cumulative, rolling-12, average");
    r.word(m.kind, "kind", measureKindFromName, "standard, project, not-applicable");
    r.word(m.illustrative, "illustrative", yesOrNo, "yes, no");
    m.reportingLagDays = r.whole("reporting lag days", 0, 3660).value_or(m.reportingLagDays);
    return m;
}

std::optional<Target> targetOf(CardReader& r, const Measure& m, const Plan& plan)
{
    const auto annual = r.number("target");
    if (!annual)
        return std::nullopt;
    if (!r.number("target year")) {
        r.wrong("target year", BOULTON_TR("workspace", "A target needs its year: 2019 for 2019/20."));
        return std::nullopt;
    }
    const auto year = r.whole("target year", 1900, 2999);
    if (!year)
        return std::nullopt;
    const Target* before = plan.target(m.code, *year);
    Target t = before ? *before : Target{.measure = m.code, .financialYearStart = *year};
    if (!before && m.calculation == Calculation::CumulativeYearToDate && m.scale == 1)
        t.profile = ProfileKind::Linear;
    t.annual = *annual;
    if (r.has("range to"))
        t.rangeTo = r.number("range to");
    if (r.has("tolerance") || r.has("blue tolerance")) {
        const Tolerance given{ToleranceKind::Absolute, r.number("tolerance").value_or(0),
                              r.number("blue tolerance").value_or(0)};
        const double width = t.tolerance.kind == ToleranceKind::Relative ? std::abs(t.annual) : 1;
        const auto same = [](double a, double b) { return std::abs(a - b) <= 1e-9 * (1 + std::abs(a)); };
        if (!before || !same(t.tolerance.amber * width, given.amber) ||
            !same(t.tolerance.blue * width, given.blue)) // 5 % may stay 5 %
            t.tolerance = given;
    }
    for (const auto& [column, width] :
         {std::pair{"tolerance", t.tolerance.amber}, {"blue tolerance", t.tolerance.blue}})
        if (width < 0)
            r.wrong(column, BOULTON_TR("workspace", "A tolerance is a width and cannot be below zero."));
    if (!before || !(t == *before))
        t.reason = "imported list";
    return t;
}

struct Incoming {
    std::vector<Outcome> outcomes; //!< those that are new
    std::vector<Measure> measures; //!< all of the list
    std::vector<Target> targets;
};

Incoming readList(const List& list, const Plan& plan, Diagnostics& diagnostics)
{
    Incoming in;
    std::map<MeasureCode, std::int64_t> seen;
    std::map<int, std::string> outcomes;
    for (const auto& o : plan.outcomes)
        outcomes.emplace(o.number, o.title);
    for (std::size_t row = 0; row < list.rows(); ++row) {
        CardReader reader(list, row, diagnostics);
        Measure m = measureOf(reader, plan);
        if (const auto [at, isNew] = seen.try_emplace(m.code, reader.line()); !isNew && !m.code.empty())
            reader.wrong("code", BOULTON_TR("workspace", "The measure code “%1” stands on row %2 already.")
                                     .with(m.code.value, at->second));
        if (m.outcome > 0) {
            const std::string title = reader.text("outcome title");
            const auto [at, isNew] =
                outcomes.try_emplace(m.outcome, title.empty() ? "Outcome " + std::to_string(m.outcome) : title);
            if (isNew)
                in.outcomes.push_back({m.outcome, at->second});
            else if (!title.empty() && title != at->second)
                diagnostics.add(Severity::Warning, reader.line(), list.header("outcome title"),
                                BOULTON_TR("workspace", "Outcome %1 is called “%2”; “%3” was not taken.")
                                    .with(std::int64_t{m.outcome}, at->second, title));
        }
        if (auto target = targetOf(reader, m, plan))
            in.targets.push_back(std::move(*target));
        in.measures.push_back(std::move(m));
    }
    return in;
}

//! Only what is new or different is written.
void keepChanges(Incoming& in, const Plan& plan, ImportReport& report)
{
    std::map<MeasureCode, bool> changed;
    std::erase_if(in.targets, [&](const Target& t) {
        const Target* before = plan.target(t.measure, t.financialYearStart);
        const bool same = before && *before == t;
        changed[t.measure] = changed[t.measure] || !same;
        return same;
    });
    std::erase_if(in.measures, [&](const Measure& m) {
        const Measure* before = plan.measure(m.code);
        const bool same = before && *before == m;
        if (!before)
            ++report.added;
        else if (!same || changed[m.code])
            ++report.restated;
        else
            ++report.unchanged;
        return same;
    });
}

} // namespace

Result<ImportReport> importMeasures(Session& session, const platform::Path& file, const ImportOptions& options,
                                    const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ImportMeasures));
    BOULTON_TRY_ASSIGN(const auto table, exchange::openTable(file, options.open, job));
    return importMeasures(session, table, options, job);
}

Result<ImportReport> importMeasures(Session& session, const exchange::TableFile& file, const ImportOptions& options,
                                    const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ImportMeasures));
    const exchange::ReadOptions reading{.restoreEscapes = true, .keepLines = true};
    BOULTON_TRY_ASSIGN(const exchange::CsvPlan csv, file.infer({}, reading));
    BOULTON_TRY_ASSIGN(exchange::CsvResult read, file.read(typesOf(csv), job, reading));
    ImportReport report;
    report.diagnostics = read.diagnostics;
    const List list(read);
    const std::string name = file.title();
    for (const char* needed : {"code", "title", "outcome"})
        if (!list.column(needed))
            return fail(ErrorCode::InvalidInput,
                        name + " has no column '" + std::string(needed) + "'; nothing was changed", {needed});
    if (list.rows() == 0)
        return fail(ErrorCode::InvalidInput, name + " has no rows; nothing was changed", {name});

    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session, job));
    Incoming in = readList(list, plan, report.diagnostics);
    if (!report.diagnostics.hasErrors()) { // whatever else a plan must be
        Plan whole{.outcomes = plan.outcomes, .measures = in.measures, .targets = in.targets};
        whole.outcomes.insert(whole.outcomes.end(), in.outcomes.begin(), in.outcomes.end());
        for (const auto& problem : problems(whole))
            report.diagnostics.add(Severity::Error, 0, "", Text::raw(problem));
    }
    if (options.problems)
        *options.problems = report.diagnostics;
    if (report.diagnostics.hasErrors()) {
        const auto first = std::ranges::find(report.diagnostics.items(), Severity::Error, &Diagnostic::severity);
        return fail(ErrorCode::InvalidInput,
                    std::format("{} has {} problem{}; nothing was changed. The first: {}", name,
                                report.diagnostics.errors(), report.diagnostics.errors() == 1 ? "" : "s",
                                first == report.diagnostics.items().end() ? "" : toLine(*first)),
                    {name});
    }
    keepChanges(in, plan, report);
    if (options.dryRun || (in.outcomes.empty() && in.measures.empty() && in.targets.empty()))
        return report;
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ImportMeasures));
    if (plan.title.empty())
        BOULTON_TRY(saveHeading(session, tx, headingOf(session)));
    BOULTON_TRY(saveOutcomes(session, tx, in.outcomes));
    BOULTON_TRY(saveMeasures(session, tx, in.measures));
    BOULTON_TRY(saveTargets(session, tx, in.targets));
    BOULTON_TRY(job.check());
    BOULTON_TRY(
        tx.commit(Session::entry(UseCase::ImportMeasures, "plan",
                                 std::format("measures={} targets={}", in.measures.size(), in.targets.size()))));
    report.written = true;
    return report;
}

} // namespace boulton::workspace
