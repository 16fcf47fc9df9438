// SPDX-License-Identifier: GPL-3.0-or-later
// Inside ui/render: turns the blocks of a document into pages. Positions and sizes are in points.
#pragma once
#include "core/base/job.h"
#include "core/figure/theme.h"
#include "core/report/document.h"
#include "ui/render/flow.h"
#include "ui/render/outline.h"

namespace boulton::render {

class Composer {
public:
    Composer(const report::Document& document, const Translator& translate)
        : m_document(document), m_translate(translate)
    {}
    //! Cancelled if the job says so; the composer is of no use then.
    [[nodiscard]] Status compose(const JobContext& job = {});
    void paint(QPainter& painter, std::size_t page) const;
    [[nodiscard]] std::size_t pageCount() const { return m_flow.pages.size(); }
    [[nodiscard]] const std::vector<Page>& pages() const { return m_flow.pages; }
    [[nodiscard]] const std::vector<Bookmark>& bookmarks() const { return m_bookmarks; }

private:
    void cover();
    void contents();
    void fillContents();
    void provenance();
    void furniture(); // header and footer of every page

    void block(std::size_t index);
    void place(const report::Heading& heading, std::size_t index);
    void place(const report::Paragraph& paragraph);
    void place(const report::List& list);
    void place(const report::Fields& fields);
    void place(const report::TableBlock& table);
    void place(const report::ChartBlock& chart);
    void place(const report::Tiles& tiles);
    void place(const report::Note& note);
    void place(const report::Card& card);
    //! What must stand with a heading before it: the height of the first useful part of a block.
    [[nodiscard]] double lead(std::size_t index) const;
    [[nodiscard]] double cardHeight(const report::Card& card) const;
    void fields(const std::vector<std::pair<std::string, std::string>>& items, double size);
    [[nodiscard]] std::string string(const Text& text) const;

    struct ContentsLine {
        std::size_t page = 0;
        double y = 0;
    };
    const report::Document& m_document;
    const Translator& m_translate;
    Flow m_flow{};
    std::vector<Bookmark> m_bookmarks{};
    std::vector<ContentsLine> m_contents{};
};

namespace style {
using namespace figure::theme;
using figure::Weight;
inline constexpr TextStyle kBody{.size = 9.5, .colour = kInk};
inline constexpr TextStyle kLead{.size = 11.5, .colour = kInk, .leading = 1.42};
inline constexpr TextStyle kSmall{.size = 8, .colour = kMuted};
inline constexpr TextStyle kLabel{.size = 8.5, .colour = kMuted, .leading = 1.35};
inline constexpr TextStyle kStrong{.size = 9.5, .weight = Weight::Semibold, .colour = kInk};
inline constexpr TextStyle kCell{.size = 8.5, .colour = kInk, .leading = 1.32};
inline constexpr TextStyle kCellNote{.size = 7, .colour = kMuted, .leading = 1.3};
inline constexpr TextStyle kColumn{.size = 8, .weight = Weight::Semibold, .colour = kInk, .leading = 1.3};
} // namespace style

} // namespace boulton::render
