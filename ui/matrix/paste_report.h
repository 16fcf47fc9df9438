// SPDX-License-Identifier: GPL-3.0-or-later
// Before a pasted block changes anything: what it would do, cell by cell what cannot be taken, and the choice between all good cells
// and none.
#pragma once
#include "core/performance/plan.h"
#include "core/workspace/paste.h"
#include <QDialog>
#include <functional>

namespace boulton::matrix {

class PasteReport : public QDialog {
    Q_OBJECT
public:
    //! `take` is called with the good edits when they are wanted.
    PasteReport(const QString& title, workspace::PastePlan paste, std::function<void(std::vector<workspace::ValueEdit>)> take,
                QWidget* parent = nullptr);
    //! One line: "12 figures are new, 3 replace others, 2 cells cannot be taken."
    [[nodiscard]] static QString summary(const workspace::PastePlan& paste);

private:
    workspace::PastePlan m_paste;
};

} // namespace boulton::matrix
