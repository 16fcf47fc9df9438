// SPDX-License-Identifier: GPL-3.0-or-later
// The table view of every page: keyboard first, copy of a block as Excel takes it, whole texts in tool tips. Cells that a spreadsheet
// would run as formulas are copied as text.
#pragma once
#include <QTableView>

namespace boulton::kit {

class BlockTable : public QTableView {
    Q_OBJECT
public:
    //! `name` is what screen readers say.
    explicit BlockTable(const QString& name, QWidget* parent = nullptr);
    //! The selected rectangle as tab-separated text, with the headers of its columns if asked for.
    [[nodiscard]] QString selectedBlock(bool withHeaders = false) const;
    //! Columns as wide as their content, at most `most` ems each.
    void fitColumns(double most = 24);

public Q_SLOTS:
    void copy();

Q_SIGNALS:
    void pasted(const QString& text); //!< Ctrl+V: whoever can use it is connected

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
};

//! Text that a spreadsheet would take for a formula gets an apostrophe, as in every export (security.md, A33); others stay.
[[nodiscard]] QString neutralised(const QString& text);
//! One row of cells as tab-separated text, quoted where it must be.
[[nodiscard]] QString tabSeparated(const QStringList& cells);

} // namespace boulton::kit
