// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shots.h"
#include "core/exchange/clipboard.h"
#include "core/performance/grid.h"
#include "core/workspace/import.h"
#include "core/workspace/people.h"
#include "core/workspace/sample_vault.h"
#include "ui/analysis/analyses_page.h"
#include "ui/analysis/entry_list.h"
#include "ui/analysis/module_form.h"
#include "ui/analysis/param_editor.h"
#include "ui/analysis/result_view.h"
#include "ui/assurance/assurance_page.h"
#include "ui/assurance/people_pane.h"
#include "ui/assurance/release_pane.h"
#include "ui/assurance/release_view.h"
#include "ui/assurance/person_dialog.h"
#include "ui/assurance/recovery_dialog.h"
#include "ui/desk/confirm.h"
#include "ui/desk/release.h"
#include "ui/kit/passphrase_field.h"
#include "ui/kit/text.h"
#include "ui/matrix/matrix_page.h"
#include "ui/matrix/matrix_table.h"
#include "ui/matrix/measure_panel.h"
#include "ui/matrix/paste_report.h"
#include "ui/matrix/sign_off_dialog.h"
#include "ui/models/matrix_model.h"
#include "ui/report/export_dialog.h"
#include "ui/report/reports_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_view.h"
#include "ui/shell/settings_page.h"
#include "ui/vault/gate.h"
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QTabWidget>
#include <QTest>

