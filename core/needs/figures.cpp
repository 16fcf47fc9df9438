// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/figures.h"
#include "core/base/format.h"
#include "core/needs/themes.h"
#include "core/stats/quantiles.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace boulton::needs {
namespace {

using stats::Estimate;
using stats::Interval;
using stats::Polarity;

bool isNumber(double v)
{
    return !std::isnan(v);
}

//! A published figure: its limits are the 95 % ones; at other levels it has none.
Result<Estimate> published(const Observation& o, const Options& options)
{
    if (std::isinf(o.value))
        return fail(ErrorCode::InvalidInput, "the value is infinite");
    Estimate e{.value = o.value, .intervals = std::vector<Interval>(options.levels.size())};
    if (!isNumber(o.lower) || !isNumber(o.upper))
        return e;
    if (o.lower > o.value || o.upper < o.value || std::isinf(o.lower) || std::isinf(o.upper))
        return fail(ErrorCode::InvalidInput, "the value " + formatNumber(o.value, -1) + " does not lie within its limits " +
                                                 formatNumber(o.lower, -1) + " to " + formatNumber(o.upper, -1));
    for (std::size_t i = 0; i < options.levels.size(); ++i)
        if (std::fabs(options.levels[i].level() - 0.95) < 1e-9)
            e.intervals[i] = {o.lower, o.upper};
    return e;
}

Result<Estimate> estimateOf(const Observation& o, const Indicator& indicator, const Options& options)
{
    const bool counts = isNumber(o.numerator) && isNumber(o.denominator);
    if (indicator.fromCounts() && counts) {
        auto e = indicator.method == Method::Rate ? stats::crudeRate(o.numerator, o.denominator, indicator.per, options.levels)
                                                  : stats::proportion(o.numerator, o.denominator, indicator.per, options.levels);
        if (e && !std::isfinite(e->value))
            return fail(ErrorCode::InvalidInput, "the figure is too large to be a number");
        return e;
    }
    if (isNumber(o.value))
        return published(o, options);
    if (o.missing)
        return fail(ErrorCode::NotEnoughData, std::string(reasonText(*o.missing)));
    return fail(ErrorCode::NotEnoughData, "there is no value");
}

class Engine {
public:
    Engine(const std::vector<Indicator>& indicators, const Observations& observations, const Areas& areas, const Place& place,
           const Options& options)
        : m_indicators(indicators), m_observations(observations), m_areas(areas), m_place(place), m_options(options)
    {
        m_out.items.resize(observations.rows.size());
        m_out.comparators.assign(indicators.size(), std::vector<Comparator>(observations.periods.size()));
        m_out.chosen.resize(indicators.size());
        m_rows.resize(indicators.size());
        for (std::size_t i = 0; i < observations.rows.size(); ++i)
            m_rows[observations.rows[i].indicator].push_back(i);
        std::map<std::string, std::uint32_t> kinds;
        for (AreaId id = 0; id < areas.size(); ++id)
            m_kind.push_back(kinds.emplace(areas[id].type, static_cast<std::uint32_t>(kinds.size())).first->second);
    }

    Result<Figures> run(const JobContext& job)
    {
        BOULTON_TRY(parallelFor(m_indicators.size(), job, [&](std::size_t i) {
            one(static_cast<std::uint32_t>(i));
            return Status();
        }));
        BOULTON_TRY(falseDiscovery());
        return std::move(m_out);
    }

private:
    //! Everything about one indicator; touches nothing of another.
    void one(std::uint32_t indicator)
    {
        for (const std::size_t row : m_rows[indicator]) {
            Figure& f = m_out.items[row];
            auto e = estimateOf(m_observations.rows[row], m_indicators[indicator], m_options);
            if (e)
                f.estimate = *std::move(e);
            else
                f.why = e.error().what;
        }
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<std::size_t>> peers; // by period and kind
        for (const std::size_t row : m_rows[indicator]) {
            const Observation& o = m_observations.rows[row];
            if (m_out.items[row].given())
                peers[{o.period, m_kind[o.area]}].push_back(row);
        }
        std::vector<bool> made(m_observations.periods.size(), false);
        for (const std::size_t row : m_rows[indicator]) {
            const std::uint32_t period = m_observations.rows[row].period;
            if (!made[period])
                m_out.comparators[indicator][period] = comparatorOf(indicator, period);
            made[period] = true;
            compareOne(row, m_out.comparators[indicator][period]);
        }
        for (const auto& [key, rows] : peers)
            rankAmong(rows, m_indicators[indicator].polarity);
        m_out.chosen[indicator] = chosenOf(indicator);
    }

