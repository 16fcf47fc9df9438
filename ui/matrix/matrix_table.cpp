// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_table.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/models/matrix_model.h"
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <utility>

namespace boulton::matrix {

using models::MatrixModel;

namespace {
constexpr int kFrozenColumns = 2;
}

MatrixTable::MatrixTable(QWidget* parent) : BlockTable(tr("Performance matrix"), parent), m_frozen(new kit::BlockTable(tr("Measures, frozen columns"), this))
{
    setItemDelegate(new MatrixDelegate(this));
    setAlternatingRowColors(false);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    setShowGrid(true);
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setItemDelegate(new MatrixDelegate(m_frozen));
    m_frozen->setFrameStyle(QFrame::NoFrame);
    m_frozen->setStyleSheet(QStringLiteral("QTableView { border: none; border-radius: 0; }"));
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_frozen->setAlternatingRowColors(false);
    m_frozen->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (column < kFrozenColumns) {
            m_frozen->setColumnWidth(column, width);
            placeFrozen();
        }
    });
    viewport()->stackUnder(m_frozen);
}

void MatrixTable::setMatrix(MatrixModel* model)
{
    m_matrix = model;
    setModel(model);
    m_frozen->setModel(model);
    m_frozen->setSelectionModel(selectionModel());
    connect(model, &QAbstractItemModel::modelReset, this, &MatrixTable::arrange);
    arrange();
}

void MatrixTable::arrange()
{
    using kit::em;
    if (!m_matrix)
        return;
    clearSpans();
    m_frozen->clearSpans();
    for (int row = 0; row < m_matrix->rowCount(); ++row)
        if (!m_matrix->measureAt(row)) {
            setSpan(row, 0, 1, m_matrix->columnCount());
            m_frozen->setSpan(row, 0, 1, kFrozenColumns);
        }
    verticalHeader()->setDefaultSectionSize(em(1.75));
    m_frozen->verticalHeader()->setDefaultSectionSize(em(1.75));
    setColumnWidth(MatrixModel::Code, em(3.4));
    setColumnWidth(MatrixModel::Title, em(15.5));
    setColumnWidth(MatrixModel::Status, em(6.6));
    setColumnWidth(MatrixModel::Travel, em(8));
    setColumnWidth(MatrixModel::Target, em(5.6));
    const int month = monthWidth();
    for (int column = MatrixModel::FirstMonth; column < m_matrix->columnCount(); ++column)
        setColumnWidth(column, month);
    for (int column = 0; column < m_matrix->columnCount(); ++column)
        m_frozen->setColumnHidden(column, column >= kFrozenColumns);
    for (int column = 0; column < kFrozenColumns; ++column)
        m_frozen->setColumnWidth(column, columnWidth(column));
    placeFrozen();
}

//! All months are as wide as the longest figure needs, so that the eye runs straight down; reasons in words are shortened.
int MatrixTable::monthWidth() const
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    QStringList texts;
    qsizetype longest = 0;
    for (int row = 0; row < m_matrix->rowCount(); ++row)
        for (int column = MatrixModel::FirstMonth; column < m_matrix->columnCount(); ++column) {
            const QModelIndex index = m_matrix->index(row, column);
            if (m_matrix->measureAt(row) && !index.data(MatrixModel::MissingRole).toBool()) {
                texts << index.data().toString();
                longest = std::max(longest, texts.last().size());
            }
        }
    // Shaping a thousand texts is what takes the time. Figures are nearly as wide as they have characters, so the long ones decide.
    int widest = metrics.horizontalAdvance(QStringLiteral("Mmm 00"));
    for (const QString& text : std::as_const(texts))
        if (text.size() + 1 >= longest)
            widest = std::max(widest, metrics.horizontalAdvance(text));
    return std::min(widest, kit::em(7)) + kit::em(1) + 16;
}

int MatrixTable::frozenWidth() const
{
    return columnWidth(MatrixModel::Code) + columnWidth(MatrixModel::Title);
}

void MatrixTable::placeFrozen()
{
    const int width = std::min(frozenWidth(), viewport()->width());
    const int height = viewport()->height() + horizontalHeader()->height();
    const int left = layoutDirection() == Qt::RightToLeft ? viewport()->geometry().right() + 1 - width : viewport()->x();
    m_frozen->horizontalHeader()->setFixedHeight(horizontalHeader()->height());
    m_frozen->setGeometry(left, viewport()->y() - horizontalHeader()->height(), width, height);
    m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
}

void MatrixTable::resizeEvent(QResizeEvent* event)
{
    BlockTable::resizeEvent(event);
    placeFrozen();
}

