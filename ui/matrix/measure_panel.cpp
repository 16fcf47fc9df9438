// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/matrix/measure_panel.h"
#include "core/base/format.h"
#include "core/packs/pack.h"
#include "core/performance/grid.h"
#include "ui/document/block_widgets.h"
#include "ui/document/chart_view.h"
#include "ui/kit/block_table.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"
#include "ui/matrix/history_model.h"
#include <QCheckBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

namespace boulton::matrix {

using namespace performance;
using kit::em;
using kit::shown;

namespace {

constexpr int kDraftMs = 20'000; // while somebody types

kit::Column* scrolling(const QString& name, const kit::Tabs& tabs)
{
    auto* area = new kit::Column(new QWidget, tabs.place());
    kit::describe(area, name);
    return area;
}

QPlainTextEdit* paragraph(const QString& name, QWidget* parent)
{
    auto* field = new QPlainTextEdit(parent);
    field->setTabChangesFocus(true);
    field->setMinimumHeight(em(4.4));
    field->setMaximumHeight(em(7));
    kit::describe(field, name);
    return field;
}

QLineEdit* line(const QString& name, QWidget* parent)
{
    auto* field = new QLineEdit(parent);
    kit::describe(field, name);
    return field;
}

QLabel* above(QVBoxLayout* column, const QString& text, QWidget* field)
{
    QLabel* label = kit::plainLabel(text, field->parentWidget());
    label->setBuddy(field);
    column->addWidget(label);
    column->addWidget(field);
    return label;
}

//! A number as people type it into a form; commas between thousands are fine.
std::optional<double> numberIn(const QLineEdit* field)
{
    QString text = field->text().trimmed();
    text.remove(QLatin1Char(','));
    bool ok = false;
    const double value = text.toDouble(&ok); // the C locale: no guess about commas
    return ok ? std::optional(value) : std::nullopt;
}

QString typedNumber(std::optional<double> value)
{
    return value ? kit::toQt(std::string_view(formatNumber(*value, -1))).remove(QLatin1Char(',')) : QString();
}

QStringList textsOf(const Commentary& c)
{
    const auto text = [](const std::string& field) { return kit::toQt(std::string_view(field)); };
    return {text(c.whatHappened), text(c.why), text(c.action), text(c.actionOwner), c.due ? text(c.due->iso()) : QString(), text(c.forecast)};
}

} // namespace

MeasurePanel::MeasurePanel(QWidget* parent)
    : QWidget(parent), m_title(kit::heading({}, 2, this)), m_about(kit::mutedLabel({}, this)), m_content(new QWidget(this)),
      m_nothing(kit::mutedLabel(tr("Select a measure to see its chart, commentary and history."), this)), m_tabs(new kit::Tabs(this))
{
    kit::describe(this, tr("Measure"));
    kit::markData(m_title);
    kit::markData(m_about);
    m_tabs->addTab(makeNow(), tr("Now"));
    m_tabs->addTab(makeCommentary(), tr("Commentary"));
    m_tabs->addTab(makeHistory(), tr("History"));
    m_tabs->addTab(makeCard(), tr("Card"));
    m_tabs->setDocumentMode(true);
    kit::describe(m_tabs, tr("About the measure"));
    auto* inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(em(0.4));
    inner->addWidget(m_title);
    inner->addWidget(m_about);
    inner->addWidget(m_tabs, 1);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(em(0.8), 0, 0, 0);
    column->addWidget(m_content, 1);
    column->addWidget(m_nothing, 1);
    showNothing();
}

QWidget* MeasurePanel::makeNow()
{
    auto* area = scrolling(tr("Where the measure stands"), *m_tabs);
    QWidget* page = area->widget();
    m_now = new QVBoxLayout(page);
    m_now->setContentsMargins(0, em(0.6), em(0.4), em(0.4));
    m_now->setSpacing(em(0.6));
    m_figureForm = new QWidget(page);
    auto* form = new QVBoxLayout(m_figureForm);
    form->setContentsMargins(0, em(0.4), 0, 0);
    m_figureTitle = kit::heading({}, 3, m_figureForm);
    kit::markData(m_figureTitle);
    form->addWidget(m_figureTitle);
    auto* fields = new QFormLayout;
    fields->setRowWrapPolicy(QFormLayout::WrapLongRows);
    fields->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_numerator = line(tr("Numerator"), m_figureForm);
    m_denominator = line(tr("Denominator"), m_figureForm);
    m_value = line(tr("Figure"), m_figureForm);
    m_note = line(tr("Reason or remark"), m_figureForm);
    m_provisional = new QCheckBox(tr("Provisional"), m_figureForm);
    kit::addRow(fields, tr("Numerator"), m_numerator);
    kit::addRow(fields, tr("Denominator"), m_denominator);
    kit::addRow(fields, tr("Figure"), m_value);
    kit::addRow(fields, tr("Reason or remark"), m_note);
    fields->addRow(static_cast<QWidget*>(nullptr), m_provisional);
    form->addLayout(fields);
    m_figureProblem = new kit::Notice(kit::NoticeKind::Danger, {}, m_figureForm);
    m_figureProblem->hide();
    form->addWidget(m_figureProblem);
    m_saveFigure = kit::button(tr("Save figure"), kit::ButtonKind::Normal, m_figureForm);
    form->addWidget(m_saveFigure, 0, Qt::AlignLeading);
    connect(m_saveFigure, &QPushButton::clicked, this, &MeasurePanel::enterFigure);
    for (QLineEdit* field : {m_numerator, m_denominator, m_value, m_note})
        connect(field, &QLineEdit::returnPressed, this, &MeasurePanel::enterFigure);
    m_now->addWidget(m_figureForm);
    m_now->addStretch(1);
    return area;
}

QWidget* MeasurePanel::makeCommentary()
{
    auto* area = scrolling(tr("Commentary"), *m_tabs);
    QWidget* page = area->widget();
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, em(0.6), em(0.4), em(0.4));
    column->setSpacing(em(0.35));
    m_commentaryTitle = kit::heading({}, 3, page);
    kit::markData(m_commentaryTitle);
    column->addWidget(m_commentaryTitle);
    m_happened = paragraph(tr("What happened"), page);
    m_why = paragraph(tr("Why"), page);
    m_action = paragraph(tr("What we are doing: the route to green"), page);
    m_actionOwner = line(tr("Who does it"), page);
    m_due = line(tr("By when"), page);
    m_due->setPlaceholderText(tr("year-month-day, such as 2020-06-30"));
    m_forecast = line(tr("What to expect at year end"), page);
    above(column, tr("What happened"), m_happened);
    above(column, tr("Why"), m_why);
    above(column, tr("What we are doing: the route to green"), m_action);
    above(column, tr("Who does it"), m_actionOwner);
    above(column, tr("By when"), m_due);
    above(column, tr("What to expect at year end"), m_forecast);
    m_commentaryProblem = new kit::Notice(kit::NoticeKind::Danger, {}, page);
    m_commentaryProblem->hide();
    column->addWidget(m_commentaryProblem);
    m_saveCommentary = kit::button(tr("Save commentary"), kit::ButtonKind::Primary, page);
    column->addWidget(m_saveCommentary, 0, Qt::AlignLeading);
    m_draft = kit::mutedLabel(tr("This is a draft, kept in the vault for you alone. Nobody else sees it until you save it."), page);
    m_draft->hide();
    column->addWidget(m_draft);
    m_discard = kit::button(tr("Discard the draft"), kit::ButtonKind::Normal, page);
    m_discard->hide();
    column->addWidget(m_discard, 0, Qt::AlignLeading);
    connect(m_discard, &QPushButton::clicked, this, &MeasurePanel::discardDraft);
    connect(m_saveCommentary, &QPushButton::clicked, this, &MeasurePanel::enterCommentary);
    m_draftSoon.setSingleShot(true);
    m_draftSoon.setInterval(kDraftMs);
    connect(&m_draftSoon, &QTimer::timeout, this, &MeasurePanel::keepDraft);
    for (QPlainTextEdit* field : {m_happened, m_why, m_action})
        connect(field, &QPlainTextEdit::textChanged, this, &MeasurePanel::showDraft);
    for (QLineEdit* field : {m_actionOwner, m_due, m_forecast})
        connect(field, &QLineEdit::textChanged, this, &MeasurePanel::showDraft);
    m_before = kit::mutedLabel({}, page);
    kit::markData(m_before);
    column->addWidget(m_before);
    column->addStretch(1);
    return area;
}

