// SPDX-License-Identifier: GPL-3.0-or-later
// What takes long under "Safekeeping": backing up and checking.
#include "ui/assurance/backup_model.h"
#include "ui/assurance/check_model.h"
#include "ui/assurance/safekeeping_pane.h"
#include "ui/desk/confirm.h"
#include "ui/kit/block_table.h"
#include "ui/kit/error_text.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <algorithm>

namespace boulton::assurance {

namespace {

constexpr double kBelowVerdict = 9; // ems of the table that are seen with it

const QString& jobName() // one backup at a time, whatever window it was begun in: the next would clear away what is half made
{
    static const QString name = QStringLiteral("backup");
    return name;
}

} // namespace

bool SafekeepingPane::working() const
{
    return std::ranges::any_of(services().jobs.running(), [](const kit::Job* job) { return job->objectName() == jobName(); });
}

// ---- backing up: the vault's thread says what the files are, another one copies them while work goes on

void SafekeepingPane::askWhere()
{
    QString start = services().settings.backupFolder();
    if (start.isEmpty())
        start = kit::pathText(m_facts.folder);
    services().dialogs.file(this, {.kind = kit::FileQuestion::Kind::Folder, .title = tr("Back up into this folder: one on another disk than the vault"), .start = start},
                            [this](const QString& path) { backUp(kit::toPath(path)); });
}

void SafekeepingPane::backUp(const platform::Path& folder)
{
    if (working())
        return;
    desk::runConfirmed<std::shared_ptr<store::Backup>>(
        desk(), services().dialogs, tr("Preparing the backup"), this,
        [folder](workspace::Session& session, const JobContext&) -> Result<std::shared_ptr<store::Backup>> {
            BOULTON_TRY_ASSIGN(store::Backup backup, workspace::beginBackup(session, folder));
            return std::make_shared<store::Backup>(std::move(backup));
        },
        [this](const Result<std::shared_ptr<store::Backup>>& backup) {
            if (backup)
                run(*backup);
            else
                stopped(backup.error());
        },
        [](kit::Job* job) { job->setObjectName(jobName()); });
    showActions();
}

void SafekeepingPane::run(const std::shared_ptr<store::Backup>& backup)
{
    kit::Job* job = services().jobs.start<store::BackupReport>(
        tr("Backing up"), kit::JobRunner::Lane::Free, this, [backup](const JobContext& context) { return backup->run(context); },
        [this](const Result<store::BackupReport>& report) {
            if (report)
                note(*report);
            else
                stopped(report.error());
        });
    job->setObjectName(jobName());
    showActions();
}

void SafekeepingPane::note(const store::BackupReport& report)
{
    kit::Job* job = desk().run<void>(
        tr("Recording the backup"), this, [report](workspace::Session& session, const JobContext&) { return session.vault().noteBackup(report); },
        [this, report](const Status& noted) { backedUp(report, noted); }, kit::JobRunner::Manner::Must);
    job->setObjectName(jobName());
}

void SafekeepingPane::backedUp(const store::BackupReport& report, const Status& noted)
{
    if (!noted) {
        services().dialogs.tell(this, noted.error());
        load();
        return;
    }
    services().settings.setBackupFolder(kit::pathText(report.made.folder.parent_path()));
    const auto closed = std::ranges::count_if(report.made.files, [](const store::BackupFile& f) { return !f.opened && f.name.ends_with(".db"); });
    QStringList said{tr("Backed up: %1.").arg(BackupModel::sizeText(report.made.bytes()))};
    said << (closed == 0 ? tr("Every file was opened and compared.") : tr("%n file(s) are closed to you and were copied, but not opened.", nullptr, static_cast<int>(closed)));
    if (!report.removed.empty())
        said << tr("%n older backup(s) are no longer needed and went.", nullptr, static_cast<int>(report.removed.size()));
    for (const std::string& warning : report.warnings)
        said << kit::shown(warning);
    m_context.navigator.notify(report.warnings.empty() ? kit::NoticeKind::Success : kit::NoticeKind::Caution, said.join(QLatin1Char(' ')));
    load();
}

void SafekeepingPane::stopped(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        m_context.navigator.notify(kit::NoticeKind::Information, tr("The backup was stopped. The older ones are all there, and nothing half made is left behind."));
    else
        services().dialogs.tell(this, error);
    load();
}

// ---- the check

void SafekeepingPane::check()
{
    if (working())
        return;
    const platform::Path backups = m_backups->rowCount() > 0 ? m_backups->backups().front().info.folder.parent_path() : platform::Path();
    kit::Job* job = desk().run<Checked>(
        tr("Checking the vault"), this,
        [backups](workspace::Session& session, const JobContext& context) -> Result<Checked> {
            Checked checked;
            BOULTON_TRY_ASSIGN(checked.report, workspace::checkVault(session, backups, context));
            store::addVersion(checked.report, std::string("Qt ") + qVersion());
            BOULTON_TRY_ASSIGN(const auto compartments, session.vault().compartments());
            for (const auto& compartment : compartments)
                checked.labels.insert(kit::shown(compartment.id.value), kit::shown(compartment.label));
            return checked;
        },
        [this](const Result<Checked>& result) { checked(result); });
    job->setObjectName(jobName());
    showActions();
}

void SafekeepingPane::checked(const Result<Checked>& result)
{
    if (!result) {
        if (result.error().code == ErrorCode::Cancelled)
            m_context.navigator.notify(kit::NoticeKind::Information, tr("The check was stopped before it had seen everything."));
        else
            services().dialogs.tell(this, result.error());
        return;
    }
    m_findings->setReport(result->report, result->labels);
    const int problems = m_findings->count(store::CheckLevel::Problem);
    const int warnings = m_findings->count(store::CheckLevel::Warning);
    const QString when = kit::whenText(desk().clock().now());
    m_verdict->setKind(problems > 0 ? kit::NoticeKind::Danger : warnings > 0 ? kit::NoticeKind::Caution : kit::NoticeKind::Success);
    m_verdict->setText(!m_findings->vaultWhole() ? tr("Checked on %1: %n problem(s). The vault is not as it was written.", nullptr, problems).arg(when)
                       : problems > 0            ? tr("Checked on %1: everything in the vault is as it was written, but not in a backup.").arg(when)
                       : warnings > 0            ? tr("Checked on %1: everything is as it was written. %n thing(s) to look at.", nullptr, warnings).arg(when)
                                                 : tr("Checked on %1: everything is as it was written.").arg(when));
    m_verdict->show();
    m_checkTable->show();
    showList();
    m_checkTable->fitColumns(24);
    m_checkTable->setCurrentIndex(m_findings->index(0, CheckModel::What));
    m_verdict->announce();
    m_checkTable->setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, m_verdict, [this] { // when it has its place
        for (QWidget* around = parentWidget(); around; around = around->parentWidget())
            if (auto* area = qobject_cast<QScrollArea*>(around))
                area->ensureWidgetVisible(m_verdict, 0, kit::em(kBelowVerdict));
    });
}

} // namespace boulton::assurance
