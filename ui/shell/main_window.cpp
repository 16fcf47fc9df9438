// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"
#include "core/workspace/safekeeping.h"
#include "ui/kit/plain.h"
#include "ui/kit/room.h"
#include "ui/kit/text.h"
#include "ui/kit/theme.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/help_view.h"
#include "ui/shell/notice_area.h"
#include "ui/shell/pages.h"
#include "ui/shell/program.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/status_line.h"
#include "ui/vault/gate.h"
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QListWidget>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace boulton::shell {

using kit::em;

namespace {
constexpr int kNoticeMs = 8000;

//! What a page stands in.
QWidget* roomOf(desk::Page* page)
{
    return page->parentWidget()->parentWidget();
}
}

MainWindow::MainWindow(Program& program)
    : m_program(program), m_rooms(new QStackedWidget(this)), m_status(new StatusLine(program.services().jobs, this)), m_noticeTimer(new QTimer(this))
{
    setCentralWidget(m_rooms);
    setStatusBar(m_status);
    m_status->hide();
    m_gate = new vault::Gate(program.opener(), program.services().dialogs, program.services().settings, this);
    m_gateRoom = new kit::Room(m_gate, this);
    m_rooms->addWidget(m_gateRoom);
    connect(m_gate, &vault::Gate::opened, &program, &Program::enter);
    connect(m_gate, &vault::Gate::briefingChosen, &program, [&program](const QString& file) { program.openBriefing(kit::toPath(file)); });
    connect(&program, &Program::entered, this, &MainWindow::enter);
    connect(&program, &Program::locked, this, &MainWindow::leave);
    connect(m_status, &StatusLine::lockRequested, &program, [&program] { program.lock({}); });
    m_noticeTimer->setSingleShot(true);
    connect(m_noticeTimer, &QTimer::timeout, this, [this] {
        if (m_notice)
            m_notice->hide();
    });
    addMenus();
    const QSize room = screen() ? screen()->availableSize() : QSize(1280, 800);
    resize(std::min(room.width(), std::max(1280, em(76))), std::min(room.height(), std::max(800, em(46))));
    restoreGeometry(program.services().settings.windowGeometry());
    setMinimumSize(860, 560);
    showTitle();
    if (program.desk())
        enter();
    else
        m_gate->firstFocus()->setFocus();
}

MainWindow::~MainWindow()
{
    m_closing = true;
    for (desk::Page* page : std::as_const(m_made)) // before the context that they refer to
        delete page;
}

void MainWindow::addMenus()
{
    const auto add = [this](QMenu* menu, const QString& text, const QKeySequence& key, auto run, bool needsVault) {
        QAction* action = menu->addAction(text);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, run);
        if (needsVault) {
            m_vaultActions << action;
            action->setEnabled(false);
        }
        return action;
    };
    QMenu* file = menuBar()->addMenu(tr("&Vault"));
    add(file, tr("&Lock"), QKeySequence(QStringLiteral("Ctrl+L")), [this] { m_program.lock({}); }, true);
    add(file, tr("New &window"), QKeySequence(QStringLiteral("Ctrl+Shift+N")), [this] { m_program.openWindow(); }, false);
    file->addSeparator();
    add(file, tr("&Close window"), QKeySequence::Close, [this] { close(); }, false);
    add(file, tr("&Quit"), QKeySequence::Quit, [] { QApplication::closeAllWindows(); }, false);
    QMenu* view = menuBar()->addMenu(tr("&Go"));
    for (const auto& page : pages())
        add(view, pageTitle(page), page.key, [this, id = page.id] { go(id); }, true);
    view->addSeparator();
    add(view, tr("Go to or do &anything…"), QKeySequence(QStringLiteral("Ctrl+K")), [this] { openPalette(); }, true);
    QMenu* helpMenu = menuBar()->addMenu(tr("&Help"));
    add(helpMenu, tr("Help on this &page"), QKeySequence::HelpContents, [this] { help(page() ? page()->helpTopic() : QStringLiteral("vault")); }, false);
    add(helpMenu, tr("&First steps"), {}, [this] { help(QStringLiteral("first-steps")); }, false);
    add(helpMenu, tr("&Keys"), {}, [this] { help(QStringLiteral("keys")); }, false);
}

