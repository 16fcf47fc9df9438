// SPDX-License-Identifier: GPL-3.0-or-later
// A stored result (report/json.h) as a document again, and compared with another.
#include "core/base/format.h"
#include "core/workspace/analysis.h"
#include <nlohmann/json.hpp>
#include <set>

namespace boulton::workspace {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kShown = 10; //!< differences
constexpr std::size_t kRowsShown = 1'000;

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, "a kept result is not what Boulton writes");
}

Result<ordered_json> parsed(std::string_view text)
{
    auto json = ordered_json::parse(text, nullptr, false);
    for (const char* part : {"values", "tables"})
        if (!json.is_object() || !json.contains(part) || !json[part].is_object())
            return damaged();
    return json;
}

std::string shown(const ordered_json& value)
{
    if (value.is_null())
        return "–";
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number_float() ? formatExact(value.get<double>()) : value.dump();
}

bool appendCell(table::ColumnBuilder& column, const ordered_json& cell)
{
    if (cell.is_null()) {
        column.appendMissing();
        return true;
    }
    switch (column.type()) {
    case table::Type::Int64:
        if (cell.is_number_integer())
            column.append(cell.get<std::int64_t>());
        return cell.is_number_integer();
    case table::Type::Float64:
        if (cell.is_number())
            column.append(cell.get<double>());
        return cell.is_number();
    case table::Type::String:
        if (cell.is_string())
            column.append(cell.get<std::string>());
        return cell.is_string();
    case table::Type::Date: {
        const auto date = cell.is_string() ? parseIsoDate(cell.get<std::string>()) : std::nullopt;
        if (date)
            column.append(*date);
        return date.has_value();
    }
    case table::Type::Bool:
        if (cell.is_boolean())
            column.append(cell.get<bool>());
        return cell.is_boolean();
    }
    return false;
}

Result<table::Table> tableFrom(const ordered_json& json)
{
    if (!json.is_object() || !json.contains("columns") || !json.contains("rows") || !json["columns"].is_array() ||
        !json["rows"].is_array())
        return damaged();
    std::vector<table::Field> fields;
    for (const auto& column : json["columns"]) {
        if (!column.is_object())
            return damaged();
        const auto type = table::typeFromName(column.value("type", ""));
        if (!type)
            return damaged();
        fields.push_back({.name = column.value("name", ""), .type = *type, .unit = column.value("unit", "")});
    }
    table::TableBuilder builder(fields);
    for (const auto& row : json["rows"]) {
        if (!row.is_array() || row.size() != fields.size())
            return damaged();
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (!appendCell(builder[i], row[i]))
                return damaged();
    }
    return builder.finish();
}

report::Cell cellFrom(const table::Column& column, std::size_t row)
{
    report::Cell cell;
    if (column.isMissing(row))
        return cell;
    if (column.isNumeric())
        cell.value = Number{column.number(row), -1, {}};
    else if (column.type() == table::Type::Date)
        cell.value = column.date(row);
    else
        cell.value = Text::raw(column.text(row));
    return cell;
}

report::TableBlock blockFrom(const report::NamedTable& named)
{
    report::TableBlock block{.caption = Text::raw(named.name), .columns = {}, .rows = {}};
    for (const auto& field : named.table.schema().fields()) {
        const bool number = field.type == table::Type::Int64 || field.type == table::Type::Float64;
        block.columns.push_back(
            {Text::raw(field.name), number ? report::ColumnKind::Number : report::ColumnKind::Text});
    }
    for (std::size_t row = 0; row < named.table.rows() && row < kRowsShown; ++row) {
        report::Row& cells = block.rows.emplace_back();
        for (const auto& column : named.table.columns())
            cells.cells.push_back(cellFrom(column, row));
    }
    return block;
}

