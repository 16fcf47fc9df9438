// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/audit_trail.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/exchange/csv_writer.h"
#include "core/report/xlsx.h"
#include "core/store/audit.h"
#include "core/workspace/audit_words.h"
#include "core/workspace/outbox.h"
#include "core/workspace/publish.h"
#include <algorithm>
#include <cstdlib>
#include <deque>

namespace boulton::workspace {
namespace {

constexpr std::size_t kPiece = 5'000; //!< events read at a time for an export
constexpr std::size_t kSheetRows = 1'000'000;

struct File {
    std::string id;
    std::string label;
    const store::Database* database = nullptr;
};

//! The vault and every compartment that the user has a grant for.
Result<std::vector<File>> filesOf(Session& session)
{
    std::vector<File> files{
        {std::string(kVaultFile), toString(BOULTON_TR("workspace", "Vault")), &session.vault().vaultDatabase()}};
    BOULTON_TRY_ASSIGN(const auto compartments, session.vault().compartments());
    for (const auto& info : compartments) {
        const auto opened = session.vault().compartment(info.id);
        if (!opened && opened.error().code == ErrorCode::Refused)
            continue;
        if (!opened)
            return std::unexpected(opened.error());
        files.push_back({info.id.value, info.label, &(*opened)->database()});
    }
    return files;
}

store::AuditQuery queryFor(const AuditFilter& filter, const std::map<UserId, std::string>& names)
{
    store::AuditQuery q{.from = filter.from ? filter.from->iso() : "",
                        .until = filter.until ? filter.until->iso() : "",
                        .actor = filter.actor,
                        .actionPrefix = filter.actionPrefix,
                        .text = utf8::asciiLower(utf8::trimmed(filter.text))};
    if (q.text.empty())
        return q;
    q.textActions = q.textActors = "|"; // what is said in words is not in the file: which actions and people are meant?
    for (const auto action : knownActions())
        if (utf8::asciiLower(toString(wordsFor(action))).contains(q.text))
            q.textActions += std::string(action) + "|";
    for (const auto& [id, name] : names)
        if (utf8::asciiLower(name).contains(q.text))
            q.textActors += id.value + "|";
    return q;
}

AuditRow rowOf(const File& file, const store::AuditEvent& e, const std::map<UserId, std::string>& names)
{
    const auto name = names.find(UserId(e.actor));
    return {.file = file.id,
            .fileLabel = file.label,
            .seq = e.seq,
            .at = parseInstant(e.at).value_or(Instant{}),
            .actor = e.actor,
            .actorName = name == names.end() ? e.actor : name->second,
            .action = e.entry.action,
            .words = wordsFor(e.entry.action),
            .subject = e.entry.subject,
            .detail = e.entry.detail,
            .hash = crypto::toHex(crypto::view(e.hash))};
}

//! Each list is newest first by number; between the lists time decides.
std::vector<AuditRow> merged(std::vector<std::deque<AuditRow>> lists, std::size_t limit)
{
    std::vector<AuditRow> rows;
    while (rows.size() < limit) {
        std::deque<AuditRow>* newest = nullptr;
        for (auto& list : lists)
            if (!list.empty() && (!newest || list.front().at > newest->front().at))
                newest = &list;
        if (!newest)
            break;
        rows.push_back(std::move(newest->front()));
        newest->pop_front();
    }
    return rows;
}

AuditFileVerdict verdictOf(const File& file)
{
    AuditFileVerdict v{.file = file.id, .fileLabel = file.label, .head = {}, .badFrom = {}, .words = {}};
    const auto head = store::verifyAudit(file.database->reader());
    const auto root = file.database->verifyRoot();
    v.rootOk = root.has_value();
    v.ok = head.has_value() && v.rootOk;
    if (head) {
        v.events = head->seq;
        v.head = crypto::toHex(crypto::view(head->hash));
    }
    if (!head && head.error().code == ErrorCode::Damaged && !head.error().args.empty())
        v.badFrom = std::atoll(head.error().args.front().c_str());
    v.words = wordsFor(v, head ? Text{} : Text::raw(head.error().what), root ? Text{} : Text::raw(root.error().what));
    return v;
}

Result<table::Table> tableOf(const std::vector<AuditRow>& rows)
{
    using table::Type;
    table::TableBuilder b({{.name = "when", .type = Type::String, .role = table::Role::Time},
                           {.name = "who", .type = Type::String},
                           {.name = "what", .type = Type::String},
                           {.name = "file", .type = Type::String},
                           {.name = "event", .type = Type::Int64},
                           {.name = "action", .type = Type::String},
                           {.name = "subject", .type = Type::String},
                           {.name = "detail", .type = Type::String},
                           {.name = "actor", .type = Type::String},
                           {.name = "hash", .type = Type::String}});
    for (const AuditRow& r : rows) {
        b[0].append(r.at.iso());
        b[1].append(r.actorName);
        b[2].append(toString(r.words));
        b[3].append(r.fileLabel);
        b[4].append(r.seq);
        b[5].append(r.action);
        b[6].append(r.subject);
        b[7].append(r.detail);
        b[8].append(r.actor);
        b[9].append(r.hash);
    }
    return b.finish();
}

Status writeRows(Session& session, const std::vector<AuditRow>& rows, const platform::Path& path, bool sheet)
{
    BOULTON_TRY_ASSIGN(auto table, tableOf(rows));
    if (!sheet)
        return exchange::writeCsvFile(path, table);
    report::Document d;
    d.title = BOULTON_TR("workspace", "Audit of %1").with(session.vault().name());
    d.marking = "OFFICIAL-SENSITIVE";
    d.provenance.programVersion = programVersion();
    d.provenance.madeBy = session.userName();
    d.provenance.madeAt = session.clock().now();
    d.provenance.auditHead = crypto::toHex(crypto::view(session.performance().state().head.hash));
    d.tables.push_back({"audit", std::move(table)});
    return report::writeXlsx(d, path);
}

Result<std::vector<AuditRow>> allRows(Session& session, AuditFilter filter, const JobContext& job)
{
    std::vector<AuditRow> rows;
    for (;;) {
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(auto piece, auditTrail(session, filter, kPiece, job));
        if (piece.empty())
            return rows;
        filter = nextPage(std::move(filter), piece);
        std::ranges::move(piece, std::back_inserter(rows));
    }
}

} // namespace

Result<std::vector<std::pair<std::string, std::string>>> auditFiles(Session& session)
{
    BOULTON_TRY(session.require(UseCase::ReadAudit));
    BOULTON_TRY_ASSIGN(const auto files, filesOf(session));
    std::vector<std::pair<std::string, std::string>> out;
    for (const File& file : files)
        out.emplace_back(file.id, file.label);
    return out;
}

Result<std::vector<std::pair<std::string, std::string>>> auditActors(Session& session)
{
    BOULTON_TRY(session.require(UseCase::ReadAudit));
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& [id, name] : names)
        out.emplace_back(id.value, name);
    return out;
}

