// SPDX-License-Identifier: GPL-3.0-or-later
// "Assurance": who can open this vault, what may leave it, and that nothing of it gets lost.
#pragma once
#include "ui/desk/page.h"

namespace boulton::kit {
class Tabs;
}

namespace boulton::assurance {

class PeoplePane;
class ReleasePane;
class SafekeepingPane;

class AssurancePage : public desk::Page {
    Q_OBJECT
public:
    explicit AssurancePage(const desk::PageContext& context);
    //! {"tab": "people", "releases" or "safekeeping"}; without any: where one was.
    void arrive(const QVariantMap& with) override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] QString helpTopic() const override;
    [[nodiscard]] bool settled() const override;
    [[nodiscard]] PeoplePane* people() const { return m_people; }
    [[nodiscard]] ReleasePane* releases() const { return m_releases; }
    [[nodiscard]] SafekeepingPane* safekeeping() const { return m_safekeeping; }

private:
    kit::Tabs* m_tabs;
    PeoplePane* m_people;
    ReleasePane* m_releases;
    SafekeepingPane* m_safekeeping;
};

} // namespace boulton::assurance
