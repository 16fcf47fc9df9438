// SPDX-License-Identifier: GPL-3.0-or-later
// Where things stand and what to do next: the month's counts, what is late or unexplained, the steps to the pack.
#pragma once
#include "ui/desk/page.h"

namespace boulton::shell {

class HomePage : public desk::Page {
    Q_OBJECT
public:
    explicit HomePage(const desk::PageContext& context);
    [[nodiscard]] QWidget* firstFocus() override { return m_first; }

private:
    void fill();
    [[nodiscard]] QWidget* makeCounts(performance::Period month);
    [[nodiscard]] QWidget* makeSteps(performance::Period month);
    [[nodiscard]] QWidget* makeAttention(performance::Period month);
    [[nodiscard]] QWidget* makeChart(performance::Period month);
    QWidget* m_content = nullptr;
    QWidget* m_first = nullptr;
};

} // namespace boulton::shell
