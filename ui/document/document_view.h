// SPDX-License-Identifier: GPL-3.0-or-later
// A document on screen. Blocks become widgets in small slices, those in sight first, so that a pack of a hundred cards opens at once;
// heights above the place that is read may change, the place does not.
#pragma once
#include "core/report/document.h"
#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QLabel;
class QScrollArea;
QT_END_NAMESPACE

namespace boulton::document {

class ChartView;

//! Widgets one under the other, made when it is their turn.
class BlockColumn : public QWidget {
    Q_OBJECT
public:
    struct Block {
        std::function<QWidget*(QWidget* parent)> make;
        std::function<int(int width)> estimate;
        double before = 0.7; //!< white space above, in ems
    };
    explicit BlockColumn(QWidget* parent = nullptr);
    void setBlocks(std::vector<Block> blocks);
    //! Blocks between the heights are measured now, the others by and by (nextStale, remeasure).
    void setView(int width, int from, int to);

    [[nodiscard]] std::size_t count() const { return m_entries.size(); }
    [[nodiscard]] std::size_t built() const { return m_built; }
    [[nodiscard]] QWidget* widget(std::size_t block) const { return m_entries.at(block).widget; }
    [[nodiscard]] int top(std::size_t block) const { return m_entries.at(block).top; }
    [[nodiscard]] int bottom(std::size_t block) const { return m_entries.at(block).top + m_entries.at(block).height; }
    //! The block at a height, count() if there is none.
    [[nodiscard]] std::size_t blockAt(int y) const;
    //! Several at once are arranged once, by arrange().
    void build(std::size_t block, bool arrangeNow = true);
    void arrange();
    //! The next one that is not made, those between the heights first; count() when all are.
    [[nodiscard]] std::size_t nextToBuild(int from, int to) const;
    //! A block whose height is of another width or text size; count() if there is none.
    [[nodiscard]] std::size_t nextStale() const;
    void remeasure(std::size_t block) { measure(m_entries.at(block)); }
    //! Unmakes what is out of sight, but for what has the focus; heights stay.
    void dropOutOfSight();
    //! Tab follows the order on the page, in whatever order the blocks were made.
    void orderTabs();

Q_SIGNALS:
    void arranged(); //!< heights have changed
    void becameStale();

protected:
    bool event(QEvent* event) override;

private:
    struct Entry {
        Block block;
        QWidget* widget = nullptr;
        int top = 0, height = 0;
        bool stale = false;
    };
    void measure(Entry& entry);
    void remeasureInSight();
    [[nodiscard]] int margin() const;
    [[nodiscard]] int contentWidth() const;
    std::vector<Entry> m_entries;
    std::size_t m_built = 0;
    int m_viewWidth = 0;
    int m_measuredWidth = -1;
    int m_from = 0, m_to = 0; //!< in sight
    bool m_inOrder = true;
};

struct HeadingEntry {
    QString text;
    int level = 1;
    std::size_t block = 0; //!< position in the view
};

class DocumentView : public QWidget {
    Q_OBJECT
public:
    explicit DocumentView(QWidget* parent = nullptr);
    void setDocument(std::shared_ptr<const report::Document> document);
    [[nodiscard]] const std::shared_ptr<const report::Document>& document() const { return m_document; }

    //! For a list of contents beside the view.
    [[nodiscard]] const std::vector<HeadingEntry>& headings() const { return m_headings; }
    void scrollTo(const HeadingEntry& heading);
    [[nodiscard]] int currentHeading() const; //!< -1: above the first

    [[nodiscard]] bool complete() const { return m_column->built() == m_column->count(); }
    void buildAll(); //!< for tests and pictures: everything at once
    [[nodiscard]] BlockColumn* column() const { return m_column; }
    [[nodiscard]] QScrollArea* scrollArea() const { return m_area; }
    //! The longest slice so far.
    [[nodiscard]] double longestSlice() const { return m_longest; }

Q_SIGNALS:
    void currentHeadingChanged(int index);
    void completed();
    void savePictureRequested(boulton::document::ChartView* chart);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void slice();
    void place();
    void rememberPlace();
    void restorePlace();
    void tellProgress();
    void followHeading();
    [[nodiscard]] std::vector<BlockColumn::Block> blocksOf();

    std::shared_ptr<const report::Document> m_document;
    QLabel* m_marking;
    QLabel* m_progress;
    QScrollArea* m_area;
    BlockColumn* m_column;
    QTimer m_timer;
    std::vector<HeadingEntry> m_headings;
    std::size_t m_anchor = 0; //!< the block at the top edge and how far it is above it
    int m_offset = 0;
    bool m_restoring = false;
    int m_current = -1;
    bool m_told = false;
    double m_longest = 0;
};

} // namespace boulton::document
