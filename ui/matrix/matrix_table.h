// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix as a spreadsheet: frozen code and measure columns, status as colour, shape and letter in each cell, editing in place, and
// the keys that people know (F2, Enter, Delete, Ctrl+C, Ctrl+V, Ctrl+D). Asks for everything by signal.
#pragma once
#include "core/workspace/paste.h"
#include "ui/kit/block_table.h"
#include <QStyledItemDelegate>

namespace boulton::models {
class MatrixModel;
}

namespace boulton::matrix {

class MatrixDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit MatrixDelegate(QAbstractItemView* view) : QStyledItemDelegate(view), m_view(view) {}
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    //! What somebody is typing stays, also when the row changes underneath (an earlier figure was saved, the other window wrote).
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;

private:
    void paintBanner(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintFact(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintMonth(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    QAbstractItemView* m_view;
};

class MatrixTable : public kit::BlockTable {
    Q_OBJECT
public:
    explicit MatrixTable(QWidget* parent = nullptr);
    void setMatrix(models::MatrixModel* model);
    [[nodiscard]] models::MatrixModel* matrix() const { return m_matrix; }
    //! The selected month cells as paste and fill want them: rows counted among measures that are shown, columns among months.
    //! None where no month cell is selected.
    [[nodiscard]] std::optional<workspace::Selection> monthSelection() const;
    //! Measures in visible order.
    [[nodiscard]] std::vector<MeasureCode> shownMeasures() const;
    void select(const QModelIndex& index);
    [[nodiscard]] QTableView* frozenView() const { return m_frozen; }
    //! Somebody types in a cell: a reset of the model would take the text away.
    //! The editor that closes now leaves the selection where it is.
    void stay() { m_stay = true; }
    [[nodiscard]] bool editing() const { return state() == EditingState; }

Q_SIGNALS:
    void fillDownRequested();
    void fillRightRequested();
    void withdrawRequested();
    void historyRequested();
    void commentaryRequested();
    void currentMeasureChanged();
    void editingEnded();
    void editRefused(); //!< somebody types into a cell that takes nothing

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    void scrollTo(const QModelIndex& index, ScrollHint hint) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    void arrange();
    void placeFrozen();
    [[nodiscard]] int frozenWidth() const;
    [[nodiscard]] int monthWidth() const;
    models::MatrixModel* m_matrix = nullptr;
    QTableView* m_frozen;
    bool m_stay = false;
};

} // namespace boulton::matrix
