// SPDX-License-Identifier: GPL-3.0-or-later
// Every use case, the right it needs and the audit event it leaves: one table, read by Session, by tests and by people.
// Which role has which rights: roles.h. A use case that is refused leaves the event kRefusedAction.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace boulton::workspace {

enum class Right : std::uint8_t {
    Administer,
    ImportData,
    EditPerformance,
    SignOff,
    ExportReports,
    RunAnalyses,
    ReadAudit,
    DefineMeasures,
    ReleaseExports, //!< as the second person
    ReadData, //!< datasets, beyond the performance matrix and the papers that everybody with the compartment reads
    UseVault, //!< every user: their own passphrase, asking for access
};

inline constexpr std::array kAllRights{Right::Administer,    Right::ImportData,  Right::EditPerformance, Right::SignOff,
                                       Right::ExportReports, Right::RunAnalyses, Right::ReadAudit,       Right::DefineMeasures,
                                       Right::ReleaseExports, Right::ReadData,    Right::UseVault};

enum class UseCase : std::uint8_t {
    MakeSample,
    ImportActuals,
    ImportMeasures,
    ImportDataset,
    RecordCommentary,
    SignOffPeriod,
    ExportPack,
    RunAnalysis,
    CheckVault,
    DescribePlan,
    EditValues,
    SaveMapping,
    ExportDocument,
    ReadAudit,
    VerifyAudit,
    ExportAudit,
    AddUser,
    SetRole,
    RemoveUser,
    ChangePassphrase,
    AddCompartment,
    GrantAccess,
    RevokeAccess,
    RequestAccess,
    DeclineAccess,
    SeePeople,
    MakeRecoveryCodes,
    BackUp,
    RestoreBackup,
    AcknowledgeOlder,
    RequestRelease,
    ApproveRelease,
    DeclineRelease,
    SeeReleases,
    BreakGlass,
    ReviewBreakGlass,
    MakeBriefing,
    SeeData,
    SeePersonalData,
    SeePlan,
    LookAtRelease,
    SetDisclosureRules,
    SeeOutputs,
};

inline constexpr std::string_view kRefusedAction = "use-case.refused";

struct UseCaseInfo {
    UseCase useCase;
    std::string_view name;
    Right right;
    std::string_view auditAction; //!< of the use case as a whole; repositories add their own for rows and records
    bool writes = true;           //!< into the vault: refused where it is open for reading only
    bool vaultOnly = false;       //!< needs no compartment, so also works for who holds none
    bool confirmed = false;       //!< asks for the passphrase again when it was typed some time ago
};

