// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/flow.h"
#include "ui/render/painter.h"
#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace boulton::render {
namespace {

QString printable(const QString& text)
{
    QString out = text;
    for (QChar& c : out) {
        if (c == u'\n')
            c = QChar::LineSeparator;
        else if (c == u'\t')
            c = u' ';
        else if (c < u' ' || c == QChar(0x7F))
            c = QChar::ReplacementCharacter;
    }
    return out;
}

} // namespace

TextBlock::TextBlock(const QString& text, const TextStyle& style, double width) : m_style(style), m_width(width)
{
    m_layout = std::make_unique<QTextLayout>(printable(text), fontOf(style.size, style.weight));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(style.align == figure::Align::End      ? Qt::AlignRight
                        : style.align == figure::Align::Middle ? Qt::AlignHCenter
                                                               : Qt::AlignLeft);
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true); // shaped once, painted later
    m_layout->beginLayout();
    double top = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(std::max(1.0, width) * kFontScale);
        const double slack = lineHeight() * kFontScale - (line.ascent() + line.descent());
        line.setPosition({0, top + slack / 2});
        top += lineHeight() * kFontScale;
    }
    m_layout->endLayout();
}

TextBlock::~TextBlock() = default;

std::size_t TextBlock::lines() const
{
    return static_cast<std::size_t>(m_layout->lineCount());
}

double TextBlock::naturalWidth() const
{
    double width = 0;
    for (int i = 0; i < m_layout->lineCount(); ++i)
        width = std::max(width, m_layout->lineAt(i).naturalTextWidth());
    return width / kFontScale;
}

void TextBlock::paint(QPainter& painter, double x, double y, std::size_t first, std::size_t last) const
{
    painter.setPen(toQt(m_style.colour));
    const QPointF at(x * kFontScale, (y - static_cast<double>(first) * lineHeight()) * kFontScale);
    for (std::size_t i = first; i < std::min(last, lines()); ++i)
        m_layout->lineAt(static_cast<int>(i)).draw(&painter, at);
}

std::string TextBlock::text(std::size_t first, std::size_t last) const
{
    if (first >= std::min(last, lines()))
        return {};
    const int from = m_layout->lineAt(static_cast<int>(first)).textStart();
    const QTextLine end = m_layout->lineAt(static_cast<int>(std::min(last, lines())) - 1);
    QString text = m_layout->text().mid(from, end.textStart() + end.textLength() - from);
    return text.replace(QChar::LineSeparator, u'\n').trimmed().toStdString();
}

void TextBlock::forgetThread() const
{
    m_layout->setFont(m_layout->font()); // drops the cached font engine and keeps the lines
}

TextPtr makeText(const std::string& utf8, const TextStyle& style, double width)
{
    return std::make_shared<const TextBlock>(QString::fromStdString(utf8), style, width);
}

double measured(const std::string& utf8, double size, figure::Weight weight)
{
    return QFontMetricsF(fontOf(size, weight)).horizontalAdvance(QString::fromStdString(utf8)) / kFontScale;
}

void Flow::newPage()
{
    pages.emplace_back();
    y = kTop;
}

void Flow::need(double height)
{
    if (height > room() + 0.01 && !fresh())
        newPage();
}

void Flow::gap(double height)
{
    if (!fresh())
        y += height;
}

void Flow::add(std::vector<figure::Primitive> primitives)
{
    for (figure::Primitive& p : primitives)
        add(std::move(p));
}

void Flow::text(const TextPtr& text, double x, double top, std::size_t first, std::size_t last)
{
    pages.back().items.emplace_back(PlacedText{text, x, top, first, std::min(last, text->lines())});
}

void Flow::scene(std::shared_ptr<const figure::Scene> scene, double x, double top)
{
    pages.back().items.emplace_back(PlacedScene{std::move(scene), x, top});
}

void Flow::paragraph(const TextPtr& block, double x)
{
    const std::size_t lines = block->lines();
    const double line = block->lineHeight();
    for (std::size_t first = 0; first < lines;) {
        auto fits = static_cast<std::size_t>(std::max(0.0, std::floor(room() / line + 1e-6)));
        const std::size_t left = lines - first;
        if (fits < left) {
            if (left - fits == 1 && fits > 0)
                --fits;                 // no widow
            if (fits < 2 && !fresh()) { // no orphan
                newPage();
                continue;
            }
            fits = std::max<std::size_t>(fits, 1);
        }
        const std::size_t count = std::min(fits, left);
        text(block, x, y, first, first + count);
        y += static_cast<double>(count) * line;
        first += count;
        if (first < lines)
            newPage();
    }
}

} // namespace boulton::render
