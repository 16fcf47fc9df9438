// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/canonical_json.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include <charconv>
#include <cmath>
#include <format>
#include <limits>

namespace boulton::report::canonical {
namespace {

bool mustEscape(char32_t c)
{
    return c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029;
}

template <typename T>
bool reads(std::string_view text, T& value)
{
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size();
}

} // namespace

void Writer::string(std::string_view value)
{
    m_text += '"';
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t begin = at;
        const char32_t c = utf8::next(value, at);
        if (c == utf8::kInvalid)
            utf8::append(m_text, 0xFFFD);
        else if (c == '"' || c == '\\')
            (m_text += '\\') += static_cast<char>(c);
        else if (mustEscape(c))
            m_text += std::format("\\u{:04x}", static_cast<std::uint32_t>(c));
        else
            m_text += value.substr(begin, at - begin);
    }
    m_text += '"';
}

void Writer::integer(std::int64_t value)
{
    m_text += std::to_string(value);
}

void Writer::number(double value)
{
    if (std::isfinite(value))
        m_text += formatExact(value);
    else
        string(formatExact(value));
}

bool Reader::takes(std::string_view text)
{
    if (!sees(text))
        return false;
    m_rest.remove_prefix(text.size());
    return true;
}

void Reader::item()
{
    if (m_items == 0)
        m_ok = false;
    else
        --m_items;
}

char32_t Reader::escaped()
{
    if (takes("\""))
        return U'"';
    if (takes("\\"))
        return U'\\';
    std::uint32_t code = 0;
    const bool whole = takes("u") && m_rest.size() >= 4;
    const std::string_view digits = m_rest.substr(0, whole ? 4 : 0);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    m_ok = m_ok && whole && read.ec == std::errc{} && std::format("{:04x}", code) == digits && mustEscape(code);
    if (m_ok)
        m_rest.remove_prefix(4);
    return code;
}

std::string Reader::string()
{
    std::string out;
    token("\"");
    while (m_ok && !takes("\"")) {
        if (takes("\\")) {
            utf8::append(out, escaped());
            continue;
        }
        std::size_t at = 0;
        const char32_t c = m_rest.empty() ? utf8::kInvalid : utf8::next(m_rest, at);
        m_ok = c != utf8::kInvalid && !mustEscape(c);
        if (!m_ok)
            break;
        out += m_rest.substr(0, at);
        m_rest.remove_prefix(at);
    }
    return m_ok ? out : std::string();
}

std::string_view Reader::bare()
{
    const std::size_t end = m_ok ? m_rest.find_first_of(",]}\"{[:") : 0;
    const std::string_view text = m_rest.substr(0, end);
    m_rest.remove_prefix(text.size());
    return text;
}

std::int64_t Reader::integer()
{
    const std::string_view text = bare();
    std::int64_t value = 0;
    m_ok = m_ok && reads(text, value) && std::to_string(value) == text;
    return m_ok ? value : 0;
}

double Reader::number()
{
    for (const double odd : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity()})
        if (takes("\"" + formatExact(odd) + "\""))
            return odd;
    const std::string_view text = bare();
    double value = 0;
    m_ok = m_ok && reads(text, value) && std::isfinite(value) && formatExact(value) == text;
    return m_ok ? value : 0;
}

} // namespace boulton::report::canonical
