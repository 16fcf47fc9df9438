// SPDX-License-Identifier: GPL-3.0-or-later
// Safekeeping on screen: backed up, checked, restored; an older copy that somebody goes on with; and what is said where nothing can be
// written.
#include "core/workspace/audit_trail.h"
#include "tests/ui/council.h"
#include "tests/ui/older.h"
#include "ui/assurance/backup_model.h"
#include "ui/assurance/check_model.h"
#include "ui/assurance/safekeeping_pane.h"
#include "ui/kit/block_table.h"
#include "ui/shell/pages.h"
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QListWidget>
#include <QTimer>

using namespace boulton;
using assurance::BackupModel;
using assurance::CheckModel;
using test::Council;
using test::Desktop;
using test::kFirst;
using test::s;

namespace {

//! Sooner or later: what was just made is shown by the event loop.
bool sees(const QWidget& around, const char* words)
{
    return Desktop::until([&] { return test::says(around, words); }, 5'000);
}

struct Safe : Council {
    [[nodiscard]] platform::Path backups() const { return d.folder() / "backups"; }
    assurance::SafekeepingPane& pane()
    {
        d.go(s("assurance"), {{s("tab"), s("safekeeping")}});
        auto* shown = qobject_cast<assurance::AssurancePage*>(d.window().page())->safekeeping();
        CHECK(Desktop::until([&] { return shown->settled() && d.jobs().idle(); }));
        return *shown;
    }
    assurance::SafekeepingPane& backUp()
    {
        std::filesystem::create_directories(backups());
        auto& safe = pane();
        d.dialogs().files.push_back(kit::pathText(backups()));
        safe.backUpButton()->click();
        CHECK(Desktop::until([&] { return d.jobs().idle() && safe.settled(); }));
        return safe;
    }
    [[nodiscard]] int inBackups() const
    {
        return static_cast<int>(std::distance(std::filesystem::directory_iterator(backups()), std::filesystem::directory_iterator()));
    }
};

//! When that job is about to start, once.
void whenStarting(Desktop& d, const char* title, std::function<void(kit::Job*)> then)
{
    auto* once = new QObject(&d.jobs());
    QObject::connect(&d.jobs(), &kit::JobRunner::started, once, [once, title, then = std::move(then)](kit::Job* job) {
        if (job->title() != s(title))
            return;
        once->deleteLater();
        then(job);
    });
}

QString cellOf(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

int rowWith(const QAbstractItemModel& model, const char* words)
{
    for (int row = 0; row < model.rowCount(); ++row)
        if (cellOf(model, row, 0).contains(s(words)))
            return row;
    return -1;
}

struct Gated {
    Desktop d;
    vault::Gate& gate() { return *d.window().gate(); }
    //! True where the desk opened.
    bool unlock(const platform::Path& folder, bool readOnly = false)
    {
        if (d.program().desk())
            d.program().lock({});
        d.settle();
        gate().choose(kit::pathText(folder));
        gate().findChild<QCheckBox*>()->setChecked(readOnly);
        QTest::keyClicks(gate().passphrase(), s(vault::kSamplePassphrase));
        gate().unlock();
        Desktop::until([&] { return !gate().busy(); });
        d.settle();
        return d.program().desk() != nullptr;
    }
    platform::Path councilIn(const char* place)
    {
        d.copySample();
        const auto vault = d.folder() / place / "council.boulton";
        std::filesystem::create_directories(vault.parent_path());
        std::filesystem::copy(d.sampleFolder(), vault, std::filesystem::copy_options::recursive);
        return vault;
    }
};

} // namespace

TEST(a_vault_is_backed_up_checked_and_restored)
{
    Safe c;
    CHECK(c.pane().headline().contains(s("has not been backed up yet")));
    const QAbstractItemModelTester kept(c.pane().backups(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester found(c.pane().findings(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto& safe = c.backUp();
    CHECK(sees(c.d.window(), "Every file was opened and compared."));
    CHECK(safe.headline().contains(s("made today")));
    CHECK(sees(safe, "together."));
    CHECK_EQ(safe.backups()->rowCount(), 1);
    CHECK(cellOf(*safe.backups(), 0, BackupModel::Why) == s("It is the newest."));
    CHECK(cellOf(*safe.backups(), 0, BackupModel::Opened) == s("Every file"));
    CHECK(c.d.settings().backupFolder() == kit::pathText(c.backups()));

    safe.checkButton()->click();
    CHECK(sees(safe, "everything is as it was written"));
    CHECK_EQ(safe.findings()->count(store::CheckLevel::Problem), 0);
    const int pages = rowWith(*safe.findings(), "Every page: Corporate performance"); // by its label, not its id
    CHECK(pages >= 0);
    CHECK(cellOf(*safe.findings(), pages, CheckModel::Verdict) == s("In order"));
    CHECK(cellOf(*safe.findings(), rowWith(*safe.findings(), "Backups"), CheckModel::Verdict) == s("In order"));

    c.d.program().lock({});
    auto restoring = test::shown<vault::RestoreDialog>(c.d, [&] { test::buttonWith(*c.d.window().gate(), "Restore from a backup…").click(); });
    CHECK(Desktop::until([&] { return !restoring->working(); })); // it begins in the folder of the last backup
    CHECK_EQ(restoring->list()->count(), 1);
    CHECK(restoring->list()->item(0)->text().startsWith(s("council, made on 20 April 2020")));
    CHECK(restoring->name()->text() == s("council restored"));
    CHECK(!restoring->okButton()->isEnabled());
    restoring->place()->setText(kit::pathText(c.d.folder()));
    QTest::keyClicks(restoring->passphrase(), s("not the passphrase"));
    restoring->okButton()->click();
    CHECK(Desktop::until([&] { return !restoring->problem().isEmpty(); }));
    CHECK(!std::filesystem::exists(c.d.folder() / "council restored.boulton"));
    QTest::keyClicks(restoring->passphrase(), s(vault::kSamplePassphrase));
    restoring->okButton()->click();
    CHECK(Desktop::until([&] { return !restoring->working(); }));
    CHECK(restoring->problem().isEmpty());
    CHECK(sees(*restoring, "Every file was compared and could be opened."));
    restoring->openButton()->click();
    CHECK(Desktop::until([&] { return restoring.isNull(); }));
    CHECK(c.d.settings().recentVaults().front().endsWith(s("council restored.boulton")));
    vault::Gate& gate = *c.d.window().gate();
    CHECK(c.d.window().focusWidget() == gate.passphrase()); // when the window is active again
    QTest::keyClicks(gate.passphrase(), s(vault::kSamplePassphrase));
    gate.unlock();
    CHECK(Desktop::until([&] { return !gate.busy(); }));
    CHECK(c.d.program().desk() != nullptr);
    CHECK(c.d.desk().facts().folder.endsWith(s("council restored.boulton")));
    CHECK(!c.d.desk().facts().readOnly);
    CHECK_EQ(c.d.desk().plan()->measures.size(), 81U);
    CHECK(c.pane().headline().contains(s("made today"))); // the restored vault knows where its backups are
}

TEST(a_backup_is_never_restored_over_something)
{
    Safe c;
    c.backUp();
    c.d.program().lock({});
    auto restoring = test::shown<vault::RestoreDialog>(c.d, [&] { c.d.window().gate()->restore(); });
    CHECK(Desktop::until([&] { return !restoring->working(); }));
    restoring->place()->setText(kit::pathText(c.d.folder()));
    restoring->name()->setText(s("council"));
    QTest::keyClicks(restoring->passphrase(), s(vault::kSamplePassphrase));
    restoring->okButton()->click();
    CHECK(Desktop::until([&] { return !restoring->problem().isEmpty(); }));
    CHECK(restoring->problem().contains(s("something at that place already")));
    restoring->lookIn(kit::pathText(c.d.folder() / "roots"));
    CHECK(Desktop::until([&] { return !restoring->working(); }));
    CHECK(restoring->problem().contains(s("There is no backup in")));
    CHECK(!restoring->okButton()->isEnabled());
    delete restoring;
}

TEST(a_backup_that_is_stopped_leaves_nothing_behind)
{
    Safe c;
    whenStarting(c.d, "Backing up", [](kit::Job* job) { job->cancel(); });
    auto& safe = c.backUp();
    CHECK(sees(c.d.window(), "The backup was stopped."));
    CHECK_EQ(safe.backups()->rowCount(), 0);
    CHECK_EQ(c.inBackups(), 0);
    CHECK(safe.backUpButton()->isEnabled());
}

TEST(locking_during_a_backup_stops_it)
{
    Safe c;
    std::filesystem::create_directories(c.backups());
    whenStarting(c.d, "Backing up", [&c](kit::Job*) { QTimer::singleShot(0, [&c] { c.d.program().lock({}); }); });
    c.d.dialogs().files.push_back(kit::pathText(c.backups()));
    c.pane().backUpButton()->click();
    CHECK(Desktop::until([&] { return c.d.program().desk() == nullptr && c.d.jobs().idle(); }));
    for (const auto& left : std::filesystem::directory_iterator(c.backups()))
        CHECK_EQ(left.path().extension().string(), ".backup"); // done before it was asked to stop, or nothing
    CHECK(c.unlock({}, vault::kSamplePassphrase));
    CHECK(!c.d.desk().facts().readOnly);
    c.backUp();
    CHECK_EQ(c.pane().backups()->rowCount(), c.inBackups());
}

TEST(a_folder_inside_the_vault_is_refused_in_words)
{
    Safe c;
    auto& safe = c.pane();
    c.d.dialogs().files.push_back(kit::pathText(c.folder / "roots"));
    safe.backUpButton()->click();
    CHECK(Desktop::until([&] { return !c.d.dialogs().told.empty(); }));
    CHECK(c.d.dialogs().told.front().second.contains(s("inside the vault")));
    CHECK(c.d.settings().backupFolder().isEmpty());
}

TEST(who_may_not_back_up_or_check_is_told_why)
{
    Safe c;
    c.join("Ana Lyst", workspace::Role::Analyst);
    c.join("Audrey Tor", workspace::Role::Auditor, "nine badgers polish trombones");
    for (const char* name : {"Ana Lyst", "Audrey Tor"}) {
        c.select(name, "Corporate performance");
        test::buttonWith(*c.page, "Open to this person").click();
        c.settle();
    }
    CHECK(c.pane().backUpButton()->isEnabled());
    CHECK(c.pane().checkButton()->isEnabled());
    CHECK(c.unlock("ana.lyst", kFirst));
    CHECK(!c.pane().backUpButton()->isEnabled());
    CHECK(!c.pane().checkButton()->isEnabled());
    CHECK(sees(c.pane(), "Backing up takes this role: Administrator. Yours: Analyst."));
    CHECK(sees(c.pane(), "Checking the vault takes one of these roles: Administrator, Information asset owner, Auditor. Yours: Analyst."));
    CHECK(c.unlock("audrey.tor", "nine badgers polish trombones"));
    CHECK(!c.pane().backUpButton()->isEnabled());
    CHECK(c.pane().checkButton()->isEnabled());
    auto& safe = c.pane();
    safe.checkButton()->click();
    CHECK(sees(safe, "everything is as it was written"));
    const int backups = rowWith(*safe.findings(), "Backups");
    CHECK(cellOf(*safe.findings(), backups, CheckModel::Verdict) == s("Look at this"));
    CHECK(cellOf(*safe.findings(), backups, CheckModel::ToDo).startsWith(s("Back up now")));
}

TEST(backups_that_are_not_there_are_missed)
{
    Safe c;
    c.backUp();
    std::filesystem::rename(c.backups(), c.d.folder() / "stick");
    c.d.go(s("home"));
    CHECK(c.pane().headline().contains(s("is not there just now")));
    std::filesystem::create_directories(c.backups());
    c.d.go(s("home"));
    CHECK(c.pane().headline().contains(s("are gone")));
    std::filesystem::remove(c.backups());
    std::filesystem::rename(c.d.folder() / "stick", c.backups());
    c.d.clock().advanceSeconds(std::int64_t{8} * 24 * 3600);
    c.d.go(s("home"));
    CHECK(c.pane().headline().contains(s("made on 20 April 2020, ")));
    CHECK(sees(c.pane(), "is in no backup"));
}

TEST(a_damaged_backup_is_a_problem_with_something_to_do)
{
    Safe c;
    c.backUp();
    for (const auto& backup : std::filesystem::directory_iterator(c.backups()))
        for (const auto& file : std::filesystem::directory_iterator(backup.path() / "compartments")) {
            std::string bytes = test::readAll(file.path());
            bytes.at(bytes.size() / 2) = static_cast<char>(bytes.at(bytes.size() / 2) ^ 1);
            test::writeAll(file.path(), bytes);
        }
    auto& safe = c.pane();
    safe.checkButton()->click();
    CHECK(sees(safe, "everything in the vault is as it was written, but not in a backup"));
    CHECK_EQ(safe.findings()->count(store::CheckLevel::Problem), 1);
    CHECK(cellOf(*safe.findings(), 0, CheckModel::What).startsWith(s("Backup: council-"))); // the worst first
    CHECK(cellOf(*safe.findings(), 0, CheckModel::Verdict) == s("Problem"));
    CHECK(cellOf(*safe.findings(), 0, CheckModel::ToDo).contains(s("Back up again")));
}

TEST(every_finding_has_a_verdict_and_something_to_do)
{
    using store::CheckLevel;
    CheckModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    CHECK(model.vaultWhole());
    store::CheckReport report;
    for (const char* section : {"slots", "pages", "schema", "root", "audit", "compartments", "chunks", "analyses", "files", "place", "backups", "memory", "libraries", "of a later core"})
        for (const CheckLevel level : {CheckLevel::Ok, CheckLevel::Warning, CheckLevel::Problem})
            report.lines.push_back({section, "pages of c1\u202E", level, "detail"});
    report.lines.push_back({"backups", "b-2020.backup", CheckLevel::Warning, "can still be opened by Bea, who has left, with the passphrase of then"});
    report.lines.push_back({"backups", "b-2020.backup", CheckLevel::Warning, "2 of its files were closed to whoever made it, and so copied without being opened"});
    model.setReport(report, {{s("c1"), s("Housing")}});
    CHECK(!model.vaultWhole());
    CHECK_EQ(model.rowCount(), static_cast<int>(report.lines.size()));
    CHECK(cellOf(model, 0, CheckModel::Verdict) == s("Problem"));
    CHECK(cellOf(model, model.rowCount() - 1, CheckModel::Verdict) == s("In order"));
    QStringList advice;
    for (int row = 0; row < model.rowCount(); ++row) {
        CHECK(!cellOf(model, row, CheckModel::What).isEmpty());
        CHECK(!cellOf(model, row, CheckModel::What).contains(QChar(0x202E))); // a name cannot pose as another
        CHECK_EQ(cellOf(model, row, CheckModel::ToDo) == s("Nothing"), cellOf(model, row, CheckModel::Verdict) == s("In order"));
        advice << cellOf(model, row, CheckModel::ToDo);
    }
    CHECK(advice.contains(s("If that must not be, delete this backup once newer ones are there.")));
    CHECK(advice.contains(s("Somebody who holds those compartments should back up as well.")));
}

TEST(an_administrator_goes_on_with_an_older_copy_and_says_why)
{
    Gated g;
    const auto folder = test::olderCouncil(g.d);
    CHECK(!g.gate().acknowledgeButton()->isVisible());
    CHECK(!g.unlock(folder));
    CHECK(sees(g.gate(), "older than what this computer has seen of it"));
    CHECK(sees(g.gate(), "somebody put an old file back"));
    CHECK(g.gate().acknowledgeButton()->isVisible());
    auto dialog = test::shown<vault::AcknowledgeDialog>(g.d, [&] { g.gate().acknowledgeButton()->click(); });
    QTest::keyClicks(dialog->passphrase(), s("not the passphrase"));
    CHECK(!dialog->okButton()->isEnabled()); // no reason
    dialog->reason()->setText(QString(301, QLatin1Char('x')));
    CHECK(!dialog->okButton()->isEnabled());
    CHECK(sees(*dialog, "The reason is too long"));
    dialog->reason()->setText(s("Restored Monday's backup after the disk failed"));
    dialog->okButton()->click();
    CHECK(Desktop::until([&] { return !dialog->problem().isEmpty(); }));
    CHECK(g.d.program().desk() == nullptr);
    QTest::keyClicks(dialog->passphrase(), s(vault::kSamplePassphrase));
    dialog->okButton()->click();
    CHECK(Desktop::until([&] { return dialog.isNull() && g.d.program().desk(); }));
    CHECK(!g.d.desk().facts().readOnly);
    g.d.settle();
    std::optional<Result<std::vector<workspace::AuditRow>>> trail;
    g.d.desk().run<std::vector<workspace::AuditRow>>(
        {}, &g.d.window(), [](workspace::Session& session, const JobContext&) { return workspace::auditTrail(session, {}, 50); },
        [&](Result<std::vector<workspace::AuditRow>> read) { trail = std::move(read); });
    CHECK(Desktop::until([&] { return trail.has_value(); }));
    CHECK(std::ranges::any_of(test::value(*trail), [](const auto& event) {
        return event.action == "vault.acknowledge" && event.detail.contains("Monday's backup");
    }));
    CHECK(g.unlock(folder)); // once is enough
}

TEST(an_older_copy_can_be_looked_at_and_gone_on_with_from_its_banner)
{
    Gated g;
    const auto folder = test::olderCouncil(g.d);
    CHECK(g.unlock(folder, true));
    CHECK(g.d.window().banner()->text().contains(s("older than what this computer has seen of it")));
    auto dialog = test::shown<vault::AcknowledgeDialog>(g.d, [&] { test::buttonWith(*g.d.window().banner(), "Go on with this older copy…").click(); });
    CHECK(g.d.program().desk() == nullptr);
    dialog->reason()->setText(s("This is the right one"));
    QTest::keyClicks(dialog->passphrase(), s(vault::kSamplePassphrase));
    dialog->okButton()->click();
    CHECK(Desktop::until([&] { return g.d.program().desk() != nullptr; }));
    CHECK(!g.d.window().banner()->text().contains(s("reading only")));
}

TEST(a_banner_over_every_page_says_why_nothing_can_be_changed)
{
    Gated g;
    CHECK(g.unlock(g.councilIn("OneDrive")));
    CHECK(g.d.desk().facts().readOnly);
    for (const auto& page : shell::pages()) {
        g.d.go(page.id);
        CHECK(g.d.window().banner()->isVisible());
    }
    CHECK(sees(g.d.window(), "OneDrive copies this folder while it changes, so the vault is open for reading only."));
    auto& matrix = test::openMatrix(g.d);
    CHECK(test::buttonWith(matrix, "Sign off…").toolTip().contains(s("nothing can be signed off")));
    for (const bool pasted : {false, true}) {
        g.d.window().notice()->hide();
        if (pasted)
            matrix.pasteText(s("12"));
        else
            QTest::keyClick(matrix.table(), Qt::Key_7);
        CHECK(sees(g.d.window(), "Nothing was changed: this vault is open for reading only."));
    }
    g.d.go(s("assurance"), {{s("tab"), s("safekeeping")}});
    auto& safe = *qobject_cast<assurance::AssurancePage*>(g.d.window().page())->safekeeping();
    CHECK(Desktop::until([&] { return safe.checkButton()->isEnabled(); })); // reading is all it takes
    CHECK(!safe.backUpButton()->isEnabled());
    CHECK(sees(safe, "a backup of it could not be recorded"));
    safe.checkButton()->click();
    CHECK(sees(safe, "everything is as it was written"));
    CHECK(cellOf(*safe.findings(), rowWith(*safe.findings(), "Where the vault lies"), CheckModel::ToDo).startsWith(s("Move the vault")));
}

TEST(a_backup_opens_for_reading_and_offers_to_be_restored)
{
    Safe c;
    c.backUp();
    c.d.program().lock({});
    c.d.settle();
    const auto backup = std::filesystem::directory_iterator(c.backups())->path();
    vault::Gate& gate = *c.d.window().gate();
    gate.choose(kit::pathText(backup));
    QTest::keyClicks(gate.passphrase(), s(vault::kSamplePassphrase));
    gate.unlock();
    CHECK(Desktop::until([&] { return !gate.busy(); }));
    CHECK(c.d.desk().facts().readOnly);
    CHECK(c.d.window().banner()->text().contains(s("This is a backup")));
    auto restoring = test::shown<vault::RestoreDialog>(c.d, [&] { test::buttonWith(*c.d.window().banner(), "Restore it…").click(); });
    CHECK(Desktop::until([&] { return !restoring->working(); }));
    CHECK_EQ(restoring->list()->count(), 1);
    CHECK(c.d.program().desk() == nullptr);
    delete restoring;
}
