// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting, grouping, joining, pivoting.
#include "core/table/table.h"
#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>

namespace boulton::table {
namespace {

Result<std::vector<std::size_t>> indexes(const Table& table, std::span<const std::string> names)
{
    std::vector<std::size_t> out;
    for (const auto& name : names) {
        BOULTON_TRY_ASSIGN(const std::size_t i, table.schema().find(name));
        out.push_back(i);
    }
    return out;
}

//! A key that two rows share exactly when their cells are equal: length-prefixed texts, "!" for missing.
std::string keyOf(const Table& table, std::span<const std::size_t> columns, std::size_t row)
{
    std::string key;
    for (const auto i : columns) {
        const auto& column = table.column(i);
        if (column.isMissing(row)) {
            key += '!';
            continue;
        }
        const std::string text = column.text(row);
        key += std::to_string(text.size()) + ':' + text;
    }
    return key;
}

int compareCells(const Column& c, std::size_t a, std::size_t b)
{
    const auto order = [](const auto& x, const auto& y) { return x < y ? -1 : (y < x ? 1 : 0); };
    switch (c.type()) {
    case Type::Int64: return order(c.ints()[a], c.ints()[b]);
    case Type::Float64: return order(c.floats()[a], c.floats()[b]);
    case Type::String: return order(c.string(a), c.string(b));
    case Type::Date: return order(c.days()[a], c.days()[b]);
    case Type::Bool: return order(c.bools()[a], c.bools()[b]);
    }
    return 0;
}

struct Groups {
    std::vector<std::size_t> of;    //!< group of each row
    std::vector<std::size_t> first; //!< first row of each group
};

Groups groupsOf(const Table& table, std::span<const std::size_t> keys)
{
    Groups groups;
    std::unordered_map<std::string, std::size_t> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto [at, isNew] = seen.try_emplace(keyOf(table, keys, row), groups.first.size());
        if (isNew)
            groups.first.push_back(row);
        groups.of.push_back(at->second);
    }
    return groups;
}

Result<Column> aggregated(const Table& table, const Groups& groups, const Aggregation& aggregation)
{
    const std::size_t count = groups.first.size();
    if (aggregation.how == Aggregate::Count) {
        std::vector<std::int64_t> n(count, 0);
        for (const auto g : groups.of)
            ++n[g];
        return Column(std::move(n), {});
    }
    BOULTON_TRY_ASSIGN(const Column column, table.column(aggregation.column));
    std::vector<std::optional<std::size_t>> chosen(count);
    if (aggregation.how == Aggregate::Sum || aggregation.how == Aggregate::Mean) {
        if (!column.isNumeric())
            return fail(ErrorCode::InvalidInput, "column '" + aggregation.column + "' holds no numbers",
                        {aggregation.column});
        std::vector<double> sum(count, 0);
        std::vector<std::size_t> n(count, 0);
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (!column.isMissing(row)) {
                sum[groups.of[row]] += column.number(row);
                ++n[groups.of[row]];
            }
        ColumnBuilder builder(Type::Float64, count);
        for (std::size_t g = 0; g < count; ++g) {
            if (n[g] == 0)
                builder.appendMissing();
            else
                builder.append(aggregation.how == Aggregate::Sum ? sum[g] : sum[g] / static_cast<double>(n[g]));
        }
        return builder.finish();
    }
    for (std::size_t row = 0; row < table.rows(); ++row) {
        auto& best = chosen[groups.of[row]];
        if (column.isMissing(row))
            continue;
        const bool take = !best || aggregation.how == Aggregate::Last ||
                          (aggregation.how == Aggregate::Min && compareCells(column, row, *best) < 0) ||
                          (aggregation.how == Aggregate::Max && compareCells(column, row, *best) > 0);
        if (take)
            best = row;
    }
    ColumnBuilder builder(column.type(), count);
    for (const auto& row : chosen) {
        if (row)
            builder.appendFrom(column, *row);
        else
            builder.appendMissing();
    }
    return builder.finish();
}

Type aggregateType(const Aggregation& a, Type type)
{
    switch (a.how) {
    case Aggregate::Count: return Type::Int64;
    case Aggregate::Sum:
    case Aggregate::Mean: return Type::Float64;
    default: return type;
    }
}

} // namespace

