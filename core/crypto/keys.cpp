// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/keys.h"
#include <algorithm>
#include <array>
#include <chrono>
#include <sodium.h>

namespace boulton::crypto {
namespace {

static_assert(kNonceBytes == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(kTagBytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kSealBytes == crypto_box_SEALBYTES);
static_assert(kSaltBytes == crypto_pwhash_argon2id_SALTBYTES);

const unsigned char* raw(std::string_view bytes)
{
    return static_cast<const unsigned char*>(static_cast<const void*>(bytes.data()));
}
unsigned char* raw(std::string& bytes)
{
    return static_cast<unsigned char*>(static_cast<void*>(bytes.data()));
}

Status needKey(const Secret& key)
{
    if (key.size() != kKeyBytes)
        return fail(ErrorCode::Internal, "a key does not have 32 bytes");
    return {};
}

Result<double> seconds(const KdfParameters& parameters)
{
    BOULTON_TRY_ASSIGN(const Secret passphrase, Secret::copyOf("calibration"));
    std::array<double, 3> taken{};
    for (double& t : taken) {
        const auto start = std::chrono::steady_clock::now();
        BOULTON_TRY(deriveFromPassphrase(passphrase, parameters));
        t = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }
    std::ranges::sort(taken);
    return taken[1];
}

} // namespace

Status checkBounds(const KdfParameters& p)
{
    constexpr std::int64_t gib = std::int64_t{1024} * 1024;
    const bool known = p.alg == "argon2id" && p.version == 19;
    const bool inside = p.memKib >= kFloorMemKib && p.ops >= kFloorOps && p.memKib <= gib && p.ops <= 64 &&
                        p.memKib * p.ops <= 16 * gib && p.salt.size() == kSaltBytes;
    if (!known || !inside)
        return fail(ErrorCode::KdfOutOfBounds, "the key derivation settings are outside what Boulton accepts");
    return {};
}

Result<Secret> deriveFromPassphrase(const Secret& passphrase, const KdfParameters& p)
{
    BOULTON_TRY(checkBounds(p));
    if (passphrase.empty() || passphrase.size() > kMaxPassphraseBytes)
        return fail(ErrorCode::InvalidInput, "a passphrase has 1 to 1024 bytes");
    BOULTON_TRY_ASSIGN(Secret out, Secret::make(kKeyBytes));
    const auto* text = static_cast<const char*>(static_cast<const void*>(passphrase.bytes().data()));
    if (crypto_pwhash_argon2id(out.bytes().data(), out.size(), text, passphrase.size(), raw(p.salt),
                               static_cast<unsigned long long>(p.ops), static_cast<std::size_t>(p.memKib) * 1024,
                               crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::TooLarge, "not enough memory to derive the key");
    return out;
}

KdfParameters floorParameters()
{
    return {.memKib = kFloorMemKib, .ops = kFloorOps, .salt = randomBytes(kSaltBytes)};
}

Result<KdfParameters> calibrate(std::uint64_t freeMemory)
{
    BOULTON_TRY(initialise());
    KdfParameters p;
    p.salt = randomBytes(kSaltBytes);
    const bool small = freeMemory != 0 && freeMemory < (std::uint64_t{1} << 30U);
    if (small)
        p.memKib = kFloorMemKib;
    constexpr double target = 0.5;
    BOULTON_TRY_ASSIGN(double taken, seconds(p));
    // Time grows in proportion to the passes: one measurement tells how many are needed. No more than six, memory comes
    // next.
    if (taken < target) {
        p.ops = std::clamp<std::int64_t>(static_cast<std::int64_t>(static_cast<double>(p.ops) * target / taken) + 1, 3,
                                         small ? 64 : 6);
        BOULTON_TRY_ASSIGN(taken, seconds(p));
    }
    while (!small && taken < target && p.memKib < std::int64_t{1024} * 1024) {
        p.memKib *= 2;
        BOULTON_TRY_ASSIGN(taken, seconds(p));
    }
    // A slow machine goes back to less memory, never below the floor.
    while (taken > 1.0 && p.memKib > kFloorMemKib) {
        p.memKib /= 2;
        BOULTON_TRY_ASSIGN(taken, seconds(p));
    }
    BOULTON_TRY(checkBounds(p));
    return p;
}

Result<Secret> subKey(const Secret& key, std::uint64_t id, std::string_view context)
{
    BOULTON_TRY(needKey(key));
    if (context.size() != crypto_kdf_CONTEXTBYTES)
        return fail(ErrorCode::Internal, "a key context has 8 characters");
    BOULTON_TRY_ASSIGN(Secret out, Secret::make(kKeyBytes));
    if (crypto_kdf_derive_from_key(out.bytes().data(), out.size(), id, context.data(), key.bytes().data()) != 0)
        return fail(ErrorCode::Internal, "a sub-key could not be derived");
    return out;
}

Result<Wrapped> wrap(const Secret& key, const Secret& plain, std::string_view associated)
{
    BOULTON_TRY(needKey(key));
    Wrapped out{.nonce = randomBytes(kNonceBytes), .ciphertext = std::string(plain.size() + kTagBytes, '\0')};
    unsigned long long size = 0;
    if (crypto_aead_xchacha20poly1305_ietf_encrypt(raw(out.ciphertext), &size, plain.bytes().data(), plain.size(),
                                                   raw(associated), associated.size(), nullptr, raw(out.nonce),
                                                   key.bytes().data()) != 0 ||
        size != out.ciphertext.size())
        return fail(ErrorCode::Internal, "wrapping a key failed");
    return out;
}

Result<Secret> unwrap(const Secret& key, const Wrapped& wrapped, std::string_view associated)
{
    BOULTON_TRY(needKey(key));
    if (wrapped.nonce.size() != kNonceBytes || wrapped.ciphertext.size() < kTagBytes)
        return fail(ErrorCode::Damaged, "a wrapped key has the wrong length");
    BOULTON_TRY_ASSIGN(Secret plain, Secret::make(wrapped.ciphertext.size() - kTagBytes));
    unsigned long long size = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.bytes().data(), &size, nullptr, raw(wrapped.ciphertext),
                                                   wrapped.ciphertext.size(), raw(associated), associated.size(),
                                                   raw(wrapped.nonce), key.bytes().data()) != 0)
        return fail(ErrorCode::Damaged, "a wrapped key was changed");
    return plain;
}

Result<BoxKeys> makeBoxKeys()
{
    BOULTON_TRY_ASSIGN(const Secret secret, Secret::random(crypto_box_SECRETKEYBYTES));
    return boxKeysFromSecret(secret);
}

Result<BoxKeys> boxKeysFromSecret(const Secret& secretKey)
{
    BOULTON_TRY(needKey(secretKey));
    BoxKeys keys;
    BOULTON_TRY_ASSIGN(keys.secretKey, Secret::copyOf(secretKey.bytes()));
    if (crypto_scalarmult_base(keys.publicKey.data(), secretKey.bytes().data()) != 0)
        return fail(ErrorCode::Internal, "a public key could not be computed");
    return keys;
}

Result<std::string> seal(const Digest& publicKey, const Secret& plain)
{
    BOULTON_TRY(initialise());
    std::string box(plain.size() + kSealBytes, '\0');
    if (crypto_box_seal(raw(box), plain.bytes().data(), plain.size(), publicKey.data()) != 0)
        return fail(ErrorCode::Internal, "sealing failed");
    return box;
}

Result<Secret> openSealed(const BoxKeys& keys, std::string_view box)
{
    BOULTON_TRY(needKey(keys.secretKey));
    if (box.size() < kSealBytes)
        return fail(ErrorCode::Damaged, "a sealed box is too short");
    BOULTON_TRY_ASSIGN(Secret plain, Secret::make(box.size() - kSealBytes));
    if (crypto_box_seal_open(plain.bytes().data(), raw(box), box.size(), keys.publicKey.data(),
                             keys.secretKey.bytes().data()) != 0)
        return fail(ErrorCode::Damaged, "a sealed box does not open with this key");
    return plain;
}

Result<SigningKey> SigningKey::fromSeed(const Secret& seed)
{
    BOULTON_TRY(needKey(seed));
    SigningKey key;
    BOULTON_TRY_ASSIGN(key.m_secret, Secret::make(crypto_sign_SECRETKEYBYTES));
    if (crypto_sign_seed_keypair(key.m_public.data(), key.m_secret.bytes().data(), seed.bytes().data()) != 0)
        return fail(ErrorCode::Internal, "a signing key could not be made");
    return key;
}

Signature SigningKey::sign(std::string_view message) const
{
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, raw(message), message.size(), m_secret.bytes().data());
    return signature;
}

bool verify(const Digest& publicKey, std::string_view message, std::string_view signature)
{
    return signature.size() == kSignatureBytes &&
           crypto_sign_verify_detached(raw(signature), raw(message), message.size(), publicKey.data()) == 0;
}

} // namespace boulton::crypto
