// SPDX-License-Identifier: GPL-3.0-or-later
// The item models by themselves, each under Qt's own tester, with data nobody would expect.
#include "core/performance/grid.h"
#include "core/sample/sample_council.h"
#include "tests/support/test.h"
#include "ui/kit/text.h"
#include "ui/matrix/history_model.h"
#include "ui/models/diagnostics_model.h"
#include "ui/models/matrix_model.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace boulton;
using namespace boulton::models;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

std::shared_ptr<const performance::Plan> council()
{
    static const auto plan = std::make_shared<const performance::Plan>(sample::makePlan());
    return plan;
}

performance::Period lastMonth()
{
    return *performance::lastMonthWithFigures(*council());
}

struct Matrix {
    MatrixModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    Matrix() { model.setToday(*parseIsoDate("2020-04-20")); }
    void fill() { model.setPlan(council(), lastMonth()); }
    [[nodiscard]] QModelIndex editable() const
    {
        for (int row = 0; row < model.rowCount(); ++row)
            if (const QModelIndex at = model.index(row, model.columnCount() - 1); model.flags(at) & Qt::ItemIsEditable)
                return at;
        throw std::runtime_error("no cell can be edited");
    }
};

} // namespace

TEST(the_matrix_model_shows_outcomes_measures_and_months)
{
    Matrix m;
    CHECK_EQ(m.model.rowCount(), 0);
    m.model.setPlan(std::make_shared<const performance::Plan>(), lastMonth()); // a vault with nothing in it
    CHECK_EQ(m.model.rowCount(), 0);
    m.fill();
    CHECK_EQ(m.model.shownMeasures(), 81);
    CHECK_EQ(m.model.rowCount(), 81 + 6); // and a banner for each outcome
    CHECK_EQ(m.model.columnCount(), MatrixModel::FirstMonth + 13);
    CHECK(m.model.headerData(m.model.columnCount() - 1, Qt::Horizontal, Qt::AccessibleTextRole).toString() == kit::shown(lastMonth().label()));
    CHECK(m.model.index(0, 0).data(MatrixModel::GroupRole).toBool());
    CHECK(m.model.measureAt(0) == nullptr);
    for (const auto& measure : council()->measures)
        CHECK(m.model.measureAt(m.model.rowOf(measure.code))->code == measure.code);
    CHECK_EQ(m.model.rowOf(MeasureCode("no such code")), -1);
    for (int row = 0; row < m.model.rowCount(); ++row) // every status is a letter beside its word
        if (m.model.measureAt(row))
            CHECK(!m.model.index(row, MatrixModel::Status).data().toString().isEmpty() ==
                  !m.model.index(row, MatrixModel::Status).data(MatrixModel::LetterRole).isNull());
}

TEST(the_matrix_model_filters_and_orders)
{
    Matrix m;
    m.fill();
    MatrixFilter filter;
    filter.outcome = 3;
    m.model.setFilter(filter);
    for (int row = 0; row < m.model.rowCount(); ++row)
        CHECK(!m.model.measureAt(row) || m.model.measureAt(row)->outcome == 3);
    CHECK(m.model.shownMeasures() > 0);
    filter = {};
    filter.text = s("no measure has this");
    m.model.setFilter(filter);
    CHECK_EQ(m.model.rowCount(), 0);
    filter.text = s("HOMES");
    m.model.setFilter(filter);
    CHECK(m.model.shownMeasures() > 0);
    m.model.setFilter({});
    for (const auto order : {MatrixOrder::Code, MatrixOrder::Title, MatrixOrder::WorstFirst, MatrixOrder::Owner, MatrixOrder::Plan}) {
        m.model.setOrder(order);
        CHECK_EQ(m.model.shownMeasures(), 81);
        CHECK_EQ(m.model.rowCount(), order == MatrixOrder::Plan ? 87 : 81);
    }
    m.model.setOrder(MatrixOrder::Code);
    for (int row = 1; row < m.model.rowCount(); ++row)
        CHECK(m.model.measureAt(row - 1)->code.value <= m.model.measureAt(row)->code.value);
    filter = {};
    filter.statuses = s("RA");
    m.model.setFilter(filter);
    const auto summary = m.model.summary();
    CHECK_EQ(summary.count(performance::Brag::Red) + summary.count(performance::Brag::Amber), static_cast<std::size_t>(m.model.shownMeasures()));
}

