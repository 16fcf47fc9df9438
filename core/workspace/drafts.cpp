// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/drafts.h"
#include "core/store/record_repository.h"
#include "core/workspace/plan_store.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace boulton::workspace {
namespace {

using nlohmann::json;
using performance::Period;

constexpr const char* kKind = "commentary-draft";
constexpr const char* kKept = "draft";
constexpr const char* kPutAway = "withdrawn";

std::string keyOf(const Session& session, const CommentaryDraft& draft)
{
    return session.vault().user().value + "@" + draft.measure.value + "@" + draft.period.key();
}

std::string bodyOf(const CommentaryDraft& draft)
{
    return json{{"measure", draft.measure.value}, {"start", draft.period.start.iso()}, {"months", draft.period.months}, {"texts", draft.texts}}
        .dump(-1, ' ', false, json::error_handler_t::replace); // what is typed is Unicode; a lone surrogate must not stop the rest
}

Result<CommentaryDraft> fromBody(const std::string& body)
{
    try {
        const json j = json::parse(body);
        const auto start = parseIsoDate(j.at("start").get<std::string>());
        if (!start)
            return fail(ErrorCode::Damaged, "a draft of a commentary has no period");
        return CommentaryDraft{MeasureCode(j.at("measure").get<std::string>()), Period{*start, j.at("months").get<int>()},
                               j.at("texts").get<std::vector<std::string>>()};
    } catch (const json::exception&) {
        return fail(ErrorCode::Damaged, "a draft of a commentary cannot be read");
    }
}

} // namespace

Status keepDraft(Session& session, const CommentaryDraft& draft)
{
    BOULTON_TRY(session.requireWriting(UseCase::RecordCommentary));
    const std::pair cell{draft.measure, draft.period};
    BOULTON_TRY_ASSIGN(const performance::Plan plan, loadPlanOf(session, {&cell, 1}));
    if (const auto* measure = plan.measure(draft.measure))
        BOULTON_TRY(session.requireDirectorate(UseCase::RecordCommentary, measure->directorate));
    const auto records = session.performance().records();
    const std::string key = keyOf(session, draft);
    const std::string body = bodyOf(draft);
    const std::string status = draft.texts.empty() ? kPutAway : kKept;
    const auto before = records.get(kKind, key);
    if (!before && before.error().code != ErrorCode::NotFound)
        return std::unexpected(before.error());
    if (before ? before->content.body == body && before->content.status == status : draft.texts.empty())
        return {};
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::RecordCommentary));
    BOULTON_TRY(records.put(tx, store::NewRecord{.kind = kKind, .key = key, .body = body, .status = status}));
    return tx.commit();
}

Result<std::vector<CommentaryDraft>> drafts(Session& session)
{
    BOULTON_TRY(session.require(UseCase::SeePlan));
    const std::string mine = session.vault().user().value + "@";
    BOULTON_TRY_ASSIGN(const auto all, session.performance().records().latest(kKind));
    std::vector<CommentaryDraft> found;
    for (const store::Record& record : all) {
        if (record.content.status != kKept || !record.content.key.starts_with(mine))
            continue;
        if (auto draft = fromBody(record.content.body)) // one that a later Boulton wrote must not hide the others
            found.push_back(*std::move(draft));
    }
    return found;
}

} // namespace boulton::workspace
