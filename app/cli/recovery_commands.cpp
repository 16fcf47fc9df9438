// SPDX-License-Identifier: GPL-3.0-or-later
// recovery: codes on paper, two of three of which let a new administrator in.
#include "app/cli/cli.h"
#include "core/workspace/recovery.h"
#include <array>
#include <cstdio>

namespace boulton::cli {
namespace {

constexpr std::array kLetters{'A', 'B', 'C'};

struct State {
    VaultOptions vault;
    int codesFd = -1;
    int newPassphraseFd = -1;
    std::string user;
    std::string name;
    std::string reason;
};

//! The only place where a code leaves guarded memory: for the paper.
void printCode(char letter, const crypto::Secret& code)
{
    std::string line = std::string("Code ") + letter + ":  ";
    for (const unsigned char c : code.bytes())
        line += static_cast<char>(c);
    print(line);
    crypto::wipe(line);
}

Status make(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openVaultSession(state.vault, context));
    BOULTON_TRY_ASSIGN(const workspace::RecoveryCodes codes, workspace::draftRecoveryCodes(session));
    for (std::size_t i = 0; i < kLetters.size(); ++i)
        printCode(kLetters.at(i), codes.codes.at(i));
    print("Write each on a paper of its own, with its letter and the name of the vault, for three different officers. They are not shown again.");
    print("Now each is typed from its paper; until then nothing has changed.");
    std::fflush(stdout); // before anything waits for it
    std::array<crypto::Secret, 3> typed;
    for (std::size_t i = 0; i < kLetters.size(); ++i) {
        BOULTON_TRY_ASSIGN(typed.at(i), readPassphrase(state.codesFd, std::string("Code ") + kLetters.at(i) + ": "));
    }
    BOULTON_TRY_ASSIGN(const auto kept, workspace::keepRecoveryCodes(session, codes, typed, context.job));
    print("The codes count from now on. Any two of them let in a new administrator: boulton-cli recovery use");
    for (const auto& label : kept.notCovered)
        printError("Not covered, because it is closed to you: " + label);
    return session.close();
}

Status use(const State& state, const Context& context)
{
    const platform::Path folder = platform::pathFromUtf8(state.vault.vault);
    BOULTON_TRY(workspace::Session::looksLikeVault(folder));
    BOULTON_TRY_ASSIGN(const crypto::Secret one, readPassphrase(state.codesFd, "One code: "));
    BOULTON_TRY_ASSIGN(const crypto::Secret other, readPassphrase(state.codesFd, "Another code: "));
    BOULTON_TRY_ASSIGN(const crypto::Secret passphrase, choosePassphrase(state.newPassphraseFd, "Passphrase of " + state.user + ": "));
    BOULTON_TRY(workspace::recover(folder, one, other,
                                   {.reason = state.reason, .administrator = {.login = state.user, .displayName = state.name}}, passphrase,
                                   storeOptions(), context.clock, context.job));
    print(state.user + " is an administrator now, and every administrator is told. These codes are void: make new ones with boulton-cli recovery make");
    return {};
}

} // namespace

void addRecoveryCommands(CLI::App& program, Context& context)
{
    auto state = std::make_shared<State>();
    auto* group = program.add_subcommand("recovery", "Codes on paper for when nobody can unlock the vault any more");
    group->require_subcommand(1);
    auto* app = group->add_subcommand("make", "Make three codes, shown once; those of before are void");
    state->vault.addTo(*app);
    app->add_option("--codes-fd", state->codesFd, "Read the three codes, typed from their papers, from this descriptor");
    command(app, context, [state, &context] { return make(*state, context); });
    app = group->add_subcommand("use", "Two codes let a new administrator in");
    app->add_option("--vault", state->vault.vault, "Folder of the vault")->required();
    app->add_option("--codes-fd", state->codesFd, "Read the two codes, one a line, from this descriptor");
    app->add_option("--user", state->user, "Login of the new administrator")->required();
    app->add_option("--name", state->name, "Their name, as reports print it")->required();
    app->add_option("--reason", state->reason, "Why the codes are used; it stands in the audit")->required();
    app->add_option("--new-passphrase-fd", state->newPassphraseFd, "Read their passphrase from this descriptor");
    command(app, context, [state, &context] { return use(*state, context); });
}

} // namespace boulton::cli