void MainWindow::enter()
{
    desk::Desk& desk = *m_program.desk();
    m_context = std::make_unique<desk::PageContext>(desk::PageContext{desk, m_program.services(), *this});
    if (!m_work) {
        m_work = new QWidget(this);
        auto* row = new QHBoxLayout(m_work);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        m_sidebar = new Sidebar(m_work);
        m_pages = new QStackedWidget(m_work);
        auto* right = new QVBoxLayout;
        right->setContentsMargins(0, 0, 0, 0);
        right->setSpacing(0);
        m_notices = new NoticeArea(m_work);
        m_banner = new kit::Notice(kit::NoticeKind::Information, {}, m_notices->inside());
        m_banner->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        m_bannerAction = m_banner->addAction({}, [this] { leaveReadOnly(); });
        m_notice = new kit::Notice(kit::NoticeKind::Success, {}, m_notices->inside());
        m_notices->column()->setContentsMargins(em(1.4), em(0.6), em(1.4), 0);
        m_notices->column()->addWidget(m_banner);
        m_notices->column()->addWidget(m_notice);
        m_notice->hide();
        right->addWidget(m_notices);
        right->addWidget(m_pages, 1);
        row->addWidget(m_sidebar);
        row->addLayout(right, 1);
        m_rooms->addWidget(m_work);
        connect(m_sidebar, &Sidebar::chosen, this, [this](const QString& page) { go(page); });
    }
    m_sidebar->setVault(desk.facts().name, desk.facts().userName);
    m_status->setVault(desk.facts());
    for (QAction* action : std::as_const(m_vaultActions))
        action->setEnabled(true);
    showBanner();
    showTitle();
    const QString last = m_program.services().settings.lastPage();
    go(pageInfo(last) ? last : QStringLiteral("home")); // before the list is shown, which would choose its first line
    m_rooms->setCurrentWidget(m_work);
    m_status->show();
}

void MainWindow::leave(const QString& folder, const QString& why)
{
    if (m_closing)
        return;
    for (QDialog* dialog : findChildren<QDialog*>()) { // what is open shows the vault's content; it may be what asked for the lock
        dialog->hide();
        dialog->setParent(this, dialog->windowFlags()); // one of a page outlives the page until it may go
        dialog->deleteLater();
    }
    m_pageId.clear();
    for (desk::Page* page : std::as_const(m_made))
        delete roomOf(page);
    m_made.clear();
    m_context.reset();
    for (QAction* action : std::as_const(m_vaultActions))
        action->setEnabled(false);
    m_status->setNothing();
    m_status->hide();
    m_rooms->setCurrentWidget(m_gateRoom);
    m_gate->choose(folder);
    if (!why.isEmpty())
        m_gate->showNotice(why);
    m_gate->firstFocus()->setFocus();
    setWindowTitle(tr("Boulton")); // the desk is about to go
}

void MainWindow::showTitle()
{
    // the vault's name only: titles are seen in task bars and screen shares
    setWindowTitle(m_program.desk() ? QStringLiteral("%1 – %2").arg(m_program.desk()->facts().name, tr("Boulton")) : tr("Boulton"));
}

void MainWindow::showBanner()
{
    const desk::VaultFacts& facts = m_program.desk()->facts();
    QStringList lines;
    if (facts.synthetic)
        lines << tr("Sample council: all measures, targets, figures and commentary here are made up.");
    if (facts.readOnly)
        lines << kit::toQt(workspace::readOnlyBanner(facts.place));
    m_banner->setKind(facts.readOnly ? kit::NoticeKind::Caution : kit::NoticeKind::Information);
    m_banner->setText(lines.join(QLatin1Char(' ')));
    m_banner->setVisible(!lines.isEmpty());
    const bool older = facts.place.reason == store::ReadOnlyReason::OlderCopy;
    m_bannerAction->setText(older ? tr("Go on with this older copy…") : tr("Restore it…"));
    m_bannerAction->setVisible(older || facts.place.reason == store::ReadOnlyReason::Backup);
    if (facts.readOnly)
        m_banner->announce();
}

//! Where the gate can do something about it.
void MainWindow::leaveReadOnly()
{
    if (!m_program.desk())
        return;
    const store::ReadOnlyReason reason = m_program.desk()->facts().place.reason;
    const QString folder = m_program.desk()->facts().folder;
    m_program.lock({});
    if (reason == store::ReadOnlyReason::OlderCopy)
        m_gate->acknowledge();
    else
        m_gate->restore(folder);
}

