// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/mapping.h"
#include "core/base/utf8.h"
#include "core/exchange/csv_reader.h"
#include "core/exchange/csv_values.h"
#include "core/exchange/table_file.h"
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

namespace boulton::exchange {
namespace {

using table::Column;
using table::MissingReason;

struct NumberOrReason {
    double value = 0;
    std::optional<MissingReason> missing{};
    bool operator==(const NumberOrReason&) const = default;
};

struct Value {
    std::string measure;
    PeriodText period;
    NumberOrReason value{}, numerator{}, denominator{};
    std::int64_t row = 0;
    std::string note{};
    bool dropped = false;
};

std::string cellText(const Column& column, std::size_t row)
{
    return std::string(utf8::trimmed(column.text(row)));
}

// A column, or none where the mapping names none.
Result<std::optional<Column>> optionalColumn(const table::Table& table, const std::string& name)
{
    if (name.empty())
        return std::optional<Column>{};
    BOULTON_TRY_ASSIGN(Column column, table.column(name));
    return std::optional(std::move(column));
}

class Mapper {
public:
    Mapper(const table::Table& table, const ActualsMapping& mapping, std::span<const std::int64_t> lines)
        : m_table(table), m_mapping(mapping), m_lines(lines)
    {}

    Result<ActualsImport> run()
    {
        BOULTON_TRY(filter());
        BOULTON_TRY_ASSIGN(m_measure, optionalColumn(m_table, m_mapping.measureColumn));
        BOULTON_TRY_ASSIGN(m_unit, optionalColumn(m_table, m_mapping.unitColumn));
        BOULTON_TRY_ASSIGN(m_polarity, optionalColumn(m_table, m_mapping.polarityColumn));
        if (m_mapping.layout == Layout::Long)
            BOULTON_TRY(runLong());
        else
            BOULTON_TRY(runWide());
        dropDuplicates();
        reportUnlisted();
        BOULTON_TRY_ASSIGN(m_result.actuals, build());
        return std::move(m_result);
    }

private:
    [[nodiscard]] std::int64_t line(std::size_t row) const
    {
        return row < m_lines.size() ? m_lines[row] : static_cast<std::int64_t>(row) + 1;
    }

    Status filter()
    {
        m_rows.resize(m_table.rows());
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_rows[i] = i;
        for (const auto& rule : m_mapping.filters) {
            BOULTON_TRY_ASSIGN(const Column column, m_table.column(rule.column));
            std::vector<std::size_t> kept;
            std::set<std::string> there;
            for (const std::size_t row : m_rows) {
                const std::string text = cellText(column, row);
                if (std::find(rule.anyOf.begin(), rule.anyOf.end(), text) != rule.anyOf.end())
                    kept.push_back(row);
                else if (there.size() < 40)
                    there.insert(text);
            }
            if (kept.empty() && !m_rows.empty())
                return nothingLeft(rule, there);
            m_rows = std::move(kept);
        }
        m_result.rowsOut = static_cast<std::int64_t>(m_table.rows() - m_rows.size());
        return {};
    }

    static Status nothingLeft(const RowFilter& rule, const std::set<std::string>& there)
    {
        std::string wanted, values;
        for (const auto& v : rule.anyOf)
            wanted += (wanted.empty() ? "" : ", ") + shown(v);
        for (const auto& v : there)
            values += (values.empty() ? "" : ", ") + shown(v);
        return fail(ErrorCode::InvalidInput,
                    "no row has " + rule.column + " = " + wanted + "; there are: " + values +
                        (there.size() >= 40 ? ", …" : ""),
                    {rule.column, wanted, values});
    }

    // The measure's code, and its entry in the list of measures seen; empty where the row is not to be taken.
    std::string measureOf(std::size_t row)
    {
        const std::string source = m_measure ? cellText(*m_measure, row) : m_mapping.fixedMeasure;
        if (source.empty()) {
            m_result.diagnostics.add(Severity::Error, line(row), m_mapping.measureColumn,
                                     BOULTON_TR("exchange", "The row names no measure and was set aside"));
            ++m_result.rowsSetAside;
            return {};
        }
        std::string code = source;
        if (m_mapping.measureRule == MeasureRule::Slug) {
            code = slug(source);
        } else if (m_mapping.measureRule == MeasureRule::Renames) {
            const auto found = m_mapping.renames.find(source);
            if (found == m_mapping.renames.end()) {
                ++m_unlisted[source];
                ++m_result.rowsOut;
                return {};
            }
            code = found->second;
        }
        if (code.empty()) {
            m_result.diagnostics.add(
                Severity::Error, line(row), m_mapping.measureColumn,
                BOULTON_TR("exchange", "“%1” gives no measure code; the row was set aside").with(shown(source)));
            ++m_result.rowsSetAside;
            return {};
        }
        noteMeasure(row, code, source);
        return code;
    }