QWidget* MeasurePanel::makeHistory()
{
    auto* page = new QWidget(m_tabs->place());
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, em(0.6), 0, 0);
    column->addWidget(kit::mutedLabel(tr("Every value that was ever recorded, newest first. Nothing is overwritten."), page));
    m_history = new HistoryModel(this);
    m_historyTable = new kit::BlockTable(tr("Recorded values"), page);
    m_historyTable->setModel(m_history);
    m_historyTable->horizontalHeader()->setStretchLastSection(true);
    column->addWidget(m_historyTable, 1);
    return page;
}

QWidget* MeasurePanel::makeCard()
{
    auto* area = scrolling(tr("Measure card"), *m_tabs);
    QWidget* page = area->widget();
    m_facts = new QFormLayout(page);
    m_facts->setContentsMargins(0, em(0.6), em(0.4), em(0.4));
    m_facts->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_facts->setLabelAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_facts->setVerticalSpacing(em(0.45));
    return area;
}

const Measure* MeasurePanel::measure() const
{
    return m_plan ? m_plan->measure(m_code) : nullptr;
}

void MeasurePanel::showNothing()
{
    m_plan.reset();
    m_content->hide();
    m_nothing->show();
}

void MeasurePanel::show(const std::shared_ptr<const Plan>& plan, const MeasureCode& code, std::optional<Period> period, Period month,
                        bool readOnly)
{
    const bool another = code != m_code || !m_plan;
    const Period before = m_period;
    keepDraft();
    m_plan = plan;
    m_code = code;
    m_month = month;
    m_readOnly = readOnly;
    const Measure* m = measure();
    if (!m) {
        showNothing();
        return;
    }
    m_period = period.value_or(dueFor(*m, month));
    m_nothing->hide();
    m_content->show();
    m_title->setText(shown(m->title));
    QStringList about{shown(m->code.value)};
    if (!m->directorate.empty())
        about << shown(m->directorate);
    if (!m->owner.empty())
        about << shown(m->owner);
    if (m->illustrative)
        about << tr("illustrative");
    m_about->setText(about.join(QStringLiteral(" · ")));
    fillNow(!another && before == m_period && hasTypedFigure());
    if (another || before != m_period || !hasUnsavedCommentary())
        fillCommentary();
    fillHistory();
    if (another)
        fillCard();
}

