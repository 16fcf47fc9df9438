// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/matrix.h"
#include <algorithm>
#include <cmath>

namespace boulton::performance {
namespace {

//! The periods that make the figure: one for a snapshot, April … now for the year to date, twelve months for rolling.
std::vector<Period> partsOf(const Measure& m, Period period)
{
    std::vector<Period> parts;
    const Date yearStart = Period::financialYear(period.financialYearStart()).start;
    const auto wanted = [&](Period p) {
        if (m.calculation == Calculation::Snapshot)
            return p == period;
        if (m.calculation == Calculation::Rolling12)
            return p.start >= addMonths(period.start, period.months - 12);
        return p.start >= yearStart;
    };
    for (Period p = period; wanted(p); p = p.previous()) {
        parts.push_back(p);
        if (m.calculation == Calculation::Snapshot)
            break;
    }
    std::ranges::reverse(parts);
    return parts;
}

struct Totals {
    double numerator = 0, denominator = 0, value = 0;
    bool ratios = true; //!< every part has numerator and denominator
    std::size_t n = 0;
};

Figure finish(const Measure& m, const Totals& t, bool provisional)
{
    Figure figure{.provisional = provisional};
    if (t.ratios) {
        if (t.denominator == 0) {
            figure.why = Figure::Why::ZeroDenominator;
            return figure;
        }
        figure.value = m.scale * t.numerator / t.denominator;
    } else {
        figure.value = m.calculation == Calculation::AverageYearToDate ? t.value / static_cast<double>(t.n) : t.value;
    }
    figure.why = Figure::Why::Present;
    return figure;
}

//! The definition in force changed at or before `now` and after `before`: the two cannot be compared.
bool definitionDiffers(const Measure& m, Period before, Period now)
{
    return std::ranges::any_of(m.definitionChanges, [&](const DefinitionChange& c) {
        return c.from.start > before.start && c.from.start <= now.start;
    });
}

Result<Cell> figureAndStatus(const Plan& plan, const Measure& m, Period period, std::optional<Instant> asAt)
{
    Cell cell{.period = period};
    cell.figure = calculate(m, plan.history, period, asAt);
    if (const Target* target = plan.target(m.code, period.financialYearStart())) {
        BOULTON_TRY_ASSIGN(cell.target, targetFor(*target, period));
    }
    cell.status = statusOf(m, cell.figure.value, cell.target);
    cell.definitionChanged = definitionDiffers(m, period.previous(), period);
    if (plan.history.versions(m.code, period, asAt) > 1) {
        cell.restated = true;
        if (const auto* first = plan.history.first(m.code, period))
            cell.firstReported = figureOf(m, *first);
    }
    return cell;
}

Travel travelTo(const Measure& m, const Cell& cell, Period before, const Figure& earlier)
{
    if (definitionDiffers(m, before, cell.period))
        return Travel::Unknown;
    return travelOf(cell.figure.value, earlier.value, m.polarity, shownDeadBand(m), cell.target);
}

void count(Matrix& matrix, const Cell& cell)
{
    matrix.summary.add(cell.status);
    switch (cell.travel) {
    case Travel::Improving: ++matrix.improving; break;
    case Travel::NoChange: ++matrix.unchanged; break;
    case Travel::Deteriorating: ++matrix.deteriorating; break;
    case Travel::Changed:
    case Travel::Unknown: return;
    }
    ++matrix.compared;
}

} // namespace

Figure calculate(const Measure& m, const History& history, Period period, std::optional<Instant> asAt)
{
    Totals totals;
    bool provisional = false;
    const auto parts = partsOf(m, period);
    const ValueRecord* own = history.at(m.code, period, asAt);
    if (!own)
        return {.why = history.newest(m.code, period, asAt) ? Figure::Why::Withdrawn : Figure::Why::NoValue};
    for (const Period part : parts) {
        const ValueRecord* record = history.at(m.code, part, asAt);
        const bool ratio = record && record->numerator && record->denominator;
        if (!record || (!ratio && !record->value)) {
            Figure figure{.why = part == period ? Figure::Why::NoValue : Figure::Why::Incomplete};
            figure.reason = record ? record->reason : table::MissingReason::Empty;
            if (part != period)
                figure.missingPeriod = part;
            return figure;
        }
        const bool mixture = totals.n > 0 && totals.ratios != ratio;
        const bool rateWithoutParts = !ratio && parts.size() > 1 && (m.scale != 1 || m.unit == "%");
        if (mixture || rateWithoutParts)
            return {.why = Figure::Why::NeedsRatio, .missingPeriod = part};
        provisional = provisional || record->provisional;
        totals.ratios = totals.ratios && ratio;
        totals.numerator += record->numerator.value_or(0);
        totals.denominator += record->denominator.value_or(0);
        totals.value += figureOf(m, *record).value_or(0);
        ++totals.n;
    }
    return finish(m, totals, provisional);
}

Result<Cell> cellOf(const Plan& plan, const Measure& m, Period period, std::optional<Instant> asAt)
{
    BOULTON_TRY_ASSIGN(Cell cell, figureAndStatus(plan, m, period, asAt));
    cell.comparedWith = comparisonPeriod(m, period);
    const Figure earlier = calculate(m, plan.history, cell.comparedWith, asAt);
    cell.comparedFigure = earlier.value;
    cell.travel = travelTo(m, cell, cell.comparedWith, earlier);
    cell.fromYearBefore =
        travelTo(m, cell, period.yearBefore(), calculate(m, plan.history, period.yearBefore(), asAt));
    return cell;
}

std::optional<Xmr> xmrOf(const Plan& plan, const Measure& m, const Cell& current, std::optional<Instant> asAt)
{
    if (m.calculation != Calculation::Snapshot)
        return std::nullopt; // sums over months move with every month in them: the rules of XmR do not apply
    const auto periods = plan.history.periods(m.code);
    std::vector<std::optional<double>> values;
    XmrOptions options;
    options.better = m.polarity == Polarity::HighIsGood  ? Better::High
                     : m.polarity == Polarity::LowIsGood ? Better::Low
                                                         : Better::None;
    if (current.target)
        options.target = current.target->value;
    if (periods.empty())
        return std::nullopt;
    for (Period p = periods.front(); p <= current.period && values.size() < 600; p = p.next()) {
        const auto* record = plan.history.at(m.code, p, asAt);
        if (!values.empty() && definitionDiffers(m, p.previous(), p))
            options.rebaseAt.push_back(values.size());
        values.push_back(record ? figureOf(m, *record) : std::nullopt);
    }
    auto chart = xmr(values, options);
    return chart ? std::optional(std::move(*chart)) : std::nullopt;
}

bool reported(const Measure& m, Period period)
{
    return !(m.firstPeriod && period.start < m.firstPeriod->start) &&
           !(m.lastPeriod && period.start > m.lastPeriod->start);
}

Period comparisonPeriod(const Measure& m, Period period)
{
    return m.calculation == Calculation::CumulativeYearToDate && period.months < 12 ? period.yearBefore()
                                                                                    : period.previous();
}

Period dueFor(const Measure& m, Period reported)
{
    const Date by = Date{reported.end().days + kReportingDays};
    Period period{addMonths(reported.start, reported.months - 1), 1};
    if (m.frequencyMonths == 3)
        period = Period::quarter(period.financialYearStart(), (period.monthOfFinancialYear() - 1) / 3 + 1);
    else if (m.frequencyMonths == 12)
        period = {Date::from(reported.end().year(), m.yearStartsIn, 1).value_or(reported.start), 12};
    while (period.end() > reported.end() || period.end().days + m.reportingLagDays > by.days)
        period = period.previous();
    return period;
}

Result<MatrixRow> matrixRow(const Plan& plan, const Measure& m, const MatrixOptions& options)
{
    MatrixRow row{.measure = &m};
    Period period = dueFor(m, options.period);
    for (std::size_t i = 0; i < options.periods; ++i, period = period.previous()) {
        BOULTON_TRY_ASSIGN(Cell cell, cellOf(plan, m, period, options.asAt));
        row.cells.push_back(std::move(cell));
    }
    std::ranges::reverse(row.cells);
    row.commentary = plan.commentary(m.code, row.current().period, options.asAt);
    row.xmr = xmrOf(plan, m, row.current(), options.asAt);
    return row;
}

Result<Matrix> buildMatrix(const Plan& plan, const MatrixOptions& options)
{
    Matrix matrix{.options = options};
    for (const auto& outcome : plan.outcomes) {
        Summary summary;
        for (const auto& m : plan.measures) {
            if (m.outcome != outcome.number || (options.councilPlanOnly && !m.councilPlan) ||
                !reported(m, dueFor(m, options.period)))
                continue;
            BOULTON_TRY_ASSIGN(MatrixRow row, matrixRow(plan, m, options));
            summary.add(row.current().status);
            count(matrix, row.current());
            matrix.rows.push_back(std::move(row));
        }
        matrix.byOutcome.emplace_back(outcome, summary);
    }
    return matrix;
}

} // namespace boulton::performance
