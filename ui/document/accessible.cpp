// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/accessible.h"
#include "ui/document/chart_plot.h"
#include "ui/kit/plain.h"
#include <QAccessible>
#include <QAccessibleWidget>
#include <QLabel>

namespace boulton::document {
namespace {

class PlotInterface : public QAccessibleWidget {
public:
    explicit PlotInterface(ChartPlot* plot) : QAccessibleWidget(plot, QAccessible::Chart) {}
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        const auto* plot = static_cast<ChartPlot*>(widget());
        const QString reading = plot->reading();
        if (kind == QAccessible::Value)
            return reading;
        if (kind == QAccessible::Description && !reading.isEmpty())
            return reading + QLatin1Char('\n') + plot->accessibleDescription();
        return QAccessibleWidget::text(kind);
    }
};

class HeadingInterface : public QAccessibleWidget {
public:
    explicit HeadingInterface(QLabel* label) : QAccessibleWidget(label, QAccessible::Heading) {}
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name && widget()->accessibleName().isEmpty())
            return static_cast<QLabel*>(widget())->text();
        return QAccessibleWidget::text(kind);
    }
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    if (auto* plot = qobject_cast<ChartPlot*>(object))
        return new PlotInterface(plot);
    if (auto* label = qobject_cast<QLabel*>(object); label && label->property("heading").isValid())
        return new HeadingInterface(label);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    static_cast<void>(installed);
}

QLabel* headingLabel(const QString& text, int level, QWidget* parent, bool data)
{
    installAccessibility();
    QLabel* label = kit::heading(text, level, parent);
    if (data)
        kit::markData(label);
    if (QAccessibleInterface* early = QAccessible::queryAccessibleInterface(label))
        QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(early));
    return label;
}

} // namespace boulton::document
