// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/chunk_rows.h"
#include "core/chunk/chunk.h"
#include <algorithm>

namespace boulton::store {
namespace {

// Below SQLite's limit of 64 MiB for one value, with room to spare.
constexpr std::size_t kLargestPayload = std::size_t{48} << 20U;

} // namespace

crypto::Digest hashOf(const crypto::Secret& key, std::string_view dataset, const ChunkRow& row)
{
    crypto::Blake2b hash(key);
    hash.field("boulton/chunk/v1");
    hash.field(dataset);
    for (const std::int64_t number :
         {row.revision, row.field, row.sequence, row.firstRow, row.rows, row.codec, row.rawBytes})
        hash.number(number);
    hash.field(row.payload);
    return hash.finish();
}

Result<table::Column> columnOf(const crypto::Secret& key, std::string_view dataset, const ChunkRow& row,
                               table::Type type)
{
    if (!crypto::equal(hashOf(key, dataset, row), row.hash))
        return fail(ErrorCode::Damaged, "a chunk is not what was stored: data set " + std::string(dataset) +
                                            ", revision " + std::to_string(row.revision) + ", column " +
                                            std::to_string(row.field));
    if (row.codec != 1)
        return fail(ErrorCode::NewerVersion, "a chunk has a format that this Boulton does not know");
    if (row.rows < 0)
        return fail(ErrorCode::Damaged, "a chunk has a negative number of rows");
    return chunk::decode(row.payload, type, static_cast<std::size_t>(row.rows));
}

ChunkRow chunkOf(const Statement& rows)
{
    ChunkRow row{.revision = rows.integer(0),
                 .field = rows.integer(1),
                 .sequence = rows.integer(2),
                 .firstRow = rows.integer(3),
                 .rows = rows.integer(4),
                 .codec = rows.integer(5),
                 .rawBytes = rows.integer(6),
                 .payload = std::string(rows.blob(8))};
    row.hash = crypto::toDigest(rows.blob(7)).value_or(crypto::Digest{});
    return row;
}

ChunkWriter::ChunkWriter(const crypto::Secret& key, Statement insert, std::int64_t dataset, std::string uid,
                         std::int64_t revision, std::size_t fields)
    : m_key(&key), m_insert(std::move(insert)), m_dataset(dataset), m_uid(std::move(uid)), m_revision(revision),
      m_sequence(fields, 0)
{}

Result<ChunkWriter> ChunkWriter::create(WriteTransaction& tx, std::int64_t dataset, std::string uid,
                                        std::int64_t revision, std::size_t fields)
{
    BOULTON_TRY_ASSIGN(
        Statement insert,
        tx.prepare(
            "INSERT INTO chunk (dataset, revision, field_position, sequence, first_row, rows, codec, raw_bytes, hash, "
            "payload) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"));
    return ChunkWriter(tx.database().contentKey(), std::move(insert), dataset, std::move(uid), revision, fields);
}

Result<std::vector<ChunkRow>> ChunkWriter::encode(const table::Column& column, std::size_t field, std::size_t first,
                                                  std::size_t count) const
{
    auto bytes = chunk::encode(column, first, count);
    const bool tooLarge = bytes ? bytes->size() > kLargestPayload : bytes.error().code == ErrorCode::TooLarge;
    if (tooLarge && count > 1) { // very long texts: fewer rows a piece
        BOULTON_TRY_ASSIGN(std::vector<ChunkRow> rows, encode(column, field, first, count / 2));
        BOULTON_TRY_ASSIGN(std::vector<ChunkRow> rest, encode(column, field, first + count / 2, count - count / 2));
        std::ranges::move(rest, std::back_inserter(rows));
        return rows;
    }
    BOULTON_TRY_ASSIGN(std::string payload, std::move(bytes));
    BOULTON_TRY_ASSIGN(const chunk::Statistics statistics, chunk::statistics(payload));
    std::vector<ChunkRow> rows(1);
    rows[0] = {.revision = m_revision,
               .field = static_cast<std::int64_t>(field),
               .firstRow = m_rows + static_cast<std::int64_t>(first),
               .rows = static_cast<std::int64_t>(count),
               .rawBytes = static_cast<std::int64_t>(statistics.rawBytes),
               .payload = std::move(payload)};
    return rows;
}

Status ChunkWriter::insert(ChunkRow& row)
{
    m_digest.number(row.field);
    m_digest.number(row.firstRow);
    m_digest.number(row.rows);
    m_digest.field(row.payload);
    return m_insert
        .bindAll(m_dataset, row.revision, row.field, row.sequence, row.firstRow, row.rows, row.codec, row.rawBytes,
                 Blob{crypto::view(row.hash)}, Blob{row.payload})
        .run();
}

Status ChunkWriter::write(const table::Table& table, const JobContext& job, const JobContext::Progress& progress)
{
    const std::size_t fields = table.columnCount();
    const std::size_t pieces = (table.rows() + chunk::kRows - 1) / chunk::kRows;
    const std::size_t total = pieces * fields;
    // A batch at a time, so that memory holds a few encoded pieces and not the whole data set.
    const std::size_t batch = std::size_t{job.threads()} * 8;
    const std::vector<std::int64_t> firstSequence = m_sequence;
    for (std::size_t start = 0; start < total; start += batch) {
        std::vector<std::vector<ChunkRow>> encoded(std::min(batch, total - start));
        BOULTON_TRY(parallelFor(encoded.size(), job, [&](std::size_t i) -> Status {
            const std::size_t first = (start + i) / fields * chunk::kRows;
            const std::size_t field = (start + i) % fields;
            BOULTON_TRY_ASSIGN(encoded[i],
                               encode(table.column(field), field, first, std::min(chunk::kRows, table.rows() - first)));
            // The place is part of the hash. Where an earlier piece had to be split, the numbers move and it is hashed
            // again.
            for (ChunkRow& row : encoded[i]) {
                row.sequence = firstSequence[field] + static_cast<std::int64_t>((start + i) / fields);
                row.hash = hashOf(*m_key, m_uid, row);
            }
            return {};
        }));
        for (std::vector<ChunkRow>& rows : encoded)
            for (ChunkRow& row : rows) {
                BOULTON_TRY(job.check());
                std::int64_t& sequence = m_sequence[static_cast<std::size_t>(row.field)];
                if (row.sequence != sequence) {
                    row.sequence = sequence;
                    row.hash = hashOf(*m_key, m_uid, row);
                }
                ++sequence;
                BOULTON_TRY(insert(row));
            }
        if (progress)
            progress(static_cast<double>(start + encoded.size()) / static_cast<double>(total));
    }
    m_rows += static_cast<std::int64_t>(table.rows());
    return {};
}

Status rekeyChunks(WriteTransaction& tx, const crypto::Secret& oldKey)
{
    BOULTON_TRY_ASSIGN(Statement ids, tx.prepare("SELECT id FROM chunk ORDER BY id"));
    std::vector<std::int64_t> all;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, ids.step());
        if (!more)
            break;
        all.push_back(ids.integer(0));
    }
    BOULTON_TRY_ASSIGN(Statement read,
                       tx.prepare("SELECT c.revision, c.field_position, c.sequence, c.first_row, c.rows, c.codec, "
                                  "c.raw_bytes, c.hash, c.payload, d.uid FROM chunk AS c JOIN dataset AS d ON d.id = "
                                  "c.dataset WHERE c.id = ?1"));
    BOULTON_TRY_ASSIGN(Statement write, tx.prepare("UPDATE chunk SET hash = ?1 WHERE id = ?2"));
    for (const std::int64_t id : all) {
        read.bindAll(id);
        BOULTON_TRY_ASSIGN(const bool there, read.step());
        if (!there)
            return fail(ErrorCode::Damaged, "a chunk belongs to no data set");
        const ChunkRow row = chunkOf(read);
        const std::string dataset(read.text(9));
        if (!crypto::equal(hashOf(oldKey, dataset, row), row.hash))
            return fail(ErrorCode::Damaged, "a chunk is not what was stored: data set " + dataset, {dataset});
        read.reset();
        BOULTON_TRY(
            write.bindAll(Blob{crypto::view(hashOf(tx.database().contentKey(), dataset, row))}, id).run());
    }
    return {};
}

} // namespace boulton::store
