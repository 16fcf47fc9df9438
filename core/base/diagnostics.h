// SPDX-License-Identifier: GPL-3.0-or-later
// Problems in input are lists, not first failures. A bad row never aborts silently and never passes silently.
#pragma once
#include "core/base/text.h"
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace boulton {

enum class Severity : std::uint8_t { Information, Warning, Error };
[[nodiscard]] std::string_view name(Severity severity); //!< information, warning, error

struct Diagnostic {
    Severity severity = Severity::Warning;
    std::int64_t row = 0; //!< line of the file as an editor counts it, from 1; 0: the whole file
    std::string column;   //!< header of the column, or empty
    Text text;
    bool operator==(const Diagnostic&) const = default;
};

//! Keeps the first `limit` problems and counts the rest, so that a hostile file cannot fill memory.
class Diagnostics {
public:
    explicit Diagnostics(std::size_t limit = 10'000) : m_limit(limit) {}
    void add(Diagnostic diagnostic);
    void add(Severity severity, std::int64_t row, std::string column, Text text);
    void append(const Diagnostics& other);
    [[nodiscard]] const std::vector<Diagnostic>& items() const { return m_items; }
    [[nodiscard]] std::size_t count() const { return m_count; } //!< all, also those not kept
    [[nodiscard]] std::size_t errors() const { return m_errors; }
    [[nodiscard]] std::size_t warnings() const { return m_warnings; }
    [[nodiscard]] bool hasErrors() const { return m_errors > 0; }
    [[nodiscard]] bool empty() const { return m_count == 0; }

private:
    std::vector<Diagnostic> m_items;
    std::size_t m_limit;
    std::size_t m_count = 0;
    std::size_t m_errors = 0;
    std::size_t m_warnings = 0;
};

//! "row 14, column Value: …" as one English line for a log or a terminal.
[[nodiscard]] std::string toLine(const Diagnostic& diagnostic);

} // namespace boulton
