// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/history.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::performance {
namespace {

constexpr std::array<std::string_view, 3> kKinds{"reported", "restated", "withdrawn"};

using table::ColumnBuilder;
using table::Field;
using table::Role;
using table::Type;

bool sameFigures(const ValueRecord& a, const ValueRecord& b)
{
    return a.numerator == b.numerator && a.denominator == b.denominator && a.value == b.value && a.reason == b.reason &&
           a.provisional == b.provisional;
}

void append(ColumnBuilder& builder, std::optional<double> value)
{
    if (value)
        builder.append(*value);
    else
        builder.appendMissing();
}

std::optional<double> numberAt(const table::Column& column, std::size_t row)
{
    return column.isMissing(row) ? std::nullopt : std::optional(column.floats()[row]);
}

} // namespace

std::string_view name(RecordKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<double> figureOf(const Measure& measure, const ValueRecord& record)
{
    if (record.kind == RecordKind::Withdrawn)
        return std::nullopt;
    if (record.numerator && record.denominator) {
        if (*record.denominator == 0)
            return std::nullopt;
        return measure.scale * *record.numerator / *record.denominator;
    }
    return record.value;
}

History::History(std::vector<ValueRecord> records) : m_records(std::move(records))
{
    for (std::size_t i = 0; i < m_records.size(); ++i)
        m_index[{m_records[i].measure, m_records[i].period}].push_back(i);
    for (auto& [key, list] : m_index)
        std::ranges::stable_sort(list, {}, [&](std::size_t i) { return m_records[i].recordedAt; });
}

const ValueRecord* History::at(const MeasureCode& measure, Period period, std::optional<Instant> asAt) const
{
    const ValueRecord* record = newest(measure, period, asAt);
    return record && record->kind != RecordKind::Withdrawn ? record : nullptr;
}

const ValueRecord* History::newest(const MeasureCode& measure, Period period, std::optional<Instant> asAt) const
{
    const auto found = m_index.find({measure, period});
    if (found == m_index.end())
        return nullptr;
    const ValueRecord* best = nullptr;
    for (const auto i : found->second)
        if (!asAt || m_records[i].recordedAt <= *asAt)
            best = &m_records[i];
    return best;
}

const ValueRecord* History::first(const MeasureCode& measure, Period period) const
{
    const auto found = m_index.find({measure, period});
    return found == m_index.end() ? nullptr : &m_records[found->second.front()];
}

std::size_t History::versions(const MeasureCode& measure, Period period, std::optional<Instant> asAt) const
{
    const auto found = m_index.find({measure, period});
    if (found == m_index.end())
        return 0;
    return static_cast<std::size_t>(
        std::ranges::count_if(found->second, [&](std::size_t i) { return !asAt || m_records[i].recordedAt <= *asAt; }));
}

std::vector<Period> History::periods(const MeasureCode& measure) const
{
    std::vector<Period> found;
    for (auto it = m_index.lower_bound({measure, Period{Date{INT32_MIN}, 0}});
         it != m_index.end() && it->first.first == measure; ++it)
        found.push_back(it->first.second);
    return found;
}

Merge merge(const History& history, std::vector<ValueRecord> incoming)
{
    Merge result;
    for (auto& record : incoming) {
        const ValueRecord* current = history.at(record.measure, record.period);
        if (current && sameFigures(*current, record)) {
            ++result.unchanged;
            continue;
        }
        if (history.first(record.measure, record.period)) {
            if (record.kind == RecordKind::Reported)
                record.kind = RecordKind::Restated;
            ++result.restated;
        } else {
            ++result.added;
        }
        result.toAppend.push_back(std::move(record));
    }
    return result;
}

table::Schema historySchema()
{
    return table::Schema({
        {.name = "measure", .type = Type::String, .role = Role::Identifier},
        {.name = "period_start", .type = Type::Date, .role = Role::Time},
        {.name = "period_months", .type = Type::Int64, .role = Role::Time},
        {.name = "numerator", .type = Type::Float64, .role = Role::Numerator},
        {.name = "denominator", .type = Type::Float64, .role = Role::Denominator},
        {.name = "value", .type = Type::Float64, .role = Role::Measure},
        {.name = "provisional", .type = Type::Bool, .role = Role::Category},
        {.name = "kind", .type = Type::String, .role = Role::Category},
        {.name = "recorded_at", .type = Type::Int64, .role = Role::Time, .unit = "microseconds since 1970"},
        {.name = "recorded_by", .type = Type::String},
        {.name = "note", .type = Type::String},
        {.name = "source", .type = Type::String},
    });
}

Result<table::Table> toTable(std::span<const ValueRecord> records)
{
    table::TableBuilder b(historySchema().fields());
    for (const auto& r : records) {
        b[0].append(r.measure.value);
        b[1].append(r.period.start);
        b[2].append(static_cast<std::int64_t>(r.period.months));
        append(b[3], r.numerator);
        append(b[4], r.denominator);
        if (r.value)
            b[5].append(*r.value);
        else
            b[5].appendMissing(r.reason);
        b[6].append(r.provisional);
        b[7].append(name(r.kind));
        b[8].append(r.recordedAt.microseconds);
        b[9].append(r.recordedBy);
        b[10].append(r.note);
        b[11].append(r.source);
    }
    return b.finish();
}

Result<std::vector<ValueRecord>> fromTable(const table::Table& t)
{
    const auto expected = historySchema();
    if (t.columnCount() != expected.size())
        return fail(ErrorCode::Damaged, "a history of values has the wrong columns");
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (t.schema()[i].name != expected[i].name || t.schema()[i].type != expected[i].type)
            return fail(ErrorCode::Damaged, "a history of values has the wrong column '" + t.schema()[i].name + "'");
    std::vector<ValueRecord> records(t.rows());
    for (std::size_t row = 0; row < t.rows(); ++row) {
        ValueRecord& r = records[row];
        r.measure = MeasureCode(std::string(t.column(0).string(row)));
        r.period = {t.column(1).date(row), static_cast<int>(t.column(2).ints()[row])};
        r.numerator = numberAt(t.column(3), row);
        r.denominator = numberAt(t.column(4), row);
        r.value = numberAt(t.column(5), row);
        r.reason = r.value ? table::MissingReason::Empty : t.column(5).reason(row);
        r.provisional = t.column(6).bools()[row] != 0;
        const auto kind = std::ranges::find(kKinds, t.column(7).string(row));
        if (kind == kKinds.end())
            return fail(ErrorCode::Damaged, "a history of values has an unknown kind of record");
        r.kind = static_cast<RecordKind>(kind - kKinds.begin());
        r.recordedAt = {t.column(8).ints()[row]};
        r.recordedBy = std::string(t.column(9).string(row));
        r.note = std::string(t.column(10).string(row));
        r.source = std::string(t.column(11).string(row));
    }
    return records;
}

} // namespace boulton::performance
