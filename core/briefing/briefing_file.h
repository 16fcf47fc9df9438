// SPDX-License-Identifier: GPL-3.0-or-later
// A briefing: chosen reports and their data in one encrypted file that can only be looked at, with its own passphrase, marking and end.
//
//   {"body":{"boulton_briefing":1,id,marking,reports,made,expires,kdf,nonce,wrap,commitment},"mac":…,"checksum":…}\n     in clear
//   stream of 64 KiB chunks: {title, made_by, vault, program, contents}\n and the reports one after the other (report/archive.h)
//
// Passphrase → Argon2id → key that wraps a random file key (and commits to itself); file key → key of the mac over the body, key of the
// stream. The digest of the whole line is bound to each chunk. Without the passphrase one sees: that it is a briefing, its random id, its
// marking, how many reports it has, when it was made and when it ends, and its size.
//
// The end is a rule of the program, not a lock: whoever has the passphrase and another program, or stops the clock, reads on.
#pragma once
#include "core/base/date.h"
#include "core/base/job.h"
#include "core/base/platform.h"
#include "core/crypto/keys.h"
#include "core/report/document.h"
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::briefing {

inline constexpr std::int64_t kFormat = 1;
inline constexpr std::string_view kExtension = "briefing";
inline constexpr std::size_t kMostReports = 50;
inline constexpr std::size_t kLargestFile = std::size_t{128} << 20U;
inline constexpr int kMostDays = 90;

// The first argument of the refusals that have words of their own.
inline constexpr std::string_view kNotABriefing = "not-a-briefing"; //!< InvalidInput
inline constexpr std::string_view kExpired = "expired";             //!< Refused; then the last day
inline constexpr std::string_view kClockBack = "clock-back";        //!< Refused; then today as the clock has it, and the day it cannot be before

//! What anybody can see; proved only by open().
struct Outline {
    std::string id; //!< random
    std::string marking;
    std::int64_t reports = 0;
    Instant madeAt;
    Instant expiresAt; //!< the last instant at which it opens
    bool operator==(const Outline&) const = default;
};

struct Content {
    std::string title; //!< English
    std::string subtitle;
    std::string marking;
    bool operator==(const Content&) const = default;
};

struct Header {
    Outline outline;
    std::string title;
    std::string madeBy;
    std::string vaultName;
    std::string programVersion;
    std::vector<Content> contents;
    bool operator==(const Header&) const = default;
};

struct Briefing {
    Header header;
    std::vector<report::Document> documents; //!< one for each of the contents
};

//! The last microsecond of the day (UTC) `days` after `from`: "until the end of 10 December".
[[nodiscard]] Instant endOfDay(Instant from, int days);
//! The higher of two markings; one that is not known here counts as the highest.
[[nodiscard]] std::string higherMarking(const std::string& a, const std::string& b);

struct Wish {
    std::string title;
    std::string madeBy;
    std::string vaultName;
    std::string programVersion;
    Instant madeAt;
    Instant expiresAt;
    std::optional<crypto::KdfParameters> kdf{}; //!< the salt is always new; none: 0.5 to 1.0 s on this computer
};
//! The file's bytes. The marking is the highest of the documents. InvalidInput without documents, with too many, or with an end that is not
//! within kMostDays; TooLarge. Each document is read back before anything is sealed.
[[nodiscard]] Result<std::string> seal(const Wish& wish, std::span<const report::Document> documents,
                                       const crypto::Secret& passphrase, const JobContext& job = {});
//! Durable, all or nothing, mode 0600.
[[nodiscard]] Status write(const platform::Path& path, const Wish& wish, std::span<const report::Document> documents,
                           const crypto::Secret& passphrase, const JobContext& job = {});

//! Without a passphrase, so nothing of it is proved. The errors of open() that need none.
[[nodiscard]] Result<Outline> outlineOf(const platform::Path& path);

struct Reading {
    Instant now;
    //! Where this computer and account keep when they last opened a briefing, e.g. platform::localDataFolder(); none: not kept.
    std::optional<platform::Path> localDataFolder{};
};
//! InvalidInput (kNotABriefing), NewerVersion, Damaged and KdfOutOfBounds before any key is derived; WrongPassphrase; Damaged for any
//! change; Refused (kExpired, kClockBack). Nothing is given out before all of it is proved.
[[nodiscard]] Result<Briefing> open(const platform::Path& path, const crypto::Secret& passphrase, const Reading& reading,
                                    const JobContext& job = {});
//! The same for bytes at hand, without the clock of this computer and without its record.
[[nodiscard]] Result<Briefing> unseal(std::string_view bytes, const crypto::Secret& passphrase, const JobContext& job = {});
//! Refused (kExpired, kClockBack): also for what is on the screen while time goes on. `lastSeen`: see seen.h.
[[nodiscard]] Status checkTime(const Outline& outline, Instant now, std::optional<Instant> lastSeen = std::nullopt);

} // namespace boulton::briefing
