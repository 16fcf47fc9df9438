// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/modules/count_rows.h"
#include "core/base/format.h"
#include "core/modules/people.h"
#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <set>

namespace boulton::modules {
namespace {

using privacy::CountTable;
using privacy::kNone;
using privacy::Line;

Result<std::int64_t> wholeAt(const table::Column& column, std::size_t row, const std::string& name)
{
    const auto wrong = [&](const std::string& what) {
        return fail(ErrorCode::InvalidInput, "line " + std::to_string(lineOf(row)) + ", column '" + name + "' " + what,
                    {std::to_string(lineOf(row)), name});
    };
    if (column.isMissing(row))
        return wrong(column.reason(row) == table::MissingReason::Suppressed
                         ? "is hidden already; the check needs the true counts"
                         : "has no count; where there is nobody, write 0");
    const double v = column.number(row);
    if (!(std::fabs(v) <= static_cast<double>(privacy::kLargestCount)))
        return wrong("is too large for a count");
    if (v < 0)
        return wrong("is " + formatNumber(v, -1) + ", and a count is not negative");
    if (v != std::floor(v))
        return wrong("is " + formatNumber(v, -1) + ", and counts are whole numbers; rates are not checked here");
    return static_cast<std::int64_t>(v);
}

//! Columns that say what a row is about: texts and dates, a code beside a name left out.
std::vector<std::string> keysOf(const table::Table& data, const CountColumns& columns)
{
    std::vector<std::string> keys;
    const auto named = [](const std::vector<std::string>& list, const std::string& name) {
        return std::ranges::find(list, name) != list.end();
    };
    for (std::size_t i = 0; i < data.columnCount(); ++i) {
        const auto& field = data.schema()[i];
        if ((field.type == table::Type::String || field.type == table::Type::Date) && !named(columns.counts, field.name) &&
            !named(columns.previous, field.name))
            keys.push_back(field.name);
    }
    if (keys.size() > 1) {
        auto spoken = keys;
        std::erase_if(spoken, [&](const std::string& name) {
            const auto at = data.schema().find(name);
            return (at && data.schema()[*at].role == table::Role::Identifier) || name.ends_with("code");
        });
        if (!spoken.empty())
            return spoken;
    }
    return keys;
}

std::string labelAt(const table::Table& data, const std::vector<std::string>& keys, std::size_t row)
{
    std::string label;
    for (const auto& key : keys)
        if (const auto column = data.column(key)) {
            const std::string text = column->text(row);
            label += label.empty() || text.empty() ? text : ", " + text;
        }
    return label.empty() ? "row " + std::to_string(lineOf(row)) : label;
}

//! One of the two sides of a table of counts, for finding its totals.
struct Side {
    std::vector<Line>& lines;
    std::size_t others;
    std::function<std::int64_t(std::size_t line, std::size_t other)> at;
    const char* name; //!< row, column

