// SPDX-License-Identifier: GPL-3.0-or-later
// Lines and bars by Qt Charts. It is given numbers and colours only: its labels are rich text, and names of series and categories come
// from files (security.md, fact 12), so every text is painted here, from the primitives of the layout.
#pragma once
#include "ui/document/chart_canvas.h"

QT_BEGIN_NAMESPACE
class QAbstractBarSeries;
class QAbstractSeries;
class QChart;
class QChartView;
class QGraphicsItem;
QT_END_NAMESPACE

namespace boulton::document {

class Recolouring;
class ScenePart;

class QtChartCanvas final : public ChartCanvas {
    Q_OBJECT
public:
    explicit QtChartCanvas(QWidget* parent);
    ~QtChartCanvas() override;
    [[nodiscard]] static bool fits(const figure::ChartSpec& spec);
    [[nodiscard]] bool canShow(const figure::ChartSpec& spec) const override { return fits(spec); }
    [[nodiscard]] QChart* chart() const { return m_chart; }
    //! What is painted over the chart: labels, status marks, targets.
    [[nodiscard]] const figure::Scene& overlay() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void laidOut() override;
    void markChanged() override;

private:
    void splitScene();
    void setAxes();
    void setLines(const Recolouring& colours);
    void setBars(const Recolouring& colours);
    void attach(QAbstractSeries* series);
    QChartView* m_view;
    QChart* m_chart;
    ScenePart* m_below;
    ScenePart* m_above;
};

} // namespace boulton::document
