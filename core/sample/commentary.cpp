// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/commentary.h"
#include "core/base/format.h"
#include "core/performance/matrix.h"
#include "core/sample/random.h"
#include "core/sample/sample_council.h"
#include <algorithm>
#include <charconv>
#include <format>

namespace boulton::sample {
namespace {

using performance::Brag;
using performance::Calculation;
using performance::Measure;
using performance::Period;
using performance::PeriodTarget;
using performance::Polarity;
using performance::Travel;

//! What a commentary is about. All figures are compared as they are shown, so that no sentence contradicts a number in it.
struct Situation {
    const performance::Plan& plan;
    const Measure& measure;
    const Definition& definition;
    Period period;
    int reportedMonth = 0; //!< 1, 2, 3
    Instant at;
    double value = 0;
    PeriodTarget target;
    Brag status = Brag::Green;
    std::optional<Period> comparedWith;
    std::optional<double> before;
    Travel travel = Travel::Unknown;
};

std::string written(const Measure& m, double value)
{
    return formatNumber(value, m.decimals, m.unit);
}

//! The number as it is printed.
double shown(const Measure& m, double value)
{
    const std::string digits = std::format("{:.{}f}", value, m.decimals);
    double number = value;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

//! A second number in a sentence goes without the unit, unless that is a sign.
std::string briefly(const Measure& m, double value)
{
    return formatNumber(value, m.decimals,
                        m.unit == "%" || m.unit == "£" ? std::string_view(m.unit) : std::string_view());
}

std::string gapWritten(const Measure& m, double gap)
{
    return m.unit == "%" ? formatNumber(gap, m.decimals, "percentage points") : briefly(m, gap);
}

std::string endMonth(Period p)
{
    return formatMonth(p.end().year(), p.end().month());
}

std::string opening(const Situation& s)
{
    const std::string year =
        std::format("From April {} to the end of {}", s.period.financialYearStart(), endMonth(s.period));
    const std::string value = written(s.measure, s.value);
    switch (s.measure.calculation) {
    case Calculation::Snapshot: return "The figure for " + s.period.label() + " is " + value;
    case Calculation::CumulativeYearToDate:
        return year + (s.measure.scale == 1 ? " there were " : " the figure is ") + value;
    case Calculation::Rolling12: return "Over the twelve months to " + endMonth(s.period) + " the figure is " + value;
    case Calculation::AverageYearToDate: return year + " the average is " + value;
    }
    return {};
}

std::string againstRange(const Situation& s)
{
    const Measure& m = s.measure;
    const double value = shown(m, s.value);
    const double low = shown(m, s.target.value);
    const double high = shown(m, s.target.rangeTo.value_or(s.target.value));
    const std::string range = "the planned range of " + briefly(m, low) + " to " + briefly(m, high);
    if (value > high)
        return gapWritten(m, value - high) + " above " + range;
    if (value < low)
        return gapWritten(m, low - value) + " below " + range;
    return "within " + range;
}

std::string againstTarget(const Situation& s)
{
    const Measure& m = s.measure;
    if (m.polarity == Polarity::PlanIsBest)
        return againstRange(s);
    const double gap = shown(m, s.value) - shown(m, s.target.value);
    const std::string target = "the target of " + briefly(m, s.target.value);
    const bool missed = s.status == Brag::Amber || s.status == Brag::Red;
    if (shown(m, gap) == 0)
        return (missed ? "just short of " : "which meets ") + target;
    const std::string distance = gapWritten(m, gap < 0 ? -gap : gap);
    return distance + (!missed ? " better than " : gap > 0 ? " above " : " below ") + target;
}

std::string changed(const Situation& s)
{
    const Measure& m = s.measure;
    if (s.travel == Travel::Unknown || s.travel == Travel::NoChange || !s.before ||
        shown(m, *s.before) == shown(m, s.value))
        return {};
    const std::string_view verdict = s.travel == Travel::Improving       ? "it has improved"
                                     : s.travel == Travel::Deteriorating ? "it has got worse"
                                     : s.value > *s.before               ? "it has risen"
                                                                         : "it has fallen";
    const std::string when =
        m.calculation == Calculation::CumulativeYearToDate ? "At the same point of the year before it was "
        : m.calculation == Calculation::Snapshot           ? "In " + s.comparedWith->label() + " it was "
                                                           : "Up to " + endMonth(*s.comparedWith) + " it was ";
    return std::format(" {}{}: {}.", when, briefly(m, *s.before), verdict);
}

std::string whatHappened(const Situation& s)
{
    return opening(s) + ", " + againstTarget(s) + "." + changed(s);
}

//! At this rate: counts with a straight path only, while the year runs.
std::string projection(const Situation& s)
{
    const int month = s.period.monthOfFinancialYear();
    const auto* target = s.plan.target(s.measure.code, s.period.financialYearStart());
    if (month == 12 || !target || target->profile != performance::ProfileKind::Linear)
        return {};
    return std::format("At this rate the year will end with about {}, against a target of {}. ",
                       briefly(s.measure, s.value * 12 / month), briefly(s.measure, target->annual));
}

std::string forecast(const Situation& s)
{
    const std::string due = formatMonth(2020, s.definition.dueMonth);
    const bool yearDone = s.period.monthOfFinancialYear() == 12;
    const std::string until = s.period.months == 12 ? "in the next yearly figure"
                              : yearDone            ? "in the first quarter of 2020/21"
                                                    : "at the year end";
    if (yearDone && !s.definition.march.empty())
        return "No forecast is possible while the restrictions last. The target will be looked at again in " + due +
               ".";
    const bool better = s.travel == Travel::Improving;
    switch (s.status) {
    case Brag::Red:
        return projection(s) +
               (better ? "Expected to be still red " + until + ", and to come within tolerance by " + due + "."
                       : "Expected to stay red " + until + "; the actions should be seen in the figures from " + due +
                             ".");
    case Brag::Amber:
        return projection(s) + (better ? "Expected to meet the target by " + due + "."
                                       : "Expected to stay amber " + until +
                                             ", with some risk of red; to be back on target by " + due + ".");
    default: return projection(s) + "Expected to stay on target " + until + ".";
    }
}

//! The figure, its target and what it compares with, as they stood when the commentary was written. Nothing where there is no result.
std::optional<Situation> situationAt(const performance::Plan& plan, const Measure& m, const Definition& d,
                                     Period period, int month, Instant at)
{
    const auto figure = performance::calculate(m, plan.history, period, at);
    const auto* target = plan.target(m.code, period.financialYearStart());
    if (!figure.value || !target)
        return std::nullopt;
    const auto wanted = performance::targetFor(*target, period);
    if (!wanted || !*wanted)
        return std::nullopt;
    Situation s{.plan = plan, .measure = m, .definition = d, .period = period, .reportedMonth = month, .at = at};
    s.value = *figure.value;
    s.target = **wanted;
    s.status = performance::statusOf(m, figure.value, *wanted);
    s.comparedWith = m.calculation == Calculation::CumulativeYearToDate ? period.yearBefore() : period.previous();
    s.before = performance::calculate(m, plan.history, *s.comparedWith, at).value;
    const bool otherDefinition = std::ranges::any_of(m.definitionChanges, [&](const auto& c) {
        return c.from.start > s.comparedWith->start && c.from.start <= period.start;
    });
    if (!otherDefinition)
        s.travel = performance::travelOf(s.value, s.before, m.polarity, performance::shownDeadBand(m), s.target);
    return s;
}

performance::Commentary written(const Situation& s)
{
    const Definition& d = s.definition;
    performance::Commentary c;
    c.measure = s.measure.code;
    c.period = s.period;
    c.whatHappened = whatHappened(s);
    c.forecast = forecast(s);
    c.recordedBy = d.owner;
    c.recordedAt = s.at;
    if (s.status == Brag::Green || s.status == Brag::Blue) {
        c.why = d.good;
        return c;
    }
    const bool restricted = !d.march.empty() && s.period.end() == Period::month(kLastYear, kLastMonth).end();
    c.why = restricted ? d.march : d.why;
    c.action = restricted ? d.marchAction : s.reportedMonth == 2 ? d.step : d.action;
    if (s.reportedMonth == 3 && !restricted)
        c.action += " " + std::string(d.step);
    c.actionOwner = d.owner;
    c.due = lastDayOfMonth(2020, d.dueMonth);
    return c;
}

} // namespace

std::vector<performance::Commentary> commentariesFor(const performance::Plan& plan, std::uint64_t seed)
{
    std::vector<performance::Commentary> all;
    Random random(seed ^ fnv1a("commentaries"));
    for (int month = 1; month <= kLastMonth; ++month) {
        const Period reported = Period::month(kLastYear, month);
        for (const auto& m : plan.measures) {
            const Period period = performance::dueFor(m, reported);
            const Instant usual{(reported.end().days + 15LL) * 86'400'000'000 +
                                (9 * 3600 + random.below(8 * 3600)) * 1'000'000LL};
            const auto* record = plan.history.at(m.code, period);
            const auto* definition = definitionOf(m.code.value);
            if (!record || !definition || (month > 1 && period == performance::dueFor(m, reported.previous())))
                continue;
            // A late figure is explained the day after it came in.
            const Instant at = std::max(usual, Instant{record->recordedAt.microseconds + 86'400'000'000});
            const auto situation = situationAt(plan, m, *definition, period, month, at);
            if (!situation)
                continue;
            const bool good = situation->status == Brag::Green || situation->status == Brag::Blue;
            if (!good || !definition->good.empty())
                all.push_back(written(*situation));
        }
    }
    std::ranges::stable_sort(all, {}, &performance::Commentary::recordedAt);
    return all;
}

} // namespace boulton::sample
