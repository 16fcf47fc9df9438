// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/matrix_page.h"
#include "core/performance/grid.h"
#include "core/workspace/drafts.h"
#include "ui/kit/choice_box.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/matrix/matrix_table.h"
#include "ui/matrix/measure_panel.h"
#include "ui/matrix/sign_off_dialog.h"
#include "ui/models/matrix_model.h"
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <set>

namespace boulton::matrix {

using namespace performance;
using kit::em;
using kit::toQt;
using models::MatrixFilter;
using models::MatrixModel;
using models::MatrixOrder;

namespace {

constexpr std::array kCounted{Brag::Red, Brag::Amber, Brag::Green, Brag::Blue, Brag::Awaiting, Brag::NoTarget};
constexpr double kLeastTableWidth = 26; // ems: the frozen columns take 19
constexpr double kLeastTableHeight = 12;
constexpr double kLeastPanelWidth = 17;
constexpr double kLeastPanelHeight = 15;
constexpr double kMostChoice = 11;
constexpr std::size_t kMonths = 13;
constexpr int kMonthsBack = 120;

} // namespace

MatrixPage::MatrixPage(const desk::PageContext& context)
    : Page(tr("Performance"), QStringLiteral("performance"), context), m_model(new MatrixModel(this)), m_splitter(new kit::Sides(this)),
      m_table(new MatrixTable(m_splitter)), m_panel(new MeasurePanel(m_splitter)), // made where they stay: moved, all of their styles are computed again
      m_failure(new kit::Notice(kit::NoticeKind::Danger, {}, this)),
      m_empty(new kit::EmptyState(QStringLiteral("performance"), tr("No measures yet"),
                                  tr("The matrix shows the council's measures month by month. Bring in the list of measures first, then the figures."), this))
{
    m_model->setToday(desk().clock().today());
    m_model->setReadOnly(desk().facts().readOnly);
    m_model->setPending([this](const MeasureCode& measure, Period period) { return this->desk().isPending(measure, period); });
    m_empty->addAction(tr("Import measures or figures"), [this] { navigator().go(QStringLiteral("data")); }, true);
    addActions();
    addFilters();
    m_failure->hide();
    m_failure->addAction(tr("Try again"), [this] { this->desk().retry(); });
    m_failure->addAction(tr("Copy them"), [this] { copyUnsaved(); });
    m_failure->addAction(tr("Discard them"), [this] { this->desk().discardUnsaved(); });
    body()->addWidget(m_failure);
    m_splitter->add(m_table, kLeastTableWidth, kLeastTableHeight);
    m_splitter->add(m_panel, kLeastPanelWidth, kLeastPanelHeight);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({em(70), em(18)});
    body()->addWidget(m_splitter, 1);
    body()->addWidget(m_empty, 1);
    m_table->setMatrix(m_model);

    connect(&desk(), &desk::Desk::planChanged, this, &MatrixPage::planChanged);
    connect(&desk(), &desk::Desk::savingChanged, this, &MatrixPage::showSaving);
    connect(&desk(), &desk::Desk::failureChanged, this, &MatrixPage::showSaving);
    connect(m_model, &MatrixModel::typed, this, &MatrixPage::typed);
    connect(m_table, &MatrixTable::pasted, this, &MatrixPage::pasteText);
    connect(m_table, &MatrixTable::fillDownRequested, this, [this] { fill(workspace::FillDirection::Down); });
    connect(m_table, &MatrixTable::fillRightRequested, this, [this] { fill(workspace::FillDirection::Right); });
    connect(m_table, &MatrixTable::withdrawRequested, this, &MatrixPage::withdraw);
    connect(m_table, &MatrixTable::editRefused, this, [this] {
        if (std::exchange(m_refusedAt, m_table->currentIndex()) != m_table->currentIndex()) // once, whatever is typed
            refusesEdits();
    });
    connect(m_table, &MatrixTable::currentMeasureChanged, this, [this] { m_panelSoon.start(); });
    // Once for several reasons, and after the cell has been painted: a card and a chart take longer than a glance.
    m_panelSoon.setSingleShot(true);
    m_panelSoon.setInterval(30);
    connect(&m_panelSoon, &QTimer::timeout, this, &MatrixPage::showMeasure);
    connect(m_table, &MatrixTable::editingEnded, this, [this] {
        if (std::exchange(m_listWaits, false))
            planChanged({});
    }, Qt::QueuedConnection); // the row moves on first
    connect(m_table, &MatrixTable::historyRequested, this, [this] { openTab(QStringLiteral("history")); });
    connect(m_table, &MatrixTable::commentaryRequested, this, [this] { openTab(QStringLiteral("commentary")); });
    connect(m_panel, &MeasurePanel::figureEntered, this, [this](const workspace::ValueEdit& edit) {
        apply(tr("figure of %1").arg(kit::shown(edit.measure.value)), {edit});
    });
    connect(m_panel, &MeasurePanel::commentaryEntered, this, [this](const Commentary& commentary) {
        this->desk().comment(commentary, this, [this, commentary](const Status& status) {
            if (!status) {
                services().dialogs.tell(this, status.error());
                return;
            }
            m_panel->commentarySaved(commentary);
            navigator().notify(kit::NoticeKind::Success, tr("Commentary saved."));
        });
    });
    connect(m_panel, &MeasurePanel::draftChanged, this, &MatrixPage::keepDraft);
    fillChoices();
    rebuild();
    showSaving();
    loadDrafts();
}

MatrixPage::~MatrixPage()
{
    m_panel->keepDraft();
}

void MatrixPage::loadDrafts()
{
    struct Known {
        bool mayEdit = false;
        std::vector<workspace::CommentaryDraft> drafts;
    };
    desk().run<Known>(
        tr("Looking for drafts"), this,
        [](workspace::Session& session, const JobContext&) -> Result<Known> {
            Known known{.mayEdit = session.may(workspace::UseCase::RecordCommentary), .drafts = {}};
            if (known.mayEdit) {
                BOULTON_TRY_ASSIGN(known.drafts, workspace::drafts(session));
            }
            return known;
        },
        [this](const Result<Known>& known) {
            if (!known) {
                navigator().notify(kit::NoticeKind::Caution, tr("Your drafts of commentary cannot be read. %1").arg(kit::sentence(known.error())));
                return;
            }
            if (std::exchange(m_mayEdit, known->mayEdit) != known->mayEdit)
                m_panelSoon.start();
            for (const auto& draft : known->drafts) {
                QStringList texts;
                for (const std::string& text : draft.texts)
                    texts << kit::toQt(std::string_view(text));
                const Commentary* saved = desk().plan()->commentary(draft.measure, draft.period);
                m_panel->addDraft(draft.measure, draft.period, texts, saved ? saved->recordedAt : Instant{});
            }
        },
        kit::JobRunner::Manner::Quiet);
}

void MatrixPage::keepDraft(const MeasureCode& measure, const Period& period, const QStringList& texts)
{
    workspace::CommentaryDraft draft{measure, period, {}};
    for (const QString& text : texts)
        draft.texts.push_back(kit::toUtf8(text));
    desk().run<void>(
        tr("Keeping a draft"), this, [draft = std::move(draft)](workspace::Session& session, const JobContext&) { return workspace::keepDraft(session, draft); },
        [this, measure, period](const Status& status) {
            if (status)
                return;
            m_panel->draftNotKept(measure, period);
            if (std::exchange(m_draftTold, true))
                return; // once is enough
            navigator().notify(kit::NoticeKind::Caution, tr("The draft of your commentary could not be kept, so save it before you lock the vault. %1").arg(kit::sentence(status.error())));
        },
        kit::JobRunner::Manner::Must);
}

void MatrixPage::addActions()
{
    QUndoStack& stack = desk().undoStack();
    QAction* undo = stack.createUndoAction(this, tr("Undo"));
    undo->setShortcut(QKeySequence::Undo);
    undo->setIcon(kit::icon(QStringLiteral("undo")));
    QAction* redo = stack.createRedoAction(this, tr("Redo"));
    redo->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Y")), QKeySequence(QStringLiteral("Ctrl+Shift+Z"))}); // not also StandardKey::Redo: one key twice is none
    redo->setIcon(kit::icon(QStringLiteral("redo")));
    for (QAction* action : {undo, redo}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    auto* undoButton = kit::iconButton(QStringLiteral("undo"), tr("Undo (Ctrl+Z)"), this);
    auto* redoButton = kit::iconButton(QStringLiteral("redo"), tr("Redo (Ctrl+Y)"), this);
    connect(undoButton, &QToolButton::clicked, undo, &QAction::trigger);
    connect(redoButton, &QToolButton::clicked, redo, &QAction::trigger);
    const auto enable = [undoButton, redoButton, &stack] {
        undoButton->setEnabled(stack.canUndo());
        redoButton->setEnabled(stack.canRedo());
    };
    connect(&stack, &QUndoStack::indexChanged, this, enable);
    enable();
    m_saving = kit::mutedLabel({}, this);
    m_saving->setWordWrap(false);
    titleBar()->addWidget(m_saving);
    auto* both = new QWidget(this);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.5));
    row->addWidget(undoButton);
    row->addWidget(redoButton);
    titleBar()->addWidget(both);