namespace boulton::test {
namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

Shot page(const char* name, const char* id, std::function<void(Desktop&)> prepare = {})
{
    return {s(name), true, [id = s(id), prepare = std::move(prepare)](Desktop& d) -> QWidget* {
                d.go(id);
                if (prepare)
                    prepare(d);
                d.settle();
                return &d.window();
            }};
}

matrix::MatrixPage& matrixPage(Desktop& d)
{
    return *qobject_cast<matrix::MatrixPage*>(d.window().page());
}

//! Shows what `open` shows through the dialogs' seam and returns it.
QWidget* caught(Desktop& d, const std::function<void()>& open)
{
    QDialog* shown = nullptr;
    d.dialogs().onShow = [&shown](QDialog* dialog) {
        shown = dialog;
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
    };
    open();
    Desktop::until([&] { return shown != nullptr; }, 10'000);
    d.settle();
    d.dialogs().onShow = {};
    return shown;
}

Shot dialog(const char* name, std::function<void(Desktop&)> open)
{
    return {s(name), true, [open = std::move(open)](Desktop& d) { return caught(d, [&] { open(d); }); }};
}

void selectRed(Desktop& d)
{
    auto& p = matrixPage(d);
    for (int row = 0; row < p.model()->rowCount(); ++row)
        if (p.model()->index(row, models::MatrixModel::Status).data(models::MatrixModel::LetterRole).toChar() == QLatin1Char('R')) {
            p.table()->select(p.model()->index(row, p.model()->columnCount() - 1));
            return;
        }
}

std::vector<Shot> gateShots()
{
    return {
        {s("gate-first-run"), false, [](Desktop& d) -> QWidget* { return &d.window(); }},
        {s("gate-new-vault"), false,
         [](Desktop& d) -> QWidget* {
             d.window().gate()->startNew();
             return &d.window();
         }},
        {s("dialog-recover"), false,
         [](Desktop& d) -> QWidget* {
             return caught(d, [&] { d.dialogs().show(new vault::RecoverDialog(s("Council performance"), {}, &d.window())); });
         }},
        {s("gate-wrong-passphrase"), true,
         [](Desktop& d) -> QWidget* {
             d.program().lock(s("Locked after 10 minutes without input."));
             QTest::keyClicks(d.window().gate()->passphrase(), s("not the passphrase"));
             d.window().gate()->unlock();
             Desktop::until([&] { return !d.window().gate()->busy(); });
             return &d.window();
         }},
    };
}

std::vector<Shot> matrixShots()
{
    return {
        page("performance", "performance"),
        page("performance-red", "performance", selectRed),
        page("performance-commentary", "performance",
             [](Desktop& d) {
                 selectRed(d);
                 matrixPage(d).panel()->openTab(s("commentary"));
             }),
        page("performance-history", "performance", [](Desktop& d) { matrixPage(d).panel()->openTab(s("history")); }),
        page("performance-card", "performance", [](Desktop& d) { matrixPage(d).panel()->openTab(s("card")); }),
        page("performance-filtered", "performance", [](Desktop& d) { matrixPage(d).arrive({{s("status"), s("R")}}); }),
        dialog("dialog-paste-report",
               [](Desktop& d) {
                   d.go(s("performance"));
                   selectRed(d);
                   matrixPage(d).pasteText(s("12.5\t13\n(5)\tabout 7\n1,234\tn/a\n"));
               }),
        dialog("dialog-sign-off",
               [](Desktop& d) {
                   const auto month = *performance::lastMonthWithFigures(*d.desk().plan());
                   d.desk().run<workspace::SignOffPreview>(
                       {}, &d.window(),
                       [month](workspace::Session& session, const JobContext&) {
                           return workspace::signOffPreview(session, month, performance::Audience::Cabinet);
                       },
                       [&d](Result<workspace::SignOffPreview> preview) {
                           if (preview)
                               d.dialogs().show(new matrix::SignOffDialog(*preview, [](const QString&) {}, &d.window()));
                       });
               }),
    };
}

assurance::PeoplePane& peoplePage(Desktop& d)
{
    return *qobject_cast<assurance::AssurancePage*>(d.window().page())->people();
}

//! Three colleagues and a second compartment, of which one holds nothing and asks; once.
void addColleagues(Desktop& d)
{
    d.desk().run<void>(
        {}, &d.window(),
        [](workspace::Session& session, const JobContext&) -> Status {
            if (workspace::findUser(session, "priya.shah"))
                return {};
            BOULTON_TRY_ASSIGN(const crypto::Secret own, crypto::Secret::copyOf(std::string_view(vault::kSamplePassphrase)));
            BOULTON_TRY(session.confirm(own));
            BOULTON_TRY_ASSIGN(const crypto::Secret first, crypto::Secret::copyOf(std::string_view("seven otters juggle lemons")));
            BOULTON_TRY_ASSIGN(const UserId priya, workspace::addUser(session,
                                                                      {.login = "priya.shah",
                                                                       .displayName = "Priya Shah",
                                                                       .role = workspace::Role::ServiceOfficer,
                                                                       .directorates = {"Neighbourhoods"}},
                                                                      first));
            BOULTON_TRY_ASSIGN(const UserId dan, workspace::addUser(
                                                     session, {.login = "dan.okafor", .displayName = "Dan Okafor", .role = workspace::Role::Auditor}, first));
            BOULTON_TRY_ASSIGN(const auto performance, workspace::findCompartment(session, workspace::kPerformanceCompartment));
            BOULTON_TRY(workspace::grantAccess(session, performance.id, priya));
            BOULTON_TRY(workspace::grantAccess(session, performance.id, dan));
            BOULTON_TRY_ASSIGN(const UserId mina, workspace::addUser(
                                                      session, {.login = "mina.yusuf", .displayName = "Mina Yusuf", .role = workspace::Role::AssetOwner}, first));
            BOULTON_TRY(workspace::grantAccess(session, performance.id, mina));
            BOULTON_TRY_ASSIGN([[maybe_unused]] const CompartmentId housing, workspace::addCompartment(session, "Housing"));
            return {};
        },
        [](const Status&) {});
    d.settle();
    d.go(s("home"));
    d.go(s("assurance"));
}

std::string colleague(Desktop& d, std::string_view login)
{
    const auto& model = *peoplePage(d).model();
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.user(row)->login == login)
            return model.user(row)->id.value;
    return {};
}

//! One export that waits, and one that did not; once.
void addReleases(Desktop& d)
{
    d.desk().run<void>(
        {}, &d.window(),
        [](workspace::Session& session, const JobContext& job) -> Status {
            BOULTON_TRY_ASSIGN(const auto there, workspace::releases(session));
            if (!there.empty())
                return {};
            const workspace::PackRequest request{.period = performance::Period::month(2020, 3),
                                                 .audience = performance::Audience::LeadershipTeam,
                                                 .folder = platform::pathFromUtf8("/home/officer/Leadership team/March 2020")};
            BOULTON_TRY_ASSIGN(const auto what, workspace::packLeaving(session, request, job));
            BOULTON_TRY_ASSIGN([[maybe_unused]] const auto id, workspace::requestRelease(session, what, "The leadership team meets on Thursday."));
            BOULTON_TRY_ASSIGN(const crypto::Secret own, crypto::Secret::copyOf(std::string_view(vault::kSamplePassphrase)));
            BOULTON_TRY(session.confirm(own));
            return workspace::breakGlass(session, "Flooding in Selly Park: figures for the emergency meeting tonight.");
        },
        [](const Status&) {});
    d.settle();
}

std::vector<Shot> shellShots()
{
    return {
        page("home", "home"),
        page("explore", "explore"),
        page("maps", "maps"),
        page("assurance", "assurance",
             [](Desktop& d) {
                 addColleagues(d);
                 peoplePage(d).select(UserId(colleague(d, "priya.shah")), "Housing");
             }),
        page("assurance-releases", "assurance",
             [](Desktop& d) {
                 addColleagues(d);
                 addReleases(d);
                 d.go(s("home"));
                 d.go(s("assurance"), {{s("tab"), s("releases")}});
             }),
        page("home-broken-glass", "home",
             [](Desktop& d) {
                 addColleagues(d);
                 addReleases(d);
                 d.go(s("assurance"), {{s("tab"), s("people")}});
                 d.go(s("home"));
             }),
        dialog("dialog-release",
               [](Desktop& d) {
                   d.dialogs().show(new desk::ReleaseDialog(
                       {ErrorCode::Refused, {}, {std::string(workspace::kReleaseArg), "Performance report to the Council Leadership Team, March 2020", "OFFICIAL-SENSITIVE"}},
                       d.dialogs(), [](desk::ReleaseDialog::Way, const std::string&) {}, &d.window()));
               }),
        dialog("dialog-release-look",
               [](Desktop& d) {
                   d.desk().run<report::Document>(
                       {}, &d.window(),
                       [](workspace::Session& session, const JobContext&) {
                           return workspace::packDocument(session, performance::Period::month(2020, 3), performance::Audience::LeadershipTeam);
                       },
                       [&d](Result<report::Document> made) {
                           workspace::Release asked;
                           asked.requesterName = "Priya Shah";
                           asked.reason = "The leadership team meets on Thursday.";
                           if (made)
                               d.dialogs().show(new assurance::ReleaseView(asked, std::make_shared<const report::Document>(*std::move(made)), [] {}, &d.window()));
                       });
                   d.settle();
               }),
        dialog("dialog-person-joins",
               [](Desktop& d) {
                   d.go(s("assurance"));
                   peoplePage(d).addPerson();
                   if (auto* dialog = d.window().findChild<assurance::PersonDialog*>())
                       dialog->name()->setText(s("Morgan Price"));
               }),
        dialog("dialog-person-moves",
               [](Desktop& d) {
                   d.go(s("assurance"));
                   addColleagues(d);
                   peoplePage(d).select(UserId(colleague(d, "priya.shah")));
                   peoplePage(d).changeRole();
               }),
        dialog("dialog-recovery-codes",
               [](Desktop& d) {
                   d.go(s("assurance"));
                   peoplePage(d).makeRecoveryCodes();
               }),
        dialog("dialog-recovery-codes-typed",
               [](Desktop& d) {
                   d.go(s("assurance"));
                   peoplePage(d).makeRecoveryCodes();
                   d.settle();
                   if (auto* dialog = d.window().findChild<assurance::RecoveryDialog*>()) {
                       dialog->nextButton()->click();
                       QTest::keyClicks(dialog->fields().front(), s("7K3PX-00ABC"));
                   }
               }),
        dialog("dialog-passphrase-again",
               [](Desktop& d) {
                   d.dialogs().show(new desk::ConfirmDialog(
                       d.desk(), desk::confirmationText({ErrorCode::Refused, {}, {std::string(workspace::kConfirmArg), "add a user"}}), [] {}, &d.window()));
               }),
        page("settings", "settings"),
        dialog("dialog-command-palette",
               [](Desktop& d) {
                   if (auto* palette = d.window().openPalette())
                       palette->field()->setText(s("home"));
               }),
        dialog("dialog-help", [](Desktop& d) { d.window().help(s("performance")); }),
        dialog("dialog-passphrase",
               [](Desktop& d) { d.dialogs().show(new shell::PassphraseDialog([](crypto::Secret, crypto::Secret) {}, &d.window())); }),
        dialog("dialog-question",
               [](Desktop& d) {
                   d.dialogs().show(kit::makeQuestionDialog(&d.window(),
                                                            {.title = QApplication::translate("MatrixPage", "Withdraw figures"),
                                                             .text = QApplication::translate("Errors", "Nothing was changed."),
                                                             .detail = s("measures.csv, row 14: the code CP-99 is not in the plan"),
                                                             .answers = {QApplication::translate("MatrixPage", "Withdraw"),
                                                                         QApplication::translate("MatrixPage", "Keep them")},
                                                             .standard = 1,
                                                             .danger = true},
                                                            {}));
               }),
        dialog("dialog-line",
               [](Desktop& d) {
                   d.dialogs().show(kit::makeLineDialog(&d.window(),
                                                        {.title = QApplication::translate("MatrixPage", "Undo"),
                                                         .label = QApplication::translate("SignOffDialog", "Statement"),
                                                         .start = s("Housing, monthly")},
                                                        [](const QString&) {}));
               }),
    };
}

analysis::AnalysesPage& analysesPage(Desktop& d)
{
    return *qobject_cast<analysis::AnalysesPage*>(d.window().page());
}

//! The sample's series of one measure as a dataset, once.
void addSeries(Desktop& d)
{
    auto& p = analysesPage(d);
    p.chooseModule(s("spc"));
    if (p.form()->datasetBox("data")->findData(s("children-in-care")) >= 0)
        return;
    d.desk().run<workspace::ImportReport>(
        {}, &d.window(),
        [folder = d.folder() / "sample-files"](workspace::Session& session, const JobContext& job) -> Result<workspace::ImportReport> {
            BOULTON_TRY(workspace::exportSampleFiles(folder));
            return workspace::importDataset(session, folder / "spc.csv", "children-in-care", {}, {}, job);
        },
        [&d](const Result<workspace::ImportReport>&) { d.desk().noteDataChanged(); });
    d.settle();
}

void runSpc(Desktop& d)
{
    addSeries(d);
    auto& p = analysesPage(d);
    p.form()->fill({{"data", "children-in-care"}}, {{"time", "month"}, {"value", "value"}, {"better", "low"}});
    p.run();
    d.settle();
}

void runSummary(Desktop& d)
{
    auto& p = analysesPage(d);
    p.chooseModule(s("summary"));
    p.form()->chooseDataset("wards");
    p.run();
    d.settle();
}

std::vector<Shot> analysisShots()
{
    return {
        page("analyses", "analyses", [](Desktop& d) { analysesPage(d).chooseModule(s("summary")); }),
        page("analyses-form", "analyses",
             [](Desktop& d) {
                 addSeries(d);
                 auto& p = analysesPage(d);
                 p.form()->chooseDataset("children-in-care");
                 p.form()->editor("target")->setValue(s("about ninety"));
                 p.run();
             }),
        page("analyses-columns", "analyses",
             [](Desktop& d) {
                 auto& p = analysesPage(d);
                 p.chooseModule(s("summary"));
                 p.form()->fill({{"data", "wards"}}, {{"columns", "residents, claimants"}});
             }),
        page("analyses-summary", "analyses", runSummary),
        page("analyses-spc", "analyses", runSpc),
        page("analyses-rates", "analyses",
             [](Desktop& d) {
                 auto& p = analysesPage(d);
                 p.chooseModule(s("rates"));
                 p.form()->fill({{"data", "wards"}}, {{"numerator", "claimants"}, {"denominator", "working_age"}, {"kind", "proportion"}, {"by", "ward_name"}});
                 p.run();
                 d.settle();
             }),
        page("analyses-kept", "analyses",
             [](Desktop& d) {
                 runSummary(d);
                 auto& p = analysesPage(d);
                 p.keep();
                 d.settle();
                 p.lists()->setCurrentIndex(1);
                 p.keptRuns()->setCurrentIndex(p.keptRuns()->model()->index(0, 0));
                 p.reopen(p.keptRuns()->currentId());
             }),
    };
}

reports::ReportsPage& reportsPage(Desktop& d)
{
    return *qobject_cast<reports::ReportsPage*>(d.window().page());
}

std::vector<Shot> reportShots()
{
    return {
        page("reports", "reports",
             [](Desktop& d) { reportsPage(d).arrive({{s("audience"), s("cabinet")}, {s("month"), s("2020-01/3")}}); }),
        page("reports-leadership", "reports",
             [](Desktop& d) { reportsPage(d).arrive({{s("audience"), s("clt")}, {s("month"), s("2020-03/1")}}); }),
        dialog("dialog-export-pack",
               [](Desktop& d) {
                   d.settings().setExportFolder(QDir::tempPath());
                   d.go(s("reports"), {{s("audience"), s("cabinet")}});
                   reportsPage(d).exportPack();
               }),
        dialog("dialog-pack-details",
               [](Desktop& d) {
                   d.go(s("reports"));
                   reportsPage(d).editDetails();
               }),
    };
}

} // namespace

const std::vector<Shot>& shots()
{
    static const std::vector<Shot> list = [] {
        std::vector<Shot> all;
        for (auto part : {gateShots(), shellShots(), matrixShots(), analysisShots(), reportShots(), dataShots(), auditShots(), briefingShots(),
                          safekeepingShots()})
            all.insert(all.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
        return all;
    }();
    return list;
}

QWidget* show(Desktop& desktop, const Shot& shot)
{
    if (shot.unlocked && !desktop.program().desk())
        desktop.openSample();
    if (!shot.unlocked && desktop.program().desk())
        desktop.program().lock({});
    QWidget* view = shot.show(desktop);
    Desktop::until([] { return false; }, 300); // layouts and delayed painting
    return view;
}

} // namespace boulton::test