void addValues(report::Document& d, const ordered_json& values)
{
    report::TableBlock block{
        .caption = BOULTON_TR("workspace", "Values"),
        .columns = {{BOULTON_TR("workspace", "Name")}, {BOULTON_TR("workspace", "Value"), report::ColumnKind::Number}},
        .rows = {}};
    for (const auto& [name, value] : values.items()) {
        report::Cell cell;
        if (value.is_number_integer()) {
            d.values.push_back({name, value.get<std::int64_t>()});
            cell.value = Number{value.get<double>(), 0, {}};
        } else if (value.is_number()) {
            d.values.push_back({name, value.get<double>()});
            cell.value = Number{value.get<double>(), -1, {}};
        } else {
            d.values.push_back({name, shown(value)});
            cell.value = Text::raw(shown(value));
        }
        block.rows.push_back({.cells = {report::Cell{.value = Text::raw(name)}, std::move(cell)}});
    }
    if (!block.rows.empty())
        d.blocks.emplace_back(std::move(block));
}

class Differences {
public:
    void add(Text text)
    {
        if (m_found.size() < kShown)
            m_found.push_back(std::move(text));
    }
    void values(const ordered_json& kept, const ordered_json& again)
    {
        std::set<std::string> names;
        for (const auto& [name, value] : kept.items())
            names.insert(name);
        for (const auto& [name, value] : again.items())
            names.insert(name);
        for (const auto& name : names) {
            const ordered_json before = kept.value(name, ordered_json());
            const ordered_json now = again.value(name, ordered_json());
            if (before != now)
                add(BOULTON_TR("workspace", "%1 was %2 and is %3 now.").with(name, shown(before), shown(now)));
        }
    }
    void tables(const ordered_json& kept, const ordered_json& again)
    {
        std::set<std::string> names;
        for (const auto& [name, value] : kept.items())
            names.insert(name);
        for (const auto& [name, value] : again.items())
            names.insert(name);
        for (const auto& name : names)
            if (!kept.contains(name) || !again.contains(name) || kept[name]["columns"] != again[name]["columns"])
                add(BOULTON_TR("workspace", "The table “%1” has other columns.").with(name));
            else
                rows(name, kept[name]["rows"], again[name]["rows"]);
    }
    std::vector<Text> take() { return std::move(m_found); }

private:
    void rows(const std::string& name, const ordered_json& kept, const ordered_json& again)
    {
        if (kept.size() != again.size()) {
            add(BOULTON_TR("workspace", "The table “%1” had %2 rows and has %3 now.")
                    .with(name, static_cast<std::int64_t>(kept.size()), static_cast<std::int64_t>(again.size())));
            return;
        }
        for (std::size_t row = 0; row < kept.size() && m_found.size() < kShown; ++row)
            if (kept[row] != again[row])
                add(BOULTON_TR("workspace", "Row %2 of the table “%1” is not the same.")
                        .with(name, static_cast<std::int64_t>(row + 1)));
    }
    std::vector<Text> m_found;
};

} // namespace

Result<report::Document> documentFromJson(std::string_view text)
{
    try {
        BOULTON_TRY_ASSIGN(const ordered_json json, parsed(text));
        report::Document d;
        d.title = Text::raw(json.value("title", ""));
        d.marking = json.value("marking", d.marking);
        d.synthetic = json.value("synthetic", false);
        addValues(d, json["values"]);
        for (const auto& [name, value] : json["tables"].items()) {
            BOULTON_TRY_ASSIGN(auto table, tableFrom(value));
            d.tables.push_back({name, std::move(table)});
            d.blocks.emplace_back(blockFrom(d.tables.back()));
        }
        return d;
    } catch (const ordered_json::exception&) { // a member of another type
        return damaged();
    }
}

Result<std::vector<Text>> differencesOf(std::string_view kept, std::string_view again)
{
    try {
        BOULTON_TRY_ASSIGN(const ordered_json before, parsed(kept));
        BOULTON_TRY_ASSIGN(const ordered_json now, parsed(again));
        Differences found;
        found.values(before["values"], now["values"]);
        found.tables(before["tables"], now["tables"]);
        return found.take();
    } catch (const ordered_json::exception&) {
        return damaged();
    }
}

} // namespace boulton::workspace
