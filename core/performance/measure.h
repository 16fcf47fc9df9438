// SPDX-License-Identifier: GPL-3.0-or-later
// What is measured and what it should be: the measure card, its target and its tolerance.
#pragma once
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/performance/period.h"
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::performance {

//! NotStated: nobody has said which way is good (imported lists), so nothing is called better or worse and there is no BRAG.
enum class Polarity : std::uint8_t { HighIsGood, LowIsGood, PlanIsBest, NotStated };
//! How a period's figure is made from what was reported.
enum class Calculation : std::uint8_t {
    Snapshot,             //!< the figure of the period itself
    CumulativeYearToDate, //!< since April: sum, or sum of numerators over sum of denominators
    Rolling12,            //!< the last twelve months, likewise
    AverageYearToDate,    //!< mean of the periods since April, or sum of numerators over sum of denominators
};
enum class MeasureKind : std::uint8_t { Standard, Project /*!< a regular update, no BRAG */, NotApplicable };

[[nodiscard]] std::string_view name(Polarity polarity);       //!< high-is-good, low-is-good, plan-is-best, not-stated
[[nodiscard]] std::string_view name(Calculation calculation); //!< snapshot, cumulative, rolling-12, average
[[nodiscard]] std::string_view name(MeasureKind kind);        //!< standard, project, not-applicable
[[nodiscard]] std::optional<Polarity> polarityFromName(std::string_view name);
[[nodiscard]] std::optional<Calculation> calculationFromName(std::string_view name);
[[nodiscard]] std::optional<MeasureKind> measureKindFromName(std::string_view name);

struct Outcome {
    int number = 0; //!< 1 …, the order in reports
    std::string title;
    bool operator==(const Outcome&) const = default;
};

//! A change of definition: values from this period on are not comparable with those before.
struct DefinitionChange {
    Period from;
    std::string note;
    bool operator==(const DefinitionChange&) const = default;
};

struct Measure {
    MeasureCode code;
    std::string title;
    std::string definition;
    int outcome = 0; //!< Outcome::number
    std::string priority;
    std::string directorate;
    std::string owner; //!< role, not a name, in the sample
    std::string dataProvider;
    std::string approver;
    std::string unit; //!< "%", "£", "per 1,000", "days"; empty for a plain number
    double scale = 1; //!< value = scale × numerator / denominator (100 for a percentage, 1,000 for a rate)
    int decimals = 1;
    int frequencyMonths = 1; //!< 1, 3, 12
    int yearStartsIn = 4;    //!< month in which the years of an annual measure begin: 4 financial, 1 calendar, 9 school
    Polarity polarity = Polarity::HighIsGood;
    Calculation calculation = Calculation::Snapshot;
    MeasureKind kind = MeasureKind::Standard;
    std::string source;
    int reportingLagDays = 0;          //!< days after the end of the period until a value is due
    std::optional<Period> firstPeriod; //!< none: from the first value
    std::optional<Period> lastPeriod;  //!< none: goes on
    bool councilPlan = true;           //!< goes to Cabinet
    bool publicMeasure = true;
    bool illustrative = false; //!< made up for the sample council: marked everywhere
    std::vector<DefinitionChange> definitionChanges;
    bool operator==(const Measure&) const = default;
};

enum class ToleranceKind : std::uint8_t {
    Absolute, //!< in the measure's unit (percentage points for a percentage)
    Relative, //!< a share of |target|: 0.05 is 5 %
};
//! Widths of the amber and of the green band. Both at least 0.
struct Tolerance {
    ToleranceKind kind = ToleranceKind::Absolute;
    double amber = 0; //!< short of the target by up to this: amber
    double blue = 0;  //!< better than the target by more than this: blue
    bool operator==(const Tolerance&) const = default;
};

enum class ProfileKind : std::uint8_t {
    Level,    //!< the same in every period
    Linear,   //!< T × m / 12: cumulative counts
    Seasonal, //!< T × the share of the year that lies up to m, from `shares`
    Manual,   //!< `monthly` as given
};

//! The target of one measure for one financial year.
struct Target {
    MeasureCode measure;
    int financialYearStart = 0;
    double annual = 0;
    ProfileKind profile = ProfileKind::Level;
    std::vector<double> shares;                 //!< Seasonal: twelve shares, April … March, that add up to 1
    std::vector<std::optional<double>> monthly; //!< Manual: twelve targets, April … March
    std::optional<double> rangeTo;              //!< plan-is-best: the target is [annual, rangeTo]
    Tolerance tolerance;
    std::optional<double> baseline;
    std::string reason; //!< why it was set or changed
    bool operator==(const Target&) const = default;
};

//! The target for one period: a value, or a range for plan-is-best measures.
struct PeriodTarget {
    double value = 0;
    std::optional<double> rangeTo;
    double amber = 0; //!< absolute widths
    double blue = 0;
    bool operator==(const PeriodTarget&) const = default;
};

//! T_m = T (Level), T·m/12 (Linear), T·Σ_{i≤m} share_i (Seasonal), as given (Manual; none where not given). m counts from April to
//! the month in which the period ends. InvalidInput for shares that do not add up to 1 or tolerances below 0.
[[nodiscard]] Result<std::optional<PeriodTarget>> targetFor(const Target& target, Period period);

//! What is wrong with a card, in words: empty code or title, unknown frequency, … Empty when it is fine.
[[nodiscard]] std::vector<std::string> problems(const Measure& measure);

} // namespace boulton::performance
