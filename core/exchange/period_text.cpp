// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/period_text.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/exchange/csv_values.h"
#include <algorithm>

namespace boulton::exchange {
namespace {

constexpr int kMostYears = 20;

// The text lower-cased without blanks at its ends; blanks inside are single.
std::string normal(std::string_view text)
{
    std::string out;
    for (const char c : utf8::asciiLower(utf8::trimmed(text)))
        if (c != ' ' || (!out.empty() && out.back() != ' '))
            out += c;
    for (const std::string_view dash : {"–", "—", "−"})
        for (auto at = out.find(dash); at != std::string::npos; at = out.find(dash))
            out.replace(at, dash.size(), "-");
    return out;
}

std::optional<int> digits(std::string_view text, std::size_t count)
{
    if (text.size() != count || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    int value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return value;
}

std::optional<int> year(std::string_view text)
{
    const auto value = digits(text, 4);
    return value && *value >= 1800 && *value <= 2200 ? value : std::nullopt;
}

std::optional<PeriodText> months(int fromYear, int fromMonth, int count)
{
    const auto start = Date::from(fromYear, fromMonth, 1);
    if (!start || count < 1 || count > kMostYears * 12)
        return std::nullopt;
    return PeriodText{*start, count};
}

// "19" after 2018 is 2019, "00" after 1999 is 2000.
std::optional<int> secondYear(int first, std::string_view text)
{
    if (text.size() == 4)
        return year(text);
    const auto two = digits(text, 2);
    if (!two)
        return std::nullopt;
    const int same = first - first % 100 + *two;
    return same < first ? same + 100 : same;
}

// The first year of 2018/19, 2018-19, 2018-2019.
std::optional<int> financialYear(std::string_view text)
{
    if (text.size() != 7 && text.size() != 9)
        return std::nullopt;
    const auto first = year(text.substr(0, 4));
    if (!first || (text[4] != '/' && text[4] != '-'))
        return std::nullopt;
    const auto second = secondYear(*first, text.substr(5));
    return second && *second == *first + 1 ? first : std::nullopt;
}

std::optional<int> month(std::string_view text)
{
    if (text.size() < 3)
        return std::nullopt;
    for (int m = 1; m <= 12; ++m)
        if (text == utf8::asciiLower(monthName(m)) || text == utf8::asciiLower(shortMonthName(m)) ||
            (m == 9 && text == "sept"))
            return m;
    return std::nullopt;
}

// March 2020, Mar-20, Mar 20, 2020 March
std::optional<PeriodText> namedMonth(std::string_view text)
{
    const auto at = text.find_first_of(" -/");
    if (at == std::string_view::npos)
        return std::nullopt;
    const std::string_view left = text.substr(0, at);
    const std::string_view right = text.substr(at + 1);
    if (const auto y = year(left))
        if (const auto m = month(right))
            return months(*y, *m, 1);
    const auto m = month(left);
    if (!m)
        return std::nullopt;
    if (const auto y = year(right))
        return months(*y, *m, 1);
    if (const auto two = digits(right, 2))
        return months(*two < 50 ? 2000 + *two : 1900 + *two, *m, 1);
    return std::nullopt;
}

std::optional<PeriodText> quarterOf(std::string_view yearText, int quarter)
{
    while (!yearText.empty() && std::string_view(" ;-,:").contains(yearText.back()))
        yearText.remove_suffix(1);
    while (!yearText.empty() && std::string_view(" ;-,:").contains(yearText.front()))
        yearText.remove_prefix(1);
    if (const auto first = financialYear(yearText))
        return quarter == 4 ? months(*first + 1, 1, 3) : months(*first, 1 + quarter * 3, 3);
    if (const auto calendar = year(yearText))
        return months(*calendar, quarter * 3 - 2, 3);
    return std::nullopt;
}

std::optional<PeriodText> quarter(std::string_view text)
{
    const auto at = text.find('q');
    if (at == std::string_view::npos || at + 1 >= text.size() || text[at + 1] < '1' || text[at + 1] > '4')
        return std::nullopt;
    const int number = text[at + 1] - '0';
    if (at == 0)
        return quarterOf(text.substr(2), number);
    return at + 2 == text.size() ? quarterOf(text.substr(0, at), number) : std::nullopt;
}

std::optional<PeriodText> between(const std::optional<PeriodText>& first, const std::optional<PeriodText>& last)
{
    if (!first || !last || first->fromDate || last->fromDate)
        return std::nullopt;
    const int count =
        (last->start.year() - first->start.year()) * 12 + last->start.month() - first->start.month() + last->months;
    return count < 1 ? std::nullopt : months(first->start.year(), first->start.month(), count);
}

// 2018/19 - 22/23, 2013/14-2015/16
std::optional<PeriodText> financialRange(std::string_view text)
{
    const auto dash = text.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const std::string_view left = utf8::trimmed(text.substr(0, dash));
    const std::string_view right = utf8::trimmed(text.substr(dash + 1));
    const auto first = financialYear(left);
    if (!first || !left.contains('/') || !right.contains('/'))
        return std::nullopt;
    const std::string_view lastYear = right.substr(0, right.find('/'));
    const auto last = secondYear(*first, lastYear);
    if (!last || !financialYear(std::to_string(*last) + std::string(right.substr(lastYear.size()))))
        return std::nullopt;
    return *last < *first ? std::nullopt : months(*first, 4, (*last - *first + 1) * 12);
}

// Four digits, - or /, two or four digits.
std::optional<PeriodText> yearAnd(std::string_view text, PeriodStyle style)
{
    if (text.size() < 7 || (text[4] != '-' && text[4] != '/'))
        return std::nullopt;
    const auto first = year(text.substr(0, 4));
    const std::string_view rest = text.substr(5);
    if (!first)
        return std::nullopt;
    const auto two = digits(rest, 2);
    const bool couldBeMonth = text[4] == '-' && two && *two >= 1 && *two <= 12;
    if (couldBeMonth && style == PeriodStyle::Months)
        return months(*first, *two, 1);
    if (financialYear(text))
        return months(*first, 4, 12);
    if (couldBeMonth && style == PeriodStyle::Auto)
        return months(*first, *two, 1);
    const auto last = secondYear(*first, rest);
    if (!last || *last <= *first || text[4] == '/')
        return std::nullopt; // 2014/16 is neither
    return months(*first, 1, (*last - *first + 1) * 12);
}

std::optional<PeriodText> plain(std::string_view text, PeriodStyle style)
{
    if (const auto y = year(text))
        return months(*y, 1, 12);
    if (const auto to = text.find(" to "); to != std::string_view::npos)
        return between(plain(text.substr(0, to), style), plain(text.substr(to + 4), style));
    for (const std::string_view prefix : {"year ending ", "year to ", "12 months to ", "12 months ending "})
        if (text.starts_with(prefix))
            if (const auto end = namedMonth(text.substr(prefix.size()))) {
                const Date start = addMonths(end->start, -11);
                return months(start.year(), start.month(), 12);
            }
    for (const std::string_view prefix : {"fy ", "fy"})
        if (text.starts_with(prefix))
            if (const auto first = financialYear(text.substr(prefix.size())))
                return months(*first, 4, 12);
    if (const auto p = quarter(text))
        return p;
    if (const auto p = yearAnd(text, style))
        return p;
    if (const auto p = financialRange(text))
        return p;
    if (const auto p = namedMonth(text))
        return p;
    const DateCell day = parseDate(text, DateOrder::DayFirst);
    if (day.outcome != DateOutcome::Read)
        return std::nullopt;
    auto around = months(day.year, day.month, 1);
    if (around)
        around->fromDate = true;
    return around;
}

} // namespace

std::optional<PeriodText> parsePeriod(std::string_view text, PeriodStyle style)
{
    std::string clean = normal(text);
    std::string note;
    if (clean.ends_with(')')) {
        const auto open = clean.rfind('(');
        if (open == std::string::npos)
            return std::nullopt;
        const auto original = utf8::trimmed(text);
        const auto at = original.rfind('(');
        note = std::string(utf8::trimmed(original.substr(at + 1, original.size() - at - 2)));
        clean = std::string(utf8::trimmed(std::string_view(clean).substr(0, open)));
    }
    auto period = clean.empty() || clean.size() > 60 ? std::nullopt : plain(clean, style);
    if (period)
        period->note = std::move(note);
    return period;
}

PeriodStyle styleOf(std::span<const std::string> texts)
{
    bool any = false;
    bool allFinancial = true;
    bool notAMonth = false;
    for (const auto& text : texts) {
        std::string clean = normal(text);
        if (const auto bracket = clean.find(" ("); bracket != std::string::npos)
            clean.resize(bracket);
        if (clean.size() != 7 || clean[4] != '-' || !year(std::string_view(clean).substr(0, 4)))
            continue;
        const auto two = digits(std::string_view(clean).substr(5), 2);
        if (!two)
            continue;
        any = true;
        const bool financial = financialYear(clean).has_value();
        if (*two < 1 || *two > 12) {
            notAMonth = true; // 2014-16, 2019-20
            continue;
        }
        if (!financial && *two <= *year(std::string_view(clean).substr(0, 4)) % 100)
            return PeriodStyle::Months; // 2020-03: as years it would run backwards
        allFinancial = allFinancial && financial;
    }
    if (notAMonth)
        return PeriodStyle::Years;
    return any && !allFinancial ? PeriodStyle::Months : PeriodStyle::Years;
}

} // namespace boulton::exchange
