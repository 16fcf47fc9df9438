// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/publish.h"
#include "core/crypto/hash.h"
#include "core/report/html.h"
#include "core/report/xlsx.h"
#include "core/workspace/plan_store.h"
#include <format>

namespace boulton::workspace {
namespace {

using namespace performance;

std::string hexDigest(std::string_view bytes) { return crypto::toHex(crypto::view(crypto::sha256(bytes))); }

Result<std::string> matrixDigest(const Plan& plan, Period period, Audience audience, std::optional<Instant> asAt)
{
    BOULTON_TRY_ASSIGN(const Matrix matrix, buildMatrix(plan, {.period = period, .asAt = asAt, .councilPlanOnly = audience == Audience::Cabinet}));
    if (matrix.rows.empty() || matrix.summary.withResult() == 0)
        return fail(ErrorCode::NotEnoughData, "there is no figure for " + period.label() + " to sign off", {period.label()});
    return hexDigest(packs::canonicalText(matrix));
}

Result<std::string> digestOfFile(const platform::Path& file)
{
    BOULTON_TRY_ASSIGN(const auto mapped, platform::MappedFile::open(file));
    return hexDigest(mapped.bytes());
}

} // namespace

std::string programVersion() { return BOULTON_VERSION; }

Status recordCommentary(Session& session, Commentary commentary)
{
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session));
    if (!plan.measure(commentary.measure))
        return fail(ErrorCode::NotFound, "there is no measure '" + commentary.measure.value + "'", {commentary.measure.value});
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::RecordCommentary));
    commentary.recordedAt = session.clock().now();
    commentary.recordedBy = session.userName();
    BOULTON_TRY(saveCommentaries(session, tx, {commentary}));
    return tx.commit(Session::entry(UseCase::RecordCommentary, commentary.measure.value, commentary.period.key()));
}

Result<SignOff> signOffPeriod(Session& session, Period period, Audience audience, const std::string& statement)
{
    BOULTON_TRY(session.require(UseCase::SignOffPeriod));
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session));
    SignOff s{.period = period, .audience = audience, .by = session.userName(), .statement = statement, .at = session.clock().now()};
    BOULTON_TRY_ASSIGN(s.digest, matrixDigest(plan, period, audience, s.at));
    if (const SignOff* before = plan.signOff(period, audience); before && before->digest == s.digest)
        return fail(ErrorCode::Refused, period.label() + " was signed off by " + before->by + " on " + before->at.iso() + " and no figure has changed since", {period.label()});
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::SignOffPeriod));
    BOULTON_TRY(saveSignOff(session, tx, s));
    BOULTON_TRY(tx.commit(Session::entry(UseCase::SignOffPeriod, period.key() + "@" + std::string(name(audience)), "figures=" + s.digest)));
    return s;
}

Result<report::Document> packDocument(Session& session, Period period, Audience audience, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session, job));
    BOULTON_TRY_ASSIGN(const packs::Details details, loadPackDetails(session));
    BOULTON_TRY_ASSIGN(report::Document document, packs::makePack(plan, {.period = period, .audience = audience, .details = details}));
    BOULTON_TRY(describeSource(session, document.provenance));
    document.provenance.programVersion = programVersion();
    const SignOff* signOff = plan.signOff(period, audience);
    if (signOff) {
        BOULTON_TRY_ASSIGN(const std::string now, matrixDigest(plan, period, audience, signOff->at));
        if (now != signOff->digest)
            return fail(ErrorCode::Damaged, "the figures of " + period.label() + " are not those that were signed off", {period.label()});
        document.provenance.parameters.emplace_back("figures signed off", signOff->digest);
    }
    return document;
}

Result<PackFiles> exportPack(Session& session, Period period, Audience audience, const platform::Path& folder, const PdfWriter& writePdf, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ExportPack));
    PackFiles out;
    BOULTON_TRY_ASSIGN(out.document, packDocument(session, period, audience, job));
    out.signedOff = out.document.provenance.parameters.back().first == "figures signed off";
    if (auto made = platform::makePrivateFolder(folder); !made && made.error().code != ErrorCode::AlreadyExists)
        return std::unexpected(made.error());
    BOULTON_TRY(platform::checkWritable(folder));
    const std::string stem = packs::fileStem(period, audience);
    const auto path = [&](const char* extension) { return folder / platform::pathFromUtf8(stem + extension); };

    BOULTON_TRY(job.check());
    BOULTON_TRY(writePdf(out.document, path(".pdf")));
    job.progress(0.6);
    BOULTON_TRY(job.check());
    BOULTON_TRY_ASSIGN(const std::string html, report::toHtml(out.document));
    BOULTON_TRY(platform::replaceFile(path(".html"), html));
    BOULTON_TRY(job.check());
    BOULTON_TRY(report::writeXlsx(out.document, path(".xlsx")));
    job.progress(1);
    std::string digests;
    for (const char* extension : {".pdf", ".html", ".xlsx"}) {
        out.files.push_back(path(extension));
        BOULTON_TRY_ASSIGN(const std::string digest, digestOfFile(out.files.back()));
        digests += std::string(digests.empty() ? "" : " ") + (extension + 1) + "=" + digest;
    }
    if (!session.readOnly()) {
        BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ExportPack));
        BOULTON_TRY(tx.commit(Session::entry(UseCase::ExportPack, period.key() + "@" + std::string(name(audience)), digests)));
    }
    return out;
}

} // namespace boulton::workspace
