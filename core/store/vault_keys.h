// SPDX-License-Identifier: GPL-3.0-or-later
// How a passphrase leads to the keys of files: slot -> user secret -> grant -> database key. Nothing here touches a
// file.
#pragma once
#include "core/store/keyslots.h"
#include <memory>
#include <string>

namespace boulton::store {

//! What a slot wraps: both private keys of a user, and who they are.
struct UserSecret {
    std::string userId;
    crypto::BoxKeys box;
    std::shared_ptr<const crypto::SigningKey> signing;
    crypto::Secret raw; //!< the form that is wrapped
};
[[nodiscard]] Result<UserSecret> makeUserSecret(std::string userId);
[[nodiscard]] Result<UserSecret> userSecretFrom(const crypto::Secret& raw);

//! The vault that a slot belongs to: bound into the wrap, so that a slot opens nowhere else and under no other root key.
struct SlotPlace {
    std::string vaultId;
    crypto::Digest rootPublicKey{};
    std::int64_t format = kKeyslotsFormat; //!< of the header
};
[[nodiscard]] SlotPlace slotPlace(const Keyslots& header);
//! Signed by the user: the header is theirs to change here, and nowhere else.
[[nodiscard]] Result<Slot> makeSlot(const SlotPlace& place, std::string id, const crypto::Secret& passphrase,
                                    crypto::KdfParameters kdf, const UserSecret& user);
//! The same shape and cost; opens nothing.
[[nodiscard]] Slot dummySlot(const crypto::KdfParameters& like);
//! KdfOutOfBounds before anything is computed; WrongPassphrase; Damaged if the passphrase is right and the rest is not.
[[nodiscard]] Result<UserSecret> openSlot(const SlotPlace& place, const Slot& slot, const crypto::Secret& passphrase);
//! That what stands in the slot was put there by the owner of that signing key.
[[nodiscard]] bool isSlotOf(const SlotPlace& place, const Slot& slot, const crypto::Digest& signingPublicKey);

enum class GrantKind : unsigned char { Database = 'D', RootSigningKey = 'R' };
enum class UserRole : unsigned char { Administrator = 'A', Member = 'M' };

//! Where a sealed key belongs. Every field is inside the box and compared with the place where the box was found.
struct GrantPlace {
    std::string vaultId;
    GrantKind kind = GrantKind::Database;
    std::string database; //!< for RootSigningKey: the vault's id
    std::int64_t generation = 1;
    std::string userId;
};
struct Grant {
    crypto::Secret key; //!< 32 bytes
    std::int64_t serial = 1;
    UserRole role = UserRole::Administrator;
    crypto::Digest granter{}; //!< whose signature is on it; the caller checks that they had the right
};
[[nodiscard]] Result<std::string> sealGrant(const GrantPlace& place, const crypto::Secret& key, std::int64_t serial,
                                            UserRole role, const crypto::Digest& recipient,
                                            const crypto::SigningKey& granter);
[[nodiscard]] Result<Grant> openGrant(const GrantPlace& place, std::string_view box,
                                      const crypto::BoxKeys& recipient); //!< Damaged
[[nodiscard]] std::string dummyGrant();                                  //!< as long as a real one

//! Keys derived from the key of vault.db.
[[nodiscard]] Result<crypto::Secret> headerMacKey(const crypto::Secret& vaultKey);
[[nodiscard]] Result<crypto::BoxKeys> logKeys(const crypto::Secret& vaultKey);

} // namespace boulton::store
