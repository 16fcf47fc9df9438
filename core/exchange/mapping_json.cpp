// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/mapping.h"
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace boulton::exchange {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostBytes = 1U << 20U;
constexpr int kMostDepth = 64;

template <typename E, std::size_t N>
using Names = std::array<std::pair<std::string_view, E>, N>;

constexpr Names<Encoding, 4> kEncodings{{{"utf-8", Encoding::Utf8},
                                         {"windows-1252", Encoding::Windows1252},
                                         {"utf-16le", Encoding::Utf16Le},
                                         {"utf-16be", Encoding::Utf16Be}}};
constexpr Names<DateOrder, 3> kOrders{{{"day-first", DateOrder::DayFirst},
                                       {"month-first", DateOrder::MonthFirst},
                                       {"excel-serial", DateOrder::ExcelSerial}}};
constexpr Names<Layout, 2> kLayouts{{{"long", Layout::Long}, {"wide", Layout::Wide}}};
constexpr Names<MeasureRule, 3> kRules{
    {{"as-is", MeasureRule::AsIs}, {"slug", MeasureRule::Slug}, {"renames", MeasureRule::Renames}}};
constexpr Names<PeriodStyle, 3> kStyles{
    {{"auto", PeriodStyle::Auto}, {"months", PeriodStyle::Months}, {"years", PeriodStyle::Years}}};

template <typename E, std::size_t N>
std::optional<E> fromName(const Names<E, N>& names, std::string_view name)
{
    for (const auto& [text, value] : names)
        if (text == name)
            return value;
    return std::nullopt;
}

template <typename E, std::size_t N>
std::string nameOf(const Names<E, N>& names, E value)
{
    for (const auto& [text, v] : names)
        if (v == value)
            return std::string(text);
    return {};
}

// Takes entries out of one object by name and remembers the first thing wrong; what is not taken at the end is unknown.
class Reader {
public:
    Reader(const Json& object, std::string where, std::string& problem)
        : m_object(object), m_where(std::move(where)), m_problem(problem)
    {
        if (!object.is_object())
            wrong("", "is not an object");
    }
    ~Reader()
    {
        if (!m_object.is_object())
            return;
        for (const auto& [key, value] : m_object.items())
            if (std::find(m_known.begin(), m_known.end(), key) == m_known.end())
                wrong(key, "is not known");
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    const Json* entry(const char* key)
    {
        m_known.emplace_back(key);
        if (!m_object.is_object())
            return nullptr;
        const auto found = m_object.find(key);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }
    void text(const char* key, std::string& to)
    {
        if (const Json* e = entry(key)) {
            if (const auto* s = e->get_ptr<const std::string*>())
                to = *s;
            else
                wrong(key, "is not a text");
        }
    }
    void number(const char* key, std::int64_t& to, std::int64_t least, std::int64_t most)
    {
        if (const Json* e = entry(key)) {
            // Unsigned numbers above the range of signed ones turn negative, and are refused as such.
            const std::int64_t value = e->is_number_integer() ? e->get<std::int64_t>() : least - 1;
            if (value < least || value > most)
                wrong(key, "is not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
            else
                to = value;
        }
    }
    void flag(const char* key, std::optional<bool>& to)
    {
        if (const Json* e = entry(key)) {
            if (const auto* b = e->get_ptr<const bool*>())
                to = *b;
            else
                wrong(key, "is neither true nor false");
        }
    }
    void character(const char* key, std::optional<char>& to, bool emptyIsNul)
    {
        std::string s;
        const bool there = m_object.is_object() && m_object.contains(key);
        text(key, s);
        if (!there)
            return;
        if (s.size() == 1 && s[0] > 0 && s[0] != '\n' && s[0] != '\r')
            to = s[0];
        else if (s.empty() && emptyIsNul)
            to = '\0';
        else
            wrong(key, "is not one plain character");
    }
    template <typename Find, typename To>
    void named(const char* key, To& to, Find find)
    {
        std::string s;
        text(key, s);
        if (s.empty())
            return;
        if (const auto value = find(s))
            to = *value;
        else
            wrong(key, "cannot be “" + s + "”");
    }
    void texts(const char* key, std::vector<std::string>& to)
    {
        const Json* e = entry(key);
        if (!e)
            return;
        if (!e->is_array())
            return wrong(key, "is not a list");
        for (const auto& item : *e) {
            const auto* s = item.get_ptr<const std::string*>();
            if (!s)
                return wrong(key, "holds something that is not a text");
            to.push_back(*s);
        }
    }
    void wrong(std::string_view key, const std::string& what)
    {
        if (m_problem.empty())
            m_problem = m_where + (m_where.empty() || key.empty() ? "" : ".") + std::string(key) + " " + what;
    }
    [[nodiscard]] std::string where(std::string_view key) const
    {
        return m_where + (m_where.empty() ? "" : ".") + std::string(key);
    }
    [[nodiscard]] std::string& problem() { return m_problem; }

private:
    const Json& m_object;
    std::string m_where;
    std::string& m_problem;
    std::vector<std::string> m_known;
};

void readColumn(const Json& json, const std::string& where, std::string& problem, ColumnOverride& to)
{
    Reader r(json, where, problem);
    r.named("type", to.type, table::typeFromName);
    r.named("dates", to.dates, [](std::string_view s) { return fromName(kOrders, s); });
    r.named("role", to.role, table::roleFromName);
    r.named("sensitivity", to.sensitivity, table::sensitivityFromName);
    if (r.entry("unit"))
        r.text("unit", to.unit.emplace());
}

void readCsvSettings(const Json& json, std::string& problem, CsvOverrides& to)
{
    Reader r(json, "csv", problem);
    r.named("encoding", to.encoding, [](std::string_view s) { return fromName(kEncodings, s); });
    r.character("delimiter", to.delimiter, false);
    r.character("quote", to.quote, true);
    if (r.entry("preambleLines"))
        r.number("preambleLines", to.preambleLines.emplace(0), 0, 1'000'000);
    r.flag("hasHeader", to.hasHeader);
    if (const Json* columns = r.entry("columns")) {
        if (!columns->is_object())
            return r.wrong("columns", "is not an object");
        for (const auto& [name, column] : columns->items())
            readColumn(column, "csv.columns." + name, problem, to.columns[name]);
    }
}

void readFilters(Reader& r, std::vector<RowFilter>& to)
{
    const Json* filters = r.entry("filters");
    if (!filters)
        return;
    if (!filters->is_array())
        return r.wrong("filters", "is not a list");
    for (const auto& json : *filters) {
        RowFilter filter;
        {
            Reader f(json, r.where("filters"), r.problem());
            f.text("column", filter.column);
            f.texts("anyOf", filter.anyOf);
        }
        if (filter.column.empty() || filter.anyOf.empty())
            r.wrong("filters", "needs a column and at least one value");
        to.push_back(std::move(filter));
    }
}

void readRenames(Reader& r, ActualsMapping& to)
{
    const Json* renames = r.entry("renames");
    if (!renames)
        return;
    if (!renames->is_object())
        return r.wrong("renames", "is not an object");
    for (const auto& [from, code] : renames->items()) {
        const auto* s = code.get_ptr<const std::string*>();
        if (!s || s->empty())
            return r.wrong("renames", "holds something that is not a measure code");
        to.renames[from] = *s;
    }
}

int depthOf(std::string_view json)
{
    int depth = 0, most = 0;
    bool inText = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            most = std::max(most, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return most;
}

Status checkWhole(const ActualsMapping& m)
{
    const auto refuse = [](std::string what) { return fail(ErrorCode::InvalidInput, "mapping: " + what, {what}); };
    if (m.measureColumn.empty() == m.fixedMeasure.empty())
        return refuse("exactly one of measureColumn and fixedMeasure is needed");
    if (m.layout == Layout::Long && (m.periodColumn.empty() == m.fixedPeriod.empty()))
        return refuse("exactly one of periodColumn and fixedPeriod is needed");
    if (m.layout == Layout::Long && m.valueColumn.empty() && (m.numeratorColumn.empty() || m.denominatorColumn.empty()))
        return refuse("a valueColumn, or numeratorColumn and denominatorColumn, are needed");
    if (m.measureRule == MeasureRule::Renames && m.renames.empty())
        return refuse("the rule renames needs a table of renames");
    return {};
}

} // namespace

Result<ActualsMapping> parseMapping(std::string_view text)
{
    if (text.size() > kMostBytes || depthOf(text) > kMostDepth)
        return fail(ErrorCode::TooLarge, "mapping: larger or deeper than a mapping can be", {});
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return fail(ErrorCode::InvalidInput, "mapping: this is not JSON", {"this is not JSON"});
    ActualsMapping m;
    std::string problem;
    std::int64_t version = 0;
    std::int64_t periodMonths = 0;
    {
        Reader r(json, "", problem);
        r.number("version", version, 1, 1'000'000);
        if (version > kMappingVersion)
            return fail(ErrorCode::NewerVersion,
                        "mapping: version " + std::to_string(version) + " was made by a newer Boulton",
                        {std::to_string(version)});
        if (version == 0)
            r.wrong("version", "is missing");
        r.text("name", m.name);
        if (const Json* csv = r.entry("csv"))
            readCsvSettings(*csv, problem, m.csv);
        r.named("layout", m.layout, [](std::string_view s) { return fromName(kLayouts, s); });
        r.text("measureColumn", m.measureColumn);
        r.text("fixedMeasure", m.fixedMeasure);
        r.named("measureRule", m.measureRule, [](std::string_view s) { return fromName(kRules, s); });
        readRenames(r, m);
        r.text("periodColumn", m.periodColumn);
        r.text("fixedPeriod", m.fixedPeriod);
        r.texts("periodColumns", m.periodColumns);
        r.named("periodStyle", m.periodStyle, [](std::string_view s) { return fromName(kStyles, s); });
        r.number("periodMonths", periodMonths, 0, 240);
        r.text("valueColumn", m.valueColumn);
        r.text("numeratorColumn", m.numeratorColumn);
        r.text("denominatorColumn", m.denominatorColumn);
        r.text("noteColumn", m.noteColumn);
        r.text("unitColumn", m.unitColumn);
        r.text("polarityColumn", m.polarityColumn);
        readFilters(r, m.filters);
    }
    if (!problem.empty())
        return fail(ErrorCode::InvalidInput, "mapping: " + problem, {problem});
    m.version = static_cast<int>(version);
    m.periodMonths = static_cast<int>(periodMonths);
    BOULTON_TRY(checkWhole(m));
    return m;
}

namespace {

Json columnJson(const ColumnOverride& column)
{
    Json json = Json::object();
    if (column.type)
        json["type"] = table::name(*column.type);
    if (column.dates)
        json["dates"] = nameOf(kOrders, *column.dates);
    if (column.role)
        json["role"] = table::name(*column.role);
    if (column.unit)
        json["unit"] = *column.unit;
    if (column.sensitivity)
        json["sensitivity"] = table::name(*column.sensitivity);
    return json;
}

Json csvJson(const CsvOverrides& csv)
{
    Json json = Json::object();
    if (csv.encoding)
        json["encoding"] = nameOf(kEncodings, *csv.encoding);
    if (csv.delimiter)
        json["delimiter"] = std::string(1, *csv.delimiter);
    if (csv.quote)
        json["quote"] = *csv.quote == '\0' ? std::string() : std::string(1, *csv.quote);
    if (csv.preambleLines)
        json["preambleLines"] = *csv.preambleLines;
    if (csv.hasHeader)
        json["hasHeader"] = *csv.hasHeader;
    for (const auto& [name, column] : csv.columns)
        json["columns"][name] = columnJson(column);
    return json;
}

} // namespace

std::string toJson(const ActualsMapping& m)
{
    Json json = Json::object();
    const auto put = [&json](const char* key, const std::string& value) {
        if (!value.empty())
            json[key] = value;
    };
    json["version"] = m.version;
    json["name"] = m.name;
    if (Json csv = csvJson(m.csv); !csv.empty())
        json["csv"] = std::move(csv);
    json["layout"] = nameOf(kLayouts, m.layout);
    put("measureColumn", m.measureColumn);
    put("fixedMeasure", m.fixedMeasure);
    json["measureRule"] = nameOf(kRules, m.measureRule);
    for (const auto& [from, code] : m.renames)
        json["renames"][from] = code;
    put("periodColumn", m.periodColumn);
    put("fixedPeriod", m.fixedPeriod);
    if (!m.periodColumns.empty())
        json["periodColumns"] = m.periodColumns;
    json["periodStyle"] = nameOf(kStyles, m.periodStyle);
    if (m.periodMonths != 0)
        json["periodMonths"] = m.periodMonths;
    put("valueColumn", m.valueColumn);
    put("numeratorColumn", m.numeratorColumn);
    put("denominatorColumn", m.denominatorColumn);
    put("noteColumn", m.noteColumn);
    put("unitColumn", m.unitColumn);
    put("polarityColumn", m.polarityColumn);
    for (const auto& filter : m.filters)
        json["filters"].push_back(Json{{"column", filter.column}, {"anyOf", filter.anyOf}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace boulton::exchange
