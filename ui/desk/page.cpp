// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/page.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QVBoxLayout>
#include <utility>

namespace boulton::desk {

namespace {
constexpr int kSoon = 30; //!< milliseconds: after the cell has been painted
constexpr double kLeastForTitle = 9;
} // namespace

Page::Page(const QString& title, const QString& helpTopic, const PageContext& context)
    : QWidget(context.place), m_context(context), m_title(title), m_helpTopic(helpTopic), m_body(new QVBoxLayout), m_titleBar(new kit::FlowLayout(nullptr, kit::em(0.5))),
      m_subtitle(kit::mutedLabel({}, this))
{
    using kit::em;
    setAccessibleName(title);
    auto* names = new QWidget(this);
    auto* titles = new QVBoxLayout(names);
    titles->setContentsMargins(0, 0, 0, 0);
    titles->setSpacing(em(0.1));
    titles->addWidget(kit::heading(title, 1, this));
    titles->addWidget(m_subtitle);
    m_subtitle->setVisible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1.4), em(1), em(1.4), em(1));
    column->setSpacing(em(0.8));
    column->addLayout(m_titleBar);
    m_titleBar->addGrowing(names, em(kLeastForTitle));
    column->addLayout(m_body, 1);
    m_body->setSpacing(em(0.8));
}

void Page::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void Page::followPlan(std::function<void()> refresh)
{
    m_refresh = std::move(refresh);
    m_later.setSingleShot(true);
    m_later.setInterval(kSoon);
    connect(&m_later, &QTimer::timeout, this, [this] {
        m_stale = false;
        m_refresh();
    });
    connect(&desk(), &Desk::planChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            m_later.start();
    });
}

void Page::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_refresh && std::exchange(m_stale, false))
        m_refresh();
}

} // namespace boulton::desk
