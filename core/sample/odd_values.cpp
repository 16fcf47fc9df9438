// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample_council.h"
#include <array>
#include <utility>

namespace boulton::sample {
namespace {

using performance::Period;
using table::MissingReason;
using enum Oddity;

constexpr std::array<std::string_view, 10> kNames{
    "late",     "never-submitted", "missing-stated",    "awaited",     "awaited-missing",
    "restated", "withdrawn",       "definition-change", "provisional", "restated-in-file"};

struct Row {
    Oddity oddity;
    std::string_view measure;
    int year; //!< the first month of the period
    int month;
    int monthsLate = 0;
    double change = 0;
    MissingReason reason = MissingReason::Empty;
    std::string_view note{};
    int months = 1;
};

constexpr auto kRows = std::to_array<Row>({
    {Late, "1.09", 2019, 1, 2, 0, MissingReason::Empty, "Case system upgrade"},
    {Late, "1.13", 2020, 2, 1, 0, MissingReason::Empty, "Waited for the bank reconciliation"},
    {Late, "2.05", 2018, 8, 2, 0, MissingReason::Empty, "Waited for the data quality check after the new form"},
    {Late, "2.07", 2019, 11, 1},
    {Late, "3.10", 2018, 12, 1},
    {Late, "4.01", 2020, 1, 1, 0, MissingReason::Empty, "Month-end snapshot had to be run again"},
    {Late, "4.10", 2019, 5, 1},
    {NeverSubmitted, "1.11", 2017, 7, 0, 0, MissingReason::Empty, "Sensors were replaced"},
    {NeverSubmitted, "3.12", 2017, 6},
    {NeverSubmitted, "6.04", 2019, 2},
    {MissingStated, "2.08", 2018, 7, 0, 0, MissingReason::Suppressed, "Fewer than five children", 3},
    {MissingStated, "2.12", 2017, 8, 0, 0, MissingReason::NotApplicable, "No school in August"},
    {MissingStated, "2.12", 2018, 8, 0, 0, MissingReason::NotApplicable, "No school in August"},
    {MissingStated, "2.12", 2019, 8, 0, 0, MissingReason::NotApplicable, "No school in August"},
    {MissingStated, "2.19", 2018, 1, 0, 0, MissingReason::NotAvailable,
     "Addresses were being moved to the new case system"},
    {MissingStated, "3.06", 2018, 8, 0, 0, MissingReason::Suppressed, "Too few to show"},
    {MissingStated, "3.06", 2019, 12, 0, 0, MissingReason::Suppressed, "Too few to show"},
    {MissingStated, "4.12", 2018, 7, 0, 0, MissingReason::NotAvailable, "Contact system was being replaced"},
    {MissingStated, "6.01", 2017, 10, 0, 0, MissingReason::NotAvailable, "Monitors failed their calibration"},
    {Awaited, "2.02", 2020, 3},
    {Awaited, "3.09", 2020, 3, 0, 0, MissingReason::Empty, "Sent late: team moved to hospital discharge"},
    {Awaited, "4.12", 2020, 3},
    {Awaited, "4.13", 2020, 2, 1, 0, MissingReason::Empty, "February, missing from last month's file"},
    {Awaited, "4.14", 2020, 3, 0, 0, MissingReason::Empty, "Contractor's return came on 17 April"},
    {Awaited, "4.15", 2020, 3},
    {Awaited, "6.03", 2020, 3, 0, 0, MissingReason::Empty, "Counts up to 20 March only"},
    {AwaitedMissing, "1.12", 2020, 3, 0, 0, MissingReason::Empty, "Not run yet: finance system closed for year end"},
    {AwaitedMissing, "3.06", 2020, 3, 0, 0, MissingReason::Suppressed, "Too few to show"},
    {Restated, "1.04", 2018, 12, 2, -0.05, MissingReason::Empty,
     "Young people who had moved school were counted twice."},
    {Restated, "2.01", 2019, 9, 2, -0.08, MissingReason::Empty, "Draft plans had been counted as final plans."},
    {Restated, "4.02", 2019, 4, 3, 0.04, MissingReason::Empty, "Cases closed by a partner organisation were added.", 3},
    {Withdrawn, "2.07", 2019, 6, 2, 0.03, MissingReason::Empty,
     "Visits by telephone had been counted and cannot be told apart any more."},
    {DefinitionChange, "3.05", 2019, 4},
    {DefinitionChange, "4.12", 2018, 4},
    {Provisional, "1.05", 2019, 10, 0, 0, MissingReason::Empty, "Provisional until the learner record closes", 3},
    {Provisional, "2.15", 2019, 10, 0, 0, MissingReason::Empty, "Provisional until court results are matched", 3},
    {Provisional, "3.08", 2019, 10, 0, 0, MissingReason::Empty, "Provisional until all 91 days have passed", 3},
    {Provisional, "4.04", 2019, 10, 0, 0, MissingReason::Empty, "Provisional until completions are inspected", 3},
    {Provisional, "4.05", 2019, 10, 0, 0, MissingReason::Empty, "Provisional until completions are inspected", 3},
    {RestatedInFile, "4.10", 2019, 12, 0, -0.04, MissingReason::Empty,
     "December corrected: clearances on private land taken out"},
});

template <std::size_t... I>
std::array<OddValue, sizeof...(I)> made(std::index_sequence<I...>)
{
    const auto make = [](const Row& r) {
        const Period start = Period::month(r.year, r.month);
        return OddValue{r.oddity, r.measure, {start.start, r.months}, r.monthsLate, r.change, r.reason, r.note};
    };
    return {make(kRows[I])...};
}

} // namespace

std::string_view name(Oddity oddity)
{
    return kNames[static_cast<std::size_t>(oddity)];
}

std::span<const OddValue> oddValues()
{
    static const auto rows = made(std::make_index_sequence<kRows.size()>());
    return rows;
}

} // namespace boulton::sample
