// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/harness.h"
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QDateTimeEdit>
#include <QApplication>
#include <QRadioButton>
#include <QSet>
#include <QTest>
#include <optional>

namespace boulton::test {
namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

bool insideItemView(const QWidget* widget)
{
    for (const QWidget* p = widget->parentWidget(); p; p = p->parentWidget())
        if (qobject_cast<const QAbstractItemView*>(p))
            return true;
    return false;
}

//! Of a group of radio buttons Tab reaches the one that is chosen; arrow keys the others.
bool behindAnotherRadioButton(const QWidget* widget)
{
    const auto* radio = qobject_cast<const QRadioButton*>(widget);
    if (!radio || radio->isChecked() || !radio->autoExclusive())
        return false;
    for (const auto* other : radio->parentWidget()->findChildren<QRadioButton*>(Qt::FindDirectChildrenOnly))
        if (other != radio && other->isChecked())
            return true;
    return false;
}

std::vector<QWidget*> controls(QWidget* top)
{
    std::vector<QWidget*> all;
    for (QWidget* w : visibleWidgets(top))
        if (w != top && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !w->focusProxy() && !insideItemView(w))
            all.push_back(w);
    return all;
}

} // namespace

void names(const View& view, Findings& findings)
{
    for (QWidget* w : controls(view.top)) {
        QAccessibleInterface* what = QAccessible::queryAccessibleInterface(w);
        if (!what || !what->isValid()) {
            findings.add(q("names"), q("screen readers cannot see ") + nameOf(w), view);
            continue;
        }
        if (what->text(QAccessible::Name).trimmed().isEmpty())
            findings.add(q("names"), q("has no accessible name: ") + nameOf(w), view);
        if (qobject_cast<QAbstractScrollArea*>(w) && !qobject_cast<QAbstractItemView*>(w))
            continue; // a region that scrolls by keys: its name says what it holds
        if (what->role() == QAccessible::NoRole || what->role() == QAccessible::Client || what->role() == QAccessible::Grouping ||
            what->role() == QAccessible::Pane)
            findings.add(q("names"), q("has no role that says what it does: ") + nameOf(w), view);
    }
}

void keyboard(const View& view, Findings& findings)
{
    const std::vector<QWidget*> expected = controls(view.top);
    if (expected.empty())
        return;
    if (!QApplication::focusWidget() || !view.top->isAncestorOf(QApplication::focusWidget())) {
        if (!view.desktop.window().isAncestorOf(view.top) || view.top == &view.desktop.window())
            findings.add(q("keyboard"), q("nothing has the keyboard when it is shown"), view);
        expected.front()->setFocus(Qt::TabFocusReason);
    }
    QWidget* const before = QApplication::focusWidget();
    QSet<const QWidget*> reached;
    QWidget* at = before;
    for (int step = 0; at && step < 400; ++step) {
        if (reached.contains(at))
            break;
        reached << at;
        QTest::keyClick(at, Qt::Key_Tab);
        // Tab goes through day, month and year of a date before it leaves
        for (int section = 0; section < 3 && QApplication::focusWidget() == at && qobject_cast<QDateTimeEdit*>(at); ++section)
            QTest::keyClick(at, Qt::Key_Tab);
        QWidget* next = QApplication::focusWidget();
        if (next == at && expected.size() > 1) {
            findings.add(q("keyboard"), q("keeps the Tab key: ") + nameOf(at), view);
            break;
        }
        at = next;
    }
    for (QWidget* w : expected)
        if (!reached.contains(w) && !behindAnotherRadioButton(w) && w->property("oneTabStop").toString().isEmpty())
            findings.add(q("keyboard"), q("Tab does not reach ") + nameOf(w), view);
    if (before)
        before->setFocus(Qt::OtherFocusReason);
}

} // namespace boulton::test
