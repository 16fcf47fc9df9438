// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery codes: shown once, copied to three papers, and typed again from them before they count.
#pragma once
#include "core/workspace/recovery.h"
#include <QDialog>
#include <QWidget>
#include <array>
#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace boulton::kit {
class Notice;
class PassphraseField;
}

namespace boulton::assurance {

//! A code, large, painted from locked memory: it is in no label and no clipboard.
class CodeView : public QWidget {
    Q_OBJECT
public:
    CodeView(const crypto::Secret& code, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const crypto::Secret& m_code; //!< of the dialog
};

class RecoveryDialog : public QDialog {
    Q_OBJECT
public:
    using Typed = std::array<crypto::Secret, 3>;
    using Keep = std::function<void(std::shared_ptr<const workspace::RecoveryCodes> codes, Typed typed)>;
    RecoveryDialog(workspace::RecoveryCodes codes, const QString& vault, const QString& date, Keep keep, QWidget* parent = nullptr);
    [[nodiscard]] const workspace::RecoveryCodes& codes() const { return *m_codes; }
    [[nodiscard]] const std::array<kit::PassphraseField*, 3>& fields() const { return m_fields; }
    [[nodiscard]] QPushButton* printButton() const { return m_print; }
    [[nodiscard]] QPushButton* nextButton() const { return m_next; }
    [[nodiscard]] QPushButton* keepButton() const { return m_keep; }
    [[nodiscard]] QString problem() const;
    void showError(const Error& error);

private:
    [[nodiscard]] QWidget* makeShown(const QString& vault, const QString& date);
    [[nodiscard]] QWidget* makeTyped();
    void print();
    void goOn();
    void back();
    void check();
    std::shared_ptr<const workspace::RecoveryCodes> m_codes;
    QStackedWidget* m_steps;
    std::array<kit::PassphraseField*, 3> m_fields{};
    kit::Notice* m_problem;
    QString m_vault;
    QString m_date;
    QPushButton* m_print = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_keep = nullptr;
};

} // namespace boulton::assurance
