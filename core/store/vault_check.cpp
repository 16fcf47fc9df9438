// SPDX-License-Identifier: GPL-3.0-or-later
// The long look at everything: what opening does not have the time for.
#include "core/store/vault.h"
#include "core/store/vault_state.h"

namespace boulton::store {
namespace {

void add(CheckReport& report, std::string what, const Status& status, std::string detail = {})
{
    report.lines.push_back({std::move(what), status.has_value(), status ? std::move(detail) : status.error().what});
}

//! Rows of a check that says nothing (or ok) when all is well.
Status pages(const Connection& reader)
{
    BOULTON_TRY_ASSIGN(const std::vector<std::string> tags, reader.texts("PRAGMA cipher_integrity_check"));
    if (!tags.empty())
        return fail(ErrorCode::Damaged, tags.front());
    BOULTON_TRY_ASSIGN(const std::vector<std::string> structure, reader.texts("PRAGMA integrity_check"));
    if (structure.size() != 1 || structure.front() != "ok")
        return fail(ErrorCode::Damaged, structure.empty() ? "no answer" : structure.front());
    return {};
}

Status checkFile(CheckReport& report, Database& database, const std::string& name)
{
    // The tags are checked in the main file only: everything must be there first.
    if (Status emptied = database.checkpoint(); !emptied)
        add(report, "write-ahead log of " + name, emptied);
    add(report, "pages of " + name, pages(database.reader()));
    const auto root = database.verifyRoot();
    add(report, "root of " + name, root ? Status() : std::unexpected(root.error()),
        root ? "counter " + std::to_string(root->counter) : "");
    const auto audit = verifyAudit(database.reader());
    add(report, "audit of " + name, audit ? Status() : std::unexpected(audit.error()),
        audit ? std::to_string(audit->seq) + " events" : "");
    return {};
}

} // namespace

Result<CheckReport> Vault::check(const JobContext& job)
{
    CheckReport report;
    report.versions = libraryVersions(m_state->vault->reader());
    BOULTON_TRY(checkFile(report, *m_state->vault, "vault.db"));
    BOULTON_TRY_ASSIGN(const std::vector<CompartmentInfo> all, compartments());
    std::size_t done = 0;
    for (const CompartmentInfo& info : all) {
        BOULTON_TRY(job.check());
        job.progress(static_cast<double>(++done) / static_cast<double>(all.size() + 1));
        const std::string& file = info.id.value; // labels may be telling
        auto opened = compartment(info.id);
        if (!opened) {
            const bool closed = opened.error().code == ErrorCode::Refused; // no grant: nothing to say about it
            report.lines.push_back({"compartment " + file, closed, opened.error().what});
            continue;
        }
        BOULTON_TRY(checkFile(report, *(*opened)->m_database, file));
        const auto chunks = (*opened)->datasets().verify(job);
        if (!chunks && chunks.error().code == ErrorCode::Cancelled)
            return std::unexpected(chunks.error());
        add(report, "chunks of " + file, chunks ? Status() : std::unexpected(chunks.error()),
            chunks ? std::to_string(*chunks) : "");
        const auto runs = (*opened)->runs().verify();
        add(report, "analyses of " + file, runs ? Status() : std::unexpected(runs.error()),
            runs ? std::to_string(*runs) : "");
    }
    if (!m_state->readOnly)
        BOULTON_TRY(audit({"vault.check", id(), report.ok() ? "ok" : "problems"}));
    return report;
}

} // namespace boulton::store
