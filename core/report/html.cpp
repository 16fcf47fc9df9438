// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html.h"
#include "core/base/format.h"
#include "core/figure/scale.h"
#include "core/figure/svg.h"
#include "core/figure/theme.h"
#include "core/report/html_style.h"
#include "core/report/text.h"
#include <algorithm>

namespace boulton::report {
namespace {

using figure::Markup;
using figure::MarkupLiteral;

constexpr double kChartWidth = 720;

struct Writer {
    const Document& document;
    const Translator& translate;
    Markup out{};
    int level = 1;    // of the last heading written: headings never skip one
    int headings = 0; // ids h1, h2, … in order
    int charts = 0;
    int tables = 0;

    [[nodiscard]] std::string string(const Text& t) const { return toString(t, translate); }
    Markup& text(const Text& t) { return out.text(string(t)); }

    void element(MarkupLiteral open, const Text& t, MarkupLiteral close)
    {
        out << open;
        text(t);
        out << close;
    }
    void openHeading(int wanted)
    {
        level = std::clamp(wanted, 2, std::min(level + 1, 6));
        (out << "<h").integer(level);
    }
    void closeHeading() { (out << "</h").integer(level) << ">\n"; }

    void mark(const Status& s)
    {
        figure::Scene scene{.width = 12, .height = 12, .primitives = figure::theme::statusMark(s.letter, {6, 6}, 11)};
        out << figure::svg(scene, {}, true);
        text(s.word);
    }
    void direction(const Direction& d)
    {
        if (d.arrow != Direction::Arrow::None)
            out << figure::svg({.width = 12, .height = 12, .primitives = arrow(d, {6, 6}, 11)}, {}, true);
        text(d.word);
    }

    void dataTable(const figure::ChartSpec& spec)
    {
        const table::Table data = figure::dataOf(spec, translate);
        element("<details>\n<summary>", BOULTON_TR("report", "Show the data"),
                "</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        element("", spec.title, "\">\n<table>\n<caption>");
        element("", spec.title, "</caption>\n<thead><tr>");
        for (std::size_t c = 0; c < data.columnCount(); ++c)
            (out << (data.column(c).isNumeric() ? MarkupLiteral("<th scope=\"col\" class=\"num\">")
                                                : MarkupLiteral("<th scope=\"col\">")))
                    .text(data.schema()[c].name)
                << "</th>";
        out << "</tr></thead>\n<tbody>\n";
        for (std::size_t row = 0; row < data.rows(); ++row) {
            out << "<tr>";
            for (std::size_t c = 0; c < data.columnCount(); ++c) {
                if (c == 0)
                    (out << "<th scope=\"row\">").text(displayText(data, c, row)) << "</th>";
                else if (data.column(c).isNumeric() && !data.column(c).isMissing(row))
                    (out << "<td class=\"num\">").text(figure::valueText(data.column(c).number(row), spec.y))
                        << "</td>";
                else
                    (out << (data.column(c).isNumeric() ? MarkupLiteral("<td class=\"num\">") : MarkupLiteral("<td>")))
                            .text(displayText(data, c, row))
                        << "</td>";
            }
            out << "</tr>\n";
        }
        out << "</tbody>\n</table>\n</div>\n</details>\n";
    }

    void chart(const figure::ChartSpec& spec, double width, double height)
    {
        const std::string id = "chart-" + std::to_string(++charts);
        out << figure::svg(figure::layout(spec, width, std::max(height, figure::naturalHeight(spec, width)), translate),
                           id)
            << "\n";
        dataTable(spec);
    }

    void cell(const Cell& c)
    {
        if (const auto* status = std::get_if<Status>(&c.value)) {
            out << "<span class=\"status\">";
            mark(*status);
            out << "</span>";
        } else if (const auto* d = std::get_if<Direction>(&c.value)) {
            out << "<span class=\"direction\">";
            direction(*d);
            out << "</span>";
        } else if (const auto* spec = std::get_if<std::shared_ptr<const figure::ChartSpec>>(&c.value)) {
            if (*spec)
                out << figure::svg(figure::layout(**spec, 90, 24, translate), "chart-" + std::to_string(++charts));
        } else {
            out.text(plainText(c, translate));
        }
        if (!c.note.empty())
            element(" <span class=\"cellnote\">", c.note, "</span>");
    }

