// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/people.h"
#include "core/base/utf8.h"
#include "core/crypto/strength.h"
#include "core/workspace/recovery.h"
#include <algorithm>

namespace boulton::workspace {
namespace {

std::string wordOf(Role role)
{
    return std::string(kRoles[static_cast<std::size_t>(role)].word);
}

std::string_view wordsFor(std::string_view weakness)
{
    if (weakness == "own-name")
        return "it is made of your own name or the vault's";
    if (weakness == "common")
        return "it is made of words that are tried first";
    if (weakness == "repeat")
        return "it repeats itself";
    if (weakness == "sequence" || weakness == "keyboard")
        return "its characters follow each other in the alphabet or on the keyboard";
    if (weakness == "date")
        return "it is a date";
    return "it is short";
}

} // namespace

Status checkPassphrase(const crypto::Secret& passphrase, const std::vector<std::string>& names, const Policy& policy)
{
    BOULTON_TRY_ASSIGN(const crypto::Strength strength, crypto::strengthOf(passphrase, names));
    if (strength.enough() && strength.guessesLog10 >= policy.passphraseGuessesLog10)
        return {};
    if (strength.enough())
        return fail(ErrorCode::Refused, "this passphrase is guessed sooner than IT allows on this computer: make it longer, by one or two words",
                    {"policy"});
    return fail(ErrorCode::Refused,
                "this passphrase is guessed too soon: " + std::string(wordsFor(strength.weakness)) +
                    ". Four words that have nothing to do with each other are easy to keep and hard to guess",
                {std::string(strength.weakness)});
}

Result<UserId> addUser(Session& session, const NewPerson& person, const crypto::Secret& firstPassphrase)
{
    BOULTON_TRY(session.requireWriting(UseCase::AddUser));
    if (person.role == Role::Service)
        return fail(ErrorCode::InvalidInput, "an unattended service has a key instead of a passphrase: boulton-cli service add makes it", {"service"});
    if (utf8::asciiLower(person.login) == kRecoveryLogin)
        return fail(ErrorCode::InvalidInput, "this login is kept for the recovery codes: choose another", {person.login});
    BOULTON_TRY(checkPassphrase(firstPassphrase, {person.login, person.displayName, session.vault().name()}, session.policy()));
    return session.vault().addUser(
        {.login = person.login,
         .displayName = person.displayName,
         .role = {.name = wordOf(person.role), .directorates = person.directorates, .wards = person.wards}},
        firstPassphrase);
}

Status setRole(Session& session, const UserId& user, Role role, std::vector<std::string> directorates,
               std::vector<std::string> wards)
{
    BOULTON_TRY(session.requireWriting(UseCase::SetRole));
    const auto users = session.vault().users();
    const auto known = std::ranges::find(users, user, &store::UserInfo::id);
    if (role == Role::Service || (known != users.end() && roleOf(known->role.name) == Role::Service))
        return fail(ErrorCode::InvalidInput, "a person does not become an unattended service, nor one a person: add a user of their own", {"service"});
    return session.vault().setRole(
        user, {.name = wordOf(role), .directorates = std::move(directorates), .wards = std::move(wards)});
}

Status removeUser(Session& session, const UserId& user, const JobContext& job)
{
    BOULTON_TRY(session.requireWriting(UseCase::RemoveUser));
    return session.vault().removeUser(user, job);
}

Status changePassphrase(Session& session, const crypto::Secret& before, const crypto::Secret& after)
{
    BOULTON_TRY(session.requireWriting(UseCase::ChangePassphrase));
    BOULTON_TRY(checkPassphrase(after, {session.userName(), session.vault().name()}, session.policy()));
    return session.vault().changePassphrase(before, after);
}

Result<CompartmentId> addCompartment(Session& session, const std::string& label)
{
    BOULTON_TRY(session.requireWriting(UseCase::AddCompartment));
    BOULTON_TRY_ASSIGN(CompartmentId made, session.vault().addCompartment(label));
    for (const auto& user : session.vault().users()) // the codes open what is made after them too
        if (user.active && user.login == kRecoveryLogin)
            BOULTON_TRY(session.vault().grant(made, user.id));
    return made;
}

Status grantAccess(Session& session, const CompartmentId& compartment, const UserId& user)
{
    BOULTON_TRY(session.requireWriting(UseCase::GrantAccess));
    return session.vault().grant(compartment, user);
}

Status revokeAccess(Session& session, const CompartmentId& compartment, const UserId& user, const JobContext& job)
{
    BOULTON_TRY(session.requireWriting(UseCase::RevokeAccess));
    return session.vault().revoke(compartment, user, job);
}

Status requestAccess(Session& session, const CompartmentId& compartment, const std::string& reason)
{
    BOULTON_TRY(session.requireWriting(UseCase::RequestAccess));
    if (const auto asked = session.vault().requestAccess(compartment, reason); !asked)
        return std::unexpected(asked.error());
    return {};
}

Status declineAccess(Session& session, const std::string& request)
{
    BOULTON_TRY(session.requireWriting(UseCase::DeclineAccess));
    return session.vault().declineAccess(request);
}

const store::UserInfo* People::user(const UserId& id) const
{
    const auto found = std::ranges::find(users, id, &store::UserInfo::id);
    return found == users.end() ? nullptr : &*found;
}

bool People::holds(std::size_t compartment, const UserId& id) const
{
    return std::ranges::contains(holders.at(compartment), id);
}

const store::AccessRequest* People::asked(std::size_t compartment, const UserId& id) const
{
    const auto found = std::ranges::find_if(requests, [&](const store::AccessRequest& request) {
        return request.compartment == compartments.at(compartment).id && request.user == id;
    });
    return found == requests.end() ? nullptr : &*found;
}

Result<People> people(Session& session)
{
    BOULTON_TRY(session.require(UseCase::SeePeople));
    store::Vault& vault = session.vault();
    People all{.users = vault.users(),
               .self = vault.user(),
               .administers = session.may(UseCase::AddUser),
               .readOnly = session.readOnly()};
    BOULTON_TRY_ASSIGN(all.compartments, vault.compartments());
    for (const store::CompartmentInfo& compartment : all.compartments)
        all.holders.push_back(vault.holders(compartment.id));
    BOULTON_TRY_ASSIGN(all.requests, vault.accessRequests());
    std::erase_if(all.requests, [&](const store::AccessRequest& request) {
        return request.state != "open" || (!all.administers && request.user != all.self);
    });
    return all;
}

Result<store::UserInfo> findUser(Session& session, std::string_view login)
{
    const auto users = session.vault().users();
    const auto found = std::ranges::find_if(users, [&](const store::UserInfo& user) {
        return user.active && utf8::asciiLower(user.login) == utf8::asciiLower(login);
    });
    if (found == users.end())
        return fail(ErrorCode::NotFound, "the vault has no user with the login '" + std::string(login) + "'",
                    {std::string(login)});
    return *found;
}

Result<store::CompartmentInfo> findCompartment(Session& session, std::string_view label)
{
    BOULTON_TRY_ASSIGN(const auto all, session.vault().compartments());
    const auto found = std::ranges::find(all, label, &store::CompartmentInfo::label);
    if (found == all.end())
        return fail(ErrorCode::NotFound, "the vault has no compartment '" + std::string(label) + "'",
                    {std::string(label)});
    return *found;
}

} // namespace boulton::workspace
