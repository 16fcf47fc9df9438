// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/read_step.h"
#include "core/workspace/personal.h"
#include "ui/data/column_header.h"
#include "ui/data/format_bar.h"
#include "ui/data/preview_model.h"
#include "ui/data/words.h"
#include "ui/kit/block_table.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/models/diagnostics_model.h"
#include <QComboBox>
#include <QVBoxLayout>
#include <QMenu>
#include <QScrollBar>

namespace boulton::data {

using exchange::DateOrder;
using kit::em;

namespace {

constexpr int kDecide = -1;
constexpr int kRows = 8;        //!< seen at a time; the page scrolls, and so does the table
constexpr int kProblemRows = 5;
constexpr std::array kTypes{table::Type::Int64, table::Type::Float64, table::Type::String, table::Type::Date, table::Type::Bool};

//! In the order of the file, where all of them are kept.
Diagnostics byRow(const Diagnostics& problems)
{
    if (problems.count() != problems.items().size())
        return problems;
    std::vector<Diagnostic> items = problems.items();
    std::ranges::stable_sort(items, {}, &Diagnostic::row);
    Diagnostics sorted(items.size());
    for (auto& item : items)
        sorted.add(std::move(item));
    return sorted;
}

QComboBox* barBox(QWidget* parent, const QString& name)
{
    auto* box = new QComboBox(parent);
    kit::describe(box, name);
    kit::setPlainToolTip(box, name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

} // namespace

ReadStep::ReadStep(QWidget* parent)
    : Card(parent), m_hint(kit::mutedLabel(tr("The first rows appear here, each column with its type and its use. What is wrong can be changed."), this)),
      m_content(new QWidget(this)), m_remembered(new kit::Notice(kit::NoticeKind::Information, {}, this)),
      m_personal(new kit::Notice(kit::NoticeKind::Caution, {}, this)), m_format(new FormatBar(this)),
      m_model(new PreviewModel(this)), m_problems(new models::DiagnosticsModel(this))
{
    column()->addWidget(kit::heading(tr("2. How it is read"), 3, this));
    column()->addWidget(m_hint);
    column()->addWidget(m_content);
    auto* inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(em(0.6));
    m_remembered->addAction(tr("Decide afresh"), [this] { Q_EMIT forgetRemembered(); });
    inside->addWidget(m_remembered);
    inside->addWidget(m_format);
    kit::markData(m_personal);
    inside->addWidget(m_personal);
    m_mark = kit::button(tr("Mark them as personal data"), kit::ButtonKind::Normal, m_content);
    connect(m_mark, &QPushButton::clicked, this, &ReadStep::markLikely);
    inside->addWidget(m_mark, 0, Qt::AlignLeading);
    addColumnBar();
    addTables();
    connect(m_format, &FormatBar::csvChanged, this, &ReadStep::csvChanged);
    connect(m_format, &FormatBar::mappingChanged, this, &ReadStep::mappingChanged);
    showNothing();
}

void ReadStep::addColumnBar()
{
    m_columnBar = new QWidget(m_content);
    auto* row = new kit::FlowLayout(m_columnBar, em(0.6));
    m_columnName = new kit::ElidedLabel({}, m_columnBar);
    kit::markData(m_columnName);
    m_type = barBox(m_columnBar, tr("Type of the column"));
    m_dates = barBox(m_columnBar, tr("How its dates are written"));
    m_dates->addItem(tr("Day first: 31/03/2020"), static_cast<int>(DateOrder::DayFirst));
    m_dates->addItem(tr("Month first: 03/31/2020"), static_cast<int>(DateOrder::MonthFirst));
    m_dates->addItem(tr("Excel’s numbers: 43921"), static_cast<int>(DateOrder::ExcelSerial));
    m_use = barBox(m_columnBar, tr("Use of the column"));
    m_use->setMinimumWidth(em(8));
    row->addGrowing(m_columnName, em(10));
    row->addWidget(m_type);
    row->addWidget(m_dates);
    row->addWidget(m_use);
    m_sensitivity = barBox(m_columnBar, tr("Whether the column is about people"));
    for (const auto s : {table::Sensitivity::Internal, table::Sensitivity::Personal, table::Sensitivity::SpecialCategory})
        m_sensitivity->addItem(sensitivityText(s), static_cast<int>(s));
    row->addWidget(m_sensitivity);
    m_note = kit::mutedLabel({}, m_content);
    static_cast<QVBoxLayout*>(m_content->layout())->addWidget(m_note);
    m_content->layout()->addWidget(m_columnBar);
    connect(m_type, &QComboBox::activated, this, [this] {
        const int type = m_type->currentData().toInt();
        chooseType(m_table->currentIndex().column(), type == kDecide ? std::nullopt : std::optional(static_cast<table::Type>(type)));
    });
    connect(m_dates, &QComboBox::activated, this, [this] { chooseDates(m_dates->currentData().toInt()); });
    connect(m_use, &QComboBox::activated, this,
            [this] { chooseUse(m_table->currentIndex().column(), static_cast<Use>(m_use->currentData().toInt())); });
    connect(m_sensitivity, &QComboBox::activated, this, [this] {
        chooseSensitivity(m_table->currentIndex().column(), static_cast<table::Sensitivity>(m_sensitivity->currentData().toInt()));
    });
}

void ReadStep::addTables()
{
    m_table = new kit::BlockTable(tr("The first rows of the file"), m_content);
    kit::markData(m_table);
    m_header = new ColumnHeader(m_table);
    m_table->setHorizontalHeader(m_header);
    m_table->setModel(m_model);
    m_table->verticalHeader()->setVisible(true);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_content->layout()->addWidget(m_table);
    connect(m_header, &ColumnHeader::typePressed, this, &ReadStep::typeMenu);
    connect(m_header, &ColumnHeader::usePressed, this, &ReadStep::useMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentColumnChanged, this, [this] {
        showColumn();
        m_header->viewport()->update();
    });
    m_problemText = kit::plainLabel({}, m_content);
    m_content->layout()->addWidget(m_problemText);
    m_problemTable = new kit::BlockTable(tr("What is to be known about the file"), m_content);
    kit::markData(m_problemTable);
    m_problemTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_problemTable->setModel(m_problems);
    m_problemTable->horizontalHeader()->setStretchLastSection(true);
    m_problemTable->horizontalHeader()->setResizeContentsPrecision(40);
    m_content->layout()->addWidget(m_problemTable);
    connect(m_problemTable, &QAbstractItemView::activated, this, &ReadStep::goToProblem);
}

void ReadStep::setPlan(const std::shared_ptr<const performance::Plan>& plan)
{
    m_format->setPlan(plan);
}

void ReadStep::showNothing()
{
    m_model->clear();
    m_found = Diagnostics();
    m_problems->setDiagnostics(m_found);
    m_content->hide();
    m_hint->show();
}

void ReadStep::show(const Reading& r)
{
    m_filling = true;
    const int column = std::max(0, m_table->currentIndex().column());
    const int scrolled = m_table->horizontalScrollBar()->value();
    const bool sameFile = m_columns == r.columns();
    m_purpose = r.purpose;
    m_csv = r.choices.csv;
    m_plan = r.csv;
    m_mapping = r.mapping;
    m_columns = r.columns();
    m_format->show(r);
    m_model->setReading(r);
    m_header->setChoosable(r.purpose != Purpose::Measures, r.purpose == Purpose::Figures);
    m_table->fitColumns(16);
    const int line = m_table->verticalHeader()->defaultSectionSize();
    const int rows = std::clamp(m_model->rowCount(), 1, kRows);
    m_table->setFixedHeight(m_header->sizeHint().height() + rows * line + m_table->horizontalScrollBar()->sizeHint().height() + 2 * m_table->frameWidth());
    m_hint->hide();
    m_content->show();
    const int unseen = m_model->columnsInAll() - m_model->columnCount();
    m_note->setText(r.purpose == Purpose::Measures ? tr("Columns are known by their names, such as code, title, outcome, unit, target. Columns with other names are left out.")
                    : unseen > 0                   ? tr("The first %1 of %2 columns are shown. The others are read as well.").arg(m_model->columnCount()).arg(m_model->columnsInAll())
                                                   : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    if (m_model->columnCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, sameFile ? std::min(column, m_model->columnCount() - 1) : 0));
    if (sameFile)
        m_table->horizontalScrollBar()->setValue(scrolled);
    showProblems(r.diagnostics);
    m_filling = false;
    showPersonal();
    showColumn();
}

void ReadStep::showPersonal()
{
    QStringList marked;
    QStringList likely;
    for (const auto& column : m_plan.columns) {
        if (workspace::isAboutPeople(column.sensitivity))
            marked << QStringLiteral("“%1”").arg(kit::shown(column.name));
        else if (looksPersonal(column.name))
            likely << QStringLiteral("“%1”").arg(kit::shown(column.name));
    }
    m_mark->setVisible(m_purpose == Purpose::Dataset && !likely.isEmpty());
    QString text;
    if (!likely.isEmpty())
        text = tr("By their names these columns tell who somebody is: %1.").arg(likely.join(QStringLiteral(", "))) + QLatin1Char(' ');
    text += marked.isEmpty() ? tr("Once a column is marked as personal data, the dataset is OFFICIAL-SENSITIVE, reading it is recorded, and small counts made of it are hidden.")
                             : tr("Marked as about people: %1. The dataset is OFFICIAL-SENSITIVE, reading it is recorded, and small counts made of it are hidden.")
                                   .arg(marked.join(QStringLiteral(", ")));
    m_personal->setText(text);
    m_personal->setVisible(m_purpose == Purpose::Dataset && !(marked.isEmpty() && likely.isEmpty()));
}

void ReadStep::markLikely()
{
    for (const auto& column : m_plan.columns)
        if (!workspace::isAboutPeople(column.sensitivity) && looksPersonal(column.name))
            m_csv.columns[column.name].sensitivity = table::Sensitivity::Personal;
    Q_EMIT csvChanged(m_csv);
}

void ReadStep::showRemembered(const QString& text)
{
    m_remembered->setText(text);
    m_remembered->setVisible(!text.isEmpty());
}

void ReadStep::showColumn()
{
    const int column = m_table->currentIndex().column();
    const bool any = column >= 0 && static_cast<std::size_t>(column) < m_plan.columns.size() && m_purpose != Purpose::Measures;
    m_columnBar->setVisible(any);
    if (m_filling || !any)
        return;
    m_filling = true;
    const exchange::ColumnPlan& plan = m_plan.columns[static_cast<std::size_t>(column)];
    m_columnName->setWhole(tr("Column %1: %2").arg(column + 1).arg(kit::shown(plan.name)));
    m_type->clear();
    m_type->addItem(tr("As found: %1").arg(typeText(plan.type)), kDecide);
    for (const auto type : kTypes)
        m_type->addItem(typeText(type), static_cast<int>(type));
    const auto told = m_csv.columns.find(plan.name);
    const bool typed = told != m_csv.columns.end() && told->second.type;
    m_type->setCurrentIndex(typed ? m_type->findData(static_cast<int>(*told->second.type)) : 0);
    m_dates->setVisible(plan.type == table::Type::Date);
    m_dates->setCurrentIndex(m_dates->findData(static_cast<int>(plan.dates)));
    m_use->setVisible(m_purpose == Purpose::Figures);
    m_use->clear();
    if (m_purpose == Purpose::Figures) {
        for (const Use use : usesOf(m_mapping.layout))
            m_use->addItem(useText(use), static_cast<int>(use));
        m_use->setCurrentIndex(std::max(0, m_use->findData(static_cast<int>(useOf(m_mapping, plan.name)))));
    }
    m_sensitivity->setVisible(m_purpose == Purpose::Dataset);
    m_sensitivity->setCurrentIndex(std::max(0, m_sensitivity->findData(static_cast<int>(plan.sensitivity))));
    m_filling = false;
}

void ReadStep::chooseSensitivity(int column, table::Sensitivity sensitivity)
{
    if (m_filling || column < 0 || static_cast<std::size_t>(column) >= m_columns.size())
        return;
    const std::string& name = m_columns[static_cast<std::size_t>(column)];
    m_csv.columns[name].sensitivity = workspace::isAboutPeople(sensitivity) ? std::optional(sensitivity) : std::nullopt;
    if (m_csv.columns[name] == exchange::ColumnOverride{})
        m_csv.columns.erase(name);
    Q_EMIT csvChanged(m_csv);
}

void ReadStep::chooseType(int column, std::optional<table::Type> type)
{
    if (m_filling || column < 0 || static_cast<std::size_t>(column) >= m_columns.size())
        return;
    exchange::ColumnOverride& told = m_csv.columns[m_columns[static_cast<std::size_t>(column)]];
    told.type = type;
    if (type != table::Type::Date)
        told.dates.reset();
    if (told == exchange::ColumnOverride{})
        m_csv.columns.erase(m_columns[static_cast<std::size_t>(column)]);
    Q_EMIT csvChanged(m_csv);
}

void ReadStep::chooseDates(int order)
{
    const int column = m_table->currentIndex().column();
    if (m_filling || column < 0)
        return;
    exchange::ColumnOverride& told = m_csv.columns[m_columns[static_cast<std::size_t>(column)]];
    told.type = table::Type::Date;
    told.dates = static_cast<DateOrder>(order);
    Q_EMIT csvChanged(m_csv);
}

void ReadStep::chooseUse(int column, Use use)
{
    if (m_filling || column < 0 || static_cast<std::size_t>(column) >= m_columns.size())
        return;
    setUse(m_mapping, m_columns, m_columns[static_cast<std::size_t>(column)], use);
    Q_EMIT mappingChanged(m_mapping);
}

void ReadStep::typeMenu(int column, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& text, std::optional<table::Type> type) {
        menu->addAction(text, this, [this, column, type] { chooseType(column, type); });
    };
    add(tr("Decide from the cells"), std::nullopt);
    for (const auto type : kTypes)
        add(typeText(type), type);
    menu->popup(at);
}

void ReadStep::useMenu(int column, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Use use : usesOf(m_mapping.layout))
        menu->addAction(useText(use), this, [this, column, use] { chooseUse(column, use); });
    menu->popup(at);
}

void ReadStep::showProblems(const Diagnostics& problems)
{
    m_found = byRow(problems);
    m_problems->setDiagnostics(m_found);
    m_problemTable->fitColumns(14);
    QStringList parts;
    const auto n = [](std::size_t count) { return static_cast<int>(count); };
    if (problems.errors() > 0)
        parts << tr("%n error(s)", nullptr, n(problems.errors()));
    if (problems.warnings() > 0)
        parts << tr("%n warning(s)", nullptr, n(problems.warnings()));
    const std::size_t notes = problems.count() - problems.errors() - problems.warnings();
    if (notes > 0)
        parts << tr("%n note(s)", nullptr, n(notes));
    QString text = parts.isEmpty() ? tr("Nothing is wrong with the file.") : tr("About the file: %1.").arg(parts.join(QStringLiteral(", ")));
    if (m_problems->notShown() > 0)
        text += QLatin1Char(' ') + tr("The first %1 are listed.").arg(m_problems->rowCount());
    m_problemText->setText(text);
    m_problemTable->setVisible(m_problems->rowCount() > 0);
    const int rows = std::clamp(m_problems->rowCount(), 1, kProblemRows);
    m_problemTable->setFixedHeight(m_problemTable->horizontalHeader()->sizeHint().height() + rows * m_problemTable->verticalHeader()->defaultSectionSize() +
                                   2 * m_problemTable->frameWidth() + em(0.4));
}

void ReadStep::goToProblem(const QModelIndex& index)
{
    const Diagnostic& problem = m_found.items()[static_cast<std::size_t>(index.row())];
    const int row = m_model->rowOfLine(problem.row);
    const int column = m_model->columnOf(problem.column);
    if (row < 0 && column < 0)
        return;
    m_table->setCurrentIndex(m_model->index(std::max(row, 0), std::max(column, 0)));
    m_table->scrollTo(m_table->currentIndex());
    m_table->setFocus();
}

void ReadStep::setEnabledForWork(bool enabled)
{
    m_content->setEnabled(enabled);
}

} // namespace boulton::data
