// SPDX-License-Identifier: GPL-3.0-or-later
// Items in rows, from the leading edge, as many a row as fit.
#pragma once
#include <QHash>
#include <QLayout>
#include <QList>

namespace boulton::kit {

class FlowLayout : public QLayout {
    Q_OBJECT
public:
    //! `even`: every item as wide as the widest needs, and rows filled.
    explicit FlowLayout(QWidget* parent, int spacing, bool even = false);
    ~FlowLayout() override;
    //! Takes what the others leave of its row, and has a row with others only where that is at least `least` pixels.
    void addGrowing(QWidget* widget, int least = 0);
    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool apply) const;
    [[nodiscard]] int wanted(const QLayoutItem* item) const;
    QList<QLayoutItem*> m_items;
    QHash<const QLayoutItem*, int> m_growing;
    bool m_even;
};

} // namespace boulton::kit
