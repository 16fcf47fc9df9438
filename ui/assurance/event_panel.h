// SPDX-License-Identifier: GPL-3.0-or-later
// One event of the audit with everything that is recorded of it.
#pragma once
#include "core/workspace/audit_trail.h"
#include "ui/kit/widgets.h"

class QFormLayout;

namespace boulton::assurance {

class EventPanel : public kit::Card {
    Q_OBJECT
public:
    explicit EventPanel(QWidget* parent);
    //! null: none is selected. `subject`: as people call it.
    void show(const workspace::AuditRow* row, const QString& subject = {});
    //! All of it as lines of text.
    [[nodiscard]] QString text() const { return m_text; }

private:
    QWidget* m_fields = nullptr;
    QLabel* m_title;
    QLabel* m_hint;
    QPushButton* m_copy;
    QVBoxLayout* m_place;
    QString m_text;
};

} // namespace boulton::assurance
