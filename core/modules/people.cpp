// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/modules/people.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/stats/checks.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace boulton::modules {
namespace {

constexpr std::size_t kMostBars = 70; // the wards of a large city, on one page

std::string labelOf(const table::Table& data, std::span<const std::size_t> columns, std::size_t row)
{
    std::string label;
    for (const auto at : columns) {
        const auto& column = data.column(at);
        label += (label.empty() ? "" : ", ") + (column.isMissing(row) ? std::string("–") : column.text(row));
    }
    return label;
}

} // namespace

Result<PeopleGroups> groupsBy(const table::Table& data, const Params& params)
{
    PeopleGroups result;
    result.names = params.list("by");
    result.spoken = result.names;
    if (data.rows() == 0)
        return fail(ErrorCode::NotEnoughData, "the table has no rows");
    if (result.names.empty()) {
        result.groups.push_back({{}, std::vector<std::size_t>(data.rows())});
        std::iota(result.groups.front().rows.begin(), result.groups.front().rows.end(), std::size_t{0});
        return result;
    }
    std::vector<std::size_t> columns;
    for (const auto& name : result.names) {
        BOULTON_TRY_ASSIGN(const std::size_t at, data.schema().find(name));
        columns.push_back(at);
    }
    std::map<std::string, std::size_t> known;
    for (std::size_t row = 0; row < data.rows(); ++row) {
        std::string key;
        for (const auto at : columns)
            key += (data.column(at).isMissing(row) ? std::string(1, '\1') : data.column(at).text(row)) + '\0';
        const auto [found, isNew] = known.emplace(std::move(key), result.groups.size());
        if (isNew)
            result.groups.push_back({labelOf(data, columns, row), {}});
        result.groups[found->second].rows.push_back(row);
    }
    return result;
}

PeopleGroups groupsOfRows(const table::Table& data, std::span<const std::string> used)
{
    PeopleGroups result;
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < data.columnCount(); ++i) {
        const auto type = data.column(i).type();
        if ((type != table::Type::String && type != table::Type::Date) ||
            std::ranges::find(used, data.schema()[i].name) != used.end())
            continue;
        columns.push_back(i);
        result.names.push_back(data.schema()[i].name);
    }
    // a row is called by its name where it has a code and a name
    std::vector<std::size_t> spoken = columns;
    if (spoken.size() > 1)
        std::erase_if(spoken, [&](std::size_t at) {
            return data.schema()[at].role == table::Role::Identifier || data.schema()[at].name.ends_with("code");
        });
    if (spoken.empty())
        spoken = columns;
    for (const auto at : spoken)
        result.spoken.push_back(data.schema()[at].name);
    for (std::size_t row = 0; row < data.rows(); ++row) {
        std::string label = labelOf(data, spoken, row);
        result.groups.push_back({label.empty() ? "row " + std::to_string(lineOf(row)) : std::move(label), {row}});
    }
    return result;
}

Result<table::Column> numberColumn(const table::Table& data, const std::string& name)
{
    BOULTON_TRY_ASSIGN(table::Column column, data.column(name));
    if (column.size() == 0) // of which nobody knows what it would hold
        return fail(ErrorCode::NotEnoughData, "the table has its headings and no rows");
    if (!column.isNumeric())
        return fail(ErrorCode::InvalidInput,
                    "column '" + name + "' holds " + std::string(table::name(column.type())) + ", not numbers", {name});
    return column;
}

Result<table::Column> numberColumn(const table::Table& data, const Params& params, std::string_view key)
{
    if (!params.given(key))
        return fail(ErrorCode::Usage, "parameter '" + std::string(key) + "' must name a column", {std::string(key)});
    constexpr std::array counted{"numerator", "denominator", "count", "population", "deaths", "event"};
    const auto at = data.schema().find(params.text(key));
    if (at && data.schema()[*at].unit == "%" && std::ranges::contains(counted, key))
        return fail(ErrorCode::InvalidInput, "column '" + params.text(key) + "' holds percentages, and the " + std::string(key) + " is a number of people or events",
                    {params.text(key)});
    return numberColumn(data, params.text(key));
}

