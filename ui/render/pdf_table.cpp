// SPDX-License-Identifier: GPL-3.0-or-later
// Tables on paper: the header on every page, rows kept whole, zebra, group rows kept with what follows.
#include "core/base/format.h"
#include "core/report/text.h"
#include "ui/render/composer.h"
#include <algorithm>
#include <numeric>

namespace boulton::render {
namespace {

using figure::Rectangle;
using report::Column;
using report::ColumnKind;

constexpr double kPadX = 5;
constexpr double kPadY = 3.4;
constexpr double kMark = 10.5;
constexpr double kMarkRoom = 15;
constexpr double kSparkline = 20;
constexpr double kAfterNumbers = 8; // more room between a column of numbers and the words right of it

//! A direction without an arrow keeps the arrow's room, so that the words stand in line.
bool isMarked(const report::Cell& cell)
{
    return std::holds_alternative<report::Direction>(cell.value) || std::holds_alternative<report::Status>(cell.value);
}

double longestWord(const std::string& text, double size, figure::Weight weight)
{
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        width = std::max(width, figure::textWidth(std::string_view(text).substr(at, end - at), size, weight));
        at = end + 1;
    }
    return width;
}

//! A cell made ready for one width.
struct Box {
    TextPtr text;
    TextPtr note;
    std::vector<figure::Primitive> (*mark)(const report::Cell&, figure::Point) = nullptr;
    std::shared_ptr<const figure::Scene> scene;
    double height = 0;
};

std::vector<figure::Primitive> markOf(const report::Cell& cell, figure::Point at)
{
    if (const auto* s = std::get_if<report::Status>(&cell.value))
        return figure::theme::statusMark(s->letter, at, kMark);
    if (const auto* d = std::get_if<report::Direction>(&cell.value))
        return report::arrow(*d, at, kMark * 0.85);
    return {};
}

class Layout {
public:
    Layout(const report::TableBlock& table, Flow& flow, const Translator& translate)
        : m_table(table), m_flow(flow), m_translate(translate)
    {
        measure();
        for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
            TextStyle look = style::kColumn;
            look.align = isRight(c) ? figure::Align::End : figure::Align::Start;
            m_header.push_back(makeText(toString(m_table.columns[c].header, m_translate), look, inner(c)));
            m_headerHeight = std::max(m_headerHeight, m_header.back()->height() + 2 * kPadY);
        }
    }

    void run()
    {
        const double first = m_table.rows.empty() ? 0 : rowsTogether(0);
        m_flow.need(std::min(m_headerHeight + first, Flow::kBody));
        header();
        std::size_t stripe = 0;
        for (std::size_t r = 0; r < m_table.rows.size(); ++r) {
            const report::Row& row = m_table.rows[r];
            const double height = rowsTogether(r);
            if (height > m_flow.room() && !(m_flow.fresh() || m_justHeaded)) {
                m_flow.newPage();
                header();
                stripe = 0;
                if (!row.group && !m_group.empty())
                    group(toString(BOULTON_TR("report", "%1 (continued)").with(m_group), m_translate));
            }
            if (row.group) {
                m_group = row.cells.empty() ? std::string() : report::plainText(row.cells.front(), m_translate);
                group(m_group);
                stripe = 0;
            } else {
                plain(row, stripe++ % 2 == 1);
            }
            m_justHeaded = false;
        }
        m_flow.y += 12;
    }

private:
    [[nodiscard]] bool isRight(std::size_t c) const { return m_table.columns[c].kind == ColumnKind::Number; }
    [[nodiscard]] double left(std::size_t c) const
    {
        return c > 0 && isRight(c - 1) && !isRight(c) ? kPadX + kAfterNumbers : kPadX;
    }
    [[nodiscard]] double inner(std::size_t c) const { return m_widths[c] - left(c) - kPadX; }

