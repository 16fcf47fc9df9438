// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/table_view.h"
#include "core/figure/theme.h"
#include "core/report/text.h"
#include "ui/document/recolour.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/render/painter.h"
#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <numeric>

namespace boulton::document {

using ChartPtr = std::shared_ptr<const figure::ChartSpec>;

namespace {

constexpr int kSampled = 400; // rows whose texts decide about the widths, and that are measured at once
constexpr double kMostEms = 36;
constexpr double kPointsPerLetter = 9.2;

int padX(const QFontMetrics& metrics)
{
    return std::max(4, metrics.height() * 2 / 5);
}
int padY(const QFontMetrics& metrics)
{
    return std::max(3, metrics.height() / 4);
}

const DocumentTableModel& modelOf(const QModelIndex& index)
{
    return *static_cast<const DocumentTableModel*>(index.model());
}

QFont fontFor(QFont font, const QModelIndex& index)
{
    const report::Cell* cell = modelOf(index).cell(index.row(), index.column());
    if (modelOf(index).isGroup(index.row()) || (cell && cell->strong))
        font.setWeight(QFont::DemiBold);
    return font;
}

QFont noteFont(QFont font)
{
    font.setPointSizeF(std::max(7.0, font.pointSizeF() * 0.86));
    return font;
}

//! The room that a mark takes before the word.
int markRoom(const QFontMetrics& metrics, const report::Cell* cell)
{
    if (!cell)
        return 0;
    if (const auto* status = std::get_if<report::Status>(&cell->value); status && status->letter != ' ')
        return metrics.height() * 5 / 4;
    if (const auto* direction = std::get_if<report::Direction>(&cell->value);
        direction && direction->arrow != report::Direction::Arrow::None)
        return metrics.height() * 5 / 4;
    return 0;
}

const figure::ChartSpec* chartOf(const report::Cell* cell)
{
    const auto* chart = cell ? std::get_if<ChartPtr>(&cell->value) : nullptr;
    return chart ? chart->get() : nullptr;
}

QRect boundsOf(const QFont& font, const QString& text, int width)
{
    return QFontMetrics(font).boundingRect(QRect(0, 0, std::max(1, width), 1 << 20), Qt::TextWordWrap, text);
}

int longestWord(const QFont& font, const QString& text)
{
    const QFontMetrics metrics(font);
    int widest = 0;
    for (const QStringView word : QStringView(text).split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word.toString()));
    return std::min(widest, metrics.height() * 14); // a longer one is broken
}

} // namespace

int CellDelegate::widest(const QFont& base, const QModelIndex& index) const
{
    const QFont font = fontFor(base, index);
    const QFontMetrics metrics(font);
    const report::Cell* cell = modelOf(index).cell(index.row(), index.column());
    if (chartOf(cell))
        return metrics.height() * 7;
    const int note = QFontMetrics(noteFont(base)).horizontalAdvance(modelOf(index).note(index.row(), index.column()));
    return std::max(metrics.horizontalAdvance(index.data().toString()), note) + markRoom(metrics, cell) + 2 * padX(metrics) + 2;
}

int CellDelegate::narrowest(const QFont& base, const QModelIndex& index) const
{
    const QFont font = fontFor(base, index);
    const QFontMetrics metrics(font);
    const report::Cell* cell = modelOf(index).cell(index.row(), index.column());
    if (chartOf(cell))
        return metrics.height() * 5;
    const QString text = index.data().toString();
    const bool number = modelOf(index).isNumber(index.column()); // is never broken
    const int note = longestWord(noteFont(base), modelOf(index).note(index.row(), index.column()));
    return std::max(number ? metrics.horizontalAdvance(text) : longestWord(font, text), note) + markRoom(metrics, cell) +
           2 * padX(metrics) + 2;
}

