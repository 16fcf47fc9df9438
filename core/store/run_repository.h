// SPDX-License-Identifier: GPL-3.0-or-later
// Analyses that were kept: what ran, on which inputs, with which parameters, and what came out.
#pragma once
#include "core/base/ids.h"
#include "core/store/database.h"
#include <cstdint>
#include <string>
#include <vector>

namespace boulton::store {

struct NewRun {
    std::string module;
    std::int64_t moduleVersion = 1;
    std::string parameters{}; //!< JSON
    std::string inputs{};     //!< JSON: data sets, revisions and digests
    std::string document{};   //!< the report, as its writer made it; at most 256 MiB, kept compressed
};

struct AnalysisRun {
    RunId id;
    NewRun content; //!< the document is empty in lists
    std::string recordedAt;
    UserId recordedBy;
    OperationId operation;
};

class RunRepository {
public:
    explicit RunRepository(const Database& database) : m_database(&database) {}
    [[nodiscard]] Result<RunId> put(WriteTransaction& tx, const NewRun& run) const; //!< with its audit event
    [[nodiscard]] Result<std::vector<AnalysisRun>> list() const;                    //!< newest first, without documents
    [[nodiscard]] Result<AnalysisRun> get(const RunId& id) const; //!< NotFound; Damaged if the hash does not fit
    [[nodiscard]] Result<std::int64_t> verify() const;            //!< every document; their number

    //! As rekeyChunks, for the kept documents.
    [[nodiscard]] static Status rekey(WriteTransaction& tx, const crypto::Secret& oldKey);

private:
    const Database* m_database;
};

} // namespace boulton::store
