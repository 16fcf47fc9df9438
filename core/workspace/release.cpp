// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/release.h"
#include "core/base/format.h"
#include "core/base/utf8.h"
#include "core/report/archive.h"
#include "core/report/html.h"
#include "core/report/json.h"
#include "core/workspace/disclosure_ledger.h"
#include "core/workspace/release_rules.h"
#include "core/workspace/outbox.h"
#include "core/workspace/roles.h"
#include "core/workspace/wards.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace boulton::workspace {
namespace {

using store::Record;

constexpr const char* kKind = "release";
constexpr std::string_view kLabel = "boulton/release/v1";
constexpr int kFormat = 1;
constexpr std::array<std::string_view, 4> kStates{"requested", "released", "declined", "used"};
constexpr std::int64_t kSecond = 1'000'000;

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, "a kept release is not what Boulton writes");
}

std::string instantText(const std::optional<Instant>& at)
{
    return at ? at->iso() : std::string();
}

std::string bodyOf(const Release& r, const std::string& signature)
{
    return nlohmann::json{{"format", kFormat},
                          {"title", r.what.title},
                          {"marking", r.what.marking},
                          {"digest", r.what.digest},
                          {"targets", r.what.targets},
                          {"preview", r.what.preview},
                          {"reason", r.reason},
                          {"requester", r.requester.value},
                          {"requested", r.requestedAt.iso()},
                          {"decider", r.decider.value},
                          {"decided", instantText(r.decidedAt)},
                          {"until", instantText(r.until)},
                          {"signature", signature}}
        .dump();
}

//! What the second person signs: nothing of it can be exchanged afterwards.
std::string statementOf(const Release& r)
{
    std::string statement;
    for (const std::string& field :
         {r.id, r.what.title, r.what.marking, r.what.digest, r.requester.value, r.decider.value,
          instantText(r.decidedAt), instantText(r.until)})
        crypto::appendField(statement, field);
    for (const std::string& target : r.what.targets)
        crypto::appendField(statement, target);
    return statement;
}

struct Kept {
    Release release;
    std::string signature;
    std::int64_t version = 0;
};

Result<Kept> keptOf(const Record& record, const std::map<UserId, std::string>& names)
{
    const auto json = nlohmann::json::parse(record.content.body, nullptr, false);
    const auto state = std::ranges::find(kStates, record.content.status);
    if (!json.is_object() || state == kStates.end() || json.value("format", 0) < 1)
        return damaged();
    if (json.value("format", 0) > kFormat)
        return fail(ErrorCode::NewerVersion, "a release was kept by a newer Boulton");
    Kept kept{.version = record.version};
    Release& r = kept.release;
    r.id = record.content.key;
    r.state = static_cast<ReleaseState>(state - kStates.begin());
    try {
        r.what = {json.at("title"), json.at("marking"), json.at("digest"), json.at("targets"), json.at("preview")};
        r.reason = json.at("reason");
        r.requester = UserId(json.at("requester").get<std::string>());
        r.requestedAt = parseInstant(json.at("requested").get<std::string>()).value_or(Instant{});
        r.decider = UserId(json.at("decider").get<std::string>());
        r.decidedAt = parseInstant(json.at("decided").get<std::string>());
        r.until = parseInstant(json.at("until").get<std::string>());
        kept.signature = json.at("signature");
    } catch (const nlohmann::json::exception&) { // of the library: a value, here
        return damaged();
    }
    const auto nameOf = [&](const UserId& id) {
        const auto found = names.find(id);
        return found == names.end() ? id.value : found->second;
    };
    r.requesterName = nameOf(r.requester);
    r.deciderName = r.decider.empty() ? std::string() : nameOf(r.decider);
    return kept;
}

Result<std::vector<Kept>> allKept(Session& session)
{
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(const auto records, session.performance().records().latest(kKind));
    std::vector<Kept> all;
    for (const Record& record : records) {
        BOULTON_TRY_ASSIGN(Kept kept, keptOf(record, names));
        all.push_back(std::move(kept));
    }
    std::ranges::sort(all, std::ranges::greater(), [](const Kept& k) { return k.release.requestedAt; });
    return all;
}

