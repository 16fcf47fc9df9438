// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and dates as a British reader expects them, and Text made into a string. Used at the edge only: writers, command
// line, figures. The ui formats through the same functions, so that screen and paper agree.
#pragma once
#include "core/base/text.h"
#include <string>
#include <string_view>

namespace boulton {

//! 1,234.5 · −3.2 % is written "-3.2%" · £1,234 · "12 days". Not a number and infinities give "n/a".
[[nodiscard]] std::string formatNumber(const Number& number);
[[nodiscard]] std::string formatNumber(double value, int decimals, std::string_view unit = {});
//! 17 significant digits: reads back to the same double. Used by CSV and JSON, never on paper.
[[nodiscard]] std::string formatExact(double value);
[[nodiscard]] std::string formatDate(Date date);            //!< 31 March 2020
[[nodiscard]] std::string formatMonth(int year, int month); //!< March 2020
[[nodiscard]] std::string_view monthName(int month);        //!< March; empty if not 1 … 12
[[nodiscard]] std::string_view shortMonthName(int month);   //!< Mar

//! Fills %1 … %9 and translates. An empty translator means English.
[[nodiscard]] std::string toString(const Text& text, const Translator& translate = {});

} // namespace boulton
