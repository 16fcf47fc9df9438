// SPDX-License-Identifier: GPL-3.0-or-later
// An administrator goes on with a vault that is older than what this computer has seen of it, and says why.
#pragma once
#include "core/crypto/secret.h"
#include "core/base/result.h"
#include <QDialog>
#include <functional>
#include <string>

class QLabel;
class QLineEdit;
class QPushButton;

namespace boulton::kit {
class Notice;
class PassphraseField;
}

namespace boulton::vault {

//! Move-only.
struct AcknowledgeRequest {
    crypto::Secret passphrase;
    std::string login{};
    std::string reason{};
};

class AcknowledgeDialog : public QDialog {
    Q_OBJECT
public:
    using Acknowledge = std::function<void(AcknowledgeRequest request)>;
    AcknowledgeDialog(const QString& vault, const QString& login, Acknowledge acknowledge, QWidget* parent = nullptr);
    [[nodiscard]] QLineEdit* login() const { return m_login; }
    [[nodiscard]] QLineEdit* reason() const { return m_reason; }
    [[nodiscard]] kit::PassphraseField* passphrase() const { return m_passphrase; }
    [[nodiscard]] QPushButton* okButton() const { return m_ok; }
    [[nodiscard]] QString problem() const;
    void showError(const Error& error);
    void setBusy(bool busy);

private:
    void check();
    void go();
    Acknowledge m_acknowledge;
    QLineEdit* m_reason;
    QLineEdit* m_login;
    kit::PassphraseField* m_passphrase;
    QLabel* m_state;
    kit::Notice* m_problem;
    QPushButton* m_ok;
    bool m_busy = false;
};

} // namespace boulton::vault
