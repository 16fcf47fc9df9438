// SPDX-License-Identifier: GPL-3.0-or-later
// Data sets: a schema, and revisions of rows kept as columnar chunks. Nothing is overwritten: a revision adds to what
// was, or takes its place for later readers, and the earlier state can be read as at any revision or instant.
#pragma once
#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/store/database.h"
#include "core/table/table.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace boulton::store {

enum class DatasetKind : std::uint8_t { Table, History, Series };

struct NewDataset {
    DatasetKind kind = DatasetKind::Table;
    std::string name; //!< unique in the compartment
    std::string title{};
    std::string classification = "OFFICIAL";
    std::string sourceName{}; //!< e.g. the file's name
    std::string sourceHash{}; //!< e.g. its SHA-256
    table::Schema schema{};
};

struct DatasetInfo {
    DatasetId id;
    NewDataset about;
    std::string createdAt;
    UserId createdBy;
    std::int64_t revision = 0; //!< the newest; 0 before the first
    std::int64_t rows = 0;     //!< as at the newest
};

enum class RevisionMode : std::uint8_t { Append, Replace };

struct Revision {
    std::int64_t number = 0; //!< from 1
    RevisionMode mode = RevisionMode::Append;
    std::int64_t rows = 0; //!< of this revision alone
    std::string recordedAt;
    UserId recordedBy;
    OperationId operation;
    std::string note;
    std::string digest; //!< 64 hex digits over the chunks; equal data gives equal digests in every vault
};

//! Which state to read: of a revision, of an instant, or (neither) the newest.
struct AsAt {
    std::optional<std::int64_t> revision{};
    std::optional<Instant> recorded{};
};

class DatasetRepository {
public:
    explicit DatasetRepository(const Database& database) : m_database(&database) {}

    //! InvalidInput for no name or no columns; AlreadyExists for a name that is taken. Writes the audit event too.
    //! After an error the transaction is rolled back.
    [[nodiscard]] Result<DatasetId> create(WriteTransaction& tx, const NewDataset& dataset) const;
    //! One revision from a whole table. The fields have the names and types of the data set (InvalidInput). Writes the
    //! audit event too; the caller commits. After an error, cancelling included, the transaction is rolled back.
    [[nodiscard]] Result<Revision> add(WriteTransaction& tx, const DatasetId& id, const table::Table& rows,
                                       RevisionMode mode, const std::string& note, const JobContext& job) const;
    //! The same, pulled piece by piece: memory for some 65,536 rows at a time.
    [[nodiscard]] Result<Revision> add(WriteTransaction& tx, const DatasetId& id, series::Source& rows,
                                       RevisionMode mode, const std::string& note, const JobContext& job) const;

    [[nodiscard]] Result<std::vector<DatasetInfo>> list() const; //!< by name
    [[nodiscard]] Result<DatasetInfo> info(const DatasetId& id) const;
    [[nodiscard]] Result<DatasetInfo> find(const std::string& name) const;
    [[nodiscard]] Result<std::vector<Revision>> revisions(const DatasetId& id) const;
    //! `columns` empty: all. NotFound for a column, revision or instant that is not there. Each chunk's hash is checked
    //! before it is decoded: Damaged.
    [[nodiscard]] Result<table::Table> read(const DatasetId& id, const std::vector<std::string>& columns,
                                            const AsAt& asAt, const JobContext& job) const;
    //! The same rows pulled piece by piece (at most 65,536 rows each), in memory one piece at a time. It must not
    //! outlive the store, and sees what was there when it was made.
    [[nodiscard]] Result<std::unique_ptr<series::Source>>
    source(const DatasetId& id, const std::vector<std::string>& columns, const AsAt& asAt) const;
    //! The revisions that make up a state, oldest first: for provenance.
    [[nodiscard]] Result<std::vector<Revision>> state(const DatasetId& id, const AsAt& asAt) const;
    //! Every chunk's hash and decoding, of every revision; the number of chunks.
    [[nodiscard]] Result<std::int64_t> verify(const JobContext& job) const;

private:
    const Database* m_database;
};

} // namespace boulton::store
