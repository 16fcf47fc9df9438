// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/session.h"
#include "core/store/keyslots.h"
#include "core/workspace/personal.h"
#include "core/workspace/roles.h"
#include "core/workspace/service_user.h"
#include "core/workspace/security_log.h"
#include <algorithm>

namespace boulton::workspace {

namespace {

//! Options under the policy of this computer, with whoever hears of security.
struct Ruled {
    Policy policy;
    std::shared_ptr<SecurityLog> log;
    store::VaultOptions vault;
};

Result<Ruled> ruled(const OpenOptions& options, const std::string& vaultId, const Clock& clock)
{
    Ruled all{.policy = options.policy.value_or(Policy{}), .vault = options.vault};
    if (!options.policy) {
        BOULTON_TRY_ASSIGN(all.policy, readPolicy());
    }
    all.log = std::make_shared<SecurityLog>(all.policy.securityLog, vaultId, clock);
    all.vault.onEvent = [log = all.log](const store::AuditEvent& event) { log->heard(event); };
    if (all.policy.there())
        all.vault.unlockNote = "policy=" + all.policy.digest;
    return all;
}

std::string_view outcomeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::WrongPassphrase: return "wrong-passphrase";
    case ErrorCode::RollbackDetected: return "older-copy";
    case ErrorCode::Damaged: return "damaged";
    case ErrorCode::Refused: return "refused";
    default: return "failed";
    }
}

} // namespace

Session::Session(std::unique_ptr<store::Vault> vault, Policy policy, std::shared_ptr<SecurityLog> log, const Clock& clock)
    : m_policy(std::move(policy)), m_log(std::move(log)), m_vault(std::move(vault)), m_rights(rightsOf(m_vault->role().name)), m_clock(&clock), m_confirmedAt(clock.now())
{}

Result<Session> Session::create(const platform::Path& folder, const std::string& userName,
                                const crypto::Secret& passphrase, const OpenOptions& options,
                                const Clock& clock)
{
    std::string name = platform::toUtf8(folder.stem());
    BOULTON_TRY_ASSIGN(Ruled rules, ruled(options, {}, clock));
    BOULTON_TRY_ASSIGN(auto vault, store::Vault::create(folder, name, userName, passphrase, rules.vault, clock));
    rules.log->vaultIs(vault->id());
    rules.log->say("vault.create", "done");
    if (const auto compartment = vault->addCompartment(std::string(kPerformanceCompartment)); !compartment) {
        remove(std::move(vault));
        return std::unexpected(compartment.error());
    }
    Session session(std::move(vault), std::move(rules.policy), std::move(rules.log), clock);
    BOULTON_TRY(session.findCompartment());
    return session;
}

Status Session::looksLikeVault(const platform::Path& folder)
{
    std::error_code ignored;
    for (const char* header : {"keyslots.json", "keyslots.bak.json"})
        if (std::filesystem::exists(folder / header, ignored))
            return {};
    const std::string name = platform::toUtf8(folder);
    return fail(ErrorCode::NotAVault,
                name + (std::filesystem::exists(folder, ignored) ? " is not a Boulton vault" : " does not exist"),
                {name});
}

Result<Session> Session::open(const platform::Path& folder, const crypto::Secret& passphrase,
                              const OpenOptions& options, const Clock& clock)
{
    BOULTON_TRY_ASSIGN(Session session, openVault(folder, passphrase, options, clock));
    if (session.m_performance == nullptr)
        return std::unexpected(session.m_closed);
    return session;
}

Result<Session> Session::openVault(const platform::Path& folder, const crypto::Secret& passphrase,
                                   const OpenOptions& options, const Clock& clock)
{
    const auto header = store::readKeyslots(folder); // for the id alone: open says what is wrong with it
    BOULTON_TRY_ASSIGN(Ruled rules, ruled(options, header ? header->best.content.vaultId : std::string(), clock));
    auto opened = store::Vault::open(folder, passphrase, rules.vault, clock);
    if (!opened) {
        rules.log->say("unlock", outcomeOf(opened.error().code));
        return std::unexpected(std::move(opened).error());
    }
    auto vault = *std::move(opened);
    if (const Status may = mayOpen(vault->role().name, options.unattended, rules.policy); !may) {
        rules.log->say("unlock", outcomeOf(may.error().code));
        if (!vault->readOnly()) // the unlock stands in the audit already; best effort, refused is refused
            (void)vault->audit({std::string(kRefusedAction), "open the vault", "role=" + vault->role().name});
        return std::unexpected(may.error());
    }
    BOULTON_TRY_ASSIGN(const auto compartments, vault->compartments());
    if (compartments.empty() && !vault->readOnly()) { // the program that made it was stopped in between
        BOULTON_TRY_ASSIGN([[maybe_unused]] const auto made,
                           vault->addCompartment(std::string(kPerformanceCompartment)));
    }
    Session session(std::move(vault), std::move(rules.policy), std::move(rules.log), clock);
    if (Status found = session.findCompartment(); !found) {
        if (found.error().code != ErrorCode::Refused)
            return std::unexpected(std::move(found).error());
        session.m_closed = std::move(found).error();
        if (!std::ranges::contains(session.m_closed.args, "personal-data"))
            session.m_closed = {ErrorCode::Refused,
                                "the compartment '" + std::string(kPerformanceCompartment) +
                                    "' is closed to you: an administrator who holds it can grant it",
                                {std::string(kPerformanceCompartment)}};
    }
    return session;
}

