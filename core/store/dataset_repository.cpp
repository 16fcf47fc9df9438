// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dataset_repository.h"
#include "core/chunk/chunk.h"
#include "core/store/chunk_rows.h"
#include "core/store/column_join.h"
#include <algorithm>
#include <array>

namespace boulton::store {
namespace {

constexpr std::array<std::string_view, 3> kKinds{"table", "history", "series"};
constexpr std::array<std::string_view, 3> kPolicies{"drop", "keep", "refuse"};

constexpr Sql kInfo =
    "SELECT id, uid, kind, name, title, classification, source_name, source_hash, created_at, created_by FROM dataset "
    "WHERE (?1 IS NULL OR uid = ?1) AND (?2 IS NULL OR name = ?2) ORDER BY name";

template <std::size_t N>
Result<std::size_t> indexOf(const std::array<std::string_view, N>& words, std::string_view word)
{
    const auto found = std::ranges::find(words, word);
    if (found == words.end())
        return fail(ErrorCode::Damaged, "the store has an unknown word where a kind should be");
    return static_cast<std::size_t>(found - words.begin());
}

struct Stored {
    std::int64_t row = 0;
    DatasetInfo info;
};

Result<table::Schema> schemaOf(const Connection& connection, std::int64_t dataset)
{
    BOULTON_TRY_ASSIGN(
        Statement rows,
        connection.prepare("SELECT name, type, role, unit, sensitivity, missing FROM dataset_field WHERE "
                           "dataset = ?1 ORDER BY position"));
    rows.bindAll(dataset);
    std::vector<table::Field> fields;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return table::Schema(std::move(fields));
        const auto type = table::typeFromName(rows.text(1));
        const auto role = table::roleFromName(rows.text(2));
        const auto sensitivity = table::sensitivityFromName(rows.text(4));
        BOULTON_TRY_ASSIGN(const std::size_t missing, indexOf(kPolicies, rows.text(5)));
        if (!type || !role || !sensitivity)
            return fail(ErrorCode::Damaged, "a field of a data set has an unknown type, role or sensitivity");
        fields.push_back({.name = std::string(rows.text(0)),
                          .type = *type,
                          .role = *role,
                          .unit = std::string(rows.text(3)),
                          .sensitivity = *sensitivity,
                          .missing = static_cast<table::MissingPolicy>(missing)});
    }
}

Result<std::vector<Revision>> revisionsFrom(Statement& rows)
{
    std::vector<Revision> revisions;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return revisions;
        revisions.push_back({.number = rows.integer(0),
                             .mode = rows.text(1) == "replace" ? RevisionMode::Replace : RevisionMode::Append,
                             .rows = rows.integer(2),
                             .recordedAt = std::string(rows.text(3)),
                             .recordedBy = UserId(std::string(rows.text(4))),
                             .operation = OperationId(std::string(rows.text(5))),
                             .note = std::string(rows.text(6)),
                             .digest = crypto::toHex(rows.blob(7))});
    }
}

Result<std::vector<Revision>> revisionsOf(const Connection& connection, std::int64_t dataset)
{
    BOULTON_TRY_ASSIGN(
        Statement rows,
        connection.prepare("SELECT revision, mode, rows, recorded_at, recorded_by, operation, note, digest "
                           "FROM dataset_revision WHERE dataset = ?1 ORDER BY revision"));
    rows.bindAll(dataset);
    return revisionsFrom(rows);
}

//! The newest state alone: what stands before the last replacement is not read, so that ten thousand single edits do not slow the next.
Result<std::vector<Revision>> newestState(const Connection& connection, std::int64_t dataset)
{
    BOULTON_TRY_ASSIGN(
        Statement rows,
        connection.prepare(
            "SELECT revision, mode, rows, recorded_at, recorded_by, operation, note, digest "
            "FROM dataset_revision WHERE dataset = ?1 AND revision >= coalesce((SELECT revision FROM "
            "dataset_revision WHERE dataset = ?1 AND mode = 'replace' ORDER BY revision DESC LIMIT 1), 0) "
            "ORDER BY revision"));
    rows.bindAll(dataset);
    return revisionsFrom(rows);
}

//! The revisions that make up a state: from the last replacement on, up to and including the one asked for.
Result<std::vector<Revision>> stateOf(std::vector<Revision> all, const AsAt& asAt)
{
    if (asAt.revision) {
        const bool there = *asAt.revision == 0 || std::ranges::contains(all, *asAt.revision, &Revision::number);
        if (!there)
            return fail(ErrorCode::NotFound, "there is no revision " + std::to_string(*asAt.revision),
                        {std::to_string(*asAt.revision)});
        std::erase_if(all, [&](const Revision& r) { return r.number > *asAt.revision; });
    }
    if (asAt.recorded) {
        const std::string limit = asAt.recorded->iso(); // instants of one form sort as text
        std::erase_if(all, [&](const Revision& r) { return r.recordedAt > limit; });
    }
    for (std::size_t i = all.size(); i-- > 0;)
        if (all[i].mode == RevisionMode::Replace) {
            all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(i));
            break;
        }
    return all;
}

