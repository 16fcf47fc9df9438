// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is taken for, and which column is used as what: guessed from the names and the cells, changed by a person, kept in an
// exchange::ActualsMapping. No widgets.
#pragma once
#include "core/exchange/csv_reader.h"
#include "core/exchange/mapping.h"
#include "core/performance/plan.h"
#include "core/table/table.h"
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::data {

enum class Purpose : std::uint8_t { Figures, Measures, Dataset };

//! What a column of a file of figures is used as.
enum class Use : std::uint8_t {
    None,
    Measure,
    Period,
    Value,
    Numerator,
    Denominator,
    Note,
    Unit,
    Polarity,
    Figures, //!< layout Wide: the figures of the period that is the column's name
};
//! In the order of menus.
[[nodiscard]] std::vector<Use> usesOf(exchange::Layout layout);
[[nodiscard]] Use useOf(const exchange::ActualsMapping& mapping, std::string_view column);
//! Every use but Figures belongs to one column: another that had it loses it. `columns`: all of the file.
void setUse(exchange::ActualsMapping& mapping, std::span<const std::string> columns, const std::string& column, Use use);
//! Columns whose names are periods.
[[nodiscard]] std::vector<std::string> periodColumns(std::span<const std::string> columns, exchange::PeriodStyle style);

enum class Lacking : std::uint8_t { Nothing, Measure, Period, Value, PeriodColumns };
//! What must be said before figures can be taken.
[[nodiscard]] Lacking lacking(const exchange::ActualsMapping& mapping, std::span<const std::string> columns);

//! Every column that the mapping names is there, by exactly that name.
[[nodiscard]] bool fits(const exchange::ActualsMapping& mapping, std::span<const std::string> columns);

//! The names that the plan's titles give: title -> code, for files that call measures by their titles.
[[nodiscard]] std::map<std::string, std::string, std::less<>> renamesByTitle(const performance::Plan& plan);

struct Guess {
    Purpose purpose = Purpose::Dataset;
    exchange::ActualsMapping mapping; //!< as good as it gets, also when the purpose is another
};
//! `head`: the first rows as they were inferred.
[[nodiscard]] Guess guess(const exchange::CsvPlan& csv, const table::Table& head, const performance::Plan& plan);

//! The name of a column that tells who somebody is: surnames, dates of birth, NHS numbers. For asking, not for deciding.
[[nodiscard]] bool looksPersonal(std::string_view column);
//! Which property of a measure importMeasures reads from a column of that name; empty: none.
[[nodiscard]] std::string_view measureProperty(std::string_view column);
//! The types with which such a list is read: codes such as 1.10 are text.
[[nodiscard]] exchange::CsvOverrides measureTypes(const exchange::CsvPlan& csv);
//! "Housing repairs (March).xlsx" -> "housing-repairs-march": a name for a dataset.
[[nodiscard]] std::string datasetName(std::string_view fileName);

} // namespace boulton::data