    const Figure* figureAt(std::uint32_t indicator, AreaId area, std::uint32_t period) const
    {
        const auto at = m_observations.indexOf(indicator, area, period);
        return at ? &m_out.items[*at] : nullptr;
    }

    Comparator comparatorOf(std::uint32_t indicator, std::uint32_t period) const
    {
        Comparator c;
        if (m_place.comparator) {
            const Figure* f = figureAt(indicator, *m_place.comparator, period);
            if (f == nullptr || !f->given()) {
                c.why = m_areas[*m_place.comparator].name + " has no figure" + (f != nullptr ? " (" + f->why + ")" : "");
                return c;
            }
            c.estimate = f->estimate;
            c.exact = !f->hasInterval();
            return c;
        }
        return groupOf(indicator, period);
    }

    Comparator groupOf(std::uint32_t indicator, std::uint32_t period) const
    {
        Comparator c;
        std::vector<stats::Member> members;
        bool counts = m_indicators[indicator].fromCounts();
        for (const AreaId id : m_place.group) {
            const Observation* o = m_observations.find(indicator, id, period);
            const Figure* f = figureAt(indicator, id, period);
            stats::Member m;
            if (o != nullptr && f != nullptr && f->given()) {
                m = {o->numerator, o->denominator, f->estimate.value};
                counts = counts && isNumber(o->numerator) && isNumber(o->denominator);
            } else {
                c.absent.push_back(id);
            }
            members.push_back(m);
        }
        // a figure of less than half a group is not that group's
        if (2 * c.absent.size() > members.size() || c.absent.size() == members.size()) {
            c.why = std::to_string(c.absent.size()) + " of " + std::to_string(members.size()) + " areas of the group have no figure";
            return c;
        }
        const auto kind = m_indicators[indicator].method == Method::Rate ? stats::CountKind::Rate : stats::CountKind::Proportion;
        auto figure = counts ? stats::pooledFigure(kind, members, m_indicators[indicator].per, m_options.levels, stats::Absent::LeaveOut)
                             : stats::meanOfMembers(members, m_options.levels.size(), stats::Absent::LeaveOut);
        if (!figure) {
            c.why = figure.error().what;
            return c;
        }
        c.estimate = std::move(figure->estimate);
        c.pooling = figure->pooling;
        c.exact = figure->pooling == stats::Pooling::MeanOfValues;
        c.members = figure->members;
        return c;
    }

    void compareOne(std::size_t row, const Comparator& c)
    {
        Figure& f = m_out.items[row];
        const Observation& o = m_observations.rows[row];
        if (!f.given() || !c.given() || (m_place.comparator && o.area == *m_place.comparator))
            return;
        const Indicator& indicator = m_indicators[o.indicator];
        const bool perPeople = indicator.fromCounts() || indicator.isShare() || indicator.per != 1;
        if (const auto gap = stats::gapOf(f.estimate.value, c.estimate.value, perPeople && o.denominator >= 0 ? o.denominator : std::nan(""), indicator.per))
            f.gap = *gap;
        if (!f.hasInterval())
            return;
        const auto compared = c.exact ? stats::compareToValue(f.estimate, c.estimate.value, m_options.levels)
                                      : stats::compare(f.estimate, c.estimate, m_options.levels);
        if (!compared)
            return;
        f.difference = compared->differenceIntervals;
        f.p = compared->p;
        for (const auto& d : f.difference)
            f.standing.push_back(stats::standingOf(d, indicator.polarity));
    }

