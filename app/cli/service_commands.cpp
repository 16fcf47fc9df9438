// SPDX-License-Identifier: GPL-3.0-or-later
// service: an account that opens a vault with nobody at the keyboard, where IT allows one.
#include "app/cli/cli.h"
#include "core/base/platform_keystore.h"
#include "core/workspace/service_user.h"
#include <cstdio>

namespace boulton::cli {
namespace {

constexpr int kStandardOutput = 1;

struct State {
    VaultOptions vault;
    std::string user;
    std::string name;
    int keyFd = 0;
};

Status addService(const State& state, const Context& context)
{
    if (platform::isTerminal(kStandardOutput)) // before anything is changed
        return platform::writeSecretLine(kStandardOutput, {});
    BOULTON_TRY_ASSIGN(auto session, openVaultSession(state.vault, context));
    BOULTON_TRY_ASSIGN(workspace::ServiceUser made, workspace::addServiceUser(session, state.user, state.name));
    if (const Status written = platform::writeSecretLine(kStandardOutput, made.key.characters()); !written) {
        const Status removed = workspace::removeUser(session, made.id, context.job); // nobody will ever have the key
        return fail(ErrorCode::Io, written.error().what + (removed ? "; nothing was changed" : "; remove " + state.user + " and add it again"));
    }
    printError(state.user + " opens the vault with --unattended, once its key is kept as " + workspace::keystoreName(state.user) +
               ". Grant it the compartments it fills: boulton-cli compartment grant");
    return session.close();
}

Status keepKey(const State& state)
{
    BOULTON_TRY_ASSIGN(const workspace::Policy policy, workspace::readPolicy());
    BOULTON_TRY(workspace::keepServiceKey(state.user, state.keyFd, policy));
    print("Kept for this account on this computer. It is bound to both: after a change of either, add the service again.");
    return {};
}

} // namespace

void addServiceCommands(CLI::App& program, Context& context)
{
    auto state = std::make_shared<State>();
    auto* group = program.add_subcommand("service", "An account for imports that run with nobody at the keyboard, where IT allows one");
    group->require_subcommand(1);
    auto* app = group->add_subcommand("add", "Add the account; its key goes to standard output, for the keystore of the operating system");
    state->vault.addTo(*app);
    app->add_option("--user", state->user, "Login of the service")->required();
    app->add_option("--name", state->name, "What it does, as the audit prints it")->required();
    command(app, context, [state, &context] { return addService(*state, context); });
    app = group->add_subcommand("keep", "On Windows, as the account of the service: keep its key, read from standard input");
    app->add_option("--user", state->user, "Login of the service")->required();
    app->add_option("--key-fd", state->keyFd, "Read the key from this descriptor instead");
    command(app, context, [state] { return keepKey(*state); });
}

} // namespace boulton::cli
