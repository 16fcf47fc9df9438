// SPDX-License-Identifier: GPL-3.0-or-later
// A briefing from the Reports page to the reader's screen: made, opened without the vault, refused, locked, ended, and never copied.
#include "tests/support/test.h"
#include "tests/ui/flows.h"
#include "core/report/archive.h"
#include "ui/briefing/briefing_window.h"
#include "ui/desk/confirm.h"
#include "ui/document/chart_plot.h"
#include "ui/document/chart_view.h"
#include "ui/document/document_view.h"
#include "ui/kit/new_passphrase.h"
#include "ui/kit/passphrase_field.h"
#include "ui/report/briefing_dialog.h"
#include "ui/report/reports_page.h"
#include <QClipboard>
#include <QFileInfo>
#include <QListWidget>
#include <QMenu>
#include <QSpinBox>
#include <QToolButton>
#include <filesystem>

using namespace boulton;
using briefingwindow::BriefingWindow;
using reports::BriefingDialog;
using test::Desktop;
using test::s;

namespace {

constexpr const char* kWords = "seven otters juggle lemons";

reports::ReportsPage& reportsPage(Desktop& d)
{
    if (!d.program().desk())
        d.openSample();
    d.go(s("reports"), {{s("audience"), s("clt")}, {s("month"), s("2020-03/1")}});
    return *qobject_cast<reports::ReportsPage*>(d.window().page());
}

void fill(BriefingDialog& dialog, const Desktop& d, const char* passphrase = kWords)
{
    dialog.passphrase()->clear();
    QTest::keyClicks(dialog.passphrase()->first(), s(passphrase));
    QTest::keyClicks(dialog.passphrase()->second(), s(passphrase));
    dialog.file()->setText(kit::pathText(d.folder() / "march")); // the ending is Boulton's to add
}

bool done(Desktop& d, const QPointer<BriefingDialog>& dialog)
{
    return Desktop::until([&] { return d.jobs().idle() && (dialog.isNull() || !dialog->problem().isEmpty()); }, 60'000);
}

//! A briefing of the leadership pack of March, cheap to open.
platform::Path made(Desktop& d, const char* name = "march.briefing")
{
    if (!d.program().desk())
        d.openSample();
    const auto path = d.folder() / name;
    bool written = false;
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
                                   {.title = "March for the team",
                                    .madeBy = "Sample officer",
                                    .vaultName = "sample",
                                    .programVersion = "test",
                                    .madeAt = now,
                                    .expiresAt = briefing::endOfDay(now, 14),
                                    .kdf = crypto::floorParameters()},
                                   documents, passphrase);
        },
        [&](const Status& status) { written = status.has_value(); });
    CHECK(d.settle());
    CHECK(written);
    return path;
}

//! From the gate, as people come to it.
QPointer<BriefingWindow> fromGate(Desktop& d, const platform::Path& path)
{
    if (d.program().desk())
        d.program().lock({});
    d.dialogs().files.push_back(kit::pathText(path));
    test::buttonWith(*d.window().gate(), "Open a briefing file…").click();
    for (QWidget* top : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<BriefingWindow*>(top); window && window->isVisible())
            return window;
    return {};
}

void type(BriefingWindow& window, const char* passphrase)
{
    QTest::keyClicks(window.passphrase(), s(passphrase));
    QTest::keyClick(window.passphrase(), Qt::Key_Return);
    CHECK(Desktop::until([&] { return !window.busy(); }));
}

bool viewSays(const BriefingWindow& window, const char* words)
{
    window.view()->buildAll();
    for (const auto* w : window.view()->findChildren<QWidget*>()) {
        if (const auto* label = qobject_cast<const QLabel*>(w); label && label->text().contains(s(words)))
            return true;
        if (w->accessibleDescription().contains(s(words)) || w->accessibleName().contains(s(words)))
            return true;
    }
    return false;
}

} // namespace

