// SPDX-License-Identifier: GPL-3.0-or-later
// One measure on a card: what it is, where it stands, its chart, what is said about it.
#include "core/base/format.h"
#include "core/report/text.h"
#include "ui/render/composer.h"
#include <algorithm>

namespace boulton::render {
namespace {

using namespace style;
using figure::Rectangle;

constexpr double kPad = 10;
constexpr double kInner = Flow::kWidth - 2 * kPad;
constexpr double kFacts = kInner * 0.31;
constexpr double kChartGap = 16;
constexpr double kChart = kInner - kFacts - kChartGap;
constexpr double kChartHeight = 97;
constexpr double kCommentLabel = 92;
constexpr double kFactRow = 13.6;
constexpr double kTitleSize = 10.5;

//! The card made ready: heights are known before anything is placed.
struct Parts {
    TextPtr code, title, definition, status, direction;
    std::vector<std::pair<TextPtr, TextPtr>> facts;
    std::vector<std::pair<TextPtr, TextPtr>> commentary;
    double codeWidth = 0;
    double verdict = 0; // width of status and direction at the right of the title
    double head = 0, middle = 0, foot = 0;
    [[nodiscard]] double height() const { return kPad + head + middle + foot + kPad; }
};

Parts partsOf(const report::Card& card, const Translator& translate)
{
    Parts p;
    const auto text = [&](const Text& t) { return toString(t, translate); };
    double statusWidth = 0;
    if (card.status) {
        p.status = makeText(text(card.status->word),
                            {.size = 9, .weight = Weight::Semibold, .colour = kInk, .leading = 1.3}, 110);
        statusWidth = p.status->naturalWidth() + 30;
    }
    double directionWidth = 0;
    if (card.direction) {
        p.direction = makeText(text(card.direction->word), {.size = 8.5, .colour = kInk, .leading = 1.3}, 110);
        directionWidth = p.direction->naturalWidth() + 16;
    }
    p.verdict = statusWidth + directionWidth + (statusWidth > 0 && directionWidth > 0 ? 10 : 0);
    const double titleWidth = kInner - p.verdict - (p.verdict > 0 ? 14 : 0);
    if (!card.code.empty()) {
        p.code = makeText(card.code, {.size = kTitleSize, .colour = kMuted, .leading = 1.28}, titleWidth / 2);
        p.codeWidth = p.code->naturalWidth() + 7;
    }
    p.title =
        makeText(text(card.title), {.size = kTitleSize, .weight = Weight::Semibold, .colour = kInk, .leading = 1.28},
                 titleWidth - p.codeWidth);
    p.head = std::max(p.title->height() + 3, 20.0);
    if (!card.definition.empty()) {
        p.definition = makeText(text(card.definition), {.size = 8, .colour = kMuted, .leading = 1.35}, kInner);
        p.head += p.definition->height() + 2;
    }
    double facts = 0;
    const double factsWidth = card.chart ? kFacts : kInner;
    for (const auto& [label, value] : card.facts) {
        const TextPtr v = makeText(
            text(value),
            {.size = 9, .weight = Weight::Semibold, .colour = kInk, .leading = 1.3, .align = figure::Align::End},
            factsWidth * 0.62);
        const TextPtr l =
            makeText(text(label), kLabel, std::max(factsWidth * 0.38, factsWidth - v->naturalWidth() - 8));
        facts += std::max({kFactRow, v->height() + 3, l->height() + 3});
        p.facts.emplace_back(l, v);
    }
    p.middle = std::max(facts, card.chart ? kChartHeight : 0.0);
    if (p.middle > 0)
        p.middle += 8;
    for (const auto& [label, value] : card.commentary) {
        p.commentary.emplace_back(
            makeText(text(label), {.size = 8.5, .weight = Weight::Semibold, .colour = kBrand, .leading = 1.38},
                     kCommentLabel - 10),
            makeText(text(value), {.size = 8.5, .colour = kInk, .leading = 1.38}, kInner - kCommentLabel));
        p.foot += std::max(p.commentary.back().first->height(), p.commentary.back().second->height()) + 4;
    }
    if (p.foot > 0)
        p.foot += 1;
    return p;
}

void placeVerdict(Flow& flow, const report::Card& card, const Parts& p, double y)
{
    double right = Flow::kLeft + kPad + kInner;
    if (p.status) {
        const double width = p.status->naturalWidth() + 30;
        flow.add(Rectangle{.x = right - width,
                           .y = y,
                           .width = width,
                           .height = 18,
                           .fill = kWhite,
                           .stroke = {.colour = figure::theme::status(card.status->letter).fill, .width = 1},
                           .radius = 9});
        flow.add(statusMark(card.status->letter, {right - width + 12, y + 9}, 11.5));
        flow.text(p.status, right - width + 21, y + 9 - p.status->lineHeight() / 2);
        right -= width + 10;
    }
    if (p.direction) {
        const double width = p.direction->naturalWidth();
        flow.text(p.direction, right - width, y + 9 - p.direction->lineHeight() / 2);
        flow.add(report::arrow(*card.direction, {right - width - 8, y + 9}, 9));
    }
}

void placeFacts(Flow& flow, const report::Card& card, const Parts& p, double y)
{
    const double width = card.chart ? kFacts : kInner;
    const double left = Flow::kLeft + kPad;
    for (const auto& [label, value] : p.facts) {
        const double height = std::max({kFactRow, value->height() + 3, label->height() + 3});
        flow.text(label, left, y + 1.5);
        flow.text(value, left + width * 0.38, y + 1.2);
        y += height;
        flow.add(figure::Polyline{{{left, y}, {left + width, y}}, {.colour = kRule, .width = 0.5}});
    }
}

} // namespace

double Composer::cardHeight(const report::Card& card) const
{
    return partsOf(card, m_translate).height();
}

void Composer::place(const report::Card& card)
{
    const Parts p = partsOf(card, m_translate);
    const bool whole = p.height() <= Flow::kBody;
    // Commentary that is longer than a page flows on below the frame.
    const double frame = whole ? p.height() : kPad + p.head + p.middle + kPad;
    m_flow.need(frame);
    const double top = m_flow.y;
    const double left = Flow::kLeft + kPad;
    const figure::Colour edge = card.status ? figure::theme::status(card.status->letter).fill : kBrand;
    m_flow.add(Rectangle{.x = Flow::kLeft,
                         .y = top,
                         .width = Flow::kWidth,
                         .height = frame,
                         .fill = kWhite,
                         .stroke = {.colour = kRule, .width = 0.75}});
    m_flow.add(Rectangle{.x = Flow::kLeft, .y = top, .width = 3, .height = frame, .fill = edge});
    double y = top + kPad - 2;
    placeVerdict(m_flow, card, p, y);
    if (p.code)
        m_flow.text(p.code, left, y + 1.5);
    m_flow.text(p.title, left + p.codeWidth, y + 1.5);
    y += std::max(p.title->height() + 3, 20.0);
    if (p.definition) {
        m_flow.text(p.definition, left, y + 1);
        y += p.definition->height() + 2;
    }
    y += 6;
    placeFacts(m_flow, card, p, y);
    if (card.chart) {
        figure::ChartSpec spec = *card.chart;
        spec.showTitle = false;
        m_flow.scene(std::make_shared<const figure::Scene>(
                         figure::layout(spec, kChart, std::max(kChartHeight, p.middle - 8), m_translate)),
                     left + kFacts + kChartGap, y);
    }
    m_flow.y = top + kPad + p.head + p.middle + 3;
    if (!whole)
        m_flow.y = top + frame + 8;
    for (const auto& [label, text] : p.commentary) {
        if (!whole)
            m_flow.need(3 * text->lineHeight());
        const std::size_t page = m_flow.page();
        const double before = m_flow.y;
        m_flow.text(label, left, m_flow.y);
        m_flow.paragraph(text, left + kCommentLabel);
        if (m_flow.page() == page)
            m_flow.y = before + std::max(label->height(), text->height());
        m_flow.y += 4;
    }
    m_flow.y = whole ? top + frame : m_flow.y;
    m_flow.y += 11;
}

} // namespace boulton::render
