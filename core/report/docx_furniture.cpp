// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/docx_furniture.h"
#include "core/base/format.h"
#include "core/report/text.h"
#include <algorithm>
#include <array>
#include <charconv>

namespace boulton::report::docx {
namespace {

using figure::Markup;
using figure::MarkupLiteral;

constexpr double kSize = 8.5; // points, of the styles Header and Footer
constexpr MarkupLiteral kDeclaration{"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"};
constexpr MarkupLiteral kWord{"http://schemas.openxmlformats.org/wordprocessingml/2006/main"};

double widthOf(const std::string& text, bool bold)
{
    return figure::textWidth(text, kSize, bold ? figure::Weight::Bold : figure::Weight::Regular) * 1.05;
}

class Lines {
public:
    Lines(const FurnitureOptions& options, Style style, MarkupLiteral edge)
        : m_options(options), m_style(style), m_edge(edge)
    {}
    void open(bool edge)
    {
        (m_out << "<w:p><w:pPr><w:pStyle w:val=\"").text(m_options.ids.of(m_style)) << "\"/>";
        if (edge)
            m_out << "<w:pBdr><w:" << m_edge
                  << " w:val=\"single\" w:sz=\"4\" w:space=\"5\" w:color=\"D5DBE1\"/></w:pBdr>";
        m_out << "<w:tabs>";
        const int width = m_options.page.textWidth();
        if (m_options.foreignTabs) // Word's own stops for this style, in its usual measures
            for (const int at : {4'153, 4'320, 4'513, 4'536, 4'680, 8'306, 8'640, 9'026, 9'072, 9'360})
                if (at != width && at != width / 2) // a stop cannot be cleared and set in one go
                    (m_out << "<w:tab w:val=\"clear\" w:pos=\"").integer(at) << "\"/>";
        (m_out << "<w:tab w:val=\"center\" w:pos=\"").integer(width / 2) << "\"/><w:tab w:val=\"right\" w:pos=\"";
        m_out.integer(width) << "\"/></w:tabs></w:pPr>";
    }
    void close() { m_out << "</w:p>"; }
    void text(std::string_view text, bool strong)
    {
        m_out << "<w:r>";
        if (strong)
            m_out << "<w:rPr><w:b/><w:bCs/><w:color w:val=\"1B2733\"/></w:rPr>";
        (m_out << "<w:t xml:space=\"preserve\">").text(text) << "</w:t></w:r>";
    }
    void tab() { m_out << "<w:r><w:tab/></w:r>"; }
    void field(MarkupLiteral instruction)
    {
        m_out << "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">"
              << instruction
              << "</w:instrText></w:r><w:r><w:fldChar "
                 "w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar "
                 "w:fldCharType=\"end\"/></w:r>";
    }
    //! "Page %1 of %2" with fields in its places.
    void pageOf()
    {
        const std::string text = toString(
            BOULTON_TR("report", "Page %1 of %2").with(std::string("\x01"), std::string("\x02")), m_options.translate);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find_first_of("\x01\x02", at), text.size());
            if (end > at)
                this->text(std::string_view(text).substr(at, end - at), false);
            if (end < text.size())
                field(text[end] == '\x01' ? MarkupLiteral(" PAGE ") : MarkupLiteral(" NUMPAGES "));
            at = end + 1;
        }
    }
    [[nodiscard]] std::string part(MarkupLiteral root) const
    {
        Markup out;
        out << kDeclaration << "<w:" << root << " xmlns:w=\"" << kWord << "\">" << m_out << "</w:" << root << ">";
        return out.string();
    }

private:
    const FurnitureOptions& m_options;
    Style m_style;
    MarkupLiteral m_edge;
    Markup m_out{};
};

} // namespace

std::string headerXml(const Document& document, const FurnitureOptions& options)
{
    Lines lines(options, Style::Header, "bottom");
    const std::string title = toString(document.title, options.translate);
    const bool oneLine = widthOf(title, false) + widthOf(document.marking, true) + 30 < options.page.textWidth() / 20.0;
    lines.open(oneLine || title.empty());
    if (oneLine) {
        lines.text(title, false);
    }
    lines.tab();
    lines.tab();
    lines.text(document.marking, true);
    lines.close();
    if (!oneLine && !title.empty()) {
        lines.open(true);
        lines.text(title, false);
        lines.close();
    }
    return lines.part("hdr");
}