Result<Table> sortBy(const Table& table, std::span<const SortKey> keys)
{
    std::vector<std::pair<std::size_t, bool>> columns;
    for (const auto& key : keys) {
        BOULTON_TRY_ASSIGN(const std::size_t i, table.schema().find(key.column));
        columns.emplace_back(i, key.descending);
    }
    std::vector<std::size_t> rows(table.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        for (const auto& [i, descending] : columns) {
            const auto& c = table.column(i);
            const bool missingA = c.isMissing(a);
            const bool missingB = c.isMissing(b);
            if (missingA || missingB) {
                if (missingA != missingB)
                    return missingB;
                continue;
            }
            const int order = compareCells(c, a, b);
            if (order != 0)
                return descending ? order > 0 : order < 0;
        }
        return false;
    });
    return take(table, rows);
}

Result<Table> groupBy(const Table& table, std::span<const std::string> keys, std::span<const Aggregation> aggregations)
{
    BOULTON_TRY_ASSIGN(const auto keyColumns, indexes(table, keys));
    const Groups groups = groupsOf(table, keyColumns);
    std::vector<Field> fields;
    std::vector<Column> columns;
    for (const auto i : keyColumns) {
        fields.push_back(table.schema()[i]);
        columns.push_back(table.column(i).take(groups.first));
    }
    for (const auto& a : aggregations) {
        Field field;
        if (a.how != Aggregate::Count) {
            BOULTON_TRY_ASSIGN(const std::size_t i, table.schema().find(a.column));
            field = table.schema()[i];
        }
        field.type = aggregateType(a, field.type);
        field.name = a.as;
        BOULTON_TRY_ASSIGN(auto column, aggregated(table, groups, a));
        fields.push_back(std::move(field));
        columns.push_back(std::move(column));
    }
    return Table::make(Schema(std::move(fields)), std::move(columns));
}

Result<Table> join(const Table& left, const Table& right, std::span<const std::string> keys, JoinKind kind)
{
    BOULTON_TRY_ASSIGN(const auto leftKeys, indexes(left, keys));
    BOULTON_TRY_ASSIGN(const auto rightKeys, indexes(right, keys));
    std::unordered_map<std::string, std::size_t> lookup;
    for (std::size_t row = 0; row < right.rows(); ++row) {
        if (std::ranges::any_of(rightKeys, [&](std::size_t i) { return right.column(i).isMissing(row); }))
            continue;
        if (!lookup.try_emplace(keyOf(right, rightKeys, row), row).second)
            return fail(ErrorCode::InvalidInput,
                        "the key of row " + std::to_string(row + 1) + " stands twice in the table to join",
                        {std::to_string(row + 1)});
    }
    std::vector<std::size_t> leftRows;
    std::vector<std::optional<std::size_t>> rightRows;
    for (std::size_t row = 0; row < left.rows(); ++row) {
        const bool missing =
            std::ranges::any_of(leftKeys, [&](std::size_t i) { return left.column(i).isMissing(row); });
        const auto found = missing ? lookup.end() : lookup.find(keyOf(left, leftKeys, row));
        if (found == lookup.end() && kind == JoinKind::Inner)
            continue;
        leftRows.push_back(row);
        rightRows.push_back(found == lookup.end() ? std::nullopt : std::optional(found->second));
    }
    std::vector<Field> fields = left.schema().fields();
    std::vector<Column> columns;
    for (const auto& c : left.columns())
        columns.push_back(c.take(leftRows));
    for (std::size_t i = 0; i < right.columnCount(); ++i) {
        if (std::ranges::find(rightKeys, i) != rightKeys.end())
            continue;
        Field field = right.schema()[i];
        if (left.has(field.name))
            field.name += "_right";
        ColumnBuilder builder(field.type, rightRows.size());
        for (const auto& row : rightRows) {
            if (row)
                builder.appendFrom(right.column(i), *row);
            else
                builder.appendMissing();
        }
        fields.push_back(std::move(field));
        columns.push_back(builder.finish());
    }
    return Table::make(Schema(std::move(fields)), std::move(columns));
}

