// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/audit_page.h"
#include "ui/desk/confirm.h"
#include "core/workspace/catalogue.h"
#include "ui/assurance/audit_model.h"
#include "ui/assurance/event_panel.h"
#include "ui/assurance/verdict_card.h"
#include "ui/kit/block_table.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>

namespace boulton::assurance {

using kit::em;

namespace {
constexpr double kLeastTableWidth = 23; // ems
constexpr double kLeastTableHeight = 12;
constexpr double kLeastPanelWidth = 14;
constexpr double kLeastPanelHeight = 12;
constexpr std::size_t kPage = 200;
constexpr int kSoonMilliseconds = 300;
} // namespace

AuditPage::AuditPage(const desk::PageContext& context)
    : Page(tr("Audit"), QStringLiteral("audit"), context), m_model(new AuditModel(this)), m_filter(new AuditFilterBar(context.services.clock, this)),
      m_table(new kit::BlockTable(tr("Events, newest first"), this)), m_panel(new EventPanel(this)), m_splitter(new kit::Sides(this)),
      m_empty(new kit::EmptyState(QStringLiteral("audit"), tr("No event fits the filter"), tr("Nothing of this kind was recorded in that time, or it is worded otherwise."), this)),
      m_trouble(new kit::Notice(kit::NoticeKind::Danger, {}, this)), m_more(kit::button(tr("Load more"), kit::ButtonKind::Normal, this)),
      m_count(kit::mutedLabel({}, this))
{
    addTitleButtons();
    kit::markData(m_trouble);
    m_trouble->hide();
    body()->addWidget(m_trouble);
    body()->addWidget(m_filter);
    kit::markData(m_table);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setResizeContentsPrecision(40);
    auto* left = new QWidget(m_splitter);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    auto* below = new QHBoxLayout;
    below->addWidget(m_count, 1);
    below->addWidget(m_more);
    column->addLayout(below);
    m_splitter->add(left, kLeastTableWidth, kLeastTableHeight);
    m_splitter->add(m_panel, kLeastPanelWidth, kLeastPanelHeight);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({em(60), em(17)});
    body()->addWidget(m_splitter, 1);
    m_empty->addAction(tr("Show all events"), [this] {
        m_filter->clear();
        m_table->setFocus();
    }, true);
    m_empty->hide();
    m_more->hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &AuditPage::load);
    connect(m_filter, &AuditFilterBar::changed, this, [this] {
        m_model->setRows({}); // what is kept while looking again would be the wrong number of rows
        load();
    });
    connect(m_more, &QPushButton::clicked, this, &AuditPage::loadMore);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { showDetails(current.row()); });
    connect(&desk(), &desk::Desk::planChanged, this, &AuditPage::changed);
    connect(&desk(), &desk::Desk::dataChanged, this, &AuditPage::changed);
    connect(&desk(), &desk::Desk::runsChanged, this, &AuditPage::changed);
    connect(&desk(), &desk::Desk::savingChanged, this, [this] {
        if (!desk().saving()) // an edit is shown before it is written
            changed();
    });
}

void AuditPage::addTitleButtons()
{
    auto* refresh = kit::iconButton(QStringLiteral("refresh"), tr("Look again"), this);
    connect(refresh, &QToolButton::clicked, this, &AuditPage::load);
    auto* save = kit::button(tr("Export…"), kit::ButtonKind::Normal, this);
    save->setIcon(kit::icon(QStringLiteral("export")));
    connect(save, &QPushButton::clicked, this, &AuditPage::exportEvents);
    m_verify = kit::button(tr("Verify"), kit::ButtonKind::Primary, this);
    kit::setPlainToolTip(m_verify, tr("Computes every fingerprint again and compares it with what is stored"));
    connect(m_verify, &QPushButton::clicked, this, &AuditPage::verify);
    titleBar()->addWidget(refresh);
    titleBar()->addWidget(save);
    titleBar()->addWidget(m_verify);
}

void AuditPage::arrive(const QVariantMap& with)
{
    if (with.contains(QStringLiteral("text"))) {
        m_filter->clear();
        m_filter->text()->setText(with.value(QStringLiteral("text")).toString());
    }
}

