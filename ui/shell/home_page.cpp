// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/home_page.h"
#include "core/figure/theme.h"
#include "core/performance/grid.h"
#include "ui/document/chart_view.h"
#include "ui/kit/flow_layout.h"
#include "ui/kit/elided_button.h"
#include "ui/kit/error_text.h"
#include "ui/kit/marks.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/shell/pages.h"
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace boulton::shell {

using namespace performance;
using kit::em;

namespace {

constexpr std::array kTiles{Brag::Blue, Brag::Green, Brag::Amber, Brag::Red, Brag::Awaiting};
constexpr int kListed = 6;
constexpr double kLeastCard = 18; // ems

MatrixOptions optionsFor(Period month)
{
    return {.period = month, .periods = 1};
}

} // namespace

HomePage::HomePage(const desk::PageContext& context)
    : Page(pageTitle(*pageInfo(QStringLiteral("home"))), QStringLiteral("home"), context), m_notices(new QVBoxLayout)
{
    m_notices->setSpacing(em(0.6));
    body()->addLayout(m_notices);
    followPlan([this] { fill(); });
    fill();
}

void HomePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_look = desk().run<Watch>(
        {}, this,
        [](workspace::Session& session, const JobContext&) -> Result<Watch> {
            Watch watch;
            BOULTON_TRY_ASSIGN(watch.glass, workspace::brokenGlass(session));
            if (!session.may(workspace::UseCase::ApproveRelease) || session.readOnly())
                return watch;
            BOULTON_TRY_ASSIGN(const auto releases, workspace::releases(session));
            for (const auto& release : releases)
                watch.waiting += release.state == workspace::ReleaseState::Requested && release.requester != session.vault().user() ? 1 : 0;
            return watch;
        },
        [this](const Result<Watch>& watch) {
            m_look = nullptr;
            if (watch)
                tell(*watch);
            else
                navigator().notify(kit::NoticeKind::Caution, kit::sentence(watch.error()));
        },
        kit::JobRunner::Manner::Quiet);
}

bool HomePage::settled() const
{
    return Page::settled() && !m_look;
}

