// SPDX-License-Identifier: GPL-3.0-or-later
// What every method about people asks of its numbers. A refusal is InvalidInput; where the number stands in a list, args hold its
// index (from 0), so that whoever read the list can name the row.
#pragma once
#include "core/base/result.h"
#include <cstddef>
#include <span>
#include <string_view>

namespace boulton::stats {

//! `name` reads as in "the number of events"; the sentence goes on with what is wrong: "… is missing", "… is negative (-3)".
[[nodiscard]] Status checkNotNegative(double value, std::string_view name);
[[nodiscard]] Status checkPositive(double value, std::string_view name); //!< zero is refused too
[[nodiscard]] Status checkFinite(double value, std::string_view name);   //!< neither NaN nor infinite
[[nodiscard]] Status checkAllNotNegative(std::span<const double> values, std::string_view name);
[[nodiscard]] Status checkAllPositive(std::span<const double> values, std::string_view name);
[[nodiscard]] Status checkAllFinite(std::span<const double> values, std::string_view name);
//! Lists of one length, and not empty.
[[nodiscard]] Status checkSameLength(std::size_t first, std::size_t second, std::string_view name);
//! The index an error of these checks speaks of; kNoIndex where it speaks of none.
[[nodiscard]] std::size_t indexOf(const Error& error);
inline constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

} // namespace boulton::stats
