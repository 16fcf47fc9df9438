// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reader/cell_text.h"
#include "core/base/date.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <format>

namespace boulton::reader {
namespace {

constexpr std::int32_t kEpoch1900 = 25'569; // serial of 1 January 1970
constexpr std::int32_t kEpoch1904 = 24'107;
constexpr double kDayMilliseconds = 86'400'000.0;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// -?(0|[1-9]digits)(.digits)?, as almost every number is stored
bool isPlain(std::string_view s)
{
    if (s.starts_with('-'))
        s.remove_prefix(1);
    const auto point = std::min(s.find('.'), s.size());
    const std::string_view whole = s.substr(0, point);
    if (whole.empty() || whole.size() > 15 || !std::ranges::all_of(whole, isDigit) ||
        (whole.size() > 1 && whole[0] == '0'))
        return false;
    return point == s.size() ||
           (point + 1 < s.size() && s.size() < 80 && std::ranges::all_of(s.substr(point + 1), isDigit));
}

std::string clock(std::int64_t milliseconds)
{
    const std::int64_t seconds = milliseconds / 1000;
    std::string text = std::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if (milliseconds % 1000 != 0)
        text += std::format(".{:03}", milliseconds % 1000);
    return text;
}

} // namespace

Shown shownBy(std::string_view code)
{
    bool day = false;
    bool time = false;
    bool minutes = false; // m alone is a month beside days and years, minutes beside hours and seconds
    bool duration = false;
    bool percent = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = static_cast<char>(code[i] >= 'A' && code[i] <= 'Z' ? code[i] + 32 : code[i]);
        if (c == '"') {
            i = std::min(code.find('"', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t close = std::min(code.find(']', i), code.size());
            const std::string inside = utf8::asciiLower(code.substr(i + 1, close - i - 1));
            duration = duration || (!inside.empty() && inside.find_first_not_of(inside[0]) == std::string::npos &&
                                    (inside[0] == 'h' || inside[0] == 'm' || inside[0] == 's'));
            i = close;
        } else if (c == 'e') { // E+ and E- are exponents, e alone is a year
            if (i + 1 < code.size() && (code[i + 1] == '+' || code[i + 1] == '-'))
                ++i;
            else
                day = true;
        } else if (c == 'g' && code.substr(i).starts_with("General")) {
            i += 6;
        } else {
            day = day || c == 'd' || c == 'y' || c == 'b' || c == 'g';
            time = time || c == 'h' || c == 's';
            minutes = minutes || c == 'm';
            percent = percent || c == '%';
        }
    }
    if (duration)
        return Shown::Duration;
    if (day || (minutes && !time))
        return time ? Shown::DateTime : Shown::Date;
    if (time)
        return Shown::TimeOfDay;
    return percent ? Shown::Percent : Shown::Number;
}

Shown shownByBuiltIn(int id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return Shown::Date;
    if (id == 22)
        return Shown::DateTime;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47)
        return Shown::TimeOfDay;
    if (id == 46)
        return Shown::Duration;
    return id == 9 || id == 10 ? Shown::Percent : Shown::Number;
}

std::optional<std::string> numberText(std::string_view stored)
{
    stored = utf8::trimmed(stored);
    if (isPlain(stored))
        return std::string(stored);
    std::string_view digits = stored;
    if (digits.starts_with('+'))
        digits.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value))
        return std::nullopt;
    std::array<char, 64> buffer{};
    // 16 and more digits without a point are taken for card and account numbers: with an exponent they stay numbers.
    const double size = std::fabs(value);
    const auto how =
        size == 0 || (size >= 1e-5 && size < 1e15) ? std::chars_format::fixed : std::chars_format::scientific;
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, how);
    return std::string(buffer.data(), written.ptr);
}

std::optional<std::string> dateText(double serial, Shown shown, bool from1904)
{
    if (!(serial >= 0) || serial >= 2'958'466)
        return std::nullopt;
    const std::int64_t total = std::llround(serial * kDayMilliseconds);
    if (shown == Shown::Duration)
        return clock(total);
    std::int64_t day = total / 86'400'000;
    const std::int64_t inDay = total % 86'400'000;
    if (shown == Shown::TimeOfDay && day == 0)
        return clock(inDay);
    if (!from1904) {
        if (day == 0 || day == 60) // Excel shows 0 January and 29 February 1900
            return std::nullopt;
        if (day < 60)
            ++day;
    }
    const Date date{static_cast<std::int32_t>(day - (from1904 ? kEpoch1904 : kEpoch1900))};
    if (date.year() > 9999)
        return std::nullopt;
    std::string text = std::format("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
    if (inDay != 0) // the hour is kept, also where the format does not show it
        (text += ' ') += clock(inDay);
    return text;
}

std::string isoText(std::string_view stored)
{
    stored = utf8::trimmed(stored);
    std::string text(stored);
    if (text.size() < 11 || text[10] != 'T')
        return text;
    text[10] = ' ';
    if (text.ends_with('Z'))
        text.pop_back();
    if (const auto point = text.find('.');
        point != std::string::npos && text.find_first_not_of('0', point + 1) == std::string::npos)
        text.resize(point);
    if (text.size() == 19 && text.ends_with(" 00:00:00"))
        text.resize(10);
    return text;
}

std::optional<std::string> durationText(std::string_view stored)
{
    stored = utf8::trimmed(stored);
    const bool negative = stored.starts_with('-');
    if (negative)
        stored.remove_prefix(1);
    if (!stored.starts_with("PT"))
        return std::nullopt;
    stored.remove_prefix(2);
    double seconds = 0;
    for (const auto& [unit, size] : {std::pair{'H', 3600.0}, {'M', 60.0}, {'S', 1.0}}) {
        const auto at = stored.find(unit);
        if (at == std::string_view::npos)
            continue;
        std::string digits(stored.substr(0, at));
        std::ranges::replace(digits, ',', '.');
        double value = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
        if (error != std::errc{} || end != digits.data() + digits.size() || !(value >= 0) || value > 1e9)
            return std::nullopt;
        seconds += value * size;
        stored.remove_prefix(at + 1);
    }
    if (!stored.empty() || seconds > 1e10)
        return std::nullopt;
    return (negative ? "-" : "") + clock(std::llround(seconds * 1000));
}

bool looksLikeNumber(std::string_view text)
{
    text = utf8::trimmed(text);
    if (text.empty() || text.size() > 30)
        return false;
    if (text.front() == '-' || text.front() == '+')
        text.remove_prefix(1);
    if (text.ends_with('%'))
        text.remove_suffix(1);
    return !text.empty() && isDigit(text.front()) && isDigit(text.back()) &&
           std::ranges::all_of(text, [](char c) { return isDigit(c) || c == '.' || c == ','; }) &&
           std::ranges::count(text, '.') <= 1 && !(text.size() > 1 && text[0] == '0' && text[1] != '.');
}

std::string withoutEscapes(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_') {
            const auto [end, error] = std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16);
            const bool kept = code < 0x20 && code != 9 && code != 10 && code != 13; // no text has these
            if (error == std::errc{} && end == text.data() + i + 6 && !kept && (code < 0xD800 || code > 0xDFFF) &&
                code < 0xFFFE) {
                utf8::append(out, static_cast<char32_t>(code));
                i += 6;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

void plainLineEnds(std::string& text)
{
    if (!text.contains('\r'))
        return;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            continue;
        out += text[i] == '\r' ? '\n' : text[i];
    }
    text = std::move(out);
}

} // namespace boulton::reader
