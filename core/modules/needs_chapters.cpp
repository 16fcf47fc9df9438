// SPDX-License-Identifier: GPL-3.0-or-later
// One chapter a theme: its figures side by side, then each by itself.
#include "core/base/format.h"
#include "core/modules/needs_page.h"
#include <algorithm>
#include <cmath>

namespace boulton::modules::needspage {
namespace {

using needs::Figure;
using needs::Indicator;
using report::Paragraph;

constexpr std::size_t kPageOfWards = 60;

std::vector<std::uint32_t> ofTheme(const Page& page, std::size_t theme)
{
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < page.about.size(); ++i)
        if (page.about[i].theme == theme)
            out.push_back(i);
    return out;
}

//! "31.2% (30.8 to 31.6)"
Text valueWithRange(const Page& page, std::uint32_t i, const Figure& f)
{
    const std::string value = formatNumber(page.number(i, f.estimate.value));
    if (!f.hasInterval())
        return Text::raw(value);
    return Text::raw(value + " (" + rangeText(f.estimate.intervals[0], page.decimals(i)) + ")");
}

std::string ordinal(int n)
{
    const int tens = n % 100;
    const char* end = tens >= 11 && tens <= 13 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
    return std::to_string(n) + end;
}

report::TableBlock tableOfTheme(const Page& page, const std::vector<std::uint32_t>& indicators)
{
    using K = report::ColumnKind;
    report::TableBlock t;
    t.columns = {{BOULTON_TR("modules", "Figure"), K::Text, 2.2},
                 {BOULTON_TR("modules", "Period"), K::Text, 1.0},
                 {BOULTON_TR("modules", "%1 (95% interval)").with(page.areaName()), K::Number, 2.3},
                 {Text::raw(page.comparatorName), K::Number, 1.2},
                 {BOULTON_TR("modules", "Compares"), K::Text, 1.1},
                 {BOULTON_TR("modules", "Rank"), K::Text, 1.25},
                 {BOULTON_TR("modules", "Over the years"), K::Text, 1.35}};
    for (const auto i : indicators) {
        const auto row = page.ownRow(i);
        if (!row)
            continue;
        const Figure& f = page.figures.items[*row];
        const auto* c = page.comparator(i);
        report::Row r;
        r.cells.push_back({.value = Text::raw(page.about[i].name)});
        r.cells.push_back({.value = Text::raw(page.periodText(i))});
        r.cells.push_back({.value = valueWithRange(page, i, f)});
        r.cells.push_back({.value = c != nullptr ? Text::raw(formatNumber(page.number(i, c->estimate.value))) : Text::raw("–")});
        r.cells.push_back({.value = standingWord(f.firstStanding(), page.firm(f) == '!')});
        r.cells.push_back({.value = f.rank && f.rank->of > 1 ? BOULTON_TR("modules", "%1 of %2").with(ordinal(f.rank->rank) + (f.rank->shared ? "=" : ""), std::to_string(f.rank->of)) : Text::raw("–")});
        r.cells.push_back({.value = courseWord(page.about[i], page.histories[i].course())});
        t.rows.push_back(std::move(r));
    }
    return t;
}

//! Why the area has none, with the last that is known of it.
Text absentSentence(const Page& page, std::uint32_t i)
{
    std::string why;
    for (std::uint32_t p = 0; p < page.observations.periods.size(); ++p)
        if (const auto row = page.observations.indexOf(i, page.place.area, p); row && !page.figures.items[*row].given())
            why = page.figures.items[*row].why;
    const std::string& name = page.about[i].name;
    if (!page.partRows(i).empty())
        return BOULTON_TR("modules", "%1: there is no figure for %2 as a whole, only for parts of it.").with(name, page.areaName());
    if (!why.empty())
        return BOULTON_TR("modules", "%1: there is no figure for %2 (%3).").with(name, page.areaName(), why);
    if (!page.options.period.empty())
        return BOULTON_TR("modules", "%1: there is no figure for %2 in %3.").with(name, page.areaName(), page.options.period);
    return BOULTON_TR("modules", "%1: there is no published figure for %2 in these data.").with(name, page.areaName());
}

//! How many of the area's parts are better and worse, and the two ends.
Text partsSentence(const Page& page, std::uint32_t i, const std::vector<std::size_t>& rows)
{
    std::int64_t worse = 0;
    std::int64_t better = 0;
    bool tested = false;
    for (const auto row : rows) {
        const auto s = page.figures.items[row].firstStanding();
        const bool firm = page.firm(page.figures.items[row]) == '!';
        tested = tested || s != stats::Standing::NotCompared;
        worse += firm && (s == stats::Standing::Worse || s == stats::Standing::Higher) ? 1 : 0;
        better += firm && (s == stats::Standing::Better || s == stats::Standing::Lower) ? 1 : 0;
    }
    const auto value = [&](std::size_t row) { return page.figures.items[row].estimate.value; };
    const auto [low, high] = std::ranges::minmax_element(rows, {}, value);
    const auto name = [&](std::size_t row) { return page.areas[page.observations.rows[row].area].name; };
    if (!tested)
        return BOULTON_TR("modules", "By ward: from %1 (%2) to %3 (%4), in %5 wards.")
            .with(page.number(i, value(*low)), name(*low), page.number(i, value(*high)), name(*high), counted(rows.size()));
    const bool judged = page.about[i].polarity != stats::Polarity::None;
    return (judged ? BOULTON_TR("modules", "By ward: from %1 (%2) to %3 (%4). Of %5 wards %6 are worse than %8 beyond chance and %7 better, the number of comparisons allowed for.")
                   : BOULTON_TR("modules", "By ward: from %1 (%2) to %3 (%4). Of %5 wards %6 are higher than %8 beyond chance and %7 lower, the number of comparisons allowed for."))
        .with(page.number(i, value(*low)), name(*low), page.number(i, value(*high)), name(*high), counted(rows.size()), worse, better, page.comparatorName);
}

Text gradientSentence(const Page& page, std::uint32_t i)
{
    const needs::Slope& s = *page.slopes[i];
    if (s.tenths.empty())
        return BOULTON_TR("modules", "By deprivation nothing is shown, because %1.").with(s.why);
    if (!s.indices)
        return BOULTON_TR("modules", "By deprivation: no line was put through the tenths, because %1.").with(s.why);
    const auto& interval = s.indices->siiIntervals[0];
    const int decimals = page.decimals(i);
    const std::string unit = page.about[i].unit == "%" ? "points" : page.about[i].unit;
    const Number size{std::fabs(s.indices->sii), decimals, unit};
    if (interval.lower <= 0 && interval.upper >= 0)
        return BOULTON_TR("modules", "By deprivation no gradient is shown: from the most to the least deprived tenth it changes by %1 (95% interval %2).").with(size, rangeText(interval, decimals));
    return (s.indices->sii < 0 ? BOULTON_TR("modules", "By deprivation: from the most to the least deprived people it falls by %1 (95% interval %2).")
                               : BOULTON_TR("modules", "By deprivation: from the most to the least deprived people it rises by %1 (95% interval %2)."))
        .with(size, rangeText(interval, decimals));
}

//! "In 2019/20 it was 31.4% (95% interval 31.2 to 31.6), against 17.8% in England: worse beyond chance."
Text figureSentence(const Page& page, std::uint32_t i, const Figure& f)
{
    using stats::Standing;
    const Number value = page.number(i, f.estimate.value);
    const auto* c = page.comparator(i);
    const std::string range = f.hasInterval() ? rangeText(f.estimate.intervals[0], page.decimals(i)) : std::string();
    const auto with = [&](const Text& sentence) {
        return sentence.with(page.periodText(i), value, range, c != nullptr ? page.number(i, c->estimate.value) : value, page.comparatorName);
    };
    if (c == nullptr && range.empty())
        return with(BOULTON_TR("modules", "In %1 it was %2, published without an interval."));
    if (c == nullptr)
        return with(BOULTON_TR("modules", "In %1 it was %2 (95% interval %3)."));
    if (range.empty())
        return with(BOULTON_TR("modules", "In %1 it was %2, against %4 in %5. It was published without an interval: whether the difference is chance is not known."));
    switch (f.firstStanding()) {
    case Standing::Better: return with(BOULTON_TR("modules", "In %1 it was %2 (95% interval %3), against %4 in %5: better, by more than chance."));
    case Standing::Worse: return with(BOULTON_TR("modules", "In %1 it was %2 (95% interval %3), against %4 in %5: worse, by more than chance."));
    case Standing::Higher: return with(BOULTON_TR("modules", "In %1 it was %2 (95% interval %3), against %4 in %5: higher, by more than chance."));
    case Standing::Lower: return with(BOULTON_TR("modules", "In %1 it was %2 (95% interval %3), against %4 in %5: lower, by more than chance."));
    case Standing::Similar: return with(BOULTON_TR("modules", "In %1 it was %2 (95% interval %3), against %4 in %5: no more apart than chance makes figures."));
    case Standing::NotCompared: break;
    }
    return with(BOULTON_TR("modules", "In %1 it was %2 (95% interval %3), against %4 in %5."));
}

//! How many wards are not in the picture, and why: what is left out of small counts is not left out by chance.
Text partsWithout(const Page& page, std::uint32_t i, std::size_t shown)
{
    const std::size_t all = page.place.parts.size();
    if (shown >= all)
        return {};
    std::int64_t withheld = 0;
    for (const auto part : page.place.parts)
        if (const auto* o = page.observations.find(i, part, *page.figures.chosen[i]); o != nullptr && o->missing)
            ++withheld;
    return BOULTON_TR("modules", "%1 of %2 wards have no figure; of %3 of them it is withheld or blank. Where small counts are withheld, those that are left are not like the rest.")
        .with(counted(all - shown), counted(all), withheld);
}

//! In how many wards it rose and fell since the present definition began. Not tested: one by one wards are small.
Text partsChange(const Page& page, std::uint32_t i)
{
    const std::uint32_t last = *page.figures.chosen[i];
    const auto begins = needs::periodFrom(page.about[i].newFrom);
    std::uint32_t first = last;
    for (std::uint32_t p = last + 1; p-- > 0;)
        if ((!begins || page.observations.periods[p].start >= begins->start) &&
            std::ranges::any_of(page.place.parts, [&](needs::AreaId id) { return page.observations.find(i, id, p) != nullptr; }))
            first = p;
    if (first == last)
        return {};
    std::int64_t rose = 0;
    std::int64_t fell = 0;
    for (const auto id : page.place.parts) {
        const auto before = page.observations.indexOf(i, id, first);
        const auto now = page.observations.indexOf(i, id, last);
        if (!before || !now || !page.figures.items[*before].given() || !page.figures.items[*now].given())
            continue;
        const double change = page.figures.items[*now].estimate.value - page.figures.items[*before].estimate.value;
        rose += change > 0 ? 1 : 0;
        fell += change < 0 ? 1 : 0;
    }
    return BOULTON_TR("modules", "From %1 to %2 it rose in %3 wards and fell in %4. How much of that is chance was not tested.")
        .with(page.observations.periods[first].text, page.observations.periods[last].text, rose, fell);
}

void addNotes(report::Document& d, const Page& page, std::uint32_t i)
{
    d.blocks.emplace_back(Paragraph{methodNote(page, i), Paragraph::Style::Small});
    if (auto note = comparatorNote(page, i); !note.empty())
        d.blocks.emplace_back(Paragraph{std::move(note), Paragraph::Style::Small});
    if (!page.about[i].caveats.empty())
        d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "To bear in mind: %1").with(page.about[i].caveats), Paragraph::Style::Small});
}