Result<Kept> keptWith(Session& session, const std::string& id)
{
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(const Record record, session.performance().records().get(kKind, id));
    return keptOf(record, names);
}

Status put(Session& session, store::WriteTransaction& tx, const Kept& kept)
{
    const auto done = session.performance().records().put(
        tx, {.kind = kKind,
             .key = kept.release.id,
             .body = bodyOf(kept.release, kept.signature),
             .status = std::string(kStates.at(static_cast<std::size_t>(kept.release.state))),
             .basedOn = kept.version});
    return done ? Status() : std::unexpected(done.error());
}

AboutPeople peopleOf(const report::Document& document)
{
    AboutPeople people;
    if (document.published)
        people.published.push_back(document.published);
    else
        for (const auto& input : document.provenance.inputs)
            people.unchecked.push_back(input.name);
    return people;
}

bool mayRelease(const store::UserInfo& user)
{
    return user.active && rightsOf(user.role.name).contains(info(UseCase::ApproveRelease).right);
}

//! Somebody other than this user who could open what leaves and say yes.
bool somebodyElse(Session& session)
{
    const auto holders = session.vault().holders(session.performance().id());
    return std::ranges::any_of(session.vault().users(), [&](const store::UserInfo& user) {
        return user.id != session.vault().user() && mayRelease(user) && std::ranges::contains(holders, user.id);
    });
}

//! That the release stands: signed by whoever gave it, who is another person, still here and still allowed to.
bool stands(Session& session, const Kept& kept, const Instant& now)
{
    const Release& r = kept.release;
    const auto users = session.vault().users();
    const auto decider = std::ranges::find(users, r.decider, &store::UserInfo::id);
    return r.state == ReleaseState::Released && decider != users.end() && mayRelease(*decider) &&
           r.decider != r.requester && !session.vault().sameKey(r.decider, r.requester) && r.until && now <= *r.until &&
           session.vault().isStatementOf(r.decider, kLabel, statementOf(r), kept.signature);
}

} // namespace

bool isSensitive(std::string_view marking)
{
    return utf8::trimmed(marking) != "OFFICIAL";
}

Picture pictureOf(const report::Document& document, std::string bytes, std::string title)
{
    return {.bytes = std::move(bytes),
            .title = std::move(title),
            .marking = document.marking,
            .of = document.provenance.module,
            .people = peopleOf(document)};
}

Result<Leaving> leavingOf(const report::Document& document, const std::vector<platform::Path>& targets)
{
    Leaving what{.title = toString(document.title), .marking = document.marking, .digest = {}, .targets = {}};
    for (const platform::Path& target : targets)
        what.targets.push_back(platform::toUtf8(std::filesystem::absolute(target).lexically_normal()));
    what.people = peopleOf(document);
    if (!what.sensitive())
        return what;
    report::Document content = document;
    content.provenance = {.module = document.provenance.module, .inputs = document.provenance.inputs};
    BOULTON_TRY_ASSIGN(const std::string html, report::toHtml(content));
    BOULTON_TRY_ASSIGN(const std::string json, report::toJson(content));
    what.digest = hexDigest(hexDigest(html) + hexDigest(json));
    if (auto preview = report::pack(document)) // one that is too large is looked at where it was made
        what.preview = *std::move(preview);
    return what;
}

Leaving leavingOf(const Picture& picture, const platform::Path& target)
{
    return {.title = picture.title,
            .marking = picture.marking,
            .digest = hexDigest(picture.bytes),
            .targets = {platform::toUtf8(std::filesystem::absolute(target).lexically_normal())},
            .people = picture.people};
}

Result<std::string> requestRelease(Session& session, const Leaving& what, const std::string& reason)
{
    BOULTON_TRY(session.requireWriting(UseCase::RequestRelease));
    BOULTON_TRY(checkReason(reason));
    if (!what.sensitive())
        return fail(ErrorCode::InvalidInput, "what is OFFICIAL needs no release");
    BOULTON_TRY(checkPeople(session, what.people, what.title)); // nobody is asked for what could not leave then
    if (!somebodyElse(session))
        return fail(ErrorCode::InvalidInput, "nobody else could release it: no other person with the right holds the "
                                             "compartment");
    Kept kept{.release = {.id = crypto::randomId(),
                          .what = what,
                          .reason = reason,
                          .requester = session.vault().user(),
                          .requestedAt = session.clock().now()}};
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::RequestRelease));
    BOULTON_TRY(put(session, tx, kept));
    BOULTON_TRY(tx.commit(Session::entry(UseCase::RequestRelease, kept.release.id, "content=" + what.digest)));
    return kept.release.id;
}

