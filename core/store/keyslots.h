// SPDX-License-Identifier: GPL-3.0-or-later
// keyslots.json: the public, authenticated header of a vault. Who can open what, without saying who they are.
//
// Who may change it. The frame (databases and their generations, the seals, which slots there are, the digest of the
// register of users and grants) is signed by an administrator under the root key. What stands inside a slot is signed by
// the user of that slot, whose public key is in the register. So every user changes their own passphrase and nothing else,
// though only an administrator holds the root key. The mac over everything, under the key of vault.db, keeps out whoever
// holds no key. The root key itself is bound into each slot: a header with another root key opens for nobody else.
// Format 1 (one user, the whole header under the root key) is read; the first unlock for writing makes format 2 of it.
#pragma once
#include "core/base/platform.h"
#include "core/crypto/keys.h"
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace boulton::store {

inline constexpr std::int64_t kKeyslotsFormat = 2; //!< what is written
inline constexpr std::size_t kSlotStep = 8; //!< slots are filled with dummies to a multiple of this

//! One way in: a user's secrets, wrapped under a key from their passphrase. A dummy has the same shape and opens
//! nothing.
struct Slot {
    std::string id; //!< opaque: see slotId
    crypto::KdfParameters kdf;
    crypto::Wrapped secret;
    std::string commitment; //!< 32 bytes; XChaCha20-Poly1305 does not commit to its key, this does
    std::string signature;  //!< 64 bytes, by the user of the slot; empty in format 1
    bool operator==(const Slot& o) const { return id == o.id; }
};

struct DatabaseEntry {
    std::string id;
    std::int64_t generation = 1;
    [[nodiscard]] std::string
    file(const std::string& vaultDatabase) const; //!< relative to the vault: derived, never taken from a file
};

//! A database key, sealed to the user of a slot; every slot has one for every database, where there is no grant a
//! dummy.
struct SealEntry {
    std::string slot;
    std::string database;
    std::string box;
};

struct Keyslots {
    std::int64_t format = kKeyslotsFormat;
    std::string vaultId;
    std::int64_t epoch = 1;       //!< grows with each change
    std::int64_t signedEpoch = 1; //!< of the last change by an administrator; in format 1 the same
    crypto::Digest rootPublicKey{};
    crypto::Digest logPublicKey{}; //!< failed unlocks are sealed to it
    std::string vaultDatabase;     //!< the id of vault.db among the databases
    crypto::Digest registerDigest{}; //!< of the list of signed records in vault.db, see register.h; zeros in format 1
    std::vector<Slot> slots;
    std::vector<DatabaseEntry> databases;
    std::vector<SealEntry> seals;
};

//! A header as it stands in a file.
struct KeyslotsFile {
    Keyslots content;
    std::string bytes;
    std::string body;  //!< what the mac is over
    std::string frame; //!< what the signature is over
    std::string mac;
    std::string signature;
    crypto::Digest signedBy{};
    crypto::Digest digest{}; //!< the checksum: over everything before it
};

//! The one canonical way to write it.
[[nodiscard]] Result<KeyslotsFile> encode(const Keyslots& content, const crypto::Secret& macKey,
                                          const crypto::SigningKey& root);
//! A change inside a slot, which leaves the frame and its signature as they are. Internal if the frame is another one.
[[nodiscard]] Result<KeyslotsFile> encodeSlots(const Keyslots& content, const crypto::Secret& macKey,
                                               const KeyslotsFile& before);
//! Only what encode writes: Damaged for anything else (checksum first), NewerVersion for a later format.
[[nodiscard]] Result<KeyslotsFile> decode(std::string bytes);
//! After the key of vault.db is known: Damaged for a header that somebody else made.
[[nodiscard]] Status authenticate(const KeyslotsFile& file, const crypto::Secret& macKey);

//! The same login has the same slot, in this vault only. Small and large ASCII letters are the same.
[[nodiscard]] std::string slotId(std::string_view vaultId, std::string_view login);

//! The two copies in a folder.
struct KeyslotsCopies {
    KeyslotsFile best;
    bool heal = false; //!< a copy is missing, damaged or older: write both again once the header is proved
    std::vector<std::string> warnings{};
};
//! NotAVault where there is neither copy nor vault.db; Damaged (or NewerVersion) where no copy can be used.
[[nodiscard]] Result<KeyslotsCopies> readKeyslots(const platform::Path& vault);
[[nodiscard]] Status writeKeyslots(const platform::Path& vault, const KeyslotsFile& file);

} // namespace boulton::store
