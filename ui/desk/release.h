// SPDX-License-Identifier: GPL-3.0-or-later
// Exports that need a second person (workspace/release.h): who exports is asked why, and asks for the release or breaks the glass.
#pragma once
#include "core/workspace/release.h"
#include "ui/desk/confirm.h"

class QLineEdit;

namespace boulton::desk {

//! What leaves, why, and what to do: ask somebody, or not wait.
class ReleaseDialog : public QDialog {
    Q_OBJECT
public:
    enum class Way : std::uint8_t { Ask, BreakGlass };
    using Chosen = std::function<void(Way way, const std::string& reason)>;
    ReleaseDialog(const Error& refusal, kit::Dialogs& dialogs, Chosen chosen, QWidget* parent = nullptr);
    [[nodiscard]] QLineEdit* reason() const { return m_reason; }
    [[nodiscard]] QPushButton* askButton() const { return m_ask; }
    [[nodiscard]] QPushButton* breakButton() const { return m_break; }

private:
    void breakGlass();
    kit::Dialogs& m_dialogs;
    Chosen m_chosen;
    QLineEdit* m_reason;
    QPushButton* m_ask;
    QPushButton* m_break;
};

[[nodiscard]] bool wantsRelease(const Error& error);
//! After the release was asked for: nothing left the vault yet. `done` of runReleased gets it as an error.
[[nodiscard]] Error askedForRelease();
[[nodiscard]] bool wasAsked(const Error& error);
[[nodiscard]] QString askedText(); //!< for a notice

//! runConfirmed for an export. `leaving`: (Session&, const JobContext&) -> Result<workspace::Leaving>, what the same export would let out.
template <typename T, typename Work, typename What, typename Done>
void runReleased(Desk& desk, kit::Dialogs& dialogs, const QString& title, QWidget* page, Work work, What leaving, Done done, const JobWatcher& watcher = {})
{
    runConfirmed<T>(
        desk, dialogs, title, page, work,
        [&desk, &dialogs, title, page, work, leaving, done, watcher](Result<T> result) {
            if (result || !wantsRelease(result.error())) {
                done(std::move(result));
                return;
            }
            dialogs.show(new ReleaseDialog(
                result.error(), dialogs,
                [&desk, &dialogs, title, page, work, leaving, done, watcher](ReleaseDialog::Way way, const std::string& reason) {
                    if (way == ReleaseDialog::Way::Ask) {
                        runConfirmed<std::string>(
                            desk, dialogs, ReleaseDialog::tr("Asking for the release"), page,
                            [leaving, reason](workspace::Session& session, const JobContext& job) -> Result<std::string> {
                                BOULTON_TRY_ASSIGN(const workspace::Leaving what, leaving(session, job));
                                return workspace::requestRelease(session, what, reason);
                            },
                            [done](const Result<std::string>& asked) { done(std::unexpected(asked ? askedForRelease() : asked.error())); });
                        return;
                    }
                    runConfirmed<T>(
                        desk, dialogs, title, page,
                        [work, reason](workspace::Session& session, const JobContext& job) -> Result<T> {
                            BOULTON_TRY(workspace::breakGlass(session, reason));
                            return work(session, job);
                        },
                        done, watcher);
                },
                page));
        },
        watcher);
}

} // namespace boulton::desk
