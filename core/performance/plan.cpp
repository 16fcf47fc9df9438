// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/plan.h"
#include <algorithm>
#include <set>

namespace boulton::performance {

std::string_view name(Audience audience)
{
    return audience == Audience::Cabinet ? "cabinet" : "clt";
}

const Measure* Plan::measure(const MeasureCode& code) const
{
    const auto found = std::ranges::find(measures, code, &Measure::code);
    return found == measures.end() ? nullptr : &*found;
}

const Target* Plan::target(const MeasureCode& code, int year) const
{
    const auto found = std::ranges::find_if(
        targets, [&](const Target& t) { return t.measure == code && t.financialYearStart == year; });
    return found == targets.end() ? nullptr : &*found;
}

const Commentary* Plan::commentary(const MeasureCode& code, Period period, std::optional<Instant> asAt) const
{
    const Commentary* best = nullptr;
    for (const auto& c : commentaries)
        if (c.measure == code && c.period == period && (!asAt || c.recordedAt <= *asAt) &&
            (!best || c.recordedAt >= best->recordedAt))
            best = &c;
    return best;
}

const SignOff* Plan::signOff(Period period, Audience audience) const
{
    const SignOff* best = nullptr;
    for (const auto& s : signOffs)
        if (s.period == period && s.audience == audience && (!best || s.at >= best->at))
            best = &s;
    return best;
}

std::vector<std::string> problems(const Plan& plan)
{
    std::vector<std::string> found;
    std::set<MeasureCode> codes;
    const auto hasOutcome = [&](int number) {
        return std::ranges::find(plan.outcomes, number, &Outcome::number) != plan.outcomes.end();
    };
    for (const auto& m : plan.measures) {
        const std::string who = "measure " + (m.code.empty() ? "'" + m.title + "'" : m.code.value);
        if (!m.code.empty() && !codes.insert(m.code).second)
            found.push_back(who + ": the code stands twice");
        if (!hasOutcome(m.outcome))
            found.push_back(who + ": there is no outcome " + std::to_string(m.outcome));
        for (const auto& problem : problems(m))
            found.push_back(who + ": " + problem);
    }
    std::set<std::pair<MeasureCode, int>> targets;
    for (const auto& t : plan.targets) {
        if (!codes.contains(t.measure))
            found.push_back("a target names the unknown measure " + t.measure.value);
        if (!targets.insert({t.measure, t.financialYearStart}).second)
            found.push_back("measure " + t.measure.value + " has two targets for " +
                            std::to_string(t.financialYearStart));
    }
    return found;
}

} // namespace boulton::performance
