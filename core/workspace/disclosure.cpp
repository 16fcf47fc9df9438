// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/disclosure.h"
#include "core/base/format.h"
#include "core/report/protect.h"
#include "core/store/dataset_repository.h"
#include "core/store/record_repository.h"
#include "core/workspace/disclosure_ledger.h"
#include "core/workspace/outbox.h"
#include "core/workspace/personal.h"
#include "core/workspace/release.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace boulton::workspace {
namespace {

using nlohmann::json;

constexpr const char* kRulesKind = "disclosure-rules";
constexpr const char* kLedgerKind = "published-figures";
constexpr std::string_view kStandardRules = "acro"; // the most careful of the presets
constexpr int kFormat = 1;

std::unexpected<Error> damaged(std::string_view what)
{
    return fail(ErrorCode::Damaged, std::string(what) + " is not what Boulton writes");
}

json toJson(const privacy::Figure& f)
{
    json extents = json::array();
    for (const auto& e : f.extents)
        extents.push_back(e.members.empty() ? json{{"of", e.dimension}, {"from", e.from}, {"to", e.to}}
                                            : json{{"of", e.dimension}, {"in", e.members}});
    return {{"of", f.measure},
            {"about", std::move(extents)},
            {"known", f.known ? json::array({f.known->lower, f.known->upper}) : json()},
            {"label", f.label}};
}

privacy::Figure figureOf(const json& j) // throws what the library throws
{
    privacy::Figure f{.measure = j.at("of"), .label = j.at("label")};
    for (const auto& e : j.at("about")) {
        privacy::Extent extent{.dimension = e.at("of")};
        if (e.contains("in"))
            extent.members = e.at("in").get<std::vector<std::string>>();
        else {
            extent.from = e.at("from");
            extent.to = e.at("to");
        }
        f.extents.push_back(std::move(extent));
    }
    if (const auto& known = j.at("known"); !known.is_null())
        f.known = privacy::Range{known.at(0), known.at(1)};
    return f;
}

json figuresOf(const privacy::Published& output)
{
    json figures = json::array();
    for (const auto& figure : output.figures)
        figures.push_back(toJson(figure));
    return figures;
}

//! Equal figures are one output, whatever it is called.
std::string keyOf(const privacy::Published& output)
{
    return hexDigest(json{{"sources", output.sources}, {"figures", figuresOf(output)}}.dump());
}

bool shareOne(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    return std::ranges::any_of(a, [&](const std::string& one) { return std::ranges::contains(b, one); });
}

//! `about`: only outputs made of one of these; empty: all.
Result<std::vector<std::pair<privacy::Published, store::Record>>> ledger(Session& session, const std::vector<std::string>& about,
                                                                        const std::optional<Instant>& asOf)
{
    BOULTON_TRY_ASSIGN(auto records, session.performance().records().latest(kLedgerKind, asOf));
    std::vector<std::pair<privacy::Published, store::Record>> all;
    for (store::Record& record : records) {
        const auto body = json::parse(record.content.body, nullptr, false);
        try {
            if (body.at("format").get<int>() > kFormat)
                return fail(ErrorCode::NewerVersion, "the release ledger was written by a newer Boulton");
            privacy::Published output{.id = record.content.key, .title = body.at("title")};
            output.rules = body.at("rules");
            output.sources = body.at("sources").get<std::vector<std::string>>();
            if (!about.empty() && !shareOne(output.sources, about))
                continue;
            for (const auto& figure : body.at("figures"))
                output.figures.push_back(figureOf(figure));
            all.emplace_back(std::move(output), std::move(record));
        } catch (const json::exception&) { // of the library: a value, here
            return damaged("the release ledger");
        }
    }
    return all;
}

Result<std::vector<privacy::Published>> earlierOutputs(Session& session, const std::vector<std::string>& about,
                                                       const std::optional<Instant>& asOf = {})
{
    BOULTON_TRY_ASSIGN(auto entries, ledger(session, about, asOf));
    std::vector<privacy::Published> outputs;
    for (auto& [output, record] : entries)
        outputs.push_back(std::move(output));
    return outputs;
}

//! The strictest of several: what one owner wants hidden stays hidden.
Result<privacy::Profile> profileFor(Session& session, const std::vector<std::string>& datasets, const std::optional<Instant>& asOf)
{
    std::optional<privacy::Profile> strictest;
    for (const auto& dataset : datasets) {
        BOULTON_TRY_ASSIGN(const std::string rules, disclosureRules(session, dataset, asOf));
        BOULTON_TRY_ASSIGN(privacy::Profile p, privacy::profileFrom(rules));
        if (!strictest) {
            strictest = std::move(p);
            continue;
        }
        privacy::Profile& s = *strictest;
        if (s == p)
            continue;
        s.id += " + " + p.id;
        s.threshold = std::max(s.threshold, p.threshold);
        s.zerosDisclosive = s.zerosDisclosive || p.zerosDisclosive;
        if (p.rounding != privacy::Rounding::None && (s.rounding == privacy::Rounding::None || p.base > s.base)) {
            s.rounding = p.rounding;
            s.base = p.base;
        }
    }
    return strictest.value_or(privacy::Profile{});
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "" : " + ") + word;
    return all;
}

} // namespace

