// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/import_choices.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <set>

namespace boulton::data {

using exchange::ActualsMapping;
using exchange::Layout;
using exchange::MeasureRule;

namespace {

// Names as councils and departments write them, the surest first; compared in lower case, everything but letters and digits one blank.
constexpr std::array<std::string_view, 14> kMeasureNames{"measure code", "measure id", "indicator code", "indicator id", "kpi code",
                                                         "pi code", "code", "ref", "reference", "measure", "indicator", "kpi",
                                                         "measure name", "indicator name"};
constexpr std::array<std::string_view, 9> kPeriodNames{"period", "reporting period", "time period", "month", "quarter", "year",
                                                       "financial year", "date", "period end"};
constexpr std::array<std::string_view, 8> kValueNames{"value", "actual", "result", "figure", "outturn", "performance", "rate", "percentage"};
constexpr std::array<std::string_view, 2> kNumeratorNames{"numerator", "num"};
constexpr std::array<std::string_view, 3> kDenominatorNames{"denominator", "denom", "den"};
constexpr std::array<std::string_view, 6> kNoteNames{"note", "notes", "comment", "comments", "commentary", "remark"};
constexpr std::array<std::string_view, 3> kUnitNames{"unit", "units", "unit of measure"};
constexpr std::array<std::string_view, 1> kPolarityNames{"polarity"};
constexpr std::array<std::string_view, 25> kProperties{
    "code", "title", "definition", "outcome", "outcome title", "priority", "directorate", "owner", "provider", "approver", "source", "unit",
    "scale", "decimals", "frequency", "polarity", "calculation", "reporting lag days", "target year", "target", "range to", "tolerance",
    "blue tolerance", "kind", "illustrative"};
constexpr std::array<std::string_view, 9> kNumberProperties{"outcome", "scale", "decimals", "reporting lag days", "target year",
                                                            "target", "range to", "tolerance", "blue tolerance"};
constexpr double kMost = 0.5; //!< so many of the cells must be codes, titles or periods

std::string plain(std::string_view name)
{
    std::string out;
    for (const char c : utf8::asciiLower(name)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

template <std::size_t N>
std::string named(const std::vector<std::string>& columns, const std::array<std::string_view, N>& names, const std::set<std::string>& taken)
{
    for (const auto name : names)
        for (const auto& column : columns)
            if (!taken.contains(column) && plain(column) == name)
                return column;
    return {};
}

//! Of the cells that are not empty, how many pass; 0 where there is none.
template <typename Test>
double share(const table::Column& column, const Test& passes)
{
    std::size_t there = 0, good = 0;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const std::string text = column.text(row);
        const auto cell = utf8::trimmed(text);
        if (cell.empty())
            continue;
        ++there;
        good += passes(cell) ? 1 : 0;
    }
    return there == 0 ? 0 : static_cast<double>(good) / static_cast<double>(there);
}

struct Sheet {
    std::vector<std::string> columns;
    const exchange::CsvPlan& csv;
    const table::Table& head;
    const performance::Plan& plan;
};

//! The column whose cells are most often in `known`.
std::pair<std::string, double> bestIn(const Sheet& s, const std::set<std::string, std::less<>>& known)
{
    std::pair<std::string, double> best{{}, 0};
    for (std::size_t i = 0; i < s.head.columnCount() && !known.empty(); ++i) {
        const double found = share(s.head.column(i), [&](std::string_view cell) { return known.contains(cell); });
        if (found > best.second)
            best = {s.head.schema()[i].name, found};
    }
    return best;
}

//! How sure it is that the column names measures.
double findMeasure(const Sheet& s, ActualsMapping& m)
{
    std::set<std::string, std::less<>> codes, titles;
    for (const auto& measure : s.plan.measures) {
        codes.insert(measure.code.value);
        titles.insert(measure.title);
    }
    if (const auto [column, found] = bestIn(s, codes); found >= kMost) {
        m.measureColumn = column;
        return found;
    }
    if (const auto [column, found] = bestIn(s, titles); found >= kMost) {
        m.measureColumn = column;
        m.measureRule = MeasureRule::Renames;
        m.renames = renamesByTitle(s.plan);
        return found;
    }
    m.measureColumn = named(s.columns, kMeasureNames, {});
    return 0;
}

void findPeriod(const Sheet& s, ActualsMapping& m, std::set<std::string>& taken)
{
    const auto isPeriod = [](std::string_view cell) { return exchange::parsePeriod(cell).has_value(); };
    m.periodColumn = named(s.columns, kPeriodNames, taken);
    for (std::size_t i = 0; m.periodColumn.empty() && i < s.head.columnCount(); ++i) {
        const auto type = s.head.column(i).type(); // any number might be a year: only dates and texts are trusted without a name
        if ((type == table::Type::Date || type == table::Type::String) && !taken.contains(s.columns[i]) &&
            share(s.head.column(i), isPeriod) > 1 - kMost / 5)
            m.periodColumn = s.columns[i];
    }
    if (m.periodColumn.empty() && periodColumns(s.columns, exchange::PeriodStyle::Auto).size() > 1) {
        m.layout = Layout::Wide;
        m.periodColumns = periodColumns(s.columns, exchange::PeriodStyle::Auto);
        std::erase(m.periodColumns, m.measureColumn);
        taken.insert(m.periodColumns.begin(), m.periodColumns.end());
    }
    taken.insert(m.periodColumn);
}

void findValue(const Sheet& s, ActualsMapping& m, std::set<std::string>& taken)
{
    const auto take = [&](std::string& field, const auto& names) {
        field = named(s.columns, names, taken);
        taken.insert(field);
    };
    take(m.numeratorColumn, kNumeratorNames);
    take(m.denominatorColumn, kDenominatorNames);
    take(m.valueColumn, kValueNames);
    take(m.noteColumn, kNoteNames);
    if (!m.valueColumn.empty() || !m.numeratorColumn.empty())
        return;
    std::vector<std::string> numbers;
    for (std::size_t i = 0; i < s.head.columnCount(); ++i)
        if (s.head.column(i).isNumeric() && !taken.contains(s.columns[i]))
            numbers.push_back(s.columns[i]);
    if (numbers.size() == 1)
        m.valueColumn = numbers.front();
}

bool saysMeasure(std::string_view column)
{
    const std::string name = plain(column);
    return std::ranges::any_of(std::array{"measure", "indicator", "kpi"}, [&](const char* word) { return name.contains(word); });
}

} // namespace

std::vector<Use> usesOf(Layout layout)
{
    if (layout == Layout::Wide)
        return {Use::None, Use::Measure, Use::Figures, Use::Unit, Use::Polarity};
    return {Use::None, Use::Measure, Use::Period, Use::Value, Use::Numerator, Use::Denominator, Use::Note, Use::Unit, Use::Polarity};
}

namespace {

//! Where the mapping keeps that use.
template <typename M>
auto* fieldOf(M& m, Use use)
{
    switch (use) {
    case Use::Measure: return &m.measureColumn;
    case Use::Period: return &m.periodColumn;
    case Use::Value: return &m.valueColumn;
    case Use::Numerator: return &m.numeratorColumn;
    case Use::Denominator: return &m.denominatorColumn;
    case Use::Note: return &m.noteColumn;
    case Use::Unit: return &m.unitColumn;
    case Use::Polarity: return &m.polarityColumn;
    case Use::None:
    case Use::Figures: break;
    }
    return static_cast<decltype(&m.measureColumn)>(nullptr);
}

} // namespace

Use useOf(const ActualsMapping& mapping, std::string_view column)
{
    for (const Use use : usesOf(mapping.layout))
        if (const auto* field = fieldOf(mapping, use); field && *field == column)
            return use;
    if (mapping.layout == Layout::Wide &&
        (mapping.periodColumns.empty() ? exchange::parsePeriod(column, mapping.periodStyle).has_value()
                                       : std::ranges::find(mapping.periodColumns, column) != mapping.periodColumns.end()))
        return Use::Figures;
    return Use::None;
}

void setUse(ActualsMapping& mapping, std::span<const std::string> columns, const std::string& column, Use use)
{
    if (mapping.layout == Layout::Wide && mapping.periodColumns.empty()) // empty means: all that are; from here on it is said
        mapping.periodColumns = periodColumns(columns, mapping.periodStyle);
    std::erase(mapping.periodColumns, column);
    for (const Use other : usesOf(Layout::Long))
        if (auto* field = fieldOf(mapping, other); field && *field == column)
            field->clear();
    if (auto* field = fieldOf(mapping, use)) {
        *field = column;
    } else if (use == Use::Figures) {
        std::vector<std::string> ordered; // as the file has them
        for (const auto& one : columns)
            if (one == column || std::ranges::find(mapping.periodColumns, one) != mapping.periodColumns.end())
                ordered.push_back(one);
        mapping.periodColumns = std::move(ordered);
    }
}

std::vector<std::string> periodColumns(std::span<const std::string> columns, exchange::PeriodStyle style)
{
    std::vector<std::string> found;
    for (const auto& column : columns)
        if (exchange::parsePeriod(column, style))
            found.push_back(column);
    return found;
}

Lacking lacking(const ActualsMapping& mapping, std::span<const std::string> columns)
{
    if (mapping.measureColumn.empty() && mapping.fixedMeasure.empty())
        return Lacking::Measure;
    if (mapping.layout == Layout::Wide)
        return mapping.periodColumns.empty() && periodColumns(columns, mapping.periodStyle).empty() ? Lacking::PeriodColumns : Lacking::Nothing;
    if (mapping.periodColumn.empty() && mapping.fixedPeriod.empty())
        return Lacking::Period;
    return mapping.valueColumn.empty() && mapping.numeratorColumn.empty() ? Lacking::Value : Lacking::Nothing;
}

bool fits(const ActualsMapping& mapping, std::span<const std::string> columns)
{
    const auto there = [&](const std::string& name) { return name.empty() || std::ranges::find(columns, name) != columns.end(); };
    const bool single = std::ranges::all_of(std::array{Use::Measure, Use::Period, Use::Value, Use::Numerator, Use::Denominator, Use::Note, Use::Unit, Use::Polarity},
                                            [&](Use use) { return there(*fieldOf(mapping, use)); });
    return single && std::ranges::all_of(mapping.periodColumns, there) &&
           std::ranges::all_of(mapping.filters, [&](const exchange::RowFilter& filter) { return there(filter.column); });
}

std::map<std::string, std::string, std::less<>> renamesByTitle(const performance::Plan& plan)
{
    std::map<std::string, std::string, std::less<>> renames;
    for (const auto& measure : plan.measures)
        renames.try_emplace(measure.title, measure.code.value);
    return renames;
}

Guess guess(const exchange::CsvPlan& csv, const table::Table& head, const performance::Plan& plan)
{
    Sheet s{{}, csv, head, plan};
    for (const auto& column : csv.columns)
        s.columns.push_back(column.name);
    const auto has = [&](std::string_view property) {
        return std::ranges::any_of(s.columns, [&](const auto& column) { return measureProperty(column) == property; });
    };
    Guess g;
    if (has("code") && has("title") && has("outcome"))
        g.purpose = Purpose::Measures;
    const double sure = findMeasure(s, g.mapping);
    std::set<std::string> taken{g.mapping.measureColumn};
    findPeriod(s, g.mapping, taken);
    if (g.mapping.layout == Layout::Long)
        findValue(s, g.mapping, taken);
    g.mapping.unitColumn = named(s.columns, kUnitNames, taken);
    taken.insert(g.mapping.unitColumn);
    g.mapping.polarityColumn = named(s.columns, kPolarityNames, taken);
    if (g.purpose != Purpose::Measures && lacking(g.mapping, s.columns) == Lacking::Nothing &&
        (sure >= kMost || saysMeasure(g.mapping.measureColumn)))
        g.purpose = Purpose::Figures;
    return g;
}

bool looksPersonal(std::string_view column)
{
    static constexpr std::array<std::string_view, 24> kNames{
        "surname",     "lastname",   "familyname", "forename",    "firstname",   "givenname", "middlename", "fullname",
        "dateofbirth", "birthdate",  "dob",        "nhsnumber",   "nhsno",       "nino",      "nationalinsurancenumber", "upn",
        "email",       "emailaddress", "telephone", "phonenumber", "mobilenumber", "homeaddress", "personid",  "clientname"};
    std::string letters;
    for (const char c : utf8::asciiLower(column))
        if (c != ' ' && c != '_' && c != '-' && c != '.')
            letters += c;
    return std::ranges::contains(kNames, letters);
}

std::string_view measureProperty(std::string_view column)
{
    const std::string key = utf8::asciiLower(utf8::trimmed(column));
    const auto found = std::ranges::find(kProperties, key);
    return found == kProperties.end() ? std::string_view() : *found;
}

exchange::CsvOverrides measureTypes(const exchange::CsvPlan& csv)
{
    exchange::CsvOverrides told;
    for (const auto& column : csv.columns)
        if (const auto property = measureProperty(column.name); !property.empty())
            told.columns[column.name].type = std::ranges::find(kNumberProperties, property) == kNumberProperties.end() ? table::Type::String : table::Type::Float64;
    return told;
}

std::string datasetName(std::string_view fileName)
{
    const auto dot = fileName.rfind('.');
    const std::string name = exchange::slug(dot == std::string_view::npos || dot == 0 ? fileName : fileName.substr(0, dot));
    return name.empty() ? "dataset" : name;
}

} // namespace boulton::data
