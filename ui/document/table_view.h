// SPDX-License-Identifier: GPL-3.0-or-later
// A document's table on screen: columns share the width by what they hold, texts wrap, and it is as high as its rows up to a limit.
#pragma once
#include "ui/document/table_model.h"
#include "ui/kit/block_table.h"
#include <QStyledItemDelegate>
#include <vector>

namespace boulton::document {

//! Paints statuses (shape, letter, word), directions (arrow, word), small charts, and texts with their second line.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    //! Without and with every break that is allowed.
    [[nodiscard]] int widest(const QFont& font, const QModelIndex& index) const;
    [[nodiscard]] int narrowest(const QFont& font, const QModelIndex& index) const;
    [[nodiscard]] int heightFor(const QFont& font, const QModelIndex& index, int width) const;
};

class DocumentTable : public kit::BlockTable {
    Q_OBJECT
public:
    explicit DocumentTable(std::shared_ptr<const report::TableBlock> block, QWidget* parent = nullptr);
    [[nodiscard]] DocumentTableModel* tableModel() const { return m_model; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void measure() const;
    void arrange();
    void arrangeRows(int first, int last);
    [[nodiscard]] std::vector<int> widthsFor(int width) const;
    [[nodiscard]] int heightOfRow(int row, const std::vector<int>& widths) const;
    [[nodiscard]] int headerHeight(const std::vector<int>& widths) const;

    DocumentTableModel* m_model;
    CellDelegate* m_delegate;
    mutable std::vector<int> m_least, m_most; //!< of each column
    int m_arrangedWidth = -1;
    int m_arrangedRows = 0;
    mutable int m_hintWidth = -1;
    mutable int m_hint = 0;
};

} // namespace boulton::document