//! `byWard`: others of the theme have figures by ward, so that it must be said that this one has none.
void addFigure(report::Document& d, const Page& page, std::uint32_t i, bool byWard)
{
    const Figure* f = page.own(i);
    const auto rows = page.partRows(i);
    d.blocks.emplace_back(report::Heading{.level = 2, .text = Text::raw(page.about[i].name)});
    if (f == nullptr)
        d.blocks.emplace_back(Paragraph{absentSentence(page, i)});
    else
        d.blocks.emplace_back(Paragraph{figureSentence(page, i, *f)});
    if (f != nullptr && f->gap && std::isfinite(f->gap->people) && std::fabs(f->gap->people) >= 1) {
        const bool more = f->gap->people > 0;
        d.blocks.emplace_back(Paragraph{(more ? BOULTON_TR("modules", "At the figure of %2 there would be %1 fewer.") : BOULTON_TR("modules", "At the figure of %2 there would be %1 more."))
                                            .with(Number{std::fabs(f->gap->people), 0, ""}, page.comparatorName)});
    }
    if (auto chart = trendChart(page, i))
        d.blocks.emplace_back(*std::move(chart));
    if (auto sentence = courseSentence(page, i); !sentence.empty())
        d.blocks.emplace_back(Paragraph{std::move(sentence)});
    if (page.slopes[i]) {
        d.blocks.emplace_back(Paragraph{gradientSentence(page, i)});
        if (auto chart = gradientChart(page, i))
            d.blocks.emplace_back(*std::move(chart));
    }
    addNotes(d, page, i);
    if (rows.size() > 1) { // last, because many wards fill a page of their own
        d.blocks.emplace_back(Paragraph{partsSentence(page, i, rows)});
        if (auto sentence = partsWithout(page, i, rows.size()); !sentence.empty())
            d.blocks.emplace_back(Paragraph{std::move(sentence)});
        if (auto sentence = partsChange(page, i); !sentence.empty())
            d.blocks.emplace_back(Paragraph{std::move(sentence)});
        if (auto chart = partsChart(page, i)) {
            if (rows.size() > kPageOfWards)
                d.blocks.emplace_back(report::PageBreak{}); // squeezed into the rest of a page it would lose some
            d.blocks.emplace_back(*std::move(chart));
        }
    } else if (f != nullptr && byWard) {
        d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "There is no published figure by ward in these data: differences within %1 are not known.").with(page.areaName())});
    }
}

