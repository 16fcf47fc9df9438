// SPDX-License-Identifier: GPL-3.0-or-later
// The performance matrix: outcomes × measures × periods, with status and direction of travel, as at an instant. Pure: the same plan
// and arguments give the same matrix. Screen and packs show nothing that is not in it.
#pragma once
#include "core/performance/plan.h"
#include "core/performance/status.h"
#include "core/performance/xmr.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::performance {

//! A period's figure after the measure's calculation (cumulative, rolling, average), or why there is none.
struct Figure {
    enum class Why : std::uint8_t {
        Present,
        NoValue,
        Withdrawn /*!< reported, then taken back */,
        Incomplete /*!< a period that the calculation needs is missing */,
        ZeroDenominator,
        NeedsRatio /*!< percentages and rates add up only as numerators and denominators */
    };
    std::optional<double> value;
    Why why = Why::NoValue;
    table::MissingReason reason = table::MissingReason::Empty;
    std::optional<Period> missingPeriod; //!< Incomplete, NeedsRatio: the first one that stands in the way
    bool provisional = false;
};
//! Sums of ratios are sums of numerators over sums of denominators, never means of ratios.
[[nodiscard]] Figure calculate(const Measure& measure, const History& history, Period period,
                               std::optional<Instant> asAt = std::nullopt);

struct Cell {
    Period period;
    Figure figure;
    std::optional<PeriodTarget> target;
    Brag status = Brag::Awaiting;
    Travel travel = Travel::Unknown;      //!< against `comparedWith`
    Period comparedWith;                  //!< comparisonPeriod()
    std::optional<double> comparedFigure; //!< what it was then
    Travel fromYearBefore = Travel::Unknown;
    bool restated = false;
    std::optional<double> firstReported; //!< the figure before it was restated
    bool definitionChanged = false;      //!< the definition changes with this period: no comparison with earlier ones
};

//! One period of one measure: figure, target, status, and how it moved.
[[nodiscard]] Result<Cell> cellOf(const Plan& plan, const Measure& measure, Period period,
                                  std::optional<Instant> asAt = std::nullopt);
//! XmR over all periods of a snapshot measure up to that of `current`, with new limits where the definition changed. None for sums and
//! averages over months (they move with every month in them) and where there is too little.
[[nodiscard]] std::optional<Xmr> xmrOf(const Plan& plan, const Measure& measure, const Cell& current,
                                       std::optional<Instant> asAt = std::nullopt);
//! The measure is reported in that period: not before its first, not after its last.
[[nodiscard]] bool reported(const Measure& measure, Period period);

struct MatrixRow {
    const Measure* measure = nullptr;       //!< points into the plan
    std::vector<Cell> cells;                //!< oldest first; the last is the one reported
    const Commentary* commentary = nullptr; //!< on the reported period
    std::optional<Xmr> xmr;                 //!< of the periods' own figures (not cumulated), where there are enough
    [[nodiscard]] const Cell& current() const { return cells.back(); }
};

//! With what a figure is compared: the period before, or, for a year to date that grows by itself, the same point a year earlier.
[[nodiscard]] Period comparisonPeriod(const Measure& measure, Period period);

struct MatrixOptions {
    Period period;                //!< a month (or quarter) that is reported on
    std::optional<Instant> asAt;  //!< none: now
    std::size_t periods = 13;     //!< cells a row
    bool councilPlanOnly = false; //!< Cabinet
};

struct Matrix {
    MatrixOptions options;
    std::vector<MatrixRow> rows; //!< by outcome, then plan order
    Summary summary;             //!< of the current cells
    std::vector<std::pair<Outcome, Summary>> byOutcome;
    std::size_t improving = 0, unchanged = 0, deteriorating = 0,
                compared = 0; //!< by Cell::travel; denominators differ, each kept
};

//! The latest period of the measure's own frequency that a report on `reported` can hold: it ended by then, its reporting lag has passed
//! by the reporting date (the end of the reported period + kReportingDays).
inline constexpr int kReportingDays = 20;
[[nodiscard]] Period dueFor(const Measure& measure, Period reported);

//! One measure's row. `plan` and `measure` must outlive it.
[[nodiscard]] Result<MatrixRow> matrixRow(const Plan& plan, const Measure& measure, const MatrixOptions& options);
//! InvalidInput when a target is malformed. Measures whose first period lies later, or whose last period has passed, are left out.
//! `plan` must outlive the matrix.
[[nodiscard]] Result<Matrix> buildMatrix(const Plan& plan, const MatrixOptions& options);

} // namespace boulton::performance
