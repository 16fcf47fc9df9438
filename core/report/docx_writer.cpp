// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/figure/laid.h"
#include "core/report/docx_writer.h"
#include "core/base/format.h"
#include "core/figure/chart_spec.h"
#include "core/figure/theme.h"
#include "core/report/text.h"
#include <algorithm>
#include <cmath>
#include <format>

namespace boulton::report::docx {
namespace {

using figure::MarkupLiteral;
namespace theme = figure::theme;

constexpr int kFirstBookmark = 900'000;   // above those that a template's cover may hold
constexpr std::size_t kContentsFrom = 4;  // sections that make a list of contents worth its room
constexpr std::size_t kMostContents = 18; // lines; above, only the first level
constexpr double kCardChart = 86;         // points

Style headingStyle(int level)
{
    return static_cast<Style>(static_cast<int>(Style::Heading1) + std::clamp(level, 1, 4) - 1);
}

std::string letterAndWord(const report::Status& s, const std::string& word)
{
    const bool shown = s.letter > ' ' && s.letter < 0x7F;
    return shown ? std::string(1, s.letter) + "\u00A0\u00A0" + word : word;
}

} // namespace

int PageSize::textWidth() const
{
    const int room = width - left - right;
    const int count = std::clamp(columns, 1, 6);
    return std::clamp((room - columnGap * (count - 1)) / count, 2'000, 31'000);
}
int PageSize::textHeight() const
{
    return std::clamp(height - std::abs(top) - std::abs(bottom), 2'000, 31'000);
}

std::string relationshipId(std::string_view what)
{
    return "rIdBoulton" + std::string(what);
}
std::string colourHex(figure::Colour c)
{
    return std::format("{:02X}{:02X}{:02X}", c.r, c.g, c.b);
}

std::string Writer::string(const Text& t) const
{
    return toString(t, m_options.translate);
}

void Writer::open(Style style, const ParagraphLook& look)
{
    (m_out << "<w:p><w:pPr><w:pStyle w:val=\"").text(m_options.ids.of(style)) << "\"/>";
    if (look.keepNext)
        m_out << "<w:keepNext/>";
    if (m_break)
        m_out << "<w:pageBreakBefore/>";
    m_break = false;
    if (look.numId >= 0)
        (m_out << "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"").integer(look.numId) << "\"/></w:numPr>";
    if (look.right)
        m_out << "<w:jc w:val=\"right\"/>";
    m_out << "</w:pPr>";
}

void Writer::run(std::string_view text, const RunLook& look)
{
    m_out << "<w:r>";
    if (look.bold || look.colour || look.shade) {
        m_out << "<w:rPr>";
        if (look.bold)
            m_out << "<w:b/><w:bCs/>";
        if (look.colour)
            (m_out << "<w:color w:val=\"").text(colourHex(*look.colour)) << "\"/>";
        if (look.shade)
            (m_out << "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"").text(colourHex(*look.shade)) << "\"/>";
        m_out << "</w:rPr>";
    }
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\t", at), text.size());
        if (end > at)
            (m_out << "<w:t xml:space=\"preserve\">").text(text.substr(at, end - at)) << "</w:t>";
        if (end < text.size())
            m_out << (text[end] == '\n' ? MarkupLiteral("<w:br/>") : MarkupLiteral("<w:tab/>"));
        at = end + 1;
    }
    m_out << "</w:r>";
}

void Writer::line(Style style, std::string_view text, const ParagraphLook& paragraph, const RunLook& look)
{
    open(style, paragraph);
    run(text, look);
    close();
}

void Writer::spacer()
{
    open(Style::Spacer);
    close();
}

void Writer::heading(int level, const std::string& text, bool pill)
{
    const Style style = headingStyle(level);
    // The document numbers its headings: a template that does so too would say it twice.
    open(style, {.keepNext = pill, .numId = m_options.ids.numbers(style) ? 0 : -1});
    const int id = kFirstBookmark + ++m_bookmarks;
    (m_out << "<w:bookmarkStart w:id=\"").integer(id) << "\" w:name=\"_Toc";
    m_out.integer(id) << "\"/>";
    run(text);
    (m_out << "<w:bookmarkEnd w:id=\"").integer(id) << "\"/>";
    close();
}

void Writer::pill(const report::Status& status)
{
    const theme::StatusColours colours = theme::status(status.letter);
    run("\u00A0" + letterAndWord(status, string(status.word)) + "\u00A0",
        {.bold = true, .colour = colours.text, .shade = colours.fill});
}

void Writer::direction(const Direction& d)
{
    figure::Colour colour = theme::kMuted;
    if (d.sense == Direction::Sense::Better)
        colour = theme::kImprovement;
    if (d.sense == Direction::Sense::Worse)
        colour = figure::rgb(0xB3560A); // the concern colour of the charts, dark enough for small text
    const char* arrow = d.arrow == Direction::Arrow::Up      ? "\u2191\u00A0"
                        : d.arrow == Direction::Arrow::Down  ? "\u2193\u00A0"
                        : d.arrow == Direction::Arrow::Level ? "\u2192\u00A0"
                                                             : "";
    if (*arrow)
        run(arrow, {.bold = true, .colour = colour});
    run(string(d.word), {.colour = theme::kInk});
}

//! A PNG in the line of the text. Without a painter: what it shows, in words.
void Writer::picture(const figure::Scene& scene)
{
    if (!m_options.paint) {
        run(scene.description);
        return;
    }
    if (m_error)
        return;
    auto png = m_options.paint(scene);
    if (!png) {
        m_error = std::move(png).error();
        return;
    }
    const int number = ++m_ids;
    const std::string relation = relationshipId(std::to_string(number));
    m_pictures.push_back({relation, "word/media/boulton-" + std::to_string(number) + ".png", *std::move(png)});
    const auto extent = [&](MarkupLiteral name) {
        (m_out << "<" << name << " cx=\"").integer(std::llround(scene.width * 12'700)) << "\" cy=\"";
        m_out.integer(std::llround(scene.height * 12'700)) << "\"/>";
    };
    const auto names = [&] {
        m_out.integer(kFirstBookmark + number) << "\" name=\"Picture ";
        m_out.integer(number) << "\" descr=\"";
        m_out.text(scene.description) << "\"";
        if (!scene.title.empty())
            (m_out << " title=\"").text(scene.title) << "\"";
        m_out << "/>";
    };
    m_out << "<w:r><w:drawing><wp:inline "
             "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
             "distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">";
    extent("wp:extent");
    m_out << "<wp:docPr id=\"";
    names();
    m_out << "<wp:cNvGraphicFramePr><a:graphicFrameLocks "
             "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
             "noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic "
             "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData "
             "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic "
             "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"";
    names();
    m_out << "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" r:embed=\"";
    m_out.text(relation)
        << "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>";
    extent("a:ext");
    m_out
        << "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
           "</wp:inline></w:drawing></w:r>";
}

void Writer::operator()(const Heading& h)
{
    const std::string text = headingText(h, m_options.translate);
    if (text.empty()) // nothing to hear or to jump to
        return;
    m_level = std::clamp(h.level, 1, std::min(m_level + 1, 4));
    heading(m_level, text, false);
}

void Writer::operator()(const Paragraph& p)
{
    const Style style = p.style == Paragraph::Style::Lead    ? Style::Lead
                        : p.style == Paragraph::Style::Small ? Style::Small
                                                             : Style::Normal;
    line(style, string(p.text), {}, {});
}

void Writer::operator()(const List& list)
{
    int numId = -1; // the style's own
    if (list.numbered)
        numId = m_options.lists.first + m_numberedLists++;
    else if (m_options.lists.bullets > 0)
        numId = m_options.lists.bullets;
    for (const Text& item : list.items)
        line(list.numbered ? Style::ListNumber : Style::ListBullet, string(item), {.numId = numId}, {});
}

void Writer::operator()(const ChartBlock& block)
{
    if (!block.spec)
        return;
    figure::ChartSpec spec = *block.spec;
    const Text& caption = block.caption.empty() ? spec.title : block.caption;
    if (string(caption) == string(spec.title))
        spec.showTitle = false;
    if (!caption.empty())
        line(Style::Caption, string(caption), {.keepNext = true}, {});
    double height = block.height;
    if (figure::isHorizontal(spec.kind) && spec.kind != figure::ChartKind::Bullet)
        height = std::max(height, figure::naturalHeight(spec, width()));
    height = std::clamp(height, 40.0, std::max(60.0, m_options.page.textHeight() / 20.0 - 80));
    open(Style::Figure);
    picture(figure::layout(spec, width(), height, m_options.translate));
    close();
}

void Writer::operator()(const report::Note& note)
{
    const Style style = note.kind == report::Note::Kind::Information ? Style::Note
                        : note.kind == report::Note::Kind::Marking   ? Style::Marking
                                                                     : Style::Caution;
    spacer();
    if (!note.title.empty())
        line(style, string(note.title), {.keepNext = true}, {.bold = true});
    line(style, string(note.text), {}, {});
    spacer();
}

std::string Writer::cardName(const Card& card) const
{
    const std::string title = string(card.title);
    return card.code.empty() || title.empty() ? card.code + title : card.code + "  " + title;
}

//! Kept together by "keep with next", all but its last paragraph.
void Writer::operator()(const Card& card)
{
    if (const std::string name = cardName(card); !name.empty())
        heading(std::min(m_level + 1, 4), name, true);
    const bool more = card.chart || !card.commentary.empty();
    if (card.status || card.direction || !card.definition.empty()) {
        open(Style::Small, {.keepNext = more || !card.facts.empty()});
        if (card.status)
            pill(*card.status);
        if (card.status && card.direction)
            run("\u2002");
        if (card.direction)
            direction(*card.direction);
        if (!card.definition.empty())
            run((card.status || card.direction ? "\u2003" : "") + string(card.definition));
        close();
    }
    if (!card.facts.empty())
        facts(card);
    if (card.chart) {
        figure::ChartSpec spec = *card.chart;
        spec.title = card.title; // names the picture among all the others
        spec.showTitle = false;
        open(Style::Figure, {.keepNext = !card.commentary.empty()});
        picture(figure::layout(spec, width(), kCardChart, m_options.translate));
        close();
    }
    for (std::size_t i = 0; i < card.commentary.size(); ++i) {
        open(Style::Commentary, {.keepNext = i + 1 < card.commentary.size()});
        run(string(card.commentary[i].first) + ": ", {.bold = true});
        run(string(card.commentary[i].second));
        close();
    }
}

void Writer::operator()(const PageBreak&)
{
    m_break = true;
}

std::vector<Writer::OutlineItem> Writer::outline() const
{
    std::vector<OutlineItem> out;
    int level = 0;
    for (const Block& block : m_document.blocks) {
        if (const auto* h = std::get_if<Heading>(&block)) {
            const std::string text = headingText(*h, m_options.translate);
            if (text.empty())
                continue;
            level = std::clamp(h->level, 1, std::min(level + 1, 4));
            out.push_back({level, text});
        } else if (const auto* card = std::get_if<Card>(&block)) {
            if (const std::string name = cardName(*card); !name.empty())
                out.push_back({std::min(level + 1, 4), name});
        }
    }
    out.push_back({1, string(BOULTON_TR("report", "Where these figures come from"))});
    return out;
}

//! A field that Word fills with page numbers when somebody updates it (F9); until then its lines are links. No macro, and no question
//! when the file is opened.
void Writer::contents()
{
    const std::vector<OutlineItem> items = outline();
    if (static_cast<std::size_t>(std::ranges::count(items, 1, &OutlineItem::level)) <= kContentsFrom)
        return;
    const auto lines = std::ranges::count_if(items, [](const OutlineItem& i) { return i.level <= 2; });
    const int depth = static_cast<std::size_t>(lines) <= kMostContents ? 2 : 1;
    m_out << "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of "
             "Contents\"/><w:docPartUnique/></w:docPartObj>"
             "</w:sdtPr><w:sdtContent>";
    line(Style::TocHeading, string(BOULTON_TR("report", "Contents")), {}, {});
    bool first = true;
    int id = kFirstBookmark;
    const auto last = static_cast<int>(items.size());
    for (int i = 0; i < last; ++i) {
        const OutlineItem& item = items[static_cast<std::size_t>(i)];
        ++id;
        if (item.level > depth)
            continue;
        open(item.level == 1 ? Style::Toc1 : Style::Toc2);
        if (first)
            m_out << "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\">"
                  << (depth == 2 ? MarkupLiteral(" TOC \\o \"1-2\" \\h \\z \\u ")
                                 : MarkupLiteral(" TOC \\o \"1-1\" \\h \\z \\u "))
                  << "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        first = false;
        (m_out << "<w:hyperlink w:anchor=\"_Toc").integer(id) << "\" w:history=\"1\">";
        run(item.text);
        m_out << "</w:hyperlink>";
        if (i + 1 == last) // the last item is of level 1
            m_out << "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        close();
    }
    m_out << "</w:sdtContent></w:sdt>";
}

void Writer::titles()
{
    if (!m_document.title.empty())
        line(Style::Title, string(m_document.title), {}, {});
    if (!m_document.subtitle.empty())
        line(Style::Subtitle, string(m_document.subtitle), {}, {});
    if (m_document.synthetic)
        (*this)(report::Note{report::Note::Kind::Synthetic, syntheticShort(), syntheticLong()});
}

void Writer::provenance()
{
    m_level = 1;
    heading(1, string(BOULTON_TR("report", "Where these figures come from")), false);
    std::vector<std::pair<std::string, std::string>> items;
    for (const auto& [label, value] : provenanceRows(m_document.provenance))
        items.emplace_back(string(label), value);
    if (!m_document.marking.empty())
        items.emplace_back(string(BOULTON_TR("report", "Marking")), m_document.marking);
    labelsAndValues(items, string(BOULTON_TR("report", "Where these figures come from")));
}

boulton::Status Writer::write()
{
    titles();
    // The header fields of a Cabinet paper stand before everything else.
    std::size_t next = 0;
    while (next < m_document.blocks.size() && std::holds_alternative<Fields>(m_document.blocks[next]))
        std::visit(*this, m_document.blocks[next++]);
    if (m_options.contents)
        contents();
    for (; next < m_document.blocks.size() && !m_error; ++next)
        std::visit(*this, m_document.blocks[next]);
    if (m_error)
        return std::unexpected(*m_error);
    provenance();
    return {};
}

} // namespace boulton::report::docx
