// SPDX-License-Identifier: GPL-3.0-or-later
// A chosen file on its way into the vault: read for the screen (pure work, no vault), then tried or taken (on the vault's thread).
// Delimited text is opened anew for each step, so that nobody is kept from saving it meanwhile; that it is still the same is checked.
#pragma once
#include "core/exchange/table_file.h"
#include "core/workspace/import.h"
#include "ui/data/import_choices.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace boulton::data {

inline constexpr std::size_t kPreviewRows = 200;

//! What a person, or a remembered mapping, has said about the file; the rest is decided from it.
struct Choices {
    std::optional<Purpose> purpose{};
    exchange::CsvOverrides csv{};
    std::optional<exchange::ActualsMapping> mapping{}; //!< its own csv counts for nothing: that above does
};

struct ReadRequest {
    platform::Path path;
    exchange::OpenOptions open{};
    Choices choices{};
    std::shared_ptr<const performance::Plan> plan;
    std::shared_ptr<const exchange::TableFile> spreadsheet{}; //!< if it was read before: the reader runs once a sheet
};

struct Reading {
    platform::Path path;
    exchange::OpenOptions open;
    std::string name;   //!< of the file
    std::string digest; //!< of the file, hex
    std::shared_ptr<const exchange::TableFile> spreadsheet;
    exchange::CsvPlan csv; //!< as it turned out
    table::Table preview;
    std::vector<std::int64_t> lines; //!< of the preview's rows
    std::int64_t rows = 0;
    Diagnostics diagnostics;
    Purpose purpose = Purpose::Dataset;
    Choices choices;                   //!< as asked
    exchange::ActualsMapping mapping{}; //!< said or guessed
    std::vector<std::string> unknown;  //!< Figures: codes that the plan does not have
    [[nodiscard]] std::vector<std::string> columns() const;
};
//! Every error is about the file, in one sentence.
[[nodiscard]] Result<Reading> readForPreview(const ReadRequest& request, const JobContext& job);

//! What is to be done with it.
struct Order {
    std::string dataset{};      //!< Dataset: its name
    bool allOrNothing = false;
    bool createMeasures = false;
    int outcome = 1;
    std::string outcomeTitle{};
    std::string remember{};     //!< Figures: the name under which the mapping is saved after the import; empty: not
};
struct Outcome {
    workspace::ImportReport report;
    Diagnostics problems;            //!< all of the file's, also where it is refused
    std::optional<Error> refusal{};  //!< it cannot be taken as it is; nothing was changed
    bool changed = false;            //!< the file is not the one that was read
    std::optional<Error> notRemembered{}; //!< the import went well, saving its mapping did not
};
//! The mapping as it is used and remembered: with what was said about the file's form.
[[nodiscard]] exchange::ActualsMapping wholeMapping(const Reading& reading);
//! `write` false: everything but the writing. Refusals are outcomes; errors are those of vault and file system, and Cancelled.
[[nodiscard]] Result<Outcome> carryOut(workspace::Session& session, const Reading& reading, const Order& order, bool write, const JobContext& job);

} // namespace boulton::data