desk::Page* MainWindow::page() const
{
    return m_made.value(m_pageId);
}

void MainWindow::go(const QString& id, const QVariantMap& with)
{
    const desk::PageInfo* info = pageInfo(id);
    if (!info || !m_context)
        return;
    desk::Page*& page = m_made[id];
    if (!page) {
        auto* room = new kit::Room(nullptr, m_pages);
        m_context->place = room->place();
        page = info->make(*m_context);
        room->setContent(page);
        m_pages->addWidget(room);
    }
    desk::Page* shown = page; // arrive() may go elsewhere
    m_pageId = id;
    m_sidebar->select(id);
    m_pages->setCurrentWidget(roomOf(shown));
    m_program.services().settings.setLastPage(id);
    shown->arrive(with);
    if (m_pageId == id && !m_sidebar->list()->hasFocus())
        if (QWidget* first = shown->firstFocus())
            first->setFocus(Qt::OtherFocusReason);
}

void MainWindow::help(const QString& topic)
{
    m_program.services().dialogs.show(new HelpView(topic, this));
}

void MainWindow::notify(kit::NoticeKind kind, const QString& text, const QString& actionText, std::function<void()> action)
{
    if (!m_notice)
        return;
    m_status->remember(kind, text);
    auto* fresh = new kit::Notice(kind, text, m_notices->inside());
    fresh->setClosable(true);
    if (!actionText.isEmpty())
        fresh->addAction(actionText, [this, action = std::move(action)] {
            m_notice->hide();
            action();
        });
    m_notices->column()->replaceWidget(m_notice, fresh);
    m_notice->deleteLater();
    m_notice = fresh;
    fresh->show();
    fresh->announce();
    m_noticeTimer->stop();
    if (kind == kit::NoticeKind::Success || kind == kit::NoticeKind::Information)
        m_noticeTimer->start(kNoticeMs);
}

std::vector<QAction*> MainWindow::commands() const
{
    std::vector<QAction*> actions;
    for (QAction* top : menuBar()->actions())
        if (top->menu())
            for (QAction* action : top->menu()->actions())
                if (!action->isSeparator())
                    actions.push_back(action);
    if (const desk::Page* shown = page())
        for (QAction* action : shown->actions())
            actions.push_back(action);
    return actions;
}

CommandPalette* MainWindow::openPalette()
{
    std::vector<Command> list;
    if (!m_context)
        return nullptr;
    for (const auto& page : pages())
        list.push_back({pageTitle(page), tr("Page"), page.key.toString(QKeySequence::NativeText), page.icon, [this, id = page.id] { go(id); }});
    for (QAction* action : commands()) {
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        const bool isPage = std::ranges::any_of(pages(), [&](const auto& page) { return pageTitle(page) == text; });
        if (action->isEnabled() && !isPage)
            list.push_back({text, tr("Command"), action->shortcut().toString(QKeySequence::NativeText), QStringLiteral("chevron-right"),
                            [guard = QPointer<QAction>(action)] {
                                if (guard)
                                    guard->trigger();
                            }});
    }
    for (const auto& measure : m_context->desk.plan()->measures)
        list.push_back({kit::shown(measure.code.value) + QStringLiteral("  ") + kit::shown(measure.title), tr("Measure"), {}, QStringLiteral("performance"),
                        [this, code = kit::toQt(std::string_view(measure.code.value))] {
                            go(QStringLiteral("performance"), {{QStringLiteral("measure"), code}});
                        },
                        true});
    auto* palette = new CommandPalette(std::move(list), this);
    m_program.services().dialogs.show(palette);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, em(5))));
    return palette;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_program.services().settings.setWindowGeometry(saveGeometry());
    const desk::Desk* desk = m_program.desk();
    if (!desk || !desk->failure() || m_program.windows().size() > 1 || m_closing) {
        event->accept();
        return;
    }
    event->ignore();
    const auto count = static_cast<int>(desk->unsaved().size());
    m_program.services().dialogs.ask(this,
                                     {.title = tr("Figures that are not saved"),
                                      .text = tr("%n figure(s) could not be saved. If you close now they are lost.", nullptr, count),
                                      .answers = {tr("Close and lose them"), tr("Stay")},
                                      .standard = 1,
                                      .danger = true},
                                     [this](int answer) {
                                         if (answer == 0) {
                                             m_closing = true;
                                             close();
                                         }
                                     });
}

} // namespace boulton::shell