void MeasurePanel::openTab(const QString& name)
{
    const QStringList names{QStringLiteral("now"), QStringLiteral("commentary"), QStringLiteral("history"), QStringLiteral("card")};
    const auto at = static_cast<int>(names.indexOf(name));
    if (at < 0)
        return;
    m_tabs->setCurrentIndex(at);
    if (at == 1)
        m_happened->setFocus();
}

void MeasurePanel::fillNow(bool keepTyped)
{
    const Measure& m = *measure();
    delete m_card;
    m_card = new QWidget(m_now->parentWidget());
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.5));
    if (const auto card = packs::measureCard(*m_plan, m_code, m_month)) {
        auto* badges = new QHBoxLayout;
        badges->setSpacing(em(1));
        if (card->status)
            badges->addWidget(new document::Badge(*card->status, m_card));
        if (card->direction)
            badges->addWidget(new document::Badge(*card->direction, m_card));
        badges->addStretch(1);
        column->addLayout(badges);
        auto* facts = new QFormLayout;
        facts->setHorizontalSpacing(em(1));
        facts->setVerticalSpacing(em(0.2));
        facts->setRowWrapPolicy(QFormLayout::WrapLongRows);
        for (const auto& [label, value] : card->facts) {
            QLabel* text = kit::dataLabel(kit::toQt(value), m_card);
            text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
            facts->addRow(kit::mutedLabel(kit::toQt(label), m_card), text);
        }
        column->addLayout(facts);
        if (card->chart)
            column->addWidget(new document::ChartView(card->chart, document::ChartView::Frame::Compact, m_card));
    } else {
        column->addWidget(new kit::Notice(kit::NoticeKind::Caution, shown(card.error().what), m_card));
    }
    m_now->insertWidget(0, m_card);

    const ValueRecord* record = m_plan->history.at(m_code, m_period);
    m_figureTitle->setText(tr("Figure for %1").arg(shown(m_period.label())));
    if (!keepTyped)
        fillFigure(record);
    const bool ratio = m.scale != 1 || m.unit == "%" || (record && record->numerator);
    auto* form = qobject_cast<QFormLayout*>(m_figureForm->layout()->itemAt(1)->layout());
    form->setRowVisible(m_numerator, ratio);
    form->setRowVisible(m_denominator, ratio);
    const bool fillable = m.kind == MeasureKind::Standard && !m_readOnly && periodEndingWith(m, {addMonths(m_period.start, m_period.months - 1), 1}) == m_period;
    m_figureForm->setVisible(m.kind == MeasureKind::Standard);
    for (QWidget* field : std::initializer_list<QWidget*>{m_numerator, m_denominator, m_value, m_note, m_provisional, m_saveFigure})
        field->setEnabled(fillable);
    for (QWidget* button : std::initializer_list<QWidget*>{m_saveFigure, m_saveCommentary})
        kit::setPlainToolTip(button, m_readOnly ? tr("You can look at this, and not change it: the vault or your role is for reading only.") : QString());
}