    //! No column is narrower than its longest word where there is room for that; what is left goes to columns whose text wraps,
    //! by weight, and only then to all.
    void measure()
    {
        const std::size_t n = m_table.columns.size();
        std::vector<double> least(n, 0);
        std::vector<double> whole(n, 0); // nothing wraps
        const auto share = [&](std::size_t c) { return std::max(0.01, m_table.columns[c].weight); };
        double weights = 0;
        for (std::size_t c = 0; c < n; ++c)
            weights += share(c);
        for (std::size_t c = 0; c < n; ++c) {
            const bool spark = m_table.columns[c].kind == ColumnKind::Chart;
            double word = longestWord(toString(m_table.columns[c].header, m_translate), style::kColumn.size,
                                      figure::Weight::Semibold);
            if (spark) { // a picture has no words: it gets its share
                least[c] = whole[c] = std::max({58.0, word + 2 * kPadX, Flow::kWidth * 0.9 * share(c) / weights});
                continue;
            }
            for (const report::Row& row : m_table.rows) {
                if (row.group || c >= row.cells.size())
                    continue;
                const report::Cell& cell = row.cells[c];
                const std::string text = report::plainText(cell, m_translate);
                whole[c] = std::max(whole[c], figure::textWidth(text, style::kCell.size, figure::Weight::Semibold) +
                                                  2 * kPadX + (isMarked(cell) ? kMarkRoom : 0));
                // A status, a number or a date is one word, however many it has.
                const bool oneWord = isMarked(cell) || std::holds_alternative<Number>(cell.value) ||
                                     std::holds_alternative<Date>(cell.value);
                const auto weight = cell.strong ? figure::Weight::Semibold : figure::Weight::Regular;
                const double width = oneWord ? figure::textWidth(text, style::kCell.size, weight)
                                             : longestWord(text, style::kCell.size, weight);
                word = std::max(
                    {word, width + (isMarked(cell) ? kMarkRoom : 0),
                     longestWord(toString(cell.note, m_translate), style::kCellNote.size, figure::Weight::Regular)});
            }
            least[c] = std::min(word, 130.0) * 1.02 + kPadX + left(c);
        }
        const double needed = std::accumulate(least.begin(), least.end(), 0.0);
        m_widths = least;
        if (needed >= Flow::kWidth) { // too much for the page: all give in the same share, words break
            for (double& w : m_widths)
                w *= Flow::kWidth / needed;
            return;
        }
        double surplus = Flow::kWidth - needed;
        double wanted = 0;
        const auto want = [&](std::size_t c) { return std::max(0.0, whole[c] - least[c]); };
        for (std::size_t c = 0; c < n; ++c) {
            wanted += want(c) * share(c);
        }
        const double before = surplus;
        for (std::size_t c = 0; c < n && wanted > 0; ++c) {
            const double more = std::min(want(c), before * want(c) * share(c) / wanted);
            m_widths[c] += more;
            surplus -= more;
        }
        for (std::size_t c = 0; c < n; ++c)
            m_widths[c] += surplus * share(c) / weights;
    }

    [[nodiscard]] Box make(const report::Cell& cell, std::size_t c) const
    {
        Box box;
        double width = inner(c);
        if (const auto* chart = std::get_if<std::shared_ptr<const figure::ChartSpec>>(&cell.value)) {
            if (*chart) {
                box.scene =
                    std::make_shared<const figure::Scene>(figure::layout(**chart, width, kSparkline, m_translate));
                box.height = kSparkline;
            }
        } else {
            if (isMarked(cell)) {
                box.mark = markOf;
                width -= kMarkRoom;
            }
            TextStyle look = style::kCell;
            look.weight = cell.strong ? figure::Weight::Semibold : figure::Weight::Regular;
            look.align = isRight(c) && !box.mark ? figure::Align::End : figure::Align::Start;
            if (const std::string text = report::plainText(cell, m_translate); !text.empty()) {
                box.text = makeText(text, look, width);
                box.height = box.text->height();
            }
        }
        if (!cell.note.empty()) {
            TextStyle look = style::kCellNote;
            look.align = isRight(c) ? figure::Align::End : figure::Align::Start;
            box.note = makeText(toString(cell.note, m_translate), look, inner(c));
            box.height += box.note->height();
        }
        return box;
    }

    [[nodiscard]] const std::vector<Box>& boxes(std::size_t row)
    {
        if (m_boxes.empty())
            m_boxes.resize(m_table.rows.size());
        std::vector<Box>& out = m_boxes[row];
        if (out.empty())
            for (std::size_t c = 0; c < std::min(m_table.columns.size(), m_table.rows[row].cells.size()); ++c)
                out.push_back(make(m_table.rows[row].cells[c], c));
        return out;
    }
    [[nodiscard]] double heightOf(std::size_t row)
    {
        if (m_table.rows[row].group)
            return 20;
        double height = style::kCell.size * style::kCell.leading;
        for (const Box& box : boxes(row))
            height = std::max(height, box.height);
        return height + 2 * kPadY;
    }
    //! A row, and for a group row the first of its rows too.
    [[nodiscard]] double rowsTogether(std::size_t row)
    {
        double height = heightOf(row);
        if (m_table.rows[row].group && row + 1 < m_table.rows.size())
            height += heightOf(row + 1);
        return std::min(height, Flow::kBody - m_headerHeight - 20); // header and group on the new page
    }

