// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/csv_values.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include <charconv>
#include <cstdlib>
#include <format>

namespace boulton::exchange {
namespace {

constexpr std::string_view kPound = "\xC2\xA3";
constexpr std::string_view kMinus = "\xE2\x88\x92"; // U+2212

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool take(std::string_view& text, std::string_view prefix)
{
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::size_t digitsAt(std::string_view text)
{
    std::size_t n = 0;
    while (n < text.size() && isDigit(text[n]))
        ++n;
    return n;
}

// Sign and pound sign in either order, each once; false for two signs.
bool takeSignAndPound(std::string_view& text, bool& negative, bool& plus, bool& pounds)
{
    bool sign = false;
    for (;;) {
        if (take(text, "-") || take(text, kMinus)) {
            if (sign)
                return false;
            sign = negative = true;
        } else if (take(text, "+")) {
            if (sign)
                return false;
            sign = plus = true;
        } else if (take(text, kPound)) {
            if (pounds)
                return false;
            pounds = true;
        } else {
            return true;
        }
    }
}

// 1,234,567 or with no-break or thin spaces: 1 … 3 digits, then groups of exactly three with the same separator.
bool takeWhole(std::string_view& text, std::string& out)
{
    std::size_t n = digitsAt(text);
    out += text.substr(0, n);
    text.remove_prefix(n);
    std::string_view separator;
    for (const std::string_view s : {std::string_view(","), std::string_view("\xC2\xA0"),
                                     std::string_view("\xE2\x80\xAF"), std::string_view("\xE2\x80\x89")})
        if (text.starts_with(s))
            separator = s;
    if (separator.empty())
        return true;
    if (n < 1 || n > 3 || out[out.size() - n] == '0')
        return false;
    while (take(text, separator)) {
        n = digitsAt(text);
        if (n != 3)
            return false;
        out += text.substr(0, 3);
        text.remove_prefix(3);
    }
    return true;
}

// [eE][+-]digits; without a sign in the exponent and a point in the mantissa it is a code such as 1E05 rather than a
// number.
bool takeExponent(std::string_view& text, std::string& out, bool point, NumberRule rule)
{
    text.remove_prefix(1);
    out += 'e';
    const bool sign = !text.empty() && (text[0] == '+' || text[0] == '-');
    if (sign) {
        if (text[0] == '-')
            out += '-';
        text.remove_prefix(1);
    }
    const std::size_t n = digitsAt(text);
    if (n < 1 || n > 3 || (rule == NumberRule::Strict && !sign && !point))
        return false;
    out += text.substr(0, n);
    text.remove_prefix(n);
    return true;
}

std::optional<int> monthFromName(std::string_view name)
{
    const std::string lower = utf8::asciiLower(name);
    if (lower == "sept")
        return 9;
    for (int month = 1; month <= 12; ++month)
        if (lower == utf8::asciiLower(monthName(month)) || lower == utf8::asciiLower(shortMonthName(month)))
            return month;
    return std::nullopt;
}

bool takeNumber(std::string_view& text, std::size_t most, int& value, std::size_t& count)
{
    count = digitsAt(text);
    if (count < 1 || count > most)
        return false;
    value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value * 10 + (text[i] - '0');
    text.remove_prefix(count);
    return true;
}

// hh:mm, hh:mm:ss, hh:mm:ss.fff, with Z or an offset: only its shape is looked at, since only the day is kept.
bool isTimeOfDay(std::string_view text)
{
    int hour = 0, minute = 0, second = 0;
    std::size_t n = 0;
    if (!takeNumber(text, 2, hour, n) || hour > 24 || !take(text, ":") || !takeNumber(text, 2, minute, n) || n != 2 ||
        minute > 59)
        return false;
    if (take(text, ":") && (!takeNumber(text, 2, second, n) || n != 2 || second > 60))
        return false;
    if (take(text, "."))
        text.remove_prefix(digitsAt(text));
    text = utf8::trimmed(text);
    const std::string lower = utf8::asciiLower(text);
    if (lower.empty() || lower == "z" || lower == "am" || lower == "pm" || lower == "utc" || lower == "gmt")
        return true;
    return (text[0] == '+' || text[0] == '-') && text.size() >= 3 && text.size() <= 6;
}

void resolve(DateCell& cell)
{
    if (const auto date = Date::from(cell.year, cell.month, cell.day)) {
        cell.outcome = DateOutcome::Read;
        cell.date = *date;
    } else if (cell.month >= 1 && cell.month <= 12 && cell.day >= 1 && cell.day <= 31) {
        cell.outcome = DateOutcome::DoesNotExist;
    } else {
        cell.outcome = DateOutcome::NotADate;
    }
}

// What a spreadsheet shows where a formula has no result, and exports as it is shown.
bool isSpreadsheetError(std::string_view cell)
{
    for (const std::string_view error : {"#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!",
                                         "#GETTING_DATA", "#SPILL!", "#CALC!", "#BLOCKED!", "#FIELD!"})
        if (cell == error)
            return true;
    return false;
}

DateCell excelSerial(std::string_view text)
{
    DateCell cell;
    double serial = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), serial, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size() || !(serial >= 61) || serial >= 2'958'466)
        return cell; // below 61 Excel counts a 29 February 1900 that did not exist; above is the year 10000
    const auto whole = static_cast<std::int32_t>(serial);
    cell.outcome = DateOutcome::Read;
    cell.date = Date{whole - 25'569};
    cell.time = serial > whole;
    return cell;
}

} // namespace

std::optional<NumberCell> parseNumber(std::string_view cell, NumberRule rule)
{
    std::string_view text = utf8::trimmed(cell);
    if (text.empty() || text.size() > 100)
        return std::nullopt;
    NumberCell number;
    bool negative = false, plus = false;
    if (text.front() == '(' && text.back() == ')') {
        text = utf8::trimmed(text.substr(1, text.size() - 2));
        negative = true;
        bool sign = false;
        if (!takeSignAndPound(text, sign, plus, number.pounds) || sign || plus)
            return std::nullopt;
    } else if (!takeSignAndPound(text, negative, plus, number.pounds)) {
        return std::nullopt;
    }
    if (text.ends_with('%')) {
        text = utf8::trimmed(text.substr(0, text.size() - 1));
        number.percent = true;
    }
    if (text.empty() || (number.percent && number.pounds) || (!isDigit(text[0]) && text[0] != '.'))
        return std::nullopt;
    std::string digits;
    if (!takeWhole(text, digits))
        return std::nullopt;
    const std::size_t whole = digits.size();
    const bool point = !text.empty() && text[0] == '.';
    if (point) {
        text.remove_prefix(1);
        const std::size_t n = digitsAt(text);
        if (n == 0)
            return std::nullopt;
        (digits += '.') += text.substr(0, n);
        text.remove_prefix(n);
    }
    if (rule == NumberRule::Strict) {
        if (whole > 1 && digits[0] == '0')
            return std::nullopt; // 00123 is a code
        if ((!point && whole > 15) || (plus && whole > 9))
            return std::nullopt; // card, meter and telephone numbers
    }
    const bool exponent = !text.empty() && (text[0] == 'e' || text[0] == 'E');
    if (exponent && !takeExponent(text, digits, point, rule))
        return std::nullopt;
    if (!text.empty())
        return std::nullopt;
    if (negative)
        digits.insert(0, 1, '-');
    const char* const first = digits.data();
    const char* const last = first + digits.size();
    if (const auto r = std::from_chars(first, last, number.value); r.ec != std::errc{} || r.ptr != last)
        return std::nullopt;
    if (!point && !exponent) {
        const auto r = std::from_chars(first, last, number.integer);
        number.isInteger = r.ec == std::errc{} && r.ptr == last;
    }
    return number;
}

DateCell parseDate(std::string_view text, DateOrder order)
{
    text = utf8::trimmed(text);
    if (order == DateOrder::ExcelSerial)
        return excelSerial(text);
    DateCell cell;
    int first = 0, third = 0;
    std::size_t firstDigits = 0, n = 0;
    if (text.size() > 60 || !takeNumber(text, 4, first, firstDigits) || firstDigits == 3 || text.empty())
        return cell;
    const std::string_view separator = text.substr(0, 1);
    if (separator != "-" && separator != "/" && separator != "." && separator != " ")
        return cell;
    text.remove_prefix(1);
    if (firstDigits == 4) { // 2020-03-31, 2020/03/31
        if (separator == " " || separator == "." || !takeNumber(text, 2, cell.month, n) || !take(text, separator) ||
            !takeNumber(text, 2, cell.day, n))
            return cell;
        cell.year = first;
    } else {
        int second = 0;
        std::size_t letters = 0;
        while (letters < text.size() && ((text[letters] | 0x20) >= 'a' && (text[letters] | 0x20) <= 'z'))
            ++letters;
        if (letters > 0) {
            const auto month = monthFromName(text.substr(0, letters));
            if (!month)
                return cell;
            cell.month = *month;
            cell.day = first;
            text.remove_prefix(letters);
        } else {
            if (separator == " " || !takeNumber(text, 2, second, n))
                return cell;
            cell.digitsOnly = true;
            cell.provesDayFirst = first > 12 && second <= 12;
            cell.provesMonthFirst = second > 12 && first <= 12;
            cell.day = order == DateOrder::DayFirst ? first : second;
            cell.month = order == DateOrder::DayFirst ? second : first;
        }
        if (!take(text, separator) || !takeNumber(text, 4, third, n) || (n != 2 && n != 4))
            return cell;
        cell.twoDigitYear = n == 2;
        cell.year = n == 4 ? third : third < 50 ? 2000 + third : 1900 + third;
    }
    if (!text.empty()) {
        if (text[0] != ' ' && text[0] != 'T')
            return cell;
        if (!isTimeOfDay(utf8::trimmed(text.substr(1))))
            return cell;
        cell.time = text.find_first_of("123456789") != std::string_view::npos; // midnight says nothing
    }
    resolve(cell);
    if (cell.digitsOnly && cell.outcome == DateOutcome::NotADate &&
        (order == DateOrder::DayFirst ? cell.provesMonthFirst : cell.provesDayFirst))
        cell.outcome = DateOutcome::OtherOrder;
    return cell;
}

std::optional<bool> parseBool(std::string_view cell)
{
    cell = utf8::trimmed(cell);
    if (cell.empty() || cell.size() > 5)
        return std::nullopt;
    const std::string lower = utf8::asciiLower(cell);
    if (lower == "true" || lower == "yes" || lower == "y")
        return true;
    if (lower == "false" || lower == "no" || lower == "n")
        return false;
    return std::nullopt;
}

std::optional<table::MissingReason> missingSymbol(std::string_view cell, bool letters)
{
    using enum table::MissingReason;
    cell = utf8::trimmed(cell);
    if (cell.empty())
        return Empty;
    if (cell[0] == '#')
        return isSpreadsheetError(cell) ? std::optional(NotAvailable) : std::nullopt;
    if (cell.size() > 4)
        return std::nullopt;
    for (const std::string_view s :
         {"-", "\xE2\x80\x93", "\xE2\x80\x94", ".", "..", ":", "NA", "N/A", "n/a", "null", "NULL"})
        if (cell == s)
            return Empty;
    if (!letters)
        return std::nullopt;
    const std::string lower = utf8::asciiLower(cell);
    if (lower == "c" || lower == "*")
        return Suppressed;
    if (lower == "x")
        return NotAvailable;
    if (lower == "z")
        return NotApplicable;
    if (lower == "u")
        return LowReliability;
    if (lower == "k" || lower == "low")
        return RoundsToZero;
    return std::nullopt;
}

std::string shown(std::string_view cell)
{
    std::string out;
    std::size_t count = 0;
    for (std::size_t at = 0; at < cell.size(); ++count) {
        if (count == 40)
            return out + "…";
        const char32_t c = utf8::next(cell, at);
        const bool hidden = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
                            (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
                            c == utf8::kInvalid;
        if (hidden)
            out += std::format("\\u{{{:x}}}", c == utf8::kInvalid ? 0xFFFDU : static_cast<unsigned>(c));
        else
            utf8::append(out, c);
    }
    return out;
}

} // namespace boulton::exchange
