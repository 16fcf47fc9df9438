// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/outline.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <charconv>
#include <format>
#include <map>

namespace boulton::render {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

std::string_view skipSpace(std::string_view s)
{
    while (!s.empty() && isSpace(s.front()))
        s.remove_prefix(1);
    return s;
}

std::optional<std::size_t> numberAt(std::string_view s)
{
    s = skipSpace(s);
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
    if (error != std::errc{})
        return {};
    return value;
}

//! What stands behind `/Name` in a dictionary.
std::string_view after(std::string_view dictionary, std::string_view name)
{
    for (std::size_t at = dictionary.find(name); at != std::string_view::npos; at = dictionary.find(name, at + 1)) {
        const std::size_t end = at + name.size();
        if (end < dictionary.size() &&
            (isSpace(dictionary[end]) || std::string_view("[<(/").find(dictionary[end]) != std::string_view::npos))
            return dictionary.substr(end);
    }
    return {};
}

struct File {
    std::string_view pdf{};
    std::size_t xref = 0;
    std::string_view trailer{};                   // "<< … >>"
    std::map<std::size_t, std::size_t> offsets{}; // object number -> offset

    //! The dictionary of an object, from << to its >>.
    [[nodiscard]] std::string_view dictionary(std::size_t object) const
    {
        const auto it = offsets.find(object);
        if (it == offsets.end() || it->second >= pdf.size())
            return {};
        std::string_view s = pdf.substr(it->second);
        const std::string head = std::format("{} 0 obj", object);
        if (!s.starts_with(head))
            return {};
        return balanced(s.substr(head.size()));
    }
    static std::string_view balanced(std::string_view s)
    {
        s = skipSpace(s);
        if (!s.starts_with("<<"))
            return {};
        int depth = 0;
        for (std::size_t i = 0; i + 1 < s.size(); ++i) {
            if (s[i] == '(') { // a string may hold anything
                for (++i; i < s.size() && s[i] != ')'; ++i)
                    i += s[i] == '\\' ? 1U : 0U;
            } else if (s.substr(i, 2) == "<<") {
                ++depth;
                ++i;
            } else if (s.substr(i, 2) == ">>") {
                ++i;
                if (--depth == 0)
                    return s.substr(0, i + 1);
            }
        }
        return {};
    }
};

std::optional<File> parse(std::string_view pdf)
{
    File file{.pdf = pdf};
    const std::size_t start = pdf.rfind("startxref");
    if (!pdf.starts_with("%PDF-1.") || start == std::string_view::npos)
        return {};
    const auto xref = numberAt(pdf.substr(start + 9));
    if (!xref || *xref >= pdf.size() || !pdf.substr(*xref).starts_with("xref"))
        return {};
    file.xref = *xref;
    std::string_view s = skipSpace(pdf.substr(*xref + 4));
    while (!s.starts_with("trailer")) {
        std::size_t first = 0;
        std::size_t count = 0;
        auto r = std::from_chars(s.data(), s.data() + s.size(), first);
        if (r.ec != std::errc{} || r.ptr == s.data() + s.size())
            return {};
        r = std::from_chars(r.ptr + 1, s.data() + s.size(), count);
        if (r.ec != std::errc{})
            return {};
        s = skipSpace(s.substr(static_cast<std::size_t>(r.ptr - s.data())));
        if (count > s.size() / 20)
            return {};
        for (std::size_t i = 0; i < count; ++i, s.remove_prefix(20))
            if (s[17] == 'n')
                file.offsets[first + i] = numberAt(s.substr(0, 10)).value_or(pdf.size());
        s = skipSpace(s);
        if (s.empty())
            return {};
    }
    file.trailer = File::balanced(s.substr(7));
    if (file.trailer.empty())
        return {};
    return file;
}

//! The pages in order: a tree of /Kids.
bool collectPages(const File& file, std::size_t node, int depth, std::vector<std::size_t>& out)
{
    const std::string_view dictionary = file.dictionary(node);
    if (dictionary.empty() || depth > 20)
        return false;
    std::string_view kids = after(dictionary, "/Kids");
    if (kids.empty()) {
        out.push_back(node);
        return true;
    }
    kids = skipSpace(kids);
    if (!kids.starts_with("["))
        return false;
    kids = kids.substr(1, kids.find(']') - 1);
    for (kids = skipSpace(kids); !kids.empty(); kids = skipSpace(kids)) {
        const auto number = numberAt(kids);
        const std::size_t r = kids.find('R');
        if (!number || r == std::string_view::npos || !collectPages(file, *number, depth + 1, out))
            return false;
        kids.remove_prefix(r + 1);
    }
    return true;
}

std::string hexTitle(std::string_view utf8)
{
    std::string out = "<FEFF";
    for (std::size_t at = 0; at < utf8.size();) {
        char32_t c = utf8::next(utf8, at);
        if (c == utf8::kInvalid || c < 0x20)
            c = 0xFFFD;
        if (c > 0xFFFF) {
            c -= 0x10000;
            out += std::format("{:04X}{:04X}", 0xD800 + static_cast<unsigned>(c >> 10U),
                               0xDC00 + static_cast<unsigned>(c & 0x3FFU));
        } else {
            out += std::format("{:04X}", static_cast<unsigned>(c));
        }
    }
    return out + ">";
}

struct Item {
    const Bookmark* bookmark = nullptr;
    std::size_t parent = 0;            // object number
    std::vector<std::size_t> children; // indexes of items
};

std::string itemObject(const std::vector<Item>& items, const std::vector<std::size_t>& siblings, std::size_t place,
                       std::size_t firstObject, const std::vector<std::size_t>& pages, double pageHeight)
{
    const Item& item = items[siblings[place]];
    const Bookmark& b = *item.bookmark;
    std::string out =
        std::format("<<\n/Title {}\n/Parent {} 0 R\n/Dest [{} 0 R /XYZ 0 {:.1f} null]\n", hexTitle(b.title),
                    item.parent, pages[std::min(b.page, pages.size() - 1)], std::max(0.0, pageHeight - b.y));
    if (place > 0)
        out += std::format("/Prev {} 0 R\n", firstObject + siblings[place - 1]);
    if (place + 1 < siblings.size())
        out += std::format("/Next {} 0 R\n", firstObject + siblings[place + 1]);
    if (!item.children.empty())
        out += std::format("/First {} 0 R\n/Last {} 0 R\n/Count -{}\n", firstObject + item.children.front(),
                           firstObject + item.children.back(), item.children.size());
    return out + ">>";
}

std::string literal(std::string_view s)
{
    std::string out = "(";
    for (const char c : s)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
            out += c;
    return out + ")";
}

} // namespace

