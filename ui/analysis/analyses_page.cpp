// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analyses_page.h"
#include "ui/analysis/entry_list.h"
#include "ui/analysis/result_view.h"
#include "ui/analysis/words.h"
#include "ui/document/document_view.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QStackedWidget>

namespace boulton::analysis {

using kit::em;
using kit::toQt;
using modules::AnalysisModule;

namespace {

constexpr double kLeastListWidth = 13; // ems
constexpr double kLeastListHeight = 14;
constexpr double kLeastSideWidth = 20;
constexpr double kLeastSideHeight = 20;
constexpr int kSettingsSide = 0;
constexpr int kResultSide = 1;

const AnalysisModule* moduleOf(const QString& id)
{
    const auto found = modules::find(kit::toUtf8(id));
    return found ? *found : nullptr;
}

} // namespace

AnalysesPage::AnalysesPage(const desk::PageContext& context)
    : Page(tr("Analyses"), QStringLiteral("analyses"), context), m_splitter(new kit::Sides(this)),
      m_empty(new kit::EmptyState(QStringLiteral("analyses"), tr("There is no data to analyse yet"),
                                  tr("Analyses run on tables that are in the vault. Import one, and come back."), this)),
      m_closed(new kit::EmptyState(QStringLiteral("lock"), tr("Analyses are closed to your role"),
                                   tr("Analysts and information asset owners run them. An administrator can give you a role that includes them."), this)),
      m_lists(new kit::Tabs), m_sides(new kit::Tabs), m_result(new ResultView(m_sides))
{
    m_empty->addAction(tr("Import a table"), [this] { navigator().go(QStringLiteral("data")); }, true);
    m_empty->hide();
    m_closed->hide();
    m_lists->addTab(makeLists(), tr("Analyses"));
    auto* kept = new QWidget(m_lists);
    auto* column = new QVBoxLayout(kept);
    column->setContentsMargins(0, em(0.6), 0, 0);
    column->setSpacing(em(0.5));
    m_runs = new EntryList(tr("Kept runs"), new EntryModel(this), kept);
    kit::markData(m_runs);
    m_noRuns = kit::mutedLabel(tr("No run has been kept yet. After a run, choose “Keep this run”: it can then be opened and computed again at any time."), kept);
    m_open = kit::button(tr("Open again"), kit::ButtonKind::Primary, kept);
    m_open->setEnabled(false);
    column->addWidget(m_noRuns);
    column->addWidget(m_runs, 1);
    column->addWidget(m_open, 0, Qt::AlignLeading);
    m_lists->addTab(kept, tr("Kept runs"));
    connect(m_runs, &EntryList::chosen, this, [this](const QString& id) { m_open->setEnabled(!id.isEmpty() && !busy()); });
    connect(m_runs, &QListView::activated, this, [this] { reopen(m_runs->currentId()); });
    connect(m_open, &QPushButton::clicked, this, [this] { reopen(m_runs->currentId()); });

    m_sides->addTab(makeSettings(), tr("Settings"));
    m_sides->addTab(m_result, tr("Result"));
    m_result->showNothing(tr("Nothing has been run yet"), tr("Choose an analysis and its settings, then “Run”. The result appears here."));
    connect(m_result->keepButton(), &QPushButton::clicked, this, &AnalysesPage::keep);
    connect(m_result->settingsButton(), &QPushButton::clicked, this, &AnalysesPage::useSettings);
    connect(m_result, &ResultView::savePictureRequested, this, &AnalysesPage::savePicture);
    const auto beside = [](QWidget* content, int left, int right) { // room between the content and the splitter's handle
        auto* side = new QWidget;
        auto* only = new QVBoxLayout(side);
        only->setContentsMargins(left, 0, right, 0);
        only->addWidget(content);
        return side;
    };
    m_splitter->add(beside(m_lists, 0, em(0.7)), kLeastListWidth, kLeastListHeight);
    m_splitter->add(beside(m_sides, em(0.7), 0), kLeastSideWidth, kLeastSideHeight);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({em(17), em(50)});
    body()->addWidget(m_splitter, 1);
    body()->addWidget(m_empty, 1);
    body()->addWidget(m_closed, 1);
    addActions();
    connect(&desk(), &desk::Desk::dataChanged, this, &AnalysesPage::load);
    connect(&desk(), &desk::Desk::runsChanged, this, &AnalysesPage::load);
    showRunning();
    load();
}

QWidget* AnalysesPage::makeLists()
{
    auto* side = new QWidget(m_lists);
    side->setMinimumWidth(em(13));
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, em(0.6), 0, 0);
    column->setSpacing(em(0.5));
    m_search = new QLineEdit(side);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    kit::describe(m_search, tr("Search the analyses"));
    m_modules = new EntryList(tr("Analyses"), new EntryModel(this), side);
    m_noMatch = kit::mutedLabel(tr("No analysis has these words."), side);
    m_noMatch->hide();
    column->addWidget(m_search);
    column->addWidget(m_noMatch);
    column->addWidget(m_modules, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_modules->entries()->setFilter(text);
        m_noMatch->setVisible(m_modules->entries()->rowCount() == 0);
        m_modules->choose(m_module);
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_modules->entries()->rowCount() > 0) {
            m_modules->setCurrentIndex(m_modules->entries()->index(0));
            m_modules->setFocus();
        }
    });
    connect(m_modules, &EntryList::chosen, this, [this](const QString& id) {
        if (!id.isEmpty())
            chooseModule(id);
    });
    return side;
}

