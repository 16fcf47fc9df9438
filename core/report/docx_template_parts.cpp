// SPDX-License-Identifier: GPL-3.0-or-later
// What of a template is taken over, and what is refused.
#include "core/base/utf8.h"
#include "core/report/docx_template.h"
#include <algorithm>
#include <array>
#include <set>

namespace boulton::report::docx {
namespace {

//! Fields that neither fetch nor run anything.
constexpr std::array<std::string_view, 25> kHarmlessFields{
    "page",  "numpages", "sectionpages", "section",  "date",     "time",        "createdate", "savedate", "printdate",
    "title", "subject",  "author",       "filename", "styleref", "docproperty", "ref",        "pageref",  "noteref",
    "toc",   "seq",      "hyperlink",    "if",       "=",        "quote",       "symbol"};
//! Elements that need a part which is not taken over, or hold one.
constexpr std::array<std::string_view, 9> kUnsupported{
    "w:footnoteReference", "w:endnoteReference", "w:commentReference",  "w:altChunk",       "w:object",
    "w:control",           "w:subDoc",           "w:commentRangeStart", "w:commentRangeEnd"};

bool isWordChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

//! As a word of its own: OFFICIAL does not stand in OFFICIAL-SENSITIVE.
bool standsIn(const std::string& text, const std::string& what)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
        const bool before = at == 0 || !isWordChar(text[at - 1]);
        const bool after = at + what.size() >= text.size() || !isWordChar(text[at + what.size()]);
        if (before && after)
            return true;
    }
    return false;
}

bool isPlainLink(const std::string& target)
{
    const std::string lower = utf8::asciiLower(target);
    return lower.starts_with("https://") || lower.starts_with("http://") || lower.starts_with("mailto:");
}

std::string firstWord(std::string_view instruction)
{
    const std::string_view text = utf8::trimmed(instruction);
    if (text.starts_with('='))
        return "=";
    return utf8::asciiLower(text.substr(0, std::min(text.find_first_of(" \t\r\n\\\""), text.size())));
}

} // namespace

boulton::Status Template::checkText(const xml::Slices& s, const std::string& part, bool whole, bool& contents) const
{
    std::vector<std::string> fields;
    const auto known = [&](std::string_view instruction) -> boulton::Status {
        const std::string word = firstWord(instruction);
        contents = contents || word == "toc";
        if (!word.empty() && !std::ranges::contains(kHarmlessFields, word))
            return refused(part, "holds a field that is not taken over: " + word.substr(0, 40));
        return {};
    };
    for (std::size_t i = 0; i < s.elements().size(); ++i) {
        if (!whole && !isKept(i))
            continue;
        const std::string_view name = s.elements()[i].name;
        if (std::ranges::contains(kUnsupported, name))
            return refused(part, "holds <" + std::string(name) + ">, which is not taken over from a template");
        if (name == "w:fldSimple")
            BOULTON_TRY(known(s.attribute(i, "w:instr").value_or("")));
        if (name == "w:fldChar") {
            const std::string type = s.attribute(i, "w:fldCharType").value_or("");
            if (type == "begin") {
                fields.emplace_back();
            } else if (!fields.empty()) {
                BOULTON_TRY(known(fields.back()));
                fields.back().clear();
                if (type == "end")
                    fields.pop_back();
            }
        }
        if ((name == "w:instrText" || name == "w:delInstrText") && !fields.empty())
            fields.back() += s.textOf(i, name);
    }
    return {};
}

