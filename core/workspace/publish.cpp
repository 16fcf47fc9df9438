// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/publish.h"
#include "core/base/names.h"
#include "core/base/utf8.h"
#include "core/exchange/csv_writer.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/report/xlsx.h"
#include "core/workspace/figures_digest.h"
#include "core/workspace/outbox.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/release.h"
#include <algorithm>
#include <array>
#include <format>
#include <utility>

namespace boulton::workspace {
namespace {

using namespace performance;

constexpr std::string_view kSignedOff = "figures signed off";
constexpr std::array<std::string_view, 4> kFormats{"pdf", "docx", "html", "xlsx"};

std::string extensionOf(const platform::Path& path)
{
    const std::string dotted = utf8::asciiLower(platform::toUtf8(path.extension()));
    return dotted.empty() ? dotted : dotted.substr(1);
}

Status writeHtml(const report::Document& document, const platform::Path& path)
{
    BOULTON_TRY_ASSIGN(const std::string html, report::toHtml(document));
    return platform::replaceFile(path, html);
}

Status writeJson(const report::Document& document, const platform::Path& path)
{
    BOULTON_TRY_ASSIGN(const std::string json, report::toJson(document));
    return platform::replaceFile(path, json);
}

Status writeFirstTable(const report::Document& document, const platform::Path& path)
{
    if (document.tables.empty())
        return fail(ErrorCode::InvalidInput, "there is no table in this document to write as CSV");
    return exchange::writeCsvFile(path, document.tables.front().table);
}

Status writeAs(std::string_view format, const report::Document& document, const platform::Path& path,
               const PackWriters& writers, const std::optional<platform::Path>& docxTemplate)
{
    if (format == "pdf" && writers.pdf)
        return writers.pdf(document, path);
    if (format == "docx" && writers.docx)
        return writers.docx(document, path, docxTemplate);
    if (format == "html")
        return writeHtml(document, path);
    if (format == "xlsx")
        return report::writeXlsx(document, path);
    if (format == "csv")
        return writeFirstTable(document, path);
    if (format == "json")
        return writeJson(document, path);
    return fail(ErrorCode::InvalidInput, "documents are not written as ." + std::string(format) + " here",
                {std::string(format)});
}

//! One file, written aside, recorded with its digest, and then put in its place.
template <typename Write>
Status deliver(Session& session, const Leaving& what, const platform::Path& path, const std::string& subject,
               const JobContext& job, Write write)
{
    BOULTON_TRY_ASSIGN(const Permit permit, mayLeave(session, UseCase::ExportDocument, what));
    const std::string file = platform::toUtf8(path.filename());
    const platform::Path folder = path.has_parent_path() ? path.parent_path() : platform::Path(".");
    BOULTON_TRY_ASSIGN(Outbox box, Outbox::make(folder, file, {file}));
    BOULTON_TRY(job.check());
    BOULTON_TRY(write(box.draft(file)));
    BOULTON_TRY_ASSIGN(const std::string digest, box.digests());
    BOULTON_TRY(job.check());
    if (!session.readOnly()) {
        BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ExportDocument));
        BOULTON_TRY(usePermit(session, tx, permit));
        BOULTON_TRY(tx.commit(Session::entry(UseCase::ExportDocument, subject, digest + permit.note())));
    }
    BOULTON_TRY_ASSIGN([[maybe_unused]] const auto files, box.deliver());
    return {};
}

} // namespace

std::string programVersion()
{
    return BOULTON_VERSION;
}

std::string_view name(PackFormat format)
{
    return kFormats[static_cast<std::size_t>(format)];
}

std::optional<PackFormat> packFormatFromName(std::string_view name)
{
    return fromName<PackFormat>(kFormats, name);
}

