// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/dataset_pane.h"
#include "core/privacy/profile.h"
#include "core/workspace/disclosure.h"
#include "core/workspace/personal.h"
#include "ui/data/column_header.h"
#include "ui/data/preview_model.h"
#include "ui/data/reading.h"
#include "ui/data/words.h"
#include "ui/kit/block_table.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>

namespace boulton::data {

using kit::em;

namespace {
constexpr double kLeastWidth = 16; // ems
constexpr double kLeastListHeight = 6;
constexpr double kLeastRowsHeight = 14;
} // namespace

DatasetPane::DatasetPane(const desk::PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(new DatasetModel(this)), m_table(new kit::BlockTable(tr("Datasets in the vault"), this)),
      m_splitter(new kit::Sides(this)),
      m_empty(new kit::EmptyState(QStringLiteral("table"), tr("No datasets yet"),
                                  tr("Any table can be kept here for analyses, for example figures by ward. Each import of the same name is a new revision; the earlier ones stay."), this)),
      m_closed(new kit::EmptyState(QStringLiteral("lock"), tr("Datasets are closed to your role"),
                                   tr("You can see the performance matrix and the packs. An administrator can give you a role that includes data."), this)),
      m_name(kit::heading({}, 3, this)), m_about(kit::mutedLabel({}, this)), m_analyse(kit::button(tr("Analyse it"), kit::ButtonKind::Normal, this)),
      m_trouble(new kit::Notice(kit::NoticeKind::Danger, {}, this)), m_preview(new PreviewModel(this))
{
    m_emptyImport = m_empty->addAction(tr("Import a file"), [this] { Q_EMIT importRequested(); }, true);
    kit::markData(m_table);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto* below = new kit::Card(this);
    auto* head = new QHBoxLayout;
    head->setSpacing(em(0.7));
    head->addWidget(m_name, 1);
    head->addWidget(m_analyse);
    below->column()->addLayout(head);
    below->column()->addWidget(m_about);
    m_rulesRow = makeRules(below);
    below->column()->addWidget(m_rulesRow);
    kit::markData(m_name);
    kit::markData(m_about);
    kit::markData(m_trouble);
    m_trouble->hide();
    below->column()->addWidget(m_trouble);
    m_rows = new kit::BlockTable(tr("The first rows of the dataset"), below);
    kit::markData(m_rows);
    m_header = new ColumnHeader(m_rows);
    m_rows->setHorizontalHeader(m_header);
    m_rows->setModel(m_preview);
    below->column()->addWidget(m_rows, 1);
    m_splitter->stack();
    m_splitter->add(m_table, kLeastWidth, kLeastListHeight);
    m_splitter->add(below, kLeastWidth, kLeastRowsHeight);
    m_splitter->setSizes({em(11), em(24)});
    m_splitter->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, em(0.7), 0, 0);
    column->addWidget(m_splitter, 1);
    column->addWidget(m_empty, 1);
    m_closed->hide();
    column->addWidget(m_closed, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DatasetPane::showCurrent);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentColumnChanged, this, [this] { m_header->viewport()->update(); });
    connect(m_analyse, &QPushButton::clicked, this, [this] {
        if (const auto* entry = m_model->entry(m_table->currentIndex().row()))
            m_context.navigator.go(QStringLiteral("analyses"), {{QStringLiteral("dataset"), kit::toQt(std::string_view(entry->name))}});
    });
    setCatalogue(std::make_shared<const DatasetModel::Catalogue>());
}

QWidget* DatasetPane::firstFocus() const
{
    if (m_closed->isVisibleTo(this))
        return nullptr;
    return m_model->rowCount() > 0 ? static_cast<QWidget*>(m_table) : m_emptyImport;
}

void DatasetPane::setCatalogue(const std::shared_ptr<const DatasetModel::Catalogue>& catalogue)
{
    const auto* current = m_model->entry(m_table->currentIndex().row());
    const std::string name = !m_wanted.empty() ? m_wanted : current ? current->name : std::string();
    m_model->setCatalogue(catalogue);
    m_table->fitColumns(20);
    const bool empty = m_model->rowCount() == 0;
    m_empty->setVisible(empty);
    m_splitter->setVisible(!empty);
    if (!empty)
        select(name);
}

void DatasetPane::showClosed()
{
    m_splitter->hide();
    m_empty->hide();
    m_closed->show();
}

