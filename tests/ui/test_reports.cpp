// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/plan_store.h"
#include "core/workspace/publish.h"
#include "tests/support/small_disk.h"
#include "tests/support/test.h"
#include "tests/ui/bare_desk.h"
#include "tests/ui/busy_vault.h"
#include "tests/ui/flows.h"
#include "ui/kit/text.h"
#include "ui/report/details_dialog.h"
#include "ui/report/export_dialog.h"
#include "ui/report/reports_page.h"
#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <filesystem>

using namespace boulton;
using namespace boulton::reports;
using test::Desktop;
using workspace::PackFormat;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

ReportsPage& open(Desktop& d, const QVariantMap& with = {})
{
    if (!d.program().desk())
        d.openSample();
    d.go(s("reports"), with);
    auto* page = qobject_cast<ReportsPage*>(d.window().page());
    CHECK(page != nullptr);
    return *page;
}

QPointer<ExportDialog> exportDialog(Desktop& d, ReportsPage& page)
{
    return test::shown<ExportDialog>(d, [&] { page.exportPack(); });
}

bool previewSays(const ReportsPage& page, std::string_view words)
{
    const auto pages = page.preview()->area()->pages();
    for (std::size_t i = 0; pages && i < pages->count(); ++i)
        if (pages->text(i).find(words) != std::string::npos)
            return true;
    return false;
}

std::vector<std::string> filesIn(const platform::Path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

} // namespace

TEST(the_pages_of_the_chosen_pack_are_shown)
{
    Desktop d;
    ReportsPage& page = open(d);
    CHECK_EQ(page.periodBox()->currentData().toString(), s("2020-01/3")); // Cabinet: the newest quarter
    CHECK(page.preview()->pageCount() > 10);
    CHECK_EQ(page.marking(), s("OFFICIAL"));
    CHECK(page.state().startsWith(s("Draft")));
    const int cabinet = page.preview()->pageCount();
    page.arrive({{s("audience"), s("clt")}, {s("month"), s("2020-03/1")}});
    CHECK(d.settle());
    CHECK_EQ(page.audienceBox()->currentIndex(), 1);
    CHECK_EQ(page.periodBox()->currentData().toString(), s("2020-03/1"));
    CHECK_EQ(page.marking(), s("OFFICIAL-SENSITIVE"));
    CHECK(page.preview()->pageCount() > 0);
    CHECK(page.preview()->pageCount() != cabinet);
}

TEST(only_the_last_of_several_choices_is_shown)
{
    Desktop d;
    ReportsPage& page = open(d);
    page.audienceBox()->setCurrentIndex(1);
    page.audienceBox()->setCurrentIndex(0);
    page.audienceBox()->setCurrentIndex(1);
    CHECK(!page.settled());
    CHECK(d.settle());
    CHECK_EQ(page.marking(), s("OFFICIAL-SENSITIVE"));
    CHECK(page.preview()->pageCount() > 0);
}

TEST(a_pack_is_exported_all_or_none)
{
    Desktop d;
    ReportsPage& page = open(d, {{s("audience"), s("cabinet")}, {s("month"), s("2020-03/1")}});
    const platform::Path folder = d.folder() / "out";
    std::filesystem::create_directory(folder);
    auto dialog = exportDialog(d, page);
    CHECK(dialog->format(PackFormat::Pdf)->isChecked());
    dialog->format(PackFormat::Docx)->setChecked(false);
    dialog->folder()->setText(kit::pathText(folder));
    dialog->start();
    CHECK(Desktop::until([&] { return dialog.isNull(); }));
    CHECK((filesIn(folder) == std::vector<std::string>{"Cabinet-pack-2020-03.html", "Cabinet-pack-2020-03.pdf", "Cabinet-pack-2020-03.xlsx"}));
    CHECK_EQ(d.settings().exportFolder(), kit::pathText(folder));
    CHECK(page.exported() != nullptr);
    CHECK(page.exported()->text().contains(s("Cabinet-pack-2020-03.pdf")));

    // nothing is left behind where it cannot be written
    const platform::Path closed = d.folder() / "closed";
    std::filesystem::create_directory(closed);
    std::filesystem::create_directory(closed / "Cabinet-pack-2020-03.xlsx"); // a folder stands where a file is to be
    dialog = exportDialog(d, page);
    dialog->format(PackFormat::Docx)->setChecked(false);
    dialog->folder()->setText(kit::pathText(closed));
    dialog->start();
    CHECK(Desktop::until([&] { return !dialog->problem().isEmpty(); }));
    CHECK((filesIn(closed) == std::vector<std::string>{"Cabinet-pack-2020-03.xlsx"}));
    CHECK(dialog->exportButton()->isEnabled()); // another folder can be chosen
    CHECK_EQ(d.settings().exportFolder(), kit::pathText(folder));
    dialog->folder()->setText(s("not/absolute"));
    dialog->start();
    CHECK(!dialog->problem().isEmpty());
    for (const PackFormat f : {PackFormat::Pdf, PackFormat::Html, PackFormat::Xlsx})
        dialog->format(f)->setChecked(false);
    CHECK(!dialog->exportButton()->isEnabled());
    dialog->reject();
    CHECK(d.dialogs().told.empty());
}

