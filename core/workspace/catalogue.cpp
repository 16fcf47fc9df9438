// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/catalogue.h"
#include "core/workspace/wards.h"
#include <algorithm>

namespace boulton::workspace {
namespace {

Result<store::DatasetInfo> infoOf(Session& session, const std::string& name)
{
    auto info = session.performance().datasets().find(name);
    if (!info && info.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "the vault has no dataset '" + name + "'", {name});
    return info;
}

} // namespace

Result<std::vector<CatalogueEntry>> catalogue(Session& session)
{
    BOULTON_TRY(session.require(UseCase::SeeData));
    const auto datasets = session.performance().datasets();
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(const auto infos, datasets.list());
    std::vector<CatalogueEntry> entries;
    for (const auto& info : infos) {
        CatalogueEntry e{.id = info.id,
                         .name = info.about.name,
                         .title = info.about.title.empty() ? info.about.name : info.about.title,
                         .kind = info.about.kind,
                         .rows = info.rows,
                         .revision = info.revision,
                         .digest = {},
                         .classification = info.about.classification,
                         .source = info.about.sourceName,
                         .sourceHash = info.about.sourceHash,
                         .updated = parseInstant(info.createdAt).value_or(Instant{}),
                         .updatedBy = info.createdBy.value,
                         .schema = info.about.schema};
        BOULTON_TRY_ASSIGN(const auto revisions, datasets.revisions(info.id));
        UserId by = info.createdBy;
        if (!revisions.empty()) {
            e.digest = revisions.back().digest;
            e.updated = parseInstant(revisions.back().recordedAt).value_or(e.updated);
            by = revisions.back().recordedBy;
        }
        const auto name = names.find(by);
        e.updatedBy = name == names.end() ? by.value : name->second;
        entries.push_back(std::move(e));
    }
    return entries;
}

Result<std::vector<store::Revision>> datasetRevisions(Session& session, const std::string& name)
{
    BOULTON_TRY(session.require(UseCase::SeeData));
    BOULTON_TRY_ASSIGN(const auto info, infoOf(session, name));
    return session.performance().datasets().revisions(info.id);
}

Result<DatasetPreview> previewDataset(Session& session, const std::string& name, std::size_t maxRows,
                                      const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::SeeData));
    BOULTON_TRY_ASSIGN(const auto info, infoOf(session, name));
    BOULTON_TRY(session.noteReading(info, info.revision));
    BOULTON_TRY_ASSIGN(auto all, session.performance().datasets().source(info.id, {}, {}));
    BOULTON_TRY_ASSIGN(const auto source, rowsOfMyWards(session, UseCase::SeeData, std::move(all), info.about.classification));
    DatasetPreview preview{.rows = {}, .total = info.rows};
    BOULTON_TRY_ASSIGN(preview.rows,
                       table::TableBuilder(info.about.schema.fields()).finish()); // the columns, without rows
    std::int64_t read = 0;
    while (preview.rows.rows() < maxRows) {
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(const table::Table piece, source->next(job));
        if (piece.rows() == 0)
            break;
        const std::size_t wanted = std::min(piece.rows(), maxRows - preview.rows.rows());
        const table::Table part = table::slice(piece, 0, wanted);
        if (preview.rows.rows() == 0) {
            preview.rows = part;
        } else {
            BOULTON_TRY_ASSIGN(preview.rows, table::concat(preview.rows, part));
        }
        read += static_cast<std::int64_t>(piece.rows());
    }
    if (!limitedToWards(session))
        return preview;
    for (preview.total = read;;) { // how many are theirs is not written anywhere
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(const table::Table piece, source->next(job));
        if (piece.rows() == 0)
            break;
        preview.total += static_cast<std::int64_t>(piece.rows());
    }
    preview.someWards = preview.total < info.rows;
    return preview;
}

} // namespace boulton::workspace
