// SPDX-License-Identifier: GPL-3.0-or-later
// What the modules about rates of people share: rows put into groups, columns of numbers, ages as people write them, and the parts of
// tables and sentences that are the same in each.
#pragma once
#include "core/base/diagnostics.h"
#include "core/modules/params.h"
#include "core/report/document.h"
#include "core/stats/rates.h"
#include "core/table/table.h"
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::modules {

//! Rows that belong to one figure, in the order of the table.
struct PeopleGroup {
    std::string label; //!< its keys, for people; empty where there is nothing to tell groups apart
    std::vector<std::size_t> rows;
};

struct PeopleGroups {
    std::vector<PeopleGroup> groups;
    std::vector<std::string> names; //!< of the columns that tell them apart
    std::vector<std::string> spoken; //!< of those, the columns that the labels are made of
};
//! By the columns of parameter 'by', in order of first appearance; one group of all rows where it is not given.
[[nodiscard]] Result<PeopleGroups> groupsBy(const table::Table& data, const Params& params);
//! Each row a group of its own, named by its columns that are neither numbers, yes-no nor in `used`.
[[nodiscard]] PeopleGroups groupsOfRows(const table::Table& data, std::span<const std::string> used);

//! The column that parameter `key` names. Usage where it names none, InvalidInput where the column holds no numbers.
[[nodiscard]] Result<table::Column> numberColumn(const table::Table& data, const Params& params, std::string_view key);
[[nodiscard]] Result<table::Column> numberColumn(const table::Table& data, const std::string& name);

//! The age at which a band begins: 0 for "0", "0-4", "under 1" and "<1", 5 for "5–9" and "05-09", 90 for "90+". Nothing where no age
//! stands in it.
[[nodiscard]] std::optional<int> ageFrom(std::string_view text);
//! The column of ages among those not in `used`: the first whose name begins with "age" or has the word in it.
[[nodiscard]] std::optional<std::size_t> ageColumn(const table::Schema& schema, std::span<const std::string> used);

//! The line of the file that holds a row, as diagnostics count.
[[nodiscard]] inline std::int64_t lineOf(std::size_t row)
{
    return static_cast<std::int64_t>(row) + 2;
}
//! Says of a group why it has no figure: a warning at the row that an error of core/stats speaks of, or at the group's first. Returns
//! the words.
std::string explain(Diagnostics& diagnostics, const PeopleGroup& group, const Error& error);
//! An error about an index in a sorted list as one about the index that it had before: order[index].
[[nodiscard]] Error reordered(Error error, std::span<const std::size_t> order);
//! The error of an analysis of which every group was refused for the reason given last.
[[nodiscard]] std::unexpected<Error> noneLeft(const std::vector<PeopleGroup>& groups, const Error& last);

//! A result table grown column by column; `keys` come first, in their own types.
class ResultTable {
public:
    ResultTable(const table::Table& data, const PeopleGroups& groups);
    //! NaN is missing (not applicable).
    void number(const std::string& name, const std::vector<double>& values, std::string unit = {});
    void text(const std::string& name, const std::vector<std::string>& values); //!< empty is missing
    void add(table::Field field, table::Column column);
    [[nodiscard]] Result<table::Table> finish() { return table::Table::make(table::Schema(m_fields), m_columns); }

private:
    std::vector<table::Field> m_fields;
    std::vector<table::Column> m_columns;
};

//! "95%", "99.8%".
[[nodiscard]] std::string percentName(const stats::Confidence& level);
//! "95", "998": behind "lower" and "upper" in the name of a column.
[[nodiscard]] std::string levelName(const stats::Confidence& level);
[[nodiscard]] Result<std::vector<stats::Confidence>> levelsOf(const std::vector<double>& levels);

//! Decimals at which numbers of this size are read well.
[[nodiscard]] int decimalsFor(double size);
//! "5.2 to 9.3"; an end that is not defined is a dash.
[[nodiscard]] std::string rangeText(const stats::Interval& interval, int decimals, std::string_view unit = {});
[[nodiscard]] report::Cell numberCell(double value, int decimals, const std::string& unit = {}); //!< NaN: a dash

//! What a ranked chart says beside the values; each empty, or one a group.
struct RankedMore {
    std::vector<double> lower, upper; //!< ends of the 95 % interval; NaN: none
    std::string standing;             //!< letters of figure::Series::standing
    std::string firm;                 //!< as figure::Series::firm
    Text interval;                    //!< "95% interval"
};
//! Adds the ends of an estimate's first interval, times `factor`; of none NaN.
void addEnds(RankedMore& more, const stats::Estimate* estimate, double factor = 1);
//! What a result table says about people, for the gate: its columns of counts, one row a group.
[[nodiscard]] report::PeopleCounts peopleCounts(std::string table, const PeopleGroups& groups, std::vector<std::string> counts,
                                                std::vector<std::string> harmless, std::string measure);

//! Values by label, largest first; where there are more than a page holds, the largest and smallest. Labels of NaN are left out.
[[nodiscard]] report::ChartBlock rankedChart(const Text& title, const std::vector<PeopleGroup>& groups,
                                             const std::vector<double>& values, const std::string& unit, int decimals,
                                             std::optional<double> reference = {}, const Text& referenceName = {},
                                             const RankedMore& more = {});

} // namespace boulton::modules
