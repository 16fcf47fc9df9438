// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document_view.h"
#include "core/report/text.h"
#include "ui/document/accessible.h"
#include "ui/document/block_widgets.h"
#include "ui/document/chart_view.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

namespace boulton::document {

using namespace report;

namespace {

constexpr qint64 kSliceNs = 12'000'000; // leaves room for a frame

double spaceBefore(const Block& block)
{
    if (const auto* heading = std::get_if<Heading>(&block))
        return heading->level == 1 ? 1.8 : 1.2;
    if (std::holds_alternative<Paragraph>(block) || std::holds_alternative<List>(block))
        return 0.6;
    return 0.9;
}

} // namespace

DocumentView::DocumentView(QWidget* parent)
    : QWidget(parent), m_marking(kit::dataLabel(QString(), this)), m_progress(kit::mutedLabel(QString(), this)),
      m_area(new QScrollArea(this)), m_column(new BlockColumn)
{
    installAccessibility();
    kit::tellBeforeRestyle(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(kit::em(1), kit::em(0.25), kit::em(1), kit::em(0.25));
    QFont bold = m_marking->font();
    bold.setWeight(QFont::DemiBold);
    m_marking->setFont(bold);
    m_progress->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    strip->addWidget(m_marking, 1);
    strip->addWidget(m_progress, 1);
    column->addLayout(strip);
    column->addWidget(kit::rule(this));
    m_area->setWidget(m_column);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->verticalScrollBar()->setSingleStep(kit::em(2));
    m_area->viewport()->installEventFilter(this);
    m_area->installEventFilter(this);
    kit::describe(m_area, tr("Document"));
    column->addWidget(m_area, 1);
    setFocusProxy(m_area);
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &DocumentView::slice);
    connect(m_column, &BlockColumn::arranged, this, &DocumentView::restorePlace);
    connect(m_column, &BlockColumn::becameStale, &m_timer, qOverload<>(&QTimer::start));
    connect(m_area->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_restoring)
            rememberPlace();
        place();
        followHeading();
    });
}

void DocumentView::setDocument(std::shared_ptr<const Document> document)
{
    m_document = std::move(document);
    m_timer.stop();
    m_headings.clear();
    m_anchor = 0;
    m_offset = -kit::em(100); // the very top: also the white space above the first block
    m_current = -1;
    m_longest = 0;
    m_told = false;
    m_area->verticalScrollBar()->setValue(0);
    m_marking->setText(m_document ? kit::shown(m_document->marking) : QString());
    m_column->setBlocks(m_document ? blocksOf() : std::vector<BlockColumn::Block>{});
    m_area->setAccessibleName(m_document ? kit::toQt(m_document->title) : tr("Document"));
    kit::markData(m_area);
    place();
    if (m_document)
        m_timer.start();
    tellProgress();
}

std::vector<BlockColumn::Block> DocumentView::blocksOf()
{
    std::vector<BlockColumn::Block> out;
    const std::shared_ptr<const Document> document = m_document;
    const auto fixed = [](double ems) { return [ems](int) { return kit::em(ems); }; };
    const auto heading = [&](const QString& text, int level) {
        m_headings.push_back({.text = text, .level = level, .block = out.size()});
    };
    out.push_back({[document](QWidget* p) { return makeTitle(*document, p); }, fixed(4), 0});
    if (document->synthetic)
        out.push_back({[](QWidget* p) {
                           return makeNote({.kind = Note::Kind::Synthetic, .title = syntheticShort(), .text = syntheticLong()}, p);
                       },
                       fixed(4), 0.9});
    const OnChart onChart = [this](ChartView* chart) {
        connect(chart, &ChartView::savePictureRequested, this, [this, chart] { Q_EMIT savePictureRequested(chart); });
    };
    for (std::size_t i = 0; i < document->blocks.size(); ++i) {
        const Block& block = document->blocks[i];
        if (const auto* h = std::get_if<Heading>(&block))
            heading(kit::shown(headingText(*h, kit::translator())), h->level);
        out.push_back({[document, i, onChart](QWidget* p) { return makeBlock(document, i, p, onChart); },
                       [document, i](int width) { return estimatedHeight(document->blocks[i], width); }, spaceBefore(block)});
    }
    if (!document->diagnostics.empty()) {
        heading(ChartView::tr("Notes on the data"), 1);
        out.push_back({[document](QWidget* p) { return makeDiagnostics(document->diagnostics, p); }, fixed(10), 1.8});
    }
    heading(ChartView::tr("Where these figures come from"), 1);
    out.push_back({[document](QWidget* p) { return makeProvenance(document->provenance, p); }, fixed(3), 1.8});
    return out;
}

