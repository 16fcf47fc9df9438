// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/briefing/frame.h"
#include "core/report/canonical_json.h"
#include <algorithm>
#include <charconv>

namespace boulton::briefing {
namespace {

using report::canonical::io;
using report::canonical::Object;

constexpr std::string_view kMagic = R"({"body":{"boulton_briefing":)";
constexpr std::string_view kTailStart = R"(,"checksum":")";
constexpr std::string_view kTailEnd = "\"}\n";
constexpr std::size_t kTailBytes = kTailStart.size() + 64 + kTailEnd.size();
constexpr std::size_t kLongestMarking = 100;
constexpr std::string_view kContext = "boulbrif";
constexpr std::int64_t kDayMicroseconds = std::int64_t{86'400} * 1'000'000;
constexpr std::int64_t kLastMicrosecond = std::int64_t{253'402'300'799} * 1'000'000; //!< of the year 9999

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, "the briefing is damaged or was changed");
}

//! Bytes as hexadecimal text.
template <typename A>
void hex(A& a, std::string& bytes)
{
    std::string text;
    if constexpr (!A::kReads)
        text = crypto::toHex(bytes);
    io(a, text);
    if constexpr (A::kReads) {
        if (auto read = crypto::fromHex(text))
            bytes = *std::move(read);
        else
            a.refuse();
    }
}

template <typename A>
void kdfFields(A& a, crypto::KdfParameters& kdf)
{
    Object object(a);
    object.member("alg", kdf.alg).member("v", kdf.version).member("mem_kib", kdf.memKib).member("ops", kdf.ops).key("salt");
    hex(a, kdf.salt);
}

template <typename A>
void bodyFields(A& a, Frame& frame)
{
    std::int64_t format = kFormat;
    Object object(a);
    object.member("boulton_briefing", format)
        .member("id", frame.outline.id)
        .member("marking", frame.outline.marking)
        .member("reports", frame.outline.reports)
        .member("made", frame.outline.madeAt)
        .member("expires", frame.outline.expiresAt)
        .key("kdf");
    kdfFields(a, frame.kdf);
    object.key("nonce");
    hex(a, frame.fileKey.nonce);
    object.key("wrap");
    hex(a, frame.fileKey.ciphertext);
    object.key("commitment");
    hex(a, frame.commitment);
    if constexpr (A::kReads)
        if (format != kFormat)
            a.refuse();
}

std::string bodyOf(const Frame& frame)
{
    report::canonical::Writer out;
    Frame copy = frame;
    bodyFields(out, copy);
    return out.take();
}

bool plausible(const Frame& f)
{
    const Outline& o = f.outline;
    return crypto::isId(o.id) && !o.marking.empty() && o.marking.size() <= kLongestMarking && o.reports >= 1 &&
           o.reports <= static_cast<std::int64_t>(kMostReports) && o.madeAt.microseconds >= 0 &&
           o.madeAt.microseconds <= kLastMicrosecond && o.expiresAt > o.madeAt &&
           o.expiresAt.microseconds <= kLastMicrosecond &&
           o.expiresAt.microseconds - o.madeAt.microseconds <= (kMostDays + 1) * kDayMicroseconds &&
           f.fileKey.nonce.size() == crypto::kNonceBytes &&
           f.fileKey.ciphertext.size() == crypto::kKeyBytes + crypto::kTagBytes && f.commitment.size() == 32 &&
           f.mac.size() == 32;
}

std::string checksumTail(std::string_view covered)
{
    return std::string(kTailStart) + crypto::toHex(crypto::view(crypto::blake2b(covered))) + std::string(kTailEnd);
}

//! What the wrapped key is bound to.
std::string associated(const Frame& frame)
{
    std::string out = "boulton/briefing/slot/v1";
    crypto::appendNumber(out, kFormat);
    crypto::appendField(out, frame.outline.id);
    crypto::appendField(out, frame.kdf.alg);
    crypto::appendNumber(out, frame.kdf.version);
    crypto::appendNumber(out, frame.kdf.memKib);
    crypto::appendNumber(out, frame.kdf.ops);
    crypto::appendField(out, frame.kdf.salt);
    return out;
}

Result<Keys> keysFrom(const crypto::Secret& fileKey)
{
    Keys keys;
    BOULTON_TRY_ASSIGN(keys.mac, crypto::subKey(fileKey, 1, kContext));
    BOULTON_TRY_ASSIGN(keys.stream, crypto::subKey(fileKey, 2, kContext));
    return keys;
}

crypto::Digest macOf(const Keys& keys, std::string_view body)
{
    return crypto::blake2b(keys.mac, "boulton/briefing/header/v1" + std::string(body));
}

} // namespace

