// SPDX-License-Identifier: GPL-3.0-or-later
// Pages as a display list in points: laid out once, then painted, when the number of pages is known.
#pragma once
#include "core/figure/scene.h"
#include <QString>
#include <cstddef>
#include <limits>
#include <memory>
#include <string>
#include <variant>
#include <vector>

class QPainter;
class QTextLayout;

namespace boulton::render {

struct TextStyle {
    double size = 9.5;
    figure::Weight weight = figure::Weight::Regular;
    figure::Colour colour{};
    double leading = 1.45; //!< line height in font sizes
    figure::Align align = figure::Align::Start;
};

//! A shaped and wrapped piece of text. Control characters are shown as U+FFFD, line feeds break the line.
class TextBlock {
public:
    TextBlock(const QString& text, const TextStyle& style, double width);
    ~TextBlock();
    TextBlock(const TextBlock&) = delete;
    TextBlock& operator=(const TextBlock&) = delete;
    [[nodiscard]] std::size_t lines() const;
    [[nodiscard]] double lineHeight() const { return m_style.size * m_style.leading; }
    [[nodiscard]] double height() const { return static_cast<double>(lines()) * lineHeight(); }
    [[nodiscard]] double naturalWidth() const; //!< of the widest line
    //! Lines [first, last) with the top of line `first` at y; points.
    void paint(QPainter& painter, double x, double y, std::size_t first, std::size_t last) const;
    [[nodiscard]] std::string text(std::size_t first, std::size_t last) const; //!< UTF-8
    //! To be called on the thread that made it before another one paints it.
    void forgetThread() const;

private:
    std::unique_ptr<QTextLayout> m_layout;
    TextStyle m_style;
    double m_width;
};
using TextPtr = std::shared_ptr<const TextBlock>;
[[nodiscard]] TextPtr makeText(const std::string& utf8, const TextStyle& style, double width);
//! Width in points of one line in the real font.
[[nodiscard]] double measured(const std::string& utf8, double size, figure::Weight weight);

struct PlacedText {
    TextPtr text;
    double x = 0, y = 0;
    std::size_t first = 0, last = 0;
};
struct PlacedScene {
    std::shared_ptr<const figure::Scene> scene;
    double x = 0, y = 0;
};
using Placed = std::variant<figure::Primitive, PlacedText, PlacedScene>;

struct Page {
    std::vector<Placed> items;
};

//! Where on which page the next thing goes.
class Flow {
public:
    static constexpr double kPageWidth = 595.28; // A4
    static constexpr double kPageHeight = 841.89;
    static constexpr double kLeft = 51; // 18 mm
    static constexpr double kWidth = kPageWidth - 2 * kLeft;
    static constexpr double kTop = 66;
    static constexpr double kBottom = kPageHeight - 58;
    static constexpr double kBody = kBottom - kTop;
    static constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

    double y = kTop;
    std::vector<Page> pages{1};

    [[nodiscard]] double room() const { return kBottom - y; }
    [[nodiscard]] std::size_t page() const { return pages.size() - 1; }
    [[nodiscard]] bool fresh() const { return y <= kTop + 0.5; } //!< nothing on this page yet
    void newPage();
    //! A new page unless `height` fits (or the page is empty anyway).
    void need(double height);
    //! White space between blocks; none at the top of a page.
    void gap(double height);
    void add(figure::Primitive primitive) { pages.back().items.emplace_back(std::move(primitive)); }
    void add(std::vector<figure::Primitive> primitives);
    void text(const TextPtr& text, double x, double top, std::size_t first = 0, std::size_t last = kAll);
    void scene(std::shared_ptr<const figure::Scene> scene, double x, double top);
    //! The block from y on, across pages, never one line alone at the foot or the head of a page; moves y.
    void paragraph(const TextPtr& text, double x);
};

} // namespace boulton::render
