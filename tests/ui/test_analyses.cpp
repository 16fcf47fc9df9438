// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/modules/analysis_module.h"
#include "core/workspace/audit_trail.h"
#include "core/workspace/import.h"
#include "tests/support/test.h"
#include "tests/ui/bare_desk.h"
#include "tests/ui/busy_vault.h"
#include "tests/ui/desktop.h"
#include "ui/analysis/analyses_page.h"
#include "ui/analysis/entry_list.h"
#include "ui/analysis/module_form.h"
#include "ui/analysis/param_editor.h"
#include "ui/analysis/result_view.h"
#include "ui/document/chart_view.h"
#include "ui/document/document_view.h"
#include "ui/kit/text.h"
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QTabWidget>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <set>

using namespace boulton;
using namespace boulton::analysis;
using test::Desktop;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

using P = modules::Param;
using K = modules::ParamKind;

//! A module that no menu has: one parameter of every kind, and of one that this version does not know.
const modules::AnalysisModule kEveryKind{
    .id = "every-kind",
    .title = BOULTON_TR("test", "Every kind"),
    .summary = BOULTON_TR("test", "All there is."),
    .needs = {{.name = "data",
               .title = BOULTON_TR("test", "Rows"),
               .fields = {{.name = "when", .meaning = BOULTON_TR("test", "the period"), .type = table::Type::Date, .required = true}}},
              {.name = "more", .title = BOULTON_TR("test", "Other rows"), .required = false}},
    .params = {P{.key = "when", .kind = K::Column, .title = BOULTON_TR("test", "When"), .help = BOULTON_TR("test", "Help for when.")},
               P{.key = "which", .kind = K::Columns, .title = BOULTON_TR("test", "Which")},
               P{.key = "way", .kind = K::Choice, .title = BOULTON_TR("test", "Way"), .standard = "down", .choices = {"up", "down"}},
               P{.key = "count", .kind = K::Integer, .title = BOULTON_TR("test", "Count"), .minimum = 2, .maximum = 9},
               P{.key = "share", .kind = K::Number, .title = BOULTON_TR("test", "Share"), .standard = "0.5"},
               P{.key = "cuts", .kind = K::Numbers, .title = BOULTON_TR("test", "Cuts")},
               P{.key = "deep", .kind = K::Flag, .title = BOULTON_TR("test", "Deep"), .standard = "true"},
               P{.key = "names", .kind = K::Words, .title = BOULTON_TR("test", "Names"), .standard = "a, b"},
               P{.key = "note", .kind = K::Free, .title = BOULTON_TR("test", "Note")},
               P{.key = "future", .kind = static_cast<K>(77), .title = BOULTON_TR("test", "Future")}},
    .run = [](const modules::Inputs&, const modules::Params&, const JobContext&) -> Result<report::Document> { return report::Document{}; }};

FormData someData()
{
    using T = table::Type;
    FormData data;
    data.datasets = {{"dull", s("Dull"), 3, {{.name = "text", .type = T::String}}},
                     {"months", s("Months"), 24, {{.name = "value", .type = T::Float64}, {.name = "month", .type = T::Date}, {.name = "a, b", .type = T::Int64}}}};
    data.fitting["data"] = {"months"};
    data.fitting["more"] = {"dull", "months"};
    return data;
}

using Settings = std::map<std::string, std::string>;

AnalysesPage& open(Desktop& d)
{
    d.openSample();
    d.go(s("analyses"));
    auto* page = qobject_cast<AnalysesPage*>(d.window().page());
    CHECK(page != nullptr);
    return *page;
}

template <typename T>
T* field(const ModuleForm& form, const char* key)
{
    return qobject_cast<T*>(form.editor(key)->field());
}

} // namespace

