// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of two texts as one widget: fields, facts, lists, comments. A grid of labels would be some thirty widgets a card, each with a style
// and a text document of its own; a pack of eighty cards would take seconds to open.
#pragma once
#include <QWidget>
#include <utility>
#include <vector>

namespace boulton::document {

class TextRows : public QWidget {
    Q_OBJECT
public:
    enum class Kind : std::uint8_t {
        Fields, //!< a quiet name, the text beside it
        Facts,  //!< a quiet name, the value at the end of the row, hairlines between
        List,   //!< a sign, the text beside it
    };
    using Row = std::pair<QString, QString>;
    TextRows(Kind kind, std::vector<Row> rows, QWidget* parent = nullptr);
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] QString text() const; //!< one row a line, name and value with a tabulator
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Columns {
        int name = 0, gap = 0, value = 0;
    };
    [[nodiscard]] Columns columnsFor(int width) const;
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] int rowGap() const;
    //! The height of a row, and draws it if there is a painter.
    int row(const Row& row, const Columns& columns, int y, QPainter* painter) const;
    Kind m_kind;
    std::vector<Row> m_rows;
    mutable int m_widest = -1; //!< name
    mutable int m_widestValue = 0;
    mutable int m_hintWidth = -1, m_hint = 0;
};

} // namespace boulton::document
