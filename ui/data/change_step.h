// SPDX-License-Identifier: GPL-3.0-or-later
// Step 3 of an import: what would change, how strict to be, and the button that does it.
#pragma once
#include "core/performance/plan.h"
#include "ui/data/reading.h"
#include "ui/kit/jobs.h"
#include "ui/kit/widgets.h"
#include <QPointer>

class QCheckBox;
class QComboBox;
class QProgressBar;
class QRadioButton;

namespace boulton::data {

class ChangeStep : public kit::Card {
    Q_OBJECT
public:
    explicit ChangeStep(QWidget* parent);
    void setPlan(const performance::Plan& plan);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }
    void showNothing();
    void showChecking();
    //! It cannot be tried yet: what is missing.
    void showLacking(const QString& text);
    void showOutcome(const Reading& reading, const Outcome& outcome);
    void showWorking(kit::Job* job, const Reading& reading);
    void showDone(const Reading& reading, const Outcome& outcome);
    //! `again`: the import may be tried as it is.
    void showError(const QString& sentence, kit::NoticeKind kind = kit::NoticeKind::Danger, bool again = false);
    //! The choices as they stand, without a dataset's name.
    [[nodiscard]] Order order() const;
    [[nodiscard]] QPushButton* importButton() const { return m_import; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] QRadioButton* allOrNothing() const { return m_all; }
    [[nodiscard]] QCheckBox* createMeasures() const { return m_create; }
    [[nodiscard]] kit::Notice* notice() const { return m_notice; }
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void optionsChanged();
    void importRequested();
    void openRequested();   //!< the place where the imported can be seen
    void anotherRequested();

private:
    void addUnknown();
    void addHow();
    void addButtons();
    void showUnknown(const Reading& reading);
    void setWorking(bool working);
    void setText(const QString& text, bool muted = false);
    QLabel* m_text;
    QWidget* m_unknown = nullptr;
    QLabel* m_unknownText = nullptr;
    QCheckBox* m_create = nullptr;
    QComboBox* m_outcome = nullptr;
    QWidget* m_how = nullptr;
    QRadioButton* m_good = nullptr;
    QRadioButton* m_all = nullptr;
    kit::Notice* m_notice;
    QWidget* m_buttons = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_another = nullptr;
    QPointer<kit::Job> m_job;
    bool m_readOnly = false;
};

//! "79 figures are new; 1 replaces a reported one; 3 rows are left out."
[[nodiscard]] QString changeText(Purpose purpose, const workspace::ImportReport& report, bool done);

} // namespace boulton::data
