// SPDX-License-Identifier: GPL-3.0-or-later
// Summary, what is not known, definitions.
#include "core/base/format.h"
#include "core/modules/needs_page.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::modules::needspage {
namespace {

using needs::Figure;
using report::Paragraph;
using stats::Standing;

constexpr std::size_t kHeadlines = 5;

struct Counts {
    std::array<std::int64_t, 6> byStanding{}; //!< by stats::Standing
    std::int64_t figures = 0, firmWorse = 0, firmBetter = 0;
    [[nodiscard]] std::int64_t of(Standing s) const { return byStanding[static_cast<std::size_t>(s)]; }
};

Counts countsOf(const Page& page)
{
    Counts c;
    for (std::uint32_t i = 0; i < page.about.size(); ++i)
        if (const Figure* f = page.own(i)) {
            ++c.figures;
            ++c.byStanding[static_cast<std::size_t>(f->firstStanding())];
            const bool firm = page.firm(*f) == '!';
            c.firmWorse += firm && f->firstStanding() == Standing::Worse ? 1 : 0;
            c.firmBetter += firm && f->firstStanding() == Standing::Better ? 1 : 0;
        }
    return c;
}

Text headline(const Page& page, const needs::Priority& p)
{
    const auto i = p.indicator;
    const Number value = page.number(i, page.own(i)->estimate.value);
    const Number theirs = page.number(i, page.comparator(i)->estimate.value);
    const auto course = page.histories[i].course();
    const bool rising = course == needs::Course::Rising;
    const bool changes = rising || course == needs::Course::Falling;
    const bool better = changes && rising == (page.about[i].polarity == stats::Polarity::HighGood);
    const Text& sentence = !changes ? BOULTON_TR("modules", "%1: %2 against %3 in %4.")
                           : better ? BOULTON_TR("modules", "%1: %2 against %3 in %4, and getting better.")
                                    : BOULTON_TR("modules", "%1: %2 against %3 in %4, and getting worse.");
    return sentence.with(page.about[i].name, value, theirs, page.comparatorName);
}

void addTiles(report::Document& d, const Page& page, const Counts& c)
{
    report::Tiles tiles;
    const auto tile = [&](std::int64_t n, const Text& label) { tiles.items.push_back({Text::raw(std::to_string(n)), label, {}}); };
    tile(c.of(Standing::Worse), BOULTON_TR("modules", "worse than %1").with(page.comparatorName));
    tile(c.of(Standing::Similar), BOULTON_TR("modules", "no different beyond chance"));
    tile(c.of(Standing::Better), BOULTON_TR("modules", "better than %1").with(page.comparatorName));
    if (const auto unjudged = c.of(Standing::Higher) + c.of(Standing::Lower); unjudged > 0)
        tile(unjudged, BOULTON_TR("modules", "higher or lower, neither good nor bad"));
    if (c.of(Standing::NotCompared) > 0)
        tile(c.of(Standing::NotCompared), BOULTON_TR("modules", "not tested: published without limits, or nothing to compare with"));
    d.blocks.emplace_back(std::move(tiles));
}

} // namespace

void addSummary(report::Document& d, const Page& page, int& number)
{
    const Counts c = countsOf(page);
    d.blocks.emplace_back(numbered(number, BOULTON_TR("modules", "Summary")));
    d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "There are figures for %1 of %2 indicators in %3. Beside %4, %5 of them are worse and %6 better beyond chance.")
                                        .with(c.figures, counted(page.about.size()), page.areaName(), page.comparatorName, c.of(Standing::Worse), c.of(Standing::Better)),
                                    Paragraph::Style::Lead});
    addTiles(d, page, c);
    const auto& ranked = page.priorities.ranked;
    if (!ranked.empty()) {
        d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "Where the need is greatest, by how far off it is, how many it concerns and where it is going:")});
        report::List list{.items = {}, .numbered = true};
        for (std::size_t k = 0; k < std::min(ranked.size(), kHeadlines); ++k)
            list.items.push_back(headline(page, ranked[k]));
        d.blocks.emplace_back(std::move(list));
        const auto steady = std::ranges::count_if(ranked, [&](const auto& p) { return p.inTop >= 0.9; });
        if (ranked.size() > page.priorities.top)
            d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "Among the first %2 however gap, people and trend are weighted, nine times of ten or more: %1 of the figures that can be ranked. The chapter on priorities has the rest.")
                                                .with(static_cast<std::int64_t>(steady), counted(page.priorities.top))});
    }
    const double allowed = 100 * page.options.falseDiscovery;
    d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "Better and worse: the 95% interval of the difference leaves out 0. With the number of comparisons on this page allowed for (false discovery rate %1), %2 remain worse and %3 better. "
                                                          "Ranks count from the best; where neither high nor low is good, from the highest.")
                                        .with(Number{allowed, -1, "%"}, c.firmWorse, c.firmBetter),
                                    Paragraph::Style::Small});
}