inline constexpr std::array kUseCases{
    UseCaseInfo{UseCase::MakeSample, "make the sample council", Right::Administer, "sample.make"},
    UseCaseInfo{UseCase::ImportActuals, "import actuals", Right::ImportData, "actuals.import"},
    UseCaseInfo{UseCase::ImportMeasures, "import measures", Right::DefineMeasures, "measures.import"},
    UseCaseInfo{UseCase::ImportDataset, "import a dataset", Right::ImportData, "dataset.import"},
    UseCaseInfo{UseCase::RecordCommentary, "record commentary", Right::EditPerformance, "commentary.record"},
    UseCaseInfo{UseCase::SignOffPeriod, "sign off a period", Right::SignOff, "period.sign-off"},
    UseCaseInfo{UseCase::ExportPack, "export a pack", Right::ExportReports, "pack.export", false},
    UseCaseInfo{UseCase::RunAnalysis, "run an analysis", Right::RunAnalyses, "analysis.run", false},
    UseCaseInfo{UseCase::CheckVault, "check the vault", Right::ReadAudit, "vault.check", false, true},
    UseCaseInfo{UseCase::DescribePlan, "describe the plan", Right::DefineMeasures, "plan.describe"},
    UseCaseInfo{UseCase::EditValues, "change values", Right::EditPerformance, "values.edit"},
    UseCaseInfo{UseCase::SaveMapping, "save an import mapping", Right::ImportData, "mapping.save"},
    UseCaseInfo{UseCase::ExportDocument, "export a document", Right::ExportReports, "document.export", false},
    UseCaseInfo{UseCase::ReadAudit, "read the audit", Right::ReadAudit, "", false}, // looking leaves no event
    UseCaseInfo{UseCase::VerifyAudit, "verify the audit", Right::ReadAudit, "audit.verify", false},
    UseCaseInfo{UseCase::ExportAudit, "export the audit", Right::ReadAudit, "audit.export", false, false, true},
    UseCaseInfo{UseCase::AddUser, "add a user", Right::Administer, "user.add", true, true, true},
    UseCaseInfo{UseCase::SetRole, "change a role", Right::Administer, "role.set", true, true, true},
    UseCaseInfo{UseCase::RemoveUser, "remove a user", Right::Administer, "user.remove", true, true, true},
    UseCaseInfo{UseCase::ChangePassphrase, "change your passphrase", Right::UseVault, "passphrase.change", true, true},
    UseCaseInfo{UseCase::AddCompartment, "make a compartment", Right::Administer, "compartment.create", true, true},
    UseCaseInfo{UseCase::GrantAccess, "grant a compartment", Right::Administer, "access.grant", true, true, true},
    UseCaseInfo{UseCase::RevokeAccess, "take a compartment away", Right::Administer, "access.revoke", true, true, true},
    UseCaseInfo{UseCase::RequestAccess, "ask for access", Right::UseVault, "access.request", true, true},
    UseCaseInfo{UseCase::DeclineAccess, "decline a request", Right::Administer, "access.decline", true, true},
    UseCaseInfo{UseCase::SeePeople, "see who there is", Right::UseVault, "", false, true}, // looking leaves no event
    UseCaseInfo{UseCase::MakeRecoveryCodes, "make recovery codes", Right::Administer, "recovery.make", true, true, true},
    UseCaseInfo{UseCase::BackUp, "back up the vault", Right::Administer, "vault.backup", true, true},
    UseCaseInfo{UseCase::RestoreBackup, "restore a backup", Right::Administer, "vault.restore", true, true},
    UseCaseInfo{UseCase::AcknowledgeOlder, "acknowledge an older copy", Right::Administer, "vault.acknowledge", true, true},
    UseCaseInfo{UseCase::RequestRelease, "ask for a release", Right::ExportReports, "release.request"},
    UseCaseInfo{UseCase::ApproveRelease, "release what another person exports", Right::ReleaseExports, "release.approve"},
    UseCaseInfo{UseCase::DeclineRelease, "decline a release", Right::ReleaseExports, "release.decline"},
    UseCaseInfo{UseCase::SeeReleases, "see releases", Right::UseVault, "", false}, // looking leaves no event
    UseCaseInfo{UseCase::BreakGlass, "export without a second person", Right::ExportReports, "break-glass.open", true, false, true},
    UseCaseInfo{UseCase::ReviewBreakGlass, "review an export without a second person", Right::ReleaseExports, "break-glass.review", true, false, true},
    UseCaseInfo{UseCase::MakeBriefing, "make a briefing", Right::ExportReports, "briefing.make", false, false, true},
    UseCaseInfo{UseCase::SeeData, "see data", Right::ReadData, "", false}, // looking leaves no event, but at people:
    UseCaseInfo{UseCase::SeePersonalData, "see personal data", Right::ReadData, "personal-data.read"},
    UseCaseInfo{UseCase::SeePlan, "see the performance matrix", Right::UseVault, "", false}, // nor here
    UseCaseInfo{UseCase::LookAtRelease, "look at what would be exported", Right::UseVault, "release.look", false},
    UseCaseInfo{UseCase::SetDisclosureRules, "set the rules for counts of people", Right::ReleaseExports, "disclosure-rules.set"},
    UseCaseInfo{UseCase::SeeOutputs, "see what was published about people", Right::ReadData, "", false}, // looking leaves no event
};

[[nodiscard]] constexpr const UseCaseInfo& info(UseCase useCase)
{
    return kUseCases[static_cast<std::size_t>(useCase)];
}

} // namespace boulton::workspace
