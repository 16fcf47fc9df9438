// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/xml_slices.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace boulton::report::xml {
namespace {

constexpr std::size_t kDeepest = 200;
constexpr std::size_t kMostElements = 400'000;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool isName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':' ||
           c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::unexpected<Error> malformed()
{
    return fail(ErrorCode::InvalidInput, "is not well-formed XML");
}

//! The character that "&…;" at `at` stands for, and `at` moved behind it; kInvalid for any other entity.
char32_t reference(std::string_view text, std::size_t& at)
{
    static constexpr std::array<std::pair<std::string_view, char32_t>, 5> kNamed{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    const std::string_view rest = text.substr(at);
    for (const auto& [name, c] : kNamed)
        if (rest.starts_with(name)) {
            at += name.size();
            return c;
        }
    const std::size_t semicolon = rest.substr(0, 12).find(';');
    if (!rest.starts_with("&#") || semicolon == std::string_view::npos)
        return utf8::kInvalid;
    const bool hex = rest.size() > 2 && rest[2] == 'x';
    const std::string_view digits = rest.substr(hex ? 3 : 2, semicolon - (hex ? 3 : 2));
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
    if (error != std::errc() || end != digits.data() + digits.size() || control || code > 0x10FFFF ||
        (code >= 0xD800 && code < 0xE000) || (code & 0xFFFEU) == 0xFFFE)
        return utf8::kInvalid;
    at += semicolon + 1;
    return code;
}

bool referencesAreKnown(std::string_view text)
{
    for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at))
        if (reference(text, at) == utf8::kInvalid)
            return false;
    return true;
}

std::string decoded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with("<![CDATA[")) {
            const std::size_t end = std::min(text.find("]]>", at), text.size());
            out += text.substr(at + 9, end - at - 9);
            at = std::min(end + 3, text.size());
        } else if (text.substr(at).starts_with("<!--")) {
            at = std::min(text.find("-->", at), text.size() - 3) + 3;
        } else if (text[at] == '&') {
            const char32_t c = reference(text, at);
            if (c == utf8::kInvalid)
                ++at;
            else
                utf8::append(out, c);
        } else {
            out += text[at++];
        }
    }
    return out;
}

} // namespace

class Reader {
public:
    explicit Reader(std::string text)
    {
        m_slices.m_text = std::make_unique<std::string>(std::move(text));
        m_text = *m_slices.m_text;
    }
    Result<Slices> run()
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_at = 3;
        if (!utf8::valid(m_text) || m_text.find('\0') != std::string_view::npos)
            return fail(ErrorCode::InvalidInput, "is not UTF-8");
        while (m_at < m_text.size())
            BOULTON_TRY(next());
        if (!m_open.empty() || m_slices.m_elements.empty())
            return malformed();
        return std::move(m_slices);
    }

private:
    Status next()
    {
        if (m_text[m_at] != '<')
            return characters();
        if (rest().starts_with("<?"))
            return instruction();
        if (rest().starts_with("<!--"))
            return skip("-->");
        if (rest().starts_with("<![CDATA["))
            return m_open.empty() ? malformed() : skip("]]>");
        if (rest().starts_with("<!"))
            return fail(ErrorCode::InvalidInput, "has a document type declaration, which is not allowed here");
        if (rest().starts_with("</"))
            return endTag();
        return startTag();
    }
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }
    Status skip(std::string_view end)
    {
        const std::size_t found = m_text.find(end, m_at);
        if (found == std::string_view::npos)
            return malformed();
        m_at = found + end.size();
        return {};
    }
    Status characters()
    {
        const std::size_t end = std::min(m_text.find('<', m_at), m_text.size());
        const std::string_view run = m_text.substr(m_at, end - m_at);
        if (m_open.empty() ? !std::ranges::all_of(run, isSpace) : !referencesAreKnown(run))
            return malformed();
        m_at = end;
        return {};
    }
    Status instruction()
    {
        const std::size_t begin = m_at;
        BOULTON_TRY(skip("?>"));
        const std::string said = utf8::asciiLower(m_text.substr(begin, m_at - begin));
        const std::size_t encoding = said.find("encoding");
        if (said.starts_with("<?xml ") && encoding != std::string::npos &&
            said.find("utf-8", encoding) == std::string::npos && said.find("us-ascii", encoding) == std::string::npos)
            return fail(ErrorCode::InvalidInput, "is not UTF-8");
        return {};
    }
    std::string_view name()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && isName(m_text[m_at]))
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }
    void blanks()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    Status startTag()
    {
        auto& elements = m_slices.m_elements;
        if (m_open.empty() && !elements.empty())
            return malformed(); // a second root
        if (m_open.size() >= kDeepest || elements.size() >= kMostElements)
            return fail(ErrorCode::TooLarge, "holds more elements than a template needs");
        Element element{.begin = m_at++};
        element.name = name();
        if (element.name.empty())
            return malformed();
        for (;;) {
            const std::size_t before = m_at;
            blanks();
            if (rest().starts_with('>') || rest().starts_with("/>"))
                break;
            if (before == m_at || name().empty())
                return malformed();
            BOULTON_TRY(value());
        }
        const bool empty = m_text[m_at] == '/';
        m_at += empty ? 2 : 1;
        element.innerBegin = element.innerEnd = element.end = m_at;
        element.next = elements.size() + 1;
        elements.push_back(element);
        if (!empty)
            m_open.push_back(elements.size() - 1);
        return {};
    }
    Status value()
    {
        blanks();
        if (!rest().starts_with('='))
            return malformed();
        ++m_at;
        blanks();
        if (!rest().starts_with('"') && !rest().starts_with('\''))
            return malformed();
        const std::size_t end = m_text.find(m_text[m_at], m_at + 1);
        if (end == std::string_view::npos)
            return malformed();
        const std::string_view inside = m_text.substr(m_at + 1, end - m_at - 1);
        if (inside.find('<') != std::string_view::npos || !referencesAreKnown(inside))
            return malformed();
        m_at = end + 1;
        return {};
    }
    Status endTag()
    {
        const std::size_t begin = m_at;
        m_at += 2;
        const std::string_view closed = name();
        blanks();
        if (m_open.empty() || !rest().starts_with('>') || m_slices.m_elements[m_open.back()].name != closed)
            return malformed();
        ++m_at;
        Element& element = m_slices.m_elements[m_open.back()];
        element.innerEnd = begin;
        element.end = m_at;
        element.next = m_slices.m_elements.size();
        m_open.pop_back();
        return {};
    }

    Slices m_slices;
    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<std::size_t> m_open;
};

