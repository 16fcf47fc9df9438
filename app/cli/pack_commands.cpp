// SPDX-License-Identifier: GPL-3.0-or-later
// sign-off, pack, comment: from figures to paper.
#include "app/cli/cli.h"
#include "app/common/pack_writers.h"
#include "core/base/format.h"
#include "core/workspace/plan_store.h"
#include "core/workspace/publish.h"
#include "ui/render/application.h"
#include <string>
#include <vector>

namespace boulton::cli {
namespace {

using performance::Audience;

struct State {
    VaultOptions vault;
    std::string period;
    std::string audience;
    std::string statement = "Figures checked against source.";
    std::string out = ".";
    std::vector<std::string> formats{"pdf", "docx", "html", "xlsx"};
    std::string docxTemplate;
    std::string measure;
    performance::Commentary commentary;
    std::string due;
    ReleaseOptions release;
};

Audience audienceOf(const std::string& name)
{
    return name == "cabinet" ? Audience::Cabinet : Audience::LeadershipTeam;
}

Status pack(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto period, performance::parsePeriod(state.period));
    workspace::PackRequest request{.period = period,
                                   .audience = audienceOf(state.audience),
                                   .folder = platform::pathFromUtf8(state.out),
                                   .formats = {}};
    for (const std::string& format : state.formats)
        if (const auto known = workspace::packFormatFromName(format))
            request.formats.insert(*known);
    if (!state.docxTemplate.empty())
        request.docxTemplate = platform::pathFromUtf8(state.docxTemplate);
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    const render::Application application;
    workspace::PackFiles files;
    BOULTON_TRY(release(
        state.release, session,
        [&]() -> Status {
            BOULTON_TRY_ASSIGN(files, workspace::exportPack(session, request, app::packWriters(), context.job));
            return {};
        },
        [&] { return workspace::packLeaving(session, request, context.job); }));
    for (const auto& file : files.files)
        print(platform::toUtf8(file));
    if (!files.signedOff)
        printError("Draft: the figures of " + period.label() + " have not been signed off.");
    return session.close();
}

Status signOff(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto period, performance::parsePeriod(state.period));
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY_ASSIGN(const auto s,
                       workspace::signOffPeriod(session, period, audienceOf(state.audience), state.statement));
    print(period.label() + " (" + state.audience + ") signed off by " + s.by + " at " + s.at.iso());
    print("Digest of the figures: " + s.digest);
    return session.close();
}

Status comment(State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(state.commentary.period, performance::parsePeriod(state.period));
    state.commentary.measure = MeasureCode(state.measure);
    if (!state.due.empty()) {
        state.commentary.due = parseIsoDate(state.due);
        if (!state.commentary.due)
            return fail(ErrorCode::Usage, "--due " + state.due + ": write a date as 2020-06-30", {state.due});
    }
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY(workspace::recordCommentary(session, state.commentary));
    print("Commentary on " + state.measure + " for " + state.commentary.period.label() + " recorded.");
    return session.close();
}

struct PlanState {
    VaultOptions vault;
    std::optional<std::string> council;
    std::optional<std::string> title;
    std::string details;
    bool show = false;
};

Status describe(const PlanState& state, const Context& context)
{
    std::optional<packs::Details> details;
    if (!state.details.empty()) {
        BOULTON_TRY_ASSIGN(const std::string json,
                           platform::readFile(platform::pathFromUtf8(state.details), 1U << 20U));
        auto read = workspace::detailsFromBody(json);
        if (!read)
            return fail(ErrorCode::InvalidInput, state.details + ": " + read.error().what + "; nothing was changed");
        details = std::move(*read);
    }
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    if (state.council || state.title || details)
        BOULTON_TRY(workspace::describePlan(session, state.council, state.title, details));
    if (state.show) {
        BOULTON_TRY_ASSIGN(const packs::Details now, workspace::loadPackDetails(session));
        print(workspace::toBody(now));
    }
    return session.close();
}

void addPeriodAndAudience(CLI::App& app, State& state)
{
    state.vault.addTo(app);
    app.add_option("--period", state.period, "A month as 2020-03, a quarter as 2019-20-Q4")->required();
    app.add_option("--audience", state.audience, "cabinet or clt")
        ->required()
        ->check(CLI::IsMember({"cabinet", "clt"}));
}

} // namespace

void addPackCommands(CLI::App& program, Context& context)
{
    auto state = std::make_shared<State>();
    auto* sign = program.add_subcommand("sign-off", "Approve the figures of a period as they stand now");
    addPeriodAndAudience(*sign, *state);
    sign->add_option("--statement", state->statement, "What is printed with the sign-off");
    command(sign, context, [state, &context] { return signOff(*state, context); });

    auto* make = program.add_subcommand("pack", "Make the Cabinet or leadership pack: PDF, Word, HTML, XLSX");
    addPeriodAndAudience(*make, *state);
    make->add_option("--out", state->out, "Folder for the files");
    state->release.addTo(*make);
    make->add_option("--formats", state->formats, "Which of pdf, docx, html, xlsx; all of them if not given")
        ->delimiter(',')
        ->check(CLI::IsMember({"pdf", "docx", "html", "xlsx"}));
    make->add_option("--template", state->docxTemplate,
                     "A .docx of your council: its styles, header, footer, page and cover are used for the Word file");
    command(make, context, [state, &context] { return pack(*state, context); });

    auto plan = std::make_shared<PlanState>();
    auto* described = program.add_subcommand("plan", "Name the council and its plan, and what Cabinet papers state");
    plan->vault.addTo(*described);
    described->add_option("--council", plan->council, "The council's name");
    described->add_option("--title", plan->title, "The plan's title");
    described->add_option("--details", plan->details, "JSON with header fields and sections; --show prints its form");
    described->add_flag("--show", plan->show, "Print the details as they are");
    command(described, context, [plan, &context] { return describe(*plan, context); });

    auto* say = program.add_subcommand("comment", "Record commentary on a measure");
    state->vault.addTo(*say);
    say->add_option("--measure", state->measure, "Code of the measure")->required();
    say->add_option("--period", state->period, "The period it is about")->required();
    say->add_option("--what", state->commentary.whatHappened, "What happened")->required();
    say->add_option("--why", state->commentary.why, "Why");
    say->add_option("--action", state->commentary.action, "What we are doing: the route to green");
    say->add_option("--owner", state->commentary.actionOwner, "Who does it");
    say->add_option("--due", state->due, "By when, as 2020-06-30");
    say->add_option("--forecast", state->commentary.forecast, "What we expect");
    command(say, context, [state, &context] { return comment(*state, context); });
}

} // namespace boulton::cli
