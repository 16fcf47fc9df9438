// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/report: the blocks of a document as WordprocessingML. Everything that is text goes through figure::Markup, so that data can
// never become markup or a field.
#pragma once
#include "core/figure/markup.h"
#include "core/figure/scene.h"
#include "core/report/document.h"
#include "core/report/docx.h"
#include "core/report/docx_styles.h"
#include <optional>
#include <string>
#include <vector>

namespace boulton::report::docx {

//! The page in twips (1/1440 inch): A4 with 18 mm at the sides, or what the template says.
struct PageSize {
    int width = 11'906, height = 16'838;
    int left = 1'020, right = 1'020, top = 1'474, bottom = 1'304;
    int columns = 1, columnGap = 0;
    [[nodiscard]] int textWidth() const;
    [[nodiscard]] int textHeight() const;
};

struct Picture {
    std::string relationship; //!< "rIdBoulton7"
    std::string name;         //!< "word/media/boulton-7.png"
    std::string png;
};

struct BodyOptions {
    const StyleIds& ids;
    const Translator& translate;
    const PicturePainter& paint;
    PageSize page{};
    ListNumbers lists{};
    bool contents = true;
};

//! The relationship that our pictures, header and footer have in the main part.
[[nodiscard]] std::string relationshipId(std::string_view what);
[[nodiscard]] std::string colourHex(figure::Colour colour);

class Writer {
public:
    Writer(const Document& document, const BodyOptions& options) : m_document(document), m_options(options) {}
    [[nodiscard]] boulton::Status write();
    [[nodiscard]] const std::string& xml() const { return m_out.string(); }
    [[nodiscard]] std::vector<Picture>& pictures() { return m_pictures; }
    [[nodiscard]] int numberedLists() const { return m_numberedLists; }

    void operator()(const Heading& heading);
    void operator()(const Paragraph& paragraph);
    void operator()(const List& list);
    void operator()(const Fields& fields);
    void operator()(const TableBlock& table);
    void operator()(const ChartBlock& chart);
    void operator()(const Tiles& tiles);
    void operator()(const report::Note& note);
    void operator()(const Card& card);
    void operator()(const PageBreak& pageBreak);

private:
    struct ParagraphLook {
        bool keepNext = false;
        bool right = false;
        int numId = -1; //!< 0 switches the numbers of the style off
    };
    struct RunLook {
        bool bold = false;
        std::optional<figure::Colour> colour{};
        std::optional<figure::Colour> shade{};
    };
    struct TableLook {
        Style style = Style::DataTable;
        bool header = true;
        bool rowHeaders = false;
        bool striped = true;
    };
    struct CellLook {
        std::optional<figure::Colour> fill{};
        std::optional<figure::Colour> top{}; //!< a strong line above
        bool apart = false; //!< white above and below, so that statuses under each other are not one block
        int span = 1;
        int left = 0; //!< more room at the left, in twips
    };
    struct OutlineItem {
        int level = 1;
        std::string text;
    };

    [[nodiscard]] std::string string(const Text& t) const;
    [[nodiscard]] double width() const { return m_options.page.textWidth() / 20.0; } //!< of the text, in points
    // paragraphs
    void open(Style style, const ParagraphLook& look);
    void open(Style style) { open(style, {}); }
    void close() { m_out << "</w:p>"; }
    void run(std::string_view text, const RunLook& look);
    void run(std::string_view text) { run(text, {}); }
    void line(Style style, std::string_view text, const ParagraphLook& paragraph, const RunLook& look);
    void heading(int level, const std::string& text, bool pill);
    [[nodiscard]] std::string cardName(const Card& card) const;
    void pill(const report::Status& status);
    void direction(const Direction& direction);
    void picture(const figure::Scene& scene);
    void spacer();
    // the frame of the document
    void titles();
    void contents();
    [[nodiscard]] std::vector<OutlineItem> outline() const;
    void provenance();
    // tables
    void openTable(const std::vector<int>& widths, const TableLook& look, const std::string& caption);
    void closeTable();
    void openRow(bool header, bool whole);
    void closeRow() { m_out << "</w:tr>"; }
    void openCell(int width, const CellLook& look);
    void openCell(int width) { openCell(width, {}); }
    void closeCell() { m_out << "</w:tc>"; }
    void labelsAndValues(const std::vector<std::pair<std::string, std::string>>& items, const std::string& caption);
    void facts(const Card& card);
    [[nodiscard]] std::vector<int> widthsOf(const TableBlock& table) const;
    void headRow(const TableBlock& table, const std::vector<int>& widths);
    void groupRow(const Row& row, int width, int columns);
    void dataRow(const TableBlock& table, const Row& row, const std::vector<int>& widths);
    void cell(const report::Cell& cell, const ParagraphLook& look, double room);
    [[nodiscard]] int roomBefore(const TableBlock& table, std::size_t column) const;

    const Document& m_document;
    const BodyOptions& m_options;
    figure::Markup m_out{};
    std::vector<Picture> m_pictures{};
    std::optional<Error> m_error{};
    int m_level = 0;         // of the last heading: headings never skip one
    int m_bookmarks = 0;     // _Toc bookmarks, in the order of outline()
    int m_numberedLists = 0; // each begins with 1
    int m_ids = 0;           // of pictures
    bool m_break = false;    // the next block begins a page
};

} // namespace boulton::report::docx
