// SPDX-License-Identifier: GPL-3.0-or-later
// The foot of the window: vault, compartment, marking, what is running (with progress and cancel), and earlier notices.
#pragma once
#include "ui/desk/desk.h"
#include "ui/kit/widgets.h"
#include <QStatusBar>
#include <QTimer>
#include <deque>

class QLabel;
class QProgressBar;
class QToolButton;

namespace boulton::shell {

class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    StatusLine(kit::JobRunner& jobs, QWidget* parent = nullptr);
    void setVault(const desk::VaultFacts& facts);
    void setNothing();
    void remember(kit::NoticeKind kind, const QString& text);
    [[nodiscard]] bool showsJob() const;
    [[nodiscard]] QToolButton* noticesButton() const { return m_notices; }

Q_SIGNALS:
    void lockRequested();

private:
    void showJobs();
    void openNotices();
    kit::JobRunner& m_jobs;
    QLabel* m_vault;
    QLabel* m_marking;
    QLabel* m_job;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QToolButton* m_notices;
    QToolButton* m_lock;
    QTimer m_delay; //!< work shorter than half a second is not shown
    struct Remembered {
        kit::NoticeKind kind;
        QString text;
    };
    std::deque<Remembered> m_remembered;
};

} // namespace boulton::shell