void MeasurePanel::fillFigure(const ValueRecord* record)
{
    m_numerator->setText(typedNumber(record ? record->numerator : std::nullopt));
    m_denominator->setText(typedNumber(record ? record->denominator : std::nullopt));
    m_value->setText(typedNumber(record ? figureOf(*measure(), *record) : std::nullopt));
    m_note->clear();
    m_provisional->setChecked(record && record->provisional);
    m_figureProblem->hide();
}

bool MeasurePanel::hasTypedFigure() const
{
    return std::ranges::any_of(std::array{m_numerator, m_denominator, m_value, m_note}, [](const QLineEdit* field) { return field->isModified(); });
}

void MeasurePanel::enterFigure()
{
    const auto refuse = [this](const QString& text) {
        m_figureProblem->setText(text);
        m_figureProblem->show();
        m_figureProblem->announce();
    };
    workspace::ValueEdit edit{.measure = m_code, .period = m_period};
    edit.note = kit::toUtf8(m_note->text().trimmed());
    edit.provisional = m_provisional->isChecked();
    const bool parts = m_numerator->isVisibleTo(m_figureForm) &&
                       !(m_numerator->text().trimmed().isEmpty() && m_denominator->text().trimmed().isEmpty());
    if (parts) {
        edit.numerator = numberIn(m_numerator);
        edit.denominator = numberIn(m_denominator);
        if (!edit.numerator || !edit.denominator) {
            refuse(tr("Numerator and denominator are both needed, as numbers such as 1234.5."));
            return;
        }
    } else if (!m_value->text().trimmed().isEmpty()) {
        edit.value = numberIn(m_value);
        if (!edit.value) {
            refuse(tr("“%1” is not a number. Write it as 1234.5.").arg(m_value->text().trimmed()));
            return;
        }
    }
    m_figureProblem->hide();
    for (QLineEdit* field : {m_numerator, m_denominator, m_value, m_note})
        field->setModified(false); // what is saved may be shown as it was taken
    Q_EMIT figureEntered(edit);
}

