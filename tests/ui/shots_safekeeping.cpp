// SPDX-License-Identifier: GPL-3.0-or-later
// Backups, restoring, older copies and what cannot be written.
#include "core/workspace/safekeeping.h"
#include "tests/ui/older.h"
#include "tests/ui/shots.h"
#include "ui/assurance/assurance_page.h"
#include "ui/assurance/safekeeping_pane.h"
#include "ui/data/change_step.h"
#include "ui/data/data_page.h"
#include "ui/data/import_pane.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/text.h"
#include "ui/vault/gate.h"
#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>
#include <algorithm>
#include <filesystem>

namespace boulton::test {
namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

assurance::SafekeepingPane& pane(Desktop& d)
{
    d.go(s("assurance"), {{s("tab"), s("safekeeping")}});
    auto* shown = qobject_cast<assurance::AssurancePage*>(d.window().page())->safekeeping();
    Desktop::until([shown] { return shown->settled(); });
    return *shown;
}

platform::Path backups(Desktop& d)
{
    return d.folder() / "Backups";
}

//! Some weeks of backups of the sample council, made once.
void backUpSomeWeeks(Desktop& d)
{
    if (std::filesystem::exists(backups(d)))
        return;
    std::filesystem::create_directories(backups(d));
    const Instant now = d.clock().now();
    for (const char* at : {"2020-02-28T16:40:00.000000Z", "2020-03-31T17:05:00.000000Z", "2020-04-09T16:55:00.000000Z", "2020-04-17T17:20:00.000000Z", "2020-04-20T08:02:00.000000Z"}) {
        d.clock().set(*parseInstant(at));
        d.desk().run<store::BackupReport>(
            {}, &d.window(), [folder = backups(d)](workspace::Session& session, const JobContext& job) { return workspace::backUp(session, folder, {}, job); },
            [](const Result<store::BackupReport>&) {});
        d.settle();
    }
    d.clock().set(now);
    d.settings().setBackupFolder(kit::pathText(backups(d)));
}

Shot safekeeping(const char* name, std::function<void(Desktop&)> prepare)
{
    return {s(name), false, [prepare = std::move(prepare)](Desktop& d) -> QWidget* {
                d.settle();
                d.openSample();
                prepare(d);
                pane(d);
                return &d.window();
            }};
}

template <typename T>
T* caught(Desktop& d, const std::function<void()>& open)
{
    T* shown = nullptr;
    d.dialogs().onShow = [&shown](QDialog* dialog) {
        shown = qobject_cast<T*>(dialog);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
    };
    open();
    Desktop::until([&] { return shown != nullptr; }, 10'000);
    d.settle();
    d.dialogs().onShow = {};
    return shown;
}

//! Looks for the backups and has everything typed.
vault::RestoreDialog* restoring(Desktop& d)
{
    d.settle();
    d.openSample();
    backUpSomeWeeks(d);
    d.program().lock({});
    d.settle();
    auto* dialog = caught<vault::RestoreDialog>(d, [&] { d.window().gate()->restore(kit::pathText(backups(d))); });
    if (!dialog)
        return nullptr;
    Desktop::until([dialog] { return !dialog->working(); });
    dialog->place()->setText(kit::pathText(d.folder()));
    return dialog;
}

//! A copy of the sample council in a folder of that name, made once.
platform::Path councilIn(Desktop& d, const char* place)
{
    const auto vault = d.folder() / place / "council.boulton";
    d.settle(); // what was locked is closed
    if (!std::filesystem::exists(vault)) {
        d.copySample();
        std::filesystem::create_directories(vault.parent_path());
        std::filesystem::copy(d.sampleFolder(), vault, std::filesystem::copy_options::recursive);
    }
    return vault;
}

void unlock(Desktop& d, const platform::Path& folder, bool readOnly)
{
    vault::Gate& gate = *d.window().gate();
    gate.choose(kit::pathText(folder));
    auto* box = gate.findChild<QCheckBox*>();
    box->setChecked(readOnly);
    QTest::keyClicks(gate.passphrase(), s(vault::kSamplePassphrase));
    gate.unlock();
    Desktop::until([&] { return !gate.busy(); });
    box->setChecked(false);
    d.settle();
}

//! A page as an auditor sees it, to whom data are closed. The vault is one of its own: what is left open is not the sample.
Shot closed(const char* name, const char* page, const QVariantMap& with)
{
    return {s(name), false, [page = s(page), with](Desktop& d) -> QWidget* {
                unlock(d, councilIn(d, "Auditor"), false);
                d.desk().run<int>({}, &d.window(),
                                  [](workspace::Session& session, const JobContext&) -> Result<int> {
                                      session.restrictTo({workspace::Right::ReadAudit, workspace::Right::UseVault});
                                      return 0;
                                  },
                                  [](const Result<int>&) {});
                d.settle();
                d.go(page, with);
                return &d.window();
            }};
}

} // namespace

std::vector<Shot> safekeepingShots()
{
    return {
        {s("assurance-safekeeping-none"), false, // before the first backup is made
         [](Desktop& d) -> QWidget* {
             unlock(d, councilIn(d, "Never backed up"), false);
             pane(d);
             return &d.window();
         }},
        {s("dialog-restore"), false, [](Desktop& d) -> QWidget* { return restoring(d); }},
        {s("dialog-restore-none"), false,
         [](Desktop& d) -> QWidget* {
             auto* dialog = restoring(d);
             dialog->lookIn(kit::pathText(d.folder() / "roots"));
             d.settle();
             return dialog;
         }},
        {s("dialog-restored"), false,
         [](Desktop& d) -> QWidget* {
             auto* dialog = restoring(d);
             std::filesystem::remove_all(kit::toPath(dialog->target()));
             QTest::keyClicks(dialog->passphrase(), s(vault::kSamplePassphrase));
             dialog->restore();
             Desktop::until([dialog] { return !dialog->working(); });
             std::filesystem::remove_all(kit::toPath(dialog->target()));
             return dialog;
         }},
        {s("gate-older-copy"), false,
         [](Desktop& d) -> QWidget* {
             unlock(d, olderCouncil(d), false);
             return &d.window();
         }},
        {s("dialog-older-copy"), false,
         [](Desktop& d) -> QWidget* {
             unlock(d, olderCouncil(d), false);
             return caught<vault::AcknowledgeDialog>(d, [&] { d.window().gate()->acknowledge(); });
         }},
        {s("home-older-copy"), false,
         [](Desktop& d) -> QWidget* {
             unlock(d, olderCouncil(d), true);
             d.go(s("home"));
             return &d.window();
         }},
        closed("data-closed", "data", {{s("tab"), s("datasets")}}),
        closed("analyses-closed", "analyses", {}),
        {s("performance-read-only"), false,
         [](Desktop& d) -> QWidget* {
             unlock(d, councilIn(d, "OneDrive"), false);
             d.go(s("performance"));
             return &d.window();
         }},
        {s("assurance-safekeeping-backup"), false,
         [](Desktop& d) -> QWidget* {
             d.settle();
             d.openSample();
             backUpSomeWeeks(d);
             d.program().lock({});
             d.settle();
             std::vector<platform::Path> all;
             for (const auto& entry : std::filesystem::directory_iterator(backups(d)))
                 all.push_back(entry.path());
             std::ranges::sort(all);
             unlock(d, all.back(), false);
             pane(d);
             return &d.window();
         }},
        safekeeping("assurance-safekeeping", backUpSomeWeeks),
        safekeeping("assurance-safekeeping-checked",
                    [](Desktop& d) {
                        backUpSomeWeeks(d);
                        static_cast<void>(platform::replaceFile(d.sampleFolder() / "vault (1).db", "left by a program that syncs\n"));
                        pane(d).check();
                        d.settle();
                    }),
        {s("data-people"), false, // in a vault of its own: a compartment with personal data stays closed where nothing can be recorded
         [](Desktop& d) -> QWidget* {
             unlock(d, councilIn(d, "People"), false);
             markedReferrals(d).importPane()->changeStep()->importButton()->click();
             d.settle();
             d.go(s("data"), {{s("dataset"), s("referrals")}});
             return &d.window();
         }},
    };
}

} // namespace boulton::test
