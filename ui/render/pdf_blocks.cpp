// SPDX-License-Identifier: GPL-3.0-or-later
// Headings, text, fields, charts, tiles and notes on paper.
#include "core/figure/laid.h"
#include "core/base/format.h"
#include "core/report/text.h"
#include "ui/render/composer.h"
#include <algorithm>
#include <array>

namespace boulton::render {
namespace {

using figure::Rectangle;

struct HeadingLook {
    TextStyle style;
    double before, after;
};

const HeadingLook& lookOf(int level)
{
    using namespace style;
    static const std::array<HeadingLook, 4> kLooks{{
        {{.size = 18, .weight = Weight::Bold, .colour = kBrand, .leading = 1.25}, 26, 8},
        {{.size = 13, .weight = Weight::Semibold, .colour = kBrand, .leading = 1.3}, 17, 5},
        {{.size = 11, .weight = Weight::Semibold, .colour = kInk, .leading = 1.35}, 13, 3},
        {{.size = 9.5, .weight = Weight::Bold, .colour = kInk, .leading = 1.4}, 10, 2},
    }};
    return kLooks[static_cast<std::size_t>(std::clamp(level, 1, 4) - 1)];
}

constexpr double kSectionRule = 12; // above a level 1 heading: the bar and its distance

} // namespace

std::string Composer::string(const Text& text) const
{
    return toString(text, m_translate);
}

void Composer::block(std::size_t index)
{
    std::visit(
        [&](const auto& b) {
            using T = std::decay_t<decltype(b)>;
            if constexpr (std::is_same_v<T, report::Heading>)
                place(b, index);
            else if constexpr (std::is_same_v<T, report::PageBreak>) {
                if (!m_flow.fresh())
                    m_flow.newPage();
            } else
                place(b);
        },
        m_document.blocks[index]);
}

double Composer::lead(std::size_t index) const
{
    if (index >= m_document.blocks.size())
        return 0;
    struct Visitor {
        const Composer& self;
        std::size_t index;
        double operator()(const report::Heading& h) const
        {
            return lookOf(h.level).before + lookOf(h.level).style.size * 1.3 + self.lead(index + 1);
        }
        double operator()(const report::Paragraph&) const { return 44; }
        double operator()(const report::List&) const { return 44; }
        double operator()(const report::Fields&) const { return 60; }
        double operator()(const report::TableBlock&) const { return 100; }
        double operator()(const report::ChartBlock& c) const { return c.height + 30; }
        double operator()(const report::Tiles&) const { return 80; }
        double operator()(const report::Note&) const { return 70; }
        double operator()(const report::Card& c) const { return std::min(self.cardHeight(c) + 8, Flow::kBody * 0.75); }
        double operator()(const report::PageBreak&) const { return 0; }
    };
    return std::visit(Visitor{*this, index}, m_document.blocks[index]);
}

void Composer::place(const report::Heading& heading, std::size_t index)
{
    const HeadingLook& look = lookOf(heading.level);
    const std::string text = report::headingText(heading, m_translate);
    const TextPtr block = makeText(text, look.style, Flow::kWidth);
    const bool section = heading.level == 1;
    const double height = look.before + (section ? kSectionRule : 0) + block->height() + look.after;
    m_flow.need(std::min(height + lead(index + 1), Flow::kBody * 0.9));
    m_flow.gap(look.before);
    if (heading.level <= 2)
        m_bookmarks.push_back({heading.level, text, m_flow.page(), std::max(0.0, m_flow.y - 12)});
    if (section) {
        m_flow.add(Rectangle{.x = Flow::kLeft, .y = m_flow.y, .width = 42, .height = 3, .fill = figure::theme::kBrand});
        m_flow.y += kSectionRule;
    }
    m_flow.paragraph(block, Flow::kLeft);
    m_flow.y += look.after;
}

void Composer::place(const report::Paragraph& paragraph)
{
    const TextStyle& look = paragraph.style == report::Paragraph::Style::Lead    ? style::kLead
                            : paragraph.style == report::Paragraph::Style::Small ? style::kSmall
                                                                                 : style::kBody;
    // Long lines tire: text does not use the whole width of a table.
    m_flow.paragraph(makeText(string(paragraph.text), look,
                              paragraph.style == report::Paragraph::Style::Body ? Flow::kWidth * 0.93 : Flow::kWidth),
                     Flow::kLeft);
    m_flow.y += look.size * 0.75;
}

void Composer::place(const report::List& list)
{
    const double indent = list.numbered && list.items.size() > 9 ? 20 : 14;
    std::int64_t n = 0;
    for (const Text& item : list.items) {
        const TextPtr block = makeText(string(item), style::kBody, Flow::kWidth * 0.93 - indent);
        m_flow.need(std::min(block->height(), 2 * block->lineHeight()));
        ++n;
        if (list.numbered) {
            m_flow.text(makeText(formatNumber(static_cast<double>(n), 0) + ".", style::kBody, indent), Flow::kLeft,
                        m_flow.y);
        } else {
            m_flow.add(figure::Circle{.centre = {Flow::kLeft + 4, m_flow.y + block->lineHeight() * 0.54},
                                      .radius = 1.6,
                                      .fill = figure::theme::kBrand});
        }
        m_flow.paragraph(block, Flow::kLeft + indent);
        m_flow.y += 3.5;
    }
    m_flow.y += 4;
}

void Composer::fields(const std::vector<std::pair<std::string, std::string>>& items, double size)
{
    const double label = Flow::kWidth * 0.3;
    const double value = Flow::kWidth - label;
    const TextStyle left{
        .size = size, .weight = figure::Weight::Semibold, .colour = figure::theme::kInk, .leading = 1.35};
    const TextStyle right{.size = size, .colour = figure::theme::kInk, .leading = 1.35};
    const auto rule = [&] {
        m_flow.add(figure::Polyline{{{Flow::kLeft, m_flow.y}, {Flow::kLeft + Flow::kWidth, m_flow.y}},
                                    {.colour = figure::theme::kRule, .width = 0.5}});
    };
    bool first = true;
    for (const auto& [name, text] : items) {
        const TextPtr a = makeText(name, left, label - 10);
        const TextPtr b = makeText(text, right, value);
        const double height = std::max(a->height(), b->height()) + 6.5;
        m_flow.need(std::min(height, 60.0));
        if (first || m_flow.fresh())
            rule();
        first = false;
        m_flow.y += 3;
        m_flow.text(a, Flow::kLeft, m_flow.y);
        m_flow.paragraph(b, Flow::kLeft + label);
        m_flow.y += std::max(0.0, a->height() - b->height()) + 3.5;
        rule();
    }
    m_flow.y += 10;
}

void Composer::place(const report::Fields& block)
{
    std::vector<std::pair<std::string, std::string>> items;
    for (const auto& [label, value] : block.items)
        items.emplace_back(string(label), string(value));
    fields(items, 9);
}

void Composer::place(const report::ChartBlock& chart)
{
    if (!chart.spec)
        return;
    figure::ChartSpec spec = *chart.spec;
    const Text& caption = chart.caption.empty() ? spec.title : chart.caption;
    if (string(caption) == string(spec.title))
        spec.showTitle = false;
    const TextPtr title = caption.empty() ? nullptr : makeText(string(caption), style::kStrong, Flow::kWidth);
    const double above = title ? title->height() + 4 : 0;
    double height = chart.height;
    if (figure::isHorizontal(spec.kind) && spec.kind != figure::ChartKind::Bullet)
        height = std::max(height, figure::naturalHeight(spec, Flow::kWidth));
    height = std::min(height, Flow::kBody - above - 20);
    // Rather a slightly lower chart than half a page of white.
    if (above + height + 4 > m_flow.room() && above + height * 0.82 + 4 <= m_flow.room())
        height = m_flow.room() - above - 4;
    m_flow.need(above + height);
    m_flow.gap(4);
    if (title)
        m_flow.text(title, Flow::kLeft, m_flow.y);
    m_flow.y += above;
    m_flow.scene(std::make_shared<const figure::Scene>(figure::layout(spec, Flow::kWidth, height, m_translate)),
                 Flow::kLeft, m_flow.y);
    m_flow.y += height + 14;
}

void Composer::place(const report::Tiles& tiles)
{
    using namespace style;
    constexpr double kGap = 9;
    constexpr double kPad = 9;
    const std::size_t count = tiles.items.size();
    if (count == 0)
        return;
    const std::size_t columns = count <= 5 ? count : (count % 4 == 0 || count > 6 ? 4 : 3);
    const double width = (Flow::kWidth - kGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double inner = width - 2 * kPad;
    for (std::size_t from = 0; from < count; from += columns) {
        std::vector<std::pair<TextPtr, TextPtr>> texts;
        double height = 0;
        bool status = false;
        double size = 20; // one size for all tiles of a row
        for (std::size_t i = from; i < std::min(count, from + columns); ++i)
            while (size > 11 && measured(string(tiles.items[i].value), size, Weight::Bold) > inner)
                size -= 0.5;
        for (std::size_t i = from; i < std::min(count, from + columns); ++i) {
            const report::Tiles::Tile& t = tiles.items[i];
            const std::string value = string(t.value);
            texts.emplace_back(
                makeText(value, {.size = size, .weight = Weight::Bold, .colour = kInk, .leading = 1.2}, inner),
                makeText(string(t.label), kLabel, inner));
            height = std::max(height, texts.back().first->height() + texts.back().second->height());
            status = status || t.status.has_value();
        }
        height += 2 * kPad + 3 + (status ? 16 : 0);
        m_flow.need(height);
        m_flow.gap(2);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const double x = Flow::kLeft + (width + kGap) * static_cast<double>(i);
            const report::Tiles::Tile& t = tiles.items[from + i];
            m_flow.add(Rectangle{.x = x, .y = m_flow.y, .width = width, .height = height, .fill = kSurface});
            m_flow.add(Rectangle{.x = x,
                                 .y = m_flow.y,
                                 .width = width,
                                 .height = 3,
                                 .fill = t.status ? figure::theme::status(t.status->letter).fill : kBrand});
            double y = m_flow.y + kPad + 3;
            m_flow.text(texts[i].first, x + kPad, y);
            y += texts[i].first->height();
            m_flow.text(texts[i].second, x + kPad, y);
            if (t.status) {
                const double middle = m_flow.y + height - kPad - 5;
                m_flow.add(statusMark(t.status->letter, {x + kPad + 6, middle}, 11));
                const TextPtr word = makeText(string(t.status->word), kColumn, inner - 16);
                m_flow.text(word, x + kPad + 16, middle - word->lineHeight() / 2);
            }
        }
        m_flow.y += height + kGap;
    }
    m_flow.y += 5;
}

void Composer::place(const report::Note& note)
{
    using namespace style;
    constexpr double kPad = 10;
    const double inner = Flow::kWidth - 2 * kPad - 4;
    const TextPtr title = note.title.empty() ? nullptr : makeText(string(note.title), kStrong, inner);
    const TextPtr text = makeText(string(note.text), {.size = 9, .colour = kInk, .leading = 1.42}, inner);
    figure::Colour bar = kAccent;
    figure::Colour ground = figure::rgb(0xEAF2F9);
    if (note.kind == report::Note::Kind::Caution || note.kind == report::Note::Kind::Synthetic) {
        bar = kAmber;
        ground = figure::rgb(0xFFF6DE);
    } else if (note.kind == report::Note::Kind::Marking) {
        bar = kInk;
        ground = kSurface;
    }
    const double height = (title ? title->height() + 1 : 0) + text->height() + 2 * kPad - 3;
    if (height > Flow::kBody * 0.8) { // too much for a panel
        if (title)
            m_flow.paragraph(title, Flow::kLeft);
        m_flow.paragraph(text, Flow::kLeft);
        m_flow.y += 8;
        return;
    }
    m_flow.need(height);
    m_flow.gap(3);
    m_flow.add(Rectangle{.x = Flow::kLeft, .y = m_flow.y, .width = Flow::kWidth, .height = height, .fill = ground});
    m_flow.add(Rectangle{.x = Flow::kLeft, .y = m_flow.y, .width = 4, .height = height, .fill = bar});
    double y = m_flow.y + kPad - 2;
    if (title) {
        m_flow.text(title, Flow::kLeft + kPad + 4, y);
        y += title->height() + 1;
    }
    m_flow.text(text, Flow::kLeft + kPad + 4, y);
    m_flow.y += height + 11;
}

} // namespace boulton::render
