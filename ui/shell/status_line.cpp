// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"
#include "ui/kit/icons.h"
#include "ui/kit/plain.h"
#include "ui/kit/theme.h"
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

namespace boulton::shell {

using kit::em;

namespace {
constexpr int kShowAfterMs = 500;
constexpr std::size_t kRemembered = 20;
} // namespace

StatusLine::StatusLine(kit::JobRunner& jobs, QWidget* parent)
    : QStatusBar(parent), m_jobs(jobs), m_vault(kit::dataLabel({}, this)), m_marking(kit::dataLabel({}, this)),
      m_job(kit::plainLabel({}, this)), m_progress(new QProgressBar(this)),
      m_cancel(kit::iconButton(QStringLiteral("close"), tr("Stop this work"), this)),
      m_notices(kit::iconButton(QStringLiteral("bell"), tr("Earlier messages"), this)),
      m_lock(kit::iconButton(QStringLiteral("lock"), tr("Lock the vault (Ctrl+L)"), this))
{
    setSizeGripEnabled(false);
    for (QLabel* label : {m_vault, m_marking, m_job})
        label->setWordWrap(false);
    QFont bold = m_marking->font();
    bold.setBold(true);
    m_marking->setFont(bold);
    m_progress->setFixedWidth(em(8));
    m_progress->setMaximumHeight(em(0.7));
    m_progress->setTextVisible(false);
    kit::describe(m_progress, tr("Progress"));
    addWidget(m_vault);
    addWidget(m_marking);
    addPermanentWidget(m_job);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_cancel);
    addPermanentWidget(m_notices);
    addPermanentWidget(m_lock);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kShowAfterMs);
    connect(&m_delay, &QTimer::timeout, this, &StatusLine::showJobs);
    connect(&m_jobs, &kit::JobRunner::started, this, [this](kit::Job* job) {
        connect(job, &kit::Job::progressed, this, [this] {
            if (showsJob())
                showJobs();
        });
        connect(job, &kit::Job::cancelling, this, &StatusLine::showJobs);
        if (!m_delay.isActive() && !showsJob())
            m_delay.start();
    });
    connect(&m_jobs, &kit::JobRunner::ended, this, [this] {
        if (m_jobs.idle())
            m_delay.stop();
        if (showsJob() || m_jobs.idle())
            showJobs();
    });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        for (kit::Job* job : m_jobs.running())
            if (!job->quiet()) {
                job->cancel();
                return;
            }
    });
    connect(m_notices, &QToolButton::clicked, this, &StatusLine::openNotices);
    connect(m_lock, &QToolButton::clicked, this, &StatusLine::lockRequested);
    setNothing();
    showJobs();
}

bool StatusLine::showsJob() const
{
    return m_job->isVisibleTo(this);
}

void StatusLine::showJobs()
{
    kit::Job* shown = nullptr;
    int count = 0;
    for (kit::Job* job : m_jobs.running())
        if (!job->quiet()) {
            shown = shown ? shown : job;
            ++count;
        }
    m_job->setVisible(shown);
    m_progress->setVisible(shown);
    m_cancel->setVisible(shown);
    if (!shown)
        return;
    m_job->setText(shown->cancelRequested() ? tr("Stopping: %1").arg(shown->title())
                   : count > 1              ? tr("%1 (and %n more)", nullptr, count - 1).arg(shown->title())
                                            : shown->title());
    m_progress->setRange(0, shown->progress() < 0 ? 0 : 1000);
    m_progress->setValue(static_cast<int>(shown->progress() * 1000));
}

void StatusLine::setVault(const desk::VaultFacts& facts)
{
    QString text = facts.name + QStringLiteral(" · ") + facts.compartment;
    if (facts.readOnly)
        text += QStringLiteral(" · ") + tr("reading only");
    m_vault->setText(text);
    m_marking->setText(facts.marking);
    m_marking->show();
    m_lock->show();
    m_notices->show();
}

void StatusLine::setNothing()
{
    m_vault->setText({});
    m_marking->hide();
    m_lock->hide();
    m_notices->hide();
    m_remembered.clear();
}

void StatusLine::remember(kit::NoticeKind kind, const QString& text)
{
    m_remembered.push_front({kind, text});
    if (m_remembered.size() > kRemembered)
        m_remembered.pop_back();
}

void StatusLine::openNotices()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_remembered.empty())
        menu->addAction(tr("No messages since the vault was opened"))->setEnabled(false);
    for (const auto& notice : m_remembered)
        menu->addAction(kit::icon(notice.kind == kit::NoticeKind::Success       ? QStringLiteral("tick")
                                  : notice.kind == kit::NoticeKind::Information ? QStringLiteral("information")
                                                                                : QStringLiteral("caution")),
                        kit::noMnemonic(notice.text));
    menu->popup(m_notices->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace boulton::shell
