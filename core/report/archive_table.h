// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/report: tables of an archived document, in both directions. By column: why values are missing, then the values.
#pragma once
#include "core/report/canonical_json.h"
#include "core/table/table.h"
#include <optional>

namespace boulton::report::canonical {

template <typename A>
void io(A& a, table::Field& f)
{
    static constexpr std::array<std::string_view, 5> kTypes{"integer", "number", "text", "date", "yes-no"};
    static constexpr std::array<std::string_view, 9> kRoles{"none",       "measure",   "numerator", "denominator", "category",
                                                            "identifier", "geography", "time",      "weight"};
    static constexpr std::array<std::string_view, 4> kSensitivities{"public", "internal", "personal", "special-category"};
    static constexpr std::array<std::string_view, 3> kMissing{"drop", "keep", "refuse"};
    Object(a)
        .member("name", f.name)
        .member("type", f.type, kTypes)
        .member("role", f.role, kRoles)
        .member("unit", f.unit)
        .member("sensitivity", f.sensitivity, kSensitivities)
        .member("missing", f.missing, kMissing);
}

//! A row without a value, for another reason than that nothing was there.
struct Missing {
    std::size_t row = 0;
    table::MissingReason reason = table::MissingReason::Empty;
};

template <typename A>
void io(A& a, Missing& m)
{
    static constexpr std::array<std::string_view, 7> kReasons{
        "empty", "suppressed", "not-available", "not-applicable", "low-reliability", "rounds-to-zero", "unreadable"};
    a.token("[");
    auto row = static_cast<std::int64_t>(m.row);
    io(a, row);
    a.token(",");
    word(a, m.reason, kReasons);
    a.token("]");
    if constexpr (A::kReads)
        m.row = static_cast<std::size_t>(row);
}

inline void writeValue(Writer& out, const table::Column& column, std::size_t row)
{
    if (column.isMissing(row))
        return out.token("null");
    switch (column.type()) {
    case table::Type::Int64: return out.integer(column.ints()[row]);
    case table::Type::Float64: return out.number(column.floats()[row]);
    case table::Type::String: return out.string(column.string(row));
    case table::Type::Date: return out.string(column.date(row).iso());
    case table::Type::Bool: return out.token(column.bools()[row] != 0 ? "true" : "false");
    }
}

template <typename T>
void readValue(Reader& in, table::ColumnBuilder& column)
{
    T value{};
    io(in, value);
    column.append(value);
}

inline void readValue(Reader& in, table::ColumnBuilder& column)
{
    switch (column.type()) {
    case table::Type::Int64: return readValue<std::int64_t>(in, column);
    case table::Type::Float64: return readValue<double>(in, column);
    case table::Type::String: return readValue<std::string>(in, column);
    case table::Type::Date: return readValue<Date>(in, column);
    case table::Type::Bool: return readValue<bool>(in, column);
    }
}

inline void write(Writer& out, const table::Column& column)
{
    std::vector<Missing> reasons;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (column.isMissing(row) && column.reason(row) != table::MissingReason::Empty)
            reasons.push_back({row, column.reason(row)});
    Object object(out);
    object.member("reasons", reasons).key("values");
    out.token("[");
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (row > 0)
            out.token(",");
        writeValue(out, column, row);
    }
    out.token("]");
}

inline table::Column read(Reader& in, table::Type type)
{
    table::ColumnBuilder column(type);
    std::vector<Missing> reasons;
    std::size_t used = 0;
    Object object(in);
    object.member("reasons", reasons).key("values");
    in.token("[");
    if (!in.takes("]")) {
        do {
            in.item();
            if (!in.takes("null")) {
                readValue(in, column);
                continue;
            }
            const bool stated = used < reasons.size() && reasons[used].row == column.size();
            column.appendMissing(stated ? reasons[used].reason : table::MissingReason::Empty);
            if (stated && reasons[used++].reason == table::MissingReason::Empty)
                in.refuse(); // it goes without saying
        } while (in.ok() && in.takes(","));
        in.token("]");
    }
    if (used != reasons.size())
        in.refuse(); // of a row that has a value, or out of order
    return column.finish();
}

template <typename A>
void io(A& a, table::Table& table)
{
    Object object(a);
    std::vector<table::Field> fields = table.schema().fields();
    object.member("fields", fields).key("columns");
    a.token("[");
    if constexpr (A::kReads) {
        std::vector<table::Column> columns;
        for (std::size_t i = 0; i < fields.size() && a.ok(); ++i) {
            if (i > 0)
                a.token(",");
            columns.push_back(read(a, fields[i].type));
        }
        if (!a.ok())
            return;
        if (auto made = table::Table::make(table::Schema(std::move(fields)), std::move(columns)))
            table = *std::move(made);
        else
            a.refuse(); // of different lengths
    } else {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i > 0)
                a.token(",");
            write(a, table.column(i));
        }
    }
    a.token("]");
}

} // namespace boulton::report::canonical
