// SPDX-License-Identifier: GPL-3.0-or-later
// value, audit, data, runs: what the desktop does by hand, for scripts and for tests.
#include "app/cli/cli.h"
#include "core/base/format.h"
#include "core/workspace/analysis.h"
#include "core/workspace/audit_trail.h"
#include "core/workspace/catalogue.h"
#include "core/workspace/disclosure.h"
#include "core/workspace/edit_values.h"

namespace boulton::cli {
namespace {

struct State {
    VaultOptions vault;
    workspace::ValueEdit edit;
    std::string measure;
    std::string period;
    std::string why;
    bool withdraw = false;
    workspace::AuditFilter filter;
    std::string from;
    std::string until;
    std::string out;
    std::size_t limit = 50;
    std::string rules;
    std::string name;
    std::string run;
};

Status value(State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(state.edit.period, performance::parsePeriod(state.period));
    state.edit.measure = MeasureCode(state.measure);
    if (state.withdraw != state.edit.withdraws())
        return fail(ErrorCode::Usage, "give --value, or --numerator and --denominator, or --withdraw");
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY_ASSIGN(const auto outcome, workspace::editValues(session, {&state.edit, 1}, state.why, context.job));
    for (const auto& record : outcome.records)
        print(record.measure.value + ", " + record.period.label() + ": " + std::string(performance::name(record.kind)));
    if (!outcome.changes())
        print("There was nothing new to write.");
    for (const auto& s : outcome.signedOffPeriods)
        printError(s.period.label() + " (" + std::string(performance::name(s.audience)) + ") was signed off by " +
                   s.by + ": its pack stays as signed until it is signed off again.");
    return session.close();
}

Result<std::optional<Instant>> dayOf(const std::string& option, const std::string& text)
{
    if (text.empty())
        return std::nullopt;
    const auto at = parseInstant(text + "T00:00:00.000000Z");
    if (!at)
        return fail(ErrorCode::Usage, option + " " + text + ": write a date as 2020-06-30", {text});
    return at;
}

Status audit(State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(state.filter.from, dayOf("--from", state.from));
    BOULTON_TRY_ASSIGN(state.filter.until, dayOf("--until", state.until));
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    if (!state.out.empty()) {
        BOULTON_TRY_ASSIGN(
            const std::size_t events,
            workspace::exportAudit(session, state.filter, platform::pathFromUtf8(state.out), context.job));
        print(std::to_string(events) + " events: " + state.out);
        return session.close();
    }
    BOULTON_TRY_ASSIGN(const auto rows, workspace::auditTrail(session, state.filter, state.limit, context.job));
    for (const auto& row : rows)
        print(row.at.iso() + "  " + row.actorName + "  " + toString(row.words) + "  " + row.subject + "  " +
              row.detail);
    return session.close();
}

Status showRows(workspace::Session& session, const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto preview, workspace::previewDataset(session, state.name, state.limit, context.job));
    for (std::size_t row = 0; row < preview.rows.rows(); ++row) {
        std::string line;
        for (std::size_t i = 0; i < preview.rows.columnCount(); ++i)
            line += (i > 0 ? " · " : "") + preview.rows.column(i).text(row);
        print(line);
    }
    print(std::to_string(preview.rows.rows()) + " of " + std::to_string(preview.total) + " rows");
    return {};
}

Status data(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    if (!state.rules.empty()) {
        if (state.name.empty())
            return fail(ErrorCode::Usage, "--rules needs --show DATASET: whose rules they are");
        BOULTON_TRY(workspace::setDisclosureRules(session, state.name, state.rules));
        print("small counts made of “" + state.name + "” are hidden by the rules “" + state.rules + "”");
        return session.close();
    }
    if (!state.name.empty()) {
        BOULTON_TRY(showRows(session, state, context));
        return session.close();
    }
    BOULTON_TRY_ASSIGN(const auto entries, workspace::catalogue(session));
    for (const auto& e : entries)
        print(e.name + "  " + std::to_string(e.rows) + " rows, revision " + std::to_string(e.revision) + ", " +
              e.classification + ", " + e.updated.iso() + " by " + e.updatedBy +
              (e.source.empty() ? "" : ", from " + e.source));
    return session.close();
}

Status outputs(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY_ASSIGN(const auto left, workspace::outputs(session));
    for (const auto& o : left) {
        std::string line = o.id.substr(0, 12) + "  " + o.at.iso() + "  “" + o.title + "” by " + o.by + ": " + std::to_string(o.figures) + " counts, " +
                           std::to_string(o.hidden) + " hidden, rules “" + o.rules + "”, made of";
        for (const auto& dataset : o.datasets)
            line += " " + dataset;
        print(line);
    }
    if (left.empty())
        print("nothing about people has left this vault");
    return session.close();
}

Status reopen(workspace::Session& session, const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto run, workspace::reopenRun(session, RunId(state.run), context.job));
    print(toString(run.why));
    for (const auto& difference : run.differences)
        print("  " + toString(difference));
    if (run.recomputed == workspace::Recomputed::Differs)
        return fail(ErrorCode::Damaged, "the analysis " + state.run + " does not give the result that was kept");
    return {};
}

