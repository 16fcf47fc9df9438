// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/modules/age_standard.h"
#include "core/base/utf8.h"
#include "core/modules/people.h"
#include "core/stats/standardise.h"
#include <algorithm>
#include <format>
#include <numeric>

namespace boulton::modules {
namespace {

AgeBand bandOf(const stats::StandardBand& b)
{
    const std::string name = b.to ? std::format("{}–{}", b.from, *b.to) : std::format("{} and over", b.from);
    return {.from = b.from, .to = b.to, .name = name, .weight = b.weight};
}

std::optional<AgeStandard> published(std::string_view name)
{
    const std::string lower = utf8::asciiLower(name);
    if (lower != "esp2013" && lower != "esp1976")
        return std::nullopt;
    AgeStandard s;
    for (const auto& b : lower == "esp2013" ? stats::esp2013() : stats::esp1976())
        s.bands.push_back(bandOf(b));
    s.name = lower == "esp2013" ? BOULTON_TR("modules", "European Standard Population 2013")
                                : BOULTON_TR("modules", "European Standard Population 1976");
    return s;
}

//! Bands from the rows of a table, by its column of ages where it has one.
Result<AgeStandard> bandsFrom(const table::Table& t, std::span<const std::size_t> rows,
                              std::span<const std::string> used)
{
    AgeStandard s;
    const auto age = ageColumn(t.schema(), used);
    s.byAge = age.has_value();
    for (const auto row : rows) {
        AgeBand b;
        b.name = age ? t.column(*age).text(row) : "row " + std::to_string(lineOf(row));
        if (age) {
            const auto from = ageFrom(b.name);
            if (!from)
                return fail(ErrorCode::InvalidInput, "line " + std::to_string(lineOf(row)) + ": “" + b.name +
                                                         "” in the column of ages names no age");
            b.from = *from;
            if (std::ranges::find(s.bands, b.from, &AgeBand::from) != s.bands.end())
                return fail(ErrorCode::InvalidInput,
                            "the standard or reference has the age band “" + b.name + "” twice");
        }
        s.bands.push_back(std::move(b));
    }
    if (s.bands.empty())
        return fail(ErrorCode::NotEnoughData, "the standard or reference has no rows");
    return s;
}

std::vector<std::size_t> allRows(const table::Table& t)
{
    std::vector<std::size_t> rows(t.rows());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

std::vector<std::string> numberColumns(const table::Table& t, std::span<const std::string> without)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < t.columnCount(); ++i)
        if (t.column(i).isNumeric() && std::ranges::find(without, t.schema()[i].name) == without.end())
            names.push_back(t.schema()[i].name);
    return names;
}

std::string ageNameOf(const table::Table& t, std::span<const std::string> used)
{
    const auto at = ageColumn(t.schema(), used);
    return at ? t.schema()[*at].name : std::string();
}

Result<AgeStandard> weightsFrom(const table::Table& t, std::span<const std::size_t> rows, const std::string& column,
                             std::span<const std::string> used)
{
    BOULTON_TRY_ASSIGN(const table::Column weights, numberColumn(t, column));
    std::vector<std::string> own(used.begin(), used.end());
    own.push_back(column);
    BOULTON_TRY_ASSIGN(AgeStandard s, bandsFrom(t, rows, own));
    for (std::size_t i = 0; i < rows.size(); ++i)
        s.bands[i].weight = weights.number(rows[i]);
    s.name = Text::raw(column);
    return s;
}

//! The two columns of an ISR's reference: those of 'standard', those called as in the data, refcount and refpop, or the only two.
Result<std::pair<std::string, std::string>> referenceColumns(const table::Table& t, const Params& params,
                                                             std::span<const std::string> used, bool own)
{
    const auto named = params.list("standard");
    if (named.size() == 2)
        return std::pair{named[0], named[1]};
    if (!named.empty())
        return fail(ErrorCode::Usage,
                    "for method isr, parameter 'standard' names two columns of the reference: events,people",
                    {"standard"});
    if (own && t.has(params.text("count")) && t.has(params.text("population")))
        return std::pair{params.text("count"), params.text("population")};
    if (t.has("refcount") && t.has("refpop"))
        return std::pair{std::string("refcount"), std::string("refpop")};
    std::vector<std::string> without(used.begin(), used.end());
    without.push_back(ageNameOf(t, used));
    if (const auto columns = numberColumns(t, without); own && columns.size() == 2)
        return std::pair{columns[0], columns[1]};
    return fail(ErrorCode::Usage,
                "method isr needs a reference with events and people at each age: --input reference=FILE and --set "
                "standard=EVENTS,PEOPLE",
                {"reference"});
}

} // namespace

