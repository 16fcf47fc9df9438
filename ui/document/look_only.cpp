// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/look_only.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPointer>
#include <QVariant>

namespace boulton::document {
namespace {

constexpr const char* kProperty = "boultonLookOnly";

bool copies(const QKeyEvent& key)
{
    const bool picture = key.key() == Qt::Key_C && key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    return key.matches(QKeySequence::Copy) || key.matches(QKeySequence::Cut) || picture;
}

//! Views offer copies by key, by menu and by selecting: whatever widgets come later, these three ways are closed here.
class Guard : public QObject {
public:
    explicit Guard(QWidget* root) : QObject(root), m_root(root) { qApp->installEventFilter(this); }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        switch (event->type()) {
        case QEvent::ShortcutOverride:
        case QEvent::KeyPress:
            if (isInside(watched) && copies(*static_cast<QKeyEvent*>(event))) {
                event->accept(); // no shortcut of anybody
                return true;
            }
            break;
        case QEvent::Polish:
            if (auto* label = qobject_cast<QLabel*>(watched); label && isInside(watched))
                label->setTextInteractionFlags(Qt::NoTextInteraction);
            break;
        default: break;
        }
        return false;
    }

private:
    [[nodiscard]] bool isInside(QObject* watched) const
    {
        const auto* widget = qobject_cast<QWidget*>(watched);
        return widget && m_root && (widget == m_root || m_root->isAncestorOf(widget));
    }
    QPointer<QWidget> m_root;
};

} // namespace

void makeLookOnly(QWidget* root)
{
    root->setProperty(kProperty, true);
    new Guard(root);
}

bool isLookOnly(const QWidget* widget)
{
    for (const QWidget* w = widget; w; w = w->parentWidget())
        if (w->property(kProperty).toBool())
            return true;
    return false;
}

} // namespace boulton::document