std::string footerXml(const Document& document, const FurnitureOptions& options)
{
    Lines lines(options, Style::Footer, "top");
    std::string left = document.synthetic ? toString(syntheticShort(), options.translate) : std::string();
    if (document.provenance.madeAt)
        left += (left.empty() ? "" : " · ") + formatDate(document.provenance.madeAt->date());
    const double half = options.page.textWidth() / 40.0 - widthOf(document.marking, true) / 2;
    const bool oneLine = widthOf(left, false) + 12 < half && widthOf("Page 999 of 999", false) + 12 < half;
    lines.open(true);
    if (!oneLine && !document.marking.empty()) {
        lines.tab();
        lines.text(document.marking, true);
        lines.close();
        lines.open(false);
    }
    lines.text(left, false);
    if (oneLine || widthOf(left, false) < options.page.textWidth() / 40.0)
        lines.tab();
    if (oneLine)
        lines.text(document.marking, true);
    lines.tab();
    lines.pageOf();
    lines.close();
    return lines.part("ftr");
}

std::string furnitureLine(const std::string& text, const std::string& styleId, bool strong)
{
    Markup out;
    (out << "<w:p><w:pPr><w:pStyle w:val=\"").text(styleId) << "\"/><w:jc w:val=\"center\"/></w:pPr><w:r>";
    if (strong)
        out << "<w:rPr><w:b/><w:bCs/></w:rPr>";
    (out << "<w:t xml:space=\"preserve\">").text(text) << "</w:t></w:r></w:p>";
    return out.string();
}

std::string sectionXml(const PageSize& page, bool evenPages)
{
    Markup out;
    const auto reference = [&](MarkupLiteral name, MarkupLiteral pages, std::string_view what) {
        (out << "<w:" << name
             << " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" w:type=\"" << pages
             << "\" r:id=\"")
                .text(relationshipId(what))
            << "\"/>";
    };
    out << "<w:sectPr>";
    reference("headerReference", "default", "Header");
    if (evenPages)
        reference("headerReference", "even", "Header");
    reference("footerReference", "default", "Footer");
    if (evenPages)
        reference("footerReference", "even", "Footer");
    (out << "<w:pgSz w:w=\"").integer(page.width) << "\" w:h=\"";
    out.integer(page.height) << "\"/><w:pgMar w:top=\"";
    out.integer(page.top) << "\" w:right=\"";
    out.integer(page.right) << "\" w:bottom=\"";
    out.integer(page.bottom) << "\" w:left=\"";
    out.integer(page.left) << "\" w:header=\"624\" w:footer=\"510\" w:gutter=\"0\"/></w:sectPr>";
    return out.string();
}

// ---- lists

