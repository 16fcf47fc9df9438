// SPDX-License-Identifier: GPL-3.0-or-later
// What waits for a second person before it leaves the vault, and what left without one.
#pragma once
#include "core/workspace/release.h"
#include "ui/desk/page.h"
#include <QPointer>

namespace boulton::kit {
class Job;
}

namespace boulton::assurance {

class ReleasePane : public QWidget {
    Q_OBJECT
public:
    ReleasePane(const desk::PageContext& context, QWidget* parent);
    [[nodiscard]] QWidget* firstFocus();
    [[nodiscard]] bool settled() const { return !m_job; }
    void reload();

Q_SIGNALS:
    void waiting(int count); //!< for whoever looks

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Loaded {
        std::vector<workspace::Release> releases;
        std::vector<workspace::BrokenGlass> glass;
        UserId self;
        bool mayRelease = false;
    };
    void loaded(const Result<Loaded>& found);
    void addGlass(const workspace::BrokenGlass& glass, const Loaded& all);
    void addRelease(const workspace::Release& release, const Loaded& all);
    void lookAt(const workspace::Release& release);
    void approve(const workspace::Release& release);
    void change(const QString& title, std::function<Status(workspace::Session&)> work, const QString& done);

    desk::PageContext m_context;
    QWidget* m_list = nullptr;
    QWidget* m_inside = nullptr; //!< of the list
    QVBoxLayout* m_column;
    kit::Notice* m_trouble;
    QPointer<QWidget> m_first;
    QPointer<kit::Job> m_job;
};

} // namespace boulton::assurance
