// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/briefing/briefing_file.h"
#include "core/base/format.h"
#include "core/base/platform_fs.h"
#include "core/briefing/frame.h"
#include "core/briefing/seen.h"
#include "core/crypto/stream.h"
#include "core/report/archive.h"
#include "core/report/canonical_json.h"

namespace boulton::briefing {

//! What is sealed before the reports.
struct Part {
    Content content;
    std::int64_t bytes = 0;
};
struct Inside {
    std::string title;
    std::string madeBy;
    std::string vaultName;
    std::string programVersion;
    std::vector<Part> contents;
};

template <typename A>
void io(A& a, Part& p)
{
    report::canonical::Object(a)
        .member("title", p.content.title)
        .member("subtitle", p.content.subtitle)
        .member("marking", p.content.marking)
        .member("bytes", p.bytes);
}

template <typename A>
void io(A& a, Inside& i)
{
    report::canonical::Object(a)
        .member("title", i.title)
        .member("made_by", i.madeBy)
        .member("vault", i.vaultName)
        .member("program", i.programVersion)
        .member("contents", i.contents);
}

namespace {

constexpr std::int64_t kMicroseconds = 1'000'000;
//! Clocks of two computers differ, sometimes by a time zone.
constexpr std::int64_t kBeforeMade = std::int64_t{24} * 3600 * kMicroseconds;
//! What a clock is put right by while it is in use.
constexpr std::int64_t kBeforeSeen = std::int64_t{5} * 60 * kMicroseconds;
constexpr std::int64_t kDay = std::int64_t{86'400} * kMicroseconds;

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, "the briefing is damaged or was changed");
}

//! What was decrypted is overwritten when it has been read.
struct Wiped {
    std::string text;
    Wiped() = default;
    explicit Wiped(std::string t) : text(std::move(t)) {}
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { crypto::wipe(text); }
};

Status checkWish(const Wish& wish, std::span<const report::Document> documents)
{
    if (documents.empty())
        return fail(ErrorCode::InvalidInput, "a briefing needs at least one report");
    if (documents.size() > kMostReports)
        return fail(ErrorCode::InvalidInput, "a briefing has at most " + std::to_string(kMostReports) + " reports");
    if (wish.expiresAt <= wish.madeAt || wish.expiresAt > endOfDay(wish.madeAt, kMostDays))
        return fail(ErrorCode::InvalidInput, "a briefing ends within " + std::to_string(kMostDays) + " days");
    return {};
}

Result<crypto::KdfParameters> costOf(const Wish& wish)
{
    if (wish.kdf)
        return *wish.kdf;
    return crypto::calibrate(platform::freeMemoryBytes());
}

JobContext part(const JobContext& job, double from, double to)
{
    return JobContext(job.stopToken(), [job, from, to](double f) { job.progress(from + (to - from) * f); }, job.threads());
}

Result<Briefing> contentsOf(std::string_view plain, const Outline& outline)
{
    const std::size_t end = plain.find('\n');
    if (end == std::string_view::npos)
        return damaged();
    report::canonical::Reader in(plain.substr(0, end), kMostReports);
    Inside inside;
    io(in, inside);
    if (!in.done() || inside.contents.size() != static_cast<std::size_t>(outline.reports))
        return damaged();
    Briefing out{.header = {.outline = outline,
                            .title = std::move(inside.title),
                            .madeBy = std::move(inside.madeBy),
                            .vaultName = std::move(inside.vaultName),
                            .programVersion = std::move(inside.programVersion),
                            .contents = {}},
                 .documents = {}};
    plain.remove_prefix(end + 1);
    for (Part& one : inside.contents) {
        if (one.bytes < 0 || static_cast<std::uint64_t>(one.bytes) > plain.size())
            return damaged();
        const auto size = static_cast<std::size_t>(one.bytes);
        BOULTON_TRY_ASSIGN(report::Document document, report::unpack(plain.substr(0, size)));
        out.documents.push_back(std::move(document));
        out.header.contents.push_back(std::move(one.content));
        plain.remove_prefix(size);
    }
    if (!plain.empty())
        return damaged();
    return out;
}

Result<Briefing> unsealed(const Frame& frame, const Keys& keys, std::string_view bytes, const JobContext& job)
{
    const crypto::Digest digest = crypto::blake2b(frame.line);
    bytes.remove_prefix(frame.line.size());
    auto opened = crypto::openStream(keys.stream, bytes, crypto::view(digest), job);
    if (!opened)
        return opened.error().code == ErrorCode::Damaged ? damaged() : std::unexpected(std::move(opened).error());
    const Wiped plain(*std::move(opened));
    return contentsOf(plain.text, frame.outline);
}

Result<std::string> readBriefing(const platform::Path& path)
{
    return platform::readFile(path, kLargestFile);
}

//! Enough of it for the line in clear: asking what a file is does not read all of it.
Result<std::string> headOf(const platform::Path& path)
{
    std::string head;
    bool enough = false;
    const Status read = platform::readInPieces(path, [&](std::string_view piece) -> Status {
        head += piece.substr(0, kLongestLine);
        enough = true;
        return fail(ErrorCode::Cancelled, "that is enough");
    });
    if (!read && !enough)
        return std::unexpected(read.error());
    return head;
}

} // namespace

