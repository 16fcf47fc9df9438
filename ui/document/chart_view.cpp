// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/chart_view.h"
#include "core/figure/theme.h"
#include "ui/document/accessible.h"
#include "ui/document/chart_plot.h"
#include "ui/document/data_model.h"
#include "ui/document/recolour.h"
#include "ui/document/look_only.h"
#include "ui/kit/block_table.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/widgets.h"
#include "ui/render/painter.h"
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QImage>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::document {

using namespace figure;

namespace {

constexpr double kPaperWidth = 480; // points of a copied picture
constexpr int kMostRows = 14;

bool hasLegend(const ChartSpec& spec)
{
    return spec.showLegend && spec.series.size() > 1 && spec.kind != ChartKind::XmR && spec.kind != ChartKind::Bullet &&
           spec.kind != ChartKind::Sparkline && !hasOwnLegend(spec);
}

//! What stands beside a name in the legend: a piece of the line, a block of the bar, the mark of the status.
Scene swatchOf(const ChartSpec& spec, std::size_t series)
{
    const Series& s = spec.series[series];
    Scene scene{.width = 16, .height = 12};
    const bool line = spec.kind == ChartKind::Line || s.role == SeriesRole::Target;
    if (line) {
        Stroke stroke = strokeOf(spec, series);
        if (spec.kind != ChartKind::Line)
            stroke = {.colour = theme::kTarget, .width = 1.5, .dash = Dash::Dashed};
        scene.primitives.emplace_back(Polyline{.points = {{0.5, 6}, {15.5, 6}}, .stroke = stroke});
    } else if (spec.kind == ChartKind::StackedBar && !s.status.empty() && s.status.front() != ' ') {
        scene.primitives = theme::statusMark(s.status.front(), {8, 6}, 11);
    } else {
        scene.primitives.emplace_back(Rectangle{.x = 3, .y = 1, .width = 10, .height = 10, .fill = colourOf(spec, series), .radius = 1});
    }
    return scene;
}

QIcon iconOf(const Scene& scene, double scale, double ratio)
{
    QPixmap pixmap(QSizeF(scene.width * scale * ratio, scene.height * scale * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    render::drawOnScreen(painter, scene, {0, 0}, scale);
    return QIcon(pixmap);
}

} // namespace

ChartView::ChartView(std::shared_ptr<const ChartSpec> spec, Frame frame, QWidget* parent)
    : QWidget(parent), m_spec(spec ? std::move(spec) : std::make_shared<const ChartSpec>()), m_plot(new ChartPlot(m_spec, this)),
      m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kit::em(0.25));
    m_tableAction = addAction(tr("Show data as table"), QKeySequence(Qt::CTRL | Qt::Key_T), this, &ChartView::toggleTable);
    m_tableAction->setCheckable(true);
    m_copyData = addAction(tr("Copy data"), QKeySequence(QKeySequence::Copy), m_plot, &ChartView::copyData);
    m_copyPicture = addAction(tr("Copy picture"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), m_plot, &ChartView::copyPicture);
    addHeader(frame);
    if (frame == Frame::Full && hasLegend(*m_spec)) {
        addLegend();
        m_plot->setLegendShown(false); // the entries above are more: they switch series
    }
    m_column->addWidget(m_plot, 1);
    if (frame == Frame::Full && !m_spec->source.empty()) {
        QLabel* source = kit::mutedLabel(kit::toQt(m_spec->source), this);
        kit::markData(source);
        m_column->addWidget(source);
    }
}

QAction* ChartView::addAction(const QString& text, const QKeySequence& key, QWidget* where, void (ChartView::*slot)())
{
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(where == this ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
    where->QWidget::addAction(action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void ChartView::addHeader(Frame frame)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kit::em(0.25));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    const bool full = frame == Frame::Full;
    const QString title = kit::toQt(m_spec->title);
    if (!title.isEmpty()) {
        QLabel* label = full ? headingLabel(title, 3, this) : kit::mutedLabel(title, this);
        kit::markData(label);
        if (!full) // a label that can be selected carries a text document, and a pack has hundreds
            label->setTextInteractionFlags(Qt::NoTextInteraction);
        texts->addWidget(label);
    }
    if (full && !m_spec->subtitle.empty()) {
        QLabel* subtitle = kit::mutedLabel(kit::toQt(m_spec->subtitle), this);
        kit::markData(subtitle);
        texts->addWidget(subtitle);
    }
    row->addLayout(texts, 1);
    if (full)
        addTableButton(row);
    auto* more = new QToolButton(this);
    more->setText(QStringLiteral("\u22EF")); // three dots
    more->setProperty("kind", QStringLiteral("quiet"));
    more->setFocusPolicy(Qt::StrongFocus);
    const bool look = isLookOnly(this);
    const QString name = full && look ? tr("Show as table or zoom")
                         : full       ? tr("Copy, save or zoom")
                         : look       ? tr("Show as table")
                                      : tr("Show as table, copy or save");
    kit::describe(more, name);
    kit::setPlainToolTip(more, name);
    connect(more, &QToolButton::clicked, this, [this, more] { menu()->popup(more->mapToGlobal(QPoint(0, more->height()))); });
    row->addWidget(more, 0, Qt::AlignTop);
    m_column->addLayout(row);
}

void ChartView::addTableButton(QHBoxLayout* row)
{
    m_tableButton = kit::iconButton(QStringLiteral("table"), tr("Show data as table"), this);
    m_tableButton->setCheckable(true);
    kit::setPlainToolTip(m_tableButton, tr("Show data as table (%1)").arg(m_tableAction->shortcut().toString(QKeySequence::NativeText)));
    connect(m_tableButton, &QToolButton::clicked, this, &ChartView::setTableShown);
    row->addWidget(m_tableButton, 0, Qt::AlignTop);
}

void ChartView::addLegend()
{
    auto* box = new QWidget(this);
    auto* flow = new kit::FlowLayout(box, kit::em(0.25));
    kit::describe(box, tr("Series"));
    for (std::size_t i = 0; i < m_spec->series.size(); ++i) {
        auto* entry = new QToolButton(box);
        const QString name = ChartWords::seriesName(*m_spec, i);
        entry->setText(kit::noMnemonic(name));
        entry->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        entry->setCheckable(true);
        entry->setChecked(true);
        entry->setProperty("kind", QStringLiteral("quiet"));
        entry->setFocusPolicy(Qt::StrongFocus);
        kit::markData(entry);
        kit::describe(entry, name, tr("Shows or hides this series"));
        connect(entry, &QToolButton::toggled, this, [this, i](bool shown) {
            m_plot->setSeriesHidden(i, !shown);
            paintLegend();
        });
        flow->addWidget(entry);
        m_legend.push_back(entry);
    }
    m_column->addWidget(box);
    paintLegend();
}

void ChartView::paintLegend()
{
    const double scale = m_plot->scale();
    for (std::size_t i = 0; i < m_legend.size(); ++i) {
        Scene scene = recoloured(swatchOf(*m_spec, i), kit::palette(this));
        if (!m_legend[i]->isChecked()) // struck out, so that it does not depend on colour
            scene.primitives.emplace_back(Polyline{.points = {{1, 11}, {15, 1}}, .stroke = {.colour = kit::toFigure(kit::palette(this).ink), .width = 1}});
        m_legend[i]->setIconSize(QSizeF(scene.width * scale, scene.height * scale).toSize());
        m_legend[i]->setIcon(iconOf(scene, scale, devicePixelRatioF()));
    }
}

void ChartView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        paintLegend();
}

// ---------------------------------------------------------------- the data

void ChartView::setTableShown(bool shown)
{
    m_tableAction->setChecked(shown);
    if (m_tableButton)
        m_tableButton->setChecked(shown);
    if (shown == m_tableShown)
        return;
    if (shown && !m_table) {
        m_model = new DataModel(dataOf(*m_spec, kit::translator()), this);
        const QString title = kit::toQt(m_spec->title);
        m_table = new kit::BlockTable(title.isEmpty() ? tr("Data of the chart") : tr("Data of the chart: %1").arg(title), this);
        kit::markData(m_table);
        m_table->setModel(m_model);
        m_table->fitColumns();
        m_table->horizontalHeader()->setStretchLastSection(false);
        const int rows = std::min(m_model->rowCount(), kMostRows);
        m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * m_table->verticalHeader()->defaultSectionSize() +
                                2 * m_table->frameWidth() + kit::em(1));
        m_column->insertWidget(m_column->indexOf(m_plot) + 1, m_table);
        if (m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(0, 0));
    }
    const bool focus = m_plot->hasFocus() || (m_table && m_table->hasFocus());
    m_tableShown = shown;
    m_plot->setVisible(!shown);
    if (m_table)
        m_table->setVisible(shown);
    for (QToolButton* entry : m_legend)
        entry->setEnabled(!shown);
    if (focus)
        (shown ? static_cast<QWidget*>(m_table) : m_plot)->setFocus(Qt::OtherFocusReason);
    Q_EMIT tableShownChanged(shown);
}