void DatasetPane::select(const std::string& name)
{
    const int row = m_model->rowOf(name);
    m_wanted = row < 0 ? name : std::string(); // it may be about to come
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(std::max(row, 0), 0));
}

void DatasetPane::showCurrent()
{
    const auto* entry = m_model->entry(m_table->currentIndex().row());
    if (!entry)
        return;
    if (m_job)
        m_job->cancel();
    m_trouble->hide();
    const bool aboutPeople = workspace::isAboutPeople(entry->schema);
    m_job = m_context.desk.run<Shown>(
        tr("Reading a dataset"), this,
        [name = entry->name, aboutPeople](workspace::Session& session, const JobContext& job) -> Result<Shown> {
            Shown shown;
            BOULTON_TRY_ASSIGN(shown.preview, workspace::previewDataset(session, name, kPreviewRows, job));
            if (aboutPeople) {
                BOULTON_TRY_ASSIGN(shown.rules, workspace::disclosureRules(session, name));
            }
            shown.maySetRules = session.may(workspace::UseCase::SetDisclosureRules) && !session.readOnly();
            shown.mayAnalyse = session.may(workspace::UseCase::RunAnalysis);
            return shown;
        },
        [this, turn = ++m_turn, entry = *entry](const Result<Shown>& preview) {
            if (turn != m_turn)
                return;
            m_job.clear();
            if (preview) {
                showPreview(entry, *preview);
                return;
            }
            m_preview->clear();
            m_name->setText(kit::shown(entry.name));
            m_trouble->setText(errorLine(preview.error()));
            m_trouble->show();
        },
        kit::JobRunner::Manner::Quiet);
}

QWidget* DatasetPane::makeRules(QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* flow = new kit::FlowLayout(row, em(0.5));
    QLabel* label = kit::plainLabel(tr("Counts of people that results do not show:"), row);
    label->setWordWrap(false);
    m_rules = new QComboBox(row);
    kit::describe(m_rules, tr("Counts of people that results do not show"));
    m_rules->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    label->setBuddy(m_rules);
    flow->addWidget(label);
    flow->addWidget(m_rules);
    connect(m_rules, &QComboBox::activated, this, &DatasetPane::setRules);
    row->hide();
    return row;
}

void DatasetPane::setRules()
{
    const auto* entry = m_model->entry(m_table->currentIndex().row());
    if (!entry)
        return;
    m_context.desk.run<void>(
        tr("Setting the rules"), this,
        [name = entry->name, rules = kit::toUtf8(m_rules->currentData().toString())](workspace::Session& session, const JobContext&) {
            return workspace::setDisclosureRules(session, name, rules);
        },
        [this](const Status& set) {
            if (set)
                return;
            m_trouble->setText(errorLine(set.error()));
            m_trouble->show();
        });
}

void DatasetPane::showPreview(const workspace::CatalogueEntry& entry, const Shown& shown)
{
    const workspace::DatasetPreview& preview = shown.preview;
    m_analyse->setVisible(shown.mayAnalyse);
    m_rulesRow->setVisible(!shown.rules.empty());
    m_rules->setEnabled(shown.maySetRules);
    m_rules->clear();
    for (const auto rules : privacy::presetNames())
        m_rules->addItem(rulesText(rules), kit::toQt(rules));
    if (m_rules->findData(kit::toQt(std::string_view(shown.rules))) < 0) // given on the command line
        m_rules->addItem(rulesText(shown.rules), kit::toQt(std::string_view(shown.rules)));
    m_rules->setCurrentIndex(m_rules->findData(kit::toQt(std::string_view(shown.rules))));
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    m_name->setText(kit::shown(entry.title.empty() ? entry.name : entry.title));
    QString about = tr("%1 rows and %2 columns.").arg(locale.toString(static_cast<qlonglong>(preview.total)), locale.toString(static_cast<qlonglong>(entry.schema.size())));
    if (preview.total > static_cast<std::int64_t>(preview.rows.rows()))
        about += QLatin1Char(' ') + tr("The first %1 rows are shown.").arg(preview.rows.rows());
    if (preview.someWards)
        about += QLatin1Char(' ') + (preview.total == 0 ? tr("No row is of your wards; your role is limited to them.") : tr("Rows of other wards are not shown: your role is limited to some."));
    m_about->setText(about);
    m_preview->setTable(preview.rows);
    m_rows->fitColumns(16);
}

} // namespace boulton::data