    void noteMeasure(std::size_t row, const std::string& code, const std::string& source)
    {
        const auto [at, isNew] = m_seen.try_emplace(code, m_result.measures.size());
        if (isNew)
            m_result.measures.push_back({code, source});
        MeasureSeen& seen = m_result.measures[at->second];
        if (seen.sourceName != source && m_warned.insert(code + "\n" + source).second)
            m_result.diagnostics.add(Severity::Warning, line(row), m_mapping.measureColumn,
                                     BOULTON_TR("exchange", "“%1” and “%2” give the same measure code “%3”")
                                         .with(shown(seen.sourceName), shown(source), code));
        const auto keep = [&](const std::optional<Column>& column, const std::string& name, std::string& to) {
            const std::string text = column ? cellText(*column, row) : std::string();
            if (text.empty() || text == to)
                return;
            if (to.empty())
                to = text;
            else if (m_warned.insert(code + "\n" + name).second)
                m_result.diagnostics.add(
                    Severity::Warning, line(row), name,
                    BOULTON_TR("exchange", "The measure “%1” has “%2” here and “%3” before; the first is used")
                        .with(code, shown(text), shown(to)));
        };
        keep(m_unit, m_mapping.unitColumn, seen.unit);
        keep(m_polarity, m_mapping.polarityColumn, seen.polarity);
    }

    NumberOrReason numberAt(const std::optional<Column>& column, std::size_t row, const std::string& name)
    {
        if (!column)
            return {0, MissingReason::Empty};
        if (column->isMissing(row))
            return {0, column->reason(row)};
        if (column->type() == table::Type::Int64 || column->type() == table::Type::Float64) {
            const double number = column->number(row);
            return std::isfinite(number) ? NumberOrReason{number} : NumberOrReason{0, MissingReason::Unreadable};
        }
        const std::string text = column->text(row);
        if (const auto number = parseNumber(text, NumberRule::Told))
            return {number->value};
        if (const auto reason = missingSymbol(text, true))
            return {0, *reason};
        m_result.diagnostics.add(Severity::Error, line(row), name,
                                 BOULTON_TR("exchange", "“%1” is not a number").with(shown(text)));
        return {0, MissingReason::Unreadable};
    }

    // The mapping may say that a day or month is the end of a longer period.
    [[nodiscard]] PeriodText lengthened(PeriodText period) const
    {
        if (m_mapping.periodMonths > 0 && period.months == 1) {
            period.start = addMonths(period.start, 1 - m_mapping.periodMonths);
            period.months = m_mapping.periodMonths;
        }
        return period;
    }

    Status runLong()
    {
        BOULTON_TRY_ASSIGN(const auto periods, optionalColumn(m_table, m_mapping.periodColumn));
        BOULTON_TRY_ASSIGN(const auto values, optionalColumn(m_table, m_mapping.valueColumn));
        BOULTON_TRY_ASSIGN(const auto numerators, optionalColumn(m_table, m_mapping.numeratorColumn));
        BOULTON_TRY_ASSIGN(const auto denominators, optionalColumn(m_table, m_mapping.denominatorColumn));
        BOULTON_TRY_ASSIGN(const auto notes, optionalColumn(m_table, m_mapping.noteColumn));
        std::vector<std::string> texts;
        texts.reserve(m_rows.size());
        for (const std::size_t row : m_rows)
            texts.push_back(periods ? cellText(*periods, row) : m_mapping.fixedPeriod);
        const PeriodStyle style = m_mapping.periodStyle == PeriodStyle::Auto ? styleOf(texts) : m_mapping.periodStyle;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const std::size_t row = m_rows[i];
            const std::string measure = measureOf(row);
            if (measure.empty())
                continue;
            const auto period = parsePeriod(texts[i], style);
            if (!period) {
                m_result.diagnostics.add(
                    Severity::Error, line(row), m_mapping.periodColumn,
                    BOULTON_TR("exchange", "“%1” is not a period; the row was set aside").with(shown(texts[i])));
                ++m_result.rowsSetAside;
                continue;
            }
            m_values.push_back({measure, lengthened(*period), numberAt(values, row, m_mapping.valueColumn),
                                numberAt(numerators, row, m_mapping.numeratorColumn),
                                numberAt(denominators, row, m_mapping.denominatorColumn), line(row),
                                notes ? cellText(*notes, row) : std::string{}});
        }
        return {};
    }

