// SPDX-License-Identifier: GPL-3.0-or-later
// A vault with several users, and what somebody does who has its key and their own program.
#pragma once
#include "core/store/register.h"
#include "core/store/vault_keys.h"
#include "tests/store/vault_place.h"

namespace boulton::store::testing {

//! `who` is login and passphrase in one word: "ann" opens with "passphrase of ann", the administrator is "".
inline std::string passphraseOf(std::string_view who)
{
    return who.empty() ? "correct horse" : "passphrase of " + std::string(who);
}
inline VaultOptions optionsOf(const Place& place, std::string_view who)
{
    VaultOptions options = place.options();
    options.login = who;
    return options;
}
inline Result<VaultPtr> tryAs(Place& place, std::string_view who)
{
    return place.tryOpen(passphraseOf(who), optionsOf(place, who));
}
inline VaultPtr as(Place& place, std::string_view who)
{
    return test::value(tryAs(place, who));
}
inline UserId join(Vault& vault, const std::string& who, const RoleRecord& role = {.name = "analyst"})
{
    return test::value(vault.addUser({.login = who, .displayName = "Name of " + who, .role = role},
                                     secret(passphraseOf(who))));
}
inline UserId idOf(const Vault& vault, std::string_view login)
{
    for (const UserInfo& user : vault.users())
        if (user.active && user.login == login)
            return user.id;
    return {};
}
//! Dies at the n-th call of a step (from 1); `steps` counts them.
inline VaultOptions dyingAt(const Place& place, std::string_view who, int n, int& steps)
{
    VaultOptions options = optionsOf(place, who);
    options.atStep = [n, &steps](std::string_view) -> Status {
        return ++steps == n ? fail(ErrorCode::Internal, "killed") : Status();
    };
    return options;
}

//! What a passphrase leads to, without the store: the key of each database that the header seals to this user.
inline std::map<std::string, crypto::Secret> keysOf(const Keyslots& header, std::string_view who)
{
    std::map<std::string, crypto::Secret> keys;
    const auto slot = std::ranges::find(header.slots, slotId(header.vaultId, who), &Slot::id);
    if (slot == header.slots.end())
        return keys;
    const auto user = openSlot(slotPlace(header), *slot, secret(passphraseOf(who)));
    if (!user)
        return keys;
    for (const SealEntry& seal : header.seals) // every box of the header, also those of others
        for (const DatabaseEntry& database : header.databases) {
            const GrantPlace place{.vaultId = header.vaultId,
                                   .kind = GrantKind::Database,
                                   .database = database.id,
                                   .generation = database.generation,
                                   .userId = user->userId};
            if (auto grant = openGrant(place, seal.box, user->box))
                keys[database.id] = std::move(grant->key);
        }
    return keys;
}
inline Keyslots headerOf(const Place& place)
{
    return test::value(decode(keyslots(place))).content;
}

//! A change with the key and the program's own means, so that root and audit are right.
inline void attack(Vault& vault, Sql sql)
{
    auto& database =
        const_cast<Database&>(vault.vaultDatabase()); // NOLINT(cppcoreguidelines-pro-type-const-cast): the attack
    auto tx = test::value(database.begin(change()));
    test::value(tx.run(sql));
    test::value(tx.commit({"attack", "", ""}));
}

} // namespace boulton::store::testing