std::optional<std::string> withOutline(std::string_view pdf, const std::vector<Bookmark>& bookmarks,
                                       std::string_view language, double pageHeight)
{
    const auto file = parse(pdf);
    if (!file)
        return {};
    const auto root = numberAt(after(file->trailer, "/Root"));
    const auto size = numberAt(after(file->trailer, "/Size"));
    if (!root || !size)
        return {};
    const std::string_view catalog = file->dictionary(*root);
    const auto tree = numberAt(after(catalog, "/Pages"));
    std::vector<std::size_t> pages;
    if (!tree || !collectPages(*file, *tree, 0, pages) || pages.empty())
        return {};

    // The outline itself is object `size`, item i is object `size` + 1 + i.
    const std::size_t outline = *size;
    const std::size_t firstItem = outline + 1;
    std::vector<Item> items;
    std::vector<std::size_t> top;
    for (const Bookmark& b : bookmarks) {
        items.push_back({.bookmark = &b, .parent = outline, .children = {}});
        if (b.level > 1 && !top.empty()) {
            items.back().parent = firstItem + top.back();
            items[top.back()].children.push_back(items.size() - 1);
        } else {
            top.push_back(items.size() - 1);
        }
    }
    std::map<std::size_t, std::string> objects;
    std::string extended(catalog.substr(0, catalog.size() - 2));
    const auto add = [&](std::string_view key, const std::string& value) {
        if (after(catalog, key).empty())
            extended += std::format("\n{} {}", key, value);
    };
    if (!items.empty()) {
        add("/Outlines", std::format("{} 0 R", outline));
        add("/PageMode", "/UseOutlines");
        objects[outline] = std::format("<<\n/Type /Outlines\n/First {} 0 R\n/Last {} 0 R\n/Count {}\n>>",
                                       firstItem + top.front(), firstItem + top.back(), top.size());
        for (std::size_t i = 0; i < top.size(); ++i) {
            objects[firstItem + top[i]] = itemObject(items, top, i, firstItem, pages, pageHeight);
            const auto& children = items[top[i]].children;
            for (std::size_t k = 0; k < children.size(); ++k)
                objects[firstItem + children[k]] = itemObject(items, children, k, firstItem, pages, pageHeight);
        }
    }
    add("/Lang", literal(language));
    add("/ViewerPreferences", "<< /DisplayDocTitle true >>");
    objects[*root] = extended + "\n>>";

    std::string out(pdf);
    if (!out.ends_with('\n'))
        out += '\n';
    std::map<std::size_t, std::size_t> offsets;
    for (const auto& [number, body] : objects) {
        offsets[number] = out.size();
        out += std::format("{} 0 obj\n{}\nendobj\n", number, body);
    }
    const std::size_t xref = out.size();
    out += "xref\n";
    for (const auto& [number, offset] : offsets)
        out += std::format("{} 1\n{:010} 00000 n \n", number, offset);
    // The old trailer with a new size and the way back to the old table.
    std::string trailer(file->trailer.substr(0, file->trailer.size() - 2));
    const std::string oldSize = std::to_string(*size);
    const std::size_t at = trailer.find(oldSize, trailer.find("/Size"));
    if (at == std::string::npos || trailer.find("/Prev") != std::string::npos)
        return {};
    trailer.replace(at, oldSize.size(), std::to_string(firstItem + items.size()));
    out += std::format("trailer\n{}\n/Prev {}\n>>\nstartxref\n{}\n%%EOF\n", trailer, file->xref, xref);
    return out;
}

} // namespace boulton::render
