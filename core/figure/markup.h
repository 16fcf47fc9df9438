// SPDX-License-Identifier: GPL-3.0-or-later
// The only way to write SVG and HTML in Boulton. Markup is made of literals that stand in our source and of text that has been
// escaped; a std::string does not convert to it, so an unescaped name cannot be written: it does not compile.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace boulton::figure {

//! A string literal of our own source; nothing made at run time converts to it.
class MarkupLiteral {
public:
    template <std::size_t N>
    consteval MarkupLiteral(const char (&literal)[N]) : m_text(literal, N - 1) // NOLINT(google-explicit-constructor)
    {}
    [[nodiscard]] constexpr std::string_view view() const { return m_text; }

private:
    std::string_view m_text;
};

class Markup {
public:
    Markup() = default;
    Markup& operator<<(MarkupLiteral literal)
    {
        m_text += literal.view();
        return *this;
    }
    Markup& operator<<(const Markup& other)
    {
        m_text += other.m_text;
        return *this;
    }
    //! Escaped for element content and for quoted attribute values. Control characters (but line feed and tab), invalid UTF-8
    //! and code points that XML forbids become U+FFFD.
    Markup& text(std::string_view utf8);
    //! At most `decimals` places, a point, no trailing zeros and no "-0".
    Markup& number(double value, int decimals = 2);
    Markup& integer(std::int64_t value);
    //! Letters, digits, '-' and '_' as they are, anything else as '-': for ids and class names.
    Markup& identifier(std::string_view name);

    [[nodiscard]] const std::string& string() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }

private:
    std::string m_text;
};

} // namespace boulton::figure