    Status runWide()
    {
        std::vector<std::string> names = m_mapping.periodColumns;
        if (names.empty())
            for (const auto& field : m_table.schema().fields())
                if (field.name != m_mapping.measureColumn && parsePeriod(field.name, m_mapping.periodStyle))
                    names.push_back(field.name);
        if (names.empty())
            return fail(ErrorCode::InvalidInput, "no column has the name of a period", {});
        const PeriodStyle style = m_mapping.periodStyle == PeriodStyle::Auto ? styleOf(names) : m_mapping.periodStyle;
        std::vector<std::pair<PeriodText, std::optional<Column>>> columns;
        for (const auto& name : names) {
            const auto period = parsePeriod(name, style);
            if (!period)
                return fail(ErrorCode::InvalidInput, "the column name " + shown(name) + " is not a period", {name});
            BOULTON_TRY_ASSIGN(auto column, optionalColumn(m_table, name));
            columns.emplace_back(lengthened(*period), std::move(column));
        }
        for (const std::size_t row : m_rows) {
            const std::string measure = measureOf(row);
            if (measure.empty())
                continue;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const NumberOrReason value = numberAt(columns[i].second, row, names[i]);
                if (value.missing != MissingReason::Empty) // an empty cell of a grid says nothing; a symbol does
                    m_values.push_back({measure,
                                        columns[i].first,
                                        value,
                                        {0, MissingReason::Empty},
                                        {0, MissingReason::Empty},
                                        line(row),
                                        {}});
            }
        }
        return {};
    }

    void dropDuplicates()
    {
        struct Key {
            std::string_view measure;
            std::int32_t start;
            int months;
            bool operator==(const Key&) const = default;
        };
        struct Hash {
            std::size_t operator()(const Key& k) const noexcept
            {
                return std::hash<std::string_view>{}(k.measure) * 31 + static_cast<std::size_t>(k.start) * 1009 +
                       static_cast<std::size_t>(k.months);
            }
        };
        std::unordered_map<Key, std::size_t, Hash> first;
        first.reserve(m_values.size());
        for (std::size_t i = 0; i < m_values.size(); ++i) {
            Value& value = m_values[i];
            const auto [at, isNew] =
                first.try_emplace(Key{value.measure, value.period.start.days, value.period.months}, i);
            if (isNew)
                continue;
            Value& other = m_values[at->second];
            if (value.value == other.value && value.numerator == other.numerator &&
                value.denominator == other.denominator) {
                m_result.diagnostics.add(Severity::Warning, value.row, m_mapping.measureColumn,
                                         BOULTON_TR("exchange", "The measure “%1” stands for the same period already "
                                                                "on row %2, with the same value; this row was left out")
                                             .with(value.measure, std::to_string(other.row)));
            } else {
                m_result.diagnostics.add(
                    Severity::Error, value.row, m_mapping.measureColumn,
                    BOULTON_TR("exchange", "The measure “%1” stands for the same period (%3 months from %4) already on "
                                           "row %2, with another value; neither was taken")
                        .with(value.measure, std::to_string(other.row), std::to_string(value.period.months),
                              value.period.start));
                m_result.rowsSetAside += other.dropped ? 1 : 2;
                other.dropped = true;
            }
            value.dropped = true;
        }
    }

    void reportUnlisted()
    {
        for (const auto& [name, rows] : m_unlisted)
            m_result.diagnostics.add(
                Severity::Information, 0, m_mapping.measureColumn,
                BOULTON_TR("exchange", "The mapping does not name the measure “%1”; its %2 rows were left out")
                    .with(shown(name), std::to_string(rows)));
    }

