// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/plan_store.h"
#include "core/crypto/hash.h"
#include "core/store/dataset_repository.h"
#include "core/store/record_repository.h"
#include "core/workspace/value_index.h"
#include <algorithm>
#include <charconv>
#include <format>

namespace boulton::workspace {
namespace {

using namespace performance;

constexpr std::size_t kLoosePieces = 100; //!< revisions until they are gathered
constexpr const char* kValues = "performance-values";
constexpr const char* kHeading = "plan";
constexpr const char* kOutcome = "outcome";
constexpr const char* kMeasure = "measure";
constexpr const char* kTarget = "target";
constexpr const char* kCommentary = "commentary";
constexpr const char* kSignOff = "sign-off";
constexpr const char* kPackDetails = "pack-details";

//! The newest version of every record of a kind (as at an instant), read by `read`; their order is that of the keys.
template <typename T>
Result<std::vector<T>> all(Session& session, const char* kind, Result<T> (*read)(std::string_view),
                           std::optional<Instant> asAt = std::nullopt)
{
    BOULTON_TRY_ASSIGN(const auto records, session.performance().records().latest(kind, asAt));
    std::vector<T> values;
    values.reserve(records.size());
    for (const auto& record : records) {
        BOULTON_TRY_ASSIGN(T value, read(record.content.body));
        values.push_back(std::move(value));
    }
    return values;
}

Status put(Session& session, store::WriteTransaction& tx, std::vector<store::NewRecord> records)
{
    if (records.empty())
        return {};
    return session.performance().records().put(tx, records);
}

template <typename T, typename KeyOf>
Status putAll(Session& session, store::WriteTransaction& tx, const char* kind, const std::vector<T>& values,
              KeyOf&& keyOf)
{
    std::vector<store::NewRecord> records;
    for (const auto& value : values)
        records.push_back({.kind = kind, .key = keyOf(value), .body = toBody(value)});
    return put(session, tx, std::move(records));
}

//! Keys sort as text, codes as people number them: 1.2 before 1.10.
bool codeLess(const std::string& a, const std::string& b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            long long x = 0;
            long long y = 0;
            const auto [endA, errorA] = std::from_chars(a.data() + i, a.data() + a.size(), x);
            const auto [endB, errorB] = std::from_chars(b.data() + j, b.data() + b.size(), y);
            if (errorA == std::errc{} && errorB == std::errc{} && x != y)
                return x < y;
            i = static_cast<std::size_t>(endA - a.data());
            j = static_cast<std::size_t>(endB - b.data());
            continue;
        }
        if (a[i] != b[j])
            return a[i] < b[j];
        ++i;
        ++j;
    }
    return a.size() - i < b.size() - j;
}

Result<std::vector<ValueRecord>> loadRecords(Session& session, const DatasetId& id, const JobContext& job)
{
    BOULTON_TRY_ASSIGN(const table::Table rows, session.performance().datasets().read(id, {}, {}, job));
    return fromTable(rows);
}

Result<History> loadHistory(Session& session, const JobContext& job)
{
    const auto info = session.performance().datasets().find(kValues);
    if (!info && info.error().code == ErrorCode::NotFound)
        return History{};
    if (!info)
        return std::unexpected(info.error());
    BOULTON_TRY_ASSIGN(auto records, loadRecords(session, info->id, job));
    auto& index = session.valueIndex();
    if (!index || index->revision() != info->revision)
        index = std::make_shared<ValueIndex>(info->revision, records);
    return History(std::move(records));
}

//! The index as the vault stands; empty where there are no values yet.
Result<std::shared_ptr<ValueIndex>> valueIndex(Session& session, const JobContext& job)
{
    const auto info = session.performance().datasets().find(kValues);
    if (!info && info.error().code == ErrorCode::NotFound)
        return std::shared_ptr<ValueIndex>{};
    if (!info)
        return std::unexpected(info.error());
    auto& index = session.valueIndex();
    if (!index || index->revision() != info->revision) {
        BOULTON_TRY_ASSIGN(const auto records, loadRecords(session, info->id, job));
        index = std::make_shared<ValueIndex>(info->revision, records);
    }
    return index;
}

} // namespace

Result<bool> isSynthetic(Session& session)
{
    BOULTON_TRY_ASSIGN(const auto headings, all<PlanHeading>(session, kHeading, headingFromBody));
    return !headings.empty() && headings.front().synthetic;
}

Result<Plan> seePlan(Session& session, const JobContext& job)
{
    BOULTON_TRY(session.require(UseCase::SeePlan));
    return loadPlan(session, job);
}

Result<Plan> loadPlan(Session& session, const JobContext& job, std::optional<Instant> asAt)
{
    Plan plan;
    BOULTON_TRY_ASSIGN(const auto headings, all<PlanHeading>(session, kHeading, headingFromBody, asAt));
    if (!headings.empty()) {
        plan.council = headings.front().council;
        plan.title = headings.front().title;
        plan.synthetic = headings.front().synthetic;
    }
    BOULTON_TRY_ASSIGN(plan.outcomes, all<Outcome>(session, kOutcome, outcomeFromBody, asAt));
    std::ranges::sort(plan.outcomes, {}, &Outcome::number);
    BOULTON_TRY_ASSIGN(plan.measures, all<Measure>(session, kMeasure, measureFromBody, asAt));
    std::ranges::stable_sort(plan.measures, [](const Measure& a, const Measure& b) {
        return a.outcome != b.outcome ? a.outcome < b.outcome : codeLess(a.code.value, b.code.value);
    });
    BOULTON_TRY_ASSIGN(plan.targets, all<Target>(session, kTarget, targetFromBody, asAt));
    BOULTON_TRY_ASSIGN(plan.commentaries, all<Commentary>(session, kCommentary, commentaryFromBody));
    BOULTON_TRY_ASSIGN(plan.signOffs, all<SignOff>(session, kSignOff, signOffFromBody));
    BOULTON_TRY_ASSIGN(plan.history, loadHistory(session, job));
    return plan;
}

