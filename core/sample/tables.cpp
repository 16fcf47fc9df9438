// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include "core/performance/matrix.h"
#include "core/sample/catalogue.h"
#include "core/sample/sample_council.h"
#include "core/sample/series.h"
#include <algorithm>
#include <cmath>

namespace boulton::sample {
namespace {

using performance::Measure;
using performance::Period;
using performance::Plan;
using table::Field;
using table::MissingReason;
using table::Role;
using table::Type;

struct FileRow {
    std::string numerator, denominator, value, comment;
};

//! The letters of official statistics.
std::string_view letterOf(MissingReason reason)
{
    switch (reason) {
    case MissingReason::Suppressed: return "c";
    case MissingReason::NotAvailable: return "x";
    case MissingReason::NotApplicable: return "z";
    case MissingReason::LowReliability: return "u";
    case MissingReason::RoundsToZero: return "k";
    case MissingReason::Empty:
    case MissingReason::Unreadable: break;
    }
    return "-";
}

//! "2020-03", "2019-20 Q4", "2019-20": the forms that parsePeriod reads.
std::string typed(Period p)
{
    if (p.months == 1)
        return p.start.iso().substr(0, 7);
    const int year = p.financialYearStart();
    const std::string text = std::to_string(year) + "-" + std::to_string((year + 1) % 100);
    return p.months == 3 ? text + " Q" + std::to_string(p.monthOfFinancialYear() / 3) : text;
}

//! The file's own comments on one value, whatever it says.
const OddValue* oddOf(Oddity oddity, const MeasureCode& code, Period period)
{
    const auto found = std::ranges::find_if(oddValues(), [&](const OddValue& o) {
        return o.oddity == oddity && o.measure == code.value && o.period == period;
    });
    return found == oddValues().end() ? nullptr : &*found;
}

FileRow rowOf(const Measure& m, std::optional<double> numerator, std::optional<double> denominator,
              std::optional<double> value)
{
    const auto* definition = definitionOf(m.code.value);
    const std::string_view money = definition && definition->money ? "£" : "";
    const std::string_view unit = m.unit == "%" || m.unit == "£" ? std::string_view(m.unit) : "";
    const auto digits = [](double x) { return x == std::round(x) ? 0 : -1; };
    FileRow row;
    if (numerator && denominator) {
        row.numerator = formatNumber(*numerator, digits(*numerator), money);
        row.denominator = formatNumber(*denominator, digits(*denominator), money);
    } else if (value) {
        row.value = formatNumber(*value, m.decimals, unit);
    }
    return row;
}

//! What the file says on one value, or nothing when nothing was sent.
std::optional<FileRow> rowFor(const Plan& plan, const Measure& m, Period period, std::uint64_t seed)
{
    if (const auto* odd = oddOf(Oddity::AwaitedMissing, m.code, period))
        return FileRow{.numerator = {},
                       .denominator = {},
                       .value = std::string(letterOf(odd->reason)),
                       .comment = std::string(odd->note)};
    if (const auto* record = plan.history.at(m.code, period)) {
        auto numerator = record->numerator;
        const auto* restated = oddOf(Oddity::RestatedInFile, m.code, period);
        if (restated && numerator)
            numerator = std::round(*numerator * (1 + restated->change));
        FileRow row = rowOf(m, numerator, record->denominator, record->value);
        if (row.numerator.empty() && row.value.empty())
            row.value = letterOf(record->reason);
        row.comment = restated ? std::string(restated->note) : record->note;
        return row;
    }
    const auto* awaited = oddOf(Oddity::Awaited, m.code, period);
    const auto* definition = definitionOf(m.code.value);
    if (!awaited || !definition)
        return std::nullopt;
    for (const auto& point : pointsOf(*definition, seed)) {
        if (point.period != period)
            continue;
        FileRow row = rowOf(m, point.numerator, point.denominator, point.value);
        row.comment = awaited->note;
        return row;
    }
    return std::nullopt;
}

void append(table::TableBuilder& b, const Measure& m, Period period, const FileRow& row)
{
    const std::array<std::string, 7> cells{m.code.value,    m.title,   typed(period), row.numerator,
                                           row.denominator, row.value, row.comment};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty())
            b[i].appendMissing();
        else
            b[i].append(cells[i]);
    }
}

} // namespace

Result<table::Table> actualsTable(const Plan& plan, Period period, std::uint64_t seed)
{
    table::TableBuilder b({
        {.name = "Measure code", .role = Role::Identifier},
        {.name = "Measure", .role = Role::Category},
        {.name = "Period", .role = Role::Time},
        {.name = "Numerator", .role = Role::Numerator},
        {.name = "Denominator", .role = Role::Denominator},
        {.name = "Value", .role = Role::Measure},
        {.name = "Comment"},
    });
    const bool last = period == Period::month(kLastYear, kLastMonth);
    for (const auto& m : plan.measures) {
        const Period due = performance::dueFor(m, period);
        if (m.kind != performance::MeasureKind::Standard || due == performance::dueFor(m, period.previous()))
            continue;
        // What belongs to an earlier month comes first, as officers put it in when they find it.
        for (const auto& odd : oddValues()) {
            const bool earlier = last && odd.measure == m.code.value && odd.period < due;
            if (!earlier || (odd.oddity != Oddity::RestatedInFile && odd.oddity != Oddity::Awaited))
                continue;
            if (const auto row = rowFor(plan, m, odd.period, seed))
                append(b, m, odd.period, *row);
        }
        if (const auto row = rowFor(plan, m, due, seed))
            append(b, m, due, *row);
    }
    return b.finish();
}

Result<table::Table> seriesTable(const Plan& plan, const MeasureCode& code)
{
    const Measure* m = plan.measure(code);
    if (!m)
        return fail(ErrorCode::NotFound, "the plan has no measure " + code.value, {code.value});
    table::TableBuilder b({
        {.name = "month", .type = Type::Date, .role = Role::Time},
        {.name = "value",
         .type = Type::Float64,
         .role = Role::Measure,
         .unit = m->unit,
         .missing = table::MissingPolicy::Keep},
        {.name = "target",
         .type = Type::Float64,
         .role = Role::None,
         .unit = m->unit,
         .missing = table::MissingPolicy::Keep},
    });
    const auto periods = plan.history.periods(code);
    if (periods.empty())
        return b.finish();
    for (Period p = periods.front(); p <= periods.back(); p = p.next()) {
        const auto* record = plan.history.at(code, p);
        const auto figure = record ? performance::figureOf(*m, *record) : std::nullopt;
        b[0].append(p.start);
        if (figure)
            b[1].append(*figure);
        else
            b[1].appendMissing(record ? record->reason : MissingReason::Empty);
        std::optional<performance::PeriodTarget> target;
        const auto* annual = plan.target(code, p.financialYearStart());
        if (annual && m->calculation == performance::Calculation::Snapshot) {
            BOULTON_TRY_ASSIGN(target, performance::targetFor(*annual, p));
        }
        if (target)
            b[2].append(target->value);
        else
            b[2].appendMissing();
    }
    return b.finish();
}

} // namespace boulton::sample