QString ChartView::dataText() const
{
    return DataModel(dataOf(*m_spec, kit::translator())).tabSeparated();
}

void ChartView::copyData()
{
    if (isLookOnly(this))
        return;
    QGuiApplication::clipboard()->setText(dataText());
}

// ---------------------------------------------------------------- the picture

ChartSpec ChartView::paperSpec() const
{
    std::set<std::size_t> hidden;
    for (std::size_t i = 0; i < m_spec->series.size(); ++i)
        if (m_plot->isSeriesHidden(i))
            hidden.insert(i);
    const auto [first, last] = m_plot->shownCategories();
    ChartSpec spec = stretch(without(*m_spec, hidden).spec, first, last);
    spec.showTitle = true;
    return spec;
}

Result<std::string> ChartView::png(double scale) const
{
    const ChartSpec spec = paperSpec();
    return render::toPng(figure::layout(spec, kPaperWidth, std::max(60.0, naturalHeight(spec, kPaperWidth)), kit::translator()), scale);
}

std::string ChartView::svg() const
{
    const ChartSpec spec = paperSpec();
    return toSvg(figure::layout(spec, kPaperWidth, std::max(60.0, naturalHeight(spec, kPaperWidth)), kit::translator()));
}

void ChartView::copyPicture()
{
    if (isLookOnly(this))
        return;
    if (const auto bytes = png(3))
        QGuiApplication::clipboard()->setImage(QImage::fromData(QByteArray::fromStdString(*bytes), "PNG"));
}