TEST(an_export_can_be_stopped_and_leaves_nothing)
{
    Desktop d;
    ReportsPage& page = open(d);
    const platform::Path folder = d.folder() / "out";
    std::filesystem::create_directory(folder);
    auto dialog = exportDialog(d, page);
    dialog->folder()->setText(kit::pathText(folder));
    {
        const test::BusyVault busy(d.desk(), &d.window());
        dialog->start();
        dialog->reject(); // Esc while it runs
    }
    CHECK(dialog != nullptr);
    CHECK(d.settle());
    CHECK(!dialog->problem().isEmpty());
    CHECK(filesIn(folder).empty());
    CHECK(page.exported() == nullptr);
    dialog->reject();
}

TEST(a_disk_without_room_is_said_and_the_export_goes_on_when_there_is_some)
{
    Desktop d;
    ReportsPage& page = open(d);
    const platform::Path folder = d.folder() / "out";
    std::filesystem::create_directory(folder);
    test::writeAll(folder / "kept.txt", "of somebody else");
    auto dialog = exportDialog(d, page);
    dialog->folder()->setText(kit::pathText(folder));
    {
        const test::SmallDisk full(20'000); // less than any of the four files needs
        dialog->start();
        CHECK(d.settle());
    }
    CHECK(dialog != nullptr);
    CHECK(dialog->problem().contains(s("The disk is full")));
    CHECK(dialog->problem().contains(s("Make room")));
    CHECK((filesIn(folder) == std::vector<std::string>{"kept.txt"}));
    CHECK(page.exported() == nullptr);
    CHECK(dialog->exportButton()->isEnabled());
    dialog->start(); // there is room now: the same dialog, the same choices
    CHECK(Desktop::until([&] { return dialog.isNull(); }));
    CHECK_EQ(filesIn(folder).size(), std::size_t{5});
    CHECK(page.exported() != nullptr);
}

TEST(a_word_template_that_is_not_there_stops_the_export)
{
    Desktop d;
    d.settings().setTemplateFile(kit::pathText(d.folder() / "council.docx"));
    ReportsPage& page = open(d);
    const platform::Path folder = d.folder() / "out";
    std::filesystem::create_directory(folder);
    auto dialog = exportDialog(d, page);
    dialog->folder()->setText(kit::pathText(folder));
    if (!dialog->format(PackFormat::Docx)->isEnabled())
        throw test::Skipped("there is no Word writer in this program");
    CHECK(dialog->templateBox() != nullptr);
    CHECK(dialog->templateBox()->isChecked());
    dialog->start();
    CHECK(dialog->problem().contains(s("council.docx")));
    CHECK(d.settle());
    CHECK(filesIn(folder).empty());
    // a file that is no Word document: refused by the writer, and nothing else is left either
    test::writeAll(d.folder() / "council.docx", "no zip at all");
    dialog->start();
    CHECK(d.settle());
    CHECK(!dialog->problem().isEmpty());
    CHECK(filesIn(folder).empty());
    dialog->templateBox()->setChecked(false);
    dialog->start();
    CHECK(Desktop::until([&] { return dialog.isNull(); }));
    CHECK_EQ(filesIn(folder).size(), std::size_t{4});
}

TEST(without_a_word_writer_word_cannot_be_ticked)
{
    Desktop d;
    ExportDialog dialog({.title = s("Cabinet"), .stem = s("pack"), .folder = s("/tmp"), .council = {}, .docx = false}, d.dialogs());
    CHECK(!dialog.format(PackFormat::Docx)->isEnabled());
    CHECK(!dialog.choice().formats.contains(PackFormat::Docx));
    CHECK(!dialog.format(PackFormat::Docx)->accessibleDescription().isEmpty());
}

class FolderOpener : public QObject {
    Q_OBJECT
public:
    QList<QUrl> opened;
public Q_SLOTS:
    void open(const QUrl& url) { opened << url; }
};

TEST(the_folder_is_opened_and_no_file)
{
    Desktop d;
    ReportsPage& page = open(d);
    const platform::Path folder = d.folder() / "out";
    std::filesystem::create_directory(folder);
    auto dialog = exportDialog(d, page);
    for (const PackFormat f : {PackFormat::Pdf, PackFormat::Docx, PackFormat::Xlsx})
        dialog->format(f)->setChecked(false);
    dialog->folder()->setText(kit::pathText(folder));
    dialog->start();
    CHECK(Desktop::until([&] { return dialog.isNull(); }));
    FolderOpener opener;
    QDesktopServices::setUrlHandler(s("file"), &opener, "open");
    const auto buttons = page.exported()->findChildren<QPushButton*>();
    CHECK(!buttons.isEmpty());
    buttons.front()->click();
    QDesktopServices::unsetUrlHandler(s("file"));
    CHECK_EQ(opener.opened.size(), qsizetype{1});
    CHECK_EQ(opener.opened.front(), QUrl::fromLocalFile(kit::pathText(folder)));
}

TEST(pack_details_are_edited_and_printed)
{
    Desktop d;
    ReportsPage& page = open(d);
    auto dialog = test::shown<DetailsDialog>(d, [&] { page.editDetails(); });
    const PackTexts before = dialog->texts();
    CHECK_EQ(before.details.wardsAffected, std::string("All"));
    CHECK_EQ(before.details.compliance.size(), std::size_t{6});
    dialog->line(s("Report of"))->setText(s("Director of Strategy"));
    dialog->text(s("Recommendations, one a line"))->setPlainText(s("That Cabinet notes it.\n\n That Cabinet agrees it. "));
    d.dialogs().answers = {1};
    dialog->reject(); // asks, and goes on
    CHECK(dialog != nullptr);
    CHECK_EQ(d.dialogs().asked.size(), std::size_t{1});
    dialog->saveButton()->click();
    CHECK(Desktop::until([&] { return dialog.isNull(); }));
    CHECK(d.settle());
    std::optional<packs::Details> stored;
    std::optional<report::Document> pack;
    d.desk().run<packs::Details>({}, &d.window(), [](workspace::Session& session, const JobContext&) { return workspace::loadPackDetails(session); },
                                 [&](Result<packs::Details> details) { stored = test::value(std::move(details)); });
    CHECK(d.settle());
    CHECK_EQ(stored->reportOf, std::string("Director of Strategy"));
    CHECK((stored->recommendations == std::vector<std::string>{"That Cabinet notes it.", "That Cabinet agrees it."}));
    CHECK_EQ(stored->background, before.details.background);
    dialog = test::shown<DetailsDialog>(d, [&] { page.editDetails(); });
    dialog->reject(); // nothing was changed: nothing is asked
    CHECK_EQ(d.dialogs().asked.size(), std::size_t{1});
}

TEST(a_sign_off_and_an_edit_reach_the_preview)
{
    Desktop d;
    ReportsPage& page = open(d, {{s("audience"), s("clt")}, {s("month"), s("2020-03/1")}});
    CHECK(page.state().startsWith(s("Draft")));
    CHECK(!previewSays(page, "4,243"));
    const auto& plan = *d.desk().plan();
    const auto measure = std::ranges::find_if(plan.measures, [&](const performance::Measure& m) { // printed as it was typed
        return m.frequencyMonths == 1 && m.scale == 1 && m.unit != "%" && m.calculation == performance::Calculation::Snapshot &&
               plan.history.at(m.code, performance::Period::month(2020, 3));
    });
    CHECK(measure != plan.measures.end());
    test::value(d.desk().edit(s("test"), {{.measure = measure->code, .period = performance::Period::month(2020, 3), .value = 4243}}));
    CHECK(Desktop::until([&] { return previewSays(page, "4,243"); }));
    CHECK(d.settle());
    bool signedOff = false;
    const auto month = performance::Period::month(2020, 3);
    d.desk().run<performance::SignOff>(
        {}, &d.window(),
        [month](workspace::Session& session, const JobContext&) {
            return workspace::signOffPeriod(session, month, performance::Audience::LeadershipTeam, "Agreed");
        },
        [&](const Result<performance::SignOff>& done) {
            signedOff = done.has_value();
            d.desk().reload();
        });
    CHECK(Desktop::until([&] { return signedOff && page.state().startsWith(s("Signed off by")); }));
    CHECK(d.settle());
    CHECK(page.preview()->pageCount() > 0);
    CHECK(page.periodBox()->currentText().contains(s("signed off")));
    CHECK_EQ(page.periodBox()->currentData().toString(), s("2020-03/1"));
}

TEST(without_figures_there_is_no_pack_and_it_says_what_to_do)
{
    test::BareDesk bare;
    ReportsPage page(bare.context());
    page.show();
    CHECK(bare.settle());
    CHECK(page.firstFocus() == nullptr);
    page.exportPack();
    CHECK(bare.dialogs.told.empty());
    const auto* empty = page.findChild<kit::EmptyState*>(QString(), Qt::FindDirectChildrenOnly);
    CHECK(empty != nullptr);
    CHECK(empty->isVisibleTo(&page));
    empty->findChild<QPushButton*>()->click();
    CHECK(bare.gone == QStringList{s("data")});
}

#include "test_reports.moc"