Result<std::string> disclosureRules(Session& session, const std::string& dataset, const std::optional<Instant>& at)
{
    const auto record = session.performance().records().get(kRulesKind, dataset, at);
    if (!record && record.error().code == ErrorCode::NotFound)
        return std::string(kStandardRules);
    BOULTON_TRY(record);
    const auto body = json::parse(record->content.body, nullptr, false);
    if (!body.is_object() || !body.contains("rules") || !body["rules"].is_string())
        return damaged("a set of rules for counts of people");
    return body["rules"].get<std::string>();
}

Status setDisclosureRules(Session& session, const std::string& dataset, const std::string& rules)
{
    BOULTON_TRY(session.requireWriting(UseCase::SetDisclosureRules));
    BOULTON_TRY(privacy::profileFrom(rules));
    BOULTON_TRY(session.performance().datasets().find(dataset));
    BOULTON_TRY_ASSIGN(auto tx, session.begin(UseCase::SetDisclosureRules));
    BOULTON_TRY(session.performance().records().put(
        tx, store::NewRecord{.kind = kRulesKind, .key = dataset, .body = json{{"format", kFormat}, {"rules", rules}}.dump()}));
    return tx.commit(Session::entry(UseCase::SetDisclosureRules, dataset, rules));
}

Result<std::vector<Output>> outputs(Session& session)
{
    BOULTON_TRY(session.require(UseCase::SeeOutputs));
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(const auto entries, ledger(session, {}, {}));
    std::vector<Output> all;
    for (const auto& [output, record] : entries) {
        Output one{.id = output.id, .title = output.title, .rules = output.rules, .datasets = output.sources, .at = {}, .by = record.recordedBy.value};
        one.figures = output.figures.size();
        one.hidden = static_cast<std::size_t>(std::ranges::count_if(output.figures, [](const auto& f) { return !f.known; }));
        one.at = parseInstant(record.recordedAt).value_or(Instant{});
        if (const auto name = names.find(record.recordedBy); name != names.end())
            one.by = name->second;
        all.push_back(std::move(one));
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &Output::at);
    return all;
}

void callForJudgement(report::Document& document, Judged why)
{
    const auto first = document.blocks.begin();
    if (why == Judged::Page) {
        document.blocks.insert(
            first, report::Note{report::Note::Kind::Caution, BOULTON_TR("workspace", "Small counts are hidden; a person has to look as well"),
                                BOULTON_TR("workspace", "This is made of data about people. Small counts of each list are hidden, but a page of many lists says more than one: "
                                                        "ranks, gaps and sums over groups of areas. Before it leaves, a person has to judge whether anybody can be recognised in it.")});
        return;
    }
    document.blocks.insert(
        first,
        report::Note{report::Note::Kind::Caution, BOULTON_TR("workspace", "Not checked for small numbers of people"),
                     BOULTON_TR("workspace", "This is made of data about people, and the rules for small counts were not applied to it as it is here. "
                                             "Before it leaves, a person has to judge whether anybody can be recognised in it.")});
}

