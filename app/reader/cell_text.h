// SPDX-License-Identifier: GPL-3.0-or-later
// A stored cell as the text that the parent's CSV reader takes for the same value: numbers exactly, dates in ISO form.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace boulton::reader {

//! How a number is shown, which decides what it means.
enum class Shown : std::uint8_t { Number, Percent, Date, DateTime, TimeOfDay, Duration };

//! From a number format code such as `dd/mm/yyyy;@` or `[h]:mm`; only the first section counts.
[[nodiscard]] Shown shownBy(std::string_view formatCode);
//! Of the formats that Excel has built in (ECMA-376, 18.8.30).
[[nodiscard]] Shown shownByBuiltIn(int id);

//! A stored number as text that reads back to the same double and is never taken for a code. Empty: it is not a number.
[[nodiscard]] std::optional<std::string> numberText(std::string_view stored);

//! A day count of Excel as 2025-06-01, 2025-06-01 14:30:00, 14:30:00, or 36:00:00 for a duration. Empty: no calendar has that day
//! (60 in a workbook from 1900, a negative one, beyond 9999).
[[nodiscard]] std::optional<std::string> dateText(double serial, Shown shown, bool from1904);

//! 2025-06-01T00:00:00 and its like without the T, and without a midnight: 2025-06-01.
[[nodiscard]] std::string isoText(std::string_view stored);
//! PT14H30M00.5S as 14:30:00.500. Empty: it is not such a text.
[[nodiscard]] std::optional<std::string> durationText(std::string_view stored);

//! Could a column of it be read as numbers?
[[nodiscard]] bool looksLikeNumber(std::string_view text);

//! `_x000D_` and its like, by which OOXML writes characters that XML cannot hold, as the character; NUL and its like stay as they are.
[[nodiscard]] std::string withoutEscapes(std::string_view text);
//! CR LF and CR as LF.
void plainLineEnds(std::string& text);

} // namespace boulton::reader
