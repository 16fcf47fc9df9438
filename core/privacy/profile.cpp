// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/privacy/profile.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace boulton::privacy {
namespace {

constexpr std::int64_t kLargestBase = 10'000;
constexpr std::int64_t kLargestThreshold = 1'000'000;

std::int64_t nearest(std::int64_t count, std::int64_t base, bool dasa)
{
    const std::int64_t below = count / base * base;
    const std::int64_t over = count - below;
    if (2 * over != base)
        return 2 * over < base ? below : below + base;
    if (!dasa)
        return below + base;
    return below / base % 2 == 0 ? below : below + base; // the one that is a multiple of twice the base
}

std::unexpected<Error> wrong(std::string_view key, std::string_view value, const std::string& expected)
{
    return fail(ErrorCode::Usage,
                "profile: '" + std::string(key) + "' is '" + std::string(value) + "'; it must be " + expected,
                {std::string(key)});
}

template <typename T>
Result<T> numberOf(std::string_view key, std::string_view text, T least, T most)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !(value >= least && value <= most))
        return wrong(key, text,
                     "a number from " + std::to_string(static_cast<std::int64_t>(least)) + " to " +
                         std::to_string(static_cast<std::int64_t>(most)));
    return value;
}

Result<bool> oneOf(std::string_view key, std::string_view text, std::string_view yes, std::string_view no)
{
    if (text != yes && text != no)
        return wrong(key, text, std::string(yes) + " or " + std::string(no));
    return text == yes;
}

Status change(Profile& p, std::string_view key, std::string_view value)
{
    if (key == "threshold") {
        BOULTON_TRY_ASSIGN(p.threshold, numberOf<std::int64_t>(key, value, 0, kLargestThreshold));
    } else if (key == "zeros") {
        BOULTON_TRY_ASSIGN(p.zerosDisclosive, oneOf(key, value, "hidden", "shown"));
    } else if (key == "round") {
        BOULTON_TRY_ASSIGN(const auto base, numberOf<std::int64_t>(key, value, 0, kLargestBase));
        p.rounding = base < 2 ? Rounding::None : p.rounding == Rounding::None ? Rounding::Nearest : p.rounding;
        p.base = std::max<std::int64_t>(base, 1);
    } else if (key == "sign") {
        if (value.empty() || value.size() > 8 || !utf8::valid(value))
            return wrong(key, value, "one to eight characters");
        p.sign = value;
    } else if (key == "n") {
        BOULTON_TRY_ASSIGN(p.dominanceN, numberOf<std::size_t>(key, value, 1, 100));
    } else if (key == "k" || key == "p") {
        BOULTON_TRY_ASSIGN(const double share, numberOf<double>(key, value, 0, 100));
        (key == "k" ? p.dominanceK : p.pRatio) = share / 100;
    } else if (key == "dof") {
        BOULTON_TRY_ASSIGN(p.degreesOfFreedom, numberOf<std::int64_t>(key, value, 0, kLargestThreshold));
    } else if (key == "loss") {
        BOULTON_TRY_ASSIGN(const bool cells, oneOf(key, value, "cells", "people"));
        p.loss = cells ? Loss::Cells : Loss::People;
    } else {
        return fail(ErrorCode::Usage,
                    "profile: there is no '" + std::string(key) +
                        "'; there are: like, threshold, zeros, round, sign, n, k, p, dof, loss",
                    {std::string(key)});
    }
    return {};
}

} // namespace

std::int64_t Profile::shown(std::int64_t count) const
{
    return rounding == Rounding::None || base < 2 ? count : nearest(count, base, rounding == Rounding::Dasa);
}

Range Profile::behind(std::int64_t published) const
{
    if (rounding == Rounding::None || base < 2)
        return {published, published};
    Range range{published, published};
    const auto possible = [&](std::int64_t count) {
        return count >= 0 && shown(count) == published && !isSmall(count);
    };
    for (std::int64_t count = published - base; count <= published + base; ++count)
        if (possible(count)) {
            range.lower = count;
            break;
        }
    for (std::int64_t count = published + base; count >= published - base; --count)
        if (possible(count)) {
            range.upper = count;
            break;
        }
    return range;
}

std::span<const std::string_view> presetNames()
{
    static constexpr std::array<std::string_view, 5> names{"acro", "dasa5", "dasa10", "hes", "dfe"};
    return names;
}

Result<Profile> preset(std::string_view name)
{
    Profile p;
    p.id = name;
    if (name == "acro")
        return p;
    p.zerosDisclosive = false;
    p.rounding = Rounding::Nearest;
    if (name == "dasa5") {
        p.threshold = 5;
        p.sign = "~";
        return p;
    }
    if (name == "dasa10") {
        p.threshold = 0;
        p.rounding = Rounding::Dasa;
        p.base = 10;
        p.sign = "~";
        return p;
    }
    if (name == "hes") {
        p.threshold = 8;
        return p;
    }
    if (name == "dfe") {
        p.threshold = 6;
        p.sign = "c";
        return p;
    }
    return fail(ErrorCode::Usage,
                "there is no profile '" + std::string(name) + "'; there are: acro, dasa5, dasa10, hes, dfe, custom",
                {std::string(name)});
}

Result<Profile> profileFrom(std::string_view text)
{
    text = utf8::trimmed(text);
    const auto colon = text.find(':');
    if (text.substr(0, colon) != "custom")
        return preset(text);
    std::vector<std::pair<std::string_view, std::string_view>> changes;
    std::string_view rest = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
    Profile p;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        const auto part = utf8::trimmed(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        if (part.empty())
            continue;
        const auto equals = part.find('=');
        if (equals == std::string_view::npos)
            return fail(ErrorCode::Usage, "profile: '" + std::string(part) + "' is not KEY=VALUE", {std::string(part)});
        const auto key = utf8::trimmed(part.substr(0, equals));
        const auto value = utf8::trimmed(part.substr(equals + 1));
        if (key == "like") {
            BOULTON_TRY_ASSIGN(p, preset(value));
        } else {
            changes.emplace_back(key, value);
        }
    }
    for (const auto& [key, value] : changes)
        BOULTON_TRY(change(p, key, value));
    p.id = "custom";
    return p;
}

} // namespace boulton::privacy
