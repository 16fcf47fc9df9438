// SPDX-License-Identifier: GPL-3.0-or-later
// The matrix as officers use it: typing, undo, paste, fill, withdraw, find, sort, commentary, history, sign-off; and what happens when
// the vault goes away underneath.
#include "tests/ui/flows.h"
#include "core/workspace/plan_store.h"
#include "ui/kit/error_text.h"
#include "ui/kit/theme.h"
#include "ui/matrix/paste_report.h"
#include "ui/matrix/sign_off_dialog.h"
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <filesystem>
#include <utility>

using namespace boulton;
using test::s;

namespace {

struct Sample : test::Desktop {
    Sample() { openSample(); }
};

struct Open : Sample {
    matrix::MatrixPage& page = test::openMatrix(*this);
    models::MatrixModel& model = *page.model();
    matrix::MatrixTable& table = *page.table();
    //! As the vault has it, read again.
    [[nodiscard]] std::shared_ptr<const performance::Plan> stored()
    {
        std::shared_ptr<const performance::Plan> plan;
        desk().run<performance::Plan>(
            {}, &window(), [](workspace::Session& session, const JobContext& job) { return workspace::loadPlan(session, job); },
            [&plan](Result<performance::Plan> read) { plan = std::make_shared<const performance::Plan>(test::value(std::move(read))); });
        until([&] { return plan != nullptr; });
        return plan;
    }
    [[nodiscard]] std::optional<double> storedValue(const QModelIndex& cell)
    {
        const auto* record = stored()->history.at(model.measureAt(cell.row())->code, *model.periodAt(cell));
        return record ? record->value : std::nullopt;
    }
    void key(Qt::Key k, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        table.setFocus();
        QTest::keyClick(&table, k, modifiers);
    }
};

QString block(int rows, int columns, const QString& cell)
{
    QString line;
    for (int i = 0; i < columns; ++i)
        line += (i ? s("\t") : QString()) + cell;
    QString all;
    for (int i = 0; i < rows; ++i)
        all += line + s("\n");
    return all;
}

} // namespace

TEST(a_figure_typed_in_place_is_shown_at_once_and_saved)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    test::type(d.table, cell, s("4321"));
    CHECK(test::typedIn(cell) == s("4321"));
    CHECK(d.table.currentIndex().row() > cell.row()); // Enter goes down, as in every spreadsheet
    CHECK(d.table.currentIndex().column() == cell.column());
    CHECK(test::saved(d));
    CHECK(test::says(d.page, "All changes saved"));
    CHECK_EQ(d.storedValue(cell).value_or(-1), 4321.0);
    CHECK(d.dialogs().told.empty());
}

TEST(a_text_that_is_no_figure_changes_nothing_and_says_why)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    const QString before = test::typedIn(cell);
    test::type(d.table, cell, s("about 7"));
    CHECK(d.table.currentIndex() == cell); // the next try is for the same cell
    CHECK_EQ(d.dialogs().told.size(), 1U);
    CHECK(d.dialogs().told[0].first.contains(s("about 7")));
    CHECK(!d.dialogs().told[0].second.trimmed().isEmpty());
    CHECK(test::typedIn(cell) == before);
    CHECK(!d.desk().undoStack().canUndo());
}

TEST(a_figure_that_would_replace_numerator_and_denominator_is_asked_about)
{
    Open d;
    const int column = d.model.columnCount() - 1;
    int row = 0;
    const auto ratio = [&] {
        const auto* m = d.model.measureAt(row);
        const auto* record = m ? d.desk().plan()->history.at(m->code, *d.model.periodAt(d.model.index(row, column))) : nullptr;
        return record && record->numerator && (d.model.flags(d.model.index(row, column)) & Qt::ItemIsEditable);
    };
    while (row < d.model.rowCount() && !ratio())
        ++row;
    CHECK(row < d.model.rowCount());
    const QModelIndex cell = d.model.index(row, column);
    const QString before = test::typedIn(cell);
    d.dialogs().answers = {1}; // leave it
    test::type(d.table, cell, s("1.25"));
    CHECK_EQ(d.dialogs().asked.size(), 1U);
    CHECK(d.dialogs().asked[0].contains(s("numerator")));
    CHECK(test::typedIn(cell) == before);
    CHECK(!d.desk().undoStack().canUndo());
    CHECK(d.table.currentIndex() == cell);
    d.dialogs().answers = {0};
    test::type(d.table, cell, s("1.25"));
    CHECK(test::saved(d));
    CHECK_EQ(d.storedValue(cell).value_or(-1), 1.25);
}

