// SPDX-License-Identifier: GPL-3.0-or-later
// Use cases that ask for the passphrase again (workspace::UseCaseInfo::confirmed): whoever sits down at an unlocked screen must not add
// a user or open a compartment.
#pragma once
#include "core/crypto/secret.h"
#include "ui/desk/desk.h"
#include "ui/kit/dialogs.h"
#include <QDialog>
#include <functional>

class QLabel;
class QPushButton;

namespace boulton::kit {
class PassphraseField;
}

namespace boulton::desk {

//! What is done with the passphrase: it says whether it was right.
using PassphraseCheck = std::function<Status(workspace::Session&, const crypto::Secret&)>;

//! The passphrase of whoever unlocked, once more. It stays open after a wrong one. `check`: Session::confirm, if not given.
class ConfirmDialog : public QDialog {
    Q_OBJECT
public:
    ConfirmDialog(Desk& desk, const QString& why, std::function<void()> confirmed, QWidget* parent = nullptr, PassphraseCheck check = {});
    [[nodiscard]] kit::PassphraseField* passphrase() const { return m_passphrase; }
    [[nodiscard]] QPushButton* okButton() const { return m_ok; }
    [[nodiscard]] QString problem() const;
    void check();

private:
    Desk& m_desk;
    std::function<void()> m_confirmed;
    PassphraseCheck m_check;
    kit::PassphraseField* m_passphrase;
    QLabel* m_state;
    QPushButton* m_ok;
};

[[nodiscard]] bool wantsConfirmation(const Error& error);
//! "To add a user, type your passphrase again." from that error.
[[nodiscard]] QString confirmationText(const Error& error);

//! Hears of each job that is started, e.g. to show its progress.
using JobWatcher = std::function<void(kit::Job*)>;

//! Desk::run; where the use case wants the passphrase again, asks for it and tries once more. `work` may run twice.
template <typename T, typename Work, typename Done>
void runConfirmed(Desk& desk, kit::Dialogs& dialogs, const QString& title, QWidget* page, Work work, Done done, const JobWatcher& watcher = {})
{
    kit::Job* job = desk.run<T>(title, page, work, [&desk, &dialogs, title, page, work, done, watcher](Result<T> result) {
        if (result || !wantsConfirmation(result.error())) {
            done(std::move(result));
            return;
        }
        dialogs.show(new ConfirmDialog(desk, confirmationText(result.error()),
                                       [&desk, title, page, work, done, watcher] {
                                           kit::Job* again = desk.run<T>(title, page, work, done);
                                           if (watcher)
                                               watcher(again);
                                       },
                                       page));
    });
    if (watcher)
        watcher(job);
}

} // namespace boulton::desk
