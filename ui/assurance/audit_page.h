// SPDX-License-Identifier: GPL-3.0-or-later
// "Audit": who did what and when, filtered, exported, and verified.
#pragma once
#include "core/workspace/audit_trail.h"
#include "ui/assurance/audit_filter_bar.h"
#include "ui/desk/page.h"
#include <QPointer>
#include <QTimer>


namespace boulton::kit {
class BlockTable;
class Sides;
}

namespace boulton::assurance {

class AuditModel;
class EventPanel;

class AuditPage : public desk::Page {
    Q_OBJECT
public:
    explicit AuditPage(const desk::PageContext& context);
    //! {"text": words to look for}
    void arrive(const QVariantMap& with) override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] bool settled() const override;
    [[nodiscard]] AuditModel* model() const { return m_model; }
    [[nodiscard]] kit::BlockTable* table() const { return m_table; }
    [[nodiscard]] AuditFilterBar* filterBar() const { return m_filter; }
    [[nodiscard]] EventPanel* panel() const { return m_panel; }
    [[nodiscard]] QPushButton* moreButton() const { return m_more; }
    [[nodiscard]] QWidget* verdict() const { return m_verdict; } //!< null before verify()
    void verify();
    void exportEvents();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Loaded {
        std::vector<workspace::AuditRow> rows;
        AuditFilterBar::Names people, files, datasets;
        std::string vault; //!< its id
    };
    void addTitleButtons();
    void changed(); //!< something was written: look again soon, if anybody looks at the page
    void load();
    void loadMore();
    void loaded(Result<Loaded> result);
    void showDetails(int row);
    void showState();
    void showVerdict(const workspace::AuditVerdict& verdict);
    void exportTo(const QString& path);

    AuditModel* m_model;
    AuditFilterBar* m_filter;
    kit::BlockTable* m_table;
    EventPanel* m_panel;
    kit::Sides* m_splitter;
    kit::EmptyState* m_empty;
    kit::Notice* m_trouble;
    QWidget* m_verdict = nullptr;
    QPushButton* m_verify = nullptr;
    QPushButton* m_more;
    QLabel* m_count;
    QPointer<kit::Job> m_job;
    QPointer<kit::Job> m_work; //!< verifying or exporting
    QTimer m_soon;
    int m_turn = 0;
    bool m_stale = true;
    bool m_atEnd = false;
    bool m_fitted = false;
};

} // namespace boulton::assurance
