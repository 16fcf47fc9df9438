// SPDX-License-Identifier: GPL-3.0-or-later
// The half of the analyses page that deals with results: keeping, opening again, exporting.
#include "core/workspace/publish.h"
#include "ui/analysis/analyses_page.h"
#include "ui/analysis/result_view.h"
#include "ui/analysis/words.h"
#include "ui/desk/release.h"
#include "ui/document/chart_view.h"
#include "ui/document/document_view.h"
#include "ui/kit/error_text.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QStandardPaths>
#include <QTabWidget>

namespace boulton::analysis {

using kit::NoticeKind;
using kit::toQt;

void AnalysesPage::keep()
{
    if (!m_analysis || busy() || !m_result->keepButton()->isEnabled())
        return;
    m_result->keepButton()->setEnabled(false);
    desk().run<RunId>(
        tr("Keeping the run"), this,
        [analysis = m_analysis](workspace::Session& session, const JobContext&) { return workspace::keepRun(session, *analysis); },
        [this, analysis = m_analysis](const Result<RunId>& run) {
            const bool shown = analysis == m_analysis;
            if (!run) {
                if (shown)
                    m_result->keepButton()->setEnabled(true);
                services().dialogs.tell(this, run.error());
                return;
            }
            if (shown) {
                m_result->keepButton()->setText(tr("Kept"));
                m_result->showNotice(NoticeKind::Success, tr("Kept, with the state of the data and all settings. You find it under “Kept runs”."));
            }
            desk().noteRunsChanged();
        });
}

void AnalysesPage::reopen(const QString& id)
{
    if (busy() || id.isEmpty())
        return;
    follow(desk().run<workspace::KeptRun>(
        tr("Opening a kept run"), this,
        [run = RunId(kit::toUtf8(id))](workspace::Session& session, const JobContext& job) { return workspace::reopenRun(session, run, job); },
        [this](Result<workspace::KeptRun> kept) { reopened(std::move(kept)); }));
}

void AnalysesPage::reopened(Result<workspace::KeptRun> kept)
{
    m_job = nullptr;
    showRunning();
    if (!kept) {
        services().dialogs.tell(this, kept.error());
        return;
    }
    m_analysis.reset();
    m_kept = std::make_shared<const workspace::RunEntry>(kept->entry);
    m_stem = Words::fileStem(m_kept->module, m_kept->inputs);
    const auto found = modules::find(m_kept->module);
    const modules::AnalysisModule* module = found ? *found : nullptr;
    const bool same = kept->recomputed == workspace::Recomputed::Same;
    QString words = toQt(kept->why);
    for (const Text& difference : kept->differences)
        words += QLatin1Char('\n') + toQt(difference);
    if (kept->recomputed != workspace::Recomputed::Same)
        words += QLatin1Char('\n') + tr("What you see is the result as it was kept.");
    auto document = std::make_shared<const report::Document>(same && kept->document ? *std::move(kept->document) : std::move(kept->kept));
    m_result->showDocument(document,
                           Words::about(module, m_kept->inputs, m_kept->settings) + QStringLiteral(" · ") +
                               tr("kept %1 by %2").arg(kit::whenText(m_kept->at), kit::shown(m_kept->by)));
    m_result->showNotice(same                                                    ? NoticeKind::Success
                         : kept->recomputed == workspace::Recomputed::NotDone ? NoticeKind::Information
                                                                              : NoticeKind::Caution,
                         words);
    m_result->keepButton()->hide();
    m_result->settingsButton()->setVisible(module != nullptr);
    fillExportMenu();
    m_sides->setCurrentWidget(m_result);
    m_result->view()->setFocus(Qt::OtherFocusReason);
}

void AnalysesPage::useSettings()
{
    if (!m_kept || busy())
        return;
    chooseModule(toQt(std::string_view(m_kept->module)));
    if (!form())
        return;
    std::map<std::string, std::string> datasets;
    for (const auto& input : m_kept->inputs)
        datasets[input.input] = input.dataset;
    form()->fill(datasets, m_kept->settings);
    if (QWidget* first = form()->firstFocus())
        first->setFocus(Qt::OtherFocusReason);
}

void AnalysesPage::fillExportMenu()
{
    QMenu& menu = *m_result->exportMenu();
    menu.clear();
    menu.setToolTipsVisible(true);
    const auto& writers = services().writers;
    const auto add = [&](const QString& text, const char* extension, const QString& why = {}) {
        QAction* action = menu.addAction(text, this, [this, extension = QString::fromLatin1(extension)] { exportAs(extension); });
        action->setEnabled(why.isEmpty());
        action->setToolTip(kit::plainToolTip(why));
    };
    const bool tables = m_result->document() && !m_result->document()->tables.empty();
    add(tr("PDF, for reading and printing…"), "pdf", writers.pdf ? QString() : tr("This copy of Boulton writes no PDF."));
    add(tr("Word document…"), "docx", writers.docx ? QString() : tr("This copy of Boulton writes no Word documents."));
    add(tr("Web page, accessible…"), "html");
    add(tr("Spreadsheet (Excel)…"), "xlsx");
    add(tr("First table as CSV…"), "csv", tables ? QString() : tr("This result has no table."));
    add(tr("All values as JSON…"), "json");
}

void AnalysesPage::exportAs(const QString& extension)
{
    if (!m_result->document())
        return;
    QString folder = services().settings.exportFolder();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString ending = QLatin1Char('.') + extension;
    const QString filter = extension == QLatin1StringView("pdf")    ? tr("PDF (*.pdf)")
                           : extension == QLatin1StringView("docx") ? tr("Word documents (*.docx)")
                           : extension == QLatin1StringView("html") ? tr("Web pages (*.html)")
                           : extension == QLatin1StringView("xlsx") ? tr("Spreadsheets (*.xlsx)")
                           : extension == QLatin1StringView("csv")  ? tr("CSV files (*.csv)")
                                                                    : tr("JSON files (*.json)");
    services().dialogs.file(
        this, {.kind = kit::FileQuestion::Kind::Save, .title = tr("Export the result"), .start = QDir(folder).filePath(m_stem + ending), .filter = filter},
        [this, ending](const QString& chosen) {
            if (chosen.endsWith(ending, Qt::CaseInsensitive)) {
                write(chosen);
                return;
            }
            const QString path = chosen + ending;
            if (!QFileInfo::exists(path)) {
                write(path);
                return;
            }
            services().dialogs.ask(this,
                                   {.title = tr("Replace the file?"), .text = tr("There is a file of that name already."), .detail = QDir::toNativeSeparators(path),
                                    .answers = {tr("Replace it"), tr("Keep it")}, .standard = 1, .danger = true},
                                   [this, path](int answer) {
                                       if (answer == 0)
                                           write(path);
                                   });
        });
}

void AnalysesPage::write(const QString& path)
{
    if (!m_result->document())
        return;
    const QString council = services().settings.templateFile();
    std::optional<platform::Path> docxTemplate;
    if (!council.isEmpty() && path.endsWith(QLatin1StringView(".docx"), Qt::CaseInsensitive))
        docxTemplate = kit::toPath(council);
    const auto document = m_result->document();
    const platform::Path file = kit::toPath(path);
    desk::runReleased<void>(
        desk(), services().dialogs, tr("Exporting the result"), this,
        [document, file, writers = services().writers, docxTemplate](workspace::Session& session, const JobContext& job) {
            return workspace::exportDocument(session, *document, file, writers, job, docxTemplate);
        },
        [document, file](workspace::Session&, const JobContext&) { return workspace::leavingOf(*document, {file}); },
        [this, path](const Status& status) {
            if (!status) {
                tellNotExported(status.error());
                return;
            }
            services().settings.setExportFolder(QFileInfo(path).absolutePath());
            navigator().notify(NoticeKind::Success, tr("Exported to %1").arg(QDir::toNativeSeparators(path)));
        });
}

void AnalysesPage::tellNotExported(const Error& error)
{
    if (desk::wasAsked(error))
        navigator().notify(NoticeKind::Information, desk::askedText());
    else
        services().dialogs.tell(this, error);
}

void AnalysesPage::savePicture(document::ChartView* chart)
{
    QString folder = services().settings.exportFolder();
    if (folder.isEmpty() || !QDir(folder).exists())
        folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    services().dialogs.file(
        this, {.kind = kit::FileQuestion::Kind::Save, .title = tr("Save the picture"), .start = QDir(folder).filePath(chart->suggestedName() + QStringLiteral(".png")),
               .filter = tr("Pictures (*.png)")},
        [this, chart = QPointer<document::ChartView>(chart)](const QString& chosen) {
            if (!chart)
                return;
            const QString path = chosen.endsWith(QLatin1StringView(".png"), Qt::CaseInsensitive) ? chosen : chosen + QStringLiteral(".png");
            const auto picture = chart->png();
            if (!picture) {
                services().dialogs.tell(this, picture.error());
                return;
            }
            const report::Document& document = *m_result->document();
            const workspace::Picture drawn = workspace::pictureOf(document, *picture, kit::toUtf8(chart->suggestedName()));
            desk::runReleased<void>(
                desk(), services().dialogs, tr("Saving the picture"), this,
                [drawn, file = kit::toPath(path)](workspace::Session& session, const JobContext& job) {
                    return workspace::exportPicture(session, drawn, file, job);
                },
                [drawn, file = kit::toPath(path)](workspace::Session&, const JobContext&) -> Result<workspace::Leaving> { return workspace::leavingOf(drawn, file); },
                [this, path](const Status& saved) {
                    if (!saved)
                        tellNotExported(saved.error());
                    else
                        navigator().notify(NoticeKind::Success, tr("Saved as %1").arg(QDir::toNativeSeparators(path)));
                });
        });
}

} // namespace boulton::analysis