    auto* importButton = kit::button(tr("Import figures…"), kit::ButtonKind::Normal, this);
    importButton->setIcon(kit::icon(QStringLiteral("import")));
    connect(importButton, &QPushButton::clicked, this, [this] { navigator().go(QStringLiteral("data")); });
    auto* sign = kit::button(tr("Sign off…"), kit::ButtonKind::Normal, this);
    sign->setIcon(kit::icon(QStringLiteral("sign-off")));
    sign->setEnabled(!desk().facts().readOnly);
    if (desk().facts().readOnly)
        kit::setPlainToolTip(sign, tr("This vault is open for reading only, so nothing can be signed off."));
    auto* menu = new QMenu(sign);
    menu->addAction(tr("For Cabinet…"), this, [this] { signOff(Audience::Cabinet); });
    menu->addAction(tr("For the Council Leadership Team…"), this, [this] { signOff(Audience::LeadershipTeam); });
    sign->setMenu(menu);
    sign->setProperty("menu", true);
    auto* pack = kit::button(tr("Make a pack"), kit::ButtonKind::Primary, this);
    connect(pack, &QPushButton::clicked, this, [this] {
        navigator().go(QStringLiteral("reports"), {{QStringLiteral("month"), toQt(std::string_view(month().key()))}});
    });
    titleBar()->addWidget(importButton);
    titleBar()->addWidget(sign);
    titleBar()->addWidget(pack);
}