TEST(the_matrix_model_finds_round_the_end)
{
    Matrix m;
    m.fill();
    const auto& last = council()->measures.back();
    const QModelIndex found = m.model.find(kit::shown(last.title), {});
    CHECK(m.model.measureAt(found.row())->code == last.code);
    CHECK(m.model.find(kit::shown(last.title), found) == found); // the only one: round to itself
    CHECK(!m.model.find(s("\u202Eno such"), {}).isValid());
    CHECK(!m.model.find({}, {}).isValid());
    CHECK(m.model.find(kit::shown(last.title), {}, true) == found);
}

TEST(the_matrix_model_hands_out_what_is_typed)
{
    Matrix m;
    m.fill();
    const QModelIndex cell = m.editable();
    QSignalSpy typed(&m.model, &MatrixModel::typed);
    CHECK(m.model.setData(cell, m.model.data(cell, Qt::EditRole), Qt::EditRole)); // unchanged: nothing to say
    CHECK_EQ(typed.count(), 0);
    CHECK(m.model.setData(cell, s("  17.5 "), Qt::EditRole));
    CHECK_EQ(typed.count(), 1);
    CHECK(typed[0][1].toString() == s("17.5"));
    CHECK(!m.model.setData(m.model.index(cell.row(), MatrixModel::Title), s("x"), Qt::EditRole));
    CHECK(!m.model.setData({}, s("x"), Qt::EditRole));
    m.model.setReadOnly(true);
    CHECK(!m.model.setData(cell, s("18"), Qt::EditRole));
    CHECK(!(m.model.flags(cell) & Qt::ItemIsEditable));
}

TEST(the_matrix_model_takes_new_figures_of_single_measures)
{
    Matrix m;
    m.fill();
    const QModelIndex cell = m.editable();
    const auto& measure = *m.model.measureAt(cell.row());
    auto next = std::make_shared<performance::Plan>(*council());
    auto records = next->history.records();
    performance::ValueRecord record{.measure = measure.code, .period = *m.model.periodAt(cell), .value = 123456.0};
    record.recordedAt = *parseInstant("2030-01-01T00:00:00.000000Z");
    records.push_back(record);
    next->history = performance::History(std::move(records));
    QSignalSpy changed(&m.model, &QAbstractItemModel::dataChanged);
    m.model.updateMeasures(next, {kit::toQt(std::string_view(measure.code.value)), s("unknown")});
    CHECK_EQ(changed.count(), 1);
    CHECK(cell.data(Qt::EditRole).toString() == s("123456"));
    bool asked = false;
    m.model.setPending([&](const MeasureCode& code, performance::Period period) {
        asked = true;
        return code == measure.code && period == record.period;
    });
    CHECK(cell.data(MatrixModel::PendingRole).toBool());
    CHECK(asked);
}

TEST(the_diagnostics_model_lists_what_is_kept_and_counts_the_rest)
{
    DiagnosticsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    CHECK_EQ(model.rowCount(), 0);
    Diagnostics problems(100);
    for (int i = 0; i < 250; ++i)
        problems.add(static_cast<Severity>(i % 3), i, "Column <b>", Text::raw("\u202Ewrong\n" + std::to_string(i)));
    model.setDiagnostics(problems);
    CHECK_EQ(model.rowCount(), 100);
    CHECK_EQ(model.notShown(), 150U);
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            CHECK(!model.index(row, column).data().toString().contains(QChar(0x202E))); // a name cannot pose as another
    model.setDiagnostics(Diagnostics());
    CHECK_EQ(model.rowCount(), 0);
}

TEST(the_history_model_lists_every_record_newest_first)
{
    matrix::HistoryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto& code = council()->measures.front().code;
    model.setMeasure(council(), code);
    int records = 0;
    for (const auto& record : council()->history.records())
        records += record.measure == code ? 1 : 0;
    CHECK_EQ(model.rowCount(), records);
    CHECK(records >= 12);
    model.setMeasure(council(), MeasureCode("none"));
    CHECK_EQ(model.rowCount(), 0);
}
