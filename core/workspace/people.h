// SPDX-License-Identifier: GPL-3.0-or-later
// Joiners, movers and leavers, compartments and who holds them, one's own passphrase. Each is one use case; the keys and the
// signed records are the store's.
#pragma once
#include "core/workspace/roles.h"
#include "core/workspace/session.h"
#include <string>
#include <vector>

namespace boulton::workspace {

struct NewPerson {
    std::string login;
    std::string displayName;
    Role role = Role::Analyst;
    std::vector<std::string> directorates{}; //!< none: all
    std::vector<std::string> wards{};
};

//! Refused for a passphrase that takes too few guesses (args[0]: crypto::Strength::weakness). `names`: of user and vault; the policy
//! of the computer may ask for more guesses than Boulton does.
[[nodiscard]] Status checkPassphrase(const crypto::Secret& passphrase, const std::vector<std::string>& names,
                                     const Policy& policy);

//! The errors of checkPassphrase and of Vault::addUser.
[[nodiscard]] Result<UserId> addUser(Session& session, const NewPerson& person, const crypto::Secret& firstPassphrase);
[[nodiscard]] Status setRole(Session& session, const UserId& user, Role role, std::vector<std::string> directorates = {},
                             std::vector<std::string> wards = {});
[[nodiscard]] Status removeUser(Session& session, const UserId& user, const JobContext& job = {});
[[nodiscard]] Status changePassphrase(Session& session, const crypto::Secret& before, const crypto::Secret& after);

[[nodiscard]] Result<CompartmentId> addCompartment(Session& session, const std::string& label);
[[nodiscard]] Status grantAccess(Session& session, const CompartmentId& compartment, const UserId& user);
[[nodiscard]] Status revokeAccess(Session& session, const CompartmentId& compartment, const UserId& user,
                                  const JobContext& job = {});
[[nodiscard]] Status requestAccess(Session& session, const CompartmentId& compartment, const std::string& reason);
[[nodiscard]] Status declineAccess(Session& session, const std::string& request);

//! Who there is, what is open to whom, and who asks: what a page about people shows.
struct People {
    std::vector<store::UserInfo> users;                  //!< by name, leavers last
    std::vector<store::CompartmentInfo> compartments;    //!< by label
    std::vector<std::vector<UserId>> holders;            //!< of each compartment
    std::vector<store::AccessRequest> requests;          //!< that are open; everybody's for administrators, else one's own
    UserId self;
    bool administers = false; //!< may change any of it
    bool readOnly = false;
    [[nodiscard]] const store::UserInfo* user(const UserId& id) const;
    [[nodiscard]] bool holds(std::size_t compartment, const UserId& id) const;
    [[nodiscard]] const store::AccessRequest* asked(std::size_t compartment, const UserId& id) const;
};
[[nodiscard]] Result<People> people(Session& session);

//! NotFound. By login, and by label.
[[nodiscard]] Result<store::UserInfo> findUser(Session& session, std::string_view login);
[[nodiscard]] Result<store::CompartmentInfo> findCompartment(Session& session, std::string_view label);

} // namespace boulton::workspace
