// SPDX-License-Identifier: GPL-3.0-or-later
// Four eyes: what is more than OFFICIAL leaves the vault only after a second person has released it, or under break-glass, which
// everybody sees afterwards. Where nobody else could release, it leaves after the passphrase was typed again, and its event says so.
// A release is a statement signed by whoever gave it: it binds the content, where it goes to, who asked, and until when.
#pragma once
#include "core/report/document.h"
#include "core/workspace/session.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace boulton::workspace {

//! The first argument of a refusal that a second person, or break-glass, lifts.
inline constexpr std::string_view kReleaseArg = "release";
inline constexpr std::int64_t kReleaseHours = 24;      //!< a release is good for that long
inline constexpr std::int64_t kBreakGlassMinutes = 60; //!< so is breaking the glass
inline constexpr std::size_t kLeastReason = 10;        //!< characters that are not blank

//! Anything but plain OFFICIAL: a marking that this Boulton does not know counts as the higher one.
[[nodiscard]] bool isSensitive(std::string_view marking);

//! What leaves about people (disclosure.h).
struct AboutPeople {
    std::vector<std::shared_ptr<const privacy::Published>> published{}; //!< of documents behind the gate
    std::vector<std::string> unchecked{}; //!< datasets that others were made of: where they are about people, a person has to judge
};

//! What would leave.
struct Leaving {
    std::string title;
    std::string marking;
    std::string digest;               //!< of the content as it is read, hex; whatever else changes in the vault leaves it as it is
    std::vector<std::string> targets; //!< files with their folder, absolute, UTF-8
    std::string preview{};            //!< the document (report/archive.h) for whoever is asked; empty for a picture or a briefing
    AboutPeople people{};
    [[nodiscard]] bool sensitive() const { return isSensitive(marking); }
};
//! Where nothing is sensitive, the content is not even looked at.
[[nodiscard]] Result<Leaving> leavingOf(const report::Document& document, const std::vector<platform::Path>& targets);
//! A picture that was drawn of something in a document.
struct Picture {
    std::string bytes; //!< PNG
    std::string title;
    std::string marking; //!< of the document
    std::string of;      //!< the analysis it belongs to
    AboutPeople people{};
};
[[nodiscard]] Picture pictureOf(const report::Document& document, std::string bytes, std::string title);
[[nodiscard]] Leaving leavingOf(const Picture& picture, const platform::Path& target);

enum class ReleaseState : std::uint8_t { Requested, Released, Declined, Used };
struct Release {
    std::string id;
    Leaving what;
    std::string reason;
    UserId requester;
    std::string requesterName;
    Instant requestedAt;
    ReleaseState state = ReleaseState::Requested;
    UserId decider{}; //!< who released or declined
    std::string deciderName{};
    std::optional<Instant> decidedAt{};
    std::optional<Instant> until{};
    bool canBeSeen = false; //!< releasedDocument gives it
};

//! Refused without a reason, and where it needs no release. The id.
[[nodiscard]] Result<std::string> requestRelease(Session& session, const Leaving& what, const std::string& reason);
//! What was asked and what became of it, the newest first, without previews: everybody's for those who may release, otherwise one's own.
[[nodiscard]] Result<std::vector<Release>> releases(Session& session);
//! What would leave, as it is read: for whoever is asked, until they have decided. NotFound where it is a picture or a briefing; Damaged where
//! it is not what the request's digest says.
[[nodiscard]] Result<report::Document> releasedDocument(Session& session, const std::string& id);
//! By another person with another key and another passphrase, who holds the compartment. The passphrase is asked each time:
//! it proves that who sits here is who unlocked, and that it does not open the requester's slot as well.
[[nodiscard]] Status approveRelease(Session& session, const std::string& id, const crypto::Secret& passphrase);
[[nodiscard]] Status declineRelease(Session& session, const std::string& id);

//! For an hour this user needs no second person. Said on Home and in the provenance of every report until another person has
//! reviewed it.
[[nodiscard]] Status breakGlass(Session& session, const std::string& reason);
struct BrokenGlass {
    std::string id;
    UserId user;
    std::string userName;
    std::string reason;
    Instant at;
    Instant until;
    std::size_t exports = 0; //!< that left under it
};
//! That nobody has reviewed yet, oldest first.
[[nodiscard]] Result<std::vector<BrokenGlass>> brokenGlass(Session& session);
//! Refused for one's own.
[[nodiscard]] Status reviewBreakGlass(Session& session, const std::string& id);

// ---- For the use cases that let something out

//! Why it may leave.
struct Permit {
    enum class Why : std::uint8_t { NotSensitive, Released, BreakGlass, NobodyElse };
    Why why = Why::NotSensitive;
    std::string id{}; //!< of the release or of the broken glass
    std::vector<std::shared_ptr<const privacy::Published>> outputs{}; //!< that the ledger does not have yet
    std::string people{};                                             //!< " disclosure=…", or nothing
    [[nodiscard]] std::string note() const; //!< for the detail of the event: " release=…", or nothing
};
//! Before any work. Refused (args: kConfirmArg) where the passphrase is to be typed again; Refused (args: kReleaseArg, title)
//! without a second person; ReadOnly where what is sensitive could not be recorded. Refused (args: "published", title) where figures about
//! people could be worked out of it and what left before.
[[nodiscard]] Result<Permit> mayLeave(Session& session, UseCase useCase, const Leaving& what);
//! In the transaction of the export's event: a release is good for one export, and what is told about people goes into the ledger.
[[nodiscard]] Status usePermit(Session& session, store::WriteTransaction& tx, const Permit& permit);
//! For what the caller writes itself: permit and event in one, right before. `subject`: what it is a result of.
[[nodiscard]] Status letOut(Session& session, const Leaving& what, const std::string& subject);
//! Says in a report that the glass was broken and nobody has reviewed it.
[[nodiscard]] Status tellBrokenGlass(Session& session, report::Provenance& provenance);

} // namespace boulton::workspace
