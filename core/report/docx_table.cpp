// SPDX-License-Identifier: GPL-3.0-or-later
// Tables in Word: fixed widths that hold the longest word, a header row that comes again on every page, rows that are not torn apart.
#include "core/base/format.h"
#include "core/figure/chart_spec.h"
#include "core/figure/theme.h"
#include "core/report/docx_writer.h"
#include "core/report/text.h"
#include <algorithm>
#include <cmath>
#include <numeric>

namespace boulton::report::docx {
namespace {

using figure::MarkupLiteral;
using figure::Weight;
namespace theme = figure::theme;

constexpr double kCellSize = 9; // points; the sizes of the styles Cell, CellHead and CellNote
constexpr double kHeadSize = 8.5;
constexpr double kNoteSize = 8;
constexpr double kPad = 9.5;       // left and right together
constexpr double kAir = 1.04;      // the reader's font may be a little wider than ours
constexpr double kMark = 15;       // a letter or an arrow before the word
constexpr double kSparkline = 22;  // height
constexpr int kAfterNumbers = 220; // twips between a column of numbers and the words right of it
constexpr double kLongestWord = 130;
constexpr std::size_t kTogether = 16; // rows of labels and values that stay on one page
constexpr double kTallRow = 34;       // lines; a higher row may be torn, for it might not fit a page

struct Need {
    double least = 0; // nothing is cut
    double whole = 0; // nothing wraps
    double share = 1;
    bool grows = true; // takes room that nobody needs
};

double longestWord(std::string_view text, double size, Weight weight)
{
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        width = std::max(width, figure::textWidth(text.substr(at, end - at), size, weight));
        at = end + 1;
    }
    return width;
}

//! Points for each column: the longest word, then by share for those whose text wraps, until nothing wraps, then by share for all.
std::vector<double> distribute(const std::vector<Need>& needs, double total)
{
    std::vector<double> widths;
    double least = 0;
    double shares = 0;
    for (const Need& n : needs) {
        least += n.least;
        shares += n.share;
    }
    // Where there is room, enough for a template's font that is wider than ours.
    const double air = least > 0 ? std::clamp(0.95 * total / least, 1.0, 1.1) : 1.0;
    for (const Need& n : needs)
        widths.push_back(n.least * air);
    double surplus = total - least * air;
    if (surplus <= 0) { // too much for the page: all give in the same share, words break
        for (double& w : widths)
            w *= total / (total - surplus);
        return widths;
    }
    for (std::size_t round = 0; round < needs.size() && surplus > 0.5; ++round) {
        double wanting = 0;
        for (std::size_t c = 0; c < needs.size(); ++c)
            wanting += widths[c] < needs[c].whole ? needs[c].share : 0;
        if (wanting == 0)
            break;
        const double before = surplus;
        for (std::size_t c = 0; c < needs.size(); ++c) {
            if (widths[c] >= needs[c].whole)
                continue;
            const double more = std::min(needs[c].whole - widths[c], before * needs[c].share / wanting);
            widths[c] += more;
            surplus -= more;
        }
    }
    // What nobody needs goes to words and pictures; statuses and numbers stay near their names.
    double growing = 0;
    for (const Need& n : needs)
        growing += n.grows ? n.share : 0;
    for (std::size_t c = 0; c < needs.size(); ++c)
        if (growing == 0 || needs[c].grows)
            widths[c] += surplus * needs[c].share / (growing == 0 ? shares : growing);
    return widths;
}

//! In twips, with the sum exactly `total`.
std::vector<int> inTwips(const std::vector<double>& points, int total)
{
    std::vector<int> out;
    double edge = 0;
    int done = 0;
    for (const double p : points) {
        edge += p * 20;
        const int to = static_cast<int>(std::lround(edge));
        out.push_back(std::max(1, to - done));
        done = to;
    }
    if (!out.empty())
        out.back() = std::max(1, out.back() + total - done);
    return out;
}

bool isMarked(const report::Cell& cell)
{
    return std::holds_alternative<report::Direction>(cell.value) || std::holds_alternative<report::Status>(cell.value);
}
//! A status, a number or a date is one word, however many it has.
bool isOneWord(const report::Cell& cell)
{
    return isMarked(cell) || std::holds_alternative<Number>(cell.value) || std::holds_alternative<Date>(cell.value);
}

} // namespace

