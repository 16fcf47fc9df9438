// SPDX-License-Identifier: GPL-3.0-or-later
// One measure beside the matrix: where it stands with its chart, the figure's parts, commentary, history, card.
#pragma once
#include "core/performance/plan.h"
#include "core/workspace/edit_values.h"
#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <map>
#include <memory>
#include <optional>
#include <utility>

class QCheckBox;
class QDateEdit;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace boulton::kit {
class Tabs;
class BlockTable;
class Notice;
}

namespace boulton::matrix {

class HistoryModel;

class MeasurePanel : public QWidget {
    Q_OBJECT
public:
    explicit MeasurePanel(QWidget* parent = nullptr);
    //! `period`: of the selected cell; none: the measure's latest that is due by `month`.
    void show(const std::shared_ptr<const performance::Plan>& plan, const MeasureCode& measure,
              std::optional<performance::Period> period, performance::Period month, bool readOnly);
    void showNothing();
    void openTab(const QString& name); //!< "now", "commentary", "history", "card"
    //! Something was typed into the commentary that is not saved. It stays a draft while other measures are looked at.
    [[nodiscard]] bool hasUnsavedCommentary() const;
    void commentarySaved(const performance::Commentary& commentary);
    void keepDraft(); //!< what was typed so far, at once
    void draftNotKept(const MeasureCode& measure, performance::Period period); //!< it is told again at the next occasion
    //! What was kept of an earlier session: the texts of the fields. What was typed since stays.
    //! `basis`: when the commentary was saved that stands there now; a later one takes the place of the draft.
    void addDraft(const MeasureCode& measure, performance::Period period, const QStringList& texts, Instant basis);

Q_SIGNALS:
    //! When another measure is looked at, and now and then while somebody types: each is a record for good. No texts: it was saved, or taken
    //! back.
    void draftChanged(const boulton::MeasureCode& measure, const boulton::performance::Period& period, const QStringList& texts);
    void commentaryEntered(const boulton::performance::Commentary& commentary);
    void figureEntered(const boulton::workspace::ValueEdit& edit);

private:
    [[nodiscard]] QWidget* makeNow();
    [[nodiscard]] QWidget* makeCommentary();
    [[nodiscard]] QWidget* makeHistory();
    [[nodiscard]] QWidget* makeCard();
    void fillNow(bool keepTyped);
    void fillFigure(const performance::ValueRecord* record);
    [[nodiscard]] bool hasTypedFigure() const;
    void fillCommentary();
    void fillHistory();
    void fillCard();
    void enterFigure();
    void enterCommentary();
    [[nodiscard]] performance::Commentary typedCommentary() const;
    [[nodiscard]] QStringList typedTexts() const; //!< of the commentary's fields, as they stand
    void setTexts(const QStringList& texts);
    void discardDraft();
    void showDraft(); //!< whether there is one
    void tellDraft(const MeasureCode& measure, performance::Period period);
    [[nodiscard]] const performance::Measure* measure() const;

    std::shared_ptr<const performance::Plan> m_plan;
    MeasureCode m_code;
    performance::Period m_period;
    performance::Period m_month;
    bool m_readOnly = false;

    QLabel* m_title;
    QLabel* m_about;
    QWidget* m_content;
    QLabel* m_nothing;
    kit::Tabs* m_tabs;
    // now
    QVBoxLayout* m_now = nullptr;
    QWidget* m_card = nullptr;
    QWidget* m_figureForm = nullptr;
    QLabel* m_figureTitle = nullptr;
    QLineEdit* m_numerator = nullptr;
    QLineEdit* m_denominator = nullptr;
    QLineEdit* m_value = nullptr;
    QLineEdit* m_note = nullptr;
    QCheckBox* m_provisional = nullptr;
    kit::Notice* m_figureProblem = nullptr;
    QPushButton* m_saveFigure = nullptr;
    // commentary
    QLabel* m_commentaryTitle = nullptr;
    QPlainTextEdit* m_happened = nullptr;
    QPlainTextEdit* m_why = nullptr;
    QPlainTextEdit* m_action = nullptr;
    QLineEdit* m_actionOwner = nullptr;
    QLineEdit* m_due = nullptr;
    QLineEdit* m_forecast = nullptr;
    QLabel* m_before = nullptr;
    kit::Notice* m_commentaryProblem = nullptr;
    QPushButton* m_saveCommentary = nullptr;
    QLabel* m_draft = nullptr;
    QPushButton* m_discard = nullptr;
    performance::Commentary m_shownCommentary;
    QStringList m_shownTexts; //!< of m_shownCommentary
    using Drafts = std::map<std::pair<MeasureCode, performance::Period>, QStringList>;
    Drafts m_drafts;
    Drafts m_told; //!< as draftChanged said last
    std::map<std::pair<MeasureCode, performance::Period>, Instant> m_basis; //!< of drafts of an earlier session
    QTimer m_draftSoon;
    // history
    HistoryModel* m_history = nullptr;
    kit::BlockTable* m_historyTable = nullptr;
    // card
    QFormLayout* m_facts = nullptr;
};

} // namespace boulton::matrix
