// SPDX-License-Identifier: GPL-3.0-or-later
// Where a chart is drawn. Both ways take frame, ticks, labels and colours from figure::lay, so that screen and paper agree: SceneCanvas
// paints the primitives; QtChartCanvas gives grid, lines and bars to Qt Charts and paints the rest over them. Neither decides anything.
#pragma once
#include "core/figure/laid.h"
#include "ui/kit/theme.h"
#include <QWidget>
#include <memory>
#include <optional>

namespace boulton::document {

class ChartCanvas : public QWidget {
    Q_OBJECT
public:
    //! Qt Charts where it has the type and can hold the values, else the primitives. Nothing of Qt Charts is made before this.
    [[nodiscard]] static ChartCanvas* make(const figure::ChartSpec& spec, QWidget* parent);
    [[nodiscard]] virtual bool canShow(const figure::ChartSpec& spec) const = 0;

    //! `scale` pixels a point.
    void display(const figure::ChartSpec& spec, double scale);
    [[nodiscard]] const figure::ChartSpec& spec() const { return m_spec; }
    [[nodiscard]] const figure::Laid& laid() const { return m_laid; }
    [[nodiscard]] const figure::Scene& scene() const { return m_scene; } //!< in the colours of the screen
    [[nodiscard]] double scale() const { return m_scale; }
    void setMarked(std::optional<std::size_t> place); //!< index into laid().places
    [[nodiscard]] std::optional<std::size_t> marked() const { return m_marked; }

protected:
    explicit ChartCanvas(QWidget* parent);
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    virtual void laidOut() = 0; //!< laid() and scene() are new
    virtual void markChanged() = 0;
    void paintMark(QPainter& painter) const;

private:
    void lay();
    figure::ChartSpec m_spec{};
    figure::Laid m_laid{};
    figure::Scene m_scene{};
    double m_scale = 1;
    std::optional<std::size_t> m_marked{};
};

class SceneCanvas final : public ChartCanvas {
    Q_OBJECT
public:
    explicit SceneCanvas(QWidget* parent) : ChartCanvas(parent) {}
    [[nodiscard]] bool canShow(const figure::ChartSpec& spec) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void laidOut() override { update(); }
    void markChanged() override { update(); }
};

} // namespace boulton::document
