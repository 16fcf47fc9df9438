// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/grid.h"
#include <algorithm>

namespace boulton::performance {

std::optional<Period> periodEndingWith(const Measure& m, Period month)
{
    const Period period{addMonths(month.start, month.months - m.frequencyMonths), m.frequencyMonths};
    if (m.frequencyMonths == 12 && period.start.month() != m.yearStartsIn)
        return std::nullopt;
    if (m.frequencyMonths == 3 && month.start.month() % 3 != 0) // quarters of financial, calendar and school years end alike
        return std::nullopt;
    return period;
}

Result<GridRow> gridRow(const Plan& plan, const Measure& m, const std::vector<Period>& months)
{
    GridRow row{.measure = m.code};
    if (months.empty())
        return row;
    const Period due = dueFor(m, months.back());
    for (const Period month : months) {
        const auto period = periodEndingWith(m, month);
        if (!period || !reported(m, *period)) {
            row.cells.emplace_back();
            continue;
        }
        if (*period == due)
            row.current = row.cells.size();
        BOULTON_TRY_ASSIGN(Cell cell, cellOf(plan, m, *period));
        row.cells.emplace_back(std::move(cell));
    }
    row.commented = row.current && plan.commentary(m.code, row.cells[*row.current]->period) != nullptr;
    return row;
}

Result<Grid> buildGrid(const Plan& plan, Period last, std::size_t count)
{
    Grid grid;
    Period month{addMonths(last.start, last.months - 1), 1};
    for (std::size_t i = 0; i < count; ++i, month = month.previous())
        grid.months.push_back(month);
    std::ranges::reverse(grid.months);
    for (const auto& outcome : plan.outcomes)
        for (const auto& m : plan.measures) {
            if (m.outcome != outcome.number)
                continue;
            BOULTON_TRY_ASSIGN(GridRow row, gridRow(plan, m, grid.months));
            if (std::ranges::any_of(row.cells, [](const auto& cell) { return cell.has_value(); }))
                grid.rows.push_back(std::move(row));
        }
    return grid;
}

std::optional<Period> lastMonthWithFigures(const Plan& plan)
{
    std::optional<Date> end;
    for (const auto& record : plan.history.records())
        if (!end || record.period.end() > *end)
            end = record.period.end();
    if (!end)
        return std::nullopt;
    return Period::month(end->year(), end->month());
}

} // namespace boulton::performance
