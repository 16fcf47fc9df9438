// SPDX-License-Identifier: GPL-3.0-or-later
// People and access on screen: joiners, movers, leavers, compartments, the passphrase typed again.
#include "tests/support/test.h"
#include "tests/ui/council.h"
#include "ui/assurance/recovery_dialog.h"
#include "ui/assurance/recovery_papers.h"
#include "ui/desk/confirm.h"
#include "ui/kit/block_table.h"
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>

using namespace boulton;
using namespace boulton::assurance;
using test::Council;
using test::Desktop;
using test::kFirst;
using test::s;

TEST(somebody_joins_moves_and_leaves_on_one_page)
{
    Council c;
    QAbstractItemModelTester tester(c.page->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto dialog = test::shown<PersonDialog>(c.d, [&] { c.page->addPerson(); });
    CHECK(!dialog->okButton()->isEnabled());
    dialog->name()->setText(s("Zoë O'Hara")); // keyClicks knows ASCII
    CHECK_EQ(dialog->login()->text(), s("zoe.ohara")); // proposed
    dialog->role()->setCurrentIndex(dialog->role()->findData(static_cast<int>(workspace::Role::ServiceOfficer)));
    CHECK(!dialog->limits().empty());
    dialog->limits().front()->setChecked(true);
    const QString directorate = dialog->limits().front()->text();
    Council::choose(*dialog->passphrase(), "Birmingham2020");
    CHECK(dialog->okButton()->isEnabled());
    dialog->okButton()->click();
    CHECK(Desktop::until([&] { return !dialog->problem().isEmpty(); })); // guessed too soon: said in the dialog, which stays
    CHECK(dialog->problem().contains(s("guessed too soon")));
    CHECK_EQ(dialog->name()->text(), s("Zoë O'Hara"));
    Council::choose(*dialog->passphrase(), kFirst);
    dialog->okButton()->click();
    CHECK(Desktop::until([&] { return dialog.isNull(); }));
    c.settle();
    CHECK_EQ(c.cell("Zoë", "Role"), s("Service officer"));
    CHECK_EQ(c.cell("Zoë", "May change figures of"), directorate);
    CHECK_EQ(c.cell("Zoë", "Corporate performance"), s("closed"));
    c.select("Zoë", "Corporate performance");
    test::buttonWith(*c.page, "Open to this person").click();
    c.settle();
    CHECK_EQ(c.cell("Zoë", "Corporate performance"), s("open"));
    CHECK(c.unlock("zoe.ohara", kFirst));
    CHECK_EQ(c.d.desk().facts().userName, s("Zoë O'Hara"));
    c.look(); // and sees who there is, without being able to change it
    for (const char* button : {"Add a person…", "New compartment…", "Change role…", "This person leaves…", "Open to this person", "Close to this person…"})
        CHECK(!test::buttonWith(*c.page, button).isEnabled());
    CHECK(test::says(*c.page, "An administrator changes who there is"));

    CHECK(c.unlock({}, vault::kSamplePassphrase));
    c.look();
    c.select("Zoë");
    auto move = test::shown<PersonDialog>(c.d, [&] { test::buttonWith(*c.page, "Change role…").click(); });
    CHECK(move->limits().front()->isChecked());
    move->limits().front()->setChecked(false);
    move->role()->setCurrentIndex(move->role()->findData(static_cast<int>(workspace::Role::Analyst)));
    move->okButton()->click();
    CHECK(Desktop::until([&] { return move.isNull(); }));
    c.settle();
    CHECK_EQ(c.cell("Zoë", "Role"), s("Analyst"));
    CHECK_EQ(c.cell("Zoë", "May change figures of"), s("the whole council"));

    c.select("Zoë");
    c.d.dialogs().answers = {1};
    test::buttonWith(*c.page, "This person leaves…").click(); // and is kept after all
    c.settle();
    CHECK_EQ(c.cell("Zoë", "Role"), s("Analyst"));
    c.d.dialogs().answers = {0};
    test::buttonWith(*c.page, "This person leaves…").click();
    c.settle();
    CHECK_EQ(c.cell("Zoë", "Role"), s("Has left"));
    CHECK(!c.unlock("zoe.ohara", kFirst));
    CHECK(c.d.dialogs().unexpected.isEmpty());
}

TEST(data_and_analyses_are_closed_to_a_role_without_them)
{
    Council c;
    c.join("Una Auditor", workspace::Role::Auditor);
    c.select("Una", "Corporate performance");
    test::buttonWith(*c.page, "Open to this person").click();
    c.settle();
    CHECK(c.unlock("una.auditor", kFirst));
    c.d.go(s("data"), {{s("tab"), s("datasets")}});
    CHECK(test::says(*c.d.window().page(), "Datasets are closed to your role"));
    c.d.go(s("analyses"));
    CHECK(test::says(*c.d.window().page(), "Analyses are closed to your role"));
    c.d.go(s("audit"));
    CHECK(test::says(*c.d.window().page(), "events are listed"));
    c.d.go(s("performance")); // which everybody sees
    c.d.go(s("reports"));     // likewise, but nothing leaves
    for (const auto* button : c.d.window().page()->findChildren<QAbstractButton*>())
        CHECK(!button->isVisible() || !QStringList({s("Export…"), s("Briefing file…"), s("Pack details…")}).contains(button->text()));
    CHECK(c.d.dialogs().unexpected.isEmpty());
}

TEST(who_sits_down_at_an_open_screen_is_asked_for_the_passphrase)
{
    Council c;
    c.d.clock().advanceSeconds(workspace::kConfirmedSeconds + 1);
    auto person = test::shown<PersonDialog>(c.d, [&] { c.page->addPerson(); });
    QTest::keyClicks(person->name(), s("Dan Okafor"));
    Council::choose(*person->passphrase(), kFirst);
    auto confirm = test::shown<desk::ConfirmDialog>(c.d, [&] { person->okButton()->click(); });
    CHECK(test::says(*confirm, "add a user"));
    CHECK(!confirm->okButton()->isEnabled());
    QTest::keyClicks(confirm->passphrase(), s("somebody else's guess"));
    confirm->okButton()->click();
    CHECK(Desktop::until([&] { return !confirm->problem().isEmpty(); }));
    c.settle();
    CHECK_EQ(c.rowOf("Dan Okafor"), -1);
    QTest::keyClicks(confirm->passphrase(), s(vault::kSamplePassphrase));
    confirm->okButton()->click();
    CHECK(Desktop::until([&] { return confirm.isNull() && person.isNull(); }));
    c.settle();
    CHECK(c.rowOf("Dan Okafor") >= 0);
    c.d.clock().advanceSeconds(workspace::kConfirmedSeconds + 1);
    c.select("Dan Okafor", "Corporate performance");
    auto again = test::shown<desk::ConfirmDialog>(c.d, [&] { c.page->grant(); });
    again->reject(); // nothing happens
    c.settle();
    CHECK_EQ(c.cell("Dan", "Corporate performance"), s("closed"));
}

TEST(a_closed_compartment_is_asked_for_and_opened)
{
    Council c;
    c.join("Dan Okafor", workspace::Role::Auditor);
    CHECK(!c.unlock("dan.okafor", kFirst)); // right, but the compartment for performance is closed
    vault::Gate& gate = *c.d.window().gate();
    CHECK(test::says(gate, "closed to you"));
    c.d.dialogs().lines = {s("The yearly audit.")};
    test::buttonWith(gate, "Ask for access…").click();
    CHECK(Desktop::until([&] { return test::says(gate, "Asked. An administrator sees it"); }));
    CHECK(!c.unlock("dan.okafor", kFirst));
    c.d.dialogs().lines = {s("Once more.")};
    test::buttonWith(gate, "Ask for access…").click();
    CHECK(Desktop::until([&] { return test::says(gate, "You asked already"); }));

    CHECK(c.unlock({}, vault::kSamplePassphrase));
    c.look();
    CHECK_EQ(c.page->requests().size(), std::size_t{1});
    CHECK(Desktop::until([&] { return test::says(*c.page, "Dan Okafor asks for “Corporate performance”: The yearly audit."); }));
    CHECK_EQ(c.cell("Dan", "Corporate performance"), s("closed, asks for it"));
    test::buttonWith(*c.page, "Open it to them").click();
    c.settle();
    CHECK(c.page->requests().empty());
    CHECK_EQ(c.cell("Dan", "Corporate performance"), s("open"));
    CHECK(c.unlock("dan.okafor", kFirst));

    CHECK(c.unlock({}, vault::kSamplePassphrase));
    c.look();
    c.d.dialogs().lines = {s("Housing")};
    test::buttonWith(*c.page, "New compartment…").click();
    c.settle();
    CHECK_EQ(c.cell("Dan", "Housing"), s("closed"));
    CHECK(c.unlock("dan.okafor", kFirst));
    c.look();
    c.select("Dan", "Housing");
    CHECK(test::buttonWith(*c.page, "Ask for access…").isEnabled());
    c.d.dialogs().lines = {s("Repairs are in the audit plan.")};
    test::buttonWith(*c.page, "Ask for access…").click();
    c.settle();
    CHECK(Desktop::until([&] { return test::says(*c.page, "You asked for “Housing”"); }));
    CHECK(!test::buttonWith(*c.page, "Ask for access…").isEnabled());
    CHECK(c.unlock({}, vault::kSamplePassphrase));
    c.look();
    CHECK(Desktop::until([&] { return test::says(*c.page, "Repairs are in the audit plan."); }));
    test::buttonWith(*c.page, "Decline").click();
    c.settle();
    CHECK(c.page->requests().empty());
    c.select("Dan", "Corporate performance");
    c.d.dialogs().answers = {0};
    test::buttonWith(*c.page, "Close to this person…").click();
    c.settle();
    CHECK_EQ(c.cell("Dan", "Corporate performance"), s("closed"));
    CHECK(!c.unlock("dan.okafor", kFirst));
}

TEST(after_five_wrong_passphrases_the_wait_is_said_in_seconds)
{
    Council c;
    for (int i = 0; i < 6; ++i)
        CHECK(!c.unlock({}, "not the passphrase"));
    CHECK(test::says(*c.d.window().gate(), "Try again in"));
    CHECK(!c.unlock({}, vault::kSamplePassphrase)); // also with the right one
    c.d.clock().advanceSeconds(600);
    CHECK(c.unlock({}, vault::kSamplePassphrase));
}

TEST(recovery_codes_count_only_when_they_were_typed_from_their_papers)
{
    Council c;
    CHECK(Desktop::until([&] { return test::says(*c.page, "There are no recovery codes"); }));
    auto dialog = test::shown<RecoveryDialog>(c.d, [&] { test::buttonWith(*c.page, "Recovery codes…").click(); });
    dialog->nextButton()->click();
    CHECK(!dialog->keepButton()->isEnabled());
    const auto type = [&](std::size_t field, std::size_t code, char last = '\0') {
        dialog->fields().at(field)->clear();
        for (const unsigned char byte : dialog->codes().codes.at(code).bytes())
            QTest::keyClick(dialog->fields().at(field), static_cast<char>(byte));
        if (last != '\0') {
            QTest::keyClick(dialog->fields().at(field), Qt::Key_Backspace);
            QTest::keyClick(dialog->fields().at(field), last);
        }
    };
    type(0, 0);
    type(1, 2); // papers mixed up
    type(2, 1);
    CHECK(dialog->keepButton()->isEnabled());
    dialog->keepButton()->click();
    CHECK(Desktop::until([&] { return dialog->problem().contains(s("This is not code B")); }));
    type(1, 1);
    const char wrong = dialog->codes().codes.at(2).bytes().back() == 'Z' ? 'Y' : 'Z';
    type(2, 2, wrong);
    dialog->keepButton()->click();
    CHECK(Desktop::until([&] { return dialog->problem().contains(s("Code C: the group number 7 is mistyped")); }));
    CHECK(c.rowOf("Recovery codes") < 0);
    type(2, 2);
    dialog->keepButton()->click();
    CHECK(Desktop::until([&] { return dialog.isNull(); }));
    c.settle();
    CHECK(c.rowOf("Recovery codes") >= 0);
    CHECK_EQ(c.cell("Recovery codes", "Corporate performance"), s("open"));
    CHECK(!test::says(*c.page, "There are no recovery codes"));
}

TEST(recovery_codes_are_printed_on_three_papers_each_with_its_letter_the_vault_and_the_day)
{
    workspace::RecoveryCodes codes{.codes = {test::value(crypto::Secret::copyOf("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF-GGGGG")),
                                             test::value(crypto::Secret::copyOf("11111-22222-33333-44444-55555-66666-77777")),
                                             test::value(crypto::Secret::copyOf("VVVVV-WWWWW-XXXXX-YYYYY-ZZZZZ-88888-99999"))}};
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("papers.pdf"));
    {
        QPdfWriter pdf(file);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        CHECK(paintRecoveryPapers(pdf, codes, QStringLiteral("Council"), QStringLiteral("26 November 2026")));
    }
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")});
    CHECK(reader.waitForFinished());
    const QStringList pages = QString::fromUtf8(reader.readAllStandardOutput()).split(QLatin1Char('\f'), Qt::SkipEmptyParts);
    CHECK_EQ(pages.size(), 3);
    for (qsizetype i = 0; i < 3; ++i) {
        QString letters = pages[i];
        letters.remove(QLatin1Char(' ')); // each is painted by itself
        const auto bytes = codes.codes.at(static_cast<std::size_t>(i)).bytes();
        CHECK(letters.contains(QString::fromLatin1(reinterpret_cast<const char*>(bytes.data()), std::ssize(bytes))));
        CHECK(pages[i].contains(s("Recovery code ") + QLatin1Char("ABC"[i])));
        CHECK(pages[i].contains(s("Council")) && pages[i].contains(s("26 November 2026")));
    }
}

