// SPDX-License-Identifier: GPL-3.0-or-later
// Every use case, the right it needs and the audit event it leaves: one table, read by Session, by tests and by people.
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
    ReadAudit
};

inline constexpr std::array kAllRights{Right::Administer,    Right::ImportData,  Right::EditPerformance, Right::SignOff,
                                       Right::ExportReports, Right::RunAnalyses, Right::ReadAudit};

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
};

struct UseCaseInfo {
    UseCase useCase;
    std::string_view name;
    Right right;
    std::string_view auditAction; //!< of the use case as a whole; repositories add their own for rows and records
};

inline constexpr std::array kUseCases{
    UseCaseInfo{UseCase::MakeSample, "make the sample council", Right::Administer, "sample.make"},
    UseCaseInfo{UseCase::ImportActuals, "import actuals", Right::ImportData, "actuals.import"},
    UseCaseInfo{UseCase::ImportMeasures, "import measures", Right::EditPerformance, "measures.import"},
    UseCaseInfo{UseCase::ImportDataset, "import a dataset", Right::ImportData, "dataset.import"},
    UseCaseInfo{UseCase::RecordCommentary, "record commentary", Right::EditPerformance, "commentary.record"},
    UseCaseInfo{UseCase::SignOffPeriod, "sign off a period", Right::SignOff, "period.sign-off"},
    UseCaseInfo{UseCase::ExportPack, "export a pack", Right::ExportReports, "pack.export"},
    UseCaseInfo{UseCase::RunAnalysis, "run an analysis", Right::RunAnalyses, "analysis.run"},
    UseCaseInfo{UseCase::CheckVault, "check the vault", Right::ReadAudit, "vault.check"},
    UseCaseInfo{UseCase::DescribePlan, "describe the plan", Right::EditPerformance, "plan.describe"},
};

[[nodiscard]] constexpr const UseCaseInfo& info(UseCase useCase)
{
    return kUseCases[static_cast<std::size_t>(useCase)];
}

} // namespace boulton::workspace
