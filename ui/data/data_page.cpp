// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_page.h"
#include "core/workspace/catalogue.h"
#include "ui/data/dataset_pane.h"
#include "ui/data/import_pane.h"
#include "ui/data/words.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTabBar>

namespace boulton::data {

DataPage::DataPage(const desk::PageContext& context)
    : Page(tr("Data"), QStringLiteral("data"), context), m_tabs(new kit::Tabs(this)), m_import(new ImportPane(context, m_tabs->place())),
      m_datasets(new DatasetPane(context, m_tabs->place())), m_dropPlace(new QFrame(this))
{
    kit::describe(m_tabs, tr("Import or datasets"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_import, tr("Import a file"));
    m_tabs->addTab(m_datasets, tr("Datasets in the vault"));
    body()->addWidget(m_tabs, 1);
    auto* inside = new QVBoxLayout(m_dropPlace);
    auto* text = kit::heading(tr("Drop the file to read it. Nothing is imported yet."), 2, m_dropPlace);
    text->setAlignment(Qt::AlignCenter);
    inside->addWidget(text);
    m_dropPlace->setObjectName(QStringLiteral("dropPlace"));
    m_dropPlace->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_dropPlace->hide();
    setAcceptDrops(true);
    connect(&desk(), &desk::Desk::dataChanged, this, &DataPage::refresh);
    connect(m_datasets, &DatasetPane::importRequested, this, [this] {
        m_tabs->setCurrentWidget(m_import);
        m_import->firstFocus()->setFocus();
    });
    connect(m_import, &ImportPane::datasetImported, this, [this](const QString& name) {
        m_datasets->select(kit::toUtf8(name));
        m_tabs->setCurrentWidget(m_datasets);
    });
    refresh();
}

void DataPage::arrive(const QVariantMap& with)
{
    const QString tab = with.value(QStringLiteral("tab")).toString();
    const QString dataset = with.value(QStringLiteral("dataset")).toString();
    if (!dataset.isEmpty())
        m_datasets->select(kit::toUtf8(dataset));
    m_tabs->setCurrentWidget(tab == QLatin1StringView("datasets") || !dataset.isEmpty() ? static_cast<QWidget*>(m_datasets) : m_import);
    if (const QString file = with.value(QStringLiteral("file")).toString(); !file.isEmpty())
        m_import->choose(file);
}

QWidget* DataPage::firstFocus()
{
    return m_tabs->currentWidget() == m_datasets ? m_datasets->firstFocus() : m_import->firstFocus();
}

bool DataPage::settled() const
{
    return !m_job && m_import->settled() && m_datasets->settled();
}

void DataPage::refresh()
{
    m_job = desk().run<std::vector<workspace::CatalogueEntry>>(
        tr("Listing datasets"), this, [](workspace::Session& session, const JobContext&) -> Result<std::vector<workspace::CatalogueEntry>> {
            if (!session.may(workspace::UseCase::SeeData)) // only looked at the page: nothing was refused
                return fail(ErrorCode::Refused, "datasets are closed to this role");
            return workspace::catalogue(session);
        },
        [this, turn = ++m_turn](Result<std::vector<workspace::CatalogueEntry>> entries) {
            if (turn != m_turn)
                return;
            m_job.clear();
            if (!entries && entries.error().code == ErrorCode::Refused) {
                m_datasets->showClosed();
                return;
            }
            if (!entries) {
                navigator().notify(kit::NoticeKind::Danger, errorLine(entries.error()));
                return;
            }
            const auto shared = std::make_shared<const std::vector<workspace::CatalogueEntry>>(*std::move(entries));
            m_datasets->setCatalogue(shared);
            m_import->setCatalogue(shared);
        },
        kit::JobRunner::Manner::Quiet);
}

void DataPage::showDropPlace(bool on)
{
    const kit::Palette& p = kit::palette(this);
    m_dropPlace->setStyleSheet(QStringLiteral("QFrame#dropPlace { background: %1; border: 3px dashed %2; border-radius: 10px; }").arg(p.surface.name(), p.accent.name()));
    m_dropPlace->setGeometry(rect().adjusted(kit::em(0.6), kit::em(0.6), -kit::em(0.6), -kit::em(0.6)));
    m_dropPlace->setVisible(on);
    m_dropPlace->raise();
}

void DataPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!event->mimeData()->hasUrls())
        return;
    event->acceptProposedAction();
    showDropPlace(true);
}

void DataPage::dragLeaveEvent(QDragLeaveEvent*)
{
    showDropPlace(false);
}

void DataPage::dropEvent(QDropEvent* event)
{
    showDropPlace(false);
    event->acceptProposedAction();
    m_tabs->setCurrentWidget(m_import);
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1)
        m_import->refuse(tr("Please drop one file at a time."));
    else if (!urls.first().isLocalFile())
        m_import->refuse(tr("Only files of this computer or its network drives can be read. Save it first, then drop it here."));
    else
        m_import->choose(urls.first().toLocalFile());
}

void DataPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    if (m_dropPlace->isVisible())
        showDropPlace(true);
}

} // namespace boulton::data
