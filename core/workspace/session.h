// SPDX-License-Identifier: GPL-3.0-or-later
// An unlocked vault and who unlocked it: the argument of every use case.
#pragma once
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/platform.h"
#include "core/base/result.h"
#include "core/crypto/secret.h"
#include "core/store/vault.h"
#include "core/workspace/policy.h"
#include "core/workspace/use_cases.h"
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace boulton::workspace {

class SecurityLog;
class ValueIndex;

//! How a session is opened. The policy of the computer is read each time, so that no caller can forget it.
struct OpenOptions {
    OpenOptions(store::VaultOptions options) : vault(std::move(options)) {} // NOLINT(google-explicit-constructor): most say no more
    store::VaultOptions vault;
    std::optional<Policy> policy{}; //!< tests only: instead of the computer's
    bool unattended = false;        //!< the key came from the keystore of the operating system: service_user.h
};

//! The first argument of a refusal that a passphrase typed again lifts.
inline constexpr std::string_view kConfirmArg = "confirm";
inline constexpr std::int64_t kConfirmedSeconds = 120;

//! Where the performance matrix and the data of this part live.
inline constexpr std::string_view kPerformanceCompartment = "Corporate performance";

class Session {
public:
    //! A new vault with the compartment for performance; the folder must not exist.
    [[nodiscard]] static Result<Session> create(const platform::Path& folder, const std::string& userName,
                                                const crypto::Secret& passphrase, const OpenOptions& options,
                                                const Clock& clock);
    //! NotAVault, without asking for a passphrase.
    [[nodiscard]] static Status looksLikeVault(const platform::Path& folder);
    [[nodiscard]] static Result<Session> open(const platform::Path& folder, const crypto::Secret& passphrase,
                                              const OpenOptions& options, const Clock& clock);

    //! For the use cases that need the vault alone: also where the compartment for performance is closed to this user.
    [[nodiscard]] static Result<Session> openVault(const platform::Path& folder, const crypto::Secret& passphrase,
                                                   const OpenOptions& options, const Clock& clock);

    [[nodiscard]] store::Vault& vault() { return *m_vault; }
    [[nodiscard]] const store::Vault& vault() const { return *m_vault; }
    [[nodiscard]] store::Compartment& performance() { return *m_performance; }
    [[nodiscard]] bool performanceOpen() const { return m_performance != nullptr; } //!< false: only after openVault
    [[nodiscard]] bool readOnly() const { return m_vault->readOnly(); }
    //! Why, for the banner: readOnlyBanner in safekeeping.h.
    [[nodiscard]] const store::PlaceVerdict& readOnlyReason() const { return m_vault->readOnlyReason(); }
    [[nodiscard]] const Clock& clock() const { return *m_clock; }
    [[nodiscard]] std::string userName() const;

    //! Tests only: other rights than those of the signed role.
    void restrictTo(std::set<Right> rights) { m_rights = std::move(rights); }
    //! For showing what can be done; it leaves no event.
    [[nodiscard]] bool may(UseCase useCase) const;
    //! Refused when the user's role does not hold the right of the use case. The first refusal of each use case in a
    //! session is an event of the audit.
    [[nodiscard]] Status require(UseCase useCase) const;
    //! Refused for a measure of a directorate that is not the user's, where their role is limited to some.
    [[nodiscard]] Status requireDirectorate(UseCase useCase, std::string_view directorate) const;
    //! Refused, and an event, for another reason than the right: `what` says it.
    [[nodiscard]] std::unexpected<Error> refuse(UseCase useCase, std::string what, std::vector<std::string> args = {}) const;
    //! As require, and ReadOnly where nothing can be written, and Refused (args: kConfirmArg) where the passphrase is to be
    //! typed again: first of all, before any work is done.
    [[nodiscard]] Status requireWriting(UseCase useCase) const;
    //! For confirmed use cases that write nothing into the vault, so that they go on where it is open for reading only: as require, and
    //! Refused (args: kConfirmArg) where the passphrase is to be typed again.
    [[nodiscard]] Status requireConfirmed(UseCase useCase) const;
    //! The user types their passphrase again: for some minutes the use cases that want it (UseCaseInfo::confirmed) go on.
    //! WrongPassphrase, and the wait after several.
    [[nodiscard]] Status confirm(const crypto::Secret& passphrase);
    [[nodiscard]] bool confirmed() const;
    [[nodiscard]] Status requirePassphrase(UseCase useCase) const; //!< Refused (args: kConfirmArg) where it was typed too long ago
    [[nodiscard]] const Policy& policy() const { return m_policy; } //!< of this computer
    //! Why the security log that IT asks for could not be written; work goes on.
    [[nodiscard]] std::optional<Error> securityLogTrouble() const;
    //! That this user looks at a dataset about people: an event, the first time in a session for each of its revisions. Nothing is shown where
    //! it could not be written down. Any other dataset leaves none.
    [[nodiscard]] Status noteReading(const store::DatasetInfo& dataset, std::int64_t revision);
    //! A writable transaction on the performance compartment for that use case, checked by require().
    [[nodiscard]] Result<store::WriteTransaction> begin(UseCase useCase);
    //! The audit entry of the use case with its subject and detail (ids, counts and digests only).
    [[nodiscard]] static store::AuditEntry entry(UseCase useCase, std::string subject, std::string detail);
    [[nodiscard]] Status close();
    //! Takes away a vault that was just made and could not be filled, so that it can be made again.
    static void discard(Session session);
    //! What plan_store keeps of the values between two changes; empty before the first.
    [[nodiscard]] std::shared_ptr<ValueIndex>& valueIndex() { return m_valueIndex; }

private:
    Session(std::unique_ptr<store::Vault> vault, Policy policy, std::shared_ptr<SecurityLog> log, const Clock& clock);
    [[nodiscard]] Status findCompartment();
    void noteRefusal(UseCase useCase) const;
    [[nodiscard]] std::string why() const; //!< nothing can be written
    static void remove(std::unique_ptr<store::Vault> vault);
    Policy m_policy;
    std::shared_ptr<SecurityLog> m_log;
    std::unique_ptr<store::Vault> m_vault;
    store::Compartment* m_performance = nullptr;
    Error m_closed{}; //!< why there is none
    std::set<Right> m_rights;
    mutable std::set<UseCase> m_refused; // of which there is an event
    std::set<std::string> m_read;        // likewise: revisions of datasets about people
    const Clock* m_clock;
    Instant m_confirmedAt; // unlocking counts
    std::shared_ptr<ValueIndex> m_valueIndex;
};

} // namespace boulton::workspace