Result<Table> pivotLonger(const Table& table, std::span<const std::string> names, std::string nameColumn,
                          std::string valueColumn)
{
    BOULTON_TRY_ASSIGN(const auto pivoted, indexes(table, names));
    if (pivoted.empty())
        return fail(ErrorCode::InvalidInput, "no columns to turn into rows");
    Type type = table.schema()[pivoted.front()].type;
    for (const auto i : pivoted) {
        const Type t = table.schema()[i].type;
        const bool bothNumbers =
            (t == Type::Int64 || t == Type::Float64) && (type == Type::Int64 || type == Type::Float64);
        if (t != type)
            type = bothNumbers ? Type::Float64 : Type::String;
    }
    std::vector<std::size_t> rows;
    ColumnBuilder nameBuilder(Type::String);
    ColumnBuilder valueBuilder(type);
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (const auto i : pivoted) {
            rows.push_back(row);
            nameBuilder.append(table.schema()[i].name);
            const auto& column = table.column(i);
            if (column.isMissing(row))
                valueBuilder.appendMissing(column.reason(row));
            else if (type == Type::String)
                valueBuilder.append(column.text(row));
            else
                valueBuilder.appendFrom(column, row);
        }
    std::vector<Field> fields;
    std::vector<Column> columns;
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        if (std::ranges::find(pivoted, i) == pivoted.end()) {
            fields.push_back(table.schema()[i]);
            columns.push_back(table.column(i).take(rows));
        }
    fields.push_back(Field{.name = std::move(nameColumn), .type = Type::String, .role = Role::Category});
    columns.push_back(nameBuilder.finish());
    Field value = table.schema()[pivoted.front()];
    value.name = std::move(valueColumn);
    value.type = type;
    fields.push_back(std::move(value));
    columns.push_back(valueBuilder.finish());
    return Table::make(Schema(std::move(fields)), std::move(columns));
}

Result<Table> pivotWider(const Table& table, std::span<const std::string> keys, std::string_view names,
                         std::string_view values)
{
    BOULTON_TRY_ASSIGN(const auto keyColumns, indexes(table, keys));
    BOULTON_TRY_ASSIGN(const std::size_t valueIndex, table.schema().find(values));
    BOULTON_TRY_ASSIGN(const Column nameColumn, table.column(names));
    const Groups groups = groupsOf(table, keyColumns);
    std::vector<std::string> headers;
    std::map<std::string, std::size_t> headerOf;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> cell; // (group, header) -> row
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto [at, isNew] = headerOf.try_emplace(nameColumn.text(row), headers.size());
        if (isNew)
            headers.push_back(at->first);
        if (!cell.try_emplace({groups.of[row], at->second}, row).second)
            return fail(ErrorCode::InvalidInput,
                        "row " + std::to_string(row + 1) + " gives a second value for '" + at->first + "'",
                        {std::to_string(row + 1), at->first});
    }
    std::vector<Field> fields;
    std::vector<Column> columns;
    for (const auto i : keyColumns) {
        fields.push_back(table.schema()[i]);
        columns.push_back(table.column(i).take(groups.first));
    }
    for (std::size_t h = 0; h < headers.size(); ++h) {
        Field field = table.schema()[valueIndex];
        field.name = headers[h];
        ColumnBuilder builder(field.type, groups.first.size());
        for (std::size_t g = 0; g < groups.first.size(); ++g) {
            const auto at = cell.find({g, h});
            if (at == cell.end())
                builder.appendMissing();
            else
                builder.appendFrom(table.column(valueIndex), at->second);
        }
        fields.push_back(std::move(field));
        columns.push_back(builder.finish());
    }
    return Table::make(Schema(std::move(fields)), std::move(columns));
}

} // namespace boulton::table
