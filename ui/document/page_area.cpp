// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/page_preview.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QAccessible>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace boulton::document {
namespace {

constexpr qint64 kCacheBytes = 64LL << 20;
constexpr double kMostPixels = 24e6; // of one page

} // namespace

PageArea::PageArea(QWidget* parent) : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    kit::describe(this, tr("Pages"));
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(kit::em(2.5));
    horizontalScrollBar()->setSingleStep(kit::em(2.5));
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &PageArea::paintNext);
}

void PageArea::setPages(PagesPtr pages)
{
    m_pages = std::move(pages);
    m_cache.assign(static_cast<std::size_t>(pageCount()), {});
    m_current = -1;
    arrange(false);
    verticalScrollBar()->setValue(0);
    follow();
}

int PageArea::pageCount() const
{
    return m_pages ? static_cast<int>(m_pages->count()) : 0;
}

int PageArea::gap() const
{
    return kit::em(0.9);
}

double PageArea::scaleFor(PageZoom zoom) const
{
    const double width = std::max(40, viewport()->width() - 2 * gap());
    const double height = std::max(40, viewport()->height() - 2 * gap());
    switch (zoom) {
    case PageZoom::FitWidth: return width / render::Pages::width();
    case PageZoom::FitPage: return std::min(width / render::Pages::width(), height / render::Pages::height());
    case PageZoom::Percent: break;
    }
    return m_percent / 100 * logicalDpiX() / 72;
}

double PageArea::scale() const
{
    return m_scale;
}

double PageArea::percent() const
{
    return m_scale * 72 / logicalDpiX() * 100;
}

void PageArea::setZoom(PageZoom zoom, double percent)
{
    m_zoom = zoom;
    m_percent = std::clamp(percent, 20.0, 400.0);
    arrange(true);
    Q_EMIT zoomChanged();
}

void PageArea::arrange(bool keepPlace)
{
    const int page = std::max(0, m_current);
    const QRect before = pageRect(page);
    const double share = before.height() > 0 ? -static_cast<double>(before.top()) / before.height() : 0;
    m_scale = std::max(0.05, scaleFor(m_zoom));
    const int width = static_cast<int>(std::ceil(render::Pages::width() * m_scale)) + 2 * gap();
    const int pitch = static_cast<int>(std::ceil(render::Pages::height() * m_scale)) + gap();
    const int height = pageCount() * pitch + gap();
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    if (keepPlace && pageCount() > 0) {
        const QRect now = pageRect(page);
        verticalScrollBar()->setValue(verticalScrollBar()->value() + now.top() + static_cast<int>(share * now.height()));
    }
    viewport()->update();
}

QRect PageArea::pageRect(int page) const
{
    const int width = static_cast<int>(std::ceil(render::Pages::width() * m_scale));
    const int height = static_cast<int>(std::ceil(render::Pages::height() * m_scale));
    const int room = viewport()->width();
    const int x = width + 2 * gap() <= room ? (room - width) / 2 : gap() - horizontalScrollBar()->value();
    return {x, gap() + page * (height + gap()) - verticalScrollBar()->value(), width, height};
}

std::vector<int> PageArea::inSight() const
{
    std::vector<int> out;
    for (int page = 0; page < pageCount(); ++page)
        if (pageRect(page).intersects(viewport()->rect()))
            out.push_back(page);
    return out;
}

int PageArea::currentPage() const
{
    int best = 0;
    int most = -1;
    for (const int page : inSight()) {
        const int seen = pageRect(page).intersected(viewport()->rect()).height();
        if (seen > most) {
            most = seen;
            best = page;
        }
    }
    return best;
}

void PageArea::goTo(int page, double y)
{
    if (pageCount() == 0)
        return;
    const QRect rect = pageRect(std::clamp(page, 0, pageCount() - 1));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top() - gap() + static_cast<int>(y * m_scale));
}

bool PageArea::isPainted(int page) const
{
    const auto at = static_cast<std::size_t>(page);
    return at < m_cache.size() && !m_cache[at].pixmap.isNull() && std::fabs(m_cache[at].scale - m_scale) < 1e-9;
}