void Writer::openTable(const std::vector<int>& widths, const TableLook& look, const std::string& caption)
{
    if (m_break)
        spacer(); // which begins the page
    (m_out << "<w:tbl><w:tblPr><w:tblStyle w:val=\"").text(m_options.ids.of(look.style)) << "\"/><w:tblW w:w=\"";
    m_out.integer(std::accumulate(widths.begin(), widths.end(), 0))
        << "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0000\" w:firstRow=\""
        << (look.header ? MarkupLiteral("1") : MarkupLiteral("0")) << "\" w:lastRow=\"0\" w:firstColumn=\""
        << (look.rowHeaders ? MarkupLiteral("1") : MarkupLiteral("0")) << "\" w:lastColumn=\"0\" w:noHBand=\""
        << (look.striped ? MarkupLiteral("0") : MarkupLiteral("1")) << "\" w:noVBand=\"1\"/>";
    if (!caption.empty())
        (m_out << "<w:tblCaption w:val=\"").text(caption) << "\"/>";
    m_out << "</w:tblPr><w:tblGrid>";
    for (const int w : widths)
        (m_out << "<w:gridCol w:w=\"").integer(w) << "\"/>";
    m_out << "</w:tblGrid>";
}

void Writer::closeTable()
{
    m_out << "</w:tbl>";
    spacer(); // without a paragraph between them two tables become one
}

void Writer::openRow(bool header, bool whole)
{
    m_out << "<w:tr><w:trPr>" << (whole ? MarkupLiteral("<w:cantSplit/>") : MarkupLiteral(""))
          << (header ? MarkupLiteral("<w:tblHeader/>") : MarkupLiteral("")) << "</w:trPr>";
}