TEST(two_recovery_codes_let_a_new_administrator_in_at_the_gate)
{
    Council c;
    std::shared_ptr<workspace::RecoveryCodes> codes;
    c.d.desk().run<std::shared_ptr<workspace::RecoveryCodes>>(
        {}, &c.d.window(),
        [](workspace::Session& session, const JobContext&) -> Result<std::shared_ptr<workspace::RecoveryCodes>> {
            BOULTON_TRY_ASSIGN(workspace::RecoveryCodes made, workspace::draftRecoveryCodes(session));
            std::array<crypto::Secret, 3> typed;
            for (std::size_t i = 0; i < typed.size(); ++i) {
                BOULTON_TRY_ASSIGN(typed.at(i), crypto::Secret::copyOf(made.codes.at(i).bytes()));
            }
            BOULTON_TRY(workspace::keepRecoveryCodes(session, made, typed));
            return std::make_shared<workspace::RecoveryCodes>(std::move(made));
        },
        [&](const Result<std::shared_ptr<workspace::RecoveryCodes>>& made) { codes = test::value(made); });
    CHECK(Desktop::until([&] { return codes != nullptr; }));
    c.d.program().lock({});
    vault::Gate& gate = *c.d.window().gate();
    gate.choose(kit::pathText(c.folder));
    auto dialog = test::shown<vault::RecoverDialog>(c.d, [&] { test::buttonWith(gate, "Nobody can unlock it? Use recovery codes…").click(); });
    const auto type = [&](std::size_t field, std::size_t code) {
        dialog->codes().at(field)->clear();
        for (const unsigned char byte : codes->codes.at(code).bytes())
            QTest::keyClick(dialog->codes().at(field), static_cast<char>(byte));
    };
    type(0, 2);
    type(1, 2);
    dialog->reason()->setText(s("Both administrators left."));
    dialog->name()->setText(s("New Head"));
    dialog->login()->setText(s("new.head"));
    Council::choose(*dialog->passphrase(), kFirst);
    dialog->okButton()->click();
    CHECK(Desktop::until([&] { return dialog->problem().contains(s("the same code twice")); }));
    type(1, 0);
    dialog->okButton()->click();
    CHECK(Desktop::until([&] { return dialog.isNull(); }));
    CHECK(test::says(gate, "new.head is an administrator now"));
    QTest::keyClicks(gate.passphrase(), s(kFirst));
    gate.unlock();
    CHECK(Desktop::until([&] { return c.d.program().desk() != nullptr; }));
    CHECK_EQ(c.d.desk().facts().userName, s("New Head"));
    CHECK(c.unlock({}, vault::kSamplePassphrase)); // those who were administrators before are told
    c.look();
    CHECK(Desktop::until([&] { return test::says(*c.page, "Two recovery codes were used"); }));
}