std::optional<int> ageFrom(std::string_view text)
{
    const std::string lower = utf8::asciiLower(utf8::trimmed(text));
    const bool under = lower.starts_with("under") || lower.starts_with("less") || lower.starts_with("<");
    const auto first = lower.find_first_of("0123456789");
    if (first == std::string::npos)
        return std::nullopt;
    int age = 0;
    for (std::size_t i = first; i < lower.size() && lower[i] >= '0' && lower[i] <= '9'; ++i)
        if (age = age * 10 + (lower[i] - '0'); age > 200)
            return std::nullopt;
    return under ? 0 : age;
}

//! "age", "age band", "ages", "age_group", but not "agency".
static bool startsWord(std::string_view name, std::string_view word)
{
    if (!name.starts_with(word))
        return false;
    name.remove_prefix(word.size());
    if (name.starts_with('s'))
        name.remove_prefix(1);
    return name.empty() || name.front() < 'a' || name.front() > 'z';
}

std::optional<std::size_t> ageColumn(const table::Schema& schema, std::span<const std::string> used)
{
    for (std::size_t i = 0; i < schema.size(); ++i) {
        const std::string name = utf8::asciiLower(schema[i].name);
        const bool isAge = startsWord(name, "age") || name.starts_with("ageband") || name.starts_with("agegroup") ||
                           name.starts_with("startage") || name.contains(" age") || name.contains("_age") || name.contains(".age");
        if (isAge && std::ranges::find(used, schema[i].name) == used.end())
            return i;
    }
    return std::nullopt;
}

std::string explain(Diagnostics& diagnostics, const PeopleGroup& group, const Error& error)
{
    const std::size_t index = stats::indexOf(error);
    const bool known = index < group.rows.size();
    const std::int64_t line = known ? lineOf(group.rows[index]) : group.rows.empty() ? 0 : lineOf(group.rows.front());
    if (group.label.empty())
        diagnostics.add(Severity::Warning, line, "",
                        BOULTON_TR("modules", "No figure is given: %1.").with(error.what));
    else
        diagnostics.add(Severity::Warning, line, "",
                        BOULTON_TR("modules", "%1 has no figure: %2.").with(group.label, error.what));
    return error.what;
}

Error reordered(Error error, std::span<const std::size_t> order)
{
    if (const std::size_t index = stats::indexOf(error); index < order.size())
        error.args = {std::to_string(order[index])};
    return error;
}

std::unexpected<Error> noneLeft(const std::vector<PeopleGroup>& groups, const Error& last)
{
    if (groups.size() == 1) {
        const std::size_t index = stats::indexOf(last);
        const auto& rows = groups.front().rows;
        const std::string where = index < rows.size() ? "line " + std::to_string(lineOf(rows[index])) + ": " : "";
        return fail(last.code, where + last.what, last.args);
    }
    return fail(last.code, "no figure can be given for any of " + std::to_string(groups.size()) +
                               " groups; of the last one: " + last.what);
}

ResultTable::ResultTable(const table::Table& data, const PeopleGroups& groups)
{
    std::vector<std::size_t> first;
    for (const auto& group : groups.groups)
        first.push_back(group.rows.front());
    for (const auto& name : groups.names)
        if (const auto at = data.schema().find(name))
            add(data.schema()[*at], data.column(*at).take(first));
}

void ResultTable::number(const std::string& name, const std::vector<double>& values, std::string unit)
{
    table::ColumnBuilder b(table::Type::Float64, values.size());
    for (const double v : values) {
        if (std::isfinite(v))
            b.append(v);
        else
            b.appendMissing(table::MissingReason::NotApplicable);
    }
    add({.name = name, .type = table::Type::Float64, .unit = std::move(unit)}, b.finish());
}

void ResultTable::text(const std::string& name, const std::vector<std::string>& values)
{
    table::ColumnBuilder b(table::Type::String, values.size());
    for (const auto& v : values) {
        if (v.empty())
            b.appendMissing();
        else
            b.append(v);
    }
    add({.name = name, .type = table::Type::String}, b.finish());
}

void ResultTable::add(table::Field field, table::Column column)
{
    // a column of the data gives way to one of the result
    if (const auto known = std::ranges::find(m_fields, field.name, &table::Field::name); known != m_fields.end())
        known->name += " (data)";
    m_fields.push_back(std::move(field));
    m_columns.push_back(std::move(column));
}

std::string percentName(const stats::Confidence& level)
{
    return formatNumber(100 * level.level(), -1) + "%";
}

