// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/block_widgets.h"
#include "core/figure/theme.h"
#include "core/report/text.h"
#include "ui/document/accessible.h"
#include "ui/document/chart_plot.h"
#include "ui/document/chart_view.h"
#include "ui/document/recolour.h"
#include "ui/document/look_only.h"
#include "ui/document/table_view.h"
#include "ui/document/text_rows.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/widgets.h"
#include "ui/render/painter.h"
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::document {

using namespace report;

namespace {

constexpr double kCardChart = 118; // points
constexpr std::size_t kMostProblems = 50;

QVBoxLayout* columnOf(QWidget* widget, double spacing)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit::em(spacing));
    return column;
}

QLabel* strong(QLabel* label)
{
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

//! Not selectable: a label that is carries a text document, and a pack has hundreds.
QLabel* light(QLabel* label)
{
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    return label;
}

std::vector<TextRows::Row> rowsOf(const std::vector<std::pair<Text, Text>>& items)
{
    std::vector<TextRows::Row> rows;
    for (const auto& [name, value] : items)
        rows.emplace_back(kit::toQt(name), kit::toQt(value));
    return rows;
}

QWidget* makeHeading(const Heading& heading, QWidget* parent)
{
    const std::string text = headingText(heading, kit::translator());
    return headingLabel(kit::shown(text), std::clamp(heading.level + 1, 2, 3), parent);
}

QWidget* makeParagraph(const Paragraph& paragraph, QWidget* parent)
{
    const QString text = kit::toQt(paragraph.text);
    QLabel* label = paragraph.style == Paragraph::Style::Lead    ? new ScaledLabel(text, 1.18, false, parent)
                    : paragraph.style == Paragraph::Style::Small ? kit::mutedLabel(text, parent)
                                                                 : kit::plainLabel(text, parent);
    kit::markData(label);
    return label;
}

QWidget* makeList(const List& list, QWidget* parent)
{
    std::vector<TextRows::Row> rows;
    for (std::size_t i = 0; i < list.items.size(); ++i)
        rows.emplace_back(list.numbered ? QString::number(i + 1) + QLatin1Char('.') : QStringLiteral("\u2022"), kit::toQt(list.items[i]));
    return new TextRows(TextRows::Kind::List, std::move(rows), parent);
}

QWidget* makeFields(const Fields& fields, QWidget* parent)
{
    return new TextRows(TextRows::Kind::Fields, rowsOf(fields.items), parent);
}

QWidget* makeTable(std::shared_ptr<const TableBlock> block, QWidget* parent)
{
    auto* box = new QWidget(parent);
    QVBoxLayout* column = columnOf(box, 0.25);
    auto* row = new QHBoxLayout;
    QLabel* caption = strong(kit::dataLabel(kit::toQt(block->caption), box));
    row->addWidget(caption, 1);
    auto* table = new DocumentTable(std::move(block), box);
    if (!isLookOnly(box)) {
        auto* copy = kit::iconButton(QStringLiteral("copy"), ChartView::tr("Copy table"), box);
        QObject::connect(copy, &QToolButton::clicked, table,
                         [table] { QGuiApplication::clipboard()->setText(table->tableModel()->tabSeparated()); });
        row->addWidget(copy, 0, Qt::AlignBottom);
    }
    column->addLayout(row);
    column->addWidget(table);
    return box;
}

ChartView* makeChart(std::shared_ptr<const figure::ChartSpec> spec, ChartView::Frame frame, QWidget* parent, const OnChart& onChart)
{
    auto* view = new ChartView(std::move(spec), frame, parent);
    if (onChart)
        onChart(view);
    return view;
}

QWidget* makeChartBlock(const ChartBlock& block, QWidget* parent, const OnChart& onChart)
{
    if (!block.spec)
        return new QWidget(parent);
    auto* card = new kit::Card(parent);
    card->column()->addWidget(makeChart(block.spec, ChartView::Frame::Full, card, onChart));
    if (!block.caption.empty()) {
        QLabel* caption = kit::mutedLabel(kit::toQt(block.caption), card);
        kit::markData(caption);
        card->column()->addWidget(caption);
    }
    return card;
}

QWidget* makeTiles(const Tiles& tiles, QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* flow = new kit::FlowLayout(box, kit::em(0.6), true);
    for (const Tiles::Tile& tile : tiles.items) {
        auto* card = new kit::Card(box);
        card->column()->setSpacing(kit::em(0.2));
        auto* head = new QHBoxLayout;
        auto* value = new ScaledLabel(kit::toQt(tile.value), 1.6, true, card);
        value->setWordWrap(false);
        kit::markData(value);
        head->addWidget(value, 1);
        card->column()->addLayout(head);
        if (tile.status)
            card->column()->addWidget(new Badge(*tile.status, card));
        QLabel* label = kit::mutedLabel(kit::toQt(tile.label), card);
        kit::markData(label);
        label->setMinimumWidth(kit::em(7));
        card->column()->addWidget(label);
        card->column()->addStretch(1);
        flow->addWidget(card);
    }
    return box;
}

//! A card with its status as a stripe at the leading edge.
class StripedCard : public kit::Card {
public:
    StripedCard(figure::Colour paper, QWidget* parent) : kit::Card(parent), m_paper(paper) {}

protected:
    void paintEvent(QPaintEvent* event) override
    {
        kit::Card::paintEvent(event);
        const kit::Palette& palette = kit::palette(this);
        QPainter painter(this);
        const Recolouring colours(palette, {});
        const int width = std::max(4, kit::em(0.3));
        const int x = layoutDirection() == Qt::RightToLeft ? this->width() - width : 0;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(kit::toQt(colours.mark(m_paper)));
        painter.drawRoundedRect(QRect(x, 0, width, height()), 2, 2);
    }

private:
    figure::Colour m_paper;
};

QWidget* makeCardHead(const Card& card, QWidget* parent)
{
    auto* head = new QWidget(parent);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kit::em(0.6));
    if (!card.code.empty()) {
        QLabel* code = light(kit::mutedLabel(kit::shown(card.code), head));
        code->setWordWrap(false);
        kit::markData(code);
        code->ensurePolished();
        code->setContentsMargins(0, std::max(1, code->fontMetrics().height() / 12), 0, 0); // on the title's line
        row->addWidget(code, 0, Qt::AlignTop);
    }
    row->addWidget(light(headingLabel(kit::toQt(card.title), 3, head)), 1);
    if (card.direction && !card.direction->word.empty())
        row->addWidget(new Badge(*card.direction, head), 0, Qt::AlignTop);
    if (card.status)
        row->addWidget(new Badge(*card.status, head), 0, Qt::AlignTop);
    return head;
}