Status Session::findCompartment()
{
    BOULTON_TRY_ASSIGN(const auto compartments, m_vault->compartments());
    for (const auto& compartment : compartments)
        if (compartment.label == kPerformanceCompartment) {
            BOULTON_TRY_ASSIGN(m_performance, m_vault->compartment(compartment.id));
            return {};
        }
    return fail(ErrorCode::NotFound, "the vault has no compartment '" + std::string(kPerformanceCompartment) + "'",
                {std::string(kPerformanceCompartment)});
}

std::string Session::userName() const
{
    return m_vault->userName();
}

bool Session::may(UseCase useCase) const
{
    return m_rights.contains(info(useCase).right) && (m_performance != nullptr || info(useCase).vaultOnly);
}

Status Session::require(UseCase useCase) const
{
    if (may(useCase))
        return {};
    noteRefusal(useCase);
    const std::string name(info(useCase).name);
    if (m_rights.contains(info(useCase).right))
        return fail(ErrorCode::Refused, "to " + name + " you need a compartment that is closed to you", {name});
    return fail(ErrorCode::Refused, "your role does not allow you to " + name, {name});
}

Status Session::requireDirectorate(UseCase useCase, std::string_view directorate) const
{
    const auto& mine = m_vault->role().directorates;
    if (mine.empty() || std::ranges::contains(mine, directorate))
        return {};
    return refuse(useCase,
                  "your role does not allow you to " + std::string(info(useCase).name) + " of another directorate" +
                      (directorate.empty() ? std::string() : ": " + std::string(directorate)),
                  {std::string(info(useCase).name), std::string(directorate)});
}

std::unexpected<Error> Session::refuse(UseCase useCase, std::string what, std::vector<std::string> args) const
{
    noteRefusal(useCase);
    return fail(ErrorCode::Refused, std::move(what), std::move(args));
}

std::string Session::why() const
{
    const std::string advice = store::advice(m_vault->readOnlyReason());
    return advice.empty() ? std::string() : ": " + advice;
}

void Session::noteRefusal(UseCase useCase) const
{
    if (readOnly() || !m_refused.insert(useCase).second)
        return;
    // Best effort: what is refused stays refused where it cannot be written down.
    (void)m_vault->audit({std::string(kRefusedAction), std::string(info(useCase).name),
                          "role=" + m_vault->role().name});
}

Status Session::requireWriting(UseCase useCase) const
{
    BOULTON_TRY(require(useCase));
    if (readOnly())
        return fail(ErrorCode::ReadOnly,
                    "the vault was opened for reading only, so you cannot " + std::string(info(useCase).name) + why(),
                    {std::string(info(useCase).name)});
    return requireConfirmed(useCase);
}

Status Session::requireConfirmed(UseCase useCase) const
{
    BOULTON_TRY(require(useCase));
    return info(useCase).confirmed ? requirePassphrase(useCase) : Status();
}

Status Session::requirePassphrase(UseCase useCase) const
{
    if (confirmed())
        return {};
    return fail(ErrorCode::Refused, "to " + std::string(info(useCase).name) + ", type your passphrase again",
                {std::string(kConfirmArg), std::string(info(useCase).name)});
}

std::optional<Error> Session::securityLogTrouble() const
{
    return m_log->trouble();
}

Status Session::confirm(const crypto::Secret& passphrase)
{
    BOULTON_TRY(m_vault->confirm(passphrase));
    m_confirmedAt = m_clock->now();
    return {};
}

bool Session::confirmed() const
{
    const std::int64_t since = m_clock->now().microseconds - m_confirmedAt.microseconds;
    return since >= 0 && since <= kConfirmedSeconds * 1'000'000; // a clock that was put back does not make it last
}

Result<store::WriteTransaction> Session::begin(UseCase useCase)
{
    BOULTON_TRY(requireWriting(useCase));
    return m_performance->begin();
}

Status Session::noteReading(const store::DatasetInfo& dataset, std::int64_t revision)
{
    if (!isAboutPeople(dataset.about.schema))
        return {};
    BOULTON_TRY(require(UseCase::SeePersonalData));
    const std::string what = dataset.id.value + " " + std::to_string(revision);
    if (m_read.contains(what))
        return {};
    BOULTON_TRY_ASSIGN(auto tx, begin(UseCase::SeePersonalData));
    BOULTON_TRY(tx.audit(entry(UseCase::SeePersonalData, dataset.id.value, "revision=" + std::to_string(revision))));
    BOULTON_TRY(tx.commit());
    m_read.insert(what);
    return {};
}

store::AuditEntry Session::entry(UseCase useCase, std::string subject, std::string detail)
{
    return {std::string(info(useCase).auditAction), std::move(subject), std::move(detail)};
}

Status Session::close()
{
    m_log->say("lock", "done");
    return m_vault->close();
}

void Session::discard(Session session)
{
    remove(std::move(session.m_vault));
}

void Session::remove(std::unique_ptr<store::Vault> vault)
{
    const platform::Path folder = vault->folder();
    [[maybe_unused]] const Status closed = vault->close(); // whatever it says: the folder goes
    vault.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

} // namespace boulton::workspace
