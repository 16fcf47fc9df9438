// SPDX-License-Identifier: GPL-3.0-or-later
// release: the second person for what is more than OFFICIAL, and what happens without one.
#include "app/cli/cli.h"
#include "core/workspace/release.h"

namespace boulton::cli {
namespace {

using workspace::Session;

struct State {
    VaultOptions vault;
    std::string id;
};

std::string_view word(workspace::ReleaseState state)
{
    switch (state) {
    case workspace::ReleaseState::Requested: return "asked";
    case workspace::ReleaseState::Released: return "released";
    case workspace::ReleaseState::Declined: return "declined";
    case workspace::ReleaseState::Used: return "exported";
    }
    return {};
}

Status list(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY_ASSIGN(const auto all, workspace::releases(session));
    for (const auto& r : all) {
        print(r.id + "  " + std::string(word(r.state)) + "  " + r.what.marking + "  " + r.what.title + "  asked by " +
              r.requesterName + " at " + r.requestedAt.iso() + ": " + r.reason);
        for (const std::string& target : r.what.targets)
            print("    to " + target);
        if (r.decidedAt)
            print("    " + std::string(word(r.state)) + " by " + r.deciderName + " at " + r.decidedAt->iso() +
                  (r.until ? ", good until " + r.until->iso() : ""));
    }
    BOULTON_TRY_ASSIGN(const auto glass, workspace::brokenGlass(session));
    for (const auto& g : glass)
        print(g.id + "  glass broken  by " + g.userName + " at " + g.at.iso() + ", " + std::to_string(g.exports) +
              (g.exports == 1 ? " export" : " exports") + ", not reviewed: " + g.reason);
    return session.close();
}

Status approve(const State& state, const Context& context)
{
    const platform::Path folder = platform::pathFromUtf8(state.vault.vault);
    BOULTON_TRY(Session::looksLikeVault(folder));
    BOULTON_TRY_ASSIGN(const crypto::Secret passphrase,
                       readPassphrase(state.vault.passphraseFd, "Passphrase of " + state.vault.vault + ": "));
    BOULTON_TRY_ASSIGN(auto session, Session::open(folder, passphrase, storeOptions(state.vault.login), context.clock));
    BOULTON_TRY(workspace::approveRelease(session, state.id, passphrase));
    print("Released, for " + std::to_string(workspace::kReleaseHours) + " hours and one export.");
    return session.close();
}

Status decline(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY(workspace::declineRelease(session, state.id));
    print("Declined.");
    return session.close();
}

Status review(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY(workspace::reviewBreakGlass(session, state.id));
    print("Reviewed.");
    return session.close();
}

} // namespace

void ReleaseOptions::addTo(CLI::App& app)
{
    app.add_option("--ask-release", ask, "Where a second person is needed: ask for one, and why");
    app.add_option("--break-glass", breakGlass,
                   "Where a second person is needed and cannot be waited for: why. Everybody is told");
}

Status release(const ReleaseOptions& options, Session& session, const std::function<Status()>& leave,
               const std::function<Result<workspace::Leaving>()>& leaving)
{
    Status left = leave();
    const bool wanted = !left && left.error().code == ErrorCode::Refused && !left.error().args.empty() &&
                        left.error().args.front() == workspace::kReleaseArg;
    if (!wanted)
        return left;
    if (!options.breakGlass.empty()) {
        BOULTON_TRY(workspace::breakGlass(session, options.breakGlass));
        return leave();
    }
    if (options.ask.empty()) {
        Error error = std::move(left).error();
        error.what += ". Ask with --ask-release REASON";
        return std::unexpected(std::move(error));
    }
    BOULTON_TRY_ASSIGN(const workspace::Leaving what, leaving());
    BOULTON_TRY_ASSIGN(const std::string id, workspace::requestRelease(session, what, options.ask));
    Error asked = std::move(left).error();
    asked.what = "asked for a release: " + id + ". Run this again once another person has released it";
    return std::unexpected(std::move(asked));
}

void addReleaseCommands(CLI::App& program, Context& context)
{
    auto* group = program.add_subcommand("release", "The second person for what is OFFICIAL-SENSITIVE");
    group->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, bool withId, Status (*run)(const State&, const Context&)) {
        auto state = std::make_shared<State>();
        auto* app = group->add_subcommand(name, what);
        state->vault.addTo(*app);
        if (withId)
            app->add_option("--id", state->id, "As the list shows it")->required();
        command(app, context, [state, run, &context] { return run(*state, context); });
    };
    add("list", "What was asked and what became of it, and glass that was broken", false, &list);
    add("approve", "Release it: another person than who asked, with another passphrase", true, &approve);
    add("decline", "Decline it, or take a release back that was not used", true, &decline);
    add("review", "Say that you have reviewed a broken glass of somebody else", true, &review);
}

} // namespace boulton::cli
