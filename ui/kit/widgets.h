// SPDX-License-Identifier: GPL-3.0-or-later
// Small pieces that pages are made of: buttons, cards, notices, empty states, flow of buttons.
#pragma once
#include <QFrame>
#include <QPushButton>
#include <QString>
#include <functional>
#include <utility>
#include <vector>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace boulton::kit {

class FlowLayout;
class IconLabel;

enum class ButtonKind : std::uint8_t { Normal, Primary, Quiet, Link, Danger };
void setKind(QPushButton* button, ButtonKind kind);
[[nodiscard]] QPushButton* button(const QString& text, ButtonKind kind = ButtonKind::Normal, QWidget* parent = nullptr);
//! An icon alone; the name is for screen readers and the tool tip.
[[nodiscard]] QToolButton* iconButton(const QString& iconName, const QString& name, QWidget* parent = nullptr);
//! A tool button for an action: its text, its icon, its key in the tool tip.
[[nodiscard]] QToolButton* actionButton(QAction* action, QWidget* parent = nullptr);

//! A white box with a thin border; its column has margins already.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }

private:
    QVBoxLayout* m_column;
};

enum class NoticeKind : std::uint8_t { Information, Caution, Danger, Success };
//! A line or two that people should see, with a way to act on it and (if wanted) to close it. Screen readers are told when it appears.
class Notice : public QFrame {
    Q_OBJECT
public:
    Notice(NoticeKind kind, const QString& text, QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const;
    void setKind(NoticeKind kind);
    QPushButton* addAction(const QString& text, std::function<void()> run);
    void setClosable(bool closable);
    void announce();

Q_SIGNALS:
    void closed();

private:
    IconLabel* m_icon;
    QLabel* m_text;
    QHBoxLayout* m_row;
    FlowLayout* m_flow; //!< the text, and its buttons beside or below it
    QToolButton* m_close = nullptr;
};

//! What a place with nothing in it says: why, and what can be done now.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent = nullptr);
    QPushButton* addAction(const QString& text, std::function<void()> run, bool primary = false);

private:
    QVBoxLayout* m_column;
};

//! A hairline.
[[nodiscard]] QFrame* rule(QWidget* parent = nullptr);

} // namespace boulton::kit
