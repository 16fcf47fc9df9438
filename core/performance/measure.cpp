// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/measure.h"
#include "core/base/names.h"
#include <cmath>
#include <numeric>

namespace boulton::performance {
namespace {

constexpr std::array<std::string_view, 4> kPolarities{"high-is-good", "low-is-good", "plan-is-best", "not-stated"};
constexpr std::array<std::string_view, 4> kCalculations{"snapshot", "cumulative", "rolling-12", "average"};
constexpr std::array<std::string_view, 3> kKinds{"standard", "project", "not-applicable"};

} // namespace

std::string_view name(Polarity p)
{
    return kPolarities[static_cast<std::size_t>(p)];
}
std::string_view name(Calculation c)
{
    return kCalculations[static_cast<std::size_t>(c)];
}
std::string_view name(MeasureKind k)
{
    return kKinds[static_cast<std::size_t>(k)];
}
std::optional<Polarity> polarityFromName(std::string_view n)
{
    return fromName<Polarity>(kPolarities, n);
}
std::optional<Calculation> calculationFromName(std::string_view n)
{
    return fromName<Calculation>(kCalculations, n);
}
std::optional<MeasureKind> measureKindFromName(std::string_view n)
{
    return fromName<MeasureKind>(kKinds, n);
}

Result<std::optional<PeriodTarget>> targetFor(const Target& t, Period period)
{
    if (t.tolerance.amber < 0 || t.tolerance.blue < 0)
        return fail(ErrorCode::InvalidInput, "measure " + t.measure.value + ": a tolerance is below zero",
                    {t.measure.value});
    if (period.financialYearStart() != t.financialYearStart)
        return std::optional<PeriodTarget>{};
    const auto month = static_cast<std::size_t>(period.monthOfFinancialYear());
    double value = t.annual;
    switch (t.profile) {
    case ProfileKind::Level: break;
    case ProfileKind::Linear: value = t.annual * static_cast<double>(month) / 12.0; break;
    case ProfileKind::Seasonal: {
        const double total = std::accumulate(t.shares.begin(), t.shares.end(), 0.0);
        if (t.shares.size() != 12 || std::fabs(total - 1) > 1e-6)
            return fail(ErrorCode::InvalidInput,
                        "measure " + t.measure.value + ": the twelve shares of a seasonal target must add up to 1",
                        {t.measure.value});
        value =
            t.annual * std::accumulate(t.shares.begin(), t.shares.begin() + static_cast<std::ptrdiff_t>(month), 0.0);
        break;
    }
    case ProfileKind::Manual:
        if (t.monthly.size() != 12)
            return fail(ErrorCode::InvalidInput, "measure " + t.measure.value + ": a manual target needs twelve months",
                        {t.measure.value});
        if (!t.monthly[month - 1])
            return std::optional<PeriodTarget>{};
        value = *t.monthly[month - 1];
        break;
    }
    const double width = t.tolerance.kind == ToleranceKind::Relative ? std::fabs(value) : 1.0;
    return std::optional(PeriodTarget{value, t.rangeTo, t.tolerance.amber * width, t.tolerance.blue * width});
}

std::vector<std::string> problems(const Measure& m)
{
    std::vector<std::string> found;
    if (m.code.empty())
        found.emplace_back("it has no code");
    if (m.title.empty())
        found.emplace_back("it has no title");
    if (m.frequencyMonths != 1 && m.frequencyMonths != 3 && m.frequencyMonths != 12)
        found.emplace_back("its frequency is neither monthly, quarterly nor annual");
    if (m.yearStartsIn < 1 || m.yearStartsIn > 12)
        found.emplace_back("the month in which its year begins is not between 1 and 12");
    if (m.decimals < 0 || m.decimals > 6)
        found.emplace_back("its number of decimals is not between 0 and 6");
    if (!(m.scale > 0))
        found.emplace_back("its scale is not above zero");
    return found;
}

} // namespace boulton::performance
