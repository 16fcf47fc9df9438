// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar dates and UTC instants: plain values, no clock, no time zone database.
#pragma once
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace boulton {

//! A proleptic Gregorian date, stored as days since 1970-01-01.
struct Date {
    std::int32_t days = 0;
    auto operator<=>(const Date&) const = default;

    //! Empty for a day that does not exist (31 February).
    [[nodiscard]] static std::optional<Date> from(int year, int month, int day);
    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;       //!< 1 … 12
    [[nodiscard]] int day() const;         //!< 1 … 31
    [[nodiscard]] std::string iso() const; //!< 2020-03-31
};

//! Strict ISO 8601 (2020-03-31); anything else is empty.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);
//! The date `months` later, the day cut to the length of the month (31 January + 1 = 28 or 29 February).
[[nodiscard]] Date addMonths(Date date, int months);
[[nodiscard]] Date lastDayOfMonth(int year, int month);

//! An instant in UTC, microseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t microseconds = 0;
    auto operator<=>(const Instant&) const = default;
    [[nodiscard]] Date date() const;
    [[nodiscard]] std::string iso() const; //!< 2020-03-31T09:15:00.000000Z
};
[[nodiscard]] std::optional<Instant> parseInstant(std::string_view text);

} // namespace boulton