Result<report::Document> releasedDocument(Session& session, const std::string& id)
{
    BOULTON_TRY(session.require(UseCase::LookAtRelease));
    BOULTON_TRY_ASSIGN(const Kept kept, keptWith(session, id));
    const Release& r = kept.release;
    if (!session.may(UseCase::ApproveRelease) && r.requester != session.vault().user())
        return session.refuse(UseCase::LookAtRelease, "this was not asked by you");
    if (limitedToWards(session) && r.requester != session.vault().user())
        return session.refuse(UseCase::LookAtRelease, "your role is limited to wards, and this may be of others", {"wards"});
    if (r.what.preview.empty())
        return fail(ErrorCode::NotFound, "nothing of it was kept to be looked at", {"preview"});
    BOULTON_TRY_ASSIGN(report::Document document, report::unpack(r.what.preview));
    BOULTON_TRY_ASSIGN(const Leaving shown, leavingOf(document, {}));
    if (shown.digest != r.what.digest) // what is looked at is what would leave
        return fail(ErrorCode::Damaged, "what was kept to be looked at is not what would be exported", {"preview"});
    if (!session.readOnly()) { // it may be about people, and whoever looks need not be who ran it
        BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::LookAtRelease));
        BOULTON_TRY(tx.commit(Session::entry(UseCase::LookAtRelease, id, "content=" + r.what.digest)));
    }
    return document;
}

Result<std::vector<Release>> releases(Session& session)
{
    BOULTON_TRY(session.require(UseCase::SeeReleases));
    BOULTON_TRY_ASSIGN(auto all, allKept(session));
    std::vector<Release> shown;
    for (Kept& kept : all)
        if (session.may(UseCase::ApproveRelease) || kept.release.requester == session.vault().user())
            shown.push_back(std::move(kept.release));
    for (Release& release : shown) {
        release.canBeSeen = !release.what.preview.empty();
        release.what.preview = {};
    }
    return shown;
}

Status approveRelease(Session& session, const std::string& id, const crypto::Secret& passphrase)
{
    BOULTON_TRY(session.requireWriting(UseCase::ApproveRelease));
    BOULTON_TRY_ASSIGN(Kept kept, keptWith(session, id));
    Release& r = kept.release;
    if (r.state != ReleaseState::Requested)
        return fail(ErrorCode::Refused, "this was decided already", {"decided"});
    r.decider = session.vault().user();
    if (r.requester == r.decider || session.vault().sameKey(r.requester, r.decider))
        return fail(ErrorCode::Refused, "you asked for it yourself: another person has to release it", {"same-person"});
    BOULTON_TRY(session.confirm(passphrase));
    BOULTON_TRY_ASSIGN(const bool same, session.vault().opensFor(r.requester, passphrase));
    if (same)
        return fail(ErrorCode::Refused,
                    "your passphrase opens the account of the person who asked as well: for Boulton that is one person. "
                    "One of you must change it",
                    {"same-passphrase"});
    BOULTON_TRY_ASSIGN(const Instant now, effectiveNow(session));
    r.state = ReleaseState::Released;
    r.what.preview.clear(); // it was for whoever decides
    r.decidedAt = now;
    r.until = Instant{now.microseconds + kReleaseHours * 3600 * kSecond};
    kept.signature = session.vault().sign(kLabel, statementOf(r));
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ApproveRelease));
    BOULTON_TRY(put(session, tx, kept));
    return tx.commit(Session::entry(UseCase::ApproveRelease, id, "content=" + r.what.digest + " for=" + r.requester.value));
}