    void rule(const figure::Stroke& stroke)
    {
        m_flow.add(figure::Polyline{{{Flow::kLeft, m_flow.y}, {Flow::kLeft + Flow::kWidth, m_flow.y}}, stroke});
    }

    void header()
    {
        double x = Flow::kLeft;
        for (std::size_t c = 0; c < m_header.size(); ++c) {
            m_flow.text(m_header[c], x + left(c), m_flow.y + m_headerHeight - kPadY - m_header[c]->height());
            x += m_widths[c];
        }
        m_flow.y += m_headerHeight;
        rule({.colour = figure::theme::kInk, .width = 1});
        m_justHeaded = true;
    }
    void group(const std::string& text)
    {
        m_flow.add(Rectangle{
            .x = Flow::kLeft, .y = m_flow.y, .width = Flow::kWidth, .height = 20, .fill = figure::rgb(0xECE7F2)});
        TextStyle look = style::kCell;
        look.weight = figure::Weight::Bold;
        look.colour = figure::theme::kBrand;
        const TextPtr block = makeText(text, look, Flow::kWidth - 2 * kPadX);
        m_flow.text(block, Flow::kLeft + kPadX, m_flow.y + 10 - block->lineHeight() / 2, 0, 1);
        m_flow.y += 20;
    }
    void plain(const report::Row& row, bool striped)
    {
        const auto index = static_cast<std::size_t>(&row - m_table.rows.data());
        const double height = heightOf(index);
        if (height > m_flow.room()) {
            tall(index);
            return;
        }
        if (striped)
            m_flow.add(Rectangle{.x = Flow::kLeft,
                                 .y = m_flow.y,
                                 .width = Flow::kWidth,
                                 .height = height,
                                 .fill = figure::theme::kSurface});
        double x = Flow::kLeft;
        const std::vector<Box>& cells = boxes(index);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const Box& box = cells[c];
            double y = m_flow.y + kPadY;
            if (box.scene)
                m_flow.scene(box.scene, x + left(c), y);
            if (box.mark)
                m_flow.add(box.mark(row.cells[c],
                                    {x + left(c) + kMark / 2, y + style::kCell.size * style::kCell.leading * 0.52}));
            if (box.text) {
                m_flow.text(box.text, x + left(c) + (box.mark ? kMarkRoom : 0), y);
                y += box.text->height();
            }
            if (box.note)
                m_flow.text(box.note, x + left(c), y);
            x += m_widths[c];
        }
        m_flow.y += height;
        rule({.colour = figure::theme::kRule, .width = 0.5});
    }
    //! A row that is higher than a page: cell by cell in lines, page after page.
    void tall(std::size_t index)
    {
        const std::vector<Box>& cells = boxes(index);
        std::vector<std::size_t> next(cells.size(), 0);
        for (bool more = true; more;) {
            more = false;
            double x = Flow::kLeft;
            double used = 0;
            for (std::size_t c = 0; c < cells.size(); ++c) {
                if (cells[c].text && next[c] < cells[c].text->lines()) {
                    const double line = cells[c].text->lineHeight();
                    const auto fits = static_cast<std::size_t>(std::max(1.0, (m_flow.room() - 2 * kPadY) / line));
                    const std::size_t last = std::min(cells[c].text->lines(), next[c] + fits);
                    m_flow.text(cells[c].text, x + left(c) + (cells[c].mark ? kMarkRoom : 0), m_flow.y + kPadY, next[c],
                                last);
                    used = std::max(used, static_cast<double>(last - next[c]) * line);
                    next[c] = last;
                    more = more || last < cells[c].text->lines();
                }
                x += m_widths[c];
            }
            m_flow.y += used + 2 * kPadY;
            if (more) {
                m_flow.newPage();
                header();
            }
        }
        rule({.colour = figure::theme::kRule, .width = 0.5});
    }

    const report::TableBlock& m_table;
    Flow& m_flow;
    const Translator& m_translate;
    std::vector<double> m_widths;
    std::vector<TextPtr> m_header;
    double m_headerHeight = 0;
    std::vector<std::vector<Box>> m_boxes;
    bool m_justHeaded = false;
    std::string m_group; // whose rows are being placed
};

} // namespace

void Composer::place(const report::TableBlock& table)
{
    if (table.columns.empty())
        return;
    m_flow.gap(4);
    if (!table.caption.empty()) {
        const TextPtr caption = makeText(string(table.caption), style::kStrong, Flow::kWidth);
        m_flow.need(caption->height() + 70);
        m_flow.paragraph(caption, Flow::kLeft);
        m_flow.y += 3;
    }
    Layout(table, m_flow, m_translate).run();
}

} // namespace boulton::render