void Writer::openCell(int width, const CellLook& look)
{
    (m_out << "<w:tc><w:tcPr><w:tcW w:w=\"").integer(width) << "\" w:type=\"dxa\"/>";
    if (look.span > 1)
        (m_out << "<w:gridSpan w:val=\"").integer(look.span) << "\"/>";
    if (look.top)
        (m_out << "<w:tcBorders><w:top w:val=\"single\" w:sz=\"24\" w:space=\"0\" w:color=\"")
                .text(colourHex(*look.top))
            << "\"/></w:tcBorders>";
    else if (look.apart)
        m_out << "<w:tcBorders><w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"FFFFFF\"/><w:bottom "
                 "w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"FFFFFF\"/></w:tcBorders>";
    if (look.fill)
        (m_out << "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"").text(colourHex(*look.fill)) << "\"/>";
    if (look.left > 0)
        (m_out << "<w:tcMar><w:left w:w=\"").integer(look.left) << "\" w:type=\"dxa\"/></w:tcMar>";
    m_out << "</w:tcPr>";
}

void Writer::labelsAndValues(const std::vector<std::pair<std::string, std::string>>& items, const std::string& caption)
{
    if (items.empty())
        return;
    const int all = m_options.page.textWidth();
    const std::vector<int> widths{all * 32 / 100, all - all * 32 / 100};
    openTable(widths, {.style = Style::PlainTable, .header = false, .rowHeaders = true, .striped = false}, caption);
    std::size_t row = 0;
    for (const auto& [label, value] : items) {
        const bool whole = figure::textWidth(value, kCellSize) < kTallRow * widths[1] / 20.0;
        const bool together = whole && items.size() <= kTogether && ++row < items.size();
        openRow(false, whole);
        openCell(widths[0]);
        line(Style::Cell, label, {.keepNext = together}, {.bold = true});
        closeCell();
        openCell(widths[1]);
        line(Style::Cell, value, {.keepNext = together}, {});
        closeCell();
        closeRow();
    }
    closeTable();
}

void Writer::operator()(const Fields& fields)
{
    std::vector<std::pair<std::string, std::string>> items;
    for (const auto& [label, value] : fields.items)
        items.emplace_back(string(label), string(value));
    labelsAndValues(items, {});
}

//! The facts of a card as a table of one row, each under its name.
void Writer::facts(const Card& card)
{
    std::vector<Need> needs;
    for (const auto& [label, value] : card.facts) {
        const std::string head = string(label);
        const std::string text = string(value);
        const double word =
            std::max(longestWord(head, kHeadSize, Weight::Bold), longestWord(text, kCellSize, Weight::Regular));
        const double line =
            std::max(figure::textWidth(head, kHeadSize, Weight::Bold), figure::textWidth(text, kCellSize));
        Need n{.least = std::min(word, kLongestWord) * kAir + kPad};
        n.whole = std::max(n.least, line * kAir + kPad);
        needs.push_back(n);
    }
    const std::vector<int> widths = inTwips(distribute(needs, width()), m_options.page.textWidth());
    const bool more = card.chart || !card.commentary.empty();
    openTable(widths, {.style = Style::DataTable, .striped = false}, string(card.title));
    for (const bool head : {true, false}) {
        openRow(head, true);
        for (std::size_t i = 0; i < widths.size(); ++i) {
            openCell(widths[i]);
            line(head ? Style::CellHead : Style::Cell, string(head ? card.facts[i].first : card.facts[i].second),
                 {.keepNext = head || more}, {});
            closeCell();
        }
        closeRow();
    }
    m_out << "</w:tbl>";
    open(Style::Spacer, {.keepNext = more});
    close();
}

std::vector<int> Writer::widthsOf(const TableBlock& table) const
{
    std::vector<Need> needs;
    double shares = 0;
    for (const Column& column : table.columns)
        shares += std::max(0.01, column.weight);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const Column& column = table.columns[c];
        Need n{.share = std::max(0.01, column.weight),
               .grows = column.kind == ColumnKind::Text || column.kind == ColumnKind::Chart};
        const std::string header = string(column.header);
        double word = longestWord(header, kHeadSize, Weight::Bold);
        for (const Row& row : table.rows) {
            if (row.group || c >= row.cells.size())
                continue;
            const report::Cell& cell = row.cells[c];
            const std::string text = plainText(cell, m_options.translate);
            const Weight weight = cell.strong ? Weight::Bold : Weight::Regular;
            const double mark = isMarked(cell) ? kMark : 0;
            const double line =
                figure::textWidth(text, kCellSize,
                                  std::holds_alternative<report::Status>(cell.value) ? Weight::Bold : weight) +
                mark;
            n.whole = std::max(n.whole, line);
            word = std::max({word, isOneWord(cell) ? line : longestWord(text, kCellSize, weight),
                             longestWord(string(cell.note), kNoteSize, Weight::Regular)});
        }
        const double before = kPad + std::max(0.0, roomBefore(table, c) / 20.0 - kPad / 2);
        n.least = std::min(word, kLongestWord) * kAir + before;
        if (column.kind == ColumnKind::Chart)
            n.least = std::max({n.least, 62.0, width() * 0.9 * n.share / shares});
        n.whole = std::max(n.least, n.whole * kAir + before);
        needs.push_back(n);
    }
    return inTwips(distribute(needs, width()), m_options.page.textWidth());
}

int Writer::roomBefore(const TableBlock& table, std::size_t c) const
{
    return c > 0 && table.columns[c - 1].kind == ColumnKind::Number && table.columns[c].kind != ColumnKind::Number
               ? kAfterNumbers
               : 0;
}

void Writer::cell(const report::Cell& c, const ParagraphLook& look, double room)
{
    if (const auto* status = std::get_if<report::Status>(&c.value)) {
        const bool shown = status->letter > ' ' && status->letter < 0x7F;
        line(Style::Cell, (shown ? std::string(1, status->letter) + "\u00A0\u00A0" : "") + string(status->word), look,
             {.bold = true, .colour = theme::status(status->letter).text});
    } else if (const auto* d = std::get_if<Direction>(&c.value)) {
        open(Style::Cell, look);
        direction(*d);
        close();
    } else if (const auto* spec = std::get_if<std::shared_ptr<const figure::ChartSpec>>(&c.value)) {
        open(Style::Cell, look);
        if (*spec)
            picture(figure::layout(**spec, room, kSparkline, m_options.translate));
        close();
    } else {
        line(Style::Cell, plainText(c, m_options.translate), look, {.bold = c.strong});
    }
    if (!c.note.empty())
        line(Style::CellNote, string(c.note), look, {});
}

