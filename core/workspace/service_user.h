// SPDX-License-Identifier: GPL-3.0-or-later
// The unattended user: a nightly import that runs with nobody at the keyboard. Off unless the policy of the computer allows it. Their key is
// made by Boulton and lies in the keystore of the operating system; they may change nothing but by bringing data in (roles.h), into
// the compartments that they were granted and can therefore read. Boulton takes no typed passphrase for them; who can run programs as the
// account of the service, or holds the key, is the service.
#pragma once
#include "core/workspace/people.h"
#include <string>
#include <string_view>

namespace boulton::workspace {

struct ServiceUser {
    UserId id;
    crypto::Secret key; //!< 64 hex digits, for the keystore alone
};
//! Refused where the policy does not allow one; otherwise the errors of Vault::addUser. The key is nowhere else: lost, the user is removed
//! and added again.
[[nodiscard]] Result<ServiceUser> addServiceUser(Session& session, const std::string& login, const std::string& displayName);

//! The name of their key in the keystore (platform_keystore.h).
[[nodiscard]] std::string keystoreName(std::string_view login);
//! From the keystore. Refused where the policy does not allow it; the errors of platform::readFromKeystore.
[[nodiscard]] Result<crypto::Secret> serviceKey(std::string_view login, const Policy& policy);
//! Takes one line, the key, from a descriptor into the keystore of this account. Refused as above, and where the system has its own tool.
[[nodiscard]] Status keepServiceKey(std::string_view login, int descriptor, const Policy& policy);

//! After unlocking: an unattended service where it is allowed, and nobody else without a passphrase typed.
[[nodiscard]] Status mayOpen(std::string_view role, bool unattended, const Policy& policy);

} // namespace boulton::workspace