    void operator()(const Heading& h)
    {
        openHeading(h.level + 1);
        (out << " id=\"h").integer(++headings) << "\">";
        out.text(headingText(h, translate));
        closeHeading();
    }
    void operator()(const Paragraph& p)
    {
        switch (p.style) {
        case Paragraph::Style::Body: out << "<p>"; break;
        case Paragraph::Style::Lead: out << "<p class=\"lead\">"; break;
        case Paragraph::Style::Small: out << "<p class=\"small\">"; break;
        }
        element("", p.text, "</p>\n");
    }
    void operator()(const List& list)
    {
        out << (list.numbered ? MarkupLiteral("<ol>\n") : MarkupLiteral("<ul>\n"));
        for (const Text& item : list.items)
            element("<li>", item, "</li>\n");
        out << (list.numbered ? MarkupLiteral("</ol>\n") : MarkupLiteral("</ul>\n"));
    }
    void operator()(const Fields& fields)
    {
        out << "<dl class=\"fields\">\n";
        for (const auto& [label, value] : fields.items) {
            element("<dt>", label, "</dt>");
            element("<dd>", value, "</dd>\n");
        }
        out << "</dl>\n";
    }
    void operator()(const TableBlock& t)
    {
        const std::string id = "table-" + std::to_string(++tables);
        (out << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"").identifier(id)
            << "\">\n<table>\n<caption id=\"";
        out.identifier(id) << "\">";
        element("", t.caption, "</caption>\n<thead><tr>");
        for (const Column& c : t.columns)
            element(c.kind == ColumnKind::Number ? MarkupLiteral("<th scope=\"col\" class=\"num\">")
                                                 : MarkupLiteral("<th scope=\"col\">"),
                    c.header, "</th>");
        out << "</tr></thead>\n<tbody>\n";
        bool first = true;
        for (const Row& row : t.rows) {
            if (row.group) {
                if (!first)
                    out << "</tbody>\n<tbody>\n";
                (out << "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"")
                        .integer(static_cast<std::int64_t>(std::max<std::size_t>(1, t.columns.size())))
                    << "\">";
                if (!row.cells.empty())
                    cell(row.cells.front());
                out << "</th></tr>\n";
            } else {
                tableRow(t, row);
            }
            first = false;
        }
        out << "</tbody>\n</table>\n</div>\n";
    }
    void tableRow(const TableBlock& t, const Row& row)
    {
        out << "<tr>";
        for (std::size_t c = 0; c < std::max(row.cells.size(), t.columns.size()); ++c) {
            static const Cell kEmpty;
            const Cell& value = c < row.cells.size() ? row.cells[c] : kEmpty;
            const bool header = c == 0 && t.rowHeaders;
            out << (header ? MarkupLiteral("<th scope=\"row\"") : MarkupLiteral("<td"));
            const bool number = (c < t.columns.size() && t.columns[c].kind == ColumnKind::Number) ||
                                std::holds_alternative<Number>(value.value);
            if (number || value.strong)
                out << " class=\"" << (number ? MarkupLiteral("num ") : MarkupLiteral(""))
                    << (value.strong ? MarkupLiteral("strong") : MarkupLiteral("")) << "\"";
            out << ">";
            cell(value);
            out << (header ? MarkupLiteral("</th>") : MarkupLiteral("</td>"));
        }
        out << "</tr>\n";
    }
    void operator()(const ChartBlock& block)
    {
        if (!block.spec)
            return;
        out << "<figure>\n";
        figure::ChartSpec spec = *block.spec;
        const Text& caption = block.caption.empty() ? spec.title : block.caption;
        if (!caption.empty())
            element("<figcaption>", caption, "</figcaption>\n");
        if (string(caption) == string(spec.title))
            spec.showTitle = false;
        chart(spec, kChartWidth, block.height * 1.35);
        out << "</figure>\n";
    }
    void operator()(const Tiles& tiles)
    {
        out << "<ul class=\"tiles\" role=\"list\">\n";
        for (const Tiles::Tile& tile : tiles.items) {
            element("<li><span class=\"value\">", tile.value, "</span>");
            element("<span class=\"label\">", tile.label, "</span>");
            if (tile.status) {
                out << "<span class=\"status\">";
                mark(*tile.status);
                out << "</span>";
            }
            out << "</li>\n";
        }
        out << "</ul>\n";
    }
    void operator()(const Note& note)
    {
        switch (note.kind) {
        case Note::Kind::Information: out << "<div class=\"note\" role=\"note\">"; break;
        case Note::Kind::Caution:
        case Note::Kind::Synthetic: out << "<div class=\"note caution\" role=\"note\">"; break;
        case Note::Kind::Marking: out << "<div class=\"note marking-note\" role=\"note\">"; break;
        }
        if (!note.title.empty())
            element("<p class=\"title\">", note.title, "</p>");
        element("<p>", note.text, "</p></div>\n");
    }
    void operator()(const Card& card)
    {
        const int outer = level;
        out << "<article class=\"card\">\n<header>\n";
        openHeading(outer + 1);
        out << ">";
        if (!card.code.empty())
            (out << "<span class=\"code\">").text(card.code) << "</span> ";
        text(card.title);
        closeHeading();
        out << "<p class=\"verdict\">";
        if (card.status) {
            out << "<span class=\"status pill\">";
            mark(*card.status);
            out << "</span> ";
        }
        if (card.direction) {
            out << "<span class=\"direction\">";
            direction(*card.direction);
            out << "</span>";
        }
        out << "</p>\n</header>\n";
        if (!card.definition.empty())
            element("<p class=\"definition\">", card.definition, "</p>\n");
        out << "<div class=\"cardbody\">\n";
        if (!card.facts.empty()) {
            out << "<dl>";
            for (const auto& [label, value] : card.facts) {
                element("<dt>", label, "</dt>");
                element("<dd>", value, "</dd>");
            }
            out << "</dl>\n";
        }
        if (card.chart) {
            figure::ChartSpec spec = *card.chart;
            spec.title = card.title; // names the picture and its table among all the others
            spec.showTitle = false;
            out << "<div>";
            chart(spec, 430, 180);
            out << "</div>\n";
        }
        out << "</div>\n";
        if (!card.commentary.empty()) {
            out << "<dl class=\"commentary\">\n";
            for (const auto& [label, value] : card.commentary) {
                element("<dt>", label, "</dt>");
                element("<dd>", value, "</dd>\n");
            }
            out << "</dl>\n";
        }
        out << "</article>\n";
        level = outer;
    }
    void operator()(const PageBreak&) const {} // a screen has no pages

    void contents()
    {
        if (std::ranges::none_of(document.blocks, [](const Block& b) { return std::holds_alternative<Heading>(b); }))
            return;
        element("<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">",
                BOULTON_TR("report", "Contents"), "</h2>\n<ol role=\"list\">\n");
        int n = 0;
        for (const Block& b : document.blocks) {
            const auto* h = std::get_if<Heading>(&b);
            if (!h)
                continue;
            ++n;
            if (h->level > 2)
                continue;
            (out << (h->level == 1 ? MarkupLiteral("<li>") : MarkupLiteral("<li class=\"sub\">")) << "<a href=\"#h")
                    .integer(n)
                << "\">";
            out.text(headingText(*h, translate)) << "</a></li>\n";
        }
        element("<li><a href=\"#provenance\">", BOULTON_TR("report", "Where these figures come from"),
                "</a></li>\n</ol>\n</nav>\n");
    }
    void provenance()
    {
        element("<section aria-labelledby=\"provenance\">\n<h2 id=\"provenance\">",
                BOULTON_TR("report", "Where these figures come from"), "</h2>\n<dl class=\"fields provenance\">\n");
        for (const auto& [label, value] : provenanceRows(document.provenance)) {
            element("<dt>", label, "</dt>");
            (out << "<dd>").text(value) << "</dd>\n";
        }
        (out << "<dt>").text(string(BOULTON_TR("report", "Marking"))) << "</dt><dd>";
        out.text(document.marking) << "</dd>\n</dl>\n</section>\n";
    }
    void banner()
    {
        if (document.synthetic)
            element("<div class=\"banner\" role=\"note\"><div class=\"wrap\"><strong>", syntheticShort(),
                    "</strong>. ");
        if (document.synthetic)
            element("", syntheticLong(), "</div></div>\n");
    }
};

} // namespace

Result<std::string> toHtml(const Document& document, const Translator& translate)
{
    Writer w{document, translate};
    Markup& out = w.out;
    (out << "<!DOCTYPE html>\n<html lang=\"").text(document.language)
        << "\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src "
           "'unsafe-inline'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
           "content=\"no-referrer\">\n<title>";
    w.element("", document.title, "</title>\n<style>");
    out << MarkupLiteral(kHtmlStyle) << "</style>\n</head>\n<body>\n";
    w.element("<a class=\"skip\" href=\"#main\">", BOULTON_TR("report", "Skip to main content"), "</a>\n");
    const auto marking = [&](const Text& label) {
        if (document.marking.empty())
            return;
        (out << "<p class=\"marking\"><span>").text(w.string(label)) << "</span> ";
        out.text(document.marking) << "</p>\n";
    };
    out << "<header>\n";
    marking(BOULTON_TR("report", "Marking:"));
    w.element("<div class=\"top-band\"><div class=\"wrap\"><h1>", document.title, "</h1>\n");
    if (!document.subtitle.empty())
        w.element("<p>", document.subtitle, "</p>\n");
    out << "</div></div>\n";
    w.banner();
    out << "</header>\n<div class=\"wrap\">\n";
    w.contents();
    out << "<main id=\"main\" tabindex=\"-1\">\n";
    for (const Block& block : document.blocks)
        std::visit(w, block);
    w.level = 1;
    w.provenance();
    out << "</main>\n</div>\n<footer class=\"bottom\">\n<div class=\"wrap\"><p>";
    w.text(document.title);
    if (document.synthetic)
        w.element(". ", syntheticLong(), "");
    out << "</p></div>\n";
    marking(BOULTON_TR("report", "Marking:"));
    out << "</footer>\n</body>\n</html>\n";
    return out.string();
}

} // namespace boulton::report