QWidget* AuditPage::firstFocus()
{
    return m_model->rowCount() > 0 ? static_cast<QWidget*>(m_table) : m_filter->text();
}

bool AuditPage::settled() const
{
    return !m_job && !m_work && !m_soon.isActive() && !(m_stale && isVisible());
}

void AuditPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        load();
}

void AuditPage::changed()
{
    m_stale = true;
    if (isVisible())
        m_soon.start();
}

void AuditPage::load()
{
    m_soon.stop();
    m_stale = false;
    if (m_job)
        m_job->cancel();
    const std::size_t limit = std::max(kPage, m_model->rows().size());
    m_job = desk().run<Loaded>(
        tr("Reading the audit"), this,
        [filter = m_filter->filter(), limit](workspace::Session& session, const JobContext& job) -> Result<Loaded> {
            Loaded l;
            BOULTON_TRY_ASSIGN(l.rows, workspace::auditTrail(session, filter, limit, job));
            BOULTON_TRY_ASSIGN(l.people, workspace::auditActors(session));
            BOULTON_TRY_ASSIGN(l.files, workspace::auditFiles(session));
            l.vault = session.vault().id();
            if (session.may(workspace::UseCase::SeeData)) // names of datasets are a help, no more
                if (const auto datasets = workspace::catalogue(session))
                    for (const auto& dataset : *datasets)
                        l.datasets.emplace_back(dataset.id.value, dataset.name);
            return l;
        },
        [this, limit, turn = ++m_turn](Result<Loaded> result) {
            if (turn != m_turn)
                return;
            m_job.clear();
            m_atEnd = result && result->rows.size() < limit;
            loaded(std::move(result));
        },
        kit::JobRunner::Manner::Quiet);
}

void AuditPage::loaded(Result<Loaded> result)
{
    m_trouble->setVisible(!result);
    if (!result) {
        m_trouble->setText(kit::sentence(result.error()) + QLatin1Char(' ') + kit::shown(result.error().what));
        m_model->setRows({});
        showDetails(-1);
        showState();
        return;
    }
    for (auto& [id, label] : result->files)
        if (id == workspace::kVaultFile)
            label = kit::toUtf8(kit::toQt(BOULTON_TR("workspace", "Vault")));
    m_filter->setPeople(result->people);
    m_filter->setFiles(result->files);
    AuditModel::Names names;
    for (const auto* list : {&result->people, &result->files, &result->datasets})
        for (const auto& [id, name] : *list)
            names.emplace(id, kit::shown(name));
    names.emplace(result->vault, tr("the vault"));
    m_model->setNames(std::move(names));
    const auto* before = m_model->row(m_table->currentIndex().row());
    const auto place = before ? std::pair(before->file, before->seq) : std::pair(std::string(), std::int64_t{0});
    m_model->setRows(std::move(result->rows));
    const int row = std::max(0, m_model->rowOf(place.first, place.second));
    if (!m_fitted && m_model->rowCount() > 0) {
        m_fitted = true; // afterwards the widths are the reader's
        m_table->fitColumns(19);
    }
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
    showDetails(m_table->currentIndex().row());
    showState();
}

void AuditPage::showDetails(int row)
{
    const auto* event = m_model->row(row);
    m_panel->show(event, event ? m_model->subject(*event) : QString());
}

void AuditPage::loadMore()
{
    if (m_job)
        return;
    m_more->setEnabled(false);
    m_job = desk().run<std::vector<workspace::AuditRow>>(
        tr("Reading the audit"), this,
        [filter = workspace::nextPage(m_filter->filter(), m_model->rows())](workspace::Session& session, const JobContext& job) {
            return workspace::auditTrail(session, filter, kPage, job);
        },
        [this, turn = ++m_turn](Result<std::vector<workspace::AuditRow>> rows) {
            m_more->setEnabled(true);
            if (turn != m_turn)
                return;
            m_job.clear();
            if (!rows) {
                navigator().notify(kit::NoticeKind::Danger, kit::sentence(rows.error()));
                return;
            }
            m_atEnd = rows->size() < kPage;
            const int first = m_model->rowCount();
            m_model->append(*std::move(rows));
            if (first < m_model->rowCount())
                m_table->scrollTo(m_model->index(first, 0), QAbstractItemView::PositionAtCenter);
            showState();
        },
        kit::JobRunner::Manner::Quiet);
}