Status describePlan(Session& session, const std::optional<std::string>& council,
                    const std::optional<std::string>& title, const std::optional<packs::Details>& details)
{
    BOULTON_TRY(session.requireWriting(UseCase::DescribePlan));
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
    BOULTON_TRY(session.requireWriting(UseCase::RecordCommentary));
    BOULTON_TRY_ASSIGN(const Plan plan, loadPlan(session));
    if (!plan.measure(commentary.measure))
        return fail(ErrorCode::NotFound, "there is no measure '" + commentary.measure.value + "'",
                    {commentary.measure.value});
    BOULTON_TRY(session.requireDirectorate(UseCase::RecordCommentary, plan.measure(commentary.measure)->directorate));
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

std::vector<PackPeriod> packPeriods(const Plan& plan, Audience audience)
{
    std::optional<Date> first;
    std::optional<Date> last;
    for (const ValueRecord& record : plan.history.records())
        if (const Date end = record.period.end(); record.value || record.numerator) {
            first = first ? std::min(*first, end) : end;
            last = last ? std::max(*last, end) : end;
        }
    std::vector<PackPeriod> periods;
    const auto add = [&](Period period) {
        PackPeriod one{.period = period};
        for (const Measure& m : plan.measures) {
            if (audience == Audience::Cabinet && !m.councilPlan)
                continue;
            const ValueRecord* record = plan.history.at(m.code, dueFor(m, period));
            one.figures += record && figureOf(m, *record) ? 1U : 0U;
        }
        if (const SignOff* s = plan.signOff(period, audience))
            one.signOff = *s;
        if (one.figures > 0 || one.signOff)
            periods.push_back(std::move(one));
    };
    if (!first)
        return periods;
    const Period oldest = Period::month(first->year(), first->month());
    for (Period month = Period::month(last->year(), last->month()); month >= oldest; month = month.previous()) {
        if (month.start.month() % 3 == 0) // the end of a quarter of the financial year
            add({addMonths(month.start, -2), 3});
        add(month);
    }
    return periods;
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
    BOULTON_TRY(tellBrokenGlass(session, document.provenance));
    document.provenance.programVersion = programVersion();
    const SignOff* signOff = plan.signOff(period, audience);
    if (signOff) {
        BOULTON_TRY_ASSIGN(const std::string now, figuresDigest(plan, period, audience, signOff->at));
        if (now != signOff->digest)
            return fail(ErrorCode::Damaged, "the figures of " + period.label() + " are not those that were signed off",
                        {period.label()});
        document.provenance.parameters.emplace_back(kSignedOff, signOff->digest);
    }
    return document;
}

namespace {

std::vector<std::string> fileNames(const PackRequest& request)
{
    std::vector<std::string> names;
    for (const PackFormat format : request.formats)
        names.push_back(packs::fileStem(request.period, request.audience) + "." + std::string(name(format)));
    return names;
}

Result<Leaving> leavingOfPack(const PackRequest& request, const report::Document& document)
{
    std::vector<platform::Path> files;
    for (const std::string& file : fileNames(request))
        files.push_back(request.folder / platform::pathFromUtf8(file));
    return leavingOf(document, files);
}

} // namespace

Result<Leaving> packLeaving(Session& session, const PackRequest& request, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ExportPack));
    BOULTON_TRY_ASSIGN(const report::Document document, packDocument(session, request.period, request.audience, job));
    return leavingOfPack(request, document);
}

bool isSignedOff(const report::Document& document)
{
    return std::ranges::contains(document.provenance.parameters, kSignedOff, &std::pair<std::string, std::string>::first);
}

Result<PackFiles> exportPack(Session& session, const PackRequest& request, const PackWriters& writers,
                             const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ExportPack));
    if (request.formats.empty())
        return fail(ErrorCode::InvalidInput, "no format was chosen for the pack");
    PackFiles out;
    BOULTON_TRY_ASSIGN(out.document, packDocument(session, request.period, request.audience, job));
    BOULTON_TRY_ASSIGN(const Leaving what, leavingOfPack(request, out.document));
    BOULTON_TRY_ASSIGN(const Permit permit, mayLeave(session, UseCase::ExportPack, what));
    out.signedOff = isSignedOff(out.document);
    if (auto made = platform::makePrivateFolder(request.folder); !made && made.error().code != ErrorCode::AlreadyExists)
        return std::unexpected(made.error());
    const std::vector<std::string> names = fileNames(request);
    BOULTON_TRY_ASSIGN(Outbox box,
                       Outbox::make(request.folder, packs::fileStem(request.period, request.audience), names));
    std::size_t written = 0;
    for (const PackFormat format : request.formats) {
        BOULTON_TRY(job.check());
        BOULTON_TRY(writeAs(name(format), out.document, box.draft(names[written]), writers, request.docxTemplate));
        job.progress(0.9 * static_cast<double>(++written) / static_cast<double>(names.size()));
    }
    BOULTON_TRY_ASSIGN(const std::string digests, box.digests());
    BOULTON_TRY(job.check());
    // The event first: no pack leaves the vault unrecorded.
    if (!session.readOnly()) {
        BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ExportPack));
        BOULTON_TRY(usePermit(session, tx, permit));
        BOULTON_TRY(tx.commit(Session::entry(UseCase::ExportPack,
                                             request.period.key() + "@" + std::string(name(request.audience)),
                                             digests + permit.note())));
    }
    BOULTON_TRY_ASSIGN(out.files, box.deliver());
    job.progress(1);
    return out;
}

Status exportDocument(Session& session, const report::Document& document, const platform::Path& path,
                      const PackWriters& writers, const JobContext& job,
                      const std::optional<platform::Path>& docxTemplate)
{
    BOULTON_TRY(session.require(UseCase::ExportDocument));
    BOULTON_TRY_ASSIGN(const Leaving what, leavingOf(document, {path}));
    return deliver(session, what, path, document.provenance.module, job, [&](const platform::Path& draft) {
        return writeAs(extensionOf(path), document, draft, writers, docxTemplate);
    });
}

Status exportPicture(Session& session, const Picture& picture, const platform::Path& path, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::ExportDocument));
    return deliver(session, leavingOf(picture, path), path, picture.of, job,
                   [&](const platform::Path& draft) { return platform::replaceFile(draft, picture.bytes); });
}

} // namespace boulton::workspace
