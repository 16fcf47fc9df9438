// SPDX-License-Identifier: GPL-3.0-or-later
// Totals over encoded chunks, without a table or a column of the values: what a dashboard over a long series asks for.
// Errors are those of decode.
#pragma once
#include "core/base/numeric.h"
#include "core/chunk/chunk.h"
#include <span>
#include <unordered_map>
#include <vector>

namespace boulton::chunk {

//! Count, sum, minimum and maximum of the numbers seen so far. Missing rows and NaN are left out.
struct Totals {
    std::size_t count = 0;
    double minimum = std::numeric_limits<double>::quiet_NaN(); //!< NaN while count is 0; so is the mean
    double maximum = std::numeric_limits<double>::quiet_NaN();

    void add(double value);
    void add(const Totals& other);
    [[nodiscard]] double sum() const { return m_sum.value(); }
    [[nodiscard]] double mean() const { return sum() / static_cast<double>(count); }

private:
    CompensatedSum m_sum;
};

//! Of a chunk of Int64, Float64, Date (days) or Bool; InvalidInput for text.
[[nodiscard]] Result<Totals> aggregate(std::string_view bytes);

//! Adds row i to totals[groups[i]]. `groups` has one entry a row; an entry beyond `totals` leaves the row out.
[[nodiscard]] Status aggregate(std::string_view bytes, std::span<const std::uint32_t> groups, std::span<Totals> totals);

//! Totals of one column for each text of another, over any number of chunk pairs.
class GroupTotals {
public:
    struct Group {
        std::string label;
        bool missing = false; //!< the group of the rows whose key is missing (its label is empty)
        std::size_t rows = 0; //!< also those without a value
        Totals totals;
    };
    //! Two chunks over the same rows. On an error nothing is added.
    [[nodiscard]] Status add(std::string_view keys, std::string_view values);
    [[nodiscard]] const std::vector<Group>& groups() const { return m_groups; } //!< in order of first appearance

private:
    std::uint32_t groupOf(std::string_view label, bool missing);
    std::vector<Group> m_groups;
    std::unordered_map<std::string, std::uint32_t> m_index;
    std::uint32_t m_missing = kNone;
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;
};

} // namespace boulton::chunk
