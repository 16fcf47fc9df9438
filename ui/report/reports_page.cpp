// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/reports_page.h"
#include "ui/kit/error_text.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/icons.h"
#include "ui/kit/marks.h"
#include "ui/kit/plain.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <algorithm>

namespace boulton::reports {

using namespace performance;
using document::PagePreview;
using kit::em;
using kit::toQt;

namespace {

constexpr int kLaterMs = 150; // an edit shows at once and is saved a moment later: one preview for both

QComboBox* choice(const QString& name, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    kit::describe(box, name);
    kit::setPlainToolTip(box, name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

//! "Q4 2019/20 (January to March 2020)": financial years are not everybody's habit.
QString periodText(Period period)
{
    const QString label = kit::shown(period.label());
    if (period.months == 1)
        return label;
    const auto last = addMonths(period.start, period.months - 1);
    const QString from = kit::shown(Period::month(period.start.year(), period.start.month()).label());
    return ReportsPage::tr("%1 (%2 to %3)", "a quarter and its months")
        .arg(label, from.section(QLatin1Char(' '), 0, 0), kit::shown(Period::month(last.year(), last.month()).label()));
}

} // namespace

ReportsPage::ReportsPage(const desk::PageContext& context)
    : Page(tr("Reports"), QStringLiteral("reports"), context), m_content(new QWidget(this)),
      m_empty(new kit::EmptyState(QStringLiteral("reports"), tr("There are no figures to report yet"),
                                  tr("A pack is made from the measures and their figures. As soon as a month has figures, its pages appear here."), this)),
      m_failure(new kit::Notice(kit::NoticeKind::Danger, {}, m_content)), m_preview(new PagePreview(m_content))
{
    m_empty->addAction(tr("Import figures"), [this] { navigator().go(QStringLiteral("data")); }, true);
    m_empty->addAction(tr("Type figures into the matrix"), [this] { navigator().go(QStringLiteral("performance")); });
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(0.7));
    addBar();
    m_failure->hide();
    m_failure->addAction(tr("Try again"), [this] { make(); });
    column->addWidget(m_failure);
    m_preview->sections()->setPlaceholderText(tr("Go to a section"));
    column->addWidget(m_preview, 1);
    body()->addWidget(m_content, 1);
    body()->addWidget(m_empty, 1);
    addActions();
    m_later.setSingleShot(true);
    m_later.setInterval(kLaterMs);
    connect(&m_later, &QTimer::timeout, this, &ReportsPage::fillPeriods);
    connect(&desk(), &desk::Desk::planChanged, this, &ReportsPage::planChanged);
    fillPeriods();
    askRights();
}

void ReportsPage::askRights()
{
    desk().run<Rights>(
        tr("Looking what your role includes"), this,
        [](workspace::Session& session, const JobContext&) -> Result<Rights> {
            return Rights{.describe = session.may(workspace::UseCase::DescribePlan),
                          .exportPacks = session.may(workspace::UseCase::ExportPack),
                          .brief = session.may(workspace::UseCase::MakeBriefing)};
        },
        [this](const Result<Rights>& rights) {
            if (rights)
                m_rights = *rights;
            showRights();
        },
        kit::JobRunner::Manner::Quiet);
}

void ReportsPage::showRights()
{
    m_details->setVisible(m_rights.describe);
    m_briefing->setVisible(m_rights.brief);
    m_export->setVisible(m_rights.exportPacks);
    const std::array may{m_rights.exportPacks, m_rights.describe, m_rights.brief};
    for (qsizetype i = 0; i < actions().size() && i < std::ssize(may); ++i) // in the palette, in the order of addActions
        actions()[i]->setVisible(may[static_cast<std::size_t>(i)]);
}

void ReportsPage::addBar()
{
    m_details = kit::button(tr("Pack details…"), kit::ButtonKind::Normal, this);
    kit::setPlainToolTip(m_details, tr("Names, recommendations and other texts of the Cabinet pack"));
    m_briefing = kit::button(tr("Briefing file…"), kit::ButtonKind::Normal, this);
    m_briefing->setIcon(kit::icon(QStringLiteral("lock")));
    kit::setPlainToolTip(m_briefing, tr("Chosen reports in one encrypted file, to be read without the vault"));
    m_export = kit::button(tr("Export…"), kit::ButtonKind::Primary, this);
    m_export->setIcon(kit::icon(QStringLiteral("export"), kit::IconOn::Accent));
    connect(m_details, &QPushButton::clicked, this, &ReportsPage::editDetails);
    connect(m_briefing, &QPushButton::clicked, this, &ReportsPage::makeBriefing);
    connect(m_export, &QPushButton::clicked, this, &ReportsPage::exportPack);
    titleBar()->addWidget(m_details);
    titleBar()->addWidget(m_briefing);
    titleBar()->addWidget(m_export);

    m_bar = new QBoxLayout(QBoxLayout::LeftToRight);
    m_bar->setSpacing(em(0.5));
    m_audience = choice(tr("Who the pack is for"), m_content);
    m_audience->addItem(tr("Cabinet"), QStringLiteral("cabinet"));
    m_audience->addItem(tr("Council Leadership Team"), QStringLiteral("clt"));
    m_period = choice(tr("Month or quarter"), m_content);
    m_period->setMaxVisibleItems(18);
    m_mark = new kit::IconLabel(QStringLiteral("caution"), 1.2, &kit::Palette::ink, m_content);
    m_state = kit::plainLabel({}, m_content);
    m_toMatrix = kit::button(tr("Sign off in the matrix"), kit::ButtonKind::Link, m_content);
    m_marking = kit::dataLabel({}, m_content);
    m_marking->setWordWrap(false);
    QFont bold = m_marking->font();
    bold.setWeight(QFont::DemiBold);
    m_marking->setFont(bold);
    kit::setPlainToolTip(m_marking, tr("The marking on every page"));
    auto* choices = new QHBoxLayout;
    auto* states = new QHBoxLayout;
    for (QBoxLayout* part : {choices, states}) {
        part->setSpacing(em(0.5));
        m_bar->addLayout(part, part == states ? 1 : 0);
    }
    choices->addWidget(m_audience);
    choices->addWidget(m_period);
    choices->addStretch(1);
    states->addWidget(m_mark);
    states->addWidget(m_state, 1);
    states->addWidget(m_toMatrix);
    states->addWidget(m_marking);
    static_cast<QVBoxLayout*>(m_content->layout())->addLayout(m_bar);
    connect(m_toMatrix, &QPushButton::clicked, this, [this] { navigator().go(QStringLiteral("performance")); });
    connect(m_audience, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            fillPeriods();
    });
    connect(m_period, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            make();
    });
}

