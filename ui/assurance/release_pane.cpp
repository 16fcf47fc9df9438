// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assurance/release_pane.h"
#include "ui/assurance/release_view.h"
#include "ui/desk/confirm.h"
#include "ui/kit/error_text.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace boulton::assurance {

using kit::em;
using workspace::ReleaseState;

namespace {

constexpr std::size_t kShown = 50; //!< what was decided long ago is in the audit

QString filesOf(const workspace::Release& release)
{
    QStringList files;
    for (const auto& target : release.what.targets)
        files << QDir::toNativeSeparators(kit::shown(target));
    QString text = files.join(QLatin1Char('\n'));
    for (const QChar mark : {QDir::separator(), QChar(u'-')})
        text.replace(mark, QString(mark) + QChar(0x200B)); // a long path may be broken there
    return text;
}

QString stateOf(const workspace::Release& release, const Instant& now)
{
    const QString by = kit::shown(release.deciderName);
    switch (release.state) {
    case ReleaseState::Requested: return ReleasePane::tr("Nobody has answered yet.");
    case ReleaseState::Released:
        return release.until && *release.until < now ? ReleasePane::tr("Released by %1, but not exported in time.").arg(by)
                                                     : ReleasePane::tr("Released by %1, for one export until %2.").arg(by, kit::whenText(release.until.value_or(now)));
    case ReleaseState::Declined: return ReleasePane::tr("Declined by %1.").arg(by);
    case ReleaseState::Used: return ReleasePane::tr("Released by %1, and exported.").arg(by);
    }
    return {};
}

} // namespace

ReleasePane::ReleasePane(const desk::PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_column(new QVBoxLayout(this)), m_trouble(new kit::Notice(kit::NoticeKind::Danger, {}, this))
{
    m_column->setContentsMargins(0, em(0.7), 0, 0);
    m_column->setSpacing(em(0.7));
    kit::markData(m_trouble);
    m_trouble->hide();
    m_column->addWidget(m_trouble);
}

QWidget* ReleasePane::firstFocus()
{
    return m_first ? m_first.data() : this;
}

void ReleasePane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    reload();
}

void ReleasePane::reload()
{
    m_job = m_context.desk.run<Loaded>(
        {}, this,
        [](workspace::Session& session, const JobContext&) -> Result<Loaded> {
            Loaded all{.self = session.vault().user(), .mayRelease = session.may(workspace::UseCase::ApproveRelease) && !session.readOnly()};
            BOULTON_TRY_ASSIGN(all.releases, workspace::releases(session));
            BOULTON_TRY_ASSIGN(all.glass, workspace::brokenGlass(session));
            return all;
        },
        [this](const Result<Loaded>& found) { loaded(found); });
}

void ReleasePane::loaded(const Result<Loaded>& found)
{
    m_job = nullptr;
    m_trouble->setVisible(!found.has_value());
    if (!found) {
        m_trouble->setText(kit::sentence(found.error()));
        return;
    }
    delete m_list;
    m_first = nullptr;
    auto* area = new kit::Room(nullptr, this);
    m_list = area;
    m_inside = new QWidget(area->place());
    auto* list = new QVBoxLayout(m_inside);
    list->setContentsMargins(0, 0, em(0.4), 0);
    list->setSpacing(em(0.6));
    area->setContent(m_inside);
    area->setFrameShape(QFrame::NoFrame);
    kit::describe(m_list, tr("Releases"));
    m_column->addWidget(m_list, 1);
    if (found->releases.empty() && found->glass.empty()) {
        list->addWidget(new kit::EmptyState(QStringLiteral("lock"), tr("Nothing waits for a release"),
                                            tr("What is OFFICIAL-SENSITIVE leaves this vault only after a second person has released it. When somebody asks, it is listed here."), m_inside),
                        1);
        Q_EMIT waiting(0);
        return;
    }
    int count = 0;
    for (const auto& glass : found->glass)
        addGlass(glass, *found);
    for (const auto& release : std::span(found->releases).first(std::min(kShown, found->releases.size()))) {
        addRelease(release, *found);
        count += release.state == ReleaseState::Requested && found->mayRelease && release.requester != found->self ? 1 : 0;
    }
    list->addStretch(1);
    if (found->mayRelease)
        count += static_cast<int>(std::ranges::count_if(found->glass, [&](const auto& glass) { return glass.user != found->self; }));
    Q_EMIT waiting(count);
}