Status runs(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    if (!state.run.empty()) {
        BOULTON_TRY(reopen(session, state, context));
        return session.close();
    }
    BOULTON_TRY_ASSIGN(const auto entries, workspace::runs(session));
    for (const auto& e : entries) {
        std::string line = e.id.value + "  " + e.at.iso() + "  " + e.module + " by " + e.by;
        for (const auto& input : e.inputs)
            line += "  " + input.input + "=" + input.dataset + " revision " + std::to_string(input.revision);
        print(line);
    }
    return session.close();
}

void addValue(CLI::App& program, Context& context, const std::shared_ptr<State>& state)
{
    auto* set = program.add_subcommand("value", "Change one figure by hand; what was reported before stays");
    state->vault.addTo(*set);
    set->add_option("--measure", state->measure, "Code of the measure")->required();
    set->add_option("--period", state->period, "A month as 2020-03, a quarter as 2019-20-Q4, a year as 2019-20")
        ->required();
    set->add_option("--value", state->edit.value, "The figure");
    set->add_option("--numerator", state->edit.numerator, "Its numerator");
    set->add_option("--denominator", state->edit.denominator, "Its denominator");
    set->add_flag("--withdraw", state->withdraw, "Take back what was reported");
    set->add_flag("--provisional", state->edit.provisional, "The figure is not settled");
    set->add_option("--note", state->edit.note, "A remark, kept with the figure");
    set->add_option("--why", state->why, "Why it is changed, kept with the revision");
    command(set, context, [state, &context] { return value(*state, context); });
}

void addAudit(CLI::App& program, Context& context, const std::shared_ptr<State>& state)
{
    auto* trail = program.add_subcommand("audit", "Show who did what and when, newest first");
    state->vault.addTo(*trail);
    trail->add_option("--action", state->filter.actionPrefix, "Only actions that begin so: values, pack.export");
    trail->add_option("--text", state->filter.text, "Only events with these words");
    trail->add_option("--from", state->from, "From the day 2020-03-01 on");
    trail->add_option("--until", state->until, "Up to the day before 2020-04-01");
    trail->add_option("--limit", state->limit, "How many; 50 if not given");
    trail->add_option("--out", state->out, "Write all of them to FILE.csv or FILE.xlsx instead");
    command(trail, context, [state, &context] { return audit(*state, context); });
}

} // namespace

void addDeskCommands(CLI::App& program, Context& context)
{
    auto state = std::make_shared<State>();
    addValue(program, context, state);
    addAudit(program, context, state);

    auto* list = program.add_subcommand("data", "List the datasets of a vault, or show the first rows of one");
    state->vault.addTo(*list);
    list->add_option("--show", state->name, "A dataset");
    list->add_option("--limit", state->limit, "How many rows; 50 if not given");
    command(list, context, [state, &context] { return data(*state, context); });

    list->add_option("--rules", state->rules,
                     "Set by which rules small counts made of it are hidden: acro, dasa5, dasa10, hes, dfe, or custom:like=dfe,threshold=7,…");

    auto* left = program.add_subcommand("outputs", "List what was published about people: later results are checked against it");
    state->vault.addTo(*left);
    command(left, context, [state, &context] { return outputs(*state, context); });

    auto* kept = program.add_subcommand("runs", "List the analyses that were kept, or compute one again and compare");
    state->vault.addTo(*kept);
    kept->add_option("--again", state->run, "The id of one");
    command(kept, context, [state, &context] { return runs(*state, context); });
}

} // namespace boulton::cli