TEST(what_is_being_typed_stays_while_the_vault_answers)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    test::type(d.table, cell, s("111")); // its row changes again when it is saved, and when the whole plan is read anew
    for (const bool whole : {false, true}) {
        d.table.select(cell);
        d.key(Qt::Key_F2);
        auto* editor = d.table.viewport()->findChild<QLineEdit*>();
        CHECK(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, s("22"));
        if (whole)
            d.desk().reload();
        else
            Q_EMIT d.desk().planChanged({kit::toQt(std::string_view(d.model.measureAt(cell.row())->code.value))});
        CHECK(test::saved(d));
        CHECK(editor->isVisible());
        CHECK(editor->text() == s("22"));
        QTest::keyClicks(editor, whole ? s("3") : s("2"));
        QTest::keyClick(editor, Qt::Key_Return);
        CHECK(test::Desktop::until([&] { return test::typedIn(cell) == (whole ? s("223") : s("222")); }));
        CHECK(test::saved(d));
        CHECK_EQ(d.storedValue(cell).value_or(-1), whole ? 223.0 : 222.0);
    }
}

TEST(a_figure_typed_beside_the_matrix_stays_while_the_vault_answers)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    d.table.select(cell);
    d.settle();
    auto& field = test::named<QLineEdit>(d.page, "Figure");
    field.selectAll();
    QTest::keyClicks(&field, s("77"));
    d.desk().reload();
    CHECK(test::saved(d));
    CHECK(d.settle());
    CHECK(field.text() == s("77"));
    QTest::keyClick(&field, Qt::Key_Return);
    CHECK(test::typedIn(cell) == s("77"));
    CHECK(test::saved(d));
    CHECK_EQ(d.storedValue(cell).value_or(-1), 77.0);
}

TEST(edits_are_undone_and_done_again)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    const QString before = test::typedIn(cell);
    test::type(d.table, cell, s("111"));
    test::type(d.table, cell, s("222"));
    d.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(test::typedIn(cell) == s("111"));
    d.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(test::typedIn(cell) == before);
    d.key(Qt::Key_Y, Qt::ControlModifier);
    CHECK(test::typedIn(cell) == s("111"));
    CHECK(test::saved(d));
    CHECK_EQ(d.storedValue(cell).value_or(-1), 111.0);
    int records = 0; // undo is an edit like any other: the history shows all of them
    for (const auto& record : d.stored()->history.records())
        records += record.measure == d.model.measureAt(cell.row())->code && record.period == *d.model.periodAt(cell) ? 1 : 0;
    CHECK(records >= 5);
}

TEST(a_good_block_is_pasted_as_one_step)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    d.table.select(cell);
    const QString before = test::typedIn(cell);
    QGuiApplication::clipboard()->setText(s("77\n"));
    test::CatchDialog caught(d);
    d.key(Qt::Key_V, Qt::ControlModifier);
    auto* report = qobject_cast<matrix::PasteReport*>(&caught.dialog());
    CHECK(report != nullptr);
    CHECK(test::typedIn(cell) == before); // nothing yet
    for (auto* button : report->findChildren<QAbstractButton*>())
        if (button->property("kind") == s("primary"))
            button->click();
    CHECK(test::typedIn(cell) == s("77"));
    CHECK(!caught.open());
    d.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(test::typedIn(cell) == before);
}

TEST(a_block_with_bad_cells_is_reported_and_takes_what_is_good_or_nothing)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    const QString before = test::typedIn(cell);
    d.table.select(cell);
    {
        test::CatchDialog caught(d);
        d.page.pasteText(s("about 7\n"));
        CHECK(test::says(caught.dialog(), "cannot be taken"));
        test::buttonWith(caught.dialog(), "Change nothing").click();
    }
    CHECK(test::typedIn(cell) == before);
    CHECK(!d.desk().undoStack().canUndo());
    d.table.select(d.model.index(cell.row(), models::MatrixModel::Title));
    d.page.pasteText(s("5"));
    CHECK_EQ(d.dialogs().told.size(), 1U); // where should it go?
}

