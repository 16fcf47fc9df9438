// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/text_rows.h"
#include "ui/document/look_only.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QPaintEvent>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace boulton::document {
namespace {

//! Wraps at words, and inside one that is longer than the line (a hash). Draws if there is a painter.
int wrapped(const QString& text, const QFont& font, int width, Qt::Alignment align, Qt::LayoutDirection direction, QPainter* painter, QPoint at)
{
    if (text.isEmpty())
        return 0;
    QString lines = text;
    lines.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QTextLayout layout(lines, font);
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(direction);
    layout.setTextOption(option);
    layout.beginLayout();
    double height = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, at);
    return static_cast<int>(std::ceil(height));
}

} // namespace

TextRows::TextRows(Kind kind, std::vector<Row> rows, QWidget* parent) : QWidget(parent), m_kind(kind), m_rows(std::move(rows))
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    kit::markData(this);
    QString spoken;
    for (const auto& [name, value] : m_rows)
        spoken += (spoken.isEmpty() ? QString() : QStringLiteral("\n")) + name + (m_kind == Kind::List ? QStringLiteral(" ") : QStringLiteral(": ")) + value;
    setAccessibleName(spoken);
}

QString TextRows::text() const
{
    QStringList lines;
    for (const auto& [name, value] : m_rows)
        lines << name + QLatin1Char('\t') + value;
    return lines.join(QLatin1Char('\n'));
}

QFont TextRows::valueFont() const
{
    QFont value = font();
    if (m_kind == Kind::Facts)
        value.setWeight(QFont::DemiBold);
    return value;
}

int TextRows::rowGap() const
{
    const int line = QFontMetrics(font()).height();
    return m_kind == Kind::Facts ? line * 2 / 3 : std::max(3, line * 3 / 10);
}

TextRows::Columns TextRows::columnsFor(int width) const
{
    const int line = QFontMetrics(font()).height();
    if (m_widest < 0) {
        const QFontMetrics names(font());
        const QFontMetrics values(valueFont());
        m_widest = m_widestValue = 0;
        for (const auto& [name, value] : m_rows) {
            m_widest = std::max(m_widest, names.horizontalAdvance(name) + 1);
            m_widestValue = std::max(m_widestValue, values.horizontalAdvance(value) + 1);
        }
    }
    Columns c{.gap = line * 4 / 5};
    switch (m_kind) {
    case Kind::Fields: c.name = std::min(std::max(m_widest, line * 8), width * 2 / 5); break;
    case Kind::Facts: c.name = width - c.gap - std::min(m_widestValue, width * 3 / 5); break;
    case Kind::List:
        c.gap = line * 3 / 5;
        c.name = m_widest + line / 2;
        break;
    }
    c.value = std::max(1, width - c.name - c.gap);
    return c;
}

int TextRows::row(const Row& row, const Columns& columns, int y, QPainter* painter) const
{
    const kit::Palette& palette = kit::palette(this);
    const Qt::LayoutDirection direction = layoutDirection();
    const bool mirrored = direction == Qt::RightToLeft;
    const Qt::Alignment leading = mirrored ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::Alignment trailing = mirrored ? Qt::AlignLeft : Qt::AlignRight;
    const int nameX = mirrored ? columns.value + columns.gap : 0;
    const int valueX = mirrored ? 0 : columns.name + columns.gap;
    if (painter)
        painter->setPen(m_kind == Kind::List ? palette.ink : palette.muted);
    const int name = wrapped(row.first, font(), columns.name, (m_kind == Kind::List ? trailing : leading) | Qt::AlignAbsolute,
                             Qt::LayoutDirectionAuto, painter, {nameX, y});
    if (painter)
        painter->setPen(palette.ink);
    const int value = wrapped(row.second, valueFont(), columns.value, (m_kind == Kind::Facts ? trailing : leading) | Qt::AlignAbsolute,
                              Qt::LayoutDirectionAuto, painter, {valueX, y});
    return std::max({name, value, QFontMetrics(font()).height()});
}

int TextRows::heightForWidth(int width) const
{
    if (width == m_hintWidth)
        return m_hint;
    const Columns columns = columnsFor(width);
    int height = 0;
    for (const Row& r : m_rows)
        height += row(r, columns, 0, nullptr) + rowGap();
    m_hintWidth = width;
    m_hint = m_rows.empty() ? 0 : height - rowGap() + 1;
    return m_hint;
}

QSize TextRows::sizeHint() const
{
    const int width = kit::em(24);
    return {width, heightForWidth(width)};
}

QSize TextRows::minimumSizeHint() const
{
    return {kit::em(6), QFontMetrics(font()).height()};
}

void TextRows::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    const Columns columns = columnsFor(width());
    int y = 0;
    for (std::size_t i = 0; i < m_rows.size() && y <= event->rect().bottom(); ++i) {
        y += row(m_rows[i], columns, y, &painter);
        if (m_kind == Kind::Facts && i + 1 < m_rows.size()) {
            const double line = y + rowGap() / 2 + 0.5;
            painter.setPen(QPen(kit::palette(this).rule, 1));
            painter.drawLine(QPointF(0, line), QPointF(width(), line));
        }
        y += rowGap();
    }
}

void TextRows::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_widest = -1;
        m_hintWidth = -1;
        updateGeometry();
    }
}

void TextRows::contextMenuEvent(QContextMenuEvent* event)
{
    if (isLookOnly(this))
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(tr("Copy text"));
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    menu->popup(event->globalPos());
}

} // namespace boulton::document
