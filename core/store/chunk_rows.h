// SPDX-License-Identifier: GPL-3.0-or-later
// Chunks as rows: one column piece, its place, its keyed hash. Shared by the files of the data set repository.
#pragma once
#include "core/base/job.h"
#include "core/store/database.h"
#include "core/table/table.h"
#include <cstdint>
#include <string>
#include <vector>

namespace boulton::store {

struct ChunkRow {
    std::int64_t revision = 0;
    std::int64_t field = 0;
    std::int64_t sequence = 0;
    std::int64_t firstRow = 0;
    std::int64_t rows = 0;
    std::int64_t codec = 1; //!< core/chunk, format 1
    std::int64_t rawBytes = 0;
    crypto::Digest hash{};
    std::string payload;
};

//! Keyed, over the place (data set, revision, column, sequence, rows) and the payload: chunks cannot change places.
[[nodiscard]] crypto::Digest hashOf(const crypto::Secret& key, std::string_view dataset, const ChunkRow& row);
//! The hash first, then the column. Damaged.
[[nodiscard]] Result<table::Column> columnOf(const crypto::Secret& key, std::string_view dataset, const ChunkRow& row,
                                             table::Type type);

//! From a row of: revision, field_position, sequence, first_row, rows, codec, raw_bytes, hash, payload.
[[nodiscard]] ChunkRow chunkOf(const Statement& rows);

//! Writes the chunks of one revision, in pieces of chunk::kRows rows: encoding on all cores, inserting in order.
class ChunkWriter {
public:
    [[nodiscard]] static Result<ChunkWriter> create(WriteTransaction& tx, std::int64_t dataset, std::string uid,
                                                    std::int64_t revision, std::size_t fields);
    //! All rows of the table, after those before.
    [[nodiscard]] Status write(const table::Table& table, const JobContext& job, const JobContext::Progress& progress);
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] crypto::Digest digest() { return m_digest.finish(); } //!< once

private:
    ChunkWriter(const crypto::Secret& key, Statement insert, std::int64_t dataset, std::string uid,
                std::int64_t revision, std::size_t fields);
    [[nodiscard]] Result<std::vector<ChunkRow>> encode(const table::Column& column, std::size_t field,
                                                       std::size_t first, std::size_t count) const;
    [[nodiscard]] Status insert(ChunkRow& row);

    const crypto::Secret* m_key;
    Statement m_insert;
    std::int64_t m_dataset;
    std::string m_uid;
    std::int64_t m_revision;
    std::vector<std::int64_t> m_sequence; // the next one of each column
    std::int64_t m_rows = 0;
    crypto::Blake2b m_digest;
};

//! Each chunk proved under the old key of contents and written under that of the file of `tx`.
[[nodiscard]] Status rekeyChunks(WriteTransaction& tx, const crypto::Secret& oldKey);

} // namespace boulton::store
