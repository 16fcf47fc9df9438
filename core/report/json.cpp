// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/json.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/report/text.h"
#include <cmath>
#include <format>

namespace boulton::report {
namespace {

//! Writes tokens; commas and the escaping of strings are its business alone.
class Json {
public:
    Json& open(char bracket)
    {
        comma();
        m_text += bracket;
        m_fresh = true;
        return *this;
    }
    Json& close(char bracket)
    {
        m_text += bracket;
        m_fresh = false;
        return *this;
    }
    Json& key(std::string_view name)
    {
        comma();
        quote(name);
        m_text += ':';
        m_fresh = true;
        return *this;
    }
    Json& string(std::string_view value)
    {
        comma();
        quote(value);
        return *this;
    }
    Json& number(double value)
    {
        comma();
        m_text += std::isfinite(value) ? formatExact(value) : "null";
        return *this;
    }
    Json& integer(std::int64_t value)
    {
        comma();
        m_text += std::to_string(value);
        return *this;
    }
    Json& boolean(bool value)
    {
        comma();
        m_text += value ? "true" : "false";
        return *this;
    }
    Json& null()
    {
        comma();
        m_text += "null";
        return *this;
    }
    Json& line() // one row a line: readable, and diffs show the row
    {
        m_break = true;
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(m_text) + "\n"; }

private:
    void comma()
    {
        if (!m_fresh)
            m_text += ',';
        if (m_break)
            m_text += '\n';
        m_fresh = false;
        m_break = false;
    }
    void quote(std::string_view value)
    {
        m_text += '"';
        for (std::size_t at = 0; at < value.size();) {
            const std::size_t begin = at;
            const char32_t c = utf8::next(value, at);
            if (c == utf8::kInvalid)
                m_text += "\\ufffd";
            else if (c == '"' || c == '\\')
                (m_text += '\\') += static_cast<char>(c);
            else if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029)
                m_text += std::format("\\u{:04x}", static_cast<std::uint32_t>(c));
            else
                m_text += value.substr(begin, at - begin);
        }
        m_text += '"';
    }

    std::string m_text;
    bool m_fresh = true; // no comma before the next token
    bool m_break = false;
};

void writeCell(Json& json, const table::Column& column, std::size_t row)
{
    if (column.isMissing(row)) {
        json.null();
        return;
    }
    switch (column.type()) {
    case table::Type::Int64: json.integer(column.ints()[row]); return;
    case table::Type::Float64: json.number(column.floats()[row]); return;
    case table::Type::Bool: json.boolean(column.bools()[row] != 0); return;
    case table::Type::Date:
    case table::Type::String: json.string(column.text(row)); return;
    }
}

void writeTable(Json& json, const table::Table& table)
{
    json.open('{').key("columns").open('[');
    for (const table::Field& field : table.schema().fields())
        json.open('{')
            .key("name")
            .string(field.name)
            .key("type")
            .string(table::name(field.type))
            .key("unit")
            .string(field.unit)
            .close('}');
    json.close(']').key("rows").open('[');
    for (std::size_t row = 0; row < table.rows(); ++row) {
        json.line().open('[');
        for (const table::Column& column : table.columns())
            writeCell(json, column, row);
        json.close(']');
    }
    json.close(']').close('}');
}

std::string_view kindName(figure::ChartKind kind)
{
    switch (kind) {
    case figure::ChartKind::Line: return "line";
    case figure::ChartKind::Bar: return "bar";
    case figure::ChartKind::RankedBar: return "ranked-bar";
    case figure::ChartKind::StackedBar: return "stacked-bar";
    case figure::ChartKind::XmR: return "xmr";
    case figure::ChartKind::Bullet: return "bullet";
    case figure::ChartKind::Sparkline: return "sparkline";
    case figure::ChartKind::Funnel: return "funnel";
    case figure::ChartKind::Gradient: return "gradient";
    case figure::ChartKind::Spine: return "spine";
    case figure::ChartKind::Tartan: return "tartan";
    case figure::ChartKind::Pyramid: return "pyramid";
    }
    return "";
}

void writeModule(Json& json, const std::string& module)
{
    const std::size_t blank = module.rfind(' ');
    const std::string version = blank == std::string::npos ? std::string() : module.substr(blank + 1);
    const bool isNumber =
        !version.empty() && version.size() < 10 && version.find_first_not_of("0123456789") == std::string::npos;
    json.key("module").string(isNumber ? module.substr(0, blank) : module).key("version");
    if (isNumber)
        json.integer(std::stoi(version));
    else
        json.null();
}

void writeProvenance(Json& json, const Provenance& p)
{
    json.key("provenance").open('{');
    json.key("module").string(p.module).key("program").string(p.programVersion).key("inputs").open('[');
    for (const Provenance::Input& input : p.inputs)
        json.open('{')
            .key("name")
            .string(input.name)
            .key("revision")
            .string(input.revision)
            .key("hash")
            .string(input.hash)
            .close('}');
    json.close(']').key("parameters").open('{');
    for (const auto& [name, value] : p.parameters)
        json.key(name).string(value);
    json.close('}')
        .key("store_revision")
        .string(p.storeRevision)
        .key("audit_head")
        .string(p.auditHead)
        .key("made_by")
        .string(p.madeBy)
        .key("made_at");
    if (p.madeAt)
        json.string(p.madeAt->iso());
    else
        json.null();
    json.close('}');
}

} // namespace

Result<std::string> toJson(const Document& document, const Translator& translate)
{
    Json json;
    json.open('{');
    writeModule(json, document.provenance.module);
    json.line().key("title").string(toString(document.title, translate)).key("language").string(document.language);
    json.key("marking").string(document.marking).key("synthetic").boolean(document.synthetic);
    json.line().key("values").open('{');
    for (const NamedValue& value : document.values) {
        json.line().key(value.name);
        if (const auto* d = std::get_if<double>(&value.value))
            json.number(*d);
        else if (const auto* i = std::get_if<std::int64_t>(&value.value))
            json.integer(*i);
        else
            json.string(std::get<std::string>(value.value));
    }
    json.close('}').line().key("tables").open('{');
    for (const NamedTable& table : document.tables) {
        json.line().key(table.name);
        writeTable(json, table.table);
    }
    json.close('}').line().key("charts").open('[');
    for (const figure::ChartSpec* chart : chartsOf(document)) {
        json.line()
            .open('{')
            .key("title")
            .string(toString(chart->title, translate))
            .key("kind")
            .string(kindName(chart->kind))
            .key("description");
        json.string(chart->description.empty() ? figure::describe(*chart, translate)
                                               : toString(chart->description, translate))
            .key("data");
        writeTable(json, figure::dataOf(*chart, translate));
        json.close('}');
    }
    json.close(']').key("maps").open('[').close(']').line().key("diagnostics").open('[');
    for (const Diagnostic& d : document.diagnostics.items())
        json.line()
            .open('{')
            .key("severity")
            .string(name(d.severity))
            .key("row")
            .integer(d.row)
            .key("column")
            .string(d.column)
            .key("text")
            .string(toString(d.text, translate))
            .close('}');
    json.close(']').line();
    writeProvenance(json, document.provenance);
    json.close('}');
    return json.take();
}

} // namespace boulton::report
