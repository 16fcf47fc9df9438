// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/series.h"
#include "core/performance/matrix.h"
#include "core/sample/random.h"
#include "core/sample/sample_council.h"
#include <algorithm>
#include <cmath>

namespace boulton::sample {
namespace {

using performance::Calculation;
using performance::Period;
using performance::ProfileKind;

constexpr int kFirstYear = 2017;
constexpr int kLastIndex = 35; // March 2020
constexpr std::int64_t kMicrosecondsADay = 86'400'000'000;

Period monthAt(int index)
{
    return {boulton::addMonths(Period::month(kFirstYear, 4).start, index), 1};
}

Period periodEndingAt(int index, int months)
{
    return {boulton::addMonths(Period::month(kFirstYear, 4).start, index - months + 1), months};
}

//! The mean of the season over the months of the period: 0 for a year.
double seasonAt(const Shape& shape, int index, int months)
{
    double sum = 0;
    for (int i = 0; i < months; ++i)
        sum += seasonOf(shape.season)[static_cast<std::size_t>((index - i) % 12)];
    return sum / months;
}

bool inRamp(const Shape& shape, int index)
{
    return std::ranges::any_of(
        shape.events, [&](const Event& e) { return e.ramp && index >= e.month && index < e.month + e.months; });
}

double eventsAt(const Shape& shape, int index)
{
    double sum = 0;
    for (const auto& e : shape.events) {
        if (index < e.month)
            continue;
        if (e.ramp)
            sum += e.size * std::min(1.0, static_cast<double>(index - e.month + 1) / e.months);
        else if (e.months == 0 || index < e.month + e.months)
            sum += e.size;
    }
    return sum;
}

//! What chance gives: binomial for a percentage, Poisson for a rate or a count.
double chanceOf(const Definition& d, double level, double denominator)
{
    if (d.shape.sd >= 0)
        return d.shape.sd;
    if (d.shape.form == Form::Count)
        return std::sqrt(std::max(level, 0.0));
    const double p = std::clamp(level / d.scale, 0.0, d.scale == 100 ? 1.0 : 1e9);
    return d.scale * std::sqrt(p * (d.scale == 100 ? 1 - p : 1.0) / denominator);
}

//! Officers send in a value on a working day by the day it is due, between eight and six.
Instant recordedAt(const Definition& d, Period period, Random& random)
{
    Date day{period.end().days + (d.lag <= performance::kReportingDays ? std::min(d.lag, 14) : d.lag) -
             random.below(3)};
    const int weekday = (day.days + 4) % 7; // 0: Sunday
    if (weekday == 0 || weekday == 6)
        day.days -= weekday == 0 ? 2 : 1;
    const std::int64_t seconds = 8 * 3600 + random.below(10 * 3600);
    return {day.days * kMicrosecondsADay + seconds * 1'000'000};
}

Point pointAt(const Definition& d, int index, Random& random)
{
    // Every period draws the same number of random numbers, whatever its definition: editing one measure changes no other, and
    // editing a level does not reshuffle the rest of its series.
    const double noise = random.normal();
    const double spread = random.normal();
    Point point{.period = periodEndingAt(index, d.months)};
    point.at = recordedAt(d, point.period, random);
    const Shape& s = d.shape;
    double level = s.from + (s.to - s.from) * index / kLastIndex;
    level = (level + eventsAt(s, index)) * (1 + s.swing * seasonAt(s, index, d.months)) *
            (index == kLastIndex ? s.covid : 1.0);
    const double denominator = std::max(1.0, std::round(s.base * (1 + s.spread * std::clamp(spread, -2.5, 2.5))));
    if (!inRamp(s, index))
        level += chanceOf(d, level, denominator) * noise;
    switch (s.form) {
    case Form::Ratio:
        point.denominator = denominator;
        point.numerator = std::max(0.0, std::round(denominator * level / d.scale));
        if (d.scale == 100 && d.polarity != performance::Polarity::PlanIsBest)
            point.numerator = std::min(*point.numerator, denominator);
        break;
    case Form::Count: point.value = std::max(0.0, std::round(level)); break;
    case Form::Figure: point.value = roundTo(level, d.decimals); break;
    }
    return point;
}

const OddValue* oddOf(Oddity oddity, const Definition& d, Period period)
{
    for (const auto& odd : oddValues())
        if (odd.oddity == oddity && odd.measure == d.code && odd.period == period)
            return &odd;
    return nullptr;
}

performance::ValueRecord recordOf(const Definition& d, const Point& point)
{
    performance::ValueRecord r;
    r.measure = MeasureCode(std::string(d.code));
    r.period = point.period;
    r.numerator = point.numerator;
    r.denominator = point.denominator;
    r.value = point.value;
    r.recordedAt = point.at;
    r.recordedBy = rolesOf(d.team).provider;
    r.source = "sample";
    return r;
}

//! Targets are round numbers: thousands for large counts.
double pathTarget(double value, int decimals)
{
    return value >= 100'000 ? std::round(value / 1000) * 1000 : roundTo(value, decimals);
}

void clearFigures(performance::ValueRecord& r)
{
    r.numerator = r.denominator = r.value = std::nullopt;
}

//! The record as it first came in, when what is right now is `right`.
void makeWrong(performance::ValueRecord& r, double change)
{
    const auto wrong = [&](double right) { return std::round(right / (1 + change)); };
    if (r.numerator)
        r.numerator = std::min(wrong(*r.numerator), *r.denominator);
    else if (r.value)
        r.value = wrong(*r.value);
}

} // namespace

double roundTo(double value, int decimals)
{
    double scale = 1;
    for (int i = 0; i < decimals; ++i)
        scale *= 10;
    const double rounded = std::round(value * scale) / scale;
    return rounded == 0 ? 0.0 : rounded; // never −0
}

Instant addMonths(Instant at, int months)
{
    const std::int64_t ofDay = at.microseconds - at.date().days * kMicrosecondsADay;
    return {boulton::addMonths(at.date(), months).days * kMicrosecondsADay + ofDay};
}

performance::Measure measureOf(const Definition& d, int outcome)
{
    performance::Measure m;
    m.code = MeasureCode(std::string(d.code));
    m.title = d.title;
    m.definition = d.definition;
    m.outcome = outcome;
    m.priority = d.priority;
    m.directorate = rolesOf(d.team).directorate;
    m.owner = d.owner;
    m.dataProvider = rolesOf(d.team).provider;
    m.approver = rolesOf(d.team).approver;
    m.unit = d.unit;
    m.scale = d.scale;
    m.decimals = d.decimals;
    m.frequencyMonths = d.months;
    m.polarity = d.polarity;
    m.calculation = d.calculation;
    m.kind = d.kind;
    m.source = d.source;
    m.reportingLagDays = d.lag;
    if (d.firstMonth > 0)
        m.firstPeriod = periodEndingAt(d.firstMonth + d.months - 1, d.months);
    m.publicMeasure = d.open;
    m.illustrative = true;
    if (d.definitionChange >= 0)
        m.definitionChanges.push_back({monthAt(d.definitionChange), std::string(d.definitionNote)});
    return m;
}

std::vector<performance::Target> targetsOf(const Definition& d)
{
    std::vector<performance::Target> targets;
    const std::array<std::optional<double>, 3> annual{d.goal.y2017, d.goal.y2018, d.goal.y2019};
    double before = annual[0].value_or(0);
    for (int year = 0; year < 3; ++year) {
        const auto goal = annual[static_cast<std::size_t>(year)];
        if (!goal)
            continue;
        performance::Target t;
        t.measure = MeasureCode(std::string(d.code));
        t.financialYearStart = kFirstYear + year;
        t.annual = *goal;
        t.profile = d.goal.profile;
        for (int month = 0; month < 12; ++month) {
            const double season = 1 + d.shape.swing * seasonOf(d.shape.season)[static_cast<std::size_t>(month)];
            if (t.profile == ProfileKind::Seasonal)
                t.shares.push_back(season / 12);
            else if (t.profile == ProfileKind::Manual)
                t.monthly.emplace_back(pathTarget((before + (*goal - before) * (month + 1) / 12) * season, d.decimals));
        }
        if (d.goal.width > 0)
            t.rangeTo = *goal + d.goal.width;
        t.tolerance = {d.goal.band == Band::Share ? performance::ToleranceKind::Relative
                                                  : performance::ToleranceKind::Absolute,
                       d.goal.amber, d.goal.blue};
        if (d.calculation == Calculation::Snapshot)
            t.baseline = roundTo(d.shape.from, d.decimals);
        t.reason = "Illustrative target for the sample council";
        before = *goal;
        targets.push_back(std::move(t));
    }
    return targets;
}

std::vector<Point> pointsOf(const Definition& d, std::uint64_t seed)
{
    std::vector<Point> points;
    if (d.kind != performance::MeasureKind::Standard)
        return points;
    Random random(seed * 0x9e3779b97f4a7c15ULL ^ fnv1a(d.code));
    const Period last = performance::dueFor(measureOf(d, 0), Period::month(kLastYear, kLastMonth));
    for (int index = d.months - 1; index <= kLastIndex; index += d.months) {
        Point point = pointAt(d, index, random);
        if (point.period > last)
            break;
        if (index - d.months + 1 >= d.firstMonth)
            points.push_back(point);
    }
    return points;
}

std::vector<performance::ValueRecord> recordsOf(const Definition& d, std::uint64_t seed)
{
    std::vector<performance::ValueRecord> records;
    for (const auto& point : pointsOf(d, seed)) {
        const auto odd = [&](Oddity o) { return oddOf(o, d, point.period); };
        if (odd(Oddity::NeverSubmitted) || odd(Oddity::Awaited) || odd(Oddity::AwaitedMissing))
            continue;
        auto record = recordOf(d, point);
        if (const auto* late = odd(Oddity::Late)) {
            record.recordedAt = addMonths(record.recordedAt, late->monthsLate);
            record.note = late->note;
        }
        if (const auto* missing = odd(Oddity::MissingStated)) {
            clearFigures(record);
            record.reason = missing->reason;
            record.note = missing->note;
        }
        if (const auto* provisional = odd(Oddity::Provisional)) {
            record.provisional = true;
            record.note = provisional->note;
        }
        const auto* restated = odd(Oddity::Restated);
        const auto* withdrawn = odd(Oddity::Withdrawn);
        const auto* again = restated ? restated : withdrawn;
        auto later = record;
        if (again)
            makeWrong(record, again->change);
        records.push_back(std::move(record));
        if (!again)
            continue;
        later.kind = restated ? performance::RecordKind::Restated : performance::RecordKind::Withdrawn;
        later.recordedAt = addMonths(later.recordedAt, again->monthsLate);
        later.note = again->note;
        if (withdrawn)
            clearFigures(later);
        records.push_back(std::move(later));
    }
    return records;
}

} // namespace boulton::sample
