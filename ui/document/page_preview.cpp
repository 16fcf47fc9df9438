// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/page_preview.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <cmath>

namespace boulton::document {
namespace {

constexpr std::array kPercents{50, 75, 100, 125, 150, 200, 300};

} // namespace

Result<PagesPtr> PagePreview::compose(std::shared_ptr<const report::Document> document, Translator translate, const JobContext& job)
{
    return render::Pages::compose(std::move(document), std::move(translate), job);
}

PagePreview::PagePreview(QWidget* parent)
    : QWidget(parent), m_area(new PageArea(this)), m_message(kit::mutedLabel(QString(), this)), m_stack(new QStackedLayout), m_bar(new QWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addBar();
    column->addWidget(m_bar);
    column->addWidget(kit::rule(this));
    m_message->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_area);
    m_stack->addWidget(m_message);
    column->addLayout(m_stack, 1);
    setFocusProxy(m_area);
    connect(m_area, &PageArea::currentPageChanged, this, &PagePreview::showPage);
    connect(m_area, &PageArea::zoomChanged, this, &PagePreview::showZoom);
    setMessage(tr("There are no pages yet."));
}

void PagePreview::addBar()
{
    auto* row = new QHBoxLayout(m_bar);
    row->setContentsMargins(kit::em(0.6), kit::em(0.3), kit::em(0.6), kit::em(0.3));
    row->setSpacing(kit::em(0.4));
    m_back = kit::iconButton(QStringLiteral("chevron-left"), tr("Previous page"), m_bar);
    m_next = kit::iconButton(QStringLiteral("chevron-right"), tr("Next page"), m_bar);
    m_number = new QSpinBox(m_bar);
    m_number->setMinimum(1);
    m_number->setKeyboardTracking(false);
    m_number->setButtonSymbols(QAbstractSpinBox::NoButtons); // the arrows beside it turn pages
    m_number->setAlignment(Qt::AlignCenter);
    kit::describe(m_number, tr("Page"));
    m_total = kit::plainLabel(QString(), m_bar);
    m_total->setWordWrap(false);
    m_zoom = new QComboBox(m_bar);
    m_zoom->addItem(tr("Fit width"), -1);
    m_zoom->addItem(tr("Fit page"), -2);
    for (const int percent : kPercents)
        m_zoom->addItem(tr("%1 %").arg(percent), percent);
    kit::describe(m_zoom, tr("Zoom"));
    m_sections = new QComboBox(m_bar);
    m_sections->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_sections->setMinimumContentsLength(14);
    m_sections->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    kit::markData(m_sections);
    kit::describe(m_sections, tr("Go to section"));
    row->addWidget(m_back);
    row->addWidget(m_next);
    row->addWidget(m_number);
    row->addWidget(m_total);
    row->addSpacing(kit::em(0.6));
    row->addWidget(m_sections, 1);
    row->addSpacing(kit::em(0.6));
    row->addWidget(m_zoom);
    connect(m_back, &QToolButton::clicked, this, [this] { m_area->goTo(m_area->currentPage() - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { m_area->goTo(m_area->currentPage() + 1); });
    connect(m_number, &QSpinBox::valueChanged, this, [this](int page) { m_area->goTo(page - 1); });
    connect(m_zoom, &QComboBox::activated, this, &PagePreview::chooseZoom);
    connect(m_sections, &QComboBox::activated, this, &PagePreview::goToSection);
}

void PagePreview::setPages(PagesPtr pages)
{
    m_pages = std::move(pages);
    const QSignalBlocker quiet(m_sections);
    m_sections->clear();
    if (m_pages)
        for (const render::Bookmark& b : m_pages->bookmarks())
            m_sections->addItem(QString(b.level > 1 ? 4 : 0, QChar(0x00A0)) + kit::shown(b.title));
    m_area->setPages(m_pages);
    const int count = m_area->pageCount();
    const QSignalBlocker still(m_number);
    m_number->setMaximum(std::max(1, count));
    m_total->setText(tr("of %1").arg(count));
    m_bar->setEnabled(count > 0);
    m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget*>(m_area) : m_message);
    showPage(0);
    showZoom();
}

void PagePreview::setMessage(const QString& text)
{
    m_message->setText(text);
    setPages({});
}

void PagePreview::goToSection(int index)
{
    if (!m_pages || index < 0 || static_cast<std::size_t>(index) >= m_pages->bookmarks().size())
        return;
    const render::Bookmark& b = m_pages->bookmarks()[static_cast<std::size_t>(index)];
    m_area->goTo(static_cast<int>(b.page), b.y - 8);
    const QSignalBlocker quiet(m_sections);
    m_sections->setCurrentIndex(index);
}

void PagePreview::showPage(int page)
{
    const QSignalBlocker quiet(m_number);
    m_number->setValue(page + 1);
    m_back->setEnabled(page > 0);
    m_next->setEnabled(page + 1 < m_area->pageCount());
    if (!m_pages)
        return;
    int section = -1;
    const auto& marks = m_pages->bookmarks();
    for (std::size_t i = 0; i < marks.size(); ++i)
        if (marks[i].page <= static_cast<std::size_t>(page))
            section = static_cast<int>(i);
    // The section that was asked for stays chosen as long as its page is the one in sight.
    const int chosen = m_sections->currentIndex();
    if (chosen < 0 || static_cast<std::size_t>(chosen) >= marks.size() || marks[static_cast<std::size_t>(chosen)].page != static_cast<std::size_t>(page)) {
        const QSignalBlocker still(m_sections);
        m_sections->setCurrentIndex(section);
    }
}

void PagePreview::chooseZoom(int index)
{
    const int value = m_zoom->itemData(index).toInt();
    if (value == -1)
        m_area->setZoom(PageZoom::FitWidth);
    else if (value == -2)
        m_area->setZoom(PageZoom::FitPage);
    else
        m_area->setZoom(PageZoom::Percent, value);
}

void PagePreview::showZoom()
{
    const QSignalBlocker quiet(m_zoom);
    switch (m_area->zoom()) {
    case PageZoom::FitWidth: m_zoom->setCurrentIndex(0); return;
    case PageZoom::FitPage: m_zoom->setCurrentIndex(1); return;
    case PageZoom::Percent: break;
    }
    const int percent = static_cast<int>(std::lround(m_area->percent()));
    int index = m_zoom->findData(percent);
    const int own = m_zoom->findData(0); // one entry for what was reached with keys and wheel
    if (index < 0) {
        index = own;
        if (own < 0) {
            m_zoom->addItem(QString(), 0);
            index = m_zoom->count() - 1;
        }
        m_zoom->setItemText(index, tr("%1 %").arg(percent));
    }
    m_zoom->setCurrentIndex(index);
}

} // namespace boulton::document
