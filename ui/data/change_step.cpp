// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/change_step.h"
#include "ui/data/words.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QRadioButton>
#include <QStyle>

namespace boulton::data {

using kit::em;

namespace {
constexpr std::size_t kNamedCodes = 6;
constexpr int kNewOutcome = -1;
constexpr double kLeastForText = 18; // ems
constexpr double kLeastForHow = 24;
} // namespace

QString changeText(Purpose purpose, const workspace::ImportReport& r, bool done)
{
    QStringList parts;
    const auto add = [&](std::size_t count, const QString& text) {
        if (count > 0)
            parts << text;
    };
    const auto n = [](std::size_t count) { return static_cast<int>(count); };
    if (purpose != Purpose::Dataset && r.added + r.restated + r.measuresCreated + r.setAside == 0)
        return ChangeStep::tr("Nothing changes: everything in the file is there already.");
    switch (purpose) {
    case Purpose::Figures:
        add(r.added, ChangeStep::tr("%n figure(s) are new", nullptr, n(r.added)));
        add(r.restated, ChangeStep::tr("%n replace reported ones, which stay in the history", nullptr, n(r.restated)));
        add(r.unchanged, ChangeStep::tr("%n are there already", nullptr, n(r.unchanged)));
        add(r.measuresCreated, ChangeStep::tr("%n measure(s) are made", nullptr, n(r.measuresCreated)));
        break;
    case Purpose::Measures:
        add(r.added, ChangeStep::tr("%n measure(s) are new", nullptr, n(r.added)));
        add(r.restated, ChangeStep::tr("%n measure(s) change", nullptr, n(r.restated)));
        add(r.unchanged, ChangeStep::tr("%n stay as they are", nullptr, n(r.unchanged)));
        break;
    case Purpose::Dataset: add(r.added, ChangeStep::tr("%n row(s) are kept", nullptr, n(r.added))); break;
    }
    add(r.setAside, ChangeStep::tr("%n row(s) are left out", nullptr, n(r.setAside)));
    const QString what = parts.join(QStringLiteral("; ")) + QLatin1Char('.');
    return done ? ChangeStep::tr("Imported: %1").arg(what) : what;
}

ChangeStep::ChangeStep(QWidget* parent) : Card(parent), m_text(kit::plainLabel({}, this)), m_notice(new kit::Notice(kit::NoticeKind::Success, {}, this))
{
    auto* head = new kit::FlowLayout(nullptr, em(0.8));
    column()->addLayout(head);
    auto* title = kit::heading(tr("3. What changes"), 3, this);
    title->setWordWrap(false);
    head->addWidget(title);
    head->addGrowing(m_text, em(kLeastForText));
    addUnknown();
    kit::markData(m_notice);
    column()->addWidget(m_notice);
    addHow();
    addButtons();
    showNothing();
}

void ChangeStep::addUnknown()
{
    m_unknown = new QWidget(this);
    auto* row = new QVBoxLayout(m_unknown);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(0.3));
    m_unknownText = kit::dataLabel({}, m_unknown);
    row->addWidget(m_unknownText);
    auto* line = new QWidget(m_unknown);
    auto* flow = new kit::FlowLayout(line, em(0.6));
    m_create = new QCheckBox(tr("Make measures for them, without targets, under"), line);
    m_outcome = new QComboBox(line);
    m_outcome->setMaximumWidth(em(32));
    m_outcome->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // an outcome's title may be long
    m_outcome->setMinimumContentsLength(12);
    kit::describe(m_outcome, tr("Outcome of the new measures"));
    kit::markData(m_outcome);
    kit::tellChoice(m_outcome);
    flow->addWidget(m_create);
    flow->addGrowing(m_outcome, em(16));
    row->addWidget(line);
    column()->addWidget(m_unknown);
    connect(m_create, &QCheckBox::toggled, this, [this](bool on) {
        m_outcome->setEnabled(on);
        Q_EMIT optionsChanged();
    });
    connect(m_outcome, &QComboBox::activated, this, &ChangeStep::optionsChanged);
    m_outcome->setEnabled(false);
}

void ChangeStep::addHow()
{
    m_how = new QWidget(this);
    auto* flow = new kit::FlowLayout(m_how, em(1));
    m_good = new QRadioButton(tr("Take the good rows and leave the others out"), m_how);
    m_all = new QRadioButton(tr("All or nothing"), m_how);
    m_good->setChecked(true);
    flow->addWidget(m_good);
    flow->addWidget(m_all);
    connect(m_all, &QRadioButton::toggled, this, &ChangeStep::optionsChanged);
}

void ChangeStep::addButtons()
{
    m_buttons = new QWidget(this);
    auto* row = new kit::FlowLayout(m_buttons, em(0.7));
    m_progress = new QProgressBar(m_buttons);
    m_progress->setTextVisible(false);
    kit::describe(m_progress, tr("Progress of the import"));
    m_cancel = kit::button(tr("Cancel"), kit::ButtonKind::Normal, m_buttons);
    kit::describe(m_cancel, tr("Cancel the import"));
    m_import = kit::button(tr("Import"), kit::ButtonKind::Primary, m_buttons);
    m_open = kit::button(tr("Open the matrix"), kit::ButtonKind::Primary, m_buttons);
    m_another = kit::button(tr("Import another file"), kit::ButtonKind::Normal, m_buttons);
    m_how->setParent(m_buttons);
    row->addGrowing(m_how, em(kLeastForHow));
    row->addGrowing(m_progress, em(8));
    row->addWidget(m_cancel);
    row->addWidget(m_import);
    row->addWidget(m_open);
    row->addWidget(m_another);
    column()->addWidget(m_buttons);
    connect(m_import, &QPushButton::clicked, this, &ChangeStep::importRequested);
    connect(m_open, &QPushButton::clicked, this, &ChangeStep::openRequested);
    connect(m_another, &QPushButton::clicked, this, &ChangeStep::anotherRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        if (m_job)
            m_job->cancel();
    });
}

