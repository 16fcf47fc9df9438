// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/import_pane.h"
#include "ui/data/format_bar.h"
#include "ui/data/words.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QFileInfo>
#include <QScrollBar>
#include <QVBoxLayout>

namespace boulton::data {

using kit::em;

namespace {

constexpr int kWaitMilliseconds = 150;
constexpr double kRoomForFoot = 26; //!< ems

QString dayText(Instant at)
{
    const QString when = kit::whenText(at); // "3 April 2020, 14:05"
    return when.section(QLatin1Char(','), 0, 0);
}

} // namespace

ImportPane::ImportPane(const desk::PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_open{.sheet = {}, .reader = context.services.reader, .limits = {}}, m_area(new kit::Column(new QWidget, this)),
      m_file(new FileStep(m_area->widget())), m_read(new ReadStep(m_area->widget())), m_change(new ChangeStep(this))
{
    m_steps = new QVBoxLayout(m_area->widget());
    m_steps->setContentsMargins(0, 0, 0, 0);
    m_steps->setSpacing(em(0.7));
    m_steps->addWidget(m_file);
    m_steps->addWidget(m_read);
    m_steps->addStretch(1);
    m_area->widget()->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, em(0.7), 0, 0);
    column->setSpacing(em(0.7));
    m_foot = new QVBoxLayout;
    m_foot->setContentsMargins(0, 0, 0, 0);
    m_foot->addWidget(m_change);
    column->addWidget(m_area, 1000);
    column->addLayout(m_foot);
    column->addStretch(1);
    connect(m_area->verticalScrollBar(), &QScrollBar::rangeChanged, this, &ImportPane::fitSteps);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWaitMilliseconds);
    connect(&m_wait, &QTimer::timeout, this, &ImportPane::runCheck);

    connect(m_file, &FileStep::chooseRequested, this, &ImportPane::chooseFile);
    connect(m_file, &FileStep::stopRequested, this, &ImportPane::stop);
    connect(m_file, &FileStep::sheetChosen, this, [this](const QString& sheet) {
        m_open.sheet = kit::toUtf8(sheet);
        m_choices = {};
        m_remembered.reset();
        m_lookedUp = false;
        read();
    });
    connect(m_file, &FileStep::purposeChosen, this, [this](Purpose purpose) {
        m_choices.purpose = purpose;
        read();
    });
    connect(m_file, &FileStep::datasetNameChanged, this, &ImportPane::check);
    connect(m_read, &ReadStep::csvChanged, this, [this](const exchange::CsvOverrides& csv) {
        m_choices.csv = csv;
        read();
    });
    connect(m_read, &ReadStep::mappingChanged, this, [this](const exchange::ActualsMapping& mapping) {
        m_choices.mapping = mapping;
        read();
    });
    connect(m_read, &ReadStep::forgetRemembered, this, [this] {
        m_remembered.reset();
        m_choices = {};
        read();
    });
    connect(m_change, &ChangeStep::optionsChanged, this, &ImportPane::check);
    connect(m_change, &ChangeStep::importRequested, this, &ImportPane::startImport);
    connect(m_change, &ChangeStep::anotherRequested, this, [this] {
        reset();
        chooseFile();
    });
    connect(m_change, &ChangeStep::openRequested, this, [this] {
        if (m_reading && m_reading->purpose == Purpose::Dataset)
            Q_EMIT datasetImported(m_file->datasetName());
        else
            m_context.navigator.go(QStringLiteral("performance"));
    });
    connect(&context.desk, &desk::Desk::planChanged, this, &ImportPane::planChanged);
    m_change->setReadOnly(context.desk.facts().readOnly);
    planChanged();
}

void ImportPane::planChanged()
{
    m_read->setPlan(m_context.desk.plan());
    m_change->setPlan(*m_context.desk.plan());
    if (m_reading && !m_done && !m_import)
        check(); // what would change may be another thing now
}

void ImportPane::setCatalogue(const std::shared_ptr<const FileStep::Catalogue>& catalogue)
{
    m_file->setCatalogue(catalogue);
    if (m_reading && !m_done && !m_import && m_reading->purpose == Purpose::Dataset)
        check();
}

void ImportPane::fitSteps()
{
    m_area->setMaximumHeight(std::max(1, m_area->widget()->layout()->hasHeightForWidth() ? m_area->widget()->layout()->totalHeightForWidth(m_area->viewport()->width())
                                                                                         : m_area->widget()->sizeHint().height()));
    const QScrollBar* bar = m_area->verticalScrollBar();
    m_foot->setContentsMargins(0, 0, bar->maximum() > 0 ? bar->sizeHint().width() : 0, 0); // one right edge
}

void ImportPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool scrolls = height() < em(kRoomForFoot); // large text or a small window: the rows of the file matter more
    if (scrolls == (m_foot->count() == 0))
        return;
    QVBoxLayout* from = scrolls ? m_foot : m_steps;
    from->removeWidget(m_change);
    (scrolls ? m_steps : m_foot)->insertWidget(scrolls ? 2 : 0, m_change);
    fitSteps();
}

bool ImportPane::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fitSteps();
    return QWidget::eventFilter(watched, event);
}

bool ImportPane::settled() const
{
    return !m_job && !m_trial && !m_import && !m_wait.isActive();
}

void ImportPane::reset()
{
    ++m_turn;
    for (const auto& job : {m_job, m_trial})
        if (job)
            job->cancel();
    m_wait.stop();
    m_path.clear();
    m_open.sheet.clear();
    m_choices = {};
    m_reading.reset();
    m_outcome.reset();
    m_remembered.reset();
    m_lookedUp = false;
    m_done = false;
    m_file->showNothing();
    m_file->setEnabledForWork(true);
    m_read->showNothing();
    m_read->setEnabledForWork(true);
    m_change->showNothing();
}

void ImportPane::chooseFile()
{
    kit::FileQuestion question{.kind = kit::FileQuestion::Kind::Open,
                               .title = tr("Choose a file to import"),
                               .filter = tr("Tables (*.csv *.txt *.tsv *.xlsx *.xlsm *.ods);;All files (*)")};
    if (!m_path.isEmpty())
        question.start = QFileInfo(m_path).absolutePath();
    m_context.services.dialogs.file(this, question, [this](const QString& path) { choose(path); });
}

void ImportPane::choose(const QString& path)
{
    if (m_import) // the file step is disabled meanwhile; a drop is not
        return;
    reset();
    m_path = path;
    m_file->setDatasetName(kit::toQt(std::string_view(datasetName(kit::toUtf8(QFileInfo(path).fileName())))));
    read();
}

void ImportPane::refuse(const QString& sentence)
{
    if (m_import)
        return;
    reset();
    m_file->showError({}, sentence);
}

void ImportPane::read()
{
    ++m_turn;
    for (const auto& job : {m_job, m_trial})
        if (job)
            job->cancel();
    m_wait.stop();
    m_done = false;
    m_outcome.reset();
    const bool known = m_reading && m_reading->open.sheet == m_open.sheet;
    if (!known) // a change of an option is quick: what is shown stays until the new is there
        m_file->showReading(kit::shown(kit::toUtf8(QFileInfo(m_path).fileName())));
    m_change->showChecking();
    ReadRequest request{.path = kit::toPath(m_path), .open = m_open, .choices = m_choices, .plan = m_context.desk.plan()};
    if (known)
        request.spreadsheet = m_reading->spreadsheet;
    m_job = m_context.services.jobs.start<Reading>(
        tr("Reading a file"), kit::JobRunner::Lane::Free, this, [request](const JobContext& job) { return readForPreview(request, job); },
        [this, turn = m_turn](Result<Reading> result) {
            if (turn == m_turn)
                readEnded(std::move(result));
        });
}

void ImportPane::readEnded(Result<Reading> result)
{
    m_job.clear();
    if (!result) {
        readFailed(errorLine(result.error()));
        return;
    }
    m_reading = std::make_shared<const Reading>(*std::move(result));
    if (!m_lookedUp) {
        suggest();
        return;
    }
    show();
}

void ImportPane::readFailed(const QString& sentence)
{
    if (m_reading) { // what was asked last cannot be done: back to what could
        m_choices = m_reading->choices;
        m_open.sheet = m_reading->open.sheet;
        m_lookedUp = true;
        show();
        m_file->showTrouble(sentence);
        return;
    }
    m_read->showNothing();
    m_change->showNothing();
    m_file->showError(kit::shown(kit::toUtf8(QFileInfo(m_path).fileName())), sentence);
}

void ImportPane::suggest()
{
    m_lookedUp = true;
    m_trial = m_context.desk.run<std::optional<workspace::SavedMapping>>(
        tr("Looking for a remembered mapping"), this,
        [columns = m_reading->columns()](workspace::Session& session, const JobContext&) { return workspace::suggestMapping(session, columns); },
        [this, turn = m_turn](const Result<std::optional<workspace::SavedMapping>>& saved) {
            if (turn != m_turn)
                return;
            m_trial.clear();
            applyRemembered(saved ? *saved : std::nullopt); // without one the file is read as it comes
        },
        kit::JobRunner::Manner::Quiet);
}

