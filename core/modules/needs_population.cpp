// SPDX-License-Identifier: GPL-3.0-or-later
// Who lives here: people by age and, where it is known, sex.
#include "core/base/format.h"
#include "core/modules/needs_page.h"
#include "core/needs/cells.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace boulton::modules::needspage {
namespace {

constexpr int kLastYoung = 19;

struct Columns {
    needs::Cells area, age, sex, people, period;
    explicit Columns(const table::Table& t) : area(t, "area"), age(t, "age"), sex(t, "sex"), people(t, "people"), period(t, "period") {}
};

//! "0-4" is 0 to 4, "under 1" and "7" one year, "85+" open.
std::optional<int> lastAge(const std::string& band, int from)
{
    if (band.contains('+') || band.contains("over"))
        return std::nullopt;
    const auto dash = band.find_first_of("0123456789", band.find_first_not_of("0123456789", band.find_first_of("0123456789")));
    if (dash == std::string::npos)
        return from;
    const auto to = ageFrom(std::string_view(band).substr(dash));
    return to && *to > from ? *to : from;
}

using Sums = std::map<std::pair<std::string, std::string>, double>; // by band and sex

struct Read {
    std::map<std::string, Sums> byArea;
    std::vector<std::string> bands, sexes; //!< in order of appearance
    std::string period;
};

Result<Read> rowsOf(const table::Table& table, Diagnostics& diagnostics)
{
    const Columns c(table);
    needs::Problems problems("the table of the population");
    for (const auto& [cells, name] : {std::pair{&c.area, "area"}, {&c.age, "age"}, {&c.people, "people"}})
        if (!cells->exists())
            problems.add("there is no column '" + std::string(name) + "'");
    if (!problems.empty())
        return problems.error();
    Read read;
    std::optional<needs::Period> latest;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (const auto p = needs::periodFrom(c.period.words(row)); p && (!latest || p->start > latest->start))
            latest = p;
    read.period = latest ? latest->text : std::string();
    std::size_t missing = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (latest && c.period.words(row) != latest->text)
            continue;
        const std::string band = c.age.words(row);
        if (!ageFrom(band)) {
            problems.add(row, "age", "'" + band + "' is no age");
            continue;
        }
        const double people = c.people.number(row).value;
        if (std::isnan(people)) {
            ++missing;
            continue;
        }
        if (people < 0 || std::isinf(people)) {
            problems.add(row, "people", "is negative or infinite");
            continue;
        }
        const std::string sex = c.sex.words(row);
        if (std::ranges::find(read.bands, band) == read.bands.end())
            read.bands.push_back(band);
        if (std::ranges::find(read.sexes, sex) == read.sexes.end())
            read.sexes.push_back(sex);
        read.byArea[c.area.words(row)][{band, sex}] += people;
    }
    if (!problems.empty())
        return problems.error();
    if (missing > 0)
        diagnostics.add(Severity::Warning, 0, "people", BOULTON_TR("modules", "Of the population %1 cells are missing; areas with one have no pyramid.").with(counted(missing)));
    if (read.sexes.size() > 2)
        return fail(ErrorCode::InvalidInput, "the table of the population has more than two sexes in column 'sex'");
    return read;
}

//! Of an area, or of its parts together; nothing where a cell is missing.
std::optional<Sums> sumsOf(const Read& read, const std::string& area, const std::vector<std::string>& parts, bool& summed)
{
    if (const auto own = read.byArea.find(area); own != read.byArea.end())
        return own->second.size() == read.bands.size() * read.sexes.size() ? std::optional(own->second) : std::nullopt;
    Sums all;
    for (const auto& part : parts) {
        const auto one = read.byArea.find(part);
        if (one == read.byArea.end() || one->second.size() != read.bands.size() * read.sexes.size())
            return std::nullopt;
        for (const auto& [key, people] : one->second)
            all[key] += people;
    }
    summed = !parts.empty();
    return parts.empty() ? std::nullopt : std::optional(all);
}

struct Totals {
    double young = 0, all = 0;
    bool exact = true; //!< the bands meet at 19
};

Totals totalsOf(const Population& p, bool comparator)
{
    Totals t;
    for (const auto& band : p.bands) {
        const auto& people = comparator ? band.comparator : band.people;
        double sum = 0;
        for (const double n : people)
            sum += n;
        t.all += sum;
        if (band.from <= kLastYoung && band.to && *band.to <= kLastYoung)
            t.young += sum;
        else if (band.from <= kLastYoung)
            t.exact = false;
    }
    return t;
}