QWidget* AnalysesPage::makeSettings()
{
    auto* side = new QWidget(m_sides);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, em(0.8), 0, 0);
    column->setSpacing(em(0.6));
    m_sheetStack = new QStackedWidget(side);
    column->addWidget(m_sheetStack, 1);
    column->addWidget(kit::rule(side));
    auto* foot = new QHBoxLayout;
    foot->setSpacing(em(0.6));
    m_run = kit::button(tr("Run"), kit::ButtonKind::Primary, side);
    m_run->setIcon(kit::icon(QStringLiteral("play"), kit::IconOn::Accent));
    kit::setPlainToolTip(m_run, tr("Run the analysis (Ctrl+Return)"));
    m_stop = kit::button(tr("Stop"), kit::ButtonKind::Normal, side);
    m_stop->setIcon(kit::icon(QStringLiteral("stop")));
    m_progress = new QProgressBar(side);
    m_progress->setTextVisible(false);
    kit::describe(m_progress, tr("Progress of the analysis"));
    m_doing = kit::mutedLabel({}, side);
    foot->addWidget(m_run);
    foot->addWidget(m_stop);
    foot->addWidget(m_doing, 1);
    foot->addWidget(m_progress, 1);
    column->addLayout(foot);
    connect(m_run, &QPushButton::clicked, this, &AnalysesPage::run);
    connect(m_stop, &QPushButton::clicked, this, &AnalysesPage::stop);
    return side;
}