QWidget* makeCard(const Card& card, QWidget* parent, const OnChart& onChart)
{
    const figure::Colour edge = card.status ? figure::theme::status(card.status->letter).fill : figure::theme::kBrand;
    auto* frame = new StripedCard(edge, parent);
    frame->column()->addWidget(makeCardHead(card, frame));
    if (!card.definition.empty()) {
        QLabel* definition = light(kit::mutedLabel(kit::toQt(card.definition), frame));
        kit::markData(definition);
        frame->column()->addWidget(definition);
    }
    auto* middle = new QWidget(frame);
    auto* pair = new PairLayout(middle, 0.36, kit::em(36), kit::em(1.2));
    pair->setContentsMargins(0, kit::em(0.3), 0, kit::em(0.2));
    if (!card.facts.empty())
        pair->addWidget(new TextRows(TextRows::Kind::Facts, rowsOf(card.facts), middle));
    if (card.chart) {
        ChartView* chart = makeChart(card.chart, ChartView::Frame::Compact, middle, onChart);
        chart->plot()->setHeight(kCardChart);
        pair->addWidget(chart);
    }
    frame->column()->addWidget(middle);
    if (!card.commentary.empty())
        frame->column()->addWidget(new TextRows(TextRows::Kind::Fields, rowsOf(card.commentary), frame));
    return frame;
}

QWidget* makePageBreak(QWidget* parent)
{
    QFrame* line = kit::rule(parent);
    kit::describe(line, ChartView::tr("Page break"));
    return line;
}

} // namespace

QWidget* makeNote(const Note& note, QWidget* parent)
{
    const auto kind = note.kind == Note::Kind::Caution || note.kind == Note::Kind::Synthetic ? kit::NoticeKind::Caution
                                                                                             : kit::NoticeKind::Information;
    const QString title = kit::toQt(note.title);
    const QString text = kit::toQt(note.text);
    auto* notice = new kit::Notice(kind, title.isEmpty() ? text : text.isEmpty() ? title : title + QLatin1Char('\n') + text, parent);
    for (QLabel* label : notice->findChildren<QLabel*>())
        kit::markData(label);
    return notice;
}

QWidget* makeTitle(const Document& document, QWidget* parent)
{
    auto* box = new QWidget(parent);
    QVBoxLayout* column = columnOf(box, 0.3);
    column->addWidget(headingLabel(kit::toQt(document.title), 1, box));
    if (!document.subtitle.empty()) {
        QLabel* subtitle = kit::mutedLabel(kit::toQt(document.subtitle), box);
        kit::markData(subtitle);
        column->addWidget(subtitle);
    }
    return box;
}

