// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/profile.h"
#include "core/stats/product_ranking.h"
#include <algorithm>
#include <cmath>
#include <map>

namespace boulton::needs {
namespace {

using stats::Polarity;

constexpr double kYearsAhead = 5;
constexpr double kLeastTrend = 0.2; // a line drawn further would be a promise
constexpr double kMostTrend = 5;

//! The standard error behind an interval; nothing where it has none or no width.
std::optional<double> errorOf(const Figure& f, const Options& options)
{
    if (!f.hasInterval())
        return std::nullopt;
    const double e = (f.estimate.intervals[0].upper - f.estimate.intervals[0].lower) / (2 * options.levels[0].z());
    return e > 0 ? std::optional(e) : std::nullopt;
}

} // namespace

History historyOf(std::uint32_t indicator, AreaId area, const Indicator& about, const Observations& observations, const Figures& figures,
                  const Options& options)
{
    History h;
    for (std::uint32_t p = 0; p < observations.periods.size(); ++p)
        if (const auto row = observations.indexOf(indicator, area, p); row && figures.items[*row].given())
            h.rows.push_back(*row);
    const auto periodOf = [&](std::size_t k) -> const Period& { return observations.periods[observations.rows[h.rows[k]].period]; };
    if (const auto begins = periodFrom(about.newFrom))
        while (h.from < h.rows.size() && periodOf(h.from).start < begins->start)
            ++h.from;
    std::vector<double> time, value, error;
    for (std::size_t k = h.from; k < h.rows.size(); ++k) {
        if (k > h.from && periodOf(k).start < periodOf(k - 1).start + periodOf(k - 1).length - 0.01) {
            h.why = "the periods overlap";
            return h;
        }
        time.push_back(periodOf(k).start);
        const Figure& f = figures.items[h.rows[k]];
        value.push_back(f.estimate.value);
        if (const auto e = errorOf(f, options))
            error.push_back(*e);
    }
    if (error.size() != value.size())
        error.clear();
    auto trend = stats::trendOf(time, value, error, options.levels);
    if (trend)
        h.trend = *std::move(trend);
    else
        h.why = trend.error().what;
    return h;
}

std::optional<Slope> slopeOf(std::uint32_t indicator, std::uint32_t period, const Indicator& about, const Observations& observations,
                             const Figures& figures, const Areas& areas, const Options& options, const JobContext& job)
{
    if (!about.fromCounts())
        return std::nullopt;
    std::map<std::string, std::vector<std::size_t>> byType;
    std::map<std::string, std::size_t> without;
    for (AreaId id = 0; id < areas.size(); ++id) {
        const auto row = observations.indexOf(indicator, id, period);
        if (!row || !areas[id].decile)
            continue;
        const Observation& o = observations.rows[*row];
        const bool counts = figures.items[*row].given() && o.numerator >= 0 && o.denominator >= 0;
        byType[areas[id].type].push_back(*row);
        without[areas[id].type] += counts ? 0 : 1;
    }
    if (byType.empty())
        return std::nullopt;
    const auto most = std::ranges::max_element(byType, {}, [](const auto& one) { return one.second.size(); });
    if (const auto absent = without[most->first]; absent > 0) // small counts are withheld: what is left would lean to one side
        return Slope{.why = std::to_string(absent) + " of " + std::to_string(most->second.size()) + " areas have no counts", .areasAre = most->first};
    std::map<int, Tenth> tenths;
    for (const auto row : most->second) {
        const Observation& o = observations.rows[row];
        Tenth& t = tenths[*areas[o.area].decile];
        t.decile = *areas[o.area].decile;
        t.numerator += o.numerator;
        t.denominator += o.denominator;
        ++t.areas;
    }
    if (tenths.size() < stats::kFewestGroups)
        return std::nullopt;
    Slope s{.areasAre = most->first};
    std::vector<double> population, value, error;
    const auto kind = about.method == Method::Rate ? stats::ValueKind::Rate : stats::ValueKind::Proportion;
    for (auto& [decile, tenth] : tenths) {
        auto e = about.method == Method::Rate ? stats::crudeRate(tenth.numerator, tenth.denominator, about.per, options.levels)
                                              : stats::proportion(tenth.numerator, tenth.denominator, about.per, options.levels);
        if (!e)
            return std::nullopt;
        tenth.estimate = *std::move(e);
        const double scale = kind == stats::ValueKind::Proportion ? about.per : 1; // shares of 1 have a logit
        population.push_back(tenth.denominator);
        value.push_back(tenth.estimate.value / scale);
        error.push_back(stats::errorFromLimits(tenth.estimate.intervals[0].lower / scale, tenth.estimate.intervals[0].upper / scale, kind));
        s.tenths.push_back(tenth);
    }
    auto indices = stats::inequality({.population = population, .value = value, .error = error, .kind = kind,
                                      .multiplier = kind == stats::ValueKind::Proportion ? about.per : 1},
                                     {.repetitions = options.draws, .seed = options.seed}, options.levels, job);
    if (indices)
        s.indices = *std::move(indices);
    else
        s.why = indices.error().what;
    return s;
}

namespace {

//! What is bad about a figure, so that more of it is worse: the share in it, or not in it; of other figures itself or its inverse.
double adverse(const Indicator& i, double value)
{
    if (i.polarity == Polarity::LowGood)
        return value;
    return i.isShare() ? i.per - value : 1 / value;
}

double peopleOf(const Indicator& i, const Observation& o, const Figure& f, double comparator)
{
    if (!(o.denominator > 0) || (i.per == 1 && !i.fromCounts()))
        return std::numeric_limits<double>::quiet_NaN();
    if (i.isShare() || i.polarity == Polarity::LowGood)
        return adverse(i, f.estimate.value) / i.per * o.denominator;
    return std::max(0.0, comparator - f.estimate.value) / i.per * o.denominator; // those that a good rate lacks
}

double trendFactor(const Indicator& i, const History& h)
{
    if (h.course() != Course::Rising && h.course() != Course::Falling)
        return 1;
    const double now = adverse(i, h.trend->level);
    const double bySlope = i.polarity == Polarity::LowGood ? h.trend->slope
                           : i.isShare()                   ? -h.trend->slope
                                                           : -h.trend->slope / (h.trend->level * h.trend->level);
    const double factor = 1 + kYearsAhead * bySlope / now;
    return std::isfinite(factor) && now > 0 ? std::clamp(factor, kLeastTrend, kMostTrend) : 1;
}

//! Why an indicator cannot be ranked; empty where it can.
std::string whyNot(const Indicator& i, const Figure* f, const Comparator* c)
{
    if (f == nullptr)
        return "the area has no figure";
    if (i.polarity == Polarity::None)
        return "neither high nor low is good";
    if (c == nullptr || !c->given())
        return "there is nothing to compare it with";
    const double own = adverse(i, f->estimate.value);
    const double theirs = adverse(i, c->estimate.value);
    if (!(own > 0) || !(theirs > 0) || !std::isfinite(own) || !std::isfinite(theirs))
        return "figures of 0 or below have no ratio";
    if (!(own > theirs))
        return "no worse than the comparator";
    return {};
}

} // namespace

Result<Priorities> prioritiesOf(const std::vector<Indicator>& indicators, const Observations& observations, const Figures& figures,
                                const std::vector<History>& histories, const Place& place, const Options& options, const JobContext& job)
{
    Priorities out;
    const bool needsPeople = options.weights[1] > 0;
    for (std::uint32_t i = 0; i < indicators.size(); ++i) {
        const auto period = figures.chosen[i];
        const auto row = period ? observations.indexOf(i, place.area, *period) : std::nullopt;
        const Figure* f = row && figures.items[*row].given() ? &figures.items[*row] : nullptr;
        const Comparator* c = period ? &figures.comparators[i][*period] : nullptr;
        if (auto why = whyNot(indicators[i], f, c); !why.empty()) {
            out.others.push_back({i, std::move(why)});
            continue;
        }
        Priority p{.indicator = i, .gap = adverse(indicators[i], f->estimate.value) / adverse(indicators[i], c->estimate.value) - 1};
        p.people = peopleOf(indicators[i], observations.rows[*row], *f, c->estimate.value);
        p.trend = trendFactor(indicators[i], histories[i]);
        p.standing = f->firstStanding();
        if (needsPeople && !(p.people > 0))
            out.others.push_back({i, "how many people it concerns is not published"});
        else
            out.ranked.push_back(p);
    }
    if (out.ranked.empty())
        return out;
    out.top = std::clamp<std::size_t>(out.ranked.size() / 2, 1, 5);
    std::vector<double> components, weights;
    for (const double w : options.weights)
        if (w > 0)
            weights.push_back(w);
    if (weights.empty())
        return fail(ErrorCode::Usage, "parameter 'weights': one of the three must be above 0", {"weights"});
    for (const auto& p : out.ranked) {
        const std::array<double, 3> all{p.gap, p.people, p.trend};
        for (std::size_t k = 0; k < all.size(); ++k)
            if (options.weights[k] > 0)
                components.push_back(all[k]);
    }
    BOULTON_TRY_ASSIGN(const auto ranks, stats::rankByProduct(components, weights, {.draws = options.draws, .seed = options.seed, .top = out.top}, job));
    for (std::size_t k = 0; k < ranks.size(); ++k) {
        Priority& p = out.ranked[k];
        p.score = ranks[k].score;
        p.rank = ranks[k].rank;
        p.inTop = ranks[k].inTop;
        p.best = ranks[k].best;
        p.worst = ranks[k].worst;
    }
    std::ranges::stable_sort(out.ranked, {}, &Priority::rank);
    return out;
}

} // namespace boulton::needs
