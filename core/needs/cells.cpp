// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/cells.h"
#include "core/base/utf8.h"
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace boulton::needs {
namespace {

constexpr std::size_t kNamed = 5;

Cells::Count parsed(std::string_view cell)
{
    std::string text(utf8::trimmed(cell));
    if (text.size() > 2 && text.front() == '[' && text.back() == ']') // GSS: "[c]", "[x]"
        text = text.substr(1, text.size() - 2);
    const std::string lower = utf8::asciiLower(text);
    using enum table::MissingReason;
    if (lower.empty() || lower == "-" || lower == "–" || lower == "na" || lower == "n/a" || lower == "." || lower == "..")
        return {.reason = Empty};
    if (lower == "c" || lower == "*" || lower == "~" || lower == "suppressed")
        return {.reason = Suppressed};
    if (lower == "x")
        return {.reason = NotAvailable};
    if (lower == "z")
        return {.reason = NotApplicable};
    if (lower == "u")
        return {.reason = LowReliability};
    if (lower == "k" || lower == "low")
        return {.reason = RoundsToZero};
    std::erase(text, ',');
    if (text.ends_with('%'))
        text.pop_back();
    Cells::Count count;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), count.value);
    if (code != std::errc() || end != text.data() + text.size())
        return {.reason = Unreadable};
    return count;
}

} // namespace

Cells::Cells(const table::Table& table, std::string_view name) : m_rows(table.rows())
{
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        if (utf8::asciiLower(utf8::trimmed(table.schema()[i].name)) == name) {
            m_exists = true;
            m_column = table.column(i);
            return;
        }
}

std::string Cells::words(std::size_t row) const
{
    return m_exists ? std::string(utf8::trimmed(m_column.text(row))) : std::string();
}

Cells::Count Cells::number(std::size_t row) const
{
    if (!m_exists)
        return {};
    if (m_column.isMissing(row))
        return {.reason = m_column.reason(row)};
    if (m_column.isNumeric())
        return {.value = m_column.number(row)};
    return parsed(m_column.text(row));
}

std::vector<std::uint32_t> Cells::codes(std::vector<std::string>& names) const
{
    std::vector<std::uint32_t> out(m_rows, kNone);
    if (!m_exists)
        return out;
    std::unordered_map<std::string, std::uint32_t> known;
    for (std::uint32_t i = 0; i < names.size(); ++i)
        known.emplace(names[i], i);
    const auto codeOf = [&](std::string_view text) {
        std::string name(utf8::trimmed(text));
        if (name.empty())
            return kNone;
        const auto [at, isNew] = known.emplace(std::move(name), static_cast<std::uint32_t>(names.size()));
        if (isNew)
            names.push_back(at->first);
        return at->second;
    };
    if (m_column.type() != table::Type::String) {
        for (std::size_t row = 0; row < m_rows; ++row)
            out[row] = m_column.isMissing(row) ? kNone : codeOf(m_column.text(row));
        return out;
    }
    // each distinct text once, in the order in which rows use them
    constexpr std::uint32_t kUnseen = kNone - 1;
    std::vector<std::uint32_t> byCode(m_column.dictionary().size(), kUnseen);
    for (std::size_t row = 0; row < m_rows; ++row) {
        if (m_column.isMissing(row))
            continue;
        std::uint32_t& code = byCode[m_column.codes()[row]];
        if (code == kUnseen)
            code = codeOf(m_column.string(row));
        out[row] = code;
    }
    return out;
}

void Problems::add(std::size_t row, std::string_view column, const std::string& what)
{
    add("line " + std::to_string(lineOf(row)) + ", column '" + std::string(column) + "': " + what);
}

void Problems::add(const std::string& what)
{
    if (++m_count <= kNamed)
        m_text += (m_text.empty() ? "" : "; ") + what;
}

std::unexpected<Error> Problems::error() const
{
    const std::string more = m_count > kNamed ? "; and " + std::to_string(m_count - kNamed) + " more" : "";
    return fail(ErrorCode::InvalidInput, m_table + ": " + m_text + more);
}

} // namespace boulton::needs
