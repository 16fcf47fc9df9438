// SPDX-License-Identifier: GPL-3.0-or-later
// The header of a preview: a column's name, its type, and (where columns have one) its use. A press on type or use asks for another;
// for the keyboard the same choices stand above the table.
#pragma once
#include <QHeaderView>

namespace boulton::data {

class ColumnHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit ColumnHeader(QWidget* parent);
    //! Which of the two can be changed by a press: shown with an arrow.
    void setChoosable(bool types, bool uses);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void typePressed(int column, const QPoint& at); //!< at: where a menu belongs, on the screen
    void usePressed(int column, const QPoint& at);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int lines() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] QRect lineRect(const QRect& section, int line) const;
    void paintChoice(QPainter* painter, const QRect& rect, const QString& text, const QColor& colour, bool arrow) const;
    bool m_types = false;
    bool m_uses = false;
};

} // namespace boulton::data
