// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of methods about people share: comparison to ten significant digits, and the published tables where they are here.
#pragma once
#include "core/stats/intervals.h"
#include "tests/support/csv_line.h"
#include "tests/support/test.h"
#include <cmath>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace boulton::stats::published {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

//! Equal to ten significant digits; NaN (nothing published) equals NaN only.
inline void checkDigits(double actual, double expected, const std::string& what,
                        std::source_location at = std::source_location::current())
{
    if (std::isnan(expected)) {
        test::check(std::isnan(actual), what + ": got " + test::show(actual) + ", nothing is published", at);
        return;
    }
    test::checkNear(actual, expected, std::fabs(expected) * 1e-10, what.c_str(), at);
}

inline void checkInterval(const Interval& actual, double lower, double upper, const std::string& what,
                          std::source_location at = std::source_location::current())
{
    checkDigits(actual.lower, lower, what + " lower", at);
    checkDigits(actual.upper, upper, what + " upper", at);
}

inline Confidence level(double value)
{
    return test::value(Confidence::of(value));
}

//! A published table with a header row, cells by name. An empty cell and "NA" are NaN as numbers.
class PublishedTable {
public:
    explicit PublishedTable(const std::string& relative)
    {
        std::string text = test::readAll(test::realData(relative));
        if (text.starts_with("\xef\xbb\xbf"))
            text.erase(0, 3);
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);)
            if (const auto cells = test::splitCsv(line); m_names.empty())
                for (std::size_t i = 0; i < cells.size(); ++i)
                    m_names.emplace(cells[i], i);
            else if (!line.empty())
                m_rows.push_back(cells);
    }
    [[nodiscard]] std::size_t rows() const { return m_rows.size(); }
    [[nodiscard]] const std::string& text(std::size_t row, const std::string& column) const
    {
        static const std::string none;
        const std::size_t at = m_names.at(column);
        return at < m_rows[row].size() ? m_rows[row][at] : none;
    }
    [[nodiscard]] double number(std::size_t row, const std::string& column) const
    {
        const std::string& cell = text(row, column);
        return cell.empty() || cell == "NA" ? kNaN : std::stod(cell);
    }

private:
    std::map<std::string, std::size_t> m_names;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace boulton::stats::published
