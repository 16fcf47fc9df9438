// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/publish.h"
#include "core/crypto/hash.h"
#include "core/report/html.h"
#include "core/report/xlsx.h"
#include "core/workspace/plan_store.h"
#include <algorithm>
#include <array>
#include <filesystem>
#include <format>
#include <utility>

namespace boulton::workspace {
namespace {

using namespace performance;

constexpr std::string_view kSignedOff = "figures signed off";
constexpr std::array<const char*, 3> kPackExtensions{".pdf", ".html", ".xlsx"};

std::string hexDigest(std::string_view bytes)
{
    return crypto::toHex(crypto::view(crypto::sha256(bytes)));
}

Result<std::string> matrixDigest(const Plan& plan, Period period, Audience audience, std::optional<Instant> asAt)
{
    BOULTON_TRY_ASSIGN(
        const Matrix matrix,
        buildMatrix(plan, {.period = period, .asAt = asAt, .councilPlanOnly = audience == Audience::Cabinet}));
    // A figure without a target counts too: it is printed, so somebody answers for it.
    if (std::ranges::none_of(matrix.rows, [](const MatrixRow& row) { return row.current().figure.value.has_value(); }))
        return fail(ErrorCode::NotEnoughData, "there is no figure for " + period.label() + " to sign off",
                    {period.label()});
    return hexDigest(packs::canonicalText(matrix));
}

Result<std::string> digestOfFile(const platform::Path& file)
{
    BOULTON_TRY_ASSIGN(const auto mapped, platform::MappedFile::open(file));
    return hexDigest(mapped.bytes());
}

//! A folder inside `folder` that goes with everything in it: what is unfinished is never seen under its name.
class Workbench {
public:
    static Result<Workbench> make(const platform::Path& folder, const std::string& stem)
    {
        Workbench bench(folder / platform::pathFromUtf8("." + stem + ".part"));
        std::error_code ignored;
        std::filesystem::remove_all(bench.m_path, ignored); // of a run that was killed
        BOULTON_TRY(platform::makePrivateFolder(bench.m_path));
        return bench;
    }
    Workbench(Workbench&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;
    Workbench& operator=(Workbench&&) = delete;
    ~Workbench()
    {
        std::error_code ignored;
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] platform::Path operator/(const platform::Path& name) const { return m_path / name; }

private:
    explicit Workbench(platform::Path path) : m_path(std::move(path)) {}
    platform::Path m_path;
};

} // namespace

std::string programVersion()
{
    return BOULTON_VERSION;
}

Status describePlan(Session& session, const std::optional<std::string>& council,
                    const std::optional<std::string>& title, const std::optional<packs::Details>& details)
{
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session));
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::DescribePlan));
    if (council || title)
        BOULTON_TRY(
            saveHeading(session, tx, {council.value_or(plan.council), title.value_or(plan.title), plan.synthetic}));
    if (details)
        BOULTON_TRY(savePackDetails(session, tx, *details));
    return tx.commit(Session::entry(UseCase::DescribePlan, "plan",
                                    std::format("heading={} details={}", council || title ? 1 : 0, details ? 1 : 0)));
}

Status recordCommentary(Session& session, Commentary commentary)
{
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session));
    if (!plan.measure(commentary.measure))
        return fail(ErrorCode::NotFound, "there is no measure '" + commentary.measure.value + "'",
                    {commentary.measure.value});
    const int months = plan.measure(commentary.measure)->frequencyMonths;
    if (commentary.period.months != months)
        return fail(ErrorCode::InvalidInput,
                    "measure " + commentary.measure.value + " is reported " +
                        (months == 1   ? "monthly: write the period as 2020-03"
                         : months == 3 ? "quarterly: write the period as 2019-20-Q4"
                                       : "once a year: write the period as 2019-20"),
                    {commentary.measure.value});
    if (commentary.period.start > session.clock().today())
        return fail(ErrorCode::InvalidInput, commentary.period.label() + " has not begun", {commentary.period.label()});
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
    SignOff s{.period = period,
              .audience = audience,
              .by = session.userName(),
              .statement = statement,
              .at = session.clock().now()};
    BOULTON_TRY_ASSIGN(s.digest, matrixDigest(plan, period, audience, s.at));
    const SignOff* before = plan.signOff(period, audience);
    const bool newWords = before && std::ranges::any_of(plan.commentaries,
                                                        [&](const Commentary& c) { return c.recordedAt > before->at; });
    if (before && before->digest == s.digest && !newWords)
        return fail(ErrorCode::Refused,
                    period.label() + " was signed off by " + before->by + " on " + before->at.iso() +
                        " and neither figures nor commentary have changed since",
                    {period.label()});
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::SignOffPeriod));
    BOULTON_TRY(saveSignOff(session, tx, s));
    BOULTON_TRY(tx.commit(Session::entry(UseCase::SignOffPeriod, period.key() + "@" + std::string(name(audience)),
                                         "figures=" + s.digest)));
    return s;
}

