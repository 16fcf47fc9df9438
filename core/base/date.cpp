// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include <charconv>
#include <format>

namespace boulton {
namespace {

std::chrono::year_month_day ymd(Date d)
{
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{d.days}}};
}

std::optional<int> digits(std::string_view s)
{
    int value = 0;
    for (const char c : s) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return s.empty() ? std::nullopt : std::optional(value);
}

} // namespace

std::optional<Date> Date::from(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok())
        return std::nullopt;
    return Date{static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

int Date::year() const
{
    return static_cast<int>(ymd(*this).year());
}
int Date::month() const
{
    return static_cast<int>(static_cast<unsigned>(ymd(*this).month()));
}
int Date::day() const
{
    return static_cast<int>(static_cast<unsigned>(ymd(*this).day()));
}
std::string Date::iso() const
{
    return std::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::optional<Date> parseIsoDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto y = digits(text.substr(0, 4));
    const auto m = digits(text.substr(5, 2));
    const auto d = digits(text.substr(8, 2));
    if (!y || !m || !d)
        return std::nullopt;
    return Date::from(*y, *m, *d);
}

Date lastDayOfMonth(int year, int month)
{
    for (int day = 31; day > 28; --day)
        if (const auto date = Date::from(year, month, day))
            return *date;
    return Date::from(year, month, 28).value_or(Date{});
}

Date addMonths(Date date, int months)
{
    const int total = date.year() * 12 + date.month() - 1 + months;
    const int year = total / 12;
    const int month = total % 12 + 1;
    const Date last = lastDayOfMonth(year, month);
    return Date::from(year, month, date.day()).value_or(last);
}

Date Instant::date() const
{
    const auto point = std::chrono::sys_time<std::chrono::microseconds>{std::chrono::microseconds{microseconds}};
    return Date{static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(point).time_since_epoch().count())};
}

std::string Instant::iso() const
{
    const Date d = date();
    const std::int64_t ofDay = microseconds - static_cast<std::int64_t>(d.days) * 86'400'000'000;
    return std::format("{}T{:02}:{:02}:{:02}.{:06}Z", d.iso(), ofDay / 3'600'000'000, ofDay / 60'000'000 % 60,
                       ofDay / 1'000'000 % 60, ofDay % 1'000'000);
}

std::optional<Instant> parseInstant(std::string_view t)
{
    if (t.size() != 27 || t[10] != 'T' || t[13] != ':' || t[16] != ':' || t[19] != '.' || t[26] != 'Z')
        return std::nullopt;
    const auto d = parseIsoDate(t.substr(0, 10));
    const auto h = digits(t.substr(11, 2));
    const auto m = digits(t.substr(14, 2));
    const auto s = digits(t.substr(17, 2));
    const auto u = digits(t.substr(20, 6));
    if (!d || !h || !m || !s || !u || *h > 23 || *m > 59 || *s > 59)
        return std::nullopt;
    return Instant{static_cast<std::int64_t>(d->days) * 86'400'000'000 + *h * 3'600'000'000LL + *m * 60'000'000LL +
                   *s * 1'000'000LL + *u};
}

} // namespace boulton
