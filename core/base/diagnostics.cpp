// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostics.h"
#include "core/base/format.h"

namespace boulton {

std::string_view name(Severity severity)
{
    switch (severity) {
    case Severity::Information: return "information";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
    }
    return "error";
}

void Diagnostics::add(Diagnostic d)
{
    ++m_count;
    m_errors += d.severity == Severity::Error ? 1 : 0;
    m_warnings += d.severity == Severity::Warning ? 1 : 0;
    if (m_items.size() < m_limit)
        m_items.push_back(std::move(d));
}

void Diagnostics::add(Severity severity, std::int64_t row, std::string column, Text text)
{
    add(Diagnostic{severity, row, std::move(column), std::move(text)});
}

void Diagnostics::append(const Diagnostics& other)
{
    const std::size_t notKept = other.m_count - other.m_items.size();
    for (const auto& item : other.m_items)
        add(item);
    m_count += notKept;
}

std::string toLine(const Diagnostic& d)
{
    std::string line;
    if (d.row > 0)
        line += "row " + std::to_string(d.row);
    if (!d.column.empty())
        line += std::string(line.empty() ? "" : ", ") + "column " + d.column;
    return (line.empty() ? line : line + ": ") + toString(d.text);
}

} // namespace boulton