Result<std::vector<Revision>> stateOf(const Connection& connection, std::int64_t dataset, const AsAt& asAt)
{
    if (!asAt.revision && !asAt.recorded)
        return newestState(connection, dataset);
    BOULTON_TRY_ASSIGN(std::vector<Revision> all, revisionsOf(connection, dataset));
    return stateOf(std::move(all), asAt);
}

std::int64_t rowsOf(const std::vector<Revision>& revisions)
{
    std::int64_t rows = 0;
    for (const Revision& revision : revisions)
        rows += revision.rows;
    return rows;
}

Result<std::vector<Stored>> stored(const Connection& connection, const std::optional<std::string>& uid,
                                   const std::optional<std::string>& name)
{
    BOULTON_TRY_ASSIGN(Statement rows, connection.prepare(kInfo));
    rows.bindAll(uid, name);
    std::vector<Stored> all;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return all;
        Stored one;
        one.row = rows.integer(0);
        one.info.id = DatasetId(std::string(rows.text(1)));
        BOULTON_TRY_ASSIGN(const std::size_t kind, indexOf(kKinds, rows.text(2)));
        one.info.about = {.kind = static_cast<DatasetKind>(kind),
                          .name = std::string(rows.text(3)),
                          .title = std::string(rows.text(4)),
                          .classification = std::string(rows.text(5)),
                          .sourceName = std::string(rows.text(6)),
                          .sourceHash = std::string(rows.text(7)),
                          .schema = {}};
        one.info.createdAt = rows.text(8);
        one.info.createdBy = UserId(std::string(rows.text(9)));
        BOULTON_TRY_ASSIGN(one.info.about.schema, schemaOf(connection, one.row));
        BOULTON_TRY_ASSIGN(const std::vector<Revision> revisions, newestState(connection, one.row));
        one.info.revision = revisions.empty() ? 0 : revisions.back().number;
        one.info.rows = rowsOf(revisions);
        all.push_back(std::move(one));
    }
}

Result<Stored> byId(const Connection& connection, const DatasetId& id)
{
    BOULTON_TRY_ASSIGN(std::vector<Stored> found, stored(connection, id.value, std::nullopt));
    if (found.empty())
        return fail(ErrorCode::NotFound, "there is no data set " + id.value, {id.value});
    return std::move(found.front());
}

Status sameFields(const table::Schema& expected, const table::Schema& given)
{
    const bool same =
        std::ranges::equal(expected.fields(), given.fields(), [](const table::Field& a, const table::Field& b) {
            return a.name == b.name && a.type == b.type;
        });
    if (!same)
        return fail(ErrorCode::InvalidInput, "the columns are not those of the data set, in name, type or order");
    return {};
}

Status writeAll(ChunkWriter& writer, const table::Schema& fields, series::Source& source, const JobContext& job)
{
    // Pieces from a source may be small; chunks should not be. Whole chunks are written as soon as there are enough
    // rows.
    table::Table waiting;
    for (;;) {
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(table::Table piece, source.next(job));
        const bool last = piece.rows() == 0;
        if (!last) {
            BOULTON_TRY(sameFields(fields, piece.schema()));
            if (waiting.rows() > 0) {
                BOULTON_TRY_ASSIGN(waiting, table::concat(waiting, piece));
            } else {
                waiting = std::move(piece);
            }
        }
        const std::size_t ready = last ? waiting.rows() : waiting.rows() / chunk::kRows * chunk::kRows;
        if (ready > 0) {
            const bool all = ready == waiting.rows();
            BOULTON_TRY(writer.write(all ? waiting : table::slice(waiting, 0, ready), job, {}));
            waiting = all ? table::Table() : table::slice(waiting, ready, waiting.rows() - ready);
        }
        if (last)
            return {};
    }
}

Result<DatasetId> insertDataset(WriteTransaction& tx, const NewDataset& dataset)
{
    if (dataset.name.empty() || dataset.schema.size() == 0)
        return fail(ErrorCode::InvalidInput, "a data set needs a name and at least one column");
    const DatasetId id(crypto::randomId());
    const auto kind = kKinds[static_cast<std::size_t>(dataset.kind)];
    BOULTON_TRY(tx.run("INSERT INTO dataset (uid, kind, name, title, classification, source_name, source_hash, "
                       "created_at, created_by) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                       id.value, kind, dataset.name, dataset.title, dataset.classification, dataset.sourceName,
                       dataset.sourceHash, tx.at(), tx.change().actor.value));
    const std::int64_t row = tx.lastInsertId();
    std::int64_t position = 0;
    for (const table::Field& field : dataset.schema.fields())
        BOULTON_TRY(
            tx.run("INSERT INTO dataset_field (dataset, position, name, type, role, unit, sensitivity, missing) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                   row, position++, field.name, table::name(field.type), table::name(field.role), field.unit,
                   table::name(field.sensitivity), kPolicies[static_cast<std::size_t>(field.missing)]));
    BOULTON_TRY(tx.audit({"dataset.create", id.value, "columns=" + std::to_string(dataset.schema.size())}));
    return id;
}

