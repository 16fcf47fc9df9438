// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/checks.h"
#include <charconv>
#include <cmath>
#include <format>

namespace boulton::stats {
namespace {

using Check = Status (*)(double, std::string_view);

Status each(std::span<const double> values, std::string_view name, Check check)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (auto status = check(values[i], name); !status) {
            status.error().args = {std::to_string(i)};
            return status;
        }
    return {};
}

} // namespace

Status checkFinite(double value, std::string_view name)
{
    if (std::isnan(value))
        return fail(ErrorCode::InvalidInput, std::string(name) + " is missing");
    if (std::isinf(value))
        return fail(ErrorCode::InvalidInput, std::string(name) + " is infinite");
    return {};
}

Status checkNotNegative(double value, std::string_view name)
{
    BOULTON_TRY(checkFinite(value, name));
    if (value < 0)
        return fail(ErrorCode::InvalidInput, std::format("{} is negative ({})", name, value));
    return {};
}

Status checkPositive(double value, std::string_view name)
{
    BOULTON_TRY(checkNotNegative(value, name));
    if (value == 0)
        return fail(ErrorCode::InvalidInput, std::string(name) + " is zero");
    return {};
}

Status checkAllNotNegative(std::span<const double> values, std::string_view name)
{
    return each(values, name, checkNotNegative);
}

Status checkAllPositive(std::span<const double> values, std::string_view name)
{
    return each(values, name, checkPositive);
}

Status checkAllFinite(std::span<const double> values, std::string_view name)
{
    return each(values, name, checkFinite);
}

Status checkSameLength(std::size_t first, std::size_t second, std::string_view name)
{
    if (first == 0)
        return fail(ErrorCode::NotEnoughData, "there are no rows to work with");
    if (first != second)
        return fail(ErrorCode::InvalidInput, std::format("{}: there are {} for {} rows", name, second, first));
    return {};
}

std::size_t indexOf(const Error& error)
{
    std::size_t index = kNoIndex;
    if (!error.args.empty()) {
        const std::string& text = error.args.front();
        const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), index);
        if (code != std::errc{} || end != text.data() + text.size())
            return kNoIndex;
    }
    return index;
}

} // namespace boulton::stats
