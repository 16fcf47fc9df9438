// SPDX-License-Identifier: GPL-3.0-or-later
// Analyses, their inputs and settings in words.
#pragma once
#include "core/modules/analysis_module.h"
#include "core/workspace/analysis.h"
#include <QCoreApplication>
#include <QString>
#include <map>
#include <string>

namespace boulton::analysis {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Analyses)
public:
    [[nodiscard]] static QString stage(modules::Stage stage);
    [[nodiscard]] static QString stageMeaning(modules::Stage stage);
    //! "wards (revision 2)"
    [[nodiscard]] static QString inputs(const std::vector<workspace::RunInput>& inputs);
    //! "Column: claimant_rate; Method: jenks"; by key where the module is not known.
    [[nodiscard]] static QString settings(const modules::AnalysisModule* module, const std::map<std::string, std::string>& settings);
    //! Inputs and settings in one line.
    [[nodiscard]] static QString about(const modules::AnalysisModule* module, const std::vector<workspace::RunInput>& inputs,
                                       const std::map<std::string, std::string>& settings);
    //! Why it cannot run on what the vault holds; empty if it can.
    [[nodiscard]] static QString missing(const workspace::ModuleReadiness& readiness);
    //! A file name without ending: "spc-wards".
    [[nodiscard]] static QString fileStem(const std::string& module, const std::vector<workspace::RunInput>& inputs);
};

} // namespace boulton::analysis