TEST(a_form_is_made_from_the_descriptor_alone)
{
    ModuleForm form(kEveryKind);
    form.setData(someData());
    CHECK(form.datasets() == (Settings{{"data", "months"}})); // the one that fits, and none where none is needed
    CHECK(field<QComboBox>(form, "when") != nullptr);
    CHECK_EQ(field<QComboBox>(form, "when")->currentData().toString(), s("month")); // the module says that it must be a date
    CHECK(field<QComboBox>(form, "way") != nullptr);
    CHECK(field<QCheckBox>(form, "deep") != nullptr);
    CHECK(field<QCheckBox>(form, "deep")->isChecked());
    for (const char* key : {"count", "share", "cuts", "names", "note", "future"})
        CHECK(field<QLineEdit>(form, key) != nullptr);
    CHECK_EQ(field<QLineEdit>(form, "share")->text(), s("0.5"));
    CHECK_EQ(field<QLineEdit>(form, "names")->text(), s("a, b"));
    CHECK(form.settings() == (Settings{{"when", "month"}})); // what holds anyway is not said
    QStringList labels;
    for (const auto* label : form.findChildren<QLabel*>())
        labels << label->text();
    for (const auto& param : kEveryKind.params)
        if (param.kind != K::Flag)
            CHECK(labels.contains(kit::toQt(param.title)));
    CHECK(labels.contains(s("Help for when.")));
    for (const auto& param : kEveryKind.params)
        CHECK(!form.editor(param.key)->field()->accessibleName().isEmpty());
}

TEST(settings_are_texts_as_the_command_line_takes_them)
{
    ModuleForm form(kEveryKind);
    form.setData(someData());
    field<QLineEdit>(form, "count")->setText(s("7"));
    field<QLineEdit>(form, "share")->setText(s("1,234.5")); // as people write it
    field<QLineEdit>(form, "cuts")->setText(s("1, 2.5"));
    field<QLineEdit>(form, "names")->clear();
    field<QLineEdit>(form, "future")->setText(s("x y"));
    field<QCheckBox>(form, "deep")->setChecked(false);
    form.editor("way")->setValue(s("up"));
    form.editor("which")->setValue(s("value"));
    const Settings given = form.settings();
    CHECK(given == (Settings{{"when", "month"}, {"count", "7"}, {"share", "1234.5"}, {"cuts", "1, 2.5"}, {"names", ""}, {"future", "x y"},
                             {"deep", "false"}, {"way", "up"}, {"which", "value"}}));
    CHECK(modules::Params::parse(kEveryKind.params, given).has_value());
    CHECK(form.check());
    form.fill({{"data", "months"}}, {{"count", "3"}});
    CHECK(form.settings() == (Settings{{"count", "3"}})); // exactly what was given, nothing proposed
}

TEST(a_column_whose_name_has_a_comma_cannot_be_ticked)
{
    ModuleForm form(kEveryKind);
    form.setData(someData());
    const auto* list = form.editor("which")->findChild<QListWidget*>();
    CHECK(list != nullptr);
    CHECK_EQ(list->count(), 3);
    CHECK(list->item(0)->flags().testFlag(Qt::ItemIsUserCheckable));
    CHECK(!list->item(2)->flags().testFlag(Qt::ItemIsEnabled));
}

TEST(what_is_wrong_stands_beside_its_field)
{
    ModuleForm form(kEveryKind);
    form.setData(someData());
    field<QLineEdit>(form, "count")->setText(s("12"));
    field<QLineEdit>(form, "cuts")->setText(s("1; 2"));
    field<QCheckBox>(form, "which")->setChecked(false);
    CHECK(!form.check());
    CHECK(form.problemOf("count").contains(s("12")));
    CHECK(form.problemOf("count").contains(s("2 to 9")));
    CHECK(!form.problemOf("cuts").isEmpty());
    CHECK(!form.problemOf("which").isEmpty());
    CHECK(form.problemOf("share").isEmpty());
    field<QLineEdit>(form, "count")->setText(s("4"));
    field<QLineEdit>(form, "cuts")->setText(s("1, 2"));
    field<QCheckBox>(form, "which")->setChecked(true);
    CHECK(form.check());
    CHECK(form.problemOf("count").isEmpty());
    form.showError({ErrorCode::Usage, "parameter 'note' is 'x'; it must be y", {"note", "x"}});
    CHECK(form.problemOf("note").contains(s("it must be y")));
    form.showError({ErrorCode::NotEnoughData, "3 values are too few", {}});
    CHECK(form.problem().contains(s("3 values are too few")));
    CHECK(form.problemOf("note").isEmpty());
}

