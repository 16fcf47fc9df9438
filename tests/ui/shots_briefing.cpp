// SPDX-License-Identifier: GPL-3.0-or-later
// Briefings: the dialog that makes one, and the window that shows one.
#include "core/workspace/publish.h"
#include "tests/ui/shots.h"
#include "ui/briefing/briefing_window.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/text.h"
#include "ui/report/briefing_dialog.h"
#include "ui/report/reports_page.h"
#include <QDir>
#include <QListWidget>
#include <QTest>
#include <filesystem>

namespace boulton::test {
namespace {

constexpr const char* kWords = "seven otters juggle lemons";

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

//! Two packs of the sample council in one file, made once.
platform::Path briefingFile(Desktop& d)
{
    const platform::Path path = d.folder() / "Leadership away day.briefing";
    if (std::filesystem::exists(path))
        return path;
    d.desk().run<void>(
        {}, &d.window(),
        [path, now = d.clock().now()](workspace::Session& session, const JobContext& job) -> Status {
            std::vector<report::Document> documents;
            for (const auto who : {performance::Audience::LeadershipTeam, performance::Audience::Cabinet}) {
                BOULTON_TRY_ASSIGN(auto document, workspace::packDocument(session, performance::Period::month(2020, 3), who, job));
                documents.push_back(std::move(document));
            }
            BOULTON_TRY_ASSIGN(const crypto::Secret passphrase, crypto::Secret::copyOf(std::string_view(kWords)));
            return briefing::write(path,
                                   {.title = "Leadership away day, 5 May",
                                    .madeBy = session.userName(),
                                    .vaultName = session.vault().name(),
                                    .programVersion = workspace::programVersion(),
                                    .madeAt = now,
                                    .expiresAt = briefing::endOfDay(now, 14),
                                    .kdf = crypto::floorParameters()},
                                   documents, passphrase);
        },
        [](const Status&) {});
    d.settle();
    return path;
}

//! The window with that file; `passphrase` empty: nothing is typed.
QWidget* window(Desktop& d, const platform::Path& file, const char* passphrase)
{
    auto* window = d.program().openBriefing(file);
    window->setAttribute(Qt::WA_DeleteOnClose, false);
    if (*passphrase != '\0') {
        QTest::keyClicks(window->passphrase(), s(passphrase));
        window->open();
        Desktop::until([&] { return !window->busy(); });
        Desktop::until([] { return false; }, 300);
    }
    return window;
}

} // namespace

std::vector<Shot> briefingShots()
{
    return {
        {s("dialog-briefing-make"), true,
         [](Desktop& d) -> QWidget* {
             d.settings().setExportFolder(QDir::tempPath());
             d.go(s("reports"), {{s("audience"), s("clt")}, {s("month"), s("2020-03/1")}});
             reports::BriefingDialog* shown = nullptr;
             d.dialogs().onShow = [&shown](QDialog* dialog) {
                 shown = qobject_cast<reports::BriefingDialog*>(dialog);
                 dialog->setAttribute(Qt::WA_DeleteOnClose, false);
                 dialog->show();
             };
             qobject_cast<reports::ReportsPage*>(d.window().page())->makeBriefing();
             Desktop::until([&] { return shown != nullptr; }, 10'000);
             d.settle();
             d.dialogs().onShow = {};
             if (shown) {
                 QTest::keyClicks(shown->passphrase()->first(), s(kWords));
                 QTest::keyClicks(shown->passphrase()->second(), s(kWords));
             }
             return shown;
         }},
        {s("dialog-briefing-weak"), true,
         [](Desktop& d) -> QWidget* {
             auto* dialog = new reports::BriefingDialog({.packs = {},
                                                         .runs = {{.id = RunId("1"), .text = s("Summary, kept 20 April 2020, 10:15")}},
                                                         .title = s("Cabinet, March 2020"),
                                                         .file = QDir::temp().filePath(s("cabinet.briefing")),
                                                         .now = d.clock().now()},
                                                        d.dialogs(), &d.window());
             dialog->setAttribute(Qt::WA_DeleteOnClose, false);
             dialog->show();
             dialog->showError({ErrorCode::Refused, "this passphrase is guessed too soon: it is among the most common ones. Four words that have nothing to do with each other are easy to keep and hard to guess", {}});
             return dialog;
         }},
        {s("dialog-briefing-door"), true, [](Desktop& d) { return window(d, briefingFile(d), ""); }},
        {s("dialog-briefing-wrong"), true, [](Desktop& d) { return window(d, briefingFile(d), "not its passphrase"); }},
        {s("dialog-briefing-none"), true,
         [](Desktop& d) {
             const auto file = d.folder() / "minutes.briefing";
             static_cast<void>(platform::replaceFile(file, "Minutes of the meeting\n"));
             return window(d, file, "");
         }},
        {s("dialog-briefing-reading"), true,
         [](Desktop& d) {
             auto* shown = window(d, briefingFile(d), kWords);
             if (auto* list = qobject_cast<briefingwindow::BriefingWindow*>(shown)->reports())
                 list->setCurrentRow(0);
             Desktop::until([] { return false; }, 600);
             return shown;
         }},
    };
}

} // namespace boulton::test
