// SPDX-License-Identifier: GPL-3.0-or-later
// Containers that give what is in them the room it needs, also with large text in a small window: nothing is squeezed, and what does not
// fit beside each other goes below each other.
#pragma once
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <vector>

namespace boulton::kit {

//! What the widget needs at that width, whether or not its labels wrap.
[[nodiscard]] int leastHeight(const QWidget* widget, int width);

// Big contents are made inside their container (parent: place()) and handed over after that: whenever a tree of widgets moves to another
// parent, Qt computes the style of each again, which takes tens of milliseconds for a page.

//! Gives its content the room there is, and scrolls where the content needs more.
class Room : public QScrollArea {
    Q_OBJECT
public:
    explicit Room(QWidget* content, QWidget* parent = nullptr); //!< without content: setContent follows
    [[nodiscard]] QWidget* place() const { return viewport(); }
    void setContent(QWidget* content);
    [[nodiscard]] QSize minimumSizeHint() const override;
    void setVisible(bool visible) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
};

//! Scrolls up and down only: it is never narrower than its content.
class Column : public QScrollArea {
    Q_OBJECT
public:
    explicit Column(QWidget* content, QWidget* parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

//! Tabs that are never cut, and that tell what the open one needs at a width.
class Tabs : public QTabWidget {
    Q_OBJECT
public:
    explicit Tabs(QWidget* parent = nullptr);
    [[nodiscard]] QWidget* place() const; //!< the parent for what becomes a tab
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
};

//! A splitter whose sides stand beside each other where each has its least width, and below each other where not.
class Sides : public QSplitter {
    Q_OBJECT
public:
    explicit Sides(QWidget* parent = nullptr);
    //! The least that the side makes sense with, in ems, if its content does not ask for more.
    void add(QWidget* side, double leastWidth, double leastHeight);
    //! Always below each other.
    void stack();
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Least {
        QWidget* side;
        double width;
        double height;
    };
    [[nodiscard]] int leastWidth(const Least& least) const;
    [[nodiscard]] int leastHeightOf(const Least& least, int width) const;
    [[nodiscard]] bool isStacked(int width) const;
    void turn();
    std::vector<Least> m_least;
    bool m_alwaysStacked = false;
};

} // namespace boulton::kit