void MatrixTable::changeEvent(QEvent* event)
{
    BlockTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

void MatrixTable::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (index.column() < kFrozenColumns) { // always in sight: only the row matters
        const int x = horizontalScrollBar()->value();
        BlockTable::scrollTo(index.siblingAtColumn(kFrozenColumns), hint);
        horizontalScrollBar()->setValue(x);
        return;
    }
    BlockTable::scrollTo(index, hint);
    const QRect box = visualRect(index);
    if (layoutDirection() == Qt::LeftToRight && box.left() < frozenWidth()) // it would be under the frozen columns
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + box.left() - frozenWidth());
}

void MatrixTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    BlockTable::currentChanged(current, previous);
    m_frozen->viewport()->update();
    Q_EMIT currentMeasureChanged();
}

void MatrixTable::select(const QModelIndex& index)
{
    setCurrentIndex(index);
    scrollTo(index, EnsureVisible);
}

std::optional<workspace::Selection> MatrixTable::monthSelection() const
{
    if (!m_matrix || !selectionModel() || selectionModel()->selection().isEmpty())
        return std::nullopt;
    const QItemSelectionRange range = selectionModel()->selection().first();
    const int left = std::max(range.left(), static_cast<int>(MatrixModel::FirstMonth));
    if (range.right() < MatrixModel::FirstMonth)
        return std::nullopt;
    workspace::Selection selection;
    std::size_t before = 0;
    std::size_t inside = 0;
    for (int row = 0; row <= range.bottom(); ++row)
        if (m_matrix->measureAt(row))
            ++(row < range.top() ? before : inside);
    if (inside == 0)
        return std::nullopt;
    selection.row = before;
    selection.rows = inside;
    selection.column = static_cast<std::size_t>(left - MatrixModel::FirstMonth);
    selection.columns = static_cast<std::size_t>(range.right() - left + 1);
    return selection;
}

std::vector<MeasureCode> MatrixTable::shownMeasures() const
{
    std::vector<MeasureCode> codes;
    for (int row = 0; m_matrix && row < m_matrix->rowCount(); ++row)
        if (const auto* measure = m_matrix->measureAt(row))
            codes.push_back(measure->code);
    return codes;
}

void MatrixTable::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    const bool types = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier && !event->text().isEmpty() && event->text().front().isPrint();
    const bool begins = types || event->key() == Qt::Key_F2 || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (begins && state() != EditingState && model() && currentIndex().isValid() && !(model()->flags(currentIndex()) & Qt::ItemIsEditable))
        Q_EMIT editRefused();
    if (control && event->key() == Qt::Key_D) {
        Q_EMIT fillDownRequested();
        return;
    }
    if (control && event->key() == Qt::Key_R) {
        Q_EMIT fillRightRequested();
        return;
    }
    if (event->key() == Qt::Key_Delete && state() != EditingState) {
        Q_EMIT withdrawRequested();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState) {
        if (model() && (model()->flags(currentIndex()) & Qt::ItemIsEditable))
            edit(currentIndex());
        return;
    }
    BlockTable::keyPressEvent(event);
}

void MatrixTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint)
{
    const QModelIndex at = currentIndex();
    BlockTable::closeEditor(editor, hint);
    if (!std::exchange(m_stay, false) && hint == QAbstractItemDelegate::SubmitModelCache) // Enter goes down, as in every spreadsheet
        for (int row = at.row() + 1; row < model()->rowCount(); ++row)
            if (m_matrix->measureAt(row)) {
                setCurrentIndex(model()->index(row, at.column()));
                break;
            }
    Q_EMIT editingEnded();
}

void MatrixTable::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool editable = model() && (model()->flags(currentIndex()) & Qt::ItemIsEditable);
    const bool measure = m_matrix && m_matrix->measureAt(currentIndex().row());
    const auto add = [&](const QString& text, const QKeySequence& key, bool enabled, auto run) {
        QAction* action = menu->addAction(text, this, run);
        action->setShortcut(key);
        action->setEnabled(enabled);
    };
    add(tr("Copy"), QKeySequence::Copy, true, [this] { copy(); });
    add(tr("Paste"), QKeySequence::Paste, editable, [this] {
        QKeyEvent paste(QEvent::KeyPress, Qt::Key_V, Qt::ControlModifier);
        keyPressEvent(&paste);
    });
    add(tr("Fill down"), QKeySequence(QStringLiteral("Ctrl+D")), editable, [this] { Q_EMIT fillDownRequested(); });
    add(tr("Fill right"), QKeySequence(QStringLiteral("Ctrl+R")), editable, [this] { Q_EMIT fillRightRequested(); });
    menu->addSeparator();
    add(tr("Withdraw the figure"), QKeySequence(Qt::Key_Delete), editable, [this] { Q_EMIT withdrawRequested(); });
    menu->addSeparator();
    add(tr("Write commentary"), {}, measure, [this] { Q_EMIT commentaryRequested(); });
    add(tr("Show history"), {}, measure, [this] { Q_EMIT historyRequested(); });
    menu->popup(event->globalPos()); // no event loop of its own
}

} // namespace boulton::matrix