    Result<table::Table> build() const
    {
        using table::Role;
        using table::Type;
        table::TableBuilder out({{"measure", Type::String, Role::Identifier},
                                 {"period_start", Type::Date, Role::Time},
                                 {"period_months", Type::Int64},
                                 {"value", Type::Float64, Role::Measure},
                                 {"numerator", Type::Float64, Role::Numerator},
                                 {"denominator", Type::Float64, Role::Denominator},
                                 {"source_row", Type::Int64},
                                 {"note", Type::String}});
        const auto put = [&out](std::size_t column, const NumberOrReason& number) {
            if (number.missing)
                out[column].appendMissing(*number.missing);
            else
                out[column].append(number.value);
        };
        for (const Value& v : m_values) {
            if (v.dropped)
                continue;
            out[0].append(v.measure);
            out[1].append(v.period.start);
            out[2].append(std::int64_t{v.period.months});
            put(3, v.value);
            put(4, v.numerator);
            put(5, v.denominator);
            out[6].append(v.row);
            out[7].append(v.note);
        }
        return out.finish();
    }

    const table::Table& m_table;
    const ActualsMapping& m_mapping;
    std::span<const std::int64_t> m_lines;
    std::vector<std::size_t> m_rows;
    std::optional<Column> m_measure, m_unit, m_polarity;
    std::vector<Value> m_values;
    std::unordered_map<std::string, std::size_t> m_seen;
    std::set<std::string> m_warned;
    std::map<std::string, std::int64_t> m_unlisted;
    ActualsImport m_result;
};

} // namespace

std::string slug(std::string_view text)
{
    std::string out;
    for (const char c : utf8::asciiLower(text)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out;
}

Result<ActualsImport> applyMapping(const table::Table& table, const ActualsMapping& mapping,
                                   std::span<const std::int64_t> lines)
{
    return Mapper(table, mapping, lines).run();
}

CsvOverrides overridesFor(const ActualsMapping& mapping)
{
    CsvOverrides csv = mapping.csv;
    const auto fix = [&csv](const std::string& name, table::Type type) {
        if (name.empty())
            return;
        auto& column = csv.columns[name];
        if (!column.type && !column.dates)
            column.type = type;
    };
    fix(mapping.measureColumn, table::Type::String);
    fix(mapping.periodColumn, table::Type::String);
    fix(mapping.noteColumn, table::Type::String);
    fix(mapping.unitColumn, table::Type::String);
    fix(mapping.polarityColumn, table::Type::String);
    for (const auto& filter : mapping.filters)
        fix(filter.column, table::Type::String);
    fix(mapping.valueColumn, table::Type::Float64);
    fix(mapping.numeratorColumn, table::Type::Float64);
    fix(mapping.denominatorColumn, table::Type::Float64);
    for (const auto& name : mapping.periodColumns)
        fix(name, table::Type::Float64);
    return csv;
}

namespace {

ReadOptions readingOf()
{
    ReadOptions options;
    options.keepLines = true;
    options.restoreEscapes = true; // our own export writes "-" as '-
    return options;
}

Result<ActualsImport> mapped(const CsvResult& csv, const ActualsMapping& mapping)
{
    BOULTON_TRY_ASSIGN(ActualsImport result, applyMapping(csv.table, mapping, csv.lines));
    Diagnostics all = csv.diagnostics;
    all.append(result.diagnostics);
    result.diagnostics = std::move(all);
    result.rowsSetAside += csv.rowsSetAside;
    return result;
}

} // namespace

Result<ActualsImport> importActuals(std::string_view bytes, const ActualsMapping& mapping, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const CsvResult csv, readCsvText(bytes, overridesFor(mapping), job, readingOf()));
    return mapped(csv, mapping);
}

Result<ActualsImport> importActuals(const TableFile& file, const ActualsMapping& mapping, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const CsvResult csv, file.read(overridesFor(mapping), job, readingOf()));
    return mapped(csv, mapping);
}

Result<ActualsImport> importActualsFile(const platform::Path& path, const ActualsMapping& mapping,
                                        const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const auto file, platform::MappedFile::open(path));
    return importActuals(file.bytes(), mapping, job);
}

} // namespace boulton::exchange