TEST(ten_thousand_rows_of_garbage_are_reported_and_change_nothing)
{
    Open d;
    d.table.select(test::editable(d.model));
    const auto before = d.desk().plan();
    for (const QString& text : {block(10'000, 10, s("garbage <b>&\u202E=1+1")), block(10'000, 10, s("\"")), QString(100'000, QChar(0)), s("\t\t\t\n\n\t\n")}) {
        test::CatchDialog caught(d);
        d.page.pasteText(text);
        test::Desktop::until([&] { return caught.open() || !d.dialogs().told.empty(); }, 20'000);
        CHECK(caught.open() || !d.dialogs().told.empty());
        if (caught.open()) {
            for (auto* view : caught.dialog().findChildren<QTableView*>())
                CHECK(view->model()->rowCount() <= 10'000); // the list is bounded, the count is not
            test::buttonWith(caught.dialog(), "Change nothing").click();
        }
        d.dialogs().told.clear();
    }
    CHECK(d.desk().plan() == before);
    CHECK(!d.desk().undoStack().canUndo());
}

TEST(the_first_row_is_filled_down)
{
    Open d;
    const auto takes = [&](int row) { return d.model.flags(d.model.index(row, d.model.columnCount() - 1)).testFlag(Qt::ItemIsEditable); };
    int row = 1; // two rows, one right below the other, measured in the same unit
    const auto pair = [&] {
        const auto* above = d.model.measureAt(row - 1);
        const auto* below = d.model.measureAt(row);
        return above && below && above->unit == below->unit && above->frequencyMonths == 1 && below->frequencyMonths == 1 && takes(row - 1) && takes(row);
    };
    while (row < d.model.rowCount() && !pair())
        ++row;
    CHECK(row < d.model.rowCount());
    const QModelIndex second = d.model.index(row, d.model.columnCount() - 1);
    const QModelIndex first = second.siblingAtRow(row - 1);
    d.dialogs().answers = {0}; // where it stands for numerator and denominator, it is asked about
    test::type(d.table, first, s("55"));
    const QString before = test::typedIn(second);
    CHECK(before != s("55"));
    d.table.setCurrentIndex(first);
    d.table.selectionModel()->select(QItemSelection(first, second), QItemSelectionModel::ClearAndSelect);
    d.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(test::Desktop::until([&] { return test::typedIn(second) == s("55"); }));
    CHECK(test::typedIn(first) == s("55"));
    CHECK(d.dialogs().told.empty());
    CHECK_EQ(d.desk().undoStack().count(), 2); // the fill is one step
    CHECK(test::saved(d));
    CHECK_EQ(d.storedValue(second).value_or(-1), 55.0);
    d.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(test::typedIn(second) == before);
    CHECK(test::typedIn(first) == s("55"));
}

TEST(figures_are_withdrawn_after_a_question_and_come_back)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    const QString before = test::typedIn(cell);
    d.table.select(cell);
    d.key(Qt::Key_Delete); // one: no question, it can be undone
    CHECK(test::typedIn(cell).isEmpty());
    CHECK(d.dialogs().asked.empty());
    d.key(Qt::Key_Z, Qt::ControlModifier);
    CHECK(test::typedIn(cell) == before);
    const QModelIndex left = d.model.index(cell.row(), cell.column() - 1);
    d.table.selectionModel()->select(QItemSelection(left, cell), QItemSelectionModel::ClearAndSelect);
    d.dialogs().answers = {1};
    d.key(Qt::Key_Delete);
    CHECK_EQ(d.dialogs().asked.size(), 1U);
    CHECK(test::typedIn(cell) == before);
    d.table.selectionModel()->select(QItemSelection(left, cell), QItemSelectionModel::ClearAndSelect);
    d.dialogs().answers = {0};
    d.key(Qt::Key_Delete);
    CHECK(test::typedIn(cell).isEmpty());
    CHECK(test::typedIn(left).isEmpty());
    CHECK(d.dialogs().unexpected.isEmpty());
}

TEST(filters_say_how_many_and_can_be_cleared)
{
    Open d;
    const int all = d.model.shownMeasures();
    auto& filter = test::named<QLineEdit>(d.page, "Filter measures");
    const QString code = kit::toQt(std::string_view(d.model.measureAt(test::editable(d.model).row())->code.value));
    QTest::keyClicks(&filter, code);
    CHECK(d.model.shownMeasures() >= 1);
    CHECK(d.model.shownMeasures() < all);
    CHECK(test::says(d.page, " of "));
    test::buttonWith(d.page, "Show all").click();
    CHECK_EQ(d.model.shownMeasures(), all);
    CHECK(filter.text().isEmpty());
    QTest::keyClicks(&filter, s("nothing is called like this"));
    CHECK_EQ(d.model.shownMeasures(), 0);
    test::buttonWith(d.page, "Show all").click();
    d.page.arrive({{s("status"), s("R")}});
    for (int row = 0; row < d.model.rowCount(); ++row)
        if (d.model.measureAt(row))
            CHECK(d.model.index(row, models::MatrixModel::Status).data(models::MatrixModel::LetterRole).toChar() == QLatin1Char('R'));
    CHECK(d.model.shownMeasures() > 0);
}

TEST(find_goes_round_and_says_when_there_is_nothing)
{
    Open d;
    auto& find = test::named<QLineEdit>(d.page, "Find in the matrix");
    d.key(Qt::Key_F, Qt::ControlModifier);
    CHECK(find.hasFocus());
    const auto* wanted = d.model.measureAt(d.model.rowCount() - 1);
    QTest::keyClicks(&find, kit::toQt(std::string_view(wanted->code.value)));
    QTest::keyClick(&find, Qt::Key_Return);
    CHECK(d.model.measureAt(d.table.currentIndex().row()) == wanted);
    find.setText(s("no such thing"));
    QTest::keyClick(&find, Qt::Key_Return);
    CHECK(d.window().notice()->isVisible());
    CHECK(d.window().notice()->text().contains(s("no such thing")));
}

TEST(orders_keep_the_selected_measure)
{
    Open d;
    d.table.select(test::editable(d.model, 3));
    const auto* selected = d.model.measureAt(d.table.currentIndex().row());
    auto& order = test::named<QComboBox>(d.page, "Order");
    for (int i = 0; i < order.count(); ++i) {
        order.setCurrentIndex(i);
        CHECK(d.model.measureAt(d.table.currentIndex().row()) == selected);
        QStringList codes;
        for (int row = 0; row < d.model.rowCount(); ++row)
            if (const auto* m = d.model.measureAt(row))
                codes << kit::toQt(std::string_view(m->code.value));
        CHECK_EQ(codes.size(), 81);
        if (order.itemData(i).toInt() == static_cast<int>(models::MatrixOrder::WorstFirst)) {
            CHECK(d.model.measureAt(0) != nullptr);
            CHECK(d.model.index(0, models::MatrixModel::Status).data(models::MatrixModel::LetterRole).toChar() == QLatin1Char('R'));
        }
    }
}

TEST(frozen_columns_keep_in_step)
{
    Open d;
    QTableView& frozen = *d.table.frozenView();
    const auto inStep = [&] {
        CHECK_EQ(frozen.verticalScrollBar()->value(), d.table.verticalScrollBar()->value());
        const int row = std::min(20, d.model.rowCount() - 1);
        const auto y = [&](const QTableView& view) { return view.viewport()->mapTo(&d.table, view.visualRect(d.model.index(row, 0)).topLeft()).y(); };
        CHECK_EQ(y(frozen), y(d.table));
        CHECK_EQ(frozen.rowHeight(row), d.table.rowHeight(row));
        for (int column = 0; column < d.model.columnCount(); ++column)
            CHECK_EQ(frozen.isColumnHidden(column), column >= 2);
    };
    inStep();
    d.table.verticalScrollBar()->setValue(d.table.verticalScrollBar()->maximum() / 2);
    inStep();
    frozen.verticalScrollBar()->setValue(frozen.verticalScrollBar()->maximum());
    inStep();
    d.table.horizontalScrollBar()->setValue(d.table.horizontalScrollBar()->maximum());
    CHECK_EQ(frozen.x(), d.table.viewport()->x());
    d.table.horizontalHeader()->resizeSection(1, d.table.columnWidth(1) + 37);
    CHECK_EQ(frozen.columnWidth(1), d.table.columnWidth(1));
    d.settings().setTextPercent(150);
    test::Desktop::until([] { return false; }, 50);
    inStep();
    d.window().resize(1000, 700);
    test::Desktop::until([] { return false; }, 50);
    inStep();
    // a cell that is reached by keyboard is never hidden behind them
    d.table.select(d.model.index(3, models::MatrixModel::FirstMonth));
    CHECK(d.table.visualRect(d.table.currentIndex()).left() >= frozen.width() - 1);
}

TEST(commentary_is_written_kept_while_typing_and_saved)
{
    Open d;
    d.table.select(test::editable(d.model));
    d.settle();
    d.page.panel()->openTab(s("commentary"));
    auto& happened = test::named<QPlainTextEdit>(d.page, "What happened");
    happened.setPlainText(s("<b>Figures</b> came late."));
    CHECK(d.page.panel()->hasUnsavedCommentary());
    test::named<QLineEdit>(d.page, "By when").setText(s("tomorrow"));
    test::buttonWith(d.page, "Save commentary").click();
    CHECK(test::says(d.page, "is not a date"));
    test::named<QLineEdit>(d.page, "By when").setText(s("2020-06-30"));
    test::buttonWith(d.page, "Save commentary").click();
    CHECK(d.settle());
    CHECK(test::says(d.window(), "Commentary saved"));
    const auto* code = &d.model.measureAt(d.table.currentIndex().row())->code;
    const auto plan = d.stored();
    const auto* kept = plan->commentary(*code, *d.model.periodAt(d.table.currentIndex()));
    CHECK(kept != nullptr);
    CHECK_EQ(kept->whatHappened, "<b>Figures</b> came late.");
    CHECK(!d.page.panel()->hasUnsavedCommentary());
}

TEST(a_draft_of_a_commentary_is_there_after_a_lock_until_it_is_saved)
{
    test::Desktop d;
    d.openSample();
    const auto write = [&](const char* text) {
        d.go(s("performance"));
        auto& page = *qobject_cast<matrix::MatrixPage*>(d.window().page());
        auto& model = *qobject_cast<models::MatrixModel*>(page.table()->model());
        page.table()->select(test::editable(model));
        CHECK(test::Desktop::until([&] { return page.panel()->isVisible() && d.jobs().idle(); }));
        test::Desktop::until([] { return false; }, 200); // the panel follows the cell
        page.panel()->openTab(s("commentary"));
        auto& happened = test::named<QPlainTextEdit>(page, "What happened");
        if (text)
            happened.setPlainText(s(text));
        return happened.toPlainText();
    };
    static_cast<void>(write("Half a sen"));
    d.program().lock({}); // at once
    d.openSample();
    CHECK_EQ(write(nullptr), s("Half a sen"));
    CHECK(test::says(*d.window().page(), "This is a draft"));
    static_cast<void>(write("A whole sentence."));
    test::buttonWith(*d.window().page(), "Save commentary").click();
    CHECK(d.settle());
    CHECK(test::Desktop::until([&] { return d.jobs().idle(); }));
    d.program().lock({});
    d.openSample();
    CHECK_EQ(write(nullptr), s("A whole sentence."));
    CHECK(!test::says(*d.window().page(), "This is a draft"));
}

TEST(only_looking_at_a_commentary_makes_no_draft_of_it)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    const QModelIndex other = test::editable(d.model, 1);
    performance::Commentary odd{.measure = d.model.measureAt(cell.row())->code, .period = *d.model.periodAt(cell)};
    odd.whatHappened = "One\r\ntwo\u00a0three"; // as the command line may have written it
    bool done = false;
    d.desk().comment(odd, &d.window(), [&](const Status& status) { done = bool(status); });
    CHECK(test::Desktop::until([&] { return done; }));
    d.settle();
    d.table.select(cell);
    d.settle();
    d.page.panel()->openTab(s("commentary"));
    CHECK(!d.page.panel()->hasUnsavedCommentary());
    auto& happened = test::named<QPlainTextEdit>(d.page, "What happened");
    happened.setPlainText(s("Another"));
    CHECK(test::says(d.page, "This is a draft"));
    test::buttonWith(d.page, "Discard the draft").click();
    CHECK(!d.page.panel()->hasUnsavedCommentary());
    CHECK(!test::says(d.page, "This is a draft"));
    d.table.select(other);
    d.settle();
}

TEST(a_draft_of_a_commentary_waits_while_other_measures_are_looked_at)
{
    Open d;
    const QModelIndex first = test::editable(d.model);
    const QModelIndex second = test::editable(d.model, 1);
    d.table.select(first);
    d.settle();
    d.page.panel()->openTab(s("commentary"));
    auto& happened = test::named<QPlainTextEdit>(d.page, "What happened");
    auto& due = test::named<QLineEdit>(d.page, "By when");
    happened.setPlainText(s("Half a sen"));
    due.setText(s("next ye")); // as far as somebody got
    d.table.select(second);
    d.settle();
    CHECK(happened.toPlainText() != s("Half a sen"));
    CHECK(!d.page.panel()->hasUnsavedCommentary());
    d.table.select(first);
    d.settle();
    CHECK(happened.toPlainText() == s("Half a sen"));
    CHECK(due.text() == s("next ye"));
    CHECK(test::says(d.page, "This is a draft"));
    happened.setPlainText(s("A whole sentence."));
    due.setText(s("2020-06-30"));
    test::buttonWith(d.page, "Save commentary").click();
    d.table.select(second); // before it is saved
    CHECK(test::saved(d));
    CHECK(d.settle());
    d.table.select(first);
    d.settle();
    CHECK(happened.toPlainText() == s("A whole sentence."));
    CHECK(!d.page.panel()->hasUnsavedCommentary());
    CHECK(!test::says(d.page, "This is a draft"));
}

TEST(history_shows_every_value_that_was)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    d.table.select(cell);
    d.settle();
    d.page.panel()->openTab(s("history"));
    QTableView* list = nullptr;
    for (auto* view : d.page.panel()->findChildren<QTableView*>())
        if (view->isVisible())
            list = view;
    CHECK(list != nullptr);
    const int before = list->model()->rowCount();
    test::type(d.table, cell, s("987"));
    CHECK(test::saved(d));
    d.table.select(cell);
    d.settle();
    CHECK_EQ(list->model()->rowCount(), before + 1);
}

TEST(a_period_is_signed_off_with_a_statement)
{
    Open d;
    CHECK(d.desk().plan()->signOff(d.page.month(), performance::Audience::LeadershipTeam) == nullptr);
    const auto* sign = qobject_cast<QPushButton*>(&test::buttonWith(d.page, "Sign off…"));
    test::CatchDialog caught(d);
    sign->menu()->actions().at(1)->trigger();
    auto* dialog = qobject_cast<matrix::SignOffDialog*>(&caught.dialog());
    CHECK(dialog != nullptr);
    test::named<QLineEdit>(*dialog, "Statement").setText(s("Agreed."));
    test::buttonWith(*dialog, "Sign off these figures").click();
    CHECK(d.settle());
    const auto* done = d.desk().plan()->signOff(d.page.month(), performance::Audience::LeadershipTeam);
    CHECK(done != nullptr);
    CHECK_EQ(done->statement, "Agreed.");
    CHECK(test::says(d.window(), "is signed off"));
}

TEST(a_vault_that_goes_away_loses_no_edit)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    const auto elsewhere = d.folder() / "taken-away";
    std::filesystem::rename(d.sampleFolder(), elsewhere);
    test::type(d.table, cell, s("654"));
    CHECK(test::Desktop::until([&] { return d.desk().failure().has_value(); }));
    CHECK(test::typedIn(cell) == s("654")); // kept and shown
    CHECK(test::says(d.page, "Not saved"));
    CHECK(test::says(d.page, "could not be saved"));
    CHECK_EQ(d.desk().unsaved().size(), 1U);
    const QModelIndex another = test::editable(d.model, 1);
    test::type(d.table, another, s("655")); // one can go on
    CHECK_EQ(d.desk().unsaved().size(), 2U);
    test::buttonWith(d.page, "Copy them").click();
    CHECK(QGuiApplication::clipboard()->text().contains(s("654")));
    test::buttonWith(d.page, "Try again").click();
    CHECK(test::Desktop::until([&] { return d.desk().failure().has_value() && d.jobs().idle(); })); // still away
    CHECK(test::typedIn(cell) == s("654"));
    std::filesystem::rename(elsewhere, d.sampleFolder());
    test::buttonWith(d.page, "Try again").click();
    CHECK(test::saved(d));
    CHECK(!d.desk().failure().has_value());
    CHECK(test::says(d.page, "All changes saved"));
    CHECK_EQ(d.storedValue(cell).value_or(-1), 654.0);
    CHECK_EQ(d.storedValue(another).value_or(-1), 655.0);
}

TEST(edits_that_could_not_be_saved_survive_the_lock)
{
    Open d;
    const QModelIndex cell = test::editable(d.model);
    const MeasureCode code = d.model.measureAt(cell.row())->code;
    const performance::Period period = *d.model.periodAt(cell);
    const auto elsewhere = d.folder() / "taken-away";
    std::filesystem::rename(d.sampleFolder(), elsewhere);
    test::type(d.table, cell, s("321"));
    CHECK(test::Desktop::until([&] { return d.desk().failure().has_value(); }));
    d.program().lock({});
    test::Desktop::until([&] { return d.jobs().idle(); });
    std::filesystem::rename(elsewhere, d.sampleFolder());
    d.window().gate()->openSample();
    CHECK(test::Desktop::until([&] { return d.program().desk() != nullptr; }));
    CHECK(test::saved(d));
    const auto* record = d.desk().plan()->history.at(code, period);
    CHECK(record != nullptr);
    CHECK_EQ(record->value.value_or(-1), 321.0);
}