Result<Plan> loadPlanOf(Session& session, std::span<const std::pair<MeasureCode, Period>> cells, const JobContext& job)
{
    Plan plan;
    std::vector<ValueRecord> newest;
    BOULTON_TRY_ASSIGN(const auto index, valueIndex(session, job));
    for (const auto& [code, period] : cells) {
        if (const ValueRecord* record = index ? index->newest(code, period) : nullptr)
            newest.push_back(*record);
        if (plan.measure(code))
            continue;
        const auto card = session.performance().records().get(kMeasure, code.value);
        if (!card && card.error().code == ErrorCode::NotFound)
            continue;
        if (!card)
            return std::unexpected(card.error());
        BOULTON_TRY_ASSIGN(Measure measure, measureFromBody(card->content.body));
        plan.measures.push_back(std::move(measure));
    }
    BOULTON_TRY_ASSIGN(plan.signOffs, all<SignOff>(session, kSignOff, signOffFromBody));
    plan.history = History(std::move(newest));
    return plan;
}

Result<packs::Details> loadPackDetails(Session& session)
{
    BOULTON_TRY_ASSIGN(const auto details, all<packs::Details>(session, kPackDetails, detailsFromBody));
    return details.empty() ? packs::Details{} : details.front();
}

PlanHeading headingOf(Session& session)
{
    return {session.vault().name(), "Council Plan", false};
}

Status saveHeading(Session& session, store::WriteTransaction& tx, const PlanHeading& heading)
{
    return put(session, tx, {{.kind = kHeading, .key = "plan", .body = toBody(heading)}});
}

Status saveOutcomes(Session& session, store::WriteTransaction& tx, const std::vector<Outcome>& outcomes)
{
    return putAll(session, tx, kOutcome, outcomes, [](const Outcome& o) { return std::to_string(o.number); });
}

Status saveMeasures(Session& session, store::WriteTransaction& tx, const std::vector<Measure>& measures)
{
    return putAll(session, tx, kMeasure, measures, [](const Measure& m) { return m.code.value; });
}

Status saveTargets(Session& session, store::WriteTransaction& tx, const std::vector<Target>& targets)
{
    return putAll(session, tx, kTarget, targets,
                  [](const Target& t) { return std::format("{}@{}", t.measure.value, t.financialYearStart); });
}

Status saveCommentaries(Session& session, store::WriteTransaction& tx, const std::vector<Commentary>& commentaries)
{
    // The instant is part of the key: an earlier commentary stays readable as at its time.
    return putAll(session, tx, kCommentary, commentaries, [](const Commentary& c) {
        return std::format("{}@{}@{}", c.measure.value, c.period.key(), c.recordedAt.iso());
    });
}

Status saveSignOff(Session& session, store::WriteTransaction& tx, const SignOff& s)
{
    return put(session, tx,
               {{.kind = kSignOff,
                 .key = std::format("{}@{}@{}", s.period.key(), name(s.audience), s.at.iso()),
                 .body = toBody(s)}});
}

Status savePackDetails(Session& session, store::WriteTransaction& tx, const packs::Details& details)
{
    return put(session, tx, {{.kind = kPackDetails, .key = "pack", .body = toBody(details)}});
}

Status appendValues(Session& session, store::WriteTransaction& tx, const std::vector<ValueRecord>& records,
                    const std::string& note, const JobContext& job)
{
    if (records.empty())
        return {};
    const auto datasets = session.performance().datasets();
    const auto info = datasets.find(kValues);
    DatasetId id;
    if (info) {
        id = info->id;
    } else if (info.error().code == ErrorCode::NotFound) {
        BOULTON_TRY_ASSIGN(id, datasets.create(tx, {.kind = store::DatasetKind::History,
                                                    .name = kValues,
                                                    .title = "Reported values of all measures",
                                                    .schema = historySchema()}));
    } else {
        return std::unexpected(info.error());
    }
    BOULTON_TRY_ASSIGN(const auto pieces, datasets.state(id, {}));
    auto mode = store::RevisionMode::Append;
    BOULTON_TRY_ASSIGN(table::Table rows, toTable(records));
    if (pieces.size() >= kLoosePieces) {
        mode = store::RevisionMode::Replace;
        BOULTON_TRY_ASSIGN(const table::Table before, datasets.read(id, {}, {}, job));
        BOULTON_TRY_ASSIGN(rows, table::concat(before, rows));
    }
    BOULTON_TRY_ASSIGN([[maybe_unused]] const auto revision, datasets.add(tx, id, rows, mode, note, job));
    return {};
}

Status describeSource(Session& session, report::Provenance& provenance)
{
    const auto datasets = session.performance().datasets();
    if (const auto info = datasets.find(kValues)) {
        BOULTON_TRY_ASSIGN(const auto revisions, datasets.revisions(info->id));
        if (!revisions.empty())
            provenance.inputs.push_back(
                {kValues, "revision " + std::to_string(revisions.back().number), revisions.back().digest});
    }
    const auto& state = session.performance().state();
    provenance.storeRevision = std::to_string(state.counter);
    provenance.auditHead = crypto::toHex(crypto::view(state.head.hash));
    provenance.madeBy = session.userName();
    provenance.madeAt = session.clock().now();
    return {};
}

} // namespace boulton::workspace
