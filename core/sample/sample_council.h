// SPDX-License-Identifier: GPL-3.0-or-later
// The sample council: one synthetic plan with three years of values, so that every page and pack can be tried and tested without
// a council's data. The wording of the six outcomes and the ward names are public; every number, target and comment is made up.
// The same seed gives the same bytes everywhere.
#pragma once
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/performance/plan.h"
#include "core/table/table.h"
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace boulton::sample {

inline constexpr std::uint64_t kSeed = 2018;
//! The last month of the sample; the history begins in April 2017.
inline constexpr int kLastYear = 2020;
inline constexpr int kLastMonth = 3;

//! Six outcomes, 81 measures, targets for 2017/18 to 2019/20, values April 2017 to March 2020, commentaries January to March 2020
//! on every red and amber measure (and a few green ones), no sign-offs. Another seed: the same measures and targets, other values.
//! A commentary tells the figure as it stood when the commentary was written.
[[nodiscard]] performance::Plan makePlan(std::uint64_t seed = kSeed);

//! What is out of the ordinary in the sample on purpose. Besides these, 2.20 (children in care) rises for seven months without
//! a break up to March 2020, and 4.08 (missed bins) has a special-cause point in February 2019.
//! Effects of March 2020 (COVID-19): strong on 1.11, 2.12, 3.15, 5.03 and 6.03, slight on 1.13, 4.13 and 6.01.
enum class Oddity : std::uint8_t {
    Late,             //!< recorded one or two months after it was due
    NeverSubmitted,   //!< no record at all
    MissingStated,    //!< a record without a value that says why (suppressed, not available, not applicable)
    Awaited,          //!< not in the plan; comes with actualsTable(March 2020)
    AwaitedMissing,   //!< not in the plan; actualsTable(March 2020) has "-" or "c" for it
    Restated,         //!< recorded again later with a note why
    Withdrawn,        //!< taken back without a new value
    DefinitionChange, //!< from this period on; the level shifts
    Provisional,      //!< the latest value of a measure that is reported with a lag
    RestatedInFile,   //!< actualsTable(March 2020) holds another value than the plan
};
[[nodiscard]] std::string_view name(Oddity oddity); //!< late, never-submitted, …

struct OddValue {
    Oddity oddity = Oddity::Late;
    std::string_view measure;
    performance::Period period;
    int monthsLate = 0; //!< Late; Restated, Withdrawn: months until that was recorded
    double change = 0;  //!< Restated, RestatedInFile: first reported figure × (1 + change) = the right one, about
    table::MissingReason reason = table::MissingReason::Empty;
    std::string_view note; //!< what the record, or the file's comment, says
};
//! By kind, then in report order: the list to which tests and help point.
[[nodiscard]] std::span<const OddValue> oddValues();

struct Ward {
    std::string_view code; //!< GSS code, E05011118 … E05011186
    std::string_view name;
};
//! The 69 wards of Birmingham (since 2018) by code.
[[nodiscard]] std::span<const Ward> wards();

//! Invented numbers for the 69 wards, worse near the centre: ward_code, ward_name, residents, children_0_15, working_age, claimants,
//! claimant_rate, private_rented_share, no2_mean, and synthetic, which is true in every row.
[[nodiscard]] Result<table::Table> wardTable(std::uint64_t seed = kSeed);

//! Invented numbers for the methods about people's health, `synthetic` true in every row.
//! age (under 1, 1–4, five years each, 90 and over; where it begins), residents, deaths of one year.
[[nodiscard]] Result<table::Table> lifeTable(std::uint64_t seed = kSeed);
//! area (five districts, the centre young, the north old), age ("0-4" … "90+"), residents, admissions: 19 rows an area.
[[nodiscard]] Result<table::Table> admissionsTable(std::uint64_t seed = kSeed);
//! decile (1 the most deprived), residents, life_expectancy, se: a gradient of about seven years.
[[nodiscard]] Result<table::Table> decileTable(std::uint64_t seed = kSeed);

//! Inputs of the module needs-0-19, `synthetic` true in every row. 21 indicators of 12 themes; values of the council, England, the region, core
//! cities and statistical neighbours in ten years, of wards in five with counts of 1 to 4 withheld; what areas are and where they lie;
//! people by age and sex; five invented small areas a ward with their lookup.
[[nodiscard]] Result<table::Table> needsIndicators();
[[nodiscard]] Result<table::Table> needsValues(std::uint64_t seed = kSeed);
[[nodiscard]] Result<table::Table> needsAreas(std::uint64_t seed = kSeed);
[[nodiscard]] Result<table::Table> needsPopulation(std::uint64_t seed = kSeed);
[[nodiscard]] Result<table::Table> needsLookup();
[[nodiscard]] std::string smallAreaName(std::size_t index); //!< "SAMPLE-001" …

//! The month's file as the council's BI team sends it: Measure code, Measure, Period, Numerator, Denominator, Value, Comment, all text,
//! with £, % and thousands separators. Periods are written as parsePeriod reads them. A row for every measure that falls due with
//! that month. Where numerator and denominator are given, Value is empty, so that a merge finds unchanged values unchanged.
//! For March 2020 also what is Awaited (one value of February among it), AwaitedMissing and RestatedInFile. `seed` is that of the plan:
//! values that the plan lacks are made from it.
[[nodiscard]] Result<table::Table> actualsTable(const performance::Plan& plan, performance::Period period,
                                                std::uint64_t seed = kSeed);

//! month (date, first day of the period), value (the period's own figure), target (missing where the target is for the year to date).
//! NotFound for an unknown measure.
[[nodiscard]] Result<table::Table> seriesTable(const performance::Plan& plan, const MeasureCode& measure);

} // namespace boulton::sample