void addUnknown(report::Document& d, const Page& page, int& number)
{
    d.blocks.emplace_back(numbered(number, BOULTON_TR("modules", "What is not known")));
    report::List list;
    for (std::size_t theme = 0; theme < needs::themes().size(); ++theme) {
        const auto has = [&](auto&& test) {
            for (std::uint32_t i = 0; i < page.about.size(); ++i)
                if (page.about[i].theme == theme && test(i))
                    return true;
            return false;
        };
        const std::string title = toString(needs::themes()[theme].title);
        if (!has([&](std::uint32_t i) { return page.figures.chosen[i].has_value(); }))
            list.items.push_back(BOULTON_TR("modules", "%1: there is no figure at all in these data.").with(title));
        else if (!page.place.parts.empty() && !has([&](std::uint32_t i) { return page.partRows(i).size() > 1; }))
            list.items.push_back(BOULTON_TR("modules", "%1: there is no published figure by ward.").with(title));
    }
    std::string bare;
    for (std::uint32_t i = 0; i < page.about.size(); ++i)
        if (const Figure* f = page.own(i); f != nullptr && !f->hasInterval())
            bare += (bare.empty() ? "" : "; ") + page.about[i].name;
    if (!bare.empty())
        list.items.push_back(BOULTON_TR("modules", "Published without limits or counts, so that nobody can say how much is chance: %1.").with(bare));
    std::size_t missing = 0;
    for (const auto n : page.observations.missing)
        missing += n;
    const auto of = [&](table::MissingReason reason) { return counted(page.observations.missing[static_cast<std::size_t>(reason)]); };
    if (missing > 0)
        list.items.push_back(BOULTON_TR("modules", "%1 values are missing, none of them was taken for zero: %2 suppressed, %3 not available or suppressed (x), %4 blank, %5 for other reasons.")
                                 .with(counted(missing), of(table::MissingReason::Suppressed), of(table::MissingReason::NotAvailable), of(table::MissingReason::Empty),
                                       counted(missing) - of(table::MissingReason::Suppressed) - of(table::MissingReason::NotAvailable) - of(table::MissingReason::Empty)));
    if (!page.vintage.empty())
        list.items.push_back(BOULTON_TR("modules", "Figures of larger areas that were added up from small ones hold for the boundaries of the lookup: %1 (%2). A person near a boundary may be counted on its other side.")
                                 .with(page.vintage, page.lookupRule));
    if (list.items.empty())
        list.items.push_back(BOULTON_TR("modules", "Every theme has figures for %1 and its wards.").with(page.areaName()));
    d.blocks.emplace_back(std::move(list));
    d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "A difference says where to look, not why. Figures of areas say nothing about any one child.")});
}

void addDefinitions(report::Document& d, const Page& page, int& number)
{
    using K = report::ColumnKind;
    d.blocks.emplace_back(numbered(number, BOULTON_TR("modules", "Definitions and sources")));
    report::TableBlock t;
    t.columns = {{BOULTON_TR("modules", "Figure"), K::Text, 1.6},
                 {BOULTON_TR("modules", "What is counted, of whom"), K::Text, 2.2},
                 {BOULTON_TR("modules", "Who and where"), K::Text, 1.7},
                 {BOULTON_TR("modules", "Method"), K::Text, 0.9},
                 {BOULTON_TR("modules", "Source"), K::Text, 1.8}};
    for (std::size_t theme = 0; theme < needs::themes().size(); ++theme) {
        bool first = true;
        for (const auto& i : page.about) {
            if (i.theme != theme)
                continue;
            if (first)
                t.rows.push_back({.cells = {{.value = needs::themes()[theme].title}}, .group = true});
            first = false;
            const auto joined = [](std::initializer_list<std::string> parts, const char* between) {
                std::string out;
                for (const auto& p : parts)
                    out += (p.empty() || out.empty() ? "" : between) + p;
                return out.empty() ? std::string("–") : out;
            };
            t.rows.push_back({.cells = {{.value = Text::raw(i.name), .note = Text::raw(i.subtheme)},
                                        {.value = Text::raw(joined({i.numerator, i.denominator}, " / "))},
                                        {.value = Text::raw(joined({i.age, i.sex, i.geography}, ", "))},
                                        {.value = Text::raw(joined({std::string(needs::name(i.method)), i.unit}, ", "))},
                                        {.value = Text::raw(i.source)}}});
        }
    }
    d.blocks.emplace_back(std::move(t));
}

} // namespace boulton::modules::needspage