Result<NewFrame> makeFrame(const Outline& outline, const crypto::Secret& passphrase, crypto::KdfParameters kdf)
{
    NewFrame made;
    Frame& frame = made.frame;
    frame.outline = outline;
    frame.kdf = std::move(kdf);
    frame.kdf.salt = crypto::randomBytes(crypto::kSaltBytes);
    BOULTON_TRY_ASSIGN(const crypto::Secret master, crypto::deriveFromPassphrase(passphrase, frame.kdf));
    BOULTON_TRY_ASSIGN(const crypto::Secret wrapping, crypto::subKey(master, 1, kContext));
    BOULTON_TRY_ASSIGN(const crypto::Secret commitment, crypto::subKey(master, 2, kContext));
    frame.commitment.assign(commitment.bytes().begin(), commitment.bytes().end());
    BOULTON_TRY_ASSIGN(const crypto::Secret fileKey, crypto::Secret::random(crypto::kKeyBytes));
    BOULTON_TRY_ASSIGN(frame.fileKey, crypto::wrap(wrapping, fileKey, associated(frame)));
    BOULTON_TRY_ASSIGN(made.keys, keysFrom(fileKey));
    frame.body = bodyOf(frame);
    frame.mac = crypto::view(macOf(made.keys, frame.body));
    frame.line = R"({"body":)" + frame.body + R"(,"mac":")" + crypto::toHex(frame.mac) + "\"";
    frame.line += checksumTail(frame.line);
    if (!plausible(frame) || frame.line.size() > kLongestLine)
        return fail(ErrorCode::Internal, "the head of the briefing would not be read again");
    return made;
}

Result<Frame> readFrame(std::string_view bytes)
{
    if (!bytes.starts_with(kMagic))
        return fail(ErrorCode::InvalidInput, "this is not a briefing of Boulton", {std::string(kNotABriefing)});
    const std::string_view number = bytes.substr(kMagic.size(), bytes.substr(kMagic.size(), 10).find(','));
    std::int64_t format = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), format);
    if (read.ec != std::errc{} || format < 1)
        return damaged();
    if (format > kFormat)
        return fail(ErrorCode::NewerVersion, "the briefing was made by a newer Boulton");
    const std::size_t end = bytes.substr(0, kLongestLine).find('\n');
    if (end == std::string_view::npos || end < kTailBytes)
        return damaged();
    Frame frame;
    frame.line = bytes.substr(0, end + 1);
    // The checksum first: it tells chance from anything that needs a closer look, before any key is derived.
    const std::string_view covered = std::string_view(frame.line).substr(0, frame.line.size() - kTailBytes);
    const std::string tail = checksumTail(covered);
    if (!frame.line.ends_with(tail))
        return damaged();
    report::canonical::Reader in(frame.line, 0);
    in.token(R"({"body":)");
    bodyFields(in, frame);
    in.token(R"(,"mac":)");
    hex(in, frame.mac);
    in.token(tail);
    if (!in.done() || !plausible(frame))
        return damaged();
    frame.body = bodyOf(frame);
    return frame;
}

Result<Keys> openFrame(const Frame& frame, const crypto::Secret& passphrase)
{
    BOULTON_TRY_ASSIGN(const crypto::Secret master, crypto::deriveFromPassphrase(passphrase, frame.kdf));
    BOULTON_TRY_ASSIGN(const crypto::Secret commitment, crypto::subKey(master, 2, kContext));
    BOULTON_TRY_ASSIGN(const crypto::Secret stored, crypto::Secret::copyOf(frame.commitment));
    if (!commitment.equal(stored))
        return fail(ErrorCode::WrongPassphrase, "the passphrase does not open this briefing");
    BOULTON_TRY_ASSIGN(const crypto::Secret wrapping, crypto::subKey(master, 1, kContext));
    const auto fileKey = crypto::unwrap(wrapping, frame.fileKey, associated(frame));
    if (!fileKey || fileKey->size() != crypto::kKeyBytes)
        return damaged();
    BOULTON_TRY_ASSIGN(Keys keys, keysFrom(*fileKey));
    BOULTON_TRY_ASSIGN(const crypto::Digest mac, crypto::toDigest(frame.mac));
    if (!crypto::equal(mac, macOf(keys, frame.body)))
        return damaged();
    return keys;
}

} // namespace boulton::briefing