void ReleasePane::addGlass(const workspace::BrokenGlass& glass, const Loaded& all)
{
    auto* notice = new kit::Notice(kit::NoticeKind::Danger,
                                   tr("%1 broke the glass on %2: exports without a second person (%n so far).", nullptr, static_cast<int>(glass.exports))
                                           .arg(kit::shown(glass.userName), kit::whenText(glass.at)) +
                                       QLatin1Char('\n') + tr("Reason: %1").arg(kit::shown(glass.reason)),
                                   m_inside);
    kit::markData(notice);
    if (all.mayRelease && glass.user != all.self)
        notice->addAction(tr("I have reviewed it"), [this, id = glass.id] {
            change(tr("Recording the review"), [id](workspace::Session& session) { return workspace::reviewBreakGlass(session, id); },
                   tr("Recorded. It is not shown to everybody any more; the audit keeps it."));
        });
    notice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // as high as its lines are at this width
    m_inside->layout()->addWidget(notice);
}

void ReleasePane::addRelease(const workspace::Release& release, const Loaded& all)
{
    const bool open = release.state == ReleaseState::Requested;
    const bool good = release.state == ReleaseState::Released && release.until && *release.until >= m_context.desk.clock().now();
    const bool mine = release.requester == all.self;
    auto* notice = new kit::Notice(open ? kit::NoticeKind::Caution : kit::NoticeKind::Information,
                                   (mine ? tr("You asked on %1 to export “%2” (%3).").arg(kit::whenText(release.requestedAt), kit::shown(release.what.title), kit::shown(release.what.marking))
                                         : tr("%1 asked on %2 to export “%3” (%4).")
                                               .arg(kit::shown(release.requesterName), kit::whenText(release.requestedAt), kit::shown(release.what.title), kit::shown(release.what.marking))) +
                                       QLatin1Char('\n') + tr("Reason: %1").arg(kit::shown(release.reason)) + QLatin1Char('\n') +
                                       tr("To: %1").arg(filesOf(release)) + QLatin1Char('\n') + stateOf(release, m_context.desk.clock().now()),
                                   m_inside);
    kit::markData(notice);
    if (all.mayRelease && open && !mine) {
        QPushButton* look = release.canBeSeen ? notice->addAction(tr("Look at it…"), [this, release] { lookAt(release); }) : nullptr;
        auto* yes = notice->addAction(tr("Release it…"), [this, release] { approve(release); });
        if (!m_first)
            m_first = look ? look : yes;
    }
    if (all.mayRelease && ((open && !mine) || good))
        notice->addAction(open ? tr("Decline") : tr("Take it back"), [this, id = release.id] {
            change(tr("Declining"), [id](workspace::Session& session) { return workspace::declineRelease(session, id); }, tr("Declined. They can ask again."));
        });
    notice->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // as high as its lines are at this width
    m_inside->layout()->addWidget(notice);
}

void ReleasePane::lookAt(const workspace::Release& release)
{
    m_context.desk.run<report::Document>(
        tr("Opening what would leave"), this, [id = release.id](workspace::Session& session, const JobContext&) { return workspace::releasedDocument(session, id); },
        [this, release](Result<report::Document> document) {
            if (!document) {
                m_context.services.dialogs.tell(this, document.error());
                return;
            }
            m_context.services.dialogs.show(
                new ReleaseView(release, std::make_shared<const report::Document>(*std::move(document)), [this, release] { approve(release); }, this));
        });
}

void ReleasePane::approve(const workspace::Release& release)
{
    const QString why = tr("You release “%1” (%2) to %3, to be written to:\n%4\nIt is good for one export within %5 hours, and the audit says that it was you.")
                            .arg(kit::shown(release.what.title), kit::shown(release.what.marking), kit::shown(release.requesterName), filesOf(release))
                            .arg(workspace::kReleaseHours);
    m_context.services.dialogs.show(new desk::ConfirmDialog(
        m_context.desk, why,
        [this] {
            m_context.navigator.notify(kit::NoticeKind::Success, tr("Released. They can export it now."));
            reload();
        },
        this, [id = release.id](workspace::Session& session, const crypto::Secret& passphrase) { return workspace::approveRelease(session, id, passphrase); }));
}

void ReleasePane::change(const QString& title, std::function<Status(workspace::Session&)> work, const QString& done)
{
    desk::runConfirmed<void>(m_context.desk, m_context.services.dialogs, title, this, [work = std::move(work)](workspace::Session& session, const JobContext&) { return work(session); },
                             [this, done](const Status& changed) {
                                 if (!changed) {
                                     m_context.services.dialogs.tell(this, changed.error());
                                     return;
                                 }
                                 m_context.navigator.notify(kit::NoticeKind::Success, done);
                                 reload();
                             });
}

} // namespace boulton::assurance