using WriteRows = std::function<Status(ChunkWriter&)>;

Result<Revision> addRevision(WriteTransaction& tx, const Connection& reader, const DatasetId& id,
                             const table::Schema& given, const WriteRows& write, RevisionMode mode,
                             const std::string& note)
{
    BOULTON_TRY_ASSIGN(const Stored dataset, byId(reader, id));
    BOULTON_TRY(sameFields(dataset.info.about.schema, given));
    Revision revision{.number = dataset.info.revision + 1,
                      .mode = mode,
                      .recordedAt = tx.at(),
                      .recordedBy = tx.change().actor,
                      .operation = tx.change().operation,
                      .note = note,
                      .digest = {}};
    BOULTON_TRY_ASSIGN(ChunkWriter writer,
                       ChunkWriter::create(tx, dataset.row, id.value, revision.number, given.size()));
    BOULTON_TRY(write(writer));
    revision.rows = writer.rows();
    const crypto::Digest digest = writer.digest();
    revision.digest = crypto::toHex(crypto::view(digest));
    BOULTON_TRY(tx.run("INSERT INTO dataset_revision (dataset, revision, rows, mode, recorded_at, recorded_by, "
                       "operation, note, digest) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                       dataset.row, revision.number, revision.rows,
                       mode == RevisionMode::Replace ? "replace" : "append", revision.recordedAt,
                       revision.recordedBy.value, revision.operation.value, note, Blob{crypto::view(digest)}));
    BOULTON_TRY(tx.audit({mode == RevisionMode::Replace ? "dataset.replace" : "dataset.append", id.value,
                          "revision=" + std::to_string(revision.number) + " rows=" + std::to_string(revision.rows) +
                              " digest=" + revision.digest}));
    return revision;
}

//! Takes rows out of the statement a batch at a time and decodes each batch on all cores; `sink` gets them in order.
Status decodeAll(Statement& rows, const crypto::Secret& key, const std::string& uid, const table::Schema& schema,
                 const JobContext& job, const std::function<Status(const ChunkRow&, table::Column)>& sink)
{
    const std::size_t batch = std::size_t{job.threads()} * 8;
    for (bool more = true; more;) {
        std::vector<ChunkRow> chunks;
        while (chunks.size() < batch) {
            BOULTON_TRY_ASSIGN(more, rows.step());
            if (!more)
                break;
            chunks.push_back(chunkOf(rows));
            if (chunks.back().field < 0 || static_cast<std::size_t>(chunks.back().field) >= schema.size())
                return fail(ErrorCode::Damaged, "a chunk belongs to a column that does not exist");
        }
        std::vector<table::Column> columns(chunks.size());
        BOULTON_TRY(parallelFor(chunks.size(), job, [&](std::size_t i) -> Status {
            BOULTON_TRY_ASSIGN(columns[i],
                               columnOf(key, uid, chunks[i], schema[static_cast<std::size_t>(chunks[i].field)].type));
            return {};
        }));
        for (std::size_t i = 0; i < chunks.size(); ++i)
            BOULTON_TRY(sink(chunks[i], std::move(columns[i])));
    }
    return job.check();
}

} // namespace

Result<DatasetId> DatasetRepository::create(WriteTransaction& tx, const NewDataset& dataset) const
{
    auto id = insertDataset(tx, dataset);
    if (!id)
        tx.rollback();
    return id;
}

Result<Revision> DatasetRepository::add(WriteTransaction& tx, const DatasetId& id, const table::Table& rows,
                                        RevisionMode mode, const std::string& note, const JobContext& job) const
{
    const auto write = [&](ChunkWriter& writer) {
        return writer.write(rows, job, [&](double part) { job.progress(part); });
    };
    auto revision = addRevision(tx, m_database->reader(), id, rows.schema(), write, mode, note);
    if (!revision)
        tx.rollback(); // half a revision must not be committed by mistake
    return revision;
}

Result<Revision> DatasetRepository::add(WriteTransaction& tx, const DatasetId& id, series::Source& rows,
                                        RevisionMode mode, const std::string& note, const JobContext& job) const
{
    const auto write = [&](ChunkWriter& writer) { return writeAll(writer, rows.schema(), rows, job); };
    auto revision = addRevision(tx, m_database->reader(), id, rows.schema(), write, mode, note);
    if (!revision)
        tx.rollback();
    return revision;
}