void MeasurePanel::fillCommentary()
{
    const Measure& m = *measure();
    m_commentaryTitle->setText(tr("On %1").arg(shown(m_period.label())));
    const Commentary* now = m_plan->commentary(m_code, m_period);
    m_shownCommentary = now ? *now : Commentary{.measure = m_code, .period = m_period};
    const std::pair key{m_code, m_period};
    if (const auto basis = m_basis.find(key); basis != m_basis.end() && basis->second != m_shownCommentary.recordedAt) {
        m_basis.erase(basis); // saved since, in another window or by another person
        m_drafts.erase(key);
        tellDraft(m_code, m_period);
    }
    m_shownTexts.clear(); // nothing counts as typed while the fields are filled
    setTexts(textsOf(m_shownCommentary));
    m_shownTexts = typedTexts(); // as the fields have it: they do not keep every kind of blank
    if (const auto draft = m_drafts.find(key); draft != m_drafts.end() && !m_readOnly)
        setTexts(draft->second);
    showDraft();
    m_commentaryProblem->hide();
    const Commentary* before = m_plan->commentary(m_code, {addMonths(m_period.start, -m.frequencyMonths), m_period.months});
    m_before->setText(before ? tr("Said about %1:").arg(shown(before->period.label())) + QLatin1Char('\n') + shown(before->whatHappened) +
                                   (before->action.empty() ? QString() : QLatin1Char('\n') + shown(before->action))
                             : QString());
    for (QWidget* field : std::initializer_list<QWidget*>{m_happened, m_why, m_action, m_actionOwner, m_due, m_forecast, m_saveCommentary})
        field->setEnabled(!m_readOnly);
}

Commentary MeasurePanel::typedCommentary() const
{
    Commentary c = m_shownCommentary;
    c.measure = m_code;
    c.period = m_shownCommentary.period;
    c.whatHappened = kit::toUtf8(m_happened->toPlainText().trimmed());
    c.why = kit::toUtf8(m_why->toPlainText().trimmed());
    c.action = kit::toUtf8(m_action->toPlainText().trimmed());
    c.actionOwner = kit::toUtf8(m_actionOwner->text().trimmed());
    c.due = parseIsoDate(kit::toUtf8(m_due->text().trimmed()));
    c.forecast = kit::toUtf8(m_forecast->text().trimmed());
    return c;
}

QStringList MeasurePanel::typedTexts() const
{
    return {m_happened->toPlainText(), m_why->toPlainText(), m_action->toPlainText(), m_actionOwner->text(), m_due->text(), m_forecast->text()};
}

void MeasurePanel::setTexts(const QStringList& texts)
{
    m_happened->setPlainText(texts[0]);
    m_why->setPlainText(texts[1]);
    m_action->setPlainText(texts[2]);
    m_actionOwner->setText(texts[3]);
    m_due->setText(texts[4]);
    m_forecast->setText(texts[5]);
}

void MeasurePanel::keepDraft()
{
    if (!m_plan || m_code.empty())
        return;
    const std::pair key{m_code, m_shownCommentary.period};
    if (hasUnsavedCommentary())
        m_drafts[key] = typedTexts();
    else
        m_drafts.erase(key); // typed back to what is saved
    m_draftSoon.stop();
    tellDraft(key.first, key.second);
}

void MeasurePanel::showDraft()
{
    const bool draft = hasUnsavedCommentary() && !m_readOnly;
    m_draft->setVisible(draft);
    m_discard->setVisible(draft);
    if (draft && !m_draftSoon.isActive())
        m_draftSoon.start();
}

void MeasurePanel::discardDraft()
{
    setTexts(m_shownTexts);
    keepDraft();
    m_happened->setFocus();
}

void MeasurePanel::draftNotKept(const MeasureCode& measure, Period period)
{
    m_told.erase({measure, period});
}

void MeasurePanel::tellDraft(const MeasureCode& measure, Period period)
{
    const auto now = m_drafts.find({measure, period});
    const QStringList texts = now == m_drafts.end() ? QStringList() : now->second;
    QStringList& told = m_told[{measure, period}];
    if (!m_readOnly && std::exchange(told, texts) != texts)
        Q_EMIT draftChanged(measure, period, texts);
}

void MeasurePanel::addDraft(const MeasureCode& measure, Period period, const QStringList& texts, Instant basis)
{
    keepDraft(); // what was typed in the meantime
    if (texts.size() != typedTexts().size() || !m_drafts.try_emplace({measure, period}, texts).second)
        return; // of another Boulton, or typed since
    m_told[{measure, period}] = texts;
    m_basis[{measure, period}] = basis;
    if (m_plan && measure == m_code && period == m_shownCommentary.period)
        fillCommentary();
}

