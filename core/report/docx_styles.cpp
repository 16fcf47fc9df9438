// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/docx_styles.h"
#include "core/base/utf8.h"
#include <algorithm>
#include <map>
#include <set>

namespace boulton::report::docx {
namespace {

using figure::Markup;
using figure::MarkupLiteral;

struct Look {
    Style style;
    std::string_view id;   // of ours
    std::string_view name; // known to Word for those it has itself
    std::string_view basedOn;
    std::string_view next;
    std::string_view xml; // w:pPr, w:rPr, w:tblPr … in the order of the schema
    bool table = false;
};

// Sizes are half points, distances twentieths of a point. 3A1D5C is the brand colour, 1B2733 ink, 56636F muted (core/figure/theme.h).
constexpr std::array<Look, kStyles> kLooks{{
    {Style::Normal, "Normal", "Normal", "", "", "<w:qFormat/>"},
    {Style::Title, "Title", "Title", "Normal", "Subtitle",
     "<w:uiPriority w:val=\"10\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"120\" "
     "w:after=\"60\" "
     "w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val=\"3A1D5C\"/><w:sz "
     "w:val=\"46\"/><w:szCs "
     "w:val=\"46\"/></w:rPr>"},
    {Style::Subtitle, "Subtitle", "Subtitle", "Normal", "Normal",
     "<w:uiPriority w:val=\"11\"/><w:qFormat/><w:pPr><w:keepLines/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"24\" "
     "w:space=\"8\" "
     "w:color=\"F2A900\"/></w:pBdr><w:spacing w:before=\"0\" w:after=\"240\"/></w:pPr><w:rPr><w:color "
     "w:val=\"56636F\"/><w:sz w:val=\"25\"/><w:szCs w:val=\"25\"/></w:rPr>"},
    {Style::Heading1, "Heading1", "heading 1", "Normal", "Normal",
     "<w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"400\" "
     "w:after=\"120\" "
     "w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color "
     "w:val=\"3A1D5C\"/><w:sz w:val=\"34\"/><w:szCs w:val=\"34\"/></w:rPr>"},
    {Style::Heading2, "Heading2", "heading 2", "Normal", "Normal",
     "<w:uiPriority w:val=\"9\"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing "
     "w:before=\"320\" "
     "w:after=\"100\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl "
     "w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color "
     "w:val=\"3A1D5C\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/></w:rPr>"},
    {Style::Heading3, "Heading3", "heading 3", "Normal", "Normal",
     "<w:uiPriority w:val=\"9\"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing "
     "w:before=\"220\" "
     "w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl "
     "w:val=\"2\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color "
     "w:val=\"1B2733\"/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/></w:rPr>"},
    {Style::Heading4, "Heading4", "heading 4", "Normal", "Normal",
     "<w:uiPriority w:val=\"9\"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing "
     "w:before=\"200\" "
     "w:after=\"60\" w:line=\"252\" w:lineRule=\"auto\"/><w:outlineLvl "
     "w:val=\"3\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color "
     "w:val=\"56636F\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr>"},
    {Style::ListBullet, "ListBullet", "List Bullet", "Normal", "",
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:spacing w:after=\"60\"/></w:pPr>"},
    {Style::ListNumber, "ListNumber", "List Number", "Normal", "",
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:spacing w:after=\"80\"/></w:pPr>"},
    {Style::Caption, "Caption", "caption", "Normal", "Normal",
     "<w:uiPriority w:val=\"35\"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing "
     "w:before=\"200\" "
     "w:after=\"80\" w:line=\"252\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val=\"1B2733\"/><w:sz "
     "w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>"},
    {Style::TocHeading, "TOCHeading", "TOC Heading", "Normal", "Normal",
     "<w:uiPriority w:val=\"39\"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before=\"280\" "
     "w:after=\"100\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val=\"3A1D5C\"/><w:sz w:val=\"26\"/><w:szCs "
     "w:val=\"26\"/></w:rPr>"},
    {Style::Toc1, "TOC1", "toc 1", "Normal", "Normal",
     "<w:autoRedefine/><w:uiPriority w:val=\"39\"/><w:unhideWhenUsed/><w:pPr><w:tabs><w:tab w:val=\"right\" "
     "w:leader=\"dot\" "
     "w:pos=\"%W\"/></w:tabs><w:spacing w:before=\"40\" w:after=\"40\"/></w:pPr>"},
    {Style::Toc2, "TOC2", "toc 2", "Normal", "Normal",
     "<w:autoRedefine/><w:uiPriority w:val=\"39\"/><w:unhideWhenUsed/><w:pPr><w:tabs><w:tab w:val=\"right\" "
     "w:leader=\"dot\" "
     "w:pos=\"%W\"/></w:tabs><w:spacing w:before=\"0\" w:after=\"20\"/><w:ind w:left=\"284\"/></w:pPr><w:rPr><w:color "
     "w:val=\"56636F\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>"},
    {Style::Header, "Header", "header", "Normal", "",
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" "
     "w:lineRule=\"auto\"/></w:pPr><w:rPr><w:color w:val=\"56636F\"/><w:sz w:val=\"17\"/><w:szCs "
     "w:val=\"17\"/></w:rPr>"},
    {Style::Footer, "Footer", "footer", "Normal", "",
     "<w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" "
     "w:lineRule=\"auto\"/></w:pPr><w:rPr><w:color w:val=\"56636F\"/><w:sz w:val=\"17\"/><w:szCs "
     "w:val=\"17\"/></w:rPr>"},
    {Style::Lead, "BoultonLead", "Boulton Lead", "Normal", "Normal",
     "<w:qFormat/><w:pPr><w:spacing w:after=\"160\" w:line=\"288\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz "
     "w:val=\"25\"/><w:szCs w:val=\"25\"/></w:rPr>"},
    {Style::Small, "BoultonSmall", "Boulton Small", "Normal", "",
     "<w:qFormat/><w:pPr><w:spacing w:after=\"100\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:color "
     "w:val=\"56636F\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>"},
    {Style::Figure, "BoultonFigure", "Boulton Figure", "Normal", "Normal",
     "<w:pPr><w:spacing w:before=\"40\" w:after=\"120\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:left=\"0\" "
     "w:right=\"0\" "
     "w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>"},
    {Style::Cell, "BoultonCell", "Boulton Cell", "Normal", "",
     "<w:qFormat/><w:pPr><w:spacing w:before=\"30\" w:after=\"30\" w:line=\"252\" w:lineRule=\"auto\"/><w:ind "
     "w:left=\"0\" "
     "w:right=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/><w:szCs "
     "w:val=\"18\"/></w:rPr>"},
    {Style::CellNote, "BoultonCellNote", "Boulton Cell Note", "BoultonCell", "",
     "<w:pPr><w:spacing w:before=\"0\" w:after=\"30\"/></w:pPr><w:rPr><w:color w:val=\"56636F\"/><w:sz "
     "w:val=\"16\"/><w:szCs "
     "w:val=\"16\"/></w:rPr>"},
    {Style::CellHead, "BoultonCellHead", "Boulton Cell Head", "BoultonCell", "",
     "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/></w:rPr>"},
    {Style::TileValue, "BoultonTileValue", "Boulton Tile Value", "BoultonCell", "",
     "<w:pPr><w:keepNext/><w:spacing w:before=\"80\" w:after=\"0\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz "
     "w:val=\"36\"/><w:szCs "
     "w:val=\"36\"/></w:rPr>"},
    {Style::TileLabel, "BoultonTileLabel", "Boulton Tile Label", "BoultonCell", "",
     "<w:pPr><w:spacing w:before=\"0\" w:after=\"80\"/></w:pPr><w:rPr><w:color w:val=\"56636F\"/></w:rPr>"},
    {Style::Commentary, "BoultonCommentary", "Boulton Commentary", "Normal", "",
     "<w:qFormat/><w:pPr><w:keepLines/><w:spacing w:before=\"0\" w:after=\"60\" w:line=\"257\" "
     "w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/></w:rPr>"},
    {Style::Note, "BoultonNote", "Boulton Note", "Normal", "",
     "<w:qFormat/><w:pPr><w:keepLines/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"5\" "
     "w:color=\"EAF2F9\"/><w:left "
     "w:val=\"single\" w:sz=\"36\" w:space=\"8\" w:color=\"1F6FB2\"/><w:bottom w:val=\"single\" w:sz=\"4\" "
     "w:space=\"5\" "
     "w:color=\"EAF2F9\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EAF2F9\"/><w:spacing "
     "w:before=\"0\" "
     "w:after=\"0\" w:line=\"264\" w:lineRule=\"auto\"/><w:ind w:left=\"227\" w:right=\"113\"/></w:pPr><w:rPr><w:sz "
     "w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>"},
    {Style::Caution, "BoultonCaution", "Boulton Caution", "BoultonNote", "",
     "<w:qFormat/><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"5\" w:color=\"FFF6DE\"/><w:left "
     "w:val=\"single\" "
     "w:sz=\"36\" w:space=\"8\" w:color=\"F2A900\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"5\" "
     "w:color=\"FFF6DE\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF6DE\"/></w:pPr>"},
    {Style::Marking, "BoultonMarking", "Boulton Marking", "BoultonNote", "",
     "<w:qFormat/><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"5\" w:color=\"F4F6F8\"/><w:left "
     "w:val=\"single\" "
     "w:sz=\"36\" w:space=\"8\" w:color=\"1B2733\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"5\" "
     "w:color=\"F4F6F8\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F6F8\"/></w:pPr>"},
    {Style::Spacer, "BoultonSpacer", "Boulton Spacer", "Normal", "",
     "<w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"140\" w:lineRule=\"exact\"/></w:pPr><w:rPr><w:sz "
     "w:val=\"8\"/><w:szCs w:val=\"8\"/></w:rPr>"},
    {Style::PlainTable, "BoultonPlainTable", "Boulton Plain Table", "", "",
     "<w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:tblPr><w:tblInd w:w=\"0\" "
     "w:type=\"dxa\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D5DBE1\"/><w:bottom "
     "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"D5DBE1\"/><w:insideH w:val=\"single\" w:sz=\"4\" "
     "w:space=\"0\" "
     "w:color=\"D5DBE1\"/></w:tblBorders><w:tblCellMar><w:top w:w=\"20\" w:type=\"dxa\"/><w:left w:w=\"90\" "
     "w:type=\"dxa\"/><w:bottom w:w=\"20\" w:type=\"dxa\"/><w:right w:w=\"90\" "
     "w:type=\"dxa\"/></w:tblCellMar></w:tblPr>",
     true},
    {Style::DataTable, "BoultonTable", "Boulton Table", "BoultonPlainTable", "",
     "<w:tblPr><w:tblStyleRowBandSize w:val=\"1\"/></w:tblPr><w:tblStylePr "
     "w:type=\"firstRow\"><w:tblPr/><w:tcPr><w:tcBorders>"
     "<w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"1B2733\"/></w:tcBorders><w:vAlign "
     "w:val=\"bottom\"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type=\"band2Horz\"><w:tblPr/><w:tcPr><w:shd "
     "w:val=\"clear\" "
     "w:color=\"auto\" w:fill=\"F4F6F8\"/></w:tcPr></w:tblStylePr>",
     true},
    {Style::Tiles, "BoultonTiles", "Boulton Tiles", "BoultonPlainTable", "",
     "<w:tblPr><w:tblBorders><w:top w:val=\"nil\"/><w:bottom w:val=\"nil\"/><w:insideH w:val=\"single\" w:sz=\"48\" "
     "w:space=\"0\" w:color=\"FFFFFF\"/><w:insideV w:val=\"single\" w:sz=\"48\" w:space=\"0\" "
     "w:color=\"FFFFFF\"/></w:tblBorders></w:tblPr>",
     true},
}};

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string escaped(std::string_view text)
{
    return Markup().text(text).string();
}

//! One w:style of ours, with the ids that the styles it builds on have in this document.
std::string styleXml(const Look& look, const std::map<std::string_view, std::string>& idOf, int width, bool themed)
{
    std::string xml = "<w:style w:type=\"" + std::string(look.table ? "table" : "paragraph") + "\"";
    if (look.style == Style::Normal)
        xml += " w:default=\"1\"";
    if (look.id.starts_with("Boulton"))
        xml += " w:customStyle=\"1\"";
    xml += " w:styleId=\"" + escaped(idOf.at(look.id)) + "\"><w:name w:val=\"" + escaped(look.name) + "\"/>";
    if (!look.basedOn.empty())
        xml += "<w:basedOn w:val=\"" + escaped(idOf.at(look.basedOn)) + "\"/>";
    if (!look.next.empty())
        xml += "<w:next w:val=\"" + escaped(idOf.at(look.next)) + "\"/>";
    std::string inside(look.xml);
    replaceAll(inside, "%W", std::to_string(width));
    if (themed)
        replaceAll(inside, "<w:color w:val=\"3A1D5C\"/>", "<w:color w:val=\"3A1D5C\" w:themeColor=\"text2\"/>");
    return xml + inside + "</w:style>";
}

std::string languageXml(std::string_view language)
{
    const std::string l = escaped(language.empty() ? std::string_view("en-GB") : language);
    return "<w:lang w:val=\"" + l + "\" w:eastAsia=\"" + l + "\" w:bidi=\"ar-SA\"/>";
}

constexpr std::string_view kHyperlink =
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default "
    "Paragraph "
    "Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type=\"table\" "
    "w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority "
    "w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top "
    "w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right "
    "w:w=\"108\" "
    "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style><w:style w:type=\"numbering\" w:default=\"1\" "
    "w:styleId=\"NoList\"><w:name w:val=\"No List\"/><w:uiPriority "
    "w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>";

// ---- a template's styles

struct Known { // a style of the template
    std::size_t element = 0;
    std::string id, type, basedOn;
    bool isDefault = false;
};

bool isOn(const std::optional<std::string>& value)
{
    return value && *value != "0" && *value != "false" && *value != "off";
}

std::string valueOf(const xml::Slices& s, std::size_t of, std::string_view child)
{
    const auto found = s.child(of, child);
    return found ? s.attribute(*found, "w:val").value_or("") : std::string();
}

//! The language in the document's defaults and in its ordinary paragraphs: what a screen reader speaks.
void setLanguage(const xml::Slices& s, std::string_view language, const std::vector<Known>& known,
                 std::vector<xml::Edit>& edits)
{
    const auto replaceIn = [&](std::size_t runProperties, bool insert) {
        if (const auto lang = s.child(runProperties, "w:lang"))
            edits.push_back({s.elements()[*lang].begin, s.outer(*lang).size(), languageXml(language)});
        else if (insert && !s.startTag(runProperties).ends_with("/>"))
            edits.push_back({s.elements()[runProperties].innerEnd, 0, languageXml(language)});
    };
    const std::string whole = "<w:rPrDefault><w:rPr>" + languageXml(language) + "</w:rPr></w:rPrDefault>";
    if (const auto defaults = s.child(0, "w:docDefaults"); !defaults) {
        edits.push_back({s.elements()[0].innerBegin, 0, "<w:docDefaults>" + whole + "</w:docDefaults>"});
    } else if (const auto run = s.child(*defaults, "w:rPrDefault"); run && s.child(*run, "w:rPr")) {
        replaceIn(*s.child(*run, "w:rPr"), true);
    }
    for (const Known& k : known)
        if (k.isDefault && k.type == "paragraph")
            if (const auto properties = s.child(k.element, "w:rPr"))
                replaceIn(*properties, false);
}

} // namespace

Styles ownStyles(std::string_view language, int width)
{
    Styles out;
    std::map<std::string_view, std::string> idOf;
    for (const Look& look : kLooks)
        idOf[look.id] = look.id;
    out.xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles "
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault><w:rPr>"
        "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:color "
        "w:val=\"1B2733\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>" +
        languageXml(language) +
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"276\" "
        "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>";
    for (const Look& look : kLooks) {
        out.xml += styleXml(look, idOf, width, false);
        if (look.style == Style::Normal)
            out.xml += kHyperlink;
        out.ids.ids[static_cast<std::size_t>(look.style)] = look.id;
    }
    out.xml += "</w:styles>";
    return out;
}

Result<Styles> templateStyles(const xml::Slices& s, std::string_view language, int width, bool themed)
{
    std::vector<Known> known;
    std::map<std::string, std::size_t> byName; // of paragraph and table styles, without regard to case
    std::map<std::string, std::size_t> byId;
    std::string normal;
    for (const std::size_t i : s.children(0)) {
        if (s.elements()[i].name != "w:style")
            continue;
        Known k{i, s.attribute(i, "w:styleId").value_or(""), s.attribute(i, "w:type").value_or("paragraph"),
                valueOf(s, i, "w:basedOn"), isOn(s.attribute(i, "w:default"))};
        if (k.id.empty())
            continue;
        if (k.type == "paragraph" && k.isDefault)
            normal = k.id;
        byId.emplace(k.id, known.size());
        byName.emplace(k.type + ":" + utf8::asciiLower(valueOf(s, i, "w:name")), known.size());
        known.push_back(std::move(k));
    }
    Styles out;
    std::map<std::string_view, std::string> idOf;
    std::vector<const Look*> missing;
    for (const Look& look : kLooks) {
        const auto index = static_cast<std::size_t>(look.style);
        const auto found = byName.find((look.table ? "table:" : "paragraph:") + utf8::asciiLower(look.name));
        std::string id(look.id);
        if (look.style == Style::Normal && !normal.empty()) {
            id = normal;
        } else if (found != byName.end()) {
            id = known[found->second].id;
            // Numbers come from the style or from one it is based on.
            std::set<std::string> seen;
            for (std::string at = id; !at.empty() && byId.contains(at) && seen.insert(at).second;) {
                const Known& k = known[byId.at(at)];
                const auto properties = s.child(k.element, "w:pPr");
                if (const auto numbers = properties ? s.child(*properties, "w:numPr") : std::nullopt) {
                    out.ids.numbering[index] = valueOf(s, *numbers, "w:numId");
                    out.ids.numbered[index] = out.ids.numbering[index] != "0";
                    break;
                }
                at = k.basedOn;
            }
        } else {
            for (int n = 2; byId.contains(id); ++n) // taken by a style of another name
                id = std::string(look.id) + std::to_string(n);
            missing.push_back(&look);
        }
        idOf[look.id] = id;
        out.ids.ids[index] = id;
    }
    std::vector<xml::Edit> edits;
    setLanguage(s, language, known, edits);
    std::string added;
    for (const Look* look : missing) {
        added += styleXml(*look, idOf, width, themed);
        if (!look->id.starts_with("Boulton")) // our own names are not to be expected in a template
            out.added.emplace_back(look->name);
    }
    if (s.startTag(0).ends_with("/>"))
        return fail(ErrorCode::InvalidInput, "holds no styles");
    edits.push_back({s.elements()[0].innerEnd, 0, std::move(added)});
    out.xml = xml::edited(s.text(), std::move(edits));
    return out;
}

} // namespace boulton::report::docx
