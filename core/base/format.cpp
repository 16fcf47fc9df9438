// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/format.h"
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <format>

namespace boulton {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

std::string grouped(std::string digits)
{
    const auto point = digits.find('.');
    auto end = point == std::string::npos ? digits.size() : point;
    for (std::size_t i = end; i > 3;) {
        i -= 3;
        digits.insert(i, ",");
    }
    return digits;
}

std::string trimZeros(std::string s)
{
    if (s.find('.') == std::string::npos)
        return s;
    while (s.back() == '0')
        s.pop_back();
    if (s.back() == '.')
        s.pop_back();
    return s;
}

std::string argument(const TextArg& arg)
{
    struct Visitor {
        std::string operator()(const std::string& s) const { return s; }
        std::string operator()(std::int64_t n) const { return formatNumber(static_cast<double>(n), 0); }
        std::string operator()(const Number& n) const { return formatNumber(n); }
        std::string operator()(Date d) const { return formatDate(d); }
    };
    return std::visit(Visitor{}, arg);
}

} // namespace

std::string formatNumber(double value, int decimals, std::string_view unit)
{
    if (!std::isfinite(value))
        return "n/a";
    std::string digits = decimals < 0 ? trimZeros(std::format("{:.6f}", std::fabs(value)))
                                      : std::format("{:.{}f}", std::fabs(value), decimals);
    const bool isZero = digits.find_first_not_of("0.") == std::string::npos;
    const std::string sign = value < 0 && !isZero ? "-" : "";
    digits = grouped(std::move(digits));
    if (unit == "£")
        return sign + "£" + digits;
    if (unit == "%")
        return sign + digits + "%";
    if (unit.empty())
        return sign + digits;
    return sign + digits + " " + std::string(unit);
}

std::string formatNumber(const Number& n)
{
    return formatNumber(n.value, n.decimals, n.unit);
}

std::string formatExact(double value)
{
    if (std::isnan(value))
        return "nan";
    if (std::isinf(value))
        return value < 0 ? "-inf" : "inf";
    std::array<char, 32> buffer{};
    const auto shortest = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), shortest.ptr};
}

std::string formatDate(Date d)
{
    return std::format("{} {} {}", d.day(), monthName(d.month()), d.year());
}
std::string formatMonth(int year, int month)
{
    return std::format("{} {}", monthName(month), year);
}

std::string_view monthName(int month)
{
    return month < 1 || month > 12 ? std::string_view{} : kMonths[static_cast<std::size_t>(month - 1)];
}
std::string_view shortMonthName(int month)
{
    return monthName(month).substr(0, 3);
}

std::string toString(const Text& text, const Translator& translate)
{
    const std::string source = text.context && translate ? translate(text.context, text.source) : text.source;
    if (text.args.empty())
        return source;
    std::string out;
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '%' && i + 1 < source.size() && source[i + 1] >= '1' && source[i + 1] <= '9') {
            const auto index = static_cast<std::size_t>(source[i + 1] - '1');
            if (index < text.args.size()) {
                out += argument(text.args[index]);
                ++i;
                continue;
            }
        }
        out += source[i];
    }
    return out;
}

} // namespace boulton