void HomePage::tell(const Watch& watch)
{
    while (QLayoutItem* item = m_notices->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto add = [this](kit::NoticeKind kind, const QString& text) {
        auto* notice = new kit::Notice(kind, text, this);
        kit::markData(notice);
        notice->addAction(tr("Show it"), [this] { navigator().go(QStringLiteral("assurance"), {{QStringLiteral("tab"), QStringLiteral("releases")}}); });
        m_notices->addWidget(notice);
    };
    for (const auto& glass : watch.glass)
        add(kit::NoticeKind::Danger, tr("%1 broke the glass on %2, to export without a second person: %3")
                                         .arg(kit::shown(glass.userName), kit::whenText(glass.at), kit::shown(glass.reason)));
    if (watch.waiting > 0)
        add(kit::NoticeKind::Caution, tr("%n export(s) to be released by a second person.", nullptr, watch.waiting));
}

void HomePage::fill()
{
    delete m_content;
    m_first = nullptr;
    const Plan& plan = *desk().plan();
    m_content = new QWidget(this);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    body()->addWidget(m_content, 1);
    const auto month = lastMonthWithFigures(plan);
    if (plan.measures.empty() || !month) {
        setSubtitle(desk().facts().name);
        auto* empty = new kit::EmptyState(QStringLiteral("import"), plan.measures.empty() ? tr("Start with the list of measures") : tr("Now bring in figures"),
                                          plan.measures.empty()
                                              ? tr("This vault is new. Import the council's list of measures (one row a measure), then each month's figures.")
                                              : tr("The measures are there. Import a month's figures, or type them into the matrix."),
                                          m_content);
        m_first = empty->addAction(tr("Import a file"), [this] { navigator().go(QStringLiteral("data")); }, true);
        empty->addAction(tr("Open the matrix"), [this] { navigator().go(QStringLiteral("performance")); });
        column->addWidget(empty, 1);
        return;
    }
    setSubtitle((plan.council.empty() ? desk().facts().name : kit::shown(plan.council)) + QStringLiteral(" · ") +
                (plan.title.empty() ? QString() : kit::shown(plan.title) + QStringLiteral(" · ")) + kit::shown(month->label()));
    auto* inner = new QWidget;
    auto* cards = new QVBoxLayout(inner);
    cards->setContentsMargins(0, 0, em(0.4), 0);
    cards->setSpacing(em(0.9));
    cards->addWidget(makeCounts(*month));
    auto* pair = new kit::FlowLayout(nullptr, em(0.9));
    cards->addLayout(pair);
    pair->addGrowing(makeSteps(*month), em(kLeastCard));
    pair->addGrowing(makeAttention(*month), em(kLeastCard));
    cards->addWidget(makeChart(*month));
    cards->addStretch(1);
    auto* area = new kit::Column(inner, m_content);
    kit::describe(area, title());
    column->addWidget(area);
}

QWidget* HomePage::makeCounts(Period month)
{
    auto* card = new kit::Card;
    const auto matrix = buildMatrix(*desk().plan(), optionsFor(month));
    if (!matrix) {
        card->column()->addWidget(kit::dataLabel(kit::shown(matrix.error().what), card));
        return card;
    }
    const Summary& s = matrix->summary;
    card->column()->addWidget(kit::heading(tr("%1: %2 of %3 measures have a result").arg(kit::shown(month.label())).arg(s.withResult()).arg(s.total()), 2, card));
    auto* row = new kit::FlowLayout(nullptr, em(0.8));
    card->column()->addLayout(row);
    for (const Brag status : kTiles) {
        auto* whole = new QWidget(card);
        auto* tile = new QHBoxLayout(whole);
        tile->setContentsMargins(0, 0, em(0.8), 0);
        tile->setSpacing(em(0.5));
        auto* mark = new kit::StatusMark(letter(status), 1.9, card);
        auto* number = kit::dataLabel(QString::number(s.count(status)), card);
        number->setProperty("heading", 1);
        number->setWordWrap(false);
        const auto percent = s.percent(status);
        const QString share = hasResult(status) && percent ? QStringLiteral(" · %1%").arg(*percent, 0, 'f', 0) : QString();
        auto* name = kit::button(kit::toQt(word(status)) + share, kit::ButtonKind::Link, card);
        kit::describe(name, tr("%1: %2 measures, show them").arg(kit::toQt(word(status))).arg(s.count(status)));
        kit::setPlainToolTip(name, kit::toQt(meaning(status)));
        connect(name, &QPushButton::clicked, this,
                [this, status] { navigator().go(QStringLiteral("performance"), {{QStringLiteral("status"), QString(QLatin1Char(letter(status)))}}); });
        tile->addWidget(mark);
        tile->addWidget(number);
        tile->addWidget(name);
        row->addWidget(whole);
    }
    card->column()->addWidget(kit::mutedLabel(tr("Percentages are of measures with a result. Improving %1, unchanged %2, deteriorating %3 of %4 that can be compared.")
                                                  .arg(matrix->improving)
                                                  .arg(matrix->unchanged)
                                                  .arg(matrix->deteriorating)
                                                  .arg(matrix->compared),
                                              card));
    return card;
}

QWidget* HomePage::makeSteps(Period month)
{
    auto* card = new kit::Card;
    card->column()->addWidget(kit::heading(tr("To the pack for %1").arg(kit::shown(month.label())), 3, card));
    const Plan& plan = *desk().plan();
    const auto matrix = buildMatrix(plan, optionsFor(month));
    const std::size_t awaiting = matrix ? matrix->summary.count(Brag::Awaiting) : 0;
    std::size_t unexplained = 0;
    if (matrix)
        for (const auto& row : matrix->rows)
            unexplained += row.current().status == Brag::Red && !row.commentary ? 1 : 0;
    const bool signedOff = plan.signOff(month, Audience::Cabinet) || plan.signOff(month, Audience::LeadershipTeam);
    const auto step = [&](bool done, const QString& text, const QString& action, const QString& page, const QVariantMap& with = {}) {
        auto* row = new QHBoxLayout;
        auto* icon = new kit::IconLabel(done ? QStringLiteral("tick") : QStringLiteral("chevron-right"), 1.1, &kit::Palette::ink, card);
        icon->setAccessibleName(done ? tr("Done") : tr("To do"));
        row->addWidget(icon, 0, Qt::AlignVCenter);
        row->addWidget(kit::plainLabel(text, card), 1);
        card->column()->addLayout(row);
        if (done)
            return;
        auto* b = kit::button(action, kit::ButtonKind::Normal, card);
        connect(b, &QPushButton::clicked, this, [this, page, with] { navigator().go(page, with); });
        row->addWidget(b);
        if (!m_first)
            m_first = b;
    };
    step(awaiting == 0, awaiting == 0 ? tr("Every figure that is due is in.") : tr("%n figure(s) are awaited.", nullptr, static_cast<int>(awaiting)),
         tr("Import figures"), QStringLiteral("data"));
    step(unexplained == 0,
         unexplained == 0 ? tr("Every red measure has its commentary.") : tr("%n red measure(s) without commentary.", nullptr, static_cast<int>(unexplained)),
         tr("Write it"), QStringLiteral("performance"), {{QStringLiteral("filter"), QStringLiteral("unexplained")}, {QStringLiteral("tab"), QStringLiteral("commentary")}});
    step(signedOff, signedOff ? tr("Figures are signed off.") : tr("Figures are not signed off yet."), tr("Open the matrix"), QStringLiteral("performance"));
    step(false, tr("Preview and export the pack."), tr("Make the pack"), QStringLiteral("reports"), {{QStringLiteral("month"), kit::toQt(std::string_view(month.key()))}});
    card->column()->addStretch(1);
    return card;
}

QWidget* HomePage::makeAttention(Period month)
{
    auto* card = new kit::Card;
    card->column()->addWidget(kit::heading(tr("Needs attention"), 3, card));
    const auto matrix = buildMatrix(*desk().plan(), optionsFor(month));
    int listed = 0;
    if (matrix)
        for (const auto& row : matrix->rows) {
            const bool red = row.current().status == Brag::Red;
            if (!red || listed == kListed)
                continue;
            ++listed;
            auto* line = new QHBoxLayout;
            auto* mark = new kit::StatusMark('R', 1.3, card);
            line->addWidget(mark);
            auto* name = new kit::ElidedButton(kit::shown(row.measure->title), card);
            kit::setKind(name, kit::ButtonKind::Link);
            const QString code = kit::toQt(std::string_view(row.measure->code.value));
            connect(name, &QPushButton::clicked, this, [this, code] { navigator().go(QStringLiteral("performance"), {{QStringLiteral("measure"), code}}); });
            line->addWidget(name, 1);
            line->addWidget(kit::mutedLabel(row.commentary ? tr("explained") : tr("no commentary"), card), 0);
            card->column()->addLayout(line);
        }
    if (listed == 0)
        card->column()->addWidget(kit::plainLabel(tr("No measure is red."), card));
    const auto red = matrix ? static_cast<int>(matrix->summary.count(Brag::Red)) : 0;
    if (red > listed) {
        auto* all = kit::button(tr("All %n red measure(s)", nullptr, red), kit::ButtonKind::Link, card);
        connect(all, &QPushButton::clicked, this, [this] { navigator().go(QStringLiteral("performance"), {{QStringLiteral("status"), QStringLiteral("R")}}); });
        card->column()->addWidget(all, 0, Qt::AlignLeading);
    }
    card->column()->addStretch(1);
    return card;
}

QWidget* HomePage::makeChart(Period month)
{
    auto* card = new kit::Card;
    const auto matrix = buildMatrix(*desk().plan(), optionsFor(month));
    if (!matrix)
        return card;
    auto spec = std::make_shared<figure::ChartSpec>();
    spec->kind = figure::ChartKind::StackedBar;
    spec->title = BOULTON_TR("HomePage", "Status by outcome, %1").with(month.label());
    spec->y.title = BOULTON_TR("HomePage", "measures");
    spec->y.decimals = 0;
    for (const auto& [outcome, summary] : matrix->byOutcome)
        spec->categories.push_back(Text::raw(outcome.title));
    for (const Brag status : kTiles) {
        figure::Series series{.name = word(status), .role = figure::SeriesRole::Category, .colour = figure::theme::status(letter(status)).fill};
        for (const auto& [outcome, summary] : matrix->byOutcome) {
            series.values.emplace_back(static_cast<double>(summary.count(status)));
            series.status += letter(status);
        }
        spec->series.push_back(std::move(series));
    }
    card->column()->addWidget(new document::ChartView(spec, document::ChartView::Frame::Full, card));
    return card;
}

} // namespace boulton::shell
