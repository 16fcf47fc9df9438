// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/page.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QVBoxLayout>

namespace boulton::desk {

namespace {
constexpr double kLeastForTitle = 9;
} // namespace

Page::Page(const QString& title, const QString& helpTopic, const PageContext& context)
    : m_context(context), m_title(title), m_helpTopic(helpTopic), m_body(new QVBoxLayout), m_titleBar(new kit::FlowLayout(nullptr, kit::em(0.5))),
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

} // namespace boulton::desk
