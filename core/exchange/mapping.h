// SPDX-License-Identifier: GPL-3.0-or-later
// A saved import mapping: how an arbitrary source file becomes the long table of performance values. JSON, versioned.
#pragma once
#include "core/base/diagnostics.h"
#include "core/base/job.h"
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/exchange/csv_format.h"
#include "core/exchange/period_text.h"
#include "core/table/table.h"
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::exchange {

class TableFile;

inline constexpr int kMappingVersion = 1;

enum class Layout : std::uint8_t {
    Long, //!< a row for each measure and period
    Wide, //!< a row for each measure, a column for each period, whose name is the period
};
enum class MeasureRule : std::uint8_t {
    AsIs,    //!< the text of the measure column is the code
    Slug,    //!< lower case, everything but letters and digits becomes one hyphen
    Renames, //!< by the table `renames`; measures that it does not name are left out
};

struct RowFilter {
    std::string column;
    std::vector<std::string> anyOf; //!< exact texts, without blanks at the ends
    bool operator==(const RowFilter&) const = default;
};

//! Columns are named as CsvPlan shows them; empty means none. `fixed…` stands in where the file has no such column.
struct ActualsMapping {
    int version = kMappingVersion;
    std::string name;
    CsvOverrides csv{};
    Layout layout = Layout::Long;
    std::string measureColumn{};
    std::string fixedMeasure{};
    MeasureRule measureRule = MeasureRule::AsIs;
    std::map<std::string, std::string, std::less<>> renames{}; //!< source text -> measure code
    std::string periodColumn{};                                //!< Long
    std::string fixedPeriod{};                                 //!< Long
    std::vector<std::string> periodColumns{};                  //!< Wide; empty: every column whose name is a period
    PeriodStyle periodStyle = PeriodStyle::Auto;               //!< Auto: decided for the whole column (styleOf)
    int periodMonths = 0;            //!< length of the period that ends with a given day or month; 0: as the text says
    std::string valueColumn{};       //!< Long
    std::string numeratorColumn{};   //!< Long
    std::string denominatorColumn{}; //!< Long
    std::string noteColumn{};        //!< Long: a remark on the value, kept with it
    std::string unitColumn{};
    std::string polarityColumn{};
    std::vector<RowFilter> filters{}; //!< all must hold
    bool operator==(const ActualsMapping&) const = default;
};

//! InvalidInput names the entry that is wrong, also an unknown one; NewerVersion.
[[nodiscard]] Result<ActualsMapping> parseMapping(std::string_view json);
[[nodiscard]] std::string toJson(const ActualsMapping& mapping);

struct MeasureSeen {
    std::string code;
    std::string sourceName; //!< as the file has it
    std::string unit{};
    std::string polarity{};
};

//! `actuals` has the columns measure (text), period_start (date), period_months (integer), value, numerator,
//! denominator (numbers, missing with a reason), source_row (integer), note (text), in the order of the source.
struct ActualsImport {
    table::Table actuals;
    std::vector<MeasureSeen> measures{}; //!< in order of first appearance
    Diagnostics diagnostics{};
    std::int64_t rowsOut = 0;      //!< rows of the source that the filters or the renames leave out
    std::int64_t rowsSetAside = 0; //!< values that could not be used: each has an error among the diagnostics
};

//! `lines` are those of CsvResult, or empty: then rows are counted from 1. NotFound: a column that the table does not
//! have; InvalidInput: a filter that matches nothing (with the values there are). The same measure and period twice
//! with different values: error naming both rows, and neither is taken; with the same value: the first is taken, with a
//! warning.
[[nodiscard]] Result<ActualsImport> applyMapping(const table::Table& table, const ActualsMapping& mapping,
                                                 std::span<const std::int64_t> lines = {});

//! The mapping's own CSV settings, with measure, period and filter columns fixed as text and values as numbers.
[[nodiscard]] CsvOverrides overridesFor(const ActualsMapping& mapping);

//! Reads the file by the mapping; the diagnostics of reading come first.
[[nodiscard]] Result<ActualsImport> importActuals(std::string_view bytes, const ActualsMapping& mapping,
                                                  const JobContext& job = {});
[[nodiscard]] Result<ActualsImport> importActuals(const TableFile& file, const ActualsMapping& mapping,
                                                  const JobContext& job = {});
//! Of a file of delimited text.
[[nodiscard]] Result<ActualsImport> importActualsFile(const platform::Path& path, const ActualsMapping& mapping,
                                                      const JobContext& job = {});

[[nodiscard]] std::string slug(std::string_view text);

} // namespace boulton::exchange
