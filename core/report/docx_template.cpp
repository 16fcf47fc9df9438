// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/docx_template.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <array>
#include <charconv>

namespace boulton::report::docx {
namespace {

constexpr std::uint64_t kLargest = 20ULL << 20U;
constexpr std::string_view kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kMainType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
constexpr std::string_view kTemplateType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
constexpr std::string_view kPlaceholder = "[Report]";

int twips(const std::optional<std::string>& text, int otherwise)
{
    int value = otherwise;
    if (text)
        std::from_chars(text->data(), text->data() + text->size(), value);
    return std::clamp(value, -31'680, 31'680);
}

bool isOn(const xml::Slices& s, std::size_t of, std::string_view name)
{
    const auto i = s.child(of, name);
    const std::string value = i ? s.attribute(*i, "w:val").value_or("1") : std::string("0");
    return value != "0" && value != "false" && value != "off";
}

std::string extensionOf(std::string_view part)
{
    const auto dot = part.find_last_of('.');
    return dot == std::string_view::npos ? std::string() : utf8::asciiLower(part.substr(dot + 1));
}

} // namespace

std::string Template::where(std::string_view part) const
{
    return "the template " + m_name + (part.empty() ? " " : ": " + std::string(part) + " ");
}

std::unexpected<Error> Template::refused(std::string_view part, const std::string& why) const
{
    return fail(ErrorCode::InvalidInput, where(part) + why + "; nothing was written", {m_name});
}

Result<xml::Slices> Template::slices(const std::string& part, std::string_view root) const
{
    const auto file = m_files.find(part);
    if (file == m_files.end())
        return refused({}, "has no " + part);
    auto read = xml::Slices::read(file->second);
    if (!read)
        return fail(read.error().code, where(part) + read.error().what + "; nothing was written", {m_name});
    if (!root.empty() && read->elements()[0].name != root)
        return refused(part, "is not what its name says: it begins with " + std::string(read->elements()[0].name));
    // Kept text moves into our parts, so that its prefixes must mean there what they mean here.
    for (std::size_t i = 0; i < read->elements().size(); ++i) {
        if (i > 0 && read->startTag(i).find("xmlns") == std::string_view::npos)
            continue;
        for (const auto& a : read->attributes(i)) {
            if (!a.name.starts_with("xmlns"))
                continue;
            const bool word = a.name == "xmlns:w";
            const bool relations = a.name == "xmlns:r";
            if (root.starts_with("w:") && (word != (a.value == kWord) || relations != (a.value == kRelations)))
                return refused(part,
                               "uses namespaces in a way that is not supported (\"Strict Open XML\"?); save it in Word "
                               "as \"Word document (*.docx)\"");
        }
    }
    return read;
}

Result<std::vector<Relationship>> Template::relationships(const std::string& part) const
{
    std::vector<Relationship> out;
    const std::string file = relationshipsOf(part);
    if (!m_files.contains(file))
        return out;
    BOULTON_TRY_ASSIGN(const xml::Slices s, slices(file, "Relationships"));
    for (const std::size_t i : s.children(0))
        out.push_back({s.attribute(i, "Id").value_or(""), s.attribute(i, "Type").value_or(""),
                       s.attribute(i, "Target").value_or(""), s.attribute(i, "TargetMode").value_or("") == "External"});
    return out;
}

std::string Template::typeOf(const std::string& part) const
{
    if (const auto own = m_types.find("/" + part); own != m_types.end())
        return own->second;
    const auto byExtension = m_types.find("." + extensionOf(part));
    return byExtension == m_types.end() ? std::string() : byExtension->second;
}

Result<Template> Template::read(const platform::Path& path)
{
    Template t;
    BOULTON_TRY(t.open(path));
    BOULTON_TRY(t.openMain());
    BOULTON_TRY(t.readParts());
    BOULTON_TRY(t.readBody());
    return t;
}

boulton::Status Template::open(const platform::Path& path)
{
    m_name = platform::toUtf8(path.filename());
    auto bytes = platform::readFile(path, kLargest);
    if (!bytes) {
        if (bytes.error().code == ErrorCode::TooLarge)
            return fail(ErrorCode::TooLarge, where({}) + "is larger than 20 MiB; nothing was written", {m_name});
        return fail(bytes.error().code, "the template cannot be read: " + bytes.error().what + "; nothing was written",
                    {m_name});
    }
    if (bytes->empty())
        return refused({}, "is empty");
    if (bytes->starts_with("\xD0\xCF\x11\xE0"))
        return refused({}, "is an old Word document or protected with a password; save it in Word as \"Word document "
                           "(*.docx)\" without one");
    auto files = unzipped(*bytes, {.entries = 2'000, .unpacked = kLargest});
    if (!files)
        return fail(files.error().code, where({}) + files.error().what + "; nothing was written", {m_name});
    m_files = *std::move(files);
    if (const auto kind = m_files.find("mimetype"); kind != m_files.end())
        return refused({}, "is an OpenDocument file; save it as \"Word document (*.docx)\"");
    if (!m_files.contains("[Content_Types].xml"))
        return refused({}, "is a zip file, but not a Word document");
    BOULTON_TRY_ASSIGN(const xml::Slices types, slices("[Content_Types].xml", "Types"));
    for (const std::size_t i : types.children(0)) {
        const std::string type = types.attribute(i, "ContentType").value_or("");
        if (types.elements()[i].name == "Default")
            m_types["." + utf8::asciiLower(types.attribute(i, "Extension").value_or(""))] = type;
        else if (types.elements()[i].name == "Override")
            m_types[types.attribute(i, "PartName").value_or("")] = type;
        const std::string lower = utf8::asciiLower(type);
        if (lower.find("macroenabled") != std::string::npos || lower.find("vbaproject") != std::string::npos)
            return refused({}, "holds macros; save it in Word as \"Word document (*.docx)\" without them");
    }
    for (const auto& [name, content] : m_files)
        if (utf8::asciiLower(name).find("vbaproject") != std::string::npos)
            return refused({},
                           "holds macros (" + name + "); save it in Word as \"Word document (*.docx)\" without them");
    return {};
}

boulton::Status Template::openMain()
{
    BOULTON_TRY_ASSIGN(const std::vector<Relationship> roots, relationships(""));
    for (const Relationship& r : roots)
        if (kindOf(r) == "officeDocument" && !r.external)
            m_main = resolved("", r.target);
    const std::string type = m_main.empty() ? std::string() : typeOf(m_main);
    if (type != kMainType && type != kTemplateType)
        return refused({}, "is not a Word document: " +
                               (type.empty() ? std::string("it names no main part") : "its main part is " + type));
    BOULTON_TRY_ASSIGN(m_relations, relationships(m_main));
    BOULTON_TRY_ASSIGN(m_document, slices(m_main, "w:document"));
    return {};
}

//! Styles, lists, settings and theme.
boulton::Status Template::readParts()
{
    for (const Relationship& r : m_relations) {
        if (r.external)
            continue;
        const std::string part = resolved(m_main, r.target);
        if (kindOf(r) == "styles" && m_stylesPart.empty()) {
            m_stylesPart = part;
            BOULTON_TRY_ASSIGN(m_styles, slices(part, "w:styles"));
        } else if (kindOf(r) == "numbering" && m_numberingPart.empty()) {
            m_numberingPart = part;
            BOULTON_TRY_ASSIGN(m_numbering, slices(part, "w:numbering"));
        } else if (kindOf(r) == "settings" && m_settingsPart.empty()) {
            m_settingsPart = part;
            BOULTON_TRY_ASSIGN(m_settings, slices(part, "w:settings"));
        } else if (kindOf(r) == "theme") {
            m_themed = true;
        }
    }
    if (!m_styles)
        return refused({}, "has no styles (word/styles.xml)");
    m_evenPages = m_settings && isOn(*m_settings, 0, "w:evenAndOddHeaders");
    // A part without a list in it is as good as none.
    if (m_numbering && m_numbering->startTag(0).ends_with("/>"))
        m_numbering.reset();
    return {};
}

//! Where the report goes, and which sections stay.
boulton::Status Template::readBody()
{
    const auto body = m_document->child(0, "w:body");
    if (!body || m_document->startTag(*body).ends_with("/>"))
        return refused(m_main, "has no text (w:body)");
    m_body = *body;
    const auto& elements = m_document->elements();
    std::optional<std::size_t> last;
    std::optional<std::size_t> placeholder;
    for (const std::size_t i : m_document->children(m_body)) {
        if (elements[i].name == "w:sectPr")
            last = i;
        if (!placeholder && elements[i].name == "w:p" && utf8::trimmed(m_document->textOf(i, "w:t")) == kPlaceholder)
            placeholder = i;
    }
    m_lastSection = last.has_value();
    m_from = elements[m_body].innerBegin;
    m_to = last ? elements[*last].begin : elements[m_body].innerEnd;
    if (placeholder) {
        m_from = elements[*placeholder].begin;
        m_to = elements[*placeholder].end;
        if (const auto properties = m_document->child(*placeholder, "w:pPr");
            properties && m_document->child(*properties, "w:sectPr")) {
            const std::size_t text = elements[*properties].end;
            m_emptied = xml::Edit{text, elements[*placeholder].innerEnd - text, {}};
            m_to = m_from;
        }
    }
    // Sections in the order of the text; the report stands in the first that ends behind its place.
    std::optional<std::size_t> around;
    for (std::size_t i = m_body; i < elements[m_body].next; ++i) {
        if (elements[i].name != "w:sectPr" || !isKept(i))
            continue;
        m_sections.push_back(section(i));
        if (!around && elements[i].begin >= m_to)
            around = i;
    }
    if (around) {
        const auto number = [&](std::string_view of, std::string_view name, int otherwise) {
            const auto child = m_document->child(*around, of);
            return child ? twips(m_document->attribute(*child, name), otherwise) : otherwise;
        };
        const PageSize standard;
        m_page = {.width = number("w:pgSz", "w:w", standard.width),
                  .height = number("w:pgSz", "w:h", standard.height),
                  .left = number("w:pgMar", "w:left", standard.left) + number("w:pgMar", "w:gutter", 0),
                  .right = number("w:pgMar", "w:right", standard.right),
                  .top = number("w:pgMar", "w:top", standard.top),
                  .bottom = number("w:pgMar", "w:bottom", standard.bottom),
                  .columns = std::max(1, number("w:cols", "w:num", 1)),
                  .columnGap = number("w:cols", "w:space", 720)};
    }
    return checkText(*m_document, m_main, false, m_contents);
}

bool Template::isKept(std::size_t i) const
{
    const xml::Element& e = m_document->elements()[i];
    return e.end <= m_from || e.begin >= m_to;
}

Template::Section Template::section(std::size_t i) const
{
    Section out{.element = i, .titlePage = isOn(*m_document, i, "w:titlePg")};
    for (const std::size_t k : m_document->children(i)) {
        const std::string_view name = m_document->elements()[k].name;
        if (name == "w:headerReference" || name == "w:footerReference")
            out.references[std::string(name.substr(2)) + "/" + m_document->attribute(k, "w:type").value_or("default")] =
                m_document->attribute(k, "r:id").value_or("");
    }
    return out;
}

} // namespace boulton::report::docx
