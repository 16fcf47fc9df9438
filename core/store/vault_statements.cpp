// SPDX-License-Identifier: GPL-3.0-or-later
// What users of a vault say under their own signature.
#include "core/store/vault_state.h"
#include <algorithm>

namespace boulton::store {
namespace {

std::string bound(const std::string& vaultId, std::string_view label, std::string_view statement)
{
    std::string message;
    crypto::appendField(message, "boulton/statement/v1");
    crypto::appendField(message, vaultId);
    crypto::appendField(message, label);
    crypto::appendField(message, statement);
    return message;
}

} // namespace

std::string Vault::sign(std::string_view label, std::string_view statement) const
{
    return crypto::toHex(crypto::view(m_state->user.signing->sign(bound(id(), label, statement))));
}

bool Vault::isStatementOf(const UserId& user, std::string_view label, std::string_view statement,
                          std::string_view signature) const
{
    const UserRecord* record = m_state->members.user(user.value);
    const auto bytes = crypto::fromHex(signature);
    return record != nullptr && record->active() && bytes &&
           crypto::verify(record->signingPublicKey, bound(id(), label, statement), *bytes);
}

bool Vault::sameKey(const UserId& one, const UserId& other) const
{
    const UserRecord* a = m_state->members.user(one.value);
    const UserRecord* b = m_state->members.user(other.value);
    return a != nullptr && b != nullptr && a->signingPublicKey == b->signingPublicKey;
}

Result<bool> Vault::opensFor(const UserId& user, const crypto::Secret& passphrase) const
{
    const UserRecord* record = m_state->members.user(user.value);
    if (record == nullptr)
        return fail(ErrorCode::NotFound, "there is no such user", {user.value});
    const Keyslots& header = m_state->header.content;
    const auto slot = std::ranges::find(header.slots, record->slot, &Slot::id);
    if (slot == header.slots.end())
        return false;
    if (const auto opened = openSlot(slotPlace(header), *slot, passphrase); !opened) {
        if (opened.error().code == ErrorCode::WrongPassphrase)
            return false;
        return std::unexpected(opened.error());
    }
    return true;
}

} // namespace boulton::store
