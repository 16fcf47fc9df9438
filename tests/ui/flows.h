// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of flows share: finding things as people see them.
#pragma once
#include "core/performance/grid.h"
#include "tests/support/test.h"
#include "tests/ui/desktop.h"
#include "ui/kit/text.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_table.h"
#include "ui/matrix/measure_panel.h"
#include "ui/models/matrix_model.h"
#include "ui/vault/gate.h"
#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QTest>

namespace boulton::test {

inline QString s(const char* text)
{
    return QString::fromUtf8(text);
}

//! The visible button with that caption; the case fails where there is none.
inline QAbstractButton& buttonWith(const QWidget& around, const char* caption)
{
    for (auto* button : around.findChildren<QAbstractButton*>())
        if (button->isVisible() && (button->text() == s(caption) || button->accessibleName() == s(caption)))
            return *button;
    throw std::runtime_error(std::string("no button says ") + caption);
}

//! The dialog of that class that is shown next, by `open` or soon after it.
template <typename T, typename Open>
QPointer<T> shown(Desktop& d, Open open)
{
    QPointer<T> dialog;
    d.dialogs().onShow = [&dialog](QDialog* any) {
        if (auto* wanted = qobject_cast<T*>(any))
            dialog = wanted;
        any->show();
    };
    open();
    Desktop::until([&] { return dialog != nullptr; });
    d.dialogs().onShow = {};
    CHECK(dialog != nullptr);
    return dialog;
}

//! The widget with that accessible name.
template <typename W>
W& named(const QWidget& around, const char* name)
{
    for (auto* widget : around.findChildren<W*>())
        if (widget->accessibleName() == s(name))
            return *widget;
    throw std::runtime_error(std::string("nothing is called ") + name);
}

//! Does any visible label say that?
inline bool says(const QWidget& around, const char* words)
{
    for (const auto* label : around.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(s(words)))
            return true;
    return false;
}

inline matrix::MatrixPage& openMatrix(Desktop& d, shell::MainWindow& window)
{
    window.go(s("performance"));
    d.settle();
    return *qobject_cast<matrix::MatrixPage*>(window.page());
}
inline matrix::MatrixPage& openMatrix(Desktop& d)
{
    return openMatrix(d, d.window());
}

//! A cell of the last month shown that can be edited and has a plain figure; the n-th of them.
inline QModelIndex editable(const models::MatrixModel& model, int n = 0)
{
    const int column = model.columnCount() - 1;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, column);
        const auto* measure = model.measureAt(row);
        if (measure && measure->frequencyMonths == 1 && measure->scale == 1 && measure->unit != "%" && (model.flags(index) & Qt::ItemIsEditable) &&
            !index.data(Qt::EditRole).toString().isEmpty() && n-- == 0)
            return index;
    }
    throw std::runtime_error("no cell can be edited");
}

inline QString typedIn(const QModelIndex& index)
{
    return index.data(Qt::EditRole).toString();
}

//! Types into the cell as people do: the first key opens the editor, Enter leaves it.
inline void type(matrix::MatrixTable& table, const QModelIndex& index, const QString& text)
{
    table.select(index);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_F2);
    auto* editor = table.viewport()->findChild<QLineEdit*>();
    if (!editor)
        throw std::runtime_error("no editor opened");
    editor->selectAll();
    QTest::keyClicks(editor, text);
    QTest::keyClick(editor, Qt::Key_Return);
    Desktop::until([] { return false; }, 20);
}

inline bool saved(Desktop& d)
{
    return Desktop::until([&] { return !d.desk().saving() && d.jobs().idle(); });
}

//! Keeps the next dialog open instead of waiting for somebody.
class CatchDialog {
public:
    explicit CatchDialog(Desktop& d) : m_desktop(d)
    {
        d.dialogs().onShow = [this](QDialog* dialog) {
            m_dialog = dialog;
            dialog->show();
        };
    }
    ~CatchDialog() { m_desktop.dialogs().onShow = {}; }
    CatchDialog(const CatchDialog&) = delete;
    CatchDialog& operator=(const CatchDialog&) = delete;
    QDialog& dialog()
    {
        if (!Desktop::until([this] { return !m_dialog.isNull(); }))
            throw std::runtime_error("no dialog opened");
        return *m_dialog;
    }
    [[nodiscard]] bool open() const { return !m_dialog.isNull() && m_dialog->isVisible(); }

private:
    Desktop& m_desktop;
    QPointer<QDialog> m_dialog;
};

} // namespace boulton::test