boulton::Status Template::relationsOf(const xml::Slices& s, const std::string& part, bool whole,
                                      std::vector<Relationship>& used) const
{
    BOULTON_TRY_ASSIGN(const std::vector<Relationship> all, relationships(part));
    std::set<std::string> wanted;
    for (std::size_t i = 0; i < s.elements().size(); ++i) {
        if ((!whole && !isKept(i)) || s.startTag(i).find("r:") == std::string_view::npos)
            continue;
        const std::string_view name = s.elements()[i].name;
        if (name == "w:headerReference" || name == "w:footerReference")
            continue; // section by section, see furniture()
        for (const auto& a : s.attributes(i))
            if (a.name.starts_with("r:") && !a.value.empty())
                wanted.insert(a.value);
    }
    for (const std::string& id : wanted) {
        const auto found = std::ranges::find(all, id, &Relationship::id);
        if (found == all.end())
            return refused(part, "refers to something that is not there (" + id.substr(0, 40) + ")");
        const std::string_view kind = kindOf(*found);
        const bool link = kind == "hyperlink" && found->external && isPlainLink(found->target);
        const bool inside = (kind == "image" || kind == "font") && !found->external;
        if (!link && !inside)
            return refused(part, "holds a " + std::string(kind) + (found->external ? " outside the file" : "") +
                                     ", which is not taken over from a template: " + found->target.substr(0, 80));
        used.push_back(*found);
    }
    return {};
}

//! A part with what belongs to it: pictures and fonts. A part that is already there stays.
boulton::Status Template::take(const std::string& part, std::string bytes, std::map<std::string, Part>& parts) const
{
    if (parts.contains(part))
        return {};
    const std::string type = typeOf(part);
    if (type.empty())
        return refused(part, "has no content type");
    std::vector<Relationship> used;
    if (type.ends_with("+xml") && type != "image/svg+xml") {
        BOULTON_TRY_ASSIGN(const xml::Slices s, slices(part, {}));
        bool contents = false;
        BOULTON_TRY(checkText(s, part, true, contents));
        BOULTON_TRY(relationsOf(s, part, true, used));
    } else if (!type.starts_with("image/") && utf8::asciiLower(type).find("font") == std::string::npos) {
        return refused(part, "is of a kind that is not taken over: " + type);
    }
    parts[part] = {part, type, std::move(bytes)};
    if (!used.empty())
        parts[relationshipsOf(part)] = {relationshipsOf(part), {}, relationshipsXml(used)};
    for (const Relationship& r : used) {
        if (r.external)
            continue;
        BOULTON_TRY_ASSIGN(std::string inner, content(part, r));
        BOULTON_TRY(take(resolved(part, r.target), std::move(inner), parts));
    }
    return {};
}

//! A header or footer of the template, with the marking where it does not stand there.
Result<std::string> Template::marked(const std::string& part, std::string_view root, const Additions& additions) const
{
    BOULTON_TRY_ASSIGN(const xml::Slices s, slices(part, root));
    if (s.startTag(0).ends_with("/>"))
        return refused(part, "is empty");
    const std::string said = s.textOf(0, "w:t");
    const bool header = root == "w:hdr";
    const std::string& style = header ? additions.headerStyle : additions.footerStyle;
    std::string added;
    if (!header && !additions.notice.empty() && said.find(additions.notice) == std::string::npos)
        added += furnitureLine(additions.notice, style, false);
    if (!additions.marking.empty() && !standsIn(said, additions.marking))
        added += furnitureLine(additions.marking, style, true);
    return xml::edited(s.text(), {{header ? s.elements()[0].innerBegin : s.elements()[0].innerEnd, 0, added}});
}

