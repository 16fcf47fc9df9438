// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of the reports page: pages are made on the lanes, packs are exported, details are edited.
#include "core/workspace/plan_store.h"
#include "ui/desk/release.h"
#include "ui/kit/error_text.h"
#include "ui/kit/marks.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/report/details_dialog.h"
#include "ui/report/export_dialog.h"
#include "ui/report/reports_page.h"
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace boulton::reports {

using document::PagePreview;
using document::PagesPtr;
using kit::em;
using kit::NoticeKind;
using kit::toQt;
using DocumentPtr = std::shared_ptr<const report::Document>;

void ReportsPage::make()
{
    m_later.stop();
    m_stale = true;
    showState();
    const auto* period = chosen();
    if (!isVisible() || !period)
        return;
    if (m_job)
        m_job->cancel();
    m_stale = false;
    m_making = true;
    const quint64 wish = ++m_wish;
    m_failure->hide();
    if (m_shown != wishText()) {
        m_shown.clear();
        m_marking->clear();
        m_preview->setMessage(tr("The pages are being made…"));
    }
    m_job = desk().run<DocumentPtr>(
        tr("Making the pages of a pack"), this,
        [period = period->period, audience = audience()](workspace::Session& session, const JobContext& job) -> Result<DocumentPtr> {
            BOULTON_TRY_ASSIGN(report::Document document, workspace::packDocument(session, period, audience, job));
            return std::make_shared<const report::Document>(std::move(document));
        },
        [this, wish](const Result<DocumentPtr>& document) {
            if (wish != m_wish)
                return;
            if (document)
                compose(wish, *document);
            else
                failed(document.error());
        });
}

void ReportsPage::compose(quint64 wish, DocumentPtr document)
{
    m_marking->setText(kit::shown(document->marking));
    m_job = desk().jobs().start<PagesPtr>(
        tr("Making the pages of a pack"), kit::JobRunner::Lane::Free, this,
        [document = std::move(document)](const JobContext& job) { return PagePreview::compose(document, kit::translator(), job); },
        [this, wish](const Result<PagesPtr>& pages) {
            if (wish != m_wish)
                return;
            if (pages)
                showPages(*pages);
            else
                failed(pages.error());
        });
}

void ReportsPage::showPages(PagesPtr pages)
{
    m_making = false;
    const int page = m_shown == wishText() ? m_preview->currentPage() : 0;
    m_shown = wishText();
    m_preview->setPages(std::move(pages));
    if (page > 0)
        m_preview->goToPage(std::min(page, m_preview->pageCount() - 1));
}

void ReportsPage::failed(const Error& error)
{
    m_making = false;
    m_shown.clear();
    m_marking->clear();
    const bool stopped = error.code == ErrorCode::Cancelled;
    m_preview->setMessage(stopped ? tr("Stopped.") : tr("There are no pages to show."));
    const kit::Explanation words = kit::explain(error);
    QString text = stopped ? tr("The pages were not made.") : kit::sentence(error);
    if (!stopped && !words.detail.isEmpty())
        text += QLatin1Char('\n') + words.detail;
    m_failure->setKind(stopped ? NoticeKind::Information : NoticeKind::Danger);
    m_failure->setText(text);
    m_failure->show();
    m_failure->announce();
}

void ReportsPage::showState()
{
    const auto* period = chosen();
    const bool signedOff = period && period->signOff;
    m_mark->setIcon(signedOff ? QStringLiteral("sign-off") : QStringLiteral("caution"));
    m_mark->setVisible(period != nullptr);
    m_toMatrix->setVisible(period && !signedOff && !desk().facts().readOnly);
    if (!period)
        m_state->clear();
    else if (signedOff)
        m_state->setText(tr("Signed off by %1 on %2").arg(kit::shown(period->signOff->by), kit::whenText(period->signOff->at)));
    else
        m_state->setText(tr("Draft: not signed off"));
}

QString ReportsPage::state() const
{
    return m_state->text();
}

QString ReportsPage::marking() const
{
    return m_marking->text();
}

QString ReportsPage::obstacle() const
{
    if (desk().failure())
        return tr("Some figures could not be saved, so they would be missing from the pack. Save or discard them under “Performance” first.");
    return desk().saving() ? tr("The last figures are still being saved. Try again in a moment.") : QString();
}

void ReportsPage::exportPack()
{
    const auto* period = chosen();
    if (!period)
        return;
    QString folder = services().settings.exportFolder();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog = new ExportDialog({.title = wishText(),
                                     .stem = toQt(std::string_view(packs::fileStem(period->period, audience()))),
                                     .folder = folder,
                                     .council = services().settings.templateFile(),
                                     .signedOff = period->signOff.has_value(),
                                     .pdf = static_cast<bool>(services().writers.pdf),
                                     .docx = static_cast<bool>(services().writers.docx)},
                                    services().dialogs, this);
    connect(dialog, &ExportDialog::wanted, this, [this, dialog, period = period->period, audience = audience()] { startExport(dialog, period, audience); });
    services().dialogs.show(dialog);
}

void ReportsPage::startExport(ExportDialog* dialog, performance::Period period, performance::Audience audience)
{
    if (const QString why = obstacle(); !why.isEmpty()) {
        dialog->complain(why, false);
        return;
    }
    ExportChoice wish = dialog->choice();
    workspace::PackRequest request{.period = period,
                                   .audience = audience,
                                   .folder = std::move(wish.folder),
                                   .formats = std::move(wish.formats),
                                   .docxTemplate = std::move(wish.docxTemplate)};
    desk::runReleased<workspace::PackFiles>(
        desk(), services().dialogs, tr("Exporting the pack"), this,
        [request, writers = services().writers](workspace::Session& session, const JobContext& context) {
            return workspace::exportPack(session, request, writers, context);
        },
        [request](workspace::Session& session, const JobContext& context) { return workspace::packLeaving(session, request, context); },
        [this, dialog = QPointer<ExportDialog>(dialog)](const Result<workspace::PackFiles>& files) {
            if (!files && desk::wasAsked(files.error())) {
                if (dialog)
                    dialog->accept();
                navigator().notify(NoticeKind::Information, desk::askedText());
                return;
            }
            if (!files && dialog)
                dialog->showError(files.error());
            else if (!files)
                services().dialogs.tell(this, files.error());
            if (!files)
                return;
            if (dialog)
                dialog->accept();
            showExported(*files);
        },
        [dialog = QPointer<ExportDialog>(dialog)](kit::Job* job) {
            if (dialog)
                dialog->follow(job);
        });
}

void ReportsPage::showExported(const workspace::PackFiles& files)
{
    if (files.files.empty())
        return;
    const QString folder = kit::pathText(files.files.front().parent_path());
    services().settings.setExportFolder(folder);
    QStringList names;
    for (const auto& file : files.files)
        names << kit::pathText(file.filename());
    showMade(tr("Exported to %1:").arg(folder) + QLatin1Char('\n') + names.join(QStringLiteral(", ")), folder);
}

void ReportsPage::showMade(const QString& text, const QString& folder)
{
    delete m_exported;
    m_exported = new kit::Notice(NoticeKind::Success, {}, m_content);
    m_exported->setText(text);
    m_exported->setClosable(true);
    // the folder alone: nothing that was written is started
    m_exported->addAction(tr("Open the folder"), [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    auto* column = static_cast<QVBoxLayout*>(m_content->layout());
    column->insertWidget(column->indexOf(m_failure), m_exported);
    m_exported->announce();
}

void ReportsPage::editDetails()
{
    desk().run<packs::Details>(
        tr("Reading the pack's details"), this, [](workspace::Session& session, const JobContext&) { return workspace::loadPackDetails(session); },
        [this](const Result<packs::Details>& details) {
            if (!details) {
                services().dialogs.tell(this, details.error());
                return;
            }
            const auto& plan = *desk().plan();
            auto* dialog = new DetailsDialog({plan.council, plan.title, *details}, desk().facts().readOnly, services().dialogs, this);
            connect(dialog, &DetailsDialog::saveRequested, this, [this, dialog] { saveDetails(dialog); });
            services().dialogs.show(dialog);
        },
        kit::JobRunner::Manner::Quiet);
}

void ReportsPage::saveDetails(DetailsDialog* dialog)
{
    desk().run<void>(
        tr("Saving the pack's details"), this,
        [texts = dialog->texts(), plan = desk().plan()](workspace::Session& session, const JobContext&) {
            const auto changed = [](const std::string& now, const std::string& before) {
                return now == before ? std::nullopt : std::optional(now);
            };
            return workspace::describePlan(session, changed(texts.council, plan->council), changed(texts.plan, plan->title), texts.details);
        },
        [this, dialog = QPointer<DetailsDialog>(dialog)](const Status& status) {
            if (!status && dialog)
                dialog->showError(status.error());
            else if (!status)
                services().dialogs.tell(this, status.error());
            if (!status)
                return;
            if (dialog)
                dialog->saved();
            navigator().notify(NoticeKind::Success, tr("Saved. The pages show it now."));
            desk().reload();
        });
}

} // namespace boulton::reports
