// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

namespace boulton::utf8 {

char32_t next(std::string_view t, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(t[i]); };
    const unsigned char lead = byte(at);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    std::size_t more = 0;
    char32_t value = 0;
    char32_t smallest = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        more = 1, value = lead & 0x1FU, smallest = 0x80;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        more = 2, value = lead & 0x0FU, smallest = 0x800;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        more = 3, value = lead & 0x07U, smallest = 0x10000;
    } else {
        ++at;
        return kInvalid;
    }
    if (at + more >= t.size()) {
        ++at;
        return kInvalid;
    }
    for (std::size_t i = 1; i <= more; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            ++at;
            return kInvalid;
        }
        value = (value << 6U) | (byte(at + i) & 0x3FU);
    }
    if (value < smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        ++at;
        return kInvalid;
    }
    at += more + 1;
    return value;
}

void append(std::string& out, char32_t c)
{
    const auto put = [&](char32_t v) { out += static_cast<char>(static_cast<unsigned char>(v)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U)), put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U)), put(0x80U | ((c >> 6U) & 0x3FU)), put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U)), put(0x80U | ((c >> 12U) & 0x3FU)), put(0x80U | ((c >> 6U) & 0x3FU)),
            put(0x80U | (c & 0x3FU));
    }
}

bool valid(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();)
        if (next(text, at) == kInvalid)
            return false;
    return true;
}

std::size_t length(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        (void)next(text, at);
    return count;
}

std::string asciiLower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view t)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    for (;;) {
        if (!t.empty() && blank(t.front()))
            t.remove_prefix(1);
        else if (t.starts_with("\xC2\xA0"))
            t.remove_prefix(2);
        else
            break;
    }
    for (;;) {
        if (!t.empty() && blank(t.back()))
            t.remove_suffix(1);
        else if (t.ends_with("\xC2\xA0"))
            t.remove_suffix(2);
        else
            break;
    }
    return t;
}

} // namespace boulton::utf8
