// SPDX-License-Identifier: GPL-3.0-or-later
// The running program: one vault at a time, any number of windows on it, locked after a while without input.
#pragma once
#include "ui/desk/page.h"
#include "ui/vault/opener.h"
#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <memory>
#include <vector>

namespace boulton::briefingwindow {
class BriefingWindow;
}

namespace boulton::shell {

class MainWindow;

class Program : public QObject {
    Q_OBJECT
public:
    Program(desk::Services& services, platform::Path localData, QObject* parent = nullptr);
    ~Program() override;

    [[nodiscard]] desk::Services& services() const { return m_services; }
    [[nodiscard]] vault::Opener& opener() { return m_opener; }
    [[nodiscard]] desk::Desk* desk() const { return m_desk.get(); } //!< null: locked
    MainWindow* openWindow();
    [[nodiscard]] const std::vector<MainWindow*>& windows() const { return m_windows; }
    //! A window of its own: it needs no vault and stays when one is locked.
    briefingwindow::BriefingWindow* openBriefing(const platform::Path& file);
    //! A gate of some window has opened a vault.
    void enter(const std::shared_ptr<vault::Opened>& opened);
    //! Every page goes, the vault is closed, every window shows the gate. Edits that could not be saved are kept in memory and offered
    //! again when the same vault is unlocked.
    void lock(const QString& why);
    void applyAppearance();
    //! How long a minute of the idle lock is: tests have less time than officers.
    void setIdleMinute(int milliseconds);

Q_SIGNALS:
    void entered();
    void locked(const QString& folder, const QString& why);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void checkIdle();
    void forget(QObject* window);
    desk::Services& m_services;
    vault::Opener m_opener;
    std::unique_ptr<desk::Desk> m_desk;
    std::vector<MainWindow*> m_windows;
    platform::Path m_localData;
    QList<QPointer<briefingwindow::BriefingWindow>> m_briefings;
    QHash<QString, std::vector<workspace::ValueEdit>> m_kept; //!< by folder of the vault
    QElapsedTimer m_sinceInput;
    QTimer m_idle;
    int m_idleMinute = 60'000;
};

} // namespace boulton::shell
