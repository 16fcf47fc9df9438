// SPDX-License-Identifier: GPL-3.0-or-later
// Enumerations that are written as words: the table of names is the one place of truth, in the order of the values.
#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace boulton {

//! The value with that exact name; empty if there is none.
template <typename E, std::size_t N>
[[nodiscard]] std::optional<E> fromName(const std::array<std::string_view, N>& names, std::string_view name)
{
    for (std::size_t i = 0; i < N; ++i)
        if (names[i] == name)
            return static_cast<E>(i);
    return std::nullopt;
}

} // namespace boulton
