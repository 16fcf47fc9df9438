// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, making and filling vaults on the vault's thread: what the gate asks for and what the program gets.
#pragma once
#include "core/crypto/secret.h"
#include "ui/desk/desk.h"
#include "ui/vault/acknowledge_dialog.h"
#include "ui/vault/recover_dialog.h"
#include "ui/vault/restore_dialog.h"
#include <functional>
#include <memory>

namespace boulton::vault {

//! Everything a Desk needs.
struct Opened {
    std::shared_ptr<workspace::Session> session;
    std::shared_ptr<const performance::Plan> plan; //!< null: the compartment for performance is closed to this user
    desk::VaultFacts facts;
};
using OpenedAnswer = std::function<void(Result<Opened>)>;

struct OpenRequest {
    platform::Path folder;
    crypto::Secret passphrase;
    bool readOnly = false;
    std::string login{}; //!< empty: whoever made the vault
};
struct NewVault {
    platform::Path folder;
    std::string userName;
    crypto::Secret passphrase;
};

//! The sample council is public and made up, so its passphrase is no secret: it stands on the screen that asks for it.
inline constexpr const char* kSamplePassphrase = "sample council";

class Opener {
public:
    Opener(kit::JobRunner& jobs, const Clock& clock, platform::Path localData) : m_jobs(jobs), m_clock(clock), m_localData(std::move(localData)) {}
    kit::Job* open(OpenRequest request, QObject* guard, OpenedAnswer done);
    kit::Job* create(NewVault request, QObject* guard, OpenedAnswer done);
    //! Opens the sample council of this user, making it first if there is none. Cancelled or failed half-way: nothing is left.
    kit::Job* sample(QObject* guard, OpenedAnswer done);
    //! Asks for the compartment that is closed, and closes the vault; without a reason closes it only.
    kit::Job* ask(Opened closed, const QString& reason, QObject* guard, std::function<void(Status)> done);
    //! Two recovery codes; nothing is open afterwards.
    kit::Job* recover(const platform::Path& folder, RecoverRequest request, QObject* guard, std::function<void(Status)> done);
    //! An administrator goes on with a copy that is older than what was seen of it; then it opens, to that administrator.
    kit::Job* acknowledge(const platform::Path& folder, AcknowledgeRequest request, QObject* guard, OpenedAnswer done);
    //! That backup, or those in that folder, the newest first. Nothing is known of who made them before one is restored.
    kit::Job* findBackups(const platform::Path& folder, QObject* guard, std::function<void(Result<std::vector<store::BackupInfo>>)> done);
    //! Into a new folder; nothing is open afterwards.
    kit::Job* restore(RestoreRequest request, QObject* guard, std::function<void(Result<store::BackupInfo>)> done);
    [[nodiscard]] platform::Path sampleFolder() const { return m_localData / "sample.boulton"; }
    [[nodiscard]] bool isSample(const platform::Path& folder) const { return folder == sampleFolder(); }

private:
    kit::JobRunner& m_jobs;
    const Clock& m_clock;
    platform::Path m_localData;
};

} // namespace boulton::vault