void Writer::headRow(const TableBlock& table, const std::vector<int>& widths)
{
    openRow(true, true);
    for (std::size_t c = 0; c < widths.size(); ++c) {
        openCell(widths[c], {.left = roomBefore(table, c)});
        line(Style::CellHead, string(table.columns[c].header),
             {.keepNext = true, .right = table.columns[c].kind == ColumnKind::Number}, {});
        closeCell();
    }
    closeRow();
}

void Writer::groupRow(const Row& row, int all, int columns)
{
    openRow(false, true);
    openCell(all, {.fill = figure::rgb(0xE9E6EE), .span = columns});
    line(Style::CellHead, row.cells.empty() ? std::string() : plainText(row.cells.front(), m_options.translate),
         {.keepNext = true}, {});
    closeCell();
    closeRow();
}

void Writer::dataRow(const TableBlock& table, const Row& row, const std::vector<int>& widths)
{
    static const report::Cell kEmpty;
    const auto cellOf = [&](std::size_t c) -> const report::Cell& {
        return c < row.cells.size() ? row.cells[c] : kEmpty;
    };
    double lines = 0;
    for (std::size_t c = 0; c < widths.size(); ++c)
        lines = std::max(lines, figure::textWidth(plainText(cellOf(c), m_options.translate), kCellSize) /
                                    std::max(1.0, widths[c] / 20.0 - kPad));
    openRow(false, lines < kTallRow);
    for (std::size_t c = 0; c < widths.size(); ++c) {
        const report::Cell& value = cellOf(c);
        CellLook look{.left = roomBefore(table, c)};
        if (const auto* status = std::get_if<report::Status>(&value.value))
            look.fill = theme::status(status->letter).fill;
        look.apart = look.fill.has_value();
        openCell(widths[c], look);
        const bool right = table.columns[c].kind == ColumnKind::Number && !isMarked(value);
        cell(value, {.right = right}, std::max(20.0, widths[c] / 20.0 - kPad - look.left / 20.0));
        closeCell();
    }
    closeRow();
}

void Writer::operator()(const TableBlock& table)
{
    if (table.columns.empty())
        return;
    const std::string caption = string(table.caption);
    if (!caption.empty())
        line(Style::Caption, caption, {.keepNext = true}, {});
    const std::vector<int> widths = widthsOf(table);
    const bool striped = std::ranges::none_of(table.rows, &Row::group);
    openTable(widths, {.style = Style::DataTable, .rowHeaders = table.rowHeaders, .striped = striped}, caption);
    headRow(table, widths);
    for (const Row& row : table.rows)
        if (row.group)
            groupRow(row, std::accumulate(widths.begin(), widths.end(), 0), static_cast<int>(widths.size()));
        else
            dataRow(table, row, widths);
    closeTable();
}

//! Large figures side by side, four or five in a row.
void Writer::operator()(const Tiles& tiles)
{
    const std::size_t count = tiles.items.size();
    if (count == 0)
        return;
    const std::size_t columns = count <= 5 ? count : (count % 4 == 0 || count > 6 ? 4 : 3);
    const int all = m_options.page.textWidth();
    std::vector<int> widths(columns, all / static_cast<int>(columns));
    widths.back() += all - all / static_cast<int>(columns) * static_cast<int>(columns);
    openTable(widths, {.style = Style::Tiles, .header = false, .striped = false},
              string(BOULTON_TR("report", "Key figures")));
    for (std::size_t from = 0; from < count; from += columns) {
        openRow(false, true);
        for (std::size_t i = from; i < from + columns; ++i) {
            if (i >= count) {
                openCell(widths[i - from]);
                line(Style::TileLabel, {}, {}, {});
                closeCell();
                continue;
            }
            const Tiles::Tile& tile = tiles.items[i];
            openCell(widths[i - from], {.fill = theme::kSurface,
                                        .top = tile.status ? theme::status(tile.status->letter).fill : theme::kBrand});
            line(Style::TileValue, string(tile.value), {}, {});
            line(Style::TileLabel, string(tile.label), {}, {});
            if (tile.status) {
                open(Style::Cell);
                pill(*tile.status);
                close();
            }
            closeCell();
        }
        closeRow();
    }
    closeTable();
}

} // namespace boulton::report::docx
