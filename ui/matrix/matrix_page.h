// SPDX-License-Identifier: GPL-3.0-or-later
// "Performance": the matrix of the plan, edited in place, with one measure beside it.
#pragma once
#include "core/workspace/paste.h"
#include "ui/desk/page.h"
#include <QHash>
#include <QPersistentModelIndex>
#include <QTimer>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace boulton::kit {
class Sides;
}

namespace boulton::models {
class MatrixModel;
}

namespace boulton::matrix {

class MatrixTable;
class MeasurePanel;

class MatrixPage : public desk::Page {
    Q_OBJECT
public:
    explicit MatrixPage(const desk::PageContext& context);
    ~MatrixPage() override; //!< a draft is kept to the last key
    //! {"measure": code, "tab": "commentary", "status": "R", "filter": "missing" or "unexplained"}
    void arrive(const QVariantMap& with) override;
    [[nodiscard]] QWidget* firstFocus() override;
    [[nodiscard]] bool settled() const override { return !m_panelSoon.isActive(); }
    [[nodiscard]] MatrixTable* table() const { return m_table; }
    [[nodiscard]] models::MatrixModel* model() const { return m_model; }
    [[nodiscard]] MeasurePanel* panel() const { return m_panel; }
    [[nodiscard]] performance::Period month() const;
    void pasteText(const QString& text);

private:
    void addActions();
    void addFilters();
    void fillChoices();
    void planChanged(const QSet<QString>& measures);
    void rebuild();
    void applyFilter();
    void showMeasure();
    void openTab(const QString& name);
    void showCounts();
    void showSaving();
    void loadDrafts();
    void keepDraft(const MeasureCode& measure, const performance::Period& period, const QStringList& texts);
    void typed(const QModelIndex& index, const QString& text);
    void fill(workspace::FillDirection direction);
    void withdraw();
    bool refusesEdits(); //!< and says why
    QPersistentModelIndex m_refusedAt; //!< where somebody typed last for nothing
    void take(const QString& what, const workspace::PastePlan& plan, bool always);
    void apply(const QString& what, std::vector<workspace::ValueEdit> edits);
    void copyUnsaved();
    void findNext(bool backwards);
    void signOff(performance::Audience audience);
    [[nodiscard]] workspace::PasteTarget target(const workspace::Selection& selection) const;

    models::MatrixModel* m_model;
    kit::Sides* m_splitter;
    MatrixTable* m_table;
    MeasurePanel* m_panel;
    bool m_mayEdit = true; //!< the role includes it; until it is known, whoever tries is told
    bool m_draftTold = false;
    QComboBox* m_month = nullptr;
    QComboBox* m_outcome = nullptr;
    QComboBox* m_directorate = nullptr;
    QComboBox* m_order = nullptr;
    QComboBox* m_show = nullptr;
    QLineEdit* m_filter = nullptr;
    QLineEdit* m_find = nullptr;
    QHash<QChar, QToolButton*> m_statuses;
    QLabel* m_saving = nullptr;
    QLabel* m_shown = nullptr;
    QToolButton* m_clear = nullptr;
    kit::Notice* m_failure;
    kit::EmptyState* m_empty;
    QTimer m_panelSoon;
    bool m_filling = false;
    bool m_listWaits = false; //!< the plan changed while somebody typed in a cell
};

} // namespace boulton::matrix
