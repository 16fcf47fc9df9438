// SPDX-License-Identifier: GPL-3.0-or-later
// Before a period is signed off: what would be approved, what is missing, what has no commentary, what changed since the last time.
#pragma once
#include "core/workspace/publish.h"
#include <QDialog>
#include <functional>

class QLineEdit;

namespace boulton::matrix {

class SignOffDialog : public QDialog {
    Q_OBJECT
public:
    //! `sign` is called with the statement.
    SignOffDialog(const workspace::SignOffPreview& preview, std::function<void(const QString& statement)> sign, QWidget* parent = nullptr);

private:
    QLineEdit* m_statement;
};

} // namespace boulton::matrix