//! Headers and footers of every section that stays; where a page would have none, ours.
boulton::Status Template::furniture(const Additions& additions, Output& out, std::vector<xml::Edit>& edits,
                                    std::map<std::string, Part>& parts) const
{
    std::set<std::string> effective; // what sections inherit from those before them
    std::set<std::string> carried;
    for (const Section& section : m_sections) {
        for (const auto& [reference, id] : section.references) {
            const auto found = std::ranges::find(m_relations, id, &Relationship::id);
            const bool header = reference.starts_with("header");
            if (found == m_relations.end() || found->external || kindOf(*found) != (header ? "header" : "footer"))
                return refused(m_main, "refers to a header or footer that is not there (" + id.substr(0, 40) + ")");
            effective.insert(reference);
            if (!carried.insert(id).second)
                continue;
            const std::string part = resolved(m_main, found->target);
            if (!parts.contains(part)) {
                BOULTON_TRY_ASSIGN(std::string bytes, marked(part, header ? "w:hdr" : "w:ftr", additions));
                BOULTON_TRY(take(part, std::move(bytes), parts));
            }
            out.relations.push_back({id, found->type, "/" + part, false});
        }
        std::string added;
        for (const char* kind : {"headerReference", "footerReference"}) {
            const bool header = std::string_view(kind) == "headerReference";
            for (const char* pages : {"default", "first", "even"}) {
                const std::string reference = std::string(kind) + "/" + pages;
                const bool needed = std::string_view(pages) == "default" ||
                                    (std::string_view(pages) == "first" ? section.titlePage : m_evenPages);
                if (!needed || !effective.insert(reference).second)
                    continue;
                (header ? out.ourHeader : out.ourFooter) = true;
                added += "<w:" + std::string(kind) +
                         " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" w:type=\"" +
                         pages + "\" r:id=\"" + relationshipId(header ? "Header" : "Footer") + "\"/>";
            }
        }
        if (added.empty())
            continue;
        const xml::Element& e = m_document->elements()[section.element];
        const std::string_view tag = m_document->startTag(section.element);
        if (tag.ends_with("/>")) // <w:sectPr/>
            edits.push_back({e.innerBegin - 2, 2, ">" + added + "</w:sectPr>"});
        else
            edits.push_back({e.innerBegin, 0, added});
    }
    return {};
}

Result<std::string> Template::content(const std::string& part, const Relationship& relation) const
{
    const auto file = m_files.find(resolved(part, relation.target));
    if (file == m_files.end())
        return refused(part, "refers to " + relation.target.substr(0, 80) + ", which is not there");
    return file->second;
}

Result<Template::Output> Template::make(const Additions& additions) const
{
    Output out;
    std::map<std::string, Part> parts;
    // Relations of one of the parts that we write anew: their targets by their whole names.
    const auto taken = [&](const std::string& part, std::vector<Relationship>& relations) -> boulton::Status {
        for (Relationship& r : relations) {
            if (r.external)
                continue;
            BOULTON_TRY_ASSIGN(std::string bytes, content(part, r));
            const std::string name = resolved(part, r.target);
            BOULTON_TRY(take(name, std::move(bytes), parts));
            r.target = "/" + name;
        }
        return {};
    };
    BOULTON_TRY(relationsOf(*m_document, m_main, false, out.relations));
    for (const Relationship& r : m_relations)
        if (!r.external && (kindOf(r) == "theme" || kindOf(r) == "fontTable"))
            out.relations.push_back(r);
    BOULTON_TRY(taken(m_main, out.relations));
    if (m_numbering) { // pictures as bullets
        std::vector<Relationship> used;
        BOULTON_TRY(relationsOf(*m_numbering, m_numberingPart, true, used));
        BOULTON_TRY(taken(m_numberingPart, used));
        const std::string name = relationshipsOf("word/numbering.xml");
        if (!used.empty())
            parts[name] = {name, {}, relationshipsXml(used)};
    }
    std::vector<xml::Edit> edits{{m_from, m_to - m_from, additions.body}};
    if (m_emptied)
        edits.push_back(*m_emptied);
    BOULTON_TRY(furniture(additions, out, edits, parts));
    if (!m_lastSection) { // at the end of the body, behind whatever stays
        out.ourHeader = out.ourFooter = true;
        edits.push_back({m_document->elements()[m_body].innerEnd, 0, sectionXml(m_page, m_evenPages)});
    }
    out.document = xml::edited(m_document->text(), std::move(edits));
    for (auto& [name, part] : parts)
        out.parts.push_back(std::move(part));
    return out;
}

} // namespace boulton::report::docx
