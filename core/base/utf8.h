// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace boulton::utf8 {

inline constexpr char32_t kInvalid = 0xFFFFFFFF;

//! The code point at `at` and `at` moved behind it; kInvalid (and one byte forward) for anything that is not strict UTF-8.
[[nodiscard]] char32_t next(std::string_view text, std::size_t& at);
void append(std::string& out, char32_t codePoint);
[[nodiscard]] bool valid(std::string_view text);
//! Number of code points; an invalid byte counts as one.
[[nodiscard]] std::size_t length(std::string_view text);
//! ASCII letters only: codes, headers and symbols, never for names of people or places.
[[nodiscard]] std::string asciiLower(std::string_view text);
[[nodiscard]] std::string_view
trimmed(std::string_view text); //!< without blanks, tabs, line ends and no-break spaces at both ends

} // namespace boulton::utf8
