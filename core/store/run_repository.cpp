// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/run_repository.h"
#include <zstd.h>

namespace boulton::store {
namespace {

constexpr std::int64_t kLargestDocument = std::int64_t{256} << 20U;

Result<std::string> compressed(const std::string& text)
{
    if (static_cast<std::int64_t>(text.size()) > kLargestDocument)
        return fail(ErrorCode::TooLarge, "the document is too large to be kept");
    std::string out(ZSTD_compressBound(text.size()), '\0');
    const std::size_t size = ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3);
    if (ZSTD_isError(size) != 0)
        return fail(ErrorCode::Internal, "the document could not be compressed");
    out.resize(size);
    return out;
}

Result<std::string> decompressed(std::string_view bytes, std::int64_t size)
{
    if (size < 0 || size > kLargestDocument)
        return fail(ErrorCode::Damaged, "a kept document has an impossible size");
    std::string text(static_cast<std::size_t>(size), '\0');
    if (ZSTD_decompress(text.data(), text.size(), bytes.data(), bytes.size()) != text.size())
        return fail(ErrorCode::Damaged, "a kept document cannot be unpacked");
    return text;
}

crypto::Digest hashOf(const crypto::Secret& key, const RunId& id, std::int64_t size, std::string_view document)
{
    crypto::Blake2b hash(key);
    hash.field("boulton/run/v1");
    hash.field(id.value);
    hash.number(size);
    hash.field(document);
    return hash.finish();
}

AnalysisRun runOf(const Statement& row)
{
    return {.id = RunId(std::string(row.text(0))),
            .content = {.module = std::string(row.text(1)),
                        .moduleVersion = row.integer(2),
                        .parameters = std::string(row.text(3)),
                        .inputs = std::string(row.text(4)),
                        .document = {}},
            .recordedAt = std::string(row.text(5)),
            .recordedBy = UserId(std::string(row.text(6))),
            .operation = OperationId(std::string(row.text(7)))};
}

} // namespace

Result<RunId> RunRepository::put(WriteTransaction& tx, const NewRun& run) const
{
    const RunId id(crypto::randomId());
    BOULTON_TRY_ASSIGN(const std::string document, compressed(run.document));
    const auto size = static_cast<std::int64_t>(run.document.size());
    const crypto::Digest hash = hashOf(m_database->contentKey(), id, size, document);
    BOULTON_TRY(tx.run("INSERT INTO analysis_run (uid, module, module_version, parameters, inputs, recorded_at, "
                       "recorded_by, operation, "
                       "document_bytes, hash, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                       id.value, run.module, run.moduleVersion, run.parameters, run.inputs, tx.at(),
                       tx.change().actor.value, tx.change().operation.value, size, Blob{crypto::view(hash)},
                       Blob{document}));
    BOULTON_TRY(
        tx.audit({"run.keep", id.value, "module=" + run.module + " version=" + std::to_string(run.moduleVersion)}));
    return id;
}

Result<std::vector<AnalysisRun>> RunRepository::list() const
{
    BOULTON_TRY_ASSIGN(Statement rows, m_database->reader().prepare(
                                           "SELECT uid, module, module_version, parameters, inputs, recorded_at, "
                                           "recorded_by, operation FROM analysis_run ORDER BY id DESC"));
    std::vector<AnalysisRun> runs;
    for (;;) {
        BOULTON_TRY_ASSIGN(const bool more, rows.step());
        if (!more)
            return runs;
        runs.push_back(runOf(rows));
    }
}

Result<AnalysisRun> RunRepository::get(const RunId& id) const
{
    BOULTON_TRY_ASSIGN(Statement row,
                       m_database->reader().prepare(
                           "SELECT uid, module, module_version, parameters, inputs, recorded_at, recorded_by, "
                           "operation, document_bytes, hash, document FROM analysis_run WHERE uid = ?1"));
    row.bindAll(id.value);
    BOULTON_TRY_ASSIGN(const bool there, row.step());
    if (!there)
        return fail(ErrorCode::NotFound, "there is no kept analysis " + id.value, {id.value});
    AnalysisRun run = runOf(row);
    BOULTON_TRY_ASSIGN(const crypto::Digest hash, crypto::toDigest(row.blob(9)));
    if (!crypto::equal(hash, hashOf(m_database->contentKey(), id, row.integer(8), row.blob(10))))
        return fail(ErrorCode::Damaged, "a kept analysis is not what was stored: " + id.value, {id.value});
    BOULTON_TRY_ASSIGN(run.content.document, decompressed(row.blob(10), row.integer(8)));
    return run;
}

Result<std::int64_t> RunRepository::verify() const
{
    BOULTON_TRY_ASSIGN(const std::vector<AnalysisRun> runs, list());
    for (const AnalysisRun& run : runs)
        BOULTON_TRY(get(run.id));
    return static_cast<std::int64_t>(runs.size());
}

Status RunRepository::rekey(WriteTransaction& tx, const crypto::Secret& oldKey)
{
    BOULTON_TRY_ASSIGN(const std::vector<AnalysisRun> runs, RunRepository(tx.database()).list());
    BOULTON_TRY_ASSIGN(Statement read,
                       tx.prepare("SELECT document_bytes, hash, document FROM analysis_run WHERE uid = ?1"));
    BOULTON_TRY_ASSIGN(Statement write, tx.prepare("UPDATE analysis_run SET hash = ?1 WHERE uid = ?2"));
    for (const AnalysisRun& run : runs) {
        read.bindAll(run.id.value);
        BOULTON_TRY_ASSIGN(const bool there, read.step());
        const auto hash = there ? crypto::toDigest(read.blob(1)) : Result<crypto::Digest>(crypto::Digest{});
        if (!there || !hash || !crypto::equal(*hash, hashOf(oldKey, run.id, read.integer(0), read.blob(2))))
            return fail(ErrorCode::Damaged, "a kept analysis is not what was stored: " + run.id.value, {run.id.value});
        const crypto::Digest now = hashOf(tx.database().contentKey(), run.id, read.integer(0), read.blob(2));
        read.reset();
        BOULTON_TRY(write.bindAll(Blob{crypto::view(now)}, run.id.value).run());
    }
    return {};
}

} // namespace boulton::store