QWidget* makeDiagnostics(const Diagnostics& diagnostics, QWidget* parent)
{
    auto* box = new QWidget(parent);
    QVBoxLayout* column = columnOf(box, 0.3);
    column->addWidget(headingLabel(ChartView::tr("Notes on the data"), 2, box, false));
    std::vector<TextRows::Row> rows;
    for (const Diagnostic& d : diagnostics.items()) {
        if (rows.size() == kMostProblems)
            break;
        QString where = d.severity == Severity::Error     ? ChartView::tr("Error")
                        : d.severity == Severity::Warning ? ChartView::tr("Warning")
                                                          : ChartView::tr("Information");
        if (d.row > 0)
            where += QStringLiteral(", ") + ChartView::tr("row %L1").arg(d.row);
        if (!d.column.empty())
            where += QStringLiteral(", ") + kit::shown(d.column);
        rows.emplace_back(where, kit::toQt(d.text));
    }
    const std::size_t shown = rows.size();
    column->addWidget(new TextRows(TextRows::Kind::Fields, std::move(rows), box));
    if (diagnostics.count() > shown)
        column->addWidget(kit::mutedLabel(ChartView::tr("… and %L1 more").arg(diagnostics.count() - shown), box));
    return box;
}

QWidget* makeProvenance(const Provenance& provenance, QWidget* parent)
{
    auto* box = new QWidget(parent);
    QVBoxLayout* column = columnOf(box, 0.3);
    column->addWidget(kit::rule(box));
    auto* button = new QToolButton(box);
    button->setText(ChartView::tr("Where these figures come from"));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setArrowType(Qt::RightArrow);
    button->setCheckable(true);
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setFocusPolicy(Qt::StrongFocus);
    kit::describe(button, button->text());
    std::vector<TextRows::Row> items;
    for (const auto& [name, value] : provenanceRows(provenance))
        items.emplace_back(kit::toQt(name), kit::shown(value));
    auto* rows = new TextRows(TextRows::Kind::Fields, std::move(items), box);
    rows->setVisible(false);
    QObject::connect(button, &QToolButton::toggled, rows, [rows, button](bool open) {
        rows->setVisible(open);
        button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    column->addWidget(button, 0, Qt::AlignLeading);
    column->addWidget(rows);
    return box;
}

QWidget* makeBlock(const std::shared_ptr<const Document>& document, std::size_t block, QWidget* parent, const OnChart& onChart)
{
    struct Visitor {
        const std::shared_ptr<const Document>& document;
        QWidget* parent;
        const OnChart& onChart;
        QWidget* operator()(const Heading& b) const { return makeHeading(b, parent); }
        QWidget* operator()(const Paragraph& b) const { return makeParagraph(b, parent); }
        QWidget* operator()(const List& b) const { return makeList(b, parent); }
        QWidget* operator()(const Fields& b) const { return makeFields(b, parent); }
        QWidget* operator()(const TableBlock& b) const { return makeTable({document, &b}, parent); }
        QWidget* operator()(const ChartBlock& b) const { return makeChartBlock(b, parent, onChart); }
        QWidget* operator()(const Tiles& b) const { return makeTiles(b, parent); }
        QWidget* operator()(const Note& b) const { return makeNote(b, parent); }
        QWidget* operator()(const Card& b) const { return makeCard(b, parent, onChart); }
        QWidget* operator()(const PageBreak&) const { return makePageBreak(parent); }
    };
    return std::visit(Visitor{document, parent, onChart}, document->blocks.at(block));
}

int estimatedHeight(const Block& block, int width)
{
    const int em = kit::em();
    const auto lines = [&](const Text& text) {
        return 1 + static_cast<int>(text.source.size()) * em / 2 / std::max(1, width);
    };
    struct Visitor {
        int em;
        int width;
        const std::function<int(const Text&)>& lines;
        int operator()(const Heading& b) const { return lines(b.text) * em * 3 / 2; }
        int operator()(const Paragraph& b) const { return lines(b.text) * em * 5 / 4; }
        int operator()(const List& b) const
        {
            int height = 0;
            for (const Text& item : b.items)
                height += lines(item) * em * 4 / 3;
            return height;
        }
        int operator()(const Fields& b) const { return static_cast<int>(b.items.size()) * em * 4 / 3; }
        int operator()(const TableBlock& b) const { return std::min<int>(static_cast<int>(b.rows.size()) * em * 2 + 4 * em, 38 * em); }
        int operator()(const ChartBlock&) const { return 24 * em; }
        int operator()(const Tiles&) const { return 6 * em; }
        int operator()(const Note& b) const { return (lines(b.text) + 2) * em * 5 / 4; }
        int operator()(const Card& b) const { return (15 + 3 * static_cast<int>(b.commentary.size())) * em; }
        int operator()(const PageBreak&) const { return 1; }
    };
    return std::visit(Visitor{em, width, lines}, block);
}

// ---------------------------------------------------------------- pieces

Badge::Badge(const report::Status& status, QWidget* parent) : QWidget(parent), m_status(status), m_text(kit::toQt(status.word))
{
    kit::describe(this, ChartView::tr("Status: %1").arg(m_text));
    kit::markData(this);
}

Badge::Badge(const Direction& direction, QWidget* parent) : QWidget(parent), m_direction(direction), m_text(kit::toQt(direction.word))
{
    kit::describe(this, ChartView::tr("Direction of travel: %1").arg(m_text));
    kit::markData(this);
}

QSize Badge::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int mark = m_status || m_direction.arrow != Direction::Arrow::None ? metrics.height() * 13 / 10 : 0;
    return {mark + metrics.horizontalAdvance(m_text) + 2, metrics.height() * 13 / 10};
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QFontMetrics metrics(font());
    const kit::Palette& palette = kit::palette(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double size = metrics.height();
    const figure::Point at{mirrored ? width() - size / 2 - 1 : size / 2 + 1, height() / 2.0};
    figure::Scene mark{.width = 1, .height = 1};
    mark.primitives = m_status ? figure::theme::statusMark(m_status->letter, at, size) : arrow(m_direction, at, size * 0.85);
    const bool empty = mark.primitives.empty();
    render::drawOnScreen(painter, recoloured(std::move(mark), palette), {0, 0}, 1);
    const int room = empty ? 0 : metrics.height() * 13 / 10;
    painter.setFont(font()); // the mark has a letter of its own size
    painter.setPen(palette.ink);
    painter.drawText(rect().adjusted(mirrored ? 0 : room, 0, mirrored ? -room : 0, 0),
                     static_cast<int>((mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine), m_text);
}

PairLayout::PairLayout(QWidget* parent, double firstShare, int leastWidth, int spacing)
    : QLayout(parent), m_share(firstShare), m_least(leastWidth)
{
    setSpacing(spacing);
    setContentsMargins(0, 0, 0, 0);
}

PairLayout::~PairLayout()
{
    while (QLayoutItem* item = takeAt(0))
        delete item;
}

int PairLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize PairLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = QSize(size.width() + item->sizeHint().width() + spacing(), std::max(size.height(), item->sizeHint().height()));
    return size;
}

QSize PairLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void PairLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int PairLayout::arrange(const QRect& whole, bool apply) const
{
    const auto heightOf = [](const QLayoutItem* item, int width) {
        return item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
    };
    const QMargins margins = contentsMargins();
    const QRect rect = whole.marginsRemoved(margins);
    if (m_items.isEmpty())
        return 0;
    if (m_items.size() == 2 && rect.width() >= m_least) {
        const int first = static_cast<int>((rect.width() - spacing()) * m_share);
        const int second = rect.width() - spacing() - first;
        const int height = std::max(heightOf(m_items[0], first), heightOf(m_items[1], second));
        if (apply) {
            const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
            m_items[0]->setGeometry(QRect(mirrored ? rect.right() + 1 - first : rect.x(), rect.y(), first, height));
            m_items[1]->setGeometry(QRect(mirrored ? rect.x() : rect.x() + first + spacing(), rect.y(), second, height));
        }
        return height + margins.top() + margins.bottom();
    }
    int y = rect.y();
    for (QLayoutItem* item : m_items) {
        const int height = heightOf(item, rect.width());
        if (apply)
            item->setGeometry(QRect(rect.x(), y, rect.width(), height));
        y += height + spacing() / 2;
    }
    return y - spacing() / 2 - rect.y() + margins.top() + margins.bottom();
}

ScaledLabel::ScaledLabel(const QString& text, double factor, bool strongText, QWidget* parent)
    : QLabel(parent), m_factor(factor), m_strong(strongText)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::NoFocus);
    apply();
}

//! The style sheet of the program sets the size of every widget's text; only a rule of its own is stronger.
void ScaledLabel::apply()
{
    const double points = QApplication::font().pointSizeF() * m_factor;
    const QString rule = QStringLiteral("font-size: %1pt;%2").arg(points, 0, 'f', 1).arg(m_strong ? QStringLiteral(" font-weight: 600;") : QString());
    if (styleSheet() == rule || m_applying)
        return;
    m_applying = true;
    setStyleSheet(rule);
    m_applying = false;
}

void ScaledLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationFontChange)
        apply();
}

} // namespace boulton::document