bool MeasurePanel::hasUnsavedCommentary() const
{
    return m_plan && !m_code.empty() && !m_shownTexts.isEmpty() && typedTexts() != m_shownTexts;
}

void MeasurePanel::commentarySaved(const Commentary& commentary)
{
    m_drafts.erase({commentary.measure, commentary.period});
    m_basis.erase({commentary.measure, commentary.period});
    tellDraft(commentary.measure, commentary.period);
    if (commentary.measure != m_code || commentary.period != m_shownCommentary.period)
        return; // somebody looks at another one by now
    m_shownCommentary = commentary;
    if (typedCommentary() == commentary) // nothing was typed since
        setTexts(textsOf(commentary));
    m_shownTexts = typedCommentary() == commentary ? typedTexts() : textsOf(commentary);
    showDraft();
}

void MeasurePanel::enterCommentary()
{
    const auto refuse = [this](const QString& text, QWidget* field) {
        m_commentaryProblem->setText(text);
        m_commentaryProblem->show();
        m_commentaryProblem->announce();
        field->setFocus();
    };
    const Commentary c = typedCommentary();
    if (c.whatHappened.empty()) {
        refuse(tr("Say what happened: one or two sentences are enough."), m_happened);
        return;
    }
    if (!m_due->text().trimmed().isEmpty() && !c.due) {
        refuse(tr("“%1” is not a date. Write it as 2020-06-30.").arg(m_due->text().trimmed()), m_due);
        return;
    }
    m_commentaryProblem->hide();
    Q_EMIT commentaryEntered(c);
}

void MeasurePanel::fillHistory()
{
    m_history->setMeasure(m_plan, m_code);
    m_historyTable->fitColumns(14);
}

void MeasurePanel::fillCard()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const Measure& m = *measure();
    const auto add = [this](const QString& label, const QString& value) {
        if (value.isEmpty())
            return;
        QLabel* text = kit::dataLabel(value);
        text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        m_facts->addRow(kit::mutedLabel(label), text);
    };
    const auto outcome = std::ranges::find(m_plan->outcomes, m.outcome, &Outcome::number);
    add(tr("Definition"), shown(m.definition));
    if (outcome != m_plan->outcomes.end())
        add(tr("Outcome"), shown(outcome->title));
    add(tr("Priority"), shown(m.priority));
    add(tr("Directorate"), shown(m.directorate));
    add(tr("Owner"), shown(m.owner));
    add(tr("Figures come from"), shown(m.dataProvider));
    add(tr("Approved by"), shown(m.approver));
    add(tr("Source"), shown(m.source));
    add(tr("Unit"), shown(m.unit));
    add(tr("Reported"), m.frequencyMonths == 1 ? tr("every month") : m.frequencyMonths == 3 ? tr("every quarter") : tr("once a year"));
    add(tr("Good is"), m.polarity == Polarity::HighIsGood  ? tr("high")
                       : m.polarity == Polarity::LowIsGood ? tr("low")
                       : m.polarity == Polarity::PlanIsBest ? tr("near the plan")
                                                            : tr("not stated"));
    add(tr("Figure is"), m.calculation == Calculation::Snapshot               ? tr("that of the period")
                         : m.calculation == Calculation::CumulativeYearToDate ? tr("added up since April")
                         : m.calculation == Calculation::Rolling12            ? tr("of the last twelve months")
                                                                              : tr("the average since April"));
    if (const Target* target = m_plan->target(m.code, m_month.financialYearStart())) {
        add(tr("Target for the year"), shown(formatNumber(target->annual, m.decimals, m.unit)) +
                                           (target->rangeTo ? tr(" to %1").arg(shown(formatNumber(*target->rangeTo, m.decimals, m.unit))) : QString()));
        add(tr("Why this target"), shown(target->reason));
    }
    for (const auto& change : m.definitionChanges)
        add(tr("Definition changed"), shown(change.from.label()) + QStringLiteral(": ") + shown(change.note));
}

} // namespace boulton::matrix