void MatrixPage::addFilters()
{
    auto* counts = new kit::FlowLayout(nullptr, em(0.4));
    body()->addLayout(counts);
    for (const Brag status : kCounted) {
        auto* b = new QToolButton(this);
        b->setCheckable(true);
        b->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        b->setIcon(kit::statusIcon(letter(status)));
        b->setFocusPolicy(Qt::StrongFocus);
        connect(b, &QToolButton::toggled, this, &MatrixPage::applyFilter);
        m_statuses.insert(QLatin1Char(letter(status)), b);
        counts->addWidget(b);
    }
    m_shown = kit::mutedLabel({}, this);
    m_shown->setWordWrap(false);
    m_shown->setContentsMargins(em(0.5), 0, 0, 0);
    counts->addGrowing(m_shown);
    m_find = new QLineEdit(this);
    m_find->setPlaceholderText(tr("Find (Ctrl+F)"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(em(9));
    m_find->setMaximumWidth(em(12));
    kit::describe(m_find, tr("Find in the matrix"));
    connect(m_find, &QLineEdit::returnPressed, this, [this] { findNext(false); });
    counts->addWidget(m_find);

    auto* bar = new kit::FlowLayout(nullptr, em(0.4));
    body()->addLayout(bar);
    m_month = new kit::ChoiceBox(tr("Last month shown"), kMostChoice, this);
    m_outcome = new kit::ChoiceBox(tr("Outcome"), kMostChoice, this);
    m_directorate = new kit::ChoiceBox(tr("Directorate"), kMostChoice, this);
    m_show = new kit::ChoiceBox(tr("Which measures"), kMostChoice, this);
    m_show->addItem(tr("All measures"));
    m_show->addItem(tr("Figure missing"));
    m_show->addItem(tr("Red without commentary"));
    m_order = new kit::ChoiceBox(tr("Order"), kMostChoice, this);
    m_order->addItem(tr("By outcome"), static_cast<int>(MatrixOrder::Plan));
    m_order->addItem(tr("Worst first"), static_cast<int>(MatrixOrder::WorstFirst));
    m_order->addItem(tr("By code"), static_cast<int>(MatrixOrder::Code));
    m_order->addItem(tr("By title"), static_cast<int>(MatrixOrder::Title));
    m_order->addItem(tr("By owner"), static_cast<int>(MatrixOrder::Owner));
    m_filter = new QLineEdit(this);
    m_filter->setPlaceholderText(tr("Filter by code, title, owner"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(em(8));
    kit::describe(m_filter, tr("Filter measures"));
    kit::setPlainToolTip(m_filter, m_filter->placeholderText()); // whole also where there is little room
    m_clear = new QToolButton(this);
    m_clear->setText(tr("Show all"));
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->hide();
    connect(m_clear, &QToolButton::clicked, this, [this] {
        m_filling = true;
        m_filter->clear();
        m_outcome->setCurrentIndex(0);
        m_directorate->setCurrentIndex(0);
        m_show->setCurrentIndex(0);
        for (QToolButton* b : std::as_const(m_statuses))
            b->setChecked(false);
        m_filling = false;
        applyFilter();
        m_table->setFocus();
    });
    for (QWidget* widget : std::initializer_list<QWidget*>{m_month, m_outcome, m_directorate, m_show, m_order})
        bar->addWidget(widget);
    bar->addGrowing(m_filter, em(8));
    bar->addWidget(m_clear);
    connect(m_filter, &QLineEdit::textChanged, this, &MatrixPage::applyFilter);
    for (QComboBox* box : {m_outcome, m_directorate, m_show, m_order})
        connect(box, &QComboBox::currentIndexChanged, this, &MatrixPage::applyFilter);
    connect(m_month, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            rebuild();
    });
    const auto shortcut = [this](const QKeySequence& key, const QString& text, auto run) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
    };
    shortcut(QKeySequence::Find, tr("Find in the matrix"), [this] { m_find->setFocus(Qt::ShortcutFocusReason); m_find->selectAll(); });
    shortcut(QKeySequence::FindNext, tr("Find next"), [this] { findNext(false); });
    shortcut(QKeySequence::FindPrevious, tr("Find previous"), [this] { findNext(true); });
}

void MatrixPage::fillChoices()
{
    m_filling = true;
    const Plan& plan = *desk().plan();
    const QVariant before = m_month->currentData();
    m_month->clear();
    const Date today = desk().clock().today();
    Period last = lastMonthWithFigures(plan).value_or(Period::month(today.year(), today.month()).previous());
    const Period suggested = last;
    // one month further than the figures reach, so that the new month can be filled
    if (last.next().start <= today)
        last = last.next();
    Date first = last.start;
    for (const auto& record : plan.history.records())
        first = std::min(first, record.period.start);
    for (int i = 0; i < kMonthsBack && last.start >= first; ++i, last = last.previous())
        m_month->addItem(kit::shown(last.label()), toQt(std::string_view(last.start.iso())));
    const QVariant wanted = before.isValid() ? before : QVariant(toQt(std::string_view(suggested.start.iso())));
    m_month->setCurrentIndex(std::max(0, m_month->findData(wanted)));

    const int outcome = m_outcome->currentData().toInt();
    m_outcome->clear();
    m_outcome->addItem(tr("All outcomes"), 0);
    for (const auto& o : plan.outcomes)
        m_outcome->addItem(QStringLiteral("%1  %2").arg(o.number).arg(kit::shown(o.title)), o.number);
    m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(outcome)));
    std::set<std::string> directorates;
    for (const auto& m : plan.measures)
        if (!m.directorate.empty())
            directorates.insert(m.directorate);
    const QString directorate = m_directorate->currentData().toString();
    m_directorate->clear();
    m_directorate->addItem(tr("All directorates"), QString());
    for (const auto& d : directorates)
        m_directorate->addItem(kit::shown(d), toQt(std::string_view(d)));
    m_directorate->setCurrentIndex(std::max(0, m_directorate->findData(directorate)));
    m_filling = false;
}