report::ChartBlock pyramid(const Page& page, const Population& p)
{
    auto spec = std::make_shared<figure::ChartSpec>();
    const bool sexes = p.sexes.size() == 2;
    spec->kind = sexes ? figure::ChartKind::Pyramid : figure::ChartKind::Bar;
    spec->title = BOULTON_TR("modules", "People of %1 by age%2").with(page.areaName(), p.period.empty() ? std::string() : ", " + p.period);
    spec->y.unit = "%";
    spec->y.decimals = 0;
    spec->y.title = BOULTON_TR("modules", "Share of all people");
    const std::size_t sides = sexes ? 2 : 1;
    const double own = totalsOf(p, false).all;
    const double theirs = totalsOf(p, true).all;
    for (const auto& band : p.bands)
        spec->categories.push_back(Text::raw(band.name));
    for (std::size_t s = 0; s < sides; ++s) {
        figure::Series series{.name = sexes ? Text::raw(p.sexes[s]) : Text::raw(page.areaName())};
        for (const auto& band : p.bands)
            series.values.emplace_back(100 * band.people[s] / own);
        spec->series.push_back(std::move(series));
    }
    for (std::size_t s = 0; s < sides && theirs > 0; ++s) {
        figure::Series series{.name = Text::raw(page.comparatorName), .role = figure::SeriesRole::Comparator};
        for (const auto& band : p.bands)
            series.values.push_back(band.comparator.empty() ? std::nullopt : std::optional(100 * band.comparator[s] / theirs));
        spec->series.push_back(std::move(series));
    }
    return {std::move(spec), {}, sexes ? 260.0 : 190.0};
}

} // namespace

Result<std::optional<Population>> readPopulation(const table::Table& table, const Page& page, Diagnostics& diagnostics)
{
    BOULTON_TRY_ASSIGN(const Read read, rowsOf(table, diagnostics));
    std::vector<std::string> parts;
    for (const auto id : page.place.parts)
        parts.push_back(page.areas[id].name);
    Population p{.period = read.period};
    const auto own = sumsOf(read, page.areaName(), parts, p.summed);
    if (!own) {
        diagnostics.add(Severity::Warning, 0, "area", BOULTON_TR("modules", "The table of the population does not have all ages of %1.").with(page.areaName()));
        return std::optional<Population>();
    }
    bool ignored = false;
    const auto theirs = sumsOf(read, page.comparatorName, {}, ignored);
    if (read.sexes.size() == 2)
        p.sexes = read.sexes;
    for (const auto& name : read.bands) {
        AgeBand band{.name = name, .from = *ageFrom(name)};
        band.to = lastAge(name, band.from);
        for (const auto& sex : read.sexes) {
            band.people.push_back(own->at({name, sex}));
            if (theirs)
                band.comparator.push_back(theirs->at({name, sex}));
        }
        p.bands.push_back(std::move(band));
    }
    std::ranges::stable_sort(p.bands, {}, &AgeBand::from);
    if (!(totalsOf(p, false).all > 0))
        return std::optional<Population>();
    return std::optional(std::move(p));
}

void addPopulation(report::Document& d, const Page& page)
{
    if (!page.population) {
        d.blocks.emplace_back(report::Paragraph{BOULTON_TR("modules", "No table of the population by age was given, so nothing is said here of how many children and young people there are.")});
        return;
    }
    const Population& p = *page.population;
    const Totals own = totalsOf(p, false);
    const Totals theirs = totalsOf(p, true);
    const Number all{own.all, 0, ""};
    if (own.exact && theirs.all > 0)
        d.blocks.emplace_back(report::Paragraph{BOULTON_TR("modules", "%1 of %2 people in %3 are under 20: %4. In %5 it is %6.")
                                                    .with(Number{own.young, 0, ""}, all, page.areaName(), Number{100 * own.young / own.all, 1, "%"},
                                                          page.comparatorName, Number{100 * theirs.young / theirs.all, 1, "%"})});
    else if (own.exact)
        d.blocks.emplace_back(report::Paragraph{BOULTON_TR("modules", "%1 of %2 people in %3 are under 20: %4.")
                                                    .with(Number{own.young, 0, ""}, all, page.areaName(), Number{100 * own.young / own.all, 1, "%"})});
    else
        d.blocks.emplace_back(report::Paragraph{BOULTON_TR("modules", "%1 people live in %2. The age bands do not meet at 20, so how many are under 20 is not said.").with(all, page.areaName())});
    d.blocks.emplace_back(pyramid(page, p));
    if (p.summed)
        d.blocks.emplace_back(report::Paragraph{BOULTON_TR("modules", "The people of %1 are those of its wards added up.").with(page.areaName()), report::Paragraph::Style::Small});
}

} // namespace boulton::modules::needspage