//! What fits into one frame, what is in sight first.
void DocumentView::slice()
{
    QElapsedTimer clock;
    clock.start();
    const int top = m_area->verticalScrollBar()->value();
    const int height = m_area->viewport()->height();
    do {
        if (const std::size_t next = m_column->nextToBuild(top, top + height); next < m_column->count()) {
            m_column->build(next, false);
        } else if (const std::size_t stale = m_column->nextStale(); stale < m_column->count()) {
            m_column->remeasure(stale);
        } else {
            m_timer.stop();
            break;
        }
    } while (clock.nsecsElapsed() < kSliceNs);
    m_column->arrange();
    m_longest = std::max(m_longest, static_cast<double>(clock.nsecsElapsed()) / 1e6);
    tellProgress();
    if (complete() && !m_told) {
        m_told = true;
        m_column->orderTabs();
        Q_EMIT completed();
    }
}

void DocumentView::buildAll()
{
    if (complete())
        return;
    for (std::size_t i = 0; i < m_column->count(); ++i)
        m_column->build(i, false);
    m_column->arrange();
    m_column->orderTabs();
    tellProgress();
    m_told = true;
    Q_EMIT completed();
}

void DocumentView::tellProgress()
{
    const QString text = complete() ? QString()
                                    : tr("Loading: %L1 of %L2 parts").arg(m_column->built()).arg(m_column->count());
    if (m_progress->text() != text)
        m_progress->setText(text);
}

void DocumentView::place()
{
    const int top = m_area->verticalScrollBar()->value();
    m_column->setView(m_area->viewport()->width(), top, top + m_area->viewport()->height());
}

// ---------------------------------------------------------------- the place that is read stays

void DocumentView::rememberPlace()
{
    const int value = m_area->verticalScrollBar()->value();
    m_anchor = m_column->blockAt(value);
    m_offset = m_anchor < m_column->count() ? value - m_column->top(m_anchor) : 0;
}

void DocumentView::restorePlace()
{
    if (m_anchor >= m_column->count())
        return;
    m_restoring = true;
    m_area->verticalScrollBar()->setValue(m_anchor == 0 ? std::max(0, m_offset + m_column->top(0)) : m_column->top(m_anchor) + m_offset);
    m_restoring = false;
}

void DocumentView::scrollTo(const HeadingEntry& heading)
{
    if (heading.block >= m_column->count())
        return;
    m_column->build(heading.block);
    m_anchor = heading.block;
    m_offset = -kit::em(0.6);
    restorePlace();
    followHeading();
}

int DocumentView::currentHeading() const
{
    const int line = m_area->verticalScrollBar()->value() + kit::em(2);
    int current = -1;
    for (std::size_t i = 0; i < m_headings.size(); ++i)
        if (m_headings[i].block < m_column->count() && m_column->top(m_headings[i].block) <= line)
            current = static_cast<int>(i);
    return current;
}

void DocumentView::followHeading()
{
    const int current = currentHeading();
    if (current == m_current)
        return;
    m_current = current;
    Q_EMIT currentHeadingChanged(current);
}

bool DocumentView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_area->viewport() && event->type() == QEvent::Resize)
        place();
    if (watched == m_area && event->type() == QEvent::KeyPress) {
        QScrollBar* bar = m_area->verticalScrollBar();
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Home: bar->setValue(bar->minimum()); return true;
        case Qt::Key_End: bar->setValue(bar->maximum()); return true;
        case Qt::Key_Space: bar->triggerAction(QAbstractSlider::SliderPageStepAdd); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool DocumentView::event(QEvent* event)
{
    if (event->type() == kit::aboutToRestyle() && m_document) {
        m_column->dropOutOfSight();
        m_told = complete();
        m_timer.start();
    }
    return QWidget::event(event);
}

void DocumentView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_area->verticalScrollBar()->setSingleStep(kit::em(2));
}

} // namespace boulton::document
