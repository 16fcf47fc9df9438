// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/page.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace boulton::desk {

Page::Page(const QString& title, const QString& helpTopic, const PageContext& context)
    : m_context(context), m_title(title), m_helpTopic(helpTopic), m_body(new QVBoxLayout), m_titleBar(new QHBoxLayout),
      m_subtitle(kit::mutedLabel({}, this))
{
    using kit::em;
    setAccessibleName(title);
    auto* titles = new QVBoxLayout;
    titles->setSpacing(em(0.1));
    titles->addWidget(kit::heading(title, 1, this));
    titles->addWidget(m_subtitle);
    m_subtitle->setVisible(false);
    m_titleBar->setSpacing(em(0.5));
    m_titleBar->addLayout(titles, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(1.4), em(1), em(1.4), em(1));
    column->setSpacing(em(0.8));
    column->addLayout(m_titleBar);
    column->addLayout(m_body, 1);
    m_body->setSpacing(em(0.8));
}

void Page::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

} // namespace boulton::desk
