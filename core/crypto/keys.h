// SPDX-License-Identifier: GPL-3.0-or-later
// From passphrase to keys, wrapping, sealing, signing. Parameters: shared/reference/security.md, section 3.
#pragma once
#include "core/crypto/hash.h"
#include <cstdint>
#include <string>
#include <string_view>

namespace boulton::crypto {

inline constexpr std::size_t kKeyBytes = 32;
inline constexpr std::size_t kSaltBytes = 16;
inline constexpr std::size_t kNonceBytes = 24;
inline constexpr std::size_t kTagBytes = 16;
inline constexpr std::size_t kSealBytes = 48; //!< what a sealed box adds
inline constexpr std::size_t kSignatureBytes = 64;
inline constexpr std::size_t kMaxPassphraseBytes = 1024;

//! Floor: 64 MiB and 3 passes. Ceiling: 1 GiB, 64 passes, and memory × passes ≤ 16 GiB.
struct KdfParameters {
    std::string alg = "argon2id";
    std::int64_t version = 19; //!< Argon2 1.3
    std::int64_t memKib = std::int64_t{256} * 1024;
    std::int64_t ops = 3;
    std::string salt; //!< 16 bytes
    bool operator==(const KdfParameters&) const = default;
};
inline constexpr std::int64_t kFloorMemKib = std::int64_t{64} * 1024;
inline constexpr std::int64_t kFloorOps = 3;

//! KdfOutOfBounds. Takes no memory: hostile parameters are refused before anything is allocated.
[[nodiscard]] Status checkBounds(const KdfParameters& parameters);
//! The 32 bytes behind everything of one slot. InvalidInput for a passphrase of 0 or more than 1024 bytes; TooLarge
//! without memory.
[[nodiscard]] Result<Secret> deriveFromPassphrase(const Secret& passphrase, const KdfParameters& parameters);
//! Parameters (with a new salt) that take 0.5 to 1.0 s here: passes are raised first, then memory. `freeMemory` in
//! bytes, 0 if unknown; with less than 1 GiB it stays at 64 MiB.
[[nodiscard]] Result<KdfParameters> calibrate(std::uint64_t freeMemory);
[[nodiscard]] KdfParameters floorParameters(); //!< with a new salt: tests and the sample vault

//! crypto_kdf: 32 bytes from a key of 32 bytes; `context` has exactly 8 characters.
[[nodiscard]] Result<Secret> subKey(const Secret& key, std::uint64_t id, std::string_view context);

struct Wrapped {
    std::string nonce;      //!< 24 bytes, random
    std::string ciphertext; //!< plain size + 16
};
//! XChaCha20-Poly1305; `associated` is bound but not stored.
[[nodiscard]] Result<Wrapped> wrap(const Secret& key, const Secret& plain, std::string_view associated);
//! Damaged if key, nonce, text or associated data are not those of wrap.
[[nodiscard]] Result<Secret> unwrap(const Secret& key, const Wrapped& wrapped, std::string_view associated);

//! X25519.
struct BoxKeys {
    Digest publicKey{};
    Secret secretKey; //!< 32 bytes
};
[[nodiscard]] Result<BoxKeys> makeBoxKeys();
[[nodiscard]] Result<BoxKeys> boxKeysFromSecret(const Secret& secretKey); //!< the public half computed
[[nodiscard]] Result<std::string> seal(const Digest& publicKey, const Secret& plain);
[[nodiscard]] Result<Secret> openSealed(const BoxKeys& keys, std::string_view box); //!< Damaged

//! Ed25519.
using Signature = std::array<unsigned char, kSignatureBytes>;
class SigningKey {
public:
    [[nodiscard]] static Result<SigningKey> fromSeed(const Secret& seed); //!< 32 bytes
    [[nodiscard]] const Digest& publicKey() const { return m_public; }
    [[nodiscard]] Signature sign(std::string_view message) const;

private:
    SigningKey() = default;
    Digest m_public{};
    Secret m_secret;
};
[[nodiscard]] bool verify(const Digest& publicKey, std::string_view message, std::string_view signature);

} // namespace boulton::crypto
