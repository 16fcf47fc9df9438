// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/service_user.h"
#include "core/base/platform_keystore.h"
#include "core/base/utf8.h"
#include "core/workspace/recovery.h"
#include <utility>

namespace boulton::workspace {
namespace {

constexpr std::size_t kKeyDigits = 2 * crypto::kKeyBytes;

Status allowed(const Policy& policy)
{
    if (policy.serviceUser)
        return {};
    return fail(ErrorCode::Refused, "IT allows no unattended service on this computer (serviceUser in " + platform::toUtf8(platform::machinePolicyFile()) + ")",
                {"policy"});
}

Result<crypto::Secret> keyLine(const Result<std::size_t>& size, crypto::Secret& buffer)
{
    BOULTON_TRY(size);
    if (*size != kKeyDigits)
        return fail(ErrorCode::InvalidInput, "this is not the key that boulton-cli service add made");
    return buffer.part(0, *size);
}

} // namespace

Result<ServiceUser> addServiceUser(Session& session, const std::string& login, const std::string& displayName)
{
    BOULTON_TRY(session.requireWriting(UseCase::AddUser));
    BOULTON_TRY(allowed(session.policy()));
    if (utf8::asciiLower(login) == kRecoveryLogin)
        return fail(ErrorCode::InvalidInput, "this login is kept for the recovery codes: choose another", {login});
    BOULTON_TRY(platform::checkKeystoreName(keystoreName(login)));
    BOULTON_TRY_ASSIGN(const crypto::Secret bytes, crypto::Secret::random(crypto::kKeyBytes));
    BOULTON_TRY_ASSIGN(crypto::Secret key, crypto::Secret::make(kKeyDigits));
    crypto::toHex(bytes.bytes(), key.characters());
    const std::string role(kRoles[static_cast<std::size_t>(Role::Service)].word);
    BOULTON_TRY_ASSIGN(UserId id, session.vault().addUser({.login = login, .displayName = displayName, .role = {.name = role}}, key));
    return ServiceUser{std::move(id), std::move(key)};
}

std::string keystoreName(std::string_view login)
{
    return "boulton-" + std::string(login);
}

Result<crypto::Secret> serviceKey(std::string_view login, const Policy& policy)
{
    BOULTON_TRY(allowed(policy));
    BOULTON_TRY_ASSIGN(crypto::Secret buffer, crypto::Secret::make(kKeyDigits + 2));
    return keyLine(platform::readFromKeystore(keystoreName(login), buffer.characters()), buffer);
}

Status keepServiceKey(std::string_view login, int descriptor, const Policy& policy)
{
    BOULTON_TRY(allowed(policy));
    BOULTON_TRY_ASSIGN(crypto::Secret buffer, crypto::Secret::make(kKeyDigits + 2));
    BOULTON_TRY_ASSIGN(crypto::Secret key, keyLine(platform::readLineFromDescriptor(descriptor, buffer.characters()), buffer));
    return platform::keepInKeystore(keystoreName(login), key.characters());
}

Status mayOpen(std::string_view role, bool unattended, const Policy& policy)
{
    const bool service = roleOf(role) == Role::Service;
    if (service && unattended)
        return allowed(policy);
    if (service)
        return fail(ErrorCode::Refused, "this is the account of an unattended service: nobody opens a vault as it", {"service"});
    if (unattended)
        return fail(ErrorCode::Refused, "only the account of an unattended service opens without a person: this one is somebody's", {"service"});
    return {};
}

} // namespace boulton::workspace