TEST(every_module_is_listed_and_has_its_form)
{
    Desktop d;
    AnalysesPage& page = open(d);
    const QAbstractItemModelTester tester(page.modules()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK_EQ(static_cast<std::size_t>(page.modules()->model()->rowCount()), modules::all().size());
    for (const auto* module : modules::all()) {
        page.chooseModule(kit::toQt(std::string_view(module->id)));
        CHECK(page.form() != nullptr);
        CHECK_EQ(page.form()->module().id, module->id);
        CHECK_EQ(page.modules()->currentId(), kit::toQt(std::string_view(module->id)));
        for (const auto& param : module->params)
            CHECK(page.form()->editor(param.key) != nullptr);
        for (const auto& need : module->needs)
            CHECK(page.form()->datasetBox(need.name) != nullptr);
    }
    page.modules()->entries()->setFilter(s("xmr"));
    CHECK_EQ(page.modules()->model()->rowCount(), 1);
    page.modules()->entries()->setFilter(s("no such words"));
    CHECK_EQ(page.modules()->model()->rowCount(), 0);
    page.modules()->entries()->setFilter({});
}

TEST(a_run_is_shown_kept_and_opened_again)
{
    Desktop d;
    AnalysesPage& page = open(d);
    page.chooseModule(s("summary"));
    page.form()->fill({{"data", "wards"}}, {{"columns", "residents"}});
    d.window().activateWindow();
    page.form()->datasetBox("data")->setFocus();
    CHECK(QTest::qWaitForWindowActive(&d.window()));
    QTest::keyClick(page.form()->datasetBox("data"), Qt::Key_Return, Qt::ControlModifier);
    CHECK(Desktop::until([&] { return page.result()->document() != nullptr; }));
    CHECK_EQ(page.sides()->currentIndex(), 1);
    const auto document = page.result()->document();
    CHECK_EQ(document->tables.size(), std::size_t{1});
    CHECK_EQ(document->tables.front().table.rows(), std::size_t{1});
    CHECK_EQ(page.keptRuns()->model()->rowCount(), 0);
    page.result()->keepButton()->click();
    CHECK(Desktop::until([&] { return page.keptRuns()->model()->rowCount() == 1; }));
    CHECK(!page.result()->keepButton()->isEnabled());
    page.keep(); // a second time keeps nothing
    d.settle();
    CHECK_EQ(page.keptRuns()->model()->rowCount(), 1);

    page.chooseModule(s("classify"));
    page.lists()->setCurrentIndex(1);
    page.keptRuns()->setCurrentIndex(page.keptRuns()->model()->index(0, 0));
    page.reopen(page.keptRuns()->currentId());
    CHECK(d.settle());
    CHECK_EQ(page.result()->notice()->property("notice").toString(), s("success"));
    CHECK(page.result()->document()->values.size() == document->values.size());
    page.result()->settingsButton()->click();
    CHECK_EQ(page.form()->module().id, std::string("summary"));
    CHECK(page.form()->settings() == (Settings{{"columns", "residents"}}));
}

TEST(an_analysis_that_refuses_says_why_beside_the_form)
{
    Desktop d;
    AnalysesPage& page = open(d);
    page.chooseModule(s("classify")); // no column chosen
    page.form()->fill({{"data", "wards"}}, {});
    page.run();
    CHECK(d.settle());
    CHECK(page.result()->document() == nullptr);
    CHECK_EQ(page.sides()->currentIndex(), 0);
    CHECK(!page.form()->problemOf("column").isEmpty());
    page.form()->fill({{"data", "wards"}}, {{"column", "ward_name"}}); // text
    page.run();
    CHECK(d.settle());
    CHECK(page.result()->document() == nullptr);
    CHECK(page.form()->problem().contains(s("ward_name")));
    CHECK(d.dialogs().told.empty());
}

TEST(a_run_can_be_stopped)
{
    Desktop d;
    AnalysesPage& page = open(d);
    page.chooseModule(s("summary"));
    {
        const test::BusyVault busy(d.desk(), &d.window());
        page.run();
        CHECK(page.stopButton()->isVisibleTo(&page));
        CHECK(!page.lists()->isEnabled());
        page.stop();
    }
    CHECK(d.settle());
    CHECK(page.result()->document() == nullptr);
    CHECK(page.lists()->isEnabled());
    CHECK(page.runButton()->isEnabled());
    CHECK(d.dialogs().told.empty());
}

TEST(a_result_is_exported_in_each_format_that_has_a_writer)
{
    Desktop d;
    AnalysesPage& page = open(d);
    page.chooseModule(s("summary"));
    page.run();
    CHECK(d.settle());
    int enabled = 0;
    for (const QAction* action : page.result()->exportMenu()->actions())
        enabled += action->isEnabled() ? 1 : 0;
    CHECK(enabled >= 5);
    for (const char* extension : {"pdf", "html", "xlsx", "csv", "json"}) {
        const platform::Path file = d.folder() / (std::string("result.") + extension);
        d.dialogs().files.push_back(kit::pathText(d.folder() / "result")); // the ending is put on
        page.exportAs(QString::fromLatin1(extension));
        CHECK(d.settle());
        CHECK(std::filesystem::file_size(file) > 100);
    }
    CHECK_EQ(d.settings().exportFolder(), kit::pathText(d.folder()));
    CHECK(d.dialogs().told.empty());
    d.dialogs().files.push_back(kit::pathText(d.folder() / "nowhere" / "result.pdf"));
    page.exportAs(s("pdf"));
    CHECK(d.settle());
    CHECK_EQ(d.dialogs().told.size(), std::size_t{1});
}

TEST(a_picture_of_a_chart_is_saved_and_recorded)
{
    Desktop d;
    AnalysesPage& page = open(d);
    page.chooseModule(s("classify"));
    page.form()->fill({{"data", "wards"}}, {{"column", "residents"}});
    page.run();
    CHECK(d.settle());
    const auto exports = [&] {
        std::optional<std::size_t> count;
        d.desk().run<std::size_t>({}, &d.window(),
                                  [](workspace::Session& session, const JobContext&) -> Result<std::size_t> {
                                      BOULTON_TRY_ASSIGN(const auto found, workspace::auditTrail(session, {.actionPrefix = "document.export"}, 100));
                                      return found.size();
                                  },
                                  [&](const Result<std::size_t>& found) { count = found.value_or(0); });
        CHECK(Desktop::until([&] { return count.has_value(); }));
        return *count;
    };
    const std::size_t before = exports();
    auto* chart = page.result()->findChild<document::ChartView*>();
    CHECK(chart != nullptr);
    d.dialogs().files.push_back(kit::pathText(d.folder() / "chart")); // the ending is put on
    Q_EMIT chart->savePictureRequested();
    CHECK(d.settle());
    CHECK(test::readAll(d.folder() / "chart.png").starts_with("\x89PNG"));
    CHECK_EQ(exports(), before + 1);
    CHECK(d.dialogs().told.empty());
    d.dialogs().files.push_back(kit::pathText(d.folder() / "nowhere" / "chart.png"));
    Q_EMIT chart->savePictureRequested();
    CHECK(d.settle());
    CHECK_EQ(d.dialogs().told.size(), std::size_t{1});
}

TEST(without_data_the_page_says_what_to_do)
{
    test::BareDesk bare;
    AnalysesPage page(bare.context());
    CHECK(Desktop::until([&] { return page.settled(); }));
    CHECK(page.firstFocus() == nullptr);
    page.run(); // Ctrl+Return does nothing
    CHECK(page.settled());
    const auto* empty = page.findChild<kit::EmptyState*>(QString(), Qt::FindDirectChildrenOnly);
    CHECK(empty != nullptr);
    CHECK(empty->isVisibleTo(&page));
    empty->findChild<QPushButton*>()->click();
    CHECK(bare.gone == QStringList{s("data")});
}