void addTheme(report::Document& d, const Page& page, std::size_t theme, int& number)
{
    const needs::Theme& about = needs::themes()[theme];
    d.blocks.emplace_back(numbered(number, about.title));
    d.blocks.emplace_back(Paragraph{about.about});
    const auto all = ofTheme(page, theme);
    std::vector<std::uint32_t> known;
    for (const auto i : all)
        if (page.figures.chosen[i])
            known.push_back(i);
    if (known.empty()) {
        d.blocks.emplace_back(report::Note{report::Note::Kind::Information, BOULTON_TR("modules", "No figures"),
                                           all.empty() ? BOULTON_TR("modules", "The register has no indicator of this theme: there is no published figure by ward in these data, and none for %1.").with(page.areaName())
                                                       : BOULTON_TR("modules", "There is no published figure by ward in these data, and none for %1.").with(page.areaName())});
    }
    for (const auto subtheme : about.subthemes)
        if (!all.empty() && std::ranges::none_of(known, [&](std::uint32_t i) { return page.about[i].subtheme == subtheme; }))
            d.blocks.emplace_back(report::Note{report::Note::Kind::Information, BOULTON_TR("modules", "No figures"),
                                               BOULTON_TR("modules", "Of %1 there is no figure in these data.").with(std::string(subtheme))});
    if (auto chart = spineOf(page, known))
        d.blocks.emplace_back(*std::move(chart));
    if (auto t = tableOfTheme(page, known); !t.rows.empty())
        d.blocks.emplace_back(std::move(t));
    const bool byWard = std::ranges::any_of(known, [&](std::uint32_t i) { return page.partRows(i).size() > 1; });
    if (!known.empty() && !byWard && !page.place.parts.empty())
        d.blocks.emplace_back(Paragraph{BOULTON_TR("modules", "There is no published figure by ward in these data: differences within %1 are not known.").with(page.areaName())});
    for (const auto i : all) {
        if (page.figures.chosen[i])
            addFigure(d, page, i, byWard);
        else
            d.blocks.emplace_back(Paragraph{absentSentence(page, i)});
    }
}

} // namespace

void addChapters(report::Document& d, const Page& page, int& number)
{
    for (std::size_t theme = 0; theme < needs::themes().size(); ++theme)
        addTheme(d, page, theme, number);
}

} // namespace boulton::modules::needspage