    void rankAmong(const std::vector<std::size_t>& rows, Polarity polarity)
    {
        std::vector<double> values;
        for (const auto row : rows)
            values.push_back(m_out.items[row].estimate.value);
        const bool highest = polarity != Polarity::LowGood;
        const auto ranks = stats::ranksOf(values, highest);
        const auto quartiles = stats::quantileGroups(values, 4, highest);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (ranks)
                m_out.items[rows[i]].rank = (*ranks)[i];
            if (quartiles)
                m_out.items[rows[i]].quartile = (*quartiles)[i];
        }
    }

    std::optional<std::uint32_t> chosenOf(std::uint32_t indicator) const
    {
        std::optional<std::uint32_t> own;
        std::optional<std::uint32_t> ofParts;
        for (const std::size_t row : m_rows[indicator]) {
            const Observation& o = m_observations.rows[row];
            if (!m_out.items[row].given() || (!m_options.period.empty() && m_observations.periods[o.period].text != m_options.period))
                continue;
            const bool isPart = std::ranges::find(m_place.parts, o.area) != m_place.parts.end();
            auto& latest = o.area == m_place.area ? own : ofParts;
            if (o.area == m_place.area || isPart)
                latest = std::max(latest.value_or(0), o.period);
        }
        return own ? own : ofParts;
    }

    //! Over the profile's page, and over the page of each other kind of area: all figures of the chosen periods.
    Status falseDiscovery()
    {
        std::map<std::uint32_t, std::vector<std::size_t>> pages;
        constexpr std::uint32_t kProfile = 0xFFFFFFFF;
        for (std::size_t row = 0; row < m_out.items.size(); ++row) {
            const Observation& o = m_observations.rows[row];
            if (m_out.chosen[o.indicator] == o.period && isNumber(m_out.items[row].p))
                pages[o.area == m_place.area ? kProfile : m_kind[o.area]].push_back(row);
        }
        for (const auto& [kind, rows] : pages) {
            std::vector<double> p;
            for (const auto row : rows)
                p.push_back(m_out.items[row].p);
            BOULTON_TRY_ASSIGN(const auto q, stats::falseDiscovery(p));
            for (std::size_t i = 0; i < rows.size(); ++i)
                m_out.items[rows[i]].q = q[i];
        }
        return {};
    }

    const std::vector<Indicator>& m_indicators;
    const Observations& m_observations;
    const Areas& m_areas;
    const Place& m_place;
    const Options& m_options;
    Figures m_out;
    std::vector<std::vector<std::size_t>> m_rows; //!< of each indicator
    std::vector<std::uint32_t> m_kind;            //!< of each area
};

} // namespace

std::string_view reasonText(table::MissingReason reason)
{
    using enum table::MissingReason;
    switch (reason) {
    case Empty: return "blank: suppressed or not collected";
    case Suppressed: return "suppressed";
    case NotAvailable: return "not available or suppressed (x)";
    case NotApplicable: return "not applicable";
    case LowReliability: return "withheld: too unreliable";
    case RoundsToZero: return "rounds to zero";
    case Unreadable: return "what is given is no number";
    }
    return "missing";
}

Result<Figures> figuresOf(const std::vector<Indicator>& indicators, const Observations& observations, const Areas& areas, const Place& place,
                          const Options& options, const JobContext& job)
{
    constexpr std::size_t kMostPages = 2'000'000; // a comparator for each indicator and period
    if (indicators.size() * observations.periods.size() > kMostPages)
        return fail(ErrorCode::TooLarge, "there are too many indicators and periods for one page");
    return Engine(indicators, observations, areas, place, options).run(job);
}

} // namespace boulton::needs
