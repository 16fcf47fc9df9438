// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand and what to do next: the month's counts, what is late or unexplained, the steps to the pack.
#pragma once
#include "core/workspace/release.h"
#include "ui/desk/page.h"
#include <QPointer>

namespace boulton::shell {

class HomePage : public desk::Page {
    Q_OBJECT
public:
    explicit HomePage(const desk::PageContext& context);
    [[nodiscard]] QWidget* firstFocus() override { return m_first; }
    [[nodiscard]] bool settled() const override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    //! What left without a second person, and how much waits for this one.
    struct Watch {
        std::vector<workspace::BrokenGlass> glass;
        int waiting = 0;
    };
    void tell(const Watch& watch);
    void fill();
    [[nodiscard]] QWidget* makeCounts(performance::Period month);
    [[nodiscard]] QWidget* makeSteps(performance::Period month);
    [[nodiscard]] QWidget* makeAttention(performance::Period month);
    [[nodiscard]] QWidget* makeChart(performance::Period month);
    QVBoxLayout* m_notices;
    QPointer<kit::Job> m_look;
    QWidget* m_content = nullptr;
    QWidget* m_first = nullptr;
};

} // namespace boulton::shell
