// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/markup.h"
#include "core/base/utf8.h"
#include <cmath>
#include <format>

namespace boulton::figure {
namespace {

bool forbidden(char32_t c)
{
    return c == utf8::kInvalid || (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) ||
           (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

} // namespace

Markup& Markup::text(std::string_view utf8)
{
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        const char32_t c = utf8::next(utf8, at);
        switch (c) {
        case '&': m_text += "&amp;"; break;
        case '<': m_text += "&lt;"; break;
        case '>': m_text += "&gt;"; break;
        case '"': m_text += "&quot;"; break;
        case '\'': m_text += "&#39;"; break;
        default:
            if (forbidden(c))
                m_text += "\xEF\xBF\xBD";
            else
                m_text += utf8.substr(begin, at - begin);
        }
    }
    return *this;
}

Markup& Markup::number(double value, int decimals)
{
    std::string digits = std::format("{:.{}f}", std::isfinite(value) ? value : 0.0, decimals);
    if (digits.find('.') != std::string::npos) {
        while (digits.back() == '0')
            digits.pop_back();
        if (digits.back() == '.')
            digits.pop_back();
    }
    m_text += digits == "-0" ? "0" : digits;
    return *this;
}

Markup& Markup::integer(std::int64_t value)
{
    m_text += std::to_string(value);
    return *this;
}

Markup& Markup::identifier(std::string_view name)
{
    for (const char c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        m_text += plain ? c : '-';
    }
    return *this;
}

} // namespace boulton::figure