std::string levelName(const stats::Confidence& level)
{
    std::string digits = formatNumber(100 * level.level(), -1);
    std::erase(digits, '.');
    return digits;
}

Result<std::vector<stats::Confidence>> levelsOf(const std::vector<double>& levels)
{
    std::vector<stats::Confidence> result;
    for (const double one : levels) {
        auto level = stats::Confidence::of(one);
        if (!level)
            return fail(ErrorCode::Usage, "parameter 'confidence': " + level.error().what, {"confidence"});
        if (std::ranges::find(result, one, &stats::Confidence::level) == result.end())
            result.push_back(*level);
    }
    if (result.empty())
        return fail(ErrorCode::Usage, "parameter 'confidence' must name at least one level, as 0.95", {"confidence"});
    return result;
}

int decimalsFor(double size)
{
    const double s = std::fabs(size);
    return s == 0 || !std::isfinite(s) || s >= 1000 ? 0 : s >= 1 ? 1 : s >= 0.1 ? 3 : 4;
}

std::string rangeText(const stats::Interval& interval, int decimals, std::string_view unit)
{
    const auto end = [&](double v) { return std::isfinite(v) ? formatNumber(v, decimals, unit) : std::string("–"); };
    return end(interval.lower) + " to " + end(interval.upper);
}

report::Cell numberCell(double value, int decimals, const std::string& unit)
{
    if (!std::isfinite(value))
        return {.value = Text::raw("–")};
    return {.value = Number{value, decimals, unit}};
}

void addEnds(RankedMore& more, const stats::Estimate* estimate, double factor)
{
    const bool any = estimate != nullptr && !estimate->intervals.empty();
    more.lower.push_back(any ? estimate->intervals.front().lower * factor : std::numeric_limits<double>::quiet_NaN());
    more.upper.push_back(any ? estimate->intervals.front().upper * factor : std::numeric_limits<double>::quiet_NaN());
}

report::PeopleCounts peopleCounts(std::string table, const PeopleGroups& groups, std::vector<std::string> counts,
                                  std::vector<std::string> harmless, std::string measure)
{
    return {.table = std::move(table),
            .keys = groups.spoken,
            .counts = std::move(counts),
            .harmless = std::move(harmless),
            .measure = std::move(measure)};
}

report::ChartBlock rankedChart(const Text& title, const std::vector<PeopleGroup>& groups,
                               const std::vector<double>& values, const std::string& unit, int decimals,
                               std::optional<double> reference, const Text& referenceName, const RankedMore& more)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (std::isfinite(values[i]))
            order.push_back(i);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::size_t i) { return values[i]; });
    Text which;
    if (order.size() > kMostBars) {
        which = BOULTON_TR("modules", "The %1 highest and %1 lowest of %2.")
                    .with(static_cast<std::int64_t>(kMostBars / 2), static_cast<std::int64_t>(order.size()));
        order.erase(order.begin() + kMostBars / 2, order.end() - kMostBars / 2);
    }
    auto spec = std::make_shared<figure::ChartSpec>();
    spec->kind = figure::ChartKind::RankedBar;
    spec->title = title;
    spec->y.unit = unit;
    spec->y.decimals = decimals;
    spec->showLegend = !more.lower.empty() || !more.standing.empty();
    spec->interval = more.interval;
    figure::Series series{.name = title};
    const auto end = [](const std::vector<double>& ends, std::size_t i) {
        return std::isfinite(ends[i]) ? std::optional(ends[i]) : std::nullopt;
    };
    for (const auto i : order) {
        spec->categories.push_back(Text::raw(groups[i].label));
        series.values.emplace_back(values[i]);
        if (!more.lower.empty()) {
            series.lower.push_back(end(more.lower, i));
            series.upper.push_back(end(more.upper, i));
        }
        if (!more.standing.empty())
            series.standing += more.standing[i];
        if (!more.firm.empty())
            series.firm += more.firm[i];
    }
    spec->series.push_back(std::move(series));
    if (reference && std::isfinite(*reference))
        spec->references.push_back({*reference, referenceName, {figure::rgb(0x1B2733), 1.2, figure::Dash::Dashed}});
    const double height = std::clamp(figure::naturalHeight(*spec, 480), 120.0, 700.0);
    return {std::move(spec), which, height};
}

} // namespace boulton::modules