Period MatrixPage::month() const
{
    const auto date = parseIsoDate(kit::toUtf8(m_month->currentData().toString()));
    const Date start = date.value_or(desk().clock().today());
    return Period::month(start.year(), start.month());
}

void MatrixPage::rebuild()
{
    const QModelIndex current = m_table->currentIndex();
    const auto* measure = m_model->measureAt(current.row());
    const MeasureCode code = measure ? measure->code : MeasureCode();
    const int column = current.column();
    m_model->setPlan(desk().plan(), month(), kMonths);
    const bool empty = desk().plan()->measures.empty();
    m_empty->setVisible(empty);
    m_splitter->setVisible(!empty);
    const int row = code.empty() ? -1 : m_model->rowOf(code);
    for (int first = 0; row < 0 && first < m_model->rowCount(); ++first)
        if (m_model->measureAt(first)) {
            m_table->setCurrentIndex(m_model->index(first, m_model->columnCount() - 1));
            break;
        }
    if (row >= 0)
        m_table->select(m_model->index(row, column));
    showCounts();
    m_panelSoon.start();
}

void MatrixPage::planChanged(const QSet<QString>& measures)
{
    if (measures.isEmpty() || m_model->grid().rows.empty()) {
        if (m_table->editing()) { // a new list would take away what is being typed: it comes right after
            m_listWaits = true;
            return;
        }
        fillChoices();
        rebuild();
        return;
    }
    m_model->updateMeasures(desk().plan(), measures);
    showCounts();
    if (const auto* shown = m_model->measureAt(m_table->currentIndex().row()); shown && measures.contains(toQt(std::string_view(shown->code.value))))
        m_panelSoon.start();
}