void ReportsPage::addActions()
{
    const auto add = [this](const QString& text, void (ReportsPage::*slot)()) {
        auto* action = new QAction(text, this);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Export the pack"), &ReportsPage::exportPack);
    add(tr("Edit the pack's details"), &ReportsPage::editDetails);
    add(tr("Make a briefing file"), &ReportsPage::makeBriefing);
}

Audience ReportsPage::audience() const
{
    return m_audience->currentIndex() == 0 ? Audience::Cabinet : Audience::LeadershipTeam;
}

const workspace::PackPeriod* ReportsPage::chosen() const
{
    const auto key = kit::toUtf8(m_period->currentData().toString());
    const auto found = std::ranges::find_if(m_periods, [&](const workspace::PackPeriod& p) { return p.period.key() == key; });
    return found == m_periods.end() ? nullptr : &*found;
}

QString ReportsPage::wishText() const
{
    const auto* period = chosen();
    return period ? tr("%1, %2", "audience and period").arg(m_audience->currentText(), kit::shown(period->period.label())) : QString();
}

void ReportsPage::fillPeriods()
{
    m_filling = true;
    const QString before = m_period->currentData().toString();
    m_periods = workspace::packPeriods(*desk().plan(), audience());
    m_period->clear();
    for (const auto& p : m_periods)
        m_period->addItem(p.signOff ? tr("%1, signed off", "a period").arg(periodText(p.period)) : periodText(p.period),
                          toQt(std::string_view(p.period.key())));
    kit::markData(m_period);
    int at = before.isEmpty() ? -1 : m_period->findData(before);
    if (at < 0) { // a quarter for Cabinet, a month for the leadership team
        const int months = audience() == Audience::Cabinet ? 3 : 1;
        const auto usual = std::ranges::find_if(m_periods, [&](const workspace::PackPeriod& p) { return p.period.months == months; });
        at = usual == m_periods.end() ? 0 : static_cast<int>(usual - m_periods.begin());
    }
    m_period->setCurrentIndex(m_periods.empty() ? -1 : at);
    m_filling = false;
    m_empty->setVisible(m_periods.empty());
    m_content->setVisible(!m_periods.empty());
    m_export->setEnabled(!m_periods.empty());
    make();
}

void ReportsPage::planChanged()
{
    m_stale = true;
    if (isVisible())
        m_later.start();
}

void ReportsPage::arrive(const QVariantMap& with)
{
    if (const QString wanted = with.value(QStringLiteral("audience")).toString(); !wanted.isEmpty())
        m_audience->setCurrentIndex(std::max(0, m_audience->findData(wanted)));
    if (const int at = m_period->findData(with.value(QStringLiteral("month"))); with.contains(QStringLiteral("month")) && at >= 0)
        m_period->setCurrentIndex(at);
    if (m_stale && !m_making && !m_later.isActive())
        fillPeriods();
}

QWidget* ReportsPage::firstFocus()
{
    return m_periods.empty() ? nullptr : m_period;
}

void ReportsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    m_bar->setDirection(width() < em(54) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ReportsPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale && !m_making)
        m_later.start(); // arrive() may choose another period first
}

} // namespace boulton::reports