Result<std::vector<AuditRow>> auditTrail(Session& session, const AuditFilter& filter, std::size_t limit,
                                         const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ReadAudit));
    BOULTON_TRY_ASSIGN(const auto files, filesOf(session));
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    store::AuditQuery query = queryFor(filter, names);
    std::vector<std::deque<AuditRow>> lists;
    for (const File& file : files) {
        if (!filter.file.empty() && filter.file != file.id)
            continue;
        BOULTON_TRY(job.check());
        const auto before = filter.before.find(file.id);
        query.before = before == filter.before.end() ? 0 : before->second;
        if (before != filter.before.end() && query.before <= 1)
            continue; // its first event was on an earlier page
        BOULTON_TRY_ASSIGN(const auto events,
                           store::findAuditEvents(file.database->reader(), query, static_cast<std::int64_t>(limit)));
        auto& list = lists.emplace_back();
        for (const auto& event : events)
            list.push_back(rowOf(file, event, names));
    }
    return merged(std::move(lists), limit);
}

AuditFilter nextPage(AuditFilter filter, const std::vector<AuditRow>& rows)
{
    for (const AuditRow& row : rows) {
        const auto [at, isNew] = filter.before.try_emplace(row.file, row.seq);
        if (!isNew)
            at->second = std::min(at->second, row.seq);
    }
    return filter;
}

bool AuditVerdict::ok() const
{
    return std::ranges::all_of(files, &AuditFileVerdict::ok);
}

Result<AuditVerdict> verifyAuditTrail(Session& session, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::VerifyAudit));
    BOULTON_TRY_ASSIGN(const auto files, filesOf(session));
    AuditVerdict verdict;
    std::string detail;
    for (const File& file : files) {
        BOULTON_TRY(job.check());
        verdict.files.push_back(verdictOf(file));
        const AuditFileVerdict& v = verdict.files.back();
        detail += (detail.empty() ? "" : " ") + file.id.substr(0, 8) + "=" + (v.ok ? v.head : "problem");
        job.progress(static_cast<double>(verdict.files.size()) / static_cast<double>(files.size()));
    }
    if (!session.readOnly())
        BOULTON_TRY(session.vault().audit(
            Session::entry(UseCase::VerifyAudit, session.vault().id(), (verdict.ok() ? "ok " : "problems ") + detail)));
    return verdict;
}

Result<std::size_t> exportAudit(Session& session, const AuditFilter& filter, const platform::Path& path,
                                const JobContext& job)
{
    // No second person: whoever checks the others must not need their leave.
    BOULTON_TRY(session.requireConfirmed(UseCase::ExportAudit));
    BOULTON_TRY(mayExportTo(session.policy(), std::filesystem::absolute(path)));
    const std::string extension = utf8::asciiLower(platform::toUtf8(path.extension()));
    if (extension != ".csv" && extension != ".xlsx")
        return fail(ErrorCode::InvalidInput, platform::toUtf8(path) + ": the audit is written as .csv or .xlsx",
                    {platform::toUtf8(path)});
    const std::string name = platform::toUtf8(path.filename());
    const platform::Path folder = path.has_parent_path() ? path.parent_path() : platform::Path(".");
    BOULTON_TRY_ASSIGN(Outbox box, Outbox::make(folder, name, {name}));
    BOULTON_TRY_ASSIGN(const auto rows, allRows(session, filter, job));
    if (extension == ".xlsx" && rows.size() > kSheetRows)
        return fail(ErrorCode::TooLarge, "a sheet cannot hold " + std::to_string(rows.size()) + " events: write .csv",
                    {std::to_string(rows.size())});
    BOULTON_TRY(writeRows(session, rows, box.draft(name), extension == ".xlsx"));
    BOULTON_TRY_ASSIGN(const std::string digest, box.digests());
    BOULTON_TRY(job.check());
    if (!session.readOnly())
        BOULTON_TRY(session.vault().audit(Session::entry(UseCase::ExportAudit, session.vault().id(),
                                                         "events=" + std::to_string(rows.size()) + " " + digest)));
    BOULTON_TRY_ASSIGN([[maybe_unused]] const auto files, box.deliver());
    return rows.size();
}

} // namespace boulton::workspace