int CellDelegate::heightFor(const QFont& base, const QModelIndex& index, int width) const
{
    const QFont font = fontFor(base, index);
    const QFontMetrics metrics(font);
    const report::Cell* cell = modelOf(index).cell(index.row(), index.column());
    const int inner = width - 2 * padX(metrics) - markRoom(metrics, cell);
    int height = chartOf(cell) ? metrics.height() * 6 / 5 : std::max(metrics.height(), boundsOf(font, index.data().toString(), inner).height());
    if (const QString note = modelOf(index).note(index.row(), index.column()); !note.isEmpty())
        height += boundsOf(noteFont(base), note, inner).height();
    return height + 2 * padY(metrics);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int width = option.rect.width() > 0 ? option.rect.width() : widest(option.font, index);
    return {width, heightFor(option.font, index, width)};
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const kit::Palette& palette = kit::palette(option.widget);
    const bool group = modelOf(index).isGroup(index.row());
    const bool selected = option.state & QStyle::State_Selected;
    const bool current = option.state & QStyle::State_HasFocus;
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QColor ground = selected ? palette.selection : group ? palette.raised : palette.surface;
    painter->fillRect(option.rect, ground);
    const report::Cell* cell = modelOf(index).cell(index.row(), index.column());
    const QFont font = fontFor(option.font, index);
    const QFontMetrics metrics(font);
    QRect inner = option.rect.adjusted(padX(metrics), padY(metrics), -padX(metrics), -padY(metrics));
    const bool mirrored = option.direction == Qt::RightToLeft;
    if (const figure::ChartSpec* chart = chartOf(cell)) {
        const double scale = std::max(0.5, QFontInfo(option.font).pixelSize() / kPointsPerLetter);
        const figure::Scene paper = figure::layout(*chart, inner.width() / scale, inner.height() / scale, kit::translator());
        kit::Palette ownGround = palette;
        ownGround.surface = ground;
        render::drawOnScreen(*painter, recoloured(paper, ownGround), inner.topLeft(), scale);
    } else {
        const int room = markRoom(metrics, cell);
        if (room > 0) {
            const double size = metrics.height() * 0.95;
            const double x = mirrored ? inner.right() - size / 2 : inner.left() + size / 2;
            const figure::Point at{x, inner.top() + metrics.height() / 2.0};
            figure::Scene mark{.width = 1, .height = 1};
            if (const auto* status = std::get_if<report::Status>(&cell->value))
                mark.primitives = figure::theme::statusMark(status->letter, at, size);
            if (const auto* direction = std::get_if<report::Direction>(&cell->value))
                mark.primitives = report::arrow(*direction, at, size * 0.85);
            kit::Palette ownGround = palette;
            ownGround.surface = ground;
            render::drawOnScreen(*painter, recoloured(std::move(mark), ownGround), {0, 0}, 1);
            inner.adjust(mirrored ? 0 : room, 0, mirrored ? -room : 0, 0);
        }
        const Qt::Alignment side = modelOf(index).isNumber(index.column()) ? Qt::AlignRight : mirrored ? Qt::AlignRight : Qt::AlignLeft;
        const QString note = modelOf(index).note(index.row(), index.column());
        const QString text = index.data().toString();
        const int textHeight = std::max(metrics.height(), boundsOf(font, text, inner.width()).height());
        painter->setFont(font);
        painter->setPen(selected ? palette.onSelection : palette.ink);
        painter->drawText(QRect(inner.left(), inner.top(), inner.width(), textHeight), static_cast<int>(side | Qt::AlignTop) | Qt::TextWordWrap, text);
        if (!note.isEmpty()) {
            painter->setFont(noteFont(option.font));
            painter->setPen(selected ? palette.onSelection : palette.muted);
            painter->drawText(inner.adjusted(0, textHeight, 0, padY(metrics)), static_cast<int>(side | Qt::AlignTop) | Qt::TextWordWrap, note);
        }
    }
    if (current) {
        painter->setPen(QPen(palette.focus, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

DocumentTable::DocumentTable(std::shared_ptr<const report::TableBlock> block, QWidget* parent)
    : kit::BlockTable(QString(), parent), m_model(new DocumentTableModel(std::move(block), this)), m_delegate(new CellDelegate(this))
{
    const QString caption = kit::toQt(m_model->block().caption);
    kit::describe(this, caption.isEmpty() ? tr("Table") : caption);
    kit::markData(this);
    setModel(m_model);
    setItemDelegate(m_delegate);
    setAlternatingRowColors(false);
    setWordWrap(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    horizontalHeader()->setDefaultAlignment(static_cast<Qt::Alignment>(Qt::AlignLeading | Qt::AlignBottom | Qt::Alignment(Qt::TextWordWrap)));
    horizontalHeader()->setSectionsClickable(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->isGroup(row) && m_model->columnCount() > 1)
            setSpan(row, 0, 1, m_model->columnCount());
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (m_arrangedRows < m_model->rowCount()) {
            const int top = rowAt(0);
            const int bottom = rowAt(viewport()->height());
            arrangeRows(std::max(0, top), bottom < 0 ? m_model->rowCount() - 1 : bottom);
        }
    });
}

void DocumentTable::measure() const
{
    if (!m_least.empty())
        return;
    const int columns = m_model->columnCount();
    m_least.assign(static_cast<std::size_t>(columns), 0);
    m_most.assign(static_cast<std::size_t>(columns), 0);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    for (int c = 0; c < columns; ++c) {
        const QString header = m_model->headerData(c, Qt::Horizontal).toString();
        const int pad = 2 * padX(QFontMetrics(strong)) + 8;
        int least = longestWord(strong, header) + pad;
        int most = std::min(QFontMetrics(strong).horizontalAdvance(header) + pad, least * 2);
        for (int r = 0; r < std::min(kSampled, m_model->rowCount()); ++r) {
            if (m_model->isGroup(r))
                continue;
            least = std::max(least, m_delegate->narrowest(font(), m_model->index(r, c)));
            most = std::max(most, m_delegate->widest(font(), m_model->index(r, c)));
        }
        m_least[static_cast<std::size_t>(c)] = least;
        m_most[static_cast<std::size_t>(c)] = std::max(least, most);
    }
}

//! As a browser does: what all need, then the rest in proportion to what each could use.
std::vector<int> DocumentTable::widthsFor(int width) const
{
    measure();
    std::vector<int> widths = m_least;
    if (widths.empty())
        return widths;
    const int least = std::accumulate(m_least.begin(), m_least.end(), 0);
    const int most = std::accumulate(m_most.begin(), m_most.end(), 0);
    const int spare = width - least;
    if (spare <= 0)
        return widths;
    double total = 0;
    std::vector<double> shares(widths.size(), 0.0);
    for (std::size_t c = 0; c < widths.size(); ++c) {
        shares[c] = spare < most - least ? m_most[c] - m_least[c] : m_most[c];
        total += shares[c];
    }
    const bool wide = spare >= most - least;
    if (wide)
        widths = m_most;
    const int rest = wide ? width - most : spare;
    int given = 0;
    for (std::size_t c = 0; c < widths.size(); ++c) {
        const int share = total > 0 ? static_cast<int>(rest * shares[c] / total) : 0;
        widths[c] += share;
        given += share;
    }
    widths[static_cast<std::size_t>(std::ranges::max_element(m_most) - m_most.begin())] += rest - given;
    return widths;
}

int DocumentTable::heightOfRow(int row, const std::vector<int>& widths) const
{
    if (m_model->isGroup(row))
        return m_delegate->heightFor(font(), m_model->index(row, 0), std::accumulate(widths.begin(), widths.end(), 0)) + 1;
    int height = 0;
    for (int c = 0; c < m_model->columnCount(); ++c)
        height = std::max(height, m_delegate->heightFor(font(), m_model->index(row, c), widths[static_cast<std::size_t>(c)] - 1));
    return height + 1;
}

int DocumentTable::headerHeight(const std::vector<int>& widths) const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    int height = QFontMetrics(strong).height();
    for (int c = 0; c < m_model->columnCount(); ++c)
        height = std::max(height, boundsOf(strong, m_model->headerData(c, Qt::Horizontal).toString(),
                                           widths[static_cast<std::size_t>(c)] - 16)
                                      .height());
    return height + 12;
}

int DocumentTable::heightForWidth(int width) const
{
    if (width == m_hintWidth)
        return m_hint;
    const int inner = width - 2 * frameWidth() - 2;
    const std::vector<int> widths = widthsFor(inner);
    const int limit = kit::em(kMostEms);
    int height = headerHeight(widths) + 2 * frameWidth() + 2;
    if (std::accumulate(widths.begin(), widths.end(), 0) > inner)
        height += horizontalScrollBar()->sizeHint().height();
    for (int row = 0; row < m_model->rowCount() && height <= limit; ++row)
        height += heightOfRow(row, widths);
    m_hintWidth = width;
    m_hint = std::min(height, limit);
    return m_hint;
}

QSize DocumentTable::sizeHint() const
{
    measure();
    const int width = std::accumulate(m_most.begin(), m_most.end(), 2 * frameWidth() + 2);
    return {width, heightForWidth(width)};
}

QSize DocumentTable::minimumSizeHint() const
{
    return {kit::em(8), kit::em(4)};
}

void DocumentTable::arrange()
{
    const int width = viewport()->width();
    if (width == m_arrangedWidth || width <= 0)
        return;
    m_arrangedWidth = width;
    m_arrangedRows = 0;
    const std::vector<int> widths = widthsFor(width);
    for (int c = 0; c < m_model->columnCount(); ++c)
        setColumnWidth(c, widths[static_cast<std::size_t>(c)]);
    horizontalHeader()->setFixedHeight(headerHeight(widths));
    arrangeRows(0, std::min(kSampled, m_model->rowCount()) - 1);
    m_arrangedRows = std::min(kSampled, m_model->rowCount());
}

void DocumentTable::arrangeRows(int first, int last)
{
    const std::vector<int> widths = widthsFor(m_arrangedWidth);
    for (int row = first; row <= last; ++row)
        if (const int height = heightOfRow(row, widths); verticalHeader()->sectionSize(row) != height)
            verticalHeader()->resizeSection(row, height);
}

void DocumentTable::resizeEvent(QResizeEvent* event)
{
    kit::BlockTable::resizeEvent(event);
    arrange();
}

void DocumentTable::changeEvent(QEvent* event)
{
    kit::BlockTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        m_least.clear();
        m_hintWidth = -1;
        m_arrangedWidth = -1;
        updateGeometry();
        arrange();
    }
}

void DocumentTable::wheelEvent(QWheelEvent* event)
{
    // The page scrolls; the table only when somebody works in it.
    if (hasFocus())
        kit::BlockTable::wheelEvent(event);
    else
        event->ignore();
}

void DocumentTable::keyPressEvent(QKeyEvent* event)
{
    const bool whole = selectionModel() && selectionModel()->selection().isEmpty();
    if (event->matches(QKeySequence::Copy) && whole) { // nothing chosen: everything, with the headers
        QGuiApplication::clipboard()->setText(m_model->tabSeparated());
        return;
    }
    kit::BlockTable::keyPressEvent(event);
}

} // namespace boulton::document
