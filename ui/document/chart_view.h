// SPDX-License-Identifier: GPL-3.0-or-later
// A chart on a page: title, legend whose entries switch series, the plot, the same data as a table (Ctrl+T), copies of both, and its source.
// The pages ask where to save a picture; this only says that one is wanted.
#pragma once
#include "core/base/result.h"
#include "core/figure/chart_spec.h"
#include <QWidget>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QAction;
class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace boulton::kit {
class BlockTable;
}

namespace boulton::document {

class ChartPlot;
class DataModel;

class ChartView : public QWidget {
    Q_OBJECT
public:
    enum class Frame : std::uint8_t {
        Full,    //!< title, subtitle, legend, source
        Compact, //!< on a card: one quiet line and the plot
    };
    explicit ChartView(std::shared_ptr<const figure::ChartSpec> spec, Frame frame = Frame::Full, QWidget* parent = nullptr);

    [[nodiscard]] ChartPlot* plot() const { return m_plot; }
    [[nodiscard]] const figure::ChartSpec& spec() const { return *m_spec; }
    [[nodiscard]] bool showsTable() const { return m_table != nullptr && m_tableShown; }
    [[nodiscard]] kit::BlockTable* table() const { return m_table; } //!< null until it was first shown
    [[nodiscard]] const std::vector<QToolButton*>& legend() const { return m_legend; } //!< one a series, or none
    [[nodiscard]] QMenu* menu(); //!< made anew for each use

    //! The data with its header as tab-separated text, nothing of which a spreadsheet would run.
    [[nodiscard]] QString dataText() const;
    //! As on paper (white, with title and source), with the series and the stretch that are shown.
    [[nodiscard]] Result<std::string> png(double scale = 2) const;
    [[nodiscard]] std::string svg() const;
    [[nodiscard]] QString suggestedName() const; //!< without ending

public Q_SLOTS:
    void setTableShown(bool shown);
    void copyPicture();
    void copyData();

Q_SIGNALS:
    void savePictureRequested();
    void tableShownChanged(bool shown);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QAction* addAction(const QString& text, const QKeySequence& key, QWidget* where, void (ChartView::*slot)());
    void addHeader(Frame frame);
    void addTableButton(QHBoxLayout* row);
    void addLegend();
    void paintLegend();
    void toggleTable() { setTableShown(!showsTable()); }
    [[nodiscard]] figure::ChartSpec paperSpec() const;

    std::shared_ptr<const figure::ChartSpec> m_spec;
    ChartPlot* m_plot;
    QVBoxLayout* m_column;
    QAction* m_tableAction = nullptr;
    QAction* m_copyData = nullptr;
    QAction* m_copyPicture = nullptr;
    std::vector<QToolButton*> m_legend;
    QToolButton* m_tableButton = nullptr;
    kit::BlockTable* m_table = nullptr;
    DataModel* m_model = nullptr;
    bool m_tableShown = false;
    QMenu* m_menu = nullptr;
};

} // namespace boulton::document
