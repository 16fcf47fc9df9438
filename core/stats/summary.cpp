// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/summary.h"
#include "core/base/numeric.h"
#include <algorithm>
#include <cmath>
#include <vector>

namespace boulton::stats {
namespace {

//! The compensated sum of value(i), i in [0, count).
template <typename Value>
double compensated(std::size_t count, Value value)
{
    CompensatedSum sum;
    for (std::size_t i = 0; i < count; ++i)
        sum.add(value(i));
    return sum.value();
}

} // namespace

double sum(std::span<const double> values)
{
    return compensated(values.size(), [values](std::size_t i) { return values[i]; });
}

double mean(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double first = sum(values) / n; // NaN for no values
    return first + compensated(values.size(), [values, first](std::size_t i) { return values[i] - first; }) / n;
}

double squaredDeviations(std::span<const double> values, double centre)
{
    const double rest = compensated(values.size(), [=](std::size_t i) { return values[i] - centre; });
    const double squares = compensated(values.size(), [=](std::size_t i) {
        const double d = values[i] - centre;
        return d * d;
    });
    return std::max(0.0, squares - rest * rest / static_cast<double>(std::max<std::size_t>(values.size(), 1)));
}

Result<Summary> summarise(std::span<const double> values)
{
    Summary s;
    std::vector<double> present;
    present.reserve(values.size());
    for (const double v : values) {
        if (std::isinf(v))
            return fail(ErrorCode::InvalidInput, "an infinite value has no place in a summary");
        if (std::isnan(v))
            ++s.missing;
        else
            present.push_back(v);
    }
    if (present.empty())
        return fail(ErrorCode::NotEnoughData, "there are no values to sum up");
    s.n = present.size();
    s.sum = sum(present);
    s.mean = mean(present);
    const auto [low, high] = std::ranges::minmax(present);
    const double squares =
        low == high ? 0 : squaredDeviations(present, s.mean); // not what rounding leaves of equal values
    if (s.n > 1)
        s.sd = std::sqrt(squares / static_cast<double>(s.n - 1));
    if (squares > 0)
        s.r1 = compensated(s.n - 1, [&](std::size_t i) { return (present[i] - s.mean) * (present[i + 1] - s.mean); }) /
               squares;
    s.minimum = low;
    s.maximum = high;
    std::ranges::sort(present); // after r1, which needs the order given
    s.q1 = quantile7(present, 0.25);
    s.median = quantile7(present, 0.5);
    s.q3 = quantile7(present, 0.75);
    return s;
}

Result<Summary> summarise(const table::Column& column)
{
    if (!column.isNumeric() && column.type() != table::Type::Bool)
        return fail(ErrorCode::InvalidInput, "a summary needs numbers, not " + std::string(table::name(column.type())));
    std::vector<double> values(column.size());
    for (std::size_t row = 0; row < values.size(); ++row)
        values[row] = column.number(row); // NaN where missing
    return summarise(values);
}

} // namespace boulton::stats