Instant endOfDay(Instant from, int days)
{
    return {(from.date().days + std::int64_t{days} + 1) * kDay - 1};
}

std::string higherMarking(const std::string& a, const std::string& b)
{
    const auto rank = [](const std::string& marking) {
        return marking == "OFFICIAL" ? 0 : marking == "OFFICIAL-SENSITIVE" ? 1 : 2;
    };
    return rank(b) > rank(a) ? b : a;
}

Result<std::string> seal(const Wish& wish, std::span<const report::Document> documents, const crypto::Secret& passphrase,
                         const JobContext& job)
{
    BOULTON_TRY(checkWish(wish, documents));
    Outline outline{.id = crypto::randomId(),
                    .marking = documents.front().marking,
                    .reports = static_cast<std::int64_t>(documents.size()),
                    .madeAt = wish.madeAt,
                    .expiresAt = wish.expiresAt};
    Inside inside{.title = wish.title,
                  .madeBy = wish.madeBy,
                  .vaultName = wish.vaultName,
                  .programVersion = wish.programVersion,
                  .contents = {}};
    Wiped reports;
    for (const report::Document& document : documents) {
        BOULTON_TRY(job.check());
        BOULTON_TRY_ASSIGN(std::string packed, report::pack(document));
        const Wiped text(std::move(packed));
        outline.marking = higherMarking(outline.marking, document.marking);
        inside.contents.push_back({.content = {.title = toString(document.title),
                                               .subtitle = toString(document.subtitle),
                                               .marking = document.marking},
                                   .bytes = static_cast<std::int64_t>(text.text.size())});
        if (reports.text.size() + text.text.size() > kLargestFile * 9 / 10)
            return fail(ErrorCode::TooLarge, "these reports are too large for one briefing: choose fewer");
        reports.text += text.text;
        job.progress(0.5 * static_cast<double>(inside.contents.size()) / static_cast<double>(documents.size()));
    }
    report::canonical::Writer head;
    io(head, inside);
    const Wiped plain(head.take() + "\n" + reports.text);
    BOULTON_TRY_ASSIGN(const crypto::KdfParameters kdf, costOf(wish));
    BOULTON_TRY(job.check());
    BOULTON_TRY_ASSIGN(const NewFrame made, makeFrame(outline, passphrase, kdf));
    const crypto::Digest digest = crypto::blake2b(made.frame.line);
    BOULTON_TRY_ASSIGN(const std::string sealed,
                       crypto::sealStream(made.keys.stream, plain.text, crypto::view(digest), part(job, 0.7, 1)));
    return made.frame.line + sealed;
}

Status write(const platform::Path& path, const Wish& wish, std::span<const report::Document> documents,
             const crypto::Secret& passphrase, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const std::string bytes, seal(wish, documents, passphrase, job));
    BOULTON_TRY(job.check());
    return platform::replaceFile(path, bytes);
}

Result<Outline> outlineOf(const platform::Path& path)
{
    BOULTON_TRY_ASSIGN(const std::string head, headOf(path));
    BOULTON_TRY_ASSIGN(const Frame frame, readFrame(head));
    return frame.outline;
}

Status checkTime(const Outline& outline, Instant now, std::optional<Instant> lastSeen)
{
    if (now > outline.expiresAt) {
        const std::string day = formatDate(outline.expiresAt.date());
        return fail(ErrorCode::Refused, "this briefing ended on " + day + ": ask whoever made it for a new one",
                    {std::string(kExpired), day});
    }
    const bool beforeMade = now.microseconds < outline.madeAt.microseconds - kBeforeMade;
    const bool beforeSeen = lastSeen && now.microseconds < lastSeen->microseconds - kBeforeSeen;
    if (!beforeMade && !beforeSeen)
        return {};
    const Instant since = beforeMade ? outline.madeAt : *lastSeen;
    const std::string today = formatDate(now.date());
    const std::string day = formatDate(since.date());
    return fail(ErrorCode::Refused,
                "the clock of this computer says " + today + ", which is before " +
                    (beforeMade ? "this briefing was made" : "a briefing was last opened here") + " (" + day +
                    "): put the clock right and open it again",
                {std::string(kClockBack), today, day});
}

Result<Briefing> open(const platform::Path& path, const crypto::Secret& passphrase, const Reading& reading,
                      const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const std::string bytes, readBriefing(path));
    BOULTON_TRY_ASSIGN(const Frame frame, readFrame(bytes));
    BOULTON_TRY(job.check());
    BOULTON_TRY_ASSIGN(const Keys keys, openFrame(frame, passphrase));
    std::optional<Seen> seen;
    if (reading.localDataFolder && reading.localDataFolder->is_absolute()) // otherwise it is wherever the program was started
        seen.emplace(*reading.localDataFolder);
    BOULTON_TRY(checkTime(frame.outline, reading.now, seen ? seen->newest() : std::nullopt));
    BOULTON_TRY_ASSIGN(Briefing briefing, unsealed(frame, keys, bytes, job));
    if (seen)
        seen->note(frame.outline.id, reading.now);
    return briefing;
}

Result<Briefing> unseal(std::string_view bytes, const crypto::Secret& passphrase, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const Frame frame, readFrame(bytes));
    BOULTON_TRY_ASSIGN(const Keys keys, openFrame(frame, passphrase));
    return unsealed(frame, keys, bytes, job);
}

} // namespace boulton::briefing
