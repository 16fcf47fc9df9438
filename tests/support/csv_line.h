// SPDX-License-Identifier: GPL-3.0-or-later
// A line of a published CSV file for reference tests: they do not read their truth through the reader that they could be testing.
#pragma once
#include <string>
#include <vector>

namespace boulton::test {

inline std::vector<std::string> splitCsv(const std::string& line)
{
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else if (c != '\r')
            cells.back() += c;
    }
    return cells;
}

} // namespace boulton::test