    [[nodiscard]] std::int64_t apart(std::size_t total, const std::vector<std::size_t>& parts, std::size_t other) const
    {
        std::int64_t sum = 0;
        for (const auto p : parts)
            sum += at(p, other);
        return at(total, other) - sum;
    }
    [[nodiscard]] bool adds(std::size_t total, const std::vector<std::size_t>& parts) const
    {
        for (std::size_t o = 0; o < others; ++o)
            if (apart(total, parts, o) != 0)
                return false;
        return !parts.empty();
    }
};

//! A line that is the sum of all others, where nobody named one.
std::optional<std::size_t> unnamedTotal(const Side& side)
{
    const std::size_t n = side.lines.size();
    if (n < 3)
        return std::nullopt;
    for (const std::size_t candidate : {n - 1, std::size_t{0}}) {
        std::vector<std::size_t> parts;
        bool any = false;
        for (std::size_t i = 0; i < n; ++i)
            if (i != candidate)
                parts.push_back(i);
        for (std::size_t o = 0; o < side.others; ++o)
            any = any || side.at(candidate, o) > 0;
        if (any && side.adds(candidate, parts))
            return candidate;
    }
    return std::nullopt;
}

//! Subtotals stand behind or before their parts; the total of all is the sum of all that is no total.
Status nest(const Side& side, const std::vector<bool>& isTotal)
{
    auto& lines = side.lines;
    std::vector<std::size_t> totals, parts;
    for (std::size_t i = 0; i < lines.size(); ++i)
        (isTotal[i] ? totals : parts).push_back(i);
    if (totals.empty() || parts.empty())
        return {};
    std::size_t all = kNone;
    for (const auto t : totals)
        if (totals.size() == 1 || side.adds(t, parts))
            all = t;
    const auto run = [&](std::size_t from, bool backwards) {
        std::vector<std::size_t> found;
        for (std::size_t i = from; backwards ? i-- > 0 : ++i < lines.size();) {
            if (isTotal[i]) {
                if (i == all)
                    continue;
                break;
            }
            found.push_back(i);
        }
        return found;
    };
    for (const auto t : totals) {
        if (t == all)
            continue;
        const auto before = run(t, true);
        const auto after = run(t, false);
        const auto distance = [&](const std::vector<std::size_t>& from) {
            double apart = from.empty() ? std::numeric_limits<double>::infinity() : 0;
            for (std::size_t o = 0; o < side.others; ++o)
                apart += std::fabs(static_cast<double>(side.apart(t, from, o)));
            return apart;
        };
        const auto& mine = distance(before) <= distance(after) ? before : after;
        for (std::size_t o = 0; o < side.others; ++o)
            if (const auto apart = side.apart(t, mine, o); apart != 0 || mine.empty())
                return fail(ErrorCode::InvalidInput,
                            std::string("totals do not add up: ") + side.name + " '" + lines[t].label +
                                "' is neither the sum of all others nor of those before or behind it; it is apart from " +
                                (&mine == &before ? "those before by " : "those behind by ") + std::to_string(apart),
                            {lines[t].label, std::to_string(apart)});
        for (const auto p : mine)
            lines[p].total = t;
        lines[t].total = all;
    }
    for (const auto p : parts)
        if (lines[p].total == kNone)
            lines[p].total = all;
    return {};
}

struct Named {
    const std::vector<std::string>& totals;
    std::set<std::string> used{};
    bool has(const std::string& label)
    {
        if (std::ranges::find(totals, label) == totals.end())
            return false;
        used.insert(label);
        return true;
    }
};

Status findTotals(CountRows& r, const std::vector<bool>& rowTotals, const std::vector<bool>& columnTotals, Diagnostics& diagnostics)
{
    CountTable& t = r.table;
    const std::size_t rows = t.rows.size();
    const std::size_t columns = t.columns.size();
    const Side sides[] = {{t.rows, columns, [&](std::size_t l, std::size_t o) { return t.at(l, o); }, "row"},
                          {t.columns, rows, [&](std::size_t l, std::size_t o) { return t.at(o, l); }, "column"}};
    for (const auto& side : sides) {
        std::vector<bool> isTotal = side.name == std::string_view("row") ? rowTotals : columnTotals;
        if (std::ranges::none_of(isTotal, [](bool b) { return b; }))
            if (const auto found = unnamedTotal(side)) {
                isTotal[*found] = true;
                diagnostics.add(Severity::Information, 0, {},
                                BOULTON_TR("modules", "“%1” is the sum of all others and was taken for their total.")
                                    .with(side.lines[*found].label));
            }
        BOULTON_TRY(nest(side, isTotal));
    }
    return privacy::check(t);
}

//! One column of counts classified by two others, each pair once: the second becomes the columns.
bool isList(const table::Table& data, const CountColumns& columns, const std::vector<std::string>& keys)
{
    if (columns.counts.size() != 1 || keys.size() != 2)
        return false;
    std::set<std::string> first, second;
    for (std::size_t row = 0; row < data.rows(); ++row) {
        first.insert(labelAt(data, {keys[0]}, row));
        second.insert(labelAt(data, {keys[1]}, row));
    }
    return first.size() < data.rows() && second.size() < data.rows();
}

std::size_t lineNamed(std::vector<Line>& lines, std::map<std::string, std::size_t>& known, const std::string& label)
{
    const auto [at, isNew] = known.emplace(label, lines.size());
    if (isNew)
        lines.push_back({label, kNone});
    return at->second;
}

struct Read {
    std::vector<std::int64_t> counts{};
    std::vector<std::optional<std::int64_t>> earlier{};
};

Result<Read> read(const table::Table& data, const CountColumns& columns)
{
    Read r;
    std::vector<table::Column> counts, previous;
    for (const auto& name : columns.counts) {
        BOULTON_TRY_ASSIGN(auto column, numberColumn(data, name));
        counts.push_back(std::move(column));
    }
    for (const auto& name : columns.previous) {
        BOULTON_TRY_ASSIGN(auto column, numberColumn(data, name));
        previous.push_back(std::move(column));
    }
    for (std::size_t row = 0; row < data.rows(); ++row) {
        for (std::size_t c = 0; c < counts.size(); ++c) {
            BOULTON_TRY_ASSIGN(const auto v, wholeAt(counts[c], row, columns.counts[c]));
            r.counts.push_back(v);
        }
        for (std::size_t c = 0; c < previous.size(); ++c) {
            r.earlier.emplace_back();
            if (previous[c].isMissing(row))
                continue; // it was not published
            BOULTON_TRY_ASSIGN(r.earlier.back(), wholeAt(previous[c], row, columns.previous[c]));
        }
    }
    return r;
}

Status asList(CountRows& r, const table::Table& data, const Read& read, const std::vector<std::string>& keys, Named& named,
              std::vector<bool>& rowTotals, std::vector<bool>& columnTotals, Diagnostics& diagnostics)
{
    std::map<std::string, std::size_t> rows, columns;
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t row = 0; row < data.rows(); ++row)
        places.emplace_back(lineNamed(r.table.rows, rows, labelAt(data, {keys[0]}, row)),
                            lineNamed(r.table.columns, columns, labelAt(data, {keys[1]}, row)));
    r.table.values.assign(r.table.rows.size() * r.table.columns.size(), 0);
    std::vector<bool> taken(r.table.values.size(), false);
    if (!read.earlier.empty())
        r.earlier.resize(r.table.values.size());
    for (std::size_t row = 0; row < data.rows(); ++row) {
        const std::size_t cell = r.table.cell(places[row].first, places[row].second);
        if (taken[cell])
            return fail(ErrorCode::InvalidInput,
                        "line " + std::to_string(lineOf(row)) + " is about '" + labelAt(data, keys, row) +
                            "', as a line before it",
                        {std::to_string(lineOf(row))});
        taken[cell] = true;
        r.table.values[cell] = read.counts[row];
        if (!read.earlier.empty())
            r.earlier[cell] = read.earlier[row];
        r.cells.push_back(cell);
    }
    if (const auto absent = std::ranges::count(taken, false); absent > 0)
        diagnostics.add(Severity::Information, 0, {},
                        BOULTON_TR("modules", "%1 combinations have no row and count as zero.")
                            .with(static_cast<std::int64_t>(absent)));
    for (const auto& line : r.table.rows)
        rowTotals.push_back(named.has(line.label));
    for (const auto& line : r.table.columns)
        columnTotals.push_back(named.has(line.label));
    return {};
}

void asGrid(CountRows& r, const table::Table& data, Read read, const CountColumns& columns, const std::vector<std::string>& keys,
            Named& named, std::vector<bool>& rowTotals, std::vector<bool>& columnTotals)
{
    for (std::size_t row = 0; row < data.rows(); ++row) {
        r.table.rows.push_back({labelAt(data, keys, row), kNone});
        bool total = named.has(r.table.rows.back().label);
        for (const auto& key : keys)
            total = named.has(labelAt(data, {key}, row)) || total;
        rowTotals.push_back(total);
    }
    for (const auto& name : columns.counts) {
        r.table.columns.push_back({name, kNone});
        columnTotals.push_back(named.has(name));
    }
    r.table.values = std::move(read.counts);
    r.earlier = std::move(read.earlier);
    for (std::size_t cell = 0; cell < r.table.values.size(); ++cell)
        r.cells.push_back(cell);
}

} // namespace