void ChangeStep::setPlan(const performance::Plan& plan)
{
    const QVariant before = m_outcome->currentData();
    m_outcome->clear();
    for (const auto& outcome : plan.outcomes)
        m_outcome->addItem(kit::shown(outcome.title), outcome.number);
    m_outcome->addItem(tr("a new outcome “Imported measures”"), kNewOutcome);
    m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(before)));
}

void ChangeStep::setWorking(bool working)
{
    m_progress->setVisible(working);
    m_cancel->setVisible(working);
    m_cancel->setEnabled(true);
    m_import->setVisible(!working);
    m_how->setVisible(!working);
    m_open->hide();
    m_another->hide();
    m_unknown->setEnabled(!working);
}

void ChangeStep::setText(const QString& text, bool muted)
{
    m_text->setProperty("muted", muted);
    m_text->style()->unpolish(m_text);
    m_text->style()->polish(m_text);
    m_text->setText(text);
    m_text->show();
}

void ChangeStep::showNothing()
{
    setWorking(false);
    setText(tr("Before anything is written, you see here how many figures are new, how many replace others, and what is left out."), true);
    m_buttons->hide();
    m_unknown->hide();
    m_notice->hide();
    m_import->setEnabled(false);
    m_create->setChecked(false);
    m_good->setChecked(true);
}

void ChangeStep::showChecking()
{
    setWorking(false);
    m_buttons->show();
    m_notice->hide();
    m_import->setEnabled(false);
    setText(tr("Being worked out…"), true);
}

void ChangeStep::showLacking(const QString& text)
{
    showChecking();
    m_unknown->hide();
    m_text->hide();
    m_notice->setKind(kit::NoticeKind::Caution);
    m_notice->setText(text);
    m_notice->show();
}

void ChangeStep::showUnknown(const Reading& r)
{
    m_unknown->setVisible(r.purpose == Purpose::Figures && !r.unknown.empty());
    QStringList codes;
    for (std::size_t i = 0; i < std::min(r.unknown.size(), kNamedCodes); ++i)
        codes << kit::shown(r.unknown[i]);
    QString list = codes.join(QStringLiteral(", "));
    if (r.unknown.size() > kNamedCodes)
        list += QStringLiteral(", …");
    m_unknownText->setText(tr("%n measure(s) of the file are not in the matrix: %1.", nullptr, static_cast<int>(r.unknown.size())).arg(list));
}

void ChangeStep::showOutcome(const Reading& r, const Outcome& outcome)
{
    setWorking(false);
    m_buttons->show();
    showUnknown(r);
    if (outcome.refusal) {
        showError(errorLine(*outcome.refusal));
        return;
    }
    const auto& report = outcome.report;
    const bool nothing = r.purpose != Purpose::Dataset && report.added + report.restated + report.measuresCreated == 0;
    setText(changeText(r.purpose, report, false));
    m_notice->setVisible(m_readOnly);
    m_how->setVisible(r.purpose != Purpose::Measures);
    m_import->setEnabled(!nothing && !m_readOnly);
    if (m_readOnly) {
        m_notice->setKind(kit::NoticeKind::Caution);
        m_notice->setText(tr("This vault is open for reading only, so nothing can be imported."));
    }
}

void ChangeStep::showWorking(kit::Job* job, const Reading&)
{
    setWorking(true);
    m_notice->hide();
    setText(tr("Importing… Until it is done nothing is changed."));
    m_job = job;
    m_progress->setRange(0, 0);
    connect(job, &kit::Job::progressed, m_progress, [this](double fraction) {
        m_progress->setRange(0, fraction < 0 ? 0 : 100);
        m_progress->setValue(static_cast<int>(fraction * 100));
    });
}

void ChangeStep::showDone(const Reading& r, const Outcome& outcome)
{
    setWorking(false);
    m_how->hide();
    m_import->hide();
    m_unknown->hide();
    m_text->hide();
    QString text = changeText(r.purpose, outcome.report, true);
    if (outcome.notRemembered)
        text += QLatin1Char(' ') + tr("How the file is read could not be remembered.");
    m_notice->setKind(kit::NoticeKind::Success);
    m_notice->setText(text);
    m_notice->show();
    m_notice->announce();
    m_open->setText(r.purpose == Purpose::Dataset ? tr("See the dataset") : tr("Open the matrix"));
    m_open->show();
    m_another->show();
    m_open->setFocus();
}

void ChangeStep::showError(const QString& sentence, kit::NoticeKind kind, bool again)
{
    setWorking(false);
    m_buttons->show();
    m_text->hide();
    m_import->setEnabled(again);
    m_notice->setKind(kind);
    m_notice->setText(sentence);
    m_notice->show();
    m_notice->announce();
}

Order ChangeStep::order() const
{
    Order order;
    order.allOrNothing = m_all->isChecked();
    order.createMeasures = m_create->isChecked();
    order.outcome = m_outcome->currentData().toInt();
    if (order.outcome == kNewOutcome) {
        int last = 0;
        for (int i = 0; i < m_outcome->count(); ++i)
            last = std::max(last, m_outcome->itemData(i).toInt());
        order.outcome = last + 1;
        order.outcomeTitle = kit::toUtf8(tr("Imported measures"));
    }
    return order;
}

QString ChangeStep::summary() const
{
    return m_text->isVisibleTo(this) ? m_text->text() : m_notice->text();
}

} // namespace boulton::data
