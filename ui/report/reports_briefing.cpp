// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the reports page that makes briefing files.
#include "core/base/format.h"
#include "core/workspace/analysis.h"
#include "ui/desk/release.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/text.h"
#include "ui/report/briefing_dialog.h"
#include "ui/report/reports_page.h"
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

namespace boulton::reports {

using performance::Audience;
using workspace::RunEntry;

BriefingOffer ReportsPage::briefingOffer(const std::vector<RunEntry>& runs) const
{
    BriefingOffer offer{.packs = {}, .runs = {}, .title = wishText(), .file = {}, .now = desk().clock().now()};
    const auto* here = chosen();
    for (const Audience who : {Audience::Cabinet, Audience::LeadershipTeam}) { // newest first, Cabinet before the leadership team
        const QString name = who == Audience::Cabinet ? tr("Cabinet") : tr("Council Leadership Team");
        for (const auto& p : workspace::packPeriods(*desk().plan(), who)) {
            const QString period = tr("%1, %2", "audience and period").arg(name, kit::shown(p.period.label()));
            offer.packs.push_back({.pack = {.period = p.period, .audience = who},
                                   .text = p.signOff ? tr("%1, signed off", "a period").arg(period) : period,
                                   .chosen = here && who == audience() && p.period == here->period});
        }
    }
    std::ranges::stable_sort(offer.packs, std::ranges::greater{}, [](const BriefingOffer::Pack& p) { return std::pair(p.pack.period.end(), p.pack.period.months); });
    for (const RunEntry& run : runs)
        offer.runs.push_back({.id = run.id, .text = tr("%1, kept %2", "an analysis and when").arg(kit::toQt(run.title), kit::whenText(run.at))});
    QString folder = services().settings.exportFolder();
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    offer.file = QDir(folder).filePath(tr("Briefing") + QLatin1Char('.') + kit::toQt(briefing::kExtension));
    return offer;
}

void ReportsPage::makeBriefing()
{
    desk().run<std::vector<RunEntry>>(
        tr("Reading the list of analyses"), this, [](workspace::Session& session, const JobContext&) { return workspace::runs(session); },
        [this](const Result<std::vector<RunEntry>>& runs) {
            if (!runs) {
                services().dialogs.tell(this, runs.error());
                return;
            }
            auto* dialog = new BriefingDialog(briefingOffer(*runs), services().dialogs, this);
            connect(dialog, &BriefingDialog::wanted, this, [this, dialog] { confirmBriefing(dialog); });
            services().dialogs.show(dialog);
        },
        kit::JobRunner::Manner::Quiet);
}

//! First whether this person may, and whether they are who unlocked; the long part after that.
void ReportsPage::confirmBriefing(BriefingDialog* dialog)
{
    if (const QString why = obstacle(); !why.isEmpty()) {
        dialog->complain(why, false);
        return;
    }
    desk::runConfirmed<void>(
        desk(), services().dialogs, tr("Making a briefing"), dialog,
        [](workspace::Session& session, const JobContext&) { return session.requireConfirmed(workspace::UseCase::MakeBriefing); },
        [this, dialog](const Status& allowed) {
            if (allowed)
                startBriefing(dialog);
            else
                dialog->showError(allowed.error());
        });
}

void ReportsPage::startBriefing(BriefingDialog* dialog)
{
    if (dialog->busy())
        return;
    auto typed = dialog->passphrase()->copy(); // kept there for another try
    if (!typed) {
        dialog->showError(typed.error());
        return;
    }
    auto passphrase = std::make_shared<crypto::Secret>(*std::move(typed)); // a std::function must be copyable, a secret must not
    const auto request = dialog->request();
    desk::runReleased<workspace::BriefingMade>(
        desk(), services().dialogs, tr("Making a briefing"), this,
        [request, passphrase](workspace::Session& session, const JobContext& context) { return workspace::makeBriefing(session, request, *passphrase, context); },
        [request](workspace::Session& session, const JobContext& context) { return workspace::briefingLeaving(session, request, context); },
        [this, passphrase, dialog = QPointer<BriefingDialog>(dialog)](const Result<workspace::BriefingMade>& made) {
            *passphrase = {};
            if (!made && desk::wasAsked(made.error())) {
                if (dialog)
                    dialog->accept();
                navigator().notify(kit::NoticeKind::Information, desk::askedText());
                return;
            }
            if (!made && dialog)
                dialog->showError(made.error());
            else if (!made)
                services().dialogs.tell(this, made.error());
            if (!made)
                return;
            if (dialog)
                dialog->accept();
            showBriefing(*made);
        },
        [dialog = QPointer<BriefingDialog>(dialog)](kit::Job* job) {
            if (dialog)
                dialog->follow(job);
        });
}

void ReportsPage::showBriefing(const workspace::BriefingMade& made)
{
    const QString folder = kit::pathText(made.path.parent_path());
    services().settings.setExportFolder(folder);
    QString text = tr("Briefing made: %1").arg(kit::pathText(made.path)) + QLatin1Char('\n') +
                   tr("%1. It can be opened until the end of %2. Pass its passphrase on by another way than the file.")
                       .arg(kit::shown(made.outline.marking), kit::shown(formatDate(made.outline.expiresAt.date())));
    if (made.drafts > 0)
        text += QLatin1Char('\n') + tr("Draft, not signed off: %n pack(s).", nullptr, static_cast<int>(made.drafts));
    showMade(text, folder);
}

} // namespace boulton::reports