Status declineRelease(Session& session, const std::string& id)
{
    BOULTON_TRY(session.requireWriting(UseCase::DeclineRelease));
    BOULTON_TRY_ASSIGN(Kept kept, keptWith(session, id));
    Release& r = kept.release;
    if (r.state != ReleaseState::Requested && r.state != ReleaseState::Released)
        return fail(ErrorCode::Refused, "this was decided already", {"decided"});
    r.state = ReleaseState::Declined;
    r.what.preview.clear();
    r.decider = session.vault().user();
    BOULTON_TRY_ASSIGN(r.decidedAt, effectiveNow(session));
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::DeclineRelease));
    BOULTON_TRY(put(session, tx, kept));
    return tx.commit(Session::entry(UseCase::DeclineRelease, id, "content=" + r.what.digest));
}

std::string Permit::note() const
{
    switch (why) {
    case Why::NotSensitive: return people;
    case Why::Released: return " release=" + id + people;
    case Why::BreakGlass: return " break-glass=" + id + people;
    case Why::NobodyElse: return " second-person=none" + people;
    }
    return {};
}

namespace {

//! Why what is sensitive may leave; nothing of it where it is not.
Result<Permit> whyItMay(Session& session, UseCase useCase, const Leaving& what)
{

    if (!what.sensitive())
        return Permit{};
    if (session.readOnly())
        return fail(ErrorCode::ReadOnly,
                    "the vault was opened for reading only, so what is " + what.marking +
                        " stays in it: that it left could not be recorded",
                    {what.marking});
    BOULTON_TRY(session.requirePassphrase(useCase));
    if (!session.policy().secondPersonAlways && !somebodyElse(session))
        return Permit{.why = Permit::Why::NobodyElse};
    BOULTON_TRY_ASSIGN(const Instant now, effectiveNow(session));
    BOULTON_TRY_ASSIGN(const auto all, allKept(session));
    for (const Kept& kept : all) {
        const Release& r = kept.release;
        if (r.requester == session.vault().user() && r.what.digest == what.digest && r.what.marking == what.marking &&
            r.what.targets == what.targets && stands(session, kept, now))
            return Permit{.why = Permit::Why::Released, .id = r.id};
    }
    BOULTON_TRY_ASSIGN(const auto glass, brokenGlass(session));
    for (const BrokenGlass& broken : glass)
        if (broken.user == session.vault().user() && now >= broken.at && now <= broken.until)
            return Permit{.why = Permit::Why::BreakGlass, .id = broken.id};
    return fail(ErrorCode::Refused,
                "'" + what.title + "' is " + what.marking + ": another person has to release it before it leaves the vault",
                {std::string(kReleaseArg), what.title, what.marking});
}

} // namespace

Result<Permit> mayLeave(Session& session, UseCase useCase, const Leaving& what)
{
    for (const std::string& target : what.targets)
        BOULTON_TRY(mayExportTo(session.policy(), platform::pathFromUtf8(target)));
    BOULTON_TRY_ASSIGN(Telling telling, checkPeople(session, what.people, what.title));
    BOULTON_TRY_ASSIGN(Permit permit, whyItMay(session, useCase, what));
    permit.outputs = std::move(telling.outputs);
    permit.people = std::move(telling.note);
    return permit;
}

Status usePermit(Session& session, store::WriteTransaction& tx, const Permit& permit)
{
    BOULTON_TRY(recordOutputs(session, tx, permit.outputs));
    if (permit.why != Permit::Why::Released)
        return {};
    BOULTON_TRY_ASSIGN(Kept kept, keptWith(session, permit.id));
    if (kept.release.state != ReleaseState::Released)
        return fail(ErrorCode::Refused, "this release has been used or withdrawn", {std::string(kReleaseArg), kept.release.what.title});
    kept.release.state = ReleaseState::Used;
    return put(session, tx, kept);
}

Status letOut(Session& session, const Leaving& what, const std::string& subject)
{
    BOULTON_TRY(session.require(UseCase::ExportDocument));
    BOULTON_TRY_ASSIGN(const Permit permit, mayLeave(session, UseCase::ExportDocument, what));
    if (!what.sensitive() && permit.people.empty())
        return {};
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::ExportDocument));
    BOULTON_TRY(usePermit(session, tx, permit));
    return tx.commit(Session::entry(UseCase::ExportDocument, subject, "content=" + what.digest + permit.note()));
}

} // namespace boulton::workspace