void AnalysesPage::addActions()
{
    const auto add = [this](const QString& text, const QList<QKeySequence>& keys, void (AnalysesPage::*slot)()) {
        auto* action = new QAction(text, this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Run the analysis"), {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)}, &AnalysesPage::run);
    add(tr("Stop the analysis"), {}, &AnalysesPage::stop);
    add(tr("Keep this run"), {}, &AnalysesPage::keep);
}

void AnalysesPage::arrive(const QVariantMap& with)
{
    m_arrival = with;
    if (!m_loading)
        takeArrival();
}

QWidget* AnalysesPage::firstFocus()
{
    return m_splitter->isHidden() ? nullptr : m_search;
}

void AnalysesPage::load()
{
    if (m_loading) {
        m_loadAgain = true;
        return;
    }
    m_loading = true;
    desk().run<std::shared_ptr<Known>>(
        tr("Looking what there is to analyse"), this,
        [](workspace::Session& session, const JobContext&) -> Result<std::shared_ptr<Known>> {
            if (!session.may(workspace::UseCase::RunAnalysis) || !session.may(workspace::UseCase::SeeData)) // only looked at the page
                return fail(ErrorCode::Refused, "analyses are closed to this role");
            auto known = std::make_shared<Known>();
            BOULTON_TRY_ASSIGN(known->datasets, workspace::catalogue(session));
            BOULTON_TRY_ASSIGN(known->readiness, workspace::readiness(session));
            BOULTON_TRY_ASSIGN(known->runs, workspace::runs(session));
            return known;
        },
        [this](Result<std::shared_ptr<Known>> known) {
            m_loading = false;
            if (known)
                loaded(std::move(**known));
            else if (known.error().code == ErrorCode::Refused)
                showClosed();
            else if (known.error().code != ErrorCode::Cancelled)
                services().dialogs.tell(this, known.error());
            if (std::exchange(m_loadAgain, false))
                load();
        },
        kit::JobRunner::Manner::Quiet);
}

void AnalysesPage::showClosed()
{
    m_splitter->hide();
    m_empty->hide();
    m_closed->show();
}

void AnalysesPage::loaded(Known known)
{
    m_known = std::move(known);
    const bool none = m_known.datasets.empty() && m_known.runs.empty();
    m_empty->setVisible(none);
    m_splitter->setVisible(!none);
    std::vector<Entry> entries;
    for (const auto& readiness : m_known.readiness)
        entries.push_back({toQt(std::string_view(readiness.module->id)), toQt(readiness.module->title), toQt(readiness.module->summary),
                           Words::stage(readiness.module->stage), Words::missing(readiness)});
    const QString before = m_module;
    m_modules->entries()->setEntries(std::move(entries));
    std::vector<Entry> runs;
    for (const auto& run : m_known.runs) {
        const AnalysisModule* module = moduleOf(toQt(std::string_view(run.module)));
        runs.push_back({toQt(std::string_view(run.id.value)), toQt(run.title),
                        Words::about(module, run.inputs, run.settings) + QLatin1Char('\n') +
                            tr("%1 by %2", "an instant and a person").arg(kit::whenText(run.at), kit::shown(run.by)),
                        {}, {}});
    }
    const QString chosen = m_runs->currentId();
    m_runs->entries()->setEntries(std::move(runs));
    m_runs->choose(chosen);
    m_open->setEnabled(!m_runs->currentId().isEmpty() && !busy());
    m_noRuns->setVisible(m_known.runs.empty());
    m_runs->setVisible(!m_known.runs.empty());
    m_open->setVisible(!m_known.runs.empty());
    for (const Sheet& sheet : std::as_const(m_sheets))
        sheet.form->setData(formData(sheet.form->module()));
    takeArrival();
    if (m_module.isEmpty()) { // the first that can run
        const auto first = std::ranges::find(m_known.readiness, true, &workspace::ModuleReadiness::ready);
        if (first != m_known.readiness.end())
            chooseModule(toQt(std::string_view(first->module->id)));
        else if (!m_known.readiness.empty())
            chooseModule(toQt(std::string_view(m_known.readiness.front().module->id)));
    } else {
        m_modules->choose(before);
    }
}

void AnalysesPage::takeArrival()
{
    const QVariantMap with = std::exchange(m_arrival, {});
    if (with.isEmpty() || busy())
        return;
    if (const QString module = with.value(QStringLiteral("module")).toString(); moduleOf(module))
        chooseModule(module);
    if (const QString dataset = with.value(QStringLiteral("dataset")).toString(); !dataset.isEmpty()) {
        if (!form() && !m_known.readiness.empty())
            chooseModule(toQt(std::string_view(m_known.readiness.front().module->id)));
        if (form())
            form()->chooseDataset(kit::toUtf8(dataset));
        m_sides->setCurrentIndex(kSettingsSide);
    }
}

QString AnalysesPage::titleOf(const std::string& dataset) const
{
    const auto found = std::ranges::find(m_known.datasets, dataset, &workspace::CatalogueEntry::name);
    return kit::shown(found == m_known.datasets.end() ? dataset : found->title);
}

FormData AnalysesPage::formData(const AnalysisModule& module) const
{
    FormData offered;
    auto sorted = m_known.datasets; // what people imported before what Boulton keeps for itself
    std::ranges::stable_partition(sorted, [](const auto& entry) { return entry.kind != store::DatasetKind::History; });
    for (const auto& entry : sorted)
        offered.datasets.push_back({entry.name, titleOf(entry.name), entry.rows, entry.schema.fields()});
    const auto readiness = std::ranges::find(m_known.readiness, &module, &workspace::ModuleReadiness::module);
    if (readiness == m_known.readiness.end())
        return offered;
    for (const auto& need : readiness->needs) {
        auto& fitting = offered.fitting[need.need->name];
        for (const auto& dataset : offered.datasets)
            if (std::ranges::contains(need.datasets, dataset.name))
                fitting.push_back(dataset.name);
        QStringList missing;
        for (const Text& text : need.missing)
            missing << toQt(text);
        offered.missing[need.need->name] = missing.join(QLatin1Char(' '));
    }
    return offered;
}

ModuleForm* AnalysesPage::form() const
{
    return m_sheets.value(m_module).form;
}

void AnalysesPage::chooseModule(const QString& id)
{
    const AnalysisModule* module = moduleOf(id);
    if (!module || busy())
        return;
    m_module = id;
    Sheet& sheet = m_sheets[id];
    if (!sheet.form) {
        auto* page = new QWidget;
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(em(0.1), 0, em(0.8), 0);
        column->setSpacing(em(0.5));
        column->addWidget(kit::heading(toQt(module->title), 2, page));
        column->addWidget(kit::plainLabel(toQt(module->summary), page));
        column->addWidget(kit::mutedLabel(Words::stageMeaning(module->stage), page));
        column->addSpacing(em(0.5));
        sheet.form = new ModuleForm(*module, page);
        sheet.form->setMaximumWidth(em(48));
        sheet.form->setData(formData(*module));
        connect(sheet.form, &ModuleForm::changed, this, [this] { m_doing->clear(); });
        column->addWidget(sheet.form, 1);
        sheet.area = new kit::Column(page, m_sheetStack);
        m_sheetStack->addWidget(sheet.area);
    }
    m_sheetStack->setCurrentWidget(sheet.area);
    m_sides->setCurrentIndex(kSettingsSide);
    m_doing->clear();
    m_modules->choose(id);
    showRunning();
}

void AnalysesPage::run()
{
    if (busy() || !form() || m_splitter->isHidden())
        return;
    if (!form()->check()) {
        m_sides->setCurrentIndex(kSettingsSide);
        return;
    }
    const AnalysisModule& module = form()->module();
    m_doing->clear();
    follow(desk().run<workspace::Analysis>(
        tr("Analysis: %1").arg(toQt(module.title)), this,
        [&module, datasets = form()->datasets(), settings = form()->settings()](workspace::Session& session, const JobContext& job) {
            return workspace::analyse(session, module, datasets, settings, job);
        },
        [this, &module](Result<workspace::Analysis> analysis) { analysed(std::move(analysis), module); }));
}

void AnalysesPage::follow(kit::Job* job)
{
    m_job = job;
    m_progress->setRange(0, 0);
    connect(job, &kit::Job::progressed, this, [this](double fraction) {
        if (fraction >= 0) {
            m_progress->setRange(0, 1000);
            m_progress->setValue(static_cast<int>(fraction * 1000));
        }
    });
    showRunning();
}

void AnalysesPage::showRunning()
{
    const bool running = busy();
    const bool hadFocus = isAncestorOf(focusWidget());
    m_run->setEnabled(!running && form() != nullptr);
    m_stop->setVisible(running);
    m_stop->setEnabled(running);
    m_stop->setText(tr("Stop"));
    m_progress->setVisible(running);
    m_doing->setVisible(!running);
    m_lists->setEnabled(!running);
    m_sheetStack->setEnabled(!running);
    m_open->setEnabled(!running && m_runs && !m_runs->currentId().isEmpty());
    if (running && hadFocus && m_sides->currentIndex() == kSettingsSide)
        m_stop->setFocus(Qt::OtherFocusReason);
}

void AnalysesPage::stop()
{
    if (!m_job)
        return;
    m_stop->setEnabled(false);
    m_stop->setText(tr("Stopping…"));
    m_job->cancel();
}

void AnalysesPage::analysed(Result<workspace::Analysis> analysis, const AnalysisModule& module)
{
    m_job = nullptr;
    showRunning();
    if (!analysis) {
        m_sides->setCurrentIndex(kSettingsSide);
        if (analysis.error().code == ErrorCode::Cancelled)
            m_doing->setText(tr("Stopped. Nothing was kept."));
        else if (form())
            form()->showError(analysis.error());
        return;
    }
    m_kept.reset();
    m_analysis = std::make_shared<const workspace::Analysis>(*std::move(analysis));
    m_stem = Words::fileStem(m_analysis->module, m_analysis->inputs);
    m_result->showDocument(std::shared_ptr<const report::Document>(m_analysis, &m_analysis->document),
                           Words::about(&module, m_analysis->inputs, m_analysis->settings));
    m_result->settingsButton()->hide();
    m_result->keepButton()->show();
    m_result->keepButton()->setText(tr("Keep this run"));
    m_result->keepButton()->setEnabled(!desk().facts().readOnly);
    if (desk().facts().readOnly)
        kit::setPlainToolTip(m_result->keepButton(), tr("This vault is open for reading only."));
    fillExportMenu();
    m_sides->setCurrentIndex(kResultSide);
    m_result->view()->setFocus(Qt::OtherFocusReason);
}

} // namespace boulton::analysis
