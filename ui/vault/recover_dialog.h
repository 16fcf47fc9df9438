// SPDX-License-Identifier: GPL-3.0-or-later
// Two recovery codes let in a new administrator, when nobody can unlock the vault any more.
#pragma once
#include "core/workspace/recovery.h"
#include <QDialog>
#include <array>
#include <functional>

class QLineEdit;
class QPushButton;

namespace boulton::kit {
class NewPassphrase;
class Notice;
class PassphraseField;
}

namespace boulton::vault {

//! What recover() needs. Move-only.
struct RecoverRequest {
    crypto::Secret one, other, passphrase;
    workspace::RecoveryUse use;
};

class RecoverDialog : public QDialog {
    Q_OBJECT
public:
    using Recover = std::function<void(RecoverRequest request)>;
    RecoverDialog(const QString& vault, Recover recover, QWidget* parent = nullptr);
    [[nodiscard]] const std::array<kit::PassphraseField*, 2>& codes() const { return m_codes; }
    [[nodiscard]] QLineEdit* reason() const { return m_reason; }
    [[nodiscard]] QLineEdit* name() const { return m_name; }
    [[nodiscard]] QLineEdit* login() const { return m_login; }
    [[nodiscard]] kit::NewPassphrase* passphrase() const { return m_passphrase; }
    [[nodiscard]] QPushButton* okButton() const { return m_ok; }
    [[nodiscard]] QString problem() const;
    void showError(const Error& error);
    void setBusy(bool busy);

private:
    void check();
    std::array<kit::PassphraseField*, 2> m_codes{};
    QLineEdit* m_reason;
    QLineEdit* m_name;
    QLineEdit* m_login;
    kit::NewPassphrase* m_passphrase;
    kit::Notice* m_problem;
    QPushButton* m_ok;
    bool m_busy = false;
};

} // namespace boulton::vault
