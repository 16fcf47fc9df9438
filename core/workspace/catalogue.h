// SPDX-License-Identifier: GPL-3.0-or-later
// What data the vault holds: the use case "see data". Looking at a dataset about people is an event (Session::noteReading).
#pragma once
#include "core/base/job.h"
#include "core/store/dataset_repository.h"
#include "core/table/table.h"
#include "core/workspace/session.h"
#include <cstdint>
#include <string>
#include <vector>

namespace boulton::workspace {

struct CatalogueEntry {
    DatasetId id;
    std::string name;
    std::string title;
    store::DatasetKind kind = store::DatasetKind::Table;
    std::int64_t rows = 0;
    std::int64_t revision = 0;
    std::string digest; //!< of the newest revision
    std::string classification;
    std::string source;     //!< e.g. the file's name
    std::string sourceHash; //!< e.g. its SHA-256
    Instant updated;
    std::string updatedBy; //!< name
    table::Schema schema;
};
//! By name.
[[nodiscard]] Result<std::vector<CatalogueEntry>> catalogue(Session& session);
[[nodiscard]] Result<std::vector<store::Revision>> datasetRevisions(Session& session, const std::string& name);

struct DatasetPreview {
    table::Table rows;
    std::int64_t total = 0;   //!< of the whole dataset, or of those wards
    bool someWards = false;   //!< the user is limited to wards, and there are rows of others
};
//! The first rows of the newest state, without reading the rest. NotFound.
[[nodiscard]] Result<DatasetPreview> previewDataset(Session& session, const std::string& name, std::size_t maxRows,
                                                    const JobContext& job = {});

} // namespace boulton::workspace