TEST(a_briefing_is_made_on_the_reports_page_and_read_at_the_gate)
{
    Desktop d;
    auto& page = reportsPage(d);
    auto dialog = test::shown<BriefingDialog>(d, [&] { test::buttonWith(page, "Briefing file…").click(); });
    CHECK(dialog->request().packs.size() == 1U); // what the page shows is ticked
    CHECK(dialog->title()->text() == s("Council Leadership Team, March 2020"));
    CHECK(dialog->days()->value() == workspace::kBriefingDays);
    CHECK(test::says(*dialog, "until the end of 4 May 2020"));
    CHECK(!dialog->makeButton()->isEnabled());
    CHECK(dialog->state().contains(s("needs a passphrase")));
    fill(*dialog, d);
    dialog->title()->setText(s("March for the team"));
    dialog->days()->setValue(3);
    CHECK(test::says(*dialog, "until the end of 23 April 2020"));
    CHECK(dialog->makeButton()->isEnabled());
    dialog->makeButton()->click();
    CHECK(done(d, dialog));
    CHECK(dialog.isNull());
    CHECK(page.exported() != nullptr);
    CHECK(page.exported()->text().contains(s("march.briefing")));
    CHECK(page.exported()->text().contains(s("OFFICIAL-SENSITIVE")));
    CHECK(page.exported()->text().contains(s("23 April 2020")));
    const auto file = d.folder() / "march.briefing";
    CHECK(std::filesystem::exists(file));

    auto window = fromGate(d, file);
    CHECK(window != nullptr);
    CHECK(d.program().desk() == nullptr); // no vault is open
    CHECK(!window->isOpen());
    CHECK(test::says(*window, "ends on 23 April 2020"));
    CHECK(!window->openButton()->isEnabled());
    type(*window, kWords);
    CHECK(window->isOpen());
    CHECK(window->passphrase()->isEmpty());
    CHECK(window->banner().contains(s("OFFICIAL-SENSITIVE")));
    CHECK(window->banner().contains(s("Read only")) && window->banner().contains(s("23 April 2020")));
    CHECK(window->windowTitle().startsWith(s("march.briefing")) && !window->windowTitle().contains(s("team")));
    CHECK(window->reports()->count() == 1);
    CHECK(test::says(*window, "March for the team"));
    // Its figures are those of the vault.
    d.openSample();
    report::Document pack;
    d.desk().run<report::Document>(
        {}, &d.window(),
        [](workspace::Session& session, const JobContext& job) {
            return workspace::packDocument(session, performance::Period::month(2020, 3), performance::Audience::LeadershipTeam, job);
        },
        [&](const Result<report::Document>& document) { pack = test::value(document); });
    CHECK(d.settle());
    report::Document read = *window->view()->document();
    read.provenance = pack.provenance; // the audit has gone on
    CHECK_EQ(test::value(report::pack(read)), test::value(report::pack(pack)));
    CHECK(viewSays(*window, "March 2020"));
    window->close();
    CHECK(Desktop::until([&] { return window.isNull(); }));
}

TEST(a_briefing_needs_a_passphrase_that_is_not_guessed_soon)
{
    Desktop d;
    auto& page = reportsPage(d);
    auto dialog = test::shown<BriefingDialog>(d, [&] { page.makeBriefing(); });
    fill(*dialog, d, "password1234");
    dialog->makeButton()->click();
    CHECK(done(d, dialog));
    CHECK(!dialog.isNull());
    CHECK(dialog->problem().contains(s("guessed too soon")));
    CHECK(dialog->makeButton()->isEnabled()); // to be tried with another
    CHECK(!std::filesystem::exists(d.folder() / "march.briefing"));
    for (int i = 0; i < dialog->reports()->count(); ++i)
        dialog->reports()->item(i)->setCheckState(Qt::Unchecked);
    CHECK(!dialog->makeButton()->isEnabled());
    CHECK(dialog->state() == s("Tick at least one report."));
    dialog->find()->setText(s("February"));
    int shown = 0;
    for (int i = 0; i < dialog->reports()->count(); ++i)
        shown += dialog->reports()->item(i)->isHidden() ? 0 : 1;
    CHECK(shown >= 1 && shown < dialog->reports()->count());
    dialog->close();
}

TEST(who_comes_to_an_unlocked_screen_makes_no_briefing)
{
    Desktop d;
    auto& page = reportsPage(d);
    d.clock().advanceSeconds(workspace::kConfirmedSeconds + 60);
    auto dialog = test::shown<BriefingDialog>(d, [&] { page.makeBriefing(); });
    fill(*dialog, d);
    auto again = test::shown<desk::ConfirmDialog>(d, [&] { dialog->makeButton()->click(); });
    CHECK(!std::filesystem::exists(d.folder() / "march.briefing"));
    QTest::keyClicks(again->passphrase(), s("somebody else's guess"));
    again->okButton()->click();
    CHECK(Desktop::until([&] { return !again->problem().isEmpty(); }));
    CHECK(!std::filesystem::exists(d.folder() / "march.briefing"));
    QTest::keyClicks(again->passphrase(), s(vault::kSamplePassphrase));
    again->okButton()->click();
    CHECK(done(d, dialog));
    CHECK(dialog.isNull());
    CHECK(std::filesystem::exists(d.folder() / "march.briefing"));
}