Status protectPeople(Session& session, report::Document& document, const std::vector<PeopleInput>& inputs, const JobContext& job,
                     const std::optional<Instant>& asOf)
{
    std::vector<std::string> sources;
    for (const PeopleInput& input : inputs)
        if (input.aboutPeople)
            sources.push_back(input.dataset);
    std::ranges::sort(sources);
    sources.erase(std::ranges::unique(sources).begin(), sources.end());
    if (sources.empty())
        return {};
    if (!document.people) {
        callForJudgement(document, Judged::Whole);
        return {};
    }
    report::Protection protection{*document.people, {}, {}};
    protection.measure = joined(sources) + ": " + protection.measure;
    BOULTON_TRY_ASSIGN(protection.profile, profileFor(session, sources, asOf));
    BOULTON_TRY_ASSIGN(protection.earlier, earlierOutputs(session, sources, asOf));
    auto safe = report::protect(document, protection, job);
    if (!safe && (safe.error().code == ErrorCode::InvalidInput || safe.error().code == ErrorCode::Usage))
        return fail(ErrorCode::Refused, "this is about people and its counts could not be checked: " + safe.error().what, {"unchecked"});
    BOULTON_TRY(safe);
    if (!protection.by.empty())
        callForJudgement(safe->document, Judged::Page);
    privacy::Published published = std::move(safe->published);
    published.title = toString(document.title);
    published.rules = protection.profile.id;
    published.sources = std::move(sources);
    published.id = keyOf(published);
    document = std::move(safe->document);
    document.people.reset();
    document.published = std::make_shared<const privacy::Published>(std::move(published));
    return {};
}

Result<Telling> checkPeople(Session& session, const AboutPeople& people, const std::string& title)
{
    Telling telling;
    for (const auto& output : people.published) {
        BOULTON_TRY_ASSIGN(auto earlier, earlierOutputs(session, output->sources));
        for (const auto& together : telling.outputs) // what leaves in one file is beside each other, too
            if (shareOne(together->sources, output->sources) && together->id != output->id)
                earlier.push_back(*together);
        telling.note += " disclosure=" + output->rules + " figures=" + output->id;
        if (std::ranges::contains(earlier, output->id, &privacy::Published::id) || std::ranges::contains(telling.outputs, output))
            continue; // everybody has it
        BOULTON_TRY_ASSIGN(const auto profile, profileFor(session, output->sources, {}));
        BOULTON_TRY_ASSIGN(const auto told, privacy::differences(*output, earlier, profile));
        if (!told.found.empty())
            return fail(ErrorCode::Refused,
                        "since '" + title + "' was made, other figures about the same people have left the vault: together with them it would tell of fewer than " +
                            std::to_string(profile.threshold) + " people (" + told.found.front().group + "). Run the analysis again: more is hidden then",
                        {std::string(kPublishedArg), title});
        if (!told.revised.empty() || !told.unsolved.empty()) // data were revised in between, or there are too many figures
            telling.note += " differences=pairs-only";
        telling.outputs.push_back(output);
    }
    for (const std::string& dataset : people.unchecked) {
        const auto found = session.performance().datasets().find(dataset);
        if (found && isAboutPeople(found->about.schema))
            telling.note += " disclosure=unchecked:" + dataset;
    }
    return telling;
}

Status recordOutputs(Session& session, store::WriteTransaction& tx, std::span<const std::shared_ptr<const privacy::Published>> outputs)
{
    for (const auto& output : outputs)
        BOULTON_TRY(session.performance().records().put(tx, store::NewRecord{.kind = kLedgerKind,
                                                                             .key = output->id,
                                                                             .body = json{{"format", kFormat},
                                                                                          {"title", output->title},
                                                                                          {"rules", output->rules},
                                                                                          {"sources", output->sources},
                                                                                          {"figures", figuresOf(*output)}}
                                                                                         .dump(),
                                                                             .status = "left"}));
    return {};
}

} // namespace boulton::workspace