void MatrixPage::applyFilter()
{
    if (m_filling)
        return;
    MatrixFilter filter;
    filter.text = m_filter->text().trimmed();
    filter.outcome = m_outcome->currentData().toInt();
    filter.directorate = m_directorate->currentData().toString();
    filter.missingOnly = m_show->currentIndex() == 1;
    filter.unexplainedOnly = m_show->currentIndex() == 2;
    for (auto it = m_statuses.cbegin(); it != m_statuses.cend(); ++it)
        if (it.value()->isChecked())
            filter.statuses += it.key();
    const auto* measure = m_model->measureAt(m_table->currentIndex().row());
    const MeasureCode code = measure ? measure->code : MeasureCode();
    const int column = std::max(0, m_table->currentIndex().column());
    m_model->setFilter(filter);
    m_model->setOrder(static_cast<MatrixOrder>(m_order->currentData().toInt()));
    if (const int row = m_model->rowOf(code); row >= 0)
        m_table->select(m_model->index(row, column));
    showCounts();
    m_panelSoon.start();
}

void MatrixPage::showCounts()
{
    const Summary all = [&] {
        Summary s;
        for (const auto& row : m_model->grid().rows)
            s.add(row.currentCell() ? row.currentCell()->status : Brag::Awaiting);
        return s;
    }();
    for (const Brag status : kCounted) {
        QToolButton* b = m_statuses.value(QLatin1Char(letter(status)));
        const auto count = all.count(status);
        b->setText(QStringLiteral("%1 %2").arg(count).arg(toQt(word(status))));
        b->setEnabled(count > 0 || b->isChecked());
        kit::describe(b, tr("%1: %2 measures. Show only these.").arg(toQt(word(status))).arg(count));
        kit::setPlainToolTip(b, tr("%1: %2. Press to show only these measures.").arg(toQt(word(status)), toQt(meaning(status))));
    }
    const auto total = static_cast<int>(m_model->grid().rows.size());
    const int shown = m_model->shownMeasures();
    m_shown->setText(m_model->filter().any() ? tr("%1 of %2 measures shown").arg(shown).arg(total) : tr("%n measure(s)", nullptr, total));
    m_clear->setVisible(m_model->filter().any());
}

void MatrixPage::showSaving()
{
    const auto& failure = desk().failure();
    m_failure->setVisible(failure.has_value());
    if (failure) {
        const auto count = static_cast<int>(desk().unsaved().size());
        m_failure->setText(tr("%n figure(s) could not be saved and are kept here.", nullptr, count) + QLatin1Char(' ') + kit::sentence(*failure));
        m_failure->announce();
    }
    m_saving->setText(desk().facts().readOnly ? tr("Open for reading only")
                      : failure               ? tr("Not saved")
                      : desk().saving()       ? tr("Saving…")
                                              : tr("All changes saved"));
    m_table->viewport()->update();
}

