// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunk/chunk.h"
#include "core/store/chunk_rows.h"
#include "core/store/column_join.h"
#include "core/store/dataset_repository.h"
#include <algorithm>

namespace boulton::store {
namespace {

// The writer starts a chunk of every column at each multiple of chunk::kRows in a revision, even where a piece of long
// texts had to be split: so the rows between two multiples are a window that all columns share.
constexpr auto kWindow = static_cast<std::int64_t>(chunk::kRows);

class StoredRows final : public series::Source {
public:
    StoredRows(const Database& database, Statement chunks, DatasetId id, table::Schema stored,
               std::vector<std::size_t> wanted, std::vector<Revision> revisions)
        : m_database(&database), m_chunks(std::move(chunks)), m_id(std::move(id)), m_stored(std::move(stored)),
          m_wanted(std::move(wanted)), m_revisions(std::move(revisions))
    {
        std::vector<table::Field> fields;
        for (const std::size_t field : m_wanted)
            fields.push_back(m_stored[field]);
        m_schema = table::Schema(std::move(fields));
    }
    const table::Schema& schema() const override { return m_schema; }

    Result<table::Table> next(const JobContext& job) override
    {
        BOULTON_TRY(job.check());
        while (m_revision < m_revisions.size() && m_first >= m_revisions[m_revision].rows) {
            ++m_revision;
            m_first = 0;
        }
        const bool end = m_revision == m_revisions.size();
        const std::int64_t rows = end ? 0 : std::min(kWindow, m_revisions[m_revision].rows - m_first);
        std::vector<table::Column> columns;
        for (const std::size_t field : m_wanted) {
            std::vector<table::Column> pieces;
            if (!end) {
                BOULTON_TRY_ASSIGN(pieces, window(field));
            }
            BOULTON_TRY_ASSIGN(table::Column column, joinColumns(m_stored[field].type, pieces));
            if (static_cast<std::int64_t>(column.size()) != rows)
                return fail(ErrorCode::Damaged, "chunks of data set " + m_id.value + " are missing");
            columns.push_back(std::move(column));
        }
        m_first += rows;
        return table::Table::make(m_schema, std::move(columns));
    }

private:
    Result<std::vector<table::Column>> window(std::size_t field)
    {
        std::vector<table::Column> pieces;
        m_chunks.bindAll(m_id.value, m_revisions[m_revision].number, field, m_first, m_first + kWindow - 1);
        for (;;) {
            BOULTON_TRY_ASSIGN(const bool more, m_chunks.step());
            if (!more)
                return pieces;
            const ChunkRow row = chunkOf(m_chunks);
            BOULTON_TRY_ASSIGN(table::Column column,
                               columnOf(m_database->contentKey(), m_id.value, row, m_stored[field].type));
            pieces.push_back(std::move(column));
        }
    }

    const Database* m_database;
    Statement m_chunks;
    DatasetId m_id;
    table::Schema m_stored;
    table::Schema m_schema;
    std::vector<std::size_t> m_wanted;
    std::vector<Revision> m_revisions;
    std::size_t m_revision = 0; // the next row: which revision, and where in it
    std::int64_t m_first = 0;
};

} // namespace

Result<std::unique_ptr<series::Source>>
DatasetRepository::source(const DatasetId& id, const std::vector<std::string>& columns, const AsAt& asAt) const
{
    BOULTON_TRY_ASSIGN(const DatasetInfo dataset, info(id));
    const table::Schema& schema = dataset.about.schema;
    std::vector<std::size_t> wanted;
    for (const std::string& column : columns) {
        BOULTON_TRY_ASSIGN(wanted.emplace_back(), schema.find(column));
    }
    for (std::size_t i = 0; columns.empty() && i < schema.size(); ++i)
        wanted.push_back(i);
    BOULTON_TRY_ASSIGN(std::vector<Revision> revisions, state(id, asAt));
    BOULTON_TRY_ASSIGN(
        Statement chunks,
        m_database->reader().prepare(
            "SELECT c.revision, c.field_position, c.sequence, c.first_row, c.rows, c.codec, c.raw_bytes, c.hash, "
            "c.payload "
            "FROM chunk AS c JOIN dataset AS d ON d.id = c.dataset WHERE d.uid = ?1 AND c.revision = ?2 AND "
            "c.field_position = ?3 AND c.first_row BETWEEN ?4 AND ?5 ORDER BY c.sequence"));
    return std::make_unique<StoredRows>(*m_database, std::move(chunks), id, schema, std::move(wanted),
                                        std::move(revisions));
}

} // namespace boulton::store
