// SPDX-License-Identifier: GPL-3.0-or-later
// A window: the gate while there is no open vault; navigation, page, notices and status line while there is one.
#pragma once
#include "ui/desk/page.h"
#include <QHash>
#include <QMainWindow>
#include <memory>
#include <vector>

class QListView;
class QStackedWidget;
class QVBoxLayout;

namespace boulton::vault {
class Gate;
}

namespace boulton::shell {

class NoticeArea;
class Program;
class Sidebar;
class StatusLine;
class CommandPalette;

class MainWindow : public QMainWindow, public desk::Navigator {
    Q_OBJECT
public:
    explicit MainWindow(Program& program);
    ~MainWindow() override;

    void go(const QString& page, const QVariantMap& with = {}) override;
    void help(const QString& topic) override;
    void notify(kit::NoticeKind kind, const QString& text, const QString& actionText = {}, std::function<void()> action = {}) override;

    [[nodiscard]] vault::Gate* gate() const { return m_gate; }
    [[nodiscard]] desk::Page* page() const; //!< the one that is shown; null at the gate
    [[nodiscard]] QString pageId() const { return m_pageId; }
    CommandPalette* openPalette(); //!< null at the gate
    [[nodiscard]] StatusLine* statusLine() const { return m_status; }
    [[nodiscard]] kit::Notice* notice() const { return m_notice; }
    [[nodiscard]] kit::Notice* banner() const { return m_banner; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void addMenus();
    void enter();
    void leave(const QString& folder, const QString& why);
    void showTitle();
    void showBanner();
    void leaveReadOnly();
    [[nodiscard]] std::vector<QAction*> commands() const;

    Program& m_program;
    QStackedWidget* m_rooms;   //!< the gate, or the desk
    vault::Gate* m_gate = nullptr;
    QWidget* m_gateRoom = nullptr;
    QWidget* m_work = nullptr; //!< made at the first unlock
    Sidebar* m_sidebar = nullptr;
    QStackedWidget* m_pages = nullptr;
    NoticeArea* m_notices = nullptr;
    kit::Notice* m_banner = nullptr;
    QPushButton* m_bannerAction = nullptr; //!< what can be done where the vault cannot be written
    kit::Notice* m_notice = nullptr;
    StatusLine* m_status = nullptr;
    QHash<QString, desk::Page*> m_made;
    QString m_pageId;
    QTimer* m_noticeTimer;
    std::unique_ptr<desk::PageContext> m_context;
    QList<QAction*> m_vaultActions; //!< enabled while a vault is open
    bool m_closing = false;
};

} // namespace boulton::shell