Result<report::Document> packDocument(Session& session, Period period, Audience audience, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(Plan plan, loadPlan(session, job));
    if (const SignOff* signOff = plan.signOff(period, audience)) { // cards and targets may have changed since, too
        BOULTON_TRY_ASSIGN(plan, loadPlan(session, job, signOff->at));
    }
    BOULTON_TRY_ASSIGN(const packs::Details details, loadPackDetails(session));
    BOULTON_TRY_ASSIGN(report::Document document,
                       packs::makePack(plan, {.period = period, .audience = audience, .details = details}));
    BOULTON_TRY(describeSource(session, document.provenance));
    document.provenance.programVersion = programVersion();
    const SignOff* signOff = plan.signOff(period, audience);
    if (signOff) {
        BOULTON_TRY_ASSIGN(const std::string now, matrixDigest(plan, period, audience, signOff->at));
        if (now != signOff->digest)
            return fail(ErrorCode::Damaged, "the figures of " + period.label() + " are not those that were signed off",
                        {period.label()});
        document.provenance.parameters.emplace_back(kSignedOff, signOff->digest);
    }
    return document;
}

Result<PackFiles> exportPack(Session& session, Period period, Audience audience, const platform::Path& folder,
                             const PdfWriter& writePdf, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ExportPack));
    PackFiles out;
    BOULTON_TRY_ASSIGN(out.document, packDocument(session, period, audience, job));
    out.signedOff = std::ranges::contains(out.document.provenance.parameters, kSignedOff,
                                          &std::pair<std::string, std::string>::first);
    if (auto made = platform::makePrivateFolder(folder); !made && made.error().code != ErrorCode::AlreadyExists)
        return std::unexpected(made.error());
    BOULTON_TRY(platform::checkWritable(folder));
    const std::string stem = packs::fileStem(period, audience);
    const auto named = [&](const char* extension) { return platform::pathFromUtf8(stem + extension); };
    for (const char* extension : kPackExtensions) { // before any work, so that a pack is never half renewed
        std::error_code ignored;
        const auto there = std::filesystem::symlink_status(folder / named(extension), ignored).type();
        if (there != std::filesystem::file_type::not_found && there != std::filesystem::file_type::regular)
            return fail(ErrorCode::InvalidInput,
                        platform::toUtf8(folder / named(extension)) + " is a link, folder or device; it was left alone",
                        {platform::toUtf8(folder / named(extension))});
    }
    BOULTON_TRY_ASSIGN(const Workbench bench, Workbench::make(folder, stem));

    BOULTON_TRY(job.check());
    BOULTON_TRY(writePdf(out.document, bench / named(".pdf")));
    job.progress(0.6);
    BOULTON_TRY(job.check());
    BOULTON_TRY_ASSIGN(const std::string html, report::toHtml(out.document));
    BOULTON_TRY(platform::replaceFile(bench / named(".html"), html));
    BOULTON_TRY(job.check());
    BOULTON_TRY(report::writeXlsx(out.document, bench / named(".xlsx")));
    BOULTON_TRY(job.check());
    std::string digests;
    for (const char* extension : kPackExtensions) {
        BOULTON_TRY_ASSIGN(const std::string digest, digestOfFile(bench / named(extension)));
        digests += std::string(digests.empty() ? "" : " ") + (extension + 1) + "=" + digest;
    }
    // The event first: no pack leaves the vault unrecorded.
    if (!session.readOnly()) {
        BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ExportPack));
        BOULTON_TRY(
            tx.commit(Session::entry(UseCase::ExportPack, period.key() + "@" + std::string(name(audience)), digests)));
    }
    for (const char* extension : kPackExtensions) {
        out.files.push_back(folder / named(extension));
        std::error_code error;
        std::filesystem::rename(bench / named(extension), out.files.back(), error);
        if (error)
            return fail(ErrorCode::Io, "writing " + platform::toUtf8(out.files.back()) + ": " + error.message(),
                        {platform::toUtf8(out.files.back())});
    }
    BOULTON_TRY(platform::syncFolder(folder));
    job.progress(1);
    return out;
}

} // namespace boulton::workspace
