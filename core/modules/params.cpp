// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/modules/params.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace boulton::modules {
namespace {

std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& w : words)
        out += (out.empty() ? "" : ", ") + w;
    return out;
}

std::unexpected<Error> wrong(const Param& p, const std::string& value, const std::string& expected)
{
    return fail(ErrorCode::Usage, "parameter '" + p.key + "' is '" + value + "'; it must be " + expected,
                {p.key, value});
}

Status inRange(const Param& p, const std::string& text, double value)
{
    if ((p.minimum && value < *p.minimum) || (p.maximum && value > *p.maximum)) {
        const auto shown = [](double v) { return std::to_string(static_cast<std::int64_t>(v)); };
        return wrong(p, text,
                     "between " + (p.minimum ? shown(*p.minimum) : "any") + " and " +
                         (p.maximum ? shown(*p.maximum) : "any"));
    }
    return {};
}

Status check(const Param& p, const std::string& value)
{
    switch (p.kind) {
    case ParamKind::Choice:
        if (std::ranges::find(p.choices, value) == p.choices.end())
            return wrong(p, value, "one of: " + joined(p.choices));
        return {};
    case ParamKind::Flag: return value == "true" || value == "false" ? Status{} : wrong(p, value, "true or false");
    case ParamKind::Integer: {
        const auto n = parseNumber(value);
        if (!n || *n != std::floor(*n) || std::fabs(*n) > 9e15)
            return wrong(p, value, "a whole number");
        return inRange(p, value, *n);
    }
    case ParamKind::Number: {
        const auto n = parseNumber(value);
        return n ? inRange(p, value, *n) : wrong(p, value, "a number");
    }
    case ParamKind::Numbers:
        for (const auto& part : splitList(value)) {
            const auto n = parseNumber(part);
            if (!n)
                return wrong(p, value, "numbers, separated by commas");
            BOULTON_TRY(inRange(p, part, *n));
        }
        return {};
    case ParamKind::Column:
    case ParamKind::Columns:
    case ParamKind::Words:
    case ParamKind::Free: return {};
    }
    return {};
}

} // namespace

std::string_view name(ParamKind kind)
{
    return std::array<std::string_view, 9>{"column",  "columns", "choice", "integer", "number",
                                           "numbers", "flag",    "words",  "text"}[static_cast<std::size_t>(kind)];
}

std::optional<double> parseNumber(std::string_view text)
{
    text = utf8::trimmed(text);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::vector<std::string> splitList(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto part = utf8::trimmed(text.substr(0, comma));
        if (!part.empty())
            parts.emplace_back(part);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return parts;
}

Result<Params> Params::parse(const std::vector<Param>& known, const std::map<std::string, std::string>& settings)
{
    Params params;
    for (const auto& p : known)
        if (!p.standard.empty())
            params.m_values[p.key] = p.standard;
    for (const auto& [key, value] : settings) {
        const auto found = std::ranges::find(known, key, &Param::key);
        if (found == known.end()) {
            std::vector<std::string> keys;
            for (const auto& p : known)
                keys.push_back(p.key);
            return fail(ErrorCode::Usage, "there is no parameter '" + key + "'; the parameters are: " + joined(keys),
                        {key});
        }
        BOULTON_TRY(check(*found, value));
        params.m_values[key] = value;
    }
    return params;
}

bool Params::given(std::string_view key) const
{
    return !text(key).empty();
}

std::string Params::text(std::string_view key) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? std::string{} : found->second;
}

double Params::number(std::string_view key) const
{
    return parseNumber(text(key)).value_or(0);
}
std::int64_t Params::integer(std::string_view key) const
{
    return static_cast<std::int64_t>(number(key));
}
bool Params::flag(std::string_view key) const
{
    return text(key) == "true";
}
std::vector<std::string> Params::list(std::string_view key) const
{
    return splitList(text(key));
}

std::vector<double> Params::numbers(std::string_view key) const
{
    std::vector<double> out;
    for (const auto& part : list(key))
        out.push_back(parseNumber(part).value_or(0));
    return out;
}

} // namespace boulton::modules