namespace {

int integer(const std::string& text)
{
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void abstractNumber(Markup& out, int id, MarkupLiteral format, MarkupLiteral text)
{
    (out << "<w:abstractNum w:abstractNumId=\"").integer(id)
        << "\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\""
        << format << "\"/><w:lvlText w:val=\"" << text
        << "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"397\" "
           "w:hanging=\"397\"/></w:pPr></w:lvl></w:abstractNum>";
}

void number(Markup& out, int id, int abstractId, bool restart)
{
    (out << "<w:num w:numId=\"").integer(id) << "\"><w:abstractNumId w:val=\"";
    out.integer(abstractId) << "\"/>";
    if (restart)
        out << "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    out << "</w:num>";
}

} // namespace

Result<Numbering> Numbering::make(const xml::Slices* ofTemplate, const StyleIds& ids)
{
    Numbering n;
    n.m_template = ofTemplate;
    if (!ofTemplate)
        return n;
    if (ofTemplate->elements()[0].name != "w:numbering" || ofTemplate->startTag(0).ends_with("/>"))
        return fail(ErrorCode::InvalidInput, "holds no lists");
    int highest = 0;
    int highestAbstract = 0;
    int counting = -1;
    for (const std::size_t i : ofTemplate->children(0)) {
        const std::string_view name = ofTemplate->elements()[i].name;
        if (name == "w:abstractNum")
            highestAbstract =
                std::max(highestAbstract, integer(ofTemplate->attribute(i, "w:abstractNumId").value_or("")));
        if (name != "w:num")
            continue;
        const std::string id = ofTemplate->attribute(i, "w:numId").value_or("");
        highest = std::max(highest, integer(id));
        const auto abstractId = ofTemplate->child(i, "w:abstractNumId");
        if (abstractId && ids.numbers(Style::ListNumber) &&
            id == ids.numbering[static_cast<std::size_t>(Style::ListNumber)])
            counting = integer(ofTemplate->attribute(*abstractId, "w:val").value_or(""));
    }
    if (highest > 1'000'000 || highestAbstract > 1'000'000)
        return fail(ErrorCode::InvalidInput, "numbers its lists too high");
    n.m_bullets = highestAbstract + 1;
    n.m_numbers = highestAbstract + 2;
    n.m_counting = counting >= 0 ? counting : n.m_numbers;
    n.m_lists = {.bullets = ids.numbers(Style::ListBullet) ? 0 : highest + 1, .first = highest + 2};
    return n;
}

std::string Numbering::xml(int numberedLists) const
{
    Markup kinds;
    abstractNumber(kinds, m_bullets, "bullet", "•");
    abstractNumber(kinds, m_numbers, "decimal", "%1.");
    Markup lists;
    number(lists, m_lists.first - 1, m_bullets, false);
    for (int i = 0; i < numberedLists; ++i)
        number(lists, m_lists.first + i, m_counting, true);
    if (!m_template) {
        Markup out;
        out << kDeclaration << "<w:numbering xmlns:w=\"" << kWord << "\">" << kinds << lists << "</w:numbering>";
        return out.string();
    }
    // The schema wants all kinds before all lists.
    const auto& elements = m_template->elements();
    std::size_t kindsAt = elements[0].innerEnd;
    std::size_t listsAt = elements[0].innerEnd;
    bool any = false;
    for (const std::size_t i : m_template->children(0)) {
        if (elements[i].name == "w:num") {
            if (!any)
                kindsAt = elements[i].begin;
            any = true;
            listsAt = elements[i].end;
        } else if (elements[i].name == "w:numIdMacAtCleanup" && !any) {
            kindsAt = listsAt = elements[i].begin;
        }
    }
    return xml::edited(m_template->text(), {{kindsAt, 0, kinds.string()}, {listsAt, 0, lists.string()}});
}

// ---- settings and properties

namespace {

//! An element of the template's settings that holds nothing but Word's own words.
std::string kept(const xml::Slices* settings, std::string_view name)
{
    const auto i = settings ? settings->child(0, name) : std::nullopt;
    if (!i)
        return {};
    for (std::size_t k = *i; k < settings->elements()[*i].next; ++k) {
        if (!settings->elements()[k].name.starts_with("w:"))
            return {};
        for (const auto& attribute : settings->attributes(k))
            if (!attribute.name.starts_with("w:"))
                return {};
    }
    return std::string(settings->outer(*i));
}

} // namespace

std::string settingsXml(std::string_view language, const xml::Slices* t)
{
    const std::string lang = Markup().text(language.empty() ? std::string_view("en-GB") : language).string();
    std::string out(kDeclaration.view());
    out += "<w:settings xmlns:w=\"" + std::string(kWord.view()) + "\"><w:zoom w:percent=\"100\"/>";
    for (const char* name : {"w:embedTrueTypeFonts", "w:embedSystemFonts", "w:saveSubsetFonts", "w:mirrorMargins",
                             "w:bordersDoNotSurroundHeader", "w:bordersDoNotSurroundFooter", "w:gutterAtTop"})
        out += kept(t, name);
    const std::string tab = kept(t, "w:defaultTabStop");
    out += tab.empty() ? "<w:defaultTabStop w:val=\"720\"/>" : tab;
    out += kept(t, "w:autoHyphenation") + kept(t, "w:evenAndOddHeaders");
    const std::string compat = kept(t, "w:compat");
    out += compat.empty() ? "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
                            "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
                          : compat;
    out += "<w:themeFontLang w:val=\"" + lang + "\"/>" + kept(t, "w:clrSchemeMapping");
    return out + "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>";
}

std::string fontTableXml()
{
    Markup out;
    out << kDeclaration << "<w:fonts xmlns:w=\"" << kWord
        << "\"><w:font w:name=\"Arial\"><w:altName w:val=\"Liberation Sans\"/><w:panose1 "
           "w:val=\"020B0604020202020204\"/><w:charset "
           "w:val=\"00\"/><w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>";
    return out.string();
}

std::string corePropertiesXml(const Document& document, const Translator& translate)
{
    Markup out;
    out << kDeclaration
        << "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>";
    out.text(toString(document.title, translate)) << "</dc:title><dc:subject>";
    out.text(toString(document.subtitle, translate)) << "</dc:subject><dc:creator>";
    out.text(document.provenance.madeBy.empty() ? std::string("Boulton") : document.provenance.madeBy)
        << "</dc:creator><cp:category>";
    out.text(document.marking) << "</cp:category>";
    if (document.synthetic)
        (out << "<dc:description>").text(toString(syntheticLong(), translate)) << "</dc:description>";
    (out << "<dc:language>").text(document.language.empty() ? std::string("en-GB") : document.language)
        << "</dc:language>";
    if (document.provenance.madeAt) {
        const std::string at = document.provenance.madeAt->iso().substr(0, 19) + "Z";
        (out << "<dcterms:created xsi:type=\"dcterms:W3CDTF\">").text(at)
            << "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">";
        out.text(at) << "</dcterms:modified>";
    }
    out << "</cp:coreProperties>";
    return out.string();
}

std::string programPropertiesXml()
{
    Markup out;
    out << kDeclaration
        << "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
           "<Application>Boulton</Application></Properties>";
    return out.string();
}

std::string markingPropertyXml(const std::string& marking)
{
    Markup out;
    (out << kDeclaration
         << "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
            "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property "
            "fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"Marking\"><vt:lpwstr>")
            .text(marking)
        << "</vt:lpwstr></property></Properties>";
    return out.string();
}

} // namespace boulton::report::docx
