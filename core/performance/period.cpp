// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/period.h"
#include "core/base/format.h"
#include <charconv>
#include <format>

namespace boulton::performance {
namespace {

std::string yearPair(int startYear)
{
    return std::format("{}/{:02}", startYear, (startYear + 1) % 100);
}

bool number(std::string_view text, int& out)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc{} && end == text.data() + text.size();
}

} // namespace

Period Period::month(int year, int month)
{
    return {Date::from(year, month, 1).value_or(Date{}), 1};
}

Period Period::quarter(int startYear, int quarter)
{
    return {addMonths(Date::from(startYear, 4, 1).value_or(Date{}), (quarter - 1) * 3), 3};
}

Period Period::financialYear(int startYear)
{
    return {Date::from(startYear, 4, 1).value_or(Date{}), 12};
}

Date Period::end() const
{
    return Date{addMonths(start, months).days - 1};
}

int Period::financialYearStart() const
{
    const Date last = end();
    return last.month() >= 4 ? last.year() : last.year() - 1;
}

int Period::monthOfFinancialYear() const
{
    return (end().month() + 8) % 12 + 1;
}

std::string Period::label() const
{
    if (months == 1)
        return formatMonth(start.year(), start.month());
    if (months == 3 && start.month() % 3 == 1)
        return std::format("Q{} {}", (monthOfFinancialYear() - 1) / 3 + 1, yearPair(financialYearStart()));
    if (months == 12 && start.month() == 4)
        return yearPair(start.year());
    if (months == 12 && start.month() == 1)
        return std::to_string(start.year());
    if (months % 12 == 0)
        return std::format("{} to {}", start.year(), end().year());
    return formatMonth(start.year(), start.month()) + " to " + formatMonth(end().year(), end().month());
}

std::string Period::shortLabel() const
{
    const auto pair = [](int year) { return std::format("{:02}/{:02}", year % 100, (year + 1) % 100); };
    if (months == 1)
        return std::format("{} {:02}", shortMonthName(start.month()), start.year() % 100);
    if (months == 3 && start.month() % 3 == 1)
        return std::format("Q{} {}", (monthOfFinancialYear() - 1) / 3 + 1, pair(financialYearStart()));
    if (months == 12 && start.month() == 4)
        return pair(start.year());
    return label();
}

std::string Period::key() const
{
    return std::format("{:04}-{:02}/{}", start.year(), start.month(), months);
}

Result<Period> parsePeriod(std::string_view text)
{
    int first = 0;
    int second = 0;
    if (text.size() >= 7 && text[4] == '-' && number(text.substr(0, 4), first) && number(text.substr(5, 2), second)) {
        if (text.size() == 7 && second >= 1 && second <= 12 && second != (first + 1) % 100)
            return Period::month(first, second);
        if (text.size() == 7 && second == (first + 1) % 100 && second > 12)
            return Period::financialYear(first);
        if (text.size() == 7 && second >= 1 && second <= 12)
            return Period::month(first, second); // 2010-11: a month is meant far more often than the year 2010/11
        if (text.size() == 10 && (text[7] == ' ' || text[7] == '-') && (text[8] == 'Q' || text[8] == 'q') &&
            text[9] >= '1' && text[9] <= '4' && second == (first + 1) % 100)
            return Period::quarter(first, text[9] - '0');
    }
    return fail(ErrorCode::Usage,
                "'" + std::string(text) +
                    "' is not a period; write a month as 2020-03, a quarter as 2019-20-Q4, a year as 2019-20",
                {std::string(text)});
}

} // namespace boulton::performance
