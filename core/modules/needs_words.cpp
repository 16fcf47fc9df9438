// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/modules/needs_page.h"
#include <algorithm>
#include <cmath>

namespace boulton::modules::needspage {

using needs::Course;
using needs::Figure;
using needs::Indicator;
using needs::Method;
using stats::Polarity;
using stats::Standing;

std::optional<std::size_t> Page::ownRow(std::uint32_t indicator) const
{
    if (!figures.chosen[indicator])
        return std::nullopt;
    const auto row = observations.indexOf(indicator, place.area, *figures.chosen[indicator]);
    return row && figures.items[*row].given() ? row : std::nullopt;
}

const Figure* Page::own(std::uint32_t indicator) const
{
    const auto row = ownRow(indicator);
    return row ? &figures.items[*row] : nullptr;
}

const needs::Comparator* Page::comparator(std::uint32_t indicator) const
{
    if (!figures.chosen[indicator])
        return nullptr;
    const auto& c = figures.comparators[indicator][*figures.chosen[indicator]];
    return c.given() ? &c : nullptr;
}

std::vector<std::size_t> Page::partRows(std::uint32_t indicator) const
{
    std::vector<std::size_t> rows;
    if (!figures.chosen[indicator])
        return rows;
    for (const auto part : place.parts)
        if (const auto row = observations.indexOf(indicator, part, *figures.chosen[indicator]); row && figures.items[*row].given())
            rows.push_back(*row);
    return rows;
}

std::string Page::periodText(std::uint32_t indicator) const
{
    return figures.chosen[indicator] ? observations.periods[*figures.chosen[indicator]].text : std::string();
}

int Page::decimals(std::uint32_t indicator) const
{
    if (about[indicator].unit == "%")
        return 1;
    const Figure* f = own(indicator);
    const auto* c = comparator(indicator);
    double size = std::max(f != nullptr ? std::fabs(f->estimate.value) : 0, c != nullptr ? std::fabs(c->estimate.value) : 0);
    for (const auto row : partRows(indicator))
        size = std::max(size, std::fabs(figures.items[row].estimate.value));
    return std::min(decimalsFor(size), size >= 1 ? 1 : 2);
}

Number Page::number(std::uint32_t indicator, double value) const
{
    return {value, decimals(indicator), about[indicator].unit};
}

Text standingWord(Standing standing, bool firm)
{
    switch (standing) {
    case Standing::Better: return firm ? BOULTON_TR("modules", "better") : BOULTON_TR("modules", "better (may be chance)");
    case Standing::Worse: return firm ? BOULTON_TR("modules", "worse") : BOULTON_TR("modules", "worse (may be chance)");
    case Standing::Higher: return firm ? BOULTON_TR("modules", "higher") : BOULTON_TR("modules", "higher (may be chance)");
    case Standing::Lower: return firm ? BOULTON_TR("modules", "lower") : BOULTON_TR("modules", "lower (may be chance)");
    case Standing::Similar: return BOULTON_TR("modules", "similar");
    case Standing::NotCompared: break;
    }
    return BOULTON_TR("modules", "not tested");
}

Text courseWord(const Indicator& indicator, Course course)
{
    if (course == Course::Untested)
        return Text::raw("–");
    if (course == Course::NoChange)
        return BOULTON_TR("modules", "no change shown");
    const bool rising = course == Course::Rising;
    if (indicator.polarity == Polarity::None)
        return rising ? BOULTON_TR("modules", "rising") : BOULTON_TR("modules", "falling");
    return rising == (indicator.polarity == Polarity::HighGood) ? BOULTON_TR("modules", "getting better") : BOULTON_TR("modules", "getting worse");
}

namespace {

//! "0.02", "below 0.001"
std::string chanceText(double p)
{
    return p < 0.001 ? std::string("below 0.001") : formatNumber(p, p < 0.01 ? 3 : 2);
}

} // namespace

Text courseSentence(const Page& page, std::uint32_t i)
{
    const needs::History& h = page.histories[i];
    if (h.rows.empty())
        return {};
    if (!h.trend) {
        if (h.rows.size() == 1)
            return BOULTON_TR("modules", "There is one year only, so nothing is said of a trend.");
        return BOULTON_TR("modules", "Whether it rises or falls by more than chance was not tested: %1.").with(h.why);
    }
    const auto periodOf = [&](std::size_t row) { return page.observations.periods[page.observations.rows[row].period].text; };
    const std::string from = periodOf(h.rows[h.from]);
    const std::string to = periodOf(h.rows.back());
    const int decimals = std::max(decimalsFor(std::fabs(h.trend->slope)) - 1, page.decimals(i));
    const std::string unit = page.about[i].unit == "%" ? "points" : page.about[i].unit;
    const Number slope{std::fabs(h.trend->slope), decimals, unit};
    const std::string range = rangeText(h.trend->intervals.front(), decimals);
    switch (h.course()) {
    case Course::Rising:
        return BOULTON_TR("modules", "From %1 to %2 it rose by %3 a year (95% interval %4; by chance alone with probability %5).")
            .with(from, to, slope, range, chanceText(h.trend->p));
    case Course::Falling:
        return BOULTON_TR("modules", "From %1 to %2 it fell by %3 a year (95% interval %4; by chance alone with probability %5).")
            .with(from, to, slope, range, chanceText(h.trend->p));
    default: break;
    }
    return BOULTON_TR("modules", "From %1 to %2 no steady rise or fall is shown: years go up and down by as much as the change (probability by chance %3).")
        .with(from, to, chanceText(h.trend->p));
}

Text comparatorNote(const Page& page, std::uint32_t i)
{
    const auto* c = page.comparator(i);
    if (c == nullptr || !c->pooling)
        return {};
    std::string absent;
    for (const auto id : c->absent)
        absent += (absent.empty() ? "" : ", ") + page.areas[id].name;
    const bool pooled = *c->pooling == stats::Pooling::Counts;
    if (absent.empty())
        return (pooled ? BOULTON_TR("modules", "%1: the counts of %2 areas together.") : BOULTON_TR("modules", "%1: the mean of the figures of %2 areas, large and small alike."))
            .with(page.comparatorName, counted(c->members));
    return (pooled ? BOULTON_TR("modules", "%1: the counts of %2 areas together, without %3, of which there is no figure.")
                   : BOULTON_TR("modules", "%1: the mean of the figures of %2 areas, large and small alike, without %3, of which there is no figure."))
        .with(page.comparatorName, counted(c->members), absent);
}

Text methodNote(const Page& page, std::uint32_t i)
{
    const Indicator& about = page.about[i];
    const auto sentence = [&]() -> Text {
        switch (about.method) {
        case Method::Rate:
            return BOULTON_TR("modules", "Counted: %1. Of: %2 (%3). Intervals: exact Poisson below 10 events, Byar's method from there on. Source: %4.")
                .with(about.numerator, about.denominator, about.unit, about.source);
        case Method::Proportion:
            return BOULTON_TR("modules", "Counted: %1. Of: %2 (%3). Intervals: Wilson. Source: %4.").with(about.numerator, about.denominator, about.unit, about.source);
        case Method::Dsr:
            return BOULTON_TR("modules", "A published rate, standardised for age, with its published limits. Source: %1.").with(about.source);
        case Method::Mean:
        case Method::Value: break;
        }
        const Figure* f = page.own(i);
        return (f != nullptr && f->hasInterval() ? BOULTON_TR("modules", "A published figure with its published limits. Source: %1.")
                                                 : BOULTON_TR("modules", "A published figure without limits or counts: how much of it is chance cannot be said. Source: %1."))
            .with(about.source);
    };
    return sentence();
}

} // namespace boulton::modules::needspage