void PageArea::paintNext()
{
    for (const int page : inSight()) {
        if (isPainted(page))
            continue;
        const double wanted = devicePixelRatioF();
        const double pixels = render::Pages::width() * render::Pages::height() * m_scale * m_scale;
        const double ratio = std::min(wanted, std::sqrt(kMostPixels / std::max(1.0, pixels)));
        QPixmap pixmap((QSizeF(pageRect(page).size()) * ratio).toSize());
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::white);
        QPainter painter(&pixmap);
        m_pages->paint(painter, static_cast<std::size_t>(page), {0, 0}, m_scale);
        painter.end();
        m_cache[static_cast<std::size_t>(page)] = {pixmap, m_scale, ++m_clock};
        forgetOldest();
        viewport()->update();
        return; // one page at a time: the window stays alive
    }
    m_timer.stop();
}

void PageArea::paintAll()
{
    const auto missing = [this] {
        return std::ranges::any_of(inSight(), [this](int page) { return !isPainted(page); });
    };
    while (missing())
        paintNext();
}

void PageArea::forgetOldest()
{
    const auto bytes = [](const Cached& c) { return static_cast<qint64>(c.pixmap.width()) * c.pixmap.height() * 4; };
    qint64 total = 0;
    for (const Cached& c : m_cache)
        total += bytes(c);
    const std::vector<int> seen = inSight();
    while (total > kCacheBytes) {
        Cached* oldest = nullptr;
        for (std::size_t i = 0; i < m_cache.size(); ++i)
            if (!m_cache[i].pixmap.isNull() && std::ranges::find(seen, static_cast<int>(i)) == seen.end() &&
                (!oldest || m_cache[i].used < oldest->used))
                oldest = &m_cache[i];
        if (!oldest)
            return;
        total -= bytes(*oldest);
        *oldest = {};
    }
}

void PageArea::paintEvent(QPaintEvent*)
{
    const kit::Palette& palette = kit::palette(this);
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette.raised);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    bool missing = false;
    for (const int page : inSight()) {
        const QRect rect = pageRect(page);
        Cached& cached = m_cache[static_cast<std::size_t>(page)];
        cached.used = ++m_clock;
        if (cached.pixmap.isNull())
            painter.fillRect(rect, Qt::white);
        else
            painter.drawPixmap(rect, cached.pixmap); // until the sharp one is there, the old one stretched
        missing = missing || !isPainted(page);
        painter.setPen(palette.edge);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(-1, -1, 0, 0));
    }
    if (missing && !m_timer.isActive())
        m_timer.start();
    if (hasFocus()) {
        painter.setPen(QPen(palette.focus, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void PageArea::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange(true);
    Q_EMIT zoomChanged();
}

void PageArea::scrollContentsBy(int, int)
{
    viewport()->update();
    follow();
}

void PageArea::follow()
{
    const int page = currentPage();
    if (page == m_current || pageCount() == 0)
        return;
    m_current = page;
    setAccessibleName(tr("Page %1 of %2").arg(page + 1).arg(pageCount()));
    kit::describeByData(this, kit::toQt(std::string_view(m_pages->text(static_cast<std::size_t>(page)))));
    Q_EMIT currentPageChanged(page);
}

void PageArea::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_PageDown: goTo(currentPage() + 1); return;
    case Qt::Key_PageUp: goTo(currentPage() - 1); return;
    case Qt::Key_Home: goTo(0); return;
    case Qt::Key_End: goTo(pageCount() - 1); return;
    case Qt::Key_Plus: setZoom(PageZoom::Percent, percent() * 1.25); return;
    case Qt::Key_Minus: setZoom(PageZoom::Percent, percent() / 1.25); return;
    case Qt::Key_Space: verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd); return;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void PageArea::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    setZoom(PageZoom::Percent, percent() * (event->angleDelta().y() > 0 ? 1.15 : 1 / 1.15));
    event->accept();
}

void PageArea::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
}

} // namespace boulton::document
