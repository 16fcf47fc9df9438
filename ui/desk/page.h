// SPDX-License-Identifier: GPL-3.0-or-later
// What a page is and what it gets. A page gathers values, calls one use case through the desk, and shows the result; it holds no rules
// and knows no other page: it asks the navigator to go there.
#pragma once
#include "core/workspace/publish.h"
#include "ui/desk/desk.h"
#include "ui/kit/dialogs.h"
#include "ui/kit/settings.h"
#include "ui/kit/widgets.h"
#include <QKeySequence>
#include <QString>
#include <QTimer>
#include <QVariantMap>
#include <QWidget>
#include <functional>

class QAction;
class QVBoxLayout;

namespace boulton::desk {

//! What the composition root hands to everybody.
struct Services {
    kit::JobRunner& jobs;
    kit::Dialogs& dialogs;
    kit::Settings& settings;
    const Clock& clock;
    workspace::PackWriters writers;
    platform::Path reader; //!< boulton-reader
};

class Navigator {
public:
    virtual ~Navigator() = default;
    //! Shows the page; `with` is for it to understand (e.g. {"measure": "CP-01"}).
    virtual void go(const QString& page, const QVariantMap& with = {}) = 0;
    //! The help page of that topic.
    virtual void help(const QString& topic) = 0;
    //! A notice in the window that goes by itself (information, success) or stays until closed (caution, danger).
    virtual void notify(kit::NoticeKind kind, const QString& text, const QString& actionText = {}, std::function<void()> action = {}) = 0;
};

struct PageContext {
    Desk& desk;
    Services& services;
    Navigator& navigator;
    QWidget* place = nullptr; //!< the parent of the page that is made (kit::Room)
};

class Page : public QWidget {
    Q_OBJECT
public:
    //! A title with room for buttons beside it, and below it whatever `body()` gets.
    Page(const QString& title, const QString& helpTopic, const PageContext& context);
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] virtual QString helpTopic() const { return m_helpTopic; }
    //! Every time it is shown; `with` as given to Navigator::go.
    virtual void arrive(const QVariantMap& with) { Q_UNUSED(with) }
    //! Where the keyboard starts.
    [[nodiscard]] virtual QWidget* firstFocus() { return nullptr; }
    //! Nothing is loading any more: pictures and tests wait for it.
    [[nodiscard]] virtual bool settled() const { return !m_later.isActive(); }

protected:
    [[nodiscard]] Desk& desk() const { return m_context.desk; }
    [[nodiscard]] Services& services() const { return m_context.services; }
    [[nodiscard]] Navigator& navigator() const { return m_context.navigator; }
    [[nodiscard]] const PageContext& context() const { return m_context; }
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    [[nodiscard]] kit::FlowLayout* titleBar() const { return m_titleBar; } //!< buttons, beside the title or below it
    void setSubtitle(const QString& text);
    //! `refresh` soon after the plan changed, once for several changes in a row; while the page is out of sight it waits until it is shown.
    //! So that nobody who types a figure waits for what other pages make of it.
    void followPlan(std::function<void()> refresh);
    void showEvent(QShowEvent* event) override;

private:
    PageContext m_context;
    QString m_title;
    QString m_helpTopic;
    QVBoxLayout* m_body;
    kit::FlowLayout* m_titleBar;
    QLabel* m_subtitle;
    std::function<void()> m_refresh;
    QTimer m_later;
    bool m_stale = false;
};

//! One entry of the navigation. The list stands in ui/shell/pages.cpp; harnesses loop over it.
struct PageInfo {
    QString id;
    const char* title; //!< English; translated in the context "Pages"
    QString icon;
    QKeySequence key;
    std::function<Page*(const PageContext&)> make;
};

} // namespace boulton::desk