TEST(a_briefing_that_does_not_open_says_why_in_plain_words)
{
    Desktop d;
    const auto path = made(d);
    auto window = fromGate(d, path);
    type(*window, "not its passphrase");
    CHECK(window->problem().contains(s("does not open this briefing")));
    CHECK(!window->isOpen());

    d.clock().advanceSeconds(20 * 86'400);
    type(*window, kWords);
    CHECK(window->problem().contains(s("ended on 4 May 2020")));
    CHECK(window->problem().contains(s("Ask whoever made it")));
    d.clock().advanceSeconds(-400 * 86'400);
    type(*window, kWords);
    CHECK(window->problem().contains(s("The clock of this computer says")));
    d.clock().advanceSeconds(381 * 86'400);
    type(*window, kWords);
    CHECK(window->isOpen());
    CHECK(window->problem().isEmpty());
    window->close();

    std::string bytes = test::readAll(path);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    test::writeAll(d.folder() / "changed.briefing", bytes);
    window = fromGate(d, d.folder() / "changed.briefing");
    type(*window, kWords);
    CHECK(window->problem().contains(s("damaged or was changed")));
    CHECK(!window->isOpen());
    window->close();

    test::writeAll(d.folder() / "letter.briefing", "Dear all,\n");
    window = fromGate(d, d.folder() / "letter.briefing");
    CHECK(window->problem().contains(s("not a briefing of Boulton")));
    CHECK(!window->passphrase()->isVisible()); // nobody types a passphrase into what is none
    window->close();
}

TEST(a_briefing_locks_when_nobody_is_there_and_at_its_end)
{
    Desktop d;
    auto window = fromGate(d, made(d));
    type(*window, kWords);
    CHECK(window->isOpen());
    const std::weak_ptr<const report::Document> document = window->view()->document();
    CHECK(!document.expired());
    d.settings().setIdleLockMinutes(1);
    window->setIdleMinute(30);
    CHECK(Desktop::until([&] { return !window->isOpen(); }));
    CHECK(window->problem().contains(s("without input")));
    CHECK(Desktop::until([&] { return document.expired(); })); // nothing holds it
    CHECK(window->reports()->count() == 0 && window->view()->document() == nullptr);
    CHECK(window->banner().trimmed().isEmpty());
    CHECK(!test::says(*window, "March for the team"));
    window->setIdleMinute(60'000);

    type(*window, kWords); // it is asked for again
    CHECK(window->isOpen());
    window->checkEnd();
    CHECK(window->isOpen());
    d.clock().advanceSeconds(15 * 86'400); // midnight passes while it is read
    window->checkEnd();
    CHECK(!window->isOpen());
    CHECK(window->problem().contains(s("ended on 4 May 2020")));
    window->close();
}

TEST(nothing_of_a_briefing_leaves_the_window)
{
    Desktop d;
    auto window = fromGate(d, made(d));
    type(*window, kWords);
    window->view()->buildAll();
    QGuiApplication::clipboard()->setText(s("before"));
    int charts = 0;
    for (auto* chart : window->findChildren<document::ChartView*>()) {
        if (++charts > 3)
            break;
        for (const QAction* action : chart->menu()->actions())
            CHECK(!action->text().contains(s("Copy")) && !action->text().contains(s("Save")));
        chart->copyData();
        chart->copyPicture();
        QTest::keyClick(chart->plot(), Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(chart->plot(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    }
    CHECK(charts > 0);
    int views = 0;
    for (auto* widget : window->view()->findChildren<QWidget*>()) {
        if (const auto* label = qobject_cast<QLabel*>(widget))
            CHECK(label->textInteractionFlags() == Qt::NoTextInteraction);
        if (const auto* button = qobject_cast<QAbstractButton*>(widget))
            CHECK(!button->accessibleName().contains(s("Copy")));
        if (++views < 200 && widget->focusPolicy() != Qt::NoFocus)
            QTest::keyClick(widget, Qt::Key_C, Qt::ControlModifier);
    }
    for (auto* button : window->findChildren<QAbstractButton*>())
        for (const char* word : {"Export", "Print", "Save", "Copy"})
            CHECK(!button->text().contains(s(word)));
    CHECK(QGuiApplication::clipboard()->text() == s("before"));
    QTest::keyClick(window.data(), Qt::Key_Escape);
    CHECK(window->isVisible()); // a slip of the hand does not close what is read
    window->close();
}

TEST(charts_of_a_vault_can_still_be_copied)
{
    Desktop d;
    d.openSample();
    document::DocumentView view;
    report::Document document;
    document.title = Text::raw("A document");
    figure::ChartSpec spec{.kind = figure::ChartKind::Bar};
    spec.title = Text::raw("A chart");
    spec.categories = {Text::raw("one")};
    spec.series = {{.name = Text::raw("Actual"), .values = {1.0}}};
    document.blocks.emplace_back(report::ChartBlock{.spec = std::make_shared<const figure::ChartSpec>(spec)});
    view.setDocument(std::make_shared<const report::Document>(document));
    view.buildAll();
    auto* chart = view.findChild<document::ChartView*>();
    CHECK(chart != nullptr);
    QGuiApplication::clipboard()->setText(s("before"));
    chart->copyData();
    CHECK(QGuiApplication::clipboard()->text().contains(s("Actual")));
}
