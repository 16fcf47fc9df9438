// SPDX-License-Identifier: GPL-3.0-or-later
// The plot of an interactive chart: shows one value's reading under the pointer or the keys, a stretch of the categories, some of the
// series. The canvas is made when the plot is first seen.
//
// Keys: arrows walk the values and the series, Home and End go to the ends, + and - (or Ctrl and the wheel) zoom, Esc takes one step back.
#pragma once
#include "ui/document/chart_canvas.h"
#include "ui/document/chart_reading.h"
#include <QWidget>
#include <memory>
#include <optional>
#include <set>

QT_BEGIN_NAMESPACE
class QRubberBand;
QT_END_NAMESPACE

namespace boulton::document {

//! The box beside a value. Plain text, whole inside the plot.
class Readout : public QWidget {
    Q_OBJECT
public:
    explicit Readout(QWidget* parent);
    void display(const Reading& reading, QRectF around);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Reading m_reading;
};

class ChartPlot : public QWidget {
    Q_OBJECT
public:
    explicit ChartPlot(std::shared_ptr<const figure::ChartSpec> spec, QWidget* parent = nullptr);

    [[nodiscard]] const figure::ChartSpec& spec() const { return *m_spec; }
    //! In points; 0: as high as the chart needs.
    void setHeight(double points);
    void setSeriesHidden(std::size_t series, bool hidden);
    [[nodiscard]] bool isSeriesHidden(std::size_t series) const { return m_hidden.contains(series); }
    void setLegendShown(bool shown); //!< the one that is part of the picture

    void ensureCanvas(); //!< otherwise made when it is first painted
    [[nodiscard]] ChartCanvas* canvas() const { return m_canvas; }
    //! Series and category of the whole chart.
    [[nodiscard]] std::optional<PointId> point() const { return m_point; }
    [[nodiscard]] QString reading() const; //!< empty without a point
    void setPoint(std::optional<PointId> point, bool announce = false);
    [[nodiscard]] std::optional<PointId> pointAt(QPointF position) const;
    //! Where a value is on this widget, if it is shown.
    [[nodiscard]] std::optional<QRectF> placeOf(PointId point) const;

    [[nodiscard]] bool canZoom() const;
    [[nodiscard]] bool isZoomed() const { return m_first > 0 || m_last + 1 < figure::categoryCount(*m_spec); }
    void zoomTo(std::size_t first, std::size_t last);
    void zoom(double factor, std::size_t around);
    void resetZoom();
    [[nodiscard]] std::pair<std::size_t, std::size_t> shownCategories() const { return {m_first, m_last}; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    //! Pixels a point at the size of the program's text.
    [[nodiscard]] double scale() const;

Q_SIGNALS:
    void pointChanged();
    void zoomChanged();
    void canvasMade();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void refresh();
    void showReading(bool announce);
    [[nodiscard]] QRect canvasRect() const;
    [[nodiscard]] std::optional<std::size_t> placeIndex(PointId point) const;
    [[nodiscard]] bool isHorizontal() const;
    [[nodiscard]] std::vector<PointId> walk() const; //!< the shown values by category, then series
    bool step(int categories, int series);
    bool stepToEnd(bool last);
    [[nodiscard]] std::size_t categoryAt(double x) const;

    std::shared_ptr<const figure::ChartSpec> m_spec;
    Visible m_visible; //!< what the canvas shows
    std::set<std::size_t> m_hidden;
    std::size_t m_first = 0, m_last = 0;
    bool m_legend = true;
    double m_height = 0;
    ChartCanvas* m_canvas = nullptr;
    Readout* m_readout = nullptr;
    QRubberBand* m_band = nullptr;
    std::optional<QPoint> m_pressed;
    bool m_making = false;
    bool m_byKeys = false; //!< the point was chosen with the keyboard: it stays when the pointer leaves
    std::optional<PointId> m_point;
};

} // namespace boulton::document