Result<Slices> Slices::read(std::string text)
{
    return Reader(std::move(text)).run();
}

std::vector<std::size_t> Slices::children(std::size_t of) const
{
    std::vector<std::size_t> out;
    for (std::size_t i = of + 1; i < m_elements[of].next; i = m_elements[i].next)
        out.push_back(i);
    return out;
}

std::optional<std::size_t> Slices::child(std::size_t of, std::string_view name) const
{
    for (std::size_t i = of + 1; i < m_elements[of].next; i = m_elements[i].next)
        if (m_elements[i].name == name)
            return i;
    return std::nullopt;
}

std::string_view Slices::outer(std::size_t i) const
{
    return std::string_view(*m_text).substr(m_elements[i].begin, m_elements[i].end - m_elements[i].begin);
}
std::string_view Slices::inner(std::size_t i) const
{
    return std::string_view(*m_text).substr(m_elements[i].innerBegin,
                                            m_elements[i].innerEnd - m_elements[i].innerBegin);
}
std::string_view Slices::startTag(std::size_t i) const
{
    return std::string_view(*m_text).substr(m_elements[i].begin, m_elements[i].innerBegin - m_elements[i].begin);
}

std::vector<Slices::Attribute> Slices::attributes(std::size_t i) const
{
    std::vector<Attribute> out;
    const std::string_view tag = startTag(i);
    for (std::size_t at = 1 + m_elements[i].name.size();;) { // the reader has seen that it is well-formed
        while (at < tag.size() && isSpace(tag[at]))
            ++at;
        const std::size_t begin = at;
        while (at < tag.size() && isName(tag[at]))
            ++at;
        if (at == begin)
            return out;
        const std::string_view name = tag.substr(begin, at - begin);
        at = tag.find_first_of("\"'", at);
        const std::size_t end = tag.find(tag[at], at + 1);
        out.push_back({name, decoded(tag.substr(at + 1, end - at - 1))});
        at = end + 1;
    }
}

std::optional<std::string> Slices::attribute(std::size_t i, std::string_view name) const
{
    for (Attribute& a : attributes(i))
        if (a.name == name)
            return std::move(a.value);
    return std::nullopt;
}

std::string Slices::textOf(std::size_t i, std::string_view leaf) const
{
    std::string out;
    for (std::size_t k = i; k < m_elements[i].next; ++k)
        if (m_elements[k].name == leaf)
            out += decoded(inner(k));
    return out;
}

std::string edited(std::string_view text, std::vector<Edit> edits)
{
    std::ranges::stable_sort(edits, {}, &Edit::at);
    std::string out;
    std::size_t done = 0;
    for (const Edit& e : edits) {
        out += text.substr(done, e.at - done);
        out += e.added;
        done = e.at + e.removed;
    }
    out += text.substr(done);
    return out;
}

} // namespace boulton::report::xml
