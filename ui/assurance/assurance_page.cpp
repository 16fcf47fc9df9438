// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/assurance_page.h"
#include "ui/assurance/people_pane.h"
#include "ui/assurance/release_pane.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include <QVBoxLayout>

namespace boulton::assurance {

AssurancePage::AssurancePage(const desk::PageContext& context)
    : Page(tr("Assurance"), QStringLiteral("people"), context), m_tabs(new kit::Tabs(this)), m_people(new PeoplePane(context, m_tabs->place())),
      m_releases(new ReleasePane(context, m_tabs->place()))
{
    setSubtitle(tr("Who can open this vault, and what may leave it"));
    kit::describe(m_tabs, tr("People or releases"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_people, tr("People"));
    m_tabs->addTab(m_releases, tr("Releases"));
    body()->addWidget(m_tabs, 1);
    connect(m_releases, &ReleasePane::waiting, this, [this](int count) {
        m_tabs->setTabText(m_tabs->indexOf(m_releases), count > 0 ? tr("Releases (%1)").arg(count) : tr("Releases"));
    });
}

void AssurancePage::arrive(const QVariantMap& with)
{
    const QString tab = with.value(QStringLiteral("tab")).toString();
    if (tab == QLatin1StringView("people"))
        m_tabs->setCurrentWidget(m_people);
    else if (tab == QLatin1StringView("releases"))
        m_tabs->setCurrentWidget(m_releases);
}

QWidget* AssurancePage::firstFocus()
{
    return m_tabs->currentWidget() == m_releases ? m_releases->firstFocus() : m_people->firstFocus();
}

bool AssurancePage::settled() const
{
    return Page::settled() && m_people->settled() && m_releases->settled();
}

} // namespace boulton::assurance
