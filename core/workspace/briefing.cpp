// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/briefing.h"
#include "core/base/utf8.h"
#include "core/workspace/analysis.h"
#include "core/workspace/outbox.h"
#include "core/workspace/people.h"
#include "core/workspace/publish.h"
#include "core/workspace/release.h"
#include <algorithm>
#include <format>

namespace boulton::workspace {
namespace {

//! The run as computed again, with its charts; where it does not come out the same, what was kept.
Result<report::Document> runDocument(Session& session, const RunId& id, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(KeptRun run, reopenRun(session, id, job));
    if (run.recomputed == Recomputed::Same && run.document)
        return *std::move(run.document);
    run.kept.blocks.emplace(run.kept.blocks.begin(),
                            report::Note{.kind = report::Note::Kind::Caution,
                                         .title = BOULTON_TR("workspace", "As it was kept"),
                                         .text = run.why});
    return std::move(run.kept);
}

struct Gathered {
    std::vector<report::Document> documents;
    std::string subject; //!< which, for the audit
    std::size_t drafts = 0;
};

Result<Gathered> gather(Session& session, const BriefingRequest& request, const JobContext& job)
{
    Gathered all;
    const std::size_t count = request.packs.size() + request.runs.size();
    const auto add = [&](report::Document document, const std::string& what) {
        all.documents.push_back(std::move(document));
        all.subject += (all.subject.empty() ? "" : " ") + what;
        job.progress(0.5 * static_cast<double>(all.documents.size()) / static_cast<double>(count));
    };
    for (const BriefingPack& pack : request.packs) {
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(report::Document document, packDocument(session, pack.period, pack.audience, job));
        all.drafts += isSignedOff(document) ? 0U : 1U;
        add(std::move(document), pack.period.key() + "@" + std::string(performance::name(pack.audience)));
    }
    for (const RunId& run : request.runs) {
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(report::Document document, runDocument(session, run, JobContext(job.stopToken(), {}, job.threads())));
        add(std::move(document), "run:" + run.value);
    }
    return all;
}

Result<Leaving> leavingOfBriefing(const BriefingRequest& request, const Gathered& all)
{
    Leaving what{.title = request.title, .marking = "OFFICIAL", .digest = {}, .targets = {platform::toUtf8(std::filesystem::absolute(request.path).lexically_normal())}};
    std::string digests;
    for (const report::Document& document : all.documents) {
        BOULTON_TRY_ASSIGN(const Leaving one, leavingOf(document, {}));
        if (one.sensitive())
            what.marking = one.marking;
        what.people.published.insert(what.people.published.end(), one.people.published.begin(), one.people.published.end());
        what.people.unchecked.insert(what.people.unchecked.end(), one.people.unchecked.begin(), one.people.unchecked.end());
        digests += one.digest + "\n"; // empty for what anybody may have: what is sensitive is bound
    }
    what.digest = hexDigest(digests);
    return what;
}

template <typename T>
bool twice(const std::vector<T>& items)
{
    for (std::size_t i = 0; i < items.size(); ++i)
        if (std::ranges::contains(items.begin() + static_cast<std::ptrdiff_t>(i) + 1, items.end(), items[i]))
            return true;
    return false;
}

} // namespace

Status checkBriefing(const BriefingRequest& request)
{
    const std::string file = platform::toUtf8(request.path.filename());
    const std::string ending = "." + std::string(briefing::kExtension);
    if (!file.ends_with(ending) || file.size() == ending.size())
        return fail(ErrorCode::InvalidInput, "the name of a briefing ends in " + ending, {file});
    if (utf8::trimmed(request.title).empty() || utf8::length(request.title) > kLongestBriefingTitle)
        return fail(ErrorCode::InvalidInput,
                    std::format("a briefing has a title, of at most {} characters", kLongestBriefingTitle));
    if (request.days < 1 || request.days > briefing::kMostDays)
        return fail(ErrorCode::InvalidInput, std::format("a briefing ends after 1 to {} days", briefing::kMostDays),
                    {std::to_string(request.days)});
    const std::size_t count = request.packs.size() + request.runs.size();
    if (count == 0 || count > briefing::kMostReports)
        return fail(ErrorCode::InvalidInput, std::format("a briefing has 1 to {} reports", briefing::kMostReports));
    if (twice(request.packs) || twice(request.runs))
        return fail(ErrorCode::InvalidInput, "a report was chosen twice");
    return {};
}

Result<Leaving> briefingLeaving(Session& session, const BriefingRequest& request, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::MakeBriefing));
    BOULTON_TRY(checkBriefing(request));
    BOULTON_TRY_ASSIGN(const Gathered all, gather(session, request, job));
    return leavingOfBriefing(request, all);
}

Result<BriefingMade> makeBriefing(Session& session, const BriefingRequest& request, const crypto::Secret& passphrase,
                                  const JobContext& job)
{
    BOULTON_TRY(session.requireConfirmed(UseCase::MakeBriefing));
    BOULTON_TRY(checkBriefing(request));
    BOULTON_TRY(checkPassphrase(passphrase, {session.userName(), session.vault().name(), request.title}, session.policy()));
    const std::string file = platform::toUtf8(request.path.filename());
    const platform::Path folder = request.path.has_parent_path() ? request.path.parent_path() : platform::Path(".");
    BOULTON_TRY_ASSIGN(Outbox box, Outbox::make(folder, file, {file}));
    BOULTON_TRY_ASSIGN(const Gathered all, gather(session, request, job));
    BOULTON_TRY_ASSIGN(const Leaving what, leavingOfBriefing(request, all));
    BOULTON_TRY_ASSIGN(const Permit permit, mayLeave(session, UseCase::MakeBriefing, what));
    const Instant now = session.clock().now();
    const briefing::Wish wish{.title = std::string(utf8::trimmed(request.title)),
                              .madeBy = session.userName(),
                              .vaultName = session.vault().name(),
                              .programVersion = programVersion(),
                              .madeAt = now,
                              .expiresAt = briefing::endOfDay(now, request.days),
                              .kdf = session.vault().newSlotCost()};
    const JobContext sealing(job.stopToken(), [job](double f) { job.progress(0.5 + 0.45 * f); }, job.threads());
    BOULTON_TRY(briefing::write(box.draft(file), wish, all.documents, passphrase, sealing));
    BriefingMade made{.path = request.path, .outline = {}, .drafts = all.drafts};
    BOULTON_TRY_ASSIGN(made.outline, briefing::outlineOf(box.draft(file)));
    BOULTON_TRY_ASSIGN(const std::string digest, box.digests());
    BOULTON_TRY(job.check());
    // The event first: no briefing leaves the vault unrecorded. It was allowed above; asking again for a passphrase now would come too late.
    if (!session.readOnly()) {
        BOULTON_TRY_ASSIGN(auto tx, session.performance().begin());
        BOULTON_TRY(usePermit(session, tx, permit));
        BOULTON_TRY(tx.commit(Session::entry(
            UseCase::MakeBriefing, all.subject,
            digest + permit.note() + " id=" + made.outline.id + " expires=" + made.outline.expiresAt.date().iso() + " marking=" + made.outline.marking)));
    }
    BOULTON_TRY_ASSIGN([[maybe_unused]] const auto files, box.deliver());
    job.progress(1);
    return made;
}

} // namespace boulton::workspace
