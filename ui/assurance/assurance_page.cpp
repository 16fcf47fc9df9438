// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/assurance_page.h"
#include "ui/assurance/people_pane.h"
#include "ui/assurance/release_pane.h"
#include "ui/assurance/safekeeping_pane.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include <QVBoxLayout>

namespace boulton::assurance {

AssurancePage::AssurancePage(const desk::PageContext& context)
    : Page(tr("Assurance"), QStringLiteral("people"), context), m_tabs(new kit::Tabs(this)), m_people(new PeoplePane(context, m_tabs->place())),
      m_releases(new ReleasePane(context, m_tabs->place())), m_safekeeping(new SafekeepingPane(context, m_tabs->place()))
{
    setSubtitle(tr("Who can open this vault, what may leave it, and that nothing gets lost"));
    kit::describe(m_tabs, tr("People, releases or safekeeping"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_people, tr("People"));
    m_tabs->addTab(m_releases, tr("Releases"));
    m_tabs->addTab(m_safekeeping, tr("Safekeeping"));
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
    else if (tab == QLatin1StringView("safekeeping"))
        m_tabs->setCurrentWidget(m_safekeeping);
}

QWidget* AssurancePage::firstFocus()
{
    const QWidget* current = m_tabs->currentWidget();
    return current == m_releases ? m_releases->firstFocus() : current == m_safekeeping ? m_safekeeping->firstFocus() : m_people->firstFocus();
}

QString AssurancePage::helpTopic() const
{
    return m_tabs->currentWidget() == m_safekeeping ? QStringLiteral("safekeeping") : Page::helpTopic();
}

bool AssurancePage::settled() const
{
    return Page::settled() && m_people->settled() && m_releases->settled() && m_safekeeping->settled();
}

} // namespace boulton::assurance
