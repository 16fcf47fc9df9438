// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/plan_records.h"
#include "core/base/names.h"
#include <array>
#include <nlohmann/json.hpp>

namespace boulton::workspace {
namespace {

using nlohmann::json;
using namespace performance;

constexpr int kFormat = 1;

//! Thrown inside this file only; bodyOf turns it into Damaged.
struct BadBody : std::runtime_error {
    using std::runtime_error::runtime_error;
};

std::string dumped(json body)
{
    body["format"] = kFormat;
    return body.dump();
}

template <typename F>
auto bodyOf(std::string_view text, const char* what, F&& read) -> Result<decltype(read(json{}))>
{
    try {
        const json body = json::parse(text);
        const int format = body.at("format").get<int>();
        if (format > kFormat)
            return fail(ErrorCode::NewerVersion,
                        std::string("a ") + what + " in the vault was written by a newer Boulton");
        return read(body);
    } catch (const std::exception& e) {
        return fail(ErrorCode::Damaged, std::string("a ") + what + " in the vault cannot be read: " + e.what());
    }
}

json periodJson(Period p)
{
    return {{"start", p.start.iso()}, {"months", p.months}};
}

Date dateOf(const json& j)
{
    const auto date = parseIsoDate(j.get<std::string>());
    if (!date)
        throw BadBody("a date is not a date");
    return *date;
}

Period periodOf(const json& j)
{
    return {dateOf(j.at("start")), j.at("months").get<int>()};
}

Instant instantOf(const json& j)
{
    const auto at = parseInstant(j.get<std::string>());
    if (!at)
        throw BadBody("a time is not a time");
    return *at;
}

template <typename T>
json optionalJson(const std::optional<T>& value)
{
    return value ? json(*value) : json(nullptr);
}

template <typename T>
std::optional<T> optionalOf(const json& j)
{
    return j.is_null() ? std::nullopt : std::optional(j.get<T>());
}

json optionalPeriodJson(const std::optional<Period>& p)
{
    return p ? periodJson(*p) : json(nullptr);
}
std::optional<Period> optionalPeriodOf(const json& j)
{
    return j.is_null() ? std::nullopt : std::optional(periodOf(j));
}

template <typename E>
E known(const std::optional<E>& value, const char* what)
{
    if (!value)
        throw BadBody(std::string("unknown ") + what);
    return *value;
}

constexpr std::array<std::string_view, 4> kProfiles{"level", "linear", "seasonal", "manual"};
constexpr std::array<std::string_view, 2> kTolerances{"absolute", "relative"};

template <typename E, std::size_t N>
E named(const std::array<std::string_view, N>& names, const json& j)
{
    return known(fromName<E>(names, j.get<std::string>()), "word");
}

} // namespace

std::string toBody(const PlanHeading& h)
{
    return dumped({{"council", h.council}, {"title", h.title}, {"synthetic", h.synthetic}});
}

Result<PlanHeading> headingFromBody(std::string_view body)
{
    return bodyOf(body, "plan heading", [](const json& j) {
        return PlanHeading{j.at("council").get<std::string>(), j.at("title").get<std::string>(),
                           j.at("synthetic").get<bool>()};
    });
}

std::string toBody(const Outcome& o)
{
    return dumped({{"number", o.number}, {"title", o.title}});
}

Result<Outcome> outcomeFromBody(std::string_view body)
{
    return bodyOf(body, "outcome",
                  [](const json& j) { return Outcome{j.at("number").get<int>(), j.at("title").get<std::string>()}; });
}

std::string toBody(const Measure& m)
{
    json changes = json::array();
    for (const auto& c : m.definitionChanges)
        changes.push_back({{"from", periodJson(c.from)}, {"note", c.note}});
    return dumped({{"code", m.code.value},
                   {"title", m.title},
                   {"definition", m.definition},
                   {"outcome", m.outcome},
                   {"priority", m.priority},
                   {"directorate", m.directorate},
                   {"owner", m.owner},
                   {"provider", m.dataProvider},
                   {"approver", m.approver},
                   {"unit", m.unit},
                   {"scale", m.scale},
                   {"decimals", m.decimals},
                   {"frequency", m.frequencyMonths},
                   {"yearStart", m.yearStartsIn},
                   {"polarity", name(m.polarity)},
                   {"calculation", name(m.calculation)},
                   {"kind", name(m.kind)},
                   {"source", m.source},
                   {"lag", m.reportingLagDays},
                   {"first", optionalPeriodJson(m.firstPeriod)},
                   {"last", optionalPeriodJson(m.lastPeriod)},
                   {"councilPlan", m.councilPlan},
                   {"public", m.publicMeasure},
                   {"illustrative", m.illustrative},
                   {"definitionChanges", changes}});
}

Result<Measure> measureFromBody(std::string_view body)
{
    return bodyOf(body, "measure card", [](const json& j) {
        Measure m;
        m.code = MeasureCode(j.at("code").get<std::string>());
        m.title = j.at("title").get<std::string>();
        m.definition = j.at("definition").get<std::string>();
        m.outcome = j.at("outcome").get<int>();
        m.priority = j.at("priority").get<std::string>();
        m.directorate = j.at("directorate").get<std::string>();
        m.owner = j.at("owner").get<std::string>();
        m.dataProvider = j.at("provider").get<std::string>();
        m.approver = j.at("approver").get<std::string>();
        m.unit = j.at("unit").get<std::string>();
        m.scale = j.at("scale").get<double>();
        m.decimals = j.at("decimals").get<int>();
        m.frequencyMonths = j.at("frequency").get<int>();
        m.yearStartsIn = j.at("yearStart").get<int>();
        m.polarity = known(polarityFromName(j.at("polarity").get<std::string>()), "polarity");
        m.calculation = known(calculationFromName(j.at("calculation").get<std::string>()), "calculation");
        m.kind = known(measureKindFromName(j.at("kind").get<std::string>()), "kind of measure");
        m.source = j.at("source").get<std::string>();
        m.reportingLagDays = j.at("lag").get<int>();
        m.firstPeriod = optionalPeriodOf(j.at("first"));
        m.lastPeriod = optionalPeriodOf(j.at("last"));
        m.councilPlan = j.at("councilPlan").get<bool>();
        m.publicMeasure = j.at("public").get<bool>();
        m.illustrative = j.at("illustrative").get<bool>();
        for (const auto& c : j.at("definitionChanges"))
            m.definitionChanges.push_back({periodOf(c.at("from")), c.at("note").get<std::string>()});
        return m;
    });
}

std::string toBody(const Target& t)
{
    json monthly = json::array();
    for (const auto& value : t.monthly)
        monthly.push_back(optionalJson(value));
    return dumped({{"measure", t.measure.value},
                   {"year", t.financialYearStart},
                   {"annual", t.annual},
                   {"profile", kProfiles[static_cast<std::size_t>(t.profile)]},
                   {"shares", t.shares},
                   {"monthly", monthly},
                   {"rangeTo", optionalJson(t.rangeTo)},
                   {"toleranceKind", kTolerances[static_cast<std::size_t>(t.tolerance.kind)]},
                   {"amber", t.tolerance.amber},
                   {"blue", t.tolerance.blue},
                   {"baseline", optionalJson(t.baseline)},
                   {"reason", t.reason}});
}

Result<Target> targetFromBody(std::string_view body)
{
    return bodyOf(body, "target", [](const json& j) {
        Target t;
        t.measure = MeasureCode(j.at("measure").get<std::string>());
        t.financialYearStart = j.at("year").get<int>();
        t.annual = j.at("annual").get<double>();
        t.profile = named<ProfileKind>(kProfiles, j.at("profile"));
        t.shares = j.at("shares").get<std::vector<double>>();
        for (const auto& value : j.at("monthly"))
            t.monthly.push_back(optionalOf<double>(value));
        t.rangeTo = optionalOf<double>(j.at("rangeTo"));
        t.tolerance = {named<ToleranceKind>(kTolerances, j.at("toleranceKind")), j.at("amber").get<double>(),
                       j.at("blue").get<double>()};
        t.baseline = optionalOf<double>(j.at("baseline"));
        t.reason = j.at("reason").get<std::string>();
        return t;
    });
}

std::string toBody(const Commentary& c)
{
    return dumped({{"measure", c.measure.value},
                   {"period", periodJson(c.period)},
                   {"whatHappened", c.whatHappened},
                   {"why", c.why},
                   {"action", c.action},
                   {"actionOwner", c.actionOwner},
                   {"due", c.due ? json(c.due->iso()) : json(nullptr)},
                   {"forecast", c.forecast},
                   {"by", c.recordedBy},
                   {"at", c.recordedAt.iso()}});
}

Result<Commentary> commentaryFromBody(std::string_view body)
{
    return bodyOf(body, "commentary", [](const json& j) {
        Commentary c;
        c.measure = MeasureCode(j.at("measure").get<std::string>());
        c.period = periodOf(j.at("period"));
        c.whatHappened = j.at("whatHappened").get<std::string>();
        c.why = j.at("why").get<std::string>();
        c.action = j.at("action").get<std::string>();
        c.actionOwner = j.at("actionOwner").get<std::string>();
        if (!j.at("due").is_null())
            c.due = dateOf(j.at("due"));
        c.forecast = j.at("forecast").get<std::string>();
        c.recordedBy = j.at("by").get<std::string>();
        c.recordedAt = instantOf(j.at("at"));
        return c;
    });
}

std::string toBody(const SignOff& s)
{
    return dumped({{"period", periodJson(s.period)},
                   {"audience", name(s.audience)},
                   {"by", s.by},
                   {"statement", s.statement},
                   {"at", s.at.iso()},
                   {"digest", s.digest}});
}

Result<SignOff> signOffFromBody(std::string_view body)
{
    return bodyOf(body, "sign-off", [](const json& j) {
        SignOff s;
        s.period = periodOf(j.at("period"));
        s.audience = j.at("audience").get<std::string>() == "cabinet" ? Audience::Cabinet : Audience::LeadershipTeam;
        s.by = j.at("by").get<std::string>();
        s.statement = j.at("statement").get<std::string>();
        s.at = instantOf(j.at("at"));
        s.digest = j.at("digest").get<std::string>();
        return s;
    });
}

std::string toBody(const packs::Details& d)
{
    json compliance = json::array();
    for (const auto& [title, text] : d.compliance)
        compliance.push_back({{"title", title}, {"text", text}});
    return dumped({{"reportOf", d.reportOf},
                   {"cabinetMember", d.cabinetMember},
                   {"scrutinyChair", d.scrutinyChair},
                   {"author", d.author},
                   {"contact", d.contact},
                   {"wardsAffected", d.wardsAffected},
                   {"keyDecision", d.keyDecision},
                   {"forwardPlanReference", d.forwardPlanReference},
                   {"callIn", d.callIn},
                   {"confidential", d.confidential},
                   {"recommendations", d.recommendations},
                   {"background", d.background},
                   {"options", d.options},
                   {"consultation", d.consultation},
                   {"risk", d.risk},
                   {"compliance", compliance},
                   {"backgroundDocuments", d.backgroundDocuments}});
}

Result<packs::Details> detailsFromBody(std::string_view body)
{
    return bodyOf(body, "set of pack details", [](const json& j) {
        packs::Details d;
        d.reportOf = j.at("reportOf").get<std::string>();
        d.cabinetMember = j.at("cabinetMember").get<std::string>();
        d.scrutinyChair = j.at("scrutinyChair").get<std::string>();
        d.author = j.at("author").get<std::string>();
        d.contact = j.at("contact").get<std::string>();
        d.wardsAffected = j.at("wardsAffected").get<std::string>();
        d.keyDecision = j.at("keyDecision").get<std::string>();
        d.forwardPlanReference = j.at("forwardPlanReference").get<std::string>();
        d.callIn = j.at("callIn").get<std::string>();
        d.confidential = j.at("confidential").get<std::string>();
        d.recommendations = j.at("recommendations").get<std::vector<std::string>>();
        d.background = j.at("background").get<std::string>();
        d.options = j.at("options").get<std::string>();
        d.consultation = j.at("consultation").get<std::string>();
        d.risk = j.at("risk").get<std::string>();
        for (const auto& c : j.at("compliance"))
            d.compliance.emplace_back(c.at("title").get<std::string>(), c.at("text").get<std::string>());
        d.backgroundDocuments = j.at("backgroundDocuments").get<std::string>();
        return d;
    });
}

} // namespace boulton::workspace
