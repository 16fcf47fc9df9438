// SPDX-License-Identifier: GPL-3.0-or-later
// vault new | verify | passwd; the rest of the group is in safekeeping_commands.cpp
#include "app/cli/cli.h"
#include "core/store/audit.h"
#include "core/workspace/people.h"

namespace boulton::cli {
namespace {

struct State {
    VaultOptions vault;
    std::string user = "Administrator";
    int newPassphraseFd = -1;
};

Status create(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(const crypto::Secret passphrase, choosePassphrase(state.vault.passphraseFd));
    const platform::Path folder = platform::pathFromUtf8(state.vault.vault);
    BOULTON_TRY_ASSIGN(const workspace::Policy policy, workspace::readPolicy());
    BOULTON_TRY(workspace::checkPassphrase(passphrase, {state.user, state.vault.login, platform::toUtf8(folder.stem())}, policy));
    BOULTON_TRY_ASSIGN(auto session, workspace::Session::create(folder, state.user, passphrase,
                                                                storeOptions(state.vault.login), context.clock));
    BOULTON_TRY(session.close());
    print("Vault made: " + state.vault.vault);
    print("There is no way in without the passphrase. Keep it safe.");
    return {};
}

//! The audit chains alone: quick, and prints the heads to compare with a printed report.
Status verify(const State& state, const Context& context)
{
    BOULTON_TRY_ASSIGN(auto session, openSession(state.vault, context));
    BOULTON_TRY(session.require(workspace::UseCase::CheckVault));
    const auto head = [](const char* what, const store::AuditHead& h) {
        print("  ok  " + std::string(what) + ": " + std::to_string(h.seq) + " events, head " +
              crypto::toHex(crypto::view(h.hash)));
    };
    BOULTON_TRY_ASSIGN(const auto vault, store::verifyAudit(session.vault().vaultDatabase().reader()));
    head("audit of the vault", vault);
    BOULTON_TRY_ASSIGN(const auto performance, store::verifyAudit(session.performance().reader()));
    head("audit of Corporate performance", performance);
    return session.close();
}

} // namespace

void addVaultCommands(CLI::App& program, Context& context)
{
    auto* group = program.add_subcommand("vault", "Make, check and change encrypted vaults");
    group->require_subcommand(1);
    auto state = std::make_shared<State>();
    const auto add = [&](const char* name, const char* help, Status (*body)(const State&, const Context&)) {
        auto* app = group->add_subcommand(name, help);
        state->vault.addTo(*app);
        command(app, context, [state, &context, body] { return body(*state, context); });
        return app;
    };
    add("new", "Make an empty vault", create)->add_option("--user", state->user, "Your name, as reports print it");
    addSafekeepingCommands(*group, context);
    add("verify", "Verify the audit log and print its heads", verify);
    add("passwd", "Change your passphrase", [](const State& s, const Context& c) {
        return changeOwnPassphrase(s.vault, s.newPassphraseFd, c);
    })
        ->add_option("--new-passphrase-fd", state->newPassphraseFd,
                     "Read the new passphrase from this file descriptor");
}

} // namespace boulton::cli
