// SPDX-License-Identifier: GPL-3.0-or-later
// Break-glass: an export that cannot wait for a second person, with everybody told.
#include "core/base/utf8.h"
#include "core/workspace/release.h"
#include "core/workspace/release_rules.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace boulton::workspace {
namespace {

constexpr const char* kKind = "break-glass";
constexpr const char* kOpen = "open";
constexpr const char* kReviewed = "reviewed";
constexpr std::string_view kLabel = "boulton/break-glass/v1";
constexpr int kFormat = 1;
constexpr std::int64_t kMicrosecondsAMinute = 60'000'000;

std::string statementOf(const BrokenGlass& g)
{
    std::string statement;
    for (const std::string& field : {g.id, g.user.value, g.reason, g.at.iso(), g.until.iso()})
        crypto::appendField(statement, field);
    return statement;
}

std::string bodyOf(const BrokenGlass& g, const std::string& signature, const std::string& reviewer)
{
    return nlohmann::json{{"format", kFormat},         {"user", g.user.value},    {"reason", g.reason},
                          {"at", g.at.iso()},          {"until", g.until.iso()},  {"signature", signature},
                          {"reviewer", reviewer}}
        .dump();
}

struct Kept {
    BrokenGlass glass;
    std::string signature;
    std::int64_t version = 0;
};

Result<Kept> keptOf(const store::Record& record)
{
    const auto json = nlohmann::json::parse(record.content.body, nullptr, false);
    Kept kept{.version = record.version};
    BrokenGlass& g = kept.glass;
    g.id = record.content.key;
    try {
        if (!json.is_object() || json.at("format").get<int>() != kFormat)
            return fail(ErrorCode::NewerVersion, "a broken glass was kept by a newer Boulton");
        g.user = UserId(json.at("user").get<std::string>());
        g.reason = json.at("reason");
        g.at = parseInstant(json.at("at").get<std::string>()).value_or(Instant{});
        g.until = parseInstant(json.at("until").get<std::string>()).value_or(Instant{});
        kept.signature = json.at("signature");
    } catch (const nlohmann::json::exception&) { // of the library: a value, here
        return fail(ErrorCode::Damaged, "a kept break-glass is not what Boulton writes");
    }
    return kept;
}

Result<std::vector<Kept>> unreviewed(Session& session)
{
    BOULTON_TRY_ASSIGN(const auto records, session.performance().records().latest(kKind));
    std::vector<Kept> all;
    for (const store::Record& record : records) {
        if (record.content.status != kOpen)
            continue;
        BOULTON_TRY_ASSIGN(Kept kept, keptOf(record));
        all.push_back(std::move(kept));
    }
    std::ranges::sort(all, {}, [](const Kept& k) { return k.glass.at; });
    return all;
}

Result<std::size_t> exportsUnder(Session& session, const std::string& id)
{
    BOULTON_TRY_ASSIGN(const auto events, store::findAuditEvents(session.performance().reader(),
                                                                 {.text = "break-glass=" + id}, 1'000));
    return events.size();
}

Status put(Session& session, UseCase useCase, const Kept& kept, const char* status, const std::string& reviewer)
{
    BOULTON_TRY_ASSIGN(auto tx, session.begin(useCase));
    BOULTON_TRY_ASSIGN([[maybe_unused]] const auto version,
                       session.performance().records().put(tx, {.kind = kKind,
                                                                .key = kept.glass.id,
                                                                .body = bodyOf(kept.glass, kept.signature, reviewer),
                                                                .status = status,
                                                                .basedOn = kept.version}));
    return tx.commit(Session::entry(useCase, kept.glass.id, "until=" + kept.glass.until.iso()));
}

} // namespace

Result<Instant> effectiveNow(Session& session)
{
    BOULTON_TRY_ASSIGN(const auto last, store::findAuditEvents(session.performance().reader(), {}, 1));
    const Instant now = session.clock().now();
    return last.empty() ? now : std::max(now, parseInstant(last.front().at).value_or(now));
}

Status checkReason(const std::string& reason)
{
    const auto written = std::ranges::count_if(reason, [](char c) { return static_cast<unsigned char>(c) > ' '; });
    if (static_cast<std::size_t>(written) >= kLeastReason)
        return {};
    return fail(ErrorCode::InvalidInput, "say why in at least " + std::to_string(kLeastReason) + " characters: others will read it",
                {"reason", std::to_string(kLeastReason)});
}

Status breakGlass(Session& session, const std::string& reason)
{
    BOULTON_TRY(session.requireWriting(UseCase::BreakGlass));
    BOULTON_TRY(checkReason(reason));
    BOULTON_TRY_ASSIGN(const Instant now, effectiveNow(session));
    Kept kept{.glass = {.id = crypto::randomId(),
                        .user = session.vault().user(),
                        .userName = session.userName(),
                        .reason = reason,
                        .at = now,
                        .until = Instant{now.microseconds + kBreakGlassMinutes * kMicrosecondsAMinute}}};
    kept.signature = session.vault().sign(kLabel, statementOf(kept.glass));
    return put(session, UseCase::BreakGlass, kept, kOpen, {});
}

Result<std::vector<BrokenGlass>> brokenGlass(Session& session)
{
    BOULTON_TRY(session.require(UseCase::SeeReleases));
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(auto all, unreviewed(session));
    std::vector<BrokenGlass> glass;
    for (Kept& kept : all) {
        const auto name = names.find(kept.glass.user);
        kept.glass.userName = name == names.end() ? kept.glass.user.value : name->second;
        BOULTON_TRY_ASSIGN(kept.glass.exports, exportsUnder(session, kept.glass.id));
        // Whoever lengthens an hour by another program has no signature for it: the window counts as over.
        if (!session.vault().isStatementOf(kept.glass.user, kLabel, statementOf(kept.glass), kept.signature))
            kept.glass.until = Instant{kept.glass.at.microseconds - 1};
        glass.push_back(std::move(kept.glass));
    }
    return glass;
}

Status reviewBreakGlass(Session& session, const std::string& id)
{
    BOULTON_TRY(session.requireWriting(UseCase::ReviewBreakGlass));
    BOULTON_TRY_ASSIGN(const auto record, session.performance().records().get(kKind, id));
    BOULTON_TRY_ASSIGN(const Kept kept, keptOf(record));
    if (record.content.status != kOpen)
        return fail(ErrorCode::Refused, "this was reviewed already", {"decided"});
    if (kept.glass.user == session.vault().user() || session.vault().sameKey(kept.glass.user, session.vault().user()))
        return fail(ErrorCode::Refused, "you broke the glass yourself: another person has to review it", {"same-person"});
    return put(session, UseCase::ReviewBreakGlass, kept, kReviewed, session.vault().user().value);
}

Status tellBrokenGlass(Session& session, report::Provenance& provenance)
{
    BOULTON_TRY_ASSIGN(const auto all, unreviewed(session));
    if (!all.empty())
        provenance.parameters.emplace_back("break-glass",
                                           "in use on " + all.front().glass.at.date().iso() + ", not reviewed yet");
    return {};
}

} // namespace boulton::workspace