void ImportPane::applyRemembered(const std::optional<workspace::SavedMapping>& saved)
{
    if (!saved || !fits(saved->mapping, m_reading->columns())) {
        show();
        return;
    }
    m_remembered = saved;
    m_choices.purpose = Purpose::Figures;
    m_choices.mapping = saved->mapping;
    m_choices.csv = saved->mapping.csv;
    read();
}

void ImportPane::show()
{
    m_file->showFile(*m_reading);
    m_read->show(*m_reading);
    m_read->showRemembered(m_remembered && m_reading->purpose == Purpose::Figures
                               ? tr("Read like “%1” on %2.").arg(kit::shown(m_remembered->mapping.name), dayText(m_remembered->at))
                               : QString());
    check();
}

QString ImportPane::blocked() const
{
    if (m_reading->purpose == Purpose::Figures)
        return lackingText(lacking(m_reading->mapping, m_reading->columns()));
    if (m_reading->purpose == Purpose::Dataset)
        return m_file->datasetProblem(*m_reading);
    return {};
}

Order ImportPane::order() const
{
    Order order = m_change->order();
    if (m_reading->purpose != Purpose::Figures)
        order.createMeasures = false;
    order.dataset = kit::toUtf8(m_file->datasetName());
    if (m_reading->purpose == Purpose::Figures) {
        const bool same = m_remembered && wholeMapping(*m_reading) == m_remembered->mapping;
        if (!same) // a mapping that served as it was is not saved again
            order.remember = m_remembered ? m_remembered->mapping.name : m_reading->name;
    }
    return order;
}

void ImportPane::check()
{
    if (!m_reading || m_job || m_import || m_done)
        return;
    if (m_trial) {
        ++m_turn;
        m_trial->cancel();
        m_trial.clear();
    }
    m_outcome.reset();
    m_change->showChecking();
    m_wait.start();
}

void ImportPane::runCheck()
{
    if (const QString lack = blocked(); !lack.isEmpty()) {
        m_change->showLacking(lack);
        return;
    }
    m_trial = m_context.desk.run<Outcome>(
        tr("Trying the import"), this,
        [reading = m_reading, order = order()](workspace::Session& session, const JobContext& job) {
            return carryOut(session, *reading, order, false, job);
        },
        [this, turn = m_turn](Result<Outcome> result) {
            if (turn == m_turn)
                checkEnded(std::move(result));
        },
        kit::JobRunner::Manner::Quiet);
}

void ImportPane::checkEnded(Result<Outcome> result)
{
    m_trial.clear();
    if (!result) {
        m_change->showError(errorLine(result.error()), kit::NoticeKind::Danger, true);
        return;
    }
    if (result->changed) { // somebody saved it meanwhile: as if it were chosen again, with the same choices
        read();
        return;
    }
    m_outcome = *std::move(result);
    m_read->showProblems(m_outcome->problems);
    m_change->showOutcome(*m_reading, *m_outcome);
}

void ImportPane::startImport()
{
    if (!m_reading || m_import || !m_outcome || m_outcome->refusal)
        return;
    ++m_turn;
    m_file->setEnabledForWork(false);
    m_read->setEnabledForWork(false);
    m_import = m_context.desk.run<Outcome>(
        tr("Importing a file"), this,
        [reading = m_reading, order = order()](workspace::Session& session, const JobContext& job) {
            return carryOut(session, *reading, order, true, job);
        },
        [this](Result<Outcome> result) { importEnded(std::move(result)); });
    m_change->showWorking(m_import, *m_reading);
}

void ImportPane::importEnded(Result<Outcome> result)
{
    m_import.clear();
    m_file->setEnabledForWork(true);
    m_read->setEnabledForWork(true);
    if (!result) {
        const bool stopped = result.error().code == ErrorCode::Cancelled;
        m_change->showOutcome(*m_reading, *m_outcome);
        m_change->showError(stopped ? tr("Stopped. Nothing was changed.") : errorLine(result.error()),
                            stopped ? kit::NoticeKind::Information : kit::NoticeKind::Danger, true);
        return;
    }
    if (result->changed) {
        m_context.navigator.notify(kit::NoticeKind::Caution, tr("The file was changed since it was read here, so nothing was imported. It has been read again."));
        read();
        return;
    }
    m_outcome = *std::move(result);
    m_read->showProblems(m_outcome->problems);
    if (m_outcome->refusal) {
        m_change->showError(errorLine(*m_outcome->refusal));
        return;
    }
    m_done = true;
    m_change->showDone(*m_reading, *m_outcome);
    if (m_reading->purpose == Purpose::Dataset)
        m_context.desk.noteDataChanged();
    else
        m_context.desk.reload();
}

void ImportPane::stop()
{
    ++m_turn;
    if (m_job)
        m_job->cancel();
    m_job.clear();
    readFailed(tr("Reading was stopped. Nothing was changed."));
}

} // namespace boulton::data
