// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a needs analysis: for an indicator, an area and a period its counts, or a published figure with its limits.
//
//   column      must   what stands in it
//   indicator   yes    as in the register
//   area        yes    its name, or for small areas of a lookup the code
//   period      yes    2024, 2023/24, 2022-24, 2024 Q1, 2024-03-31
//   numerator, denominator   counts
//   value, lower, upper      a published figure with its 95 % limits
//   area_code, area_type     where there is no table of areas
//
// Cells that are blank or "c", "*", "x" are missing for that reason; they are counted and never taken for zero.
#pragma once
#include "core/base/diagnostics.h"
#include "core/geo/best_fit.h"
#include "core/needs/areas.h"
#include "core/needs/register.h"
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace boulton::needs {

struct Period {
    std::string text{};
    double start = 0;  //!< in years: 2023 for 2023/24, 2024.25 for 2024 Q2
    double length = 1; //!< in years: 3 for 2022-24
};
//! Nothing where no year stands in it.
[[nodiscard]] std::optional<Period> periodFrom(std::string_view text);

struct Observation {
    std::uint32_t indicator = 0;
    AreaId area = 0;
    std::uint32_t period = 0;
    double numerator = std::numeric_limits<double>::quiet_NaN();
    double denominator = std::numeric_limits<double>::quiet_NaN();
    double value = std::numeric_limits<double>::quiet_NaN();
    double lower = std::numeric_limits<double>::quiet_NaN();
    double upper = std::numeric_limits<double>::quiet_NaN();
    std::optional<table::MissingReason> missing{}; //!< why the count or the figure is not there
    std::int64_t line = 0;  //!< 0 where it was added up
    std::size_t parts = 0;  //!< small areas or wards behind it, where it was added up
};

class Observations {
public:
    std::vector<Observation> rows{};
    std::vector<Period> periods{}; //!< in order of time
    std::array<std::size_t, 7> missing{}; //!< rows by table::MissingReason

    //! Reads and checks. Rows that name no indicator of the register, no area or no period are set aside with a remark; areas are added to
    //! `areas`. InvalidInput: a column that must be there is not; an indicator has two rows for one area and period (both lines).
    //! NotEnoughData: no rows.
    [[nodiscard]] static Result<Observations> read(const table::Table& table, const std::vector<Indicator>& indicators, Areas& areas,
                                                   Diagnostics& diagnostics);
    [[nodiscard]] const Observation* find(std::uint32_t indicator, AreaId area, std::uint32_t period) const;
    [[nodiscard]] std::optional<std::size_t> indexOf(std::uint32_t indicator, AreaId area, std::uint32_t period) const;
    //! False where there is one already.
    bool add(Observation observation);

private:
    std::unordered_map<std::uint64_t, std::uint32_t> m_index;
};

//! Counts of small areas (areas that `lookup` knows, and LSOA codes) added up to the lookup's larger areas, for indicators from counts. Published figures of
//! small areas are never averaged: they are left as they are, and that is said. Larger areas of which a part is missing get no
//! figure; a remark counts them. InvalidInput: as geo::aggregate; a larger area has a figure of its own for the same period.
[[nodiscard]] Status addSmallAreas(Observations& observations, const std::vector<Indicator>& indicators, Areas& areas,
                                   const geo::Lookup& lookup, Diagnostics& diagnostics);
//! For area `whole`, where it has no row: the sum of its parts (`parts`: all of them), for indicators from counts of which every part has
//! its counts.
void addWhole(Observations& observations, const std::vector<Indicator>& indicators, AreaId whole, const std::vector<AreaId>& parts);

} // namespace boulton::needs
