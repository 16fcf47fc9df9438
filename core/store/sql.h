// SPDX-License-Identifier: GPL-3.0-or-later
// SQL is literal text. Values are bound; nothing that came from outside is ever part of a statement.
#pragma once
#include <cstddef>
#include <string_view>

namespace boulton::store {

//! Can be made from a string literal only, at compile time: joining strings into SQL does not compile.
class Sql {
public:
    template <std::size_t N>
    consteval Sql(const char (&literal)[N])
        : m_text(literal, N - 1) // NOLINT(google-explicit-constructor): that is its use
    {}
    [[nodiscard]] constexpr std::string_view text() const { return m_text; }

private:
    std::string_view m_text;
};

} // namespace boulton::store
