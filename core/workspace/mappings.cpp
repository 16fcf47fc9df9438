// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/mappings.h"
#include "core/base/utf8.h"
#include "core/workspace/outbox.h"
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace boulton::workspace {
namespace {

constexpr const char* kKind = "import-mapping";
constexpr const char* kForgotten = "withdrawn";
constexpr int kFormat = 1;

std::string plainName(std::string_view column)
{
    return utf8::asciiLower(utf8::trimmed(column));
}

std::string toBody(const exchange::ActualsMapping& mapping, const std::string& signature)
{
    return nlohmann::json{{"format", kFormat}, {"signature", signature}, {"mapping", exchange::toJson(mapping)}}.dump();
}

std::unexpected<Error> damaged()
{
    return fail(ErrorCode::Damaged, "a saved import mapping is not what Boulton writes");
}

Result<SavedMapping> fromRecord(const store::Record& record, const std::map<UserId, std::string>& names)
{
    const auto json = nlohmann::json::parse(record.content.body, nullptr, false);
    if (!json.is_object() || !json.contains("format") || !json["format"].is_number_integer())
        return damaged();
    if (json["format"].get<int>() > kFormat)
        return fail(ErrorCode::NewerVersion, "an import mapping was saved by a newer Boulton");
    const auto signature = json.find("signature");
    const auto text = json.find("mapping");
    if (signature == json.end() || !signature->is_string() || text == json.end() || !text->is_string())
        return damaged();
    SavedMapping saved;
    BOULTON_TRY_ASSIGN(saved.mapping, exchange::parseMapping(text->get<std::string>()));
    saved.signature = signature->get<std::string>();
    saved.at = parseInstant(record.recordedAt).value_or(Instant{});
    const auto name = names.find(record.recordedBy);
    saved.by = name == names.end() ? record.recordedBy.value : name->second;
    return saved;
}

//! Every column that the mapping names is one of these.
bool fits(const exchange::ActualsMapping& m, const std::set<std::string>& columns)
{
    std::vector<std::string> needed = m.periodColumns;
    for (const std::string* one : {&m.measureColumn, &m.periodColumn, &m.valueColumn, &m.numeratorColumn,
                                   &m.denominatorColumn, &m.noteColumn, &m.unitColumn, &m.polarityColumn})
        if (!one->empty())
            needed.push_back(*one);
    for (const auto& filter : m.filters)
        needed.push_back(filter.column);
    return !needed.empty() &&
           std::ranges::all_of(needed, [&](const std::string& column) { return columns.contains(plainName(column)); });
}

Status put(Session& session, const store::NewRecord& record, const std::string& detail)
{
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::SaveMapping));
    BOULTON_TRY_ASSIGN([[maybe_unused]] const auto version, session.performance().records().put(tx, record));
    return tx.commit(Session::entry(UseCase::SaveMapping, hexDigest(record.key).substr(0, 16), detail));
}

} // namespace

std::string headerSignature(std::span<const std::string> columns)
{
    std::vector<std::string> names;
    for (const std::string& column : columns)
        names.push_back(plainName(column));
    std::ranges::sort(names);
    std::string all;
    for (const std::string& name : names)
        all += std::to_string(name.size()) + ":" + name; // {"a","b"} is not {"a:b"}
    return hexDigest(all);
}

Status saveMapping(Session& session, const exchange::ActualsMapping& mapping, const std::string& signature)
{
    BOULTON_TRY(session.requireWriting(UseCase::SaveMapping));
    if (utf8::trimmed(mapping.name).empty())
        return fail(ErrorCode::InvalidInput, "a mapping needs a name to be remembered by");
    const auto readable = exchange::parseMapping(exchange::toJson(mapping)); // one that is not would hide all others
    if (!readable)
        return std::unexpected(readable.error());
    return put(session, {.kind = kKind, .key = mapping.name, .body = toBody(mapping, signature)}, "saved");
}

Result<std::vector<SavedMapping>> mappings(Session& session)
{
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(const auto records, session.performance().records().latest(kKind));
    std::vector<SavedMapping> all;
    for (const auto& record : records) {
        if (record.content.status == kForgotten)
            continue;
        BOULTON_TRY_ASSIGN(SavedMapping saved, fromRecord(record, names));
        all.push_back(std::move(saved));
    }
    return all;
}

Status forgetMapping(Session& session, const std::string& name)
{
    BOULTON_TRY(session.requireWriting(UseCase::SaveMapping));
    const auto found = session.performance().records().get(kKind, name);
    if (!found && found.error().code != ErrorCode::NotFound)
        return std::unexpected(found.error());
    if (!found || found->content.status == kForgotten)
        return fail(ErrorCode::NotFound, "there is no import mapping '" + name + "'", {name});
    return put(session, {.kind = kKind, .key = name, .body = found->content.body, .status = kForgotten}, "forgotten");
}

Result<std::optional<SavedMapping>> suggestMapping(Session& session, std::span<const std::string> columns)
{
    const std::string signature = headerSignature(columns);
    std::set<std::string> present;
    for (const std::string& column : columns)
        present.insert(plainName(column));
    BOULTON_TRY_ASSIGN(const auto all, mappings(session));
    const SavedMapping* best = nullptr;
    const auto better = [&](const SavedMapping& one) {
        if (!best)
            return true;
        const bool same = one.signature == signature;
        return same != (best->signature == signature) ? same : one.at >= best->at;
    };
    for (const SavedMapping& one : all)
        if ((one.signature == signature || fits(one.mapping, present)) && better(one))
            best = &one;
    return best ? std::optional(*best) : std::nullopt;
}

} // namespace boulton::workspace
