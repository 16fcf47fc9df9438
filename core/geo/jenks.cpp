// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/jenks.h"
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace boulton::geo {
namespace {

//! Sums from the beginning, of values with the mean taken off and divided by the range, so that little cancels in the
//! sum of squares of a run, and nothing is too small or too large to square.
struct Sums {
    std::vector<double> count;
    std::vector<double> sum;
    std::vector<double> squares;

    //! Squared deviations of the distinct values [from, to).
    [[nodiscard]] double within(std::size_t from, std::size_t to) const
    {
        const double n = count[to] - count[from];
        const double s = sum[to] - sum[from];
        return std::max(0.0, squares[to] - squares[from] - s * s / n);
    }
};

//! One more class: next[end] = min over begin of previous[begin] + within(begin, end), and where the minimum is.
class Layer {
public:
    std::vector<double> next;
    std::vector<std::uint32_t> begins;

    Layer(const Sums& sums, const std::vector<double>& previous, std::size_t classesBefore)
        : next(previous.size(), std::numeric_limits<double>::infinity()), begins(previous.size(), 0), m_sums(sums),
          m_previous(previous), m_classesBefore(classesBefore)
    {
        fill(classesBefore + 1, previous.size() - 1, classesBefore, previous.size() - 2);
    }

private:
    //! Ends in [low, high]; their best begins lie in [first, last].
    void fill(std::size_t low, std::size_t high, std::size_t first, std::size_t last)
    {
        if (low > high)
            return;
        const std::size_t end = low + (high - low) / 2;
        for (std::size_t begin = std::max(first, m_classesBefore); begin <= std::min(last, end - 1); ++begin) {
            const double cost = m_previous[begin] + m_sums.within(begin, end);
            if (cost < next[end]) {
                next[end] = cost;
                begins[end] = static_cast<std::uint32_t>(begin);
            }
        }
        if (end > low)
            fill(low, end - 1, first, begins[end]);
        fill(end + 1, high, begins[end], last);
    }

    const Sums& m_sums;
    const std::vector<double>& m_previous;
    std::size_t m_classesBefore;
};

} // namespace

std::vector<double> jenksBreaks(std::span<const double> ascending, std::size_t classes)
{
    std::vector<double> distinct;
    double mean = 0;
    for (std::size_t i = 0; i < ascending.size(); ++i)
        mean += (ascending[i] - mean) / static_cast<double>(i + 1);
    const double range =
        ascending.empty() || ascending.back() == ascending.front() ? 1 : ascending.back() - ascending.front();
    Sums sums{{0}, {0}, {0}};
    for (std::size_t i = 0; i < ascending.size();) {
        std::size_t end = i + 1;
        while (end < ascending.size() && ascending[end] == ascending[i])
            ++end;
        const auto n = static_cast<double>(end - i);
        const double centred = (ascending[i] - mean) / range;
        distinct.push_back(ascending[i]);
        sums.count.push_back(sums.count.back() + n);
        sums.sum.push_back(sums.sum.back() + n * centred);
        sums.squares.push_back(sums.squares.back() + n * centred * centred);
        i = end;
    }
    const std::size_t m = distinct.size();
    classes = std::min(classes, m);
    std::vector<double> best(m + 1, std::numeric_limits<double>::infinity());
    for (std::size_t end = 1; end <= m; ++end)
        best[end] = sums.within(0, end);
    std::vector<std::vector<std::uint32_t>> begins;
    for (std::size_t k = 1; k < classes; ++k) {
        Layer layer(sums, best, k);
        best = std::move(layer.next);
        begins.push_back(std::move(layer.begins));
    }
    std::vector<double> breaks;
    std::size_t end = m;
    for (std::size_t k = begins.size(); k > 0; --k) {
        end = begins[k - 1][end];
        breaks.push_back(distinct[end - 1]);
    }
    std::ranges::reverse(breaks);
    return breaks;
}

} // namespace boulton::geo