Result<std::vector<DatasetInfo>> DatasetRepository::list() const
{
    BOULTON_TRY_ASSIGN(std::vector<Stored> all, stored(m_database->reader(), std::nullopt, std::nullopt));
    std::vector<DatasetInfo> infos;
    for (Stored& one : all)
        infos.push_back(std::move(one.info));
    return infos;
}

Result<DatasetInfo> DatasetRepository::info(const DatasetId& id) const
{
    BOULTON_TRY_ASSIGN(Stored one, byId(m_database->reader(), id));
    return std::move(one.info);
}

Result<DatasetInfo> DatasetRepository::find(const std::string& name) const
{
    BOULTON_TRY_ASSIGN(std::vector<Stored> found, stored(m_database->reader(), std::nullopt, name));
    if (found.empty())
        return fail(ErrorCode::NotFound, "there is no data set of that name", {name});
    return std::move(found.front().info);
}

Result<std::vector<Revision>> DatasetRepository::revisions(const DatasetId& id) const
{
    BOULTON_TRY_ASSIGN(const Stored one, byId(m_database->reader(), id));
    return revisionsOf(m_database->reader(), one.row);
}

Result<std::vector<Revision>> DatasetRepository::state(const DatasetId& id, const AsAt& asAt) const
{
    BOULTON_TRY_ASSIGN(const Stored one, byId(m_database->reader(), id));
    return stateOf(m_database->reader(), one.row, asAt);
}

Result<table::Table> DatasetRepository::read(const DatasetId& id, const std::vector<std::string>& columns,
                                             const AsAt& asAt, const JobContext& job) const
{
    const Connection& reader = m_database->reader();
    BOULTON_TRY_ASSIGN(const Stored dataset, byId(reader, id));
    const table::Schema& schema = dataset.info.about.schema;
    std::vector<std::size_t> wanted;
    for (const std::string& column : columns) {
        BOULTON_TRY_ASSIGN(wanted.emplace_back(), schema.find(column));
    }
    for (std::size_t i = 0; columns.empty() && i < schema.size(); ++i)
        wanted.push_back(i);
    BOULTON_TRY_ASSIGN(const std::vector<Revision> revisions, stateOf(reader, dataset.row, asAt));
    const auto expected = static_cast<std::size_t>(rowsOf(revisions));

    BOULTON_TRY_ASSIGN(
        Statement rows,
        reader.prepare("SELECT revision, field_position, sequence, first_row, rows, codec, raw_bytes, hash, "
                       "payload FROM chunk WHERE dataset = ?1 AND field_position = ?2 AND revision BETWEEN "
                       "?3 AND ?4 ORDER BY revision, sequence"));
    std::vector<table::Field> fields;
    std::vector<table::Column> result;
    for (const std::size_t field : wanted) {
        std::vector<table::Column> pieces;
        if (!revisions.empty()) {
            rows.bindAll(dataset.row, field, revisions.front().number, revisions.back().number);
            BOULTON_TRY(decodeAll(rows, m_database->contentKey(), id.value, schema, job,
                                  [&](const ChunkRow&, table::Column column) -> Status {
                                      pieces.push_back(std::move(column));
                                      return {};
                                  }));
        }
        BOULTON_TRY_ASSIGN(table::Column column, joinColumns(schema[field].type, pieces));
        if (column.size() != expected)
            return fail(ErrorCode::Damaged, "chunks of data set " + id.value + " are missing");
        fields.push_back(schema[field]);
        result.push_back(std::move(column));
        job.progress(static_cast<double>(result.size()) / static_cast<double>(wanted.size()));
    }
    return table::Table::make(table::Schema(std::move(fields)), std::move(result));
}

Result<std::int64_t> DatasetRepository::verify(const JobContext& job) const
{
    const Connection& reader = m_database->reader();
    BOULTON_TRY_ASSIGN(const std::vector<Stored> all, stored(reader, std::nullopt, std::nullopt));
    BOULTON_TRY_ASSIGN(
        Statement rows,
        reader.prepare("SELECT revision, field_position, sequence, first_row, rows, codec, raw_bytes, hash, "
                       "payload FROM chunk WHERE dataset = ?1 ORDER BY revision, field_position, sequence"));
    std::int64_t count = 0;
    for (const Stored& dataset : all) {
        rows.bindAll(dataset.row);
        BOULTON_TRY(decodeAll(rows, m_database->contentKey(), dataset.info.id.value, dataset.info.about.schema, job,
                              [&](const ChunkRow&, const table::Column&) -> Status {
                                  ++count;
                                  return {};
                              }));
    }
    return count;
}

} // namespace boulton::store