void MatrixPage::openTab(const QString& name)
{
    if (m_panelSoon.isActive())
        showMeasure();
    m_panel->openTab(name);
}

void MatrixPage::showMeasure()
{
    m_panelSoon.stop();
    const QModelIndex index = m_table->currentIndex();
    const auto* measure = m_model->measureAt(index.row());
    if (!measure || !m_model->plan()) {
        m_panel->showNothing();
        return;
    }
    m_panel->show(m_model->plan(), measure->code, m_model->periodAt(index), month(), desk().facts().readOnly || !m_mayEdit);
}

void MatrixPage::findNext(bool backwards)
{
    if (m_find->text().isEmpty()) {
        m_find->setFocus();
        return;
    }
    const QModelIndex found = m_model->find(m_find->text(), m_table->currentIndex(), backwards);
    m_find->setProperty("problem", !found.isValid());
    m_find->setStyleSheet(QStringLiteral("")); // property selectors are read again
    if (found.isValid())
        m_table->select(found);
    else
        navigator().notify(kit::NoticeKind::Information, tr("“%1” is not in the matrix as it is shown.").arg(m_find->text()));
}

void MatrixPage::signOff(Audience audience)
{
    const Period period = month();
    desk().run<workspace::SignOffPreview>(
        tr("Looking over the figures"), this,
        [period, audience](workspace::Session& session, const JobContext&) { return workspace::signOffPreview(session, period, audience); },
        [this, period, audience](Result<workspace::SignOffPreview> preview) {
            if (!preview) {
                services().dialogs.tell(this, preview.error());
                return;
            }
            const auto sign = [this, period, audience](const QString& statement) {
                this->desk().run<SignOff>(
                    tr("Signing off"), this,
                    [period, audience, statement](workspace::Session& session, const JobContext&) {
                        return workspace::signOffPeriod(session, period, audience, kit::toUtf8(statement));
                    },
                    [this, period](const Result<SignOff>& signedOff) {
                        if (!signedOff) {
                            services().dialogs.tell(this, signedOff.error());
                            return;
                        }
                        this->desk().reload();
                        navigator().notify(kit::NoticeKind::Success, tr("%1 is signed off.").arg(kit::shown(period.label())), tr("Make the pack"),
                                           [this] { navigator().go(QStringLiteral("reports")); });
                    });
            };
            services().dialogs.show(new SignOffDialog(*preview, sign, this));
        });
}

void MatrixPage::arrive(const QVariantMap& with)
{
    if (with.contains(QStringLiteral("status")) || with.contains(QStringLiteral("filter"))) {
        m_filling = true;
        m_filter->clear();
        m_outcome->setCurrentIndex(0);
        m_directorate->setCurrentIndex(0);
        const QString statuses = with.value(QStringLiteral("status")).toString();
        for (auto it = m_statuses.cbegin(); it != m_statuses.cend(); ++it)
            it.value()->setChecked(statuses.contains(it.key()));
        const QString filter = with.value(QStringLiteral("filter")).toString();
        m_show->setCurrentIndex(filter == QLatin1StringView("missing") ? 1 : filter == QLatin1StringView("unexplained") ? 2 : 0);
        m_filling = false;
        applyFilter();
    }
    const QString code = with.value(QStringLiteral("measure")).toString();
    if (!code.isEmpty()) {
        int row = m_model->rowOf(MeasureCode(kit::toUtf8(code)));
        if (row < 0 && m_model->filter().any()) { // it is filtered out: asked for by name, it is shown
            m_clear->click();
            row = m_model->rowOf(MeasureCode(kit::toUtf8(code)));
        }
        if (row >= 0)
            m_table->select(m_model->index(row, std::max(m_table->currentIndex().column(), static_cast<int>(MatrixModel::FirstMonth))));
    }
    if (with.contains(QStringLiteral("tab")))
        openTab(with.value(QStringLiteral("tab")).toString());
}

QWidget* MatrixPage::firstFocus()
{
    return m_table;
}

} // namespace boulton::matrix