Result<CountRows> countRows(const table::Table& data, const CountColumns& columns, Diagnostics& diagnostics)
{
    if (columns.counts.empty())
        return fail(ErrorCode::Usage, "parameter 'counts' must name the columns that hold counts", {"counts"});
    if (!columns.previous.empty() && columns.previous.size() != columns.counts.size())
        return fail(ErrorCode::Usage, "parameter 'previous' must name as many columns as 'counts', in the same order", {"previous"});
    if (std::set<std::string>(columns.counts.begin(), columns.counts.end()).size() != columns.counts.size())
        return fail(ErrorCode::Usage, "parameter 'counts' names a column twice", {"counts"});
    if (data.rows() == 0)
        return fail(ErrorCode::NotEnoughData, "the table has no rows");
    BOULTON_TRY_ASSIGN(auto numbers, read(data, columns));
    CountRows r;
    r.keys = keysOf(data, columns);
    r.countColumns = columns.counts.size();
    r.list = isList(data, columns, r.keys);
    Named named{columns.totals};
    std::vector<bool> rowTotals, columnTotals;
    if (r.list) {
        BOULTON_TRY(asList(r, data, numbers, r.keys, named, rowTotals, columnTotals, diagnostics));
    } else {
        asGrid(r, data, std::move(numbers), columns, r.keys, named, rowTotals, columnTotals);
    }
    for (const auto& total : columns.totals)
        if (!named.used.contains(total))
            return fail(ErrorCode::Usage, "parameter 'totals': no row and no column of counts is called '" + total + "'",
                        {"totals", total});
    BOULTON_TRY(findTotals(r, rowTotals, columnTotals, diagnostics));
    return r;
}

} // namespace boulton::modules
