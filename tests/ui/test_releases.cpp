// SPDX-License-Identifier: GPL-3.0-or-later
// A second person releases what is OFFICIAL-SENSITIVE, on screen: asked from the export, answered in "Assurance", told on Home.
#include "tests/support/test.h"
#include "tests/ui/council.h"
#include "ui/assurance/release_pane.h"
#include "ui/assurance/release_view.h"
#include "ui/desk/release.h"
#include "ui/document/document_view.h"
#include "ui/kit/block_table.h"
#include "ui/kit/room.h"
#include "ui/report/export_dialog.h"
#include "ui/report/reports_page.h"
#include <QDir>
#include <QListWidget>

using namespace boulton;
using test::Council;
using test::Desktop;
using test::kFirst;
using test::s;

namespace {

constexpr const char* kSecond = "nine badgers polish trombones";

//! An analyst and a second administrator, who both hold the compartment.
struct Releases : Council {
    Releases()
    {
        join("Ana Lyst", workspace::Role::Analyst);
        join("Owen Owner", workspace::Role::AssetOwner, kSecond);
        for (const char* name : {"Ana Lyst", "Owen Owner"}) {
            select(name, "Corporate performance");
            test::buttonWith(*page, "Open to this person").click();
            settle();
        }
    }
    [[nodiscard]] QString out() const { return QDir(kit::pathText(d.folder())).filePath(s("out")); }
    reports::ReportsPage& reports()
    {
        d.go(s("reports"), {{s("audience"), s("clt")}, {s("month"), s("2020-03/1")}});
        CHECK(d.settle());
        return *qobject_cast<reports::ReportsPage*>(d.window().page());
    }
    //! Presses Export in its dialog; the dialog that it opens instead of exporting.
    template <typename T>
    QPointer<T> exportUntil(QPointer<reports::ExportDialog>& dialog)
    {
        QDir().mkpath(out());
        dialog = test::shown<reports::ExportDialog>(d, [&] { reports().exportPack(); });
        dialog->folder()->setText(out());
        return test::shown<T>(d, [&] { dialog->exportButton()->click(); });
    }
    QWidget& releases()
    {
        d.go(s("assurance"), {{s("tab"), s("releases")}});
        CHECK(d.settle());
        auto* all = qobject_cast<assurance::AssurancePage*>(d.window().page())->releases();
        CHECK(Desktop::until([&] { return all->settled(); }));
        return *all;
    }
    [[nodiscard]] int files() const { return static_cast<int>(QDir(out()).entryList(QDir::Files).size()); }
};

//! Sooner or later: what was just made is shown by the event loop.
bool sees(const QWidget& around, const char* words)
{
    return Desktop::until([&] { return test::says(around, words); });
}

} // namespace

TEST(a_second_person_releases_what_is_sensitive)
{
    Releases c;
    CHECK(c.unlock("ana.lyst", kFirst));
    QPointer<reports::ExportDialog> exporting;
    auto asking = c.exportUntil<desk::ReleaseDialog>(exporting);
    CHECK(test::says(*asking, "is OFFICIAL-SENSITIVE"));
    CHECK(!asking->askButton()->isEnabled());
    QTest::keyClicks(asking->reason(), s("Leadership meets at noon."));
    asking->askButton()->click();
    CHECK(Desktop::until([&] { return exporting.isNull(); })); // nothing to wait for in it
    CHECK_EQ(c.files(), 0);
    CHECK(sees(c.releases(), "You asked on"));
    CHECK(sees(c.releases(), "Nobody has answered yet."));

    CHECK(c.unlock("owen.owner", kSecond));
    c.d.go(s("home"));
    CHECK(c.d.settle());
    CHECK(sees(*c.d.window().page(), "1 export to be released by a second person."));
    QWidget& list = c.releases();
    CHECK(sees(list, "Ana Lyst asked on"));
    CHECK(sees(list, "Leadership meets at noon."));
    auto look = test::shown<assurance::ReleaseView>(c.d, [&] { test::buttonWith(list, "Look at it…").click(); });
    CHECK(look->view()->document() && !look->view()->document()->blocks.empty());
    auto confirm = test::shown<desk::ConfirmDialog>(c.d, [&] { test::buttonWith(*look, "Release it…").click(); });
    QTest::keyClicks(confirm->passphrase(), s("wrong words here"));
    confirm->okButton()->click();
    CHECK(Desktop::until([&] { return !confirm->problem().isEmpty(); }));
    QTest::keyClicks(confirm->passphrase(), s(kSecond));
    confirm->okButton()->click();
    CHECK(Desktop::until([&] { return confirm.isNull(); }));
    CHECK(c.d.settle());
    CHECK(sees(c.releases(), "Released by Owen Owner, for one export"));

    CHECK(c.unlock("ana.lyst", kFirst));
    exporting = test::shown<reports::ExportDialog>(c.d, [&] { c.reports().exportPack(); });
    exporting->folder()->setText(c.out());
    exporting->exportButton()->click();
    CHECK(Desktop::until([&] { return exporting.isNull(); }));
    CHECK(c.files() > 0);
    CHECK(sees(c.releases(), "and exported"));
}

TEST(who_releases_also_sees_the_exact_values_that_leave_in_the_files)
{
    Desktop d;
    report::Document document{.title = Text::raw("Rates")};
    table::TableBuilder rates({{.name = "ward"}, {.name = "value", .type = table::Type::Float64}});
    rates[0].append("Aston");
    rates[1].append(12.0625);
    document.tables.push_back({"rates", test::value(rates.finish())});
    document.values.push_back({"sii", 6.5});
    workspace::Release asked;
    asked.requesterName = "Ana Lyst";
    assurance::ReleaseView look(asked, std::make_shared<const report::Document>(document), [] {}, &d.window());
    CHECK_EQ(look.tabs()->count(), 3);
    const auto* table = look.findChild<kit::BlockTable*>();
    CHECK_EQ(table->model()->index(0, 0).data().toString(), s("Aston"));
    CHECK_EQ(table->model()->index(0, 1).data().toString(), s("12.0625"));
    CHECK_EQ(table->model()->headerData(1, Qt::Horizontal).toString(), s("value"));
    const auto* figures = look.findChild<QListWidget*>();
    CHECK_EQ(figures->item(0)->text(), s("sii: 6.5"));
}

TEST(broken_glass_is_told_to_everybody_until_another_person_has_reviewed_it)
{
    Releases c;
    CHECK(c.unlock("ana.lyst", kFirst));
    QPointer<reports::ExportDialog> exporting;
    auto asking = c.exportUntil<desk::ReleaseDialog>(exporting);
    QTest::keyClicks(asking->reason(), s("Flooding in Selly Park, tonight."));
    c.d.dialogs().answers = {0};
    asking->breakButton()->click();
    CHECK(Desktop::until([&] { return exporting.isNull(); }));
    CHECK(c.files() > 0);
    CHECK(c.unlock("owen.owner", kSecond));
    c.d.go(s("home"));
    CHECK(c.d.settle());
    CHECK(sees(*c.d.window().page(), "Ana Lyst broke the glass"));
    CHECK(sees(*c.d.window().page(), "Flooding in Selly Park"));
    QWidget& list = c.releases();
    CHECK(sees(list, "Ana Lyst broke the glass"));
    test::buttonWith(list, "I have reviewed it").click();
    CHECK(c.d.settle());
    CHECK(sees(c.releases(), "Nothing waits for a release"));
    c.d.go(s("home"));
    CHECK(c.d.settle());
    CHECK(!test::says(*c.d.window().page(), "broke the glass"));
}
