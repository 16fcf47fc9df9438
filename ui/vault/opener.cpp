// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/vault/opener.h"
#include "core/workspace/people.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/sample_vault.h"
#include "ui/kit/text.h"
#include <QCoreApplication>
#include <filesystem>
#include <utility>

namespace boulton::vault {
namespace {

store::VaultOptions optionsFor(const platform::Path& localData, bool readOnly, std::string login = {})
{
    store::VaultOptions options;
    options.localDataFolder = localData;
    options.readOnly = readOnly;
    options.login = std::move(login);
    return options;
}

Result<Opened> complete(workspace::Session session, const platform::Path& folder, const JobContext& job)
{
    Opened opened;
    if (!session.performanceOpen()) {
        opened.session = std::make_shared<workspace::Session>(std::move(session));
        return opened;
    }
    BOULTON_TRY_ASSIGN(performance::Plan plan, workspace::seePlan(session, job));
    opened.facts.name = kit::shown(session.vault().name());
    opened.facts.folder = kit::pathText(folder);
    opened.facts.userName = kit::shown(session.userName());
    opened.facts.compartment = kit::toQt(workspace::kPerformanceCompartment);
    opened.facts.readOnly = session.readOnly();
    opened.facts.place = session.readOnlyReason();
    opened.facts.synthetic = plan.synthetic;
    for (const auto& warning : session.vault().warnings())
        opened.facts.warnings << kit::shown(warning);
    opened.facts.mostIdleMinutes = session.policy().idleLockMinutes;
    if (const auto trouble = session.securityLogTrouble())
        opened.facts.warnings << QCoreApplication::translate("Opener", "The security log that IT asks for cannot be written: %1").arg(kit::shown(trouble->what));
    opened.plan = std::make_shared<const performance::Plan>(std::move(plan));
    opened.session = std::make_shared<workspace::Session>(std::move(session));
    return opened;
}

} // namespace

kit::Job* Opener::open(OpenRequest request, QObject* guard, OpenedAnswer done)
{
    auto shared = std::make_shared<OpenRequest>(std::move(request)); // a std::function must be copyable, a secret must not
    return m_jobs.start<Opened>(
        QCoreApplication::translate("Opener", "Opening the vault"), kit::JobRunner::Lane::Vault, guard,
        [shared, &clock = m_clock, local = m_localData](const JobContext& job) -> Result<Opened> {
            auto session = workspace::Session::openVault(shared->folder, shared->passphrase, optionsFor(local, shared->readOnly, shared->login), clock);
            shared->passphrase = {};
            if (!session)
                return std::unexpected(session.error());
            return complete(*std::move(session), shared->folder, job);
        },
        std::move(done));
}

kit::Job* Opener::ask(Opened closed, const QString& reason, QObject* guard, std::function<void(Status)> done)
{
    auto shared = std::make_shared<Opened>(std::move(closed));
    return m_jobs.start<void>(
        QCoreApplication::translate("Opener", "Asking for access"), kit::JobRunner::Lane::Vault, guard,
        [shared, text = kit::toUtf8(reason)](const JobContext&) -> Status {
            const auto session = std::exchange(shared->session, nullptr); // it ends on this thread
            Status asked;
            if (!text.empty()) {
                const auto compartment = workspace::findCompartment(*session, workspace::kPerformanceCompartment);
                asked = compartment ? workspace::requestAccess(*session, compartment->id, text) : Status(std::unexpected(compartment.error()));
            }
            BOULTON_TRY(session->close());
            return asked;
        },
        std::move(done));
}

kit::Job* Opener::recover(const platform::Path& folder, RecoverRequest request, QObject* guard, std::function<void(Status)> done)
{
    auto shared = std::make_shared<RecoverRequest>(std::move(request));
    return m_jobs.start<void>(
        QCoreApplication::translate("Opener", "Using recovery codes"), kit::JobRunner::Lane::Vault, guard,
        [folder, shared, &clock = m_clock, local = m_localData](const JobContext& job) {
            Status recovered = workspace::recover(folder, shared->one, shared->other, shared->use, shared->passphrase, optionsFor(local, false), clock, job);
            *shared = {};
            return recovered;
        },
        std::move(done));
}

kit::Job* Opener::acknowledge(const platform::Path& folder, AcknowledgeRequest request, QObject* guard, OpenedAnswer done)
{
    auto shared = std::make_shared<AcknowledgeRequest>(std::move(request));
    return m_jobs.start<Opened>(
        QCoreApplication::translate("Opener", "Going on with an older copy"), kit::JobRunner::Lane::Vault, guard,
        [folder, shared, &clock = m_clock, local = m_localData](const JobContext& job) -> Result<Opened> {
            const AcknowledgeRequest mine = std::exchange(*shared, {});
            const store::VaultOptions options = optionsFor(local, false, mine.login);
            const auto files = workspace::acknowledgeOlder(folder, mine.passphrase, options, mine.reason, clock);
            if (!files && files.error().code != ErrorCode::NotFound) // another administrator did it meanwhile
                return std::unexpected(files.error());
            BOULTON_TRY_ASSIGN(auto session, workspace::Session::openVault(folder, mine.passphrase, options, clock));
            return complete(std::move(session), folder, job);
        },
        std::move(done));
}

kit::Job* Opener::findBackups(const platform::Path& folder, QObject* guard, std::function<void(Result<std::vector<store::BackupInfo>>)> done)
{
    return m_jobs.start<std::vector<store::BackupInfo>>(
        QCoreApplication::translate("Opener", "Looking for backups"), kit::JobRunner::Lane::Free, guard,
        [folder](const JobContext&) -> Result<std::vector<store::BackupInfo>> {
            auto one = store::readBackup(folder);
            if (one)
                return std::vector{*std::move(one)};
            if (one.error().code == ErrorCode::NotFound)
                return store::findBackups(folder);
            return std::unexpected(one.error());
        },
        std::move(done));
}

kit::Job* Opener::restore(RestoreRequest request, QObject* guard, std::function<void(Result<store::BackupInfo>)> done)
{
    auto shared = std::make_shared<RestoreRequest>(std::move(request));
    return m_jobs.start<store::BackupInfo>(
        QCoreApplication::translate("Opener", "Restoring a backup"), kit::JobRunner::Lane::Vault, guard,
        [shared, &clock = m_clock, local = m_localData](const JobContext& job) {
            const RestoreRequest mine = std::exchange(*shared, {});
            return workspace::restoreVault(mine.backup, mine.target, mine.passphrase, optionsFor(local, false, mine.login), clock, job);
        },
        std::move(done));
}

kit::Job* Opener::create(NewVault request, QObject* guard, OpenedAnswer done)
{
    auto shared = std::make_shared<NewVault>(std::move(request));
    return m_jobs.start<Opened>(
        QCoreApplication::translate("Opener", "Making the vault"), kit::JobRunner::Lane::Vault, guard,
        [shared, &clock = m_clock, local = m_localData](const JobContext& job) -> Result<Opened> {
            BOULTON_TRY_ASSIGN(const workspace::Policy policy, workspace::readPolicy());
            if (const Status strong = workspace::checkPassphrase(shared->passphrase, {shared->userName, platform::toUtf8(shared->folder.stem())}, policy); !strong)
                return std::unexpected(strong.error());
            auto session =
                workspace::Session::create(shared->folder, shared->userName, shared->passphrase, optionsFor(local, false), clock);
            shared->passphrase = {};
            if (!session)
                return std::unexpected(session.error());
            return complete(*std::move(session), shared->folder, job);
        },
        std::move(done));
}

kit::Job* Opener::sample(QObject* guard, OpenedAnswer done)
{
    return m_jobs.start<Opened>(
        QCoreApplication::translate("Opener", "Making the sample council"), kit::JobRunner::Lane::Vault, guard,
        [folder = sampleFolder(), &clock = m_clock, local = m_localData](const JobContext& job) -> Result<Opened> {
            BOULTON_TRY_ASSIGN(const crypto::Secret passphrase, crypto::Secret::copyOf(std::string_view(kSamplePassphrase)));
            if (std::filesystem::exists(folder)) {
                BOULTON_TRY_ASSIGN(auto session, workspace::Session::open(folder, passphrase, optionsFor(local, false), clock));
                return complete(std::move(session), folder, job);
            }
            std::error_code ignored;
            std::filesystem::create_directories(local, ignored);
            store::VaultOptions options = optionsFor(local, false);
            options.kdf = crypto::floorParameters(); // it holds nothing real and is opened often
            BOULTON_TRY_ASSIGN(auto session, workspace::Session::create(folder, "Sample officer", passphrase, options, clock));
            if (const Status filled = workspace::fillSample(session, job); !filled) {
                workspace::Session::discard(std::move(session));
                return std::unexpected(filled.error());
            }
            return complete(std::move(session), folder, job);
        },
        std::move(done));
}

} // namespace boulton::vault
