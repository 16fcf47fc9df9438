// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"
#include "core/base/utf8.h"
#include <format>

namespace boulton {
namespace {

//! Code points that change how the rest of a line is shown: C0, C1, line separators, bidirectional and zero-width controls.
bool isControl(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x061C;
}

std::string escaped(std::string_view text, bool asciiOnly)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t c = utf8::next(text, at);
        if (c == utf8::kInvalid)
            out += std::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(text[start])));
        else if (isControl(c) || (asciiOnly && c >= 0x80))
            out += std::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c));
        else
            out += text.substr(start, at - start);
    }
    return out;
}

} // namespace

std::string sanitised(std::string_view utf8)
{
    return escaped(utf8, true);
}
std::string printable(std::string_view utf8)
{
    return escaped(utf8, false);
}

} // namespace boulton