Result<AgeStandard> directStandard(const StandardSources& from, const Params& params)
{
    const auto* reference = from.reference;
    std::string wanted = params.text("standard");
    if (reference) {
        if (wanted.empty() || !reference->has(wanted)) {
            if (auto known = published(wanted))
                return *std::move(known);
            if (!wanted.empty())
                return fail(ErrorCode::Usage, "the reference has no column '" + wanted + "'", {"standard"});
            const std::vector<std::string> age{ageNameOf(*reference, {})};
            const auto columns = numberColumns(*reference, age);
            if (columns.size() != 1)
                return fail(ErrorCode::Usage,
                            "parameter 'standard' must name the reference's column of the standard population",
                            {"standard"});
            wanted = columns.front();
        }
        return weightsFrom(*reference, allRows(*reference), wanted, {});
    }
    if (wanted.empty())
        return *published("esp2013");
    if (from.data.has(wanted))
        return weightsFrom(from.data, from.rows, wanted, from.used);
    if (auto known = published(wanted))
        return *std::move(known);
    return fail(ErrorCode::Usage,
                "parameter 'standard' is '" + wanted + "': neither esp2013 nor esp1976 nor a column of the data",
                {"standard"});
}

Result<AgeStandard> indirectStandard(const StandardSources& from, const Params& params)
{
    const table::Table& t = from.reference ? *from.reference : from.data;
    const auto used = from.reference ? std::span<const std::string>() : from.used;
    BOULTON_TRY_ASSIGN(const auto columns, referenceColumns(t, params, used, from.reference != nullptr));
    BOULTON_TRY_ASSIGN(const table::Column events, numberColumn(t, columns.first));
    BOULTON_TRY_ASSIGN(const table::Column people, numberColumn(t, columns.second));
    const auto rows = from.reference ? allRows(t) : std::vector<std::size_t>(from.rows.begin(), from.rows.end());
    std::vector<std::string> own(used.begin(), used.end());
    own.insert(own.end(), {columns.first, columns.second});
    BOULTON_TRY_ASSIGN(AgeStandard s, bandsFrom(t, rows, own));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        s.bands[i].events = events.number(rows[i]);
        s.bands[i].people = people.number(rows[i]);
    }
    s.name = from.reference ? BOULTON_TR("modules", "the reference given")
                            : BOULTON_TR("modules", "the reference in the columns %1 and %2")
                                  .with(columns.first, columns.second);
    return s;
}

std::optional<std::size_t> bandAt(const std::vector<AgeBand>& bands, int age)
{
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < bands.size(); ++i)
        if (bands[i].from <= age && (!found || bands[*found].from < bands[i].from))
            found = i;
    if (found && bands[*found].to && age > *bands[*found].to)
        return std::nullopt;
    // a band that does not say how far it goes takes only its own beginning, unless it is the published open one
    const bool publishedBand = std::ranges::any_of(bands, [](const AgeBand& b) { return b.to.has_value(); });
    if (found && !publishedBand && bands[*found].from != age)
        return std::nullopt;
    return found;
}

} // namespace boulton::modules