void AuditPage::showState()
{
    const int count = m_model->rowCount();
    m_table->setVisible(count > 0);
    m_empty->setVisible(count == 0 && !m_trouble->isVisibleTo(this));
    m_panel->setVisible(count > 0);
    m_more->setVisible(count > 0 && !m_atEnd);
    m_count->setVisible(count > 0);
    m_count->setText(m_atEnd ? tr("All %n event(s) are listed.", nullptr, count) : tr("The newest %n event(s) are listed.", nullptr, count));
}

void AuditPage::verify()
{
    if (m_work)
        return;
    m_verify->setEnabled(false);
    m_work = desk().run<workspace::AuditVerdict>(
        tr("Verifying the audit"), this, [](workspace::Session& session, const JobContext& job) { return workspace::verifyAuditTrail(session, job); },
        [this](const Result<workspace::AuditVerdict>& verdict) {
            m_work.clear();
            m_verify->setEnabled(true);
            if (!verdict) {
                if (verdict.error().code != ErrorCode::Cancelled)
                    services().dialogs.tell(this, verdict.error());
                return;
            }
            showVerdict(*verdict);
            changed(); // that it was verified is an event
        });
}

void AuditPage::showVerdict(const workspace::AuditVerdict& verdict)
{
    delete m_verdict;
    auto* card = new VerdictCard(verdict, services().clock.now(), this);
    connect(card, &VerdictCard::eventRequested, this, [this](const std::string& file, std::int64_t seq) {
        const int row = m_model->rowOf(file, seq);
        if (row < 0) {
            navigator().notify(kit::NoticeKind::Information, tr("Event %1 is not among those listed. Load more, or show all events.").arg(seq));
            return;
        }
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->setFocus();
    });
    connect(card, &VerdictCard::closed, this, [this] {
        m_verdict->deleteLater();
        m_verdict = nullptr;
        m_verify->setFocus();
    });
    m_verdict = card;
    body()->insertWidget(0, card);
    card->announce();
}

void AuditPage::exportEvents()
{
    const QString folder = services().settings.exportFolder();
    const QString name = QStringLiteral("audit-%1.xlsx").arg(kit::toQt(std::string_view(services().clock.today().iso())));
    services().dialogs.file(this,
                            {.kind = kit::FileQuestion::Kind::Save,
                             .title = tr("Export the events that the filter shows"),
                             .start = folder.isEmpty() ? name : QDir(folder).filePath(name),
                             .filter = tr("Excel workbook (*.xlsx);;CSV file (*.csv)")},
                            [this](const QString& path) { exportTo(path); });
}

void AuditPage::exportTo(const QString& path)
{
    const QString whole = QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".xlsx") : path;
    services().settings.setExportFolder(QFileInfo(whole).absolutePath());
    desk::runConfirmed<std::size_t>(
        desk(), services().dialogs, tr("Exporting the audit"), this,
        [filter = m_filter->filter(), file = kit::toPath(whole)](workspace::Session& session, const JobContext& job) {
            return workspace::exportAudit(session, filter, file, job);
        },
        [this, whole](const Result<std::size_t>& count) {
            m_work.clear();
            if (!count) {
                if (count.error().code == ErrorCode::Cancelled)
                    navigator().notify(kit::NoticeKind::Information, tr("Stopped. No file was written."));
                else
                    services().dialogs.tell(this, count.error());
                return;
            }
            navigator().notify(kit::NoticeKind::Success, tr("%n event(s) exported to %1.", nullptr, static_cast<int>(*count)).arg(QDir::toNativeSeparators(whole)));
            changed();
        },
        [this](kit::Job* job) { m_work = job; });
}

} // namespace boulton::assurance
