// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/table.h"
#include <numeric>

namespace boulton::table {

Result<Table> Table::make(Schema schema, std::vector<Column> columns)
{
    if (schema.size() != columns.size())
        return fail(ErrorCode::Internal, "a table needs one column for each field");
    Table table;
    table.m_rows = columns.empty() ? 0 : columns.front().size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].type() != schema[i].type)
            return fail(ErrorCode::Internal, "column '" + schema[i].name + "' has another type than its field");
        if (columns[i].size() != table.m_rows)
            return fail(ErrorCode::Internal, "column '" + schema[i].name + "' has another length");
    }
    table.m_schema = std::move(schema);
    table.m_columns = std::move(columns);
    return table;
}

Result<Column> Table::column(std::string_view name) const
{
    BOULTON_TRY_ASSIGN(const std::size_t i, m_schema.find(name));
    return m_columns[i];
}

TableBuilder::TableBuilder(std::vector<Field> fields)
{
    for (const auto& field : fields)
        m_builders.emplace_back(field.type);
    m_schema = Schema(std::move(fields));
}

Result<Table> TableBuilder::finish()
{
    std::vector<Column> columns;
    columns.reserve(m_builders.size());
    for (auto& builder : m_builders)
        columns.push_back(builder.finish());
    return Table::make(m_schema, std::move(columns));
}

namespace {

//! Same schema, columns made one by one; cannot fail.
template <typename F>
Table mapColumns(const Table& table, F&& makeColumn)
{
    std::vector<Column> columns;
    columns.reserve(table.columnCount());
    for (const auto& column : table.columns())
        columns.push_back(makeColumn(column));
    return Table::make(table.schema(), std::move(columns)).value_or(Table{});
}

} // namespace

Result<Table> select(const Table& table, std::span<const std::string> names)
{
    std::vector<Field> fields;
    std::vector<Column> columns;
    for (const auto& name : names) {
        BOULTON_TRY_ASSIGN(const std::size_t i, table.schema().find(name));
        fields.push_back(table.schema()[i]);
        columns.push_back(table.column(i));
    }
    return Table::make(Schema(std::move(fields)), std::move(columns));
}

Table take(const Table& table, std::span<const std::size_t> rows)
{
    return mapColumns(table, [&](const Column& c) { return c.take(rows); });
}

Table slice(const Table& table, std::size_t first, std::size_t count)
{
    return mapColumns(table, [&](const Column& c) { return c.slice(first, count); });
}

Table filter(const Table& table, const std::vector<bool>& keep)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.rows() && row < keep.size(); ++row)
        if (keep[row])
            rows.push_back(row);
    return take(table, rows);
}

Result<Table> withColumn(const Table& table, Field field, Column column)
{
    std::vector<Field> fields = table.schema().fields();
    std::vector<Column> columns = table.columns();
    if (const auto at = table.schema().find(field.name)) {
        fields[*at] = std::move(field);
        columns[*at] = std::move(column);
    } else {
        fields.push_back(std::move(field));
        columns.push_back(std::move(column));
    }
    return Table::make(Schema(std::move(fields)), std::move(columns));
}

Result<Table> concat(const Table& first, const Table& second)
{
    if (first.columnCount() != second.columnCount())
        return fail(ErrorCode::InvalidInput, "the tables have different numbers of columns");
    std::vector<Column> columns;
    for (std::size_t i = 0; i < first.columnCount(); ++i) {
        const auto& a = first.schema()[i];
        const auto& b = second.schema()[i];
        if (a.name != b.name || a.type != b.type)
            return fail(ErrorCode::InvalidInput, "column '" + a.name + "' does not match '" + b.name + "'",
                        {a.name, b.name});
        ColumnBuilder builder(a.type, first.rows() + second.rows());
        for (const Table* part : {&first, &second})
            for (std::size_t row = 0; row < part->rows(); ++row)
                builder.appendFrom(part->column(i), row);
        columns.push_back(builder.finish());
    }
    return Table::make(first.schema(), std::move(columns));
}

} // namespace boulton::table