QString ChartView::suggestedName() const
{
    QString name = kit::toQt(m_spec->title).simplified();
    if (name.isEmpty())
        name = tr("Chart");
    for (QChar& c : name)
        if (!c.isLetterOrNumber() && c != u' ' && c != u'-')
            c = u' ';
    return name.simplified().left(80);
}

QMenu* ChartView::menu()
{
    delete m_menu;
    m_menu = new QMenu(this);
    m_menu->addAction(m_tableAction);
    if (!isLookOnly(this)) {
        m_menu->addSeparator();
        m_menu->addAction(m_copyData);
        m_menu->addAction(m_copyPicture);
        QAction* save = m_menu->addAction(tr("Save picture…"));
        connect(save, &QAction::triggered, this, &ChartView::savePictureRequested);
    }
    if (m_plot->canZoom() && !showsTable()) {
        m_menu->addSeparator();
        const auto [first, last] = m_plot->shownCategories();
        const std::size_t around = m_plot->point() ? m_plot->point()->category : (first + last) / 2;
        connect(m_menu->addAction(tr("Zoom in")), &QAction::triggered, m_plot, [this, around] { m_plot->zoom(1.5, around); });
        QAction* out = m_menu->addAction(tr("Zoom out"));
        connect(out, &QAction::triggered, m_plot, [this, around] { m_plot->zoom(1 / 1.5, around); });
        QAction* all = m_menu->addAction(tr("Show everything"));
        connect(all, &QAction::triggered, m_plot, &ChartPlot::resetZoom);
        out->setEnabled(m_plot->isZoomed());
        all->setEnabled(m_plot->isZoomed());
    }
    return m_menu;
}

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    menu()->popup(event->reason() == QContextMenuEvent::Keyboard ? m_plot->mapToGlobal(m_plot->rect().center()) : event->globalPos());
    event->accept();
}

} // namespace boulton::document
