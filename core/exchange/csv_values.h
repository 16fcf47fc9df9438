// SPDX-License-Identifier: GPL-3.0-or-later
// What one cell means: numbers as councils write them, UK dates, yes and no, and the symbols of official statistics for
// missing.
#pragma once
#include "core/base/date.h"
#include "core/exchange/csv_format.h"
#include "core/table/schema.h"
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace boulton::exchange {

//! Strict: what may be taken for a number unasked. Told: a person said that the column is numeric, so that leading
//! zeros, more than 15 digits and 1E05 (which are codes as often as numbers) are numbers too.
enum class NumberRule : std::uint8_t { Strict, Told };

struct NumberCell {
    double value = 0;
    std::int64_t integer = 0; //!< valid if isInteger
    bool isInteger = false;   //!< neither decimal point nor exponent
    bool percent = false;
    bool pounds = false;
};

//! "1,234", "£1,234.50", "-£3", "(5)" = -5, "12.5%" = 12.5, "−5", "1.5E3"; grouping must be by three. Empty for
//! anything else: hex, nan, inf, 1,2,3, 5-, Arabic digits, values beyond a double.
[[nodiscard]] std::optional<NumberCell> parseNumber(std::string_view cell, NumberRule rule);

//! The plain forms only, fast: optional '-', up to 15 digits, for decimals one point inside. Bit-exact with
//! std::from_chars.
[[nodiscard]] inline bool parsePlainInteger(const char* at, const char* end, std::int64_t& value)
{
    const bool negative = at != end && *at == '-';
    at += negative ? 1 : 0;
    const auto digits = end - at;
    if (digits < 1 || digits > 15 || (*at == '0' && digits > 1))
        return false;
    std::uint64_t sum = 0;
    for (; at != end; ++at) {
        const auto digit = static_cast<unsigned>(static_cast<unsigned char>(*at)) - '0';
        if (digit > 9)
            return false;
        sum = sum * 10 + digit;
    }
    value = negative ? -static_cast<std::int64_t>(sum) : static_cast<std::int64_t>(sum);
    return true;
}

inline constexpr std::array<double, 16> kPowersOfTen{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                     1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

[[nodiscard]] inline bool parsePlainDecimal(const char* at, const char* end, double& value)
{
    const bool negative = at != end && *at == '-';
    at += negative ? 1 : 0;
    if (end - at < 1 || end - at > 16)
        return false;
    const char* const begin = at;
    std::uint64_t sum = 0;
    unsigned digit = 10;
    for (; at != end && (digit = static_cast<unsigned>(static_cast<unsigned char>(*at)) - '0') <= 9; ++at)
        sum = sum * 10 + digit;
    const auto whole = at - begin;
    if (whole < 1 || (whole > 1 && *begin == '0'))
        return false;
    if (at == end) {
        if (whole > 15)
            return false;
        value = negative ? -static_cast<double>(sum) : static_cast<double>(sum);
        return true;
    }
    if (*at != '.' || ++at == end)
        return false;
    const auto fraction =
        end - at; // at most 14: sum has at most 15 digits, so it and the power are exact, and one division rounds once
    for (; at != end; ++at) {
        digit = static_cast<unsigned>(static_cast<unsigned char>(*at)) - '0';
        if (digit > 9)
            return false;
        sum = sum * 10 + digit;
    }
    const double magnitude = static_cast<double>(sum) / kPowersOfTen[static_cast<std::size_t>(fraction)];
    value = negative ? -magnitude : magnitude;
    return true;
}

enum class DateOutcome : std::uint8_t { Read, NotADate, DoesNotExist, OtherOrder };
struct DateCell {
    DateOutcome outcome = DateOutcome::NotADate;
    Date date{};
    int year = 0, month = 0, day = 0; //!< as written, also where the day does not exist
    bool digitsOnly = false;          //!< d/m/y by digits: the order matters
    bool provesDayFirst = false;      //!< the first number is above 12
    bool provesMonthFirst = false;    //!< the second number is above 12
    bool twoDigitYear = false;        //!< 00 … 49 are 2000 … 2049, 50 … 99 are 1950 … 1999
    bool time = false;                //!< a time of day other than midnight followed; the date alone would lose it
};
//! 2020-03-31, 31/03/2020, 31/3/20, 31-03-2020, 31.03.2020, 31-Mar-20, 31 March 2020, each with a time of day behind it
//! or not.
[[nodiscard]] DateCell parseDate(std::string_view cell, DateOrder order);

//! true/false, yes/no, y/n in any case.
[[nodiscard]] std::optional<bool> parseBool(std::string_view cell);

//! Empty, -, –, —, ., .., :, NA, N/A, null -> Empty; #DIV/0! and the other errors of spreadsheets -> NotAvailable; with `letters` also c * x z u k low with their reasons.
[[nodiscard]] std::optional<table::MissingReason> missingSymbol(std::string_view cell, bool letters);

//! A cell as it may be shown in a message: at most 40 characters, control and direction characters as \u{…}.
[[nodiscard]] std::string shown(std::string_view cell);

} // namespace boulton::exchange
