// SPDX-License-Identifier: GPL-3.0-or-later
// Immutable columnar tables. Every operation makes a new table that shares what it can; none changes its argument.
#pragma once
#include "core/base/job.h"
#include "core/table/column.h"
#include "core/table/schema.h"
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::table {

class Table {
public:
    Table() = default;
    //! Columns have the types of the fields and equal length; anything else is Internal.
    [[nodiscard]] static Result<Table> make(Schema schema, std::vector<Column> columns);

    [[nodiscard]] const Schema& schema() const { return m_schema; }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t columnCount() const { return m_columns.size(); }
    [[nodiscard]] const Column& column(std::size_t i) const { return m_columns[i]; }
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    [[nodiscard]] Result<Column> column(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return m_schema.find(name).has_value(); }

private:
    Schema m_schema;
    std::vector<Column> m_columns;
    std::size_t m_rows = 0;
};

//! Row-wise construction for small tables and tests: fields first, then the cells of each row in order.
class TableBuilder {
public:
    explicit TableBuilder(std::vector<Field> fields);
    [[nodiscard]] ColumnBuilder& column(std::size_t i) { return m_builders[i]; }
    [[nodiscard]] ColumnBuilder& operator[](std::size_t i) { return m_builders[i]; }
    [[nodiscard]] Result<Table> finish();

private:
    Schema m_schema;
    std::vector<ColumnBuilder> m_builders;
};

// ---- operations

[[nodiscard]] Result<Table> select(const Table& table, std::span<const std::string> columns);
[[nodiscard]] Table take(const Table& table, std::span<const std::size_t> rows);
[[nodiscard]] Table slice(const Table& table, std::size_t first, std::size_t count);
//! Rows for which `keep[row]` is true.
[[nodiscard]] Table filter(const Table& table, const std::vector<bool>& keep);
//! The table with one column replaced (same name) or added.
[[nodiscard]] Result<Table> withColumn(const Table& table, Field field, Column column);
//! Rows of both, one after the other; the schemas have the same names and types.
[[nodiscard]] Result<Table> concat(const Table& first, const Table& second);

struct SortKey {
    std::string column;
    bool descending = false;
};
//! Stable; missing values last. Strings by bytes (code point order).
[[nodiscard]] Result<Table> sortBy(const Table& table, std::span<const SortKey> keys);

enum class Aggregate : std::uint8_t { Count, Sum, Mean, Min, Max, First, Last };
struct Aggregation {
    std::string column; //!< ignored for Count
    Aggregate how = Aggregate::Count;
    std::string as; //!< name of the result column
};
//! One row for each distinct combination of `keys` (missing is a value of its own), in order of first appearance. Sum, Mean,
//! Min and Max ignore missing values and are missing where there is none.
[[nodiscard]] Result<Table> groupBy(const Table& table, std::span<const std::string> keys,
                                    std::span<const Aggregation> aggregations);

enum class JoinKind : std::uint8_t { Inner, Left };
//! Equal keys by text of the same type; missing matches nothing. Refuses (InvalidInput) a right table with a key twice, so
//! that no join multiplies rows unseen. Right columns of a name that exists on the left get the suffix "_right".
[[nodiscard]] Result<Table> join(const Table& left, const Table& right, std::span<const std::string> keys,
                                 JoinKind kind);

//! Columns -> rows: one row for each (row, column) pair; `names` holds the column's name, `values` its value (one common type;
//! Int64 and Float64 give Float64, any other mixture text).
[[nodiscard]] Result<Table> pivotLonger(const Table& table, std::span<const std::string> columns, std::string names,
                                        std::string values);
//! Rows -> columns: one row for each combination of `keys`, one column for each distinct value of `names`. A cell given twice
//! is InvalidInput.
[[nodiscard]] Result<Table> pivotWider(const Table& table, std::span<const std::string> keys, std::string_view names,
                                       std::string_view values);

} // namespace boulton::table

namespace boulton::series {

//! Pull interface for data that is not held as one table: a series or a dataset read chunk by chunk.
class Source {
public:
    virtual ~Source() = default;
    [[nodiscard]] virtual const table::Schema& schema() const = 0;
    //! The next piece (at most some 64,000 rows), or an empty table at the end.
    [[nodiscard]] virtual Result<table::Table> next(const JobContext& job) = 0;
};

} // namespace boulton::series
