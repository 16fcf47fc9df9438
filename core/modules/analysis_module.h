// SPDX-License-Identifier: GPL-3.0-or-later
// The form of every analysis: a descriptor and one pure function. Forms, menus, the command line, help, saved runs, audit and the
// contract test come from the descriptor alone. A module sees values only: no files, no clock, no store, no Qt.
#pragma once
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/text.h"
#include "core/modules/params.h"
#include "core/report/document.h"
#include "core/table/table.h"
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace boulton::modules {

//! Where a use case stands (Government service manual). Shown beside its name.
enum class Stage : std::uint8_t { Discovery, Design, Alpha, Beta, Live };
[[nodiscard]] std::string_view name(Stage stage);

enum class InputKind : std::uint8_t { Table, Layer, Series };

//! A column that an input must or may have, by name or found through a parameter.
struct NeededField {
    std::string name;
    Text meaning;
    table::Type type = table::Type::Float64;
    bool required = true;
};

//! One named input: what the module needs of it. Data quality checks and "which analysis can run" read this.
struct DataContract {
    std::string name; //!< as in --input NAME=FILE
    Text title;
    InputKind kind = InputKind::Table;
    bool required = true;
    std::vector<NeededField> fields{};
    std::string example; //!< file name that `boulton-cli sample export` writes
};

using Input = std::variant<table::Table, std::shared_ptr<series::Source>>; // part 7 adds geo::Layer
struct Inputs {
    std::map<std::string, Input, std::less<>> byName;
    //! The table of that input. A series is not one.
    [[nodiscard]] Result<table::Table> table(std::string_view name) const;
};

struct AnalysisModule {
    std::string id; //!< lower case with hyphens: the contract of the command line
    int version = 1;
    Text title;
    Text summary; //!< what question it answers, one sentence
    Stage stage = Stage::Alpha;
    std::vector<DataContract> needs;
    std::vector<Param> params;
    std::string example; //!< a complete command on the files of `sample export`
    Result<report::Document> (*run)(const Inputs&, const Params&, const JobContext&) = nullptr;
};

//! Every module, in menu order (generated from CMakeLists.txt).
[[nodiscard]] std::span<const AnalysisModule* const> all();
//! NotFound lists the ids there are.
[[nodiscard]] Result<const AnalysisModule*> find(std::string_view id);

//! Checks inputs and parameters against the descriptor, runs, and fills in title, module id, version and parameters of the
//! document's provenance. Exceptions of libraries become errors here (the job wall).
[[nodiscard]] Result<report::Document> run(const AnalysisModule& module, const Inputs& inputs,
                                           const std::map<std::string, std::string>& settings, const JobContext& job);

} // namespace boulton::modules
