// SPDX-License-Identifier: GPL-3.0-or-later
// user, role, compartment: who there is, what they may do, what is open to whom.
#include "app/cli/cli.h"
#include "core/base/format.h"
#include "core/workspace/people.h"

namespace boulton::cli {
namespace {

using workspace::Session;

struct State {
    VaultOptions vault;
    std::string user;
    std::string name;
    std::string role = "analyst";
    std::vector<std::string> directorates;
    std::vector<std::string> wards;
    std::string label;
    std::string reason;
    int newPassphraseFd = -1;
};

Result<workspace::Role> roleOf(const State& state)
{
    if (const auto role = workspace::roleOf(state.role))
        return *role;
    std::string words;
    for (const auto& role : workspace::kRoles)
        words += (words.empty() ? "" : ", ") + std::string(role.word);
    return fail(ErrorCode::Usage, "there is no role '" + state.role + "': " + words, {state.role});
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string lineOf(const store::UserInfo& user)
{
    const auto role = workspace::roleOf(user.role.name);
    std::string line = (user.login.empty() ? std::string("(made the vault)") : user.login) + "  " + user.displayName +
                       "  " + (role ? toString(workspace::label(*role)) : user.role.name);
    if (!user.role.directorates.empty())
        line += "  directorates: " + joined(user.role.directorates);
    if (!user.role.wards.empty())
        line += "  wards: " + joined(user.role.wards);
    return line + (user.active ? "" : "  left");
}

Status addUser(const State& state, Session& session, const Context&)
{
    BOULTON_TRY_ASSIGN(const workspace::Role role, roleOf(state));
    BOULTON_TRY(session.requireWriting(workspace::UseCase::AddUser)); // before anybody thinks of a passphrase
    BOULTON_TRY_ASSIGN(const crypto::Secret first,
                       choosePassphrase(state.newPassphraseFd, "First passphrase of " + state.user + ": "));
    BOULTON_TRY(workspace::addUser(session,
                                   {.login = state.user,
                                    .displayName = state.name,
                                    .role = role,
                                    .directorates = state.directorates,
                                    .wards = state.wards},
                                   first));
    print(state.user + " can open the vault now. Compartments are granted with: boulton-cli compartment grant");
    return {};
}

Status listUsers(const State&, Session& session, const Context&)
{
    for (const auto& user : session.vault().users())
        print(lineOf(user));
    return {};
}

Status removeUser(const State& state, Session& session, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto user, workspace::findUser(session, state.user));
    BOULTON_TRY(workspace::removeUser(session, user.id, context.job));
    print(state.user + " opens nothing any more. What they could read before stays readable in copies made before.");
    return {};
}

Status setRole(const State& state, Session& session, const Context&)
{
    BOULTON_TRY_ASSIGN(const workspace::Role role, roleOf(state));
    BOULTON_TRY_ASSIGN(const auto user, workspace::findUser(session, state.user));
    BOULTON_TRY(workspace::setRole(session, user.id, role, state.directorates, state.wards));
    BOULTON_TRY_ASSIGN(const auto now, workspace::findUser(session, state.user));
    print(lineOf(now));
    return {};
}

Status addCompartment(const State& state, Session& session, const Context&)
{
    BOULTON_TRY(workspace::addCompartment(session, state.label));
    print("Compartment made: " + state.label + ". Everybody sees its label; only you hold its key.");
    return {};
}

Status listCompartments(const State&, Session& session, const Context&)
{
    BOULTON_TRY_ASSIGN(const auto all, session.vault().compartments());
    BOULTON_TRY_ASSIGN(const auto names, session.vault().userNames());
    BOULTON_TRY_ASSIGN(const auto requests, session.vault().accessRequests());
    for (const auto& compartment : all) {
        std::vector<std::string> holders;
        for (const auto& id : session.vault().holders(compartment.id))
            holders.push_back(names.at(id));
        print(std::string(compartment.open ? "open    " : "closed  ") + compartment.label +
              "  held by: " + joined(holders));
        for (const auto& request : requests)
            if (request.state == "open" && request.compartment == compartment.id)
                print("          asked for by " + names.at(request.user) + ": " + request.reason);
    }
    return {};
}

Status grant(const State& state, Session& session, const Context&)
{
    BOULTON_TRY_ASSIGN(const auto user, workspace::findUser(session, state.user));
    BOULTON_TRY_ASSIGN(const auto compartment, workspace::findCompartment(session, state.label));
    BOULTON_TRY(workspace::grantAccess(session, compartment.id, user.id));
    print(state.user + " holds " + state.label + " from the next unlock on.");
    return {};
}

Status revoke(const State& state, Session& session, const Context& context)
{
    BOULTON_TRY_ASSIGN(const auto user, workspace::findUser(session, state.user));
    BOULTON_TRY_ASSIGN(const auto compartment, workspace::findCompartment(session, state.label));
    BOULTON_TRY(workspace::revokeAccess(session, compartment.id, user.id, context.job));
    print(state.label + " has a new key, which " + state.user + " does not hold. Copies made before stay readable.");
    return {};
}

Status request(const State& state, Session& session, const Context&)
{
    BOULTON_TRY_ASSIGN(const auto compartment, workspace::findCompartment(session, state.label));
    BOULTON_TRY(workspace::requestAccess(session, compartment.id, state.reason));
    print("The administrators see that you ask for " + state.label + ".");
    return {};
}

using Body = Status (*)(const State&, Session&, const Context&);

CLI::App* add(CLI::App& group, Context& context, const std::shared_ptr<State>& state, const char* name,
              const char* help, Body body)
{
    auto* app = group.add_subcommand(name, help);
    state->vault.addTo(*app);
    command(app, context, [state, &context, body]() -> Status {
        BOULTON_TRY_ASSIGN(auto session, openVaultSession(state->vault, context));
        BOULTON_TRY(body(*state, session, context));
        return session.close();
    });
    return app;
}

void addUserTo(CLI::App* app, State& state)
{
    app->add_option("--user", state.user, "Login of the user")->required();
}
void addRoleTo(CLI::App* app, State& state)
{
    app->add_option("--role", state.role,
                    "administrator, asset-owner, analyst, service-officer, briefing-reader or auditor");
    app->add_option("--directorate", state.directorates, "Only this directorate; may be given again");
    app->add_option("--ward", state.wards, "Only this ward; may be given again");
}
void addLabelTo(CLI::App* app, State& state)
{
    app->add_option("--compartment", state.label, "Label of the compartment")->required();
}

} // namespace

Status changeOwnPassphrase(const VaultOptions& options, int newDescriptor, const Context& context)
{
    const platform::Path folder = platform::pathFromUtf8(options.vault);
    BOULTON_TRY(Session::looksLikeVault(folder));
    BOULTON_TRY_ASSIGN(const crypto::Secret before, readPassphrase(options.passphraseFd, "Present passphrase: "));
    BOULTON_TRY_ASSIGN(auto session, Session::openVault(folder, before, storeOptions(options.login), context.clock));
    BOULTON_TRY_ASSIGN(const crypto::Secret after, choosePassphrase(newDescriptor));
    BOULTON_TRY(workspace::changePassphrase(session, before, after));
    print("The passphrase was changed. The old one no longer opens this vault; copies made before still open with it.");
    return session.close();
}

void addPeopleCommands(CLI::App& program, Context& context)
{
    auto state = std::make_shared<State>();
    auto* users = program.add_subcommand("user", "Add, list and remove users, and change your own passphrase");
    users->require_subcommand(1);
    auto* app = add(*users, context, state, "add", "Add a user, who then changes the first passphrase", addUser);
    addUserTo(app, *state);
    addRoleTo(app, *state);
    app->add_option("--name", state->name, "Their name, as reports print it")->required();
    app->add_option("--new-passphrase-fd", state->newPassphraseFd, "Read the first passphrase from this descriptor");
    add(*users, context, state, "list", "List the users and their roles", listUsers);
    addUserTo(add(*users, context, state, "remove", "A leaver: new keys for all that they held", removeUser), *state);
    auto* passwd = users->add_subcommand("passwd", "Change your own passphrase");
    state->vault.addTo(*passwd);
    passwd->add_option("--new-passphrase-fd", state->newPassphraseFd, "Read the new passphrase from this descriptor");
    command(passwd, context,
            [state, &context] { return changeOwnPassphrase(state->vault, state->newPassphraseFd, context); });

    auto* roles = program.add_subcommand("role", "Change what a user may do");
    roles->require_subcommand(1);
    app = add(*roles, context, state, "set", "Give a user another role or other limits", setRole);
    addUserTo(app, *state);
    addRoleTo(app, *state);

    auto* group = program.add_subcommand("compartment", "Make compartments, grant them, take them away, ask for them");
    group->require_subcommand(1);
    addLabelTo(add(*group, context, state, "add", "Make a compartment", addCompartment), *state);
    add(*group, context, state, "list", "List the compartments, who holds them and who asks", listCompartments);
    app = add(*group, context, state, "grant", "Grant a compartment to a user", grant);
    addLabelTo(app, *state);
    addUserTo(app, *state);
    app = add(*group, context, state, "revoke", "Take a compartment away: it gets a new key", revoke);
    addLabelTo(app, *state);
    addUserTo(app, *state);
    app = add(*group, context, state, "request", "Ask for a compartment that is closed to you", request);
    addLabelTo(app, *state);
    app->add_option("--reason", state->reason, "Why you need it; the administrators read it")->required();
}

} // namespace boulton::cli
